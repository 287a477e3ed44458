import { TicketwireError } from '../errors.ts';
import { senders } from '../senders/registry.ts';
import type { CatchUpSettings, Source } from '../senders/source.ts';
import { Secret } from '../settings/secret.ts';
import type { SourceSecret } from '../signing/verify.ts';
import { publicApi } from '../targets/trackers/github/settings.ts';
import type { ParsedSource } from './source-schema.ts';

/** The source as the receiver serves it. */
export function buildSource(name: string, parsed: ParsedSource): Source {
  const sender = senders[parsed.sender];
  if (sender === undefined) throw new TicketwireError('internal', `No sender is called '${parsed.sender}'.`);
  const secrets = Array.isArray(parsed.secret) ? parsed.secret : [parsed.secret];
  return {
    name,
    sender,
    scheme: (parsed['allow-sha1'] ? sender.sha1Scheme : undefined) ?? sender.scheme,
    secrets: secrets.map(buildSecret),
    path: parsed.path ?? `/hooks/${name}`,
    maxBodyBytes: parsed['max-body'] ?? sender.maxBodyBytes,
    replyWithinMs: parsed['reply-within'],
    repositories: parsed.repositories === undefined ? undefined : lowered([parsed.repositories].flat()),
    dedupe: parsed.dedupe,
    catchUp: parsed['catch-up'] === undefined ? undefined : buildCatchUp(parsed['catch-up']),
  };
}

const dayMs = 24 * 60 * 60 * 1_000;

function buildCatchUp(parsed: NonNullable<ParsedSource['catch-up']>): CatchUpSettings {
  const { repository, organization, hook, token, every, window } = parsed;
  const apiUrl = parsed['api-url'];
  return {
    owner: repository === undefined ? `/orgs/${organization}` : `/repos/${repository}`,
    hook,
    token,
    apiUrl: apiUrl ?? publicApi,
    everyMs: every,
    // "past 3 days", on Enterprise Server 7: docs.github.com, redelivering webhooks.
    windowMs: window ?? (apiUrl === undefined ? 3 : 7) * dayMs,
  };
}

/** Names of repositories are the same in capitals. */
function lowered(patterns: readonly string[]): readonly string[] {
  return patterns.map((pattern) => pattern.toLowerCase());
}

function buildSecret(secret: Secret | { value: Secret; until: string }): SourceSecret {
  if (secret instanceof Secret) return { reveal: () => secret.reveal() };
  return { reveal: () => secret.value.reveal(), until: Date.parse(secret.until) };
}
