import { describe, expect, test } from '@jest/globals';
import type { TicketwireError } from '../../shared/errors.ts';
import type { FinishedAttempt } from '../../shared/store/store.ts';
import { storeError } from '../store/store-errors.ts';
import { record } from './record.ts';

const finished: FinishedAttempt = {
  effect: {
    id: 'a',
    target: 'issues',
    subject: 's',
    receivedAt: 0,
    occurredAt: 0,
    cause: { event: 'e', type: 'alert.opened', source: 'lgtm', rule: 'One' },
    kind: 'track-ticket',
    change: 'open',
    draft: { title: 't', body: 'b', labels: [] },
    adoptKey: null,
    data: {},
  },
  attempt: 1,
  worker: 'w',
  startedAt: 1,
  endedAt: 2,
  outcome: { status: 'done', result: { change: 'gone' } },
};
const away = storeError(new Error('Connection terminated unexpectedly'));
const refused = storeError(Object.assign(new Error('invalid byte sequence'), { code: '22021' }));

/** A store that fails in this order, and then works. */
function failing(...errors: TicketwireError[]) {
  const recorded: FinishedAttempt[] = [];
  const finish = async (each: FinishedAttempt) => {
    const error = errors.shift();
    if (error !== undefined) throw error;
    recorded.push(each);
  };
  return { store: { finish }, recorded };
}

describe('record', () => {
  const { signal } = new AbortController();

  test('an outcome is recorded unchanged when the store is back', async () => {
    const { store, recorded } = failing(away, away);
    expect(await record(finished, { store, signal })).toBe(finished);
    expect(recorded).toEqual([finished]);
  });

  test('an outcome that the store refuses is recorded as a failure', async () => {
    const { store, recorded } = failing(refused, away);
    await record(finished, { store, signal });
    expect(recorded).toMatchObject([{ attempt: 1, worker: 'w', outcome: { status: 'failed', code: 'internal' } }]);
  });

  test('an outcome is lost when its failure is refused too, and when the worker stops', async () => {
    await expect(record(finished, { ...failing(refused, refused), signal })).rejects.toBe(refused);
    await expect(record(finished, { ...failing(away, away), signal: AbortSignal.abort() })).rejects.toBe(away);
  });
});
