import { compileCondition, compileTemplate, type Destination } from '../mapping/template.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { FieldTemplates, Rule, Step, Template, TemplateContext, TicketStep } from '../model/rule.ts';
import type { ParsedRule } from './schema.ts';
import type { LooseVerb } from './usual-target.ts';

/** The rule as the planner reads it, with its templates and conditions compiled. `usual`: the target of a step that names none. */
export function buildRule(parsed: ParsedRule, usual: UsualTarget): Rule {
  const { name, severity, after, forks, confidential, enabled, association } = parsed;
  const list = (value: string | readonly string[] | undefined) => (value === undefined ? undefined : [value].flat());
  return {
    name,
    on: [parsed.on].flat(),
    from: parsed.from === undefined ? [] : [parsed.from].flat(),
    if: parsed.if === undefined ? undefined : compileCondition(parsed.if),
    // Names of repositories are the same in capitals.
    repositories: list(parsed.repositories)?.map((pattern) => pattern.toLowerCase()),
    branches: list(parsed.branches),
    tags: list(parsed.tags),
    paths: list(parsed.paths),
    labels: list(parsed.labels),
    actors: list(parsed.actors),
    authors: list(parsed.authors),
    command: list(parsed.command)?.map((pattern) => pattern.toLowerCase()),
    association: list(association),
    teams: list(parsed.teams)?.map((name) => {
      const [organization = '', team = ''] = name.split('/');
      return { organization, team };
    }),
    severity,
    after,
    forks,
    confidential,
    isEnabled: enabled,
    steps: parsed.do.map((step) => buildStep(step, usual)),
  };
}

type UsualTarget = (verb: LooseVerb) => string | undefined;

/** Texts of messages by event type or family, ready to be rendered. */
export function buildMessages(texts: Readonly<Record<string, string>>): ReadonlyMap<string, Template> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, compileTemplate(text, 'markdown')]));
}

function buildStep(parsed: ParsedRule['do'][number], usual: UsualTarget): Step {
  const { track, open, transition, comment, label, release, invite, report, post, deploy } = parsed;
  const { reply, react, dispatch } = parsed;
  const markdown = (text: string | undefined) => (text === undefined ? undefined : compileTemplate(text, 'markdown'));
  if (transition !== undefined) {
    const { in: target, to, move = '', tickets, projects, references, fields } = transition;
    const maxHops = transition['max-hops'];
    return {
      verb: 'transition',
      in: target,
      ...(to === undefined ? { move } : { to }),
      tickets,
      projects,
      references,
      maxHops,
      fields: buildFields(fields as JsonObject, 'title'),
      comment: markdown(transition.comment),
    };
  }
  if (comment !== undefined) return { ...comment, verb: 'comment', text: compileTemplate(comment.text, 'markdown') };
  if (label !== undefined) return { ...label, verb: 'label' };
  if (release !== undefined) return { ...release, verb: 'release', version: compileTemplate(release.version, 'data') };
  if (invite !== undefined) {
    if (typeof invite === 'string') return { verb: 'invite', in: invite, teams: [], after: 1 };
    const { to, teams, after, welcome } = invite;
    return { verb: 'invite', in: to, teams, after, welcome: markdown(welcome) };
  }
  if (report !== undefined) {
    return typeof report === 'string'
      ? { verb: 'report', in: report }
      : { verb: 'report', in: report.to, as: report.as };
  }
  if (post !== undefined) {
    if (typeof post === 'string') return { verb: 'post', in: post, isThreaded: false };
    const { to, text, thread, every } = post;
    return { verb: 'post', in: to, text: markdown(text), isThreaded: thread, everyMs: every };
  }
  if (deploy !== undefined) {
    if (typeof deploy === 'string') return { verb: 'deploy', in: deploy, programs: [] };
    const { to, then: programs = [] } = deploy;
    return { verb: 'deploy', in: to, programs: isOneProgram(programs) ? [programs] : programs };
  }
  if (reply !== undefined) {
    const { in: target = usual('reply') ?? '', text } = typeof reply === 'string' ? { text: reply } : reply;
    return { verb: 'reply', in: target, text: compileTemplate(text, 'markdown') };
  }
  if (react !== undefined) {
    const { in: target = usual('react') ?? '', emoji } = typeof react === 'string' ? { emoji: react } : react;
    return { verb: 'react', in: target, emoji };
  }
  if (dispatch !== undefined) {
    const { in: target = usual('dispatch') ?? '', repository, event, payload } = dispatch;
    return { verb: 'dispatch', in: target, repository, event, payload: buildFields(payload as JsonObject, 'data') };
  }
  if (open !== undefined) return { verb: 'open', ...buildTicket(open) };
  const step = { verb: 'track', ...buildTicket(track ?? '') } as const;
  if (typeof track !== 'object') return step;
  return {
    ...step,
    repeat: track.repeat,
    per: track.per,
    onClose: track['on-close'],
    onIncomplete: track['on-incomplete'],
    reopenWithinMs: track['reopen-within'],
    maxNew: track['max-new'],
  };
}

function isOneProgram(programs: readonly (string | readonly string[])[]): programs is readonly string[] {
  return typeof programs[0] === 'string';
}

type ParsedTicket = NonNullable<ParsedRule['do'][number]['open']>;

function buildTicket(given: ParsedTicket): TicketStep {
  if (typeof given === 'string') return { in: given };
  const { title, body, labels, assignees, priority, fields } = given;
  return {
    in: given.in,
    title: title === undefined ? undefined : compileTemplate(title, 'title'),
    body: body === undefined ? undefined : compileTemplate(body, 'markdown'),
    labels,
    assignees,
    issueType: given['issue-type'],
    priority: priority as TicketStep['priority'],
    fields: fields === undefined ? undefined : buildFields(fields as JsonObject, 'title'),
  };
}

/** Compiles every text in it as a template. In fields of a ticket each is one line; Jira's rich text is written as a document. */
function buildFields(fields: JsonObject, destination: Destination): FieldTemplates {
  const value = compileValue(fields, destination);
  return { names: Object.keys(fields), render: (context) => value(context) as JsonObject };
}

function compileValue(value: JsonValue, destination: Destination): (context: TemplateContext) => JsonValue {
  if (typeof value === 'string') {
    const template = compileTemplate(value, destination);
    return (context) => template.render(context);
  }
  if (Array.isArray(value)) {
    const entries = value.map((each) => compileValue(each, destination));
    return (context) => entries.map((each) => each(context));
  }
  if (value === null || typeof value !== 'object') return () => value;
  const members = Object.entries(value).map(([name, each]) => [name, compileValue(each, destination)] as const);
  return (context) => Object.fromEntries(members.map(([name, each]) => [name, each(context)]));
}
