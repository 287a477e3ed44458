import type { Configuration } from '../../shared/config/configuration.ts';
import type { EpochMs } from '../../shared/model/json.ts';

/** What planning a delivery needs of the program. */
export interface PlanningDependencies {
  configuration: Configuration;
  now(): EpochMs;
}
