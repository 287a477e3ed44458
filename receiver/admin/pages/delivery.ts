import type { DeliveryDetail } from '../../../shared/store/store.ts';
import { eventsText } from '../../events-text.ts';
import type { DeliveryPlan } from '../../plan.ts';
import { definePage, deliveryHref, type FormOutcome, planValues, timeText } from './render.ts';

const page = definePage<{
  delivery: object;
  effects: readonly object[];
  more: number;
  events: string;
  headers: readonly (readonly [string, string])[];
  body: string;
  isCut: boolean;
  action: string;
  plan: object | undefined;
  planProblem: string;
}>(`
<h1>{{ events | default: 'Delivery' }}</h1>
<p class="lead">{{ delivery.source }}, <time datetime="{{ delivery.received }}">{{ delivery.received }}</time>, <span class="id">{{ delivery.id }}</span></p>
{% render 'outcome', problem: problem, said: said %}
<h2>What became of it</h2>
{% if effects.size == 0 %}<p class="empty">No rule wanted it when it came.</p>{% else %}
<table>
<thead><tr><th>State</th><th>Rule</th><th>Target</th><th>What</th><th>Attempts</th><th></th></tr></thead>
<tbody>{% for effect in effects %}
<tr>
<td><span class="state {{ effect.status }}">{{ effect.status }}</span></td>
<td>{{ effect.rule }}</td>
<td>{{ effect.target }}</td>
<td class="what">{{ effect.kind }}{% if effect.message %}: {{ effect.message }}{% endif %}{% if effect.due %}<div class="empty">next try at {{ effect.due }}</div>{% endif %}</td>
<td>{% for attempt in effect.tries %}<div><time datetime="{{ attempt.at }}">{{ attempt.at }}</time> {{ attempt.status }}, {{ attempt.ms }} ms</div>{% else %}<span class="empty">none yet</span>{% endfor %}</td>
<td>{% if effect.status == 'failed' %}<form class="inline" method="post" action="{{ action }}"><input type="hidden" name="effect" value="{{ effect.id }}"><button class="quiet" type="submit">Try again</button></form>{% endif %}</td>
</tr>{% endfor %}
</tbody>
</table>{% if more > 0 %}<p class="empty">And {{ more }} more; the API has them: <code>GET /api/v1/deliveries/{{ delivery.id }}</code></p>{% endif %}{% endif %}
<form class="inline again" method="post" action="{{ action }}"><button type="submit">Deliver it again</button> <small>It is planned anew, by the rules there are now. A ticket that is there is found again.</small></form>
<h2>What the present rules make of it</h2>
{% if planProblem %}<p class="wrong">{{ planProblem }}</p>{% else %}{% render 'plan', plan: plan %}{% endif %}
<h2>What was sent</h2>
<details><summary>{{ headers.size }} headers</summary>
<table class="narrow"><tbody>{% for header in headers %}
<tr><th>{{ header[0] }}</th><td>{{ header[1] }}</td></tr>{% endfor %}
</tbody></table></details>
<pre>{{ body }}</pre>
{% if isCut %}<p class="empty">The rest is left out here; the API has it: <code>GET /api/v1/deliveries/{{ delivery.id }}</code></p>{% endif %}`);

/** More than anybody reads; a delivery may have 25 MB. */
const maxShownChars = 60_000;
const maxParsedBytes = 1_048_576;
const maxShownEffects = 100;

export function deliveryPage(
  { found, plan }: { found: DeliveryDetail; plan: DeliveryPlan | { problem: string } },
  outcome: FormOutcome = {},
): string {
  const { delivery, attempts, receivedAt, ...summary } = found;
  const body = readable(delivery.body);
  const events = eventsText(found.events);
  const attemptsOf = Map.groupBy(attempts, ({ effect }) => effect);
  const triesOf = (id: string) =>
    (attemptsOf.get(id) ?? []).map(({ startedAt, endedAt, status }) => ({
      at: timeText(startedAt),
      ms: endedAt - startedAt,
      status,
    }));
  return page({
    ...outcome,
    title: events || found.id,
    events,
    here: '/admin/deliveries',
    delivery: { ...summary, received: timeText(receivedAt) },
    more: found.effects.length - maxShownEffects,
    effects: found.effects.slice(0, maxShownEffects).map((effect) => ({
      ...effect,
      // What was not tried yet waits for others to end.
      due: effect.status === 'due' && effect.attempts > 0 ? timeText(effect.dueAt) : '',
      tries: triesOf(effect.id),
    })),
    headers: Object.entries(delivery.headers),
    body: body.slice(0, maxShownChars),
    isCut: body.length > maxShownChars,
    action: deliveryHref(found),
    ...('problem' in plan
      ? { plan: undefined, planProblem: plan.problem }
      : { plan: planValues(plan), planProblem: '' }),
  });
}

/** JSON line by line; anything else, and what would take long, as it is. */
function readable(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8');
  if (body.byteLength > maxParsedBytes) return text;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
