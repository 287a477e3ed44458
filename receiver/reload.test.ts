import { expect, test } from '@jest/globals';
import pino from 'pino';
import type { Configuration } from '../shared/config/configuration.ts';
import { TicketwireError } from '../shared/errors.ts';
import { startReloading } from './reload.ts';

const configuration = { sources: [], targets: [], rules: [] } as unknown as Configuration;

test('reloads that are asked for while one is running share the next one', async () => {
  const reads: (() => void)[] = [];
  const ended: boolean[] = [];
  const { reload } = startReloading({
    file: undefined,
    read: () => new Promise((resolve) => reads.push(() => resolve(configuration))),
    apply: async () => {},
    onEnd: ({ isDone }) => ended.push(isDone),
    log: pino({ level: 'silent' }),
  });
  const first = reload('SIGHUP');
  await Promise.resolve();
  const others = Array.from({ length: 100 }, () => reload('SIGHUP'));
  expect(reads).toHaveLength(1);
  reads[0]?.();
  await first;
  await new Promise((resolve) => setImmediate(resolve));
  expect(reads).toHaveLength(2);
  reads[1]?.();
  await Promise.all(others);
  expect([reads.length, ended]).toEqual([2, [true, true]]);
});

test('a reload that fails leaves the next one its turn', async () => {
  const ended: boolean[] = [];
  let tries = 0;
  const { reload } = startReloading({
    file: undefined,
    read: async () => {
      tries += 1;
      if (tries === 1) throw new TicketwireError('internal', 'The thread ended.');
      return configuration;
    },
    apply: async () => {},
    onEnd: ({ isDone }) => ended.push(isDone),
    log: pino({ level: 'silent' }),
  });
  await reload('SIGHUP');
  await reload('SIGHUP');
  expect(ended).toEqual([false, true]);
});
