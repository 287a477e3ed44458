/**
 * Where a severity stands, whatever tool it is from: 4 is the worst, 0 is none or a word we do not know. Upper and lower
 * case are alike.
 */
export function severityRank(severity: string | undefined): number {
  const word = severity?.trim().toLowerCase() ?? '';
  return Object.hasOwn(ranks, word) ? (ranks[word] ?? 0) : 0;
}

/** The words that a severity may be told by. */
export const severityWords = (): readonly string[] => Object.keys(ranks);

const ranks: Record<string, number> = {
  critical: 4,
  blocker: 4,
  high: 3,
  error: 3,
  medium: 2,
  moderate: 2,
  warning: 2,
  major: 2,
  low: 1,
  note: 1,
  minor: 1,
  info: 0,
  informational: 0,
  none: 0,
  unknown: 0,
};
