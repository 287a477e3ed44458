import type { Command } from 'commander';
import type { JsonObject } from '../../shared/model/json.ts';
import { type ApiOptions, askApi, withApiOptions } from './api-client.ts';
import { print, printJson } from './print.ts';

export function addRoutes(program: Command): void {
  const routes = program.command('routes').description('say which messages go to which rooms, while the receiver runs');
  withApiOptions(routes.command('list'))
    .description('routes, each with its events')
    .argument('[repository]', 'only the routes of this one')
    .option('--json', 'print JSON')
    .action(list);
  withApiOptions(routes.command('add'))
    .description('add a route, or give it other events')
    .argument('<repository>', 'owner/name, or a pattern such as octo/*')
    .argument('<room>', 'a target of the configuration: slack, mattermost, discord, teams, matrix or webhook')
    .argument(
      '[events...]',
      "events by our names or the forge's: push, issue.opened, issues; the defaults unless given",
    )
    .action(add);
  withApiOptions(routes.command('remove'))
    .description(
      'remove a route, or all routes of a repository; with the last one its registered source goes, and the secret',
    )
    .argument('<repository>', 'as it was added')
    .argument('[room]', 'only the route to this room')
    .action(remove);
  withApiOptions(routes.command('defaults'))
    .description('show the events of new routes that name none, or set them')
    .argument('[events...]', 'what new routes are for from now on')
    .option('--json', 'print JSON')
    .action(defaults);
}

async function list(repository: string | undefined, { json, ...api }: ApiOptions & { json?: boolean }): Promise<void> {
  const answer = await askApi('GET', '/routes', api);
  const isWanted = ({ repository: of }: JsonObject) => String(of).toLowerCase() === repository?.toLowerCase();
  const all = answer.routes as JsonObject[];
  const routes = repository === undefined ? all : all.filter(isWanted);
  if (json) {
    printJson({ routes });
    return;
  }
  for (const route of routes) print(lineOf(route));
  if (routes.length > 0) return;
  print(repository === undefined ? 'No routes.' : `The repository '${repository}' has no routes.`);
}

async function add(repository: string, room: string, events: readonly string[], api: ApiOptions): Promise<void> {
  const body = { repository, room, ...(events.length === 0 ? {} : { events: [...events] }) };
  const route = await askApi('POST', '/routes', { ...api, body });
  print(lineOf(route));
  if ((route.sources as string[]).length > 0) return;
  const name = repository.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  print(`No source tells of ${repository} yet. Register one:`);
  print(`  ticketwire sources add ${name} --sender github --repository ${repository}`);
}

async function remove(repository: string, room: string | undefined, api: ApiOptions): Promise<void> {
  const query = new URLSearchParams({ repository, ...(room === undefined ? {} : { room }) });
  const removed = await askApi('DELETE', `/routes?${query}`, api);
  for (const route of removed.routes as JsonObject[])
    print(`Removed  ${String(route.repository)} > ${String(route.room)}`);
  for (const source of removed.sources as string[]) {
    print(
      `Removed  source ${source} and its secret: it was registered for ${repository}, which has no routes any more.`,
    );
  }
}

async function defaults(events: readonly string[], { json, ...api }: ApiOptions & { json?: boolean }): Promise<void> {
  const answer =
    events.length === 0
      ? await askApi('GET', '/routes/defaults', api)
      : await askApi('PUT', '/routes/defaults', { ...api, body: { events: [...events] } });
  if (json) printJson(answer);
  else print(`New routes are for: ${(answer.events as string[]).join(', ')}`);
}

function lineOf({ repository, room, events, problems = [] }: JsonObject): string {
  const line = `${String(repository)} > ${String(room)}  ${(events as string[]).join(', ')}`;
  const reasons = problems as string[];
  return reasons.length === 0 ? line : `${line}  NOT FOLLOWED: ${reasons.join('; ')}`;
}
