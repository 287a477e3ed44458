import { createHash } from 'node:crypto';
import type { EventData, HookEvent } from '../model/event.ts';
import type { TemplateContext, TicketStep } from '../model/rule.ts';
import type { Ticket, TicketDraft, TicketKind } from '../model/ticket.ts';
import { codePoints, cutText, isWithin, type TextLimit } from './cut.ts';
import { defaultTextOf } from './default-text.ts';
import { inertLink, inertUrl, withoutControls } from './escape.ts';
import { markerOf, stateLineOf, withoutStateLine } from './marker.ts';
import { severityRank } from './severity.ts';

/** Every ticket of ours carries it: tickets are listed by it. */
export const managedLabel = 'ticketwire';
/** Set while an alert is suppressed. */
export const suppressedLabel = 'wontfix';

/** What a tracker can hold. */
export interface DraftLimits {
  title: TextLimit;
  body: TextLimit;
  /** In code points. */
  maxLabelChars: number;
}

/** What a rule says of its tickets; what is absent takes the default of `default-text.ts`. */
export type DraftTemplates = Omit<TicketStep, 'in'>;

/** What templates and conditions see of an event. */
export function contextOf(event: HookEvent, senderLabel: string): TemplateContext {
  const { ticket: _, ...facts } = event.data;
  return {
    event: {
      id: event.id,
      type: event.type,
      family: event.type.slice(0, event.type.indexOf('.')),
      source: event.source,
      sender: event.sender,
      subject: event.subject,
      at: new Date(event.reportedAt ?? event.occurredAt).toISOString(),
      view: `View alert on ${senderLabel}`,
    },
    ...facts,
    alert: event.data.alert ?? {},
    payload: event.payload,
  };
}

/** The event as a draft says it of itself to a program that keeps no store. */
export interface DraftState {
  scope: string;
  occurrence: string;
  order: number;
}

/**
 * The ticket of an alert or a run, within the tracker's limits. What is too long is cut where it is longest, in the
 * facts' own texts, so that marker, links and closing fences stay whole.
 */
export function draftTicket(
  event: HookEvent,
  options: {
    senderLabel: string;
    senderLabels: readonly string[];
    templates: DraftTemplates;
    limits: DraftLimits;
    /** Absent: the program keeps a store, and the ticket needs to say nothing of itself. */
    state?: DraftState | undefined;
  },
): TicketDraft {
  const { limits, templates, senderLabel, state } = options;
  const told = withFacts(event, (facts) => withinReason(facts, limits.body));
  const title = (templates.title?.render(contextOf(told, senderLabel)) ?? defaultTextOf(told, senderLabel).title())
    .replace(/\s+/g, ' ')
    .trim();
  const labels = [...(templates.labels ?? options.senderLabels), managedLabel];
  if (event.data.alert?.state === 'suppressed') labels.push(suppressedLabel);
  const text = (facts: HookEvent) =>
    (templates.body?.render(contextOf(facts, senderLabel)) ?? defaultTextOf(facts, senderLabel).body()).trim();
  const reserved = state === undefined ? maxPreviousChars : maxStateChars;
  const room = { maxChars: limits.body.maxChars - reserved, maxBytes: limits.body.maxBytes - reserved };
  const marker = markerOf(event.subject);
  const body = renderBody(marker, { event: told, text, limit: room });
  const kind = kindOf(templates, contextOf(told, senderLabel));
  const url = linkOf(event);
  const draft: TicketDraft = {
    title: cutText(title === '' ? event.type : title, limits.title),
    body,
    labels: [...new Set(labels.map((label) => cutText(withoutControls(label).trim(), labelLimit(limits))))],
    assignees: templates.assignees ?? [],
    ...(url === undefined ? {} : { link: { url, title: `View on ${senderLabel}` } }),
    ...(kind === undefined ? {} : { kind }),
  };
  if (state === undefined) return draft;
  const stateLine = stateLineOf({ ...state, draftHash: hashDraft(draft) });
  return { ...draft, body: `${marker}\n${stateLine}${body.slice(marker.length)}` };
}

/** Where people look at what the ticket is about. */
function linkOf({ data: { alert, run, ...others } }: HookEvent): string | undefined {
  const about = alert ?? run ?? others.pull_request ?? others.issue ?? others.release ?? others.push;
  return about === undefined || inertUrl(about.url ?? '') === undefined ? undefined : about.url;
}

/** Undefined where the rule says nothing of it. */
function kindOf(
  { issueType, priority, fields }: DraftTemplates,
  context: TemplateContext & { alert?: { severity?: string } },
): TicketKind | undefined {
  if (issueType === undefined && priority === undefined && fields === undefined) return undefined;
  const named = typeof priority === 'object' ? priorityOf(priority, context.alert?.severity) : priority;
  return {
    ...(issueType === undefined ? {} : { issueType }),
    ...(named === undefined ? {} : { priority: named }),
    ...(fields === undefined ? {} : { fields: fields.render(context) }),
  };
}

/** By the severity in any case, by another word for it, else the one for all others. */
function priorityOf(priorities: Readonly<Record<string, string>>, severity = ''): string | undefined {
  const words = Object.keys(priorities);
  const rank = severityRank(severity);
  const name =
    words.find((each) => each.toLowerCase() === severity.toLowerCase()) ??
    words.find((each) => rank > 0 && severityRank(each) === rank) ??
    'default';
  return Object.hasOwn(priorities, name) ? priorities[name] : undefined;
}

/** The event with the facts of its family changed. */
function withFacts(event: HookEvent, change: (facts: Record<string, unknown>) => Record<string, unknown>): HookEvent {
  const family = event.data.run === undefined ? 'alert' : 'run';
  const data = { ...event.data, [family]: change({ ...event.data[family] }) } as EventData;
  return { ...event, data };
}

/** What is left to say when nothing fits. */
function barest(facts: Record<string, unknown>): Record<string, unknown> {
  return 'workflow' in facts ? { ...facts, failed_jobs: [] } : {};
}

/** No text that could not fit whole is rendered whole. */
function withinReason(facts: Record<string, unknown>, limit: TextLimit): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([member, value]) => [member, typeof value === 'string' ? cutText(value, limit) : value]),
  );
}

function renderBody(
  marker: string,
  given: { event: HookEvent; text: (event: HookEvent) => string; limit: TextLimit },
): string {
  const { text, limit } = given;
  let { event } = given;
  for (let round = 0; round < maxCuts; round += 1) {
    const body = `${marker}\n${text(event)}\n`;
    if (isWithin(body, limit)) return body;
    const excess = Math.max(codePoints(body) - limit.maxChars, Buffer.byteLength(body) - limit.maxBytes);
    let isShorter = false;
    event = withFacts(event, (facts) => {
      isShorter = shortenLongest(facts, excess);
      return facts;
    });
    if (!isShorter) break;
  }
  const plain = text(withFacts(event, barest));
  return `${marker}\n${cutText(plain, { maxChars: limit.maxChars - 200, maxBytes: limit.maxBytes - 800 })}\n`;
}

/** The ticket, with a line that leads to the one before it; for that the limits of a draft leave room. */
export function withPrevious(draft: TicketDraft, { reference, url }: Ticket): TicketDraft {
  const line = `\nPrevious ticket: ${inertLink(reference, url === '' ? undefined : url)}\n`;
  return line.length > maxPreviousChars ? draft : { ...draft, body: draft.body + line };
}

/** What is kept free for it. */
const maxPreviousChars = 300;

/** The state line is shorter than this. */
const maxStateChars = 200;
const maxCuts = 24;

/** Takes `excess` characters off the longest text, but at most half of it; false when none is worth cutting. */
function shortenLongest(facts: Record<string, unknown>, excess: number): boolean {
  let longest: { member: string; text: string } | undefined;
  for (const [member, text] of Object.entries(facts)) {
    if (typeof text !== 'string' || text.length < minCutChars || uncut.has(member)) continue;
    if (longest === undefined || text.length > longest.text.length) longest = { member, text };
  }
  if (longest === undefined) return false;
  const chars = codePoints(longest.text);
  const maxChars = Math.max(Math.floor(chars / 2), chars - excess - 1);
  facts[longest.member] = cutText(longest.text, { maxChars, maxBytes: Number.MAX_SAFE_INTEGER });
  return true;
}

/** Half an address leads nowhere. */
const uncut = new Set(['id', 'url', 'rule_url', 'project_url']);
const minCutChars = 100;

function labelLimit(limits: DraftLimits): TextLimit {
  return { maxChars: limits.maxLabelChars, maxBytes: Number.MAX_SAFE_INTEGER };
}

/** Tells whether a ticket must be written again; the same draft always gives the same text. The state line is not part of it. */
export function hashDraft(draft: TicketDraft): string {
  return createHash('sha256')
    .update(JSON.stringify([draft.title, withoutStateLine(draft.body)]))
    .digest('hex');
}
