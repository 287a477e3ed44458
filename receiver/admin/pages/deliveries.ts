import type { DeliverySummary } from '../../../shared/store/store.ts';
import { eventsText } from '../../events-text.ts';
import { definePage, deliveryHref, timeText } from './render.ts';

const page = definePage<{
  deliveries: readonly object[];
  sources: readonly string[];
  statuses: readonly string[];
  given: DeliveriesFilter;
  older: string;
}>(`
<h1>Deliveries</h1>
<form class="filter" method="get" action="/admin/deliveries">
<label>Source <select name="source"><option value="">any</option>{% for source in sources %}<option{% if source == given.source %} selected{% endif %}>{{ source }}</option>{% endfor %}</select></label>
<label>State <select name="status"><option value="">any</option>{% for status in statuses %}<option{% if status == given.status %} selected{% endif %}>{{ status }}</option>{% endfor %}</select></label>
<label>Text <input name="q" value="{{ given.q }}" placeholder="part of an id or a subject"></label>
<button type="submit">Show</button>
</form>
{% if deliveries.size > 0 %}{% render 'deliveries', deliveries: deliveries %}
{% elsif older %}<p class="empty">No match among the newest deliveries.</p>
{% else %}<p class="empty">None is kept that fits.</p>{% endif %}
{% if older %}<p><a href="{{ older }}">Older ones</a></p>{% endif %}`);

export interface DeliveriesFilter {
  source?: string | undefined;
  status?: string | undefined;
  /** Part of the id, or of a subject. */
  q?: string | undefined;
}

export function deliveriesPage(values: {
  deliveries: readonly DeliverySummary[];
  sources: readonly string[];
  statuses: readonly string[];
  given: DeliveriesFilter;
  /** Where older ones are asked for; absent: there are none. */
  next?: string | undefined;
}): string {
  const { given, next } = values;
  const query = new URLSearchParams(Object.entries({ ...given, after: next }).flatMap(givenEntry));
  return page({
    ...values,
    title: 'Deliveries',
    here: '/admin/deliveries',
    deliveries: values.deliveries.map(deliveryRow),
    older: next === undefined ? '' : `/admin/deliveries?${query}`,
  });
}

function givenEntry([name, value]: [string, string | undefined]): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}

/** A line of a table of deliveries. */
export function deliveryRow(delivery: DeliverySummary): object {
  return {
    ...delivery,
    received: timeText(delivery.receivedAt),
    events: eventsText(delivery.events),
    more: delivery.effectCount - delivery.effects.length,
    href: deliveryHref(delivery),
  };
}
