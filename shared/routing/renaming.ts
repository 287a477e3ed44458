import type { HookEvent } from '../model/event.ts';
import type { Rule } from '../model/rule.ts';
import { matchesAny } from './pattern.ts';

/** Returns a warning where a rule names a repository by a name it no longer has. */
export function renamingOf({ repositories }: Rule, { data: { repository } }: HookEvent): string | undefined {
  const former = repository?.former_names ?? [];
  if (repository === undefined || repositories === undefined || former.length === 0) return undefined;
  if (matchesAny(repositories, [repository.full_name.toLowerCase()])) return undefined;
  return `its repositories match ${former.join(', ')}, which is ${repository.full_name} now. Change the rule: another repository may take the old name.`;
}
