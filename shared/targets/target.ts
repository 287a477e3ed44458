import type { z } from 'zod';
import type { DraftLimits } from '../mapping/ticket-draft.ts';
import type { EpochMs } from '../model/json.ts';
import type { Board } from '../store/board.ts';
import type { Tracker } from './trackers/tracker.ts';

/** What an adapter is given when the program starts. */
export interface TargetDependencies {
  /** The target's name in the configuration. */
  name: string;
  board: Board;
  now(): EpochMs;
}

/** A kind of tracker, as the configuration names it by `type`. One file per type. */
export interface TrackerType<Options extends z.ZodRawShape = z.ZodRawShape> {
  type: string;
  /** As people call it. */
  label: string;
  docs: string;
  kind: 'tracker';
  /** The options beside `type`, in kebab-case. */
  options: Options;
  limits: DraftLimits;
  create(options: z.output<z.ZodObject<Options>>, dependencies: TargetDependencies): Tracker;
}
