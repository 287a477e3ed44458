import type { Kysely, Transaction } from 'kysely';
import type { Message, PostedMessage } from '../../shared/model/message.ts';
import type { MessageStore } from '../../shared/store/store.ts';
import type { Database } from './database.ts';

export function createMessages(reader: Kysely<Database>): MessageStore {
  return {
    find: async (target, subject) => {
      const row = await reader
        .selectFrom('messages')
        .selectAll()
        .where('target', '=', target)
        .where('subject', '=', subject)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { applied_at: appliedAt, applied_received_at: appliedReceivedAt, applied_origin: appliedOrigin } = row;
      const { reference, tone, occasion, event, at } = row;
      const message = JSON.parse(row.message) as Message;
      return {
        target,
        subject,
        reference,
        message,
        tone,
        occasion,
        event,
        at,
        appliedAt,
        appliedReceivedAt,
        appliedOrigin,
      };
    },
  };
}

export async function saveMessage(trx: Transaction<Database>, posted: PostedMessage): Promise<void> {
  const { message, appliedAt, appliedReceivedAt, appliedOrigin, ...kept } = posted;
  const applied = { applied_at: appliedAt, applied_received_at: appliedReceivedAt, applied_origin: appliedOrigin };
  const row = { ...kept, ...applied, message: JSON.stringify(message) };
  await trx
    .insertInto('messages')
    .values(row)
    .onConflict((conflict) => conflict.columns(['target', 'subject']).doUpdateSet(row))
    .execute();
}
