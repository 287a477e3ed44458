import { alertVerbs } from './event.ts';

/** Every family of events and its verbs, as the senders that exist make them; of `other` any verb. */
export const eventFamilies: Readonly<Record<string, readonly string[]>> = {
  alert: alertVerbs,
  run: ['failed', 'passed', 'cancelled'],
  push: ['branch', 'tag', 'deleted'],
  pull_request: [
    'opened',
    'updated',
    'edited',
    'closed',
    'merged',
    'reopened',
    'reviewed',
    'review_requested',
    'ready_for_review',
    'converted_to_draft',
    'labeled',
    'unlabeled',
    'assigned',
    'unassigned',
    'milestoned',
    'demilestoned',
    'review_request_removed',
    'dismissed',
    'locked',
    'unlocked',
    'auto_merge_enabled',
    'auto_merge_disabled',
    'enqueued',
    'dequeued',
  ],
  release: ['published', 'edited', 'deleted', 'created', 'released', 'prereleased', 'unpublished'],
  issue: [
    'opened',
    'edited',
    'closed',
    'reopened',
    'labeled',
    'unlabeled',
    'assigned',
    'unassigned',
    'deleted',
    'milestoned',
    'demilestoned',
    'locked',
    'unlocked',
    'pinned',
    'unpinned',
    'transferred',
    'typed',
    'untyped',
  ],
  comment: ['created', 'edited', 'deleted'],
  command: ['given'],
  deployment: ['succeeded', 'failed'],
  ping: ['received'],
  ticketwire: ['dead_letter', 'target_down', 'recovered'],
};

/** Families whose subject opens and closes: what `track` can follow. */
export const livingFamilies: readonly string[] = ['alert', 'run', 'ticketwire'];

/** The source and the family of the receiver's own events. No other source can have this name, or make such an event. */
export const ownSource = 'ticketwire';
