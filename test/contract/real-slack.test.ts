import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { z } from 'zod';
import { createHttp } from '../../shared/clients/http.ts';
import { codeSpan, inertLink, inertMarkdown } from '../../shared/mapping/escape.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import { slack } from '../../shared/targets/rooms/slack.ts';
import type { TargetType } from '../../shared/targets/target.ts';
import { freePort } from '../fakes/free-port.ts';
import { onLoopback } from '../fakes/github.ts';
import { goodAddress, hostileTexts, messageOf } from './hostile-texts.ts';

const token = 'xoxb-only-for-tests';
const readerToken = 'xoxb-reads-only';
const channel = 'C000000001';

/** Slack's emulator keeps what is posted, and Slack's own client reads it back. */
describe("Slack's emulator", () => {
  let emulator: Awaited<ReturnType<typeof createEmulator>>;
  let url = '';
  let reader: WebClient;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    emulator = await onLoopback(() =>
      createEmulator({
        service: 'slack',
        port,
        seed: {
          tokens: {
            [token]: { login: 'U000000001', scopes: ['chat:write'] },
            [readerToken]: { login: 'U000000001', scopes: ['channels:history', 'channels:read'] },
          },
          slack: { strict_scopes: true },
        },
      }),
    );
    reader = new WebClient(readerToken, { slackApiUrl: `${url}/api/`, retryConfig: { retries: 0 } });
  });
  afterAll(() => emulator.close());

  function open(given: Record<string, unknown>) {
    const kind = slack as unknown as TargetType;
    const dependencies = {
      name: 'dev',
      board: createMemoryStore().board,
      now: Date.now,
      openHttp: (timeoutMs: number) => createHttp({ timeoutMs }),
    };
    const { room, probe } = kind.create(z.strictObject(kind.options).parse(given) as never, dependencies);
    if (room === undefined || probe === undefined) throw new Error('no room');
    return { room, probe };
  }
  const bot = () => open({ token, channel, 'api-url': `${url}/api` });

  test('shows a message, its thread, and its new form', async () => {
    const { room } = bot();
    const line = `**Broken**: ${codeSpan('a*b')} ${inertLink('run 7', goodAddress)} ${inertMarkdown('<!channel> & co')}`;
    const ts = (await room.post(messageOf(line), { id: 'a' })) ?? '';
    const under = (await room.post(messageOf('more'), { id: 'b', thread: ts })) ?? '';
    expect(await room.update?.(ts, messageOf('Repaired', line))).toBe(true);
    const { messages = [] } = await reader.conversations.replies({ channel, ts });
    expect(messages.map((message) => [message.ts, message.thread_ts, message.text])).toEqual([
      [ts, undefined, 'Repaired'],
      [under, ts, 'more'],
    ]);
    expect(messages[0]?.blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Repaired' },
              { type: 'text', text: '\n\n' },
              { type: 'text', text: 'Broken', style: { bold: true } },
              { type: 'text', text: ': ' },
              { type: 'text', text: 'a*b', style: { code: true } },
              { type: 'text', text: ' ' },
              { type: 'link', url: goodAddress, text: 'run 7' },
              { type: 'text', text: ' <!channel> & co' },
            ],
          },
        ],
      },
    ]);
  });

  test('knows a message that is gone, and a channel that is not there', async () => {
    expect(await bot().room.update?.('1700000000.000001', messageOf('x'))).toBe(false);
    const { room } = open({ token, channel: 'C0000000XX', 'api-url': `${url}/api` });
    await expect(room.post(messageOf('x'), { id: 'a' })).rejects.toThrow("says channel_not_found. Is 'channel' right?");
    const weak = open({ token: readerToken, channel, 'api-url': `${url}/api` });
    await expect(weak.room.post(messageOf('x'), { id: 'a' })).rejects.toThrow("Give the bot the scope 'chat:write'");
  });

  test('takes every hostile text by a webhook, and its line calls nobody', async () => {
    const { room } = open({ url: `${url}/services/T000000001/B000000001/X000000001` });
    for (const hostile of hostileTexts) await room.post(messageOf(inertMarkdown(hostile)), { id: 'a' });
    const { messages = [] } = await reader.conversations.history({ channel, limit: 500 });
    expect(messages.length).toBeGreaterThanOrEqual(Math.min(100, hostileTexts.length));
    for (const { text = '' } of messages) expect(text).not.toMatch(/<[^>]*>/);
  });

  test('is asked who the token is', async () => {
    const [accepted] = await bot().probe({ steps: [], helps: false, teams: [] });
    expect(accepted?.what).toMatch(/^The token is accepted \(as .+ in .+\)$/);
  });
});
