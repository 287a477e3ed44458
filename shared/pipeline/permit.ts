import { TicketwireError } from '../errors.ts';
import { isSameServer } from '../mapping/servers.ts';
import type { Effect } from '../model/effect.ts';
import type { OpenTarget } from '../targets/target.ts';

/** Why nothing is done for whoever asked for it: they are in none of the teams. Undefined: nothing speaks against it. */
export async function objectionToActor(
  { onlyFor }: Effect,
  targets: ReadonlyMap<string, OpenTarget>,
): Promise<string | undefined> {
  if (onlyFor === undefined) return undefined;
  const { id = null, login, url, teams } = onlyFor;
  for (const { organization, team } of teams) {
    const named = [...targets.values()].flatMap(({ membership }) =>
      membership?.organization.toLowerCase() === organization.toLowerCase() ? [membership] : [],
    );
    if (named.length === 0) {
      throw new TicketwireError(
        'configuration',
        `Whether ${login} is in ${organization}/${team} cannot be asked: no target of type github-org is for ${organization}. Put it back.`,
      );
    }
    // Whoever has this login on another server may be somebody else.
    const membership = named.find(({ webUrl }) => isSameServer(url, webUrl));
    if (await membership?.isInTeam({ id, login }, team)) return undefined;
  }
  const names = teams.map(({ organization, team }) => `${organization}/${team}`);
  return `${login} is in none of the teams ${names.join(', ')}`;
}
