import { Gauge, type Registry } from 'prom-client';
import type { EpochMs } from '../../../shared/model/json.ts';
import type { DueEffects } from '../../store/due-effects.ts';
import type { ReceiverStore } from '../../store/store.ts';

interface Inputs {
  registry: Registry;
  store: Pick<ReceiverStore, 'history' | 'dueEffects'>;
  /** Names of the configuration's targets. */
  targets(): Iterable<string>;
  now(): EpochMs;
}

/** While the store is away these metrics are left out, and the others are served. */
function orNone<T>(read: Promise<readonly T[]>): Promise<readonly T[]> {
  return read.catch(() => []);
}

/** Metrics of effects that have not ended, by target: read from the store each time. */
export function addEffectMetrics({ registry, store, targets, now }: Inputs): void {
  const registers = [registry];
  new Gauge({
    name: 'ticketwire_effects',
    help: 'Effects that wait (due), run (running) or ended as dead letters (failed), by target.',
    labelNames: ['target', 'status'],
    registers,
    async collect() {
      this.reset();
      const known = new Set(targets());
      for (const { target, status, count } of await orNone(store.history.effectCounts())) {
        if (known.has(target)) this.set({ target, status }, count);
      }
    },
  });
  let asking: Promise<readonly DueEffects[]> | undefined;
  /** One query for both metrics of a scrape. */
  const ask = (): Promise<readonly DueEffects[]> => {
    asking ??= store.dueEffects(now()).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  const gauge = (name: string, help: string, readValue: (due: DueEffects | undefined) => number) => {
    new Gauge({
      name,
      help,
      labelNames: ['target'],
      registers,
      async collect() {
        const known = await ask().catch(() => undefined);
        this.reset();
        if (known === undefined) return;
        const due = new Map(known.map((each) => [each.target, each]));
        for (const target of targets()) this.set({ target }, readValue(due.get(target)));
      },
    });
  };
  gauge(
    'ticketwire_due_effects',
    'Effects whose time has come and that no worker has taken yet, by target; those that wait for a retry are not among them.',
    (due) => due?.count ?? 0,
  );
  gauge(
    'ticketwire_oldest_due_effect_age_seconds',
    'How long the oldest due effect of a target has been waiting to be performed; 0 where none is due.',
    (due) => (due === undefined ? 0 : Math.max(0, now() - due.oldestDueAt) / 1_000),
  );
}
