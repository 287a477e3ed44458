import { targetTypes } from '../targets/registry.ts';
import type { TargetType } from '../targets/target.ts';

type TypedTargets = Readonly<Record<string, { type: string }>>;

/** Steps that may leave out which target they are done with, and which kinds of target can do them. */
export const loose = {
  reply: ({ answers }: TargetType) => answers !== undefined,
  react: ({ answers }: TargetType) => answers !== undefined,
  dispatch: ({ dispatches }: TargetType) => dispatches === true,
};

export type LooseVerb = keyof typeof loose;

/** Names of the targets that could be meant by a step that names none. */
export function ableTargets(verb: LooseVerb, targets: TypedTargets): readonly string[] {
  const typeOf = (name: string) => {
    const { type = '' } = targets[name] ?? {};
    return Object.hasOwn(targetTypes, type) ? targetTypes[type] : undefined;
  };
  const able = Object.keys(targets).filter((name) => {
    const type = typeOf(name);
    return type !== undefined && loose[verb](type);
  });
  if (able.includes(usualName)) return [usualName];
  const trackers = able.filter((name) => typeOf(name)?.limits !== undefined);
  return trackers.length === 0 ? able : trackers;
}

/** What the Action calls its own repository's issues. */
const usualName = 'issues';

/** The target of a step that names none; undefined where there is none, or more than one. */
export function usualTarget(verb: LooseVerb, targets: TypedTargets): string | undefined {
  const [only, ...others] = ableTargets(verb, targets);
  return others.length === 0 ? only : undefined;
}

/** {@link usualTarget} for many steps: the targets are looked through once for each verb. */
export function rememberUsualTargets(targets: TypedTargets): (verb: LooseVerb) => string | undefined {
  const known = new Map<LooseVerb, string | undefined>();
  return (verb) => {
    if (!known.has(verb)) known.set(verb, usualTarget(verb, targets));
    return known.get(verb);
  };
}
