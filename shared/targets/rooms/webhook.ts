import { sendChat } from '../../clients/chat.ts';
import { durationValue, secretAddressValue, secretValue } from '../../settings/values.ts';
import { standardWebhooks } from '../../signing/standard-webhooks.ts';
import type { TargetType } from '../target.ts';
import { plainLine, plainText } from './plain-text.ts';

const options = {
  url: secretAddressValue.describe('Where messages go, by POST; it may hold a credential.'),
  secret: secretValue.optional().describe('Signs every message by Standard Webhooks: whsec_ and base64, or any text.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** Any program that takes JSON. https://www.standardwebhooks.com/ */
export const webhook: TargetType<typeof options> = {
  type: 'webhook',
  label: 'any system that takes JSON',
  docs: 'docs/targets/webhook.md',
  options,
  room: { keepsTogether: () => false },
  create: ({ url, secret, timeout }, { name, now, openHttp }) => {
    const http = openHttp(timeout);
    const what = `The webhook of the target '${name}'`;
    return {
      room: {
        hasThreads: false,
        post: async ({ line, details, tone, event }, { id }) => {
          const told = {
            type: event.type,
            timestamp: event.at,
            data: { text: plainLine(line), details: plainText(details), markdown: { line, details }, tone, event },
          };
          const body = Buffer.from(JSON.stringify(told));
          const proof =
            secret === undefined ? { 'webhook-id': id } : standardWebhooks.sign(body, secret.reveal(), now(), id);
          const headers = { 'content-type': 'application/json', ...proof };
          await sendChat(http, { what, method: 'POST', url: url.reveal(), headers, body }, now);
          return undefined;
        },
      },
    };
  },
};
