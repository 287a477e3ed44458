import type { Configuration } from '../../shared/config/configuration.ts';
import { TicketwireError } from '../../shared/errors.ts';
import type { DraftLimits } from '../../shared/mapping/ticket-draft.ts';
import type { EpochMs } from '../../shared/model/json.ts';

/** What planning a delivery needs of the program. */
export interface PlanningDependencies {
  configuration: Configuration;
  now(): EpochMs;
}

/** What the tracker of each target can hold, by the target's name. */
export function limitsFrom({ targets }: Configuration): (target: string) => DraftLimits {
  const limits = new Map(targets.map((target) => [target.name, target.limits]));
  return (target) => {
    const known = limits.get(target);
    if (known === undefined) throw new TicketwireError('internal', `No target is called '${target}'.`);
    return known;
  };
}
