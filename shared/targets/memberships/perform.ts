import { TicketwireError } from '../../errors.ts';
import { hashOf } from '../../mapping/marker.ts';
import { isSameServer } from '../../mapping/servers.ts';
import type { Effect, InviteMember } from '../../model/effect.ts';
import type { EpochMs } from '../../model/json.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Invitation, InvitationStore } from '../../store/invitations.ts';
import type { Membership, Person } from './membership.ts';

export interface InviteInputs {
  membership: Membership;
  invitations: InvitationStore;
  now(): EpochMs;
  /** The program keeps nothing beyond this run. */
  isStoreless?: boolean;
}

type InviteEffect = Effect & InviteMember;

/** Longer than any request may take: whoever began then and has not ended is not coming back. */
const abandonedMs = 10 * 60_000;
/** While somebody else is at it, it is looked again so often. */
const lookAgainMs = 10_000;

/**
 * Invites somebody once, ever, and welcomes whoever it invited, once. May be repeated: the intent is written down before the
 * request, so that after a crash between the two the same occasion goes on where it was. Throws what the membership throws.
 */
export async function performInvite(effect: InviteEffect, inputs: InviteInputs): Promise<Outcome> {
  const { membership } = inputs;
  const elsewhere = objectionToPlace(effect, membership);
  if (elsewhere !== undefined) return skipped(elsewhere);

  const ended = effect.userId === null ? undefined : await endedBefore(effect, effect.userId, inputs);
  if (ended !== undefined) return ended;
  const person =
    (await membership.findPerson({ id: effect.userId, login: effect.login })) ?? (await justTold(effect, inputs));
  if (person === undefined) return skipped(`the account of ${effect.login} is gone, or is hidden from us`);
  const unfit = objectionToPerson(person);
  if (unfit !== undefined) return skipped(unfit);
  return (await endedBefore(effect, person.id, inputs)) ?? invitePerson(effect, person, inputs);
}

/** For so long whoever the event names is there, even where nobody may look them up. */
const freshMs = 60 * 60_000;

/** Where accounts cannot be asked for, as behind some gateways, what GitHub told just now is as good. */
async function justTold(
  { userId, login, receivedAt }: InviteEffect,
  { membership, now }: InviteInputs,
): Promise<Person | undefined> {
  if (userId === null || now() - receivedAt > freshMs) return undefined;
  // The login may be somebody else's by now.
  const other = await membership.findPerson({ id: null, login });
  if (other !== undefined && other.id !== userId) return undefined;
  return { id: userId, login, type: 'User', isSuspended: false };
}

/** What becomes of somebody who was invited before: nothing, unless the welcome is owed still. */
async function endedBefore(effect: InviteEffect, userId: number, inputs: InviteInputs): Promise<Outcome | undefined> {
  const { membership, invitations } = inputs;
  const known = await invitations.find(inviteeOf(membership, userId));
  if (known === undefined || known.invitedAt === null || known.occasion === '') return undefined;
  const { login, occasion, invitedAt, welcomedAt } = known;
  if (effect.welcome !== null && welcomedAt === null && occasion === effect.occasion) {
    return welcome(effect, { id: userId, login }, { ...inputs, mayExist: true });
  }
  return skipped(`${login} was invited on ${dayOf(invitedAt)}, and nobody is invited twice; ${byHand(membership)}`);
}

async function invitePerson(effect: InviteEffect, person: Person, inputs: InviteInputs): Promise<Outcome> {
  const { membership, invitations, now, isStoreless = false } = inputs;
  const { occasion, teams } = effect;
  const invitee = inviteeOf(membership, person.id);
  const open = await invitations.find(invitee);
  const state = await membership.readState(person.login);
  if (open?.occasion !== occasion) {
    // Whoever is invited while nobody knows how a request of ours ended was invited by it.
    if (state !== undefined && open?.invitedAt === null) await invitations.note(open, 'invited', now());
    if (state !== undefined) return found(person, state, inputs);
    if (open !== undefined && open.invitedAt !== null) return skipped(goneSince(open, membership));
    const lacking = await objectionToWork(effect, person, membership);
    if (lacking !== undefined) return skipped(lacking);
    const told = isStoreless ? await toldBefore(effect, person, membership) : undefined;
    if (told !== undefined) return skipped(told);
  }

  const at = now();
  const intent = { ...invitee, login: person.login, occasion, at, abandonedBefore: at - abandonedMs };
  const intended = await invitations.intend(intent);
  if (intended === 'taken') return waiting(person, at);
  const isFresh = intended === 'fresh';
  const became = state ?? (await inviteOrForget(person, { membership, invitations, teams, isFresh }));
  if (became !== 'invited' && isFresh) {
    // Somebody else did it between our looking and our asking.
    await invitations.forget(invitee);
    return found(person, became, inputs);
  }
  await invitations.note({ ...invitee, occasion }, 'invited', now());
  return welcome(effect, person, { ...inputs, mayExist: !isFresh });
}

/** Answers after which we know that nobody was invited. */
const invitedNobody = new Set(['rate-limited', 'target-refused', 'target-forbidden', 'target-not-found']);

async function inviteOrForget(
  person: Person,
  given: Pick<InviteInputs, 'membership' | 'invitations'> & { teams: readonly string[]; isFresh: boolean },
): ReturnType<Membership['invite']> {
  const { membership, invitations, teams, isFresh } = given;
  try {
    return await membership.invite(person, teams);
  } catch (error) {
    const isKnown = error instanceof TicketwireError && invitedNobody.has(error.code);
    if (isKnown && isFresh) await invitations.forget(inviteeOf(membership, person.id));
    throw error;
  }
}

/** The comment, for whoever was invited by this very occasion. */
async function welcome(
  effect: InviteEffect,
  person: Pick<Person, 'id' | 'login'>,
  inputs: InviteInputs & { mayExist: boolean },
): Promise<Outcome> {
  const { membership, invitations, now, isStoreless = false, mayExist } = inputs;
  const { occasion, repository } = effect;
  if (effect.welcome !== null) {
    const { number, remark } = effect.welcome;
    const id = welcomeId(membership, person.id);
    await membership.ensureWelcome({ repository, number }, { ...remark, id, mayExist, isContended: isStoreless });
    await invitations.note({ ...inviteeOf(membership, person.id), occasion }, 'welcomed', now());
  }
  return { status: 'done', result: { change: 'invited', login: person.login } };
}

/** By which a welcome is known again, whichever rule it is of and whatever it says. */
function welcomeId({ address }: Membership, userId: number): string {
  return hashOf(JSON.stringify(['welcome', address, userId]));
}

function inviteeOf({ address }: Membership, userId: number) {
  return { organization: address, userId };
}

function objectionToPlace({ repository, url }: InviteEffect, { organization, webUrl }: Membership): string | undefined {
  const [owner = ''] = repository.split('/');
  const isOwn = owner.toLowerCase() === organization.toLowerCase();
  if (!isOwn) return `${repository} is no repository of ${organization}: only work in its own earns an invitation`;
  return isSameServer(url, webUrl) ? undefined : `${repository} is on another server than ${organization}`;
}

function objectionToPerson({ login, type, isSuspended }: Person): string | undefined {
  if (type !== 'User' || login.endsWith('[bot]')) return `${login} is no person, but of the type ${type}`;
  return isSuspended ? `the account of ${login} is suspended` : undefined;
}

async function objectionToWork(
  { merged: { needed, besides }, repository }: InviteEffect,
  { login }: Person,
  membership: Membership,
): Promise<string | undefined> {
  if (needed === 0) return undefined;
  const count = await membership.countMerged({ repository, login, besides }, needed);
  if (count >= needed) return undefined;
  return `of ${login}, ${count} other pull requests were merged in ${repository}, and ${needed} are needed`;
}

/** Where nothing is kept, what we said under earlier work tells that they were invited then. */
async function toldBefore(
  { merged: { besides }, repository, welcome: remark }: InviteEffect,
  { id, login }: Person,
  membership: Membership,
): Promise<string | undefined> {
  if (remark === null) return undefined;
  const at = await membership.findWelcome({ repository, login, besides }, welcomeId(membership, id));
  if (at === undefined) return undefined;
  return `${login} was invited before, as ${at.repository}#${at.number} tells; ${byHand(membership)}`;
}

/** Known since they were found there, or were brought along from another program. */
function goneSince({ login, invitedAt }: Invitation, membership: Membership): string {
  const was = `${login} was a member or invited by ${dayOf(invitedAt)} and is not there now`;
  return `${was}: nobody is invited twice; ${byHand(membership)}`;
}

function dayOf(at: EpochMs | null): string {
  return new Date(at ?? 0).toISOString().slice(0, 10);
}

function byHand({ organization }: Membership): string {
  return `an owner of ${organization} may invite them by hand`;
}

/** Who is there without us is written down, too: a machine asks nobody back who leaves. */
async function found(person: Person, state: 'active' | 'pending', inputs: InviteInputs): Promise<Outcome> {
  const { membership, invitations, now } = inputs;
  const { login } = person;
  const at = now();
  const seen = { login, occasion: '', intendedAt: at, invitedAt: at, welcomedAt: null };
  await invitations.add({ ...inviteeOf(membership, person.id), ...seen });
  const { organization } = membership;
  const note =
    state === 'active'
      ? `${login} is a member of ${organization} already`
      : `${login} is invited to ${organization} already, and has not answered`;
  return { status: 'done', result: { change: 'member', login }, note };
}

function waiting({ login }: Person, at: EpochMs): Outcome {
  const message = `${login} is being invited for something else at this moment; looking again shortly.`;
  return { status: 'retry', code: 'not-ready', message, notBefore: at + lookAgainMs };
}

function skipped(reason: string): Outcome {
  return { status: 'skipped', reason };
}
