import type { EpochMs } from '../../shared/model/json.ts';
import type { TargetKnowledge } from '../../shared/pipeline/plan-events.ts';
import type { RuleIndex } from '../../shared/routing/rule-index.ts';
import type { SourceDirectory } from '../sources.ts';

/** What planning a delivery needs of the program. */
export interface PlanningDependencies {
  sources: SourceDirectory;
  rules: RuleIndex;
  targets: TargetKnowledge;
  now(): EpochMs;
}
