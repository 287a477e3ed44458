import type { Command } from 'commander';
import { requireConfiguration } from '../../shared/config/load.ts';
import { ensureLocalSecret, findConfiguration, removeLocalSecret, requireFilled } from '../configuration-file.ts';
import { loadInThread } from '../load-in-thread.ts';
import { createLog } from '../log.ts';
import { startReceiver } from '../receiver.ts';
import { startReloading } from '../reload.ts';
import { addressOf } from '../server.ts';
import { readSettings, requireToken } from '../settings.ts';

/** A stop takes no longer, whatever hangs; what is unfinished goes on at the next start. */
const maxStopMs = 9_500;

export function addServe(program: Command): void {
  program
    .command('serve', { isDefault: true })
    .description('run the receiver')
    .option('--config <file>', 'configuration file')
    .action(serve);
}

async function serve(options: { config?: string }): Promise<void> {
  const settings = readSettings(process.env);
  requireToken(settings);
  const find = () =>
    findConfiguration({ named: options.config, env: process.env, dataDirectory: settings.dataDirectory });
  const found = find();
  const newSecret = found.isLocalSetup ? ensureLocalSecret(settings.dataDirectory) : undefined;
  const configuration = requireFilled(found, requireConfiguration({ ...found, now: Date.now() }));
  const log = createLog(settings.logLevel);

  const receiver = await startReceiver(configuration, settings, log).catch((error) => {
    // A secret that was not shown is not kept: the next start makes and shows another.
    if (newSecret !== undefined) removeLocalSecret(settings.dataDirectory);
    throw error;
  });
  const reloading = startReloading({
    file: found.isLocalSetup ? undefined : found.file,
    read: async () => {
      const next = find();
      return requireFilled(next, await loadInThread({ ...next, env: { ...next.env }, now: Date.now() }));
    },
    apply: receiver.apply,
    onEnd: receiver.noteReload,
    log,
  });
  process.on('SIGHUP', () => void reloading.reload('SIGHUP'));
  const stop = async (signal: string) => {
    reloading.stop();
    log.info({ signal }, 'stopping');
    const isStopped = await Promise.race([
      receiver.stop().then(() => true),
      new Promise<boolean>((resolve) => setTimeout(resolve, maxStopMs, false).unref()),
    ]);
    if (isStopped) log.info('stopped');
    else log.warn('stopped without waiting any longer: the store or a connection does not answer');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop(signal).catch((error) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      });
    });
  }
  const address = addressOf(settings.host, receiver.port);
  const { signInCode } = receiver;
  const pages = signInCode === undefined ? `${address}/admin/` : `${address}/admin/sign-in?code=${signInCode}`;
  if (found.isLocalSetup) process.stdout.write(welcome({ address, pages, newSecret }, settings.dataDirectory));
  // Printed for the person who started it, and kept out of the log: the link opens the pages.
  else if (signInCode !== undefined) process.stdout.write(`Pages (this link works once): ${pages}\n`);
  log.info(
    {
      address,
      configuration: found.file,
      store: settings.databaseUrl === undefined ? settings.dataDirectory : 'PostgreSQL',
    },
    'listening',
  );
}

function welcome(
  { address, pages, newSecret }: { address: string; pages: string; newSecret: string | undefined },
  dataDirectory: string,
): string {
  const secret =
    newSecret === undefined
      ? `as made at the first start, kept in ${dataDirectory}/lgtm.secret`
      : `${newSecret}\n            (shown this once; kept in ${dataDirectory}/lgtm.secret)`;
  return `
Ticketwire runs without a configuration file: a set-up for trying it out.

  Source    lgtm: POST ${address}/hooks/lgtm
  Secret    ${secret}
  Target    board: tickets in Ticketwire's own store
  Rule      Alerts become tickets
  Pages     ${pages}

`;
}
