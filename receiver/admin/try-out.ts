import { type Response, Router } from 'express';
import { TicketwireError } from '../../shared/errors.ts';
import type { Store } from '../../shared/store/store.ts';
import { onlyMethods } from '../http/answer.ts';
import type { PlanningDependencies } from '../http/planning.ts';
import { type DeliveryPlan, planBody } from '../plan.ts';
import { performForm, readForm } from './forms.ts';
import type { FormOutcome } from './pages/render.ts';
import { tryOutPage } from './pages/try-out.ts';

/** A form for what a delivery would do. */
export function createTryOutPage({
  sources,
  live,
  store,
  now,
  sourceNames,
}: PlanningDependencies & { store: Store; sourceNames(): readonly string[] }): Router {
  const router = Router({ caseSensitive: true });
  const show = async (response: Response, outcome: FormOutcome & { plan?: DeliveryPlan } = {}) => {
    const { plan, ...told } = outcome;
    const known = sourceNames().flatMap((name) => {
      const source = sources.named(name);
      if (source === undefined) return [];
      return [{ name, sender: source.sender.label, needsEvent: source.sender.eventHeaders !== undefined }];
    });
    response.type('html').send(tryOutPage({ sources: known, plan }, told));
  };
  router
    .route('/')
    .get((_request, response) => show(response))
    .post(readForm({ maxBytes: maxFormBytes }), async (request, response) => {
      let plan: DeliveryPlan | undefined;
      let given: Record<string, string> = {};
      await performForm(request, response, {
        act: async (fields) => {
          given = fields;
          const { source: name = '', event = '', body = '' } = fields;
          const source = sources.named(name);
          if (source === undefined) throw new TicketwireError('malformed', 'Choose a source.');
          const { rules, targets } = live;
          const inputs = { source, rules, targets, store, now: now(), event: event === '' ? undefined : event };
          plan = await planBody(Buffer.from(body, 'utf8'), inputs);
          return '';
        },
        show: (outcome) => show(response, { ...outcome, given, ...(plan === undefined ? {} : { plan }) }),
      });
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  return router;
}

/** A form writes most characters of JSON as three. */
const maxFormBytes = 4 * 1_024 * 1_024;
