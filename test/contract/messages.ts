import { readdirSync, readFileSync } from 'node:fs';
import { requireConfiguration } from '../../shared/config/load.ts';
import { messageOf } from '../../shared/mapping/messages/message.ts';
import type { HookEvent } from '../../shared/model/event.ts';
import type { JsonObject, JsonValue } from '../../shared/model/json.ts';
import type { Message } from '../../shared/model/message.ts';
import { trustStored } from '../../shared/signing/verify.ts';

/** A delivery as a sender makes it. */
export interface Told {
  sender: string;
  what: string;
  headers: Record<string, string>;
  body: JsonObject;
  settings?: JsonObject | undefined;
}

interface Fixture {
  settings?: JsonObject;
  deliveries: { what: string; headers?: Record<string, string>; body: JsonObject }[];
}

/** GitHub's events without a message, and what reports the same. */
export const silent: Readonly<Record<string, string>> = {
  create: 'push.branch or push.tag',
  delete: 'push.deleted',
  'release.created': 'release.published',
  'release.released': 'release.published',
  'release.prereleased': 'release.published',
  'star.created': 'watch.started',
  'repository.publicized': 'public',
  'team.added_to_repository': 'team_add',
  'pull_request_review.submitted': 'the comments on lines, if the review has no text of its own',
};

/** The same by event type, of every sender. */
export const silentTypes: Readonly<Record<string, string>> = {
  'other.check_run': 'run.failed or run.passed',
  'other.check_suite': 'run.failed or run.passed',
  'other.workflow_job': 'run.failed or run.passed',
  'other.build': 'run.failed or run.passed',
  'other.note': 'the event that GitLab notes',
  'command.given': 'what it was written in',
};

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;
const folder = 'test/fixtures/senders';

/** GitHub's published examples. */
export function githubExamples(): Told[] {
  const samples = json('node_modules/@octokit/webhooks-examples/api.github.com/index.json') as {
    name: string;
    examples: JsonObject[];
  }[];
  return samples.flatMap(({ name, examples }) =>
    examples.map((body) => ({
      sender: 'github',
      what: typeof body.action === 'string' ? `${name}.${body.action}` : name,
      headers: { 'x-github-event': name },
      body,
    })),
  );
}

/** The fixtures of every sender, and what an Alertmanager was seen to send. */
export function senderFixtures(): Told[] {
  const own = readdirSync(folder).flatMap((file) => {
    const { settings, deliveries } = json(`${folder}/${file}`) as Fixture;
    return deliveries.map(({ what, headers = {}, body }) => {
      return { sender: file.replace('.json', ''), what, headers, body, settings };
    });
  });
  const captured = json('test/fixtures/alertmanager/captured.json') as JsonValue;
  return [
    ...own,
    ...bodiesIn(captured).map((body) => ({ sender: 'alertmanager', what: 'captured', headers: {}, body })),
  ];
}

/** Whatever in there is a message of an Alertmanager. */
function bodiesIn(value: JsonValue): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(bodiesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value.alerts) ? [value] : Object.values(value).flatMap(bodiesIn);
}

const now = 1_790_000_000_000;
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const sources = new Map<string, ReturnType<typeof sourceOf>>();

function sourceOf(sender: string, settings: JsonObject) {
  const text = JSON.stringify({ sources: { src: { sender, secret, ...settings } } });
  const [source] = requireConfiguration({ text, file: 'ticketwire.yml', directory: '.', env: {}, now }).sources;
  if (source === undefined) throw new Error('no source');
  return source;
}

/** The events of a delivery, by the sender's own reading, each with its message. */
export function messagesOf({ sender, headers, body, settings = {} }: Told): { event: HookEvent; message?: Message }[] {
  const key = `${sender} ${JSON.stringify(settings)}`;
  const source = sources.get(key) ?? sourceOf(sender, settings);
  sources.set(key, source);
  const delivery = trustStored({
    id: '1',
    source: 'src',
    receivedAt: now,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  });
  return [...source.sender.normalize(delivery)].map((event) => {
    const message = messageOf(event, { senderLabel: source.sender.label });
    return { event, ...(message === undefined ? {} : { message }) };
  });
}

/** The bodies of test/fixtures/reported-events.json. */
export function reportedEvents(): Told[] {
  return json('test/fixtures/reported-events.json') as Told[];
}

/** Random numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The body with every value put through `change`; undefined leaves the member out. */
export function changed(
  value: JsonValue,
  change: (value: JsonValue, path: string) => JsonValue | undefined,
  path = '',
): JsonValue | undefined {
  const made = path === '' ? value : change(value, path);
  if (Array.isArray(made)) {
    return made.map((each, at) => changed(each, change, `${path}.${at}`)).filter((each) => each !== undefined);
  }
  if (typeof made !== 'object' || made === null) return made;
  const entries = Object.entries(made).map(
    ([member, inner]) => [member, changed(inner, change, `${path}.${member}`)] as const,
  );
  return Object.fromEntries(entries.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}

/** Every text in there. */
export function textsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
