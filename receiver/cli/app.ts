import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { apiUrlOf } from '../../shared/clients/github-addresses.ts';
import { createHttp } from '../../shared/clients/http.ts';
import type { Configuration } from '../../shared/config/configuration.ts';
import { formatProblem } from '../../shared/config/configuration.ts';
import { loadConfiguration } from '../../shared/config/load.ts';
import { TicketwireError } from '../../shared/errors.ts';
import { addressValue } from '../../shared/settings/values.ts';
import { findConfiguration } from '../configuration-file.ts';
import { createApp, type MadeApp } from '../github-app/create.ts';
import { type AppManifest, appManifest, maxAppName } from '../github-app/manifest.ts';
import { readSettings } from '../settings.ts';
import { print, printJson } from './print.ts';

interface ManifestOptions {
  config?: string;
  name?: string;
  url?: string;
  source?: string;
}

interface CreateOptions extends ManifestOptions {
  organization?: string;
  out: string;
  github: string;
  port: string;
  force?: boolean;
}

export function addApp(program: Command): void {
  const app = program.command('app').description('a GitHub App with what the rules need');
  const withManifest = (command: Command) =>
    command
      .option('--config <file>', 'configuration file')
      .option('--name <name>', 'name of the App; unique on GitHub', 'ticketwire')
      .option('--url <address>', 'where GitHub reaches the receiver; TICKETWIRE_PUBLIC_URL unless given')
      .option('--source <name>', 'source that takes its deliveries; the only one of GitHub unless given');
  withManifest(app.command('manifest'))
    .description('print the manifest: the events and permissions that the present rules need, and no others')
    .action((options: ManifestOptions) => printJson(manifestOf(options).manifest));
  withManifest(app.command('create'))
    .description('make the App on GitHub, in the browser, and keep its credentials here')
    .option('--organization <login>', 'whose App it is; your own unless given')
    .option('--out <directory>', 'where its key and its secret are written', '.')
    .option('--github <address>', 'GitHub Enterprise Server: https://HOST', 'https://github.com')
    .option('--port <port>', 'port of the page on this machine; any unless given', '0')
    .option('--force', 'write over credentials that are there')
    .action(create);
}

function manifestOf(options: ManifestOptions): {
  manifest: AppManifest;
  file: string;
  directory: string;
  source: string;
} {
  const { dataDirectory, publicUrl } = readSettings(process.env);
  const found = findConfiguration({ named: options.config, env: process.env, dataDirectory });
  // What the App will be proved by is not there yet.
  const loaded = loadConfiguration({ ...found, now: Date.now(), isLenient: true });
  if (!('configuration' in loaded)) {
    throw new TicketwireError('configuration', loaded.problems.map(formatProblem).join('\n'));
  }
  const { name = 'ticketwire' } = options;
  if (name.trim() === '' || name.length > maxAppName) {
    throw new TicketwireError('configuration', `--name must be of 1 to ${maxAppName} characters.`);
  }
  const source = sourceOf(loaded.configuration, options.source);
  const given = options.url === undefined ? publicUrl : addressOf('--url', options.url);
  const manifest = appManifest(loaded.configuration, { name, publicUrl: given, source });
  // What is not configured yet will be written here.
  const directory = found.isLocalSetup ? process.cwd() : found.directory;
  return { manifest, file: found.file, directory, source: source.name };
}

function sourceOf(configuration: Configuration, named: string | undefined): { name: string; path: string } {
  const ofGithub = [
    ...configuration.sources.filter(({ sender }) => sender.id === 'github'),
    // Its secret may be just what is made here.
    ...configuration.unavailableSources.filter(({ sender }) => sender === 'github'),
  ];
  const found = named === undefined ? ofGithub : ofGithub.filter(({ name }) => name === named);
  const [first, ...others] = found;
  if (first !== undefined && others.length > 0) {
    const names = found.map(({ name }) => name).join(', ');
    throw new TicketwireError('configuration', `Several sources are of GitHub: ${names}. Say which with --source.`);
  }
  const name = first?.name ?? named ?? 'github';
  return { name, path: first?.path ?? `/hooks/${name}` };
}

function addressOf(option: string, text: string): string {
  const parsed = addressValue.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new TicketwireError('configuration', `${option} ${parsed.error.issues[0]?.message ?? 'is wrong'}.`);
}

/** GitHub makes codes that are good for an hour. */
const patienceMs = 60 * 60_000;

async function create(options: CreateOptions): Promise<void> {
  const { manifest, file, directory, source } = manifestOf(options);
  const webUrl = addressOf('--github', options.github);
  if (!/^\d{1,5}$/.test(options.port)) throw new TicketwireError('configuration', '--port must be a number.');
  const files = { key: join(options.out, 'ticketwire-app.pem'), secret: join(options.out, 'ticketwire-app.secret') };
  for (const each of Object.values(files)) {
    if (!existsSync(each) || options.force) continue;
    throw new TicketwireError(
      'configuration',
      `${each} is there already. Move it away, or write over it with --force.`,
    );
  }
  requireDirectory(options.out);
  const interrupted = new AbortController();
  process.once('SIGINT', () =>
    interrupted.abort(new CommanderError(130, 'ticketwire.interrupted', 'Nothing was made.')),
  );
  const late = setTimeout(() => {
    const words = 'Nobody came back from GitHub within an hour. Nothing is kept; start again.';
    interrupted.abort(new CommanderError(1, 'ticketwire.late', words));
  }, patienceMs);
  try {
    const app = await createApp({
      manifest,
      file,
      organization: options.organization,
      webUrl,
      apiUrl: apiUrlOf(webUrl),
      port: Number(options.port),
      http: createHttp({ timeoutMs: 30_000 }),
      signal: interrupted.signal,
      onReady: (url) => {
        print(`Open ${url} in a browser on this machine, and make the App there.`);
        if (manifest.hook_attributes === undefined) {
          print(
            'It will be told of nothing: say with --url, or TICKETWIRE_PUBLIC_URL, where GitHub reaches the receiver.',
          );
        }
      },
      keep: (made) => keep(made, files, { mayReplace: options.force === true }),
    });
    tell(app, files, { source, directory });
  } finally {
    clearTimeout(late);
  }
}

/** Before anything is made whose credentials could not be kept. */
function requireDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new TicketwireError(
      'configuration',
      `${directory} cannot be written to (${reason}). Choose another with --out.`,
      { cause },
    );
  }
}

/** The secrets, for this user alone. */
function keep(
  { name, privateKey, webhookSecret }: MadeApp,
  files: { key: string; secret: string },
  { mayReplace }: { mayReplace: boolean },
): void {
  try {
    // A file that is there would keep its own mode.
    if (mayReplace) for (const each of Object.values(files)) rmSync(each, { force: true });
    write(files.key, privateKey);
    if (webhookSecret !== undefined) write(files.secret, webhookSecret);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new TicketwireError(
      'configuration',
      `${name} is made, but its credentials cannot be written to ${files.key} (${reason}). Delete the App on GitHub, put that right, and start again.`,
      { cause },
    );
  }
}

function write(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
}

function tell(
  app: MadeApp,
  files: { key: string; secret: string },
  { source, directory }: { source: string; directory: string },
): void {
  // Files are looked for from where the configuration is.
  const named = (file: string) => {
    const path = relative(directory, resolve(file));
    return `{ file: ${/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)} }`;
  };
  print(`${app.name} is made (id ${app.id}).`);
  print(
    `Its private key is in ${files.key}${app.webhookSecret === undefined ? '' : `, its webhook secret in ${files.secret}`}: readable for you alone.`,
  );
  print('');
  print('Write into the configuration:');
  if (app.webhookSecret !== undefined) {
    print(`  sources: { ${source}: { sender: github, secret: ${named(files.secret)} } }`);
  }
  print(`  and in targets of GitHub, instead of token:  app: { id: ${app.id}, private-key: ${named(files.key)} }`);
  print(`Install it: ${app.install}`);
}
