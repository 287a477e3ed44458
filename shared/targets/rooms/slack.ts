import { z } from 'zod';
import { createChat } from '../../clients/chat.ts';
import { addressValue, durationValue, limitsValue, secretAddressValue, tokenValue } from '../../settings/values.ts';
import type { OpenTarget, TargetType } from '../target.ts';
import { cannotBeAsked, requireOk } from './incoming.ts';
import { slackBody } from './slack/body.ts';
import { openBot, type SlackParts } from './slack/bot.ts';
import { webhookRefusals } from './slack/refusals.ts';

/** One message a second, of a channel. https://docs.slack.dev/apis/web-api/rate-limits#posting */
const usualLimits = { perMinute: 60, perHour: 3_600 };

const options = {
  url: secretAddressValue
    .optional()
    .describe('The address of an incoming webhook; a secret. It posts into its own channel, and knows no threads.'),
  token: tokenValue.optional().describe('Instead of url: the token of a bot with the scope chat:write.'),
  channel: z
    .string()
    .regex(/^[A-Z0-9]{8,}$/, 'must be the id of a channel, such as C0123456789; it stands in its details')
    .optional()
    .describe("With token: the channel's id."),
  'api-url': addressValue.default('https://slack.com/api').describe('With token: where requests go.'),
  limits: limitsValue(usualLimits).describe('Messages in a minute and in an hour.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A channel of Slack. https://docs.slack.dev/reference/methods/chat.postMessage */
export const slack: TargetType<typeof options> = {
  type: 'slack',
  label: 'Slack',
  docs: 'docs/targets/slack.md',
  options,
  room: { keepsTogether: ({ token }) => token !== undefined },
  lacks: ({ url, token, channel }) => {
    if (url !== undefined && token !== undefined) return "has 'url' and 'token', and needs one of them.";
    if (url !== undefined)
      return channel === undefined ? undefined : "has 'url', which knows its channel: 'channel' goes with 'token'.";
    return token === undefined || channel === undefined ? "needs 'url', or 'token' and 'channel'." : undefined;
  },
  create: ({ url, token, channel = '', timeout, limits = usualLimits, 'api-url': api }, { name, now, openHttp }) => {
    const parts = { name, now, http: openHttp(timeout) };
    if (token !== undefined) return openBot({ token: token.reveal(), channel, api, limits }, parts);
    const opened = openWebhook(url?.reveal() ?? '', parts);
    return { ...opened, room: { ...opened.room, limits } };
  },
};

function openWebhook(url: string, { name, now, http }: SlackParts): Required<Pick<OpenTarget, 'room' | 'probe'>> {
  const chat = createChat({ http, now, refusals: webhookRefusals });
  const what = `Slack (incoming webhook, target '${name}')`;
  return {
    room: {
      hasThreads: false,
      post: async (message) => {
        const json = slackBody(message);
        requireOk(what, await chat.send({ what, method: 'POST', url, headers: {}, json }));
        return undefined;
      },
    },
    probe: async () => cannotBeAsked,
  };
}
