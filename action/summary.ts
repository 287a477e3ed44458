import { codeSpan, inertLink, inertMarkdown } from '../shared/mapping/escape.ts';
import { nameSome } from './name-some.ts';

/** One effect and what became of it, as outputs and the summary tell it. */
export interface Row {
  rule: string;
  event: string;
  target: string;
  /** The ticket's key, or the login of whoever was invited; empty where there is none. */
  key: string;
  url: string;
  /** `created`, `moved`, …; `skipped` or `failed` where nothing was done. */
  change: string;
  note: string;
  /** The subject of the effect. */
  subject: string;
  /** The ticket's title; empty where there is none. */
  title: string;
}

export interface Told {
  eventName: string;
  rows: readonly Row[];
  verdicts: readonly { event: string; rule: string; reason: string }[];
  problems: readonly string[];
  warnings: readonly string[];
  notices: readonly string[];
  /** Why there is nothing to do at all. */
  reasons: readonly string[];
  isDryRun: boolean;
}

/** Nobody reads more rows. */
const maxRows = 200;

/** The job summary: what was done, and why not more. Every value from outside comes out inert. */
export function summaryOf(told: Told): string {
  const { eventName, rows, problems, warnings, notices, isDryRun } = told;
  const parts = ['### Ticketwire', ''];
  if (isDryRun) parts.push('A dry run: this is what would be done. Nothing was changed.', '');
  if (rows.length === 0 && problems.length === 0) parts.push(nothing(told), '');
  else if (rows.length > 0) parts.push(...rowsTable(rows), '');
  else parts.push(`Nothing was done for ${codeSpan(eventName)}.`, '');
  parts.push(
    ...list('Problems', problems),
    ...list('Warnings', warnings),
    ...list('Notes', notices),
    ...verdictsTable(told),
  );
  return withinLimit(`${parts.join('\n').trimEnd()}\n`);
}

/** A summary over 1 MiB is not shown at all. */
const maxBytes = 1_000_000;

function withinLimit(text: string): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const kept = Buffer.from(text).subarray(0, maxBytes).toString('utf8');
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\nMore does not fit here.\n`;
}

function nothing({ eventName, reasons, verdicts }: Told): string {
  const why = reasons[0] ?? (verdicts.length === 0 ? 'there are no rules' : 'no rule asks for anything here');
  return `Nothing to do for ${codeSpan(eventName)}: ${inertMarkdown(why)}.`;
}

/** Returns one row for all that were skipped for one reason; it names the first of them. */
function grouped(rows: readonly Row[]): readonly Row[] {
  const groups = new Map<string, Row[]>();
  rows.forEach((row, at) => {
    const { change, rule, target, note } = row;
    const key = change === 'skipped' && row.title !== '' ? JSON.stringify([rule, target, note]) : String(at);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  });
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first === undefined ? [] : [first];
    const titles = nameSome([first, ...others].map(({ title }) => title));
    return [{ ...first, key: '', url: '', change: `skipped ${others.length + 1}`, note: `${first.note}: ${titles}` }];
  });
}

function rowsTable(all: readonly Row[]): string[] {
  const rows = grouped(all);
  // What was done comes first: of a thousand alerts that are as they were nobody wants to read.
  const rank = ({ change }: Row) =>
    change === 'failed' ? 0 : change.startsWith('skipped') ? 2 : change === 'unchanged' ? 3 : 1;
  const shown = rows.toSorted((left, right) => rank(left) - rank(right)).slice(0, maxRows);
  const more = rows.length - shown.length;
  return [
    '| Ticket | What | Rule | Why |',
    '| --- | --- | --- | --- |',
    ...shown.map(
      ({ key, url, target, change, rule, note }) =>
        `| ${key === '' ? inCell(target) : `${inLink(key, url)} (${inCell(target)})`} | ${inCell(change)} | ${inCell(rule)} | ${inCell(note)} |`,
    ),
    ...(more > 0 ? ['', `${more} more are not shown.`] : []),
  ];
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, maxRows).map((item) => `- ${inCell(item)}`);
  return [`**${title}**`, '', ...shown, ''];
}

function verdictsTable({ verdicts }: Told): string[] {
  if (verdicts.length === 0) return [];
  const unique = [...new Map(verdicts.map((each) => [JSON.stringify(each), each])).values()].slice(0, maxRows);
  return [
    '| Rule | Event | Why not |',
    '| --- | --- | --- |',
    ...unique.map(({ rule, event, reason }) => `| ${inCell(rule)} | ${inCell(event)} | ${inCell(reason)} |`),
  ];
}

const maxCellChars = 1_000;

function inCell(text: string): string {
  return inertMarkdown(text.slice(0, maxCellChars)).replace(/\n/g, ' ');
}

function inLink(text: string, url: string): string {
  return inertLink(text, url).replace(/\n/g, ' ');
}
