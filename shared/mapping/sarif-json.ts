import type { JsonValue } from '../model/json.ts';
import { isJsonObject } from './json-body.ts';

/** A member's value; undefined when the object has none of its own. */
export function memberOf(object: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A member that is a text with something in it. */
export function textOf(object: JsonValue | undefined, name: string): string | undefined {
  const value = memberOf(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A member that is an array; an empty one otherwise. */
export function listOf(object: JsonValue | undefined, name: string): readonly JsonValue[] {
  const value = memberOf(object, name);
  return Array.isArray(value) ? value : [];
}

/** What `owner` points to in the list by its `index`; undefined where it points nowhere. */
export function pointedAt(list: readonly JsonValue[], owner: JsonValue | undefined): JsonValue | undefined {
  const index = memberOf(owner, 'index');
  return typeof index === 'number' ? list[index] : undefined;
}
