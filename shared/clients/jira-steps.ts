import { isJsonObject } from '../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';

/** A step further that an issue notes of itself, so that nobody makes it twice. */
export interface NotedStep {
  id: string;
  /** Where it leads, as long as the issue is on the way; absent: it was made. */
  to?: string;
}

/** How an issue keeps its steps: read with the issue, and written by the very request that makes the transition. */
export interface StepNotes {
  /** What is asked for beside the issue's fields. */
  expand: readonly string[];
  properties: readonly string[];
  read(issue: JsonObject): readonly NotedStep[];
  /** Members of the transition's body. */
  note(step: NotedStep, known: readonly NotedStep[]): JsonObject;
}

const propertyKey = 'ticketwire.moves';
/** More would not be told twice; a property holds 32,768 characters. */
const maxSteps = 50;

/**
 * Cloud: a property of the issue.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post
 */
export const propertyNotes: StepNotes = {
  expand: [],
  properties: [propertyKey],
  read: ({ properties }) => {
    const value = isJsonObject(properties) ? properties[propertyKey] : undefined;
    const steps = isJsonObject(value) && Array.isArray(value.steps) ? value.steps : [];
    return steps.flatMap(stepIn);
  },
  note: (step, known) => {
    const steps = [...known.filter(({ id }) => id !== step.id), step].slice(-maxSteps).map((each) => ({ ...each }));
    return { properties: [{ key: propertyKey, value: { steps } }] };
  },
};

const historyType = 'ticketwire';

/**
 * Data Center, whose transitions take no properties: what the issue's history says of each change.
 * https://mrrefactoring.github.io/jira.js/api/functions/server.doTransition
 */
export const historyNotes: StepNotes = {
  expand: ['changelog'],
  properties: [],
  read: ({ changelog }) => {
    const histories = isJsonObject(changelog) && Array.isArray(changelog.histories) ? changelog.histories : [];
    const noted = histories.flatMap((each) => {
      const metadata = isJsonObject(each) ? each.historyMetadata : undefined;
      return isJsonObject(metadata) && metadata.type === historyType ? stepIn(metadata.extraData) : [];
    });
    // The order of a history is not promised: what was made once stays made.
    return noted.toSorted((left, right) => Number(left.to !== undefined) - Number(right.to !== undefined));
  },
  note: ({ id, to }) => ({
    historyMetadata: {
      type: historyType,
      activityDescription: 'Ticketwire',
      extraData: { id, ...(to === undefined ? {} : { to }) },
    },
  }),
};

function stepIn(value: JsonValue | undefined): NotedStep[] {
  if (!isJsonObject(value) || typeof value.id !== 'string') return [];
  return [{ id: value.id, ...(typeof value.to === 'string' ? { to: value.to } : {}) }];
}
