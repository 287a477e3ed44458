import type { JsonObject } from '../../model/json.ts';

/** Starts what waits for it in a repository. */
export interface Dispatcher {
  /**
   * Starts every workflow of `repository`, `owner/name`, that waits for `event`. Repeated, it starts them once more.
   * Throws what the client throws.
   */
  start(repository: string, event: string, payload: JsonObject): Promise<void>;
}
