import { SingleBar } from 'cli-progress';
import { type Command, CommanderError } from 'commander';
import { readSettings } from '../settings.ts';
import { openPostgresDatabase } from '../store/postgres.ts';
import { openSqliteDatabase } from '../store/sqlite.ts';
import { advanceSequences, type TableName, transfer } from '../store/transfer.ts';

export function addTransfer(program: Command): void {
  program
    .command('export')
    .description('copy the embedded store into the PostgreSQL database that DATABASE_URL names')
    .option('--json', 'print the counts as JSON')
    .action((options: { json?: boolean }) => move('export', options));
  program
    .command('import')
    .description('copy the PostgreSQL database that DATABASE_URL names into the embedded store')
    .option('--json', 'print the counts as JSON')
    .action((options: { json?: boolean }) => move('import', options));
}

async function move(direction: 'export' | 'import', options: { json?: boolean }): Promise<void> {
  const { databaseUrl, dataDirectory } = readSettings(process.env);
  if (databaseUrl === undefined) {
    throw new CommanderError(
      2,
      'ticketwire.transfer',
      'DATABASE_URL is not set: it names the PostgreSQL database to move to or from.',
    );
  }
  const embedded = await openSqliteDatabase(dataDirectory);
  const postgres = await openPostgresDatabase(databaseUrl).catch((error: unknown) => {
    embedded.unlock();
    throw error;
  });
  const bar = new SingleBar({
    format: '{table} [{bar}] {value}/{total}',
    stream: process.stderr,
    clearOnComplete: true,
    noTTYOutput: false,
  });
  let shown: TableName | undefined;
  try {
    const [from, to] = direction === 'export' ? [embedded.writer, postgres] : [postgres, embedded.writer];
    const counts = await transfer({
      from,
      to,
      onProgress: ({ table, done, total }) => {
        if (shown !== table) bar.start(total, done, { table: table.padEnd(14) });
        else bar.update(done);
        shown = table;
      },
      ...(direction === 'export' ? { afterwards: advanceSequences } : {}),
    });
    bar.stop();
    const lines = Object.entries(counts).map(([table, count]) => `${table.padEnd(14)} ${count}`);
    process.stdout.write(
      options.json
        ? `${JSON.stringify(counts)}\n`
        : `${lines.join('\n')}\nEverything has arrived: the counts are the same.\n`,
    );
  } finally {
    bar.stop();
    await embedded.writer.destroy();
    await postgres.destroy();
    embedded.unlock();
  }
}
