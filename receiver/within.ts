import { TicketwireError } from '../shared/errors.ts';

/**
 * Waits for work on the store, but no longer than the time given. The work itself goes on. Throws `store-unavailable` when
 * the time is over.
 */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new TicketwireError('store-unavailable', `The store gave no answer within ${ms} ms.`));
    const timer = setTimeout(late, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
