export const id = 675;
export const ids = [675];
export const modules = {

/***/ 675:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cr: () => (/* binding */ planBody),
/* harmony export */   NO: () => (/* binding */ unnamedEvent),
/* harmony export */   ST: () => (/* binding */ planKept),
/* harmony export */   ZQ: () => (/* binding */ headersNaming)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32635);
/* harmony import */ var _shared_pipeline_accept_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33752);
/* harmony import */ var _shared_pipeline_pause_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23947);




/** More than anyone reads: a delivery may have ten thousand events, and each has a verdict of every rule. */
const maxPlannedEvents = 100;
const maxPlannedEffects = 1_000;
/**
 * Plans a body as if its source's sender had delivered it. Throws `malformed` as its delivery would, also where the sender
 * names the event in a header and `event` is absent.
 */
async function planBody(body, { event, headers: others = {}, ...inputs }) {
    const { source, now } = inputs;
    const named = headersNaming(event, source.sender);
    if (named === undefined)
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TicketwireError */ .Mw('malformed', unnamedEvent(source, 'push'));
    const headers = { 'content-type': 'application/json', ...named, ...others };
    const delivery = { id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(), source: source.name, receivedAt: now, headers, body };
    return planKept(delivery, inputs);
}
/**
 * The same for a delivery as it came, with all its headers. Only the first events are told in full, and the first effects;
 * all are where `isWhole`.
 */
async function planKept(delivery, { isWhole = false, ...inputs }) {
    const { events, effects } = await (0,_shared_pipeline_accept_js__WEBPACK_IMPORTED_MODULE_2__/* .preview */ .VH)(delivery, inputs);
    const pause = (0,_shared_pipeline_pause_js__WEBPACK_IMPORTED_MODULE_3__/* .createPause */ .n)();
    const told = [];
    for (const { event, verdicts } of isWhole ? events : events.slice(0, maxPlannedEvents)) {
        await pause();
        const { type, subject, occurredAt } = event;
        told.push({ type, subject, occurredAt: isoOf(occurredAt), rules: verdicts() });
    }
    const shown = isWhole ? effects : effects.slice(0, maxPlannedEffects);
    const omitted = { events: events.length - told.length, effects: effects.length - shown.length };
    const isOmitted = omitted.events > 0 || omitted.effects > 0;
    return { events: told, effects: shown.map(effectJson), ...(isOmitted ? { omitted } : {}) };
}
/** The headers by which a sender names an event; none where it does not, undefined where it does and none was given. */
function headersNaming(event, { eventHeaders }) {
    if (eventHeaders === undefined)
        return {};
    return event === undefined ? undefined : eventHeaders(event);
}
/** What is missing then, in words; `example` says how to give it. */
function unnamedEvent({ name, sender }, example) {
    return `${sender.label} names the event in a header: say which one the source '${name}' is to get, such as ${example}.`;
}
/** Without what is only known once it is stored. */
function effectJson({ id: _id, receivedAt: _at, occurredAt: _when, cause, kind, target, subject, ...rest }) {
    const { data: _data, ...told } = 'data' in rest ? rest : { ...rest, data: undefined };
    return { rule: cause.rule, kind, target, subject, ...told };
}
function isoOf(time) {
    return new Date(time).toISOString();
}


/***/ }),

/***/ 12461:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ hasSlashLine)
/* harmony export */ });
/** Whether a text could hold a slash command. Cheap, for every text that there is. */
function hasSlashLine(text) {
    return /^[ \t]*\//m.test(text);
}


/***/ }),

/***/ 33752:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ju: () => (/* binding */ accept),
  gk: () => (/* binding */ acceptFetched),
  VH: () => (/* binding */ preview),
  Db: () => (/* binding */ redeliver)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
;// CONCATENATED MODULE: ./shared/mapping/json-slices.ts


/** A smaller body is parsed in one go: that takes some 5 ms. */
const largeBytes = 512 * 1_024;
/**
 * Parses the JSON of a large body bit by bit, calling `pause` so that others get their turn. Returns undefined for a body
 * that is small enough to be parsed in one go. Throws `malformed`.
 */
async function parseLargeJson(body, pause) {
    if (body.byteLength < largeBytes)
        return undefined;
    if (!(0,external_node_buffer_.isUtf8)(body))
        throw (0,json_body/* notUtf8 */.T3)();
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    try {
        return await parseJsonInSlices(text.subarray(text.indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0), pause);
    }
    catch (cause) {
        throw (0,json_body/* notJson */.O2)(cause);
    }
}
const byteOrderMark = Buffer.from('\uFEFF');
/** A value up to this size is parsed in one go; that takes some 2 ms. */
const pieceBytes = 256 * 1_024;
/** Containers are taken apart to this depth; what is nested deeper is parsed in one go. */
const maxDepth = 4;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openers = new Set([0x5b, 0x7b]);
const closers = new Set([0x5d, 0x7d]);
/**
 * Parses JSON as `JSON.parse` does, but calls `pause` between pieces of a large document, so that others get their turn.
 * `text` must be valid UTF-8. Throws a `SyntaxError` for anything that is not JSON.
 */
async function parseJsonInSlices(text, pause) {
    return parse({ text, pause, start: 0, end: text.length, depth: 0 });
}
async function parse(piece) {
    const { text, depth } = piece;
    const start = skipSpace(text, piece.start, piece.end);
    const end = trimSpace(text, start, piece.end);
    if (end - start <= pieceBytes || depth === maxDepth || !openers.has(text[start] ?? 0)) {
        return JSON.parse(text.toString('utf8', start, end));
    }
    const isList = text[start] === 0x5b;
    if (text[end - 1] !== (isList ? 0x5d : 0x7d))
        throw new SyntaxError('A list or an object has no end.');
    const inside = { ...piece, start: start + 1, end: end - 1, depth: depth + 1 };
    if (skipSpace(text, inside.start, inside.end) === inside.end)
        return isList ? [] : {};
    return isList ? parseList(inside) : parseObject(inside);
}
async function parseList(piece) {
    const list = [];
    for (let at = piece.start; at < piece.end; at += 1) {
        const end = await endOfValue(piece, at);
        list.push(await parse({ ...piece, start: at, end }));
        at = end;
        if (at === piece.end - 1)
            throw new SyntaxError('A list ends with a comma.');
    }
    return list;
}
async function parseObject(piece) {
    const object = {};
    const { text } = piece;
    for (let at = piece.start; at < piece.end; at += 1) {
        const keyStart = skipSpace(text, at, piece.end);
        const keyEnd = text[keyStart] === quote ? endOfString(text, keyStart, piece.end) : keyStart;
        const key = JSON.parse(text.toString('utf8', keyStart, keyEnd));
        const colonAt = skipSpace(text, keyEnd, piece.end);
        if (typeof key !== 'string' || text[colonAt] !== colon)
            throw new SyntaxError('A member of an object has no name.');
        const end = await endOfValue(piece, colonAt + 1);
        const value = await parse({ ...piece, start: colonAt + 1, end });
        // As JSON.parse does: an own member, whatever its name.
        Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
        at = end;
        if (at === piece.end - 1)
            throw new SyntaxError('An object ends with a comma.');
    }
    return object;
}
/** The place of the comma behind a value, or the end of its container. */
async function endOfValue({ text, end, pause }, start) {
    let depth = 0;
    let pauseAt = start + pieceBytes;
    for (let at = start; at < end; at += 1) {
        const byte = text[at] ?? 0;
        if (byte === quote)
            at = endOfString(text, at, end) - 1;
        else if (openers.has(byte))
            depth += 1;
        else if (closers.has(byte))
            depth -= 1;
        else if (byte === comma && depth === 0) {
            await pause();
            return at;
        }
        if (at >= pauseAt) {
            await pause();
            pauseAt = at + pieceBytes;
        }
    }
    return end;
}
/** The place behind a string that begins at `start`. */
function endOfString(text, start, end) {
    for (let at = start + 1; at < end; at += 1) {
        if (text[at] === backslash)
            at += 1;
        else if (text[at] === quote)
            return at + 1;
    }
    throw new SyntaxError('A string has no end.');
}
function skipSpace(text, start, end) {
    let at = start;
    while (at < end && isSpace(text[at]))
        at += 1;
    return at;
}
function trimSpace(text, start, end) {
    let at = end;
    while (at > start && isSpace(text[at - 1]))
        at -= 1;
    return at;
}
function isSpace(byte) {
    return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

// EXTERNAL MODULE: ./shared/mapping/severity.ts
var severity = __webpack_require__(4028);
// EXTERNAL MODULE: ./shared/routing/renaming.ts
var renaming = __webpack_require__(42810);
// EXTERNAL MODULE: ./shared/senders/body.ts
var body = __webpack_require__(68239);
// EXTERNAL MODULE: ./shared/signing/verify.ts
var verify = __webpack_require__(57093);
;// CONCATENATED MODULE: ./shared/pipeline/identify.ts
/** Notes every name under which a repository is seen. */
function noting(repositories, at) {
    return async (repository, sender) => {
        const { id, full_name: name, previous_name: previous } = repository;
        if (id === undefined || name === '')
            return undefined;
        const of = { forge: forgeOf(repository, sender), id };
        if (previous !== undefined && (await repositories.find(of)) === undefined) {
            await repositories.note({ ...of, name: previous, at: at - 1 });
        }
        return repositories.note({ ...of, name, at });
    };
}
/** Looks only, for what must change nothing. */
function looking(repositories) {
    return async (repository, sender) => {
        const { id } = repository;
        return id === undefined ? undefined : repositories.find({ forge: forgeOf(repository, sender), id });
    };
}
/** An id is unique on its server only. */
function forgeOf({ url }, sender) {
    // A workflow run of GitHub and a webhook of GitHub report the same repository.
    const kind = sender === 'workflow' ? 'github' : sender;
    return `${kind} ${URL.canParse(url) ? new URL(url).host : ''}`;
}
/** Returns the event of a repository under the identity it has had, with its former names. */
async function identified(event, identify) {
    const { repository } = event.data;
    const known = repository === undefined ? undefined : await identify(repository, event.sender);
    if (repository === undefined || known === undefined)
        return event;
    const name = repository.full_name;
    const former = known.names.filter((each) => each.toLowerCase() !== name.toLowerCase());
    return {
        ...event,
        subject: known.identity === name ? event.subject : renamed(event.subject, name, known.identity),
        data: former.length === 0 ? event.data : { ...event.data, repository: { ...repository, former_names: former } },
    };
}
/** A subject is `kind:owner/name`, and then what it is about. */
function renamed(subject, name, identity) {
    const at = subject.indexOf(`:${name}`);
    const next = at < 0 ? undefined : subject[at + 1 + name.length];
    if (at < 0 || (next !== undefined && !/[:#@]/.test(next)))
        return subject;
    return `${subject.slice(0, at + 1)}${identity}${subject.slice(at + 1 + name.length)}`;
}

// EXTERNAL MODULE: ./shared/pipeline/pause.ts
var pipeline_pause = __webpack_require__(23947);
// EXTERNAL MODULE: ./shared/pipeline/plan-events.ts + 27 modules
var plan_events = __webpack_require__(74146);
;// CONCATENATED MODULE: ./shared/pipeline/accept.ts









/**
 * Verifies, normalises and plans a delivery, and stores it with its effects in one transaction.
 * When it resolves, the delivery is durable and may be answered.
 *
 * Throws `unauthenticated` before anything is parsed or stored, `malformed` for a body that is not what the sender
 * promises, `store-unavailable` when it could not be kept.
 */
async function accept(delivery, inputs) {
    const { source } = inputs;
    const verified = (0,verify/* verify */.MX)(delivery, { scheme: source.scheme, secrets: source.secrets, now: inputs.now });
    inputs.afterVerify?.(verified.matched);
    return planAndStore(withOwnId(verified.delivery, source.sender), inputs);
}
/** Where the sender's id of a delivery is in what it signed, the delivery goes by that. */
function withOwnId(delivery, { idIn }) {
    const id = idIn?.(delivery) ?? '';
    return id === '' ? delivery : { ...delivery, id };
}
/** The same for a delivery that did not arrive, and was fetched from its sender. */
function acceptFetched(delivery, inputs) {
    return planAndStore((0,verify/* trustFetched */.YU)(delivery), inputs);
}
async function planAndStore(verified, inputs) {
    const kept = toKeep(await planDelivery(verified, inputs), inputs.source);
    const accepted = await inputs.store.accept({ delivery: verified, events: kept.types, effects: kept.effects });
    if (accepted.isOther !== true)
        return { ...kept, ...accepted, id: verified.id };
    const digest = (0,external_node_crypto_.createHash)('sha256').update(verified.body).digest('hex').slice(0, 16);
    return planAndStore({ ...verified, id: `${verified.id}~${digest}` }, inputs);
}
/** What is left of a planned delivery while the store is waited for. */
function toKeep({ events, effects }, { sender }) {
    const types = events.map(({ event }) => event.type);
    const problems = events.flatMap((event) => event.problems);
    const severities = events.map(({ event }) => event.data.alert?.severity).filter((word) => word !== undefined);
    const unknown = severities.filter((word) => !(0,severity/* isKnownSeverity */.z4)(word));
    const unknownSeverities = unknown.length === 0 ? {} : { unknownSeverities: [...new Set(unknown)] };
    return { types, problems, ...unknownSeverities, first: sender.reply === undefined ? undefined : events[0], effects };
}
/**
 * Plans a delivery that is kept already, by today's rules, and performs what comes of it, whatever became of it before:
 * new effects take the place of its dead letters. Nothing is made twice: effects find what is there, and what was said in
 * a room is not said again.
 */
async function redeliver(kept, inputs) {
    const all = toKeep(await planDelivery((0,verify/* trustStored */.Aq)(kept), inputs), inputs.source);
    const [before] = await inputs.store.history.delivery({ id: kept.id, source: kept.source });
    const planned = { ...all, effects: all.effects.filter((effect) => !wasSaid(effect, before?.effects ?? [])) };
    await inputs.store.addEffects({ delivery: kept, effects: planned.effects });
    return { ...planned, id: kept.id, isDuplicate: false, newEffects: planned.effects.length };
}
/** Whether the message stands in its room already, or is on its way there. */
function wasSaid({ kind, target, subject, cause }, before) {
    if (kind !== 'post-message')
        return false;
    const timeless = (of) => of.replace(/^(digest:.*):\d+$/s, '$1');
    const own = before.filter((each) => each.kind === kind &&
        each.target === target &&
        each.rule === cause.rule &&
        timeless(each.subject) === timeless(subject));
    return own.length > 0 && own.every(({ status }) => status !== 'failed');
}
/** What a delivery would do. Nothing is verified, because nothing is stored or done. */
function preview(delivery, inputs) {
    return planDelivery((0,verify/* trustStored */.Aq)(delivery), inputs, looking(inputs.store.repositories));
}
async function planDelivery(verified, inputs, identify = noting(inputs.store.repositories, inputs.now)) {
    const { source, store, again } = inputs;
    const { sender } = source;
    const pause = (0,pipeline_pause/* createPause */.n)();
    const json = (0,body/* isForm */.BF)(verified) ? undefined : await parseLargeJson(verified.body, pause);
    const events = [];
    for (const read of sender.normalize(json === undefined ? verified : { ...verified, json })) {
        if (events.length > 0)
            await pause();
        const each = read.data.repository?.id === undefined ? read : await identified(read, identify);
        if (!isInScope(source, each))
            continue;
        const event = sender.resolve === undefined ? each : await sender.resolve(each, store.tickets);
        const id = source.dedupe === 'subject' ? (happeningOf(event, verified, sender) ?? event.id) : event.id;
        const subject = keepable(event.subject);
        // A clock that is ahead must not hold back what truly comes later.
        const occurredAt = Math.min(event.occurredAt, verified.receivedAt);
        const told = { ...event, subject, occurredAt };
        events.push(again === undefined ? { ...told, id } : { ...told, id: `${id}/${again}`, again });
    }
    const planning = { ...inputs, pause, senderLabel: sender.label, senderLabels: sender.labels };
    const earlier = again === undefined ? await planEarlier(events, planning) : undefined;
    return earlier ?? (0,plan_events/* planEvents */.J)(events, planning);
}
const hourMs = 3_600_000;
/** Returns the plan under earlier ids, where effects with these ids are kept from within the last hour. */
async function planEarlier(events, planning) {
    if (!events.some(({ earlierId }) => earlierId !== undefined))
        return undefined;
    const planned = await (0,plan_events/* planEvents */.J)(events.map((event) => ({ ...event, id: event.earlierId ?? event.id })), planning);
    const kept = await planning.store.findEffects(planned.effects.map(({ id }) => id));
    return kept.some(({ receivedAt }) => planning.now - receivedAt <= hourMs) ? planned : undefined;
}
/** No database keeps the character 0 in a text, or a text of any length in an index. */
const maxSubjectChars = 500;
function keepable(subject) {
    const text = subject.replaceAll('\0', '\uFFFD').toWellFormed();
    if (text.length <= maxSubjectChars)
        return text;
    return `${text.slice(0, maxSubjectChars / 2).toWellFormed()}…${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex')}`;
}
/** The id of what an event tells of, whichever hook told it: effects of one happening have one id. */
function happeningOf(event, delivery, sender) {
    const occasion = sender.occasionOf?.(event, delivery);
    if (occasion === undefined)
        return undefined;
    const parts = [sender.id, event.type, event.subject, occasion];
    return `happening/${(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
}
/** Whether a source lets an event about this repository ask for anything. */
function isInScope({ repositories }, { data }) {
    return repositories === undefined || (0,renaming/* matchesRepository */.O)(repositories, data.repository);
}


/***/ }),

/***/ 23947:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createPause)
/* harmony export */ });
/** Another sender may be waiting. */
const maxSliceMs = 20;
function createPause() {
    let startedAt = performance.now();
    const isDue = () => performance.now() - startedAt >= maxSliceMs;
    const pause = async () => {
        if (!isDue())
            return;
        await new Promise((resolve) => setImmediate(resolve));
        startedAt = performance.now();
    };
    return Object.assign(pause, { isDue });
}


/***/ }),

/***/ 74146:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ knowledgeOf),
  J: () => (/* binding */ planEvents)
});

// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./shared/mapping/marker.ts
var marker = __webpack_require__(70257);
// EXTERNAL MODULE: ./shared/mapping/slash-line.ts
var slash_line = __webpack_require__(12461);
;// CONCATENATED MODULE: ./shared/mapping/command-events.ts


/**
 * The events, each followed by the commands that were given with it. Bots give none, and neither do our own tickets and
 * comments, whoever's token wrote them: what they say is often another's text. The parser is loaded for the first text that could hold one, because most never do.
 */
async function withCommands(events) {
    if (!events.some(mayCommand))
        return events;
    const { slashCommands } = await Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(197)]).then(__webpack_require__.bind(__webpack_require__, 47197));
    return events.flatMap((event) => [event, ...(mayCommand(event) ? commandEvents(event, slashCommands) : [])]);
}
function mayCommand({ written }) {
    // Who gave it decides what it may do: where nobody knows who that was, it is none.
    if (written?.by === undefined || written.by.is_bot)
        return false;
    return (0,slash_line/* hasSlashLine */.Y)(written.text) && !(0,marker/* isOurs */.MU)(written.text);
}
function commandEvents(event, slashCommands) {
    const { written, occasion, ...common } = event;
    if (written === undefined)
        return [];
    const { actor: _, author: __, ...data } = event.data;
    return slashCommands(written.text).map((command, place) => ({
        ...common,
        id: `${event.id}/command/${place}`,
        ...occasionOf(written.at, place, occasion),
        type: 'command.given',
        ...(written.at === undefined ? {} : { givenAt: written.at }),
        data: {
            ...data,
            command: { ...command, on: written.on },
            // Whose command it is decides what it may do: never the author of what it was written on.
            ...(written.by === undefined ? {} : { actor: written.by, author: written.by }),
        },
    }));
}
/** Several hooks may tell of one text: its place tells it from all others, and its commands never change. */
function occasionOf(at, place, occasion) {
    const isKnown = at !== undefined && (at.kind === 'text' || at.id !== undefined);
    const text = !isKnown ? occasion : [at.kind, at.key, at.id ?? ''].join(':');
    return text === undefined ? {} : { occasion: `${text}/command/${place}` };
}

;// CONCATENATED MODULE: ./shared/mapping/job-events.ts
/**
 * The event of a run once more for each of its jobs that ended: for tickets that follow jobs. Of a job that neither
 * failed nor passed there is none.
 */
function jobEvents(event) {
    const { run } = event.data;
    if (run === undefined || run.job !== undefined)
        return [];
    const failed = (run.failed_jobs ?? []).map((job) => ({
        type: 'run.failed',
        name: job.name,
        facts: { conclusion: job.conclusion, failed_jobs: [job], url: job.url === '' ? run.url : job.url },
    }));
    const passed = (run.passed_jobs ?? []).map((name) => ({
        type: 'run.passed',
        name,
        facts: { conclusion: 'success', failed_jobs: [] },
    }));
    return [...failed, ...passed].map(({ type, name, facts }) => {
        // What a job came to is its own: no other job says otherwise.
        const { isContended: _, ...common } = event;
        return {
            ...common,
            id: `${event.id}/job/${name}`,
            type,
            subject: `${event.subject}:job:${name}`,
            data: { ...event.data, run: { ...run, ...facts, job: name } },
        };
    });
}

// EXTERNAL MODULE: ./shared/mapping/escape.ts
var mapping_escape = __webpack_require__(94196);
// EXTERNAL MODULE: ./shared/mapping/template.ts + 3 modules
var template = __webpack_require__(74491);
// EXTERNAL MODULE: ./shared/mapping/ticket-draft.ts + 1 modules
var ticket_draft = __webpack_require__(46418);
// EXTERNAL MODULE: ./shared/mapping/cut-blocks.ts
var cut_blocks = __webpack_require__(64122);
// EXTERNAL MODULE: ./shared/mapping/inert-blocks.ts
var inert_blocks = __webpack_require__(24310);
;// CONCATENATED MODULE: ./shared/mapping/messages/cut-markdown.ts



/** What people see of the Markdown, each line and block on a line of its own. */
function visibleWords(markdown) {
    return (0,inert_blocks/* blocksOf */.S)(markdown)
        .flatMap((block) => (block.kind === 'code' ? [block.text] : linesIn(block).map(wordsOf)))
        .join('\n')
        .trim();
}
function wordsOf(runs) {
    return runs.map(({ text }) => text).join('');
}
/** The Markdown, or as much of its beginning as may be seen, taken apart and written anew so that no sign is cut in two. */
function cutMarkdown(markdown, maxChars) {
    const blocks = (0,inert_blocks/* blocksOf */.S)(markdown);
    const kept = (0,cut_blocks/* cutBlocks */.Z)(blocks, { maxChars, fits: () => true });
    return kept === blocks ? markdown : kept.map(writeBlock).join('\n\n');
}
function linesIn(block) {
    return block.kind === 'list' ? block.items.flat() : block.lines;
}
function writeBlock(block) {
    switch (block.kind) {
        case 'paragraph':
            return writeLines(block.lines).join('\n');
        case 'list':
            return block.items.map((lines) => `- ${writeLines(lines).join('\n  ')}`).join('\n');
        case 'code':
            return (0,mapping_escape/* codeFence */.d6)(block.text);
        default:
            return block;
    }
}
function writeLines(lines) {
    return lines.map((runs) => runs.map(writeRun).join('')).filter((line) => line !== '');
}
/** Blanks at the ends of a piece belong between it and the next one. */
function writeRun({ text, href, isCode, isBold }) {
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    if (inner === '')
        return before;
    const written = href !== undefined ? (0,mapping_escape/* inertLink */.r)(inner, href) : isCode ? (0,mapping_escape/* codeSpan */.SS)(inner) : (0,mapping_escape/* inertMarkdown */.Ic)(inner);
    return `${before}${isBold ? `**${written}**` : written}${after}`;
}

;// CONCATENATED MODULE: ./shared/mapping/messages/fragments.ts
/** Pieces that the built-in texts are put together from. Blanks that stand twice for want of a fact are made one later. */
/** How many commits, jobs or pages are listed. */
const maxListed = 20;
/** `[octo/widgets] `, linked. */
const where = '{% if repository.full_name %}\\[{{ repository.full_name | link: repository.url }}\\] {% endif %}';
const who = '{{ actor.name | default: actor.login | default: "Somebody" }}';
const sign = '{% if repository.forge == "gitlab" %}{% assign sign = "!" %}{% else %}{% assign sign = "#" %}{% endif %}';
/** `#12 Title`, the number linked. */
const pullRequest = [
    `{% if pull_request.number %}${sign}{{ pull_request.number | prepend: sign | link: pull_request.url }}`,
    ' {{ pull_request.title }}',
    '{% else %}{{ pull_request.title | default: "a pull request" | link: pull_request.url }}{% endif %}',
].join('');
/** The same of an issue, by its key where it has one. */
const issue = [
    '{% if issue.key %}{{ issue.key | link: issue.url }} {{ issue.title }}',
    '{% elsif issue.number %}{{ issue.number | prepend: "#" | link: issue.url }} {{ issue.title }}',
    '{% else %}{{ issue.title | default: "an issue" | link: issue.url }}{% endif %}',
].join('');
/** What a comment or a command was written on. */
const commented = [
    `{% if pull_request %}${pullRequest}{% elsif issue %}${issue}`,
    '{% elsif comment.sha %}the commit {{ comment.sha | code }}{% elsif comment.on == "snippet" %}a snippet',
    '{% elsif comment.on == "commit" %}a commit{% else %}something{% endif %}',
].join('');
/** ` with three words`, or nothing where there is no such fact. */
function given(fact, words) {
    return `{% if ${fact} %}${words}{% endif %}`;
}
/** The one where there is such a fact, else the other. */
function either(fact, words, others) {
    return `{% if ${fact} %}${words}{% else %}${others}{% endif %}`;
}
/** The beginning of what somebody wrote, in lines of its own. */
function excerptOf(fact) {
    return `{% assign excerpt = ${fact} | excerpt %}{% if excerpt != "" %}\n{{ excerpt | quote }}{% endif %}`;
}
/** A line for each entry of a list, and one that says how many are left out. `count`: of how many there are. */
function listOf(list, { each, line, count = `${list}.size` }) {
    return [
        `{% for ${each} in ${list} limit: ${maxListed} %}\n- ${line}{% endfor %}`,
        `{% assign shown = ${list}.size | at_most: ${maxListed} %}{% assign more = ${count} | minus: shown %}`,
        '{% if shown > 0 and more > 0 %}\n- and {{ more }} more{% endif %}',
    ].join('');
}
/** Texts by their types: of each verb what is said, where `@` stands for the thing. */
function textsOf(family, { thing, deeds }) {
    return Object.fromEntries(Object.entries(deeds).map(([verb, deed]) => [`${family}.${verb}`, `${where}${who} ${deed.replace('@', thing)}`]));
}
/** A verb that has no text of its own, as its sender calls it. */
const ownVerb = '{{ event.type | split: "." | last | replace: "_", " " }}';

;// CONCATENATED MODULE: ./shared/mapping/messages/code-texts.ts

const branch = '{{ push.branch | default: push.ref | default: "a branch" | link: push.ref_url }}';
const tag = '{{ push.tag | default: push.ref | default: "a tag" | link: push.ref_url }}';
const count = [
    '{% if push.commit_count == 1 %}{{ "1 commit" | link: push.url }}',
    '{% elsif push.commit_count > 1 %}{{ push.commit_count | append: " commits" | link: push.url }}{% endif %}',
].join('');
const commits = listOf('push.commit_list', {
    each: 'commit',
    line: `${given('commit.id', '\\[{{ commit.id | link: commit.url }}\\] ')}{{ commit.title }}${given('commit.author', ' – {{ commit.author }}')}`,
    count: 'push.commit_count | default: push.commit_list.size',
});
const more = given('push.has_more_commits', '\n- and more');
const moved = given('push.before and push.after', ', from {{ push.before | code }} to {{ push.after | code }}');
const pushTexts = {
    push: `${where}${who} pushed to ${branch}`,
    'push.branch': [
        `${where}${who} {% if push.is_new %}created the branch ${branch}`,
        `${given('push.commit_count > 0', ` with ${count}`)}`,
        `{% elsif push.is_forced %}force-pushed${given('push.commit_count > 0', ` ${count} to`)} ${branch}${moved}`,
        `{% else %}pushed${given('push.commit_count > 0', ` ${count}`)} to ${branch}{% endif %}${commits}${more}`,
    ].join(''),
    'push.tag': [
        `${where}${who} {% if push.before %}moved{% else %}pushed{% endif %}${given('push.tag', ' the tag')} ${tag}`,
        `${given('push.before', moved)}${commits}${more}`,
    ].join(''),
    'push.deleted': [
        `${where}${who} deleted ${given('push.branch', 'the branch ')}${given('push.tag', 'the tag ')}`,
        `{{ push.branch | default: push.tag | default: push.ref | default: "a branch" }}${given('push.before', ', which was at {{ push.before | code }}')}`,
    ].join(''),
};
const place = given('comment.path', ' at {% if comment.line %}{{ comment.path | append: ":" | append: comment.line | code }}{% else %}{{ comment.path | code }}{% endif %}');
/** GitHub and Gitea report an edit that left the text as it was, too. */
const isSameText = [
    '{% assign before = payload.comment.body %}',
    '{% if payload.changes.body %}{% assign before = payload.changes.body.from %}{% endif %}',
    '{% if payload.comment and payload.changes and before == payload.comment.body %}',
].join('');
const commentTexts = {
    comment: `${where}${who}: ${ownVerb} {{ "a comment" | link: comment.url }} on ${commented}`,
    'comment.created': `${where}${who} {{ "commented" | link: comment.url }} on ${commented}${place}${excerptOf('comment.body')}`,
    'comment.edited': `${isSameText}{% else %}${where}${who} edited {{ "a comment" | link: comment.url }} on ${commented}${place}${excerptOf('comment.body')}{% endif %}`,
    'comment.deleted': `${where}${who} deleted a comment on ${commented}`,
};
/** What the texts here are put together from. */
const codePieces = { branch, tag, commits, place };
const commandTexts = {
    // What it was written in is told of.
    'command.given': '',
    command: [
        `${where}${who} gave {{ "the command" | link: comment.url }} `,
        `{% if command.text %}{{ command.name | prepend: "/" | append: " " | append: command.text | code }}`,
        `{% else %}{{ command.name | prepend: "/" | code }}{% endif %} on ${commented}`,
    ].join(''),
};
const release = [
    `the {% if release.is_prerelease %}pre-{% endif %}release {{ release.tag | default: release.name | link: release.url }}`,
    '{% if release.name and release.tag and release.name != release.tag %} {{ release.name }}{% endif %}',
].join('');
/** What the texts of releases name. */
const releasePieces = { release };
const releaseTexts = {
    release: `${where}${who}: ${ownVerb} ${release}`,
    'release.published': `${where}${who} published ${release}${excerptOf('release.body')}`,
    'release.unpublished': `${where}${who} took back ${release}`,
    // Nobody but its authors sees a draft.
    'release.edited': `{% unless release.is_draft %}${where}${who} edited ${release}{% endunless %}`,
    'release.deleted': `${where}${who} deleted ${release}`,
    // Of what is public GitHub says `published`, too.
    'release.created': `{% if release.is_draft or repository == nil %}${where}${who} prepared ${release}{% endif %}`,
    'release.released': '',
    'release.prereleased': '',
};

;// CONCATENATED MODULE: ./shared/mapping/messages/item-texts.ts

const branches = given('pull_request.base', ' ({% if pull_request.branch %}{{ pull_request.branch }} into {% endif %}{{ pull_request.base }})');
const merger = '{{ actor.name | default: pull_request.merged_by | default: actor.login | default: "Somebody" }}';
/** What is said of pull requests and of issues alike. */
const deeds = (of) => ({
    edited: 'edited @',
    closed: 'closed @',
    reopened: 'reopened @',
    labeled: `${either(`${of}.label`, `put the label {{ ${of}.label }} on`, 'changed the labels of')} @`,
    unlabeled: `took ${either(`${of}.label`, `the label {{ ${of}.label }}`, 'a label')} off @`,
    assigned: `assigned @${given(`${of}.assignee`, ` to {{ ${of}.assignee }}`)}`,
    unassigned: `took ${either(`${of}.assignee`, `{{ ${of}.assignee }}`, 'the assignee')} off @`,
    milestoned: `put @ into ${either(`${of}.milestone`, `the milestone {{ ${of}.milestone }}`, 'a milestone')}`,
    demilestoned: `took @ out of ${either(`${of}.milestone`, `the milestone {{ ${of}.milestone }}`, 'its milestone')}`,
    locked: 'locked the conversation of @',
    unlocked: 'unlocked the conversation of @',
});
const reviewer = either('pull_request.reviewer', '{{ pull_request.reviewer }} to review', 'for a review of');
const review = either('review.url', '{{ "the review" | link: review.url }}', 'a review');
const reviewDeed = [
    '{% if pull_request.review_state == "approved" %}{{ "approved" | link: review.url }}',
    '{% elsif pull_request.review_state == "changes_requested" %}{{ "requested changes" | link: review.url }} to',
    '{% else %}{{ "reviewed" | link: review.url }}{% endif %}',
].join('');
/** GitHub reports each comment on a line by itself, so a review without a text of its own says nothing. Gitea does not. */
const isSilentReview = '{% if pull_request.review_state == "commented" and review and review.body == nil and repository.forge == nil %}';
const pullRequestTexts = {
    pull_request: `${where}${who}: ${ownVerb} ${pullRequest}`,
    ...textsOf('pull_request', {
        thing: pullRequest,
        deeds: {
            ...deeds('pull_request'),
            opened: `opened {% if pull_request.is_draft %}the draft {% endif %}@${branches}${excerptOf('pull_request.body')}`,
            updated: 'updated @',
            edited: 'edited {% if review %}a review of {% endif %}@',
            closed: 'closed @ without merging it',
            ready_for_review: 'marked @ as ready for review',
            converted_to_draft: 'made @ a draft',
            review_requested: `asked ${reviewer} @`,
            review_request_removed: `no longer asks ${reviewer} @`,
            dismissed: `{% if repository.forge == "gitlab" %}withdrew the approval{% else %}dismissed ${review}${given('author.login', ' by {{ author.login }}')}{% endif %} of @`,
            auto_merge_enabled: 'had @ merged as soon as it may be',
            auto_merge_disabled: 'took back that @ be merged as soon as it may be',
            enqueued: 'put @ into the merge queue',
            dequeued: 'took @ out of the merge queue',
        },
    }),
    // A queue may have sent it for whoever merged it.
    'pull_request.merged': `${where}${merger} merged ${pullRequest}${given('pull_request.base', ' into {{ pull_request.base }}')}`,
    'pull_request.reviewed': `${isSilentReview}{% else %}${where}${who} ${reviewDeed} ${pullRequest}${excerptOf('review.body')}{% endif %}`,
};
const statuses = `from {{ issue.previous_status }}${given('issue.status', ' to {{ issue.status }}')}`;
const changes = listOf('issue.changes', {
    each: 'change',
    line: [
        '{{ change.field }}{% if change.from and change.to %}: {{ change.from }} → {{ change.to }}',
        '{% elsif change.to %}: {{ change.to }}{% elsif change.from %}: {{ change.from }}, removed{% endif %}',
    ].join(''),
});
const issueTexts = {
    issue: `${where}${who}: ${ownVerb} ${issue}`,
    ...textsOf('issue', {
        thing: issue,
        deeds: {
            ...deeds('issue'),
            deleted: 'deleted @',
            pinned: 'pinned @',
            unpinned: 'unpinned @',
            transferred: 'transferred @',
            typed: 'set the type of @',
            untyped: 'took the type off @',
            opened: `opened @${excerptOf('issue.body')}`,
            edited: `${either('issue.previous_status', 'moved', 'edited')} @${given('issue.previous_status', ` ${statuses}`)}${changes}`,
            closed: `closed @{% if issue.reason == "not_planned" %} as not planned{% elsif issue.reason == "duplicate" %} as a duplicate{% endif %}${given('issue.previous_status', ` (${statuses})`)}`,
            reopened: `reopened @${given('issue.previous_status', ` (${statuses})`)}`,
        },
    }),
};

;// CONCATENATED MODULE: ./shared/mapping/messages/other-texts.ts

const other = [
    `${where}{% if other.deed %}${who} {{ other.deed }}${given('other.name', ' {{ other.name | link: other.url }}')}`,
    '{% else %}{{ other.what }}',
    given('other.name', ' {{ other.name | link: other.url }}'),
    given('other.state', ': {{ other.state }}'),
    `{% endif %}${excerptOf('other.text')}`,
    listOf('other.items', {
        each: 'item',
        line: `{{ item.name | link: item.url }}${given('item.deed', ': {{ item.deed }}')}`,
    }),
].join('');
const unless = (condition) => `{% unless ${condition} %}${other}{% endunless %}`;
/** GitHub tells some things twice, by two events: one of the two says nothing. */
const otherTexts = {
    other,
    // push.branch, push.tag and push.deleted say so.
    'other.create': '',
    'other.delete': '',
    // run.failed and run.passed say what came of them.
    'other.check_run': '',
    'other.check_suite': '',
    'other.workflow_job': '',
    'other.build': '',
    // The comment or the change is told by itself.
    'other.note': '',
    // Jira Data Center tells comments without their issue, and comment.created, .edited and .deleted say so with it.
    'other.comment_created': '',
    'other.comment_updated': '',
    'other.comment_deleted': '',
    // Forgejo says run.passed of the same run.
    'other.action_run_recover': '',
    // other.watch, other.public and other.team_add say so.
    'other.star': unless('payload.action == "created"'),
    'other.repository': unless('payload.action == "publicized"'),
    'other.team': unless('payload.action == "added_to_repository"'),
};

;// CONCATENATED MODULE: ./shared/mapping/messages/state-texts.ts

/** `[octo/widgets] `: what the alert is about, else the source it comes from. */
const about = [
    '{% if repository.full_name %}\\[{{ repository.full_name | link: repository.url }}\\] ',
    '{% elsif alert.project %}\\[{{ alert.project | link: alert.project_url }}\\] ',
    '{% else %}\\[{{ event.source }}\\] {% endif %}',
].join('');
const state_texts_alert = [
    '{{ alert.rule | default: "an alert without a name" | link: alert.url }}',
    given('alert.severity', ' ({{ alert.severity }})'),
    given('alert.file', ' in {% if alert.line %}{{ alert.file | append: ":" | append: alert.line | code }}{% else %}{{ alert.file | code }}{% endif %}'),
].join('');
const details = [
    excerptOf('alert.message'),
    listOf('alert.details', {
        each: 'detail',
        line: [
            '{% assign start = detail.value | split: "//" | first %}',
            '{% if start == "https:" or start == "http:" %}{{ detail.name | link: detail.value }}{% else %}{{ detail.name }}: {{ detail.value }}{% endif %}',
        ].join(''),
    }),
].join('');
const by = given('actor', `, by ${who}`);
const alertTexts = {
    alert: `${about}**Alert**: ${state_texts_alert}${details}`,
    'alert.opened': `${about}**New alert**: ${state_texts_alert}${details}`,
    'alert.updated': `${about}**Alert changed**: ${state_texts_alert}${details}`,
    'alert.closed': `${about}**Alert closed**: ${state_texts_alert}`,
    'alert.reopened': `${about}**Alert is back**: ${state_texts_alert}${details}`,
    'alert.suppressed': `${about}**Alert suppressed**: ${state_texts_alert}${by}`,
    // Sentry does not tell it from `reopened`, and both are told.
    'alert.unsuppressed': `{% unless event.sender == "sentry" %}${about}**Alert no longer suppressed**: ${state_texts_alert}${by}{% endunless %}`,
};
const run = [
    '{% assign name = run.workflow | default: "A run" %}',
    given('run.job', '{% assign name = name | append: " / " | append: run.job %}'),
    given('run.number', '{% assign name = name | append: " #" | append: run.number %}'),
    '{{ name | link: run.url }}',
].join('');
const ran = [
    given('run.branch', ' on {{ run.branch }}'),
    given('run.attempt > 1', ', attempt {{ run.attempt }}'),
    given('run.failures_in_row > 1', ', {{ run.failures_in_row }} times in a row'),
].join('');
const commit = [
    given('run.title', '\n{{ run.title }}{% if run.sha %} ({{ run.sha | slice: 0, 7 | code }}){% endif %}'),
    '{% unless run.title %}{% if run.sha %}\nCommit {{ run.sha | slice: 0, 7 | code }}{% endif %}{% endunless %}',
].join('');
const jobs = listOf('run.failed_jobs', {
    each: 'job',
    line: '**{{ job.name | default: "a job" | link: job.url }}**{% if job.conclusion %}: {{ job.conclusion | replace: "_", " " }}{% endif %}{% if job.steps.size > 0 %} in {{ job.steps | join: ", " }}{% endif %}',
});
const how = '{% if run.conclusion == "timed_out" %}ran out of time{% else %}failed{% endif %}';
const runTexts = {
    run: `${where}${run} ended${given('run.conclusion', ' with {{ run.conclusion }}')}${ran}${commit}`,
    'run.failed': `${where}${run} ${how}${ran}${commit}${jobs}`,
    'run.passed': `${where}${run} passed${ran}${commit}`,
    'run.cancelled': `${where}${run} was cancelled${ran}${commit}`,
};
const deployed = [
    given('deployment.ref', ' of {{ deployment.ref }}'),
    given('deployment.environment', ' to {{ deployment.environment | link: deployment.url }}'),
].join('');
const deployer = `{% if actor %}${who}'s{% else %}A{% endif %}`;
const description = given('deployment.description', '\n{{ deployment.description | excerpt }}');
const deploymentTexts = {
    deployment: `${where}${deployer} deployment${deployed}${given('deployment.state', ': {{ deployment.state }}')}${description}`,
    'deployment.succeeded': `${where}${deployer} deployment${deployed} succeeded${description}`,
    'deployment.failed': `${where}${deployer} deployment${deployed} failed${description}`,
};
/** What the texts above are put together from. */
const statePieces = { about, alert: state_texts_alert, 'alert details': details, run, ran, commit, jobs };
const own = (mark, otherwise) => `**${mark}**: {{ alert.rule | default: "${otherwise}" | link: alert.url }}${details}`;
/** Texts of the receiver's own events. */
const incidentTexts = {
    ticketwire: own('Ticketwire', 'something changed'),
    'ticketwire.dead_letter': own('Dead letter', 'an effect has failed'),
    'ticketwire.target_down': own('Target down', 'a target is down'),
    'ticketwire.recovered': own('Recovered', 'a target has recovered'),
};
const pingTexts = {
    ping: `${where}The source {{ event.source }} is reached: its sender says hello`,
};

;// CONCATENATED MODULE: ./shared/mapping/messages/message-texts.ts





/**
 * What is said of an event that nobody wrote a text for, as Liquid, by type or by family. The first line is the message,
 * the rest are its details; where nothing comes out nothing is said.
 */
const messageTexts = {
    ...alertTexts,
    ...runTexts,
    ...pushTexts,
    ...pullRequestTexts,
    ...releaseTexts,
    ...issueTexts,
    ...commentTexts,
    ...commandTexts,
    ...deploymentTexts,
    ...pingTexts,
    ...incidentTexts,
    ...otherTexts,
};
/** Pieces that many texts have in common, for whoever prints the texts. */
const messagePieces = {
    where: where,
    who: who,
    'pull request': pullRequest,
    issue: issue,
    'written on': commented,
    ...statePieces,
    ...codePieces,
    ...releasePieces,
};
/** The text for all of a family: it has words for everything, also for what another event tells, too. */
function familyTextNameOf(type) {
    const family = type.slice(0, type.indexOf('.'));
    return Object.hasOwn(messageTexts, family) ? family : 'other';
}
/** The type that a text is written for, or the family. */
function textNameOf(type) {
    const [family = ''] = type.split('.');
    return [type, family].find((name) => Object.hasOwn(messageTexts, name)) ?? 'other';
}

// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
;// CONCATENATED MODULE: ./shared/mapping/messages/bitbucket-readings.ts
const cloud = {
    what: 'pull request',
    names: ['#{pullrequest.id} {pullrequest.title}'],
    urls: ['{pullrequest.links.html.href}'],
};
const dataCenter = { what: 'pull request', names: ['#{pullRequest.id} {pullRequest.title}'] };
const build = {
    what: 'build',
    names: ['{commit_status.name|commit_status.key}'],
    urls: ['{commit_status.url}'],
    states: ['{commit_status.state}'],
    text: 'commit_status.description',
};
/**
 * Bitbucket's events of no family, by their names, with `_` where Bitbucket has `:`.
 * https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/
 * https://confluence.atlassian.com/bitbucketserver/event-payload-938025882.html
 */
const bitbucketReadings = {
    repo_commit_status_created: build,
    repo_commit_status_updated: build,
    repo_updated: { what: 'repository', deed: 'changed the settings of the repository' },
    repo_modified: {
        what: 'repository',
        names: ['{new.name}'],
        deed: 'changed the settings of the repository',
    },
    repo_fork: {
        what: 'fork',
        names: ['{fork.full_name}'],
        urls: ['{fork.links.html.href}'],
        deed: 'forked the repository to',
    },
    repo_forked: {
        what: 'fork',
        names: ['{repository.project.key}/{repository.slug}'],
        deed: 'forked the repository to',
    },
    repo_transfer: { what: 'repository', deed: 'transferred the repository' },
    repo_imported: { what: 'repository', deed: 'imported the repository' },
    repo_deleted: { what: 'repository', deed: 'deleted the repository' },
    project_updated: { what: 'project', names: ['{project.name}'], deed: 'changed the settings of the project' },
    project_modified: { what: 'project', names: ['{new.name}'], deed: 'changed the settings of the project' },
    mirror_repo_synchronized: { what: 'mirror', names: ['{mirrorServer.name}'], states: ['synchronized'] },
    pullrequest_unapproved: { ...cloud, deed: 'withdrew the approval of' },
    pullrequest_changes_request_removed: { ...cloud, deed: 'withdrew the request for changes to' },
    pullrequest_comment_resolved: { ...cloud, deed: 'resolved a comment on' },
    pullrequest_comment_reopened: { ...cloud, deed: 'reopened a comment on' },
    pr_deleted: { ...dataCenter, deed: 'deleted the pull request' },
    pr_reviewer_unapproved: { ...dataCenter, deed: 'withdrew the approval of' },
    pr_reviewer_updated: { ...dataCenter, deed: 'changed the reviewers of' },
};

// EXTERNAL MODULE: ./shared/mapping/told-event.ts
var told_event = __webpack_require__(86067);
;// CONCATENATED MODULE: ./shared/mapping/messages/github-readings.ts
const discussion = {
    what: 'discussion',
    names: ['#{discussion.number} {discussion.title}', '{discussion.title}'],
    urls: ['{discussion.html_url}'],
};
const team = { what: 'team', names: ['{team.name}'], urls: ['{team.html_url}'] };
const member = { what: 'member', names: ['{member.login}'], urls: ['{member.html_url}'] };
const organization = { what: 'organisation', names: ['{organization.login}'] };
/** Of an alert's life what no ticket follows. */
const github_readings_alert = (what, names) => ({
    what,
    names,
    urls: ['{alert.html_url}'],
    states: ['{action}'],
});
const registered = (of) => ({
    what: 'package',
    names: [`{${of}.name} {${of}.package_version.version}`, `{${of}.name}`],
    urls: [`{${of}.package_version.html_url}`, `{${of}.html_url}`],
});
/**
 * GitHub's events of no family, by their names. https://docs.github.com/webhooks/webhook-events-and-payloads
 */
const githubReadings = {
    branch_protection_rule: { what: 'branch protection rule', names: ['{rule.name}'] },
    check_run: {
        what: 'check',
        names: ['{check_run.name}'],
        urls: ['{check_run.html_url}', '{check_run.details_url}'],
        states: ['{check_run.conclusion}', '{check_run.status}'],
    },
    check_suite: {
        what: 'check suite',
        names: ['{check_suite.app.name} on {check_suite.head_branch}', '{check_suite.app.name}'],
        states: ['{check_suite.conclusion}', '{check_suite.status}'],
    },
    code_scanning_alert: github_readings_alert('code scanning alert', ['{alert.rule.description}', '{alert.rule.id}']),
    dependabot_alert: github_readings_alert('Dependabot alert', ['{alert.security_advisory.summary}']),
    secret_scanning_alert: github_readings_alert('secret scanning alert', ['#{alert.number}']),
    secret_scanning_alert_location: {
        ...github_readings_alert('place of the secret scanning alert', ['#{alert.number}']),
        states: ['found'],
    },
    deploy_key: { what: 'deploy key', names: ['{key.title}'] },
    deployment: {
        what: 'deployment',
        names: ['{deployment.ref} to {deployment.environment}', '{deployment.environment}', 'a commit'],
        deed: 'asked for the deployment of',
    },
    deployment_review: {
        what: 'deployment',
        names: ['{environment}', '{workflow_job_run.environment}'],
        urls: ['{workflow_run.html_url}'],
        deeds: {
            requested: 'asked for leave to deploy to',
            approved: 'allowed the deployment to',
            rejected: 'refused the deployment to',
        },
    },
    deployment_status: {
        what: 'deployment of',
        names: ['{deployment.ref} to {deployment.environment}', '{deployment.environment}', 'a commit'],
        urls: ['{deployment_status.environment_url}', '{deployment_status.log_url}', '{deployment_status.target_url}'],
        states: ['{deployment_status.state}'],
    },
    discussion: {
        ...discussion,
        deeds: {
            created: 'started the discussion',
            answered: 'marked the answer to the discussion',
            unanswered: 'took the mark off the answer to the discussion',
            category_changed: 'gave another category to the discussion',
            labeled: 'put the label {label.name} on the discussion',
            unlabeled: 'took the label {label.name} off the discussion',
        },
        text: 'discussion.body',
    },
    discussion_comment: {
        ...discussion,
        urls: ['{comment.html_url}', '{discussion.html_url}'],
        deeds: {
            created: 'commented on the discussion',
            edited: 'edited a comment on the discussion',
            deleted: 'deleted a comment on the discussion',
        },
        text: 'comment.body',
    },
    fork: {
        what: 'fork',
        names: ['{forkee.full_name}', '{forkee.name}'],
        urls: ['{forkee.html_url}'],
        deed: 'forked the repository to',
    },
    github_app_authorization: {
        what: 'authorisation of an app',
        deeds: { revoked: 'took back the authorisation of the app' },
    },
    installation: {
        what: 'installation of an app',
        names: ['{installation.account.login}'],
        urls: ['{installation.account.html_url}'],
        deeds: {
            created: 'installed the app {installation.app_slug} for',
            deleted: 'removed the app {installation.app_slug} from',
            suspend: 'suspended the app {installation.app_slug} for',
            unsuspend: 'let the app {installation.app_slug} work again for',
            new_permissions_accepted: 'gave more permissions to the app {installation.app_slug} for',
        },
    },
    installation_repositories: {
        what: 'repositories of an app',
        deeds: { added: 'let the app into more repositories', removed: 'shut the app out of repositories' },
        items: 'repositories_added',
    },
    label: { what: 'label', names: ['{label.name}'] },
    marketplace_purchase: {
        what: 'plan',
        names: ['{marketplace_purchase.plan.name}'],
        deeds: { purchased: 'bought the plan', cancelled: 'cancelled the plan', changed: 'changed to the plan' },
    },
    member: {
        ...member,
        deeds: {
            added: 'added the collaborator',
            removed: 'removed the collaborator',
            edited: 'changed the permissions of',
        },
    },
    membership: {
        ...team,
        deeds: { added: 'added {member.login} to the team', removed: 'removed {member.login} from the team' },
    },
    merge_group: { what: 'merge group', names: ['{merge_group.base_ref}'], states: ['{action}'] },
    meta: { what: 'webhook', names: ['{hook_id}'] },
    milestone: { what: 'milestone', names: ['{milestone.title}'], urls: ['{milestone.html_url}'] },
    organization: {
        ...organization,
        deeds: {
            member_added: 'added {membership.user.login} to the organisation',
            member_removed: 'removed {membership.user.login} from the organisation',
            // A person who is invited by mail has no login.
            member_invited: 'invited {invitation.login|user.login|invitation.email} to the organisation',
        },
    },
    org_block: { what: 'user', names: ['{blocked_user.login}'], urls: ['{blocked_user.html_url}'] },
    package: registered('package'),
    registry_package: registered('registry_package'),
    page_build: { what: 'build of the pages', states: ['{build.status}'], text: 'build.error.message' },
    project: { what: 'project', names: ['{project.name}'], urls: ['{project.html_url}'] },
    project_card: { what: 'project card', text: 'project_card.note' },
    project_column: { what: 'project column', names: ['{project_column.name}'] },
    projects_v2: { what: 'project', names: ['{projects_v2.title}'] },
    projects_v2_item: { what: 'project item' },
    public: { what: 'repository', deed: 'made the repository public' },
    pull_request_review_thread: {
        what: 'conversation',
        names: ['#{pull_request.number} {pull_request.title}'],
        urls: ['{pull_request.html_url}'],
        deeds: { resolved: 'resolved a conversation of', unresolved: 'took up again a conversation of' },
    },
    repository: {
        what: 'repository',
        deeds: {
            created: 'created the repository',
            deleted: 'deleted the repository',
            archived: 'archived the repository',
            unarchived: 'took the repository out of the archive',
            edited: 'changed the settings of the repository',
            renamed: 'renamed the repository, which was {changes.repository.name.from}',
            transferred: 'transferred the repository',
            publicized: 'made the repository public',
            privatized: 'made the repository private',
        },
    },
    repository_advisory: {
        what: 'security advisory',
        names: ['{repository_advisory.summary}'],
        urls: ['{repository_advisory.html_url}'],
    },
    create: { what: 'branch', names: ['{ref}'], deed: 'created the {ref_type}' },
    delete: { what: 'branch', names: ['{ref}'], deed: 'deleted the {ref_type}' },
    repository_dispatch: { what: 'event', names: ['{action}'], deed: 'sent the event' },
    repository_import: { what: 'import of the repository', states: ['{status}'] },
    repository_vulnerability_alert: {
        what: 'vulnerability alert',
        names: ['{alert.affected_package_name}'],
        urls: ['{alert.external_reference}'],
        states: ['{alert.state}', '{action}'],
    },
    security_advisory: { what: 'security advisory', names: ['{security_advisory.summary}'], states: ['{action}'] },
    sponsorship: {
        what: 'sponsorship',
        names: ['{sponsorship.sponsorable.login}'],
        urls: ['{sponsorship.sponsorable.html_url}'],
        deeds: { created: 'began to sponsor', cancelled: 'stopped sponsoring' },
        deed: 'changed the sponsorship of',
    },
    star: { what: 'star', deeds: { created: 'starred the repository', deleted: 'took the star off the repository' } },
    status: {
        what: 'status',
        names: ['{context}'],
        urls: ['{target_url}'],
        states: ['{state}'],
        text: 'description',
    },
    team: {
        ...team,
        deeds: {
            added_to_repository: 'gave the repository to the team',
            removed_from_repository: 'took the repository from the team',
        },
    },
    team_add: { ...team, deed: 'gave the repository to the team' },
    watch: { what: 'star', deed: 'starred the repository' },
    workflow_dispatch: { what: 'workflow', names: ['{workflow}'], deed: 'started the workflow' },
    workflow_job: {
        what: 'job',
        names: ['{workflow_job.workflow_name} / {workflow_job.name}', '{workflow_job.name}'],
        urls: ['{workflow_job.html_url}'],
        states: ['{workflow_job.conclusion}', '{workflow_job.status}'],
    },
    workflow_run: {
        what: 'run',
        names: ['{workflow_run.name} #{workflow_run.run_number}', '{workflow.name}', '{workflow_run.display_title}'],
        urls: ['{workflow_run.html_url}'],
        states: ['{workflow_run.conclusion}', '{action}'],
    },
};

;// CONCATENATED MODULE: ./shared/mapping/messages/reading.ts


/** Returns the facts of a body in the words of a reading. `given` is the action that the body names, or empty. */
function readingOf(reading, body, given) {
    const { what, names = [], urls = [], deeds = {}, deed, states = [], text, items, isOn } = reading;
    const action = isOn === undefined ? given : body.find(isOn) === true ? 'on' : 'off';
    const name = firstOf(names, body) ?? '';
    const own = Object.hasOwn(deeds, action) ? deeds[action] : deed;
    const filled = own === undefined ? undefined : fillAnyway(own, body);
    const isPlain = own === undefined && states.length === 0 && /^[a-z]+ed$/.test(action);
    const plain = isPlain && (0,json_body/* isJsonObject */.OW)(body.find('sender')) ? `${action} ${name === '' ? 'a' : 'the'} ${what}` : undefined;
    const said = filled ?? plain;
    const found = firstOf(states, body) ?? action;
    const state = /^[A-Z_]+$/.test(found) ? found.toLowerCase() : found;
    const written = text === undefined || !/^(created|on|off|)$/.test(action) ? undefined : body.text(text);
    const listed = (0,told_event/* objectsIn */.Qv)(body.find(items ?? ''));
    return {
        what: `${what[0]?.toUpperCase()}${what.slice(1)}`,
        name,
        url: firstOf(urls, body) ?? '',
        ...(said === undefined ? { state: state.replaceAll('_', ' ') } : { deed: said }),
        ...(written === undefined ? {} : { text: written }),
        ...(listed.length === 0
            ? {}
            : { items: listed.map((item) => ({ name: new json_body/* JsonReader */.OI(item).text('full_name') ?? '', url: '', deed: '' })) }),
    };
}
/** Returns the first text whose members all exist. */
function firstOf(texts, body) {
    for (const text of texts) {
        const filled = fill(text, body);
        if (filled !== undefined)
            return filled;
    }
    return undefined;
}
/** A member, or the first of several that exists. */
const placeholder = / ?\{([\w.|]+)\}/g;
function fill(text, body) {
    const paths = [...text.matchAll(placeholder)].map(([, path = '']) => path);
    return paths.every((path) => valueAt(path, body) !== undefined) ? fillAnyway(text, body) : undefined;
}
/** Fills a text. A missing login becomes `somebody`; other missing members are left out. */
function fillAnyway(text, body) {
    return text.replace(placeholder, (whole, path) => {
        const blank = whole.startsWith(' ') ? ' ' : '';
        const value = valueAt(path, body) ?? (/login/.test(path) ? 'somebody' : undefined);
        return value === undefined ? '' : `${blank}${value}`;
    });
}
function valueAt(paths, body) {
    for (const path of paths.split('|')) {
        const value = body.find(path);
        if (typeof value === 'string' && value !== '')
            return value;
        if (typeof value === 'number')
            return String(value);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./shared/mapping/messages/github-other.ts




/** What GitHub, or Gitea in the same words, tells of an event of no family; undefined of one that is not known here. */
function githubOther(name, body) {
    if (name === 'gollum')
        return wikiPages(body);
    const reading = Object.hasOwn(githubReadings, name) ? githubReadings[name] : undefined;
    return reading === undefined ? undefined : readingOf(reading, body, body.text('action') ?? '');
}
function wikiPages(body) {
    const pages = (0,told_event/* objectsIn */.Qv)(body.find('pages')).map((json) => {
        const page = new json_body/* JsonReader */.OI(json);
        const name = page.text('title') ?? page.text('page_name') ?? 'a page';
        return { name, url: page.text('html_url') ?? '', deed: page.text('action') ?? '' };
    });
    const [only] = pages;
    if (only !== undefined && pages.length === 1) {
        const deed = `${only.deed === 'created' ? 'created' : 'edited'} the wiki page`;
        return { what: 'Wiki', deed, name: only.name, url: only.url };
    }
    const deed = pages.length === 0 ? 'changed the wiki' : `changed ${pages.length} pages of the wiki`;
    return { what: 'Wiki', deed, name: '', url: '', items: pages };
}

;// CONCATENATED MODULE: ./shared/mapping/messages/gitlab-readings.ts
const inGroup = (state) => ({
    what: 'member',
    names: ['{user_name} ({user_username})', '{user_name}', '{user_username}'],
    states: [`${state} {group_name} as {group_access}`, `${state} {group_name}`],
});
const inProject = (state) => ({
    what: 'member',
    names: ['{user_name} ({user_username})', '{user_name}', '{user_username}'],
    states: [
        `${state} {project_path_with_namespace} as {project_access|access_level}`,
        `${state} {project_path_with_namespace|project_name}`,
    ],
});
const gitlab_readings_place = (what, state) => ({
    what,
    names: ['{path_with_namespace|full_path}', '{name}'],
    states: [state],
});
/**
 * GitLab's events of no family, by their names. Of members, groups and projects it tells whom or what they are about, and
 * not who did it. https://docs.gitlab.com/user/project/integrations/webhook_events/
 * https://docs.gitlab.com/administration/system_hooks/
 */
const gitlabReadings = {
    user_add_to_group: inGroup('added to the group'),
    user_update_for_group: inGroup('now in the group'),
    user_remove_from_group: inGroup('removed from the group'),
    user_access_request_to_group: inGroup('asks for access to the group'),
    user_access_request_denied_for_group: inGroup('denied access to the group'),
    user_add_to_team: inProject('added to'),
    user_update_for_team: inProject('now in'),
    user_remove_from_team: inProject('removed from'),
    user_access_request_to_project: inProject('asks for access to'),
    user_access_request_denied_for_project: inProject('denied access to'),
    subgroup_create: gitlab_readings_place('subgroup', 'created'),
    subgroup_destroy: gitlab_readings_place('subgroup', 'deleted'),
    group_create: gitlab_readings_place('group', 'created'),
    group_destroy: gitlab_readings_place('group', 'deleted'),
    group_rename: gitlab_readings_place('group', 'renamed, was {old_full_path|old_path}'),
    project_create: gitlab_readings_place('project', 'created'),
    project_destroy: gitlab_readings_place('project', 'deleted'),
    project_rename: gitlab_readings_place('project', 'renamed, was {old_path_with_namespace}'),
    project_transfer: gitlab_readings_place('project', 'transferred, was {old_path_with_namespace}'),
    project_update: gitlab_readings_place('project', 'settings changed'),
    user_create: { what: 'user', names: ['{name} ({username})', '{username|name}'], states: ['created'] },
    user_destroy: { what: 'user', names: ['{name} ({username})', '{username|name}'], states: ['deleted'] },
    user_rename: { what: 'user', names: ['{username}'], states: ['renamed, was {old_username}'] },
    user_failed_login: { what: 'user', names: ['{username}'], states: ['failed to sign in'] },
    key_create: { what: 'SSH key', names: ['of {username}'], states: ['added'] },
    key_destroy: { what: 'SSH key', names: ['of {username}'], states: ['removed'] },
    repository_update: { what: 'repository', states: ['updated'] },
    access_token: {
        what: 'access token',
        names: ['{object_attributes.name}'],
        states: ['expires on {object_attributes.expires_at}', 'expires soon'],
    },
    feature_flag: {
        what: 'feature flag',
        names: ['{object_attributes.name}'],
        text: 'object_attributes.description',
        isOn: 'object_attributes.active',
        deeds: { on: 'turned on the feature flag', off: 'turned off the feature flag' },
    },
    vulnerability: {
        what: 'vulnerability',
        names: ['{object_attributes.title}'],
        urls: ['{object_attributes.url}'],
        states: ['{object_attributes.state}, severity {object_attributes.severity}', '{object_attributes.state}'],
    },
    milestone: {
        what: 'milestone',
        names: ['{object_attributes.title}'],
        deeds: { create: 'created the milestone', close: 'closed the milestone', reopen: 'reopened the milestone' },
    },
    wiki_page: {
        what: 'wiki page',
        names: ['{object_attributes.title}'],
        urls: ['{object_attributes.url}'],
        deeds: {
            create: 'created the wiki page',
            update: 'changed the wiki page',
            delete: 'deleted the wiki page',
        },
    },
};

// EXTERNAL MODULE: ./shared/mapping/jira-payload.ts + 2 modules
var jira_payload = __webpack_require__(67029);
;// CONCATENATED MODULE: ./shared/mapping/messages/jira-other.ts

/** Reads work, attachments, links and options of Jira; undefined for any other event. `name` is the event's own. */
function jiraOther(name, body) {
    const verb = /_(\w+)$/.exec(name)?.[1] ?? '';
    if (/^worklog_(created|updated|deleted)$/.test(name))
        return workIn(body, verb);
    if (name === 'jira_worklog_updated')
        return workInUpdate(body);
    if (/^attachment_(created|deleted)$/.test(name))
        return attachmentIn(body, verb);
    if (/^issuelink_(created|deleted)$/.test(name))
        return linkIn(body, verb);
    const [, option] = /^option_(\w+)_changed$/.exec(name) ?? [];
    return option === undefined ? undefined : optionIn(body, option);
}
/** The issue by its key, or by its id. */
function issueIn(body, id) {
    const issue = (0,jira_payload/* issueFacts */.TK)(body);
    if (issue?.key !== undefined)
        return { name: issue.key, url: issue.url };
    return { name: id === '' ? 'an issue' : `issue ${id}`, url: '' };
}
function workIn(body, verb) {
    const time = body.text('worklog.timeSpent') ?? 'work';
    const issue = issueIn(body, (0,jira_payload/* idOf */.TH)(body, 'worklog.issueId'));
    const text = (0,jira_payload/* jiraText */.oS)(body.find('worklog.comment'));
    const what = time === 'work' ? 'Work on' : `Work of ${time} on`;
    if (verb === 'deleted')
        return { what, ...issue, ...deedBySomeone(body, `deleted ${lower(what)}`, 'deleted') };
    const deed = verb === 'created' ? `logged ${time} on` : `changed ${lower(what)}`;
    return { what, ...issue, deed, ...(text === '' ? {} : { text }) };
}
function lower(words) {
    return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
/** Work in an update of Data Center, which has the issue and `issue_event_type_name`. */
function workInUpdate(body) {
    const type = body.text('issue_event_type_name') ?? '';
    const deeds = { issue_worklog_updated: 'changed work on', issue_worklog_deleted: 'deleted work on' };
    const deed = Object.entries(deeds).find(([name]) => name === type)?.[1] ?? 'logged work on';
    return { what: 'Work', ...issueIn(body, ''), deed };
}
function attachmentIn(body, verb) {
    const file = body.text('attachment.filename') ?? 'a file';
    const issue = (0,jira_payload/* issueFacts */.TK)(body);
    if (verb === 'created') {
        if (issue?.key === undefined)
            return { what: 'Attachment', name: file, url: '', deed: 'attached' };
        return { what: 'Attachment', ...issueIn(body, ''), deed: `attached ${file} to` };
    }
    const on = issue?.key === undefined ? '' : ` of ${issue.key}`;
    return { what: 'Attachment', name: `${file}${on}`, url: '', ...deedBySomeone(body, 'deleted the attachment', verb) };
}
function linkIn(body, verb) {
    const end = (side) => body.text(`issueLink.${side}IssueKey`) ?? (0,jira_payload/* idOf */.TH)(body, `issueLink.${side}IssueId`);
    const type = body.text('issueLink.issueLinkType.outwardName') ?? body.text('issueLink.issueLinkType.name') ?? 'and';
    const name = `${end('source')} ${type} ${end('destination')}`.trim();
    const deed = verb === 'created' ? 'linked issues:' : 'took apart issues:';
    return { what: 'Link of issues', name, url: '', ...deedBySomeone(body, deed, verb) };
}
const options = {
    issuelinks: 'issue links',
    subtasks: 'sub-tasks',
    timetracking: 'time tracking',
};
/** `jira.option.voting` is `true` or `false`. */
function optionIn(body, option) {
    const name = (Object.hasOwn(options, option) ? options[option] : undefined) ?? option.replaceAll('_', ' ');
    const value = String(body.find('property.value') ?? '');
    const change = value === 'true' ? 'turned on' : value === 'false' ? 'turned off' : 'changed';
    return { what: 'Option', name, url: '', ...deedBySomeone(body, `${change} the option`, change) };
}
/** A deed where Jira names the user; otherwise the state. */
function deedBySomeone(body, deed, state) {
    return (0,jira_payload/* jiraActor */.oA)(body.find('user')) === undefined ? { state } : { deed };
}

;// CONCATENATED MODULE: ./shared/mapping/messages/pagerduty-readings.ts
/** A change of an incident, which the event holds itself or refers to. */
const incident = (deed, text) => ({
    what: 'incident',
    names: ['{event.data.incident.summary|event.data.title|event.data.summary}', '{event.data.incident.id}'],
    urls: ['{event.data.incident.html_url|event.data.html_url}'],
    deed,
    ...(text === undefined ? {} : { text }),
});
const service = (deed) => ({
    what: 'service',
    names: ['{event.data.summary|event.data.name}'],
    urls: ['{event.data.html_url}'],
    deed,
});
/** PagerDuty's events of no family, by their names. https://developer.pagerduty.com/docs/webhooks-overview#event-types */
const pagerdutyReadings = {
    'incident.acknowledged': incident('acknowledged the incident'),
    'incident.unacknowledged': incident('no longer acknowledges the incident'),
    'incident.annotated': incident('added a note to the incident', 'event.data.content'),
    'incident.conference_bridge.updated': incident('changed the conference bridge of the incident'),
    'incident.custom_field_values.updated': incident('changed fields of the incident'),
    'incident.delegated': incident('delegated the incident'),
    'incident.escalated': incident('escalated the incident'),
    'incident.incident_type.changed': incident('changed the type of the incident'),
    'incident.priority_updated': incident('changed the priority of the incident to {event.data.priority.summary|event.data.urgency}'),
    'incident.reassigned': incident('reassigned the incident'),
    'incident.responder.added': incident('asked {event.data.user.summary} to respond to the incident'),
    'incident.responder.replied': incident('replied to the request to respond to the incident', 'event.data.message'),
    'incident.role.assigned': incident('assigned a role in the incident'),
    'incident.service_updated': incident('moved the incident to the service {event.data.service.summary}'),
    'incident.status_update_published': incident('published an update of the incident', 'event.data.message'),
    'incident.workflow.started': incident('started a workflow of the incident'),
    'incident.workflow.completed': incident('completed a workflow of the incident'),
    'incident.action_invocation.created': incident('started an action of the incident'),
    'incident.action_invocation.terminated': incident('ended an action of the incident'),
    'incident.action_invocation.updated': incident('changed an action of the incident'),
    'service.created': service('created the service'),
    'service.updated': service('changed the service'),
    'service.deleted': service('deleted the service'),
    'service.custom_field_values.updated': service('changed fields of the service'),
};

;// CONCATENATED MODULE: ./shared/mapping/messages/other-facts.ts








/** An event of no family with what can be understood of its body; any other as it is. */
function withOther(event) {
    const { type, data, payload } = event;
    if (!type.startsWith('other.') || data.other !== undefined)
        return event;
    const body = new json_body/* JsonReader */.OI(payload);
    const name = type.slice('other.'.length);
    const other = readKnown(event.sender, name, body) ?? anyOther(name, body, data.repository !== undefined);
    const actor = data.actor ?? actorIn(body);
    const told = {
        ...data,
        other: isForPeople(other.url) ? other : { ...other, url: '' },
        ...(actor === undefined ? {} : { actor }),
    };
    return { ...event, data: told };
}
/** Events of other senders, by their names. */
const readings = {
    gitlab: gitlabReadings,
    bitbucket: bitbucketReadings,
    pagerduty: pagerdutyReadings,
};
function readKnown(sender, name, body) {
    if (githubsWords.has(sender))
        return githubOther(name, body);
    if (sender === 'jira')
        return jiraOther(name, body);
    const own = Object.hasOwn(readings, sender) ? (readings[sender] ?? {}) : {};
    const reading = Object.hasOwn(own, name) ? own[name] : undefined;
    return reading && readingOf(reading, body, body.text('object_attributes.action') ?? '');
}
/** Senders whose events have GitHub's names. */
const githubsWords = new Set(['github', 'gitea', 'workflow']);
/** Whether an address shows people something: no program's interface. */
function isForPeople(url) {
    if ((0,mapping_escape/* inertUrl */.SM)(url) === undefined)
        return false;
    const { host, pathname } = new URL(url);
    return !/^api\./.test(host) && !/^\/(api\/v?\d|rest\/(api|agile|build-status)\/)/.test(pathname);
}
/** `incident.acknowledged`, `sprint_started`, `wiki_page`: a kind of thing, and mostly what was done to it. */
function anyOther(name, body, isInRepository) {
    const words = other_facts_wordsOf(name);
    const [head, tail] = name.includes('.') ? partsOf(name) : [words.slice(0, -1), words.slice(-1)];
    const last = tail.join('_');
    const isLast = head.length > 0 && (name.includes('.') || isDeed(last));
    const verb = body.text('object_attributes.action') ?? body.text('action') ?? (isLast ? last : undefined);
    const kind = (isLast && verb !== undefined ? head : words).join(' ').replace(/^wiki$/, 'wiki page') || 'event';
    const thing = thingIn(body, { words, isInRepository });
    if (kind === 'fork')
        return { what: 'Fork', ...thing, deed: 'forked the repository to' };
    const deed = verb === undefined || !isDeed(verb) ? undefined : deedOf(verb, kind, thing.name !== '');
    const state = deed === undefined ? (verb ?? stateIn(body)) : undefined;
    return {
        what: `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`,
        ...thing,
        ...(deed === undefined ? {} : { deed }),
        ...(state === undefined || state === 'unknown' ? {} : { state: state.replaceAll('_', ' ') }),
    };
}
function partsOf(name) {
    const at = name.lastIndexOf('.');
    return [other_facts_wordsOf(name.slice(0, at)), other_facts_wordsOf(name.slice(at + 1))];
}
function other_facts_wordsOf(name) {
    const words = name.split(/[._:-]+/).filter((word) => word !== '' && word !== 'jira' && word !== 'repo');
    return words.map((word) => (Object.hasOwn(fullWords, word) ? (fullWords[word] ?? word) : word));
}
const fullWords = {
    pr: 'pull request',
    pullrequest: 'pull request',
};
/** `created the milestone`, where a verb can be said of it as it is. */
function deedOf(verb, kind, isNamed) {
    const known = Object.hasOwn(other_facts_deeds, verb) ? other_facts_deeds[verb] : verb;
    return `${known} ${isNamed ? 'the' : /^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind}`;
}
const other_facts_deeds = {
    create: 'created',
    update: 'changed',
    delete: 'deleted',
    open: 'opened',
    close: 'closed',
    reopen: 'reopened',
    award: 'added',
    revoke: 'took back',
};
function isDeed(word) {
    return Object.hasOwn(other_facts_deeds, word) || (/^[a-z]{2,}ed$/.test(word) && !intransitive.has(word));
}
const intransitive = new Set(['failed', 'succeeded', 'skipped', 'completed', 'finished', 'replied', 'expired']);
/** Where bodies hold what they are about, besides the names that their events have. */
const places = ['object_attributes', 'event.data', 'data.issue', 'data.error', 'data.comment', 'pullrequest'];
const morePlaces = ['pullRequest', 'issue', 'commit_status', 'sprint', 'board', 'data'];
const ownNames = ['build_name', 'environment', 'page', 'name', 'title'];
function thingIn(body, { words, isInRepository }) {
    const named = [words.join('_'), words.slice(0, -1).join('_'), words[0] ?? ''];
    // In a repository the project is the repository, which is told anyway.
    for (const place of [...named, ...places, ...morePlaces, ...(isInRepository ? [] : ['project'])]) {
        const found = place === '' ? undefined : body.find(place);
        if (!(0,json_body/* isJsonObject */.OW)(found))
            continue;
        const thing = new json_body/* JsonReader */.OI(found);
        const name = nameIn(thing);
        if (name !== '')
            return { name, url: urlIn(thing) };
    }
    return { name: ownNames.map((member) => body.text(member)).find((name) => name !== undefined) ?? '', url: '' };
}
function nameIn(thing) {
    const found = ['title', 'summary', 'name', 'full_name', 'display_name', 'slug', 'key'].map((member) => thing.text(member));
    const number = thing.find('iid');
    return found.find((name) => name !== undefined) ?? (typeof number === 'number' ? `#${number}` : '');
}
function urlIn(thing) {
    const own = ['html_url', 'web_url', 'permalink', 'links.html.href', 'url'].map((member) => thing.text(member));
    return own.find((url) => url !== undefined && isForPeople(url)) ?? '';
}
function stateIn(body) {
    const found = ['object_attributes.status', 'build_status', 'status', 'commit_status.state'];
    return found
        .map((path) => body.text(path))
        .find((state) => state !== undefined)
        ?.toLowerCase();
}
/** Whoever did it, where nothing better is known of them than what to call them. */
function actorIn(body) {
    const names = [
        'user.name',
        'user_name',
        'user.displayName',
        'actor.display_name',
        'actor.name',
        'event.agent.summary',
    ];
    const login = names.map((path) => textOf(body.find(path))).find((name) => name !== undefined);
    return login === undefined ? undefined : { login, is_bot: false };
}
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

// EXTERNAL MODULE: ./shared/mapping/cut.ts
var cut = __webpack_require__(61811);
;// CONCATENATED MODULE: ./shared/mapping/messages/shorten.ts


/** Texts of several lines; all others are made one. */
const longTexts = new Set(['body', 'message', 'text', 'description']);
/** Of these half would lead nowhere. */
const whole = /(^|_)url$|^value$/;
const limits = { long: 3_000, short: 120, title: 200 };
const maxEntries = 100;
const maxDepth = 4;
/** Something that people see: neither blank nor of the kinds that show nothing, nor the sign between two missing names. */
const visible = /[^:\p{Z}\p{C}\p{M}\s\u115F\u1160\u3164\uFFA0]/u;
/**
 * Facts as a message can hold them: names on one short line, what people wrote not too long, and what says nothing left
 * out. Cut here, before they are made inert, nothing that is live can come of it.
 */
function shortFacts(facts) {
    return shortObject(facts, 0);
}
function shortObject(facts, depth) {
    return Object.fromEntries(Object.entries(facts)
        .map(([name, value]) => [name, shortValue(value, name, depth)])
        .filter(([name, value]) => value !== undefined && !(name === 'number' && value === 0)));
}
function shortValue(value, name, depth) {
    if (typeof value === 'string')
        return shortText(value, name);
    if (typeof value !== 'object' || value === null)
        return value ?? undefined;
    if (depth >= maxDepth)
        return undefined;
    if (!Array.isArray(value))
        return shortObject(value, depth + 1);
    return value
        .slice(0, maxEntries)
        .map((each) => shortValue(each, name, depth + 1))
        .filter((each) => each !== undefined);
}
function shortText(value, name) {
    const text = (0,mapping_escape/* withoutControls */.DJ)(value.slice(0, 4 * limits.long));
    if (!visible.test(text))
        return undefined;
    if (whole.test(name) && !/\s/.test(value))
        return value;
    if (longTexts.has(name))
        return (0,cut/* cutText */.IN)(text.trim(), limitOf(limits.long));
    return (0,cut/* cutText */.IN)(text.replace(/\s+/g, ' ').trim(), limitOf(name === 'title' ? limits.title : limits.short));
}
function limitOf(maxChars) {
    return { maxChars, maxBytes: Number.MAX_SAFE_INTEGER };
}

;// CONCATENATED MODULE: ./shared/mapping/messages/message.ts







/** In characters that people see. */
const message_limits = { line: 500, details: 3_500 };
const compiled = new Map();
/** Made when the first message needs it. */
function builtIn(name) {
    const known = compiled.get(name) ?? (0,template/* compileTemplate */.Gq)(messageTexts[name] ?? '', 'markdown');
    compiled.set(name, known);
    return known;
}
/**
 * What is said of an event in a room; undefined where its text comes out empty, which says that nothing is to be said.
 * `text` takes the place of the built-in one. `isNamed`: somebody asked for this very event, so it is said even where
 * another event tells the same. Throws `configuration` where the text cannot be rendered.
 */
function messageOf(event, { senderLabel, text, isNamed = false }) {
    const told = withOther(event);
    const facts = { ...told, data: shortFacts(told.data) };
    const say = (of) => linesOf(of.render((0,ticket_draft/* contextOf */.Vm)(facts, senderLabel)));
    const usual = () => say(builtIn(textNameOf(event.type)));
    const said = text !== undefined ? say(text) : (usual() ?? (isNamed ? say(builtIn(familyTextNameOf(event.type))) : undefined));
    if (said === undefined)
        return undefined;
    return {
        line: cutMarkdown(said.line, message_limits.line).replace(/\s*\n\s*/g, ' '),
        details: cutMarkdown(said.details, message_limits.details),
        tone: toneOf(event),
        event: {
            id: event.id,
            type: event.type,
            source: event.source,
            subject: event.subject,
            at: new Date(event.reportedAt ?? event.occurredAt).toISOString(),
            url: urlOf(told.data),
        },
    };
}
/** The first line that shows anything, and what is below it. */
function linesOf(text) {
    const [first = '', ...others] = text.trim().split('\n');
    // A block cannot be taken apart: its first words are the line.
    if (/^>|^`{3}/.test(first))
        return firstWords(text);
    const line = first.replace(/(?<=\S)[ \t]{2,}/g, ' ').trim();
    const details = others.join('\n').trim();
    if (visibleWords(line) !== '')
        return { line, details };
    return details === '' ? undefined : linesOf(details);
}
function firstWords(text) {
    const words = visibleWords(text);
    return words === '' ? undefined : { line: (0,mapping_escape/* inertMarkdown */.Ic)(words.split('\n')[0] ?? ''), details: text.trim() };
}
function withoutPassword(address) {
    const url = new URL(address);
    url.username = '';
    url.password = '';
    return url.href;
}
const tones = {
    'alert.opened': 'bad',
    'alert.reopened': 'bad',
    'alert.unsuppressed': 'bad',
    'alert.closed': 'good',
    'run.failed': 'bad',
    'run.passed': 'good',
    'ticketwire.dead_letter': 'bad',
    'ticketwire.target_down': 'bad',
    'ticketwire.recovered': 'good',
    'deployment.failed': 'bad',
    'deployment.succeeded': 'good',
    'pull_request.merged': 'good',
    'release.published': 'good',
};
function toneOf({ type, data }) {
    if (type === 'pull_request.reviewed' && data.pull_request?.review_state === 'approved')
        return 'good';
    return (Object.hasOwn(tones, type) ? tones[type] : undefined) ?? 'neutral';
}
/** Of what there is the narrowest; what was deleted is nowhere. */
function urlOf({ comment, review, alert, run, push, other, deployment, repository, ...items }) {
    const pushed = push?.is_deleted === true ? undefined : push;
    const item = items.pull_request ?? items.issue ?? items.release;
    const narrowest = [comment, review, alert, run, item, pushed, deployment, other, repository];
    for (const url of [...narrowest.map((each) => each?.url), pushed?.ref_url]) {
        if (url !== undefined && isForPeople(url))
            return withoutPassword(url);
    }
    return '';
}

// EXTERNAL MODULE: ./shared/routing/condition.ts
var condition = __webpack_require__(94402);
;// CONCATENATED MODULE: ./shared/routing/facts.ts

/** Facts without which a rule cannot decide whether it wants the event; asked for only where nothing else speaks against it. */
function factsToDecide(event, rules, context) {
    const wanted = new Set();
    for (const rule of rules.candidates(event)) {
        const { association } = rule;
        const others = { ...rule, association: undefined, after: 1 };
        if ((0,condition/* objectionOf */.D)(others, event, context) !== undefined)
            continue;
        const asksNewcomer = association?.includes('newcomer') === true && mayBeNewcomer(event);
        if (asksNewcomer)
            wanted.add('newcomer');
        if ((rule.after ?? 1) > 1 && event.type === 'run.failed')
            wanted.add('failures_in_row');
    }
    return [...wanted];
}
/** Facts that the steps of the rules that want the event tell of, or look into. */
function factsToAct(event, rules, context) {
    const wanted = new Set();
    for (const rule of rules.candidates(event)) {
        if ((0,condition/* objectionOf */.D)(rule, event, context) !== undefined)
            continue;
        for (const step of rule.steps)
            for (const fact of factsOf(step, event))
                wanted.add(fact);
    }
    return [...wanted];
}
function factsOf(step, { type, data }) {
    if (step.verb === 'track') {
        const isTold = type === 'run.failed' || (type === 'run.passed' && step.per === 'job');
        return isTold ? ['jobs'] : [];
    }
    if (!('tickets' in step))
        return [];
    const looksAt = (place) => step.tickets.includes(place);
    const facts = [];
    const mayHaveCommits = data.pull_request !== undefined || data.release !== undefined || data.push !== undefined;
    if (mayHaveCommits && (looksAt('commits') || (data.release !== undefined && looksAt('pull_requests')))) {
        facts.push('commits');
    }
    if (data.release !== undefined && looksAt('pull_requests'))
        facts.push('pull_requests');
    return facts;
}
/** Whom GitHub calls a member, an owner or a collaborator is none, and neither is a bot. */
function mayBeNewcomer({ data: { author, actor } }) {
    const { is_bot: isBot = true, association = 'none' } = author ?? actor ?? {};
    return !isBot && !['owner', 'member', 'collaborator'].includes(association);
}

// EXTERNAL MODULE: ./shared/model/event-families.ts + 1 modules
var event_families = __webpack_require__(28808);
// EXTERNAL MODULE: ./shared/routing/answer.ts
var answer = __webpack_require__(11225);
// EXTERNAL MODULE: ./shared/routing/deploy.ts
var deploy = __webpack_require__(30164);
// EXTERNAL MODULE: ./shared/routing/effect-of.ts
var effect_of = __webpack_require__(96930);
// EXTERNAL MODULE: ./shared/routing/occasion.ts
var routing_occasion = __webpack_require__(43144);
;// CONCATENATED MODULE: ./shared/routing/dispatch.ts




/** "The total size of the JSON payload must be less than 64KB." https://docs.github.com/rest/repos/repos */
const maxPayloadBytes = 65_535;
/** What a step that starts workflows comes to. */
function planDispatch(step, event, { context, place, receivedAt }) {
    const none = (reason) => ({ effects: [], reason });
    if (isOwn(step, event))
        return none('it would start itself again, without end');
    const payload = step.payload.render(context);
    const bytes = Buffer.byteLength(JSON.stringify({ event_type: step.event, client_payload: payload }));
    if (bytes > maxPayloadBytes) {
        return none(`its payload has ${bytes} bytes, and GitHub takes ${maxPayloadBytes}: say less in it`);
    }
    const body = {
        kind: 'dispatch-workflow',
        repository: step.repository,
        event: step.event,
        payload,
    };
    // One after the other for those who wait for the same.
    const subject = `dispatch:${step.repository.toLowerCase()}:${step.event}`;
    const effect = (0,effect_of/* effectOf */.$)(event, place, body, receivedAt, { subject, part: '' });
    return { effects: [event.type === answer/* answeredType */.wU ? { ...effect, id: idOfCommand(event, place) } : effect] };
}
/** Several hooks may tell of one command, each in an event of its own; a person may want it once more. */
function idOfCommand(event, place) {
    return (0,routing_occasion/* onceId */.h_)((0,routing_occasion/* happeningOf */.IU)(event), place, event.again).slice(0, 32);
}
/** Whether the event tells of the very thing that the step does. */
function isOwn({ repository, event: started }, { type, data, payload }) {
    if (type !== 'other.repository_dispatch' || data.repository?.forge !== undefined)
        return false;
    const isThere = data.repository?.full_name.toLowerCase() === repository.toLowerCase();
    return isThere && new json_body/* JsonReader */.OI(payload).text('action') === started;
}

// EXTERNAL MODULE: ./shared/routing/help.ts
var routing_help = __webpack_require__(49992);
;// CONCATENATED MODULE: ./shared/routing/post.ts

/** What a step that says something comes to. */
function planPost(step, event, inputs) {
    const { place, receivedAt, isStoreless } = inputs;
    const message = inputs.message(step);
    if (message === undefined)
        return { effects: [], reason: `its text for '${place.target}' says nothing about this` };
    const { isThreaded, everyMs } = step;
    const body = { kind: 'post-message', message, isThreaded };
    if (isStoreless && event.scope !== undefined) {
        const reason = 'a workflow run does not know what was said of an alert before: have the receiver say it';
        return { effects: [], reason };
    }
    if (everyMs === undefined) {
        const isAlert = event.type.startsWith('alert.') && event.occasion !== undefined;
        const occasion = isAlert ? { occasion: `${event.type}:${event.occasion}` } : {};
        return { effects: [(0,effect_of/* effectOf */.$)(event, place, { ...body, digest: null, ...occasion }, receivedAt)] };
    }
    // The same times for everybody, whoever counts: all that is received between two of them is said at the later one.
    const window = Math.floor(receivedAt / everyMs);
    const of = { subject: `digest:${place.rule}:${place.position}:${isStoreless ? 'run' : window}`, part: '' };
    const effect = (0,effect_of/* effectOf */.$)(event, place, { ...body, digest: place.rule }, receivedAt, of);
    return { effects: [isStoreless ? effect : { ...effect, notBefore: (window + 1) * everyMs }] };
}
/** Two rules, such as two routes, that say one thing in one room. */
function saysTheSameAs(one) {
    return (other) => {
        if (one.kind !== 'post-message' || other.kind !== 'post-message' || other.onlyFor !== undefined)
            return false;
        const isAlike = one.target === other.target && one.digest === null && other.digest === null;
        return isAlike && one.message.line === other.message.line && one.message.details === other.message.details;
    };
}

// EXTERNAL MODULE: ./shared/routing/renaming.ts
var routing_renaming = __webpack_require__(42810);
// EXTERNAL MODULE: ./shared/mapping/github-payload.ts
var github_payload = __webpack_require__(31099);
;// CONCATENATED MODULE: ./shared/routing/invite.ts




/** GitHub's stand-in for accounts that are gone. */
const nobody = 'ghost';
/** The invitation that a step comes to, or why it comes to none. */
function planInvite(step, event, { context, place, receivedAt }) {
    const { actor, author, pull_request: pullRequest, issue, repository } = event.data;
    // Of what somebody wrote whoever changed it last is not the author, even where the author's account is gone.
    const person = author ?? (pullRequest === undefined && issue === undefined ? actor : undefined);
    if (person === undefined || person.login === nobody) {
        return { effects: [], reason: 'the event names nobody to invite, or somebody whose account is gone' };
    }
    if ((0,github_payload/* isMovedHere */.q)(new json_body/* JsonReader */.OI(event.payload)))
        return { effects: [], reason: 'the issue was moved here, and not opened' };
    const { login, id: userId = null } = person;
    // Whoever has this login there may be somebody else here.
    if (repository?.forge !== undefined)
        return { effects: [], reason: `${login} is a user of ${repository.forge}` };
    if (person.is_bot)
        return { effects: [], reason: `${login} is a bot` };
    const name = repository?.full_name ?? '';
    if (new json_body/* JsonReader */.OI(event.payload).text('repository.owner.type') === 'User') {
        return { effects: [], reason: `${name} belongs to a person, and not to an organisation` };
    }
    const number = pullRequest?.number ?? issue?.number ?? null;
    const occasion = (0,routing_occasion/* onceId */.h_)((0,routing_occasion/* happeningOf */.IU)(event), place, String(number));
    const text = step.welcome?.render(context).trim() ?? '';
    const remark = { id: occasion, text, since: event.occurredAt, isContended: false };
    const body = {
        kind: 'invite-member',
        login,
        userId,
        occasion,
        teams: step.teams,
        repository: name,
        url: repository?.url ?? '',
        merged: { needed: stillNeeded(step, event, person.merged_pull_requests ?? 0), besides: number },
        welcome: number === null || text === '' ? null : { number, remark },
    };
    const of = { subject: `member:${userId ?? login.toLowerCase()}`, part: 'invite' };
    return { effects: [(0,effect_of/* effectOf */.$)(event, place, body, receivedAt, of)] };
}
/** How many merged pull requests besides this one must be found; what was counted already may be too few, never too many. */
function stillNeeded({ after }, { type }, counted) {
    if (counted >= after)
        return 0;
    return Math.max(0, after - (type === 'pull_request.merged' ? 1 : 0));
}

;// CONCATENATED MODULE: ./shared/routing/named-keys.ts
/** The keys that an event names in the places a step looks at, each once, in the order of the places. */
function namedKeys(step, event, keysIn) {
    const references = referencesOf(step);
    const of = {
        repository: githubRepository(event.data),
        repositoryUrl: event.data.repository?.url,
        references,
    };
    const own = event.data.pull_request === undefined ? [] : keysIn(thisName(event.data), { place: 'this', ...of });
    const keys = step.tickets.flatMap((place) => {
        if (place === 'this')
            return keysIn(thisName(event.data), { place, ...of });
        const found = textsAt(place, event.data).flatMap((text) => keysIn(text, { place, ...of }));
        if (place === 'pull_requests') {
            const branches = (event.data.release?.pull_requests ?? []).map(({ branch }) => branch);
            found.push(...branches.flatMap((branch) => keysIn(branch, { place: 'branch', ...of })));
        }
        // A pull request's own number stands in its merge commit, and is no ticket.
        return found.filter((key) => !own.includes(key));
    });
    const isWanted = (key) => step.projects?.includes(key.slice(0, key.lastIndexOf('-'))) !== false;
    return [...new Set(keys)].filter(isWanted);
}
/** Returns which references count for a step. */
function referencesOf(step) {
    return step.references ?? (isClosing(step) ? 'closing-numbers' : 'any-mention');
}
/** Names that forges have for an open issue. A move to any other state closes it. */
const openStates = new Set(['open', 'opened', 'reopen', 'reopened', 'category:new']);
function isClosing(step) {
    return step.verb === 'transition' && 'to' in step && !openStates.has(step.to.toLowerCase());
}
/** The repository whose numbers are GitHub's; empty where they are another forge's. */
function githubRepository({ repository }) {
    return repository === undefined || repository.forge !== undefined ? '' : repository.full_name;
}
/** GitLab counts merge requests apart from issues. */
function thisName({ pull_request: pullRequest, issue, repository }) {
    if (issue?.key !== undefined)
        return issue.key;
    const isApart = pullRequest !== undefined && repository?.forge === 'gitlab';
    return `${isApart ? '!' : '#'}${pullRequest?.number ?? issue?.number ?? ''}`;
}
function textsAt(place, data) {
    const { pull_request: pullRequest, push, release, run, issue, comment } = data;
    switch (place) {
        case 'title':
            return [pullRequest?.title ?? release?.name ?? issue?.title ?? run?.title ?? ''];
        case 'body':
            return [comment?.body ?? pullRequest?.body ?? release?.body ?? issue?.body ?? ''];
        case 'branch':
            return [pullRequest?.branch ?? push?.branch ?? run?.branch ?? ''];
        case 'commits':
            return pullRequest?.commits ?? push?.commits ?? release?.commits ?? [run?.message ?? ''];
        case 'pull_requests':
            return (release?.pull_requests ?? []).flatMap(({ title, body }) => [title, body]);
        default:
            return place;
    }
}

// EXTERNAL MODULE: ./shared/routing/report.ts
var routing_report = __webpack_require__(51293);
;// CONCATENATED MODULE: ./shared/routing/steps.ts








/** No event is about more tickets; a release of a year may be. */
const maxKeys = 1_000;
const maxVersionChars = 255;
/** What a step on named tickets, on people or on an alert comes to; `reason` says why it comes to nothing, or to less. */
function planStep(step, event, inputs) {
    if (step.verb === 'invite')
        return planInvite(step, event, inputs);
    if (step.verb === 'report') {
        const report = (0,routing_report/* reportOf */.EI)(step, event);
        if ('reason' in report)
            return { effects: [], reason: report.reason };
        const of = { subject: report.subject, part: '' };
        return { effects: [(0,effect_of/* effectOf */.$)(event, inputs.place, report.body, inputs.receivedAt, of)] };
    }
    const isMoving = step.verb === 'transition' || step.verb === 'release';
    const objection = isMoving ? (0,routing_occasion/* objectionToMoving */.Le)(event) : undefined;
    if (objection !== undefined)
        return { effects: [], reason: objection };
    const reader = inputs.keysIn(step.in);
    const keys = namedKeys(step, event, reader);
    if (keys.length === 0)
        return { effects: [], reason: noKeys(step, event, reader) };
    const bodyFor = namedBodies(step, event, inputs);
    const effects = keys
        .slice(0, maxKeys)
        .map((key) => (0,effect_of/* effectOf */.$)(event, inputs.place, bodyFor(key), inputs.receivedAt, { subject: `ticket:${key}`, part: key }));
    if (keys.length <= maxKeys)
        return { effects };
    return { effects, reason: `${keys.length} tickets are named, and only the first ${maxKeys} are looked at` };
}
function noKeys(step, event, reader) {
    const places = step.tickets.join(', ');
    // The texts are read again only where some of their references do not count.
    const isAny = referencesOf(step) === 'any-mention';
    const mentioned = isAny ? [] : namedKeys({ ...step, references: 'any-mention' }, event, reader);
    if (mentioned.length === 0)
        return `no ticket of '${step.in}' is named in ${places}`;
    const shown = mentioned.slice(0, 5).join(', ');
    return `${places} of the event mention ${shown} without a closing keyword such as 'Fixes'; 'references: any-mention' counts them`;
}
/** What a step does to each ticket; what is the same for all of them is made once. */
function namedBodies(step, event, inputs) {
    const remark = (template, key, of = (0,routing_occasion/* happeningOf */.IU)(event)) => remarkOf(template, event, { ...inputs, key, of });
    switch (step.verb) {
        case 'transition': {
            const { maxHops, comment } = step;
            const fields = step.fields?.render(inputs.context) ?? {};
            return (key) => {
                // A release that was told of before has moved the ticket then, and the word was said then.
                const of = 'move' in step || (0,routing_occasion/* familyOf */.Ap)(event) === 'release' ? (0,routing_occasion/* stepOf */.cg)(event) : (0,routing_occasion/* happeningOf */.IU)(event);
                const common = { key, maxHops, fields, remark: comment === undefined ? null : remark(comment, key, of) };
                if ('to' in step)
                    return { kind: 'transition-ticket', ...common, to: step.to };
                return { kind: 'transition-ticket', ...common, move: step.move, onceId: (0,routing_occasion/* onceId */.h_)(of, inputs.place, key) };
            };
        }
        case 'comment':
            return (key) => ({ kind: 'comment-ticket', key, remark: remark(step.text, key) });
        case 'label':
            return (key) => ({ kind: 'label-ticket', key, add: step.add, remove: step.remove });
        case 'release': {
            const version = versionOf(step, event, inputs);
            return (key) => ({ kind: 'release-ticket', key, version });
        }
        default:
            return step;
    }
}
function versionOf(step, event, { context }) {
    const line = (0,mapping_escape/* withoutControls */.DJ)(step.version.render(context)).replace(/\s+/g, ' ').trim();
    if (line === '') {
        throw new errors/* TicketwireError */.Mw('configuration', `The version's name, '${step.version.text}', comes out empty here.`);
    }
    return {
        name: (0,cut/* cutText */.IN)(line, { maxChars: maxVersionChars, maxBytes: 4 * maxVersionChars }),
        url: (0,mapping_escape/* inertUrl */.SM)(event.data.release?.url ?? '') ?? '',
        releasedOn: step.released ? new Date(event.occurredAt).toISOString().slice(0, 10) : null,
    };
}
/** How a remark is known again: by the one happening that is told of, or by the one step that was made. */
function remarkOf(template, event, { context, place, key, of = (0,routing_occasion/* happeningOf */.IU)(event) }) {
    return {
        id: (0,routing_occasion/* onceId */.h_)(of, place, key),
        text: template.render(context).trim(),
        since: event.occurredAt,
        isContended: false,
        // Another event of the same step may have said it.
        isFresh: event.isUntouched === true && of.type === event.type,
    };
}

// EXTERNAL MODULE: ./shared/routing/teams.ts
var teams = __webpack_require__(17693);
// EXTERNAL MODULE: ./shared/mapping/run-text.ts
var run_text = __webpack_require__(52256);
;// CONCATENATED MODULE: ./shared/routing/track.ts



const alertChanges = {
    opened: 'open',
    updated: 'open',
    closed: 'close',
    reopened: 'reopen',
    suppressed: 'suppress',
    unsuppressed: 'unsuppress',
};
const track_changes = {
    alert: alertChanges,
    run: { failed: 'open', passed: 'close' },
    [event_families/* ownSource */.Cd]: { dead_letter: 'open', target_down: 'open', recovered: 'close' },
};
/** What an event asks of the ticket of its subject; undefined where its subject has no life. */
function changeOf(event) {
    const [family = '', verb = ''] = event.type.split('.');
    const ofFamily = Object.hasOwn(track_changes, family) ? track_changes[family] : undefined;
    return ofFamily !== undefined && Object.hasOwn(ofFamily, verb) ? ofFamily[verb] : undefined;
}
/** The effect that makes a ticket follow; undefined where the event asks nothing of it. */
function trackEffect(event, given) {
    const change = changeOf(event);
    if (change === undefined)
        return undefined;
    const { step, adoptKey } = given;
    const manner = mannerOf(event, step);
    return {
        kind: 'track-ticket',
        change,
        draft: step !== undefined && mayOpen(change, event) ? given.draft(step) : null,
        adoptKey,
        data: factsToKeep(event),
        ...(event.scope === undefined ? {} : { isListed: true }),
        ...(event.formerSubjects === undefined ? {} : { formerSubjects: event.formerSubjects }),
        ...(manner === undefined ? {} : { manner }),
    };
}
/** Only what is there, with its facts, may bring a ticket into being. */
function mayOpen(change, { data }) {
    return (change === 'open' || change === 'reopen') && (data.alert !== undefined || data.run !== undefined);
}
/** What later events need: the facts of an alert; of a run, for which of its attempts the ticket was opened. */
function factsToKeep({ data }) {
    const { run } = data;
    return run === undefined ? data : { run: { ...run, failed_jobs: [] } };
}
const oneDayMs = 24 * 3_600_000;
/** The occurrence that a ticket or a comment is about: of a run its attempt, of an alert none. */
function occurrenceOf({ data: { run } }) {
    return run === undefined ? '' : `${run.id}/${run.attempt}`;
}
function mannerOf(event, step) {
    const { run } = event.data;
    const { onClose = 'close', repeat, reopenWithinMs, maxNew = null } = step ?? {};
    const isUsual = onClose === 'close' && repeat === undefined && reopenWithinMs === undefined && maxNew === null;
    if (run === undefined && isUsual)
        return undefined;
    const common = {
        isRewritten: run === undefined,
        onClose,
        reopenWithinMs: reopenWithinMs ?? null,
        occurrence: occurrenceOf(event),
        order: run?.number ?? 0,
        maxNew,
    };
    if (run === undefined)
        return { ...common, repeated: alertRemark(event, repeat), closed: null };
    const remark = (text) => runRemark(event, run, text);
    if (event.type === 'run.passed')
        return { ...common, repeated: null, closed: remark((0,run_text/* passedRunText */.fN)(run)) };
    return {
        ...common,
        repeated: repeat === 'nothing' ? null : remark((0,run_text/* repeatedRunText */.pJ)(run, event.data.repository)),
        closed: null,
    };
}
function alertRemark(event, repeat) {
    if (repeat !== 'comment')
        return null;
    const id = (0,marker/* hashOf */.qQ)(JSON.stringify([event.subject, event.type, event.id]));
    return { id, text: 'Reported once more.', since: event.occurredAt, isContended: false };
}
function runRemark(event, run, text) {
    const id = (0,marker/* hashOf */.qQ)(JSON.stringify([event.subject, event.type, run.id, run.attempt]));
    // Jobs of one run report at once when they report from inside.
    // A job does not know when its run was started, but that it was within a day.
    const since = run.started_at === undefined ? event.occurredAt - oneDayMs : Date.parse(run.started_at);
    return { id, text, since, isContended: event.isContended === true };
}

;// CONCATENATED MODULE: ./shared/routing/plan.ts














/**
 * The changes that an event asks for, as data, in the order of the rules. Pure.
 *
 * Where two rules track one subject into one target the first wins, and the second's verdict says so. Where the
 * sender names a ticket that nobody here follows, the first rule that tracks alerts of its source looks it up.
 */
function plan(event, inputs) {
    const steps = planInSteps(event, inputs);
    for (let step = steps.next();; step = steps.next())
        if (step.done === true)
            return step.value;
}
/** The same, one rule at a time: thousands of rules with patterns take longer than others should have to wait. */
function* planInSteps(event, inputs) {
    const effects = [];
    const problems = [];
    const reached = new Map();
    const isAdopting = event.data.ticket !== undefined && inputs.followed.length === 0;
    const adoptKey = isAdopting ? (event.data.ticket?.key ?? null) : null;
    const track = (place, step) => {
        const draft = (of) => draftOr(of, { inputs, note: (words) => problems.push(`rule '${place.rule}': ${words}`) });
        const body = trackEffect(event, { ...place, step, adoptKey, draft });
        return body === undefined ? [] : [(0,effect_of/* effectOf */.$)(event, place, body, inputs.receivedAt)];
    };
    if (reachesFollowed(event)) {
        const named = event.data.ticket?.target;
        // The ticket that the sender names first: what becomes of it is what the sender is told.
        const inOrder = inputs.followed.toSorted((left, right) => Number(right.target === named) - Number(left.target === named));
        inOrder.forEach(({ target, rule }, index) => {
            const step = trackStepOf(inputs.rules.all, { target, rule });
            effects.push(...track({ target, rule, position: -1 - index }, step));
        });
    }
    const objectionTo = (rule) => (0,condition/* objectionOf */.D)(isAdopting ? { ...rule, if: undefined } : rule, event, inputs.context());
    for (const rule of inputs.rules.candidates(event)) {
        yield;
        if (objectionTo(rule) !== undefined)
            continue;
        const reasons = [];
        // What an adopted ticket leaves out of account holds for everything else.
        const isForTracking = isAdopting && (0,condition/* objectionOf */.D)(rule, event, inputs.context()) !== undefined;
        rule.steps.forEach((step, position) => {
            if (!isForStep(event, step) || (isForTracking && step.verb !== 'track'))
                return;
            const place = { target: step.in, rule: rule.name, position };
            if (step.verb !== 'track') {
                const note = (words) => problems.push(`rule '${rule.name}': ${words}`);
                const planned = planSingle(step, { event, rule, place, inputs, note });
                const isSaid = step.verb === 'post' && planned.effects.some((effect) => effects.some(saysTheSameAs(effect)));
                if (isSaid)
                    reasons.push(`it is said in '${step.in}' already, in the same words`);
                else
                    effects.push(...planned.effects.map((effect) => (0,teams/* limitedTo */.sp)(rule, event, effect)));
                if (planned.reason !== undefined)
                    reasons.push(planned.reason);
                return;
            }
            const earlier = effects.find((effect) => effect.kind === 'track-ticket' && (isAdopting || effect.target === step.in));
            if (earlier === undefined)
                effects.push(...track(place, step).map((effect) => (0,teams/* limitedTo */.sp)(rule, event, effect)));
            else if (earlier.cause.rule !== rule.name) {
                reasons.push(`rule '${earlier.cause.rule}' already tracks it in '${earlier.target}'`);
            }
        });
        const renaming = (0,routing_renaming/* renamingOf */.P)(rule, event);
        if (renaming !== undefined)
            problems.push(`rule '${rule.name}': ${renaming}`);
        reasons.push(...(0,teams/* limitReasons */.dq)(rule, event));
        const reason = reasons.length === 0 ? 'all its filters hold' : reasons.join('; ');
        reached.set(rule, { rule: rule.name, isWanted: true, reason });
    }
    const help = (0,routing_help/* asksForHelp */.BO)(event, inputs.rules.all) ? (0,routing_help/* planHelp */.bn)(event, inputs.rules.all, inputs) : undefined;
    effects.push(...(help?.effects ?? []));
    const ownVerdicts = help === undefined ? [] : [{ rule: routing_help/* helpRule */.S8, isWanted: true, reason: help.reason }];
    const verdictOf = (rule) => reached.get(rule) ?? { rule: rule.name, isWanted: false, reason: objectionTo(rule) ?? '' };
    return { effects, verdicts: () => [...inputs.rules.all.map(verdictOf), ...ownVerdicts], problems };
}
/** What a step that follows nothing comes to. */
function planSingle(step, given) {
    const { event, place, inputs, note } = given;
    if (step.verb === 'open')
        return { effects: [openEffect(step, given)] };
    if (step.verb === 'deploy') {
        return (0,deploy/* planDeploy */.bJ)(step, event, { place, receivedAt: inputs.receivedAt, deployable: inputs.deploys(step.in) });
    }
    if (step.verb === 'post') {
        return planPost(step, event, { ...inputs, place, message: (of) => messageOr(of, given) });
    }
    try {
        if (step.verb === 'reply' || step.verb === 'react') {
            const answersAt = inputs.answering.get(step.in);
            if (answersAt === undefined)
                return { effects: [], reason: `'${step.in}' answers no commands` };
            return (0,answer/* planAnswer */.gb)(step, event, { ...inputs, place, answersAt });
        }
        const context = inputs.context();
        if (step.verb === 'dispatch')
            return planDispatch(step, event, { ...inputs, context, place });
        return planStep(step, event, { ...inputs, context, place });
    }
    catch (error) {
        const reason = `${templateFailure(error)} Nothing is done for it.`;
        note(reason);
        return { effects: [], reason };
    }
}
/** Opens a ticket that follows nothing: its subject is this one thing that happened. */
function openEffect(step, { event, place, inputs, note }) {
    const subject = `once:${(0,routing_occasion/* onceId */.h_)((0,routing_occasion/* happeningOf */.IU)(event), place)}`;
    const draft = draftOr(step, { inputs, subject, note });
    const body = { kind: 'track-ticket', change: 'open', draft, adoptKey: null, data: {}, isOnce: true };
    return (0,effect_of/* effectOf */.$)(event, place, body, inputs.receivedAt, { subject, part: 'open' });
}
/** The ticket by the step's templates; where one cannot be rendered, by the default texts: a ticket is worth more than its words. */
function draftOr(step, { inputs, subject, note }) {
    try {
        return inputs.draft(step, subject);
    }
    catch (error) {
        note(`${templateFailure(error)} The ticket has the default texts.`);
        return inputs.draft({ ...step, title: undefined, body: undefined, fields: undefined }, subject);
    }
}
/** Whether a pattern means this type and no other: itself, or its family where that has one type alone. */
function isNameOf(pattern, type) {
    const [family = ''] = type.split('.');
    const verbs = Object.hasOwn(event_families/* eventFamilies */.Bl, family) ? event_families/* eventFamilies */.Bl[family] : undefined;
    return pattern === type || (verbs?.length === 1 && [family, `${family}.*`].includes(pattern));
}
/** The message by its own words; where they cannot be rendered, by the usual ones. */
function messageOr(step, { event, rule, inputs, note }) {
    const isNamed = rule.on.some((pattern) => isNameOf(pattern, event.type));
    try {
        return inputs.message(step, { isUsual: false, isNamed });
    }
    catch (error) {
        note(`${templateFailure(error)} The message has the default text.`);
        return inputs.message(step, { isUsual: true, isNamed });
    }
}
/** The words of a template's failure; whatever else was thrown is thrown on. */
function templateFailure(error) {
    if (!(error instanceof errors/* TicketwireError */.Mw) || error.code !== 'configuration')
        throw error;
    return error.message.replace(/\.?$/, '.');
}
/** The jobs of a run are only for steps that follow jobs, and the run as a whole for all others. */
function isForStep({ data: { run } }, step) {
    if (run === undefined)
        return true;
    const isPerJob = step.verb === 'track' && step.per === 'job';
    return isPerJob === (run.job !== undefined);
}
/** Whether the event reaches what follows its subject already: then {@link PlanInputs.followed} is read. */
function reachesFollowed(event) {
    const change = changeOf(event);
    return change !== undefined && change !== 'open';
}
/** The step by which a rule follows into a target, for how it wants its tickets closed. */
function trackStepOf(rules, followed) {
    const rule = rules.find(({ name }) => name === followed.rule);
    return rule?.steps.find((step) => step.verb === 'track' && step.in === followed.target);
}

;// CONCATENATED MODULE: ./shared/pipeline/plan-events.ts








/** The knowledge of configured targets, and of texts by event type or family. */
function knowledgeOf(targets, messages = new Map()) {
    const known = new Map(targets.map((target) => [target.name, target]));
    const require = (target, part) => {
        if (part !== undefined)
            return part;
        throw new errors/* TicketwireError */.Mw('internal', `No target that could do this is called '${target}'.`);
    };
    return {
        limitsOf: (target) => require(target, known.get(target)?.limits),
        keysIn: (target) => require(target, known.get(target)?.keysIn),
        deploys: (target) => require(target, known.get(target)?.deploys),
        answering: new Map(targets.flatMap(({ name, answersAt }) => (answersAt === undefined ? [] : [[name, answersAt]]))),
        textFor: (type) => messages.get(type) ?? messages.get(type.slice(0, type.indexOf('.'))),
    };
}
/** Plans events one after the other: what each asks for by the rules, with the facts that takes. */
async function planEvents(events, inputs) {
    const planned = [];
    const effects = [];
    for (const each of await withCommands(events)) {
        if (inputs.pause !== undefined && planned.length > 0)
            await inputs.pause();
        const known = inputs.gather === undefined ? each : await withFacts(each, inputs.gather, inputs);
        for (const event of [known, ...(followsJobs(inputs.rules, known) ? jobEvents(known) : [])]) {
            const findFollowed = inputs.findFollowed ?? (({ subject }) => inputs.store.findFollowed(subject));
            const followed = reachesFollowed(event) ? await findFollowed(event) : [];
            const result = await planOne(event, followed, inputs);
            planned.push({ event, verdicts: result.verdicts, problems: result.problems });
            effects.push(...result.effects);
        }
    }
    return { events: planned, effects };
}
function followsJobs(rules, event) {
    if (event.data.run === undefined)
        return false;
    return rules.all.some(({ steps }) => steps.some((step) => step.verb === 'track' && step.per === 'job'));
}
async function planOne(event, followed, inputs) {
    const { rules, targets, now, senderLabel, senderLabels, pause, isStoreless = false } = inputs;
    const order = event.data.run?.number ?? 0;
    let context;
    const state = { scope: event.scope ?? '', occurrence: occurrenceOf(event), order };
    const steps = planInSteps(event, {
        receivedAt: now,
        rules,
        // Most events are wanted by no rule, and then nobody asks. A getter would cost more than all the rest of planning.
        context: () => {
            context ??= (0,ticket_draft/* contextOf */.Vm)(event, senderLabel);
            return context;
        },
        followed,
        keysIn: targets.keysIn,
        deploys: targets.deploys,
        answering: targets.answering,
        isStoreless,
        message: ({ text }, { isUsual, isNamed }) => {
            const own = isUsual ? undefined : (text ?? targets.textFor(event.type));
            return messageOf(event, { senderLabel, text: own, isNamed });
        },
        draft: (step, subject) => (0,ticket_draft/* draftTicket */.aC)(subject === undefined ? event : { ...event, subject }, {
            senderLabel,
            senderLabels,
            templates: step,
            limits: targets.limitsOf(step.in),
            state: isStoreless ? state : undefined,
        }),
    });
    for (let step = steps.next();; step = steps.next()) {
        if (step.done === true)
            return step.value;
        if (pause?.isDue())
            await pause();
    }
}
/** First what rules need to decide, then what the steps of those that want the event need. */
async function withFacts(event, gather, { rules, senderLabel }) {
    let known = event;
    for (const wanted of [factsToDecide, factsToAct]) {
        const facts = wanted(known, rules, (0,ticket_draft/* contextOf */.Vm)(known, senderLabel));
        if (facts.length > 0)
            known = await gather(known, facts);
    }
    return known;
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

/***/ 57093:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ trustStored),
/* harmony export */   MQ: () => (/* binding */ precheck),
/* harmony export */   MX: () => (/* binding */ verify),
/* harmony export */   YU: () => (/* binding */ trustFetched)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32635);

/**
 * Proves that a delivery comes from its source. The only maker of a {@link VerifiedDelivery}.
 *
 * Every secret in force is tried, so that the time taken does not tell which one matched.
 * Throws `unauthenticated`, with one text whatever was wrong: a caller who cannot sign learns nothing.
 */
function verify(delivery, { scheme, secrets, now }) {
    const matched = firstMatch(delivery, { scheme, secrets, now }, (text) => scheme.matches(delivery, text, now));
    if (matched > 0)
        return { delivery: withoutProof(delivery, scheme.headers), matched };
    throw unproven(scheme, delivery.source);
}
/**
 * Refuses a request whose headers alone show that {@link verify} would refuse it, before its body is read.
 * Throws `unauthenticated`, with the same text.
 */
function precheck(request, { scheme, secrets, now }) {
    const { headers, source } = request;
    const matched = firstMatch(request, { scheme, secrets, now }, (text) => scheme.mayMatch(headers, text, now));
    if (matched === 0)
        throw unproven(scheme, source);
}
/** The place of the first secret that `matches`, from 1; 0 if there is none. All that are in force are tried. */
function firstMatch(request, { scheme, secrets, now }, matches) {
    const valid = secrets.map(({ until, reveal }) => (until !== undefined && until <= now ? '' : reveal()));
    const all = valid.filter((text) => text !== '');
    let matched = 0;
    valid.forEach((text, place) => {
        if (text === '' || scheme.mayCount?.(text, request, all) === false)
            return;
        if (matches(text) && matched === 0)
            matched = place + 1;
    });
    return matched;
}
function unproven(scheme, source) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TicketwireError */ .Mw('unauthenticated', `The proof in ${scheme.headers.join(' or ')} is missing or matches no secret of source '${source}'. ` +
        (scheme.coversBody === false
            ? 'Most likely the two sides hold different ones.'
            : 'Most likely the two sides hold different secrets, or the body was changed on the way.'));
}
function withoutProof(delivery, names) {
    const headers = { ...delivery.headers };
    for (const name of names)
        delete headers[name];
    return { ...delivery, headers };
}
/** A delivery that we fetched from its sender, over a connection and with a token that the operator chose. */
function trustFetched(delivery) {
    return delivery;
}
/** A delivery that the store kept: it was verified before it was written. */
function trustStored(delivery) {
    return delivery;
}


/***/ })

};
