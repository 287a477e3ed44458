import './node-version.ts';
import { isMainThread } from 'node:worker_threads';
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { TicketwireError } from '../shared/errors.ts';
import { addApp } from './cli/app.ts';
import { addCheck } from './cli/check.ts';
import { addDeliveries } from './cli/deliveries.ts';
import { addDeploy } from './cli/deploy.ts';
import { addInit } from './cli/init.ts';
import { addInvitations } from './cli/invitations.ts';
import { addPlan } from './cli/plan.ts';
import { addRoutes } from './cli/routes.ts';
import { addSend } from './cli/send.ts';
import { addServe } from './cli/serve.ts';
import { addSources } from './cli/sources.ts';
import { addTransfer } from './cli/transfer.ts';
import './thread.ts';

const program = new Command('ticketwire')
  .description('Keeps issue trackers true without hand work.')
  .version(packageJson.version)
  .showHelpAfterError("Run 'ticketwire --help' for the commands.")
  .exitOverride();
addServe(program);
addInit(program);
addCheck(program);
addPlan(program);
addSend(program);
addDeliveries(program);
addSources(program);
addRoutes(program);
addTransfer(program);
addDeploy(program);
addApp(program);
addInvitations(program);

/** 0 done, 1 failed, 2 wrong usage or configuration. */
function exitStatusOf(error: unknown): number {
  if (error instanceof CommanderError)
    return error.code.startsWith('ticketwire.') || error.exitCode === 0 ? error.exitCode : 2;
  return error instanceof TicketwireError && error.code === 'configuration' ? 2 : 1;
}

// Whoever reads the output may have read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  // A thread of the program runs its own part, in thread.ts, and no command.
  if (isMainThread) await program.parseAsync();
} catch (error) {
  process.exitCode = exitStatusOf(error);
  if (error instanceof CommanderError) {
    if (error.code.startsWith('ticketwire.')) process.stderr.write(`${error.message}\n`);
  } else if (error instanceof TicketwireError) process.stderr.write(`${error.message}\n`);
  else throw error;
}
