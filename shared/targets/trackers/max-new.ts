import type { TrackEffect } from './change.ts';

/** The subjects of which tickets were opened, by rule and target. */
export type OpenedSubjects = Map<string, Set<string>>;

/**
 * Returns why no further ticket is opened for this step now; undefined where one may be, and then it counts.
 */
export function limitReached(
  { manner, cause, target, subject }: TrackEffect,
  { opened }: { opened?: OpenedSubjects | undefined },
): string | undefined {
  const maxNew = manner?.maxNew ?? null;
  if (opened === undefined || maxNew === null) return undefined;
  const key = JSON.stringify([cause.rule, target]);
  const subjects = opened.get(key) ?? new Set();
  // Another attempt at one that counts already is no further one.
  if (!subjects.has(subject) && subjects.size >= maxNew) return `max-new is ${maxNew}: waiting for a later run`;
  opened.set(key, subjects.add(subject));
  return undefined;
}
