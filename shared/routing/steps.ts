import { createHash } from 'node:crypto';
import type { KeyReader } from '../mapping/keys.ts';
import { hashOf } from '../mapping/marker.ts';
import type { Effect, Planned, Remark } from '../model/effect.ts';
import type { EventData, HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type {
  InviteStep,
  NamedStep,
  OpenStep,
  Place,
  ReportStep,
  Step,
  Template,
  TemplateContext,
  TrackStep,
} from '../model/rule.ts';
import { reportOf } from './report.ts';

/** Where a step stands: its target, its rule, and its position in it. */
export interface StepPlace {
  target: string;
  rule: string;
  position: number;
}

export interface StepInputs {
  receivedAt: EpochMs;
  context: TemplateContext;
  place: StepPlace;
  keysIn(target: string): KeyReader;
}

type Body = Effect extends infer Each ? (Each extends Planned ? Omit<Each, keyof Planned> : never) : never;

/** The effect with what every planned change carries. */
export function effectOf(
  event: HookEvent,
  { target, rule, position }: StepPlace,
  body: Body,
  receivedAt: EpochMs,
  of: { subject: string; part: string } = { subject: event.subject, part: '' },
): Effect {
  return {
    id: effectId(event.id, rule, position, of.part),
    target,
    subject: of.subject,
    receivedAt,
    occurredAt: event.occurredAt === receivedAt ? null : event.occurredAt,
    cause: { event: event.id, type: event.type, source: event.source, rule },
    ...body,
  } as Effect;
}

function effectId(event: string, rule: string, position: number, part: string): string {
  const parts = part === '' ? [event, rule, position] : [event, rule, position, part];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** No event is about more tickets; a release of a year may be. */
const maxKeys = 200;

/** What a step on named tickets, on people or on an alert comes to; `reason` says why it comes to nothing, or to less. */
export function planStep(
  step: Exclude<Step, TrackStep | OpenStep>,
  event: HookEvent,
  inputs: StepInputs,
): { effects: readonly Effect[]; reason?: string } {
  if (step.verb === 'invite') return planInvite(step, event, inputs);
  if (step.verb === 'report') {
    const report = reportOf(step, event);
    if ('reason' in report) return { effects: [], reason: report.reason };
    const of = { subject: report.subject, part: '' };
    return { effects: [effectOf(event, inputs.place, report.body, inputs.receivedAt, of)] };
  }
  const keys = namedKeys(step, event, inputs.keysIn(step.in));
  if (keys.length === 0)
    return { effects: [], reason: `no ticket of '${step.in}' is named in ${step.tickets.join(', ')}` };
  const effects = keys.slice(0, maxKeys).map((key) => {
    const of = { subject: `ticket:${key}`, part: key };
    const remark = (template: Template) => remarkOf(template, event, { ...inputs, key });
    return effectOf(event, inputs.place, namedBody(step, key, remark), inputs.receivedAt, of);
  });
  if (keys.length <= maxKeys) return { effects };
  return { effects, reason: `${keys.length} tickets are named, and only the first ${maxKeys} are looked at` };
}

type NamingStep = Exclude<Step, TrackStep | OpenStep | InviteStep | ReportStep>;

function namedBody(step: NamingStep, key: string, remark: (template: Template) => Remark): Body {
  switch (step.verb) {
    case 'transition': {
      const { to, maxHops, fields, comment } = step;
      return { kind: 'transition-ticket', key, to, maxHops, fields, remark: comment ? remark(comment) : null };
    }
    case 'comment':
      return { kind: 'comment-ticket', key, remark: remark(step.text) };
    case 'label':
      return { kind: 'label-ticket', key, add: step.add, remove: step.remove };
    default:
      return step satisfies never;
  }
}

/** The keys that an event names in the places a step looks at, each once, in the order of the places. */
function namedKeys(step: NamedStep, event: HookEvent, keysIn: KeyReader): readonly string[] {
  const of = { repository: githubRepository(event.data), repositoryUrl: event.data.repository?.url };
  const own = event.data.pull_request === undefined ? [] : keysIn(thisName(event.data), { place: 'this', ...of });
  const keys = step.tickets.flatMap((place) => {
    if (place === 'this') return keysIn(thisName(event.data), { place, ...of });
    const found = textsAt(place, event.data).flatMap((text) => keysIn(text, { place, ...of }));
    if (place === 'pull_requests') {
      const branches = (event.data.release?.pull_requests ?? []).map(({ branch }) => branch);
      found.push(...branches.flatMap((branch) => keysIn(branch, { place: 'branch', ...of })));
    }
    // A pull request's own number stands in its merge commit, and is no ticket.
    return found.filter((key) => !own.includes(key));
  });
  return [...new Set(keys)];
}

/** The repository whose numbers are GitHub's; empty where they are another forge's. */
function githubRepository({ repository }: EventData): string {
  return repository === undefined || repository.forge !== undefined ? '' : repository.full_name;
}

/** GitLab counts merge requests apart from issues. */
function thisName({ pull_request: pullRequest, issue, repository }: EventData): string {
  if (issue?.key !== undefined) return issue.key;
  const isApart = pullRequest !== undefined && repository?.forge === 'gitlab';
  return `${isApart ? '!' : '#'}${pullRequest?.number ?? issue?.number ?? ''}`;
}

function textsAt(place: Exclude<Place, 'this'>, data: EventData): readonly string[] {
  const { pull_request: pullRequest, push, release, run, issue, comment } = data;
  switch (place) {
    case 'title':
      return [pullRequest?.title ?? release?.name ?? issue?.title ?? run?.title ?? ''];
    case 'body':
      return [comment?.body ?? pullRequest?.body ?? release?.body ?? issue?.body ?? ''];
    case 'branch':
      return [pullRequest?.branch ?? push?.branch ?? run?.branch ?? ''];
    case 'commits':
      return pullRequest?.commits ?? push?.commits ?? release?.commits ?? [run?.message ?? ''];
    case 'pull_requests':
      return (release?.pull_requests ?? []).flatMap(({ title, body }) => [title, body]);
    default:
      return place satisfies never;
  }
}

/** Things that happen to a subject once: saying something of them twice is a mistake, whoever started it again. */
const onceTypes = new Set(['pull_request.opened', 'pull_request.merged', 'issue.opened', 'release.published']);

/** What is the same however often the event is reported: whatever was done by it is done. 64 hex digits. */
export function onceId(event: HookEvent, { rule, position }: StepPlace, key = ''): string {
  const occasion = onceTypes.has(event.type) ? '' : (event.occasion ?? event.id);
  return hashOf(JSON.stringify([event.subject, event.type, rule, position, key, occasion]));
}

function remarkOf(
  template: Template,
  event: HookEvent,
  { context, place, key }: { context: TemplateContext; place: StepPlace; key: string },
): Remark {
  return {
    id: onceId(event, place, key),
    text: template.render(context).trim(),
    since: event.occurredAt,
    isContended: false,
    isFresh: event.isUntouched === true,
  };
}

function planInvite(step: InviteStep, event: HookEvent, inputs: StepInputs): ReturnType<typeof planStep> {
  const { actor, pull_request: pullRequest, issue, repository } = event.data;
  if (actor === undefined) return { effects: [], reason: 'the event names nobody to invite' };
  // Whoever has this login there may be somebody else here.
  if (repository?.forge !== undefined)
    return { effects: [], reason: `${actor.login} is a user of ${repository.forge}` };
  if (actor.is_bot) return { effects: [], reason: `${actor.login} is a bot` };
  const merged = actor.merged_pull_requests ?? (event.type === 'pull_request.merged' ? 1 : 0);
  if (merged < step.after) {
    return {
      effects: [],
      reason: `${actor.login} has ${merged} merged pull requests here, and ${step.after} are needed`,
    };
  }
  const number = pullRequest?.number ?? issue?.number;
  const remark = step.welcome === undefined ? null : remarkOf(step.welcome, event, { ...inputs, key: String(number) });
  const body: Body = {
    kind: 'invite-member',
    login: actor.login,
    teams: step.teams,
    repository: repository?.full_name ?? '',
    welcome: number === undefined || remark === null ? null : { number, remark },
  };
  const of = { subject: `member:${actor.login.toLowerCase()}`, part: 'invite' };
  return { effects: [effectOf(event, inputs.place, body, inputs.receivedAt, of)] };
}
