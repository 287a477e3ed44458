import { TicketwireError } from '../errors.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';

/** A body's bytes, and their JSON where it was parsed before. */
export interface JsonBody {
  body: Uint8Array;
  json?: JsonValue | undefined;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Returns a body that must be a JSON object in UTF-8; a byte order mark is tolerated.
 * Throws `malformed` and says which of the three it is not.
 */
export function readJsonObject({ body, json }: JsonBody): JsonObject {
  const value = json ?? parseText(decode(body));
  if (!isJsonObject(value)) throw new TicketwireError('malformed', 'The body is JSON, but not an object.');
  return value;
}

function decode(body: Uint8Array): string {
  try {
    return decoder.decode(body);
  } catch (cause) {
    throw notUtf8(cause);
  }
}

function parseText(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw notJson(cause);
  }
}

/** The refusal of a body that is no UTF-8. */
export function notUtf8(cause?: unknown): TicketwireError {
  return new TicketwireError('malformed', 'The body is not valid UTF-8.', { cause });
}

/** The refusal of a body that does not parse. */
export function notJson(cause: unknown): TicketwireError {
  return new TicketwireError('malformed', 'The body is not valid JSON.', { cause });
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads members of a JSON object by path, and names the one that is missing or of the wrong type. */
export class JsonReader {
  readonly #root: JsonObject;

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** The value at `a.b.c`; undefined when any part is missing or null. */
  find(path: string): JsonValue | undefined {
    let value: JsonValue | undefined = this.#root;
    for (const member of path.split('.')) {
      if (!isJsonObject(value) || !Object.hasOwn(value, member)) return undefined;
      value = value[member];
    }
    return value ?? undefined;
  }

  /** The text at the path, or undefined when it is missing, not a text, or empty. */
  text(path: string): string | undefined {
    const value = this.find(path);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** The text at the path, possibly empty; throws `malformed` when there is none. */
  requireText(path: string): string {
    const value = this.find(path);
    if (typeof value !== 'string') throw unfit(path, value, 'a text');
    return value;
  }

  /** An identifier: a whole number, or a text of 1 to 1,000 characters and no control character; else throws `malformed`. */
  requireId(path: string): string {
    const value = this.find(path);
    if (typeof value === 'string' && value !== '' && value.length <= maxIdChars && !controls.test(value)) return value;
    if (typeof value === 'number' && Number.isInteger(value)) return String(value);
    throw unfit(path, value, `a whole number or a text of 1 to ${maxIdChars} characters without control characters`);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const controls = /[\u0000-\u001F\u007F]/;
const maxIdChars = 1_000;

function unfit(path: string, value: JsonValue | undefined, wanted: string): TicketwireError {
  return new TicketwireError(
    'malformed',
    value === undefined ? `The member '${path}' is missing.` : `The member '${path}' is not ${wanted}.`,
  );
}
