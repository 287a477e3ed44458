import { dump } from 'js-yaml';
import { Liquid } from 'liquidjs';
import type { EpochMs } from '../../../shared/model/json.ts';
import type { DeliveryPlan } from '../../plan.ts';

const layout = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }} · Ticketwire</title>
<link rel="stylesheet" href="/admin/assets/style.css">
</head>
<body>
<header><a class="brand" href="/admin/">Ticketwire</a>{% if here %}<nav aria-label="Pages">{% for page in pages %}<a href="{{ page.href }}"{% if page.href == here %} aria-current="page"{% endif %}>{{ page.name }}</a>{% endfor %}</nav>{% endif %}</header>
<main>{% block content %}{% endblock %}</main>
</body>
</html>
`;

const pages = [
  { name: 'Overview', href: '/admin/' },
  { name: 'Deliveries', href: '/admin/deliveries' },
  { name: 'Rules', href: '/admin/rules' },
  { name: 'Sources', href: '/admin/sources' },
  { name: 'Routes', href: '/admin/routes' },
  { name: 'Try out', href: '/admin/try-out' },
];

/** What came of a form that was sent to the page. */
export interface FormOutcome {
  /** What was asked for and could not be done, and why. */
  problem?: string;
  /** What was done. */
  said?: string;
  /** What was entered, to be put right. */
  given?: Readonly<Record<string, string>>;
}

/** Shown above everything else. */
const outcome = `{% if problem %}<p class="wrong" role="alert">{{ problem }}</p>{% endif %}
{% if said %}<p class="said" role="status">{{ said }}</p>{% endif %}`;

const deliveries = `<table>
<thead><tr><th>Received</th><th>Source</th><th>Event</th><th>What became of it</th><th>Delivery</th></tr></thead>
<tbody>{% for delivery in deliveries %}
<tr>
<td><time datetime="{{ delivery.received }}">{{ delivery.received }}</time></td>
<td>{{ delivery.source }}</td>
<td>{{ delivery.events }}</td>
<td class="what">{% if delivery.effects.size == 0 %}<span class="empty">no rule wanted it</span>{% endif %}{% for effect in delivery.effects %}
<div><span class="state {{ effect.status }}">{{ effect.status }}</span> {{ effect.target }}{% if effect.message %}: {{ effect.message }}{% endif %}{% if effect.attempts > 1 %} (attempt {{ effect.attempts }}){% endif %}</div>{% endfor %}{% if delivery.more > 0 %}<div class="empty">and {{ delivery.more }} more</div>{% endif %}</td>
<td class="id"><a href="{{ delivery.href }}">{{ delivery.id }}</a></td>
</tr>{% endfor %}
</tbody>
</table>`;

const plan = `{% for event in plan.events %}<h3>{{ event.type }} <span class="id">{{ event.subject }}</span></h3>
<ul class="verdicts">{% for each in event.rules %}
<li><span class="state {% if each.isWanted %}open{% else %}closed{% endif %}">{% if each.isWanted %}wants it{% else %}does not{% endif %}</span> {{ each.rule }}: {{ each.reason }}</li>{% else %}<li class="empty">No rule is configured.</li>{% endfor %}{% if event.moreRules > 0 %}
<li class="empty">And {{ event.moreRules }} more rules.</li>{% endif %}
</ul>{% else %}<p class="empty">No event: the source takes nothing about this, or it says nothing.</p>{% endfor %}
{% if plan.moreEvents > 0 %}<p class="empty">And {{ plan.moreEvents }} more events.</p>{% endif %}
{% for effect in plan.effects %}<details open><summary>{{ effect.kind }} in {{ effect.target }}, by {{ effect.rule }}</summary>
<pre class="small">{{ effect.text }}</pre></details>{% else %}<p class="empty">Nothing would be done.</p>{% endfor %}
{% if plan.moreEffects > 0 %}<p class="empty">And {{ plan.moreEffects }} more effects.</p>{% endif %}`;

/**
 * A page from the Liquid template of its content, which may take in `outcome`, `deliveries` and `plan`. Every value is escaped.
 * `here`: its address in the navigation, empty for none of them, absent where there is no navigation.
 */
export function definePage<Values extends object>(content: string): (values: PageHead & Values) => string {
  const engine = new Liquid({
    outputEscape: 'escape',
    ownPropertyOnly: true,
    // An empty text is nothing to show.
    jsTruthy: true,
    strictVariables: false,
    templates: { layout, outcome, deliveries, plan },
  });
  const template = engine.parse(`{% layout 'layout' %}{% block content %}${content}{% endblock %}`);
  return (values) => engine.renderSync(template, { pages, ...values }) as string;
}

interface PageHead {
  title: string;
  here?: string;
}

export function timeText(time: EpochMs): string {
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
}

/** More than anyone reads: a delivery may have ten thousand events. */
const maxShown = 25;

/** The same for what rules say: so many over all events, and so many of each event. */
const maxVerdicts = 150;
const minVerdicts = 3;

/** Returns events with the verdicts of the first rules; if some are left out, rules that want the event come first. */
function eventValues(events: DeliveryPlan['events']): object[] {
  let left = maxVerdicts;
  return events.map(({ rules, ...event }) => {
    const count = Math.min(rules.length, Math.max(left, minVerdicts));
    left -= count;
    const inOrder = count < rules.length ? rules.toSorted((a, b) => Number(b.isWanted) - Number(a.isWanted)) : rules;
    return { ...event, rules: inOrder.slice(0, count), moreRules: rules.length - count };
  });
}

/** A plan as the template `plan` shows it: its first events and effects. */
export function planValues({ events, effects, omitted }: DeliveryPlan): object {
  return {
    events: eventValues(events.slice(0, maxShown)),
    moreEvents: events.length - maxShown + (omitted?.events ?? 0),
    moreEffects: effects.length - maxShown + (omitted?.effects ?? 0),
    effects: effects
      .slice(0, maxShown)
      .map((effect) => ({ ...effect, text: dump(effect, { skipInvalid: true }).trim() })),
  };
}

/** Where the page of a delivery is. */
export function deliveryHref({ id, source }: { id: string; source: string }): string {
  return `/admin/deliveries/${encodeURIComponent(id)}?source=${encodeURIComponent(source)}`;
}
