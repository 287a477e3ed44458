import { asTicketwireError } from '../../errors.ts';
import type { EpochMs } from '../../model/json.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { TicketRecord } from '../../model/ticket.ts';
import type { TicketStore } from '../../store/store.ts';

/**
 * Notes that a failed try may have created a ticket, so that the tracker's lists are given their time before the next one;
 * then throws the failure. Where the store is away, the note goes with the outcome, which is recorded when it is back.
 */
export async function noteUnknownEnd(
  failure: unknown,
  { record, tickets, at }: { record: TicketRecord; tickets: TicketStore; at: EpochMs },
): Promise<{ outcome: Outcome; ticket: { save: TicketRecord } }> {
  try {
    await tickets.noteTry(record.target, record.subject, at);
  } catch {
    const { code, message, notBefore = 0, isNarrow, isRetryable } = asTicketwireError(failure);
    const outcome: Outcome = { status: 'retry', code, message, notBefore, ...(isNarrow ? { isNarrow } : {}) };
    if (isRetryable) return { outcome, ticket: { save: { ...record, triedAt: at } } };
  }
  throw failure;
}
