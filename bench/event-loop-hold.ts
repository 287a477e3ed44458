/** Loaded into a receiver by `--import`: at SIGUSR2 it prints the event loop's longest hold since the last time, in ms. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('SIGUSR2', () => {
  process.stderr.write(
    `hold ${(delay.max / 1e6).toFixed(1)} cpu ${(process.threadCpuUsage().user / 1_000).toFixed(0)}\n`,
  );
  delay.reset();
});
