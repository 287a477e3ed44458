export const id = 617;
export const ids = [617];
export const modules = {

/***/ 56497:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  addTransfer: () => (/* binding */ addTransfer)
});

// EXTERNAL MODULE: ./node_modules/cli-progress/cli-progress.js
var cli_progress = __webpack_require__(98502);
// EXTERNAL MODULE: ./node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(67375);
// EXTERNAL MODULE: ./receiver/settings.ts
var settings = __webpack_require__(17857);
// EXTERNAL MODULE: ./receiver/store/postgres.ts + 7 modules
var store_postgres = __webpack_require__(65250);
// EXTERNAL MODULE: ./receiver/store/sqlite.ts + 1 modules
var sqlite = __webpack_require__(43810);
// EXTERNAL MODULE: ./node_modules/kysely/dist/raw-builder/sql.js + 1 modules
var sql = __webpack_require__(20189);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./receiver/store/store-errors.ts
var store_errors = __webpack_require__(1505);
;// CONCATENATED MODULE: ./receiver/store/transfer.ts



/** What is moved, in this order, and what tells its rows apart. `checks` and `creations` are of the moment only. */
const tables = [
    { name: 'tickets', key: ['target', 'subject'] },
    { name: 'board_tickets', key: ['target', 'number'] },
    { name: 'board_history', key: ['seq'] },
    { name: 'deliveries', key: ['seq'] },
    { name: 'effects', key: ['seq'] },
    { name: 'attempts', key: ['seq'] },
    { name: 'sources', key: ['name'] },
    { name: 'source_secrets', key: ['seq'] },
    { name: 'rules', key: ['seq'] },
    { name: 'messages', key: ['target', 'subject'] },
    { name: 'settings', key: ['name'] },
    { name: 'invitations', key: ['organization', 'user_id'] },
    { name: 'dead_letters', key: ['effect'] },
    { name: 'incidents', key: ['subject'] },
    { name: 'repositories', key: ['forge', 'id', 'name'] },
];
/** Few enough that their bodies fit into memory. */
const batch = 50;
/**
 * Copies everything from one store to another, batch by batch; nothing may use either meanwhile. It may be broken off and
 * started again: what is there is not copied twice. Throws `store-unavailable` when the destination holds something else,
 * or when the counts differ at the end.
 */
async function transfer(given) {
    try {
        return await copyAll(given);
    }
    catch (error) {
        throw (0,store_errors/* storeError */.gl)(error);
    }
}
async function copyAll({ from, to, onProgress, afterwards }) {
    await refuseOthers(from, to);
    const counts = {};
    for (const { name, key } of tables) {
        const total = await countOf(from, name);
        let done = 0;
        onProgress({ table: name, done, total });
        for (let rows = await read(from, { name, key }); rows.length > 0;) {
            await write(to, { name, key, rows });
            done += rows.length;
            onProgress({ table: name, done: Math.min(done, total), total });
            rows = await read(from, { name, key, after: rows.at(-1) });
        }
        const arrived = await countOf(to, name);
        if (arrived !== total) {
            throw new errors/* TicketwireError */.Mw('store-unavailable', `Of ${total} rows of '${name}' the destination holds ${arrived}. Was a receiver running meanwhile? Stop it, and start this again.`);
        }
        counts[name] = total;
    }
    await afterwards?.(to);
    return counts;
}
// One query serves every table, which no static type of a single one can describe.
const anyTable = (db) => db;
/** The next rows in the order of their key, behind `after`. */
function read(db, { name, key, after }) {
    let query = anyTable(db).selectFrom(name).selectAll().limit(batch);
    if (after !== undefined) {
        const columns = sql/* sql */.l.join(key.map((column) => sql/* sql */.l.ref(column)));
        const values = sql/* sql */.l.join(key.map((column) => after[column]));
        query = query.where((0,sql/* sql */.l) `(${columns}) > (${values})`);
    }
    return key.reduce((ordered, column) => ordered.orderBy(column), query).execute();
}
async function write(db, { name, key, rows }) {
    await anyTable(db)
        .insertInto(name)
        .values(rows)
        .onConflict((conflict) => conflict.columns([...key]).doNothing())
        .execute();
}
async function countOf(db, name) {
    const row = await anyTable(db)
        .selectFrom(name)
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
    return Number(row.count);
}
/** What tells whether a row of the destination is one of the origin's. */
const identities = [
    { name: 'tickets', columns: ['source', 'subject'] },
    { name: 'deliveries', columns: ['source', 'id'] },
    { name: 'sources', columns: ['name', 'created_at'] },
    { name: 'source_secrets', columns: ['seq', 'source', 'created_at'] },
    { name: 'rules', columns: ['seq', 'name', 'created_at'] },
    { name: 'invitations', columns: ['organization', 'user_id', 'intended_at'] },
];
/** The destination may hold the beginning of what the origin holds, from a transfer that was broken off, and nothing else. */
async function refuseOthers(from, to) {
    for (const { name, columns } of identities) {
        const there = await anyTable(to)
            .selectFrom(name)
            .select([...columns])
            .limit(batch)
            .execute();
        for (const row of there) {
            const same = columns.reduce((query, column) => query.where(column, '=', row[column]), anyTable(from).selectFrom(name).select((0,sql/* sql */.l) `1`.as('one')));
            if ((await same.executeTakeFirst()) !== undefined)
                continue;
            throw new errors/* TicketwireError */.Mw('store-unavailable', 'The destination holds deliveries, tickets or sources that the origin does not have. Move into an empty store.');
        }
    }
}
/** After rows with numbers of their own, PostgreSQL goes on counting behind them. */
async function advanceSequences(db) {
    for (const { name, key } of tables) {
        if (key[0] !== 'seq')
            continue;
        await (0,sql/* sql */.l) `select setval(pg_get_serial_sequence(${name}, 'seq'), coalesce((select max(seq) from ${sql/* sql */.l.table(name)}), 0) + 1, false)`.execute(db);
    }
    // Until PostgreSQL has counted the rows, it takes full tables for empty ones.
    await (0,sql/* sql */.l) `analyze`.execute(db);
}

;// CONCATENATED MODULE: ./receiver/cli/transfer.ts






function addTransfer(program) {
    program
        .command('export')
        .description('copy the embedded store into the PostgreSQL database that DATABASE_URL names')
        .option('--json', 'print the counts as JSON')
        .action((options) => move('export', options));
    program
        .command('import')
        .description('copy the PostgreSQL database that DATABASE_URL names into the embedded store')
        .option('--json', 'print the counts as JSON')
        .action((options) => move('import', options));
}
async function move(direction, options) {
    const { databaseUrl, dataDirectory } = (0,settings/* readSettings */.s)(process.env);
    if (databaseUrl === undefined) {
        throw new commander/* CommanderError */.b7(2, 'ticketwire.transfer', 'DATABASE_URL is not set: it names the PostgreSQL database to move to or from.');
    }
    const embedded = await (0,sqlite/* openSqliteDatabase */.G)(dataDirectory);
    const postgres = await (0,store_postgres/* openPostgresDatabase */.x)(databaseUrl).catch((error) => {
        embedded.unlock();
        throw error;
    });
    const bar = new cli_progress.SingleBar({
        format: '{table} [{bar}] {value}/{total}',
        stream: process.stderr,
        clearOnComplete: true,
        noTTYOutput: false,
    });
    let shown;
    try {
        const [from, to] = direction === 'export' ? [embedded.writer, postgres] : [postgres, embedded.writer];
        const counts = await transfer({
            from,
            to,
            onProgress: ({ table, done, total }) => {
                if (shown !== table)
                    bar.start(total, done, { table: table.padEnd(14) });
                else
                    bar.update(done);
                shown = table;
            },
            ...(direction === 'export' ? { afterwards: advanceSequences } : {}),
        });
        bar.stop();
        const lines = Object.entries(counts).map(([table, count]) => `${table.padEnd(14)} ${count}`);
        process.stdout.write(options.json
            ? `${JSON.stringify(counts)}\n`
            : `${lines.join('\n')}\nEverything has arrived: the counts are the same.\n`);
    }
    finally {
        bar.stop();
        await embedded.writer.destroy();
        await postgres.destroy();
        embedded.unlock();
    }
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


/***/ })

};
