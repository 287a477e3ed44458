import { suppressedLabel } from '../mapping/ticket-draft.ts';
import type { ReportAlert } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { IssueFacts } from '../model/issue-facts.ts';
import type { ReportStep } from '../model/rule.ts';
import type { SuppressionChange } from '../model/ticket.ts';

/** Events on which something may be reported. */
export const reportedTypes = ['issue.labeled', 'issue.unlabeled', 'issue.closed', 'issue.reopened'] as const;
type ReportedType = (typeof reportedTypes)[number];

/** What a change of a ticket says of the alert that the ticket follows; or why it says nothing. */
export function reportOf(
  step: ReportStep,
  { type, data }: HookEvent,
): { body: ReportAlert; subject: string } | { reason: string } {
  const { issue, repository, actor } = data;
  if (!isReported(type) || issue === undefined) {
    return { reason: `nothing is reported on ${type}: only ${reportedTypes.join(', ')} say something of an alert` };
  }
  const said = saidBy(type, issue);
  if ('reason' in said) return said;
  const reference = issue.key ?? `${repository?.full_name ?? ''}#${issue.number ?? ''}`;
  const { url } = issue;
  const by = actor?.login ?? '';
  return {
    body: { kind: 'report-alert', reference, url, ...said, by, as: step.as ?? null },
    // One at a time for each ticket, in the order they came.
    subject: `report:${reference.toLowerCase()}`,
  };
}

export function isReported(type: string): type is ReportedType {
  return (reportedTypes as readonly string[]).includes(type);
}

function saidBy(
  type: ReportedType,
  { label, reason = '' }: IssueFacts,
): { change: SuppressionChange; deed: string } | { reason: string } {
  switch (type) {
    case 'issue.labeled':
    case 'issue.unlabeled':
      if (label === undefined) return { reason: 'the event does not say which label it is about' };
      if (label.toLowerCase() !== suppressedLabel) {
        return { reason: `the label '${label}' says nothing of an alert; ${suppressedLabel} does` };
      }
      if (type === 'issue.labeled') return { change: 'suppress', deed: `labelled ${suppressedLabel}` };
      return { change: 'unsuppress', deed: `rid of the label ${suppressedLabel}` };
    case 'issue.closed':
      if (/^not[_ -]planned$/.test(reason)) return { change: 'suppress', deed: 'closed as not planned' };
      return { reason: `it was closed as ${reason || 'done'}, and only not planned says something of an alert` };
    case 'issue.reopened':
      return { change: 'unsuppress', deed: 'reopened' };
    default:
      return type satisfies never;
  }
}
