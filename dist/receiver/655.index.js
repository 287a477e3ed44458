export const id = 655;
export const ids = [655];
export const modules = {

/***/ 89655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addInvitations: () => (/* binding */ addInvitations)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var pino__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65005);
/* harmony import */ var pino__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(pino__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _shared_clients_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52355);
/* harmony import */ var _shared_config_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40744);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32635);
/* harmony import */ var _shared_store_memory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46517);
/* harmony import */ var _configuration_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90651);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17857);
/* harmony import */ var _store_postgres_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(65250);
/* harmony import */ var _store_sqlite_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(43810);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9188);











function addInvitations(program) {
    const invitations = program
        .command('invitations')
        .description('look at who was invited to organisations; the embedded store while no receiver runs on it');
    invitations.command('list').description('who was invited').option('--json', 'print JSON').action(list);
    invitations
        .command('forget')
        .description('let somebody be invited anew')
        .argument('<person>', "login as the list shows it, or the account's number")
        .option('--of <organization>', 'address of the organisation as the list shows it, where there are several')
        .action(forget);
    invitations
        .command('import')
        .description('keep who was invited by another program, so that they are not invited again')
        .argument('<file>', 'logins, one a line; - reads standard input')
        .option('--to <target>', 'target of the configuration; the only one that invites unless given')
        .option('--config <file>', 'configuration file')
        .option('--json', 'print JSON')
        .action(importLogins);
}
async function list({ json }) {
    const found = await withStore(({ invitations }) => invitations.list());
    if (json) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_10__/* .printJson */ .Q)({ invitations: found.map(shown) });
        return;
    }
    for (const each of found)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_10__/* .print */ .y)(lineOf(each));
    if (found.length === 0)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_10__/* .print */ .y)('Nobody was invited.');
}
async function forget(person, { of }) {
    const isMeant = ({ login, userId, organization }) => {
        // Digits alone are a number, whoever else may have them for a login.
        const isThem = /^\d+$/.test(person) ? String(userId) === person : login.toLowerCase() === person.toLowerCase();
        return isThem && (of === undefined || organization === of.toLowerCase());
    };
    const gone = await withStore(async ({ invitations }) => {
        const [meant, ...others] = (await invitations.list()).filter(isMeant);
        if (meant === undefined)
            throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .TicketwireError */ .Mw('unprocessable', `Nobody called ${person} was invited.`);
        if (others.length > 0) {
            const all = [meant, ...others].map(lineOf).join('\n');
            const message = `Several are called ${person}; say which by the account's number, and by --of:\n${all}`;
            throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .TicketwireError */ .Mw('unprocessable', message);
        }
        await invitations.forget(meant);
        return meant;
    });
    (0,_print_js__WEBPACK_IMPORTED_MODULE_10__/* .print */ .y)(`Forgotten  ${lineOf(gone)}`);
}
async function importLogins(file, options) {
    const membership = membershipFor(options);
    const lines = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file === '-' ? 0 : file, 'utf8').split('\n');
    const logins = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
    const counts = { kept: 0, known: 0, unknown: [] };
    await withStore(async ({ invitations }) => {
        for (const login of logins) {
            const person = await membership.findPerson({ id: null, login });
            const at = Date.now();
            if (person === undefined)
                counts.unknown.push(login);
            else if (await invitations.add({
                organization: membership.address,
                userId: person.id,
                login: person.login,
                occasion: '',
                intendedAt: at,
                invitedAt: at,
                welcomedAt: null,
            }))
                counts.kept += 1;
            else
                counts.known += 1;
        }
    });
    if (options.json) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_10__/* .printJson */ .Q)(counts);
        return;
    }
    (0,_print_js__WEBPACK_IMPORTED_MODULE_10__/* .print */ .y)(`${counts.kept} kept as invited, ${counts.known} known already.`);
    for (const login of counts.unknown)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_10__/* .print */ .y)(`No account is called ${login}: renamed, or gone.`);
}
function membershipFor({ config, to }) {
    const { dataDirectory } = (0,_settings_js__WEBPACK_IMPORTED_MODULE_7__/* .readSettings */ .s)(process.env);
    const found = (0,_configuration_file_js__WEBPACK_IMPORTED_MODULE_6__/* .findConfiguration */ .oN)({ named: config, env: process.env, dataDirectory });
    const { targets } = (0,_shared_config_load_js__WEBPACK_IMPORTED_MODULE_3__/* .requireConfiguration */ .oY)({ ...found, now: Date.now() });
    const { board } = (0,_shared_store_memory_js__WEBPACK_IMPORTED_MODULE_5__/* .createMemoryStore */ .D)();
    const dependencies = { board, now: Date.now, openHttp: (timeoutMs) => (0,_shared_clients_http_js__WEBPACK_IMPORTED_MODULE_2__/* .createHttp */ .V0)({ timeoutMs }) };
    const inviting = targets
        .filter(({ name }) => to === undefined || name === to)
        .flatMap(({ name, open }) => {
        const { membership } = open(dependencies);
        return membership === undefined ? [] : [{ name, membership }];
    });
    const [target, ...others] = inviting;
    if (target !== undefined && others.length === 0)
        return target.membership;
    const names = inviting.map(({ name }) => name).join(', ');
    const message = target === undefined
        ? `No target${to === undefined ? '' : ` called '${to}'`} invites people: one of type github-org does.`
        : `Several targets invite people: say which by --to (${names}).`;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .TicketwireError */ .Mw('configuration', message);
}
async function withStore(use) {
    const { databaseUrl, dataDirectory } = (0,_settings_js__WEBPACK_IMPORTED_MODULE_7__/* .readSettings */ .s)(process.env);
    const store = databaseUrl === undefined
        ? await (0,_store_sqlite_js__WEBPACK_IMPORTED_MODULE_9__/* .openSqliteStore */ .Y)(dataDirectory, Date.now)
        : (await (0,_store_postgres_js__WEBPACK_IMPORTED_MODULE_8__/* .openPostgresStore */ .$)(databaseUrl, pino__WEBPACK_IMPORTED_MODULE_1___default()({ level: 'silent' }))).store;
    try {
        return await use(store);
    }
    finally {
        await store.close();
    }
}
function shown({ occasion: _, intendedAt, invitedAt, welcomedAt, ...who }) {
    const time = (at) => (at === null ? null : new Date(at).toISOString());
    return { ...who, intendedAt: time(intendedAt), invitedAt: time(invitedAt), welcomedAt: time(welcomedAt) };
}
function lineOf(invitation) {
    const { organization, userId, login, invitedAt, welcomedAt } = shown(invitation);
    const state = invitedAt === null ? 'begun, end unknown' : `invited ${invitedAt}`;
    return `${login}  ${userId}  ${organization}  ${state}${welcomedAt === null ? '' : `, welcomed ${welcomedAt}`}`;
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
