import type { ErrorCode } from '../../../shared/model/error-code.ts';
import type { EpochMs } from '../../../shared/model/json.ts';
import type { StoreChange } from '../../../shared/store/store.ts';
import type { PackedMessage } from './packing.ts';

/** The value the thread is started with. */
export interface StoreThreadData {
  directory: string;
  /** The time by the caller's clock. */
  now: EpochMs;
}

/** A call of one method of the store, such as `accept` or `tickets.find`. */
export interface Call {
  id: number;
  method: string;
  args: readonly unknown[];
}

/** Calls that were made in one turn of the event loop, and the time by the caller's clock. */
export interface Calls {
  now: EpochMs;
  calls: readonly Call[];
  /** Calls whose one argument is in {@link packed}, in the same order. */
  packedCalls: readonly Omit<Call, 'args'>[];
  packed: PackedMessage | undefined;
}

/** The end of a call, or news that the thread sends by itself. */
export type Reply =
  | { kind: 'opened'; methods: readonly string[] }
  | { kind: 'not-opened'; error: CarriedError }
  | { kind: 'returned'; id: number; value: unknown }
  | { kind: 'threw'; id: number; error: CarriedError }
  | { kind: 'changed'; change: StoreChange }
  | { kind: 'committed'; seconds: number };

/** The parts of a `TicketwireError` that cross to another thread. */
export interface CarriedError {
  code: ErrorCode;
  message: string;
  /** The message of its cause, for the log. */
  cause: string | undefined;
}
