import { expect, test } from '@jest/globals';
import { loadConfiguration } from '../config/load.ts';
import { assignDuties } from './duties.ts';

function dutiesOf(rules: string) {
  const text = `
targets:
  issues: { type: github-issues, repository: octo/widgets, token: t }
  people: { type: github-org, organization: Octo, token: t }
  others: { type: github-org, organization: acme, token: t }
  elsewhere: { type: gitlab-issues, project: octo/widgets, token: t }
  board: { type: local }
rules: [${rules}]`;
  const loaded = loadConfiguration({ text, file: 'f', directory: '.', env: {}, now: 0 });
  if (!('configuration' in loaded)) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  const { targets } = loaded.configuration;
  const of = assignDuties(loaded.configuration.rules, targets);
  return Object.fromEntries(targets.map((target) => [target.name, of(target)]));
}

const helping = (rules: string) =>
  Object.entries(dutiesOf(rules))
    .filter(([, { helps }]) => helps)
    .map(([name]) => name);

test.each([
  ['without commands nobody helps', '{ name: A, on: push, do: [{ open: board }] }', []],
  [
    'the first of each forge does',
    '{ name: A, on: command, command: x, do: [{ open: board }] }',
    ['issues', 'elsewhere'],
  ],
  [
    'whoever answers goes first',
    '{ name: A, on: command, command: x, do: [{ reply: { in: people, text: x } }] }',
    ['people', 'elsewhere'],
  ],
  [
    'a rule that is parked asks for nothing',
    '{ name: A, on: command, command: x, enabled: false, do: [{ open: board }] }',
    [],
  ],
])('%s', (_what, rules, expected) => {
  expect(helping(rules)).toEqual(expected);
});

test('each has its steps, and the teams of its own organisation once', () => {
  const { board, people, issues } = dutiesOf(`
    { name: A, on: push, teams: [octo/a, Octo/b, acme/c], do: [{ open: board }] },
    { name: B, on: push, teams: octo/a, do: [{ open: board }, { open: issues }] },
    { name: C, on: push, teams: octo/d, enabled: false, do: [{ open: issues }] }`);
  expect(board?.steps).toHaveLength(2);
  expect(issues?.steps).toHaveLength(1);
  expect([people?.teams, board?.teams]).toEqual([['a', 'b'], []]);
});
