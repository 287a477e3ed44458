import type { Logger } from 'pino';
import type { Configuration } from '../shared/config/configuration.ts';
import { TicketwireError } from '../shared/errors.ts';
import type { EpochMs, JsonObject } from '../shared/model/json.ts';
import type { Rule } from '../shared/model/rule.ts';
import { followStore } from './follow-store.ts';
import type { ChangingLive, PreparedConfiguration } from './live.ts';
import { runInSlices } from './slices.ts';
import type { RuleStore, StoredRule } from './store/rules.ts';
import type { ReceiverStore } from './store/store.ts';
import { type CheckedRule, createRuleChecker, type RuleChecker } from './usable-rules.ts';

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
  /** Checks the rules again after the registered sources have changed: a rule may name them. */
  revise(): Promise<void>;
  /**
   * Puts another configuration in force, together with the managed rules that work with it. `onChange` is called right
   * before, in the same turn of the event loop; when it throws, nothing changes.
   */
  changeConfiguration(prepared: PreparedConfiguration, onChange: () => void): Promise<void>;
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
  let listed: readonly CheckedRule[] = [];

  let checker: RuleChecker | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One change at a time: each checks against what the one before left. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  function checkerFor(configuration: Configuration): RuleChecker {
    const registered = options.registered();
    return checker?.isFor(configuration, registered) ? checker : createRuleChecker(configuration, registered);
  }

  async function check(configuration: Configuration): Promise<{ usable: Rule[]; take(): void }> {
    const next = checkerFor(configuration);
    const checked = await runInSlices(next.checkAll(stored));
    const take = () => {
      checker = next;
      listed = checked;
      for (const { name, problems, isNew } of checked) {
        if (isNew) for (const problem of problems) log.error({ rule: name, problem }, 'a managed rule is not followed');
      }
    };
    return { usable: checked.flatMap(({ usable }) => usable ?? []), take };
  }

  async function reviseNow(): Promise<void> {
    const { usable, take } = await check(live.configuration);
    take();
    live.setManaged(usable);
  }

  const read = () =>
    inTurn(async () => {
      stored = await store.all();
      await reviseNow();
    });

  const following = await followStore({
    store: options.store,
    kind: 'rules',
    start: read,
    read,
    onFailure: ({ code, message }) =>
      log.warn({ code, error: message }, 'the managed rules could not be read; trying again'),
  });

  function requireLoaded(rule: JsonObject): Rule {
    const result = checkerFor(live.configuration).load(rule);
    if ('problems' in result) throw new TicketwireError('malformed', result.problems.join('\n'));
    return result.rule;
  }

  async function removeIfThere(name: string): Promise<boolean> {
    if (!(await store.remove(name))) return false;
    await following.refresh();
    log.info({ rule: name }, 'managed rule removed');
    return true;
  }

  const inFile = (name: string) => checkerFor(live.configuration).inFile(name);

  return {
    list: () => listed,
    revise: () => inTurn(reviseNow),
    changeConfiguration: (prepared, onChange) =>
      inTurn(async () => {
        const { usable, take } = await check(prepared.configuration);
        onChange();
        live.change(prepared, usable);
        take();
      }),
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
