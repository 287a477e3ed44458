import { type ChatRequest, createChat } from '../../../clients/chat.ts';
import type { Http } from '../../../clients/http.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { EpochMs, JsonObject } from '../../../model/json.ts';
import type { CreationLimits } from '../../../store/store.ts';
import type { Finding, OpenTarget } from '../../target.ts';
import type { Room } from '../room.ts';
import { slackBody } from './body.ts';
import { botRefusals } from './refusals.ts';

export interface BotSettings {
  token: string;
  channel: string;
  api: string;
  limits: CreationLimits;
}

export interface SlackParts {
  name: string;
  now(): EpochMs;
  http: Http;
}

/** Slack says 200 to what it does not do, too. */
export function openBot(
  { token, channel, api, limits }: BotSettings,
  { name, now, http }: SlackParts,
): Required<Pick<OpenTarget, 'room' | 'probe'>> {
  const chat = createChat({ http, now, refusals: botRefusals });
  async function call(method: string, json: JsonObject): Promise<JsonObject> {
    const what = `Slack (${method}, target '${name}')`;
    const headers = { authorization: `Bearer ${token}` };
    const request: ChatRequest = { what, method: 'POST', url: `${api}/${method}`, headers, json };
    const answer = await chat.send(request);
    if (isJsonObject(answer.json) && answer.json.ok === true) return answer.json;
    if (isJsonObject(answer.json) && typeof answer.json.error === 'string') throw chat.refusalOf(request, answer);
    throw new TicketwireError('target-failed', `${what} gave an answer that is not Slack's. Is a proxy before it?`);
  }
  // An edit is read as people's typing is, unless told otherwise.
  const literal = { parse: 'none', link_names: false };
  const room: Room = {
    hasThreads: true,
    limits,
    post: async (message, { thread, isBroadcast }) => {
      const place = thread === undefined ? {} : { thread_ts: thread, reply_broadcast: isBroadcast === true };
      const { ts } = await call('chat.postMessage', { channel, ...slackBody(message), ...literal, ...place });
      return typeof ts === 'string' ? ts : undefined;
    },
    update: async (ts, message) => {
      const { text, blocks } = slackBody(message);
      try {
        await call('chat.update', { channel, ts, text, blocks, ...literal });
        return true;
      } catch (error) {
        if (error instanceof TicketwireError && error.code === 'target-not-found') return false;
        throw error;
      }
    },
  };
  return { room, probe: () => probe(() => call('auth.test', {}), channel) };
}

async function probe(whoAmI: () => Promise<JsonObject>, channel: string): Promise<readonly Finding[]> {
  const { user, team } = await whoAmI();
  return [
    { what: `The token is accepted (as ${user} in ${team})` },
    { what: `Whether the bot may post to ${channel} cannot be asked with the scope chat:write alone` },
  ];
}
