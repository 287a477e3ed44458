import type { Destination } from '../mapping/template.ts';
import { targetTypes } from '../targets/registry.ts';
import type { TargetType } from '../targets/target.ts';
import { checkTemplate } from './check-template.ts';
import type { KnownTarget } from './configuration.ts';
import type { ConfigurationDocument } from './document.ts';
import type { ParsedRule } from './schema.ts';
import { listNames, nearestName } from './schema-parts.ts';
import { type Verb, verbs } from './step-schema.ts';
import { ableTargets, type LooseVerb, loose } from './usual-target.ts';

type Path = readonly (string | number)[];

/** Names that a rule may refer to. */
export interface Names {
  sources: ReadonlySet<string>;
  targets: Readonly<Record<string, KnownTarget>>;
  /** The target of a step that names none. */
  usualTarget(verb: LooseVerb): string | undefined;
}

/** What a kind of target must be able to do for a step, and what to say when it cannot. */
const abilities: Record<Verb, { isIn(type: TargetType): boolean; lack: string }> = {
  track: { isIn: ({ limits }) => limits !== undefined, lack: 'can hold no ticket that follows something' },
  open: { isIn: ({ limits }) => limits !== undefined, lack: 'can hold no ticket that is opened here' },
  transition: { isIn: ({ keysIn }) => keysIn !== undefined, lack: 'has no tickets that can be named' },
  comment: { isIn: ({ keysIn }) => keysIn !== undefined, lack: 'has no tickets that can be named' },
  label: { isIn: ({ keysIn }) => keysIn !== undefined, lack: 'has no tickets that can be named' },
  release: { isIn: ({ hasVersions }) => hasVersions === true, lack: 'has no versions' },
  invite: { isIn: ({ invites }) => invites === true, lack: 'invites nobody' },
  report: { isIn: ({ reports }) => reports !== undefined, lack: 'is told nothing' },
  post: { isIn: ({ room }) => room !== undefined, lack: 'is no room' },
  deploy: { isIn: ({ deploys }) => deploys !== undefined, lack: 'is no checkout' },
  reply: { isIn: loose.reply, lack: 'answers no commands' },
  react: { isIn: loose.react, lack: 'answers no commands' },
  dispatch: { isIn: loose.dispatch, lack: 'starts no workflows' },
};

/** Templates of the steps and where their output goes. */
const templates: Record<Verb, Readonly<Record<string, Destination>>> = {
  track: { title: 'title', body: 'markdown' },
  open: { title: 'title', body: 'markdown' },
  transition: { comment: 'markdown' },
  comment: { text: 'markdown' },
  label: {},
  release: { version: 'data' },
  invite: { welcome: 'markdown' },
  report: {},
  post: { text: 'markdown' },
  deploy: {},
  reply: { text: 'markdown' },
  react: {},
  dispatch: {},
};

export function checkStep(
  step: ParsedRule['do'][number],
  given: {
    /** Targets that earlier steps of the rule track in; this step's is added. */
    tracked: Set<string>;
    path: Path;
    names: Names;
    document: ConfigurationDocument;
  },
): void {
  const { tracked, path, names, document } = given;
  const [verb, ...others] = verbs.filter((each) => step[each] !== undefined);
  if (verb === undefined || others.length > 0) {
    document.report(path, `must hold exactly one step: ${verbs.join(', ')}.`);
    return;
  }
  const body = step[verb];
  const target = targetOf(step, names);
  if (target === undefined) {
    document.report(
      [...path, verb],
      `say with which target: ${verb}: { in: NAME, … }. ${whoCan(verb as LooseVerb, names.targets)}`,
    );
    return;
  }
  const key = ['invite', 'report', 'post', 'deploy'].includes(verb) ? 'to' : 'in';
  const at = (...inside: string[]) => (typeof body === 'string' ? [...path, verb] : [...path, verb, ...inside]);

  const known = Object.hasOwn(names.targets, target) ? names.targets[target] : undefined;
  const type = known?.type;
  if (type === undefined) {
    document.report(at(key), `no target is called '${target}'. ${hint(target, Object.keys(names.targets))}`);
  } else if (targetTypes[type] !== undefined && !abilities[verb].isIn(targetTypes[type])) {
    document.report(at(key), `the target '${target}' (${type}) ${abilities[verb].lack}, so '${verb}' cannot use it.`);
  }
  const lack = known?.lackFor?.(verb);
  if (lack !== undefined) document.report(at(key), `the target '${target}' ${lack}, so '${verb}' cannot use it.`);
  const ticket = step.track ?? step.open;
  if (ticket !== undefined && type !== undefined) checkTicket(ticket, { target, type, at, document });
  if (known !== undefined) checkPost(step, { known, target, document, at });
  if (known !== undefined) checkNamed(step, { known, target, document, at });
  const fields = step.transition?.fields ?? {};
  if (Object.keys(fields).length > 0 && type !== undefined && targetTypes[type]?.takesFields !== true) {
    document.report(at('fields'), `the target '${target}' (${type}) has tickets without 'fields'.`);
  }
  checkTexts(fields, { path: at('fields'), document, destination: 'title' });
  const { reasons = [] } = targetTypes[type ?? '']?.reports ?? {};
  if (typeof step.report === 'object' && step.report.as !== undefined && reasons.length === 0) {
    document.report(at('as'), `the target '${target}' (${type}) takes no reason.`);
  }
  if (verb === 'track' && tracked.has(target)) {
    document.report(at(key), `an earlier step of this rule tracks it in '${target}' already.`);
  }
  if (verb === 'track') tracked.add(target);
  if (typeof step.reply === 'string') {
    checkTemplate(step.reply, { path: at(), document, destination: 'markdown' });
  }
  checkTexts(step.dispatch?.payload, { path: at('payload'), document, destination: 'data' });
  if (typeof body !== 'object') return;
  for (const [name, destination] of Object.entries(templates[verb])) {
    const text = (body as Record<string, unknown>)[name];
    if (typeof text === 'string') checkTemplate(text, { path: at(name), document, destination });
  }
}

/** Fields that are said elsewhere. */
const ownFields: Readonly<Record<string, string>> = {
  project: "tickets are opened in the target's 'project'",
  issuetype: "use 'issue-type'",
  summary: "use 'title'",
  description: "use 'body'",
  labels: "use 'labels'",
};

const ownOptions = ['issue-type', 'priority', 'fields'] as const;

/** What a step says of a ticket that only some trackers have. */
function checkTicket(
  step: NonNullable<ParsedRule['do'][number]['open']>,
  given: { target: string; type: string; at(...inside: string[]): Path; document: ConfigurationDocument },
): void {
  if (typeof step === 'string') return;
  const { target, type, at, document } = given;
  for (const option of ownOptions) {
    if (step[option] === undefined || targetTypes[type]?.takesFields === true) continue;
    document.report(at(option), `the target '${target}' (${type}) has tickets without '${option}'.`);
  }
  for (const id of Object.keys(step.fields ?? {})) {
    const instead = Object.hasOwn(ownFields, id) ? ownFields[id] : undefined;
    if (instead !== undefined) document.report(at('fields', id), `the field '${id}' is not set here: ${instead}.`);
  }
  checkTexts(step.fields, { path: at('fields'), document, destination: 'title' });
}

/** Every text in a value is a template. */
function checkTexts(
  value: unknown,
  given: { path: Path; document: ConfigurationDocument; destination: Destination },
): void {
  if (typeof value === 'string') checkTemplate(value, given);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    checkTexts(each, { ...given, path: [...given.path, Array.isArray(value) ? Number(name) : name] });
  }
}

/** What a message says of others, held against what its room can do. */
function checkPost(
  { post }: ParsedRule['do'][number],
  given: { known: KnownTarget; target: string; document: ConfigurationDocument; at(...inside: string[]): Path },
): void {
  if (typeof post !== 'object' || !post.thread) return;
  const { known, target, document, at } = given;
  if (post.every !== undefined) {
    document.report(at('thread'), "messages that are said together with 'every' stand in no thread: choose one.");
  } else if (known.keepsTogether === false) {
    const words = `the target '${target}' (${known.type}), as it is configured, cannot keep messages together: slack with 'token', matrix and discord can.`;
    document.report(at('thread'), words);
  }
}

/** What a step on named tickets says of moves and projects, held against what its target has. */
function checkNamed(
  step: ParsedRule['do'][number],
  given: { known: KnownTarget; target: string; document: ConfigurationDocument; at(...inside: string[]): Path },
): void {
  const { known, target, document, at } = given;
  const { type, moves, projects } = known;
  const { move, to } = step.transition ?? {};
  if (step.transition !== undefined && (move === undefined) === (to === undefined)) {
    document.report(at(), "must hold either 'to' or 'move'.");
  } else if (move !== undefined && targetTypes[type]?.moves === undefined) {
    document.report(at('move'), `the target '${target}' (${type}) has no workflow, so its tickets know no moves.`);
  } else if (move !== undefined && moves?.length === 0) {
    document.report(at('move'), `the target '${target}' declares no 'workflow', so its tickets know no moves.`);
  } else if (move !== undefined && moves?.includes(move) === false) {
    document.report(at('move'), `no status in the workflow of '${target}' has a move '${move}'. ${hint(move, moves)}`);
  }
  const states = targetTypes[type]?.states;
  if (to !== undefined && states?.includes(to.toLowerCase()) === false) {
    document.report(at('to'), `the tickets of '${target}' (${type}) cannot be moved to '${to}'. ${hint(to, states)}`);
  }
  const wanted = (step.transition ?? step.comment ?? step.label ?? step.release)?.projects ?? [];
  if (wanted.length > 0 && targetTypes[type]?.projects === undefined) {
    document.report(at('projects'), `the tickets of '${target}' (${type}) are in no projects.`);
  }
  wanted.forEach((project, index) => {
    if (projects === undefined || projects.length === 0 || projects.includes(project)) return;
    const words = `the target '${target}' may not touch the project '${project}'. ${hint(project, projects)}`;
    document.report([...at('projects'), index], words);
  });
}

/** Undefined where a step names no target though it may, and there is not the one that is meant then. */
function targetOf(step: ParsedRule['do'][number], names: Names): string | undefined {
  const { reply, react, dispatch, ...others } = step;
  for (const [verb, body] of Object.entries({ reply, react, dispatch })) {
    if (body === undefined) continue;
    return (typeof body === 'string' ? undefined : body.in) ?? names.usualTarget(verb as LooseVerb);
  }
  const verb = verbs.find((each) => step[each] !== undefined) as keyof typeof others | undefined;
  const body = verb === undefined ? '' : (others[verb] ?? '');
  if (typeof body === 'string') return body;
  return 'in' in body ? body.in : body.to;
}

function whoCan(verb: LooseVerb, targets: Names['targets']): string {
  const able = ableTargets(verb, targets);
  if (able.length > 0) return `These can: ${listNames(able)}.`;
  const types = Object.values(targetTypes).filter(abilities[verb].isIn);
  return `No target can: those of type ${types.map(({ type }) => type).join(', ')} can.`;
}

export function hint(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  if (nearest !== undefined) return `Did you mean '${nearest}'?`;
  return known.length === 0 ? 'None is configured.' : `Known: ${listNames(known)}.`;
}
