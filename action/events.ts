import { ownRunEvent, workflowEvent } from '../shared/mapping/workflow-event.ts';
import type { HookEvent } from '../shared/model/event.ts';
import type { EpochMs } from '../shared/model/json.ts';
import type { Rule } from '../shared/model/rule.ts';
import { matchesType } from '../shared/routing/condition.ts';
import type { Runner } from './runner.ts';

export const senderLabel = 'GitHub Actions';
export const sourceName = 'workflow';

/** The events of this run: what started it and, where a rule asks for runs, how the job's own run stands. */
export function eventsOf(
  runner: Runner,
  { rules, jobStatus, now }: { rules: readonly Rule[]; jobStatus: string; now: EpochMs },
): readonly HookEvent[] {
  const started = workflowEvent(runner, now);
  const isAboutRuns = rules.some(({ on }) =>
    on.some((pattern) => matchesType(pattern, 'run.failed') || matchesType(pattern, 'run.passed')),
  );
  // A run that another workflow reports of is not this one.
  const isOwn = isAboutRuns && runner.eventName !== 'workflow_run';
  const own = isOwn ? ownRunEvent(runner, jobStatus, now) : undefined;
  return [started, ...(own === undefined ? [] : [own])].map((event, position) => ({
    ...event,
    id: `${sourceName}/${runner.run.id}/${position}`,
    sender: sourceName,
    source: sourceName,
  }));
}
