import { Liquid } from 'liquidjs';
import type { EpochMs } from '../../shared/model/json.ts';
import type { TicketRecord } from '../../shared/model/ticket.ts';
import type { BoardEntry, BoardTicket } from '../../shared/store/board.ts';
import type { DeliverySummary } from '../../shared/store/store.ts';
import type { KnownRoute } from '../routes/routes.ts';

const layout = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }} · Ticketwire</title>
<link rel="stylesheet" href="/admin/assets/style.css">
</head>
<body>
<header><a class="brand" href="/admin/">Ticketwire</a>{% if here %}<nav><a href="/admin/"{% if here == "overview" %} aria-current="page"{% endif %}>Overview</a><a href="/admin/routes"{% if here == "routes" %} aria-current="page"{% endif %}>Routes</a></nav>{% endif %}</header>
<main>{% block content %}{% endblock %}</main>
</body>
</html>
`;

const overview = `{% layout 'layout' %}{% block content %}
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
{% if deliveries.size == 0 %}<p class="empty">Nothing has been delivered yet.</p>{% else %}
<table>
<thead><tr><th>Received</th><th>Source</th><th>Event</th><th>What became of it</th><th>Delivery</th></tr></thead>
<tbody>{% for delivery in deliveries %}
<tr>
<td><time datetime="{{ delivery.received }}">{{ delivery.received }}</time></td>
<td>{{ delivery.source }}</td>
<td>{{ delivery.events }}</td>
<td>{% if delivery.effects.size == 0 %}<span class="empty">no rule wanted it</span>{% endif %}{% for effect in delivery.effects %}
<div><span class="state {{ effect.status }}">{{ effect.status }}</span> {{ effect.target }}{% if effect.message %}: {{ effect.message }}{% endif %}{% if effect.attempts > 1 %} (attempt {{ effect.attempts }}){% endif %}</div>{% endfor %}</td>
<td class="id">{{ delivery.id }}</td>
</tr>{% endfor %}
</tbody>
</table>{% endif %}
{% endblock %}`;

const ticket = `{% layout 'layout' %}{% block content %}
<h1>{{ ticket.key }} <span class="state {{ ticket.state }}">{{ ticket.state }}</span></h1>
<p class="title">{{ ticket.title }}</p>
<p>{% for label in ticket.labels %}<span class="label">{{ label }}</span> {% endfor %}</p>
<pre>{{ body }}</pre>
<h2>History</h2>
<ol class="history">{% for entry in history %}
<li><time datetime="{{ entry.at }}">{{ entry.at }}</time> {{ entry.what }}</li>{% endfor %}
</ol>
{% endblock %}`;

const routes = `{% layout 'layout' %}{% block content %}
<h1>Routes</h1>
<p class="lead">Which messages go to which rooms. Rules of the configuration file that post stay there.</p>
{% if problem %}<p class="wrong" role="alert">{{ problem }}</p>{% endif %}
{% if said %}<p class="said" role="status">{{ said }}</p>{% endif %}
{% if routes.size == 0 %}<p class="empty">No routes yet.</p>{% else %}
<table>
<thead><tr><th>Repository</th><th>Room</th><th>Events</th><th>Told by</th><th></th></tr></thead>
<tbody>{% for route in routes %}
<tr>
<td class="key">{{ route.repository }}</td>
<td>{{ route.room }}</td>
<td>{{ route.events | join: ', ' }}{% for problem in route.problems %}<div class="wrong">Not followed: {{ problem }}</div>{% endfor %}</td>
<td>{% if route.sources.size == 0 %}<span class="wrong">no source</span>{% else %}{{ route.sources | join: ', ' }}{% endif %}</td>
<td><form class="inline" method="post" action="/admin/routes/remove"><input type="hidden" name="repository" value="{{ route.repository }}"><input type="hidden" name="room" value="{{ route.room }}"><button class="quiet" type="submit" aria-label="Remove {{ route.repository }} to {{ route.room }}">Remove</button></form></td>
</tr>{% endfor %}
</tbody>
</table>{% endif %}
<h2>Add a route, or give one other events</h2>
{% if rooms.size == 0 %}<p class="empty">No target of the configuration is a room. Add one: slack, mattermost, discord, teams, matrix or webhook.</p>{% else %}
<form method="post" action="/admin/routes">
<label for="repository">Repository</label>
<input id="repository" name="repository" value="{{ given.repository }}" placeholder="octo/widgets" required>
<label for="room">Room</label>
<select id="room" name="room">{% for room in rooms %}<option{% if room == given.room %} selected{% endif %}>{{ room }}</option>{% endfor %}</select>
<label for="events">Events</label>
<input id="events" name="events" value="{{ given.events }}" placeholder="{{ defaults | join: ' ' }}" aria-describedby="events-hint">
<small id="events-hint">Separated by blanks; those of the defaults where none is given.</small>
<button type="submit">Save the route</button>
</form>{% endif %}
<h2>Events of new routes</h2>
<form method="post" action="/admin/routes/defaults">
<label for="defaults">Defaults</label>
<input id="defaults" name="events" value="{{ defaults | join: ' ' }}" required>
<button type="submit">Save the defaults</button>
</form>
{% endblock %}`;

const signIn = `{% layout 'layout' %}{% block content %}
<h1>Sign in</h1>
{% if isWrong %}<p class="wrong" role="alert">That is not the admin token. It is the value of TICKETWIRE_ADMIN_TOKEN where the receiver runs.</p>{% endif %}
<form method="post" action="/admin/sign-in">
<label for="token">Admin token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Sign in</button>
</form>
{% endblock %}`;

const engine = new Liquid({
  outputEscape: 'escape',
  ownPropertyOnly: true,
  strictVariables: false,
  templates: { layout, overview, ticket, routes, 'sign-in': signIn },
});

function render(page: string, values: Record<string, unknown>): string {
  return engine.renderFileSync(page, values) as string;
}

export function overviewPage(values: {
  tickets: readonly TicketRecord[];
  deliveries: readonly DeliverySummary[];
  now: EpochMs;
}): string {
  return render('overview', {
    title: 'Overview',
    here: 'overview',
    tickets: values.tickets.map(toTicketRow),
    deliveries: values.deliveries.map((delivery) => ({
      ...delivery,
      received: timeText(delivery.receivedAt),
      events: delivery.events.join(', '),
    })),
  });
}

function toTicketRow({ ticket: known, ...record }: TicketRecord): Record<string, unknown> {
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

export function ticketPage(values: { ticket: BoardTicket; history: readonly BoardEntry[] }): string {
  return render('ticket', {
    title: values.ticket.key,
    here: 'ticket',
    ticket: values.ticket,
    // The marker is for machines.
    body: values.ticket.body.replace(/^<!-- ticketwire:[^\n]*\n/, ''),
    history: values.history.map(({ at, what }) => ({ at: timeText(at), what })),
  });
}

export interface RoutesPageValues {
  routes: readonly KnownRoute[];
  rooms: readonly string[];
  defaults: readonly string[];
  /** What was asked for and could not be done, and why. */
  problem?: string;
  /** What was done. */
  said?: string;
  /** What was entered, to be put right. */
  given?: Readonly<Record<string, string>>;
}

export function routesPage(values: RoutesPageValues): string {
  return render('routes', { title: 'Routes', here: 'routes', ...values });
}

export function signInPage(values: { isWrong: boolean }): string {
  return render('sign-in', { title: 'Sign in', ...values });
}

function timeText(time: EpochMs): string {
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
}
