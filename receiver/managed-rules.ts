import type { Logger } from 'pino';
import { loadRule } from '../shared/config/load-rule.ts';
import { TicketwireError } from '../shared/errors.ts';
import type { EpochMs, JsonObject } from '../shared/model/json.ts';
import type { Rule } from '../shared/model/rule.ts';
import { followStore } from './follow-store.ts';
import type { ChangingLive } from './live.ts';
import type { RuleStore, StoredRule } from './store/rules.ts';
import type { ReceiverStore } from './store/store.ts';

/** Rules that are kept in the store, beside those of the configuration file. */
export interface ManagedRules {
  /** As they are kept; `problems` says why one is not followed. */
  list(): readonly ManagedRule[];
  /** Throws `malformed` with every mistake, and `already-exists`. */
  add(rule: JsonObject): Promise<ManagedRule>;
  /** Adds a rule, or puts it in the place of the managed one of its name. Throws `malformed`, and `already-exists` for a rule of the file. */
  put(rule: JsonObject): Promise<{ rule: ManagedRule; isNew: boolean }>;
  /** Whether there was one. */
  removeIfThere(name: string): Promise<boolean>;
  /** Throws `unknown-address`, and `unprocessable` for a rule of the file. */
  remove(name: string): Promise<void>;
  /** After the configuration has changed: what may be named is another now. */
  revise(): void;
  stop(): Promise<void>;
}

export interface ManagedRule extends StoredRule {
  problems: readonly string[];
}

export interface ManagedRulesOptions {
  store: ReceiverStore;
  live: ChangingLive;
  /** Names of sources that are registered. */
  registered(): readonly string[];
  now(): EpochMs;
  log: Logger;
}

/** Follows the rules of the store. One that the configuration does not bear is left out, and told of; it stops no other. */
export async function openManagedRules(options: ManagedRulesOptions): Promise<ManagedRules> {
  const { live, now, log } = options;
  const store: RuleStore = options.store.rules;
  let stored: readonly StoredRule[] = [];
  let listed: readonly ManagedRule[] = [];

  const inFile = (name: string) => live.configuration.rules.some((rule) => rule.name === name);

  function loaded(rule: JsonObject): ReturnType<typeof loadRule> {
    const { sources, targets } = live.configuration;
    return loadRule(rule, {
      targets: Object.fromEntries(targets.map((target) => [target.name, target])),
      sources: [...sources.map(({ name }) => name), ...options.registered()],
    });
  }

  function revise(): void {
    const usable: Rule[] = [];
    listed = stored.map((each) => {
      const result = loaded(each.rule);
      const problems = inFile(each.name)
        ? ['the configuration file has a rule of this name, which is followed instead']
        : 'rule' in result
          ? []
          : result.problems;
      if ('rule' in result && problems.length === 0) usable.push(result.rule);
      for (const problem of problems) log.error({ rule: each.name, problem }, 'a managed rule is not followed');
      return { ...each, problems };
    });
    live.setManaged(usable);
  }

  async function read(): Promise<void> {
    stored = await store.all();
    revise();
  }

  const following = await followStore({
    store: options.store,
    kind: 'rules',
    start: read,
    read,
    onFailure: ({ code, message }) =>
      log.warn({ code, error: message }, 'the managed rules could not be read; trying again'),
  });

  function requireLoaded(rule: JsonObject): Rule {
    const result = loaded(rule);
    if ('problems' in result) throw new TicketwireError('malformed', result.problems.join('\n'));
    return result.rule;
  }

  async function removeIfThere(name: string): Promise<boolean> {
    if (!(await store.remove(name))) return false;
    await following.refresh();
    log.info({ rule: name }, 'managed rule removed');
    return true;
  }

  return {
    list: () => listed,
    revise,
    stop: following.stop,

    add: async (rule) => {
      const { name } = requireLoaded(rule);
      // No address could be made of it: clients take such parts out.
      if (/^\.{1,2}$/.test(name))
        throw new TicketwireError('malformed', `name: '${name}' cannot be part of an address.`);
      if (inFile(name)) throw taken(name, 'is in the configuration file');
      const added: StoredRule = { name, rule, createdAt: now() };
      if (!(await store.add(added))) throw taken(name, 'is managed');
      await following.refresh();
      log.info({ rule: name }, 'managed rule added');
      return { ...added, problems: [] };
    },

    put: async (rule) => {
      const { name } = requireLoaded(rule);
      if (inFile(name)) throw taken(name, 'is in the configuration file');
      const put: StoredRule = { name, rule, createdAt: now() };
      const isNew = await store.put(put);
      await following.refresh();
      log.info({ rule: name }, isNew ? 'managed rule added' : 'managed rule changed');
      return { rule: listed.find((each) => each.name === name) ?? { ...put, problems: [] }, isNew };
    },

    removeIfThere,

    remove: async (name) => {
      if (!(await removeIfThere(name))) {
        if (!inFile(name)) throw new TicketwireError('unknown-address', `No managed rule is called '${name}'.`);
        const remedy = 'change it there, and send the receiver SIGHUP';
        throw new TicketwireError('unprocessable', `The rule '${name}' is in the configuration file: ${remedy}.`);
      }
    },
  };
}

function taken(name: string, where: string): TicketwireError {
  return new TicketwireError('already-exists', `A rule called '${name}' ${where} already. Names are unique.`);
}
