import { compileCondition, compileTemplate } from '../mapping/template.ts';
import type { JsonObject } from '../model/json.ts';
import type { Rule, Step } from '../model/rule.ts';
import type { ParsedRule } from './schema.ts';

/** The rule as the planner reads it, with its templates and conditions compiled. */
export function buildRule(parsed: ParsedRule): Rule {
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
    command: list(parsed.command)?.map((pattern) => pattern.toLowerCase()),
    association: list(association),
    severity,
    after,
    forks,
    confidential,
    isEnabled: enabled,
    steps: parsed.do.map(buildStep),
  };
}

function buildStep({ track, transition, comment, label, release, invite, report }: ParsedRule['do'][number]): Step {
  const markdown = (text: string | undefined) => (text === undefined ? undefined : compileTemplate(text, 'markdown'));
  if (transition !== undefined) {
    const { in: target, to, move = '', tickets, projects, fields } = transition;
    const maxHops = transition['max-hops'];
    return {
      verb: 'transition',
      in: target,
      ...(to === undefined ? { move } : { to }),
      tickets,
      projects,
      maxHops,
      fields: fields as JsonObject,
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
  if (typeof track === 'string') return { verb: 'track', in: track };
  const { title, body, labels, assignees, repeat, per, ...rest } = track ?? { in: '' };
  return {
    verb: 'track',
    in: rest.in,
    title: title === undefined ? undefined : compileTemplate(title, 'title'),
    body: markdown(body),
    labels,
    assignees,
    repeat,
    per,
    ...('on-close' in rest
      ? { onClose: rest['on-close'], reopenWithinMs: rest['reopen-within'], maxNew: rest['max-new'] }
      : {}),
  };
}
