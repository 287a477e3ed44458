import { codeSpan, inertMarkdown } from '../shared/mapping/escape.ts';

/** The job summary: what was planned for the event, and why not more. */
export function summaryOf(plan: {
  eventName: string;
  verdicts: readonly { rule: string; reason: string }[];
  reason: string;
}): string {
  const head = `### Ticketwire\n\nNothing to do for ${codeSpan(plan.eventName)}: ${inertMarkdown(plan.reason)}.\n`;
  if (plan.verdicts.length === 0) return head;
  const rows = plan.verdicts.map(({ rule, reason }) => `| ${inCell(rule)} | ${inCell(reason)} |`);
  return `${head}\n| Rule | Why not |\n| --- | --- |\n${rows.join('\n')}\n`;
}

function inCell(text: string): string {
  return inertMarkdown(text).replace(/\n/g, ' ');
}
