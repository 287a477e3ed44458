import { type Budget, compile, matchesWhole, mayMatch } from './pattern-matcher.ts';

/**
 * GitHub's filter patterns: `*` any characters but a slash, `**` any, `?` the character before it or none, `+` it once or
 * more, `[…]` one of them, `\` takes the next character as it is. Everything matches whole.
 * Source: docs.github.com, workflow syntax, "Filter pattern cheat sheet".
 */
export function matchesPattern(pattern: string, text: string, budget = createBudget()): boolean {
  // `dependabot[bot]` means that login, and not one of four characters.
  if (pattern === text) return true;
  if (text.length > maxTextChars || budget.left < 0 || isPlain(pattern)) return false;
  const matcher = compile(pattern);
  return mayMatch(matcher, text, budget) && matchesWhole(matcher, text, budget);
}

/**
 * Whether a list of patterns wants a text. A `!` takes out what earlier patterns let in, and the last one that fits
 * decides; a list of exclusions alone lets in everything else that is not too long to be compared.
 */
export function matchesPatterns(patterns: readonly string[], text: string, budget = createBudget()): boolean {
  let isWanted = text.length <= maxTextChars && patterns.every((pattern) => pattern.startsWith('!'));
  for (const pattern of patterns) {
    const isExclusion = pattern.startsWith('!');
    if (matchesPattern(isExclusion ? pattern.slice(1) : pattern, text, budget)) isWanted = !isExclusion;
  }
  return isWanted && budget.left >= 0;
}

/** Whether a list of patterns wants one of several texts, each looked at by itself. */
export function matchesAny(patterns: readonly string[], texts: readonly string[]): boolean {
  const budget = createBudget();
  return texts.some((text) => matchesPatterns(patterns, text, budget));
}

/** Whether a list of patterns wants a whole set: one of its texts must be let in, and none excluded. */
export function matchesSet(patterns: readonly string[], texts: readonly string[]): boolean {
  const budget = createBudget();
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const has = (list: readonly string[]) =>
    list.some((pattern) => texts.some((text) => matchesPattern(pattern, text, budget)));
  return !has(excluded) && (wanted.length === 0 || has(wanted)) && budget.left >= 0;
}

/** Longer than any path or branch: a longer text matches only the pattern that is equal to it. */
export const maxTextChars = 4_096;

const maxSteps = 5_000_000;

function createBudget(): Budget {
  return { left: maxSteps };
}

/** Whether a pattern means one text alone: itself. */
export function isPlain(pattern: string): boolean {
  return !/[*?+[\]!\\]/.test(pattern);
}

/** The pattern that means a text, whatever characters it is of. */
export function literally(text: string): string {
  return text.replace(/[*?+[\]!\\]/g, '\\$&');
}
