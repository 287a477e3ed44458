export const id = 377;
export const ids = [377];
export const modules = {

/***/ 17383:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ readHeaders),
/* harmony export */   x: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67375);



/** The bytes of a file, or of standard input for `-`. */
async function readBody(file) {
    if (file === '-')
        return (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.buffer)(process.stdin);
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file);
    }
    catch (cause) {
        const reason = cause.code ?? 'unknown reason';
        throw new commander__WEBPACK_IMPORTED_MODULE_2__/* .CommanderError */ .b7(2, 'ticketwire.file', `The file ${file} cannot be read (${reason}).`);
    }
}
/** Headers as they are given on the command line, by their names in lower case. */
function readHeaders(given = []) {
    const pairs = given.map((text) => {
        const [, name, value] = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([^\r\n]*)$/.exec(text) ?? [];
        if (name !== undefined && value !== undefined)
            return [name.toLowerCase(), value.trim()];
        throw new commander__WEBPACK_IMPORTED_MODULE_2__/* .CommanderError */ .b7(2, 'ticketwire.header', `'${text}' is no header: write it as 'Name: value'.`);
    });
    return Object.fromEntries(pairs);
}


/***/ }),

/***/ 38377:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addSend: () => (/* binding */ addSend)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67375);
/* harmony import */ var _shared_clients_http_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52355);
/* harmony import */ var _shared_config_load_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40744);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32635);
/* harmony import */ var _configuration_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90651);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(675);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(35587);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(17857);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(17383);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(65822);












function addSend(program) {
    program
        .command('send')
        .description('sign a file as a source would, post it to a receiver and print the answer')
        .argument('<source>', 'source, as the configuration names it')
        .argument('<file>', 'the body; - for standard input')
        .option('--config <file>', 'configuration file')
        .option('--event <name>', "the sender's own name of the event, where it names it in a header: push, workflow_run")
        .option('--header <header...>', "a header that the sender would send, as 'Name: value'")
        .option('--url <url>', "the receiver's address of the source; this machine unless given")
        .action(send);
}
async function send(name, file, options) {
    const settings = (0,_settings_js__WEBPACK_IMPORTED_MODULE_9__/* .readSettings */ .s)(process.env);
    const found = (0,_configuration_file_js__WEBPACK_IMPORTED_MODULE_6__/* .findConfiguration */ .oN)({ named: options.config, env: process.env, dataDirectory: settings.dataDirectory });
    if (found.isLocalSetup && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.dataDirectory, _configuration_file_js__WEBPACK_IMPORTED_MODULE_6__/* .secretFile */ .pb))) {
        throw new commander__WEBPACK_IMPORTED_MODULE_2__/* .CommanderError */ .b7(2, 'ticketwire.configuration', `There is no ${_configuration_file_js__WEBPACK_IMPORTED_MODULE_6__/* .defaultFile */ .kL} here, and no set-up made by 'ticketwire serve' in ${settings.dataDirectory}. Start the receiver first, or name a file with --config.`);
    }
    const configuration = (0,_shared_config_load_js__WEBPACK_IMPORTED_MODULE_4__/* .requireConfiguration */ .oY)({ ...found, now: Date.now() });
    const source = (0,_source_js__WEBPACK_IMPORTED_MODULE_11__/* .requireSource */ .n)(name, configuration.sources, found.file);
    const body = await (0,_body_js__WEBPACK_IMPORTED_MODULE_10__/* .readBody */ .x)(file);
    const secret = source.secrets.find(({ until }) => until === undefined || until > Date.now());
    const url = options.url ?? (0,_server_js__WEBPACK_IMPORTED_MODULE_8__/* .addressOf */ .ci)(settings.host, settings.port) + source.path;
    const http = (0,_shared_clients_http_js__WEBPACK_IMPORTED_MODULE_3__/* .createHttp */ .V0)({ timeoutMs: source.replyWithinMs + 10_000 });
    const response = await http
        .send({
        method: 'POST',
        url,
        headers: {
            'content-type': 'application/json',
            'user-agent': 'ticketwire-send',
            ...(0,_body_js__WEBPACK_IMPORTED_MODULE_10__/* .readHeaders */ .j)(options.header),
            ...eventHeaders(source, options.event),
            ...source.scheme.sign(body, secret?.reveal() ?? '', Date.now()),
        },
        body,
    })
        .catch((error) => {
        if (!(error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .TicketwireError */ .Mw))
            throw error;
        const remedy = options.url === undefined ? "Is it running? Start it with 'ticketwire serve'." : 'Is the address right?';
        throw new commander__WEBPACK_IMPORTED_MODULE_2__/* .CommanderError */ .b7(1, 'ticketwire.send', `The receiver at ${new URL(url).origin} ${error.message}. ${remedy}`);
    });
    process.stdout.write(`${response.status} ${JSON.stringify(response.json)}\n`);
    if (response.status >= 300)
        throw new commander__WEBPACK_IMPORTED_MODULE_2__/* .CommanderError */ .b7(1, 'ticketwire.send', 'The receiver did not accept it.');
}
function eventHeaders(source, event) {
    const headers = (0,_plan_js__WEBPACK_IMPORTED_MODULE_7__/* .headersNaming */ .ZQ)(event, source.sender);
    if (headers !== undefined)
        return headers;
    throw new commander__WEBPACK_IMPORTED_MODULE_2__/* .CommanderError */ .b7(2, 'ticketwire.event', (0,_plan_js__WEBPACK_IMPORTED_MODULE_7__/* .unnamedEvent */ .NO)(source, '--event push'));
}


/***/ }),

/***/ 65822:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ requireSource)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67375);

/** The source of that name; ends the command, naming those there are, when `file` has none. */
function requireSource(name, sources, file) {
    const source = sources.find((each) => each.name === name);
    if (source !== undefined)
        return source;
    const known = sources.map((each) => each.name).join(', ');
    throw new commander__WEBPACK_IMPORTED_MODULE_0__/* .CommanderError */ .b7(2, 'ticketwire.source', `No source is called '${name}' in ${file}. ${known === '' ? 'There is none in it.' : `Known: ${known}.`} Registered ones are known only to the running receiver.`);
}


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


/***/ })

};
