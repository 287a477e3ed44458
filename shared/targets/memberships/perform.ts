import { TicketwireError } from '../../errors.ts';
import { serverOf } from '../../mapping/servers.ts';
import type { Effect, InviteMember } from '../../model/effect.ts';
import type { InvitationRecord } from '../../model/invitation.ts';
import type { EpochMs } from '../../model/json.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { InvitationStore } from '../../store/invitations.ts';
import type { Membership } from './membership.ts';

export interface InviteInputs {
  membership: Membership;
  invitations: InvitationStore;
  /** 1 for the first. */
  attempt: number;
  now(): EpochMs;
}

type InviteEffect = Effect & InviteMember;

/** Who else began to invite somebody, and was not heard of for longer, has given up. */
const givenUpMs = 10 * 60_000;
const pauseMs = 5_000;

/** For so long a login is still whose the event says it is. */
const sureOfLoginMs = 60 * 60_000;

/**
 * Invites somebody once, and welcomes whom it invited, once. What is about to be done is written down before: whatever
 * is cut off, the next attempt goes on from there.
 */
export async function performInvite(effect: InviteEffect, inputs: InviteInputs): Promise<Outcome> {
  const { membership, invitations, now } = inputs;
  const { login, repository } = effect;
  const { organization } = membership;
  const [owner = ''] = repository.split('/');
  if (owner.toLowerCase() !== organization.toLowerCase()) {
    const reason = `${repository} is no repository of ${organization}: only work in its own earns an invitation`;
    return { status: 'skipped', reason };
  }
  const key = { place: placeOf(membership), person: personOf(effect) };
  const record = (state: InvitationRecord['state']) => ({ ...key, login, state, effect: effect.id, at: now() });
  const known = await invitations.find(key.place, key.person);
  const isOurs = known?.effect === effect.id;
  // Only the comment is left to do, or nothing at all.
  if (isOurs && (known.state === 'invited' || known.state === 'welcomed')) return welcome(effect, inputs, record);
  if (known?.state === 'intended' && !isOurs && now() - known.at < givenUpMs) throw inProgress(login, now());

  const state = await membership.stateOf(login);
  if (state !== undefined && isOurs && known.state === 'intended') {
    // It was invited, and cut off before that was written down.
    await invitations.save(record('invited'));
    return welcome(effect, inputs, record);
  }
  if (state !== undefined) {
    if (known === undefined) await invitations.add(record('member'));
    const note = state === 'pending' ? { note: `${login} was invited earlier and has not answered` } : {};
    return { status: 'done', result: { change: 'member', login }, ...note };
  }
  const objection = objectionTo(known, effect, isOurs) ?? (await objectionToPerson(effect, inputs));
  if (objection !== undefined) return { status: 'skipped', reason: objection };

  if (known !== undefined) await invitations.save(record('intended'));
  else if (!(await invitations.add(record('intended')))) throw inProgress(login, now());
  try {
    await membership.invite(login, effect.teams);
  } catch (error) {
    // Nobody was invited, and nobody will be by this effect: another one may.
    const isFinal = error instanceof TicketwireError && !error.isRetryable;
    if (isFinal) await invitations.forget(record('intended'));
    throw error;
  }
  await invitations.save(record('invited'));
  return welcome(effect, inputs, record);
}

/** Another effect, of another target or another receiver, invites the same person at this moment. */
function inProgress(login: string, now: EpochMs): TicketwireError {
  return new TicketwireError('not-ready', `${login} is being invited by another rule at this moment.`, {
    notBefore: now + pauseMs,
  });
}

/** Why somebody who is neither a member nor invited now is not invited anew. */
function objectionTo(
  known: InvitationRecord | undefined,
  { login }: InviteEffect,
  isOurs: boolean,
): string | undefined {
  if (known === undefined || isOurs || known.state === 'intended') return undefined;
  const day = new Date(known.at).toISOString().slice(0, 10);
  const was = known.state === 'member' ? 'was a member, or invited,' : 'was invited';
  return `${login} ${was} on ${day} and is not there now: nobody is invited twice. An owner of the organisation may do so by hand`;
}

async function objectionToPerson(effect: InviteEffect, { membership, now }: InviteInputs): Promise<string | undefined> {
  const { login, userId, repository, after, merged, pullRequest, receivedAt } = effect;
  // Who takes over a login takes over nothing else.
  if (userId !== null && now() - receivedAt > sureOfLoginMs && (await membership.findId(login)) !== userId) {
    return `${login} is another person by now, or nobody`;
  }
  if (merged !== null || after === 0 || pullRequest === null) return undefined;
  const count = await membership.countMerged({ repository, login }, pullRequest, after);
  return count >= after ? undefined : `${login} has ${count} merged pull requests here, and ${after} are needed`;
}

/** Said to whom we invited ourselves, and to nobody else. */
async function welcome(
  { id, login, repository, welcome: said }: InviteEffect,
  { membership, invitations, attempt }: InviteInputs,
  record: (state: InvitationRecord['state']) => InvitationRecord,
): Promise<Outcome> {
  const known = await invitations.find(record('invited').place, record('invited').person);
  if (said !== null && known?.state !== 'welcomed') {
    // A run or a delivery that is started again says the same once more.
    const mayExist = attempt > 1 || known?.effect !== id;
    await membership.ensureWelcome({ repository, number: said.number }, { ...said.remark, mayExist });
  }
  await invitations.save(record('welcomed'));
  return { status: 'done', result: { change: 'invited', login } };
}

function placeOf({ organization, webUrl }: Membership): string {
  return `${serverOf(webUrl)}/${organization}`.toLowerCase();
}

function personOf({ userId, login }: InviteEffect): string {
  return userId === null ? `login:${login.toLowerCase()}` : `id:${userId}`;
}
