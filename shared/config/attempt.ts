import { TicketwireError } from '../errors.ts';
import type { ConfigurationDocument } from './document.ts';

/** Notes what a check throws at the place it is about; gives whether it went well. */
export function attempt(
  document: ConfigurationDocument,
  path: readonly (string | number)[],
  check: () => unknown,
): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (!(error instanceof TicketwireError || error instanceof SyntaxError)) throw error;
    const isPattern = error instanceof SyntaxError;
    document.report(path, isPattern ? `it is no filter pattern: ${error.message}` : error.message);
    return false;
  }
}
