import type { Logger } from 'pino';
import { createGithub, type Github } from '../../shared/clients/github.ts';
import { type HookAttempt, listAttempts, listHooks, readAttempt } from '../../shared/clients/github-deliveries.ts';
import { createHttp } from '../../shared/clients/http.ts';
import { asTicketwireError, TicketwireError } from '../../shared/errors.ts';
import { githubTypes } from '../../shared/mapping/github-types.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { acceptFetched } from '../../shared/pipeline/accept.ts';
import { mayBeWanted } from '../../shared/routing/rule-index.ts';
import type { CatchUpSettings, Source } from '../../shared/senders/source.ts';
import { Secret } from '../../shared/settings/secret.ts';
import type { PlanningDependencies } from '../http/planning.ts';
import type { ReceiverStore } from '../store/store.ts';

export interface CatchUpDependencies extends Omit<PlanningDependencies, 'sources'> {
  store: ReceiverStore;
  /** Names this process; unique among processes. */
  worker: string;
  log: Logger;
}

const leaseMs = 60_000;
const requestTimeoutMs = 30_000;
/** An attempt may be noted late, and clocks differ: so much of what was looked at is looked at again. */
const overlapMs = 60 * 60_000;

/** Asks GitHub now and then for what it could not deliver to a source, and takes that in. Gives the function that ends it. */
export function startCatchUp(
  source: Source & { catchUp: CatchUpSettings },
  dependencies: CatchUpDependencies,
): () => Promise<void> {
  const { log, now } = dependencies;
  const { everyMs } = source.catchUp;
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running = run();

  async function run(): Promise<void> {
    let nextMs = everyMs;
    try {
      const counts = await catchUp(source, dependencies, stopping.signal);
      if (counts !== undefined && counts.fetched > 0) {
        log.info({ source: source.name, ...counts }, 'caught up with deliveries that GitHub could not deliver');
      }
    } catch (thrown) {
      if (stopping.signal.aborted) return;
      const { code, message, notBefore } = asTicketwireError(thrown);
      nextMs = Math.max(everyMs, (notBefore ?? 0) - now());
      log.error({ source: source.name, code, error: message }, 'catching up failed; it is tried again later');
    }
    if (!stopping.signal.aborted) {
      timer = setTimeout(() => {
        running = run();
      }, nextMs);
    }
  }

  return async () => {
    stopping.abort();
    clearTimeout(timer);
    await running;
  };
}

/**
 * One look at a source's hooks. What is in the store already is passed over, so that a look that was broken off, by a
 * crash or by a rate limit, is simply made again. Undefined when another process is at it.
 */
async function catchUp(
  source: Source & { catchUp: CatchUpSettings },
  dependencies: CatchUpDependencies,
  signal: AbortSignal,
): Promise<{ listed: number; fetched: number } | undefined> {
  const { store, worker, now } = dependencies;
  const startedAt = now();
  const lease = () => ({ source: source.name, worker, now: now(), leaseUntil: now() + leaseMs });
  const caughtUntil = await store.catchUps.begin(lease());
  if (caughtUntil === undefined) return undefined;
  let isDone = false;
  try {
    const github = openGithub(source, now);
    const since = Math.max(startedAt - source.catchUp.windowMs, caughtUntil - overlapMs);
    let listed = 0;
    let fetched = 0;
    for (const hook of await hooksOf(source, github)) {
      const missed = await findMissed(hook, { source, github, since, signal }, dependencies);
      listed += missed.listed;
      // The oldest first: what is about one thing happens in its order.
      for (const attempt of missed.attempts.toReversed()) {
        signal.throwIfAborted();
        await store.catchUps.extend(lease());
        if (await takeIn(attempt, { source, github, hook }, dependencies)) fetched += 1;
      }
    }
    isDone = true;
    return { listed, fetched };
  } finally {
    const ended = { source: source.name, worker };
    await store.catchUps.end(isDone ? { ...ended, caughtUntil: startedAt } : ended).catch(() => {
      // The lease ends by itself.
    });
  }
}

function openGithub({ name, catchUp }: { name: string; catchUp: CatchUpSettings }, now: () => EpochMs): Github {
  return createGithub({
    apiUrl: catchUp.apiUrl,
    token: new Secret(catchUp.token.reveal()),
    http: createHttp({ timeoutMs: requestTimeoutMs }),
    now,
    target: `${name}, catch-up`,
  });
}

async function hooksOf({ path, catchUp }: Source & { catchUp: CatchUpSettings }, github: Github): Promise<string[]> {
  const { owner, hook } = catchUp;
  if (hook !== undefined) return [`${owner}/hooks/${hook}`];
  const all = await listHooks(github, owner);
  const ours = all.filter(({ url }) => URL.canParse(url) && new URL(url).pathname === path);
  if (ours.length > 0) return ours.map(({ id }) => `${owner}/hooks/${id}`);
  throw new TicketwireError(
    'configuration',
    `No hook of ${owner} posts to ${path}. Make one there, or name it by 'hook' in the source's 'catch-up'.`,
  );
}

/** Deliveries without a good attempt that a rule may want and the store does not hold, newest first, each once. */
async function findMissed(
  hook: string,
  given: { source: Source; github: Github; since: EpochMs; signal: AbortSignal },
  { store, rules }: CatchUpDependencies,
): Promise<{ listed: number; attempts: readonly HookAttempt[] }> {
  const { source, github, since, signal } = given;
  const delivered = new Set<string>();
  const failed = new Map<string, HookAttempt>();
  let listed = 0;
  for await (const page of listAttempts(github, hook)) {
    signal.throwIfAborted();
    const recent = page.filter(({ at }) => at >= since);
    listed += recent.length;
    for (const attempt of recent) {
      if (attempt.isGood) delivered.add(attempt.guid);
      else if (isWanted(attempt, source)) failed.set(attempt.guid, attempt);
    }
    if (recent.length < page.length) break;
  }
  const kept = await store.findKept(source.name, [...failed.keys()]);
  const attempts = [...failed.values()].filter(({ guid }) => !delivered.has(guid) && !kept.has(guid));
  return { listed, attempts };

  function isWanted({ event, action }: HookAttempt, { name }: Source): boolean {
    return githubTypes(event, action).some((type) => mayBeWanted(rules, { type, source: name }));
  }
}

/** Fetches what was sent and accepts it as if it had arrived; false when it cannot be had or is no such thing. */
async function takeIn(
  attempt: HookAttempt,
  { source, github, hook }: { source: Source; github: Github; hook: string },
  dependencies: CatchUpDependencies,
): Promise<boolean> {
  const { store, rules, targets, now, log } = dependencies;
  const sent = await readAttempt(github, hook, attempt.id);
  if (sent === undefined) return false;
  const headers = { ...sent.headers, 'content-type': 'application/json', 'x-github-event': attempt.event };
  const body = Buffer.from(JSON.stringify(sent.payload));
  const delivery = { id: attempt.guid, source: source.name, receivedAt: now(), headers, body };
  try {
    const { isDuplicate } = await acceptFetched(delivery, { source, rules, targets, store, now: now() });
    return !isDuplicate;
  } catch (thrown) {
    const error = asTicketwireError(thrown);
    if (error.code !== 'malformed') throw error;
    log.warn({ source: source.name, delivery: attempt.guid, error: error.message }, 'a missed delivery is left out');
    return false;
  }
}
