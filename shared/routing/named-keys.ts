import type { KeyPlace, KeyReader } from '../mapping/keys.ts';
import type { EventData, HookEvent } from '../model/event.ts';
import type { NamingStep, Place } from '../model/rule.ts';

/** The keys that an event names in the places a step looks at, each once, in the order of the places. */
export function namedKeys(step: NamingStep, event: HookEvent, keysIn: KeyReader): readonly string[] {
  const references = referencesOf(step);
  const of: Omit<KeyPlace, 'place'> = {
    repository: githubRepository(event.data),
    repositoryUrl: event.data.repository?.url,
    references,
  };
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
  const isWanted = (key: string) => step.projects?.includes(key.slice(0, key.lastIndexOf('-'))) !== false;
  return [...new Set(keys)].filter(isWanted);
}

/** Returns which references count for a step. */
export function referencesOf(step: NamingStep): KeyPlace['references'] {
  return step.references ?? (isClosing(step) ? 'closing-numbers' : 'any-mention');
}

/** Names that forges have for an open issue. A move to any other state closes it. */
const openStates = new Set(['open', 'opened', 'reopen', 'reopened', 'category:new']);

function isClosing(step: NamingStep): boolean {
  return step.verb === 'transition' && 'to' in step && !openStates.has(step.to.toLowerCase());
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
