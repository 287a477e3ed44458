import type { Command } from 'commander';
import { requireConfiguration } from '../../shared/config/load.ts';
import { knowledgeOf } from '../../shared/pipeline/plan-events.ts';
import { indexRules } from '../../shared/routing/rule-index.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import { findConfiguration } from '../configuration-file.ts';
import { type DeliveryPlan, planBody } from '../plan.ts';
import { readSettings } from '../settings.ts';
import { readBody, readHeaders } from './body.ts';
import { print, printJson } from './print.ts';
import { requireSource } from './source.ts';

interface PlanOptions {
  source: string;
  event?: string;
  header?: readonly string[];
  config?: string;
  json?: boolean;
}

export function addPlan(program: Command): void {
  program
    .command('plan')
    .description('show what a delivery would do, and which filter stops each rule; nothing is done')
    .argument('<file>', 'the body; - for standard input')
    .requiredOption('--source <name>', 'source that it would come from, as the configuration names it')
    .option('--event <name>', "the sender's own name of the event, where it names it in a header: push, workflow_run")
    .option('--header <header...>', "a header that the sender would send, as 'Name: value'")
    .option('--config <file>', 'configuration file')
    .option('--json', 'print JSON')
    .action(plan);
}

async function plan(file: string, options: PlanOptions): Promise<void> {
  const { dataDirectory } = readSettings(process.env);
  const found = findConfiguration({ named: options.config, env: process.env, dataDirectory });
  const { sources, rules, targets, messages } = requireConfiguration({ ...found, now: Date.now() });
  const source = requireSource(options.source, sources, found.file);
  const planned = await planBody(await readBody(file), {
    source,
    rules: indexRules(rules),
    targets: knowledgeOf(targets, messages),
    store: createMemoryStore(),
    now: Date.now(),
    event: options.event,
    headers: readHeaders(options.header),
    isWhole: true,
  });
  if (options.json) printJson(planned);
  else printPlan(planned);
}

function printPlan({ events, effects }: DeliveryPlan): void {
  if (events.length === 0) print('No event: the source takes nothing about this, or it says nothing.');
  for (const { type, subject, rules } of events) {
    print(`${type}  ${subject}`);
    for (const { rule, isWanted, reason } of rules)
      print(`  ${isWanted ? 'wants it' : 'does not'}  ${rule}: ${reason}`);
    if (rules.length === 0) print('  No rule is configured.');
  }
  print(effects.length === 0 ? 'Nothing would be done.' : 'What would be done:');
  for (const effect of effects) print(`  ${JSON.stringify(effect)}`);
}
