import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { senders } from '../shared/senders/registry.ts';
import { checkoutTypes } from '../shared/targets/checkouts/registry.ts';
import { membershipTypes } from '../shared/targets/memberships/registry.ts';
import { reporterTypes } from '../shared/targets/reporters/registry.ts';
import { roomTypes } from '../shared/targets/rooms/registry.ts';
import { trackerTypes } from '../shared/targets/trackers/registry.ts';

/** What each folder may import besides itself; type imports count. docs/decisions/0004 tells of `settings`. */
const mayImport: Record<string, readonly string[]> = {
  'shared/model': [],
  'shared/errors.ts': ['shared/model'],
  'shared/settings': ['shared/errors.ts', 'shared/model'],
  'shared/signing': ['shared/errors.ts', 'shared/model'],
  'shared/mapping': ['shared/errors.ts', 'shared/model'],
  'shared/clients': ['shared/errors.ts', 'shared/model', 'shared/mapping', 'shared/settings'],
  'shared/store': ['shared/errors.ts', 'shared/model'],
  'shared/senders': ['shared/errors.ts', 'shared/model', 'shared/signing', 'shared/mapping'],
  'shared/routing': ['shared/errors.ts', 'shared/model', 'shared/mapping'],
  'shared/targets': [
    'shared/errors.ts',
    'shared/model',
    'shared/mapping',
    'shared/clients',
    'shared/store',
    'shared/settings',
    'shared/signing',
  ],
  'shared/pipeline': [
    'shared/errors.ts',
    'shared/model',
    'shared/signing',
    'shared/mapping',
    'shared/store',
    'shared/senders',
    'shared/routing',
    'shared/targets',
  ],
  'shared/config': [
    'shared/errors.ts',
    'shared/model',
    'shared/signing',
    'shared/mapping',
    'shared/settings',
    'shared/senders',
    'shared/routing',
    'shared/targets',
  ],
  action: ['shared'],
  receiver: ['shared', 'package.json'],
};

/** Packages that one place alone may use; every other package is open to whoever needs it. */
const reserved: Record<string, readonly string[]> = {
  '@actions/core': ['action/index.ts'],
  '@actions/github': ['action/index.ts'],
  undici: ['action/send.ts'],
  express: ['receiver'],
  kysely: ['receiver/store'],
  'kysely/migration': ['receiver/store'],
  'node:sqlite': ['receiver/store'],
  pg: ['receiver/store'],
  commander: ['receiver/command-line.ts', 'receiver/cli'],
  'markdown-it': ['shared/mapping/slash-commands.ts'],
  pino: ['receiver'],
  'prom-client': ['receiver/http/metrics.ts', 'receiver/http/metrics'],
  zod: ['shared/settings', 'shared/config', 'shared/targets', 'receiver/http/api/description'],
};

const maxLines = 250;

const files = ['shared', 'receiver', 'action'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\('([^']+)'\)/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function localImportsOf(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative('.', resolve(dirname(file), name)));
}

function isIn(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

function placeOf(file: string): string {
  return Object.keys(mayImport).find((place) => isIn(file, place)) ?? file;
}

describe('architecture', () => {
  test('every file stands in a place that has a rule', () => {
    expect(files.filter((file) => !(placeOf(file) in mayImport))).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  test('imports go only where the layers allow', () => {
    const wrong = files.flatMap((file) =>
      localImportsOf(file)
        .filter((target) => {
          const place = placeOf(file);
          return !isIn(target, place) && !(mayImport[place] ?? []).some((allowed) => isIn(target, allowed));
        })
        .map((target) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no file imports itself by way of others', () => {
    const edges = new Map(files.map((file) => [file, localImportsOf(file)]));
    const cycles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('packages with one home are used nowhere else', () => {
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => reserved[name] !== undefined && !reserved[name].some((place) => isIn(file, place)))
        .map((name) => `${file} -> ${name}`),
    );
    expect(strays).toEqual([]);
  });

  test('the parser of Markdown is loaded only when a text may hold a command', () => {
    const atOnce = /(?:^|\n)import (?!type )[^;]*from '\.\/slash-commands\.ts'/;
    expect(files.filter((file) => atOnce.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('only clients/http.ts calls fetch; the Action hands it a lighter one', () => {
    const callers = files.filter((file) =>
      /\bfetch\(|\?\? fetch\b|\bhttps?\)?\.request\(|'undici'/.test(
        readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
      ),
    );
    expect(callers).toEqual(['shared/clients/http.ts', 'action/send.ts']);
  });

  test('only signing/verify.ts makes a VerifiedDelivery', () => {
    const makers = files.filter((file) => /\bas VerifiedDelivery\b/.test(readFileSync(file, 'utf8')));
    expect(makers).toEqual(['shared/signing/verify.ts']);
  });

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['senders', 'shared/senders', Object.keys(senders), ['sender', 'source', 'body', 'registry']],
    [
      'trackers',
      'shared/targets/trackers',
      Object.keys(trackerTypes),
      [
        'tracker',
        'named-tickets',
        'perform',
        'perform-named',
        'change',
        'gone',
        'listed',
        'max-new',
        'unknown-end',
        'registry',
      ],
    ],
    ['checkouts', 'shared/targets/checkouts', Object.keys(checkoutTypes), ['working-copy', 'perform', 'registry']],
    ['memberships', 'shared/targets/memberships', Object.keys(membershipTypes), ['membership', 'perform', 'registry']],
    [
      'reporters',
      'shared/targets/reporters',
      Object.keys(reporterTypes),
      ['reporter', 'perform', 'listed', 'registry'],
    ],
    [
      'rooms',
      'shared/targets/rooms',
      Object.keys(roomTypes),
      ['room', 'perform', 'together', 'content', 'incoming', 'markdown', 'plain-text', 'registry'],
    ],
  ])('the registry of %s is its folder', (_what, folder, names, others) => {
    const inFolder = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => !others.includes(name));
    expect([...names].sort()).toEqual(inFolder.sort());
  });

  test(`no file is longer than ${maxLines} lines`, () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > maxLines);
    expect(long).toEqual([]);
  });

  test('no folder is named for having nothing in common', () => {
    const folders = files.flatMap((file) => dirname(file).split('/'));
    expect(folders.filter((name) => ['utils', 'helpers', 'common', 'lib', 'services', 'types'].includes(name))).toEqual(
      [],
    );
  });
});
