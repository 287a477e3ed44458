import type { FakeIssue } from './jira.ts';

/** What an issue keeps beside its fields: properties, and the history of its changes. */
export interface FakeNotes {
  properties: Map<string, unknown>;
  histories: { id: string; historyMetadata?: unknown }[];
}

const notes = new WeakMap<FakeIssue, FakeNotes>();

export function notesOf(issue: FakeIssue): FakeNotes {
  const known = notes.get(issue) ?? { properties: new Map(), histories: [] };
  notes.set(issue, known);
  return known;
}

/** What a transition says beside its fields is kept, in the one request that makes it. */
export function keepNotes(issue: FakeIssue, given: Record<string, unknown>, isCloud: boolean): void {
  const { properties, histories } = notesOf(issue);
  const { properties: sent, historyMetadata } = given;
  if (isCloud && Array.isArray(sent)) {
    for (const { key, value } of sent as { key: string; value: unknown }[]) properties.set(key, value);
  }
  histories.push({ id: String(histories.length + 1), ...(historyMetadata === undefined ? {} : { historyMetadata }) });
}

/** The members of an issue that were asked for by `properties` and `expand`. */
export function showNotes(issue: FakeIssue, query: URLSearchParams): Record<string, unknown> {
  const { properties, histories } = notesOf(issue);
  const asked = query.get('properties')?.split(',');
  const isExpanded = (query.get('expand') ?? '').split(',').includes('changelog');
  return {
    ...(asked === undefined
      ? {}
      : { properties: Object.fromEntries([...properties].filter(([key]) => asked.includes(key))) }),
    ...(isExpanded ? { changelog: { startAt: 0, total: histories.length, histories } } : {}),
  };
}
