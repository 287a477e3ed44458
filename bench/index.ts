/**
 * Runs the benchmarks one after the other; each writes its results into bench/results-*.md. With --check they are compared
 * with the written ones instead: fails where a ratio is worse by more than 10 %, or a bar that was met is missed by more.
 *
 *   npm run bench [-- --check] [-- NAME ...]
 */
import { spawnSync } from 'node:child_process';

const all = ['rules', 'reload', 'holds', 'jira', 'action', 'history', 'drain', 'create', 'receiver'];

const given = process.argv.slice(2);
const isCheck = given.includes('--check');
const names = given.filter((each) => each !== '--check');
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`There is no benchmark ${unknown.join(', ')}. There are ${all.join(', ')}.`);

const failed = (names.length > 0 ? names : all).filter((name) => {
  const env = isCheck ? { ...process.env, TICKETWIRE_BENCH: 'check' } : process.env;
  return spawnSync(process.execPath, [`bench/${name}.ts`], { stdio: 'inherit', env }).status !== 0;
});
if (failed.length > 0) {
  process.stderr.write(`Failed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
