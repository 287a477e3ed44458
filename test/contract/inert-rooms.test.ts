import { describe, expect, test } from '@jest/globals';
import type { RichTextBlock } from '@slack/types';
import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import type { RESTPostAPIWebhookWithTokenJSONBody } from 'discord-api-types/v10';
import discordMarkdown from 'discord-markdown-parser';
import fc from 'fast-check';
import { find } from 'linkifyjs';
import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { inertLink } from '../../shared/mapping/escape.ts';
import type { Message } from '../../shared/model/message.ts';
import { discordBody } from '../../shared/targets/rooms/discord/body.ts';
import { editContent, newContent } from '../../shared/targets/rooms/matrix/content.ts';
import { mattermostText } from '../../shared/targets/rooms/mattermost.ts';
import { slackBody } from '../../shared/targets/rooms/slack/body.ts';
import { teamsBody } from '../../shared/targets/rooms/teams/body.ts';
import { webhookBody } from '../../shared/targets/rooms/webhook.ts';
import { expectLinear } from '../growth.ts';
import { goodAddress, hostileTexts, longTexts, messageOf, positions, visible } from './hostile-texts.ts';

/** What a reader of a room sees, and everything that is live there and must not be. */
interface Seen {
  text: string;
  faults: string[];
  links: string[];
}

const none: Seen = { text: '', faults: [], links: [] };
const together = (...seen: readonly Seen[]): Seen => ({
  text: seen.map(({ text }) => text).join(''),
  faults: seen.flatMap(({ faults }) => faults),
  links: seen.flatMap(({ links }) => links),
});

const rooms: Readonly<Record<string, (message: Message) => Seen>> = {
  slack: readSlack,
  discord: readDiscord,
  mattermost: readMattermost,
  teams: readTeams,
  matrix: readMatrix,
  webhook: readWebhook,
};

describe.each(Object.entries(rooms))('in %s', (name, read) => {
  test.each(Object.entries(positions))('no text from outside is live as %s', (_position, place) => {
    for (const hostile of hostileTexts) {
      const { markdown, read: original } = place(hostile);
      for (const message of [messageOf(markdown), messageOf('Line', markdown)]) {
        const { text, faults, links } = read(message);
        const about = { hostile, markdown };
        expect({ ...about, faults }).toEqual({ ...about, faults: [] });
        expect({ ...about, foreign: links.filter((link) => !isOurs(link, hostile)) }).toEqual({
          ...about,
          foreign: [],
        });
        expect({ hostile, text: visible(text) }).toEqual({
          hostile,
          text: expect.stringContaining(visible(original)),
        });
      }
    }
  });

  test('whatever is made of signs is inert, and readable', () => {
    const pieces = fc.constantFrom(
      ...'\\`*_{}[]()#+-.!|~<>@&$:/=;"\'^%, \n\t'.split(''),
      ...[
        'a',
        'Z',
        '1',
        'here',
        'http',
        'www.',
        '\u200B',
        '\u2424',
        '\u00A0',
        '😀',
        '](',
        '**',
        '``',
        '```',
        '&lt;',
        '{{',
        '\uD800',
      ],
    );
    const texts = fc.array(pieces, { minLength: 1, maxLength: 24 }).map((each) => each.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom(...Object.entries(positions)), (hostile, [position, place]) => {
        const { markdown, read: original } = place(hostile);
        const { text, faults, links } = read(messageOf('Line', markdown));
        expect({ position, faults }).toEqual({ position, faults: [] });
        expect(links.filter((link) => !isOurs(link, hostile))).toEqual([]);
        expect(visible(text)).toContain(visible(original));
      }),
      { numRuns: 3_000, seed: 20_260_301 },
    );
  });

  test('what is linked stays a link', () => {
    const { markdown } = (positions['label of a link'] as (text: string) => { markdown: string })('the alert');
    expect(read(messageOf(markdown)).links.map((link) => new URL(link).href)).toEqual([goodAddress]);
  });

  test('long addresses count, too', () => {
    const long = (index: number) => inertLink(`link ${index}`, `${goodAddress}&long=${'y'.repeat(1_900)}`);
    const details = Array.from({ length: 60 }, (_, index) => `- ${long(index)}`).join('\n');
    const { text, faults } = read(messageOf('Line', details));
    expect(faults).toEqual([]);
    expect(text).toContain('… (cut)');
  });

  test.each(Object.entries(longTexts))('%s is cut, says so, and stays inert', (_what, textOf) => {
    const readAll = (size: number) =>
      Object.entries(positions).map(([position, place]) => ({
        position,
        seen: read(messageOf('Line', place(textOf(size)).markdown)),
      }));
    for (const { position, seen } of expectLinear(100_000, readAll)) {
      expect({ position, faults: seen.faults }).toEqual({ position, faults: [] });
      if (position !== 'address of a link') expect(seen.text).toContain('… (cut)');
    }
    expect(name).toBeTruthy();
  });
});

/** Ours, or the one address that the text itself was given as. */
function isOurs(link: string, hostile: string): boolean {
  if (new URL(link).href === goodAddress) return true;
  return URL.canParse(hostile) && /^https?:/i.test(link) && new URL(hostile).host === new URL(link).host;
}

function readSlack(message: Message): Seen {
  const body = slackBody(message);
  const [block] = body.blocks;
  // Compiles only as long as Slack's own types take it.
  const typed: RichTextBlock = block;
  const faults: string[] = [];
  if (/[<>]|&(?!(amp|lt|gt);)/.test(body.text)) faults.push('the line for notifications has a live sign');
  if (body.text === '' || body.text.length > 5_000) faults.push('the line for notifications is empty or too long');
  let chars = 0;
  const links: string[] = [];
  const read = (element: unknown): string => {
    const { type, text, url, elements, ...rest } = element as Record<string, unknown>;
    const known: Record<string, readonly string[]> = {
      text: ['style'],
      link: ['style'],
      rich_text: [],
      rich_text_section: [],
      rich_text_list: ['style'],
      rich_text_preformatted: [],
    };
    if (!Object.hasOwn(known, String(type))) faults.push(`an element of type ${type}`);
    for (const key of Object.keys(rest)) if (!known[String(type)]?.includes(key)) faults.push(`${type} has ${key}`);
    if (type === 'link') links.push(String(url));
    if (type === 'text' || type === 'link') {
      chars += String(text).length + String(url ?? '').length;
      if (text === '' || String(url ?? '').length > 3_000) faults.push('an empty text or a long address');
      return String(text);
    }
    if (!Array.isArray(elements) || elements.length === 0) faults.push(`${type} without elements`);
    return (elements as unknown[]).map(read).join('');
  };
  const text = read(typed);
  if (chars > 13_000) faults.push(`${chars} characters`);
  return { text, faults, links };
}

function readDiscord(message: Message): Seen {
  const body = discordBody(message) satisfies RESTPostAPIWebhookWithTokenJSONBody;
  const [{ description, footer }] = body.embeds;
  const faults: string[] = [];
  if (JSON.stringify(body.allowed_mentions) !== '{"parse":[]}') faults.push('mentions are parsed');
  if (description === '' || description.length > 4_096) faults.push(`a description of ${description.length}`);
  if (description.length + footer.text.length > 6_000) faults.push('more than 6,000 in all');
  type Node = { type: string; content?: unknown; target?: string; name?: string };
  const read = (node: Node): Seen => {
    if (Array.isArray(node.content)) {
      const inner = together(none, ...(node.content as Node[]).map(read));
      if (['link', 'url', 'autolink'].includes(node.type)) {
        // A label in front of an address; what only is an address shows itself.
        const isMasked = node.type === 'link' || description.includes(`](<${node.target}>)`);
        return { ...inner, links: [String(node.target)], faults: isMasked ? inner.faults : [`a bare ${node.type}`] };
      }
      return ['strong'].includes(node.type) ? inner : { ...inner, faults: [...inner.faults, `a ${node.type}`] };
    }
    // An emoji is drawn, and stays what it was.
    if (node.type === 'twemoji') return { ...none, text: String(node.name) };
    const text = String(node.content ?? '');
    if (['text', 'br', 'newline', 'inlineCode', 'codeBlock', 'escape'].includes(node.type)) return { ...none, text };
    return { text, links: [], faults: [`a ${node.type}: ${text}`] };
  };
  const whole = together(none, ...(discordMarkdown.parse(description, 'extended') as Node[]).map(read));
  const lines = description.split('\n').filter((line) => /^(#{1,3} |-# |>|\* |\d+\. )/.test(line));
  // Within code a line may begin as it likes.
  if (!description.includes('```') && lines.length > 0) faults.push(`a line that is markup: ${lines[0]}`);
  return { ...whole, faults: [...faults, ...whole.faults] };
}

/** Plain text for programs, and Markdown in which nothing is live but what is ours. */
function readWebhook(message: Message): Seen {
  const body = webhookBody(message);
  const { text, details, markdown } = body.data;
  const faults = Buffer.byteLength(JSON.stringify(body)) > 20_000 ? ['more than 20,000 bytes'] : [];
  const read = (token: Token): Seen => {
    if (token.children !== null) return together(none, ...token.children.map(read));
    if (token.type === 'link_open') return { ...none, links: [String(token.attrGet('href'))] };
    const isKnown = markdownTokens.test(token.type) && token.markup !== 'linkify' && token.info !== 'auto';
    return { ...none, faults: isKnown ? [] : [`a ${token.type} ${token.markup}`] };
  };
  const parser = new MarkdownIt({ html: true });
  const parsed = together(none, ...parser.parse(`${markdown.line}\n\n${markdown.details}`, {}).map(read));
  return { text: `${text}\n${details}`, links: parsed.links, faults: [...faults, ...parsed.faults] };
}

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];
const markdownTokens =
  /^(paragraph|bullet_list|list_item|strong|link)_(open|close)$|^(text|softbreak|hardbreak|fence|code_inline)$/;

/** As https://github.com/mattermost/marked and what looks for mentions in its texts have them. */
const mattermostLive: readonly RegExp[] = [
  /@[a-z0-9.\-_]/i,
  /(?<=^|\W)[#~]\p{L}/u,
  /:[\w+-]+:/,
  /[a-z][a-z\d.+-]*:(\/{1,3}|[\p{L}\d%])/iu,
];

function readMattermost(message: Message): Seen {
  const source = mattermostText(message);
  const faults: string[] = [];
  if ([...source].length > 16_383) faults.push(`${[...source].length} characters`);
  if (/<[^\n<|>]+\|[^\n>]+>/.test(source)) faults.push('the server makes a link of <a|b>');
  if (/<!(here|channel|all)\b/.test(source)) faults.push('the server makes a mention of <!…>');
  const parser = new MarkdownIt({ linkify: true, breaks: true });
  const bare: string[] = [];
  const read = (token: ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number]): Seen => {
    if (token.children !== null) {
      const inner = together(none, ...token.children.map(read));
      bare.push('\n');
      return inner;
    }
    if (token.type === 'link_open') return { ...none, links: [String(token.attrGet('href'))] };
    if (token.type === 'text') bare.push(token.content);
    if (token.type.endsWith('break')) bare.push('\n');
    const known =
      /^(paragraph|bullet_list|list_item|strong|link)_(open|close)$|^(text|softbreak|hardbreak|fence|code_inline)$/;
    const isKnown = known.test(token.type) && token.markup !== 'linkify' && token.info !== 'auto';
    return { ...none, text: token.content, faults: isKnown ? [] : [`a ${token.type} ${token.markup}`] };
  };
  const whole = together(none, ...parser.parse(source, {}).map(read));
  // Its own parser leaves these as they are: they are neither escapes nor entities there.
  const prose = source
    .replace(/\\[`*{}[\]()#+\-.!_>|~\\]|^```[\s\S]*?\n```$|(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)/gm, 'x')
    .replace(/\]\([^)\s]*\)/g, ']()');
  for (const text of bare.join('').split('\n')) {
    for (const live of mattermostLive) if (live.test(text)) faults.push(`${live} finds ${text.slice(0, 80)}`);
  }
  if (/[<$|]|\\(?![A-Za-z0-9])/.test(prose)) faults.push('a sign that has no escape there');
  if (/^ *(={2,}|#{1,6} | {4})/m.test(prose)) faults.push('a line that is markup');
  return { ...whole, faults: [...faults, ...whole.faults] };
}

function readTeams(message: Message): Seen {
  const body = teamsBody(message);
  const json = JSON.stringify(body);
  const faults: string[] = [];
  const escaped = json.replace(/[^\x20-\x7e]|[<>&'+]/g, '\\u0000').length;
  if (escaped > 28_000) faults.push(`${escaped} bytes`);
  if (Object.keys(body.attachments[0]).some((key) => key === 'entities') || json.includes('"msteams":'))
    faults.push('entities');
  const context = new SerializationContext(Versions.v1_4);
  const card = new AdaptiveCard();
  card.parse(body.attachments[0].content, context);
  for (let at = 0; at < context.eventCount; at += 1) faults.push(context.getEventAt(at).message);
  for (const failure of card.validateProperties().validationEvents) faults.push(failure.message);
  const links: string[] = [];
  const lines = body.attachments[0].content.body.map(({ type, inlines, spacing: _, ...rest }) => {
    if (type !== 'RichTextBlock' || Object.keys(rest).length > 0) faults.push(`a ${type}`);
    if (inlines.length === 0) faults.push('a block without text');
    return inlines.map((run) => {
      const { type: kind, text, selectAction, color: _c, weight: _w, fontType: _f, ...more } = run;
      if (kind !== 'TextRun' || Object.keys(more).length > 0) faults.push(`a ${kind} with ${Object.keys(more)}`);
      if (/\{\{|\$\{/.test(text)) faults.push('a text that is read');
      if (selectAction !== undefined) links.push(selectAction.url);
      return text;
    });
  });
  return { text: lines.flat().join(''), faults, links };
}

/** As clients of Matrix make links, by linkifyjs; and what the specification lets a message hold. */
const matrixTags: Readonly<Record<string, readonly string[]>> = {
  p: [],
  br: [],
  ul: [],
  li: [],
  pre: [],
  code: [],
  strong: [],
  a: ['href'],
};

function readMatrix(message: Message): Seen {
  const faults: string[] = [];
  const content = newContent(message, '$thread');
  const edit = editContent(message, '$first');
  for (const each of [content, edit, edit['m.new_content']]) {
    if (JSON.stringify((each as Record<string, unknown>)['m.mentions']) !== '{}') faults.push('mentions');
  }
  for (const each of [content, edit]) {
    const bytes = Buffer.byteLength(JSON.stringify(each));
    if (bytes > 62_000) faults.push(`${bytes} bytes`);
  }
  const live = (text: string) => {
    for (const { value } of find(text)) faults.push(`a client links ${value.slice(0, 100)}`);
    if (/@room|[@#!+][\w.=/-]+:\w/.test(text)) faults.push(`a client finds ${text.slice(0, 100)}`);
  };
  const read = (node: DefaultTreeAdapterTypes.Node): Seen => {
    if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterTypes.TextNode;
      live(value);
      return { ...none, text: value };
    }
    const { attrs = [], childNodes } = node as DefaultTreeAdapterTypes.Element;
    const inner = together(none, ...(childNodes ?? []).map(read));
    if (node.nodeName === '#document-fragment') return inner;
    const known = matrixTags[node.nodeName];
    if (known === undefined || attrs.some(({ name }) => !known.includes(name))) faults.push(`a ${node.nodeName}`);
    const hrefs = attrs.map(({ value }) => value);
    if (hrefs.some((href) => /matrix\.to/i.test(href))) faults.push('a pill');
    return { ...inner, links: [...inner.links, ...hrefs] };
  };
  const seen = read(parseFragment(String(content.formatted_body)));
  live(String(content.body).replace(/ \(https?:\/\/[^\s)]+\)/g, ''));
  return { ...seen, faults: [...faults, ...seen.faults] };
}
