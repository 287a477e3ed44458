export const id = 563;
export const ids = [563];
export const modules = {

/***/ 76848:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addDeploy: () => (/* binding */ addDeploy)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _shared_clients_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52355);
/* harmony import */ var _shared_config_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40744);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32635);
/* harmony import */ var _shared_store_memory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46517);
/* harmony import */ var _configuration_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90651);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(17857);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9188);








function addDeploy(program) {
    const deploy = program.command('deploy').description('look at checkouts, and bring them back; on their own machine');
    deploy
        .command('list')
        .description('checkouts, and what is deployed there')
        .option('--config <file>', 'configuration file')
        .option('--json', 'print JSON')
        .action(list);
    deploy
        .command('rollback')
        .description('bring a checkout back to the commit that was deployed before; once more brings it forward again')
        .argument('<target>', 'target of the configuration')
        .argument('[program...]', "after --: what is run there afterwards, instead of the rule's 'then'")
        .option('--no-then', 'run nothing afterwards')
        .option('--config <file>', 'configuration file')
        .option('--json', 'print JSON')
        .action(rollback);
}
async function list(options) {
    const states = [];
    for (const [target, copy] of checkoutsIn(readConfiguration(options))) {
        states.push({ target, ...(await copy.describe()) });
    }
    if (options.json) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_7__/* .printJson */ .Q)({ checkouts: states });
        return;
    }
    for (const state of states)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_7__/* .print */ .y)(lineOf(state));
    if (states.length === 0)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_7__/* .print */ .y)('No target is a checkout.');
}
async function rollback(target, program, options) {
    const configuration = readConfiguration(options);
    const copy = checkoutsIn(configuration).get(target);
    if (copy === undefined)
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('configuration', `No checkout is called '${target}'.`);
    await refuseForeignRoot(copy);
    for (const [signal, status] of [
        ['SIGINT', 130],
        ['SIGTERM', 143],
    ]) {
        // By leaving this way what runs is ended, too.
        process.once(signal, () => process.exit(status));
    }
    const steps = configuration.rules.filter(({ isEnabled }) => isEnabled).flatMap((rule) => rule.steps);
    const step = steps.find((each) => each.verb === 'deploy' && each.in === target);
    const usual = step?.verb === 'deploy' && options.then !== false ? step.programs : [];
    const { commit, previous, notes } = await copy
        .rollback(program.length > 0 ? [program] : usual)
        .catch((error) => {
        if (!(error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw) || error.code !== 'not-ready')
            throw error;
        // Nobody here waits for it.
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('not-ready', 'Another deployment is at work in the checkout. Try again when it has ended.');
    });
    if (options.json)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_7__/* .printJson */ .Q)({ target, commit, previous, notes });
    else {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_7__/* .print */ .y)(`${target} is at ${commit}, and was at ${previous ?? commit}.`);
        for (const note of notes)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_7__/* .print */ .y)(note);
    }
}
/** What root writes there the receiver's user could not change any more. */
async function refuseForeignRoot(copy) {
    const { path } = await copy.describe();
    const owner = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.uid;
    if (process.getuid?.() !== 0 || owner === undefined || owner === 0)
        return;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TicketwireError */ .Mw('configuration', `${path} belongs to the user ${owner}. Run this as that user: sudo -u '#${owner}' …`);
}
function readConfiguration({ config }) {
    const { dataDirectory } = (0,_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .readSettings */ .s)(process.env);
    const found = (0,_configuration_file_js__WEBPACK_IMPORTED_MODULE_5__/* .findConfiguration */ .oN)({ named: config, env: process.env, dataDirectory });
    return (0,_shared_config_load_js__WEBPACK_IMPORTED_MODULE_2__/* .requireConfiguration */ .oY)({ ...found, now: Date.now() });
}
function checkoutsIn({ targets }) {
    const { board } = (0,_shared_store_memory_js__WEBPACK_IMPORTED_MODULE_4__/* .createMemoryStore */ .D)();
    const dependencies = { board, now: Date.now, openHttp: (timeoutMs) => (0,_shared_clients_http_js__WEBPACK_IMPORTED_MODULE_1__/* .createHttp */ .V0)({ timeoutMs }) };
    return new Map(targets.flatMap(({ name, deploys, open }) => {
        const copy = deploys === undefined ? undefined : open(dependencies).checkout;
        return copy === undefined ? [] : [[name, copy]];
    }));
}
function lineOf({ target, path, repository, branch, state, deployed, previous, reason, }) {
    const commits = `deployed ${deployed ?? 'nothing'}, before it ${previous ?? 'nothing'}`;
    return `${target}  ${state}  ${repository} ${branch}  ${path}  ${commits}${reason === undefined ? '' : `  ${reason}`}`;
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
