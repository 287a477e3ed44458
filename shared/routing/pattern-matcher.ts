/**
 * What one filter may look at for one event, in positions of patterns: about 50 ms. Texts come from outside, and nobody may
 * hold the event loop with them. A filter that needs more does not match.
 */
export interface Budget {
  left: number;
}

/** No pattern in a configuration is longer. */
const maxPatternChars = 1_000;

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
  /** How much more than one comparison it takes. */
  cost?: number;
  /** The one character it takes. */
  literal?: string | undefined;
}

export interface Matcher {
  atoms: readonly Atom[];
  /** Texts that stand in everything it matches, in this order: most texts lack one, and are not looked at further. */
  pieces: readonly string[];
  /** The first of them begins the text, and the last ends it. */
  startsLiterally: boolean;
  endsLiterally: boolean;
}

/** Patterns come from configurations, so that there are not many. */
const compiled = new Map<string, Matcher>();
const maxCompiled = 20_000;

/** Throws a SyntaxError for a pattern that cannot be one, such as `[`. */
export function compile(pattern: string): Matcher {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (pattern.length > maxPatternChars) {
    throw new SyntaxError(`it has ${pattern.length} characters, and may have ${maxPatternChars}`);
  }
  const atoms = [...atomsOf([...pattern], pattern)];
  const matcher = { atoms, ...piecesOf(atoms) };
  if (compiled.size >= maxCompiled) compiled.clear();
  compiled.set(pattern, matcher);
  return matcher;
}

function piecesOf(atoms: readonly Atom[]): Omit<Matcher, 'atoms'> {
  const pieces: string[] = [];
  let piece = '';
  const end = () => {
    if (piece !== '') pieces.push(piece);
    piece = '';
  };
  for (const { literal, isOptional, isRepeated } of atoms) {
    const isRequired = literal !== undefined && !isOptional;
    if (isRequired) piece += literal;
    if (!isRequired || isRepeated) end();
  }
  end();
  const isOnce = (atom: Atom | undefined) => atom?.literal !== undefined && !atom.isOptional && !atom.isRepeated;
  return { pieces, startsLiterally: isOnce(atoms[0]), endsLiterally: isOnce(atoms.at(-1)) };
}

/** Whether the text has all pieces of the pattern in their order. */
export function mayMatch({ pieces, startsLiterally, endsLiterally }: Matcher, text: string, budget: Budget): boolean {
  budget.left -= 1;
  if (startsLiterally && !text.startsWith(pieces[0] ?? '')) return false;
  if (endsLiterally && !text.endsWith(pieces.at(-1) ?? '')) return false;
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
    budget.left -= 1;
  }
  return true;
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
    let literal: string | undefined = char;
    let cost = 1;
    if (char === '[') {
      const end = chars.indexOf(']', at + 1);
      if (end < 0) throw new SyntaxError(`'[' is not closed in the pattern ${pattern}`);
      takes = oneOf(chars.slice(at + 1, end), pattern);
      cost = end - at;
      literal = undefined;
      at = end;
    } else if (char === '\\' && at + 1 < chars.length) {
      at += 1;
      literal = chars[at] ?? '';
      takes = sameAs(literal);
    }
    const quantifier = chars[at + 1];
    if (isQuantifier(quantifier)) at += 1;
    if (isQuantifier(quantifier) && isQuantifier(chars[at + 1])) {
      throw new SyntaxError(`'${chars[at + 1]}' has nothing before it to repeat in ${pattern}`);
    }
    yield { takes, isOptional: quantifier === '?', isRepeated: quantifier === '+', cost, literal };
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
export function matchesWhole({ atoms }: Matcher, text: string, budget: Budget): boolean {
  /** At which character a position was reached last. */
  const reachedAt = new Int32Array(atoms.length + 1).fill(-1);
  let turn = 0;
  /** Adds a position, and those behind what may be left out. */
  const reach = (positions: number[], first: number) => {
    let position = first;
    while (reachedAt[position] !== turn) {
      reachedAt[position] = turn;
      positions.push(position);
      const atom = atoms[position];
      if (atom?.isOptional !== true) return;
      position += atom.skips ?? 1;
    }
  };

  let here: number[] = [];
  let next: number[] = [];
  reach(here, 0);
  for (const each of text) {
    const char = each.codePointAt(0) ?? 0;
    turn += 1;
    for (const position of here) {
      const atom = atoms[position];
      if (atom === undefined) continue;
      budget.left -= atom.cost ?? 1;
      if (atom.leap?.char === char) reach(next, position + atom.leap.by);
      if (!atom.takes(char)) continue;
      if (atom.isRepeated) reach(next, position);
      // What may be left out whole is entered by its first character, and left by its last.
      if (atom.leap === undefined || !atom.isRepeated) reach(next, position + 1);
    }
    if (next.length === 0 || budget.left < 0) return false;
    [here, next] = [next, here];
    next.length = 0;
  }
  return reachedAt[atoms.length] === turn;
}
