import { createDryHttp } from '../shared/clients/dry-http.ts';
import { webUrlOf } from '../shared/clients/github-addresses.ts';
import { createHttp, type Fetch, type Http } from '../shared/clients/http.ts';
import { createPatientHttp, type Patience } from '../shared/clients/patient-http.ts';
import type { Configuration } from '../shared/config/configuration.ts';
import { asTicketwireError, type TicketwireError } from '../shared/errors.ts';
import { githubReferenceReader, jiraKeyReader, type KeyReader } from '../shared/mapping/keys.ts';
import type { DraftLimits } from '../shared/mapping/ticket-draft.ts';
import type { AnswersAt } from '../shared/model/command.ts';
import { publicApi } from '../shared/settings/github.ts';
import type { Board } from '../shared/store/board.ts';
import type { OpenTarget } from '../shared/targets/target.ts';
import { openGithubIssues } from '../shared/targets/trackers/github/open.ts';
import { issueLimits, publicLimits } from '../shared/targets/trackers/github/settings.ts';
import { openJira } from '../shared/targets/trackers/jira/open.ts';
import { jiraLimits } from '../shared/targets/trackers/jira/settings.ts';
import { listOnce } from './list-once.ts';
import type { Runner } from './runner.ts';
import type { Settings } from './settings.ts';
import { issuesTarget, jiraTarget } from './short-cuts.ts';

/** The login that a workflow's own token writes as; it may not ask. */
const workflowLogin = 'github-actions[bot]';

export interface ActionTarget {
  name: string;
  limits?: DraftLimits | undefined;
  keysIn?: KeyReader | undefined;
  answersAt?: AnswersAt | undefined;
  open: OpenTarget;
}

export interface OpenedTargets {
  targets: readonly ActionTarget[];
  /** Targets that cannot be used in this run, and why. */
  unusable: ReadonlyMap<string, string>;
}

export type OpenHttp = (timeoutMs: number) => Http;

/** Clients that wait and try again within the run's patience; in a dry run they only read. */
export function httpOpener(patience: Patience, { fetch, isDryRun }: { fetch: Fetch; isDryRun: boolean }): OpenHttp {
  return (timeoutMs) => {
    const http = createPatientHttp(createHttp({ timeoutMs, fetch }), patience);
    return isDryRun ? createDryHttp(http) : http;
  };
}

const timeoutMs = 10_000;

/** The targets of the configuration, and those that the inputs make; what the configuration calls by a name comes first. */
export function openTargets(
  runner: Runner,
  given: {
    settings: Settings;
    configuration: Configuration | undefined;
    openHttp: OpenHttp;
    board: Board;
    now(): number;
  },
): OpenedTargets {
  const { settings, configuration, openHttp, board, now } = given;
  const targets: ActionTarget[] = [];
  const unusable = new Map<string, string>();
  for (const { name, lacks } of configuration?.unavailable ?? []) {
    unusable.set(name, `${lacks.join('; ')}. Hand it to the step that uses the Action, under env.`);
  }
  for (const { name, limits, keysIn, answersAt, needsStore, open } of configuration?.targets ?? []) {
    if (needsStore) {
      unusable.set(
        name,
        "it needs the receiver: it works by what the receiver's store knows, and a workflow run has none.",
      );
      continue;
    }
    const dependencies = { board, now, openHttp, isStoreless: true, authors: [workflowLogin] };
    try {
      const opened = listOnce(open(dependencies));
      targets.push({ name, limits, keysIn, answersAt, open: settings.isDryRun ? muted(opened) : opened });
    } catch (error) {
      unusable.set(name, (asTicketwireError(error) as TicketwireError).message);
    }
  }
  const isTaken = (name: string) => unusable.has(name) || targets.some((target) => target.name === name);
  if (!isTaken(issuesTarget)) {
    if (settings.token === undefined) unusable.set(issuesTarget, "the input 'github-token' is empty.");
    else targets.push(ownIssues(runner, settings.token, { openHttp, now, isDryRun: settings.isDryRun }));
  }
  if (!isTaken(jiraTarget)) {
    if (settings.jira === undefined) unusable.set(jiraTarget, "the input 'jira-url' is not set.");
    else targets.push(inputJira(settings.jira, { openHttp, now }));
  }
  return { targets, unusable };
}

/** The target with a room in which nothing is said. */
function muted(open: OpenTarget): OpenTarget {
  return open.room === undefined ? open : { ...open, room: { hasThreads: false, post: async () => undefined } };
}

function ownIssues(
  { apiUrl, serverUrl, repository }: Runner,
  token: NonNullable<Settings['token']>,
  { openHttp, now, isDryRun }: { openHttp: OpenHttp; now(): number; isDryRun: boolean },
): ActionTarget {
  const target = {
    repository,
    credentials: { token },
    apiUrl,
    webUrl: serverUrl,
    labels: [],
    authors: [workflowLogin],
    adopts: true,
    // Nothing is created in a dry run, so nothing has to wait for its turn.
    limits: apiUrl === publicApi && !isDryRun ? publicLimits : undefined,
    timeoutMs,
  };
  const webUrl = serverUrl === '' ? webUrlOf(apiUrl) : serverUrl;
  return {
    name: issuesTarget,
    limits: issueLimits,
    keysIn: githubReferenceReader({ repository, webUrl }),
    // Events of a workflow are of its own server.
    answersAt: { forge: 'github', url: '' },
    open: listOnce(openGithubIssues(target, { name: issuesTarget, now, openHttp })),
  };
}

function inputJira(
  inputs: NonNullable<Settings['jira']>,
  { openHttp, now }: { openHttp: OpenHttp; now(): number },
): ActionTarget {
  return {
    name: jiraTarget,
    limits: jiraLimits,
    keysIn: jiraKeyReader(inputs.projects),
    open: listOnce(
      openJira({ ...inputs, labels: [], adopts: true }, { name: jiraTarget, now, http: openHttp(timeoutMs) }),
    ),
  };
}
