import type { Duties } from '../model/duties.ts';
import type { Step } from '../model/rule.ts';
import type { AppPermissions } from '../settings/github.ts';

const issues: AppPermissions = { issues: 'write' };
const talk: AppPermissions = { issues: 'write', pull_requests: 'write' };

/** What a GitHub App needs for the steps of a target, with which it asks GitHub in the ways that the step takes. */
const forSteps: Record<Step['verb'], (step: Step) => AppPermissions> = {
  track: () => issues,
  open: () => issues,
  transition: (step) => named(step),
  comment: (step) => named(step),
  label: (step) => named(step),
  reply: () => talk,
  react: () => talk,
  invite: (step) => ({
    members: 'write',
    ...(step.verb === 'invite' && step.after > 1 ? { issues: 'read', pull_requests: 'read' } : {}),
    ...(step.verb === 'invite' && step.welcome !== undefined ? talk : {}),
  }),
  report: () => ({ security_events: 'write' }),
  release: () => ({}),
  post: () => ({}),
  deploy: () => ({}),
  dispatch: () => ({ contents: 'write' }),
};

/** A pull request is an issue, too, and takes its own permission. */
function named(step: Step): AppPermissions {
  return 'tickets' in step && step.tickets.includes('this') ? talk : issues;
}

export function permissionsFor({ steps, helps, teams }: Duties): AppPermissions {
  return mergedPermissions([
    ...steps.map((step) => forSteps[step.verb](step)),
    ...(helps ? [talk] : []),
    ...(teams.length === 0 ? [] : [{ members: 'read' } as const]),
  ]);
}

/** All of them; where one writes, writing. */
export function mergedPermissions(all: readonly AppPermissions[]): AppPermissions {
  const merged: Record<string, 'read' | 'write'> = {};
  for (const each of all) {
    for (const [name, level] of Object.entries(each)) if (merged[name] !== 'write') merged[name] = level;
  }
  return Object.fromEntries(Object.entries(merged).sort(([left], [right]) => (left < right ? -1 : 1)));
}
