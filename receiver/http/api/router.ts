import { Router } from 'express';
import packageJson from '../../../package.json' with { type: 'json' };
import { TicketwireError } from '../../../shared/errors.ts';
import type { Ticket, TicketRecord } from '../../../shared/model/ticket.ts';
import type { BoardTicket } from '../../../shared/store/board.ts';
import type { Store } from '../../../shared/store/store.ts';
import { type Access, admitPrograms } from '../../admin/access.ts';
import type { Routes } from '../../routes/routes.ts';
import { notFound, onlyMethods } from '../answer.ts';
import { ownAddress } from '../own-address.ts';
import type { PlanningDependencies } from '../planning.ts';
import { createDeliveriesApi } from './deliveries.ts';
import { openapi } from './description/openapi.ts';
import { iso, limitOf } from './parameters.ts';
import { createPlanApi } from './plan.ts';
import { createRoutesApi } from './routes.ts';
import { createRulesApi, type RulesApiDependencies } from './rules.ts';
import { createSourcesApi, type SourcesApiDependencies } from './sources.ts';

/** For programs: what the pages show, as JSON. Times are ISO 8601 in UTC. */
export function createApi(
  dependencies: Access &
    PlanningDependencies &
    SourcesApiDependencies &
    RulesApiDependencies & { store: Store; routes: Routes },
): Router {
  const { store } = dependencies;
  const router = Router({ caseSensitive: true });
  const readOnly = onlyMethods('GET', 'HEAD');
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.use(admitPrograms(dependencies));
  router
    .route('/openapi.json')
    .get((request, response) => {
      const url = `${dependencies.publicUrl ?? ownAddress(request)}/api/v1`;
      response.json(openapi({ version: packageJson.version, url }));
    })
    .all(readOnly);
  router.use('/deliveries', createDeliveriesApi(dependencies));
  router.use('/plan', createPlanApi(dependencies));
  router.use('/routes', createRoutesApi(dependencies));
  router.use('/rules', createRulesApi(dependencies));
  router.use('/sources', createSourcesApi(dependencies));
  router
    .route('/tickets')
    .get(async (request, response) => {
      const tickets = await store.history.tickets({ limit: limitOf(request.query.limit) });
      response.json({ tickets: tickets.map(ticketJson) });
    })
    .all(readOnly);
  router
    .route('/boards/:target/:key')
    .get(async (request, response) => {
      const { target, key } = request.params;
      const ticket = await store.board.find(target, { key });
      if (ticket === undefined)
        throw new TicketwireError('unknown-address', `The board '${target}' has no ticket ${key}.`);
      const history = await store.board.history(target, key);
      response.json({ ...boardJson(ticket), history: history.map(({ at, what }) => ({ at: iso(at), what })) });
    })
    .all(readOnly);
  router.use(notFound);
  return router;
}

function ticketJson({ target, source, rule, subject, ticket, issuedId, seenAt }: TicketRecord): unknown {
  const common = { target, source, rule, subject, issuedId, seenAt: seenAt === 0 ? null : iso(seenAt) };
  if (ticket === null) return { ...common, ticket };
  // A board of our own gives the text along.
  const { key, reference, url, title, state, reason, labels, body }: Ticket & Partial<BoardTicket> = ticket;
  return { ...common, ticket: { key, reference, url, title, state, reason, labels, body } };
}

function boardJson({ createdAt, updatedAt, ...ticket }: BoardTicket): object {
  return { ...ticket, createdAt: iso(createdAt), updatedAt: iso(updatedAt) };
}
