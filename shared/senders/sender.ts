import type { VerifiedDelivery } from '../model/delivery.ts';
import type { EventData, HookEvent } from '../model/event.ts';
import type { Outcome } from '../model/outcome.ts';
import type { SignatureScheme } from '../signing/scheme.ts';

/** A system that calls us. One file per sender; the file name is its id in the configuration. */
export interface Sender {
  id: string;
  /** As people call it. */
  label: string;
  /** The vendor's page, or ours, on how to point it here. */
  docs: string;
  scheme: SignatureScheme;
  /** The scheme of sources with `allow-sha1: true`; absent where none signs so. */
  sha1Scheme?: SignatureScheme;
  /** Labels of a ticket that a rule does not label otherwise. */
  labels: readonly string[];
  /** Its events say which repository they are about. */
  namesRepositories?: boolean;
  /** In lower case; absent: `application/json` alone. */
  contentTypes?: readonly string[];
  /** Largest body in bytes, unless the source sets `max-body`. */
  maxBodyBytes: number;
  /** The sender's own id of this delivery, the same when it is delivered again; absent where it has none. */
  deliveryId(headers: Record<string, string>): string | undefined;
  /** The headers that name an event, where they do: for deliveries that we make up. */
  eventHeaders?(event: string): Record<string, string>;
  /**
   * What the delivery says. Pure. Empty when it says nothing that could matter.
   * Throws `malformed`, naming the member, when the body is not what the sender promises.
   */
  normalize(delivery: VerifiedDelivery): readonly HookEvent[];
  /**
   * What tells one happening from another of the same subject and type, the same in every delivery that tells of it;
   * undefined where an event says too little for that, absent where every one does.
   */
  occasionOf?(event: HookEvent, delivery: VerifiedDelivery): string | undefined;
  /** Where a delivery names only our ticket: gives its event the subject and facts it belongs to. */
  resolve?(event: HookEvent, issued: IssuedTickets): Promise<HookEvent>;
  /** Only where the sender reads our answer. Absent: it is answered as soon as the delivery is stored. */
  reply?(situation: ReplySituation): Reply;
}

/** The media type of a body, in lower case and without its parameters; empty where none is named. */
export function mediaTypeOf(headers: Record<string, string>): string {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Tickets by the id that a source's sender was given. */
export interface IssuedTickets {
  findIssued(
    source: string,
    issuedId: string,
  ): Promise<{ target: string; subject: string; data: EventData } | undefined>;
}

export interface ReplySituation {
  event: HookEvent;
  /** How the first effect ended; absent when no rule wanted the event, or when it has not ended in time. */
  outcome?: Outcome;
  /** Whether any effect was planned; when none, `reason` tells why not. */
  isPlanned: boolean;
  reason(): string;
}

/** An answer in HTTP's terms, because the sender's protocol is HTTP. */
export interface Reply {
  status: number;
  body: Record<string, string | number>;
  /** Seconds, for a 503. */
  retryAfter?: number;
}
