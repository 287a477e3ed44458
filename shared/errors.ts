import type { ErrorCode } from './model/error-code.ts';

/**
 * What went wrong, as far as the caller can act on it.
 *
 * `retryable` says only whether the same attempt could succeed later; what the
 * sender is told stands in `receiver/http/error-status.ts`.
 */
export const errorCodes = {
  configuration: { retryable: false, means: 'the configuration cannot work; a person must change it' },
  malformed: { retryable: false, means: 'the request is not what its format promises' },
  unauthenticated: { retryable: false, means: 'a signature, token or sign-in is missing or wrong' },
  'unknown-address': { retryable: false, means: 'nothing is served under this address' },
  'wrong-method': { retryable: false, means: 'the address exists, the method does not' },
  'wrong-content': { retryable: false, means: 'the content type or encoding is not accepted' },
  'too-large': { retryable: false, means: 'the body is over the limit of its source' },
  'too-slow': { retryable: true, means: 'the body arrived below the minimum rate' },
  overloaded: { retryable: true, means: 'the memory for bodies that are still arriving is full' },
  'already-exists': { retryable: false, means: 'something of this name is there already' },
  unprocessable: { retryable: false, means: 'well formed, but no rule wants it, or the configuration is against it' },
  'ticket-gone': { retryable: false, means: 'the ticket no longer exists in its tracker' },
  'not-ready': { retryable: true, means: 'the work goes on, but its answer is not there in time' },
  'store-unavailable': { retryable: true, means: 'the store cannot be written' },
  'store-in-use': { retryable: false, means: 'another process holds the embedded store' },
  network: { retryable: true, means: 'the target could not be reached, or broke off' },
  timeout: { retryable: true, means: 'the target did not answer in time' },
  'rate-limited': { retryable: true, means: 'the target asks us to wait' },
  'target-failed': { retryable: true, means: 'the target failed on its side' },
  'target-refused': { retryable: false, means: 'the target refuses this request, now and later' },
  'target-forbidden': { retryable: false, means: 'the credentials of the target do not permit this' },
  'target-not-found': { retryable: false, means: 'the target does not have, or does not show, the thing asked for' },
  internal: { retryable: false, means: 'a defect of Ticketwire' },
} as const satisfies Record<ErrorCode, { retryable: boolean; means: string }>;

/**
 * The one error class. The message says what happened, to which thing, and the
 * likeliest cause; it never holds a secret, a computed signature, a payload or
 * the query of a URL.
 */
export class TicketwireError extends Error {
  override readonly name = 'TicketwireError';
  readonly code: ErrorCode;
  /** Epoch milliseconds before which another attempt is pointless. */
  readonly notBefore: number | undefined;
  /** The wait concerns one ticket, and nothing else at its target. */
  readonly isNarrow: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; notBefore?: number | undefined; isNarrow?: boolean } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.notBefore = options.notBefore;
    this.isNarrow = options.isNarrow === true;
  }

  get isRetryable(): boolean {
    return errorCodes[this.code].retryable;
  }
}

/** Any thrown value as a {@link TicketwireError}; foreign ones become `internal` and keep their cause. */
export function asTicketwireError(thrown: unknown): TicketwireError {
  if (thrown instanceof TicketwireError) return thrown;
  const text =
    thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'a value that is not an error was thrown';
  return new TicketwireError('internal', `Ticketwire met a defect of its own (${text}). Please report it.`, {
    cause: thrown,
  });
}
