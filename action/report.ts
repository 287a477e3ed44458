import { withoutControls } from '../shared/mapping/escape.ts';
import { JsonReader } from '../shared/mapping/json-body.ts';
import type { JsonObject } from '../shared/model/json.ts';
import type { Verdict } from '../shared/routing/plan.ts';
import type { FinishedAttempt } from '../shared/store/store.ts';
import { nameSome } from './name-some.ts';
import { rowOf, titleOf } from './rows.ts';
import type { FilePlace, Runner } from './runner.ts';
import { type Row, summaryOf } from './summary.ts';

export interface Report {
  isFailingOnError: boolean;
  isDryRun: boolean;
  /** Something that went wrong: an error, or a warning where errors do not fail the step. */
  problem(message: string, place?: FilePlace): void;
  /** Something a person should know, that fails nothing. */
  warn(message: string): void;
  /** Something worth knowing that makes nothing less done. */
  notice(message: string): void;
  verdicts(event: string, verdicts: readonly Verdict[]): void;
  finished(finished: readonly FinishedAttempt[]): void;
  /** The receiver has the event; this is what it answered. */
  forwarded(answer: JsonObject): void;
  /** There is nothing to do, and why. */
  nothing(reason: string): void;
  /** Writes outputs and the summary, and decides how the step ends. Once, at the end. */
  publish(): Promise<void>;
}

const forkRemedy =
  'This run is for a pull request from a fork, and its token may only read: use the event pull_request_target or workflow_run, where Ticketwire needs no checkout.';

/** Whether the token of this run may only read, whatever its permissions say. */
function isForkRun({ eventName, payload, repository }: Runner): boolean {
  if (!['pull_request', 'pull_request_review', 'pull_request_review_comment'].includes(eventName)) return false;
  const home = new JsonReader(payload).text('pull_request.head.repo.full_name');
  return home?.toLowerCase() !== repository.toLowerCase();
}

/** More annotations of one kind GitHub does not show. */
const maxAnnotations = 10;

export function createReport(runner: Runner): Report {
  const rows: Row[] = [];
  const verdicts: { event: string; rule: string; reason: string }[] = [];
  const problems: string[] = [];
  const warnings: string[] = [];
  const notices: string[] = [];
  const reasons: string[] = [];
  const said = new Set<string>();

  /** A line of the log that no text from outside can turn into a command. */
  function log(message: string): void {
    const text = withoutControls(message).replace(/\n/g, ' ').replace(/##\[/g, '## [');
    runner.info(`Ticketwire: ${text}`);
  }

  function annotate(kind: 'warning' | 'error', message: string, place?: FilePlace): void {
    const text = withoutControls(message).replace(/\n/g, ' ');
    const key = `${kind}:${text}`;
    if (place === undefined && said.has(key)) return;
    said.add(key);
    if (said.size > 2 * maxAnnotations) log(text);
    else if (kind === 'error') runner.error(text, place);
    else runner.warning(text, place);
  }

  function note({ outcome }: FinishedAttempt): void {
    if (outcome.status === 'failed') {
      const isFork = outcome.code === 'target-forbidden' && isForkRun(runner);
      report.problem(isFork ? `${outcome.message} ${forkRemedy}` : outcome.message);
      return;
    }
  }

  const report: Report = {
    isFailingOnError: true,
    isDryRun: false,
    problem: (message, place) => {
      if (place === undefined && problems.includes(message)) return;
      problems.push(message);
      annotate(report.isFailingOnError ? 'error' : 'warning', message, place);
    },
    warn: (message) => {
      if (warnings.includes(message)) return;
      warnings.push(message);
      annotate('warning', message);
    },
    notice: (message) => {
      if (notices.includes(message)) return;
      notices.push(message);
      log(message);
    },
    verdicts: (event, given) => {
      for (const { rule, reason, isWanted } of given) {
        if (!isWanted || reason !== 'all its filters hold') verdicts.push({ event, rule, reason });
      }
    },
    finished: (finished) => {
      for (const warning of warningsOf(finished)) report.warn(warning);
      for (const each of finished) {
        note(each);
        if (!isNothing(each)) rows.push(rowOf(each));
      }
    },
    forwarded: ({ delivery, effects, duplicate }) => {
      const count = effects === 1 ? '1 effect' : `${String(effects ?? 'some')} effects`;
      const said = duplicate === true ? 'it had it already' : count;
      const note = `delivery ${String(delivery ?? '').slice(0, 100)}, ${said}`;
      rows.push({
        rule: '',
        event: runner.eventName,
        target: 'receiver',
        key: '',
        url: '',
        change: 'forwarded',
        note,
        subject: '',
        title: '',
      });
    },
    nothing: (reason) => {
      reasons.push(reason);
    },
    publish: async () => {
      const status = statusOf(rows, { problems: problems.length, warnings: warnings.length });
      const tickets = ticketsOf(rows);
      runner.output('status', status);
      runner.output(
        'tickets',
        JSON.stringify(
          tickets.slice(0, maxOutputRows).map(({ target, key, url, change }) => ({ target, key, url, change })),
        ),
      );
      runner.output(
        'keys',
        tickets
          .slice(0, maxOutputRows)
          .map(({ key }) => key)
          .join(' '),
      );
      runner.output('url', tickets.find(({ url }) => url !== '')?.url ?? '');
      runner.output('changed', String(report.isDryRun ? 0 : tickets.filter(isChanged).length));
      runner.output('effects', JSON.stringify(rows.slice(0, maxOutputRows)));
      const { eventName } = runner;
      const told = { eventName, rows, verdicts, problems, warnings, notices, reasons, isDryRun: report.isDryRun };
      await runner.summarize(summaryOf(told));
      if (problems.length > 0 && report.isFailingOnError) runner.fail();
    },
  };
  return report;
}

/** Warnings about effects that were left out, or of which a part was: each text once, with what it is about. */
function warningsOf(finished: readonly FinishedAttempt[]): readonly string[] {
  const subjects = new Map<string, string[]>();
  for (const { effect, outcome } of finished) {
    const isWarning = (outcome.status === 'done' || outcome.status === 'skipped') && outcome.isWarning === true;
    const words = isWarning ? (outcome.status === 'done' ? outcome.note : outcome.reason) : undefined;
    if (words === undefined) continue;
    const text = `Rule '${effect.cause.rule}': ${words}`;
    const ticket = outcome.status === 'done' && 'ticket' in outcome.result ? outcome.result.ticket.reference : '';
    const name = ticket || titleOf(effect);
    subjects.set(text, [...(subjects.get(text) ?? []), ...(name === '' ? [] : [name])]);
  }
  return [...subjects].map(([text, named]) => (named.length === 0 ? text : `${text} (${nameSome(named)})`));
}

function isChanged({ change }: Row): boolean {
  return change !== 'unchanged';
}

/** What happened to no ticket. */
const notTickets: ReadonlySet<string> = new Set([
  'failed',
  'skipped',
  'gone',
  'invited',
  'member',
  'told',
  'replied',
  'reacted',
  'answered',
  'dispatched',
]);

/** Every ticket once, with what was done to it first. */
function ticketsOf(rows: readonly Row[]): readonly Row[] {
  const tickets = new Map<string, Row>();
  for (const row of rows) {
    if (row.key === '' || notTickets.has(row.change)) continue;
    const key = JSON.stringify([row.target, row.key]);
    const known = tickets.get(key);
    if (known === undefined || (!isChanged(known) && isChanged(row))) tickets.set(key, row);
  }
  return [...tickets.values()];
}

/** An output of a job may hold 1 MB. */
const maxOutputRows = 1_000;

function statusOf(
  rows: readonly Row[],
  { problems, warnings }: { problems: number; warnings: number },
): 'done' | 'partly' | 'failed' | 'nothing' {
  const isWell = rows.some(({ change }) => change !== 'failed' && change !== 'skipped');
  if (problems > 0) return isWell ? 'partly' : 'failed';
  if (!isWell) return warnings > 0 ? 'partly' : 'nothing';
  return warnings > 0 ? 'partly' : 'done';
}

/** The end of something that nobody followed: not worth a line. */
function isNothing({ effect, outcome }: FinishedAttempt): boolean {
  return effect.kind === 'track-ticket' && effect.change !== 'open' && outcome.status === 'skipped';
}
