import * as core from '@actions/core';
import { context } from '@actions/github';
import type { JsonObject } from '../shared/model/json.ts';
import { run } from './run.ts';
import type { Runner } from './runner.ts';
import { createSend } from './send.ts';

const { env } = process;
const withoutSlash = (url: string) => url.replace(/\/+$/, '');
const number = Number.parseInt(env.GITHUB_RUN_NUMBER ?? '', 10);
const attempt = Number.parseInt(env.GITHUB_RUN_ATTEMPT ?? '', 10);

const runner: Runner = {
  input: (name) => core.getInput(name),
  eventName: context.eventName ?? '',
  payload: context.payload as JsonObject,
  repository: env.GITHUB_REPOSITORY ?? '',
  apiUrl: withoutSlash(env.GITHUB_API_URL ?? 'https://api.github.com'),
  serverUrl: withoutSlash(env.GITHUB_SERVER_URL ?? 'https://github.com'),
  run: {
    id: env.GITHUB_RUN_ID ?? '',
    attempt: Number.isNaN(attempt) ? 1 : attempt,
    number: Number.isNaN(number) ? undefined : number,
    workflow: env.GITHUB_WORKFLOW ?? '',
    // `octo/widgets/.github/workflows/ci.yml@refs/heads/main`
    workflowPath: (env.GITHUB_WORKFLOW_REF ?? '').replace(/@.*$/, '').split('/').slice(2).join('/'),
    job: env.GITHUB_JOB ?? '',
    branch: env.GITHUB_HEAD_REF || (env.GITHUB_REF_NAME ?? ''),
    sha: env.GITHUB_SHA ?? '',
  },
  workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
  env,
  fetch: createSend(env),
  output: (name, value) => core.setOutput(name, value),
  mask: (secret) => core.setSecret(secret),
  info: (text) => core.info(text),
  warning: (text, place) => core.warning(text, place),
  error: (text, place) => core.error(text, place),
  fail: () => {
    process.exitCode = 1;
  },
  summarize: async (markdown) => {
    if (env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown).write();
    else core.info(markdown);
  },
};

try {
  await run(runner, { now: Date.now, wait: (ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)) });
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : 'Ticketwire stopped for an unknown reason.');
}
