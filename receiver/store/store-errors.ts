import { TicketwireError } from '../../shared/errors.ts';

/** What a store throws, in our terms: what failed can always be tried again. */
export function storeError(cause: unknown): TicketwireError {
  if (cause instanceof TicketwireError) return cause;
  const reason = cause instanceof Error ? cause.message : 'unknown reason';
  return new TicketwireError(
    'store-unavailable',
    `The store could not be used (${reason}). Most likely its disk is full or read-only, or its database is away.`,
    { cause },
  );
}

/** Result codes of SQLite that speak of one statement: ERROR, TOOBIG, CONSTRAINT, MISMATCH, RANGE. */
const ofOneStatement = new Set([1, 18, 19, 20, 25]);

/**
 * Whether one write of a transaction is to blame for its failure: then the others may succeed without it. A disk that is
 * full, or a database that does not answer, is nobody's fault.
 */
export function isAboutOneWrite(error: unknown): boolean {
  if (error instanceof TicketwireError || error instanceof TypeError || error instanceof RangeError) return true;
  const { code, errcode, severity } = error as { code?: unknown; errcode?: unknown; severity?: unknown };
  // The session is over, and perhaps its COMMIT was done: PgBouncer reports a server that is gone as FATAL 08P01.
  if (severity === 'FATAL' || severity === 'PANIC') return false;
  if (code === 'ERR_SQLITE_ERROR') return typeof errcode === 'number' && ofOneStatement.has(errcode & 0xff);
  // PostgreSQL's classes: data exceptions, integrity, syntax and access, program limits; and a broken bind message. A
  // deadlock undoes one transaction: made one by one, its writes wait for nobody while others wait for them.
  return typeof code === 'string' && /^(22|23|40|42|54)...$|^08P01$/.test(code);
}

/** The same object, whose asynchronous methods throw in our terms. */
export function translateErrors<T extends object>(store: T): T {
  const translated = Object.entries(store).map(([name, member]) => {
    if (typeof member !== 'function') return [name, member];
    return [
      name,
      (...given: unknown[]) => {
        const answer: unknown = member(...given);
        return answer instanceof Promise ? answer.catch((error: unknown) => Promise.reject(storeError(error))) : answer;
      },
    ];
  });
  return Object.fromEntries(translated) as T;
}
