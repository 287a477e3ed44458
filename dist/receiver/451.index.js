export const id = 451;
export const ids = [451];
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

/***/ 59432:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addPlan: () => (/* binding */ addPlan)
/* harmony export */ });
/* harmony import */ var _shared_config_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40744);
/* harmony import */ var _shared_pipeline_plan_events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74146);
/* harmony import */ var _shared_routing_rule_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85692);
/* harmony import */ var _shared_store_memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46517);
/* harmony import */ var _configuration_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90651);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(675);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(17857);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17383);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9188);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(65822);










function addPlan(program) {
    program
        .command('plan')
        .description('show what a delivery would do, and which filter stops each rule; nothing is done')
        .argument('<file>', 'the body; - for standard input')
        .requiredOption('--source <name>', 'source that it would come from, as the configuration names it')
        .option('--event <name>', "the sender's own name of the event, where it names it in a header: push, workflow_run")
        .option('--header <header...>', "a header that the sender would send, as 'Name: value'")
        .option('--config <file>', 'configuration file')
        .option('--json', 'print JSON')
        .action(plan);
}
async function plan(file, options) {
    const { dataDirectory } = (0,_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .readSettings */ .s)(process.env);
    const found = (0,_configuration_file_js__WEBPACK_IMPORTED_MODULE_4__/* .findConfiguration */ .oN)({ named: options.config, env: process.env, dataDirectory });
    const { sources, rules, targets, messages } = (0,_shared_config_load_js__WEBPACK_IMPORTED_MODULE_0__/* .requireConfiguration */ .oY)({ ...found, now: Date.now() });
    const source = (0,_source_js__WEBPACK_IMPORTED_MODULE_8__/* .requireSource */ .n)(options.source, sources, found.file);
    const planned = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .planBody */ .Cr)(await (0,_body_js__WEBPACK_IMPORTED_MODULE_7__/* .readBody */ .x)(file), {
        source,
        rules: (0,_shared_routing_rule_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexRules */ .o)(rules),
        targets: (0,_shared_pipeline_plan_events_js__WEBPACK_IMPORTED_MODULE_1__/* .knowledgeOf */ .a)(targets, messages),
        store: (0,_shared_store_memory_js__WEBPACK_IMPORTED_MODULE_3__/* .createMemoryStore */ .D)(),
        now: Date.now(),
        event: options.event,
        headers: (0,_body_js__WEBPACK_IMPORTED_MODULE_7__/* .readHeaders */ .j)(options.header),
        isWhole: true,
    });
    if (options.json)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_9__/* .printJson */ .Q)(planned);
    else
        printPlan(planned);
}
function printPlan({ events, effects }) {
    if (events.length === 0)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_9__/* .print */ .y)('No event: the source takes nothing about this, or it says nothing.');
    for (const { type, subject, rules } of events) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_9__/* .print */ .y)(`${type}  ${subject}`);
        for (const { rule, isWanted, reason } of rules)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_9__/* .print */ .y)(`  ${isWanted ? 'wants it' : 'does not'}  ${rule}: ${reason}`);
        if (rules.length === 0)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_9__/* .print */ .y)('  No rule is configured.');
    }
    (0,_print_js__WEBPACK_IMPORTED_MODULE_9__/* .print */ .y)(effects.length === 0 ? 'Nothing would be done.' : 'What would be done:');
    for (const effect of effects)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_9__/* .print */ .y)(`  ${JSON.stringify(effect)}`);
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

/***/ 85692:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ mayBeWanted),
/* harmony export */   o: () => (/* binding */ indexRules)
/* harmony export */ });
/* harmony import */ var _mapping_repository_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46598);
/* harmony import */ var _model_event_families_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28808);
/* harmony import */ var _condition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94402);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3293);




/**
 * Whether any rule could ask for something when an event of this type comes from this source. What a rule tracks it
 * follows through its whole life, whichever part of it the rule names.
 */
function mayBeWanted({ all }, { type, source }) {
    const family = type.slice(0, type.indexOf('.'));
    return all.some(({ isEnabled, on, from, steps }) => {
        if (!isEnabled || (from.length > 0 && !from.includes(source)))
            return false;
        const isTracking = _model_event_families_js__WEBPACK_IMPORTED_MODULE_0__/* .livingFamilies */ .Wo.includes(family) && steps.some(({ verb }) => verb === 'track');
        return on.some((pattern) => (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesType */ .k)(pattern, type) || (isTracking && pattern.startsWith(`${family}.`)));
    });
}
/** Types of events come from outside, where they may be many: no more of them are remembered. */
const maxRemembered = 1_000;
function indexRules(all) {
    const remembered = new Map();
    const groupOf = (type) => {
        let group = remembered.get(type);
        if (group === undefined) {
            group = createTypeGroup(all, type);
            // The one that came first is the one least likely to come again.
            if (remembered.size >= maxRemembered)
                remembered.delete(remembered.keys().next().value ?? '');
            remembered.set(type, group);
        }
        return group;
    };
    return {
        all,
        candidates: (event) => {
            const { anySource, bySource } = groupOf(event.type);
            const names = (0,_mapping_repository_names_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .e)(event.data.repository);
            const places = [...placesIn(anySource, names), ...placesIn(bySource.get(event.source), names)];
            const isMixed = places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
            if (isMixed)
                places.sort((left, right) => left - right);
            return places.map((place) => all[place]).filter((rule) => rule !== undefined);
        },
    };
}
function createTypeGroup(all, type) {
    const anySource = { open: [], named: new Map() };
    const bySource = new Map();
    all.forEach((rule, place) => {
        if (!isForType(rule, type))
            return;
        if (rule.from.length === 0)
            addTo(anySource, rule, place);
        for (const source of new Set(rule.from)) {
            const group = bySource.get(source) ?? { open: [], named: new Map() };
            bySource.set(source, group);
            addTo(group, rule, place);
        }
    });
    return { anySource, bySource };
}
function addTo({ open, named }, { repositories }, place) {
    const isNamed = repositories !== undefined && repositories.length > 0 && repositories.every(_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlain */ .$i);
    if (!isNamed)
        open.push(place);
    else {
        for (const name of new Set(repositories)) {
            const places = named.get(name);
            if (places === undefined)
                named.set(name, [place]);
            else
                places.push(place);
        }
    }
}
function placesIn(group, names) {
    if (group === undefined)
        return [];
    const [name = '', ...former] = names;
    const named = group.named.get(name) ?? [];
    if (former.length === 0)
        return [...group.open, ...named];
    // A rule may name the repository by several of its names.
    return [...group.open, ...new Set([...named, ...former.flatMap((each) => group.named.get(each) ?? [])])];
}
function isForType({ isEnabled, on }, type) {
    return isEnabled && on.some((pattern) => (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesType */ .k)(pattern, type));
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
