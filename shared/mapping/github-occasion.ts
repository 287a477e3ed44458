import { createHash } from 'node:crypto';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject } from './json-body.ts';

/** Members that tell which hook was used, or how things stand around the event: they differ between two hooks. */
const beside = new Set(['hook', 'hook_id', 'installation', 'organization', 'enterprise', 'repository', 'sender']);

/** What tells a thing from another of its kind, and one state of it from the next; and every time, such as `updated_at`. */
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
]);

/** Members of the payload itself by which one happening differs from the next. */
const ownMarks = new Set(['before', 'after', 'changes']);
/** Events whose repository tells when they happened: of any other it only tells how things stand by then. */
const datedByRepository = new Set(['push', 'create', 'delete']);
const maxEntries = 100;

/**
 * What is the same for every hook that tells of one happening, and another for the next happening. GitHub may give each
 * hook's delivery an id of its own, and fill in counts and checks between one delivery and the next. Undefined where a
 * payload holds neither a time nor a state: two such happenings could not be told apart.
 */
export function githubOccasion(name: string, payload: JsonObject): string | undefined {
  try {
    return occasionOf(name, payload);
  } catch (error) {
    // Nested deeper than can be written down: no happening of GitHub's.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function occasionOf(name: string, payload: JsonObject): string | undefined {
  const told = Object.entries(payload)
    .filter(([member]) => !beside.has(member))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([member, value]) => [member, member === 'changes' ? value : marksOf(value)]);
  const { repository } = payload;
  const pushedAt = datedByRepository.has(name) && isJsonObject(repository) ? repository.pushed_at : undefined;
  const isTold =
    Object.keys(payload).some((member) => ownMarks.has(member)) ||
    /_at"|"sha"|"run_attempt"/.test(JSON.stringify(told));
  if (!isTold && pushedAt === undefined) return undefined;
  return createHash('sha256')
    .update(JSON.stringify([told, pushedAt ?? null]))
    .digest('hex')
    .slice(0, 32);
}

function marksOf(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return [value.length, ...value.slice(0, maxEntries).map(marksOf)];
  if (!isJsonObject(value)) return value ?? null;
  // A run says by its attempt and its conclusion how far it is; the time goes on meanwhile.
  const isRun = 'conclusion' in value;
  return Object.entries(value)
    .filter(([member, inner]) => typeof inner !== 'object' && (marks.has(member) || (!isRun && /_at$/.test(member))))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([member, inner]) => [member, inner ?? null]);
}
