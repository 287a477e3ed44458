export const id = 337;
export const ids = [337];
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
@media (max-width: 48rem) {
  header, nav { flex-wrap: wrap; gap: 0.3rem 1rem; }
  main { padding: 0.5rem 1rem 3rem; }
  /* A row is a card: a table wider than the screen would scroll the page sideways. */
  thead { display: none; }
  table, tbody, tr, th, td { display: block; width: auto; }
  tr { border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
  th, td { border: 0; padding: 0.1rem 0; white-space: normal; overflow-wrap: anywhere; }
  table.narrow th { width: auto; }
  p, li, h1, h2, h3, code, dd { overflow-wrap: anywhere; }
  input, select, textarea, button, label { max-width: 100%; }
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;


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

/***/ 85692:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ mayBeWanted),
/* harmony export */   o: () => (/* binding */ indexRules)
/* harmony export */ });
/* harmony import */ var _mapping_repository_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46598);
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
            const names = (0,_mapping_repository_names_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .e)(event.data.repository);
            const places = [...placesIn(anySource, names), ...placesIn(bySource.get(event.source), names)];
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
function placesIn(group, names) {
    if (group === undefined)
        return [];
    const [name = '', ...former] = names;
    const named = group.named.get(name) ?? [];
    if (former.length === 0)
        return [...group.open, ...named];
    // A rule may name the repository by several of its names.
    return [...group.open, ...new Set([...named, ...former.flatMap((each) => group.named.get(each) ?? [])])];
}
function isForType({ isEnabled, on }, type) {
    return isEnabled && on.some((pattern) => (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesType */ .k)(pattern, type));
}


/***/ })

};
