import { TicketwireError } from '../errors.ts';
import type { Delivery, VerifiedDelivery } from '../model/delivery.ts';
import type { EpochMs } from '../model/json.ts';
import type { SignatureScheme } from './scheme.ts';

/** One secret of a source; `until` ends its validity during a rotation. */
export interface SourceSecret {
  /** Never empty: the configuration refuses an empty one, and so does {@link verify}. */
  reveal(): string;
  until?: EpochMs | undefined;
}

export interface Verified {
  /** Without the headers that proved it: nobody needs them any more, and some are the secret itself. */
  delivery: VerifiedDelivery;
  /** Which secret proved it, by its place in the source's list, from 1. */
  matched: number;
}

/**
 * Proves that a delivery comes from its source. The only maker of a {@link VerifiedDelivery}.
 *
 * Every secret in force is tried, so that the time taken does not tell which one matched.
 * Throws `unauthenticated`, with one text whatever was wrong: a caller who cannot sign learns nothing.
 */
export function verify(
  delivery: Delivery,
  { scheme, secrets, now }: { scheme: SignatureScheme; secrets: readonly SourceSecret[]; now: EpochMs },
): Verified {
  const matched = firstMatch(delivery, { scheme, secrets, now }, (text) => scheme.matches(delivery, text, now));
  if (matched > 0) return { delivery: withoutProof(delivery, scheme.headers) as VerifiedDelivery, matched };
  throw unproven(scheme, delivery.source);
}

/**
 * Refuses a request whose headers alone show that {@link verify} would refuse it, before its body is read.
 * Throws `unauthenticated`, with the same text.
 */
export function precheck(
  request: { source: string; headers: Record<string, string> },
  { scheme, secrets, now }: { scheme: SignatureScheme; secrets: readonly SourceSecret[]; now: EpochMs },
): void {
  const { headers, source } = request;
  const matched = firstMatch(request, { scheme, secrets, now }, (text) => scheme.mayMatch(headers, text, now));
  if (matched === 0) throw unproven(scheme, source);
}

/** The place of the first secret that `matches`, from 1; 0 if there is none. All that are in force are tried. */
function firstMatch(
  request: { headers: Record<string, string> },
  { scheme, secrets, now }: { scheme: SignatureScheme; secrets: readonly SourceSecret[]; now: EpochMs },
  matches: (secret: string) => boolean,
): number {
  const valid = secrets.map(({ until, reveal }) => (until !== undefined && until <= now ? '' : reveal()));
  const all = valid.filter((text) => text !== '');
  let matched = 0;
  valid.forEach((text, place) => {
    if (text === '' || scheme.mayCount?.(text, request, all) === false) return;
    if (matches(text) && matched === 0) matched = place + 1;
  });
  return matched;
}

function unproven(scheme: SignatureScheme, source: string): TicketwireError {
  return new TicketwireError(
    'unauthenticated',
    `The proof in ${scheme.headers.join(' or ')} is missing or matches no secret of source '${source}'. ` +
      (scheme.coversBody === false
        ? 'Most likely the two sides hold different ones.'
        : 'Most likely the two sides hold different secrets, or the body was changed on the way.'),
  );
}

function withoutProof(delivery: Delivery, names: readonly string[]): Delivery {
  const headers = { ...delivery.headers };
  for (const name of names) delete headers[name];
  return { ...delivery, headers };
}

/** A delivery that we fetched from its sender, over a connection and with a token that the operator chose. */
export function trustFetched(delivery: Delivery): VerifiedDelivery {
  return delivery as VerifiedDelivery;
}

/** A delivery that the store kept: it was verified before it was written. */
export function trustStored(delivery: Delivery): VerifiedDelivery {
  return delivery as VerifiedDelivery;
}
