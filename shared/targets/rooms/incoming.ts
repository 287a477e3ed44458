import type { HttpResponse } from '../../clients/http.ts';
import { TicketwireError } from '../../errors.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import type { Finding } from '../target.ts';

/** What is found out about an address that takes messages and nothing else. */
export const cannotBeAsked: readonly Finding[] = [
  { what: 'The address is well formed; whether it takes messages only a message can tell' },
];

/** Incoming webhooks of Slack's kind say `ok`; a page with a 200 comes from something before them. */
export function requireOk(what: string, { status, text, json }: HttpResponse): void {
  const isOk = text === 'ok' || (isJsonObject(json) && json.ok === true);
  if (isOk) return;
  throw new TicketwireError(
    'target-failed',
    `${what} answered ${status}, but not 'ok': the message was most likely not posted. Is a proxy or a sign-in page before it?`,
  );
}
