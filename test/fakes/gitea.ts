import {
  type Answer,
  type Asked,
  type ForgeServer,
  kinds,
  pageOf,
  parameterFaults,
  startForgeServer,
} from './forge-server.ts';

/** May write. */
export const giteaToken = 'a0123456789abcdef-writer';
/** May read, and open issues. */
export const readerToken = 'a0123456789abcdef-reader';
/** Of the writer, without the scope `read:user`. */
export const namelessToken = 'a0123456789abcdef-nameless';

interface User {
  id: number;
  login: string;
}
const bot: User = { id: 7, login: 'Ticketwire-Bot' };
const reader: User = { id: 8, login: 'reader' };
const tokens: Record<string, { user: User; mayWrite: boolean; mayAskUser: boolean }> = {
  [giteaToken]: { user: bot, mayWrite: true, mayAskUser: true },
  [readerToken]: { user: reader, mayWrite: false, mayAskUser: true },
  [namelessToken]: { user: bot, mayWrite: true, mayAskUser: false },
};

interface Label {
  id: number;
  name: string;
  color: string;
}

export interface GiteaIssue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: Label[];
  user: User;
  assignees: User[];
  pull_request: { merged: boolean } | null;
  comments: number;
  created_at: string;
  updated_at: string;
  html_url: string;
}

interface Comment {
  id: number;
  body: string;
  user: User;
  created_at: string;
  updated_at: string;
}

export interface FakeGitea extends ForgeServer {
  /** What Gitea's API description says against our requests. */
  faults: string[];
  issues: GiteaIssue[];
  labels: Label[];
  organizationLabels: Label[];
  repository: { has_issues: boolean; archived: boolean };
  commentsOf(number: number): Comment[];
  /** So many answers of lists that do not show the newest issue yet. */
  lagFor(answers: number): void;
  reset(): void;
}

export const giteaRepository = 'octo/widgets';

/**
 * Gitea on loopback, as far as issues go. Operations and parameters are those of its API description (npm gitea-js 1.23);
 * what is done without a word follows routers/api/v1/repo/issue.go and issue_label.go.
 */
export async function startFakeGitea(options: { basePath?: string } = {}): Promise<FakeGitea> {
  const faults: string[] = [];
  const issues: GiteaIssue[] = [];
  const labels: Label[] = [];
  const organizationLabels: Label[] = [];
  const comments = new Map<number, Comment[]>();
  const repository = { has_issues: true, archived: false };
  let nextId = 100;
  let lagging = 0;

  const server = await startForgeServer({ basePath: options.basePath ?? '', apiPath: '/api/v1' }, handle);
  const notFound = {
    status: 404,
    body: { message: "The target couldn't be found.", url: 'https://gitea.example/api/swagger', errors: null },
  };
  const sizes = { member: 'limit', max: 50, usual: 30 };
  const seconds = () => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

  function handle(asked: Asked): Answer {
    const token = tokens[(asked.headers.authorization ?? '').replace(/^token /, '')];
    if (token === undefined) return { status: 401, body: { message: 'invalid username, password or token' } };
    if (asked.pathname === '/user') {
      if (token.mayAskUser) return { status: 200, body: token.user };
      return { status: 403, body: { message: 'token does not have at least one of required scope(s): [read:user]' } };
    }
    if (asked.pathname === '/orgs/octo/labels') {
      faults.push(...parameterFaults('orgListLabels', asked.query, { page: kinds.count, limit: kinds.count }));
      return pageOf(organizationLabels, asked, sizes);
    }
    const [whole, rest = ''] = new RegExp(`^/repos/${giteaRepository}(/.*)?$`, 'i').exec(asked.pathname) ?? [];
    return whole === undefined ? notFound : inRepository(asked, rest, token);
  }

  function inRepository(asked: Asked, rest: string, token: { user: User; mayWrite: boolean }): Answer {
    const what = `${asked.method} ${rest.replace(/\d+/g, 'N')}`;
    const [number = 0, second = 0] = [...rest.matchAll(/\d+/g)].map(Number);
    const issue = issues.find((each) => each.number === number);
    if (rest.startsWith('/issues') && !repository.has_issues) return notFound;
    if (rest.startsWith('/issues/') && !rest.startsWith('/issues/comments') && issue === undefined) return notFound;
    const found = issue as GiteaIssue;
    const forbidden = { status: 403, body: { message: 'write permission is required' } };
    switch (what) {
      case 'GET ':
        return {
          status: 200,
          body: {
            id: 1,
            full_name: giteaRepository,
            ...repository,
            permissions: { admin: false, push: token.mayWrite, pull: true },
          },
        };
      case 'GET /labels':
        faults.push(...parameterFaults('issueListLabels', asked.query, { page: kinds.count, limit: kinds.count }));
        return pageOf(labels, asked, sizes);
      case 'POST /labels': {
        faults.push(
          ...parameterFaults('issueCreateLabel', Object.entries(asked.json), {
            name: kinds.text,
            color: (color) => /^#[0-9a-f]{6}$/i.test(String(color)),
            description: kinds.text,
          }),
        );
        if (!token.mayWrite) return forbidden;
        const label = { id: nextId, name: String(asked.json.name), color: String(asked.json.color) };
        nextId += 1;
        labels.push(label);
        return { status: 201, body: label };
      }
      case 'DELETE /labels/N': {
        if (!token.mayWrite) return forbidden;
        labels.splice(0, labels.length, ...labels.filter(({ id }) => id !== number));
        return { status: 204 };
      }
      case 'GET /assignees':
        return { status: 200, body: [bot, reader] };
      case 'GET /issues':
        return list(asked);
      case 'POST /issues':
        return create(asked, token);
      case 'GET /issues/N':
        return { status: 200, body: found };
      case 'PATCH /issues/N':
        return change(asked, found, token);
      case 'GET /issues/N/labels':
        return { status: 200, body: found.labels };
      case 'POST /issues/N/labels':
        faults.push(...parameterFaults('issueAddLabel', Object.entries(asked.json), { labels: kinds.ids }));
        if (!token.mayWrite) return forbidden;
        found.labels = [...new Set([...found.labels, ...byId(asked.json.labels)])];
        found.updated_at = seconds();
        return { status: 200, body: found.labels };
      case 'DELETE /issues/N/labels/N':
        if (!token.mayWrite) return { status: 403 };
        if (byId([second]).length === 0)
          return { status: 422, body: { message: `label does not exist [label_id: ${second}]` } };
        found.labels = found.labels.filter(({ id }) => id !== second);
        return { status: 204 };
      case 'GET /issues/N/comments': {
        faults.push(...parameterFaults('issueGetComments', asked.query, { since: kinds.time, before: kinds.time }));
        const since = Date.parse(asked.query.get('since') ?? '1970-01-01T00:00:00Z');
        return { status: 200, body: commentsOf(number).filter(({ updated_at }) => Date.parse(updated_at) >= since) };
      }
      case 'POST /issues/N/comments': {
        faults.push(...parameterFaults('issueCreateComment', Object.entries(asked.json), { body: kinds.text }));
        const comment = {
          id: nextId,
          body: String(asked.json.body),
          user: token.user,
          created_at: seconds(),
          updated_at: seconds(),
        };
        nextId += 1;
        comments.set(number, [...commentsOf(number), comment]);
        found.comments += 1;
        found.updated_at = seconds();
        return { status: 201, body: comment };
      }
      case 'DELETE /issues/comments/N':
        for (const [at, list] of comments)
          comments.set(
            at,
            list.filter(({ id }) => id !== number),
          );
        return { status: 204 };
      default:
        faults.push(`${what} is nothing that the fake knows`);
        return { status: 405 };
    }
  }

  function list(asked: Asked): Answer {
    faults.push(
      ...parameterFaults('issueListIssues', asked.query, {
        state: kinds.oneOf('open', 'closed', 'all'),
        labels: kinds.text,
        type: kinds.oneOf('issues', 'pulls'),
        since: kinds.time,
        created_by: kinds.text,
        page: kinds.count,
        limit: kinds.count,
      }),
    );
    const { query } = asked;
    const author = query.get('created_by')?.toLowerCase();
    if (author !== undefined && ![bot, reader].some(({ login }) => login.toLowerCase() === author)) return notFound;
    // By names of this repository's labels alone; those it has not are discarded, and of several all are wanted.
    const names = (query.get('labels') ?? '').split(',');
    const wanted = labels.filter(({ name }) => names.includes(name));
    const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
    const newest = Math.max(...issues.map(({ number }) => number));
    const isLagging = lagging > 0;
    if (isLagging) lagging -= 1;
    const found = issues
      .filter(({ state }) => query.get('state') === 'all' || state === (query.get('state') ?? 'open'))
      .filter(
        ({ pull_request }) => query.get('type') === null || (query.get('type') === 'pulls') === (pull_request !== null),
      )
      .filter((issue) => wanted.every(({ id }) => issue.labels.some((label) => label.id === id)))
      .filter((issue) => author === undefined || issue.user.login.toLowerCase() === author)
      .filter(({ updated_at }) => Date.parse(updated_at) >= since)
      .filter(({ number }) => !isLagging || number !== newest)
      .toSorted(
        (left, right) => Date.parse(right.created_at) - Date.parse(left.created_at) || right.number - left.number,
      );
    return pageOf(found, asked, sizes);
  }

  function create(asked: Asked, { user, mayWrite }: { user: User; mayWrite: boolean }): Answer {
    const { json } = asked;
    faults.push(
      ...parameterFaults('issueCreateIssue', Object.entries(json), {
        title: kinds.text,
        body: kinds.text,
        labels: kinds.ids,
        assignees: kinds.texts,
      }),
    );
    if (String(json.title ?? '') === '') return { status: 422, body: { message: '[Title]: Required' } };
    const people = (json.assignees ?? []) as string[];
    const unknown = people.find((login) => ![bot, reader].some((each) => each.login === login));
    if (mayWrite && unknown !== undefined)
      return { status: 422, body: { message: `Assignee does not exist: [name: ${unknown}]` } };
    const number = issues.length + 1;
    const issue: GiteaIssue = {
      number,
      title: Buffer.from(String(json.title)).subarray(0, 255).toString('utf8'),
      body: String(json.body ?? ''),
      state: 'open',
      labels: mayWrite ? byId(json.labels) : [],
      user,
      assignees: [bot, reader].filter(({ login }) => mayWrite && people.includes(login)),
      pull_request: null,
      comments: 0,
      created_at: seconds(),
      updated_at: seconds(),
      html_url: `${server.url}/${giteaRepository}/issues/${number}`,
    };
    issues.push(issue);
    return { status: 201, body: issue };
  }

  function change(asked: Asked, issue: GiteaIssue, { user, mayWrite }: { user: User; mayWrite: boolean }): Answer {
    const { json } = asked;
    faults.push(
      ...parameterFaults('issueEditIssue', Object.entries(json), {
        title: kinds.text,
        body: kinds.text,
        state: kinds.oneOf('open', 'closed'),
      }),
    );
    if (!mayWrite && user.id !== issue.user.id) return { status: 403 };
    if (json.title !== undefined) issue.title = String(json.title);
    if (json.body !== undefined) issue.body = String(json.body);
    if (json.state !== undefined) issue.state = json.state === 'closed' ? 'closed' : 'open';
    issue.updated_at = seconds();
    return { status: 201, body: issue };
  }

  function byId(ids: unknown): Label[] {
    return [...labels, ...organizationLabels].filter(({ id }) => ((ids ?? []) as number[]).includes(id));
  }

  function commentsOf(number: number): Comment[] {
    return comments.get(number) ?? [];
  }

  return {
    ...server,
    faults,
    issues,
    labels,
    organizationLabels,
    repository,
    commentsOf,
    lagFor: (answers) => {
      lagging = answers;
    },
    reset: () => {
      server.requests.length = 0;
      server.interfere(undefined);
      for (const list of [faults, issues, labels, organizationLabels]) list.length = 0;
      comments.clear();
      lagging = 0;
      Object.assign(repository, { has_issues: true, archived: false });
    },
  };
}
