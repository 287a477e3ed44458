import { TicketwireError } from '../errors.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { Destination } from '../model/effect.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Jira } from './jira.ts';
import { fetchIssue, fetchTransitions, type JiraIssue, type JiraTransition } from './jira-issue.ts';
import type { StepNotes } from './jira-steps.ts';
import {
  chooseByStatus,
  chooseTransition,
  describeField,
  describeTransitions,
  fieldsNotOnScreen,
  fillScreen,
  isReached,
  leftOut,
  waysOn,
} from './jira-transition.ts';
import type { Workflow } from './jira-workflow.ts';

export interface MoveResult {
  /** As it is known to be after the move; not read again. */
  issue: JiraIssue;
  change: 'moved' | 'unchanged';
  notes: string[];
}

/** Where to, in how many transitions at most, and what to send with the last of them. */
type Move = {
  maxHops: number;
  fields: JsonObject;
  /** Names of statuses, the best first, by which to choose where several fit. */
  prefer?: readonly string[];
  /** Names of resolutions, the best first, for a screen that has one, asked for or not. */
  resolve?: readonly string[];
} & Destination;

interface MoverOptions {
  /** The moves by name; absent where the target declares none. */
  workflow?: Workflow | undefined;
  /** How issues note the steps that were made. */
  notes: StepNotes;
}

export type Mover = (key: string, move: Move) => Promise<MoveResult | { skipped: string }>;

const maxRemembered = 1_000;

/**
 * Moves issues by their workflow's transitions; may be repeated, a step by its id. Throws `target-refused` where no way is
 * the only one, and says why an issue in a status that the workflow does not know is left alone.
 */
export function createMover(jira: Jira, { workflow, notes: stepNotes }: MoverOptions): Mover {
  /** Where transitions lead of which no answer came: once made, their names are not offered any more. */
  const unanswered = new Map<string, string>();

  return async (key, move) => {
    const { maxHops, fields, prefer = [], resolve = [] } = move;
    const stepId = 'move' in move ? move.onceId : undefined;
    const request = 'move' in move ? move.onceId : `${key} ${move.to}`;
    const fetchThis = () =>
      fetchIssue(jira, key, { withTransitions: true, notes: stepId === undefined ? undefined : stepNotes });
    const isMade = ({ steps }: JiraIssue) => steps.some(({ id, to }) => id === stepId && to === undefined);
    const visited = new Set<string>();
    const passed: string[] = [];
    const notes: string[] = [];
    let goal = 'to' in move ? move.to : undefined;
    const done = (issue: JiraIssue, isMoved: boolean): MoveResult => {
      unanswered.delete(request);
      if (passed.length > 0) notes.push(`It went by way of ${passed.map((name) => `'${name}'`).join(', ')}.`);
      return { issue, change: isMoved ? 'moved' : 'unchanged', notes };
    };
    for (let hop = 1; ; hop += 1) {
      const issue = await fetchThis();
      const { status } = issue;
      visited.add(status.id);
      if (isMade(issue) || unanswered.get(request) === status.id) return done(issue, hop > 1);
      if (goal === undefined && 'move' in move) {
        const begun = issue.steps.find(({ id }) => id === stepId)?.to;
        const known = requireWorkflow();
        if (begun === undefined && !known.knows(status.name)) return { skipped: strange(key, status.name) };
        goal = begun ?? known.moveFrom(status.name, move.move);
      }
      // At the end, or there already.
      if (goal === undefined || isReached(status, goal)) return done(issue, hop > 1);
      const to = goal;
      const make = async (offered: JiraTransition, wanted: JsonObject, isLast: boolean) => {
        const noted =
          stepId === undefined ? {} : stepNotes.note({ id: stepId, ...(isLast ? {} : { to }) }, issue.steps);
        try {
          return await makeTransition(key, issue, { offered, wanted, noted, resolve: isLast ? resolve : [] });
        } catch (error) {
          // Another program may have made the step since the issue was read.
          const isRefused = error instanceof TicketwireError && error.code === 'target-refused';
          if (stepId !== undefined && isRefused && isMade(await fetchThis())) return undefined;
          // Refused for good: it was not made.
          if (error instanceof TicketwireError && !error.isRetryable) unanswered.delete(request);
          throw error;
        }
      };
      const transitions = issue.transitions ?? (await fetchTransitions(jira, key));
      const choice = stepId === undefined ? chooseTransition(transitions, to, prefer) : chooseByStatus(transitions, to);
      if ('transition' in choice) {
        const last = choice.transition;
        if (last.to.id === status.id) return done(issue, hop > 1);
        if (unanswered.size >= maxRemembered) unanswered.clear();
        unanswered.set(request, last.to.id);
        const made = await make(last, fields, true);
        if (made === undefined) return done({ ...issue, status: last.to }, false);
        notes.push(...made.notes);
        return done({ ...issue, status: last.to, resolution: made.resolution }, true);
      }
      const where = `${key} is in '${status.name}'`;
      if (choice.choices.length > 0) {
        throw refused(`${where}, and several transitions fit '${to}': ${describeTransitions(choice.choices)}`);
      }
      const ways = waysOn(transitions, { visited, to });
      if (hop >= maxHops || ways.length === 0) {
        throw refused(`${where}, and no transition fits '${to}': ${offer(transitions)}`);
      }
      const way = ways.length === 1 ? ways[0] : workflow?.shortest(ways, to);
      if (way === undefined) {
        throw refused(`${where}, and which way leads on to '${to}' is open: ${describeTransitions(ways)}`);
      }
      const made = await make(way, {}, false);
      if (made === undefined) return done(issue, hop > 1);
      notes.push(...made.notes);
      passed.push(way.to.name);
      if (jira.isDry) {
        notes.push(`The first of several steps; a dry run does not see beyond '${way.to.name}'.`);
        return done({ ...issue, status: way.to }, true);
      }
    }
  };

  function requireWorkflow(): Workflow {
    if (workflow !== undefined) return workflow;
    throw new TicketwireError(
      'configuration',
      `The target '${jira.target}' has no 'workflow', so none of its tickets can make a move of it.`,
    );
  }

  function strange(key: string, status: string): string {
    return `${key} is in '${status}', a status that the workflow of '${jira.target}' does not have.`;
  }

  async function makeTransition(
    key: string,
    issue: JiraIssue,
    given: { offered: JiraTransition; wanted: JsonObject; noted: JsonObject; resolve?: readonly string[] },
  ): Promise<{ resolution: string | null; notes: string[] }> {
    const { offered, wanted, noted, resolve = [] } = given;
    const isAsking = Object.keys(wanted).length + resolve.length > 0;
    const isBlind = offered.fields === undefined && offered.hasScreen && isAsking;
    const listed = isBlind ? (await fetchTransitions(jira, key)).find(({ id }) => id === offered.id) : undefined;
    const transition = listed ?? offered;
    const { fields, notes, missing } = fillScreen(transition, { wanted, resolution: issue.resolution, resolve });
    const empty = missing.length === 0 ? [] : await emptyOf(key, missing);
    if (empty.length > 0) {
      const needs = empty.map((id) => describeField(transition, id)).join(' and ');
      throw refused(`${key} is in '${issue.status.name}', and the transition '${transition.name}' needs ${needs}`);
    }
    const omitted = await post(key, transition, { fields, noted });
    notes.push(...omitted.map((id) => leftOut(transition, id)));
    const resolution = omitted.includes('resolution') ? undefined : fields.resolution;
    const isNamed = isJsonObject(resolution) && typeof resolution.name === 'string';
    return { resolution: isNamed ? String(resolution.name) : issue.resolution, notes };
  }

  /** Sends it, and once more without the fields that Jira says the screen does not have; gives those. */
  async function post(
    key: string,
    { id }: JiraTransition,
    { fields, noted }: { fields: JsonObject; noted: JsonObject },
  ): Promise<string[]> {
    const path = `/issue/${key}/transitions`;
    const bodyOf = (sent: JsonObject): JsonObject => ({
      transition: { id },
      ...(Object.keys(sent).length === 0 ? {} : { fields: sent }),
      ...noted,
    });
    let omitted: string[] = [];
    let answer = await jira.send('POST', path, { json: bodyOf(fields), expect: [400] });
    if (answer.status === 400) {
      omitted = fieldsNotOnScreen(answer.json).filter((field) => Object.hasOwn(fields, field));
      if (omitted.length === 0) throw jira.refusal('POST', path, answer);
      const kept = Object.entries(fields).filter(([field]) => !omitted.includes(field));
      answer = await jira.send('POST', path, { json: bodyOf(Object.fromEntries(kept)) });
    }
    if (answer.status !== 204) throw jira.oddity(key, `has the status ${answer.status}, where a transition gives 204`);
    return omitted;
  }

  /** A field that has a value may keep it, though the screen asks for one. */
  async function emptyOf(key: string, ids: readonly string[]): Promise<string[]> {
    const { json } = await jira.send('GET', `/issue/${key}?fields=${ids.map(encodeURIComponent).join(',')}`);
    const fields = isJsonObject(json) && isJsonObject(json.fields) ? json.fields : {};
    return ids.filter((id) => isEmpty(fields[id]));
  }
}

function isEmpty(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function offer(transitions: readonly JiraTransition[]): string {
  if (transitions.length > 0) return `there are ${describeTransitions(transitions)}`;
  return "there are none at all; the user may lack the permission 'Transition issues'";
}

function refused(what: string): TicketwireError {
  return new TicketwireError('target-refused', `${what}.`);
}
