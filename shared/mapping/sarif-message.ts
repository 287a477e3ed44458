import type { JsonObject, JsonValue } from '../model/json.ts';
import { listOf, memberOf, textOf } from './sarif-json.ts';
import type { SarifRule } from './sarif-rule.ts';

/**
 * A result's message as plain text: its own, or the rule's with the arguments in it, without links into the log.
 * Longer ones are cut well above what any reader keeps. Source: SARIF 2.1.0, 3.11.
 */
export function messageTextOf(result: JsonObject, rule: SarifRule): string | undefined {
  const message = memberOf(result, 'message');
  const id = textOf(message, 'id');
  const text = textOf(message, 'text') ?? (id === undefined ? undefined : rule.messageString(id));
  if (text === undefined) return undefined;
  return withoutLinks(fillPlaceholders(text.slice(0, maxChars), listOf(message, 'arguments')));
}

const maxChars = 10_000;

/** Puts the arguments into `{0}`, and makes `{{` one brace; a text without arguments is left as it is. */
export function fillPlaceholders(text: string, values: readonly JsonValue[]): string {
  if (values.length === 0) return text;
  let filled = '';
  let from = 0;
  for (const match of text.matchAll(/\{\{|\}\}|\{(\d{1,6})\}/g)) {
    filled += text.slice(from, match.index);
    from = match.index + match[0].length;
    const value = match[1] === undefined ? match[0].slice(1) : values[Number(match[1])];
    filled += typeof value === 'string' ? value.slice(0, maxChars) : match[0];
    if (filled.length > maxChars) return filled.slice(0, maxChars);
  }
  return (filled + text.slice(from)).slice(0, maxChars);
}

/** Makes `[words](1)`, which points to a location of the result, its words; addresses stay. One pass, whatever the text. */
export function withoutLinks(text: string): string {
  const pieces: string[] = [];
  let open: number | undefined;
  let from = 0;
  for (const match of text.matchAll(/\\[[\]\\]|\[|\](?:\(\d{1,9}\))?/g)) {
    const [token] = match;
    pieces.push(text.slice(from, match.index), token);
    from = match.index + token.length;
    if (token === '[') open = pieces.length - 1;
    else if (token.startsWith(']')) {
      if (token !== ']' && open !== undefined) unwrap(pieces, open);
      open = undefined;
    }
  }
  return pieces.join('') + text.slice(from);
}

/** Takes the brackets off the last pieces; within them a backslash was before every bracket that is meant. */
function unwrap(pieces: string[], open: number): void {
  pieces[open] = '';
  pieces[pieces.length - 1] = '';
  for (let at = open + 2; at < pieces.length - 1; at += 2) pieces[at] = (pieces[at] ?? '').slice(1);
}
