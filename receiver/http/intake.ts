import type { IncomingMessage, ServerResponse } from 'node:http';
import { TicketwireError } from '../../shared/errors.ts';
import { type Accounts, ArrivingBody, announcedLength, ChunkCount, freeChunk, requireLength } from './arriving-body.ts';

/** Bodies up to this size have a part of the budget to themselves. */
export const smallBodyBytes = 256 * 1_000;
const reservedBytes = 8 * 1_048_576;

/** Memory of a request besides its body: its headers, its stream, its place in the list. */
const overheadBytes = 4_096;

const sweepMs = 1_000;

/** Refused bodies are read and thrown away: so many bytes of them all between two sweeps, and each for so many sweeps. */
const maxDiscardedBytes = 32 * 1_048_576;
const maxDiscardSweeps = 5;

/** A body must bring this much in each period; counted in sweeps, so that a pause of ours is not held against it. */
const minBytesPerSecond = 1_000;
const ratePeriod = 5;

/**
 * Reads bodies, and bounds the memory of those that are not whole: over all connections, because nobody has proved yet
 * who sends them. docs/decisions/0025 gives the reasons.
 */
export class Intake implements Accounts {
  readonly #bodies = new Set<ArrivingBody>();
  readonly #budgetBytes: number;
  /** Requests that were answered before their body had arrived, and when. */
  readonly #refused = new Map<IncomingMessage, number>();
  #discardedBytes = 0;
  #heldBytes = 0;
  #heldByLarge = 0;
  #sweep = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ budgetBytes }: { budgetBytes: number }) {
    this.#budgetBytes = budgetBytes;
  }

  /**
   * Returns the bytes of the body. Throws `too-large`, before anything is read if the announced length says so,
   * `malformed` when the connection ends early, `too-slow` below the minimum rate, and `overloaded` when the budget is
   * full and this body is the largest and slowest.
   */
  async read(request: IncomingMessage, response: ServerResponse, maxBytes: number): Promise<Buffer> {
    const announced = announcedLength(request);
    requireLength(request, maxBytes);
    if (request.headers.expect !== undefined) response.writeContinue();
    const isLarge = announced !== undefined && announced > smallBodyBytes;
    const body = new ArrivingBody(request, { accounts: this, maxBytes, isLarge, sweep: this.#sweep });
    this.#bodies.add(body);
    this.hold(body, 0);
    this.#startSweeping();
    return body.read();
  }

  /** Counts what a body takes now, and makes room for it. */
  hold(body: ArrivingBody, bytes: number): void {
    const held = bytes + overheadBytes;
    const more = held - body.heldBytes;
    body.heldBytes = held;
    this.#heldBytes += more;
    if (body.isLarge) this.#heldByLarge += more;
    else if (body.receivedBytes > smallBodyBytes) {
      body.isLarge = true;
      this.#heldByLarge += held;
    }
    while (this.#heldByLarge > this.#budgetBytes - reservedBytes && this.#dropWorst({ isLarge: true }));
    while (this.#heldBytes > this.#budgetBytes && this.#dropWorst({ isLarge: false }));
  }

  release(body: ArrivingBody): void {
    this.#bodies.delete(body);
    this.#heldBytes -= body.heldBytes;
    if (body.isLarge) this.#heldByLarge -= body.heldBytes;
    body.heldBytes = 0;
  }

  /**
   * Reads on after an answer was given early, for a client that reads the answer only when it has sent everything: closing
   * the connection at once could reset it, and hide the answer. Cuts the connection when that takes too long.
   */
  discard(request: IncomingMessage): void {
    const { socket } = request;
    const chunks = new ChunkCount();
    this.#refused.set(request, this.#sweep);
    request.once('close', () => this.#refused.delete(request));
    request.on('data', (chunk: Buffer) => {
      this.#discardedBytes += chunk.length;
      freeChunk(chunk);
      chunks.add(chunk);
      if (chunks.areTooSmall) socket.destroy();
      // Not the request: while that is paused, what the connection brings is kept in memory.
      else if (this.#discardedBytes > maxDiscardedBytes) socket.pause();
    });
    this.#startSweeping();
  }

  /** Drops the body that has held the most bytes for the longest time; false if there is none. */
  #dropWorst({ isLarge }: { isLarge: boolean }): boolean {
    let [worst, most] = [undefined as ArrivingBody | undefined, 0];
    for (const body of this.#bodies) {
      const score = body.heldBytes * (this.#sweep - body.startedAt + 1);
      if (score > most && (body.isLarge || !isLarge)) [worst, most] = [body, score];
    }
    worst?.refuse(new TicketwireError('overloaded', overloaded));
    return worst !== undefined;
  }

  #startSweeping(): void {
    this.#timer ??= setInterval(() => {
      this.#sweep += 1;
      this.#checkRates();
      this.#discardMore();
      if (this.#bodies.size > 0 || this.#refused.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    }, sweepMs).unref();
  }

  #checkRates(): void {
    for (const body of this.#bodies) {
      if (this.#sweep - body.checkedAt < ratePeriod) continue;
      const isSlow = body.receivedBytes - body.checkedBytes < ratePeriod * minBytesPerSecond;
      if (isSlow) body.refuse(new TicketwireError('too-slow', tooSlow));
      body.checkedAt = this.#sweep;
      body.checkedBytes = body.receivedBytes;
    }
  }

  #discardMore(): void {
    this.#discardedBytes = 0;
    for (const [{ socket }, since] of this.#refused) {
      if (this.#sweep - since > maxDiscardSweeps) socket.destroy();
      else socket.resume();
    }
  }
}

const tooSlow = `The body arrived at less than ${minBytesPerSecond} bytes a second. Send it faster.`;

const overloaded =
  'Too many bodies are arriving at once, and this one was the largest and slowest. Send it again later.';
