import type { InvitationRecord } from '../model/invitation.ts';
import type { InvitationStore } from './invitations.ts';

export function createMemoryInvitations(): InvitationStore {
  const records = new Map<string, InvitationRecord>();
  const keyOf = ({ place, person }: Pick<InvitationRecord, 'place' | 'person'>) => JSON.stringify([place, person]);
  return {
    find: async (place, person) => records.get(keyOf({ place, person })),
    add: async (record) => {
      if (records.has(keyOf(record))) return false;
      records.set(keyOf(record), record);
      return true;
    },
    save: async (record) => {
      records.set(keyOf(record), record);
    },
    forget: async (record) => {
      if (records.get(keyOf(record))?.effect === record.effect) records.delete(keyOf(record));
    },
  };
}
