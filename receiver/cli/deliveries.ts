import type { Command } from 'commander';
import type { JsonObject } from '../../shared/model/json.ts';
import { eventsText } from '../events-text.ts';
import { type ApiOptions, askApi, withApiOptions } from './api-client.ts';
import { print, printJson } from './print.ts';

interface Listing extends ApiOptions {
  source?: string;
  status?: string;
  search?: string;
  limit?: string;
  after?: string;
  json?: boolean;
}

export function addDeliveries(program: Command): void {
  const deliveries = program.command('deliveries').description('look at deliveries, and perform them again');
  withApiOptions(deliveries.command('list'))
    .description('the newest deliveries and what became of them')
    .option('--source <source>', 'only those of a source')
    .option('--status <status>', 'only those with an effect that is due, running, done, skipped or failed')
    .option('--search <text>', 'only those whose id or subject holds a text')
    .option('--limit <number>', 'how many', '20')
    .option('--after <position>', "go on from a page's end")
    .option('--json', 'print JSON')
    .action(list);
  withApiOptions(deliveries.command('show'))
    .description('one delivery whole: headers, body, effects and attempts')
    .argument('<id>', 'id of the delivery')
    .option('--source <source>', 'where several sources have a delivery of this id')
    .option('--json', 'print JSON')
    .action(show);
  withApiOptions(deliveries.command('redeliver'))
    .description("perform a delivery again by today's rules, or one failed effect as it was")
    .argument('<id>', 'id of the delivery')
    .option('--source <source>', 'where several sources have a delivery of this id')
    .option('--effect <id>', 'only this failed effect')
    .action(redeliverOne);
}

async function list({ source, status, search, limit, after, json, ...api }: Listing): Promise<void> {
  const page = await askApi('GET', `/deliveries?${queryOf({ source, status, q: search, limit, after })}`, api);
  if (json) {
    printJson(page);
    return;
  }
  const deliveries = page.deliveries as JsonObject[];
  for (const delivery of deliveries) print(lineOf(delivery));
  if (deliveries.length === 0)
    print(page.next === undefined ? 'No deliveries.' : 'No match among the newest deliveries.');
  if (page.next !== undefined) print(`More: --after ${String(page.next)}`);
}

async function show(
  id: string,
  { source, json, ...api }: ApiOptions & { source?: string; json?: boolean },
): Promise<void> {
  const found = await askApi('GET', `/deliveries/${encodeURIComponent(id)}?${queryOf({ source })}`, api);
  if (json) {
    printJson(found);
    return;
  }
  print(lineOf(found));
  for (const effect of found.effects as JsonObject[]) {
    print(`  ${effect.id}  ${effect.status}  ${effect.target}  rule '${effect.rule}'  ${effect.subject}`);
    const own = (found.attempts as JsonObject[]).filter((attempt) => attempt.effect === effect.id);
    for (const attempt of own)
      print(`    ${attempt.startedAt}  attempt ${attempt.number}: ${attempt.status}: ${attempt.message}`);
  }
  print('');
  for (const [name, value] of Object.entries(found.headers as JsonObject)) print(`${name}: ${String(value)}`);
  print(`\n${String(found.body)}`);
}

async function redeliverOne(
  id: string,
  { source, effect, ...api }: ApiOptions & { source?: string; effect?: string },
): Promise<void> {
  const query = queryOf({ source, effect });
  const answer = await askApi('POST', `/deliveries/${encodeURIComponent(id)}/redeliver?${query}`, api);
  const effects = Number(answer.effects);
  print(
    effects === 0
      ? 'No rule wants it: nothing to do.'
      : `${effects} ${effects === 1 ? 'effect is' : 'effects are'} due.`,
  );
}

function lineOf(delivery: JsonObject): string {
  const effects = (delivery.effects as JsonObject[]).map(
    ({ target, status, message }) =>
      `${String(target)} ${String(status)}${message === '' ? '' : `: ${String(message)}`}`,
  );
  const events = eventsText(delivery.events as string[]);
  const more = Number(delivery.effectCount) - effects.length;
  if (more > 0) effects.push(`and ${more} more`);
  return `${delivery.receivedAt}  ${delivery.source}  ${delivery.id}  ${events}  ${effects.join('; ') || 'no rule wanted it'}`;
}

function queryOf(parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
}
