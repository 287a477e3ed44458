import type { HttpResponse } from '../../../clients/http.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { EpochMs, JsonValue } from '../../../model/json.ts';

/** 50 invitations in 24 hours for a young organisation, else 500. https://docs.github.com/rest/orgs/members */
const limitMs = 24 * 3_600_000;

/** Inviting answers that somebody is a member or invited already. */
export function isAlreadyThere({ json }: HttpResponse): boolean {
  return /already\b.*\b(part|member|invited|pending|invitation)/i.test(wordsOf(json));
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [/\bseats?\b|no_seat|license/i, 'No seat is left: buy one, or remove a member or an invitation.'],
  [
    /\bblock/i,
    'Either the organisation has blocked them, or they have blocked the organisation; only who blocked can lift it.',
  ],
  [
    /managed user|\bscim\b|externally managed|\bEMU\b/i,
    'The members of an enterprise with managed users come from its identity provider: nobody can be invited there.',
  ],
  [
    /two[- ]factor|\b2fa\b/i,
    'The organisation takes nobody without two-factor authentication: they switch it on first.',
  ],
  [/\bsaml\b|\bsso\b|identity provider/i, "The organisation's identity provider must know them first."],
  [/flagged|spam/i, 'GitHub has flagged one of the two: its support tells why.'],
];

/** Why GitHub refuses an invitation (422), and what to do about it. It has no codes for that, only words. */
export function refusalOf({ json }: HttpResponse, who: { login: string; organization: string; now: EpochMs }) {
  const { login, organization, now } = who;
  const words = wordsOf(json);
  const said = `GitHub does not let ${login} be invited to ${organization}: ${words === '' ? '422 without words' : words}.`;
  if (/rate limit/i.test(words)) {
    const message = `${said} So many invitations a day are the limit of an organisation: this one is tried again in a day.`;
    return new TicketwireError('rate-limited', message, { notBefore: now + limitMs, isNarrow: true });
  }
  const [, remedy = 'Its settings for members may forbid it, or the account cannot be invited.'] =
    remedies.find(([pattern]) => pattern.test(words)) ?? [];
  return new TicketwireError('target-refused', `${said} ${remedy} Then have the delivery delivered again.`);
}

/** The same refusal, with what a token must be allowed to do. */
export function withPermission(error: unknown, organization: string): unknown {
  if (!(error instanceof TicketwireError) || !['target-forbidden', 'target-not-found'].includes(error.code))
    return error;
  const needs = `To invite to ${organization} it must be an App's or a fine-grained token with the organisation permission Members: read and write, or a classic one of an owner with admin:org; a workflow's own token has none.`;
  return new TicketwireError(error.code, `${error.message} ${needs}`, { cause: error });
}

const maxWordsChars = 300;

function wordsOf(json: JsonValue | undefined): string {
  if (!isJsonObject(json)) return '';
  const errors = Array.isArray(json.errors) ? json.errors : [];
  const details = errors.flatMap((error) => (isJsonObject(error) ? [error.message ?? error.code] : [error]));
  const words = [json.message, ...details].filter((each) => typeof each === 'string');
  return words
    .join(': ')
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '')
    .slice(0, maxWordsChars);
}
