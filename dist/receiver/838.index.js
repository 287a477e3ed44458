export const id = 838;
export const ids = [838];
export const modules = {

/***/ 33291:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h9: () => (/* binding */ withApiOptions),
/* harmony export */   wk: () => (/* binding */ askApi)
/* harmony export */ });
/* unused harmony export tokenFor */
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67375);
/* harmony import */ var _shared_clients_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52355);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32635);
/* harmony import */ var _local_token_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86429);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35587);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17857);






const timeoutMs = 30_000;
/** Commands that ask a running receiver: the embedded store is open in its process only. */
function withApiOptions(command) {
    return command.option('--url <url>', 'address of the receiver; this machine unless given');
}
/** One request to a running receiver's API. Throws, with a remedy, what a command ends with. */
async function askApi(method, path, options) {
    const settings = (0,_settings_js__WEBPACK_IMPORTED_MODULE_5__/* .readSettings */ .s)(process.env);
    const address = (options.url ?? (0,_server_js__WEBPACK_IMPORTED_MODULE_4__/* .addressOf */ .ci)(settings.host, settings.port)).replace(/\/+$/, '');
    const token = tokenFor(address, settings);
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    try {
        const url = `${address}/api/v1${path}`;
        const content = options.body === undefined ? {} : { json: options.body };
        const { status, json } = await (0,_shared_clients_http_js__WEBPACK_IMPORTED_MODULE_1__/* .createHttp */ .V0)({ timeoutMs }).send({ method, url, headers, ...content });
        const body = (json ?? {});
        if (status < 300)
            return body;
        throw new commander__WEBPACK_IMPORTED_MODULE_0__/* .CommanderError */ .b7(status === 400 ? 2 : 1, 'ticketwire.api', `The receiver answered ${status}: ${String(body.error ?? 'without a reason')}`);
    }
    catch (error) {
        if (!(error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TicketwireError */ .Mw))
            throw error;
        throw new commander__WEBPACK_IMPORTED_MODULE_0__/* .CommanderError */ .b7(1, 'ticketwire.api', `The receiver at ${address} ${error.message}. Is it running? Start it with 'ticketwire serve', or name it with --url.`);
    }
}
/** The admin token, or on this machine the receiver's own; that one is never sent to another machine. */
function tokenFor(address, { adminToken, dataDirectory }) {
    if (adminToken !== undefined)
        return adminToken;
    const host = URL.canParse(address) ? new URL(address).hostname : '';
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host) ? (0,_local_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readLocalToken */ .R)(dataDirectory) : undefined;
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

/***/ 32961:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ wrongMethod),
/* harmony export */   LB: () => (/* binding */ answerThrown),
/* harmony export */   jD: () => (/* binding */ sendJson),
/* harmony export */   mX: () => (/* binding */ notFound),
/* harmony export */   n: () => (/* binding */ answerError),
/* harmony export */   n4: () => (/* binding */ sendError),
/* harmony export */   tl: () => (/* binding */ onlyMethods)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);
/* harmony import */ var _app_intake_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69341);
/* harmony import */ var _error_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78456);



/** The rest of a refused body is read if it is at most this long, and the connection goes on. */
const shortBytes = 64 * 1_024;
function sendJson(response, { status, body, headers }) {
    const text = JSON.stringify(body);
    response.writeHead(status, jsonHeaders(text, headers));
    response.end(text);
}
function jsonHeaders(text, headers) {
    return {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(text),
        ...headers,
    };
}
/** Answers what was thrown, as far as a stranger may read it. */
function sendError(response, error, { intake, headers }) {
    const status = _error_status_js__WEBPACK_IMPORTED_MODULE_1__/* .errorStatus */ .P[error.code];
    const answer = {
        status,
        body: { code: status, error: publicText(error, status) },
        headers: { ...headers, ...(status === 503 ? { 'Retry-After': String(_error_status_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterSeconds */ .C) } : {}) },
    };
    if (isMuchToCome(response.req))
        sendAndClose(response, answer, intake);
    else
        sendJson(response, answer);
}
/** True if a client may be about to send more than is worth reading only to keep its connection. */
function isMuchToCome({ complete, headers }) {
    if (complete)
        return false;
    const { 'content-length': length, 'transfer-encoding': encoding, expect } = headers;
    return encoding !== undefined || expect !== undefined || Number(length ?? 0) > shortBytes;
}
/** Answers a client that is still sending, and closes the connection when it has finished, or takes too long. */
function sendAndClose(response, { status, body, headers }, intake) {
    const text = JSON.stringify(body);
    response.writeHead(status, jsonHeaders(text, { ...headers, Connection: 'close' }));
    response.write(text);
    response.req.once('end', () => response.end());
    intake.discard(response.req);
}
function wrongMethod(path, method, allowed) {
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('wrong-method', `${path} takes ${allowed}, not ${method}.`);
}
/** The same for Express, with the error left for the log. */
function answerError(response, thrown, headers) {
    const error = (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asTicketwireError */ .Q8)(thrown);
    response.locals.error = error;
    sendError(response, error, { intake: (0,_app_intake_js__WEBPACK_IMPORTED_MODULE_2__/* .intakeOf */ .S)(response.req), headers });
}
/** What a stranger may read: the causes of a failure on our side stay in the log. */
function publicText(error, status) {
    switch (status) {
        case 500:
            return 'Ticketwire met a defect of its own; the log of this receiver has the details.';
        case 503:
            if (error.code === 'overloaded')
                return error.message;
            return error.code === 'store-unavailable'
                ? 'The store cannot be used right now. Send this again later.'
                : 'This cannot be done right now; the log of this receiver has the details.';
        default:
            return error.message;
    }
}
const notFound = (request, response) => {
    answerError(response, new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('unknown-address', `Nothing is served under ${pathOf(request)}.`));
};
/** As it was asked for: a router knows only its own part of it. */
function pathOf({ baseUrl, path }) {
    return (baseUrl + path).replace(/(?<=.)\/$/, '');
}
/** Answers 405 with the methods that an address does have. */
function onlyMethods(...methods) {
    const allowed = methods.join(', ');
    return (request, response) => {
        answerError(response, wrongMethod(pathOf(request), request.method, allowed), { Allow: allowed });
    };
}
const answerThrown = (thrown, _request, response, next) => {
    if (response.headersSent) {
        next(thrown);
        return;
    }
    answerError(response, thrown instanceof URIError ? badAddress : thrown);
};
const badAddress = new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('malformed', 'The address is not validly percent-encoded.');


/***/ }),

/***/ 69341:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ setIntake),
/* harmony export */   S: () => (/* binding */ intakeOf)
/* harmony export */ });
const key = 'intake';
/** Lets the routes of an app read bodies through the intake. */
function setIntake(app, intake) {
    app.locals[key] = intake;
}
function intakeOf({ app }) {
    return app.locals[key];
}


/***/ }),

/***/ 78456:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ retryAfterSeconds),
/* harmony export */   P: () => (/* binding */ errorStatus)
/* harmony export */ });
/** The HTTP status of each error code. The codes of targets never reach a caller as they are: they become 503. */
const errorStatus = {
    malformed: 400,
    unauthenticated: 401,
    'unknown-address': 404,
    'wrong-method': 405,
    'too-slow': 408,
    'already-exists': 409,
    'ticket-gone': 410,
    'too-large': 413,
    'wrong-content': 415,
    unprocessable: 422,
    internal: 500,
    overloaded: 503,
    configuration: 503,
    'not-ready': 503,
    'store-unavailable': 503,
    'store-in-use': 503,
    network: 503,
    timeout: 503,
    'rate-limited': 503,
    'target-failed': 503,
    'target-refused': 503,
    'target-forbidden': 503,
    'target-not-found': 503,
};
/** Seconds a caller is asked to wait after a 503. */
const retryAfterSeconds = 10;


/***/ }),

/***/ 86429:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readLocalToken),
/* harmony export */   T: () => (/* binding */ ensureLocalToken)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32635);
/* harmony import */ var _store_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31587);





const fileName = 'admin.token';
/**
 * Returns the token that opens the pages and the API on this machine when no TICKETWIRE_ADMIN_TOKEN is set, and makes it
 * at the first start. Receivers with one data directory share it. Throws `configuration` if it cannot be kept.
 */
function ensureLocalToken(dataDirectory) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dataDirectory, fileName);
    try {
        (0,_store_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .makePrivate */ .ux)(dataDirectory);
        const known = readLocalToken(dataDirectory);
        if (known !== undefined) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(file, 0o600);
            return known;
        }
        make(file);
    }
    catch (cause) {
        throw unusable(file, cause);
    }
    const token = readLocalToken(dataDirectory);
    if (token !== undefined)
        return token;
    throw unusable(file, new Error('it is not a file of this user with a token in it'));
}
/** The token of the receiver that uses this data directory; undefined if there is none that this user may read and trust. */
function readLocalToken(dataDirectory) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dataDirectory, fileName);
    try {
        const { uid, mode } = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(file);
        const isOurs = process.getuid === undefined || uid === process.getuid() || uid === 0 || process.getuid() === 0;
        const isFile = (mode & 0o170000) === 0o100000;
        const text = isOurs && isFile ? (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, 'utf8').trim() : '';
        return /^[0-9a-f]{64}$/.test(text) ? text : undefined;
    }
    catch {
        return undefined;
    }
}
/** Writes the file whole or not at all: another receiver on this directory may be reading it. */
function make(file) {
    const draft = `${file}.${process.pid}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(draft, `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.linkSync)(draft, file);
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(draft);
    }
}
function unusable(file, cause) {
    const reason = cause.code ?? (cause instanceof Error ? cause.message : 'unknown reason');
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('configuration', `The token for the pages cannot be kept in ${file} (${reason}). Set TICKETWIRE_DATA to a directory this user may write, or set TICKETWIRE_ADMIN_TOKEN.`, { cause });
}


/***/ }),

/***/ 35587:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KT: () => (/* binding */ listen),
/* harmony export */   _p: () => (/* binding */ createHttpServer),
/* harmony export */   ci: () => (/* binding */ addressOf)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32635);
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32961);



/** Slow and idle connections are cut after these times, in ms. */
const limits = {
    headersTimeout: 10_000,
    requestTimeout: 20_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 2_000,
    maxHeaderSize: 16_384,
    requireHostHeader: false,
};
/** An HTTP server for the receiver's requests; malformed ones get JSON answers too. */
function createHttpServer(answer) {
    const server = (0,node_http__WEBPACK_IMPORTED_MODULE_0__.createServer)(limits, answer);
    // Whether the rest of a request is asked for is decided by whoever reads it: see `readRawBody`.
    server.on('checkContinue', answer);
    server.on('checkExpectation', (_request, response) => {
        const body = { code: 417, error: 'The only expectation that is met here is 100-continue.' };
        (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .sendJson */ .jD)(response, { status: 417, body, headers: { Connection: 'close' } });
    });
    server.on('connect', (_request, socket) => {
        answerRaw(socket, 405, 'This receiver is no proxy: it takes no CONNECT.');
    });
    server.on('clientError', (error, socket) => answerBrokenRequest(error, socket));
    return server;
}
function answerBrokenRequest(error, socket) {
    if (error.code === 'ECONNRESET' || !socket.writable) {
        socket.destroy();
        return;
    }
    if (socket.bytesWritten > 0) {
        // An answer to an earlier request is on its way; another status would be read as a part of it.
        socket.destroySoon();
        return;
    }
    const [status, text] = brokenRequests[error.code ?? ''] ?? [400, 'This is not a well-formed HTTP request.'];
    answerRaw(socket, status, text);
}
/** An answer where Node's own HTTP has given up. */
function answerRaw(socket, status, text) {
    const body = JSON.stringify({ code: status, error: text });
    const head = [
        `HTTP/1.1 ${status} ${node_http__WEBPACK_IMPORTED_MODULE_0__.STATUS_CODES[status]}`,
        'Content-Type: application/json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        ...(status === 405 ? ['Allow: GET, HEAD, POST'] : []),
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
const brokenRequests = {
    HPE_HEADER_OVERFLOW: [431, 'The headers are larger than this receiver takes.'],
    ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive whole in time.'],
};
/** Resolves with the port. Throws `configuration`, naming the address, when it cannot listen there. */
function listen(server, { host, port }) {
    return new Promise((resolve, reject) => {
        server.once('error', (cause) => {
            const reasons = {
                EADDRINUSE: 'another program listens there. Stop it, or set PORT to another number',
                EACCES: 'this user may not listen there. Set PORT to a number from 1024 on',
                EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one it has',
            };
            const reason = reasons[cause.code ?? ''] ?? cause.message;
            reject(new _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TicketwireError */ .Mw('configuration', `Cannot listen on ${host}, port ${port}: ${reason}.`, { cause }));
        });
        server.listen(port, host, () => resolve(server.address().port));
    });
}
/** As an address for people and programs. */
function addressOf(host, port) {
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
    return `http://${name}:${port}`;
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
