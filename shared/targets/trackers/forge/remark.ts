import { remarkMarkerOf } from '../../../mapping/marker.ts';
import type { EpochMs } from '../../../model/json.ts';
import type { Remark } from '../named-tickets.ts';

/** The comments of one issue. */
export interface CommentThread {
  /** Ids of our comments that start with the marker, written since, in any order. */
  find(marker: string, since: EpochMs): Promise<readonly number[]>;
  /** Gives the new comment's id; undefined where the forge does not say. */
  write(body: string): Promise<number | undefined>;
  /** Whether it was there or not. */
  remove(id: number): Promise<void>;
}

/**
 * Writes a comment once; the hidden first line tells it from every other. Where others may write the same at the same
 * moment it looks again afterwards, and takes its own back when an earlier one is there. Gives whether it was written.
 */
export async function ensureRemark(thread: CommentThread, remark: Remark): Promise<boolean> {
  const { since = 0 } = remark;
  const marker = remarkMarkerOf(remark.id);
  if (remark.mayExist && (await thread.find(marker, since)).length > 0) return false;
  const id = await thread.write(`${marker}\n${remark.text}\n`);
  if (remark.isContended !== true || id === undefined) return true;
  const first = Math.min(...(await thread.find(marker, since)));
  if (first >= id) return true;
  await thread.remove(id);
  return false;
}
