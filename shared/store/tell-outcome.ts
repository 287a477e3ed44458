import type { Outcome } from '../model/outcome.ts';

/** What an outcome tells a person. */
export function tellOutcome(outcome: Outcome): string {
  switch (outcome.status) {
    case 'done':
      return outcome.note ?? tellResult(outcome.result);
    case 'skipped':
      return outcome.reason;
    case 'retry':
    case 'failed':
      return outcome.message;
    default:
      return outcome satisfies never;
  }
}

function tellResult(result: Extract<Outcome, { status: 'done' }>['result']): string {
  if ('login' in result) return `${result.change} ${result.login}`;
  if (!('commit' in result)) return result.change;
  const { change, commit, previous } = result;
  return `${change} ${commit}${previous === null ? '' : `, before it ${previous}`}`;
}

/** How a dead letter ends when its delivery is planned anew. */
export const supersededOutcome: Outcome = { status: 'skipped', reason: 'its delivery was planned anew' };
