import * as core from '@actions/core';
import { context } from '@actions/github';
import type { JsonObject } from '../shared/model/json.ts';
import { run } from './run.ts';
import type { Runner } from './runner.ts';

const runner: Runner = {
  input: (name) => core.getInput(name),
  eventName: context.eventName,
  payload: context.payload as JsonObject,
  repository: process.env.GITHUB_REPOSITORY ?? '',
  workspace: process.env.GITHUB_WORKSPACE ?? process.cwd(),
  env: process.env,
  output: (name, value) => core.setOutput(name, value),
  mask: (secret) => core.setSecret(secret),
  info: (text) => core.info(text),
  warning: (text, place) => core.warning(text, place),
  error: (text, place) => core.error(text, place),
  fail: () => {
    process.exitCode = 1;
  },
  summarize: async (markdown) => {
    if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown).write();
    else core.info(markdown);
  },
};

try {
  await run(runner, Date.now());
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : 'Ticketwire stopped for an unknown reason.');
}
