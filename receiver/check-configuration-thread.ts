import { parentPort } from 'node:worker_threads';
import { type ConfigurationSource, checkConfiguration } from '../shared/config/load.ts';
import { serializeConfiguration } from '../shared/config/serialized.ts';
import type { CheckAnswer } from './load-in-thread.ts';
import { threadData } from './thread.ts';

/** Checks the configuration that the thread was started with, and posts one {@link CheckAnswer}. */
const result = checkConfiguration(threadData() as ConfigurationSource);
const answer: CheckAnswer =
  'checked' in result
    ? { problems: [], serialized: serializeConfiguration(result.checked.value) }
    : { problems: result.problems };
parentPort?.postMessage(answer);
