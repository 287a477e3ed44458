import { describe, expect, test } from '@jest/globals';
import { formatProblem } from './configuration.ts';
import { loadConfiguration } from './load.ts';

const github = 'type: github-issues, repository: o/r, token: t';
const org = 'type: github-org, organization: octo, token: t';
const gitlab = 'type: gitlab-issues, project: o/r, token: t';

function load(targets: Record<string, string>, rule: string) {
  const listed = Object.entries(targets).map(([name, options]) => `${name}: { ${options} }`);
  const text = `targets: { ${listed.join(', ')} }\nrules: [{ name: R, ${rule} }]`;
  return loadConfiguration({ text, file: 'f.yml', directory: '.', env: {}, now: 0 });
}

describe('steps that answer commands', () => {
  const answering = (targets: Record<string, string>) => {
    const result = load(targets, 'on: command, do: [{ reply: pong }, { react: +1 }, { react: { emoji: -1 } }]');
    if (!('configuration' in result)) return result.problems.map(formatProblem);
    return result.configuration.rules[0]?.steps.map((step) => [step.in, step.verb === 'react' ? step.emoji : 'said']);
  };

  test.each([
    ['the only one', { g: github }, 'g'],
    ['the one called issues', { g: gitlab, issues: github, h: github }, 'issues'],
    ['the only tracker', { people: org, g: gitlab }, 'g'],
    ['the organisation, where there is no tracker', { people: org, board: 'type: local' }, 'people'],
  ])('use %s where they name no target', (_what, targets, name) => {
    expect(answering(targets as unknown as Record<string, string>)).toEqual([
      [name, 'said'],
      [name, '+1'],
      [name, '-1'],
    ]);
  });

  test('must say which where there are several, and which there are', () => {
    expect(answering({ g: github, h: gitlab })?.[0]).toBe(
      'f.yml:2:47: rules[1].do[1].reply: say with which target: reply: { in: NAME, … }. These can: g, h.',
    );
    expect(answering({ b: 'type: local' })?.[1]).toBe(
      'f.yml:2:64: rules[1].do[2].react: say with which target: react: { in: NAME, … }. No target can: those of type github-issues, gitlab-issues, gitea-issues, github-org can.',
    );
  });
});

test.each<[string, string]>([
  ['on: command, do: [{ reply: { in: b, text: x } }]', "the target 'b' (local) answers no commands, so 'reply' cannot"],
  ['on: command, do: [{ reply: { in: isues, text: x } }]', "no target is called 'isues'. Did you mean 'issues'?"],
  ['on: command, do: [{ react: hart }]', "unknown emoji 'hart'. Did you mean 'heart'?"],
  ['on: [command, push], do: [{ reply: x }]', "rules[1].on[2]: 'push' is no command to answer: only command.given is."],
  ['on: command, do: [{ reply: "{{ x" }]', 'rules[1].do[1].reply: The template is not valid Liquid'],
  ['on: command, do: [{ reply: { text: "{{ commnd.name }}" } }]', "do[1].reply.text: nothing is called 'commnd'"],
  ['on: command, do: [{ reply: x, react: heart }]', 'must hold exactly one step'],
  ['on: command, teams: [acme/x], do: [{ react: heart }]', 'rules[1].teams[1]: no target knows the teams of acme. Add'],
  ['on: command, teams: maintainers, do: [{ react: heart }]', 'rules[1].teams: must be ORGANISATION/TEAM'],
])('%s: what is wrong is said at its place', (rule, expected) => {
  const { problems } = load({ issues: github, people: org, b: 'type: local' }, rule);
  expect(problems.map(formatProblem)).toEqual([expect.stringContaining(expected)]);
});

test("an organisation's name is the same in capitals", () => {
  expect(load({ issues: github, people: org }, 'on: command, teams: Octo/x, do: [{ react: heart }]').problems).toEqual(
    [],
  );
});
