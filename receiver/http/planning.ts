import type { EpochMs } from '../../shared/model/json.ts';
import type { Live } from '../live.ts';
import type { SourceDirectory } from '../sources.ts';

/** What planning a delivery needs of the program. */
export interface PlanningDependencies {
  sources: SourceDirectory;
  /** To be read anew for each delivery. */
  live: Pick<Live, 'rules' | 'targets'>;
  now(): EpochMs;
}
