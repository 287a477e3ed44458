import { hashOf } from '../mapping/marker.ts';
import type { HookEvent } from '../model/event.ts';

/** Things that happen to a subject once: saying something of them twice is a mistake, whoever started it again. */
const onceTypes = new Set(['pull_request.opened', 'pull_request.merged', 'issue.opened', 'release.published']);

/** What is the same however often something is told: its subject, its type, and which time it was. */
export interface Occasion {
  subject: string;
  type: string;
  occasion: string;
}

/** The 64 hex digits of what a step of a rule does once; `key` where it does it to several tickets. */
export function onceId(
  { subject, type, occasion }: Occasion,
  { rule, position }: { rule: string; position: number },
  key = '',
): string {
  return hashOf(JSON.stringify([subject, type, rule, position, key, occasion]));
}

/** What one happening is the same by, however often it is told. */
export function happeningOf(event: HookEvent): Occasion {
  const { subject, type } = event;
  return { subject, type, occasion: onceTypes.has(type) ? '' : (event.occasion ?? event.id) };
}

/** Families of which all events tell of one thing that moves on once: GitHub tells of one release up to three times. */
const stepFamilies = new Set(['pull_request', 'release']);

/** What a step further is made once for: one pull request, one release; of everything else, one happening. */
export function stepOf(event: HookEvent): Occasion {
  const family = familyOf(event);
  return stepFamilies.has(family) ? { subject: event.subject, type: family, occasion: '' } : happeningOf(event);
}

const noRelease: Readonly<Record<string, string>> = {
  'release.edited': 'an edited release moves nothing',
  'release.unpublished': 'a release that was taken back moves nothing',
  'release.deleted': 'a deleted release moves nothing',
};

/** Why an event moves no ticket, and gives it no version; undefined when it may. */
export function objectionToMoving({ type, data }: HookEvent): string | undefined {
  if (Object.hasOwn(noRelease, type)) return noRelease[type];
  return data.release?.is_draft === true ? 'a draft of a release moves nothing' : undefined;
}

export function familyOf({ type }: HookEvent): string {
  return type.slice(0, type.indexOf('.'));
}
