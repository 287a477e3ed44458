import { TicketwireError } from '../errors.ts';
import type { JsonObject } from '../model/json.ts';
import { readJsonObject } from './json-body.ts';

/**
 * Returns the JSON object that a file holds. Throws `malformed`, and says that the file is empty, or where it stops being
 * JSON.
 */
export function readJsonFile(bytes: Uint8Array): JsonObject {
  try {
    return readJsonObject({ body: bytes });
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    const text = new TextDecoder().decode(bytes);
    if (text.trim() === '') throw new TicketwireError('malformed', 'The file is empty.', { cause: error });
    if (!(error.cause instanceof SyntaxError)) {
      throw new TicketwireError(error.code, error.message.replace('The body', 'The file'), { cause: error });
    }
    const { line, column, isEnd } = placeOf(text, endOfJson(text));
    const where = isEnd
      ? `it ends in line ${line}, column ${column}, and is not complete`
      : `line ${line}, column ${column}`;
    throw new TicketwireError('malformed', `The file is not valid JSON: ${where}.`, { cause: error });
  }
}

const space = /[ \t\n\r]*/y;
/** Every token of JSON but texts. */
const token = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Returns where a text that is not JSON stops being JSON. */
export function endOfJson(text: string): number {
  const open: string[] = [];
  let wanted: Wanted | undefined = 'value';
  let at = 0;
  for (;;) {
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
    token.lastIndex = at;
    const isString = text[at] === '"';
    const end = isString ? endOfString(text, at) : at + (token.exec(text)?.[0].length ?? 0);
    const mark = marks.has(text[at] ?? '') ? text[at] : undefined;
    wanted = end > at && text[end - 1] !== undefined ? step({ mark, isString, wanted, open }) : undefined;
    if (isString && !isWholeString(text, at, end)) return end;
    if (wanted === undefined) return at;
    at = end;
  }
}

const marks = new Set('{}[],:');

/** Returns the place after a string's last quote, or of the first character that may not be in it. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"') return at + 1;
    if (char < ' ') return at;
    if (char !== '\\') continue;
    const escaped = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
    escaped.lastIndex = at + 1;
    const found = escaped.exec(text)?.[0].length;
    if (found === undefined) return at;
    at += found;
  }
  return text.length;
}

function isWholeString(text: string, start: number, end: number): boolean {
  return end > start + 1 && text[end - 1] === '"';
}

type Wanted = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end';

/** Returns what must follow a token; undefined where the token may not be here. `open` holds the closing brackets. */
function step(given: {
  mark: string | undefined;
  isString: boolean;
  wanted: Wanted;
  open: string[];
}): Wanted | undefined {
  const { mark, isString, wanted, open } = given;
  const isValueWanted = wanted === 'value' || wanted === 'value or ]';
  if (mark === undefined) {
    if (isValueWanted) return ', or end';
    return isString && (wanted === 'name' || wanted === 'name or }') ? ':' : undefined;
  }
  if (mark === '{' || mark === '[') {
    if (!isValueWanted) return undefined;
    open.push(mark === '{' ? '}' : ']');
    return mark === '{' ? 'name or }' : 'value or ]';
  }
  if (mark === ':') return wanted === ':' ? 'value' : undefined;
  if (mark === ',') {
    if (wanted !== ', or end' || open.length === 0) return undefined;
    return open.at(-1) === '}' ? 'name' : 'value';
  }
  const mayClose = wanted === ', or end' || wanted === (mark === '}' ? 'name or }' : 'value or ]');
  return mayClose && open.pop() === mark ? ', or end' : undefined;
}

function placeOf(text: string, at: number): { line: number; column: number; isEnd: boolean } {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - (before.lastIndexOf('\n') + 1) + 1, isEnd: text.slice(at).trim() === '' };
}
