import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Github } from '../shared/clients/github.ts';
import type { Configuration, KnownTarget, Problem } from '../shared/config/configuration.ts';
import { loadConfiguration } from '../shared/config/load.ts';
import { TicketwireError } from '../shared/errors.ts';
import { isJsonObject } from '../shared/mapping/json-body.ts';
import { jiraLackFor } from '../shared/targets/trackers/jira/settings.ts';
import type { Runner } from './runner.ts';
import type { Settings } from './settings.ts';
import { issuesTarget, jiraTarget } from './short-cuts.ts';

const usualFile = '.github/ticketwire.yml';

/** Events whose workspace may hold what a stranger wrote, and which may write nevertheless. */
const privilegedEvents = ['pull_request_target', 'workflow_run'];

interface FoundText {
  text: string;
  file: string;
  directory: string;
}

export type LoadedConfiguration = { configuration: Configuration } | { problems: readonly Problem[] } | undefined;

/**
 * The configuration from the input `rules`, from the workspace, or through the API; undefined where there is none.
 * Throws `configuration` when a file that was named by hand is nowhere.
 */
export async function readConfiguration(
  runner: Runner,
  settings: Settings,
  { github, now }: { github: Github | undefined; now: number },
): Promise<LoadedConfiguration> {
  const { rules } = settings;
  const isList = rules !== undefined && isListOfRules(rules);
  const found =
    rules === undefined
      ? await findFile(runner, settings, github)
      : { text: isList ? asRules(rules) : rules, file: "input 'rules'", directory: runner.workspace };
  if (found === undefined) return undefined;
  const builtInTargets: Record<string, KnownTarget> = { [issuesTarget]: { type: 'github-issues' } };
  if (settings.jira !== undefined) {
    const { projects } = settings.jira;
    const lackFor: KnownTarget['lackFor'] = (verb) => jiraLackFor(verb, { projects });
    builtInTargets[jiraTarget] = { type: 'jira', moves: [], projects, lackFor };
  }
  const token = settings.token?.reveal();
  const env = token === undefined ? runner.env : { GITHUB_TOKEN: token, ...runner.env };
  const result = loadConfiguration({
    ...found,
    env,
    now,
    builtInTargets,
    isLenient: true,
    githubApiUrl: runner.apiUrl,
  });
  if ('configuration' in result) {
    // The log is masked line by line.
    const lines = result.configuration.secrets.flatMap((secret) => secret.reveal().split('\n'));
    for (const line of lines) if (line.trim() !== '') runner.mask(line.trim());
    return { configuration: result.configuration };
  }
  // A line was put before the list, and a blank before every line.
  const problems = result.problems.map((each) =>
    isList ? { ...each, line: Math.max(1, each.line - 1), column: Math.max(1, each.column - 1) } : each,
  );
  return { problems };
}

/** A configuration that holds the list and nothing else. */
function asRules(list: string): string {
  const lines = list.split('\n').map((line) => (/^---\s*$/.test(line) ? '' : ` ${line}`));
  return `rules:\n${lines.join('\n')}`;
}

/** A list, and not a mapping: its first line that says anything starts with a dash or a bracket. */
function isListOfRules(text: string): boolean {
  const first = text.split('\n').find((line) => !/^\s*(#.*)?$/.test(line) && !line.startsWith('---'));
  return first !== undefined && /^\s*(-(\s|$)|\[)/.test(first);
}

async function findFile(
  runner: Runner,
  { configFile }: Settings,
  github: Github | undefined,
): Promise<FoundText | undefined> {
  const file = configFile ?? usualFile;
  const directory = dirname(join(runner.workspace, file));
  const isPrivileged = privilegedEvents.includes(runner.eventName);
  const path = join(runner.workspace, file);
  if (!isPrivileged && existsSync(path)) return { text: readFileSync(path, 'utf8'), file, directory };
  const text = github === undefined ? undefined : await readThroughApi(runner, file, github);
  if (text !== undefined) return { text, file, directory };
  if (configFile === undefined) return undefined;
  throw new TicketwireError(
    'configuration',
    `The configuration file ${file} is neither in the workspace nor, as far as the token may read, in ${runner.repository}.`,
  );
}

/** Events whose commit may be the work of whoever opened the pull request: there the default branch counts. */
const strangersEvents = [...privilegedEvents, 'pull_request', 'pull_request_review'];

async function readThroughApi(runner: Runner, file: string, github: Github): Promise<string | undefined> {
  const ref = strangersEvents.includes(runner.eventName) || runner.run.sha === '' ? '' : `?ref=${runner.run.sha}`;
  const path = file.split('/').map(encodeURIComponent).join('/');
  const { status, json } = await github.send('GET', `/repos/${runner.repository}/contents/${path}${ref}`, {
    expect: [404],
  });
  if (status === 404) return undefined;
  if (!isJsonObject(json) || typeof json.content !== 'string') {
    throw new TicketwireError(
      'configuration',
      `${file} of ${runner.repository} is no file that the API gives as text.`,
    );
  }
  return Buffer.from(json.content, 'base64').toString('utf8');
}
