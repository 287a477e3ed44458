import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load as parse } from 'js-yaml';
import { workflowToken } from '../fakes/github.ts';
import { compileCache } from './receiver-process.ts';

export interface ActionYml {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, unknown>;
  runs: { using: string; main: string };
}

export const actionYml = parse(readFileSync('action.yml', 'utf8')) as ActionYml;

/** One run of the Action: what the runner would hand it. */
export interface ActionRun {
  event: string;
  payload: unknown;
  inputs?: Record<string, string>;
  apiUrl: string;
  env?: Record<string, string>;
  /** Files of the workspace. */
  files?: Record<string, string>;
}

export interface ActionEnd {
  status: number | null;
  /** Everything on stdout and stderr. */
  printed: string;
  summary: string;
  output(name: string): string | undefined;
  tickets(): { target: string; key: string; url: string; change: string }[];
}

/** Runs the committed bundle as the runner's handler does: inputs and context in the environment, files for commands. */
export async function runAction(run: ActionRun): Promise<ActionEnd> {
  const directory = mkdtempSync(join(tmpdir(), 'ticketwire-action-'));
  const workspace = join(directory, 'workspace');
  const write = (path: string, content: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  mkdirSync(workspace);
  for (const [name, content] of Object.entries(run.files ?? {})) write(join(workspace, name), content);
  const file = (name: string, content = '') => write(join(directory, name), content);
  const files = { output: file('output'), summary: file('summary') };
  const given: Record<string, string> = { 'github-token': workflowToken, 'job-status': 'success', ...run.inputs };
  const inputs = Object.entries(actionYml.inputs).map(([name, input]) => [
    `INPUT_${name.toUpperCase()}`,
    given[name] ?? input.default,
  ]);
  const env = {
    NODE_COMPILE_CACHE: compileCache,
    ...Object.fromEntries(inputs),
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: run.event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(run.payload)),
    GITHUB_REPOSITORY: 'octo/widgets',
    GITHUB_API_URL: run.apiUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '9001',
    GITHUB_RUN_NUMBER: '41',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'CI',
    GITHUB_WORKFLOW_REF: 'octo/widgets/.github/workflows/ci.yml@refs/heads/main',
    GITHUB_JOB: 'build',
    GITHUB_REF_NAME: 'main',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    ...run.env,
  };
  const child = spawn(process.execPath, [join(process.cwd(), actionYml.runs.main)], { cwd: workspace, env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const written = readFileSync(files.output, 'utf8');
  const summary = readFileSync(files.summary, 'utf8');
  rmSync(directory, { recursive: true });
  const output = (name: string) => new RegExp(`^${name}<<(\\S+)\\n([\\s\\S]*?)\\n\\1$`, 'm').exec(written)?.[2];
  return { status, printed, summary, output, tickets: () => JSON.parse(output('tickets') ?? '[]') };
}
