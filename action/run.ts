import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConfigurationText } from '../shared/config/document.ts';
import { loadConfiguration } from '../shared/config/load.ts';
import { contextOf } from '../shared/mapping/ticket-draft.ts';
import type { HookEvent } from '../shared/model/event.ts';
import type { Rule } from '../shared/model/rule.ts';
import { objectionOf } from '../shared/routing/condition.ts';
import type { Runner } from './runner.ts';
import { summaryOf } from './summary.ts';

const defaultFile = '.github/ticketwire.yml';

/**
 * One workflow run: reads the event and the rules, plans, and says what was planned. The events that a workflow can see
 * open and close nothing a ticket could follow yet, so a plan holds the verdict on every rule and no effect.
 */
export async function run(runner: Runner, now: number): Promise<void> {
  const token = runner.input('github-token');
  if (token !== '') runner.mask(token);
  const isFailing = isTrue(runner, 'fail-on-error');
  isTrue(runner, 'dry-run');

  const found = findConfiguration(runner);
  if (found === undefined) {
    finish(runner, 'nothing');
    await runner.summarize(
      summaryOf({ eventName: runner.eventName, verdicts: [], reason: `there is no ${defaultFile}` }),
    );
    return;
  }
  const result = loadConfiguration({ ...found, now });
  if (!('configuration' in result)) {
    for (const { file, line, column, path, message } of result.problems) {
      const text = path === '' ? message : `${path}: ${message}`;
      const place = { file, startLine: line, startColumn: column };
      if (isFailing) runner.error(text, place);
      else runner.warning(text, place);
    }
    finish(runner, 'failed');
    if (isFailing) runner.fail();
    return;
  }
  const verdicts = result.configuration.rules.map((rule) => verdictOn(rule, eventOf(runner, now)));
  finish(runner, 'nothing');
  await runner.summarize(summaryOf({ eventName: runner.eventName, verdicts, reason: 'no rule wants this event' }));
}

function eventOf(runner: Runner, now: number): HookEvent {
  return {
    id: `workflow/${runner.eventName}`,
    sender: 'workflow',
    source: 'workflow',
    type: `other.${runner.eventName}`,
    subject: `workflow:${runner.repository}`,
    occurredAt: now,
    data: {},
    payload: runner.payload,
  };
}

function verdictOn(rule: Rule, event: HookEvent): { rule: string; reason: string } {
  return {
    rule: rule.name,
    reason: objectionOf(rule, event, contextOf(event, 'GitHub Actions')) ?? 'all its filters hold',
  };
}

function findConfiguration(runner: Runner): ConfigurationText | undefined {
  const rules = runner.input('rules');
  const { workspace, env } = runner;
  if (rules !== '') return { text: rules, file: "input 'rules'", directory: workspace, env };
  const named = runner.input('config');
  const file = named === '' ? defaultFile : named;
  const path = join(workspace, file);
  if (named === '' && !existsSync(path)) return undefined;
  return { text: readFileSync(path, 'utf8'), file, directory: dirname(path), env };
}

function isTrue(runner: Runner, name: 'dry-run' | 'fail-on-error'): boolean {
  const value = runner.input(name).toLowerCase();
  if (value !== 'true' && value !== 'false') throw new Error(`The input '${name}' must be true or false.`);
  return value === 'true';
}

function finish(runner: Runner, status: 'nothing' | 'failed'): void {
  runner.output('status', status);
  runner.output('effects', '[]');
  runner.output('changed', '0');
}
