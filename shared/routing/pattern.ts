/**
 * GitHub's filter patterns: `*` any characters but a slash, `**` any, `?` the character before it or none, `+` it once or
 * more, `[…]` one of them, `\` takes the next character as it is. Everything matches whole.
 * Source: docs.github.com, workflow syntax, "Filter pattern cheat sheet".
 */
export function matchesPattern(pattern: string, text: string): boolean {
  // `dependabot[bot]` means that login, and not one of four characters.
  return pattern === text || compile(pattern).test(text);
}

/**
 * Whether a list of patterns wants a text. A `!` takes out what earlier patterns let in, and the last one that fits
 * decides; a list of exclusions alone lets in everything else.
 */
export function matchesPatterns(patterns: readonly string[], text: string): boolean {
  let isWanted = patterns.every((pattern) => pattern.startsWith('!'));
  for (const pattern of patterns) {
    const isExclusion = pattern.startsWith('!');
    if (matchesPattern(isExclusion ? pattern.slice(1) : pattern, text)) isWanted = !isExclusion;
  }
  return isWanted;
}

/** Whether a list of patterns wants one of several texts, each looked at by itself. */
export function matchesAny(patterns: readonly string[], texts: readonly string[]): boolean {
  return texts.some((text) => matchesPatterns(patterns, text));
}

/** Whether a list of patterns wants a whole set: one of its texts must be let in, and none excluded. */
export function matchesSet(patterns: readonly string[], texts: readonly string[]): boolean {
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const has = (list: readonly string[]) => list.some((pattern) => texts.some((text) => matchesPattern(pattern, text)));
  return !has(excluded) && (wanted.length === 0 || has(wanted));
}

/** Whether a pattern means one text alone: itself. */
export function isPlain(pattern: string): boolean {
  return !/[*?+[\]!\\]/.test(pattern);
}

/** The pattern that means a text, whatever characters it is of. */
export function literally(text: string): string {
  return text.replace(/[*?+[\]!\\]/g, '\\$&');
}

/** Throws a SyntaxError for a pattern that cannot be one, such as `[`. */
export function compile(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at] ?? '';
    if (char === '*' && pattern[at + 1] === '*') {
      // `**/` may stand for nothing at all.
      const isFolder = pattern[at + 2] === '/' && (at === 0 || pattern[at - 1] === '/');
      source += isFolder ? '(?:.*/)?' : '.*';
      at += isFolder ? 2 : 1;
    } else if (char === '*') source += '[^/]*';
    else if ((char === '?' || char === '+') && at > 0) source += char;
    else if (char === '[') {
      const end = pattern.indexOf(']', at + 1);
      if (end < 0) throw new SyntaxError(`'[' is not closed in the pattern ${pattern}`);
      source += `[${pattern.slice(at + 1, end).replace(/[\\^]/g, '\\$&')}]`;
      at = end;
    } else if (char === '\\' && at + 1 < pattern.length) {
      source += escaped(pattern[at + 1] ?? '');
      at += 1;
    } else source += escaped(char);
  }
  return new RegExp(`^(?:${source})$`, 'su');
}

function escaped(char: string): string {
  return /[\\^$.*+?()[\]{}|]/.test(char) ? `\\${char}` : char;
}
