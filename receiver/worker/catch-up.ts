import type { Logger } from 'pino';
import type { Github } from '../../shared/clients/github.ts';
import { type HookAttempt, listAttempts, listHooks, readAttempt } from '../../shared/clients/github-deliveries.ts';
import { asTicketwireError, TicketwireError } from '../../shared/errors.ts';
import { githubTypes } from '../../shared/mapping/github-types.ts';
import { fetchedMark } from '../../shared/model/delivery.ts';
import type { ErrorCode } from '../../shared/model/error-code.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { acceptFetched } from '../../shared/pipeline/accept.ts';
import { mayBeWanted } from '../../shared/routing/rule-index.ts';
import type { CatchUpSettings, Source } from '../../shared/senders/source.ts';
import type { PlanningDependencies } from '../http/planning.ts';
import type { ReceiverStore } from '../store/store.ts';
import { openGithub } from './catch-up-github.ts';

export interface CatchUpDependencies extends Omit<PlanningDependencies, 'sources'> {
  store: ReceiverStore;
  /** Where senders reach the receiver, without a slash at the end; absent: unknown. */
  publicUrl: string | undefined;
  /** Names this process; unique among processes. */
  worker: string;
  log: Logger;
}

const leaseMs = 60_000;
/** A look that failed because the store was away is made again after this time. */
const storeAwayMs = 30_000;
/** No timer runs longer than 24 days; nobody should have to wait for one either. */
const maxWaitMs = 24 * 60 * 60_000;
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
      const look = await catchUp(source, dependencies, stopping.signal);
      if ('takenUntil' in look) nextMs = Math.min(everyMs, Math.max(0, look.takenUntil - now()) + 1_000);
      else if (look.fetched > 0 || look.failed > 0) {
        log.info({ source: source.name, ...look }, 'caught up with deliveries that GitHub could not deliver');
      }
    } catch (thrown) {
      if (stopping.signal.aborted) return;
      const { code, message, notBefore, isRetryable } = asTicketwireError(thrown);
      const pauseMs = code === 'store-unavailable' ? Math.min(everyMs, storeAwayMs) : everyMs;
      nextMs = Math.min(maxWaitMs, Math.max(pauseMs, (notBefore ?? 0) - now()));
      log[isRetryable ? 'warn' : 'error'](
        { source: source.name, code, error: message },
        'catching up failed; trying again later',
      );
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

interface Look {
  /** Attempts in GitHub's list. */
  listed: number;
  fetched: number;
  /** Forgotten by GitHub, or no delivery at all. */
  skipped: number;
  /** To be tried again at the next look. */
  failed: number;
}

/**
 * One look at a source's hooks. What is in the store already is passed over, so that a look that was broken off, by a
 * crash or by a rate limit, is simply made again. What cannot be fetched by itself holds nothing else up: the next look
 * comes back to it. Gives until when another process may be at it, when one is.
 */
async function catchUp(
  source: Source & { catchUp: CatchUpSettings },
  dependencies: CatchUpDependencies,
  signal: AbortSignal,
): Promise<Look | { takenUntil: EpochMs }> {
  const { store, worker, publicUrl, now } = dependencies;
  const startedAt = now();
  const lease = () => ({ source: source.name, worker, now: now(), leaseUntil: now() + leaseMs });
  const begun = await store.catchUps.begin(lease());
  if ('takenUntil' in begun) return begun;
  let isDone = false;
  const stayAtIt = async () => {
    signal.throwIfAborted();
    if (await store.catchUps.extend(lease())) return;
    throw new TicketwireError('not-ready', 'Another receiver has taken this over: this one was away too long.');
  };
  try {
    const github = openGithub(source, now);
    const since = Math.max(startedAt - source.catchUp.windowMs, begun.caughtUntil - overlapMs);
    const look = { listed: 0, fetched: 0, failed: 0, skipped: 0 };
    for (const hook of await hooksOf(source, github, publicUrl)) {
      const missed = await findMissed(hook, { source, github, since, stayAtIt }, dependencies);
      look.listed += missed.listed;
      // The oldest first: what is about one thing happens in its order.
      for (const attempt of missed.attempts.toReversed()) {
        await stayAtIt();
        const taken = await takeIn(attempt, { source, github, hook }, dependencies);
        look[taken] += 1;
      }
    }
    isDone = look.failed === 0;
    return look;
  } finally {
    const ended = { source: source.name, worker };
    await store.catchUps.end(isDone ? { ...ended, caughtUntil: startedAt } : ended).catch(() => {
      // The lease ends by itself.
    });
  }
}

/** The hook that posts to the source. Others there, of a second receiver, are none of our business. */
async function hooksOf(
  { path, catchUp }: Source & { catchUp: CatchUpSettings },
  github: Github,
  publicUrl: string | undefined,
): Promise<string[]> {
  const { owner, hook } = catchUp;
  if (owner === '/app') return ['/app/hook'];
  if (hook !== undefined) return [`${owner}/hooks/${hook}`];
  const all = await listHooks(github, owner);
  const isOurs = (url: URL) =>
    publicUrl === undefined ? url.pathname === path : url.origin + url.pathname === publicUrl + path;
  const ours = all.filter(({ url }) => URL.canParse(url) && isOurs(new URL(url)));
  const [first, ...others] = ours;
  if (first !== undefined && (others.length === 0 || publicUrl !== undefined)) {
    return ours.map(({ id }) => `${owner}/hooks/${id}`);
  }
  if (first !== undefined) {
    throw new TicketwireError(
      'configuration',
      `${ours.length} hooks of ${owner} post to ${path}, and not all of them here, it may be. Set TICKETWIRE_PUBLIC_URL, or name one by 'hook' in the source's 'catch-up'.`,
    );
  }
  throw new TicketwireError(
    'configuration',
    `No hook of ${owner} posts to ${publicUrl ?? ''}${path}. Make one there, or name it by 'hook' in the source's 'catch-up'.`,
  );
}

/** Deliveries without a good attempt that a rule may want and the store does not hold, newest first, each once. */
async function findMissed(
  hook: string,
  given: { source: Source; github: Github; since: EpochMs; stayAtIt(): Promise<void> },
  { store, live }: CatchUpDependencies,
): Promise<{ listed: number; attempts: readonly HookAttempt[] }> {
  const { source, github, since, stayAtIt } = given;
  const delivered = new Set<string>();
  const failed = new Map<string, HookAttempt>();
  let listed = 0;
  for await (const page of listAttempts(github, hook)) {
    await stayAtIt();
    const recent = page.filter(({ at }) => at === undefined || at >= since);
    listed += recent.length;
    for (const attempt of recent) {
      if (attempt.isGood) delivered.add(attempt.guid);
      else if (isWanted(attempt, source)) {
        // Its place is that of the first attempt at it, however often it was tried again.
        failed.delete(attempt.guid);
        failed.set(attempt.guid, attempt);
      }
    }
    if (page.some(({ at }) => at !== undefined && at < since)) break;
  }
  const kept = await store.findKept(source.name, [...failed.keys()]);
  const attempts = [...failed.values()].filter(({ guid }) => !delivered.has(guid) && !kept.has(guid));
  return { listed, attempts };

  function isWanted({ event, action }: HookAttempt, { name }: Source): boolean {
    return githubTypes(event, action).some((type) => mayBeWanted(live.rules, { type, source: name }));
  }
}

/** Failures that the next delivery would meet as well. */
const lasting: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rate-limited',
  'target-forbidden',
  'store-unavailable',
  'network',
]);

/** Fetches what was sent, and accepts it as if it had arrived. Throws what the next delivery would meet as well. */
async function takeIn(
  attempt: HookAttempt,
  { source, github, hook }: { source: Source; github: Github; hook: string },
  dependencies: CatchUpDependencies,
): Promise<Exclude<keyof Look, 'listed'>> {
  const { store, live, now, log } = dependencies;
  try {
    const sent = await readAttempt(github, hook, attempt.id);
    if (sent === undefined) {
      log.warn({ source: source.name, delivery: attempt.guid }, 'GitHub no longer knows what it could not deliver');
      return 'skipped';
    }
    const headers = {
      ...sent.headers,
      'content-type': 'application/json',
      'x-github-event': attempt.event,
      [fetchedMark]: 'true',
    };
    const body = Buffer.from(JSON.stringify(sent.payload));
    const delivery = { id: attempt.guid, source: source.name, receivedAt: now(), headers, body };
    const { isDuplicate } = await acceptFetched(delivery, {
      source,
      rules: live.rules,
      targets: live.targets,
      store,
      now: now(),
    });
    return isDuplicate ? 'skipped' : 'fetched';
  } catch (thrown) {
    const { code, message } = asTicketwireError(thrown);
    if (lasting.has(code)) throw thrown;
    const line = { source: source.name, delivery: attempt.guid, code, error: message };
    log.warn(line, 'a missed delivery could not be taken in');
    return code === 'malformed' ? 'skipped' : 'failed';
  }
}
