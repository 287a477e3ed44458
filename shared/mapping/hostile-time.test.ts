import { describe, expect, test } from '@jest/globals';
import { matchesAny } from '../routing/pattern.ts';
import { codeFence, codeSpan, inertLink, inertMarkdown, inertTitle, quoteFence } from './escape.ts';
import { blocksOf } from './inert-blocks.ts';
import { forgeReferenceReader, githubReferenceReader, jiraKeyReader } from './keys.ts';
import { slashCommands } from './slash-commands.ts';
import { compileCondition, compileTemplate } from './template.ts';
import { wikiMarkdown } from './wiki-markdown.ts';

/** Long enough that work which grows with the square of the length takes minutes. */
const chars = 300_000;

const parts: Record<string, string> = {
  'spaces and then a letter': ' ',
  'spaces before a line': ' \n',
  tabs: '\t',
  'at signs': '@',
  colons: ':a',
  slashes: '/a',
  'half addresses': 'https://',
  'addresses without a host': ',https://',
  'half references': 'a/b#',
  'capital letters': 'A',
  'capital letters and dashes': 'A-',
  'half keys': 'AB-0',
  digits: '0',
  'hexadecimal digits': 'a',
  backticks: '`',
  'backticks and spaces': '` x',
  stars: '**',
  brackets: '[',
  'half links': '[a](',
  'half tags': '<a ',
  'half comments': '<!--',
  quotes: '> ',
  lists: '- ',
  backslashes: '\\',
  'slash commands': '/x\n\n',
};

const where = { place: 'body', repository: 'octo/widgets', repositoryUrl: 'https://gitlab.com/octo/widgets' } as const;
const condition = compileCondition('text contains other');
const printed = compileTemplate('{{ text | excerpt }}{{ text | strip_html | size }}', 'markdown');

const readers: Record<string, (text: string) => unknown> = {
  'jira keys of any project': (text) => jiraKeyReader([])(text, where),
  'jira keys of one project': (text) => jiraKeyReader(['AB'])(text, where),
  'GitHub references': (text) =>
    githubReferenceReader({ repository: 'octo/widgets', webUrl: 'https://github.com' })(text, where),
  'references of forges': (text) =>
    forgeReferenceReader({ project: 'octo/widgets', url: 'https://gitlab.com' })(text, where),
  'slash commands': slashCommands,
  titles: inertTitle,
  Markdown: inertMarkdown,
  'code spans': codeSpan,
  'code blocks': (text) => codeFence(text),
  quotations: quoteFence,
  links: (text) => inertLink(text, `https://example.com/${text.slice(0, 100)}`),
  blocks: (text) => blocksOf(text.slice(0, 70_000)),
  'wiki markup': (text) => wikiMarkdown(text.slice(0, 32_000)),
  patterns: (text) => matchesAny(['*a'.repeat(300), '**/x/*.y', '!b**'], [text, text.slice(0, 4_000)]),
  conditions: (text) => condition.holds({ text, other: `${text.slice(0, 50_000)}!` }),
  templates: (text) => printed.render({ text: text.slice(0, 60_000) }),
};

describe.each(Object.entries(readers))('reading %s', (_name, read) => {
  // Generous: what grows with the length takes milliseconds, what grows with its square takes minutes.
  test.each(Object.entries(parts))(
    'takes time with the length of %s',
    (_part, part) => {
      const text = part.repeat(chars / part.length);
      const startedAt = process.cpuUsage();
      read(`${text}x`);
      read(`x ${text}`);
      read(`\` ${text}x\``);
      const { user } = process.cpuUsage(startedAt);
      expect(user / 1_000_000).toBeLessThan(5);
    },
    120_000,
  );
});
