/**
 * GitHub's filter patterns: `*` any characters but a slash, `**` any, `?` the character before it or none, `+` it once or
 * more, `[…]` one of them, `\` takes the next character as it is. Everything matches whole.
 * Source: docs.github.com, workflow syntax, "Filter pattern cheat sheet".
 */
export function matchesPattern(pattern: string, text: string): boolean {
  // `dependabot[bot]` means that login, and not one of four characters.
  return pattern === text || (!isPlain(pattern) && matchesWhole(compile(pattern), text));
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

/** One position of a pattern. */
interface Atom {
  /** Whether it takes a character, given as a code point. */
  takes(char: number): boolean;
  /** It may be left out. */
  isOptional: boolean;
  /** It may take several characters. */
  isRepeated: boolean;
  /** Where else it leads: `**` and the slash behind it go together. */
  leap?: { char: number; by: number } | undefined;
  /** How many positions may be left out with it; 1 unless set. */
  skips?: number | undefined;
}

interface Matcher {
  /** What every text begins with that it matches. */
  prefix: string;
  atoms: readonly Atom[];
}

/** Patterns come from configurations, so that there are not many. */
const compiled = new Map<string, Matcher>();
const maxCompiled = 20_000;

/** Throws a SyntaxError for a pattern that cannot be one, such as `[`. */
export function compile(pattern: string): Matcher {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const matcher = { prefix: prefixOf(pattern), atoms: [...atomsOf([...pattern], pattern)] };
  if (compiled.size >= maxCompiled) compiled.clear();
  compiled.set(pattern, matcher);
  return matcher;
}

function prefixOf(pattern: string): string {
  const literal = /^[^*?+[\\]*/.exec(pattern)?.[0] ?? '';
  // The character before it may be missing.
  return pattern[literal.length] === '?' ? [...literal].slice(0, -1).join('') : literal;
}

const slash = 0x2f;
const anyButSlash = (char: number) => char !== slash;
const anyChar = () => true;

function* atomsOf(chars: readonly string[], pattern: string): Iterable<Atom> {
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? '';
    if (char === '*' && chars[at + 1] === '*') {
      // `**/` may stand for nothing at all.
      const isFolder = chars[at + 2] === '/' && (at === 0 || chars[at - 1] === '/');
      at += isFolder ? 2 : 1;
      if (isFolder) yield* folders;
      else yield { takes: anyChar, isOptional: true, isRepeated: true };
      if (!isFolder && isQuantifier(chars[at + 1])) at += 1;
      continue;
    }
    if (char === '*') {
      yield { takes: anyButSlash, isOptional: true, isRepeated: true };
      if (isQuantifier(chars[at + 1])) at += 1;
      continue;
    }
    let takes = sameAs(char);
    if (char === '[') {
      const end = chars.indexOf(']', at + 1);
      if (end < 0) throw new SyntaxError(`'[' is not closed in the pattern ${pattern}`);
      takes = oneOf(chars.slice(at + 1, end), pattern);
      at = end;
    } else if (char === '\\' && at + 1 < chars.length) {
      at += 1;
      takes = sameAs(chars[at] ?? '');
    }
    const quantifier = chars[at + 1];
    if (isQuantifier(quantifier)) at += 1;
    if (isQuantifier(quantifier) && isQuantifier(chars[at + 1])) {
      throw new SyntaxError(`'${chars[at + 1]}' has nothing before it to repeat in ${pattern}`);
    }
    yield { takes, isOptional: quantifier === '?', isRepeated: quantifier === '+' };
  }
}

function isQuantifier(char: string | undefined): boolean {
  return char === '?' || char === '+';
}

/** Nothing, or anything up to a slash: at its start all of it may be left out, later not. */
const folders: readonly Atom[] = [
  { takes: anyChar, isOptional: true, isRepeated: false, leap: { char: slash, by: 2 }, skips: 2 },
  { takes: anyChar, isOptional: false, isRepeated: true, leap: { char: slash, by: 1 } },
];

function sameAs(char: string): Atom['takes'] {
  const wanted = char.codePointAt(0);
  return (each) => each === wanted;
}

function oneOf(chars: readonly string[], pattern: string): Atom['takes'] {
  const ranges: [number, number][] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const from = chars[at]?.codePointAt(0) ?? 0;
    const isRange = chars[at + 1] === '-' && at + 2 < chars.length;
    const to = isRange ? (chars[at + 2]?.codePointAt(0) ?? 0) : from;
    if (to < from) throw new SyntaxError(`the range ${chars.slice(at, at + 3).join('')} in ${pattern} is upside down`);
    ranges.push([from, to]);
    if (isRange) at += 2;
  }
  return (char) => ranges.some(([from, to]) => char >= from && char <= to);
}

/**
 * Follows every way through the pattern at once, so that its time grows with the length of the text times that of the
 * pattern, whatever both are.
 */
function matchesWhole({ prefix, atoms }: Matcher, text: string): boolean {
  if (!text.startsWith(prefix)) return false;
  const end = atoms.length;
  let here = reached(atoms, [0]);
  for (const each of text) {
    const char = each.codePointAt(0) ?? 0;
    const next: number[] = [];
    for (const position of here) {
      const atom = atoms[position];
      if (atom === undefined) continue;
      if (atom.leap?.char === char) next.push(position + atom.leap.by);
      if (!atom.takes(char)) continue;
      if (atom.isRepeated) next.push(position);
      // What may be left out whole is entered by its first character, and left by its last.
      if (atom.leap === undefined || !atom.isRepeated) next.push(position + 1);
    }
    if (next.length === 0) return false;
    here = reached(atoms, next);
  }
  return here.has(end);
}

/** The positions, and those behind what may be left out. */
function reached(atoms: readonly Atom[], positions: readonly number[]): ReadonlySet<number> {
  const all = new Set<number>();
  for (const first of positions) {
    let position: number | undefined = first;
    while (position !== undefined && !all.has(position)) {
      all.add(position);
      const atom: Atom | undefined = atoms[position];
      position = atom?.isOptional === true ? position + (atom.skips ?? 1) : undefined;
    }
  }
  return all;
}
