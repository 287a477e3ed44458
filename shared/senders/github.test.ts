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
const normalize = (name: string, payload: unknown) => [...github.normalize(deliver(name, JSON.stringify(payload)))];
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
    return event === undefined ? '' : github.occasionOf?.(event, deliver(name, ''));
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

  const pushedAt = (time: number) => ({ ...push, repository: { ...(push.repository as JsonObject), pushed_at: time } });

  test.each<[string, JsonObject, JsonObject]>([
    ['another commit', push, { ...push, after: 'f'.repeat(40) }],
    ['the same commits pushed once more', pushedAt(1_760_000_000), pushedAt(1_760_000_060)],
    ['another label', labeled, { ...labeled, label: { ...(labeled.label as JsonObject), id: 5, name: 'x' } }],
    [
      'the same label a second later',
      labeled,
      { ...labeled, issue: { ...(labeled.issue as JsonObject), updated_at: '2030-01-01T00:00:00Z' } },
    ],
    ['another action', labeled, { ...labeled, action: 'unlabeled' }],
  ])('differs by %s', (_what, one, two) => {
    const name = 'after' in one ? 'push' : 'issues';
    expect(occasion(name, two)).not.toBe(occasion(name, one));
  });

  test.each<[string, JsonObject]>([
    ['watch', { action: 'started' }],
    ['repository_dispatch', { action: 'deploy', branch: 'main', client_payload: { version: 1 } }],
    ['workflow_dispatch', { ref: 'refs/heads/main', inputs: { level: 'low' }, workflow: 'ci.yml' }],
    ['repository', { action: 'archived' }],
  ])('is not there for %s, which holds neither a time nor a state', (name, payload) => {
    const repository = { full_name: 'octo/widgets', pushed_at: '2026-01-01T00:00:00Z' };
    expect(occasion(name, { ...payload, repository })).toBeUndefined();
  });

  test.each<[string, JsonObject, JsonObject]>([
    [
      'release',
      { action: 'published', release: { id: 1, published_at: 'x' } },
      { release: { id: 1, published_at: 'y' } },
    ],
    ['gollum', { pages: [{ page_name: 'A', sha: '1' }] }, { pages: [{ page_name: 'A', sha: '2' }] }],
    ['create', { ref: 'v1', repository: { pushed_at: 1 } }, { ref: 'v1', repository: { pushed_at: 2 } }],
    ['dependabot_alert', { alert: { number: 1, dismissed_at: 'x' } }, { alert: { number: 1, dismissed_at: 'y' } }],
  ])('%s happens again with another time or state', (name, first, second) => {
    const action = { action: 'published' };
    expect(occasion(name, { ...action, ...first })).toBeDefined();
    expect(occasion(name, { ...action, ...second })).not.toBe(occasion(name, { ...action, ...first }));
  });
});
