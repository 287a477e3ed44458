import { TicketwireError } from '../../shared/errors.ts';
import { detailsFact, factsOf, messageFact, nameFact, urlFact } from '../../shared/mapping/alert-facts.ts';
import { readJsonObject } from '../../shared/mapping/json-body.ts';
import type { HookEvent } from '../../shared/model/event.ts';
import { ownSource as name } from '../../shared/model/event-families.ts';
import type { Sender } from '../../shared/senders/sender.ts';
import type { Source } from '../../shared/senders/source.ts';
import type { SignatureScheme } from '../../shared/signing/scheme.ts';
import type { OwnEventBody, OwnEventType } from './own-event.ts';

/** Nothing that arrives can be a delivery of this source. */
const nobody: SignatureScheme = {
  id: 'none',
  headers: [],
  sign: () => ({}),
  mayMatch: () => false,
  matches: () => false,
};

/** The receiver itself. In no registry: no configured source can have this sender. */
const sender: Sender = {
  id: name,
  label: 'Ticketwire',
  docs: 'docs/operations.md',
  scheme: nobody,
  marks: [],
  labels: [],
  maxBodyBytes: 0,
  deliveryId: () => undefined,
  normalize: (delivery) => {
    const payload = readJsonObject(delivery);
    const body = payload as unknown as OwnEventBody;
    if (titles[body.type] === undefined) throw new TicketwireError('malformed', 'This is no event of the receiver.');
    const event: HookEvent = {
      id: `${delivery.source}/${delivery.id}/0`,
      sender: name,
      source: delivery.source,
      type: body.type,
      subject: body.subject,
      // The order of receipt is the order: a clock that was set back changes nothing.
      occurredAt: delivery.receivedAt,
      occasion: delivery.id,
      data: { alert: factsIn(body) },
      payload,
    };
    return [event];
  },
};

/** Where the receiver's own events come from. It is served under no address. */
export const ownSource: Source = {
  name,
  sender,
  scheme: nobody,
  secrets: [],
  path: '',
  maxBodyBytes: 0,
  replyWithinMs: 0,
  dedupe: 'id',
};

/** One line for each event; of an incident that is open it stays the same, and so does the title of its ticket. */
const titles: Record<OwnEventType, (body: OwnEventBody) => string> = {
  'ticketwire.dead_letter': ({ target, rule }) => `Rule '${rule}' fails at target '${target}'`,
  'ticketwire.target_down': ({ target }) => `Target '${target}' is down`,
  'ticketwire.recovered': ({ target, rule }) =>
    rule === undefined
      ? `Target '${target}' has recovered`
      : `No dead letters of rule '${rule}' are left at target '${target}'`,
};

function factsIn(body: OwnEventBody) {
  const { type, subject, since, message, url, count, code, attempts, source, delivery } = body;
  const isOver = type === 'ticketwire.recovered';
  return factsOf({
    id: subject,
    state: isOver ? 'closed' : 'open',
    rule: nameFact(titles[type](body)),
    severity: isOver ? undefined : 'error',
    message: messageFact(message),
    url: urlFact(url),
    details: detailsFact([
      { name: 'Dead letters', value: count === undefined ? undefined : String(count) },
      { name: 'Error', value: code },
      { name: 'Attempts', value: attempts === undefined ? undefined : String(attempts) },
      { name: 'Source', value: source },
      { name: 'Delivery', value: delivery },
      { name: 'Since', value: since },
    ]),
  });
}
