import { createHash } from 'node:crypto';

/**
 * The hidden first line by which a ticket names its subject. Hex only, so that no text from outside can
 * close or forge it; valid at the very start of a body only.
 */
export function markerOf(subject: string): string {
  return `<!-- ticketwire:v1:${createHash('sha256').update(subject, 'utf8').digest('hex')} -->`;
}

/** Whether a ticket's body carries the marker of the subject. */
export function hasMarker(body: string | null | undefined, subject: string): boolean {
  return body?.startsWith(markerOf(subject)) === true;
}
