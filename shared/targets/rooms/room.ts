import type { Message } from '../../model/message.ts';
import type { CreationLimits } from '../../store/store.ts';

/** A place where people read messages. */
export interface Room {
  /**
   * Posts one message. `id` is the same for every attempt: a room that knows such ids posts it once. Gives what the message
   * is called there; undefined where the room does not say. Throws what went wrong, and whether trying again could help;
   * `target-not-found` when the thread is gone.
   */
  post(message: Message, given: Posting): Promise<string | undefined>;
  /** Writes a message anew; false when it is gone. Absent where a room cannot. */
  update?(reference: string, message: Message): Promise<boolean>;
  /** Messages of one subject can stand together. */
  hasThreads: boolean;
  /** How many messages it takes; absent: it says so when they are too many. */
  limits?: CreationLimits | undefined;
}

export interface Posting {
  id: string;
  /** The message that it stands under; absent: it stands by itself. */
  thread?: string | undefined;
  /** Whoever reads the room and not the thread is to see it, too. */
  isBroadcast?: boolean;
}
