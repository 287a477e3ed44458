import { type Command, CommanderError } from 'commander';
import { type Configuration, formatProblem, type Problem } from '../../shared/config/configuration.ts';
import { loadConfiguration } from '../../shared/config/load.ts';
import { defaultFile, emptyFile, findConfiguration, isFilled } from '../configuration-file.ts';
import { type Proof, proveTargets } from '../prove.ts';
import { readSettings } from '../settings.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('report every mistake in the configuration file')
    .argument('[file]', 'configuration file')
    .option('--config <file>', 'configuration file')
    .option('--online', 'ask every target, too, whether it can do what the rules have for it; nothing is written there')
    .option('--json', 'print what was found as JSON')
    .action(check);
}

interface Options {
  config?: string;
  online?: boolean;
  json?: boolean;
}

async function check(argument: string | undefined, options: Options): Promise<void> {
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
  if ('configuration' in result && !isEmpty) return report(found.file, result.configuration, options);
  if (options.json) printJson({ file: found.file, problems });
  else process.stderr.write(`${problems.map(formatProblem).join('\n')}\n`);
  throw new CommanderError(2, 'ticketwire.invalid', `${count(problems, 'mistake')} in ${found.file}.`);
}

/** What there is to say of a file without mistakes. */
async function report(file: string, configuration: Configuration, { online, json }: Options): Promise<void> {
  const { sources, targets, rules } = configuration;
  const counts = [count(sources, 'source'), count(targets, 'target'), count(rules, 'rule')].join(', ');
  if (!json) process.stdout.write(`${file} is valid: ${counts}.\n`);
  const proofs = online ? await proveTargets(configuration) : [];
  if (json) {
    printJson({ file, problems: [], ...(online ? { targets: proofs } : {}) });
  } else {
    for (const proof of proofs) process.stdout.write(`\n${linesOf(proof).join('\n')}\n`);
  }
  const missing = proofs.flatMap(({ findings }) => findings.filter(({ remedy }) => remedy !== undefined));
  if (missing.length === 0) return;
  const places = proofs.filter(({ findings }) => findings.some(({ remedy }) => remedy !== undefined));
  const names = places.map(({ target }) => `'${target}'`).join(', ');
  const message = `${count(missing, 'thing')} missing at ${names}.`;
  throw new CommanderError(1, 'ticketwire.unproved', message);
}

function linesOf({ target, type, findings }: Proof): string[] {
  const asked = findings.flatMap(({ what, remedy }) =>
    remedy === undefined ? [`  ok      ${what}`] : [`  not ok  ${what}`, `          ${remedy}`],
  );
  return [
    `${target} (${type})`,
    ...(asked.length === 0 ? ['  nothing can be asked without changing something'] : asked),
  ];
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

function count(things: readonly unknown[], name: string): string {
  return `${things.length} ${name}${things.length === 1 ? '' : 's'}`;
}
