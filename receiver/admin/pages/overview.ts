import type { TicketRecord } from '../../../shared/model/ticket.ts';
import type { DeliverySummary } from '../../../shared/store/store.ts';
import { deliveryRow } from './deliveries.ts';
import { definePage, timeText } from './render.ts';

const page = definePage<{ tickets: readonly object[]; deliveries: readonly object[] }>(`
<h1>Tickets</h1>
{% if tickets.size == 0 %}<p class="empty">No tickets yet. An alert that a rule tracks makes the first one.</p>{% else %}
<table>
<thead><tr><th>Ticket</th><th>Title</th><th>State</th><th>Target</th><th>Source</th><th>Seen</th></tr></thead>
<tbody>{% for ticket in tickets %}
<tr>
<td class="key">{% if ticket.href %}<a href="{{ ticket.href }}">{{ ticket.key }}</a>{% else %}{{ ticket.key }}{% endif %}</td>
<td>{{ ticket.title }}{% for label in ticket.labels %} <span class="label">{{ label }}</span>{% endfor %}</td>
<td><span class="state {{ ticket.state }}">{{ ticket.state }}</span></td>
<td>{{ ticket.target }}</td>
<td>{{ ticket.source }}</td>
<td><time datetime="{{ ticket.seen }}">{{ ticket.seen }}</time></td>
</tr>{% endfor %}
</tbody>
</table>{% endif %}
<h1>Deliveries</h1>
{% if deliveries.size == 0 %}<p class="empty">Nothing has been delivered yet.</p>{% else %}{% render 'deliveries', deliveries: deliveries %}
<p><a href="/admin/deliveries">All deliveries</a></p>{% endif %}`);

export function overviewPage(values: {
  tickets: readonly TicketRecord[];
  deliveries: readonly DeliverySummary[];
}): string {
  return page({
    title: 'Overview',
    here: '/admin/',
    tickets: values.tickets.map(ticketRow),
    deliveries: values.deliveries.map(deliveryRow),
  });
}

function ticketRow({ ticket: known, ...record }: TicketRecord): object {
  const ownPage = `/admin/tickets/${encodeURIComponent(record.target)}/${encodeURIComponent(known?.key ?? '')}`;
  return {
    key: known?.key ?? '…',
    title: known?.title ?? 'about to be created',
    state: known?.state ?? 'due',
    labels: known?.labels ?? [],
    target: record.target,
    source: record.source,
    seen: record.seenAt === 0 ? '' : timeText(record.seenAt),
    // A tracker without pages of its own is our board.
    href: known === null ? '' : /^https?:/.test(known.url) ? known.url : ownPage,
  };
}
