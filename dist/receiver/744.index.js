export const id = 744;
export const ids = [744];
export const modules = {

/***/ 97643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n6: () => (/* binding */ webUrlOf),
/* harmony export */   po: () => (/* binding */ apiUrlOf),
/* harmony export */   uD: () => (/* binding */ knownWebUrlOf)
/* harmony export */ });
/** Where people look at repositories, for an API address: `https://api.github.com` is `https://github.com`. */
function webUrlOf(apiUrl) {
    const { protocol, host } = new URL(apiUrl);
    return `${protocol}//${host.replace(/^api\./, '')}`;
}
/** Where programs ask the GitHub that people look at there: `https://github.com` is `https://api.github.com`. */
function apiUrlOf(webUrl) {
    const { protocol, host } = new URL(webUrl);
    const hasOwnHost = host === 'github.com' || host.endsWith('.ghe.com');
    return hasOwnHost ? `${protocol}//api.${host}` : `${protocol}//${host}/api/v3`;
}
/** {@link webUrlOf} where the API's address has GitHub's form; empty for any other, which may be a gateway's to any GitHub. */
function knownWebUrlOf(apiUrl) {
    const { host, pathname } = new URL(apiUrl);
    const isGithubs = /^api\.([a-z\d-]+\.)?(github|ghe)\.com$/.test(host);
    return isGithubs || pathname.endsWith('/api/v3') ? webUrlOf(apiUrl) : '';
}


/***/ }),

/***/ 23295:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ pageSize),
/* harmony export */   n: () => (/* binding */ readPages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);
/* harmony import */ var _mapping_json_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6266);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21901);



/** The largest page that GitHub gives. */
const pageSize = 100;
/** Every page of a list, or of the list that a member of the answer holds, up to `maxPages`; whole, or it throws. */
async function readPages(github, path, { member, maxPages = 1_000 } = {}) {
    const found = [];
    const mark = path.includes('?') ? '&' : '?';
    for (let page = 1; page <= maxPages; page += 1) {
        const { json, headers } = await github.send('GET', `${path}${mark}per_page=${pageSize}&page=${page}`);
        const list = member === undefined ? json : (0,_mapping_json_body_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(json) ? json[member] : undefined;
        if (!Array.isArray(list)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('target-failed', `GitHub's answer to ${path.split('?')[0]} is not the list it should be.`);
        }
        found.push(...list.filter(_mapping_json_body_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW));
        if (!(0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .hasNextPage */ .r)(headers, list.length, pageSize))
            break;
    }
    return found;
}


/***/ }),

/***/ 34548:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ createGithub)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
// EXTERNAL MODULE: ./shared/clients/github-addresses.ts
var github_addresses = __webpack_require__(97643);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./shared/clients/github-app-requests.ts


function createAppRequests(apiUrl, settings) {
    let skewMs = 0;
    async function once({ http, named }, { method, path, json }) {
        // Loaded by those alone who have an App.
        const { appToken } = await Promise.all(/* import() */[__webpack_require__.e(25), __webpack_require__.e(64)]).then(__webpack_require__.bind(__webpack_require__, 25064));
        const headers = {
            accept: 'application/vnd.github+json',
            authorization: `Bearer ${await appToken(settings, skewMs)}`,
            'user-agent': 'ticketwire',
            'x-github-api-version': '2022-11-28',
        };
        const body = json === undefined ? {} : { json };
        try {
            return await http.send({ method, url: apiUrl + path, headers, isReading: true, ...body });
        }
        catch (cause) {
            if (!(cause instanceof errors/* TicketwireError */.Mw))
                throw cause;
            throw new errors/* TicketwireError */.Mw(cause.code, `${named(method, path)} ${cause.message}.`, { cause });
        }
    }
    const send = async (asker, request) => {
        const response = await once(asker, request);
        if (response.status !== 401 || !isClockTrouble(response))
            return response;
        const theirs = Date.parse(response.headers.get('date') ?? '');
        if (Number.isNaN(theirs))
            return response;
        skewMs = theirs - asker.now();
        return once(asker, request);
    };
    const refusal = (asker, { method, path }, response) => {
        const words = (0,json_body/* isJsonObject */.OW)(response.json) ? String(response.json.message ?? '') : '';
        const { status } = response;
        if (status === 404 && (path === '/app' || words === 'Integration not found')) {
            const message = `${asker.named(method, path)} knows no App ${settings.id}: compare the id with the App's settings, and 'api-url' with where it was made.`;
            return new errors/* TicketwireError */.Mw('target-forbidden', message);
        }
        if (status !== 401)
            return asker.refuse(method, path, response);
        const said = `${asker.named(method, path)} answered 401${words === '' ? '.' : `: ${words.replace(/\.?$/, '.')}`}`;
        const remedy = isClockTrouble(response)
            ? 'The clock of this machine is wrong: set it.'
            : `The App's id (${settings.id}) and its private key do not belong together, or the key was deleted: make a new one in the App's settings.`;
        return new errors/* TicketwireError */.Mw('target-forbidden', `${said} ${remedy}`);
    };
    return {
        send,
        refusal,
        self: async (asker) => {
            const request = { method: 'GET', path: '/app' };
            const response = await send(asker, request);
            if (response.status !== 200)
                throw refusal(asker, request, response);
            const body = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(response.json) ? response.json : {});
            const slug = body.text('slug') ?? '';
            return { slug, name: body.text('name') ?? slug };
        },
        skewMs: () => skewMs,
    };
}
/** "'Expiration time' claim ('exp') is too far in the future", "'Issued at' claim ('iat') must be an Integer …". */
function isClockTrouble({ json }) {
    const words = (0,json_body/* isJsonObject */.OW)(json) && typeof json.message === 'string' ? json.message : '';
    return /'(Expiration time|Issued at)' claim/.test(words);
}

;// CONCATENATED MODULE: ./shared/clients/github-app-scope.ts
const talk = { issues: 'write', pull_requests: 'write' };
/** What requests need, by what follows `/repos/OWNER/NAME`; the first that fits counts. */
const ofRepositories = [
    [/^\/code-scanning\//, { security_events: 'write' }],
    [/^\/deployments/, { deployments: 'write' }],
    [/^\/hooks/, { repository_hooks: 'write' }],
    [/^\/commits\/[^/]+\/comments/, { contents: 'read' }],
    [/^\/dispatches$/, { contents: 'write' }],
    [/^\/comments\//, { contents: 'write' }],
];
const ofOrganizations = [[/^\/hooks/, { organization_hooks: 'write' }]];
const people = { members: 'write' };
/** What a request is about; `about` names a repository, `owner/name`, or an organisation, where the path does not. Undefined: nobody's. */
function scopeOf(path, about) {
    const [, owner, repository, rest = ''] = /^\/repos\/([^/?]+)\/([^/?]+)([^?]*)/.exec(path) ?? [];
    if (owner !== undefined && repository !== undefined) {
        return { owner, repository, permissions: firstFit(ofRepositories, rest) ?? talk };
    }
    const [, organization, of = ''] = /^\/orgs\/([^/?]+)([^?]*)/.exec(path) ?? [];
    if (organization !== undefined) {
        return { owner: organization, permissions: firstFit(ofOrganizations, of) ?? people };
    }
    if (about !== undefined && /^[^/]+$/.test(about))
        return { owner: about, permissions: people };
    const [, aboutOwner, aboutName] = /^([^/]+)\/([^/]+)$/.exec(about ?? '') ?? [];
    if (aboutOwner === undefined || aboutName === undefined)
        return undefined;
    return { owner: aboutOwner, repository: aboutName, permissions: talk };
}
function firstFit(table, path) {
    return table.find(([pattern]) => pattern.test(path))?.[1];
}
/** Of the wanted permissions those that were granted, at most as they were: asking for more is refused as a whole. */
function withinGranted(wanted, granted) {
    if (granted === undefined)
        return wanted;
    const kept = Object.entries(wanted).flatMap(([name, level]) => {
        const has = granted[name];
        return has === undefined ? [] : [[name, level === 'write' && has === 'write' ? 'write' : 'read']];
    });
    return Object.fromEntries(kept);
}

;// CONCATENATED MODULE: ./shared/clients/github-installations.ts



function createInstallations(requests, app) {
    const known = new Map();
    const find = (place, asker) => {
        const key = placeName(place).toLowerCase();
        const found = known.get(key) ?? known.get(place.owner.toLowerCase());
        if (found !== undefined)
            return found;
        const asked = ask(place, asker);
        known.set(key, asked);
        asked.catch(() => known.delete(key));
        return asked;
    };
    async function ask(place, asker) {
        const { owner, repository } = place;
        const of = repository === undefined ? `/orgs/${owner}` : `/repos/${owner}/${repository}`;
        const request = { method: 'GET', path: `${of}/installation` };
        const response = await requests.send(asker, request);
        if (response.status === 404)
            throw await notInstalled(placeName(place), asker);
        if (response.status !== 200)
            throw requests.refusal(asker, request, response);
        const body = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(response.json) ? response.json : {});
        const [id, granted] = [body.find('id'), body.find('permissions')];
        if (typeof id !== 'number') {
            const what = asker.named(request.method, request.path);
            throw new errors/* TicketwireError */.Mw('target-failed', `${what} answered without the installation's id.`);
        }
        if (body.find('suspended_at') !== undefined) {
            throw new errors/* TicketwireError */.Mw('target-forbidden', `The installation of the App ${app.id} at ${owner} is suspended: lift that in the settings of ${owner}, or of the App.`);
        }
        return { id, granted: (0,json_body/* isJsonObject */.OW)(granted) ? granted : {} };
    }
    async function notInstalled(place, asker) {
        const { slug, name } = await requests.self(asker);
        // https://docs.github.com/enterprise-server, sharing your GitHub App
        const folder = app.apiUrl.endsWith('/api/v3') ? 'github-apps' : 'apps';
        const address = `${(0,github_addresses/* webUrlOf */.n6)(app.apiUrl)}/${folder}/${slug}/installations/new`;
        return new errors/* TicketwireError */.Mw('target-not-found', `The App ${name} (${app.id}) is not installed on ${place}, or there is no ${place}. Install it there: ${address}`);
    }
    return {
        find,
        findGranted: async (place, asker) => {
            const { granted } = await find(place, asker);
            return granted ?? (await ask(place, asker)).granted ?? {};
        },
        forget: (place) => {
            known.delete(placeName(place).toLowerCase());
            known.delete(place.owner.toLowerCase());
        },
        note: (owner, id) => {
            const key = owner.toLowerCase();
            if (!known.has(key))
                known.set(key, Promise.resolve({ id }));
        },
    };
}
/** `octo`, `octo/widgets`. */
function placeName({ owner, repository }) {
    return repository === undefined ? owner : `${owner}/${repository}`;
}

// EXTERNAL MODULE: ./shared/clients/http.ts + 1 modules
var http = __webpack_require__(52355);
;// CONCATENATED MODULE: ./shared/clients/github-app.ts






const apps = new Map();
/** The App, one for each address, id and key: tokens of one are never another's. */
function githubApp(apiUrl, settings) {
    const fingerprint = (0,external_node_crypto_.createHash)('sha256').update(settings.privateKey.reveal()).digest('hex');
    const key = JSON.stringify([apiUrl, settings.id, fingerprint]);
    const known = apps.get(key) ?? createApp(apiUrl, settings);
    apps.set(key, known);
    return known;
}
/** A token is not used for the last minutes of its hour: what it is sent with may arrive later. */
const marginMs = 5 * 60_000;
/** Tokens last that long where an answer does not say. */
const usualMs = 60 * 60_000;
function createApp(apiUrl, settings) {
    const requests = createAppRequests(apiUrl, settings);
    const installations = createInstallations(requests, { apiUrl, id: settings.id });
    const tokens = new Map();
    async function fetchToken(scope, asker) {
        for (let isSecond = false;; isSecond = true) {
            const { id, granted } = await installations.find(scope, asker);
            const permissions = withinGranted(scope.permissions, granted);
            const request = {
                method: 'POST',
                path: `/app/installations/${id}/access_tokens`,
                json: narrowed(scope, permissions),
            };
            const response = await requests.send(asker, request);
            const body = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(response.json) ? response.json : {});
            const token = body.text('token');
            // A delivery may have told of an installation elsewhere, where a repository has the same name.
            const isElsewhere = granted === undefined && !isSecond && isForAnother(scope, body.find('repositories'));
            if (response.status === 201 && token !== undefined && !isElsewhere) {
                const createdAt = asker.now();
                const expiresAt = Date.parse(body.text('expires_at') ?? '') - requests.skewMs();
                return {
                    token,
                    createdAt,
                    expiresAt: Number.isNaN(expiresAt) ? createdAt + usualMs : expiresAt,
                    isCut: Object.entries(scope.permissions).some(([name, level]) => permissions[name] !== level),
                };
            }
            // It may have been installed anew, or been granted other permissions, or a delivery told of another App's.
            const isLimit = (0,http/* rateLimitEnd */.jM)(response, asker.now()) !== undefined;
            const isStale = isElsewhere || (!isLimit && [403, 404, 422].includes(response.status));
            if (!isStale || isSecond)
                throw requests.refusal(asker, request, response);
            installations.forget(scope);
        }
    }
    const drop = (scope, token) => {
        const key = keyOf(scope);
        if (tokens.get(key)?.token === token)
            tokens.delete(key);
    };
    return {
        self: requests.self,
        send: requests.send,
        refusal: requests.refusal,
        findGranted: installations.findGranted,
        note: installations.note,
        tokenFor: (scope, asker) => {
            const key = keyOf(scope);
            const held = tokens.get(key);
            const isUsable = held?.token === undefined || isGood(held.token, asker.now());
            if (held !== undefined && isUsable)
                return held.asked;
            for (const [name, { token }] of tokens)
                if (token !== undefined && !isGood(token, asker.now()))
                    tokens.delete(name);
            const fresh = { asked: fetchToken(scope, asker) };
            tokens.set(key, fresh);
            fresh.asked.then((token) => {
                fresh.token = token;
            }, () => {
                if (tokens.get(key) === fresh)
                    tokens.delete(key);
            });
            return fresh.asked;
        },
        drop,
        forget: (scope, token) => {
            drop(scope, token);
            installations.forget(scope);
        },
    };
}
/** One of the time to come was got while our clock was wrong: how long it is good nobody knows. */
function isGood({ createdAt, expiresAt }, now) {
    return createdAt <= now && expiresAt - now > marginMs;
}
function keyOf(scope) {
    return JSON.stringify([placeName(scope).toLowerCase(), Object.entries(scope.permissions).sort()]);
}
/** Whether the repositories that GitHub tells of are another owner's. */
function isForAnother({ owner }, repositories) {
    if (!Array.isArray(repositories))
        return false;
    return repositories.filter(json_body/* isJsonObject */.OW).some(({ full_name: name }) => {
        return typeof name === 'string' && !name.toLowerCase().startsWith(`${owner.toLowerCase()}/`);
    });
}
/** Only for what is asked about. Without a permission that was granted it is not narrowed further: then the request says what is missing. */
function narrowed({ repository }, permissions) {
    return {
        ...(repository === undefined ? {} : { repositories: [repository] }),
        ...(Object.keys(permissions).length === 0 ? {} : { permissions }),
    };
}

;// CONCATENATED MODULE: ./shared/clients/github-permission.ts
/** What a token needs for a request, as `permissions:` of a workflow calls it; the first that fits counts. */
const permissions = [
    [/^\/repos\/[^/]+\/[^/]+\/issues/, 'issues: read', 'issues: write (on pull requests also pull-requests: write)'],
    [/^\/repos\/[^/]+\/[^/]+\/actions\//, 'actions: read', 'actions: write'],
    [/^\/repos\/[^/]+\/[^/]+\/check-runs\//, 'checks: read', 'checks: write'],
    [/^\/repos\/[^/]+\/[^/]+\/(pulls|commits\/[^/]+\/pulls)/, 'pull-requests: read', 'pull-requests: write'],
    [
        /^\/repos\/[^/]+\/[^/]+\/(compare|releases|contents|commits|comments|dispatches)/,
        'contents: read',
        'contents: write',
    ],
    [/^\/repos\/[^/]+\/[^/]+\/deployments/, 'deployments: read', 'deployments: write'],
    [/^\/repos\/[^/]+\/[^/]+\/code-scanning\//, 'security-events: read', 'security-events: write'],
    [
        /^\/repos\/[^/]+\/[^/]+\/dependabot\//,
        'Dependabot alerts: read (of an App or a fine-grained token; of a workflow vulnerability-alerts: read where GitHub offers it)',
        'Dependabot alerts: write',
    ],
    [
        /^\/repos\/[^/]+\/[^/]+\/secret-scanning\//,
        'Secret scanning alerts: read (of an App or a fine-grained token)',
        'Secret scanning alerts: write',
    ],
    [
        /^\/(repos\/[^/]+|orgs)\/[^/]+\/hooks/,
        'Webhooks: read (of an App or a fine-grained token; of a classic one admin:repo_hook or admin:org_hook)',
        'Webhooks: write',
    ],
    [
        /^\/orgs\//,
        'Members: read (of an App or a fine-grained token)',
        'Members: write (of an App or a fine-grained token)',
    ],
];
/** The name of the permission for a request, where it is known; `path` is without the API's base. */
function permissionFor(method, path) {
    const found = permissions.find(([pattern]) => pattern.test(path));
    if (found === undefined)
        return undefined;
    const [, read, write] = found;
    return method === 'GET' ? read : write;
}

;// CONCATENATED MODULE: ./shared/clients/github-proof.ts

function tokenProof(token) {
    return { authorization: `Bearer ${token.reveal()}`, next: async () => undefined };
}
/** "New tokens may give 401 for up to 5 s": GitHub's own library waits like this. */
const settlingMs = [1_000, 2_000, 2_000];
/** A token of the App for what a path is about; undefined where that is nobody's. */
async function appProof(app, { path, about, asker, wait, }) {
    const scope = scopeOf(path, about);
    if (scope === undefined)
        return undefined;
    const startedAt = asker.now();
    let token = await app.tokenFor(scope, asker);
    let tries = 0;
    let isRenewed = false;
    const renewed = async () => {
        token = await app.tokenFor(scope, asker);
        return `Bearer ${token.token}`;
    };
    return {
        authorization: `Bearer ${token.token}`,
        next: async (lack) => {
            if (lack === 'permission') {
                if (!token.isCut)
                    return undefined;
                // More may have been granted since it was asked for.
                app.forget(scope, token);
                return token.createdAt < startedAt ? renewed() : undefined;
            }
            const pause = settlingMs[tries];
            const ageMs = asker.now() - token.createdAt;
            if (ageMs >= 0 && ageMs < 5_000 + 5_000 * tries && pause !== undefined) {
                tries += 1;
                await wait(pause);
                return `Bearer ${token.token}`;
            }
            // It was revoked, or the App was installed anew.
            if (isRenewed || tries > 0)
                return undefined;
            isRenewed = true;
            app.drop(scope, token);
            return renewed();
        },
    };
}

;// CONCATENATED MODULE: ./shared/clients/github-refusal.ts



/** The error for an answer that refuses; `what` names the request. */
function refusal(what, given) {
    const { response, now, permission, isApp } = given;
    const { status } = response;
    const words = githubWords(response.json);
    const said = `${what} answered ${status}${words === '' ? '' : `: ${words}`}`;
    const waitUntil = (0,http/* rateLimitEnd */.jM)(response, now);
    if (waitUntil !== undefined) {
        return new errors/* TicketwireError */.Mw('rate-limited', `${said} It asks us to wait.`, { notBefore: waitUntil });
    }
    if ((0,http/* isRetryableStatus */.PS)(status)) {
        return new errors/* TicketwireError */.Mw('target-failed', `${said} It is tried again.`, {
            notBefore: (0,http/* retryAfterOf */.sT)(response.headers, now),
        });
    }
    if (status === 401) {
        const remedy = isApp
            ? "The App's token is refused: was it uninstalled or suspended, or its clock set wrong?"
            : 'The token is wrong, expired or revoked: set a new one.';
        return new errors/* TicketwireError */.Mw('target-forbidden', `${said} ${remedy}`);
    }
    if (status === 403 && /\bis locked\b/i.test(words)) {
        const who = isApp ? 'the App' : "the token's user";
        return new errors/* TicketwireError */.Mw('target-refused', `${said} Unlock it, or give ${who} write access to the repository.`);
    }
    if (status === 403) {
        const needed = response.headers.get('x-accepted-github-permissions')?.replace(/=/g, ': ') ?? permission;
        const who = isApp ? 'the App' : 'the token';
        const remedy = needed === undefined ? `${who} lacks a permission` : `${who} needs the permission ${needed}`;
        const then = isApp ? " Grant it in the App's settings, and accept it where the App is installed." : '';
        return new errors/* TicketwireError */.Mw('target-forbidden', `${said} Most likely ${remedy}.${then}`);
    }
    if (status === 404 || status === 410) {
        return new errors/* TicketwireError */.Mw('target-not-found', `${said} Either it does not exist${what.includes('/issues') ? ' (or issues are switched off)' : ''}, or ${isApp ? 'the App' : 'the token'} may not see it.`);
    }
    return new errors/* TicketwireError */.Mw('target-refused', `${said} Sending the same again would be refused again.`);
}
/** https://docs.github.com/graphql/guides/forming-calls-with-graphql, "errors" */
function graphqlRefusal(what, error, { isApp }) {
    const who = isApp ? 'the App' : 'the token';
    const words = typeof error.message === 'string' ? error.message.replace(/\s+/g, ' ').slice(0, maxWordsChars) : '';
    const said = `${what} answered: ${words.replace(/[.!]?$/, '.')}`;
    if (error.type === 'NOT_FOUND') {
        return new errors/* TicketwireError */.Mw('target-not-found', `${said} Either it does not exist, or ${who} may not see it.`);
    }
    if (error.type === 'FORBIDDEN' || error.type === 'INSUFFICIENT_SCOPES') {
        return new errors/* TicketwireError */.Mw('target-forbidden', `${said} Most likely ${who} lacks a permission.`);
    }
    if (error.type === 'RATE_LIMITED')
        return new errors/* TicketwireError */.Mw('rate-limited', `${said} It asks us to wait.`);
    return new errors/* TicketwireError */.Mw('target-refused', `${said} Sending the same again would be refused again.`);
}
const maxWordsChars = 300;
/** GitHub's own explanation, as one line. */
function githubWords(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.message !== 'string')
        return '';
    const details = Array.isArray(json.errors) ? json.errors.map(errorWords).filter((detail) => detail !== '') : [];
    const words = [json.message, ...details].join('; ').replace(/\s+/g, ' ').slice(0, maxWordsChars);
    return /[.!]$/.test(words) ? words : `${words}.`;
}
function errorWords(error) {
    if (typeof error === 'string')
        return error;
    if (!(0,json_body/* isJsonObject */.OW)(error))
        return '';
    return [error.field, error.code, error.message].filter((part) => typeof part === 'string').join(' ');
}

;// CONCATENATED MODULE: ./shared/clients/github.ts









/** GitHub's REST API, version 2022-11-28. https://docs.github.com/rest */
function createGithub(options) {
    const { apiUrl, credentials, http, now, target, wait = (ms) => (0,promises_.setTimeout)(ms) } = options;
    const app = 'app' in credentials ? githubApp(apiUrl, credentials.app) : undefined;
    const asker = {
        http,
        now,
        named: (method, path) => named(method, path),
        refuse: (method, path, response) => refusal(named(method, path), { response, now: now(), permission: undefined, isApp: true }),
    };
    async function proofFor(path, about) {
        if ('token' in credentials)
            return tokenProof(credentials.token);
        const proof = app === undefined ? undefined : await appProof(app, { path, about, asker, wait });
        if (proof !== undefined)
            return proof;
        throw new errors/* TicketwireError */.Mw('internal', `${named('asking', path)} is about no repository that an App could have a token for.`);
    }
    async function request(method, path, given = {}) {
        const { json, about, url = apiUrl + path } = given;
        const proof = await proofFor(path, about);
        const sendWith = async (authorization) => {
            try {
                return await http.send({
                    method,
                    url,
                    headers: {
                        accept: 'application/vnd.github+json',
                        authorization,
                        'user-agent': 'ticketwire',
                        'x-github-api-version': '2022-11-28',
                    },
                    ...(json === undefined ? {} : { json }),
                });
            }
            catch (cause) {
                if (!(cause instanceof errors/* TicketwireError */.Mw))
                    throw cause;
                throw new errors/* TicketwireError */.Mw(cause.code, `${named(method, path)} ${cause.message}.`, { cause });
            }
        };
        let response = await sendWith(proof.authorization);
        for (;;) {
            const lack = lackIn(method, response, now());
            const next = lack === undefined ? undefined : await proof.next(lack);
            if (next === undefined)
                break;
            response = await sendWith(next);
        }
        return response;
    }
    const named = (method, path) => `GitHub (${method} ${path.split('?')[0]}, target '${target}')`;
    const send = async (method, path, { json, expect = [], about } = {}) => {
        // What is about the App itself it asks in its own name.
        const own = path.startsWith('/app/') ? app : undefined;
        const response = await (own === undefined
            ? request(method, path, { json, about })
            : own.send(asker, { method, path, ...(json === undefined ? {} : { json }) }));
        if ((response.status >= 200 && response.status < 300) || expect.includes(response.status))
            return response;
        if (own !== undefined)
            throw own.refusal(asker, { method, path }, response);
        const permission = permissionFor(method, path);
        throw refusal(named(method, path), { response, now: now(), permission, isApp: app !== undefined });
    };
    const graphqlUrl = `${apiUrl.replace(/\/v3$/, '')}/graphql`;
    return {
        webUrl: options.webUrl ?? (0,github_addresses/* webUrlOf */.n6)(apiUrl),
        send,
        graphql: async (repository, query, variables) => {
            const what = `GitHub (GraphQL about ${repository}, target '${target}')`;
            const response = await request('POST', '/graphql', {
                json: { query, variables },
                about: repository,
                url: graphqlUrl,
            });
            if (response.status !== 200) {
                throw refusal(what, { response, now: now(), permission: undefined, isApp: app !== undefined });
            }
            const json = (0,json_body/* isJsonObject */.OW)(response.json) ? response.json : {};
            const [error] = Array.isArray(json.errors) ? json.errors.filter(json_body/* isJsonObject */.OW) : [];
            if (error !== undefined)
                throw graphqlRefusal(what, error, { isApp: app !== undefined });
            return (0,json_body/* isJsonObject */.OW)(json.data) ? json.data : {};
        },
        noteInstallation: (owner, installation) => app?.note(owner, installation),
        granted: async (place) => app?.findGranted(place, asker),
        ownLogin: async () => {
            // An App writes as its robot.
            if (app !== undefined)
                return `${(await app.self(asker)).slug}[bot]`;
            const user = await send('GET', '/user').catch(whenForbidden);
            if ((0,json_body/* isJsonObject */.OW)(user?.json) && typeof user.json.login === 'string')
                return user.json.login;
            if (user !== undefined) {
                throw new errors/* TicketwireError */.Mw('target-failed', "GitHub's answer to who the token is names no login.");
            }
            // Tokens of Apps may not ask for their user, but for their viewer.
            const query = { query: '{ viewer { login } }' };
            const { json } = await request('POST', '/graphql', { json: query, url: graphqlUrl });
            return new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {}).text('data.viewer.login');
        },
    };
}
/** What a request that was refused most likely lacks. GitHub hides from reading, and from some writing, by 404. */
function lackIn(method, response, now) {
    const { status, json } = response;
    if (status === 401)
        return 'proof';
    if (status === 403)
        return (0,http/* rateLimitEnd */.jM)(response, now) === undefined ? 'permission' : undefined;
    if (status === 404)
        return method === 'GET' ? undefined : 'permission';
    const errors = (0,json_body/* isJsonObject */.OW)(json) && Array.isArray(json.errors) ? json.errors.filter(json_body/* isJsonObject */.OW) : [];
    return status === 200 && errors[0]?.type === 'FORBIDDEN' ? 'permission' : undefined;
}
/** Undefined for a token that may not ask; everything else passes on. */
function whenForbidden(error) {
    const isForbidden = error instanceof errors/* TicketwireError */.Mw && ['target-forbidden', 'target-not-found'].includes(error.code);
    if (!isForbidden)
        throw error;
}


/***/ }),

/***/ 52355:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V0: () => (/* binding */ createHttp),
  PS: () => (/* binding */ isRetryableStatus),
  jM: () => (/* binding */ rateLimitEnd),
  Zy: () => (/* binding */ resetOf),
  sT: () => (/* binding */ retryAfterOf)
});

// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: external "node:util/types"
var types_ = __webpack_require__(73429);
;// CONCATENATED MODULE: ./shared/clients/fetch-failure.ts


/**
 * Failures of fetch that have no error code: Node says in a sentence what is wrong. The sentences themselves are never
 * repeated, because some quote a header or an address with a password.
 */
const described = [
    {
        // https://fetch.spec.whatwg.org/#port-blocking
        says: /^bad port$/,
        code: 'configuration',
        message: 'cannot be asked: its address names a port that fetch blocks. Serve it on another port, such as 443 or 8080',
    },
    {
        says: /invalid header value|to a ByteString/,
        code: 'configuration',
        message: 'cannot be asked: a header would hold a character that HTTP does not allow. Most likely the token was copied with a line break or a letter that is not ASCII: set it again',
    },
    {
        says: /^unknown scheme$|scheme must be/i,
        code: 'configuration',
        message: 'cannot be asked: its address must begin with http:// or https://',
    },
    {
        says: /URL that includes credentials/,
        code: 'configuration',
        message: 'cannot be asked: its address holds a user name or a password. Set them apart from the address',
    },
    {
        says: /^Failed to parse URL/,
        code: 'configuration',
        message: 'cannot be asked: its address is not a valid URL',
    },
    {
        says: /does not match the HTTP/,
        code: 'network',
        message: 'answered with something that is not HTTP. Check host, port and scheme of its address',
    },
    {
        // fetch gives no reason at all for a 407.
        says: /^$/,
        code: 'network',
        message: 'could not be reached: fetch gave no reason. A proxy that asks for credentials (407) is one that it hides',
    },
];
/** The error for what fetch threw, without the name of what was asked. */
function fetchFailure(cause) {
    let reason = 'unknown reason';
    for (let error = cause; (0,types_.isNativeError)(error); error = error.cause) {
        const { code, name, message: sentence } = error;
        const known = code === undefined ? described.find(({ says }) => says.test(sentence)) : undefined;
        if (known !== undefined)
            return new errors/* TicketwireError */.Mw(known.code, known.message, { cause });
        // Not its message: that may quote what was sent.
        reason = code ?? name;
        if (code !== undefined)
            break;
    }
    return new errors/* TicketwireError */.Mw('network', `could not be reached, or broke off (${reason})`, { cause });
}

;// CONCATENATED MODULE: ./shared/clients/http.ts


const maxResponseBytes = 20 * 1024 * 1024;
const maxRedirects = 3;
/** The only caller of fetch. Redirects stay within the first address's origin and repeat the method. */
function createHttp(options) {
    const call = options.fetch ?? fetch;
    const { maxBytes = maxResponseBytes } = options;
    return {
        send: async (request) => {
            const signal = AbortSignal.timeout(options.timeoutMs);
            let url = request.url;
            for (let hop = 0;; hop += 1) {
                const response = await answerTo(signal, () => call(url, { ...content(request), method: request.method, redirect: 'manual', signal }));
                const location = redirectOf(response, url);
                if (location === undefined || hop === maxRedirects) {
                    const text = await answerTo(signal, () => readText(response, maxBytes));
                    // Whoever refuses a request may quote it, and what is refused is told to people.
                    const told = response.status < 400 ? text : withoutCredentials(text, request.headers);
                    const json = parseJson(told);
                    if (json === undefined && isBrokenJson(response, text)) {
                        throw new errors/* TicketwireError */.Mw('target-failed', 'answered with JSON that breaks off');
                    }
                    const line = json === undefined ? lineOf(told) : undefined;
                    return { status: response.status, headers: response.headers, json, text: line, url };
                }
                await drain(response);
                url = location;
            }
        },
    };
    async function answerTo(signal, step) {
        try {
            return await step();
        }
        catch (cause) {
            if (cause instanceof errors/* TicketwireError */.Mw)
                throw cause;
            if (signal.aborted) {
                throw new errors/* TicketwireError */.Mw('timeout', `gave no answer within ${options.timeoutMs} ms`, { cause });
            }
            throw fetchFailure(cause);
        }
    }
}
function content({ headers, json, body }) {
    if (json !== undefined) {
        return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(json) };
    }
    return body === undefined ? { headers } : { headers, body: new Uint8Array(body) };
}
const maxLineChars = 300;
function lineOf(text) {
    const line = text.trim();
    return line === '' || line.length > maxLineChars || line.startsWith('<') || line.includes('\n') ? undefined : line;
}
/** Headers that prove who we are. */
const proofs = ['authorization', 'private-token'];
/** The text without what those headers hold, in whichever form it is quoted. */
function withoutCredentials(text, headers) {
    let clean = text;
    for (const value of proofs.flatMap((name) => formsOf(headers[name] ?? ''))) {
        clean = clean.replaceAll(value, '[secret]').replaceAll(JSON.stringify(value).slice(1, -1), '[secret]');
    }
    return clean;
}
/** The longest first. */
function formsOf(value) {
    const [, scheme = '', credential = ''] = /^(\w+) +(.+)$/.exec(value) ?? [];
    const pair = scheme.toLowerCase() === 'basic' ? Buffer.from(credential, 'base64').toString('utf8') : '';
    return [value, credential, pair, pair.slice(pair.indexOf(':') + 1)].filter((form) => form.length >= minProofChars);
}
/** Shorter texts stand anywhere by chance. */
const minProofChars = 6;
function redirectOf(response, from) {
    const location = response.headers.get('location');
    if (location === null || ![301, 302, 307, 308].includes(response.status))
        return undefined;
    if (!URL.canParse(location, from))
        return undefined;
    const to = new URL(location, from);
    return to.origin === new URL(from).origin ? to.href : undefined;
}
/** Leaves what a redirect says unread. */
async function drain({ body }) {
    if (body?.cancel !== undefined)
        await body.cancel();
    else
        for await (const _ of body ?? [])
            ;
}
async function readText(response, maxBytes) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > maxBytes) {
            throw new errors/* TicketwireError */.Mw('target-failed', `answered with more than ${maxBytes} bytes`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** A success that promises JSON and does not hold it was cut on the way. */
function isBrokenJson({ status, headers }, text) {
    const isSuccess = status >= 200 && status < 300;
    return isSuccess && text.trim() !== '' && /\bjson\b/i.test(headers.get('content-type') ?? '');
}
function parseJson(text) {
    try {
        return (/\d{16}/.test(text) ? JSON.parse(text, keepLarge) : JSON.parse(text));
    }
    catch {
        return undefined;
    }
}
/** Whole numbers that JavaScript would round, such as ids of deliveries, stay as they are written. */
function keepLarge(_name, value, { source } = {}) {
    const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
    return isRounded && source !== undefined && /^-?\d+$/.test(source) ? source : value;
}
/**
 * When a refused request may be sent again, where the answer says that too many came; undefined where it says no such
 * thing. Then it was not carried out. Source: docs.github.com, "exceeding the rate limit"; Jira and GitLab answer alike.
 */
function rateLimitEnd(response, now) {
    if (response.status !== 403 && response.status !== 429)
        return undefined;
    const retryAfter = retryAfterOf(response.headers, now);
    if (retryAfter !== undefined)
        return retryAfter;
    if (response.headers.get('x-ratelimit-remaining') === '0') {
        return resetOf(response.headers.get('x-ratelimit-reset')) ?? now + unnamedWaitMs;
    }
    // GitLab's. https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
    const reset = resetOf(response.headers.get('ratelimit-reset'));
    if (response.status === 429 && reset !== undefined && reset > now)
        return reset;
    const said = JSON.stringify(response.json ?? '');
    return response.status === 429 || /rate limit/i.test(said) ? now + unnamedWaitMs : undefined;
}
/** When a limit is reset: seconds since 1970 from GitHub and GitLab, with a fraction from Discord, ISO 8601 from Jira. */
function resetOf(named) {
    const reset = /^\d+(\.\d+)?$/.test(named ?? '') ? Number(named) * 1_000 : Date.parse(named ?? '');
    return reset > 0 ? reset : undefined;
}
/** GitHub asks for at least a minute where it names no time. */
const unnamedWaitMs = 60_000;
/** What an HTTP status says about trying again, before a vendor's own rules. */
function isRetryableStatus(status) {
    return status >= 500 || [408, 409, 425, 429].includes(status);
}
/** The time a `Retry-After` header asks for: seconds or an HTTP date. */
function retryAfterOf(headers, now) {
    const value = headers.get('retry-after')?.trim();
    if (value === undefined || value === '')
        return undefined;
    if (/^\d+(\.\d+)?$/.test(value))
        return now + Math.ceil(Number(value) * 1_000);
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : date;
}


/***/ }),

/***/ 21901:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ hasNextPage)
/* harmony export */ });
/** Forges say by `Link` whether there is more: a page may be short although others follow. Without it a full one is not the last. */
function hasNextPage(headers, length, pageSize) {
    const link = headers.get('link');
    return link === null ? length >= pageSize : /rel="?next"?/.test(link);
}


/***/ }),

/***/ 72452:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ attempt)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);

/** Notes what a check throws at the place it is about; gives whether it went well. */
function attempt(document, path, check) {
    try {
        check();
        return true;
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw || error instanceof SyntaxError))
            throw error;
        const isPattern = error instanceof SyntaxError;
        document.report(path, isPattern ? `it is no filter pattern: ${error.message}` : error.message);
        return false;
    }
}


/***/ }),

/***/ 940:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ buildRule),
/* harmony export */   P: () => (/* binding */ buildMessages)
/* harmony export */ });
/* harmony import */ var _mapping_template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74491);

/** The rule as the planner reads it, with its templates and conditions compiled. `usual`: the target of a step that names none. */
function buildRule(parsed, usual) {
    const { name, severity, after, forks, confidential, enabled, association } = parsed;
    const list = (value) => (value === undefined ? undefined : [value].flat());
    return {
        name,
        on: [parsed.on].flat(),
        from: parsed.from === undefined ? [] : [parsed.from].flat(),
        if: parsed.if === undefined ? undefined : (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_0__/* .compileCondition */ .vs)(parsed.if),
        // Names of repositories are the same in capitals.
        repositories: list(parsed.repositories)?.map((pattern) => pattern.toLowerCase()),
        branches: list(parsed.branches),
        tags: list(parsed.tags),
        paths: list(parsed.paths),
        labels: list(parsed.labels),
        actors: list(parsed.actors),
        authors: list(parsed.authors),
        command: list(parsed.command)?.map((pattern) => pattern.toLowerCase()),
        association: list(association),
        teams: list(parsed.teams)?.map((name) => {
            const [organization = '', team = ''] = name.split('/');
            return { organization, team };
        }),
        severity,
        after,
        forks,
        confidential,
        isEnabled: enabled,
        steps: parsed.do.map((step) => buildStep(step, usual)),
    };
}
/** Texts of messages by event type or family, ready to be rendered. */
function buildMessages(texts) {
    return new Map(Object.entries(texts).map(([name, text]) => [name, (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_0__/* .compileTemplate */ .Gq)(text, 'markdown')]));
}
function buildStep(parsed, usual) {
    const { track, open, transition, comment, label, release, invite, report, post, deploy } = parsed;
    const { reply, react, dispatch } = parsed;
    const markdown = (text) => (text === undefined ? undefined : (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_0__/* .compileTemplate */ .Gq)(text, 'markdown'));
    if (transition !== undefined) {
        const { in: target, to, move = '', tickets, projects, references, fields } = transition;
        const maxHops = transition['max-hops'];
        return {
            verb: 'transition',
            in: target,
            ...(to === undefined ? { move } : { to }),
            tickets,
            projects,
            references,
            maxHops,
            fields: buildFields(fields, 'title'),
            comment: markdown(transition.comment),
        };
    }
    if (comment !== undefined)
        return { ...comment, verb: 'comment', text: (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_0__/* .compileTemplate */ .Gq)(comment.text, 'markdown') };
    if (label !== undefined)
        return { ...label, verb: 'label' };
    if (release !== undefined)
        return { ...release, verb: 'release', version: (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_0__/* .compileTemplate */ .Gq)(release.version, 'data') };
    if (invite !== undefined) {
        if (typeof invite === 'string')
            return { verb: 'invite', in: invite, teams: [], after: 1 };
        const { to, teams, after, welcome } = invite;
        return { verb: 'invite', in: to, teams, after, welcome: markdown(welcome) };
    }
    if (report !== undefined) {
        return typeof report === 'string'
            ? { verb: 'report', in: report }
            : { verb: 'report', in: report.to, as: report.as };
    }
    if (post !== undefined) {
        if (typeof post === 'string')
            return { verb: 'post', in: post, isThreaded: false };
        const { to, text, thread, every } = post;
        return { verb: 'post', in: to, text: markdown(text), isThreaded: thread, everyMs: every };
    }
    if (deploy !== undefined) {
        if (typeof deploy === 'string')
            return { verb: 'deploy', in: deploy, programs: [] };
        const { to, then: programs = [] } = deploy;
        return { verb: 'deploy', in: to, programs: isOneProgram(programs) ? [programs] : programs };
    }
    if (reply !== undefined) {
        const { in: target = usual('reply') ?? '', text } = typeof reply === 'string' ? { text: reply } : reply;
        return { verb: 'reply', in: target, text: (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_0__/* .compileTemplate */ .Gq)(text, 'markdown') };
    }
    if (react !== undefined) {
        const { in: target = usual('react') ?? '', emoji } = typeof react === 'string' ? { emoji: react } : react;
        return { verb: 'react', in: target, emoji };
    }
    if (dispatch !== undefined) {
        const { in: target = usual('dispatch') ?? '', repository, event, payload } = dispatch;
        return { verb: 'dispatch', in: target, repository, event, payload: buildFields(payload, 'data') };
    }
    if (open !== undefined)
        return { verb: 'open', ...buildTicket(open) };
    const step = { verb: 'track', ...buildTicket(track ?? '') };
    if (typeof track !== 'object')
        return step;
    return {
        ...step,
        repeat: track.repeat,
        per: track.per,
        onClose: track['on-close'],
        onIncomplete: track['on-incomplete'],
        reopenWithinMs: track['reopen-within'],
        maxNew: track['max-new'],
    };
}
function isOneProgram(programs) {
    return typeof programs[0] === 'string';
}
function buildTicket(given) {
    if (typeof given === 'string')
        return { in: given };
    const { title, body, labels, assignees, priority, fields } = given;
    return {
        in: given.in,
        title: title === undefined ? undefined : (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_0__/* .compileTemplate */ .Gq)(title, 'title'),
        body: body === undefined ? undefined : (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_0__/* .compileTemplate */ .Gq)(body, 'markdown'),
        labels,
        assignees,
        issueType: given['issue-type'],
        priority: priority,
        fields: fields === undefined ? undefined : buildFields(fields, 'title'),
    };
}
/** Compiles every text in it as a template. In fields of a ticket each is one line; Jira's rich text is written as a document. */
function buildFields(fields, destination) {
    const value = compileValue(fields, destination);
    return { names: Object.keys(fields), render: (context) => value(context) };
}
function compileValue(value, destination) {
    if (typeof value === 'string') {
        const template = (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_0__/* .compileTemplate */ .Gq)(value, destination);
        return (context) => template.render(context);
    }
    if (Array.isArray(value)) {
        const entries = value.map((each) => compileValue(each, destination));
        return (context) => entries.map((each) => each(context));
    }
    if (value === null || typeof value !== 'object')
        return () => value;
    const members = Object.entries(value).map(([name, each]) => [name, compileValue(each, destination)]);
    return (context) => Object.fromEntries(members.map(([name, each]) => [name, each(context)]));
}


/***/ }),

/***/ 26455:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JQ: () => (/* binding */ signatureKeys),
/* harmony export */   f5: () => (/* binding */ settingsOf),
/* harmony export */   oX: () => (/* binding */ proofOf),
/* harmony export */   uD: () => (/* binding */ buildSource)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);
/* harmony import */ var _mapping_template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74491);
/* harmony import */ var _senders_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7707);
/* harmony import */ var _settings_github_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12551);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76436);
/* harmony import */ var _signing_bearer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93041);






/** The source as the receiver serves it. */
function buildSource(name, parsed) {
    const known = _senders_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .senders */ .B[parsed.sender];
    if (known === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('internal', `No sender is called '${parsed.sender}'.`);
    const sender = known.configured?.(settingsOf(name, parsed)) ?? known;
    const { scheme, secrets } = proofOf(parsed, sender);
    return {
        name,
        sender,
        scheme,
        secrets: secrets.map(buildSecret),
        path: parsed.path ?? `/hooks/${name}`,
        maxBodyBytes: parsed['max-body'] ?? sender.maxBodyBytes,
        replyWithinMs: parsed['reply-within'],
        repositories: parsed.repositories === undefined ? undefined : lowered([parsed.repositories].flat()),
        dedupe: parsed.dedupe,
        catchUp: parsed['catch-up'] === undefined ? undefined : buildCatchUp(parsed['catch-up']),
    };
}
/** How a source's deliveries are proven, and by what. One of the three is there: the check has seen to it. */
function proofOf({ secret, bearer, basic }, sender) {
    if (basic !== undefined) {
        const secrets = [basic].flat().map(({ user, password, until }) => {
            const value = new _settings_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Secret */ .z(`${user}:${password.reveal()}`);
            return until === undefined ? value : { value, until };
        });
        return { scheme: _signing_bearer_js__WEBPACK_IMPORTED_MODULE_5__/* .basicScheme */ .U, secrets, key: 'basic' };
    }
    if (bearer !== undefined)
        return { scheme: _signing_bearer_js__WEBPACK_IMPORTED_MODULE_5__/* .bearerScheme */ .h, secrets: [bearer].flat(), key: 'bearer' };
    return { scheme: sender.scheme, secrets: [secret ?? []].flat(), key: 'secret' };
}
/** What a source says with keys that only some senders take. */
function settingsOf(name, parsed) {
    return {
        name,
        allowSha1: parsed['allow-sha1'],
        groupBy: parsed['group-by'],
        signature: signatureOf(parsed.signature ?? {}),
        deliveryId: parsed['delivery-id'] === undefined ? undefined : (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_1__/* .compileTemplate */ .Gq)(parsed['delivery-id'], 'data'),
        event: parsed.event === undefined ? undefined : eventOf(parsed.event),
    };
}
/** The settings of a signature by the keys that set them. */
const signatureKeys = {
    header: 'header',
    algorithm: 'algorithm',
    encoding: 'encoding',
    prefix: 'prefix',
    separator: 'separator',
    signed: 'signed',
    'timestamp-header': 'timestampHeader',
    'timestamp-prefix': 'timestampPrefix',
    'id-header': 'idHeader',
    tolerance: 'toleranceMs',
    key: 'key',
    'key-prefix': 'keyPrefix',
    'header-prefix': 'headerPrefix',
};
function signatureOf(parsed) {
    const given = Object.entries(parsed).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given.map(([key, value]) => [signatureKeys[key], value]));
}
function eventOf({ type, subject, at, ...families }) {
    const facts = Object.entries(families).map(([family, texts]) => [
        family,
        Object.fromEntries(Object.entries(texts ?? {}).map(([fact, text]) => [fact, (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_1__/* .compileTemplate */ .Gq)(text, 'data')])),
    ]);
    return {
        type: (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_1__/* .compileTemplate */ .Gq)(type, 'data'),
        subject: (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_1__/* .compileTemplate */ .Gq)(subject, 'data'),
        at: at === undefined ? undefined : (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_1__/* .compileTemplate */ .Gq)(at, 'data'),
        facts: Object.fromEntries(facts),
    };
}
const dayMs = 24 * 60 * 60 * 1_000;
function buildCatchUp(parsed) {
    const { hook, every, window } = parsed;
    const apiUrl = parsed['api-url'];
    return {
        owner: hookOwner(parsed),
        hook,
        credentials: (0,_settings_github_js__WEBPACK_IMPORTED_MODULE_3__/* .credentialsOf */ .YN)(parsed),
        apiUrl: apiUrl ?? _settings_github_js__WEBPACK_IMPORTED_MODULE_3__/* .publicApi */ .O0,
        everyMs: every,
        // "past 3 days", on Enterprise Server 7: docs.github.com, redelivering webhooks.
        windowMs: window ?? (apiUrl === undefined ? 3 : 7) * dayMs,
    };
}
function hookOwner({ repository, organization }) {
    if (repository !== undefined)
        return `/repos/${repository}`;
    return organization === undefined ? '/app' : `/orgs/${organization}`;
}
/** Names of repositories are the same in capitals. */
function lowered(patterns) {
    return patterns.map((pattern) => pattern.toLowerCase());
}
function buildSecret(secret) {
    if (secret instanceof _settings_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Secret */ .z)
        return { reveal: () => secret.reveal() };
    return { reveal: () => secret.value.reveal(), until: Date.parse(secret.until) };
}


/***/ }),

/***/ 89349:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createConfigurationBuild)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76436);
/* harmony import */ var _targets_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47396);
/* harmony import */ var _build_rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(940);
/* harmony import */ var _build_source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26455);
/* harmony import */ var _configuration_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(33351);
/* harmony import */ var _usual_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27121);







/** Makes a checked configuration ready to use. Stops after every entry, so that others can have their turn. */
function* createConfigurationBuild(parts, program) {
    const secrets = [];
    const targets = [];
    const types = { ...program.builtInTargets };
    for (const [name, target] of parts.targets) {
        secrets.push(...secretsIn(target));
        targets.push(buildTarget(name, target, program));
        types[name] = target;
        yield;
    }
    const sources = [];
    for (const [name, source] of parts.sources) {
        secrets.push(...secretsIn(source));
        sources.push((0,_build_source_js__WEBPACK_IMPORTED_MODULE_4__/* .buildSource */ .uD)(name, source));
        yield;
    }
    const rules = [];
    const usualTarget = (0,_usual_target_js__WEBPACK_IMPORTED_MODULE_5__/* .rememberUsualTargets */ .wg)(types);
    for (const rule of parts.rules) {
        rules.push((0,_build_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .buildRule */ .D)(rule, usualTarget));
        yield;
    }
    return { sources, targets, rules, messages: (0,_build_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .buildMessages */ .P)(parts.messages), keepMs: parts.keep, secrets };
}
function secretsIn(value) {
    if (value instanceof _settings_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z)
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(secretsIn) : [];
}
function buildTarget(name, { type, ...options }, { githubApiUrl }) {
    const program = githubApiUrl === undefined ? {} : { githubApiUrl };
    const target = _targets_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .targetTypes */ .v[type];
    if (target === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('internal', `No target type is called '${type}'.`);
    return {
        ...(0,_configuration_js__WEBPACK_IMPORTED_MODULE_6__/* .knownTarget */ .m)(target, options, program),
        name,
        limits: target.limits,
        keysIn: target.keysIn?.(options, program),
        deploys: target.deploys?.(options),
        appPermissions: (duties) => target.appPermissions?.(duties, (option) => option in options) ?? {},
        needsStore: target.needsStore ?? false,
        open: (dependencies) => target.create(options, { ...program, ...dependencies, name }),
    };
}


/***/ }),

/***/ 68164:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T9: () => (/* binding */ checkRule),
/* harmony export */   Z2: () => (/* binding */ eventNames),
/* harmony export */   x7: () => (/* binding */ prepareRuleChecks)
/* harmony export */ });
/* harmony import */ var _model_event_families_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28808);
/* harmony import */ var _routing_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11225);
/* harmony import */ var _routing_condition_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94402);
/* harmony import */ var _routing_deploy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30164);
/* harmony import */ var _routing_pattern_matcher_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52474);
/* harmony import */ var _routing_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51293);
/* harmony import */ var _attempt_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72452);
/* harmony import */ var _check_source_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(36219);
/* harmony import */ var _check_step_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(40104);
/* harmony import */ var _check_template_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(96760);
/* harmony import */ var _usual_target_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(27121);











const eventTypes = Object.entries(_model_event_families_js__WEBPACK_IMPORTED_MODULE_0__/* .eventFamilies */ .Bl).flatMap(([family, verbs]) => verbs.map((verb) => `${family}.${verb}`));
/** Every name that `on` may have without a glob. */
const eventNames = [...Object.keys(_model_event_families_js__WEBPACK_IMPORTED_MODULE_0__/* .eventFamilies */ .Bl), ...eventTypes];
/** Where the Action's own events come from, and the receiver's. */
const builtInSources = ['workflow', _model_event_families_js__WEBPACK_IMPORTED_MODULE_0__/* .ownSource */ .Cd];
function prepareRuleChecks(given) {
    const { targets } = given;
    const all = Object.values(targets);
    const covered = new Map();
    return {
        targets,
        sources: new Set([...given.sources, ...builtInSources]),
        usualTarget: (0,_usual_target_js__WEBPACK_IMPORTED_MODULE_10__/* .rememberUsualTargets */ .wg)(targets),
        coveredTypes: (pattern) => {
            const types = covered.get(pattern) ??
                (pattern.startsWith('other.') ? [pattern] : eventTypes.filter((type) => (0,_routing_condition_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesType */ .k)(pattern, type)));
            covered.set(pattern, types);
            return types;
        },
        organizations: new Set(all.flatMap(({ organization }) => organization?.toLowerCase() ?? [])),
        hasUnknownOrganization: all.some(({ type, organization }) => type === 'github-org' && organization === undefined),
    };
}
/** Checks what the schema cannot say about a rule. */
function checkRule(rule, index, checks) {
    const { document, coveredTypes, ...names } = checks;
    const at = (...path) => ['rules', index, ...path];
    const listed = (key, position) => (Array.isArray(rule[key]) ? at(key, position) : at(key));
    const isTracking = rule.do.some(({ track }) => track !== undefined);
    const isReporting = rule.do.some(({ report }) => report !== undefined);
    const isDeploying = rule.do.some(({ deploy }) => deploy !== undefined);
    const isAnswering = rule.do.some(({ reply, react }) => reply !== undefined || react !== undefined);
    let isForCommands = false;
    [rule.on].flat().forEach((pattern, position) => {
        if (!(0,_attempt_js__WEBPACK_IMPORTED_MODULE_6__/* .attempt */ .C)(document, listed('on', position), () => (0,_routing_pattern_matcher_js__WEBPACK_IMPORTED_MODULE_4__/* .compile */ .wE)(pattern)))
            return;
        isForCommands ||= (0,_routing_condition_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesType */ .k)(pattern, 'command.given');
        const covered = coveredTypes(pattern);
        if (covered.length === 0) {
            document.report(listed('on', position), `no event is called '${pattern}'. ${(0,_check_step_js__WEBPACK_IMPORTED_MODULE_8__/* .hint */ .a)(pattern, eventNames)}`);
        }
        else if (isTracking && !covered.some((type) => _model_event_families_js__WEBPACK_IMPORTED_MODULE_0__/* .livingFamilies */ .Wo.includes(type.split('.')[0] ?? ''))) {
            document.report(listed('on', position), `'${pattern}' neither opens nor closes, so nothing can track it.`);
        }
        else if (isReporting && !covered.some((type) => (0,_routing_report_js__WEBPACK_IMPORTED_MODULE_5__/* .isReported */ .Ob)(type))) {
            const known = _routing_report_js__WEBPACK_IMPORTED_MODULE_5__/* .reportedTypes */ .Rz.join(', ');
            document.report(listed('on', position), `'${pattern}' says nothing that could be reported: ${known} do.`);
        }
        else if (isDeploying && !covered.includes(_routing_deploy_js__WEBPACK_IMPORTED_MODULE_3__/* .deployedType */ .fi)) {
            document.report(listed('on', position), `'${pattern}' brings nothing to deploy: only ${_routing_deploy_js__WEBPACK_IMPORTED_MODULE_3__/* .deployedType */ .fi} does.`);
        }
        else if (isAnswering && !covered.includes(_routing_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .answeredType */ .wU)) {
            document.report(listed('on', position), `'${pattern}' is no command to answer: only ${_routing_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .answeredType */ .wU} is.`);
        }
    });
    [rule.from ?? []].flat().forEach((source, position) => {
        if (names.sources.has(source))
            return;
        document.report(listed('from', position), `no source is called '${source}'. ${(0,_check_step_js__WEBPACK_IMPORTED_MODULE_8__/* .hint */ .a)(source, [...names.sources])}`);
    });
    const { if: condition } = rule;
    if (condition !== undefined)
        (0,_check_template_js__WEBPACK_IMPORTED_MODULE_9__/* .checkCondition */ .Q)(condition, { path: at('if'), document });
    if (rule.command !== undefined && !isForCommands) {
        document.report(at('command'), "only command.given has a command, and 'on' leaves it out.");
    }
    [rule.teams ?? []].flat().forEach((name, position) => {
        const [organization = ''] = name.split('/');
        if (names.organizations.has(organization.toLowerCase()))
            return;
        const path = Array.isArray(rule.teams) ? at('teams', position) : at('teams');
        const hint = `Add one: type: github-org, organization: ${organization}.`;
        if (!names.hasUnknownOrganization)
            document.report(path, `no target knows the teams of ${organization}. ${hint}`);
    });
    for (const filter of [
        'repositories',
        'branches',
        'tags',
        'paths',
        'labels',
        'actors',
        'authors',
        'command',
    ]) {
        (0,_check_source_js__WEBPACK_IMPORTED_MODULE_7__/* .checkPatterns */ .u)(rule[filter], at(filter), document);
    }
    const tracked = new Set();
    rule.do.forEach((step, position) => {
        (0,_check_step_js__WEBPACK_IMPORTED_MODULE_8__/* .checkStep */ .b)(step, { tracked, path: at('do', position), names, document });
    });
}


/***/ }),

/***/ 36219:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ checkPatterns),
  A: () => (/* binding */ checkSource)
});

// EXTERNAL MODULE: ./shared/mapping/context-names.ts
var context_names = __webpack_require__(10537);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
// EXTERNAL MODULE: ./shared/routing/pattern-matcher.ts
var pattern_matcher = __webpack_require__(52474);
// EXTERNAL MODULE: ./shared/senders/registry.ts + 51 modules
var registry = __webpack_require__(7707);
;// CONCATENATED MODULE: ./shared/senders/sender.ts
/** Keys of a source that only some senders take. */
const senderKeys = ['allow-sha1', 'bearer', 'basic', 'group-by', 'signature', 'delivery-id', 'event'];

// EXTERNAL MODULE: ./shared/settings/github.ts
var github = __webpack_require__(12551);
// EXTERNAL MODULE: ./shared/settings/secret.ts
var settings_secret = __webpack_require__(76436);
// EXTERNAL MODULE: ./shared/signing/signature-form.ts
var signature_form = __webpack_require__(1727);
// EXTERNAL MODULE: ./shared/signing/signed-bytes.ts
var signed_bytes = __webpack_require__(66042);
// EXTERNAL MODULE: ./shared/config/attempt.ts
var attempt = __webpack_require__(72452);
// EXTERNAL MODULE: ./shared/config/build-source.ts
var build_source = __webpack_require__(26455);
// EXTERNAL MODULE: ./shared/config/check-template.ts
var check_template = __webpack_require__(96760);
;// CONCATENATED MODULE: ./shared/config/check-source.ts












/** What the schema cannot say of a source. `paths` holds the sources before it by where they are served. */
function checkSource(source, given) {
    const { name, paths, document, now } = given;
    const path = source.path ?? `/hooks/${name}`;
    if (/^\/(healthz|readyz|metrics|admin|api)(\/|$)/.test(path)) {
        document.report(['sources', name, 'path'], `${path} is the receiver's own address. Choose another, such as /hooks/${name}.`);
    }
    const earlier = paths.get(path);
    if (earlier === undefined)
        paths.set(path, name);
    else
        document.report(['sources', name, 'path'], `source '${earlier}' is served under ${path} already.`);
    const sender = registry/* senders */.B[source.sender];
    if (sender !== undefined && checkTemplates(source, { name, document })) {
        checkSenderKeys(source, sender, { name, document });
        checkProof(source, sender, { name, document, now });
    }
    checkPatterns(source.repositories, ['sources', name, 'repositories'], document);
    if (source.repositories !== undefined && sender?.namesRepositories !== true) {
        document.report(['sources', name, 'repositories'], `${sender?.label ?? 'this sender'} does not say which repository its deliveries are about.`);
    }
    const catchUp = source['catch-up'];
    if (catchUp !== undefined) {
        const path = ['sources', name, 'catch-up'];
        if (source.sender !== 'github')
            document.report(path, 'only GitHub can be asked for what it delivered.');
        else {
            const lack = hookLack(catchUp) ?? (0,github/* credentialsLack */.Yj)(catchUp);
            if (lack !== undefined)
                document.report(path, lack);
        }
    }
    if (source.dedupe === 'subject' && sender?.occasionOf === undefined) {
        document.report(['sources', name, 'dedupe'], `${sender?.label ?? 'this sender'} does not say when two deliveries tell of the same happening.`);
    }
}
function hookLack({ repository, organization, app, hook }) {
    if (repository !== undefined && organization !== undefined) {
        return "has 'repository' and 'organization': the hook belongs to one of them.";
    }
    if (repository !== undefined || organization !== undefined)
        return undefined;
    if (app === undefined) {
        return "needs either 'repository' or 'organization', whose hook it is; or 'app' alone, for the webhook of a GitHub App.";
    }
    return hook === undefined ? undefined : "has 'hook', and an App has but one webhook: leave it out.";
}
/** The templates of what a delivery says; gives whether all can be compiled. */
function checkTemplates(source, { name, document }) {
    const at = (...path) => ['sources', name, ...path];
    const templates = [[at('delivery-id'), source['delivery-id']]];
    for (const [key, value] of Object.entries(source.event ?? {})) {
        if (!(0,json_body/* isJsonObject */.OW)(value))
            templates.push([at('event', key), value]);
        else
            for (const [fact, text] of Object.entries(value))
                templates.push([at('event', key, fact), text]);
    }
    return templates
        .map(([path, text]) => typeof text === 'string'
        ? (0,check_template/* checkTemplate */.B)(text, { path, document, destination: 'data', names: context_names/* sourceContextNames */.Nw })
        : true)
        .every((isGood) => isGood);
}
/** Keys that only some senders take, and what they say of a signature. */
function checkSenderKeys(source, sender, { name, document }) {
    const { takes = [], needs = [], label } = sender;
    for (const key of senderKeys) {
        const path = ['sources', name, key];
        if (document.has(path) && !takes.includes(key)) {
            document.report(path, `${label} takes no '${key}'. ${otherTakers(key)}`, 'key');
        }
        if (!document.has(path) && needs.includes(key)) {
            document.report(['sources', name], `the sender '${sender.id}' needs the key '${key}': ${sender.docs} tells of it.`);
        }
    }
    if (source.signature === undefined)
        return;
    const unsigned = source.bearer !== undefined ? 'bearer' : source.basic !== undefined ? 'basic' : undefined;
    if (unsigned !== undefined) {
        document.report(['sources', name, 'signature'], `nothing is signed where '${unsigned}' is the proof.`, 'key');
        return;
    }
    for (const [key, setting] of Object.entries(build_source/* signatureKeys */.JQ)) {
        const path = ['sources', name, 'signature', key];
        const isKnown = sender.signatureKeys?.includes(setting) ?? setting !== 'headerPrefix';
        if (document.has(path) && !isKnown)
            document.report(path, `the sender '${sender.id}' takes no such key here.`, 'key');
    }
    const settings = (0,build_source/* settingsOf */.f5)(name, source).signature;
    const { signed = signature_form/* plainForm */.NG.signed, timestampHeader, timestampPrefix, idHeader, separator } = settings;
    const at = (key) => ['sources', name, 'signature', key];
    if (sender.signatureKeys !== undefined)
        return;
    if (settings.algorithm === 'token') {
        const idle = ['signed', 'timestamp-header', 'timestamp-prefix', 'id-header'].find((key) => document.has(at(key)));
        if (idle !== undefined)
            document.report(at(idle), 'a token signs nothing.', 'key');
        return;
    }
    const parts = [...signed.matchAll(/\{([^}]*)\}/g)].map(([, part = '']) => part);
    const other = parts.find((part) => !signed_bytes/* signedParts */.Pb.includes(part));
    if (other !== undefined) {
        document.report(at('signed'), `'{${other}}' is unknown here. Known: ${signed_bytes/* signedParts */.Pb.map((part) => `{${part}}`).join(', ')}.`);
    }
    if (!parts.includes('body') && !parts.includes('payload')) {
        document.report(at('signed'), 'names neither {body} nor {payload}: anybody could change the body on its way.');
    }
    if (parts.includes('timestamp') && timestampHeader === undefined && timestampPrefix === undefined) {
        document.report(at('signed'), "{timestamp} needs 'timestamp-header', or 'timestamp-prefix' with 'separator'.");
    }
    for (const key of parts.includes('timestamp') ? [] : ['timestamp-header', 'timestamp-prefix', 'tolerance']) {
        if (document.has(at(key)))
            document.report(at(key), "counts only where 'signed' holds {timestamp}.", 'key');
    }
    if (!parts.includes('id') && idHeader !== undefined) {
        document.report(at('id-header'), "counts only where 'signed' holds {id}.", 'key');
    }
    if (parts.includes('id') && idHeader === undefined)
        document.report(at('signed'), "{id} needs 'id-header'.");
    if (timestampPrefix !== undefined && separator === undefined) {
        document.report(at('timestamp-prefix'), "needs 'separator': the time is one entry of several.");
    }
}
function otherTakers(key) {
    const takers = Object.values(registry/* senders */.B).filter(({ takes }) => takes?.includes(key));
    return `It is for ${takers.map(({ id }) => id).join(', ')}.`;
}
const proofKeys = ['secret', 'bearer', 'basic'];
/** What proves a source's deliveries: exactly one kind, of which something is in force. */
function checkProof(source, sender, { name, document, now }) {
    const given = proofKeys.filter((key) => source[key] !== undefined);
    const [first, second] = given;
    const possible = proofKeys.filter((key) => key === 'secret' || sender.takes?.includes(key) === true);
    if (first === undefined) {
        if (possible.length === 1)
            document.report(['sources', name, 'secret'], 'this key is missing.');
        else {
            const message = `one of the keys ${possible.join(', ')} is missing: without it anybody could send.`;
            document.report(['sources', name], message);
        }
        return;
    }
    if (second !== undefined) {
        document.report(['sources', name, second], `'${first}' is set already: a source has one way of proof.`, 'key');
        return;
    }
    const { scheme, secrets, key } = (0,build_source/* proofOf */.oX)(source, sender.configured?.((0,build_source/* settingsOf */.f5)(name, source)) ?? sender);
    secrets.forEach((secret, position) => {
        const objection = scheme.objectionTo?.((secret instanceof settings_secret/* Secret */.z ? secret : secret.value).reveal());
        const path = Array.isArray(source[key]) ? ['sources', name, key, position] : ['sources', name, key];
        if (objection !== undefined)
            document.report(path, objection);
    });
    const isAnyValid = secrets.some((secret) => secret instanceof settings_secret/* Secret */.z || Date.parse(secret.until) > now);
    if (!isAnyValid) {
        document.report(['sources', name, key], 'every secret has ended: nothing this source sends could be verified.');
    }
}
/** Reports filter patterns that are none. */
function checkPatterns(patterns, path, document) {
    const isOne = typeof patterns === 'string';
    [patterns ?? []].flat().forEach((pattern, position) => {
        (0,attempt/* attempt */.C)(document, isOne ? path : [...path, position], () => (0,pattern_matcher/* compile */.wE)(pattern.replace(/^!/, '')));
    });
}


/***/ }),

/***/ 40104:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ hint),
/* harmony export */   b: () => (/* binding */ checkStep)
/* harmony export */ });
/* harmony import */ var _targets_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47396);
/* harmony import */ var _check_template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96760);
/* harmony import */ var _schema_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50789);
/* harmony import */ var _step_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35337);
/* harmony import */ var _usual_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27121);





/** What a kind of target must be able to do for a step, and what to say when it cannot. */
const abilities = {
    track: { isIn: ({ limits }) => limits !== undefined, lack: 'can hold no ticket that follows something' },
    open: { isIn: ({ limits }) => limits !== undefined, lack: 'can hold no ticket that is opened here' },
    transition: { isIn: ({ keysIn }) => keysIn !== undefined, lack: 'has no tickets that can be named' },
    comment: { isIn: ({ keysIn }) => keysIn !== undefined, lack: 'has no tickets that can be named' },
    label: { isIn: ({ keysIn }) => keysIn !== undefined, lack: 'has no tickets that can be named' },
    release: { isIn: ({ hasVersions }) => hasVersions === true, lack: 'has no versions' },
    invite: { isIn: ({ invites }) => invites === true, lack: 'invites nobody' },
    report: { isIn: ({ reports }) => reports !== undefined, lack: 'is told nothing' },
    post: { isIn: ({ room }) => room !== undefined, lack: 'is no room' },
    deploy: { isIn: ({ deploys }) => deploys !== undefined, lack: 'is no checkout' },
    reply: { isIn: _usual_target_js__WEBPACK_IMPORTED_MODULE_4__/* .loose */ .LT.reply, lack: 'answers no commands' },
    react: { isIn: _usual_target_js__WEBPACK_IMPORTED_MODULE_4__/* .loose */ .LT.react, lack: 'answers no commands' },
    dispatch: { isIn: _usual_target_js__WEBPACK_IMPORTED_MODULE_4__/* .loose */ .LT.dispatch, lack: 'starts no workflows' },
};
/** Templates of the steps and where their output goes. */
const templates = {
    track: { title: 'title', body: 'markdown' },
    open: { title: 'title', body: 'markdown' },
    transition: { comment: 'markdown' },
    comment: { text: 'markdown' },
    label: {},
    release: { version: 'data' },
    invite: { welcome: 'markdown' },
    report: {},
    post: { text: 'markdown' },
    deploy: {},
    reply: { text: 'markdown' },
    react: {},
    dispatch: {},
};
function checkStep(step, given) {
    const { tracked, path, names, document } = given;
    const [verb, ...others] = _step_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .verbs */ .P.filter((each) => step[each] !== undefined);
    if (verb === undefined || others.length > 0) {
        document.report(path, `must hold exactly one step: ${_step_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .verbs */ .P.join(', ')}.`);
        return;
    }
    const body = step[verb];
    const target = targetOf(step, names);
    if (target === undefined) {
        document.report([...path, verb], `say with which target: ${verb}: { in: NAME, … }. ${whoCan(verb, names.targets)}`);
        return;
    }
    const key = ['invite', 'report', 'post', 'deploy'].includes(verb) ? 'to' : 'in';
    const at = (...inside) => (typeof body === 'string' ? [...path, verb] : [...path, verb, ...inside]);
    const known = Object.hasOwn(names.targets, target) ? names.targets[target] : undefined;
    const type = known?.type;
    if (type === undefined) {
        document.report(at(key), `no target is called '${target}'. ${hint(target, Object.keys(names.targets))}`);
    }
    else if (_targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v[type] !== undefined && !abilities[verb].isIn(_targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v[type])) {
        document.report(at(key), `the target '${target}' (${type}) ${abilities[verb].lack}, so '${verb}' cannot use it.`);
    }
    const lack = known?.lackFor?.(verb);
    if (lack !== undefined)
        document.report(at(key), `the target '${target}' ${lack}, so '${verb}' cannot use it.`);
    const ticket = step.track ?? step.open;
    if (ticket !== undefined && type !== undefined)
        checkTicket(ticket, { target, type, at, document });
    if (known !== undefined)
        checkPost(step, { known, target, document, at });
    if (known !== undefined)
        checkNamed(step, { known, target, document, at });
    const fields = step.transition?.fields ?? {};
    if (Object.keys(fields).length > 0 && type !== undefined && _targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v[type]?.takesFields !== true) {
        document.report(at('fields'), `the target '${target}' (${type}) has tickets without 'fields'.`);
    }
    checkTexts(fields, { path: at('fields'), document, destination: 'title' });
    const { reasons = [] } = _targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v[type ?? '']?.reports ?? {};
    if (typeof step.report === 'object' && step.report.as !== undefined && reasons.length === 0) {
        document.report(at('as'), `the target '${target}' (${type}) takes no reason.`);
    }
    if (verb === 'track' && tracked.has(target)) {
        document.report(at(key), `an earlier step of this rule tracks it in '${target}' already.`);
    }
    if (verb === 'track')
        tracked.add(target);
    if (typeof step.reply === 'string') {
        (0,_check_template_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(step.reply, { path: at(), document, destination: 'markdown' });
    }
    checkTexts(step.dispatch?.payload, { path: at('payload'), document, destination: 'data' });
    if (typeof body !== 'object')
        return;
    for (const [name, destination] of Object.entries(templates[verb])) {
        const text = body[name];
        if (typeof text === 'string')
            (0,_check_template_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(text, { path: at(name), document, destination });
    }
}
/** Fields that are said elsewhere. */
const ownFields = {
    project: "tickets are opened in the target's 'project'",
    issuetype: "use 'issue-type'",
    summary: "use 'title'",
    description: "use 'body'",
    labels: "use 'labels'",
};
const ownOptions = ['issue-type', 'priority', 'fields'];
/** What a step says of a ticket that only some trackers have. */
function checkTicket(step, given) {
    if (typeof step === 'string')
        return;
    const { target, type, at, document } = given;
    for (const option of ownOptions) {
        if (step[option] === undefined || _targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v[type]?.takesFields === true)
            continue;
        document.report(at(option), `the target '${target}' (${type}) has tickets without '${option}'.`);
    }
    for (const id of Object.keys(step.fields ?? {})) {
        const instead = Object.hasOwn(ownFields, id) ? ownFields[id] : undefined;
        if (instead !== undefined)
            document.report(at('fields', id), `the field '${id}' is not set here: ${instead}.`);
    }
    checkTexts(step.fields, { path: at('fields'), document, destination: 'title' });
}
/** Every text in a value is a template. */
function checkTexts(value, given) {
    if (typeof value === 'string')
        (0,_check_template_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(value, given);
    if (typeof value !== 'object' || value === null)
        return;
    for (const [name, each] of Object.entries(value)) {
        checkTexts(each, { ...given, path: [...given.path, Array.isArray(value) ? Number(name) : name] });
    }
}
/** What a message says of others, held against what its room can do. */
function checkPost({ post }, given) {
    if (typeof post !== 'object' || !post.thread)
        return;
    const { known, target, document, at } = given;
    if (post.every !== undefined) {
        document.report(at('thread'), "messages that are said together with 'every' stand in no thread: choose one.");
    }
    else if (known.keepsTogether === false) {
        const words = `the target '${target}' (${known.type}), as it is configured, cannot keep messages together: slack with 'token', matrix and discord can.`;
        document.report(at('thread'), words);
    }
}
/** What a step on named tickets says of moves and projects, held against what its target has. */
function checkNamed(step, given) {
    const { known, target, document, at } = given;
    const { type, moves, projects } = known;
    const { move, to } = step.transition ?? {};
    if (step.transition !== undefined && (move === undefined) === (to === undefined)) {
        document.report(at(), "must hold either 'to' or 'move'.");
    }
    else if (move !== undefined && _targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v[type]?.moves === undefined) {
        document.report(at('move'), `the target '${target}' (${type}) has no workflow, so its tickets know no moves.`);
    }
    else if (move !== undefined && moves?.length === 0) {
        document.report(at('move'), `the target '${target}' declares no 'workflow', so its tickets know no moves.`);
    }
    else if (move !== undefined && moves?.includes(move) === false) {
        document.report(at('move'), `no status in the workflow of '${target}' has a move '${move}'. ${hint(move, moves)}`);
    }
    const states = _targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v[type]?.states;
    if (to !== undefined && states?.includes(to.toLowerCase()) === false) {
        document.report(at('to'), `the tickets of '${target}' (${type}) cannot be moved to '${to}'. ${hint(to, states)}`);
    }
    const wanted = (step.transition ?? step.comment ?? step.label ?? step.release)?.projects ?? [];
    if (wanted.length > 0 && _targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v[type]?.projects === undefined) {
        document.report(at('projects'), `the tickets of '${target}' (${type}) are in no projects.`);
    }
    wanted.forEach((project, index) => {
        if (projects === undefined || projects.length === 0 || projects.includes(project))
            return;
        const words = `the target '${target}' may not touch the project '${project}'. ${hint(project, projects)}`;
        document.report([...at('projects'), index], words);
    });
}
/** Undefined where a step names no target though it may, and there is not the one that is meant then. */
function targetOf(step, names) {
    const { reply, react, dispatch, ...others } = step;
    for (const [verb, body] of Object.entries({ reply, react, dispatch })) {
        if (body === undefined)
            continue;
        return (typeof body === 'string' ? undefined : body.in) ?? names.usualTarget(verb);
    }
    const verb = _step_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .verbs */ .P.find((each) => step[each] !== undefined);
    const body = verb === undefined ? '' : (others[verb] ?? '');
    if (typeof body === 'string')
        return body;
    return 'in' in body ? body.in : body.to;
}
function whoCan(verb, targets) {
    const able = (0,_usual_target_js__WEBPACK_IMPORTED_MODULE_4__/* .ableTargets */ .nz)(verb, targets);
    if (able.length > 0)
        return `These can: ${(0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listNames */ .Zv)(able)}.`;
    const types = Object.values(_targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v).filter(abilities[verb].isIn);
    return `No target can: those of type ${types.map(({ type }) => type).join(', ')} can.`;
}
function hint(name, known) {
    const nearest = (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestName */ .qb)(name, known);
    if (nearest !== undefined)
        return `Did you mean '${nearest}'?`;
    return known.length === 0 ? 'None is configured.' : `Known: ${(0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listNames */ .Zv)(known)}.`;
}


/***/ }),

/***/ 96760:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ checkTemplate),
/* harmony export */   Q: () => (/* binding */ checkCondition)
/* harmony export */ });
/* harmony import */ var _mapping_context_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10537);
/* harmony import */ var _mapping_template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74491);
/* harmony import */ var _attempt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72452);
/* harmony import */ var _schema_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50789);




/** Reports a template that is none, or that names what no event has; gives whether it can be compiled. */
function checkTemplate(text, given) {
    const { path, document, destination, names = _mapping_context_names_js__WEBPACK_IMPORTED_MODULE_0__/* .contextNames */ .Mv } = given;
    const key = `${destination}:${text}`;
    const isCommon = names === _mapping_context_names_js__WEBPACK_IMPORTED_MODULE_0__/* .contextNames */ .Mv;
    if (isCommon && document.goodTexts.has(key))
        return true;
    let variables = [];
    const isGood = (0,_attempt_js__WEBPACK_IMPORTED_MODULE_2__/* .attempt */ .C)(document, path, () => {
        variables = (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_1__/* .variablesOf */ .ht)(text, destination);
    });
    const unknown = (0,_mapping_context_names_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownNames */ .be)(variables, names);
    if (isCommon && isGood && unknown.length === 0)
        document.goodTexts.add(key);
    reportUnknown(unknown, path, document);
    return isGood;
}
/** The same for a condition. */
function checkCondition(text, { path, document }) {
    const key = `if:${text}`;
    if (document.goodTexts.has(key) || !(0,_attempt_js__WEBPACK_IMPORTED_MODULE_2__/* .attempt */ .C)(document, path, () => (0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_1__/* .compileCondition */ .vs)(text)))
        return;
    const unknown = (0,_mapping_context_names_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownNames */ .be)((0,_mapping_template_js__WEBPACK_IMPORTED_MODULE_1__/* .variablesOfCondition */ .s$)(text), _mapping_context_names_js__WEBPACK_IMPORTED_MODULE_0__/* .contextNames */ .Mv);
    if (unknown.length === 0)
        document.goodTexts.add(key);
    reportUnknown(unknown, path, document);
}
function reportUnknown([first], path, document) {
    if (first === undefined)
        return;
    document.report(path, `nothing is called '${first.name}'. ${(0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .au)(first.name, first.known)}`);
}


/***/ }),

/***/ 33351:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ formatProblem),
/* harmony export */   m: () => (/* binding */ knownTarget)
/* harmony export */ });
/** What a rule may name of a target with these options, which its type's schema gave. */
function knownTarget(type, options, program = {}) {
    return {
        type: type.type,
        moves: type.moves?.(options),
        projects: type.projects?.(options),
        keepsTogether: type.room?.keepsTogether(options),
        answersAt: type.answers?.(options, program),
        organization: type.organization?.(options),
        lackFor: (verb) => type.lackFor?.(verb, options),
    };
}
/** `ticketwire.yml:12:7: sources.lgtm: unknown key 'secrett'. Did you mean 'secret'?` */
function formatProblem({ file, line, column, path, message }) {
    return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`;
}


/***/ }),

/***/ 57768:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Co: () => (/* binding */ ConfigurationDocument),
  wW: () => (/* binding */ TooManyProblems),
  d4: () => (/* binding */ maxProblems)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
;// CONCATENATED MODULE: ./shared/config/variables.ts
/** Variables of the environment in a configuration file: `${NAME}`, `${NAME:-default}`, and `$${` for a plain `${`. */
/**
 * YAML does not allow `${NAME}` everywhere: its braces end a flow mapping. So, before the file is parsed, every character
 * of a variable that means something to YAML is put into Unicode's private use area, one for one: nothing moves.
 */
function encodeVariables(text) {
    return text.replace(/\$\$\{|\$\{[A-Za-z_]\w*(?::-[^}\n]*)?\}/g, (found) => found === '$${' ? found : found.replace(/[\x20-\x7e]/g, (char) => (/\w/.test(char) ? char : encoded(char))));
}
const privateUse = 0xe000;
const encoded = (char) => String.fromCharCode(privateUse + char.charCodeAt(0));
const encodedVariable = new RegExp(`\\$\\$\\{|${encoded('$')}${encoded('{')}(\\w+)(?:${encoded(':')}${encoded('-')}([^${encoded('}')}]*))?${encoded('}')}`, 'g');
/** The text as it was before {@link encodeVariables}. */
function decodeVariables(text) {
    return text.replace(/[\ue020-\ue07e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - privateUse));
}
/** Replaces the variables of an encoded text; `onUnset` gives what replaces one that is not set and has no default. */
function expandVariables(text, env, onUnset) {
    return text.replace(encodedVariable, (whole, name, fallback) => {
        if (name === undefined)
            return whole.slice(1);
        const value = env[name];
        if (value !== undefined && (value !== '' || fallback === undefined))
            return value;
        return fallback === undefined ? onUnset(name) : decodeVariables(fallback);
    });
}

// EXTERNAL MODULE: ./shared/config/yaml.ts
var config_yaml = __webpack_require__(24202);
;// CONCATENATED MODULE: ./shared/config/document.ts





/** A check ends at this many problems: nobody reads more, and each one costs a search for a name that is similar. */
const maxProblems = 200;
/** Ends a check that found too many problems. */
class TooManyProblems extends Error {
}
/** A configuration as plain values, with variables and files put in, and the problems found in it. */
class ConfigurationDocument {
    /** Undefined where the file is not YAML. */
    value;
    problems = [];
    /** Unset variables and missing files of sources and targets, where that is no mistake yet. */
    lacking = [];
    /** Templates and conditions that were found good: files with thousands of rules repeat many. */
    goodTexts = new Set();
    #reported = new Set();
    #file;
    #yaml;
    constructor(file, yaml, fill) {
        this.#file = file;
        this.#yaml = yaml;
        try {
            this.value = fill(this);
        }
        catch (error) {
            if (!(error instanceof TooManyProblems))
                throw error;
        }
    }
    /** Reads a file. Where it is not YAML, `value` is undefined and `problems` says why. */
    static read(source) {
        const yaml = (0,config_yaml/* parseYaml */.h)(encodeVariables(source.text));
        if ('reason' in yaml) {
            const { reason, line, column } = yaml;
            const at = { locate: () => 0, lineAndColumn: () => ({ line, column }) };
            return new ConfigurationDocument(source.file, at, (document) => document.#reportBroken(reason));
        }
        return new ConfigurationDocument(source.file, yaml, (document) => {
            return new Filling(source, document).fill(yaml.value, []);
        });
    }
    /** Takes a value that came as JSON: it has no lines, and no variables are put in. */
    static of(value, file) {
        const nowhere = { locate: () => 0, lineAndColumn: () => ({ line: 1, column: 1 }) };
        return new ConfigurationDocument(file, nowhere, () => value);
    }
    has(path) {
        let value = this.value;
        for (const part of path) {
            if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
                return false;
            value = value[part];
        }
        return true;
    }
    /** Notes a mistake at the value of a path, or at its key; where there is no such part, at the nearest one around it. */
    report(path, message, place = 'value') {
        const text = pathText(path);
        // One mistake has one message: what follows from it is left out.
        if (this.#reported.has(text))
            return;
        this.#reported.add(text);
        const sentence = /[.?!]$/.test(message) ? message : `${message}.`;
        const at = this.#yaml.lineAndColumn(this.#yaml.locate(path, place));
        this.problems.push({ file: this.#file, ...at, path: text, message: decodeVariables(sentence) });
        if (this.problems.length >= maxProblems)
            throw new TooManyProblems();
    }
    #reportBroken(reason) {
        this.report([], `the file is not valid YAML: ${reason}`);
        return undefined;
    }
}
/** Replaces `${NAME}` in texts, and `{ file: path }` in sources and targets. */
class Filling {
    #source;
    #document;
    #files = new Map();
    constructor(source, document) {
        this.#source = source;
        this.#document = document;
    }
    fill(value, path) {
        if (typeof value === 'string')
            return this.#expand(value, path);
        const fillPart = (part, at) => this.#fileContent(part, at) ?? this.fill(part, at);
        if (Array.isArray(value))
            return value.map((part, index) => fillPart(part, [...path, index]));
        if (!(0,json_body/* isJsonObject */.OW)(value))
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fillPart(part, [...path, key])]));
    }
    #expand(text, path) {
        return expandVariables(text, this.#source.env, (name) => {
            this.#lack(path, `the environment variable ${name} is not set`, `Set it, or write \${${name}:-default}`);
            return unsetMark;
        });
    }
    /** The content of the file that `{ file: path }` names; undefined when the value is something else. */
    #fileContent(value, path) {
        if (path[0] !== 'sources' && path[0] !== 'targets')
            return undefined;
        // There `file` is a fact of an alert.
        if (path[0] === 'sources' && path[2] === 'event')
            return undefined;
        // There it is the name of a move.
        if (path[0] === 'targets' && path[2] === 'workflow')
            return undefined;
        if (path.length < 3 || !(0,json_body/* isJsonObject */.OW)(value) || typeof value.file !== 'string')
            return undefined;
        if (Object.keys(value).length !== 1)
            return undefined;
        const expanded = this.#expand(value.file, path);
        const file = (0,external_node_path_.isAbsolute)(expanded) ? expanded : (0,external_node_path_.join)(this.#source.directory, expanded);
        const content = this.#files.get(file) ?? readText(file);
        this.#files.set(file, content);
        if (typeof content === 'string')
            return content;
        this.#lack(path, `the file ${file} cannot be read (${content.code})`);
        return unsetMark;
    }
    #lack(path, what, remedy) {
        const mayLack = this.#source.isLenient === true && (path[0] === 'sources' || path[0] === 'targets');
        if (mayLack)
            this.#document.lacking.push({ path, what });
        else
            this.#document.report(path, remedy === undefined ? `${what}.` : `${what}. ${remedy}`);
    }
}
function readText(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8').replace(/\r?\n$/, '');
    }
    catch (cause) {
        return { code: cause.code ?? 'unknown reason' };
    }
}
/** Stands where a value could not be had, so that its own absence is reported and nothing else. */
const unsetMark = '(unset)';
function pathText(path) {
    return path
        .map((part, index) => (typeof part === 'number' ? `[${part + 1}]` : index === 0 ? part : `.${part}`))
        .join('');
}


/***/ }),

/***/ 40744:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lq: () => (/* binding */ checkConfiguration),
  vF: () => (/* binding */ loadConfiguration),
  oY: () => (/* binding */ requireConfiguration)
});

// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./shared/config/build.ts
var config_build = __webpack_require__(89349);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
// EXTERNAL MODULE: ./shared/model/event-families.ts + 1 modules
var event_families = __webpack_require__(28808);
// EXTERNAL MODULE: ./shared/targets/registry.ts + 124 modules
var registry = __webpack_require__(47396);
// EXTERNAL MODULE: ./shared/config/check-rule.ts
var check_rule = __webpack_require__(68164);
// EXTERNAL MODULE: ./shared/config/check-source.ts + 1 modules
var check_source = __webpack_require__(36219);
// EXTERNAL MODULE: ./shared/config/check-step.ts
var check_step = __webpack_require__(40104);
// EXTERNAL MODULE: ./shared/config/check-template.ts
var check_template = __webpack_require__(96760);
// EXTERNAL MODULE: ./shared/config/configuration.ts
var configuration = __webpack_require__(33351);
// EXTERNAL MODULE: ./shared/config/schema.ts
var schema = __webpack_require__(18646);
// EXTERNAL MODULE: ./shared/config/source-schema.ts + 1 modules
var source_schema = __webpack_require__(11394);
;// CONCATENATED MODULE: ./shared/config/check-meaning.ts











/**
 * What a schema cannot say: names that must exist, templates that must parse, secrets that must be valid. Looks at every
 * part that is well formed by itself, whatever is wrong elsewhere.
 */
function checkMeaning({ value, parsed }, document, given) {
    const { sources, targets, rules } = value;
    const { now, builtInTargets, otherSources } = given;
    const paths = new Map();
    for (const [name, source] of wellFormedSources(sources, parsed))
        (0,check_source/* checkSource */.A)(source, { name, paths, document, now });
    if (keysOf(sources).includes(event_families/* ownSource */.Cd)) {
        const why = "the receiver's own events come from a source of this name. Choose another.";
        document.report(['sources', event_families/* ownSource */.Cd], why, 'key');
    }
    checkReporters(sources, targets, document);
    checkMessages(value, document);
    const checks = (0,check_rule/* prepareRuleChecks */.x7)({
        sources: [...keysOf(sources), ...otherSources],
        targets: { ...builtInTargets, ...knownIn(targets, document) },
    });
    const ruleNames = new Map();
    for (const [index, rule] of wellFormedRules(rules, parsed)) {
        const earlier = ruleNames.get(rule.name);
        if (earlier === undefined)
            ruleNames.set(rule.name, index);
        else
            document.report(['rules', index, 'name'], `rule [${earlier + 1}] has this name already; names are unique.`);
        (0,check_rule/* checkRule */.T9)(rule, index, { ...checks, document });
    }
}
/** All of them where the whole is well formed; else those that are by themselves. */
function wellFormedSources(sources, parsed) {
    if (parsed !== undefined)
        return Object.entries(parsed.sources);
    return Object.entries((0,json_body/* isJsonObject */.OW)(sources) ? sources : {}).flatMap(([name, source]) => {
        const { success, data } = source_schema/* sourceSchema */.d.safeParse(source);
        return success ? [[name, data]] : [];
    });
}
function wellFormedRules(rules, parsed) {
    if (parsed !== undefined)
        return [...parsed.rules.entries()];
    return (Array.isArray(rules) ? rules : []).flatMap((rule, index) => {
        const { success, data } = schema/* ruleSchema */.AZ.safeParse(rule);
        return success ? [[index, data]] : [];
    });
}
/** Texts of messages, each for events that there are. */
function checkMessages(value, document) {
    const { messages } = value;
    for (const [name, text] of Object.entries((0,json_body/* isJsonObject */.OW)(messages) ? messages : {})) {
        const path = ['messages', name];
        if (!check_rule/* eventNames */.Z2.includes(name) && !/^other(\.|$)/.test(name)) {
            document.report(path, `no event is called '${name}'. ${(0,check_step/* hint */.a)(name, check_rule/* eventNames */.Z2)}`, 'key');
        }
        if (typeof text === 'string' && text !== '')
            (0,check_template/* checkTemplate */.B)(text, { path, document, destination: 'markdown' });
    }
}
function keysOf(value) {
    return (0,json_body/* isJsonObject */.OW)(value) ? Object.keys(value) : [];
}
/** Several LGTM servers may call different alerts by one id: then each way back must say whose it is. */
function checkReporters(sources, targets, document) {
    const ofLgtm = namesWith(sources, 'sender', 'lgtm');
    for (const name of namesWith(targets, 'type', 'lgtm')) {
        const path = ['targets', name, 'source'];
        if (!document.has(path) && ofLgtm.length > 1) {
            document.report(path.slice(0, 2), `needs 'source', one of ${ofLgtm.join(', ')}: several LGTM may use the same ids.`);
        }
        const source = (0,json_body/* isJsonObject */.OW)(targets) && (0,json_body/* isJsonObject */.OW)(targets[name]) ? targets[name].source : undefined;
        if (typeof source === 'string' && ofLgtm.length > 0 && !ofLgtm.includes(source)) {
            document.report(path, `no source of LGTM is called '${source}'. ${(0,check_step/* hint */.a)(source, ofLgtm)}`);
        }
    }
}
/** The names of entries whose key has a value. */
function namesWith(entries, key, value) {
    if (!(0,json_body/* isJsonObject */.OW)(entries))
        return [];
    return Object.keys(entries).filter((name) => (0,json_body/* isJsonObject */.OW)(entries[name]) && entries[name][key] === value);
}
/** The type of each target, as far as it names one, and what the well-formed ones have. */
function knownIn(targets, document) {
    if (!(0,json_body/* isJsonObject */.OW)(targets))
        return {};
    return Object.fromEntries(Object.entries(targets).map(([name, target]) => {
        if (!(0,json_body/* isJsonObject */.OW)(target))
            return [name, { type: '' }];
        const { type, ...rest } = target;
        const kind = registry/* targetTypes */.v[String(type)];
        const options = kind === undefined ? undefined : schemas/* object */.Ikc(kind.options).safeParse(rest).data;
        if (kind === undefined || options === undefined)
            return [name, { type: String(type) }];
        const lack = kind.lacks?.(options);
        if (lack !== undefined)
            document.report(['targets', name], lack);
        return [name, (0,configuration/* knownTarget */.m)(kind, options)];
    }));
}

// EXTERNAL MODULE: ./shared/config/document.ts + 1 modules
var config_document = __webpack_require__(57768);
// EXTERNAL MODULE: ./shared/config/report-issue.ts
var report_issue = __webpack_require__(84709);
;// CONCATENATED MODULE: ./shared/config/take-out-lacking.ts

/** Takes out of the value the sources and targets that lack something: rules may name them nevertheless. */
function takeOutLacking(value, document) {
    const unavailable = new Map();
    const sources = new Map();
    for (const { path, what } of document.lacking) {
        const [section, name] = path.map(String);
        const entries = (0,json_body/* isJsonObject */.OW)(value) && section !== undefined ? value[section] : undefined;
        if (!(0,json_body/* isJsonObject */.OW)(entries) || name === undefined)
            continue;
        const known = unavailable.get(name);
        const entry = entries[name];
        if (section === 'targets') {
            const { type, ...options } = (0,json_body/* isJsonObject */.OW)(entry) ? entry : {};
            const first = { name, type: String(type ?? ''), lacks: [], options: Object.keys(options) };
            const before = known ?? first;
            unavailable.set(name, { ...before, lacks: [...before.lacks, what] });
        }
        if (section === 'sources' && !sources.has(name))
            sources.set(name, unavailableSource(name, entry));
        delete entries[name];
    }
    return { unavailable: [...unavailable.values()], unavailableSources: [...sources.values()] };
}
function unavailableSource(name, entry) {
    const given = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(entry) ? entry : {});
    const catchUpOf = ['organization', 'repository'].find((key) => given.find(`catch-up.${key}`) !== undefined);
    return { name, sender: given.text('sender') ?? '', path: given.text('path') ?? `/hooks/${name}`, catchUpOf };
}

;// CONCATENATED MODULE: ./shared/config/load.ts








/**
 * Reads a configuration and checks everything that can be checked without calling anybody. Gives either a
 * configuration that works as far as that shows, or every mistake found, in the order of the file.
 */
function loadConfiguration(source) {
    const result = checkConfiguration(source);
    if (!('checked' in result))
        return result;
    const { parsed, unavailable, unavailableSources } = result.checked;
    const builtInTargets = withUnavailable(source, unavailable);
    const build = (0,config_build/* createConfigurationBuild */.$)(partsOf(parsed), { ...source, builtInTargets });
    let step = build.next();
    while (step.done !== true)
        step = build.next();
    return { configuration: { ...step.value, unavailable, unavailableSources }, problems: [] };
}
/** The checking half of {@link loadConfiguration}; nothing is compiled for use yet. Its time grows with the length of the file. */
function checkConfiguration(source) {
    let document;
    try {
        document = config_document/* ConfigurationDocument */.Co.read(source);
        const { value } = document;
        if (value === undefined)
            return { problems: inOrder(document.problems) };
        const { unavailable, unavailableSources } = takeOutLacking(value, document);
        const parsed = schema/* configurationSchema */.Wf.safeParse(value, { reportInput: false });
        for (const issue of parsed.error?.issues ?? [])
            (0,report_issue/* reportIssue */.O)(document, issue);
        checkMeaning({ value, parsed: parsed.data }, document, {
            now: source.now,
            builtInTargets: withUnavailable(source, unavailable),
            otherSources: [...unavailableSources.map(({ name }) => name), ...(source.otherSources ?? [])],
        });
        if (document.problems.length > 0 || !parsed.success)
            return { problems: inOrder(document.problems) };
        return { checked: { value, parsed: parsed.data, unavailable, unavailableSources }, problems: [] };
    }
    catch (error) {
        if (!(error instanceof config_document/* TooManyProblems */.wW) || document === undefined)
            throw error;
        const problems = inOrder(document.problems);
        const message = `there may be more: a check ends after ${config_document/* maxProblems */.d4} mistakes.`;
        return { problems: [...problems, ...problems.slice(-1).map((last) => ({ ...last, path: '', message }))] };
    }
}
/** The configuration, or a `configuration` error that lists every mistake. */
function requireConfiguration(source) {
    const result = loadConfiguration(source);
    if ('configuration' in result)
        return result.configuration;
    throw new errors/* TicketwireError */.Mw('configuration', result.problems.map(configuration/* formatProblem */.V).join('\n'));
}
function partsOf({ sources, targets, ...others }) {
    return { ...others, sources: Object.entries(sources), targets: Object.entries(targets) };
}
/** Rules may name a target that lacks something. */
function withUnavailable({ builtInTargets }, unavailable) {
    return { ...builtInTargets, ...Object.fromEntries(unavailable.map(({ name, type }) => [name, { type }])) };
}
function inOrder(problems) {
    return problems.toSorted((left, right) => left.line - right.line || left.column - right.column);
}


/***/ }),

/***/ 84709:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ reportIssue)
/* harmony export */ });
/** Reports what the schema found, in our words. `above`: the place of the value that was parsed. */
function reportIssue(document, issue, above = []) {
    const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
    const last = path.at(-1);
    if (last !== undefined && issue.code !== 'unrecognized_keys' && issue.code !== 'invalid_key' && !document.has(path)) {
        document.report(path, 'this key is missing.');
        return;
    }
    switch (issue.code) {
        case 'unrecognized_keys': {
            const lines = issue.message.split('\n');
            issue.keys.forEach((key, index) => {
                document.report([...path, key], lines[index] ?? issue.message, 'key');
            });
            return;
        }
        case 'invalid_union': {
            // Of the branches whose kind of value this is, the first was meant.
            const meant = issue.errors.filter((branch) => !isOtherKind(branch));
            const branch = meant[0];
            if (branch === undefined)
                document.report(path, issue.errors.length > 0 ? kindsOf(issue.errors) : issue.message);
            else
                for (const inner of branch)
                    reportIssue(document, inner, path);
            return;
        }
        case 'invalid_type':
            document.report(path, `must be ${article(issue.expected)}.`);
            return;
        case 'too_small':
        case 'too_big':
            document.report(path, sizeWords(issue));
            return;
        case 'invalid_key':
            document.report(path, issue.issues[0]?.message ?? issue.message, 'key');
            return;
        default:
            document.report(path, issue.message);
    }
}
/** What the schema says itself, or in our words what the library says in its own. */
function sizeWords(issue) {
    if (!/^Too (small|big)/.test(issue.message))
        return issue.message;
    if (issue.code === 'too_big')
        return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}.`;
    return issue.origin === 'string' ? 'must not be empty.' : `must be at least ${issue.minimum}.`;
}
/** Whether a branch of a union is for another kind of value altogether. */
function isOtherKind(branch) {
    return branch.every((issue) => {
        if (issue.path.length > 0)
            return false;
        return issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.every(isOtherKind));
    });
}
function kindsOf(branches) {
    const kindOf = (issue) => {
        if (issue.code === 'invalid_union')
            return issue.errors.flat().flatMap(kindOf);
        return issue.code === 'invalid_type' ? [article(issue.expected)] : [];
    };
    return `must be ${[...new Set(branches.flat().flatMap(kindOf))].join(' or ')}.`;
}
function article(kind) {
    const names = {
        string: 'a text',
        object: 'a mapping',
        record: 'a mapping',
        array: 'a list',
        boolean: 'true or false',
        number: 'a number',
        int: 'a whole number',
    };
    return names[kind] ?? kind;
}


/***/ }),

/***/ 50789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nf: () => (/* binding */ closestName),
/* harmony export */   Rc: () => (/* binding */ nameKey),
/* harmony export */   Zv: () => (/* binding */ listNames),
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   h9: () => (/* binding */ oneOrMore),
/* harmony export */   hP: () => (/* binding */ mustHoldOne),
/* harmony export */   qb: () => (/* binding */ nearestName),
/* harmony export */   qp: () => (/* binding */ patterns),
/* harmony export */   uW: () => (/* binding */ section),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26921);
/* harmony import */ var _settings_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89510);



/** The known name that was probably meant, when one is near enough. */
function nearestName(name, known) {
    const candidate = closestName(name, known);
    if (candidate === undefined)
        return undefined;
    const away = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(name.toLowerCase(), candidate.toLowerCase());
    return away <= Math.max(2, Math.floor(name.length / 3)) ? candidate : undefined;
}
/** The known name that is least unlike, however unlike that is. */
function closestName(name, known) {
    if (known.length === 0)
        return undefined;
    const lowered = known.map((each) => each.toLowerCase());
    return known[lowered.indexOf((0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(name.toLowerCase(), lowered))];
}
function didYouMean(name, known) {
    const nearest = nearestName(name, known);
    return nearest === undefined ? `Known here: ${listNames(known)}.` : `Did you mean '${nearest}'?`;
}
const maxListed = 50;
/** Names for a message: the first of them, and how many more there are. */
function listNames(names) {
    const others = names.length - maxListed;
    return [...names.slice(0, maxListed), ...(others > 0 ? [`and ${others} more`] : [])].join(', ');
}
/** An object that knows its keys; each unknown key gets a line of the message, in their order. */
function section(shape) {
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej(shape, {
        error: (issue) => issue.code === 'unrecognized_keys'
            ? issue.keys
                .map((key) => `unknown key '${key}'. ${didYouMean(key, Object.keys(shape))}`)
                .join('\n')
            : undefined,
    });
}
function oneOf(what, names) {
    return zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(names, {
        error: (issue) => typeof issue.input === 'string'
            ? `unknown ${what} '${issue.input}'. ${didYouMean(issue.input, names)}`
            : `must name a ${what}: ${names.join(', ')}`,
    });
}
const nameKey = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(_settings_values_js__WEBPACK_IMPORTED_MODULE_1__/* .namePattern */ ._u, "must be a name: lower-case letters, digits, '-' and '_', starting with a letter or digit");
const mustHoldOne = 'must hold at least one entry';
const oneOrMore = (value) => zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([value, zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(value).min(1, mustHoldOne)]);
const patterns = (what) => oneOrMore(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1)).optional().describe(`${what}, as GitHub's filter patterns; ! excludes.`);


/***/ }),

/***/ 18646:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AZ: () => (/* binding */ ruleSchema),
/* harmony export */   Wf: () => (/* binding */ configurationSchema),
/* harmony export */   tX: () => (/* binding */ targetSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26921);
/* harmony import */ var _settings_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89510);
/* harmony import */ var _targets_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47396);
/* harmony import */ var _schema_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50789);
/* harmony import */ var _source_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11394);
/* harmony import */ var _step_schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35337);






/**
 * The one source of the configuration's types, of `ticketwire.schema.json` and of docs/configuration.md.
 * Keys are in kebab-case; an unknown one is an error.
 */
const targetSchemas = Object.values(_targets_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .targetTypes */ .v).map(({ type, label, invites, reports, room, deploys, options }) => {
    const things = invites ? 'People' : room === undefined ? 'Tickets' : 'Messages';
    const where = deploys === undefined ? `${things} in ${label}.` : `Pushes to ${label}.`;
    const what = reports === undefined ? where : `Tells ${label}.`;
    return (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .section */ .uW)({ type: zod__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz(type).describe(what), ...options });
});
const targetSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .discriminatedUnion */ .gMt('type', targetSchemas, {
    error: (issue) => {
        const known = Object.keys(_targets_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .targetTypes */ .v);
        const type = issue.input?.type;
        if (issue.code !== 'invalid_union')
            return undefined;
        return typeof type === 'string'
            ? `unknown target type '${type}'. ${(0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(type, known)}`
            : `the key 'type' is missing. Known types: ${known.join(', ')}.`;
    },
});
const associations = [
    'owner',
    'member',
    'collaborator',
    'contributor',
    'first_time_contributor',
    'first_timer',
    'none',
    'newcomer',
];
const ruleSchema = (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .section */ .uW)({
    name: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()
        .refine((name) => name.trim() !== '' && name.length <= 200 && name.isWellFormed() && !/\p{Cc}/u.test(name), {
        error: 'must be a name of 1 to 200 characters, without control characters',
    })
        .describe('Unique; messages and pages call the rule by it.'),
    on: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOrMore */ .h9)(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().min(1)).describe("An event type, a family such as 'alert', a list, or a glob."),
    from: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOrMore */ .h9)(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().min(1)).optional().describe('A source or a list of them. Omit for every source.'),
    if: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().min(1).optional().describe('A Liquid expression over the event, such as alert.severity != "note".'),
    repositories: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .patterns */ .qp)('Repositories'),
    branches: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .patterns */ .qp)("A pull request's base branch, or the branch of a push or a run"),
    tags: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .patterns */ .qp)('Tags'),
    paths: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .patterns */ .qp)("Files: those a push changes, or an alert's"),
    labels: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .patterns */ .qp)('Labels of the pull request, the issue or the alert; one that fits is enough'),
    actors: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .patterns */ .qp)('Logins of whoever did it'),
    authors: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .patterns */ .qp)('Logins of whose pull request, issue or comment it is; else of whoever did it'),
    command: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .patterns */ .qp)('Names of slash commands, without the slash'),
    association: zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([(0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)('association', associations), zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg((0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)('association', associations)).min(1, _schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .mustHoldOne */ .hP)])
        .optional()
        .describe(`What the author is to the repository: ${associations.join(', ')}. newcomer: the first issue, pull request or merge.`),
    teams: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOrMore */ .h9)(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().regex(/^[A-Za-z\d][A-Za-z\d-]{0,38}\/[\w.-]{1,255}$/, 'must be ORGANISATION/TEAM'))
        .optional()
        .describe('Whoever did it is in one of these teams, octo/maintainers; asked of the github-org target of that organisation.'),
    severity: (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)('severity', ['critical', 'high', 'medium', 'low', 'error', 'warning', 'note'])
        .optional()
        .describe('The least severity of an alert.'),
    after: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig().int().min(1).max(100).default(1).describe('Failing runs in a row before one counts.'),
    confidential: zod__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY()
        .default(false)
        .describe('true: confidential issues, and what is written on them, count, too.'),
    forks: zod__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY().default(false).describe('true: runs of pull requests from forks count, too.'),
    enabled: zod__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY().default(true).describe('false parks the rule.'),
    do: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_step_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .stepSchema */ .S).min(1, _schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .mustHoldOne */ .hP).describe('What happens, in this order.'),
});
const configurationSchema = (0,_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .section */ .uW)({
    sources: zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .nameKey */ .Rc, _source_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceSchema */ .d).default({}).describe('Who may send to the receiver.'),
    targets: zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(_schema_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .nameKey */ .Rc, targetSchema).default({}).describe('Where effects go.'),
    keep: (0,_settings_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationValue */ .k6)('1h', '3650d')
        .prefault('30d')
        .describe('How long deliveries are kept; those with unfinished effects, and tickets, are kept for good.'),
    messages: zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP())
        .default({})
        .describe('Liquid templates of messages instead of the built-in ones, by event type or family: { push: ..., alert.closed: ... }.'),
    rules: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(ruleSchema).default([]).describe('When something happens, what is done.'),
}).meta({ title: 'Ticketwire configuration' });


/***/ }),

/***/ 11394:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ sourceSchema)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./shared/mapping/event-facts.ts
var event_facts = __webpack_require__(6009);
// EXTERNAL MODULE: ./shared/senders/registry.ts + 51 modules
var registry = __webpack_require__(7707);
// EXTERNAL MODULE: ./shared/settings/github.ts
var github = __webpack_require__(12551);
// EXTERNAL MODULE: ./shared/settings/values.ts
var values = __webpack_require__(89510);
// EXTERNAL MODULE: ./shared/config/schema-parts.ts
var schema_parts = __webpack_require__(50789);
// EXTERNAL MODULE: ./shared/signing/hmac.ts
var hmac = __webpack_require__(26739);
// EXTERNAL MODULE: ./shared/signing/signature-form.ts
var signature_form = __webpack_require__(1727);
;// CONCATENATED MODULE: ./shared/config/signature-schema.ts





const headerName = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'must be the name of a header, such as X-Signature')
    .transform((name) => name.toLowerCase());
/** What a source says of how it is signed. What is not said is the sender's own. */
const signatureSchema = (0,schema_parts/* section */.uW)({
    header: headerName.optional().describe('The header that holds the signature.'),
    algorithm: (0,schema_parts/* oneOf */.yL)('algorithm', signature_form/* algorithms */.Rz)
        .optional()
        .describe("HMAC by its digest, sha256 unless set; ed25519: the secret is the sender's public key; token: the header is the secret itself."),
    encoding: (0,schema_parts/* oneOf */.yL)('encoding', signature_form/* encodings */.d8).optional().describe('How the signature is written; hex unless set.'),
    prefix: schemas/* string */.YjP().optional().describe('What stands before the signature, such as sha256=.'),
    separator: schemas/* string */.YjP()
        .min(1)
        .max(3)
        .optional()
        .describe('What stands between several signatures in one header, any of which may match; absent: there is one.'),
    signed: schemas/* string */.YjP()
        .optional()
        .describe("What is signed, '{body}' unless set, such as '{timestamp}:{body}'; {id}; {payload}: a form's field of that name."),
    'timestamp-header': headerName.optional().describe('The header that holds the time.'),
    'timestamp-prefix': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Where the time is one entry of the signature's header, what stands before it, such as t=."),
    'id-header': headerName.optional().describe("The header that holds the message's id."),
    tolerance: (0,values/* durationValue */.k6)('1s', '1d').optional().describe('How far the time may be off; 5m unless set.'),
    key: (0,schema_parts/* oneOf */.yL)('form', hmac/* keyForms */.Ls).optional().describe("What the secret is of the key's bytes; text unless set."),
    'key-prefix': schemas/* string */.YjP()
        .optional()
        .describe('What the secret begins with and is not part of the key, such as whsec_.'),
    'header-prefix': schemas/* string */.YjP()
        .regex(/^[a-z-]+$/i, 'must be the start of a header, such as svix-')
        .transform((name) => name.toLowerCase())
        .optional()
        .describe("Standard Webhooks: what the headers' names begin with; webhook- unless set."),
});

;// CONCATENATED MODULE: ./shared/config/source-schema.ts







const until = iso/* datetime */.w$({ offset: true, error: 'must be a time such as 2026-12-01T00:00:00Z' })
    .describe('When this secret stops being valid.');
/** One secret, or a list of them. */
const secretsOf = (value) => {
    const one = schemas/* union */.KCZ([value, (0,schema_parts/* section */.uW)({ value, until })]);
    return schemas/* union */.KCZ([one, schemas/* array */.YOg(one).min(1, schema_parts/* mustHoldOne */.hP)]);
};
const basicSchema = (0,schema_parts/* section */.uW)({
    user: schemas/* string */.YjP().regex(/^[^:]+$/, 'must be a user name without a colon'),
    password: values/* secretValue */.aF,
    until: until.optional(),
});
const template = schemas/* string */.YjP().min(1);
const eventSchema = (0,schema_parts/* section */.uW)({
    type: template.describe('The type of the event, such as alert.opened; empty: the delivery asks for nothing.'),
    subject: template.describe('What the event is about: the same for the opening and the closing of one alert.'),
    at: template.optional().describe('When it happened: ISO 8601, or seconds or milliseconds since 1970.'),
    ...Object.fromEntries(Object.entries(event_facts/* factKinds */.S).map(([family, facts]) => [
        family,
        (0,schema_parts/* section */.uW)(Object.fromEntries(Object.keys(facts).map((fact) => [fact, template.optional()])))
            .optional()
            .describe(`Facts: ${Object.keys(facts).join(', ')}.`),
    ])),
});
const catchUpSchema = (0,schema_parts/* section */.uW)({
    repository: values/* repositoryValue */._p
        .optional()
        .describe('The repository that the hook belongs to, as owner/name; neither: the hook is that of `app`.'),
    organization: schemas/* string */.YjP()
        .regex(/^[\w-]+$/, 'must be the login of an organisation')
        .optional()
        .describe('The organisation that the hook belongs to.'),
    hook: schemas/* number */.aig()
        .int()
        .positive()
        .optional()
        .describe("The hook's number, from its address; unless set every hook there that posts to this source's path."),
    ...(0,github/* credentialOptions */.Kn)('A token that may read webhooks there.'),
    'api-url': values/* addressValue */.qy.optional().describe('GitHub Enterprise Server: https://HOST/api/v3.'),
    every: (0,values/* durationValue */.k6)('10s', '1d').prefault('15m').describe('How often GitHub is asked.'),
    window: (0,values/* durationValue */.k6)('1h', '30d')
        .optional()
        .describe('How far back GitHub is asked; 3d unless set, with an `api-url` 7d.'),
});
const sourceSchema = (0,schema_parts/* section */.uW)({
    sender: (0,schema_parts/* oneOf */.yL)('sender', Object.keys(registry/* senders */.B)).describe('The system that calls.'),
    secret: secretsOf(values/* secretValue */.aF).optional().describe('The secret both sides share; a list during a rotation.'),
    bearer: secretsOf(values/* secretValue */.aF)
        .optional()
        .describe('Instead of a secret: the token that is sent as `Authorization: Bearer TOKEN`; a list during a rotation.'),
    basic: schemas/* union */.KCZ([basicSchema, schemas/* array */.YOg(basicSchema).min(1, schema_parts/* mustHoldOne */.hP)])
        .optional()
        .describe('Instead of a secret: the `user` and `password` that are sent as `Authorization: Basic`; a list during a rotation, with `until`.'),
    path: schemas/* string */.YjP()
        .regex(/^\/(?!.*(\/\/|\/\.))[\w\-./]*$/, 'must be a path such as /hooks/lgtm')
        .optional()
        .describe('Where it is served; /hooks/NAME unless set.'),
    'catch-up': catchUpSchema
        .optional()
        .describe('Asks GitHub for deliveries that failed: repository or organization, hook, token, api-url, every, window; docs/senders/github.md tells of them. Absent: off.'),
    'reply-within': (0,values/* durationValue */.k6)('100ms', '5m')
        .prefault('8s')
        .describe('How long a sender that waits for our answer is kept waiting.'),
    repositories: (0,schema_parts/* patterns */.qp)('Deliveries about any other repository ask for nothing. Repositories'),
    dedupe: (0,schema_parts/* oneOf */.yL)('way', ['id', 'subject'])
        .default('id')
        .describe('subject: what several hooks tell of one happening is done once, over all sources that say so; id: only the same delivery is known again.'),
    'allow-sha1': schemas/* boolean */.zMY()
        .default(false)
        .describe('true: signatures with SHA-1 count too, from servers that make no better ones.'),
    'group-by': (0,schema_parts/* oneOf */.yL)('unit', ['alert', 'group'])
        .default('alert')
        .describe('Alertmanager, Grafana: whether each alert has a ticket, or each group of alerts one.'),
    signature: signatureSchema
        .optional()
        .describe('How deliveries are signed: `generic`, `grafana`, `standard-webhooks`; docs/senders/ tells what each takes.'),
    'delivery-id': template
        .optional()
        .describe("Generic: Liquid template of the delivery's own id, the same when it is sent again."),
    event: eventSchema.optional().describe('Generic: Liquid templates of what a delivery says; docs/senders/generic.md.'),
    'max-body': values/* sizeValue */.jr.optional().describe("Largest body; the sender's own limit unless set."),
});


/***/ }),

/***/ 35337:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ stepSchema),
  P: () => (/* binding */ verbs)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
;// CONCATENATED MODULE: ./shared/model/command.ts
/** The reactions there are, by GitHub's names. https://docs.github.com/rest/reactions */
const emojis = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];

;// CONCATENATED MODULE: ./shared/model/rule.ts
/** Tickets that are missing from an incomplete report stay open, or are closed. */
const onIncompletes = ['hold', 'close'];
/** Where ticket keys are looked for; `this` is the pull request or issue that the event is about. */
const places = ['title', 'body', 'branch', 'commits', 'pull_requests', 'this'];
/** Which references to a ticket count: those behind a closing keyword such as `Fixes`, or all. */
const references = ['closing', 'any-mention'];

// EXTERNAL MODULE: ./shared/settings/values.ts
var values = __webpack_require__(89510);
// EXTERNAL MODULE: ./shared/targets/registry.ts + 124 modules
var registry = __webpack_require__(47396);
// EXTERNAL MODULE: ./shared/config/schema-parts.ts
var schema_parts = __webpack_require__(50789);
// EXTERNAL MODULE: ./shared/mapping/severity.ts
var severity = __webpack_require__(4028);
;// CONCATENATED MODULE: ./shared/config/ticket-schema.ts



const inTarget = (what) => schemas/* string */.YjP().min(1).describe(`The target ${what}.`);
const words = ['default', ...(0,severity/* severityWords */.D4)()];
const severityKey = schemas/* string */.YjP().refine((word) => words.includes(word.toLowerCase()), {
    error: ({ input }) => `unknown severity '${String(input)}'. ${(0,schema_parts/* didYouMean */.au)(String(input), words)}`,
});
/** What a step says of a ticket that it opens. */
const ticketShape = {
    in: inTarget('that gets the ticket'),
    title: schemas/* string */.YjP().min(1).optional().describe("Liquid template of the ticket's title."),
    body: schemas/* string */.YjP().min(1).optional().describe("Liquid template of the ticket's body, in Markdown."),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().describe("Labels instead of the sender's own."),
    assignees: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).max(10).optional().describe('Logins that a new ticket is assigned to.'),
    'issue-type': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Jira: the type's name or id; Task, or the project's first, unless set."),
    priority: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), schemas/* record */.g1P(severityKey, schemas/* string */.YjP().min(1))])
        .optional()
        .describe("Jira: the priority's name, or one for each severity: { critical: Highest, high: High, default: Medium }."),
    fields: schemas/* record */.g1P(schemas/* string */.YjP().min(1), schemas/* json */.Pq9())
        .optional()
        .describe('Jira: values of further fields by their ids; texts are Liquid templates.'),
};

;// CONCATENATED MODULE: ./shared/config/naming-schema.ts





const placesValue = schemas/* array */.YOg((0,schema_parts/* oneOf */.yL)('place', places))
    .min(1, schema_parts/* mustHoldOne */.hP)
    .default(['title', 'body', 'branch', 'commits', 'pull_requests'])
    .describe(`Where keys of tickets are looked for: ${places.join(', ')}. \`this\` is the pull request or issue itself.`);
const projectsValue = schemas/* array */.YOg(values/* projectValue */.tp)
    .min(1, schema_parts/* mustHoldOne */.hP)
    .optional()
    .describe('Only tickets of these projects; absent: of all that the target may touch.');
const referencesValue = (0,schema_parts/* oneOf */.yL)('kind of reference', references)
    .optional()
    .describe('closing: only references behind a closing keyword such as Fixes; any-mention: all. Unless set, closing for numbers of issues that are moved to a closed state, and any-mention for keys of Jira and for other steps.');
const transitionSchema = (0,schema_parts/* section */.uW)({
    in: inTarget('whose tickets are moved'),
    to: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('A status, the name or id of a transition, or category:done, category:new, category:indeterminate.'),
    move: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Instead of `to`: a move of the target's workflow, such as next; made once for a pull request or a release."),
    tickets: placesValue,
    projects: projectsValue,
    references: referencesValue,
    'max-hops': schemas/* number */.aig().int().min(1).max(10).default(1).describe('How many transitions may be made in a row.'),
    fields: schemas/* record */.g1P(schemas/* string */.YjP().min(1), schemas/* json */.Pq9())
        .default({})
        .describe('Values for fields of the transition by their ids, such as resolution; texts are Liquid templates.'),
    comment: schemas/* string */.YjP().min(1).optional().describe('Liquid template of a comment on every ticket that is moved.'),
}).meta({ oneOf: [{ required: ['to'] }, { required: ['move'] }] });
const commentSchema = (0,schema_parts/* section */.uW)({
    in: inTarget('whose tickets are commented on'),
    tickets: placesValue,
    projects: projectsValue,
    references: referencesValue,
    text: schemas/* string */.YjP().min(1).describe('Liquid template, in Markdown.'),
});
const labelSchema = (0,schema_parts/* section */.uW)({
    in: inTarget('whose tickets are labelled'),
    tickets: placesValue,
    projects: projectsValue,
    references: referencesValue,
    add: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]).describe('Labels put on.'),
    remove: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]).describe('Labels taken off.'),
});
const releaseSchema = (0,schema_parts/* section */.uW)({
    in: inTarget('whose tickets are in the version'),
    version: schemas/* string */.YjP().min(1).describe("Liquid template of the version's name, such as {{ release.tag }}."),
    tickets: placesValue,
    projects: projectsValue,
    references: referencesValue,
    released: schemas/* boolean */.zMY().default(false).describe('true: the version is released, on the day of the event.'),
});

;// CONCATENATED MODULE: ./shared/config/step-schema.ts








const trackSchema = (0,schema_parts/* section */.uW)({
    ...ticketShape,
    'reopen-within': (0,values/* durationValue */.k6)('0s', '3650d')
        .optional()
        .describe('A closed ticket that nobody touched for longer stays closed, and a new one that names it is opened; 0s: it is reopened however old it is, as the receiver does unless set. Unless set 90d in a workflow.'),
    'on-close': (0,schema_parts/* oneOf */.yL)('way', ['close', 'comment', 'nothing'])
        .default('close')
        .describe('What the end of the subject does to the ticket.'),
    'on-incomplete': (0,schema_parts/* oneOf */.yL)('way', onIncompletes)
        .optional()
        .describe('Workflows only. Whether tickets of alerts that are missing from a SARIF report of a failed run stay open (hold) or are closed (close). Unless set, they stay open if the report says that something was not analysed.'),
    repeat: (0,schema_parts/* oneOf */.yL)('way', ['comment', 'nothing'])
        .optional()
        .describe('What a subject does that is reported once more; comment for runs, nothing for alerts unless set.'),
    'max-new': schemas/* number */.aig().int().min(0).optional().describe('How many tickets one workflow run may open for this step.'),
    per: (0,schema_parts/* oneOf */.yL)('unit', ['run', 'job'])
        .default('run')
        .describe('For runs: one ticket per workflow and branch, or per job.'),
});
const openSchema = (0,schema_parts/* section */.uW)(ticketShape);
const inviteSchema = (0,schema_parts/* section */.uW)({
    to: inTarget('that invites the author'),
    teams: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]).describe('Slugs of teams that are joined, too.'),
    after: schemas/* number */.aig().int().min(0).max(100).default(1).describe('Merged pull requests before somebody is invited.'),
    welcome: schemas/* string */.YjP().min(1).optional().describe('Liquid template of a comment for whoever is invited.'),
});
const reasons = [...new Set(Object.values(registry/* targetTypes */.v).flatMap(({ reports }) => reports?.reasons ?? []))];
const reportSchema = (0,schema_parts/* section */.uW)({
    to: inTarget('that is told'),
    as: (0,schema_parts/* oneOf */.yL)('reason', reasons)
        .optional()
        .describe(`The reason that is given, instead of what the ticket's labels say: ${reasons.join(', ')}.`),
});
const postSchema = (0,schema_parts/* section */.uW)({
    to: inTarget('where it is said'),
    text: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Liquid template, in Markdown: the first line, and what else there is to know under it.'),
    thread: schemas/* boolean */.zMY()
        .default(false)
        .describe('true: what is about one thing stands together, and the first message says how it is now.'),
    every: (0,values/* durationValue */.k6)('1s', '7d').optional().describe('All messages of so long a time are said together: 15m.'),
});
const argument = schemas/* string */.YjP().refine((text) => !text.includes('\0'), { error: 'must not hold a NUL' });
const program = schemas/* array */.YOg(argument)
    .min(1, schema_parts/* mustHoldOne */.hP)
    .refine(([file]) => file !== '', { error: 'must begin with a program' });
const deploySchema = (0,schema_parts/* section */.uW)({
    to: inTarget('that is brought to what was pushed'),
    // biome-ignore lint/suspicious/noThenProperty: it is a key of the configuration, and nobody awaits a schema
    then: schemas/* union */.KCZ([program, schemas/* array */.YOg(program).min(1, schema_parts/* mustHoldOne */.hP)])
        .optional()
        .describe('A program and its arguments, or a list of such lists: run in the checkout afterwards, without a shell. In the file alone.'),
});
/** GitHub's limit. */
const maxPayloadMembers = 10;
const answering = schemas/* string */.YjP()
    .min(1)
    .optional()
    .describe('The target whose credentials answer, on the forge the command was given on; absent: the one called issues, or the only one.');
const replySchema = (0,schema_parts/* section */.uW)({
    in: answering,
    text: schemas/* string */.YjP().min(1).describe('Liquid template, in Markdown.'),
});
/** YAML reads `+1` and `-1` as numbers. */
const emojiValue = schemas/* union */.KCZ([(0,schema_parts/* oneOf */.yL)('emoji', emojis), schemas/* literal */.euz(1), schemas/* literal */.euz(-1)])
    .transform((value) => (value === 1 ? '+1' : value === -1 ? '-1' : value));
const reactSchema = (0,schema_parts/* section */.uW)({
    in: answering,
    emoji: emojiValue.describe(`One of ${emojis.join(', ')}.`),
});
/** https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event */
const dispatchSchema = (0,schema_parts/* section */.uW)({
    in: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('The target whose credentials start it; absent: the one called issues, or the only one.'),
    repository: values/* repositoryValue */._p.describe('Where the workflows are, as owner/name.'),
    event: schemas/* string */.YjP().min(1).max(100).describe('The event they wait for: `on: repository_dispatch: types`.'),
    payload: schemas/* record */.g1P(schemas/* string */.YjP().min(1), schemas/* json */.Pq9())
        .refine((payload) => Object.keys(payload).length <= maxPayloadMembers, {
        error: `must hold at most ${maxPayloadMembers} keys: GitHub takes no more; nest others`,
    })
        .default({})
        .describe('What they find in `github.event.client_payload`; texts in it are Liquid templates.'),
});
/** The steps and what each may say. */
const stepSchemas = {
    track: trackSchema,
    open: openSchema,
    transition: transitionSchema,
    comment: commentSchema,
    label: labelSchema,
    release: releaseSchema,
    invite: inviteSchema,
    report: reportSchema,
    post: postSchema,
    deploy: deploySchema,
    reply: replySchema,
    react: reactSchema,
    dispatch: dispatchSchema,
};
const verbs = Object.keys(stepSchemas);
/** One entry of `do`. */
const stepSchema = (0,schema_parts/* section */.uW)({
    track: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), trackSchema])
        .optional()
        .describe('The ticket follows the alert or the run: it is opened, closed, reopened and suppressed with it.'),
    open: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), openSchema])
        .optional()
        .describe('Opens a ticket that follows nothing, once per event.'),
    transition: transitionSchema.optional().describe('Moves every ticket that the event names.'),
    comment: commentSchema.optional().describe('Comments once on every ticket that the event names.'),
    label: labelSchema.optional().describe('Labels every ticket that the event names.'),
    release: releaseSchema.optional().describe('Makes a version, and names it on every ticket that the event names.'),
    invite: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), inviteSchema])
        .optional()
        .describe('Invites the author to an organisation, once.'),
    report: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), reportSchema])
        .optional()
        .describe('Tells the sender of an alert what a person decided on its ticket.'),
    post: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), postSchema])
        .optional()
        .describe('Says it in a room.'),
    deploy: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), deploySchema])
        .optional()
        .describe('Brings a git checkout to what was pushed.'),
    reply: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), replySchema])
        .optional()
        .describe('Answers a slash command where it was given; short: the text.'),
    react: schemas/* union */.KCZ([emojiValue, reactSchema])
        .optional()
        .describe(`Puts a reaction on the slash command; short: one of ${emojis.join(', ')}.`),
    dispatch: dispatchSchema.optional().describe('Starts the workflows of a repository that wait for it.'),
}).meta({ minProperties: 1, maxProperties: 1 });


/***/ }),

/***/ 27121:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LT: () => (/* binding */ loose),
/* harmony export */   nz: () => (/* binding */ ableTargets),
/* harmony export */   wg: () => (/* binding */ rememberUsualTargets)
/* harmony export */ });
/* unused harmony export usualTarget */
/* harmony import */ var _targets_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47396);

/** Steps that may leave out which target they are done with, and which kinds of target can do them. */
const loose = {
    reply: ({ answers }) => answers !== undefined,
    react: ({ answers }) => answers !== undefined,
    dispatch: ({ dispatches }) => dispatches === true,
};
/** Names of the targets that could be meant by a step that names none. */
function ableTargets(verb, targets) {
    const typeOf = (name) => {
        const { type = '' } = targets[name] ?? {};
        return Object.hasOwn(_targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v, type) ? _targets_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .targetTypes */ .v[type] : undefined;
    };
    const able = Object.keys(targets).filter((name) => {
        const type = typeOf(name);
        return type !== undefined && loose[verb](type);
    });
    if (able.includes(usualName))
        return [usualName];
    const trackers = able.filter((name) => typeOf(name)?.limits !== undefined);
    return trackers.length === 0 ? able : trackers;
}
/** What the Action calls its own repository's issues. */
const usualName = 'issues';
/** The target of a step that names none; undefined where there is none, or more than one. */
function usualTarget(verb, targets) {
    const [only, ...others] = ableTargets(verb, targets);
    return others.length === 0 ? only : undefined;
}
/** {@link usualTarget} for many steps: the targets are looked through once for each verb. */
function rememberUsualTargets(targets) {
    const known = new Map();
    return (verb) => {
        if (!known.has(verb))
            known.set(verb, usualTarget(verb, targets));
        return known.get(verb);
    };
}


/***/ }),

/***/ 24202:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var js_yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33243);

/** Aliases may repeat what they name, as long as the file does not grow beyond this. */
const minValues = 100_000;
const growth = 10;
/** Reads a YAML 1.2 document; its time grows with the length of the text. */
function parseYaml(text) {
    const lineAndColumn = createLineCounter(text);
    try {
        const events = (0,js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseEvents */ .PH)(text, {});
        const documents = (0,js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .constructFromEvents */ .fw)(events, { source: text });
        if (documents.length > 1)
            return { reason: 'it holds several documents', line: 1, column: 1 };
        const hasAliases = events.some(({ type }) => type === js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.ALIAS);
        const maxValues = Math.max(minValues, events.length * growth);
        const value = hasAliases ? createCopier(maxValues)(documents[0], 0) : documents[0];
        if (value === tooLarge)
            return { reason: tooLarge.reason, line: 1, column: 1 };
        let root;
        return {
            value: value ?? {},
            // Most files have no mistakes, so that nobody asks where anything is.
            locate: (path, place) => {
                root ??= locateAll(events, text);
                return find(root, path, place);
            },
            lineAndColumn,
        };
    }
    catch (error) {
        if (!(error instanceof js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .YAMLException */ .tB))
            throw error;
        const [reason, back] = reword(error.reason);
        return { reason, ...lineAndColumn((error.mark?.position ?? 0) - back) };
    }
}
const tooLarge = {
    reason: 'its aliases repeat so much, or contain themselves, that it becomes too large. Use fewer aliases',
};
/** Without aliases no file is nested deeper: the reader refuses it. */
const maxDepth = 100;
/** Copies a value, so that no two places share a part of it. Gives {@link tooLarge} where it has more than `maxValues` parts. */
function createCopier(maxValues) {
    let left = maxValues;
    return function copy(value, depth) {
        left -= 1;
        if (left < 0 || depth > maxDepth)
            return tooLarge;
        if (typeof value !== 'object' || value === null)
            return value;
        const parts = [];
        for (const [key, part] of Object.entries(value)) {
            const copied = copy(part, depth + 1);
            if (copied === tooLarge)
                return tooLarge;
            parts.push([key, copied]);
        }
        return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
    };
}
/** The library's words, where ours say more. The second value is how far before its position the mistake starts. */
function reword(reason) {
    const [, anchor] = /^unidentified alias "(.*)"$/.exec(reason) ?? [];
    if (anchor !== undefined)
        return [`no anchor before this is called '${anchor}'`, 1];
    return reason === 'duplicated mapping key' ? ['this key is set twice', 0] : [reason, 0];
}
function createLineCounter(text) {
    let lineStarts;
    return (offset) => {
        lineStarts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
        let [first, last] = [0, lineStarts.length - 1];
        while (first < last) {
            const middle = Math.ceil((first + last) / 2);
            if ((lineStarts[middle] ?? 0) <= offset)
                first = middle;
            else
                last = middle - 1;
        }
        return { line: first + 1, column: offset - (lineStarts[first] ?? 0) + 1 };
    };
}
/** Where every node is, from the events of the first document. */
function locateAll(events, text) {
    let at = 1;
    const next = () => events[at++];
    function read(event) {
        const node = { start: startOf(event), parts: new Map() };
        if (event?.type === js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.SEQUENCE) {
            for (let item = next(); item !== undefined && item.type !== js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.POP; item = next()) {
                node.parts.set(node.parts.size, read(item));
            }
        }
        else if (event?.type === js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.MAPPING) {
            for (let key = next(); key !== undefined && key.type !== js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.POP; key = next()) {
                const keyStart = read(key).start;
                const value = read(next());
                const start = value.start < 0 ? keyStart : value.start;
                if (key.type === js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.SCALAR)
                    node.parts.set((0,js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .getScalarValue */ .KE)(text, key), { ...value, start, keyStart });
            }
        }
        return node;
    }
    return read(next());
}
/** Negative for an empty value, which is nowhere. */
function startOf(event) {
    switch (event?.type) {
        case js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.SCALAR: {
            const { valueStart, style } = event;
            const isQuoted = style === js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .SCALAR_STYLE */ .jK.SINGLE_QUOTED || style === js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .SCALAR_STYLE */ .jK.DOUBLE_QUOTED;
            return isQuoted ? valueStart - 1 : valueStart;
        }
        case js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.SEQUENCE:
        case js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.MAPPING:
            return event.start;
        case js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .EVENT_ID */ .hy.ALIAS:
            return event.anchorStart - 1;
        default:
            return 0;
    }
}
function find(root, path, place) {
    let node = root;
    for (const part of path) {
        const child = node.parts.get(part) ?? node.parts.get(String(part));
        if (child === undefined)
            return Math.max(0, node.keyStart ?? node.start);
        node = child;
    }
    return Math.max(0, place === 'key' ? (node.keyStart ?? node.start) : node.start);
}


/***/ }),

/***/ 95015:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kt: () => (/* binding */ messageFact),
/* harmony export */   O8: () => (/* binding */ labelsFact),
/* harmony export */   Ti: () => (/* binding */ detailsFact),
/* harmony export */   XB: () => (/* binding */ lineFact),
/* harmony export */   cN: () => (/* binding */ urlFact),
/* harmony export */   st: () => (/* binding */ nameFact),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _cut_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61811);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94196);


/** The facts that were said. */
function factsOf(found) {
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
/** A message for people: at most 4,000 characters; undefined when nothing is left of it. */
function messageFact(value) {
    return textFact(value, 4_000);
}
/** A name, a label or a path: at most 1,000 characters. */
function nameFact(value) {
    return textFact(value, 1_000);
}
/** An address that a person may follow: http or https. */
function urlFact(value) {
    return typeof value === 'string' && (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .inertUrl */ .SM)(value) !== undefined ? value : undefined;
}
function lineFact(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined;
}
/** The first 20 labels, which is what GitHub keeps of a rule's tags. */
function labelsFact(value) {
    const labels = [];
    for (const each of Array.isArray(value) ? value : []) {
        const label = nameFact(each);
        if (label !== undefined && !labels.includes(label))
            labels.push(label);
        if (labels.length === maxLabels)
            break;
    }
    return labels.length === 0 ? undefined : labels;
}
const maxLabels = 20;
/** The first 30 details that say anything, each on one short line. */
function detailsFact(found) {
    const details = [];
    for (const { name, value } of found) {
        const text = urlFact(value) ?? textFact(value, maxDetailChars);
        const label = textFact(name, maxDetailChars);
        if (text !== undefined && label !== undefined)
            details.push({ name: label, value: text });
        if (details.length === maxDetails)
            break;
    }
    return details.length === 0 ? undefined : details;
}
const maxDetails = 30;
const maxDetailChars = 200;
/** As `cutText` does, but without measuring bytes: a log may hold 25,000 texts that are too long. */
function textFact(value, maxChars) {
    if (typeof value !== 'string')
        return undefined;
    const text = (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutControls */ .DJ)(value.slice(0, 2 * maxChars + 2)).trim();
    if (text === '')
        return undefined;
    if (text.length <= maxChars || (0,_cut_js__WEBPACK_IMPORTED_MODULE_1__/* .codePoints */ .BH)(text) <= maxChars)
        return text;
    let end = 0;
    for (let chars = 1; chars < maxChars; chars += 1)
        end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
    return `${text.slice(0, end).trimEnd()}…`;
}


/***/ }),

/***/ 10537:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mv: () => (/* binding */ contextNames),
/* harmony export */   Nw: () => (/* binding */ sourceContextNames),
/* harmony export */   be: () => (/* binding */ unknownNames)
/* harmony export */ });
const person = {
    login: true,
    id: true,
    name: true,
    is_bot: true,
    association: true,
    is_newcomer: true,
    merged_pull_requests: true,
};
/** Every fact by its family; the compiler holds it against the model. */
const facts = {
    alert: {
        id: true,
        rule: true,
        rule_id: true,
        rule_url: true,
        severity: true,
        message: true,
        file: true,
        line: true,
        url: true,
        state: true,
        labels: true,
        project: true,
        project_url: true,
        object: true,
        language: true,
        details: true,
    },
    run: {
        id: true,
        attempt: true,
        number: true,
        workflow: true,
        branch: true,
        tag: true,
        event: true,
        conclusion: true,
        url: true,
        sha: true,
        started_at: true,
        path: true,
        home: true,
        is_fork: true,
        job: true,
        failed_jobs: true,
        passed_jobs: true,
        title: true,
        message: true,
        failures_in_row: true,
    },
    pull_request: {
        number: true,
        title: true,
        body: true,
        branch: true,
        base: true,
        url: true,
        author: true,
        is_draft: true,
        is_fork: true,
        labels: true,
        commits: true,
        merged_by: true,
        label: true,
        assignee: true,
        reviewer: true,
        milestone: true,
        review_state: true,
    },
    review: { body: true, url: true },
    push: {
        ref: true,
        branch: true,
        tag: true,
        is_default_branch: true,
        url: true,
        commits: true,
        paths: true,
        before: true,
        after: true,
        commit: true,
        is_new: true,
        is_deleted: true,
        is_forced: true,
        commit_count: true,
        has_more_commits: true,
        commit_list: true,
        ref_url: true,
    },
    release: {
        tag: true,
        name: true,
        body: true,
        url: true,
        is_prerelease: true,
        is_draft: true,
        commits: true,
        pull_requests: true,
    },
    issue: {
        number: true,
        key: true,
        title: true,
        body: true,
        url: true,
        author: true,
        labels: true,
        is_confidential: true,
        label: true,
        assignee: true,
        milestone: true,
        status: true,
        previous_status: true,
        changes: true,
        reason: true,
    },
    comment: { on: true, body: true, url: true, is_confidential: true, path: true, line: true, sha: true },
    command: { name: true, args: true, text: true, on: true },
    deployment: { environment: true, ref: true, sha: true, url: true, state: true, description: true },
    other: { what: true, deed: true, state: true, name: true, url: true, text: true, items: true },
    repository: {
        full_name: true,
        url: true,
        default_branch: true,
        forge: true,
        id: true,
        previous_name: true,
        former_names: true,
    },
    actor: person,
    author: person,
};
const eventNames = ['id', 'type', 'family', 'source', 'sender', 'subject', 'at', 'view'];
/** What templates and conditions of rules may name: roots, and what each holds; null: anything. */
const contextNames = {
    event: eventNames,
    payload: null,
    ...Object.fromEntries(Object.entries(facts).map(([family, names]) => [family, Object.keys(names)])),
};
/** What templates of a source may name. */
const sourceContextNames = { payload: null, headers: null };
/** Those of the variables that nothing is behind, each once; a variable is its root and what is looked up in it. */
function unknownNames(variables, names) {
    const unknown = new Map();
    for (const [root, member] of variables) {
        if (typeof root !== 'string')
            continue;
        const members = Object.hasOwn(names, root) ? names[root] : undefined;
        if (members === undefined)
            unknown.set(root, { name: root, known: Object.keys(names) });
        else if (members !== null && typeof member === 'string' && !members.includes(member)) {
            const name = `${root}.${member}`;
            unknown.set(name, { name, known: members.map((each) => `${root}.${each}`) });
        }
    }
    return [...unknown.values()];
}


/***/ }),

/***/ 64122:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ cutBlocks)
/* harmony export */ });
/** Ends what was cut. */
const cutMark = '… (cut)';
/**
 * The blocks, or the longest beginning of them that fits, with `… (cut)` at its end. Pieces of text are cut before they are
 * written, so that no escape, address or character is split.
 */
function cutBlocks(blocks, { maxChars, fits }) {
    const total = charsOf(blocks, maxChars);
    if (total <= maxChars && fits(blocks))
        return blocks;
    let least = 0;
    let most = Math.min(total, maxChars) - cutMark.length;
    while (least < most) {
        const middle = Math.ceil((least + most) / 2);
        if (fits(beginningOf(blocks, middle)))
            least = middle;
        else
            most = middle - 1;
    }
    return beginningOf(blocks, least);
}
/** How many characters they hold; counting ends beyond `most`. */
function charsOf(blocks, most) {
    let chars = 0;
    for (const block of blocks) {
        for (const text of textsOf(block)) {
            for (const _ of text) {
                chars += 1;
                if (chars > most)
                    return chars;
            }
            chars += 1;
        }
    }
    return chars;
}
function textsOf(block) {
    if (block.kind === 'code')
        return [block.text];
    const lines = block.kind === 'list' ? block.items.flat() : block.lines;
    return lines.flatMap((runs) => runs.map(({ text }) => text));
}
/** As many characters as given; every piece counts as one more. */
function beginningOf(blocks, chars) {
    const budget = { left: chars };
    const kept = [];
    for (const block of blocks) {
        if (budget.left <= 0)
            break;
        if (block.kind === 'code')
            kept.push({ ...block, text: take(block.text, budget) });
        else if (block.kind === 'paragraph')
            kept.push({ ...block, lines: linesWithin(block.lines, budget) });
        else
            kept.push({ ...block, items: whileLeft(block.items, budget, (lines) => linesWithin(lines, budget)) });
    }
    const last = kept.at(-1);
    const end = [{ text: cutMark }];
    if (last?.kind === 'paragraph')
        last.lines.at(-1)?.push(...end);
    else if (last?.kind === 'list')
        last.items
            .at(-1)
            ?.at(-1)
            ?.push(...end);
    else
        kept.push({ kind: 'paragraph', lines: [end] });
    return kept;
}
function linesWithin(lines, budget) {
    return whileLeft(lines, budget, (runs) => whileLeft(runs, budget, (run) => ({ ...run, text: take(run.text, budget) })).filter(({ text }) => text !== ''));
}
function whileLeft(all, budget, keep) {
    const kept = [];
    for (const each of all) {
        if (budget.left <= 0)
            break;
        kept.push(keep(each));
    }
    return kept;
}
function take(text, budget) {
    budget.left -= 1;
    let end = 0;
    for (const char of text) {
        if (budget.left <= 0)
            break;
        end += char.length;
        budget.left -= 1;
    }
    return text.slice(0, end);
}


/***/ }),

/***/ 61811:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BH: () => (/* binding */ codePoints),
/* harmony export */   IN: () => (/* binding */ cutText),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   zU: () => (/* binding */ excerptOf)
/* harmony export */ });
const ellipsis = '…';
function isWithin(text, limit) {
    return codePoints(text) <= limit.maxChars && Buffer.byteLength(text) <= limit.maxBytes;
}
/** The text, or as much of its beginning as fits with an ellipsis; never half a character. */
function cutText(text, limit) {
    if (isWithin(text, limit))
        return text;
    let chars = 1;
    let bytes = Buffer.byteLength(ellipsis);
    let kept = '';
    for (const char of text) {
        chars += 1;
        bytes += Buffer.byteLength(char);
        if (chars > limit.maxChars || bytes > limit.maxBytes)
            break;
        kept += char;
    }
    return `${kept.trimEnd()}${ellipsis}`;
}
function codePoints(text) {
    let count = 0;
    for (const _ of text)
        count += 1;
    return count;
}
const maxExcerptLines = 10;
/** The beginning of what somebody wrote, without the comments in it that nobody sees. */
function excerptOf(text, maxChars) {
    const seen = withoutComments(text).replace(/\r\n?/g, '\n').trim();
    const lines = seen.split('\n');
    const kept = lines.slice(0, maxExcerptLines).join('\n');
    const isCut = lines.length > maxExcerptLines && codePoints(kept) < maxChars;
    return cutText(isCut ? `${kept}\n${ellipsis}` : kept, { maxChars, maxBytes: Number.MAX_SAFE_INTEGER });
}
/** One that nothing ends goes on to the end. */
function withoutComments(text) {
    let seen = '';
    for (let at = 0; at < text.length;) {
        const open = text.indexOf('<!--', at);
        if (open < 0)
            return seen + text.slice(at);
        seen += text.slice(at, open);
        const close = text.indexOf('-->', open);
        if (close < 0)
            return seen;
        at = close + 3;
    }
    return seen;
}


/***/ }),

/***/ 94196:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DJ: () => (/* binding */ withoutControls),
/* harmony export */   Ic: () => (/* binding */ inertMarkdown),
/* harmony export */   Mh: () => (/* binding */ wordBreak),
/* harmony export */   SM: () => (/* binding */ inertUrl),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   aG: () => (/* binding */ quoteFence),
/* harmony export */   d6: () => (/* binding */ codeFence),
/* harmony export */   lJ: () => (/* binding */ inertTitle),
/* harmony export */   r: () => (/* binding */ inertLink)
/* harmony export */ });
/**
 * Makes text from outside inert for the place it is printed in: no live mention, reference, link, markup or
 * control sequence. Ordinary words come out unchanged.
 */
/** Breaks a word for GitHub's and GitLab's scanners and shows nothing. */
const wordBreak = '\u200B';
/** Text without control characters (but line feeds and tabs) and without characters that reorder or hide text. */
function withoutControls(text) {
    return (text
        .replace(/\r\n?/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
        .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, '')
        .toWellFormed());
}
/** One line of plain text, for titles. Mentions and references are broken too: some places link them in titles. */
function inertTitle(text) {
    return breakReferences(withoutControls(text).replace(/\s+/g, ' ').trim());
}
/**
 * Text for the middle of Markdown prose. Line breaks stay, and no line can start a block.
 * Source of the rules: GitHub Flavored Markdown 0.29, GitHub's own references (users, issues, commits), and GitLab's, which
 * are looked for in what the Markdown came to: https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
function inertMarkdown(text) {
    return withoutControls(text)
        .split('\n')
        .map((line) => inertLine(line.trim()))
        .join('\n');
}
function inertLine(line) {
    return breakMarkup(breakReferences(line))
        .replace(/[\\`*_{}[\]()|~$^]/g, '\\$&')
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/^([#+=-])/, '\\$1')
        .replace(/^(\d+)([.)])/, '$1\\$2')
        .replace(/:(?=[\w+-]+:)/g, `:${wordBreak}`);
}
/** Ends what GitLab finds although its signs are escaped: milestones, epics, iterations, `[issue:1]`, `[TOC]`, `{+ +}`. */
function breakMarkup(text) {
    return text
        .replace(/([%&])(?=[\w"'])/g, `$1${wordBreak}`)
        .replace(/\*(?=iteration)/gi, `*${wordBreak}`)
        .replace(/\[(?=\w+:)|[[{](?=[+-])/g, `$&${wordBreak}`)
        .replace(/^(?=\[)/, wordBreak);
}
/** Ids of commits have digits and letters; dates, order numbers and the numbers of a CVE have only digits. */
const commitId = /(?<![0-9a-z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,}(?![0-9a-z])/gi;
/** Ends everything that a forge would turn into a link or a notification. */
function breakReferences(text) {
    return text
        .replace(/@(?=[\w[])/g, `@${wordBreak}`)
        .replace(/([#!])(?=\w)/g, `$1${wordBreak}`)
        .replace(/(gh|gl)-(?=\d)/gi, `$1-${wordBreak}`)
        .replace(/:\/\//g, `:${wordBreak}//`)
        .replace(/(www)\.(?=\S)/gi, `$1${wordBreak}.`)
        .replace(/(mailto|xmpp):(?=\S)/gi, `$1:${wordBreak}`)
        .replace(commitId, (id) => (id.match(/.{1,6}/g) ?? []).join(wordBreak));
}
/** A code span on one line: nothing inside is live, and nothing is changed but line breaks. */
function codeSpan(text) {
    const line = withoutControls(text).replace(/\s+/g, ' ').trim();
    if (line === '')
        return '';
    const ticks = '`'.repeat(longestRun(line, '`') + 1);
    return /^`|`$/.test(line) || ticks.length > 1 ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`;
}
/** A fenced code block: nothing inside is live, and nothing is changed. `prefix` opens every line, such as `> `. */
function codeFence(text, prefix = '') {
    const clean = withoutControls(text).trimEnd();
    const fence = '`'.repeat(Math.max(3, longestRun(clean, '`') + 1));
    return [fence, ...clean.split('\n'), fence].map((line) => `${prefix}${line}`.trimEnd()).join('\n');
}
/** A fenced code block within a quotation. */
function quoteFence(text) {
    return codeFence(text, '> ');
}
/** Longer addresses are not links that anybody follows. */
const maxUrlChars = 2_000;
/** The address as Markdown may hold it in `(…)`, or undefined when it is not plain http or https. */
function inertUrl(address) {
    if (!URL.canParse(address))
        return undefined;
    const url = new URL(address);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return undefined;
    if (url.href.length > maxUrlChars)
        return undefined;
    url.username = '';
    url.password = '';
    return url.href.replace(/[()<>"'`\\|*[\]{}^~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** Text as a Markdown link, or as mere text where the address is none to follow. */
function inertLink(text, address) {
    const url = inertUrl(address ?? '');
    return url === undefined ? inertMarkdown(text) : `[${inertMarkdown(text).replace(/\n/g, ' ')}](${url})`;
}
function longestRun(text, char) {
    let longest = 0;
    let run = 0;
    for (const each of text) {
        run = each === char ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest;
}


/***/ }),

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ factKinds),
/* harmony export */   y: () => (/* binding */ factsFromTexts)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);
/* harmony import */ var _alert_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95015);


/** The facts that a source may fill by templates, by family. */
const factKinds = {
    alert: {
        id: 'name',
        rule: 'name',
        rule_url: 'url',
        severity: 'name',
        message: 'text',
        file: 'name',
        line: 'number',
        url: 'url',
        labels: 'list',
        project: 'name',
        project_url: 'url',
        language: 'name',
    },
    run: {
        id: 'name',
        attempt: 'number',
        number: 'number',
        workflow: 'name',
        branch: 'name',
        event: 'name',
        conclusion: 'name',
        url: 'url',
        sha: 'name',
        title: 'name',
        message: 'text',
    },
    push: {
        ref: 'name',
        branch: 'name',
        tag: 'name',
        is_default_branch: 'flag',
        url: 'url',
        commits: 'list',
        paths: 'list',
        before: 'name',
        after: 'name',
        is_new: 'flag',
        is_forced: 'flag',
        commit_count: 'number',
        ref_url: 'url',
    },
    pull_request: {
        number: 'number',
        title: 'name',
        body: 'text',
        branch: 'name',
        base: 'name',
        url: 'url',
        author: 'name',
        labels: 'list',
        merged_by: 'name',
        label: 'name',
        assignee: 'name',
        reviewer: 'name',
        milestone: 'name',
        review_state: 'name',
    },
    review: { body: 'text', url: 'url' },
    release: { tag: 'name', name: 'name', body: 'text', url: 'url', is_prerelease: 'flag' },
    issue: {
        number: 'number',
        key: 'name',
        title: 'name',
        body: 'text',
        url: 'url',
        author: 'name',
        labels: 'list',
        label: 'name',
        assignee: 'name',
        milestone: 'name',
        reason: 'name',
    },
    comment: { on: 'name', body: 'text', url: 'url', path: 'name', line: 'number', sha: 'name' },
    deployment: { environment: 'name', ref: 'name', sha: 'name', url: 'url', state: 'name', description: 'text' },
    repository: { full_name: 'name', url: 'url', default_branch: 'name' },
    actor: { login: 'name', name: 'name', is_bot: 'flag' },
    author: { login: 'name', name: 'name', is_bot: 'flag' },
};
/** What a fact is where nothing was said and the family cannot be without. */
const absent = {
    run: { attempt: 1, workflow: '', branch: '', event: '', conclusion: '', url: '', path: '', home: '', is_fork: false },
    push: { ref: '', is_default_branch: false, url: '', commits: [], paths: [] },
    pull_request: {
        number: 0,
        title: '',
        body: '',
        branch: '',
        base: '',
        url: '',
        author: '',
        is_draft: false,
        is_fork: false,
        labels: [],
    },
    review: { body: '', url: '' },
    release: { tag: '', name: '', body: '', url: '', is_prerelease: false },
    issue: { title: '', body: '', url: '', author: '', labels: [] },
    comment: { on: 'issue', body: '', url: '' },
    deployment: { environment: '', ref: '', sha: '', url: '', state: '', description: '' },
    repository: { full_name: '', url: '', default_branch: '' },
    actor: { login: '', is_bot: false },
    author: { login: '', is_bot: false },
};
/** Facts of one family from their texts; what no fact can be made of was not said. */
function factsFromTexts(family, texts) {
    const kinds = Object.hasOwn(factKinds, family)
        ? factKinds[family]
        : {};
    const facts = { ...absent[family] };
    for (const [fact, text] of Object.entries(texts)) {
        const kind = Object.hasOwn(kinds, fact) ? kinds[fact] : undefined;
        if (kind === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('internal', `No fact is called '${family}.${fact}'.`);
        const value = readers[kind](text.trim());
        if (value !== undefined)
            facts[fact] = value;
    }
    return { [family]: facts };
}
const readers = {
    name: _alert_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .nameFact */ .st,
    text: _alert_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .messageFact */ .Kt,
    url: _alert_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .urlFact */ .cN,
    number: (text) => (/^\d{1,15}$/.test(text) ? (0,_alert_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .lineFact */ .XB)(Number(text)) : undefined),
    list: (text) => (0,_alert_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .labelsFact */ .O8)(text.split(/[\n,]/)),
    flag: (text) => (/^(true|yes|1)$/i.test(text) ? true : /^(false|no|0|)$/i.test(text) ? false : undefined),
};


/***/ }),

/***/ 94249:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IW: () => (/* binding */ latest),
/* harmony export */   Ly: () => (/* binding */ isoTime),
/* harmony export */   W$: () => (/* binding */ millisecondsOf),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   o_: () => (/* binding */ orderTime)
/* harmony export */ });
/** A time in ISO 8601; undefined for anything else, and for the year 1 by which Go writes a time that it does not know. */
function isoTime(value) {
    const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
    return time > 0 ? time : undefined;
}
/** The latest of the times that are known. */
function latest(times) {
    let found;
    for (const time of times)
        if (time !== undefined && (found === undefined || time > found))
            found = time;
    return found;
}
/**
 * When an event is said to have happened, for its place among the others of its subject: never after it was received,
 * and never longer before than what its sender may need to tell of it. Beyond that the order of receipt counts.
 */
function orderTime(at, receivedAt, maxLateMs = Number.POSITIVE_INFINITY) {
    return at === undefined ? receivedAt : Math.min(receivedAt, Math.max(at, receivedAt - maxLateMs));
}
/** No date is further from 1970 in milliseconds. https://tc39.es/ecma262/#sec-time-values-and-time-range */
const maxTime = 8.64e15;
/** A time as forges write it: ISO 8601, `2026-01-31 18:08:09 UTC`, or seconds since 1970; undefined for anything else. */
function timeOf(value) {
    if (typeof value === 'number')
        return millisecondsOf(value * 1_000);
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}
/** A time in milliseconds since 1970. */
function millisecondsOf(value) {
    return typeof value === 'number' && Math.abs(value) <= maxTime ? Math.trunc(value) : undefined;
}


/***/ }),

/***/ 24679:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ alertEvent),
  w: () => (/* binding */ alertTypes)
});

// EXTERNAL MODULE: ./shared/mapping/event-time.ts
var event_time = __webpack_require__(94249);
// EXTERNAL MODULE: ./shared/mapping/alert-facts.ts
var alert_facts = __webpack_require__(95015);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
;// CONCATENATED MODULE: ./shared/mapping/github-alerts.ts


/**
 * One code-scanning alert, from the list or from a webhook's `alert`; undefined when it is none.
 * `repository` is `owner/name`. https://docs.github.com/rest/code-scanning/code-scanning
 */
function codeScanningAlert(json, repository) {
    const alert = readAlert(json);
    if (alert === undefined)
        return undefined;
    const { number, reader } = alert;
    const instances = reader.find('instances');
    const found = reader.find('most_recent_instance') ?? (Array.isArray(instances) ? instances[0] : undefined);
    const instance = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(found) ? found : {});
    return {
        subject: `code-scanning:${repository}#${number}`,
        facts: (0,alert_facts/* factsOf */.xS)({
            id: number,
            rule: (0,alert_facts/* nameFact */.st)(reader.text('rule.description')) ??
                (0,alert_facts/* nameFact */.st)(reader.text('rule.name')) ??
                (0,alert_facts/* nameFact */.st)(reader.text('rule.id')),
            rule_id: (0,alert_facts/* nameFact */.st)(reader.text('rule.id')),
            rule_url: (0,alert_facts/* urlFact */.cN)(reader.text('rule.help_uri')),
            severity: (0,alert_facts/* nameFact */.st)(reader.text('rule.security_severity_level') ?? reader.text('rule.severity')),
            message: (0,alert_facts/* messageFact */.Kt)(instance.text('message.text')),
            file: (0,alert_facts/* nameFact */.st)(instance.text('location.path')),
            line: (0,alert_facts/* lineFact */.XB)(instance.find('location.start_line')),
            url: (0,alert_facts/* urlFact */.cN)(reader.text('html_url')),
            state: stateOf(reader.text('state') ?? instance.text('state')),
            labels: (0,alert_facts/* labelsFact */.O8)(reader.find('rule.tags')),
            project: repository,
        }),
    };
}
/** One Dependabot alert; else as {@link codeScanningAlert}. https://docs.github.com/rest/dependabot/alerts */
function dependabotAlert(json, repository) {
    const alert = readAlert(json);
    if (alert === undefined)
        return undefined;
    const { number, reader } = alert;
    const advisory = reader.text('security_advisory.ghsa_id');
    const labels = [reader.find('dependency.package.ecosystem'), reader.find('dependency.scope')];
    return {
        subject: `dependabot:${repository}#${number}`,
        facts: (0,alert_facts/* factsOf */.xS)({
            id: number,
            rule: (0,alert_facts/* nameFact */.st)(reader.text('security_advisory.summary')) ?? (0,alert_facts/* nameFact */.st)(advisory),
            rule_url: (0,alert_facts/* urlFact */.cN)(advisory === undefined
                ? undefined
                : `https://github.com/advisories/${encodeURIComponent(advisory.toWellFormed())}`),
            severity: (0,alert_facts/* nameFact */.st)(reader.text('security_advisory.severity') ?? reader.text('security_vulnerability.severity')),
            message: (0,alert_facts/* messageFact */.Kt)(dependencyMessage(reader)),
            file: (0,alert_facts/* nameFact */.st)(reader.text('dependency.manifest_path')),
            url: (0,alert_facts/* urlFact */.cN)(reader.text('html_url')),
            state: stateOf(reader.text('state')),
            labels: (0,alert_facts/* labelsFact */.O8)(labels.filter((label) => label !== undefined)),
            project: repository,
        }),
    };
}
/**
 * One secret-scanning alert; else as {@link codeScanningAlert}. No fact holds the secret.
 * https://docs.github.com/rest/secret-scanning/secret-scanning
 */
function secretScanningAlert(json, repository) {
    const alert = readAlert(json);
    if (alert === undefined)
        return undefined;
    const { number, reader } = alert;
    const secret = reader.text('secret');
    const silent = (path) => {
        const text = reader.text(path);
        return secret !== undefined && text?.includes(secret) === true ? undefined : text;
    };
    const kind = silent('secret_type');
    const isActive = reader.text('validity') === 'active';
    return {
        subject: `secret-scanning:${repository}#${number}`,
        facts: (0,alert_facts/* factsOf */.xS)({
            id: number,
            rule: (0,alert_facts/* nameFact */.st)(silent('secret_type_display_name')) ?? (0,alert_facts/* nameFact */.st)(kind) ?? 'Secret',
            severity: isActive ? 'critical' : 'high',
            message: `GitHub found a secret in the repository${isActive ? ', and it is still in force' : ''}.`,
            file: (0,alert_facts/* nameFact */.st)(silent('first_location_detected.path')),
            line: (0,alert_facts/* lineFact */.XB)(reader.find('first_location_detected.start_line')),
            url: (0,alert_facts/* urlFact */.cN)(silent('html_url')),
            state: secretStateOf(reader),
            labels: (0,alert_facts/* labelsFact */.O8)(kind === undefined ? [] : [kind]),
            project: repository,
        }),
    };
}
function readAlert(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return undefined;
    const reader = new json_body/* JsonReader */.OI(json);
    const number = (0,alert_facts/* lineFact */.XB)(reader.find('number'));
    return number === undefined ? undefined : { number: String(number), reader };
}
/** Code scanning says nothing of alerts outside the default branch: they are open, and so is what GitHub may add. */
function stateOf(state) {
    if (state === 'fixed')
        return 'closed';
    return state === 'dismissed' || state === 'auto_dismissed' ? 'suppressed' : 'open';
}
/** Webhooks of secret scanning may leave `state` out. */
function secretStateOf(reader) {
    const resolution = reader.text('resolution');
    const state = reader.text('state') ?? (resolution === undefined ? 'open' : 'resolved');
    if (state !== 'resolved')
        return 'open';
    return toleratedResolutions.has(resolution ?? '') ? 'suppressed' : 'closed';
}
const toleratedResolutions = new Set(['false_positive', 'wont_fix', 'used_in_tests']);
function dependencyMessage(reader) {
    const name = reader.text('dependency.package.name') ?? reader.text('security_vulnerability.package.name');
    const versions = reader.text('security_vulnerability.vulnerable_version_range');
    const patched = reader.text('security_vulnerability.first_patched_version.identifier');
    const advisories = [reader.text('security_advisory.ghsa_id'), reader.text('security_advisory.cve_id')];
    return [
        name === undefined ? '' : `${name}${versions === undefined ? '' : ` ${versions}`}`,
        advisories.filter((id) => id !== undefined).join(', '),
        versions === undefined ? '' : patched === undefined ? 'no patched version' : `patched in ${patched}`,
    ]
        .filter((part) => part !== '')
        .join('; ');
}

;// CONCATENATED MODULE: ./shared/mapping/github-alert-event.ts


/** Kinds of alerts by the names of their events; an action that is not here says nothing that a ticket follows. */
const kinds = {
    code_scanning_alert: {
        read: codeScanningAlert,
        verbs: {
            created: 'opened',
            reopened: 'reopened',
            reopened_by_user: 'reopened',
            fixed: 'closed',
            closed_by_user: 'ended',
        },
    },
    dependabot_alert: {
        read: dependabotAlert,
        verbs: {
            created: 'opened',
            reopened: 'reopened',
            reintroduced: 'reopened',
            auto_reopened: 'reopened',
            fixed: 'closed',
            dismissed: 'ended',
            auto_dismissed: 'ended',
        },
    },
    secret_scanning_alert: {
        read: secretScanningAlert,
        verbs: { created: 'opened', reopened: 'reopened', resolved: 'ended' },
    },
};
/** https://docs.github.com/webhooks/webhook-events-and-payloads#code_scanning_alert and its neighbours */
function alertEvent({ name, action, body, repository }) {
    const meaning = meaningOf(name, action);
    const alert = Object.hasOwn(kinds, name)
        ? kinds[name]?.read(body.find('alert') ?? null, repository.full_name)
        : undefined;
    if (meaning === undefined || alert === undefined)
        return undefined;
    const { subject, facts } = alert;
    const verb = meaning === 'ended' ? (facts.state === 'suppressed' ? 'suppressed' : 'closed') : meaning;
    const state = verb === 'closed' ? 'closed' : verb === 'suppressed' ? 'suppressed' : facts.state;
    return {
        type: `alert.${verb}`,
        subject,
        occurredAt: newest(['updated_at', 'fixed_at', 'dismissed_at', 'auto_dismissed_at', 'resolved_at', 'created_at'].map((member) => body.find(`alert.${member}`))),
        data: { alert: { ...facts, state } },
    };
}
/** The types that an alert's event may turn out to be; none where it is no event of an alert. */
function alertTypes(name, action) {
    const meaning = meaningOf(name, action);
    if (meaning === undefined)
        return [];
    return meaning === 'ended' ? ['alert.closed', 'alert.suppressed'] : [`alert.${meaning}`];
}
function meaningOf(name, action) {
    const verbs = Object.hasOwn(kinds, name) ? kinds[name]?.verbs : undefined;
    return verbs !== undefined && Object.hasOwn(verbs, action) ? verbs[action] : undefined;
}
function newest(times) {
    const known = times.map(event_time/* timeOf */.nR).filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
}


/***/ }),

/***/ 95911:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ releaseEvent),
/* harmony export */   X7: () => (/* binding */ pullRequestEvent),
/* harmony export */   ar: () => (/* binding */ pullRequestVerb),
/* harmony export */   eM: () => (/* binding */ issueEvent),
/* harmony export */   qL: () => (/* binding */ pullRequestFacts)
/* harmony export */ });
/* harmony import */ var _event_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94249);
/* harmony import */ var _github_payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31099);
/* harmony import */ var _told_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86067);
/* harmony import */ var _written_at_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52008);




/** Actions that we call otherwise. */
const renamed = { synchronize: 'updated', submitted: 'reviewed' };
/** What we call an action on a pull request, as long as it is not merged. */
function pullRequestVerb(action) {
    return Object.hasOwn(renamed, action) ? (renamed[action] ?? action) : action;
}
function pullRequestEvent({ action, body, repository }) {
    const at = (member) => body.text(`pull_request.${member}`);
    const number = body.find('pull_request.number');
    if (typeof number !== 'number')
        return undefined;
    const isMerged = body.find('pull_request.merged') === true || at('merged_at') !== undefined;
    const verb = action === 'closed' && isMerged ? 'merged' : pullRequestVerb(action);
    const isReview = body.find('review') !== undefined;
    const author = isReview
        ? (0,_github_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .readActor */ .a)(body.find('review.user'), body.text('review.author_association'))
        : (0,_github_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .readActor */ .a)(body.find('pull_request.user'), at('author_association'));
    const written = writtenIn(body, verb, author);
    return {
        type: `pull_request.${verb}`,
        subject: `pull_request:${repository.full_name}#${number}`,
        occurredAt: (0,_event_time_js__WEBPACK_IMPORTED_MODULE_2__/* .timeOf */ .nR)(body.find(`pull_request.${occasion(verb)}`)),
        data: {
            pull_request: { ...pullRequestFacts(body, repository, number), ...changedPullRequest(body) },
            ...(isReview ? { review: { body: body.text('review.body') ?? '', url: reviewUrl(body) } } : {}),
            ...(author === undefined ? {} : { author }),
        },
        ...(written === undefined ? {} : { written }),
    };
}
function pullRequestFacts(body, repository, number) {
    const at = (member) => body.text(`pull_request.${member}`) ?? '';
    return {
        number,
        title: at('title'),
        body: at('body'),
        branch: at('head.ref'),
        // An entry of the merge queue has the whole ref.
        base: at('base.ref').replace(/^refs\/heads\//, ''),
        url: at('html_url'),
        author: at('user.login'),
        is_draft: body.find('pull_request.draft') === true,
        // A deleted fork leaves no name behind.
        is_fork: at('head.repo.full_name').toLowerCase() !== repository.full_name.toLowerCase(),
        labels: (0,_told_event_js__WEBPACK_IMPORTED_MODULE_1__/* .namesIn */ .wX)(body.find('pull_request.labels')),
    };
}
/** What the change was about, and who merged it. */
function changedPullRequest(body) {
    return (0,_told_event_js__WEBPACK_IMPORTED_MODULE_1__/* .saidFacts */ .x3)({
        ...changedItem(body, 'pull_request'),
        merged_by: body.text('pull_request.merged_by.login'),
        reviewer: body.text('requested_reviewer.login') ?? body.text('requested_reviewer.name') ?? body.text('requested_team.name'),
        review_state: body.text('review.state')?.toLowerCase(),
    });
}
function changedItem(body, item) {
    return {
        label: body.text('label.name'),
        assignee: body.text('assignee.login') ?? body.text(`${item}.assignee.login`),
        milestone: body.text('milestone.title') ?? body.text(`${item}.milestone.title`),
    };
}
/** Gitea's reviews have no address. */
function reviewUrl(body) {
    return body.text('review.html_url') ?? body.text('pull_request.html_url') ?? '';
}
/** A new pull request is its author's text; a review its reviewer's. */
function writtenIn(body, verb, by) {
    const on = 'pull_request';
    const key = 'pull_request.number';
    if (verb === 'opened') {
        return { text: body.text('pull_request.body') ?? '', on, by, ...(0,_written_at_js__WEBPACK_IMPORTED_MODULE_3__/* .writtenAt */ .n)(body, { kind: 'text', on }, { key }) };
    }
    if (verb !== 'reviewed')
        return undefined;
    const at = (0,_written_at_js__WEBPACK_IMPORTED_MODULE_3__/* .writtenAt */ .n)(body, { kind: 'review', on }, { key, id: 'review.id', globalId: 'review.node_id' });
    return { text: body.text('review.body') ?? '', on, by, ...at };
}
/** The member that says when something happened. */
function occasion(verb) {
    if (verb === 'opened')
        return 'created_at';
    return verb === 'merged' ? 'merged_at' : 'updated_at';
}
/** Issues and comments; a comment on a pull request comes as an issue's, too. */
function issueEvent({ name, action, body, repository }) {
    const at = (member) => body.text(`issue.${member}`);
    const number = body.find('issue.number');
    if (typeof number !== 'number')
        return undefined;
    const isComment = name === 'issue_comment';
    const who = isComment ? 'comment' : 'issue';
    const author = (0,_github_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .readActor */ .a)(body.find(`${who}.user`), body.text(`${who}.author_association`));
    const type = `${isComment ? 'comment' : 'issue'}.${action}`;
    const comment = {
        on: body.find('issue.pull_request') === undefined ? 'issue' : 'pull_request',
        body: body.text('comment.body') ?? '',
        url: body.text('comment.html_url') ?? '',
    };
    const isNew = action === (isComment ? 'created' : 'opened');
    const text = isComment ? comment.body : (at('body') ?? '');
    const on = isComment ? comment.on : 'issue';
    const key = 'issue.number';
    const place = isComment
        ? (0,_written_at_js__WEBPACK_IMPORTED_MODULE_3__/* .writtenAt */ .n)(body, { kind: 'comment', on }, { key, id: 'comment.id' })
        : (0,_written_at_js__WEBPACK_IMPORTED_MODULE_3__/* .writtenAt */ .n)(body, { kind: 'text', on }, { key });
    // What it says was written elsewhere, and maybe done there.
    const written = isNew && !(0,_github_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .isMovedHere */ .q)(body) ? { text, on, by: author, ...place } : undefined;
    return {
        type,
        subject: `${on}:${repository.full_name}#${number}`,
        occurredAt: (0,_event_time_js__WEBPACK_IMPORTED_MODULE_2__/* .timeOf */ .nR)(body.find(`${who}.${isNew ? 'created_at' : 'updated_at'}`)),
        data: {
            issue: {
                number,
                title: at('title') ?? '',
                body: at('body') ?? '',
                url: at('html_url') ?? '',
                author: at('user.login') ?? '',
                labels: (0,_told_event_js__WEBPACK_IMPORTED_MODULE_1__/* .namesIn */ .wX)(body.find('issue.labels')),
                ...(isComment ? {} : changeFacts(body)),
            },
            ...(isComment ? { comment } : {}),
            ...(author === undefined ? {} : { author }),
        },
        ...(written === undefined ? {} : { written }),
    };
}
function changeFacts(body) {
    return (0,_told_event_js__WEBPACK_IMPORTED_MODULE_1__/* .saidFacts */ .x3)({ ...changedItem(body, 'issue'), reason: body.text('issue.state_reason') });
}
function releaseEvent({ action, body, repository }) {
    const tag = body.text('release.tag_name');
    if (tag === undefined)
        return undefined;
    return {
        type: `release.${action}`,
        subject: `release:${repository.full_name}:${tag}`,
        occurredAt: (0,_event_time_js__WEBPACK_IMPORTED_MODULE_2__/* .timeOf */ .nR)(body.find('release.published_at')),
        data: {
            release: {
                tag,
                name: body.text('release.name') ?? tag,
                body: body.text('release.body') ?? '',
                url: body.text('release.html_url') ?? '',
                is_prerelease: body.find('release.prerelease') === true,
                ...(body.find('release.draft') === true ? { is_draft: true } : {}),
            },
        },
    };
}


/***/ }),

/***/ 31099:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readActor),
/* harmony export */   q: () => (/* binding */ isMovedHere)
/* harmony export */ });
/* harmony import */ var _json_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6266);

/** A user of GitHub, or of Gitea, as an actor; undefined where there is none. */
function readActor(user, association) {
    if (!(0,_json_body_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(user))
        return undefined;
    const login = user.login ?? user.username;
    if (typeof login !== 'string' || login === '')
        return undefined;
    // Bots, organisations, and mannequins, which stand for people elsewhere.
    const isBot = (typeof user.type === 'string' && user.type !== 'User') || login.endsWith('[bot]');
    return {
        login,
        ...(typeof user.id === 'number' && user.id > 0 ? { id: user.id } : {}),
        is_bot: isBot,
        ...(association === undefined ? {} : { association: association.toLowerCase() }),
    };
}
/**
 * Whether an issue came from another repository: GitHub tells of that as of one that was opened.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#issues
 */
function isMovedHere(body) {
    return body.find('changes.old_issue') !== undefined || body.find('changes.old_repository') !== undefined;
}


/***/ }),

/***/ 24310:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ blocksOf)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94196);

/** Inert Markdown taken apart, for whatever writes it in another way. `depth`: how many quotations it is in. */
function blocksOf(markdown, depth = 0) {
    const lines = (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutControls */ .DJ)(markdown).split('\n');
    const blocks = [];
    let isOpen = false;
    for (let at = 0; at < lines.length;) {
        const line = lines[at] ?? '';
        const block = fenceAt(lines, at) ?? listAt(lines, at) ?? quotationAt(lines, at, depth);
        if (block !== undefined) {
            blocks.push(...block.blocks);
            at = block.end;
            isOpen = false;
            continue;
        }
        const runs = runsOf(line.trim());
        const last = blocks.at(-1);
        if (line.trim() === '')
            isOpen = false;
        else if (isOpen && last?.kind === 'paragraph')
            last.lines.push(runs);
        else if (runs.length > 0) {
            blocks.push({ kind: 'paragraph', lines: [runs] });
            isOpen = true;
        }
        at += 1;
    }
    return blocks;
}
function fenceAt(lines, start) {
    const [, fence = '', language = ''] = /^(`{3,})([\w+-]*)\s*$/.exec(lines[start] ?? '') ?? [];
    if (fence === '')
        return undefined;
    let end = start + 1;
    while (end < lines.length && !isClosing(lines[end] ?? '', fence))
        end += 1;
    return { blocks: [{ kind: 'code', text: lines.slice(start + 1, end).join('\n'), language }], end: end + 1 };
}
function isClosing(line, fence) {
    return /^`+\s*$/.test(line) && line.trim().length >= fence.length;
}
function listAt(lines, start) {
    const items = [];
    let end = start;
    for (; end < lines.length; end += 1) {
        const [, item] = /^[-*] +(\S.*)$/.exec(lines[end] ?? '') ?? [];
        const [, more] = /^ {2,}(\S.*)$/.exec(lines[end] ?? '') ?? [];
        if (item !== undefined)
            items.push([runsOf(item.trim())]);
        else if (more !== undefined && items.length > 0)
            items.at(-1)?.push(runsOf(more.trim()));
        else
            break;
    }
    return items.length === 0 ? undefined : { blocks: [{ kind: 'list', items }], end };
}
/** Quotations within quotations; deeper ones are read as one, so that no text exhausts the stack. */
const maxDepth = 10;
function quotationAt(lines, start, depth) {
    let end = start;
    while (lines[end]?.startsWith('>'))
        end += 1;
    if (end === start)
        return undefined;
    const bars = depth < maxDepth ? /^> ?/ : /^(?:> ?)+/;
    const inner = lines.slice(start, end).map((line) => line.replace(bars, ''));
    return { blocks: blocksOf(inner.join('\n'), depth + 1), end };
}
const entities = { amp: '&', lt: '<', gt: '>' };
/** An escape, an entity of `inertMarkdown`, backticks, a link, where bold begins, or its invisible word break. */
const token = /\\([!-/:-@[-`{-~])|&(amp|lt|gt);|(`+)|\[((?:\\.|`[^`]*`|[^[\]\\`])*)\]\((https?:\/\/[^()\s<>]+)\)|(\*\*)(?=\S)|\u200B/g;
function runsOf(line, style = {}) {
    const runs = [];
    let mayBeBold = style.isBold !== true;
    const add = (run) => {
        const last = runs.at(-1);
        if (run.text === '')
            return;
        const isSame = last?.href === run.href && last?.isCode === run.isCode && last?.isBold === run.isBold;
        if (isSame && last !== undefined)
            last.text += run.text;
        else
            runs.push(run);
    };
    const scanner = new RegExp(token);
    let at = 0;
    for (let match = scanner.exec(line); match !== null; match = scanner.exec(line)) {
        const [whole, escaped, name, ticks, label, url, stars] = match;
        add({ ...style, text: line.slice(at, match.index) });
        at = match.index + whole.length;
        if (escaped !== undefined)
            add({ ...style, text: escaped });
        else if (name !== undefined)
            add({ ...style, text: entities[name] ?? whole });
        else if (ticks !== undefined) {
            const end = closingOf(line, at, ticks.length);
            if (end === undefined)
                add({ ...style, text: ticks });
            else {
                add({ ...style, text: withoutPadding(line.slice(at, end)), isCode: true });
                at = end + ticks.length;
            }
        }
        else if (url !== undefined) {
            const inner = URL.canParse(url) ? runsOf(label ?? '', { ...style, href: url }) : [{ ...style, text: whole }];
            for (const run of inner)
                add(run);
        }
        else if (stars !== undefined) {
            const end = mayBeBold ? boldEndOf(line, at) : undefined;
            mayBeBold &&= end !== undefined;
            if (end === undefined)
                add({ ...style, text: stars });
            else {
                for (const run of runsOf(line.slice(at, end), { ...style, isBold: true }))
                    add(run);
                at = end + stars.length;
            }
        }
        scanner.lastIndex = at;
    }
    add({ ...style, text: line.slice(at) });
    return runs;
}
/** Where the next run of exactly so many backticks starts. */
function closingOf(line, from, count) {
    for (const match of line.slice(from).matchAll(/`+/g)) {
        if (match[0].length === count)
            return from + match.index;
    }
    return undefined;
}
/** Where the stars stand that end what is bold: behind no blank, in no code, and not escaped. */
function boldEndOf(line, from) {
    const scanner = /\\.|(`+)|\*\*/g;
    scanner.lastIndex = from;
    for (let match = scanner.exec(line); match !== null; match = scanner.exec(line)) {
        const [whole, ticks] = match;
        if (ticks !== undefined) {
            const end = closingOf(line, scanner.lastIndex, ticks.length);
            if (end !== undefined)
                scanner.lastIndex = end + ticks.length;
        }
        else if (whole === '**' && match.index > from && !/\s/.test(line.charAt(match.index - 1)))
            return match.index;
    }
    return undefined;
}
/** A code span that begins and ends with a space, and holds more than spaces, is shown without these two. */
function withoutPadding(code) {
    const isPadded = code.length > 2 && code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
    return isPadded ? code.slice(1, -1) : code;
}


/***/ }),

/***/ 67029:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TH: () => (/* binding */ idOf),
  dK: () => (/* binding */ isHidden),
  Q$: () => (/* binding */ isSecured),
  TK: () => (/* binding */ issueFacts),
  oA: () => (/* binding */ jiraActor),
  oS: () => (/* binding */ jiraText)
});

// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
;// CONCATENATED MODULE: ./shared/mapping/adf-text.ts

/** Nodes that a line ends with. */
const blocks = new Set(['paragraph', 'heading', 'codeBlock', 'blockquote', 'listItem', 'rule', 'tableRow', 'taskItem']);
/** Attributes that people see of nodes without text, by their types. */
const shownAttributes = {
    mention: 'text',
    emoji: 'text',
    status: 'text',
    inlineCard: 'url',
    blockCard: 'url',
    embedCard: 'url',
};
const maxNodes = 10_000;
/**
 * The plain text of Jira's rich text, or of a text as it is; empty for anything else.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
function adfText(value) {
    if (typeof value === 'string')
        return value;
    const parts = [];
    // A list of what is still to be said, because documents may be nested deeper than calls.
    const open = [value];
    for (let count = 0; open.length > 0 && count < maxNodes; count += 1) {
        const node = open.pop();
        if (typeof node === 'string')
            parts.push(node);
        if (!(0,json_body/* isJsonObject */.OW)(node))
            continue;
        const type = typeof node.type === 'string' ? node.type : '';
        if (type === 'text' && typeof node.text === 'string')
            parts.push(node.text);
        if (type === 'hardBreak')
            parts.push('\n');
        const shown = (0,json_body/* isJsonObject */.OW)(node.attrs) ? node.attrs[shownAttributes[type] ?? ''] : undefined;
        if (typeof shown === 'string')
            parts.push(shown);
        if (blocks.has(type))
            open.push('\n');
        if (Array.isArray(node.content))
            open.push(...node.content.slice(0, maxNodes).reverse());
    }
    return parts
        .join('')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
}

// EXTERNAL MODULE: ./shared/mapping/escape.ts
var mapping_escape = __webpack_require__(94196);
// EXTERNAL MODULE: ./shared/mapping/told-event.ts
var told_event = __webpack_require__(86067);
;// CONCATENATED MODULE: ./shared/mapping/wiki-markdown.ts

/** A field of Jira holds at most 32,767 characters; what is longer stays as it is. */
const maxChars = 32_768;
/**
 * Jira's wiki markup as Markdown. It makes nothing inert: that is done where it is printed.
 * https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
function wikiMarkdown(text) {
    if (text.length > maxChars)
        return text;
    const wiki = text.replace(/\r\n?/g, '\n').replace(/[\uE000\uE001]/g, '');
    return splitCode(wiki)
        .map(({ text: part, language }) => (language === undefined ? proseOf(part) : fenceOf(part, language)))
        .join('')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
}
const codeStart = /\{(code|noformat)(?::([^{}\n]{0,200}))?\}/g;
/** The parts between `{code}` and `{code}`, and those around them. One that is not closed is prose. */
function splitCode(wiki) {
    const parts = [];
    const unclosed = new Set();
    const scanner = new RegExp(codeStart);
    let at = 0;
    for (let match = scanner.exec(wiki); match !== null; match = scanner.exec(wiki)) {
        const [opening, name = '', options = ''] = match;
        const start = match.index + opening.length;
        const end = unclosed.has(name) ? -1 : wiki.indexOf(`{${name}}`, start);
        if (end < 0) {
            unclosed.add(name);
            continue;
        }
        const language = /^(?!\w*=)[\w+-]+/.exec(options)?.[0] ?? '';
        parts.push({ text: wiki.slice(at, match.index) }, { text: wiki.slice(start, end), language });
        at = end + name.length + 2;
        scanner.lastIndex = at;
    }
    return [...parts, { text: wiki.slice(at) }];
}
function fenceOf(code, language) {
    const fence = (0,mapping_escape/* codeFence */.d6)(code.replace(/^\n/, ''));
    return `\n${fence.replace(/^`+/, (ticks) => `${ticks}${language}`)}\n`;
}
function proseOf(wiki) {
    const lines = [];
    let isQuoted = false;
    let wasTable = false;
    for (const line of wiki.split('\n')) {
        const pieces = line.split('{quote}');
        pieces.forEach((piece, index) => {
            if (index > 0)
                isQuoted = !isQuoted;
            // The markers alone on a line are no line.
            if (pieces.length > 1 && piece.trim() === '')
                return;
            const cells = cellsOf(piece);
            if (wasTable && cells === undefined && piece.trim() !== '')
                lines.push('');
            for (const block of cells === undefined ? [lineOf(piece)] : rowOf(cells, wasTable)) {
                lines.push(isQuoted ? `> ${block}`.trimEnd() : block);
            }
            wasTable = cells !== undefined;
        });
    }
    return lines.join('\n');
}
/** Of `||head||head||` and `|cell|cell|`; a bar within a link parts no cells. */
function cellsOf(line) {
    const row = line.trim();
    if (!row.startsWith('|') || row.length < 2)
        return undefined;
    const inner = protectLinks(row);
    const cells = inner.text.replace(/^\|{1,2}|\|{1,2}$/g, '').split(/\|{1,2}/);
    return cells.map((cell) => inlineOf(inner.restore(cell).trim()).replaceAll('|', '\\|'));
}
/** Markdown knows no table without a head: where there is none it is empty. */
function rowOf(cells, isInTable) {
    const row = `| ${cells.join(' | ')} |`;
    return isInTable ? [row] : [row, `|${' --- |'.repeat(cells.length)}`];
}
function lineOf(line) {
    const heading = /^\s{0,9}h([1-6])\.\s+(.*)$/.exec(line);
    if (heading !== null)
        return `${'#'.repeat(Number(heading[1]))} ${inlineOf(heading[2] ?? '')}`;
    const quote = /^\s{0,9}bq\.\s+(.*)$/.exec(line);
    if (quote !== null)
        return `> ${inlineOf(quote[1] ?? '')}`;
    const item = /^\s{0,9}([*#-]{1,9})\s+(.*)$/.exec(line);
    if (item !== null)
        return `${itemStart(item[1] ?? '')}${inlineOf(item[2] ?? '')}`;
    return /^\s{0,9}-{4,5}\s*$/.test(line) ? '---' : inlineOf(line);
}
/** `**` is the second level of bullets, `#` a number, and `*#` a number within a bullet. */
function itemStart(signs) {
    const indent = [...signs.slice(0, -1)].map((sign) => (sign === '#' ? '   ' : '  ')).join('');
    return `${indent}${signs.endsWith('#') ? '1.' : '-'} `;
}
/** Code, links and escaped signs, in which no other markup counts. Every repetition is bounded. */
const whole = /\\\\|\\[-*_+?^~|%{}[\]()!]|\{\{([^{}\n]{1,300})\}\}|\[([^[\]\n]{1,2000})\]|!([^!\n]{1,300})!/g;
function inlineOf(line) {
    const kept = [];
    const keep = (text) => `\uE000${kept.push(text) - 1}\uE001`;
    return line
        .replace(whole, (match, mono, link, file) => {
        if (match === '\\\\')
            return '\n';
        if (mono !== undefined)
            return keep((0,mapping_escape/* codeSpan */.SS)(mono));
        if (link !== undefined)
            return keep(linkOf(link) ?? match);
        if (file !== undefined)
            return keepFile(file, match, keep);
        return keep(match);
    })
        .replace(/\{(?:color|panel|anchor)(?::[^{}\n]{0,200})?\}/g, '')
        .replace(/\{([*_+-])\}([^{}\n]{1,300})\{\1\}/g, (_match, sign, inner) => phraseOf(sign, inner))
        .replace(phrase, (match, sign, inner) => (/\S$/.test(inner) ? phraseOf(sign, inner) : match))
        .replace(/\uE000(\d+)\uE001/g, (_match, index) => kept[Number(index)] ?? '');
}
/** A sign, words without it, and the sign again; none of them within a word. */
const phrase = /(?<![\p{L}\p{N}*_+?-])(\*|\+|-|\?\?)(?=[^\s*+?-])((?:(?!\1)[^\n]){1,300})\1(?![\p{L}\p{N}*_+?-])/gu;
function phraseOf(sign, words) {
    switch (sign) {
        case '*':
            return `**${words}**`;
        case '-':
            return `~~${words}~~`;
        case '+':
            return words;
        default:
            return `_${words}_`;
    }
}
/** `text|address`, an address, `~user`, `^file` or `#place`; undefined for brackets that link nothing. */
function linkOf(link) {
    const bar = link.indexOf('|');
    const text = bar < 0 ? '' : link.slice(0, bar).trim();
    const [target = ''] = link.slice(bar + 1).split('|');
    const url = (0,mapping_escape/* inertUrl */.SM)(target.trim());
    if (url !== undefined)
        return text === '' || text === target ? url : `[${text}](${url})`;
    const [, sign, name = ''] = /^([~^#]|mailto:)(?:accountid:)?(\S.*)$/.exec(target.trim()) ?? [];
    if (sign === undefined)
        return bar < 0 ? undefined : text;
    if (text !== '')
        return text;
    return sign === '~' ? `@${name}` : name;
}
/** The name of an image, or a link to it; anything else between exclamation marks stays. */
function keepFile(file, match, keep) {
    const [name = ''] = file.split('|');
    if (!/^\S.*\.\w{2,5}$/.test(name))
        return match;
    return keep((0,mapping_escape/* inertUrl */.SM)(name) ?? name);
}
/** Hides the bars of links while a row is parted at its bars. */
function protectLinks(row) {
    const links = [];
    const text = row.replace(/\[[^[\]\n]{1,2000}\]/g, (link) => `\uE000${links.push(link) - 1}\uE001`);
    return {
        text,
        restore: (cell) => cell.replace(/\uE000(\d+)\uE001/g, (_match, at) => links[Number(at)] ?? ''),
    };
}

;// CONCATENATED MODULE: ./shared/mapping/jira-payload.ts





/** Returns a description or a comment as Markdown: wiki markup comes as a text, rich text as a document. */
function jiraText(value) {
    return typeof value === 'string' ? wikiMarkdown(value) : adfText(value);
}
function issueFacts(body) {
    const at = (member) => body.find(`issue.fields.${member}`);
    const key = body.text('issue.key');
    if (key === undefined)
        return undefined;
    return {
        key,
        title: body.text('issue.fields.summary') ?? '',
        body: jiraText(at('description')),
        url: browseUrl(body.text('issue.self'), key),
        author: jiraActor(at('reporter') ?? at('creator'))?.login ?? '',
        labels: (0,told_event/* namesIn */.wX)(at('labels')),
        ...(0,told_event/* saidFacts */.x3)({ status: body.text('issue.fields.status.name') }),
        ...(isSecured(body) ? { is_confidential: true } : {}),
    };
}
/** Where people look at an issue, from the address of its REST resource. */
function browseUrl(self, key) {
    const [base = ''] = (self ?? '').split('/rest/');
    return (0,mapping_escape/* inertUrl */.SM)(base) === undefined ? '' : `${base}/browse/${encodeURIComponent(key.toWellFormed())}`;
}
/** An issue of a security level is seen by its members alone. */
function isSecured(body) {
    return body.find('issue.fields.security') !== undefined;
}
/** A comment or work for one role or group, or a comment that Jira Service Management keeps from customers. */
function isHidden(body) {
    const isForSome = ['comment', 'worklog'].some((member) => body.find(`${member}.visibility`) !== undefined);
    return isForSome || body.find('comment.jsdPublic') === false;
}
function idOf(body, path) {
    const id = body.find(path);
    return typeof id === 'number' || typeof id === 'string' ? String(id).toWellFormed() : '';
}
/** On Cloud only the account's id is a user's own; on Data Center the name is. */
function jiraActor(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return undefined;
    const user = new json_body/* JsonReader */.OI(json);
    const login = user.text('accountId') ?? user.text('name') ?? user.text('key');
    const name = user.text('displayName');
    if (login === undefined)
        return undefined;
    return { login, ...(name === undefined ? {} : { name }), is_bot: user.text('accountType') === 'app' };
}


/***/ }),

/***/ 6266:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ notJson),
/* harmony export */   OI: () => (/* binding */ JsonReader),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   T3: () => (/* binding */ notUtf8),
/* harmony export */   op: () => (/* binding */ readJsonObject)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);

const decoder = new TextDecoder('utf-8', { fatal: true });
/**
 * Returns a body that must be a JSON object in UTF-8; a byte order mark is tolerated.
 * Throws `malformed` and says which of the three it is not.
 */
function readJsonObject({ body, json }) {
    const value = json ?? parseText(decode(body));
    if (!isJsonObject(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('malformed', 'The body is JSON, but not an object.');
    return value;
}
function decode(body) {
    try {
        return decoder.decode(body);
    }
    catch (cause) {
        throw notUtf8(cause);
    }
}
function parseText(text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw notJson(cause);
    }
}
/** The refusal of a body that is no UTF-8. */
function notUtf8(cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('malformed', 'The body is not valid UTF-8.', { cause });
}
/** The refusal of a body that does not parse. */
function notJson(cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('malformed', 'The body is not valid JSON.', { cause });
}
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Reads members of a JSON object by path, and names the one that is missing or of the wrong type. */
class JsonReader {
    #root;
    constructor(root) {
        this.#root = root;
    }
    /** The value at `a.b.c`; undefined when any part is missing or null. */
    find(path) {
        let value = this.#root;
        for (const member of path.split('.')) {
            if (!isJsonObject(value) || !Object.hasOwn(value, member))
                return undefined;
            value = value[member];
        }
        return value ?? undefined;
    }
    /** The text at the path, or undefined when it is missing, not a text, or empty. */
    text(path) {
        const value = this.find(path);
        return typeof value === 'string' && value !== '' ? value : undefined;
    }
    /** The text at the path, possibly empty; throws `malformed` when there is none. */
    requireText(path) {
        const value = this.find(path);
        if (typeof value !== 'string')
            throw unfit(path, value, 'a text');
        return value;
    }
    /** An identifier: a whole number, or a text of 1 to 1,000 characters and no control character; else throws `malformed`. */
    requireId(path) {
        const value = this.find(path);
        if (typeof value === 'string' && value !== '' && value.length <= maxIdChars && !controls.test(value))
            return value;
        if (typeof value === 'number' && Number.isInteger(value))
            return String(value);
        throw unfit(path, value, `a whole number or a text of 1 to ${maxIdChars} characters without control characters`);
    }
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const controls = /[\u0000-\u001F\u007F]/;
const maxIdChars = 1_000;
function unfit(path, value, wanted) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('malformed', value === undefined ? `The member '${path}' is missing.` : `The member '${path}' is not ${wanted}.`);
}


/***/ }),

/***/ 70257:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ withoutStateLine),
/* harmony export */   Hb: () => (/* binding */ stateLineOf),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Mp: () => (/* binding */ readMark),
/* harmony export */   QY: () => (/* binding */ subjectHashOf),
/* harmony export */   WY: () => (/* binding */ shortHashOf),
/* harmony export */   iF: () => (/* binding */ remarkMarkerOf),
/* harmony export */   qQ: () => (/* binding */ hashOf),
/* harmony export */   we: () => (/* binding */ markerOf),
/* harmony export */   xY: () => (/* binding */ hasMarker),
/* harmony export */   zw: () => (/* binding */ withoutMarks)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/**
 * The hidden first line by which a ticket names its subject. Hex only, so that no text from outside can
 * close or forge it; valid at the very start of a body only.
 */
function markerOf(subject) {
    return `<!-- ticketwire:v1:${subjectHashOf(subject)} -->`;
}
/** The hash a subject is known by in its ticket. A subject of which nothing else is known is written `#` and its hash. */
function subjectHashOf(subject) {
    return /^#[0-9a-f]{64}$/.test(subject) ? subject.slice(1) : hashOf(subject);
}
/** Whether a ticket's body carries the marker of the subject. */
function hasMarker(body, subject) {
    return body?.startsWith(markerOf(subject)) === true;
}
/** The hidden second line, for programs that keep no store: scope, draft and occurrence. */
function stateLineOf(state) {
    const parts = [shortHashOf(state.scope), state.draftHash, shortHashOf(state.occurrence), String(state.order)];
    return `<!-- ticketwire:state:${parts.join(':')} -->`;
}
function withoutStateLine(body) {
    return body.replace(/^(<!-- ticketwire:v1:[0-9a-f]{64} -->)\n<!-- ticketwire:state:[0-9a-f:]* -->/, '$1');
}
/** What the hidden lines at the start of a body say; undefined where there is no marker. */
function readMark(body) {
    const marker = /^<!-- ticketwire:v1:([0-9a-f]{64}) -->/.exec(body);
    if (marker === null)
        return undefined;
    const state = /^\s*<!-- ticketwire:state:([0-9a-f]{16}|):([0-9a-f]{64}|):([0-9a-f]{16}|):(\d{1,15}) -->/.exec(body.slice(marker[0].length)) ?? [];
    const [, scopeHash = '', draftHash = '', occurrenceHash = '', order = '0'] = state;
    return { subjectHash: marker[1] ?? '', scopeHash, draftHash, occurrenceHash, order: Number(order) };
}
/** The body without its hidden lines, for trackers that keep what they say elsewhere. */
function withoutMarks(body) {
    return withoutStateLine(body).replace(/^<!-- ticketwire:v1:[0-9a-f]{64} -->\n/, '');
}
/** Whether a text begins as our tickets and comments do. */
function isOurs(text) {
    return /^<!-- ticketwire:(?:v1|comment):[0-9a-f]{64} -->/.test(text);
}
/** The hidden line by which a comment is known again. */
function remarkMarkerOf(id) {
    return `<!-- ticketwire:comment:${id} -->`;
}
/** SHA-256 in hex. */
function hashOf(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text, 'utf8').digest('hex');
}
/** 16 hex digits of it; none for nothing. */
function shortHashOf(text) {
    return text === '' ? '' : hashOf(text).slice(0, 16);
}


/***/ }),

/***/ 20905:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ passTag),
/* harmony export */   B: () => (/* binding */ openAfter)
/* harmony export */ });
/**
 * Elements that hold what stands between their tags, over the ends of paragraphs: folded away, quoted, struck out or code.
 * Those that may end without a tag, such as `p` and `li`, are none of them.
 */
const holding = new Set([
    ...[
        'details',
        'summary',
        'div',
        'blockquote',
        'pre',
        'table',
        'ul',
        'ol',
        'dl',
        'figure',
        'section',
        'article',
        'center',
    ],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['del', 's', 'strike', 'ins', 'code', 'samp', 'kbd', 'tt', 'var', 'q', 'sub', 'sup'],
]);
/** A comment that nothing ended hides all that follows. */
const comment = '!--';
/** No tag is longer. */
const maxTagChars = 2_000;
/** Which elements are open behind a piece of HTML, the innermost last. Pure; its time grows with the text's length. */
function openAfter(html, before) {
    const open = [...before];
    let at = html.indexOf('<');
    while (at !== -1) {
        if (html.startsWith('<!--', at)) {
            const end = html.indexOf('-->', at + 4);
            if (end === -1)
                return [...open, comment];
            at = html.indexOf('<', end);
            continue;
        }
        const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/i.exec(html.slice(at, at + 16)) ?? [];
        const tag = name.toLowerCase();
        const end = tag === '' ? undefined : tagEnd(html, at);
        if (end !== undefined)
            passTag(open, tag, slash === '/');
        at = html.indexOf('<', end ?? at + 1);
    }
    return open;
}
/**
 * Changes the list of open elements as a tag does. Returns false for an element that holds nothing over the ends of
 * paragraphs.
 */
function passTag(open, name, isEnd) {
    if (!holding.has(name))
        return false;
    if (!isEnd)
        open.push(name);
    else if (open.includes(name))
        open.length = open.lastIndexOf(name);
    return true;
}
/** Behind a tag; what is quoted in it may hold anything. Undefined where it does not end. */
function tagEnd(html, start) {
    let quote = '';
    for (let at = start + 1; at < Math.min(html.length, start + maxTagChars); at += 1) {
        const char = html[at] ?? '';
        if (quote !== '') {
            if (char === quote)
                quote = '';
        }
        else if (char === '"' || char === "'")
            quote = char;
        else if (char === '>')
            return at + 1;
    }
    return undefined;
}


/***/ }),

/***/ 62725:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H_: () => (/* binding */ movedFacts),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   cG: () => (/* binding */ pushedCommits),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   p2: () => (/* binding */ refFacts),
/* harmony export */   xT: () => (/* binding */ isNoCommit)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94196);
/* harmony import */ var _json_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6266);


const noCommit = /^0+$/;
const shortIdChars = 7;
/** True if an id consists of zeros, which stand for no commit: the branch or tag is new, or deleted. */
function isNoCommit(id) {
    return id !== undefined && noCommit.test(id);
}
/** What a push did to its branch or tag: where it was, where it is, and whether it was there at all. */
function movedFacts(before, after) {
    const [from, to] = [shortId(before), shortId(after)];
    return {
        ...(from === undefined ? {} : { before: from }),
        ...(to === undefined ? {} : { after: to }),
        ...(to === undefined || after === undefined ? {} : { commit: after }),
        ...(before !== undefined && noCommit.test(before) ? { is_new: true } : {}),
        ...(after !== undefined && noCommit.test(after) ? { is_deleted: true } : {}),
    };
}
/** How people write a commit's id; undefined for none, and for the zeros that stand for none. */
function shortId(id) {
    return id === undefined || noCommit.test(id) ? undefined : id.slice(0, shortIdChars);
}
/** Commits as GitHub, Gitea and GitLab list them. */
function pushedCommits(commits) {
    return commits.map((json) => {
        const commit = new _json_body_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonReader */ .OI(json);
        return {
            id: shortId(commit.text('id')) ?? '',
            title: firstLine(commit.find('message')),
            url: commit.text('url') ?? '',
            author: commit.text('author.name') ?? commit.text('author.username') ?? '',
        };
    });
}
function firstLine(message) {
    return typeof message === 'string' ? (/^[^\r\n]*/.exec(message.trimStart())?.[0].trimEnd() ?? '') : '';
}
/** Where people look at a branch or a tag: the repository's address, what its forge puts behind it, and the name with its slashes. */
function refFacts(repository, between, name) {
    if (name === undefined || (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertUrl */ .SM)(repository) === undefined)
        return {};
    return { ref_url: `${repository}${between}${name.toWellFormed().split('/').map(encodeURIComponent).join('/')}` };
}


/***/ }),

/***/ 46598:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ namesOf)
/* harmony export */ });
/** Returns the names that filters look at, in lower case: the present one first, then former ones. */
function namesOf(repository) {
    const { full_name: name = '', former_names: former = [] } = repository ?? {};
    return [name, ...former].map((each) => each.toLowerCase());
}


/***/ }),

/***/ 52256:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fN: () => (/* binding */ passedRunText),
/* harmony export */   kh: () => (/* binding */ runTitle),
/* harmony export */   ki: () => (/* binding */ runBody),
/* harmony export */   pJ: () => (/* binding */ repeatedRunText)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94196);
/* harmony import */ var _push_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62725);


/** Other runs than GitHub's may open tickets far from their project, so the title names it. */
function runTitle({ workflow, branch, job }, repository) {
    const what = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertTitle */ .lJ)(workflow) || 'A run';
    const where = repository?.forge === undefined ? '' : ` (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertTitle */ .lJ)(repository.full_name)})`;
    const place = branch === '' ? '' : ` on ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertTitle */ .lJ)(branch)}`;
    return `${what}${job === undefined ? '' : ` / ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertTitle */ .lJ)(job)}`} fails${place}${where}`;
}
function runBody(run, repository) {
    const noun = runNoun(run, repository?.forge);
    const branch = run.branch === '' ? '' : ` on ${branchLink(run, repository)}`;
    const where = repository?.forge === undefined ? '' : ` in ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertLink */ .r)(repository.full_name, repository.url)}`;
    return [
        `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertLink */ .r)(runName(run), run.url)} of ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertMarkdown */ .Ic)(run.workflow)}${branch}${where}${forkLink(run, repository)} ended with ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(run.conclusion)}.`,
        ...failureParts(run, repository),
        '',
        `This issue is closed when the ${noun} passes there again.`,
    ].join('\n');
}
/** Returns the comment on a ticket whose workflow fails once more. */
function repeatedRunText(run, repository) {
    return [
        `Failed again: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertLink */ .r)(runName(run), run.url)} ended with ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(run.conclusion)}.`,
        ...failureParts(run, repository),
    ].join('\n');
}
function passedRunText(run) {
    return `Passed again: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertLink */ .r)(runName(run), run.url)}.`;
}
function runNoun({ path }, forge) {
    if (forge === 'gitlab')
        return 'pipeline';
    return forge === 'bitbucket' || /^(check|status)\//.test(path) ? 'build' : 'workflow';
}
function runName({ number, attempt }) {
    const name = number === undefined ? 'This run' : `Run ${number}`;
    return attempt > 1 ? `${name}, attempt ${attempt}` : name;
}
function failureParts(run, repository) {
    const { sha, failed_jobs: jobs = [] } = run;
    const commit = sha === undefined ? [] : ['', `Commit ${commitLink(sha, repository)}.`];
    return [...commit, ...jobs.flatMap(jobParts)];
}
function jobParts({ name, conclusion, url, steps, annotations }) {
    const head = `**${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertLink */ .r)(name, url)}** ended with ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(conclusion)}`;
    const where = steps.length === 0 ? '' : ` in ${steps.map(_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS).join(', ')}`;
    return ['', `${head}${where}.`, ...(annotations.length === 0 ? [] : ['', (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteFence */ .aG)(annotations.join('\n'))])];
}
/** Each forge's path between a repository's address and a branch, a tag or a commit. */
const paths = {
    github: { branch: '/tree/', tag: '/tree/', commit: '/commit/' },
    gitlab: { branch: '/-/tree/', tag: '/-/tree/', commit: '/-/commit/' },
    gitea: { branch: '/src/branch/', tag: '/src/tag/', commit: '/commit/' },
    bitbucket: { branch: '/src/', tag: '/src/', commit: '/commits/' },
};
function branchLink(run, repository) {
    const { branch, tag, is_fork: isFork } = run;
    const home = isFork ? forkUrl(run, repository) : repository?.url;
    // A fork's branch has its owner in front.
    const name = isFork ? branch.slice(branch.indexOf(':') + 1) : branch;
    const path = paths[repository?.forge ?? 'github'][tag === undefined ? 'branch' : 'tag'];
    return codeLink(branch, (0,_push_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .refFacts */ .p2)(home ?? '', path, name).ref_url);
}
function commitLink(sha, repository) {
    return codeLink(sha.slice(0, 12), (0,_push_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .refFacts */ .p2)(repository?.url ?? '', paths[repository?.forge ?? 'github'].commit, sha).ref_url);
}
function forkLink(run, repository) {
    const url = run.is_fork ? forkUrl(run, repository) : undefined;
    return url === undefined ? '' : ` of the fork ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertLink */ .r)(run.home, url)}`;
}
/** The address of a run's fork, on the server of the repository; undefined where the fork is not known. */
function forkUrl({ home }, repository) {
    const { url = '', full_name: name = '' } = repository ?? {};
    return home === '' || name === '' || !url.endsWith(name) ? undefined : `${url.slice(0, -name.length)}${home}`;
}
function codeLink(text, address) {
    const url = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inertUrl */ .SM)(address ?? '');
    return url === undefined ? (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(text) : `[${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(text)}](${url})`;
}


/***/ }),

/***/ 4723:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ serverOf),
/* harmony export */   I: () => (/* binding */ isSameServer)
/* harmony export */ });
/**
 * Whether two addresses are of one server. Where one does not tell, or is on this machine and may lead anywhere, whoever
 * vouched for it is believed.
 */
function isSameServer(url, other) {
    const [left, right] = [serverOf(url), serverOf(other)];
    return left === right || [left, right].some((server) => server === '' || isLoopback(server));
}
/** Host and port in lower case; empty where the address tells none. */
function serverOf(url) {
    return URL.canParse(url) ? new URL(url).host : '';
}
function isLoopback(server) {
    return /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(server);
}


/***/ }),

/***/ 4028:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ severityWords),
/* harmony export */   qs: () => (/* binding */ severityRank),
/* harmony export */   z4: () => (/* binding */ isKnownSeverity)
/* harmony export */ });
/**
 * Where a severity stands, whatever tool it is from: 4 is the worst, 0 is none. A word that no tool is known to use counts
 * as low, 1: an alert that is there is worth more than its word. Upper and lower case are alike.
 */
function severityRank(severity) {
    const word = normalize(severity);
    if (word === '')
        return 0;
    return Object.hasOwn(ranks, word) ? (ranks[word] ?? 0) : unknownRank;
}
/** True if a tool is known to use this word, or if there is none. */
function isKnownSeverity(severity) {
    const word = normalize(severity);
    return word === '' || Object.hasOwn(ranks, word);
}
/** The words that a severity may be told by. */
const severityWords = () => Object.keys(ranks);
const unknownRank = 1;
function normalize(severity) {
    return severity?.trim().toLowerCase() ?? '';
}
/** The words of all senders and file formats; `severity.test.ts` names the documentation that has each. */
const ranks = {
    critical: 4,
    blocker: 4,
    fatal: 4,
    page: 4,
    high: 3,
    error: 3,
    medium: 2,
    moderate: 2,
    warning: 2,
    major: 2,
    low: 1,
    note: 1,
    minor: 1,
    recommendation: 1,
    info: 0,
    informational: 0,
    debug: 0,
    sample: 0,
    none: 0,
    unknown: 0,
};


/***/ }),

/***/ 74491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vs: () => (/* binding */ compileCondition),
  Gq: () => (/* binding */ compileTemplate),
  ht: () => (/* binding */ variablesOf),
  s$: () => (/* binding */ variablesOfCondition)
});

// EXTERNAL MODULE: ./node_modules/liquidjs/dist/liquid.node.js
var liquid_node = __webpack_require__(48694);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./shared/mapping/escape.ts
var mapping_escape = __webpack_require__(94196);
;// CONCATENATED MODULE: ./shared/mapping/link-addresses.ts

/** The address of a link, `](…)`, with outputs in it. */
const address = /\]\((?=[^()\n]*\{\{)((?:\{\{[^{}\n]{0,2000}\}\}|[^(){}\s]){1,200})\)/g;
const output = /\{\{(-?)([^{}\n]{0,2000}?)(-?)\}\}/g;
/**
 * Returns a template of Markdown in which values in the address of a link stay an address: a value at its start goes
 * through the filter `url`, any other through `url_part`. Everywhere else a printed address is broken.
 */
function keepAddresses(template) {
    return template.replace(address, (_whole, inner) => {
        const kept = inner.replace(output, (tag, open, expression, close, at) => {
            if (/\|\s*raw\s*$/.test(expression))
                return tag;
            return `{{${open}${expression.trimEnd()} | ${at === 0 ? 'url' : 'url_part'} ${close}}}`;
        });
        return `](${kept})`;
    });
}
/** Returns an http or https address, escaped for `(…)`; empty for any other text. */
function urlFilter(text) {
    return (0,mapping_escape/* inertUrl */.SM)(text.trim()) ?? '';
}
/** Returns a text as part of an address: percent-encoded, slashes kept. */
function urlPartFilter(text) {
    return encodeURI((0,mapping_escape/* withoutControls */.DJ)(text).trim()).replace(/[()'*[\]#?]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

// EXTERNAL MODULE: ./shared/mapping/cut.ts
var cut = __webpack_require__(61811);
;// CONCATENATED MODULE: ./shared/mapping/template-work.ts
const costs = { step: 100, entry: 100 };
/** What escaping a printed text takes. */
const escapeWeight = 8;
const filterWeights = {
    // They evaluate an expression for every entry.
    where_exp: 4,
    reject_exp: 4,
    group_by_exp: 4,
    find_exp: 4,
    find_index_exp: 4,
    has_exp: 4,
    // Every part of their format asks the system for names of days or zones.
    date: 300,
    date_to_xmlschema: 300,
    date_to_rfc822: 300,
    date_to_string: 300,
    date_to_long_string: 300,
    code: escapeWeight,
    fence: escapeWeight,
    quote: escapeWeight,
    link: escapeWeight,
};
function filterWeight(name) {
    return Object.hasOwn(filterWeights, name) ? (filterWeights[name] ?? 1) : 1;
}
/** Searching a text is faster than copying it. */
const searchWeight = 0.2;
const maxWork = 5_000_000;
/** Counts the work of one rendering. Each member throws once the limit is exceeded. */
function createTemplateWork() {
    let left = maxWork;
    const charge = (cost) => {
        left -= cost;
        if (left < 0)
            throw new Error('its work limit is exceeded (loop over less, or print less)');
    };
    return {
        step: () => charge(costs.step),
        value: (value, weight) => {
            if (typeof value === 'string')
                charge(value.length * weight);
            else if (Array.isArray(value))
                charge(value.length * costs.entry * weight);
        },
    };
}

;// CONCATENATED MODULE: ./shared/mapping/template-engine.ts





const limits = {
    /** Length of a template, in characters. */
    parseLimit: 65_536,
    /** Roughly the characters a rendering may build. */
    memoryLimit: 5_000_000,
};
/** No filter stops in the middle, so what it works on is bounded. */
const filterLimits = { chars: 2_000_000, entries: 5_000, argumentEntries: 10 };
/** No tracker takes a text as long as this; making more of it inert is work for nothing. */
const maxPrintedChars = 300_000;
const inert = {
    title: mapping_escape/* inertTitle */.lJ,
    markdown: mapping_escape/* inertMarkdown */.Ic,
    data: (text) => text,
};
/** Liquid with our filters; every printed value comes out inert for the destination. */
function createEngine(destination) {
    /** The operator takes its values as the engine's own does. */
    const contains = (left, right, ...rest) => {
        const text = typeof left === 'string' ? left.slice(0, maxContainsChars) : left;
        engine.work.value(text, searchWeight);
        return builtInContains(text, right, ...rest);
    };
    const liquid = new liquid_node/* Liquid */.HX({
        ...limits,
        // Asking the system for it takes longer than everything else here.
        locale: 'en-US',
        ownPropertyOnly: true,
        strictFilters: true,
        cache: 1_000,
        operators: { ...liquid_node/* defaultOperators */.lV, contains },
        outputEscape: (value) => {
            const text = textOf(value).slice(0, maxPrintedChars);
            engine.work.value(text, escapeWeight);
            return inert[destination](text);
        },
    });
    const engine = { liquid, work: createTemplateWork() };
    // The engine's own takes minutes for a text of many half tags.
    liquid.registerFilter('strip_html', (value) => withoutTags(textOf(value)));
    // A template stands alone: it reads no file.
    for (const tag of ['include', 'render', 'layout', 'block'])
        delete liquid.tags[tag];
    liquid.registerFilter('code', { raw: true, handler: (value) => (0,mapping_escape/* codeSpan */.SS)(textOf(value)) });
    liquid.registerFilter('fence', { raw: true, handler: (value) => (0,mapping_escape/* codeFence */.d6)(textOf(value)) });
    liquid.registerFilter('quote', { raw: true, handler: (value) => (0,mapping_escape/* quoteFence */.aG)(textOf(value)) });
    liquid.registerFilter('excerpt', (value, maxChars) => {
        return (0,cut/* excerptOf */.zU)(textOf(value), typeof maxChars === 'number' ? maxChars : excerptChars);
    });
    liquid.registerFilter('url', { raw: true, handler: (value) => urlFilter(textOf(value)) });
    liquid.registerFilter('url_part', { raw: true, handler: (value) => urlPartFilter(textOf(value)) });
    liquid.registerFilter('link', {
        raw: true,
        handler: (value, address) => {
            return destination === 'markdown' ? (0,mapping_escape/* inertLink */.r)(textOf(value), textOf(address)) : (0,mapping_escape/* inertTitle */.lJ)(textOf(value));
        },
    });
    boundFilters(engine);
    return engine;
}
/** What a room shows of a text without being filled by it. */
const excerptChars = 400;
function boundFilters(engine) {
    const { liquid } = engine;
    for (const [name, filter] of Object.entries(liquid.filters)) {
        const weight = filterWeight(name);
        const bound = (handler) => function (...args) {
            for (const [position, arg] of args.entries()) {
                refuseLarge(arg, { name, isInput: position === 0 });
                engine.work.value(arg, weight);
            }
            return handler.apply(this, args);
        };
        const bounded = typeof filter === 'function' ? bound(filter) : { ...filter, handler: bound(filter.handler) };
        liquid.registerFilter(name, bounded);
    }
}
function refuseLarge(value, { name, isInput }) {
    if (typeof value === 'string' && value.length > filterLimits.chars) {
        throw new Error(`the filter '${name}' takes texts of at most ${filterLimits.chars} characters`);
    }
    if (!Array.isArray(value))
        return;
    // A list in the place of a member's name is put together anew for each entry.
    const most = isInput || name === 'concat' ? filterLimits.entries : filterLimits.argumentEntries;
    if (value.length > most)
        throw new Error(`the filter '${name}' takes lists of at most ${most} entries there`);
}
const builtInContains = liquid_node/* defaultOperators */.lV.contains;
/** Looking for a text in another may take as long as both together; in a longer one only its beginning is looked at. */
const maxContainsChars = 100_000;
/** Text without HTML's tags and comments, scripts and styles; in time with its length. */
function withoutTags(html) {
    const hidden = [
        { start: '<script', end: '</script>' },
        { start: '<style', end: '</style>' },
        { start: '<!--', end: '-->' },
        { start: '<', end: '>' },
    ];
    const missing = new Set();
    let text = '';
    for (let at = 0; at < html.length;) {
        const open = html.indexOf('<', at);
        if (open < 0)
            return text + html.slice(at);
        text += html.slice(at, open);
        let close = -1;
        for (const { start, end } of hidden) {
            if (missing.has(end) || !html.startsWith(start, open))
                continue;
            close = html.indexOf(end, open);
            if (close < 0)
                missing.add(end);
            else {
                close += end.length;
                break;
            }
        }
        if (close < 0)
            text += '<';
        at = close < 0 ? open + 1 : close;
    }
    return text;
}
function textOf(value) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

;// CONCATENATED MODULE: ./shared/mapping/template.ts





const engines = new Map();
/** Made when the first template needs it: most programs that start have none. */
function engineFor(destination) {
    const known = engines.get(destination) ?? createEngine(destination);
    engines.set(destination, known);
    return known;
}
/** A condition is one step, so its length is what bounds it. */
const maxConditionParts = 100;
/**
 * A template, ready to be rendered; every printed value comes out inert for the destination, unless `| raw` says
 * otherwise. Throws `configuration` with the template engine's own words when it cannot be parsed.
 */
function compileTemplate(text, destination) {
    const engine = engineFor(destination);
    const parsed = parseTemplate(destination === 'markdown' ? keepAddresses(text) : text, engine);
    return {
        text,
        render: (context) => attempt('A template could not be rendered', () => engine.liquid.renderSync(parsed, createContext(context, engine))),
    };
}
function parseTemplate(text, { liquid }) {
    return attempt('The template is not valid Liquid', () => liquid.parse(text));
}
/** Begins a rendering. The engine checks its limit of time at every step, which is how the steps are counted. */
function createContext(values, engine) {
    const { liquid } = engine;
    const work = createTemplateWork();
    engine.work = work;
    const renderLimit = { check: () => work.step() };
    return new liquid_node/* Context */.ob(values, liquid.options, { sync: true }, { liquid, renderLimit });
}
/** A condition such as `alert.severity != "note"`. Throws `configuration` when the text is not a Liquid expression. */
function compileCondition(text) {
    checkExpression(text);
    const engine = engineFor('title');
    const parsed = attempt('The condition is not valid Liquid', () => new liquid_node/* Value */.WT(text, engine.liquid));
    return {
        text,
        /** Nothing and false do not hold, everything else does. */
        holds: (context) => {
            const value = attempt('The condition could not be evaluated', () => (0,liquid_node/* toValueSync */.qr)(parsed.value(createContext(context, engine))));
            return value !== false && value !== undefined && value !== null;
        },
    };
}
/**
 * The variables that a template looks up, each as its root and its members. Throws as {@link compileTemplate} does.
 */
function variablesOf(template, destination) {
    const engine = engineFor(destination);
    const parsed = parseTemplate(template, engine);
    return engine.liquid.globalVariableSegmentsSync(parsed);
}
/** The same for a condition. */
function variablesOfCondition(condition) {
    return variablesOf(`{% if ${condition} %}{% endif %}`, 'title');
}
function checkExpression(expression) {
    const tokenizer = new liquid_node/* Tokenizer */._F(expression);
    const kinds = [...tokenizer.readExpressionTokens()].map((token) => token.kind === liquid_node/* TokenKind */.Yp.Operator ? (token.getText() === 'not' ? 'not' : 'operator') : 'value');
    if (kinds.length > maxConditionParts) {
        const message = `The condition has ${kinds.length} values and operators, and may have ${maxConditionParts}.`;
        throw new errors/* TicketwireError */.Mw('configuration', message);
    }
    const rest = tokenizer.remaining().trim();
    if (rest !== '') {
        const operator = /^[=&|]/.test(rest)
            ? " Comparisons are ==, !=, <, >, contains; they are joined by 'and', 'or'."
            : '';
        throw new errors/* TicketwireError */.Mw('configuration', `The condition is not valid Liquid from '${rest}' on.${operator}`);
    }
    if (!/^(not )*value( operator (not )*value)*$/.test(kinds.join(' '))) {
        throw new errors/* TicketwireError */.Mw('configuration', 'The condition is not valid Liquid: a value or an operator is missing.');
    }
}
function attempt(what, step) {
    try {
        return step();
    }
    catch (cause) {
        const words = cause instanceof Error ? cause.message : String(cause);
        throw new errors/* TicketwireError */.Mw('configuration', `${what}: ${words.split('\n')[0] ?? words}`, { cause });
    }
}


/***/ }),

/***/ 46418:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Vm: () => (/* binding */ contextOf),
  aC: () => (/* binding */ draftTicket),
  ae: () => (/* binding */ hashDraft),
  C8: () => (/* binding */ managedLabel),
  LS: () => (/* binding */ suppressedLabel),
  UP: () => (/* binding */ withPrevious)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./shared/mapping/cut.ts
var cut = __webpack_require__(61811);
// EXTERNAL MODULE: ./shared/mapping/escape.ts
var mapping_escape = __webpack_require__(94196);
// EXTERNAL MODULE: ./shared/mapping/run-text.ts
var run_text = __webpack_require__(52256);
;// CONCATENATED MODULE: ./shared/mapping/default-text.ts


/** What a ticket about this event says. `facts` may be shortened, so that the body fits. */
function defaultTextOf(event, senderLabel) {
    const { alert, run } = event.data;
    if (run !== undefined) {
        const { repository } = event.data;
        return { title: () => (0,run_text/* runTitle */.kh)(run, repository), body: () => (0,run_text/* runBody */.ki)(run, repository) };
    }
    const facts = alert ?? {};
    if (!alertFamilies.test(event.type))
        return { title: () => itemTitle(event), body: () => itemBody(event) };
    return { title: () => alertTitle(facts), body: () => alertBody(facts, senderLabel) };
}
/** Events whose facts are those of an alert; the receiver's own are among them. */
const alertFamilies = /^(alert|ticketwire)\./;
function alertTitle({ rule, message, project, object }) {
    const about = [project, object].filter((part) => part !== undefined).map(mapping_escape/* inertTitle */.lJ);
    return `${(0,mapping_escape/* inertTitle */.lJ)(rule ?? message ?? '') || 'Alert'}${about.length === 0 ? '' : ` (${about.join(', ')})`}`;
}
function alertBody(alert, senderLabel) {
    const { rule = '', rule_id: ruleId, rule_url: ruleUrl, severity, file, line, message, url, details = [] } = alert;
    const parts = [(0,mapping_escape/* inertLink */.r)(rule, ruleUrl)];
    if (ruleId !== undefined) {
        const serious = severity === undefined ? '' : `, severity ${(0,mapping_escape/* codeSpan */.SS)(severity)}`;
        parts.push('', `Rule ${(0,mapping_escape/* codeSpan */.SS)(ruleId)}${serious}`);
    }
    if (file !== undefined) {
        parts.push('', `In ${(0,mapping_escape/* codeSpan */.SS)(file)}${line === undefined ? '' : `, line ${line}`}:`);
    }
    if (message !== undefined && message !== '')
        parts.push('', (0,mapping_escape/* quoteFence */.aG)(message));
    if (details.length > 0)
        parts.push('', ...details.map(detailLine));
    if (url !== undefined)
        parts.push('', (0,mapping_escape/* inertLink */.r)(`View alert on ${senderLabel}`, url));
    return parts.join('\n');
}
/** What the event is about, as people call it, and where it is. */
function itemOf({ type, data }) {
    const { pull_request: pullRequest, issue, comment, release, push, deployment } = data;
    if (pullRequest !== undefined)
        return { name: pullRequest.title, url: comment?.url ?? pullRequest.url };
    if (issue !== undefined)
        return { name: issue.title, url: comment?.url ?? issue.url };
    if (release !== undefined)
        return { name: `Release ${release.name}`, url: release.url };
    if (push !== undefined)
        return { name: `Push to ${push.branch ?? push.tag ?? push.ref}`, url: push.url };
    if (deployment !== undefined)
        return { name: `Deployment to ${deployment.environment}`, url: deployment.url };
    return { name: type, url: comment?.url };
}
function itemTitle(event) {
    const { repository } = event.data;
    const name = (0,mapping_escape/* inertTitle */.lJ)(itemOf(event).name);
    return repository === undefined ? name : `${name} (${(0,mapping_escape/* inertTitle */.lJ)(repository.full_name)})`;
}
function itemBody(event) {
    const { name, url } = itemOf(event);
    const { actor, repository } = event.data;
    const by = actor === undefined ? '' : ` by ${(0,mapping_escape/* codeSpan */.SS)(actor.login)}`;
    const where = repository === undefined ? '' : ` in ${(0,mapping_escape/* inertLink */.r)(repository.full_name, repository.url)}`;
    return `${(0,mapping_escape/* inertLink */.r)(name, url)}: ${(0,mapping_escape/* codeSpan */.SS)(event.type)}${by}${where}.`;
}
function detailLine({ name, value }) {
    return (0,mapping_escape/* inertUrl */.SM)(value) === undefined ? `- ${(0,mapping_escape/* inertMarkdown */.Ic)(name)}: ${(0,mapping_escape/* codeSpan */.SS)(value)}` : `- ${(0,mapping_escape/* inertLink */.r)(name, value)}`;
}

// EXTERNAL MODULE: ./shared/mapping/marker.ts
var mapping_marker = __webpack_require__(70257);
// EXTERNAL MODULE: ./shared/mapping/severity.ts
var mapping_severity = __webpack_require__(4028);
;// CONCATENATED MODULE: ./shared/mapping/ticket-draft.ts






/** Every ticket of ours carries it: tickets are listed by it. */
const managedLabel = 'ticketwire';
/** Set while an alert is suppressed. */
const suppressedLabel = 'wontfix';
/** What templates and conditions see of an event. */
function contextOf(event, senderLabel) {
    const { ticket: _, ...facts } = event.data;
    return {
        event: {
            id: event.id,
            type: event.type,
            family: event.type.slice(0, event.type.indexOf('.')),
            source: event.source,
            sender: event.sender,
            subject: event.subject,
            at: new Date(event.reportedAt ?? event.occurredAt).toISOString(),
            view: `View alert on ${senderLabel}`,
        },
        ...facts,
        alert: event.data.alert ?? {},
        payload: event.payload,
    };
}
/**
 * The ticket of an alert or a run, within the tracker's limits. What is too long is cut where it is longest, in the
 * facts' own texts, so that marker, links and closing fences stay whole.
 */
function draftTicket(event, options) {
    const { limits, templates, senderLabel, state } = options;
    const told = withFacts(event, (facts) => withinReason(facts, limits.body));
    const title = (templates.title?.render(contextOf(told, senderLabel)) ?? defaultTextOf(told, senderLabel).title())
        .replace(/\s+/g, ' ')
        .trim();
    const labels = [...(templates.labels ?? options.senderLabels), managedLabel];
    if (event.data.alert?.state === 'suppressed')
        labels.push(suppressedLabel);
    const text = (facts) => (templates.body?.render(contextOf(facts, senderLabel)) ?? defaultTextOf(facts, senderLabel).body()).trim();
    const reserved = state === undefined ? maxPreviousChars : maxStateChars;
    const room = { maxChars: limits.body.maxChars - reserved, maxBytes: limits.body.maxBytes - reserved };
    const marker = (0,mapping_marker/* markerOf */.we)(event.subject);
    const body = renderBody(marker, { event: told, text, limit: room });
    const kind = kindOf(templates, contextOf(told, senderLabel));
    const url = linkOf(event);
    const draft = {
        title: (0,cut/* cutText */.IN)(title === '' ? event.type : title, limits.title),
        body,
        labels: [...new Set(labels.map((label) => (0,cut/* cutText */.IN)((0,mapping_escape/* withoutControls */.DJ)(label).trim(), labelLimit(limits))))],
        assignees: templates.assignees ?? [],
        ...(url === undefined ? {} : { link: { url, title: `View on ${senderLabel}` } }),
        ...(kind === undefined ? {} : { kind }),
    };
    if (state === undefined)
        return draft;
    const stateLine = (0,mapping_marker/* stateLineOf */.Hb)({ ...state, draftHash: hashDraft(draft) });
    return { ...draft, body: `${marker}\n${stateLine}${body.slice(marker.length)}` };
}
/** Where people look at what the ticket is about. */
function linkOf({ data: { alert, run, ...others } }) {
    const about = alert ?? run ?? others.pull_request ?? others.issue ?? others.release ?? others.push;
    return about === undefined || (0,mapping_escape/* inertUrl */.SM)(about.url ?? '') === undefined ? undefined : about.url;
}
/** Undefined where the rule says nothing of it. */
function kindOf({ issueType, priority, fields }, context) {
    if (issueType === undefined && priority === undefined && fields === undefined)
        return undefined;
    const named = typeof priority === 'object' ? priorityOf(priority, context.alert?.severity) : priority;
    return {
        ...(issueType === undefined ? {} : { issueType }),
        ...(named === undefined ? {} : { priority: named }),
        ...(fields === undefined ? {} : { fields: fields.render(context) }),
    };
}
/** By the severity in any case, by another word for it, else the one for all others. */
function priorityOf(priorities, severity = '') {
    const words = Object.keys(priorities);
    const rank = (0,mapping_severity/* severityRank */.qs)(severity);
    const name = words.find((each) => each.toLowerCase() === severity.toLowerCase()) ??
        words.find((each) => rank > 0 && (0,mapping_severity/* severityRank */.qs)(each) === rank) ??
        'default';
    return Object.hasOwn(priorities, name) ? priorities[name] : undefined;
}
/** The event with the facts of its family changed. */
function withFacts(event, change) {
    const family = event.data.run === undefined ? 'alert' : 'run';
    const data = { ...event.data, [family]: change({ ...event.data[family] }) };
    return { ...event, data };
}
/** What is left to say when nothing fits. */
function barest(facts) {
    return 'workflow' in facts ? { ...facts, failed_jobs: [] } : {};
}
/** No text that could not fit whole is rendered whole. */
function withinReason(facts, limit) {
    return Object.fromEntries(Object.entries(facts).map(([member, value]) => [member, typeof value === 'string' ? (0,cut/* cutText */.IN)(value, limit) : value]));
}
function renderBody(marker, given) {
    const { text, limit } = given;
    let { event } = given;
    for (let round = 0; round < maxCuts; round += 1) {
        const body = `${marker}\n${text(event)}\n`;
        if ((0,cut/* isWithin */.UO)(body, limit))
            return body;
        const excess = Math.max((0,cut/* codePoints */.BH)(body) - limit.maxChars, Buffer.byteLength(body) - limit.maxBytes);
        let isShorter = false;
        event = withFacts(event, (facts) => {
            isShorter = shortenLongest(facts, excess);
            return facts;
        });
        if (!isShorter)
            break;
    }
    const plain = text(withFacts(event, barest));
    return `${marker}\n${(0,cut/* cutText */.IN)(plain, { maxChars: limit.maxChars - 200, maxBytes: limit.maxBytes - 800 })}\n`;
}
/** The ticket, with a line that leads to the one before it; for that the limits of a draft leave room. */
function withPrevious(draft, { reference, url }) {
    const line = `\nPrevious ticket: ${(0,mapping_escape/* inertLink */.r)(reference, url === '' ? undefined : url)}\n`;
    return line.length > maxPreviousChars ? draft : { ...draft, body: draft.body + line };
}
/** What is kept free for it. */
const maxPreviousChars = 300;
/** The state line is shorter than this. */
const maxStateChars = 200;
const maxCuts = 24;
/** Takes `excess` characters off the longest text, but at most half of it; false when none is worth cutting. */
function shortenLongest(facts, excess) {
    let longest;
    for (const [member, text] of Object.entries(facts)) {
        if (typeof text !== 'string' || text.length < minCutChars || uncut.has(member))
            continue;
        if (longest === undefined || text.length > longest.text.length)
            longest = { member, text };
    }
    if (longest === undefined)
        return false;
    const chars = (0,cut/* codePoints */.BH)(longest.text);
    const maxChars = Math.max(Math.floor(chars / 2), chars - excess - 1);
    facts[longest.member] = (0,cut/* cutText */.IN)(longest.text, { maxChars, maxBytes: Number.MAX_SAFE_INTEGER });
    return true;
}
/** Half an address leads nowhere. */
const uncut = new Set(['id', 'url', 'rule_url', 'project_url']);
const minCutChars = 100;
function labelLimit(limits) {
    return { maxChars: limits.maxLabelChars, maxBytes: Number.MAX_SAFE_INTEGER };
}
/** Tells whether a ticket must be written again; the same draft always gives the same text. The state line is not part of it. */
function hashDraft(draft) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([draft.title, (0,mapping_marker/* withoutStateLine */.Cz)(draft.body)]))
        .digest('hex');
}


/***/ }),

/***/ 86067:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ hookEvents),
/* harmony export */   FK: () => (/* binding */ otherType),
/* harmony export */   Qv: () => (/* binding */ objectsIn),
/* harmony export */   wX: () => (/* binding */ namesIn),
/* harmony export */   x3: () => (/* binding */ saidFacts)
/* harmony export */ });
/* harmony import */ var _json_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6266);

const hourMs = 3_600_000;
/** The facts that were said. */
function saidFacts(found) {
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
/** The events of a delivery, in their order. */
function hookEvents({ id, source, receivedAt }, { sender, payload, events }) {
    const hour = Math.floor(receivedAt / hourMs);
    return events.map(({ occurredAt, toldTwice, ...event }, position) => ({
        ...event,
        ...(toldTwice === undefined ? {} : { earlierId: `${source}/${toldTwice}/${hour - 1}` }),
        id: toldTwice === undefined ? `${source}/${id}/${position}` : `${source}/${toldTwice}/${hour}`,
        sender,
        source,
        occurredAt: occurredAt ?? receivedAt,
        payload,
    }));
}
/** The type of an event that is in none of the families: the sender's own name of it. */
function otherType(name) {
    const own = name
        .toLowerCase()
        .replace(/[^a-z0-9_.-]+/g, '_')
        .slice(0, 100);
    return `other.${own === '' ? 'unnamed' : own}`;
}
/** Names in a list of objects that have one, or of names. */
function namesIn(list, member = 'name') {
    if (!Array.isArray(list))
        return [];
    return list.map((each) => ((0,_json_body_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(each) ? each[member] : each)).filter((name) => typeof name === 'string');
}
function objectsIn(list) {
    return Array.isArray(list) ? list.filter(_json_body_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW) : [];
}


/***/ }),

/***/ 52008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ writtenAt)
/* harmony export */ });
/** Where a text stands, by the paths of its ids in a body; nowhere that could be answered where one is no id. */
function writtenAt(body, place, paths) {
    const key = idAt(body, paths.key);
    const id = paths.id === undefined ? undefined : idAt(body, paths.id);
    // Gitea's reviews have no id, and are answered under their pull request like all others.
    if (key === undefined || (paths.id !== undefined && id === undefined && place.kind !== 'review'))
        return {};
    const thread = paths.thread === undefined ? undefined : idAt(body, paths.thread);
    const globalId = paths.globalId === undefined ? undefined : body.text(paths.globalId);
    return {
        at: {
            ...place,
            key,
            ...(id === undefined ? {} : { id }),
            ...(thread === undefined ? {} : { thread }),
            ...(globalId === undefined ? {} : { globalId }),
            ...(paths.isInternal === true ? { isInternal: true } : {}),
        },
    };
}
/** A number, or hex digits: it becomes part of an address. */
function idAt(body, path) {
    const value = body.find(path);
    if (typeof value === 'number')
        return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
    return typeof value === 'string' && /^[0-9a-f]{1,64}$/.test(value) ? value : undefined;
}


/***/ }),

/***/ 28808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bl: () => (/* binding */ eventFamilies),
  Wo: () => (/* binding */ livingFamilies),
  Cd: () => (/* binding */ ownSource)
});

;// CONCATENATED MODULE: ./shared/model/event.ts
/** The verbs of an alert's life, in the order they usually happen. */
const alertVerbs = ['opened', 'updated', 'closed', 'reopened', 'suppressed', 'unsuppressed'];

;// CONCATENATED MODULE: ./shared/model/event-families.ts

/** Every family of events and its verbs, as the senders that exist make them; of `other` any verb. */
const eventFamilies = {
    alert: alertVerbs,
    run: ['failed', 'passed', 'cancelled'],
    push: ['branch', 'tag', 'deleted'],
    pull_request: [
        'opened',
        'updated',
        'edited',
        'closed',
        'merged',
        'reopened',
        'reviewed',
        'review_requested',
        'ready_for_review',
        'converted_to_draft',
        'labeled',
        'unlabeled',
        'assigned',
        'unassigned',
        'milestoned',
        'demilestoned',
        'review_request_removed',
        'dismissed',
        'locked',
        'unlocked',
        'auto_merge_enabled',
        'auto_merge_disabled',
        'enqueued',
        'dequeued',
    ],
    release: ['published', 'edited', 'deleted', 'created', 'released', 'prereleased', 'unpublished'],
    issue: [
        'opened',
        'edited',
        'closed',
        'reopened',
        'labeled',
        'unlabeled',
        'assigned',
        'unassigned',
        'deleted',
        'milestoned',
        'demilestoned',
        'locked',
        'unlocked',
        'pinned',
        'unpinned',
        'transferred',
        'typed',
        'untyped',
    ],
    comment: ['created', 'edited', 'deleted'],
    command: ['given'],
    deployment: ['succeeded', 'failed'],
    ping: ['received'],
    ticketwire: ['dead_letter', 'target_down', 'recovered'],
};
/** Families whose subject opens and closes: what `track` can follow. */
const livingFamilies = ['alert', 'run', 'ticketwire'];
/** The source and the family of the receiver's own events. No other source can have this name, or make such an event. */
const ownSource = 'ticketwire';


/***/ }),

/***/ 11225:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Gb: () => (/* binding */ replyEffect),
/* harmony export */   gb: () => (/* binding */ planAnswer),
/* harmony export */   wU: () => (/* binding */ answeredType)
/* harmony export */ });
/* harmony import */ var _mapping_cut_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61811);
/* harmony import */ var _mapping_servers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4723);
/* harmony import */ var _effect_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96930);
/* harmony import */ var _occasion_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43144);




/** The one type of event that can be answered. */
const answeredType = 'command.given';
/** What a step that answers a command comes to. */
function planAnswer(step, event, inputs) {
    const at = placeOf(event, inputs);
    if ('reason' in at)
        return { effects: [], reason: at.reason };
    if (step.verb === 'react') {
        const body = { kind: 'react-to-command', place: at.place, emoji: step.emoji };
        return { effects: [answer(event, inputs, body)] };
    }
    const text = step.text.render(inputs.context()).trim();
    if (text === '')
        return { effects: [], reason: 'its answer says nothing about this' };
    return { effects: [replyEffect(event, at.place, text, inputs)] };
}
/** A comment that says this where the command was given; said once however often the command is told of. */
function replyEffect(event, place, text, inputs) {
    const remark = {
        id: (0,_occasion_js__WEBPACK_IMPORTED_MODULE_1__/* .onceId */ .h_)((0,_occasion_js__WEBPACK_IMPORTED_MODULE_1__/* .happeningOf */ .IU)(event), inputs.place, 'reply'),
        text: (0,_mapping_cut_js__WEBPACK_IMPORTED_MODULE_2__/* .cutText */ .IN)(text, { maxChars: maxReplyChars, maxBytes: 4 * maxReplyChars }),
        since: event.occurredAt,
        isContended: false,
    };
    return answer(event, inputs, { kind: 'reply-to-command', place, remark });
}
/** What the forge with the shortest comments takes, GitHub's 65,536, with room for the hidden line. */
const maxReplyChars = 60_000;
/** Where the command can be answered by such a target, or why it cannot. */
function placeOf({ data: { repository }, givenAt }, { answersAt, place: { target } }) {
    if (repository === undefined || givenAt === undefined) {
        return { reason: 'it was given where no answer can be given' };
    }
    const { full_name: name, forge = 'github', url } = repository;
    if (!isName(name))
        return { reason: `'${name.slice(0, 100)}' is no repository's name` };
    // Another server may have a repository of the same name, and it is another one there.
    if (forge !== answersAt.forge || !(0,_mapping_servers_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameServer */ .I)(url, answersAt.url)) {
        return {
            reason: `it was given on ${(0,_mapping_servers_js__WEBPACK_IMPORTED_MODULE_3__/* .serverOf */ .F)(url) || forge}, and '${target}' is on ${(0,_mapping_servers_js__WEBPACK_IMPORTED_MODULE_3__/* .serverOf */ .F)(answersAt.url) || answersAt.forge}`,
        };
    }
    return { place: { ...givenAt, repository: name } };
}
function answer(event, { place, receivedAt }, body) {
    return (0,_effect_of_js__WEBPACK_IMPORTED_MODULE_0__/* .effectOf */ .$)(event, place, body, receivedAt, { subject: event.subject, part: body.kind });
}
/** It becomes part of an address. */
function isName(name) {
    return /^[\w.-]+(\/[\w.-]+)+$/.test(name) && !name.split('/').some((part) => /^\.+$/.test(part));
}


/***/ }),

/***/ 94402:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ objectionOf),
/* harmony export */   k: () => (/* binding */ matchesType)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);
/* harmony import */ var _mapping_repository_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46598);
/* harmony import */ var _mapping_severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4028);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3293);
/* harmony import */ var _renaming_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42810);
/* harmony import */ var _teams_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17693);






/** Why a rule does not want an event, in words for a person; undefined when it wants it. */
function objectionOf(rule, event, context) {
    if (!rule.isEnabled)
        return 'it is parked (enabled: false)';
    if (!rule.on.some((pattern) => matchesType(pattern, event.type))) {
        return `it is for ${rule.on.join(', ')}, and this is ${event.type}`;
    }
    if (rule.from.length > 0 && !rule.from.includes(event.source)) {
        return `it is for source ${rule.from.join(', ')}, and this comes from ${event.source}`;
    }
    const objection = filterObjection(rule, event) ?? factObjection(rule, event);
    if (objection !== undefined || rule.if === undefined)
        return objection;
    try {
        return rule.if.holds(context) ? undefined : `its condition is not met: ${rule.if.text}`;
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw))
            throw error;
        return error.message;
    }
}
/** Whether a type, a family or a glob covers an event type. */
function matchesType(pattern, type) {
    return pattern === type || type.startsWith(`${pattern}.`) || (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesPattern */ .MT)(pattern, type);
}
/** What each filter with patterns looks at. */
const looked = {
    repositories: ({ data }) => (data.repository === undefined ? [] : (0,_mapping_repository_names_js__WEBPACK_IMPORTED_MODULE_4__/* .namesOf */ .e)(data.repository)),
    branches: ({ data }) => [data.pull_request?.base ?? data.push?.branch ?? data.run?.branch],
    tags: ({ data }) => [data.push?.tag ?? data.release?.tag ?? data.run?.tag],
    paths: ({ data }) => data.push?.paths ?? [data.alert?.file],
    labels: ({ data }) => data.pull_request?.labels ?? data.issue?.labels ?? data.alert?.labels ?? [],
    actors: ({ data }) => [data.actor?.login],
    authors: ({ data }) => [
        data.author?.login ?? (data.pull_request?.author || data.issue?.author || data.actor?.login || undefined),
    ],
    command: ({ data }) => [data.command?.name],
};
const lookedAt = Object.entries(looked);
function matchesFilter(filter, { patterns, values, event }) {
    if (filter === 'labels')
        return (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesSet */ .c4)(patterns, values);
    if (filter !== 'repositories')
        return (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesAny */ ._I)(patterns, values);
    return values.length > 0 && (0,_renaming_js__WEBPACK_IMPORTED_MODULE_3__/* .matchesRepository */ .O)(patterns, event.data.repository);
}
function filterObjection(rule, event) {
    for (const [filter, valuesOf] of lookedAt) {
        const patterns = rule[filter];
        if (patterns === undefined)
            continue;
        const values = valuesOf(event).filter((value) => value !== undefined);
        if (matchesFilter(filter, { patterns, values, event }))
            continue;
        const seen = values.length === 0 ? 'this has none' : `this has ${values.slice(0, 3).join(', ')}`;
        return `its ${filter} ${filter === 'command' ? 'is' : 'are'} ${patterns.join(', ')}, and ${seen}`;
    }
    return undefined;
}
/** GitHub makes a branch for each entry of a merge queue, and deletes it afterwards. */
const mergeQueue = 'gh-readonly-queue/';
function factObjection(rule, { type, data, isConfidential }) {
    const { association, teams, severity, after = 1, forks = false, confidential = false, onlyDefaultBranch = false, } = rule;
    const { alert, run, push } = data;
    if (association !== undefined && !isAssociated(association, data.author ?? data.actor)) {
        return `it is for authors who are ${association.join(' or ')} here, and this author is not`;
    }
    if (teams !== undefined && !(0,_teams_js__WEBPACK_IMPORTED_MODULE_5__/* .mayBeInTeam */ .LT)(data)) {
        return `it is for members of ${teams.map(_teams_js__WEBPACK_IMPORTED_MODULE_5__/* .teamName */ .Ps).join(', ')}, and this was done by nobody who could be one`;
    }
    if (severity !== undefined && alert !== undefined && (0,_mapping_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severityRank */ .qs)(alert.severity) < (0,_mapping_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severityRank */ .qs)(severity)) {
        return `it is for alerts of severity ${severity} or worse, and this one is ${alert.severity ?? 'without any'}`;
    }
    const branch = push?.branch ?? run?.branch;
    if (branch?.startsWith(mergeQueue) === true && rule.branches === undefined)
        return `branches of a merge queue are left out unless its branches match ${branch}`;
    if (run?.tag !== undefined && rule.branches === undefined && rule.tags === undefined)
        return `runs for tags are left out unless its branches or tags match ${run.tag}`;
    if (run?.is_fork === true && !forks)
        return 'runs of pull requests from forks are left out unless it says forks: true';
    if (isConfidential === true && !confidential)
        return 'what is confidential is left out unless it says confidential: true';
    if (after > 1 && type === 'run.failed' && (run?.failures_in_row ?? 0) < after) {
        const known = run?.failures_in_row ?? 'an unknown number';
        return `it waits for ${after} failures in a row, and there are ${known} so far`;
    }
    if (onlyDefaultBranch && push !== undefined && !push.is_default_branch) {
        return 'it is for pushes to the default branch only';
    }
    return undefined;
}
function isAssociated(wanted, author) {
    if (author === undefined || author.is_bot)
        return false;
    return wanted.some((each) => each === 'newcomer' ? author.is_newcomer === true : each.toLowerCase() === author.association);
}


/***/ }),

/***/ 30164:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bJ: () => (/* binding */ planDeploy),
/* harmony export */   fi: () => (/* binding */ deployedType),
/* harmony export */   h2: () => (/* binding */ programsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);
/* harmony import */ var _mapping_push_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62725);
/* harmony import */ var _effect_of_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96930);



/** The only event that brings something to deploy. */
const deployedType = 'push.branch';
const commitPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** What a step that deploys comes to: of the target's own branch one effect, of everything else none. */
function planDeploy(step, event, inputs) {
    const { place, receivedAt, deployable } = inputs;
    const { push, repository } = event.data;
    const none = (reason) => ({ effects: [], reason });
    if (event.type !== deployedType || push?.branch === undefined) {
        return none(`nothing is deployed on ${event.type}: only ${deployedType} brings something`);
    }
    if (repository?.full_name.toLowerCase() !== deployable.repository.toLowerCase()) {
        return none(`'${step.in}' is a checkout of ${deployable.repository}, and this is another repository`);
    }
    if (push.branch !== deployable.branch || push.ref !== `refs/heads/${deployable.branch}`) {
        return none(`'${step.in}' is on the branch ${deployable.branch}, and this is another`);
    }
    const { commit = '' } = push;
    if (push.is_deleted === true || !commitPattern.test(commit) || (0,_mapping_push_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .isNoCommit */ .xT)(commit)) {
        return none('the push names no commit that could be deployed');
    }
    const body = { kind: 'deploy-checkout', commit, step: place.position };
    // One after the other for the whole checkout, whoever pushed what.
    return { effects: [(0,_effect_of_js__WEBPACK_IMPORTED_MODULE_2__/* .effectOf */ .$)(event, place, body, receivedAt, { subject: 'checkout', part: '' })] };
}
/**
 * The programs that the present rules run for a deployment, one after the other. Throws `configuration` where its rule no
 * longer deploys there: what was taken out of the configuration does not run.
 */
function programsOf(rules, { cause, target, step }) {
    const rule = rules.find(({ name, isEnabled }) => isEnabled && name === cause.rule);
    const steps = rule?.steps ?? [];
    const isMeant = (each) => each?.verb === 'deploy' && each.in === target;
    const exact = steps[step];
    const found = isMeant(exact) ? exact : steps.find(isMeant);
    if (found !== undefined)
        return found.programs;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('configuration', `The rule '${cause.rule}' no longer deploys to '${target}', so nothing was done. Put it back, or redeliver the push to plan it anew.`);
}


/***/ }),

/***/ 96930:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ effectOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _mapping_json_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6266);


/** The effect with what every planned change carries. */
function effectOf(event, { target, rule, position }, body, receivedAt, of = { subject: event.subject, part: '' }) {
    return {
        id: effectId(event.id, rule, position, of.part),
        target,
        subject: of.subject,
        receivedAt,
        occurredAt: event.occurredAt === receivedAt ? null : event.occurredAt,
        ...(event.origin === undefined ? {} : { origin: event.origin }),
        cause: { event: event.id, type: event.type, source: event.source, rule },
        ...installationIn(event),
        ...body,
    };
}
function effectId(event, rule, position, part) {
    const parts = part === '' ? [event, rule, position] : [event, rule, position, part];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
/** GitHub Apps are told with every delivery where they are installed. */
function installationIn({ payload, data: { repository } }) {
    const [owner = ''] = repository?.full_name.split('/') ?? [];
    const id = (0,_mapping_json_body_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(payload.installation) ? payload.installation.id : undefined;
    if (owner === '' || typeof id !== 'number' || repository?.forge !== undefined)
        return {};
    return { installation: { owner, id } };
}


/***/ }),

/***/ 43144:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   IU: () => (/* binding */ happeningOf),
/* harmony export */   Le: () => (/* binding */ objectionToMoving),
/* harmony export */   cg: () => (/* binding */ stepOf),
/* harmony export */   h_: () => (/* binding */ onceId)
/* harmony export */ });
/* harmony import */ var _mapping_marker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70257);

/** Things that happen to a subject once: saying something of them twice is a mistake, whoever started it again. */
const onceTypes = new Set(['pull_request.opened', 'pull_request.merged', 'issue.opened', 'release.published']);
/** The 64 hex digits of what a step of a rule does once; `key` where it does it to several tickets. */
function onceId({ subject, type, occasion }, { rule, position }, key = '') {
    return (0,_mapping_marker_js__WEBPACK_IMPORTED_MODULE_0__/* .hashOf */ .qQ)(JSON.stringify([subject, type, rule, position, key, occasion]));
}
/** What one happening is the same by, however often it is told. */
function happeningOf(event) {
    const { subject, type } = event;
    return { subject, type, occasion: onceTypes.has(type) ? '' : (event.occasion ?? event.id) };
}
/** Families of which all events tell of one thing that moves on once: GitHub tells of one release up to three times. */
const stepFamilies = new Set(['pull_request', 'release']);
/** What a step further is made once for: one pull request, one release; of everything else, one happening. */
function stepOf(event) {
    const family = familyOf(event);
    return stepFamilies.has(family) ? { subject: event.subject, type: family, occasion: '' } : happeningOf(event);
}
const noRelease = {
    'release.edited': 'an edited release moves nothing',
    'release.unpublished': 'a release that was taken back moves nothing',
    'release.deleted': 'a deleted release moves nothing',
};
/** Why an event moves no ticket, and gives it no version; undefined when it may. */
function objectionToMoving({ type, data }) {
    if (Object.hasOwn(noRelease, type))
        return noRelease[type];
    return data.release?.is_draft === true ? 'a draft of a release moves nothing' : undefined;
}
function familyOf({ type }) {
    return type.slice(0, type.indexOf('.'));
}


/***/ }),

/***/ 52474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ mayMatch),
/* harmony export */   bP: () => (/* binding */ matchesWhole),
/* harmony export */   wE: () => (/* binding */ compile)
/* harmony export */ });
/** No pattern in a configuration is longer. */
const maxPatternChars = 1_000;
/** Patterns come from configurations, so that there are not many. */
const compiled = new Map();
const maxCompiled = 20_000;
/** Throws a SyntaxError for a pattern that cannot be one, such as `[`. */
function compile(pattern) {
    const known = compiled.get(pattern);
    if (known !== undefined)
        return known;
    if (pattern.length > maxPatternChars) {
        throw new SyntaxError(`it has ${pattern.length} characters, and may have ${maxPatternChars}`);
    }
    const atoms = [...atomsOf([...pattern], pattern)];
    const matcher = { atoms, ...piecesOf(atoms) };
    if (compiled.size >= maxCompiled)
        compiled.clear();
    compiled.set(pattern, matcher);
    return matcher;
}
function piecesOf(atoms) {
    const pieces = [];
    let piece = '';
    const end = () => {
        if (piece !== '')
            pieces.push(piece);
        piece = '';
    };
    for (const { literal, isOptional, isRepeated } of atoms) {
        const isRequired = literal !== undefined && !isOptional;
        if (isRequired)
            piece += literal;
        if (!isRequired || isRepeated)
            end();
    }
    end();
    const isOnce = (atom) => atom?.literal !== undefined && !atom.isOptional && !atom.isRepeated;
    return { pieces, startsLiterally: isOnce(atoms[0]), endsLiterally: isOnce(atoms.at(-1)) };
}
/** Whether the text has all pieces of the pattern in their order. */
function mayMatch({ pieces, startsLiterally, endsLiterally }, text, budget) {
    budget.left -= 1;
    if (startsLiterally && !text.startsWith(pieces[0] ?? ''))
        return false;
    if (endsLiterally && !text.endsWith(pieces.at(-1) ?? ''))
        return false;
    let from = 0;
    for (const piece of pieces) {
        const at = text.indexOf(piece, from);
        if (at < 0)
            return false;
        from = at + piece.length;
        budget.left -= 1;
    }
    return true;
}
const slash = 0x2f;
const anyButSlash = (char) => char !== slash;
const anyChar = () => true;
function* atomsOf(chars, pattern) {
    for (let at = 0; at < chars.length; at += 1) {
        const char = chars[at] ?? '';
        if (char === '*' && chars[at + 1] === '*') {
            // `**/` may stand for nothing at all.
            const isFolder = chars[at + 2] === '/' && (at === 0 || chars[at - 1] === '/');
            at += isFolder ? 2 : 1;
            if (isFolder)
                yield* folders;
            else
                yield { takes: anyChar, isOptional: true, isRepeated: true };
            if (!isFolder && isQuantifier(chars[at + 1]))
                at += 1;
            continue;
        }
        if (char === '*') {
            yield { takes: anyButSlash, isOptional: true, isRepeated: true };
            if (isQuantifier(chars[at + 1]))
                at += 1;
            continue;
        }
        let takes = sameAs(char);
        let literal = char;
        let cost = 1;
        if (char === '[') {
            const end = chars.indexOf(']', at + 1);
            if (end < 0)
                throw new SyntaxError(`'[' is not closed in the pattern ${pattern}`);
            takes = oneOf(chars.slice(at + 1, end), pattern);
            cost = end - at;
            literal = undefined;
            at = end;
        }
        else if (char === '\\' && at + 1 < chars.length) {
            at += 1;
            literal = chars[at] ?? '';
            takes = sameAs(literal);
        }
        const quantifier = chars[at + 1];
        if (isQuantifier(quantifier))
            at += 1;
        if (isQuantifier(quantifier) && isQuantifier(chars[at + 1])) {
            throw new SyntaxError(`'${chars[at + 1]}' has nothing before it to repeat in ${pattern}`);
        }
        yield { takes, isOptional: quantifier === '?', isRepeated: quantifier === '+', cost, literal };
    }
}
function isQuantifier(char) {
    return char === '?' || char === '+';
}
/** Nothing, or anything up to a slash: at its start all of it may be left out, later not. */
const folders = [
    { takes: anyChar, isOptional: true, isRepeated: false, leap: { char: slash, by: 2 }, skips: 2 },
    { takes: anyChar, isOptional: false, isRepeated: true, leap: { char: slash, by: 1 } },
];
function sameAs(char) {
    const wanted = char.codePointAt(0);
    return (each) => each === wanted;
}
function oneOf(chars, pattern) {
    const ranges = [];
    for (let at = 0; at < chars.length; at += 1) {
        const from = chars[at]?.codePointAt(0) ?? 0;
        const isRange = chars[at + 1] === '-' && at + 2 < chars.length;
        const to = isRange ? (chars[at + 2]?.codePointAt(0) ?? 0) : from;
        if (to < from)
            throw new SyntaxError(`the range ${chars.slice(at, at + 3).join('')} in ${pattern} is upside down`);
        ranges.push([from, to]);
        if (isRange)
            at += 2;
    }
    return (char) => ranges.some(([from, to]) => char >= from && char <= to);
}
/**
 * Follows every way through the pattern at once, so that its time grows with the length of the text times that of the
 * pattern, whatever both are.
 */
function matchesWhole({ atoms }, text, budget) {
    /** At which character a position was reached last. */
    const reachedAt = new Int32Array(atoms.length + 1).fill(-1);
    let turn = 0;
    /** Adds a position, and those behind what may be left out. */
    const reach = (positions, first) => {
        let position = first;
        while (reachedAt[position] !== turn) {
            reachedAt[position] = turn;
            positions.push(position);
            const atom = atoms[position];
            if (atom?.isOptional !== true)
                return;
            position += atom.skips ?? 1;
        }
    };
    let here = [];
    let next = [];
    reach(here, 0);
    for (const each of text) {
        const char = each.codePointAt(0) ?? 0;
        turn += 1;
        for (const position of here) {
            const atom = atoms[position];
            if (atom === undefined)
                continue;
            budget.left -= atom.cost ?? 1;
            if (atom.leap?.char === char)
                reach(next, position + atom.leap.by);
            if (!atom.takes(char))
                continue;
            if (atom.isRepeated)
                reach(next, position);
            // What may be left out whole is entered by its first character, and left by its last.
            if (atom.leap === undefined || !atom.isRepeated)
                reach(next, position + 1);
        }
        if (next.length === 0 || budget.left < 0)
            return false;
        [here, next] = [next, here];
        next.length = 0;
    }
    return reachedAt[atoms.length] === turn;
}


/***/ }),

/***/ 3293:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   Dk: () => (/* binding */ literally),
/* harmony export */   MT: () => (/* binding */ matchesPattern),
/* harmony export */   _I: () => (/* binding */ matchesAny),
/* harmony export */   c4: () => (/* binding */ matchesSet)
/* harmony export */ });
/* unused harmony exports matchesPatterns, maxTextChars */
/* harmony import */ var _pattern_matcher_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52474);

/**
 * GitHub's filter patterns: `*` any characters but a slash, `**` any, `?` the character before it or none, `+` it once or
 * more, `[…]` one of them, `\` takes the next character as it is. Everything matches whole.
 * Source: docs.github.com, workflow syntax, "Filter pattern cheat sheet".
 */
function matchesPattern(pattern, text, budget = createBudget()) {
    // `dependabot[bot]` means that login, and not one of four characters.
    if (pattern === text)
        return true;
    if (text.length > maxTextChars || budget.left < 0 || isPlain(pattern))
        return false;
    const matcher = (0,_pattern_matcher_js__WEBPACK_IMPORTED_MODULE_0__/* .compile */ .wE)(pattern);
    return (0,_pattern_matcher_js__WEBPACK_IMPORTED_MODULE_0__/* .mayMatch */ .B7)(matcher, text, budget) && (0,_pattern_matcher_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesWhole */ .bP)(matcher, text, budget);
}
/**
 * Whether a list of patterns wants a text. A `!` takes out what earlier patterns let in, and the last one that fits
 * decides; a list of exclusions alone lets in everything else that is not too long to be compared.
 */
function matchesPatterns(patterns, text, budget = createBudget()) {
    let isWanted = text.length <= maxTextChars && patterns.every((pattern) => pattern.startsWith('!'));
    for (const pattern of patterns) {
        const isExclusion = pattern.startsWith('!');
        if (matchesPattern(isExclusion ? pattern.slice(1) : pattern, text, budget))
            isWanted = !isExclusion;
    }
    return isWanted && budget.left >= 0;
}
/** Whether a list of patterns wants one of several texts, each looked at by itself. */
function matchesAny(patterns, texts) {
    const budget = createBudget();
    return texts.some((text) => matchesPatterns(patterns, text, budget));
}
/** Whether a list of patterns wants a whole set: one of its texts must be let in, and none excluded. */
function matchesSet(patterns, texts) {
    const budget = createBudget();
    const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
    const has = (list) => list.some((pattern) => texts.some((text) => matchesPattern(pattern, text, budget)));
    return !has(excluded) && (wanted.length === 0 || has(wanted)) && budget.left >= 0;
}
/** Longer than any path or branch: a longer text matches only the pattern that is equal to it. */
const maxTextChars = 4_096;
const maxSteps = 5_000_000;
function createBudget() {
    return { left: maxSteps };
}
/** Whether a pattern means one text alone: itself. */
function isPlain(pattern) {
    return !/[*?+[\]!\\]/.test(pattern);
}
/** The pattern that means a text, whatever characters it is of. */
function literally(text) {
    return text.replace(/[*?+[\]!\\]/g, '\\$&');
}


/***/ }),

/***/ 42810:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ matchesRepository),
/* harmony export */   P: () => (/* binding */ renamingOf)
/* harmony export */ });
/* harmony import */ var _mapping_repository_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46598);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3293);


/**
 * True if patterns match a repository. A former name matches only where it is written out: a repository that left `octo`
 * is no longer one of `octo/*`.
 */
function matchesRepository(patterns, repository) {
    const [name = '', ...former] = (0,_mapping_repository_names_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .e)(repository);
    if ((0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesAny */ ._I)(patterns, [name]))
        return true;
    const isExcluded = patterns.some((pattern) => pattern.startsWith('!') && (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(pattern.slice(1), name));
    return !isExcluded && former.some((each) => patterns.includes(each));
}
/** Returns a warning where a rule names a repository by a name it no longer has. */
function renamingOf({ repositories }, { data: { repository } }) {
    const former = repository?.former_names ?? [];
    if (repository === undefined || repositories === undefined || former.length === 0)
        return undefined;
    if ((0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesAny */ ._I)(repositories, [repository.full_name.toLowerCase()]))
        return undefined;
    return `its repositories match ${former.join(', ')}, which is ${repository.full_name} now. Change the rule: another repository may take the old name.`;
}


/***/ }),

/***/ 51293:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ reportOf),
/* harmony export */   Ob: () => (/* binding */ isReported),
/* harmony export */   Rz: () => (/* binding */ reportedTypes)
/* harmony export */ });
/* harmony import */ var _mapping_ticket_draft_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46418);

/** Events on which something may be reported. */
const reportedTypes = ['issue.labeled', 'issue.unlabeled', 'issue.closed', 'issue.reopened'];
/** What a change of a ticket says of the alert that the ticket follows; or why it says nothing. */
function reportOf(step, { type, data }) {
    const { issue, repository, actor } = data;
    if (!isReported(type) || issue === undefined) {
        return { reason: `nothing is reported on ${type}: only ${reportedTypes.join(', ')} say something of an alert` };
    }
    const said = saidBy(type, issue);
    if ('reason' in said)
        return said;
    const reference = issue.key ?? `${repository?.full_name ?? ''}#${issue.number ?? ''}`;
    const { url } = issue;
    const by = actor?.login ?? '';
    return {
        body: { kind: 'report-alert', reference, url, ...said, by, as: step.as ?? null },
        // One at a time for each ticket, in the order they came.
        subject: `report:${reference.toLowerCase()}`,
    };
}
function isReported(type) {
    return reportedTypes.includes(type);
}
function saidBy(type, { label, reason = '' }) {
    switch (type) {
        case 'issue.labeled':
        case 'issue.unlabeled':
            if (label === undefined)
                return { reason: 'the event does not say which label it is about' };
            if (label.toLowerCase() !== _mapping_ticket_draft_js__WEBPACK_IMPORTED_MODULE_0__/* .suppressedLabel */ .LS) {
                return { reason: `the label '${label}' says nothing of an alert; ${_mapping_ticket_draft_js__WEBPACK_IMPORTED_MODULE_0__/* .suppressedLabel */ .LS} does` };
            }
            if (type === 'issue.labeled')
                return { change: 'suppress', deed: `labelled ${_mapping_ticket_draft_js__WEBPACK_IMPORTED_MODULE_0__/* .suppressedLabel */ .LS}` };
            return { change: 'unsuppress', deed: `rid of the label ${_mapping_ticket_draft_js__WEBPACK_IMPORTED_MODULE_0__/* .suppressedLabel */ .LS}` };
        case 'issue.closed':
            if (/^not[_ -]planned$/.test(reason))
                return { change: 'suppress', deed: 'closed as not planned' };
            return { reason: `it was closed as ${reason || 'done'}, and only not planned says something of an alert` };
        case 'issue.reopened':
            return { change: 'unsuppress', deed: 'reopened' };
        default:
            return type;
    }
}


/***/ }),

/***/ 17693:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LT: () => (/* binding */ mayBeInTeam),
/* harmony export */   Ps: () => (/* binding */ teamName),
/* harmony export */   dq: () => (/* binding */ limitReasons),
/* harmony export */   sp: () => (/* binding */ limitedTo)
/* harmony export */ });
/** Teams are GitHub's: whoever has the same login elsewhere may be somebody else. */
function mayBeInTeam({ actor, repository }) {
    return actor !== undefined && !actor.is_bot && repository !== undefined && repository.forge === undefined;
}
/** `octo/maintainers`. */
function teamName({ organization, team }) {
    return `${organization}/${team}`;
}
/** What a rule for members of teams asks for is done only for them: who they are is asked when it is performed. */
function limitedTo({ teams }, { data: { actor, repository } }, effect) {
    if (teams === undefined || actor === undefined)
        return effect;
    const { id, login } = actor;
    const who = id === undefined ? { login } : { id, login };
    return { ...effect, onlyFor: { ...who, url: repository?.url ?? '', teams } };
}
/** What such a rule's verdict leaves open. */
function limitReasons({ teams }, { data: { actor } }) {
    if (teams === undefined)
        return [];
    return [`whether ${actor?.login} is in ${teams.map(teamName).join(' or ')} is asked when it is done`];
}


/***/ }),

/***/ 68239:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ jsonOrForm),
/* harmony export */   BF: () => (/* binding */ isForm),
/* harmony export */   Br: () => (/* binding */ jsonType),
/* harmony export */   _u: () => (/* binding */ readJsonOrForm)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);
/* harmony import */ var _mapping_json_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6266);
/* harmony import */ var _signing_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34558);



const jsonType = 'application/json';
/** The media types of hooks that are set to send JSON, or a form with the JSON in one field. */
const jsonOrForm = [jsonType, _signing_form_js__WEBPACK_IMPORTED_MODULE_2__/* .formType */ .HA];
/** The JSON of a body, or of the field `payload` of a form. Throws `malformed` where there is none. */
function readJsonOrForm(delivery) {
    if (!isForm(delivery))
        return (0,_mapping_json_body_js__WEBPACK_IMPORTED_MODULE_1__/* .readJsonObject */ .op)(delivery);
    const field = (0,_signing_form_js__WEBPACK_IMPORTED_MODULE_2__/* .formField */ .Tn)(delivery.body, 'payload');
    if (field === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('malformed', "The form has no field 'payload'.");
    return (0,_mapping_json_body_js__WEBPACK_IMPORTED_MODULE_1__/* .readJsonObject */ .op)({ body: field });
}
/** True if a body is a form and no JSON. */
function isForm({ headers }) {
    return (0,_signing_form_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypeOf */ .c0)(headers) === _signing_form_js__WEBPACK_IMPORTED_MODULE_2__/* .formType */ .HA;
}


/***/ }),

/***/ 7707:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ foreignMarks),
  B: () => (/* binding */ senders)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./shared/mapping/alert-facts.ts
var alert_facts = __webpack_require__(95015);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
// EXTERNAL MODULE: ./shared/mapping/severity.ts
var severity = __webpack_require__(4028);
;// CONCATENATED MODULE: ./shared/mapping/alert-message-facts.ts



/** Labels or annotations by their names; without those that Grafana keeps to itself. */
function labelsOf(value) {
    if (!(0,json_body/* isJsonObject */.OW)(value))
        return [];
    const texts = Object.entries(value).filter((entry) => typeof entry[1] === 'string');
    return texts.filter(([name]) => !name.startsWith('__')).sort(([left], [right]) => (left < right ? -1 : 1));
}
/** The facts of one alert. */
function alertFactsOf(alert, { id, state, extras }) {
    const labels = labelsOf(alert.find('labels'));
    const annotations = labelsOf(alert.find('annotations'));
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: ruleOf(labels) ?? (0,alert_facts/* nameFact */.st)(textOf(annotations, ['summary'])) ?? 'Alert',
        message: (0,alert_facts/* messageFact */.Kt)(textsOf(annotations)),
        url: (0,alert_facts/* urlFact */.cN)(alert.text('generatorURL')),
        ...commonFacts(labels, annotations, extras(alert)),
    });
}
/** The facts of a group, which is open while any of its alerts fires. */
function groupFactsOf(body, given) {
    const { id, state, alerts, extras } = given;
    const labels = labelsOf(body.find('commonLabels'));
    const annotations = labelsOf(body.find('commonAnnotations'));
    const grouped = labelsOf(body.find('groupLabels'));
    const shown = alerts.filter(({ isFiring }) => isFiring === (state === 'open'));
    const [only, ...others] = shown;
    const facts = commonFacts(labels, annotations, only !== undefined && others.length === 0 ? extras(only.reader) : []);
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: ruleOf(labels) ?? ruleOf(grouped) ?? (0,alert_facts/* nameFact */.st)(listed(grouped)) ?? (0,alert_facts/* nameFact */.st)(body.text('receiver')) ?? 'Alerts',
        message: (0,alert_facts/* messageFact */.Kt)(groupMessage(body, { state, shown, common: labels })),
        url: (0,alert_facts/* urlFact */.cN)(body.text('externalURL')),
        ...facts,
        severity: facts.severity ?? worstSeverity(shown),
    });
}
function commonFacts(labels, annotations, extras) {
    const project = textOf(labels, projectLabels);
    const told = labels.filter(([name]) => name !== 'alertname');
    const others = annotations.filter(([name]) => !shownAnnotations.has(name));
    const details = [...told, ...others].map(([name, value]) => ({ name, value }));
    return {
        severity: (0,alert_facts/* nameFact */.st)(textOf(labels, ['severity'])),
        rule_url: (0,alert_facts/* urlFact */.cN)(textOf(annotations, ['runbook_url'])),
        project: (0,alert_facts/* nameFact */.st)(project),
        object: (0,alert_facts/* nameFact */.st)(objectOf(labels, project)),
        labels: (0,alert_facts/* labelsFact */.O8)(told.map(([name, value]) => `${name}=${value}`)),
        details: (0,alert_facts/* detailsFact */.Ti)([...extras, ...details]),
    };
}
const shownAnnotations = new Set(['summary', 'description', 'message', 'runbook_url']);
/** What an alert is about, from the narrowest that people know by name; an exporter's `job` is the last resort. */
const projectLabels = ['namespace', 'instance', 'service', 'grafana_folder', 'job'];
/** Labels of things within a project that alerts are about. The first label of each list that an alert has counts. */
const objectLabels = [
    [
        'pod',
        'deployment',
        'statefulset',
        'daemonset',
        'replicaset',
        'horizontalpodautoscaler',
        'job_name',
        'cronjob',
        'persistentvolumeclaim',
        'node',
    ],
    ['container'],
    ['device', 'mountpoint', 'persistentvolume'],
];
/** `api-7d9f/worker`; undefined where no label says more than the project. */
function objectOf(labels, project) {
    const named = objectLabels.map((names) => textOf(labels, names));
    const parts = named.filter((part) => part !== undefined && part !== project);
    return parts.length === 0 ? undefined : parts.join('/');
}
/** Alerts of Grafana about a source of data that says nothing name the rule apart. */
function ruleOf(labels) {
    const name = textOf(labels, ['alertname']);
    const rule = textOf(labels, ['rulename']);
    const isAboutData = name === 'DatasourceNoData' || name === 'DatasourceError';
    return (0,alert_facts/* nameFact */.st)(isAboutData && rule !== undefined ? `${name}: ${rule}` : name);
}
function textsOf(annotations) {
    const summary = textOf(annotations, ['summary']);
    const description = textOf(annotations, ['description', 'message']);
    return [...new Set([summary, description])].filter((text) => text !== undefined).join('\n');
}
function textOf(texts, names) {
    for (const wanted of names) {
        const text = texts.find(([name]) => name === wanted)?.[1].trim();
        if (text !== undefined && text !== '')
            return text;
    }
    return undefined;
}
/** The alerts of a group, each by what the others do not have, in an order that does not change. */
function groupMessage(body, { state, shown, common }) {
    const left = body.find('truncatedAlerts');
    const more = typeof left === 'number' && left > 0 ? `, and ${left} more that the message leaves out` : '';
    const count = `${shown.length} ${shown.length === 1 ? 'alert' : 'alerts'}${more}`;
    const known = new Set(common.map(([name]) => name));
    const lines = shown.map(({ reader }) => {
        const own = listed(labelsOf(reader.find('labels')).filter(([name]) => !known.has(name)));
        const text = textsOf(labelsOf(reader.find('annotations'))).split('\n')[0] ?? '';
        return `- ${[own, text].filter((part) => part !== '').join(': ')}`;
    });
    return [`${count} ${state === 'open' ? 'firing' : 'resolved'}:`, ...lines.sort()].join('\n');
}
function worstSeverity(alerts) {
    const found = alerts.flatMap(({ reader }) => (0,alert_facts/* nameFact */.st)(reader.text('labels.severity')) ?? []);
    return found.sort((left, right) => (0,severity/* severityRank */.qs)(right) - (0,severity/* severityRank */.qs)(left))[0];
}
function listed(labels) {
    return labels.map(([name, value]) => `${name}=${value}`).join(', ');
}

// EXTERNAL MODULE: ./shared/mapping/event-time.ts
var event_time = __webpack_require__(94249);
;// CONCATENATED MODULE: ./shared/mapping/alert-message.ts





/**
 * A message about a group of alerts: an event for each alert, or one for the group.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
function* alertMessageEvents(delivery, { kind, groupBy }) {
    const payload = (0,json_body/* readJsonObject */.op)(delivery);
    const body = new json_body/* JsonReader */.OI(payload);
    requireVersion(body, kind);
    const listed = body.find('alerts');
    if (!Array.isArray(listed)) {
        throw new errors/* TicketwireError */.Mw('malformed', "The member 'alerts' is missing, or is not a list.");
    }
    const objects = listed.filter(json_body/* isJsonObject */.OW);
    const found = groupBy === 'group' ? groupEvents(body, { objects, payload, kind }) : alertEvents(objects, payload, kind);
    const origin = groupBy === 'alert' ? body.text('externalURL') : undefined;
    let position = 0;
    for (const { subject, facts, at, payload: about } of found) {
        yield {
            id: `${delivery.source}/${delivery.id}/${position}`,
            sender: kind.sender,
            source: delivery.source,
            type: facts.state === 'closed' ? 'alert.closed' : 'alert.opened',
            subject: `${kind.sender}:${delivery.source}:${subject}`,
            occurredAt: (0,event_time/* orderTime */.o_)(at, delivery.receivedAt, maxLateMs),
            reportedAt: delivery.receivedAt,
            ...(origin === undefined ? {} : { origin }),
            // Every message tells of the whole group, and of most of it nothing new.
            ...(at === undefined || groupBy === 'group' ? {} : { occasion: new Date(at).toISOString() }),
            data: { alert: facts },
            payload: about,
        };
        position += 1;
    }
}
/**
 * A message tells of the present, though its alerts may be old. One that another member of a cluster sends late is known
 * by the time of its alert; later than this the alert fires once more, since Prometheus keeps the time of its start.
 */
const maxLateMs = 10 * 60_000;
/** Programs that send the same without a version are welcome. */
function requireVersion(body, { label, version, other }) {
    const given = body.find('version');
    if (given === version || (given === undefined && Array.isArray(body.find('alerts'))))
        return;
    const cause = given === other.version
        ? `${other.label} sends that one, to a source with 'sender: ${other.sender}'.`
        : "A payload of one's own making needs a source with 'sender: generic'.";
    throw new errors/* TicketwireError */.Mw('malformed', `The member 'version' is not "${version}", as in ${label}'s messages. ${cause}`);
}
/** Reads an alert; one without a status of its own has that of its message. */
function readAlert(json, messageStatus) {
    const reader = new json_body/* JsonReader */.OI(json);
    const status = reader.text('status') ?? messageStatus;
    const id = idOf(reader);
    if (id === undefined || (status !== 'firing' && status !== 'resolved'))
        return undefined;
    const startsAt = (0,event_time/* isoTime */.Ly)(reader.find('startsAt'));
    const endsAt = (0,event_time/* isoTime */.Ly)(reader.find('endsAt'));
    const isFiring = status === 'firing';
    return { json, reader, id, isFiring, at: isFiring ? startsAt : endOf(startsAt, endsAt) };
}
/** After the start, even where both are told as the same moment. */
function endOf(startsAt, endsAt) {
    return endsAt === undefined ? undefined : (0,event_time/* latest */.IW)([endsAt, startsAt === undefined ? undefined : startsAt + 1]);
}
/** Its fingerprint, which older servers do not tell: it is made of the labels, and so is what stands for it. */
function idOf(reader) {
    const fingerprint = reader.text('fingerprint');
    if (fingerprint !== undefined && /^[\w-]{1,100}$/.test(fingerprint))
        return fingerprint;
    const labels = labelsOf(reader.find('labels'));
    return labels.length === 0 ? undefined : `labels-${shortHash(JSON.stringify(labels))}`;
}
/** What templates see of the sender's body is the message as it would be about this alert alone. */
function* alertEvents(objects, payload, { extras }) {
    const status = new json_body/* JsonReader */.OI(payload).text('status');
    for (const object of objects) {
        const alert = readAlert(object, status);
        if (alert === undefined)
            continue;
        const { json, reader, id, isFiring, at } = alert;
        const facts = alertFactsOf(reader, { id, state: isFiring ? 'open' : 'closed', extras });
        yield { subject: id, facts, at, payload: { ...payload, alerts: [json] } };
    }
}
function groupEvents(body, { objects, payload, kind }) {
    const messageStatus = body.text('status');
    const alerts = objects.map((each) => readAlert(each, messageStatus)).filter((alert) => alert !== undefined);
    const id = shortHash(JSON.stringify([body.requireText('receiver'), body.requireText('groupKey')]));
    const status = body.requireText('status');
    if (status !== 'firing' && status !== 'resolved')
        return [];
    const state = status === 'firing' ? 'open' : 'closed';
    const facts = groupFactsOf(body, { id, state, alerts, extras: kind.extras });
    // It tells of the group as it is now, whenever its alerts began: the order of receipt is the order.
    return [{ subject: `group:${id}`, facts, at: undefined, payload }];
}
function shortHash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 32);
}

// EXTERNAL MODULE: ./shared/signing/bearer.ts
var bearer = __webpack_require__(93041);
;// CONCATENATED MODULE: ./shared/senders/alertmanager.ts


/** Prometheus Alertmanager's webhook, version 4. docs/senders/alertmanager.md */
const alertmanager = {
    id: 'alertmanager',
    label: 'Alertmanager',
    docs: 'docs/senders/alertmanager.md',
    scheme: bearer/* bearerScheme */.h,
    marks: [],
    takes: ['bearer', 'basic', 'group-by'],
    labels: [],
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: () => undefined,
    configured: ({ groupBy }) => ({
        ...alertmanager,
        normalize: (delivery) => alertMessageEvents(delivery, { kind, groupBy }),
    }),
    normalize: (delivery) => alertMessageEvents(delivery, { kind, groupBy: 'alert' }),
};
const kind = {
    sender: 'alertmanager',
    label: 'Alertmanager',
    version: '4',
    other: { version: '1', label: 'Grafana', sender: 'grafana' },
    extras: () => [],
};

// EXTERNAL MODULE: ./shared/mapping/told-event.ts
var told_event = __webpack_require__(86067);
;// CONCATENATED MODULE: ./shared/mapping/bitbucket-payload.ts


/** `workspace/name` of Cloud, `PROJECT/name` of Data Center. */
function bitbucketRepository(json) {
    const body = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {});
    const project = body.text('project.key');
    const slug = body.text('slug');
    const own = project === undefined || slug === undefined ? '' : `${project}/${slug}`;
    const id = body.find('uuid') ?? body.find('id');
    return {
        ...(typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {}),
        full_name: body.text('full_name') ?? own,
        url: addressOf(body.find('links')).replace(/\/browse$/, ''),
        default_branch: body.text('mainbranch.name') ?? '',
        forge: 'bitbucket',
    };
}
/** Where people look at a thing: Cloud's `links.html`, Data Center's first `links.self`. */
function addressOf(links) {
    const body = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(links) ? links : {});
    const [first] = (0,told_event/* objectsIn */.Qv)(body.find('self'));
    const own = first?.href;
    return body.text('html.href') ?? (typeof own === 'string' ? own : '');
}
/** In Cloud people choose their names themselves, and two may choose the same: only the account's id is theirs. */
function bitbucketActor(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return undefined;
    const body = new json_body/* JsonReader */.OI(json);
    const login = body.text('account_id') ?? body.text('uuid') ?? body.text('name') ?? body.text('username');
    const name = body.text('display_name') ?? body.text('displayName');
    const kind = body.text('type')?.toLowerCase();
    if (login === undefined && name === undefined)
        return undefined;
    return {
        login: login ?? name ?? '',
        ...(name === undefined ? {} : { name }),
        is_bot: kind === 'app_user' || kind === 'service',
    };
}
function cloudPullRequest({ body, repository }) {
    const at = (member) => body.text(`pullrequest.${member}`) ?? '';
    const number = body.find('pullrequest.id');
    if (typeof number !== 'number')
        return undefined;
    return {
        number,
        title: at('title'),
        body: at('description') || at('rendered.description.raw'),
        branch: at('source.branch.name'),
        base: at('destination.branch.name'),
        url: addressOf(body.find('pullrequest.links')),
        author: bitbucketActor(body.find('pullrequest.author'))?.login ?? '',
        is_draft: body.find('pullrequest.draft') === true,
        is_fork: at('source.repository.full_name').toLowerCase() !== repository.full_name.toLowerCase(),
        labels: [],
    };
}
function dataCenterPullRequest({ body }) {
    const at = (member) => body.text(`pullRequest.${member}`) ?? '';
    const number = body.find('pullRequest.id');
    if (typeof number !== 'number')
        return undefined;
    const home = (side) => bitbucketRepository(body.find(`pullRequest.${side}.repository`)).full_name.toLowerCase();
    return {
        number,
        title: at('title'),
        body: at('description'),
        branch: at('fromRef.displayId'),
        base: at('toRef.displayId'),
        url: addressOf(body.find('pullRequest.links')),
        author: bitbucketActor(body.find('pullRequest.author.user'))?.login ?? '',
        is_draft: body.find('pullRequest.draft') === true,
        is_fork: home('fromRef') !== home('toRef'),
        labels: [],
    };
}

// EXTERNAL MODULE: ./shared/mapping/push-facts.ts
var push_facts = __webpack_require__(62725);
;// CONCATENATED MODULE: ./shared/mapping/bitbucket-item-event.ts





const pullRequestVerbs = {
    created: 'opened',
    opened: 'opened',
    updated: 'updated',
    from_ref_updated: 'updated',
    modified: 'edited',
    fulfilled: 'merged',
    merged: 'merged',
    rejected: 'closed',
    declined: 'closed',
};
/** Pull requests of both; what a reviewer said is `reviewed`. */
function pullRequestEvents(given) {
    const { key, body, repository, actor } = given;
    const isCloud = key.startsWith('pullrequest:');
    const facts = isCloud ? cloudPullRequest(given) : dataCenterPullRequest(given);
    if (facts === undefined)
        return [];
    const verb = pullRequestVerbs[key.slice(key.indexOf(':') + 1)] ?? 'reviewed';
    const on = verb === 'opened' ? 'created_on' : 'updated_on';
    return [
        {
            type: `pull_request.${verb}`,
            subject: `pull_request:${repository.full_name}#${facts.number}`,
            occurredAt: isCloud ? (0,event_time/* timeOf */.nR)(body.find(`pullrequest.${on}`)) : undefined,
            data: {
                pull_request: { ...facts, ...changedFacts(given, verb) },
                ...authorOf(body.find(isCloud ? 'pullrequest.author' : 'pullRequest.author.user')),
            },
            ...(verb === 'opened' ? { written: { text: facts.body, on: 'pull_request', by: actor } } : {}),
        },
    ];
}
const reviewStates = {
    approved: 'approved',
    'reviewer:approved': 'approved',
    changes_request_created: 'changes_requested',
    'reviewer:needs_work': 'changes_requested',
    'reviewer:changes_requested': 'changes_requested',
};
function changedFacts({ key, body, actor }, verb) {
    const mergedBy = bitbucketActor(body.find('pullrequest.closed_by')) ?? actor;
    return (0,told_event/* saidFacts */.x3)({
        merged_by: verb === 'merged' ? mergedBy?.login : undefined,
        review_state: verb === 'reviewed' ? reviewStates[key.slice(key.indexOf(':') + 1)] : undefined,
    });
}
function authorOf(json) {
    const author = bitbucketActor(json);
    return author === undefined ? {} : { author };
}
const closedStates = new Set(['resolved', 'closed', 'invalid', 'duplicate', 'wontfix']);
/** Issues, of Cloud alone. */
function issueEvents({ key, body, repository, actor }) {
    const issue = issueFacts(body);
    if (issue === undefined)
        return [];
    const verb = key === 'issue:created' ? 'opened' : issueVerb(body);
    return [
        {
            type: `issue.${verb}`,
            subject: `issue:${repository.full_name}#${issue.number}`,
            occurredAt: (0,event_time/* timeOf */.nR)(body.find(`issue.${verb === 'opened' ? 'created_on' : 'updated_on'}`)),
            data: { issue: { ...issue, ...assigneeFact(body) }, ...authorOf(body.find('issue.reporter')) },
            ...(verb === 'opened' ? { written: { text: issue.body, on: 'issue', by: actor } } : {}),
        },
    ];
}
function assigneeFact(body) {
    const change = body.find('changes.assignee.new') ?? body.find('changes.assignee.old') ?? body.find('issue.assignee');
    const assignee = bitbucketActor(change);
    return (0,told_event/* saidFacts */.x3)({ assignee: typeof change === 'string' ? change : (assignee?.name ?? assignee?.login) });
}
function issueVerb(body) {
    const [before, after] = ['old', 'new'].map((when) => closedStates.has(body.text(`changes.status.${when}`) ?? ''));
    if (before !== after)
        return after ? 'closed' : 'reopened';
    if (body.find('changes.assignee.new') !== undefined)
        return 'assigned';
    return body.find('changes.assignee.old') === undefined ? 'edited' : 'unassigned';
}
function issueFacts(body) {
    const number = body.find('issue.id');
    if (typeof number !== 'number')
        return undefined;
    const kind = body.text('issue.kind');
    return {
        number,
        title: body.text('issue.title') ?? '',
        body: body.text('issue.content.raw') ?? '',
        url: addressOf(body.find('issue.links')),
        author: bitbucketActor(body.find('issue.reporter'))?.login ?? '',
        labels: kind === undefined ? [] : [kind],
    };
}
const commentVerbs = {
    comment_created: 'created',
    commit_comment_created: 'created',
    'comment:added': 'created',
    comment_updated: 'edited',
    'comment:edited': 'edited',
    comment_deleted: 'deleted',
    'comment:deleted': 'deleted',
};
/** Comments on pull requests, their lines, commits and issues. */
function commentEvents(given) {
    const { key, body, actor } = given;
    const verb = commentVerbs[key.slice(key.indexOf(':') + 1)];
    const about = aboutOf(given);
    if (verb === undefined || about === undefined)
        return [];
    const text = body.text('comment.content.raw') ?? body.text('comment.text') ?? '';
    const by = bitbucketActor(body.find('comment.user') ?? body.find('comment.author')) ?? actor;
    const [first, then] = verb === 'created' ? ['created', 'updated'] : ['updated', 'created'];
    return [
        {
            type: `comment.${verb}`,
            subject: about.subject,
            occurredAt: (0,event_time/* timeOf */.nR)(body.text(`comment.${first}_on`)) ??
                (0,event_time/* millisecondsOf */.W$)(body.find(`comment.${first}Date`)) ??
                (0,event_time/* timeOf */.nR)(body.text(`comment.${then}_on`)),
            data: {
                ...about.data,
                comment: { on: about.on, body: text, url: addressOf(body.find('comment.links')), ...placeFacts(body) },
                ...(by === undefined ? {} : { author: by }),
            },
            ...(verb === 'created' ? { written: { text, on: about.on, by } } : {}),
        },
    ];
}
function placeFacts(body) {
    return (0,told_event/* saidFacts */.x3)({
        path: body.text('comment.inline.path') ?? body.text('comment.anchor.path'),
        line: (0,alert_facts/* lineFact */.XB)(body.find('comment.inline.to')) ??
            (0,alert_facts/* lineFact */.XB)(body.find('comment.inline.from')) ??
            (0,alert_facts/* lineFact */.XB)(body.find('comment.anchor.line')),
        sha: (0,push_facts/* shortId */.m_)(body.text('commit.hash') ?? body.text('commit')),
    });
}
function aboutOf(given) {
    const { key, body, repository } = given;
    if (key.startsWith('issue:')) {
        const issue = issueFacts(body);
        if (issue === undefined)
            return undefined;
        return { on: 'issue', subject: `issue:${repository.full_name}#${issue.number}`, data: { issue } };
    }
    if (key.startsWith('repo:')) {
        const sha = body.text('commit.hash') ?? body.text('commit') ?? '';
        return { on: 'commit', subject: `commit:${repository.full_name}@${sha}`, data: {} };
    }
    const facts = key.startsWith('pr:') ? dataCenterPullRequest(given) : cloudPullRequest(given);
    if (facts === undefined)
        return undefined;
    // Data Center calls a line's place an anchor.
    const isOnLine = body.find('comment.inline') !== undefined || body.find('comment.anchor') !== undefined;
    const subject = `pull_request:${repository.full_name}#${facts.number}`;
    return { on: isOnLine ? 'diff' : 'pull_request', subject, data: { pull_request: facts } };
}

// EXTERNAL MODULE: ./shared/mapping/escape.ts
var mapping_escape = __webpack_require__(94196);
;// CONCATENATED MODULE: ./shared/mapping/bitbucket-push-event.ts






/** Each changed branch and tag. Cloud lists the last five commits of each. */
function cloudPushEvents(given) {
    return (0,told_event/* objectsIn */.Qv)(given.body.find('push.changes')).flatMap((json) => {
        const change = new json_body/* JsonReader */.OI(json);
        const isDeleted = change.find('new') === undefined;
        const of = isDeleted ? 'old' : 'new';
        const name = change.text(`${of}.name`);
        if (name === undefined)
            return [];
        const isTag = (change.text(`${of}.type`) ?? '').endsWith('tag');
        const url = addressOf(change.find('links')) || addressOf(change.find(`${of}.links`));
        const listed = (0,told_event/* objectsIn */.Qv)(change.find('commits'));
        const occurredAt = (0,event_time/* timeOf */.nR)(change.find('new.date'));
        const idOf = (when) => (change.find(when) === undefined ? zeros : change.text(`${when}.target.hash`));
        const moved = (0,push_facts/* movedFacts */.H_)(idOf('old'), idOf('new'));
        const facts = {
            ...moved,
            ...(change.find('forced') === true ? { is_forced: true } : {}),
            ...(change.find('truncated') === true ? { has_more_commits: true } : { commit_count: listed.length }),
            commit_list: listed.map(cloudCommit),
            ref_url: addressOf(change.find(`${of}.links`)) || url,
        };
        return [pushEvent(given, { name, isTag, isDeleted, url, commits: listed.map(messageOf), facts, occurredAt })];
    });
}
/** The same of Data Center, which lists commits only since 8.0, and of one changed branch alone. */
function dataCenterPushEvents(given) {
    const changes = (0,told_event/* objectsIn */.Qv)(given.body.find('changes'));
    const listed = changes.length === 1 ? (0,told_event/* objectsIn */.Qv)(given.body.find('commits')) : [];
    const { url: home } = given.repository;
    return changes.flatMap((json) => {
        const change = new json_body/* JsonReader */.OI(json);
        const ref = change.text('ref.id') ?? change.text('refId') ?? '';
        const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
        if (name === undefined)
            return [];
        const isDeleted = change.text('type') === 'DELETE';
        return [
            pushEvent(given, {
                name,
                isTag: kind === 'tags',
                isDeleted,
                url: home,
                commits: isDeleted ? [] : listed.map(messageOf),
                facts: {
                    ...(0,push_facts/* movedFacts */.H_)(change.text('fromHash'), change.text('toHash')),
                    commit_list: isDeleted ? [] : listed.map((commit) => dataCenterCommit(commit, home)),
                    ...((0,mapping_escape/* inertUrl */.SM)(home) === undefined
                        ? {}
                        : { ref_url: `${home}/browse?at=${encodeURIComponent(ref.toWellFormed())}` }),
                },
            }),
        ];
    });
}
function pushEvent({ repository }, change) {
    const { name, isTag, isDeleted, url, commits, facts, occurredAt } = change;
    const ref = `refs/${isTag ? 'tags' : 'heads'}/${name}`;
    return {
        type: `push.${isDeleted ? 'deleted' : isTag ? 'tag' : 'branch'}`,
        subject: `push:${repository.full_name}:${ref}`,
        occurredAt,
        data: {
            push: {
                ref,
                ...(isTag ? { tag: name } : { branch: name }),
                is_default_branch: !isTag && name === repository.default_branch,
                url,
                commits,
                paths: [],
                ...facts,
            },
        },
    };
}
/** Cloud leaves out what was not there before, or is not any more. */
const zeros = '0'.repeat(40);
function cloudCommit(json) {
    const commit = new json_body/* JsonReader */.OI(json);
    return {
        id: (0,push_facts/* shortId */.m_)(commit.text('hash')) ?? '',
        title: (0,push_facts/* firstLine */.TM)(commit.find('message')),
        url: addressOf(commit.find('links')),
        author: commit.text('author.user.display_name') ?? nameIn(commit.text('author.raw') ?? ''),
    };
}
function dataCenterCommit(json, repository) {
    const commit = new json_body/* JsonReader */.OI(json);
    const id = commit.text('id');
    return {
        id: (0,push_facts/* shortId */.m_)(id) ?? '',
        title: (0,push_facts/* firstLine */.TM)(commit.find('message')),
        url: id === undefined || (0,mapping_escape/* inertUrl */.SM)(repository) === undefined
            ? ''
            : `${repository}/commits/${encodeURIComponent(id.toWellFormed())}`,
        author: commit.text('author.displayName') ?? commit.text('author.name') ?? '',
    };
}
function messageOf({ message }) {
    return typeof message === 'string' ? message : '';
}
/** The name of `Name <address>`. */
function nameIn(author) {
    const end = author.indexOf('<');
    return (end < 0 ? author : author.slice(0, end)).trimEnd();
}

;// CONCATENATED MODULE: ./shared/mapping/bitbucket-event.ts






/**
 * The events of a webhook of Bitbucket Cloud or Data Center; several where one push changed several branches or tags.
 * An unknown one is `other.KEY`. Pure.
 * https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/
 * https://confluence.atlassian.com/bitbucketserver/event-payload-938025882.html
 */
function readBitbucketEvents(key, payload) {
    const body = new json_body/* JsonReader */.OI(payload);
    const inPullRequest = body.find('pullRequest.toRef.repository');
    // Data Center reports a fork with the new repository; people who watch the old one want to know.
    const forked = key === 'repo:forked' ? body.find('repository.origin') : undefined;
    const repository = bitbucketRepository(forked ?? body.find('repository') ?? inPullRequest);
    const actor = bitbucketActor(body.find('actor'));
    const given = { key, body, repository, actor };
    const told = Object.hasOwn(readers, key) ? (readers[key]?.(given) ?? []) : [];
    const other = { type: (0,told_event/* otherType */.FK)(key), subject: `${key}:${repository.full_name}`, data: {} };
    // Data Center says when; Cloud does so in each thing.
    const occurredAt = (0,event_time/* timeOf */.nR)(body.find('date'));
    return (told.length > 0 ? told : [other]).map((event) => ({
        ...event,
        occurredAt: event.occurredAt ?? occurredAt,
        data: { ...event.data, repository, ...(actor === undefined ? {} : { actor }) },
    }));
}
const readers = {
    'repo:push': cloudPushEvents,
    'repo:refs_changed': dataCenterPushEvents,
    'repo:commit_status_created': statusEvents,
    'repo:commit_status_updated': statusEvents,
    'repo:commit_comment_created': commentEvents,
    'repo:comment:added': commentEvents,
    'repo:comment:edited': commentEvents,
    'repo:comment:deleted': commentEvents,
    'pullrequest:created': pullRequestEvents,
    'pullrequest:updated': pullRequestEvents,
    'pullrequest:fulfilled': pullRequestEvents,
    'pullrequest:rejected': pullRequestEvents,
    'pullrequest:approved': pullRequestEvents,
    'pullrequest:changes_request_created': pullRequestEvents,
    'pullrequest:comment_created': commentEvents,
    'pullrequest:comment_updated': commentEvents,
    'pullrequest:comment_deleted': commentEvents,
    'pr:opened': pullRequestEvents,
    'pr:modified': pullRequestEvents,
    'pr:from_ref_updated': pullRequestEvents,
    'pr:merged': pullRequestEvents,
    'pr:declined': pullRequestEvents,
    'pr:reviewer:approved': pullRequestEvents,
    'pr:reviewer:needs_work': pullRequestEvents,
    'pr:reviewer:changes_requested': pullRequestEvents,
    'pr:comment:added': commentEvents,
    'pr:comment:edited': commentEvents,
    'pr:comment:deleted': commentEvents,
    'issue:created': issueEvents,
    'issue:updated': issueEvents,
    'issue:comment_created': commentEvents,
    'diagnostics:ping': () => [{ type: 'ping.received', subject: 'ping:', data: {} }],
};
const statusVerbs = { FAILED: 'failed', SUCCESSFUL: 'passed', STOPPED: 'cancelled' };
/**
 * What a build said of a commit. Without a branch nothing could ever tell that it passes again, and it is no run.
 * https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/#Build-status-created
 */
function statusEvents({ body, repository }) {
    const at = (member) => body.text(`commit_status.${member}`) ?? '';
    const verb = Object.hasOwn(statusVerbs, at('state')) ? statusVerbs[at('state')] : undefined;
    const branch = at('refname');
    const key = at('key');
    if (verb === undefined || branch === '' || key === '')
        return [];
    const sha = at('commit.hash');
    const message = body.text('commit_status.commit.message');
    return [
        {
            type: `run.${verb}`,
            subject: `run:${repository.full_name}:status/${key}:${branch}`,
            occurredAt: (0,event_time/* timeOf */.nR)(at('updated_on')) ?? (0,event_time/* timeOf */.nR)(at('created_on')),
            data: {
                run: {
                    id: `${key}/${sha}`,
                    attempt: 1,
                    workflow: at('name') || key,
                    branch,
                    event: 'status',
                    conclusion: at('state').toLowerCase(),
                    url: at('url'),
                    path: `status/${key}`,
                    home: repository.full_name,
                    is_fork: false,
                    ...(sha === '' ? {} : { sha }),
                    ...(at('description') === '' ? {} : { title: at('description') }),
                    ...(message === undefined ? {} : { message }),
                },
            },
        },
    ];
}

// EXTERNAL MODULE: ./shared/signing/signature-form.ts
var signature_form = __webpack_require__(1727);
;// CONCATENATED MODULE: ./shared/signing/atlassian.ts

/**
 * Bitbucket and Jira: HMAC-SHA256 after `sha256=`, in the header that GitHub used for SHA-1.
 * https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/#Secure-webhooks
 */
const atlassianScheme = (0,signature_form/* schemeOf */.dz)({
    ...signature_form/* plainForm */.NG,
    id: 'atlassian',
    header: 'x-hub-signature',
    prefix: 'sha256=',
});

;// CONCATENATED MODULE: ./shared/senders/bitbucket.ts





/** Webhooks of Bitbucket Cloud and Bitbucket Data Center. docs/senders/bitbucket.md */
const bitbucket = {
    id: 'bitbucket',
    label: 'Bitbucket',
    docs: 'docs/senders/bitbucket.md',
    scheme: atlassianScheme,
    marks: ['x-event-key'],
    labels: [],
    namesRepositories: true,
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['x-request-uuid'] ?? headers['x-request-id'],
    // Data Center's button "Test connection".
    isUnsignedTest: (headers) => headers['x-event-key'] === 'diagnostics:ping' && headers['x-hub-signature'] === undefined,
    eventHeaders: (event) => ({ 'x-event-key': event }),
    normalize: (delivery) => {
        const key = delivery.headers['x-event-key'];
        if (key === undefined) {
            throw new errors/* TicketwireError */.Mw('malformed', 'The header X-Event-Key is missing: Bitbucket names the event there.');
        }
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: bitbucket.id, payload, events: readBitbucketEvents(key, payload) });
    },
};

// EXTERNAL MODULE: ./shared/mapping/event-facts.ts
var event_facts = __webpack_require__(6009);
// EXTERNAL MODULE: ./shared/model/event-families.ts + 1 modules
var event_families = __webpack_require__(28808);
// EXTERNAL MODULE: ./shared/senders/body.ts
var body = __webpack_require__(68239);
;// CONCATENATED MODULE: ./shared/senders/generic.ts







/** Any system: its source says how it signs and what its bodies mean. docs/senders/generic.md */
const generic = {
    id: 'generic',
    label: 'any other system',
    docs: 'docs/senders/generic.md',
    scheme: schemeOfSettings({}),
    marks: [],
    sharesMarks: 'all',
    takes: ['signature', 'event', 'delivery-id', 'bearer', 'basic'],
    needs: ['event'],
    labels: [],
    namesRepositories: true,
    contentTypes: body/* jsonOrForm */.AB,
    maxBodyBytes: 1024 * 1024,
    deliveryId: () => undefined,
    configured: (settings) => ({ ...generic, label: settings.name, ...setUp(settings) }),
    // A source of it always says what its bodies mean.
    normalize: () => [],
};
function schemeOfSettings({ header = 'x-signature', headerPrefix: _, ...rest }) {
    return (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, ...rest, id: 'generic', header });
}
function setUp({ signature, deliveryId, event }) {
    const scheme = schemeOfSettings(signature);
    const idIn = (delivery) => {
        const context = contextOf(delivery, (0,body/* readJsonOrForm */._u)(delivery));
        const id = deliveryId === undefined ? '' : renderedOr(deliveryId, context, '').trim();
        return id.length <= maxIdChars ? id : (0,external_node_crypto_.createHash)('sha256').update(id).digest('hex');
    };
    return {
        scheme,
        ...(deliveryId === undefined ? {} : { idIn }),
        ...(event === undefined
            ? {}
            : {
                normalize: (delivery) => templatedEvents(delivery, { sender: generic.id, templates: event, payload: (0,body/* readJsonOrForm */._u)(delivery) }),
            }),
    };
}
const maxIdChars = 200;
/** What templates of a source see. No header of it is a secret. */
function contextOf({ headers }, payload) {
    return { headers, payload };
}
/** The event that a source's templates make of a body; none where its type is empty. Throws `malformed` where they cannot. */
function templatedEvents(delivery, { sender, templates, payload }) {
    const context = contextOf(delivery, payload);
    const type = said('type', templates.type, context);
    if (type === '')
        return [];
    const { family, verb } = partsOf(type);
    const subject = said('subject', templates.subject, context);
    if (subject === '') {
        const message = `The template 'event.subject' gives nothing for this body, and '${type}' must be about something.`;
        throw new errors/* TicketwireError */.Mw('malformed', message);
    }
    const data = {};
    for (const [of, facts] of Object.entries(templates.facts)) {
        const texts = Object.entries(facts).map(([fact, template]) => [fact, renderedOr(template, context, '')]);
        Object.assign(data, (0,event_facts/* factsFromTexts */.y)(of, Object.fromEntries(texts)));
    }
    if (family === 'alert')
        data.alert = { id: subject, ...data.alert, state: stateAfter(verb) };
    if (family === 'run')
        data.run = runOf(data.run, subject);
    const event = {
        type: `${family}.${verb}`,
        subject: `${delivery.source}:${subject}`,
        occurredAt: templates.at === undefined ? undefined : requireTime(said('at', templates.at, context)),
        data,
    };
    return (0,told_event/* hookEvents */.BR)(delivery, { sender, payload, events: [event] });
}
function runOf(found, subject) {
    const run = found ?? (0,event_facts/* factsFromTexts */.y)('run', {}).run;
    return { ...run, id: run.id ?? subject, path: run.workflow };
}
/** The type as rules know it, in its two parts. */
function partsOf(text) {
    const other = /^other\.(.+)$/.exec(text)?.[1];
    const type = other === undefined ? text : (0,told_event/* otherType */.FK)(other);
    const [family = '', verb = ''] = [type.slice(0, type.indexOf('.')), type.slice(type.indexOf('.') + 1)];
    // Nobody but the receiver itself may report its state.
    const isKnown = Object.hasOwn(event_families/* eventFamilies */.Bl, family) && family !== event_families/* ownSource */.Cd;
    const verbs = isKnown ? event_families/* eventFamilies */.Bl[family] : undefined;
    if (other !== undefined || verbs?.includes(verb))
        return { family, verb };
    const known = verbs === undefined ? `alert.opened, or other.NAME` : verbs.map((each) => `${family}.${each}`).join(', ');
    throw new errors/* TicketwireError */.Mw('malformed', `The template 'event.type' gives '${text.slice(0, 100)}' for this body, which is no event type. Such are ${known}.`);
}
function stateAfter(verb) {
    if (verb === 'closed')
        return 'closed';
    return verb === 'suppressed' ? 'suppressed' : 'open';
}
/** What a template of an event says; throws `malformed`, naming it, where a body makes it fail. */
function said(name, template, context) {
    try {
        return template.render(context).trim();
    }
    catch (cause) {
        const words = cause instanceof errors/* TicketwireError */.Mw ? cause.message : 'it failed';
        throw new errors/* TicketwireError */.Mw('malformed', `The template 'event.${name}' gives nothing for this body: ${words}`, {
            cause,
        });
    }
}
/** What no fact can be made of is left out. */
function renderedOr(template, context, otherwise) {
    try {
        return template.render(context);
    }
    catch (error) {
        if (error instanceof errors/* TicketwireError */.Mw)
            return otherwise;
        throw error;
    }
}
/** A time decides about order: one that cannot be read is not taken for another. */
function requireTime(text) {
    const seconds = /^\d{9,10}(\.\d{1,9})?$/.test(text) ? Math.trunc(Number(text) * 1_000) : undefined;
    const milliseconds = /^\d{12,13}$/.test(text) ? Number(text) : undefined;
    const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
    const at = seconds ?? milliseconds ?? (isIso ? Date.parse(text) : Number.NaN);
    if (!Number.isNaN(at))
        return at;
    const remedy = 'It must be ISO 8601 with its zone, or seconds or milliseconds since 1970.';
    throw new errors/* TicketwireError */.Mw('malformed', `The template 'event.at' gives '${text.slice(0, 50)}' for this body. ${remedy}`);
}

// EXTERNAL MODULE: ./shared/mapping/github-alert-event.ts + 1 modules
var github_alert_event = __webpack_require__(24679);
;// CONCATENATED MODULE: ./shared/mapping/github-run-event.ts

/** What a run's end means; what is not here, such as `skipped` and `neutral`, neither fails nor passes. */
const verbs = {
    failure: 'failed',
    timed_out: 'failed',
    startup_failure: 'failed',
    success: 'passed',
    cancelled: 'cancelled',
};
/** `failed`, `passed` or `cancelled`; undefined for an end that is none of them. */
function runVerb(conclusion) {
    return Object.hasOwn(verbs, conclusion) ? verbs[conclusion] : undefined;
}
function runEvent({ action, body, repository }) {
    const at = (member) => body.text(`workflow_run.${member}`);
    const verb = runVerb(at('conclusion') ?? '');
    const id = body.find('workflow_run.id');
    if (action !== 'completed' || verb === undefined || typeof id !== 'number')
        return undefined;
    const number = body.find('workflow_run.run_number');
    const attempt = body.find('workflow_run.run_attempt');
    const home = at('head_repository.full_name') ?? '';
    const isFork = home.toLowerCase() !== repository.full_name.toLowerCase();
    const startedAt = at('run_started_at');
    const sha = at('head_sha');
    const branch = at('head_branch') ?? '';
    const title = at('display_title');
    const message = at('head_commit.message');
    const file = body.text('workflow.path') ?? at('path') ?? String(body.find('workflow_run.workflow_id') ?? '');
    const path = withoutRef(file);
    const run = {
        id: String(id),
        attempt: typeof attempt === 'number' ? attempt : 1,
        workflow: at('name') ?? body.text('workflow.name') ?? '',
        // Whoever forks may call a branch as they like: that it is theirs must show.
        branch: isFork ? `${home.split('/')[0]}:${branch}` : branch,
        // Of a tag that was pushed GitHub tells no more than its name.
        ...(at('event') === 'release' ? { tag: branch } : {}),
        event: at('event') ?? '',
        conclusion: at('conclusion') ?? '',
        url: at('html_url') ?? '',
        is_fork: isFork,
        path,
        home,
        ...(typeof number === 'number' ? { number } : {}),
        ...(sha === undefined ? {} : { sha }),
        ...(startedAt === undefined ? {} : { started_at: startedAt }),
        ...(title === undefined ? {} : { title }),
        ...(message === undefined ? {} : { message }),
    };
    return {
        type: `run.${verb}`,
        subject: runSubject(repository.full_name, path, run.branch),
        // A run that was started later knows better, whichever ends first.
        occurredAt: (0,event_time/* timeOf */.nR)(startedAt) ?? (0,event_time/* timeOf */.nR)(at('updated_at')),
        data: { run },
    };
}
/** A workflow on a branch, the same from inside a job and from `workflow_run`. */
function runSubject(repository, workflowPath, branch) {
    return `run:${repository}:${withoutRef(workflowPath)}:${branch}`;
}
/** The path of `PATH@REF`. */
function withoutRef(path) {
    return path.split('@', 1)[0] ?? path;
}

;// CONCATENATED MODULE: ./shared/mapping/github-check-event.ts



const checkPath = 'check/';
const statusPath = 'status/';
/** GitHub's own apps: what their checks come to, `workflow_run` and `code_scanning_alert` tell. */
const ownApps = new Set(['github-actions', 'github-advanced-security', 'github-code-scanning', 'dependabot']);
/**
 * A check of a CI system that is not GitHub's, on a branch of the repository. GitHub names no branch for checks of forks.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#check_run
 */
function checkRunEvent({ action, body, repository }) {
    const at = (member) => body.text(`check_run.${member}`) ?? '';
    const verb = runVerb(at('conclusion'));
    const app = at('app.slug');
    const branch = at('check_suite.head_branch');
    const id = body.find('check_run.id');
    if (action !== 'completed' || verb === undefined || branch === '' || typeof id !== 'number')
        return undefined;
    if (app === '' || ownApps.has(app))
        return undefined;
    const name = at('name');
    const path = `${checkPath}${app}/${name}`;
    const run = outsideRun({
        id: String(id),
        workflow: name,
        path,
        home: repository.full_name,
        branch,
        event: 'check_run',
        conclusion: at('conclusion'),
    }, { url: at('details_url') || at('html_url'), sha: at('head_sha'), title: at('output.title') });
    return {
        type: `run.${verb}`,
        subject: `run:${repository.full_name}:${path}:${branch}`,
        // A check that was started later knows better, whichever ends first.
        occurredAt: (0,event_time/* timeOf */.nR)(at('started_at')) ?? (0,event_time/* timeOf */.nR)(at('completed_at')),
        data: { run },
    };
}
const github_check_event_statusVerbs = {
    failure: 'failed',
    error: 'failed',
    success: 'passed',
};
/**
 * What a CI system said of a commit at the head of a branch; of several branches the default one, else the first.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#status
 */
function statusEvent({ body, repository, sender }) {
    const at = (member) => body.text(member) ?? '';
    const verb = Object.hasOwn(github_check_event_statusVerbs, at('state')) ? github_check_event_statusVerbs[at('state')] : undefined;
    const context = at('context');
    const branch = branchOf(body, repository.default_branch);
    const id = body.find('id');
    if (verb === undefined || context === '' || branch === undefined || typeof id !== 'number')
        return undefined;
    const path = `${statusPath}${context}`;
    // Written by a job: its run is told of by `workflow_run`.
    if (sender?.login === 'github-actions[bot]')
        return undefined;
    const run = outsideRun({
        id: String(id),
        workflow: context,
        path,
        home: repository.full_name,
        branch,
        event: 'status',
        conclusion: at('state'),
    }, { url: at('target_url'), sha: at('sha'), title: at('description') });
    return {
        type: `run.${verb}`,
        subject: `run:${repository.full_name}:${path}:${branch}`,
        occurredAt: (0,event_time/* timeOf */.nR)(at('updated_at')) ?? (0,event_time/* timeOf */.nR)(at('created_at')),
        data: { run },
    };
}
/** Whether GitHub Actions knows nothing of a run. */
function isOutsideRun({ path }) {
    return path.startsWith(checkPath) || path.startsWith(statusPath);
}
function branchOf(body, defaultBranch) {
    const branches = (0,told_event/* namesIn */.wX)(body.find('branches'));
    return branches.includes(defaultBranch) ? defaultBranch : branches[0];
}
function outsideRun(said, { url, sha, title }) {
    return {
        ...said,
        attempt: 1,
        url,
        is_fork: false,
        ...(sha === '' ? {} : { sha }),
        ...(title === '' ? {} : { title }),
    };
}

// EXTERNAL MODULE: ./shared/mapping/github-item-event.ts
var github_item_event = __webpack_require__(95911);
// EXTERNAL MODULE: ./shared/mapping/github-payload.ts
var github_payload = __webpack_require__(31099);
// EXTERNAL MODULE: ./shared/mapping/written-at.ts
var written_at = __webpack_require__(52008);
;// CONCATENATED MODULE: ./shared/mapping/github-comment-event.ts







/** Comments on lines of a pull request. */
function diffCommentEvent(given) {
    const { body, repository } = given;
    const number = body.find('pull_request.number');
    if (typeof number !== 'number')
        return undefined;
    const { data, ...told } = commentEvent(given, 'diff');
    return {
        ...told,
        subject: `pull_request:${repository.full_name}#${number}`,
        data: { ...data, pull_request: (0,github_item_event/* pullRequestFacts */.qL)(body, repository, number) },
    };
}
function commitCommentEvent(given) {
    const { body, repository } = given;
    const sha = body.text('comment.commit_id');
    return sha === undefined
        ? undefined
        : { ...commentEvent(given, 'commit'), subject: `commit:${repository.full_name}@${sha}` };
}
/** GitHub tells the line of an old comment, whose code has changed since, in another member. */
function github_comment_event_placeFacts(body) {
    return (0,told_event/* saidFacts */.x3)({
        path: body.text('comment.path'),
        line: (0,alert_facts/* lineFact */.XB)(body.find('comment.line')) ?? (0,alert_facts/* lineFact */.XB)(body.find('comment.original_line')),
        sha: (0,push_facts/* shortId */.m_)(body.text('comment.commit_id')),
    });
}
function commentEvent({ action, body }, on) {
    const isNew = action === 'created';
    const text = body.text('comment.body') ?? '';
    const author = (0,github_payload/* readActor */.a)(body.find('comment.user'), body.text('comment.author_association'));
    const id = 'comment.id';
    const at = on === 'commit'
        ? (0,written_at/* writtenAt */.n)(body, { kind: 'commit_comment', on }, { key: 'comment.commit_id', id })
        : (0,written_at/* writtenAt */.n)(body, { kind: 'diff_comment', on: 'pull_request' }, 
        // An answer to an answer goes to the first of them.
        {
            key: 'pull_request.number',
            id,
            thread: body.find('comment.in_reply_to_id') === undefined ? id : 'comment.in_reply_to_id',
        });
    const written = { text, on, by: author, ...at };
    return {
        type: `comment.${action}`,
        occurredAt: (0,event_time/* timeOf */.nR)(body.find(`comment.${isNew ? 'created_at' : 'updated_at'}`)),
        data: {
            comment: { on, body: text, url: body.text('comment.html_url') ?? '', ...github_comment_event_placeFacts(body) },
            ...(author === undefined ? {} : { author }),
        },
        ...(isNew ? { written } : {}),
    };
}

;// CONCATENATED MODULE: ./shared/mapping/github-deployment-event.ts


const github_deployment_event_verbs = {
    success: 'succeeded',
    failure: 'failed',
    error: 'failed',
};
/** How a deployment ended. https://docs.github.com/webhooks/webhook-events-and-payloads#deployment_status */
function deploymentEvent({ body, repository }) {
    const at = (member) => body.text(`deployment_status.${member}`);
    const of = (member) => body.text(`deployment.${member}`) ?? '';
    const state = at('state') ?? '';
    const verb = Object.hasOwn(github_deployment_event_verbs, state) ? github_deployment_event_verbs[state] : undefined;
    if (verb === undefined || !(0,json_body/* isJsonObject */.OW)(body.find('deployment')))
        return undefined;
    const environment = at('environment') ?? of('environment');
    return {
        type: `deployment.${verb}`,
        subject: `deployment:${repository.full_name}:${environment}`,
        occurredAt: (0,event_time/* timeOf */.nR)(at('updated_at')) ?? (0,event_time/* timeOf */.nR)(at('created_at')),
        data: {
            deployment: {
                environment,
                ref: of('ref'),
                sha: of('sha'),
                url: at('environment_url') ?? at('log_url') ?? at('target_url') ?? '',
                state,
                description: at('description') ?? of('description'),
            },
        },
    };
}

;// CONCATENATED MODULE: ./shared/mapping/github-push-event.ts



function github_push_event_pushEvent({ body, repository }) {
    const ref = body.text('ref');
    if (ref === undefined)
        return undefined;
    const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
    const tag = ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : undefined;
    const listed = body.find('commits');
    const commits = Array.isArray(listed) ? listed.filter(json_body/* isJsonObject */.OW) : [];
    const [before, after] = [body.text('before'), body.text('after')];
    // Gitea says it only by a commit id of zeros.
    const isDeleted = body.find('deleted') === true || (0,push_facts/* isNoCommit */.xT)(after);
    const kind = branch === undefined ? 'tag' : 'branch';
    // A tag on what was pushed before brings no commits along, and names the one it is on.
    const tagged = body.text('head_commit.message');
    const messages = kind === 'tag' && commits.length === 0 && !isDeleted && tagged !== undefined
        ? [tagged]
        : commits.map(({ message }) => (typeof message === 'string' ? message : ''));
    return {
        type: `push.${isDeleted ? 'deleted' : kind}`,
        subject: `push:${repository.full_name}:${ref}`,
        occurredAt: (0,event_time/* timeOf */.nR)(body.find('repository.pushed_at')),
        ...(after === undefined ? {} : { occasion: `${before ?? ''}:${after}` }),
        data: {
            push: {
                ref,
                ...(branch === undefined ? {} : { branch }),
                ...(tag === undefined ? {} : { tag }),
                is_default_branch: branch !== undefined && branch === repository.default_branch,
                url: body.text('compare') ?? '',
                commits: messages,
                paths: [...new Set(commits.flatMap(changedPaths))],
                ...(0,push_facts/* movedFacts */.H_)(before, after),
                ...(isDeleted ? { is_deleted: true } : {}),
                ...shownFacts(body, { commits, kind, name: branch ?? tag, repository: repository.url }),
            },
        },
    };
}
/** What people are shown of a push. Gitea counts its commits in a member of its own. */
function shownFacts(body, given) {
    const { commits, kind, name, repository } = given;
    const head = body.find('head_commit');
    const tagged = kind === 'tag' && commits.length === 0 && (0,json_body/* isJsonObject */.OW)(head) ? [head] : commits;
    const total = body.find('total_commits');
    const count = typeof total === 'number' && total > commits.length ? total : commits.length;
    return {
        ...(body.find('created') === true ? { is_new: true } : {}),
        ...(body.find('forced') === true ? { is_forced: true } : {}),
        ...(Array.isArray(body.find('commits')) ? { commit_count: count } : {}),
        commit_list: (0,push_facts/* pushedCommits */.cG)(tagged),
        ...(0,push_facts/* refFacts */.p2)(repository, '/tree/', name),
    };
}
function changedPaths({ added, modified, removed }) {
    return [added, modified, removed]
        .flatMap((list) => (Array.isArray(list) ? list : []))
        .filter((path) => typeof path === 'string');
}

;// CONCATENATED MODULE: ./shared/mapping/github-event.ts









/**
 * The event of a webhook or of a workflow run; both have the same payloads. An unknown one is `other.<name>`. Pure.
 * https://docs.github.com/webhooks/webhook-events-and-payloads
 */
function readGithubEvent(name, payload, fallbackRepository = '') {
    const body = new json_body/* JsonReader */.OI(payload);
    const repository = readRepository(body, fallbackRepository);
    const sender = (0,github_payload/* readActor */.a)(body.find('sender')) ?? pusherOf(body);
    const given = { name, action: body.text('action') ?? '', body, repository, sender };
    const event = (Object.hasOwn(github_event_readers, name) ? github_event_readers[name]?.(given) : undefined) ?? otherEvent(given);
    const { author } = event.data;
    const occasion = event.occasion ?? occasionIn(given);
    return {
        ...event,
        ...(occasion === undefined ? {} : { occasion }),
        data: { ...event.data, repository, ...actorFacts(sender, author) },
    };
}
/** A push by a deploy key has no sender, and a name all the same. */
function pusherOf(body) {
    const login = body.text('pusher.name');
    return login === undefined ? undefined : { login, is_bot: login.endsWith('[bot]') };
}
/** Whoever did it; what GitHub says of an author holds of them wherever they are named. */
function actorFacts(sender, author) {
    if (sender === undefined)
        return {};
    return { actor: sender.login === author?.login ? { ...sender, ...author } : sender };
}
/** What tells one happening from the next for whoever hears of it, where the payload has a name for it. */
function occasionIn({ name, action, body }) {
    const comment = body.find('comment.id');
    if (comment !== undefined)
        return `comment:${String(comment)}:${action}:${body.text('comment.updated_at') ?? ''}`;
    const touchedAt = name === 'issues' ? body.text('issue.updated_at') : undefined;
    if (touchedAt !== undefined) {
        // Several changes of one moment differ by what they are about.
        const what = ['label.name', 'assignee.login', 'milestone.title'].map((path) => body.text(path) ?? '');
        return `issue:${action}:${touchedAt}:${what.join(':')}`;
    }
    const run = name === 'workflow_run' ? body.find('workflow_run.id') : undefined;
    return run === undefined
        ? undefined
        : `run:${String(run)}/${String(body.find('workflow_run.run_attempt') ?? 1)}:${action}`;
}
const github_event_readers = {
    pull_request: github_item_event/* pullRequestEvent */.X7,
    pull_request_target: github_item_event/* pullRequestEvent */.X7,
    pull_request_review: github_item_event/* pullRequestEvent */.X7,
    issues: github_item_event/* issueEvent */.eM,
    issue_comment: github_item_event/* issueEvent */.eM,
    pull_request_review_comment: diffCommentEvent,
    commit_comment: commitCommentEvent,
    push: github_push_event_pushEvent,
    release: github_item_event/* releaseEvent */.Ic,
    workflow_run: runEvent,
    check_run: checkRunEvent,
    status: statusEvent,
    deployment_status: deploymentEvent,
    code_scanning_alert: github_alert_event/* alertEvent */.x,
    dependabot_alert: github_alert_event/* alertEvent */.x,
    secret_scanning_alert: github_alert_event/* alertEvent */.x,
    ping: ({ repository }) => ({ type: 'ping.received', subject: `ping:${repository.full_name}`, data: {} }),
};
function otherEvent({ name, repository }) {
    const type = `other.${name.replace(/[^\w-]/g, '') || 'unknown'}`;
    return { type, subject: `${name}:${repository.full_name}`, data: {} };
}
function readRepository(body, fallback) {
    const id = body.find('repository.id');
    const name = body.text('repository.full_name') ?? fallback;
    const previous = previousName(body, name);
    return {
        full_name: name,
        url: body.text('repository.html_url') ?? '',
        default_branch: body.text('repository.default_branch') ?? '',
        ...(typeof id === 'number' ? { id: String(id) } : {}),
        ...(previous === undefined ? {} : { previous_name: previous }),
    };
}
/** The name before a repository was renamed, or transferred to another owner. */
function previousName(body, fullName) {
    const [owner = '', name = ''] = fullName.split('/');
    const oldName = body.text('changes.repository.name.from');
    const oldOwner = body.text('changes.owner.from.user.login') ?? body.text('changes.owner.from.organization.login');
    return oldName === undefined && oldOwner === undefined ? undefined : `${oldOwner ?? owner}/${oldName ?? name}`;
}

;// CONCATENATED MODULE: ./shared/mapping/gitea-event.ts





/**
 * The event of a webhook of Gitea or Forgejo. Where their bodies are GitHub's they are read as GitHub's are, by the words
 * that GitHub has for them. Pure. https://docs.gitea.com/usage/webhooks
 */
function readGiteaEvent(name, payload) {
    const run = forgejoRun(name, payload);
    if (run !== undefined)
        return run;
    const body = new json_body/* JsonReader */.OI(payload);
    const told = readGithubEvent(...inGithubsWords(name, payload, body));
    const { written, data } = told;
    return {
        ...told,
        // A deletion comes as a push and as an event of its own, in either order.
        ...(told.type === 'push.deleted' ? { toldTwice: `deleted/${told.subject}` } : {}),
        // What is known by no other name keeps its own.
        ...(told.type.startsWith('other.') ? { type: `other.${name.replace(/[^\w-]/g, '') || 'unknown'}` } : {}),
        data: { ...data, ...onGitea(data), ...(name === 'fork' ? forkFacts(body) : {}) },
        ...(written === undefined ? {} : { written: { ...written, by: written.by && withBots(written.by) } }),
    };
}
function forkFacts(body) {
    const fork = { name: body.text('repository.full_name') ?? '', url: body.text('repository.html_url') ?? '' };
    return { other: { what: 'Fork', deed: 'forked the repository to', ...fork } };
}
function onGitea({ repository, actor, author, push }) {
    return {
        ...(push?.ref_url === undefined ? {} : { push: { ...push, ref_url: refUrl(push.ref_url, push.tag) } }),
        ...(repository === undefined ? {} : { repository: { ...repository, forge: 'gitea' } }),
        ...(actor === undefined ? {} : { actor: withBots(actor) }),
        ...(author === undefined ? {} : { author: withBots(author) }),
    };
}
/** Where GitHub has a tree, Gitea has a branch or a tag. */
function refUrl(url, tag) {
    return url.replace('/tree/', `/src/${tag === undefined ? 'branch' : 'tag'}/`);
}
/** Users that stand for the server's own automation. */
const botNames = new Set(['gitea-actions', 'forgejo-actions']);
function withBots(actor) {
    return botNames.has(actor.login) ? { ...actor, is_bot: true } : actor;
}
const reviews = {
    pull_request_approved: 'approved',
    pull_request_rejected: 'changes_requested',
    pull_request_comment: 'commented',
};
const actions = {
    synchronized: 'synchronize',
    label_updated: 'labeled',
    label_cleared: 'unlabeled',
};
function inGithubsWords(name, payload, body) {
    const action = body.text('action') ?? '';
    const renamed = { ...payload, action: Object.hasOwn(actions, action) ? (actions[action] ?? action) : action };
    if (Object.hasOwn(reviews, name) && !(0,json_body/* isJsonObject */.OW)(payload.comment)) {
        const review = {
            body: body.text('review.content') ?? '',
            user: body.find('sender') ?? null,
            state: Object.hasOwn(reviews, name) ? (reviews[name] ?? '') : '',
        };
        return ['pull_request_review', { ...renamed, action: 'submitted', review }];
    }
    switch (name) {
        case 'pull_request_comment':
        case 'issue_comment':
            return ['issue_comment', isOnPull(body) ? { ...renamed, issue: onPull(payload.issue) } : renamed];
        case 'push':
            return ['push', { ...payload, compare: body.text('compare_url') ?? '' }];
        case 'delete':
            return ['push', { ...payload, ref: fullRef(body), deleted: true }];
        case 'release':
            return ['release', { ...payload, action: action === 'updated' ? 'edited' : action }];
        case 'fork':
            // In Gitea `forkee` is the original, and `repository` is the fork.
            return ['fork', { ...payload, repository: payload.forkee ?? null, forkee: payload.repository ?? null }];
        case 'workflow_run':
            return ['workflow_run', { ...payload, workflow_run: datedRun(payload.workflow_run) }];
        default:
            return [name, renamed];
    }
}
function isOnPull(body) {
    return body.find('is_pull') === true || body.find('issue.pull_request') !== undefined;
}
function onPull(issue) {
    return (0,json_body/* isJsonObject */.OW)(issue) ? { ...issue, pull_request: issue.pull_request ?? {} } : null;
}
/** A branch or a tag that is deleted is told of by its short name. */
function fullRef(body) {
    const ref = body.text('ref');
    if (ref === undefined)
        return null;
    return ref.startsWith('refs/') ? ref : `refs/${body.text('ref_type') === 'tag' ? 'tags' : 'heads'}/${ref}`;
}
/** Gitea counts attempts from 0, and says when one started in another member. */
function datedRun(run) {
    return (0,json_body/* isJsonObject */.OW)(run)
        ? { ...run, run_attempt: run.run_attempt || 1, run_started_at: run.run_started_at ?? run.started_at ?? null }
        : null;
}
/** Forgejo's own events of runs. What recovers has passed as well, and is told of once more. */
function forgejoRun(name, payload) {
    if (name !== 'action_run_failure' && name !== 'action_run_success')
        return undefined;
    const body = new json_body/* JsonReader */.OI(payload);
    const at = (member) => body.text(`run.${member}`) ?? '';
    const verb = runVerb(at('status') || at('conclusion')) ?? (name === 'action_run_failure' ? 'failed' : 'passed');
    const id = body.find('run.id');
    if (typeof id !== 'number')
        return undefined;
    const repository = at('repository.full_name');
    const number = body.find('run.index_in_repo');
    const actor = (0,github_payload/* readActor */.a)(body.find('run.trigger_user'));
    const isFork = body.find('run.is_fork_pull_request') === true;
    const branch = at('prettyref').replace(/^refs\/heads\//, '');
    const run = {
        id: String(id),
        attempt: 1,
        ...(typeof number === 'number' ? { number } : {}),
        workflow: at('workflow_id'),
        branch,
        event: at('trigger_event') || at('event'),
        conclusion: at('status'),
        url: at('html_url'),
        ...(at('commit_sha') === '' ? {} : { sha: at('commit_sha') }),
        path: at('workflow_id'),
        home: isFork ? '' : repository,
        is_fork: isFork,
        ...(at('title') === '' ? {} : { title: at('title') }),
    };
    return {
        type: `run.${verb}`,
        subject: runSubject(repository, run.path, branch),
        occurredAt: (0,event_time/* timeOf */.nR)(at('created')) ?? (0,event_time/* timeOf */.nR)(at('started')),
        data: {
            run,
            repository: {
                full_name: repository,
                url: at('repository.html_url'),
                default_branch: at('repository.default_branch'),
                forge: 'gitea',
            },
            ...(actor === undefined ? {} : { actor: withBots(actor) }),
        },
    };
}

;// CONCATENATED MODULE: ./shared/signing/gitea.ts

const [gitea, forgejo] = ['gitea', 'forgejo'].map((product) => (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: product, header: `x-${product}-signature`, signed: '{payload}' }));
/**
 * Gitea and Forgejo: bare HMAC-SHA256 of the JSON, also where it is a form's field. Forgejo may send the same under its own
 * name. Without a secret both send the header empty.
 * Source: go-gitea/gitea, services/webhook/deliver.go.
 */
const giteaScheme = {
    ...gitea,
    headers: [...gitea.headers, ...forgejo.headers],
    mayMatch: (headers, secret, now) => productOf(headers).mayMatch(headers, secret, now),
    matches: (request, secret, now) => productOf(request.headers).matches(request, secret, now),
};
function productOf(headers) {
    return headers['x-gitea-signature'] === undefined ? forgejo : gitea;
}

;// CONCATENATED MODULE: ./shared/senders/gitea.ts





/** Webhooks of Gitea and Forgejo; they name the event under GitHub's name as well. docs/senders/gitea.md */
const gitea_gitea = {
    id: 'gitea',
    label: 'Gitea',
    docs: 'docs/senders/gitea.md',
    scheme: giteaScheme,
    marks: ['x-gitea-event', 'x-forgejo-event', 'x-gogs-event'],
    sharesMarks: ['x-github-event'],
    labels: [],
    namesRepositories: true,
    contentTypes: body/* jsonOrForm */.AB,
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['x-gitea-delivery'] ?? headers['x-forgejo-delivery'] ?? headers['x-gogs-delivery'],
    eventHeaders: (event) => ({ 'x-gitea-event': event }),
    normalize: (delivery) => {
        const { headers } = delivery;
        // Gitea 1.23 leaves the name of a status empty, and gives its type all the same.
        const names = ['x-gitea-event', 'x-forgejo-event', 'x-gogs-event', 'x-gitea-event-type', 'x-forgejo-event-type'];
        const name = names.map((header) => headers[header]).find((text) => text !== undefined && text !== '');
        if (name === undefined) {
            throw new errors/* TicketwireError */.Mw('malformed', 'The header X-Gitea-Event is missing: Gitea names the event there.');
        }
        const payload = (0,body/* readJsonOrForm */._u)(delivery);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: gitea_gitea.id, payload, events: [readGiteaEvent(name, payload)] });
    },
};

;// CONCATENATED MODULE: ./shared/mapping/github-occasion.ts


/** Members that tell which hook was used, or how things stand around the event: they differ between two hooks. */
const beside = new Set(['hook', 'hook_id', 'installation', 'organization', 'enterprise', 'repository', 'sender']);
/** What tells a thing from another of its kind, and one state of it from the next; and every time, such as `updated_at`. */
const marks = new Set([
    'id',
    'number',
    'name',
    'login',
    'slug',
    'sha',
    'tag_name',
    'run_attempt',
    'status',
    'conclusion',
    'state',
]);
/** Members of the payload itself by which one happening differs from the next. */
const ownMarks = new Set(['before', 'after', 'changes']);
/** Events whose repository tells when they happened: of any other it only tells how things stand by then. */
const datedByRepository = new Set(['push', 'create', 'delete']);
const maxEntries = 100;
/**
 * What is the same for every hook that tells of one happening, and another for the next happening. GitHub may give each
 * hook's delivery an id of its own, and fill in counts and checks between one delivery and the next. Undefined where a
 * payload holds neither a time nor a state: two such happenings could not be told apart.
 */
function githubOccasion(name, payload) {
    try {
        return occasionOf(name, payload);
    }
    catch (error) {
        // Nested deeper than can be written down: no happening of GitHub's.
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
function occasionOf(name, payload) {
    const told = Object.entries(payload)
        .filter(([member]) => !beside.has(member))
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([member, value]) => [member, member === 'changes' ? value : marksOf(value)]);
    const { repository } = payload;
    const pushedAt = datedByRepository.has(name) && (0,json_body/* isJsonObject */.OW)(repository) ? repository.pushed_at : undefined;
    const isTold = Object.keys(payload).some((member) => ownMarks.has(member)) ||
        /_at"|"sha"|"run_attempt"/.test(JSON.stringify(told));
    if (!isTold && pushedAt === undefined)
        return undefined;
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([told, pushedAt ?? null]))
        .digest('hex')
        .slice(0, 32);
}
function marksOf(value) {
    if (Array.isArray(value))
        return [value.length, ...value.slice(0, maxEntries).map(marksOf)];
    if (!(0,json_body/* isJsonObject */.OW)(value))
        return value ?? null;
    // A run says by its attempt and its conclusion how far it is; the time goes on meanwhile.
    const isRun = 'conclusion' in value;
    return Object.entries(value)
        .filter(([member, inner]) => typeof inner !== 'object' && (marks.has(member) || (!isRun && /_at$/.test(member))))
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([member, inner]) => [member, inner ?? null]);
}

;// CONCATENATED MODULE: ./shared/signing/github.ts

/**
 * GitHub: HMAC-SHA256 of the body as it came, form or JSON, after `sha256=`.
 * https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
const githubScheme = (0,signature_form/* schemeOf */.dz)({
    ...signature_form/* plainForm */.NG,
    id: 'github',
    header: 'x-hub-signature-256',
    prefix: 'sha256=',
});
const legacy = (0,signature_form/* schemeOf */.dz)({
    ...signature_form/* plainForm */.NG,
    id: 'github-sha1',
    header: 'x-hub-signature',
    algorithm: 'sha1',
    prefix: 'sha1=',
});
/**
 * GitHub, also from servers that sign with SHA-1 only. Where there is a signature with SHA-256 it alone counts: a wrong
 * one is not made good by an older one.
 */
const githubWithSha1 = {
    ...githubScheme,
    id: 'github-with-sha1',
    headers: [...githubScheme.headers, ...legacy.headers],
    mayMatch: (headers, secret, now) => modernOrLegacy(headers).mayMatch(headers, secret, now),
    matches: (request, secret, now) => modernOrLegacy(request.headers).matches(request, secret, now),
};
function modernOrLegacy(headers) {
    return headers['x-hub-signature-256'] === undefined ? legacy : githubScheme;
}

;// CONCATENATED MODULE: ./shared/senders/github.ts






/** GitHub's webhooks of repositories, organisations and Apps, of github.com and GHES. docs/senders/github.md */
const github = {
    id: 'github',
    label: 'GitHub',
    docs: 'docs/senders/github.md',
    scheme: githubScheme,
    marks: ['x-github-event'],
    takes: ['allow-sha1'],
    configured: ({ allowSha1 }) => (allowSha1 ? { ...github, scheme: githubWithSha1 } : github),
    labels: [],
    namesRepositories: true,
    contentTypes: body/* jsonOrForm */.AB,
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['x-github-delivery'],
    occasionOf: ({ payload }, { headers }) => githubOccasion(headers['x-github-event'] ?? '', payload),
    eventHeaders: (event) => ({ 'x-github-event': event }),
    normalize: (delivery) => {
        const name = delivery.headers['x-github-event'];
        if (name === undefined) {
            throw new errors/* TicketwireError */.Mw('malformed', 'The header X-GitHub-Event is missing: GitHub names the event there.');
        }
        const payload = (0,body/* readJsonOrForm */._u)(delivery);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: github.id, payload, events: [readGithubEvent(name, payload)] });
    },
};

// EXTERNAL MODULE: ./shared/mapping/ticket-draft.ts + 1 modules
var ticket_draft = __webpack_require__(46418);
;// CONCATENATED MODULE: ./shared/mapping/gitlab-item-event.ts




const issueVerbs = { open: 'opened', close: 'closed', reopen: 'reopened' };
/** Issues and work items. */
function gitlab_item_event_issueEvents({ body, repository, actor }) {
    const issue = gitlab_item_event_issueFacts(body, 'object_attributes');
    if (issue === undefined)
        return [];
    const author = gitlab_item_event_authorOf(body, actor);
    return verbsOf(body, issueVerbs).map((verb) => ({
        type: `issue.${verb}`,
        subject: `issue:${repository.full_name}#${issue.number}`,
        occurredAt: timeIn(body, verb),
        data: { issue: { ...issue, ...gitlab_item_event_changedFacts(body, verb) }, ...author },
        ...(verb === 'opened' ? { written: { text: issue.body, by: actor, ...standsOn(body, 'issue') } } : {}),
    }));
}
const mergeRequestVerbs = {
    ...issueVerbs,
    merge: 'merged',
    approved: 'reviewed',
    approval: 'reviewed',
    unapproved: 'dismissed',
    unapproval: 'dismissed',
};
function mergeRequestEvents({ body, repository, actor }) {
    const request = mergeRequestFacts(body, 'object_attributes');
    if (request === undefined)
        return [];
    const author = gitlab_item_event_authorOf(body, actor);
    const facts = { ...request, author: author.author?.login ?? '' };
    return verbsOf(body, mergeRequestVerbs).map((verb) => ({
        type: `pull_request.${verb}`,
        subject: `pull_request:${repository.full_name}#${facts.number}`,
        occurredAt: timeIn(body, verb),
        data: {
            pull_request: {
                ...facts,
                ...gitlab_item_event_changedFacts(body, verb),
                ...(verb === 'merged' && actor !== undefined ? { merged_by: actor.login } : {}),
                ...(verb === 'reviewed' ? { review_state: 'approved' } : {}),
            },
            ...author,
        },
        ...(verb === 'opened' ? { written: { text: facts.body, by: actor, ...standsOn(body, 'pull_request') } } : {}),
    }));
}
function standsOn(body, on) {
    return { on, ...(0,written_at/* writtenAt */.n)(body, { kind: 'text', on }, { key: 'object_attributes.iid' }) };
}
/** Of authors GitLab tells no more than the id, unless they did it themselves. */
function gitlab_item_event_authorOf(body, actor) {
    const isOwn = body.find('object_attributes.author_id') === (body.find('user.id') ?? null);
    return isOwn && actor !== undefined ? { author: actor } : {};
}
/** What happened, by the action; of an update by what it changed, each for itself. */
function verbsOf(body, verbs) {
    const action = body.text('object_attributes.action') ?? '';
    const verb = Object.hasOwn(verbs, action) ? verbs[action] : undefined;
    if (verb !== undefined)
        return [verb];
    if (action !== 'update')
        return [];
    const change = (member) => body.find(`changes.${member}`);
    const found = [];
    if (body.text('object_attributes.oldrev') !== undefined)
        found.push('updated');
    found.push(...gainAndLoss(body, 'labels', ['labeled', 'unlabeled']));
    found.push(...gainAndLoss(body, 'assignees', ['assigned', 'unassigned']));
    found.push(...gainAndLoss(body, 'reviewers', ['review_requested', undefined]));
    const isDraft = body.find('changes.draft.current');
    // The mark of a draft stands in the title.
    if (typeof isDraft === 'boolean')
        found.push(isDraft ? 'converted_to_draft' : 'ready_for_review');
    else if (change('title') !== undefined)
        found.push('edited');
    const isEdited = change('description') !== undefined || change('target_branch') !== undefined;
    return isEdited && !found.includes('edited') ? [...found, 'edited'] : found;
}
function gainAndLoss(body, member, [gained, lost]) {
    const idsAt = (when) => (0,told_event/* objectsIn */.Qv)(body.find(`changes.${member}.${when}`)).map(({ id, username }) => id ?? username);
    const [previous, current] = [idsAt('previous'), idsAt('current')];
    return [
        ...(current.some((id) => !previous.includes(id)) ? [gained] : []),
        ...(lost !== undefined && previous.some((id) => !current.includes(id)) ? [lost] : []),
    ];
}
/** What was put on or taken off. */
function gitlab_item_event_changedFacts(body, verb) {
    const namesOf = (member) => ({
        gained: gainedNames(body, member, ['previous', 'current']),
        lost: gainedNames(body, member, ['current', 'previous']),
    });
    switch (verb) {
        case 'assigned':
            return (0,told_event/* saidFacts */.x3)({ assignee: namesOf('assignees').gained });
        case 'unassigned':
            return (0,told_event/* saidFacts */.x3)({ assignee: namesOf('assignees').lost });
        case 'review_requested':
            return (0,told_event/* saidFacts */.x3)({ reviewer: namesOf('reviewers').gained });
        default:
            return changedLabel(body, verb);
    }
}
function gainedNames(body, member, [from, to]) {
    const at = (when) => (0,told_event/* namesIn */.wX)(body.find(`changes.${member}.${when}`), 'username');
    const names = at(to).filter((name) => !at(from).includes(name));
    return names.length === 0 ? undefined : names.join(', ');
}
/** The label that was put on or taken off; of several the one that says most of an alert. */
function changedLabel(body, verb) {
    const namesAt = (when) => (0,told_event/* namesIn */.wX)(body.find(`changes.labels.${when}`), 'title');
    const [from, to] = verb === 'labeled' ? ['previous', 'current'] : ['current', 'previous'];
    const names = namesAt(to).filter((name) => !namesAt(from).includes(name));
    const label = names.find((name) => name.toLowerCase() === ticket_draft/* suppressedLabel */.LS) ?? names[0];
    const isSaid = verb === 'labeled' || verb === 'unlabeled';
    return isSaid && label !== undefined ? { label } : {};
}
function timeIn(body, verb) {
    const [first, then] = verb === 'opened' ? ['created_at', 'updated_at'] : ['updated_at', 'created_at'];
    return (0,event_time/* timeOf */.nR)(body.find(`object_attributes.${first}`)) ?? (0,event_time/* timeOf */.nR)(body.find(`object_attributes.${then}`));
}
/** The issue at a place of the body; undefined where there is none. */
function gitlab_item_event_issueFacts(body, of) {
    const at = (member) => body.text(`${of}.${member}`) ?? '';
    const number = body.find(`${of}.iid`);
    if (typeof number !== 'number')
        return undefined;
    const isAuthor = body.find(`${of}.author_id`) === (body.find('user.id') ?? null);
    return {
        number,
        title: at('title'),
        body: at('description'),
        url: at('url'),
        author: isAuthor ? (body.text('user.username') ?? '') : '',
        labels: gitlab_item_event_labelsOf(body, of),
        ...(body.find(`${of}.confidential`) === true ? { is_confidential: true } : {}),
    };
}
/** The merge request at a place of the body; undefined where there is none. */
function mergeRequestFacts(body, of) {
    const at = (member) => body.text(`${of}.${member}`) ?? '';
    const number = body.find(`${of}.iid`);
    if (typeof number !== 'number')
        return undefined;
    const isTrue = (member) => body.find(`${of}.${member}`) === true;
    const lastCommit = at('last_commit.message');
    return {
        number,
        title: at('title'),
        body: at('description'),
        branch: at('source_branch'),
        base: at('target_branch'),
        url: at('url'),
        author: '',
        is_draft: isTrue('draft') || isTrue('work_in_progress'),
        is_fork: body.find(`${of}.source_project_id`) !== body.find(`${of}.target_project_id`),
        labels: gitlab_item_event_labelsOf(body, of),
        ...(lastCommit === '' ? {} : { commits: [lastCommit] }),
    };
}
function gitlab_item_event_labelsOf(body, of) {
    const own = body.find(`${of}.labels`);
    return (0,told_event/* namesIn */.wX)(own === undefined && of === 'object_attributes' ? body.find('labels') : own, 'title');
}

;// CONCATENATED MODULE: ./shared/mapping/gitlab-note-event.ts






/** Comments on issues, merge requests, commits and snippets. What GitLab notes by itself is none. */
function noteEvents({ body, repository, actor }) {
    const at = (member) => body.text(`object_attributes.${member}`) ?? '';
    const about = gitlab_note_event_aboutOf(body, repository.full_name);
    if (about === undefined || body.find('object_attributes.system') === true)
        return [];
    const { on, subject, data } = about;
    const isNew = at('action') !== 'update';
    const text = at('note');
    return [
        {
            type: isNew ? 'comment.created' : 'comment.edited',
            subject,
            occurredAt: (0,event_time/* timeOf */.nR)(at(isNew ? 'created_at' : 'updated_at')),
            data: {
                ...data,
                comment: { on, body: text, url: at('url'), ...gitlab_note_event_placeFacts(body) },
                ...(isNew && actor !== undefined ? { author: actor } : {}),
            },
            ...(isNew ? { written: { text, on, by: actor, ...placeOf(body, on) } } : {}),
        },
    ];
}
function gitlab_note_event_placeFacts(body) {
    const at = (member) => body.find(`object_attributes.position.${member}`);
    const commit = body.text('object_attributes.commit_id') ?? body.text('commit.id');
    return (0,told_event/* saidFacts */.x3)({
        path: body.text('object_attributes.position.new_path') ?? body.text('object_attributes.position.old_path'),
        line: (0,alert_facts/* lineFact */.XB)(at('new_line')) ?? (0,alert_facts/* lineFact */.XB)(at('old_line')),
        sha: (0,push_facts/* shortId */.m_)(commit),
    });
}
/** Answers to a snippet have no place that GitLab's API knows. */
function placeOf(body, on) {
    const ids = {
        id: 'object_attributes.id',
        thread: 'object_attributes.discussion_id',
        isInternal: body.find('object_attributes.internal') === true || body.find('object_attributes.confidential') === true,
    };
    if (on === 'snippet')
        return {};
    if (on === 'commit')
        return (0,written_at/* writtenAt */.n)(body, { kind: 'commit_comment', on }, { key: 'commit.id', ...ids });
    if (on !== 'issue') {
        const kind = on === 'diff' ? 'diff_comment' : 'comment';
        return (0,written_at/* writtenAt */.n)(body, { kind, on: 'pull_request' }, { key: 'merge_request.iid', ...ids });
    }
    const key = body.find('issue') === undefined ? 'work_item.iid' : 'issue.iid';
    return (0,written_at/* writtenAt */.n)(body, { kind: 'comment', on }, { key, ...ids });
}
function gitlab_note_event_aboutOf(body, repository) {
    const kind = body.text('object_attributes.noteable_type') ?? '';
    switch (kind) {
        case 'Issue':
        case 'WorkItem': {
            const issue = gitlab_item_event_issueFacts(body, body.find('issue') === undefined ? 'work_item' : 'issue');
            if (issue === undefined)
                return undefined;
            return { on: 'issue', subject: `issue:${repository}#${issue.number}`, data: { issue } };
        }
        case 'MergeRequest': {
            const request = mergeRequestFacts(body, 'merge_request');
            if (request === undefined)
                return undefined;
            const isOnLine = body.text('object_attributes.type') === 'DiffNote';
            const subject = `pull_request:${repository}#${request.number}`;
            return { on: isOnLine ? 'diff' : 'pull_request', subject, data: { pull_request: request } };
        }
        case 'Commit':
            return { on: 'commit', subject: `commit:${repository}@${body.text('commit.id') ?? ''}`, data: {} };
        case 'Snippet':
            return { on: 'snippet', subject: `snippet:${repository}#${gitlab_note_event_idOf(body)}`, data: {} };
        default:
            return undefined;
    }
}
function gitlab_note_event_idOf(body) {
    const id = body.find('snippet.id');
    return typeof id === 'number' || typeof id === 'string' ? String(id) : '';
}

;// CONCATENATED MODULE: ./shared/mapping/gitlab-payload.ts
/** Accounts that GitLab makes for tokens of projects and groups, for service accounts and for itself. */
const gitlab_payload_botNames = /^(?:(?:project|group)_\d+_bot|service_account_|(?:support|alert|security|migration|automation)-bot$)/i;
function gitlabActor(login, name) {
    if (login === undefined)
        return undefined;
    return { login, ...(name === undefined ? {} : { name }), is_bot: gitlab_payload_botNames.test(login) };
}

;// CONCATENATED MODULE: ./shared/mapping/gitlab-pipeline-event.ts


/** What a pipeline's end means; every other state is no end. */
const gitlab_pipeline_event_verbs = { failed: 'failed', success: 'passed', canceled: 'cancelled' };
/** Pipelines that follow each other on a branch are of one kind: a nightly one says nothing of those of pushes. */
const kinds = {
    schedule: 'schedule',
    merge_request_event: 'merge-request',
    external_pull_request_event: 'merge-request',
};
/**
 * A pipeline that ended. A child pipeline is part of its parent, which ends likewise; jobs are part of their pipeline.
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events
 */
function pipelineEvents({ body, repository }) {
    const at = (member) => body.text(`object_attributes.${member}`) ?? '';
    const verb = Object.hasOwn(gitlab_pipeline_event_verbs, at('status')) ? gitlab_pipeline_event_verbs[at('status')] : undefined;
    const id = body.find('object_attributes.id');
    const source = at('source');
    if (verb === undefined || typeof id !== 'number' || source === 'parent_pipeline')
        return [];
    const { branch, isFork } = gitlab_pipeline_event_branchOf(body);
    const number = body.find('object_attributes.iid');
    const path = `gitlab/${Object.hasOwn(kinds, source) ? kinds[source] : 'pipeline'}`;
    const builds = (0,told_event/* objectsIn */.Qv)(body.find('builds'));
    const title = body.text('merge_request.title') ?? body.text('commit.title');
    const message = body.text('commit.message');
    const run = {
        id: String(id),
        attempt: 1,
        ...(typeof number === 'number' ? { number } : {}),
        workflow: at('name') || 'Pipeline',
        branch,
        event: source,
        conclusion: at('status'),
        url: at('url') || (repository.url === '' ? '' : `${repository.url}/-/pipelines/${id}`),
        ...(at('sha') === '' ? {} : { sha: at('sha') }),
        path,
        home: isFork ? '' : repository.full_name,
        is_fork: isFork,
        ...(title === undefined ? {} : { title }),
        ...(message === undefined ? {} : { message }),
        failed_jobs: builds.filter(hasFailed).map((build) => failedJob(build, repository.url)),
        passed_jobs: builds.filter(({ status }) => status === 'success').map(({ name }) => String(name)),
    };
    return [
        {
            type: `run.${verb}`,
            subject: `run:${repository.full_name}:${path}:${branch}`,
            // A pipeline that was made later knows better, whichever ends first.
            occurredAt: (0,event_time/* timeOf */.nR)(at('created_at')) ?? (0,event_time/* timeOf */.nR)(at('finished_at')),
            data: { run },
        },
    ];
}
/** Whoever forks may call a branch as they like: the number of the merge request shows that it is theirs. */
function gitlab_pipeline_event_branchOf(body) {
    const ref = body.text('object_attributes.ref') ?? '';
    const isFork = body.find('merge_request.source_project_id') !== body.find('merge_request.target_project_id');
    const branch = ref.startsWith('refs/') ? (body.text('merge_request.source_branch') ?? ref) : ref;
    const number = body.find('merge_request.iid');
    return { branch: isFork ? `!${typeof number === 'number' ? number : ''}:${branch}` : branch, isFork };
}
function hasFailed({ status, allow_failure: isAllowed }) {
    return status === 'failed' && isAllowed !== true;
}
function failedJob({ id, name, stage, failure_reason: reason }, projectUrl) {
    return {
        name: typeof name === 'string' ? name : '',
        conclusion: typeof reason === 'string' && reason !== '' ? reason : 'failed',
        url: typeof id === 'number' && projectUrl !== '' ? `${projectUrl}/-/jobs/${id}` : '',
        steps: typeof stage === 'string' ? [stage] : [],
        annotations: [],
    };
}

;// CONCATENATED MODULE: ./shared/mapping/gitlab-push-event.ts



/** Branches and tags. GitLab lists the last 20 commits, and says not when it was pushed. */
function gitlabPushEvents({ body, repository }) {
    const ref = body.text('ref');
    if (ref === undefined)
        return [];
    const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
    const tag = ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : undefined;
    const commits = (0,told_event/* objectsIn */.Qv)(body.find('commits'));
    const before = body.text('before') ?? '';
    const after = body.text('after') ?? '';
    const verb = (0,push_facts/* isNoCommit */.xT)(after) ? 'deleted' : branch === undefined ? 'tag' : 'branch';
    const total = body.find('total_commits_count');
    return [
        {
            type: `push.${verb}`,
            subject: `push:${repository.full_name}:${ref}`,
            data: {
                push: {
                    ref,
                    ...(branch === undefined ? {} : { branch }),
                    ...(tag === undefined ? {} : { tag }),
                    is_default_branch: branch !== undefined && branch === repository.default_branch,
                    url: urlOf(repository.url, { before, after }),
                    commits: commits.map(({ message }) => (typeof message === 'string' ? message : '')),
                    paths: [...new Set(commits.flatMap(changedPaths))],
                    ...(0,push_facts/* movedFacts */.H_)(body.text('before'), body.text('after')),
                    commit_count: typeof total === 'number' ? total : commits.length,
                    commit_list: (0,push_facts/* pushedCommits */.cG)(commits),
                    ...(0,push_facts/* refFacts */.p2)(repository.url, '/-/tree/', branch ?? tag),
                },
            },
        },
    ];
}
function urlOf(project, { before, after }) {
    if (project === '' || after === '' || (0,push_facts/* isNoCommit */.xT)(after))
        return project;
    const isNew = before === '' || (0,push_facts/* isNoCommit */.xT)(before);
    return isNew ? `${project}/-/commits/${after}` : `${project}/-/compare/${before}...${after}`;
}

;// CONCATENATED MODULE: ./shared/mapping/gitlab-event.ts









/**
 * The events of a webhook or a system hook. `hook` is what the header calls it: `Push Hook`. What we have no name for is
 * `other.KIND`, also a body that a custom template made. Pure.
 * https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
function readGitlabEvents(hook, payload) {
    const body = new json_body/* JsonReader */.OI(payload);
    const kind = body.text('object_kind') ?? body.text('event_name') ?? hook.replace(/ Hook$/, '');
    const repository = repositoryOf(body);
    const actor = isAboutUser(kind) ? undefined : actorOf(body);
    const given = { body, repository, actor };
    const told = Object.hasOwn(gitlab_event_readers, kind) ? (gitlab_event_readers[kind]?.(given) ?? []) : [];
    const isConfidential = hook.startsWith('Confidential') || isMarkedConfidential(body);
    return (told.length > 0 ? told : [gitlab_event_otherEvent(kind, repository)]).map((event) => ({
        ...event,
        ...(isConfidential ? { isConfidential } : {}),
        data: {
            ...event.data,
            ...(isConfidential ? confidentialFacts(event.data) : {}),
            repository,
            ...(actor === undefined ? {} : { actor }),
        },
    }));
}
/** Events of members name whom they are about, and not who did it. */
function isAboutUser(kind) {
    return /^(user|key)_/.test(kind);
}
/** Old servers give a push no more than its author's name. */
function actorOf(body) {
    const name = body.text('user_name');
    return (gitlabActor(body.text('user.username'), body.text('user.name')) ??
        gitlabActor(body.text('user_username') ?? name, name));
}
/** A comment may be internal on an issue that is not. */
function confidentialFacts({ comment, issue }) {
    if (comment !== undefined)
        return { comment: { ...comment, is_confidential: true } };
    return issue === undefined ? {} : { issue: { ...issue, is_confidential: true } };
}
const gitlab_event_readers = {
    push: gitlabPushEvents,
    tag_push: gitlabPushEvents,
    issue: gitlab_item_event_issueEvents,
    work_item: gitlab_item_event_issueEvents,
    merge_request: mergeRequestEvents,
    note: noteEvents,
    pipeline: pipelineEvents,
    release: releaseEvents,
    deployment: deploymentEvents,
};
function gitlab_event_otherEvent(kind, repository) {
    const type = (0,told_event/* otherType */.FK)(kind);
    return { type, subject: `${type.slice('other.'.length)}:${repository.full_name}`, data: {} };
}
function repositoryOf(body) {
    const id = body.find('project.id') ?? body.find('project_id');
    const previous = body.text('old_path_with_namespace');
    return {
        ...(typeof id === 'number' ? { id: String(id) } : {}),
        ...(previous === undefined ? {} : { previous_name: previous }),
        full_name: body.text('project.path_with_namespace') ??
            body.text('group.full_path') ??
            body.text('path_with_namespace') ??
            '',
        url: (0,alert_facts/* urlFact */.cN)(body.find('project.web_url')) ?? '',
        default_branch: body.text('project.default_branch') ?? '',
        forge: 'gitlab',
    };
}
/** An issue, a note, or what the reaction to one of them is about. */
function isMarkedConfidential(body) {
    const isTrue = (path) => body.find(path) === true;
    return (body.text('event_type')?.startsWith('confidential') === true ||
        ['object_attributes', 'issue', 'note', 'work_item'].some((of) => isTrue(`${of}.confidential`) || isTrue(`${of}.internal`)));
}
const releaseVerbs = { create: 'published', update: 'edited', delete: 'deleted' };
function releaseEvents({ body, repository }) {
    const tag = body.text('tag');
    const action = body.text('action') ?? '';
    const verb = Object.hasOwn(releaseVerbs, action) ? releaseVerbs[action] : undefined;
    if (tag === undefined || verb === undefined)
        return [];
    return [
        {
            type: `release.${verb}`,
            subject: `release:${repository.full_name}:${tag}`,
            occurredAt: action === 'create' ? (0,event_time/* timeOf */.nR)(body.find('created_at')) : undefined,
            data: {
                release: {
                    tag,
                    name: body.text('name') ?? tag,
                    body: body.text('description') ?? '',
                    url: body.text('url') ?? '',
                    is_prerelease: false,
                },
            },
        },
    ];
}
const deploymentVerbs = { success: 'succeeded', failed: 'failed' };
function deploymentEvents({ body, repository }) {
    const at = (member) => body.text(member) ?? '';
    const state = at('status');
    const verb = Object.hasOwn(deploymentVerbs, state) ? deploymentVerbs[state] : undefined;
    if (verb === undefined)
        return [];
    return [
        {
            type: `deployment.${verb}`,
            subject: `deployment:${repository.full_name}:${at('environment')}`,
            occurredAt: (0,event_time/* timeOf */.nR)(body.find('status_changed_at')),
            data: {
                deployment: {
                    environment: at('environment'),
                    ref: at('ref'),
                    // The whole id stands only in the address of the commit.
                    sha: /\/([0-9a-f]{40,64})$/.exec(at('commit_url'))?.[1] ?? at('short_sha'),
                    url: at('environment_external_url') || at('deployable_url'),
                    state,
                    description: at('commit_title'),
                },
            },
        },
    ];
}

// EXTERNAL MODULE: ./shared/signing/hmac.ts
var hmac = __webpack_require__(26739);
// EXTERNAL MODULE: ./shared/signing/standard-webhooks.ts
var standard_webhooks = __webpack_require__(85448);
;// CONCATENATED MODULE: ./shared/signing/gitlab.ts


const signingPrefix = 'whsec_';
/**
 * GitLab: a signing token (`whsec_…`) signs as Standard Webhooks do; any other secret is a secret token, which is sent as it
 * is and says nothing of the body. A request with a signature counts by its signature alone where a signing token is held.
 * A signing token is good as a secret token too: older servers have no other field for it.
 * https://docs.gitlab.com/user/project/integrations/webhooks/#validate-payloads
 */
const gitlabScheme = {
    ...standard_webhooks/* standardWebhooks */.A,
    id: 'gitlab',
    headers: ['webhook-signature', 'x-gitlab-token'],
    mayMatch: (headers, secret, now) => countsBySignature(headers, secret) ? standard_webhooks/* standardWebhooks */.A.mayMatch(headers, secret, now) : isToken(headers, secret),
    matches: (request, secret, now) => {
        const { headers } = request;
        return countsBySignature(headers, secret)
            ? standard_webhooks/* standardWebhooks */.A.matches(request, secret, now)
            : isToken(headers, secret);
    },
    mayCount: (secret, { headers }, all) => secret.startsWith(signingPrefix) ||
        headers['webhook-signature'] === undefined ||
        !all.some((each) => each.startsWith(signingPrefix)),
    objectionTo: (secret) => (secret.startsWith(signingPrefix) ? standard_webhooks/* standardWebhooks */.A.objectionTo?.(secret) : undefined),
    sign: (body, secret, now, id) => {
        if (secret.startsWith(signingPrefix))
            return standard_webhooks/* standardWebhooks */.A.sign(body, secret, now, id);
        return { 'x-gitlab-token': secret };
    },
};
function countsBySignature(headers, secret) {
    return secret.startsWith(signingPrefix) && headers['webhook-signature'] !== undefined;
}
function isToken(headers, secret) {
    return (0,hmac/* isSameText */.cZ)(headers['x-gitlab-token'] ?? '', secret);
}

;// CONCATENATED MODULE: ./shared/senders/gitlab.ts




/** GitLab's webhooks of projects and groups, and its system hooks, of gitlab.com and self-managed. docs/senders/gitlab.md */
const gitlab = {
    id: 'gitlab',
    label: 'GitLab',
    docs: 'docs/senders/gitlab.md',
    scheme: gitlabScheme,
    marks: ['x-gitlab-event'],
    labels: [],
    namesRepositories: true,
    maxBodyBytes: 25 * 1024 * 1024,
    // X-Gitlab-Webhook-UUID is the hook's, and X-Gitlab-Event-UUID is shared by the hooks that one event sets off.
    deliveryId: (headers) => headers['idempotency-key'] ?? headers['webhook-id'] ?? headers['x-gitlab-event-uuid'],
    eventHeaders: (event) => ({ 'x-gitlab-event': event }),
    normalize: (delivery) => {
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const events = readGitlabEvents(delivery.headers['x-gitlab-event'] ?? '', payload);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: gitlab.id, payload, events });
    },
};

;// CONCATENATED MODULE: ./shared/signing/grafana.ts

/**
 * Grafana's alerting: bare HMAC-SHA256 of the body, or of `SECONDS:BODY` where the contact point names a header for the time.
 * Source: grafana/alerting, http/hmac.go.
 */
function grafanaSchemeOf(settings) {
    const { header = 'x-grafana-alerting-signature', timestampHeader, toleranceMs = signature_form/* plainForm */.NG.toleranceMs } = settings;
    const signed = timestampHeader === undefined ? '{body}' : '{timestamp}:{body}';
    return (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: 'grafana', header, timestampHeader, toleranceMs, signed });
}

;// CONCATENATED MODULE: ./shared/senders/grafana.ts



/** Grafana's alerting, by a contact point of the type webhook. docs/senders/grafana.md */
const grafana = {
    id: 'grafana',
    label: 'Grafana',
    docs: 'docs/senders/grafana.md',
    scheme: grafanaSchemeOf({}),
    marks: [],
    takes: ['signature', 'bearer', 'basic', 'group-by'],
    signatureKeys: ['header', 'timestampHeader', 'toleranceMs'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: () => undefined,
    configured: ({ signature, groupBy }) => ({
        ...grafana,
        scheme: grafanaSchemeOf(signature),
        normalize: (delivery) => alertMessageEvents(delivery, { kind: grafana_kind, groupBy }),
    }),
    normalize: (delivery) => alertMessageEvents(delivery, { kind: grafana_kind, groupBy: 'alert' }),
};
const grafana_kind = {
    sender: 'grafana',
    label: 'Grafana',
    version: '1',
    other: { version: '4', label: 'Alertmanager', sender: 'alertmanager' },
    extras: (alert) => [
        { name: 'Values', value: valuesOf(alert) },
        { name: 'Dashboard', value: alert.find('dashboardURL') },
        { name: 'Panel', value: alert.find('panelURL') },
        { name: 'Silence it', value: alert.find('silenceURL') },
        { name: 'Picture', value: alert.find('imageURL') },
    ],
};
/** The numbers that the rule looked at; older versions tell them as text alone. */
function valuesOf(alert) {
    const values = alert.find('values');
    if (!(0,json_body/* isJsonObject */.OW)(values))
        return alert.text('valueString');
    const known = Object.entries(values).filter(([, value]) => typeof value === 'number');
    return known.map(([name, value]) => `${name}=${value}`).join(', ');
}

// EXTERNAL MODULE: ./shared/mapping/jira-payload.ts + 2 modules
var jira_payload = __webpack_require__(67029);
;// CONCATENATED MODULE: ./shared/mapping/jira-comment-event.ts



const jira_comment_event_verbs = {
    comment_created: 'created',
    comment_updated: 'edited',
    comment_deleted: 'deleted',
};
/** Verbs by `issue_event_type_name`. Any other update with a comment, such as a transition, has a new one. */
const verbsInUpdates = {
    issue_comment_edited: 'edited',
    issue_comment_deleted: 'deleted',
};
/** The event of a delivery about a comment. On Data Center it lacks the issue, and {@link commentInUpdate} reads the other delivery. */
function jira_comment_event_commentEvents(body, name) {
    const verb = jira_comment_event_verbs[name];
    return verb === undefined ? [] : jira_comment_event_commentEvent(body, verb);
}
/** The comment in an update of an issue. Where Jira also sends a delivery of its own, one of the two is a duplicate. */
function commentInUpdate(body) {
    const type = body.text('issue_event_type_name') ?? '';
    if (type === 'issue_comment_deleted' && body.find('comment') === undefined)
        return deletedComment(body);
    return jira_comment_event_commentEvent(body, Object.hasOwn(verbsInUpdates, type) ? (verbsInUpdates[type] ?? 'created') : 'created');
}
/** A deleted comment that only the changelog has, as on Data Center. Cloud sends a delivery of its own. */
function deletedComment(body) {
    const issue = (0,jira_payload/* issueFacts */.TK)(body);
    if (issue === undefined || body.find('user.accountId') !== undefined)
        return [];
    const item = (0,told_event/* objectsIn */.Qv)(body.find('changelog.items')).find(({ field }) => field === 'Comment') ?? {};
    const text = new json_body/* JsonReader */.OI(item).text('fromString') ?? '';
    const comment = {
        on: 'issue',
        body: (0,jira_payload/* jiraText */.oS)(text),
        url: '',
        ...((0,jira_payload/* isSecured */.Q$)(body) ? { is_confidential: true } : {}),
    };
    return [{ subject: `issue:${issue.key}`, type: 'comment.deleted', data: { issue, comment } }];
}
function jira_comment_event_commentEvent(body, verb) {
    const issue = (0,jira_payload/* issueFacts */.TK)(body);
    if (issue === undefined || !(0,json_body/* isJsonObject */.OW)(body.find('comment')))
        return [];
    const id = (0,jira_payload/* idOf */.TH)(body, 'comment.id');
    const again = verb === 'edited' ? body.text('comment.updated') : id;
    const comment = {
        on: 'issue',
        body: (0,jira_payload/* jiraText */.oS)(body.find('comment.body')),
        url: issue.url === '' ? '' : `${issue.url}?focusedCommentId=${encodeURIComponent(id)}`,
        ...((0,jira_payload/* isSecured */.Q$)(body) || (0,jira_payload/* isHidden */.dK)(body) ? { is_confidential: true } : {}),
    };
    const author = (0,jira_payload/* jiraActor */.oA)(body.find('comment.author'));
    const editor = (0,jira_payload/* jiraActor */.oA)(body.find('comment.updateAuthor'));
    // A deletion names its user beside the comment, if at all.
    const actor = { created: author, edited: editor, deleted: undefined }[verb];
    return [
        {
            subject: `issue:${issue.key}`,
            type: `comment.${verb}`,
            ...(id === '' || again === undefined ? {} : { toldTwice: `comment.${verb}/${issue.key}/${id}/${again}` }),
            data: {
                issue,
                comment,
                ...(actor === undefined ? {} : { actor }),
                ...(author === undefined ? {} : { author }),
            },
        },
    ];
}

;// CONCATENATED MODULE: ./shared/mapping/jira-event.ts







/**
 * The events of a webhook of Jira Cloud or Data Center; several where one update changed several things. Pure.
 * Throws `malformed` without `webhookEvent`. https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
function readJiraEvents(payload) {
    const body = new json_body/* JsonReader */.OI(payload);
    const name = body.requireText('webhookEvent');
    const told = Object.hasOwn(jira_event_readers, name) ? (jira_event_readers[name]?.(body, name) ?? []) : [];
    const other = { type: (0,told_event/* otherType */.FK)(name), subject: `${name}:${body.text('issue.key') ?? ''}`, data: {} };
    const actor = (0,jira_payload/* jiraActor */.oA)(body.find('user')) ?? (0,jira_payload/* jiraActor */.oA)(body.find(doers[name] ?? ''));
    const isConfidential = (0,jira_payload/* isSecured */.Q$)(body) || (0,jira_payload/* isHidden */.dK)(body);
    return (told.length > 0 ? told : [other]).map((event) => ({
        ...event,
        occurredAt: (0,event_time/* millisecondsOf */.W$)(body.find('timestamp')),
        ...(isConfidential ? { isConfidential } : {}),
        data: { ...(actor === undefined ? {} : { actor }), ...event.data },
    }));
}
const jira_event_readers = {
    'jira:issue_created': (body) => jira_event_issueEvents(body, ['opened']),
    'jira:issue_updated': (body) => [...jira_event_issueEvents(body, changesOf(body)), ...commentInUpdate(body)],
    'jira:issue_deleted': (body) => jira_event_issueEvents(body, ['deleted']),
    comment_created: jira_comment_event_commentEvents,
    comment_updated: jira_comment_event_commentEvents,
    comment_deleted: jira_comment_event_commentEvents,
    'jira:version_released': jira_event_releaseEvents,
    'jira:version_unreleased': jira_event_releaseEvents,
    'jira:version_created': jira_event_releaseEvents,
    'jira:version_updated': jira_event_releaseEvents,
    'jira:version_deleted': jira_event_releaseEvents,
};
/** Users in deliveries that have no `user`. Deletions name nobody. */
const doers = {
    comment_created: 'comment.author',
    comment_updated: 'comment.updateAuthor',
    worklog_created: 'worklog.author',
    worklog_updated: 'worklog.updateAuthor',
    attachment_created: 'attachment.author',
};
function jira_event_issueEvents(body, verbs) {
    const issue = (0,jira_payload/* issueFacts */.TK)(body);
    if (issue === undefined)
        return [];
    const author = (0,jira_payload/* jiraActor */.oA)(body.find('issue.fields.reporter') ?? body.find('issue.fields.creator'));
    return verbs.map((verb) => ({
        type: `issue.${verb}`,
        subject: `issue:${issue.key}`,
        data: { issue: { ...issue, ...jira_event_changedFacts(body, verb) }, ...(author === undefined ? {} : { author }) },
    }));
}
/** What an update changed, each once. A comment comes as an event of its own as well. */
function changesOf(body) {
    const found = new Set();
    const items = (0,told_event/* objectsIn */.Qv)(body.find('changelog.items'));
    for (const item of items) {
        const reader = new json_body/* JsonReader */.OI(item);
        switch (reader.text('field')) {
            case 'status':
                found.add(statusVerb(body, items));
                break;
            case 'labels':
                for (const verb of labelVerbs(reader))
                    found.add(verb);
                break;
            case 'assignee':
                found.add(reader.text('to') === undefined ? 'unassigned' : 'assigned');
                break;
            case 'resolution':
            // The comment is an event of its own.
            case 'Comment':
                break;
            default:
                found.add('edited');
        }
    }
    return [...found];
}
/** A status of the category done closes; leaving it clears the resolution, or is called so. */
function statusVerb(body, items) {
    if (body.text('issue.fields.status.statusCategory.key') === 'done')
        return 'closed';
    const resolution = items.find(({ field }) => field === 'resolution');
    const isCleared = typeof resolution?.from === 'string' && (resolution.to ?? '') === '';
    return isCleared || body.text('issue_event_type_name') === 'issue_reopened' ? 'reopened' : 'edited';
}
/** What was put on or taken off, by the names that people see. */
function jira_event_changedFacts(body, verb) {
    const itemOf = (field) => new json_body/* JsonReader */.OI((0,told_event/* objectsIn */.Qv)(body.find('changelog.items')).find((item) => item.field === field) ?? {});
    switch (verb) {
        case 'assigned':
            return (0,told_event/* saidFacts */.x3)({ assignee: itemOf('assignee').text('toString') });
        case 'unassigned':
            return (0,told_event/* saidFacts */.x3)({ assignee: itemOf('assignee').text('fromString') });
        case 'labeled':
        case 'unlabeled': {
            const { gained, lost } = changedLabels(itemOf('labels'));
            const labels = verb === 'labeled' ? gained : lost;
            return (0,told_event/* saidFacts */.x3)({ label: labels.find((label) => label.toLowerCase() === ticket_draft/* suppressedLabel */.LS) ?? labels[0] });
        }
        case 'closed':
        case 'reopened':
            return statusFacts(itemOf('status'));
        case 'edited':
            return { ...statusFacts(itemOf('status')), ...(0,told_event/* saidFacts */.x3)({ changes: otherChanges(body) }) };
        default:
            return {};
    }
}
function statusFacts(item) {
    return (0,told_event/* saidFacts */.x3)({ status: item.text('toString'), previous_status: item.text('fromString') });
}
/** Fields that have facts of their own, and long texts. */
const toldElsewhere = new Set(['status', 'resolution', 'labels', 'assignee', 'Comment']);
const longFields = new Set(['description', 'environment']);
const maxChanges = 20;
/** Undefined where nothing else was changed. */
function otherChanges(body) {
    const changes = (0,told_event/* objectsIn */.Qv)(body.find('changelog.items')).flatMap((item) => {
        const reader = new json_body/* JsonReader */.OI(item);
        const field = reader.text('field');
        if (field === undefined || toldElsewhere.has(field))
            return [];
        if (longFields.has(field))
            return [{ field }];
        return [{ field, ...(0,told_event/* saidFacts */.x3)({ from: reader.text('fromString'), to: reader.text('toString') }) }];
    });
    return changes.length === 0 ? undefined : changes.slice(0, maxChanges);
}
/** Labels hold no blanks, and are listed with blanks between them. */
function changedLabels(item) {
    const labelsAt = (member) => (item.text(member) ?? '').split(' ').filter((label) => label !== '');
    const [before, after] = [labelsAt('fromString'), labelsAt('toString')];
    return {
        gained: after.filter((label) => !before.includes(label)),
        lost: before.filter((label) => !after.includes(label)),
    };
}
function labelVerbs(item) {
    const { gained, lost } = changedLabels(item);
    return [...(gained.length > 0 ? ['labeled'] : []), ...(lost.length > 0 ? ['unlabeled'] : [])];
}
const jira_event_releaseVerbs = {
    'jira:version_released': 'published',
    'jira:version_unreleased': 'unpublished',
    'jira:version_created': 'created',
    'jira:version_updated': 'edited',
    'jira:version_deleted': 'deleted',
};
function jira_event_releaseEvents(body, name) {
    const tag = body.text('version.name');
    if (tag === undefined)
        return [];
    const project = (0,jira_payload/* idOf */.TH)(body, 'version.projectId');
    const [base = ''] = (body.text('version.self') ?? '').split('/rest/');
    const id = encodeURIComponent((0,jira_payload/* idOf */.TH)(body, 'version.id'));
    return [
        {
            type: `release.${jira_event_releaseVerbs[name]}`,
            subject: `release:${project}:${tag}`,
            data: {
                release: {
                    tag,
                    name: tag,
                    body: body.text('version.description') ?? '',
                    url: (0,mapping_escape/* inertUrl */.SM)(base) === undefined || id === '' ? '' : `${base}/browse/version/${id}`,
                    is_prerelease: false,
                    // A version is planned long before it is released.
                    ...(body.find('version.released') === false ? { is_draft: true } : {}),
                },
            },
        },
    ];
}

;// CONCATENATED MODULE: ./shared/senders/jira.ts




/** Webhooks of Jira Cloud and Jira Data Center. docs/senders/jira.md */
const jira = {
    id: 'jira',
    label: 'Jira',
    docs: 'docs/senders/jira.md',
    scheme: atlassianScheme,
    marks: ['x-atlassian-webhook-identifier'],
    labels: [],
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['x-atlassian-webhook-identifier'],
    normalize: (delivery) => {
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: jira.id, payload, events: readJiraEvents(payload) });
    },
};

// EXTERNAL MODULE: ./shared/signing/lgtm.ts
var lgtm = __webpack_require__(46782);
;// CONCATENATED MODULE: ./shared/senders/lgtm.ts



/**
 * LGTM Enterprise, issue-tracker webhook. The protocol is frozen: the product ended in 2022.
 * Sources: Semmle/lgtm-issue-tracker-example and Semmle/lgtm-jira-addon.
 */
const lgtm_lgtm = {
    id: 'lgtm',
    label: 'LGTM',
    docs: 'docs/senders/lgtm.md',
    scheme: lgtm/* lgtmScheme */._,
    marks: ['x-lgtm-signature'],
    labels: ['LGTM'],
    maxBodyBytes: 1024 * 1024,
    deliveryId: () => undefined,
    normalize: (delivery) => {
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(payload);
        const transition = body.requireText('transition');
        const verb = Object.hasOwn(lgtm_verbs, transition) ? lgtm_verbs[transition] : undefined;
        if (verb === undefined) {
            throw new errors/* TicketwireError */.Mw('malformed', `The member 'transition' is none of ${Object.keys(lgtm_verbs).join(', ')}: LGTM knows no other.`);
        }
        const common = {
            id: `${delivery.source}/${delivery.id}/0`,
            sender: lgtm_lgtm.id,
            source: delivery.source,
            type: `alert.${verb}`,
            occurredAt: delivery.receivedAt,
            payload,
        };
        if (transition !== 'create') {
            const key = body.requireId('issue-id');
            return [{ ...common, subject: '', data: { ticket: { key } } }];
        }
        if (body.find('issue-id') !== undefined) {
            throw new errors/* TicketwireError */.Mw('malformed', "The member 'issue-id' must be absent when the transition is 'create'.");
        }
        const alert = lgtm_readAlert(body);
        body.requireText('project.url-identifier');
        return [{ ...common, subject: `lgtm:${body.requireId('project.id')}:${alert.id}`, data: { alert } }];
    },
    resolve: async (event, issued) => {
        const key = event.data.ticket?.key;
        if (key === undefined)
            return event;
        const known = await issued.findIssued(event.source, key);
        if (known === undefined)
            return { ...event, subject: `lgtm:${event.source}:ticket:${key}` };
        return { ...event, subject: known.subject, data: { ...known.data, ticket: { key, target: known.target } } };
    },
    reply,
};
const lgtm_verbs = {
    create: 'opened',
    close: 'closed',
    reopen: 'reopened',
    suppress: 'suppressed',
    unsuppress: 'unsuppressed',
};
function lgtm_readAlert(body) {
    const url = body.requireId('alert.url');
    const rule = body.text('alert.query.properties.name') ?? body.text('alert.query.name');
    if (rule === undefined) {
        throw new errors/* TicketwireError */.Mw('malformed', "The member 'alert.query.name' is missing, and so is 'alert.query.properties.name'.");
    }
    const severity = body.text('alert.query.properties.severity');
    const language = body.text('alert.query.language');
    const tags = body.find('alert.query.properties.tags');
    return {
        id: url,
        rule,
        rule_url: body.requireText('alert.query.url'),
        message: body.requireText('alert.message').trimEnd(),
        file: body.requireText('alert.file'),
        url,
        state: body.find('alert.suppressed') === true ? 'suppressed' : 'open',
        labels: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
        project: body.requireText('project.name'),
        project_url: body.requireText('project.url'),
        ...(severity === undefined ? {} : { severity }),
        ...(language === undefined ? {} : { language }),
    };
}
/** LGTM stores the id we answer and echoes it; 410 makes it create the ticket anew. */
function reply({ event, outcome, isPlanned, reason }) {
    const needsTicket = event.type === 'alert.reopened' || event.type === 'alert.unsuppressed';
    const id = event.data.ticket?.key ?? '';
    const gone = needsTicket
        ? failure(410, `Ticket ${id} no longer exists in its tracker. Create it again.`)
        : { status: 200, body: { 'issue-id': id } };
    if (!isPlanned)
        return event.type === 'alert.opened' ? failure(422, `No rule tracks this alert: ${reason()}`) : gone;
    if (outcome === undefined || outcome.status === 'retry') {
        return {
            ...failure(503, 'The ticket is not there yet: its tracker has not answered in time. The work goes on.'),
            retryAfter: 10,
        };
    }
    if (outcome.status === 'failed') {
        return {
            ...failure(503, 'The tracker refused the change; the cause is in the log of this receiver.'),
            retryAfter: 60,
        };
    }
    if (outcome.status === 'skipped')
        return { status: 200, body: { 'issue-id': id } };
    if (!('issuedId' in outcome.result))
        return gone;
    return { status: outcome.result.change === 'created' ? 201 : 200, body: { 'issue-id': outcome.result.issuedId } };
}
function failure(status, error) {
    return { status, body: { code: status, error } };
}

;// CONCATENATED MODULE: ./shared/signing/pagerduty.ts

/**
 * PagerDuty v3: HMAC-SHA256 of the body after `v1=`; one for each secret that is in force, with commas between them.
 * https://developer.pagerduty.com/docs/verifying-webhook-signatures
 */
const pagerdutyScheme = (0,signature_form/* schemeOf */.dz)({
    ...signature_form/* plainForm */.NG,
    id: 'pagerduty',
    header: 'x-pagerduty-signature',
    prefix: 'v1=',
    separator: ',',
});

;// CONCATENATED MODULE: ./shared/senders/pagerduty.ts





/** PagerDuty's webhook subscriptions, version 3. docs/senders/pagerduty.md */
const pagerduty = {
    id: 'pagerduty',
    label: 'PagerDuty',
    docs: 'docs/senders/pagerduty.md',
    scheme: pagerdutyScheme,
    marks: ['x-pagerduty-signature'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: (headers) => headers['x-webhook-id'],
    normalize: (delivery) => {
        const { id, source, receivedAt } = delivery;
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(payload);
        const type = body.requireText('event.event_type');
        const occurredAt = (0,event_time/* orderTime */.o_)((0,event_time/* isoTime */.Ly)(body.find('event.occurred_at')), receivedAt);
        const told = (event) => (0,told_event/* hookEvents */.BR)(delivery, { sender: pagerduty.id, payload, events: [{ ...event, occurredAt }] });
        const verb = Object.hasOwn(pagerduty_verbs, type) ? pagerduty_verbs[type] : undefined;
        if (verb === undefined) {
            const own = type === 'pagey.ping' ? 'ping.received' : (0,told_event/* otherType */.FK)(type);
            return told({ type: own, subject: `${pagerduty.id}:${source}:${type}:${id}`, data: {} });
        }
        const incident = body.requireId('event.data.id');
        const alert = incidentFacts(body, { id: incident, state: verb === 'closed' ? 'closed' : 'open' });
        return told({ type: `alert.${verb}`, subject: `${pagerduty.id}:${source}:${incident}`, data: { alert } });
    },
};
const pagerduty_verbs = {
    'incident.triggered': 'opened',
    'incident.resolved': 'closed',
    'incident.reopened': 'reopened',
};
function incidentFacts(body, { id, state }) {
    const text = (member) => body.text(`event.data.${member}`);
    const number = body.find('event.data.number');
    const urgency = text('urgency');
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: (0,alert_facts/* nameFact */.st)(text('title')) ?? 'Incident',
        severity: (0,alert_facts/* nameFact */.st)(urgency),
        url: (0,alert_facts/* urlFact */.cN)(text('html_url')),
        project: (0,alert_facts/* nameFact */.st)(text('service.summary')),
        project_url: (0,alert_facts/* urlFact */.cN)(text('service.html_url')),
        labels: (0,alert_facts/* labelsFact */.O8)([urgency, text('priority.summary')].filter((label) => label !== undefined)),
        details: (0,alert_facts/* detailsFact */.Ti)([
            { name: 'Incident', value: typeof number === 'number' ? String(number) : undefined },
            { name: 'Priority', value: text('priority.summary') },
            { name: 'Escalation policy', value: text('escalation_policy.summary') },
            { name: 'Assigned to', value: namesOf(body.find('event.data.assignees')) },
        ]),
    });
}
function namesOf(people) {
    const named = (Array.isArray(people) ? people : []).filter(json_body/* isJsonObject */.OW).map(({ summary }) => summary);
    return named.filter((name) => typeof name === 'string').join(', ');
}

;// CONCATENATED MODULE: ./shared/mapping/sentry-events.ts

/**
 * What happened to an issue or a metric alert; empty for all that no ticket follows. Throws `malformed` where an issue has
 * no id. https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
 */
function readSentryEvents(resource, { action, body }) {
    if (resource === 'issue')
        return sentry_events_issueEvents(action, body);
    if (resource === 'event_alert' && action === 'triggered')
        return eventAlert(body);
    if (resource === 'metric_alert')
        return metricAlert(action, body);
    return [];
}
/**
 * An issue that is unresolved again may have been resolved or archived before, and Sentry does not say which: the first
 * event takes back what archiving did, the second reopens.
 */
const sentry_events_issueVerbs = {
    created: ['opened'],
    resolved: ['closed'],
    unresolved: ['unsuppressed', 'reopened'],
    archived: ['suppressed'],
    ignored: ['suppressed'],
};
function sentry_events_issueEvents(action, body) {
    const verbs = Object.hasOwn(sentry_events_issueVerbs, action) ? sentry_events_issueVerbs[action] : undefined;
    if (verbs === undefined)
        return [];
    const id = body.requireId('data.issue.id');
    return verbs.map((verb) => ({
        type: `alert.${verb}`,
        subject: `issue:${id}`,
        data: { alert: sentry_events_issueFacts(body, { id, at: 'data.issue', state: sentry_events_stateAfter(verb) }) },
    }));
}
/** A rule about issues matched an event of one: the ticket is the issue's. */
function eventAlert(body) {
    const id = body.find('data.event.issue_id') ?? /\/issues\/(\d+)\//.exec(body.text('data.event.issue_url') ?? '')?.[1];
    if (typeof id !== 'string' && typeof id !== 'number')
        return [];
    const facts = sentry_events_issueFacts(body, { id: String(id), at: 'data.event', state: 'open' });
    return [{ type: 'alert.opened', subject: `issue:${id}`, data: { alert: facts } }];
}
/** Says the same of an issue whether the issue or an event of it is told. */
function sentry_events_issueFacts(body, { id, at, state }) {
    const text = (member) => body.text(`${at}.${member}`);
    const project = text('project.slug') ?? /\/projects\/[^/]+\/([^/]+)\//.exec(text('url') ?? '')?.[1];
    const url = (text('web_url') ?? text('permalink'))?.replace(/(\/issues\/\d+\/).*$/, '$1');
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: (0,alert_facts/* nameFact */.st)(text('title')) ?? 'Issue',
        severity: (0,alert_facts/* nameFact */.st)(text('level')),
        message: (0,alert_facts/* messageFact */.Kt)(text('metadata.value') ?? text('message') ?? text('culprit')),
        file: (0,alert_facts/* nameFact */.st)(text('metadata.filename')),
        url: (0,alert_facts/* urlFact */.cN)(url),
        project: (0,alert_facts/* nameFact */.st)(project),
        labels: (0,alert_facts/* labelsFact */.O8)([text('platform'), text('level')].filter((label) => label !== undefined)),
        details: (0,alert_facts/* detailsFact */.Ti)([{ name: 'In', value: text('culprit') }]),
    });
}
const metricVerbs = {
    critical: 'opened',
    warning: 'opened',
    open: 'opened',
    resolved: 'closed',
};
/** A metric alert is its rule: each time that it fires it is another incident, and the same ticket. */
function metricAlert(action, body) {
    const verb = Object.hasOwn(metricVerbs, action) ? metricVerbs[action] : undefined;
    const id = body.find('data.metric_alert.alert_rule.id') ?? body.find('data.metric_alert.id');
    if (verb === undefined || (typeof id !== 'string' && typeof id !== 'number'))
        return [];
    const projects = body.find('data.metric_alert.projects');
    const [project] = Array.isArray(projects) ? projects : [];
    const facts = (0,alert_facts/* factsOf */.xS)({
        id: String(id),
        state: sentry_events_stateAfter(verb),
        rule: (0,alert_facts/* nameFact */.st)(body.text('data.metric_alert.alert_rule.name') ?? body.text('data.description_title')) ?? 'Alert',
        severity: verb === 'opened' ? (0,alert_facts/* nameFact */.st)(action) : undefined,
        message: (0,alert_facts/* messageFact */.Kt)(body.text('data.description_text')?.replaceAll('\\n', '\n')),
        url: (0,alert_facts/* urlFact */.cN)(body.text('data.web_url')),
        project: (0,alert_facts/* nameFact */.st)(project),
        details: (0,alert_facts/* detailsFact */.Ti)([
            { name: 'Measures', value: body.find('data.metric_alert.alert_rule.aggregate') },
            { name: 'Query', value: body.find('data.metric_alert.alert_rule.query') },
        ]),
    });
    return [{ type: `alert.${verb}`, subject: `metric-alert:${id}`, data: { alert: facts } }];
}
function sentry_events_stateAfter(verb) {
    if (verb === 'closed')
        return 'closed';
    return verb === 'suppressed' ? 'suppressed' : 'open';
}

;// CONCATENATED MODULE: ./shared/signing/sentry.ts

/**
 * Sentry: bare HMAC-SHA256 of the body by the integration's Client Secret. Its timestamp header is not signed.
 * https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
 */
const sentryScheme = (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: 'sentry', header: 'sentry-hook-signature' });

;// CONCATENATED MODULE: ./shared/senders/sentry.ts






/** Sentry's webhooks of internal and public integrations. docs/senders/sentry.md */
const sentry = {
    id: 'sentry',
    label: 'Sentry',
    docs: 'docs/senders/sentry.md',
    scheme: sentryScheme,
    marks: ['sentry-hook-resource', 'sentry-hook-signature'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: (headers) => headers['request-id'],
    eventHeaders: (event) => ({ 'sentry-hook-resource': event }),
    normalize: (delivery) => {
        const { headers, source, id, receivedAt } = delivery;
        const resource = headers['sentry-hook-resource'];
        if (resource === undefined) {
            throw new errors/* TicketwireError */.Mw('malformed', 'The header Sentry-Hook-Resource is missing: Sentry names the event there. Its legacy service hooks do not, and are not taken.');
        }
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(payload);
        const action = body.requireText('action');
        const found = readSentryEvents(resource, { action, body });
        const other = { type: (0,told_event/* otherType */.FK)(`${resource}.${action}`), subject: `${resource}:${id}`, data: {} };
        const events = (found.length === 0 ? [other] : found).map((event) => ({
            ...event,
            subject: `${sentry.id}:${source}:${event.subject}`,
            occurredAt: sentAt(headers['sentry-hook-timestamp'], receivedAt),
        }));
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: sentry.id, payload, events });
    },
};
/** Bodies do not say when what they tell of happened. The header is not signed: no more than the order hangs on it. */
function sentAt(header, receivedAt) {
    return (0,event_time/* orderTime */.o_)(/^\d{10}$/.test(header ?? '') ? Number(header) * 1_000 : undefined, receivedAt, sentry_maxLateMs);
}
const sentry_maxLateMs = 24 * 3_600_000;

;// CONCATENATED MODULE: ./shared/mapping/snyk-snapshot.ts



/**
 * What a snapshot says of issues: those that are gone, then those that are new. One that is on both lists is there, with
 * another version of its package. https://docs.snyk.io/snyk-api/using-specific-snyk-apis/webhooks-apis/webhooks
 */
function readSnapshot(body) {
    const project = body.requireId('project.id');
    const found = issuesOf(body, project, 'newIssues');
    const removed = issuesOf(body, project, 'removedIssues');
    const gone = [...removed].filter(([subject]) => !found.has(subject));
    return [
        ...gone.map(([subject, issue]) => ({ type: 'alert.closed', subject, alert: facts(body, issue, 'closed') })),
        ...[...found].map(([subject, issue]) => {
            const state = stateOf(issue);
            return { type: types[state], subject, alert: facts(body, issue, state) };
        }),
    ];
}
const types = { open: 'alert.opened', closed: 'alert.closed', suppressed: 'alert.suppressed' };
/** Each issue of a package once. */
function issuesOf(body, project, member) {
    const listed = body.find(member) ?? [];
    if (!Array.isArray(listed))
        throw new errors/* TicketwireError */.Mw('malformed', `The member '${member}' is not a list.`);
    const issues = new Map();
    for (const issue of listed.filter(json_body/* isJsonObject */.OW).map((json) => new json_body/* JsonReader */.OI(json))) {
        const id = (0,alert_facts/* nameFact */.st)(issue.text('id'));
        if (id !== undefined)
            issues.set(`${project}:${id}:${(0,alert_facts/* nameFact */.st)(issue.text('pkgName')) ?? ''}`, issue);
    }
    return issues;
}
function stateOf(issue) {
    if (issue.find('isPatched') === true)
        return 'closed';
    return issue.find('isIgnored') === true ? 'suppressed' : 'open';
}
function facts(body, issue, state) {
    const id = issue.text('id') ?? '';
    const page = body.text('project.browseUrl');
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: (0,alert_facts/* nameFact */.st)(issue.text('issueData.title')) ?? (0,alert_facts/* nameFact */.st)(id),
        rule_url: (0,alert_facts/* urlFact */.cN)(issue.text('issueData.url')),
        severity: (0,alert_facts/* nameFact */.st)(issue.text('issueData.severity')),
        message: (0,alert_facts/* messageFact */.Kt)(snyk_snapshot_messageOf(issue)),
        url: (0,alert_facts/* urlFact */.cN)(page === undefined
            ? issue.text('issueData.url')
            : `${page.split('#')[0]}#issue-${encodeURIComponent(id.toWellFormed())}`),
        project: (0,alert_facts/* nameFact */.st)(body.text('project.name')),
        project_url: (0,alert_facts/* urlFact */.cN)(page),
        language: (0,alert_facts/* nameFact */.st)(issue.text('issueData.language')),
        labels: (0,alert_facts/* labelsFact */.O8)([
            issue.text('issueType') ?? '',
            ...listOf(issue, 'issueData.identifiers.CVE'),
            ...listOf(issue, 'issueData.identifiers.CWE'),
        ]),
        details: (0,alert_facts/* detailsFact */.Ti)([
            { name: 'Organisation', value: body.find('org.name') },
            { name: 'Branch', value: body.find('project.branch') },
            { name: 'Exploit', value: issue.find('issueData.exploitMaturity') },
        ]),
    });
}
/** `lodash 4.17.4; CVE-2021-23337; fixed in 4.17.21` */
function snyk_snapshot_messageOf(issue) {
    const versions = listOf(issue, 'pkgVersions').join(', ');
    const fixed = issue.text('fixInfo.nearestFixedInVersion') ?? issue.text('issueData.nearestFixedInVersion');
    const parts = [
        `${issue.text('pkgName') ?? ''} ${versions}`.trim(),
        listOf(issue, 'issueData.identifiers.CVE').join(', '),
        fixed === undefined ? '' : `fixed in ${fixed}`,
    ];
    return parts.filter((part) => part !== '').join('; ');
}
function listOf(issue, path) {
    const value = issue.find(path);
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

;// CONCATENATED MODULE: ./shared/signing/snyk.ts

/** Snyk: HMAC-SHA256 of the body after `sha256=`. https://docs.snyk.io/snyk-api/snyk-webhooks/validating-payloads */
const snykScheme = (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: 'snyk', header: 'x-hub-signature', prefix: 'sha256=' });

;// CONCATENATED MODULE: ./shared/senders/snyk.ts






/** Snyk's webhooks: what a test of a project found new, and what is gone. docs/senders/snyk.md */
const snyk = {
    id: 'snyk',
    label: 'Snyk',
    docs: 'docs/senders/snyk.md',
    scheme: snykScheme,
    marks: ['x-snyk-event', 'x-snyk-transport-id', 'x-snyk-timestamp'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: (headers) => headers['x-snyk-transport-id'],
    eventHeaders: (event) => ({ 'x-snyk-event': event }),
    normalize: (delivery) => {
        const { headers, id, source, receivedAt } = delivery;
        const name = headers['x-snyk-event']?.split('/')[0]?.trim();
        if (name === undefined || name === '') {
            throw new errors/* TicketwireError */.Mw('malformed', 'The header X-Snyk-Event is missing: Snyk names the event there.');
        }
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const occurredAt = (0,event_time/* orderTime */.o_)((0,event_time/* isoTime */.Ly)(headers['x-snyk-timestamp']), receivedAt, snyk_maxLateMs);
        const told = (events) => (0,told_event/* hookEvents */.BR)(delivery, {
            sender: snyk.id,
            payload,
            events: events.map((event) => ({ ...event, subject: `${snyk.id}:${source}:${event.subject}`, occurredAt })),
        });
        if (name !== 'project_snapshot') {
            const type = name === 'ping' ? 'ping.received' : (0,told_event/* otherType */.FK)(name);
            return told([{ type, subject: `${name}:${id}`, data: {} }]);
        }
        return told(readSnapshot(new json_body/* JsonReader */.OI(payload)).map(({ type, subject, alert }) => ({ type, subject, data: { alert } })));
    },
};
/** The header is not signed: no more than the order of a day hangs on it. */
const snyk_maxLateMs = 24 * 3_600_000;

;// CONCATENATED MODULE: ./shared/mapping/sonarqube-gate.ts



/** The quality gate of one branch. https://docs.sonarsource.com/sonarqube-server/project-administration/webhooks */
function gateFacts(body, { id, state }) {
    const branch = body.text('branch.name');
    const isPullRequest = body.text('branch.type') === 'PULL_REQUEST';
    const where = branch === undefined ? '' : ` on ${isPullRequest ? 'pull request ' : ''}${branch}`;
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: (0,alert_facts/* nameFact */.st)(`Quality gate failed${where}`),
        severity: 'error',
        message: (0,alert_facts/* messageFact */.Kt)(failedConditions(body)),
        url: (0,alert_facts/* urlFact */.cN)(body.text('branch.url') ?? body.text('project.url')),
        project: (0,alert_facts/* nameFact */.st)(body.text('project.name') ?? body.text('project.key')),
        project_url: (0,alert_facts/* urlFact */.cN)(body.text('project.url')),
        labels: (0,alert_facts/* labelsFact */.O8)([`branch=${branch}`, `type=${body.text('branch.type')}`].filter((text) => !/=undefined$/.test(text))),
        details: (0,alert_facts/* detailsFact */.Ti)([
            { name: 'Quality gate', value: body.find('qualityGate.name') },
            { name: 'Revision', value: body.find('revision') },
        ]),
    });
}
/** An analysis may say that it is of an older day, and a gate may change without one. */
function gateTime(body, receivedAt) {
    return (0,event_time/* orderTime */.o_)((0,event_time/* latest */.IW)([(0,event_time/* isoTime */.Ly)(body.find('changedAt')), (0,event_time/* isoTime */.Ly)(body.find('analysedAt'))]), receivedAt, sonarqube_gate_maxLateMs);
}
/** SonarQube sends once, as soon as it knows. */
const sonarqube_gate_maxLateMs = 10 * 60_000;
const bounds = { LESS_THAN: 'at least', GREATER_THAN: 'at most' };
/** Each condition that failed: `new_coverage is 71.4, and must be at least 80`. */
function failedConditions(body) {
    const conditions = body.find('qualityGate.conditions');
    const failed = (Array.isArray(conditions) ? conditions : [])
        .filter(json_body/* isJsonObject */.OW)
        .map((condition) => new json_body/* JsonReader */.OI(condition))
        .filter((condition) => condition.text('status') === 'ERROR');
    return failed
        .map((condition) => {
        const operator = condition.text('operator') ?? '';
        const bound = Object.hasOwn(bounds, operator) ? bounds[operator] : 'within';
        const value = condition.text('value') ?? 'unknown';
        const threshold = condition.text('errorThreshold');
        const wanted = threshold === undefined ? '' : `, and must be ${bound} ${threshold}`;
        return `${condition.text('metric') ?? 'A condition'} is ${value}${wanted}`;
    })
        .join('\n');
}

;// CONCATENATED MODULE: ./shared/signing/sonarqube.ts

/** SonarQube Server and Cloud: bare HMAC-SHA256 of the body. https://docs.sonarsource.com/sonarqube-server/project-administration/webhooks */
const sonarqubeScheme = (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: 'sonarqube', header: 'x-sonar-webhook-hmac-sha256' });

;// CONCATENATED MODULE: ./shared/senders/sonarqube.ts




/** SonarQube Server and Cloud: the quality gate of each project and branch. docs/senders/sonarqube.md */
const sonarqube = {
    id: 'sonarqube',
    label: 'SonarQube',
    docs: 'docs/senders/sonarqube.md',
    scheme: sonarqubeScheme,
    marks: ['x-sonarqube-project', 'x-sonar-webhook-hmac-sha256'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: () => undefined,
    normalize: (delivery) => {
        const { source, receivedAt } = delivery;
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(payload);
        const key = body.requireId('project.key');
        const branch = body.text('branch.name');
        // No branch has a colon in its name, so that the end of a subject cannot be read in two ways.
        const place = branch === undefined ? '' : `:${body.text('branch.type') ?? 'BRANCH'}:${branch}`;
        const status = body.text('qualityGate.status');
        const subject = `${sonarqube.id}:${source}:${key}${place}`;
        const occurredAt = gateTime(body, receivedAt);
        const told = (event) => (0,told_event/* hookEvents */.BR)(delivery, { sender: sonarqube.id, payload, events: [{ ...event, subject, occurredAt }] });
        const alertIn = (state) => ({ alert: gateFacts(body, { id: key + place, state }) });
        if (status === 'ERROR')
            return told({ type: 'alert.opened', data: alertIn('open') });
        if (status === 'OK')
            return told({ type: 'alert.closed', data: alertIn('closed') });
        const what = status === undefined ? `analysis.${body.text('status') ?? 'unknown'}` : `quality_gate.${status}`;
        return told({ type: (0,told_event/* otherType */.FK)(what), data: {} });
    },
};

;// CONCATENATED MODULE: ./shared/senders/standard-webhooks.ts




/** Any system that signs by Standard Webhooks, or as Svix does. docs/senders/standard-webhooks.md */
const standardWebhooks = {
    id: 'standard-webhooks',
    label: 'Standard Webhooks',
    docs: 'docs/senders/standard-webhooks.md',
    scheme: standard_webhooks/* standardWebhooks */.A,
    marks: [],
    takes: ['signature', 'event'],
    signatureKeys: ['headerPrefix', 'toleranceMs'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: (headers) => headers['webhook-id'],
    configured: ({ name, signature: { headerPrefix = 'webhook-', toleranceMs }, event }) => ({
        ...standardWebhooks,
        label: name,
        scheme: (0,standard_webhooks/* standardWebhooksOf */.r)(headerPrefix, toleranceMs),
        deliveryId: (headers) => headers[`${headerPrefix}id`],
        ...(event === undefined
            ? {}
            : {
                namesRepositories: true,
                normalize: (delivery) => templatedEvents(delivery, {
                    sender: standardWebhooks.id,
                    templates: event,
                    payload: (0,json_body/* readJsonObject */.op)(delivery),
                }),
            }),
    }),
    normalize: ownEvents,
};
/** What it is called, and when it happened, where the body follows the specification's advice. */
function ownEvents(delivery) {
    const payload = (0,json_body/* readJsonObject */.op)(delivery);
    const body = new json_body/* JsonReader */.OI(payload);
    const at = Date.parse(body.text('timestamp') ?? '');
    const event = {
        type: (0,told_event/* otherType */.FK)(body.text('type') ?? 'message'),
        subject: `${delivery.source}:${delivery.id}`,
        occurredAt: Number.isNaN(at) ? undefined : at,
        data: {},
    };
    return (0,told_event/* hookEvents */.BR)(delivery, { sender: standardWebhooks.id, payload, events: [event] });
}

;// CONCATENATED MODULE: ./shared/mapping/workflow-event.ts


/** What the event says that started the job. */
function workflowEvent({ eventName, payload, repository }, now) {
    const { occurredAt, ...read } = readGithubEvent(eventName, payload, repository);
    return { ...read, occurredAt: occurredAt ?? now, payload };
}
/**
 * What a job says of its own run; undefined where it neither failed nor passed. The other jobs of the run may say
 * otherwise at the same moment.
 */
function ownRunEvent(situation, jobStatus, now) {
    const { run, repository, serverUrl, payload, eventName } = situation;
    const verb = runVerb(jobStatus);
    if (verb === undefined || run.id === '')
        return undefined;
    const read = readGithubEvent(eventName, payload, repository);
    const { pull_request: pullRequest, repository: home, actor, author } = read.data;
    const isFork = pullRequest?.is_fork === true;
    const branch = isFork ? `${pullRequest.author}:${run.branch}` : run.branch;
    const path = run.workflowPath === '' ? run.workflow : run.workflowPath;
    const attempt = run.attempt > 1 ? `/attempts/${run.attempt}` : '';
    return {
        type: `run.${verb}`,
        subject: runSubject(repository, path, branch),
        // What started the run tells when; a run that was started again, or by a clock, is as new as it is told.
        occurredAt: run.attempt === 1 ? (read.occurredAt ?? now) : now,
        isContended: true,
        data: {
            run: {
                id: run.id,
                attempt: run.attempt,
                workflow: run.workflow,
                branch,
                ...(isForTag(situation) ? { tag: branch } : {}),
                event: eventName,
                conclusion: jobStatus,
                url: `${serverUrl}/${repository}/actions/runs/${run.id}${attempt}`,
                is_fork: isFork,
                path,
                home: isFork ? '' : repository,
                ...(run.number === undefined ? {} : { number: run.number }),
                ...(run.sha === '' ? {} : { sha: run.sha }),
            },
            ...(home === undefined ? {} : { repository: home }),
            ...(actor === undefined ? {} : { actor }),
            ...(author === undefined ? {} : { author }),
        },
        payload,
    };
}
function isForTag({ eventName, payload }) {
    return eventName === 'release' || (typeof payload.ref === 'string' && payload.ref.startsWith('refs/tags/'));
}

;// CONCATENATED MODULE: ./shared/mapping/workflow-facts.ts

/** What was asked about an event and does not stand in its payload, as a forwarded event carries it. */
function factsToForward({ data }) {
    const { pull_request: pullRequest, push, release, run, author } = data;
    const facts = {};
    if (pullRequest?.commits !== undefined)
        facts.pull_request = { commits: pullRequest.commits };
    if (push !== undefined)
        facts.push = { commits: push.commits };
    if (release?.commits !== undefined) {
        facts.release = { commits: release.commits, pull_requests: release.pull_requests ?? [] };
    }
    if (run?.failed_jobs !== undefined || run?.failures_in_row !== undefined) {
        const startedAt = run.started_at === undefined ? {} : { started_at: run.started_at };
        facts.run = {
            failed_jobs: (run.failed_jobs ?? []),
            passed_jobs: run.passed_jobs ?? [],
            ...startedAt,
            ...(run.failures_in_row === undefined ? {} : { failures_in_row: run.failures_in_row }),
        };
    }
    if (author?.is_newcomer !== undefined) {
        facts.author = { is_newcomer: author.is_newcomer, merged_pull_requests: author.merged_pull_requests ?? 0 };
    }
    return facts;
}
/** The event's facts with those that came along; what is not of the shape it should be is left out. */
function mergeFacts(data, facts) {
    if (!(0,json_body/* isJsonObject */.OW)(facts))
        return data;
    const given = new json_body/* JsonReader */.OI(facts);
    const merged = { ...data };
    const { pull_request: pullRequest, push, release, run, actor, author = actor } = data;
    const commitsOf = (family) => workflow_facts_textsOf(given.find(`${family}.commits`));
    if (pullRequest !== undefined)
        merged.pull_request = { ...pullRequest, commits: commitsOf('pull_request') };
    if (push !== undefined && given.find('push') !== undefined)
        merged.push = { ...push, commits: commitsOf('push') };
    if (release !== undefined) {
        const behind = objectsOf(given.find('release.pull_requests')).map(pullRequestOf);
        merged.release = { ...release, commits: commitsOf('release'), pull_requests: behind };
    }
    if (run !== undefined) {
        const startedAt = given.text('run.started_at');
        const start = startedAt === undefined || Number.isNaN(Date.parse(startedAt)) ? {} : { started_at: startedAt };
        const count = given.find('run.failures_in_row');
        merged.run = {
            ...run,
            ...(typeof count === 'number' ? { failures_in_row: count } : {}),
            failed_jobs: objectsOf(given.find('run.failed_jobs')).map(jobOf),
            passed_jobs: workflow_facts_textsOf(given.find('run.passed_jobs')),
            ...start,
        };
    }
    const isNewcomer = given.find('author.is_newcomer');
    if (author !== undefined && typeof isNewcomer === 'boolean') {
        const count = given.find('author.merged_pull_requests');
        merged.author = { ...author, is_newcomer: isNewcomer, merged_pull_requests: typeof count === 'number' ? count : 0 };
    }
    return merged;
}
function pullRequestOf(json) {
    const body = new json_body/* JsonReader */.OI(json);
    const text = (member) => body.text(member) ?? '';
    return { number: Number(body.find('number') ?? 0), title: text('title'), body: text('body'), branch: text('branch') };
}
function jobOf(json) {
    const body = new json_body/* JsonReader */.OI(json);
    const text = (member) => body.text(member) ?? '';
    return {
        name: text('name'),
        conclusion: text('conclusion'),
        url: text('url'),
        steps: workflow_facts_textsOf(body.find('steps')),
        annotations: workflow_facts_textsOf(body.find('annotations')),
    };
}
function workflow_facts_textsOf(value) {
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
function objectsOf(value) {
    return Array.isArray(value) ? value.filter(json_body/* isJsonObject */.OW) : [];
}

;// CONCATENATED MODULE: ./shared/senders/workflow.ts





/** Ticketwire's own Action, which forwards a workflow's event with what it could ask GitHub about it. docs/senders/workflow.md */
const workflow = {
    id: 'workflow',
    label: 'GitHub Actions',
    docs: 'docs/senders/workflow.md',
    scheme: standard_webhooks/* standardWebhooks */.A,
    marks: [],
    labels: [],
    namesRepositories: true,
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['webhook-id'],
    normalize: (delivery) => {
        const root = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(root);
        const situation = readSituation(body);
        const started = workflowEvent(situation, delivery.receivedAt);
        const status = body.text('data.job_status') ?? '';
        const own = situation.eventName === 'workflow_run' ? undefined : ownRunEvent(situation, status, delivery.receivedAt);
        return [started, ...(own === undefined ? [] : [own])].map((event, position) => ({
            ...event,
            data: mergeFacts(event.data, body.find('data.facts')),
            id: `${delivery.source}/${delivery.id}/${position}`,
            occasion: event.occasion ?? `${delivery.source}/run/${situation.run.id}/${position}`,
            sender: workflow.id,
            source: delivery.source,
        }));
    },
};
function readSituation(body) {
    const payload = body.find('data.payload');
    if (!(0,json_body/* isJsonObject */.OW)(payload)) {
        throw new errors/* TicketwireError */.Mw('malformed', "The member 'data.payload' is missing, or is not an object.");
    }
    const attempt = body.find('data.run.attempt');
    const number = body.find('data.run.number');
    const text = (member) => body.text(`data.run.${member}`) ?? '';
    return {
        eventName: body.requireText('data.event'),
        payload,
        repository: body.requireText('data.repository'),
        serverUrl: body.text('data.server_url') ?? '',
        run: {
            id: body.requireId('data.run.id'),
            attempt: typeof attempt === 'number' && Number.isInteger(attempt) && attempt > 0 ? attempt : 1,
            number: typeof number === 'number' ? number : undefined,
            workflow: text('workflow'),
            workflowPath: text('workflow_path'),
            job: text('job'),
            branch: text('branch'),
            sha: text('sha'),
        },
    };
}

;// CONCATENATED MODULE: ./shared/senders/registry.ts















/** Every sender by its id; a test holds this against the folder. */
const senders = {
    alertmanager: alertmanager,
    bitbucket: bitbucket,
    generic: generic,
    gitea: gitea_gitea,
    github: github,
    grafana: grafana,
    gitlab: gitlab,
    jira: jira,
    lgtm: lgtm_lgtm,
    pagerduty: pagerduty,
    sentry: sentry,
    snyk: snyk,
    sonarqube: sonarqube,
    'standard-webhooks': standardWebhooks,
    workflow: workflow,
};
/** The headers that show a sender that a request was meant for another one. */
function foreignMarks(sender) {
    const { sharesMarks = [] } = sender;
    if (sharesMarks === 'all')
        return [];
    const others = Object.values(senders).filter(({ id }) => id !== sender.id);
    return others.flatMap(({ marks }) => marks).filter((mark) => !sharesMarks.includes(mark));
}


/***/ }),

/***/ 12551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kn: () => (/* binding */ credentialOptions),
/* harmony export */   O0: () => (/* binding */ publicApi),
/* harmony export */   YN: () => (/* binding */ credentialsOf),
/* harmony export */   Yj: () => (/* binding */ credentialsLack)
/* harmony export */ });
/* unused harmony export githubAppValue */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26921);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76436);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89510);




/** Where GitHub is asked unless something else is said. */
const publicApi = 'https://api.github.com';
const keyRule = "must be the App's private key: all of the PEM file, from BEGIN to END";
/** A private key; in one line its line ends may be written `\n`. */
const privateKeyValue = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
    .transform((text) => `${text.replace(/\\n/g, '\n').replace(/\r\n?/g, '\n').trim()}\n`)
    .refine((text) => readPrivateKey(text)?.asymmetricKeyType === 'rsa', { error: keyRule })
    .transform((text) => new _secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(text));
/** Undefined where it is none; why is not said, because that may quote it. */
function readPrivateKey(text) {
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(text);
    }
    catch {
        return undefined;
    }
}
const idRule = "must be the App's id or its client id, such as 123456 or Iv23liAbc";
const githubAppValue = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().positive(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[A-Za-z\d][\w.-]*$/, idRule)], { error: idRule }),
    'private-key': privateKeyValue,
})
    .transform((app) => ({ id: String(app.id), privateKey: app['private-key'] }));
/** The options of whatever asks GitHub: `token`, or `app` in its place. */
function credentialOptions(token) {
    return {
        token: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .tokenValue */ .vA.optional().describe(`${token} Or \`app\`.`),
        app: githubAppValue
            .optional()
            .describe('Instead of `token`: a GitHub App, `{ id, private-key }`; its tokens are its own affair. docs/github-app.md'),
    };
}
/** What is wrong with the two together; undefined where nothing is. */
function credentialsLack({ token, app }) {
    if (token === undefined && app === undefined)
        return "needs 'token', or 'app' in its place.";
    return token !== undefined && app !== undefined ? "has 'token' and 'app': one of them must go." : undefined;
}
/** Of options that lack nothing. */
function credentialsOf({ token, app }) {
    return app === undefined ? { token: token ?? new _secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z('') } : { app };
}


/***/ }),

/***/ 76436:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);

/** A secret that cannot be printed by accident: every way of turning it into text gives `[secret]`. */
class Secret {
    #text;
    constructor(text) {
        this.#text = text;
    }
    reveal() {
        return this.#text;
    }
    toString() {
        return '[secret]';
    }
    toJSON() {
        return '[secret]';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '[secret]';
    }
}


/***/ }),

/***/ 89510:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ limitsValue),
/* harmony export */   ET: () => (/* binding */ secretAddressValue),
/* harmony export */   _p: () => (/* binding */ repositoryValue),
/* harmony export */   _u: () => (/* binding */ namePattern),
/* harmony export */   aF: () => (/* binding */ secretValue),
/* harmony export */   jr: () => (/* binding */ sizeValue),
/* harmony export */   k6: () => (/* binding */ durationValue),
/* harmony export */   qy: () => (/* binding */ addressValue),
/* harmony export */   tp: () => (/* binding */ projectValue),
/* harmony export */   vA: () => (/* binding */ tokenValue)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26921);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76436);


/** The kinds of value that settings of sources and targets are made of. */
const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** `500ms`, `8s`, `5m`, `2h`, `30d`, within bounds of the same form; gives milliseconds. */
function durationValue(min, max) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^\d+(ms|s|m|h|d)$/, 'must be a duration such as 500ms, 8s, 5m, 2h or 30d')
        .refine((text) => toMs(text) >= toMs(min) && toMs(text) <= toMs(max), `must be from ${min} to ${max}`)
        .transform(toMs);
}
function toMs(text) {
    const unit = text.replace(/^\d+/, '');
    return Number.parseInt(text, 10) * (unitMs[unit] ?? Number.NaN);
}
const minBytes = 1_024;
const maxBytes = 100 * 1_048_576;
const sizeRule = 'must be a size such as 512KiB or 25MiB, or a number of bytes';
const unitBytes = { B: 1, KiB: 1_024, MiB: 1_048_576 };
/** `512KiB`, `25MiB` or a plain number of bytes; gives bytes. */
const sizeValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().positive(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^\d+(B|KiB|MiB)$/, sizeRule)], { error: sizeRule })
    .transform((size) => {
    if (typeof size === 'number')
        return size;
    const unit = size.replace(/^\d+/, '');
    return Number.parseInt(size, 10) * unitBytes[unit];
})
    .refine((bytes) => bytes >= minBytes && bytes <= maxBytes, 'must be from 1KiB to 100MiB');
/** A secret: never empty, because an empty key verifies what anybody signs with an empty key. */
const secretValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .refine((text) => text.trim() !== '', 'must not be empty: an empty or unset secret protects nothing')
    .transform((text) => new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(text));
/** A token for a header: printable ASCII without blanks. */
const tokenValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .refine((text) => text.trim() !== '', 'must not be empty')
    .refine((text) => text.trim() === '' || /^[\x21-\x7e]+$/.test(text), 'must be one line without blanks: no token holds any')
    .transform((text) => new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(text));
/** `owner/name`. */
const repositoryValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^(?!\.\.?\/)[\w.-]+\/(?!\.\.?$)[\w.-]+$/, 'must be a repository as owner/name, such as octo/widgets');
/** The key of a project whose tickets have keys, such as `SOC` of `SOC-7`. */
const projectValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^[A-Z][A-Z0-9_]{0,254}$/, 'must be a project key: a letter, then upper-case letters, digits or underscores');
/** An http or https address without a trailing slash. */
const addressValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'must be an http or https address',
})
    .refine((text) => !URL.canParse(text) || new URL(text).search + new URL(text).hash === '', {
    error: "must end with its path: no '?' and no '#'",
})
    .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === '', {
    error: 'must not hold a user name or password',
})
    .transform((text) => text.replace(/\/+$/, ''));
/** An http or https address that is a credential as a whole, its query included. */
const secretAddressValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'must be an http or https address',
})
    .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === '', {
    error: 'must not hold a user name or password',
})
    .transform((text) => new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(text));
/** A name of a source or target: it becomes part of addresses and messages. */
const namePattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;
/** How many things may be created in a minute and in an hour; what is not said of them is as usual. */
function limitsValue(usual) {
    const count = zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().min(1, 'must be at least 1');
    const shape = {
        'per-minute': usual === undefined ? count : count.default(usual.perMinute),
        'per-hour': usual === undefined ? count : count.default(usual.perHour),
    };
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(shape)
        .transform((limits) => ({ perMinute: limits['per-minute'], perHour: limits['per-hour'] }))
        .optional();
}


/***/ }),

/***/ 93041:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ basicScheme),
/* harmony export */   h: () => (/* binding */ bearerScheme)
/* harmony export */ });
/* harmony import */ var _hmac_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26739);

/**
 * No signature: the secret itself, as `Authorization: Bearer SECRET` (RFC 6750). It proves who sends, and says nothing of
 * the body.
 */
const bearerScheme = {
    ...authorization('bearer', { word: 'Bearer', credentials: (secret) => secret }),
    objectionTo: (secret) => /^[\x21-\x7e]+$/.test(secret) ? undefined : 'must be one word of ASCII without blanks: no header holds another',
};
/** The same as `Authorization: Basic`; the secret is `USER:PASSWORD` (RFC 7617). */
const basicScheme = {
    ...authorization('basic', { word: 'Basic', credentials: (secret) => Buffer.from(secret, 'utf8').toString('base64') }),
    objectionTo: (secret) => (secret.includes(':') ? undefined : 'must be USER:PASSWORD'),
};
function authorization(id, { word, credentials }) {
    const mayMatch = (headers, secret) => {
        const [, given, rest] = /^(\S+) +(\S+)$/.exec(headers.authorization ?? '') ?? [];
        return given?.toLowerCase() === word.toLowerCase() && (0,_hmac_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameText */ .cZ)(rest ?? '', credentials(secret));
    };
    return {
        id,
        headers: ['authorization'],
        coversBody: false,
        mayMatch,
        matches: ({ headers }, secret, now) => mayMatch(headers, secret, now),
        sign: (_body, secret) => ({ authorization: `${word} ${credentials(secret)}` }),
    };
}


/***/ }),

/***/ 34558:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HA: () => (/* binding */ formType),
/* harmony export */   Tn: () => (/* binding */ formField),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf),
/* harmony export */   kL: () => (/* binding */ hasUtf8Charset)
/* harmony export */ });
/** The bytes of a form's field, unescaped; undefined when it has none of this name. In time with the form's length. */
function formField(form, name) {
    const field = fieldOf(Buffer.from(form.buffer, form.byteOffset, form.byteLength), name);
    return field === undefined ? undefined : unescapeForm(field);
}
const formType = 'application/x-www-form-urlencoded';
/** The media type of a body, in lower case and without its parameters; empty where none is named. */
function mediaTypeOf(headers) {
    return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}
/** True unless the content type names a charset that cannot be read as UTF-8. */
function hasUtf8Charset(headers) {
    const type = headers['content-type'] ?? '';
    if (!type.includes(';'))
        return true;
    for (const [, name = '', value = ''] of type.matchAll(parameter)) {
        if (name.toLowerCase() !== 'charset')
            continue;
        const charset = value.replace(/^"|"$/g, '').replaceAll('\\', '').trim().toLowerCase();
        if (!utf8Charsets.includes(charset))
            return false;
    }
    return true;
}
/** `utf8` is not a registered name, but a common one for UTF-8. */
const utf8Charsets = ['utf-8', 'utf8', 'us-ascii'];
/** One parameter of a media type; the blanks around `=` are not allowed, and are not a way around the check. */
const parameter = /;\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)/g;
const [ampersand, plus, percent, blank] = [0x26, 0x2b, 0x25, 0x20];
function fieldOf(form, name) {
    const start = `${name}=`;
    for (let at = form.indexOf(start); at >= 0; at = form.indexOf(start, at + 1)) {
        if (at > 0 && form[at - 1] !== ampersand)
            continue;
        const end = form.indexOf(ampersand, at);
        return form.subarray(at + start.length, end < 0 ? form.length : end);
    }
    return undefined;
}
/** The bytes, not their text: what is no UTF-8 must be refused, and not be replaced. */
function unescapeForm(field) {
    const bytes = Buffer.alloc(field.length);
    let length = 0;
    for (let at = 0; at < field.length; at += 1) {
        let byte = field[at] ?? 0;
        if (byte === plus)
            byte = blank;
        else if (byte === percent) {
            const [high, low] = [digitOf(field[at + 1]), digitOf(field[at + 2])];
            if (high >= 0 && low >= 0) {
                byte = high * 16 + low;
                at += 2;
            }
        }
        bytes[length] = byte;
        length += 1;
    }
    return bytes.subarray(0, length);
}
function digitOf(byte) {
    if (byte === undefined)
        return -1;
    return '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase());
}


/***/ }),

/***/ 26739:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   Ls: () => (/* binding */ keyForms),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   cZ: () => (/* binding */ isSameText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** What a secret's text is of the key's bytes: themselves in UTF-8, or written in hex or base64. */
const keyForms = ['text', 'hex', 'base64'];
/** The key's bytes; as many as can be read of a text that is not what it should be. */
function bytesOf(text, form) {
    return Buffer.from(text, form === 'text' ? 'utf8' : form);
}
/** Made once for a secret: that takes longer than the rest of a signature. */
const keys = new Map();
const maxKeys = 1_000;
/** The key of an HMAC; undefined when it would be empty. */
function keyOf(text, form) {
    const name = form === 'text' ? text : `${form}\0${text}`;
    const known = keys.get(name);
    if (known !== undefined)
        return known;
    const bytes = bytesOf(text, form);
    if (bytes.length === 0)
        return undefined;
    if (keys.size >= maxKeys)
        keys.clear();
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createSecretKey)(bytes);
    keys.set(name, key);
    return key;
}
/**
 * Whether two texts are the same, in a time that does not depend on where they differ.
 * Texts are compared, not decoded bytes: decoding hex stops silently at the first odd character.
 */
function isSameText(left, right) {
    const leftBytes = Buffer.from(left, 'utf8');
    const rightBytes = Buffer.from(right, 'utf8');
    return leftBytes.length === rightBytes.length && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(leftBytes, rightBytes);
}


/***/ }),

/***/ 46782:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ lgtmScheme)
/* harmony export */ });
/* harmony import */ var _signature_form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1727);

/**
 * LGTM Enterprise: HMAC-SHA1 of the body as bare lower-case hex, without a `sha1=` prefix and without a timestamp.
 * Source: Semmle/lgtm-jira-addon, `util/Util.java` and its published test vectors.
 */
const lgtmScheme = (0,_signature_form_js__WEBPACK_IMPORTED_MODULE_0__/* .schemeOf */ .dz)({
    ..._signature_form_js__WEBPACK_IMPORTED_MODULE_0__/* .plainForm */ .NG,
    id: 'lgtm',
    header: 'x-lgtm-signature',
    algorithm: 'sha1',
});


/***/ }),

/***/ 1727:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NG: () => (/* binding */ plainForm),
/* harmony export */   Rz: () => (/* binding */ algorithms),
/* harmony export */   d8: () => (/* binding */ encodings),
/* harmony export */   dz: () => (/* binding */ schemeOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32635);
/* harmony import */ var _hmac_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26739);
/* harmony import */ var _signed_bytes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66042);




const algorithms = ['sha1', 'sha256', 'sha384', 'sha512', 'ed25519', 'token'];
const encodings = ['hex', 'base64', 'base64url'];
const plainForm = {
    algorithm: 'sha256',
    encoding: 'hex',
    prefix: '',
    signed: '{body}',
    toleranceMs: 300_000,
    key: 'text',
    keyPrefix: '',
};
/** The scheme that a form describes. */
function schemeOf(form) {
    const parts = (0,_signed_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .partsOf */ .CI)(form.signed);
    const written = signaturePattern(form);
    return {
        id: form.id,
        headers: [form.header],
        mayMatch: (headers, secret, now) => {
            const entries = entriesOf(form, headers);
            const signed = (0,_signed_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .signedBytes */ .Sq)(parts, form, { headers, body: undefined, entries, now });
            if (signed === undefined)
                return false;
            if (form.algorithm === 'token')
                return hasMatch(entries, { form, signed, secret });
            return entries.some((entry) => entry.startsWith(form.prefix) && written.test(entry.slice(form.prefix.length)));
        },
        matches: ({ headers, body }, secret, now) => {
            const entries = entriesOf(form, headers);
            const signed = (0,_signed_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .signedBytes */ .Sq)(parts, form, { headers, body, entries, now });
            return signed !== undefined && hasMatch(entries, { form, signed, secret });
        },
        objectionTo: (secret) => objectionTo(form, secret),
        sign: (body, secret, now, id) => signWith(form, parts, { body, secret, now, id }),
    };
}
/** No rotation needs more signatures; a header of them costs no more than these. */
const maxEntries = 20;
/** The entries of the header, signatures and others; none if the header is missing or empty. */
function entriesOf({ header, separator }, headers) {
    const given = headers[header];
    if (given === undefined || given === '')
        return [];
    return separator === undefined ? [given] : given.split(separator, maxEntries).map((entry) => entry.trim());
}
const signatureBytes = { sha1: 20, sha256: 32, sha384: 48, sha512: 64, ed25519: 64, token: 0 };
/** Matches a signature of this form without its prefix: as many characters as its bytes make, and no others. */
function signaturePattern({ algorithm, encoding }) {
    const bytes = signatureBytes[algorithm];
    if (encoding === 'hex')
        return new RegExp(`^[0-9a-f]{${bytes * 2}}$`);
    const chars = Math.ceil((bytes * 4) / 3);
    if (encoding === 'base64url')
        return new RegExp(`^[A-Za-z0-9_-]{${chars}}$`);
    return new RegExp(`^[A-Za-z0-9+/]{${chars}}={${(4 - (chars % 4)) % 4}}$`);
}
function hasMatch(entries, { form, signed, secret }) {
    const { algorithm, encoding, prefix } = form;
    let isMatch = false;
    if (algorithm === 'ed25519') {
        const key = publicKeyOf(secret, form);
        for (const entry of entries) {
            if (key === undefined || !entry.startsWith(prefix))
                continue;
            const text = entry.slice(prefix.length);
            const signature = Buffer.from(text, encoding);
            // Decoding stops silently at what it cannot read.
            const isWhole = signature.length === 64 && signature.toString(encoding) === text;
            if (isWhole && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(null, Buffer.concat(signed.map(toBytes)), key, signature))
                isMatch = true;
        }
        return isMatch;
    }
    const proof = algorithm === 'token' ? secret : macOf(signed, secret, form);
    // Nobody may sign with the key that an odd secret leaves: none.
    if (proof === undefined)
        return false;
    for (const entry of entries)
        if ((0,_hmac_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameText */ .cZ)(entry, prefix + proof))
            isMatch = true;
    return isMatch;
}
function macOf(signed, secret, form) {
    const key = (0,_hmac_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(keyText(secret, form), form.key);
    if (key === undefined)
        return undefined;
    const hmac = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)(form.algorithm, key);
    for (const piece of signed)
        hmac.update(piece);
    return hmac.digest(form.encoding);
}
function keyText(secret, { keyPrefix }) {
    return secret.startsWith(keyPrefix) ? secret.slice(keyPrefix.length) : secret;
}
function keyBytes(secret, form) {
    return (0,_hmac_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$$)(keyText(secret, form), form.key);
}
/** What stands before the 32 bytes of an ed25519 key in SubjectPublicKeyInfo (RFC 8410). */
const publicKeyStart = '302a300506032b6570032100';
/** Undefined when the text holds no key. */
function publicKeyOf(secret, form) {
    const bytes = keyBytes(secret, form);
    if (bytes.length !== 32)
        return undefined;
    const key = Buffer.concat([Buffer.from(publicKeyStart, 'hex'), bytes]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key, format: 'der', type: 'spki' });
}
function toBytes(piece) {
    return typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
}
function objectionTo(form, secret) {
    if (form.algorithm === 'token')
        return undefined;
    const { length } = keyBytes(secret, form);
    if (form.algorithm === 'ed25519') {
        return length === 32 ? undefined : "must be the sender's public key: 32 bytes, written as 'key' says";
    }
    return length === 0 ? `is no ${form.key}: no key is left of it` : undefined;
}
function signWith(form, parts, { body, secret, now, id }) {
    const { algorithm, prefix, header, separator, timestampHeader, timestampPrefix, idHeader } = form;
    if (algorithm === 'ed25519') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TicketwireError */ .Mw('configuration', 'Nothing can be signed as this sender would: only its public key is known here, and it keeps the other.');
    }
    const timestamp = String(Math.floor(now / 1_000));
    const headers = {};
    const entries = [];
    if (timestampPrefix !== undefined)
        entries.push(timestampPrefix + timestamp);
    else if (timestampHeader !== undefined)
        headers[timestampHeader] = timestamp;
    if (idHeader !== undefined)
        headers[idHeader] = id ?? `msg_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    const signed = (0,_signed_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .signedBytes */ .Sq)(parts, form, { headers, body, entries, now }) ?? [body];
    entries.push(prefix + (algorithm === 'token' ? secret : (macOf(signed, secret, form) ?? '')));
    headers[header] = entries.join(separator ?? '');
    return headers;
}


/***/ }),

/***/ 66042:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Pb: () => (/* binding */ signedParts),
/* harmony export */   Sq: () => (/* binding */ signedBytes)
/* harmony export */ });
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34558);

/** Names that a template of signed bytes may use. */
const signedParts = ['body', 'payload', 'timestamp', 'id'];
function partsOf(template) {
    return template
        .split(/(\{[a-z]+\})/)
        .filter((text) => text !== '')
        .map((text) => {
        const name = text.slice(1, -1);
        return text.startsWith('{') && isPartName(name) ? { name } : { literal: text };
    });
}
function isPartName(name) {
    return signedParts.includes(name);
}
/** Returns the signed bytes in pieces; undefined where something of it is missing, ambiguous, or too old or new. */
function signedBytes(parts, form, given) {
    const pieces = [];
    for (const [position, part] of parts.entries()) {
        const piece = 'literal' in part ? part.literal : pieceOf(part.name, form, given);
        if (piece === undefined)
            return undefined;
        // An id that holds what stands after it would let one message be read as another.
        const next = parts[position + 1];
        if ('name' in part && part.name === 'id' && typeof piece === 'string') {
            if (piece === '' || (next !== undefined && 'literal' in next && piece.includes(next.literal)))
                return undefined;
        }
        pieces.push(piece);
    }
    return pieces;
}
function pieceOf(name, form, { headers, body, entries, now }) {
    switch (name) {
        case 'body':
            return body ?? '';
        case 'payload':
            if (body === undefined)
                return '';
            return (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypeOf */ .c0)(headers) === _form_js__WEBPACK_IMPORTED_MODULE_0__/* .formType */ .HA ? (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .formField */ .Tn)(body, 'payload') : body;
        case 'id':
            return headers[form.idHeader ?? ''];
        case 'timestamp': {
            const text = timestampText(form, headers, entries);
            const at = text === undefined ? undefined : timeOf(text);
            return at === undefined || Math.abs(now - at) > toleranceOf(form, now, at) ? undefined : text;
        }
        default:
            return name;
    }
}
function timestampText({ timestampHeader, timestampPrefix }, headers, entries) {
    if (timestampPrefix === undefined)
        return headers[timestampHeader ?? ''];
    const entry = entries.map((text) => text.trim()).find((text) => text.startsWith(timestampPrefix));
    return entry?.slice(timestampPrefix.length);
}
/** A time in whole seconds is as old as the start of ours. */
function toleranceOf({ toleranceMs }, now, at) {
    return at % 1_000 === 0 && now > at ? toleranceMs + 999 : toleranceMs;
}
function timeOf(text) {
    if (/^\d{1,11}$/.test(text))
        return Number(text) * 1_000;
    if (/^\d{12,14}$/.test(text))
        return Number(text);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text))
        return undefined;
    const at = Date.parse(text);
    return Number.isNaN(at) ? undefined : at;
}


/***/ }),

/***/ 85448:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ standardWebhooks),
/* harmony export */   r: () => (/* binding */ standardWebhooksOf)
/* harmony export */ });
/* harmony import */ var _signature_form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1727);

const minKeyBytes = 24;
const maxKeyBytes = 64;
/**
 * Standard Webhooks 1.0.0: HMAC-SHA256 (`v1`) or ed25519 (`v1a`) over id, time and body; the key is what the secret
 * decodes to, never its text. A secret that begins with `whpk_` is the sender's public key. The headers begin with
 * `headerPrefix`.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
function standardWebhooksOf(headerPrefix, toleranceMs) {
    const shared = {
        ..._signature_form_js__WEBPACK_IMPORTED_MODULE_0__/* .plainForm */ .NG,
        id: 'standard-webhooks',
        header: `${headerPrefix}signature`,
        timestampHeader: `${headerPrefix}timestamp`,
        idHeader: `${headerPrefix}id`,
        encoding: 'base64',
        key: 'base64',
        separator: ' ',
        signed: '{id}.{timestamp}.{body}',
        prefix: 'v1,',
        keyPrefix: 'whsec_',
        ...(toleranceMs === undefined ? {} : { toleranceMs }),
    };
    const symmetric = (0,_signature_form_js__WEBPACK_IMPORTED_MODULE_0__/* .schemeOf */ .dz)(shared);
    const asymmetric = (0,_signature_form_js__WEBPACK_IMPORTED_MODULE_0__/* .schemeOf */ .dz)({ ...shared, algorithm: 'ed25519', prefix: 'v1a,', keyPrefix: publicKeyPrefix });
    const formOf = (secret) => (secret.startsWith(publicKeyPrefix) ? asymmetric : symmetric);
    return {
        id: shared.id,
        headers: symmetric.headers,
        mayMatch: (headers, secret, now) => formOf(secret).mayMatch(headers, secret, now),
        matches: (request, secret, now) => formOf(secret).matches(request, secret, now),
        objectionTo: (secret) => secret.startsWith(publicKeyPrefix) ? asymmetric.objectionTo?.(secret) : symmetricObjection(secret),
        makeSecret: (bytes) => `whsec_${Buffer.from(bytes).toString('base64')}`,
        sign: (body, secret, now, id) => formOf(secret).sign(body, secret, now, id),
    };
}
const publicKeyPrefix = 'whpk_';
/** With the specification's own names of headers. */
const standardWebhooks = standardWebhooksOf('webhook-');
function symmetricObjection(secret) {
    const text = secret.replace(/^whsec_/, '');
    const { length } = Buffer.from(text, 'base64');
    if (/^[A-Za-z0-9+/]+={0,2}$/.test(text) && length >= minKeyBytes && length <= maxKeyBytes)
        return undefined;
    return `must be ${minKeyBytes} to ${maxKeyBytes} random bytes in base64, with or without 'whsec_' before them: openssl rand -base64 32`;
}


/***/ }),

/***/ 84629:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ mergedPermissions),
/* harmony export */   m: () => (/* binding */ permissionsFor)
/* harmony export */ });
const issues = { issues: 'write' };
const talk = { issues: 'write', pull_requests: 'write' };
/** What a GitHub App needs for the steps of a target, with which it asks GitHub in the ways that the step takes. */
const forSteps = {
    track: () => issues,
    open: () => issues,
    transition: (step) => named(step),
    comment: (step) => named(step),
    label: (step) => named(step),
    reply: () => talk,
    react: () => talk,
    invite: (step) => ({
        members: 'write',
        ...(step.verb === 'invite' && step.after > 1 ? { issues: 'read', pull_requests: 'read' } : {}),
        ...(step.verb === 'invite' && step.welcome !== undefined ? talk : {}),
    }),
    report: () => ({ security_events: 'write' }),
    release: () => ({}),
    post: () => ({}),
    deploy: () => ({}),
    dispatch: () => ({ contents: 'write' }),
};
/** A pull request is an issue, too, and takes its own permission. */
function named(step) {
    return 'tickets' in step && step.tickets.includes('this') ? talk : issues;
}
function permissionsFor({ steps, helps, teams }) {
    return mergedPermissions([
        ...steps.map((step) => forSteps[step.verb](step)),
        ...(helps ? [talk] : []),
        ...(teams.length === 0 ? [] : [{ members: 'read' }]),
    ]);
}
/** All of them; where one writes, writing. */
function mergedPermissions(all) {
    const merged = {};
    for (const each of all) {
        for (const [name, level] of Object.entries(each))
            if (merged[name] !== 'write')
                merged[name] = level;
    }
    return Object.fromEntries(Object.entries(merged).sort(([left], [right]) => (left < right ? -1 : 1)));
}


/***/ }),

/***/ 47396:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ targetTypes)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./shared/clients/github.ts + 7 modules
var clients_github = __webpack_require__(34548);
// EXTERNAL MODULE: ./shared/settings/github.ts
var settings_github = __webpack_require__(12551);
// EXTERNAL MODULE: ./shared/settings/values.ts
var values = __webpack_require__(89510);
;// CONCATENATED MODULE: ./shared/targets/checkouts/git/branch-name.ts
/** Whether git takes it as the name of a branch. https://git-scm.com/docs/git-check-ref-format */
function isBranchName(name) {
    if (name === '' || name === '@' || name === 'HEAD' || name.length > 200)
        return false;
    if (name.startsWith('-') || name.endsWith('.') || name.includes('..') || name.includes('@{'))
        return false;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: git refuses them
    if (/[\u0000-\u0020\u007F~^:?*[\\]/.test(name) || !name.isWellFormed())
        return false;
    return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./shared/errors.ts
var shared_errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./shared/mapping/escape.ts
var mapping_escape = __webpack_require__(94196);
;// CONCATENATED MODULE: ./shared/clients/git-refusal.ts


/** What git's words come to, in its own language; the first that fits counts. */
const refusals = [
    [/host key verification failed/i, 'target-forbidden', 'Put the key of the server into known_hosts of this user.'],
    [
        /authentication failed|could not read (username|password)|terminal prompts disabled|permission denied \((publickey|password|keyboard)|returned error: 40[13]|invalid (username|credentials)/i,
        'target-forbidden',
        'The credentials that git has for it are missing or refused: give this user a deploy key or a credential helper.',
    ],
    [
        /protocol error|bad line length|invalid server response|not valid: is this a git repository/i,
        'network',
        'What answers there now is no git server.',
    ],
    [/couldn't find remote ref|remote branch .* not found/i, 'target-not-found', 'The remote has no such branch.'],
    [
        /repository .*not found|does not appear to be a git repository|returned error: 404|access denied or repository not exported|no such file or directory/i,
        'target-not-found',
        "Is the address of 'origin' right, and may this user see it?",
    ],
    [
        /transport '.*' not allowed|protocol '.*' (is )?not (allowed|supported)/i,
        'target-refused',
        'Its protocol is not allowed.',
    ],
    [/dubious ownership/i, 'target-forbidden', 'Another user owns the checkout: run as that user.'],
    [/permission denied|read-only file system/i, 'target-forbidden', 'Does this user own the checkout?'],
    [/no space left on device/i, 'target-failed', 'The disk is full.'],
    [/unable to create '.*\.lock'|another git process/i, 'target-failed', 'Another git is at work there, or was killed.'],
    [
        /could not resolve host|failed to connect|connection (refused|reset|timed out|closed)|unable to access|early eof|hung up|unable to connect|could not read from remote|broken pipe|returned error: 5\d\d/i,
        'network',
        'The remote could not be reached, or broke off.',
    ],
];
const maxWordsChars = 500;
/** What git's refusal comes to: whether trying again could help, and what to do. */
function gitRefusal(what, { status, words }) {
    const [, code, remedy] = refusals.find(([pattern]) => pattern.test(words)) ?? ['', 'target-refused', ''];
    const said = lastLines(words);
    const ended = status === null ? 'was ended by a signal' : `ended with ${status}`;
    const message = `${what} ${ended}${said === '' ? '.' : `: ${said}`} ${remedy}`.trim();
    // A git that somebody killed says nothing about what it was doing.
    return new shared_errors/* TicketwireError */.Mw((status === null ? 'target-failed' : code), message);
}
/** Addresses without what stands before their host, a name, a password, a token, whatever it holds, and without a query. */
function redacted(text, hidden = []) {
    const masked = hidden.reduce((left, secret) => left.replaceAll(secret, '***'), text);
    return masked.replace(/(\w[\w+.-]*:\/\/)(\S*)/g, (_all, scheme, rest) => {
        const [, address = '', end = ''] = /^(.*?)(['",;:.)\]]*)$/s.exec(rest.slice(rest.lastIndexOf('@') + 1)) ?? [];
        return `${scheme}${address.replace(/\?.*$/s, '')}${end}`;
    });
}
const minSecretChars = 3;
/** What an address holds that only its remote may see, the longest first: a password, or a token in its place. */
function credentialsIn(address) {
    const [, scheme = '', rest = ''] = /^(\w[\w+.-]*):\/\/(.*)$/s.exec(address) ?? [];
    const said = rest.slice(0, Math.max(0, rest.lastIndexOf('@')));
    const colon = said.indexOf(':');
    // The name alone is a token where git logs in over HTTP, and a user elsewhere.
    const secret = colon >= 0 ? said.slice(colon + 1) : scheme.startsWith('http') ? said : '';
    const query = rest.includes('?') ? rest.slice(rest.lastIndexOf('?') + 1) : '';
    const parts = [secret, ...secret.split('/'), query, ...query.split('&').map((pair) => pair.replace(/^.*?=/, ''))];
    const distinct = new Set(parts.filter((part) => part.length >= minSecretChars));
    return [...distinct].sort((left, right) => right.length - left.length);
}
/** The end of an output, on one line, for people. */
function lastLines(text, maxLines = 8) {
    const lines = (0,mapping_escape/* withoutControls */.DJ)(text.replaceAll('\r', '\n'))
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    return lines.slice(-maxLines).join(' | ').slice(-maxWordsChars);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./shared/clients/program.ts


/** Of an output only so much is kept. */
const maxOutputBytes = 64 * 1024 * 1024;
const maxTailChars = 8_192;
/** What a program may do when it is asked to end, before it is ended. */
const graceMs = 2_000;
/** What was written before the end may arrive a moment later; a daemon that was left behind may hold the pipe for good. */
const drainMs = 200;
const running = new Set();
// A program in a group of its own outlives us otherwise.
process.on('exit', () => {
    for (const pid of running)
        signalGroup(pid, 'SIGTERM');
});
/** Runs a program to its end, without a shell and without input; at the time limit it is ended with its children. */
function runProgram(run) {
    const { file, args, cwd, env, timeoutMs, input, onStart } = run;
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(file, args, { cwd, env, shell: false, detached: true, stdio: 'pipe', windowsHide: true });
        const { pid } = child;
        const out = [];
        let bytes = 0;
        let errors = '';
        let tail = '';
        let isTimedOut = false;
        const timers = [];
        const stop = () => {
            if (pid === undefined)
                return;
            signalGroup(pid, 'SIGTERM');
            timers.push(setTimeout(signalGroup, graceMs, pid, 'SIGKILL'));
        };
        if (pid !== undefined) {
            running.add(pid);
            try {
                onStart?.(pid);
            }
            catch (error) {
                // Nobody would know of it.
                stop();
                reject(error);
            }
        }
        timers.push(setTimeout(() => {
            isTimedOut = true;
            stop();
        }, timeoutMs));
        child.stdin.on('error', () => undefined);
        child.stdin.end(input ?? '');
        child.stdout.on('data', (chunk) => {
            bytes += chunk.length;
            if (bytes <= maxOutputBytes)
                out.push(chunk);
            tail = (tail + chunk.toString('utf8')).slice(-maxTailChars);
        });
        child.stderr.on('data', (chunk) => {
            errors = (errors + chunk.toString('utf8')).slice(-maxTailChars);
            tail = (tail + chunk.toString('utf8')).slice(-maxTailChars);
        });
        child.once('error', (cause) => {
            for (const timer of timers)
                clearTimeout(timer);
            if (pid !== undefined)
                running.delete(pid);
            const reason = cause.code === 'ENOENT' ? 'there is no such program' : (cause.code ?? 'unknown reason');
            reject(new shared_errors/* TicketwireError */.Mw('target-refused', `'${file}' cannot be run (${reason}).`, { cause }));
        });
        child.once('exit', (status) => {
            if (pid !== undefined) {
                // What it started goes with it at the time limit, and may stay otherwise.
                if (isTimedOut)
                    signalGroup(pid, 'SIGKILL');
                running.delete(pid);
            }
            for (const timer of timers)
                clearTimeout(timer);
            const end = () => {
                clearTimeout(patience);
                child.stdout.destroy();
                child.stderr.destroy();
                resolve({ status, isTimedOut, stdout: Buffer.concat(out), stderr: errors, tail });
            };
            const patience = setTimeout(end, drainMs);
            child.once('close', end);
        });
    });
}
/** Ends a group of programs; nothing where there is none. */
function signalGroup(pid, signal) {
    try {
        process.kill(-pid, signal);
    }
    catch {
        // It has ended by itself.
    }
}

;// CONCATENATED MODULE: ./shared/clients/git.ts




/** What git gets of our environment: what reaches the operator's own credentials and proxies, and none of our secrets. */
const inherited = [
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'TMPDIR',
    'XDG_CONFIG_HOME',
    'GIT_CONFIG_GLOBAL',
    'GIT_EXEC_PATH',
    'SSH_AUTH_SOCK',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    ...['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'].flatMap((name) => [name, name.toUpperCase()]),
];
/** Git in one checkout, without a shell, a prompt, a hook or a background process. https://git-scm.com/docs/git */
function createGit(options) {
    const { path, timeoutMs, onStart } = options;
    const settings = [
        `safe.directory=${path}`,
        'core.hooksPath=/dev/null',
        'core.fsmonitor=false',
        'protocol.ext.allow=never',
        'submodule.recurse=false',
        'gc.autoDetach=false',
        'maintenance.autoDetach=false',
        'core.quotePath=false',
        'user.name=ticketwire',
        'user.email=ticketwire@localhost',
    ].flatMap((setting) => ['-c', setting]);
    function withEnvironment(reach, hidden = []) {
        const env = {
            ...picked(options.env, inherited),
            LC_ALL: 'C',
            GIT_TERMINAL_PROMPT: '0',
            GIT_ASKPASS: 'false',
            SSH_ASKPASS_REQUIRE: 'never',
            GCM_INTERACTIVE: 'never',
            GIT_OPTIONAL_LOCKS: '0',
            GIT_EDITOR: 'false',
            // What lies above the checkout is not the checkout.
            GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(path),
            GIT_LFS_SKIP_SMUDGE: '1',
            ...reach,
        };
        const run = async (args, { expect = [0], input, env: more = {} } = {}) => {
            const all = ['--no-pager', ...settings, ...args];
            const end = await runProgram({
                file: 'git',
                args: all,
                cwd: path,
                env: { ...env, ...more },
                timeoutMs,
                ...(input === undefined ? {} : { input }),
                ...(onStart === undefined ? {} : { onStart }),
            });
            return answerOf(end, { what: nameOf(args), timeoutMs, expect, hidden });
        };
        return {
            run,
            line: async (args, given) => (await run(args, given)).text.trim(),
            online: ({ protocols, sshCommand, hidden: more }) => withEnvironment({
                GIT_ALLOW_PROTOCOL: protocols.join(':'),
                GIT_SSH_COMMAND: `${sshCommand ?? options.env.GIT_SSH_COMMAND ?? 'ssh'} -oBatchMode=yes -oStrictHostKeyChecking=yes`,
            }, more),
            inside: (folder) => createGit({ ...options, path: (0,external_node_path_.join)(path, folder) }),
        };
    }
    // Nothing is asked of other machines unless it is said how.
    return withEnvironment({ GIT_ALLOW_PROTOCOL: 'none' });
}
function answerOf(end, { what, timeoutMs, expect, hidden, }) {
    const { status, stdout, stderr, isTimedOut } = end;
    if (isTimedOut)
        throw new shared_errors/* TicketwireError */.Mw('timeout', `${what} did not end within ${timeoutMs} ms.`);
    if (status !== null && expect.includes(status))
        return { status, stdout, text: stdout.toString('utf8') };
    throw gitRefusal(what, { status, words: redacted(stderr, hidden) });
}
/** The subcommand, without what it is given. */
function nameOf(args) {
    return `git ${args.find((each) => /^[a-z][a-z-]*$/.test(each)) ?? ''}`;
}
function picked(env, names) {
    return Object.fromEntries(names.flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, value]];
    }));
}

// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
// EXTERNAL MODULE: ./shared/targets/app-permissions.ts
var app_permissions = __webpack_require__(84629);
// EXTERNAL MODULE: ./shared/mapping/ticket-draft.ts + 1 modules
var ticket_draft = __webpack_require__(46418);
;// CONCATENATED MODULE: ./shared/targets/trackers/forge/findings.ts

/** What holds, or what does not and what to do about it. */
function finding(isSo, words) {
    return isSo ? { what: words.holds } : { what: words.fails, remedy: words.remedy };
}
/** Whom the token writes as, where that is known; ours are known by it. */
function identityFinding(login, authors, scope) {
    if (login !== undefined)
        return { what: `The token is accepted (as ${login})` };
    return finding(authors.length > 0, {
        holds: `The token may not ask who it is; its tickets are known by 'authors' (${authors.join(', ')})`,
        fails: 'The token may not ask who it is, so its tickets could not be recognised',
        remedy: `Give it the scope ${scope}, or name its user under 'authors'.`,
    });
}
/** Whether the label by which tickets are listed is there, or comes with the first ticket. */
function labelFinding(given) {
    if (given.isThere)
        return { what: `The label '${ticket_draft/* managedLabel */.C8}' is there` };
    return finding(given.mayCreate, {
        holds: `The label '${ticket_draft/* managedLabel */.C8}' is not there yet, and comes with the first ticket`,
        fails: `The label '${ticket_draft/* managedLabel */.C8}' is not in ${given.place}, and the token may not create it`,
        remedy: given.remedy,
    });
}
/** Whether tickets are opened here, which are listed by their label. */
function opensTickets(steps) {
    return steps.some(({ verb }) => verb === 'track' || verb === 'open');
}
/** Whether issues are changed beyond a comment. */
function changesTickets(steps) {
    return steps.some(({ verb }) => verb !== 'comment');
}

;// CONCATENATED MODULE: ./shared/targets/trackers/github/probe.ts




/**
 * Proves what can be proved without writing: the token, the repository, its issues, and whether labels would be kept.
 * GitHub tells what a token may read, and of fine-grained ones not what it may write.
 */
async function probeRepository(github, { repository, authors }, duties) {
    const login = await github.ownLogin();
    const findings = [identityFinding(login, authors, 'read:user')];
    const { status, json } = await github.send('GET', `/repos/${repository}`, { expect: [404] });
    const what = `The repository ${repository} can be seen`;
    if (status === 404) {
        return [...findings, { what, remedy: 'Is the name right? Else give the token access to it.' }];
    }
    const read = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {});
    const is = (member) => read.find(member) === true;
    const takes = `${repository} takes new issues`;
    findings.push({ what });
    findings.push(...(await grantFindings(github, repository, (0,app_permissions/* permissionsFor */.m)(duties))));
    findings.push(finding(read.find('has_issues') !== false && !is('archived'), {
        holds: takes,
        fails: takes,
        remedy: is('archived') ? 'It is archived.' : "Switch 'Issues' on in its settings.",
    }));
    const { steps } = duties;
    const isLabelling = opensTickets(steps) || steps.some(({ verb }) => verb === 'label');
    // Only some tokens are told their role.
    if (isLabelling && read.find('permissions') !== undefined) {
        const labels = `The token's user may label issues of ${repository}`;
        findings.push(finding(['push', 'triage', 'maintain', 'admin'].some((role) => is(`permissions.${role}`)), {
            holds: labels,
            fails: labels,
            remedy: 'Give it the role Triage or Write: else GitHub drops labels, and tickets are found by them.',
        }));
    }
    return findings;
}
/** What an App was granted is known exactly; of a token GitHub tells nothing. `place`: `octo`, `octo/widgets`. */
async function grantFindings(github, place, wanted) {
    const [owner = '', repository] = place.split('/');
    const granted = await github.granted({ owner, repository });
    if (granted === undefined)
        return [];
    return Object.entries(wanted).map(([permission, level]) => {
        const said = `The App has the permission ${permission}: ${level} at ${place}`;
        const remedy = "Grant it in the App's settings, and accept it where the App is installed.";
        return finding(granted[permission] === level || granted[permission] === 'write', {
            holds: said,
            fails: said,
            remedy,
        });
    });
}
/** Whether the token may ask this; what it asks for is not looked at. */
async function probeAccess(github, path, given) {
    try {
        await github.send('GET', path);
        return { what: given.what };
    }
    catch (error) {
        const isRefused = error instanceof shared_errors/* TicketwireError */.Mw && ['target-forbidden', 'target-not-found'].includes(error.code);
        if (!isRefused)
            throw error;
        return { what: given.what, remedy: `${given.remedy} (${error.message})` };
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./shared/targets/checkouts/git/journal.ts




const fileName = 'ticketwire.journal';
function writeJournal(gitDirectory, journal) {
    writeWhole((0,external_node_path_.join)(gitDirectory, fileName), JSON.stringify(journal));
}
/** What was not brought to its end, and when it was written; undefined where nothing was left. */
function readJournal(gitDirectory) {
    const file = (0,external_node_path_.join)(gitDirectory, fileName);
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return undefined;
    }
    const json = parsed(text);
    if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.phase === 'string')
        return { journal: json, writtenAt: (0,external_node_fs_.statSync)(file).mtimeMs };
    throw new shared_errors/* TicketwireError */.Mw('target-refused', `${file} is not what was written there. Look at the checkout, remove it.`);
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function endJournal(gitDirectory) {
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(gitDirectory, fileName), { force: true });
}
/** The file is either as before or as written, whenever the machine stops. */
function writeWhole(file, text) {
    const draft = `${file}.new`;
    const handle = (0,external_node_fs_.openSync)(draft, 'w', 0o600);
    try {
        (0,external_node_fs_.writeSync)(handle, text);
        (0,external_node_fs_.fsyncSync)(handle);
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
    (0,external_node_fs_.renameSync)(draft, file);
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/records.ts





/**
 * Kept as references, so that git never throws the commits away; each of several work trees of one repository has its own.
 * https://git-scm.com/docs/git-worktree#_refs
 */
const deployedRef = 'refs/worktree/ticketwire/deployed';
const previousRef = 'refs/worktree/ticketwire/previous';
/** The branch as it was fetched last. */
const fetchedRef = 'refs/worktree/ticketwire/fetched';
/** Below it stands what was found when a deployment was taken back, by the time. */
const setAsideRefs = 'refs/worktree/ticketwire/set-aside';
async function readRecords(git) {
    return { deployed: await commitAt(git, deployedRef), previous: await commitAt(git, previousRef) };
}
/** The commit that a reference or an id stands for; undefined where it is not there. */
async function commitAt(git, name) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const { status, text } = await git.run(args, { expect: [0, 1, 128] });
    return status === 0 ? text.trim() : undefined;
}
/** Writes down that a commit is deployed completely, and by which programs. May be repeated. */
async function record(git, gitDirectory, { from, to, programs }) {
    const { deployed } = await readRecords(git);
    const previous = from !== to ? from : deployed !== to ? deployed : undefined;
    const lines = [`update ${deployedRef} ${to}`];
    if (previous !== undefined)
        lines.push(`update ${previousRef} ${previous}`);
    await git.run(['update-ref', '--stdin'], { input: `${lines.join('\n')}\n` });
    const done = new Set([...(deployed === to ? readDone(gitDirectory, to) : []), programs]);
    writeWhole((0,external_node_path_.join)(gitDirectory, records_fileName), JSON.stringify({ commit: to, done: [...done] }));
}
const records_fileName = 'ticketwire.done';
/** Which programs have run for a commit, by {@link programsId}. */
function readDone(gitDirectory, commit) {
    try {
        const json = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(gitDirectory, records_fileName), 'utf8'));
        return (0,json_body/* isJsonObject */.OW)(json) && json.commit === commit && Array.isArray(json.done) ? json.done.map(String) : [];
    }
    catch {
        // Lost, it only makes them run once more.
        return [];
    }
}
function programsId(programs) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(programs)).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/inspect.ts






/** What stands in the git directory while a person is in the middle of something. */
const middles = {
    MERGE_HEAD: 'a merge',
    'rebase-merge': 'a rebase',
    'rebase-apply': 'a rebase',
    CHERRY_PICK_HEAD: 'a cherry-pick',
    REVERT_HEAD: 'a revert',
    BISECT_LOG: 'a bisection',
};
/** The path as it is without symbolic links. Throws `target-not-found` where there is no directory. */
function requireDirectory(path) {
    try {
        if ((0,external_node_fs_.statSync)(path).isDirectory())
            return (0,external_node_fs_.realpathSync)(path);
    }
    catch (cause) {
        const reason = cause.code ?? 'unknown reason';
        throw new shared_errors/* TicketwireError */.Mw('target-not-found', `${path} cannot be opened (${reason}). Clone the repository there.`, {
            cause,
        });
    }
    throw new shared_errors/* TicketwireError */.Mw('target-not-found', `${path} is no directory.`);
}
/** Where git keeps what. Throws `target-not-found` where the path is not the top of a checkout. */
async function findLayout(git, path) {
    const answer = await git.run(['rev-parse', '--show-toplevel', '--absolute-git-dir', '--git-common-dir'], {
        expect: [0, 128],
    });
    const [top = '', gitDirectory = '', common = ''] = answer.text.split('\n');
    if (answer.status !== 0 || top !== path) {
        throw new shared_errors/* TicketwireError */.Mw('target-not-found', `${path} is not the top of a git checkout that this user may use. Clone the repository there, as this user.`);
    }
    return { gitDirectory, commonDirectory: (0,external_node_path_.resolve)(path, common) };
}
/** Throws where a person is in the middle of something, or the checkout is on another branch; gives the commit it is at. */
async function requireOnBranch(git, { gitDirectory }, branch) {
    for (const [name, what] of Object.entries(middles)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(gitDirectory, name)))
            throw refused(`${what} is in progress there: end it or abort it.`);
    }
    const at = await branchOf(git);
    if (at !== branch) {
        const where = at === undefined ? 'on no branch' : `on the branch ${shown(at)}`;
        throw refused(`it is ${where} instead of ${branch}. Check that out: git switch ${branch}.`);
    }
    const head = await commitAt(git, 'HEAD');
    if (head === undefined)
        throw refused(`its branch ${branch} has no commit yet. Clone the repository there.`);
    return head;
}
/** The branch that is checked out; undefined where there is none. */
async function branchOf(git) {
    const { status, text } = await git.run(['symbolic-ref', '--quiet', 'HEAD'], { expect: [0, 1] });
    return status === 0 ? text.trim().replace(/^refs\/heads\//, '') : undefined;
}
/** Throws `target-failed` while another git changes the checkout. */
function requireNoLock({ gitDirectory }) {
    const file = (0,external_node_path_.join)(gitDirectory, 'index.lock');
    if (!(0,external_node_fs_.existsSync)(file))
        return;
    throw new shared_errors/* TicketwireError */.Mw('target-failed', `${file} is there: another git is at work there, or was killed.`);
}
/** Paths of tracked files that differ from what is committed. */
async function changedPaths(git, { submodules }) {
    const ignored = submodules ? 'untracked' : 'all';
    const args = [
        'status',
        '--porcelain=v1',
        '-z',
        '--untracked-files=no',
        '--no-renames',
        `--ignore-submodules=${ignored}`,
    ];
    const { text } = await git.run(args);
    return text.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)]));
}
/** Throws `target-refused` where tracked files were changed by hand. */
async function requireClean(git, options) {
    const paths = await changedPaths(git, options);
    if (paths.length > 0)
        throw dirty(paths);
}
function dirty(paths) {
    return refused(`${listed(paths)} changed there by hand. It was left as it is: commit that, or take it back.`);
}
/** Some paths in words: `'a', 'b' and 3 more were`. */
function listed(paths) {
    const names = paths.slice(0, 5).map((path) => `'${shown(path)}'`);
    const more = paths.length - names.length;
    return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${paths.length === 1 ? 'was' : 'were'}`;
}
function shown(text) {
    return (0,mapping_escape/* withoutControls */.DJ)(text).replaceAll('\n', ' ').slice(0, 200);
}
function refused(words) {
    return new shared_errors/* TicketwireError */.Mw('target-refused', `The checkout cannot be deployed to: ${words}`);
}
/** The remote `origin` of the checkout's own configuration. Throws where there is none, or its protocol runs programs. */
async function findOrigin(git, { submodules }) {
    const { status, text } = await git.run(['remote', 'get-url', 'origin'], { expect: [0, 2, 128] });
    const address = text.split('\n')[0] ?? '';
    if (status !== 0 || address === '')
        throw refused("it has no remote called 'origin'.");
    const command = await git.run(['config', '--get', 'core.sshCommand'], { expect: [0, 1] });
    const sshCommand = command.status === 0 ? command.text.trim() : undefined;
    const protocol = protocolOf(address);
    if (protocol === undefined) {
        throw refused("the protocol of its 'origin' is none of https, http, ssh, git and a local path.");
    }
    // Submodules are elsewhere; a server may lead from http to https.
    const others = submodules ? ['https', 'ssh'] : protocol === 'http' ? ['https'] : [];
    const hidden = credentialsIn(address);
    return {
        address: redacted(address, hidden),
        protocols: [...new Set([protocol, ...others])],
        sshCommand,
        hidden,
    };
}
function protocolOf(address) {
    const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address) ?? [];
    if (scheme !== undefined) {
        const known = { https: 'https', http: 'http', ssh: 'ssh', git: 'git', file: 'file' };
        return known[scheme.toLowerCase()];
    }
    // `ext::`, `transport::address`: a helper program.
    if (/^[^/]*::/.test(address))
        return undefined;
    // `user@host:path` as ssh has it; a slash before the colon makes it a path.
    return /^[^/]+:/.test(address) ? 'ssh' : 'file';
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/probe.ts





/** Looks at the checkout and asks its remote, reading alone. */
async function probeCheckout(settings, env) {
    const { path: named, branch, submodules, timeout } = settings;
    const findings = [];
    /** Holds, or says why not; then what comes after cannot be asked. */
    const ask = async (what, look) => {
        try {
            const found = await look();
            findings.push({ what });
            return found;
        }
        catch (thrown) {
            findings.push({ what, remedy: (0,shared_errors/* asTicketwireError */.Q8)(thrown).message });
            return undefined;
        }
    };
    const path = await ask(`${named} is a directory`, () => requireDirectory(named));
    if (path === undefined)
        return findings;
    const git = createGit({ path, timeoutMs: timeout, env });
    const layout = await ask(`${named} is the top of a git checkout`, () => findLayout(git, path));
    if (layout === undefined)
        return findings;
    findings.push(ownership(path, layout.gitDirectory));
    await ask(`It is on the branch ${branch}`, () => requireOnBranch(git, layout, branch));
    const changed = await changedPaths(git, { submodules });
    const clean = { what: 'No tracked file is changed' };
    findings.push(changed.length === 0 ? clean : { ...clean, remedy: `${listed(changed)} changed: commit that, or take it back.` });
    const origin = await ask("It has a remote 'origin'", () => findOrigin(git, { submodules }));
    if (origin === undefined)
        return findings;
    await ask(`${origin.address} answers, and has ${branch}`, () => git.online(origin).run(['ls-remote', '--exit-code', '--end-of-options', 'origin', `refs/heads/${branch}`]));
    return findings;
}
function ownership(path, gitDirectory) {
    const own = process.getuid?.();
    const { uid } = (0,external_node_fs_.statSync)(path);
    const what = `This user may write to ${path}`;
    const remedy = `It belongs to user ${uid}, and this is user ${own}. Run as the same, or give the checkout to it.`;
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.W_OK);
        (0,external_node_fs_.accessSync)(gitDirectory, external_node_fs_.constants.W_OK);
    }
    catch {
        return { what, remedy };
    }
    return own === undefined || own === uid || own === 0 ? { what } : { what: `${what}, which belongs to user ${uid}` };
}
/** GitHub tells what a token may read of deployments, and of fine-grained ones not what it may write. */
async function probeStatuses(github, repository) {
    const what = `The token for statuses may see the deployments of ${repository}`;
    try {
        await github.send('GET', `/repos/${repository}/deployments?per_page=1`);
        return [{ what }, ...(await grantFindings(github, repository, { deployments: 'write' }))];
    }
    catch (thrown) {
        return [{ what, remedy: (0,shared_errors/* asTicketwireError */.Q8)(thrown).message }];
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/statuses.ts


const noStatuses = { start: async () => ({ end: async () => undefined, notes: [] }) };
const maxDescriptionChars = 140;
function githubStatuses(github, of) {
    const path = `/repos/${of.repository}/deployments`;
    return {
        start: async (commit) => {
            const notes = [];
            const attempt = async (say) => {
                try {
                    return await say();
                }
                catch (thrown) {
                    notes.push(`GitHub was not told of the deployment: ${(0,shared_errors/* asTicketwireError */.Q8)(thrown).message}`);
                    return undefined;
                }
            };
            const id = await attempt(async () => {
                const wanted = `sha=${commit}&environment=${encodeURIComponent(of.environment)}&task=deploy&per_page=1`;
                const { json: known } = await github.send('GET', `${path}?${wanted}`);
                const [first] = Array.isArray(known) ? known : [];
                if ((0,json_body/* isJsonObject */.OW)(first))
                    return first.id;
                const { json } = await github.send('POST', path, {
                    json: {
                        ref: commit,
                        environment: of.environment,
                        auto_merge: false,
                        required_contexts: [],
                        description: 'Deployed by Ticketwire.',
                    },
                });
                return (0,json_body/* isJsonObject */.OW)(json) ? json.id : undefined;
            });
            const say = async (state, description) => {
                if (typeof id !== 'number')
                    return;
                const json = { state, description: description.slice(0, maxDescriptionChars) };
                await attempt(() => github.send('POST', `${path}/${id}/statuses`, { json }));
            };
            await say('in_progress', 'The checkout is being brought to the commit.');
            return { end: say, notes };
        },
    };
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/choose.ts



/** A remote of several servers may show a push late; so often it is asked again. */
const maxLateAttempts = 2;
/**
 * The commit to deploy: the newest of the branch, which holds what was pushed. Throws `target-failed` where the remote does
 * not show the push yet, and `target-refused` where the branch has not only moved on and may only do that.
 */
async function chooseCommit(git, given) {
    const { head, branch, commits, attempt, update } = given;
    const tip = await git.line(['rev-parse', '--verify', '--end-of-options', `${fetchedRef}^{commit}`]);
    const notes = [];
    const [pushed = ''] = commits;
    const { lastShown, late } = await compare(git, commits, tip);
    if (late.includes(pushed) && attempt <= maxLateAttempts) {
        const words = `'origin' does not have the pushed commit ${pushed} yet; its ${branch} is at ${tip}.`;
        throw new shared_errors/* TicketwireError */.Mw('target-failed', words);
    }
    if (!(await isAncestor(git, pushed, tip))) {
        notes.push(`The pushed commit ${pushed} is no longer part of ${branch}; the newest there is ${tip}.`);
        // What is old there may only be shown late: nothing goes back for that.
        if (lastShown < 0 && (await isAncestor(git, tip, head)))
            return { commit: head, notes, late };
    }
    if (update === 'fast-forward' && !(await isAncestor(git, head, tip))) {
        const how = (await isAncestor(git, tip, head)) ? 'is ahead of that' : 'is not part of that';
        throw refused(`'origin' has ${branch} at ${tip}, and the checkout is at ${head}, which ${how}. Either bring it there by hand, or set 'update: reset' to follow the branch wherever it goes.`);
    }
    return { commit: tip, notes, late };
}
async function isAncestor(git, older, newer) {
    const args = ['merge-base', '--is-ancestor', '--end-of-options', older, newer];
    return (await git.run(args, { expect: [0, 1, 128] })).status === 0;
}
/**
 * Which of the commits the remote does not show yet. What was pushed before one that it shows is there, or was taken away
 * again, as is one that was fetched earlier.
 */
async function compare(git, commits, tip) {
    let lastShown = -1;
    for (const [index, commit] of commits.entries())
        if (await isAncestor(git, commit, tip))
            lastShown = index;
    const late = [];
    for (const commit of commits.slice(lastShown + 1)) {
        if ((await commitAt(git, commit)) === undefined)
            late.push(commit);
    }
    return { lastShown, late };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./shared/targets/checkouts/git/process-id.ts

function identify(pid) {
    return { pid, start: readStat(pid)?.start };
}
function isRunning({ pid, start }) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        if (error.code !== 'EPERM')
            return false;
    }
    const stat = readStat(pid);
    if (stat === undefined)
        return true;
    return stat.state !== 'Z' && (start === undefined || stat.start === start);
}
/** State and start, fields 3 and 22; the second field may hold anything. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readStat(pid) {
    try {
        const text = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        return { state: fields[0] ?? '', start: fields[19] ?? '' };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/lock.ts








const lock_fileName = 'ticketwire.lock';
const heartbeatMs = 5_000;
/** Whether a process of another machine lives cannot be asked: one that is silent for so long does not. */
const silentMs = 60_000;
const busyMs = 5_000;
const endMs = 2_000;
/**
 * Takes the checkout for this process, in a file that other processes see. A lock whose process is gone is taken over, and
 * what that process left running is ended. Throws `not-ready` while somebody else has it.
 */
async function takeLock(gitDirectory, now) {
    const file = (0,external_node_path_.join)(gitDirectory, lock_fileName);
    const token = (0,external_node_crypto_.randomUUID)();
    const own = { ...identify(process.pid), host: (0,external_node_os_.hostname)(), realm: realm(), token };
    const isOurs = () => holderOf(readIfThere(file) ?? '')?.token === token;
    const draft = `${file}.${process.pid}.${(0,external_node_crypto_.randomUUID)()}`;
    const write = (holder) => (0,external_node_fs_.writeFileSync)(draft, JSON.stringify(holder), { mode: 0o600 });
    write(own);
    let takenOverAt;
    try {
        if (!tryLink(draft, file)) {
            takenOverAt = await clearStale(file, now);
            if (!tryLink(draft, file))
                throw busy(now());
        }
    }
    finally {
        (0,external_node_fs_.rmSync)(draft, { force: true });
    }
    const heartbeat = setInterval(() => {
        try {
            if (isOurs())
                (0,external_node_fs_.utimesSync)(file, new Date(), new Date());
        }
        catch {
            // Whoever removed it by hand is free to.
        }
    }, heartbeatMs);
    heartbeat.unref();
    return {
        takenOverAt,
        note: (pid) => {
            if (!isOurs())
                throw new shared_errors/* TicketwireError */.Mw('not-ready', 'Somebody else has taken the checkout over meanwhile.');
            write({ ...own, child: identify(pid) });
            (0,external_node_fs_.renameSync)(draft, file);
        },
        release: () => {
            clearInterval(heartbeat);
            if (isOurs())
                (0,external_node_fs_.rmSync)(file, { force: true });
        },
    };
}
/** Whether somebody has it now. */
function isLocked(gitDirectory, now) {
    const file = (0,external_node_path_.join)(gitDirectory, lock_fileName);
    const text = readIfThere(file);
    return text !== undefined && !isStale(file, text, now);
}
function tryLink(draft, file) {
    try {
        (0,external_node_fs_.linkSync)(draft, file);
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
}
/** Gives when the one that left it can have done something last. */
async function clearStale(file, now) {
    const text = readIfThere(file);
    if (text === undefined)
        return undefined;
    if (!isStale(file, text, now()))
        throw busy(now());
    // Only one of several that find it stale may take it away, and none a fresh one.
    const aside = `${file}.stale.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.renameSync)(file, aside);
    }
    catch {
        return undefined;
    }
    const lastSignAt = (0,external_node_fs_.statSync)(aside).mtimeMs;
    const isSame = (0,external_node_fs_.readFileSync)(aside, 'utf8') === text;
    if (!isSame)
        tryLink(aside, file);
    (0,external_node_fs_.rmSync)(aside, { force: true });
    const holder = holderOf(text);
    if (!isSame)
        return undefined;
    const { child } = holder ?? {};
    const isLeft = child !== undefined && isHere(holder) && isRunning(child);
    if (!isLeft)
        return lastSignAt + heartbeatMs;
    await endLeft(child);
    return Date.now();
}
/** What a killed process left running would go on changing the checkout. */
async function endLeft(child) {
    for (const signal of ['SIGTERM', 'SIGKILL']) {
        if (!isRunning(child))
            return;
        signalGroup(child.pid, signal);
        for (let waited = 0; waited < endMs && isRunning(child); waited += 50) {
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }
}
function isStale(file, text, now) {
    const holder = holderOf(text);
    if (holder !== undefined && isHere(holder))
        return !isRunning(holder);
    try {
        return now - (0,external_node_fs_.statSync)(file).mtimeMs > silentMs;
    }
    catch {
        return false;
    }
}
/** Whether its processes can be asked for. */
function isHere(holder) {
    return holder?.host === (0,external_node_os_.hostname)() && (holder.realm === undefined || holder.realm === realm());
}
/** Undefined where the system does not tell. */
function realm() {
    try {
        return `${(0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${(0,external_node_fs_.readlinkSync)('/proc/self/ns/pid')}`;
    }
    catch {
        return undefined;
    }
}
function holderOf(text) {
    try {
        const json = JSON.parse(text);
        return (0,json_body/* isJsonObject */.OW)(json) && typeof json.pid === 'number' ? json : undefined;
    }
    catch {
        return undefined;
    }
}
function readIfThere(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return undefined;
    }
}
function busy(now) {
    const message = 'Another deployment is at work in the checkout; this one waits for it.';
    return new shared_errors/* TicketwireError */.Mw('not-ready', message, { notBefore: now + busyMs });
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/difference.ts



/** What differs between two commits, file by file. */
async function differencesOf(git, from, to) {
    if (from === to)
        return [];
    const { text } = await git.run(['diff-tree', '-r', '-z', '--no-renames', '--no-ext-diff', from, to]);
    const parts = text.split('\0');
    const differences = [];
    for (let at = 0; at + 1 < parts.length; at += 2) {
        const [fromMode = '', toMode, fromId = '', toId = ''] = (parts[at] ?? '').slice(1).split(' ');
        const [wasSubmodule, becomesSubmodule] = [fromMode === '160000', toMode === '160000'];
        const isSubmodule = wasSubmodule || becomesSubmodule;
        const blob = (id) => (/^0+$/.test(id) ? undefined : id);
        const path = parts[at + 1] ?? '';
        differences.push({
            path,
            from: blob(fromId),
            to: blob(toId),
            isSubmodule,
            wasSubmodule,
            becomesSubmodule,
        });
    }
    return differences;
}
/**
 * Of the files that differ, those whose content is neither of one commit nor of the other, nor a beginning of the
 * other's: somebody else wrote them.
 */
async function findForeign(git, path, differences) {
    const kinds = new Map(differences.map((each) => [each.path, kindAt(path, each.path)]));
    // What git does not know in a directory is looked at elsewhere.
    const present = differences.filter((each) => !each.isSubmodule && !['absent', 'directory'].includes(kinds.get(each.path) ?? ''));
    // Of the others git would read something else in a list.
    const isListable = (name) => !/^"|\n/.test(name) && !isUnreadable(name);
    const files = present.filter((each) => kinds.get(each.path) === 'file' && isListable(each.path));
    const hashes = await hashesOf(git, files.map((each) => each.path));
    const foreign = [];
    for (const each of present) {
        const hash = hashes.get(each.path);
        if (hash !== undefined && (hash === each.from || hash === each.to))
            continue;
        if (!(await isBeginning(git, path, each)))
            foreign.push(each.path);
    }
    return foreign;
}
/** Their blobs, with the checkout's own filters applied. */
async function hashesOf(git, paths) {
    if (paths.length === 0)
        return new Map();
    const { text } = await git.run(['hash-object', '--stdin-paths'], { input: `${paths.join('\n')}\n` });
    const hashes = text.split('\n');
    return new Map(paths.map((path, index) => [path, hashes[index] ?? '']));
}
/** Git was killed while it wrote the file. */
async function isBeginning(git, path, { path: name, from, to }) {
    const file = onDisk(path, name);
    const kind = kindAt(path, name);
    if (file === undefined || (kind !== 'file' && kind !== 'link'))
        return false;
    const content = kind === 'link' ? Buffer.from((0,external_node_fs_.readlinkSync)(file)) : (0,external_node_fs_.readFileSync)(file);
    for (const blob of [to, from]) {
        if (blob === undefined)
            continue;
        const args = kind === 'link' ? ['cat-file', 'blob', blob] : ['cat-file', '--filters', `--path=${name}`, blob];
        const { stdout } = await git.run(args);
        // Of a large blob only the beginning is read.
        const isCut = stdout.length > maxOutputBytes - 1_048_576;
        const looked = isCut ? content.subarray(0, stdout.length) : content;
        if (stdout.subarray(0, looked.length).equals(looked))
            return true;
    }
    return false;
}
/** What stands in the checkout; what is only reached through a link or beneath a file is not there. */
function kindAt(path, name) {
    const folder = (0,external_node_path_.dirname)((0,external_node_path_.join)(path, name));
    try {
        const isThere = isUnreadable(folder) || ((0,external_node_fs_.realpathSync)(folder) === folder && (0,external_node_fs_.lstatSync)(folder).isDirectory());
        if (!isThere)
            return 'absent';
    }
    catch {
        return 'absent';
    }
    const file = onDisk(path, name);
    const found = file === undefined ? undefined : (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false });
    if (found === undefined)
        return 'absent';
    if (found.isSymbolicLink())
        return 'link';
    if (found.isDirectory())
        return 'directory';
    return found.isFile() ? 'file' : 'other';
}
/** Names on disk are bytes; this stands where they are no UTF-8. */
function isUnreadable(name) {
    return name.includes('\uFFFD');
}
/** Where a file is; what cannot be read in its name may be anything. Undefined where nothing is called so. */
function onDisk(path, name) {
    if (!isUnreadable(name))
        return (0,external_node_path_.join)(path, name);
    let file = Buffer.from(path);
    for (const part of name.split('/')) {
        const found = isUnreadable(part)
            ? entriesOf(file).find((each) => each.toString('utf8') === part)
            : Buffer.from(part);
        if (found === undefined)
            return undefined;
        file = Buffer.concat([file, Buffer.from('/'), found]);
    }
    return file;
}
function entriesOf(folder) {
    const isFolder = (0,external_node_fs_.lstatSync)(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder ? (0,external_node_fs_.readdirSync)(folder, { encoding: 'buffer' }) : [];
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/room.ts

/**
 * What stands where git is to write and is in no index, ignored or not: git overwrites what is ignored. A directory that
 * is a repository of its own ends with a slash.
 */
async function findInTheWay(git, path, wanted) {
    if (wanted.length === 0)
        return [];
    const { tracked, submodules } = await readIndex(git);
    const found = new Set();
    const directories = [];
    const kinds = new Map();
    const kindOf = (name) => {
        const kind = kinds.get(name) ?? kindAt(path, name);
        kinds.set(name, kind);
        return kind;
    };
    for (const { path: name, isSubmodule } of wanted) {
        const above = ancestorsOf(name).find((each) => !['absent', 'directory'].includes(kindOf(each)));
        const obstacle = above ?? name;
        const kind = kindOf(obstacle);
        if (kind === 'absent')
            continue;
        if (kind === 'directory') {
            if (!isSubmodule && !submodules.has(name))
                directories.push(name);
        }
        else if (!tracked.has(obstacle))
            found.add(obstacle);
    }
    for (const name of await untrackedIn(git, directories))
        found.add(name);
    return [...found];
}
/** Of the submodules that go, those in whose place something else comes. */
function replacedSubmodules(differences) {
    const coming = differences.filter((each) => each.to !== undefined && !each.becomesSubmodule).map(({ path }) => path);
    return differences
        .filter((each) => each.wasSubmodule && !each.becomesSubmodule)
        .map(({ path }) => path)
        .filter((name) => coming.some((each) => each === name || each.startsWith(`${name}/`)));
}
/** Files in directories that no index has, ignored ones too. */
async function untrackedIn(git, directories) {
    if (directories.length === 0)
        return [];
    const args = ['--literal-pathspecs', 'ls-files', '-z', '--others', '--', ...directories];
    return namesIn((await git.run(args)).text);
}
async function readIndex(git) {
    const tracked = new Set();
    const submodules = new Set();
    for (const entry of namesIn((await git.run(['ls-files', '-z', '--stage'])).text)) {
        const name = entry.slice(entry.indexOf('\t') + 1);
        tracked.add(name);
        if (entry.startsWith('160000 '))
            submodules.add(name);
    }
    return { tracked, submodules };
}
function ancestorsOf(name) {
    const parts = name.split('/');
    return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'));
}
function namesIn(text) {
    return text.split('\0').filter((name) => name !== '');
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/set-aside.ts





/**
 * Keeps under a reference of its own what is changed, what is staged, files that git does not know at `obstacles`, and the
 * commit where it is none of `known`: a person may have been at work there. Gives what a person should know.
 */
async function setAside({ git, gitDirectory }, { known, obstacles }) {
    const repository = obstacles.find((name) => name.endsWith('/'));
    if (repository !== undefined)
        throw refused(`'${shown(repository)}' is a repository of its own, and in the way.`);
    const head = await commitAt(git, 'HEAD');
    const isChanged = obstacles.length > 0 || (await changedPaths(git, { submodules: false })).length > 0;
    if (!isChanged && (head === undefined || known.includes(head)))
        return [];
    const parents = head === undefined ? [] : ['-p', head];
    const staged = await treeOf(git);
    const tree = await treeOfFiles(git, gitDirectory, obstacles);
    const commit = async (of, more) => git.line(['commit-tree', '-m', 'ticketwire: what was found when a deployment was taken back', ...more, of]);
    if (staged !== undefined && staged !== tree)
        parents.push('-p', await commit(staged, parents));
    const kept = await commit(tree, parents);
    const time = new Date().toISOString().replaceAll(/\W/g, '');
    const ref = `${setAsideRefs}/${time}-${kept.slice(0, 8)}`;
    await git.run(['update-ref', ref, kept]);
    return [`Changes found there are kept as ${ref}.`];
}
/** The same for every submodule that is otherwise than recorded; `commits` are those where its place is known. */
async function setAsideSubmodules({ git, path }, commits) {
    const notes = [];
    for (const name of await changedSubmodules(git)) {
        const folder = (0,external_node_path_.join)(path, name);
        if (kindAt(path, name) !== 'directory' || !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, '.git')))
            continue;
        const inside = git.inside(name);
        const gitDirectory = await inside.line(['rev-parse', '--absolute-git-dir']);
        const known = await Promise.all(commits.map((each) => submoduleAt(git, each, name)));
        const place = { git: inside, path: folder, gitDirectory };
        const said = [
            ...(await setAside(place, { known, obstacles: [] })),
            ...(await setAsideSubmodules(place, known.filter((each) => each !== ''))),
        ];
        notes.push(...said.map((note) => `In '${shown(name)}': ${note}`));
    }
    return notes;
}
async function changedSubmodules(git) {
    const files = new Set(await changedPaths(git, { submodules: false }));
    return (await changedPaths(git, { submodules: true })).filter((name) => !files.has(name));
}
async function submoduleAt(git, commit, name) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}:${name}`];
    return (await git.run(args, { expect: [0, 1, 128] })).text.trim();
}
/** What is staged; undefined in the middle of a merge. */
async function treeOf(git) {
    const { status, text } = await git.run(['write-tree'], { expect: [0, 128] });
    return status === 0 ? text.trim() : undefined;
}
/** The files as they are, by an index of our own. */
async function treeOfFiles(git, gitDirectory, more) {
    const index = (0,external_node_path_.join)(gitDirectory, 'ticketwire.index');
    const env = { GIT_INDEX_FILE: index };
    try {
        (0,external_node_fs_.copyFileSync)((0,external_node_path_.join)(gitDirectory, 'index'), index);
        const add = ['-c', 'core.safecrlf=false', '--literal-pathspecs', 'add'];
        await git.run([...add, '--update'], { env });
        if (more.length > 0) {
            const input = more.join('\0');
            await git.run([...add, '--force', '--pathspec-from-file=-', '--pathspec-file-nul'], { env, input });
        }
        return await git.line(['write-tree'], { env });
    }
    finally {
        (0,external_node_fs_.rmSync)(index, { force: true });
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/restore.ts








/**
 * Brings the checkout back to where it was before we changed it, and ends the journal; gives what a person should know.
 * Where a person has switched it to another branch, it stays as it is. Throws `target-refused` where a person's changes
 * would be lost. May be repeated.
 */
async function restore(place, journal) {
    const { git, path, gitDirectory, branch, submodules } = place;
    const { phase, from, to } = journal;
    const head = await commitAt(git, 'HEAD');
    const isElsewhere = !(await isBackOnBranch(place, [from, to]));
    if (head === undefined || isElsewhere || (phase === 'move' && head !== from && head !== to)) {
        endJournal(gitDirectory);
        const where = shown((await branchOf(git)) ?? 'no branch');
        return [`Meanwhile somebody brought the checkout to ${where} at ${head ?? 'no commit'}: it was left as it is.`];
    }
    const differences = await differencesOf(git, from, to);
    if (phase === 'move' && head === from && (await isUntouched(place, from, differences))) {
        if (submodules)
            await updateSubmodules(git);
        endJournal(gitDirectory);
        return [];
    }
    const notes = [];
    if (phase === 'move')
        await requireOurs(place, differences);
    else
        notes.push(...(await setAside(place, { known: [from, to], obstacles: await obstacles(place, differences) })));
    if (submodules)
        notes.push(...(await setAsideSubmodules(place, [from, to])));
    for (const { path: name, from: before } of differences) {
        if (before === undefined)
            removeFile(path, name);
    }
    await git.run(['update-ref', '-m', 'ticketwire: taken back', `refs/heads/${branch}`, from, head]);
    await resetHard(git, from);
    if (place.lfs)
        await fetchLargeFiles(git);
    if (submodules)
        await updateSubmodules(git, { force: true });
    endJournal(gitDirectory);
    return notes;
}
/** Whether it is on its branch. One that is on none, but at a commit of ours, is put there. */
async function isBackOnBranch({ git, branch }, ours) {
    const at = await branchOf(git);
    if (at !== undefined)
        return at === branch;
    const [head, tip] = [await commitAt(git, 'HEAD'), await commitAt(git, `refs/heads/${branch}`)];
    if (head === undefined || head !== tip || !ours.includes(head))
        return false;
    await git.run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
    return true;
}
/** Git has refused before it changed anything. */
async function isUntouched({ git, path }, from, differences) {
    const staged = await git.run(['diff-index', '--cached', '--quiet', from], { expect: [0, 1] });
    if (staged.status !== 0 || (await changedPaths(git, { submodules: false })).length > 0)
        return false;
    const isNew = ({ path: name, from: before }) => before === undefined && ['file', 'link'].includes(kindAt(path, name));
    return !differences.some(isNew);
}
/** Throws where files differ otherwise than git leaves them when it is ended on the way. */
async function requireOurs({ git, path }, differences) {
    const names = new Set(differences.map((each) => each.path));
    const others = (await changedPaths(git, { submodules: false })).filter((each) => !names.has(each));
    const present = differences.filter((each) => !each.isSubmodule && each.from !== undefined);
    const obstructing = (await findInTheWay(git, path, present.map(wanted))).filter((each) => !names.has(each));
    const foreign = [...others, ...obstructing, ...(await findForeign(git, path, differences))];
    if (foreign.length > 0)
        throw dirty([...new Set(foreign)]);
}
/** Files that git does not know, and that going back would overwrite or remove. */
async function obstacles({ git, path }, differences) {
    const touched = differences.filter((each) => each.from !== undefined || ['file', 'link'].includes(kindAt(path, each.path)));
    const changed = (await changedPaths(git, { submodules: false })).map((name) => ({ path: name, isSubmodule: false }));
    return findInTheWay(git, path, [...touched.map(wanted), ...changed]);
}
const wanted = ({ path, wasSubmodule }) => ({ path, isSubmodule: wasSubmodule });
/** What a person has marked as unchanged is overwritten by a reset, and what is marked to be skipped is not. */
async function resetHard(git, commit) {
    const entries = namesIn((await git.run(['ls-files', '-v', '-z'])).text);
    const marked = entries.filter((entry) => entry.startsWith('h ')).map((entry) => `${entry.slice(2)}\0`);
    const mark = async (...options) => {
        if (marked.length === 0)
            return;
        await git.run(['update-index', ...options, '-z', '--stdin'], { input: marked.join(''), expect: [0, 128] });
    };
    await mark('--skip-worktree');
    await git.run(['reset', '--hard', '--quiet', commit]);
    await mark('--no-skip-worktree');
    await mark('--assume-unchanged');
}
/** A reset leaves pointers. What is kept on this machine is enough but for what was removed there. */
async function fetchLargeFiles(git) {
    const env = { GIT_LFS_SKIP_SMUDGE: '0' };
    await git.run(['lfs', 'checkout'], { env });
    const { text } = await git.run(['lfs', 'ls-files'], { env });
    // `-` stands before the name of what is still a pointer.
    if (/^[0-9a-f]+ - /m.test(text))
        await git.run(['lfs', 'pull', 'origin'], { env });
}
/** With `force`, what differs there is overwritten. */
async function updateSubmodules(git, { force = false } = {}) {
    await git.run(['submodule', 'sync', '--quiet', '--recursive']);
    const options = ['--quiet', '--init', '--recursive', ...(force ? ['--force'] : [])];
    await git.run(['submodule', 'update', ...options]);
}
/** A file that the new commit brought, and the directories that came with it. */
function removeFile(path, name) {
    if (!['file', 'link'].includes(kindAt(path, name)))
        return;
    const found = onDisk(path, name);
    if (found !== undefined)
        (0,external_node_fs_.rmSync)(found, { force: true });
    const file = (0,external_node_path_.join)(path, name);
    for (let folder = (0,external_node_path_.dirname)(file); folder.length > path.length; folder = (0,external_node_path_.dirname)(folder)) {
        try {
            (0,external_node_fs_.rmdirSync)(folder);
        }
        catch {
            // Others have something in it.
            return;
        }
    }
}
/** Takes away submodules in whose place something else comes. Throws where one has files that git does not know. */
async function removeSubmodules({ git, path }, names) {
    for (const name of names) {
        if (kindAt(path, `${name}/.git`) === 'absent')
            continue;
        const unknown = await untrackedIn(git.inside(name), ['.']);
        if (unknown.length > 0)
            throw dirty(unknown.map((each) => `${name}/${each}`));
        await git.run(['submodule', 'deinit', '--quiet', '--', name]);
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/move.ts







/**
 * Brings the checkout from one commit to another, with what belongs to it, and runs the programs. Either all of it holds
 * afterwards, or the checkout is as it was before, and what went wrong is thrown.
 */
async function move(place, { from, to, programs, run }) {
    const { git, gitDirectory, branch, submodules, lfs } = place;
    await requireClean(git, place);
    const differences = await differencesOf(git, from, to);
    await makeRoom(place, differences);
    requireNoLock(place);
    // Git refuses to replace files whose times it does not know, whatever their content.
    await git.run(['update-index', '-q', '--refresh'], { expect: [0, 1] });
    let journal = { phase: 'move', from, to, programs: programsId(programs) };
    const enter = (phase) => {
        journal = { ...journal, phase };
        writeJournal(gitDirectory, journal);
    };
    enter('move');
    try {
        if (from !== to) {
            // Unlike reset and merge it overwrites no file that git does not know.
            await git.run(['read-tree', '-m', '-u', '--no-recurse-submodules', from, to]);
            await git.run(['update-ref', '-m', 'ticketwire: deploy', `refs/heads/${branch}`, to, from]);
            requireGone(place, differences);
        }
        if (submodules)
            await updateSubmodules(git);
        if (lfs)
            await git.run(['lfs', 'pull', 'origin'], { env: { GIT_LFS_SKIP_SMUDGE: '0' } });
        await requireAt(place, to, 'git left it otherwise');
        enter('run');
        await run(to, from);
        await requireAt(place, to, 'the programs of the rule left it otherwise; let them write only files that git ignores');
        enter('record');
    }
    catch (error) {
        return takeBack(place, journal, error);
    }
    await record(git, gitDirectory, journal);
    endJournal(gitDirectory);
}
/** Throws the error with what became of the checkout. Where even that fails the journal stays, and the next attempt does it. */
async function takeBack(place, journal, thrown) {
    const error = (0,shared_errors/* asTicketwireError */.Q8)(thrown);
    let notes;
    try {
        notes = await restore(place, journal);
    }
    catch (second) {
        const what = (0,shared_errors/* asTicketwireError */.Q8)(second).message;
        const message = `${error.message} Afterwards it could not be brought back to ${journal.from}: ${what} The next attempt tries that first.`;
        throw new shared_errors/* TicketwireError */.Mw('target-failed', message, { cause: thrown });
    }
    if (notes.length === 0)
        throw thrown;
    throw new shared_errors/* TicketwireError */.Mw(error.code, [error.message, ...notes].join(' '), { cause: thrown });
}
/** Throws where files that git does not know are in the way. */
async function makeRoom(place, differences) {
    const { git, path, submodules } = place;
    const replaced = submodules ? replacedSubmodules(differences) : [];
    const isReplaced = (name) => replaced.some((each) => name === each || name.startsWith(`${each}/`));
    const coming = differences
        .filter((each) => each.to !== undefined && !isReplaced(each.path))
        .map((each) => ({ path: each.path, isSubmodule: each.becomesSubmodule }));
    const inTheWay = await findInTheWay(git, path, coming);
    if (inTheWay.length > 0) {
        throw refused(`${listed(inTheWay)} there before, unknown to git, and the new commit has it. Move it away.`);
    }
    await removeSubmodules(place, replaced);
}
/** Of a file that it cannot remove git says so, and goes on. */
function requireGone({ path }, differences) {
    const left = differences.filter((each) => each.to === undefined && !each.isSubmodule && ['file', 'link'].includes(kindAt(path, each.path)));
    if (left.length === 0)
        return;
    throw refused(`${listed(left.map((each) => each.path))} to be removed and could not be: may this user write there?`);
}
async function requireAt({ git, branch, submodules }, commit, what) {
    const at = await branchOf(git);
    if (at !== branch)
        throw refused(`it should be on ${branch}, and is on ${at ?? 'no branch'}: ${what}.`);
    const head = await git.line(['rev-parse', '--verify', 'HEAD^{commit}']);
    const changed = head === commit ? await changedPaths(git, { submodules }) : [];
    if (head === commit && changed.length === 0)
        return;
    const how = head === commit ? `${listed(changed)} changed` : `it is at ${head}`;
    throw refused(`it should be at ${commit} and clean, and ${how}: ${what}.`);
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/programs.ts





/** What programs of the rules get of our environment: nothing that could be a secret. */
const programs_inherited = ['PATH', 'HOME', 'LANG', 'TZ', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR'];
/**
 * Runs them one after the other, in the checkout, without a shell. Throws what the first that fails says, and never its
 * arguments: there may be secrets in them.
 */
async function runPrograms(programs, input) {
    const { path, timeoutMs, onStart, facts } = input;
    const locales = Object.keys(input.env).filter((name) => /^LC_[A-Z]+$/.test(name));
    const env = {
        ...picked(input.env, [...programs_inherited, ...locales]),
        TICKETWIRE_COMMIT: facts.commit,
        TICKETWIRE_PREVIOUS: facts.previous,
        TICKETWIRE_BRANCH: facts.branch,
        TICKETWIRE_REPOSITORY: facts.repository,
    };
    for (const [index, [file = '', ...args]] of programs.entries()) {
        const { status, isTimedOut, tail } = await runProgram({ file, args, cwd: path, env, timeoutMs, onStart });
        if (status === 0 && !isTimedOut)
            continue;
        const ended = isTimedOut
            ? `did not end within ${timeoutMs} ms and was ended`
            : status === null
                ? 'was ended by a signal'
                : `ended with ${status}`;
        const said = lastLines(without(redacted(tail), args));
        const which = programs.length === 1 ? `'${shown(file)}'` : `'${shown(file)}' (program ${index + 1} of 'then')`;
        const message = `${which} ${ended}. ${said === '' ? 'It said nothing.' : `It said last: ${said}`}`;
        throw new shared_errors/* TicketwireError */.Mw('target-refused', message);
    }
}
const minMaskedChars = 8;
/** An output without the arguments that came out of the environment, or look like it. */
function without(text, args) {
    const words = args
        .flatMap((argument) => [argument, ...argument.split(/[\s'"=,;]+/)])
        .filter((word) => word.length >= minMaskedChars && (/\s/.test(word) || (/[a-z]/i.test(word) && /\d/.test(word))))
        .sort((left, right) => right.length - left.length);
    return words.reduce((masked, word) => masked.replaceAll(word, '***'), text);
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/recover.ts






/**
 * Takes back what an earlier attempt left half done. Throws `target-refused`, and leaves everything as it is, where a
 * person has changed files since. `killedBefore`: when the process that left it was gone, in ms; absent where it was not.
 */
async function recover(place, killedBefore) {
    const { git, gitDirectory, branch } = place;
    const left = readJournal(gitDirectory);
    if (left === undefined)
        return { notes: [] };
    const { journal, writtenAt } = left;
    if (killedBefore !== undefined)
        removeLeftLocks(place, { from: writtenAt, to: killedBefore });
    const head = await commitAt(git, 'HEAD');
    const at = await branchOf(git);
    const isOurs = (at === undefined || at === branch) && (head === journal.from || ('to' in journal && head === journal.to));
    if (!isOurs || journal.phase === 'fetch') {
        endJournal(gitDirectory);
        return { notes: [] };
    }
    if (journal.phase === 'record') {
        await record(git, gitDirectory, journal);
        endJournal(gitDirectory);
        return { notes: [], ended: { commit: journal.to, state: 'success' } };
    }
    const notes = await restore(place, journal);
    const said = `An attempt that was broken off was taken back to ${journal.from}.`;
    return { notes: [said, ...notes], ended: { commit: journal.to, state: 'error' } };
}
/** Locks of git's that were taken while the journal was in force: the git that took them was ours, and is gone. */
function removeLeftLocks({ gitDirectory, commonDirectory, branch }, { from, to }) {
    const own = ['index', 'HEAD', 'ORIG_HEAD', deployedRef, previousRef, fetchedRef];
    const inCommon = [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`, 'packed-refs', 'shallow', 'config'];
    const files = [
        ...own.map((name) => (0,external_node_path_.join)(gitDirectory, name)),
        ...inCommon.map((name) => (0,external_node_path_.join)(commonDirectory, name)),
    ];
    for (const file of files) {
        const found = (0,external_node_fs_.statSync)(`${file}.lock`, { throwIfNoEntry: false });
        // File systems may count by the second.
        const isLeft = found !== undefined && found.mtimeMs >= from - 1_000 && found.mtimeMs <= to;
        if (isLeft)
            (0,external_node_fs_.rmSync)(`${file}.lock`, { force: true });
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/working-copy.ts










/** A checkout on this machine. */
function createWorkingCopy(settings, program) {
    const { branch, repository, update } = settings;
    return {
        deploy: (request) => withCheckout(settings, program, async ({ place, head, lock, notes }) => {
            const { git } = place;
            writeJournal(place.gitDirectory, { phase: 'fetch', from: head });
            await fetchBranch(git, branch);
            const { commit, notes: said, late } = await chooseCommit(git, { ...request, head, branch, update });
            notes.push(...said);
            const { deployed } = await readRecords(git);
            const isDone = readDone(place.gitDirectory, commit).includes(programsId(request.programs));
            if (head === commit && deployed === commit && isDone) {
                endJournal(place.gitDirectory);
                return { isChanged: false, commit, notes, late };
            }
            return { ...(await moveThere({ place, head, lock, notes }, commit, request.programs)), late };
        }),
        rollback: (programs) => withCheckout(settings, program, async ({ place, head, lock, notes }) => {
            const { deployed, previous } = await readRecords(place.git);
            if (deployed === undefined || previous === undefined) {
                throw refused('nothing was deployed there before, so there is nothing to go back to.');
            }
            if (head !== deployed) {
                throw refused(`${deployed} was deployed, and it is at ${head}: somebody moved it, so it stays as it is.`);
            }
            return moveThere({ place, head, lock, notes }, previous, programs);
        }),
        describe: () => describeCheckout(settings, program),
    };
    async function moveThere(given, commit, programs) {
        const { place, head, lock, notes } = given;
        const started = await program.statuses.start(commit);
        const run = (to, previous) => runPrograms(programs, {
            path: place.path,
            timeoutMs: settings.timeout,
            env: program.env,
            onStart: lock.note,
            facts: { commit: to, previous, branch, repository },
        });
        try {
            await move(place, { from: head, to: commit, programs, run });
        }
        catch (thrown) {
            const isRefusal = thrown instanceof shared_errors/* TicketwireError */.Mw && thrown.code === 'target-refused';
            // What a program said is for those who may see this machine.
            const where = await commitAt(place.git, 'HEAD').catch(() => undefined);
            await started.end(isRefusal ? 'failure' : 'error', `The deployment failed; the checkout is ${placeOf(where)}.`);
            throw thrown;
        }
        await started.end('success', endedWords.success);
        const previous = head === commit ? undefined : head;
        return { isChanged: true, commit, previous, notes: [...notes, ...started.notes], late: [] };
        function placeOf(where) {
            if (where === head)
                return 'at the commit before';
            return where === commit ? 'at the commit, and it is not complete' : `at ${where ?? 'no known commit'}`;
        }
    }
}
const endedWords = {
    success: 'The checkout is at the commit.',
    error: 'The deployment was broken off, and taken back.',
};
async function fetchBranch(git, branch) {
    // Into a reference of our own: others may be in the way of the one that people see.
    const what = ['--end-of-options', 'origin', `+refs/heads/${branch}:${fetchedRef}`];
    await git.run(['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--refmap=', ...what]);
    await git.run(['update-ref', `refs/remotes/origin/${branch}`, fetchedRef], { expect: [0, 1, 128] });
}
/** Does something to the checkout alone, after everything was looked at that speaks against it. */
async function withCheckout({ path: named, branch, submodules, lfs, timeout }, { env, now, statuses }, work) {
    const path = requireDirectory(named);
    const layout = await findLayout(createGit({ path, timeoutMs: timeout, env }), path);
    const lock = await takeLock(layout.gitDirectory, now).catch((thrown) => {
        throw fileError(thrown, named);
    });
    try {
        const local = createGit({ path, timeoutMs: timeout, env, onStart: lock.note });
        const git = local.online(await findOrigin(local, { submodules }));
        const place = { ...layout, git, path, branch, submodules, lfs };
        const { notes, ended } = await recover(place, lock.takenOverAt);
        if (ended !== undefined) {
            const started = await statuses.start(ended.commit);
            await started.end(ended.state, endedWords[ended.state]);
        }
        const head = await requireOnBranch(git, layout, branch);
        await requireClean(git, { submodules });
        try {
            return await work({ place, head, lock, notes: [...notes] });
        }
        catch (error) {
            // Only fetched: there is nothing to take back.
            if (readJournal(layout.gitDirectory)?.journal.phase === 'fetch')
                await recover(place);
            if (notes.length === 0)
                throw error;
            const { code, message } = (0,shared_errors/* asTicketwireError */.Q8)(error);
            throw new shared_errors/* TicketwireError */.Mw(code, [message, ...notes].join(' '), { cause: error });
        }
    }
    catch (thrown) {
        throw fileError(thrown, named);
    }
    finally {
        lock.release();
    }
}
const fullCodes = ['ENOSPC', 'EDQUOT'];
const forbiddenCodes = ['EACCES', 'EPERM', 'EROFS'];
const passingCodes = ['EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EBUSY'];
/** What keeps us from reading and writing in the checkout is no defect of ours. */
function fileError(thrown, path) {
    const { code = '' } = thrown;
    if (thrown instanceof shared_errors/* TicketwireError */.Mw)
        return thrown;
    const told = (kind, words) => new shared_errors/* TicketwireError */.Mw(kind, `${path} cannot be worked in (${code}). ${words}`, { cause: thrown });
    if (fullCodes.includes(code))
        return told('target-failed', 'The disk is full.');
    if (passingCodes.includes(code))
        return told('target-failed', 'It is tried again.');
    return forbiddenCodes.includes(code) ? told('target-forbidden', 'Does this user own the checkout?') : thrown;
}
async function describeCheckout({ path: named, repository, branch, submodules, timeout }, { env, now }) {
    const common = { path: named, repository, branch };
    try {
        const path = requireDirectory(named);
        const git = createGit({ path, timeoutMs: timeout, env });
        const layout = await findLayout(git, path);
        const records = await readRecords(git);
        const state = (word, head) => ({
            ...common,
            head,
            ...records,
            state: word,
        });
        if (isLocked(layout.gitDirectory, now()))
            return state('busy');
        if (readJournal(layout.gitDirectory) !== undefined)
            return state('interrupted');
        const head = await requireOnBranch(git, layout, branch);
        return state(await stateOf({ git, layout, head, deployed: records.deployed, submodules }), head);
    }
    catch (thrown) {
        return { ...common, state: 'unusable', reason: (0,shared_errors/* asTicketwireError */.Q8)(thrown).message };
    }
}
async function stateOf(given) {
    const { git, head, deployed, submodules } = given;
    if ((await changedPaths(git, { submodules })).length > 0)
        return 'changed';
    if (deployed === undefined)
        return 'never deployed';
    return head === deployed ? 'deployed' : 'moved';
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/checkout.ts









const statusesTimeoutMs = 10_000;
const statusesValue = schemas/* strictObject */.rej({
    ...(0,settings_github/* credentialOptions */.Kn)('A token with the permission Deployments: write.'),
    environment: schemas/* string */.YjP().min(1).max(255).default('production').describe('As GitHub calls it.'),
    'api-url': values/* addressValue */.qy.optional().describe('GitHub Enterprise Server: https://HOST/api/v3.'),
})
    .optional();
const options = {
    path: schemas/* string */.YjP()
        .refine((text) => (0,external_node_path_.isAbsolute)(text) && !/[\0\r\n]/.test(text), { error: 'must be an absolute path on one line' })
        .describe('The directory of the checkout: the top of it, as an absolute path.'),
    repository: schemas/* string */.YjP()
        .min(1)
        .regex(/^[^\s/]+(\/[^\s/]+)+$/, 'must be a repository as its sender names it, such as octo/site')
        .describe('The repository whose pushes count, as the sender names it.'),
    branch: schemas/* string */.YjP()
        .refine(isBranchName, { error: 'must be the name of a branch, such as main' })
        .describe('The branch whose pushes count, and that the checkout is on.'),
    update: schemas/* enum */.k5n(['fast-forward', 'reset'])
        .default('fast-forward')
        .describe('fast-forward: only onwards; reset: wherever the branch is, after a force push, too.'),
    submodules: schemas/* boolean */.zMY().default(false).describe('true: submodules are brought to their commits.'),
    lfs: schemas/* boolean */.zMY().default(false).describe('true: files in Git LFS are fetched; needs git-lfs.'),
    timeout: (0,values/* durationValue */.k6)('1s', '2h')
        .prefault('5m')
        .describe('How long one call of git may take, and one program of a rule.'),
    statuses: statusesValue.describe('GitHub is told of each deployment: token, environment, api-url. Absent: it is not.'),
};
/** A git checkout on the machine of the receiver. */
const checkout = {
    type: 'checkout',
    label: 'a git checkout',
    docs: 'docs/targets/checkout.md',
    options,
    appPermissions: ({ steps }, has) => (steps.length > 0 && has('statuses') ? { deployments: 'write' } : {}),
    deploys: ({ repository, branch }) => ({ repository, branch }),
    lacks: ({ statuses, repository }) => {
        if (statuses === undefined)
            return undefined;
        const lack = (0,settings_github/* credentialsLack */.Yj)(statuses);
        if (lack !== undefined)
            return `has 'statuses', which ${lack}`;
        if (values/* repositoryValue */._p.safeParse(repository).success)
            return undefined;
        return "has 'statuses', and its repository is none of GitHub's: owner/name.";
    },
    needsStore: true,
    create: ({ statuses: said, ...settings }, { name, now, openHttp }) => {
        const { repository } = settings;
        const github = said === undefined
            ? undefined
            : (0,clients_github/* createGithub */.u)({
                apiUrl: said['api-url'] ?? settings_github/* publicApi */.O0,
                credentials: (0,settings_github/* credentialsOf */.YN)(said),
                http: openHttp(statusesTimeoutMs),
                now,
                target: name,
            });
        const statuses = github === undefined
            ? noStatuses
            : githubStatuses(github, { repository, environment: said?.environment ?? 'production' });
        return {
            checkout: createWorkingCopy(settings, { env: process.env, now, statuses }),
            probe: async () => [
                ...(await probeCheckout(settings, process.env)),
                ...(github === undefined ? [] : await probeStatuses(github, repository)),
            ],
        };
    },
};

;// CONCATENATED MODULE: ./shared/targets/checkouts/registry.ts

/** Every kind of checkout by its type; a test holds this against the folder. */
const checkoutTypes = { checkout: checkout };

// EXTERNAL MODULE: ./shared/clients/github-addresses.ts
var github_addresses = __webpack_require__(97643);
;// CONCATENATED MODULE: ./shared/targets/dispatchers/github.ts
/** https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event */
function createGithubDispatcher(github) {
    return {
        start: async (repository, event, payload) => {
            const json = { event_type: event, client_payload: payload };
            await github.send('POST', `/repos/${repository}/dispatches`, { json });
        },
    };
}

;// CONCATENATED MODULE: ./shared/targets/github.ts




/** The options that every target which asks GitHub has; `token` says what its token must be able to do. */
function githubOptions(token) {
    return {
        ...(0,settings_github/* credentialOptions */.Kn)(token),
        'api-url': values/* addressValue */.qy
            .optional()
            .describe('GitHub Enterprise Server: https://HOST/api/v3. Unless set https://api.github.com; in a workflow its own server.'),
        timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
    };
}
/** Where a target with these options asks. */
function apiUrlFor({ 'api-url': apiUrl }, { githubApiUrl = settings_github/* publicApi */.O0 }) {
    return apiUrl ?? githubApiUrl;
}
/** Where commands are given that a target with these options answers. */
function answersOnGithub(given, program) {
    return { forge: 'github', url: (0,github_addresses/* knownWebUrlOf */.uD)(apiUrlFor(given, program)) };
}
/** GitHub, as a target with these options asks it. */
function openGithub(given, dependencies) {
    const { name, now, openHttp } = dependencies;
    const apiUrl = apiUrlFor(given, dependencies);
    const http = openHttp(given.timeout);
    return { apiUrl, github: (0,clients_github/* createGithub */.u)({ apiUrl, credentials: (0,settings_github/* credentialsOf */.YN)(given), http, now, target: name }) };
}

// EXTERNAL MODULE: ./shared/clients/github-pages.ts
var github_pages = __webpack_require__(23295);
// EXTERNAL MODULE: ./shared/clients/pages.ts
var pages = __webpack_require__(21901);
// EXTERNAL MODULE: ./shared/mapping/marker.ts
var mapping_marker = __webpack_require__(70257);
;// CONCATENATED MODULE: ./shared/targets/trackers/forge/forge-issue.ts
/** How far a forge's clock and ours may differ when a list is read back to a time of ours. */
const clockSkewMs = 5 * 60_000;
/** A time of an answer, in ISO 8601; infinitely late where there is none. */
function timeOfAnswer(value) {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/forge/remark.ts

/**
 * Writes a comment once; the hidden first line tells it from every other. Where others may write the same at the same
 * moment it looks again afterwards, and takes its own back when an earlier one is there. Gives whether it was written.
 */
async function ensureRemark(thread, remark) {
    const { since = 0 } = remark;
    const marker = (0,mapping_marker/* remarkMarkerOf */.iF)(remark.id);
    if (remark.mayExist && (await thread.find(marker, since)).length > 0)
        return false;
    const id = await thread.write(`${marker}\n${remark.text}\n`);
    if (remark.isContended !== true || id === undefined)
        return true;
    const first = Math.min(...(await thread.find(marker, since)));
    if (first >= id)
        return true;
    await thread.remove(id);
    return false;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/github/comments.ts







/** Comments of so many pages since an event are somebody else's trouble. */
const maxPages = 10;
/** Writes a comment once, on an issue or a pull request. Gives whether it was written. */
async function ensureIssueComment(github, at, remark) {
    const comments = `/repos/${at.repository}/issues/${at.number}/comments`;
    const remove = `/repos/${at.repository}/issues/comments`;
    return ensureComment(github, { list: comments, write: comments, remove, isSinceKnown: true }, remark);
}
/** Whether a comment of ours with this id stands on an issue or a pull request. */
async function hasIssueComment(github, at, { id, since }) {
    const list = `/repos/${at.repository}/issues/${at.number}/comments`;
    const paths = { list, write: list, remove: '', isSinceKnown: true };
    return (await findRemarks(github, paths, { marker: (0,mapping_marker/* remarkMarkerOf */.iF)(id), since })).length > 0;
}
/** Writes a comment once, wherever comments can stand. Gives whether it was written. */
async function ensureComment(github, paths, remark) {
    const thread = {
        find: (marker, since) => findRemarks(github, paths, { marker, since }),
        write: async (body) => {
            const { json } = await github.send('POST', paths.write, { json: { body } });
            return (0,json_body/* isJsonObject */.OW)(json) && typeof json.id === 'number' ? json.id : undefined;
        },
        remove: async (id) => {
            // 404: somebody else took it away meanwhile.
            await github.send('DELETE', `${paths.remove}/${id}`, { expect: [404] });
        },
    };
    return ensureRemark(thread, remark);
}
/** The line can be copied: whoever has no standing in the repository did not write ours, unless it is who the token is. */
async function isOurs(comment, github) {
    const body = new json_body/* JsonReader */.OI(comment);
    const login = body.text('user.login');
    if (body.text('user.type') === 'Bot' || login?.endsWith('[bot]') === true)
        return true;
    const strangers = ['NONE', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'CONTRIBUTOR', 'MANNEQUIN'];
    if (!strangers.includes(body.text('author_association') ?? ''))
        return true;
    return login !== undefined && (await github.ownLogin())?.toLowerCase() === login.toLowerCase();
}
/** Ids of the comments that carry the marker. */
async function findRemarks(github, { list, isSinceKnown, isMeant = () => true }, { marker, since }) {
    const found = [];
    const from = new Date(Math.max(0, since - clockSkewMs)).toISOString().replace(/\.\d+Z$/, 'Z');
    for (let page = 1; page <= maxPages; page += 1) {
        const query = `${isSinceKnown ? `since=${from}&` : ''}per_page=${github_pages/* pageSize */.T}&page=${page}`;
        const { json, headers } = await github.send('GET', `${list}?${query}`);
        if (!Array.isArray(json))
            throw new shared_errors/* TicketwireError */.Mw('target-failed', "GitHub's list of comments is not a list.");
        for (const comment of json.filter(json_body/* isJsonObject */.OW)) {
            const isOne = typeof comment.body === 'string' && comment.body.startsWith(marker) && isMeant(comment);
            if (isOne && typeof comment.id === 'number' && (await isOurs(comment, github)))
                found.push(comment.id);
        }
        if (!(0,pages/* hasNextPage */.r)(headers, json.length, github_pages/* pageSize */.T))
            break;
    }
    return found;
}

;// CONCATENATED MODULE: ./shared/targets/responders/github.ts


/** Answers to commands on GitHub. https://docs.github.com/rest/reactions */
function createGithubResponder(github) {
    return {
        reply: (place, remark) => ensureComment(github, commentPathsFor(place), remark),
        react: async (place, emoji) => {
            if (place.kind === 'review')
                return reactToReview(github, place, emoji);
            // 200: it was there already, 201: it was not.
            const { status } = await github.send('POST', `${reactedTo(place)}/reactions`, { json: { content: emoji } });
            return status !== 200;
        },
    };
}
/** A review has no thread: it is answered under its pull request. */
function commentPathsFor({ repository, kind, key, thread }) {
    const of = `/repos/${repository}`;
    if (kind === 'diff_comment') {
        return {
            list: `${of}/pulls/${key}/comments`,
            write: `${of}/pulls/${key}/comments/${thread}/replies`,
            remove: `${of}/pulls/comments`,
            isSinceKnown: true,
            isMeant: (comment) => String(comment.in_reply_to_id) === thread,
        };
    }
    if (kind === 'commit_comment') {
        const comments = `${of}/commits/${key}/comments`;
        return { list: comments, write: comments, remove: `${of}/comments`, isSinceKnown: false };
    }
    const comments = `${of}/issues/${key}/comments`;
    return { list: comments, write: comments, remove: `${of}/issues/comments`, isSinceKnown: true };
}
function reactedTo({ repository, kind, key, id }) {
    const of = `/repos/${repository}`;
    if (kind === 'comment')
        return `${of}/issues/comments/${id}`;
    if (kind === 'diff_comment')
        return `${of}/pulls/comments/${id}`;
    return kind === 'commit_comment' ? `${of}/comments/${id}` : `${of}/issues/${key}`;
}
/** https://docs.github.com/graphql/reference/enums#reactioncontent */
const reactionContent = {
    '+1': 'THUMBS_UP',
    '-1': 'THUMBS_DOWN',
    laugh: 'LAUGH',
    confused: 'CONFUSED',
    heart: 'HEART',
    hooray: 'HOORAY',
    rocket: 'ROCKET',
    eyes: 'EYES',
};
/** The REST API knows no reactions to reviews. https://docs.github.com/graphql/reference/mutations#addreaction */
async function reactToReview(github, { repository, globalId }, emoji) {
    if (globalId === undefined) {
        throw new shared_errors/* TicketwireError */.Mw('unprocessable', 'the review came without its global id, so nothing can be put on it');
    }
    const query = 'mutation($subject: ID!, $content: ReactionContent!) { addReaction(input: { subjectId: $subject, content: $content }) { clientMutationId } }';
    await github.graphql(repository, query, { subject: globalId, content: reactionContent[emoji] });
    return true;
}

;// CONCATENATED MODULE: ./shared/clients/github-merged.ts



/** Whoever wrote more here has been asked about before. */
const github_merged_maxPages = 50;
/**
 * The merged pull requests of an author in a repository, the latest opened first, page by page as they are wanted. A list, and
 * not a search: the search's index lags behind, and does not find everybody.
 * https://docs.github.com/rest/issues/issues#list-repository-issues
 */
async function* mergedPullRequests(github, { repository, login }) {
    const list = `/repos/${repository}/issues?creator=${encodeURIComponent(login)}&state=closed&per_page=${github_pages/* pageSize */.T}`;
    for (let page = 1; page <= github_merged_maxPages; page += 1) {
        const { json, headers } = await github.send('GET', `${list}&page=${page}`);
        const items = Array.isArray(json) ? json : [];
        for (const item of items.filter(json_body/* isJsonObject */.OW)) {
            const { number, comments } = item;
            const mergedAt = Date.parse(new json_body/* JsonReader */.OI(item).text('pull_request.merged_at') ?? '');
            if (typeof number !== 'number' || Number.isNaN(mergedAt))
                continue;
            yield { number, mergedAt, comments: typeof comments === 'number' ? comments : 1 };
        }
        if (!(0,pages/* hasNextPage */.r)(headers, items.length, github_pages/* pageSize */.T))
            return;
    }
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github/merged.ts


/** So many of the latest merged pull requests are looked at for a welcome. */
const maxLookedAt = 10;
async function countMerged(github, { besides, ...of }, enough) {
    let count = 0;
    for await (const { number } of mergedPullRequests(github, of)) {
        if (number !== besides)
            count += 1;
        if (count >= enough)
            break;
    }
    return count;
}
async function findWelcome(github, { besides, ...of }, remarkId) {
    let looked = 0;
    for await (const { number, comments, mergedAt } of mergedPullRequests(github, of)) {
        if (number === besides || comments === 0)
            continue;
        const at = { repository: of.repository, number };
        if (await hasIssueComment(github, { ...at, number: String(number) }, { id: remarkId, since: mergedAt }))
            return at;
        looked += 1;
        if (looked >= maxLookedAt)
            break;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github/refusals.ts


/** 50 invitations in 24 hours for a young organisation, else 500. https://docs.github.com/rest/orgs/members */
const limitMs = 24 * 3_600_000;
/** Inviting answers that somebody is a member or invited already. */
function isAlreadyThere({ json }) {
    return /already\b.*\b(part|member|invited|pending|invitation)/i.test(wordsOf(json));
}
const remedies = [
    [/\bseats?\b|no_seat|license/i, 'No seat is left: buy one, or remove a member or an invitation.'],
    [
        /\bblock/i,
        'Either the organisation has blocked them, or they have blocked the organisation; only who blocked can lift it.',
    ],
    [
        /managed user|\bscim\b|externally managed|\bEMU\b/i,
        'The members of an enterprise with managed users come from its identity provider: nobody can be invited there.',
    ],
    [
        /two[- ]factor|\b2fa\b/i,
        'The organisation takes nobody without two-factor authentication: they switch it on first.',
    ],
    [/\bsaml\b|\bsso\b|identity provider/i, "The organisation's identity provider must know them first."],
    [/flagged|spam/i, 'GitHub has flagged one of the two: its support tells why.'],
];
/** Why GitHub refuses an invitation (422), and what to do about it. It has no codes for that, only words. */
function refusalOf({ json }, who) {
    const { login, organization, now } = who;
    const words = wordsOf(json);
    const said = `GitHub does not let ${login} be invited to ${organization}: ${words === '' ? '422 without words' : words}.`;
    if (/rate limit/i.test(words)) {
        const message = `${said} So many invitations a day are the limit of an organisation: this one is tried again in a day.`;
        return new shared_errors/* TicketwireError */.Mw('rate-limited', message, { notBefore: now + limitMs, isNarrow: true });
    }
    const [, remedy = 'Its settings for members may forbid it, or the account cannot be invited.'] = remedies.find(([pattern]) => pattern.test(words)) ?? [];
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} ${remedy} Then have the delivery delivered again.`);
}
/** The same refusal, with what a token must be allowed to do. */
function withPermission(error, organization) {
    if (!(error instanceof shared_errors/* TicketwireError */.Mw) || !['target-forbidden', 'target-not-found'].includes(error.code))
        return error;
    const needs = `To invite to ${organization} it must be an App's or a fine-grained token with the organisation permission Members: read and write, or a classic one of an owner with admin:org; a workflow's own token has none.`;
    return new shared_errors/* TicketwireError */.Mw(error.code, `${error.message} ${needs}`, { cause: error });
}
const refusals_maxWordsChars = 300;
function wordsOf(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return '';
    const errors = Array.isArray(json.errors) ? json.errors : [];
    const details = errors.flatMap((error) => ((0,json_body/* isJsonObject */.OW)(error) ? [error.message ?? error.code] : [error]));
    const words = [json.message, ...details].filter((each) => typeof each === 'string');
    return words
        .join(': ')
        .replace(/\s+/g, ' ')
        .replace(/[.!]+$/, '')
        .slice(0, refusals_maxWordsChars);
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github/people.ts



/** Accounts, members and invitations. https://docs.github.com/rest/orgs/members */
function createPeople(github, { name, target, now, isEnterpriseServer }) {
    const of = `/orgs/${encodeURIComponent(name)}`;
    const readTeam = async (team) => {
        const { status, json } = await github.send('GET', `${of}/teams/${encodeURIComponent(team)}`, { expect: [404] });
        if (status !== 404)
            return { slug: team, id: (0,json_body/* isJsonObject */.OW)(json) ? Number(json.id) : 0 };
        throw new shared_errors/* TicketwireError */.Mw('target-not-found', `${name} has no team '${team}', or the credentials of '${target}' may not see it: they need the organisation permission Members: read.`);
    };
    const readState = async (login) => {
        const { status, json } = await github.send('GET', `${of}/memberships/${encodeURIComponent(login)}`, {
            expect: [404],
        });
        return status === 404 ? undefined : people_stateOf(json, login);
    };
    /** Nobody is made anything by this who is a member: the request is for invitations alone. */
    async function inviteByNumber(person, teams) {
        const json = { invitee_id: person.id, role: 'direct_member', team_ids: teams.map(({ id }) => id) };
        const answer = await github.send('POST', `${of}/invitations`, { json, expect: [404, 405, 422] });
        // Where there is no such request, as on Enterprise Server behind an address that does not look like one.
        if (answer.status === 404 || answer.status === 405)
            return inviteByLogin(person, teams);
        if (answer.status !== 422)
            return 'invited';
        if (isAlreadyThere(answer))
            return (await readState(person.login)) ?? 'pending';
        throw refusalOf(answer, { login: person.login, organization: name, now: now() });
    }
    /** A member's role would be set anew by this: whoever is one was read to be none just before. */
    async function inviteByLogin({ login }, teams) {
        const who = encodeURIComponent(login);
        const inTeams = teams.map(({ slug }) => `${of}/teams/${encodeURIComponent(slug)}/memberships/${who}`);
        const answer = await github.send('PUT', `${of}/memberships/${who}`, { json: { role: 'member' }, expect: [422] });
        if (answer.status === 422)
            throw refusalOf(answer, { login, organization: name, now: now() });
        for (const path of inTeams)
            await github.send('PUT', path, { json: { role: 'member' } }).catch(afterInvitation);
        return 'invited';
    }
    const findPerson = async ({ id, login }) => {
        const path = id === null ? `/users/${encodeURIComponent(login)}` : `/user/${id}`;
        const { status, json } = await github.send('GET', path, { expect: [404], about: name });
        if (status === 404)
            return undefined;
        if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.id !== 'number' || typeof json.login !== 'string') {
            throw new shared_errors/* TicketwireError */.Mw('target-failed', `GitHub's answer about the account of ${login} names no account.`);
        }
        const { type, suspended_at: suspended = null } = json;
        return { id: json.id, login: json.login, type: String(type ?? 'User'), isSuspended: suspended !== null };
    };
    /** What an account is called by now; undefined where its login is somebody else's. */
    const loginNow = async ({ id, login }) => {
        if (id === null)
            return login;
        const person = await findPerson({ id, login });
        if (person !== undefined)
            return person.login;
        // Not everybody may look accounts up by their numbers.
        const other = await findPerson({ id: null, login });
        return other === undefined || other.id === id ? login : undefined;
    };
    return {
        readState,
        isInTeam: async (who, team) => {
            const login = await loginNow(who);
            if (login === undefined)
                return false;
            const path = `${of}/teams/${encodeURIComponent(team)}/memberships/${encodeURIComponent(login)}`;
            const { status, json } = await github.send('GET', path, { expect: [404] });
            if (status !== 404)
                return people_stateOf(json, login) === 'active';
            await readTeam(team);
            return false;
        },
        findPerson,
        invite: async (person, slugs) => {
            const teams = await Promise.all(slugs.map(readTeam));
            try {
                return await (isEnterpriseServer ? inviteByLogin : inviteByNumber)(person, teams);
            }
            catch (error) {
                throw withPermission(error, name);
            }
        },
    };
}
/** They are invited by now, so it must not look as if nothing had happened. */
function afterInvitation(error) {
    const { message } = (0,shared_errors/* asTicketwireError */.Q8)(error);
    throw new shared_errors/* TicketwireError */.Mw('target-failed', `They are invited, but not to each team. ${message}`, { cause: error });
}
function people_stateOf(json, login) {
    const state = (0,json_body/* isJsonObject */.OW)(json) ? json.state : undefined;
    if (state === 'active' || state === 'pending')
        return state;
    throw new shared_errors/* TicketwireError */.Mw('target-failed', `GitHub's answer about the membership of ${login} names no state.`);
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github/probe.ts


/** Only those who may see all members see invitations; that they may send one only sending one would show. */
async function probeOrganization(github, { name, isEnterpriseServer }, duties) {
    const of = `/orgs/${encodeURIComponent(name)}`;
    const wanted = (0,app_permissions/* mergedPermissions */.f)([{ members: 'read' }, (0,app_permissions/* permissionsFor */.m)(duties)]);
    const findings = [
        ...(await grantFindings(github, name, wanted)),
        await probeAccess(github, of, {
            what: `The organisation ${name} can be seen`,
            remedy: 'Is the name right, and no person behind it?',
        }),
    ];
    const { steps } = duties;
    const isInviting = steps.some(({ verb }) => verb === 'invite');
    // Enterprise Server has no list of invitations.
    if (isInviting && !isEnterpriseServer)
        findings.push(await probeInvitations(github, name));
    const teams = steps.flatMap((step) => (step.verb === 'invite' ? step.teams : []));
    for (const team of new Set([...teams, ...duties.teams])) {
        const path = `${of}/teams/${encodeURIComponent(team)}`;
        const remedy = 'Name the slug as it stands in its address.';
        findings.push(await probeAccess(github, path, { what: `The team '${team}' can be seen`, remedy }));
    }
    return findings;
}
/** Classic tokens are told what they may do; of others it is not known whether they may write. */
async function probeInvitations(github, name) {
    const remedy = 'It needs the organisation permission Members: read and write, or admin:org of an owner.';
    const path = `/orgs/${encodeURIComponent(name)}/invitations?per_page=1`;
    const seen = await probeAccess(github, path, { what: `The token may see who is invited to ${name}`, remedy });
    if (seen.remedy !== undefined)
        return seen;
    const answer = await github.send('GET', path);
    const scopes = answer.headers.get('x-oauth-scopes') ?? '';
    const isEnough = scopes === '' || scopes.split(/,\s*/).includes('admin:org');
    return isEnough ? seen : { what: `The token may invite to ${name}`, remedy: `Its scopes are ${scopes}. ${remedy}` };
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github-org.ts











const github_org_options = {
    organization: schemas/* string */.YjP()
        .regex(/^[A-Za-z\d](?:[A-Za-z\d-]{0,38})$/, 'must be the login of an organisation')
        .describe('The organisation people are invited to.'),
    ...githubOptions("A token with the organisation permission Members: write; a workflow's own token has none."),
};
/** Members of a GitHub organisation. https://docs.github.com/rest/orgs/members */
const githubOrg = {
    type: 'github-org',
    label: 'a GitHub organisation',
    docs: 'docs/targets/github-org.md',
    options: github_org_options,
    invites: true,
    dispatches: true,
    organization: ({ organization }) => organization,
    appPermissions: app_permissions/* permissionsFor */.m,
    answers: answersOnGithub,
    lacks: settings_github/* credentialsLack */.Yj,
    create: ({ organization, ...settings }, dependencies) => {
        const { name, now } = dependencies;
        const { github, apiUrl } = openGithub(settings, dependencies);
        const isEnterpriseServer = new URL(apiUrl).pathname.endsWith('/api/v3');
        const membership = {
            organization,
            address: `${apiUrl}/orgs/${organization}`.toLowerCase(),
            webUrl: (0,github_addresses/* knownWebUrlOf */.uD)(apiUrl),
            ...createPeople(github, { name: organization, target: name, now, isEnterpriseServer }),
            countMerged: (query, enough) => countMerged(github, query, enough),
            ensureWelcome: ({ repository, number }, remark) => ensureIssueComment(github, { repository, number: String(number) }, remark),
            findWelcome: (query, remarkId) => findWelcome(github, query, remarkId),
        };
        return {
            membership,
            responder: createGithubResponder(github),
            dispatcher: createGithubDispatcher(github),
            noteInstallation: github.noteInstallation,
            probe: (duties) => probeOrganization(github, { name: organization, isEnterpriseServer }, duties),
        };
    },
};

;// CONCATENATED MODULE: ./shared/targets/memberships/registry.ts

/** Every kind of membership by its type; a test holds this against the folder. */
const membershipTypes = { 'github-org': githubOrg };

;// CONCATENATED MODULE: ./shared/targets/reporters/code-scanning.ts








const code_scanning_options = {
    repository: values/* repositoryValue */._p.describe('The repository whose alerts are dismissed, as owner/name.'),
    ...githubOptions('A token that may write code-scanning alerts there.'),
};
const reasons = ["won't fix", 'false positive', 'used in tests'];
/** Alerts of code scanning: dismissed, and opened again. https://docs.github.com/rest/code-scanning/code-scanning */
const codeScanning = {
    type: 'code-scanning',
    label: 'code scanning',
    docs: 'docs/targets/code-scanning.md',
    options: code_scanning_options,
    appPermissions: app_permissions/* permissionsFor */.m,
    reports: { reasons },
    lacks: settings_github/* credentialsLack */.Yj,
    create: ({ repository, ...settings }, dependencies) => {
        const { name } = dependencies;
        const { github } = openGithub(settings, dependencies);
        const reporter = {
            isAsked: true,
            objectionTo: (record) => {
                const alert = alertOf(record);
                const { ticket } = record;
                if (alert === undefined)
                    return `${ticket.reference} does not follow an alert of code scanning`;
                if (alert.repository.toLowerCase() === repository.toLowerCase())
                    return undefined;
                return `the alert of ${ticket.reference} is in ${alert.repository}, and '${name}' is for ${repository}`;
            },
            ensureTold: async (report) => {
                const { number = '' } = alertOf(report.record) ?? {};
                return bringTo(report, github, `/repos/${repository}/code-scanning/alerts/${number}`);
            },
        };
        const probe = async (duties) => [
            ...(await grantFindings(github, repository, (0,app_permissions/* permissionsFor */.m)(duties))),
            await probeAccess(github, `/repos/${repository}/code-scanning/alerts?per_page=1`, {
                what: `The alerts of ${repository} can be read`,
                remedy: 'Code scanning must be on, and the token needs the permission Code scanning alerts: write.',
            }),
        ];
        return { reporter, probe };
    },
};
/** `code-scanning:octo/widgets#7`, taken apart. */
function alertOf({ subject, ticket }) {
    if (subject.startsWith('#'))
        return alertByHash(subject, ticket.reference);
    const [, repository, number] = /^code-scanning:([^/#]+\/[^/#]+)#(\d+)$/.exec(subject) ?? [];
    return repository === undefined || number === undefined ? undefined : { repository, number };
}
/** Numbers that are looked through; it takes a fraction of a second. */
const maxNumber = 200_000;
/** Where only the hash of a subject is known, the alert is one of the ticket's own repository, or none that is known. */
function alertByHash(subject, reference) {
    const hash = (0,mapping_marker/* subjectHashOf */.QY)(subject);
    const [repository = ''] = reference.split('#');
    for (let number = 1; number <= maxNumber; number += 1) {
        if ((0,mapping_marker/* subjectHashOf */.QY)(`code-scanning:${repository}#${number}`) === hash)
            return { repository, number: String(number) };
    }
    return undefined;
}
/** Dismisses or opens it, unless it is so already; what is fixed stays as it is. */
async function bringTo(report, github, path) {
    const { json } = await github.send('GET', path);
    if (!(0,json_body/* isJsonObject */.OW)(json) || !('state' in json)) {
        throw new shared_errors/* TicketwireError */.Mw('target-failed', `GitHub's answer about an alert (${path}) names no state.`);
    }
    const { state } = json;
    if (state === 'fixed')
        return 'the alert is fixed';
    const isDismissed = state === 'dismissed';
    if (report.change === 'unsuppress') {
        if (!isDismissed)
            return 'the alert is open already';
        await github.send('PATCH', path, { json: { state: 'open' } });
        return undefined;
    }
    if (isDismissed)
        return 'the alert is dismissed already';
    const dismissal = { dismissed_reason: report.as ?? reasonOf(report), dismissed_comment: commentOf(report) };
    await github.send('PATCH', path, { json: { state: 'dismissed', ...dismissal } });
    return undefined;
}
/** Labels that say more than that it is not wanted. */
const reasonsByLabel = {
    'false positive': 'false positive',
    'false-positive': 'false positive',
    invalid: 'false positive',
    'used in tests': 'used in tests',
    test: 'used in tests',
};
function reasonOf({ ticket }) {
    const names = ticket.labels.map((label) => label.toLowerCase());
    const said = names.find((name) => Object.hasOwn(reasonsByLabel, name));
    return (said === undefined ? undefined : reasonsByLabel[said]) ?? "won't fix";
}
/** "dismissed_comment: maxLength 280": GitHub's API description. */
const maxCommentChars = 280;
function commentOf({ words, ticket }) {
    const whole = ticket.url === '' ? `${words}.` : `${words}: ${ticket.url}`;
    return whole.length <= maxCommentChars ? whole : `${words}.`.slice(0, maxCommentChars);
}

// EXTERNAL MODULE: ./shared/clients/http.ts + 1 modules
var http = __webpack_require__(52355);
// EXTERNAL MODULE: ./shared/settings/secret.ts
var secret = __webpack_require__(76436);
// EXTERNAL MODULE: ./shared/signing/lgtm.ts
var lgtm = __webpack_require__(46782);
;// CONCATENATED MODULE: ./shared/targets/reporters/lgtm.ts






const lgtm_options = {
    // The last part of the address is a credential.
    url: values/* addressValue */.qy
        .refine((text) => !URL.canParse(text) || /\/external-hooks\/issue-tracker\/[^/]+$/.test(new URL(text).pathname), {
        error: 'must be the address that LGTM shows for the integration: https://HOST/external-hooks/issue-tracker/KEY',
    })
        .transform((text) => new secret/* Secret */.z(text))
        .describe("The integration's address at LGTM: https://HOST/external-hooks/issue-tracker/KEY. The key is a secret."),
    secret: values/* secretValue */.aF.describe("The integration's secret: the same as the source's."),
    source: schemas/* string */.YjP()
        .regex(values/* namePattern */._u, 'must be the name of a source')
        .optional()
        .describe('The source whose alerts this LGTM knows; needed where there are several of LGTM.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/**
 * LGTM Enterprise, from the tracker back to LGTM: it is told suppress and unsuppress, and nothing else.
 * Sources: Semmle/lgtm-issue-tracker-example and Semmle/lgtm-jira-addon.
 */
const lgtm_lgtm = {
    type: 'lgtm',
    label: 'LGTM Enterprise',
    docs: 'docs/targets/lgtm.md',
    options: lgtm_options,
    reports: { reasons: [] },
    needsStore: true,
    create: ({ url, secret, source, timeout }, { name, now, openHttp }) => {
        const http = openHttp(timeout);
        const reporter = {
            isAsked: false,
            objectionTo: (record) => objectionTo(record, { name, source }),
            ensureTold: async ({ record, change }) => {
                const told = { 'issue-id': record.issuedId, transition: change };
                const body = Buffer.from(JSON.stringify(told));
                const headers = { 'content-type': 'application/json', 'user-agent': 'ticketwire' };
                const proof = lgtm/* lgtmScheme */._.sign(body, secret.reveal(), now());
                const request = { method: 'POST', url: url.reveal(), headers: { ...headers, ...proof }, body };
                const response = await sendTo(http, request, `LGTM (POST of ${change}, target '${name}')`);
                // "Anything but 200 is a failure": lgtm-jira-addon.
                if (response.status !== 200)
                    throw refusal(response, { name, now: now() });
                return undefined;
            },
        };
        return { reporter };
    },
};
function objectionTo({ subject, source: from, issuedId, ticket }, { name, source }) {
    if (!subject.startsWith('lgtm:'))
        return `${ticket.reference} does not follow an alert of LGTM`;
    if (issuedId === null)
        return `LGTM was not given an id for ${ticket.reference}`;
    // Another LGTM may have given another alert the same id.
    if (source === undefined || from === source)
        return undefined;
    return `${ticket.reference} is of the source '${from}', and '${name}' is for '${source}'`;
}
async function sendTo(http, request, what) {
    try {
        return await http.send(request);
    }
    catch (cause) {
        if (!(cause instanceof shared_errors/* TicketwireError */.Mw))
            throw cause;
        throw new shared_errors/* TicketwireError */.Mw(cause.code, `${what} ${cause.message}.`, { cause });
    }
}
function refusal(response, { name, now }) {
    const { status } = response;
    const said = `LGTM (target '${name}') answered ${status}, and only 200 is a success.`;
    const waitUntil = (0,http/* rateLimitEnd */.jM)(response, now);
    if (waitUntil !== undefined) {
        return new shared_errors/* TicketwireError */.Mw('rate-limited', `${said} It asks us to wait.`, { notBefore: waitUntil });
    }
    if ((0,http/* isRetryableStatus */.PS)(status)) {
        const notBefore = (0,http/* retryAfterOf */.sT)(response.headers, now);
        return new shared_errors/* TicketwireError */.Mw('target-failed', `${said} It is tried again.`, { notBefore });
    }
    if (status === 401 || status === 403) {
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', `${said} Most likely the secret is not the integration's.`);
    }
    if (status === 404 || status === 410) {
        return new shared_errors/* TicketwireError */.Mw('target-not-found', `${said} Either the key in the address is not the integration's, or LGTM no longer knows the ticket.`);
    }
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} Sending the same again would be refused again.`);
}

;// CONCATENATED MODULE: ./shared/targets/reporters/registry.ts


/** Every kind of reporter by its type; a test holds this against the folder. */
const reporterTypes = { lgtm: lgtm_lgtm, 'code-scanning': codeScanning };

;// CONCATENATED MODULE: ./shared/clients/chat.ts



function createChat(options) {
    const { http, now, refusals } = options;
    const refusalOf = (request, response) => refusalFrom(response, { what: request.what, refusals, now: now(), secrets: secretsIn(request) });
    return {
        refusalOf,
        send: async (request) => {
            const { what, ...asked } = request;
            let response;
            try {
                response = await http.send({ ...asked, headers: { 'user-agent': 'ticketwire', ...asked.headers } });
            }
            catch (cause) {
                if (!(cause instanceof shared_errors/* TicketwireError */.Mw))
                    throw cause;
                throw new shared_errors/* TicketwireError */.Mw(cause.code, `${what} ${cause.message}.`, { cause });
            }
            if (response.status >= 200 && response.status < 300)
                return response;
            throw refusalOf(request, response);
        },
    };
}
function refusalFrom(response, { what, refusals, now, secrets }) {
    const { status } = response;
    const words = chat_wordsOf(response, secrets);
    const said = `${what} ${status < 300 ? 'says' : 'answered'} ${[...(status < 300 ? [] : [status]), ...words].join(': ')}.`;
    const named = chat_namesIn(response).find((name) => Object.hasOwn(refusals, name));
    if (status === 429 || isLimit(response)) {
        const notBefore = waitOf(response, now) ?? now + defaultWaitMs;
        const scope = (0,json_body/* isJsonObject */.OW)(response.json) && response.json.global === true ? ', for everything we ask there' : '';
        return new shared_errors/* TicketwireError */.Mw('rate-limited', `${said} It asks us to wait${scope}.`, { notBefore });
    }
    const refusal = named === undefined ? undefined : refusals[named];
    if (refusal !== undefined) {
        return new shared_errors/* TicketwireError */.Mw(refusal.code ?? 'target-forbidden', `${said} ${refusal.remedy}`);
    }
    if ((0,http/* isRetryableStatus */.PS)(status)) {
        return new shared_errors/* TicketwireError */.Mw('target-failed', `${said} It is tried again.`, { notBefore: waitOf(response, now) });
    }
    if ([401, 403, 404, 410].includes(status)) {
        const message = `${said} Most likely the address or the token is wrong, was revoked, or its channel is gone: make a new one.`;
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', message);
    }
    if (status >= 300 && status < 400) {
        return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} It sends us elsewhere: is the address right?`);
    }
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} Sending the same again would be refused again.`);
}
const defaultWaitMs = 30_000;
/** Slack's two words. */
function isLimit(response) {
    return chat_namesIn(response).some((name) => name === 'ratelimited' || name === 'rate_limited');
}
/** Discord tells seconds with a fraction, and Matrix milliseconds, in the body; all others in the header. */
function waitOf({ json, headers }, now) {
    const body = (0,json_body/* isJsonObject */.OW)(json) ? json : {};
    const named = Number.isFinite(body.retry_after_ms) ? Number(body.retry_after_ms) : Number(body.retry_after) * 1_000;
    const waits = [(0,http/* retryAfterOf */.sT)(headers, now), now + Math.ceil(named)].filter((at) => at !== undefined && at > now);
    return waits.length === 0 ? undefined : Math.max(...waits);
}
/** How a system names what it has against a request, most telling first. */
function chat_namesIn({ json, text, status }) {
    const read = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {});
    const paths = ['errcode', 'code', 'error.code', 'error', 'id'];
    const names = paths.map((path) => read.find(path)).filter((each) => ['string', 'number'].includes(typeof each));
    return [...names.map(String), ...(text === undefined ? [] : [text]), String(status)];
}
const chat_maxWordsChars = 200;
/** The system's own explanation, as short lines without their ends. */
function chat_wordsOf({ json, text }, secrets) {
    const read = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {});
    const name = read.text('errcode') ?? read.text('error.code') ?? numberAt(read, 'code');
    const said = read.text('message') ?? read.text('error.message') ?? read.text('error') ?? read.text('errors') ?? text;
    const where = firstFault(read.find('errors'));
    // Before it is cut: half a secret is one, too.
    const clean = (words) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), words);
    const short = (words) => clean(words)
        .replace(/\s+/g, ' ')
        .slice(0, chat_maxWordsChars)
        .replace(/[.\s]+$/, '');
    return [name, said, where].filter((each) => each !== undefined).map(short);
}
function numberAt(read, path) {
    const value = read.find(path);
    return typeof value === 'number' ? String(value) : undefined;
}
/** Discord's `{"embeds":{"0":{"description":{"_errors":[{"message":…}]}}}}` as `embeds.0.description: …`. */
function firstFault(errors, path = []) {
    if (!(0,json_body/* isJsonObject */.OW)(errors) || path.length > 6)
        return undefined;
    if (Array.isArray(errors._errors)) {
        const [first] = errors._errors;
        const message = (0,json_body/* isJsonObject */.OW)(first) && typeof first.message === 'string' ? first.message : '';
        return `${path.join('.')}: ${message}`;
    }
    const found = Object.entries(errors).map(([name, inner]) => firstFault(inner, [...path, name]));
    return found.find((each) => each !== undefined);
}
/** What proves who we are: a header, or else every part of the address that could. */
function secretsIn({ url, headers }) {
    if (headers.authorization !== undefined)
        return [headers.authorization.replace(/^\w+ +/, '')];
    const { href, pathname, search, searchParams } = new URL(url);
    const segments = pathname.split('/').filter((part) => part.length >= 16 || (part.length >= 6 && /\d/.test(part)));
    const values = [...searchParams.values()].filter((value) => value.length >= 4);
    return [
        href,
        pathname.length > 1 ? pathname + search : '',
        pathname.length >= 8 ? pathname : '',
        ...segments,
        ...values,
    ]
        .flatMap((part) => [part, decoded(part), encodeURIComponent(part)])
        .filter((part) => part !== '')
        .sort((one, other) => other.length - one.length);
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./shared/mapping/cut-blocks.ts
var cut_blocks = __webpack_require__(64122);
// EXTERNAL MODULE: ./shared/mapping/inert-blocks.ts
var inert_blocks = __webpack_require__(24310);
;// CONCATENATED MODULE: ./shared/targets/rooms/plain-text.ts

/** Blocks as plain text; `write` writes a piece. */
function plainText(blocks, write = ({ text }) => text) {
    const line = (runs) => runs.map(write).join('');
    return blocks
        .map((block) => {
        if (block.kind === 'code')
            return write({ text: block.text, isCode: true });
        if (block.kind === 'paragraph')
            return block.lines.map(line).join('\n');
        return block.items.map((lines) => `- ${lines.map(line).join('\n  ')}`).join('\n');
    })
        .join('\n\n');
}
function plainLine(markdown) {
    return plainText((0,inert_blocks/* blocksOf */.S)(markdown)).replace(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./shared/targets/rooms/content.ts



/** What a message says, taken apart: the line, then the details. Never empty, as every room wants some text. */
function contentOf({ line, details, event }) {
    const blocks = [...(0,inert_blocks/* blocksOf */.S)(line), ...(0,inert_blocks/* blocksOf */.S)(details)];
    return blocks.some((block) => /\S/.test(plainText([block])))
        ? blocks
        : [{ kind: 'paragraph', lines: [[{ text: event.type }]] }];
}
/** The same, as much of it as a room takes. */
function contentWithin(message, limit) {
    return (0,cut_blocks/* cutBlocks */.Z)(contentOf(message), limit);
}

;// CONCATENATED MODULE: ./shared/targets/rooms/markdown.ts
/** Blocks in a dialect of Markdown; code stays code, and no code ends early. */
function markdownOf(blocks, dialect) {
    return blocks.map((block) => blockOf(block, dialect)).join('\n\n');
}
function blockOf(block, dialect) {
    // A line that begins with blanks could be code.
    const line = (runs) => runs
        .map((run) => runOf(run, dialect))
        .join('')
        .trimStart();
    switch (block.kind) {
        case 'paragraph':
            return block.lines.map(line).join('\n');
        case 'list':
            return block.items.map((lines) => `- ${lines.map(line).join('\n  ')}`).join('\n');
        case 'code':
            return `\`\`\`\n${coded(block.text, dialect).replace(/``(?=`)/g, `\`\`${wordBreak}`)}\n\`\`\``;
        default:
            return block;
    }
}
const wordBreak = '\u200B';
/** Bold holds no code: some dialects look for its end in there. */
function runOf(run, dialect) {
    const shown = run.isCode ? codeSpan(coded(run.text, dialect)) : textOf(run, dialect);
    if (run.href === undefined)
        return shown;
    const address = `](${dialect.address(run.href)})`;
    // Where an escape of a bracket counts for nothing, brackets within a label end it, or begin another.
    const isPlain = run.isCode ? !/[[\]]/.test(run.text) : hasPairs(run.text);
    return isPlain ? `[${shown}${address}` : `${shown} [→${address}`;
}
/** Its inner ends are invisible letters: so the stars count, whatever stands beside them. */
function textOf({ text, isBold }, dialect) {
    const inner = text.trim();
    if (!isBold || inner === '')
        return dialect.escape(text);
    return aroundOf(text, `**${wordBreak}${dialect.escape(inner)}${wordBreak}**`);
}
/** Something else within the blanks that surround a text. */
function aroundOf(text, inner) {
    return text.slice(0, text.length - text.trimStart().length) + inner + text.slice(text.trimEnd().length);
}
function coded(text, { code }) {
    return code === undefined ? text : code(text);
}
/** One backtick within two: so no dialect takes it for a block. */
function codeSpan(text) {
    const line = text.replace(/\n/g, ' ').replace(/`(?=`)/g, `\`${wordBreak}`);
    return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}
/** Every bracket has its other half, in one another or beside one another. */
function hasPairs(text) {
    let depth = 0;
    for (const bracket of text.match(/[[\]]/g) ?? []) {
        depth += bracket === '[' ? 1 : -1;
        if (depth < 0 || depth > 1)
            return false;
    }
    return depth === 0;
}

;// CONCATENATED MODULE: ./shared/targets/rooms/discord/body.ts


/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits; 6,000 in all are not reached. */
const limits = { description: 4_096, footer: 256 };
const colours = { good: 0x2e_a0_43, bad: 0xd7_3a_49, neutral: 0x6e_77_81 };
/** An embed, and nobody is called, whatever a text says. */
function discordBody(message) {
    const { tone, event } = message;
    const blocks = contentWithin(message, {
        maxChars: limits.description,
        fits: (tried) => markdownOf(tried, dialect).length <= limits.description,
    });
    return {
        content: '',
        allowed_mentions: { parse: [] },
        embeds: [
            {
                description: markdownOf(blocks, dialect),
                color: colours[tone],
                timestamp: event.at,
                footer: { text: event.source.slice(0, limits.footer) },
            },
        ],
    };
}
/** Every sign can be escaped there; `<` opens mentions, times, commands and links, and `://` addresses. */
const dialect = {
    escape: (plain) => plain
        .replace(/[\\`*_~|>#\-+[\]().!:<@]/g, '\\$&')
        .replace(/@(?=everyone|here)/gi, '@\u200B')
        .replace(/^(\d+)(?=\\\.)/gm, '\u200B$1')
        .replace(/:\/\//g, ':\u200B//'),
    address: (href) => `<${href.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'))}>`,
};

;// CONCATENATED MODULE: ./shared/targets/rooms/discord/refusals.ts
/** By the code in the answer. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const discordRefusals = {
    '10003': { remedy: "Is 'thread' the id of a thread of the webhook's channel? It may have been deleted." },
    '10008': { code: 'target-not-found', remedy: 'The message was deleted.' },
    '10015': { remedy: 'The webhook was deleted, or its address is wrong: make a new one.' },
    '50027': { remedy: 'The address is wrong after its id: copy it anew, or make a new webhook.' },
    '50083': { remedy: "The thread is archived and locked: unlock it, or set another 'thread'." },
    '40062': { code: 'target-failed', remedy: 'It is tried again.' },
    '160005': { remedy: "The thread is locked: unlock it, or set another 'thread'." },
    '220001': { remedy: "The channel is a forum: set 'thread' to the id of one of its posts." },
    '220003': { remedy: "The channel is no forum, and takes no new threads: is 'thread' right?" },
    '50035': { code: 'target-refused', remedy: 'Discord does not take this message; please report it.' },
    '50006': { code: 'target-refused', remedy: 'Discord does not take this message; please report it.' },
};

;// CONCATENATED MODULE: ./shared/targets/rooms/discord.ts







/** Of one webhook. https://discord.com/developers/docs/topics/rate-limits names none in advance; this one is measured. */
const usualLimits = { perMinute: 30, perHour: 1_800 };
const discord_options = {
    url: values/* secretAddressValue */.ET.describe("The address of a channel's webhook: https://discord.com/api/webhooks/ID/TOKEN; a secret."),
    thread: schemas/* string */.YjP()
        .regex(/^\d{15,22}$/, 'must be the id of a thread')
        .optional()
        .describe('The id of a thread of the channel: messages go there. Channels that are forums need one.'),
    limits: (0,values/* limitsValue */.CR)(usualLimits).describe('Messages in a minute and in an hour.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A channel of Discord. https://discord.com/developers/docs/resources/webhook#execute-webhook */
const discord = {
    type: 'discord',
    label: 'Discord',
    docs: 'docs/targets/discord.md',
    options: discord_options,
    room: { keepsTogether: () => true },
    create: ({ url, thread, timeout, limits = usualLimits }, { name, now, openHttp }) => {
        const chat = createChat({ http: openHttp(timeout), now, refusals: discordRefusals });
        const what = `Discord (webhook, target '${name}')`;
        async function call(request) {
            const { json } = await chat.send({ what, headers: {}, ...request });
            if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.id === 'string')
                return json;
            throw new shared_errors/* TicketwireError */.Mw('target-failed', `${what} gave an answer that is not Discord's. Is a proxy before it?`);
        }
        const address = (path, query) => {
            const at = new URL(url.reveal());
            at.pathname = at.pathname.replace(/\/+$/, '') + path;
            const place = thread === undefined ? {} : { thread_id: thread };
            for (const [key, value] of Object.entries({ ...query, ...place }))
                at.searchParams.set(key, value);
            return at.href;
        };
        return {
            room: {
                hasThreads: false,
                limits,
                post: async (message) => {
                    // Without `wait` a message that was not kept is no error.
                    const sent = await call({ method: 'POST', url: address('', { wait: 'true' }), json: discordBody(message) });
                    return String(sent.id);
                },
                update: async (reference, message) => {
                    const json = discordBody(message);
                    try {
                        await call({ method: 'PATCH', url: address(`/messages/${reference}`, {}), json });
                        return true;
                    }
                    catch (error) {
                        if (error instanceof shared_errors/* TicketwireError */.Mw && error.code === 'target-not-found')
                            return false;
                        throw error;
                    }
                },
            },
            probe: async () => findingsOf(await call({ method: 'GET', url: url.reveal() }), thread),
        };
    },
};
function findingsOf({ name, channel_id: channel }, thread) {
    const found = { what: `The webhook is there (${name}, in the channel ${channel})` };
    if (thread === undefined)
        return [found];
    return [found, { what: `Whether the thread ${thread} is there cannot be asked without posting` }];
}

;// CONCATENATED MODULE: ./shared/targets/rooms/matrix/content.ts



/** An event holds 65,536 bytes, with what servers add to it. https://spec.matrix.org/latest/client-server-api/#size-limits */
const maxBytes = 60_000;
const maxChars = 15_000;
function newContent(message, thread) {
    // Whoever knows no threads sees an answer to the first message.
    const place = { rel_type: 'm.thread', event_id: thread ?? '', is_falling_back: true };
    const relation = { 'm.relates_to': { ...place, 'm.in_reply_to': { event_id: thread ?? '' } } };
    return within(message, (said) => ({ ...said, ...(thread === undefined ? {} : relation) }));
}
/** https://spec.matrix.org/latest/client-server-api/#event-replacements */
function editContent(message, reference) {
    return within(message, (said) => ({
        ...said,
        body: `* ${said.body}`,
        formatted_body: `* ${said.formatted_body}`,
        'm.new_content': said,
        'm.relates_to': { rel_type: 'm.replace', event_id: reference },
    }));
}
/** The same for every attempt at this edit, and for no other request: neither for a later edit to the same text. */
function editId(message, reference, content) {
    const parts = [reference, message.event.id, JSON.stringify(content)];
    return `edit-${(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}
function within(message, write) {
    const written = (blocks) => write(saidIn(blocks));
    const fits = (blocks) => Buffer.byteLength(JSON.stringify(written(blocks))) <= maxBytes;
    return written(contentWithin(message, { maxChars, fits }));
}
function saidIn(blocks) {
    const shown = new Set();
    return {
        msgtype: 'm.notice',
        body: plainText(blocks, (run) => {
            const href = hrefOf(run);
            if (href === undefined || shown.has(href))
                return unlinked(run.text);
            shown.add(href);
            return run.text.replaceAll('\u200B', '') === href ? href : `${unlinked(run.text)} (${href})`;
        }),
        format: 'org.matrix.custom.html',
        formatted_body: blocks.map(htmlOf).join(''),
        'm.mentions': {},
    };
}
function htmlOf(block) {
    const line = (runs) => runs.map(content_runOf).join('');
    switch (block.kind) {
        case 'paragraph':
            return `<p>${block.lines.map(line).join('<br>')}</p>`;
        case 'list':
            return `<ul>${block.items.map((lines) => `<li>${lines.map(line).join('<br>')}</li>`).join('')}</ul>`;
        case 'code':
            // A parser drops a line feed right behind the tag.
            return `<pre><code>${escapeHtml(unlinked(block.text))}</code></pre>`;
        default:
            return block;
    }
}
function content_runOf(run) {
    const text = escapeHtml(unlinked(run.text));
    const coded = run.isCode ? `<code>${text}</code>` : text;
    const shown = run.isBold ? `<strong>${coded}</strong>` : coded;
    const href = hrefOf(run);
    return href === undefined ? shown : `<a href="${escapeHtml(href)}">${shown}</a>`;
}
/** An address of matrix.to shows as the user or the room it names. */
function hrefOf({ href }) {
    if (href === undefined || !URL.canParse(href))
        return undefined;
    return /(^|\.)matrix\.to\.?$/i.test(new URL(href).hostname) ? undefined : href;
}
/** Clients make links of addresses, names of hosts, users and rooms wherever they stand. */
function unlinked(text) {
    return text
        .replace(/([@#!+])(?=[\w.=/-])/g, '$1\u200B')
        .replace(/:(?=\/\/|\w)/g, ':\u200B')
        .replace(/(?<=\S)\.(?=\p{L}{2})/gu, '.\u200B');
}
function escapeHtml(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

;// CONCATENATED MODULE: ./shared/targets/rooms/matrix.ts






const matrix_options = {
    'api-url': values/* addressValue */.qy.describe('The homeserver: https://matrix.example.com.'),
    token: values/* tokenValue */.vA.describe('The access token of the user that writes; it must have joined the room.'),
    room: schemas/* string */.YjP()
        .regex(/^!\S{1,254}$/, 'must be the id of a room, such as !abc:example.com; it stands in its settings')
        .describe("The room's id, not one of its names."),
    limits: (0,values/* limitsValue */.CR)().describe('Messages in a minute and in an hour; none unless set.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A room of Matrix. https://spec.matrix.org/latest/client-server-api/ */
const matrix = {
    type: 'matrix',
    label: 'Matrix',
    docs: 'docs/targets/matrix.md',
    options: matrix_options,
    room: { keepsTogether: () => true },
    create: ({ token, room, timeout, limits, 'api-url': apiUrl }, { name, now, openHttp }) => {
        const http = openHttp(timeout);
        const chat = createChat({ http, now, refusals: matrix_refusals });
        const place = `/rooms/${encodeURIComponent(room)}`;
        async function call(method, path, content) {
            const what = `Matrix (target '${name}')`;
            const headers = { authorization: `Bearer ${token.reveal()}` };
            const url = `${apiUrl}/_matrix/client/v3${path}`;
            const { json } = await chat.send({
                what,
                method,
                url,
                headers,
                ...(content === undefined ? {} : { json: content }),
            });
            if ((0,json_body/* isJsonObject */.OW)(json))
                return json;
            throw new shared_errors/* TicketwireError */.Mw('target-failed', `${what} gave an answer that is not Matrix's. Is a proxy before it?`);
        }
        /** The same transaction is the same message, however often it is sent. */
        async function send(transaction, content) {
            const path = `${place}/send/m.room.message/${encodeURIComponent(transaction)}`;
            const { event_id: event } = await call('PUT', path, content);
            if (typeof event === 'string')
                return event;
            throw new shared_errors/* TicketwireError */.Mw('target-failed', `Matrix (target '${name}') named no event: was the message kept?`);
        }
        /** A server takes threads and edits of what is gone, and nobody sees them. */
        async function isThere(event) {
            try {
                const { unsigned } = await call('GET', `${place}/event/${encodeURIComponent(event)}`);
                return !(0,json_body/* isJsonObject */.OW)(unsigned) || unsigned.redacted_because === undefined;
            }
            catch (error) {
                if (error instanceof shared_errors/* TicketwireError */.Mw && error.code === 'target-not-found')
                    return false;
                throw error;
            }
        }
        return {
            room: {
                hasThreads: true,
                limits,
                post: async (message, { id, thread: under, isBroadcast }) => {
                    // A thread cannot be shown in the room as well: what all are to see stands in the room.
                    const thread = isBroadcast === true ? undefined : under;
                    if (thread !== undefined && !(await isThere(thread))) {
                        throw new shared_errors/* TicketwireError */.Mw('target-not-found', `The first message of its thread is gone (target '${name}').`);
                    }
                    return send(`post-${id}`, newContent(message, thread));
                },
                update: async (reference, message) => {
                    if (!(await isThere(reference)))
                        return false;
                    const content = editContent(message, reference);
                    await send(editId(message, reference, content), content);
                    return true;
                },
            },
            probe: async () => {
                const { user_id: user } = await call('GET', '/account/whoami');
                const { joined_rooms: joined } = await call('GET', '/joined_rooms');
                const isJoined = Array.isArray(joined) && joined.includes(room);
                return [{ what: `The token is accepted (as ${user})` }, joinFinding(String(user), room, isJoined)];
            },
        };
    },
};
function joinFinding(user, room, isJoined) {
    const what = `${user} has joined the room ${room}`;
    return isJoined ? { what } : { what, remedy: `Invite ${user} to the room, and let it join; or is the id wrong?` };
}
/** By the errcode. https://spec.matrix.org/latest/client-server-api/#standard-error-response */
const matrix_refusals = {
    M_FORBIDDEN: { remedy: 'Invite the user to the room, let it join, and let it write there.' },
    M_UNKNOWN_TOKEN: { remedy: 'The token is wrong, or was logged out: make a new one.' },
    M_MISSING_TOKEN: { remedy: 'The token did not arrive: does a proxy take the header Authorization away?' },
    M_NOT_FOUND: { code: 'target-not-found', remedy: 'It is not there, or the user may not see it.' },
    M_UNRECOGNIZED: { remedy: "Is 'api-url' the homeserver? https://NAME/.well-known/matrix/client names it." },
    M_USER_DEACTIVATED: { remedy: 'The user was deactivated: take another one.' },
    M_GUEST_ACCESS_FORBIDDEN: { remedy: 'A guest may not write there: take a registered user.' },
    M_CONSENT_NOT_GIVEN: { remedy: "Sign in as the user once, and accept the server's terms." },
    M_TOO_LARGE: { code: 'target-refused', remedy: 'The message is too large; please report it.' },
    M_BAD_JSON: { code: 'target-refused', remedy: 'Matrix does not take this message; please report it.' },
};

;// CONCATENATED MODULE: ./shared/targets/rooms/incoming.ts


/** What is found out about an address that takes messages and nothing else. */
const cannotBeAsked = [
    { what: 'The address is well formed; whether it takes messages only a message can tell' },
];
/** Incoming webhooks of Slack's kind say `ok`; a page with a 200 comes from something before them. */
function requireOk(what, { status, text, json }) {
    const isOk = text === 'ok' || ((0,json_body/* isJsonObject */.OW)(json) && json.ok === true);
    if (isOk)
        return;
    throw new shared_errors/* TicketwireError */.Mw('target-failed', `${what} answered ${status}, but not 'ok': the message was most likely not posted. Is a proxy or a sign-in page before it?`);
}

;// CONCATENATED MODULE: ./shared/targets/rooms/mattermost.ts






/** Servers that limit at all take 10 requests a second; people read fewer. */
const mattermost_usualLimits = { perMinute: 60, perHour: 3_600 };
const mattermost_options = {
    url: values/* secretAddressValue */.ET.describe('The address of an incoming webhook; a secret. Lock it to its channel.'),
    channel: schemas/* string */.YjP()
        .regex(/^[\w.-]{1,64}$/, 'must be the name of a channel as it stands in its address')
        .optional()
        .describe("Another channel than the webhook's own, by its name in the address."),
    limits: (0,values/* limitsValue */.CR)(mattermost_usualLimits).describe('Messages in a minute and in an hour.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A channel of Mattermost. https://developers.mattermost.com/integrate/webhooks/incoming/ */
const mattermost = {
    type: 'mattermost',
    label: 'Mattermost',
    docs: 'docs/targets/mattermost.md',
    options: mattermost_options,
    room: { keepsTogether: () => false },
    create: ({ url, channel, timeout, limits = mattermost_usualLimits }, { name, now, openHttp }) => {
        const chat = createChat({ http: openHttp(timeout), now, refusals: mattermost_refusals });
        const what = `Mattermost (incoming webhook, target '${name}')`;
        return {
            room: {
                hasThreads: false,
                limits,
                post: async (message) => {
                    const json = { text: mattermostText(message), ...(channel === undefined ? {} : { channel }) };
                    requireOk(what, await chat.send({ what, method: 'POST', url: url.reveal(), headers: {}, json }));
                    return undefined;
                },
            },
            probe: async () => cannotBeAsked,
        };
    },
};
const mattermost_refusals = {
    'web.incoming_webhook.invalid.app_error': {
        remedy: 'The webhook was removed, or its address is wrong: make a new one.',
    },
    'web.incoming_webhook.disabled.app_error': {
        remedy: "Incoming webhooks are off: switch them on in the System Console under 'Integrations'.",
    },
    'web.incoming_webhook.channel.app_error': { remedy: "Is 'channel' the channel's name as it stands in its address?" },
    'web.incoming_webhook.channel_locked.app_error': {
        remedy: "The webhook is locked to its own channel: leave 'channel' out, or unlock it.",
    },
    'web.incoming_webhook.permissions.app_error': {
        remedy: 'Whoever made the webhook may not post there: let them join the channel, or make a new one.',
    },
    'web.incoming_webhook.user.app_error': { remedy: 'Whoever made the webhook is gone: make a new one.' },
};
/** A post holds 16,383 characters; longer ones are split, and code with them. */
const mattermost_maxChars = 16_383;
/** The text of a post, in which nothing calls anybody. */
function mattermostText(message) {
    const blocks = contentWithin(message, { maxChars: mattermost_maxChars, fits: (tried) => [...written(tried)].length <= mattermost_maxChars });
    return written(blocks);
}
/** Before it reads Markdown, a webhook makes links of `<a|b>`, also in code. */
const slackLink = /<[^\n<|>]+\|[^\n>]+>/;
function written(blocks) {
    const text = markdownOf(blocks, mattermost_dialect);
    if (!slackLink.test(text))
        return text;
    return markdownOf(blocks, { ...mattermost_dialect, code: (code) => codeText(code).replace(/\|/g, 'ǀ') });
}
const entities = { '<': '&lt;', '|': '&#124;', $: '&#36;', '&': '&amp;' };
/**
 * Its own reading of Markdown is https://github.com/mattermost/marked; mentions, hashtags, channels and emoji are looked
 * for in what that came to. `$`, `<` and `\` have no escape there.
 */
const mattermost_dialect = {
    escape: (plain) => plain
        .replace(/\u2424/g, '\u21B5')
        .replace(/([@~#])(?=[\p{L}\p{N}_.-])/gu, '$1\u200B')
        .replace(/:(?=[\p{L}\d%/_+-])|(?<!\S)[:;](?=\S)/gu, '$&\u200B')
        .replace(/www(?=\d{0,3}\.)/gi, '$&\u200B')
        .replace(/^=/gm, '\u200B=')
        .replace(/\\(?![A-Za-z0-9])/g, '\\\\')
        .replace(/[`*_{}[\]()#+\-.!~>]/g, '\\$&')
        .replace(/&(?=\w+;)|[<|$]/g, (char) => entities[char] ?? char),
    code: (code) => codeText(code),
    address: (href) => href.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29')),
};
function codeText(code) {
    return code.replace(/\u2424/g, '\u21B5').replace(/<!(?=\w)/g, '<!\u200B');
}

;// CONCATENATED MODULE: ./shared/targets/rooms/slack/body.ts


/** Of a message 4,000 characters are recommended, and its blocks may hold about 13,200 with their addresses. */
const body_limits = { chars: 3_900, units: 12_000, line: 1_000, address: 3_000 };
/** Rich text, in which nothing is parsed; and a line for notifications, where nothing but `<…>` calls anybody. */
function slackBody(message) {
    const blocks = contentWithin(message, {
        maxChars: body_limits.chars,
        fits: (tried) => JSON.stringify(elementsOf(tried)).length - syntaxOf(tried) <= body_limits.units,
    });
    const line = plainLine(message.line) || message.event.type;
    const short = [...line].length > body_limits.line ? `${[...line].slice(0, body_limits.line - 1).join('')}…` : line;
    return {
        text: short.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
        blocks: [{ type: 'rich_text', elements: elementsOf(blocks) }],
        unfurl_links: false,
        unfurl_media: false,
    };
}
/** What of the JSON is neither text nor address. */
function syntaxOf(blocks) {
    const bare = JSON.stringify(elementsOf(blocks), (name, value) => (name === 'text' || name === 'url' ? '' : value));
    return bare.length;
}
/** Paragraphs that follow one another are one section: Slack leaves no space between two. */
function elementsOf(blocks) {
    const elements = [];
    let open;
    for (const block of blocks) {
        if (block.kind === 'paragraph' && open !== undefined) {
            open.elements.push({ type: 'text', text: '\n\n' }, ...linesOf(block.lines));
            continue;
        }
        open?.elements.push({ type: 'text', text: '\n' });
        open = block.kind === 'paragraph' ? { type: 'rich_text_section', elements: linesOf(block.lines) } : undefined;
        const element = open ?? elementOf(block);
        if (element !== undefined)
            elements.push(element);
    }
    return elements;
}
function elementOf(block) {
    switch (block.kind) {
        case 'paragraph':
            return { type: 'rich_text_section', elements: linesOf(block.lines) };
        case 'code':
            if (block.text === '')
                return undefined;
            return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: block.text }] };
        case 'list':
            return {
                type: 'rich_text_list',
                style: 'bullet',
                elements: block.items.map((lines) => ({ type: 'rich_text_section', elements: linesOf(lines) })),
            };
        default:
            return block;
    }
}
/** An empty text is refused, and so is a section of nothing. */
function linesOf(lines) {
    const pieces = lines.flatMap((runs, index) => [
        ...(index === 0 ? [] : [{ type: 'text', text: '\n' }]),
        ...runs.map(pieceOf),
    ]);
    return pieces.length === 0 ? [{ type: 'text', text: ' ' }] : pieces;
}
function pieceOf({ text, href, isCode, isBold }) {
    const style = { ...(isBold ? { bold: true } : {}), ...(isCode ? { code: true } : {}) };
    const styled = Object.keys(style).length === 0 ? {} : { style };
    return href === undefined || href.length > body_limits.address
        ? { type: 'text', text, ...styled }
        : { type: 'link', url: href, text, ...styled };
}

;// CONCATENATED MODULE: ./shared/targets/rooms/slack/refusals.ts
const again = { code: 'target-failed', remedy: 'It is tried again.' };
const gone = { code: 'target-not-found', remedy: 'The message was deleted, or can be changed no more.' };
/** What Slack says, by its words. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const botRefusals = {
    message_not_found: gone,
    cant_update_message: gone,
    edit_window_closed: gone,
    thread_not_found: gone,
    cannot_reply_to_message: gone,
    not_in_channel: { remedy: 'Invite the bot to the channel: /invite @NAME.' },
    channel_not_found: { remedy: "Is 'channel' right? A bot sees a private channel only when it was invited to it." },
    is_archived: { remedy: 'The channel is archived: unarchive it, or set another one.' },
    missing_scope: { remedy: "Give the bot the scope 'chat:write', and install it anew." },
    no_permission: { remedy: "Give the bot the scope 'chat:write', and install it anew." },
    invalid_auth: { remedy: 'The token is wrong: set the one under "OAuth & Permissions" of the app.' },
    not_authed: { remedy: 'The token is missing.' },
    not_allowed_token_type: { remedy: "The token is of another kind: set the bot's, which begins with 'xoxb-'." },
    account_inactive: { remedy: 'The bot was removed: install it anew, and set the new token.' },
    token_revoked: { remedy: 'The token was revoked: install the bot anew, and set the new token.' },
    token_expired: { remedy: 'The token has expired: set a new one, or switch token rotation off.' },
    ekm_access_denied: { remedy: 'The administrators have suspended posting to this channel.' },
    access_denied: { remedy: 'Access is denied to the bot: ask an administrator of the workspace.' },
    restricted_action: { remedy: "The workspace's settings do not let the bot post there." },
    restricted_action_read_only_channel: { remedy: 'The channel is read-only: let the bot post there.' },
    restricted_action_thread_only_channel: { remedy: 'The channel takes posts in threads only: set another one.' },
    restricted_action_thread_locked: { remedy: 'The thread is locked.' },
    messages_tab_disabled: { remedy: "The app's messages tab is off: switch it on under 'App Home'." },
    team_access_not_granted: { remedy: 'Install the bot in the workspace of the channel.' },
    internal_error: again,
    fatal_error: again,
    service_unavailable: again,
    request_timeout: again,
    team_added_to_org: again,
};
/** What an incoming webhook answers, in plain text. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
const webhookRefusals = {
    no_service: { remedy: 'The webhook was removed or disabled, or its address is wrong: make a new one.' },
    no_service_id: { remedy: 'The address is not whole: copy it anew.' },
    no_team: { remedy: 'The workspace is gone, or the address is wrong: make a new webhook.' },
    team_disabled: { remedy: 'The workspace is disabled.' },
    invalid_token: { remedy: 'The address is wrong, or its webhook was removed: make a new one.' },
    token_revoked: { remedy: 'The app was removed from the workspace: install it anew, and make a new webhook.' },
    no_active_hooks: { remedy: 'The webhook is disabled: make a new one.' },
    channel_not_found: { remedy: 'The channel is gone: make a webhook for another one.' },
    channel_is_archived: { remedy: 'The channel is archived: unarchive it, or make a webhook for another one.' },
    action_prohibited: { remedy: "The workspace's administrators do not let webhooks post there." },
    posting_to_general_channel_denied: { remedy: 'Only some may post to #general: make a webhook for another channel.' },
    user_not_found: { remedy: 'Whoever made the webhook is gone: make a new one.' },
    invalid_payload: { code: 'target-refused', remedy: 'Slack does not take this message; please report it.' },
    no_text: { code: 'target-refused', remedy: 'Slack does not take this message; please report it.' },
    rollup_error: again,
    internal_error: again,
};

;// CONCATENATED MODULE: ./shared/targets/rooms/slack/bot.ts





/** Slack says 200 to what it does not do, too. */
function openBot({ token, channel, api, limits }, { name, now, http }) {
    const chat = createChat({ http, now, refusals: botRefusals });
    async function call(method, json) {
        const what = `Slack (${method}, target '${name}')`;
        const headers = { authorization: `Bearer ${token}` };
        const request = { what, method: 'POST', url: `${api}/${method}`, headers, json };
        const answer = await chat.send(request);
        if ((0,json_body/* isJsonObject */.OW)(answer.json) && answer.json.ok === true)
            return answer.json;
        if ((0,json_body/* isJsonObject */.OW)(answer.json) && typeof answer.json.error === 'string')
            throw chat.refusalOf(request, answer);
        throw new shared_errors/* TicketwireError */.Mw('target-failed', `${what} gave an answer that is not Slack's. Is a proxy before it?`);
    }
    // An edit is read as people's typing is, unless told otherwise.
    const literal = { parse: 'none', link_names: false };
    const room = {
        hasThreads: true,
        limits,
        post: async (message, { thread, isBroadcast }) => {
            const place = thread === undefined ? {} : { thread_ts: thread, reply_broadcast: isBroadcast === true };
            const { ts } = await call('chat.postMessage', { channel, ...slackBody(message), ...literal, ...place });
            return typeof ts === 'string' ? ts : undefined;
        },
        update: async (ts, message) => {
            const { text, blocks } = slackBody(message);
            try {
                await call('chat.update', { channel, ts, text, blocks, ...literal });
                return true;
            }
            catch (error) {
                if (error instanceof shared_errors/* TicketwireError */.Mw && error.code === 'target-not-found')
                    return false;
                throw error;
            }
        },
    };
    return { room, probe: () => probe(() => call('auth.test', {}), channel) };
}
async function probe(whoAmI, channel) {
    const { user, team } = await whoAmI();
    return [
        { what: `The token is accepted (as ${user} in ${team})` },
        { what: `Whether the bot may post to ${channel} cannot be asked with the scope chat:write alone` },
    ];
}

;// CONCATENATED MODULE: ./shared/targets/rooms/slack.ts







/** One message a second, of a channel. https://docs.slack.dev/apis/web-api/rate-limits#posting */
const slack_usualLimits = { perMinute: 60, perHour: 3_600 };
const slack_options = {
    url: values/* secretAddressValue */.ET
        .optional()
        .describe('The address of an incoming webhook; a secret. It posts into its own channel, and knows no threads.'),
    token: values/* tokenValue */.vA.optional().describe('Instead of url: the token of a bot with the scope chat:write.'),
    channel: schemas/* string */.YjP()
        .regex(/^[A-Z0-9]{8,}$/, 'must be the id of a channel, such as C0123456789; it stands in its details')
        .optional()
        .describe("With token: the channel's id."),
    'api-url': values/* addressValue */.qy.default('https://slack.com/api').describe('With token: where requests go.'),
    limits: (0,values/* limitsValue */.CR)(slack_usualLimits).describe('Messages in a minute and in an hour.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A channel of Slack. https://docs.slack.dev/reference/methods/chat.postMessage */
const slack = {
    type: 'slack',
    label: 'Slack',
    docs: 'docs/targets/slack.md',
    options: slack_options,
    room: { keepsTogether: ({ token }) => token !== undefined },
    lacks: ({ url, token, channel }) => {
        if (url !== undefined && token !== undefined)
            return "has 'url' and 'token', and needs one of them.";
        if (url !== undefined)
            return channel === undefined ? undefined : "has 'url', which knows its channel: 'channel' goes with 'token'.";
        return token === undefined || channel === undefined ? "needs 'url', or 'token' and 'channel'." : undefined;
    },
    create: ({ url, token, channel = '', timeout, limits = slack_usualLimits, 'api-url': api }, { name, now, openHttp }) => {
        const parts = { name, now, http: openHttp(timeout) };
        if (token !== undefined)
            return openBot({ token: token.reveal(), channel, api, limits }, parts);
        const opened = openWebhook(url?.reveal() ?? '', parts);
        return { ...opened, room: { ...opened.room, limits } };
    },
};
function openWebhook(url, { name, now, http }) {
    const chat = createChat({ http, now, refusals: webhookRefusals });
    const what = `Slack (incoming webhook, target '${name}')`;
    return {
        room: {
            hasThreads: false,
            post: async (message) => {
                const json = slackBody(message);
                requireOk(what, await chat.send({ what, method: 'POST', url, headers: {}, json }));
                return undefined;
            },
        },
        probe: async () => cannotBeAsked,
    };
}

;// CONCATENATED MODULE: ./shared/targets/rooms/teams/body.ts

/** A request holds 28 KB. https://learn.microsoft.com/microsoftteams/limits-specifications-teams#channel-limits */
const body_maxBytes = 28_000;
const body_maxChars = 10_000;
const body_colours = { good: 'Good', bad: 'Attention', neutral: undefined };
/** Runs of text parse no Markdown, and call nobody: a mention would need an entity beside the card. */
function teamsBody(message) {
    const headLines = message.line === '' ? 0 : 1;
    const written = (blocks) => {
        const body = blocks.flatMap((block, index) => body_elementsOf(block, index < headLines ? body_colours[message.tone] : undefined));
        return {
            type: 'message',
            attachments: [
                {
                    contentType: 'application/vnd.microsoft.card.adaptive',
                    content: {
                        type: 'AdaptiveCard',
                        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
                        version: '1.4',
                        body,
                    },
                },
            ],
        };
    };
    const fits = (blocks) => escapedBytes(JSON.stringify(written(blocks))) <= body_maxBytes;
    return written(contentWithin(message, { maxChars: body_maxChars, fits }));
}
/** Whoever writes JSON on the way may escape all but plain ASCII, and HTML's signs too: then a character takes six bytes. */
function escapedBytes(json) {
    return json.length + 5 * (json.match(/[^\x20-\x7e]|[<>&'+]/g)?.length ?? 0);
}
function body_elementsOf(block, color) {
    switch (block.kind) {
        case 'paragraph':
            return block.lines.map((runs, index) => richText(runs, { color, isNext: index > 0 }));
        case 'list':
            return block.items.flatMap((lines, at) => lines.map((runs, index) => richText([{ text: index === 0 ? '• ' : '\u00A0\u00A0' }, ...runs], { color, isNext: at + index > 0 })));
        case 'code':
            return block.text
                .split('\n')
                .map((text, index) => richText([{ text: text === '' ? '\u00A0' : text, isCode: true }], { isNext: index > 0 }));
        default:
            return block;
    }
}
function richText(runs, { color, isNext }) {
    const shown = runs.length === 0 ? [{ text: '\u00A0' }] : runs;
    const inlines = shown.map(({ text, href, isCode, isBold }) => ({
        type: 'TextRun',
        text: shownText(text, isCode === true),
        ...(color === undefined ? {} : { color }),
        ...(isBold ? { weight: 'Bolder' } : {}),
        ...(isCode ? { fontType: 'Monospace' } : {}),
        ...(href === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', url: href } }),
    }));
    return { type: 'RichTextBlock', inlines, ...(isNext ? { spacing: 'None' } : {}) };
}
/** `{{DATE(…)}}` is read in every text, and `${…}` where a card is a template; blanks in code would be taken together. */
function shownText(text, isCode) {
    const inert = text.replace(/\{(?=\{)|\$(?=\{)/g, '$&\u200B');
    return isCode ? inert.replace(/\t/g, '    ').replace(/ (?= )|^ /g, '\u00A0') : inert;
}

;// CONCATENATED MODULE: ./shared/targets/rooms/teams.ts





/**
 * A flow's connection posts 25 messages in 300 seconds; what it fails to post it tells nobody.
 * https://learn.microsoft.com/connectors/teams/#limits
 */
const teams_usualLimits = { perMinute: 5, perHour: 300 };
const teams_options = {
    url: values/* secretAddressValue */.ET.describe('The address of a workflow "When a Teams webhook request is received"; a secret. Connectors of Office 365 are no more.'),
    limits: (0,values/* limitsValue */.CR)(teams_usualLimits).describe('Messages in a minute and in an hour.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A channel or chat of Microsoft Teams, by way of a workflow. https://adaptivecards.io/schemas/adaptive-card.json */
const teams = {
    type: 'teams',
    label: 'Microsoft Teams',
    docs: 'docs/targets/teams.md',
    options: teams_options,
    room: { keepsTogether: () => false },
    lacks: ({ url }) => /(^|\.)webhook\.office\.com$/i.test(new URL(url.reveal()).hostname)
        ? 'has the address of a connector, which Microsoft has switched off: make a workflow, as docs/targets/teams.md says.'
        : undefined,
    create: ({ url, timeout, limits = teams_usualLimits }, { name, now, openHttp }) => {
        const chat = createChat({ http: openHttp(timeout), now, refusals: teams_refusals });
        const what = `Teams (workflow, target '${name}')`;
        return {
            room: {
                hasThreads: false,
                limits,
                post: async (message) => {
                    const json = teamsBody(message);
                    const { status } = await chat.send({ what, method: 'POST', url: url.reveal(), headers: {}, json });
                    // A flow says 202 before it starts, and 200 only where it was given an answer of its own.
                    if (status === 202 || status === 200)
                        return undefined;
                    const words = `${what} answered ${status}, which a workflow does not: is the address right?`;
                    throw new shared_errors/* TicketwireError */.Mw('target-failed', words);
                },
            },
            probe: async () => cannotBeAsked,
        };
    },
};
const isOff = { remedy: 'The workflow is switched off, or was suspended: switch it on in Power Automate.' };
const isWrong = {
    remedy: 'The address is not whole, or its key was made anew: copy it from the trigger of the workflow.',
};
const isGone = { remedy: 'The workflow was deleted, or its address has changed: copy it anew, or make a new one.' };
/** By the code in the answer, else by the status. https://learn.microsoft.com/power-automate/ */
const teams_refusals = {
    DirectApiAuthorizationRequired: {
        remedy: "Set 'Who can trigger the flow' of the workflow's trigger to 'Anyone', and copy the address anew.",
    },
    DirectApiInvalidAuthorizationScheme: isWrong,
    DirectApiAuthorizationInvalid: isWrong,
    WorkflowTriggerIsNotEnabled: isOff,
    WorkflowDisabled: isOff,
    FlowSuspended: isOff,
    WorkflowNotFound: isGone,
    WorkflowTriggerNotFound: isGone,
    WorkflowTriggerVersionNotFound: isGone,
    TriggerInputSchemaMismatch: { remedy: "The workflow's trigger wants another body: take the template's own." },
    '401': isWrong,
    '403': isWrong,
    '404': isGone,
    '410': isGone,
    '413': { code: 'target-refused', remedy: 'The message is too large; please report it.' },
};

// EXTERNAL MODULE: ./shared/signing/standard-webhooks.ts
var standard_webhooks = __webpack_require__(85448);
;// CONCATENATED MODULE: ./shared/targets/rooms/webhook.ts









const webhook_options = {
    url: values/* secretAddressValue */.ET.describe('Where messages go, by POST; it may hold a credential.'),
    secret: values/* secretValue */.aF
        .optional()
        .describe('Signs every message by Standard Webhooks: 24 to 64 random bytes in base64, whsec_ before them or not.'),
    limits: (0,values/* limitsValue */.CR)().describe('Messages in a minute and in an hour; none unless set.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** Any program that takes JSON. https://www.standardwebhooks.com/ */
const webhook = {
    type: 'webhook',
    label: 'any system that takes JSON',
    docs: 'docs/targets/webhook.md',
    options: webhook_options,
    room: { keepsTogether: () => false },
    lacks: ({ secret }) => {
        const text = secret?.reveal();
        if (text?.startsWith('whpk_'))
            return "has a 'secret' that is a public key: nothing can be signed with one.";
        const objection = text === undefined ? undefined : standard_webhooks/* standardWebhooks */.A.objectionTo?.(text);
        return objection === undefined ? undefined : `has a 'secret' that ${objection}.`;
    },
    create: ({ url, secret, limits, timeout }, { name, now, openHttp }) => {
        const chat = createChat({ http: openHttp(timeout), now, refusals: webhook_refusals });
        const what = `The webhook of the target '${name}'`;
        return {
            room: {
                hasThreads: false,
                limits,
                post: async (message, { id }) => {
                    const body = Buffer.from(JSON.stringify(webhookBody(message)));
                    const proof = secret === undefined ? { 'webhook-id': id } : standard_webhooks/* standardWebhooks */.A.sign(body, secret.reveal(), now(), id);
                    const headers = { 'content-type': 'application/json', ...proof };
                    await chat.send({ what, method: 'POST', url: url.reveal(), headers, body });
                    return undefined;
                },
            },
            probe: async () => cannotBeAsked,
        };
    },
};
const webhook_refusals = {
    '401': { remedy: "Has the receiver the same 'secret', and the right time?" },
    '403': { remedy: "Has the receiver the same 'secret', and the right time?" },
    '404': { remedy: 'Nothing takes messages there: is the address right?' },
    '410': { remedy: 'The receiver wants no more messages: remove the rule, or set another address.' },
    '413': { code: 'target-refused', remedy: 'The receiver takes no message of this size.' },
};
/** Standard Webhooks asks for less than 20 kB; the details stand in it twice. */
const webhook_maxBytes = 20_000;
const webhook_maxChars = 8_000;
const maxLineChars = 1_000;
/** The body of a request: the message as plain text and as Markdown. */
function webhookBody(message) {
    const { tone, event } = message;
    const lines = (0,cut_blocks/* cutBlocks */.Z)((0,inert_blocks/* blocksOf */.S)(message.line), { maxChars: maxLineChars, fits: () => true });
    const line = markdown(lines);
    const written = (blocks) => ({
        type: event.type,
        timestamp: event.at,
        data: {
            text: plainLine(line),
            details: plainText(blocks),
            markdown: { line, details: markdown(blocks) },
            tone,
            event,
        },
    });
    const fits = (blocks) => Buffer.byteLength(JSON.stringify(written(blocks))) <= webhook_maxBytes;
    return written((0,cut_blocks/* cutBlocks */.Z)((0,inert_blocks/* blocksOf */.S)(message.details), { maxChars: webhook_maxChars, fits }));
}
/** Written anew, since a text must not be cut within an escape. */
function markdown(blocks) {
    return markdownOf(blocks, {
        escape: (plain) => (plain.trim() === '' ? plain : aroundOf(plain, (0,mapping_escape/* inertMarkdown */.Ic)(plain))),
        address: (href) => href,
    });
}

;// CONCATENATED MODULE: ./shared/targets/rooms/registry.ts






/** Every room type by its name in the configuration; a test holds this against the folder. */
const roomTypes = { discord: discord, matrix: matrix, mattermost: mattermost, slack: slack, teams: teams, webhook: webhook };

// EXTERNAL MODULE: ./shared/mapping/open-html.ts
var open_html = __webpack_require__(20905);
;// CONCATENATED MODULE: ./shared/mapping/own-words-inline.ts

const token = /\\[!-/:-@[-`{-~]|`+|[<[\]]/g;
/** An address in parentheses, with or without a title. */
const destination = /\(\s*<?([^\s<>()]{0,2000}(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500})?)>?(?:\s+["'(][^"')]{0,500}["')])?\s*\)/y;
const reference = /\[([^[\]]{0,999})\]/y;
const maxLabelChars = 999;
/** A tag within a paragraph: it has no `<` outside quotes. https://spec.commonmark.org/0.31.2/#raw-html */
const tagPattern = /<(\/?)([a-z][a-z0-9-]{0,40})(?=[\s/>])(?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}'){0,2000}>/iy;
/** Returns a paragraph without code and HTML, and with addresses instead of links. Its time grows with the text's length. */
function plainInline(text, inputs) {
    const paragraph = new Paragraph(text, inputs);
    const scanner = new RegExp(token);
    for (let match = scanner.exec(text); match !== null; match = scanner.exec(text)) {
        scanner.lastIndex = paragraph.take(match[0], match.index);
    }
    return paragraph.finish();
}
class Paragraph {
    #text;
    #inputs;
    #open;
    #codeEnd;
    #pieces = [];
    /** The brackets that are open: where each label starts in the text, and the bracket's piece. */
    #brackets = [];
    #hasNoCommentEnd = false;
    #at = 0;
    constructor(text, inputs) {
        this.#text = text;
        this.#inputs = inputs;
        this.#open = [...inputs.open];
        this.#codeEnd = codeEnds(text);
    }
    /** Takes the text up to a token and the token itself. Returns where to go on. */
    take(found, index) {
        this.#add(this.#text.slice(this.#at, index));
        this.#at = index + found.length;
        if (found.startsWith('\\'))
            this.#add('\\ ');
        else if (found.startsWith('`'))
            this.#takeCode(found);
        else if (found === '<')
            this.#takeTag(index);
        else if (found === '[') {
            this.#brackets.push({ at: this.#at, piece: this.#pieces.length });
            this.#add(found);
        }
        else
            this.#takeLink(index);
        return this.#at;
    }
    finish() {
        this.#add(this.#text.slice(this.#at));
        return { text: this.#pieces.join(''), open: this.#open };
    }
    #add(piece) {
        if (this.#open.length === 0 && piece !== '')
            this.#pieces.push(piece);
    }
    #takeCode(ticks) {
        const end = this.#codeEnd(ticks.length, this.#at);
        this.#add(end === undefined ? ticks : ' ');
        this.#at = end ?? this.#at;
    }
    #takeTag(index) {
        if (this.#text.startsWith('!--', this.#at) && !this.#hasNoCommentEnd) {
            const end = this.#text.indexOf('-->', this.#at);
            this.#hasNoCommentEnd = end === -1;
            if (end !== -1) {
                this.#at = end + '-->'.length;
                return;
            }
        }
        tagPattern.lastIndex = index;
        const [tag, slash = '', written = ''] = tagPattern.exec(this.#text) ?? [];
        if (tag === undefined) {
            this.#add('<');
            return;
        }
        this.#at = index + tag.length;
        const name = written.toLowerCase();
        if (name === 'a' && slash === '')
            this.#takeAnchor(tag);
        else if ((0,open_html/* passTag */.A)(this.#open, name, slash === '/'))
            this.#brackets = [];
        else
            this.#add(' ');
    }
    #takeAnchor(tag) {
        const address = /\shref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '';
        const end = this.#text.indexOf('</a', this.#at);
        const labelEnd = end === -1 ? this.#text.length : end;
        this.#addLink(this.#text.slice(this.#at, labelEnd), address);
        this.#at = labelEnd;
    }
    #takeLink(index) {
        const bracket = this.#brackets.pop();
        const link = bracket === undefined ? undefined : this.#linkTo(this.#text.slice(bracket.at, index));
        if (bracket === undefined || link === undefined) {
            this.#add(']');
            return;
        }
        const label = this.#pieces.splice(bracket.piece).slice(1).join('');
        this.#addLink(label, link.address);
        this.#at = link.end;
    }
    /** The address that a label in brackets is followed by or stands for, and where the link ends. */
    #linkTo(label) {
        destination.lastIndex = this.#at;
        const [inline, address] = destination.exec(this.#text) ?? [];
        if (inline !== undefined && address !== undefined)
            return { address, end: this.#at + inline.length };
        if (label.length > maxLabelChars || this.#inputs.definitions.size === 0)
            return undefined;
        reference.lastIndex = this.#at;
        const [whole = '', name = ''] = reference.exec(this.#text) ?? [];
        const defined = this.#inputs.definitions.get((name === '' ? label : name).toLowerCase());
        return defined === undefined ? undefined : { address: defined, end: this.#at + whole.length };
    }
    #addLink(label, address) {
        this.#add(this.#inputs.keepsLabels ? ` ${label} ${address} ` : ` ${address} `);
    }
}
/** Finds the end of the next run of exactly so many backticks behind a place; places only grow. */
function codeEnds(text) {
    const runs = new Map();
    for (const { 0: run, index } of text.matchAll(/`+/g)) {
        const alike = runs.get(run.length);
        if (alike === undefined)
            runs.set(run.length, { starts: [index], next: 0 });
        else
            alike.starts.push(index);
    }
    return (length, from) => {
        const alike = runs.get(length);
        if (alike === undefined)
            return undefined;
        while ((alike.starts[alike.next] ?? Number.POSITIVE_INFINITY) < from)
            alike.next += 1;
        const start = alike.starts[alike.next];
        return start === undefined ? undefined : start + length;
    };
}

;// CONCATENATED MODULE: ./shared/mapping/own-words.ts


/**
 * Returns the words of a Markdown text that are its author's: without quotes, code and HTML. A link becomes its address,
 * so that `[#12](https://github.com/pad/left-pad/issues/12)` names an issue of `pad/left-pad`.
 * With `keepsLabels` the label of a link stays in front of its address. Pure; its time grows with the text's length.
 */
function ownWords(markdown, { keepsLabels = false } = {}) {
    const { paragraphs, definitions } = readBlocks(markdown.replace(/\r\n?/g, '\n').split('\n'));
    let open = [];
    const words = [];
    for (const { kind, text } of paragraphs) {
        if (kind === 'html') {
            open = (0,open_html/* openAfter */.B)(text, open);
            continue;
        }
        const plain = plainInline(text, { open, definitions, keepsLabels });
        words.push(plain.text);
        open = plain.open;
    }
    return words.join('\n\n');
}
const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const quote = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+){0,9}>/;
const fenceStart = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+){0,9}(`{3,}(?=[^`]*$)|~{3,})/;
const definition = /^ {0,3}\[([^\]^][^\]]{0,998})\]:\s*<?([^\s<>]+)>?/;
const startOfBlock = /^ {0,3}(?:#{1,6}\s|(?:[-*_]\s*){3,}$)/;
/** The tags that start a block of HTML: https://spec.commonmark.org/0.31.2/#html-blocks, as far as they hold text. */
const htmlStart = /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|main|menu|nav|ol|optgroup|option|p|pre|script|search|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul)(?=[\s/>]|$)/i;
/** Reads the lines as CommonMark does, as far as it decides what is quoted, code or HTML. */
function readBlocks(lines) {
    const paragraphs = [];
    const definitions = new Map();
    let fence = '';
    let inside = 'none';
    let isInList = false;
    const add = (kind, line) => {
        const last = paragraphs.at(-1);
        if (inside === kind && last !== undefined)
            last.text += `\n${line}`;
        else
            paragraphs.push({ kind, text: line });
        return kind;
    };
    for (const line of lines) {
        const start = fenceStart.exec(line)?.[1] ?? '';
        if (fence !== '') {
            if (endsFence(line, fence))
                fence = '';
        }
        else if (inside === 'comment') {
            if (line.includes('-->'))
                inside = 'none';
        }
        else if (line.trim() === '')
            inside = 'none';
        else if (inside === 'html')
            inside = add('html', line);
        else if (start !== '') {
            fence = start;
            inside = 'none';
        }
        else if (/^ {0,3}<!--/.test(line))
            inside = line.includes('-->') ? 'none' : 'comment';
        else if (quote.test(line))
            inside = 'quote';
        else if (inside === 'quote' && !item.test(line) && !startOfBlock.test(line))
            continue;
        else if (htmlStart.test(line))
            inside = add('html', line);
        else if (inside !== 'text' && !isInList && /^(?: {4}|\t)/.test(line))
            continue;
        else if (inside !== 'text' && definition.test(line)) {
            const [, label = '', address = ''] = definition.exec(line) ?? [];
            definitions.set(label.toLowerCase(), address);
        }
        else {
            if (item.test(line))
                isInList = true;
            else if (inside !== 'text' && !/^\s/.test(line))
                isInList = false;
            inside = add('text', line);
        }
    }
    return { paragraphs, definitions };
}
function endsFence(line, fence) {
    const run = line.trim();
    return run.length >= fence.length && run === fence.charAt(0).repeat(run.length);
}

;// CONCATENATED MODULE: ./shared/mapping/keys.ts

/** More text than this holds no more keys: nobody names tickets after so much. */
const maxTextChars = 250_000;
const maxBranchChars = 1_000;
/**
 * Jira's keys of known projects: `SOC-7`, in any case. A project that is not known is never looked up, so that `UTF-8`
 * and `CVE-2026-1` are words. In a branch `_` parts words, elsewhere it is part of one.
 * Source: Atlassian's rules for project keys, and the number without leading zero.
 */
function jiraKeyReader(projects) {
    const known = projects.length > 0;
    const project = known ? projects.map((each) => each.toUpperCase()).join('|') : '[A-Z][A-Z0-9_]+';
    const patternFor = (word, flags) => new RegExp(`(?<![${word}])(${project})-([1-9]\\d{0,17})(?![${word}])`, flags);
    const inText = patternFor('A-Za-z0-9_', known ? 'gi' : 'g');
    const inBranch = patternFor('A-Za-z0-9', 'gi');
    return (text, { place, references }) => {
        const isBranch = place === 'branch';
        const read = isBranch ? text.slice(0, maxBranchChars) : keys_wordsOf(text, { place, keepsLabels: true });
        const matches = read.matchAll(isBranch ? inBranch : inText);
        const found = references === 'closing' && !isBranch ? closingAmong(matches, read, jiraKeywords) : matches;
        const keys = [...found].map(([, name = '', number = '']) => `${name.toUpperCase()}-${number}`);
        return [...new Set(keys)].filter((key) => known || !isStandard(key));
    };
}
/** Where no project is known: names that are everywhere and are nobody's tickets. */
const standards = new Set('UTF SHA MD AES RSA CVE CWE GHSA ISO RFC IEEE ANSI ECMA PEP JEP JSR KEP HTTP TLS SSL IPV EC X UCS BASE CRC FIX WIP FEAT COVID GPL LGPL AGPL MIT BSD MPL CC SC WCAG DO STS'.split(' '));
function isStandard(key) {
    return standards.has(key.slice(0, key.lastIndexOf('-')));
}
/**
 * References to issues of one repository: `#12` where the text is of that repository, `owner/name#12`, and addresses.
 * Gives the numbers. `webUrl` is where people look at repositories: `https://github.com`.
 */
function githubReferenceReader(target) {
    const repository = target.repository.toLowerCase();
    const host = target.webUrl.toLowerCase().replace(/^https?:\/\//, '');
    const pattern = /(?<![\w/#&.-])(?:(https?:\/\/[^\s/]+(?::\d+)?)\/([\w.-]+\/[\w.-]+)\/issues\/|([\w.-]+\/[\w.-]+)#|#|gh-)([1-9]\d{0,17})(?![\w])/gi;
    return (text, where) => {
        if (where.place === 'branch')
            return [];
        const isNamesake = where.repository === '' && isOfPath(where.repositoryUrl, repository);
        const numbers = [];
        for (const [, site, ofAddress, ofName, number = ''] of mentions(text, pattern, where, githubKeywords)) {
            if (site !== undefined && site.toLowerCase().replace(/^https?:\/\//, '') !== host)
                continue;
            // A project of that path on another forge means its own.
            if (ofName !== undefined && isNamesake)
                continue;
            const named = (ofAddress ?? ofName ?? where.repository).toLowerCase();
            if (named === repository)
                numbers.push(number);
        }
        return [...new Set(numbers)];
    };
}
/**
 * References to issues of one project of GitLab, Gitea or Forgejo: `#12` where the text is of that project, its path and
 * `#12` in any text, and addresses. Gives the numbers; those of merge requests (`!12`) are none.
 * `url` is where people open the server: `https://gitlab.com`.
 */
function forgeReferenceReader(target) {
    const home = hostOf(`${target.url}/${target.project}`);
    const project = target.project.toLowerCase();
    const pattern = /(?<![\w/#&.!-])(?:(https?:\/\/[^\s#?]{1,500}?)\/(?:-\/)?(?:issues|work_items)\/|([\w.-]+(?:\/[\w.-]+)+)#|#|gl-)([1-9]\d{0,17})(?![\w])/gi;
    const keywords = target.isGitlab ? gitlabKeywords : githubKeywords;
    return (text, where) => {
        const { place, repositoryUrl = '' } = where;
        if (place === 'branch')
            return [];
        const isHome = hostOf(repositoryUrl) === home;
        // A project of that path on another server means its own.
        const isNamesake = !isHome && isOfPath(repositoryUrl, project);
        const numbers = [];
        for (const [, address, path, number = ''] of mentions(text, pattern, where, keywords)) {
            const isOurs = address !== undefined
                ? hostOf(address) === home
                : path === undefined
                    ? isHome
                    : !isNamesake && path.toLowerCase() === project;
            if (isOurs)
                numbers.push(number);
        }
        return [...new Set(numbers)];
    };
}
/** A keyword is looked for in this many characters before a reference. */
const maxKeywordChars = 200;
/**
 * https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 * Gitea has the same words: https://docs.gitea.com/usage/linked-references
 */
const githubKeywords = { before: /(?<![\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?::\s*|\s+)$/i };
/** https://docs.gitlab.com/user/project/issues/managing_issues/#default-closing-pattern */
const gitlabKeywords = {
    before: /(?<![\w-])(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?):?\s+(?:issues?\s+)?$/i,
    between: /^(?:\s*,?\s+and\s+|\s*,\s*|\s+)(?:issues?\s+)?$/i,
};
/** The same words, in front of a key or its address. */
const jiraKeywords = {
    before: /(?<![\w-])(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?):?\s+(?:issues?\s+)?(?:https?:\/\/\S{1,150}\/browse\/)?$/i,
    between: gitlabKeywords.between,
};
function mentions(text, pattern, where, keywords) {
    const read = keys_wordsOf(text, { place: where.place, keepsLabels: false });
    const matches = read.matchAll(pattern);
    const isAny = where.place === 'this' || (where.references ?? 'any-mention') === 'any-mention';
    return isAny ? matches : closingAmong(matches, read, keywords);
}
/** The event's own number is no text that anybody wrote. */
function keys_wordsOf(text, { place, keepsLabels }) {
    return place === 'this' ? text : ownWords(text.slice(0, maxTextChars), { keepsLabels });
}
/** Returns the matches that follow a closing keyword. */
function* closingAmong(matches, text, { before, between }) {
    let end = 0;
    let wasClosing = false;
    for (const match of matches) {
        const start = Math.max(end, match.index - maxKeywordChars);
        const gap = text.slice(start, match.index);
        const isNext = wasClosing && start === end && between?.test(gap) === true;
        wasClosing = isNext || before.test(gap);
        end = match.index + match[0].length;
        if (wasClosing)
            yield match;
    }
}
/** Whether the repository at an address has such a path, on whichever server; `path` is in lower case. */
function isOfPath(url, path) {
    return hostOf(url ?? '').endsWith(`/${path}`);
}
/** An address without its scheme, in lower case. */
function hostOf(address) {
    return address.toLowerCase().replace(/^https?:\/\//, '');
}

;// CONCATENATED MODULE: ./shared/targets/trackers/forge/addresses.ts
/** Where people open a forge, and where its API is: one is made from the other where it is not given. */
function forgeAddresses(given, { path, usual = '' }) {
    const { url, 'api-url': apiUrl } = given;
    const shown = url ?? (apiUrl?.endsWith(path) ? apiUrl.slice(0, -path.length) : (apiUrl ?? usual));
    return { url: shown, apiUrl: apiUrl ?? shown + path };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/forge/named.ts

/** The states an issue can be brought to, by what people call them. */
const states = {
    closed: 'close',
    close: 'close',
    done: 'close',
    completed: 'close',
    'category:done': 'close',
    open: 'reopen',
    opened: 'reopen',
    reopen: 'reopen',
    reopened: 'reopen',
    'category:new': 'reopen',
    'not planned': 'not-planned',
    not_planned: 'not-planned',
    "won't do": 'not-planned',
};
/** Where issues can be moved to, by all the names that count. */
function stateNames({ knowsNotPlanned }) {
    return Object.keys(states).filter((name) => knowsNotPlanned || states[name] !== 'not-planned');
}
/** Issues of a forge as tickets that people name. */
function createNamedIssues(issues) {
    const { forge, place } = issues;
    async function require(key, read) {
        const ticket = await read(key);
        if (ticket !== undefined)
            return ticket;
        throw new shared_errors/* TicketwireError */.Mw('target-not-found', `${place} has no issue #${key}, or no longer.`);
    }
    function stateOf(to) {
        const wanted = to.toLowerCase();
        const state = Object.hasOwn(states, wanted) ? states[wanted] : undefined;
        if (state !== undefined && (state !== 'not-planned' || issues.knowsNotPlanned))
            return state;
        throw new shared_errors/* TicketwireError */.Mw('configuration', `An issue of ${forge} cannot be moved to '${to}'. It knows: closed, ${issues.knowsNotPlanned ? 'not planned, ' : ''}open.`);
    }
    /** An issue, or a pull request, of which nothing but its number was needed. */
    const bareTicket = (key) => ({
        key,
        reference: `${place}#${key}`,
        url: issues.urlOf(key),
        title: '',
        state: 'open',
        reason: null,
        labels: [],
    });
    return {
        ensureMoved: async (key, move) => {
            const state = stateOf('to' in move ? move.to : move.move);
            const before = await require(key, issues.read);
            const ticket = (await issues.transition(before, state)) ?? before;
            return {
                ticket,
                change: before.state === ticket.state && before.reason === ticket.reason ? 'unchanged' : 'moved',
            };
        },
        ensureComment: async (key, remark) => {
            const isWritten = await issues.comment(key, remark);
            return { ticket: bareTicket(key), change: isWritten ? 'commented' : 'unchanged' };
        },
        ensureLabels: async (key, labels) => {
            const before = await require(key, issues.readWithPullRequests);
            const ticket = (await issues.label(before, labels)) ?? before;
            const isSame = ticket.labels.length === before.labels.length && ticket.labels.every((label) => before.labels.includes(label));
            return { ticket, change: isSame ? 'unchanged' : 'labeled' };
        },
    };
}

;// CONCATENATED MODULE: ./shared/clients/forge-api.ts




/** A REST API that speaks JSON, as GitLab, Gitea and Forgejo have it. */
function createForgeApi(options) {
    const { forge, apiBase, http, now, target, remedies } = options;
    const nameOf = (method, path) => `${forge} (${method} ${path.split('?')[0]}, target '${target}')`;
    return {
        isDry: http.isDry === true,
        send: async (method, path, { json, expect = [] } = {}) => {
            let response;
            try {
                response = await http.send({
                    method,
                    url: apiBase + path,
                    headers: { accept: 'application/json', 'user-agent': 'ticketwire', ...options.credentials() },
                    ...(json === undefined ? {} : { json }),
                });
            }
            catch (cause) {
                if (!(cause instanceof shared_errors/* TicketwireError */.Mw))
                    throw cause;
                throw new shared_errors/* TicketwireError */.Mw(cause.code, `${nameOf(method, path)} ${cause.message}.`, { cause });
            }
            if ((response.status >= 200 && response.status < 300) || expect.includes(response.status))
                return response;
            throw forge_api_refusalOf(nameOf(method, path), { response, now: now(), remedies });
        },
        oddity: (about, what) => new shared_errors/* TicketwireError */.Mw('target-failed', `${forge}'s answer ${about} (target '${target}') ${what}. Is 'url' right, and is there no sign-in page before it?`),
    };
}
function forge_api_refusalOf(what, { response, now, remedies }) {
    const { status, headers } = response;
    const words = forge_api_wordsOf(response.json);
    const said = `${what} answered ${status}${words === '' ? '.' : `: ${words}`}`;
    const waitUntil = (0,http/* rateLimitEnd */.jM)(response, now);
    if (waitUntil !== undefined) {
        return new shared_errors/* TicketwireError */.Mw('rate-limited', `${said} It asks us to wait.`, { notBefore: waitUntil });
    }
    if ((0,http/* isRetryableStatus */.PS)(status)) {
        return new shared_errors/* TicketwireError */.Mw('target-failed', `${said} It is tried again.`, {
            notBefore: (0,http/* retryAfterOf */.sT)(headers, now),
        });
    }
    if (status === 401)
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', `${said} ${remedies[401]}`);
    if (status === 403)
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', `${said} ${remedies[403]}`);
    if (status === 404 || status === 410)
        return new shared_errors/* TicketwireError */.Mw('target-not-found', `${said} ${remedies[404]}`);
    if (status >= 300 && status < 400) {
        return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} It sends us elsewhere: is 'url' right, and is there no sign-in page before it?`);
    }
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} Sending the same again would be refused again.`);
}
const forge_api_maxWordsChars = 300;
/** The forge's own explanation, as one line; empty where the body is no JSON, such as a proxy's page. */
function forge_api_wordsOf(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return '';
    const parts = [json.message, json.error, json.error_description, json.errors].flatMap(flatWords);
    const line = (0,mapping_escape/* withoutControls */.DJ)([...new Set(parts)].join('; ').slice(0, 10 * forge_api_maxWordsChars))
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, forge_api_maxWordsChars);
    return line === '' || /[.!]$/.test(line) ? line : `${line.slice(0, forge_api_maxWordsChars - 1)}.`;
}
/** GitLab explains by a text, a list, or texts by the names of members. */
function flatWords(value) {
    if (typeof value === 'string')
        return value.trim() === '' ? [] : [value.trim()];
    if (Array.isArray(value))
        return value.flatMap(flatWords);
    if (!(0,json_body/* isJsonObject */.OW)(value))
        return [];
    return Object.entries(value).flatMap(([name, each]) => flatWords(each).map((words) => `${name}: ${words}`));
}

;// CONCATENATED MODULE: ./shared/clients/gitea.ts


/** What MAX_RESPONSE_ITEMS is unless an administrator says otherwise. https://docs.gitea.com/administration/config-cheat-sheet#api-api */
const giteaPageSize = 50;
/** The REST API of Gitea and Forgejo, version 1. https://docs.gitea.com/development/api-usage */
function createGitea({ apiUrl, token, http, now, target }) {
    const api = createForgeApi({
        forge: 'Gitea',
        apiBase: apiUrl,
        credentials: () => ({ authorization: `token ${token.reveal()}` }),
        http,
        now,
        target,
        remedies: {
            401: 'The token is wrong or was removed: set a new one.',
            403: "Most likely the token lacks the scope 'write:issue', or its user may not write issues there.",
            404: 'Either it does not exist (or issues are switched off), or the token may not see it.',
        },
    });
    return {
        ...api,
        ownLogin: async () => {
            const { status, json } = await api.send('GET', '/user', { expect: [403] });
            if (status === 403)
                return undefined;
            if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.login === 'string')
                return json.login;
            throw api.oddity('to who the token is', 'names no login');
        },
    };
}

;// CONCATENATED MODULE: ./shared/mapping/gitea-text.ts
/**
 * Text for a description or a comment of Gitea and Forgejo. Unlike elsewhere `\(` and `\[` open a formula there, before
 * Gitea 1.24 and in Forgejo; outside of code they are written as entities, which look the same.
 * https://docs.gitea.com/administration/config-cheat-sheet#markdown-markdown
 */
function withoutFormulas(text) {
    let fence;
    return text
        .split('\n')
        .map((line) => {
        const [, marks] = /^[\s>]*(`{3,}|~{3,})/.exec(line) ?? [];
        if (fence !== undefined) {
            if (marks?.startsWith(fence) === true && line.trimEnd().endsWith(marks))
                fence = undefined;
            return line;
        }
        fence = marks;
        return marks === undefined ? lineWithoutFormulas(line) : line;
    })
        .join('\n');
}
const gitea_text_entities = { '(': '&#40;', ')': '&#41;', '[': '&#91;', ']': '&#93;' };
/** A code span, an escaped sign, or an escaped bracket. */
const gitea_text_token = /(?<ticks>`+)[^`](?:.*?[^`])?\k<ticks>(?!`)|\\(?<bracket>[()[\]])|\\./g;
function lineWithoutFormulas(line) {
    return line.replace(gitea_text_token, (whole, ...rest) => {
        const { bracket } = rest.at(-1);
        return bracket === undefined ? whole : (gitea_text_entities[bracket] ?? whole);
    });
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/comments.ts




/**
 * Writes a comment once, on an issue or a pull request. Gives whether it was written. `ownLogins`: whose comments can be
 * ours. https://docs.gitea.com/api/#tag/issue/operation/issueGetComments
 */
function ensureGiteaComment(gitea, at, remark) {
    const comments = `/repos/${at.repository}/issues/${at.key}/comments`;
    /** All of them come on one page. */
    async function find(marker, since) {
        const logins = await at.ownLogins();
        const from = new Date(Math.max(0, since - clockSkewMs)).toISOString().replace(/\.\d+Z$/, 'Z');
        const { json } = await gitea.send('GET', `${comments}?since=${from}`);
        if (!Array.isArray(json))
            throw gitea.oddity(`about the comments of ${at.repository}#${at.key}`, 'is not a list');
        return json.filter(json_body/* isJsonObject */.OW).flatMap((comment) => {
            const body = new json_body/* JsonReader */.OI(comment);
            const isMarked = body.text('body')?.startsWith(marker) === true;
            const isOurs = isMarked && logins.has(body.text('user.login')?.toLowerCase() ?? '');
            return isOurs && typeof comment.id === 'number' ? [comment.id] : [];
        });
    }
    const thread = {
        find,
        write: async (body) => {
            const { json } = await gitea.send('POST', comments, { json: { body: withoutFormulas(body) } });
            if (!(0,json_body/* isJsonObject */.OW)(json))
                throw gitea.oddity(`about ${at.repository}#${at.key}`, 'is no comment');
            return typeof json.id === 'number' ? json.id : undefined;
        },
        remove: async (id) => {
            // 404: somebody else took it away meanwhile.
            await gitea.send('DELETE', `/repos/${at.repository}/issues/comments/${id}`, { expect: [404] });
        },
    };
    return ensureRemark(thread, remark);
}

;// CONCATENATED MODULE: ./shared/targets/responders/gitea.ts


/** Answers to commands on Gitea and Forgejo, which have no threads. `ownLogins`: whose comments can be ours. */
function createGiteaResponder(gitea, ownLogins) {
    return {
        reply: ({ repository, key }, remark) => ensureGiteaComment(gitea, { repository, key, ownLogins }, remark),
        react: async ({ repository, kind, key, id }, emoji) => {
            if (kind !== 'text' && kind !== 'comment') {
                throw new shared_errors/* TicketwireError */.Mw('unprocessable', 'Gitea puts no reactions on reviews');
            }
            const to = kind === 'text' ? `issues/${key}` : `issues/comments/${id}`;
            const path = `/repos/${repository}/${to}/reactions`;
            // 200: it was there already. https://docs.gitea.com/api/#tag/issue/operation/issuePostCommentReaction
            const { status } = await gitea.send('POST', path, { json: { content: emoji } });
            return status !== 200;
        },
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/forge/labels.ts

/** Closed tickets that carry it are taken for duplicates, where a forge has no such reason of its own. */
const duplicateLabel = 'duplicate';
/** Whether the label by which tickets are listed is among them. */
function includesManaged(labels) {
    return labels.some((label) => isSameLabel(label, ticket_draft/* managedLabel */.C8));
}
function hasLabel({ labels }, label) {
    return labels.some((each) => isSameLabel(each, label));
}
/** What there is to do: labels that are missing, and those, as the ticket has them, that are to go. */
function labelChanges(ticket, { add, remove }) {
    return {
        missing: add.filter((label) => !hasLabel(ticket, label)),
        surplus: ticket.labels.filter((label) => remove.some((each) => isSameLabel(each, label))),
    };
}
/** People do not tell labels apart by case; nor does GitHub. */
function isSameLabel(left, right) {
    return left.toLowerCase() === right.toLowerCase();
}

;// CONCATENATED MODULE: ./shared/targets/trackers/tracker.ts
function listingOf(tickets, isPaged) {
    const bySubject = Map.groupBy(tickets, ({ subjectHash }) => subjectHash);
    return { tickets, isPaged, of: (subjectHash) => bySubject.get(subjectHash) ?? [] };
}
/** The result of a tracker that writes all or nothing. */
async function tracker_written(step) {
    const ticket = await step;
    return ticket === undefined ? undefined : { ticket };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/forge/our-issues.ts





const ours = { by: { label: ticket_draft/* managedLabel */.C8 } };
/** `authors`: logins, besides the token's own, whose issues with our marker count as ours. */
function createOurIssues(lists, authors) {
    const known = new Set(authors.map((login) => login.toLowerCase()));
    let asking;
    /** Asks whom the token writes as, once. */
    function askOwnLogin() {
        asking ??= lists.ownLogin().then((login) => {
            if (login !== undefined)
                known.add(login.toLowerCase());
        }, (error) => {
            asking = undefined;
            throw error;
        });
        return asking;
    }
    /** A marker alone proves nothing: anybody may copy one. Only where an author is unknown is the forge asked who we are. */
    async function isOurs({ author }) {
        if (known.has(author))
            return true;
        await askOwnLogin();
        return known.has(author);
    }
    async function requireOwnLogins() {
        await askOwnLogin();
        if (known.size > 0)
            return known;
        throw new shared_errors/* TicketwireError */.Mw('configuration', `The token of ${lists.place} cannot tell which login it writes as, so its tickets cannot be recognised. Name the login under 'authors'.`);
    }
    /** Every page, until `isFar` says that what follows is of no interest. Gives whether the list was read to its end. */
    async function walk(query, take, isFar = () => false) {
        for (let pages = 1;; pages += 1) {
            const { found, isLast } = await lists.page(query, pages);
            for (const issue of found) {
                if (isFar(issue))
                    return { isWhole: false, pages };
                take(issue);
            }
            if (isLast)
                return { isWhole: true, pages };
        }
    }
    /** Gives whether what was touched meanwhile may have slipped from one page to another, or from one list to another. */
    async function walkTouchedSince(since, take) {
        if (!lists.sortsByTouch) {
            const closed = await walk({ ...ours, state: 'closed', order: 'newest', touchedSince: since }, take);
            const open = await walk({ ...ours, state: 'open', order: 'newest' }, take);
            return closed.pages + open.pages > 2;
        }
        // What was touched last comes first, so that old closed tickets, however many, cost nothing.
        const isOld = (issue) => issue.updatedAt < since;
        const { isWhole, pages } = await walk({ ...ours, state: 'all', order: 'touched-last' }, take, isOld);
        if (!isWhole)
            await walk({ ...ours, state: 'open', order: 'oldest' }, take);
        return isWhole && pages > 1;
    }
    return {
        findBySubject: async (subject, since) => {
            const logins = await requireOwnLogins();
            // By the label first; then, for what we may have created just now, by author: a token that may not set labels had
            // its own dropped.
            const creators = since === 0 ? [] : [...logins].map((author) => ({ author }));
            for (const by of [{ label: ticket_draft/* managedLabel */.C8 }, ...creators]) {
                for (let number = 1;; number += 1) {
                    const { found, isLast } = await lists.page({ state: 'all', by, order: 'newest' }, number);
                    const near = found.filter(({ createdAt }) => createdAt >= since - clockSkewMs);
                    for (const issue of near) {
                        if ((0,mapping_marker/* hasMarker */.xY)(issue.body, subject) && (await isOurs(issue)))
                            return issue.ticket;
                    }
                    if (isLast || near.length < found.length)
                        break;
                }
            }
            return undefined;
        },
        list: async (reach) => {
            const found = new Map();
            const take = (issue) => {
                if ((0,mapping_marker/* readMark */.Mp)(issue.body) !== undefined)
                    found.set(issue.ticket.key, issue);
            };
            let isPaged = false;
            if ('isSecondLook' in reach)
                await walk({ ...ours, state: 'open', order: 'oldest' }, take);
            else if ('createdSince' in reach) {
                const isOld = (issue) => issue.createdAt < reach.createdSince - clockSkewMs;
                await walk({ ...ours, state: 'open', order: 'newest' }, take, isOld);
            }
            else
                isPaged = await walkTouchedSince(reach.closedSince, take);
            const listed = [];
            for (const issue of found.values()) {
                const mark = (0,mapping_marker/* readMark */.Mp)(issue.body);
                if (mark === undefined || !(await isOurs(issue)))
                    continue;
                const { ticket, createdAt, updatedAt, comments } = issue;
                listed.push({ ticket, createdAt, updatedAt, comments, ...mark });
            }
            return listingOf(listed, isPaged);
        },
        ownLogins: async () => {
            await askOwnLogin();
            return known;
        },
        requireOwnLogins,
        noteOwnLogin: (login) => {
            if (login !== '')
                known.add(login.toLowerCase());
        },
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/forge/refused-extras.ts


/**
 * Creates an issue. Where the forge refuses it (`target-refused`) because of people or labels, it is created without the
 * people who cannot be assigned, or without the labels that are not ours: a ticket is worth more than what it carries.
 * Throws what `create` throws.
 */
async function createWithoutRefused({ labels, assignees = [] }, { create, canAssign }) {
    const wanted = { labels, assignees };
    let extras = wanted;
    for (;;) {
        try {
            return { created: await create(extras), refused: withoutKept(wanted, extras) };
        }
        catch (error) {
            const less = await withoutWhatIsRefused(extras, error, canAssign);
            // An issue that is refused for another reason is refused again.
            if (less.labels.length === extras.labels.length && less.assignees.length === extras.assignees.length)
                throw error;
            extras = less;
        }
    }
}
/** By the forge's words: no forge says it in another way. */
async function withoutWhatIsRefused(extras, error, canAssign) {
    const { code, message } = (0,shared_errors/* asTicketwireError */.Q8)(error);
    if (code !== 'target-refused')
        return extras;
    // Not in the address before it: a repository may be called so.
    const answer = message.slice(message.indexOf(' answered ') + 1);
    if (/assign/i.test(answer) && extras.assignees.length > 0) {
        const isAssignable = await Promise.all(extras.assignees.map(canAssign));
        const assignees = extras.assignees.filter((_login, index) => isAssignable[index]);
        // Refused although each of them may be assigned: perhaps not all together.
        return { ...extras, assignees: assignees.length === extras.assignees.length ? [] : assignees };
    }
    if (/label/i.test(answer))
        return { ...extras, labels: extras.labels.filter(isManaged) };
    return extras;
}
/** Returns a sentence about each part that was left out; undefined if nothing was. */
function tellRefused({ labels, assignees }, forge) {
    const said = [
        ...(assignees.length === 0 ? [] : [`${forge} does not let ${assignees.join(', ')} be assigned there.`]),
        ...(labels.length === 0 ? [] : [`${forge} refuses the labels ${labels.join(', ')}.`]),
    ];
    return said.length === 0 ? undefined : said.join(' ');
}
function isManaged(label) {
    return label.toLowerCase().startsWith(ticket_draft/* managedLabel */.C8);
}
function withoutKept(wanted, kept) {
    return {
        labels: wanted.labels.filter((label) => !kept.labels.includes(label)),
        assignees: wanted.assignees.filter((login) => !kept.assignees.includes(login)),
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gone.ts

/** What a step gives; undefined where it does not find its issue although issues of that place can be read. */
async function gone_unlessGone(step, isReadable) {
    try {
        return await step();
    }
    catch (error) {
        if (!(error instanceof shared_errors/* TicketwireError */.Mw) || error.code !== 'target-not-found')
            throw error;
        if (await isReadable())
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/issue.ts



/** The issue as Gitea tells of it; undefined where it is none. `knownKey`: the number it was asked for by. */
function readGiteaIssue(json, repository, knownKey) {
    if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.number !== 'number')
        return undefined;
    const issue = new json_body/* JsonReader */.OI(json);
    const key = knownKey ?? String(json.number);
    const labels = (Array.isArray(json.labels) ? json.labels : [])
        .map((label) => ((0,json_body/* isJsonObject */.OW)(label) ? label.name : undefined))
        .filter((name) => typeof name === 'string');
    const isClosed = json.state === 'closed';
    const updatedAt = timeOfAnswer(json.updated_at);
    const ticket = {
        key,
        reference: `${repository}#${key}`,
        url: issue.text('html_url') ?? '',
        title: issue.text('title') ?? '',
        state: isClosed ? 'closed' : 'open',
        // Gitea keeps no reason.
        reason: isClosed ? (hasLabel({ labels }, duplicateLabel) ? 'duplicate' : 'done') : null,
        labels,
        ...(Number.isFinite(updatedAt) ? { updatedAt } : {}),
    };
    return {
        ticket,
        isPullRequest: (0,json_body/* isJsonObject */.OW)(json.pull_request),
        body: issue.text('body') ?? '',
        author: issue.text('user.login')?.toLowerCase() ?? '',
        createdAt: timeOfAnswer(json.created_at),
        updatedAt,
        comments: typeof json.comments === 'number' ? json.comments : 0,
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/issues.ts






/** https://docs.gitea.com/api/#tag/issue */
function createIssues(repository, gitea, book) {
    const issues = `/repos/${repository}/issues`;
    function requireIssue(json, key) {
        const issue = readGiteaIssue(json, repository, key);
        if (issue === undefined)
            throw gitea.oddity(`about an issue of ${repository}`, 'is no issue');
        return issue;
    }
    /** Where issues are switched off, or not shown to us, there is no list either, and none is gone. */
    async function areIssuesReadable() {
        const { status } = await gitea.send('GET', `${issues}?state=all&limit=1&page=1`, { expect: [404] });
        return status !== 404;
    }
    const readAny = (key) => gone_unlessGone(async () => requireIssue((await gitea.send('GET', `${issues}/${key}`)).json, key), areIssuesReadable);
    const change = (key, json) => gone_unlessGone(async () => requireIssue((await gitea.send('PATCH', `${issues}/${key}`, { json })).json, key).ticket, areIssuesReadable);
    async function addLabels(key, names) {
        const { ids, lacking } = await book.ensure(names);
        if (lacking.length > 0) {
            throw new shared_errors/* TicketwireError */.Mw('target-forbidden', `${repository} has no label ${lacking.join(', ')}, and the token may not make one: make it by hand, or give the token's user write access.`);
        }
        await gitea.send('POST', `${issues}/${key}/labels`, { json: { labels: ids } });
    }
    /** By what the issue has: its labels may be the organisation's. */
    async function removeLabels(key, names) {
        const { json } = await gitea.send('GET', `${issues}/${key}/labels`);
        if (!Array.isArray(json))
            throw gitea.oddity(`about the labels of ${repository}#${key}`, 'is not a list');
        for (const label of json.filter(json_body/* isJsonObject */.OW)) {
            if (typeof label.id !== 'number' || !names.includes(String(label.name)))
                continue;
            // 404 and 422: somebody else took it off, or away, meanwhile.
            await gitea.send('DELETE', `${issues}/${key}/labels/${label.id}`, { expect: [404, 422] });
        }
    }
    async function label(ticket, labels) {
        const { missing, surplus } = labelChanges(ticket, labels);
        if (missing.length > 0)
            await addLabels(ticket.key, missing);
        if (surplus.length > 0)
            await removeLabels(ticket.key, surplus);
        return { ...ticket, labels: [...ticket.labels.filter((each) => !surplus.includes(each)), ...missing] };
    }
    return {
        read: async (key) => {
            if (!/^[1-9]\d{0,17}$/.test(key))
                return undefined;
            const issue = await readAny(key);
            if (issue?.isPullRequest !== true)
                return issue?.ticket;
            throw new shared_errors/* TicketwireError */.Mw('unprocessable', `${repository}#${key} is a pull request, not an issue.`);
        },
        canAssign: async (login) => {
            const { json } = await gitea.send('GET', `/repos/${repository}/assignees`, { expect: [403, 404] });
            if (!Array.isArray(json))
                return false;
            return json.some((user) => (0,json_body/* isJsonObject */.OW)(user) && String(user.login).toLowerCase() === login.toLowerCase());
        },
        readWithPullRequests: async (key) => (await readAny(key))?.ticket,
        rewrite: (key, { title, body }) => change(key, { title, body: withoutFormulas(body) }),
        transition: async (ticket, to) => {
            if ((ticket.state === 'closed') === (to !== 'reopen'))
                return ticket;
            // Before it is closed: what is open with that label is looked at again.
            if (to === 'duplicate')
                await label(ticket, { add: [duplicateLabel], remove: [] }).catch(unlessForbidden);
            if (ticket.reason === 'duplicate')
                await label(ticket, { add: [], remove: [duplicateLabel] });
            return change(ticket.key, { state: to === 'reopen' ? 'open' : 'closed' });
        },
        label,
        create: async ({ title, body, labels, assignees = [] }) => {
            const wanted = [...new Set(labels)];
            const { ids, lacking } = await book.ensure(wanted);
            const people = assignees.length === 0 ? {} : { assignees: [...assignees] };
            const { json } = await gitea.send('POST', issues, {
                json: { title, body: withoutFormulas(body), labels: ids, ...people },
            });
            const { ticket, author } = requireIssue(json);
            const dropped = wanted.filter((name) => !hasLabel(ticket, name));
            if (dropped.length === 0)
                return { ticket, author, droppedLabels: [] };
            // What we remembered may be a label that was deleted since. Where the user may set none, this says so.
            book.forget();
            const again = dropped.filter((name) => !lacking.includes(name));
            const labeled = again.length === 0 ? ticket : await label(ticket, { add: again, remove: [] }).catch(unlessUnknown);
            const droppedLabels = dropped.filter((name) => !hasLabel(labeled ?? ticket, name));
            return { ticket: labeled ?? ticket, author, droppedLabels };
        },
    };
}
/** Undefined for whatever a client says: the issue is there, and only its labels are lacking. */
function unlessUnknown(error) {
    if (!(error instanceof shared_errors/* TicketwireError */.Mw))
        throw error;
}
/** Undefined for what the token may not do; everything else passes on. */
function unlessForbidden(error) {
    if (!(error instanceof shared_errors/* TicketwireError */.Mw) || error.code !== 'target-forbidden')
        throw error;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/label-book.ts




/** Light grey; people may choose another. */
const color = '#ededed';
/**
 * The labels of one repository, then those of the organisation that owns it. The one that tickets are listed by must be the
 * repository's: by the name of another Gitea lists every issue.
 */
function createLabelBook(repository, gitea) {
    const [owner = ''] = repository.split('/');
    const labels = `/repos/${repository}/labels`;
    let known = new Map();
    async function readAll(path) {
        const found = [];
        for (let page = 1;; page += 1) {
            const expect = path === labels ? [] : [403, 404];
            const { status, json, headers } = await gitea.send('GET', `${path}?limit=${giteaPageSize}&page=${page}`, {
                expect,
            });
            // Its owner is no organisation, or the token may not ask.
            if (status === 403 || status === 404)
                return [];
            if (!Array.isArray(json))
                throw gitea.oddity(`about the labels of ${repository}`, 'is not a list');
            for (const label of json.filter(json_body/* isJsonObject */.OW)) {
                if (typeof label.id === 'number' && typeof label.name === 'string')
                    found.push({ id: label.id, name: label.name });
            }
            if (!(0,pages/* hasNextPage */.r)(headers, json.length, giteaPageSize))
                return found;
        }
    }
    async function refresh() {
        const own = await readAll(labels);
        const shared = (await readAll(`/orgs/${owner}/labels`)).filter(({ name }) => name !== ticket_draft/* managedLabel */.C8);
        known = new Map();
        // Of several with one name the first that was made counts.
        for (const { id, name } of [...own.toSorted((left, right) => left.id - right.id), ...shared]) {
            if (!known.has(name))
                known.set(name, id);
        }
    }
    /** Undefined where the token may not. */
    async function create(name) {
        const { status, json } = await gitea.send('POST', labels, { json: { name, color }, expect: [403] });
        if (status === 403 || !(0,json_body/* isJsonObject */.OW)(json) || typeof json.id !== 'number')
            return undefined;
        await refresh();
        const first = known.get(name) ?? json.id;
        // Somebody made the same at the same moment. Two of one name would match no issue that has one of them.
        if (first !== json.id)
            await gitea.send('DELETE', `${labels}/${json.id}`, { expect: [403, 404] });
        return first;
    }
    return {
        ensure: async (names) => {
            if (names.some((name) => !known.has(name)))
                await refresh();
            const ids = [];
            const lacking = [];
            for (const name of names) {
                const id = known.get(name) ?? (await create(name));
                if (id === undefined)
                    lacking.push(name);
                else
                    ids.push(id);
            }
            return { ids, lacking };
        },
        hasManaged: async () => {
            if (!known.has(ticket_draft/* managedLabel */.C8))
                await refresh();
            return known.has(ticket_draft/* managedLabel */.C8);
        },
        forget: () => {
            known = new Map();
        },
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/lists.ts



/** The lists of issues of a repository, always newest first: Gitea takes no order here. */
function createIssueLists(repository, gitea, book) {
    return {
        place: repository,
        sortsByTouch: false,
        ownLogin: gitea.ownLogin,
        page: async (query, number) => {
            // By a label that the repository does not have Gitea lists every issue.
            if ('label' in query.by && !(await book.hasManaged()))
                return { found: [], isLast: true };
            const path = `/repos/${repository}/issues?${queryOf(query)}&limit=${giteaPageSize}&page=${number}`;
            // 404 for an author: nobody has that login.
            const expect = 'author' in query.by ? [404] : [];
            const { status, json, headers } = await gitea.send('GET', path, { expect });
            if (status === 404)
                return { found: [], isLast: true };
            if (!Array.isArray(json))
                throw gitea.oddity(`about the issues of ${repository}`, 'is not a list');
            const found = json.map((issue) => readGiteaIssue(issue, repository)).filter((issue) => issue !== undefined);
            return { found, isLast: !(0,pages/* hasNextPage */.r)(headers, json.length, giteaPageSize) };
        },
    };
}
function queryOf({ state, by, touchedSince = 0 }) {
    const filter = 'label' in by ? `labels=${by.label}` : `created_by=${encodeURIComponent(by.author)}`;
    const since = touchedSince <= 0 ? '' : `&since=${new Date(touchedSince).toISOString().replace(/\.\d+Z$/, 'Z')}`;
    return `type=issues&state=${state}&${filter}${since}`;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/probe.ts


/** What a token can do with the issues of a repository, by reading alone. Which scopes a token has Gitea does not tell. */
async function probeGitea({ repository, authors }, { gitea, book }, steps) {
    const findings = [identityFinding(await gitea.ownLogin(), authors, "'read:user'")];
    const { status, json } = await gitea.send('GET', `/repos/${repository}`, { expect: [403, 404] });
    const isReadable = status !== 403 && status !== 404;
    findings.push(finding(isReadable, {
        holds: `The repository ${repository} can be read`,
        fails: `The repository ${repository} is not there, or not shown to this token`,
        remedy: "Check 'repository' and 'url', and give the token the scope 'read:repository' and its user access.",
    }));
    if (!isReadable)
        return findings;
    if (!(0,json_body/* isJsonObject */.OW)(json))
        throw gitea.oddity(`about ${repository}`, 'is no repository');
    const about = new json_body/* JsonReader */.OI(json);
    const hasIssues = json.has_issues !== false && !(0,json_body/* isJsonObject */.OW)(json.external_tracker);
    findings.push(finding(hasIssues, {
        holds: `${repository} has issues`,
        fails: `${repository} has no issues of its own`,
        remedy: 'Turn on the built-in issue tracker in the settings of the repository.',
    }));
    if (json.archived === true) {
        const what = `${repository} is archived, so nothing can be written`;
        findings.push({ what, remedy: 'Unarchive it, or name another repository.' });
    }
    if (!hasIssues || !changesTickets(steps))
        return findings;
    const mayWrite = about.find('permissions.push') === true || about.find('permissions.admin') === true;
    const remedy = "Give the token's user write access to the repository, or at least to its issues.";
    findings.push(finding(mayWrite, {
        holds: `Issues of ${repository} can be changed and labelled`,
        fails: `Issues of ${repository} cannot be labelled, nor those of others changed`,
        remedy,
    }));
    if (opensTickets(steps)) {
        findings.push(labelFinding({ isThere: await book.hasManaged(), mayCreate: mayWrite, place: repository, remedy }));
    }
    return findings;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/open.ts












/** Issues of a repository of Gitea or Forgejo. https://docs.gitea.com/api/#tag/issue */
function openGiteaIssues(settings, { name, now, openHttp }) {
    const { apiUrl, token, timeoutMs, repository, authors } = settings;
    const gitea = createGitea({ apiUrl, token, http: openHttp(timeoutMs), now, target: name });
    const book = createLabelBook(repository, gitea);
    const issues = createIssues(repository, gitea, book);
    const ours = createOurIssues(createIssueLists(repository, gitea, book), authors);
    const comment = (key, remark) => ensureGiteaComment(gitea, { repository, key, ownLogins: ours.requireOwnLogins }, remark);
    return {
        tracker: createTracker(settings, { issues, ours, comment }),
        named: createNamed(settings, issues, comment),
        responder: createGiteaResponder(gitea, ours.requireOwnLogins),
        probe: ({ steps }) => probeGitea(settings, { gitea, book }, steps),
    };
}
function createTracker(settings, { issues, ours, comment, }) {
    return {
        adopts: settings.adopts,
        // Lists come from the database itself; but what we gave up waiting for may still be at work.
        listLagMs: 10_000,
        creationLimits: settings.limits,
        ownLogins: ours.ownLogins,
        findBySubject: ours.findBySubject,
        listTickets: ours.list,
        readTicket: issues.read,
        createTicket: async (_subject, draft) => {
            const wanted = { ...draft, labels: [...draft.labels, ...settings.labels] };
            const { created, refused } = await createWithoutRefused(wanted, {
                create: (extras) => issues.create({ ...draft, ...extras }),
                canAssign: issues.canAssign,
            });
            const { ticket, author, droppedLabels } = created;
            ours.noteOwnLogin(author);
            const said = tellRefused(refused, 'Gitea');
            if (droppedLabels.length === 0)
                return { ticket, ...(said === undefined ? {} : { note: said }) };
            const lacking = `${ticket.reference} lacks the labels ${droppedLabels.join(', ')}: the token's user has no write access to issues there, so Gitea leaves them out.`;
            return {
                ticket,
                note: said === undefined ? lacking : `${said} ${lacking}`,
                isLost: includesManaged(droppedLabels),
            };
        },
        ensureContent: (ticket, draft) => tracker_written(issues.rewrite(ticket.key, draft)),
        ensureTransition: issues.transition,
        ensureLabels: issues.label,
        ensureComment: (ticket, remark) => comment(ticket.key, remark),
    };
}
function createNamed({ repository, url }, issues, comment) {
    return createNamedIssues({
        forge: 'Gitea',
        place: repository,
        knowsNotPlanned: false,
        read: issues.read,
        readWithPullRequests: issues.readWithPullRequests,
        transition: (ticket, to) => issues.transition(ticket, to === 'not-planned' ? 'close' : to),
        label: issues.label,
        comment,
        urlOf: (key) => `${url}/${repository}/issues/${key}`,
    });
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/settings.ts
/** What issues of Gitea and Forgejo can hold. */
const giteaLimits = {
    // The column of the name holds 255, and what is longer is cut there.
    title: { maxChars: 255, maxBytes: 255 },
    // No limit is documented; what every other forge takes is enough.
    body: { maxChars: 65_536, maxBytes: 262_143 },
    // Of the form for labels.
    maxLabelChars: 50,
};

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea-issues.ts







const gitea_issues_options = {
    repository: values/* repositoryValue */._p.describe('The repository whose issues are the tickets, as owner/name.'),
    url: values/* addressValue */.qy
        .optional()
        .describe('Where people open Gitea or Forgejo, with its relative path: https://HOST, https://HOST/git. Needed unless api-url is set.'),
    'api-url': values/* addressValue */.qy
        .optional()
        .describe('Where requests go: https://HOST/api/v1; unless set made from url. It stands for url, too, where that is not set.'),
    token: values/* tokenValue */.vA.describe("A token with the scopes 'write:issue', 'read:repository' and 'read:user'."),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(50, 'must be at most 50 characters long'))
        .default([])
        .describe('Labels put on every ticket of this target.'),
    authors: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[\w.-]+$/, 'must be a login such as octocat'))
        .default([])
        .describe("Logins, besides the token's own, whose issues with our marker count as ours."),
    adopt: schemas/* boolean */.zMY()
        .default(false)
        .describe('Look for an existing ticket before the first attempt too, where others write to this repository.'),
    limits: (0,values/* limitsValue */.CR)().describe('Issues created in a minute and in an hour; none unless set.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** Issues of a repository of Gitea or Forgejo. docs/targets/gitea-issues.md */
const giteaIssues = {
    type: 'gitea-issues',
    label: 'Gitea issues',
    docs: 'docs/targets/gitea-issues.md',
    options: gitea_issues_options,
    limits: giteaLimits,
    states: stateNames({ knowsNotPlanned: false }),
    lacks: ({ url, 'api-url': apiUrl }) => (url ?? apiUrl) === undefined ? "needs 'url': where people open it, such as https://git.example.com." : undefined,
    keysIn: (settings) => forgeReferenceReader({ project: settings.repository, url: addressesOf(settings).url }),
    answers: (settings) => ({ forge: 'gitea', url: addressesOf(settings).url }),
    create: (settings, dependencies) => {
        const { repository, token, labels, authors, limits } = settings;
        const target = {
            repository,
            ...addressesOf(settings),
            token,
            labels,
            authors,
            adopts: settings.adopt || dependencies.isStoreless === true,
            limits,
            timeoutMs: settings.timeout,
        };
        return openGiteaIssues(target, dependencies);
    },
};
function addressesOf(settings) {
    return forgeAddresses(settings, { path: '/api/v1' });
}

;// CONCATENATED MODULE: ./shared/clients/github-issue.ts

/**
 * The issue as a ticket. A transferred one is known by the number it had here, whatever it has there: GitHub redirects
 * every request about the one to the other.
 */
function readIssue(json, repository, knownKey) {
    if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.number !== 'number')
        return undefined;
    const key = knownKey ?? String(json.number);
    const labels = Array.isArray(json.labels) ? json.labels : [];
    const touchedAt = updatedAt(json);
    return {
        key,
        reference: `${repository}#${key}`,
        url: typeof json.html_url === 'string' ? json.html_url : '',
        title: typeof json.title === 'string' ? json.title : '',
        state: json.state === 'closed' ? 'closed' : 'open',
        reason: json.state === 'closed' ? closedReason(json.state_reason) : null,
        labels: labels
            .map((label) => ((0,json_body/* isJsonObject */.OW)(label) ? label.name : label))
            .filter((name) => typeof name === 'string'),
        ...(Number.isFinite(touchedAt) ? { updatedAt: touchedAt } : {}),
    };
}
function closedReason(reason) {
    if (reason === 'not_planned')
        return 'not-planned';
    return reason === 'duplicate' ? 'duplicate' : 'done';
}
/** When it was created; infinitely late where GitHub does not say. */
function createdAt(issue) {
    return timeOf(issue.created_at);
}
/** When it was last touched; infinitely late where GitHub does not say. */
function updatedAt(issue) {
    return timeOf(issue.updated_at);
}
function timeOf(value) {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}
/** The login of whoever wrote it, in lower case; empty where GitHub does not say. */
function authorOf(issue) {
    return (0,json_body/* isJsonObject */.OW)(issue.user) && typeof issue.user.login === 'string' ? issue.user.login.toLowerCase() : '';
}

;// CONCATENATED MODULE: ./shared/targets/trackers/github/issues.ts





function issues_createIssues(repository, github) {
    const issues = `/repos/${repository}/issues`;
    /** Undefined when the issue is gone: 410, or 404 although the repository is readable. */
    const issueOf = (key, step) => gone_unlessGone(async () => {
        const ticket = readIssue(await step(), repository, key);
        if (ticket !== undefined)
            return ticket;
        throw new shared_errors/* TicketwireError */.Mw('target-refused', `GitHub's answer about an issue of ${repository} is not an issue.`);
    }, isRepositoryReadable);
    async function isRepositoryReadable() {
        const { status, json } = await github.send('GET', `/repos/${repository}`, { expect: [404] });
        // Where issues are switched off no issue can be read, and none is gone.
        return status !== 404 && (0,json_body/* isJsonObject */.OW)(json) && json.has_issues !== false;
    }
    async function readAny(key) {
        return (await github.send('GET', `${issues}/${key}`)).json;
    }
    async function read(key) {
        if (!/^[1-9]\d{0,17}$/.test(key))
            return undefined;
        return issueOf(key, async () => {
            const json = await readAny(key);
            if ((0,json_body/* isJsonObject */.OW)(json) && json.pull_request !== undefined) {
                throw new shared_errors/* TicketwireError */.Mw('unprocessable', `${repository}#${key} is a pull request, not an issue.`);
            }
            return json;
        });
    }
    const change = (key, json) => issueOf(key, async () => (await github.send('PATCH', `${issues}/${key}`, { json })).json);
    return {
        read,
        readWithPullRequests: (key) => issueOf(key, () => readAny(key)),
        change,
        canAssign: async (login) => {
            const path = `/repos/${repository}/assignees/${encodeURIComponent(login)}`;
            return (await github.send('GET', path, { expect: [403, 404] })).status === 204;
        },
        transition: async (ticket, to) => {
            const isThere = (ticket.state === 'closed') === (to !== 'reopen');
            if (isThere && (to !== 'not-planned' || ticket.reason === 'not-planned'))
                return ticket;
            const reasons = { close: 'completed', reopen: 'reopened', duplicate: 'duplicate', 'not-planned': 'not_planned' };
            const json = { state: to === 'reopen' ? 'open' : 'closed', state_reason: reasons[to] };
            try {
                return await change(ticket.key, json);
            }
            catch (error) {
                // Older Enterprise Servers know no duplicates.
                const isUnknownReason = error instanceof shared_errors/* TicketwireError */.Mw && error.code === 'target-refused' && to === 'duplicate';
                if (!isUnknownReason)
                    throw error;
                return change(ticket.key, { ...json, state_reason: 'not_planned' });
            }
        },
        label: async (ticket, labels) => {
            const { missing, surplus } = labelChanges(ticket, labels);
            if (missing.length > 0) {
                await github.send('POST', `${issues}/${ticket.key}/labels`, { json: { labels: missing } });
            }
            for (const label of surplus) {
                // 404: somebody else took it off meanwhile.
                await github.send('DELETE', `${issues}/${ticket.key}/labels/${encodeURIComponent(label)}`, { expect: [404] });
            }
            return { ...ticket, labels: [...ticket.labels.filter((label) => !surplus.includes(label)), ...missing] };
        },
    };
}
async function createIssue(repository, github, draft) {
    const { title, body, labels, assignees } = draft;
    const people = assignees.length === 0 ? {} : { assignees: [...assignees] };
    const { json } = await github.send('POST', `/repos/${repository}/issues`, {
        json: { title, body, labels: [...labels], ...people },
    });
    const ticket = readIssue(json, repository);
    if (ticket === undefined) {
        throw new shared_errors/* TicketwireError */.Mw('target-failed', `GitHub created an issue in ${repository}, but its answer is not one.`);
    }
    const droppedLabels = labels.filter((label) => !hasLabel(ticket, label));
    return { ticket, author: (0,json_body/* isJsonObject */.OW)(json) ? authorOf(json) : '', droppedLabels };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/github/lists.ts





/** The lists of issues of a GitHub repository. https://docs.github.com/rest/issues/issues#list-repository-issues */
function lists_createIssueLists(repository, github) {
    return {
        place: repository,
        sortsByTouch: true,
        ownLogin: github.ownLogin,
        page: async (query, number) => {
            const path = `/repos/${repository}/issues?${lists_queryOf(query)}&per_page=${github_pages/* pageSize */.T}&page=${number}`;
            const { json, headers } = await github.send('GET', path);
            if (!Array.isArray(json)) {
                throw new shared_errors/* TicketwireError */.Mw('target-failed', `GitHub's list of the issues of ${repository} is not a list; nothing can be concluded from it.`);
            }
            const found = json.filter(json_body/* isJsonObject */.OW).flatMap((issue) => forgeIssues(issue, repository));
            return { found, isLast: !(0,pages/* hasNextPage */.r)(headers, json.length, github_pages/* pageSize */.T) };
        },
    };
}
const orders = {
    newest: 'sort=created&direction=desc',
    oldest: 'sort=created&direction=asc',
    'touched-last': 'sort=updated&direction=desc',
};
function lists_queryOf({ state, by, order }) {
    const filter = 'label' in by ? `labels=${by.label}` : `creator=${encodeURIComponent(by.author)}`;
    return `state=${state}&${filter}&${orders[order]}`;
}
/** None for a pull request. */
function forgeIssues(issue, repository) {
    const ticket = issue.pull_request === undefined ? readIssue(issue, repository) : undefined;
    if (ticket === undefined)
        return [];
    return [
        {
            ticket,
            body: String(issue.body),
            author: authorOf(issue),
            createdAt: createdAt(issue),
            updatedAt: updatedAt(issue),
            comments: typeof issue.comments === 'number' ? issue.comments : 0,
        },
    ];
}

;// CONCATENATED MODULE: ./shared/targets/trackers/github/open.ts












/** Issues of a GitHub repository, github.com, GHE.com or Enterprise Server. https://docs.github.com/rest/issues */
function openGithubIssues(settings, { name, now, openHttp }) {
    const { apiUrl, credentials, timeoutMs, repository, webUrl } = settings;
    const github = (0,clients_github/* createGithub */.u)({ apiUrl, credentials, http: openHttp(timeoutMs), now, target: name, webUrl });
    const issues = issues_createIssues(repository, github);
    return {
        tracker: open_createTracker(settings, github, issues),
        named: open_createNamed(repository, github, issues),
        responder: createGithubResponder(github),
        dispatcher: createGithubDispatcher(github),
        noteInstallation: github.noteInstallation,
        probe: (duties) => probeRepository(github, settings, duties),
    };
}
function open_createTracker(settings, github, issues) {
    const { repository, adopts, limits } = settings;
    const ours = createOurIssues(lists_createIssueLists(repository, github), settings.authors);
    return {
        adopts,
        listLagMs: 10_000,
        creationLimits: limits,
        ownLogins: ours.ownLogins,
        findBySubject: ours.findBySubject,
        listTickets: ours.list,
        readTicket: issues.read,
        createTicket: async (_subject, { title, body, labels, assignees = [] }) => {
            const wanted = { labels: [...new Set([...labels, ...settings.labels])], assignees };
            const { created, refused } = await createWithoutRefused(wanted, {
                create: (extras) => createIssue(repository, github, { title, body, ...extras }),
                canAssign: issues.canAssign,
            });
            const { ticket, author, droppedLabels } = created;
            ours.noteOwnLogin(author);
            const dropped = droppedLabels.length === 0
                ? undefined
                : `GitHub dropped the labels ${droppedLabels.join(', ')} of ${ticket.reference}: the token lacks push or triage access.`;
            const said = [tellRefused(refused, 'GitHub'), dropped].filter((each) => each !== undefined);
            if (said.length === 0)
                return { ticket };
            return { ticket, note: said.join(' '), isLost: includesManaged(droppedLabels) };
        },
        ensureContent: (ticket, { title, body }) => tracker_written(issues.change(ticket.key, { title, body })),
        ensureTransition: issues.transition,
        ensureLabels: issues.label,
        ensureComment: (ticket, remark) => ensureIssueComment(github, { repository, number: ticket.key }, remark),
    };
}
function open_createNamed(repository, github, issues) {
    return createNamedIssues({
        forge: 'GitHub',
        place: repository,
        knowsNotPlanned: true,
        ...issues,
        comment: (number, remark) => ensureIssueComment(github, { repository, number }, remark),
        urlOf: (number) => `${github.webUrl}/${repository}/issues/${number}`,
    });
}

;// CONCATENATED MODULE: ./shared/targets/trackers/github/settings.ts
/** "No more than 80 content-generating requests per minute and 500 per hour": docs.github.com, rate limits for the REST API. */
const publicLimits = { perMinute: 80, perHour: 500 };
/** What GitHub's issues can hold. */
const issueLimits = {
    // "Title is too long (maximum is 256 characters)", and 1,024 bytes measured.
    title: { maxChars: 256, maxBytes: 1_024 },
    // "Body is too long (maximum is 65536 characters)"; 262,144 bytes measured: both are kept.
    body: { maxChars: 65_536, maxBytes: 262_143 },
    maxLabelChars: 50,
};

;// CONCATENATED MODULE: ./shared/targets/trackers/github-issues.ts










const github_issues_options = {
    repository: values/* repositoryValue */._p.describe('The repository whose issues are the tickets, as owner/name.'),
    ...githubOptions('A token that may write issues there.'),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(50, 'must be at most 50 characters long'))
        .default([])
        .describe('Labels put on every ticket of this target.'),
    authors: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[\w-]+(\[bot\])?$/, 'must be a login such as octocat or my-app[bot]'))
        .default([])
        .describe("Logins, besides the token's own, whose issues with our marker count as ours."),
    adopt: schemas/* boolean */.zMY()
        .default(false)
        .describe('Look for an existing ticket before the first attempt too, where others write to this repository.'),
    limits: (0,values/* limitsValue */.CR)(publicLimits).describe('Creating requests in a minute and in an hour; api.github.com 80 and 500 unless set, elsewhere none.'),
};
/** Issues of a GitHub repository. docs/targets/github-issues.md */
const githubIssues = {
    type: 'github-issues',
    label: 'GitHub issues',
    docs: 'docs/targets/github-issues.md',
    options: github_issues_options,
    limits: issueLimits,
    lacks: settings_github/* credentialsLack */.Yj,
    states: stateNames({ knowsNotPlanned: true }),
    keysIn: ({ repository, ...settings }, program) => githubReferenceReader({ repository, webUrl: (0,github_addresses/* webUrlOf */.n6)(apiUrlFor(settings, program)) }),
    appPermissions: app_permissions/* permissionsFor */.m,
    dispatches: true,
    answers: answersOnGithub,
    create: (settings, dependencies) => {
        const { repository, labels, authors } = settings;
        const apiUrl = apiUrlFor(settings, dependencies);
        const target = {
            repository,
            credentials: (0,settings_github/* credentialsOf */.YN)(settings),
            labels,
            authors: [...authors, ...(dependencies.authors ?? [])],
            apiUrl,
            adopts: settings.adopt || dependencies.isStoreless === true,
            limits: limitsOf(settings, apiUrl),
            timeoutMs: settings.timeout,
        };
        return openGithubIssues(target, dependencies);
    },
};
function limitsOf({ limits }, apiUrl) {
    if (limits !== undefined)
        return limits;
    return apiUrl === settings_github/* publicApi */.O0 ? publicLimits : undefined;
}

;// CONCATENATED MODULE: ./shared/clients/gitlab.ts


/** The largest page that GitLab gives. https://docs.gitlab.com/api/rest/#offset-based-pagination */
const gitlabPageSize = 100;
/** GitLab's REST API, version 4. https://docs.gitlab.com/api/rest/ */
function createGitlab({ apiUrl, token, http, now, target }) {
    const api = createForgeApi({
        forge: 'GitLab',
        apiBase: apiUrl,
        // Access tokens of every kind; OAuth's would be sent as Bearer. https://docs.gitlab.com/api/rest/authentication/
        credentials: () => ({ 'private-token': token.reveal() }),
        http,
        now,
        target,
        remedies: {
            401: 'The token is wrong, expired or revoked: set a new one.',
            403: "Most likely the token lacks the scope 'api', or its user the role Reporter in the project.",
            404: 'Either it does not exist (or issues are switched off), or the token may not see it.',
        },
    });
    return {
        ...api,
        ownLogin: async () => {
            const { status, json } = await api.send('GET', '/user', { expect: [403] });
            if (status === 403)
                return undefined;
            if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.username === 'string')
                return json.username;
            throw api.oddity('to who the token is', 'names no user');
        },
    };
}

// EXTERNAL MODULE: ./shared/mapping/cut.ts
var cut = __webpack_require__(61811);
;// CONCATENATED MODULE: ./shared/mapping/gitlab-text.ts


/**
 * Text for a description or a comment of GitLab: no line of it is a quick action (`/close`), wherever it stands. Which
 * lines of code and of quotations GitLab leaves alone differs by version, so every line is broken, invisibly.
 * https://docs.gitlab.com/user/project/quick_actions/
 */
function withoutQuickActions(text) {
    return text.replace(/\r\n?/g, '\n').replace(/^([^\S\n]*)\/(?=\w)/gm, `$1${mapping_escape/* wordBreak */.Mh}/`);
}
/**
 * A title for GitLab: it finds references of every kind in titles too, and no Markdown.
 * https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
function gitlabTitle(title, limit) {
    const inert = title
        .replace(/([~%$&^*])(?=[\w"'])/g, `$1${mapping_escape/* wordBreak */.Mh}`)
        .replace(/\[(?=\w+:)/g, `[${mapping_escape/* wordBreak */.Mh}`)
        .replace(/:(?=[\w+-]+:)/g, `:${mapping_escape/* wordBreak */.Mh}`);
    return (0,cut/* cutText */.IN)(inert, limit);
}
/** A label's name: commas part labels, so none can hold one. */
function gitlabLabel(name) {
    return name.replace(/,/g, ';').trim();
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/comments.ts







/** Comments of so many pages since an event are somebody else's trouble. */
const comments_maxPages = 10;
/** Where the comments of an issue stand. */
function issueNotes(project, key) {
    const notes = `/projects/${encodeURIComponent(project)}/issues/${key}/notes`;
    return { about: `${project}#${key}`, notes };
}
/**
 * Writes a comment (GitLab calls it a note) once. Gives whether it was written. `ownLogins`: whose comments can be ours.
 * https://docs.gitlab.com/api/notes/, https://docs.gitlab.com/api/discussions/
 */
function ensureNote(gitlab, at, remark) {
    const { about, notes, discussion, isInternal = false } = at;
    async function find(marker, since) {
        const logins = await at.ownLogins();
        const isOurs = (note) => {
            const body = new json_body/* JsonReader */.OI(note);
            return (body.text('body')?.startsWith(marker) === true && logins.has(body.text('author.username')?.toLowerCase() ?? ''));
        };
        const found = notes === undefined ? await notesOfThread() : await notesSince(notes, since);
        return found.filter(isOurs).flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
    }
    /** Newest first, back to when it can have been written. */
    async function notesSince(path, since) {
        const found = [];
        for (let page = 1; page <= comments_maxPages; page += 1) {
            const query = `sort=desc&order_by=created_at&per_page=${gitlabPageSize}&page=${page}`;
            const { json, headers } = await gitlab.send('GET', `${path}?${query}`);
            if (!Array.isArray(json))
                throw gitlab.oddity(`about the comments of ${about}`, 'is not a list');
            const list = json.filter(json_body/* isJsonObject */.OW);
            found.push(...list);
            const isFar = timeOfAnswer(list.at(-1)?.created_at) < since - clockSkewMs;
            if (isFar || !(0,pages/* hasNextPage */.r)(headers, json.length, gitlabPageSize))
                break;
        }
        return found;
    }
    async function notesOfThread() {
        const { json } = await gitlab.send('GET', discussion ?? '');
        if (!(0,json_body/* isJsonObject */.OW)(json) || !Array.isArray(json.notes))
            throw gitlab.oddity(`about ${about}`, 'is no thread');
        return json.notes.filter(json_body/* isJsonObject */.OW);
    }
    async function write(body) {
        const json = { body: withoutQuickActions(body) };
        const answered = discussion === undefined ? undefined : await answerThread(`${discussion}/notes`, json);
        const written = answered ?? (await gitlab.send('POST', notes ?? '', { json: { ...json, ...internal } }));
        if (!(0,json_body/* isJsonObject */.OW)(written.json))
            throw gitlab.oddity(`about ${about}`, 'is no comment');
        return typeof written.json.id === 'number' ? written.json.id : undefined;
    }
    const internal = isInternal ? { internal: true } : {};
    /** Undefined where the comment takes no answers: then it is said beside it. */
    async function answerThread(path, json) {
        try {
            return await gitlab.send('POST', path, { json });
        }
        catch (error) {
            const isRefused = error instanceof shared_errors/* TicketwireError */.Mw && ['target-refused', 'target-not-found'].includes(error.code);
            if (isRefused && notes !== undefined)
                return undefined;
            throw error;
        }
    }
    const thread = {
        find,
        write,
        remove: async (id) => {
            // 404: somebody else took it away meanwhile.
            await gitlab.send('DELETE', notes === undefined ? `${discussion}/notes/${id}` : `${notes}/${id}`, {
                expect: [404],
            });
        },
    };
    return ensureRemark(thread, remark);
}

;// CONCATENATED MODULE: ./shared/targets/responders/gitlab.ts



/** https://docs.gitlab.com/api/emoji_reactions/ */
const awards = {
    '+1': 'thumbsup',
    '-1': 'thumbsdown',
    laugh: 'laughing',
    confused: 'confused',
    heart: 'heart',
    hooray: 'tada',
    rocket: 'rocket',
    eyes: 'eyes',
};
/** Answers to commands on GitLab. `ownLogins`: whose comments can be ours. https://docs.gitlab.com/api/discussions/ */
function createGitlabResponder(gitlab, ownLogins) {
    return {
        reply: (place, remark) => ensureNote(gitlab, { ...notePathsFor(place), ownLogins }, remark),
        react: async (place, emoji) => {
            if (place.on === 'commit') {
                throw new shared_errors/* TicketwireError */.Mw('unprocessable', "GitLab's API puts no reactions on comments on commits");
            }
            const note = place.id === undefined ? '' : `/notes/${place.id}`;
            const path = `${gitlab_holderOf(place)}${note}/award_emoji`;
            const answer = await gitlab.send('POST', path, { json: { name: awards[emoji] }, expect: [404] });
            if (answer.status !== 404)
                return true;
            // "404 Award Emoji Name has already been taken": https://gitlab.com/gitlab-org/gitlab/-/issues/26060
            if (/taken/i.test(JSON.stringify(answer.json ?? '')))
                return false;
            const words = (0,json_body/* isJsonObject */.OW)(answer.json) ? ` (${String(answer.json.message ?? answer.json.error ?? '')})` : '';
            throw new shared_errors/* TicketwireError */.Mw('target-not-found', `GitLab does not have the command's place in ${place.repository}${words}: either the comment is gone, or the token may not see it.`);
        },
    };
}
function gitlab_holderOf({ repository, on, key }) {
    const project = `/projects/${encodeURIComponent(repository)}`;
    if (on === 'commit')
        return `${project}/repository/commits/${key}`;
    return `${project}/${on === 'issue' ? 'issues' : 'merge_requests'}/${key}`;
}
function notePathsFor(place) {
    const { on, thread, repository, key, isInternal = false } = place;
    const holder = gitlab_holderOf(place);
    if (on === 'commit' && thread === undefined) {
        throw new shared_errors/* TicketwireError */.Mw('unprocessable', 'the comment came without its thread, and only there it can be answered');
    }
    const discussion = thread === undefined ? undefined : `${holder}/discussions/${thread}`;
    const about = `${repository}${on === 'commit' ? '@' : '#'}${key}`;
    return {
        about,
        isInternal,
        // A commit's comments are listed without who wrote what when: there the thread is looked into.
        notes: on === 'commit' ? undefined : `${holder}/notes`,
        discussion,
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/issue.ts



/** The issue as GitLab tells of it; undefined where it is none. https://docs.gitlab.com/api/issues/ */
function readGitlabIssue(json, project) {
    if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.iid !== 'number')
        return undefined;
    const issue = new json_body/* JsonReader */.OI(json);
    const key = String(json.iid);
    const labels = Array.isArray(json.labels) ? json.labels.filter((label) => typeof label === 'string') : [];
    const isClosed = json.state === 'closed';
    const updatedAt = timeOfAnswer(json.updated_at);
    const isNamed = /\D/.test(project);
    const ticket = {
        key,
        reference: isNamed ? `${project}#${key}` : (issue.text('references.full') ?? `${project}#${key}`),
        url: issue.text('web_url') ?? '',
        title: issue.text('title') ?? '',
        state: isClosed ? 'closed' : 'open',
        reason: isClosed ? issue_reasonOf(labels, issue.text('_links.closed_as_duplicate_of')) : null,
        labels,
        ...(Number.isFinite(updatedAt) ? { updatedAt } : {}),
    };
    return {
        ticket,
        body: issue.text('description') ?? '',
        author: issue.text('author.username')?.toLowerCase() ?? '',
        createdAt: timeOfAnswer(json.created_at),
        updatedAt,
        comments: typeof json.user_notes_count === 'number' ? json.user_notes_count : 0,
    };
}
/** GitLab has no reason for closing, but for duplicates that somebody marked by a quick action. */
function issue_reasonOf(labels, duplicateOf) {
    return duplicateOf !== undefined || hasLabel({ labels }, duplicateLabel) ? 'duplicate' : 'done';
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/settings.ts
const publicGitlab = 'https://gitlab.com';
/** "Issue creation: 200 requests each minute": https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
const publicGitlabLimits = { perMinute: 200, perHour: 12_000 };
/** What GitLab's issues can hold. https://docs.gitlab.com/api/issues/#create-an-issue */
const gitlabLimits = {
    // "Title is too long (maximum is 255 characters)".
    title: { maxChars: 255, maxBytes: 1_024 },
    // 1,048,576; a line that would be a quick action grows by three bytes, and the shortest of them has three.
    body: { maxChars: 500_000, maxBytes: 500_000 },
    maxLabelChars: 255,
};

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/issues.ts







/** https://docs.gitlab.com/api/issues/ */
function gitlab_issues_createIssues({ project, isConfidential }, gitlab) {
    const home = `/projects/${encodeURIComponent(project)}`;
    const issues = `${home}/issues`;
    function requireIssue(json) {
        const issue = readGitlabIssue(json, project);
        if (issue === undefined)
            throw gitlab.oddity(`about an issue of ${project}`, 'is no issue');
        return issue;
    }
    /** Where issues are switched off, or not shown to us, none can be read, and none is gone. */
    async function isProjectReadable() {
        const { status, json } = await gitlab.send('GET', home, { expect: [404] });
        return status !== 404 && (0,json_body/* isJsonObject */.OW)(json) && json.issues_enabled !== false;
    }
    const change = (key, json) => gone_unlessGone(async () => requireIssue((await gitlab.send('PUT', `${issues}/${key}`, { json })).json).ticket, isProjectReadable);
    async function idsOf(logins) {
        const ids = [];
        const unknownPeople = [];
        for (const login of logins) {
            const { json } = await gitlab.send('GET', `/users?username=${encodeURIComponent(login)}`);
            const [user] = Array.isArray(json) ? json : [];
            if ((0,json_body/* isJsonObject */.OW)(user) && typeof user.id === 'number')
                ids.push(user.id);
            else
                unknownPeople.push(login);
        }
        return { ids, unknownPeople };
    }
    return {
        read: async (key) => {
            if (!/^[1-9]\d{0,17}$/.test(key))
                return undefined;
            return gone_unlessGone(async () => requireIssue((await gitlab.send('GET', `${issues}/${key}`)).json).ticket, isProjectReadable);
        },
        rewrite: (key, { title, body }) => change(key, { title: gitlabTitle(title, gitlabLimits.title), description: withoutQuickActions(body) }),
        transition: async (ticket, to) => {
            if ((ticket.state === 'closed') === (to !== 'reopen'))
                return ticket;
            const marks = {
                close: {},
                reopen: ticket.reason === 'duplicate' ? { remove_labels: duplicateLabel } : {},
                duplicate: { add_labels: duplicateLabel },
            };
            return change(ticket.key, { state_event: to === 'reopen' ? 'reopen' : 'close', ...marks[to] });
        },
        label: async (ticket, { add, remove }) => {
            const changes = { add: add.map(gitlabLabel), remove: remove.map(gitlabLabel) };
            const { missing, surplus } = labelChanges(ticket, changes);
            if (missing.length + surplus.length === 0)
                return ticket;
            const changed = await change(ticket.key, {
                ...(missing.length === 0 ? {} : { add_labels: missing.join(',') }),
                ...(surplus.length === 0 ? {} : { remove_labels: surplus.join(',') }),
            });
            if (changed === undefined)
                return undefined;
            if (gitlab.isDry)
                return { ...ticket, labels: [...ticket.labels.filter((each) => !surplus.includes(each)), ...missing] };
            // Whoever may write an issue, but no labels, is not told so.
            const isDone = missing.every((label) => hasLabel(changed, label)) && !surplus.some((label) => hasLabel(changed, label));
            if (isDone)
                return changed;
            throw new shared_errors/* TicketwireError */.Mw('target-forbidden', `GitLab left the labels of ${ticket.reference} as they were: the token's user needs the role Planner or Reporter.`);
        },
        create: async ({ title, body, labels, assignees = [] }) => {
            const wanted = [...new Set(labels.map(gitlabLabel))];
            const { ids, unknownPeople } = await idsOf(assignees);
            const { json } = await gitlab.send('POST', issues, {
                json: {
                    title: gitlabTitle(title, gitlabLimits.title),
                    description: withoutQuickActions(body),
                    labels: wanted.join(','),
                    ...(ids.length === 0 ? {} : { assignee_ids: ids }),
                    ...(isConfidential ? { confidential: true } : {}),
                },
            });
            const { ticket, author } = requireIssue(json);
            return { ticket, author, unknownPeople, droppedLabels: wanted.filter((label) => !hasLabel(ticket, label)) };
        },
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/lists.ts



/** The lists of issues of a GitLab project. https://docs.gitlab.com/api/issues/#list-project-issues */
function gitlab_lists_createIssueLists(project, gitlab) {
    const issues = `/projects/${encodeURIComponent(project)}/issues`;
    return {
        place: project,
        sortsByTouch: true,
        ownLogin: gitlab.ownLogin,
        page: async (query, number) => {
            const path = `${issues}?${gitlab_lists_queryOf(query)}&per_page=${gitlabPageSize}&page=${number}`;
            const { json, headers } = await gitlab.send('GET', path);
            if (!Array.isArray(json))
                throw gitlab.oddity(`about the issues of ${project}`, 'is not a list');
            const found = json.map((issue) => readGitlabIssue(issue, project)).filter((issue) => issue !== undefined);
            return { found, isLast: !(0,pages/* hasNextPage */.r)(headers, json.length, gitlabPageSize) };
        },
    };
}
const lists_orders = {
    newest: 'order_by=created_at&sort=desc',
    oldest: 'order_by=created_at&sort=asc',
    'touched-last': 'order_by=updated_at&sort=desc',
};
function gitlab_lists_queryOf({ state, by, order }) {
    const filter = 'label' in by ? `labels=${by.label}` : `author_username=${encodeURIComponent(by.author)}`;
    return `state=${state === 'open' ? 'opened' : state}&${filter}&${lists_orders[order]}`;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/probe.ts



/** Planner, and what is above it: they set labels and change issues. https://docs.gitlab.com/api/access_requests/#valid-access-levels */
const leastLevel = 15;
/** What a token can do with the issues of a project, by reading alone. */
async function probeGitlab({ project, authors }, gitlab, steps) {
    const home = `/projects/${encodeURIComponent(project)}`;
    const { status: asked, json: user } = await gitlab.send('GET', '/user', { expect: [403] });
    const known = asked !== 403 && (0,json_body/* isJsonObject */.OW)(user) ? user : {};
    const login = typeof known.username === 'string' ? known.username : undefined;
    const findings = [identityFinding(login, authors, "'api'"), ...(await scopeFindings(gitlab))];
    const { status, json } = await gitlab.send('GET', home, { expect: [403, 404] });
    const isReadable = status !== 403 && status !== 404;
    findings.push(finding(isReadable, {
        holds: `The project ${project} can be read`,
        fails: `The project ${project} is not there, or not shown to this token`,
        remedy: "Check 'project' and 'url', and make the token's user a member of the project.",
    }));
    if (!isReadable)
        return findings;
    if (!(0,json_body/* isJsonObject */.OW)(json))
        throw gitlab.oddity(`about ${project}`, 'is no project');
    findings.push(...projectFindings(project, json));
    if (!changesTickets(steps))
        return findings;
    const level = known.is_admin === true ? 50 : await levelOf(gitlab, home, known.id);
    const remedy = "Give the token's user the role Planner or Reporter there: without it GitLab leaves labels out.";
    if (level !== undefined) {
        findings.push(finding(level >= leastLevel, {
            holds: `Issues of ${project} can be changed and labelled (access level ${level})`,
            fails: `Issues of ${project} cannot be labelled, nor those of others changed (access level ${level})`,
            remedy,
        }));
    }
    if (opensTickets(steps)) {
        const query = `search=${ticket_draft/* managedLabel */.C8}&per_page=100`;
        const { json: labels } = await gitlab.send('GET', `${home}/labels?${query}`, { expect: [403, 404] });
        const isThere = Array.isArray(labels) && labels.some((label) => (0,json_body/* isJsonObject */.OW)(label) && label.name === ticket_draft/* managedLabel */.C8);
        const mayCreate = level === undefined || level >= leastLevel;
        findings.push(labelFinding({ isThere, mayCreate, place: project, remedy }));
    }
    return findings;
}
function projectFindings(project, json) {
    return [
        finding(json.issues_enabled !== false, {
            holds: `${project} has issues`,
            fails: `${project} has no issues, or does not show them to this token`,
            remedy: "Turn issues on under Settings, General, Visibility, or make the token's user a member of the project.",
        }),
        ...(json.archived === true
            ? [
                {
                    what: `${project} is archived, so nothing can be written`,
                    remedy: 'Unarchive it, or name another project.',
                },
            ]
            : []),
    ];
}
/** Tokens of every kind tell of themselves, since GitLab 15.5; where one does not, nothing is found. */
async function scopeFindings(gitlab) {
    const { json } = await gitlab.send('GET', '/personal_access_tokens/self', { expect: [401, 403, 404] });
    if (!(0,json_body/* isJsonObject */.OW)(json) || !Array.isArray(json.scopes))
        return [];
    const until = typeof json.expires_at === 'string' ? `, until ${json.expires_at}` : '';
    return [
        finding(json.scopes.includes('api'), {
            holds: `The token has the scope 'api'${until}`,
            fails: `The token lacks the scope 'api' (it has ${json.scopes.filter((scope) => typeof scope === 'string').join(', ')})`,
            remedy: "Make a token with the scope 'api'.",
        }),
    ];
}
/** The role of a user, also one that groups and invitations give; 0 for none, undefined where that is not told. */
async function levelOf(gitlab, home, user) {
    if (typeof user !== 'number')
        return undefined;
    const { status, json } = await gitlab.send('GET', `${home}/members/all/${user}`, { expect: [403, 404] });
    if (status === 404)
        return 0;
    return (0,json_body/* isJsonObject */.OW)(json) && typeof json.access_level === 'number' ? json.access_level : undefined;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/open.ts










/** Issues of a GitLab project, gitlab.com or self-managed. https://docs.gitlab.com/api/issues/ */
function openGitlabIssues(settings, { name, now, openHttp }) {
    const { apiUrl, token, timeoutMs, project, authors } = settings;
    const gitlab = createGitlab({ apiUrl, token, http: openHttp(timeoutMs), now, target: name });
    const issues = gitlab_issues_createIssues(settings, gitlab);
    const ours = createOurIssues(gitlab_lists_createIssueLists(project, gitlab), authors);
    const comment = (key, remark) => ensureNote(gitlab, { ...issueNotes(project, key), ownLogins: ours.requireOwnLogins }, remark);
    return {
        tracker: gitlab_open_createTracker(settings, { issues, ours, comment }),
        named: gitlab_open_createNamed(settings, issues, comment),
        responder: createGitlabResponder(gitlab, ours.requireOwnLogins),
        probe: ({ steps }) => probeGitlab(settings, gitlab, steps),
    };
}
function gitlab_open_createTracker(settings, parts) {
    const { issues, ours, comment } = parts;
    return {
        adopts: settings.adopts,
        // A list may come from a replica of the database; and what we gave up waiting for may still be at work.
        listLagMs: 10_000,
        creationLimits: settings.limits,
        ownLogins: ours.ownLogins,
        findBySubject: ours.findBySubject,
        listTickets: ours.list,
        readTicket: issues.read,
        createTicket: async (_subject, draft) => {
            const created = await issues.create({ ...draft, labels: [...draft.labels, ...settings.labels] });
            ours.noteOwnLogin(created.author);
            return { ticket: created.ticket, ...shortcomings(created) };
        },
        ensureContent: (ticket, draft) => tracker_written(issues.rewrite(ticket.key, draft)),
        ensureTransition: issues.transition,
        ensureLabels: issues.label,
        ensureComment: (ticket, remark) => comment(ticket.key, remark),
    };
}
/** What was not done as asked. */
function shortcomings({ ticket, droppedLabels, unknownPeople }) {
    const said = [];
    if (droppedLabels.length > 0) {
        said.push(`GitLab left out the labels ${droppedLabels.join(', ')} of ${ticket.reference}: the token's user needs the role Planner or Reporter.`);
    }
    if (unknownPeople.length > 0)
        said.push(`GitLab knows nobody called ${unknownPeople.join(', ')} to assign.`);
    if (said.length === 0)
        return {};
    return { note: said.join(' '), isLost: includesManaged(droppedLabels) };
}
function gitlab_open_createNamed({ project, url }, issues, comment) {
    return createNamedIssues({
        forge: 'GitLab',
        place: project,
        knowsNotPlanned: false,
        read: issues.read,
        readWithPullRequests: issues.read,
        transition: (ticket, to) => issues.transition(ticket, to === 'not-planned' ? 'close' : to),
        label: issues.label,
        comment,
        urlOf: (key) => `${url}/${project}/-/issues/${key}`,
    });
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab-issues.ts







const projectRule = 'must be the path of a project, such as group/name, or its number';
const gitlab_issues_options = {
    project: schemas/* union */.KCZ([
        schemas/* number */.aig().int().positive().transform(String),
        schemas/* string */.YjP().regex(/^(?:[1-9]\d*|[\w][\w.-]*(?:\/[\w][\w.-]*)+)$/, projectRule),
    ])
        .describe('The project whose issues are the tickets: its path, as group/sub/name, or its number.'),
    'api-url': values/* addressValue */.qy
        .optional()
        .describe('Where requests go: https://HOST/api/v4; unless set made from url. It stands for url, too, where that is not set.'),
    token: values/* tokenValue */.vA.describe("A personal, project or group access token with the scope 'api'."),
    url: values/* addressValue */.qy
        .optional()
        .describe('Where people open GitLab; self-managed with its relative path, such as https://HOST/gitlab. Unless set https://gitlab.com.'),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(255, 'must be at most 255 characters long'))
        .default([])
        .describe('Labels put on every ticket of this target.'),
    authors: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[\w.-]+$/, 'must be a user name such as octocat or project_12_bot_3f'))
        .default([])
        .describe("Users, besides the token's own, whose issues with our marker count as ours."),
    adopt: schemas/* boolean */.zMY()
        .default(false)
        .describe('Look for an existing ticket before the first attempt too, where others write to this project.'),
    limits: (0,values/* limitsValue */.CR)(publicGitlabLimits).describe('Issues created in a minute and in an hour; gitlab.com 200 and 12000 unless set, elsewhere none.'),
    confidential: schemas/* boolean */.zMY().default(false).describe('New issues are confidential.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** Issues of a GitLab project. docs/targets/gitlab-issues.md */
const gitlabIssues = {
    type: 'gitlab-issues',
    label: 'GitLab issues',
    docs: 'docs/targets/gitlab-issues.md',
    options: gitlab_issues_options,
    limits: gitlabLimits,
    states: stateNames({ knowsNotPlanned: false }),
    keysIn: (settings) => forgeReferenceReader({ project: settings.project, url: gitlab_issues_addressesOf(settings).url, isGitlab: true }),
    answers: (settings) => ({ forge: 'gitlab', url: gitlab_issues_addressesOf(settings).url }),
    create: (settings, dependencies) => {
        const { project, token, labels, authors, confidential } = settings;
        const target = {
            project,
            ...gitlab_issues_addressesOf(settings),
            token,
            labels,
            authors,
            adopts: settings.adopt || dependencies.isStoreless === true,
            limits: gitlab_issues_limitsOf(settings),
            isConfidential: confidential,
            timeoutMs: settings.timeout,
        };
        return openGitlabIssues(target, dependencies);
    },
};
function gitlab_issues_addressesOf(settings) {
    return forgeAddresses(settings, { path: '/api/v4', usual: publicGitlab });
}
function gitlab_issues_limitsOf(settings) {
    if (settings.limits !== undefined)
        return settings.limits;
    return gitlab_issues_addressesOf(settings).url === publicGitlab ? publicGitlabLimits : undefined;
}

;// CONCATENATED MODULE: ./shared/clients/jira.ts




/** Jira's REST API, Cloud version 3 or Data Center version 2. https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
function createJira(options) {
    const nameOf = (method, path) => `Jira (${method} ${path.split('?')[0]}, target '${options.target}')`;
    let { apiBase } = options;
    let asking;
    async function sendTo(base, method, path, json) {
        try {
            return await options.http.send({
                method,
                url: base + path,
                headers: {
                    accept: 'application/json',
                    authorization: options.authorization.reveal(),
                    'user-agent': 'ticketwire',
                },
                ...(json === undefined ? {} : { json }),
            });
        }
        catch (cause) {
            if (!(cause instanceof shared_errors/* TicketwireError */.Mw))
                throw cause;
            throw new shared_errors/* TicketwireError */.Mw(cause.code, `${nameOf(method, path)} ${cause.message}.`, { cause });
        }
    }
    /** Where the token is known after all; undefined where it is not, or nobody could say. */
    async function findOtherBase() {
        asking ??= options.findOtherBase?.().catch(() => {
            asking = undefined;
            return undefined;
        });
        return asking;
    }
    const jira = {
        ...(options.requireOurs === undefined ? {} : { requireOurs: options.requireOurs }),
        target: options.target,
        isDry: options.http.isDry === true,
        send: async (method, path, { json, expect = [] } = {}) => {
            let response = await sendTo(apiBase, method, path, json);
            if (response.status === 401 && apiBase === options.apiBase) {
                const other = await findOtherBase();
                // Only who is told there whose token it is goes on there.
                if (other !== undefined && (await sendTo(other, 'GET', '/myself')).status === 200) {
                    apiBase = other;
                    response = await sendTo(other, method, path, json);
                }
            }
            const isGood = (response.status >= 200 && response.status < 300) || expect.includes(response.status);
            // What an anonymous caller sees of an open project is no answer to us.
            if (isGood && !(method === 'GET' && isAnonymous(response.headers)))
                return response;
            throw jira.refusal(method, path, response);
        },
        refusal: (method, path, response) => jira_refusalOf(nameOf(method, path), response, options.now()),
        oddity: (key, what) => new shared_errors/* TicketwireError */.Mw('target-failed', `Jira's answer about ${key} (target '${options.target}') ${what}. Is a proxy or a sign-in page before it?`),
    };
    return jira;
}
function jira_refusalOf(what, response, now) {
    const { status, headers } = response;
    const words = jiraWords(response.json);
    const said = `${what} answered ${status}${words === '' ? '.' : `: ${words}`}`;
    if (status === 429) {
        const notBefore = (0,http/* retryAfterOf */.sT)(headers, now) ?? resetOf(headers, now) ?? now + jira_defaultWaitMs;
        const isNarrow = headers.get('ratelimit-reason') === 'jira-per-issue-on-write';
        return new shared_errors/* TicketwireError */.Mw('rate-limited', `${said} It asks us to wait.`, { notBefore, isNarrow });
    }
    if ((0,http/* isRetryableStatus */.PS)(status)) {
        return new shared_errors/* TicketwireError */.Mw('target-failed', `${said} It is tried again.`, {
            notBefore: (0,http/* retryAfterOf */.sT)(headers, now),
        });
    }
    if (loginReasonOf(headers).includes('AUTHENTICATION_DENIED')) {
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', `${said} It wants a captcha solved after failed sign-ins: sign in once by hand as that user, then set the right token.`);
    }
    if (status === 401 || isAnonymous(headers)) {
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', `${said} The token is wrong, expired or of another user; or it is a scoped one, which works only with 'cloud-id' where the site does not tell its own.`);
    }
    if (status === 403) {
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', `${said} Most likely the user lacks a permission in that project.`);
    }
    if (status === 404 && !isOwnAnswer(response)) {
        return new shared_errors/* TicketwireError */.Mw('target-failed', `${said} That is no answer of Jira's: most likely none is at this address. Are 'site', 'api-url' and 'deployment' right, and is there no proxy before it?`);
    }
    if (status === 404) {
        return new shared_errors/* TicketwireError */.Mw('target-not-found', `${said} It does not exist, or the user may not see it.`);
    }
    if (status === 410) {
        return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} It does not offer this any more: look for a newer version of Ticketwire; is it Cloud or Data Center, and does 'deployment' say so?`);
    }
    if (status >= 300 && status < 400) {
        return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} It sends us elsewhere: is the address right, and is there no sign-in page before it?`);
    }
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} Sending the same again would be refused again.`);
}
/** Jira says what it does not find in its own words; a proxy, or an application at another path, says it in others. */
function isOwnAnswer({ headers, json }) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return json === undefined && !/\btext\//i.test(headers.get('content-type') ?? '');
    return Object.keys(json).length === 0 || 'errorMessages' in json || 'errors' in json;
}
/** With a token it does not know, Jira goes on as for an anonymous caller. https://github.com/MrRefactoring/jira.js/issues/418 */
function isAnonymous(headers) {
    return loginReasonOf(headers).includes('AUTHENTICATED_FAILED');
}
function loginReasonOf(headers) {
    return headers.get('x-seraph-loginreason') ?? '';
}
const jira_defaultWaitMs = 60_000;
/** `X-RateLimit-Reset` is a time in ISO 8601; `RateLimit-Reset` may be seconds. A time that has passed says nothing. */
function resetOf(headers, now) {
    const value = (headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? '').trim();
    const time = /^\d{1,6}$/.test(value) ? now + Number(value) * 1_000 : Date.parse(value);
    return time > now ? time : undefined;
}
const jira_maxWordsChars = 300;
/** Jira's own explanation, as one line; the gateway before it says `message`. Empty where the body is no JSON. */
function jiraWords(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return '';
    const messages = Array.isArray(json.errorMessages) ? json.errorMessages : [];
    const fields = (0,json_body/* isJsonObject */.OW)(json.errors) ? Object.entries(json.errors) : [];
    const words = [...messages, json.message, ...fields.map(([field, text]) => `${field}: ${text}`)]
        .filter((part) => typeof part === 'string' && part.trim() !== '')
        .join('; ');
    const line = (0,mapping_escape/* withoutControls */.DJ)(words.slice(0, 10 * jira_maxWordsChars))
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, jira_maxWordsChars);
    return line === '' || /[.!]$/.test(line) ? line : `${line.slice(0, jira_maxWordsChars - 1)}.`;
}

;// CONCATENATED MODULE: ./shared/clients/jira-gateway.ts

/** Atlassian's gateway, by way of which alone scoped tokens work. */
function gatewayOf(cloudId) {
    return `https://api.atlassian.com/ex/jira/${cloudId}`;
}
/**
 * The gateway of a Cloud site, which tells its id to anybody; undefined where it does not. Throws what the client throws.
 * https://support.atlassian.com/jira/kb/retrieve-my-atlassian-sites-cloud-id/
 */
async function findGateway(site, http) {
    const { status, json } = await http.send({
        method: 'GET',
        url: `${site}/_edge/tenant_info`,
        headers: { accept: 'application/json', 'user-agent': 'ticketwire' },
    });
    const id = (0,json_body/* isJsonObject */.OW)(json) ? json.cloudId : undefined;
    return status === 200 && typeof id === 'string' && /^[\w-]{1,100}$/.test(id) ? gatewayOf(id) : undefined;
}

// EXTERNAL MODULE: ./shared/mapping/event-time.ts
var event_time = __webpack_require__(94249);
;// CONCATENATED MODULE: ./shared/clients/jira-issue.ts


/** What is asked for of an issue. */
const issueFields = ['summary', 'status', 'labels', 'resolution', 'updated'];
/** The issue, with its transitions and what it notes of steps where they are asked for; `key` must be one. */
async function fetchIssue(jira, key, { withTransitions = false, notes } = {}) {
    const { expand = [], properties = [] } = notes ?? {};
    const expanded = [...(withTransitions ? ['transitions', 'transitions.fields'] : []), ...expand];
    const query = [
        `fields=${issueFields.join(',')}`,
        ...(expanded.length === 0 ? [] : [`expand=${expanded.join(',')}`]),
        ...(properties.length === 0 ? [] : [`properties=${properties.join(',')}`]),
    ];
    const { json } = await jira.send('GET', `/issue/${key}?${query.join('&')}`);
    const issue = jira_issue_readIssue(json, notes);
    if (issue === undefined)
        throw jira.oddity(key, 'is no issue with a summary and a status');
    // An old key leads to where its issue was moved since.
    if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.key === 'string' && json.key !== key)
        jira.requireOurs?.(json.key);
    return issue;
}
/** What the user may do with the issue in its present status. */
async function fetchTransitions(jira, key) {
    const { json } = await jira.send('GET', `/issue/${key}/transitions?expand=transitions.fields`);
    const transitions = readTransitions(json);
    if (transitions === undefined)
        throw jira.oddity(key, 'holds no list of transitions');
    return transitions;
}
/** Undefined when the answer is not an issue with a summary and a status. */
function jira_issue_readIssue(json, notes) {
    const fields = (0,json_body/* isJsonObject */.OW)(json) ? json.fields : undefined;
    if (!(0,json_body/* isJsonObject */.OW)(json) || !(0,json_body/* isJsonObject */.OW)(fields))
        return undefined;
    const status = readStatus(fields.status);
    if (status === undefined || typeof fields.summary !== 'string')
        return undefined;
    const { resolution, labels } = fields;
    return {
        summary: fields.summary,
        status,
        labels: Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [],
        resolution: (0,json_body/* isJsonObject */.OW)(resolution) && typeof resolution.name === 'string' ? resolution.name : null,
        updatedAt: (0,event_time/* timeOf */.nR)(fields.updated),
        transitions: readTransitions(json),
        steps: notes?.read(json) ?? [],
    };
}
/** The transitions that can be made now; undefined when there is no list, or one that holds something else. */
function readTransitions(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json) || !Array.isArray(json.transitions))
        return undefined;
    const transitions = [];
    for (const each of json.transitions) {
        const to = (0,json_body/* isJsonObject */.OW)(each) ? readStatus(each.to) : undefined;
        if (!(0,json_body/* isJsonObject */.OW)(each) || typeof each.id !== 'string' || typeof each.name !== 'string')
            return undefined;
        if (to === undefined)
            return undefined;
        if (each.isAvailable === false)
            continue;
        const fields = (0,json_body/* isJsonObject */.OW)(each.fields) ? each.fields : undefined;
        transitions.push({ id: each.id, name: each.name, to, hasScreen: each.hasScreen === true, fields });
    }
    return transitions;
}
function readStatus(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.name !== 'string')
        return undefined;
    const category = (0,json_body/* isJsonObject */.OW)(json.statusCategory) ? json.statusCategory.key : undefined;
    return {
        id: typeof json.id === 'string' ? json.id : json.name,
        name: json.name,
        category: typeof category === 'string' ? category : '',
    };
}
/** Closed is what Jira counts as done. */
function jiraTicket(key, url, issue) {
    const isClosed = issue.status.category === 'done';
    return {
        key,
        reference: key,
        url,
        title: issue.summary,
        state: isClosed ? 'closed' : 'open',
        reason: isClosed ? jira_issue_reasonOf(issue.resolution) : null,
        labels: issue.labels.filter((label) => identityIn([label]) === undefined),
        ...(issue.updatedAt === undefined ? {} : { updatedAt: issue.updatedAt }),
    };
}
/** The label by which the ticket of one subject is looked for; people need not see it among the others. */
function identityLabelOf(subjectHash) {
    return `ticketwire-${subjectHash.slice(0, identityChars)}`;
}
/** How much of a subject's hash the label holds. */
const identityChars = 32;
/** The subject that the labels tell, as the beginning of its hash; undefined where none does. */
function identityIn(labels) {
    return labels.map((label) => /^ticketwire-([0-9a-f]{32})$/.exec(label)?.[1]).find((hash) => hash !== undefined);
}
/** By the words Jira is delivered with; a resolution of another name counts as done. */
function jira_issue_reasonOf(resolution) {
    if (/duplicate/i.test(resolution ?? ''))
        return 'duplicate';
    return /won.?t|declined|rejected|obsolete|cannot reproduce|not a bug|invalid/i.test(resolution ?? '')
        ? 'not-planned'
        : 'done';
}

;// CONCATENATED MODULE: ./shared/clients/jira-fields.ts

/** Fields whose values are things with a name. */
const single = new Set(['priority', 'resolution', 'security', 'issuetype']);
const several = new Set(['components', 'fixVersions', 'versions']);
/** A field's value as Jira takes it: where it wants things with names, a text is the name of one. */
function namedField(id, value) {
    if (single.has(id))
        return typeof value === 'string' ? { name: value } : value;
    if (!several.has(id))
        return value;
    const list = Array.isArray(value) ? value : [value];
    return list.map((each) => (typeof each === 'string' ? { name: each } : each));
}
/** Jira's words in an answer 400, by the ids of the fields they are about. */
function refusedFields(answer) {
    const errors = (0,json_body/* isJsonObject */.OW)(answer) && (0,json_body/* isJsonObject */.OW)(answer.errors) ? answer.errors : {};
    return new Map(Object.entries(errors).map(([id, words]) => [id, String(words)]));
}

;// CONCATENATED MODULE: ./shared/clients/jira-transition.ts


/** Whether the ticket is there already, as far as its status alone tells. */
function isReached(status, to) {
    const category = categoryOf(to);
    return category === undefined ? isSame(status.name, to) : isIn(status, category);
}
/** The transition that leads to a status, the one that asks for least; several where names of statuses are not unique. */
function chooseByStatus(transitions, to) {
    const found = easiestByStatus(transitions.filter((transition) => isSame(transition.to.name, to)));
    const [only, ...others] = found;
    return only !== undefined && others.length === 0 ? { transition: only } : { choices: found };
}
/**
 * The transition that `to` names, by the first that fits of: its id, its status, its name (both also in any case), its
 * status's category. Several are the choices, unless all lead to one status; none gives no choices.
 */
function chooseTransition(transitions, to, prefer = []) {
    const category = categoryOf(to);
    const steps = category === undefined
        ? [
            ({ id }) => id === to,
            (transition) => transition.to.name === to,
            (transition) => isSame(transition.to.name, to),
            ({ name }) => name === to,
            ({ name }) => isSame(name, to),
        ]
        : [(transition) => isIn(transition.to, category)];
    const found = steps.map((fits) => transitions.filter(fits)).find((fitting) => fitting.length > 0) ?? [];
    const ends = easiestByStatus(found);
    const best = prefer.map((name) => ends.find((transition) => isSame(transition.to.name, name))).find(Boolean);
    const only = best ?? (ends.length === 1 ? ends[0] : undefined);
    return only === undefined ? { choices: found } : { transition: only };
}
/** Where one may go on to from here, a transition for each status not visited yet, when nothing leads to `to` at once. */
function waysOn(transitions, { visited, to }) {
    // What is wanted open is not closed on the way.
    const isOpenWanted = ![undefined, 'done'].includes(categoryOf(to));
    const isOnTheWay = (status) => !visited.has(status.id) && !(isOpenWanted && status.category === 'done');
    return easiestByStatus(transitions.filter((transition) => isOnTheWay(transition.to)));
}
function describeTransitions(transitions) {
    return transitions
        .slice(0, maxNamed)
        .map(({ id, name, to }) => `'${name}' (${id}, to '${to.name}')`)
        .join(', ');
}
/** What to send with a transition: of the wanted fields those its screen has, and a resolution where it must have one. */
function fillScreen(transition, given) {
    const { wanted, resolution, resolve = [] } = given;
    const screen = transition.fields ?? {};
    const filled = { fields: {}, withheld: {}, notes: [], missing: [] };
    for (const [id, value] of Object.entries(wanted)) {
        (Object.hasOwn(screen, id) ? filled.fields : filled.withheld)[id] = namedField(id, value);
    }
    const resolutions = allowedNames(screen.resolution);
    const wished = resolve.find((name) => resolutions.includes(name));
    // Whoever asks for one closes the issue: what stands there yet is of an earlier time.
    if (wished !== undefined && filled.fields.resolution === undefined) {
        filled.fields.resolution = { name: wished };
    }
    const [best] = resolve;
    if (best !== undefined && screen.resolution === undefined)
        filled.withheld.resolution ??= { name: best };
    for (const [id, field] of Object.entries(screen)) {
        if (!mustBeGiven(field) || Object.hasOwn(filled.fields, id))
            continue;
        const chosen = id === 'resolution' ? chooseResolution(allowedNames(field)) : undefined;
        if (id === 'resolution' && resolution !== null)
            filled.fields[id] = { name: resolution };
        else if (chosen === undefined)
            filled.missing.push(id);
        else {
            filled.fields[id] = { name: chosen };
            filled.notes.push(`The transition '${transition.name}' asks for a resolution: '${chosen}' was chosen.`);
        }
    }
    return filled;
}
/** The withheld fields that an answer 400 names, by their ids or in words. */
function fieldsAskedFor(answer, withheld) {
    const { errors, errorMessages } = (0,json_body/* isJsonObject */.OW)(answer) ? answer : {};
    const named = (0,json_body/* isJsonObject */.OW)(errors) ? Object.keys(errors) : [];
    const said = Array.isArray(errorMessages) ? errorMessages.join('\n').toLowerCase() : '';
    return withheld.filter((id) => named.includes(id) || said.includes(id.toLowerCase()));
}
function leftOut(transition, field) {
    return `The field '${field}' was left out: the screen of '${transition.name}' does not have it.`;
}
/** `'Fix version' (fixVersions: 1.0, 1.1)`. */
function describeField(transition, id) {
    const field = transition.fields?.[id];
    const name = (0,json_body/* isJsonObject */.OW)(field) && typeof field.name === 'string' ? field.name : id;
    const allowed = allowedNames(field).slice(0, maxNamed).join(', ');
    return `'${name}' (${id}${allowed === '' ? '' : `: ${allowed}`})`;
}
/** The fields of which an answer 400 says that the screen does not have them. */
function fieldsNotOnScreen(answer) {
    const errors = (0,json_body/* isJsonObject */.OW)(answer) && (0,json_body/* isJsonObject */.OW)(answer.errors) ? answer.errors : {};
    return Object.keys(errors).filter((id) => /not on the appropriate screen/i.test(String(errors[id])));
}
const maxNamed = 10;
function categoryOf(to) {
    return /^category:\s*(\S+)$/i.exec(to)?.[1]?.toLowerCase();
}
/** What is not done is open. */
function isIn(status, category) {
    return category === 'open' ? status.category !== 'done' : status.category === category;
}
function isSame(left, right) {
    return left.toLowerCase() === right.toLowerCase();
}
/** One transition for each status: the one that asks for least. */
function easiestByStatus(transitions) {
    const byStatus = new Map();
    for (const transition of transitions) {
        const known = byStatus.get(transition.to.id);
        if (known === undefined || burdenOf(transition) < burdenOf(known))
            byStatus.set(transition.to.id, transition);
    }
    return [...byStatus.values()];
}
function burdenOf({ fields, hasScreen }) {
    return 2 * Object.values(fields ?? {}).filter(mustBeGiven).length + (hasScreen ? 1 : 0);
}
function mustBeGiven(field) {
    return (0,json_body/* isJsonObject */.OW)(field) && field.required === true && field.hasDefaultValue !== true;
}
function allowedNames(field) {
    const values = (0,json_body/* isJsonObject */.OW)(field) && Array.isArray(field.allowedValues) ? field.allowedValues : [];
    return values
        .map((value) => ((0,json_body/* isJsonObject */.OW)(value) ? (value.name ?? value.value) : value))
        .filter((name) => typeof name === 'string');
}
function chooseResolution(allowed) {
    return ['Done', 'Fixed'].find((name) => allowed.includes(name)) ?? allowed[0];
}

;// CONCATENATED MODULE: ./shared/clients/jira-make-transition.ts




/** Makes one transition. Throws `target-refused` where its screen needs a field that has no value. */
async function makeTransition(jira, key, wish) {
    const { issue, offered, wanted, noted, resolve } = wish;
    const isAsking = Object.keys(wanted).length + resolve.length > 0;
    const isBlind = offered.fields === undefined && offered.hasScreen && isAsking;
    const listed = isBlind ? (await fetchTransitions(jira, key)).find(({ id }) => id === offered.id) : undefined;
    const transition = listed ?? offered;
    const screen = fillScreen(transition, { wanted, resolution: issue.resolution, resolve });
    const empty = screen.missing.length === 0 ? [] : await findEmpty(jira, key, screen.missing);
    if (empty.length > 0) {
        const needs = empty.map((id) => describeField(transition, id)).join(' and ');
        throw new shared_errors/* TicketwireError */.Mw('target-refused', `${key} is in '${issue.status.name}', and the transition '${transition.name}' needs ${needs}.`);
    }
    const sent = await post(jira, key, { id: transition.id, screen, noted });
    const { resolution } = sent;
    const isNamed = (0,json_body/* isJsonObject */.OW)(resolution) && typeof resolution.name === 'string';
    return {
        resolution: isNamed ? String(resolution.name) : issue.resolution,
        notes: screen.notes,
        warnings: Object.keys(wanted)
            .filter((id) => !Object.hasOwn(sent, id))
            .map((id) => leftOut(transition, id)),
    };
}
/**
 * Sends it, and once more where Jira says that its screen lacks a field, or asks for one that was withheld. Returns the
 * fields that Jira took.
 */
async function post(jira, key, given) {
    const { id, noted } = given;
    const { withheld } = given.screen;
    let { fields } = given.screen;
    const path = `/issue/${key}/transitions`;
    const bodyOf = (sent) => ({
        transition: { id },
        ...(Object.keys(sent).length === 0 ? {} : { fields: sent }),
        ...noted,
    });
    let answer = await jira.send('POST', path, { json: bodyOf(fields), expect: [400] });
    if (answer.status === 400) {
        const surplus = fieldsNotOnScreen(answer.json).filter((field) => Object.hasOwn(fields, field));
        const asked = fieldsAskedFor(answer.json, Object.keys(withheld));
        if (surplus.length + asked.length === 0)
            throw jira.refusal('POST', path, answer);
        fields = Object.fromEntries([
            ...Object.entries(fields).filter(([field]) => !surplus.includes(field)),
            ...Object.entries(withheld).filter(([field]) => asked.includes(field)),
        ]);
        answer = await jira.send('POST', path, { json: bodyOf(fields) });
    }
    if (answer.status !== 204)
        throw jira.oddity(key, `has the status ${answer.status}, where a transition gives 204`);
    return fields;
}
/** Finds which fields have no value: one that has may keep it, though the screen asks for it. */
async function findEmpty(jira, key, ids) {
    const { json } = await jira.send('GET', `/issue/${key}?fields=${ids.map(encodeURIComponent).join(',')}`);
    const fields = (0,json_body/* isJsonObject */.OW)(json) && (0,json_body/* isJsonObject */.OW)(json.fields) ? json.fields : {};
    return ids.filter((id) => isEmpty(fields[id]));
}
function isEmpty(value) {
    return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

;// CONCATENATED MODULE: ./shared/clients/jira-move.ts




const maxRemembered = 1_000;
/**
 * Moves issues by their workflow's transitions; may be repeated, a step by its id. Throws `target-refused` where no way is
 * the only one, and says why an issue in a status that the workflow does not know is left alone.
 */
function createMover(jira, { workflow, notes: stepNotes }) {
    /** Where transitions lead of which no answer came: once made, their names are not offered any more. */
    const unanswered = new Map();
    return async (key, move) => {
        const { maxHops, fields, prefer = [], resolve = [] } = move;
        const stepId = 'move' in move ? move.onceId : undefined;
        const request = 'move' in move ? move.onceId : `${key} ${move.to}`;
        const fetchThis = () => fetchIssue(jira, key, { withTransitions: true, notes: stepId === undefined ? undefined : stepNotes });
        const isMade = ({ steps }) => steps.some(({ id, to }) => id === stepId && to === undefined);
        const visited = new Set();
        const passed = [];
        const notes = [];
        const warnings = [];
        let goal = 'to' in move ? move.to : undefined;
        const done = (issue, isMoved) => {
            unanswered.delete(request);
            return { issue, change: isMoved ? 'moved' : 'unchanged', notes: [...describeWay(passed), ...notes], warnings };
        };
        for (let hop = 1;; hop += 1) {
            const issue = await fetchThis();
            const { status } = issue;
            visited.add(status.id);
            if (isMade(issue) || unanswered.get(request) === status.id)
                return done(issue, hop > 1);
            if (goal === undefined && 'move' in move) {
                const begun = issue.steps.find(({ id }) => id === stepId)?.to;
                const known = requireWorkflow();
                if (begun === undefined && !known.knows(status.name))
                    return { skipped: strange(key, status.name) };
                goal = begun ?? known.moveFrom(status.name, move.move);
            }
            // At the end, or there already.
            if (goal === undefined || isReached(status, goal))
                return done(issue, hop > 1);
            const to = goal;
            const make = async (offered, wanted, isLast) => {
                const noted = stepId === undefined ? {} : stepNotes.note({ id: stepId, ...(isLast ? {} : { to }) }, issue.steps);
                try {
                    const made = await makeTransition(jira, key, {
                        issue,
                        offered,
                        wanted,
                        noted,
                        resolve: isLast ? resolve : [],
                    });
                    passed.push(offered);
                    notes.push(...made.notes);
                    warnings.push(...made.warnings);
                    return made;
                }
                catch (error) {
                    // Another program may have made the step since the issue was read.
                    const isRefused = error instanceof shared_errors/* TicketwireError */.Mw && error.code === 'target-refused';
                    if (stepId !== undefined && isRefused && isMade(await fetchThis()))
                        return undefined;
                    // Refused for good: it was not made.
                    if (error instanceof shared_errors/* TicketwireError */.Mw && !error.isRetryable)
                        unanswered.delete(request);
                    throw error;
                }
            };
            const transitions = issue.transitions ?? (await fetchTransitions(jira, key));
            const choice = stepId === undefined ? chooseTransition(transitions, to, prefer) : chooseByStatus(transitions, to);
            if ('transition' in choice) {
                const last = choice.transition;
                if (last.to.id === status.id)
                    return done(issue, hop > 1);
                if (unanswered.size >= maxRemembered)
                    unanswered.clear();
                unanswered.set(request, last.to.id);
                const made = await make(last, fields, true);
                if (made === undefined)
                    return done({ ...issue, status: last.to }, false);
                return done({ ...issue, status: last.to, resolution: made.resolution }, true);
            }
            const where = `${key} is in '${status.name}'`;
            if (choice.choices.length > 0) {
                throw jira_move_refused(`${where}, and several transitions fit '${to}': ${describeTransitions(choice.choices)}`);
            }
            const ways = waysOn(transitions, { visited, to });
            if (hop >= maxHops || ways.length === 0) {
                throw jira_move_refused(`${where}, and no transition fits '${to}': ${offer(transitions)}`);
            }
            const way = ways.length === 1 ? ways[0] : workflow?.shortest(ways, to);
            if (way === undefined) {
                throw jira_move_refused(`${where}, and which way leads on to '${to}' is open: ${describeTransitions(ways)}`);
            }
            const made = await make(way, {}, false);
            if (made === undefined)
                return done(issue, hop > 1);
            if (jira.isDry) {
                notes.push(`The first of several steps; a dry run does not see beyond '${way.to.name}'.`);
                return done({ ...issue, status: way.to }, true);
            }
        }
    };
    function requireWorkflow() {
        if (workflow !== undefined)
            return workflow;
        throw new shared_errors/* TicketwireError */.Mw('configuration', `The target '${jira.target}' has no 'workflow', so none of its tickets can make a move of it.`);
    }
    function strange(key, status) {
        return `${key} is in '${status}', a status that the workflow of '${jira.target}' does not have.`;
    }
}
/** Names the transitions that were made, and their statuses. */
function describeWay(passed) {
    if (passed.length === 0)
        return [];
    return [`Moved by ${passed.map(({ name, to }) => `'${name}' to '${to.name}'`).join(', then ')}.`];
}
function offer(transitions) {
    if (transitions.length > 0)
        return `there are ${describeTransitions(transitions)}`;
    return "there are none at all; the user may lack the permission 'Transition issues'";
}
function jira_move_refused(what) {
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${what}.`);
}

;// CONCATENATED MODULE: ./shared/clients/jira-steps.ts

const propertyKey = 'ticketwire.moves';
/** More would not be told twice; a property holds 32,768 characters. */
const maxSteps = 50;
/**
 * Cloud: a property of the issue.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post
 */
const propertyNotes = {
    expand: [],
    properties: [propertyKey],
    read: ({ properties }) => {
        const value = (0,json_body/* isJsonObject */.OW)(properties) ? properties[propertyKey] : undefined;
        const steps = (0,json_body/* isJsonObject */.OW)(value) && Array.isArray(value.steps) ? value.steps : [];
        return steps.flatMap(stepIn);
    },
    note: (step, known) => {
        const steps = [...known.filter(({ id }) => id !== step.id), step].slice(-maxSteps).map((each) => ({ ...each }));
        return { properties: [{ key: propertyKey, value: { steps } }] };
    },
};
const historyType = 'ticketwire';
/**
 * Data Center, whose transitions take no properties: what the issue's history says of each change.
 * https://mrrefactoring.github.io/jira.js/api/functions/server.doTransition
 */
const historyNotes = {
    expand: ['changelog'],
    properties: [],
    read: ({ changelog }) => {
        const histories = (0,json_body/* isJsonObject */.OW)(changelog) && Array.isArray(changelog.histories) ? changelog.histories : [];
        const noted = histories.flatMap((each) => {
            const metadata = (0,json_body/* isJsonObject */.OW)(each) ? each.historyMetadata : undefined;
            return (0,json_body/* isJsonObject */.OW)(metadata) && metadata.type === historyType ? stepIn(metadata.extraData) : [];
        });
        // The order of a history is not promised: what was made once stays made.
        return noted.toSorted((left, right) => Number(left.to !== undefined) - Number(right.to !== undefined));
    },
    note: ({ id, to }) => ({
        historyMetadata: {
            type: historyType,
            activityDescription: 'Ticketwire',
            extraData: { id, ...(to === undefined ? {} : { to }) },
        },
    }),
};
function stepIn(value) {
    if (!(0,json_body/* isJsonObject */.OW)(value) || typeof value.id !== 'string')
        return [];
    return [{ id: value.id, ...(typeof value.to === 'string' ? { to: value.to } : {}) }];
}

;// CONCATENATED MODULE: ./shared/clients/jira-version.ts


/** The tickets of one delivery are performed within this: they share one look at their project's versions. */
const sharedMs = 60_000;
const maxShared = 1_000;
/** Versions, each made once: of several at the same moment the first asks, and the others wait for what it finds. */
function createVersions(jira, now) {
    const shared = new Map();
    return (project, draft) => {
        const key = JSON.stringify([project.id, draft.name, draft.releasedOn !== null]);
        const known = shared.get(key);
        if (known !== undefined && now() - known.at < sharedMs)
            return known.id;
        if (shared.size >= maxShared)
            shared.clear();
        const id = ensureVersion(jira, project, draft);
        shared.set(key, { at: now(), id });
        // The next one asks for itself; who waits for this one hears of it.
        id.catch(() => shared.delete(key));
        return id;
    };
}
async function ensureVersion(jira, project, draft) {
    const found = findByName(await listVersions(jira, project), draft.name) ?? (await createVersion(jira, project, draft));
    if (found.isArchived) {
        throw jira_version_refused(`the version '${found.name}' of ${project.key} is archived, and takes no ticket any more`);
    }
    if (draft.releasedOn !== null && !found.isReleased) {
        const json = { released: true, releaseDate: draft.releasedOn };
        refuseMissing(await jira.send('PUT', `/version/${found.id}`, { json, expect: [404] }), {
            project,
            verb: 'released',
        });
    }
    return found.id;
}
async function listVersions(jira, project) {
    const response = await jira.send('GET', `/project/${project.id}/versions`, { expect: [404] });
    refuseMissing(response, { project, verb: 'listed' });
    if (!Array.isArray(response.json))
        throw jira.oddity(project.key, 'holds no list of versions');
    return response.json.map(readVersion).filter((version) => version !== undefined);
}
/** Jira takes a name once in a project, whatever its case. */
function findByName(versions, name) {
    const isSame = (version) => version.name.toLowerCase() === name.toLowerCase();
    return versions.find((version) => version.name === name) ?? versions.find(isSame);
}
async function createVersion(jira, project, draft) {
    const json = {
        name: draft.name,
        projectId: Number(project.id),
        ...(draft.url === '' ? {} : { description: draft.url }),
        ...(draft.releasedOn === null ? {} : { released: true, releaseDate: draft.releasedOn }),
    };
    const answer = await jira.send('POST', '/version', { json, expect: [400, 404, 409] });
    if (jira.isDry)
        return { id: '0', name: draft.name, isReleased: draft.releasedOn !== null, isArchived: false };
    refuseMissing(answer, { project, verb: 'made' });
    if (answer.status === 400 || answer.status === 409) {
        // Another program may have made it since the list was read.
        const made = findByName(await listVersions(jira, project), draft.name);
        if (made === undefined)
            throw jira.refusal('POST', '/version', answer);
        return made;
    }
    const version = readVersion(answer.json);
    if (answer.status !== 201 || version === undefined)
        throw jira.oddity(project.key, 'is no version');
    return version;
}
/** A 404 here is the project's, and must not be taken for the ticket's. */
function refuseMissing({ status }, { project, verb }) {
    if (status !== 404)
        return;
    throw jira_version_refused(`versions of ${project.key} cannot be ${verb}: the project has none, or the user lacks the permission 'Administer projects'`);
}
function readVersion(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.id !== 'string' || typeof json.name !== 'string')
        return undefined;
    return { id: json.id, name: json.name, isReleased: json.released === true, isArchived: json.archived === true };
}
/** The issue's project, and the ids of its fix versions. */
async function fetchFixVersions(jira, key) {
    const { json } = await jira.send('GET', `/issue/${key}?fields=summary,project,fixVersions`);
    const fields = (0,json_body/* isJsonObject */.OW)(json) && (0,json_body/* isJsonObject */.OW)(json.fields) ? json.fields : {};
    const { project, fixVersions, summary } = fields;
    if (!(0,json_body/* isJsonObject */.OW)(project) || !/^\d+$/.test(String(project.id)) || typeof project.key !== 'string') {
        throw jira.oddity(key, 'names no project');
    }
    const versions = Array.isArray(fixVersions) ? fixVersions.filter(json_body/* isJsonObject */.OW).map(({ id }) => String(id)) : [];
    return {
        project: { id: String(project.id), key: project.key },
        versions,
        summary: typeof summary === 'string' ? summary : '',
    };
}
/** Adds a fix version to the issue. Throws `target-refused`, in words, where the issue has no such field. */
async function addFixVersion(jira, key, id) {
    const path = `/issue/${key}`;
    const answer = await jira.send('PUT', path, { json: { update: { fixVersions: [{ add: { id } }] } }, expect: [400] });
    if (answer.status === 204)
        return;
    if (answer.status !== 400)
        throw jira.oddity(key, `has the status ${answer.status}, where an edit gives 204`);
    const { errors } = (0,json_body/* isJsonObject */.OW)(answer.json) ? answer.json : {};
    if ((0,json_body/* isJsonObject */.OW)(errors) && /screen/i.test(String(errors.fixVersions ?? ''))) {
        throw jira_version_refused(`${key} cannot be given a version: the screen for editing it has no field 'Fix versions'`);
    }
    throw jira.refusal('PUT', path, answer);
}
function jira_version_refused(what) {
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${what.charAt(0).toUpperCase()}${what.slice(1)}.`);
}

;// CONCATENATED MODULE: ./shared/clients/jira-workflow.ts
function createWorkflow(moves) {
    const statuses = new Map(Object.entries(moves).map(([status, own]) => [jira_workflow_nameOf(status), own]));
    return {
        knows: (status) => statuses.has(jira_workflow_nameOf(status)),
        moveFrom: (status, move) => {
            const own = statuses.get(jira_workflow_nameOf(status)) ?? {};
            return Object.hasOwn(own, move) ? own[move] : undefined;
        },
        shortest: (ways, to) => {
            const distances = distancesTo(jira_workflow_nameOf(to), statuses);
            const [best] = ways
                .map((way) => ({ way, distance: distances.get(jira_workflow_nameOf(way.to.name)) ?? Number.POSITIVE_INFINITY }))
                .toSorted((left, right) => left.distance - right.distance);
            return best === undefined || best.distance === Number.POSITIVE_INFINITY ? undefined : best.way;
        },
    };
}
/** How many moves each status is away from one. */
function distancesTo(end, statuses) {
    const distances = new Map(statuses.has(end) ? [[end, 0]] : []);
    for (const [reached, distance] of distances) {
        for (const [status, own] of statuses) {
            const leadsThere = Object.values(own).some((next) => jira_workflow_nameOf(next) === reached);
            if (leadsThere && !distances.has(status))
                distances.set(status, distance + 1);
        }
    }
    return distances;
}
/** What a status is compared by. */
function jira_workflow_nameOf(status) {
    return status.trim().toLowerCase();
}

;// CONCATENATED MODULE: ./shared/mapping/adf.ts


/**
 * Inert Markdown as a document of Jira Cloud: `{type: 'doc', version: 1, content: […]}`. Text stands in text nodes only.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
function adfOf(markdown) {
    return { type: 'doc', version: 1, content: (0,inert_blocks/* blocksOf */.S)(markdown).map(adfBlock) };
}
/** The words of a document or of one of its nodes; where a line or a block ends stands a blank. */
function adfWords(node) {
    const collect = (value) => {
        if (Array.isArray(value))
            return value.map(collect).join('');
        if (!(0,json_body/* isJsonObject */.OW)(value))
            return '';
        if (value.type === 'text')
            return String(value.text);
        return value.type === 'hardBreak' ? ' ' : `${collect(value.content)} `;
    };
    return collect(node).replace(/\s+/g, ' ').trim();
}
/**
 * Inert Markdown as wiki markup of Jira Data Center, with everything escaped that is live there.
 * https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
function wikiOf(markdown) {
    return (0,inert_blocks/* blocksOf */.S)(markdown).map(wikiBlock).join('\n\n');
}
function adfBlock(block) {
    switch (block.kind) {
        case 'paragraph':
            return adfParagraph(block.lines);
        case 'list':
            return {
                type: 'bulletList',
                content: block.items.map((lines) => ({ type: 'listItem', content: [adfParagraph(lines)] })),
            };
        case 'code':
            return {
                type: 'codeBlock',
                ...(block.language === '' ? {} : { attrs: { language: block.language } }),
                content: block.text === '' ? [] : [{ type: 'text', text: block.text }],
            };
        default:
            return block;
    }
}
function adfParagraph(lines) {
    const content = lines.flatMap((runs, index) => [
        ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
        ...runs.map(adfText),
    ]);
    return { type: 'paragraph', content };
}
function adfText({ text, href, isCode, isBold }) {
    const marks = [];
    if (href !== undefined)
        marks.push({ type: 'link', attrs: { href } });
    // A document may not hold code that is strong.
    if (isCode)
        marks.push({ type: 'code' });
    else if (isBold)
        marks.push({ type: 'strong' });
    return { type: 'text', text, ...(marks.length === 0 ? {} : { marks }) };
}
function wikiBlock(block) {
    switch (block.kind) {
        case 'paragraph':
            return block.lines.map(wikiLine).join('\n');
        case 'list':
            return block.items.map((lines) => `* ${lines.map(wikiLine).join(' \\\\ ')}`).join('\n');
        case 'code':
            return `{noformat}\n${block.text.replace(/\{(?=noformat)/gi, '{\u200B')}\n{noformat}`;
        default:
            return block;
    }
}
function wikiLine(runs) {
    return wikiPieces(runs)
        .map(({ wiki, isBold }, index, pieces) => {
        if (!isBold)
            return wiki;
        const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(wiki) ?? [];
        if (text === '')
            return wiki;
        const left = before || (pieces[index - 1]?.wiki.at(-1) ?? ' ');
        const right = after || (pieces[index + 1]?.wiki.at(0) ?? ' ');
        // Within a word, and beside punctuation, stars count in braces only.
        const star = /\s$/.test(left) && /^\s/.test(right) ? '*' : '{*}';
        return `${before}${star}${text}${star}${after}`;
    })
        .join('')
        .replace(/^(\s*(?:h[1-6]|bq))\./i, '$1&#46;');
}
/** Pieces of a line, those beside each other that are bold as one. As in a document, code is never bold. */
function wikiPieces(runs) {
    const pieces = [];
    for (const run of runs) {
        const piece = { wiki: wikiRun(run), isBold: run.isBold === true && run.isCode !== true };
        const last = pieces.at(-1);
        if (last?.isBold === true && piece.isBold)
            last.wiki += piece.wiki;
        else
            pieces.push(piece);
    }
    return pieces;
}
function wikiRun({ text, href, isCode }) {
    if (href !== undefined)
        return `[${wikiText(text)}|${href.replace(/[[\]{}|\\^"<>`]/g, encodeURIComponent)}]`;
    return isCode ? `{{${text.replace(/[^\p{L}\p{M}\p{N} .,;/=]/gu, entity)}}}` : wikiText(text);
}
/** A backslash escapes these and no others; a backslash itself, and what is live only in company, is an entity. */
function wikiText(text) {
    return text.replace(/[\\&<>#@]|:(?=\S)/g, entity).replace(/[-*_+?^~|%{}[\]()!]/g, '\\$&');
}
function entity(char) {
    return `&#${char.codePointAt(0)};`;
}

;// CONCATENATED MODULE: ./shared/clients/jira-search.ts



const pageSize = 100;
/** Nobody has so many tickets that are ours. */
const jira_search_maxPages = 1_000;
/** All pages of what a search finds. Its index may lag behind by some seconds. Throws what the client throws. */
async function* searchIssues(jira, { jql, property }, { isCloud }) {
    const fields = [...issueFields, 'created', 'creator'];
    const asked = isCloud
        ? { jql, fields, properties: [property], maxResults: pageSize }
        : { jql, fields: [...fields, 'description'], maxResults: pageSize };
    let next = {};
    const seen = new Set();
    for (let count = 0;;) {
        const path = isCloud ? '/search/jql' : '/search';
        const { json } = await jira.send('POST', path, { json: { ...asked, ...next } });
        if (!(0,json_body/* isJsonObject */.OW)(json) || !Array.isArray(json.issues))
            throw jira.oddity('a search', 'holds no list of issues');
        const found = json.issues.map((each) => readFound(each, property));
        if (found.some((each) => each === undefined))
            throw jira.oddity('a search', 'holds an issue without its fields');
        yield found.filter((each) => each !== undefined);
        count += json.issues.length;
        const { nextPageToken, total } = json;
        const mark = isCloud ? nextPageToken : count;
        const isEnd = isCloud ? typeof mark !== 'string' || json.isLast === true : count >= Number(total);
        if (isEnd || json.issues.length === 0)
            return;
        if (seen.has(String(mark)) || seen.size >= jira_search_maxPages)
            throw jira.oddity('a search', 'comes to no end');
        seen.add(String(mark));
        next = isCloud ? { nextPageToken: nextPageToken } : { startAt: count };
    }
}
function readFound(json, property) {
    const issue = jira_issue_readIssue(json);
    if (issue === undefined || !(0,json_body/* isJsonObject */.OW)(json) || typeof json.key !== 'string')
        return undefined;
    const { created, creator, description } = (0,json_body/* isJsonObject */.OW)(json.fields) ? json.fields : {};
    return {
        key: json.key,
        issue,
        createdAt: (0,event_time/* timeOf */.nR)(created) ?? 0,
        updatedAt: issue.updatedAt ?? 0,
        author: namesOf(creator),
        property: (0,json_body/* isJsonObject */.OW)(json.properties) ? json.properties[property] : undefined,
        text: typeof description === 'string' ? description : '',
    };
}
/** By what a user may be known; in lower case. Cloud tells the account id, Data Center name and key. */
function namesOf(user) {
    const reader = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(user) ? user : {});
    return ['accountId', 'name', 'key', 'emailAddress']
        .map((member) => reader.text(member)?.toLowerCase() ?? '')
        .filter((name) => name !== '');
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/rich-text.ts




/** Of a text field and a comment: `jira.text.field.character.limit`, unless an administrator of a Data Center raised it. */
const maxWikiChars = 32_767;
/** "Summary must be less than 255 characters", as Java counts them. */
const maxSummaryUnits = 254;
/** Inert Markdown as Jira keeps it: a document on Cloud, wiki markup that fits on Data Center. */
function rich_text_richText(markdown, isCloud) {
    if (isCloud)
        return adfOf(cutAt(markdown, maxWikiChars));
    let wiki = wikiOf(markdown);
    // What is live in wiki markup takes up to six characters for one.
    for (let maxChars = markdown.length; wiki.length > maxWikiChars; wiki = wikiOf(cutAt(markdown, maxChars))) {
        maxChars = Math.floor(Math.min(maxChars * 0.9, (maxChars * maxWikiChars) / wiki.length));
    }
    return wiki;
}
function cutAt(markdown, maxChars) {
    return (0,cut/* cutText */.IN)(markdown, { maxChars, maxBytes: Number.MAX_SAFE_INTEGER });
}
/** A title that fits, whatever characters it is made of. Jira links nothing in it, so no word needs to be broken. */
function summaryOf(title) {
    const whole = title.replaceAll(mapping_escape/* wordBreak */.Mh, '');
    let summary = whole;
    for (let maxChars = maxSummaryUnits; summary.length > maxSummaryUnits; maxChars -= 1)
        summary = cutAt(whole, maxChars);
    return summary;
}
/**
 * The texts of a field without word breaks. Jira links addresses in a text, so those stay broken; an address alone does
 * not, because a field for addresses takes no other.
 */
function fieldTextOf(value) {
    if (typeof value === 'string') {
        const whole = value.replaceAll(mapping_escape/* wordBreak */.Mh, '');
        const isAddress = !/\s/.test(whole) && (0,mapping_escape/* inertUrl */.SM)(whole) !== undefined;
        return isAddress ? whole : value.replace(outsideAddress, '');
    }
    if (Array.isArray(value))
        return value.map(fieldTextOf);
    return (0,json_body/* isJsonObject */.OW)(value) ? fieldTextsOf(value) : value;
}
/** The same for each member. */
function fieldTextsOf(fields) {
    return Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, fieldTextOf(value)]));
}
/** A word break that is not in `://`, `www.`, `mailto:` or `xmpp:`. */
const outsideAddress = /(?<!mailto:|xmpp:)\u200B(?!\/\/|\.)/gi;

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/our-tickets.ts







/** The issue property in which a ticket says of itself what it is; nobody sees it on its page. */
const markProperty = 'ticketwire';
/** How far Jira's clock and ours may differ. */
const our_tickets_clockSkewMs = 5 * 60_000;
function createOurTickets(jira, given) {
    const { project, isCloud, now, urlOf } = given;
    const own = new Set(given.authors.map((name) => name.toLowerCase()));
    const ours = `project = "${project}" AND labels = "${ticket_draft/* managedLabel */.C8}"`;
    async function askOwnNames() {
        const { json } = await jira.send('GET', '/myself');
        const names = namesOf(json);
        if (names.length === 0)
            throw jira.oddity('the user', 'names nobody');
        for (const name of names)
            own.add(name);
    }
    /** What a search finds and we wrote: a label can be copied, an author cannot. */
    async function search(jql) {
        // While pages are read an issue may slip from one to the next, and is shown twice.
        const found = new Map();
        let pages = 0;
        await askOwnNames();
        for await (const page of searchIssues(jira, { jql, property: markProperty }, { isCloud })) {
            pages += 1;
            for (const each of page)
                if (each.author.some((name) => own.has(name)))
                    found.set(each.key, each);
        }
        return { found: [...found.values()], pages };
    }
    /** Data Center's search shows no properties. Undefined where there is none, or it may not be read. */
    async function fetchProperty(key) {
        const path = `/issue/${key}/properties/${markProperty}`;
        const { status, json } = await jira.send('GET', path, { expect: [403, 404] });
        return status === 200 && (0,json_body/* isJsonObject */.OW)(json) ? json.value : undefined;
    }
    /** A ticket that a search found; undefined where no label tells its subject. */
    function listedTicket({ key, issue, createdAt, updatedAt, property, text }) {
        const subjectHash = identityIn(issue.labels);
        if (subjectHash === undefined)
            return undefined;
        const ticket = jiraTicket(key, urlOf(key), issue);
        // Counting comments would need all of them.
        const listed = { ticket, createdAt, updatedAt, comments: 1, ...unstatedMark, subjectHash };
        return isCloud ? { ...listed, ...markIn(property, subjectHash) } : { ...listed, text };
    }
    return {
        findBySubject: async (subject, since) => {
            const label = identityLabelOf((0,mapping_marker/* subjectHashOf */.QY)(subject));
            const { found } = await search(`project = "${project}" AND labels = "${label}" ORDER BY created DESC`);
            const first = found.find(({ createdAt }) => createdAt >= since - our_tickets_clockSkewMs);
            return first && jiraTicket(first.key, urlOf(first.key), first.issue);
        },
        list: async (reach) => {
            const { found, pages } = await search(`${ours}${our_tickets_within(reach, now())} ORDER BY created ASC`);
            const listed = found.flatMap((each) => listedTicket(each) ?? []);
            const byLabel = Map.groupBy(listed, ({ subjectHash }) => subjectHash.slice(0, identityChars));
            const of = (subjectHash) => byLabel.get(subjectHash.slice(0, identityChars)) ?? [];
            return { ...listingOf(listed, pages > 1), of };
        },
        readMark: async (listed, draft) => {
            const { text, ...known } = listed;
            if (text === undefined)
                return listed;
            if (draft !== null && shows(listed, draft))
                return { ...known, draftHash: (0,ticket_draft/* hashDraft */.ae)(draft) };
            return { ...known, ...markIn(await fetchProperty(known.ticket.key), known.subjectHash) };
        },
        ownNames: async () => {
            await askOwnNames();
            return own;
        },
    };
}
/** True if a ticket of Data Center has the title and the text of a draft; Jira may write other line ends. */
function shows({ ticket, text = '' }, draft) {
    const plain = (value) => String(value).replace(/\r\n?/g, '\n').trim();
    return (plain(ticket.title) === plain(summaryOf(draft.title)) &&
        plain(text) === plain(rich_text_richText((0,mapping_marker/* withoutMarks */.zw)(draft.body), false)));
}
/** Reads the property of a ticket whose label names the subject. */
function markIn(value, subject) {
    const said = readMarkValue(value);
    return said?.subjectHash.startsWith(subject) ? said : { isUnmarked: true };
}
/** Times are told as so many minutes ago: dates would be read in the user's own time zone. */
function our_tickets_within(reach, now) {
    const ago = (time) => `"-${Math.max(0, Math.ceil((now - time + our_tickets_clockSkewMs) / 60_000))}m"`;
    if ('isSecondLook' in reach)
        return ' AND statusCategory != Done';
    if ('createdSince' in reach)
        return ` AND statusCategory != Done AND created >= ${ago(reach.createdSince)}`;
    return reach.closedSince <= 0 ? '' : ` AND (statusCategory != Done OR updated >= ${ago(reach.closedSince)})`;
}
/** Of a ticket that says no more than what it is about. */
const unstatedMark = { scopeHash: '', draftHash: '', occurrenceHash: '', order: 0 };
function markValueOf(mark) {
    return { version: 1, ...mark };
}
function readMarkValue(value) {
    if (!(0,json_body/* isJsonObject */.OW)(value) || typeof value.subjectHash !== 'string')
        return undefined;
    const text = (member) => (typeof value[member] === 'string' ? value[member] : '');
    return {
        subjectHash: value.subjectHash,
        scopeHash: text('scopeHash'),
        draftHash: text('draftHash'),
        occurrenceHash: text('occurrenceHash'),
        order: typeof value.order === 'number' ? value.order : 0,
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/create.ts





const usualIssueType = 'Task';
/** An issue is nothing without these: what is wrong with them is nobody's to leave out. */
const essential = new Set(['project', 'issuetype', 'summary', 'description']);
/** Creates an issue. What Jira refuses was not created: then once more, without what it would not take. */
async function createJiraIssue(jira, draft) {
    const omitted = new Map();
    const wanted = new Map(Object.entries(draft.fields));
    let issueType = draft.issueType ?? usualIssueType;
    for (let attempt = 1;; attempt += 1) {
        const fields = { ...Object.fromEntries(wanted), project: { key: draft.project }, issuetype: nameOrId(issueType) };
        const properties = Object.entries(draft.properties).map(([key, value]) => ({ key, value }));
        const json = properties.length === 0 ? { fields } : { fields, properties };
        const answer = await jira.send('POST', '/issue', { json, expect: [400] });
        if (answer.status !== 400)
            return { key: keyIn(jira, answer.json), omitted };
        const refused = refusedFields(answer.json);
        const needless = [...refused].filter(([id]) => !essential.has(id) && wanted.has(id));
        for (const [id, words] of needless) {
            const value = wanted.get(id);
            // A field of rich text: only this answer tells.
            if (typeof value === 'string' && /atlassian document/i.test(words))
                wanted.set(id, adfOf((0,mapping_escape/* inertMarkdown */.Ic)(value)));
            else {
                wanted.delete(id);
                omitted.set(id, words);
            }
        }
        const isOtherType = refused.has('issuetype') && attempt === 1;
        if (isOtherType)
            issueType = await otherIssueType(jira, draft, answer.json);
        if (attempt === maxAttempts || (needless.length === 0 && !isOtherType)) {
            throw jira.refusal('POST', '/issue', answer);
        }
    }
}
/** The type, then fields that are not on its screen, then fields whose values do not fit. */
const maxAttempts = 4;
function keyIn(jira, json) {
    if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.key === 'string')
        return json.key;
    throw jira.oddity('the new issue', 'has no key');
}
/** All pages of a list that Cloud and Data Center call by different names. */
async function fetchPages(jira, path, members) {
    const found = [];
    for (let page = 1; page <= create_maxPages; page += 1) {
        const { json } = await jira.send('GET', `${path}?startAt=${found.length}&maxResults=200`);
        const list = (0,json_body/* isJsonObject */.OW)(json) ? members.map((member) => json[member]).find(Array.isArray) : undefined;
        if (!(0,json_body/* isJsonObject */.OW)(json) || list === undefined)
            throw jira.oddity(path, 'holds no such list');
        found.push(...list.filter(json_body/* isJsonObject */.OW));
        if (list.length === 0 || json.isLast === true || typeof json.total !== 'number' || found.length >= json.total)
            break;
    }
    return found;
}
const create_maxPages = 20;
/** Cloud lists them as `issueTypes`, Data Center as `values`. */
async function fetchIssueTypes(jira, project) {
    const list = await fetchPages(jira, `/issue/createmeta/${project}/issuetypes`, ['issueTypes', 'values']);
    return list.map(({ id, name, subtask }) => ({
        id: String(id),
        name: String(name),
        isSubtask: subtask === true,
    }));
}
/** The first type that stands by itself; where the rule names one, what there is instead of it. */
async function otherIssueType(jira, { project, issueType }, answer) {
    const types = await fetchIssueTypes(jira, project);
    const [first] = types.filter(({ isSubtask }) => !isSubtask);
    if (issueType === undefined && first !== undefined)
        return first.name;
    const known = types.map(({ name }) => `'${name}'`).join(', ');
    const offer = known === '' ? "none that this user may create: it lacks 'Create issues'" : known;
    throw new shared_errors/* TicketwireError */.Mw('target-refused', `The project ${project} has no issue type '${issueType ?? usualIssueType}' (${refusedFields(answer).get('issuetype')}). It has ${offer}. Set 'issue-type' of the step.`);
}
/** A number is an id: no type is called so. */
function nameOrId(issueType) {
    return /^\d+$/.test(issueType) ? { id: issueType } : { name: issueType };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/probe-types.ts


/** Whether the project has the types that the steps open, and those the fields that the steps fill. */
async function probeTypes(jira, project, steps) {
    const types = await fetchIssueTypes(jira, project);
    const findings = [];
    const byType = Map.groupBy(steps, ({ issueType }) => issueType);
    for (const [named, using] of byType) {
        const type = typeOf(types, named);
        const what = `The project ${project} has the issue type '${named ?? type?.name ?? usualIssueType}'`;
        if (type === undefined) {
            const offer = types.map(({ name }) => `'${name}'`).join(', ');
            const remedy = offer === '' ? 'There is none that this user may create.' : `It has ${offer}.`;
            findings.push({ what, remedy });
            continue;
        }
        findings.push({ what }, ...(await probeFields(jira, project, type, using)));
    }
    return findings;
}
/** As creating chooses it. */
function typeOf(types, named) {
    const isNamed = ({ id, name }) => name === named || id === named;
    if (named !== undefined)
        return types.find(isNamed);
    return types.find(({ name }) => name === usualIssueType) ?? types.find(({ isSubtask }) => !isSubtask);
}
async function probeFields(jira, project, { id, name }, steps) {
    const list = await fetchPages(jira, `/issue/createmeta/${project}/issuetypes/${id}`, ['fields', 'values']);
    const screen = new Map(list.map((field) => [String(field.fieldId ?? field.key), field]));
    const thing = `A new ${name} of ${project}`;
    return [
        probe_types_finding(screen.has('labels'), `${thing} can have labels`, labelsRemedy),
        ...demandedFindings(screen, steps, thing),
        ...[...new Set(steps.flatMap(fieldsOf))].map((field) => probe_types_finding(screen.has(field), `${thing} can have '${field}'`, 'Put it on its create screen: until then it is left out.')),
        ...[...new Set(steps.flatMap(prioritiesOf))].map((priority) => {
            const allowed = probe_types_namesIn(screen.get('priority')?.allowedValues);
            const remedy = screen.has('priority')
                ? `There is ${allowed.join(', ')}.`
                : "Put 'priority' on its create screen.";
            const has = screen.has('priority') && (allowed.length === 0 || allowed.includes(priority));
            return probe_types_finding(has, `${thing} can have the priority '${priority}'`, remedy);
        }),
    ];
}
const labelsRemedy = "Put 'labels' on its create screen: tickets are found by them.";
/** Written by us, or by Jira itself. */
const alwaysGiven = new Set(['project', 'issuetype', 'summary', 'description', 'reporter']);
function demandedFindings(screen, steps, thing) {
    const demanded = [...screen].filter(([field, { required, hasDefaultValue }]) => required === true && hasDefaultValue !== true && !alwaysGiven.has(field));
    return demanded.map(([field, { name }]) => {
        const isGiven = steps.every((step) => fieldsOf(step).includes(field) || isPriority(step, field));
        const what = `${thing} gets '${String(name ?? field)}' (${field}), which it must have`;
        return probe_types_finding(isGiven, what, "Give it under 'fields' of the step.");
    });
}
function probe_types_finding(isSo, what, remedy) {
    return isSo ? { what } : { what, remedy };
}
function fieldsOf({ fields }) {
    return fields?.names ?? [];
}
function isPriority({ priority }, field) {
    return field === 'priority' && (typeof priority === 'string' || priority?.default !== undefined);
}
function prioritiesOf({ priority = {} }) {
    return typeof priority === 'string' ? [priority] : Object.values(priority);
}
function probe_types_namesIn(values) {
    return (Array.isArray(values) ? values : [])
        .map((value) => ((0,json_body/* isJsonObject */.OW)(value) ? value.name : undefined))
        .filter((name) => typeof name === 'string');
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/settings.ts
/** What Jira's issues can hold. */
const jiraLimits = {
    // "Summary must be less than 255 characters."
    title: { maxChars: 254, maxBytes: 1_020 },
    // "The entered text is too long. It exceeds the allowed limit of 32,767 characters", its own format included.
    body: { maxChars: 30_000, maxBytes: 120_000 },
    maxLabelChars: 255,
};
/** Tickets are opened in one project: the one that is named for it, or the only one there is. */
function homeOf({ project, projects }) {
    return project ?? (projects.length === 1 ? projects[0] : undefined);
}
function jiraLackFor(verb, settings) {
    if (homeOf(settings) !== undefined || (verb !== 'track' && verb !== 'open'))
        return undefined;
    return "has no 'project' where tickets could be opened";
}
/** What is wrong with how the site is to be reached; undefined where nothing is. */
function jiraLacks({ site, user, cloudId, }) {
    if (user !== undefined || cloudId !== undefined || !new URL(site).hostname.endsWith('.atlassian.net'))
        return undefined;
    return "is Jira Cloud, whose API tokens work only with their e-mail address: set 'user'.";
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/probe.ts




/** Jira's own names of what a user may do, by their keys. */
const permissionNames = {
    CREATE_ISSUES: 'Create issues',
    EDIT_ISSUES: 'Edit issues',
    ASSIGN_ISSUES: 'Assign issues',
    LINK_ISSUES: 'Link issues',
    TRANSITION_ISSUES: 'Transition issues',
    RESOLVE_ISSUES: 'Resolve issues',
    ADD_COMMENTS: 'Add comments',
    ADMINISTER_PROJECTS: 'Administer projects',
};
/** What a step needs in the projects of its tickets. */
function permissionsFor(step, isCloud) {
    const opening = ['CREATE_ISSUES', 'LINK_ISSUES'];
    switch (step.verb) {
        case 'track':
            return [...opening, ...assigning(step), 'EDIT_ISSUES', 'TRANSITION_ISSUES', 'RESOLVE_ISSUES', 'ADD_COMMENTS'];
        case 'open':
            return [...opening, ...assigning(step)];
        case 'transition':
            return [
                'TRANSITION_ISSUES',
                // Cloud keeps what was moved in a property of the issue.
                ...(isCloud && 'move' in step ? ['EDIT_ISSUES'] : []),
                ...(step.fields?.names.includes('resolution') === true ? ['RESOLVE_ISSUES'] : []),
                ...(step.comment === undefined ? [] : ['ADD_COMMENTS']),
            ];
        case 'comment':
            return ['ADD_COMMENTS'];
        case 'label':
            return ['EDIT_ISSUES'];
        case 'release':
            return ['EDIT_ISSUES', 'RESOLVE_ISSUES', 'ADMINISTER_PROJECTS'];
        case 'invite':
        case 'report':
        case 'post':
        case 'deploy':
        case 'reply':
        case 'react':
        case 'dispatch':
            return [];
        default:
            return step;
    }
}
function assigning({ assignees = [] }) {
    return assignees.length === 0 ? [] : ['ASSIGN_ISSUES'];
}
/** Proves what can be proved without writing: credentials, projects, permissions, and what new tickets must hold. */
async function probeJira(jira, inputs) {
    const { projects } = inputs.settings;
    const { json } = await jira.send('GET', '/myself');
    const user = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {});
    const name = user.text('emailAddress') ?? user.text('name') ?? user.text('accountId');
    if (name === undefined)
        throw jira.oddity('the user', 'names nobody');
    const findings = [{ what: `The credentials are accepted (as ${name})` }];
    if (projects.length === 0) {
        const remedy = "Name them under 'projects': keys of any other are then never looked up.";
        findings.push({ what: 'The projects whose tickets may be touched are named', remedy });
    }
    for (const key of projects) {
        try {
            findings.push(...(await probeProject(jira, key, inputs)));
        }
        catch (error) {
            if (!(error instanceof shared_errors/* TicketwireError */.Mw))
                throw error;
            findings.push({ what: `All of ${key} could be asked`, remedy: error.message });
        }
    }
    return findings;
}
async function probeProject(jira, key, { settings, isCloud, steps }) {
    const what = `The project ${key} can be seen`;
    const { status } = await jira.send('GET', `/project/${key}`, { expect: [404] });
    if (status === 404) {
        return [{ what, remedy: "Is the key right? Else the user needs the permission 'Browse projects' there." }];
    }
    const isHome = key === homeOf(settings);
    const opening = steps.filter((step) => step.verb === 'track' || step.verb === 'open');
    const here = steps.filter(({ verb }) => isHome || (verb !== 'track' && verb !== 'open'));
    const { workflow } = settings;
    return [
        { what },
        ...(await probePermissions(jira, key, [...new Set(here.flatMap((step) => permissionsFor(step, isCloud)))])),
        ...(workflow === undefined ? [] : await probe_probeStatuses(jira, key, Object.keys(workflow))),
        ...(isHome && opening.length > 0 ? await probeTypes(jira, key, opening) : []),
    ];
}
async function probePermissions(jira, key, names) {
    if (names.length === 0)
        return [];
    const { json } = await jira.send('GET', `/mypermissions?projectKey=${key}&permissions=${names.join(',')}`);
    const held = (0,json_body/* isJsonObject */.OW)(json) && (0,json_body/* isJsonObject */.OW)(json.permissions) ? json.permissions : {};
    return names.map((name) => {
        const what = `The user has the permission '${permissionNames[name]}' in ${key}`;
        const entry = held[name];
        const has = (0,json_body/* isJsonObject */.OW)(entry) && entry.havePermission === true;
        return has ? { what } : { what, remedy: "Grant it in the project's permission scheme." };
    });
}
/** Whether the workflow's statuses are those of the project. */
async function probe_probeStatuses(jira, key, wanted) {
    const { json } = await jira.send('GET', `/project/${key}/statuses`);
    if (!Array.isArray(json))
        throw jira.oddity(key, 'holds no list of statuses');
    const names = [...new Set(json.flatMap((type) => probe_types_namesIn((0,json_body/* isJsonObject */.OW)(type) ? type.statuses : undefined)))];
    const isKnown = (status) => names.some((name) => name.toLowerCase() === status.toLowerCase());
    return wanted.map((status) => {
        const what = `${key} has the status '${status}' of the workflow`;
        return isKnown(status) ? { what } : { what, remedy: `It has ${names.join(', ')}.` };
    });
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/edit.ts


/** Edits an issue as a whole. */
async function editIssue(jira, key, json) {
    requireEdited(jira, key, await jira.send('PUT', `/issue/${key}`, { json }));
}
/**
 * Writes fields of an issue, and again without those that Jira refuses by name: nothing was written then. Returns the
 * refused ones with Jira's words. Throws `target-refused` where no field is left.
 */
async function writeFields(jira, key, { fields, properties }) {
    const path = `/issue/${key}`;
    const omitted = new Map();
    const left = new Map(Object.entries(fields));
    for (;;) {
        const json = { fields: Object.fromEntries(left), ...properties };
        const answer = await jira.send('PUT', path, { json, expect: [400] });
        if (answer.status !== 400) {
            requireEdited(jira, key, answer);
            return omitted;
        }
        const refused = [...refusedFields(answer.json)].filter(([id]) => left.has(id));
        for (const [id, words] of refused) {
            left.delete(id);
            omitted.set(id, words);
        }
        if (refused.length === 0 || left.size === 0)
            throw jira.refusal('PUT', path, answer);
    }
}
function requireEdited(jira, key, { status, json }) {
    if (status === 204 || (status === 200 && (0,json_body/* isJsonObject */.OW)(json)))
        return;
    throw jira.oddity(key, `has the status ${status}, where an edit gives 204`);
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/tracker.ts










/** What closing or reopening may take, where the way is the only one. */
const maxHops = 5;
const closedNames = ['Done', 'Closed', 'Resolved', 'Completed', 'Fixed'];
const openNames = ['To Do', 'Open', 'Reopened', 'Backlog', 'New', 'In Progress'];
/** Where each way of closing leads, and what it says of the reason; the first that there is. */
const moves = {
    close: { to: 'category:done', prefer: closedNames, resolve: ['Done', 'Fixed', 'Resolved'] },
    duplicate: { to: 'category:done', prefer: ['Duplicate', ...closedNames], resolve: ['Duplicate', "Won't Do", 'Done'] },
    reopen: { to: 'category:open', prefer: openNames, resolve: [] },
};
/** Tickets of one project that follow something. */
function createJiraTracker(settings, project, parts) {
    const { jira, isCloud, move, named, mayTouch, urlOf } = parts;
    const ours = createOurTickets(jira, { ...parts, project, authors: settings.authors ?? [] });
    const ticketOf = (key, issue) => jiraTicket(key, urlOf(key), issue);
    /** Undefined where the ticket is gone: Jira does not find it, although the project is there to be seen. */
    function unlessGone(key, step) {
        return gone_unlessGone(step, async () => {
            await jira.send('GET', `/project/${key.slice(0, key.lastIndexOf('-'))}`);
            return true;
        });
    }
    /** What the ticket says of itself; only Cloud takes it together with the rest. */
    function markOf(subject, body) {
        return markValueOf({ ...unstatedMark, ...(0,mapping_marker/* readMark */.Mp)(body), subjectHash: (0,mapping_marker/* subjectHashOf */.QY)(subject) });
    }
    /** Programs with a store find their tickets again without it. Gives why it is not there. */
    async function writeMark(key, mark) {
        if (isCloud || mark.draftHash === '')
            return undefined;
        const path = `/issue/${key}/properties/${markProperty}`;
        return unlessRefused(`${key} does not say what it is about`, () => jira.send('PUT', path, { json: mark }));
    }
    /** Written anew at each change of the text; Jira knows it by its id. Gives why it is not there. */
    async function link(key, subjectHash, { link: to }) {
        if (to === undefined)
            return undefined;
        const path = `/issue/${key}/remotelink`;
        const json = {
            globalId: `ticketwire:${subjectHash}`,
            application: { type: 'ticketwire', name: 'Ticketwire' },
            relationship: 'reported in',
            object: { url: to.url, title: to.title },
        };
        return unlessRefused(`${key} has no link to where it was reported`, () => jira.send('POST', path, { json }));
    }
    return {
        adopts: settings.adopts === true,
        // Atlassian promises no time; the index is mostly there within seconds.
        listLagMs: 30_000,
        creationLimits: settings.limits,
        ownLogins: ours.ownNames,
        findBySubject: ours.findBySubject,
        listTickets: ours.list,
        ...(isCloud ? {} : { readMark: ours.readMark }),
        readTicket: async (key) => {
            if (!mayTouch(key))
                return undefined;
            return unlessGone(key, async () => ticketOf(key, await fetchIssue(jira, key)));
        },
        createTicket: async (subject, draft) => {
            const subjectHash = (0,mapping_marker/* subjectHashOf */.QY)(subject);
            const mark = markOf(subject, draft.body);
            const visible = labelsOf([...draft.labels, ...settings.labels]);
            const { issueType, priority, fields = {} } = draft.kind ?? {};
            const people = draft.assignees?.[0];
            const { key, omitted } = await createJiraIssue(jira, {
                project,
                issueType,
                fields: {
                    ...Object.fromEntries(Object.entries(fieldTextsOf(fields)).map(([id, value]) => [id, namedField(id, value)])),
                    ...(priority === undefined ? {} : { priority: namedField('priority', priority) }),
                    ...(people === undefined ? {} : { assignee: isCloud ? { accountId: people } : { name: people } }),
                    summary: summaryOf(draft.title),
                    description: rich_text_richText((0,mapping_marker/* withoutMarks */.zw)(draft.body), isCloud),
                    labels: [...visible, identityLabelOf(subjectHash)],
                },
                properties: isCloud ? { [markProperty]: mark } : {},
            });
            const unmarked = await writeMark(key, mark);
            const unlinked = await link(key, subjectHash, draft);
            const notes = [
                ...[...omitted].map(([id, words]) => `${key} was created without '${id}': ${words}`),
                ...[unmarked, unlinked].filter((each) => each !== undefined),
            ];
            const isLost = omitted.has('labels');
            const labels = isLost ? [] : visible;
            const ticket = { ...bareTicket(key, urlOf(key)), title: summaryOf(draft.title), labels };
            return { ticket, ...(notes.length === 0 ? {} : { note: notes.join(' ') }), isLost };
        },
        ensureContent: async (ticket, draft, formerHash) => {
            const mark = (0,mapping_marker/* readMark */.Mp)(draft.body);
            const labels = mark === undefined || formerHash === undefined
                ? []
                : [{ remove: identityLabelOf(formerHash) }, { add: identityLabelOf(mark.subjectHash) }];
            const fields = { summary: summaryOf(draft.title), description: rich_text_richText((0,mapping_marker/* withoutMarks */.zw)(draft.body), isCloud) };
            const properties = isCloud && mark !== undefined ? { properties: [{ key: markProperty, value: markValueOf(mark) }] } : {};
            return unlessGone(ticket.key, async () => {
                const omitted = await writeFields(jira, ticket.key, {
                    fields,
                    properties: { ...properties, ...(labels.length === 0 ? {} : { update: { labels } }) },
                });
                const notes = [...omitted].map(([id, words]) => `The field '${id}' of ${ticket.key} was not updated: ${words}`);
                if (mark !== undefined) {
                    const unmarked = await writeMark(ticket.key, markValueOf(mark));
                    const unlinked = await link(ticket.key, mark.subjectHash, draft);
                    notes.push(...[unmarked, unlinked].filter((each) => each !== undefined));
                }
                const title = omitted.has('summary') ? ticket.title : summaryOf(draft.title);
                return { ticket: { ...ticket, title }, ...(notes.length === 0 ? {} : { note: notes.join(' ') }) };
            });
        },
        ensureTransition: async (ticket, transition) => {
            if ((ticket.state === 'closed') === (transition !== 'reopen'))
                return ticket;
            const { to, prefer, resolve } = moves[transition];
            const status = transition === 'reopen' ? settings.reopenTo : settings.closeTo;
            return unlessGone(ticket.key, async () => {
                const target = { to: status ?? to, prefer, resolve, maxHops, fields: {} };
                const result = await orHint(`Set '${transition === 'reopen' ? 'reopen-to' : 'close-to'}' of the target.`, () => move(ticket.key, target));
                if ('skipped' in result)
                    throw new shared_errors/* TicketwireError */.Mw('internal', result.skipped);
                const { issue } = result;
                const moved = ticketOf(ticket.key, issue);
                if (transition !== 'duplicate')
                    return moved;
                // One that stands for another is looked for by nobody.
                const labels = [identityLabelOf(identityIn(issue.labels) ?? ''), ticket_draft/* managedLabel */.C8].filter((label) => issue.labels.includes(label));
                if (labels.length > 0) {
                    await editIssue(jira, ticket.key, { update: { labels: labels.map((label) => ({ remove: label })) } });
                }
                return { ...moved, reason: 'duplicate' };
            });
        },
        ensureLabels: async (ticket, labels) => {
            return unlessGone(ticket.key, async () => {
                const missing = labelsOf(labels.add).some((label) => !ticket.labels.includes(label));
                const surplus = labelsOf(labels.remove).some((label) => ticket.labels.includes(label));
                return missing || surplus ? (await named.ensureLabels(ticket.key, labels)).ticket : ticket;
            });
        },
        ensureComment: async (ticket, remark) => (await named.ensureComment(ticket.key, remark)).change === 'commented',
    };
}
/** What is refused is refused with what to do about it. */
async function orHint(hint, step) {
    try {
        return await step();
    }
    catch (error) {
        if (!(error instanceof shared_errors/* TicketwireError */.Mw) || error.code !== 'target-refused')
            throw error;
        throw new shared_errors/* TicketwireError */.Mw(error.code, `${error.message} ${hint}`, { cause: error });
    }
}
/** What comes after the ticket must not undo that it is there. Gives what did not succeed, and why. */
async function unlessRefused(what, step) {
    try {
        await step();
        return undefined;
    }
    catch (error) {
        if (!(error instanceof shared_errors/* TicketwireError */.Mw))
            throw error;
        return `${what}: ${error.message}`;
    }
}
/** A ticket of which no more is known than its key. */
function bareTicket(key, url) {
    return { key, reference: key, url, title: '', state: 'open', reason: null, labels: [] };
}
/** Jira's labels hold no blanks. */
function labelsOf(names) {
    return [...new Set(names.map((name) => name.trim().replace(/\s+/g, '-')).filter((name) => name !== ''))];
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/open.ts
















const issueKey = /^([A-Z][A-Z0-9_]{0,254})-[1-9]\d{0,17}$/;
const commentProperty = 'ticketwire';
/**
 * Tickets of a Jira site, moved, commented and labelled by key; where a project is named, opened and followed there.
 * Throws `configuration` for a Jira Cloud site without a user. https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
function openJira(settings, { name, now, http }) {
    const isCloud = isCloudSite(settings, name);
    const { site, cloudId, apiUrl, projects } = settings;
    const baseOf = (address) => `${address}/rest/api/${isCloud ? 3 : 2}`;
    const findOtherBase = async () => {
        const gateway = await findGateway(site, http);
        return gateway && baseOf(gateway);
    };
    const jira = createJira({
        apiBase: baseOf(apiUrl ?? (cloudId === undefined ? site : gatewayOf(cloudId))),
        findOtherBase: isCloud && cloudId === undefined && apiUrl === undefined ? findOtherBase : undefined,
        requireOurs,
        authorization: authorizationOf(settings),
        http,
        now,
        target: name,
    });
    const move = createMover(jira, {
        workflow: settings.workflow === undefined ? undefined : createWorkflow(settings.workflow),
        notes: isCloud ? propertyNotes : historyNotes,
    });
    const ensureVersionOf = createVersions(jira, now);
    const isOurProject = (project) => projects.length === 0 || projects.includes(project);
    /** No text from outside goes into an address but a key, and only a key of our projects. */
    function requireOurs(key) {
        const project = projectIn(key);
        if (project === undefined) {
            throw new shared_errors/* TicketwireError */.Mw('target-not-found', `'${key.slice(0, 100)}' is no key of a Jira ticket.`);
        }
        requireOurProject(key, project);
    }
    function requireOurProject(key, project) {
        if (isOurProject(project))
            return;
        throw new shared_errors/* TicketwireError */.Mw('target-refused', `${key} is in no project that the target '${name}' may touch (${projects.join(', ')}).`);
    }
    const browseUrl = (key) => `${site}/browse/${key}`;
    const ticketOf = (key, issue) => jiraTicket(key, browseUrl(key), issue);
    /** Newest first, back to when it can have been written. */
    async function hasComment(key, { id, since = 0 }, body) {
        const query = `orderBy=-created&maxResults=100${isCloud ? '&expand=properties' : ''}`;
        for (let startAt = 0;;) {
            const page = startAt === 0 ? '' : `&startAt=${startAt}`;
            const { json } = await jira.send('GET', `/issue/${key}/comment?${query}${page}`);
            if (!(0,json_body/* isJsonObject */.OW)(json) || !Array.isArray(json.comments))
                throw jira.oddity(key, 'holds no list of comments');
            const comments = json.comments.filter(json_body/* isJsonObject */.OW);
            if (comments.some((comment) => isOurs(comment, { id, since }, body)))
                return true;
            startAt += json.comments.length;
            const isEnd = json.comments.length === 0 || typeof json.total !== 'number' || startAt >= json.total;
            if (isEnd || Date.parse(String(comments.at(-1)?.created)) < since - our_tickets_clockSkewMs)
                return false;
        }
    }
    function isOurs(comment, { id, since }, body) {
        // Where only the words tell, those of long ago were about something else.
        const isOld = Date.parse(String(comment.created)) < since - our_tickets_clockSkewMs;
        if (!isCloud)
            return !isOld && open_plainText(comment.body) === open_plainText(body);
        // Atlassian's description does not promise that properties are expanded.
        if (!Array.isArray(comment.properties))
            return !isOld && adfWords(comment.body) === adfWords(body);
        return comment.properties.some((property) => isPropertyOf(property, id));
    }
    const named = {
        ensureMoved: async (key, wanted) => {
            requireOurs(key);
            const moved = await move(key, { ...wanted, fields: fieldTextsOf(wanted.fields) });
            if ('skipped' in moved)
                return moved;
            const { issue, change, notes, warnings } = moved;
            const told = [...notes, ...warnings].join(' ');
            return {
                ticket: ticketOf(key, issue),
                change,
                ...(told === '' ? {} : { note: told }),
                ...(warnings.length === 0 ? {} : { isWarning: true }),
            };
        },
        ensureComment: async (key, remark) => {
            requireOurs(key);
            const ticket = bareTicket(key, browseUrl(key));
            const body = rich_text_richText(remark.text, isCloud);
            if (remark.mayExist && (await hasComment(key, remark, body)))
                return { ticket, change: 'unchanged' };
            const properties = isCloud
                ? { properties: [{ key: commentProperty, value: { id: remark.id } }] }
                : {};
            const { status, json } = await jira.send('POST', `/issue/${key}/comment`, { json: { body, ...properties } });
            if (status !== 201 || !(0,json_body/* isJsonObject */.OW)(json))
                throw jira.oddity(key, 'is no comment');
            return { ticket, change: 'commented' };
        },
        ensureLabels: async (key, { add, remove }) => {
            requireOurs(key);
            const issue = await fetchIssue(jira, key);
            const missing = labelsOf(add).filter((label) => !issue.labels.includes(label));
            const surplus = labelsOf(remove).filter((label) => issue.labels.includes(label));
            if (missing.length + surplus.length === 0)
                return { ticket: ticketOf(key, issue), change: 'unchanged' };
            const labels = [...missing.map((label) => ({ add: label })), ...surplus.map((label) => ({ remove: label }))];
            const { status } = await jira.send('PUT', `/issue/${key}`, { json: { update: { labels } } });
            if (status !== 204)
                throw jira.oddity(key, `has the status ${status}, where an edit gives 204`);
            const left = issue.labels.filter((label) => !surplus.includes(label));
            return { ticket: ticketOf(key, { ...issue, labels: [...left, ...missing] }), change: 'labeled' };
        },
        ensureVersion: async (key, draft) => {
            requireOurs(key);
            const issue = await fetchFixVersions(jira, key);
            // An old key leads to where its issue was moved since.
            requireOurProject(key, issue.project.key);
            const ticket = { ...bareTicket(key, browseUrl(key)), title: issue.summary };
            const version = await ensureVersionOf(issue.project, draft);
            if (issue.versions.includes(version))
                return { ticket, change: 'unchanged' };
            await addFixVersion(jira, key, version);
            return { ticket, change: 'versioned' };
        },
    };
    const project = homeOf(settings);
    const probe = ({ steps }) => probeJira(jira, { settings, isCloud, steps });
    if (project === undefined)
        return { named, probe };
    const mayTouch = (key) => {
        const of = projectIn(key);
        return of !== undefined && isOurProject(of);
    };
    const parts = { jira, isCloud, move, named, now, mayTouch, urlOf: browseUrl };
    return { named, tracker: createJiraTracker(settings, project, parts), probe };
}
/** The project of an issue's key; undefined where it is none. */
function projectIn(key) {
    return issueKey.exec(key)?.[1];
}
function isCloudSite({ site, user, deployment, cloudId }, name) {
    const isCloud = deployment === undefined ? user !== undefined || cloudId !== undefined : deployment === 'cloud';
    const lack = jiraLacks({ site, user, cloudId });
    if (lack !== undefined)
        throw new shared_errors/* TicketwireError */.Mw('configuration', `The target '${name}' ${lack}`);
    return isCloud;
}
function authorizationOf({ user, token }) {
    if (user === undefined)
        return new secret/* Secret */.z(`Bearer ${token.reveal()}`);
    return new secret/* Secret */.z(`Basic ${Buffer.from(`${user}:${token.reveal()}`, 'utf8').toString('base64')}`);
}
function isPropertyOf(property, id) {
    return ((0,json_body/* isJsonObject */.OW)(property) &&
        property.key === commentProperty &&
        (0,json_body/* isJsonObject */.OW)(property.value) &&
        property.value.id === id);
}
function open_plainText(body) {
    return typeof body === 'string' ? body.replace(/\r\n/g, '\n').trim() : '';
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira/workflow-value.ts



const moveName = schemas/* string */.YjP()
    .max(50, 'must be at most 50 characters long')
    .regex(values/* namePattern */._u, "must be the name of a move: lower-case letters, digits, '-' and '_', starting with a letter or digit");
const movesValue = schemas/* record */.g1P(moveName, schemas/* string */.YjP().trim().min(1, 'must be a status')).nullable();
/**
 * The moves of each status, `{ 'To Do': { next: 'In Progress' } }`; a status without any is the end. Every status that a
 * move leads to is declared, each once, and each is reached from the first.
 */
const workflowValue = schemas/* record */.g1P(
// JavaScript puts such keys before all others: which status is the first would be lost.
schemas/* string */.YjP()
    .trim()
    .min(1, 'must be a status')
    .regex(/^(?!\d+$)/, 'no status is called by a number alone'), movesValue)
    .transform((declared) => Object.fromEntries(Object.entries(declared).map(([status, moves]) => [status, moves ?? {}])))
    .superRefine((moves, context) => {
    for (const { path, message } of mistakesIn(moves))
        context.addIssue({ code: 'custom', path: [...path], message });
});
function mistakesIn(moves) {
    const declared = new Map();
    const mistakes = [];
    for (const status of Object.keys(moves)) {
        const earlier = declared.get(jira_workflow_nameOf(status));
        if (earlier === undefined)
            declared.set(jira_workflow_nameOf(status), status);
        else
            mistakes.push({
                path: [status],
                message: `this status stands above as '${earlier}': names are the same in any case.`,
            });
    }
    const [first] = declared.values();
    if (first === undefined)
        return [{ path: [], message: 'must declare at least one status.' }];
    const reached = new Set([jira_workflow_nameOf(first)]);
    const leadsTo = (status) => Object.values(moves[declared.get(status) ?? ''] ?? {}).map(jira_workflow_nameOf);
    for (const status of reached)
        for (const next of leadsTo(status))
            reached.add(next);
    for (const [status, own] of Object.entries(moves)) {
        for (const [name, to] of Object.entries(own)) {
            if (declared.has(jira_workflow_nameOf(to)))
                continue;
            mistakes.push({
                path: [status, name],
                message: `'${to}' is not declared as a status of this workflow: ${shortList([...declared.values()])}.`,
            });
        }
        if (!reached.has(jira_workflow_nameOf(status))) {
            mistakes.push({
                path: [status],
                message: `no move leads to '${status}' from '${first}', the first status, where tickets start.`,
            });
        }
    }
    return mistakes;
}
const maxListed = 20;
function shortList(names) {
    const more = names.length - maxListed;
    return `${names.slice(0, maxListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira.ts






const jira_options = {
    site: values/* addressValue */.qy.describe('Where people open Jira: https://SITE.atlassian.net, or the address of a Data Center.'),
    user: schemas/* string */.YjP()
        .regex(/^[^:\p{Cc}]+$/u, "must be an e-mail address or user name, without ':'")
        .optional()
        .describe('The e-mail address the API token belongs to; absent: the token is a personal access token (Data Center).'),
    token: values/* tokenValue */.vA.describe('An API token (Cloud) or a personal access token (Data Center).'),
    project: values/* projectValue */.tp
        .optional()
        .describe('The project where tickets are opened that follow something. Its tickets may be touched, too.'),
    projects: schemas/* array */.YOg(values/* projectValue */.tp)
        .default([])
        .describe('More projects whose tickets may be touched. With neither, every one that the user may see. A single one is where tickets are opened, too.'),
    workflow: workflowValue
        .optional()
        .describe('The named moves of each status, such as { To Do: { next: In Progress }, In Progress: {} }; the first status is where tickets start.'),
    'cloud-id': schemas/* string */.YjP()
        .regex(/^[\w-]+$/, 'must be the id of a site, such as 11223344-a1b2-3b33-c444-def123456789')
        .optional()
        .describe("The site's id, for scoped tokens: requests go by way of api.atlassian.com. Absent: the site is asked for it where it refuses the token."),
    'api-url': values/* addressValue */.qy.optional().describe('Where requests go instead, for proxies; /rest/api/N is put behind it.'),
    deployment: schemas/* enum */.k5n(['cloud', 'data-center'])
        .optional()
        .describe('Which Jira it is; cloud when user or cloud-id is set, else data-center.'),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(255, 'must be at most 255 characters long'))
        .default([])
        .describe('Labels put on every ticket that is opened here; blanks become -.'),
    authors: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .default([])
        .describe("Account ids or user names, besides the token's own, whose tickets with our label count as ours."),
    adopt: schemas/* boolean */.zMY()
        .default(false)
        .describe('Look for an existing ticket before the first attempt too, where others write to this project.'),
    'close-to': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('The status, or the transition, by which a ticket is closed that follows something; unless set any that is done.'),
    'reopen-to': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('The status, or the transition, by which it is opened again; unless set any that is not done.'),
    limits: (0,values/* limitsValue */.CR)().describe('Tickets opened in a minute and in an hour; none unless set.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** Tickets of a Jira site, Cloud or Data Center. docs/targets/jira.md */
const jira = {
    type: 'jira',
    label: 'Jira',
    docs: 'docs/targets/jira.md',
    options: jira_options,
    limits: jiraLimits,
    takesFields: true,
    lackFor: jiraLackFor,
    lacks: (settings) => jiraLacks({ ...settings, cloudId: settings['cloud-id'] }),
    keysIn: (settings) => jiraKeyReader(projectsOf(settings)),
    hasVersions: true,
    moves: ({ workflow }) => [...new Set(Object.values(workflow ?? {}).flatMap((own) => Object.keys(own)))],
    projects: projectsOf,
    create: (settings, { name, now, openHttp, isStoreless, authors = [] }) => {
        const { site, user, token, deployment, 'cloud-id': cloudId, 'api-url': apiUrl, labels, project, workflow, } = settings;
        const target = {
            ...{ site, user, token, deployment, cloudId, apiUrl, labels, project, workflow },
            projects: projectsOf(settings),
            authors: [...settings.authors, ...authors],
            adopts: settings.adopt || isStoreless === true,
            closeTo: settings['close-to'],
            reopenTo: settings['reopen-to'],
            limits: settings.limits,
        };
        return openJira(target, { name, now, http: openHttp(settings.timeout) });
    },
};
function projectsOf({ project, projects }) {
    return [...new Set([...(project === undefined ? [] : [project]), ...projects])];
}

;// CONCATENATED MODULE: ./shared/targets/trackers/local.ts


const local_options = {
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]).describe('Labels put on every ticket of this target.'),
};
/** Tickets in Ticketwire's own store, with history: needs no account. docs/targets/local.md */
const local = {
    type: 'local',
    label: 'the local board',
    docs: 'docs/targets/local.md',
    options: local_options,
    needsStore: true,
    limits: {
        title: { maxChars: 256, maxBytes: 1_024 },
        body: { maxChars: 65_536, maxBytes: 262_143 },
        maxLabelChars: 50,
    },
    create: (settings, { name, board, now }) => {
        const change = (key, what) => board.change(name, key, what, now());
        const tracker = {
            adopts: false,
            listLagMs: 0,
            findBySubject: (subject) => board.find(name, { subject }),
            readTicket: (key) => board.find(name, { key }),
            createTicket: async (subject, draft) => {
                const labels = [...new Set([...draft.labels, ...settings.labels])];
                return { ticket: await board.ensure(name, subject, { ...draft, labels }, now()) };
            },
            ensureContent: (ticket, { title, body }) => tracker_written(change(ticket.key, { what: 'updated', title, body })),
            ensureTransition: async (ticket, transition) => {
                if ((ticket.state === 'closed') === (transition !== 'reopen'))
                    return ticket;
                return change(ticket.key, transition === 'reopen'
                    ? { what: 'reopened', state: 'open', reason: null }
                    : { what: 'closed', state: 'closed', reason: transition === 'close' ? 'done' : 'duplicate' });
            },
            ensureLabels: async (ticket, { add, remove }) => {
                const missing = add.filter((label) => !ticket.labels.includes(label));
                const surplus = ticket.labels.filter((label) => remove.includes(label));
                if (missing.length + surplus.length === 0)
                    return ticket;
                const what = [...missing.map((label) => `labeled ${label}`), ...surplus.map((label) => `unlabeled ${label}`)];
                const labels = [...ticket.labels.filter((label) => !surplus.includes(label)), ...missing];
                return change(ticket.key, { what: what.join(', '), labels });
            },
            ensureComment: async (ticket, { id, text }) => {
                // The first digits of its id tell a comment from every other one on the ticket.
                const head = `commented ${id.slice(0, 12)}: `;
                const history = await board.history(name, ticket.key);
                if (history.some(({ what }) => what.startsWith(head)))
                    return false;
                await change(ticket.key, { what: `${head}${text}` });
                return true;
            },
        };
        return { tracker, isLocal: true };
    },
};

;// CONCATENATED MODULE: ./shared/targets/trackers/registry.ts





/** Every tracker type by its name in the configuration; a test holds this against the folder. */
const trackerTypes = {
    'github-issues': githubIssues,
    'gitlab-issues': gitlabIssues,
    'gitea-issues': giteaIssues,
    jira: jira,
    local: local,
};

;// CONCATENATED MODULE: ./shared/targets/registry.ts





/** Every kind of target by its type. */
const targetTypes = {
    ...trackerTypes,
    ...membershipTypes,
    ...reporterTypes,
    ...roomTypes,
    ...checkoutTypes,
};


/***/ })

};
