import { TicketwireError } from '../errors.ts';
import { namesOf } from '../mapping/repository-names.ts';
import { severityRank } from '../mapping/severity.ts';
import type { ActorFacts, HookEvent } from '../model/event.ts';
import type { Rule, TemplateContext } from '../model/rule.ts';
import { matchesAny, matchesPattern, matchesSet } from './pattern.ts';
import { matchesRepository } from './renaming.ts';
import { mayBeInTeam, teamName } from './teams.ts';

/** Why a rule does not want an event, in words for a person; undefined when it wants it. */
export function objectionOf(rule: Rule, event: HookEvent, context: TemplateContext): string | undefined {
  if (!rule.isEnabled) return 'it is parked (enabled: false)';
  if (!rule.on.some((pattern) => matchesType(pattern, event.type))) {
    return `it is for ${rule.on.join(', ')}, and this is ${event.type}`;
  }
  if (rule.from.length > 0 && !rule.from.includes(event.source)) {
    return `it is for source ${rule.from.join(', ')}, and this comes from ${event.source}`;
  }
  const objection = filterObjection(rule, event) ?? factObjection(rule, event);
  if (objection !== undefined || rule.if === undefined) return objection;
  try {
    return rule.if.holds(context) ? undefined : `its condition is not met: ${rule.if.text}`;
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    return error.message;
  }
}

/** Whether a type, a family or a glob covers an event type. */
export function matchesType(pattern: string, type: string): boolean {
  return pattern === type || type.startsWith(`${pattern}.`) || matchesPattern(pattern, type);
}

/** What each filter with patterns looks at. */
const looked: Record<string, (event: HookEvent) => readonly (string | undefined)[]> = {
  repositories: ({ data }) => (data.repository === undefined ? [] : namesOf(data.repository)),
  branches: ({ data }) => [data.pull_request?.base ?? data.push?.branch ?? data.run?.branch],
  tags: ({ data }) => [data.push?.tag ?? data.release?.tag ?? data.run?.tag],
  paths: ({ data }) => data.push?.paths ?? [data.alert?.file],
  labels: ({ data }) => data.pull_request?.labels ?? data.issue?.labels ?? data.alert?.labels ?? [],
  actors: ({ data }) => [data.actor?.login],
  authors: ({ data }) => [
    data.author?.login ?? (data.pull_request?.author || data.issue?.author || data.actor?.login || undefined),
  ],
  command: ({ data }) => [data.command?.name],
};

const lookedAt = Object.entries(looked);

function matchesFilter(
  filter: string,
  { patterns, values, event }: { patterns: readonly string[]; values: readonly string[]; event: HookEvent },
): boolean {
  if (filter === 'labels') return matchesSet(patterns, values);
  if (filter !== 'repositories') return matchesAny(patterns, values);
  return values.length > 0 && matchesRepository(patterns, event.data.repository);
}

function filterObjection(rule: Rule, event: HookEvent): string | undefined {
  for (const [filter, valuesOf] of lookedAt) {
    const patterns = rule[filter as 'branches'];
    if (patterns === undefined) continue;
    const values = valuesOf(event).filter((value) => value !== undefined);
    if (matchesFilter(filter, { patterns, values, event })) continue;
    const seen = values.length === 0 ? 'this has none' : `this has ${values.slice(0, 3).join(', ')}`;
    return `its ${filter} ${filter === 'command' ? 'is' : 'are'} ${patterns.join(', ')}, and ${seen}`;
  }
  return undefined;
}

/** GitHub makes a branch for each entry of a merge queue, and deletes it afterwards. */
const mergeQueue = 'gh-readonly-queue/';

function factObjection(rule: Rule, { type, data, isConfidential }: HookEvent): string | undefined {
  const {
    association,
    teams,
    severity,
    after = 1,
    forks = false,
    confidential = false,
    onlyDefaultBranch = false,
  } = rule;
  const { alert, run, push } = data;
  if (association !== undefined && !isAssociated(association, data.author ?? data.actor)) {
    return `it is for authors who are ${association.join(' or ')} here, and this author is not`;
  }
  if (teams !== undefined && !mayBeInTeam(data)) {
    return `it is for members of ${teams.map(teamName).join(', ')}, and this was done by nobody who could be one`;
  }
  if (severity !== undefined && alert !== undefined && severityRank(alert.severity) < severityRank(severity)) {
    return `it is for alerts of severity ${severity} or worse, and this one is ${alert.severity ?? 'without any'}`;
  }
  const branch = push?.branch ?? run?.branch;
  if (branch?.startsWith(mergeQueue) === true && rule.branches === undefined)
    return `branches of a merge queue are left out unless its branches match ${branch}`;
  if (run?.tag !== undefined && rule.branches === undefined && rule.tags === undefined)
    return `runs for tags are left out unless its branches or tags match ${run.tag}`;
  if (run?.is_fork === true && !forks)
    return 'runs of pull requests from forks are left out unless it says forks: true';
  if (isConfidential === true && !confidential)
    return 'what is confidential is left out unless it says confidential: true';
  if (after > 1 && type === 'run.failed' && (run?.failures_in_row ?? 0) < after) {
    const known = run?.failures_in_row ?? 'an unknown number';
    return `it waits for ${after} failures in a row, and there are ${known} so far`;
  }
  if (onlyDefaultBranch && push !== undefined && !push.is_default_branch) {
    return 'it is for pushes to the default branch only';
  }
  return undefined;
}

function isAssociated(wanted: readonly string[], author: ActorFacts | undefined): boolean {
  if (author === undefined || author.is_bot) return false;
  return wanted.some((each) =>
    each === 'newcomer' ? author.is_newcomer === true : each.toLowerCase() === author.association,
  );
}
