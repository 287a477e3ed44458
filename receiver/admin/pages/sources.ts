import type { Source } from '../../../shared/senders/source.ts';
import type { RegisteredSource } from '../../registered-sources.ts';
import { pathOfSource } from '../../sources.ts';
import { definePage, type FormOutcome, timeText } from './render.ts';

const page = definePage<{
  sources: readonly object[];
  senders: readonly string[];
  made: MadeSecret | undefined;
}>(`
<h1>Sources</h1>
<p class="lead">Who may send. Sources of the configuration file are changed there; others are registered here.</p>
{% render 'outcome', problem: problem, said: said %}
{% if made %}<section class="made"><p>The secret of {{ made.name }}, shown this once:</p>
<pre>{{ made.secret }}</pre>
<p>Give it to the sender, with the address {{ made.url }}</p></section>{% endif %}
{% if sources.size == 0 %}<p class="empty">No sources yet.</p>{% else %}
<table>
<thead><tr><th>Source</th><th>Sender</th><th>Address</th><th>Only about</th><th>Secrets</th><th></th></tr></thead>
<tbody>{% for source in sources %}
<tr>
<td class="key">{{ source.name }}</td>
<td>{{ source.sender }}</td>
<td>{{ source.url }}</td>
<td>{{ source.about }}</td>
<td>{% for secret in source.secrets %}<div>{{ secret }}</div>{% endfor %}</td>
<td>{% if source.isRegistered %}<form class="inline" method="post" action="/admin/sources/rotate"><input type="hidden" name="name" value="{{ source.name }}"><button class="quiet" type="submit" aria-label="Another secret for {{ source.name }}">Another secret</button></form>
<form class="inline" method="post" action="/admin/sources/remove"><input type="hidden" name="name" value="{{ source.name }}"><button class="quiet" type="submit" aria-label="Remove {{ source.name }}">Remove</button></form>{% else %}<span class="empty">file</span>{% endif %}</td>
</tr>{% endfor %}
</tbody>
</table>{% endif %}
<h2>Register a source</h2>
<form method="post" action="/admin/sources">
<label for="name">Name</label>
<input id="name" name="name" value="{{ given.name }}" placeholder="widgets" required aria-describedby="name-hint">
<small id="name-hint">Lower-case letters, digits, - and _; its address ends with it.</small>
<label for="sender">Sender</label>
<select id="sender" name="sender">{% for sender in senders %}<option{% if sender == given.sender %} selected{% endif %}>{{ sender }}</option>{% endfor %}</select>
<label for="repository">Repository</label>
<input id="repository" name="repository" value="{{ given.repository }}" placeholder="octo/widgets" aria-describedby="repository-hint">
<small id="repository-hint">Only what is about it is taken; empty: about any.</small>
<button type="submit">Register</button>
</form>`);

/** A secret that was just made. */
export interface MadeSecret {
  name: string;
  secret: string;
  url: string;
}

export interface SourcesPageValues {
  configured: readonly Source[];
  registered: readonly RegisteredSource[];
  senders: readonly string[];
  /** Where senders reach the receiver. */
  base: string;
  made?: MadeSecret | undefined;
}

export function sourcesPage(values: SourcesPageValues, outcome: FormOutcome = {}): string {
  const { configured, registered, senders, base, made } = values;
  const endOf = (until: number | null | undefined) => (until == null ? 'valid' : `until ${timeText(until)}`);
  return page({
    ...outcome,
    title: 'Sources',
    here: '/admin/sources',
    senders,
    made,
    sources: [
      ...configured.map(({ name, sender, path, repositories, secrets }) => ({
        name,
        sender: sender.id,
        url: base + path,
        about: repositories?.join(', ') ?? 'anything',
        secrets: secrets.map(({ until }) => endOf(until)),
        isRegistered: false,
      })),
      ...registered.map(({ name, sender, repository, secrets }) => ({
        name,
        sender,
        url: base + pathOfSource(name),
        about: repository ?? 'anything',
        secrets: secrets.map(({ createdAt, until }) => `of ${timeText(createdAt)}, ${endOf(until)}`),
        isRegistered: true,
      })),
    ],
  });
}
