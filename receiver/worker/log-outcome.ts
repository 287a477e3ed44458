import type { Logger } from 'pino';
import type { FinishedAttempt } from '../../shared/store/store.ts';

/**
 * Writes the log line of an attempt. Ordinary success and ordinary waiting are `info`, whatever note they carry;
 * `warn` is for what may need a person, and `error` for what does.
 */
export function logOutcome({ effect, attempt, outcome, startedAt, endedAt }: FinishedAttempt, log: Logger): void {
  const line = {
    effect: effect.id,
    event: effect.cause.event,
    rule: effect.cause.rule,
    target: effect.target,
    attempt,
    status: outcome.status,
    ms: endedAt - startedAt,
  };
  switch (outcome.status) {
    case 'done': {
      const { result, note, isWarning } = outcome;
      const ticket = 'ticket' in result ? result.ticket.reference : undefined;
      log[isWarning === true ? 'warn' : 'info']({ ...line, change: result.change, ticket }, note ?? 'effect done');
      break;
    }
    case 'skipped':
      log[outcome.isWarning === true ? 'warn' : 'info']({ ...line, reason: outcome.reason }, 'effect skipped');
      break;
    case 'retry': {
      const notBefore = new Date(outcome.notBefore).toISOString();
      log[retryLevel(outcome.code)]({ ...line, code: outcome.code, notBefore }, outcome.message);
      break;
    }
    case 'failed':
      log.error({ ...line, code: outcome.code }, outcome.message);
      break;
    default:
      outcome satisfies never;
  }
}

/** An effect that waits for its turn was not tried at all; one that a rate limit puts off is in order. */
function retryLevel(code: string): 'debug' | 'info' | 'warn' {
  if (code === 'not-ready') return 'debug';
  return code === 'rate-limited' ? 'info' : 'warn';
}
