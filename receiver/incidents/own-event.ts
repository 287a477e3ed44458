import { createHash } from 'node:crypto';
import { ownSource } from '../../shared/model/event-families.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import type { Incident } from '../store/incidents.ts';

export type OwnEventType = 'ticketwire.dead_letter' | 'ticketwire.target_down' | 'ticketwire.recovered';

/** The body of a delivery that the receiver makes for an event of its own: what templates see as `payload`. */
export interface OwnEventBody {
  type: OwnEventType;
  /** One target, or one rule at one target. */
  subject: string;
  /** ISO 8601. */
  at: string;
  /** When the incident was opened. */
  since: string;
  target: string;
  rule?: string | undefined;
  /** Number of unresolved dead letters of this rule and target. */
  count?: number | undefined;
  /** Of the last attempt that failed: its error code and message, and the effect it was for. */
  code?: string | undefined;
  message?: string | undefined;
  attempts?: number | undefined;
  effect?: string | undefined;
  /** The type of the event that asked for the effect, and its delivery. */
  event?: string | undefined;
  source?: string | undefined;
  delivery?: string | undefined;
  /** The page of that delivery; only with TICKETWIRE_PUBLIC_URL. */
  url?: string | undefined;
}

/** Returns the subject that all events about an incident have. */
export function subjectOf({ target, rule }: { target: string; rule: string }): string {
  return rule === '' ? `${ownSource}:target:${target}` : `${ownSource}:dead-letters:${target}:${rule}`;
}

/** The delivery's id: the same in every receiver that reports this event of the incident. */
export function deliveryIdOf({ subject, number }: Pick<Incident, 'subject' | 'number'>): string {
  return `${createHash('sha256').update(subject).digest('hex').slice(0, 16)}-${number}`;
}

export function isoOf(time: EpochMs): string {
  return new Date(time).toISOString();
}
