import { describe, expect, test } from '@jest/globals';
import { formatProblem } from './configuration.ts';
import { loadConfiguration } from './load.ts';
import { loadRule } from './load-rule.ts';

function problemsOf(text: string): readonly string[] {
  const result = loadConfiguration({ text, file: 'f', directory: '.', env: {}, now: 0 });
  return result.problems.map(formatProblem);
}

const fileWith = (workflow: string, rules = '') => `targets:
  board: { type: local }
  issues: { type: github-issues, repository: o/r, token: t }
  bare: { type: jira, site: "https://j.example", token: t }
  jira:
    type: jira
    site: "https://j.example"
    token: t
    projects: [SOC, DEV_OPS]
    workflow:
${workflow.replace(/^/gm, '      ')}
${rules}`;

const good = `To Do: { next: In Progress }
In Progress: { next: done, prev: To Do }
Done:`;

describe('a workflow', () => {
  test('of statuses that the first one leads to, in any case, with ends that say nothing, is good', () => {
    expect(problemsOf(fileWith(good))).toEqual([]);
    expect(problemsOf(fileWith('To Do: { file: Done }\nDone: {}'))).toEqual([]);
  });

  test.each<[string, string, string]>([
    [
      'a status declared twice',
      'To Do: { next: Done }\nDone: {}\ndone: { prev: To Do }',
      "f:13:13: targets.jira.workflow.done: this status stands above as 'Done': names are the same in any case.",
    ],
    [
      'a status declared twice by the same letters',
      'Done: {}\nDone: {}',
      'f:12:7: the file is not valid YAML: this key is set twice',
    ],
    [
      'a move to a status that is not declared',
      'To Do: { next: In Progess }\nIn Progress: { prev: To Do }',
      "f:11:22: targets.jira.workflow.To Do.next: 'In Progess' is not declared as a status of this workflow: To Do, In Progress.",
    ],
    [
      'a status that no move reaches',
      'To Do: { next: Done }\nDone: {}\nLost: { next: Done }',
      "f:13:13: targets.jira.workflow.Lost: no move leads to 'Lost' from 'To Do', the first status, where tickets start.",
    ],
    ['no status at all', '{}', 'f:11:7: targets.jira.workflow: must declare at least one status.'],
    [
      'an odd name of a move',
      'To Do: { "Next one": Done }\nDone: {}',
      "f:11:16: targets.jira.workflow.To Do.Next one: must be the name of a move: lower-case letters, digits, '-' and '_'",
    ],
    ['a move to nothing', 'To Do: { next: "" }', 'targets.jira.workflow.To Do.next: must be a status.'],
    ['moves that are none', 'To Do: next', 'targets.jira.workflow.To Do: must be a mapping.'],
  ])('with %s is told with its place', (_what, workflow, words) => {
    expect(problemsOf(fileWith(workflow)).join('\n')).toContain(words);
  });
});

describe('a step that makes a move', () => {
  const withStep = (step: string) => fileWith(good, `rules:\n  - { name: R, on: release, do: [${step}] }`);

  test.each([
    '{ transition: { in: jira, move: next } }',
    '{ transition: { in: jira, move: prev, projects: [DEV_OPS] } }',
    '{ transition: { in: jira, to: Done, fields: { resolution: Done, fixVersions: ["{{ release.tag }}"] } } }',
    '{ comment: { in: bare, text: x, projects: [ANY] } }',
    '{ release: { in: jira, version: "{{ release.tag }}", released: true, projects: [SOC] } }',
  ])('%s is good', (step) => {
    expect(problemsOf(withStep(step))).toEqual([]);
  });

  test.each<[string, string]>([
    [
      '{ transition: { in: jira, move: nxet } }',
      "f:15:66: rules[1].do[1].transition.move: no status in the workflow of 'jira' has a move 'nxet'. Did you mean 'next'?",
    ],
    ['{ transition: { in: bare, move: next } }', "transition.move: the target 'bare' declares no 'workflow'"],
    [
      '{ transition: { in: issues, move: next } }',
      "transition.move: the target 'issues' (github-issues) has no workflow",
    ],
    ['{ transition: { in: jira, move: next, to: Done } }', "do[1].transition: must hold either 'to' or 'move'."],
    ['{ transition: { in: jira } }', "do[1].transition: must hold either 'to' or 'move'."],
    [
      '{ label: { in: jira, add: [x], projects: [SOC, DEVOPS] } }',
      "label.projects[2]: the target 'jira' may not touch the project 'DEVOPS'. Did you mean 'DEV_OPS'?",
    ],
    [
      '{ transition: { in: issues, to: closed, projects: [SOC] } }',
      "the tickets of 'issues' (github-issues) are in no projects",
    ],
    ['{ comment: { in: jira, text: x, projects: [soc] } }', 'comment.projects[1]: must be a project key'],
    ['{ release: { in: issues, version: x } }', "release.in: the target 'issues' (github-issues) has no versions"],
    [
      '{ transition: { in: jira, to: Done, fields: { resolution: Done, x: { id: "{{ relese.tag }}" } } } }',
      "transition.fields.x.id: nothing is called 'relese'. Did you mean 'release'?",
    ],
    ['{ transition: { in: jira, to: Done, fields: { x: ["{{ a"] } } }', 'transition.fields.x[1]: The template is not'],
    [
      '{ transition: { in: issues, to: closed, fields: { x: y } } }',
      "transition.fields: the target 'issues' (github-issues) has tickets without 'fields'.",
    ],
    ['{ release: { in: jira } }', 'release.version: this key is missing.'],
    ['{ release: { in: jira, version: "{{ relese.tag }}" } }', "nothing is called 'relese'. Did you mean 'release'?"],
  ])('%s is told', (step, words) => {
    expect(problemsOf(withStep(step)).join('\n')).toContain(words);
  });

  test('is held against its target in a rule of the store, too', () => {
    const rule = { name: 'R', on: 'release', do: [{ transition: { in: 'jira', move: 'nxet' } }] };
    const targets = { jira: { type: 'jira', moves: ['next'], projects: [] } };
    expect(loadRule(rule, { targets, sources: [] })).toEqual({
      problems: ["do[1].transition.move: no status in the workflow of 'jira' has a move 'nxet'. Did you mean 'next'?"],
    });
  });
});
