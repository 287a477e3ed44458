import { TicketwireError } from '../../errors.ts';

/** What a step gives; undefined where it does not find its issue although issues of that place can be read. */
export async function unlessGone<T>(
  step: () => Promise<T>,
  isReadable: () => Promise<boolean>,
): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof TicketwireError) || error.code !== 'target-not-found') throw error;
    if (await isReadable()) return undefined;
    throw error;
  }
}
