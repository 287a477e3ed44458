import { isUtf8 } from 'node:buffer';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { notJson, notUtf8 } from './json-body.ts';

/** A smaller body is parsed in one go: that takes some 5 ms. */
const largeBytes = 512 * 1_024;

/**
 * Parses the JSON of a large body bit by bit, calling `pause` so that others get their turn. Returns undefined for a body
 * that is small enough to be parsed in one go. Throws `malformed`.
 */
export async function parseLargeJson(body: Uint8Array, pause: () => Promise<void>): Promise<JsonValue | undefined> {
  if (body.byteLength < largeBytes) return undefined;
  if (!isUtf8(body)) throw notUtf8();
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  try {
    return await parseJsonInSlices(text.subarray(text.indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0), pause);
  } catch (cause) {
    throw notJson(cause);
  }
}

const byteOrderMark = Buffer.from('\uFEFF');

/** A value up to this size is parsed in one go; that takes some 2 ms. */
const pieceBytes = 256 * 1_024;
/** Containers are taken apart to this depth; what is nested deeper is parsed in one go. */
const maxDepth = 4;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openers = new Set([0x5b, 0x7b]);
const closers = new Set([0x5d, 0x7d]);

/**
 * Parses JSON as `JSON.parse` does, but calls `pause` between pieces of a large document, so that others get their turn.
 * `text` must be valid UTF-8. Throws a `SyntaxError` for anything that is not JSON.
 */
export async function parseJsonInSlices(text: Buffer, pause: () => Promise<void>): Promise<JsonValue> {
  return parse({ text, pause, start: 0, end: text.length, depth: 0 });
}

interface Piece {
  text: Buffer;
  pause(): Promise<void>;
  start: number;
  end: number;
  depth: number;
}

async function parse(piece: Piece): Promise<JsonValue> {
  const { text, depth } = piece;
  const start = skipSpace(text, piece.start, piece.end);
  const end = trimSpace(text, start, piece.end);
  if (end - start <= pieceBytes || depth === maxDepth || !openers.has(text[start] ?? 0)) {
    return JSON.parse(text.toString('utf8', start, end)) as JsonValue;
  }
  const isList = text[start] === 0x5b;
  if (text[end - 1] !== (isList ? 0x5d : 0x7d)) throw new SyntaxError('A list or an object has no end.');
  const inside = { ...piece, start: start + 1, end: end - 1, depth: depth + 1 };
  if (skipSpace(text, inside.start, inside.end) === inside.end) return isList ? [] : {};
  return isList ? parseList(inside) : parseObject(inside);
}

async function parseList(piece: Piece): Promise<JsonValue[]> {
  const list: JsonValue[] = [];
  for (let at = piece.start; at < piece.end; at += 1) {
    const end = await endOfValue(piece, at);
    list.push(await parse({ ...piece, start: at, end }));
    at = end;
    if (at === piece.end - 1) throw new SyntaxError('A list ends with a comma.');
  }
  return list;
}

async function parseObject(piece: Piece): Promise<JsonObject> {
  const object: JsonObject = {};
  const { text } = piece;
  for (let at = piece.start; at < piece.end; at += 1) {
    const keyStart = skipSpace(text, at, piece.end);
    const keyEnd = text[keyStart] === quote ? endOfString(text, keyStart, piece.end) : keyStart;
    const key: unknown = JSON.parse(text.toString('utf8', keyStart, keyEnd));
    const colonAt = skipSpace(text, keyEnd, piece.end);
    if (typeof key !== 'string' || text[colonAt] !== colon) throw new SyntaxError('A member of an object has no name.');
    const end = await endOfValue(piece, colonAt + 1);
    const value = await parse({ ...piece, start: colonAt + 1, end });
    // As JSON.parse does: an own member, whatever its name.
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
    at = end;
    if (at === piece.end - 1) throw new SyntaxError('An object ends with a comma.');
  }
  return object;
}

/** The place of the comma behind a value, or the end of its container. */
async function endOfValue({ text, end, pause }: Piece, start: number): Promise<number> {
  let depth = 0;
  let pauseAt = start + pieceBytes;
  for (let at = start; at < end; at += 1) {
    const byte = text[at] ?? 0;
    if (byte === quote) at = endOfString(text, at, end) - 1;
    else if (openers.has(byte)) depth += 1;
    else if (closers.has(byte)) depth -= 1;
    else if (byte === comma && depth === 0) {
      await pause();
      return at;
    }
    if (at >= pauseAt) {
      await pause();
      pauseAt = at + pieceBytes;
    }
  }
  return end;
}

/** The place behind a string that begins at `start`. */
function endOfString(text: Buffer, start: number, end: number): number {
  for (let at = start + 1; at < end; at += 1) {
    if (text[at] === backslash) at += 1;
    else if (text[at] === quote) return at + 1;
  }
  throw new SyntaxError('A string has no end.');
}

function skipSpace(text: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text[at])) at += 1;
  return at;
}

function trimSpace(text: Buffer, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text[at - 1])) at -= 1;
  return at;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
