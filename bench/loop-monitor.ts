/**
 * Loaded into a program by `node --import`: at every SIGUSR2, writes the longest time in ms that the event loop was held
 * since the last one into the file that LOOP_DELAY_FILE names.
 */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const resolutionMs = 5;
const file = process.env.LOOP_DELAY_FILE;

if (isMainThread && file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  process.on('SIGUSR2', () => {
    writeFileSync(file, String(Math.max(0, delay.max / 1e6 - resolutionMs)));
    delay.reset();
  });
}
