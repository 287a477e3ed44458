import { asTicketwireError, TicketwireError } from '../errors.ts';
import type { DeployEffect, Effect, PostEffect } from '../model/effect.ts';
import type { EpochMs } from '../model/json.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Rule } from '../model/rule.ts';
import { programsOf } from '../routing/deploy.ts';
import type { ClaimedEffect, FinishedAttempt, Store } from '../store/store.ts';
import { performDeploy } from '../targets/checkouts/perform.ts';
import { performDispatch } from '../targets/dispatchers/perform.ts';
import { performInvite } from '../targets/memberships/perform.ts';
import { findListedRecords } from '../targets/reporters/listed.ts';
import { performReport } from '../targets/reporters/perform.ts';
import { performAnswer } from '../targets/responders/perform.ts';
import { type Posted, performPost } from '../targets/rooms/perform.ts';
import type { OpenTarget } from '../targets/target.ts';
import { type Performed, performTrack, type TrackInputs } from '../targets/trackers/perform.ts';
import { performNamed } from '../targets/trackers/perform-named.ts';
import type { Tracker } from '../targets/trackers/tracker.ts';
import { objectionToActor } from './permit.ts';
import { nextAttemptAt } from './retry.ts';

export interface PerformInputs extends Pick<TrackInputs, 'opened' | 'objection'> {
  targets: ReadonlyMap<string, OpenTarget>;
  store: Store;
  /** Those in force now: what a deployment runs stands there alone. */
  rules?(): readonly Rule[];
  /** The program keeps nothing beyond this run. */
  isStoreless?: boolean;
  /** Waits between attempts in ms, instead of the usual schedule. */
  delaysMs?: readonly number[];
  now(): EpochMs;
  /** In [0, 1), for jitter. */
  random(): number;
}

/** Performs one effect at its target: one attempt, one outcome. Never throws: what went wrong is the outcome. */
export async function perform(claimed: ClaimedEffect, inputs: PerformInputs): Promise<FinishedAttempt> {
  const startedAt = inputs.now();
  let others: readonly Joined[] = [];
  const end = (performed: Performed | Posted): FinishedAttempt => ({
    ...claimed,
    startedAt,
    endedAt: inputs.now(),
    ...(others.length === 0 ? {} : { together: others.map(({ id }) => id) }),
    ...performed,
  });
  try {
    const objection = await objectionToActor(claimed.effect, inputs.targets);
    if (objection !== undefined) return end({ outcome: { status: 'skipped', reason: objection } });
    others = await findOthers(claimed, inputs);
    const performed = await dispatch(claimed, inputs, others);
    if (performed.outcome.status !== 'retry') return end(performed);
    const { code, message, notBefore, isNarrow = false } = performed.outcome;
    return end({
      ...performed,
      outcome: afterFailure(new TicketwireError(code, message, { notBefore, isNarrow }), claimed, inputs),
    });
  } catch (thrown) {
    return end({ outcome: afterFailure(asTicketwireError(thrown), claimed, inputs) });
  }
}

/** What is done together with an effect, because it waited for the same moment. */
async function findOthers(
  { effect }: ClaimedEffect,
  { store, now, rules = () => [] }: PerformInputs,
): Promise<readonly Joined[]> {
  const isJoined = joining(effect, rules());
  if (isJoined === undefined) return [];
  // Whether somebody may have it done is asked for each by itself.
  return (await store.findBehind(effect, now())).filter(({ onlyFor }) => onlyFor === undefined).filter(isJoined);
}

/** What may be done together with an effect; undefined where it is always done alone. */
function joining(effect: Effect, rules: readonly Rule[]): ((other: Effect) => other is Joined) | undefined {
  if (effect.kind === 'deploy-checkout') {
    return (other): other is Joined => other.kind === 'deploy-checkout' && runsSame(rules, other, effect);
  }
  if (effect.kind !== 'post-message' || effect.digest === null) return undefined;
  return (other): other is Joined => other.kind === 'post-message';
}

type Joined = PostEffect | DeployEffect;

function runsSame(rules: readonly Rule[], left: DeployEffect, right: DeployEffect): boolean {
  if (left.cause.rule === right.cause.rule && left.step === right.step) return true;
  try {
    return JSON.stringify(programsOf(rules, left)) === JSON.stringify(programsOf(rules, right));
  } catch {
    // What no longer runs says so by itself.
    return false;
  }
}

async function dispatch(
  { effect, attempt }: ClaimedEffect,
  inputs: PerformInputs,
  others: readonly Joined[],
): Promise<Performed | Posted> {
  const { targets, store, now, isStoreless = false, opened, objection } = inputs;
  const target = targets.get(effect.target);
  if (target === undefined) {
    throw new TicketwireError(
      'configuration',
      `The target '${effect.target}' is no longer in the configuration, but something is still to be done there. Put it back.`,
    );
  }
  if (effect.installation !== undefined) target.noteInstallation?.(effect.installation.owner, effect.installation.id);
  switch (effect.kind) {
    case 'track-ticket': {
      const tracker = requirePart(effect, target.tracker);
      return performTrack(effect, { tracker, tickets: store.tickets, now, attempt, opened, objection, isStoreless });
    }
    case 'transition-ticket':
    case 'comment-ticket':
    case 'label-ticket':
    case 'release-ticket': {
      const named = requirePart(effect, target.named);
      return { outcome: await performNamed(effect, { named, attempt }) };
    }
    case 'invite-member': {
      const membership = requirePart(effect, target.membership);
      const { invitations } = store;
      return { outcome: await performInvite(effect, { membership, invitations, now, isStoreless }) };
    }
    case 'report-alert': {
      const reporter = requirePart(effect, target.reporter);
      const trackers = trackersOf(targets);
      const { noteSuppression } = store.tickets;
      const findByReference: typeof store.tickets.findByReference = isStoreless
        ? (reference) => findListedRecords(reference, trackers, now())
        : store.tickets.findByReference;
      const tickets = { findByReference, noteSuppression };
      return { outcome: await performReport(effect, { reporter, tickets, trackers, now }) };
    }
    case 'post-message': {
      const room = requirePart(effect, target.room);
      const { messages, tickets } = store;
      const said = others.filter((each): each is PostEffect => each.kind === 'post-message');
      return performPost(effect, { room, messages, takeCreation: tickets.takeCreation, others: said, now });
    }
    case 'deploy-checkout': {
      const checkout = requirePart(effect, target.checkout);
      const joined = others.filter((each): each is DeployEffect => each.kind === 'deploy-checkout');
      const programs = programsOf(inputs.rules?.() ?? [], effect);
      return performDeploy(effect, { checkout, others: joined, programs, attempt });
    }
    case 'reply-to-command':
    case 'react-to-command':
      return { outcome: await performAnswer(effect, requirePart(effect, target.responder)) };
    case 'dispatch-workflow':
      return { outcome: await performDispatch(effect, requirePart(effect, target.dispatcher)) };
    default:
      return effect satisfies never;
  }
}

function trackersOf(targets: PerformInputs['targets']): ReadonlyMap<string, Tracker> {
  return new Map(
    [...targets].flatMap(([name, { tracker }]) => (tracker === undefined ? [] : [[name, tracker] as const])),
  );
}

function requirePart<T>(effect: Effect, part: T | undefined): T {
  if (part !== undefined) return part;
  throw new TicketwireError('configuration', `The target '${effect.target}' cannot do this (${effect.kind}).`);
}

function afterFailure(error: TicketwireError, { attempt }: ClaimedEffect, inputs: PerformInputs): Outcome {
  const { code, message, notBefore } = error;
  if (!error.isRetryable) return { status: 'failed', code, message };
  const narrow = error.isNarrow ? { isNarrow: true } : {};
  if (code === 'not-ready' && notBefore !== undefined)
    return { status: 'retry', code, message, notBefore, heldUntil: notBefore };
  const nextAt = nextAttemptAt({
    attempt,
    now: inputs.now(),
    random: inputs.random(),
    notBefore,
    delaysMs: inputs.delaysMs,
  });
  if (nextAt === undefined)
    return { status: 'failed', code, message: `${message} Given up after ${attempt} attempts.` };
  return {
    status: 'retry',
    code,
    message,
    notBefore: nextAt,
    ...(notBefore === undefined ? {} : { heldUntil: Math.min(notBefore, nextAt), ...narrow }),
  };
}
