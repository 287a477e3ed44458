import type { JiraTransition } from './jira-issue.ts';

/** The moves of each status, by their names, as a target declares them: `{ 'To Do': { next: 'In Progress' } }`. */
export type WorkflowMoves = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The moves of a target's tickets. Names of statuses are the same in any case. */
export interface Workflow {
  knows(status: string): boolean;
  /** Where the move leads from a status; undefined where that has no such move. */
  moveFrom(status: string, move: string): string | undefined;
  /** Of several transitions the one on the shortest way to a status; undefined where none is on a way that is known. */
  shortest(ways: readonly JiraTransition[], to: string): JiraTransition | undefined;
}

export function createWorkflow(moves: WorkflowMoves): Workflow {
  const statuses = new Map(Object.entries(moves).map(([status, own]) => [nameOf(status), own]));
  return {
    knows: (status) => statuses.has(nameOf(status)),
    moveFrom: (status, move) => {
      const own = statuses.get(nameOf(status)) ?? {};
      return Object.hasOwn(own, move) ? own[move] : undefined;
    },
    shortest: (ways, to) => {
      const distances = distancesTo(nameOf(to), statuses);
      const [best] = ways
        .map((way) => ({ way, distance: distances.get(nameOf(way.to.name)) ?? Number.POSITIVE_INFINITY }))
        .toSorted((left, right) => left.distance - right.distance);
      return best === undefined || best.distance === Number.POSITIVE_INFINITY ? undefined : best.way;
    },
  };
}

/** How many moves each status is away from one. */
function distancesTo(
  end: string,
  statuses: ReadonlyMap<string, Readonly<Record<string, string>>>,
): ReadonlyMap<string, number> {
  const distances = new Map(statuses.has(end) ? [[end, 0]] : []);
  for (const [reached, distance] of distances) {
    for (const [status, own] of statuses) {
      const leadsThere = Object.values(own).some((next) => nameOf(next) === reached);
      if (leadsThere && !distances.has(status)) distances.set(status, distance + 1);
    }
  }
  return distances;
}

/** What a status is compared by. */
export function nameOf(status: string): string {
  return status.trim().toLowerCase();
}
