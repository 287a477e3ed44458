import type { RepositoryFacts } from '../model/event.ts';

/** Returns the names that filters look at, in lower case: the present one first, then former ones. */
export function namesOf(repository: RepositoryFacts | undefined): readonly string[] {
  const { full_name: name = '', former_names: former = [] } = repository ?? {};
  return [name, ...former].map((each) => each.toLowerCase());
}
