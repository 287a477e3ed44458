export const id = 431;
export const ids = [431];
export const modules = {

/***/ 41127:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ runInSlices),
/* harmony export */   w: () => (/* binding */ runAtOnce)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);

/** Longest time for which work holds the event loop; with what is left of its last step it may be a little more. */
const sliceMs = 10;
/** Runs a generator to its end, and lets the event loop turn whenever it has run for some milliseconds. */
async function runInSlices(work, now = () => performance.now()) {
    let until = now() + sliceMs;
    for (let step = work.next();; step = work.next()) {
        if (step.done === true)
            return step.value;
        if (now() < until)
            continue;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
        until = now() + sliceMs;
    }
}
/** Runs a generator to its end at once. */
function runAtOnce(work) {
    let step = work.next();
    while (step.done !== true)
        step = work.next();
    return step.value;
}


/***/ }),

/***/ 43810:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ openSqliteDatabase),
  Y: () => (/* binding */ openSqliteStore)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(80099);
// EXTERNAL MODULE: ./node_modules/kysely/dist/kysely.js + 74 modules
var kysely = __webpack_require__(2735);
// EXTERNAL MODULE: ./node_modules/kysely/dist/dialect/sqlite/sqlite-dialect.js + 3 modules
var sqlite_dialect = __webpack_require__(89970);
// EXTERNAL MODULE: ./node_modules/kysely/dist/dialect/sqlite/sqlite-adapter.js
var sqlite_adapter = __webpack_require__(24755);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./receiver/store/clock-jumps.ts
var clock_jumps = __webpack_require__(84734);
// EXTERNAL MODULE: ./receiver/store/column-types.ts
var column_types = __webpack_require__(72708);
;// CONCATENATED MODULE: ./receiver/store/delivery-keys.ts
/**
 * An index over random ids costs a page of the disk for every row, more than the row itself; this one costs some 50 bytes
 * of memory. Only where no other process writes. docs/decisions/0010 has the figures.
 */
function readDeliveryKeys(database) {
    const places = new Map();
    const placesOf = (key) => {
        const found = places.get(key);
        if (found === undefined)
            return [];
        return typeof found === 'number' ? [found] : found;
    };
    const look = database.prepare('select source, id from deliveries where seq = ?');
    const write = database.prepare('insert into deliveries (source, id, received_at, headers, body, events) values (?, ?, ?, ?, ?, ?)');
    const keys = {
        find: (source, id) => placesOf(hash(source, id)).find((seq) => {
            const row = look.get(seq);
            return row?.source === source && row.id === id;
        }),
        insert: (row) => Number(write.run(row.source, row.id, row.received_at, row.headers, row.body, row.events).lastInsertRowid),
        add: ({ source, id, seq }) => {
            const key = hash(source, id);
            const there = placesOf(key);
            places.set(key, there.length === 0 ? seq : [...there, seq]);
        },
        remove: ({ source, id, seq }) => {
            const key = hash(source, id);
            const left = placesOf(key).filter((each) => each !== seq);
            if (left.length === 0)
                places.delete(key);
            else
                places.set(key, left);
        },
    };
    // The index that lies beside the rows in their order holds no bodies.
    const rows = database.prepare('select seq, source, id from deliveries indexed by deliveries_keys order by seq');
    for (const { seq, source, id } of rows.iterate()) {
        keys.add({ source: String(source), id: String(id), seq: Number(seq) });
    }
    return keys;
}
/** FNV-1a, in 30 bits: two with one hash cost a look at a row. */
function hash(source, id) {
    let value = 0x811c9dc5;
    for (let at = 0; at < source.length; at += 1)
        value = Math.imul(value ^ source.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ 10, 0x01000193);
    for (let at = 0; at < id.length; at += 1)
        value = Math.imul(value ^ id.charCodeAt(at), 0x01000193);
    return value & 0x3fffffff;
}

// EXTERNAL MODULE: ./receiver/store/dialect.ts
var dialect = __webpack_require__(37586);
// EXTERNAL MODULE: ./receiver/store/directory.ts
var store_directory = __webpack_require__(31587);
// EXTERNAL MODULE: ./receiver/store/file-trouble.ts
var file_trouble = __webpack_require__(11142);
// EXTERNAL MODULE: ./receiver/store/migrate.ts + 10 modules
var migrate = __webpack_require__(86566);
// EXTERNAL MODULE: ./receiver/store/store.ts + 20 modules
var store_store = __webpack_require__(65374);
// EXTERNAL MODULE: ./receiver/store/wal.ts
var wal = __webpack_require__(13808);
;// CONCATENATED MODULE: ./receiver/store/sqlite.ts













const maxPreparedStatements = 500;
/**
 * Opens the embedded store in a directory, which is made when absent: SQLite with a write-ahead log and an fsync for
 * every commit. Exactly one process may have it open; throws `store-in-use`, naming the other one.
 */
async function openSqliteStore(directory, now) {
    const { database, writer, file, lost, unlock } = await openSqliteDatabase(directory);
    const giveUp = async (error) => {
        await writer.destroy();
        unlock();
        throw error instanceof errors/* TicketwireError */.Mw ? error : (0,store_directory/* unopened */.xJ)(directory, error);
    };
    const keys = await readKeys(database).catch(giveUp);
    const store = (0,store_store/* createStore */.y)({
        writer,
        reader: toKysely(openDatabase(file)),
        dialect: dialect/* sqliteDialect */.d,
        now,
        keys,
        // By exec, which goes on until every free page is given back; one step of a statement gives back one.
        compact: () => database.exec('pragma incremental_vacuum'),
    });
    // Exactly one process may be here, so whoever held these leases is gone.
    await store.releaseLeases().catch(giveUp);
    await store.restartWaits(clock_jumps/* effectLeaseMs */._).catch(giveUp);
    return {
        ...store,
        findLost: async () => lost,
        close: async () => {
            await store.close();
            unlock();
        },
    };
}
async function readKeys(database) {
    return readDeliveryKeys(database);
}
/** The embedded store's tables, for this process alone until `unlock`; throws as {@link openSqliteStore} does. */
async function openSqliteDatabase(directory) {
    (0,store_directory/* makePrivate */.ux)(directory);
    const unlock = (0,store_directory/* lock */.s2)(directory);
    let database;
    try {
        const file = (0,external_node_path_.join)(directory, 'ticketwire.sqlite');
        const lost = (0,wal/* findUnreadable */.F)(`${file}-wal`);
        database = openDatabase(file);
        const writer = toKysely(database);
        await (0,migrate/* migrate */._)(writer, column_types/* sqliteTypes */.q);
        return { database, writer, file, lost, unlock };
    }
    catch (error) {
        database?.close();
        unlock();
        if (!(error instanceof errors/* TicketwireError */.Mw))
            throw (0,store_directory/* unopened */.xJ)(directory, error);
        throw (0,file_trouble/* isFileTrouble */.a)(error.cause) ? (0,store_directory/* unopened */.xJ)(directory, error.cause) : error;
    }
}
function openDatabase(file) {
    (0,store_directory/* makePrivateFile */.q2)(file);
    const database = new external_node_sqlite_.DatabaseSync(file, { timeout: 5_000 });
    try {
        database.exec(
        // Large pages: a delivery takes one or two of them, and few of them are written for one transaction.
        'pragma page_size = 16384; pragma auto_vacuum = incremental; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -16384; pragma journal_size_limit = 67108864; pragma wal_autocheckpoint = 4000;');
    }
    catch (error) {
        database.close();
        throw error;
    }
    return database;
}
function toKysely(database) {
    return new kysely/* Kysely */._$({ dialect: new TransactionalSqlite({ database: adapt(database) }) });
}
/** SQLite undoes changes of tables like any other, so that an upgrade that is broken off leaves what was there. */
class TransactionalSqlite extends sqlite_dialect/* SqliteDialect */.P {
    createAdapter() {
        return new (class extends sqlite_adapter/* SqliteAdapter */.U {
            get supportsTransactionalDdl() {
                return true;
            }
        })();
    }
}
/** Gives Kysely the driver it expects over Node's own SQLite, with prepared statements kept. */
function adapt(database) {
    const prepared = new Map();
    return {
        close: () => database.close(),
        prepare: (sql) => {
            const known = prepared.get(sql);
            if (known !== undefined)
                return known;
            if (prepared.size >= maxPreparedStatements)
                prepared.clear();
            const statement = adaptStatement(database.prepare(sql));
            prepared.set(sql, statement);
            return statement;
        },
    };
}
function adaptStatement(statement) {
    return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
    };
}


/***/ }),

/***/ 39791:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75919);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_worker_threads__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32635);
/* harmony import */ var _thread_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98416);
/* harmony import */ var _sqlite_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43810);
/* harmony import */ var _packing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43346);





/** Methods that the other side does itself: they take a function, which cannot cross. */
const notHosted = new Set(['watch', 'watchCommits']);
/** Runs the embedded store in this thread for the thread that started it, until its `close` was called. */
async function hostStore({ directory, now: startedAt }) {
    const port = node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort;
    if (port === null)
        throw new Error('hostStore runs in a thread.');
    /** Time by the caller's clock, as of the last message. */
    let now = startedAt;
    let replies = [];
    const reply = (each) => {
        // Everything that one commit ended goes back in one message.
        if (replies.push(each) === 1)
            setImmediate(flush);
    };
    const flush = () => {
        const batch = replies;
        replies = [];
        port.postMessage(batch);
    };
    try {
        const store = await (0,_sqlite_js__WEBPACK_IMPORTED_MODULE_3__/* .openSqliteStore */ .Y)(directory, () => now);
        const methods = methodsIn(store);
        store.watch((change) => reply({ kind: 'changed', change }));
        store.watchCommits((seconds) => reply({ kind: 'committed', seconds }));
        port.on('message', (message) => {
            now = message.now;
            for (const call of callsIn(message))
                void run(call, methods)
                    .then(reply)
                    .then(() => closeAfter(call));
        });
        reply({ kind: 'opened', methods: [...methods.keys()] });
    }
    catch (error) {
        reply({ kind: 'not-opened', error: toCarried(error) });
    }
    function closeAfter({ method }) {
        // Without a listener the thread ends by itself, after its last reply.
        if (method === 'close')
            port?.removeAllListeners('message').unref();
    }
}
function callsIn({ calls, packedCalls, packed }) {
    if (packed === undefined)
        return calls;
    const given = (0,_packing_js__WEBPACK_IMPORTED_MODULE_4__/* .unpack */ .l1)(packed);
    return [...calls, ...packedCalls.map((call, index) => ({ ...call, args: [given[index]] }))];
}
async function run({ id, method, args }, methods) {
    try {
        const value = await methods.get(method)?.(...args);
        return { kind: 'returned', id, value };
    }
    catch (error) {
        return { kind: 'threw', id, error: toCarried(error) };
    }
}
/** The asynchronous methods of a store by their paths: `accept`, `tickets.find`, … */
function methodsIn(store, prefix = '') {
    const methods = new Map();
    for (const [name, member] of Object.entries(store)) {
        if (typeof member === 'function' && !notHosted.has(name))
            methods.set(prefix + name, member);
        else if (typeof member === 'object')
            for (const [path, each] of methodsIn(member, `${name}.`))
                methods.set(path, each);
    }
    return methods;
}
function toCarried(thrown) {
    const { code, message, cause } = (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asTicketwireError */ .Q8)(thrown);
    return { code, message, cause: cause instanceof Error ? cause.message : undefined };
}
await hostStore((0,_thread_js__WEBPACK_IMPORTED_MODULE_2__/* .threadData */ .h)());

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 43346:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zc: () => (/* binding */ joinPacked),
/* harmony export */   l1: () => (/* binding */ unpack),
/* harmony export */   qq: () => (/* binding */ pack)
/* harmony export */ });
/* harmony import */ var _slices_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41127);

/** More effects than this are written as JSON in slices. */
const maxEffectsAtOnce = 100;
/** Packs an argument; a large one in slices, so that others get their turn. */
function pack(given) {
    if (given.effects.length > maxEffectsAtOnce)
        return packInSlices(given);
    return { text: JSON.stringify({ ...given, delivery: withoutBody(given.delivery) }), body: given.delivery.body };
}
async function packInSlices(given) {
    const effects = [];
    await (0,_slices_js__WEBPACK_IMPORTED_MODULE_0__/* .runInSlices */ .A)((function* () {
        for (const effect of given.effects) {
            effects.push(JSON.stringify(effect));
            yield;
        }
    })());
    const rest = JSON.stringify({ ...given, delivery: withoutBody(given.delivery), effects: undefined });
    return { text: `${rest.slice(0, -1)},"effects":[${effects.join()}]}`, body: given.delivery.body };
}
function withoutBody({ body: _, ...rest }) {
    return rest;
}
function joinPacked(all) {
    const lengths = all.map(({ body }) => body.byteLength);
    const bodies = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (const { body } of all) {
        bodies.set(body, at);
        at += body.byteLength;
    }
    return { text: `[${all.map(({ text }) => text).join()}]`, bodies, lengths };
}
/** Returns the arguments of a message, in their order. */
function unpack({ text, bodies, lengths }) {
    let at = 0;
    return JSON.parse(text).map((given, index) => {
        const end = at + (lengths[index] ?? 0);
        const body = bodies.subarray(at, end);
        at = end;
        return { ...given, delivery: { ...given.delivery, body } };
    });
}


/***/ }),

/***/ 98416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ startThread),
/* harmony export */   h: () => (/* binding */ threadData)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75919);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_worker_threads__WEBPACK_IMPORTED_MODULE_1__);


/**
 * Starts a thread, from the sources as well as from the bundle. The bundler makes one program with one entry, so a thread
 * starts that same entry again, which then loads the thread's module instead of the command line. `data` must be a value
 * that can be cloned.
 */
function startThread(name, { data, resourceLimits }) {
    // Beside this file is receiver/index.ts; the bundle puts every piece beside its index.js.
    const entry = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(import.meta.dirname, `index${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.extname)(import.meta.filename)}`);
    const given = { ticketwireThread: name, data };
    return new node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.Worker(entry, { workerData: given, ...(resourceLimits === undefined ? {} : { resourceLimits }) });
}
/** In a thread: what it was started with. */
function threadData() {
    return node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.workerData.data;
}


/***/ }),

/***/ 32635:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mw: () => (/* binding */ TicketwireError),
/* harmony export */   Q8: () => (/* binding */ asTicketwireError)
/* harmony export */ });
/* unused harmony export errorCodes */
/**
 * What went wrong, as far as the caller can act on it.
 *
 * `retryable` says only whether the same attempt could succeed later; what the
 * sender is told stands in `receiver/http/error-status.ts`.
 */
const errorCodes = {
    configuration: { retryable: false, means: 'the configuration cannot work; a person must change it' },
    malformed: { retryable: false, means: 'the request is not what its format promises' },
    unauthenticated: { retryable: false, means: 'a signature, token or sign-in is missing or wrong' },
    'unknown-address': { retryable: false, means: 'nothing is served under this address' },
    'wrong-method': { retryable: false, means: 'the address exists, the method does not' },
    'wrong-content': { retryable: false, means: 'the content type or encoding is not accepted' },
    'too-large': { retryable: false, means: 'the body is over the limit of its source' },
    'too-slow': { retryable: true, means: 'the body arrived below the minimum rate' },
    overloaded: { retryable: true, means: 'the memory for bodies that are still arriving is full' },
    'already-exists': { retryable: false, means: 'something of this name is there already' },
    unprocessable: { retryable: false, means: 'well formed, but no rule wants it, or the configuration is against it' },
    'ticket-gone': { retryable: false, means: 'the ticket no longer exists in its tracker' },
    'not-ready': { retryable: true, means: 'the work goes on, but its answer is not there in time' },
    'store-unavailable': { retryable: true, means: 'the store cannot be written' },
    'store-in-use': { retryable: false, means: 'another process holds the embedded store' },
    network: { retryable: true, means: 'the target could not be reached, or broke off' },
    timeout: { retryable: true, means: 'the target did not answer in time' },
    'rate-limited': { retryable: true, means: 'the target asks us to wait' },
    'target-failed': { retryable: true, means: 'the target failed on its side' },
    'target-refused': { retryable: false, means: 'the target refuses this request, now and later' },
    'target-forbidden': { retryable: false, means: 'the credentials of the target do not permit this' },
    'target-not-found': { retryable: false, means: 'the target does not have, or does not show, the thing asked for' },
    internal: { retryable: false, means: 'a defect of Ticketwire' },
};
/**
 * The one error class. The message says what happened, to which thing, and the
 * likeliest cause; it never holds a secret, a computed signature, a payload or
 * the query of a URL.
 */
class TicketwireError extends Error {
    name = 'TicketwireError';
    code;
    /** Epoch milliseconds before which another attempt is pointless. */
    notBefore;
    /** The wait concerns one ticket, and nothing else at its target. */
    isNarrow;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.code = code;
        this.notBefore = options.notBefore;
        this.isNarrow = options.isNarrow === true;
    }
    get isRetryable() {
        return errorCodes[this.code].retryable;
    }
}
/** Any thrown value as a {@link TicketwireError}; foreign ones become `internal` and keep their cause. */
function asTicketwireError(thrown) {
    if (thrown instanceof TicketwireError)
        return thrown;
    const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'a value that is not an error was thrown';
    return new TicketwireError('internal', `Ticketwire met a defect of its own (${text}). Please report it.`, {
        cause: thrown,
    });
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

/***/ 24755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ SqliteAdapter)
/* harmony export */ });
/* harmony import */ var _dialect_adapter_base_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58676);
/// <reference types="./sqlite-adapter.d.ts" />

class SqliteAdapter extends _dialect_adapter_base_js__WEBPACK_IMPORTED_MODULE_0__/* .DialectAdapterBase */ .l {
    get supportsMultipleConnections() {
        return false;
    }
    get supportsTransactionalDdl() {
        return false;
    }
    get supportsReturning() {
        return true;
    }
    async acquireMigrationLock(_db, _opt) {
        // SQLite only has one connection that's reserved by the migration system
        // for the whole time between acquireMigrationLock and releaseMigrationLock.
        // We don't need to do anything here.
    }
    async releaseMigrationLock(_db, _opt) {
        // SQLite only has one connection that's reserved by the migration system
        // for the whole time between acquireMigrationLock and releaseMigrationLock.
        // We don't need to do anything here.
    }
}


/***/ }),

/***/ 89970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ SqliteDialect)
});

// EXTERNAL MODULE: ./node_modules/kysely/dist/operation-node/select-query-node.js + 2 modules
var select_query_node = __webpack_require__(23637);
// EXTERNAL MODULE: ./node_modules/kysely/dist/parser/savepoint-parser.js
var savepoint_parser = __webpack_require__(57150);
// EXTERNAL MODULE: ./node_modules/kysely/dist/query-compiler/compiled-query.js
var compiled_query = __webpack_require__(94596);
// EXTERNAL MODULE: ./node_modules/kysely/dist/util/object-utils.js
var object_utils = __webpack_require__(26159);
// EXTERNAL MODULE: ./node_modules/kysely/dist/util/query-id.js + 1 modules
var query_id = __webpack_require__(87857);
;// CONCATENATED MODULE: ./node_modules/kysely/dist/dialect/sqlite/sqlite-driver.js
/// <reference types="./sqlite-driver.d.ts" />





class SqliteDriver {
    #config;
    #db;
    #connection;
    constructor(config) {
        this.#config = (0,object_utils/* freeze */.CN)({ ...config });
    }
    async init(options) {
        this.#db = (0,object_utils/* isFunction */.Tn)(this.#config.database)
            ? await this.#config.database(options)
            : this.#config.database;
        this.#connection = new SqliteConnection(this.#db);
        if (this.#config.onCreateConnection) {
            await this.#config.onCreateConnection(this.#connection, options);
        }
    }
    async acquireConnection() {
        return this.#connection;
    }
    async beginTransaction(connection) {
        await connection.executeQuery(compiled_query/* CompiledQuery */.E.raw('begin'));
    }
    async commitTransaction(connection) {
        await connection.executeQuery(compiled_query/* CompiledQuery */.E.raw('commit'));
    }
    async rollbackTransaction(connection) {
        await connection.executeQuery(compiled_query/* CompiledQuery */.E.raw('rollback'));
    }
    async savepoint(connection, savepointName, compileQuery) {
        await connection.executeQuery(compileQuery((0,savepoint_parser/* parseSavepointCommand */._)('savepoint', savepointName), (0,query_id/* createQueryId */.a)()));
    }
    async rollbackToSavepoint(connection, savepointName, compileQuery) {
        await connection.executeQuery(compileQuery((0,savepoint_parser/* parseSavepointCommand */._)('rollback to', savepointName), (0,query_id/* createQueryId */.a)()));
    }
    async releaseSavepoint(connection, savepointName, compileQuery) {
        await connection.executeQuery(compileQuery((0,savepoint_parser/* parseSavepointCommand */._)('release', savepointName), (0,query_id/* createQueryId */.a)()));
    }
    async releaseConnection() {
        // noop
    }
    async destroy() {
        this.#db?.close();
    }
}
class SqliteConnection {
    #db;
    constructor(db) {
        this.#db = db;
    }
    async executeQuery(compiledQuery) {
        const { sql, parameters } = compiledQuery;
        const stmt = this.#db.prepare(sql);
        if (stmt.reader) {
            return {
                rows: stmt.all(parameters),
            };
        }
        const { changes, lastInsertRowid } = stmt.run(parameters);
        return {
            insertId: lastInsertRowid != null ? BigInt(lastInsertRowid) : undefined,
            numAffectedRows: changes != null ? BigInt(changes) : undefined,
            rows: [],
        };
    }
    async *streamQuery(compiledQuery, _chunkSize) {
        const { sql, parameters, query } = compiledQuery;
        const stmt = this.#db.prepare(sql);
        if (!select_query_node/* SelectQueryNode */.L.is(query)) {
            throw new Error('Sqlite driver only supports streaming of select queries');
        }
        const iter = stmt.iterate(parameters);
        for (const row of iter) {
            yield {
                rows: [row],
            };
        }
    }
}

// EXTERNAL MODULE: ./node_modules/kysely/dist/query-compiler/default-query-compiler.js + 1 modules
var default_query_compiler = __webpack_require__(4034);
;// CONCATENATED MODULE: ./node_modules/kysely/dist/dialect/sqlite/sqlite-query-compiler.js
/// <reference types="./sqlite-query-compiler.d.ts" />

const ID_WRAP_REGEX = /"/g;
const JSON_PATH_MEMBER_ESCAPE_REGEX = /[\\'"]/g;
class SqliteQueryCompiler extends default_query_compiler/* DefaultQueryCompiler */.n {
    visitOrAction(node) {
        this.append('or ');
        this.append(node.action);
    }
    getCurrentParameterPlaceholder() {
        return '?';
    }
    getLeftExplainOptionsWrapper() {
        return '';
    }
    getRightExplainOptionsWrapper() {
        return '';
    }
    getLeftIdentifierWrapper() {
        return '"';
    }
    getRightIdentifierWrapper() {
        return '"';
    }
    getAutoIncrement() {
        return 'autoincrement';
    }
    sanitizeIdentifier(identifier) {
        return identifier.replace(ID_WRAP_REGEX, '""');
    }
    sanitizeJSONPathMemberValue(value) {
        return value.replace(JSON_PATH_MEMBER_ESCAPE_REGEX, (char) => char === '\\' ? '\\\\' : char === "'" ? "''" : '\\"');
    }
    visitDefaultInsertValue(_) {
        // sqlite doesn't support the `default` keyword in inserts.
        this.append('null');
    }
}

// EXTERNAL MODULE: ./node_modules/kysely/dist/migration/migrator.js + 1 modules
var migrator = __webpack_require__(42080);
// EXTERNAL MODULE: ./node_modules/kysely/dist/raw-builder/sql.js + 1 modules
var sql = __webpack_require__(20189);
;// CONCATENATED MODULE: ./node_modules/kysely/dist/dialect/sqlite/sqlite-introspector.js
/// <reference types="./sqlite-introspector.d.ts" />


class SqliteIntrospector {
    #db;
    constructor(db) {
        this.#db = db;
    }
    async getSchemas() {
        // Sqlite doesn't support schemas.
        return [];
    }
    async getTables(options = { withInternalKyselyTables: false }) {
        return await this.#getTableMetadata(options);
    }
    #tablesQuery(qb, options) {
        let tablesQuery = qb
            .selectFrom('sqlite_master')
            .where('type', 'in', ['table', 'view'])
            .where('name', 'not like', 'sqlite_%')
            .select(['name', 'sql', 'type'])
            .orderBy('name');
        if (!options.withInternalKyselyTables) {
            tablesQuery = tablesQuery
                .where('name', '!=', migrator/* DEFAULT_MIGRATION_TABLE */.kQ)
                .where('name', '!=', migrator/* DEFAULT_MIGRATION_LOCK_TABLE */.sy);
        }
        return tablesQuery;
    }
    async #getTableMetadata(options) {
        const tablesResult = await this.#tablesQuery(this.#db, options).execute();
        const tableMetadata = await this.#db
            .with('table_list', (qb) => this.#tablesQuery(qb, options))
            .selectFrom([
            'table_list as tl',
            (0,sql/* sql */.l) `pragma_table_info(tl.name)`.as('p'),
        ])
            .select([
            'tl.name as table',
            'p.cid',
            'p.name',
            'p.type',
            'p.notnull',
            'p.dflt_value',
            'p.pk',
        ])
            .orderBy('tl.name')
            .orderBy('p.cid')
            .execute();
        const columnsByTable = {};
        for (const row of tableMetadata) {
            columnsByTable[row.table] ??= [];
            columnsByTable[row.table].push(row);
        }
        return tablesResult.map(({ name, sql, type }) => {
            // // Try to find the name of the column that has `autoincrement` 🤦
            let autoIncrementCol = sql
                ?.split(/[\(\),]/)
                ?.find((it) => it.toLowerCase().includes('autoincrement'))
                ?.trimStart()
                ?.split(/\s+/)?.[0]
                ?.replace(/["`]/g, '');
            const columns = columnsByTable[name] ?? [];
            // Otherwise, check for an INTEGER PRIMARY KEY
            // https://www.sqlite.org/autoinc.html
            if (!autoIncrementCol) {
                const pkCols = columns.filter((r) => r.pk > 0);
                if (pkCols.length === 1 && pkCols[0].type.toLowerCase() === 'integer') {
                    autoIncrementCol = pkCols[0].name;
                }
            }
            return {
                name: name,
                isView: type === 'view',
                isForeign: false,
                columns: columns.map((col) => ({
                    name: col.name,
                    dataType: col.type,
                    isNullable: !col.notnull,
                    isAutoIncrementing: col.name === autoIncrementCol,
                    hasDefaultValue: col.dflt_value != null,
                    comment: undefined,
                })),
            };
        });
    }
}

// EXTERNAL MODULE: ./node_modules/kysely/dist/dialect/sqlite/sqlite-adapter.js
var sqlite_adapter = __webpack_require__(24755);
;// CONCATENATED MODULE: ./node_modules/kysely/dist/dialect/sqlite/sqlite-dialect.js
/// <reference types="./sqlite-dialect.d.ts" />





/**
 * SQLite dialect that uses the [better-sqlite3](https://github.com/JoshuaWise/better-sqlite3) library.
 *
 * The constructor takes an instance of {@link SqliteDialectConfig}.
 *
 * ```ts
 * import Database from 'better-sqlite3'
 *
 * new SqliteDialect({
 *   database: new Database('db.sqlite')
 * })
 * ```
 *
 * If you want the pool to only be created once it's first used, `database`
 * can be a function:
 *
 * ```ts
 * import Database from 'better-sqlite3'
 *
 * new SqliteDialect({
 *   database: async () => new Database('db.sqlite')
 * })
 * ```
 */
class SqliteDialect {
    #config;
    constructor(config) {
        this.#config = (0,object_utils/* freeze */.CN)({ ...config });
    }
    createDriver() {
        return new SqliteDriver(this.#config);
    }
    createQueryCompiler() {
        return new SqliteQueryCompiler();
    }
    createAdapter() {
        return new sqlite_adapter/* SqliteAdapter */.U();
    }
    createIntrospector(db) {
        return new SqliteIntrospector(db);
    }
}


/***/ })

};
