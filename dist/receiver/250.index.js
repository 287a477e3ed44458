export const id = 250;
export const ids = [250];
export const modules = {

/***/ 65250:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ openPostgresDatabase),
  $: () => (/* binding */ openPostgresStore)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/kysely/dist/raw-builder/sql.js + 1 modules
var sql = __webpack_require__(20189);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./receiver/store/clock-jumps.ts
var clock_jumps = __webpack_require__(84734);
// EXTERNAL MODULE: ./receiver/store/column-types.ts
var column_types = __webpack_require__(72708);
// EXTERNAL MODULE: external "node:timers"
var external_node_timers_ = __webpack_require__(87997);
;// CONCATENATED MODULE: ./receiver/store/database-clock.ts


const everyMs = 15_000;
/** A measurement that took longer says too little. */
const maxRoundTripMs = 1_000;
const noticeableMs = 1_000;
/**
 * Asks the database for its time at the start, then every 15 s, and counts on with a clock that nobody sets: a change of
 * this machine's clock changes nothing, and a change of the database's is followed by every receiver.
 */
async function openDatabaseClock(db, { monotonic = () => performance.now(), wall = Date.now } = {}) {
    let ahead = 0;
    let wallAhead = 0;
    let isMeasuring = false;
    async function measure(maxMs) {
        const askedAt = monotonic();
        const { rows } = await (0,sql/* sql */.l) `select extract(epoch from clock_timestamp())::float8 * 1000 as now`.execute(db);
        const answeredAt = monotonic();
        if (answeredAt - askedAt > maxMs)
            return;
        ahead = (rows[0]?.now ?? wall()) - (askedAt + answeredAt) / 2;
        wallAhead = wall() - answeredAt;
    }
    function refresh() {
        if (isMeasuring)
            return;
        isMeasuring = true;
        // A database that is away is noticed elsewhere.
        measure(maxRoundTripMs)
            .catch(() => { })
            .finally(() => {
            isMeasuring = false;
        });
    }
    await measure(Number.POSITIVE_INFINITY);
    const timer = (0,external_node_timers_.setInterval)(refresh, everyMs);
    timer.unref();
    return {
        now: () => {
            const at = monotonic();
            // The machine slept, during which no monotonic clock goes on, or its clock was set.
            if (Math.abs(wall() - at - wallAhead) > noticeableMs)
                refresh();
            return Math.round(at + ahead);
        },
        refresh,
        close: () => clearInterval(timer),
    };
}

// EXTERNAL MODULE: ./receiver/store/dialect.ts
var dialect = __webpack_require__(37586);
// EXTERNAL MODULE: ./receiver/store/migrate.ts + 10 modules
var migrate = __webpack_require__(86566);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./node_modules/pg/esm/index.mjs
var esm = __webpack_require__(83849);
;// CONCATENATED MODULE: ./receiver/store/postgres/connections.ts


/** Opening a connection takes no longer, or fails. */
const connectTimeoutMs = 3_000;
/** After so long without traffic the operating system asks whether the other side still lives. */
const keepAliveInitialDelayMillis = 10_000;
const noWarning = '00000';
// Times and sequences fit a number: they are far below 2^53.
const types = {
    getTypeParser: (oid, format) => oid === esm/* default.types */.Ay.types.builtins.INT8 ? Number : esm/* default.types */.Ay.types.getTypeParser(oid, format),
};
/**
 * A connection that cannot end the process. pg emits `error` whenever the server or the network ends a connection, and
 * pg-pool listens only while the connection is idle: https://node-postgres.com/apis/pool#error
 */
class Connection extends esm/* default.Client */.Ay.Client {
    /** The last warning the server sent with an answer. */
    lastWarning;
    constructor(config) {
        super(config);
        // Whatever waits for an answer is rejected with the same error.
        this.on('error', () => { });
        this.on('notice', ({ code, message }) => {
            if (code !== noWarning)
                this.lastWarning = message;
        });
    }
}
function createConnections(connectionString) {
    const sockets = new Set();
    const config = {
        connectionString,
        connectionTimeoutMillis: connectTimeoutMs,
        keepAlive: true,
        keepAliveInitialDelayMillis,
        types,
        stream: () => {
            const socket = new external_node_net_.Socket();
            sockets.add(socket);
            socket.once('close', () => sockets.delete(socket));
            return socket;
        },
    };
    return {
        createPool: ({ max, prepare }) => {
            const onConnect = prepare;
            const pool = new esm/* default.Pool */.Ay.Pool({
                ...config,
                max,
                idleTimeoutMillis: 0,
                Client: Connection,
                ...(onConnect === undefined ? {} : { onConnect }),
            });
            // An idle connection that ends is replaced when it is needed.
            pool.on('error', () => { });
            return pool;
        },
        createConnection: () => new Connection(config),
        cut: () => {
            for (const socket of sockets)
                socket.destroy();
        },
    };
}

;// CONCATENATED MODULE: ./receiver/store/postgres/failures.ts

/** The database, or the network to it, did not answer in time. */
class SilenceError extends Error {
    name = 'SilenceError';
}
/** Thrown without asking the database, because the last attempt to reach it failed. */
class AwayError extends Error {
    name = 'AwayError';
}
/** The server takes no writes: it is a standby, or was set read-only. */
class ReadOnlyError extends Error {
    name = 'ReadOnlyError';
}
/**
 * SQLSTATE codes after which a connection is of no use: connection exceptions (08), a server that stops or starts (57P0x),
 * a session that the server ended (25P03, 25P04), refused connections (28, 3D, 53300), and a server that has become
 * read-only (25006). https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const endingCodes = /^(08...|28...|3D...|57P0.|25006|25P03|25P04|53300)$/;
/** True if an error of the driver leaves its connection unusable. Errors of one statement do not. */
function endsConnection(error) {
    if (!(error instanceof esm/* default.DatabaseError */.Ay.DatabaseError))
        return true;
    return error.severity === 'FATAL' || error.severity === 'PANIC' || endingCodes.test(error.code ?? '');
}
/** True if the database or the network failed, and not the data that was sent. */
function isAboutDatabase(error) {
    return endsConnection(error) && !(error instanceof TypeError) && !(error instanceof RangeError);
}
/** True if the server has no connection left to give. */
function isServerFull(error) {
    return error instanceof esm/* default.DatabaseError */.Ay.DatabaseError && error.code === '53300';
}
/** True if every connection of our own pool was in use for too long: pg-pool has no code for it. */
function isPoolBusy(error) {
    return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}
/** Says why, also for errors that hold others and have no text of their own, as of `localhost` with two addresses. */
function reasonOf(error) {
    if (error instanceof AggregateError && error.message === '')
        return error.errors.map(reasonOf).join('; ');
    return error instanceof Error ? error.message : 'unknown reason';
}

;// CONCATENATED MODULE: ./receiver/store/postgres/availability.ts



/** Pause between two probes. */
const probeEveryMs = 1_000;
/** Time after which the log says that the database is still away. */
const reminderMs = 60_000;
/**
 * A failure starts a probe. Until its answer, what comes waits a moment; while probes fail, it is refused at once; and the
 * first good probe opens the way again. The log tells when the database goes away and when it is back.
 */
function createAvailability({ probe, cut, log }) {
    const listeners = [];
    const stopping = new AbortController();
    let state = 'there';
    let reason = '';
    /** Resolves after the first probe, good or not. */
    let checked = Promise.resolve();
    /** Resolves after the first good probe. */
    let recovered = Promise.resolve();
    async function isThere() {
        try {
            await probe();
            return true;
        }
        catch (error) {
            reason = reasonOf(error);
            if (error instanceof SilenceError)
                cut();
            return false;
        }
    }
    async function check() {
        const isBack = await isThere();
        if (stopping.signal.aborted)
            return;
        if (isBack) {
            log.warn({ reason }, 'a connection to PostgreSQL broke; reconnected');
            recover();
        }
        else {
            state = 'away';
            log.error({ reason }, 'PostgreSQL is unavailable: deliveries are answered with 503 until it is back');
        }
    }
    async function keepProbing() {
        const since = performance.now();
        await checked;
        for (let remindedAt = since; state === 'away' && !stopping.signal.aborted;) {
            await (0,promises_.setTimeout)(probeEveryMs, undefined, { signal: stopping.signal }).catch(() => { });
            if (stopping.signal.aborted)
                return;
            if (await isThere()) {
                log.warn({ seconds: Math.round((performance.now() - since) / 1_000) }, 'PostgreSQL is available again');
                recover();
            }
            else if (performance.now() - remindedAt >= reminderMs) {
                remindedAt = performance.now();
                log.error({ reason }, 'PostgreSQL is still unavailable');
            }
        }
    }
    function recover() {
        state = 'there';
        for (const listener of listeners)
            listener();
    }
    return {
        pass: async () => {
            if (state === 'checking')
                await Promise.race([checked, (0,promises_.setTimeout)(connectTimeoutMs, undefined, { ref: false })]);
            if (state === 'there')
                return;
            // A caller that asks again at once must not keep timers and sockets from their turn: one is the probe's.
            await (0,promises_.setImmediate)();
            throw new AwayError(`PostgreSQL is unavailable: ${reason}`);
        },
        noteFailure: (error) => {
            if (stopping.signal.aborted || !isAboutDatabase(error) || error instanceof AwayError)
                return;
            if (error instanceof SilenceError)
                cut();
            if (state !== 'there')
                return;
            state = 'checking';
            reason = reasonOf(error);
            checked = check();
            recovered = keepProbing();
        },
        untilThere: () => recovered,
        onRecovery: (listener) => {
            listeners.push(listener);
        },
        stop: () => stopping.abort(),
    };
}

// EXTERNAL MODULE: ./node_modules/kysely/dist/kysely.js + 74 modules
var kysely = __webpack_require__(2735);
// EXTERNAL MODULE: ./node_modules/kysely/dist/dialect/postgres/postgres-dialect.js + 5 modules
var postgres_dialect = __webpack_require__(88906);
;// CONCATENATED MODULE: ./receiver/store/postgres/pool.ts




/** Pause before trying again to get a connection from a server that is full. */
const fullRetryMs = 250;
/** Kysely over a pool whose broken connections are never used again. */
function toKysely(pool, guard) {
    return new kysely/* Kysely */._$({ dialect: new postgres_dialect/* PostgresDialect */.a({ pool: guardPool(pool, guard) }) });
}
function guardPool(pool, guard) {
    return {
        options: pool.options,
        connect: async () => {
            await guard.pass?.();
            return guardConnection(await acquire(pool, guard), guard);
        },
        end: () => pool.end(),
    };
}
/** Takes a connection. Where the server is full, waits for one that the pool has already. */
async function acquire(pool, { noteFailure } = {}) {
    const deadline = performance.now() + connectTimeoutMs;
    for (;;) {
        try {
            return (await pool.connect());
        }
        catch (error) {
            if (isServerFull(error) && pool.totalCount > 0 && performance.now() < deadline)
                await (0,promises_.setTimeout)(fullRetryMs);
            else {
                if (!isPoolBusy(error))
                    noteFailure?.(error);
                throw error;
            }
        }
    }
}
/** A connection that goes back to its pool only while it is idle and whole. */
function guardConnection(connection, { queryTimeoutMs, noteFailure }) {
    let failure;
    async function query(sql, parameters) {
        // Not even a ROLLBACK: it would queue behind the statement that got no answer.
        if (failure !== undefined)
            throw failure;
        try {
            const result = await ask(connection, { sql, parameters, timeoutMs: queryTimeoutMs });
            if (sql === 'commit')
                requireCommitted(connection, result);
            return result;
        }
        catch (error) {
            if (endsConnection(error) && !(error instanceof UncommittedError)) {
                failure = error;
                noteFailure?.(error);
            }
            throw error;
        }
    }
    return {
        query: query,
        release: (discard) => {
            const isIdle = connection.getTransactionStatus() === 'I';
            connection.release(discard === true || failure !== undefined || !isIdle);
        },
    };
}
/** Sends one statement and waits for its answer, but no longer than the time given. */
async function ask(connection, { sql, parameters = [], timeoutMs }) {
    let timer;
    const silence = new Promise((_resolve, reject) => {
        timer = setTimeout(() => reject(new SilenceError(`no answer within ${timeoutMs} ms`)), timeoutMs);
    });
    if (sql === 'commit')
        connection.lastWarning = undefined;
    try {
        return await Promise.race([connection.query(sql, [...parameters]), silence]);
    }
    finally {
        clearTimeout(timer);
    }
}
class UncommittedError extends Error {
}
/**
 * A COMMIT can be answered without having made anything durable: it ends a failed transaction by undoing it, and it warns
 * when it no longer waited for a synchronous standby.
 */
function requireCommitted({ lastWarning }, { command }) {
    if (command !== 'COMMIT')
        throw new UncommittedError('the transaction was rolled back');
    if (lastWarning !== undefined)
        throw new UncommittedError(`committed with a warning: ${lastWarning}`);
}

;// CONCATENATED MODULE: ./receiver/store/postgres/session.ts


/** An answer that takes longer is not coming: the server ends its statements before that. */
const queryTimeoutMs = 4_000;
/**
 * What the server watches over for us, in ms. It ends a statement before we give up on it, so that the connection can be
 * used on; and a transaction of a receiver that stalled, so that its locks hold up nobody else.
 */
const timeouts = {
    statement_timeout: 3_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 5_000,
};
/** In seconds: a receiver whose machine is gone gives back its connections within a minute. */
const keepAlive = { tcp_keepalives_idle: 30, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 };
const settings = Object.entries({ ...timeouts, ...keepAlive })
    .map(([name, value]) => `set ${name} = ${value}; `)
    .join('');
/**
 * Sets up a new connection, by statements: poolers such as PgBouncer refuse most startup parameters. Commits wait for the
 * disk whatever the server's default is, because a delivery is answered as stored after them. `name` is how the
 * connections of this process are found among those of the server. Throws {@link ReadOnlyError} where nothing can be written.
 */
async function prepareSession(connection, name) {
    const sql = `${settings}set application_name = '${name}'; select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'; select current_setting('transaction_read_only') as read_only`;
    const results = (await ask(connection, { sql, timeoutMs: queryTimeoutMs }));
    const answer = results.at(-1)?.rows[0];
    if (answer?.read_only === 'on')
        throw new ReadOnlyError('the server is read-only: a standby, or a primary set read-only');
}
/** Ends what earlier connections of this process left behind on the server, such as a COMMIT that waits for a standby. */
async function endAbandoned(connection, name) {
    await ask(connection, {
        sql: 'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
        parameters: [name],
        timeoutMs: queryTimeoutMs,
    });
}
/** Writes a row and waits until it is durable; leaves alone what others are just writing. */
async function writeCheck(connection) {
    await ask(connection, {
        sql: "with old as (delete from checks where ctid in (select ctid from checks for update skip locked)) insert into checks (at, filler) values (0, '')",
        timeoutMs: queryTimeoutMs,
    });
}

;// CONCATENATED MODULE: ./receiver/store/postgres/listener.ts






/** The channel that every receiver on a database listens to. */
const channel = 'ticketwire';
/** Pause before listening again after the connection broke. */
const reconnectMs = 1_000;
/** A connection that died silently is noticed by this, and only by this. */
const heartbeatMs = 5_000;
const roundTripMs = 5_000;
/** Ids of effects are in hex: none is one of these words. */
const changeWords = ['sources', 'rules'];
function wordOf(change) {
    switch (change.kind) {
        case 'ended':
            return change.effectId;
        case 'sources':
        case 'rules':
            return change.kind;
        case 'due':
        case 'missed':
            return '';
    }
}
function changeOf(word) {
    if (word === '')
        return { kind: 'due' };
    const kind = changeWords.find((each) => each === word);
    return kind === undefined ? { kind: 'ended', effectId: word } : { kind };
}
/**
 * Hears of changes on a connection of its own, and opens it again when it breaks; what was missed meanwhile is announced as
 * such. Throws what the first connection throws.
 */
async function startListening({ open, availability, log }) {
    const listeners = [];
    const stopping = new AbortController();
    const tell = (change) => {
        for (const listener of listeners)
            listener(change);
    };
    async function connect() {
        const connection = await open();
        connection.on('notification', ({ payload = '' }) => tell(changeOf(payload)));
        try {
            await ask(connection, { sql: `listen ${channel}`, timeoutMs: queryTimeoutMs });
            return connection;
        }
        catch (error) {
            void connection.end();
            throw error;
        }
    }
    async function reconnect() {
        for (let isTold = false;; isTold = true) {
            await (0,promises_.setTimeout)(reconnectMs, undefined, { signal: stopping.signal }).catch(() => { });
            // While the database is away, that is said once, and not here.
            await Promise.race([availability.untilThere(), aborted(stopping.signal)]);
            if (stopping.signal.aborted)
                return undefined;
            try {
                return await connect();
            }
            catch (error) {
                availability.noteFailure(error);
                if (!isTold)
                    log.warn({ reason: reasonOf(error) }, 'PostgreSQL cannot be listened to; trying again');
            }
        }
    }
    async function run(first) {
        for (let connection = first; connection !== undefined;) {
            const failure = await untilEnded(connection, stopping.signal);
            void connection.end();
            if (failure !== undefined)
                availability.noteFailure(failure);
            if (stopping.signal.aborted)
                return;
            connection = await reconnect();
            if (connection !== undefined)
                tell({ kind: 'missed' });
        }
    }
    availability.onRecovery(() => tell({ kind: 'missed' }));
    const running = run(await connect());
    return {
        onChange: (listener) => {
            listeners.push(listener);
        },
        close: () => {
            stopping.abort();
            return running;
        },
    };
}
/** Resolves when the connection has ended, with the failure of a heartbeat where that is how it is known. */
async function untilEnded(connection, stop) {
    const ended = new AbortController();
    connection.once('end', () => ended.abort());
    const signal = AbortSignal.any([ended.signal, stop]);
    while (!signal.aborted) {
        await (0,promises_.setTimeout)(heartbeatMs, undefined, { signal }).catch(() => { });
        if (signal.aborted)
            break;
        try {
            await ask(connection, { sql: 'select 1', timeoutMs: queryTimeoutMs });
        }
        catch (error) {
            return error;
        }
    }
    return undefined;
}
function aborted(signal) {
    if (signal.aborted)
        return Promise.resolve();
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
/**
 * Throws when a notification of one connection does not reach another that listens: a pooler lends each transaction
 * another session of the server then, and settings of sessions would end up in those of other programs.
 */
async function requireNotifications(connectionString) {
    const connections = createConnections(connectionString);
    const [listening, speaking] = [connections.createConnection(), connections.createConnection()];
    const word = `ticketwire_${process.pid}_${Date.now()}`;
    const heard = new Promise((resolve) => {
        listening.on('notification', (notification) => resolve(notification.channel === word));
    });
    try {
        await listening.connect();
        await ask(listening, { sql: `listen ${word}`, timeoutMs: queryTimeoutMs });
        await speaking.connect();
        await ask(speaking, { sql: 'select pg_notify($1, $2)', parameters: [word, ''], timeoutMs: queryTimeoutMs });
        if (await Promise.race([heard, (0,promises_.setTimeout)(roundTripMs, false, { ref: false })]))
            return;
        throw new errors/* TicketwireError */.Mw('store-unavailable', 'The database that DATABASE_URL names cannot be used: LISTEN and NOTIFY do not work there, as behind a connection pooler in transaction mode. Connect to PostgreSQL itself, or to a pool in session mode.');
    }
    finally {
        connections.cut();
    }
}

// EXTERNAL MODULE: ./receiver/store/store.ts + 20 modules
var store_store = __webpack_require__(65374);
;// CONCATENATED MODULE: ./receiver/store/postgres.ts















/** Upgrades and transfers look at everything there is. */
const longQueryTimeoutMs = 10 * 60_000;
const maxReaders = 5;
/**
 * Opens a store that several receivers may share. Word of what became due, and of how attempts ended, goes to all of them.
 * Gives the clock they share, too. Throws `store-unavailable` when the database cannot be reached or brought to this
 * version. What it does when the database goes away later: docs/decisions/0022.
 */
async function openPostgresStore(connectionString, log) {
    await requireNotifications(connectionString).catch((error) => {
        throw unreachable(error);
    });
    await (await openPostgresDatabase(connectionString)).destroy();
    const database = openPools(connectionString, log);
    const { writer, reader, availability } = database;
    try {
        // Opens a connection for each purpose while there are some.
        await database.probe();
        const clock = await openDatabaseClock(reader);
        // After a failover it is the clock of another machine.
        availability.onRecovery(clock.refresh);
        const listener = await startListening({ open: database.openListening, availability, log });
        const store = (0,store_store/* createStore */.y)({
            writer,
            reader,
            dialect: dialect/* postgresDialect */.S,
            now: clock.now,
            publish: async (trx, change) => {
                await (0,sql/* sql */.l) `select pg_notify(${channel}, ${wordOf(change)})`.execute(trx);
            },
            lock: async (trx, name) => {
                await (0,sql/* sql */.l) `select pg_advisory_xact_lock(hashtext(${name}))`.execute(trx);
            },
            subscribe: listener.onChange,
        });
        await store.restartWaits(clock_jumps/* effectLeaseMs */._);
        const close = async () => {
            availability.stop();
            clock.close();
            await listener.close();
            await store.close();
        };
        return { store: { ...store, close }, now: clock.now };
    }
    catch (error) {
        availability.stop();
        await Promise.all([writer.destroy(), reader.destroy()]);
        throw unreachable(error);
    }
}
/** The connections of a running store: one that writes, some that read, and those that listen. */
function openPools(connectionString, log) {
    const connections = createConnections(connectionString);
    const name = `ticketwire ${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
    const prepare = (connection) => prepareSession(connection, name);
    const writers = connections.createPool({ max: 1, prepare });
    const readers = connections.createPool({ max: maxReaders, prepare });
    let isCut = false;
    const probe = async () => {
        await useOnce(writers, async (connection) => {
            if (isCut)
                await endAbandoned(connection, name);
            isCut = false;
            await writeCheck(connection);
        });
        await useOnce(readers, async (connection) => {
            await ask(connection, { sql: 'select 1', timeoutMs: queryTimeoutMs });
        });
    };
    const availability = createAvailability({
        probe,
        cut: () => {
            isCut = true;
            connections.cut();
        },
        log,
    });
    const guard = { queryTimeoutMs: queryTimeoutMs, pass: availability.pass, noteFailure: availability.noteFailure };
    return {
        writer: toKysely(writers, guard),
        reader: toKysely(readers, guard),
        availability,
        probe,
        openListening: async () => {
            const connection = connections.createConnection();
            try {
                await connection.connect();
                await prepareSession(connection, name);
                return connection;
            }
            catch (error) {
                void connection.end();
                throw error;
            }
        },
    };
}
/** Uses a connection, which is kept only when that succeeds. */
async function useOnce(pool, use) {
    const connection = await acquire(pool);
    let isGood = false;
    try {
        await use(connection);
        isGood = true;
    }
    finally {
        connection.release(!isGood);
    }
}
/** The tables in PostgreSQL, brought to this version, over one connection; throws as {@link openPostgresStore} does. */
async function openPostgresDatabase(connectionString) {
    const pool = createConnections(connectionString).createPool({ max: 1 });
    const writer = toKysely(pool, { queryTimeoutMs: longQueryTimeoutMs });
    try {
        await (0,sql/* sql */.l) `select 1`.execute(writer);
        await (0,migrate/* migrate */._)(writer, column_types/* postgresTypes */.z);
        return writer;
    }
    catch (error) {
        await writer.destroy();
        throw unreachable(error);
    }
}
function unreachable(cause) {
    if (cause instanceof errors/* TicketwireError */.Mw)
        return cause;
    return new errors/* TicketwireError */.Mw('store-unavailable', `The database that DATABASE_URL names cannot be used (${reasonOf(cause)}). Does it run, and do user, password and name fit?`, { cause });
}


/***/ })

};
