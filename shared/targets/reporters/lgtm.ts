import { z } from 'zod';
import { type Http, type HttpResponse, isRetryableStatus, rateLimitEnd, retryAfterOf } from '../../clients/http.ts';
import { TicketwireError } from '../../errors.ts';
import type { EpochMs } from '../../model/json.ts';
import type { KnownRecord } from '../../model/ticket.ts';
import { Secret } from '../../settings/secret.ts';
import { addressValue, durationValue, namePattern, secretValue } from '../../settings/values.ts';
import { lgtmScheme } from '../../signing/lgtm.ts';
import type { TargetType } from '../target.ts';
import type { Reporter } from './reporter.ts';

const options = {
  // The last part of the address is a credential.
  url: addressValue
    .refine((text) => !URL.canParse(text) || /\/external-hooks\/issue-tracker\/[^/]+$/.test(new URL(text).pathname), {
      error: 'must be the address that LGTM shows for the integration: https://HOST/external-hooks/issue-tracker/KEY',
    })
    .transform((text) => new Secret(text))
    .describe("The integration's address at LGTM: https://HOST/external-hooks/issue-tracker/KEY. The key is a secret."),
  secret: secretValue.describe("The integration's secret: the same as the source's."),
  source: z
    .string()
    .regex(namePattern, 'must be the name of a source')
    .optional()
    .describe('The source whose alerts this LGTM knows; needed where there are several of LGTM.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/**
 * LGTM Enterprise, from the tracker back to LGTM: it is told suppress and unsuppress, and nothing else.
 * Sources: Semmle/lgtm-issue-tracker-example and Semmle/lgtm-jira-addon.
 */
export const lgtm: TargetType<typeof options> = {
  type: 'lgtm',
  label: 'LGTM Enterprise',
  docs: 'docs/targets/lgtm.md',
  options,
  reports: { reasons: [] },
  needsStore: true,
  create: ({ url, secret, source, timeout }, { name, now, openHttp }) => {
    const http = openHttp(timeout);
    const reporter: Reporter = {
      isAsked: false,
      objectionTo: (record) => objectionTo(record, { name, source }),
      ensureTold: async ({ record, change }) => {
        const told = { 'issue-id': record.issuedId, transition: change };
        const body = Buffer.from(JSON.stringify(told));
        const headers = { 'content-type': 'application/json', 'user-agent': 'ticketwire' };
        const proof = lgtmScheme.sign(body, secret.reveal(), now());
        const request = { method: 'POST' as const, url: url.reveal(), headers: { ...headers, ...proof }, body };
        const response = await sendTo(http, request, `LGTM (POST of ${change}, target '${name}')`);
        // "Anything but 200 is a failure": lgtm-jira-addon.
        if (response.status !== 200) throw refusal(response, { name, now: now() });
        return undefined;
      },
    };
    return { reporter };
  },
};

function objectionTo(
  { subject, source: from, issuedId, ticket }: KnownRecord,
  { name, source }: { name: string; source: string | undefined },
): string | undefined {
  if (!subject.startsWith('lgtm:')) return `${ticket.reference} does not follow an alert of LGTM`;
  if (issuedId === null) return `LGTM was not given an id for ${ticket.reference}`;
  // Another LGTM may have given another alert the same id.
  if (source === undefined || from === source) return undefined;
  return `${ticket.reference} is of the source '${from}', and '${name}' is for '${source}'`;
}

async function sendTo(http: Http, request: Parameters<Http['send']>[0], what: string): Promise<HttpResponse> {
  try {
    return await http.send(request);
  } catch (cause) {
    if (!(cause instanceof TicketwireError)) throw cause;
    throw new TicketwireError(cause.code, `${what} ${cause.message}.`, { cause });
  }
}

function refusal(response: HttpResponse, { name, now }: { name: string; now: EpochMs }): TicketwireError {
  const { status } = response;
  const said = `LGTM (target '${name}') answered ${status}, and only 200 is a success.`;
  const waitUntil = rateLimitEnd(response, now);
  if (waitUntil !== undefined) {
    return new TicketwireError('rate-limited', `${said} It asks us to wait.`, { notBefore: waitUntil });
  }
  if (isRetryableStatus(status)) {
    const notBefore = retryAfterOf(response.headers, now);
    return new TicketwireError('target-failed', `${said} It is tried again.`, { notBefore });
  }
  if (status === 401 || status === 403) {
    return new TicketwireError('target-forbidden', `${said} Most likely the secret is not the integration's.`);
  }
  if (status === 404 || status === 410) {
    return new TicketwireError(
      'target-not-found',
      `${said} Either the key in the address is not the integration's, or LGTM no longer knows the ticket.`,
    );
  }
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}
