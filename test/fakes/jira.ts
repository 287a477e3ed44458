import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Interference, LoggedRequest } from './github.ts';
import { findJiraFaults } from './jira-description.ts';
import { keepNotes, showNotes } from './jira-notes.ts';
import { createProjectSide, type FakeProject } from './jira-project.ts';
import { createFakeVersions, type FakeVersions } from './jira-versions.ts';

export interface FakeStatus {
  id: string;
  name: string;
  category: 'new' | 'indeterminate' | 'done';
}

export interface FakeField {
  name?: string;
  required: boolean;
  hasDefaultValue?: boolean;
  allowedValues?: { id: string; name: string }[];
}

export interface FakeTransition {
  id: string;
  name: string;
  /** Names of statuses; absent: from everywhere. */
  from?: string[];
  to: string;
  /** Its screen; absent: it has none. */
  fields?: Record<string, FakeField>;
}

export interface FakeIssue {
  summary: string;
  /** The status's name. */
  status: string;
  labels: string[];
  resolution: string | null;
  comments: { id: string; body: unknown; properties: unknown[]; created?: string }[];
  /** Values of further fields. */
  fields: Record<string, unknown>;
  type?: string;
  /** As Jira writes times; absent: long ago. */
  created?: string;
  updated?: string;
  creator?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  links?: unknown[];
}

export interface FakeJira {
  /** As `api-url` takes it. */
  apiUrl: string;
  user: string;
  token: string;
  requests: LoggedRequest[];
  /** What Atlassian's own API description says against our requests. */
  faults: string[];
  issues: Map<string, FakeIssue>;
  projects: FakeProject[];
  /** Whom the token belongs to. */
  self: Record<string, unknown>;
  /** An issue as an answer shows it. */
  show(key: string, issue: FakeIssue, query: URLSearchParams): { fields: Record<string, unknown> };
  transitions: FakeTransition[];
  versions: FakeVersions;
  /** What a Jira may do or not do beside its description. */
  habits: {
    /** Issues come without the list of transitions, or transitions without their screens. */
    hides: 'nothing' | 'transitions' | 'screens';
    /** Comments come with their properties when asked. */
    expandsProperties: boolean;
    /** Fields refused although the screen lists them. */
    offScreen: string[];
    /** Fields of screens that no answer lists. */
    unlisted: string[];
    /** Keys of issues that a search does not show yet. */
    unindexed: string[];
    /** Entries that a list gives at most, however many are asked for. */
    pageSize: number;
  };
  /** Decides about each request as it comes. */
  interfere(decide: ((request: LoggedRequest) => Interference | undefined) | undefined): void;
  reset(): void;
  close(): Promise<void>;
}

const statuses: readonly FakeStatus[] = [
  { id: '10000', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '10001', name: 'In Review', category: 'indeterminate' },
  { id: '10002', name: 'Done', category: 'done' },
  { id: '10003', name: 'Abandoned', category: 'done' },
];

const defaultTransitions: readonly FakeTransition[] = [
  { id: '11', name: 'Start Progress', from: ['To Do'], to: 'In Progress' },
  { id: '21', name: 'Ask for Review', from: ['In Progress'], to: 'In Review' },
  {
    id: '31',
    name: 'Finish',
    from: ['In Review'],
    to: 'Done',
    fields: {
      resolution: {
        name: 'Resolution',
        required: true,
        allowedValues: [
          { id: '1', name: 'Fixed' },
          { id: '2', name: "Won't Do" },
          { id: '3', name: 'Done' },
        ],
      },
      fixVersions: { name: 'Fix versions', required: false },
    },
  },
  { id: '41', name: 'Reopen', from: ['Done', 'Abandoned'], to: 'To Do' },
];

const defaultProject: FakeProject = {
  key: 'SOC',
  issueTypes: [
    { id: '10001', name: 'Sub-task', subtask: true },
    { id: '10002', name: 'Task', subtask: false },
    { id: '10003', name: 'Bug', subtask: false },
  ],
  screen: { components: { name: 'Components', required: false, allowed: ['Login', 'Store'] } },
  permissions: {},
};

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Jira on loopback, Cloud version 3 or Data Center version 2: issues, a workflow with screens, comments and labels. */
export async function startFakeJira(options: { deployment: 'cloud' | 'data-center' }): Promise<FakeJira> {
  const isCloud = options.deployment === 'cloud';
  const user = 'bot@example.com';
  const token = 'jira-token-for-tests-only';
  const authorization = isCloud ? `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` : `Bearer ${token}`;
  const base = `/rest/api/${isCloud ? 3 : 2}`;
  let decide: ((request: LoggedRequest) => Interference | undefined) | undefined;

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const fake: FakeJira = {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    user,
    token,
    requests: [],
    faults: [],
    issues: new Map(),
    projects: [],
    self: {},
    show: showIssue,
    transitions: [],
    versions: createFakeVersions(),
    habits: { hides: 'nothing', expandsProperties: true, offScreen: [], unlisted: [], unindexed: [], pageSize: 200 },
    interfere: (next) => {
      decide = next;
    },
    reset: () => {
      fake.requests.length = 0;
      fake.faults.length = 0;
      fake.transitions = structuredClone([...defaultTransitions]);
      fake.versions = createFakeVersions();
      fake.habits = {
        hides: 'nothing',
        expandsProperties: true,
        offScreen: [],
        unlisted: [],
        unindexed: [],
        pageSize: 200,
      };
      fake.projects = [structuredClone(defaultProject)];
      fake.self = isCloud
        ? { accountId: '5b10a2844c20165700ede21g', emailAddress: user }
        : { key: 'JIRAUSER1', name: 'bot' };
      const issue = {
        summary: 'Login fails',
        status: 'To Do',
        labels: ['bug'],
        resolution: null,
        comments: [],
        fields: {},
      };
      fake.issues = new Map([['SOC-7', issue]]);
      decide = undefined;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const side = createProjectSide(fake, { isCloud });
  fake.reset();
  return fake;

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request: LoggedRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.concat(chunks).toString('utf8'),
    };
    fake.requests.push(request);
    // Asked of the site itself, and no part of its API.
    if (request.path !== '/_edge/tenant_info') fake.faults.push(...findJiraFaults(request));
    const interference = decide?.(request) ?? {};
    if (interference.isReset) {
      incoming.socket.resetAndDestroy();
      return;
    }
    const { status, headers, body } = interference;
    const answer: Answer =
      status === undefined
        ? answerTo(request)
        : { status, body: body ?? {}, ...(headers === undefined ? {} : { headers }) };
    if (interference.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, interference.delayMs));
    if (interference.isCutAfter) {
      response.destroy();
      return;
    }
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(text);
  }

  function answerTo({ method, path, headers, body }: LoggedRequest): Answer {
    const { pathname, searchParams } = new URL(path, fake.apiUrl);
    if (!pathname.startsWith(`${base}/`)) return { status: 404, body: '<html>Not here</html>' };
    if (headers.authorization !== authorization) {
      return { status: 401, headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }, body: '' };
    }
    const given = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
    const ofProject = side.answer({ method, path: pathname.slice(base.length), query: searchParams, given });
    if (ofProject !== undefined) return ofProject;
    const [, resource, key = '', part = ''] = pathname.slice(base.length).split('/');
    const ofVersions = fake.versions.answer(method, [resource ?? '', key, part], given);
    if (ofVersions !== undefined) return ofVersions;
    const issue = resource === 'issue' ? fake.issues.get(key) : undefined;
    if (issue === undefined) return refuse(404, ['Issue does not exist or you do not have permission to see it.']);
    switch (`${method} ${part}`) {
      case 'GET ':
        return { status: 200, body: showIssue(key, issue, searchParams) };
      case 'PUT ':
        return fake.versions.edit(issue, (given.update ?? {}) as Record<string, unknown>) ?? edit(issue, given);
      case 'GET transitions':
        return { status: 200, body: { expand: 'transitions', transitions: showTransitions(issue, searchParams) } };
      case 'POST transitions':
        return makeTransition(issue, given);
      case 'GET comment':
        return { status: 200, body: showComments(issue, searchParams) };
      case 'POST comment':
        return addComment(issue, given);
      default:
        return { status: 405, body: '' };
    }
  }

  function showIssue(key: string, issue: FakeIssue, query: URLSearchParams) {
    const asked = (query.get('fields') ?? '*all').split(',');
    const all = {
      ...issue.fields,
      ...fake.versions.fieldsOf(key, issue),
      summary: issue.summary,
      status: showStatus(issue.status),
      labels: issue.labels,
      resolution: issue.resolution === null ? null : { id: '1', name: issue.resolution },
      created: issue.created,
      updated: issue.updated,
      creator: issue.creator,
    };
    const fields = Object.fromEntries(
      Object.entries(all).filter(([id]) => asked.includes('*all') || asked.includes(id)),
    );
    const isExpanded = (query.get('expand') ?? '').split(',').includes('transitions');
    const transitions = isExpanded && fake.habits.hides !== 'transitions' ? showTransitions(issue, query) : undefined;
    const notes = showNotes(issue, query);
    return { id: '10010', key, self: `${fake.apiUrl}${base}/issue/10010`, fields, transitions, ...notes };
  }

  function showTransitions(issue: FakeIssue, query: URLSearchParams): unknown[] {
    const isList = query.get('fields') === null;
    const isExpanded =
      (query.get('expand') ?? '').split(',').includes('transitions.fields') &&
      (isList || fake.habits.hides !== 'screens');
    return possible(issue).map(({ id, name, to, fields }) => ({
      id,
      name,
      to: showStatus(to),
      hasScreen: fields !== undefined,
      isAvailable: true,
      ...(isExpanded ? { fields: listed(fields) } : {}),
    }));
  }

  function listed(fields: FakeTransition['fields'] = {}): NonNullable<FakeTransition['fields']> {
    return Object.fromEntries(Object.entries(fields).filter(([id]) => !fake.habits.unlisted.includes(id)));
  }

  function possible(issue: FakeIssue): FakeTransition[] {
    return fake.transitions.filter(({ from }) => from === undefined || from.includes(issue.status));
  }

  function makeTransition(issue: FakeIssue, given: Record<string, unknown>): Answer {
    const { id } = (given.transition ?? {}) as { id?: unknown };
    const transition = possible(issue).find((each) => each.id === id);
    if (transition === undefined)
      return refuse(400, ['It seems that you have tried to perform an illegal workflow operation.']);
    const fields = (given.fields ?? {}) as Record<string, unknown>;
    const screen = transition.fields ?? {};
    const errors: Record<string, string> = {};
    for (const field of Object.keys(fields)) {
      if (screen[field] === undefined || fake.habits.offScreen.includes(field)) {
        errors[field] = `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`;
      }
    }
    const values = { ...issue.fields, resolution: issue.resolution, ...fields };
    for (const [field, { required, hasDefaultValue }] of Object.entries(screen)) {
      const isSet = (values as Record<string, unknown>)[field] ?? fake.habits.offScreen.includes(field);
      if (required && !hasDefaultValue && !isSet) errors[field] = `${field} is required.`;
    }
    if (Object.keys(errors).length > 0) return refuse(400, [], errors);
    const { resolution, ...others } = fields;
    issue.status = transition.to;
    keepNotes(issue, given, isCloud);
    if (resolution !== undefined) issue.resolution = (resolution as { name: string }).name;
    Object.assign(issue.fields, others);
    return { status: 204 };
  }

  function showComments(issue: FakeIssue, query: URLSearchParams): unknown {
    const isExpanded = query.get('expand') === 'properties' && fake.habits.expandsProperties;
    const comments = issue.comments.map(({ properties, ...comment }) =>
      isExpanded ? { ...comment, properties } : comment,
    );
    if (query.get('orderBy') === '-created') comments.reverse();
    const maxResults = Number(query.get('maxResults') ?? 5_000);
    const startAt = Number(query.get('startAt') ?? 0);
    return { startAt, maxResults, total: comments.length, comments: comments.slice(startAt, startAt + maxResults) };
  }

  function addComment(issue: FakeIssue, { body, properties }: Record<string, unknown>): Answer {
    const comment = { id: String(20_000 + issue.comments.length), body, properties: (properties ?? []) as unknown[] };
    issue.comments.push(comment);
    return { status: 201, body: { id: comment.id, body } };
  }

  function edit(issue: FakeIssue, { update }: Record<string, unknown>): Answer {
    const { labels = [] } = (update ?? {}) as { labels?: { add?: string; remove?: string }[] };
    const blank = labels.find(({ add }) => add !== undefined && /\s/.test(add));
    if (blank !== undefined)
      return refuse(400, [], { labels: `The label '${blank.add}' contains spaces which is invalid.` });
    for (const { add, remove } of labels) {
      if (add !== undefined && !issue.labels.includes(add)) issue.labels.push(add);
      if (remove !== undefined) issue.labels = issue.labels.filter((label) => label !== remove);
    }
    return { status: 204 };
  }
}

function showStatus(name: string): unknown {
  const status = statuses.find((each) => each.name === name);
  if (status === undefined) throw new Error(`The fake has no status '${name}'.`);
  return { id: status.id, name, statusCategory: { id: 2, key: status.category, name: status.category } };
}

function refuse(status: number, errorMessages: string[], errors: Record<string, string> = {}): Answer {
  return { status, body: { errorMessages, errors } };
}
