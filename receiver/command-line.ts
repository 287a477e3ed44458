import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { TicketwireError } from '../shared/errors.ts';

/** The commands in the order of the help, each loaded only when it is needed: most of a start is loading modules. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  serve: async () => (await import('./cli/serve.ts')).addServe,
  init: async () => (await import('./cli/init.ts')).addInit,
  check: async () => (await import('./cli/check.ts')).addCheck,
  plan: async () => (await import('./cli/plan.ts')).addPlan,
  send: async () => (await import('./cli/send.ts')).addSend,
  deliveries: async () => (await import('./cli/deliveries.ts')).addDeliveries,
  sources: async () => (await import('./cli/sources.ts')).addSources,
  routes: async () => (await import('./cli/routes.ts')).addRoutes,
  transfer: async () => (await import('./cli/transfer.ts')).addTransfer,
  deploy: async () => (await import('./cli/deploy.ts')).addDeploy,
  app: async () => (await import('./cli/app.ts')).addApp,
  invitations: async () => (await import('./cli/invitations.ts')).addInvitations,
};

/** Runs one command. The exit status becomes 0 when it is done, 1 when it failed, 2 for wrong usage or configuration. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const program = new Command('ticketwire')
    .description('Keeps issue trackers true without hand work.')
    .version(packageJson.version)
    .showHelpAfterError("Run 'ticketwire --help' for the commands.")
    .exitOverride();
  for (const name of neededCommands(argv.slice(2))) (await commands[name]?.())?.(program);

  // Whoever reads the output may have read enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = exitStatusOf(error);
    if (error instanceof CommanderError) {
      if (error.code.startsWith('ticketwire.')) process.stderr.write(`${error.message}\n`);
    } else if (error instanceof TicketwireError) process.stderr.write(`${error.message}\n`);
    else throw error;
  }
}

/** The named command alone; `serve` where none is named; all where the help lists them or the name is unknown. */
function neededCommands([first, ...others]: readonly string[]): readonly string[] {
  if (first !== undefined && Object.hasOwn(commands, first)) return [first];
  if (first === '--version' || first === '-V') return [];
  const isServing = first === undefined || (first.startsWith('--config') && !others.some(isHelp));
  return isServing ? ['serve'] : Object.keys(commands);
}

function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h';
}

function exitStatusOf(error: unknown): number {
  if (error instanceof CommanderError)
    return error.code.startsWith('ticketwire.') || error.exitCode === 0 ? error.exitCode : 2;
  return error instanceof TicketwireError && error.code === 'configuration' ? 2 : 1;
}
