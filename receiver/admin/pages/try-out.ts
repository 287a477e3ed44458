import type { DeliveryPlan } from '../../plan.ts';
import { definePage, type FormOutcome, planValues } from './render.ts';

const page = definePage<{
  sources: readonly { name: string; sender: string; needsEvent: boolean }[];
  plan: object | undefined;
}>(`
<h1>Try out</h1>
<p class="lead">What a delivery would do, by the rules and the tickets there are now. Nothing is kept, and nothing is done.</p>
{% render 'outcome', problem: problem %}
{% if sources.size == 0 %}<p class="empty">No source is configured or registered.</p>{% else %}
<form class="wide" method="post" action="/admin/try-out">
<label for="source">Source</label>
<select id="source" name="source">{% for source in sources %}<option value="{{ source.name }}"{% if source.name == given.source %} selected{% endif %}>{{ source.name }} ({{ source.sender }}{% if source.needsEvent %}, names its event in a header{% endif %})</option>{% endfor %}</select>
<label for="event">Event</label>
<input id="event" name="event" value="{{ given.event }}" placeholder="push" aria-describedby="event-hint">
<small id="event-hint">As the sender names it; only for senders that name it in a header.</small>
<label for="body">Body</label>
<textarea id="body" name="body" rows="14" spellcheck="false" required placeholder="What the sender would send">{{ given.body }}</textarea>
<button type="submit">Show what it would do</button>
</form>{% endif %}
{% if plan %}<h2>What it would do</h2>{% render 'plan', plan: plan %}{% endif %}`);

export function tryOutPage(
  values: {
    sources: readonly { name: string; sender: string; needsEvent: boolean }[];
    plan?: DeliveryPlan | undefined;
  },
  outcome: FormOutcome = {},
): string {
  const plan = values.plan === undefined ? undefined : planValues(values.plan);
  return page({ title: 'Try out', here: '/admin/try-out', ...values, plan, ...outcome });
}
