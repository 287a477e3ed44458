import type { KnownRoute } from '../../routes/routes.ts';
import { definePage, type FormOutcome } from './render.ts';

const page = definePage<RoutesPageValues>(`
<h1>Routes</h1>
<p class="lead">Which messages go to which rooms. Rules of the configuration file that post stay there.</p>
{% render 'outcome', problem: problem, said: said %}
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
</form>`);

export interface RoutesPageValues {
  routes: readonly KnownRoute[];
  rooms: readonly string[];
  defaults: readonly string[];
}

export function routesPage(values: RoutesPageValues, outcome: FormOutcome = {}): string {
  return page({ title: 'Routes', here: '/admin/routes', ...values, ...outcome });
}
