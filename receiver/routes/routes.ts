import { hint } from '../../shared/config/check-step.ts';
import { nearestName } from '../../shared/config/schema-parts.ts';
import { TicketwireError } from '../../shared/errors.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { matchesAny } from '../../shared/routing/pattern.ts';
import { compile } from '../../shared/routing/pattern-matcher.ts';
import { targetTypes } from '../../shared/targets/registry.ts';
import type { Live } from '../live.ts';
import type { ManagedRule, ManagedRules } from '../managed-rules.ts';
import type { RegisteredSources } from '../registered-sources.ts';
import type { SourceDirectory } from '../sources.ts';
import type { SettingsStore } from '../store/settings.ts';
import { type RoutedEvents, routedEvents } from './event-names.ts';
import { type Route, routeName, routeOf, ruleOf } from './route-rule.ts';

/** Which messages go to which rooms, changed while receivers run. */
export interface Routes {
  /** From the oldest to the newest. */
  list(): readonly KnownRoute[];
  /** Makes a route, or gives it other events; without events those of the defaults. Throws `malformed` and changes nothing. */
  add(route: {
    repository: string;
    room: string;
    events?: readonly string[];
  }): Promise<{ route: KnownRoute; isNew: boolean }>;
  /**
   * Removes a repository's route to a room, or all it has. With its last one the sources that were registered for it go,
   * and their secrets, unless another rule names them. Throws `unknown-address`.
   */
  remove(of: { repository: string; room?: string }): Promise<{ routes: readonly Route[]; sources: readonly string[] }>;
  /** What new routes are for. */
  defaults(): Promise<readonly string[]>;
  /** Changes them for routes to come. Throws `malformed` and changes nothing. */
  setDefaults(events: readonly string[]): Promise<readonly string[]>;
  /** Names of the targets that are rooms. */
  rooms(): readonly string[];
}

export interface KnownRoute extends Route {
  createdAt: EpochMs;
  /** Why it is not followed. */
  problems: readonly string[];
  /** Names of sources that tell of this repository. */
  sources: readonly string[];
}

export interface RoutesDependencies {
  live: Pick<Live, 'configuration'>;
  managed: ManagedRules;
  sources: SourceDirectory;
  registered: RegisteredSources;
  settings: SettingsStore;
}

const usualDefaults = ['push', 'pull_request', 'issue', 'comment'];
const defaultsKey = 'route-defaults';

export function createRoutes({ live, managed, sources, registered, settings }: RoutesDependencies): Routes {
  const rooms = () =>
    live.configuration.targets.filter(({ type }) => targetTypes[type]?.room !== undefined).map(({ name }) => name);
  const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

  function known(rule: ManagedRule): KnownRoute[] {
    const route = routeOf(rule.rule);
    if (route === undefined) return [];
    const { createdAt, problems } = rule;
    return [{ ...route, createdAt, problems, sources: tellingOf(route.repository) }];
  }
  const list = () => managed.list().flatMap(known);

  /** Sources whose deliveries about the repository are not ignored. */
  function tellingOf(repository: string): readonly string[] {
    const inFile = sources
      .configured()
      .filter(({ sender, repositories }) => sender.namesRepositories === true && takes(repositories, repository));
    const others = registered
      .list()
      .filter((source) => source.repository === null || takes([source.repository], repository));
    return [...inFile, ...others].map(({ name }) => name);
  }

  function requireRoom(room: string): void {
    const known = rooms();
    if (known.includes(room)) return;
    const isOther = live.configuration.targets.some(({ name }) => name === room);
    const what = isOther ? `The target '${room}' is no room.` : `No room is called '${room}'.`;
    const none =
      'Add one to the configuration file, under targets: slack, mattermost, discord, teams, matrix or webhook.';
    throw new TicketwireError('malformed', `${what} ${known.length === 0 ? none : hint(room, known)}`);
  }

  /** Whether a rule takes events from a source by its name. */
  function isNamed(source: string): boolean {
    const inFile = live.configuration.rules.some(({ from }) => from.includes(source));
    const names = (from: unknown) => from === source || (Array.isArray(from) && from.includes(source));
    return inFile || managed.list().some(({ rule }) => names(rule.from));
  }

  return {
    list,
    rooms,
    add: async ({ repository, room, events }) => {
      requireRepository(repository);
      requireRoom(room);
      const wanted = requireEvents(events ?? (await readDefaults(settings)));
      const rule = ruleOf({ repository, room, events: wanted.on }, wanted.if);
      const { rule: kept, isNew } = await managed.put(rule);
      const [route] = known(kept);
      if (route === undefined) throw new TicketwireError('internal', `The rule '${kept.name}' is no route.`);
      return { route, isNew };
    },
    remove: async ({ repository, room }) => {
      const own = list().filter((route) => isSame(route.repository, repository));
      if (own.length === 0) {
        const names = [...new Set(list().map((route) => route.repository))];
        const nearest = nearestName(repository, names);
        const remedy = nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
        throw new TicketwireError('unknown-address', `The repository '${repository}' has no routes.${remedy}`);
      }
      const gone = own.filter((route) => room === undefined || route.room === room);
      if (gone.length === 0) {
        const has = own.map((route) => route.room).join(', ');
        const message = `The repository '${repository}' has no route to '${room}'. It has routes to: ${has}.`;
        throw new TicketwireError('unknown-address', message);
      }
      for (const route of gone) await managed.removeIfThere(routeName(route));
      const others = list().filter((route) => takes([route.repository], repository));
      if (gone.length < own.length || others.length > 0) return { routes: gone, sources: [] };
      const unneeded = registered
        .list()
        .filter((source) => source.repository !== null && isSame(source.repository, repository))
        .map(({ name }) => name)
        .filter((name) => !isNamed(name));
      for (const name of unneeded) await registered.remove(name);
      return { routes: gone, sources: unneeded };
    },
    defaults: () => readDefaults(settings),
    setDefaults: async (events) => {
      requireEvents(events);
      await settings.set(defaultsKey, [...events]);
      return events;
    },
  };
}

function takes(repositories: readonly string[] | undefined, repository: string): boolean {
  if (repositories === undefined) return true;
  return matchesAny(
    repositories.map((each) => each.toLowerCase()),
    [repository.toLowerCase()],
  );
}

async function readDefaults(settings: SettingsStore): Promise<readonly string[]> {
  const kept = await settings.get(defaultsKey);
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : usualDefaults;
}

/** `owner/name`, groups within groups, or a pattern. */
function requireRepository(repository: string): void {
  const isOne = /^[^\s/]+(\/[^\s/]+)+$/.test(repository) && repository.length <= 150;
  const words = `'${repository.slice(0, 100)}' is no repository: give owner/name, such as octo/widgets, or a pattern such as octo/*.`;
  if (!isOne || repository.startsWith('!')) throw new TicketwireError('malformed', words);
  try {
    compile(repository);
  } catch {
    throw new TicketwireError('malformed', words);
  }
}

function requireEvents(names: readonly string[]): RoutedEvents {
  if (names.length === 0)
    throw new TicketwireError('malformed', 'Name at least one event, such as push or issue.opened.');
  const events = routedEvents(names);
  if (!('unknown' in events)) return events;
  const words = events.unknown.map(({ name, nearest }) => `'${name.slice(0, 100)}' (did you mean '${nearest}'?)`);
  const what = words.length === 1 ? 'No event is called' : 'No events are called';
  throw new TicketwireError('malformed', `${what} ${words.join(', ')}. Nothing was changed.`);
}
