import { TicketwireError } from '../errors.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { VersionDraft } from '../model/effect.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import type { HttpResponse } from './http.ts';
import type { Jira } from './jira.ts';

interface JiraVersion {
  id: string;
  name: string;
  isReleased: boolean;
  isArchived: boolean;
}

/** A project by what Jira calls it. */
export interface JiraProject {
  id: string;
  key: string;
}

/** Finds or makes the version in a project, and gives its id. Throws `target-refused` where the project takes none. */
export type EnsureVersion = (project: JiraProject, draft: VersionDraft) => Promise<string>;

/** The tickets of one delivery are performed within this: they share one look at their project's versions. */
const sharedMs = 60_000;
const maxShared = 1_000;

/** Versions, each made once: of several at the same moment the first asks, and the others wait for what it finds. */
export function createVersions(jira: Jira, now: () => EpochMs): EnsureVersion {
  const shared = new Map<string, { at: EpochMs; id: Promise<string> }>();
  return (project, draft) => {
    const key = JSON.stringify([project.id, draft.name, draft.releasedOn !== null]);
    const known = shared.get(key);
    if (known !== undefined && now() - known.at < sharedMs) return known.id;
    if (shared.size >= maxShared) shared.clear();
    const id = ensureVersion(jira, project, draft);
    shared.set(key, { at: now(), id });
    // The next one asks for itself; who waits for this one hears of it.
    id.catch(() => shared.delete(key));
    return id;
  };
}

async function ensureVersion(jira: Jira, project: JiraProject, draft: VersionDraft): Promise<string> {
  const found =
    findByName(await listVersions(jira, project), draft.name) ?? (await createVersion(jira, project, draft));
  if (found.isArchived) {
    throw refused(`the version '${found.name}' of ${project.key} is archived, and takes no ticket any more`);
  }
  if (draft.releasedOn !== null && !found.isReleased) {
    const json = { released: true, releaseDate: draft.releasedOn };
    refuseMissing(await jira.send('PUT', `/version/${found.id}`, { json, expect: [404] }), {
      project,
      verb: 'released',
    });
  }
  return found.id;
}

async function listVersions(jira: Jira, project: JiraProject): Promise<JiraVersion[]> {
  const response = await jira.send('GET', `/project/${project.id}/versions`, { expect: [404] });
  refuseMissing(response, { project, verb: 'listed' });
  if (!Array.isArray(response.json)) throw jira.oddity(project.key, 'holds no list of versions');
  return response.json.map(readVersion).filter((version) => version !== undefined);
}

/** Jira takes a name once in a project, whatever its case. */
function findByName(versions: readonly JiraVersion[], name: string): JiraVersion | undefined {
  const isSame = (version: JiraVersion) => version.name.toLowerCase() === name.toLowerCase();
  return versions.find((version) => version.name === name) ?? versions.find(isSame);
}

async function createVersion(jira: Jira, project: JiraProject, draft: VersionDraft): Promise<JiraVersion> {
  const json: JsonObject = {
    name: draft.name,
    projectId: Number(project.id),
    ...(draft.url === '' ? {} : { description: draft.url }),
    ...(draft.releasedOn === null ? {} : { released: true, releaseDate: draft.releasedOn }),
  };
  const answer = await jira.send('POST', '/version', { json, expect: [400, 404, 409] });
  if (jira.isDry) return { id: '0', name: draft.name, isReleased: draft.releasedOn !== null, isArchived: false };
  refuseMissing(answer, { project, verb: 'made' });
  if (answer.status === 400 || answer.status === 409) {
    // Another program may have made it since the list was read.
    const made = findByName(await listVersions(jira, project), draft.name);
    if (made === undefined) throw jira.refusal('POST', '/version', answer);
    return made;
  }
  const version = readVersion(answer.json);
  if (answer.status !== 201 || version === undefined) throw jira.oddity(project.key, 'is no version');
  return version;
}

/** A 404 here is the project's, and must not be taken for the ticket's. */
function refuseMissing({ status }: HttpResponse, { project, verb }: { project: JiraProject; verb: string }): void {
  if (status !== 404) return;
  throw refused(
    `versions of ${project.key} cannot be ${verb}: the project has none, or the user lacks the permission 'Administer projects'`,
  );
}

function readVersion(json: JsonValue | undefined): JiraVersion | undefined {
  if (!isJsonObject(json) || typeof json.id !== 'string' || typeof json.name !== 'string') return undefined;
  return { id: json.id, name: json.name, isReleased: json.released === true, isArchived: json.archived === true };
}

/** The project, and the ids of its fix versions. */
export async function fetchFixVersions(
  jira: Jira,
  key: string,
): Promise<{ project: JiraProject; versions: readonly string[]; summary: string }> {
  const { json } = await jira.send('GET', `/issue/${key}?fields=summary,project,fixVersions`);
  const fields = isJsonObject(json) && isJsonObject(json.fields) ? json.fields : {};
  const { project, fixVersions, summary } = fields;
  if (!isJsonObject(project) || !/^\d+$/.test(String(project.id)) || typeof project.key !== 'string') {
    throw jira.oddity(key, 'names no project');
  }
  const versions = Array.isArray(fixVersions) ? fixVersions.filter(isJsonObject).map(({ id }) => String(id)) : [];
  return {
    project: { id: String(project.id), key: project.key },
    versions,
    summary: typeof summary === 'string' ? summary : '',
  };
}

/** Adds a fix version to the issue. Throws `target-refused`, in words, where the issue has no such field. */
export async function addFixVersion(jira: Jira, key: string, id: string): Promise<void> {
  const path = `/issue/${key}`;
  const answer = await jira.send('PUT', path, { json: { update: { fixVersions: [{ add: { id } }] } }, expect: [400] });
  if (answer.status === 204) return;
  if (answer.status !== 400) throw jira.oddity(key, `has the status ${answer.status}, where an edit gives 204`);
  const { errors } = isJsonObject(answer.json) ? answer.json : {};
  if (isJsonObject(errors) && /screen/i.test(String(errors.fixVersions ?? ''))) {
    throw refused(`${key} cannot be given a version: the screen for editing it has no field 'Fix versions'`);
  }
  throw jira.refusal('PUT', path, answer);
}

function refused(what: string): TicketwireError {
  return new TicketwireError('target-refused', `${what.charAt(0).toUpperCase()}${what.slice(1)}.`);
}
