import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type RequestHandler, type Response, Router } from 'express';
import { TicketwireError } from '../../shared/errors.ts';
import type { Delivery } from '../../shared/model/delivery.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { type AcceptedDelivery, accept } from '../../shared/pipeline/accept.ts';
import { knowledgeOf } from '../../shared/pipeline/plan-events.ts';
import type { Source } from '../../shared/senders/source.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Outcomes } from '../worker/outcomes.ts';
import { onlyMethods } from './answer.ts';
import type { PlanningDependencies } from './planning.ts';
import { readRawBody } from './raw-body.ts';

export interface HooksDependencies extends PlanningDependencies {
  store: Store;
  outcomes: Outcomes;
}

/** What a delivery leaves for its log line. */
export interface DeliveryNote {
  delivery?: string;
  source?: string;
  events?: readonly string[];
  effects?: number;
  duplicate?: boolean;
}

/** The addresses that sources post to. */
export function createHooks(dependencies: HooksDependencies): Router {
  const router = Router({ strict: true, caseSensitive: true });
  for (const source of dependencies.configuration.sources) {
    router.route(source.path).post(receive(source, dependencies)).all(onlyMethods('POST'));
  }
  return router;
}

function receive(source: Source, dependencies: HooksDependencies): RequestHandler {
  const targets = knowledgeOf(dependencies.configuration.targets);
  return async (request, response) => {
    const note = response.locals as DeliveryNote;
    note.source = source.name;
    const receivedAt = dependencies.now();
    const body = await readRawBody(request, response, source.maxBodyBytes);
    const headers = flatten(request.headers);
    const id = source.sender.deliveryId(headers) ?? randomUUID();
    note.delivery = id;
    const delivery: Delivery = { id, source: source.name, receivedAt, headers, body };
    const accepted = await accept(delivery, {
      source,
      rules: dependencies.configuration.rules,
      targets,
      store: dependencies.store,
      now: receivedAt,
      afterVerify: () => requireJson(headers),
    });
    note.events = accepted.events.map(({ event }) => event.type);
    note.effects = accepted.effects.length;
    note.duplicate = accepted.isDuplicate;
    await answer(response, { accepted, id, source, deadline: receivedAt + source.replyWithinMs }, dependencies);
  };
}

/** Only said to a caller who proved who it is. */
function requireJson(headers: Record<string, string>): void {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    throw new TicketwireError(
      'wrong-content',
      `The content encoding '${encoding}' is not accepted: send the body as it is.`,
    );
  }
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new TicketwireError('wrong-content', 'The content type must be application/json.');
  }
}

async function answer(
  response: Response,
  given: { accepted: AcceptedDelivery; id: string; source: Source; deadline: EpochMs },
  { outcomes, now }: HooksDependencies,
): Promise<void> {
  const { accepted, id, source, deadline } = given;
  const [first] = accepted.events;
  if (source.sender.reply === undefined || first === undefined) {
    if (accepted.isDuplicate) response.status(200).json({ delivery: id, duplicate: true });
    else response.status(202).json({ delivery: id, effects: accepted.effects.length });
    return;
  }
  const [effect] = accepted.effects;
  const outcome = effect === undefined ? undefined : await outcomes.wait(effect.id, { deadline, now: now() });
  const reply = source.sender.reply({
    event: first.event,
    isPlanned: effect !== undefined,
    reason: first.verdicts.map(({ rule, reason }) => `rule '${rule}': ${reason}`).join('; ') || 'there are no rules',
    ...(outcome === undefined ? {} : { outcome }),
  });
  if (reply.retryAfter !== undefined) response.set('Retry-After', String(reply.retryAfter));
  response.status(reply.status).json(reply.body);
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
