import { describe, expect, test } from '@jest/globals';
import type { AlertFacts, HookEvent } from '../model/event.ts';
import { codePoints } from './cut.ts';
import { markerOf } from './marker.ts';
import { compileTemplate } from './template.ts';
import { type DraftTemplates, draftTicket, hashDraft } from './ticket-draft.ts';

const limits = {
  title: { maxChars: 256, maxBytes: 1_024 },
  body: { maxChars: 65_536, maxBytes: 262_143 },
  maxLabelChars: 50,
};

const item = { url: 'https://f.example/1', title: '', body: '', author: '', labels: [] };

function draft(alert: Partial<AlertFacts>, templates: DraftTemplates = {}) {
  const event: HookEvent = {
    id: 'lgtm/1/0',
    sender: 'lgtm',
    source: 'lgtm',
    type: 'alert.opened',
    subject: 'lgtm:1:http://l/1',
    occurredAt: 0,
    data: { alert: { id: '1', state: 'open', rule: 'Unused import', project: 'octo/widgets', ...alert } },
    payload: { own: 'member' },
  };
  return draftTicket(event, { senderLabel: 'LGTM', senderLabels: ['LGTM'], templates, limits });
}

test.each<[HookEvent['type'], HookEvent['data'], string, string]>([
  [
    'issue.opened',
    { issue: { ...item, title: 'It breaks' } },
    'It breaks (octo/widgets)',
    '[It breaks](https://f.example/1)',
  ],
  [
    'release.published',
    { release: { ...item, tag: 'v1', name: 'v1', is_prerelease: false } },
    'Release v1 (octo/widgets)',
    '[Release v1](https://f.example/1)',
  ],
  [
    'push.branch',
    { push: { ...item, ref: 'refs/heads/a/b', branch: 'a/b', is_default_branch: false, commits: [], paths: [] } },
    'Push to a/b (octo/widgets)',
    '[Push to a/b](https://f.example/1)',
  ],
  [
    'deployment.failed',
    { deployment: { ...item, environment: 'live', ref: '', sha: '', state: '', description: '' } },
    'Deployment to live (octo/widgets)',
    '[Deployment to live](https://f.example/1)',
  ],
  ['other.fork', {}, 'other.fork (octo/widgets)', 'other.fork'],
])('the ticket of %s is called after what it is about, and says who did it where', (type, about, title, name) => {
  const repository = { full_name: 'octo/widgets', url: 'https://f.example', default_branch: 'main' };
  const event: HookEvent = {
    ...{ id: 'x', sender: 'github', source: 'octo', type, subject: 's', occurredAt: 0, payload: {} },
    data: { ...about, repository, actor: { login: 'octo', is_bot: false } },
  };
  const told = draftTicket(event, { senderLabel: 'GitHub', senderLabels: [], templates: {}, limits });
  expect(told.title).toBe(title);
  expect(told.body.split('\n')[1]).toBe(`${name}: \`${type}\` by \`octo\` in [octo/widgets](https://f.example/).`);
});

describe('the ticket of an alert', () => {
  test('has a title, a marker in its first line, and labels', () => {
    const { title, body, labels } = draft({});
    expect(title).toBe('Unused import (octo/widgets)');
    expect(body.split('\n')[0]).toBe(markerOf('lgtm:1:http://l/1'));
    expect(labels).toEqual(['LGTM', 'ticketwire']);
  });

  test.each<[string | undefined, string | undefined]>([
    ['high', 'High'],
    ['HIGH', 'High'],
    ['error', 'High'],
    ['warning', 'Medium'],
    ['note', 'Lowest'],
    ['whatever', 'Lowest'],
    [undefined, 'Lowest'],
  ])(
    'of severity %s has the priority of that word, else of one that means the same, else the one for all others',
    (severity, priority) => {
      const priorities = { critical: 'Highest', high: 'High', medium: 'Medium', default: 'Lowest' };
      const alert = severity === undefined ? {} : { severity };
      expect(draft(alert, { priority: priorities }).kind?.priority).toBe(priority);
    },
  );

  test('leaves out what the alert does not say', () => {
    expect(draft({ rule: 'R' }).body).toBe(`${markerOf('lgtm:1:http://l/1')}\nR\n`);
  });

  test.each([
    ['a long message', { message: 'x'.repeat(300_000) }],
    ['a long message of four-byte characters', { message: '😀'.repeat(200_000) }],
    ['a long message of markup', { message: '`'.repeat(100_000) }],
    ['a long rule', { rule: '*'.repeat(100_000) }],
    ['everything long', { rule: '@a'.repeat(60_000), message: 'é\n'.repeat(80_000), file: '/f'.repeat(50_000) }],
  ])('%s is cut to the limits; marker, links and fences stay whole', (_what, alert) => {
    const { title, body } = draft({ url: 'https://l.example/1', rule_url: 'https://l.example/r', ...alert });
    expect(codePoints(title)).toBeLessThanOrEqual(256);
    expect(Buffer.byteLength(title)).toBeLessThanOrEqual(1_024);
    expect(codePoints(body)).toBeLessThanOrEqual(65_536);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(262_143);
    expect(codePoints(body)).toBeGreaterThan(20_000);
    expect(body.isWellFormed()).toBe(true);
    expect(body.startsWith(`${markerOf('lgtm:1:http://l/1')}\n`)).toBe(true);
    expect(body.endsWith('\n[View alert on LGTM](https://l.example/1)\n')).toBe(true);
    const fences = body.split('\n').filter((line) => /^> `{3,}$/.test(line));
    expect(new Set(fences).size * 2).toBe(fences.length);
  });

  test('what fits exactly, with room for a link to an earlier ticket, is not cut', () => {
    const rest = codePoints(draft({ message: 'm' }).body) - 1;
    expect(draft({ message: 'x'.repeat(65_236 - rest) }).body).not.toContain('…');
    expect(codePoints(draft({ message: 'x'.repeat(65_237 - rest) }).body)).toBeLessThanOrEqual(65_236);
  });

  test('takes templates, whose printed values are inert and whose own Markdown is live', () => {
    const { title, body, labels } = draft(
      { message: '@octocat **bold**' },
      {
        title: compileTemplate('{{ alert.rule | upcase }} from {{ event.source }}', 'title'),
        body: compileTemplate('**{{ alert.message }}** {{ payload.own }} {{ alert.message | raw }}', 'markdown'),
        labels: ['security'],
      },
    );
    expect(title).toBe('UNUSED IMPORT from lgtm');
    expect(body).toContain('**@\u200Boctocat \\*\\*bold\\*\\*** member @octocat **bold**');
    expect(labels).toEqual(['security', 'ticketwire']);
  });

  test('a suppressed alert carries the label from the start', () => {
    expect(draft({ state: 'suppressed' }).labels).toContain('wontfix');
  });

  test('a message cannot forge a marker', () => {
    const { body } = draft({ message: `${markerOf('another')}\n@x` });
    expect(body.startsWith(markerOf('lgtm:1:http://l/1'))).toBe(true);
  });

  test('the same draft has the same hash, another one another', () => {
    expect(hashDraft(draft({}))).toBe(hashDraft(draft({})));
    expect(hashDraft(draft({}))).not.toBe(hashDraft(draft({ message: 'x' })));
  });
});
