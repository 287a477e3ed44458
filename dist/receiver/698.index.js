export const id = 698;
export const ids = [698];
export const modules = {

/***/ 84734:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ restartWaits),
/* harmony export */   _: () => (/* binding */ effectLeaseMs)
/* harmony export */ });
/* harmony import */ var kysely__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20189);
/* harmony import */ var _shared_store_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23410);


/** Milliseconds that a worker has an effect to itself, unless it extends its lease. */
const effectLeaseMs = 15_000;
/**
 * After the clock was set back, every wait that began at a time that is still to come begins now, with its own length,
 * and no lease lasts longer than a new one. Nobody knows how much of a hold is left, so a sender that asks again ends it.
 */
async function restartWaits(trx, { now, leaseMs }) {
    await (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `
    update effects
    set
      due_at = case when due_at > waits_from then ${now} + due_at - waits_from else ${now} end,
      waits_from = ${now},
      held_until = 0
    where status in ('due', 'running') and status = 'due' and waits_from > ${now + _shared_store_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .clockSlackMs */ .z}`.execute(trx);
    const leaseUntil = now + leaseMs;
    await (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `
    update effects set lease_until = ${leaseUntil}
    where status = 'running' and lease_until > ${leaseUntil + _shared_store_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .clockSlackMs */ .z}`.execute(trx);
}


/***/ }),

/***/ 72708:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ sqliteTypes),
/* harmony export */   z: () => (/* binding */ postgresTypes)
/* harmony export */ });
/* harmony import */ var kysely__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20189);

const sqliteTypes = {
    time: 'integer',
    bytes: 'blob',
    isSequential: true,
    sequence: { type: 'integer', build: (column) => column.primaryKey().autoIncrement() },
    memberOf: (column, member) => (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `json_extract(${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.ref(column)}, ${`$.${member}`})`,
};
const postgresTypes = {
    time: 'bigint',
    bytes: 'bytea',
    isSequential: false,
    sequence: { type: 'bigint', build: (column) => column.primaryKey().generatedByDefaultAsIdentity() },
    memberOf: (column, member) => (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `(${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.ref(column)}::json)->>${member}::text`,
};


/***/ }),

/***/ 37586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ postgresDialect),
/* harmony export */   d: () => (/* binding */ sqliteDialect)
/* harmony export */ });
/* harmony import */ var kysely__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20189);

/** One JSON parameter: https://sqlite.org/json1.html#jeach */
const sqliteDialect = {
    rows: (columns, rows) => {
        const selected = Object.keys(columns).map((name, index) => (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `value ->> ${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.lit(index)} as ${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.ref(name)}`);
        return (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `(select ${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.join(selected)} from json_each(${JSON.stringify(rows)})) as given`;
    },
    isOneOf: (column, _type, values) => (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    // Left to itself, SQLite reads the rows, of which a page holds two.
    deliveryIds: (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `deliveries indexed by deliveries_keys`,
};
/** One array for each column. */
const postgresDialect = {
    rows: (columns, rows) => {
        const names = Object.keys(columns);
        const arrays = names.map((name, index) => arrayOf(columns[name] ?? 'text', rows.map((row) => row[index] ?? null)));
        return (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `unnest(${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.join(arrays)}) as given(${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.join(names.map((name) => kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.ref(name)))})`;
    },
    isOneOf: (column, type, values) => (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.ref(column)} = any(${arrayOf(type, values)})`,
    deliveryIds: (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `deliveries`,
};
function arrayOf(type, values) {
    return (0,kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l) `${values}::${kysely__WEBPACK_IMPORTED_MODULE_0__/* .sql */ .l.raw(type)}[]`;
}


/***/ }),

/***/ 31587:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q2: () => (/* binding */ makePrivateFile),
/* harmony export */   s2: () => (/* binding */ lock),
/* harmony export */   ux: () => (/* binding */ makePrivate),
/* harmony export */   xJ: () => (/* binding */ unopened)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_sqlite__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80099);
/* harmony import */ var node_sqlite__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_sqlite__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32635);
/* harmony import */ var _file_trouble_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11142);





/** Makes the directory of the embedded store, for its owner only. */
function makePrivate(directory) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(directory, { recursive: true, mode: 0o700 });
    }
    catch (thrown) {
        const cause = reasonAgainst(directory) ?? thrown;
        const { why, remedy } = (0,_file_trouble_js__WEBPACK_IMPORTED_MODULE_4__/* .explainFileTrouble */ .f)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory), cause);
        const message = `The data directory ${directory} cannot be made: ${why}. ${remedy}`;
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('store-unavailable', message, { cause });
    }
    keepPrivate(directory);
}
/** On a read-only file system, making parents too fails with ENOENT; making the directory alone says why. */
function reasonAgainst(directory) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(directory, { mode: 0o700 });
        return undefined;
    }
    catch (cause) {
        return cause.code === 'ENOENT' ? undefined : cause;
    }
}
/** Files of the store, of SQLite beside it, and copies of them; not a configuration file that lies in the same directory. */
const ownFiles = /^(ticketwire\.(sqlite|lock|pid)|key|lgtm\.secret)/;
/** Takes files that others may read away from them, whatever the umask was when they were made. */
function keepPrivate(directory) {
    for (const entry of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory, { withFileTypes: true })) {
        if (!entry.isFile() || !ownFiles.test(entry.name))
            continue;
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, entry.name);
        try {
            if (((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file).mode & 0o077) !== 0)
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(file, 0o600);
        }
        catch {
            // It is gone, or another user's: whether it can be used is seen when it is opened.
        }
    }
}
/**
 * Holds the directory for this process. The operating system ends the lock with the process, however it ends, so that
 * nothing stale is left behind; the file with the process id only serves the message.
 */
function lock(directory) {
    const pidFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'ticketwire.pid');
    const lockFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'ticketwire.lock');
    let holder;
    try {
        makePrivateFile(lockFile);
        holder = new node_sqlite__WEBPACK_IMPORTED_MODULE_2__.DatabaseSync(lockFile, { timeout: 0 });
    }
    catch (cause) {
        throw unopened(directory, cause);
    }
    try {
        holder.exec('pragma journal_mode = delete; pragma locking_mode = exclusive; begin exclusive;');
    }
    catch (cause) {
        holder.close();
        if (!isBusy(cause))
            throw unopened(directory, cause);
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('store-in-use', `The store in ${directory} is in use by process ${readPid(pidFile)}. One process may have it open: stop that one, or set TICKETWIRE_DATA to another directory.`, { cause });
    }
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(pidFile, `${process.pid}\n`, { mode: 0o600 });
    }
    catch (cause) {
        holder.close();
        throw unopened(directory, cause);
    }
    return () => holder.close();
}
/** Makes a file that only its owner may read, before SQLite opens it: what SQLite puts beside takes the same permissions. */
function makePrivateFile(file) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, 'a', 0o600));
}
function readPid(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8').trim();
    }
    catch {
        return '(unknown)';
    }
}
function isBusy(error) {
    return error instanceof Error && /database is locked|busy/i.test(error.message);
}
/** Why the embedded store could not be opened, in our terms. */
function unopened(directory, cause) {
    const { why, remedy } = (0,_file_trouble_js__WEBPACK_IMPORTED_MODULE_4__/* .explainFileTrouble */ .f)(directory, cause);
    const message = `The store in ${directory} cannot be opened: ${why}. ${remedy}`;
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('store-unavailable', message, { cause });
}


/***/ }),

/***/ 11142:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isFileTrouble),
/* harmony export */   f: () => (/* binding */ explainFileTrouble)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

const bySystemCode = {
    ENOSPC: 'full',
    EDQUOT: 'full',
    EROFS: 'read-only',
    EACCES: 'forbidden',
    EPERM: 'forbidden',
};
/** https://sqlite.org/rescode.html: PERM, READONLY, CORRUPT, FULL, CANTOPEN, AUTH, NOTADB. */
const bySqliteCode = {
    3: 'forbidden',
    8: 'read-only',
    11: 'damaged',
    13: 'full',
    14: 'forbidden',
    23: 'forbidden',
    26: 'damaged',
};
const remedies = {
    full: {
        why: 'the disk is full, or the quota of this user',
        remedy: 'Free some space, or set TICKETWIRE_DATA to a directory on another disk.',
    },
    'read-only': {
        why: 'the file system is read-only',
        remedy: 'Mount it writable, or set TICKETWIRE_DATA to a directory on another one.',
    },
    forbidden: {
        why: 'this user may not write there',
        remedy: 'Change the owner or the permissions, or set TICKETWIRE_DATA to a directory this user may write.',
    },
    damaged: {
        why: 'a file of the store is damaged, or not a file of the store',
        remedy: 'Move the directory away and restore a backup.',
    },
    unknown: {
        why: '',
        remedy: 'Check the disk, and that this user may write there; or set TICKETWIRE_DATA to another directory.',
    },
};
/** True for an error that says what is wrong with a file or its disk. */
function isFileTrouble(cause) {
    return knownTrouble(cause) !== undefined;
}
/** Why a file of the data directory could not be used, as the end of a sentence, and what to do about it. */
function explainFileTrouble(directory, cause) {
    const { why, remedy } = remedies[troubleOf(directory, cause)];
    const { message } = (cause ?? {});
    const reason = typeof message === 'string' ? message : 'unknown reason';
    return { why: why === '' ? reason : `${why} (${reason})`, remedy };
}
function troubleOf(directory, cause) {
    // A failed write of SQLite's shared memory says only that the disk failed.
    return knownTrouble(cause) ?? (hasNoRoom(directory) ? 'full' : 'unknown');
}
function knownTrouble(cause) {
    const { code, errcode } = (cause ?? {});
    if (typeof errcode === 'number')
        return bySqliteCode[errcode & 0xff];
    return bySystemCode[typeof code === 'string' ? code : ''];
}
function hasNoRoom(directory) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)(directory).bavail === 0;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 86566:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ migrate)
});

// UNUSED EXPORTS: createMigrator

// EXTERNAL MODULE: ./node_modules/kysely/dist/migration/migrator.js + 1 modules
var migrator = __webpack_require__(42080);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./node_modules/kysely/dist/raw-builder/sql.js + 1 modules
var sql = __webpack_require__(20189);
;// CONCATENATED MODULE: ./receiver/store/migrations/0001-first-tables.ts

/** Deliveries and effects are also the queue; tickets map a subject to what stands for it in a tracker. */
async function up(db, { time, bytes, sequence }) {
    await db.schema
        .createTable('deliveries')
        .addColumn('seq', sequence.type, sequence.build)
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('received_at', time, (column) => column.notNull())
        .addColumn('headers', 'text', (column) => column.notNull())
        .addColumn('body', bytes, (column) => column.notNull())
        .addColumn('events', 'text', (column) => column.notNull())
        .addUniqueConstraint('deliveries_source_id', ['source', 'id'])
        .execute();
    await db.schema
        .createTable('effects')
        .addColumn('seq', sequence.type, sequence.build)
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('delivery', 'text', (column) => column.notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('due_at', time, (column) => column.notNull())
        .addColumn('held_until', time, (column) => column.notNull())
        .addColumn('lease_until', time, (column) => column.notNull())
        .addColumn('worker', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('finished_at', time)
        .execute();
    await db.schema
        .createIndex('effects_unfinished_due')
        .on('effects')
        .columns(['status', 'due_at', 'seq'])
        .where(sql/* sql */.l.ref('status'), 'in', [sql/* sql */.l.lit('due'), sql/* sql */.l.lit('running')])
        .execute();
    await db.schema
        .createIndex('effects_unfinished_order')
        .on('effects')
        .columns(['target', 'subject', 'seq'])
        .where(sql/* sql */.l.ref('status'), 'in', [sql/* sql */.l.lit('due'), sql/* sql */.l.lit('running')])
        .execute();
    await db.schema
        .createIndex('effects_failed')
        .on('effects')
        .columns(['status', 'target'])
        .where(sql/* sql */.l.ref('status'), '=', sql/* sql */.l.lit('failed'))
        .execute();
    await db.schema.createIndex('effects_subject').on('effects').columns(['subject', 'status']).execute();
    await db.schema.createIndex('effects_delivery').on('effects').columns(['source', 'delivery']).execute();
    await db.schema
        .createTable('attempts')
        .addColumn('seq', sequence.type, sequence.build)
        .addColumn('effect', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('started_at', time, (column) => column.notNull())
        .addColumn('ended_at', time, (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('message', 'text', (column) => column.notNull())
        .execute();
    await db.schema.createIndex('attempts_effect').on('attempts').columns(['effect', 'started_at']).execute();
    await db.schema
        .createTable('tickets')
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('ticket', 'text')
        .addColumn('issued_id', 'text')
        .addColumn('draft_hash', 'text', (column) => column.notNull())
        .addColumn('intended_at', time, (column) => column.notNull())
        .addColumn('tried_at', time, (column) => column.notNull())
        .addColumn('applied_at', time, (column) => column.notNull())
        .addColumn('seen_at', time, (column) => column.notNull())
        .addColumn('data', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('tickets_pk', ['target', 'subject'])
        .execute();
    await db.schema.createIndex('tickets_subject').on('tickets').columns(['subject', 'intended_at']).execute();
    await db.schema.createIndex('tickets_issued').unique().on('tickets').columns(['source', 'issued_id']).execute();
    await db.schema.createIndex('tickets_newest').on('tickets').columns(['intended_at']).execute();
    await db.schema
        .createTable('creations')
        .addColumn('seq', sequence.type, sequence.build)
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('at', time, (column) => column.notNull())
        .execute();
    await db.schema.createIndex('creations_target').on('creations').columns(['target', 'at']).execute();
    await db.schema
        .createTable('checks')
        .addColumn('at', time, (column) => column.notNull())
        .addColumn('filler', bytes, (column) => column.notNull())
        .execute();
    await db.schema
        .createTable('board_tickets')
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('labels', 'text', (column) => column.notNull())
        .addColumn('created_at', time, (column) => column.notNull())
        .addColumn('updated_at', time, (column) => column.notNull())
        .addPrimaryKeyConstraint('board_tickets_pk', ['target', 'number'])
        .addUniqueConstraint('board_tickets_key', ['target', 'key'])
        .addUniqueConstraint('board_tickets_subject', ['target', 'subject'])
        .execute();
    await db.schema
        .createTable('board_history')
        .addColumn('seq', sequence.type, sequence.build)
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('at', time, (column) => column.notNull())
        .addColumn('what', 'text', (column) => column.notNull())
        .execute();
    await db.schema.createIndex('board_history_key').on('board_history').columns(['target', 'key', 'seq']).execute();
}

;// CONCATENATED MODULE: ./receiver/store/migrations/0002-sources-and-keys.ts

/**
 * Sources registered while the receiver runs, with their secrets encrypted; how far the deliveries of a hook were caught
 * up with. On the embedded store, an index in the order of the rows takes the place of the one over random ids.
 */
async function _0002_sources_and_keys_up(db, { time, bytes, sequence, isSequential }) {
    await db.schema
        .createTable('sources')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('sender', 'text', (column) => column.notNull())
        .addColumn('repository', 'text')
        .addColumn('created_at', time, (column) => column.notNull())
        .execute();
    await db.schema
        .createTable('source_secrets')
        .addColumn('seq', sequence.type, sequence.build)
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .addColumn('created_at', time, (column) => column.notNull())
        .addColumn('until', time)
        .execute();
    await db.schema.createIndex('source_secrets_source').on('source_secrets').columns(['source']).execute();
    await db.schema
        .createTable('catch_ups')
        .addColumn('source', 'text', (column) => column.primaryKey())
        .addColumn('caught_until', time, (column) => column.notNull())
        .addColumn('lease_until', time, (column) => column.notNull())
        .addColumn('worker', 'text', (column) => column.notNull())
        .execute();
    if (isSequential)
        await keysInOrder(db, { time, bytes, sequence });
}
/** SQLite drops no constraint: the rows move to a table without it. */
async function keysInOrder(db, { time, bytes, sequence }) {
    await db.schema.alterTable('deliveries').renameTo('deliveries_before').execute();
    await db.schema
        .createTable('deliveries')
        .addColumn('seq', sequence.type, sequence.build)
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('received_at', time, (column) => column.notNull())
        .addColumn('headers', 'text', (column) => column.notNull())
        .addColumn('body', bytes, (column) => column.notNull())
        .addColumn('events', 'text', (column) => column.notNull())
        .execute();
    await (0,sql/* sql */.l) `insert into deliveries select seq, source, id, received_at, headers, body, events from deliveries_before`.execute(db);
    await db.schema.dropTable('deliveries_before').execute();
    await db.schema.createIndex('deliveries_keys').on('deliveries').columns(['seq', 'source', 'id']).execute();
}

;// CONCATENATED MODULE: ./receiver/store/migrations/0003-rules.ts
/** Rules that are managed while the receiver runs. */
async function _0003_rules_up(db, { time, sequence }) {
    await db.schema
        .createTable('rules')
        .addColumn('seq', sequence.type, sequence.build)
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('created_at', time, (column) => column.notNull())
        .execute();
}

;// CONCATENATED MODULE: ./receiver/store/migrations/0004-references.ts

/** Tickets are found by what they are called, and it is known whether their alerts are suppressed. */
async function _0004_references_up(db, { time, memberOf }) {
    await db.schema.alterTable('tickets').addColumn('reference', 'text').execute();
    await db.schema.alterTable('tickets').addColumn('suppression', 'text').execute();
    await db.schema.alterTable('tickets').addColumn('suppression_at', time).execute();
    await (0,sql/* sql */.l) `update tickets set reference = lower(${memberOf('ticket', 'reference')}) where ticket is not null`.execute(db);
    await db.schema.createIndex('tickets_reference').on('tickets').columns(['reference']).execute();
}

;// CONCATENATED MODULE: ./receiver/store/migrations/0005-messages.ts
/** What was said first about a subject in a room; and small settings that are changed while receivers run. */
async function _0005_messages_up(db, { time }) {
    await db.schema
        .createTable('messages')
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('reference', 'text', (column) => column.notNull())
        .addColumn('message', 'text', (column) => column.notNull())
        .addColumn('tone', 'text', (column) => column.notNull())
        .addColumn('occasion', 'text', (column) => column.notNull())
        .addColumn('event', 'text', (column) => column.notNull())
        .addColumn('at', time, (column) => column.notNull())
        .addPrimaryKeyConstraint('messages_key', ['target', 'subject'])
        .execute();
    await db.schema.createIndex('messages_at').on('messages').columns(['at']).execute();
    await db.schema
        .createTable('settings')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
}

;// CONCATENATED MODULE: ./receiver/store/migrations/0006-invitations.ts
/** Who was invited to which organisation. */
async function _0006_invitations_up(db, { time }) {
    await db.schema
        .createTable('invitations')
        .addColumn('organization', 'text', (column) => column.notNull())
        // As large as a time in ms, and larger than what PostgreSQL calls an integer.
        .addColumn('user_id', time, (column) => column.notNull())
        .addColumn('login', 'text', (column) => column.notNull())
        .addColumn('occasion', 'text', (column) => column.notNull())
        .addColumn('intended_at', time, (column) => column.notNull())
        .addColumn('invited_at', time)
        .addColumn('welcomed_at', time)
        .addPrimaryKeyConstraint('invitations_key', ['organization', 'user_id'])
        .execute();
}

;// CONCATENATED MODULE: ./receiver/store/migrations/0007-incidents.ts

/** Unresolved dead letters, and the incidents by which the receiver reports them and targets that are down. */
async function _0007_incidents_up(db, { time }) {
    await db.schema
        .createTable('dead_letters')
        .addColumn('effect', 'text', (column) => column.primaryKey().notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('died_at', time, (column) => column.notNull())
        // 1 once an incident has reported it.
        .addColumn('is_reported', 'integer', (column) => column.notNull())
        .execute();
    await db.schema
        .createIndex('dead_letters_incident')
        .on('dead_letters')
        .columns(['target', 'rule', 'died_at', 'effect'])
        .execute();
    await db.schema
        .createIndex('dead_letters_unreported')
        .on('dead_letters')
        .columns(['target', 'rule'])
        .where(sql/* sql */.l.ref('is_reported'), '=', sql/* sql */.l.lit(0))
        .execute();
    await db.schema
        .createTable('incidents')
        .addColumn('subject', 'text', (column) => column.primaryKey().notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        // Empty where the whole target is down.
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('is_open', 'integer', (column) => column.notNull())
        // Number of its events so far: two receivers never report the same one.
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('opened_at', time, (column) => column.notNull())
        .addColumn('touched_at', time, (column) => column.notNull())
        .execute();
}

;// CONCATENATED MODULE: ./receiver/store/migrations/0008-queue.ts

/**
 * Indexes for a queue that costs the same however much has been done before: work in progress is found by partial
 * indexes, and effects by the number of their delivery instead of its random id. docs/decisions/0024
 */
async function _0008_queue_up(db, { time }) {
    for (const name of ['unfinished_due', 'unfinished_order', 'failed', 'subject', 'delivery']) {
        await db.schema.dropIndex(`effects_${name}`).execute();
    }
    await db.schema
        .alterTable('effects')
        .addColumn('delivery_seq', time, (column) => column.notNull().defaultTo(0))
        .execute();
    await db.schema
        .alterTable('effects')
        .addColumn('blocked', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    await db.schema
        .alterTable('effects')
        .addColumn('waits_from', time, (column) => column.notNull().defaultTo(0))
        .execute();
    await (0,sql/* sql */.l) `update effects set delivery_seq = deliveries.seq from deliveries where deliveries.source = effects.source and deliveries.id = effects.delivery`.execute(db);
    await (0,sql/* sql */.l) `create index effects_ready on effects (target, due_at, seq) where status = 'due' and blocked = 0`.execute(db);
    await (0,sql/* sql */.l) `create index effects_blocked on effects (target) where status = 'due' and blocked = 1`.execute(db);
    await (0,sql/* sql */.l) `create index effects_waiting on effects (subject, target) where status = 'due' and outcome <> ''`.execute(db);
    await (0,sql/* sql */.l) `create index effects_running on effects (target, subject, lease_until) where status = 'running'`.execute(db);
    await (0,sql/* sql */.l) `create index effects_unfinished on effects (subject, target, seq) where status in ('due', 'running')`.execute(db);
    await (0,sql/* sql */.l) `create index effects_failed on effects (target) where status = 'failed'`.execute(db);
    await (0,sql/* sql */.l) `create index effects_ended on effects (status, delivery_seq) where status in ('done', 'skipped', 'failed')`.execute(db);
    await (0,sql/* sql */.l) `create index effects_delivery on effects (delivery_seq, subject)`.execute(db);
    await (0,sql/* sql */.l) `create index deliveries_received on deliveries (received_at)`.execute(db);
    await (0,sql/* sql */.l) `create index deliveries_source on deliveries (source, seq)`.execute(db);
}

;// CONCATENATED MODULE: ./receiver/store/migrations/0009-applied.ts
/** Which event a ticket and a message were last brought up to: when it was received, and which server reported it. */
async function _0009_applied_up(db, { time }) {
    const addTo = async (table, columns) => {
        for (const column of columns) {
            await db.schema
                .alterTable(table)
                .addColumn(column, time, (definition) => definition.notNull().defaultTo(0))
                .execute();
        }
        await db.schema
            .alterTable(table)
            .addColumn('applied_origin', 'text', (definition) => definition.notNull().defaultTo(''))
            .execute();
    };
    await addTo('tickets', ['applied_received_at']);
    await addTo('messages', ['applied_at', 'applied_received_at']);
}

;// CONCATENATED MODULE: ./receiver/store/migrations/0010-repositories.ts
/** The names that repositories have had, by their ids. docs/decisions/0029 */
async function _0010_repositories_up(db, { time }) {
    await db.schema
        .createTable('repositories')
        .addColumn('forge', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('identity', 'text', (column) => column.notNull())
        // 0 once another repository has the name.
        .addColumn('is_ours', 'integer', (column) => column.notNull())
        .addColumn('seen_at', time, (column) => column.notNull())
        .addPrimaryKeyConstraint('repositories_key', ['forge', 'id', 'name'])
        .execute();
    await db.schema.createIndex('repositories_name').on('repositories').columns(['forge', 'name']).execute();
    await db.schema.createIndex('repositories_identity').on('repositories').columns(['forge', 'identity']).execute();
}

;// CONCATENATED MODULE: ./receiver/store/migrate.ts












/** Every schema change in order; a released one is never edited. */
const migrations = {
    '0001-first-tables': up,
    '0002-sources-and-keys': _0002_sources_and_keys_up,
    '0003-rules': _0003_rules_up,
    '0004-references': _0004_references_up,
    '0005-messages': _0005_messages_up,
    '0006-invitations': _0006_invitations_up,
    '0007-incidents': _0007_incidents_up,
    '0008-queue': _0008_queue_up,
    '0009-applied': _0009_applied_up,
    '0010-repositories': _0010_repositories_up,
};
/** For upgrades step by step; {@link migrate} goes all the way. */
function createMigrator(db, types) {
    const provided = Object.entries(migrations).map(([name, up]) => [
        name,
        { up: (each) => up(each, types) },
    ]);
    return new migrator/* Migrator */.aR({ db, provider: { getMigrations: async () => Object.fromEntries(provided) } });
}
/** Brings the schema to this version. Throws `store-unavailable` when it cannot, or when the store is newer than we are. */
async function migrate(db, types) {
    const { error } = await createMigrator(db, types).migrateToLatest();
    if (error === undefined)
        return;
    const reason = error instanceof Error ? error.message : 'unknown reason';
    const remedy = /corrupted migrations/.test(reason)
        ? 'The store was written by a newer Ticketwire: start that version, or restore a copy.'
        : 'Most likely its disk is full or read-only, or the user may not make tables.';
    throw new errors/* TicketwireError */.Mw('store-unavailable', `The store's tables could not be brought to this version (${reason}). ${remedy}`, { cause: error });
}


/***/ }),

/***/ 1505:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gl: () => (/* binding */ storeError),
/* harmony export */   le: () => (/* binding */ isAboutOneWrite),
/* harmony export */   wk: () => (/* binding */ translateErrors)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);

/** What a store throws, in our terms: what failed can always be tried again. */
function storeError(cause) {
    if (cause instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw)
        return cause;
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('store-unavailable', `The store could not be used (${reason}). Most likely its disk is full or read-only, or its database is away.`, { cause });
}
/** Result codes of SQLite that speak of one statement: ERROR, TOOBIG, CONSTRAINT, MISMATCH, RANGE. */
const ofOneStatement = new Set([1, 18, 19, 20, 25]);
/**
 * Whether one write of a transaction is to blame for its failure: then the others may succeed without it. A disk that is
 * full, or a database that does not answer, is nobody's fault.
 */
function isAboutOneWrite(error) {
    if (error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw || error instanceof TypeError || error instanceof RangeError)
        return true;
    const { code, errcode, severity } = error;
    // The session is over, and perhaps its COMMIT was done: PgBouncer reports a server that is gone as FATAL 08P01.
    if (severity === 'FATAL' || severity === 'PANIC')
        return false;
    if (code === 'ERR_SQLITE_ERROR')
        return typeof errcode === 'number' && ofOneStatement.has(errcode & 0xff);
    // PostgreSQL's classes: data exceptions, integrity, syntax and access, program limits; and a broken bind message. A
    // deadlock undoes one transaction: made one by one, its writes wait for nobody while others wait for them.
    return typeof code === 'string' && /^(22|23|40|42|54)...$|^08P01$/.test(code);
}
/** The same object, whose asynchronous methods throw in our terms. */
function translateErrors(store) {
    const translated = Object.entries(store).map(([name, member]) => {
        if (typeof member !== 'function')
            return [name, member];
        return [
            name,
            (...given) => {
                const answer = member(...given);
                return answer instanceof Promise ? answer.catch((error) => Promise.reject(storeError(error))) : answer;
            },
        ];
    });
    return Object.fromEntries(translated);
}


/***/ }),

/***/ 65374:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ createStore)
});

// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./shared/store/clock.ts
var store_clock = __webpack_require__(23410);
// EXTERNAL MODULE: ./shared/store/board.ts
var board = __webpack_require__(1508);
;// CONCATENATED MODULE: ./receiver/store/board.ts

/** Tickets of the `local` tracker, in their own tables. */
function createBoard(reader, commit, lock) {
    return {
        ensure: (target, subject, draft, at) => commit.write(async (trx) => {
            // The next number is given to one at a time, over all receivers.
            await lock?.(trx, `board ${target}`);
            const known = await selectTicket(trx, target).where('subject', '=', subject).executeTakeFirst();
            if (known?.state === 'open')
                return toBoardTicket(known);
            if (known !== undefined) {
                await trx
                    .updateTable('board_tickets')
                    .set({ subject: `${known.key} was ${subject}` })
                    .where('target', '=', target)
                    .where('key', '=', known.key)
                    .execute();
            }
            const last = await trx
                .selectFrom('board_tickets')
                .select(({ fn }) => fn.max('number').as('number'))
                .where('target', '=', target)
                .executeTakeFirst();
            const number = (last?.number ?? 0) + 1;
            const ticket = (0,board/* newBoardTicket */.x)(target, number, draft, at);
            await trx
                .insertInto('board_tickets')
                .values({
                target,
                number,
                key: ticket.key,
                subject,
                title: ticket.title,
                body: ticket.body,
                state: ticket.state,
                reason: ticket.reason,
                labels: JSON.stringify(ticket.labels),
                created_at: at,
                updated_at: at,
            })
                .execute();
            await trx.insertInto('board_history').values({ target, key: ticket.key, at, what: 'created' }).execute();
            return ticket;
        }),
        find: async (target, by) => {
            const row = await ('key' in by
                ? selectTicket(reader, target).where('key', '=', by.key)
                : selectTicket(reader, target).where('subject', '=', by.subject)).executeTakeFirst();
            return row === undefined ? undefined : toBoardTicket(row);
        },
        change: (target, key, { what, labels, ...change }, at) => commit.write(async (trx) => {
            const row = await trx
                .updateTable('board_tickets')
                .set({
                ...change,
                ...(labels === undefined ? {} : { labels: JSON.stringify(labels) }),
                updated_at: at,
            })
                .where('target', '=', target)
                .where('key', '=', key)
                .returningAll()
                .executeTakeFirst();
            if (row === undefined)
                return undefined;
            await trx.insertInto('board_history').values({ target, key, at, what }).execute();
            return toBoardTicket(row);
        }),
        history: (target, key) => reader
            .selectFrom('board_history')
            .select(['at', 'what'])
            .where('target', '=', target)
            .where('key', '=', key)
            .orderBy('seq')
            .execute(),
    };
}
function selectTicket(db, target) {
    return db.selectFrom('board_tickets').selectAll().where('target', '=', target);
}
function toBoardTicket(row) {
    return {
        target: row.target,
        key: row.key,
        reference: row.key,
        url: '',
        title: row.title,
        body: row.body,
        state: row.state,
        reason: row.reason,
        labels: JSON.parse(row.labels),
        createdAt: row.created_at,
        updatedAt: row.updated_at,
    };
}

;// CONCATENATED MODULE: ./receiver/store/catch-ups.ts

function createCatchUps(commit) {
    return {
        begin: ({ source, worker, now, leaseUntil }) => commit.write(async (trx) => {
            const fresh = { source, caught_until: 0, lease_until: 0, worker: '' };
            await trx
                .insertInto('catch_ups')
                .values(fresh)
                .onConflict((conflict) => conflict.column('source').doNothing())
                .execute();
            const taken = await trx
                .updateTable('catch_ups')
                .set({ lease_until: leaseUntil, worker })
                .where('source', '=', source)
                // A lease longer than any is from before the clock was set back.
                .where(({ eb, or }) => or([eb('lease_until', '<=', now), eb('lease_until', '>', leaseUntil + store_clock/* clockSlackMs */.z)]))
                .returning('caught_until')
                .executeTakeFirst();
            if (taken !== undefined)
                return { caughtUntil: Math.min(taken.caught_until, now) };
            const other = await trx
                .selectFrom('catch_ups')
                .select('lease_until')
                .where('source', '=', source)
                .executeTakeFirstOrThrow();
            return { takenUntil: other.lease_until };
        }),
        extend: ({ source, worker, leaseUntil }) => commit.write(async (trx) => {
            const { numUpdatedRows } = await trx
                .updateTable('catch_ups')
                .set({ lease_until: leaseUntil })
                .where('source', '=', source)
                .where('worker', '=', worker)
                .executeTakeFirst();
            return numUpdatedRows > 0n;
        }),
        end: ({ source, worker, caughtUntil }) => commit.write(async (trx) => {
            await trx
                .updateTable('catch_ups')
                .set({ lease_until: 0, worker: '', ...(caughtUntil === undefined ? {} : { caught_until: caughtUntil }) })
                .where('source', '=', source)
                .where('worker', '=', worker)
                .execute();
        }),
    };
}

// EXTERNAL MODULE: ./node_modules/kysely/dist/raw-builder/sql.js + 1 modules
var sql = __webpack_require__(20189);
// EXTERNAL MODULE: ./shared/store/claim.ts
var store_claim = __webpack_require__(12888);
;// CONCATENATED MODULE: ./receiver/store/claim.ts


/** Candidates that are looked at in one statement; at first as many as are wanted, because others skip those meanwhile. */
const maxWindow = 1_000;
/**
 * Takes due effects for a worker, from the targets whose first one has been due longest. An effect waits while an earlier
 * one of its target and subject is unfinished; one whose lease ran out is due again. In a store that others share, rows
 * that another process is taking at this moment are skipped.
 */
async function claimDue(trx, claim, engine) {
    const { now, worker, leaseMs, limit } = claim;
    const { dialect } = engine;
    const isAllowed = (0,store_claim/* shareOf */.t)(claim);
    const taken = [];
    for (const { target, hasExpired } of await findTargets(trx, now)) {
        let wanted = 0;
        while (taken.length + wanted < limit && isAllowed(target))
            wanted += 1;
        if (wanted === 0)
            continue;
        const found = hasExpired ? await findExpired(trx, { target, wanted, now }, engine) : [];
        if (found.length < wanted)
            found.push(...(await findReady(trx, { target, wanted: wanted - found.length, now }, engine)));
        taken.push(...found);
    }
    if (taken.length === 0)
        return [];
    await (0,sql/* sql */.l) `
    update effects
    set status = 'running', blocked = 0, attempts = attempts + 1, lease_until = ${now + leaseMs}, worker = ${worker}
    where ${isOneOf(dialect, taken)}`.execute(trx);
    return taken
        .sort((left, right) => left.seq - right.seq)
        .map(({ body, attempts }) => ({ effect: JSON.parse(body), attempt: attempts + 1, worker }));
}
/** When the next effect becomes due after a time; undefined when none does. */
async function findNextDue(reader, { now }) {
    const { rows } = await (0,sql/* sql */.l) `
    ${readyTargets}
    select min((
      select due_at from effects
      where status = 'due' and blocked = 0 and effects.target = targets.target and due_at > ${now}
      order by due_at limit 1
    )) as due_at
    from targets where target is not null`.execute(reader);
    return rows[0]?.due_at ?? undefined;
}
/**
 * Targets with effects that wait for nothing but their time, each found by one step into the index, however many
 * effects it has. See https://wiki.postgresql.org/wiki/Loose_indexscan
 */
const readyTargets = (0,sql/* sql */.l) `
  with recursive targets(target) as (
    select (select target from effects where status = 'due' and blocked = 0 order by target limit 1)
    union all
    select (
      select effects.target from effects
      where status = 'due' and blocked = 0 and effects.target > targets.target
      order by effects.target limit 1
    )
    from targets where targets.target is not null
  )`;
/** Targets with something to claim, the one that has waited longest first. */
async function findTargets(trx, now) {
    const { rows } = await (0,sql/* sql */.l) `
    ${readyTargets}
    select target, (
      select due_at from effects
      where status = 'due' and blocked = 0 and effects.target = targets.target
      order by due_at limit 1
    ) as due_at, 0 as is_expired
    from targets where target is not null
    union all
    select target, min(lease_until) as due_at, 1 as is_expired
    from effects where status = 'running' and lease_until <= ${now} group by target`.execute(trx);
    const expired = new Set(rows.filter(({ is_expired }) => is_expired === 1).map(({ target }) => target));
    const due = rows.filter(({ due_at }) => due_at <= now).sort((left, right) => left.due_at - right.due_at);
    return [...new Set(due.map(({ target }) => target))].map((target) => ({ target, hasExpired: expired.has(target) }));
}
async function findExpired(trx, { target, wanted, now }, { publish }) {
    const { rows } = await (0,sql/* sql */.l) `
    select ${columns(now)} from effects as each
    where each.status = 'running' and each.target = ${target} and each.lease_until <= ${now}
    order by each.lease_until limit ${wanted} ${lockOf(publish)}`.execute(trx);
    return rows.filter(isFree);
}
async function findReady(trx, { target, wanted, now }, engine) {
    for (let window = wanted;; window = Math.min(window * 4, maxWindow)) {
        const { rows } = await (0,sql/* sql */.l) `
      select ${columns(now)} from effects as each
      where each.status = 'due' and each.blocked = 0 and each.target = ${target} and each.due_at <= ${now}
      order by each.due_at, each.seq limit ${window} ${lockOf(engine.publish)}`.execute(trx);
        const free = rows.filter(isFree).slice(0, wanted);
        const behind = rows.filter((row) => Boolean(row.is_behind));
        if (behind.length > 0)
            await block(trx, behind, engine);
        if (free.length === wanted || behind.length === 0 || rows.length < window)
            return free;
    }
}
/** An earlier effect goes first; a later one may be running already where another process numbered it so. */
function columns(now) {
    return (0,sql/* sql */.l) `
    each.seq, each.target, each.body, each.attempts, each.due_at,
    exists (
      select 1 from effects as other
      where other.subject = each.subject and other.target = each.target and other.status in ('due', 'running')
        and other.seq < each.seq
    ) as is_behind,
    exists (
      select 1 from effects as other
      where other.target = each.target and other.subject = each.subject and other.status = 'running'
        and other.lease_until > ${now} and other.seq <> each.seq
    ) as is_overtaken`;
}
function isFree({ is_behind, is_overtaken }) {
    return !is_behind && !is_overtaken;
}
/**
 * Takes effects that wait for an earlier one off the list, so that no further claim looks at them. Between receivers the
 * row of the one right before decides: while it is locked here it cannot end, so that {@link releaseNext} finds the mark;
 * and where it is ending at this moment, nothing is marked.
 */
async function block(trx, behind, { dialect, publish }) {
    const before = (0,sql/* sql */.l) `(
    select other.seq from effects as other
    where other.subject = each.subject and other.target = each.target and other.status in ('due', 'running')
      and other.seq < each.seq
    order by other.seq desc limit 1
  )`;
    const waiting = (0,sql/* sql */.l) `select each.seq, ${before} as before from effects as each where ${isOneOf(dialect, behind, 'each.seq')}`;
    if (publish === undefined) {
        await (0,sql/* sql */.l) `
      with waiting as (${waiting})
      update effects set blocked = 1 where seq in (select seq from waiting where before is not null)`.execute(trx);
        return;
    }
    await (0,sql/* sql */.l) `
    with
      waiting as materialized (${waiting}),
      locked as materialized (
        select seq from effects
        where seq = any(array(select before from waiting)) and status in ('due', 'running')
        for share skip locked
      )
    update effects set blocked = 1
    where seq = any(array(select waiting.seq from waiting join locked on locked.seq = waiting.before))`.execute(trx);
}
/** Puts the effect that waited for one that has ended back on the list. */
async function releaseNext(trx, { target, subject }, { ended, dialect }) {
    // Also where it is not blocked: another process may be blocking it at this moment.
    await (0,sql/* sql */.l) `
    update effects set blocked = 0
    where seq in (
      select (
        select other.seq from effects as other
        where other.subject = ${subject} and other.target = ${target} and other.status in ('due', 'running')
          and other.seq > given.seq
        order by other.seq limit 1
      )
      from ${dialect.rows({ seq: 'bigint' }, ended.map((seq) => [seq]))}
    )`.execute(trx);
}
/** Puts effects back on the list that nothing waits in front of: a precaution, where programs of two versions share a store. */
async function releaseHeads(trx) {
    await (0,sql/* sql */.l) `
    update effects set blocked = 0
    where status = 'due' and blocked = 1 and not exists (
      select 1 from effects as other
      where other.subject = effects.subject and other.target = effects.target and other.status in ('due', 'running')
        and other.seq < effects.seq
    )`.execute(trx);
}
function isOneOf(dialect, rows, column = 'seq') {
    return dialect.isOneOf(column, 'bigint', rows.map(({ seq }) => seq));
}
/** Rows that another process is just writing are left to it. */
function lockOf(publish) {
    return publish === undefined ? (0,sql/* sql */.l) `` : (0,sql/* sql */.l) `for update of each skip locked`;
}

// EXTERNAL MODULE: ./receiver/store/clock-jumps.ts
var clock_jumps = __webpack_require__(84734);
// EXTERNAL MODULE: ./shared/model/delivery.ts
var model_delivery = __webpack_require__(76650);
// EXTERNAL MODULE: ./shared/store/tell-outcome.ts
var tell_outcome = __webpack_require__(65984);
// EXTERNAL MODULE: ./shared/model/event-families.ts + 1 modules
var event_families = __webpack_require__(28808);
;// CONCATENATED MODULE: ./receiver/store/dead-letters.ts

/** Few enough that a statement can take their parameters. */
const maxRows = 1_000;
/**
 * Writes down that an effect failed for good, and those that ended with it, in the transaction that records the failure:
 * so every one of them is reported, whenever the process ends. Effects of our own events are left out: a report that
 * fails must not cause the next one.
 */
async function noteDeadLetters(trx, { effect, together = [], endedAt }) {
    if (effect.cause.source === event_families/* ownSource */.Cd)
        return;
    const ids = [effect.id, ...together];
    for (let at = 0; at < ids.length; at += maxRows) {
        const failed = trx
            .selectFrom('effects')
            .select((select) => [
            'id',
            'target',
            'rule',
            select.val(endedAt).$castTo().as('died_at'),
            select.lit(0).as('is_reported'),
        ])
            .where('id', 'in', ids.slice(at, at + maxRows))
            .where('source', '!=', event_families/* ownSource */.Cd)
            .where('status', '=', 'failed');
        await trx
            .insertInto('dead_letters')
            .columns(['effect', 'target', 'rule', 'died_at', 'is_reported'])
            .expression(failed)
            .onConflict((conflict) => conflict.column('effect').doUpdateSet({ died_at: endedAt, is_reported: 0 }))
            .execute();
    }
}

;// CONCATENATED MODULE: ./receiver/store/new-effects.ts


/** Stores effects; returns the ids of those that are new. */
async function insertEffects(trx, added, engine) {
    const inserted = new Set();
    const all = added.flatMap(({ effects, ...rest }) => effects.map((effect) => ({ ...rest, effect })));
    if (all.length === 0)
        return inserted;
    await hurry(trx, all, engine);
    for (let at = 0; at < all.length; at += new_effects_maxRows) {
        const { rows } = await (0,sql/* sql */.l) `
      insert into effects
        (id, source, delivery, delivery_seq, target, subject, rule, kind, body, due_at, held_until, waits_from,
         status, attempts, lease_until, worker, outcome)
      select id, source, delivery, delivery_seq, target, subject, rule, kind, body, due_at, held_until, waits_from,
        'due', 0, 0, '', ''
      from ${engine.dialect.rows(insertedColumns, all.slice(at, at + new_effects_maxRows).map(rowOf))}
      where true
      on conflict (id) do nothing returning id`.execute(trx);
        for (const { id } of rows)
            inserted.add(id);
    }
    return inserted;
}
/** Claims effects that were stored in this transaction, unless an earlier one of their subject goes first; returns their ids. */
async function claimOwn(trx, claims, { newIds, now, dialect }) {
    const claimed = new Set();
    for (const { worker, leaseMs, effectIds } of claims) {
        const own = effectIds.filter((id) => newIds.has(id) && !claimed.has(id));
        if (own.length === 0)
            continue;
        const { rows } = await (0,sql/* sql */.l) `
      update effects
      set status = 'running', attempts = 1, lease_until = ${now + leaseMs}, worker = ${worker}
      where ${dialect.isOneOf('id', 'text', own)} and status = 'due' and due_at <= ${now} and not exists (
        select 1 from effects as other
        where other.subject = effects.subject and other.target = effects.target and other.status in ('due', 'running')
          and other.seq < effects.seq
      )
      returning id`.execute(trx);
        for (const { id } of rows)
            claimed.add(id);
    }
    return claimed;
}
/** Few enough that a statement is no larger than a delivery may be. */
const new_effects_maxRows = 1_000;
const insertedColumns = {
    id: 'text',
    source: 'text',
    delivery: 'text',
    delivery_seq: 'bigint',
    target: 'text',
    subject: 'text',
    rule: 'text',
    kind: 'text',
    body: 'text',
    due_at: 'bigint',
    held_until: 'bigint',
    waits_from: 'bigint',
};
function rowOf({ origin, effect, dueAt }) {
    const { id, target, subject, cause, kind, notBefore = 0 } = effect;
    const { source, id: delivery, seq } = origin;
    const times = [Math.max(dueAt, notBefore), notBefore, dueAt];
    return [id, source, delivery, seq, target, subject, cause.rule, kind, JSON.stringify(effect), ...times];
}
/**
 * Makes what waits for another try due now, or when it is held no longer. The try that comes of it takes the place of
 * the one that was waited for, so that a sender who asks often uses up no schedule. A row that another process is just
 * writing is left alone: two that hurry the same rows would wait for each other. After the clock was set back nobody
 * knows how much of a hold is left, and it ends.
 */
async function hurry(trx, added, { dialect, publish }) {
    const now = added.reduce((latest, { dueAt }) => Math.max(latest, dueAt), 0);
    const subjects = new Map(added.map(({ effect: { target, subject } }) => [`${target}\n${subject}`, [target, subject]]));
    const given = dialect.rows({ target: 'text', subject: 'text' }, [...subjects.values()]);
    await (0,sql/* sql */.l) `
    update effects
    set
      due_at = case when held_until > ${now} and waits_from <= ${now + store_clock/* clockSlackMs */.z} then held_until else ${now} end,
      attempts = case when attempts > 0 then attempts - 1 else 0 end
    where seq in (
      select waiting.seq
      from ${given} cross join effects as waiting
      where waiting.subject = given.subject and waiting.target = given.target
        and waiting.status = 'due' and waiting.outcome <> '' and waiting.due_at > ${now}
      ${publish === undefined ? (0,sql/* sql */.l) `` : (0,sql/* sql */.l) `for update of waiting skip locked`}
    )`.execute(trx);
}

;// CONCATENATED MODULE: ./receiver/store/effects.ts





const untried = {
    status: 'due',
    blocked: 0,
    attempts: 0,
    held_until: 0,
    lease_until: 0,
    worker: '',
    outcome: '',
    finished_at: null,
};
/** A condition of partial indexes. SQLite compares its text with theirs, so it must not contain a parameter. */
const isUnfinished = (0,sql/* sql */.l) `status in ('due', 'running')`;
/**
 * Makes the dead letters of a delivery due again, as if they had never been tried; and those that it would have made, had
 * another source not told of the same happening first.
 */
async function reviveDeadLetters(trx, { seq, effects, now, dialect }) {
    const revived = { ...untried, due_at: now, waits_from: now };
    await trx
        .updateTable('effects')
        .set(revived)
        .where('delivery_seq', '=', seq)
        .where('status', '=', 'failed')
        .execute();
    for (let at = 0; at < effects.length; at += new_effects_maxRows) {
        const own = effects.slice(at, at + new_effects_maxRows).map((effect) => effect.id);
        await trx
            .updateTable('effects')
            .set(revived)
            .where(dialect.isOneOf('id', 'text', own))
            .where('status', '=', 'failed')
            .execute();
    }
}
async function reviveEffect(trx, effectId, now) {
    const { numUpdatedRows } = await trx
        .updateTable('effects')
        .set({ ...untried, due_at: now, waits_from: now })
        .where('id', '=', effectId)
        .where('status', '=', 'failed')
        .executeTakeFirst();
    return numUpdatedRows > 0n;
}
/** Others take the place of a delivery's dead letters. */
async function endDeadLetters(trx, seq) {
    await trx
        .updateTable('effects')
        .set({ status: 'skipped', outcome: JSON.stringify(tell_outcome/* supersededOutcome */.d) })
        .where('delivery_seq', '=', seq)
        .where('status', '=', 'failed')
        .execute();
}
/** Records how an attempt ended; false when its lease was lost and somebody else has the effect now. */
async function finish(trx, finished, dialect) {
    const { effect, attempt, worker, outcome, startedAt, endedAt } = finished;
    const ended = await trx
        .updateTable('effects')
        .set({
        status: outcome.status === 'retry' ? 'due' : outcome.status,
        outcome: JSON.stringify(outcome),
        worker: '',
        lease_until: 0,
        finished_at: outcome.status === 'retry' ? null : endedAt,
        ...(outcome.status === 'retry'
            ? { due_at: outcome.notBefore, held_until: outcome.heldUntil ?? 0, waits_from: endedAt }
            : {}),
        ...(isPostponed(outcome) ? { attempts: attempt - 1 } : {}),
    })
        .where('id', '=', effect.id)
        .where('status', '=', 'running')
        .where('worker', '=', worker)
        .where('attempts', '=', attempt)
        .returning('seq')
        .executeTakeFirst();
    if (ended === undefined)
        return false;
    if (outcome.status !== 'retry') {
        const together = await endTogether(trx, finished, dialect);
        await releaseNext(trx, effect, { ended: [ended.seq, ...together], dialect });
        if (outcome.status === 'failed')
            await noteDeadLetters(trx, finished);
    }
    if (isPostponed(outcome))
        return true;
    await trx
        .insertInto('attempts')
        .values({
        effect: effect.id,
        number: attempt,
        started_at: startedAt,
        ended_at: endedAt,
        status: outcome.status,
        message: (0,tell_outcome/* tellOutcome */.G)(outcome),
    })
        .execute();
    return true;
}
/** Ends the effects that were performed together with this one; returns their numbers. */
async function endTogether(trx, { together = [], outcome, endedAt }, dialect) {
    const ended = [];
    for (let at = 0; at < together.length; at += new_effects_maxRows) {
        const rows = await trx
            .updateTable('effects')
            .set({ status: outcome.status, outcome: JSON.stringify(outcome), finished_at: endedAt })
            .where(dialect.isOneOf('id', 'text', together.slice(at, at + new_effects_maxRows)))
            .where('status', '=', 'due')
            .returning('seq')
            .execute();
        for (const { seq } of rows)
            ended.push(seq);
    }
    return ended;
}
/** Effects that wait behind one, of its target and subject, and are not before their time. */
async function findBehind(reader, { id, target, subject }, now) {
    const rows = await reader
        .selectFrom('effects')
        .select('body')
        .where('target', '=', target)
        .where('subject', '=', subject)
        .where(isUnfinished)
        .where('status', '=', 'due')
        .where('due_at', '<=', now)
        .where(({ eb, selectFrom }) => eb('seq', '>', selectFrom('effects').select('seq').where('id', '=', id)))
        .orderBy('seq')
        .limit(new_effects_maxRows)
        .execute();
    return rows.map(({ body }) => JSON.parse(body));
}
/** Put off without having been tried: no attempt. */
function isPostponed(outcome) {
    return outcome.status === 'retry' && outcome.code === 'not-ready';
}
async function outcomeOf(reader, effectId) {
    const row = await reader.selectFrom('effects').select('outcome').where('id', '=', effectId).executeTakeFirst();
    return row === undefined || row.outcome === '' ? undefined : JSON.parse(row.outcome);
}
async function findEffects(reader, ids, dialect) {
    if (ids.length === 0)
        return [];
    const rows = await reader
        .selectFrom('effects')
        .select('body')
        .where(dialect.isOneOf('id', 'text', ids))
        .execute();
    return rows.map(({ body }) => JSON.parse(body));
}
async function releaseLeases(trx, now) {
    await trx
        .updateTable('effects')
        .set({ status: 'due', due_at: now, waits_from: now, worker: '', lease_until: 0 })
        .where((0,sql/* sql */.l) `status = 'running'`)
        .execute();
    await trx.updateTable('catch_ups').set({ lease_until: 0, worker: '' }).execute();
}
/** Who follows a subject: tickets first, in the order they were meant, then effects that are about to. */
async function followedOf(reader, subject) {
    const known = await reader
        .selectFrom('tickets')
        .select(['target', 'rule'])
        .where('subject', '=', subject)
        .orderBy('intended_at')
        .execute();
    const firstOf = (column) => (0,sql/* sql */.l) `
    select ${sql/* sql */.l.ref(column)} from effects
    where ${isUnfinished} and subject = ${subject} and effects.target = targets.target and kind = 'track-ticket'
    order by effects.seq limit 1`;
    // One step for each target, however many effects wait there.
    const { rows: coming } = await (0,sql/* sql */.l) `
    with recursive targets(target) as (
      select (
        select target from effects where ${isUnfinished} and subject = ${subject} order by target limit 1
      )
      union all
      select (
        select effects.target from effects
        where ${isUnfinished} and subject = ${subject} and effects.target > targets.target
        order by effects.target limit 1
      )
      from targets where targets.target is not null
    )
    select * from (
      select target, (${firstOf('rule')}) as rule, (${firstOf('seq')}) as seq from targets where target is not null
    ) as found
    where rule is not null order by seq`.execute(reader);
    const followed = new Map();
    for (const { target, rule } of [...known, ...coming]) {
        if (!followed.has(target))
            followed.set(target, { target, rule });
    }
    return [...followed.values()];
}

;// CONCATENATED MODULE: ./receiver/store/deliveries.ts



/** Headers that prove who called: never kept, so that nobody who reads the store can call in that name. */
const unkeptHeaders = /^(authorization|proxy-authorization|cookie|x-gitlab-token)$|signature|secret|token/i;
/** Stores deliveries with their effects; of one that is there already, the dead letters are made due again. */
async function insertDeliveries(trx, acceptances, { now, engine }) {
    const { keys, dialect } = engine;
    const inserted = await insertRows(trx, acceptances, keys);
    const fresh = new Map(inserted.map((each) => [nameOf(each), each.seq]));
    const added = [];
    const values = [];
    for (const { delivery, effects } of acceptances) {
        const seq = fresh.get(nameOf(delivery));
        // Of two with one id in one transaction, the first is the one that was stored.
        if (seq !== undefined && fresh.delete(nameOf(delivery))) {
            added.push({ origin: { source: delivery.source, id: delivery.id, seq }, effects, dueAt: delivery.receivedAt });
            values.push({ isDuplicate: false, newEffects: 0 });
            continue;
        }
        added.push(undefined);
        const own = inserted.find(({ source, id }) => source === delivery.source && id === delivery.id);
        const known = await findRow(trx, delivery, { keys, seq: own?.seq });
        if (known === undefined || isSame(known, delivery)) {
            if (known !== undefined)
                await reviveDeadLetters(trx, { seq: known.seq, effects, now, dialect });
            values.push({ isDuplicate: true, newEffects: 0 });
        }
        else
            values.push({ isDuplicate: false, isOther: true, newEffects: 0 });
    }
    const newIds = new Set(await insertEffects(trx, added.filter((each) => each !== undefined), engine));
    const wanted = acceptances.map(({ claim }) => claim).filter((claim) => claim !== undefined);
    // Between receivers, an earlier effect of the subject may be stored at this moment, unseen.
    const claimed = engine.publish === undefined ? await claimOwn(trx, wanted, { newIds, now, dialect }) : undefined;
    return {
        values: values.map((accepted, index) => {
            // An effect that two deliveries bring is the first one's.
            const own = (added[index]?.effects ?? []).map(({ id }) => id).filter((id) => newIds.delete(id));
            const stored = { ...accepted, newEffects: own.length };
            if (claimed === undefined || acceptances[index]?.claim === undefined)
                return stored;
            return { ...stored, claimed: own.filter((id) => claimed.has(id)) };
        }),
        afterCommit: () => {
            for (const kept of inserted)
                keys?.add(kept);
        },
    };
}
/** The number of a delivery's row; undefined when it is not kept. */
async function findSeq(reader, { source, id }, keys) {
    if (keys !== undefined)
        return keys.find(source, id);
    const query = reader.selectFrom('deliveries').select('seq').where('source', '=', source).where('id', '=', id);
    return (await query.executeTakeFirst())?.seq;
}
async function findRow(trx, { source, id }, { keys, seq = keys?.find(source, id) }) {
    const query = trx.selectFrom('deliveries').select(['seq', 'headers', 'body']);
    return (seq === undefined ? query.where('source', '=', source).where('id', '=', id) : query.where('seq', '=', seq)).executeTakeFirst();
}
/**
 * Whether a delivery is the one that is kept under its id. Ids are not signed everywhere: somebody who sends again what
 * he once saw must not make another delivery a duplicate by giving it an id that is still to come.
 */
function isSame(known, delivery) {
    // What was fetched is the same thing in other bytes.
    const isFetched = model_delivery/* fetchedMark */.p in delivery.headers || known.headers.includes(`"${model_delivery/* fetchedMark */.p}"`);
    return isFetched || Buffer.compare(known.body, delivery.body) === 0;
}
/** Stores what is not there yet, and gives it. */
async function insertRows(trx, acceptances, keys) {
    if (keys === undefined) {
        return trx
            .insertInto('deliveries')
            .values(acceptances.map(deliveries_rowOf))
            .onConflict((conflict) => conflict.columns(['source', 'id']).doNothing())
            .returning(['source', 'id', 'seq'])
            .execute();
    }
    const inserted = new Map();
    for (const acceptance of acceptances) {
        const { source, id } = acceptance.delivery;
        const name = nameOf(acceptance.delivery);
        if (inserted.has(name) || keys.find(source, id) !== undefined)
            continue;
        inserted.set(name, { source, id, seq: keys.insert(deliveries_rowOf(acceptance)) });
    }
    return [...inserted.values()];
}
/** Which of some ids are deliveries of a source that are kept. */
async function findKept(reader, { source, ids, keys }) {
    if (ids.length === 0)
        return new Set();
    if (keys !== undefined)
        return new Set(ids.filter((id) => keys.find(source, id) !== undefined));
    const kept = new Set();
    for (let at = 0; at < ids.length; at += maxParameters) {
        const rows = await reader
            .selectFrom('deliveries')
            .select('id')
            .where('source', '=', source)
            .where('id', 'in', ids.slice(at, at + maxParameters))
            .execute();
        for (const { id } of rows)
            kept.add(id);
    }
    return kept;
}
/** A statement takes 65,535 at most. */
const maxParameters = 5_000;
function deliveries_rowOf({ delivery, events }) {
    return {
        source: delivery.source,
        id: delivery.id,
        received_at: delivery.receivedAt,
        headers: keptHeaders(delivery.headers),
        body: delivery.body,
        events: JSON.stringify(events),
    };
}
function nameOf({ source, id }) {
    return `${source}\n${id}`;
}
/** As a JSON object. */
function keptHeaders(headers) {
    const kept = {};
    for (const name in headers)
        if (!unkeptHeaders.test(name))
            kept[name] = headers[name] ?? '';
    return JSON.stringify(kept);
}

;// CONCATENATED MODULE: ./receiver/store/due-effects.ts

/**
 * Counts due effects by target. Only unfinished effects are looked at, however many have ended: SQLite uses the partial
 * index only where the statement repeats the index's own condition, as literals.
 */
function countDueEffects(reader, now) {
    return reader
        .selectFrom('effects')
        .select(({ fn }) => ['target', fn.countAll().as('count'), fn.min('due_at').as('oldest')])
        .where((0,sql/* sql */.l) `status in ('due', 'running') and status = 'due'`)
        .where('due_at', '<=', now)
        .groupBy('target');
}
async function findDueEffects(reader, now) {
    const rows = await countDueEffects(reader, now).execute();
    return rows.map(({ target, count, oldest }) => ({ target, count: Number(count), oldestDueAt: Number(oldest) }));
}

// EXTERNAL MODULE: ./receiver/store/store-errors.ts
var store_errors = __webpack_require__(1505);
;// CONCATENATED MODULE: ./receiver/store/group-commit.ts


/** One transaction is never larger: what waits longer than this would take too long to answer. */
const maxBatch = 256;
const maxTurns = 16;
/**
 * Writes that arrive while a transaction commits go into the next one together: one fsync for all of them.
 * When one is to blame for a failure, all are undone and done again one by one: a write may run twice, and must leave what
 * one run would. When the database is, all fail at once, with those that wait for it.
 * `onFailure` hears of every failure, `onCommit` of the seconds that each transaction took.
 */
function createGroupCommit(db, onFailure, onCommit = () => { }) {
    const waiting = [];
    let running;
    async function run() {
        await gatherMore();
        while (waiting.length > 0) {
            await commit(waiting.splice(0, maxBatch));
            // The store answers synchronously: without this, timers and sockets would starve.
            await gatherMore();
        }
        running = undefined;
    }
    /** As long as each turn of the event loop brings more, a transaction is not begun: a larger one costs less for each. */
    async function gatherMore() {
        for (let turn = 0, before = -1; turn < maxTurns && waiting.length > before; turn += 1) {
            before = waiting.length;
            await new Promise(setImmediate);
        }
    }
    async function commit(batch) {
        const startedAt = performance.now();
        try {
            const ended = await inTransaction(async (trx) => {
                const told = [];
                const gathered = new Map();
                for (const { operation, resolve } of batch) {
                    if (typeof operation === 'function') {
                        const value = await operation(trx);
                        told.push(() => resolve(value));
                    }
                    else {
                        const { writeAll, item } = operation;
                        const others = gathered.get(writeAll);
                        if (others === undefined)
                            gathered.set(writeAll, [{ item, resolve }]);
                        else
                            others.push({ item, resolve });
                    }
                }
                for (const [writeAll, items] of gathered) {
                    const { values, afterCommit } = await writeAll(trx, items.map(({ item }) => item));
                    if (afterCommit !== undefined)
                        told.push(afterCommit);
                    items.forEach(({ resolve }, index) => {
                        told.push(() => resolve(values[index]));
                    });
                }
                return told;
            });
            onCommit((performance.now() - startedAt) / 1_000);
            for (const end of ended)
                end();
        }
        catch (error) {
            onFailure();
            if (batch.length > 1 && (0,store_errors/* isAboutOneWrite */.le)(error)) {
                // Each is done again by itself, and only the one that is to blame fails.
                for (const each of batch)
                    await commit([each]);
                return;
            }
            for (const { reject } of batch)
                reject((0,store_errors/* storeError */.gl)(error));
            // What came meanwhile would wait as long, and fail alike: whoever sent it had better hear of it now.
            if (!(0,store_errors/* isAboutOneWrite */.le)(error))
                for (const { reject } of waiting.splice(0))
                    reject((0,store_errors/* storeError */.gl)(error));
        }
    }
    /** Kysely's own transaction would hide why a commit failed behind the undoing that fails after it. */
    async function inTransaction(steps) {
        return db.connection().execute(async (connection) => {
            const trx = connection;
            await (0,sql/* sql */.l) `begin`.execute(trx);
            try {
                const value = await steps(trx);
                await (0,sql/* sql */.l) `commit`.execute(trx);
                return value;
            }
            catch (error) {
                // A full disk ends the transaction by itself, and then there is nothing to undo.
                await (0,sql/* sql */.l) `rollback`.execute(trx).catch(() => { });
                throw error;
            }
        });
    }
    function enqueue(operation) {
        return new Promise((resolve, reject) => {
            waiting.push({ operation, resolve: resolve, reject });
            running ??= run();
        });
    }
    return {
        write: enqueue,
        gather: (writeAll) => (item) => enqueue({ writeAll: writeAll, item }),
        settle: async () => {
            while (running !== undefined)
                await running;
        },
    };
}

// EXTERNAL MODULE: ./shared/store/store.ts
var store = __webpack_require__(80169);
;// CONCATENATED MODULE: ./receiver/store/find-deliveries.ts


/**
 * Deliveries that one page looks at when no index finds what it asks for, so that a page costs the same however many are
 * kept. `bench/results-history.md` has the figures.
 */
const searchWindow = 1_000;
/** The newest deliveries that match, before a position. */
async function findPage(page, engine) {
    const { limit, source, status, text, before = Number.MAX_SAFE_INTEGER } = page;
    if (text !== undefined || (source !== undefined && status !== undefined))
        return search({ ...page, before }, engine);
    const { rows } = await (0,sql/* sql */.l) `${status === undefined
        ? (0,sql/* sql */.l) `select seq from deliveries where seq < ${before} ${source === undefined ? (0,sql/* sql */.l) `` : (0,sql/* sql */.l) `and source = ${source}`}`
        : (0,sql/* sql */.l) `select distinct delivery_seq as seq from effects
          where status in ${isEnded(status) ? (0,sql/* sql */.l) `('done', 'skipped', 'failed')` : (0,sql/* sql */.l) `('due', 'running')`}
            and status = ${status} and delivery_seq < ${before}`} order by seq desc limit ${limit}`.execute(engine.reader);
    const seqs = rows.map(({ seq }) => seq);
    return { seqs, next: seqs.length < limit ? undefined : seqs.at(-1) };
}
/** True for states that the index of ended effects holds. */
function isEnded(status) {
    return status !== 'due' && status !== 'running';
}
/** Looks at the next {@link searchWindow} deliveries; on the first page, finds one with exactly this id however old it is. */
async function search(page, engine) {
    const { limit, source, status, text, before } = page;
    const window = await findWindow({ source, before }, engine);
    const conditions = [];
    if (text !== undefined)
        conditions.push((0,sql/* sql */.l) `seq in (${holding(text, { ...window, before }, engine)})`);
    if (status !== undefined)
        conditions.push((0,sql/* sql */.l) `exists (
      select 1 from effects where effects.delivery_seq = deliveries.seq and effects.status = ${status}
    )`);
    if (source !== undefined)
        conditions.push((0,sql/* sql */.l) `source = ${source}`);
    const { rows } = await (0,sql/* sql */.l) `
    select seq from deliveries
    where seq >= ${window.oldest} and seq < ${before} and ${sql/* sql */.l.join(conditions, (0,sql/* sql */.l) ` and `)}
    order by seq desc limit ${limit}`.execute(engine.reader);
    const seqs = rows.map(({ seq }) => seq);
    const next = seqs.length === limit ? seqs.at(-1) : window.isLast ? undefined : window.oldest;
    const isFirst = page.before === Number.MAX_SAFE_INTEGER;
    if (text === undefined || !isFirst || status !== undefined)
        return { seqs, next };
    const exact = (await findSeqs({ id: text, source }, engine)).filter((seq) => seq < window.oldest);
    return { seqs: [...seqs, ...exact], next };
}
/** Finds the oldest delivery that one page looks at. */
async function findWindow({ source, before }, { reader }) {
    const ofSource = source === undefined ? (0,sql/* sql */.l) `` : (0,sql/* sql */.l) `and source = ${source}`;
    const { rows } = await (0,sql/* sql */.l) `
    select seq from deliveries where seq < ${before} ${ofSource}
    order by seq desc limit 1 offset ${searchWindow - 1}`.execute(reader);
    const oldest = rows[0]?.seq;
    return { oldest: oldest ?? 0, isLast: oldest === undefined };
}
/** Deliveries of a window whose id, or a subject of whose effects, holds a text. */
function holding(text, { oldest, before }, { dialect }) {
    const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    return (0,sql/* sql */.l) `
    select seq from ${dialect.deliveryIds}
    where seq >= ${oldest} and seq < ${before} and lower(id) like ${like} escape '\\'
    union all
    select delivery_seq from effects
    where delivery_seq >= ${oldest} and delivery_seq < ${before} and lower(subject) like ${like} escape '\\'`;
}
/** The deliveries of an id, in every source or in one. */
async function findSeqs({ id, source }, { reader, keys }) {
    const sources = source === undefined ? await findSources(reader) : [source];
    const found = await Promise.all(sources.map((each) => findSeq(reader, { source: each, id }, keys)));
    return found.filter((seq) => seq !== undefined);
}
/** Sources with deliveries, each found by one step into the index. */
async function findSources(reader) {
    const { rows } = await (0,sql/* sql */.l) `
    with recursive sources(source) as (
      select (select source from deliveries order by source limit 1)
      union all
      select (
        select deliveries.source from deliveries
        where deliveries.source > sources.source order by deliveries.source limit 1
      )
      from sources where sources.source is not null
    )
    select source from sources where source is not null`.execute(reader);
    return rows.map(({ source }) => source);
}

// EXTERNAL MODULE: ./shared/store/creations.ts
var creations = __webpack_require__(1422);
;// CONCATENATED MODULE: ./receiver/store/tickets.ts


function createTickets(reader, commit, lock) {
    return {
        find: async (target, subject) => {
            const row = await reader
                .selectFrom('tickets')
                .selectAll()
                .where('target', '=', target)
                .where('subject', '=', subject)
                .executeTakeFirst();
            return row === undefined ? undefined : toRecord(row);
        },
        intend: (intent) => commit.write(async (trx) => {
            const inserted = await trx
                .insertInto('tickets')
                .values({
                target: intent.target,
                subject: intent.subject,
                source: intent.source,
                rule: intent.rule,
                ticket: null,
                reference: null,
                suppression: null,
                suppression_at: null,
                issued_id: null,
                draft_hash: '',
                intended_at: intent.at,
                tried_at: intent.at,
                applied_at: 0,
                applied_received_at: 0,
                applied_origin: '',
                seen_at: 0,
                data: JSON.stringify(intent.data),
            })
                .onConflict((conflict) => conflict.columns(['target', 'subject']).doNothing())
                .executeTakeFirst();
            const row = await trx
                .selectFrom('tickets')
                .selectAll()
                .where('target', '=', intent.target)
                .where('subject', '=', intent.subject)
                .executeTakeFirstOrThrow();
            return { record: toRecord(row), isFresh: inserted.numInsertedOrUpdatedRows === 1n };
        }),
        noteTry: (target, subject, at) => commit.write(async (trx) => {
            await trx
                .updateTable('tickets')
                .set({ tried_at: at })
                .where('target', '=', target)
                .where('subject', '=', subject)
                .execute();
        }),
        forget: (target, subject) => commit.write((trx) => forgetTicket(trx, target, subject)),
        takeCreation: (target, limits, at) => commit.write(async (trx) => {
            await lock?.(trx, `creations of ${target}`);
            await trx
                .deleteFrom('creations')
                .where('target', '=', target)
                .where('at', '<=', at - creations/* hourMs */.$0)
                .execute();
            // Noted before the clock was set back: it has been at least no time since.
            await trx.updateTable('creations').set({ at }).where('target', '=', target).where('at', '>', at).execute();
            const rows = await trx
                .selectFrom('creations')
                .select('at')
                .where('target', '=', target)
                .orderBy('at')
                .execute();
            const times = rows.map((row) => row.at);
            const freeAt = (0,creations/* nextFreeCreation */.T0)(times, limits, at);
            if (freeAt === undefined)
                await trx.insertInto('creations').values({ target, at }).execute();
            return freeAt;
        }),
        findIssued: async (source, issuedId) => {
            const row = await reader
                .selectFrom('tickets')
                .select(['target', 'subject', 'data'])
                .where('source', '=', source)
                .where('issued_id', '=', issuedId)
                .executeTakeFirst();
            return row === undefined ? undefined : { ...row, data: JSON.parse(row.data) };
        },
        findByReference: async (reference) => {
            const rows = await reader
                .selectFrom('tickets')
                .selectAll()
                .where('reference', '=', reference.toLowerCase())
                .execute();
            return rows.map(toRecord).filter((record) => record.ticket !== null);
        },
        noteSuppression: (target, subject, { change, at }) => commit.write(async (trx) => {
            await trx
                .updateTable('tickets')
                .set({ suppression: change, suppression_at: at })
                .where('target', '=', target)
                .where('subject', '=', subject)
                .execute();
        }),
    };
}
/** The attempt with an id for its ticket that no other ticket of the source has. */
async function issueId(trx, finished) {
    if (finished.ticket === undefined || !('save' in finished.ticket))
        return finished;
    const { source, target, subject, issuedId, ticket } = finished.ticket.save;
    if (issuedId === null || ticket === null)
        return finished;
    const holder = await trx
        .selectFrom('tickets')
        .select(['target', 'subject'])
        .where('source', '=', source)
        .where('issued_id', '=', issuedId)
        .executeTakeFirst();
    const isFree = holder === undefined || (holder.target === target && holder.subject === subject);
    return isFree ? finished : (0,store/* withIssuedId */.B)(finished, ticket.reference);
}
/** What an attempt learned of a ticket, in the transaction that ends the attempt. */
async function saveTicket(trx, learned) {
    if ('forget' in learned)
        return forgetTicket(trx, learned.forget.target, learned.forget.subject);
    const { save } = learned;
    const row = {
        source: save.source,
        rule: save.rule,
        ticket: save.ticket === null ? null : JSON.stringify(save.ticket),
        reference: save.ticket?.reference.toLowerCase() ?? null,
        issued_id: save.issuedId,
        draft_hash: save.draftHash,
        intended_at: save.intendedAt,
        tried_at: save.triedAt,
        applied_at: save.appliedAt,
        applied_received_at: save.appliedReceivedAt,
        applied_origin: save.appliedOrigin,
        seen_at: save.seenAt,
        data: JSON.stringify(save.data),
    };
    await trx
        .insertInto('tickets')
        .values({ target: save.target, subject: save.subject, ...row })
        .onConflict((conflict) => conflict.columns(['target', 'subject']).doUpdateSet(row))
        .execute();
}
async function forgetTicket(trx, target, subject) {
    await trx.deleteFrom('tickets').where('target', '=', target).where('subject', '=', subject).execute();
}
function toRecord(row) {
    return {
        target: row.target,
        subject: row.subject,
        source: row.source,
        rule: row.rule,
        ticket: row.ticket === null ? null : JSON.parse(row.ticket),
        issuedId: row.issued_id,
        draftHash: row.draft_hash,
        intendedAt: row.intended_at,
        triedAt: row.tried_at,
        appliedAt: row.applied_at,
        appliedReceivedAt: row.applied_received_at,
        appliedOrigin: row.applied_origin,
        seenAt: row.seen_at,
        data: JSON.parse(row.data),
        ...(row.suppression === null ? {} : { suppression: { change: row.suppression, at: row.suppression_at ?? 0 } }),
    };
}

;// CONCATENATED MODULE: ./receiver/store/history.ts





/** What people look at, newest first. */
function createHistory(engine) {
    const { reader, dialect } = engine;
    return {
        deliveries: async (page) => {
            const { seqs, next } = await findPage(page, engine);
            const rows = await reader
                .selectFrom('deliveries')
                .select(['seq', 'source', 'id', 'received_at', 'events'])
                .where(dialect.isOneOf('seq', 'bigint', seqs))
                .orderBy('seq', 'desc')
                .execute();
            const isListed = dialect.isOneOf('delivery_seq', 'bigint', seqs);
            const effects = await firstEffectsOf(reader, isListed);
            const counts = await countsOf(reader, isListed);
            return {
                deliveries: rows.map((row) => ({ ...toSummary(row, effects), effectCount: counts.get(row.seq) ?? 0 })),
                next,
            };
        },
        delivery: async (wanted) => {
            const seqs = await findSeqs(wanted, engine);
            const rows = await reader
                .selectFrom('deliveries')
                .selectAll()
                .where(dialect.isOneOf('seq', 'bigint', seqs))
                .orderBy('seq')
                .execute();
            const effects = await effectsOf(reader, dialect.isOneOf('delivery_seq', 'bigint', seqs));
            return Promise.all(rows.map(async (row) => ({
                ...toSummary(row, effects),
                delivery: {
                    id: row.id,
                    source: row.source,
                    receivedAt: row.received_at,
                    headers: JSON.parse(row.headers),
                    body: row.body,
                },
                attempts: await attemptsOf(reader, row.seq),
            })));
        },
        effectCounts: async () => {
            // Each from an index that holds nothing else.
            const { rows } = await (0,sql/* sql */.l) `
        select target, 'due' as status, sum(count) as count from (
          select target, count(*) as count from effects where status = 'due' and blocked = 0 group by target
          union all
          select target, count(*) as count from effects where status = 'due' and blocked = 1 group by target
        ) as waiting group by target
        union all
        select target, 'running', count(*) from effects where status = 'running' group by target
        union all
        select target, 'failed', count(*) from effects where status = 'failed' group by target`.execute(reader);
            return rows.map(({ count, ...rest }) => ({ ...rest, count: Number(count) }));
        },
        tickets: async ({ limit }) => {
            const rows = await reader.selectFrom('tickets').selectAll().orderBy('intended_at', 'desc').limit(limit).execute();
            return rows.map(toRecord);
        },
    };
}
const shownColumns = [
    'id',
    'delivery_seq',
    'target',
    'subject',
    'rule',
    'kind',
    'status',
    'attempts',
    'due_at',
    'outcome',
];
/** Effects by their delivery, in their order. */
async function effectsOf(reader, isWanted) {
    const rows = await reader.selectFrom('effects').select(shownColumns).where(isWanted).orderBy('seq').execute();
    return Map.groupBy(rows, (row) => row.delivery_seq);
}
/** The first effects of each delivery. */
async function firstEffectsOf(reader, isWanted) {
    const rows = await reader
        .selectFrom('effects')
        .select(shownColumns)
        .where('seq', 'in', reader
        .selectFrom(reader
        .selectFrom('effects')
        .select(['seq', (0,sql/* sql */.l) `row_number() over (partition by delivery_seq order by seq)`.as('place')])
        .where(isWanted)
        .as('numbered'))
        .select('numbered.seq')
        .where('place', '<=', store/* maxListedEffects */.Q))
        .orderBy('seq')
        .execute();
    return Map.groupBy(rows, (row) => row.delivery_seq);
}
async function countsOf(reader, isWanted) {
    const rows = await reader
        .selectFrom('effects')
        .select(['delivery_seq', ({ fn }) => fn.countAll().as('count')])
        .where(isWanted)
        .groupBy('delivery_seq')
        .execute();
    return new Map(rows.map(({ delivery_seq, count }) => [delivery_seq, Number(count)]));
}
async function attemptsOf(reader, seq) {
    const rows = await reader
        .selectFrom('attempts')
        .innerJoin('effects', 'effects.id', 'attempts.effect')
        .select(['effect', 'number', 'started_at', 'ended_at', 'attempts.status', 'message'])
        .where('effects.delivery_seq', '=', seq)
        .orderBy('started_at')
        .execute();
    return rows.map(({ started_at, ended_at, ...rest }) => ({ ...rest, startedAt: started_at, endedAt: ended_at }));
}
function toSummary(row, effects) {
    const { seq, source, id } = row;
    const own = effects.get(seq) ?? [];
    return {
        position: seq,
        source,
        id,
        receivedAt: row.received_at,
        events: JSON.parse(row.events),
        effects: own.map(toEffectSummary),
        effectCount: own.length,
    };
}
function toEffectSummary(row) {
    const { id, target, subject, rule, kind, status, attempts, outcome } = row;
    const message = outcome === '' ? '' : (0,tell_outcome/* tellOutcome */.G)(JSON.parse(outcome));
    return { id, target, subject, rule, kind, status, attempts, dueAt: row.due_at, message };
}

;// CONCATENATED MODULE: ./receiver/store/incidents.ts


const batch = 500;
function createIncidents(reader, commit, report) {
    const lettersOf = ({ target, rule }) => reader.selectFrom('dead_letters as letter').where('letter.target', '=', target).where('letter.rule', '=', rule);
    return {
        report,
        open: async () => {
            const rows = await reader.selectFrom('incidents').selectAll().where('is_open', '=', 1).execute();
            return rows.map(toIncident);
        },
        find: async (subject) => {
            const row = await reader.selectFrom('incidents').selectAll().where('subject', '=', subject).executeTakeFirst();
            return row === undefined ? undefined : toIncident(row);
        },
        unreported: () => findUnreported(reader).execute(),
        count: async (place) => {
            const row = await lettersOf(place)
                .select(({ fn }) => fn.countAll().as('count'))
                .executeTakeFirstOrThrow();
            return Number(row.count);
        },
        newest: async (place) => {
            const row = await lettersOf(place)
                .innerJoin('effects', 'effects.id', 'letter.effect')
                .select(['effects.source', 'effects.delivery', 'effects.attempts', 'effects.outcome', 'effects.body'])
                .where('effects.status', '=', 'failed')
                .orderBy('letter.died_at', 'desc')
                .limit(1)
                .executeTakeFirst();
            if (row === undefined)
                return undefined;
            const { body, outcome, ...rest } = row;
            return { ...rest, effect: JSON.parse(body), outcome: JSON.parse(outcome) };
        },
        findOrigin: (effectId) => reader.selectFrom('effects').select(['source', 'delivery']).where('id', '=', effectId).executeTakeFirst(),
        forgetResolved: async (place, after) => {
            const rows = await lettersOf(place)
                .leftJoin('effects', 'effects.id', 'letter.effect')
                .select(['letter.effect', 'letter.died_at', 'effects.status'])
                .$if(after !== undefined, (query) => query.where((0,sql/* sql */.l) `(letter.died_at, letter.effect) > (${after?.diedAt}, ${after?.effect})`))
                .orderBy('letter.died_at')
                .orderBy('letter.effect')
                .limit(batch)
                .execute();
            const resolved = rows.filter(({ status }) => status === null || status === 'done' || status === 'skipped');
            if (resolved.length > 0) {
                const ids = resolved.map(({ effect }) => effect);
                await commit.write(async (trx) => {
                    await trx.deleteFrom('dead_letters').where('effect', 'in', ids).execute();
                });
            }
            const last = rows.length < batch ? undefined : rows.at(-1);
            return last === undefined ? undefined : { diedAt: last.died_at, effect: last.effect };
        },
        touch: (subject, at) => commit.write(async (trx) => {
            await trx.updateTable('incidents').set({ touched_at: at }).where('subject', '=', subject).execute();
        }),
    };
}
/** The condition is a literal: only then does an engine use the index. */
function findUnreported(reader) {
    return reader
        .selectFrom('dead_letters')
        .select(['target', 'rule'])
        .distinct()
        .where('is_reported', '=', sql/* sql */.l.lit(0));
}
/** Reports within one transaction; gives which of them were still to be reported. */
async function reportAll(trx, reports, context) {
    const values = [];
    const acceptances = [];
    for (const { incident, acceptance } of reports) {
        const isNews = await advance(trx, incident);
        values.push(isNews);
        if (!isNews)
            continue;
        if (acceptance !== undefined)
            acceptances.push(acceptance);
        if (incident.rule === '')
            continue;
        await trx
            .updateTable('dead_letters')
            .set({ is_reported: 1 })
            .where('target', '=', incident.target)
            .where('rule', '=', incident.rule)
            .where('is_reported', '=', sql/* sql */.l.lit(0))
            .execute();
    }
    if (acceptances.length === 0)
        return { values, afterCommit: () => { } };
    const { afterCommit } = await insertDeliveries(trx, acceptances, context);
    return { values, afterCommit };
}
/** Writes the incident with its next number; false where another receiver has done so. */
async function advance(trx, incident) {
    const { subject, target, rule, isOpen, number, openedAt, touchedAt } = incident;
    const row = { is_open: isOpen ? 1 : 0, number, opened_at: openedAt, touched_at: touchedAt };
    if (number > 1) {
        const { numUpdatedRows } = await trx
            .updateTable('incidents')
            .set(row)
            .where('subject', '=', subject)
            .where('number', '=', number - 1)
            .executeTakeFirst();
        return numUpdatedRows > 0n;
    }
    const { numInsertedOrUpdatedRows } = await trx
        .insertInto('incidents')
        .values({ subject, target, rule, ...row })
        .onConflict((conflict) => conflict.column('subject').doNothing())
        .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
function toIncident(row) {
    const { subject, target, rule, number } = row;
    return {
        subject,
        target,
        rule,
        isOpen: row.is_open === 1,
        number,
        openedAt: row.opened_at,
        touchedAt: row.touched_at,
    };
}

;// CONCATENATED MODULE: ./receiver/store/invitations.ts
function createInvitations(reader, commit) {
    return {
        find: async ({ organization, userId }) => {
            const row = await reader
                .selectFrom('invitations')
                .selectAll()
                .where('organization', '=', organization)
                .where('user_id', '=', userId)
                .executeTakeFirst();
            return row === undefined ? undefined : toInvitation(row);
        },
        intend: ({ organization, userId, login, occasion, at, abandonedBefore }) => commit.write(async (trx) => {
            const row = { login, occasion, intended_at: at, invited_at: null, welcomed_at: null };
            const inserted = await trx
                .insertInto('invitations')
                .values({ organization, user_id: userId, ...row })
                .onConflict((conflict) => conflict.columns(['organization', 'user_id']).doNothing())
                .executeTakeFirst();
            if (inserted.numInsertedOrUpdatedRows === 1n)
                return 'fresh';
            const taken = await trx
                .updateTable('invitations')
                .set(row)
                .where('organization', '=', organization)
                .where('user_id', '=', userId)
                .where('invited_at', 'is', null)
                .where(({ eb, or }) => or([eb('occasion', '=', occasion), eb('intended_at', '<=', abandonedBefore)]))
                .executeTakeFirst();
            return taken.numUpdatedRows === 1n ? 'again' : 'taken';
        }),
        note: ({ organization, userId, occasion }, what, at) => commit.write(async (trx) => {
            await trx
                .updateTable('invitations')
                .set(what === 'invited' ? { invited_at: at } : { welcomed_at: at })
                .where('organization', '=', organization)
                .where('user_id', '=', userId)
                .where('occasion', '=', occasion)
                .execute();
        }),
        add: (invitation) => commit.write(async (trx) => {
            const { organization, userId, login, occasion, intendedAt, invitedAt, welcomedAt } = invitation;
            const inserted = await trx
                .insertInto('invitations')
                .values({
                organization,
                user_id: userId,
                login,
                occasion,
                intended_at: intendedAt,
                invited_at: invitedAt,
                welcomed_at: welcomedAt,
            })
                .onConflict((conflict) => conflict.columns(['organization', 'user_id']).doNothing())
                .executeTakeFirst();
            return inserted.numInsertedOrUpdatedRows === 1n;
        }),
        forget: ({ organization, userId }) => commit.write(async (trx) => {
            const { numDeletedRows } = await trx
                .deleteFrom('invitations')
                .where('organization', '=', organization)
                .where('user_id', '=', userId)
                .executeTakeFirst();
            return numDeletedRows === 1n;
        }),
        list: async () => {
            const rows = await reader.selectFrom('invitations').selectAll().orderBy('intended_at', 'desc').execute();
            return rows.map(toInvitation);
        },
    };
}
function toInvitation(row) {
    return {
        organization: row.organization,
        userId: row.user_id,
        login: row.login,
        occasion: row.occasion,
        intendedAt: row.intended_at,
        invitedAt: row.invited_at,
        welcomedAt: row.welcomed_at,
    };
}

;// CONCATENATED MODULE: ./receiver/store/messages.ts
function createMessages(reader) {
    return {
        find: async (target, subject) => {
            const row = await reader
                .selectFrom('messages')
                .selectAll()
                .where('target', '=', target)
                .where('subject', '=', subject)
                .executeTakeFirst();
            if (row === undefined)
                return undefined;
            const { applied_at: appliedAt, applied_received_at: appliedReceivedAt, applied_origin: appliedOrigin } = row;
            const { reference, tone, occasion, event, at } = row;
            const message = JSON.parse(row.message);
            return {
                target,
                subject,
                reference,
                message,
                tone,
                occasion,
                event,
                at,
                appliedAt,
                appliedReceivedAt,
                appliedOrigin,
            };
        },
    };
}
async function saveMessage(trx, posted) {
    const { message, appliedAt, appliedReceivedAt, appliedOrigin, ...kept } = posted;
    const applied = { applied_at: appliedAt, applied_received_at: appliedReceivedAt, applied_origin: appliedOrigin };
    const row = { ...kept, ...applied, message: JSON.stringify(message) };
    await trx
        .insertInto('messages')
        .values(row)
        .onConflict((conflict) => conflict.columns(['target', 'subject']).doUpdateSet(row))
        .execute();
}

;// CONCATENATED MODULE: ./receiver/store/prune.ts
/** Effects that one transaction removes: a delivery may have many thousands, and others wait meanwhile. */
const maxEffects = 500;
const maxMessages = 500;
/** Removes old deliveries whose effects have all ended, with what belongs to them, in several transactions; returns which. */
async function prune(commit, old, dialect) {
    let isMore = true;
    while (isMore)
        isMore = await commit.write((trx) => pruneMessages(trx, old.before));
    const pruned = [];
    while (pruned.length < old.limit) {
        const limit = old.limit - pruned.length;
        const removed = await commit.write((trx) => pruneSome(trx, { ...old, limit }, dialect));
        pruned.push(...removed.deliveries);
        if (removed.isLast)
            break;
    }
    return pruned;
}
async function pruneSome(trx, old, dialect) {
    const deliveries = await findEnded(trx, old);
    const seqs = deliveries.map(({ seq }) => seq);
    const effects = await trx
        .selectFrom('effects')
        .select(['seq', 'id'])
        .where(dialect.isOneOf('delivery_seq', 'bigint', seqs))
        .limit(maxEffects)
        .execute();
    const ids = effects.map(({ id }) => id);
    await trx
        .deleteFrom('attempts')
        .where(dialect.isOneOf('effect', 'text', ids))
        .execute();
    await trx
        .deleteFrom('effects')
        .where(dialect.isOneOf('seq', 'bigint', effects.map(({ seq }) => seq)))
        .execute();
    // The rest goes first: a delivery is gone when nothing of it is left.
    if (effects.length === maxEffects)
        return { deliveries: [], isLast: false };
    await trx
        .deleteFrom('deliveries')
        .where(dialect.isOneOf('seq', 'bigint', seqs))
        .execute();
    return { deliveries, isLast: true };
}
/** Deliveries that are old enough and have no unfinished effect, the oldest first. */
async function findEnded(trx, old) {
    return trx
        .selectFrom('deliveries as each')
        .select(['each.seq', 'each.source', 'each.id'])
        .where('each.received_at', '<', old.before)
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom('effects')
        .select('effects.seq')
        .whereRef('effects.delivery_seq', '=', 'each.seq')
        .where('effects.status', 'in', ['due', 'running']))))
        .orderBy('each.received_at')
        .limit(old.limit)
        .execute();
}
/** Forgets the oldest messages about which nothing more was said for long; returns whether there may be more of them. */
async function pruneMessages(trx, before) {
    const last = await trx
        .selectFrom('messages')
        .select('at')
        .where('at', '<', before)
        .orderBy('at')
        .limit(1)
        .offset(maxMessages - 1)
        .executeTakeFirst();
    await trx
        .deleteFrom('messages')
        .where('at', '<', last === undefined ? before : last.at + 1)
        .execute();
    return last !== undefined;
}

;// CONCATENATED MODULE: ./receiver/store/repositories.ts
function createRepositories(reader, commit, lock) {
    return {
        find: (repository) => findOne(reader, repository),
        note: async (seen) => {
            const known = await findOne(reader, seen);
            if (known?.names.includes(seen.name) === true)
                return known;
            return commit.write(async (trx) => {
                // Two repositories may come under one name at the same moment.
                await lock?.(trx, `repositories of ${seen.forge}`);
                return noteOne(trx, seen);
            });
        },
    };
}
async function findOne(db, { forge, id }) {
    const rows = await db
        .selectFrom('repositories')
        .select(['name', 'identity', 'is_ours'])
        .where('forge', '=', forge)
        .where('id', '=', id)
        .orderBy('seen_at')
        .execute();
    const [first] = rows;
    return first && { identity: first.identity, names: rows.filter((row) => row.is_ours === 1).map(({ name }) => name) };
}
async function noteOne(trx, { forge, id, name, at }) {
    const known = await findOne(trx, { forge, id });
    const holder = await trx
        .selectFrom('repositories')
        .select('id')
        .where('forge', '=', forge)
        .where('identity', '=', name)
        .limit(1)
        .executeTakeFirst();
    const identity = known?.identity ?? (holder === undefined ? name : `${name}~${id}`);
    await trx
        .updateTable('repositories')
        .set({ is_ours: 0 })
        .where('forge', '=', forge)
        .where('name', '=', name)
        .where('id', '<>', id)
        .execute();
    await trx
        .insertInto('repositories')
        .values({ forge, id, name, identity, is_ours: 1, seen_at: at })
        .onConflict((conflict) => conflict.columns(['forge', 'id', 'name']).doUpdateSet({ is_ours: 1 }))
        .execute();
    return (await findOne(trx, { forge, id })) ?? { identity, names: [name] };
}

// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
;// CONCATENATED MODULE: ./receiver/store/rules.ts

function createRules({ reader, lock, write }) {
    const change = (operation) => write(async (trx) => {
        const isChange = await operation(trx);
        return { value: isChange, isChange };
    });
    return {
        all: async () => {
            const rows = await reader.selectFrom('rules').select(['name', 'rule', 'created_at']).orderBy('seq').execute();
            return rows.map(({ name, rule, created_at }) => ({ name, rule: objectOf(rule), createdAt: created_at }));
        },
        add: ({ name, rule, createdAt }) => change(async (trx) => {
            await lock?.(trx, 'rules');
            const { numInsertedOrUpdatedRows } = await trx
                .insertInto('rules')
                .values({ name, rule: JSON.stringify(rule), created_at: createdAt })
                .onConflict((conflict) => conflict.column('name').doNothing())
                .executeTakeFirst();
            return numInsertedOrUpdatedRows === 1n;
        }),
        put: ({ name, rule, createdAt }) => write(async (trx) => {
            await lock?.(trx, 'rules');
            const text = JSON.stringify(rule);
            const { numUpdatedRows } = await trx
                .updateTable('rules')
                .set({ rule: text })
                .where('name', '=', name)
                .executeTakeFirst();
            const isNew = numUpdatedRows === 0n;
            if (isNew)
                await trx.insertInto('rules').values({ name, rule: text, created_at: createdAt }).execute();
            return { value: isNew, isChange: true };
        }),
        remove: (name) => change(async (trx) => {
            const { numDeletedRows } = await trx.deleteFrom('rules').where('name', '=', name).executeTakeFirst();
            return numDeletedRows > 0n;
        }),
    };
}
/** What no version of ours wrote counts as a rule that says nothing: it is told of, and stops no other. */
function objectOf(text) {
    try {
        const value = JSON.parse(text);
        return (0,json_body/* isJsonObject */.OW)(value) ? value : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./receiver/store/settings.ts
function createSettings(reader, commit) {
    return {
        get: async (name) => {
            const row = await reader.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
            return row === undefined ? undefined : JSON.parse(row.value);
        },
        set: (name, value) => commit.write(async (trx) => {
            const row = { name, value: JSON.stringify(value) };
            await trx
                .insertInto('settings')
                .values(row)
                .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
                .execute();
        }),
    };
}

;// CONCATENATED MODULE: ./receiver/store/sources.ts
function createSources({ reader, lock, write }) {
    /** One write of sources at a time, so that two never wait for each other's rows. */
    const change = (operation) => write(async (trx) => {
        await lock?.(trx, 'sources');
        const isChange = await operation(trx);
        return { value: isChange, isChange };
    });
    return {
        // One statement sees one state of both tables.
        all: async () => {
            const rows = await reader
                .selectFrom('sources')
                .leftJoin('source_secrets', 'source_secrets.source', 'sources.name')
                .select(['sources.name', 'sources.sender', 'sources.repository', 'sources.created_at'])
                .select(['source_secrets.seq', 'source_secrets.sealed', 'source_secrets.until'])
                .select('source_secrets.created_at as secret_at')
                .orderBy('sources.name')
                .orderBy('source_secrets.seq')
                .execute();
            const byName = Map.groupBy(rows, ({ name }) => name);
            return [...byName.values()].flatMap((group) => (group[0] === undefined ? [] : [toSource(group[0], group)]));
        },
        add: ({ name, sender, repository, sealed, at }) => change(async (trx) => {
            const { numInsertedOrUpdatedRows } = await trx
                .insertInto('sources')
                .values({ name, sender, repository, created_at: at })
                .onConflict((conflict) => conflict.column('name').doNothing())
                .executeTakeFirst();
            if (numInsertedOrUpdatedRows !== 1n)
                return false;
            await trx.insertInto('source_secrets').values({ source: name, sealed, created_at: at, until: null }).execute();
            return true;
        }),
        rotate: (name, { sealed, at, othersUntil }) => change(async (trx) => {
            const known = await trx.selectFrom('sources').select('name').where('name', '=', name).executeTakeFirst();
            if (known === undefined)
                return false;
            await trx
                .updateTable('source_secrets')
                .set({ until: othersUntil })
                .where('source', '=', name)
                .where(({ or, eb }) => or([eb('until', 'is', null), eb('until', '>', othersUntil)]))
                .execute();
            await trx.deleteFrom('source_secrets').where('source', '=', name).where('until', '<=', at).execute();
            await trx.insertInto('source_secrets').values({ source: name, sealed, created_at: at, until: null }).execute();
            return true;
        }),
        remove: (name) => change(async (trx) => {
            await trx.deleteFrom('source_secrets').where('source', '=', name).execute();
            const { numDeletedRows } = await trx.deleteFrom('sources').where('name', '=', name).executeTakeFirst();
            return numDeletedRows > 0n;
        }),
        reseal: async (changes, now) => {
            await write(async (trx) => {
                await lock?.(trx, 'sources');
                await trx.deleteFrom('source_secrets').where('until', '<=', now).execute();
                for (const { id, from, to } of changes) {
                    await trx
                        .updateTable('source_secrets')
                        .set({ sealed: to })
                        .where('seq', '=', id)
                        .where('sealed', '=', from)
                        .execute();
                }
                return { value: undefined, isChange: false };
            });
        },
    };
}
function toSource({ name, sender, repository, created_at }, rows) {
    const secrets = rows.flatMap(({ seq, sealed, secret_at, until }) => seq === null || sealed === null || secret_at === null ? [] : [{ id: seq, sealed, createdAt: secret_at, until }]);
    return { name, sender, repository, createdAt: created_at, secrets };
}

;// CONCATENATED MODULE: ./receiver/store/store.ts






















const roomAfterFailure = 256 * 1_024;
/** The store over a database: queries that are the same on every engine. */
function createStore(engine) {
    const { writer, reader, dialect, now: clock } = engine;
    /** After a write that failed, a check must find room again: a smaller write might succeed on a full disk. */
    let roomNeeded = 0;
    const commitListeners = new Set();
    const commit = createGroupCommit(writer, () => {
        roomNeeded = roomAfterFailure;
    }, (seconds) => {
        for (const listener of commitListeners)
            listener(seconds);
    });
    const listeners = new Set();
    const tell = (change) => {
        for (const listener of listeners)
            listener(change);
    };
    engine.subscribe?.(tell);
    /** A write whose result, when it gives a change, is made known as soon as it is durable. */
    async function writeAndTell(operation) {
        const { value, change } = await commit.write(async (trx) => {
            const written = await operation(trx);
            if (written.change !== undefined)
                await engine.publish?.(trx, written.change);
            return written;
        });
        if (change !== undefined && engine.publish === undefined)
            tell(change);
        return value;
    }
    const accept = commit.gather(async (trx, acceptances) => {
        const { values, afterCommit } = await insertDeliveries(trx, acceptances, {
            now: clock(),
            engine,
        });
        if (values.some(mayBeDue))
            await engine.publish?.(trx, { kind: 'due' });
        return { values, afterCommit };
    });
    const clockWatch = (0,store_clock/* createClockWatch */.k)();
    // Gathered, so that claims come last in their transaction: they wait for no row while others are waited for.
    const claim = commit.gather(async (trx, claims) => {
        const values = [];
        const setBack = claims.filter(({ now }) => clockWatch.isSetBack(now));
        for (const each of setBack)
            await (0,clock_jumps/* restartWaits */.W)(trx, each);
        for (const each of claims)
            values.push(await claimDue(trx, each, engine));
        const afterCommit = () => {
            for (const { now } of setBack)
                clockWatch.settle(now);
        };
        return { values, afterCommit };
    });
    const report = commit.gather(async (trx, reports) => {
        const { values, afterCommit } = await reportAll(trx, reports, { now: clock(), engine });
        if (values.includes(true))
            await engine.publish?.(trx, { kind: 'due' });
        return { values, afterCommit };
    });
    return (0,store_errors/* translateErrors */.wk)({
        accept: async (acceptance) => {
            const accepted = await accept(acceptance);
            if (engine.publish === undefined && mayBeDue(accepted))
                tell({ kind: 'due' });
            return accepted;
        },
        findKept: (source, ids) => findKept(reader, { source, ids, keys: engine.keys }),
        claimDue: (wanted) => claim(wanted),
        extendLeases: ({ worker, effectIds, leaseUntil }) => commit.write(async (trx) => {
            await trx
                .updateTable('effects')
                .set({ lease_until: leaseUntil })
                .where(dialect.isOneOf('id', 'text', effectIds))
                .where('worker', '=', worker)
                .where('status', '=', 'running')
                .execute();
        }),
        finish: (attempt) => writeAndTell(async (trx) => {
            const finished = await issueId(trx, attempt);
            const isOurs = await finish(trx, finished, dialect);
            if (isOurs && finished.ticket !== undefined)
                await saveTicket(trx, finished.ticket);
            if (isOurs && finished.message !== undefined)
                await saveMessage(trx, finished.message.save);
            const change = { kind: 'ended', effectId: finished.effect.id, outcome: finished.outcome };
            return { value: undefined, change: isOurs ? change : undefined };
        }),
        findOutcome: (effectId) => outcomeOf(reader, effectId),
        findEffects: (ids) => findEffects(reader, ids, dialect),
        nextDueAt: (now) => findNextDue(reader, { now }),
        findBehind: (effect, now) => findBehind(reader, effect, now),
        findFollowed: (subject) => followedOf(reader, subject),
        tickets: (0,store_errors/* translateErrors */.wk)(createTickets(reader, commit, engine.lock)),
        messages: (0,store_errors/* translateErrors */.wk)(createMessages(reader)),
        invitations: (0,store_errors/* translateErrors */.wk)(createInvitations(reader, commit)),
        board: (0,store_errors/* translateErrors */.wk)(createBoard(reader, commit, engine.lock)),
        history: (0,store_errors/* translateErrors */.wk)(createHistory(engine)),
        sources: (0,store_errors/* translateErrors */.wk)(createSources({
            reader,
            lock: engine.lock,
            write: (operation) => writeAndTell(async (trx) => {
                const { value, isChange } = await operation(trx);
                return { value, change: isChange ? { kind: 'sources' } : undefined };
            }),
        })),
        rules: (0,store_errors/* translateErrors */.wk)(createRules({
            reader,
            lock: engine.lock,
            write: (operation) => writeAndTell(async (trx) => {
                const { value, isChange } = await operation(trx);
                return { value, change: isChange ? { kind: 'rules' } : undefined };
            }),
        })),
        settings: (0,store_errors/* translateErrors */.wk)(createSettings(reader, commit)),
        repositories: (0,store_errors/* translateErrors */.wk)(createRepositories(reader, commit, engine.lock)),
        incidents: (0,store_errors/* translateErrors */.wk)(createIncidents(reader, commit, async (each) => {
            const isReported = await report(each);
            if (isReported && engine.publish === undefined)
                tell({ kind: 'due' });
            return isReported;
        })),
        catchUps: (0,store_errors/* translateErrors */.wk)(createCatchUps(commit)),
        findLost: async () => undefined,
        dueEffects: (now) => findDueEffects(reader, now),
        watchCommits: (listener) => {
            commitListeners.add(listener);
            return () => commitListeners.delete(listener);
        },
        addEffects: (addition) => writeAndTell(async (trx) => {
            const { source, id } = addition.delivery;
            const seq = await findSeq(trx, addition.delivery, engine.keys);
            if (seq === undefined)
                throw new errors/* TicketwireError */.Mw('unknown-address', `No delivery ${id} is kept.`);
            await endDeadLetters(trx, seq);
            await insertEffects(trx, [{ origin: { source, id, seq }, effects: addition.effects, dueAt: clock() }], engine);
            return { value: undefined, change: { kind: 'due' } };
        }),
        reviveEffect: (effectId) => writeAndTell(async (trx) => {
            const isRevived = await reviveEffect(trx, effectId, clock());
            return { value: isRevived, change: isRevived ? { kind: 'due' } : undefined };
        }),
        prune: async (old) => {
            await commit.write(releaseHeads);
            const pruned = await prune(commit, old, dialect);
            for (const each of pruned)
                engine.keys?.remove(each);
            if (pruned.length > 0)
                engine.compact?.();
            return pruned.length;
        },
        watch: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        checkWritable: async () => {
            await commit.write(async (trx) => {
                await trx.deleteFrom('checks').execute();
                await trx
                    .insertInto('checks')
                    .values({ at: clock(), filler: new Uint8Array(roomNeeded) })
                    .execute();
            });
            roomNeeded = 0;
        },
        close: async () => {
            await commit.settle();
            await writer.destroy();
            await reader.destroy();
        },
        releaseLeases: () => commit.write((trx) => releaseLeases(trx, clock())),
        restartWaits: (leaseMs) => commit.write((trx) => (0,clock_jumps/* restartWaits */.W)(trx, { now: clock(), leaseMs })),
    });
}
/** Dead letters of a duplicate may have become due again. */
function mayBeDue({ isDuplicate, newEffects, claimed = [] }) {
    return isDuplicate || newEffects > claimed.length;
}


/***/ }),

/***/ 13808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ findUnreadable),
/* harmony export */   T: () => (/* binding */ logLost)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

const headerBytes = 32;
const frameHeaderBytes = 24;
const bigEndianMagic = 0x377f0683;
const littleEndianMagic = 0x377f0682;
/** Looks at the log that an earlier process left behind, before SQLite opens it; undefined when all of it can be read. */
function findUnreadable(walFile) {
    let opened;
    try {
        opened = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(walFile, 'r');
    }
    catch {
        return undefined;
    }
    try {
        return examine(opened, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(opened).size);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(opened);
    }
}
/** Logs how much of a write-ahead log was lost. */
function logLost({ bytes, isTornEnd }, log) {
    if (isTornEnd) {
        log.info({ bytes }, 'the write-ahead log ends with a transaction that was not finished; it is left out');
    }
    else {
        log.warn({ bytes }, `the write-ahead log is damaged: ${bytes} bytes of committed transactions could not be read and are lost. Check the disk, and compare the tickets with their sources.`);
    }
}
function examine(file, size) {
    if (size <= headerBytes)
        return undefined;
    const header = readAt(file, 0, headerBytes);
    const magic = header.readUInt32BE(0);
    const isBigEndian = magic === bigEndianMagic;
    const seed = checksum(header.subarray(0, 24), [0, 0], isBigEndian);
    const isHeader = (isBigEndian || magic === littleEndianMagic) && isSum(header, 24, seed);
    // Without its header SQLite reads nothing of it.
    if (!isHeader)
        return { bytes: size - headerBytes, isTornEnd: false };
    const pageBytes = header.readUInt32BE(8);
    const frameBytes = frameHeaderBytes + pageBytes;
    let sum = seed;
    let isReadable = true;
    let readableUntil = headerBytes;
    let end = headerBytes;
    let lostCommits = 0;
    for (let at = headerBytes; at + frameBytes <= size; at += frameBytes) {
        const frame = readAt(file, at, frameBytes);
        // After a checkpoint the log is overwritten from its beginning. Older frames behind the new ones have other salts.
        const isCurrent = frame.compare(header, 16, 24, 8, 16) === 0;
        const isCommit = frame.readUInt32BE(4) !== 0;
        if (isReadable) {
            const next = checksum(frame.subarray(frameHeaderBytes), checksum(frame.subarray(0, 8), sum, isBigEndian), isBigEndian);
            isReadable = isCurrent && isSum(frame, 16, next);
            sum = next;
        }
        if (isReadable && isCommit)
            readableUntil = at + frameBytes;
        if (!isCurrent)
            continue;
        end = at + frameBytes;
        if (!isReadable && isCommit)
            lostCommits += 1;
    }
    const bytes = end - readableUntil;
    // Each commit is on the disk before the next begins, so that only one can be torn.
    return bytes === 0 ? undefined : { bytes, isTornEnd: lostCommits <= 1 };
}
function checksum(bytes, [first, second], isBigEndian) {
    let [s0, s1] = [first, second];
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
        const [x0, x1] = isBigEndian
            ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
            : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
        s0 = (s0 + x0 + s1) >>> 0;
        s1 = (s1 + x1 + s0) >>> 0;
    }
    return [s0, s1];
}
function isSum(bytes, at, [first, second]) {
    return bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;
}
function readAt(file, at, length) {
    const bytes = Buffer.alloc(length);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, bytes, 0, length, at);
    return bytes;
}


/***/ }),

/***/ 76650:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ fetchedMark)
/* harmony export */ });
/** Stands among the headers of a delivery that we fetched: its body is not the bytes that were sent. No header is called so. */
const fetchedMark = 'ticketwire:fetched';


/***/ }),

/***/ 1508:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ newBoardTicket)
/* harmony export */ });
/** The ticket as it is created: `BOARD-1` is the first of target `board`. */
function newBoardTicket(target, number, draft, at) {
    const key = `${target.toUpperCase()}-${number}`;
    return {
        target,
        key,
        reference: key,
        url: '',
        title: draft.title,
        body: draft.body,
        labels: draft.labels,
        state: 'open',
        reason: null,
        createdAt: at,
        updatedAt: at,
    };
}


/***/ }),

/***/ 12888:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ shareOf)
/* harmony export */ });
/** Whether a worker may take one more effect of a target, given what it has; counts what it takes. */
function shareOf(claim) {
    const { running = [], maxPerTarget = Number.POSITIVE_INFINITY, shares = {} } = claim;
    const counts = new Map();
    for (const target of running)
        counts.set(target, (counts.get(target) ?? 0) + 1);
    return (target) => {
        const count = counts.get(target) ?? 0;
        if (count >= (Object.hasOwn(shares, target) ? (shares[target] ?? 0) : maxPerTarget))
            return false;
        counts.set(target, count + 1);
        return true;
    };
}


/***/ }),

/***/ 23410:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ createClockWatch),
/* harmony export */   z: () => (/* binding */ clockSlackMs)
/* harmony export */ });
/** Clocks of receivers on one database differ by less than this, and so do times that are noted and times that are read. */
const clockSlackMs = 1_000;
function createClockWatch() {
    let latest = Number.NEGATIVE_INFINITY;
    return {
        isSetBack: (now) => {
            if (now < latest - clockSlackMs)
                return true;
            latest = Math.max(latest, now);
            return false;
        },
        settle: (now) => {
            latest = now;
        },
    };
}


/***/ }),

/***/ 1422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ hourMs),
/* harmony export */   T0: () => (/* binding */ nextFreeCreation)
/* harmony export */ });
/* unused harmony export minuteMs */
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/**
 * When the next creating request may go, given the times of those of the last hour in ascending order; undefined: now.
 * The windows slide, so that no minute and no hour ever sees more than its limit.
 */
function nextFreeCreation(times, limits, at) {
    const inMinute = times.filter((time) => time > at - minuteMs);
    const inHour = times.filter((time) => time > at - hourMs);
    const freeAt = Math.max(freeIn(inMinute, limits.perMinute, minuteMs) ?? 0, freeIn(inHour, limits.perHour, hourMs) ?? 0);
    return freeAt === 0 ? undefined : freeAt;
}
/** When the window has room again: as soon as its oldest surplus leaves it. */
function freeIn(times, limit, windowMs) {
    const leaving = times.at(-limit);
    return times.length < limit || leaving === undefined ? undefined : leaving + windowMs;
}


/***/ }),

/***/ 80169:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withIssuedId),
/* harmony export */   Q: () => (/* binding */ maxListedEffects)
/* harmony export */ });
/** The attempt with another issued id, in its outcome and in the record to save. */
function withIssuedId(finished, issuedId) {
    const { outcome, ticket } = finished;
    if (outcome.status !== 'done' || !('ticket' in outcome.result))
        return finished;
    if (ticket === undefined || !('save' in ticket))
        return finished;
    return {
        ...finished,
        outcome: { ...outcome, result: { ...outcome.result, issuedId } },
        ticket: { save: { ...ticket.save, issuedId } },
    };
}
/** A delivery may have ten thousand effects, and a listing fifty deliveries. */
const maxListedEffects = 20;


/***/ }),

/***/ 65984:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ tellOutcome),
/* harmony export */   d: () => (/* binding */ supersededOutcome)
/* harmony export */ });
/** What an outcome tells a person. */
function tellOutcome(outcome) {
    switch (outcome.status) {
        case 'done':
            return outcome.note ?? tellResult(outcome.result);
        case 'skipped':
            return outcome.reason;
        case 'retry':
        case 'failed':
            return outcome.message;
        default:
            return outcome;
    }
}
function tellResult(result) {
    if ('login' in result)
        return `${result.change} ${result.login}`;
    if (!('commit' in result))
        return result.change;
    const { change, commit, previous } = result;
    return `${change} ${commit}${previous === null ? '' : `, before it ${previous}`}`;
}
/** How a dead letter ends when its delivery is planned anew. */
const supersededOutcome = { status: 'skipped', reason: 'its delivery was planned anew' };


/***/ })

};
