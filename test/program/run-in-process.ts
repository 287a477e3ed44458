import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run as runFromSource } from '../../action/run.ts';
import type { Runner } from '../../action/runner.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { workflowToken } from '../fakes/github.ts';
import { type ActionEnd, type ActionRun, actionYml } from './action-process.ts';

/** Returns a runner of a push to `octo/widgets`, which prints nothing, with the given members in place. */
export function testRunner(given: Pick<Runner, 'input' | 'workspace'> & Partial<Runner>): Runner {
  return {
    eventName: 'push',
    payload: {},
    repository: 'octo/widgets',
    apiUrl: 'http://127.0.0.1:1',
    serverUrl: 'https://github.com',
    run: {
      id: '9001',
      attempt: 1,
      number: 41,
      workflow: 'CI',
      workflowPath: '.github/workflows/ci.yml',
      job: 'build',
      branch: 'main',
      sha: 'a'.repeat(40),
    },
    env: {},
    fetch: (url, init) => fetch(url, init),
    output: () => {},
    mask: () => {},
    info: () => {},
    warning: () => {},
    error: () => {},
    fail: () => {},
    summarize: async () => {},
    ...given,
  };
}

/** Runs the Action's source in this process, with the same inputs and ends as `runAction` has for the bundle. */
export async function runInProcess(run: ActionRun): Promise<ActionEnd> {
  const workspace = mkdtempSync(join(tmpdir(), 'ticketwire-source-'));
  for (const [name, content] of Object.entries(run.files ?? {})) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), content);
  }
  const given: Record<string, string> = { 'github-token': workflowToken, 'job-status': 'success', ...run.inputs };
  const outputs = new Map<string, string>();
  const printed: string[] = [];
  let summary = '';
  let status = 0;
  const runner = testRunner({
    input: (name) => given[name] ?? actionYml.inputs[name]?.default ?? '',
    eventName: run.event,
    payload: run.payload as JsonObject,
    apiUrl: run.apiUrl,
    workspace,
    env: run.env ?? {},
    output: (name, value) => outputs.set(name, value),
    info: (text) => printed.push(text),
    warning: (text) => printed.push(`::warning::${text}`),
    error: (text) => printed.push(`::error::${text}`),
    fail: () => {
      status = 1;
    },
    summarize: async (markdown) => {
      summary += markdown;
    },
  });
  try {
    await runFromSource(runner, { now: Date.now, wait: (ms) => new Promise<void>((done) => setTimeout(done, ms)) });
  } finally {
    rmSync(workspace, { recursive: true });
  }
  const output = (name: string) => outputs.get(name);
  return {
    status,
    printed: printed.join('\n'),
    summary,
    output,
    tickets: () => JSON.parse(output('tickets') ?? '[]'),
  };
}
