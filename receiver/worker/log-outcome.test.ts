import { expect, test } from '@jest/globals';
import pino from 'pino';
import type { Effect } from '../../shared/model/effect.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { logOutcome } from './log-outcome.ts';

const retry = { status: 'retry', message: 'm', notBefore: 0 } as const;
const done = { status: 'done', result: { change: 'posted' } } as const;

test.each<[string, Outcome, string]>([
  ['success', done, 'info'],
  ['success with a note', { ...done, note: '3 messages in one' }, 'info'],
  ['success that left something out', { ...done, note: 'without labels', isWarning: true }, 'warn'],
  ['a skipped effect', { status: 'skipped', reason: 'r' }, 'info'],
  ['a skipped effect that a person should look at', { status: 'skipped', reason: 'r', isWarning: true }, 'warn'],
  ['an effect that waits for its turn', { ...retry, code: 'not-ready' }, 'debug'],
  ['a rate limit', { ...retry, code: 'rate-limited' }, 'info'],
  ['a failure that is retried', { ...retry, code: 'network' }, 'warn'],
  ['a dead letter', { status: 'failed', code: 'target-refused', message: 'm' }, 'error'],
])('%s is logged at the level that says whether an operator must act', (_what, outcome, level) => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const cause = { event: 'e', type: 'alert.opened', source: 's', rule: 'r' };
  const effect = { id: 'i', target: 't', subject: 's', cause } as Effect;
  logOutcome({ effect, attempt: 1, worker: 'w', startedAt: 0, endedAt: 5, outcome }, log);
  expect(lines.map((line) => pino.levels.labels[JSON.parse(line).level])).toEqual([level]);
});
