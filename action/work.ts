import { asTicketwireError } from '../shared/errors.ts';
import { isKnownSeverity } from '../shared/mapping/severity.ts';
import type { HookEvent } from '../shared/model/event.ts';
import type { Rule, Template } from '../shared/model/rule.ts';
import { knowledgeOf, planEvents } from '../shared/pipeline/plan-events.ts';
import type { Gather } from '../shared/routing/facts.ts';
import type { Followed } from '../shared/routing/plan.ts';
import { indexRules } from '../shared/routing/rule-index.ts';
import type { FinishedAttempt, Store } from '../shared/store/store.ts';
import type { TrackEffect } from '../shared/targets/trackers/change.ts';
import type { Tracker } from '../shared/targets/trackers/tracker.ts';
import { senderLabel, sourceName } from './events.ts';
import { performAll, settle } from './perform-all.ts';
import type { Report } from './report.ts';
import type { Clock, Runner } from './runner.ts';
import type { OpenedTargets } from './targets.ts';

/** What a run does with events: plans them, performs what comes of it, and reports. */
export interface Work {
  rules: readonly Rule[];
  trackers: ReadonlyMap<string, Tracker>;
  report: Report;
  clock: Clock;
  perform(events: readonly HookEvent[], options?: PerformOptions): Promise<readonly FinishedAttempt[]>;
}

export interface PerformOptions {
  /** As people call whoever reports the events. */
  label?: string;
  followed?: ReadonlyMap<string, readonly Followed[]>;
}

interface WorkInputs {
  runner: Runner;
  rules: readonly Rule[];
  opened: OpenedTargets;
  messages: ReadonlyMap<string, Template> | undefined;
  store: Store;
  gather: Gather | undefined;
  clock: Clock;
  deadline: number;
  report: Report;
  objection: ((effect: TrackEffect) => Promise<string | undefined>) | undefined;
}

/** So many events are planned and performed at a time: what is done is forgotten before the next. */
const batchSize = 500;

export function createWork(inputs: WorkInputs): Work {
  const { runner, opened, store, gather, clock, deadline, report, objection } = inputs;
  const { rules, dropped } = withoutUnusable(inputs.rules, opened.unusable);
  const index = indexRules(rules);
  const targets = new Map(opened.targets.map(({ name, open }) => [name, open]));
  const counted = new Map<string, Set<string>>();
  const since = clock.now();
  let deliveries = 0;
  const severities = new Set<string>();

  function noteSeverity(severity: string | undefined): void {
    if (severity === undefined || isKnownSeverity(severity) || severities.has(severity)) return;
    severities.add(severity);
    report.problem(`The severity '${severity}' of an alert is unknown, and counts as low.`);
  }

  async function performBatch(events: readonly HookEvent[], options: PerformOptions): Promise<FinishedAttempt[]> {
    const { label = senderLabel, followed } = options;
    const now = clock.now();
    const plan = await planEvents(events, {
      rules: index,
      targets: knowledgeOf(opened.targets, inputs.messages),
      store,
      now,
      senderLabel: label,
      senderLabels: [],
      gather,
      isStoreless: true,
      ...(followed === undefined ? {} : { findFollowed: async ({ subject }) => followed.get(subject) ?? [] }),
    });
    for (const planned of plan.events) {
      const verdicts = planned.verdicts();
      report.verdicts(planned.event.type, verdicts);
      for (const problem of planned.problems) report.problem(`In ${problem}`);
      noteSeverity(planned.event.data.alert?.severity);
      for (const { rule } of verdicts.filter(({ isWanted }) => isWanted)) {
        for (const { target, why } of dropped.get(rule) ?? []) {
          report.problem(`Rule '${rule}': the target '${target}' cannot be used: ${why}`);
        }
      }
    }
    deliveries += 1;
    const delivery = {
      id: `${runner.run.id}/${deliveries}`,
      source: sourceName,
      receivedAt: now,
      headers: {},
      body: new Uint8Array(),
    };
    await store.accept({ delivery, events: events.map(({ type }) => type), effects: plan.effects });
    const performed = await performAll(store, {
      targets,
      isStoreless: true,
      opened: counted,
      objection,
      clock,
      deadline,
    });
    await store.prune({ before: Number.POSITIVE_INFINITY, limit: Number.POSITIVE_INFINITY });
    return [...performed];
  }

  /** What was done is told in any case. */
  async function settleOrSay(finished: readonly FinishedAttempt[]): Promise<readonly FinishedAttempt[]> {
    try {
      return await settle(finished, { targets, clock, since });
    } catch (error) {
      const reason = asTicketwireError(error).message;
      report.problem(`Whether others opened the same tickets at the same moment could not be read. ${reason}`);
      return finished;
    }
  }

  return {
    rules,
    trackers: new Map(
      opened.targets.flatMap(({ name, open }) => (open.tracker === undefined ? [] : [[name, open.tracker] as const])),
    ),
    report,
    clock,
    perform: async (events, options = {}) => {
      const finished: FinishedAttempt[] = [];
      for (let first = 0; first < events.length; first += batchSize) {
        finished.push(...(await performBatch(events.slice(first, first + batchSize), options)));
      }
      const settled = report.isDryRun ? finished : await settleOrSay(finished);
      report.finished(settled);
      return settled;
    },
  };
}

/** The rules without the steps that cannot be taken in this run, and those steps by their rule. */
function withoutUnusable(
  rules: readonly Rule[],
  unusable: ReadonlyMap<string, string>,
): { rules: readonly Rule[]; dropped: ReadonlyMap<string, readonly { target: string; why: string }[]> } {
  const dropped = new Map<string, { target: string; why: string }[]>();
  const usable = rules.map((rule) => {
    const lost = rule.steps.filter((step) => unusable.has(step.in));
    if (lost.length === 0) return rule;
    dropped.set(
      rule.name,
      lost.map((step) => ({ target: step.in, why: unusable.get(step.in) ?? '' })),
    );
    return { ...rule, steps: rule.steps.filter((step) => !lost.includes(step)) };
  });
  return { rules: usable, dropped };
}
