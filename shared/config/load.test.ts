// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of configuration files
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { load as parse } from 'js-yaml';
import { formatProblem } from './configuration.ts';
import { loadConfiguration } from './load.ts';

const now = Date.parse('2026-06-01T00:00:00Z');

function load(text: string, env: Record<string, string> = {}, directory = '.') {
  return loadConfiguration({ text, file: 'f.yml', directory, env, now });
}
function problemsOf(text: string, env: Record<string, string> = {}): string[] {
  return load(text, env).problems.map(formatProblem);
}

const whole = `
sources:
  lgtm:
    sender: lgtm
    secret: [new, { value: old, until: 2026-12-01T00:00:00Z }]
    path: /
    reply-within: 500ms
    max-body: 512KiB
targets:
  board: { type: local, labels: [x] }
  issues: { type: github-issues, repository: octo/widgets, token: t, api-url: https://ghe.example/api/v3/, adopt: true }
rules:
  - name: One
    on: [alert.opened, alert.closed]
    from: lgtm
    if: alert.severity != "note"
    enabled: false
    do:
      - track: { in: issues, title: "{{ alert.rule }}", body: "{{ alert.message | quote }}", labels: [a] }
      - track: board
`;

describe('a configuration', () => {
  test('is read whole, with its units and defaults', () => {
    const result = load(whole);
    if (!('configuration' in result)) throw new Error(result.problems.map(formatProblem).join('\n'));
    const { sources, targets, rules } = result.configuration;
    expect(sources).toMatchObject([{ name: 'lgtm', path: '/', replyWithinMs: 500, maxBodyBytes: 524_288 }]);
    expect(sources[0]?.secrets.map((secret) => [secret.reveal(), secret.until])).toEqual([
      ['new', undefined],
      ['old', Date.parse('2026-12-01T00:00:00Z')],
    ]);
    expect(targets.map(({ name, type }) => [name, type])).toEqual([
      ['board', 'local'],
      ['issues', 'github-issues'],
    ]);
    expect(rules).toMatchObject([
      { name: 'One', on: ['alert.opened', 'alert.closed'], from: ['lgtm'], isEnabled: false },
    ]);
    expect(rules[0]?.steps).toMatchObject([
      { verb: 'track', in: 'issues', labels: ['a'] },
      { verb: 'track', in: 'board' },
    ]);
  });

  test('an empty file is valid and does nothing', () => {
    for (const text of ['', '# nothing\n', '{}']) {
      expect(load(text)).toMatchObject({
        configuration: { sources: [], targets: [], rules: [], keepMs: 30 * 86_400_000 },
      });
    }
  });

  test.each<[string, string, string[]]>([
    ['no YAML', 'sources: [', ['f.yml:1:11: the file is not valid YAML']],
    ['a key twice', 'rules: []\nrules: []', ['f.yml:2:1: the file is not valid YAML: this key is set twice.']],
    [
      'an alias of nothing',
      'rules: []\nsources: *nobody',
      ["f.yml:2:10: the file is not valid YAML: no anchor before this is called 'nobody'."],
    ],
    [
      'a number as a secret',
      'sources:\n  a: { sender: lgtm, secret: 12345 }',
      ['f.yml:2:30: sources.a.secret: must be a text or a mapping or a list.'],
    ],
    ['a list', '- a', ['f.yml:1:1: must be a mapping.']],
    [
      'an unknown key at the top',
      'sourcess: {}',
      ["f.yml:1:1: sourcess: unknown key 'sourcess'. Did you mean 'sources'?"],
    ],
    [
      'two unknown keys in one place',
      'targets:\n  b: { type: local, a: 1, lables: [] }',
      [
        "f.yml:2:21: targets.b.a: unknown key 'a'.",
        "f.yml:2:27: targets.b.lables: unknown key 'lables'. Did you mean 'labels'?",
      ],
    ],
    ['a bad name', 'targets:\n  My Board: { type: local }', ['f.yml:2:3: targets.My Board: must be a name']],
    ['no type', 'targets:\n  b: {}', ['f.yml:2:3: targets.b.type: this key is missing.']],
    [
      'an odd duration',
      'sources:\n  l: { sender: lgtm, secret: s, reply-within: 8 sec }',
      ['f.yml:2:47: sources.l.reply-within: must be a duration'],
    ],
    [
      'an odd repository',
      'targets:\n  g: { type: github-issues, repository: widgets, token: t }',
      ['f.yml:2:41: targets.g.repository: must be a repository'],
    ],
    [
      'an odd address',
      'targets:\n  g: { type: github-issues, repository: o/r, token: t, api-url: ghe }',
      ['f.yml:2:65: targets.g.api-url: must be an http or https address.'],
    ],
    [
      'two sources on one path',
      'sources:\n  a: { sender: lgtm, secret: s, path: / }\n  b: { sender: lgtm, secret: s, path: / }',
      ["f.yml:3:39: sources.b.path: source 'a' is served under / already."],
    ],
    [
      'a path of our own',
      'sources:\n  a: { sender: lgtm, secret: s, path: /healthz }',
      ["f.yml:2:39: sources.a.path: /healthz is the receiver's own address. Choose another, such as /hooks/a."],
    ],
    [
      'an odd size',
      'sources:\n  a: { sender: lgtm, secret: s, max-body: 2MB }',
      ['f.yml:2:43: sources.a.max-body: must be a size such as 512KiB'],
    ],
    [
      'ended secrets',
      'sources:\n  a: { sender: lgtm, secret: [{ value: s, until: 2020-01-01T00:00:00Z }] }',
      ['f.yml:2:30: sources.a.secret: every secret has ended'],
    ],
    [
      'an empty secret in a list',
      'sources:\n  a: { sender: lgtm, secret: [s, ""] }',
      ['f.yml:2:34: sources.a.secret[2]: must not be empty'],
    ],
    [
      'a number as a name',
      'rules:\n  - { name: 7, on: alert, do: [] }',
      ['f.yml:2:13: rules[1].name: must be a text.', 'f.yml:2:31: rules[1].do: must hold at least one entry.'],
    ],
  ])('%s is reported with its place', (_what, text, expected) => {
    const problems = problemsOf(text);
    expect(problems).toEqual(expected.map((start) => expect.stringContaining(start)));
  });

  test.each<[string, string, string]>([
    ['an unknown source', 'from: lgmt', "no source is called 'lgmt'. Did you mean 'lgtm'?"],
    ['an event that is no event', 'on: alert.exploded', "no event is called 'alert.exploded'. "],
    ['an unknown target', 'do: [{ track: bord }]', "no target is called 'bord'. Did you mean 'board'?"],
    ['an unknown verb', 'do: [{ trak: board }]', "unknown key 'trak'. Did you mean 'track'?"],
    [
      'a broken template',
      'do: [{ track: { in: board, title: "{{ alert.rule" } }]',
      'The template is not valid Liquid: output "{{ alert.rule" not closed',
    ],
    [
      'an unknown filter',
      'do: [{ track: { in: board, body: "{{ alert.rule | shout }}" } }]',
      'undefined filter: shout',
    ],
    [
      'a template that would read a file',
      'do: [{ track: { in: board, body: "{% include \'x\' %}" } }]',
      'tag "include" not found',
    ],
    ['half a condition', 'if: "alert.rule =="', 'a value or an operator is missing'],
    ['a single equals sign', "if: 'alert.rule = 1'", "not valid Liquid from '= 1' on. Comparisons are =="],
    ['a double ampersand', 'if: a && b', "from '&& b' on"],
  ])('%s in a rule is reported', (_what, line, message) => {
    const fields = { on: 'on: alert', do: 'do: [{ track: board }]', [line.split(':')[0] ?? '']: line };
    const rule = ['  - name: One', ...Object.values(fields).map((field) => `    ${field}`)].join('\n');
    const problems = problemsOf(
      `sources: { lgtm: { sender: lgtm, secret: s } }\ntargets: { board: { type: local } }\nrules:\n${rule}\n`,
    );
    expect(problems.join('\n')).toContain(message);
    expect(problems.filter((problem) => !/^f\.yml:\d+:\d+: rules\[1\]/.test(problem))).toEqual([]);
  });

  test('an unset variable hides no other mistake', () => {
    const text =
      'sources:\n  l: { sender: lgmt, secret: "${UNSET}" }\nrules:\n  - { name: One, on: alert, do: [{ track: nowhere }] }';
    expect(problemsOf(text)).toEqual([
      expect.stringContaining("unknown sender 'lgmt'"),
      expect.stringContaining('UNSET is not set'),
      expect.stringContaining("no target is called 'nowhere'"),
    ]);
  });

  test.each<[string, string, string]>([
    ['a repository that leads elsewhere', 'repository: ../.., token: t', 'repository: must be a repository'],
    [
      'an address with a query',
      'repository: o/r, token: t, api-url: "http://h?x=1"',
      'api-url: must end with its path',
    ],
    ['a login with a sign', 'repository: o/r, token: t, authors: ["@x"]', 'authors[1]: must be a login'],
    [
      'a limit of nothing',
      'repository: o/r, token: t, limits: { per-minute: 0 }',
      'limits.per-minute: must be at least 1',
    ],
    [
      'a label that is too long',
      `repository: o/r, token: t, labels: [${'x'.repeat(51)}]`,
      'labels[1]: must be at most 50',
    ],
  ])('%s is reported', (_what, options, message) => {
    const problems = problemsOf(`targets:\n  g: { type: github-issues, ${options} }`);
    expect(problems).toEqual([expect.stringContaining(`targets.g.${message}`)]);
  });

  test('a target tracked twice in one rule, and a path that climbs, are reported', () => {
    const rule = '{ name: One, on: alert, do: [{ track: b }, { track: { in: b } }] }';
    expect(problemsOf(`targets: { b: { type: local } }\nrules: [${rule}]`)).toEqual([
      expect.stringContaining("rules[1].do[2].track.in: an earlier step of this rule tracks it in 'b' already."),
    ]);
    expect(problemsOf('sources: { l: { sender: lgtm, secret: s, path: /a/../b } }')).toEqual([
      expect.stringContaining('sources.l.path: must be a path'),
    ]);
  });

  test('a name of two rules is reported at the second', () => {
    const rule = '{ name: One, on: alert, do: [{ track: b }] }';
    expect(problemsOf(`targets: { b: { type: local } }\nrules:\n  - ${rule}\n  - ${rule}`)).toEqual([
      'f.yml:4:13: rules[2].name: rule [1] has this name already; names are unique.',
    ]);
  });
});

describe('variables and files', () => {
  const secretOf = (text: string, env: Record<string, string> = {}, directory = '.') => {
    const result = load(`sources: { l: { sender: lgtm, secret: ${text} } }`, env, directory);
    return 'configuration' in result
      ? result.configuration.sources[0]?.secrets[0]?.reveal()
      : result.problems.map(formatProblem);
  };

  test.each<[string, Record<string, string>, unknown]>([
    ['"${A}"', { A: 'x' }, 'x'],
    ['${A}', { A: 'x' }, 'x'],
    ['"pre-${A}-${B:-y}"', { A: 'x' }, 'pre-x-y'],
    ['"${A:-y}"', { A: '' }, 'y'],
    ['${A:-a, b: [c]}', {}, 'a, b: [c]'],
    ['${A:- # x}', {}, ' # x'],
    ['"$${A}"', { A: 'x' }, '${A}'],
    ['"${A:-a:b}"', {}, 'a:b'],
    ['"${A}"', { A: 'p$${q ${B}' }, 'p$${q ${B}'],
    ['"${A}"', { A: 'with: "odd" # characters' }, 'with: "odd" # characters'],
    [
      '"${A}"',
      {},
      ['f.yml:1:39: sources.l.secret: the environment variable A is not set. Set it, or write ${A:-default}.'],
    ],
    ['"${A}"', { A: '' }, [expect.stringContaining('must not be empty')]],
  ])('%s with %j is %j', (text, env, value) => {
    expect(secretOf(text, env)).toEqual(value);
  });

  test('a value may be the content of a file, without its last line break', () => {
    const directory = mkdtempSync(join(tmpdir(), 'ticketwire-config-'));
    writeFileSync(join(directory, 'secret'), 'from a file\n');
    writeFileSync(join(directory, 'empty'), '\n');
    expect(secretOf('{ file: secret }', {}, directory)).toBe('from a file');
    expect(secretOf('{ file: "${NAME}" }', { NAME: 'secret' }, directory)).toBe('from a file');
    expect(secretOf('[{ file: secret }, { file: secret }]', {}, directory)).toBe('from a file');
    expect(secretOf('{ file: empty }', {}, directory)).toEqual([expect.stringContaining('must not be empty')]);
    expect(secretOf('{ file: missing }', {}, directory)).toEqual([
      expect.stringContaining('missing cannot be read (ENOENT)'),
    ]);
  });

  test('no problem ever shows a value that could be a secret', () => {
    const text =
      'sources:\n  l: { sender: lgtm, secret: { value: hidden, until: hidden } }\ntargets:\n  g: { type: github-issues, repository: hidden, token: [hidden], api-url: hidden }';
    expect(problemsOf(text).join('\n')).not.toContain('hidden');
    expect(problemsOf(text).length).toBeGreaterThanOrEqual(4);
  });
});

test('each way back to one of several LGTM says whose it is', () => {
  const address = 'https://lgtm.example/external-hooks/issue-tracker/k';
  const text = (sources: readonly string[], source: string) =>
    `sources: { ${sources.map((name) => `${name}: { sender: lgtm, secret: s }`).join(', ')} }\ntargets: { back: { type: lgtm, url: "${address}", secret: s${source} } }`;
  expect(problemsOf(text(['one'], ''))).toEqual([]);
  expect(problemsOf(text(['one', 'two'], ', source: two'))).toEqual([]);
  expect(problemsOf(text(['one', 'two'], ''))).toEqual([expect.stringContaining("needs 'source', one of one, two")]);
  expect(problemsOf(text(['one', 'two'], ', source: tow'))).toEqual([expect.stringContaining("Did you mean 'two'?")]);
});

test('a target whose options do not go together is a mistake that is told', () => {
  const text = 'targets: { g: { type: gitea-issues, repository: o/r, token: t } }\nrules: []';
  expect(problemsOf(text)).toEqual([
    "f.yml:1:15: targets.g: needs 'url': where people open it, such as https://git.example.com.",
  ]);
});

describe('filters and steps', () => {
  const rule = (inside: string) =>
    `targets: { b: { type: local }, j: { type: jira, site: "https://j.example", token: t }, k: { type: jira, site: "https://j.example", token: t, project: K }, g: { type: gitlab-issues, project: o/r, token: t }, c: { type: code-scanning, repository: o/r, token: t } }\nrules: [{ name: R, ${inside} }]`;

  test.each<[string, string]>([
    ['on: "[", do: [{ track: b }]', "rules[1].on: it is no filter pattern: '[' is not closed"],
    ['on: "a++", do: [{ track: b }]', 'rules[1].on: it is no filter pattern'],
    ['on: alert, branches: ["v["], do: [{ track: b }]', 'rules[1].branches[1]: it is no filter pattern'],
    ['on: alert, do: [{ track: j }]', "do[1].track: the target 'j' has no 'project' where tickets could be opened"],
    ['on: push, do: [{ open: j }]', "do[1].open: the target 'j' has no 'project'"],
    [
      'on: push, do: [{ open: c }]',
      "do[1].open: the target 'c' (code-scanning) can hold no ticket that is opened here",
    ],
    [
      'on: push, do: [{ transition: { in: g, to: In Review } }]',
      "the tickets of 'g' (gitlab-issues) cannot be moved to",
    ],
    ['on: push, do: [{ transition: { in: g, to: not planned } }]', "cannot be moved to 'not planned'"],
    ['on: push, do: [{ open: { in: b, issue-type: Bug } }]', "the target 'b' (local) has tickets without 'issue-type'"],
    ['on: alert, do: [{ track: { in: b, priority: High } }]', "the target 'b' (local) has tickets without 'priority'"],
    ['on: push, do: [{ open: { in: k, fields: { a: [{ value: "{{ x" }] } } }]', 'do[1].open.fields.a[1].value: The'],
    ['on: push, do: [{ open: { in: k, fields: { project: X } } }]', "the field 'project' is not set here: tickets are"],
    ['on: push, do: [{ open: { in: k, fields: { summary: X } } }]', "'summary' is not set here: use 'title'"],
    [
      'on: alert, do: [{ track: { in: k, priority: { critcal: X } } }]',
      "unknown severity 'critcal'. Did you mean 'critical'?",
    ],
    ['on: push, do: [{ open: { in: k, title: "{% x" } }]', 'do[1].open.title: The template is not valid Liquid'],
    ['on: push, do: [{ transition: { in: b, to: Done } }]', "the target 'b' (local) has no tickets that can be named"],
    ['on: push, do: [{ invite: j }]', "the target 'j' (jira) invites nobody"],
    ['on: alert, do: [{ track: b, label: { in: j, add: [x] } }]', 'must hold exactly one step'],
    ['on: alert, do: [{}]', 'must hold exactly one step'],
    [
      'on: alert, if: alert.severty == "x", do: [{ track: b }]',
      "rules[1].if: nothing is called 'alert.severty'. Did you mean 'alert.severity'?",
    ],
    ['on: alert, if: alrt.rule, do: [{ track: b }]', "rules[1].if: nothing is called 'alrt'. Did you mean 'alert'?"],
    [
      'on: alert, do: [{ track: { in: b, title: "{{ alert.rule }} {{ run[alert.id].x }} {{ repository.nam }}" } }]',
      "rules[1].do[1].track.title: nothing is called 'repository.nam'.",
    ],
    [
      'on: comment, command: deploy, do: [{ track: b }]',
      "rules[1].command: only command.given has a command, and 'on'",
    ],
    ['on: command, command: "v[", do: [{ track: b }]', 'rules[1].command: it is no filter pattern'],
  ])('%s is a mistake that is told', (inside, words) => {
    expect(problemsOf(rule(inside)).join('\n')).toContain(words);
  });
});

describe('reports', () => {
  const lgtm = '{ type: lgtm, url: "https://lgtm.example/external-hooks/issue-tracker/hidden", secret: hidden }';
  const text = (inside: string, back = lgtm) =>
    `targets: { b: { type: local }, back: ${back}, scan: { type: code-scanning, repository: o/r, token: t } }\nrules: [{ name: R, ${inside} }]`;

  test.each<[string, string]>([
    ['on: [issue.labeled, issue.unlabeled], do: [{ report: back }]', ''],
    ['on: issue, do: [{ report: { to: scan, as: "used in tests" } }]', ''],
    ['on: issue, do: [{ report: b }]', "rules[1].do[1].report: the target 'b' (local) is told nothing"],
    ['on: issue, do: [{ report: { to: nowhere } }]', "rules[1].do[1].report.to: no target is called 'nowhere'"],
    ['on: issue, do: [{ report: { to: back, as: "false positive" } }]', "the target 'back' (lgtm) takes no reason"],
    ['on: issue, do: [{ report: { to: scan, as: "false positiv" } }]', 'false positive'],
    ['on: alert, do: [{ report: scan }]', "'alert' says nothing that could be reported: issue.labeled,"],
    ['on: issue.opened, do: [{ report: scan }]', "'issue.opened' says nothing that could be reported"],
    ['on: alert, do: [{ track: back }]', "the target 'back' (lgtm) can hold no ticket that follows something"],
  ])('%s: %s', (inside, words) => {
    const problems = problemsOf(text(inside)).join('\n');
    if (words === '') expect(problems).toBe('');
    else expect(problems).toContain(words);
  });

  test.each<[string, string]>([
    ['url: "https://lgtm.example/hidden"', 'https://HOST/external-hooks/issue-tracker/KEY'],
    ['url: "ftp://lgtm.example/external-hooks/issue-tracker/hidden"', 'must be an http or https address'],
    ['url: "https://l.example/external-hooks/issue-tracker/hidden?a=hidden"', "must end with its path: no '?'"],
  ])('an address of LGTM that is none is told, without its key: %s', (url, words) => {
    const problems = problemsOf(text('on: issue, do: [{ report: back }]', `{ type: lgtm, ${url}, secret: hidden }`));
    expect(problems.join('\n')).toContain(words);
    expect(problems.join('\n')).not.toContain('hidden');
  });
});

describe('ticketwire.schema.json', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync('ticketwire.schema.json', 'utf8')));

  test.each<[string, string, boolean]>([
    ['the whole example', whole, true],
    [
      'variables and files',
      'sources: { l: { sender: lgtm, secret: { file: s } } }\ntargets: { g: { type: github-issues, repository: "${R}", token: { file: t } } }',
      true,
    ],
    ['an unknown key', 'sourcess: {}', false],
    ['an unknown key in a target', 'targets: { b: { type: local, lables: [] } }', false],
    ['an unknown type', 'targets: { b: { type: locl } }', false],
    ['a missing key', 'rules: [{ name: One, do: [{ track: b }] }]', false],
    ['a wrong duration', 'sources: { l: { sender: lgtm, secret: s, reply-within: 8 sec } }', false],
  ])('agrees with the loader on %s', (_what, text, isValid) => {
    expect(validate(parse(text))).toBe(isValid);
    if (!isValid) expect(problemsOf(text)).not.toEqual([]);
  });
});
