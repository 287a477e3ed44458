import type { EpochMs } from '../model/json.ts';
import { formField, formType, mediaTypeOf } from './form.ts';

/** Names that a template of signed bytes may use. */
export const signedParts = ['body', 'payload', 'timestamp', 'id'] as const;
type PartName = (typeof signedParts)[number];

/** Which bytes a signature covers. */
export interface SignedForm {
  /**
   * The bytes that are signed, such as `{timestamp}:{body}`. `{payload}` is the body, or the form's field of that name
   * where the body is a form.
   */
  signed: string;
  /** Holds the time: seconds or milliseconds since 1970, or ISO 8601. */
  timestampHeader?: string | undefined;
  /** Where the time is an entry of a header with separators, what stands before it: `t=`. */
  timestampPrefix?: string | undefined;
  idHeader?: string | undefined;
  /** The sender's clock and ours may differ by this much. */
  toleranceMs: number;
}

interface Given {
  headers: Record<string, string>;
  /** Undefined before the body has arrived: the headers alone are looked at then. */
  body: Uint8Array | undefined;
  /** Entries of the signature's header. */
  entries: readonly string[];
  now: EpochMs;
}

/** A piece of the template: a text that is signed as it stands, or the name of something in the request. */
export type SignedPart = { literal: string } | { name: PartName };

export function partsOf(template: string): readonly SignedPart[] {
  return template
    .split(/(\{[a-z]+\})/)
    .filter((text) => text !== '')
    .map((text) => {
      const name = text.slice(1, -1);
      return text.startsWith('{') && isPartName(name) ? { name } : { literal: text };
    });
}

function isPartName(name: string): name is PartName {
  return (signedParts as readonly string[]).includes(name);
}

/** Returns the signed bytes in pieces; undefined where something of it is missing, ambiguous, or too old or new. */
export function signedBytes(
  parts: readonly SignedPart[],
  form: SignedForm,
  given: Given,
): (Uint8Array | string)[] | undefined {
  const pieces: (Uint8Array | string)[] = [];
  for (const [position, part] of parts.entries()) {
    const piece = 'literal' in part ? part.literal : pieceOf(part.name, form, given);
    if (piece === undefined) return undefined;
    // An id that holds what stands after it would let one message be read as another.
    const next = parts[position + 1];
    if ('name' in part && part.name === 'id' && typeof piece === 'string') {
      if (piece === '' || (next !== undefined && 'literal' in next && piece.includes(next.literal))) return undefined;
    }
    pieces.push(piece);
  }
  return pieces;
}

function pieceOf(
  name: PartName,
  form: SignedForm,
  { headers, body, entries, now }: Given,
): Uint8Array | string | undefined {
  switch (name) {
    case 'body':
      return body ?? '';
    case 'payload':
      if (body === undefined) return '';
      return mediaTypeOf(headers) === formType ? formField(body, 'payload') : body;
    case 'id':
      return headers[form.idHeader ?? ''];
    case 'timestamp': {
      const text = timestampText(form, headers, entries);
      const at = text === undefined ? undefined : timeOf(text);
      return at === undefined || Math.abs(now - at) > toleranceOf(form, now, at) ? undefined : text;
    }
    default:
      return name satisfies never;
  }
}

function timestampText(
  { timestampHeader, timestampPrefix }: SignedForm,
  headers: Record<string, string>,
  entries: readonly string[],
): string | undefined {
  if (timestampPrefix === undefined) return headers[timestampHeader ?? ''];
  const entry = entries.map((text) => text.trim()).find((text) => text.startsWith(timestampPrefix));
  return entry?.slice(timestampPrefix.length);
}

/** A time in whole seconds is as old as the start of ours. */
function toleranceOf({ toleranceMs }: SignedForm, now: EpochMs, at: EpochMs): number {
  return at % 1_000 === 0 && now > at ? toleranceMs + 999 : toleranceMs;
}

function timeOf(text: string): EpochMs | undefined {
  if (/^\d{1,11}$/.test(text)) return Number(text) * 1_000;
  if (/^\d{12,14}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
