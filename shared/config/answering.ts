import { targetTypes } from '../targets/registry.ts';

type TypedTargets = Readonly<Record<string, { type: string }>>;

/** Names of the targets that could answer slash commands where a step names none. */
export function answeringTargets(targets: TypedTargets): readonly string[] {
  const able = Object.keys(targets).filter((name) => typeOf(targets, name)?.answers !== undefined);
  if (able.includes(usualName)) return [usualName];
  const trackers = able.filter((name) => typeOf(targets, name)?.limits !== undefined);
  return trackers.length === 0 ? able : trackers;
}

/** What the Action calls its own repository's issues. */
const usualName = 'issues';

/** The target that answers where a step names none; undefined where there is none, or more than one. */
export function usuallyAnswering(targets: TypedTargets): string | undefined {
  const [only, ...others] = answeringTargets(targets);
  return others.length === 0 ? only : undefined;
}

function typeOf(targets: TypedTargets, name: string) {
  const { type = '' } = targets[name] ?? {};
  return Object.hasOwn(targetTypes, type) ? targetTypes[type] : undefined;
}
