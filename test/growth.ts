import { expect } from '@jest/globals';

/** Less than this is noise: compiling, collecting garbage. */
const noiseMs = 500;

/**
 * Fails when `work` on eight times the size takes more than 32 times the processor time, as quadratic work does.
 * Only the time of this thread counts, so other programs on the machine change nothing.
 */
export function expectLinear<T>(size: number, work: (size: number) => T): T {
  const small = Math.min(...[1, 2].map(() => measure(() => work(size / 8)).ms));
  const { ms, result } = measure(() => work(size));
  expect(ms < noiseMs || ms < 32 * small ? 'linear' : `${small} ms, and ${ms} ms for 8 times the size`).toBe('linear');
  return result;
}

function measure<T>(work: () => T): { ms: number; result: T } {
  const before = process.threadCpuUsage();
  const result = work();
  const { user, system } = process.threadCpuUsage(before);
  return { ms: (user + system) / 1_000, result };
}
