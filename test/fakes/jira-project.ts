import type { FakeIssue, FakeJira } from './jira.ts';

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

type Json = Record<string, unknown>;

/** What a project and its issues are to a Jira beside moving and commenting: opening, searching, properties, links. */
export interface ProjectSide {
  /** Undefined: it is none of these requests. */
  answer(request: { method: string; path: string; query: URLSearchParams; given: Json }): Answer | undefined;
}

export interface FakeProject {
  key: string;
  issueTypes: { id: string; name: string; subtask: boolean }[];
  /** Fields of the create screen beside those that every project has. */
  screen: Record<string, { name: string; required: boolean; allowed?: string[]; isRich?: boolean }>;
  permissions: Record<string, boolean>;
}

const alwaysOnScreen = ['project', 'issuetype', 'summary', 'description', 'labels', 'priority', 'assignee'];

export function createProjectSide(fake: FakeJira, { isCloud }: { isCloud: boolean }): ProjectSide {
  return { answer };

  function answer({ method, path, query, given }: Parameters<ProjectSide['answer']>[0]): Answer | undefined {
    const [, resource = '', key = '', part = '', name = ''] = path.split('/');
    const issue = resource === 'issue' ? fake.issues.get(key) : undefined;
    switch (`${method} ${resource}${part === '' ? '' : ` ${part}`}`) {
      case 'GET myself':
        return { status: 200, body: fake.self };
      case 'GET mypermissions':
        return showPermissions(query);
      case 'GET project':
        return projectOf(key) ? { status: 200, body: { id: '10', key } } : refuse(404, [`No project '${key}'.`]);
      case 'POST search':
        if (key === 'jql') return isCloud ? search(given) : undefined;
        return isCloud ? refuse(410, ['The requested API has been removed.']) : search(given);
      case 'POST issue':
        return key === '' ? create(given) : undefined;
      case 'POST issue remotelink':
        return issue && addLink(issue, given);
      case 'GET issue properties':
        return issue && showProperty(issue, name);
      case 'PUT issue properties':
        return issue && setProperty(issue, name, given);
      case 'PUT issue':
        return issue && rewrite(issue, given);
      default:
        break;
    }
    if (method === 'GET' && path.startsWith('/issue/createmeta/')) return showTypes(part, path.split('/')[5], query);
    if (method === 'GET' && resource === 'project' && part === 'statuses') return showStatuses(key);
    return undefined;
  }

  function projectOf(key: string): FakeProject | undefined {
    return fake.projects.find((project) => project.key === key);
  }

  function showPermissions(query: URLSearchParams): Answer {
    const project = projectOf(query.get('projectKey') ?? '');
    const asked = (query.get('permissions') ?? '').split(',');
    const entries = asked.map((key) => [
      key,
      { key, havePermission: project?.permissions[key] ?? project !== undefined },
    ]);
    return { status: 200, body: { permissions: Object.fromEntries(entries) } };
  }

  function showStatuses(key: string): Answer {
    if (projectOf(key) === undefined) return refuse(404, [`No project '${key}'.`]);
    const names = ['To Do', 'In Progress', 'In Review', 'Done', 'Abandoned'];
    return { status: 200, body: [{ id: '1', name: 'Task', statuses: names.map((name) => ({ name })) }] };
  }

  function showTypes(key: string, typeId: string | undefined, query: URLSearchParams): Answer {
    const project = projectOf(key);
    if (project === undefined) return refuse(404, [`No project '${key}'.`]);
    if (typeId === undefined) {
      const { issueTypes } = project;
      const list = isCloud ? { issueTypes } : { values: issueTypes };
      return { status: 200, body: { startAt: 0, total: issueTypes.length, maxResults: 200, ...list } };
    }
    const fields = [
      ...['summary', 'issuetype', 'project'].map((id) => ({ fieldId: id, name: id, required: true })),
      ...Object.entries(project.screen).map(([id, field]) => ({ fieldId: id, hasDefaultValue: false, ...field })),
    ];
    const startAt = Number(query.get('startAt') ?? 0);
    const page = fields.slice(startAt, startAt + Math.min(Number(query.get('maxResults') ?? 50), fake.habits.pageSize));
    return { status: 200, body: { [isCloud ? 'fields' : 'values']: page, startAt, total: fields.length } };
  }

  function create({ fields = {}, properties = [] }: Json): Answer {
    const { project, issuetype, summary, description, labels = [], ...others } = fields as Json & { labels?: string[] };
    const of = projectOf(String((project as Json | undefined)?.key));
    if (of === undefined) return refuse(400, [], { project: 'valid project is required' });
    const { id, name } = (issuetype ?? {}) as { id?: string; name?: string };
    const type = of.issueTypes.find((each) => each.id === id || each.name === name);
    if (type === undefined) return refuse(400, [], { issuetype: 'Specify a valid issue type' });
    const errors: Record<string, string> = {};
    if (typeof summary !== 'string' || summary === '' || summary.length > 254 || summary.includes('\n'))
      errors.summary = 'Summary must be one line of less than 255 characters.';
    if (isCloud ? typeof description !== 'object' : typeof description !== 'string' || description.length > 32_767)
      errors.description = isCloud ? 'Operation value must be an Atlassian Document' : 'It exceeds 32,767 characters.';
    for (const label of labels) if (/\s/.test(label)) errors.labels = `The label '${label}' contains spaces.`;
    for (const field of fake.habits.offScreen) {
      if (Object.hasOwn(fields as Json, field))
        errors[field] = `Field '${field}' cannot be set. It is not on the screen.`;
    }
    for (const [field, value] of Object.entries(others)) {
      const allowed = of.screen[field]?.allowed;
      const values = [value].flat().map((each) => String((each as Json | null)?.name ?? each));
      if (!alwaysOnScreen.includes(field) && of.screen[field] === undefined)
        errors[field] = `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`;
      else if (isCloud && of.screen[field]?.isRich && typeof value !== 'object')
        errors[field] = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
      else if (allowed !== undefined && values.some((each) => !allowed.includes(each)))
        errors[field] = `${field} name '${values}' is not valid`;
    }
    for (const [field, { name: title, required }] of Object.entries(of.screen)) {
      if (required && others[field] === undefined) errors[field] = `${title} is required.`;
    }
    if (!isCloud && (properties as unknown[]).length > 0) return refuse(400, ['Unrecognized field "properties"']);
    if (Object.keys(errors).length > 0) return refuse(400, [], errors);
    const nextNumber = 1 + Math.max(100, ...[...fake.issues.keys()].map((each) => Number(each.replace(/^.*-/, ''))));
    const key = `${of.key}-${nextNumber}`;
    const at = new Date().toISOString().replace('Z', '+0000');
    fake.issues.set(key, {
      summary: String(summary),
      status: 'To Do',
      labels: [...labels],
      resolution: null,
      comments: [],
      fields: { ...others, description },
      type: type.name,
      created: at,
      updated: at,
      creator: fake.self,
      properties: Object.fromEntries(
        (properties as { key: string; value: unknown }[]).map((each) => [each.key, each.value]),
      ),
      links: [],
    });
    return { status: 201, body: { id: String(nextNumber), key, self: `${fake.apiUrl}/issue/${nextNumber}` } };
  }

  function rewrite(issue: FakeIssue, { fields, properties, update = {} }: Json): Answer | undefined {
    if (fields === undefined) return undefined;
    const { summary, description } = fields as Json;
    if (summary !== undefined) issue.summary = String(summary);
    if (description !== undefined) issue.fields.description = description;
    const { labels = [] } = update as { labels?: { add?: string; remove?: string }[] };
    for (const { add, remove } of labels) {
      issue.labels = [...issue.labels.filter((label) => label !== remove), ...(add === undefined ? [] : [add])];
    }
    for (const { key, value } of (properties ?? []) as { key: string; value: unknown }[]) {
      issue.properties = { ...issue.properties, [key]: value };
    }
    return { status: 204 };
  }

  function addLink(issue: FakeIssue, given: Json): Answer {
    const { globalId, object } = given as { globalId?: string; object?: { title?: string } };
    if (object?.title === undefined) return refuse(400, [], { title: "'title' is required." });
    const known = (issue.links ?? []).findIndex((link) => (link as Json).globalId === globalId);
    issue.links = [...(issue.links ?? []).filter((_, index) => index !== known), given];
    return { status: known < 0 ? 201 : 200, body: { id: 10_000 } };
  }

  function showProperty(issue: FakeIssue, name: string): Answer {
    if (issue.properties === undefined || !Object.hasOwn(issue.properties, name)) return refuse(404, ['No property.']);
    return { status: 200, body: { key: name, value: issue.properties[name] } };
  }

  function setProperty(issue: FakeIssue, name: string, value: unknown): Answer {
    const isNew = issue.properties?.[name] === undefined;
    issue.properties = { ...issue.properties, [name]: value };
    return { status: isNew ? 201 : 200, body: {} };
  }

  /** As much of JQL as we write. */
  function search({
    jql,
    fields = ['id'],
    properties = [],
    maxResults = 50,
    nextPageToken,
    startAt = 0,
  }: Json): Answer {
    const [, where = '', order = ''] = /^(.*?)(?: ORDER BY created (ASC|DESC))?$/.exec(String(jql)) ?? [];
    const tests = where.split(' AND ').flatMap((part) => clause(part.replace(/[()]/g, ''), where));
    if (!where.includes('project = ')) return refuse(400, ['Unbounded JQL queries are not allowed here.']);
    if (tests.some((test) => typeof test === 'string')) return refuse(400, [`Error in the JQL Query: ${jql}`]);
    const now = Date.now();
    const hidden = fake.habits.unindexed;
    const found = [...fake.issues]
      .filter(([key, issue]) => !hidden.includes(key) && tests.every((test) => (test as Test)(key, issue, now)))
      .sort(([, left], [, right]) => timeOf(left.created) - timeOf(right.created));
    if (order === 'DESC') found.reverse();
    const from = Number(nextPageToken ?? startAt);
    const page = found.slice(from, from + Number(maxResults));
    const issues = page.map(([key, issue]) => ({
      id: key.replace(/\D/g, ''),
      key,
      fields: fake.show(key, issue, new URLSearchParams({ fields: (fields as string[]).join(',') })).fields,
      properties: Object.fromEntries(
        (properties as string[]).flatMap((name) => (issue.properties?.[name] ? [[name, issue.properties[name]]] : [])),
      ),
    }));
    const end = from + page.length;
    if (!isCloud)
      return {
        status: 200,
        body: {
          startAt: from,
          maxResults,
          total: found.length,
          issues: issues.map(({ properties: _, ...rest }) => rest),
        },
      };
    return {
      status: 200,
      body: { issues, isLast: end >= found.length, ...(end < found.length ? { nextPageToken: String(end) } : {}) },
    };
  }

  type Test = (key: string, issue: FakeIssue, now: number) => boolean;

  function clause(part: string, whole: string): (Test | string)[] {
    if (part.includes(' OR ')) {
      const tests = part.split(' OR ').flatMap((each) => clause(each, whole));
      return tests.some((test) => typeof test === 'string')
        ? [part]
        : [(key, issue, now) => tests.some((test) => (test as Test)(key, issue, now))];
    }
    const [, project] = /^project = "(\w+)"$/.exec(part) ?? [];
    if (project !== undefined) return [(key) => key.startsWith(`${project}-`)];
    const [, label] = /^labels = "([\w-]+)"$/.exec(part) ?? [];
    if (label !== undefined) return [(_key, issue) => issue.labels.includes(label)];
    if (part === 'statusCategory != Done') return [(_key, issue) => !['Done', 'Abandoned'].includes(issue.status)];
    const [, field, minutes] = /^(created|updated) >= "-(\d+)m"$/.exec(part) ?? [];
    if (field === undefined) return [part];
    return [(_key, issue, now) => timeOf(issue[field as 'created' | 'updated']) >= now - Number(minutes) * 60_000];
  }
}

function timeOf(text: string | undefined): number {
  return text === undefined ? 0 : Date.parse(text.replace(/\+0000$/, 'Z'));
}

function refuse(status: number, errorMessages: string[], errors: Record<string, string> = {}): Answer {
  return { status, body: { errorMessages, errors } };
}
