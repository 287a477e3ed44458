import { namesOf } from '../mapping/repository-names.ts';
import type { HookEvent, RepositoryFacts } from '../model/event.ts';
import type { Rule } from '../model/rule.ts';
import { matchesAny, matchesPattern } from './pattern.ts';

/**
 * True if patterns match a repository. A former name matches only where it is written out: a repository that left `octo`
 * is no longer one of `octo/*`.
 */
export function matchesRepository(patterns: readonly string[], repository: RepositoryFacts | undefined): boolean {
  const [name = '', ...former] = namesOf(repository);
  if (matchesAny(patterns, [name])) return true;
  const isExcluded = patterns.some((pattern) => pattern.startsWith('!') && matchesPattern(pattern.slice(1), name));
  return !isExcluded && former.some((each) => patterns.includes(each));
}

/** Returns a warning where a rule names a repository by a name it no longer has. */
export function renamingOf({ repositories }: Rule, { data: { repository } }: HookEvent): string | undefined {
  const former = repository?.former_names ?? [];
  if (repository === undefined || repositories === undefined || former.length === 0) return undefined;
  if (matchesAny(repositories, [repository.full_name.toLowerCase()])) return undefined;
  return `its repositories match ${former.join(', ')}, which is ${repository.full_name} now. Change the rule: another repository may take the old name.`;
}
