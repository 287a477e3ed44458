import type { Applied } from './applied.ts';
import type { EventType } from './event.ts';
import type { EpochMs } from './json.ts';

/** What was said first about a subject in a room, and how it is called there. */
export interface PostedMessage extends Applied {
  target: string;
  subject: string;
  /** What the room calls it; empty where it does not say, or nothing is to stand under it. */
  reference: string;
  /** As it was said first. */
  message: Message;
  /** Which tone it has now. */
  tone: Message['tone'];
  /** What was said last, as the effect's `occasion` calls it, and by which event; empty where that has no name. */
  occasion: string;
  event: string;
  at: EpochMs;
}

/** What is said in a room. Texts are inert Markdown: every room writes them in its own way. */
export interface Message {
  /** The whole in one line; never empty. */
  line: string;
  /** What else there is to know; empty where there is nothing. */
  details: string;
  /** Whether it is good news. */
  tone: 'good' | 'bad' | 'neutral';
  /** What it is about, for rooms that are programs. */
  event: {
    id: string;
    type: EventType;
    source: string;
    subject: string;
    /** ISO 8601. */
    at: string;
    /** Where people look at it; empty where that is not known. */
    url: string;
  };
}
