import { createHash } from 'node:crypto';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject } from './json-body.ts';

/** Members that tell which hook was used, or how things stand around the event: they differ between two hooks. */
const beside = new Set(['hook', 'hook_id', 'installation', 'organization', 'enterprise', 'repository', 'sender']);

/** What tells a thing from another of its kind, and one state of it from the next. */
const marks = new Set([
  'id',
  'number',
  'name',
  'login',
  'slug',
  'sha',
  'tag_name',
  'run_attempt',
  'status',
  'conclusion',
  'state',
  'updated_at',
  'submitted_at',
]);

/**
 * What is the same for every hook that tells of one happening, and another for the next happening. GitHub gives each
 * hook's delivery an id of its own, and may fill in counts and checks between one delivery and the next.
 */
export function githubOccasion(payload: JsonObject): string {
  const told = Object.entries(payload)
    .filter(([member]) => !beside.has(member))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([member, value]) => [member, member === 'changes' ? value : marksOf(value)]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 32);
}

function marksOf(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return value.length;
  if (!isJsonObject(value)) return value ?? null;
  // A run says by its attempt and its conclusion how far it is; the time goes on meanwhile.
  const isRun = 'conclusion' in value;
  return Object.entries(value)
    .filter(([member, inner]) => marks.has(member) && typeof inner !== 'object' && !(isRun && member === 'updated_at'))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([member, inner]) => [member, inner ?? null]);
}
