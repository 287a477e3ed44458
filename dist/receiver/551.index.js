export const id = 551;
export const ids = [551];
export const modules = {

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

/***/ 27493:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ nothingApplied)
/* harmony export */ });
/** No event was applied yet. */
const nothingApplied = { appliedAt: 0, appliedReceivedAt: 0, appliedOrigin: '' };


/***/ }),

/***/ 46517:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ createMemoryStore)
});

// EXTERNAL MODULE: ./shared/store/claim.ts
var store_claim = __webpack_require__(12888);
// EXTERNAL MODULE: ./shared/store/clock.ts
var clock = __webpack_require__(23410);
// EXTERNAL MODULE: ./shared/store/board.ts
var board = __webpack_require__(1508);
;// CONCATENATED MODULE: ./shared/store/memory-board.ts

/** The board of a store that lasts as long as the process. */
function createMemoryBoard() {
    const rows = [];
    const find = (target, key) => rows.find(({ ticket }) => ticket.target === target && ticket.key === key);
    return {
        ensure: async (target, subject, draft, at) => {
            const known = rows.find((row) => row.ticket.target === target && row.subject === subject);
            if (known?.ticket.state === 'open')
                return known.ticket;
            if (known !== undefined)
                known.subject = '';
            const number = rows.filter((row) => row.ticket.target === target).length + 1;
            const ticket = (0,board/* newBoardTicket */.x)(target, number, draft, at);
            rows.push({ ticket, subject, history: [{ at, what: 'created' }] });
            return ticket;
        },
        find: async (target, by) => 'key' in by
            ? find(target, by.key)?.ticket
            : rows.find((row) => row.ticket.target === target && row.subject === by.subject)?.ticket,
        change: async (target, key, { what, ...change }, at) => {
            const row = find(target, key);
            if (row === undefined)
                return undefined;
            row.ticket = { ...row.ticket, ...change, updatedAt: at };
            row.history.push({ at, what });
            return row.ticket;
        },
        history: async (target, key) => find(target, key)?.history ?? [],
    };
}

// EXTERNAL MODULE: ./shared/model/applied.ts
var applied = __webpack_require__(27493);
// EXTERNAL MODULE: ./shared/store/creations.ts
var store_creations = __webpack_require__(1422);
// EXTERNAL MODULE: ./shared/store/store.ts
var store = __webpack_require__(80169);
;// CONCATENATED MODULE: ./shared/store/memory-tickets.ts



/** The tickets of a store that lasts as long as the process; `records` are by {@link keyOf} target and subject. */
function createMemoryTickets() {
    const records = new Map();
    /** The record that has an issued id, by source and id. */
    const holders = new Map();
    const creations = new Map();
    const tickets = {
        find: async (target, subject) => records.get(keyOf(target, subject)),
        intend: async ({ at, ...intent }) => {
            const key = keyOf(intent.target, intent.subject);
            const known = records.get(key);
            if (known !== undefined)
                return { record: known, isFresh: false };
            const record = {
                ...intent,
                ticket: null,
                issuedId: null,
                draftHash: '',
                intendedAt: at,
                triedAt: at,
                ...applied/* nothingApplied */.T,
                seenAt: 0,
            };
            records.set(key, record);
            return { record, isFresh: true };
        },
        noteTry: async (target, subject, at) => {
            const key = keyOf(target, subject);
            const known = records.get(key);
            if (known !== undefined)
                records.set(key, { ...known, triedAt: at });
        },
        forget: async (target, subject) => {
            records.delete(keyOf(target, subject));
        },
        takeCreation: async (target, limits, at) => {
            // What was noted before the clock was set back counts as made now.
            const times = (creations.get(target) ?? [])
                .filter((time) => time > at - store_creations/* hourMs */.$0)
                .map((time) => Math.min(time, at));
            const freeAt = (0,store_creations/* nextFreeCreation */.T0)(times, limits, at);
            creations.set(target, freeAt === undefined ? [...times, at] : times);
            return freeAt;
        },
        findIssued: async (source, issuedId) => [...records.values()].find((record) => record.source === source && record.issuedId === issuedId),
        findByReference: async (reference) => [...records.values()].filter((record) => record.ticket?.reference.toLowerCase() === reference.toLowerCase()),
        noteSuppression: async (target, subject, suppression) => {
            const key = keyOf(target, subject);
            const known = records.get(key);
            if (known !== undefined)
                records.set(key, { ...known, suppression });
        },
    };
    function save(record) {
        const key = keyOf(record.target, record.subject);
        records.set(key, { ...record, suppression: records.get(key)?.suppression });
    }
    function issueId(finished) {
        if (finished.ticket === undefined || !('save' in finished.ticket))
            return finished;
        const { source, issuedId, target, subject, ticket } = finished.ticket.save;
        const own = keyOf(target, subject);
        const issued = keyOf(source, issuedId ?? '');
        const holder = holders.get(issued);
        const isFree = holder === undefined || holder === own || records.get(holder)?.issuedId !== issuedId;
        if (isFree)
            holders.set(issued, own);
        return isFree || issuedId === null || ticket === null ? finished : (0,store/* withIssuedId */.B)(finished, ticket.reference);
    }
    return { tickets, records, save, issueId };
}
function keyOf(...parts) {
    return JSON.stringify(parts);
}

// EXTERNAL MODULE: ./shared/store/tell-outcome.ts
var tell_outcome = __webpack_require__(65984);
;// CONCATENATED MODULE: ./shared/store/memory-history.ts



/** What people look at in a store that lasts as long as the process. */
function createMemoryHistory({ deliveries, effects, records, }) {
    function summaryOf(key) {
        const kept = deliveries.get(key);
        if (kept === undefined)
            throw new Error(`No delivery ${key} is kept.`);
        const { position, delivery, events } = kept;
        const own = effects.filter((row) => row.delivery === key);
        return {
            position,
            source: delivery.source,
            id: delivery.id,
            receivedAt: delivery.receivedAt,
            events,
            effectCount: own.length,
            effects: own.map(({ effect, status, attempts, dueAt, outcome }) => ({
                id: effect.id,
                target: effect.target,
                subject: effect.subject,
                rule: effect.cause.rule,
                kind: effect.kind,
                status,
                attempts,
                dueAt,
                message: outcome === undefined ? '' : (0,tell_outcome/* tellOutcome */.G)(outcome),
            })),
        };
    }
    return {
        deliveries: async ({ limit, source, status, text, before }) => {
            const found = [...deliveries.keys()]
                .map(summaryOf)
                .reverse()
                .filter((each) => source === undefined || each.source === source)
                .filter((each) => status === undefined || each.effects.some((effect) => effect.status === status))
                .filter((each) => text === undefined ||
                [each.id, ...each.effects.map(({ subject }) => subject)].some((own) => own.toLowerCase().includes(text.toLowerCase())))
                .filter((each) => before === undefined || each.position < before)
                .slice(0, limit);
            const listed = found.map((each) => ({ ...each, effects: each.effects.slice(0, store/* maxListedEffects */.Q) }));
            return { deliveries: listed, next: found.length < limit ? undefined : found.at(-1)?.position };
        },
        delivery: async ({ id, source }) => [...deliveries]
            .filter(([, { delivery }]) => delivery.id === id && (source === undefined || delivery.source === source))
            .map(([key, { delivery }]) => ({ ...summaryOf(key), delivery, attempts: [] })),
        effectCounts: async () => {
            const counts = new Map();
            for (const { effect, status } of effects) {
                if (status === 'done' || status === 'skipped')
                    continue;
                const key = keyOf(effect.target, status);
                const known = counts.get(key) ?? { target: effect.target, status, count: 0 };
                counts.set(key, { ...known, count: known.count + 1 });
            }
            return [...counts.values()];
        },
        tickets: async ({ limit }) => [...records.values()].reverse().slice(0, limit),
    };
}

;// CONCATENATED MODULE: ./shared/store/memory-invitations.ts
/** The invitations of a store that lasts as long as the process. */
function createMemoryInvitations() {
    const rows = new Map();
    const keyOf = ({ organization, userId }) => JSON.stringify([organization, userId]);
    return {
        find: async (invitee) => rows.get(keyOf(invitee)),
        intend: async ({ at, abandonedBefore, ...intent }) => {
            const known = rows.get(keyOf(intent));
            const isOpen = known?.invitedAt === null;
            const isOurs = isOpen && (known.occasion === intent.occasion || known.intendedAt <= abandonedBefore);
            if (known !== undefined && !isOurs)
                return 'taken';
            rows.set(keyOf(intent), { ...intent, intendedAt: at, invitedAt: null, welcomedAt: null });
            return known === undefined ? 'fresh' : 'again';
        },
        note: async ({ occasion, ...invitee }, what, at) => {
            const known = rows.get(keyOf(invitee));
            if (known?.occasion === occasion)
                rows.set(keyOf(invitee), { ...known, [`${what}At`]: at });
        },
        add: async (invitation) => {
            if (rows.has(keyOf(invitation)))
                return false;
            rows.set(keyOf(invitation), invitation);
            return true;
        },
        forget: async (invitee) => rows.delete(keyOf(invitee)),
        list: async () => [...rows.values()].sort((left, right) => right.intendedAt - left.intendedAt),
    };
}

// EXTERNAL MODULE: ./shared/store/repositories.ts
var repositories = __webpack_require__(51370);
;// CONCATENATED MODULE: ./shared/store/memory.ts








/** A store that lasts as long as the process: for one workflow run, and for tests. */
function createMemoryStore() {
    const deliveries = new Map();
    let lastPosition = 0;
    const effects = [];
    const { tickets, records, save, issueId } = createMemoryTickets();
    const messages = new Map();
    const listeners = new Set();
    const clockWatch = (0,clock/* createClockWatch */.k)();
    const announce = (change) => {
        for (const listener of listeners)
            listener(change);
    };
    const isUnfinished = (row) => row.status === 'due' || row.status === 'running';
    /** Makes what waits for another try due now, or when it is held no longer. */
    function hurry({ target, subject }, now) {
        for (const row of effects) {
            const isSame = row.effect.target === target && row.effect.subject === subject;
            if (!isSame || row.status !== 'due' || row.outcome === undefined || row.dueAt <= now)
                continue;
            row.dueAt = row.waitsFrom > now + clock/* clockSlackMs */.z ? now : Math.max(now, row.heldUntil);
            row.attempts = Math.max(0, row.attempts - 1);
        }
    }
    /** After the clock was set back: see receiver/store/clock-jumps.ts, which does the same. */
    function restartWaits({ now, leaseMs }) {
        for (const row of effects) {
            if (row.status === 'running')
                row.leaseUntil = Math.min(row.leaseUntil, now + leaseMs);
            if (row.status !== 'due' || row.waitsFrom <= now + clock/* clockSlackMs */.z)
                continue;
            const dueAt = now + Math.max(0, row.dueAt - row.waitsFrom);
            Object.assign(row, { dueAt, waitsFrom: now, heldUntil: 0 });
        }
    }
    function endTogether(ids, outcome) {
        for (const row of effects) {
            if (row.status !== 'due' || !ids.includes(row.effect.id))
                continue;
            Object.assign(row, { status: outcome.status, outcome });
        }
    }
    return {
        accept: async ({ delivery, events, effects: planned }) => {
            const key = keyOf(delivery.source, delivery.id);
            const isDuplicate = deliveries.has(key);
            const known = new Set(effects.map(({ effect }) => effect.id));
            const unknown = isDuplicate ? [] : planned.filter(({ id }) => !known.has(id));
            if (isDuplicate) {
                for (const row of effects) {
                    if (row.delivery === key && row.status === 'failed')
                        Object.assign(row, { ...fresh, dueAt: 0 });
                }
            }
            else {
                lastPosition += 1;
                deliveries.set(key, { position: lastPosition, delivery, events });
                for (const effect of unknown) {
                    hurry(effect, delivery.receivedAt);
                    effects.push(rowOf(effect, { delivery: key, dueAt: delivery.receivedAt }));
                }
            }
            if (planned.length > 0 || isDuplicate)
                announce({ kind: 'due' });
            return { isDuplicate, newEffects: unknown.length };
        },
        findKept: async (source, ids) => new Set(ids.filter((id) => deliveries.has(keyOf(source, id)))),
        claimDue: async (claim) => {
            const { worker, limit, now, leaseMs } = claim;
            if (clockWatch.isSetBack(now)) {
                restartWaits(claim);
                clockWatch.settle(now);
            }
            const isAllowed = (0,store_claim/* shareOf */.t)(claim);
            const taken = new Set();
            const claimed = [];
            for (const row of effects) {
                if (!isUnfinished(row))
                    continue;
                const key = keyOf(row.effect.target, row.effect.subject);
                const isFirst = !taken.has(key);
                taken.add(key);
                const isFree = row.status === 'due' ? row.dueAt <= now : row.leaseUntil <= now;
                if (isFirst && isFree && claimed.length < limit && isAllowed(row.effect.target))
                    claimed.push(row);
            }
            return claimed.map((row) => {
                Object.assign(row, { status: 'running', attempts: row.attempts + 1, leaseUntil: now + leaseMs, worker });
                return { effect: row.effect, attempt: row.attempts, worker };
            });
        },
        extendLeases: async ({ worker, effectIds, leaseUntil }) => {
            for (const row of effects) {
                if (row.status === 'running' && row.worker === worker && effectIds.includes(row.effect.id)) {
                    row.leaseUntil = leaseUntil;
                }
            }
        },
        finish: async (finished) => {
            const { effect, attempt, worker, outcome, ticket, endedAt } = issueId(finished);
            const row = effects.find((each) => each.effect.id === effect.id);
            if (row?.status !== 'running' || row.worker !== worker || row.attempts !== attempt)
                return;
            row.status = outcome.status === 'retry' ? 'due' : outcome.status;
            if (outcome.status === 'retry') {
                Object.assign(row, { dueAt: outcome.notBefore, waitsFrom: endedAt, heldUntil: outcome.heldUntil ?? 0 });
            }
            if (outcome.status === 'retry' && outcome.code === 'not-ready')
                row.attempts -= 1;
            row.outcome = outcome;
            if (ticket !== undefined && 'save' in ticket) {
                save(ticket.save);
            }
            else if (ticket !== undefined) {
                records.delete(keyOf(ticket.forget.target, ticket.forget.subject));
            }
            if (finished.message !== undefined) {
                const { save: posted } = finished.message;
                messages.set(keyOf(posted.target, posted.subject), posted);
            }
            if (outcome.status !== 'retry')
                endTogether(finished.together ?? [], outcome);
            announce({ kind: 'ended', effectId: effect.id });
        },
        findEffects: async (ids) => effects.map(({ effect }) => effect).filter(({ id }) => ids.includes(id)),
        findOutcome: async (effectId) => effects.find((row) => row.effect.id === effectId)?.outcome,
        nextDueAt: async (now) => {
            const times = effects.filter((row) => row.status === 'due' && row.dueAt > now).map((row) => row.dueAt);
            return times.length === 0 ? undefined : Math.min(...times);
        },
        findBehind: async ({ id, target, subject }, now) => {
            const own = effects.filter(({ effect }) => effect.target === target && effect.subject === subject);
            const behind = own.slice(own.findIndex(({ effect }) => effect.id === id) + 1);
            return behind.filter((row) => row.status === 'due' && row.dueAt <= now).map(({ effect }) => effect);
        },
        findFollowed: async (subject) => {
            const known = [...records.values()].filter((record) => record.subject === subject);
            const coming = effects.filter((row) => isUnfinished(row) && row.effect.kind === 'track-ticket' && row.effect.subject === subject);
            const followed = new Map();
            for (const { target, rule } of known)
                followed.set(target, { target, rule });
            for (const { effect } of coming) {
                if (!followed.has(effect.target))
                    followed.set(effect.target, { target: effect.target, rule: effect.cause.rule });
            }
            return [...followed.values()];
        },
        tickets,
        messages: { find: async (target, subject) => messages.get(keyOf(target, subject)) },
        invitations: createMemoryInvitations(),
        board: createMemoryBoard(),
        repositories: (0,repositories/* createMemoryRepositories */.Y)(),
        addEffects: async ({ delivery, effects: planned }) => {
            const key = keyOf(delivery.source, delivery.id);
            for (const row of effects)
                if (row.delivery === key && row.status === 'failed')
                    supersede(row);
            for (const effect of planned) {
                hurry(effect, effect.receivedAt);
                effects.push(rowOf(effect, { delivery: key, dueAt: effect.receivedAt }));
            }
            announce({ kind: 'due' });
        },
        reviveEffect: async (effectId) => {
            const row = effects.find(({ effect }) => effect.id === effectId);
            if (row?.status !== 'failed')
                return false;
            Object.assign(row, { ...fresh, dueAt: 0 });
            announce({ kind: 'due' });
            return true;
        },
        history: createMemoryHistory({ deliveries, effects, records }),
        prune: async ({ before, limit }) => {
            for (const [key, { at }] of messages)
                if (at < before)
                    messages.delete(key);
            const old = [...deliveries]
                .filter(([, { delivery }]) => delivery.receivedAt < before)
                .map(([key]) => key)
                .filter((key) => !effects.some((row) => row.delivery === key && isUnfinished(row)))
                .slice(0, limit);
            for (const key of old)
                deliveries.delete(key);
            const kept = effects.filter((row) => !old.includes(row.delivery));
            effects.splice(0, effects.length, ...kept);
            return old.length;
        },
        watch: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        checkWritable: async () => { },
        close: async () => { },
    };
}
const fresh = {
    status: 'due',
    attempts: 0,
    waitsFrom: 0,
    heldUntil: 0,
    leaseUntil: 0,
    worker: '',
    outcome: undefined,
};
function rowOf(effect, { delivery, dueAt }) {
    const { notBefore = 0 } = effect;
    return { effect, delivery, ...fresh, dueAt: Math.max(dueAt, notBefore), waitsFrom: dueAt, heldUntil: notBefore };
}
function supersede(row) {
    row.status = 'skipped';
    row.outcome = tell_outcome/* supersededOutcome */.d;
}


/***/ }),

/***/ 51370:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ rememberRepositories),
/* harmony export */   Y: () => (/* binding */ createMemoryRepositories)
/* harmony export */ });
/** Remembers a store's repositories, so that most deliveries need no read. */
function rememberRepositories(store, now) {
    const known = new Map();
    return {
        find: store.find,
        note: async (seen) => {
            const key = JSON.stringify([seen.forge, seen.id]);
            const found = known.get(key);
            if (found !== undefined && Math.abs(now() - found.at) < freshMs && found.repository.names.includes(seen.name)) {
                return found.repository;
            }
            const repository = await store.note(seen);
            if (known.size >= maxRemembered)
                known.delete(known.keys().next().value ?? '');
            known.set(key, { at: now(), repository });
            return repository;
        },
    };
}
/** Another receiver on the store may have seen the name at another repository. */
const freshMs = 60_000;
const maxRemembered = 10_000;
/** The repositories of a store that lasts as long as the process. */
function createMemoryRepositories() {
    const rows = [];
    const ofOne = ({ forge, id }) => rows.filter((row) => row.forge === forge && row.id === id);
    const known = (of) => {
        const [first] = of;
        return first && { identity: first.identity, names: of.filter(({ isOurs }) => isOurs).map(({ name }) => name) };
    };
    return {
        find: async (repository) => known(ofOne(repository)),
        note: async ({ forge, id, name }) => {
            const [first] = ofOne({ forge, id });
            const isTaken = rows.some((row) => row.forge === forge && row.identity === name);
            const identity = first?.identity ?? (isTaken ? `${name}~${id}` : name);
            for (const row of rows)
                if (row.forge === forge && row.name === name && row.id !== id)
                    row.isOurs = false;
            const same = ofOne({ forge, id }).find((row) => row.name === name);
            if (same === undefined)
                rows.push({ forge, id, name, identity, isOurs: true });
            else
                same.isOurs = true;
            return known(ofOne({ forge, id })) ?? { identity, names: [name] };
        },
    };
}


/***/ })

};
