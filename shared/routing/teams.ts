import type { Effect, Team } from '../model/effect.ts';
import type { EventData, HookEvent } from '../model/event.ts';
import type { Rule } from '../model/rule.ts';

/** Teams are GitHub's: whoever has the same login elsewhere may be somebody else. */
export function mayBeInTeam({ actor, repository }: EventData): boolean {
  return actor !== undefined && !actor.is_bot && repository !== undefined && repository.forge === undefined;
}

/** `octo/maintainers`. */
export function teamName({ organization, team }: Team): string {
  return `${organization}/${team}`;
}

/** What a rule for members of teams asks for is done only for them: who they are is asked when it is performed. */
export function limitedTo({ teams }: Rule, { data: { actor, repository } }: HookEvent, effect: Effect): Effect {
  if (teams === undefined || actor === undefined) return effect;
  const { id, login } = actor;
  const who = id === undefined ? { login } : { id, login };
  return { ...effect, onlyFor: { ...who, url: repository?.url ?? '', teams } };
}

/** What such a rule's verdict leaves open. */
export function limitReasons({ teams }: Rule, { data: { actor } }: HookEvent): readonly string[] {
  if (teams === undefined) return [];
  return [`whether ${actor?.login} is in ${teams.map(teamName).join(' or ')} is asked when it is done`];
}
