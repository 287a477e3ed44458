import { TicketwireError } from '../errors.ts';
import type { Destination } from '../model/effect.ts';
import type { JsonObject } from '../model/json.ts';
import type { Jira } from './jira.ts';
import { fetchIssue, fetchTransitions, type JiraIssue, type JiraTransition } from './jira-issue.ts';
import { makeTransition } from './jira-make-transition.ts';
import type { StepNotes } from './jira-steps.ts';
import { chooseByStatus, chooseTransition, describeTransitions, isReached, waysOn } from './jira-transition.ts';
import type { Workflow } from './jira-workflow.ts';

export interface MoveResult {
  /** As it is known to be after the move; not read again. */
  issue: JiraIssue;
  change: 'moved' | 'unchanged';
  /** The way it went, and values that were chosen. */
  notes: readonly string[];
  /** Fields that were wanted and left out. */
  warnings: readonly string[];
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
    const passed: JiraTransition[] = [];
    const notes: string[] = [];
    const warnings: string[] = [];
    let goal = 'to' in move ? move.to : undefined;
    const done = (issue: JiraIssue, isMoved: boolean): MoveResult => {
      unanswered.delete(request);
      return { issue, change: isMoved ? 'moved' : 'unchanged', notes: [...describeWay(passed), ...notes], warnings };
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
          const made = await makeTransition(jira, key, {
            issue,
            offered,
            wanted,
            noted,
            resolve: isLast ? resolve : [],
          });
          passed.push(offered);
          notes.push(...made.notes);
          warnings.push(...made.warnings);
          return made;
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
}

/** Names the transitions that were made, and their statuses. */
function describeWay(passed: readonly JiraTransition[]): string[] {
  if (passed.length === 0) return [];
  return [`Moved by ${passed.map(({ name, to }) => `'${name}' to '${to.name}'`).join(', then ')}.`];
}

function offer(transitions: readonly JiraTransition[]): string {
  if (transitions.length > 0) return `there are ${describeTransitions(transitions)}`;
  return "there are none at all; the user may lack the permission 'Transition issues'";
}

function refused(what: string): TicketwireError {
  return new TicketwireError('target-refused', `${what}.`);
}
