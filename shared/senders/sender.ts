import type { VerifiedDelivery } from '../model/delivery.ts';
import type { EventData, HookEvent } from '../model/event.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Template } from '../model/rule.ts';
import type { SignatureScheme } from '../signing/scheme.ts';
import type { SignatureForm } from '../signing/signature-form.ts';

/** A system that calls us. One file per sender; the file name is its id in the configuration. */
export interface Sender {
  id: string;
  /** As people call it. */
  label: string;
  /** The vendor's page, or ours, on how to point it here. */
  docs: string;
  /** How it proves who it is, unless a source has it otherwise. */
  scheme: SignatureScheme;
  /** Headers that no other sender's requests carry, in lower case: they show that a request was meant for another source. */
  marks: readonly string[];
  /** Marks of other senders that its own requests may carry as well. */
  sharesMarks?: readonly string[] | 'all';
  /** Keys of a source that not every sender takes, and this one does. */
  takes?: readonly SenderKey[];
  /** Those of them that must be set. */
  needs?: readonly SenderKey[];
  /** What may be said of its signature; absent: everything that the form of a signature has. */
  signatureKeys?: readonly (keyof SignatureSettings)[];
  /** This sender as a source has it set up; absent where it {@link takes} nothing. */
  configured?(settings: SenderSettings): Sender;
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
  /** The same from what it signed, where no header holds it; empty where it has none. Throws `malformed`. */
  idIn?(delivery: VerifiedDelivery): string;
  /** The headers that name an event, where they do: for deliveries that we make up. */
  eventHeaders?(event: string): Record<string, string>;
  /**
   * What the delivery says. Pure. Empty when it says nothing that could matter.
   * Throws `malformed`, naming the member, when the body is not what the sender promises. A body that may hold thousands of
   * events gives them one by one, so that others get their turn between them.
   */
  normalize(delivery: VerifiedDelivery): Iterable<HookEvent>;
  /**
   * True if the headers are those of a test that the sender does not sign. It is answered with 202 before its body is read:
   * nothing is stored or planned.
   */
  isUnsignedTest?(headers: Record<string, string>): boolean;
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

/** Keys of a source that only some senders take. */
export const senderKeys = ['allow-sha1', 'bearer', 'basic', 'group-by', 'signature', 'delivery-id', 'event'] as const;
export type SenderKey = (typeof senderKeys)[number];

/** What a source says of how it is signed; the rest is the sender's own. */
export type SignatureSettings = Partial<Omit<SignatureForm, 'id'>> & {
  /** What the names of Standard Webhooks' headers begin with. */
  headerPrefix?: string | undefined;
};

/** What a source says with those keys. */
export interface SenderSettings {
  /** The source's name: what a sender without one of its own is called. */
  name: string;
  allowSha1: boolean;
  /** Whether each alert of a group has a ticket, or the group one. */
  groupBy: 'alert' | 'group';
  signature: SignatureSettings;
  deliveryId?: Template | undefined;
  event?: EventTemplates | undefined;
}

/** How a delivery of any shape becomes an event. */
export interface EventTemplates {
  type: Template;
  subject: Template;
  at?: Template | undefined;
  /** By family and fact, such as `alert` and `severity`. */
  facts: Readonly<Record<string, Readonly<Record<string, Template>>>>;
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
