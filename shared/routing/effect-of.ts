import { createHash } from 'node:crypto';
import { isJsonObject } from '../mapping/json-body.ts';
import type { Effect, Planned } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';

/** Where a step stands: its target, its rule, and its position in it. */
export interface StepPlace {
  target: string;
  rule: string;
  position: number;
}

/** What an effect says of itself, beside what every planned change carries. */
export type EffectBody = Effect extends infer Each ? (Each extends Planned ? Omit<Each, keyof Planned> : never) : never;

/** The effect with what every planned change carries. */
export function effectOf(
  event: HookEvent,
  { target, rule, position }: StepPlace,
  body: EffectBody,
  receivedAt: EpochMs,
  of: { subject: string; part: string } = { subject: event.subject, part: '' },
): Effect {
  return {
    id: effectId(event.id, rule, position, of.part),
    target,
    subject: of.subject,
    receivedAt,
    occurredAt: event.occurredAt === receivedAt ? null : event.occurredAt,
    ...(event.origin === undefined ? {} : { origin: event.origin }),
    cause: { event: event.id, type: event.type, source: event.source, rule },
    ...installationIn(event),
    ...body,
  } as Effect;
}

function effectId(event: string, rule: string, position: number, part: string): string {
  const parts = part === '' ? [event, rule, position] : [event, rule, position, part];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** GitHub Apps are told with every delivery where they are installed. */
function installationIn({ payload, data: { repository } }: HookEvent): Pick<Planned, 'installation'> {
  const [owner = ''] = repository?.full_name.split('/') ?? [];
  const id = isJsonObject(payload.installation) ? payload.installation.id : undefined;
  if (owner === '' || typeof id !== 'number' || repository?.forge !== undefined) return {};
  return { installation: { owner, id } };
}
