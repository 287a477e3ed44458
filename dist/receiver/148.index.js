export const id = 148;
export const ids = [148];
export const modules = {

/***/ 80914:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75919);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_worker_threads__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _shared_config_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40744);
/* harmony import */ var _shared_config_serialized_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45875);
/* harmony import */ var _thread_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98416);




/** Checks the configuration that the thread was started with, and posts one {@link CheckAnswer}. */
const result = (0,_shared_config_load_js__WEBPACK_IMPORTED_MODULE_1__/* .checkConfiguration */ .Lq)((0,_thread_js__WEBPACK_IMPORTED_MODULE_3__/* .threadData */ .h)());
const answer = 'checked' in result
    ? { problems: [], serialized: (0,_shared_config_serialized_js__WEBPACK_IMPORTED_MODULE_2__/* .serializeConfiguration */ .h)(result.checked.value) }
    : { problems: result.problems };
node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.postMessage(answer);


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

/***/ 45875:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ serializeConfiguration),
/* harmony export */   u: () => (/* binding */ deserializeConfiguration)
/* harmony export */ });
/* harmony import */ var _mapping_json_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6266);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18646);
/* harmony import */ var _source_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11394);



const pieceEntries = 50;
/** `value`: as {@link CheckedConfiguration} has it. */
function serializeConfiguration(value) {
    const { sources, targets, rules, ...others } = value;
    return {
        sources: inPieces((0,_mapping_json_body_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(sources) ? Object.entries(sources) : []),
        targets: inPieces((0,_mapping_json_body_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(targets) ? Object.entries(targets) : []),
        rules: inPieces(Array.isArray(rules) ? rules : []),
        others: JSON.stringify(others),
    };
}
function inPieces(entries) {
    const pieces = [];
    for (let at = 0; at < entries.length; at += pieceEntries) {
        pieces.push(JSON.stringify(entries.slice(at, at + pieceEntries)));
    }
    return pieces;
}
/** The parts of a serialized configuration, each parsed when it is asked for. */
function deserializeConfiguration(serialized) {
    const { keep, messages } = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .configurationSchema */ .Wf.parse(JSON.parse(serialized.others));
    return {
        keep,
        messages,
        sources: mapEach(serialized.sources, parseSource),
        targets: mapEach(serialized.targets, parseTarget),
        rules: mapEach(serialized.rules, (rule) => _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleSchema */ .AZ.parse(rule)),
    };
}
const parseSource = ([name, value]) => [name, _source_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceSchema */ .d.parse(value)];
const parseTarget = ([name, value]) => [name, _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .targetSchema */ .tX.parse(value)];
function* mapEach(pieces, map) {
    for (const piece of pieces)
        for (const entry of JSON.parse(piece))
            yield map(entry);
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


/***/ })

};
