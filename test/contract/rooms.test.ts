import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createDryHttp } from '../../shared/clients/dry-http.ts';
import { createHttp } from '../../shared/clients/http.ts';
import { TicketwireError } from '../../shared/errors.ts';
import { codeFence, codeSpan, inertLink } from '../../shared/mapping/escape.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import { roomTypes } from '../../shared/targets/rooms/registry.ts';
import type { Room } from '../../shared/targets/rooms/room.ts';
import type { OpenTarget, TargetType } from '../../shared/targets/target.ts';
import * as fakes from '../fakes/rooms.ts';
import { goodAddress, messageOf } from './hostile-texts.ts';

const time = Date.parse('2026-03-01T00:00:00Z');
let clock = time;

/** What is particular to each. `refusals`: what it answers, and a word of what people are told to do. */
interface Kind {
  type: keyof typeof roomTypes;
  start(): Promise<fakes.FakeRoom>;
  limits: { perMinute: number; perHour: number } | undefined;
  refusals: readonly (readonly [status: number, body: unknown, code: string, words: string])[];
  limited: readonly (readonly [headers: Record<string, string>, body: unknown, waitMs: number])[];
  probes: readonly string[];
}

const slackNo = (error: string) => ({ ok: false, error });
const matrixNo = (errcode: string) => ({ errcode, error: 'No' });
const cannotBeAsked = 'The address is well formed; whether it takes messages only a message can tell';
const inSeconds = [{ 'retry-after': '7' }, {}, 7_000] as const;
const byDate = [{ 'retry-after': new Date(time + 90_000).toUTCString() }, 'later', 90_000] as const;
const unnamed = [{}, {}, 30_000] as const;

const kinds: Readonly<Record<string, Kind>> = {
  'slack, by a webhook': {
    type: 'slack',
    start: fakes.startFakeSlackWebhook,
    limits: { perMinute: 60, perHour: 3_600 },
    refusals: [
      [404, 'no_service', 'target-forbidden', 'make a new one'],
      [410, 'channel_is_archived', 'target-forbidden', 'unarchive it'],
      [403, 'action_prohibited', 'target-forbidden', 'administrators'],
      [400, 'invalid_payload', 'target-refused', 'invalid_payload. Slack does not take this message'],
      [400, 'something_new', 'target-refused', 'something_new'],
      [200, '<html>Sign in</html>', 'target-failed', "but not 'ok'"],
      [500, 'rollup_error', 'target-failed', 'tried again'],
    ],
    limited: [inSeconds, byDate, unnamed],
    probes: [cannotBeAsked],
  },
  'slack, by a token': {
    type: 'slack',
    start: fakes.startFakeSlack,
    limits: { perMinute: 60, perHour: 3_600 },
    refusals: [
      [200, slackNo('not_in_channel'), 'target-forbidden', 'Invite the bot'],
      [200, slackNo('channel_not_found'), 'target-forbidden', "Is 'channel' right?"],
      [200, slackNo('token_revoked'), 'target-forbidden', 'install the bot anew'],
      [200, slackNo('missing_scope'), 'target-forbidden', 'chat:write'],
      [200, slackNo('msg_blocks_too_long'), 'target-refused', 'msg_blocks_too_long'],
      [200, slackNo('internal_error'), 'target-failed', 'tried again'],
      [200, '<html>Sign in</html>', 'target-failed', 'Is a proxy before it?'],
    ],
    limited: [inSeconds, [{ 'retry-after': '3' }, slackNo('ratelimited'), 3_000]],
    probes: [
      'The token is accepted (as ticketwire in Octo)',
      'Whether the bot may post to C0123456789 cannot be asked with the scope chat:write alone',
    ],
  },
  mattermost: {
    type: 'mattermost',
    start: fakes.startFakeMattermost,
    limits: { perMinute: 60, perHour: 3_600 },
    refusals: [
      [
        400,
        { id: 'web.incoming_webhook.invalid.app_error', message: 'Invalid webhook.' },
        'target-forbidden',
        'make a new',
      ],
      [
        403,
        { id: 'web.incoming_webhook.channel_locked.app_error', message: 'x' },
        'target-forbidden',
        'locked to its own',
      ],
      [200, '<html>Sign in</html>', 'target-failed', "but not 'ok'"],
      [502, '<html>Bad gateway</html>', 'target-failed', 'tried again'],
    ],
    limited: [inSeconds, unnamed],
    probes: [cannotBeAsked],
  },
  discord: {
    type: 'discord',
    start: fakes.startFakeDiscord,
    limits: { perMinute: 30, perHour: 1_800 },
    refusals: [
      [404, { message: 'Unknown Webhook', code: 10015 }, 'target-forbidden', 'make a new one'],
      [404, { message: 'Unknown Channel', code: 10003 }, 'target-forbidden', "Is 'thread' the id"],
      [401, { message: 'Invalid Webhook Token', code: 50027 }, 'target-forbidden', 'copy it anew'],
      [400, { message: 'No thread', code: 220001 }, 'target-forbidden', "set 'thread'"],
      [
        400,
        {
          code: 50035,
          message: 'Invalid Form Body',
          errors: { embeds: { 0: { description: { _errors: [{ message: 'Too long' }] } } } },
        },
        'target-refused',
        'embeds.0.description: Too long',
      ],
      [204, undefined, 'target-failed', "not Discord's"],
    ],
    limited: [
      inSeconds,
      [{ 'retry-after': '1' }, { message: 'Limited', retry_after: 1.337, global: false }, 1_337],
      [{}, { message: 'Limited', retry_after: 64.57, global: true }, 64_570],
      [{ 'retry-after': '600' }, '<html>1015</html>', 600_000],
    ],
    probes: ['The webhook is there (Hook, in the channel 77)'],
  },
  teams: {
    type: 'teams',
    start: fakes.startFakeTeams,
    limits: { perMinute: 5, perHour: 300 },
    refusals: [
      [401, { error: { code: 'DirectApiAuthorizationRequired', message: 'OAuth' } }, 'target-forbidden', "'Anyone'"],
      [401, { error: { code: 'AuthorizationFailed', message: 'No' } }, 'target-forbidden', 'copy it from the trigger'],
      [404, { error: { code: 'WorkflowNotFound', message: 'No' } }, 'target-forbidden', 'was deleted'],
      [410, undefined, 'target-forbidden', 'was deleted'],
      [400, { error: { code: 'WorkflowTriggerIsNotEnabled', message: 'Off' } }, 'target-forbidden', 'switch it on'],
      [204, undefined, 'target-failed', 'which a workflow does not'],
    ],
    limited: [inSeconds, unnamed],
    probes: [cannotBeAsked],
  },
  matrix: {
    type: 'matrix',
    start: fakes.startFakeMatrix,
    limits: undefined,
    refusals: [
      [403, matrixNo('M_FORBIDDEN'), 'target-forbidden', 'Invite the user'],
      [401, matrixNo('M_UNKNOWN_TOKEN'), 'target-forbidden', 'make a new one'],
      [404, matrixNo('M_UNRECOGNIZED'), 'target-forbidden', 'homeserver'],
      [413, matrixNo('M_TOO_LARGE'), 'target-refused', 'too large'],
      [200, '<html>Sign in</html>', 'target-failed', "not Matrix's"],
      [500, matrixNo('M_UNKNOWN'), 'target-failed', 'tried again'],
    ],
    limited: [inSeconds, [{}, { ...matrixNo('M_LIMIT_EXCEEDED'), retry_after_ms: 1_234 }, 1_234], unnamed],
    probes: ['The token is accepted (as @bot:example.org)', `@bot:example.org has joined the room ${fakes.matrixRoom}`],
  },
  webhook: {
    type: 'webhook',
    start: fakes.startFakeReceiver,
    limits: undefined,
    refusals: [
      [410, undefined, 'target-forbidden', 'wants no more'],
      [401, undefined, 'target-forbidden', "the same 'secret'"],
      [400, { error: 'Unknown type' }, 'target-refused', 'Unknown type'],
      [504, undefined, 'target-failed', 'tried again'],
    ],
    limited: [inSeconds, byDate],
    probes: [cannotBeAsked],
  },
};

function open(type: keyof typeof roomTypes, given: Record<string, unknown>, { isDry = false } = {}) {
  const kind = roomTypes[type] as unknown as TargetType;
  const settings = z.strictObject(kind.options).parse(given);
  const openHttp = (timeoutMs: number) =>
    isDry ? createDryHttp(createHttp({ timeoutMs })) : createHttp({ timeoutMs });
  const dependencies = { name: 'here', board: createMemoryStore().board, now: () => clock, openHttp };
  return kind.create(settings, dependencies) as OpenTarget & { room: Room };
}

async function failureOf(step: Promise<unknown>): Promise<TicketwireError> {
  const error: unknown = await step.catch((thrown) => thrown);
  if (error instanceof TicketwireError) return error;
  throw new Error('It did not fail.', { cause: error });
}

const id = 'a'.repeat(64);

describe.each(Object.entries(kinds))('the room %s', (_name, kind) => {
  let fake: fakes.FakeRoom;
  const room = () => open(kind.type, fake.options).room;
  const shown = () => JSON.stringify(fake.messages.map(({ body }) => body)).replace(/\u200B/g, '');

  beforeAll(async () => {
    fake = await kind.start();
  });
  beforeEach(() => {
    clock = Date.now();
    fake.reset();
  });
  afterEach(() => {
    expect(fake.faults).toEqual([]);
  });
  afterAll(() => fake.close());

  test('posts text, links, code and lists', async () => {
    const line = `**Run 7** of ${codeSpan('main')} ${inertLink('failed', goodAddress)}`;
    await room().post(messageOf(line, `- one\n- two\n\n${codeFence('x = 1')}`), { id });
    expect(fake.messages).toHaveLength(1);
    for (const words of ['Run 7', 'main', 'failed', 'ok.example/alert', 'one', 'two', 'x = 1']) {
      expect(shown().replace(/\u00A0/g, ' ')).toContain(words);
    }
  });

  test('posts a long text, cut', async () => {
    await room().post(messageOf('Long', `${'word & <b> *x* 😀 '.repeat(20_000)}`), { id });
    expect(shown().replace(/\\+/g, '')).toContain('(cut');
  });

  test('posts something where a text has nothing to see', async () => {
    await room().post(messageOf('\u200B'), { id });
    expect(shown().replace(/\\/g, '')).toContain('run.failed');
  });

  test('takes as many messages as are usual there, or as the configuration says', () => {
    expect(room().limits).toEqual(kind.limits);
    const limits = { 'per-minute': 3, 'per-hour': 9 };
    expect(open(kind.type, { ...fake.options, limits }).room.limits).toEqual({ perMinute: 3, perHour: 9 });
  });

  test.each(kind.limited.map((each) => [...each]))(
    'waits as long as it is told, by %j %j',
    async (headers, body, waitMs) => {
      clock = time;
      fake.interfere(() => ({ status: 429, headers: headers as Record<string, string>, body }));
      const { code, notBefore, message } = await failureOf(room().post(messageOf('x'), { id }));
      expect([code, (notBefore ?? 0) - time]).toEqual(['rate-limited', waitMs]);
      expect(message.includes('for everything we ask there')).toBe(JSON.stringify(body).includes('"global":true'));
    },
  );

  test.each(kind.refusals.map((each) => [...each]))('%s %j is %s: %s', async (status, body, code, words) => {
    fake.interfere(() => ({
      status: status as number,
      body,
      headers: typeof body === 'string' && !body.startsWith('<') ? { 'content-type': 'text/plain' } : {},
    }));
    const failure = await failureOf(room().post(messageOf('x'), { id }));
    expect([failure.code, failure.message]).toEqual([code, expect.stringContaining(words as string)]);
    expect(failure.message).toContain("'here'");
    expect(failure.message).toMatch(/[.?!]$/);
  });

  test.each(['json', 'text'])('whatever is quoted as %s, its credentials are in no error', async (form) => {
    const inAddress = fake.secrets.filter((secret) => String(fake.options.url).includes(secret));
    for (const [status, before] of [
      [400, 0],
      [401, 80],
      [404, 120],
      [429, 150],
      [500, 170],
      [302, 185],
    ] as const) {
      fake.interfere(({ path, headers }) => {
        const quoted = `${'x'.repeat(before)} ${headers.authorization} ${path} ${fake.url}${path} ${inAddress.join(' ')}`;
        const body = form === 'json' ? { error: quoted, message: quoted } : quoted;
        return { status, body, headers: form === 'json' ? {} : { 'content-type': 'text/plain' } };
      });
      const failure = await failureOf(room().post(messageOf('x'), { id }));
      // Neither the beginning of one that was cut.
      for (const secret of fake.secrets)
        expect(`${failure.message} ${failure.stack}`).not.toContain(secret.slice(0, 9));
    }
    fake.interfere(() => ({ isReset: true }));
    const failure = await failureOf(room().post(messageOf('x'), { id }));
    expect(failure.code).toBe('network');
    for (const secret of fake.secrets) expect(`${failure.message} ${failure.stack}`).not.toContain(secret);
  });

  test('an answer that is lost may be asked for again', async () => {
    fake.interfere(() => ({ isCutAfter: true }));
    const failure = await failureOf(room().post(messageOf('x'), { id }));
    expect([failure.code, failure.isRetryable]).toEqual(['network', true]);
    fake.interfere(undefined);
    clock += 1_000;
    await room().post(messageOf('x'), { id });
    // These two know the message again.
    expect(fake.messages).toHaveLength(['matrix', 'webhook'].includes(kind.type) ? 1 : 2);
  });

  test('a dry run posts nothing, and goes on as if it had', async () => {
    await open(kind.type, fake.options, { isDry: true }).room.post(messageOf('x'), { id });
    expect(fake.requests).toEqual([]);
  });

  test('is proven by reading alone', async () => {
    const findings = await open(kind.type, fake.options).probe?.({ steps: [], helps: false, teams: [] });
    expect(findings).toEqual(kind.probes.map((what) => ({ what })));
    expect(fake.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('auth.test'))).toEqual([]);
    expect(fake.messages).toEqual([]);
  });
});

describe.each([
  ['slack', fakes.startFakeSlack],
  ['discord', fakes.startFakeDiscord],
  ['matrix', fakes.startFakeMatrix],
] as const)('messages that are kept in %s', (type, start) => {
  let fake: fakes.FakeRoom;
  beforeAll(async () => {
    fake = await start();
  });
  beforeEach(() => fake.reset());
  afterEach(() => {
    expect(fake.faults).toEqual([]);
  });
  afterAll(() => fake.close());
  const room = () => open(type, fake.options).room;

  test('are written anew', async () => {
    const reference = (await room().post(messageOf('first'), { id })) ?? '';
    expect(await room().update?.(reference, messageOf('**second**'))).toBe(true);
    const [first] = fake.messages;
    expect([first?.id, JSON.stringify(first?.body)]).toEqual([reference, expect.stringContaining('second')]);
  });

  test('are known to be gone', async () => {
    const reference = (await room().post(messageOf('first'), { id })) ?? '';
    for (const message of fake.messages) message.isGone = true;
    expect(await room().update?.(reference, messageOf('second'))).toBe(false);
  });

  if (type === 'discord') return;

  test('have others under them, until they are gone', async () => {
    const thread = (await room().post(messageOf('first'), { id })) ?? '';
    await room().post(messageOf('second'), { id: 'b'.repeat(64), thread });
    await room().post(messageOf('to all'), { id: 'd'.repeat(64), thread, isBroadcast: true });
    // Matrix shows in the room only what is in no thread.
    const broadcast = type === 'matrix' ? undefined : thread;
    expect(fake.messages.map((message) => message.thread)).toEqual([undefined, thread, broadcast]);
    if (type === 'slack') {
      expect(fake.messages.map(({ body }) => body.reply_broadcast === true)).toEqual([false, false, true]);
    }
    for (const message of fake.messages) message.isGone = true;
    const { code } = await failureOf(room().post(messageOf('third'), { id: 'c'.repeat(64), thread }));
    expect(code).toBe('target-not-found');
  });
});

describe('matrix', () => {
  let fake: fakes.FakeRoom;
  beforeAll(async () => {
    fake = await fakes.startFakeMatrix();
  });
  afterAll(() => fake.close());

  test('every edit is a request of its own, and a repeated one is not', async () => {
    const { room } = open('matrix', fake.options);
    const reference = (await room.post(messageOf('A'), { id })) ?? '';
    const of = (text: string, event: string) => ({
      ...messageOf(text),
      event: { ...messageOf(text).event, id: event },
    });
    for (const [text, event] of [
      ['B', 'e2'],
      ['A', 'e3'],
      ['B', 'e4'],
      ['B', 'e4'],
    ] as const) {
      await room.update?.(reference, of(text, event));
      expect(fake.messages[0]?.body.body).toBe(text);
    }
    const transactions = fake.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);
    expect([transactions.length, new Set(transactions).size]).toEqual([5, 4]);
    expect(fake.faults).toEqual([]);
  });
});

describe('the options of rooms', () => {
  test.each([
    ['webhook', { url: 'https://x.example/', secret: 'any text' }, 'random bytes in base64'],
    ['webhook', { url: 'https://x.example/', secret: `whpk_${'a'.repeat(44)}` }, 'public key'],
    ['slack', { token: 'xoxb-1' }, "needs 'url', or 'token' and 'channel'."],
    ['slack', { token: 'xoxb-1', url: 'https://x.example/', channel: 'C01234567' }, 'needs one of them'],
  ] as const)('of %s: %j lack something', (type, given, words) => {
    const kind = roomTypes[type] as unknown as TargetType;
    expect(kind.lacks?.(z.strictObject(kind.options).parse(given) as never)).toContain(words);
  });

  test('a room of Matrix is named by its id', () => {
    const shape = z.strictObject(roomTypes.matrix.options);
    const given = { 'api-url': 'https://m.example', token: 't', room: '#alias:m.example' };
    expect(shape.safeParse(given).error?.issues[0]?.message).toContain('must be the id of a room');
  });
});
