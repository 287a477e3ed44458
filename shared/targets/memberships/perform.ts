import type { Effect, InviteMember } from '../../model/effect.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Membership } from './membership.ts';

/** Invites somebody once, and welcomes whoever is invited. May be repeated. */
export async function performInvite(
  effect: Effect & InviteMember,
  inputs: { membership: Membership; attempt: number },
): Promise<Outcome> {
  const { membership, attempt } = inputs;
  const { login, teams, repository, welcome } = effect;
  const [owner = ''] = repository.split('/');
  if (owner.toLowerCase() !== membership.organization.toLowerCase()) {
    const reason = `${repository} is no repository of ${membership.organization}: only work in its own earns an invitation`;
    return { status: 'skipped', reason };
  }
  const state = await membership.ensureInvited(login, teams);
  // Where an earlier attempt invited and went no further, the welcome is still owed.
  if (welcome !== null && (state === 'invited' || (state === 'pending' && attempt > 1))) {
    await membership.ensureWelcome(
      { repository, number: welcome.number },
      { ...welcome.remark, mayExist: attempt > 1 },
    );
  }
  const result = { change: state === 'invited' ? ('invited' as const) : ('member' as const), login };
  const note = state === 'pending' ? `${login} was invited earlier and has not answered` : undefined;
  return { status: 'done', result, ...(note === undefined ? {} : { note }) };
}
