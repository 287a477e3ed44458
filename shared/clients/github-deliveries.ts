import { TicketwireError } from '../errors.ts';
import { timeOf } from '../mapping/event-time.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import type { Github } from './github.ts';
import { pageSize, readPages } from './github-pages.ts';

/** An attempt of GitHub's to deliver something to a hook. */
export interface HookAttempt {
  /** Names the attempt to GitHub; a number that may be larger than JavaScript's are. */
  id: string;
  /** The delivery's own id, the same for every attempt at it. */
  guid: string;
  event: string;
  action: string;
  /** Undefined where GitHub does not say. */
  at: EpochMs | undefined;
  /** The answer was a 2xx. */
  isGood: boolean;
}

/** The hooks of a repository or an organisation: `/repos/octo/widgets` or `/orgs/octo`. */
export async function listHooks(github: Github, owner: string): Promise<{ id: string; url: string }[]> {
  const hooks = await readPages(github, `${owner}/hooks`);
  return hooks
    .map(({ id, config }) => ({
      id: textOf(id),
      url: isJsonObject(config) && typeof config.url === 'string' ? config.url : '',
    }))
    .filter(({ id }) => /^\d+$/.test(id));
}

/** The attempts at a hook's deliveries, newest first, page by page. `hook` is its path, `/repos/octo/widgets/hooks/7` or `/app/hook`. */
export async function* listAttempts(github: Github, hook: string): AsyncGenerator<HookAttempt[]> {
  let cursor = '';
  const seen = new Set<string>();
  do {
    seen.add(cursor);
    const query = `per_page=${pageSize}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const { json, headers } = await github.send('GET', `${hook}/deliveries?${query}`);
    if (!Array.isArray(json)) throw new TicketwireError('target-failed', "GitHub's list of deliveries is no list.");
    yield json.filter(isJsonObject).map(attemptOf).filter(isNamed);
    cursor = json.length === 0 ? '' : nextCursor(headers.get('link'));
    if (cursor !== '' && (seen.has(cursor) || seen.size >= maxPages)) {
      throw new TicketwireError('target-failed', "GitHub's list of deliveries does not come to an end.");
    }
  } while (cursor !== '');
}

/** What was sent in an attempt: headers with names in lower case, and the payload. Undefined when GitHub forgot it. */
export async function readAttempt(
  github: Github,
  hook: string,
  id: string,
): Promise<{ headers: Record<string, string>; payload: JsonObject } | undefined> {
  const { status, json } = await github.send('GET', `${hook}/deliveries/${id}`, { expect: [404] });
  if (status === 404) return undefined;
  const request = isJsonObject(json) ? json.request : undefined;
  const payload = isJsonObject(request) ? request.payload : undefined;
  if (!isJsonObject(request) || !isJsonObject(payload)) {
    throw new TicketwireError('target-failed', `GitHub's answer to what was delivered as ${id} holds no payload.`);
  }
  const headers = Object.entries(isJsonObject(request.headers) ? request.headers : {});
  return {
    payload,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)])),
  };
}

function attemptOf(attempt: JsonObject): HookAttempt {
  const { id, guid, event, action, delivered_at: at, status_code: status } = attempt;
  return {
    id: textOf(id),
    guid: textOf(guid),
    event: textOf(event),
    action: textOf(action),
    at: timeOf(at),
    isGood: typeof status === 'number' && status >= 200 && status < 300,
  };
}

/** A hook of the busiest repositories has some 100,000 deliveries in three days. */
const maxPages = 20_000;

/** What has no id of its own, or none that can stand in an address, cannot be asked for. */
function isNamed({ id, guid }: HookAttempt): boolean {
  return /^\d+$/.test(id) && guid !== '' && guid.isWellFormed();
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Only the cursor of the next page is taken from what GitHub says, not its address. */
function nextCursor(link: string | null): string {
  const next = link?.split(',').find((each) => /rel="?next"?/.test(each));
  const address = /<([^>]*)>/.exec(next ?? '')?.[1] ?? '';
  return URL.canParse(address) ? (new URL(address).searchParams.get('cursor') ?? '') : '';
}
