import { TicketwireError } from '../errors.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import { type HttpResponse, isRetryableStatus, rateLimitEnd, retryAfterOf } from './http.ts';

/** The error for an answer that refuses; `what` names the request. */
export function refusal(
  what: string,
  given: { response: HttpResponse; now: EpochMs; permission: string | undefined; isApp: boolean },
): TicketwireError {
  const { response, now, permission, isApp } = given;
  const { status } = response;
  const words = githubWords(response.json);
  const said = `${what} answered ${status}${words === '' ? '' : `: ${words}`}`;
  const waitUntil = rateLimitEnd(response, now);
  if (waitUntil !== undefined) {
    return new TicketwireError('rate-limited', `${said} It asks us to wait.`, { notBefore: waitUntil });
  }
  if (isRetryableStatus(status)) {
    return new TicketwireError('target-failed', `${said} It is tried again.`, {
      notBefore: retryAfterOf(response.headers, now),
    });
  }
  if (status === 401) {
    const remedy = isApp
      ? "The App's token is refused: was it uninstalled or suspended, or its clock set wrong?"
      : 'The token is wrong, expired or revoked: set a new one.';
    return new TicketwireError('target-forbidden', `${said} ${remedy}`);
  }
  if (status === 403 && /\bis locked\b/i.test(words)) {
    const who = isApp ? 'the App' : "the token's user";
    return new TicketwireError('target-refused', `${said} Unlock it, or give ${who} write access to the repository.`);
  }
  if (status === 403) {
    const needed = response.headers.get('x-accepted-github-permissions')?.replace(/=/g, ': ') ?? permission;
    const who = isApp ? 'the App' : 'the token';
    const remedy = needed === undefined ? `${who} lacks a permission` : `${who} needs the permission ${needed}`;
    const then = isApp ? " Grant it in the App's settings, and accept it where the App is installed." : '';
    return new TicketwireError('target-forbidden', `${said} Most likely ${remedy}.${then}`);
  }
  if (status === 404 || status === 410) {
    return new TicketwireError(
      'target-not-found',
      `${said} Either it does not exist${what.includes('/issues') ? ' (or issues are switched off)' : ''}, or ${isApp ? 'the App' : 'the token'} may not see it.`,
    );
  }
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}

/** https://docs.github.com/graphql/guides/forming-calls-with-graphql, "errors" */
export function graphqlRefusal(what: string, error: JsonObject, { isApp }: { isApp: boolean }): TicketwireError {
  const who = isApp ? 'the App' : 'the token';
  const words = typeof error.message === 'string' ? error.message.replace(/\s+/g, ' ').slice(0, maxWordsChars) : '';
  const said = `${what} answered: ${words.replace(/[.!]?$/, '.')}`;
  if (error.type === 'NOT_FOUND') {
    return new TicketwireError('target-not-found', `${said} Either it does not exist, or ${who} may not see it.`);
  }
  if (error.type === 'FORBIDDEN' || error.type === 'INSUFFICIENT_SCOPES') {
    return new TicketwireError('target-forbidden', `${said} Most likely ${who} lacks a permission.`);
  }
  if (error.type === 'RATE_LIMITED') return new TicketwireError('rate-limited', `${said} It asks us to wait.`);
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}

const maxWordsChars = 300;

/** GitHub's own explanation, as one line. */
export function githubWords(json: JsonValue | undefined): string {
  if (!isJsonObject(json) || typeof json.message !== 'string') return '';
  const details = Array.isArray(json.errors) ? json.errors.map(errorWords).filter((detail) => detail !== '') : [];
  const words = [json.message, ...details].join('; ').replace(/\s+/g, ' ').slice(0, maxWordsChars);
  return /[.!]$/.test(words) ? words : `${words}.`;
}

function errorWords(error: JsonValue): string {
  if (typeof error === 'string') return error;
  if (!isJsonObject(error)) return '';
  return [error.field, error.code, error.message].filter((part) => typeof part === 'string').join(' ');
}
