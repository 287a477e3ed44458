import { dump } from 'js-yaml';
import type { Rule } from '../../../shared/model/rule.ts';
import type { ManagedRule } from '../../managed-rules.ts';
import { definePage, type FormOutcome, timeText } from './render.ts';

const page = definePage<{ rules: readonly object[]; managed: readonly object[] }>(`
<h1>Rules</h1>
<p class="lead">When something happens, what is done. Rules of the configuration file are changed there; others are kept in the store, after them.</p>
{% render 'outcome', problem: problem, said: said %}
{% if rules.size == 0 and managed.size == 0 %}<p class="empty">No rules yet: nothing that is delivered does anything.</p>{% else %}
<table>
<thead><tr><th>Rule</th><th>On</th><th>From</th><th>Does</th><th></th></tr></thead>
<tbody>{% for rule in rules %}
<tr>
<td>{{ rule.name }}</td>
<td>{{ rule.on }}</td>
<td>{{ rule.from }}</td>
<td>{{ rule.does }}</td>
<td>{% if rule.isEnabled %}<span class="empty">file</span>{% else %}<span class="state closed">off</span>{% endif %}</td>
</tr>{% endfor %}{% for rule in managed %}
<tr>
<td>{{ rule.name }}<div class="empty">since {{ rule.since }}</div></td>
<td colspan="3"><pre class="small">{{ rule.text }}</pre>{% for each in rule.problems %}<div class="wrong">Not followed: {{ each }}</div>{% endfor %}</td>
<td><form class="inline" method="post" action="/admin/rules/remove"><input type="hidden" name="name" value="{{ rule.name }}"><button class="quiet" type="submit" aria-label="Remove {{ rule.name }}">Remove</button></form></td>
</tr>{% endfor %}
</tbody>
</table>{% endif %}
<h2>Add a rule</h2>
<form class="wide" method="post" action="/admin/rules">
<label for="rule">The rule, as it would stand in the configuration file</label>
<textarea id="rule" name="rule" rows="8" spellcheck="false" required placeholder="name: Alerts go to the board
on: alert
do:
  - track: board">{{ given.rule }}</textarea>
<button type="submit">Add the rule</button>
</form>`);

export function rulesPage(
  { rules, managed }: { rules: readonly Rule[]; managed: readonly ManagedRule[] },
  outcome: FormOutcome = {},
): string {
  return page({
    ...outcome,
    title: 'Rules',
    here: '/admin/rules',
    rules: rules.map(({ name, on, from, isEnabled, steps }) => ({
      name,
      isEnabled,
      on: on.join(', '),
      from: from.length === 0 ? 'any' : from.join(', '),
      does: steps.map((step) => `${step.verb}: ${step.in}`).join(', '),
    })),
    managed: managed.map(({ name, rule, createdAt, problems }) => {
      const { name: _name, ...rest } = rule;
      return { name, problems, since: timeText(createdAt), text: dump(rest, { skipInvalid: true }).trim() };
    }),
  });
}
