import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A bundle that imports GitHub's toolkit and posts once, made in a folder; gives the file to run. */
export function buildFloor(work: string): string {
  const source = join(work, 'floor');
  mkdirSync(source);
  symlinkSync(resolve('node_modules'), join(source, 'node_modules'));
  writeFileSync(join(source, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(source, 'floor.mjs'),
    `import * as core from '@actions/core';
import { context, getOctokit } from '@actions/github';
core.info(context.eventName);
const octokit = getOctokit(core.getInput('github-token'), { baseUrl: process.env.GITHUB_API_URL });
const { data } = await octokit.request('POST /repos/octo/widgets/issues', { title: 'x', labels: ['ticketwire'] });
core.setOutput('number', String(data.number));
`,
  );
  const ncc = resolve('node_modules/@vercel/ncc/dist/ncc/cli.js');
  const given = ['build', join(source, 'floor.mjs'), '--out', join(source, 'out'), '--no-cache', '--quiet'];
  execFileSync(process.execPath, [ncc, ...given], { cwd: source });
  return join(source, 'out/index.mjs');
}
