import type { HttpResponse } from '../../../clients/http.ts';
import type { Jira } from '../../../clients/jira.ts';
import { refusedFields } from '../../../clients/jira-fields.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { JsonObject } from '../../../model/json.ts';

/** Edits an issue as a whole. */
export async function editIssue(jira: Jira, key: string, json: JsonObject): Promise<void> {
  requireEdited(jira, key, await jira.send('PUT', `/issue/${key}`, { json }));
}

/**
 * Writes fields of an issue, and again without those that Jira refuses by name: nothing was written then. Returns the
 * refused ones with Jira's words. Throws `target-refused` where no field is left.
 */
export async function writeFields(
  jira: Jira,
  key: string,
  { fields, properties }: { fields: JsonObject; properties: JsonObject },
): Promise<ReadonlyMap<string, string>> {
  const path = `/issue/${key}`;
  const omitted = new Map<string, string>();
  const left = new Map(Object.entries(fields));
  for (;;) {
    const json = { fields: Object.fromEntries(left), ...properties };
    const answer = await jira.send('PUT', path, { json, expect: [400] });
    if (answer.status !== 400) {
      requireEdited(jira, key, answer);
      return omitted;
    }
    const refused = [...refusedFields(answer.json)].filter(([id]) => left.has(id));
    for (const [id, words] of refused) {
      left.delete(id);
      omitted.set(id, words);
    }
    if (refused.length === 0 || left.size === 0) throw jira.refusal('PUT', path, answer);
  }
}

function requireEdited(jira: Jira, key: string, { status, json }: HttpResponse): void {
  if (status === 204 || (status === 200 && isJsonObject(json))) return;
  throw jira.oddity(key, `has the status ${status}, where an edit gives 204`);
}
