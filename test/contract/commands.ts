import { randomUUID } from 'node:crypto';
import { createHttp } from '../../shared/clients/http.ts';
import { loadConfiguration } from '../../shared/config/load.ts';
import { readGiteaEvent } from '../../shared/mapping/gitea-event.ts';
import { readGithubEvent } from '../../shared/mapping/github-event.ts';
import { readGitlabEvents } from '../../shared/mapping/gitlab-event.ts';
import { hookEvents } from '../../shared/mapping/told-event.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { perform } from '../../shared/pipeline/perform.ts';
import { knowledgeOf, planEvents } from '../../shared/pipeline/plan-events.ts';
import type { Verdict } from '../../shared/routing/plan.ts';
import { indexRules } from '../../shared/routing/rule-index.ts';
import { trustStored } from '../../shared/signing/verify.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import type { Store } from '../../shared/store/store.ts';

export interface Done {
  rule: string;
  kind: string;
  outcome: Outcome;
}

export interface ActorOptions {
  store?: Store;
  now?: () => number;
  isStoreless?: boolean;
}

/** What a configuration makes of deliveries: each planned, and then performed at its targets. */
export function createActor(
  configuration: string,
  { store = createMemoryStore(), now = Date.now, isStoreless = false }: ActorOptions = {},
) {
  const loaded = loadConfiguration({ text: configuration, file: 'test', directory: '.', env: {}, now: now() });
  if (!('configuration' in loaded)) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  const { targets, rules, messages } = loaded.configuration;
  const openHttp = (timeoutMs: number) => createHttp({ timeoutMs });
  const opened = new Map(targets.map(({ name, open }) => [name, open({ board: store.board, now, openHttp })]));

  async function deliver(
    sender: 'github' | 'gitlab' | 'gitea',
    name: string,
    payload: JsonObject,
    { id = randomUUID() as string, attempt = 1 } = {},
  ): Promise<{ done: Done[]; verdicts: readonly Verdict[]; reasons: readonly string[] }> {
    const told =
      sender === 'gitlab'
        ? readGitlabEvents(name, payload)
        : [sender === 'gitea' ? readGiteaEvent(name, payload) : readGithubEvent(name, payload)];
    const delivery = trustStored({ id, source: sender, receivedAt: now(), headers: {}, body: new Uint8Array() });
    const events = hookEvents(delivery, { sender, payload, events: told });
    const plan = await planEvents(events, {
      rules: indexRules(rules),
      targets: knowledgeOf(targets, messages),
      store,
      now: now(),
      senderLabel: sender,
      senderLabels: [],
    });
    const done: Done[] = [];
    for (const effect of plan.effects) {
      const claimed = { effect, attempt, worker: 'test' };
      const { outcome } = await perform(claimed, { targets: opened, store, isStoreless, now, random: () => 0 });
      done.push({ rule: effect.cause.rule, kind: effect.kind, outcome });
    }
    const ofCommands = plan.events.filter(({ event }) => event.type === 'command.given');
    const reasons = plan.events.flatMap(({ verdicts }) => [...verdicts()].map(({ reason }) => reason));
    return { done, verdicts: ofCommands.flatMap(({ verdicts }) => [...verdicts()]), reasons };
  }

  return { deliver };
}
