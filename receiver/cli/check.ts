import { type Command, CommanderError } from 'commander';
import { formatProblem, type Problem } from '../../shared/config/configuration.ts';
import { loadConfiguration } from '../../shared/config/load.ts';
import { defaultFile, emptyFile, findConfiguration, isFilled } from '../configuration-file.ts';
import { readSettings } from '../settings.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('report every mistake in the configuration file')
    .argument('[file]', 'configuration file')
    .option('--config <file>', 'configuration file')
    .option('--json', 'print the mistakes as JSON')
    .action(check);
}

function check(argument: string | undefined, options: { config?: string; json?: boolean }): void {
  const { dataDirectory } = readSettings(process.env);
  const found = findConfiguration({ named: argument ?? options.config, env: process.env, dataDirectory });
  if (found.isLocalSetup) {
    process.stdout.write(
      `There is no ${defaultFile} here, so there is nothing to check: 'serve' would run a set-up for trying it out.\n`,
    );
    return;
  }
  const result = loadConfiguration({ ...found, now: Date.now() });
  const isEmpty = 'configuration' in result && !isFilled(result.configuration);
  const problems: readonly Problem[] = isEmpty
    ? [{ file: found.file, line: 1, column: 1, path: '', message: emptyFile }]
    : result.problems;
  if (options.json) process.stdout.write(`${JSON.stringify({ file: found.file, problems }, undefined, 2)}\n`);
  if ('configuration' in result && !isEmpty) {
    const { sources, targets, rules } = result.configuration;
    const counts = [count(sources, 'source'), count(targets, 'target'), count(rules, 'rule')].join(', ');
    if (!options.json) process.stdout.write(`${found.file} is valid: ${counts}.\n`);
    return;
  }
  if (!options.json) process.stderr.write(`${problems.map(formatProblem).join('\n')}\n`);
  throw new CommanderError(2, 'ticketwire.invalid', `${count(problems, 'mistake')} in ${found.file}.`);
}

function count(things: readonly unknown[], name: string): string {
  return `${things.length} ${name}${things.length === 1 ? '' : 's'}`;
}
