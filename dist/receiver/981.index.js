export const id = 981;
export const ids = [981];
export const modules = {

/***/ 7578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  addCheck: () => (/* binding */ addCheck)
});

// EXTERNAL MODULE: ./node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(67375);
// EXTERNAL MODULE: ./shared/config/configuration.ts
var configuration = __webpack_require__(33351);
// EXTERNAL MODULE: ./shared/config/load.ts + 2 modules
var load = __webpack_require__(40744);
// EXTERNAL MODULE: ./receiver/configuration-file.ts
var configuration_file = __webpack_require__(90651);
// EXTERNAL MODULE: ./shared/clients/http.ts + 1 modules
var http = __webpack_require__(52355);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./shared/routing/duties.ts
var duties = __webpack_require__(28059);
// EXTERNAL MODULE: ./shared/store/memory.ts + 4 modules
var memory = __webpack_require__(46517);
;// CONCATENATED MODULE: ./receiver/prove.ts




/** Asks every target whether it can do what the rules have for it. Reads alone; never throws for what a target answers. */
async function proveTargets({ targets, rules }) {
    const { board } = (0,memory/* createMemoryStore */.D)();
    const dutiesOf = (0,duties/* assignDuties */.a)(rules, targets);
    const dependencies = { board, now: Date.now, openHttp: (timeoutMs) => (0,http/* createHttp */.V0)({ timeoutMs }) };
    return Promise.all(targets.map(async (target) => {
        const { name, type, open } = target;
        const findings = await findingsOf(() => open(dependencies).probe?.(dutiesOf(target)) ?? []);
        return { target: name, type, findings };
    }));
}
async function findingsOf(probe) {
    try {
        return await probe();
    }
    catch (thrown) {
        const { message } = (0,errors/* asTicketwireError */.Q8)(thrown);
        return [{ what: 'It answers, and accepts the credentials', remedy: message }];
    }
}

// EXTERNAL MODULE: ./receiver/settings.ts
var settings = __webpack_require__(17857);
;// CONCATENATED MODULE: ./receiver/cli/check.ts






function addCheck(program) {
    program
        .command('check')
        .description('report every mistake in the configuration file')
        .argument('[file]', 'configuration file')
        .option('--config <file>', 'configuration file')
        .option('--online', 'ask every target, too, whether it can do what the rules have for it; nothing is written there')
        .option('--json', 'print what was found as JSON')
        .action(check);
}
async function check(argument, options) {
    const { dataDirectory } = (0,settings/* readSettings */.s)(process.env);
    const found = (0,configuration_file/* findConfiguration */.oN)({ named: argument ?? options.config, env: process.env, dataDirectory });
    if (found.isLocalSetup) {
        process.stdout.write(`There is no ${configuration_file/* defaultFile */.kL} here, so there is nothing to check: 'serve' would run a set-up for trying it out.\n`);
        return;
    }
    const result = (0,load/* loadConfiguration */.vF)({ ...found, now: Date.now() });
    const isEmpty = 'configuration' in result && !(0,configuration_file/* isFilled */.lq)(result.configuration);
    const problems = isEmpty
        ? [{ file: found.file, line: 1, column: 1, path: '', message: configuration_file/* emptyFile */.sX }]
        : result.problems;
    if ('configuration' in result && !isEmpty)
        return report(found.file, result.configuration, options);
    if (options.json)
        printJson({ file: found.file, problems });
    else
        process.stderr.write(`${problems.map(configuration/* formatProblem */.V).join('\n')}\n`);
    throw new commander/* CommanderError */.b7(2, 'ticketwire.invalid', `${count(problems, 'mistake')} in ${found.file}.`);
}
/** What there is to say of a file without mistakes. */
async function report(file, configuration, { online, json }) {
    const { sources, targets, rules } = configuration;
    const counts = [count(sources, 'source'), count(targets, 'target'), count(rules, 'rule')].join(', ');
    if (!json)
        process.stdout.write(`${file} is valid: ${counts}.\n`);
    const proofs = online ? await proveTargets(configuration) : [];
    if (json) {
        printJson({ file, problems: [], ...(online ? { targets: proofs } : {}) });
    }
    else {
        for (const proof of proofs)
            process.stdout.write(`\n${linesOf(proof).join('\n')}\n`);
    }
    const missing = proofs.flatMap(({ findings }) => findings.filter(({ remedy }) => remedy !== undefined));
    if (missing.length === 0)
        return;
    const places = proofs.filter(({ findings }) => findings.some(({ remedy }) => remedy !== undefined));
    const names = places.map(({ target }) => `'${target}'`).join(', ');
    const message = `${count(missing, 'thing')} missing at ${names}.`;
    throw new commander/* CommanderError */.b7(1, 'ticketwire.unproved', message);
}
function linesOf({ target, type, findings }) {
    const asked = findings.flatMap(({ what, remedy }) => remedy === undefined ? [`  ok      ${what}`] : [`  not ok  ${what}`, `          ${remedy}`]);
    return [
        `${target} (${type})`,
        ...(asked.length === 0 ? ['  nothing can be asked without changing something'] : asked),
    ];
}
function printJson(value) {
    process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
function count(things, name) {
    return `${things.length} ${name}${things.length === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 28059:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ assignDuties)
/* harmony export */ });
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49992);

/** What the rules that are in use ask of each of the targets. */
function assignDuties(rules, targets) {
    const used = rules.filter(({ isEnabled }) => isEnabled);
    const steps = used.flatMap((rule) => rule.steps);
    const taking = used.filter(({ command }) => command !== undefined);
    const isFirst = ({ name, answersAt }) => {
        const there = targets.filter((each) => each.answersAt?.forge === answersAt?.forge && each.answersAt?.url === answersAt?.url);
        const able = there.map((each) => each.name);
        return (0,_help_js__WEBPACK_IMPORTED_MODULE_0__/* .helpers */ ._$)(taking, able).find((each) => able.includes(each)) === name;
    };
    return (target) => ({
        steps: steps.filter((step) => step.in === target.name),
        helps: taking.length > 0 && target.answersAt !== undefined && isFirst(target),
        teams: teamsOf(used, target.organization),
    });
}
function teamsOf(rules, organization) {
    const own = rules
        .flatMap(({ teams = [] }) => teams)
        .filter((each) => each.organization.toLowerCase() === organization?.toLowerCase());
    return [...new Set(own.map(({ team }) => team))];
}


/***/ }),

/***/ 49992:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ asksForHelp),
/* harmony export */   S8: () => (/* binding */ helpRule),
/* harmony export */   _$: () => (/* binding */ helpers),
/* harmony export */   bn: () => (/* binding */ planHelp)
/* harmony export */ });
/* unused harmony export ownCommand */
/* harmony import */ var _mapping_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94196);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11225);
/* harmony import */ var _condition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94402);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3293);
/* harmony import */ var _teams_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17693);





/** The one command that needs no rule. */
const ownCommand = 'ticketwire';
/** The rule that answers it, as pages call it. */
const helpRule = 'ticketwire help';
/** Whether somebody asks which commands there are, and no rule has taken the command. */
function asksForHelp(event, rules) {
    const { type, data } = event;
    if (type !== _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .answeredType */ .wU || data.command?.name !== ownCommand)
        return false;
    if (!['', 'help'].includes(data.command.text.trim().toLowerCase()))
        return false;
    const isTaken = (rule) => rule.command !== undefined && (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesAny */ ._I)(rule.command, [ownCommand]);
    return !rulesHere(event, rules).some(isTaken);
}
/** The commands that can be given where somebody asks for them, as an answer; by the first target that answers there. */
function planHelp(event, rules, inputs) {
    const { here, commands } = commandsHere(event, rules);
    if (commands.length === 0)
        return { effects: [], reason: 'there are no commands here' };
    let reason = 'no target answers commands';
    for (const target of helpers(here, inputs.answering.keys())) {
        const answersAt = inputs.answering.get(target);
        if (answersAt === undefined)
            continue;
        const place = { target, rule: helpRule, position: 0 };
        const at = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(event, { answersAt, place });
        if ('place' in at) {
            const text = ['Commands here, each on a line of its own:', '', ...commands.map(lineOf)].join('\n');
            const reply = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .replyEffect */ .Gb)(askedOnce(event), at.place, text, { place, answersAt, receivedAt: inputs.receivedAt });
            return { effects: [reply], reason: 'the commands are listed' };
        }
        reason = at.reason;
    }
    return { effects: [], reason };
}
/** Targets in the order in which they are looked at for one that can answer: those that rules answer with come first. */
function helpers(rules, able) {
    const answering = rules.flatMap(({ steps }) => steps.filter(({ verb }) => verb === 'reply' || verb === 'react'));
    return [...new Set([...answering.map((step) => step.in), ...able])];
}
/** Asked for several times in one text, it is answered once. */
function askedOnce({ occasion, ...event }) {
    return occasion === undefined ? event : { ...event, occasion: occasion.replace(/\/command\/\d+$/, '') };
}
function lineOf({ name, words }) {
    return `- ${(0,_mapping_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(`/${name}`)}: ${words}`;
}
const maxCommands = 200;
/** Rules that could want a command where the event is, whoever gives it. */
function rulesHere(event, rules) {
    return rules.filter(({ name, on, from, repositories, confidential, isEnabled }) => {
        const place = { name, on, from, repositories, confidential, isEnabled, steps: [] };
        return (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .objectionOf */ .D)(place, event, {}) === undefined;
    });
}
/** Commands of the rules that could want one here, whoever may give it; and those rules. */
function commandsHere(event, rules) {
    const here = rulesHere(event, rules);
    const found = new Map();
    for (const rule of here) {
        for (const pattern of (rule.command ?? []).filter((each) => !each.startsWith('!'))) {
            found.set(pattern, [...(found.get(pattern) ?? []), `${(0,_mapping_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .inertMarkdown */ .Ic)(rule.name)}${whoFor(rule)}`]);
        }
    }
    const commands = [...found].slice(0, maxCommands).map(([name, words]) => ({ name, words: words.join('; ') }));
    return { here, commands };
}
/** ` (for owner or member, octo/maintainers)`. */
function whoFor({ association = [], teams = [], actors = [], authors = [] }) {
    const people = [...new Set([...actors, ...authors])].filter((pattern) => !/^(!|\*\*?$)/.test(pattern));
    const groups = [association, teams.map(_teams_js__WEBPACK_IMPORTED_MODULE_4__/* .teamName */ .Ps), people];
    const said = groups.map((group) => group.join(' or ')).filter((words) => words !== '');
    return said.length === 0 ? '' : ` (for ${said.map(_mapping_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .inertMarkdown */ .Ic).join(', ')})`;
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
