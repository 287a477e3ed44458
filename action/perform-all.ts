import type { Ticket } from '../shared/model/ticket.ts';
import { createHolds, type Holds, heldOutcome } from '../shared/pipeline/holds.ts';
import { type PerformInputs, perform } from '../shared/pipeline/perform.ts';
import type { ClaimedEffect, FinishedAttempt, Store } from '../shared/store/store.ts';
import { settleDuplicates } from '../shared/targets/trackers/listed.ts';
import type { Clock } from './runner.ts';

/** Effects performed at the same time; every one of them waits for the network most of its time. */
const atOnce = 8;
const leaseMs = 24 * 3_600_000;
/** Waits between attempts at one effect; the run's patience may end them earlier. */
const delaysMs = [1_000, 4_000, 10_000, 20_000, 40_000];
const worker = 'action';

/** Performs what the store holds until nothing is due within the deadline; gives how each effect ended. */
export async function performAll(
  store: Store,
  given: Omit<PerformInputs, 'store' | 'now' | 'random' | 'delaysMs'> & { clock: Clock; deadline: number },
): Promise<readonly FinishedAttempt[]> {
  const { clock, deadline, ...inputs } = given;
  const last = new Map<string, FinishedAttempt>();
  const holds = createHolds();
  const performUnlessHeld = async (each: ClaimedEffect): Promise<FinishedAttempt> => {
    const { target } = each.effect;
    const startedAt = clock.now();
    const until = holds.heldUntil(target, startedAt);
    if (until !== undefined) return { ...each, startedAt, endedAt: startedAt, outcome: heldOutcome(target, until) };
    const finished = await perform(each, { ...inputs, store, now: clock.now, random: () => 0, delaysMs });
    holds.note(target, finished.outcome, clock.now());
    return finished;
  };
  for (;;) {
    const claimed = await store.claimDue({ worker, limit: atOnce, now: clock.now(), leaseMs });
    const isOver = clock.now() > deadline;
    if (claimed.length === 0) {
      const dueAt = await store.nextDueAt(clock.now());
      if (dueAt === undefined || dueAt > deadline) break;
      await clock.wait(dueAt - clock.now());
      continue;
    }
    const finished = await Promise.all(
      claimed.map((each) => (isOver ? untried(each, clock.now()) : performUnlessHeld(each))),
    );
    for (const each of finished) {
      await store.finish(each);
      last.set(each.effect.id, each);
    }
  }
  return [...last.values()].map((each) => endOf(each, holds));
}

/** What the patience of a run does not reach. */
function untried(claimed: ClaimedEffect, now: number): FinishedAttempt {
  const message = `The patience of this run, three minutes, ended before it came to this (target '${claimed.effect.target}'). Start it again.`;
  return { ...claimed, startedAt: now, endedAt: now, outcome: { status: 'failed', code: 'timeout', message } };
}

/** What was to be tried again, and will not be in this run, has failed. */
function endOf(finished: FinishedAttempt, holds: Holds): FinishedAttempt {
  const { effect, outcome } = finished;
  if (outcome.status !== 'retry') return finished;
  const isHeld = holds.heldUntil(effect.target, finished.endedAt) !== undefined;
  // Its turn has not come: nothing went wrong, and a later run takes it up.
  if (outcome.code === 'not-ready' && !isHeld) {
    return {
      ...finished,
      outcome: { status: 'skipped', reason: `${outcome.message} A later run goes on.`, isWarning: true },
    };
  }
  const message = `${outcome.message} Given up in this run: its patience has ended.`;
  return { ...finished, outcome: { status: 'failed', code: isHeld ? 'rate-limited' : outcome.code, message } };
}

/** Lists again where tickets were opened: ours that came later than another's of the same subject are closed as duplicates. */
export async function settle(
  finished: readonly FinishedAttempt[],
  given: { targets: PerformInputs['targets']; clock: Clock; since: number },
): Promise<readonly FinishedAttempt[]> {
  const stayed = new Map<string, Ticket>();
  for (const [name, { tracker }] of given.targets) {
    const own = finished
      .filter(({ effect }) => effect.target === name)
      .map((each) => ({ subject: each.effect.subject, ticket: createdIn(each) }))
      .filter((each): each is { subject: string; ticket: Ticket } => each.ticket !== undefined);
    if (tracker === undefined || own.length === 0) continue;
    const found = await settleDuplicates(own, tracker, { since: given.since, wait: given.clock.wait });
    for (const [key, ticket] of found) stayed.set(JSON.stringify([name, key]), ticket);
  }
  return finished.map((each) => {
    const own = createdIn(each);
    const ticket = own === undefined ? undefined : stayed.get(JSON.stringify([each.effect.target, own.key]));
    if (own === undefined || ticket === undefined) return each;
    const note = `another run opened ${ticket.reference} at the same moment; ours, ${own.reference}, is closed as its duplicate`;
    return {
      ...each,
      outcome: { status: 'done', result: { change: 'unchanged', ticket, issuedId: ticket.key }, note },
    };
  });
}

/** The ticket that an attempt opened. */
function createdIn({ outcome }: FinishedAttempt): Ticket | undefined {
  return outcome.status === 'done' && outcome.result.change === 'created' ? outcome.result.ticket : undefined;
}
