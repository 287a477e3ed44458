import type { EpochMs, JsonValue } from './json.ts';

/** Stands among the headers of a delivery that we fetched: its body is not the bytes that were sent. No header is called so. */
export const fetchedMark = 'ticketwire:fetched';

/** One inbound request, exactly as it reached us. */
export interface Delivery {
  /** The sender's own delivery id where it has one, else one made on receipt; unique within its source. */
  id: string;
  source: string;
  receivedAt: EpochMs;
  /** Names in lower case; a repeated header is joined by `, `. */
  headers: Record<string, string>;
  /** The signed bytes, undecoded. */
  body: Uint8Array;
}

declare const verified: unique symbol;

/** A delivery whose signature was found good. Only `signing/verify.ts` makes one. */
export type VerifiedDelivery = Delivery & {
  readonly [verified]: true;
  /** The body's JSON, where it was parsed before its sender's code reads it. */
  json?: JsonValue | undefined;
};
