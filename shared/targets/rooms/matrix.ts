import { z } from 'zod';
import { createChat, type Refusals } from '../../clients/chat.ts';
import { TicketwireError } from '../../errors.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import type { JsonObject } from '../../model/json.ts';
import { addressValue, durationValue, limitsValue, tokenValue } from '../../settings/values.ts';
import type { Finding, TargetType } from '../target.ts';
import { editContent, editId, newContent } from './matrix/content.ts';

const options = {
  'api-url': addressValue.describe('The homeserver: https://matrix.example.com.'),
  token: tokenValue.describe('The access token of the user that writes; it must have joined the room.'),
  room: z
    .string()
    .regex(/^!\S{1,254}$/, 'must be the id of a room, such as !abc:example.com; it stands in its settings')
    .describe("The room's id, not one of its names."),
  limits: limitsValue().describe('Messages in a minute and in an hour; none unless set.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A room of Matrix. https://spec.matrix.org/latest/client-server-api/ */
export const matrix: TargetType<typeof options> = {
  type: 'matrix',
  label: 'Matrix',
  docs: 'docs/targets/matrix.md',
  options,
  room: { keepsTogether: () => true },
  create: ({ token, room, timeout, limits, 'api-url': apiUrl }, { name, now, openHttp }) => {
    const http = openHttp(timeout);
    const chat = createChat({ http, now, refusals });
    const place = `/rooms/${encodeURIComponent(room)}`;

    async function call(method: 'GET' | 'PUT', path: string, content?: JsonObject): Promise<JsonObject> {
      const what = `Matrix (target '${name}')`;
      const headers = { authorization: `Bearer ${token.reveal()}` };
      const url = `${apiUrl}/_matrix/client/v3${path}`;
      const { json } = await chat.send({
        what,
        method,
        url,
        headers,
        ...(content === undefined ? {} : { json: content }),
      });
      if (isJsonObject(json)) return json;
      throw new TicketwireError('target-failed', `${what} gave an answer that is not Matrix's. Is a proxy before it?`);
    }

    /** The same transaction is the same message, however often it is sent. */
    async function send(transaction: string, content: JsonObject): Promise<string> {
      const path = `${place}/send/m.room.message/${encodeURIComponent(transaction)}`;
      const { event_id: event } = await call('PUT', path, content);
      if (typeof event === 'string') return event;
      throw new TicketwireError('target-failed', `Matrix (target '${name}') named no event: was the message kept?`);
    }

    /** A server takes threads and edits of what is gone, and nobody sees them. */
    async function isThere(event: string): Promise<boolean> {
      try {
        const { unsigned } = await call('GET', `${place}/event/${encodeURIComponent(event)}`);
        return !isJsonObject(unsigned) || unsigned.redacted_because === undefined;
      } catch (error) {
        if (error instanceof TicketwireError && error.code === 'target-not-found') return false;
        throw error;
      }
    }

    return {
      room: {
        hasThreads: true,
        limits,
        post: async (message, { id, thread: under, isBroadcast }) => {
          // A thread cannot be shown in the room as well: what all are to see stands in the room.
          const thread = isBroadcast === true ? undefined : under;
          if (thread !== undefined && !(await isThere(thread))) {
            throw new TicketwireError(
              'target-not-found',
              `The first message of its thread is gone (target '${name}').`,
            );
          }
          return send(`post-${id}`, newContent(message, thread));
        },
        update: async (reference, message) => {
          if (!(await isThere(reference))) return false;
          const content = editContent(message, reference);
          await send(editId(message, reference, content), content);
          return true;
        },
      },
      probe: async () => {
        const { user_id: user } = await call('GET', '/account/whoami');
        const { joined_rooms: joined } = await call('GET', '/joined_rooms');
        const isJoined = Array.isArray(joined) && joined.includes(room);
        return [{ what: `The token is accepted (as ${user})` }, joinFinding(String(user), room, isJoined)];
      },
    };
  },
};

function joinFinding(user: string, room: string, isJoined: boolean): Finding {
  const what = `${user} has joined the room ${room}`;
  return isJoined ? { what } : { what, remedy: `Invite ${user} to the room, and let it join; or is the id wrong?` };
}

/** By the errcode. https://spec.matrix.org/latest/client-server-api/#standard-error-response */
const refusals: Refusals = {
  M_FORBIDDEN: { remedy: 'Invite the user to the room, let it join, and let it write there.' },
  M_UNKNOWN_TOKEN: { remedy: 'The token is wrong, or was logged out: make a new one.' },
  M_MISSING_TOKEN: { remedy: 'The token did not arrive: does a proxy take the header Authorization away?' },
  M_NOT_FOUND: { code: 'target-not-found', remedy: 'It is not there, or the user may not see it.' },
  M_UNRECOGNIZED: { remedy: "Is 'api-url' the homeserver? https://NAME/.well-known/matrix/client names it." },
  M_USER_DEACTIVATED: { remedy: 'The user was deactivated: take another one.' },
  M_GUEST_ACCESS_FORBIDDEN: { remedy: 'A guest may not write there: take a registered user.' },
  M_CONSENT_NOT_GIVEN: { remedy: "Sign in as the user once, and accept the server's terms." },
  M_TOO_LARGE: { code: 'target-refused', remedy: 'The message is too large; please report it.' },
  M_BAD_JSON: { code: 'target-refused', remedy: 'Matrix does not take this message; please report it.' },
};
