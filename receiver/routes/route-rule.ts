import { isJsonObject } from '../../shared/mapping/json-body.ts';
import type { JsonObject } from '../../shared/model/json.ts';

/** Messages about a repository that go to a room: a managed rule that says nothing else. */
export interface Route {
  /** `owner/name`, or a pattern. */
  repository: string;
  /** A target. */
  room: string;
  /** Event types, families and patterns. */
  events: readonly string[];
}

const prefix = 'route: ';
const arrow = ' > ';

/** What the rule of a route is called; one route leads from a repository to a room. */
export function routeName({ repository, room }: Pick<Route, 'repository' | 'room'>): string {
  return `${prefix}${repository.toLowerCase()}${arrow}${room}`;
}

export function ruleOf(route: Route, condition: string | undefined): JsonObject {
  const { repository, room, events } = route;
  return {
    name: routeName(route),
    on: [...events],
    ...(condition === undefined ? {} : { if: condition }),
    repositories: [repository],
    do: [{ post: { to: room } }],
  };
}

/** The route that a managed rule is; undefined where it is another rule. */
export function routeOf({ name, on, repositories, do: steps }: JsonObject): Route | undefined {
  if (typeof name !== 'string' || !name.startsWith(prefix) || !Array.isArray(on)) return undefined;
  const [step] = Array.isArray(steps) ? steps : [];
  const post = isJsonObject(step) ? step.post : undefined;
  const room = isJsonObject(post) ? post.to : post;
  const [repository] = Array.isArray(repositories) ? repositories : [];
  if (typeof repository !== 'string' || typeof room !== 'string') return undefined;
  return { repository, room, events: on.filter((each) => typeof each === 'string') };
}
