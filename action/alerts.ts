import type { Github } from '../shared/clients/github.ts';
import { pageSize } from '../shared/clients/github-pages.ts';
import { asTicketwireError } from '../shared/errors.ts';
import { subjectHashOf } from '../shared/mapping/marker.ts';
import type { AlertSet } from '../shared/model/alert-set.ts';
import { readAlerts, readEnded, readList } from './alert-sources.ts';
import { readMarksOfGone } from './read-marks.ts';
import { type AlertTarget, listAlertTargets, presentIn, reconcile, vanished } from './reconcile.ts';
import type { Runner } from './runner.ts';
import type { AlertList, Settings } from './settings.ts';
import type { Work } from './work.ts';

/** Brings tickets to where the alerts are, list by list. */
export async function performAlertSets(
  work: Work,
  given: { runner: Runner; settings: Settings; github: Github | undefined },
): Promise<void> {
  const { runner, settings, github } = given;
  const { report, clock, rules, trackers } = work;
  let targets: readonly AlertTarget[];
  try {
    // Before the alerts: a ticket that another run opens meanwhile is of an alert that these lists then hold.
    targets = await listAlertTargets(rules, trackers, clock.now());
  } catch (error) {
    report.problem(
      `The tickets could not be listed, so nothing is opened or closed. ${asTicketwireError(error).message}`,
    );
    return;
  }
  const { sets, problems, absent } = await readAlerts(runner, settings, github);
  for (const problem of problems) report.problem(problem);
  for (const each of absent) report.warn(each);
  try {
    const marked = await readMarksOfGone(targets, trackers, sets);
    targets = marked.targets;
    for (const doubt of marked.doubts) report.warn(doubt);
  } catch (error) {
    report.problem(
      `What tickets say of themselves could not be read, so nothing is opened or closed. ${asTicketwireError(error).message}`,
    );
    return;
  }
  for (const each of sets) {
    const set = await withDismissed(each, targets, { runner, github });
    const about = {
      repository: repositoryOf(runner),
      runId: runner.run.id,
      now: clock.now(),
      onIncomplete: settings.onIncomplete,
    };
    const { events, followed, doubts } = reconcile(set, targets, about);
    const tell = set.isComplete && set.isFailed !== true ? report.notice : report.warn;
    for (const doubt of doubts) tell(`${set.label}: ${doubt}`);
    await work.perform(events, { label: set.label, followed });
  }
}

/** Of alerts that are open no more, GitHub is asked which a person dismissed; the others were fixed. */
async function withDismissed(
  set: AlertSet,
  targets: readonly AlertTarget[],
  { runner, github }: { runner: Runner; github: Github | undefined },
): Promise<AlertSet> {
  const list = (['code-scanning', 'dependabot', 'secret-scanning'] as const).find((name): name is AlertList =>
    set.scope.startsWith(`${name}:`),
  );
  const gone = vanished(set, targets, presentIn(set, targets));
  if (list === undefined || github === undefined || gone.size === 0) return set;
  try {
    const isGone = ({ subject }: { subject: string }) => gone.has(subjectHashOf(subject));
    const ended = (await readEnded(list, runner.repository, github)).filter(isGone);
    // Where there were several pages, an alert may have slipped from one to another unseen.
    const again = set.alerts.length < pageSize ? set : await readList(list, runner.repository, github);
    const isComplete = set.isComplete && again.isComplete;
    return { ...set, isComplete, alerts: [...set.alerts, ...again.alerts.filter(isGone), ...ended] };
  } catch (error) {
    const doubt = `What became of alerts that are open no more could not be read. ${asTicketwireError(error).message}`;
    return { ...set, isComplete: false, doubts: [...set.doubts, doubt] };
  }
}

function repositoryOf({ repository, serverUrl }: Runner) {
  return { full_name: repository, url: `${serverUrl}/${repository}`, default_branch: '' };
}
