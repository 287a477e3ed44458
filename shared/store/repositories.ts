import type { EpochMs } from '../model/json.ts';

/** A repository of a forge, by the id that it keeps under every name. */
export interface RepositoryId {
  /** The sender and the server: `github github.com`. */
  forge: string;
  id: string;
}

export interface KnownRepository {
  /** The name in the subjects of its events: the first one that was seen. */
  identity: string;
  /** Every name that means it, the present one included. */
  names: readonly string[];
}

/** The names of repositories, so that a renamed one keeps its tickets. */
export interface RepositoryStore {
  find(repository: RepositoryId): Promise<KnownRepository | undefined>;
  /**
   * Notes a name of a repository. From then on the name means this repository and no other. Where another one has it as
   * its identity, the identity gets the id as well: `octo/widgets~123`.
   */
  note(seen: RepositoryId & { name: string; at: EpochMs }): Promise<KnownRepository>;
}

/** Remembers a store's repositories, so that most deliveries need no read. */
export function rememberRepositories(store: RepositoryStore, now: () => EpochMs): RepositoryStore {
  const known = new Map<string, { at: EpochMs; repository: KnownRepository }>();
  return {
    find: store.find,
    note: async (seen) => {
      const key = JSON.stringify([seen.forge, seen.id]);
      const found = known.get(key);
      if (found !== undefined && Math.abs(now() - found.at) < freshMs && found.repository.names.includes(seen.name)) {
        return found.repository;
      }
      const repository = await store.note(seen);
      if (known.size >= maxRemembered) known.delete(known.keys().next().value ?? '');
      known.set(key, { at: now(), repository });
      return repository;
    },
  };
}

/** Another receiver on the store may have seen the name at another repository. */
const freshMs = 60_000;
const maxRemembered = 10_000;

/** The repositories of a store that lasts as long as the process. */
export function createMemoryRepositories(): RepositoryStore {
  const rows: { forge: string; id: string; name: string; identity: string; isOurs: boolean }[] = [];
  const ofOne = ({ forge, id }: RepositoryId) => rows.filter((row) => row.forge === forge && row.id === id);
  const known = (of: typeof rows): KnownRepository | undefined => {
    const [first] = of;
    return first && { identity: first.identity, names: of.filter(({ isOurs }) => isOurs).map(({ name }) => name) };
  };
  return {
    find: async (repository) => known(ofOne(repository)),
    note: async ({ forge, id, name }) => {
      const [first] = ofOne({ forge, id });
      const isTaken = rows.some((row) => row.forge === forge && row.identity === name);
      const identity = first?.identity ?? (isTaken ? `${name}~${id}` : name);
      for (const row of rows) if (row.forge === forge && row.name === name && row.id !== id) row.isOurs = false;
      const same = ofOne({ forge, id }).find((row) => row.name === name);
      if (same === undefined) rows.push({ forge, id, name, identity, isOurs: true });
      else same.isOurs = true;
      return known(ofOne({ forge, id })) ?? { identity, names: [name] };
    },
  };
}
