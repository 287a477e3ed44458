import { createHash } from 'node:crypto';

/**
 * The hidden first line by which a ticket names its subject. Hex only, so that no text from outside can
 * close or forge it; valid at the very start of a body only.
 */
export function markerOf(subject: string): string {
  return `<!-- ticketwire:v1:${subjectHashOf(subject)} -->`;
}

/** The hash a subject is known by in its ticket. A subject of which nothing else is known is written `#` and its hash. */
export function subjectHashOf(subject: string): string {
  return /^#[0-9a-f]{64}$/.test(subject) ? subject.slice(1) : hashOf(subject);
}

/** Whether a ticket's body carries the marker of the subject. */
export function hasMarker(body: string | null | undefined, subject: string): boolean {
  return body?.startsWith(markerOf(subject)) === true;
}

/** What a ticket says of itself to a program that keeps no store; each part is hex. */
export interface TicketMark {
  /** Of the subject. */
  subjectHash: string;
  /** Of the list of alerts it is from; empty where there is none, or the ticket does not say. */
  scopeHash: string;
  /** Of the draft it was last written with; empty where the ticket does not say. */
  draftHash: string;
  /** Of the occurrence it was written for. */
  occurrenceHash: string;
  /** Grows with every occurrence, such as a run's number; 0 where there is no such order. */
  order: number;
}

/** The hidden second line, for programs that keep no store: scope, draft and occurrence. */
export function stateLineOf(state: { scope: string; draftHash: string; occurrence: string; order: number }): string {
  const parts = [shortHashOf(state.scope), state.draftHash, shortHashOf(state.occurrence), String(state.order)];
  return `<!-- ticketwire:state:${parts.join(':')} -->`;
}

export function withoutStateLine(body: string): string {
  return body.replace(/^(<!-- ticketwire:v1:[0-9a-f]{64} -->)\n<!-- ticketwire:state:[0-9a-f:]* -->/, '$1');
}

/** What the hidden lines at the start of a body say; undefined where there is no marker. */
export function readMark(body: string): TicketMark | undefined {
  const marker = /^<!-- ticketwire:v1:([0-9a-f]{64}) -->/.exec(body);
  if (marker === null) return undefined;
  const state =
    /^\s*<!-- ticketwire:state:([0-9a-f]{16}|):([0-9a-f]{64}|):([0-9a-f]{16}|):(\d{1,15}) -->/.exec(
      body.slice(marker[0].length),
    ) ?? [];
  const [, scopeHash = '', draftHash = '', occurrenceHash = '', order = '0'] = state;
  return { subjectHash: marker[1] ?? '', scopeHash, draftHash, occurrenceHash, order: Number(order) };
}

/** The body without its hidden lines, for trackers that keep what they say elsewhere. */
export function withoutMarks(body: string): string {
  return withoutStateLine(body).replace(/^<!-- ticketwire:v1:[0-9a-f]{64} -->\n/, '');
}

/** Whether a text begins as our tickets and comments do. */
export function isOurs(text: string): boolean {
  return /^<!-- ticketwire:(?:v1|comment):[0-9a-f]{64} -->/.test(text);
}

/** The hidden line by which a comment is known again. */
export function remarkMarkerOf(id: string): string {
  return `<!-- ticketwire:comment:${id} -->`;
}

/** SHA-256 in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** 16 hex digits of it; none for nothing. */
export function shortHashOf(text: string): string {
  return text === '' ? '' : hashOf(text).slice(0, 16);
}
