import type { Interference, LoggedRequest } from './github.ts';

export interface FakeAccount {
  id: number;
  login: string;
  type?: string;
  suspended_at?: string;
}

/** What GitHub keeps of an organisation, as far as its emulator does not: accounts, members, invitations, teams, work. */
export interface GithubOrganization {
  accounts: FakeAccount[];
  /** By the account's number. */
  memberships: Map<number, { state: 'active' | 'pending'; role: 'member' | 'admin' }>;
  /** Each invitation that was sent: the account's number, and the teams. */
  invitations: { invitee: number; teams: number[] }[];
  /** Numbers of teams by their slugs. */
  teams: Map<string, number>;
  /** Issues and pull requests, in the order they were opened. */
  items: { number: number; login: string; isMerged: boolean; isIssue?: boolean }[];
  comments: { id: number; number: number; body: string; created_at: string }[];
  /** Looks at each request first: a status or a reset is the end of it, anything else is done to the answer. */
  fail: ((request: LoggedRequest) => Interference | undefined) | undefined;
  interfere(request: LoggedRequest): Interference | undefined;
}

/** The organisation `octo` with the repository `octo/widgets`, and alice (21), who is in neither. */
export function createGithubOrganization(): GithubOrganization {
  const octo: GithubOrganization = {
    accounts: [{ id: 21, login: 'alice' }],
    memberships: new Map(),
    invitations: [],
    teams: new Map([['friends', 7]]),
    items: [],
    comments: [],
    fail: undefined,
    interfere: (request) => {
      const failure = octo.fail?.(request);
      if (failure?.status !== undefined || failure?.isReset === true) return failure;
      const answer = answerTo(request);
      // What is cut was done all the same.
      return failure === undefined ? answer : { ...answer, ...failure };
    },
  };
  const notFound = { status: 404, body: { message: 'Not Found' } };
  const ok = (body: unknown, status = 200) => ({ status, body });
  const byLogin = (login: string) => octo.accounts.find((each) => each.login.toLowerCase() === login.toLowerCase());
  const shown = (account: FakeAccount | undefined) =>
    account === undefined ? notFound : ok({ type: 'User', ...account });

  function answerTo({ method, path: whole, body }: LoggedRequest): Interference | undefined {
    const { pathname: path, searchParams: query } = new URL(whole, 'http://localhost');
    const json = body === '' ? {} : JSON.parse(body);
    const found = (pattern: RegExp) =>
      pattern
        .exec(path)
        ?.slice(1)
        .map((part) => part && decodeURIComponent(part));

    const [id] = found(/^\/user\/(\d+)$/) ?? [];
    if (id !== undefined) return shown(octo.accounts.find((each) => each.id === Number(id)));
    const [login] = found(/^\/users\/([^/]+)$/) ?? [];
    if (login !== undefined) return shown(byLogin(login));
    const [member] = found(/^\/orgs\/octo\/memberships\/([^/]+)$/) ?? [];
    if (member !== undefined) return membership(method, byLogin(member));
    if (path === '/orgs/octo/invitations' && method === 'POST') return invite(json);
    const [team, joining] = found(/^\/orgs\/octo\/teams\/([^/]+)(?:\/memberships\/([^/]+))?$/) ?? [];
    if (team !== undefined && joining !== undefined) return membership(method, byLogin(joining));
    if (team !== undefined) return octo.teams.has(team) ? ok({ id: octo.teams.get(team), slug: team }) : notFound;
    if (path === '/repos/octo/widgets/issues' && method === 'GET') return list(query);
    const [comment] = found(/^\/repos\/octo\/widgets\/issues\/comments\/(\d+)$/) ?? [];
    if (comment !== undefined && method === 'DELETE') {
      octo.comments = octo.comments.filter((each) => each.id !== Number(comment));
      return { status: 204 };
    }
    const [number] = found(/^\/repos\/octo\/widgets\/issues\/(\d+)\/comments$/) ?? [];
    return number === undefined ? undefined : commentsOf(method, Number(number), json.body);
  }

  function membership(method: string, account: FakeAccount | undefined): Interference {
    if (account === undefined) return notFound;
    const known = octo.memberships.get(account.id);
    if (method === 'GET') return known === undefined ? notFound : ok(known);
    // The role is set, whatever it was.
    octo.memberships.set(account.id, { state: known?.state ?? 'pending', role: 'member' });
    if (known === undefined) octo.invitations.push({ invitee: account.id, teams: [] });
    return ok(octo.memberships.get(account.id));
  }

  function invite({ invitee_id: invitee, team_ids: teams }: { invitee_id: number; team_ids: number[] }): Interference {
    const refused = (message: string) => {
      const errors = [{ resource: 'OrganizationInvitation', code: 'unprocessable', field: 'data', message }];
      return ok({ message: 'Validation Failed', errors }, 422);
    };
    if (!octo.accounts.some(({ id }) => id === invitee)) return notFound;
    const known = octo.memberships.get(invitee);
    if (known?.state === 'active') return refused('Invitee is already a part of this organization');
    if (known?.state === 'pending') return refused('Invitee already has a pending invitation to this organization');
    octo.memberships.set(invitee, { state: 'pending', role: 'member' });
    octo.invitations.push({ invitee, teams });
    return ok({ id: octo.invitations.length }, 201);
  }

  function list(query: URLSearchParams): Interference {
    const page = Number(query.get('page') ?? 1);
    const size = Number(query.get('per_page') ?? 30);
    const own = octo.items.filter(({ login }) => login === query.get('creator')).toReversed();
    const items = own.slice((page - 1) * size, page * size).map(({ number, login, isMerged, isIssue }) => ({
      number,
      user: { login },
      state: 'closed',
      comments: octo.comments.filter((comment) => comment.number === number).length,
      ...(isIssue ? {} : { pull_request: { merged_at: isMerged ? '2026-01-31T12:00:00Z' : null } }),
    }));
    const more = own.length > page * size ? { link: '<http://localhost/more>; rel="next"' } : { link: '' };
    return { status: 200, headers: more, body: items };
  }

  function commentsOf(method: string, number: number, body: string): Interference {
    const own = octo.comments.filter((comment) => comment.number === number);
    const written = (comment: object) => ({ ...comment, user: { login: 'ticketwire-bot', type: 'Bot' } });
    if (method === 'GET') return ok(own.map(written));
    const comment = { id: 500 + (octo.comments.at(-1)?.id ?? 0), number, body, created_at: new Date().toISOString() };
    octo.comments.push(comment);
    return ok(written(comment), 201);
  }

  return octo;
}
