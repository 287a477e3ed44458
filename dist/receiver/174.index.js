export const id = 174;
export const ids = [174];
export const modules = {

/***/ 80174:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommandLine: () => (/* binding */ runCommandLine)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67375);
/* harmony import */ var _package_json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8330);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32635);



/** The commands in the order of the help, each loaded only when it is needed: most of a start is loading modules. */
const commands = {
    serve: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(983), __webpack_require__.e(800), __webpack_require__.e(322), __webpack_require__.e(5), __webpack_require__.e(847), __webpack_require__.e(744), __webpack_require__.e(698), __webpack_require__.e(675), __webpack_require__.e(250), __webpack_require__.e(337), __webpack_require__.e(58)]).then(__webpack_require__.bind(__webpack_require__, 32058))).addServe,
    init: async () => (await __webpack_require__.e(/* import() */ 185).then(__webpack_require__.bind(__webpack_require__, 25185))).addInit,
    check: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(983), __webpack_require__.e(744), __webpack_require__.e(551), __webpack_require__.e(981)]).then(__webpack_require__.bind(__webpack_require__, 7578))).addCheck,
    plan: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(983), __webpack_require__.e(744), __webpack_require__.e(551), __webpack_require__.e(675), __webpack_require__.e(451)]).then(__webpack_require__.bind(__webpack_require__, 59432))).addPlan,
    send: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(983), __webpack_require__.e(744), __webpack_require__.e(675), __webpack_require__.e(377)]).then(__webpack_require__.bind(__webpack_require__, 38377))).addSend,
    deliveries: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(838), __webpack_require__.e(491)]).then(__webpack_require__.bind(__webpack_require__, 84491))).addDeliveries,
    sources: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(838), __webpack_require__.e(933)]).then(__webpack_require__.bind(__webpack_require__, 49933))).addSources,
    routes: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(838), __webpack_require__.e(97)]).then(__webpack_require__.bind(__webpack_require__, 53097))).addRoutes,
    transfer: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(800), __webpack_require__.e(322), __webpack_require__.e(123), __webpack_require__.e(698), __webpack_require__.e(250), __webpack_require__.e(617)]).then(__webpack_require__.bind(__webpack_require__, 56497))).addTransfer,
    deploy: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(983), __webpack_require__.e(744), __webpack_require__.e(551), __webpack_require__.e(563)]).then(__webpack_require__.bind(__webpack_require__, 76848))).addDeploy,
    app: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(983), __webpack_require__.e(744), __webpack_require__.e(337), __webpack_require__.e(967)]).then(__webpack_require__.bind(__webpack_require__, 46967))).addApp,
    invitations: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(983), __webpack_require__.e(800), __webpack_require__.e(322), __webpack_require__.e(5), __webpack_require__.e(744), __webpack_require__.e(698), __webpack_require__.e(551), __webpack_require__.e(250), __webpack_require__.e(655)]).then(__webpack_require__.bind(__webpack_require__, 89655))).addInvitations,
};
/** Runs one command. The exit status becomes 0 when it is done, 1 when it failed, 2 for wrong usage or configuration. */
async function runCommandLine(argv) {
    const program = new commander__WEBPACK_IMPORTED_MODULE_0__/* .Command */ .uB('ticketwire')
        .description('Keeps issue trackers true without hand work.')
        .version(_package_json__WEBPACK_IMPORTED_MODULE_1__/* .version */ .rE)
        .showHelpAfterError("Run 'ticketwire --help' for the commands.")
        .exitOverride();
    for (const name of neededCommands(argv.slice(2)))
        (await commands[name]?.())?.(program);
    // Whoever reads the output may have read enough.
    process.stdout.on('error', (error) => {
        if (error.code !== 'EPIPE')
            throw error;
        process.exit(0);
    });
    try {
        await program.parseAsync(argv);
    }
    catch (error) {
        process.exitCode = exitStatusOf(error);
        if (error instanceof commander__WEBPACK_IMPORTED_MODULE_0__/* .CommanderError */ .b7) {
            if (error.code.startsWith('ticketwire.'))
                process.stderr.write(`${error.message}\n`);
        }
        else if (error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TicketwireError */ .Mw)
            process.stderr.write(`${error.message}\n`);
        else
            throw error;
    }
}
/** The named command alone; `serve` where none is named; all where the help lists them or the name is unknown. */
function neededCommands([first, ...others]) {
    if (first !== undefined && Object.hasOwn(commands, first))
        return [first];
    if (first === '--version' || first === '-V')
        return [];
    const isServing = first === undefined || (first.startsWith('--config') && !others.some(isHelp));
    return isServing ? ['serve'] : Object.keys(commands);
}
function isHelp(argument) {
    return argument === '--help' || argument === '-h';
}
function exitStatusOf(error) {
    if (error instanceof commander__WEBPACK_IMPORTED_MODULE_0__/* .CommanderError */ .b7)
        return error.code.startsWith('ticketwire.') || error.exitCode === 0 ? error.exitCode : 2;
    return error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TicketwireError */ .Mw && error.code === 'configuration' ? 2 : 1;
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

/***/ 8330:
/***/ ((module) => {

module.exports = {"rE":"0.1.0"};

/***/ })

};
