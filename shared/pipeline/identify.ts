import type { HookEvent, RepositoryFacts } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { KnownRepository, RepositoryStore } from '../store/repositories.ts';

/** Returns the names of a repository; undefined if it has no id or was never seen. */
export type Identify = (repository: RepositoryFacts, sender: string) => Promise<KnownRepository | undefined>;

/** Notes every name under which a repository is seen. */
export function noting(repositories: RepositoryStore, at: EpochMs): Identify {
  return async (repository, sender) => {
    const { id, full_name: name, previous_name: previous } = repository;
    if (id === undefined || name === '') return undefined;
    const of = { forge: forgeOf(repository, sender), id };
    if (previous !== undefined && (await repositories.find(of)) === undefined) {
      await repositories.note({ ...of, name: previous, at: at - 1 });
    }
    return repositories.note({ ...of, name, at });
  };
}

/** Looks only, for what must change nothing. */
export function looking(repositories: RepositoryStore): Identify {
  return async (repository, sender) => {
    const { id } = repository;
    return id === undefined ? undefined : repositories.find({ forge: forgeOf(repository, sender), id });
  };
}

/** An id is unique on its server only. */
function forgeOf({ url }: RepositoryFacts, sender: string): string {
  // A workflow run of GitHub and a webhook of GitHub report the same repository.
  const kind = sender === 'workflow' ? 'github' : sender;
  return `${kind} ${URL.canParse(url) ? new URL(url).host : ''}`;
}

/** Returns the event of a repository under the identity it has had, with its former names. */
export async function identified(event: HookEvent, identify: Identify): Promise<HookEvent> {
  const { repository } = event.data;
  const known = repository === undefined ? undefined : await identify(repository, event.sender);
  if (repository === undefined || known === undefined) return event;
  const name = repository.full_name;
  const former = known.names.filter((each) => each.toLowerCase() !== name.toLowerCase());
  return {
    ...event,
    subject: known.identity === name ? event.subject : renamed(event.subject, name, known.identity),
    data: former.length === 0 ? event.data : { ...event.data, repository: { ...repository, former_names: former } },
  };
}

/** A subject is `kind:owner/name`, and then what it is about. */
function renamed(subject: string, name: string, identity: string): string {
  const at = subject.indexOf(`:${name}`);
  const next = at < 0 ? undefined : subject[at + 1 + name.length];
  if (at < 0 || (next !== undefined && !/[:#@]/.test(next))) return subject;
  return `${subject.slice(0, at + 1)}${identity}${subject.slice(at + 1 + name.length)}`;
}
