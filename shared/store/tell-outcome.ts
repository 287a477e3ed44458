import type { Outcome } from '../model/outcome.ts';

/** What an outcome tells a person. */
export function tellOutcome(outcome: Outcome): string {
  switch (outcome.status) {
    case 'done':
      return outcome.note ?? outcome.result.change;
    case 'skipped':
      return outcome.reason;
    case 'retry':
    case 'failed':
      return outcome.message;
    default:
      return outcome satisfies never;
  }
}

/** How a dead letter ends when its delivery is planned anew. */
export const supersededOutcome: Outcome = { status: 'skipped', reason: 'its delivery was planned anew' };
