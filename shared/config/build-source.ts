import { TicketwireError } from '../errors.ts';
import { compileTemplate } from '../mapping/template.ts';
import { senders } from '../senders/registry.ts';
import type { EventTemplates, Sender, SenderSettings, SignatureSettings } from '../senders/sender.ts';
import type { CatchUpSettings, Source } from '../senders/source.ts';
import { credentialsOf, publicApi } from '../settings/github.ts';
import { Secret } from '../settings/secret.ts';
import { basicScheme, bearerScheme } from '../signing/bearer.ts';
import type { SignatureScheme } from '../signing/scheme.ts';
import type { SourceSecret } from '../signing/verify.ts';
import type { ParsedSignature } from './signature-schema.ts';
import type { ParsedSource } from './source-schema.ts';

/** The source as the receiver serves it. */
export function buildSource(name: string, parsed: ParsedSource): Source {
  const known = senders[parsed.sender];
  if (known === undefined) throw new TicketwireError('internal', `No sender is called '${parsed.sender}'.`);
  const sender = known.configured?.(settingsOf(name, parsed)) ?? known;
  const { scheme, secrets } = proofOf(parsed, sender);
  return {
    name,
    sender,
    scheme,
    secrets: secrets.map(buildSecret),
    path: parsed.path ?? `/hooks/${name}`,
    maxBodyBytes: parsed['max-body'] ?? sender.maxBodyBytes,
    replyWithinMs: parsed['reply-within'],
    repositories: parsed.repositories === undefined ? undefined : lowered([parsed.repositories].flat()),
    dedupe: parsed.dedupe,
    catchUp: parsed['catch-up'] === undefined ? undefined : buildCatchUp(parsed['catch-up']),
  };
}

type ParsedSecret = Secret | { value: Secret; until: string };

/** How a source's deliveries are proven, and by what. One of the three is there: the check has seen to it. */
export function proofOf(
  { secret, bearer, basic }: ParsedSource,
  sender: Sender,
): { scheme: SignatureScheme; secrets: readonly ParsedSecret[]; key: 'secret' | 'bearer' | 'basic' } {
  if (basic !== undefined) {
    const secrets = [basic].flat().map(({ user, password, until }) => {
      const value = new Secret(`${user}:${password.reveal()}`);
      return until === undefined ? value : { value, until };
    });
    return { scheme: basicScheme, secrets, key: 'basic' };
  }
  if (bearer !== undefined) return { scheme: bearerScheme, secrets: [bearer].flat(), key: 'bearer' };
  return { scheme: sender.scheme, secrets: [secret ?? []].flat(), key: 'secret' };
}

/** What a source says with keys that only some senders take. */
export function settingsOf(name: string, parsed: ParsedSource): SenderSettings {
  return {
    name,
    allowSha1: parsed['allow-sha1'],
    groupBy: parsed['group-by'],
    signature: signatureOf(parsed.signature ?? {}),
    deliveryId: parsed['delivery-id'] === undefined ? undefined : compileTemplate(parsed['delivery-id'], 'data'),
    event: parsed.event === undefined ? undefined : eventOf(parsed.event),
  };
}

/** The settings of a signature by the keys that set them. */
export const signatureKeys = {
  header: 'header',
  algorithm: 'algorithm',
  encoding: 'encoding',
  prefix: 'prefix',
  separator: 'separator',
  signed: 'signed',
  'timestamp-header': 'timestampHeader',
  'timestamp-prefix': 'timestampPrefix',
  'id-header': 'idHeader',
  tolerance: 'toleranceMs',
  key: 'key',
  'key-prefix': 'keyPrefix',
  'header-prefix': 'headerPrefix',
} as const satisfies Record<keyof ParsedSignature, keyof SignatureSettings>;

function signatureOf(parsed: ParsedSignature): SignatureSettings {
  const given = Object.entries(parsed).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [signatureKeys[key as keyof ParsedSignature], value]));
}

function eventOf({ type, subject, at, ...families }: NonNullable<ParsedSource['event']>): EventTemplates {
  const facts = Object.entries(families as Record<string, Record<string, string> | undefined>).map(
    ([family, texts]) => [
      family,
      Object.fromEntries(Object.entries(texts ?? {}).map(([fact, text]) => [fact, compileTemplate(text, 'data')])),
    ],
  );
  return {
    type: compileTemplate(type, 'data'),
    subject: compileTemplate(subject, 'data'),
    at: at === undefined ? undefined : compileTemplate(at, 'data'),
    facts: Object.fromEntries(facts),
  };
}

const dayMs = 24 * 60 * 60 * 1_000;

function buildCatchUp(parsed: NonNullable<ParsedSource['catch-up']>): CatchUpSettings {
  const { hook, every, window } = parsed;
  const apiUrl = parsed['api-url'];
  return {
    owner: hookOwner(parsed),
    hook,
    credentials: credentialsOf(parsed),
    apiUrl: apiUrl ?? publicApi,
    everyMs: every,
    // "past 3 days", on Enterprise Server 7: docs.github.com, redelivering webhooks.
    windowMs: window ?? (apiUrl === undefined ? 3 : 7) * dayMs,
  };
}

function hookOwner({ repository, organization }: NonNullable<ParsedSource['catch-up']>): string {
  if (repository !== undefined) return `/repos/${repository}`;
  return organization === undefined ? '/app' : `/orgs/${organization}`;
}

/** Names of repositories are the same in capitals. */
function lowered(patterns: readonly string[]): readonly string[] {
  return patterns.map((pattern) => pattern.toLowerCase());
}

function buildSecret(secret: Secret | { value: Secret; until: string }): SourceSecret {
  if (secret instanceof Secret) return { reveal: () => secret.reveal() };
  return { reveal: () => secret.value.reveal(), until: Date.parse(secret.until) };
}
