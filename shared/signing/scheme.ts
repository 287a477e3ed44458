import type { EpochMs } from '../model/json.ts';

export interface SignedRequest {
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Uint8Array;
}

/** How one vendor proves that a request is its own. One file per scheme. */
export interface SignatureScheme {
  id: string;
  /** The headers that carry the proof, in lower case: named in errors, never stored. */
  headers: readonly string[];
  /**
   * False if the headers alone show that no body can make this request genuine: the proof is missing or malformed, its
   * time is out of tolerance, or it is the secret itself and differs. Asked before the body is read. Never throws.
   */
  mayMatch(headers: Record<string, string>, secret: string, now: EpochMs): boolean;
  /**
   * True when the request carries a proof made with `secret`, compared in constant time.
   * Never throws; a missing or odd header is simply no proof. `secret` is never empty.
   */
  matches(request: SignedRequest, secret: string, now: EpochMs): boolean;
  /** Whether a secret may prove a request at all, beside the source's others; absent: each may. Depends on no secret's text but its form. */
  mayCount?(secret: string, request: Pick<SignedRequest, 'headers'>, all: readonly string[]): boolean;
  /** False where the proof says nothing of the body. */
  coversBody?: false;
  /** Why a secret cannot be one of this scheme, in words; undefined when it can. Absent: any will do. */
  objectionTo?(secret: string): string | undefined;
  /** A new secret in the form that the scheme's senders take, of 32 random bytes. Absent: in hex. */
  makeSecret?(bytes: Uint8Array): string;
  /** The headers a sender would add for this body; `id` is the message's where its headers name one, absent: a new one. */
  sign(body: Uint8Array, secret: string, now: EpochMs, id?: string): Record<string, string>;
}
