import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Http, HttpRequest } from '../../clients/http.ts';
import { TicketwireError } from '../../errors.ts';
import type { KnownRecord, Ticket } from '../../model/ticket.ts';
import type { Board } from '../../store/board.ts';
import { lgtm } from './lgtm.ts';

const ticket: Ticket = {
  key: '12',
  reference: 'octo/widgets#12',
  url: 'https://github.com/octo/widgets/issues/12',
  title: 't',
  state: 'open',
  reason: null,
  labels: ['wontfix'],
};

const record = (changes: Partial<KnownRecord> = {}): KnownRecord => ({
  target: 'issues',
  subject: 'lgtm:1:https://lgtm.example/issues/1',
  source: 'lgtm',
  rule: 'One',
  ticket,
  issuedId: '12',
  draftHash: '',
  intendedAt: 1,
  triedAt: 1,
  appliedAt: 1,
  appliedReceivedAt: 1,
  appliedOrigin: '',
  seenAt: 1,
  data: { alert: { id: 'a', state: 'open', url: 'https://lgtm.example/issues/1' } },
  ...changes,
});

function open(settings: object = {}, http: Http = { send: async () => ({ status: 200 }) as never }) {
  const url = 'https://lgtm.example/external-hooks/issue-tracker/hidden-key';
  const options = z.strictObject(lgtm.options).parse({ url, secret: 'secret', ...settings });
  const { reporter } = lgtm.create(options, {
    name: 'back',
    board: {} as Board,
    now: () => 1_000,
    openHttp: () => http,
  });
  if (reporter === undefined) throw new Error('It reports nothing.');
  return reporter;
}

describe('LGTM as a reporter', () => {
  test.each<[string, object, Partial<KnownRecord>, string | undefined]>([
    ['an alert', {}, {}, undefined],
    ['an alert of its source', { source: 'lgtm' }, { data: {} }, undefined],
    ['an alert of another source', { source: 'other' }, {}, "is of the source 'lgtm', and 'back' is for 'other'"],
    ['an alert without an address', {}, { data: {} }, undefined],
    ['an alert of somebody else', {}, { subject: 'code-scanning:o/r#1' }, 'does not follow an alert of LGTM'],
    ['a ticket without an id', {}, { issuedId: null }, 'was not given an id'],
  ])('on %s', (_what, settings, changes, objection) => {
    const said = open(settings).objectionTo(record(changes));
    if (objection === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(objection);
  });

  test('sends the id that LGTM was given, signed as LGTM signs', async () => {
    const sent: HttpRequest[] = [];
    const send: Http['send'] = async (request) => {
      sent.push(request);
      return { status: 200, headers: new Headers(), json: undefined, url: request.url };
    };
    const report = { record: record({ issuedId: 'octo/widgets#12' }), ticket, words: '', as: null };
    await open({}, { send }).ensureTold({ ...report, change: 'suppress' });
    const body = '{"issue-id":"octo/widgets#12","transition":"suppress"}';
    expect(Buffer.from(sent[0]?.body ?? []).toString()).toBe(body);
    // printf '%s' "$body" | openssl dgst -sha1 -hmac secret
    expect(sent[0]?.headers['x-lgtm-signature']).toBe('fb33ec36cf41537ff4b2415d4ef20b507012e680');
  });

  test.each<[string, number | TicketwireError, object]>([
    ['busy', 429, { code: 'rate-limited', isRetryable: true }],
    ['failing', 500, { code: 'target-failed', isRetryable: true }],
    ['created, which is no 200', 201, { code: 'target-refused', isRetryable: false }],
    ['unreachable', new TicketwireError('network', 'could not be reached'), { code: 'network', isRetryable: true }],
    ['slow', new TicketwireError('timeout', 'gave no answer'), { code: 'timeout', isRetryable: true }],
  ])('%s: says whether another try could help, and no key', async (_what, answer, wanted) => {
    const send: Http['send'] = async ({ url }) => {
      if (answer instanceof TicketwireError) throw answer;
      return { status: answer, headers: new Headers(), json: undefined, url };
    };
    const report = { record: record(), ticket, words: '', as: null, change: 'suppress' as const };
    const failure = await open({}, { send })
      .ensureTold(report)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(failure).toMatchObject(wanted);
    expect(String(failure)).not.toContain('hidden-key');
  });
});
