import { TicketwireError } from '../errors.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Jira } from './jira.ts';
import { fetchTransitions, type JiraIssue, type JiraTransition } from './jira-issue.ts';
import { describeField, fieldsAskedFor, fieldsNotOnScreen, fillScreen, leftOut } from './jira-transition.ts';

export interface MadeTransition {
  resolution: string | null;
  /** Values that were chosen. */
  notes: readonly string[];
  /** Fields that were wanted and left out. */
  warnings: readonly string[];
}

interface TransitionWish {
  issue: JiraIssue;
  offered: JiraTransition;
  /** Values of fields that the rule gives. */
  wanted: JsonObject;
  /** Members of the body that note the step. */
  noted: JsonObject;
  /** Names of resolutions, the best first, where the rule gives none. */
  resolve: readonly string[];
}

/** Makes one transition. Throws `target-refused` where its screen needs a field that has no value. */
export async function makeTransition(jira: Jira, key: string, wish: TransitionWish): Promise<MadeTransition> {
  const { issue, offered, wanted, noted, resolve } = wish;
  const isAsking = Object.keys(wanted).length + resolve.length > 0;
  const isBlind = offered.fields === undefined && offered.hasScreen && isAsking;
  const listed = isBlind ? (await fetchTransitions(jira, key)).find(({ id }) => id === offered.id) : undefined;
  const transition = listed ?? offered;
  const screen = fillScreen(transition, { wanted, resolution: issue.resolution, resolve });
  const empty = screen.missing.length === 0 ? [] : await findEmpty(jira, key, screen.missing);
  if (empty.length > 0) {
    const needs = empty.map((id) => describeField(transition, id)).join(' and ');
    throw new TicketwireError(
      'target-refused',
      `${key} is in '${issue.status.name}', and the transition '${transition.name}' needs ${needs}.`,
    );
  }
  const sent = await post(jira, key, { id: transition.id, screen, noted });
  const { resolution } = sent;
  const isNamed = isJsonObject(resolution) && typeof resolution.name === 'string';
  return {
    resolution: isNamed ? String(resolution.name) : issue.resolution,
    notes: screen.notes,
    warnings: Object.keys(wanted)
      .filter((id) => !Object.hasOwn(sent, id))
      .map((id) => leftOut(transition, id)),
  };
}

/**
 * Sends it, and once more where Jira says that its screen lacks a field, or asks for one that was withheld. Returns the
 * fields that Jira took.
 */
async function post(
  jira: Jira,
  key: string,
  given: { id: string; screen: Pick<ReturnType<typeof fillScreen>, 'fields' | 'withheld'>; noted: JsonObject },
): Promise<JsonObject> {
  const { id, noted } = given;
  const { withheld } = given.screen;
  let { fields } = given.screen;
  const path = `/issue/${key}/transitions`;
  const bodyOf = (sent: JsonObject): JsonObject => ({
    transition: { id },
    ...(Object.keys(sent).length === 0 ? {} : { fields: sent }),
    ...noted,
  });
  let answer = await jira.send('POST', path, { json: bodyOf(fields), expect: [400] });
  if (answer.status === 400) {
    const surplus = fieldsNotOnScreen(answer.json).filter((field) => Object.hasOwn(fields, field));
    const asked = fieldsAskedFor(answer.json, Object.keys(withheld));
    if (surplus.length + asked.length === 0) throw jira.refusal('POST', path, answer);
    fields = Object.fromEntries([
      ...Object.entries(fields).filter(([field]) => !surplus.includes(field)),
      ...Object.entries(withheld).filter(([field]) => asked.includes(field)),
    ]);
    answer = await jira.send('POST', path, { json: bodyOf(fields) });
  }
  if (answer.status !== 204) throw jira.oddity(key, `has the status ${answer.status}, where a transition gives 204`);
  return fields;
}

/** Finds which fields have no value: one that has may keep it, though the screen asks for it. */
async function findEmpty(jira: Jira, key: string, ids: readonly string[]): Promise<string[]> {
  const { json } = await jira.send('GET', `/issue/${key}?fields=${ids.map(encodeURIComponent).join(',')}`);
  const fields = isJsonObject(json) && isJsonObject(json.fields) ? json.fields : {};
  return ids.filter((id) => isEmpty(fields[id]));
}

function isEmpty(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
