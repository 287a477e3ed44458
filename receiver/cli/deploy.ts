import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { createHttp } from '../../shared/clients/http.ts';
import type { Configuration } from '../../shared/config/configuration.ts';
import { requireConfiguration } from '../../shared/config/load.ts';
import { TicketwireError } from '../../shared/errors.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import type { CheckoutState, WorkingCopy } from '../../shared/targets/checkouts/working-copy.ts';
import { findConfiguration } from '../configuration-file.ts';
import { readSettings } from '../settings.ts';
import { print, printJson } from './print.ts';

interface Options {
  config?: string;
  json?: boolean;
  /** False: nothing runs afterwards. */
  then?: boolean;
}

export function addDeploy(program: Command): void {
  const deploy = program.command('deploy').description('look at checkouts, and bring them back; on their own machine');
  deploy
    .command('list')
    .description('checkouts, and what is deployed there')
    .option('--config <file>', 'configuration file')
    .option('--json', 'print JSON')
    .action(list);
  deploy
    .command('rollback')
    .description('bring a checkout back to the commit that was deployed before; once more brings it forward again')
    .argument('<target>', 'target of the configuration')
    .argument('[program...]', "after --: what is run there afterwards, instead of the rule's 'then'")
    .option('--no-then', 'run nothing afterwards')
    .option('--config <file>', 'configuration file')
    .option('--json', 'print JSON')
    .action(rollback);
}

async function list(options: Options): Promise<void> {
  const states: (CheckoutState & { target: string })[] = [];
  for (const [target, copy] of checkoutsIn(readConfiguration(options))) {
    states.push({ target, ...(await copy.describe()) });
  }
  if (options.json) {
    printJson({ checkouts: states });
    return;
  }
  for (const state of states) print(lineOf(state));
  if (states.length === 0) print('No target is a checkout.');
}

async function rollback(target: string, program: readonly string[], options: Options): Promise<void> {
  const configuration = readConfiguration(options);
  const copy = checkoutsIn(configuration).get(target);
  if (copy === undefined) throw new TicketwireError('configuration', `No checkout is called '${target}'.`);
  await refuseForeignRoot(copy);
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    // By leaving this way what runs is ended, too.
    process.once(signal, () => process.exit(status));
  }
  const steps = configuration.rules.filter(({ isEnabled }) => isEnabled).flatMap((rule) => rule.steps);
  const step = steps.find((each) => each.verb === 'deploy' && each.in === target);
  const usual = step?.verb === 'deploy' && options.then !== false ? step.programs : [];
  const { commit, previous, notes } = await copy
    .rollback(program.length > 0 ? [program] : usual)
    .catch((error: unknown) => {
      if (!(error instanceof TicketwireError) || error.code !== 'not-ready') throw error;
      // Nobody here waits for it.
      throw new TicketwireError(
        'not-ready',
        'Another deployment is at work in the checkout. Try again when it has ended.',
      );
    });
  if (options.json) printJson({ target, commit, previous, notes });
  else {
    print(`${target} is at ${commit}, and was at ${previous ?? commit}.`);
    for (const note of notes) print(note);
  }
}

/** What root writes there the receiver's user could not change any more. */
async function refuseForeignRoot(copy: WorkingCopy): Promise<void> {
  const { path } = await copy.describe();
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  if (process.getuid?.() !== 0 || owner === undefined || owner === 0) return;
  throw new TicketwireError(
    'configuration',
    `${path} belongs to the user ${owner}. Run this as that user: sudo -u '#${owner}' …`,
  );
}

function readConfiguration({ config }: Options): Configuration {
  const { dataDirectory } = readSettings(process.env);
  const found = findConfiguration({ named: config, env: process.env, dataDirectory });
  return requireConfiguration({ ...found, now: Date.now() });
}

function checkoutsIn({ targets }: Configuration): ReadonlyMap<string, WorkingCopy> {
  const { board } = createMemoryStore();
  const dependencies = { board, now: Date.now, openHttp: (timeoutMs: number) => createHttp({ timeoutMs }) };
  return new Map(
    targets.flatMap(({ name, deploys, open }) => {
      const copy = deploys === undefined ? undefined : open(dependencies).checkout;
      return copy === undefined ? [] : [[name, copy] as const];
    }),
  );
}

function lineOf({
  target,
  path,
  repository,
  branch,
  state,
  deployed,
  previous,
  reason,
}: CheckoutState & { target: string }): string {
  const commits = `deployed ${deployed ?? 'nothing'}, before it ${previous ?? 'nothing'}`;
  return `${target}  ${state}  ${repository} ${branch}  ${path}  ${commits}${reason === undefined ? '' : `  ${reason}`}`;
}
