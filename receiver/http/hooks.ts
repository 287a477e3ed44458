import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { asTicketwireError, TicketwireError } from '../../shared/errors.ts';
import type { Delivery } from '../../shared/model/delivery.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { type AcceptedDelivery, accept } from '../../shared/pipeline/accept.ts';
import { jsonType } from '../../shared/senders/body.ts';
import { foreignMarks, senders } from '../../shared/senders/registry.ts';
import type { Source } from '../../shared/senders/source.ts';
import { hasUtf8Charset, mediaTypeOf } from '../../shared/signing/form.ts';
import { precheck } from '../../shared/signing/verify.ts';
import type { Store } from '../../shared/store/store.ts';
import { within } from '../within.ts';
import type { Outcomes } from '../worker/outcomes.ts';
import { type DeliveryNote, logDelivery, type RequestLog } from './access-log.ts';
import { sendError, sendJson, wrongMethod } from './answer.ts';
import { requireLength } from './arriving-body.ts';
import type { Intake } from './intake.ts';
import type { PlanningDependencies } from './planning.ts';

export interface HooksDependencies extends PlanningDependencies, RequestLog {
  store: Store;
  outcomes: Outcomes;
  intake: Intake;
  /** Called for every severity that no tool is known to use. */
  noteSeverity(source: string, severity: string): void;
}

/** Answers a request when its address is a source's; false when it is none's. */
export type Hooks = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * The addresses that sources post to. They stand before the app that serves people: a delivery costs little more than
 * its signature, its body and its row. docs/decisions/0010 tells why.
 */
export function createHooks(dependencies: HooksDependencies): Hooks {
  const { intake } = dependencies;
  return (request, response) => {
    const path = pathOf(request.url ?? '/');
    if (path === '') {
      const error = new TicketwireError('malformed', 'The address is not well-formed.');
      sendError(response, error, { intake });
      return true;
    }
    const source = dependencies.sources.at(path);
    if (source === undefined) return false;
    const note: DeliveryNote = { source: source.name };
    logDelivery(response, note, dependencies);
    if (request.method === 'POST') {
      receive({ path, source, request, response, note }, dependencies).catch((thrown: unknown) => {
        note.error = asTicketwireError(thrown);
        if (!response.headersSent) sendError(response, note.error, { intake });
      });
    } else {
      note.error = wrongMethod(path, request.method ?? '', 'POST');
      sendError(response, note.error, { intake, headers: { Allow: 'POST' } });
    }
    return true;
  };
}

/** The path of a request's target, which may be a whole address. */
function pathOf(target: string): string {
  if (target.startsWith('/')) {
    const end = target.search(/[?#]/);
    return end < 0 ? target : target.slice(0, end);
  }
  return URL.canParse(target) ? new URL(target).pathname : '';
}

interface Arriving {
  path: string;
  source: Source;
  request: IncomingMessage;
  response: ServerResponse;
  note: DeliveryNote;
}

async function receive(arriving: Arriving, dependencies: HooksDependencies): Promise<void> {
  const { path, request, response, note } = arriving;
  const { intake, live, store, now } = dependencies;
  const receivedAt = now();
  requireLength(request, arriving.source.maxBodyBytes);
  const headers = flatten(request.headers);
  const id = arriving.source.sender.deliveryId(headers) || randomUUID();
  if (id.length <= maxIdChars) note.delivery = id;
  if (arriving.source.sender.isUnsignedTest?.(headers) === true) {
    sendJson(response, { status: 202, body: { effects: 0 } });
    return;
  }
  precheck(
    { source: arriving.source.name, headers },
    { scheme: arriving.source.scheme, secrets: arriving.source.secrets, now: receivedAt },
  );
  const body = await intake.read(request, response, arriving.source.maxBodyBytes);
  // While the body was on its way, the source may have been removed or given another secret.
  const source = dependencies.sources.at(path);
  if (source === undefined) throw new TicketwireError('unknown-address', `Nothing is served under ${path}.`);
  const delivery: Delivery = { id, source: source.name, receivedAt, headers, body };
  const accepting = accept(delivery, {
    source,
    rules: live.rules,
    targets: live.targets,
    store,
    now: receivedAt,
    afterVerify: (matched) => {
      dependencies.metrics.noteProof({ source: source.name, secret: matched });
      requireId(id);
      requireOwn(headers, source);
      requireContent(headers, source);
    },
  });
  const deadline = receivedAt + source.replyWithinMs;
  // A sender that gives up first would not learn that it has to send this again.
  const accepted = await within(Math.max(minAcceptMs, deadline - now()), accepting);
  note.delivery = accepted.id;
  note.events = accepted.types;
  note.effects = accepted.newEffects;
  note.duplicate = accepted.isDuplicate;
  for (const problem of accepted.problems) {
    dependencies.log.warn({ source: source.name, delivery: accepted.id, problem }, 'a rule needs attention');
  }
  for (const severity of accepted.unknownSeverities ?? []) dependencies.noteSeverity(source.name, severity);
  await answer(response, { accepted, source, deadline }, dependencies);
}

/** A body that took long to arrive still has this time to be stored. */
const minAcceptMs = 2_000;

const maxIdChars = 200;

function requireId(id: string): void {
  if (id.length <= maxIdChars) return;
  throw new TicketwireError('malformed', `The delivery's id is longer than ${maxIdChars} characters.`);
}

/** By the sender's id: a sender that a source has set up is another object each time. */
const foreign = new Map(Object.values(senders).map((sender) => [sender.id, foreignMarks(sender)]));

/** Senders that share a scheme and a secret are told apart: what one says, another might read as something else. */
function requireOwn(headers: Record<string, string>, { name, sender }: Source): void {
  const mark = foreign.get(sender.id)?.find((each) => headers[each] !== undefined);
  if (mark === undefined) return;
  const other = Object.values(senders).find(({ marks }) => marks.includes(mark));
  throw new TicketwireError(
    'malformed',
    `The header ${mark} shows that this comes from ${other?.label ?? 'another sender'}, and the source '${name}' is for ${sender.label}. Send it to a source of its own.`,
  );
}

const wrongCharset = 'The charset of the content type must be utf-8 or us-ascii. Send the body as UTF-8.';

const jsonOnly: readonly string[] = [jsonType];

/** Only said to a caller who proved who it is. */
function requireContent(headers: Record<string, string>, { sender }: Source): void {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    throw new TicketwireError(
      'wrong-content',
      `The content encoding '${encoding}' is not accepted: send the body as it is.`,
    );
  }
  const { contentTypes = jsonOnly } = sender;
  if (!contentTypes.includes(mediaTypeOf(headers))) {
    throw new TicketwireError('wrong-content', `The content type must be ${contentTypes.join(' or ')}.`);
  }
  if (!hasUtf8Charset(headers)) throw new TicketwireError('wrong-content', wrongCharset);
}

async function answer(
  response: ServerResponse,
  given: { accepted: AcceptedDelivery; source: Source; deadline: EpochMs },
  { outcomes, now }: HooksDependencies,
): Promise<void> {
  const { accepted, source, deadline } = given;
  const { id, first } = accepted;
  if (source.sender.reply === undefined || first === undefined) {
    if (accepted.isDuplicate) sendJson(response, { status: 200, body: { delivery: id, duplicate: true } });
    else sendJson(response, { status: 202, body: { delivery: id, effects: accepted.newEffects } });
    return;
  }
  const [effect] = accepted.effects;
  const isJustClaimed = effect !== undefined && accepted.claimed?.includes(effect.id) === true;
  const outcome =
    effect === undefined ? undefined : await outcomes.wait(effect.id, { deadline, now: now(), isJustClaimed });
  const reply = source.sender.reply({
    event: first.event,
    isPlanned: effect !== undefined,
    reason: () =>
      first
        .verdicts()
        .map(({ rule, reason }) => `rule '${rule}': ${reason}`)
        .join('; ') || 'there are no rules',
    ...(outcome === undefined ? {} : { outcome }),
  });
  const headers = reply.retryAfter === undefined ? {} : { 'Retry-After': String(reply.retryAfter) };
  sendJson(response, { status: reply.status, body: reply.body, headers });
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
