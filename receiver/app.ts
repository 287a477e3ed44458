import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Configuration } from '../shared/config/configuration.ts';
import type { EpochMs } from '../shared/model/json.ts';
import type { Store } from '../shared/store/store.ts';
import { createAdmin } from './admin/admin.ts';
import { createAccessLog } from './http/access-log.ts';
import { answerThrown, notFound } from './http/answer.ts';
import { createApi } from './http/api/router.ts';
import { createHealth } from './http/health.ts';
import { createHooks } from './http/hooks.ts';
import type { Metrics } from './http/metrics.ts';
import type { Outcomes } from './worker/outcomes.ts';

export interface AppDependencies {
  configuration: Configuration;
  store: Store;
  outcomes: Outcomes;
  metrics: Metrics;
  /** Opens pages and API to other machines; absent: only this one. */
  adminToken: string | undefined;
  now(): EpochMs;
  log: Logger;
  isStopping(): boolean;
}

/** The receiver as an Express app, not listening. */
export function createApp(dependencies: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('case sensitive routing', true);
  app.set('query parser', 'simple');
  app.use(createAccessLog(dependencies.log, dependencies.metrics));
  app.use(createHooks(dependencies));
  app.use(createHealth(dependencies));
  app.use(dependencies.metrics.router);
  app.use('/admin', createAdmin(dependencies));
  app.use('/api/v1', createApi(dependencies));
  app.use(notFound);
  app.use(answerThrown);
  return app;
}
