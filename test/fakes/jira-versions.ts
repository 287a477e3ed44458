import type { FakeIssue } from './jira.ts';

export interface FakeVersion {
  id: string;
  name: string;
  projectId: number;
  description?: string;
  released: boolean;
  archived: boolean;
  releaseDate?: string;
}

interface Answer {
  status: number;
  body?: unknown;
}

export interface FakeVersions {
  all: FakeVersion[];
  /** Keys of projects that have no versions. */
  without: string[];
  /** The screen for editing issues has no field for versions. */
  isOffScreen: boolean;
  /** Undefined where the request is about something else. */
  answer(method: string, path: readonly string[], given: Record<string, unknown>): Answer | undefined;
  /** Fields of an issue by its key. */
  fieldsOf(key: string, issue: FakeIssue): { project: unknown; fixVersions: unknown };
  /** Undefined where the edit is good. */
  edit(issue: FakeIssue, update: Record<string, unknown>): Answer | undefined;
}

/** Versions of a Jira's projects; a project's id is made of its key. */
export function createFakeVersions(): FakeVersions {
  const fake: FakeVersions = {
    all: [],
    without: [],
    isOffScreen: false,
    answer: (method, [resource, id = '', part], given) => {
      if (resource === 'project' && part === 'versions' && method === 'GET') {
        if (isWithout(id)) return refuse(404, { project: 'No versions here.' });
        return { status: 200, body: fake.all.filter(({ projectId }) => String(projectId) === id) };
      }
      if (resource === 'version' && method === 'POST') return create(given);
      if (resource === 'version' && method === 'PUT') {
        const version = fake.all.find((each) => each.id === id);
        if (version === undefined) return refuse(404, {});
        Object.assign(version, given);
        return { status: 200, body: version };
      }
      return undefined;
    },
    fieldsOf: (key, issue) => {
      const project = key.slice(0, key.lastIndexOf('-'));
      const ids = (issue.fields.versions ?? []) as string[];
      return {
        project: { id: String(projectIdOf(project)), key: project },
        fixVersions: fake.all.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name })),
      };
    },
    edit: (issue, { fixVersions }) => {
      if (fixVersions === undefined) return undefined;
      if (fake.isOffScreen) {
        return refuse(400, {
          fixVersions: "Field 'fixVersions' cannot be set. It is not on the appropriate screen, or unknown.",
        });
      }
      const added = (fixVersions as { add: { id: string } }[]).map(({ add }) => add.id);
      if (added.some((id) => !fake.all.some((each) => each.id === id)))
        return refuse(400, { fixVersions: 'Version is not valid' });
      issue.fields.versions = [...new Set([...((issue.fields.versions ?? []) as string[]), ...added])];
      return undefined;
    },
  };
  return fake;

  function isWithout(id: string): boolean {
    return fake.without.some((key) => String(projectIdOf(key)) === id);
  }

  function create(given: Record<string, unknown>): Answer {
    const { name, projectId, ...others } = given as { name: string; projectId: number };
    if (isWithout(String(projectId))) return refuse(404, { project: 'No versions here.' });
    const isTaken = fake.all.some(
      (each) => each.projectId === projectId && each.name.toLowerCase() === name.toLowerCase(),
    );
    if (isTaken) return refuse(400, { name: 'A version with this name already exists in this project.' });
    const version = {
      released: false,
      archived: false,
      ...others,
      id: String(30_000 + fake.all.length),
      name,
      projectId,
    };
    fake.all.push(version);
    return { status: 201, body: version };
  }
}

export function projectIdOf(key: string): number {
  return 10_000 + [...key].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 0);
}

function refuse(status: number, errors: Record<string, string>): Answer {
  return { status, body: { errorMessages: [], errors } };
}
