import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Store } from '../shared/store/store.ts';
import type { SignInCode } from './admin/access.ts';
import { createAdmin } from './admin/admin.ts';
import { createAccessLog } from './http/access-log.ts';
import { answerThrown, notFound } from './http/answer.ts';
import { createApi } from './http/api/router.ts';
import { setIntake } from './http/app-intake.ts';
import { createHealth } from './http/health.ts';
import type { Intake } from './http/intake.ts';
import type { Metrics } from './http/metrics.ts';
import type { PlanningDependencies } from './http/planning.ts';
import type { Live } from './live.ts';
import type { ManagedRules } from './managed-rules.ts';
import type { RegisteredSources } from './registered-sources.ts';
import type { Routes } from './routes/routes.ts';

export interface AppDependencies extends PlanningDependencies {
  store: Store;
  metrics: Metrics;
  intake: Intake;
  live: Live;
  registered: RegisteredSources;
  managed: ManagedRules;
  routes: Routes;
  /** The admin token. */
  token: string;
  /** The token is the one in the data directory, which counts on this machine only. */
  isLocal: boolean;
  /** Opens the pages once; undefined if an admin token is set. */
  code: SignInCode | undefined;
  publicUrl: string | undefined;
  log: Logger;
  isStopping(): boolean;
}

/** Pages, API, health and metrics as an Express app, not listening; the addresses of sources stand before it. */
export function createApp(dependencies: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('case sensitive routing', true);
  app.set('query parser', 'simple');
  setIntake(app, dependencies.intake);
  app.use(createAccessLog(dependencies.log, dependencies.metrics));
  app.use(createHealth(dependencies));
  app.use(dependencies.metrics.router);
  app.use('/admin', createAdmin(dependencies));
  app.use('/api/v1', createApi(dependencies));
  app.use(notFound);
  app.use(answerThrown);
  return app;
}
