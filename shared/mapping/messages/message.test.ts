import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventData, EventType, HookEvent } from '../../model/event.ts';
import { eventFamilies } from '../../model/event-families.ts';
import { contextNames, unknownNames } from '../context-names.ts';
import { codeFence, codeSpan, inertLink, inertMarkdown } from '../escape.ts';
import { blocksOf } from '../inert-blocks.ts';
import { compileTemplate, variablesOf } from '../template.ts';
import { cutMarkdown, visibleWords } from './cut-markdown.ts';
import { messageOf } from './message.ts';
import { messageTexts, textNameOf } from './message-texts.ts';

const event = (type: EventType, data: EventData = {}, payload = {}): HookEvent => ({
  id: 'octo/1/0',
  sender: 'github',
  source: 'octo',
  type,
  subject: 's',
  occurredAt: 0,
  data,
  payload,
});
const repository = { full_name: 'octo/widgets', url: 'https://github.com/octo/widgets', default_branch: 'main' };
const issue = { number: 7, title: 'Broken', body: 'b', url: 'https://github.com/octo/widgets/issues/7' };
const data: EventData = {
  repository,
  issue: { ...issue, author: '', labels: [] },
  actor: { login: 'bob', is_bot: false },
};
const say = (given: HookEvent, text?: string) =>
  messageOf(given, {
    senderLabel: 'GitHub',
    text: text === undefined ? undefined : compileTemplate(text, 'markdown'),
  });

describe('the built-in texts', () => {
  test.each(Object.entries(messageTexts))('%s names nothing that no event has', (_name, text) => {
    const set = [...text.matchAll(/\{% (?:assign|for) (\w+)/g)].map(([, name]) => name);
    const variables = variablesOf(text, 'markdown').filter(([root]) => !set.includes(String(root)));
    expect(unknownNames(variables, contextNames)).toEqual([]);
  });

  test('there is one for every family, and none for what is no event', () => {
    const families = [...Object.keys(eventFamilies), 'other'];
    expect(families.filter((family) => !Object.hasOwn(messageTexts, family))).toEqual([]);
    expect(Object.keys(messageTexts).filter((name) => !families.includes(name.split('.')[0] ?? ''))).toEqual([]);
  });

  test.each(Object.entries(eventFamilies).flatMap(([family, verbs]) => verbs.map((verb) => `${family}.${verb}`)))(
    '%s reads well although nothing is known of it',
    (type) => {
      const message = say(event(type as EventType));
      if (message === undefined) expect(['release.released', 'release.prereleased', 'command.given']).toContain(type);
      else expect(message.line).not.toMatch(/ {2}| [.,:;]( |$)|undefined|null|^\W*$/);
    },
  );

  test.each<[EventType, EventData, object, string]>([
    ['other.create', {}, { ref: 'feature/x', ref_type: 'branch' }, 'bob created the branch feature/x'],
    ['other.star', {}, { action: 'created' }, 'bob starred the repository'],
    ['command.given', { command: { name: 'ping', args: [], text: '', on: 'issue' } }, {}, 'bob gave the command /ping'],
    ['release.released', {}, {}, 'bob: released the release'],
  ])('%s is silent beside another event, and told to whoever names it', (type, facts, payload, words) => {
    const given = event(type, { ...data, ...facts }, { sender: { login: 'bob' }, ...payload });
    expect(messageOf(given, { senderLabel: 'GitHub' })).toBeUndefined();
    const named = messageOf(given, { senderLabel: 'GitHub', isNamed: true });
    expect(visibleWords(named?.line ?? '')).toContain(words);
    const empty = compileTemplate('', 'markdown');
    expect(messageOf(given, { senderLabel: 'GitHub', text: empty, isNamed: true })).toBeUndefined();
  });

  test('are found by the type, else by the family', () => {
    expect(
      ['push.tag', 'pull_request.stacked', 'other.fork', 'quantum.leapt'].map((type) => textNameOf(type as EventType)),
    ).toEqual(['push.tag', 'pull_request', 'other', 'other']);
  });
});

describe('a message', () => {
  test('tells what it is about, for programs', () => {
    expect(say(event('issue.closed', data))).toEqual({
      line: '\\[[octo/widgets](https://github.com/octo/widgets)\\] bob closed [\\#\u200B7](https://github.com/octo/widgets/issues/7) Broken',
      details: '',
      tone: 'neutral',
      event: {
        id: 'octo/1/0',
        type: 'issue.closed',
        source: 'octo',
        subject: 's',
        at: '1970-01-01T00:00:00.000Z',
        url: 'https://github.com/octo/widgets/issues/7',
      },
    });
  });

  test.each([
    ['run.failed', 'bad'],
    ['run.passed', 'good'],
    ['alert.opened', 'bad'],
    ['alert.closed', 'good'],
    ['deployment.failed', 'bad'],
    ['pull_request.merged', 'good'],
    ['push.branch', 'neutral'],
  ] as const)('of %s is %s news', (type, tone) => {
    expect(say(event(type))?.tone).toBe(tone);
  });

  test('of what is deleted leads to what is still there', () => {
    const push = {
      ref: 'refs/heads/x',
      branch: 'x',
      is_default_branch: false,
      url: 'https://x.example/compare',
      commits: [],
      paths: [],
    };
    expect(say(event('push.branch', { repository, push }))?.event.url).toBe('https://x.example/compare');
    expect(say(event('push.deleted', { repository, push: { ...push, is_deleted: true } }))?.event.url).toBe(
      repository.url,
    );
  });

  test('never leads to an interface of programs', () => {
    for (const url of [
      'https://api.github.com/x',
      'https://ghe.example/api/v3/x',
      'https://jira.example/rest/api/2/x',
    ]) {
      expect(say(event('issue.closed', { issue: { ...issue, author: '', labels: [], url } }))?.event.url).toBe('');
    }
  });

  test('takes the text of a rule in place of its own: first line, and details', () => {
    const message = say(
      event('issue.closed', data),
      '{{ issue.title }} is done  by {{ actor.login }}\n\nLook: {{ issue.url }}\n',
    );
    expect(message).toMatchObject({
      line: 'Broken is done by bob',
      details: 'Look: https:\u200B//github.com/octo/widgets/issues/7',
    });
  });

  test.each(['', ' \n\t\n', '{% if issue.label %}x{% endif %}', '\u200B', '[](https://x.example)'])(
    'of the text %j is none',
    (text) => {
      expect(say(event('issue.closed', data), text)).toBeUndefined();
    },
  );

  test('of a text that begins with a block has the first words for its line', () => {
    const message = say(event('issue.opened', data), '{{ "one\ntwo" | quote }}\nthree');
    expect(message).toMatchObject({ line: 'one', details: '> ```\n> one\n> two\n> ```\nthree' });
    expect(say(event('issue.opened', data), '```\n```\nthree')?.line).toBe('three');
  });

  test('raw is what a rule trusts', () => {
    expect(say(event('issue.opened', data), 'Hello @{{ actor.login }} {{ "<!here>" | raw }}')?.line).toBe(
      'Hello @bob <!here>',
    );
  });

  test('is cut where it is too long, and nothing comes to life by that', () => {
    const long = {
      ...data,
      issue: { ...issue, author: '', labels: [], title: '[x](https://evil.example) '.repeat(9_000) },
    };
    const message = say(
      event('issue.opened', long, { text: '@octo [x](https://evil.example) '.repeat(9_000) }),
      '{{ issue.title }} {{ payload.text }}\n{{ payload.text }}',
    );
    for (const [text = '', most] of [[message?.line, 500] as const, [message?.details, 3_500] as const]) {
      expect(visibleWords(text).endsWith('… (cut)')).toBe(true);
      expect([...visibleWords(text)].length).toBeLessThanOrEqual(most);
      expect([...visibleWords(text)].length).toBeGreaterThan(most - 20);
    }
    const runs = [message?.line ?? '', message?.details ?? ''].flatMap((text) => blocksOf(text));
    expect(JSON.stringify(runs)).not.toContain('"href"');
  });
});

describe('Markdown that is cut', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }).map(inertMarkdown),
    fc.string({ maxLength: 20 }).map((text) => codeSpan(text)),
    fc.string({ maxLength: 20 }).map((text) => inertLink(text, 'https://github.com/octo')),
    fc.string({ maxLength: 20 }).map((text) => `\n${codeFence(text)}\n`),
    fc.string({ minLength: 1, maxLength: 9 }).map((text) => `**${inertMarkdown(text.replace(/\s/g, ''))}**`),
    fc.constantFrom('\n', '\n- ', '\n\n', ' '),
  );

  test('shows the beginning of the same words, and links to nothing else', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 10, max: 60 }), (pieces, max) => {
        const whole = pieces.join('');
        const cut = cutMarkdown(whole, max);
        const words = (text: string) => visibleWords(text).replace(/[\s\u200B]+/g, '');
        if (cut === whole) return;
        const kept = words(cut).replace(/…\(cut\)$/, '');
        expect([...visibleWords(cut).replaceAll('\n', '')].length).toBeLessThanOrEqual(max);
        expect(words(whole).startsWith(kept)).toBe(true);
        const hrefs = JSON.stringify(blocksOf(cut)).match(/"href":"[^"]*"/g) ?? [];
        expect(new Set(hrefs.filter((href) => href !== '"href":"https://github.com/octo"'))).toEqual(new Set());
      }),
    );
  });
});
