import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createHttp } from '../shared/clients/http.ts';
import type { Configuration } from '../shared/config/configuration.ts';
import { TicketwireError } from '../shared/errors.ts';
import type { EpochMs } from '../shared/model/json.ts';
import { perform } from '../shared/pipeline/perform.ts';
import { rememberRepositories } from '../shared/store/repositories.ts';
import { createSignInCode } from './admin/access.ts';
import { type AppDependencies, createApp } from './app.ts';
import { createHooks } from './http/hooks.ts';
import { Intake } from './http/intake.ts';
import { createRateLimits } from './http/metrics/rate-limits.ts';
import { createMetrics } from './http/metrics.ts';
import { createSeverityWarnings } from './http/unknown-severities.ts';
import { startIncidents } from './incidents/incidents.ts';
import { createLive, type OpenConfigured, prepareConfiguration } from './live.ts';
import { ensureLocalToken } from './local-token.ts';
import { type ManagedRules, openManagedRules } from './managed-rules.ts';
import { openRegisteredSources } from './registered-sources.ts';
import { createRoutes } from './routes/routes.ts';
import { createHttpServer, listen } from './server.ts';
import type { Settings } from './settings.ts';
import { runInSlices } from './slices.ts';
import { createSourceDirectory, indexSources } from './sources.ts';
import { createKeyring } from './store/keyring.ts';
import { openPostgresStore } from './store/postgres.ts';
import type { ReceiverStore } from './store/store.ts';
import { openStoreThread } from './store/thread/client.ts';
import { logLost } from './store/wal.ts';
import { createBreakers } from './worker/breaker.ts';
import { startCatchUps } from './worker/catch-ups.ts';
import { watchOutcomes } from './worker/outcomes.ts';
import { startRetention } from './worker/retention.ts';
import { createWorker } from './worker/worker.ts';

export interface Receiver {
  port: number;
  /** Opens the pages once, after `/admin/sign-in?code=`; undefined if an admin token is set. */
  signInCode: string | undefined;
  /**
   * Goes on by another configuration, without losing a request or an effect. Throws `configuration`, and changes nothing,
   * where a registered source is in the way.
   */
  apply(configuration: Configuration): Promise<void>;
  /** Notes how a reload of the configuration ended. */
  noteReload(reload: { isDone: boolean; seconds: number }): void;
  /** Accepts nothing more, lets what is running end, and closes the store; takes at most 10 s. */
  stop(): Promise<void>;
}

/** Time for running effects to end; the rest of the 10 s is for answers on their way. */
const drainMs = 7_000;
const closeMs = 2_000;

/** Opens the store, starts the worker and listens. */
export async function startReceiver(configuration: Configuration, settings: Settings, log: Logger): Promise<Receiver> {
  const { store: opening, now } = await openStore(settings, log);
  const store = { ...opening, repositories: rememberRepositories(opening.repositories, now) };
  /** What must be ended, in this order, when the receiver stops or does not start. */
  const opened: (() => Promise<void>)[] = [() => store.close()];
  try {
    return await startOn(store, { configuration, settings, log, now, opened });
  } catch (error) {
    for (const close of opened.toReversed()) await close();
    throw error;
  }
}

async function openStore(settings: Settings, log: Logger): Promise<{ store: ReceiverStore; now(): EpochMs }> {
  if (settings.databaseUrl !== undefined) return openPostgresStore(settings.databaseUrl, log);
  const store = await openStoreThread(settings.dataDirectory, Date.now);
  const lost = await store.findLost();
  if (lost !== undefined) logLost(lost, log);
  return { store, now: Date.now };
}

async function startOn(
  store: ReceiverStore,
  given: {
    configuration: Configuration;
    settings: Settings;
    log: Logger;
    now(): EpochMs;
    opened: (() => Promise<void>)[];
  },
): Promise<Receiver> {
  const { configuration, settings, log, now, opened } = given;
  const { databaseUrl, dataDirectory, keys, publicUrl } = settings;
  const access = openAccess(settings);
  const keyring = createKeyring({
    given: keys,
    directory: databaseUrl === undefined ? dataDirectory : undefined,
    randomBytes,
  });
  const sources = createSourceDirectory(configuration.sources);
  let managed: ManagedRules | undefined;
  const registered = await openRegisteredSources({
    store,
    directory: sources,
    keyring,
    randomBytes,
    now,
    log,
    // A managed rule may name a source that is registered.
    onServed: () => managed?.revise(),
  });
  opened.push(() => registered.stop());
  const rateLimits = createRateLimits(now);
  const open: OpenConfigured = (target) => {
    const openHttp = (timeoutMs: number) => rateLimits.watch(target.name, createHttp({ timeoutMs }));
    return target.open({ board: store.board, now, openHttp });
  };
  const live = createLive(configuration, open);
  const rules = await openManagedRules({
    store,
    live,
    registered: () => registered.list().map(({ name }) => name),
    now,
    log,
  });
  managed = rules;
  opened.push(() => rules.stop());
  const outcomes = watchOutcomes(store);
  opened.push(() => outcomes.stop());
  const incidents = startIncidents({ store, live, now, log, publicUrl });
  opened.push(() => incidents.stop());
  const breakers = createBreakers([...live.opened.keys()], (target, state) => {
    if (state === 'open') log.warn({ target, circuit: state }, 'circuit opened: most attempts at the target failed');
    else log.info({ target, circuit: state }, 'circuit closed: the target has recovered');
    if (state !== 'half-open') incidents.noteCircuit(target, state);
  });
  const isKnown = {
    source: (name: string) => sources.named(name) !== undefined,
    target: (name: string) => live.opened.has(name),
  };
  const metrics = createMetrics({ store, breakers, rateLimits, isKnown, targets: () => live.opened.keys(), now });
  let isStopping = false;
  const planning = { sources, live, now };
  const intake = new Intake({ budgetBytes: settings.intakeBytes });
  const workerName = `${process.pid}-${randomUUID()}`;
  const worker = createWorker({
    store,
    perform: (claimed) =>
      perform(claimed, { targets: live.opened, store, rules: () => live.rules.all, now, random: Math.random }),
    name: workerName,
    now,
    log,
    breakers,
    localTargets: () => [...live.opened].flatMap(([target, { isLocal }]) => (isLocal ? [target] : [])),
    onAttempt: (finished) => {
      metrics.noteAttempt(finished);
      incidents.noteAttempt(finished);
    },
  });
  opened.push(() => worker.stop(0));
  const hooks = createHooks({
    ...planning,
    store: { ...store, accept: worker.accept },
    outcomes,
    intake,
    metrics,
    log,
    noteSeverity: createSeverityWarnings(log),
  });
  const app = createApp({
    ...planning,
    store,
    metrics,
    intake,
    registered,
    managed: rules,
    routes: createRoutes({ live, managed: rules, sources, registered, settings: store.settings }),
    ...access,
    publicUrl,
    log,
    isStopping: () => isStopping,
  });
  const server = createHttpServer((request, response) => {
    if (!hooks(request, response)) app(request, response);
  });
  const port = await listen(server, settings);
  worker.start();
  const catchUps = startCatchUps(configuration.sources, { ...planning, store, worker: workerName, publicUrl, log });
  const stopRetention = startRetention({ store, keepMs: () => live.configuration.keepMs, now, log });

  return {
    port,
    signInCode: access.code?.text,
    noteReload: metrics.noteReload,
    apply: async (next) => {
      const prepared = await runInSlices(prepareConfiguration(next, open));
      await rules.changeConfiguration(prepared, () => {
        const inFile = indexSources(next.sources);
        for (const { name: taken } of registered.list()) {
          const source = inFile.inPlaceOf(taken);
          if (source !== undefined) throw inTheWay(source.name, taken);
        }
        sources.setConfigured(next.sources);
        breakers.keep([...prepared.opened.keys()]);
      });
      await catchUps.restart(next.sources);
    },
    stop: async () => {
      isStopping = true;
      stopRetention();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const caughtUp = catchUps.stop();
      await worker.stop(drainMs);
      await incidents.stop();
      await outcomes.stop();
      await rules.stop();
      await registered.stop();
      const cut = setTimeout(() => server.closeAllConnections(), closeMs);
      await closed;
      clearTimeout(cut);
      await Promise.race([caughtUp, new Promise((resolve) => setTimeout(resolve, closeMs).unref())]);
      await store.close();
    },
  };
}

/** The token for the pages and the API: the admin token, or for this machine the one in the data directory. */
function openAccess({ adminToken, dataDirectory }: Settings): Pick<AppDependencies, 'token' | 'isLocal' | 'code'> {
  if (adminToken !== undefined) return { token: adminToken, isLocal: false, code: undefined };
  return { token: ensureLocalToken(dataDirectory), isLocal: true, code: createSignInCode() };
}

function inTheWay(inFile: string, registered: string): TicketwireError {
  const remedy = `Give it another name or path, or remove the registered one: ticketwire sources remove ${registered}.`;
  const message = `The source '${inFile}' would take the place of the registered source '${registered}'. ${remedy}`;
  return new TicketwireError('configuration', message);
}
