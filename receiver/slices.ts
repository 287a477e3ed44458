import { setImmediate } from 'node:timers/promises';

/** Longest time for which work holds the event loop; with what is left of its last step it may be a little more. */
const sliceMs = 10;

/** Runs a generator to its end, and lets the event loop turn whenever it has run for some milliseconds. */
export async function runInSlices<Result>(
  work: Iterator<void, Result>,
  now: () => number = () => performance.now(),
): Promise<Result> {
  let until = now() + sliceMs;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    if (now() < until) continue;
    await setImmediate();
    until = now() + sliceMs;
  }
}

/** Runs a generator to its end at once. */
export function runAtOnce<Result>(work: Iterator<void, Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}
