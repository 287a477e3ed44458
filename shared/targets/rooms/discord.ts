import { z } from 'zod';
import { type ChatRequest, createChat } from '../../clients/chat.ts';
import { TicketwireError } from '../../errors.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import type { JsonObject } from '../../model/json.ts';
import { durationValue, limitsValue, secretAddressValue } from '../../settings/values.ts';
import type { Finding, TargetType } from '../target.ts';
import { discordBody } from './discord/body.ts';
import { discordRefusals } from './discord/refusals.ts';

/** Of one webhook. https://discord.com/developers/docs/topics/rate-limits names none in advance; this one is measured. */
const usualLimits = { perMinute: 30, perHour: 1_800 };

const options = {
  url: secretAddressValue.describe(
    "The address of a channel's webhook: https://discord.com/api/webhooks/ID/TOKEN; a secret.",
  ),
  thread: z
    .string()
    .regex(/^\d{15,22}$/, 'must be the id of a thread')
    .optional()
    .describe('The id of a thread of the channel: messages go there. Channels that are forums need one.'),
  limits: limitsValue(usualLimits).describe('Messages in a minute and in an hour.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A channel of Discord. https://discord.com/developers/docs/resources/webhook#execute-webhook */
export const discord: TargetType<typeof options> = {
  type: 'discord',
  label: 'Discord',
  docs: 'docs/targets/discord.md',
  options,
  room: { keepsTogether: () => true },
  create: ({ url, thread, timeout, limits = usualLimits }, { name, now, openHttp }) => {
    const chat = createChat({ http: openHttp(timeout), now, refusals: discordRefusals });
    const what = `Discord (webhook, target '${name}')`;
    async function call(request: Pick<ChatRequest, 'method' | 'url' | 'json'>): Promise<JsonObject> {
      const { json } = await chat.send({ what, headers: {}, ...request });
      if (isJsonObject(json) && typeof json.id === 'string') return json;
      throw new TicketwireError('target-failed', `${what} gave an answer that is not Discord's. Is a proxy before it?`);
    }
    const address = (path: string, query: Record<string, string>) => {
      const at = new URL(url.reveal());
      at.pathname = at.pathname.replace(/\/+$/, '') + path;
      const place = thread === undefined ? {} : { thread_id: thread };
      for (const [key, value] of Object.entries({ ...query, ...place })) at.searchParams.set(key, value);
      return at.href;
    };
    return {
      room: {
        hasThreads: false,
        limits,
        post: async (message) => {
          // Without `wait` a message that was not kept is no error.
          const sent = await call({ method: 'POST', url: address('', { wait: 'true' }), json: discordBody(message) });
          return String(sent.id);
        },
        update: async (reference, message) => {
          const json = discordBody(message);
          try {
            await call({ method: 'PATCH', url: address(`/messages/${reference}`, {}), json });
            return true;
          } catch (error) {
            if (error instanceof TicketwireError && error.code === 'target-not-found') return false;
            throw error;
          }
        },
      },
      probe: async () => findingsOf(await call({ method: 'GET', url: url.reveal() }), thread),
    };
  },
};

function findingsOf({ name, channel_id: channel }: JsonObject, thread: string | undefined): readonly Finding[] {
  const found = { what: `The webhook is there (${name}, in the channel ${channel})` };
  if (thread === undefined) return [found];
  return [found, { what: `Whether the thread ${thread} is there cannot be asked without posting` }];
}
