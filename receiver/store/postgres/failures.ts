import pg from 'pg';

/** The database, or the network to it, did not answer in time. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
}

/** Thrown without asking the database, because the last attempt to reach it failed. */
export class AwayError extends Error {
  override readonly name = 'AwayError';
}

/** The server takes no writes: it is a standby, or was set read-only. */
export class ReadOnlyError extends Error {
  override readonly name = 'ReadOnlyError';
}

/**
 * SQLSTATE codes after which a connection is of no use: connection exceptions (08), a server that stops or starts (57P0x),
 * a session that the server ended (25P03, 25P04), refused connections (28, 3D, 53300), and a server that has become
 * read-only (25006). https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const endingCodes = /^(08...|28...|3D...|57P0.|25006|25P03|25P04|53300)$/;

/** True if an error of the driver leaves its connection unusable. Errors of one statement do not. */
export function endsConnection(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true;
  return error.severity === 'FATAL' || error.severity === 'PANIC' || endingCodes.test(error.code ?? '');
}

/** True if the database or the network failed, and not the data that was sent. */
export function isAboutDatabase(error: unknown): boolean {
  return endsConnection(error) && !(error instanceof TypeError) && !(error instanceof RangeError);
}

/** True if the server has no connection left to give. */
export function isServerFull(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '53300';
}

/** True if every connection of our own pool was in use for too long: pg-pool has no code for it. */
export function isPoolBusy(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

/** Says why, also for errors that hold others and have no text of their own, as of `localhost` with two addresses. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : 'unknown reason';
}
