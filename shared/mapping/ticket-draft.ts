import { createHash } from 'node:crypto';
import type { HookEvent } from '../model/event.ts';
import type { TicketDraft } from '../model/ticket.ts';
import { codePoints, cutText, isWithin, type TextLimit } from './cut.ts';
import { withoutControls } from './escape.ts';
import { markerOf } from './marker.ts';
import { renderTemplate, type TemplateContext } from './template.ts';

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

/** Liquid templates of a ticket; absent ones take the defaults below. */
export interface DraftTemplates {
  title?: string | undefined;
  body?: string | undefined;
  labels?: readonly string[] | undefined;
}

export const defaultTitle = '{{ alert.rule }}{% if alert.project %} ({{ alert.project }}){% endif %}';

export const defaultBody = `{{ alert.rule | link: alert.rule_url }}
{% if alert.file %}
In {{ alert.file | code }}{% if alert.line %}, line {{ alert.line }}{% endif %}:
{% endif %}{% if alert.message %}
{{ alert.message | quote }}
{% endif %}{% if alert.url %}
{{ event.view | link: alert.url }}
{% endif %}`;

/** What templates and conditions see of an event. */
export function contextOf(event: HookEvent, senderLabel: string): TemplateContext {
  return {
    event: {
      id: event.id,
      type: event.type,
      source: event.source,
      sender: event.sender,
      subject: event.subject,
      at: new Date(event.occurredAt).toISOString(),
      view: `View alert on ${senderLabel}`,
    },
    alert: event.data.alert ?? {},
    payload: event.payload,
  };
}

/**
 * The ticket of an alert, within the tracker's limits. What is too long is cut where it is longest, in the alert's
 * own texts, so that marker, links and closing fences stay whole.
 */
export function draftTicket(
  event: HookEvent,
  options: { senderLabel: string; senderLabels: readonly string[]; templates: DraftTemplates; limits: DraftLimits },
): TicketDraft {
  const { limits, templates } = options;
  const alert = withinReason({ ...event.data.alert }, limits.body);
  const context = { ...contextOf(event, options.senderLabel), alert };
  const title = renderTemplate(templates.title ?? defaultTitle, context, 'title')
    .replace(/\s+/g, ' ')
    .trim();
  const labels = [...(templates.labels ?? options.senderLabels), managedLabel];
  if (event.data.alert?.state === 'suppressed') labels.push(suppressedLabel);
  return {
    title: cutText(title === '' ? event.type : title, limits.title),
    body: renderBody(markerOf(event.subject), {
      context,
      alert,
      template: templates.body ?? defaultBody,
      limit: limits.body,
    }),
    labels: [...new Set(labels.map((label) => cutText(withoutControls(label).trim(), labelLimit(limits))))],
  };
}

/** No text that could not fit whole is rendered whole. */
function withinReason(alert: Record<string, unknown>, limit: TextLimit): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(alert).map(([member, value]) => [member, typeof value === 'string' ? cutText(value, limit) : value]),
  );
}

function renderBody(
  marker: string,
  given: { context: TemplateContext; alert: Record<string, unknown>; template: string; limit: TextLimit },
): string {
  const { context, template, limit } = given;
  const alert = { ...given.alert };
  for (let round = 0; round < maxCuts; round += 1) {
    const body = `${marker}\n${renderTemplate(template, { ...context, alert }, 'markdown').trim()}\n`;
    if (isWithin(body, limit)) return body;
    const excess = Math.max(codePoints(body) - limit.maxChars, Buffer.byteLength(body) - limit.maxBytes);
    if (!shortenLongest(alert, excess)) break;
  }
  const plain = renderTemplate(template, { ...context, alert: {} }, 'markdown').trim();
  return `${marker}\n${cutText(plain, { maxChars: limit.maxChars - 200, maxBytes: limit.maxBytes - 800 })}\n`;
}

const maxCuts = 24;

/** Takes `excess` characters off the longest text, but at most half of it; false when none is worth cutting. */
function shortenLongest(alert: Record<string, unknown>, excess: number): boolean {
  let longest: { member: string; text: string } | undefined;
  for (const [member, text] of Object.entries(alert)) {
    if (typeof text !== 'string' || text.length < minCutChars || uncut.has(member)) continue;
    if (longest === undefined || text.length > longest.text.length) longest = { member, text };
  }
  if (longest === undefined) return false;
  const chars = codePoints(longest.text);
  const maxChars = Math.max(Math.floor(chars / 2), chars - excess - 1);
  alert[longest.member] = cutText(longest.text, { maxChars, maxBytes: Number.MAX_SAFE_INTEGER });
  return true;
}

/** Half an address leads nowhere. */
const uncut = new Set(['id', 'url', 'rule_url', 'project_url']);
const minCutChars = 100;

function labelLimit(limits: DraftLimits): TextLimit {
  return { maxChars: limits.maxLabelChars, maxBytes: Number.MAX_SAFE_INTEGER };
}

/** Tells whether a ticket must be written again; the same draft always gives the same text. */
export function hashDraft(draft: TicketDraft): string {
  return createHash('sha256')
    .update(JSON.stringify([draft.title, draft.body]))
    .digest('hex');
}
