import type { EpochMs } from './json.ts';

/** The last event that a ticket or a message was brought up to. */
export interface Applied {
  /** When it happened; 0 before the first. */
  appliedAt: EpochMs;
  /** When it was received. */
  appliedReceivedAt: EpochMs;
  /** Which server reported it; empty where its sender does not say. */
  appliedOrigin: string;
}

/** No event was applied yet. */
export const nothingApplied: Applied = { appliedAt: 0, appliedReceivedAt: 0, appliedOrigin: '' };
