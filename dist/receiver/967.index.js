export const id = 967;
export const ids = [967];
export const modules = {

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
// EXTERNAL MODULE: ./shared/targets/registry.ts + 124 modules
var registry = __webpack_require__(47396);
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


/***/ })

};
