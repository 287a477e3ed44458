import { Router } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EpochMs } from '../../shared/model/json.ts';
import type { FinishedAttempt } from '../../shared/store/store.ts';
import type { ReceiverStore } from '../store/store.ts';
import type { Breakers } from '../worker/breaker.ts';
import { onlyMethods } from './answer.ts';
import { addEffectMetrics } from './metrics/effects.ts';
import { createLabelKeeper, type IsKnown } from './metrics/labels.ts';
import { addRateLimitMetrics, type RateLimits } from './metrics/rate-limits.ts';

export interface Metrics {
  noteDelivery(delivery: { source: string; status: number | 'aborted'; seconds: number }): void;
  noteAttempt(finished: FinishedAttempt): void;
  /** `secret`: its place in the source's list, from 1. */
  noteProof(proof: { source: string; secret: number }): void;
  /** Records the outcome and the time of a reload of the configuration. */
  noteReload(reload: { isDone: boolean; seconds: number }): void;
  /** Names of the metrics that have series for each source or target. */
  configuredNames(): readonly string[];
  /** A delivery that had been accepted before. */
  noteDuplicate(source: string): void;
  /** A request that was answered with an error; `source` is empty if its address is no source's. */
  noteRejected(request: { source: string; reason: string }): void;
  /** Serves `/metrics`. */
  router: Router;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const circuitValues = { closed: 0, 'half-open': 1, open: 2 } as const;

export interface MetricsInputs {
  store: Pick<ReceiverStore, 'history' | 'dueEffects' | 'watchCommits'>;
  breakers: Breakers;
  rateLimits: RateLimits;
  /** True for the sources and targets of the present configuration: only those have series. */
  isKnown: IsKnown;
  /** Names of the configuration's targets. */
  targets(): Iterable<string>;
  now(): EpochMs;
}

/** Prometheus metrics; their names and meanings stand in docs/operations.md. */
export function createMetrics({ store, breakers, rateLimits, isKnown, targets, now }: MetricsInputs): Metrics {
  const registry = new Registry();
  const labels = createLabelKeeper(registry, isKnown);
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const deliveries = new Histogram({
    name: 'ticketwire_delivery_seconds',
    help: 'Time from the request to its answer, by source and HTTP status.',
    labelNames: ['source', 'status'],
    buckets,
    registers,
  });
  /** By source, how often each of its secrets proved a request; counted apart, because labels cost more than counting. */
  const proofs = new Map<string, number[]>();
  new Counter({
    name: 'ticketwire_proofs_total',
    help: "Requests that were proven genuine, by source and by which of its secrets: 1 is the first of the source's list.",
    labelNames: ['source', 'secret'],
    registers,
    collect() {
      this.reset();
      for (const [source, counts] of proofs) {
        if (!isKnown.source(source)) proofs.delete(source);
        else
          counts.forEach((count, place) => {
            this.inc({ source, secret: place + 1 }, count);
          });
      }
    },
  });
  const duplicates = new Counter({
    name: 'ticketwire_duplicates_total',
    help: 'Deliveries that had been accepted before, by source.',
    labelNames: ['source'],
    registers,
  });
  const rejected = new Counter({
    name: 'ticketwire_rejected_requests_total',
    help: 'Requests that were answered with an error, by source and error code. Requests to other addresses have no source.',
    labelNames: ['source', 'reason'],
    registers,
  });
  const attempts = new Histogram({
    name: 'ticketwire_attempt_seconds',
    help: 'Time of one attempt at an effect, by target and how it ended.',
    labelNames: ['target', 'outcome'],
    buckets,
    registers,
  });
  const errors = new Counter({
    name: 'ticketwire_attempt_errors_total',
    help: 'Attempts that did not succeed, by target and error code.',
    labelNames: ['target', 'code'],
    registers,
  });
  const reloadResult = new Gauge({
    name: 'ticketwire_config_last_reload_successful',
    help: '1 when the configuration in force is the one last read, 0 when that one was broken and not taken in.',
    registers,
  });
  const reloadedAt = new Gauge({
    name: 'ticketwire_config_last_reload_success_timestamp_seconds',
    help: 'When the configuration in force was taken in, in seconds since 1970.',
    registers,
  });
  const reloads = new Histogram({
    name: 'ticketwire_config_reload_seconds',
    help: 'Time of a reload of the configuration, by how it ended.',
    labelNames: ['outcome'],
    buckets,
    registers,
  });
  const noteConfiguration = (isDone: boolean) => {
    reloadResult.set(isDone ? 1 : 0);
    if (isDone) reloadedAt.set(now() / 1_000);
  };
  noteConfiguration(true);
  const commits = new Histogram({
    name: 'ticketwire_store_commit_seconds',
    help: 'Time of one transaction of the store, which holds all writes that waited for it, from its begin to its commit.',
    buckets: [0.001, 0.0025, ...buckets],
    registers,
  });
  store.watchCommits((seconds) => commits.observe(seconds));
  addRateLimitMetrics(rateLimits, { registry, isKnown: isKnown.target });
  addEffectMetrics({ registry, store, targets, now });
  new Gauge({
    name: 'ticketwire_circuit_state',
    help: 'The circuit breaker of a target: 0 closed, 1 half open, 2 open.',
    labelNames: ['target'],
    registers,
    collect() {
      this.reset();
      for (const { target, state } of breakers.states()) this.set({ target }, circuitValues[state]);
    },
  });

  const router = Router({ caseSensitive: true });
  router
    .route('/metrics')
    .get(async (_request, response) => {
      await labels.forgetGone();
      response.set('Content-Type', registry.contentType).send(await registry.metrics());
    })
    .all(onlyMethods('GET', 'HEAD'));
  return {
    router,
    configuredNames: labels.names,
    noteDelivery: ({ source, status, seconds }) => {
      labels.see('source', source);
      deliveries.observe({ source, status: String(status) }, seconds);
    },
    noteDuplicate: (source) => duplicates.inc({ source }),
    noteRejected: ({ source, reason }) => {
      if (source !== '') labels.see('source', source);
      rejected.inc({ source, reason });
    },
    noteReload: ({ isDone, seconds }) => {
      noteConfiguration(isDone);
      reloads.observe({ outcome: isDone ? 'success' : 'failure' }, seconds);
    },
    noteProof: ({ source, secret }) => {
      const counts = proofs.get(source) ?? [];
      while (counts.length < secret) counts.push(0);
      counts[secret - 1] = (counts[secret - 1] ?? 0) + 1;
      proofs.set(source, counts);
    },
    noteAttempt: ({ effect, outcome, startedAt, endedAt }) => {
      labels.see('target', effect.target);
      attempts.observe({ target: effect.target, outcome: outcome.status }, (endedAt - startedAt) / 1_000);
      if ('code' in outcome) errors.inc({ target: effect.target, code: outcome.code });
    },
  };
}
