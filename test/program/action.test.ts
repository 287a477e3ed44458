import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { inputs, outputs } from '../../action/inputs.ts';
import { makeWorkplace } from './receiver-process.ts';

interface ActionYml {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, unknown>;
  runs: { using: string; main: string };
}
const actionYml = parse(readFileSync('action.yml', 'utf8')) as ActionYml;

describe("the Action's bundle, run as the runner runs it", () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  beforeEach(() => {
    workplace = makeWorkplace();
  });
  afterEach(() => workplace.remove());

  async function runAction(given: Record<string, string>) {
    const file = (name: string) => workplace.write(name, '');
    const files = { output: file('output'), summary: file('summary') };
    const event = workplace.write('event.json', '{"ref":"refs/heads/main"}');
    const values = Object.fromEntries(
      Object.entries(actionYml.inputs).map(([name, input]) => [
        `INPUT_${name.toUpperCase()}`,
        given[name] ?? input.default,
      ]),
    );
    const child = spawn(process.execPath, [join(process.cwd(), actionYml.runs.main)], {
      cwd: workplace.directory,
      env: {
        ...values,
        'INPUT_GITHUB-TOKEN': 'ghs_hidden',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_EVENT_PATH: event,
        GITHUB_REPOSITORY: 'octo/widgets',
        GITHUB_WORKSPACE: workplace.directory,
        GITHUB_OUTPUT: files.output,
        GITHUB_STEP_SUMMARY: files.summary,
      },
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += chunk;
      });
    }
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const written = readFileSync(files.output, 'utf8');
    const output = (name: string) => new RegExp(`^${name}<<(\\S+)\\n([\\s\\S]*?)\\n\\1$`, 'm').exec(written)?.[2];
    return { status, printed, output, summary: readFileSync(files.summary, 'utf8') };
  }

  test('an event without a configuration is green and says so', async () => {
    const { status, printed, output, summary } = await runAction({});
    expect(status).toBe(0);
    expect(summary).toContain('Nothing to do for `push`');
    expect(summary).toContain('ticketwire');
    expect({ status: output('status'), effects: output('effects'), changed: output('changed') }).toEqual({
      status: 'nothing',
      effects: '[]',
      changed: '0',
    });
    expect(printed.replace('::add-mask::ghs_hidden', '')).not.toContain('ghs_hidden');
  });

  test('the rules are read from the input or the file, and each says why it does not want the event', async () => {
    const rules = 'targets: { board: { type: local } }\nrules: [{ name: "A | b", on: alert, do: [{ track: board }] }]';
    const fromInput = await runAction({ rules });
    expect(fromInput.summary).toContain('| A \\| b | it is for alert, and this is other.push |');
    mkdirSync(join(workplace.directory, '.github'));
    workplace.write('.github/ticketwire.yml', rules);
    expect((await runAction({})).summary).toBe(fromInput.summary);
  });

  test('a broken configuration is red, with file, line and column; or a warning on demand', async () => {
    const red = await runAction({ rules: 'rules:\n  - nam: x' });
    expect(red.status).toBe(1);
    expect(red.printed).toMatch(/::error file=input 'rules',line=2,col=5.*unknown key 'nam'/);
    expect(red.output('status')).toBe('failed');
    const warned = await runAction({ rules: 'rules:\n  - nam: x', 'fail-on-error': 'false' });
    expect(warned.status).toBe(0);
    expect(warned.printed).toContain('::warning file=');
  });

  test('action.yml, the code and the README name the same inputs and outputs', () => {
    expect(Object.keys(actionYml.inputs)).toEqual(inputs.map(({ name }) => name));
    expect(Object.keys(actionYml.outputs)).toEqual(outputs.map(({ name }) => name));
    expect(actionYml.runs.using).toBe('node24');
    const readme = readFileSync('README.md', 'utf8');
    for (const { name } of inputs) expect(readme).toContain(`| \`${name}\` |`);
    const code = readFileSync('action/run.ts', 'utf8');
    for (const { name } of inputs) expect(code).toContain(`'${name}'`);
  });
});
