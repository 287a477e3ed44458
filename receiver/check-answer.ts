import type { Problem } from '../shared/config/configuration.ts';
import type { SerializedConfiguration } from '../shared/config/serialized.ts';

/** The message that the thread which checks a configuration posts when it is done. */
export type CheckAnswer =
  | { problems: readonly []; serialized: SerializedConfiguration }
  | { problems: readonly Problem[]; serialized?: undefined };
