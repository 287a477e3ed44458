import type { Outcome } from '../../model/outcome.ts';
import type { Ticket } from '../../model/ticket.ts';

/** A program that finds tickets by lists has to stop here: every further run would open one more. */
export function lost({ reference, url }: Ticket, note = ''): Outcome {
  const message = `${reference} was opened (${url}), but cannot be found again. ${note} Close it, and give the token that access.`;
  return { status: 'failed', code: 'target-forbidden', message };
}
