import { describe, expect, test } from '@jest/globals';
import MarkdownIt from 'markdown-it';
import { TicketwireError } from '../../shared/errors.ts';
import { inertUrl } from '../../shared/mapping/escape.ts';
import { type Block, blocksOf, type Run } from '../../shared/mapping/inert-blocks.ts';
import type { JsonObject, JsonValue } from '../../shared/model/json.ts';
import type { Message } from '../../shared/model/message.ts';
import {
  changed,
  githubExamples,
  messagesOf,
  randomFrom,
  senderFixtures,
  silent,
  silentTypes,
  type Told,
  textsIn,
} from './messages.ts';

const runsIn = (block: Block): Run[] =>
  block.kind === 'code' ? [{ text: block.text }] : (block.kind === 'list' ? block.items.flat() : block.lines).flat();
const runsOf = (markdown: string): Run[] => blocksOf(markdown).flatMap(runsIn);
const wordsOf = (markdown: string): string =>
  runsOf(markdown)
    .map(({ text }) => text)
    .join('');

/** As a forge would show it, with everything live that it makes live. */
const markdown = new MarkdownIt({ html: true, linkify: true });
const linksIn = (html: string): string[] => [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url = '']) => url);

function expectWellFormed({ line, details, tone, event }: Message, isOwnText = false): void {
  expect(line).not.toMatch(/[\n\r]/);
  expect(wordsOf(line).trim()).not.toBe('');
  expect([...wordsOf(line)].length).toBeLessThanOrEqual(500);
  expect([...wordsOf(details)].length).toBeLessThanOrEqual(3_600);
  expect(details.split('\n- ').length).toBeLessThanOrEqual(45);
  expect(['good', 'bad', 'neutral']).toContain(tone);
  expect(new Date(event.at).toISOString()).toBe(event.at);
  expect(event.url === '' || inertUrl(event.url) !== undefined).toBe(true);
  for (const { href } of [...runsOf(line), ...runsOf(details), { href: event.url || undefined }]) {
    if (href === undefined) continue;
    expect(['http:', 'https:']).toContain(new URL(href).protocol);
    expect(href).not.toMatch(/^https?:\/\/api\.|\/api\/v3\//);
  }
  if (isOwnText) return;
  expect(wordsOf(line)).not.toMatch(
    /\bundefined\b|\bnull\b|\bNone\b|\bNaN\b|\[object| {2}| [.,:;](?: |$)|\bby [.,]|\bunknown\b/,
  );
  expect(details).not.toMatch(/\[object|\bundefined\b/);
}

/** An edit of a comment that left its text as it was. */
function isUnchanged({ what, body }: Told): boolean {
  const { changes, comment } = body as { changes?: { body?: { from?: string } }; comment?: { body?: string } };
  return /comment\.edited$/.test(what) && (changes?.body?.from ?? comment?.body) === comment?.body;
}

describe('what is said of GitHub', () => {
  const examples = githubExamples().map((told, at) => [told.what, at, told] as const);

  test.each(examples)('%s, example %i', (what, _at, told) => {
    for (const { event, message } of messagesOf(told)) {
      const isSilent = Object.hasOwn(silentTypes, event.type);
      if (isSilent || message === undefined) {
        const isKnown = isSilent || Object.hasOwn(silent, what) || isUnchanged(told);
        expect([message, isKnown]).toEqual([undefined, true]);
      } else expectWellFormed(message);
      const isReview = what === 'pull_request_review.submitted';
      if (Object.hasOwn(silent, what) && !isReview) expect([event.type, message]).toEqual([event.type, undefined]);
    }
  });

  test('what is silent is in the examples', () => {
    expect(Object.keys(silent).filter((name) => !examples.some(([what]) => what === name))).toEqual([]);
  });
});

describe('what is said of every sender', () => {
  const fixtures = senderFixtures().map((told) => [told.sender, told.what, told] as const);
  /** Beside GitHub's: what Gitea calls the same, and what Sentry, Forgejo and Jira send twice. */
  const others = [
    'other.create',
    'alert.unsuppressed',
    'other.action_run_recover',
    'other.comment_created',
    ...Object.keys(silentTypes),
  ];

  test.each(fixtures)('%s: %s', (_sender, _what, told) => {
    for (const { event, message } of messagesOf(told)) {
      if (message === undefined) expect(others).toContain(event.type);
      else expectWellFormed(message);
    }
  });
});

const everything = [...githubExamples(), ...senderFixtures()];

/** The messages of a body that may be no body of that sender's any more. */
function messagesIfAny(told: Told, body: JsonValue | undefined): Message[] {
  try {
    return messagesOf({ ...told, body: body as JsonObject }).flatMap(({ message }) => message ?? []);
  } catch (error) {
    if (error instanceof TicketwireError && error.code === 'malformed') return [];
    throw error;
  }
}

describe('whatever a body leaves out', () => {
  const odd: readonly (JsonValue | undefined)[] = [undefined, undefined, null, '', ' ', 7, 0, true, [], {}, [{}], [7]];

  test.each([1, 2, 3, 4])('a message is well formed, or there is none (%i)', (seed) => {
    let said = 0;
    for (const [position, told] of everything.entries()) {
      const random = randomFrom(seed * 10_000 + position);
      const share = [0.02, 0.1, 0.3, 0.6][seed - 1] ?? 0.1;
      const body = changed(told.body, (value) => (random() < share ? odd[Math.floor(random() * odd.length)] : value));
      for (const message of messagesIfAny(told, body)) {
        expectWellFormed(message);
        said += 1;
      }
    }
    expect(said).toBeGreaterThan(200);
  });
});

/** Whether an address is one of the body's own, or a page of the same repository, project or site. */
function ownAddresses(body: JsonObject): (href: string) => boolean {
  const own = [...new Set(textsIn(body).flatMap((each) => inertUrl(each) ?? []))];
  const hosts = new Set(own.map((url) => new URL(url).host));
  const isNear = (url: string, href: string) =>
    href.startsWith(url.replace(/(\/browse)?([#?].*)?$/, '')) || url.startsWith(`${href.replace(/\/$/, '')}/`);
  return (href) =>
    own.some((url) => isNear(url, href)) ||
    /^https:\/\/github\.com\/advisories\//.test(href) ||
    (/\/browse\//.test(href) && hosts.has(new URL(href).host));
}

describe('whatever is written in a body', () => {
  const evil = 'https://evil.example/x';
  const hostile: readonly string[] = [
    `[click](${evil})`,
    `see ${evil} www.evil.example`,
    `<a href="${evil}">x</a><img src=${evil} onerror=alert(1)><script>alert(1)</script>`,
    '@octocat @octo/team @everyone @here <!channel> <@U123> octo/widgets#1 #1 GH-1 !1',
    '**bold** __x__ ~~x~~ `code` ``` ||x|| *x*',
    `\`](${evil}) \`\` [x][y] ![i](${evil})`,
    `x\n\n# heading\n\n> quote\n\n- list\n\n[y]: ${evil}\n\n---\n`,
    `\`\`\`\n[a](${evil})\n\`\`\`\n${evil}`,
    'a\u202Eb\u2066c\u0000d\u001B[31me\u2028f\u200Eg\uFEFFh',
    `javascript:alert(1) data:text/html,x mailto:a@evil.example <${evil}>`,
    `${'A'.repeat(70_000)} [x](${evil})`,
    `${'**['.repeat(200)}(${evil})`,
    '{{ payload | raw }} {% raw %} %0A::error::x',
    `\\[x\\](${evil}) \\`,
    '\u{1F469}\u200D\u{1F4BB}'.repeat(300),
    '&lt;b&gt; &#64;octocat &amp;',
    `0. one\n1) two\n+ three\n= four`,
  ];
  /** What decides which event it is; anything else may hold anything. */
  const kinds =
    /(^|\.)(action|ref_type|object_kind|event_name|event_type|state|status|conclusion|webhookEvent|type|noteable_type|version|transition|fingerprint|startsAt|endsAt|event|id|slug|eventKey|kind|before|after|created_at|updated_at)$/;

  test.each(hostile.map((text, at) => [at, text.slice(0, 40), text] as const))(
    '%i: %j is only shown',
    (at, _shown, text) => {
      let said = 0;
      const faults = new Set<string>();
      for (const told of everything) {
        const isOwn = ownAddresses(told.body);
        const body = changed(told.body, (value, path) => {
          if (typeof value !== 'string' || inertUrl(value) !== undefined || kinds.test(path)) return value;
          const isFullRef = /\.ref$/.test(path) && value.startsWith('refs/');
          return isFullRef ? `${value.split('/').slice(0, 2).join('/')}/${text}` : text;
        });
        for (const message of messagesIfAny(told, body)) {
          said += 1;
          expectWellFormed(message, true);
          for (const part of [message.line, message.details]) {
            const html = markdown.render(part);
            const live = [...runsOf(part).flatMap(({ href }) => href ?? []), ...linksIn(html)];
            for (const href of live) if (!isOwn(href)) faults.add(`${told.sender} ${href}`);
            const prose = html.replace(/<(code|pre)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
            for (const live of [
              ...(html.match(/<(?!\/?(p|a|ul|li|strong|code|pre|blockquote|br)\b)[^>]*>/g) ?? []),
              ...(prose.match(/@[\w[]|[#!]\d/g) ?? []),
              // biome-ignore lint/suspicious/noControlCharactersInRegex: that they are gone is what is asked
              ...(part.match(/[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]/g) ?? []),
            ]) {
              faults.add(`${told.sender} ${JSON.stringify(live)} in ${part.slice(0, 200)}`);
            }
          }
        }
      }
      expect([...faults]).toEqual([]);
      expect([at, said > 200]).toEqual([at, true]);
    },
  );

  test('an address that is none for people is no link', () => {
    const addresses = ['javascript:alert(1)', 'data:text/html,x', 'ftp://x.example/', '//x.example', 'https://'];
    for (const address of addresses) {
      for (const told of everything) {
        const body = changed(told.body, (value) =>
          typeof value === 'string' && /^https?:/.test(value) ? address : value,
        );
        for (const { line, details, event } of messagesIfAny(told, body)) {
          const hrefs = [...runsOf(line), ...runsOf(details)].flatMap(({ href }) => href ?? []);
          expect(hrefs.filter((href) => !href.startsWith('https://github.com/advisories/'))).toEqual([]);
          expect(event.url).toBe('');
        }
      }
    }
  });
});
