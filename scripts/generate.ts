/**
 * Writes everything that is made from code: ticketwire.schema.json, action.yml, and the reference tables in the
 * documents. `node scripts/generate.ts --check` fails instead of writing when something differs.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { inputs, outputs } from '../action/inputs.ts';
import { configurationSchema } from '../shared/config/schema.ts';
import { errorCodes } from '../shared/errors.ts';
import { messagePieces, messageTexts } from '../shared/mapping/messages/message-texts.ts';
import { senders } from '../shared/senders/registry.ts';
import { eventTables } from './event-tables.ts';

const fileReference: Schema = {
  type: 'object',
  properties: { file: { type: 'string', description: 'A file that holds the value, relative to this one.' } },
  required: ['file'],
  additionalProperties: false,
};

const generated: Record<string, string> = {
  'ticketwire.schema.json': `${JSON.stringify(schema(), undefined, 2)}\n`,
  'action.yml': actionYml(),
  'README.md': withPart('README.md', 'action inputs', inputTable()),
  'docs/configuration.md': withPart('docs/configuration.md', 'keys', keyTables()),
  'docs/senders/README.md': withPart('docs/senders/README.md', 'senders', senderTable()),
  'docs/senders/adding.md': withPart('docs/senders/adding.md', 'diff', senderDiff('pagerduty')),
  'docs/events.md': withPart('docs/events.md', 'events', eventTables()),
  'docs/messages.md': withPart('docs/messages.md', 'texts', textParts()),
  'docs/errors.md': withPart('docs/errors.md', 'codes', errorTable()),
};

const isChecking = process.argv.includes('--check');
for (const [file, content] of Object.entries(generated)) {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  if (!isChecking) {
    writeFileSync(file, content);
    process.stdout.write(`wrote ${file}\n`);
    continue;
  }
  process.stderr.write(`${file} is not what the code makes. Run 'npm run generate' and commit it.\n`);
  process.exitCode = 1;
}

type Schema = {
  type?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  required?: string[];
};

function schema(): Schema {
  const { $schema, ...rest } = z.toJSONSchema(configurationSchema, { io: 'input', target: 'draft-2020-12' });
  const { properties = {}, ...root } = rest as Schema;
  const { sources, targets, ...others } = properties;
  const withFiles = { sources: openToFiles(sources ?? {}), targets: openToFiles(targets ?? {}), ...others };
  return { $schema, $comment: 'Made by scripts/generate.ts.', ...root, properties: withFiles } as Schema;
}

/** Texts of sources and targets may also be `{ file: … }` or hold a variable, which no pattern can foresee. */
function openToFiles(section: Schema): Schema {
  if (section.type === 'string' && section.const === undefined && section.enum === undefined) {
    const { description, default: fallback, ...text } = section;
    return {
      ...(description === undefined ? {} : { description }),
      ...(fallback === undefined ? {} : { default: fallback }),
      anyOf: [text, { type: 'string', pattern: '\\$\\{' }, fileReference],
    };
  }
  const entries = Object.entries(section).map(([name, value]) => [
    name,
    name === 'propertyNames' ? value : openDeep(value),
  ]);
  return Object.fromEntries(entries) as Schema;
}

function openDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openDeep);
  return typeof value === 'object' && value !== null ? openToFiles(value as Schema) : value;
}

function actionYml(): string {
  const entry = (name: string, description: string, fallback?: string) =>
    [`  ${name}:`, `    description: ${JSON.stringify(description)}`]
      .concat(fallback === undefined ? [] : ['    required: false', `    default: ${JSON.stringify(fallback)}`])
      .join('\n');
  return `# Made by scripts/generate.ts from action/inputs.ts.
name: Ticketwire
description: Keeps issue trackers true without hand work.
branding:
  icon: git-pull-request
  color: blue
inputs:
${inputs.map((input) => entry(input.name, input.description, input.default)).join('\n')}
outputs:
${outputs.map((output) => entry(output.name, output.description)).join('\n')}
runs:
  using: node24
  main: dist/action/index.js
`;
}

function inputTable(): string {
  const rows = inputs.map(({ name, default: fallback, description }) => {
    const shown = fallback === '' ? '' : `\`${fallback}\``;
    return `| \`${name}\` | ${shown} | ${description} |`;
  });
  return ['| input | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function senderTable(): string {
  const rows = Object.values(senders).map(({ id, label, docs, scheme, takes = [] }) => {
    const others = takes.filter((key) => key === 'bearer' || key === 'basic').filter((key) => key !== scheme.id);
    const proof = [...scheme.headers, ...others.map((key) => `or \`${key}\``)].join(', ');
    return `| [\`${id}\`](${docs.replace('docs/senders/', '')}) | ${label} | ${proof} |`;
  });
  return ['| sender | is | proof in |', '| --- | --- | --- |', ...rows].join('\n');
}

/** What adding a sender took, as the files are now. */
function senderDiff(id: string): string {
  const added = (file: string, lines: readonly string[]) =>
    ['--- /dev/null', `+++ ${file}`, ...lines.map((line) => `+${line}`)].join('\n');
  const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');
  const registry = linesOf('shared/senders/registry.ts').map((line) => (line.includes(id) ? `+${line}` : ` ${line}`));
  const around = registry.filter((_line, at) =>
    registry.slice(Math.max(0, at - 1), at + 2).some((each) => each.startsWith('+')),
  );
  const fixture = `test/fixtures/senders/${id}.json`;
  const { deliveries } = JSON.parse(readFileSync(fixture, 'utf8')) as { deliveries: unknown[] };
  const shown = JSON.stringify({ deliveries: deliveries.slice(0, 1) }, undefined, 2).split('\n');
  return [
    '```diff',
    ...[`shared/signing/${id}.ts`, `shared/senders/${id}.ts`].map((file) => added(file, linesOf(file))),
    '--- shared/senders/registry.ts',
    '+++ shared/senders/registry.ts',
    ...around,
    added(fixture, [...shown.slice(0, -2), `    … and ${deliveries.length - 1} more`, ...shown.slice(-2)]),
    '```',
  ].join('\n');
}

function errorTable(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { retryable, means }]) => `| \`${code}\` | ${means} | ${retryable ? 'yes' : 'no'} |`,
  );
  return ['| code | means | tried again |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The built-in texts, with the names of the pieces that many of them have in common. */
function textParts(): string {
  const pieces = Object.entries(messagePieces).toSorted(([, one], [, other]) => other.length - one.length);
  const shown = (text: string, but = '') =>
    pieces
      .filter(([name]) => name !== but)
      .reduce((shorter, [name, piece]) => shorter.replaceAll(piece, `‹${name}›`), text);
  const block = (entries: readonly (readonly [string, string])[]) =>
    [
      '```liquid',
      ...entries.map(([name, text]) => `{% # ${name} %}\n${text === '' ? '{% # nothing %}' : text}`),
      '```',
    ].join('\n');
  const families = Map.groupBy(Object.entries(messageTexts), ([name]) => name.split('.')[0] ?? '');
  const texts = [...families].map(([family, entries]) =>
    [`### \`${family}\``, block(entries.map(([name, text]) => [name, shown(text)]))].join('\n\n'),
  );
  const parts = Object.entries(messagePieces).map(([name, piece]) => [`‹${name}›`, shown(piece, name)] as const);
  return [...texts, '### Pieces', block(parts)].join('\n\n');
}

function keyTables(): string {
  const { properties = {} } = schema();
  const source = properties.sources?.additionalProperties || undefined;
  const target = properties.targets?.additionalProperties || undefined;
  const rule = properties.rules?.items;
  const track = rule?.properties?.do?.items?.properties?.track?.anyOf?.find((each) => each.properties !== undefined);
  return [
    table('The file', { properties }),
    table('A source', source),
    ...(target?.oneOf ?? target?.anyOf ?? []).map((each) =>
      table(`A target of type \`${each.properties?.type?.const}\``, each),
    ),
    table('A rule', rule),
    table('The step `track`', track),
  ].join('\n\n');
}

function table(title: string, section: Schema | undefined): string {
  const rows = Object.entries(section?.properties ?? {}).map(([key, value]) => {
    const isRequired = section?.required?.includes(key) ?? false;
    const fallback = value.default === undefined ? (isRequired ? 'required' : '') : `\`${defaultText(value.default)}\``;
    return `| \`${key}\` | ${fallback} | ${value.description ?? ''} |`;
  });
  return [`#### ${title}`, '', '| key | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function defaultText(value: unknown): string {
  if (typeof value === 'number' && value % 1_000 === 0) return `${value / 1_000}s`;
  return JSON.stringify(value).replace(/^"|"$/g, '');
}

/** The file with the part between its markers replaced. */
function withPart(file: string, name: string, part: string): string {
  const content = readFileSync(file, 'utf8');
  const begin = `<!-- generated: ${name} -->`;
  const end = '<!-- end -->';
  const from = content.indexOf(begin);
  const to = content.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no part '${begin} … ${end}'.`);
  return `${content.slice(0, from)}${begin}\n\n${part}\n\n${content.slice(to)}`;
}
