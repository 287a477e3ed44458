import { isJsonObject } from '../mapping/json-body.ts';
import type { JsonValue } from '../model/json.ts';

/** Fields whose values are things with a name. */
const single = new Set(['priority', 'resolution', 'security', 'issuetype']);
const several = new Set(['components', 'fixVersions', 'versions']);

/** A field's value as Jira takes it: where it wants things with names, a text is the name of one. */
export function namedField(id: string, value: JsonValue): JsonValue {
  if (single.has(id)) return typeof value === 'string' ? { name: value } : value;
  if (!several.has(id)) return value;
  const list = Array.isArray(value) ? value : [value];
  return list.map((each) => (typeof each === 'string' ? { name: each } : each));
}

/** Jira's words in an answer 400, by the ids of the fields they are about. */
export function refusedFields(answer: JsonValue | undefined): ReadonlyMap<string, string> {
  const errors = isJsonObject(answer) && isJsonObject(answer.errors) ? answer.errors : {};
  return new Map(Object.entries(errors).map(([id, words]) => [id, String(words)]));
}
