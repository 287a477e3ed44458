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

/**
 * Proves that a delivery comes from its source. The only maker of a {@link VerifiedDelivery}.
 *
 * Every secret is tried, so that the time taken does not tell which one matched.
 * Throws `unauthenticated`, with one text whatever was wrong: a caller who cannot sign learns nothing.
 */
export function verify(
  delivery: Delivery,
  proof: { scheme: SignatureScheme; secrets: readonly SourceSecret[]; now: EpochMs },
): VerifiedDelivery {
  let isGenuine = false;
  for (const secret of proof.secrets) {
    if (secret.until !== undefined && secret.until <= proof.now) continue;
    const text = secret.reveal();
    if (text === '') continue;
    if (proof.scheme.matches(delivery, text, proof.now)) isGenuine = true;
  }
  if (!isGenuine) {
    throw new TicketwireError(
      'unauthenticated',
      `The signature in ${proof.scheme.headers.join(' or ')} is missing or matches no secret of source '${delivery.source}'. ` +
        'Most likely the two sides hold different secrets, or the body was changed on the way.',
    );
  }
  return delivery as VerifiedDelivery;
}

/** A delivery that we fetched from its sender, over a connection and with a token that the operator chose. */
export function trustFetched(delivery: Delivery): VerifiedDelivery {
  return delivery as VerifiedDelivery;
}

/** A delivery that the store kept: it was verified before it was written. */
export function trustStored(delivery: Delivery): VerifiedDelivery {
  return delivery as VerifiedDelivery;
}
