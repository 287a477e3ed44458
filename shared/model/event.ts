import type { EpochMs, JsonObject } from './json.ts';

/** `noun.past-verb`, for example `alert.opened`; the part before the dot is the family. */
export type EventType = `${string}.${string}`;

/** What every sender says of an alert, in one shape. Absent facts are absent members. */
export interface AlertFacts {
  id: string;
  /** The rule's human name. */
  rule?: string;
  rule_url?: string;
  severity?: string;
  message?: string;
  file?: string;
  line?: number;
  /** Where a person looks at the alert. */
  url?: string;
  state: 'open' | 'closed' | 'suppressed';
  labels?: string[];
  /** The project or repository the alert is about, by its human name. */
  project?: string;
  project_url?: string;
  language?: string;
}

export interface EventData {
  alert?: AlertFacts;
  /** The ticket the sender names, where it names one (LGTM's `issue-id`). */
  ticket?: { key: string /** Where it is, when we know. */; target?: string };
}

/** The normalised fact that rules match. */
export interface HookEvent {
  /** Unique: the delivery's source and id, the position within it, and what sets a later performance of it apart. */
  id: string;
  sender: string;
  source: string;
  type: EventType;
  /** What the event is about: the same for the opening and the closing of one alert. */
  subject: string;
  occurredAt: EpochMs;
  data: EventData;
  /** The sender's own body, for templates. */
  payload: JsonObject;
}

/** The verbs of an alert's life, in the order they usually happen. */
export const alertVerbs = ['opened', 'updated', 'closed', 'reopened', 'suppressed', 'unsuppressed'] as const;
export type AlertVerb = (typeof alertVerbs)[number];

/** Every family of events and its verbs, as the senders that exist make them. */
export const eventFamilies: Readonly<Record<string, readonly string[]>> = { alert: alertVerbs };

/** Families whose subject opens and closes: what `track` can follow. */
export const livingFamilies: readonly string[] = ['alert'];
