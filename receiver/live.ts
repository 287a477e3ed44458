import type { Configuration } from '../shared/config/configuration.ts';
import type { Rule } from '../shared/model/rule.ts';
import { knowledgeOf, type TargetKnowledge } from '../shared/pipeline/plan-events.ts';
import { indexRules, type RuleIndex } from '../shared/routing/rule-index.ts';
import type { OpenTarget } from '../shared/targets/target.ts';

/** What the receiver works by at this moment; every member is replaced whole when the file or the store's rules change. */
export interface Live {
  readonly configuration: Configuration;
  /** The file's rules, then the managed ones. */
  readonly rules: RuleIndex;
  readonly targets: TargetKnowledge;
  /** Open to be written to, by name. */
  readonly opened: ReadonlyMap<string, OpenTarget>;
}

export interface ChangingLive extends Live {
  setConfiguration(configuration: Configuration): void;
  setManaged(rules: readonly Rule[]): void;
}

type Open = (target: Configuration['targets'][number]) => OpenTarget;

export function createLive(configuration: Configuration, open: Open): ChangingLive {
  let managed: readonly Rule[] = [];
  // Plain members, because every delivery reads them.
  const live: { -readonly [Member in keyof ChangingLive]: ChangingLive[Member] } = {
    ...madeOf(configuration, open),
    rules: indexRules(configuration.rules),
    setConfiguration: (next) => {
      Object.assign(live, madeOf(next, open));
      live.rules = indexRules([...next.rules, ...managed]);
    },
    setManaged: (rules) => {
      managed = rules;
      live.rules = indexRules([...live.configuration.rules, ...managed]);
    },
  };
  return live;
}

function madeOf(configuration: Configuration, open: Open): Pick<Live, 'configuration' | 'targets' | 'opened'> {
  return {
    configuration,
    targets: knowledgeOf(configuration.targets, configuration.messages),
    opened: new Map(configuration.targets.map((target) => [target.name, open(target)])),
  };
}
