import type { ErrorCode } from '../../shared/model/error-code.ts';

/** The HTTP status of each error code. The codes of targets never reach a caller as they are: they become 503. */
export const errorStatus = {
  malformed: 400,
  unauthenticated: 401,
  'unknown-address': 404,
  'wrong-method': 405,
  'too-slow': 408,
  'already-exists': 409,
  'ticket-gone': 410,
  'too-large': 413,
  'wrong-content': 415,
  unprocessable: 422,
  internal: 500,
  overloaded: 503,
  configuration: 503,
  'not-ready': 503,
  'store-unavailable': 503,
  'store-in-use': 503,
  network: 503,
  timeout: 503,
  'rate-limited': 503,
  'target-failed': 503,
  'target-refused': 503,
  'target-forbidden': 503,
  'target-not-found': 503,
} as const satisfies Record<ErrorCode, number>;

/** Seconds a caller is asked to wait after a 503. */
export const retryAfterSeconds = 10;
