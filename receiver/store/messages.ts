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
      return row === undefined ? undefined : { ...row, message: JSON.parse(row.message) as Message };
    },
  };
}

export async function saveMessage(trx: Transaction<Database>, { message, ...posted }: PostedMessage): Promise<void> {
  const row = { ...posted, message: JSON.stringify(message) };
  await trx
    .insertInto('messages')
    .values(row)
    .onConflict((conflict) => conflict.columns(['target', 'subject']).doUpdateSet(row))
    .execute();
}
