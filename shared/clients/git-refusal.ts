import { TicketwireError } from '../errors.ts';
import { withoutControls } from '../mapping/escape.ts';

type Refusal = readonly [RegExp, code: TicketwireError['code'], remedy: string];

/** What git's words come to, in its own language; the first that fits counts. */
const refusals: readonly Refusal[] = [
  [/host key verification failed/i, 'target-forbidden', 'Put the key of the server into known_hosts of this user.'],
  [
    /authentication failed|could not read (username|password)|terminal prompts disabled|permission denied \((publickey|password|keyboard)|returned error: 40[13]|invalid (username|credentials)/i,
    'target-forbidden',
    'The credentials that git has for it are missing or refused: give this user a deploy key or a credential helper.',
  ],
  [
    /protocol error|bad line length|invalid server response|not valid: is this a git repository/i,
    'network',
    'What answers there now is no git server.',
  ],
  [/couldn't find remote ref|remote branch .* not found/i, 'target-not-found', 'The remote has no such branch.'],
  [
    /repository .*not found|does not appear to be a git repository|returned error: 404|access denied or repository not exported|no such file or directory/i,
    'target-not-found',
    "Is the address of 'origin' right, and may this user see it?",
  ],
  [
    /transport '.*' not allowed|protocol '.*' (is )?not (allowed|supported)/i,
    'target-refused',
    'Its protocol is not allowed.',
  ],
  [/dubious ownership/i, 'target-forbidden', 'Another user owns the checkout: run as that user.'],
  [/permission denied|read-only file system/i, 'target-forbidden', 'Does this user own the checkout?'],
  [/no space left on device/i, 'target-failed', 'The disk is full.'],
  [/unable to create '.*\.lock'|another git process/i, 'target-failed', 'Another git is at work there, or was killed.'],
  [
    /could not resolve host|failed to connect|connection (refused|reset|timed out|closed)|unable to access|early eof|hung up|unable to connect|could not read from remote|broken pipe|returned error: 5\d\d/i,
    'network',
    'The remote could not be reached, or broke off.',
  ],
];

const maxWordsChars = 500;

/** What git's refusal comes to: whether trying again could help, and what to do. */
export function gitRefusal(what: string, { status, words }: { status: number | null; words: string }): TicketwireError {
  const [, code, remedy] = refusals.find(([pattern]) => pattern.test(words)) ?? ['', 'target-refused', ''];
  const said = lastLines(words);
  const ended = status === null ? 'was ended by a signal' : `ended with ${status}`;
  const message = `${what} ${ended}${said === '' ? '.' : `: ${said}`} ${remedy}`.trim();
  // A git that somebody killed says nothing about what it was doing.
  return new TicketwireError((status === null ? 'target-failed' : code) as TicketwireError['code'], message);
}

/** Addresses without what stands before their host, a name, a password, a token, whatever it holds, and without a query. */
export function redacted(text: string, hidden: readonly string[] = []): string {
  const masked = hidden.reduce((left, secret) => left.replaceAll(secret, '***'), text);
  return masked.replace(/(\w[\w+.-]*:\/\/)(\S*)/g, (_all, scheme: string, rest: string) => {
    const [, address = '', end = ''] = /^(.*?)(['",;:.)\]]*)$/s.exec(rest.slice(rest.lastIndexOf('@') + 1)) ?? [];
    return `${scheme}${address.replace(/\?.*$/s, '')}${end}`;
  });
}

const minSecretChars = 3;

/** What an address holds that only its remote may see, the longest first: a password, or a token in its place. */
export function credentialsIn(address: string): readonly string[] {
  const [, scheme = '', rest = ''] = /^(\w[\w+.-]*):\/\/(.*)$/s.exec(address) ?? [];
  const said = rest.slice(0, Math.max(0, rest.lastIndexOf('@')));
  const colon = said.indexOf(':');
  // The name alone is a token where git logs in over HTTP, and a user elsewhere.
  const secret = colon >= 0 ? said.slice(colon + 1) : scheme.startsWith('http') ? said : '';
  const query = rest.includes('?') ? rest.slice(rest.lastIndexOf('?') + 1) : '';
  const parts = [secret, ...secret.split('/'), query, ...query.split('&').map((pair) => pair.replace(/^.*?=/, ''))];
  const distinct = new Set(parts.filter((part) => part.length >= minSecretChars));
  return [...distinct].sort((left, right) => right.length - left.length);
}

/** The end of an output, on one line, for people. */
export function lastLines(text: string, maxLines = 8): string {
  const lines = withoutControls(text.replaceAll('\r', '\n'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.slice(-maxLines).join(' | ').slice(-maxWordsChars);
}
