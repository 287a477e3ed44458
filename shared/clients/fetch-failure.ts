import { isNativeError } from 'node:util/types';
import { TicketwireError } from '../errors.ts';
import type { ErrorCode } from '../model/error-code.ts';

/**
 * Failures of fetch that have no error code: Node says in a sentence what is wrong. The sentences themselves are never
 * repeated, because some quote a header or an address with a password.
 */
const described: readonly { says: RegExp; code: ErrorCode; message: string }[] = [
  {
    // https://fetch.spec.whatwg.org/#port-blocking
    says: /^bad port$/,
    code: 'configuration',
    message:
      'cannot be asked: its address names a port that fetch blocks. Serve it on another port, such as 443 or 8080',
  },
  {
    says: /invalid header value|to a ByteString/,
    code: 'configuration',
    message:
      'cannot be asked: a header would hold a character that HTTP does not allow. Most likely the token was copied with a line break or a letter that is not ASCII: set it again',
  },
  {
    says: /^unknown scheme$|scheme must be/i,
    code: 'configuration',
    message: 'cannot be asked: its address must begin with http:// or https://',
  },
  {
    says: /URL that includes credentials/,
    code: 'configuration',
    message: 'cannot be asked: its address holds a user name or a password. Set them apart from the address',
  },
  {
    says: /^Failed to parse URL/,
    code: 'configuration',
    message: 'cannot be asked: its address is not a valid URL',
  },
  {
    says: /does not match the HTTP/,
    code: 'network',
    message: 'answered with something that is not HTTP. Check host, port and scheme of its address',
  },
  {
    // fetch gives no reason at all for a 407.
    says: /^$/,
    code: 'network',
    message: 'could not be reached: fetch gave no reason. A proxy that asks for credentials (407) is one that it hides',
  },
];

/** The error for what fetch threw, without the name of what was asked. */
export function fetchFailure(cause: unknown): TicketwireError {
  let reason = 'unknown reason';
  for (let error = cause; isNativeError(error); error = error.cause) {
    const { code, name, message: sentence } = error as NodeJS.ErrnoException;
    const known = code === undefined ? described.find(({ says }) => says.test(sentence)) : undefined;
    if (known !== undefined) return new TicketwireError(known.code, known.message, { cause });
    // Not its message: that may quote what was sent.
    reason = code ?? name;
    if (code !== undefined) break;
  }
  return new TicketwireError('network', `could not be reached, or broke off (${reason})`, { cause });
}
