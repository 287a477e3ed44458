import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inputs, outputs } from '../../../action/inputs.ts';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { actionYml, runAction } from '../action-process.ts';
import { push } from './payloads.ts';

describe('inputs and outputs', () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  afterAll(() => github.close());

  const run = (given: Record<string, string>) =>
    runAction({ event: 'push', payload: push([]), inputs: given, apiUrl: github.apiUrl });

  test('action.yml, the code and the README name the same', () => {
    expect(Object.keys(actionYml.inputs)).toEqual(inputs.map(({ name }) => name));
    expect(Object.keys(actionYml.outputs)).toEqual(outputs.map(({ name }) => name));
    expect(actionYml.runs.using).toBe('node24');
    const readme = readFileSync('README.md', 'utf8');
    for (const { name } of inputs) expect(readme).toContain(`| \`${name}\` |`);
    const code = readdirSync('action')
      .filter((file) => file !== 'inputs.ts')
      .map((file) => readFileSync(`action/${file}`, 'utf8'))
      .join('');
    for (const { name } of [...inputs, ...outputs]) expect(code).toContain(`'${name}'`);
  });

  test('every output is set, whatever happens', async () => {
    for (const given of [
      { rules: '- { name: R, on: push, do: [{ label: { in: issues, add: [x] } }] }' },
      { 'dry-run': 'perhaps' },
    ]) {
      const end = await run(given);
      for (const { name } of outputs) expect(end.output(name)).toBeDefined();
    }
  });

  test('an event that no rule wants is green, and each rule says why not', async () => {
    const end = await run({ rules: '- { name: "A | b", on: alert, do: [{ track: issues }] }' });
    expect([end.status, end.output('status'), end.output('tickets')]).toEqual([0, 'nothing', '[]']);
    expect(end.summary).toContain('| A \\| b | push.branch | it is for alert, and this is push.branch |');
  });

  test.each<[string, Record<string, string>]>([
    ["'dry-run' must be true or false", { 'dry-run': 'perhaps' }],
    ["'fail-on-error' must be true or false", { 'fail-on-error': 'maybe' }],
    ["'jira-url' must be an http or https address", { 'jira-url': 'acme', 'jira-token': 'x' }],
    ["'jira-token' is empty", { 'jira-url': 'https://acme.example' }],
    ["'jira-projects' names 'A-B'", { 'jira-url': 'https://acme.example', 'jira-token': 'x', 'jira-projects': 'A-B' }],
    ["'forward-to' must be an http or https address", { 'forward-to': 'here', 'forward-secret': 'x' }],
    ["'forward-to' and 'forward-secret' belong together", { 'forward-to': 'https://x.example' }],
    ["Set 'user'", { 'jira-url': 'https://acme.atlassian.net', 'jira-token': 'x', transition: 'Done' }],
  ])('%s', async (words, given) => {
    const end = await run(given);
    expect(end.printed.toLowerCase()).toContain(words.toLowerCase());
    expect([end.status, end.output('status')]).toEqual([1, 'failed']);
  });
});
