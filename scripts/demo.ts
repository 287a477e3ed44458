/**
 * Plays the life of one LGTM alert through the receiver that runs here, or through one of its own when none does, and
 * prints what became of the ticket: npm run demo
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { tokenFor } from '../receiver/cli/api-client.ts';
import { findConfiguration } from '../receiver/configuration-file.ts';
import { addressOf } from '../receiver/server.ts';
import { readSettings } from '../receiver/settings.ts';
import { requireConfiguration } from '../shared/config/load.ts';
import { TicketwireError } from '../shared/errors.ts';
import type { Source } from '../shared/senders/source.ts';

interface Board {
  state: string;
  title: string;
  labels: string[];
  history: { at: string; what: string }[];
}

const settings = readSettings(process.env);
const here = addressOf(settings.host, settings.port);
const own = (await isReceiver(here)) ? undefined : await startOwn();
const address = own?.address ?? here;
try {
  await play(own?.dataDirectory ?? settings.dataDirectory);
} catch (error) {
  if (!(error instanceof TicketwireError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  own?.stop();
}

async function play(dataDirectory: string): Promise<void> {
  const which = own === undefined ? 'the receiver running at' : 'a receiver of its own (none runs here) at';
  print(`One alert's life, played through ${which} ${address}\n`);
  const { source, board } = findStage(dataDirectory);
  const token = tokenFor(address, { ...settings, dataDirectory });
  const read = (key: string) => readTicket(board, key, token);
  const alertUrl = `http://lgtm.example.com/issues/1000001/python/${Date.now().toString(36)}=`;
  const created = await post({ transition: 'create', ...alertBody(alertUrl) });
  await report('create', created);
  await report('create again', await post({ transition: 'create', ...alertBody(alertUrl) }));
  const id = created.json['issue-id'];
  for (const transition of ['close', 'reopen', 'suppress', 'unsuppress']) {
    await report(transition, await post({ transition, 'issue-id': id }));
  }
  const ticket = await read(String(id));
  print(`\n${id}: ${ticket.title}`);
  for (const { at, what } of ticket.history) print(`  ${at}  ${what}`);
  if (own === undefined) print(`\nSee it at ${address}/admin/`);

  async function post(body: object): Promise<{ status: number; json: Record<string, unknown> }> {
    const bytes = Buffer.from(JSON.stringify(body));
    const secret = source.secrets[0]?.reveal() ?? '';
    const headers = { 'content-type': 'application/json', ...source.sender.scheme.sign(bytes, secret, Date.now()) };
    const response = await fetch(address + source.path, { method: 'POST', headers, body: bytes });
    const json = (await response.json()) as Record<string, unknown>;
    if (response.ok) return { status: response.status, json };
    throw new TicketwireError(
      'target-refused',
      `The receiver answered ${response.status}: ${json.error} Does it run with the data directory ${dataDirectory}? Set TICKETWIRE_DATA to the one it uses.`,
    );
  }

  async function report(
    step: string,
    { status, json }: { status: number; json: Record<string, unknown> },
  ): Promise<void> {
    const { state, labels } = await read(String(json['issue-id']));
    print(
      `  ${step.padEnd(13)} ${status}  ${String(json['issue-id']).padEnd(10)} ${state.padEnd(7)} ${labels.join(', ')}`,
    );
  }
}

/** The source to play, and the board its alerts become tickets on. Refuses any other tracker: a demo makes no real tickets. */
function findStage(dataDirectory: string): { source: Source; board: string } {
  const env = own === undefined ? process.env : {};
  const text = findConfiguration({ named: own?.configuration, env, dataDirectory });
  const { sources, rules, targets } = requireConfiguration({ ...text, now: Date.now() });
  const source = sources.find(({ sender }) => sender.id === 'lgtm');
  const rule = rules.find(
    ({ isEnabled, from }) => isEnabled && (from.length === 0 || from.includes(source?.name ?? '')),
  );
  const real = targets.find(({ type }) => type !== 'local');
  const board = rule?.steps[0]?.in;
  if (source !== undefined && board !== undefined && real === undefined) return { source, board };
  const instead =
    real === undefined ? 'tracks no LGTM alert' : `may make real tickets in '${real.name}' (${real.type})`;
  throw new TicketwireError(
    'configuration',
    `The demo plays with local boards only, and ${text.file} ${instead}. Stop the receiver that runs here: without one, the demo starts one of its own.`,
  );
}

async function readTicket(board: string, key: string, token: string | undefined): Promise<Board> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${address}/api/v1/boards/${board}/${key}`, { headers });
  if (response.ok) return (await response.json()) as Board;
  throw new TicketwireError(
    'target-refused',
    `The receiver shows no ticket ${key} on the board '${board}' (${response.status}).`,
  );
}

async function isReceiver(at: string): Promise<boolean> {
  try {
    const response = await fetch(`${at}/readyz`, { signal: AbortSignal.timeout(2_000) });
    return ((await response.json()) as { status?: string }).status === 'ready';
  } catch {
    return false;
  }
}

/** A receiver with a directory and a configuration of its own, whatever stands in this folder. */
async function startOwn(): Promise<{ address: string; dataDirectory: string; configuration: string; stop(): void }> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'ticketwire-demo-'));
  const secret = randomBytes(32).toString('hex');
  const configuration = join(dataDirectory, 'ticketwire.yml');
  writeFileSync(configuration, demoConfiguration(secret), { mode: 0o600 });
  const env = { PATH: process.env.PATH, TICKETWIRE_DATA: dataDirectory, HOST: '127.0.0.1', PORT: '0' };
  const command = ['dist/receiver/index.js', 'serve', '--config', configuration];
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const listening = /"address":"([^"]+)"/.exec(line)?.[1];
    if (listening === undefined) continue;
    const stop = () => {
      child.once('exit', () => rmSync(dataDirectory, { recursive: true }));
      child.kill('SIGTERM');
    };
    return { address: listening, dataDirectory, configuration, stop };
  }
  throw new TicketwireError('internal', 'The receiver ended before it listened.');
}

function demoConfiguration(secret: string): string {
  return `
sources: { lgtm: { sender: lgtm, secret: ${secret} } }
targets: { board: { type: local } }
rules: [{ name: Alerts become tickets, on: alert, do: [{ track: board }] }]
`;
}

function alertBody(url: string): object {
  const lgtm = 'http://lgtm.example.com';
  return {
    project: {
      id: 1_000_001,
      'url-identifier': 'Git/example_user/example_repo',
      name: 'example_user/example_repo',
      url: `${lgtm}/projects/Git/example_user/example_repo`,
    },
    alert: {
      file: '/example.py',
      message: 'Import of "re" is not used.\n',
      url,
      query: { name: 'Unused import', url: `${lgtm}/rules/1000678` },
    },
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
