export const id = 967;
export const ids = [967];
export const modules = {

/***/ 42291:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ style)
/* harmony export */ });
/** The pages' one style sheet, a text so that the bundle carries it. */
const style = `:root {
  color-scheme: light dark;
  --text: light-dark(#1c2127, #e6e9ed);
  --quiet: light-dark(#5c6670, #9aa4ae);
  --line: light-dark(#dde2e7, #313840);
  --page: light-dark(#ffffff, #16191d);
  --band: light-dark(#f5f7f9, #1d2126);
  --accent: light-dark(#0b5cad, #6cb2ff);
  --good: light-dark(#1a7f42, #5fd08b);
  --busy: light-dark(#8a5a00, #f0b849);
  --bad: light-dark(#b42318, #ff8a7d);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header { background: var(--band); border-bottom: 1px solid var(--line); padding: 0.7rem 1.5rem; }
header { display: flex; gap: 1.6rem; align-items: baseline; }
nav { display: flex; gap: 1.1rem; }
nav a { text-decoration: none; }
nav a[aria-current] { color: var(--text); font-weight: 600; }
.brand { color: var(--text); font-weight: 650; text-decoration: none; }
main { max-width: 78rem; margin: 0 auto; padding: 0.5rem 1.5rem 3rem; }
h1 { font-size: 1.25rem; margin: 1.8rem 0 0.6rem; }
h3 { font-size: 0.98rem; margin: 1rem 0 0.3rem; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 0.4rem; }
a { color: var(--accent); }
table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
th { text-align: left; font-weight: 600; color: var(--quiet); }
th, td { padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { white-space: nowrap; }
.id, .what { overflow-wrap: anywhere; }
.key, time { white-space: nowrap; }
time, .id { font-variant-numeric: tabular-nums; color: var(--quiet); }
.id { font-family: ui-monospace, monospace; font-size: 0.8rem; }
.state { font-weight: 600; }
.open, .done { color: var(--good); }
.closed, .skipped { color: var(--quiet); }
.due, .running { color: var(--busy); }
.failed, .wrong { color: var(--bad); }
.label { display: inline-block; border: 1px solid var(--line); border-radius: 1em; padding: 0 0.6em; font-size: 0.8rem; color: var(--quiet); }
.empty { color: var(--quiet); }
.title { font-size: 1.1rem; margin: 0 0 0.5rem; }
pre { background: var(--band); border: 1px solid var(--line); border-radius: 6px; padding: 0.9rem 1.1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
pre.small { font-size: 0.82rem; padding: 0.5rem 0.8rem; margin: 0.3rem 0; max-height: 24rem; overflow: auto; }
.made { border: 1px solid var(--good); border-radius: 6px; padding: 0.2rem 1.1rem; }
.verdicts { list-style: none; padding: 0; margin: 0 0 0.6rem; }
summary { cursor: pointer; }
table.narrow th { width: 16rem; font-weight: 500; }
.history { list-style: none; padding: 0; margin: 0; }
.history time { margin-right: 0.8rem; }
form { display: flex; flex-direction: column; gap: 0.5rem; max-width: 22rem; }
input, select, button { font: inherit; padding: 0.45rem 0.7rem; border: 1px solid var(--line); border-radius: 6px; background: var(--page); color: inherit; }
button { background: var(--accent); color: var(--page); border-color: transparent; font-weight: 600; cursor: pointer; }
form.inline { display: block; }
button.quiet { background: none; color: var(--accent); border-color: var(--line); padding: 0.15rem 0.6rem; font-weight: 500; }
form.filter { flex-flow: row wrap; align-items: end; gap: 0.9rem; max-width: none; margin-bottom: 0.8rem; }
form.filter label { display: flex; flex-direction: column; gap: 0.25rem; }
form.filter input, form.filter select { font-weight: 400; }
form.wide { max-width: 52rem; }
form.wide select { align-self: start; max-width: 100%; }
form button { align-self: start; }
form.filter button { align-self: end; }
form.again { margin-top: 0.8rem; max-width: none; }
textarea { font: 0.88rem/1.45 ui-monospace, monospace; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 6px; background: var(--page); color: inherit; resize: vertical; }
label { font-weight: 600; }
small, .lead { color: var(--quiet); }
.said { color: var(--good); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;


/***/ }),

/***/ 46967:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  addApp: () => (/* binding */ addApp)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(67375);
// EXTERNAL MODULE: ./shared/clients/github-addresses.ts
var github_addresses = __webpack_require__(97643);
// EXTERNAL MODULE: ./shared/clients/http.ts + 1 modules
var http = __webpack_require__(52355);
// EXTERNAL MODULE: ./shared/config/configuration.ts
var configuration = __webpack_require__(33351);
// EXTERNAL MODULE: ./shared/config/load.ts + 2 modules
var load = __webpack_require__(40744);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./shared/settings/values.ts
var values = __webpack_require__(89510);
// EXTERNAL MODULE: ./receiver/configuration-file.ts
var configuration_file = __webpack_require__(90651);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
// EXTERNAL MODULE: ./shared/signing/hmac.ts
var hmac = __webpack_require__(26739);
// EXTERNAL MODULE: ./receiver/admin/assets/style.ts
var style = __webpack_require__(42291);
// EXTERNAL MODULE: ./node_modules/liquidjs/dist/liquid.node.js
var liquid_node = __webpack_require__(48694);
;// CONCATENATED MODULE: ./receiver/github-app/pages.ts

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
const pages_confirm = `{% layout 'layout' %}{% block content %}
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
const engine = new liquid_node/* Liquid */.HX({ outputEscape: 'escape', templates: { layout, confirm: pages_confirm, done, failed } });
const render = (page, values) => String(engine.renderFileSync(page, values));
function confirmPage(given) {
    const { manifest } = given;
    const permissions = Object.entries(manifest.default_permissions).map(([name, level]) => `${name}: ${level}`);
    const values = { ...given, title: 'A GitHub App', permissions, json: JSON.stringify(manifest) };
    return render('confirm', { ...values, host: new URL(given.action).host });
}
function donePage(given) {
    return render('done', { ...given, title: 'Made' });
}
/** `isOver`: the page is gone after this. */
function failedPage(message, { isOver = false } = {}) {
    return render('failed', { message, isOver, title: 'Not made' });
}

;// CONCATENATED MODULE: ./receiver/github-app/create.ts







/**
 * Has a person make an App on GitHub: a page on this machine posts the manifest there, GitHub sends the person back with
 * a code, and for the code it gives the App's credentials. Gives them when they are kept; nothing was made otherwise.
 */
async function createApp(settings) {
    const { organization, webUrl, signal } = settings;
    const state = (0,external_node_crypto_.randomBytes)(24).toString('base64url');
    const server = (0,external_node_http_.createServer)();
    await new Promise((resolve, reject) => {
        server.once('error', (cause) => {
            const message = `Port ${settings.port} cannot be listened on (${cause.code ?? 'unknown reason'}). Choose another with --port.`;
            reject(new errors/* TicketwireError */.Mw('configuration', message, { cause }));
        });
        server.listen(settings.port, '127.0.0.1', resolve);
    });
    const { port } = server.address();
    const origin = `http://127.0.0.1:${port}`;
    const manifest = { ...settings.manifest, redirect_url: `${origin}/created` };
    const folder = organization === undefined ? '' : `/organizations/${encodeURIComponent(organization)}`;
    const action = `${webUrl}${folder}/settings/apps/new?state=${state}`;
    settings.onReady(`${origin}/`);
    return new Promise((resolve, reject) => {
        const end = (finish) => {
            server.close(finish);
            server.closeIdleConnections();
        };
        let isTaken = false;
        signal.addEventListener('abort', () => {
            // GitHub has made the App: what it gives for it is kept first.
            if (isTaken)
                return;
            end(() => reject(signal.reason));
            server.closeAllConnections();
        });
        server.on('request', (request, response) => {
            answer(request, response).catch((error) => {
                send(response, 500, failedPage((0,errors/* asTicketwireError */.Q8)(error).message));
            });
        });
        async function answer(request, response) {
            // A page elsewhere may have a name that leads to this machine.
            if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')) {
                send(response, 403, failedPage(`Open ${origin}/ instead.`));
                return;
            }
            const url = new URL(request.url ?? '/', origin);
            if (request.method !== 'GET')
                send(response, 405, failedPage('Here is nothing but pages.'));
            else if (url.pathname === '/style.css')
                send(response, 200, style/* style */.i, 'text/css');
            else if (url.pathname === '/') {
                const owner = organization ?? 'you';
                send(response, 200, confirmPage({ manifest, owner, file: settings.file, action }), 'text/html', webUrl);
            }
            else if (url.pathname === '/created')
                await created(url, response);
            else
                send(response, 404, failedPage('There is no such page.'));
        }
        async function created(url, response) {
            const code = url.searchParams.get('code') ?? '';
            if (!(0,hmac/* isSameText */.cZ)(url.searchParams.get('state') ?? '', state) || !/^[\w-]{1,200}$/.test(code)) {
                const message = 'GitHub did not send you here from the page of this very run, so nothing was done.';
                send(response, 400, failedPage(message));
                return;
            }
            if (isTaken) {
                send(response, 409, failedPage('The code was taken already: look into the terminal.'));
                return;
            }
            isTaken = true;
            try {
                const app = await takeCredentials(code, settings);
                settings.keep(app);
                const { name, install, webhookSecret } = app;
                // Whether or not the browser is still there.
                response.on('close', () => end(() => resolve(app)));
                send(response, 200, donePage({ name, install, hasSecret: webhookSecret !== undefined }));
            }
            catch (error) {
                const told = (0,errors/* asTicketwireError */.Q8)(error);
                const isUnheard = told.code === 'network' || told.code === 'timeout';
                if (isUnheard)
                    isTaken = false;
                else
                    response.on('close', () => end(() => reject(told)));
                send(response, 502, failedPage(told.message, { isOver: !isUnheard }));
            }
        }
    });
}
/** https://docs.github.com/rest/apps/apps#create-a-github-app-from-a-manifest */
async function takeCredentials(code, { http, apiUrl, webUrl }) {
    const headers = { accept: 'application/vnd.github+json', 'user-agent': 'ticketwire' };
    const url = `${apiUrl}/app-manifests/${code}/conversions`;
    const { status, json } = await http.send({ method: 'POST', url, headers }).catch((cause) => {
        const { code: kind, message } = (0,errors/* asTicketwireError */.Q8)(cause);
        throw new errors/* TicketwireError */.Mw(kind, `GitHub (${apiUrl}) ${message}. Load this page again to try again.`, { cause });
    });
    const body = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {});
    const [id, slug, privateKey] = [body.find('id'), body.text('slug'), body.text('pem')];
    if (status !== 201 || typeof id !== 'number' || slug === undefined || privateKey === undefined) {
        throw new errors/* TicketwireError */.Mw('target-failed', `GitHub gave no credentials for the code (${status}). A code is good once, and for an hour: start again, and delete the App that was made, at ${webUrl}/settings/apps.`);
    }
    const page = body.text('html_url') ?? `${webUrl}/apps/${slug}`;
    return {
        id: String(id),
        slug,
        name: body.text('name') ?? slug,
        privateKey,
        webhookSecret: body.text('webhook_secret'),
        install: `${page}/installations/new`,
    };
}
function send(response, status, text, type = 'text/html', formTo = "'none'") {
    response
        .writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': `default-src 'none'; style-src 'self'; form-action ${formTo}; frame-ancestors 'none'; base-uri 'none'`,
        'x-content-type-options': 'nosniff',
        // The address GitHub leads to holds the code.
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        connection: 'close',
    })
        .end(text);
}

// EXTERNAL MODULE: ./shared/model/event-families.ts + 1 modules
var event_families = __webpack_require__(28808);
// EXTERNAL MODULE: ./shared/mapping/github-alert-event.ts + 1 modules
var github_alert_event = __webpack_require__(24679);
// EXTERNAL MODULE: ./shared/mapping/github-types.ts
var github_types = __webpack_require__(34068);
;// CONCATENATED MODULE: ./shared/mapping/github-subscriptions.ts



const alertActions = ['created', 'fixed', 'reopened', 'dismissed', 'resolved', 'reintroduced', 'auto_dismissed'];
const alertsOf = (name) => [
    ...['closed_by_user', 'reopened_by_user', 'appeared_in_branch', 'auto_reopened', 'publicly_leaked'],
    ...alertActions,
].flatMap((action) => (0,github_alert_event/* alertTypes */.w)(name, action));
const typesOf = (name, actions) => [
    ...new Set(actions.flatMap((action) => (0,github_types/* githubTypes */.t)(name, action))),
];
const pullRequestVerbs = event_families/* eventFamilies */.Bl.pull_request ?? [];
const ofPullRequests = pullRequestVerbs.map((verb) => (verb === 'updated' ? 'synchronize' : verb));
const ofComments = event_families/* eventFamilies */.Bl.comment ?? [];
/** Other events of GitHub's that an App can be told of, by the permission they take. */
const others = {
    actions: ['workflow_job'],
    checks: ['check_suite'],
    contents: ['create', 'delete', 'fork', 'gollum'],
    deployments: ['deployment'],
    discussions: ['discussion', 'discussion_comment'],
    members: ['member', 'membership', 'organization', 'team'],
    metadata: ['label', 'public', 'repository', 'star', 'watch'],
    issues: ['milestone'],
    pull_requests: ['pull_request_review_thread'],
};
/** The same for what only rules that name it are told of. */
const rareOthers = {
    administration: ['branch_protection_rule', 'repository_ruleset', 'security_and_analysis'],
    contents: ['repository_dispatch', 'workflow_dispatch'],
    deployments: ['deploy_key', 'deployment_review'],
    issues: ['sub_issues', 'issue_dependencies'],
    members: ['team_add'],
    merge_queues: ['merge_group'],
    organization_administration: ['org_block'],
    organization_projects: ['projects_v2', 'projects_v2_item'],
    packages: ['package', 'registry_package'],
    pages: ['page_build'],
    secret_scanning_alerts: ['secret_scanning_alert_location'],
};
const subscriptionsOf = (names, given) => Object.entries(names).flatMap(([permission, events]) => events.map((event) => [event, { permission, types: [`other.${event}`], ...given }]));
/**
 * Events by GitHub's names. Comments on commits tell of commands, too, and of them nobody thinks who asks for commands.
 * https://docs.github.com/webhooks/webhook-events-and-payloads
 */
const subscriptions = {
    push: { permission: 'contents', types: typesOf('push', ['']) },
    release: { permission: 'contents', types: typesOf('release', event_families/* eventFamilies */.Bl.release ?? []) },
    commit_comment: { permission: 'contents', types: ['comment.created'] },
    pull_request: {
        permission: 'pull_requests',
        types: typesOf('pull_request', ofPullRequests.filter((verb) => !['merged', 'reviewed', 'dismissed'].includes(verb))),
    },
    pull_request_review: {
        permission: 'pull_requests',
        types: typesOf('pull_request_review', ['submitted', 'dismissed']),
    },
    pull_request_review_comment: {
        permission: 'pull_requests',
        types: typesOf('pull_request_review_comment', ofComments),
    },
    issues: { permission: 'issues', types: typesOf('issues', event_families/* eventFamilies */.Bl.issue ?? []) },
    issue_comment: { permission: 'issues', types: typesOf('issue_comment', ofComments) },
    workflow_run: { permission: 'actions', types: typesOf('workflow_run', ['completed']) },
    check_run: { permission: 'checks', types: typesOf('check_run', ['completed']) },
    status: { permission: 'statuses', types: typesOf('status', ['']) },
    deployment_status: { permission: 'deployments', types: typesOf('deployment_status', ['']) },
    code_scanning_alert: { permission: 'security_events', types: alertsOf('code_scanning_alert') },
    dependabot_alert: { permission: 'vulnerability_alerts', types: alertsOf('dependabot_alert') },
    secret_scanning_alert: { permission: 'secret_scanning_alerts', types: alertsOf('secret_scanning_alert') },
    ...Object.fromEntries([...subscriptionsOf(others, {}), ...subscriptionsOf(rareOthers, { isRare: true })]),
};

// EXTERNAL MODULE: ./shared/routing/duties.ts
var duties = __webpack_require__(28059);
// EXTERNAL MODULE: ./shared/routing/rule-index.ts
var rule_index = __webpack_require__(85692);
// EXTERNAL MODULE: ./shared/targets/app-permissions.ts
var app_permissions = __webpack_require__(84629);
// EXTERNAL MODULE: ./shared/targets/registry.ts + 120 modules
var registry = __webpack_require__(2396);
;// CONCATENATED MODULE: ./receiver/github-app/manifest.ts





/** GitHub's limit. */
const maxAppName = 34;
const githubWebUrl = 'https://github.com';
const homepage = `${githubWebUrl}/apps`;
/** The App that the present rules need: told of what they want, permitted what they do, and nothing more. */
function appManifest(configuration, settings) {
    const { name, publicUrl, source } = settings;
    const rules = configuration.rules.filter(({ isEnabled }) => isEnabled);
    const events = publicUrl === undefined ? [] : wantedEvents(rules, source.name);
    const told = events.map((event) => ({ [subscriptions[event]?.permission ?? 'metadata']: 'read' }));
    const permissions = (0,app_permissions/* mergedPermissions */.f)([
        { metadata: 'read' },
        ...told,
        ...doneByTargets(configuration, rules),
        ...(rules.some(({ teams }) => teams !== undefined) ? [{ members: 'read' }] : []),
        ...caughtUp(configuration),
    ]);
    return {
        name,
        url: publicUrl ?? homepage,
        ...(publicUrl === undefined ? {} : { hook_attributes: { url: publicUrl + source.path, active: true } }),
        public: false,
        default_permissions: permissions,
        default_events: events,
    };
}
/** Events of GitHub that some rule could want from this source. */
function wantedEvents(rules, source) {
    const index = (0,rule_index/* indexRules */.o)(rules);
    return Object.entries(subscriptions)
        .filter(([, { types, isRare }]) => types.some((type) => isRare === true
        ? rules.some(({ on, from }) => on.includes(type) && (from.length === 0 || from.includes(source)))
        : (0,rule_index/* mayBeWanted */.G)(index, { type: type, source })))
        .map(([event]) => event)
        .sort();
}
function doneByTargets({ targets, unavailable }, rules) {
    // Before there is an App its own variables are not set, and the target is known by its type alone.
    const unready = unavailable.flatMap(({ name, type: typeName, options }) => {
        const type = registry/* targetTypes */.v[typeName];
        if (type?.appPermissions === undefined)
            return [];
        const answersAt = type.answers === undefined ? undefined : { forge: 'github', url: githubWebUrl };
        const appPermissions = (duties) => type.appPermissions?.(duties, (option) => options.includes(option)) ?? {};
        return [{ name, answersAt, appPermissions }];
    });
    const all = [...targets, ...unready];
    const dutiesOf = (0,duties/* assignDuties */.a)(rules, all);
    return all.map((target) => target.appPermissions(dutiesOf(target)));
}
function caughtUp({ sources, unavailableSources }) {
    const owners = [
        ...sources.flatMap(({ catchUp }) => catchUp === undefined ? [] : [catchUp.owner.startsWith('/orgs/') ? 'organization' : 'repository']),
        ...unavailableSources.map(({ catchUpOf }) => catchUpOf),
    ];
    return [
        ...(owners.includes('organization') ? [{ organization_hooks: 'write' }] : []),
        ...(owners.includes('repository') ? [{ repository_hooks: 'write' }] : []),
    ];
}

// EXTERNAL MODULE: ./receiver/settings.ts
var settings = __webpack_require__(17857);
// EXTERNAL MODULE: ./receiver/cli/print.ts
var print = __webpack_require__(9188);
;// CONCATENATED MODULE: ./receiver/cli/app.ts














function addApp(program) {
    const app = program.command('app').description('a GitHub App with what the rules need');
    const withManifest = (command) => command
        .option('--config <file>', 'configuration file')
        .option('--name <name>', 'name of the App; unique on GitHub', 'ticketwire')
        .option('--url <address>', 'where GitHub reaches the receiver; TICKETWIRE_PUBLIC_URL unless given')
        .option('--source <name>', 'source that takes its deliveries; the only one of GitHub unless given');
    withManifest(app.command('manifest'))
        .description('print the manifest: the events and permissions that the present rules need, and no others')
        .action((options) => (0,print/* printJson */.Q)(manifestOf(options).manifest));
    withManifest(app.command('create'))
        .description('make the App on GitHub, in the browser, and keep its credentials here')
        .option('--organization <login>', 'whose App it is; your own unless given')
        .option('--out <directory>', 'where its key and its secret are written', '.')
        .option('--github <address>', 'GitHub Enterprise Server: https://HOST', 'https://github.com')
        .option('--port <port>', 'port of the page on this machine; any unless given', '0')
        .option('--force', 'write over credentials that are there')
        .action(create);
}
function manifestOf(options) {
    const { dataDirectory, publicUrl } = (0,settings/* readSettings */.s)(process.env);
    const found = (0,configuration_file/* findConfiguration */.oN)({ named: options.config, env: process.env, dataDirectory });
    // What the App will be proved by is not there yet.
    const loaded = (0,load/* loadConfiguration */.vF)({ ...found, now: Date.now(), isLenient: true });
    if (!('configuration' in loaded)) {
        throw new errors/* TicketwireError */.Mw('configuration', loaded.problems.map(configuration/* formatProblem */.V).join('\n'));
    }
    const { name = 'ticketwire' } = options;
    if (name.trim() === '' || name.length > maxAppName) {
        throw new errors/* TicketwireError */.Mw('configuration', `--name must be of 1 to ${maxAppName} characters.`);
    }
    const source = sourceOf(loaded.configuration, options.source);
    const given = options.url === undefined ? publicUrl : addressOf('--url', options.url);
    const manifest = appManifest(loaded.configuration, { name, publicUrl: given, source });
    // What is not configured yet will be written here.
    const directory = found.isLocalSetup ? process.cwd() : found.directory;
    return { manifest, file: found.file, directory, source: source.name };
}
function sourceOf(configuration, named) {
    const ofGithub = [
        ...configuration.sources.filter(({ sender }) => sender.id === 'github'),
        // Its secret may be just what is made here.
        ...configuration.unavailableSources.filter(({ sender }) => sender === 'github'),
    ];
    const found = named === undefined ? ofGithub : ofGithub.filter(({ name }) => name === named);
    const [first, ...others] = found;
    if (first !== undefined && others.length > 0) {
        const names = found.map(({ name }) => name).join(', ');
        throw new errors/* TicketwireError */.Mw('configuration', `Several sources are of GitHub: ${names}. Say which with --source.`);
    }
    const name = first?.name ?? named ?? 'github';
    return { name, path: first?.path ?? `/hooks/${name}` };
}
function addressOf(option, text) {
    const parsed = values/* addressValue */.qy.safeParse(text);
    if (parsed.success)
        return parsed.data;
    throw new errors/* TicketwireError */.Mw('configuration', `${option} ${parsed.error.issues[0]?.message ?? 'is wrong'}.`);
}
/** GitHub makes codes that are good for an hour. */
const patienceMs = 60 * 60_000;
async function create(options) {
    const { manifest, file, directory, source } = manifestOf(options);
    const webUrl = addressOf('--github', options.github);
    if (!/^\d{1,5}$/.test(options.port))
        throw new errors/* TicketwireError */.Mw('configuration', '--port must be a number.');
    const files = { key: (0,external_node_path_.join)(options.out, 'ticketwire-app.pem'), secret: (0,external_node_path_.join)(options.out, 'ticketwire-app.secret') };
    for (const each of Object.values(files)) {
        if (!(0,external_node_fs_.existsSync)(each) || options.force)
            continue;
        throw new errors/* TicketwireError */.Mw('configuration', `${each} is there already. Move it away, or write over it with --force.`);
    }
    requireDirectory(options.out);
    const interrupted = new AbortController();
    process.once('SIGINT', () => interrupted.abort(new commander/* CommanderError */.b7(130, 'ticketwire.interrupted', 'Nothing was made.')));
    const late = setTimeout(() => {
        const words = 'Nobody came back from GitHub within an hour. Nothing is kept; start again.';
        interrupted.abort(new commander/* CommanderError */.b7(1, 'ticketwire.late', words));
    }, patienceMs);
    try {
        const app = await createApp({
            manifest,
            file,
            organization: options.organization,
            webUrl,
            apiUrl: (0,github_addresses/* apiUrlOf */.po)(webUrl),
            port: Number(options.port),
            http: (0,http/* createHttp */.V0)({ timeoutMs: 30_000 }),
            signal: interrupted.signal,
            onReady: (url) => {
                (0,print/* print */.y)(`Open ${url} in a browser on this machine, and make the App there.`);
                if (manifest.hook_attributes === undefined) {
                    (0,print/* print */.y)('It will be told of nothing: say with --url, or TICKETWIRE_PUBLIC_URL, where GitHub reaches the receiver.');
                }
            },
            keep: (made) => keep(made, files, { mayReplace: options.force === true }),
        });
        tell(app, files, { source, directory });
    }
    finally {
        clearTimeout(late);
    }
}
/** Before anything is made whose credentials could not be kept. */
function requireDirectory(directory) {
    try {
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
        (0,external_node_fs_.accessSync)(directory, external_node_fs_.constants.W_OK);
    }
    catch (cause) {
        const reason = cause.code ?? 'unknown reason';
        throw new errors/* TicketwireError */.Mw('configuration', `${directory} cannot be written to (${reason}). Choose another with --out.`, { cause });
    }
}
/** The secrets, for this user alone. */
function keep({ name, privateKey, webhookSecret }, files, { mayReplace }) {
    try {
        // A file that is there would keep its own mode.
        if (mayReplace)
            for (const each of Object.values(files))
                (0,external_node_fs_.rmSync)(each, { force: true });
        write(files.key, privateKey);
        if (webhookSecret !== undefined)
            write(files.secret, webhookSecret);
    }
    catch (cause) {
        const reason = cause.code ?? 'unknown reason';
        throw new errors/* TicketwireError */.Mw('configuration', `${name} is made, but its credentials cannot be written to ${files.key} (${reason}). Delete the App on GitHub, put that right, and start again.`, { cause });
    }
}
function write(file, text) {
    (0,external_node_fs_.writeFileSync)(file, text, { mode: 0o600, flag: 'wx' });
}
function tell(app, files, { source, directory }) {
    // Files are looked for from where the configuration is.
    const named = (file) => {
        const path = (0,external_node_path_.relative)(directory, (0,external_node_path_.resolve)(file));
        return `{ file: ${/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)} }`;
    };
    (0,print/* print */.y)(`${app.name} is made (id ${app.id}).`);
    (0,print/* print */.y)(`Its private key is in ${files.key}${app.webhookSecret === undefined ? '' : `, its webhook secret in ${files.secret}`}: readable for you alone.`);
    (0,print/* print */.y)('');
    (0,print/* print */.y)('Write into the configuration:');
    if (app.webhookSecret !== undefined) {
        (0,print/* print */.y)(`  sources: { ${source}: { sender: github, secret: ${named(files.secret)} } }`);
    }
    (0,print/* print */.y)(`  and in targets of GitHub, instead of token:  app: { id: ${app.id}, private-key: ${named(files.key)} }`);
    (0,print/* print */.y)(`Install it: ${app.install}`);
}


/***/ }),

/***/ 9188:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ printJson),
/* harmony export */   y: () => (/* binding */ print)
/* harmony export */ });
/* harmony import */ var _shared_mapping_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94196);

/** A line for people. What came from outside must not steer the terminal. */
function print(line) {
    process.stdout.write(`${(0,_shared_mapping_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutControls */ .DJ)(line)}\n`);
}
function printJson(value) {
    print(JSON.stringify(value, undefined, 2));
}


/***/ }),

/***/ 90651:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O7: () => (/* binding */ ensureLocalSecret),
/* harmony export */   cl: () => (/* binding */ removeLocalSecret),
/* harmony export */   gb: () => (/* binding */ requireFilled),
/* harmony export */   kL: () => (/* binding */ defaultFile),
/* harmony export */   lq: () => (/* binding */ isFilled),
/* harmony export */   oN: () => (/* binding */ findConfiguration),
/* harmony export */   pb: () => (/* binding */ secretFile),
/* harmony export */   sX: () => (/* binding */ emptyFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32635);




const defaultFile = 'ticketwire.yml';
const secretFile = 'lgtm.secret';
/** What runs without a configuration file: the same as this file would. */
const localSetup = `sources:
  lgtm: { sender: lgtm, secret: { file: ${secretFile} } }
targets:
  board: { type: local }
rules:
  - name: Alerts become tickets
    on: alert
    do:
      - track: board
`;
/**
 * The configuration's text: the named file, else the one that `TICKETWIRE_CONFIG` names, else `ticketwire.yml` here,
 * else the local set-up. Throws `configuration` when a named file cannot be read.
 */
function findConfiguration(options) {
    const { env } = options;
    const named = options.named ?? env.TICKETWIRE_CONFIG;
    if (named === undefined && !(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(defaultFile)) {
        return {
            text: localSetup,
            file: '(local set-up)',
            directory: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(options.dataDirectory),
            env,
            isLocalSetup: true,
        };
    }
    const file = named ?? defaultFile;
    try {
        return { text: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, 'utf8'), file, directory: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(file)), env, isLocalSetup: false };
    }
    catch (cause) {
        const reason = cause.code ?? 'unknown reason';
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('configuration', `The configuration file ${file} cannot be read (${reason}).`, { cause });
    }
}
/**
 * The configuration of a file that the receiver can work by. One that holds nothing is just being written, or was lost; it
 * does not want every source gone. Throws `configuration` with every mistake.
 */
function requireFilled(found, configuration) {
    if (isFilled(configuration))
        return configuration;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('configuration', `${found.file}: ${emptyFile}`);
}
function isFilled({ sources, targets, rules }) {
    return sources.length + targets.length + rules.length > 0;
}
const emptyFile = 'it holds no source, target or rule. Most likely it is empty, or was just being written.';
/** Makes the local set-up's secret when there is none; gives it when it is new, so that it can be shown this once. */
function ensureLocalSecret(dataDirectory) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dataDirectory, secretFile);
    const secret = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32).toString('hex');
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(dataDirectory, { recursive: true, mode: 0o700 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
        return secret;
    }
    catch (cause) {
        if (cause.code === 'EEXIST')
            return undefined;
        const reason = cause.code ?? 'unknown reason';
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('configuration', `The secret of the local set-up cannot be kept in ${file} (${reason}). Set TICKETWIRE_DATA to a directory this user may write.`, { cause });
    }
}
function removeLocalSecret(dataDirectory) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dataDirectory, secretFile), { force: true });
}


/***/ }),

/***/ 17857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ requireToken),
/* harmony export */   s: () => (/* binding */ readSettings)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);
/* harmony import */ var _shared_settings_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89510);
/* harmony import */ var _store_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86233);



/**
 * Throws `configuration` when the receiver is to be reached from outside, and nothing but its own machine may open its
 * pages: behind a proxy, everybody would come from there.
 */
function requireToken({ publicUrl, adminToken }) {
    if (publicUrl === undefined || adminToken !== undefined)
        return;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', 'TICKETWIRE_PUBLIC_URL is set, but TICKETWIRE_ADMIN_TOKEN is not: a receiver that others can reach needs one. Set it to a long random text, such as the output of: openssl rand -hex 32');
}
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
/** Throws `configuration`, naming the variable, when one cannot be used. */
function readSettings(env) {
    const port = env.PORT ?? '8080';
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', `PORT must be a number from 0 to 65535, and is '${port}'.`);
    }
    const logLevel = env.LOG_LEVEL ?? 'info';
    if (!logLevels.includes(logLevel)) {
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', `LOG_LEVEL must be one of ${logLevels.join(', ')}, and is '${logLevel}'.`);
    }
    if (env.TICKETWIRE_ADMIN_TOKEN === '') {
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', 'TICKETWIRE_ADMIN_TOKEN is set, but empty: that would open the pages to everybody. Unset it, or give it a value.');
    }
    for (const name of ['HOST', 'TICKETWIRE_DATA']) {
        if (env[name] === '')
            throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', `${name} is set, but empty. Unset it, or give it a value.`);
    }
    const { DATABASE_URL: databaseUrl } = env;
    if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', 'DATABASE_URL must start with postgres://; nothing else is a store. Unset it for the embedded store.');
    }
    return {
        host: env.HOST ?? '127.0.0.1',
        port: Number(port),
        dataDirectory: env.TICKETWIRE_DATA ?? './data',
        databaseUrl,
        adminToken: env.TICKETWIRE_ADMIN_TOKEN,
        publicUrl: readPublicUrl(env.TICKETWIRE_PUBLIC_URL),
        keys: readKeys(env.TICKETWIRE_KEY),
        intakeBytes: readIntakeBytes(env.TICKETWIRE_INTAKE_MEMORY ?? '64MiB'),
        logLevel,
    };
}
const [minIntakeMib, maxIntakeMib] = [16, 65_536];
function readIntakeBytes(text) {
    const mib = /^(\d{1,5})MiB$/.exec(text)?.[1];
    if (mib !== undefined && Number(mib) >= minIntakeMib && Number(mib) <= maxIntakeMib)
        return Number(mib) * 1_048_576;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', `TICKETWIRE_INTAKE_MEMORY must be a size from ${minIntakeMib}MiB to ${maxIntakeMib}MiB, such as 64MiB, and is '${text}'.`);
}
function readPublicUrl(text) {
    if (text === undefined)
        return undefined;
    const { success, data, error } = _shared_settings_values_js__WEBPACK_IMPORTED_MODULE_1__/* .addressValue */ .qy.safeParse(text);
    if (success)
        return data;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', `TICKETWIRE_PUBLIC_URL ${error.issues[0]?.message ?? 'is no address'}. It is where senders reach this receiver, such as https://tickets.example.`);
}
function readKeys(text) {
    if (text === undefined)
        return undefined;
    const keys = (0,_store_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .parseKeys */ .Ss)(text);
    if (keys !== undefined)
        return keys;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', 'TICKETWIRE_KEY must be 32 random bytes in base64, or several such keys with commas between, the newest first. Make one with: openssl rand -base64 32');
}


/***/ }),

/***/ 86233:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ unseal),
/* harmony export */   Rt: () => (/* binding */ keyBytes),
/* harmony export */   Ss: () => (/* binding */ parseKeys),
/* harmony export */   od: () => (/* binding */ seal),
/* harmony export */   zO: () => (/* binding */ nonceBytes)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32635);


const keyBytes = 32;
const nonceBytes = 12;
const version = 1;
const idBytes = 8;
const tagBytes = 16;
const headerBytes = 1 + idBytes;
const algorithm = 'aes-256-gcm';
/** Keys of 32 bytes in base64, with commas between; undefined where one of them is none. */
function parseKeys(text) {
    const keys = text.split(',').map((each) => parseKey(each.trim()));
    return keys.every((key) => key !== undefined) ? keys : undefined;
}
function parseKey(text) {
    if (!/^[A-Za-z0-9+/]{43}=?$/.test(text))
        return undefined;
    const bytes = Buffer.from(text, 'base64');
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest().subarray(0, idBytes);
    return { id, key: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createSecretKey)(bytes) };
}
/** The secret encrypted: format version (1 byte), id of the key (8), nonce (12), ciphertext, tag (16). */
function seal(secret, { source, key, nonce }) {
    const header = Buffer.concat([Buffer.of(version), key.id]);
    const cipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)(algorithm, key.key, nonce, { authTagLength: tagBytes });
    cipher.setAAD(boundTo(header, source));
    const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([header, nonce, ciphertext, cipher.getAuthTag()]);
}
/**
 * The secret of a source, and the key it was sealed with. Throws `configuration`, naming the source and what to do, when
 * none of the keys opens it.
 */
function unseal(sealed, { source, keys }) {
    const bytes = Buffer.from(sealed);
    const header = bytes.subarray(0, headerBytes);
    if (bytes.length < headerBytes + nonceBytes + tagBytes || header[0] !== version) {
        throw unopened(source, `it is no secret that this version wrote. ${remedy}`);
    }
    const key = keys.find(({ id }) => id.equals(header.subarray(1)));
    if (key === undefined) {
        const why = keys.length === 0 ? 'there is no key, and TICKETWIRE_KEY is not set' : 'it was encrypted with another key';
        throw unopened(source, `${why}. Set TICKETWIRE_KEY to the key it was encrypted with; behind a newer one, as NEW,OLD. ${remedy}`);
    }
    const end = bytes.length - tagBytes;
    const nonce = bytes.subarray(headerBytes, headerBytes + nonceBytes);
    const decipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createDecipheriv)(algorithm, key.key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(boundTo(header, source));
    decipher.setAuthTag(bytes.subarray(end));
    try {
        const opened = [decipher.update(bytes.subarray(headerBytes + nonceBytes, end)), decipher.final()];
        return { secret: Buffer.concat(opened).toString('utf8'), key };
    }
    catch (cause) {
        throw unopened(source, `it was changed in the store, or put there from another source. ${remedy}`, cause);
    }
}
const remedy = 'Where that cannot be, docs/operations.md tells how to remove the source from the store.';
function boundTo(header, source) {
    return Buffer.concat([header, Buffer.from(source, 'utf8')]);
}
function unopened(source, why, cause) {
    const message = `The secret of the registered source '${source}' cannot be opened: ${why}`;
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TicketwireError */ .Mw('configuration', message, { cause });
}


/***/ }),

/***/ 34068:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ githubTypes)
/* harmony export */ });
/* harmony import */ var _github_alert_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24679);
/* harmony import */ var _github_item_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95911);


/**
 * The types that an event of GitHub may turn out to be, by its name and action alone: for deciding whether it is worth
 * asking for.
 */
function githubTypes(name, action) {
    switch (name) {
        case 'push':
            return ['push.branch', 'push.tag', 'push.deleted'];
        case 'pull_request':
            return action === 'closed'
                ? ['pull_request.closed', 'pull_request.merged']
                : [`pull_request.${(0,_github_item_event_js__WEBPACK_IMPORTED_MODULE_1__/* .pullRequestVerb */ .ar)(action)}`, ...commandTypes(action)];
        case 'pull_request_review':
            return [`pull_request.${(0,_github_item_event_js__WEBPACK_IMPORTED_MODULE_1__/* .pullRequestVerb */ .ar)(action)}`, ...commandTypes(action)];
        case 'issues':
            return [`issue.${action}`, ...commandTypes(action)];
        case 'issue_comment':
        case 'pull_request_review_comment':
        case 'commit_comment':
            return [`comment.${action}`, ...commandTypes(action)];
        case 'check_run':
            return action === 'completed' ? [...runTypes, 'other.check_run'] : ['other.check_run'];
        case 'status':
            return [...runTypes, 'other.status'];
        case 'deployment_status':
            return ['deployment.succeeded', 'deployment.failed', 'other.deployment_status'];
        case 'release':
            return [`release.${action}`];
        case 'workflow_run':
            return action === 'completed' ? [...runTypes, 'other.workflow_run'] : ['other.workflow_run'];
        case 'ping':
            return ['ping.received'];
        default:
            return [...(0,_github_alert_event_js__WEBPACK_IMPORTED_MODULE_0__/* .alertTypes */ .w)(name, action), `other.${name}`];
    }
}
const runTypes = ['run.failed', 'run.passed', 'run.cancelled'];
/** What is new may hold slash commands. */
function commandTypes(action) {
    return ['opened', 'created', 'submitted'].includes(action) ? ['command.given'] : [];
}


/***/ }),

/***/ 28059:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ assignDuties)
/* harmony export */ });
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49992);

/** What the rules that are in use ask of each of the targets. */
function assignDuties(rules, targets) {
    const used = rules.filter(({ isEnabled }) => isEnabled);
    const steps = used.flatMap((rule) => rule.steps);
    const taking = used.filter(({ command }) => command !== undefined);
    const isFirst = ({ name, answersAt }) => {
        const there = targets.filter((each) => each.answersAt?.forge === answersAt?.forge && each.answersAt?.url === answersAt?.url);
        const able = there.map((each) => each.name);
        return (0,_help_js__WEBPACK_IMPORTED_MODULE_0__/* .helpers */ ._$)(taking, able).find((each) => able.includes(each)) === name;
    };
    return (target) => ({
        steps: steps.filter((step) => step.in === target.name),
        helps: taking.length > 0 && target.answersAt !== undefined && isFirst(target),
        teams: teamsOf(used, target.organization),
    });
}
function teamsOf(rules, organization) {
    const own = rules
        .flatMap(({ teams = [] }) => teams)
        .filter((each) => each.organization.toLowerCase() === organization?.toLowerCase());
    return [...new Set(own.map(({ team }) => team))];
}


/***/ }),

/***/ 49992:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ asksForHelp),
/* harmony export */   S8: () => (/* binding */ helpRule),
/* harmony export */   _$: () => (/* binding */ helpers),
/* harmony export */   bn: () => (/* binding */ planHelp)
/* harmony export */ });
/* unused harmony export ownCommand */
/* harmony import */ var _mapping_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94196);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11225);
/* harmony import */ var _condition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94402);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3293);
/* harmony import */ var _teams_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17693);





/** The one command that needs no rule. */
const ownCommand = 'ticketwire';
/** The rule that answers it, as pages call it. */
const helpRule = 'ticketwire help';
/** Whether somebody asks which commands there are, and no rule has taken the command. */
function asksForHelp(event, rules) {
    const { type, data } = event;
    if (type !== _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .answeredType */ .wU || data.command?.name !== ownCommand)
        return false;
    if (!['', 'help'].includes(data.command.text.trim().toLowerCase()))
        return false;
    const isTaken = (rule) => rule.command !== undefined && (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesAny */ ._I)(rule.command, [ownCommand]);
    return !rulesHere(event, rules).some(isTaken);
}
/** The commands that can be given where somebody asks for them, as an answer; by the first target that answers there. */
function planHelp(event, rules, inputs) {
    const { here, commands } = commandsHere(event, rules);
    if (commands.length === 0)
        return { effects: [], reason: 'there are no commands here' };
    let reason = 'no target answers commands';
    for (const target of helpers(here, inputs.answering.keys())) {
        const answersAt = inputs.answering.get(target);
        if (answersAt === undefined)
            continue;
        const place = { target, rule: helpRule, position: 0 };
        const at = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(event, { answersAt, place });
        if ('place' in at) {
            const text = ['Commands here, each on a line of its own:', '', ...commands.map(lineOf)].join('\n');
            const reply = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .replyEffect */ .Gb)(askedOnce(event), at.place, text, { place, answersAt, receivedAt: inputs.receivedAt });
            return { effects: [reply], reason: 'the commands are listed' };
        }
        reason = at.reason;
    }
    return { effects: [], reason };
}
/** Targets in the order in which they are looked at for one that can answer: those that rules answer with come first. */
function helpers(rules, able) {
    const answering = rules.flatMap(({ steps }) => steps.filter(({ verb }) => verb === 'reply' || verb === 'react'));
    return [...new Set([...answering.map((step) => step.in), ...able])];
}
/** Asked for several times in one text, it is answered once. */
function askedOnce({ occasion, ...event }) {
    return occasion === undefined ? event : { ...event, occasion: occasion.replace(/\/command\/\d+$/, '') };
}
function lineOf({ name, words }) {
    return `- ${(0,_mapping_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(`/${name}`)}: ${words}`;
}
const maxCommands = 200;
/** Rules that could want a command where the event is, whoever gives it. */
function rulesHere(event, rules) {
    return rules.filter(({ name, on, from, repositories, confidential, isEnabled }) => {
        const place = { name, on, from, repositories, confidential, isEnabled, steps: [] };
        return (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .objectionOf */ .D)(place, event, {}) === undefined;
    });
}
/** Commands of the rules that could want one here, whoever may give it; and those rules. */
function commandsHere(event, rules) {
    const here = rulesHere(event, rules);
    const found = new Map();
    for (const rule of here) {
        for (const pattern of (rule.command ?? []).filter((each) => !each.startsWith('!'))) {
            found.set(pattern, [...(found.get(pattern) ?? []), `${(0,_mapping_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .inertMarkdown */ .Ic)(rule.name)}${whoFor(rule)}`]);
        }
    }
    const commands = [...found].slice(0, maxCommands).map(([name, words]) => ({ name, words: words.join('; ') }));
    return { here, commands };
}
/** ` (for owner or member, octo/maintainers)`. */
function whoFor({ association = [], teams = [], actors = [], authors = [] }) {
    const people = [...new Set([...actors, ...authors])].filter((pattern) => !/^(!|\*\*?$)/.test(pattern));
    const groups = [association, teams.map(_teams_js__WEBPACK_IMPORTED_MODULE_4__/* .teamName */ .Ps), people];
    const said = groups.map((group) => group.join(' or ')).filter((words) => words !== '');
    return said.length === 0 ? '' : ` (for ${said.map(_mapping_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .inertMarkdown */ .Ic).join(', ')})`;
}


/***/ }),

/***/ 85692:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ mayBeWanted),
/* harmony export */   o: () => (/* binding */ indexRules)
/* harmony export */ });
/* harmony import */ var _model_event_families_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28808);
/* harmony import */ var _condition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94402);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3293);



/**
 * Whether any rule could ask for something when an event of this type comes from this source. What a rule tracks it
 * follows through its whole life, whichever part of it the rule names.
 */
function mayBeWanted({ all }, { type, source }) {
    const family = type.slice(0, type.indexOf('.'));
    return all.some(({ isEnabled, on, from, steps }) => {
        if (!isEnabled || (from.length > 0 && !from.includes(source)))
            return false;
        const isTracking = _model_event_families_js__WEBPACK_IMPORTED_MODULE_0__/* .livingFamilies */ .Wo.includes(family) && steps.some(({ verb }) => verb === 'track');
        return on.some((pattern) => (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesType */ .k)(pattern, type) || (isTracking && pattern.startsWith(`${family}.`)));
    });
}
/** Types of events come from outside, where they may be many: no more of them are remembered. */
const maxRemembered = 1_000;
function indexRules(all) {
    const remembered = new Map();
    const groupOf = (type) => {
        let group = remembered.get(type);
        if (group === undefined) {
            group = createTypeGroup(all, type);
            // The one that came first is the one least likely to come again.
            if (remembered.size >= maxRemembered)
                remembered.delete(remembered.keys().next().value ?? '');
            remembered.set(type, group);
        }
        return group;
    };
    return {
        all,
        candidates: (event) => {
            const { anySource, bySource } = groupOf(event.type);
            const repository = (event.data.repository?.full_name ?? '').toLowerCase();
            const places = [...placesIn(anySource, repository), ...placesIn(bySource.get(event.source), repository)];
            const isMixed = places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
            if (isMixed)
                places.sort((left, right) => left - right);
            return places.map((place) => all[place]).filter((rule) => rule !== undefined);
        },
    };
}
function createTypeGroup(all, type) {
    const anySource = { open: [], named: new Map() };
    const bySource = new Map();
    all.forEach((rule, place) => {
        if (!isForType(rule, type))
            return;
        if (rule.from.length === 0)
            addTo(anySource, rule, place);
        for (const source of new Set(rule.from)) {
            const group = bySource.get(source) ?? { open: [], named: new Map() };
            bySource.set(source, group);
            addTo(group, rule, place);
        }
    });
    return { anySource, bySource };
}
function addTo({ open, named }, { repositories }, place) {
    const isNamed = repositories !== undefined && repositories.length > 0 && repositories.every(_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlain */ .$i);
    if (!isNamed)
        open.push(place);
    else {
        for (const name of new Set(repositories)) {
            const places = named.get(name);
            if (places === undefined)
                named.set(name, [place]);
            else
                places.push(place);
        }
    }
}
function placesIn(group, repository) {
    return group === undefined ? [] : [...group.open, ...(group.named.get(repository) ?? [])];
}
function isForType({ isEnabled, on }, type) {
    return isEnabled && on.some((pattern) => (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesType */ .k)(pattern, type));
}


/***/ })

};
