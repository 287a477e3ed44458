import { Router } from 'express';
import { TicketwireError } from '../../../shared/errors.ts';
import { isJsonObject } from '../../../shared/mapping/json-body.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Store } from '../../../shared/store/store.ts';
import { planBody } from '../../plan.ts';
import { onlyMethods } from '../answer.ts';
import type { PlanningDependencies } from '../planning.ts';
import { readJsonBody } from './json-request.ts';

/** What a delivery would do, by the rules and the tickets there are now. */
export function createPlanApi({ sources, live, store, now }: PlanningDependencies & { store: Store }): Router {
  const router = Router({ caseSensitive: true });
  router
    .route('/')
    .post(async (request, response) => {
      const wanted = await readJsonBody(request, response, { maxBytes: maxPlanBytes });
      const name = textMember(wanted, 'source');
      const source = sources.named(name ?? '');
      if (source === undefined) {
        throw new TicketwireError(
          'malformed',
          "The member 'source' must name a source, as GET /api/v1/sources lists them.",
        );
      }
      const body = Buffer.from(bodyOf(wanted), 'utf8');
      const { rules, targets } = live;
      const inputs = {
        source,
        rules,
        targets,
        store,
        now: now(),
        event: textMember(wanted, 'event'),
        headers: headersOf(wanted),
      };
      response.json(await planBody(body, inputs));
    })
    .all(onlyMethods('POST'));
  return router;
}

/** As large as a delivery may be. */
const maxPlanBytes = 25 * 1024 * 1024;

function textMember(wanted: JsonObject, member: string): string | undefined {
  const value = wanted[member];
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  throw new TicketwireError('malformed', `The member '${member}' is not a text.`);
}

/** Further headers that the sender would send, by their names in lower case. */
function headersOf({ headers = {} }: JsonObject): Record<string, string> {
  const entries = isJsonObject(headers) ? Object.entries(headers) : undefined;
  if (entries === undefined || entries.some(([, value]) => typeof value !== 'string')) {
    throw new TicketwireError('malformed', "The member 'headers' is not an object of texts.");
  }
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** The sender's body: JSON as it is, or its text. */
function bodyOf({ body }: JsonObject): string {
  if (body === undefined)
    throw new TicketwireError('malformed', "The member 'body' is missing: what the sender would send.");
  return typeof body === 'string' ? body : JSON.stringify(body);
}
