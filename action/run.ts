import { createGithub, type Github } from '../shared/clients/github.ts';
import { failedJobNames, laterFailure } from '../shared/clients/github-facts.ts';
import type { Configuration } from '../shared/config/configuration.ts';
import { asTicketwireError } from '../shared/errors.ts';
import type { Rule } from '../shared/model/rule.ts';
import { matchesType } from '../shared/routing/condition.ts';
import { createMemoryStore } from '../shared/store/memory.ts';
import type { TrackEffect } from '../shared/targets/trackers/change.ts';
import { eventsOf } from './events.ts';
import { forwardEvent } from './forward.ts';
import { createGather, workflowBranchOf } from './gather.ts';
import { createReport, type Report } from './report.ts';
import type { Clock, Runner } from './runner.ts';
import { readSettings, type Settings } from './settings.ts';
import { alertRule, shortCutRules } from './short-cuts.ts';
import { httpOpener, openTargets } from './targets.ts';
import { createWork, type Work } from './work.ts';

/** How long a run waits for others in all before it gives up: three minutes. */
const patienceMs = 180_000;

/** One workflow run: reads the event, the rules and the alerts, does what they ask for, and says what was done and why not. */
export async function run(runner: Runner, clock: Clock): Promise<void> {
  const report = createReport(runner);
  try {
    const settings = readSettings(runner);
    report.isFailingOnError = settings.isFailingOnError;
    report.isDryRun = settings.isDryRun;
    await act(runner, settings, { clock, report });
  } catch (error) {
    report.isFailingOnError = !/^\s*false\s*$/i.test(runner.input('fail-on-error'));
    report.problem(asTicketwireError(error).message);
  }
  await report.publish();
}

async function act(runner: Runner, settings: Settings, given: { clock: Clock; report: Report }): Promise<void> {
  const { clock, report } = given;
  const patience = { ...clock, deadline: clock.now() + patienceMs };
  const openHttp = httpOpener(patience, { fetch: runner.fetch, isDryRun: settings.isDryRun });
  const { token } = settings;
  const { apiUrl, serverUrl } = runner;
  const github =
    token === undefined
      ? undefined
      : createGithub({
          apiUrl,
          webUrl: serverUrl,
          credentials: { token },
          http: openHttp(10_000),
          now: clock.now,
          target: 'github',
        });
  const gather = github === undefined ? undefined : createGather(github, report.warn);
  if (settings.forward !== undefined) {
    await forwardEvent(runner, settings.forward, {
      settings,
      github,
      gather,
      clock,
      deadline: patience.deadline,
      report,
    });
    return;
  }

  const found = await findRules(runner, settings, { github, now: clock.now(), report });
  if (found === undefined) return;
  const { configuration } = found;
  const store = createMemoryStore();
  const opened = openTargets(runner, { settings, configuration, openHttp, board: store.board, now: clock.now });
  const hasAlerts = settings.sarif.length > 0 || settings.alertLists.length > 0;
  const rules = withAlertRule(found.rules, hasAlerts);
  const objection = github === undefined ? undefined : (effect: TrackEffect) => objectionTo(effect, github, runner);
  const work = createWork({
    runner,
    rules,
    opened,
    messages: configuration?.messages,
    store,
    gather,
    clock,
    deadline: patience.deadline,
    report,
    objection,
  });
  await work.perform(eventsOf(runner, { rules, jobStatus: settings.jobStatus, now: clock.now() }));
  if (hasAlerts) await performAlerts(work, { runner, settings, github });
}

async function performAlerts(
  work: Work,
  { runner, settings, github }: { runner: Runner; settings: Settings; github: Github | undefined },
): Promise<void> {
  // Loaded only by those who have alerts: reading SARIF is the largest part of the program.
  const { performAlertSets } = await import('./alerts.ts');
  await performAlertSets(work, { runner, settings, github });
}

/** The rules there are; undefined where the configuration is broken, or there is nothing to go by. */
async function findRules(
  runner: Runner,
  settings: Settings,
  { github, now, report }: { github: Github | undefined; now: number; report: Report },
): Promise<{ rules: readonly Rule[]; configuration: Configuration | undefined } | undefined> {
  const shortCuts = shortCutRules(settings);
  const { rules, configFile } = settings;
  if (rules === undefined && configFile === undefined && shortCuts.length > 0) {
    return { rules: shortCuts, configuration: undefined };
  }
  // Loaded only by those who have rules: a short cut needs no YAML.
  const { readConfiguration } = await import('./configuration.ts');
  const loaded = await readConfiguration(runner, settings, { github, now });
  if (loaded === undefined) {
    const isAlertsOnly = settings.sarif.length > 0 || settings.alertLists.length > 0;
    if (isAlertsOnly) return { rules: shortCuts, configuration: undefined };
    report.nothing('there is no .github/ticketwire.yml, no input rules, and no short cut');
    return undefined;
  }
  if ('problems' in loaded) {
    for (const { file, line, column, path, message } of loaded.problems) {
      const text = path === '' ? message : `${path}: ${message}`;
      report.problem(text, { file, startLine: line, startColumn: column });
    }
    return undefined;
  }
  const { configuration } = loaded;
  return { rules: [...configuration.rules, ...shortCuts], configuration };
}

/** Alerts that were asked for are tracked as this repository's issues, unless a rule says what becomes of them. */
function withAlertRule(rules: readonly Rule[], hasAlerts: boolean): readonly Rule[] {
  const isCovered = rules.some(({ on }) => on.some((pattern) => matchesType(pattern, 'alert.opened')));
  return hasAlerts && !isCovered ? [...rules, alertRule] : rules;
}

/** Why a workflow does not pass although this run or job does: another job failed, or a later run. */
async function objectionTo(effect: TrackEffect, github: Github, runner: Runner): Promise<string | undefined> {
  const { repository, run } = runner;
  try {
    if (runner.eventName === 'workflow_run') {
      const { run: followed } = effect.data;
      if (followed === undefined) return undefined;
      const of = { ...workflowBranchOf(followed, repository), number: followed.number ?? 0 };
      const later = await laterFailure(github, of);
      return later === undefined ? undefined : `left open: run ${later}, which is later, failed`;
    }
    const names = await failedJobNames(github, { repository, id: run.id, attempt: run.attempt });
    return names.length === 0 ? undefined : `left open: ${names.slice(0, 3).join(', ')} of this very run failed`;
  } catch (error) {
    return `left open: whether other jobs or later runs failed could not be read. ${asTicketwireError(error).message}`;
  }
}
