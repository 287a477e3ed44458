import type { Configuration } from '../shared/config/configuration.ts';
import type { Rule } from '../shared/model/rule.ts';
import { knowledgeOf, type TargetKnowledge } from '../shared/pipeline/plan-events.ts';
import { indexRules, type RuleIndex } from '../shared/routing/rule-index.ts';
import type { OpenTarget } from '../shared/targets/target.ts';
import { runAtOnce } from './slices.ts';

/** What the receiver works by at this moment; every member is replaced whole when the file or the store's rules change. */
export interface Live {
  readonly configuration: Configuration;
  /** The file's rules, then the managed ones. */
  readonly rules: RuleIndex;
  readonly targets: TargetKnowledge;
  /** Open to be written to, by name. */
  readonly opened: ReadonlyMap<string, OpenTarget>;
}

/** A configuration that is ready to be put in force. */
export type PreparedConfiguration = Pick<Live, 'configuration' | 'targets' | 'opened'>;

export interface ChangingLive extends Live {
  /** Puts a configuration in force together with the managed rules that work with it, in one step. */
  change(prepared: PreparedConfiguration, managed: readonly Rule[]): void;
  setManaged(rules: readonly Rule[]): void;
}

export type OpenConfigured = (target: Configuration['targets'][number]) => OpenTarget;

export function createLive(configuration: Configuration, open: OpenConfigured): ChangingLive {
  // Plain members, because every delivery reads them.
  const live: { -readonly [Member in keyof ChangingLive]: ChangingLive[Member] } = {
    ...runAtOnce(prepareConfiguration(configuration, open)),
    rules: indexRules(configuration.rules),
    change: (prepared, managed) => {
      Object.assign(live, prepared);
      live.setManaged(managed);
    },
    setManaged: (rules) => {
      live.rules = indexRules([...live.configuration.rules, ...rules]);
    },
  };
  return live;
}

/** Opens the targets of a configuration. Stops after each, so that others can have their turn. */
export function* prepareConfiguration(
  configuration: Configuration,
  open: OpenConfigured,
): Generator<void, PreparedConfiguration> {
  const opened = new Map<string, OpenTarget>();
  for (const target of configuration.targets) {
    opened.set(target.name, open(target));
    yield;
  }
  return { configuration, opened, targets: knowledgeOf(configuration.targets, configuration.messages) };
}
