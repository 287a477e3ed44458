import type { Github } from '../../../clients/github.ts';
import { asTicketwireError, TicketwireError } from '../../../errors.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { EpochMs } from '../../../model/json.ts';
import type { Membership, Person } from '../membership.ts';
import { isAlreadyThere, refusalOf, withPermission } from './refusals.ts';

export interface Organization {
  name: string;
  /** The target's name. */
  target: string;
  now(): EpochMs;
  /** Enterprise Server has no invitations by number, and makes members of people by their login. */
  isEnterpriseServer: boolean;
}

interface Team {
  slug: string;
  id: number;
}

export type People = Pick<Membership, 'isInTeam' | 'findPerson' | 'readState' | 'invite'>;

/** Accounts, members and invitations. https://docs.github.com/rest/orgs/members */
export function createPeople(github: Github, { name, target, now, isEnterpriseServer }: Organization): People {
  const of = `/orgs/${encodeURIComponent(name)}`;

  const readTeam = async (team: string): Promise<Team> => {
    const { status, json } = await github.send('GET', `${of}/teams/${encodeURIComponent(team)}`, { expect: [404] });
    if (status !== 404) return { slug: team, id: isJsonObject(json) ? Number(json.id) : 0 };
    throw new TicketwireError(
      'target-not-found',
      `${name} has no team '${team}', or the credentials of '${target}' may not see it: they need the organisation permission Members: read.`,
    );
  };

  const readState: People['readState'] = async (login) => {
    const { status, json } = await github.send('GET', `${of}/memberships/${encodeURIComponent(login)}`, {
      expect: [404],
    });
    return status === 404 ? undefined : stateOf(json, login);
  };

  /** Nobody is made anything by this who is a member: the request is for invitations alone. */
  async function inviteByNumber(person: Person, teams: readonly Team[]): ReturnType<People['invite']> {
    const json = { invitee_id: person.id, role: 'direct_member', team_ids: teams.map(({ id }) => id) };
    const answer = await github.send('POST', `${of}/invitations`, { json, expect: [404, 405, 422] });
    // Where there is no such request, as on Enterprise Server behind an address that does not look like one.
    if (answer.status === 404 || answer.status === 405) return inviteByLogin(person, teams);
    if (answer.status !== 422) return 'invited';
    if (isAlreadyThere(answer)) return (await readState(person.login)) ?? 'pending';
    throw refusalOf(answer, { login: person.login, organization: name, now: now() });
  }

  /** A member's role would be set anew by this: whoever is one was read to be none just before. */
  async function inviteByLogin({ login }: Person, teams: readonly Team[]): ReturnType<People['invite']> {
    const who = encodeURIComponent(login);
    const inTeams = teams.map(({ slug }) => `${of}/teams/${encodeURIComponent(slug)}/memberships/${who}`);
    const answer = await github.send('PUT', `${of}/memberships/${who}`, { json: { role: 'member' }, expect: [422] });
    if (answer.status === 422) throw refusalOf(answer, { login, organization: name, now: now() });
    for (const path of inTeams) await github.send('PUT', path, { json: { role: 'member' } }).catch(afterInvitation);
    return 'invited';
  }

  const findPerson: People['findPerson'] = async ({ id, login }) => {
    const path = id === null ? `/users/${encodeURIComponent(login)}` : `/user/${id}`;
    const { status, json } = await github.send('GET', path, { expect: [404], about: name });
    if (status === 404) return undefined;
    if (!isJsonObject(json) || typeof json.id !== 'number' || typeof json.login !== 'string') {
      throw new TicketwireError('target-failed', `GitHub's answer about the account of ${login} names no account.`);
    }
    const { type, suspended_at: suspended = null } = json;
    return { id: json.id, login: json.login, type: String(type ?? 'User'), isSuspended: suspended !== null };
  };

  /** What an account is called by now; undefined where its login is somebody else's. */
  const loginNow = async ({ id, login }: { id: number | null; login: string }): Promise<string | undefined> => {
    if (id === null) return login;
    const person = await findPerson({ id, login });
    if (person !== undefined) return person.login;
    // Not everybody may look accounts up by their numbers.
    const other = await findPerson({ id: null, login });
    return other === undefined || other.id === id ? login : undefined;
  };

  return {
    readState,
    isInTeam: async (who, team) => {
      const login = await loginNow(who);
      if (login === undefined) return false;
      const path = `${of}/teams/${encodeURIComponent(team)}/memberships/${encodeURIComponent(login)}`;
      const { status, json } = await github.send('GET', path, { expect: [404] });
      if (status !== 404) return stateOf(json, login) === 'active';
      await readTeam(team);
      return false;
    },
    findPerson,
    invite: async (person, slugs) => {
      const teams = await Promise.all(slugs.map(readTeam));
      try {
        return await (isEnterpriseServer ? inviteByLogin : inviteByNumber)(person, teams);
      } catch (error) {
        throw withPermission(error, name);
      }
    },
  };
}

/** They are invited by now, so it must not look as if nothing had happened. */
function afterInvitation(error: unknown): never {
  const { message } = asTicketwireError(error);
  throw new TicketwireError('target-failed', `They are invited, but not to each team. ${message}`, { cause: error });
}

function stateOf(json: unknown, login: string): 'active' | 'pending' {
  const state = isJsonObject(json) ? json.state : undefined;
  if (state === 'active' || state === 'pending') return state;
  throw new TicketwireError('target-failed', `GitHub's answer about the membership of ${login} names no state.`);
}
