import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../model/json.ts';
import { trustStored } from '../signing/verify.ts';
import { github } from './github.ts';

interface Example {
  name: string;
  examples: JsonObject[];
}
const samples = JSON.parse(
  readFileSync('node_modules/@octokit/webhooks-examples/api.github.com/index.json', 'utf8'),
) as Example[];

function deliver(name: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  return trustStored({
    id: 'd1',
    source: 'octo',
    receivedAt: 5,
    headers: { 'x-github-event': name, 'content-type': 'application/json', ...headers },
    body: Buffer.from(body),
  });
}
const normalize = (name: string, payload: unknown) => github.normalize(deliver(name, JSON.stringify(payload)));
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const malformed = expect.objectContaining({ code: 'malformed' });

describe("GitHub's deliveries", () => {
  test.each(samples.flatMap(({ name, examples }) => examples.map((example, at) => [name, at, example] as const)))(
    '%s, example %i, is one event of its repository, with a subject',
    (name, _at, example) => {
      const events = normalize(name, example);
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({ id: 'octo/d1/0', source: 'octo', sender: 'github' });
      expect(events[0]?.type).toMatch(/^[a-z_]+\.[a-z0-9_]+$/);
      expect(events[0]?.subject).toMatch(/./);
      const repository = example.repository as JsonObject | undefined;
      expect(events[0]?.data.repository?.full_name).toBe(repository?.full_name ?? '');
    },
  );

  test('a form holds the same, with plus signs for blanks and bytes in percents', () => {
    const payload = { zen: 'naïve + plain', repository: { full_name: 'octo/widgets' } };
    const body = new URLSearchParams({ other: 'x', payload: JSON.stringify(payload) }).toString();
    const [event] = github.normalize(deliver('ping', body, form));
    expect(event).toMatchObject({ type: 'ping.received', payload });
  });

  test.each([
    ['without the field', 'other=%7B%7D'],
    ['with no JSON in it', 'payload=%7B'],
    ['with bytes that are no UTF-8', 'payload=%7B%22a%22%3A%22%FF%22%7D'],
  ])('a form %s is malformed', (_what, body) => {
    expect(() => github.normalize(deliver('ping', body, form))).toThrow(malformed);
  });

  test('without the name of the event it is malformed', () => {
    const { headers, ...rest } = deliver('ping', '{}');
    delete headers['x-github-event'];
    expect(() => github.normalize(trustStored({ ...rest, headers }))).toThrow(malformed);
  });
});

describe('what one happening is known by', () => {
  const occasion = (name: string, payload: JsonObject) => {
    const [event] = normalize(name, payload);
    return event === undefined ? '' : github.occasionOf?.(event);
  };
  const push = samples.find(({ name }) => name === 'push')?.examples[4] as JsonObject;
  const labeled = samples
    .find(({ name }) => name === 'issues')
    ?.examples.find(({ action }) => action === 'labeled') as JsonObject;

  test('is the same whichever hook tells it, and however the repository stands by then', () => {
    const other = {
      ...push,
      installation: { id: 1 },
      organization: { login: 'octo' },
      repository: { ...(push.repository as JsonObject), open_issues_count: 77 },
    };
    expect(occasion('push', other)).toBe(occasion('push', push));
    const issue = { ...(labeled.issue as JsonObject), comments: 99 };
    expect(occasion('issues', { ...labeled, issue })).toBe(occasion('issues', labeled));
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['another commit', push, { ...push, after: 'f'.repeat(40) }],
    ['another label', labeled, { ...labeled, label: { ...(labeled.label as JsonObject), id: 5, name: 'x' } }],
    [
      'the same label a second later',
      labeled,
      { ...labeled, issue: { ...(labeled.issue as JsonObject), updated_at: '2030-01-01T00:00:00Z' } },
    ],
    ['another action', labeled, { ...labeled, action: 'unlabeled' }],
  ])('differs by %s', (_what, one, two) => {
    const name = one === push ? 'push' : 'issues';
    expect(occasion(name, two)).not.toBe(occasion(name, one));
  });
});
