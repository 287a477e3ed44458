import { Webhook } from 'standardwebhooks';
import { type Answer, type Asked, type ForgeServer, startForgeServer } from './forge-server.ts';

/** A chat system on loopback, as strict as its documents are. */
export interface FakeRoom extends ForgeServer {
  /** What it would show, in order; edited ones in their last form. */
  messages: FakeMessage[];
  /** What its documents say against our requests. */
  faults: string[];
  /** As the configuration gives the target. */
  options: Record<string, unknown>;
  /** Nothing of it may be told to anybody. */
  secrets: readonly string[];
  reset(): void;
}

export interface FakeMessage {
  id: string;
  body: Record<string, unknown>;
  thread?: string | undefined;
  isGone?: boolean;
}

interface Given {
  asked: Asked;
  messages: FakeMessage[];
  fault(text: string): void;
  nextId(): string;
}

/** `options` and `secrets` are made of the address that the server got. */
async function startFakeRoom(
  made: (url: string) => { options: Record<string, unknown>; secrets: readonly string[] },
  handle: (given: Given) => Answer,
): Promise<FakeRoom> {
  const messages: FakeMessage[] = [];
  const faults: string[] = [];
  let last = 0;
  const nextId = () => {
    last += 1;
    return String(last);
  };
  const server = await startForgeServer({ basePath: '', apiPath: '' }, (asked) => {
    if (asked.method !== 'GET' && !/^application\/json/.test(asked.headers['content-type'] ?? ''))
      faults.push('no JSON');
    if ((asked.headers['user-agent'] ?? '') === '') faults.push('no User-Agent');
    return handle({ asked, messages, fault: (text) => faults.push(text), nextId });
  });
  return {
    ...server,
    ...made(server.url),
    messages,
    faults,
    reset: () => {
      server.interfere(undefined);
      for (const list of [messages, faults, server.requests]) list.length = 0;
    },
  };
}

const plain = (status: number, body: string): Answer => ({ status, body, headers: { 'content-type': 'text/plain' } });

function onlyKnown(given: Given, known: readonly string[]): void {
  for (const name of Object.keys(given.asked.json)) if (!known.includes(name)) given.fault(`an unknown member ${name}`);
}

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export function startFakeSlackWebhook(): Promise<FakeRoom> {
  const path = '/services/T00000001/B00000001/aSecretOf24Letters000000';
  const made = (url: string) => ({ options: { url: url + path }, secrets: [path, 'aSecretOf24Letters000000'] });
  return startFakeRoom(made, (given) => {
    const { asked, messages, nextId } = given;
    if (asked.pathname !== path) return plain(404, 'no_service');
    onlyKnown(given, ['text', 'blocks', 'unfurl_links', 'unfurl_media']);
    if (!Array.isArray(asked.json.blocks) || typeof asked.json.text !== 'string') return plain(400, 'invalid_payload');
    messages.push({ id: nextId(), body: asked.json });
    return plain(200, 'ok');
  });
}

export const slackToken = 'xoxb-a-token-for-tests-only';

/** https://docs.slack.dev/reference/methods/chat.postMessage and chat.update */
export function startFakeSlack(): Promise<FakeRoom> {
  const channel = 'C0123456789';
  const made = (url: string) => ({
    options: { token: slackToken, channel, 'api-url': `${url}/api` },
    secrets: [slackToken],
  });
  const no = (error: string): Answer => ({ status: 200, body: { ok: false, error } });
  return startFakeRoom(made, (given) => {
    const { asked, messages, nextId } = given;
    const { json, pathname } = asked;
    if (asked.headers.authorization !== `Bearer ${slackToken}`) return no('invalid_auth');
    if (pathname === '/api/auth.test') return { status: 200, body: { ok: true, user: 'ticketwire', team: 'Octo' } };
    if (json.channel !== channel) return no('channel_not_found');
    const isUpdate = pathname === '/api/chat.update';
    const usual = ['channel', 'text', 'blocks', 'parse', 'link_names'];
    const own = isUpdate ? ['ts'] : ['thread_ts', 'reply_broadcast', 'unfurl_links', 'unfurl_media'];
    onlyKnown(given, [...usual, ...own]);
    // What is edited is parsed as people's texts are, unless it says otherwise.
    if (json.parse !== 'none' || json.link_names !== false) given.fault('names may be linked');
    const [block] = Array.isArray(json.blocks) ? json.blocks : [];
    if ((block as { type?: string } | undefined)?.type !== 'rich_text') return no('invalid_blocks');
    if (isUpdate) {
      const found = messages.find(({ id, isGone }) => id === json.ts && isGone !== true);
      if (found === undefined) return no('message_not_found');
      found.body = json;
      return { status: 200, body: { ok: true, ts: found.id } };
    }
    const thread = json.thread_ts as string | undefined;
    if (thread !== undefined && !messages.some(({ id, isGone }) => id === thread && isGone !== true)) {
      return no('thread_not_found');
    }
    const id = `1700000000.00000${nextId()}`;
    messages.push({ id, body: json, thread });
    return { status: 200, body: { ok: true, ts: id, channel } };
  });
}

/** https://developers.mattermost.com/integrate/webhooks/incoming/ */
export function startFakeMattermost(): Promise<FakeRoom> {
  const path = '/hooks/xxx7generatedkey000000000x';
  const made = (url: string) => ({ options: { url: url + path }, secrets: [path, 'xxx7generatedkey000000000x'] });
  return startFakeRoom(made, (given) => {
    const { asked, messages, nextId } = given;
    const invalid = { id: 'web.incoming_webhook.invalid.app_error', message: 'Invalid webhook.', status_code: 400 };
    if (asked.pathname !== path) return { status: 400, body: invalid };
    onlyKnown(given, ['text', 'channel']);
    if (typeof asked.json.text !== 'string' || [...asked.json.text].length > 16_383)
      given.fault('no text, or too much');
    messages.push({ id: nextId(), body: asked.json });
    return plain(200, 'ok');
  });
}

/** https://discord.com/developers/docs/resources/webhook */
export function startFakeDiscord(): Promise<FakeRoom> {
  const path = '/api/webhooks/123456789012345678/aDiscordTokenOf68Letters_00000000000000000000000';
  const secret = 'aDiscordTokenOf68Letters_00000000000000000000000';
  const made = (url: string) => ({ options: { url: url + path }, secrets: [path, secret] });
  return startFakeRoom(made, (given) => {
    const { asked, messages, nextId } = given;
    const { json, query } = asked;
    if (!asked.pathname.startsWith(path)) return { status: 404, body: { message: 'Unknown Webhook', code: 10015 } };
    if (asked.method === 'GET')
      return { status: 200, body: { id: '123456789012345678', name: 'Hook', channel_id: '77' } };
    if (query.get('thread_id') === '999999999999999999') {
      return { status: 404, body: { message: 'Unknown Channel', code: 10003 } };
    }
    onlyKnown(given, ['content', 'allowed_mentions', 'embeds']);
    if (JSON.stringify(json.allowed_mentions) !== '{"parse":[]}') given.fault('mentions are parsed');
    const [embed] = json.embeds as { description: string; timestamp: string }[];
    if (embed === undefined || embed.description === '' || embed.description.length > 4_096) {
      return { status: 400, body: { message: 'Invalid Form Body', code: 50035 } };
    }
    if (asked.method === 'PATCH') {
      const found = messages.find(({ id, isGone }) => asked.pathname === `${path}/messages/${id}` && isGone !== true);
      if (found === undefined) return { status: 404, body: { message: 'Unknown Message', code: 10008 } };
      found.body = json;
      return { status: 200, body: { id: found.id } };
    }
    const id = `10000000000000000${nextId()}`;
    messages.push({ id, body: json });
    if (query.get('wait') !== 'true') {
      given.fault('what is not kept would be no error');
      return { status: 204 };
    }
    return { status: 200, body: { id } };
  });
}

/** A flow with the trigger "When a Teams webhook request is received". */
export function startFakeTeams(): Promise<FakeRoom> {
  const path = '/workflows/0123456789abcdef0123456789abcdef/triggers/manual/paths/invoke';
  const sig = 'aSignatureOf43Letters_00000000000000000000';
  const query = `?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${sig}`;
  const made = (url: string) => ({ options: { url: url + path + query }, secrets: [path, sig] });
  return startFakeRoom(made, (given) => {
    const { asked, messages, nextId } = given;
    if (asked.pathname !== path) return { status: 404, body: { error: { code: 'WorkflowNotFound', message: 'Gone' } } };
    if (asked.query.get('sig') !== sig) {
      const error = { code: 'DirectApiAuthorizationRequired', message: 'The OAuth authorization scheme is required.' };
      return { status: 401, body: { error } };
    }
    onlyKnown(given, ['type', 'attachments']);
    if (asked.json.type !== 'message') given.fault('not a message');
    if (Buffer.byteLength(JSON.stringify(asked.json)) > 28 * 1_024) given.fault('more than 28 KB');
    messages.push({ id: nextId(), body: asked.json });
    return { status: 202 };
  });
}

export const matrixToken = 'syt_a_token_for_tests_only';
export const matrixRoom = '!room:example.org';

/** https://spec.matrix.org/latest/client-server-api/ */
export function startFakeMatrix(): Promise<FakeRoom> {
  const made = (url: string) => ({
    options: { 'api-url': url, token: matrixToken, room: matrixRoom },
    secrets: [matrixToken],
  });
  const no = (status: number, errcode: string, error: string): Answer => ({ status, body: { errcode, error } });
  const done = new Map<string, string>();
  return startFakeRoom(made, (given) => {
    const { asked, messages, nextId } = given;
    const { method, json } = asked;
    const path = decodeURIComponent(asked.pathname).replace('/_matrix/client/v3', '');
    if (asked.headers.authorization !== `Bearer ${matrixToken}`) return no(401, 'M_UNKNOWN_TOKEN', 'Unknown token');
    if (path === '/account/whoami') return { status: 200, body: { user_id: '@bot:example.org' } };
    if (path === '/joined_rooms') return { status: 200, body: { joined_rooms: [matrixRoom] } };
    const place = `/rooms/${matrixRoom}`;
    if (!path.startsWith(`${place}/`)) return no(403, 'M_FORBIDDEN', 'You are not joined');
    if (method === 'GET') {
      const found = messages.find(({ id }) => path === `${place}/event/${id}`);
      if (found === undefined) return no(404, 'M_NOT_FOUND', 'Event not found');
      const unsigned = found.isGone ? { redacted_because: { type: 'm.room.redaction' } } : {};
      return { status: 200, body: { event_id: found.id, content: found.isGone ? {} : found.body, unsigned } };
    }
    const [, transaction = ''] = /\/send\/m\.room\.message\/(.+)$/.exec(path) ?? [];
    if (method !== 'PUT' || transaction === '') return no(404, 'M_UNRECOGNIZED', 'Unrecognized request');
    if (Buffer.byteLength(JSON.stringify(json)) > 65_536) return no(413, 'M_TOO_LARGE', 'event too large');
    if (JSON.stringify(json['m.mentions']) !== '{}') given.fault('mentions are not known to be none');
    const known = done.get(transaction);
    if (known !== undefined && messages.some(({ id }) => id === known))
      return { status: 200, body: { event_id: known } };
    const id = `$event${nextId()}`;
    done.set(transaction, id);
    const relation = json['m.relates_to'] as { rel_type: string; event_id: string } | undefined;
    if (relation?.rel_type === 'm.replace') {
      const found = messages.find((each) => each.id === relation.event_id);
      if (found === undefined || found.isGone) given.fault('an edit of nothing');
      else found.body = json['m.new_content'] as Record<string, unknown>;
      messages.push({ id, body: json, thread: 'edit' });
      return { status: 200, body: { event_id: id } };
    }
    messages.push({ id, body: json, thread: relation?.event_id });
    return { status: 200, body: { event_id: id } };
  });
}

export const receiverSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';

/** Any program; it checks the signature with the library that the specification's authors publish. */
export function startFakeReceiver(): Promise<FakeRoom> {
  const made = (url: string) => ({
    options: { url: `${url}/in/a-key-of-ours-0001?key=another0002`, secret: receiverSecret },
    secrets: ['a-key-of-ours-0001', 'another0002', receiverSecret],
  });
  const seen = new Set<string>();
  return startFakeRoom(made, ({ asked, messages, fault }) => {
    if (asked.pathname !== '/in/a-key-of-ours-0001' || asked.query.get('key') !== 'another0002')
      return plain(404, 'no');
    const id = asked.headers['webhook-id'] ?? '';
    try {
      new Webhook(receiverSecret).verify(asked.raw ?? '', asked.headers);
    } catch {
      fault('the signature does not match');
      return plain(401, 'no');
    }
    if (!seen.has(id) || !messages.some((each) => each.id === id)) messages.push({ id, body: asked.json });
    seen.add(id);
    return { status: 204 };
  });
}
