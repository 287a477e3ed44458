import { expect, test } from '@jest/globals';
import { createMemoryStore } from '../../shared/store/memory.ts';
import { watchOutcomes } from './outcomes.ts';

test('a sender that waits hears of a store that hangs soon after its deadline', async () => {
  const store = { ...createMemoryStore(), findOutcome: () => new Promise<undefined>(() => {}) };
  const waiting = watchOutcomes(store).wait('a', { deadline: 50, now: 0 });
  await expect(waiting).rejects.toMatchObject({ code: 'store-unavailable' });
});
