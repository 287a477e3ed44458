import { createHash } from 'node:crypto';
import { TicketwireError } from '../errors.ts';
import { factsFromTexts } from '../mapping/event-facts.ts';
import { hookEvents, otherType, type ToldEvent } from '../mapping/told-event.ts';
import type { VerifiedDelivery } from '../model/delivery.ts';
import type { AlertFacts, EventData, HookEvent } from '../model/event.ts';
import { eventFamilies, ownSource } from '../model/event-families.ts';
import type { EpochMs, JsonObject } from '../model/json.ts';
import type { Template, TemplateContext } from '../model/rule.ts';
import { plainForm, schemeOf } from '../signing/signature-form.ts';
import { jsonOrForm, readJsonOrForm } from './body.ts';
import type { EventTemplates, Sender, SenderSettings, SignatureSettings } from './sender.ts';

/** Any system: its source says how it signs and what its bodies mean. docs/senders/generic.md */
export const generic: Sender = {
  id: 'generic',
  label: 'any other system',
  docs: 'docs/senders/generic.md',
  scheme: schemeOfSettings({}),
  marks: [],
  sharesMarks: 'all',
  takes: ['signature', 'event', 'delivery-id', 'bearer', 'basic'],
  needs: ['event'],
  labels: [],
  namesRepositories: true,
  contentTypes: jsonOrForm,
  maxBodyBytes: 1024 * 1024,
  deliveryId: () => undefined,
  configured: (settings) => ({ ...generic, label: settings.name, ...setUp(settings) }),
  // A source of it always says what its bodies mean.
  normalize: () => [],
};

function schemeOfSettings({ header = 'x-signature', headerPrefix: _, ...rest }: SignatureSettings) {
  return schemeOf({ ...plainForm, ...rest, id: 'generic', header });
}

function setUp({ signature, deliveryId, event }: SenderSettings): Partial<Sender> {
  const scheme = schemeOfSettings(signature);
  const idIn = (delivery: VerifiedDelivery) => {
    const context = contextOf(delivery, readJsonOrForm(delivery));
    const id = deliveryId === undefined ? '' : renderedOr(deliveryId, context, '').trim();
    return id.length <= maxIdChars ? id : createHash('sha256').update(id).digest('hex');
  };
  return {
    scheme,
    ...(deliveryId === undefined ? {} : { idIn }),
    ...(event === undefined
      ? {}
      : {
          normalize: (delivery) =>
            templatedEvents(delivery, { sender: generic.id, templates: event, payload: readJsonOrForm(delivery) }),
        }),
  };
}

const maxIdChars = 200;

/** What templates of a source see. No header of it is a secret. */
function contextOf({ headers }: VerifiedDelivery, payload: JsonObject): TemplateContext {
  return { headers, payload };
}

/** The event that a source's templates make of a body; none where its type is empty. Throws `malformed` where they cannot. */
export function templatedEvents(
  delivery: VerifiedDelivery,
  { sender, templates, payload }: { sender: string; templates: EventTemplates; payload: JsonObject },
): HookEvent[] {
  const context = contextOf(delivery, payload);
  const type = said('type', templates.type, context);
  if (type === '') return [];
  const { family, verb } = partsOf(type);
  const subject = said('subject', templates.subject, context);
  if (subject === '') {
    const message = `The template 'event.subject' gives nothing for this body, and '${type}' must be about something.`;
    throw new TicketwireError('malformed', message);
  }
  const data: EventData = {};
  for (const [of, facts] of Object.entries(templates.facts)) {
    const texts = Object.entries(facts).map(([fact, template]) => [fact, renderedOr(template, context, '')]);
    Object.assign(data, factsFromTexts(of, Object.fromEntries(texts)));
  }
  if (family === 'alert') data.alert = { id: subject, ...data.alert, state: stateAfter(verb) };
  if (family === 'run') data.run = runOf(data.run, subject);
  const event: ToldEvent = {
    type: `${family}.${verb}`,
    subject: `${delivery.source}:${subject}`,
    occurredAt: templates.at === undefined ? undefined : requireTime(said('at', templates.at, context)),
    data,
  };
  return hookEvents(delivery, { sender, payload, events: [event] });
}

function runOf(found: EventData['run'], subject: string): NonNullable<EventData['run']> {
  const run = found ?? (factsFromTexts('run', {}).run as NonNullable<EventData['run']>);
  return { ...run, id: run.id ?? subject, path: run.workflow };
}

/** The type as rules know it, in its two parts. */
function partsOf(text: string): { family: string; verb: string } {
  const other = /^other\.(.+)$/.exec(text)?.[1];
  const type = other === undefined ? text : otherType(other);
  const [family = '', verb = ''] = [type.slice(0, type.indexOf('.')), type.slice(type.indexOf('.') + 1)];
  // Nobody but the receiver itself may report its state.
  const isKnown = Object.hasOwn(eventFamilies, family) && family !== ownSource;
  const verbs = isKnown ? eventFamilies[family] : undefined;
  if (other !== undefined || verbs?.includes(verb)) return { family, verb };
  const known =
    verbs === undefined ? `alert.opened, or other.NAME` : verbs.map((each) => `${family}.${each}`).join(', ');
  throw new TicketwireError(
    'malformed',
    `The template 'event.type' gives '${text.slice(0, 100)}' for this body, which is no event type. Such are ${known}.`,
  );
}

function stateAfter(verb: string): AlertFacts['state'] {
  if (verb === 'closed') return 'closed';
  return verb === 'suppressed' ? 'suppressed' : 'open';
}

/** What a template of an event says; throws `malformed`, naming it, where a body makes it fail. */
function said(name: string, template: Template, context: TemplateContext): string {
  try {
    return template.render(context).trim();
  } catch (cause) {
    const words = cause instanceof TicketwireError ? cause.message : 'it failed';
    throw new TicketwireError('malformed', `The template 'event.${name}' gives nothing for this body: ${words}`, {
      cause,
    });
  }
}

/** What no fact can be made of is left out. */
function renderedOr(template: Template, context: TemplateContext, otherwise: string): string {
  try {
    return template.render(context);
  } catch (error) {
    if (error instanceof TicketwireError) return otherwise;
    throw error;
  }
}

/** A time decides about order: one that cannot be read is not taken for another. */
function requireTime(text: string): EpochMs {
  const seconds = /^\d{9,10}(\.\d{1,9})?$/.test(text) ? Math.trunc(Number(text) * 1_000) : undefined;
  const milliseconds = /^\d{12,13}$/.test(text) ? Number(text) : undefined;
  const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
  const at = seconds ?? milliseconds ?? (isIso ? Date.parse(text) : Number.NaN);
  if (!Number.isNaN(at)) return at;
  const remedy = 'It must be ISO 8601 with its zone, or seconds or milliseconds since 1970.';
  throw new TicketwireError(
    'malformed',
    `The template 'event.at' gives '${text.slice(0, 50)}' for this body. ${remedy}`,
  );
}
