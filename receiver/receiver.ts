import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createHttp } from '../shared/clients/http.ts';
import type { Configuration } from '../shared/config/configuration.ts';
import { perform } from '../shared/pipeline/perform.ts';
import { knowledgeOf } from '../shared/pipeline/plan-events.ts';
import { indexRules } from '../shared/routing/rule-index.ts';
import { createApp } from './app.ts';
import { createHooks } from './http/hooks.ts';
import { createMetrics } from './http/metrics.ts';
import { openRegisteredSources } from './registered-sources.ts';
import { createHttpServer, listen } from './server.ts';
import type { Settings } from './settings.ts';
import { createSourceDirectory } from './sources.ts';
import { createKeyring } from './store/keyring.ts';
import { openPostgresStore } from './store/postgres.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { createBreakers } from './worker/breaker.ts';
import { startCatchUp } from './worker/catch-up.ts';
import { watchOutcomes } from './worker/outcomes.ts';
import { startRetention } from './worker/retention.ts';
import { startWorker } from './worker/worker.ts';

export interface Receiver {
  port: number;
  /** Accepts nothing more, lets what is running end, and closes the store; takes at most 10 s. */
  stop(): Promise<void>;
}

/** Time for running effects to end; the rest of the 10 s is for answers on their way. */
const drainMs = 7_000;
const closeMs = 2_000;

/** Opens the store, starts the worker and listens. */
export async function startReceiver(configuration: Configuration, settings: Settings, log: Logger): Promise<Receiver> {
  const { store, now } =
    settings.databaseUrl === undefined
      ? { store: await openSqliteStore(settings.dataDirectory, Date.now), now: Date.now }
      : await openPostgresStore(settings.databaseUrl, log);
  const openHttp = (timeoutMs: number) => createHttp({ timeoutMs });
  const { databaseUrl, dataDirectory, keys } = settings;
  const keyring = createKeyring({
    given: keys,
    directory: databaseUrl === undefined ? dataDirectory : undefined,
    randomBytes,
  });
  const sources = createSourceDirectory(configuration.sources);
  const registered = await openRegisteredSources({ store, directory: sources, keyring, randomBytes, now, log }).catch(
    async (error: unknown) => {
      await store.close();
      throw error;
    },
  );
  const targets = new Map(
    configuration.targets.map((target) => [target.name, target.open({ board: store.board, now, openHttp })] as const),
  );
  const outcomes = watchOutcomes(store);
  const breakers = createBreakers([...targets.keys()], (target, state) => {
    const message = state === 'open' ? 'is left alone for a while: most attempts failed' : 'is well again';
    log.warn({ target, circuit: state }, `the target ${message}`);
  });
  const metrics = createMetrics({ store, breakers, now });
  let isStopping = false;
  const planning = {
    sources,
    rules: indexRules(configuration.rules),
    targets: knowledgeOf(configuration.targets),
    now,
  };
  const hooks = createHooks({ ...planning, store, outcomes, metrics, log });
  const app = createApp({
    ...planning,
    store,
    metrics,
    registered,
    adminToken: settings.adminToken,
    publicUrl: settings.publicUrl,
    log,
    isStopping: () => isStopping,
  });
  const server = createHttpServer((request, response) => {
    if (!hooks(request, response)) app(request, response);
  });
  let port: number;
  try {
    port = await listen(server, settings);
  } catch (error) {
    await outcomes.stop();
    await registered.stop();
    await store.close();
    throw error;
  }
  const name = `${process.pid}-${randomUUID()}`;
  const worker = startWorker({
    store,
    perform: (claimed) => perform(claimed, { targets, store, now, random: Math.random }),
    name,
    now,
    log,
    breakers,
    onAttempt: metrics.noteAttempt,
  });
  const catchUps = configuration.sources.flatMap((source) => {
    const { catchUp } = source;
    return catchUp === undefined
      ? []
      : [
          startCatchUp(
            { ...source, catchUp },
            { ...planning, store, worker: name, publicUrl: settings.publicUrl, log },
          ),
        ];
  });
  const stopRetention = startRetention({ store, keepMs: configuration.keepMs, now, log });

  return {
    port,
    stop: async () => {
      isStopping = true;
      stopRetention();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const caughtUp = Promise.all(catchUps.map((stopCatchUp) => stopCatchUp()));
      await worker.stop(drainMs);
      await outcomes.stop();
      await registered.stop();
      const cut = setTimeout(() => server.closeAllConnections(), closeMs);
      await closed;
      clearTimeout(cut);
      await Promise.race([caughtUp, new Promise((resolve) => setTimeout(resolve, closeMs).unref())]);
      await store.close();
    },
  };
}
