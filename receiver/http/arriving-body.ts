import type { IncomingMessage } from 'node:http';
import { TicketwireError } from '../../shared/errors.ts';

/** A body up to this size gets its memory at once; a larger one is given more as its bytes come. */
const preallocatedBytes = 64 * 1_024;

/** Memory for a larger body grows in steps of at least this much. */
const stepBytes = 256 * 1_024;

/** So many chunks may be small. Beyond that, reading them takes more time than their bytes are worth. */
const [manyChunks, minChunkBytes] = [4_096, 64];

/** Tells when a body comes in chunks so small that they would keep the processor busy. */
export class ChunkCount {
  #count = 0;
  #bytes = 0;

  add({ length }: Buffer): void {
    this.#count += 1;
    this.#bytes += length;
  }

  get areTooSmall(): boolean {
    return this.#count > manyChunks && this.#bytes < this.#count * minChunkBytes;
  }
}

const bodyKey = Symbol('the body of this request');

interface Carrier extends IncomingMessage {
  [bodyKey]?: ArrivingBody | undefined;
}

/** Keeps account of the memory that arriving bodies take. */
export interface Accounts {
  /** Counts the bytes that a body takes now. May refuse this body, or another. */
  hold(body: ArrivingBody, bytes: number): void;
  release(body: ArrivingBody): void;
}

/** A body that is being read. Its memory is accounted for until the body is whole or refused. */
export class ArrivingBody {
  /** Bytes of memory it takes. */
  heldBytes = 0;
  /** Bytes that have arrived. */
  receivedBytes = 0;
  /** Bytes that had arrived at the last check of the rate, and when that was, in sweeps. */
  checkedBytes = 0;
  checkedAt: number;
  readonly startedAt: number;
  /** It does not count as small: its announced length is over what is reserved for small ones, or it has outgrown that. */
  isLarge: boolean;
  /** From the header `Content-Length`; undefined for a chunked body. */
  readonly announcedBytes: number | undefined;
  readonly #accounts: Accounts;
  readonly #request: Carrier;
  readonly #maxBytes: number;
  #resolve: ((body: Buffer) => void) | undefined;
  #reject: ((error: TicketwireError) => void) | undefined;
  readonly #chunks = new ChunkCount();
  /** The only chunk so far. Most bodies come in one chunk, which is then used as it is. */
  #chunk: Buffer | undefined;
  /** Where the bytes go once there is a second chunk: never as pieces, because small pieces cost more than they hold. */
  #bytes: Uint8Array | undefined;

  constructor(
    request: IncomingMessage,
    given: { accounts: Accounts; maxBytes: number; isLarge: boolean; sweep: number },
  ) {
    this.#request = request;
    this.#accounts = given.accounts;
    this.#maxBytes = given.maxBytes;
    this.isLarge = given.isLarge;
    this.startedAt = given.sweep;
    this.checkedAt = given.sweep;
    this.announcedBytes = announcedLength(request);
  }

  read(): Promise<Buffer> {
    this.#request[bodyKey] = this;
    this.#request.on('data', onData);
    this.#request.on('end', onEnd);
    this.#request.on('close', onClose);
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  append(chunk: Buffer): void {
    const before = this.receivedBytes;
    this.receivedBytes += chunk.length;
    this.#chunks.add(chunk);
    if (this.receivedBytes > this.#maxBytes) {
      this.refuse(tooLarge(this.#maxBytes));
      return;
    }
    if (this.#chunks.areTooSmall) {
      this.refuse(new TicketwireError('malformed', 'The body comes in too many small chunks. Send larger ones.'));
      return;
    }
    if (before === 0) {
      this.#chunk = chunk;
      if (this.receivedBytes !== this.announcedBytes) this.#accounts.hold(this, chunk.length);
      return;
    }
    try {
      if (this.#chunk !== undefined) this.#store(this.#chunk, 0);
      this.#store(chunk, before);
    } catch (cause) {
      this.refuse(
        new TicketwireError('overloaded', 'There is no memory left for this body. Send it later.', { cause }),
      );
      return;
    }
    this.#chunk = undefined;
    this.#accounts.hold(this, this.#heldNow());
  }

  /** Ends the reading. The error is what the sender is answered; the rest of the body is read and thrown away. */
  refuse(error: TicketwireError): void {
    const reject = this.#reject;
    this.#settle();
    if (this.#bytes !== undefined) free(this.#bytes);
    this.#bytes = undefined;
    reject?.(error);
  }

  end(): void {
    const resolve = this.#resolve;
    if (resolve === undefined) return;
    const body = this.#chunk ?? Buffer.from(this.#bytes?.buffer ?? new ArrayBuffer(0), 0, this.receivedBytes);
    this.#settle();
    this.#bytes = undefined;
    resolve(body);
  }

  close(): void {
    if (this.#reject === undefined) return;
    this.refuse(new TicketwireError('malformed', 'The body did not arrive whole: the connection was closed.'));
  }

  #settle(): void {
    this.#accounts.release(this);
    this.#request[bodyKey] = undefined;
    this.#chunk = undefined;
    this.#resolve = undefined;
    this.#reject = undefined;
  }

  #store(chunk: Buffer, at: number): void {
    const needed = at + chunk.length;
    this.#bytes ??= this.#allocate();
    const { buffer, byteLength } = this.#bytes;
    if (needed > byteLength) {
      const wanted = Math.max(needed, Math.min(byteLength * 2, byteLength + 16 * stepBytes));
      (buffer as ArrayBuffer).resize(Math.min(this.#mostBytes(), wanted));
    }
    this.#bytes.set(chunk, at);
    freeChunk(chunk);
  }

  /** A larger body gets a buffer that can grow in place: it is never copied, and {@link free} returns it at once. */
  #allocate(): Uint8Array {
    const most = this.#mostBytes();
    if (most <= preallocatedBytes) return new Uint8Array(most);
    return new Uint8Array(new ArrayBuffer(Math.min(most, stepBytes), { maxByteLength: most }));
  }

  #mostBytes(): number {
    return this.announcedBytes ?? this.#maxBytes;
  }

  /** Memory of a growing buffer that was not written to yet is not taken from the system. */
  #heldNow(): number {
    return this.#mostBytes() <= preallocatedBytes ? this.#mostBytes() : this.receivedBytes;
  }
}

/** Gives the memory of a chunk back now and not at the next garbage collection, unless it is a part of another buffer. */
export function freeChunk({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

function free({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.resizable) buffer.resize(0);
}

/** Shared by all requests: a delivery costs no function of its own. */
function onData(this: Carrier, chunk: Buffer): void {
  this[bodyKey]?.append(chunk);
}

function onEnd(this: Carrier): void {
  this[bodyKey]?.end();
}

function onClose(this: Carrier): void {
  this[bodyKey]?.close();
}

/** The length that a request announces; undefined if it announces none. */
export function announcedLength({ headers }: IncomingMessage): number | undefined {
  const text = headers['content-length'];
  return text === undefined ? undefined : Number(text);
}

/** Throws `too-large` if the announced length is over the limit. */
export function requireLength(request: IncomingMessage, maxBytes: number): void {
  const announced = announcedLength(request);
  if (announced !== undefined && announced > maxBytes) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): TicketwireError {
  return new TicketwireError('too-large', `The body is larger than the ${maxBytes} bytes this address takes.`);
}
