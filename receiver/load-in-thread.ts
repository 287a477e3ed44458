import type { ResourceLimits, Worker } from 'node:worker_threads';
import { createConfigurationBuild } from '../shared/config/build.ts';
import { type Configuration, formatProblem, type Problem } from '../shared/config/configuration.ts';
import type { ConfigurationSource } from '../shared/config/load.ts';
import { deserializeConfiguration, type SerializedConfiguration } from '../shared/config/serialized.ts';
import { TicketwireError } from '../shared/errors.ts';
import { runInSlices } from './slices.ts';
import { startThread } from './thread.ts';

/** The thread's one message: the mistakes, or the configuration. */
export type CheckAnswer =
  | { problems: readonly []; serialized: SerializedConfiguration }
  | { problems: readonly Problem[]; serialized?: undefined };

/** A check reads files that the configuration names; one on a dead network drive may never be read. */
const maxCheckMs = 60_000;

/**
 * Loads a configuration while the program serves requests: a thread parses and checks it, and this one makes it ready to
 * use, a few milliseconds at a time. Throws `configuration` with every mistake.
 */
export async function loadInThread(
  source: ConfigurationSource,
  { resourceLimits }: { resourceLimits?: ResourceLimits } = {},
): Promise<Configuration> {
  const worker = startThread('check-configuration', { data: source, resourceLimits });
  const { problems, serialized } = await answerOf(worker, source.file).finally(() => void worker.terminate());
  if (serialized === undefined) throw new TicketwireError('configuration', problems.map(formatProblem).join('\n'));
  const built = await runInSlices(createConfigurationBuild(deserializeConfiguration(serialized), {}));
  return { ...built, unavailable: [], unavailableSources: [] };
}

function answerOf(worker: Worker, file: string): Promise<CheckAnswer> {
  const failed = (reason: string, cause?: unknown) =>
    new TicketwireError('internal', `Checking the configuration file ${file} failed: ${reason}.`, { cause });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        failed(`it took longer than ${maxCheckMs / 1_000} s. Are the files that it names on a drive that answers?`),
      );
    }, maxCheckMs);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(failed(isFull ? 'the thread that checks it ran out of memory' : error.message, error));
    });
    worker.once('exit', (code) => {
      clearTimeout(timer);
      reject(failed(`the thread that checks it ended with status ${code}`));
    });
  });
}
