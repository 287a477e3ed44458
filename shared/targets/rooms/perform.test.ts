import { describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../errors.ts';
import type { PostEffect } from '../../model/effect.ts';
import type { Message, PostedMessage } from '../../model/message.ts';
import { performPost } from './perform.ts';
import type { Posting, Room } from './room.ts';

const now = 1_000;

function effect(id: string, line: string, changes: Partial<PostEffect> & { tone?: Message['tone'] } = {}): PostEffect {
  const { tone = 'neutral', ...others } = changes;
  const event = {
    id,
    type: 'alert.opened' as const,
    source: 's',
    subject: 'it',
    at: '1970-01-01T00:00:00.000Z',
    url: '',
  };
  return {
    id,
    target: 'dev',
    subject: 'it',
    receivedAt: 0,
    occurredAt: null,
    cause: { event: id, type: 'alert.opened', source: 's', rule: 'R' },
    kind: 'post-message',
    message: { line, details: '', tone, event },
    isThreaded: true,
    digest: null,
    ...others,
  };
}

/** A room that keeps what is said there, and one receiver's memory of it. */
function makeRoom(given: { hasThreads?: boolean; updates?: boolean; names?: boolean } = {}) {
  const { hasThreads = true, updates = true, names = true } = given;
  const said: ({ message: Message } & Posting)[] = [];
  const written: { reference: string; message: Message }[] = [];
  const gone = new Set<string>();
  const kept = new Map<string, PostedMessage>();
  const room: Room = {
    hasThreads,
    post: async (message, posting) => {
      if (posting.thread !== undefined && gone.has(posting.thread)) {
        throw new TicketwireError('target-not-found', 'No such thread.');
      }
      said.push({ message, ...posting });
      return names ? `m${said.length}` : undefined;
    },
    ...(updates
      ? {
          update: async (reference: string, message: Message) => {
            if (gone.has(reference)) return false;
            written.push({ reference, message });
            return true;
          },
        }
      : {}),
  };
  const say = async (each: PostEffect, others: readonly PostEffect[] = []) => {
    const posted = await performPost(each, {
      room,
      messages: { find: async (target, subject) => kept.get(`${target} ${subject}`) },
      takeCreation: async () => undefined,
      others,
      now: () => now,
    });
    if (posted.message !== undefined)
      kept.set(`${posted.message.save.target} ${posted.message.save.subject}`, posted.message.save);
    return posted.outcome;
  };
  return { room, said, written, gone, say };
}

describe('a message of a subject', () => {
  test('stands under the first one, which tells how things are now', async () => {
    const { said, written, say } = makeRoom();
    await say(effect('1', 'It burns', { tone: 'bad' }));
    await say(effect('2', 'Somebody looks at it'));
    await say(effect('3', 'It is out', { tone: 'good' }));
    await say(effect('4', 'It is out, really', { tone: 'good' }));
    expect(said.map(({ id, thread, isBroadcast = false }) => [id, thread, isBroadcast])).toEqual([
      ['1', undefined, false],
      ['2', 'm1', false],
      ['3', 'm1', false],
      ['4', 'm1', false],
    ]);
    expect(written).toEqual([
      { reference: 'm1', message: expect.objectContaining({ line: 'It is out', details: 'It burns', tone: 'good' }) },
    ]);
  });

  test('is told to the whole room when what was over begins anew', async () => {
    const { said, written, say } = makeRoom();
    await say(effect('1', 'It burns', { tone: 'bad' }));
    await say(effect('2', 'It is out', { tone: 'good' }));
    await say(effect('3', 'It burns again', { tone: 'bad' }));
    expect(said.at(-1)).toMatchObject({ id: '3', thread: 'm1', isBroadcast: true });
    expect(written.at(-1)?.message).toMatchObject({ line: 'It burns again', details: 'It burns', tone: 'bad' });
  });

  test.each([
    ['whose first message is gone', (gone: Set<string>) => gone.add('m1'), { tone: 'good' as const }],
    ['whose thread is gone', (gone: Set<string>) => gone.add('m1'), {}],
  ])('%s stands by itself, and is the first from then on', async (_name, lose, changes) => {
    const { said, gone, say } = makeRoom();
    await say(effect('1', 'It burns', { tone: 'bad' }));
    lose(gone);
    await say(effect('2', 'More of it', changes));
    await say(effect('3', 'Still more'));
    expect(said.map(({ id, thread }) => [id, thread])).toEqual([
      ['1', undefined],
      ['2', undefined],
      ['3', 'm2'],
    ]);
  });

  test('in a room without threads stands by itself, and the first one is written anew all the same', async () => {
    const { said, written, say } = makeRoom({ hasThreads: false });
    await say(effect('1', 'It burns', { tone: 'bad' }));
    await say(effect('2', 'It is out', { tone: 'good' }));
    expect(said.map(({ thread }) => thread)).toEqual([undefined, undefined]);
    expect(written).toHaveLength(1);
  });

  test('stands by itself where nobody asked for threads, or the room names no messages', async () => {
    const plain = makeRoom();
    await plain.say(effect('1', 'One', { isThreaded: false }));
    await plain.say(effect('2', 'Two', { isThreaded: false }));
    const nameless = makeRoom({ names: false });
    await nameless.say(effect('1', 'One'));
    await nameless.say(effect('2', 'Two'));
    for (const { said } of [plain, nameless]) expect(said.map(({ thread }) => thread)).toEqual([undefined, undefined]);
  });

  test('is not said when a wrong thread is only one of the things that can go wrong', async () => {
    const { room, say } = makeRoom();
    await say(effect('1', 'It burns'));
    room.post = async () => {
      throw new TicketwireError('target-failed', 'Out of order.');
    };
    await expect(say(effect('2', 'More'))).rejects.toMatchObject({ code: 'target-failed' });
  });
});

describe('what is said of an alert', () => {
  const told = (id: string, occasion: string, changes: Parameters<typeof effect>[2] = {}) =>
    effect(id, `line ${id}`, { isThreaded: false, occasion, ...changes });

  test.each([true, false])('is no news when another event says it again (in a thread: %s)', async (isThreaded) => {
    const { said, say } = makeRoom();
    const outcomes = [];
    for (const [id, occasion] of [
      ['1', 'opened:1'],
      ['2', 'opened:1'],
      ['3', 'closed:2'],
      ['4', 'closed:2'],
      ['5', 'opened:3'],
    ] as const) {
      outcomes.push((await say(told(id, occasion, { isThreaded }))).status);
    }
    expect(said.map(({ id }) => id)).toEqual(['1', '3', '5']);
    expect(outcomes).toEqual(['done', 'skipped', 'done', 'skipped', 'done']);
  });

  test('is said by each of several rules', async () => {
    const { said, say } = makeRoom();
    const cause = { event: 'e', type: 'alert.opened' as const, source: 's', rule: 'R' };
    await say(told('1', 'opened:1', { cause }));
    await say(told('2', 'opened:1', { cause: { ...cause, rule: 'Other' } }));
    await say(told('3', 'opened:1', { cause: { ...cause, event: 'again' } }));
    expect(said.map(({ id }) => id)).toEqual(['1', '2']);
  });
});

describe('messages that are said together', () => {
  const together = { isThreaded: false, digest: 'Builds *now*' };

  test('are one message with a line for each, and as bad as the worst', async () => {
    const { said, say } = makeRoom();
    const others = [
      effect('2', '[two](https://x.test/2)', { ...together, tone: 'bad' }),
      effect('3', 'three', together),
    ];
    const outcome = await say(effect('1', 'one', { ...together, tone: 'good' }), others);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({
      id: '1',
      message: {
        line: '3 messages: Builds \\*now\\*',
        details: '- one\n- [two](https://x.test/2)\n- three',
        tone: 'bad',
        event: { id: '3' },
      },
    });
    expect(outcome).toMatchObject({ status: 'done', note: '3 messages in one' });
  });

  test('name so many lines, and count the rest', async () => {
    const { said, say } = makeRoom();
    const many = Array.from({ length: 60 }, (_, index) => effect(String(index), `line ${index}`, together));
    await say(many[0] as PostEffect, many.slice(1));
    const lines = said[0]?.message.details.split('\n');
    expect(lines).toHaveLength(41);
    expect(lines?.at(-1)).toBe('- and 20 more');
  });

  test('are a message as any other where there is one alone', async () => {
    const { said, say } = makeRoom();
    await say(effect('1', 'one', together));
    expect(said[0]?.message.line).toBe('one');
  });
});

test('a room that has taken as many messages as it may is left alone until it takes one again', async () => {
  const { room, said } = makeRoom();
  const limited: Room = { ...room, limits: { perMinute: 1, perHour: 60 } };
  const posted = await performPost(effect('1', 'one'), {
    room: limited,
    messages: { find: async () => undefined },
    takeCreation: async (target, limits, at) => {
      expect([target, limits, at]).toEqual(['dev', { perMinute: 1, perHour: 60 }, now]);
      return 61_000;
    },
    others: [],
    now: () => now,
  });
  expect(said).toEqual([]);
  expect(posted.outcome).toMatchObject({ status: 'retry', code: 'not-ready', notBefore: 61_000 });
});
