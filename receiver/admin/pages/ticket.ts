import type { BoardEntry, BoardTicket } from '../../../shared/store/board.ts';
import { definePage, timeText } from './render.ts';

const page = definePage<{ ticket: BoardTicket; body: string; history: readonly object[] }>(`
<h1>{{ ticket.key }} <span class="state {{ ticket.state }}">{{ ticket.state }}</span></h1>
<p class="title">{{ ticket.title }}</p>
<p>{% for label in ticket.labels %}<span class="label">{{ label }}</span> {% endfor %}</p>
<pre>{{ body }}</pre>
<h2>History</h2>
<ol class="history">{% for entry in history %}
<li><time datetime="{{ entry.at }}">{{ entry.at }}</time> {{ entry.what }}</li>{% endfor %}
</ol>`);

/** A ticket of a board of our own. */
export function ticketPage({ ticket, history }: { ticket: BoardTicket; history: readonly BoardEntry[] }): string {
  return page({
    title: ticket.key,
    here: '',
    ticket,
    // The marker is for machines.
    body: ticket.body.replace(/^<!-- ticketwire:[^\n]*\n/, ''),
    history: history.map(({ at, what }) => ({ at: timeText(at), what })),
  });
}
