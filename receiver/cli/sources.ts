import type { Command } from 'commander';
import type { JsonObject } from '../../shared/model/json.ts';
import { type ApiOptions, askApi, withApiOptions } from './api-client.ts';
import { print, printJson } from './print.ts';

export function addSources(program: Command): void {
  const sources = program.command('sources').description('look at sources, and register them while the receiver runs');
  withApiOptions(sources.command('list'))
    .description('sources of the configuration file, and registered ones')
    .option('--json', 'print JSON')
    .action(list);
  withApiOptions(sources.command('add'))
    .description('register a source, and print its address and its secret')
    .argument('<name>', 'name of the source')
    .requiredOption('--sender <sender>', 'the system that calls')
    .option('--repository <repository>', 'owner/name: deliveries about any other repository ask for nothing')
    .action(add);
  withApiOptions(sources.command('rotate'))
    .description('give a registered source another secret, and print it')
    .argument('<name>', 'name of the source')
    .option('--overlap <duration>', 'how long the old secret stays valid; 24h unless given, 0s for no longer')
    .action(rotate);
  withApiOptions(sources.command('remove'))
    .description('remove a registered source and its secrets')
    .argument('<name>', 'name of the source')
    .action(remove);
}

async function list({ json, ...api }: ApiOptions & { json?: boolean }): Promise<void> {
  const answer = await askApi('GET', '/sources', api);
  if (json) {
    printJson(answer);
    return;
  }
  const sources = answer.sources as JsonObject[];
  for (const source of sources) print(lineOf(source));
  if (sources.length === 0) print('No sources.');
}

async function add(
  name: string,
  { sender, repository, ...api }: ApiOptions & { sender: string; repository?: string },
): Promise<void> {
  const body = { name, sender, ...(repository === undefined ? {} : { repository }) };
  const made = await askApi('POST', '/sources', { ...api, body });
  print(`Address  ${String(made.url)}`);
  printSecret(made);
}

async function rotate(name: string, { overlap, ...api }: ApiOptions & { overlap?: string }): Promise<void> {
  const body: JsonObject = overlap === undefined ? {} : { overlap };
  const made = await askApi('POST', `/sources/${encodeURIComponent(name)}/rotate`, { ...api, body });
  printSecret(made);
  const isOver = String(made.othersUntil) <= String(made.createdAt);
  print(
    isOver ? 'The old secret is no longer valid.' : `The old secret stays valid until ${String(made.othersUntil)}.`,
  );
}

async function remove(name: string, api: ApiOptions): Promise<void> {
  await askApi('DELETE', `/sources/${encodeURIComponent(name)}`, api);
  print(`The source '${name}' is removed: its address answers 404 now.`);
}

function printSecret({ secret }: JsonObject): void {
  print(`Secret   ${String(secret)}`);
  print('The secret is shown this once: it is kept encrypted, and nothing tells it again.');
}

function lineOf({ name, sender, url, repository, repositories, origin, secrets }: JsonObject): string {
  const about = repository ?? (repositories as string[] | undefined)?.join(', ') ?? 'any repository';
  const ending = (secrets as JsonObject[]).flatMap(({ until }) =>
    until === null ? [] : [`one until ${String(until)}`],
  );
  const count = (secrets as JsonObject[]).length;
  const valid = [`${count} ${count === 1 ? 'secret' : 'secrets'}`, ...ending].join(', ');
  return [name, sender, url, about, origin === 'file' ? 'of the file' : 'registered', valid].map(String).join('  ');
}
