import { z } from 'zod';
import { createGithub, type Github } from '../../clients/github.ts';
import { authorOf, createdAt, readIssue } from '../../clients/github-issue.ts';
import { createHttp } from '../../clients/http.ts';
import { TicketwireError } from '../../errors.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import { hasMarker } from '../../mapping/marker.ts';
import { managedLabel } from '../../mapping/ticket-draft.ts';
import type { EpochMs, JsonObject, JsonValue } from '../../model/json.ts';
import type { Ticket } from '../../model/ticket.ts';
import { addressValue, durationValue, repositoryValue, tokenValue } from '../../settings/values.ts';
import type { CreationLimits } from '../../store/store.ts';
import type { TrackerType } from '../target.ts';
import type { Tracker } from './tracker.ts';

const publicApi = 'https://api.github.com';
/** "No more than 80 content-generating requests per minute and 500 per hour": docs.github.com, rate limits for the REST API. */
const defaultLimits: CreationLimits = { perMinute: 80, perHour: 500 };

const countValue = z.number().int().min(1, 'must be at least 1');

const options = {
  repository: repositoryValue.describe('The repository whose issues are the tickets, as owner/name.'),
  token: tokenValue.describe('A token that may write issues there.'),
  'api-url': addressValue.prefault(publicApi).describe('GitHub Enterprise Server: https://HOST/api/v3.'),
  labels: z
    .array(z.string().min(1).max(50, 'must be at most 50 characters long'))
    .default([])
    .describe('Labels put on every ticket of this target.'),
  authors: z
    .array(z.string().regex(/^[\w-]+(\[bot\])?$/, 'must be a login such as octocat or my-app[bot]'))
    .default([])
    .describe("Logins, besides the token's own, whose issues with our marker count as ours."),
  adopt: z
    .boolean()
    .default(false)
    .describe('Look for an existing ticket before the first attempt too, where others write to this repository.'),
  limits: z
    .strictObject({
      'per-minute': countValue.default(defaultLimits.perMinute),
      'per-hour': countValue.default(defaultLimits.perHour),
    })
    .optional()
    .describe('Creating requests in a minute and in an hour; api.github.com 80 and 500 unless set, elsewhere none.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

type Options = z.output<z.ZodObject<typeof options>>;

/** How far GitHub's clock and ours may differ when a list is read back to a time of ours. */
const clockSkewMs = 5 * 60_000;
const pageSize = 100;

/** Issues of a GitHub repository, github.com, GHE.com or Enterprise Server. https://docs.github.com/rest/issues */
export const githubIssues: TrackerType<typeof options> = {
  type: 'github-issues',
  label: 'GitHub issues',
  docs: 'docs/targets/github-issues.md',
  kind: 'tracker',
  options,
  limits: {
    // "Title is too long (maximum is 256 characters)", and 1,024 bytes measured.
    title: { maxChars: 256, maxBytes: 1_024 },
    // "Body is too long (maximum is 65536 characters)"; 262,144 bytes measured: both are kept.
    body: { maxChars: 65_536, maxBytes: 262_143 },
    maxLabelChars: 50,
  },
  create: (settings, { name, now }) => {
    const http = createHttp({ timeoutMs: settings.timeout });
    const github = createGithub({ apiUrl: settings['api-url'], token: settings.token, http, now, target: name });
    return createTracker(settings, github);
  },
};

function createTracker(settings: Options, github: Github): Tracker {
  const { repository } = settings;
  const issues = `/repos/${repository}/issues`;
  let ownLogin: string | undefined;

  /** Undefined when the issue is gone: 410, or 404 although the repository is readable. */
  async function unlessGone(key: string, step: () => Promise<JsonValue | undefined>): Promise<Ticket | undefined> {
    try {
      const ticket = readIssue(await step(), repository, key);
      if (ticket !== undefined) return ticket;
      throw new TicketwireError('target-refused', `GitHub's answer about an issue of ${repository} is not an issue.`);
    } catch (error) {
      if (!(error instanceof TicketwireError) || error.code !== 'target-not-found') throw error;
      if (await isRepositoryReadable()) return undefined;
      throw error;
    }
  }

  async function isRepositoryReadable(): Promise<boolean> {
    const { status, json } = await github.send('GET', `/repos/${repository}`, { expect: [404] });
    // Where issues are switched off no issue can be read, and none is gone.
    return status !== 404 && isJsonObject(json) && json.has_issues !== false;
  }

  async function ourLogins(): Promise<readonly string[]> {
    if (ownLogin === undefined) {
      // Tokens of GitHub Apps and of workflows may not ask who they are; then only `authors` counts.
      const json = await github.send('GET', '/user').then((answer) => answer.json, whenForbidden);
      if (json !== undefined && !(isJsonObject(json) && typeof json.login === 'string')) {
        throw new TicketwireError('target-failed', "GitHub's answer to who the token is names no login.");
      }
      ownLogin = json?.login as string | undefined;
    }
    return [...(ownLogin === undefined ? [] : [ownLogin]), ...settings.authors].map((login) => login.toLowerCase());
  }

  /** The first issue that fits, of those created since then, newest first. */
  async function findInList(
    filter: string,
    since: EpochMs,
    fits: (issue: JsonObject) => boolean,
  ): Promise<JsonObject | undefined> {
    for (let page = 1; ; page += 1) {
      const query = `state=all&${filter}&sort=created&direction=desc&per_page=${pageSize}&page=${page}`;
      const { json } = await github.send('GET', `${issues}?${query}`);
      if (!Array.isArray(json)) throw notAList(repository);
      for (const issue of json.filter(isJsonObject)) {
        if (createdAt(issue) < since - clockSkewMs) return undefined;
        if (fits(issue)) return issue;
      }
      if (json.length < pageSize) return undefined;
    }
  }

  const readKey = (key: string): string | undefined => (/^[1-9]\d{0,17}$/.test(key) ? key : undefined);

  const tracker: Tracker = {
    adopts: settings.adopt,
    listLagMs: 10_000,
    creationLimits: limitsOf(settings),

    findBySubject: async (subject, since) => {
      const logins = await ourLogins();
      if (logins.length === 0) {
        throw new TicketwireError(
          'configuration',
          `The token of ${repository} cannot tell which login it writes as, so its tickets cannot be recognised. Name the login under 'authors'.`,
        );
      }
      const isOurs = (issue: JsonObject): boolean =>
        issue.pull_request === undefined && logins.includes(authorOf(issue)) && hasMarker(String(issue.body), subject);
      // By the label first; then, for what we may have created just now, by author: a token without triage access had its
      // labels dropped.
      const creators = since === 0 ? [] : logins;
      for (const filter of [
        `labels=${managedLabel}`,
        ...creators.map((login) => `creator=${encodeURIComponent(login)}`),
      ]) {
        const found = await findInList(filter, since, isOurs);
        if (found !== undefined) return readIssue(found, repository);
      }
      return undefined;
    },

    readTicket: async (key) => {
      const number = readKey(key);
      if (number === undefined) return undefined;
      return unlessGone(number, async () => {
        const { json } = await github.send('GET', `${issues}/${number}`);
        if (isJsonObject(json) && json.pull_request !== undefined) {
          throw new TicketwireError('target-refused', `${repository}#${number} is a pull request, not an issue.`);
        }
        return json;
      });
    },

    createTicket: async (_subject, draft) => {
      const labels = [...new Set([...draft.labels, ...settings.labels])];
      const { json } = await github.send('POST', issues, { json: { title: draft.title, body: draft.body, labels } });
      const ticket = readIssue(json, repository);
      if (ticket === undefined) {
        throw new TicketwireError(
          'target-failed',
          `GitHub created an issue in ${repository}, but its answer is not one.`,
        );
      }
      // Whoever wrote this is whom the token writes as.
      if (isJsonObject(json) && authorOf(json) !== '') ownLogin ??= authorOf(json);
      const dropped = labels.filter((label) => !hasLabel(ticket, label));
      if (dropped.length === 0) return { ticket };
      const note = `GitHub dropped the labels ${dropped.join(', ')} of ${ticket.reference}: the token lacks push or triage access.`;
      return { ticket, note };
    },

    ensureContent: (ticket, { title, body }) =>
      unlessGone(
        ticket.key,
        async () => (await github.send('PATCH', `${issues}/${ticket.key}`, { json: { title, body } })).json,
      ),

    ensureTransition: async (ticket, transition) => {
      const isThere = (ticket.state === 'closed') === (transition === 'close');
      if (isThere) return ticket;
      const json =
        transition === 'close'
          ? { state: 'closed', state_reason: 'completed' }
          : { state: 'open', state_reason: 'reopened' };
      return unlessGone(ticket.key, async () => (await github.send('PATCH', `${issues}/${ticket.key}`, { json })).json);
    },

    ensureLabels: async (ticket, { add, remove }) => {
      const missing = add.filter((label) => !hasLabel(ticket, label));
      const surplus = ticket.labels.filter((label) => remove.some((each) => isSameLabel(each, label)));
      if (missing.length > 0) {
        await github.send('POST', `${issues}/${ticket.key}/labels`, { json: { labels: missing } });
      }
      for (const label of surplus) {
        // 404: somebody else took it off meanwhile.
        await github.send('DELETE', `${issues}/${ticket.key}/labels/${encodeURIComponent(label)}`, { expect: [404] });
      }
      return { ...ticket, labels: [...ticket.labels.filter((label) => !surplus.includes(label)), ...missing] };
    },
  };
  return tracker;
}

function notAList(repository: string): TicketwireError {
  return new TicketwireError(
    'target-failed',
    `GitHub's list of the issues of ${repository} is not a list; nothing can be concluded from it.`,
  );
}

/** Undefined for a token that may not ask; everything else passes on. */
function whenForbidden(error: unknown): undefined {
  const isForbidden = error instanceof TicketwireError && ['target-forbidden', 'target-not-found'].includes(error.code);
  if (!isForbidden) throw error;
}

function limitsOf({ limits, 'api-url': apiUrl }: Options): CreationLimits | undefined {
  if (limits !== undefined) return { perMinute: limits['per-minute'], perHour: limits['per-hour'] };
  return apiUrl === publicApi ? defaultLimits : undefined;
}

function hasLabel(ticket: Ticket, label: string): boolean {
  return ticket.labels.some((each) => isSameLabel(each, label));
}

/** GitHub's label names do not distinguish case. */
function isSameLabel(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
