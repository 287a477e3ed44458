import { isMovedHere } from '../mapping/github-payload.ts';
import { JsonReader } from '../mapping/json-body.ts';
import type { Effect, InviteMember } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { InviteStep, TemplateContext } from '../model/rule.ts';
import { effectOf, type StepPlace } from './effect-of.ts';
import { happeningOf, onceId } from './occasion.ts';

/** GitHub's stand-in for accounts that are gone. */
const nobody = 'ghost';

/** The invitation that a step comes to, or why it comes to none. */
export function planInvite(
  step: InviteStep,
  event: HookEvent,
  { context, place, receivedAt }: { context: TemplateContext; place: StepPlace; receivedAt: EpochMs },
): { effects: readonly Effect[]; reason?: string } {
  const { actor, author, pull_request: pullRequest, issue, repository } = event.data;
  // Of what somebody wrote whoever changed it last is not the author, even where the author's account is gone.
  const person = author ?? (pullRequest === undefined && issue === undefined ? actor : undefined);
  if (person === undefined || person.login === nobody) {
    return { effects: [], reason: 'the event names nobody to invite, or somebody whose account is gone' };
  }
  if (isMovedHere(new JsonReader(event.payload)))
    return { effects: [], reason: 'the issue was moved here, and not opened' };
  const { login, id: userId = null } = person;
  // Whoever has this login there may be somebody else here.
  if (repository?.forge !== undefined) return { effects: [], reason: `${login} is a user of ${repository.forge}` };
  if (person.is_bot) return { effects: [], reason: `${login} is a bot` };
  const name = repository?.full_name ?? '';
  if (new JsonReader(event.payload).text('repository.owner.type') === 'User') {
    return { effects: [], reason: `${name} belongs to a person, and not to an organisation` };
  }
  const number = pullRequest?.number ?? issue?.number ?? null;
  const occasion = onceId(happeningOf(event), place, String(number));
  const text = step.welcome?.render(context).trim() ?? '';
  const remark = { id: occasion, text, since: event.occurredAt, isContended: false };
  const body: InviteMember = {
    kind: 'invite-member',
    login,
    userId,
    occasion,
    teams: step.teams,
    repository: name,
    url: repository?.url ?? '',
    merged: { needed: stillNeeded(step, event, person.merged_pull_requests ?? 0), besides: number },
    welcome: number === null || text === '' ? null : { number, remark },
  };
  const of = { subject: `member:${userId ?? login.toLowerCase()}`, part: 'invite' };
  return { effects: [effectOf(event, place, body, receivedAt, of)] };
}

/** How many merged pull requests besides this one must be found; what was counted already may be too few, never too many. */
function stillNeeded({ after }: InviteStep, { type }: HookEvent, counted: number): number {
  if (counted >= after) return 0;
  return Math.max(0, after - (type === 'pull_request.merged' ? 1 : 0));
}
