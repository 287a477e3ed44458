import type { Invitation, InvitationStore, Invitee } from './invitations.ts';

/** The invitations of a store that lasts as long as the process. */
export function createMemoryInvitations(): InvitationStore {
  const rows = new Map<string, Invitation>();
  const keyOf = ({ organization, userId }: Invitee) => JSON.stringify([organization, userId]);
  return {
    find: async (invitee) => rows.get(keyOf(invitee)),
    intend: async ({ at, abandonedBefore, ...intent }) => {
      const known = rows.get(keyOf(intent));
      const isOpen = known?.invitedAt === null;
      const isOurs = isOpen && (known.occasion === intent.occasion || known.intendedAt <= abandonedBefore);
      if (known !== undefined && !isOurs) return 'taken';
      rows.set(keyOf(intent), { ...intent, intendedAt: at, invitedAt: null, welcomedAt: null });
      return known === undefined ? 'fresh' : 'again';
    },
    note: async ({ occasion, ...invitee }, what, at) => {
      const known = rows.get(keyOf(invitee));
      if (known?.occasion === occasion) rows.set(keyOf(invitee), { ...known, [`${what}At`]: at });
    },
    add: async (invitation) => {
      if (rows.has(keyOf(invitation))) return false;
      rows.set(keyOf(invitation), invitation);
      return true;
    },
    forget: async (invitee) => rows.delete(keyOf(invitee)),
    list: async () => [...rows.values()].sort((left, right) => right.intendedAt - left.intendedAt),
  };
}
