/**
 * Where a severity stands, whatever tool it is from: 4 is the worst, 0 is none. A word that no tool is known to use counts
 * as low, 1: an alert that is there is worth more than its word. Upper and lower case are alike.
 */
export function severityRank(severity: string | undefined): number {
  const word = normalize(severity);
  if (word === '') return 0;
  return Object.hasOwn(ranks, word) ? (ranks[word] ?? 0) : unknownRank;
}

/** True if a tool is known to use this word, or if there is none. */
export function isKnownSeverity(severity: string | undefined): boolean {
  const word = normalize(severity);
  return word === '' || Object.hasOwn(ranks, word);
}

/** The words that a severity may be told by. */
export const severityWords = (): readonly string[] => Object.keys(ranks);

const unknownRank = 1;

function normalize(severity: string | undefined): string {
  return severity?.trim().toLowerCase() ?? '';
}

/** The words of all senders and file formats; `severity.test.ts` names the documentation that has each. */
const ranks: Record<string, number> = {
  critical: 4,
  blocker: 4,
  fatal: 4,
  page: 4,
  high: 3,
  error: 3,
  medium: 2,
  moderate: 2,
  warning: 2,
  major: 2,
  low: 1,
  note: 1,
  minor: 1,
  recommendation: 1,
  info: 0,
  informational: 0,
  debug: 0,
  sample: 0,
  none: 0,
  unknown: 0,
};
