import {
  type Answer,
  type Asked,
  type ForgeServer,
  kinds,
  pageOf,
  parameterFaults,
  startForgeServer,
} from './forge-server.ts';

/** Reporter in the project. */
export const gitlabToken = 'glpat-a-token-for-tests-only';
/** Guest: may open issues and write comments, but set no labels. */
export const guestToken = 'glpat-a-guests-token-for-tests';
/** Of the reporter, for reading alone. */
export const readOnlyToken = 'glpat-a-token-that-only-reads';
/** Somebody who has nothing to do with the project, which is public. */
export const strangerToken = 'glpat-a-strangers-token';

interface User {
  id: number;
  username: string;
}
const bot: User = { id: 7, username: 'Ticketwire-Bot' };
const guest: User = { id: 8, username: 'guest' };
const stranger: User = { id: 9, username: 'stranger' };
const tokens: Record<string, { user: User; level: number; scopes: string[] }> = {
  [gitlabToken]: { user: bot, level: 20, scopes: ['api'] },
  [guestToken]: { user: guest, level: 10, scopes: ['api'] },
  [readOnlyToken]: { user: bot, level: 20, scopes: ['read_api'] },
  [strangerToken]: { user: stranger, level: 0, scopes: ['api'] },
};

export interface GitlabIssue {
  iid: number;
  title: string;
  description: string | null;
  state: 'opened' | 'closed';
  labels: string[];
  author: User;
  assignees: User[];
  confidential: boolean;
  created_at: string;
  updated_at: string;
  user_notes_count: number;
  web_url: string;
  references: { full: string };
  _links: { closed_as_duplicate_of: string | null };
}

interface Note {
  id: number;
  body: string;
  author: User;
  system: boolean;
  created_at: string;
}

export interface FakeGitlab extends ForgeServer {
  /** What GitLab's documentation says against our requests. */
  faults: string[];
  /** Quick actions that GitLab found in texts, and carried out. */
  actions: string[];
  issues: GitlabIssue[];
  labels: Set<string>;
  project: { issues_enabled: boolean; archived: boolean };
  notesOf(iid: number): Note[];
  /** So many answers of lists that do not show the newest issue yet. */
  lagFor(answers: number): void;
  reset(): void;
}

export const gitlabProject = 'octo/sub/widgets';

/**
 * GitLab on loopback, as far as issues go. Parameters, answers and what is done without a word follow
 * https://docs.gitlab.com/api/issues/, /api/notes/, /api/labels/ and lib/api/issues.rb. `basePath`: a relative URL root.
 */
export async function startFakeGitlab(options: { basePath?: string } = {}): Promise<FakeGitlab> {
  const faults: string[] = [];
  const actions: string[] = [];
  const issues: GitlabIssue[] = [];
  const labels = new Set<string>();
  const notes = new Map<number, Note[]>();
  const project = { issues_enabled: true, archived: false };
  let nextNote = 100;
  let lagging = 0;

  const home = new RegExp(`^/projects/(?:${encodeURIComponent(gitlabProject)}|42)(/.*)?$`, 'i');
  const server = await startForgeServer({ basePath: options.basePath ?? '', apiPath: '/api/v4' }, handle);

  function handle(asked: Asked): Answer {
    const token = tokens[asked.headers['private-token'] ?? ''];
    if (token === undefined) return { status: 401, body: { message: '401 Unauthorized' } };
    const isWrite = asked.method !== 'GET';
    if (isWrite && !token.scopes.includes('api')) {
      const error_description = 'The request requires higher privileges than provided by the access token.';
      return { status: 403, body: { error: 'insufficient_scope', error_description, scope: 'api' } };
    }
    if (asked.pathname === '/user') return { status: 200, body: token.user };
    if (asked.pathname === '/personal_access_tokens/self') {
      return { status: 200, body: { id: 1, scopes: token.scopes, expires_at: '2027-01-31' } };
    }
    if (asked.pathname === '/users') {
      faults.push(...parameterFaults('GET /users', asked.query, { username: kinds.text }));
      const name = asked.query.get('username')?.toLowerCase();
      return { status: 200, body: [bot, guest, stranger].filter(({ username }) => username.toLowerCase() === name) };
    }
    const [whole, rest = ''] = home.exec(asked.pathname) ?? [];
    if (whole === undefined) return { status: 404, body: { message: '404 Project Not Found' } };
    return inProject(asked, rest, token);
  }

  function inProject(asked: Asked, rest: string, token: { user: User; level: number }): Answer {
    const what = `${asked.method} ${rest.replace(/\d+/g, 'N')}`;
    const [number = 0, second = 0] = [...rest.matchAll(/\d+/g)].map(Number);
    const issue = issues.find(({ iid }) => iid === number);
    const notFound = { status: 404, body: { message: '404 Not found' } };
    if (rest.startsWith('/issues') && !project.issues_enabled) {
      return asked.method === 'GET' && rest === '/issues' ? { status: 200, body: [] } : notFound;
    }
    switch (what) {
      case 'GET ':
        return { status: 200, body: { id: 42, path_with_namespace: gitlabProject, ...project } };
      case 'GET /labels':
        faults.push(
          ...parameterFaults(what, asked.query, { search: kinds.text, per_page: kinds.count, page: kinds.count }),
        );
        return pageOf(
          [...labels]
            .map((name, id) => ({ id, name }))
            .filter(({ name }) => name.includes(asked.query.get('search') ?? '')),
          asked,
          { member: 'per_page', max: 100, usual: 20 },
        );
      case 'GET /members/all/N': {
        const { level } = Object.values(tokens).find(({ user }) => user.id === number) ?? { level: 0 };
        return level === 0 ? notFound : { status: 200, body: { id: number, access_level: level } };
      }
      case 'GET /issues':
        return list(asked);
      case 'POST /issues':
        return create(asked, token);
      case 'GET /issues/N':
        return issue === undefined ? notFound : { status: 200, body: issue };
      case 'PUT /issues/N':
        return issue === undefined ? notFound : change(asked, issue, token);
      case 'GET /issues/N/notes':
        if (issue === undefined) return notFound;
        faults.push(
          ...parameterFaults(what, asked.query, {
            sort: kinds.oneOf('asc', 'desc'),
            order_by: kinds.oneOf('created_at', 'updated_at'),
            per_page: kinds.count,
            page: kinds.count,
          }),
        );
        return pageOf([...notesOf(number)].reverse(), asked, { member: 'per_page', max: 100, usual: 20 });
      case 'POST /issues/N/notes':
        return issue === undefined ? notFound : comment(asked, issue, token);
      case 'DELETE /issues/N/notes/N': {
        const left = notesOf(number).filter(({ id }) => id !== second);
        if (left.length === notesOf(number).length) return notFound;
        notes.set(number, left);
        return { status: 204 };
      }
      default:
        faults.push(`${what} is nothing that the fake knows`);
        return { status: 405, body: { error: '405 Not Allowed' } };
    }
  }

  function list(asked: Asked): Answer {
    faults.push(
      ...parameterFaults('GET /issues', asked.query, {
        state: kinds.oneOf('opened', 'closed', 'all'),
        labels: kinds.text,
        author_username: kinds.text,
        order_by: kinds.oneOf('created_at', 'updated_at'),
        sort: kinds.oneOf('asc', 'desc'),
        per_page: kinds.count,
        page: kinds.count,
      }),
    );
    const { query } = asked;
    const wanted = query.get('labels')?.split(',') ?? [];
    const author = query.get('author_username');
    const member = query.get('order_by') === 'updated_at' ? 'updated_at' : 'created_at';
    const sign = query.get('sort') === 'asc' ? 1 : -1;
    const newest = Math.max(...issues.map(({ iid }) => iid));
    const isLagging = lagging > 0;
    if (isLagging) lagging -= 1;
    const found = issues
      .filter(({ state }) => ['all', null, state].includes(query.get('state')))
      .filter((issue) => wanted.every((label) => issue.labels.includes(label)))
      .filter((issue) => author === null || issue.author.username.toLowerCase() === author.toLowerCase())
      .filter(({ iid }) => !isLagging || iid !== newest)
      .toSorted((left, right) => sign * (Date.parse(left[member]) - Date.parse(right[member]) || left.iid - right.iid));
    return pageOf(found, asked, { member: 'per_page', max: 100, usual: 20 });
  }

  function create(asked: Asked, { user, level }: { user: User; level: number }): Answer {
    const { json } = asked;
    faults.push(
      ...parameterFaults('POST /issues', Object.entries(json), {
        title: kinds.text,
        description: kinds.text,
        labels: kinds.text,
        confidential: kinds.flag,
        assignee_ids: kinds.ids,
      }),
    );
    const refusal = refusalOf(json);
    if (refusal !== undefined) return refusal;
    const at = new Date().toISOString();
    const iid = issues.length + 1;
    const issue: GitlabIssue = {
      iid,
      title: String(json.title),
      description: '',
      state: 'opened',
      labels: level >= 15 ? labelled(json.labels) : [],
      author: user,
      assignees: [],
      confidential: json.confidential === true,
      created_at: at,
      updated_at: at,
      user_notes_count: 0,
      web_url: `${server.url}/${gitlabProject}/-/issues/${iid}`,
      references: { full: `${gitlabProject}#${iid}` },
      _links: { closed_as_duplicate_of: null },
    };
    issue.description = acted(String(json.description ?? ''), issue);
    issue.assignees = [bot, guest, stranger].filter(({ id }) =>
      (json.assignee_ids as number[] | undefined)?.includes(id),
    );
    issues.push(issue);
    return { status: 201, body: issue };
  }

  function change(asked: Asked, issue: GitlabIssue, { user, level }: { user: User; level: number }): Answer {
    const { json } = asked;
    faults.push(
      ...parameterFaults('PUT /issues/N', Object.entries(json), {
        title: kinds.text,
        description: kinds.text,
        state_event: kinds.oneOf('close', 'reopen'),
        add_labels: kinds.text,
        remove_labels: kinds.text,
      }),
    );
    if (Object.keys(json).length === 0)
      return {
        status: 400,
        body: { error: 'title, description, state_event are missing, at least one parameter must be provided' },
      };
    if (level < 15 && user.id !== issue.author.id) return { status: 403, body: { message: '403 Forbidden' } };
    const refusal = refusalOf({ title: issue.title, ...json });
    if (refusal !== undefined) return refusal;
    if (json.title !== undefined) issue.title = String(json.title);
    if (json.description !== undefined) issue.description = acted(String(json.description), issue);
    if (json.state_event !== undefined) issue.state = json.state_event === 'close' ? 'closed' : 'opened';
    if (level >= 15) {
      const removed = String(json.remove_labels ?? '').split(',');
      const left = issue.labels.filter((label) => !removed.includes(label));
      issue.labels = [...new Set([...left, ...labelled(json.add_labels)])].sort();
    }
    issue.updated_at = new Date().toISOString();
    return { status: 200, body: issue };
  }

  function comment(asked: Asked, issue: GitlabIssue, { user }: { user: User }): Answer {
    faults.push(...parameterFaults('POST /issues/N/notes', Object.entries(asked.json), { body: kinds.text }));
    const note: Note = {
      id: nextNote,
      body: acted(String(asked.json.body), issue),
      author: user,
      system: false,
      created_at: new Date().toISOString(),
    };
    nextNote += 1;
    notes.set(issue.iid, [...notesOf(issue.iid), note]);
    issue.user_notes_count += 1;
    issue.updated_at = note.created_at;
    return { status: 201, body: note };
  }

  /** Labels come into being by being used. */
  function labelled(text: unknown): string[] {
    const names = String(text ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    for (const name of names) labels.add(name);
    return names.sort();
  }

  /** The text without its quick actions, which are carried out: the strictest reading, in code and quotations too. */
  function acted(text: string, issue: GitlabIssue): string {
    return text.replace(/\r/g, '').replace(/^\/(\w+)(?: ([^\n]*))?$/gm, (whole, command) => {
      actions.push(whole);
      if (command === 'close') issue.state = 'closed';
      return '';
    });
  }

  function refusalOf({ title, description }: Record<string, unknown>): Answer | undefined {
    if (typeof title !== 'string' || title.trim() === '')
      return { status: 400, body: { message: { title: ["can't be blank"] } } };
    if ([...title].length > 255)
      return { status: 400, body: { message: { title: ['is too long (maximum is 255 characters)'] } } };
    if (String(description ?? '').length > 1_048_576)
      return { status: 400, body: { message: { description: ['is too long (maximum is 1048576 characters)'] } } };
    return undefined;
  }

  function notesOf(iid: number): Note[] {
    return notes.get(iid) ?? [];
  }

  return {
    ...server,
    faults,
    actions,
    issues,
    labels,
    project,
    notesOf,
    lagFor: (answers) => {
      lagging = answers;
    },
    reset: () => {
      server.requests.length = 0;
      server.interfere(undefined);
      faults.length = 0;
      actions.length = 0;
      issues.length = 0;
      labels.clear();
      notes.clear();
      lagging = 0;
      Object.assign(project, { issues_enabled: true, archived: false });
    },
  };
}
