import { Liquid } from 'liquidjs';
import type { AppManifest } from './manifest.ts';

const layout = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }} · Ticketwire</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><span class="brand">Ticketwire</span></header>
<main>{% block content %}{% endblock %}</main>
</body>
</html>
`;

const confirm = `{% layout 'layout' %}{% block content %}
<h1>A GitHub App for your rules</h1>
<p>GitHub will show it to you once more, and let you change its name. Nothing is made before you agree there.</p>
<table>
<tbody>
<tr><th>Name</th><td>{{ manifest.name }}</td></tr>
<tr><th>Owner</th><td>{{ owner }}</td></tr>
<tr><th>Deliveries go to</th><td>{% if manifest.hook_attributes %}{{ manifest.hook_attributes.url }}{% else %}<span class="empty">nobody: no public address is given</span>{% endif %}</td></tr>
<tr><th>It is told of</th><td>{% for event in manifest.default_events %}<span class="label">{{ event }}</span> {% else %}<span class="empty">nothing</span>{% endfor %}</td></tr>
<tr><th>It may</th><td>{% for permission in permissions %}<span class="label">{{ permission }}</span> {% endfor %}</td></tr>
</tbody>
</table>
<p class="empty">This is what the rules in {{ file }} need, and nothing more.</p>
<form action="{{ action }}" method="post">
<input type="hidden" name="manifest" value="{{ json }}">
<button>Go on at {{ host }}</button>
</form>
{% endblock %}`;

const done = `{% layout 'layout' %}{% block content %}
<h1>{{ name }} is made</h1>
<p>Its private key{% if hasSecret %} and its webhook secret are{% else %} is{% endif %} on the machine where you started this. The terminal says what to write into the configuration.</p>
<p><a href="{{ install }}">Install it</a> on the repositories it is for.</p>
{% endblock %}`;

const failed = `{% layout 'layout' %}{% block content %}
<h1>That did not work</h1>
<p class="wrong">{{ message }}</p>
{% if isOver %}<p>This is over. The terminal says the same.</p>{% else %}<p><a href="/">Start again</a></p>{% endif %}
{% endblock %}`;

const engine = new Liquid({ outputEscape: 'escape', templates: { layout, confirm, done, failed } });
const render = (page: string, values: object): string => String(engine.renderFileSync(page, values));

export function confirmPage(given: { manifest: AppManifest; owner: string; file: string; action: string }): string {
  const { manifest } = given;
  const permissions = Object.entries(manifest.default_permissions).map(([name, level]) => `${name}: ${level}`);
  const values = { ...given, title: 'A GitHub App', permissions, json: JSON.stringify(manifest) };
  return render('confirm', { ...values, host: new URL(given.action).host });
}

export function donePage(given: { name: string; install: string; hasSecret: boolean }): string {
  return render('done', { ...given, title: 'Made' });
}

/** `isOver`: the page is gone after this. */
export function failedPage(message: string, { isOver = false }: { isOver?: boolean } = {}): string {
  return render('failed', { message, isOver, title: 'Not made' });
}
