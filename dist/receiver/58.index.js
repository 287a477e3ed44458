export const id = 58;
export const ids = [58];
export const modules = {

/***/ 32058:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  addServe: () => (/* binding */ addServe)
});

// EXTERNAL MODULE: ./shared/config/load.ts + 2 modules
var load = __webpack_require__(40744);
// EXTERNAL MODULE: ./receiver/configuration-file.ts
var configuration_file = __webpack_require__(90651);
// EXTERNAL MODULE: ./shared/config/build.ts
var build = __webpack_require__(89349);
// EXTERNAL MODULE: ./shared/config/configuration.ts
var configuration = __webpack_require__(33351);
// EXTERNAL MODULE: ./shared/config/serialized.ts
var config_serialized = __webpack_require__(45875);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./receiver/slices.ts
var slices = __webpack_require__(41127);
// EXTERNAL MODULE: ./receiver/thread.ts
var thread = __webpack_require__(98416);
;// CONCATENATED MODULE: ./receiver/load-in-thread.ts






/** A check reads files that the configuration names; one on a dead network drive may never be read. */
const maxCheckMs = 60_000;
/**
 * Loads a configuration while the program serves requests: a thread parses and checks it, and this one makes it ready to
 * use, a few milliseconds at a time. Throws `configuration` with every mistake.
 */
async function loadInThread(source, { resourceLimits } = {}) {
    const worker = (0,thread/* startThread */.B)('check-configuration', { data: source, resourceLimits });
    const { problems, serialized } = await answerOf(worker, source.file).finally(() => void worker.terminate());
    if (serialized === undefined)
        throw new errors/* TicketwireError */.Mw('configuration', problems.map(configuration/* formatProblem */.V).join('\n'));
    const built = await (0,slices/* runInSlices */.A)((0,build/* createConfigurationBuild */.$)((0,config_serialized/* deserializeConfiguration */.u)(serialized), {}));
    return { ...built, unavailable: [], unavailableSources: [] };
}
function answerOf(worker, file) {
    const failed = (reason, cause) => new errors/* TicketwireError */.Mw('internal', `Checking the configuration file ${file} failed: ${reason}.`, { cause });
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
            reject(failed(`it took longer than ${maxCheckMs / 1_000} s. Are the files that it names on a drive that answers?`));
        }, maxCheckMs);
        worker.once('message', resolve);
        worker.once('error', (error) => {
            const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
            reject(failed(isFull ? 'the thread that checks it ran out of memory' : error.message, error));
        });
        worker.once('exit', (code) => {
            clearTimeout(timer);
            reject(failed(`the thread that checks it ended with status ${code}`));
        });
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/pino/pino.js
var pino = __webpack_require__(65005);
var pino_default = /*#__PURE__*/__webpack_require__.n(pino);
;// CONCATENATED MODULE: ./receiver/log.ts


/** A line is written at most this long after it was logged; until then others may join it in one write. */
const flushMs = 20;
/** Lines that wait for a reader who is too slow; further ones are dropped and counted. */
const maxWaitingBytes = 8 * 1024 * 1024;
/** Tries, 100 ms apart, to write the last lines at exit to a reader who does not read. */
const maxLastTries = 5;
/**
 * Returns the program's log: JSON lines on standard output. A reader who stops reading, such as a blocked pipe, holds up
 * neither requests nor the exit.
 */
function createLog(level) {
    let triesLeft = Number.POSITIVE_INFINITY;
    const output = pino_default().destination({
        dest: 1,
        sync: false,
        maxLength: maxWaitingBytes,
        retryEAGAIN: () => {
            triesLeft -= 1;
            return triesLeft > 0;
        },
    });
    let waiting = [];
    let dropped = 0;
    output.on('drop', (lines) => {
        dropped += lines.split('\n').length - 1;
    });
    output.on('drain', () => {
        if (dropped > 0)
            log.warn({ dropped }, 'log lines were dropped because nothing read the log');
        dropped = 0;
    });
    const flush = () => {
        const lines = waiting.join('');
        waiting = [];
        output.write(lines);
    };
    // Before pino's own, which would try for ever.
    process.prependOnceListener('exit', () => {
        triesLeft = maxLastTries;
        try {
            output.flushSync();
            (0,external_node_fs_.writeSync)(1, waiting.join(''));
        }
        catch {
            // Nothing reads the log any more.
        }
        output.destroy();
    });
    const log = pino_default()({ level, base: null, timestamp: (pino_default()).stdTimeFunctions.isoTime }, {
        write: (line) => {
            if (waiting.push(line) === 1)
                setTimeout(flush, flushMs);
        },
    });
    return log;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./shared/clients/http.ts + 1 modules
var http = __webpack_require__(52355);
// EXTERNAL MODULE: ./shared/routing/deploy.ts
var deploy = __webpack_require__(30164);
;// CONCATENATED MODULE: ./shared/targets/checkouts/perform.ts
/** Deploys what was pushed, once for all that waited; gives the ids of those that it did, too. May be repeated. */
async function performDeploy(effect, inputs) {
    const { checkout, others, programs, attempt } = inputs;
    const commits = [effect, ...others].map(({ commit }) => commit);
    const deployed = await checkout.deploy({ commits, programs, attempt });
    const { isChanged, commit, previous, notes, late } = deployed;
    const change = isChanged ? 'deployed' : 'current';
    const result = { change, commit, previous: previous ?? null };
    return {
        outcome: { status: 'done', result, ...(notes.length === 0 ? {} : { note: notes.join(' '), isWarning: true }) },
        // What the remote shows later is deployed then.
        together: others.filter((each) => !late.includes(each.commit)).map(({ id }) => id),
    };
}

;// CONCATENATED MODULE: ./shared/targets/dispatchers/perform.ts
/** Starts workflows. Nothing tells whether an attempt whose answer was lost has started them. */
async function performDispatch(effect, dispatcher) {
    const { repository, event, payload } = effect;
    await dispatcher.start(repository, event, payload);
    return { status: 'done', result: { change: 'dispatched', reference: repository } };
}

// EXTERNAL MODULE: ./shared/mapping/marker.ts
var marker = __webpack_require__(70257);
// EXTERNAL MODULE: ./shared/mapping/servers.ts
var servers = __webpack_require__(4723);
;// CONCATENATED MODULE: ./shared/targets/memberships/perform.ts



/** Longer than any request may take: whoever began then and has not ended is not coming back. */
const abandonedMs = 10 * 60_000;
/** While somebody else is at it, it is looked again so often. */
const lookAgainMs = 10_000;
/**
 * Invites somebody once, ever, and welcomes whoever it invited, once. May be repeated: the intent is written down before the
 * request, so that after a crash between the two the same occasion goes on where it was. Throws what the membership throws.
 */
async function performInvite(effect, inputs) {
    const { membership } = inputs;
    const elsewhere = objectionToPlace(effect, membership);
    if (elsewhere !== undefined)
        return skipped(elsewhere);
    const ended = effect.userId === null ? undefined : await endedBefore(effect, effect.userId, inputs);
    if (ended !== undefined)
        return ended;
    const person = (await membership.findPerson({ id: effect.userId, login: effect.login })) ?? (await justTold(effect, inputs));
    if (person === undefined)
        return skipped(`the account of ${effect.login} is gone, or is hidden from us`);
    const unfit = objectionToPerson(person);
    if (unfit !== undefined)
        return skipped(unfit);
    return (await endedBefore(effect, person.id, inputs)) ?? invitePerson(effect, person, inputs);
}
/** For so long whoever the event names is there, even where nobody may look them up. */
const freshMs = 60 * 60_000;
/** Where accounts cannot be asked for, as behind some gateways, what GitHub told just now is as good. */
async function justTold({ userId, login, receivedAt }, { membership, now }) {
    if (userId === null || now() - receivedAt > freshMs)
        return undefined;
    // The login may be somebody else's by now.
    const other = await membership.findPerson({ id: null, login });
    if (other !== undefined && other.id !== userId)
        return undefined;
    return { id: userId, login, type: 'User', isSuspended: false };
}
/** What becomes of somebody who was invited before: nothing, unless the welcome is owed still. */
async function endedBefore(effect, userId, inputs) {
    const { membership, invitations } = inputs;
    const known = await invitations.find(inviteeOf(membership, userId));
    if (known === undefined || known.invitedAt === null || known.occasion === '')
        return undefined;
    const { login, occasion, invitedAt, welcomedAt } = known;
    if (effect.welcome !== null && welcomedAt === null && occasion === effect.occasion) {
        return welcome(effect, { id: userId, login }, { ...inputs, mayExist: true });
    }
    return skipped(`${login} was invited on ${dayOf(invitedAt)}, and nobody is invited twice; ${byHand(membership)}`);
}
async function invitePerson(effect, person, inputs) {
    const { membership, invitations, now, isStoreless = false } = inputs;
    const { occasion, teams } = effect;
    const invitee = inviteeOf(membership, person.id);
    const open = await invitations.find(invitee);
    const state = await membership.readState(person.login);
    if (open?.occasion !== occasion) {
        // Whoever is invited while nobody knows how a request of ours ended was invited by it.
        if (state !== undefined && open?.invitedAt === null)
            await invitations.note(open, 'invited', now());
        if (state !== undefined)
            return found(person, state, inputs);
        if (open !== undefined && open.invitedAt !== null)
            return skipped(goneSince(open, membership));
        const lacking = await objectionToWork(effect, person, membership);
        if (lacking !== undefined)
            return skipped(lacking);
        const told = isStoreless ? await toldBefore(effect, person, membership) : undefined;
        if (told !== undefined)
            return skipped(told);
    }
    const at = now();
    const intent = { ...invitee, login: person.login, occasion, at, abandonedBefore: at - abandonedMs };
    const intended = await invitations.intend(intent);
    if (intended === 'taken')
        return waiting(person, at);
    const isFresh = intended === 'fresh';
    const became = state ?? (await inviteOrForget(person, { membership, invitations, teams, isFresh }));
    if (became !== 'invited' && isFresh) {
        // Somebody else did it between our looking and our asking.
        await invitations.forget(invitee);
        return found(person, became, inputs);
    }
    await invitations.note({ ...invitee, occasion }, 'invited', now());
    return welcome(effect, person, { ...inputs, mayExist: !isFresh });
}
/** Answers after which we know that nobody was invited. */
const invitedNobody = new Set(['rate-limited', 'target-refused', 'target-forbidden', 'target-not-found']);
async function inviteOrForget(person, given) {
    const { membership, invitations, teams, isFresh } = given;
    try {
        return await membership.invite(person, teams);
    }
    catch (error) {
        const isKnown = error instanceof errors/* TicketwireError */.Mw && invitedNobody.has(error.code);
        if (isKnown && isFresh)
            await invitations.forget(inviteeOf(membership, person.id));
        throw error;
    }
}
/** The comment, for whoever was invited by this very occasion. */
async function welcome(effect, person, inputs) {
    const { membership, invitations, now, isStoreless = false, mayExist } = inputs;
    const { occasion, repository } = effect;
    if (effect.welcome !== null) {
        const { number, remark } = effect.welcome;
        const id = welcomeId(membership, person.id);
        await membership.ensureWelcome({ repository, number }, { ...remark, id, mayExist, isContended: isStoreless });
        await invitations.note({ ...inviteeOf(membership, person.id), occasion }, 'welcomed', now());
    }
    return { status: 'done', result: { change: 'invited', login: person.login } };
}
/** By which a welcome is known again, whichever rule it is of and whatever it says. */
function welcomeId({ address }, userId) {
    return (0,marker/* hashOf */.qQ)(JSON.stringify(['welcome', address, userId]));
}
function inviteeOf({ address }, userId) {
    return { organization: address, userId };
}
function objectionToPlace({ repository, url }, { organization, webUrl }) {
    const [owner = ''] = repository.split('/');
    const isOwn = owner.toLowerCase() === organization.toLowerCase();
    if (!isOwn)
        return `${repository} is no repository of ${organization}: only work in its own earns an invitation`;
    return (0,servers/* isSameServer */.I)(url, webUrl) ? undefined : `${repository} is on another server than ${organization}`;
}
function objectionToPerson({ login, type, isSuspended }) {
    if (type !== 'User' || login.endsWith('[bot]'))
        return `${login} is no person, but of the type ${type}`;
    return isSuspended ? `the account of ${login} is suspended` : undefined;
}
async function objectionToWork({ merged: { needed, besides }, repository }, { login }, membership) {
    if (needed === 0)
        return undefined;
    const count = await membership.countMerged({ repository, login, besides }, needed);
    if (count >= needed)
        return undefined;
    return `of ${login}, ${count} other pull requests were merged in ${repository}, and ${needed} are needed`;
}
/** Where nothing is kept, what we said under earlier work tells that they were invited then. */
async function toldBefore({ merged: { besides }, repository, welcome: remark }, { id, login }, membership) {
    if (remark === null)
        return undefined;
    const at = await membership.findWelcome({ repository, login, besides }, welcomeId(membership, id));
    if (at === undefined)
        return undefined;
    return `${login} was invited before, as ${at.repository}#${at.number} tells; ${byHand(membership)}`;
}
/** Known since they were found there, or were brought along from another program. */
function goneSince({ login, invitedAt }, membership) {
    const was = `${login} was a member or invited by ${dayOf(invitedAt)} and is not there now`;
    return `${was}: nobody is invited twice; ${byHand(membership)}`;
}
function dayOf(at) {
    return new Date(at ?? 0).toISOString().slice(0, 10);
}
function byHand({ organization }) {
    return `an owner of ${organization} may invite them by hand`;
}
/** Who is there without us is written down, too: a machine asks nobody back who leaves. */
async function found(person, state, inputs) {
    const { membership, invitations, now } = inputs;
    const { login } = person;
    const at = now();
    const seen = { login, occasion: '', intendedAt: at, invitedAt: at, welcomedAt: null };
    await invitations.add({ ...inviteeOf(membership, person.id), ...seen });
    const { organization } = membership;
    const note = state === 'active'
        ? `${login} is a member of ${organization} already`
        : `${login} is invited to ${organization} already, and has not answered`;
    return { status: 'done', result: { change: 'member', login }, note };
}
function waiting({ login }, at) {
    const message = `${login} is being invited for something else at this moment; looking again shortly.`;
    return { status: 'retry', code: 'not-ready', message, notBefore: at + lookAgainMs };
}
function skipped(reason) {
    return { status: 'skipped', reason };
}

// EXTERNAL MODULE: ./shared/model/applied.ts
var applied = __webpack_require__(27493);
;// CONCATENATED MODULE: ./shared/targets/reporters/listed.ts

/** A ticket on which something happened was touched: what nobody touched for longer is not looked at. */
const reachMs = 24 * 3_600_000;
/**
 * The records of a ticket where no store keeps them: from the trackers' own lists, which hold our tickets alone. Of the
 * alert they tell no more than the hash of its subject.
 */
async function findListedRecords(reference, trackers, now) {
    const records = [];
    for (const [target, tracker] of trackers) {
        const listing = await tracker.listTickets?.({ closedSince: now - reachMs });
        for (const found of listing?.tickets ?? []) {
            if (found.ticket.reference.toLowerCase() !== reference.toLowerCase())
                continue;
            const { ticket, subjectHash, draftHash } = (await tracker.readMark?.(found, null)) ?? found;
            const times = { intendedAt: 0, triedAt: 0, ...applied/* nothingApplied */.T, seenAt: now };
            const kept = { source: '', rule: '', issuedId: null, draftHash, data: {}, ...times };
            // With its repository as GitHub writes it, of which the subject's hash was made.
            records.push({ target, subject: `#${subjectHash}`, ticket: { ...ticket, reference }, ...kept });
        }
    }
    return records;
}

// EXTERNAL MODULE: ./shared/mapping/ticket-draft.ts + 1 modules
var ticket_draft = __webpack_require__(46418);
;// CONCATENATED MODULE: ./shared/targets/trackers/change.ts


/** Brings a ticket whose present state is known to where its subject is; what is there already costs no write. */
async function changeTicket(effect, record, inputs) {
    const { ticket } = record;
    const unchanged = { ticket, change: 'unchanged', draftHash: record.draftHash };
    if (effect.isOnce === true)
        return unchanged;
    switch (effect.change) {
        case 'open':
        case 'reopen':
            if (ticket.state === 'closed' && ticket.reason === 'not-planned') {
                return { ...unchanged, note: 'left alone: somebody closed it as not planned' };
            }
            if (isTolerated(effect, ticket)) {
                return { ...unchanged, note: `left alone: it is closed, and labelled ${ticket_draft/* suppressedLabel */.LS}` };
            }
            return change_open(effect, record, inputs);
        case 'close':
            return ticket.state === 'closed' ? unchanged : change_close(effect, record, inputs);
        case 'suppress': {
            if (isSuppressed(ticket))
                return unchanged;
            const labeled = await inputs.tracker.ensureLabels(ticket, { add: [ticket_draft/* suppressedLabel */.LS], remove: [] });
            return { ...unchanged, ticket: labeled, change: 'suppressed' };
        }
        case 'unsuppress':
            return unsuppress(unchanged, ticket, inputs.tracker);
        default:
            return effect.change;
    }
}
async function change_open(effect, record, inputs) {
    const { tracker } = inputs;
    const before = record.ticket;
    const draft = mustRewrite(effect, record) ? effect.draft : null;
    let ticket = before;
    let change = 'unchanged';
    let note;
    if (draft !== null) {
        const content = await tracker.ensureContent(before, draft);
        ticket = content?.ticket;
        note = content?.note;
        change = 'updated';
    }
    else if (isOutOfDate(effect, inputs.listed)) {
        note = 'may be out of date: the ticket does not say which text it was last written with, so it is not rewritten';
    }
    if (mustSuppress(effect, before) && ticket !== undefined) {
        ticket = await tracker.ensureLabels(ticket, { add: [ticket_draft/* suppressedLabel */.LS], remove: [] });
        change = 'suppressed';
    }
    if (mustUnsuppress(effect, before) && ticket !== undefined) {
        ticket = await tracker.ensureLabels(ticket, { add: [], remove: [ticket_draft/* suppressedLabel */.LS] });
        change = 'unsuppressed';
    }
    const repeated = effect.manner?.repeated ?? null;
    if (repeated !== null && ticket !== undefined && !isSameOccurrence(effect.manner, record, inputs.listed)) {
        if (await say(ticket, repeated, inputs))
            change = 'commented';
        // A job that passed may have closed it since the list was read.
        if (repeated.isContended && before.state === 'open')
            ticket = await reopened(ticket, tracker);
    }
    if (before.state === 'closed' && ticket !== undefined) {
        ticket = await tracker.ensureTransition(ticket, 'reopen');
        change = 'reopened';
    }
    const draftHash = draft === null ? record.draftHash : (0,ticket_draft/* hashDraft */.ae)(draft);
    return { ticket, change, draftHash, ...(note === undefined ? {} : { note, isWarning: true }) };
}
/** True if a ticket shows another text than the draft, and nobody knows who wrote it. */
function isOutOfDate({ draft, manner }, listed) {
    return listed?.isUnmarked === true && draft !== null && (manner?.isRewritten ?? true);
}
/** The ticket as it is now, open again if somebody closed it as done meanwhile. */
async function reopened(ticket, tracker) {
    const now = await tracker.readTicket(ticket.key);
    return now === undefined || now.reason === 'not-planned' ? now : tracker.ensureTransition(now, 'reopen');
}
async function change_close(effect, record, inputs) {
    const { manner } = effect;
    const { ticket, draftHash } = record;
    const unchanged = { ticket, change: 'unchanged', draftHash };
    if (manner?.onClose === 'nothing')
        return unchanged;
    const remark = manner?.closed ?? null;
    const objection = await objectionTo(effect, record, inputs);
    if (objection !== undefined)
        return { ...unchanged, note: objection };
    if (remark !== null)
        await say(ticket, remark, inputs);
    if (manner?.onClose === 'comment')
        return { ...unchanged, change: remark === null ? 'unchanged' : 'commented' };
    return { ...unchanged, ticket: await inputs.tracker.ensureTransition(ticket, 'close'), change: 'closed' };
}
/**
 * Why a subject that is said to have ended has not. Where the ticket was touched since the occurrence began, another
 * program may have reported otherwise: of the same occurrence, or of a later one.
 */
async function objectionTo(effect, record, { listed, objection }) {
    const { manner } = effect;
    const remark = manner?.closed;
    if (manner === undefined || !remark)
        return undefined;
    if (remark.isContended && isSameOccurrence(manner, record, listed)) {
        return 'left open: another job of this very run failed';
    }
    // What a job came to is its own.
    if (listed === undefined || effect.data.run?.job !== undefined)
        return undefined;
    if (manner.order > 0 && listed.order > manner.order)
        return 'left open: a later run failed';
    const mayTellOtherwise = remark.isContended || listed.comments > 0;
    return mayTellOtherwise && listed.updatedAt >= remark.since ? objection?.(effect) : undefined;
}
async function unsuppress(unchanged, before, tracker) {
    let ticket = before;
    let { change } = unchanged;
    if (isSuppressed(before)) {
        ticket = await tracker.ensureLabels(before, { add: [], remove: [ticket_draft/* suppressedLabel */.LS] });
        change = 'unsuppressed';
    }
    if (before.state === 'closed' && ticket !== undefined) {
        ticket = await tracker.ensureTransition(ticket, 'reopen');
        change = 'unsuppressed';
    }
    return { ...unchanged, ticket, change };
}
/** It may be said already when this is not the first attempt, or the ticket has comments and was touched since it could be said. */
async function say(ticket, remark, { tracker, attempt, listed }) {
    const isTouched = listed !== undefined && listed.comments > 0 && listed.updatedAt >= remark.since;
    const mayExist = attempt > 1 || listed === undefined || isTouched;
    return tracker.ensureComment(ticket, { ...remark, mayExist });
}
/** Whether the ticket was written for this very occurrence: then it says all there is to say. */
function isSameOccurrence(manner, { data: { run } }, listed) {
    if (manner === undefined || manner.occurrence === '')
        return false;
    if (listed !== undefined)
        return listed.occurrenceHash === (0,marker/* shortHashOf */.WY)(manner.occurrence);
    return run !== undefined && `${run.id}/${run.attempt}` === manner.occurrence;
}
/** Whether the draft says something else than what we last wrote; what others wrote is never overwritten. */
function mustRewrite(effect, { draftHash }) {
    const { draft, manner } = effect;
    return (draft !== null && draftHash !== '' && (manner?.isRewritten ?? true) && (0,ticket_draft/* hashDraft */.ae)(draft) !== draftHash);
}
/** Whether somebody closed the ticket for good by its label; a sender that says outright what is open now knows better. */
function isTolerated({ change, isListed = false }, ticket) {
    return change === 'open' && !isListed && ticket.state === 'closed' && isSuppressed(ticket);
}
/** Whether a closed ticket is too old to be opened again: then another one takes its place. */
function isPast({ change, manner, data }, ticket, now) {
    const within = manner?.reopenWithinMs ?? 0;
    const mayOpen = (change === 'open' || change === 'reopen') && data.alert?.state !== 'suppressed';
    if (!mayOpen || within === 0 || ticket.state !== 'closed' || ticket.reason === 'not-planned')
        return false;
    return !isSuppressed(ticket) && ticket.updatedAt !== undefined && now - ticket.updatedAt > within;
}
/** Whether the alert is suppressed and its ticket does not show it. */
function mustSuppress({ data }, ticket) {
    return data.alert?.state === 'suppressed' && !isSuppressed(ticket);
}
/** Whether a sender of whole lists shows an alert as open again whose ticket still says otherwise. */
function mustUnsuppress({ data, isListed = false }, ticket) {
    return isListed && data.alert?.state === 'open' && isSuppressed(ticket);
}
/** Whether it carries the label of what is suppressed. */
function isSuppressed(ticket) {
    return ticket.labels.some((label) => label.toLowerCase() === ticket_draft/* suppressedLabel */.LS);
}

;// CONCATENATED MODULE: ./shared/targets/reporters/perform.ts


/**
 * Tells the sender of an alert what a person decided on its ticket, once. May be repeated.
 *
 * What is told is how the ticket is now, not what the event said of it: an old event that comes late tells nothing. Our
 * own changes, and what the sender said itself, are no news.
 */
async function performReport(effect, inputs) {
    const { reporter, tickets, now } = inputs;
    const { reference, change, by } = effect;
    const skip = (reason) => ({ status: 'skipped', reason });
    const records = (await tickets.findByReference(reference)).filter(({ ticket }) => isSameServer(ticket, effect));
    const record = records.find((each) => reporter.objectionTo(each) === undefined);
    if (record === undefined) {
        const [other] = records;
        const objection = other === undefined ? undefined : reporter.objectionTo(other);
        return skip(objection ?? `${reference} follows no alert that is known here`);
    }
    const tracker = inputs.trackers.get(record.target);
    if (tracker === undefined)
        return skip(`the target '${record.target}' of ${reference} is no longer configured`);
    if ((await tracker.ownLogins?.())?.has(by.toLowerCase()) === true) {
        return skip(`${by} is whom the target '${record.target}' writes as: its changes are our own`);
    }
    if (!reporter.isAsked && knownOf(record) === change)
        return skip(`the sender of the alert knows that (${change})`);
    const ticket = await tracker.readTicket(record.ticket.key);
    if (ticket === undefined)
        return skip(`${reference} is gone`);
    if (effect.occurredAt !== null && (ticket.updatedAt ?? effect.occurredAt) < effect.occurredAt) {
        throw new errors/* TicketwireError */.Mw('target-failed', `${reference} is still shown as it was before it was ${effect.deed}.`);
    }
    const isTolerated = isSuppressed(ticket) || (ticket.state === 'closed' && ticket.reason === 'not-planned');
    if (isTolerated !== (change === 'suppress'))
        return skip(`${reference} by now says otherwise: ${wordsOf(ticket)}`);
    const words = `${reference} was ${effect.deed}${by === '' ? '' : ` by ${by}`}`;
    const objection = await reporter.ensureTold({ record, ticket, change, words, as: effect.as });
    await tickets.noteSuppression(record.target, record.subject, { change, at: now() });
    return objection === undefined ? { status: 'done', result: { change: 'told', reference } } : skip(objection);
}
/** Servers, and forges, may have repositories of one name. */
function isSameServer({ url }, { url: named }) {
    return URL.canParse(url) && URL.canParse(named) && new URL(url).host === new URL(named).host;
}
/** What the sender knows of its alert; undefined where that cannot be told, as for tickets of an earlier version. */
function knownOf({ suppression, data, ticket }) {
    if (suppression !== undefined)
        return suppression.change;
    if (data.alert?.state === 'suppressed')
        return 'suppress';
    const mayBeSuppressed = isSuppressed(ticket) || ticket.reason === 'not-planned';
    return mayBeSuppressed ? undefined : 'unsuppress';
}
function wordsOf(ticket) {
    const state = ticket.reason === 'not-planned' ? 'closed as not planned' : ticket.state;
    return isSuppressed(ticket) ? `it is ${state}, and labelled` : `it is ${state}, and not labelled`;
}

;// CONCATENATED MODULE: ./shared/targets/responders/perform.ts

/** Answers a command once. May be repeated. */
async function performAnswer(effect, responder) {
    const { place } = effect;
    const reference = `${place.repository}${place.on === 'commit' ? `@${place.key.slice(0, 12)}` : `#${place.key}`}`;
    try {
        const isReply = effect.kind === 'reply-to-command';
        // A delivery may come again long after it was answered, and a run may be started again: it is always looked for.
        const isNew = isReply
            ? await responder.reply(place, { ...effect.remark, mayExist: true })
            : await responder.react(place, effect.emoji);
        const change = isNew ? (isReply ? 'replied' : 'reacted') : 'answered';
        return { status: 'done', result: { change, reference } };
    }
    catch (error) {
        const isImpossible = error instanceof errors/* TicketwireError */.Mw && error.code === 'unprocessable';
        if (!isImpossible)
            throw error;
        return { status: 'skipped', reason: error.message };
    }
}

;// CONCATENATED MODULE: ./shared/targets/order.ts
/** Members of a cluster report within this time of each other. */
const memberDelayMs = 60_000;
/**
 * True if an event is older than the last one applied, and so changes nothing. One server reports in order: what it
 * reports more than a minute later is news, even where the event keeps the time of its first start.
 */
function isOutdated({ occurredAt, receivedAt, origin = '' }, applied) {
    if (occurredAt === null || occurredAt >= applied.appliedAt)
        return false;
    const isSameServer = origin !== '' && origin === applied.appliedOrigin;
    return !isSameServer || receivedAt - applied.appliedReceivedAt <= memberDelayMs;
}
/** Returns what is applied once an effect is; one that is no later and no news leaves it as it was. */
function apply({ occurredAt, receivedAt, origin = '' }, before) {
    const at = occurredAt ?? receivedAt;
    const isNews = at !== before.appliedAt;
    return {
        appliedAt: Math.max(before.appliedAt, at),
        appliedReceivedAt: isNews ? receivedAt : before.appliedReceivedAt,
        appliedOrigin: isNews ? origin : before.appliedOrigin,
    };
}

// EXTERNAL MODULE: ./shared/mapping/escape.ts
var mapping_escape = __webpack_require__(94196);
;// CONCATENATED MODULE: ./shared/targets/rooms/together.ts

/** Nobody reads more lines at once, and every room takes so much whole: Discord takes the least. */
const most = { lines: 40, chars: 2_600 };
/** One message of several; of one, itself. */
function togetherOf(effects) {
    const [first] = effects;
    const last = effects.at(-1) ?? first;
    if (effects.length === 1)
        return first.message;
    const messages = effects.map(({ message }) => message);
    const shown = [];
    let chars = 0;
    for (const { line } of messages) {
        chars += line.length;
        if (shown.length > 0 && (shown.length === most.lines || chars > most.chars))
            break;
        shown.push(`- ${line}`);
    }
    const more = messages.length - shown.length;
    const tones = new Set(messages.map(({ tone }) => tone));
    return {
        line: `${messages.length} messages: ${(0,mapping_escape/* inertMarkdown */.Ic)(first.digest ?? '')}`,
        details: [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n'),
        tone: tones.has('bad') ? 'bad' : tones.size === 1 ? first.message.tone : 'neutral',
        event: last.message.event,
    };
}

;// CONCATENATED MODULE: ./shared/targets/rooms/perform.ts




/** Says one thing in a room: one request, and one more where the first message of its subject tells how things are now. */
async function performPost(effect, inputs) {
    const { room, messages, takeCreation, others, now } = inputs;
    const { target, subject } = effect;
    if (room.limits !== undefined) {
        const freeAt = await takeCreation(target, room.limits, now());
        if (freeAt !== undefined)
            return { outcome: postponed(target, freeAt) };
    }
    const note = others.length === 0 ? undefined : `${others.length + 1} messages in one`;
    const done = { status: 'done', result: { change: 'posted' }, ...(note === undefined ? {} : { note }) };
    if (!effect.isThreaded && effect.occasion === undefined) {
        await room.post(togetherOf([effect, ...others]), { id: effect.id });
        return { outcome: done };
    }
    const known = await messages.find(target, subject);
    if (known !== undefined && isRepeated(effect, known)) {
        const reason = 'nothing has changed since it was said';
        return {
            outcome: { status: 'skipped', reason },
            message: { save: { ...known, ...apply(effect, known), at: now() } },
        };
    }
    if (known !== undefined && effect.occasion !== undefined && isOutdated(effect, known)) {
        return { outcome: { status: 'skipped', reason: 'a later event was posted already' } };
    }
    const order = apply(effect, known ?? applied/* nothingApplied */.T);
    const said = { ...order, occasion: effect.occasion ?? known?.occasion ?? '', event: effect.cause.event, at: now() };
    const first = effect.isThreaded && known !== undefined && known.reference !== '' ? known : undefined;
    const kept = first === undefined ? undefined : await follow(effect, first, room);
    if (kept !== undefined)
        return { outcome: done, message: { save: { ...kept, ...said } } };
    const { message } = effect;
    const given = await room.post(message, { id: effect.id });
    const reference = effect.isThreaded ? (given ?? '') : (known?.reference ?? '');
    const save = { target, subject, reference, message, tone: message.tone, ...said };
    return { outcome: done, message: { save } };
}
/** Another event says of the alert what was said last: a sender that tells of a whole group each time. */
function isRepeated({ occasion, cause }, known) {
    return occasion !== undefined && occasion === known.occasion && cause.event !== known.event;
}
function postponed(target, notBefore) {
    const message = `'${target}' has taken as many messages as it may for now; this one waits for its turn.`;
    return { status: 'retry', code: 'not-ready', message, notBefore };
}
/**
 * Says something more about a subject: the first message tells how it is now, and this one stands under it. Writing the
 * first anew may be repeated, so it is done before. Undefined when the first message is gone.
 */
async function follow({ id, message }, first, room) {
    const isTurn = message.tone !== 'neutral' && message.tone !== first.tone;
    if (isTurn && room.update !== undefined) {
        const isThere = await room.update(first.reference, restated(first.message, message));
        if (!isThere)
            return undefined;
    }
    const said = { ...first, tone: isTurn ? message.tone : first.tone };
    if (!room.hasThreads) {
        await room.post(message, { id });
        return said;
    }
    try {
        // Bad news after good ones must not be hidden under what everybody thinks is over.
        await room.post(message, { id, thread: first.reference, isBroadcast: isTurn && message.tone === 'bad' });
        return said;
    }
    catch (error) {
        if (error instanceof errors/* TicketwireError */.Mw && error.code === 'target-not-found')
            return undefined;
        throw error;
    }
}
/** The first message with how things are now on top of what it said. */
function restated(first, now) {
    const details = [first.line, first.details].filter((part) => part !== '').join('\n\n');
    return { ...first, line: now.line, details, tone: now.tone, event: now.event };
}

;// CONCATENATED MODULE: ./shared/model/ticket.ts
/** Where tickets are found by lists, closed ones that nobody touched for longer are not looked for, unless a rule says otherwise. */
const usualListedMs = 90 * 24 * 3_600_000;
/** How far back closed tickets are listed; `reopenWithinMs`: 0 for all of them, null unless a rule says. */
function closedSince(reopenWithinMs, now) {
    return reopenWithinMs === 0 ? 0 : now - (reopenWithinMs ?? usualListedMs);
}

;// CONCATENATED MODULE: ./shared/targets/trackers/listed.ts




/**
 * Our ticket of the effect's subject among those a list shows: of open ones that with the lowest number, and the others
 * are closed as its duplicates; else the closed one that was touched last. Those closed as duplicates do not count.
 */
async function findListed(effect, tracker, now) {
    const listing = await tracker.listTickets?.({ closedSince: closedSince(effect.manner?.reopenWithinMs, now) });
    if (listing === undefined)
        return undefined;
    const hashes = [effect.subject, ...(effect.formerSubjects ?? [])].map(marker/* subjectHashOf */.QY);
    let own = ownIn(listing, hashes);
    if (own.length === 0 && listing.isPaged && effect.draft !== null) {
        // Before one is opened: what was touched while the pages were read is in none of them.
        const second = await tracker.listTickets?.({ isSecondLook: true });
        own = second === undefined ? [] : ownIn(second, hashes);
    }
    const [first, ...surplus] = own.filter(({ ticket }) => ticket.state === 'open').toSorted(byNumber);
    for (const { ticket } of surplus)
        await tracker.ensureTransition(ticket, 'duplicate');
    return first ?? own.toSorted((left, right) => right.updatedAt - left.updatedAt)[0];
}
/** The ticket with what it says of itself, where a list left that out and the effect depends on it. */
async function readMark(effect, listed, tracker) {
    const { manner, draft } = effect;
    const hasOccurrence = manner !== undefined && (manner.occurrence !== '' || manner.order > 0);
    const mayBeRewritten = draft !== null && (manner?.isRewritten ?? true);
    if (tracker.readMark === undefined || !(hasOccurrence || mayBeRewritten))
        return listed;
    return tracker.readMark(listed, hasOccurrence ? null : draft);
}
/** Returns the tickets of the first hash that has any. Those closed as duplicates do not count. */
function ownIn(listing, hashes) {
    for (const hash of hashes) {
        const own = listing.of(hash).filter(({ ticket }) => ticket.reason !== 'duplicate');
        if (own.length > 0)
            return own;
    }
    return [];
}
/**
 * Gives a ticket that was opened under a former subject the marker and the text of the effect's. Even one that a person
 * closed gets them, so that it stays found. Returns undefined when it is gone.
 */
async function renewFormer({ draft, subject }, listed, tracker) {
    const { ticket, subjectHash } = listed;
    if (draft === null || (0,marker/* subjectHashOf */.QY)(subject).startsWith(subjectHash))
        return listed;
    const renewed = await tracker.ensureContent(ticket, draft, subjectHash);
    if (renewed === undefined)
        return undefined;
    return { ...listed, ticket: { ...ticket, title: renewed.ticket.title }, draftHash: (0,ticket_draft/* hashDraft */.ae)(draft) };
}
/** The ticket that was there first comes first. */
function byNumber(left, right) {
    const byKey = numberOf(left.ticket) - numberOf(right.ticket);
    return Number.isNaN(byKey) ? left.createdAt - right.createdAt : byKey;
}
/** Of `12` and of `SOC-12`. */
function numberOf({ key }) {
    return Number(/\d+$/.exec(key)?.[0]);
}
/** Waits between looks at a list that does not show what was just created; about ten seconds in all. */
const lagDelaysMs = (/* unused pure expression or super */ null && ([0, 500, 1_500, 3_000, 5_000]));
const lagMs = 3_000;
/**
 * Lists again after tickets were created: of those with one subject the lowest number stays, and ours, where it came
 * later, is closed as its duplicate. Gives the ticket that stayed for each of ours that did not, by our key.
 *
 * A list that does not show our own yet lags behind: it is asked again, and once more when it does.
 */
async function settleDuplicates(created, tracker, { since, wait }) {
    const stayed = new Map();
    if (created.length === 0 || tracker.listTickets === undefined)
        return stayed;
    let listing = listingOf([], false);
    let isLagging = false;
    for (const delayMs of lagDelaysMs) {
        if (delayMs > 0)
            await wait(delayMs);
        listing = await tracker.listTickets({ createdSince: since });
        const keys = new Set(listing.tickets.map(({ ticket }) => ticket.key));
        if (created.every(({ ticket }) => keys.has(ticket.key)))
            break;
        isLagging = true;
    }
    if (isLagging) {
        // A list that lags may show ours before it shows what came first.
        await wait(lagMs);
        listing = await tracker.listTickets({ createdSince: since });
    }
    for (const { subject, ticket } of created) {
        const subjectHash = subjectHashOf(subject);
        const rivals = listing.of(subjectHash).filter((each) => each.ticket.state === 'open');
        const [first] = rivals.toSorted(byNumber);
        if (first === undefined || first.ticket.key === ticket.key)
            continue;
        await tracker.ensureTransition(ticket, 'duplicate');
        stayed.set(ticket.key, first.ticket);
    }
    return stayed;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/max-new.ts
/**
 * Returns why no further ticket is opened for this step now; undefined where one may be, and then it counts.
 */
function limitReached({ manner, cause, target, subject }, { opened }) {
    const maxNew = manner?.maxNew ?? null;
    if (opened === undefined || maxNew === null)
        return undefined;
    const key = JSON.stringify([cause.rule, target]);
    const subjects = opened.get(key) ?? new Set();
    // Another attempt at one that counts already is no further one.
    if (!subjects.has(subject) && subjects.size >= maxNew)
        return `max-new is ${maxNew}: waiting for a later run`;
    opened.set(key, subjects.add(subject));
    return undefined;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/unknown-end.ts

/**
 * Notes that a failed try may have created a ticket, so that the tracker's lists are given their time before the next one;
 * then throws the failure. Where the store is away, the note goes with the outcome, which is recorded when it is back.
 */
async function noteUnknownEnd(failure, { record, tickets, at }) {
    try {
        await tickets.noteTry(record.target, record.subject, at);
    }
    catch {
        const { code, message, notBefore = 0, isNarrow, isRetryable } = (0,errors/* asTicketwireError */.Q8)(failure);
        const outcome = { status: 'retry', code, message, notBefore, ...(isNarrow ? { isNarrow } : {}) };
        if (isRetryable)
            return { outcome, ticket: { save: { ...record, triedAt: at } } };
    }
    throw failure;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/perform.ts








/**
 * Makes the ticket of a subject follow its alert: find, then act, once. May be repeated.
 *
 * Exactly one ticket: the intent is written before the tracker is called, and after any try whose end is unknown the
 * tracker is listed before anything is created again. Throws what the tracker throws.
 */
async function performTrack(effect, inputs) {
    const record = await inputs.tickets.find(effect.target, effect.subject);
    if (record?.ticket && isOutdated(effect, record))
        return outdated(record, record.ticket);
    if (record?.ticket)
        return perform_follow(effect, { ...record, ticket: record.ticket }, inputs);
    if (effect.adoptKey !== null)
        return adopt(effect, effect.adoptKey, inputs);
    if (record === undefined && inputs.tracker.adopts) {
        const listed = await findListed(effect, inputs.tracker, inputs.now());
        if (listed !== undefined)
            return takeUp(effect, listed, inputs);
    }
    if (effect.draft !== null)
        return perform_open(effect, effect.draft, inputs);
    return { outcome: { status: 'skipped', reason: `no ticket that follows this is known in '${effect.target}'` } };
}
/** A ticket of ours that another program, or an earlier run, made. */
async function takeUp(effect, found, inputs) {
    const renewed = await renewFormer(effect, found, inputs.tracker);
    if (renewed === undefined)
        return gone(effect, inputs);
    const listed = renewed === found ? await readMark(effect, found, inputs.tracker) : renewed;
    const { ticket, draftHash } = listed;
    const record = { ...freshRecord(effect, inputs.now()), ticket, issuedId: ticket.key, draftHash };
    const performed = await change(effect, record, { ...inputs, listed });
    const { outcome } = performed;
    if (renewed === found || outcome.status !== 'done' || outcome.result.change !== 'unchanged')
        return performed;
    return { ...performed, outcome: { ...outcome, result: { ...outcome.result, change: 'updated' } } };
}
function freshRecord({ target, subject, cause, data }, at) {
    return {
        target,
        subject,
        source: cause.source,
        rule: cause.rule,
        data,
        intendedAt: at,
        triedAt: 0,
        ...applied/* nothingApplied */.T,
        seenAt: at,
    };
}
async function perform_open(effect, draft, inputs) {
    const { tracker, tickets, now } = inputs;
    const { target, subject, cause } = effect;
    const overLimit = limitReached(effect, inputs);
    if (overLimit !== undefined)
        return { outcome: { status: 'skipped', reason: overLimit, isWarning: true } };
    const intent = { target, subject, source: cause.source, rule: cause.rule, data: effect.data, at: now() };
    const { record, isFresh } = await tickets.intend(intent);
    if (!isFresh) {
        const found = await tracker.findBySubject(subject, record.intendedAt);
        if (found !== undefined)
            return done(effect, 'unchanged', { ...record, draftHash: hashWritten(effect, draft) }, { ticket: found, at: now() });
    }
    const postponed = (notBefore, message) => ({
        outcome: { status: 'retry', code: 'not-ready', message, notBefore },
    });
    if (!isFresh) {
        const isSetBack = record.triedAt > now();
        // The try was noted before the clock was set back: it is waited for no longer than from now on.
        if (isSetBack)
            await tickets.noteTry(target, subject, now());
        const settledAt = (isSetBack ? now() : record.triedAt) + tracker.listLagMs;
        if (now() < settledAt) {
            const message = `An earlier try to create a ticket in '${target}' may have succeeded without our knowing; looking again shortly.`;
            return postponed(settledAt, message);
        }
    }
    if (tracker.creationLimits !== undefined) {
        const freeAt = await tickets.takeCreation(target, tracker.creationLimits, now());
        if (freeAt !== undefined) {
            // Nothing was tried now, so the next attempt need not look first, unless an earlier one must be looked for.
            if (isFresh)
                await tickets.forget(target, subject);
            return postponed(freeAt, `The limit of creating requests to '${target}' is reached; this one waits for its turn.`);
        }
    }
    if (!isFresh)
        await tickets.noteTry(target, subject, now());
    try {
        const { ticket, note, isLost = false } = await tracker.createTicket(subject, draft);
        if (isLost && inputs.isStoreless === true)
            return { outcome: lost(ticket, note) };
        const created = done(effect, 'created', { ...record, draftHash: hashWritten(effect, draft) }, { ticket, at: now() });
        // Something that the rule asks for could not be written.
        return withNote(created, note, { isWarning: true });
    }
    catch (error) {
        const isKnown = error instanceof errors/* TicketwireError */.Mw && createdNothing.has(error.code);
        if (!isKnown)
            return noteUnknownEnd(error, { record, tickets, at: now() });
        if (isFresh)
            await tickets.forget(target, subject);
        throw error;
    }
}
/** Of what the effect says, without what was added for this ticket alone: only news is written again. */
function hashWritten({ draft }, written) {
    return (0,ticket_draft/* hashDraft */.ae)(draft ?? written);
}
/** Answers after which we know that no ticket came into being. */
const createdNothing = new Set(['rate-limited', 'target-refused', 'target-forbidden', 'target-not-found']);
/** A ticket that the sender names and we did not issue: one of an earlier receiver lives on. */
async function adopt(effect, key, inputs) {
    const ticket = await inputs.tracker.readTicket(key);
    if (ticket === undefined)
        return { outcome: { status: 'done', result: { change: 'gone' } } };
    const record = freshRecord(effect, inputs.now());
    return change(effect, { ...record, ticket, issuedId: key, draftHash: '' }, inputs);
}
/** A ticket we know: read it, unless what we know is newer than the delivery, and bring it to where the alert is. */
async function perform_follow(effect, record, inputs) {
    const isSame = !mustRewrite(effect, record) && !mustSuppress(effect, record.ticket);
    const isSilent = (effect.manner?.repeated ?? null) === null;
    const isSeen = record.seenAt >= effect.receivedAt && record.ticket.state === 'open';
    if (effect.change === 'open' && isSeen && isSame && isSilent) {
        return done(effect, 'unchanged', record, { ticket: record.ticket, at: record.seenAt });
    }
    const ticket = await inputs.tracker.readTicket(record.ticket.key);
    if (ticket === undefined)
        return gone(effect, inputs);
    if (effect.draft !== null && inputs.isStoreless !== true && isPast(effect, ticket, inputs.now())) {
        await inputs.tickets.forget(effect.target, effect.subject);
        return perform_open(effect, (0,ticket_draft/* withPrevious */.UP)(effect.draft, ticket), inputs);
    }
    return change(effect, { ...record, ticket }, inputs);
}
async function gone(effect, inputs) {
    const { target, subject, draft } = effect;
    if (effect.change === 'open' && draft !== null) {
        await inputs.tickets.forget(target, subject);
        return perform_open(effect, draft, inputs);
    }
    return { outcome: { status: 'done', result: { change: 'gone' } }, ticket: { forget: { target, subject } } };
}
/** Brings a known ticket to where its subject is, and records what that made of it. */
async function change(effect, record, inputs) {
    await noteSaid(effect, record, inputs);
    const { ticket, change: what, draftHash, note, ...more } = await changeTicket(effect, record, inputs);
    if (ticket === undefined)
        return gone(effect, inputs);
    const performed = done(effect, what, { ...record, draftHash }, { ticket, at: inputs.now() });
    return withNote(performed, note, more.isWarning === true ? { isWarning: true } : {});
}
/** Before the ticket shows what the sender said, so that the tracker's own word of that is never taken for a person's. */
async function noteSaid({ change: asked, data, target, subject }, { suppression }, { tickets, now }) {
    const state = data.alert?.state === 'suppressed' ? 'suppress' : 'unsuppress';
    const isAsked = asked === 'suppress' || asked === 'unsuppress';
    // What opens again may say so by its state alone; where nothing was known, nothing is news.
    const isNews = asked === 'open' && data.alert !== undefined && suppression !== undefined;
    const said = isAsked ? asked : isNews && suppression.change !== state ? state : undefined;
    if (said !== undefined)
        await tickets.noteSuppression(target, subject, { change: said, at: now() });
}
/** A program that finds tickets by lists has to stop here: every further run would open one more. */
function lost({ reference, url }, note = '') {
    const message = `${reference} was opened (${url}), but cannot be found again. ${note} Close it, and give the token that access.`;
    return { status: 'failed', code: 'target-forbidden', message };
}
function withNote(performed, note, more = {}) {
    const { outcome } = performed;
    if (note === undefined || outcome.status !== 'done')
        return performed;
    return { ...performed, outcome: { ...outcome, note, ...more } };
}
/** An event older than what the ticket was last brought up to changes nothing; its sender still learns the ticket's id. */
function outdated({ issuedId }, ticket) {
    const result = { change: 'unchanged', ticket, issuedId: issuedId ?? ticket.key };
    return { outcome: { status: 'done', result, note: 'unchanged: a later event was applied already' } };
}
/** What was learned: the ticket is up to the effect's event now. */
function done(effect, change, record, seen) {
    const { ticket, at: seenAt } = seen;
    const issuedId = record.issuedId ?? ticket.key;
    return {
        outcome: { status: 'done', result: { change, ticket, issuedId } },
        ticket: { save: { ...record, ticket, issuedId, seenAt, ...apply(effect, record) } },
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/perform-named.ts

/**
 * Moves, comments, labels or versions one ticket that somebody named. A key that leads nowhere is skipped with a warning: people
 * mistype, and the other tickets are to go on.
 */
async function performNamed(effect, inputs) {
    try {
        const result = await act(effect, inputs);
        return 'skipped' in result ? { status: 'skipped', reason: result.skipped, isWarning: true } : doneBy(result);
    }
    catch (error) {
        if (!(error instanceof errors/* TicketwireError */.Mw))
            throw error;
        // A number in a commit may be a pull request's, and nobody made a mistake.
        if (error.code === 'unprocessable')
            return { status: 'skipped', reason: error.message };
        if (error.code !== 'target-not-found')
            throw error;
        const reason = `${effect.key} is unknown in '${effect.target}', or the credentials may not see it. Is it a typing mistake?`;
        return { status: 'skipped', reason, isWarning: true };
    }
}
async function act(effect, { named, attempt }) {
    // A run or a delivery that is started again says the same once more.
    const mayExist = ({ isFresh = false }) => attempt > 1 || !isFresh;
    switch (effect.kind) {
        case 'transition-ticket': {
            const { key, remark } = effect;
            const moved = await named.ensureMoved(key, effect);
            // A ticket that was there already needs no word, unless an earlier attempt may have moved it and gone no further.
            if (remark === null || 'skipped' in moved || (moved.change === 'unchanged' && attempt === 1))
                return moved;
            // What this very attempt moved was not told of before.
            const isNew = moved.change === 'moved' && attempt === 1;
            const said = await named.ensureComment(key, { ...remark, mayExist: !isNew && mayExist(remark) });
            return moved.change === 'unchanged' ? { ...said, ticket: moved.ticket } : moved;
        }
        case 'comment-ticket':
            return named.ensureComment(effect.key, { ...effect.remark, mayExist: mayExist(effect.remark) });
        case 'label-ticket':
            return named.ensureLabels(effect.key, effect);
        case 'release-ticket':
            if (named.ensureVersion !== undefined)
                return named.ensureVersion(effect.key, effect.version);
            throw new errors/* TicketwireError */.Mw('configuration', `The target has no versions, so ${effect.key} can be in none.`);
        default:
            return effect;
    }
}
function doneBy({ ticket, change, ...told }) {
    return { status: 'done', result: { change, ticket, issuedId: ticket.key }, ...told };
}

;// CONCATENATED MODULE: ./shared/pipeline/permit.ts


/** Why nothing is done for whoever asked for it: they are in none of the teams. Undefined: nothing speaks against it. */
async function objectionToActor({ onlyFor }, targets) {
    if (onlyFor === undefined)
        return undefined;
    const { id = null, login, url, teams } = onlyFor;
    for (const { organization, team } of teams) {
        const named = [...targets.values()].flatMap(({ membership }) => membership?.organization.toLowerCase() === organization.toLowerCase() ? [membership] : []);
        if (named.length === 0) {
            throw new errors/* TicketwireError */.Mw('configuration', `Whether ${login} is in ${organization}/${team} cannot be asked: no target of type github-org is for ${organization}. Put it back.`);
        }
        // Whoever has this login on another server may be somebody else.
        const membership = named.find(({ webUrl }) => (0,servers/* isSameServer */.I)(url, webUrl));
        if (await membership?.isInTeam({ id, login }, team))
            return undefined;
    }
    const names = teams.map(({ organization, team }) => `${organization}/${team}`);
    return `${login} is in none of the teams ${names.join(', ')}`;
}

;// CONCATENATED MODULE: ./shared/pipeline/retry.ts
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** Waits between attempts: 5 s, 30 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h. */
const retryDelaysMs = [
    5 * second,
    30 * second,
    5 * minute,
    30 * minute,
    2 * hour,
    5 * hour,
    10 * hour,
    10 * hour,
];
/** No time named by a target is waited for longer: a slip of its clock must not put an effect off for years. */
const maxNamedWaitMs = 24 * hour;
/** How far a wait is stretched at most, so that what failed together is not tried together. */
const maxJitter = 0.2;
/**
 * When attempt number `attempt` + 1 is due; undefined when the schedule is exhausted.
 * A time named by the target wins when it is later. `random` is in [0, 1).
 */
function nextAttemptAt(failed) {
    const delay = (failed.delaysMs ?? retryDelaysMs)[failed.attempt - 1];
    if (delay === undefined)
        return undefined;
    const scheduled = failed.now + Math.round(delay * (1 + maxJitter * failed.random));
    return Math.max(scheduled, Math.min(failed.notBefore ?? 0, failed.now + maxNamedWaitMs));
}

;// CONCATENATED MODULE: ./shared/pipeline/perform.ts













/** Performs one effect at its target: one attempt, one outcome. Never throws: what went wrong is the outcome. */
async function perform(claimed, inputs) {
    const startedAt = inputs.now();
    let others = [];
    const end = (performed) => ({
        ...claimed,
        startedAt,
        endedAt: inputs.now(),
        ...(others.length === 0 ? {} : { together: others.map(({ id }) => id) }),
        ...performed,
    });
    try {
        const objection = await objectionToActor(claimed.effect, inputs.targets);
        if (objection !== undefined)
            return end({ outcome: { status: 'skipped', reason: objection } });
        others = await findOthers(claimed, inputs);
        const performed = await dispatch(claimed, inputs, others);
        if (performed.outcome.status !== 'retry')
            return end(performed);
        const { code, message, notBefore, isNarrow = false } = performed.outcome;
        return end({
            ...performed,
            outcome: afterFailure(new errors/* TicketwireError */.Mw(code, message, { notBefore, isNarrow }), claimed, inputs),
        });
    }
    catch (thrown) {
        return end({ outcome: afterFailure((0,errors/* asTicketwireError */.Q8)(thrown), claimed, inputs) });
    }
}
/** What is done together with an effect, because it waited for the same moment. */
async function findOthers({ effect }, { store, now, rules = () => [] }) {
    const isJoined = joining(effect, rules());
    if (isJoined === undefined)
        return [];
    // Whether somebody may have it done is asked for each by itself.
    return (await store.findBehind(effect, now())).filter(({ onlyFor }) => onlyFor === undefined).filter(isJoined);
}
/** What may be done together with an effect; undefined where it is always done alone. */
function joining(effect, rules) {
    if (effect.kind === 'deploy-checkout') {
        return (other) => other.kind === 'deploy-checkout' && runsSame(rules, other, effect);
    }
    if (effect.kind !== 'post-message' || effect.digest === null)
        return undefined;
    return (other) => other.kind === 'post-message';
}
function runsSame(rules, left, right) {
    if (left.cause.rule === right.cause.rule && left.step === right.step)
        return true;
    try {
        return JSON.stringify((0,deploy/* programsOf */.h2)(rules, left)) === JSON.stringify((0,deploy/* programsOf */.h2)(rules, right));
    }
    catch {
        // What no longer runs says so by itself.
        return false;
    }
}
async function dispatch({ effect, attempt }, inputs, others) {
    const { targets, store, now, isStoreless = false, opened, objection } = inputs;
    const target = targets.get(effect.target);
    if (target === undefined) {
        throw new errors/* TicketwireError */.Mw('configuration', `The target '${effect.target}' is no longer in the configuration, but something is still to be done there. Put it back.`);
    }
    if (effect.installation !== undefined)
        target.noteInstallation?.(effect.installation.owner, effect.installation.id);
    switch (effect.kind) {
        case 'track-ticket': {
            const tracker = requirePart(effect, target.tracker);
            return performTrack(effect, { tracker, tickets: store.tickets, now, attempt, opened, objection, isStoreless });
        }
        case 'transition-ticket':
        case 'comment-ticket':
        case 'label-ticket':
        case 'release-ticket': {
            const named = requirePart(effect, target.named);
            return { outcome: await performNamed(effect, { named, attempt }) };
        }
        case 'invite-member': {
            const membership = requirePart(effect, target.membership);
            const { invitations } = store;
            return { outcome: await performInvite(effect, { membership, invitations, now, isStoreless }) };
        }
        case 'report-alert': {
            const reporter = requirePart(effect, target.reporter);
            const trackers = trackersOf(targets);
            const { noteSuppression } = store.tickets;
            const findByReference = isStoreless
                ? (reference) => findListedRecords(reference, trackers, now())
                : store.tickets.findByReference;
            const tickets = { findByReference, noteSuppression };
            return { outcome: await performReport(effect, { reporter, tickets, trackers, now }) };
        }
        case 'post-message': {
            const room = requirePart(effect, target.room);
            const { messages, tickets } = store;
            const said = others.filter((each) => each.kind === 'post-message');
            return performPost(effect, { room, messages, takeCreation: tickets.takeCreation, others: said, now });
        }
        case 'deploy-checkout': {
            const checkout = requirePart(effect, target.checkout);
            const joined = others.filter((each) => each.kind === 'deploy-checkout');
            const programs = (0,deploy/* programsOf */.h2)(inputs.rules?.() ?? [], effect);
            return performDeploy(effect, { checkout, others: joined, programs, attempt });
        }
        case 'reply-to-command':
        case 'react-to-command':
            return { outcome: await performAnswer(effect, requirePart(effect, target.responder)) };
        case 'dispatch-workflow':
            return { outcome: await performDispatch(effect, requirePart(effect, target.dispatcher)) };
        default:
            return effect;
    }
}
function trackersOf(targets) {
    return new Map([...targets].flatMap(([name, { tracker }]) => (tracker === undefined ? [] : [[name, tracker]])));
}
function requirePart(effect, part) {
    if (part !== undefined)
        return part;
    throw new errors/* TicketwireError */.Mw('configuration', `The target '${effect.target}' cannot do this (${effect.kind}).`);
}
function afterFailure(error, { attempt }, inputs) {
    const { code, message, notBefore } = error;
    if (!error.isRetryable)
        return { status: 'failed', code, message };
    const narrow = error.isNarrow ? { isNarrow: true } : {};
    if (code === 'not-ready' && notBefore !== undefined)
        return { status: 'retry', code, message, notBefore, heldUntil: notBefore };
    const nextAt = nextAttemptAt({
        attempt,
        now: inputs.now(),
        random: inputs.random(),
        notBefore,
        delaysMs: inputs.delaysMs,
    });
    if (nextAt === undefined)
        return { status: 'failed', code, message: `${message} Given up after ${attempt} attempts.` };
    return {
        status: 'retry',
        code,
        message,
        notBefore: nextAt,
        ...(notBefore === undefined ? {} : { heldUntil: Math.min(notBefore, nextAt), ...narrow }),
    };
}

// EXTERNAL MODULE: ./shared/store/repositories.ts
var repositories = __webpack_require__(51370);
// EXTERNAL MODULE: ./node_modules/cookie/dist/index.js
var dist = __webpack_require__(62211);
// EXTERNAL MODULE: ./shared/signing/hmac.ts
var hmac = __webpack_require__(26739);
// EXTERNAL MODULE: ./receiver/http/answer.ts
var answer = __webpack_require__(32961);
;// CONCATENATED MODULE: ./receiver/admin/access.ts





const sessionCookie = 'ticketwire_session';
/** With this prefix no other host and no plain connection can set the cookie. */
const secureSessionCookie = `__Host-${sessionCookie}`;
const sessionMs = 12 * 60 * 60 * 1_000;
/** Headers that only a proxy adds, beside those that begin with `x-forwarded` or `x-original-`. */
const forwardingHeaders = new Set([
    'via',
    'forwarded',
    'x-real-ip',
    'x-client-ip',
    'x-cluster-client-ip',
    'x-envoy-external-address',
    'x-azure-clientip',
    'x-azure-socketip',
    'x-appengine-user-ip',
    'x-proxyuser-ip',
    'client-ip',
    'true-client-ip',
    'cf-connecting-ip',
    'cf-connecting-ipv6',
    'cf-ray',
    'cdn-loop',
    'fastly-client-ip',
    'fly-client-ip',
    'ali-cdn-real-ip',
    'proxy-client-ip',
    'wl-proxy-client-ip',
]);
function isForwarding(header) {
    return forwardingHeaders.has(header) || header.startsWith('x-forwarded') || header.startsWith('x-original-');
}
/**
 * True if a request comes straight from this machine: over loopback, addressed to loopback (a page elsewhere may have a
 * name that leads here), and not passed on by a proxy.
 */
function isDirectLoopback({ socket, headers }) {
    const isLoopback = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(socket.remoteAddress ?? '');
    const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const isAddressedHere = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);
    return isLoopback && isAddressedHere && !Object.keys(headers).some(isForwarding);
}
/** Starts a session: a cookie that says when it ends, with a proof that only a holder of the token can make. */
function startSession(request, response, { token, now }) {
    const isSecure = request.headers['x-forwarded-proto'] === 'https';
    response.cookie(isSecure ? secureSessionCookie : sessionCookie, makeSession(token, now()), {
        httpOnly: true,
        sameSite: 'strict',
        secure: isSecure,
        path: isSecure ? '/' : '/admin',
        maxAge: sessionMs,
    });
}
function makeSession(token, now) {
    const endsAt = now + sessionMs;
    return `${endsAt}.${proof(token, endsAt)}`;
}
function isSession(value, token, now) {
    const [endsAt = '', given = ''] = value.split('.');
    return /^\d{1,15}$/.test(endsAt) && Number(endsAt) > now && (0,hmac/* isSameText */.cZ)(given, proof(token, Number(endsAt)));
}
function proof(token, endsAt) {
    return (0,external_node_crypto_.createHmac)('sha256', token).update(`admin session until ${endsAt}`).digest('hex');
}
/** True if any of the session cookies is one: another page on this host may have added its own before ours. */
function hasSession({ headers }, { token, now }) {
    const values = (headers.cookie ?? '').split(';').flatMap((text) => {
        const cookie = (0,dist/* parseCookie */.Kh)(text);
        return [cookie[secureSessionCookie] ?? cookie[sessionCookie] ?? []].flat();
    });
    return values.some((value) => isSession(value, token, now()));
}
function hasBearer({ headers }, token) {
    const given = /^bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
    return given !== undefined && (0,hmac/* isSameText */.cZ)(given, token);
}
/** True if a page of another site made the browser send this: such a request must change nothing. */
function isCrossSite({ method, headers }) {
    if (method === 'GET' || method === 'HEAD')
        return false;
    const { origin, host, 'sec-fetch-site': site } = headers;
    if (site !== undefined)
        return site !== 'same-origin' && site !== 'none';
    if (origin === undefined)
        return false;
    return !URL.canParse(origin) || new URL(origin).host !== host;
}
function isAdmitted(request, access) {
    if (isCrossSite(request) || !isInReach(request, access))
        return false;
    return hasBearer(request, access.token) || hasSession(request, access);
}
/** True if a request may be let in at all, with the right token. */
function isInReach(request, { isLocal }) {
    return !isLocal || isDirectLoopback(request);
}
function refusal({ isLocal }) {
    const why = isLocal
        ? 'No TICKETWIRE_ADMIN_TOKEN is set, so this answers only requests made directly on this machine, with the token that is kept in the data directory. Open the link that the receiver printed when it started, run the command with the same TICKETWIRE_DATA, or set TICKETWIRE_ADMIN_TOKEN.'
        : 'The admin token is missing or wrong. Send it as a bearer token, or sign in under /admin/sign-in.';
    return new errors/* TicketwireError */.Mw('unauthenticated', why);
}
/** Lets programs in, or answers 401. */
function admitPrograms(access) {
    return (request, response, next) => {
        if (isAdmitted(request, access))
            next();
        else
            (0,answer/* answerError */.n)(response, refusal(access));
    };
}
/** Lets people in, or leads a browser to the sign-in page. */
function admitPeople(access) {
    return (request, response, next) => {
        if (isAdmitted(request, access))
            next();
        else if (isInReach(request, access) && request.method === 'GET' && request.accepts('html')) {
            response.redirect(303, '/admin/sign-in');
        }
        else
            (0,answer/* answerError */.n)(response, refusal(access));
    };
}
function createSignInCode() {
    const text = (0,external_node_crypto_.randomBytes)(24).toString('base64url');
    let isTaken = false;
    return {
        text,
        take: (given) => {
            if (isTaken || !(0,hmac/* isSameText */.cZ)(given, text))
                return false;
            isTaken = true;
            return true;
        },
    };
}

// EXTERNAL MODULE: ./node_modules/express/index.js
var express = __webpack_require__(85152);
var express_default = /*#__PURE__*/__webpack_require__.n(express);
// EXTERNAL MODULE: ./receiver/admin/assets/style.ts
var style = __webpack_require__(42291);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./shared/pipeline/accept.ts + 2 modules
var accept = __webpack_require__(33752);
// EXTERNAL MODULE: ./receiver/plan.ts
var receiver_plan = __webpack_require__(675);
;// CONCATENATED MODULE: ./receiver/http/kept-deliveries.ts





const effectStatuses = ['due', 'running', 'done', 'skipped', 'failed'];
function createKeptDeliveries(dependencies) {
    const { store, sources, live, now } = dependencies;
    function inputsFor({ source: name }) {
        const source = sources.named(name);
        if (source !== undefined)
            return { source, rules: live.rules, targets: live.targets, store, now: now() };
        throw new errors/* TicketwireError */.Mw('unprocessable', `The source '${name}' is neither in the configuration nor registered any more. Put it back to deliver this again.`);
    }
    return {
        find: async (id, source) => {
            const [found, ...others] = await store.history.delivery({ id, source });
            if (found === undefined)
                throw new errors/* TicketwireError */.Mw('unknown-address', `No delivery ${id} is kept.`);
            // Reading ten thousand effects takes as long as others should wait.
            await (0,promises_.setImmediate)();
            if (others.length === 0)
                return found;
            const names = [found, ...others].map((each) => each.source).join(', ');
            throw new errors/* TicketwireError */.Mw('malformed', `Several sources have a delivery ${id}. Name one with ?source=: ${names}.`);
        },
        redeliver: async (found) => {
            const { effects } = await (0,accept/* redeliver */.Db)(found.delivery, { ...inputsFor(found), again: (0,external_node_crypto_.randomUUID)() });
            return effects.length;
        },
        revive: async (found, effectId) => {
            const effect = found.effects.find(({ id }) => id === effectId);
            if (effect === undefined)
                throw new errors/* TicketwireError */.Mw('unknown-address', `Delivery ${found.id} has no effect ${effectId}.`);
            if (await store.reviveEffect(effectId))
                return;
            throw new errors/* TicketwireError */.Mw('unprocessable', `Effect ${effectId} is ${effect.status}; only a failed one can be tried again by itself.`);
        },
        plan: (found) => (0,receiver_plan/* planKept */.ST)(found.delivery, inputsFor(found)),
    };
}

;// CONCATENATED MODULE: ./receiver/http/api/parameters.ts

const maxPageLength = 500;
/** `?limit=`: 100 unless given. */
function limitOf(value) {
    if (value === undefined)
        return 100;
    const limit = Number(value);
    if (Number.isInteger(limit) && limit >= 1 && limit <= maxPageLength)
        return limit;
    throw new errors/* TicketwireError */.Mw('malformed', `The parameter 'limit' must be a whole number from 1 to ${maxPageLength}.`);
}
/** A parameter that is there once and not empty. */
function textOf(value) {
    if (typeof value !== 'string' || value === '')
        return undefined;
    if (!value.includes('\0'))
        return value;
    throw new errors/* TicketwireError */.Mw('malformed', 'A parameter holds a character that no text has.');
}
function iso(time) {
    return new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./receiver/http/api/deliveries.ts






/** Deliveries, what became of them, and another try. */
function createDeliveriesApi(dependencies) {
    const { store } = dependencies;
    const kept = createKeptDeliveries(dependencies);
    const router = (0,express.Router)({ caseSensitive: true });
    router
        .route('/')
        .get(async ({ query }, response) => {
        const { deliveries, next } = await store.history.deliveries({
            limit: limitOf(query.limit),
            source: textOf(query.source),
            status: statusOf(query.status),
            text: textOf(query.q),
            before: query.after === undefined ? undefined : positionOf(query.after),
        });
        response.json({
            deliveries: deliveries.map(summaryJson),
            ...(next === undefined ? {} : { next: String(next) }),
        });
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD'));
    router
        .route('/:id')
        .get(async ({ params, query }, response) => {
        const detail = detailJson(await kept.find(params.id, textOf(query.source)));
        // It may have ten thousand effects: others get their turn in between.
        await (0,promises_.setImmediate)();
        response.json(detail);
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD'));
    router
        .route('/:id/redeliver')
        .post(async ({ params, query }, response) => {
        const found = await kept.find(params.id, textOf(query.source));
        const effect = textOf(query.effect);
        if (effect !== undefined)
            await kept.revive(found, effect);
        const effects = effect === undefined ? await kept.redeliver(found) : 1;
        response.status(202).json({ delivery: found.id, effects });
    })
        .all((0,answer/* onlyMethods */.tl)('POST'));
    return router;
}
function statusOf(value) {
    const text = textOf(value);
    const status = effectStatuses.find((each) => each === text);
    if (text !== undefined && status === undefined) {
        throw new errors/* TicketwireError */.Mw('malformed', `The parameter 'status' must be one of ${effectStatuses.join(', ')}.`);
    }
    return status;
}
function positionOf(value) {
    const position = Number(value);
    if (Number.isSafeInteger(position) && position > 0)
        return position;
    throw new errors/* TicketwireError */.Mw('malformed', "The parameter 'after' must be the 'next' of the page before.");
}
function summaryJson({ position, receivedAt, effects, ...rest }) {
    return {
        ...rest,
        receivedAt: iso(receivedAt),
        effects: effects.map(({ dueAt, ...effect }) => effect.status === 'due' ? { ...effect, dueAt: iso(dueAt) } : effect),
    };
}
function detailJson({ delivery, attempts, ...summary }) {
    return {
        ...summaryJson({ ...summary }),
        headers: delivery.headers,
        body: Buffer.from(delivery.body).toString('utf8'),
        attempts: attempts.map(({ startedAt, endedAt, ...attempt }) => ({
            ...attempt,
            startedAt: iso(startedAt),
            endedAt: iso(endedAt),
        })),
    };
}

// EXTERNAL MODULE: ./shared/signing/form.ts
var signing_form = __webpack_require__(34558);
// EXTERNAL MODULE: ./receiver/http/app-intake.ts
var app_intake = __webpack_require__(69341);
// EXTERNAL MODULE: ./receiver/http/error-status.ts
var error_status = __webpack_require__(78456);
;// CONCATENATED MODULE: ./receiver/admin/forms.ts




const maxFields = 8;
/** Reads a form's fields. Throws `too-large`, `wrong-content` or `malformed` for what is none. */
function readForm({ maxBytes = 16_384 } = {}) {
    return async (request, response, next) => {
        const body = await (0,app_intake/* intakeOf */.S)(request).read(request, response, maxBytes);
        const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
        const headers = { 'content-type': type };
        if (body.length > 0 && ((0,signing_form/* mediaTypeOf */.c0)(headers) !== signing_form/* formType */.HA || !(0,signing_form/* hasUtf8Charset */.kL)(headers) || encoding !== 'identity')) {
            throw new errors/* TicketwireError */.Mw('wrong-content', `The form must be ${signing_form/* formType */.HA} in UTF-8, and not encoded.`);
        }
        const form = new URLSearchParams(body.toString('utf8'));
        if (form.size > maxFields)
            throw new errors/* TicketwireError */.Mw('too-large', `The form has more than ${maxFields} fields.`);
        // A field that came twice is none.
        request.body = Object.fromEntries([...form].filter(([name]) => form.getAll(name).length === 1));
        next();
    };
}
/** The fields of a form that was read. */
function fieldsOf(request) {
    return (request.body ?? {});
}
/** Does what a form asks for; `show` shows the page with what came of it, also where that was a mistake. */
async function performForm(request, response, { act, show }) {
    const given = fieldsOf(request);
    try {
        const said = await act(given);
        await show({ said });
    }
    catch (error) {
        if (!(error instanceof errors/* TicketwireError */.Mw))
            throw error;
        response.status(error_status/* errorStatus */.P[error.code]);
        await show({ problem: error.message, given });
    }
}

// EXTERNAL MODULE: ./receiver/events-text.ts
var events_text = __webpack_require__(86005);
// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(33243);
// EXTERNAL MODULE: ./node_modules/liquidjs/dist/liquid.node.js
var liquid_node = __webpack_require__(48694);
;// CONCATENATED MODULE: ./receiver/admin/pages/render.ts


const layout = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }} · Ticketwire</title>
<link rel="stylesheet" href="/admin/assets/style.css">
</head>
<body>
<header><a class="brand" href="/admin/">Ticketwire</a>{% if here %}<nav aria-label="Pages">{% for page in pages %}<a href="{{ page.href }}"{% if page.href == here %} aria-current="page"{% endif %}>{{ page.name }}</a>{% endfor %}</nav>{% endif %}</header>
<main>{% block content %}{% endblock %}</main>
</body>
</html>
`;
const pages = [
    { name: 'Overview', href: '/admin/' },
    { name: 'Deliveries', href: '/admin/deliveries' },
    { name: 'Rules', href: '/admin/rules' },
    { name: 'Sources', href: '/admin/sources' },
    { name: 'Routes', href: '/admin/routes' },
    { name: 'Try out', href: '/admin/try-out' },
];
/** Shown above everything else. */
const outcome = `{% if problem %}<p class="wrong" role="alert">{{ problem }}</p>{% endif %}
{% if said %}<p class="said" role="status">{{ said }}</p>{% endif %}`;
const deliveries = `<table>
<thead><tr><th>Received</th><th>Source</th><th>Event</th><th>What became of it</th><th>Delivery</th></tr></thead>
<tbody>{% for delivery in deliveries %}
<tr>
<td><time datetime="{{ delivery.received }}">{{ delivery.received }}</time></td>
<td>{{ delivery.source }}</td>
<td>{{ delivery.events }}</td>
<td class="what">{% if delivery.effects.size == 0 %}<span class="empty">no rule wanted it</span>{% endif %}{% for effect in delivery.effects %}
<div><span class="state {{ effect.status }}">{{ effect.status }}</span> {{ effect.target }}{% if effect.message %}: {{ effect.message }}{% endif %}{% if effect.attempts > 1 %} (attempt {{ effect.attempts }}){% endif %}</div>{% endfor %}{% if delivery.more > 0 %}<div class="empty">and {{ delivery.more }} more</div>{% endif %}</td>
<td class="id"><a href="{{ delivery.href }}">{{ delivery.id }}</a></td>
</tr>{% endfor %}
</tbody>
</table>`;
const plan = `{% for event in plan.events %}<h3>{{ event.type }} <span class="id">{{ event.subject }}</span></h3>
<ul class="verdicts">{% for each in event.rules %}
<li><span class="state {% if each.isWanted %}open{% else %}closed{% endif %}">{% if each.isWanted %}wants it{% else %}does not{% endif %}</span> {{ each.rule }}: {{ each.reason }}</li>{% else %}<li class="empty">No rule is configured.</li>{% endfor %}{% if event.moreRules > 0 %}
<li class="empty">And {{ event.moreRules }} more rules.</li>{% endif %}
</ul>{% else %}<p class="empty">No event: the source takes nothing about this, or it says nothing.</p>{% endfor %}
{% if plan.moreEvents > 0 %}<p class="empty">And {{ plan.moreEvents }} more events.</p>{% endif %}
{% for effect in plan.effects %}<details open><summary>{{ effect.kind }} in {{ effect.target }}, by {{ effect.rule }}</summary>
<pre class="small">{{ effect.text }}</pre></details>{% else %}<p class="empty">Nothing would be done.</p>{% endfor %}
{% if plan.moreEffects > 0 %}<p class="empty">And {{ plan.moreEffects }} more effects.</p>{% endif %}`;
/**
 * A page from the Liquid template of its content, which may take in `outcome`, `deliveries` and `plan`. Every value is escaped.
 * `here`: its address in the navigation, empty for none of them, absent where there is no navigation.
 */
function definePage(content) {
    const engine = new liquid_node/* Liquid */.HX({
        outputEscape: 'escape',
        ownPropertyOnly: true,
        // An empty text is nothing to show.
        jsTruthy: true,
        strictVariables: false,
        templates: { layout, outcome, deliveries, plan },
    });
    const template = engine.parse(`{% layout 'layout' %}{% block content %}${content}{% endblock %}`);
    return (values) => engine.renderSync(template, { pages, ...values });
}
function timeText(time) {
    return new Date(time)
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, 'Z');
}
/** More than anyone reads: a delivery may have ten thousand events. */
const maxShown = 25;
/** The same for what rules say: so many over all events, and so many of each event. */
const maxVerdicts = 150;
const minVerdicts = 3;
/** Returns events with the verdicts of the first rules; if some are left out, rules that want the event come first. */
function eventValues(events) {
    let left = maxVerdicts;
    return events.map(({ rules, ...event }) => {
        const count = Math.min(rules.length, Math.max(left, minVerdicts));
        left -= count;
        const inOrder = count < rules.length ? rules.toSorted((a, b) => Number(b.isWanted) - Number(a.isWanted)) : rules;
        return { ...event, rules: inOrder.slice(0, count), moreRules: rules.length - count };
    });
}
/** A plan as the template `plan` shows it: its first events and effects. */
function planValues({ events, effects, omitted }) {
    return {
        events: eventValues(events.slice(0, maxShown)),
        moreEvents: events.length - maxShown + (omitted?.events ?? 0),
        moreEffects: effects.length - maxShown + (omitted?.effects ?? 0),
        effects: effects
            .slice(0, maxShown)
            .map((effect) => ({ ...effect, text: (0,js_yaml/* dump */.Bh)(effect, { skipInvalid: true }).trim() })),
    };
}
/** Where the page of a delivery is. */
function deliveryHref({ id, source }) {
    return `/admin/deliveries/${encodeURIComponent(id)}?source=${encodeURIComponent(source)}`;
}

;// CONCATENATED MODULE: ./receiver/admin/pages/deliveries.ts


const page = definePage(`
<h1>Deliveries</h1>
<form class="filter" method="get" action="/admin/deliveries">
<label>Source <select name="source"><option value="">any</option>{% for source in sources %}<option{% if source == given.source %} selected{% endif %}>{{ source }}</option>{% endfor %}</select></label>
<label>State <select name="status"><option value="">any</option>{% for status in statuses %}<option{% if status == given.status %} selected{% endif %}>{{ status }}</option>{% endfor %}</select></label>
<label>Text <input name="q" value="{{ given.q }}" placeholder="part of an id or a subject"></label>
<button type="submit">Show</button>
</form>
{% if deliveries.size > 0 %}{% render 'deliveries', deliveries: deliveries %}
{% elsif older %}<p class="empty">No match among the newest deliveries.</p>
{% else %}<p class="empty">None is kept that fits.</p>{% endif %}
{% if older %}<p><a href="{{ older }}">Older ones</a></p>{% endif %}`);
function deliveriesPage(values) {
    const { given, next } = values;
    const query = new URLSearchParams(Object.entries({ ...given, after: next }).flatMap(givenEntry));
    return page({
        ...values,
        title: 'Deliveries',
        here: '/admin/deliveries',
        deliveries: values.deliveries.map(deliveryRow),
        older: next === undefined ? '' : `/admin/deliveries?${query}`,
    });
}
function givenEntry([name, value]) {
    return value === undefined ? [] : [[name, value]];
}
/** A line of a table of deliveries. */
function deliveryRow(delivery) {
    return {
        ...delivery,
        received: timeText(delivery.receivedAt),
        events: (0,events_text/* eventsText */.l)(delivery.events),
        more: delivery.effectCount - delivery.effects.length,
        href: deliveryHref(delivery),
    };
}

;// CONCATENATED MODULE: ./receiver/admin/pages/delivery.ts


const delivery_page = definePage(`
<h1>{{ events | default: 'Delivery' }}</h1>
<p class="lead">{{ delivery.source }}, <time datetime="{{ delivery.received }}">{{ delivery.received }}</time>, <span class="id">{{ delivery.id }}</span></p>
{% render 'outcome', problem: problem, said: said %}
<h2>What became of it</h2>
{% if effects.size == 0 %}<p class="empty">No rule wanted it when it came.</p>{% else %}
<table>
<thead><tr><th>State</th><th>Rule</th><th>Target</th><th>What</th><th>Attempts</th><th></th></tr></thead>
<tbody>{% for effect in effects %}
<tr>
<td><span class="state {{ effect.status }}">{{ effect.status }}</span></td>
<td>{{ effect.rule }}</td>
<td>{{ effect.target }}</td>
<td class="what">{{ effect.kind }}{% if effect.message %}: {{ effect.message }}{% endif %}{% if effect.due %}<div class="empty">next try at {{ effect.due }}</div>{% endif %}</td>
<td>{% for attempt in effect.tries %}<div><time datetime="{{ attempt.at }}">{{ attempt.at }}</time> {{ attempt.status }}, {{ attempt.ms }} ms</div>{% else %}<span class="empty">none yet</span>{% endfor %}</td>
<td>{% if effect.status == 'failed' %}<form class="inline" method="post" action="{{ action }}"><input type="hidden" name="effect" value="{{ effect.id }}"><button class="quiet" type="submit">Try again</button></form>{% endif %}</td>
</tr>{% endfor %}
</tbody>
</table>{% if more > 0 %}<p class="empty">And {{ more }} more; the API has them: <code>GET /api/v1/deliveries/{{ delivery.id }}</code></p>{% endif %}{% endif %}
<form class="inline again" method="post" action="{{ action }}"><button type="submit">Deliver it again</button> <small>It is planned anew, by the rules there are now. A ticket that is there is found again.</small></form>
<h2>What the present rules make of it</h2>
{% if planProblem %}<p class="wrong">{{ planProblem }}</p>{% else %}{% render 'plan', plan: plan %}{% endif %}
<h2>What was sent</h2>
<details><summary>{{ headers.size }} headers</summary>
<table class="narrow"><tbody>{% for header in headers %}
<tr><th>{{ header[0] }}</th><td>{{ header[1] }}</td></tr>{% endfor %}
</tbody></table></details>
<pre>{{ body }}</pre>
{% if isCut %}<p class="empty">The rest is left out here; the API has it: <code>GET /api/v1/deliveries/{{ delivery.id }}</code></p>{% endif %}`);
/** More than anybody reads; a delivery may have 25 MB. */
const maxShownChars = 60_000;
const maxParsedBytes = 1_048_576;
const maxShownEffects = 100;
function deliveryPage({ found, plan }, outcome = {}) {
    const { delivery, attempts, receivedAt, ...summary } = found;
    const body = readable(delivery.body);
    const events = (0,events_text/* eventsText */.l)(found.events);
    const attemptsOf = Map.groupBy(attempts, ({ effect }) => effect);
    const triesOf = (id) => (attemptsOf.get(id) ?? []).map(({ startedAt, endedAt, status }) => ({
        at: timeText(startedAt),
        ms: endedAt - startedAt,
        status,
    }));
    return delivery_page({
        ...outcome,
        title: events || found.id,
        events,
        here: '/admin/deliveries',
        delivery: { ...summary, received: timeText(receivedAt) },
        more: found.effects.length - maxShownEffects,
        effects: found.effects.slice(0, maxShownEffects).map((effect) => ({
            ...effect,
            // What was not tried yet waits for others to end.
            due: effect.status === 'due' && effect.attempts > 0 ? timeText(effect.dueAt) : '',
            tries: triesOf(effect.id),
        })),
        headers: Object.entries(delivery.headers),
        body: body.slice(0, maxShownChars),
        isCut: body.length > maxShownChars,
        action: deliveryHref(found),
        ...('problem' in plan
            ? { plan: undefined, planProblem: plan.problem }
            : { plan: planValues(plan), planProblem: '' }),
    });
}
/** JSON line by line; anything else, and what would take long, as it is. */
function readable(body) {
    const text = Buffer.from(body).toString('utf8');
    if (body.byteLength > maxParsedBytes)
        return text;
    try {
        return JSON.stringify(JSON.parse(text), undefined, 2);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./receiver/admin/deliveries.ts










const pageLength = 50;
/** Pages of deliveries: which there were, and what became of each. */
function createDeliveriesPages(dependencies) {
    const { store, sourceNames } = dependencies;
    const kept = createKeptDeliveries(dependencies);
    const router = (0,express.Router)({ caseSensitive: true });
    async function showOne(response, found, outcome = {}) {
        const plan = await kept.plan(found).catch((thrown) => {
            if (!(thrown instanceof errors/* TicketwireError */.Mw))
                throw thrown;
            return { problem: thrown.message };
        });
        // Planning and writing a large one are two steps: others get their turn in between.
        await (0,promises_.setImmediate)();
        response.type('html').send(deliveryPage({ found, plan }, outcome));
    }
    const findFor = ({ params, query }) => kept.find(params.id, textOf(query.source));
    router
        .route('/')
        .get(async ({ query }, response) => {
        const given = { source: textOf(query.source), status: textOf(query.status), q: textOf(query.q) };
        const { deliveries, next } = await store.history.deliveries({
            limit: pageLength,
            source: given.source,
            status: statusOf(given.status),
            text: given.q,
            before: query.after === undefined ? undefined : positionOf(query.after),
        });
        const values = { deliveries, sources: sourceNames(), statuses: effectStatuses, given, next: next?.toString() };
        response.type('html').send(deliveriesPage(values));
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD'));
    router
        .route('/:id')
        .get(async (request, response) => showOne(response, await findFor(request)))
        .post(readForm(), async (request, response) => {
        const found = await findFor(request);
        await performForm(request, response, {
            act: async ({ effect }) => {
                if (effect !== undefined) {
                    await kept.revive(found, effect);
                    return 'It is tried again now.';
                }
                const effects = await kept.redeliver(found);
                return effects === 0 ? 'Delivered again: no rule wants it.' : `Delivered again: ${effects} to do.`;
            },
            // With what is to be done now.
            show: async (outcome) => showOne(response, await kept.find(found.id, found.source), outcome),
        });
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'POST'));
    return router;
}

;// CONCATENATED MODULE: ./receiver/admin/pages/overview.ts


const overview_page = definePage(`
<h1>Tickets</h1>
{% if tickets.size == 0 %}<p class="empty">No tickets yet. An alert that a rule tracks makes the first one.</p>{% else %}
<table>
<thead><tr><th>Ticket</th><th>Title</th><th>State</th><th>Target</th><th>Source</th><th>Seen</th></tr></thead>
<tbody>{% for ticket in tickets %}
<tr>
<td class="key">{% if ticket.href %}<a href="{{ ticket.href }}">{{ ticket.key }}</a>{% else %}{{ ticket.key }}{% endif %}</td>
<td>{{ ticket.title }}{% for label in ticket.labels %} <span class="label">{{ label }}</span>{% endfor %}</td>
<td><span class="state {{ ticket.state }}">{{ ticket.state }}</span></td>
<td>{{ ticket.target }}</td>
<td>{{ ticket.source }}</td>
<td><time datetime="{{ ticket.seen }}">{{ ticket.seen }}</time></td>
</tr>{% endfor %}
</tbody>
</table>{% endif %}
<h1>Deliveries</h1>
{% if deliveries.size == 0 %}<p class="empty">Nothing has been delivered yet.</p>{% else %}{% render 'deliveries', deliveries: deliveries %}
<p><a href="/admin/deliveries">All deliveries</a></p>{% endif %}`);
function overviewPage(values) {
    return overview_page({
        title: 'Overview',
        here: '/admin/',
        tickets: values.tickets.map(ticketRow),
        deliveries: values.deliveries.map(deliveryRow),
    });
}
function ticketRow({ ticket: known, ...record }) {
    const ownPage = `/admin/tickets/${encodeURIComponent(record.target)}/${encodeURIComponent(known?.key ?? '')}`;
    return {
        key: known?.key ?? '…',
        title: known?.title ?? 'about to be created',
        state: known?.state ?? 'due',
        labels: known?.labels ?? [],
        target: record.target,
        source: record.source,
        seen: record.seenAt === 0 ? '' : timeText(record.seenAt),
        // A tracker without pages of its own is our board.
        href: known === null ? '' : /^https?:/.test(known.url) ? known.url : ownPage,
    };
}

;// CONCATENATED MODULE: ./receiver/admin/pages/ticket.ts

const ticket_page = definePage(`
<h1>{{ ticket.key }} <span class="state {{ ticket.state }}">{{ ticket.state }}</span></h1>
<p class="title">{{ ticket.title }}</p>
<p>{% for label in ticket.labels %}<span class="label">{{ label }}</span> {% endfor %}</p>
<pre>{{ body }}</pre>
<h2>History</h2>
<ol class="history">{% for entry in history %}
<li><time datetime="{{ entry.at }}">{{ entry.at }}</time> {{ entry.what }}</li>{% endfor %}
</ol>`);
/** A ticket of a board of our own. */
function ticketPage({ ticket, history }) {
    return ticket_page({
        title: ticket.key,
        here: '',
        ticket,
        // The marker is for machines.
        body: ticket.body.replace(/^<!-- ticketwire:[^\n]*\n/, ''),
        history: history.map(({ at, what }) => ({ at: timeText(at), what })),
    });
}

;// CONCATENATED MODULE: ./receiver/admin/pages/routes.ts

const routes_page = definePage(`
<h1>Routes</h1>
<p class="lead">Which messages go to which rooms. Rules of the configuration file that post stay there.</p>
{% render 'outcome', problem: problem, said: said %}
{% if routes.size == 0 %}<p class="empty">No routes yet.</p>{% else %}
<table>
<thead><tr><th>Repository</th><th>Room</th><th>Events</th><th>Told by</th><th></th></tr></thead>
<tbody>{% for route in routes %}
<tr>
<td class="key">{{ route.repository }}</td>
<td>{{ route.room }}</td>
<td>{{ route.events | join: ', ' }}{% for problem in route.problems %}<div class="wrong">Not followed: {{ problem }}</div>{% endfor %}</td>
<td>{% if route.sources.size == 0 %}<span class="wrong">no source</span>{% else %}{{ route.sources | join: ', ' }}{% endif %}</td>
<td><form class="inline" method="post" action="/admin/routes/remove"><input type="hidden" name="repository" value="{{ route.repository }}"><input type="hidden" name="room" value="{{ route.room }}"><button class="quiet" type="submit" aria-label="Remove {{ route.repository }} to {{ route.room }}">Remove</button></form></td>
</tr>{% endfor %}
</tbody>
</table>{% endif %}
<h2>Add a route, or give one other events</h2>
{% if rooms.size == 0 %}<p class="empty">No target of the configuration is a room. Add one: slack, mattermost, discord, teams, matrix or webhook.</p>{% else %}
<form method="post" action="/admin/routes">
<label for="repository">Repository</label>
<input id="repository" name="repository" value="{{ given.repository }}" placeholder="octo/widgets" required>
<label for="room">Room</label>
<select id="room" name="room">{% for room in rooms %}<option{% if room == given.room %} selected{% endif %}>{{ room }}</option>{% endfor %}</select>
<label for="events">Events</label>
<input id="events" name="events" value="{{ given.events }}" placeholder="{{ defaults | join: ' ' }}" aria-describedby="events-hint">
<small id="events-hint">Separated by blanks; those of the defaults where none is given.</small>
<button type="submit">Save the route</button>
</form>{% endif %}
<h2>Events of new routes</h2>
<form method="post" action="/admin/routes/defaults">
<label for="defaults">Defaults</label>
<input id="defaults" name="events" value="{{ defaults | join: ' ' }}" required>
<button type="submit">Save the defaults</button>
</form>`);
function routesPage(values, outcome = {}) {
    return routes_page({ title: 'Routes', here: '/admin/routes', ...values, ...outcome });
}

;// CONCATENATED MODULE: ./receiver/admin/routes.ts




/** The page of routes. What is entered wrong is told on the page, with what was entered. */
function createRoutesPage({ routes }) {
    const router = (0,express.Router)({ caseSensitive: true });
    const show = async (response, outcome = {}) => {
        const shown = { routes: routes.list(), rooms: routes.rooms(), defaults: await routes.defaults() };
        response.type('html').send(routesPage(shown, outcome));
    };
    const perform = (request, response, act) => performForm(request, response, { act, show: (outcome) => show(response, outcome) });
    router
        .route('/')
        .get((_request, response) => show(response))
        .post(readForm(), (request, response) => perform(request, response, async ({ repository = '', room = '', events = '' }) => {
        const named = routes_wordsOf(events);
        const added = await routes.add({ repository, room, ...(named.length === 0 ? {} : { events: named }) });
        return `${added.route.repository} > ${room} is ${added.isNew ? 'added' : 'changed'}.`;
    }))
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'POST'));
    router
        .route('/remove')
        .post(readForm(), (request, response) => perform(request, response, async ({ repository = '', room = '' }) => {
        const { sources } = await routes.remove({ repository, room });
        const gone = sources.map((name) => ` The source ${name} was registered for it, and is removed with its secret.`);
        return `${repository} > ${room} is removed.${gone.join('')}`;
    }))
        .all((0,answer/* onlyMethods */.tl)('POST'));
    router
        .route('/defaults')
        .post(readForm(), (request, response) => perform(request, response, async ({ events = '' }) => {
        const saved = await routes.setDefaults(routes_wordsOf(events));
        return `New routes are for: ${saved.join(', ')}.`;
    }))
        .all((0,answer/* onlyMethods */.tl)('POST'));
    return router;
}
/** Separated by commas where there is one, because GitLab's names hold blanks; else by blanks. */
function routes_wordsOf(text) {
    return text
        .split(text.includes(',') ? ',' : /\s+/)
        .map((word) => word.trim())
        .filter((word) => word !== '');
}

// EXTERNAL MODULE: ./shared/config/yaml.ts
var yaml = __webpack_require__(24202);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
;// CONCATENATED MODULE: ./receiver/admin/pages/rules.ts


const rules_page = definePage(`
<h1>Rules</h1>
<p class="lead">When something happens, what is done. Rules of the configuration file are changed there; others are kept in the store, after them.</p>
{% render 'outcome', problem: problem, said: said %}
{% if rules.size == 0 and managed.size == 0 %}<p class="empty">No rules yet: nothing that is delivered does anything.</p>{% else %}
<table>
<thead><tr><th>Rule</th><th>On</th><th>From</th><th>Does</th><th></th></tr></thead>
<tbody>{% for rule in rules %}
<tr>
<td>{{ rule.name }}</td>
<td>{{ rule.on }}</td>
<td>{{ rule.from }}</td>
<td>{{ rule.does }}</td>
<td>{% if rule.isEnabled %}<span class="empty">file</span>{% else %}<span class="state closed">off</span>{% endif %}</td>
</tr>{% endfor %}{% for rule in managed %}
<tr>
<td>{{ rule.name }}<div class="empty">since {{ rule.since }}</div></td>
<td colspan="3"><pre class="small">{{ rule.text }}</pre>{% for each in rule.problems %}<div class="wrong">Not followed: {{ each }}</div>{% endfor %}</td>
<td><form class="inline" method="post" action="/admin/rules/remove"><input type="hidden" name="name" value="{{ rule.name }}"><button class="quiet" type="submit" aria-label="Remove {{ rule.name }}">Remove</button></form></td>
</tr>{% endfor %}
</tbody>
</table>{% endif %}
<h2>Add a rule</h2>
<form class="wide" method="post" action="/admin/rules">
<label for="rule">The rule, as it would stand in the configuration file</label>
<textarea id="rule" name="rule" rows="8" spellcheck="false" required placeholder="name: Alerts go to the board
on: alert
do:
  - track: board">{{ given.rule }}</textarea>
<button type="submit">Add the rule</button>
</form>`);
function rulesPage({ rules, managed }, outcome = {}) {
    return rules_page({
        ...outcome,
        title: 'Rules',
        here: '/admin/rules',
        rules: rules.map(({ name, on, from, isEnabled, steps }) => ({
            name,
            isEnabled,
            on: on.join(', '),
            from: from.length === 0 ? 'any' : from.join(', '),
            does: steps.map((step) => `${step.verb}: ${step.in}`).join(', '),
        })),
        managed: managed.map(({ name, rule, createdAt, problems }) => {
            const { name: _name, ...rest } = rule;
            return { name, problems, since: timeText(createdAt), text: (0,js_yaml/* dump */.Bh)(rest, { skipInvalid: true }).trim() };
        }),
    });
}

;// CONCATENATED MODULE: ./receiver/admin/rules.ts







/** The page of rules, where managed ones are added and removed. */
function createRulesPage({ live, managed }) {
    const router = (0,express.Router)({ caseSensitive: true });
    const show = async (response, outcome = {}) => {
        const values = { rules: live.configuration.rules, managed: managed.list() };
        response.type('html').send(rulesPage(values, outcome));
    };
    router
        .route('/')
        .get((_request, response) => show(response))
        .post(readForm({ maxBytes: 65_536 }), (request, response) => performForm(request, response, {
        act: async ({ rule = '' }) => `The rule '${(await managed.add(readRule(rule))).name}' is added.`,
        show: (outcome) => show(response, outcome),
    }))
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'POST'));
    router
        .route('/remove')
        .post(readForm(), (request, response) => performForm(request, response, {
        act: async ({ name = '' }) => {
            await managed.remove(name);
            return `The rule '${name}' is removed.`;
        },
        show: (outcome) => show(response, outcome),
    }))
        .all((0,answer/* onlyMethods */.tl)('POST'));
    return router;
}
/** One rule in YAML; also as the one entry of a list, as it stands in the file. */
function readRule(text) {
    const parsed = (0,yaml/* parseYaml */.h)(text);
    if ('reason' in parsed) {
        const { line, column, reason } = parsed;
        throw new errors/* TicketwireError */.Mw('malformed', `This is not YAML: line ${line}, column ${column}: ${reason}.`);
    }
    const { value } = parsed;
    const rule = Array.isArray(value) && value.length === 1 ? value[0] : value;
    if ((0,json_body/* isJsonObject */.OW)(rule))
        return rule;
    throw new errors/* TicketwireError */.Mw('malformed', 'This is not one rule: it has no keys such as name, on and do.');
}

;// CONCATENATED MODULE: ./receiver/admin/pages/sign-in.ts

const sign_in_page = definePage(`
<h1>Sign in</h1>
{% if problem == 'token' %}<p class="wrong" role="alert">That is not the admin token. It is {{ where }}.</p>{% endif %}
{% if problem == 'code' %}<p class="wrong" role="alert">This link has been used, or is from an earlier start. Restart the receiver for another one, or enter the admin token: {{ where }}.</p>{% endif %}
<form method="post" action="/admin/sign-in">
<label for="token">Admin token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Sign in</button>
</form>
{% if isLocal and problem == blank %}<p class="empty">The token is {{ where }}.</p>{% endif %}`);
function signInPage(values) {
    const where = values.isLocal
        ? 'in the file admin.token in the data directory of the receiver'
        : 'the value of TICKETWIRE_ADMIN_TOKEN where the receiver runs';
    return sign_in_page({ title: 'Sign in', where, ...values });
}

;// CONCATENATED MODULE: ./receiver/admin/sign-in.ts






/** The page where a token, or the code of the link that was printed at the start, begins a session. */
function createSignIn(access) {
    const { code, isLocal, token } = access;
    const router = (0,express.Router)({ caseSensitive: true });
    const open = (request, response) => {
        startSession(request, response, access);
        response.redirect(303, '/admin/');
    };
    const refuse = (response, problem) => {
        response.status(401).type('html').send(signInPage({ isLocal, problem }));
    };
    router.use((request, response, next) => {
        if (isInReach(request, access))
            next();
        else
            (0,answer/* answerError */.n)(response, refusal(access));
    });
    router
        .route('/')
        .get((request, response) => {
        const { code: given } = request.query;
        if (typeof given !== 'string')
            response.type('html').send(signInPage({ isLocal, problem: undefined }));
        // Programs that look ahead send HEAD: the code is for the person who follows the link.
        else if (request.method === 'GET' && code?.take(given) === true)
            open(request, response);
        else
            refuse(response, 'code');
    })
        .post(readForm({ maxBytes: 4_096 }), (request, response) => {
        const { token: given } = fieldsOf(request);
        if (given !== undefined && (0,hmac/* isSameText */.cZ)(given, token))
            open(request, response);
        else
            refuse(response, 'token');
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'POST'));
    return router;
}

// EXTERNAL MODULE: ./shared/senders/registry.ts + 51 modules
var registry = __webpack_require__(7707);
;// CONCATENATED MODULE: ./receiver/http/own-address.ts

/** The address a request was sent to; a proxy in between may have taken TLS off. */
function ownAddress(request) {
    const { host, 'x-forwarded-proto': forwarded } = request.headers;
    const address = `${forwarded === 'https' ? 'https' : 'http'}://${host ?? ''}`;
    if (URL.canParse(address) && new URL(address).pathname === '/')
        return new URL(address).origin;
    throw new errors/* TicketwireError */.Mw('malformed', 'The header Host names no address that could be told to a sender.');
}

// EXTERNAL MODULE: ./shared/config/schema-parts.ts
var schema_parts = __webpack_require__(50789);
// EXTERNAL MODULE: ./shared/model/event-families.ts + 1 modules
var event_families = __webpack_require__(28808);
// EXTERNAL MODULE: ./shared/settings/values.ts
var values = __webpack_require__(89510);
;// CONCATENATED MODULE: ./receiver/http/members.ts


/** Members of a request's body; what is missing or of another kind is `malformed`, and named. */
function requireText(body, member) {
    const value = body[member];
    if (typeof value === 'string')
        return value;
    throw notGiven(body, member, 'a text');
}
function requireTexts(body, member) {
    const value = body[member];
    if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
        return value;
    throw notGiven(body, member, 'a list of texts');
}
/** A misspelt member would be left out in silence: a source that was to be kept to one repository would take any. */
function refuseOthers(body, known) {
    const other = Object.keys(body).find((member) => !known.includes(member));
    if (other === undefined)
        return;
    throw new errors/* TicketwireError */.Mw('malformed', `The member '${other.slice(0, 100)}' is unknown. ${(0,schema_parts/* didYouMean */.au)(other, known)}`);
}
function notGiven(body, member, kind) {
    const what = body[member] === undefined ? 'is missing' : `is not ${kind}`;
    return new errors/* TicketwireError */.Mw('malformed', `The member '${member}' ${what}.`);
}

;// CONCATENATED MODULE: ./receiver/http/registration.ts






const overlapValue = (0,values/* durationValue */.k6)('0s', '365d');
const defaultOverlap = '24h';
/** A name that a source may have: no other is looked for in the store. */
function knownName(name) {
    if (values/* namePattern */._u.test(name))
        return name;
    throw new errors/* TicketwireError */.Mw('unknown-address', 'No source can be called so.');
}
/** What a source is registered with; throws `malformed` and `unprocessable`. */
function readRegistration(body) {
    refuseOthers(body, ['name', 'sender', 'repository']);
    const name = requireText(body, 'name');
    if (!values/* namePattern */._u.test(name)) {
        throw new errors/* TicketwireError */.Mw('malformed', "The member 'name' must be up to 63 lower-case letters, digits, '-' and '_', starting with a letter or digit.");
    }
    if (name === event_families/* ownSource */.Cd) {
        const message = `The name '${event_families/* ownSource */.Cd}' is reserved for the receiver's own events. Choose another.`;
        throw new errors/* TicketwireError */.Mw('already-exists', message);
    }
    const id = requireText(body, 'sender');
    const sender = Object.hasOwn(registry/* senders */.B, id) ? registry/* senders */.B[id] : undefined;
    if (sender === undefined) {
        const known = Object.keys(registry/* senders */.B);
        throw new errors/* TicketwireError */.Mw('malformed', `The member 'sender' names none that is known. ${(0,schema_parts/* didYouMean */.au)(id, known)}`);
    }
    if (sender.needs !== undefined) {
        const keys = sender.needs.map((key) => `'${key}'`).join(', ');
        const message = `The sender '${id}' cannot be registered: it needs ${keys}, which only the configuration file can say. ${sender.docs} tells of it.`;
        throw new errors/* TicketwireError */.Mw('unprocessable', message);
    }
    if (!Object.hasOwn(body, 'repository'))
        return { name, sender, repository: undefined };
    const repository = values/* repositoryValue */._p.safeParse(body.repository);
    if (!repository.success) {
        const message = "The member 'repository' must be a repository as owner/name, such as octo/widgets.";
        throw new errors/* TicketwireError */.Mw('malformed', message);
    }
    if (sender.namesRepositories !== true) {
        const message = `The member 'repository' cannot be kept to: ${sender.label} does not say which repository its deliveries are about.`;
        throw new errors/* TicketwireError */.Mw('malformed', message);
    }
    return { name, sender, repository: repository.data };
}
/** How long earlier secrets stay valid beside a new one. */
function readOverlap(body) {
    refuseOthers(body, ['overlap']);
    const { success, data, error } = overlapValue.safeParse(body.overlap ?? defaultOverlap);
    if (success)
        return data;
    const why = typeof body.overlap === 'string' ? error.issues[0]?.message : 'must be a duration such as 24h or 0s';
    throw new errors/* TicketwireError */.Mw('malformed', `The member 'overlap' ${why}.`);
}

// EXTERNAL MODULE: ./shared/mapping/alert-facts.ts
var alert_facts = __webpack_require__(95015);
;// CONCATENATED MODULE: ./receiver/incidents/own-source.ts




/** Nothing that arrives can be a delivery of this source. */
const nobody = {
    id: 'none',
    headers: [],
    sign: () => ({}),
    mayMatch: () => false,
    matches: () => false,
};
/** The receiver itself. In no registry: no configured source can have this sender. */
const sender = {
    id: event_families/* ownSource */.Cd,
    label: 'Ticketwire',
    docs: 'docs/operations.md',
    scheme: nobody,
    marks: [],
    labels: [],
    maxBodyBytes: 0,
    deliveryId: () => undefined,
    normalize: (delivery) => {
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const body = payload;
        if (titles[body.type] === undefined)
            throw new errors/* TicketwireError */.Mw('malformed', 'This is no event of the receiver.');
        const event = {
            id: `${delivery.source}/${delivery.id}/0`,
            sender: event_families/* ownSource */.Cd,
            source: delivery.source,
            type: body.type,
            subject: body.subject,
            // The order of receipt is the order: a clock that was set back changes nothing.
            occurredAt: delivery.receivedAt,
            occasion: delivery.id,
            data: { alert: factsIn(body) },
            payload,
        };
        return [event];
    },
};
/** Where the receiver's own events come from. It is served under no address. */
const ownSource = {
    name: event_families/* ownSource */.Cd,
    sender,
    scheme: nobody,
    secrets: [],
    path: '',
    maxBodyBytes: 0,
    replyWithinMs: 0,
    dedupe: 'id',
};
/** One line for each event; of an incident that is open it stays the same, and so does the title of its ticket. */
const titles = {
    'ticketwire.dead_letter': ({ target, rule }) => `Rule '${rule}' fails at target '${target}'`,
    'ticketwire.target_down': ({ target }) => `Target '${target}' is down`,
    'ticketwire.recovered': ({ target, rule }) => rule === undefined
        ? `Target '${target}' has recovered`
        : `No dead letters of rule '${rule}' are left at target '${target}'`,
};
function factsIn(body) {
    const { type, subject, since, message, url, count, code, attempts, source, delivery } = body;
    const isOver = type === 'ticketwire.recovered';
    return (0,alert_facts/* factsOf */.xS)({
        id: subject,
        state: isOver ? 'closed' : 'open',
        rule: (0,alert_facts/* nameFact */.st)(titles[type](body)),
        severity: isOver ? undefined : 'error',
        message: (0,alert_facts/* messageFact */.Kt)(message),
        url: (0,alert_facts/* urlFact */.cN)(url),
        details: (0,alert_facts/* detailsFact */.Ti)([
            { name: 'Dead letters', value: count === undefined ? undefined : String(count) },
            { name: 'Error', value: code },
            { name: 'Attempts', value: attempts === undefined ? undefined : String(attempts) },
            { name: 'Source', value: source },
            { name: 'Delivery', value: delivery },
            { name: 'Since', value: since },
        ]),
    });
}

;// CONCATENATED MODULE: ./receiver/sources.ts

/** Where a registered source is served, and one of the file that sets no path. */
function pathOfSource(name) {
    return `/hooks/${name}`;
}
/** Finds the source that has a name, or the address that a registered source of this name has. */
function indexSources(sources) {
    const byName = new Map(sources.map((source) => [source.name, source]));
    const byPath = new Map(sources.map((source) => [source.path, source]));
    return { inPlaceOf: (name) => byName.get(name) ?? byPath.get(pathOfSource(name)) };
}
/** Of two with one name or path, the file's is served. */
function createSourceDirectory(first) {
    let configured = first;
    let index = indexSources(first);
    let registered = [];
    let byPath = new Map();
    let byName = new Map();
    const serve = () => {
        const inOrder = [...registered, ...configured];
        byPath = new Map(inOrder.map((source) => [source.path, source]));
        byName = new Map(inOrder.map((source) => [source.name, source]));
    };
    serve();
    return {
        configured: () => configured,
        at: (path) => byPath.get(path),
        named: (name) => (name === ownSource.name ? ownSource : byName.get(name)),
        configuredInPlaceOf: (name) => index.inPlaceOf(name),
        setConfigured: (sources) => {
            configured = sources;
            index = indexSources(sources);
            serve();
        },
        setRegistered: (sources) => {
            registered = sources;
            serve();
        },
    };
}

;// CONCATENATED MODULE: ./receiver/admin/pages/sources.ts


const sources_page = definePage(`
<h1>Sources</h1>
<p class="lead">Who may send. Sources of the configuration file are changed there; others are registered here.</p>
{% render 'outcome', problem: problem, said: said %}
{% if made %}<section class="made"><p>The secret of {{ made.name }}, shown this once:</p>
<pre>{{ made.secret }}</pre>
<p>Give it to the sender, with the address {{ made.url }}</p></section>{% endif %}
{% if sources.size == 0 %}<p class="empty">No sources yet.</p>{% else %}
<table>
<thead><tr><th>Source</th><th>Sender</th><th>Address</th><th>Only about</th><th>Secrets</th><th></th></tr></thead>
<tbody>{% for source in sources %}
<tr>
<td class="key">{{ source.name }}</td>
<td>{{ source.sender }}</td>
<td>{{ source.url }}</td>
<td>{{ source.about }}</td>
<td>{% for secret in source.secrets %}<div>{{ secret }}</div>{% endfor %}</td>
<td>{% if source.isRegistered %}<form class="inline" method="post" action="/admin/sources/rotate"><input type="hidden" name="name" value="{{ source.name }}"><button class="quiet" type="submit" aria-label="Another secret for {{ source.name }}">Another secret</button></form>
<form class="inline" method="post" action="/admin/sources/remove"><input type="hidden" name="name" value="{{ source.name }}"><button class="quiet" type="submit" aria-label="Remove {{ source.name }}">Remove</button></form>{% else %}<span class="empty">file</span>{% endif %}</td>
</tr>{% endfor %}
</tbody>
</table>{% endif %}
<h2>Register a source</h2>
<form method="post" action="/admin/sources">
<label for="name">Name</label>
<input id="name" name="name" value="{{ given.name }}" placeholder="widgets" required aria-describedby="name-hint">
<small id="name-hint">Lower-case letters, digits, - and _; its address ends with it.</small>
<label for="sender">Sender</label>
<select id="sender" name="sender">{% for sender in senders %}<option{% if sender == given.sender %} selected{% endif %}>{{ sender }}</option>{% endfor %}</select>
<label for="repository">Repository</label>
<input id="repository" name="repository" value="{{ given.repository }}" placeholder="octo/widgets" aria-describedby="repository-hint">
<small id="repository-hint">Only what is about it is taken; empty: about any.</small>
<button type="submit">Register</button>
</form>`);
function sourcesPage(values, outcome = {}) {
    const { configured, registered, senders, base, made } = values;
    const endOf = (until) => (until == null ? 'valid' : `until ${timeText(until)}`);
    return sources_page({
        ...outcome,
        title: 'Sources',
        here: '/admin/sources',
        senders,
        made,
        sources: [
            ...configured.map(({ name, sender, path, repositories, secrets }) => ({
                name,
                sender: sender.id,
                url: base + path,
                about: repositories?.join(', ') ?? 'anything',
                secrets: secrets.map(({ until }) => endOf(until)),
                isRegistered: false,
            })),
            ...registered.map(({ name, sender, repository, secrets }) => ({
                name,
                sender,
                url: base + pathOfSource(name),
                about: repository ?? 'anything',
                secrets: secrets.map(({ createdAt, until }) => `of ${timeText(createdAt)}, ${endOf(until)}`),
                isRegistered: true,
            })),
        ],
    });
}

;// CONCATENATED MODULE: ./receiver/admin/sources.ts








/** The page of sources, where senders are registered and given other secrets. A secret is shown once. */
function createSourcesPage({ sources, registered, publicUrl }) {
    const router = (0,express.Router)({ caseSensitive: true });
    const known = Object.values(registry/* senders */.B).filter(({ needs }) => needs === undefined);
    const baseOf = (request) => publicUrl ?? ownAddress(request);
    const show = async (base, response, outcome = {}) => {
        const { made, ...told } = outcome;
        const values = {
            configured: sources.configured(),
            registered: registered.list(),
            senders: known.map(({ id }) => id),
            base,
            made,
        };
        response.type('html').send(sourcesPage(values, told));
    };
    /** A form that may make a secret. */
    const perform = async (request, response, act) => {
        // Known before a secret is made: it is shown this once.
        const base = baseOf(request);
        let made;
        await performForm(request, response, {
            act: async (given) => {
                const done = await act(given, base);
                made = done.made;
                return done.said;
            },
            show: (outcome) => show(base, response, made === undefined ? outcome : { ...outcome, made }),
        });
    };
    router
        .route('/')
        .get((request, response) => show(baseOf(request), response))
        .post(readForm(), (request, response) => perform(request, response, async ({ name = '', sender = '', repository = '' }, base) => {
        const wanted = readRegistration({ name, sender, ...(repository === '' ? {} : { repository }) });
        const { secret } = await registered.register(wanted);
        return { said: `${name} is registered.`, made: { name, secret, url: base + pathOfSource(name) } };
    }))
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'POST'));
    router
        .route('/rotate')
        .post(readForm(), (request, response) => perform(request, response, async (given, base) => {
        const name = knownName(given.name ?? '');
        const { secret } = await registered.rotate(name, readOverlap({}));
        const said = `${name} has another secret. Earlier ones are valid for a day.`;
        return { said, made: { name, secret, url: base + pathOfSource(name) } };
    }))
        .all((0,answer/* onlyMethods */.tl)('POST'));
    router
        .route('/remove')
        .post(readForm(), (request, response) => perform(request, response, async (given) => {
        const name = knownName(given.name ?? '');
        await registered.remove(name);
        return { said: `${name} is removed, with its secrets.` };
    }))
        .all((0,answer/* onlyMethods */.tl)('POST'));
    return router;
}

;// CONCATENATED MODULE: ./receiver/admin/pages/try-out.ts

const try_out_page = definePage(`
<h1>Try out</h1>
<p class="lead">What a delivery would do, by the rules and the tickets there are now. Nothing is kept, and nothing is done.</p>
{% render 'outcome', problem: problem %}
{% if sources.size == 0 %}<p class="empty">No source is configured or registered.</p>{% else %}
<form class="wide" method="post" action="/admin/try-out">
<label for="source">Source</label>
<select id="source" name="source">{% for source in sources %}<option value="{{ source.name }}"{% if source.name == given.source %} selected{% endif %}>{{ source.name }} ({{ source.sender }}{% if source.needsEvent %}, names its event in a header{% endif %})</option>{% endfor %}</select>
<label for="event">Event</label>
<input id="event" name="event" value="{{ given.event }}" placeholder="push" aria-describedby="event-hint">
<small id="event-hint">As the sender names it; only for senders that name it in a header.</small>
<label for="body">Body</label>
<textarea id="body" name="body" rows="14" spellcheck="false" required placeholder="What the sender would send">{{ given.body }}</textarea>
<button type="submit">Show what it would do</button>
</form>{% endif %}
{% if plan %}<h2>What it would do</h2>{% render 'plan', plan: plan %}{% endif %}`);
function tryOutPage(values, outcome = {}) {
    const plan = values.plan === undefined ? undefined : planValues(values.plan);
    return try_out_page({ title: 'Try out', here: '/admin/try-out', ...values, plan, ...outcome });
}

;// CONCATENATED MODULE: ./receiver/admin/try-out.ts






/** A form for what a delivery would do. */
function createTryOutPage({ sources, live, store, now, sourceNames, }) {
    const router = (0,express.Router)({ caseSensitive: true });
    const show = async (response, outcome = {}) => {
        const { plan, ...told } = outcome;
        const known = sourceNames().flatMap((name) => {
            const source = sources.named(name);
            if (source === undefined)
                return [];
            return [{ name, sender: source.sender.label, needsEvent: source.sender.eventHeaders !== undefined }];
        });
        response.type('html').send(tryOutPage({ sources: known, plan }, told));
    };
    router
        .route('/')
        .get((_request, response) => show(response))
        .post(readForm({ maxBytes: maxFormBytes }), async (request, response) => {
        let plan;
        let given = {};
        await performForm(request, response, {
            act: async (fields) => {
                given = fields;
                const { source: name = '', event = '', body = '' } = fields;
                const source = sources.named(name);
                if (source === undefined)
                    throw new errors/* TicketwireError */.Mw('malformed', 'Choose a source.');
                const { rules, targets } = live;
                const inputs = { source, rules, targets, store, now: now(), event: event === '' ? undefined : event };
                plan = await (0,receiver_plan/* planBody */.Cr)(Buffer.from(body, 'utf8'), inputs);
                return '';
            },
            show: (outcome) => show(response, { ...outcome, given, ...(plan === undefined ? {} : { plan }) }),
        });
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'POST'));
    return router;
}
/** A form writes most characters of JSON as three. */
const maxFormBytes = 4 * 1_024 * 1_024;

;// CONCATENATED MODULE: ./receiver/admin/admin.ts












/** Pages for people. */
function createAdmin(dependencies) {
    const { store, sources, registered } = dependencies;
    const sourceNames = () => [...new Set([...sources.configured(), ...registered.list()].map(({ name }) => name))];
    const router = (0,express.Router)({ caseSensitive: true });
    router.use(secured);
    router.get('/assets/style.css', (_request, response) => {
        response.type('css').set('Cache-Control', 'no-cache').send(style/* style */.i);
    });
    router.use('/sign-in', createSignIn(dependencies));
    router.use(admitPeople(dependencies));
    router.use('/deliveries', createDeliveriesPages({ ...dependencies, sourceNames }));
    router.use('/routes', createRoutesPage(dependencies));
    router.use('/rules', createRulesPage(dependencies));
    router.use('/sources', createSourcesPage(dependencies));
    router.use('/try-out', createTryOutPage({ ...dependencies, sourceNames }));
    router
        .route('/')
        .get(async (request, response) => {
        if (!request.originalUrl.split('?')[0]?.endsWith('/')) {
            response.redirect(308, '/admin/');
            return;
        }
        const [tickets, { deliveries }] = await Promise.all([
            store.history.tickets({ limit: admin_pageLength }),
            store.history.deliveries({ limit: admin_pageLength }),
        ]);
        response.type('html').send(overviewPage({ tickets, deliveries }));
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD'));
    router
        .route('/tickets/:target/:key')
        .get(async (request, response, next) => {
        const { target, key } = request.params;
        const ticket = await store.board.find(target, { key });
        if (ticket === undefined) {
            next();
            return;
        }
        const history = await store.board.history(target, key);
        response.type('html').send(ticketPage({ ticket, history }));
    })
        .all((request, response, next) => {
        if (request.method === 'GET' || request.method === 'HEAD')
            next();
        else
            (0,answer/* onlyMethods */.tl)('GET', 'HEAD')(request, response, next);
    });
    router.use(answer/* notFound */.mX);
    return router;
}
const admin_pageLength = 100;
const secured = (_request, response, next) => {
    response.set({
        'Content-Security-Policy': "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        'X-Content-Type-Options': 'nosniff',
        // Not `no-referrer`: browsers would send `Origin: null` with our own forms.
        'Referrer-Policy': 'same-origin',
        'Cache-Control': 'no-store',
    });
    next();
};

;// CONCATENATED MODULE: ./receiver/http/access-log.ts
/** One line per delivery once it was answered, with its id. No header, payload or query is ever in one. */
function logDelivery(response, note, { log, metrics }) {
    const startedAt = performance.now();
    response.once('close', () => {
        const { error, ...told } = note;
        const { status, ms } = answered(response, startedAt);
        metrics.noteDelivery({ source: note.source, status, seconds: ms / 1_000 });
        if (note.duplicate)
            metrics.noteDuplicate(note.source);
        if (error !== undefined)
            metrics.noteRejected({ source: note.source, reason: error.code });
        if (error === undefined)
            log.info({ ...told, status, ms }, 'delivery');
        else if (error.code === 'internal') {
            log.error({ ...told, status, ms, code: error.code, error: error.message, err: error.cause }, 'delivery');
        }
        else
            log.warn({ ...told, status, ms, code: error.code, error: error.message }, 'delivery');
    });
}
/** Every other request, at debug; a defect of ours as an error. */
function createAccessLog(log, metrics) {
    return (request, response, next) => {
        const startedAt = performance.now();
        const { method } = request;
        const path = request.path.slice(0, maxPathChars);
        response.once('close', () => {
            const { error } = response.locals;
            if (error !== undefined)
                metrics.noteRejected({ source: '', reason: error.code });
            const line = { method, path, ...answered(response, startedAt) };
            if (error?.code === 'internal')
                log.error({ ...line, error: error.message, err: error.cause }, 'request');
            else
                log.debug(error === undefined ? line : { ...line, code: error.code, error: error.message }, 'request');
        });
        next();
    };
}
function answered(response, startedAt) {
    // An answer that was given early is whole, and is ended only when the client has stopped sending.
    const isEarly = response.headersSent && !response.writableEnded;
    const status = response.writableFinished || isEarly ? response.statusCode : 'aborted';
    return { status, ms: Math.round(performance.now() - startedAt) };
}
const maxPathChars = 200;

// EXTERNAL MODULE: ./package.json
var package_0 = __webpack_require__(8330);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
;// CONCATENATED MODULE: ./receiver/http/api/description/operations.ts
const ofSource = { source: 'Its source; needed where several have a delivery of this id.' };
const limit = { limit: 'How many; 1 to 500, 100 unless given.' };
const operations = [
    {
        method: 'get',
        path: '/deliveries',
        id: 'listDeliveries',
        summary: 'Newest deliveries and what became of them.',
        query: {
            source: 'Only of this source.',
            status: 'Only with an effect in this state: due, running, done, skipped or failed.',
            q: 'Only those with this in their id, or in the subject of an effect.',
            ...limit,
            after: 'The `next` of the page before.',
        },
        answers: { 200: 'Deliveries' },
        refusals: [400],
    },
    {
        method: 'get',
        path: '/deliveries/{id}',
        id: 'showDelivery',
        summary: 'One delivery whole.',
        query: ofSource,
        answers: { 200: 'Delivery' },
        refusals: [400, 404],
    },
    {
        method: 'post',
        path: '/deliveries/{id}/redeliver',
        id: 'redeliver',
        summary: 'Plans a delivery anew by the present rules, or gives one effect that failed another try.',
        query: { ...ofSource, effect: 'The id of the effect that failed; the whole delivery unless given.' },
        answers: { 202: 'Redelivered' },
        refusals: [400, 404, 422],
    },
    {
        method: 'post',
        path: '/plan',
        id: 'plan',
        summary: 'What a delivery would do, by the rules and the tickets there are now; nothing is done.',
        request: { schema: 'PlanRequest' },
        answers: { 200: 'Plan' },
        refusals: [400, 413, 415],
    },
    {
        method: 'get',
        path: '/tickets',
        id: 'listTickets',
        summary: 'Newest tickets.',
        query: limit,
        answers: { 200: 'Tickets' },
        refusals: [400],
    },
    {
        method: 'get',
        path: '/boards/{target}/{key}',
        id: 'showBoardTicket',
        summary: 'A ticket on a board of our own, with its history.',
        answers: { 200: 'BoardTicket' },
        refusals: [404],
    },
    {
        method: 'get',
        path: '/rules',
        id: 'listRules',
        summary: 'Rules of the file by name, and managed ones whole.',
        answers: { 200: 'Rules' },
    },
    {
        method: 'post',
        path: '/rules',
        id: 'addRule',
        summary: 'Adds a managed rule.',
        request: { schema: 'Rule' },
        answers: { 201: 'ManagedRule' },
        refusals: [400, 409, 413, 415],
    },
    {
        method: 'delete',
        path: '/rules/{name}',
        id: 'removeRule',
        summary: 'Removes a managed rule.',
        answers: { 204: null },
        refusals: [404, 422],
    },
    {
        method: 'get',
        path: '/routes',
        id: 'listRoutes',
        summary: 'Which messages go to which rooms.',
        answers: { 200: 'Routes' },
    },
    {
        method: 'post',
        path: '/routes',
        id: 'saveRoute',
        summary: 'Adds a route, or gives it other events: 200.',
        request: { schema: 'RouteRequest' },
        answers: { 200: 'Route', 201: 'Route' },
        refusals: [400, 409, 413, 415],
    },
    {
        method: 'delete',
        path: '/routes',
        id: 'removeRoutes',
        summary: "Removes a repository's route to a room, or all of them.",
        query: { 'repository!': 'As `octo/widgets`.', room: 'All unless given.' },
        answers: { 200: 'RemovedRoutes' },
        refusals: [400, 404],
    },
    {
        method: 'get',
        path: '/routes/defaults',
        id: 'showDefaults',
        summary: 'The events of new routes.',
        answers: { 200: 'Events' },
    },
    {
        method: 'put',
        path: '/routes/defaults',
        id: 'saveDefaults',
        summary: 'Changes the events of routes to come.',
        request: { schema: 'Events' },
        answers: { 200: 'Events' },
        refusals: [400, 413, 415],
    },
    {
        method: 'get',
        path: '/sources',
        id: 'listSources',
        summary: 'Sources of the file, and registered ones.',
        answers: { 200: 'Sources' },
    },
    {
        method: 'post',
        path: '/sources',
        id: 'registerSource',
        summary: 'Registers a source and makes its secret.',
        request: { schema: 'Registration' },
        answers: { 201: 'Registered' },
        refusals: [400, 409, 413, 415, 422],
    },
    {
        method: 'delete',
        path: '/sources/{name}',
        id: 'removeSource',
        summary: 'Removes a registered source with its secrets.',
        answers: { 204: null },
        refusals: [404, 422],
    },
    {
        method: 'post',
        path: '/sources/{name}/rotate',
        id: 'rotateSecret',
        summary: 'Gives a registered source another secret; earlier ones stay valid for a while.',
        request: { schema: 'Rotation', isOptional: true },
        answers: { 200: 'Rotated' },
        refusals: [400, 404, 413, 415, 422],
    },
];

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var classic_iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
;// CONCATENATED MODULE: ./receiver/http/api/description/schemas.ts


const time = classic_iso/* datetime */.w$().describe('ISO 8601, UTC.');
const effectStatus = schemas/* enum */.k5n(effectStatuses);
const ticket = schemas/* object */.Ikc({
    key: schemas/* string */.YjP(),
    reference: schemas/* string */.YjP().describe('Unique among all targets: `octo/widgets#12`.'),
    url: schemas/* string */.YjP().describe('Where people look at it; empty where that is not known.'),
    title: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(['open', 'closed']),
    reason: schemas/* string */.YjP().nullable().describe('Why it is closed.'),
    labels: schemas/* array */.YOg(schemas/* string */.YjP()),
})
    .meta({ title: 'Ticket' });
const effect = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    target: schemas/* string */.YjP(),
    subject: schemas/* string */.YjP().describe('What it is about: effects of one target and subject are done one after the other.'),
    rule: schemas/* string */.YjP(),
    kind: schemas/* string */.YjP(),
    status: effectStatus,
    attempts: schemas/* int */.Whr(),
    dueAt: time.optional().describe('When it is tried; only of what is due.'),
    message: schemas/* string */.YjP().describe('What the last attempt tells; empty before the first.'),
});
const delivery = schemas/* object */.Ikc({
    position: schemas/* int */.Whr().optional(),
    source: schemas/* string */.YjP(),
    id: schemas/* string */.YjP(),
    receivedAt: time,
    events: schemas/* array */.YOg(schemas/* string */.YjP()),
    effects: schemas/* array */.YOg(effect).describe('All of them of one delivery; in a list, the first 20.'),
    effectCount: schemas/* int */.Whr().describe('How many effects it has in all.'),
});
const route = schemas/* object */.Ikc({ repository: schemas/* string */.YjP(), room: schemas/* string */.YjP(), events: schemas/* array */.YOg(schemas/* string */.YjP()) });
const knownRoute = route.extend({
    isFollowed: schemas/* boolean */.zMY(),
    createdAt: time,
    sources: schemas/* array */.YOg(schemas/* string */.YjP()).describe('Sources that tell of the repository.'),
    problems: schemas/* array */.YOg(schemas/* string */.YjP()).optional().describe('Why it is not followed.'),
});
const rule = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).describe('As it would stand in the configuration file.');
const managedRule = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    isManaged: schemas/* literal */.euz(true),
    isFollowed: schemas/* boolean */.zMY(),
    createdAt: time,
    rule,
    problems: schemas/* array */.YOg(schemas/* string */.YjP()).optional().describe('Why it is not followed.'),
});
const events = schemas/* object */.Ikc({ events: schemas/* array */.YOg(schemas/* string */.YjP()) });
const madeSecret = { secret: schemas/* string */.YjP().describe('Told this once.'), url: schemas/* url */.OZ5(), createdAt: time };
/** What requests bring and answers hold, by the names the description gives them. */
const schemas_schemas = {
    Error: schemas/* object */.Ikc({ code: schemas/* int */.Whr().describe('The status.'), error: schemas/* string */.YjP() }),
    Deliveries: schemas/* object */.Ikc({
        deliveries: schemas/* array */.YOg(delivery),
        next: schemas/* string */.YjP().optional().describe('`after` of the next page; absent on the last.'),
    }),
    Delivery: delivery.extend({
        headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).describe('Without proofs.'),
        body: schemas/* string */.YjP(),
        attempts: schemas/* array */.YOg(schemas/* object */.Ikc({
            effect: schemas/* string */.YjP(),
            number: schemas/* int */.Whr(),
            startedAt: time,
            endedAt: time,
            status: schemas/* string */.YjP(),
            message: schemas/* string */.YjP(),
        })),
    }),
    Redelivered: schemas/* object */.Ikc({ delivery: schemas/* string */.YjP(), effects: schemas/* int */.Whr().describe('How many are to be done.') }),
    PlanRequest: schemas/* object */.Ikc({
        source: schemas/* string */.YjP(),
        event: schemas/* string */.YjP().optional().describe('As the sender names it, where it names it in a header.'),
        headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional().describe('Further ones that the sender would send.'),
        body: schemas/* unknown */.L5J().describe("The sender's JSON, or its text."),
    }),
    Plan: schemas/* object */.Ikc({
        events: schemas/* array */.YOg(schemas/* object */.Ikc({
            type: schemas/* string */.YjP(),
            subject: schemas/* string */.YjP(),
            occurredAt: time,
            rules: schemas/* array */.YOg(schemas/* object */.Ikc({
                rule: schemas/* string */.YjP(),
                isWanted: schemas/* boolean */.zMY(),
                reason: schemas/* string */.YjP().describe('Which filter stops the rule, or what comes of it.'),
            })),
        })),
        effects: schemas/* array */.YOg(schemas/* looseObject */._H3({ rule: schemas/* string */.YjP(), kind: schemas/* string */.YjP(), target: schemas/* string */.YjP(), subject: schemas/* string */.YjP() })),
        omitted: schemas/* object */.Ikc({ events: schemas/* int */.Whr(), effects: schemas/* int */.Whr() })
            .optional()
            .describe('How many more there are. Absent: none.'),
    }),
    Tickets: schemas/* object */.Ikc({
        tickets: schemas/* array */.YOg(schemas/* object */.Ikc({
            target: schemas/* string */.YjP(),
            source: schemas/* string */.YjP(),
            rule: schemas/* string */.YjP(),
            subject: schemas/* string */.YjP(),
            issuedId: schemas/* string */.YjP().nullable().describe('What the sender calls it.'),
            seenAt: time.nullable().describe('When the tracker last told its state.'),
            ticket: ticket
                .extend({ body: schemas/* string */.YjP().optional().describe('Of a board of our own.') })
                .nullable()
                .describe('null: about to be created.'),
        })),
    }),
    BoardTicket: ticket.extend({
        target: schemas/* string */.YjP(),
        body: schemas/* string */.YjP(),
        createdAt: time,
        updatedAt: time,
        history: schemas/* array */.YOg(schemas/* object */.Ikc({ at: time, what: schemas/* string */.YjP() })),
    }),
    Rule: rule,
    ManagedRule: managedRule,
    Rules: schemas/* object */.Ikc({
        rules: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* object */.Ikc({ name: schemas/* string */.YjP(), isManaged: schemas/* literal */.euz(false), isFollowed: schemas/* boolean */.zMY() }), managedRule])),
    }),
    RouteRequest: schemas/* object */.Ikc({
        repository: schemas/* string */.YjP(),
        room: schemas/* string */.YjP(),
        events: schemas/* array */.YOg(schemas/* string */.YjP()).optional().describe('Those of the defaults unless given.'),
    }),
    Route: knownRoute,
    Routes: schemas/* object */.Ikc({ routes: schemas/* array */.YOg(knownRoute) }),
    RemovedRoutes: schemas/* object */.Ikc({
        routes: schemas/* array */.YOg(route),
        sources: schemas/* array */.YOg(schemas/* string */.YjP()).describe('Registered sources that went with them.'),
    }),
    Events: events,
    Sources: schemas/* object */.Ikc({
        sources: schemas/* array */.YOg(schemas/* object */.Ikc({
            name: schemas/* string */.YjP(),
            sender: schemas/* string */.YjP(),
            url: schemas/* url */.OZ5(),
            repository: schemas/* string */.YjP().nullable(),
            repositories: schemas/* array */.YOg(schemas/* string */.YjP()).optional().describe('Patterns; of sources in the file.'),
            origin: schemas/* enum */.k5n(['file', 'registered']),
            createdAt: time.nullable(),
            secrets: schemas/* array */.YOg(schemas/* object */.Ikc({ createdAt: time.nullable(), until: time.nullable() })),
        })),
    }),
    Registration: schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        sender: schemas/* string */.YjP(),
        repository: schemas/* string */.YjP().optional().describe('Only deliveries about it are taken: `octo/widgets`.'),
    }),
    Registered: schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        sender: schemas/* string */.YjP(),
        repository: schemas/* string */.YjP().nullable(),
        ...madeSecret,
    }),
    Rotation: schemas/* object */.Ikc({
        overlap: schemas/* string */.YjP().optional().describe('How long earlier secrets stay valid: `24h` unless given.'),
    }),
    Rotated: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), othersUntil: time, ...madeSecret }),
};

;// CONCATENATED MODULE: ./receiver/http/api/description/openapi.ts



/** The API as OpenAPI describes it, version 3.1. https://spec.openapis.org/oas/v3.1.1 */
function openapi({ version, url }) {
    const paths = {};
    for (const operation of operations) {
        const path = paths[operation.path] ?? {};
        paths[operation.path] = path;
        path[operation.method] = describe(operation);
    }
    return {
        openapi: '3.1.1',
        info: {
            title: 'Ticketwire',
            version,
            description: 'What the pages under /admin show and do, for programs. Times are ISO 8601 in UTC. Without an admin token it answers direct requests of its own machine alone.',
        },
        servers: [{ url }],
        security: [{ adminToken: [] }],
        paths,
        components: {
            securitySchemes: {
                adminToken: {
                    type: 'http',
                    scheme: 'bearer',
                    description: 'TICKETWIRE_ADMIN_TOKEN, or on the same machine the token in the data directory',
                },
            },
            schemas: Object.fromEntries(Object.keys(schemas_schemas).map((name) => [name, schemaOf(name)])),
        },
    };
}
function schemaOf(name) {
    const { $schema: _, ...schema } = json_schema_processors/* toJSONSchema */.bl(schemas_schemas[name], { io: 'input', override: withoutNoise });
    return schema;
}
/** What the type or the format says already. */
function withoutNoise({ jsonSchema }) {
    if (jsonSchema.format !== undefined)
        jsonSchema.pattern = undefined;
    if (jsonSchema.type !== 'integer')
        return;
    jsonSchema.minimum = undefined;
    jsonSchema.maximum = undefined;
}
function describe({ id, summary, path, query = {}, request, answers, refusals = [] }) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: openapi_text,
    }));
    const inQuery = Object.entries(query).map(([name, description]) => ({
        name: name.replace('!', ''),
        in: 'query',
        ...(name.endsWith('!') ? { required: true } : {}),
        schema: openapi_text,
        description,
    }));
    const ok = Object.entries(answers).map(([status, schema]) => [
        status,
        schema === null ? { description: 'Done.' } : { description: 'Done.', content: contentOf(schema) },
    ]);
    const refused = [...refusals, 401, 503]
        .toSorted()
        .map((status) => [status, { description: meanings[status] ?? 'Refused.', content: contentOf('Error') }]);
    return {
        operationId: id,
        summary,
        parameters: [...inPath, ...inQuery],
        ...(request === undefined
            ? {}
            : { requestBody: { required: request.isOptional !== true, content: contentOf(request.schema) } }),
        responses: Object.fromEntries([...ok, ...refused]),
    };
}
const openapi_text = { type: 'string' };
const meanings = {
    400: 'Something is missing or wrong; it is named.',
    401: 'The admin token is missing or wrong.',
    404: 'There is none.',
    409: 'There is one of this name.',
    413: 'The body is too large.',
    415: 'The content type is not application/json, or the body is encoded.',
    422: 'It cannot be done as things are; the text says why.',
    503: 'The store cannot be used right now.',
};
function contentOf(schema) {
    return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
}

;// CONCATENATED MODULE: ./receiver/http/api/json-request.ts




const maxMemberBytes = 64 * 1_024;
/**
 * The JSON object that a request to the API brings; `isOptional`: an empty body counts as an empty one. Throws
 * `too-large`, `wrong-content` and `malformed`.
 */
async function readJsonBody(request, response, { isOptional = false, maxBytes = maxMemberBytes } = {}) {
    const body = await (0,app_intake/* intakeOf */.S)(request).read(request, response, maxBytes);
    if (isOptional && body.byteLength === 0)
        return {};
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
    const headers = { 'content-type': type };
    if ((0,signing_form/* mediaTypeOf */.c0)(headers) !== 'application/json' || !(0,signing_form/* hasUtf8Charset */.kL)(headers) || encoding !== 'identity') {
        const message = 'The content type must be application/json in UTF-8, and the body not encoded.';
        throw new errors/* TicketwireError */.Mw('wrong-content', message);
    }
    return (0,json_body/* readJsonObject */.op)({ body });
}

;// CONCATENATED MODULE: ./receiver/http/api/plan.ts






/** What a delivery would do, by the rules and the tickets there are now. */
function createPlanApi({ sources, live, store, now }) {
    const router = (0,express.Router)({ caseSensitive: true });
    router
        .route('/')
        .post(async (request, response) => {
        const wanted = await readJsonBody(request, response, { maxBytes: maxPlanBytes });
        const name = textMember(wanted, 'source');
        const source = sources.named(name ?? '');
        if (source === undefined) {
            throw new errors/* TicketwireError */.Mw('malformed', "The member 'source' must name a source, as GET /api/v1/sources lists them.");
        }
        const body = Buffer.from(bodyOf(wanted), 'utf8');
        const { rules, targets } = live;
        const inputs = {
            source,
            rules,
            targets,
            store,
            now: now(),
            event: textMember(wanted, 'event'),
            headers: headersOf(wanted),
        };
        response.json(await (0,receiver_plan/* planBody */.Cr)(body, inputs));
    })
        .all((0,answer/* onlyMethods */.tl)('POST'));
    return router;
}
/** As large as a delivery may be. */
const maxPlanBytes = 25 * 1024 * 1024;
function textMember(wanted, member) {
    const value = wanted[member];
    if (value === undefined || (typeof value === 'string' && value !== ''))
        return value;
    throw new errors/* TicketwireError */.Mw('malformed', `The member '${member}' is not a text.`);
}
/** Further headers that the sender would send, by their names in lower case. */
function headersOf({ headers = {} }) {
    const entries = (0,json_body/* isJsonObject */.OW)(headers) ? Object.entries(headers) : undefined;
    if (entries === undefined || entries.some(([, value]) => typeof value !== 'string')) {
        throw new errors/* TicketwireError */.Mw('malformed', "The member 'headers' is not an object of texts.");
    }
    return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
/** The sender's body: JSON as it is, or its text. */
function bodyOf({ body }) {
    if (body === undefined)
        throw new errors/* TicketwireError */.Mw('malformed', "The member 'body' is missing: what the sender would send.");
    return typeof body === 'string' ? body : JSON.stringify(body);
}

;// CONCATENATED MODULE: ./receiver/http/api/routes.ts






/** Which messages go to which rooms. */
function createRoutesApi({ routes }) {
    const router = (0,express.Router)({ caseSensitive: true });
    router
        .route('/')
        .get((_request, response) => {
        response.json({ routes: routes.list().map(knownJson) });
    })
        .post(async (request, response) => {
        const body = await readJsonBody(request, response);
        refuseOthers(body, ['repository', 'room', 'events']);
        const events = body.events === undefined ? {} : { events: requireTexts(body, 'events') };
        const { route, isNew } = await routes.add({
            repository: requireText(body, 'repository'),
            room: requireText(body, 'room'),
            ...events,
        });
        response.status(isNew ? 201 : 200).json(knownJson(route));
    })
        .delete(async ({ query }, response) => {
        const { repository, room } = query;
        if (typeof repository !== 'string' || (room !== undefined && typeof room !== 'string')) {
            const message = "Name the repository, and the room unless all are meant: '?repository=octo/widgets&room=dev'.";
            throw new errors/* TicketwireError */.Mw('malformed', message);
        }
        const removed = await routes.remove({ repository, ...(room === undefined ? {} : { room }) });
        response.json({ routes: removed.routes.map(routeJson), sources: removed.sources });
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'POST', 'DELETE'));
    router
        .route('/defaults')
        .get(async (_request, response) => {
        response.json({ events: await routes.defaults() });
    })
        .put(async (request, response) => {
        const body = await readJsonBody(request, response);
        refuseOthers(body, ['events']);
        response.json({ events: await routes.setDefaults(requireTexts(body, 'events')) });
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'PUT'));
    return router;
}
function routeJson({ repository, room, events }) {
    return { repository, room, events };
}
function knownJson({ createdAt, problems, sources, ...route }) {
    return {
        ...routeJson(route),
        isFollowed: problems.length === 0,
        createdAt: iso(createdAt),
        sources,
        ...(problems.length === 0 ? {} : { problems }),
    };
}

;// CONCATENATED MODULE: ./receiver/http/api/rules.ts





/** Rules of the file by name, and managed ones whole: these are added and removed while the receiver runs. */
function createRulesApi({ live, managed }) {
    const router = (0,express.Router)({ caseSensitive: true });
    router
        .route('/')
        .get((_request, response) => {
        const inFile = live.configuration.rules.map(({ name, isEnabled }) => ({
            name,
            isManaged: false,
            isFollowed: isEnabled,
        }));
        response.json({ rules: [...inFile, ...managed.list().map(managedJson)] });
    })
        .post(async (request, response) => {
        response.status(201).json(managedJson(await managed.add(await readJsonBody(request, response))));
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'POST'));
    router
        .route('/:name')
        .delete(async ({ params }, response) => {
        if (params.name.includes('\0'))
            throw new errors/* TicketwireError */.Mw('unknown-address', 'No rule can be called so.');
        await managed.remove(params.name);
        response.status(204).end();
    })
        .all((0,answer/* onlyMethods */.tl)('DELETE'));
    return router;
}
function managedJson({ name, rule, createdAt, problems }) {
    const isFollowed = problems.length === 0 && rule.enabled !== false;
    return {
        name,
        isManaged: true,
        isFollowed,
        createdAt: iso(createdAt),
        rule,
        ...(problems.length === 0 ? {} : { problems }),
    };
}

;// CONCATENATED MODULE: ./receiver/http/api/sources.ts







/** Sources of the file and registered ones; a secret is told once, by the request that makes it. */
function createSourcesApi({ sources, registered, publicUrl, now }) {
    const router = (0,express.Router)({ caseSensitive: true });
    const baseOf = (request) => publicUrl ?? ownAddress(request);
    router
        .route('/')
        .get((request, response) => {
        const base = baseOf(request);
        const listed = [
            ...sources.configured().map((source) => configuredJson(source, base, now())),
            ...registered.list().map((source) => registeredJson(source, base)),
        ];
        response.json({ sources: listed });
    })
        .post(async (request, response) => {
        const base = baseOf(request);
        const wanted = readRegistration(await readJsonBody(request, response));
        const { secret, at } = await registered.register(wanted);
        const { name, sender, repository = null } = wanted;
        const url = base + pathOfSource(name);
        response.status(201).json({ name, sender: sender.id, repository, url, createdAt: iso(at), secret });
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD', 'POST'));
    router
        .route('/:name')
        .delete(async ({ params }, response) => {
        await registered.remove(knownName(params.name));
        response.status(204).end();
    })
        .all((0,answer/* onlyMethods */.tl)('DELETE'));
    router
        .route('/:name/rotate')
        .post(async (request, response) => {
        const name = knownName(request.params.name);
        const base = baseOf(request);
        const overlapMs = readOverlap(await readJsonBody(request, response, { isOptional: true }));
        const { secret, at, othersUntil } = await registered.rotate(name, overlapMs);
        const times = { createdAt: iso(at), othersUntil: iso(othersUntil) };
        response.json({ name, url: base + pathOfSource(name), ...times, secret });
    })
        .all((0,answer/* onlyMethods */.tl)('POST'));
    return router;
}
function configuredJson({ name, sender, path, repositories, secrets }, base, now) {
    const valid = secrets.filter(({ until }) => until === undefined || until > now);
    return {
        name,
        sender: sender.id,
        url: base + path,
        repository: null,
        ...(repositories === undefined ? {} : { repositories }),
        origin: 'file',
        createdAt: null,
        secrets: valid.map(({ until }) => ({ createdAt: null, until: isoOrNull(until ?? null) })),
    };
}
function registeredJson({ name, sender, repository, createdAt, secrets }, base) {
    return {
        name,
        sender,
        url: base + pathOfSource(name),
        repository,
        origin: 'registered',
        createdAt: iso(createdAt),
        secrets: secrets.map((secret) => ({ createdAt: iso(secret.createdAt), until: isoOrNull(secret.until) })),
    };
}
function isoOrNull(time) {
    return time === null ? null : iso(time);
}

;// CONCATENATED MODULE: ./receiver/http/api/router.ts













/** For programs: what the pages show, as JSON. Times are ISO 8601 in UTC. */
function createApi(dependencies) {
    const { store } = dependencies;
    const router = (0,express.Router)({ caseSensitive: true });
    const readOnly = (0,answer/* onlyMethods */.tl)('GET', 'HEAD');
    router.use((_request, response, next) => {
        response.set('Cache-Control', 'no-store');
        next();
    });
    router.use(admitPrograms(dependencies));
    router
        .route('/openapi.json')
        .get((request, response) => {
        const url = `${dependencies.publicUrl ?? ownAddress(request)}/api/v1`;
        response.json(openapi({ version: package_0/* version */.rE, url }));
    })
        .all(readOnly);
    router.use('/deliveries', createDeliveriesApi(dependencies));
    router.use('/plan', createPlanApi(dependencies));
    router.use('/routes', createRoutesApi(dependencies));
    router.use('/rules', createRulesApi(dependencies));
    router.use('/sources', createSourcesApi(dependencies));
    router
        .route('/tickets')
        .get(async (request, response) => {
        const tickets = await store.history.tickets({ limit: limitOf(request.query.limit) });
        response.json({ tickets: tickets.map(ticketJson) });
    })
        .all(readOnly);
    router
        .route('/boards/:target/:key')
        .get(async (request, response) => {
        const { target, key } = request.params;
        const ticket = await store.board.find(target, { key });
        if (ticket === undefined)
            throw new errors/* TicketwireError */.Mw('unknown-address', `The board '${target}' has no ticket ${key}.`);
        const history = await store.board.history(target, key);
        response.json({ ...boardJson(ticket), history: history.map(({ at, what }) => ({ at: iso(at), what })) });
    })
        .all(readOnly);
    router.use(answer/* notFound */.mX);
    return router;
}
function ticketJson({ target, source, rule, subject, ticket, issuedId, seenAt }) {
    const common = { target, source, rule, subject, issuedId, seenAt: seenAt === 0 ? null : iso(seenAt) };
    if (ticket === null)
        return { ...common, ticket };
    // A board of our own gives the text along.
    const { key, reference, url, title, state, reason, labels, body } = ticket;
    return { ...common, ticket: { key, reference, url, title, state, reason, labels, body } };
}
function boardJson({ createdAt, updatedAt, ...ticket }) {
    return { ...ticket, createdAt: iso(createdAt), updatedAt: iso(updatedAt) };
}

;// CONCATENATED MODULE: ./receiver/within.ts

/**
 * Waits for work on the store, but no longer than the time given. The work itself goes on. Throws `store-unavailable` when
 * the time is over.
 */
function within(ms, work) {
    return new Promise((resolve, reject) => {
        const late = () => reject(new errors/* TicketwireError */.Mw('store-unavailable', `The store gave no answer within ${ms} ms.`));
        const timer = setTimeout(late, ms);
        work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}

;// CONCATENATED MODULE: ./receiver/http/health.ts



/** Whoever asks may not want to wait longer. */
const readyMs = 2_000;
/** `/healthz`: the process is alive. `/readyz`: it can store a delivery now, and is not stopping. */
function createHealth({ store, isStopping }) {
    const router = (0,express.Router)({ caseSensitive: true });
    router
        .route('/healthz')
        .get((_request, response) => {
        response.json({ status: 'alive' });
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD'));
    router
        .route('/readyz')
        .get(async (_request, response) => {
        if (isStopping()) {
            response.status(503).set('Retry-After', '10').json({ code: 503, error: 'The receiver is stopping.' });
            return;
        }
        try {
            await within(readyMs, store.checkWritable());
            response.json({ status: 'ready' });
        }
        catch (error) {
            (0,answer/* answerError */.n)(response, error);
        }
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD'));
    return router;
}

;// CONCATENATED MODULE: ./receiver/app.ts







/** Pages, API, health and metrics as an Express app, not listening; the addresses of sources stand before it. */
function createApp(dependencies) {
    const app = express_default()();
    app.disable('x-powered-by');
    app.disable('etag');
    app.set('case sensitive routing', true);
    app.set('query parser', 'simple');
    (0,app_intake/* setIntake */.F)(app, dependencies.intake);
    app.use(createAccessLog(dependencies.log, dependencies.metrics));
    app.use(createHealth(dependencies));
    app.use(dependencies.metrics.router);
    app.use('/admin', createAdmin(dependencies));
    app.use('/api/v1', createApi(dependencies));
    app.use(answer/* notFound */.mX);
    app.use(answer/* answerThrown */.LB);
    return app;
}

// EXTERNAL MODULE: ./shared/senders/body.ts
var body = __webpack_require__(68239);
// EXTERNAL MODULE: ./shared/signing/verify.ts
var verify = __webpack_require__(57093);
;// CONCATENATED MODULE: ./receiver/http/arriving-body.ts

/** A body up to this size gets its memory at once; a larger one is given more as its bytes come. */
const preallocatedBytes = 64 * 1_024;
/** Memory for a larger body grows in steps of at least this much. */
const stepBytes = 256 * 1_024;
/** So many chunks may be small. Beyond that, reading them takes more time than their bytes are worth. */
const [manyChunks, minChunkBytes] = [4_096, 64];
/** Tells when a body comes in chunks so small that they would keep the processor busy. */
class ChunkCount {
    #count = 0;
    #bytes = 0;
    add({ length }) {
        this.#count += 1;
        this.#bytes += length;
    }
    get areTooSmall() {
        return this.#count > manyChunks && this.#bytes < this.#count * minChunkBytes;
    }
}
const bodyKey = Symbol('the body of this request');
/** A body that is being read. Its memory is accounted for until the body is whole or refused. */
class ArrivingBody {
    /** Bytes of memory it takes. */
    heldBytes = 0;
    /** Bytes that have arrived. */
    receivedBytes = 0;
    /** Bytes that had arrived at the last check of the rate, and when that was, in sweeps. */
    checkedBytes = 0;
    checkedAt;
    startedAt;
    /** It does not count as small: its announced length is over what is reserved for small ones, or it has outgrown that. */
    isLarge;
    /** From the header `Content-Length`; undefined for a chunked body. */
    announcedBytes;
    #accounts;
    #request;
    #maxBytes;
    #resolve;
    #reject;
    #chunks = new ChunkCount();
    /** The only chunk so far. Most bodies come in one chunk, which is then used as it is. */
    #chunk;
    /** Where the bytes go once there is a second chunk: never as pieces, because small pieces cost more than they hold. */
    #bytes;
    constructor(request, given) {
        this.#request = request;
        this.#accounts = given.accounts;
        this.#maxBytes = given.maxBytes;
        this.isLarge = given.isLarge;
        this.startedAt = given.sweep;
        this.checkedAt = given.sweep;
        this.announcedBytes = announcedLength(request);
    }
    read() {
        this.#request[bodyKey] = this;
        this.#request.on('data', onData);
        this.#request.on('end', onEnd);
        this.#request.on('close', onClose);
        return new Promise((resolve, reject) => {
            this.#resolve = resolve;
            this.#reject = reject;
        });
    }
    append(chunk) {
        const before = this.receivedBytes;
        this.receivedBytes += chunk.length;
        this.#chunks.add(chunk);
        if (this.receivedBytes > this.#maxBytes) {
            this.refuse(tooLarge(this.#maxBytes));
            return;
        }
        if (this.#chunks.areTooSmall) {
            this.refuse(new errors/* TicketwireError */.Mw('malformed', 'The body comes in too many small chunks. Send larger ones.'));
            return;
        }
        if (before === 0) {
            this.#chunk = chunk;
            if (this.receivedBytes !== this.announcedBytes)
                this.#accounts.hold(this, chunk.length);
            return;
        }
        try {
            if (this.#chunk !== undefined)
                this.#store(this.#chunk, 0);
            this.#store(chunk, before);
        }
        catch (cause) {
            this.refuse(new errors/* TicketwireError */.Mw('overloaded', 'There is no memory left for this body. Send it later.', { cause }));
            return;
        }
        this.#chunk = undefined;
        this.#accounts.hold(this, this.#heldNow());
    }
    /** Ends the reading. The error is what the sender is answered; the rest of the body is read and thrown away. */
    refuse(error) {
        const reject = this.#reject;
        this.#settle();
        if (this.#bytes !== undefined)
            free(this.#bytes);
        this.#bytes = undefined;
        reject?.(error);
    }
    end() {
        const resolve = this.#resolve;
        if (resolve === undefined)
            return;
        const body = this.#chunk ?? Buffer.from(this.#bytes?.buffer ?? new ArrayBuffer(0), 0, this.receivedBytes);
        this.#settle();
        this.#bytes = undefined;
        resolve(body);
    }
    close() {
        if (this.#reject === undefined)
            return;
        this.refuse(new errors/* TicketwireError */.Mw('malformed', 'The body did not arrive whole: the connection was closed.'));
    }
    #settle() {
        this.#accounts.release(this);
        this.#request[bodyKey] = undefined;
        this.#chunk = undefined;
        this.#resolve = undefined;
        this.#reject = undefined;
    }
    #store(chunk, at) {
        const needed = at + chunk.length;
        this.#bytes ??= this.#allocate();
        const { buffer, byteLength } = this.#bytes;
        if (needed > byteLength) {
            const wanted = Math.max(needed, Math.min(byteLength * 2, byteLength + 16 * stepBytes));
            buffer.resize(Math.min(this.#mostBytes(), wanted));
        }
        this.#bytes.set(chunk, at);
        freeChunk(chunk);
    }
    /** A larger body gets a buffer that can grow in place: it is never copied, and {@link free} returns it at once. */
    #allocate() {
        const most = this.#mostBytes();
        if (most <= preallocatedBytes)
            return new Uint8Array(most);
        return new Uint8Array(new ArrayBuffer(Math.min(most, stepBytes), { maxByteLength: most }));
    }
    #mostBytes() {
        return this.announcedBytes ?? this.#maxBytes;
    }
    /** Memory of a growing buffer that was not written to yet is not taken from the system. */
    #heldNow() {
        return this.#mostBytes() <= preallocatedBytes ? this.#mostBytes() : this.receivedBytes;
    }
}
/** Gives the memory of a chunk back now and not at the next garbage collection, unless it is a part of another buffer. */
function freeChunk({ buffer, byteLength }) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength)
        buffer.transfer(0);
}
function free({ buffer }) {
    if (buffer instanceof ArrayBuffer && buffer.resizable)
        buffer.resize(0);
}
/** Shared by all requests: a delivery costs no function of its own. */
function onData(chunk) {
    this[bodyKey]?.append(chunk);
}
function onEnd() {
    this[bodyKey]?.end();
}
function onClose() {
    this[bodyKey]?.close();
}
/** The length that a request announces; undefined if it announces none. */
function announcedLength({ headers }) {
    const text = headers['content-length'];
    return text === undefined ? undefined : Number(text);
}
/** Throws `too-large` if the announced length is over the limit. */
function requireLength(request, maxBytes) {
    const announced = announcedLength(request);
    if (announced !== undefined && announced > maxBytes)
        throw tooLarge(maxBytes);
}
function tooLarge(maxBytes) {
    return new errors/* TicketwireError */.Mw('too-large', `The body is larger than the ${maxBytes} bytes this address takes.`);
}

;// CONCATENATED MODULE: ./receiver/http/hooks.ts











/**
 * The addresses that sources post to. They stand before the app that serves people: a delivery costs little more than
 * its signature, its body and its row. docs/decisions/0010 tells why.
 */
function createHooks(dependencies) {
    const { intake } = dependencies;
    return (request, response) => {
        const path = pathOf(request.url ?? '/');
        if (path === '') {
            const error = new errors/* TicketwireError */.Mw('malformed', 'The address is not well-formed.');
            (0,answer/* sendError */.n4)(response, error, { intake });
            return true;
        }
        const source = dependencies.sources.at(path);
        if (source === undefined)
            return false;
        const note = { source: source.name };
        logDelivery(response, note, dependencies);
        if (request.method === 'POST') {
            receive({ path, source, request, response, note }, dependencies).catch((thrown) => {
                note.error = (0,errors/* asTicketwireError */.Q8)(thrown);
                if (!response.headersSent)
                    (0,answer/* sendError */.n4)(response, note.error, { intake });
            });
        }
        else {
            note.error = (0,answer/* wrongMethod */.BX)(path, request.method ?? '', 'POST');
            (0,answer/* sendError */.n4)(response, note.error, { intake, headers: { Allow: 'POST' } });
        }
        return true;
    };
}
/** The path of a request's target, which may be a whole address. */
function pathOf(target) {
    if (target.startsWith('/')) {
        const end = target.search(/[?#]/);
        return end < 0 ? target : target.slice(0, end);
    }
    return URL.canParse(target) ? new URL(target).pathname : '';
}
async function receive(arriving, dependencies) {
    const { path, request, response, note } = arriving;
    const { intake, live, store, now } = dependencies;
    const receivedAt = now();
    requireLength(request, arriving.source.maxBodyBytes);
    const headers = flatten(request.headers);
    const id = arriving.source.sender.deliveryId(headers) || (0,external_node_crypto_.randomUUID)();
    if (id.length <= maxIdChars)
        note.delivery = id;
    if (arriving.source.sender.isUnsignedTest?.(headers) === true) {
        (0,answer/* sendJson */.jD)(response, { status: 202, body: { effects: 0 } });
        return;
    }
    (0,verify/* precheck */.MQ)({ source: arriving.source.name, headers }, { scheme: arriving.source.scheme, secrets: arriving.source.secrets, now: receivedAt });
    const body = await intake.read(request, response, arriving.source.maxBodyBytes);
    // While the body was on its way, the source may have been removed or given another secret.
    const source = dependencies.sources.at(path);
    if (source === undefined)
        throw new errors/* TicketwireError */.Mw('unknown-address', `Nothing is served under ${path}.`);
    const delivery = { id, source: source.name, receivedAt, headers, body };
    const accepting = (0,accept/* accept */.Ju)(delivery, {
        source,
        rules: live.rules,
        targets: live.targets,
        store,
        now: receivedAt,
        afterVerify: (matched) => {
            dependencies.metrics.noteProof({ source: source.name, secret: matched });
            requireId(id);
            requireOwn(headers, source);
            requireContent(headers, source);
        },
    });
    const deadline = receivedAt + source.replyWithinMs;
    // A sender that gives up first would not learn that it has to send this again.
    const accepted = await within(Math.max(minAcceptMs, deadline - now()), accepting);
    note.delivery = accepted.id;
    note.events = accepted.types;
    note.effects = accepted.newEffects;
    note.duplicate = accepted.isDuplicate;
    for (const problem of accepted.problems) {
        dependencies.log.warn({ source: source.name, delivery: accepted.id, problem }, 'a rule needs attention');
    }
    for (const severity of accepted.unknownSeverities ?? [])
        dependencies.noteSeverity(source.name, severity);
    await hooks_answer(response, { accepted, source, deadline }, dependencies);
}
/** A body that took long to arrive still has this time to be stored. */
const minAcceptMs = 2_000;
const maxIdChars = 200;
function requireId(id) {
    if (id.length <= maxIdChars)
        return;
    throw new errors/* TicketwireError */.Mw('malformed', `The delivery's id is longer than ${maxIdChars} characters.`);
}
/** By the sender's id: a sender that a source has set up is another object each time. */
const foreign = new Map(Object.values(registry/* senders */.B).map((sender) => [sender.id, (0,registry/* foreignMarks */.p)(sender)]));
/** Senders that share a scheme and a secret are told apart: what one says, another might read as something else. */
function requireOwn(headers, { name, sender }) {
    const mark = foreign.get(sender.id)?.find((each) => headers[each] !== undefined);
    if (mark === undefined)
        return;
    const other = Object.values(registry/* senders */.B).find(({ marks }) => marks.includes(mark));
    throw new errors/* TicketwireError */.Mw('malformed', `The header ${mark} shows that this comes from ${other?.label ?? 'another sender'}, and the source '${name}' is for ${sender.label}. Send it to a source of its own.`);
}
const wrongCharset = 'The charset of the content type must be utf-8 or us-ascii. Send the body as UTF-8.';
const jsonOnly = [body/* jsonType */.Br];
/** Only said to a caller who proved who it is. */
function requireContent(headers, { sender }) {
    const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (encoding !== 'identity') {
        throw new errors/* TicketwireError */.Mw('wrong-content', `The content encoding '${encoding}' is not accepted: send the body as it is.`);
    }
    const { contentTypes = jsonOnly } = sender;
    if (!contentTypes.includes((0,signing_form/* mediaTypeOf */.c0)(headers))) {
        throw new errors/* TicketwireError */.Mw('wrong-content', `The content type must be ${contentTypes.join(' or ')}.`);
    }
    if (!(0,signing_form/* hasUtf8Charset */.kL)(headers))
        throw new errors/* TicketwireError */.Mw('wrong-content', wrongCharset);
}
async function hooks_answer(response, given, { outcomes, now }) {
    const { accepted, source, deadline } = given;
    const { id, first } = accepted;
    if (source.sender.reply === undefined || first === undefined) {
        if (accepted.isDuplicate)
            (0,answer/* sendJson */.jD)(response, { status: 200, body: { delivery: id, duplicate: true } });
        else
            (0,answer/* sendJson */.jD)(response, { status: 202, body: { delivery: id, effects: accepted.newEffects } });
        return;
    }
    const [effect] = accepted.effects;
    const isJustClaimed = effect !== undefined && accepted.claimed?.includes(effect.id) === true;
    const outcome = effect === undefined ? undefined : await outcomes.wait(effect.id, { deadline, now: now(), isJustClaimed });
    const reply = source.sender.reply({
        event: first.event,
        isPlanned: effect !== undefined,
        reason: () => first
            .verdicts()
            .map(({ rule, reason }) => `rule '${rule}': ${reason}`)
            .join('; ') || 'there are no rules',
        ...(outcome === undefined ? {} : { outcome }),
    });
    const headers = reply.retryAfter === undefined ? {} : { 'Retry-After': String(reply.retryAfter) };
    (0,answer/* sendJson */.jD)(response, { status: reply.status, body: reply.body, headers });
}
function flatten(headers) {
    const flat = {};
    for (const name in headers) {
        const value = headers[name];
        if (value !== undefined)
            flat[name] = typeof value === 'string' ? value : value.join(', ');
    }
    return flat;
}

;// CONCATENATED MODULE: ./receiver/http/intake.ts


/** Bodies up to this size have a part of the budget to themselves. */
const smallBodyBytes = 256 * 1_000;
const reservedBytes = 8 * 1_048_576;
/** Memory of a request besides its body: its headers, its stream, its place in the list. */
const overheadBytes = 4_096;
const sweepMs = 1_000;
/** Refused bodies are read and thrown away: so many bytes of them all between two sweeps, and each for so many sweeps. */
const maxDiscardedBytes = 32 * 1_048_576;
const maxDiscardSweeps = 5;
/** A body must bring this much in each period; counted in sweeps, so that a pause of ours is not held against it. */
const minBytesPerSecond = 1_000;
const ratePeriod = 5;
/**
 * Reads bodies, and bounds the memory of those that are not whole: over all connections, because nobody has proved yet
 * who sends them. docs/decisions/0025 gives the reasons.
 */
class Intake {
    #bodies = new Set();
    #budgetBytes;
    /** Requests that were answered before their body had arrived, and when. */
    #refused = new Map();
    #discardedBytes = 0;
    #heldBytes = 0;
    #heldByLarge = 0;
    #sweep = 0;
    #timer;
    constructor({ budgetBytes }) {
        this.#budgetBytes = budgetBytes;
    }
    /**
     * Returns the bytes of the body. Throws `too-large`, before anything is read if the announced length says so,
     * `malformed` when the connection ends early, `too-slow` below the minimum rate, and `overloaded` when the budget is
     * full and this body is the largest and slowest.
     */
    async read(request, response, maxBytes) {
        const announced = announcedLength(request);
        requireLength(request, maxBytes);
        if (request.headers.expect !== undefined)
            response.writeContinue();
        const isLarge = announced !== undefined && announced > smallBodyBytes;
        const body = new ArrivingBody(request, { accounts: this, maxBytes, isLarge, sweep: this.#sweep });
        this.#bodies.add(body);
        this.hold(body, 0);
        this.#startSweeping();
        return body.read();
    }
    /** Counts what a body takes now, and makes room for it. */
    hold(body, bytes) {
        const held = bytes + overheadBytes;
        const more = held - body.heldBytes;
        body.heldBytes = held;
        this.#heldBytes += more;
        if (body.isLarge)
            this.#heldByLarge += more;
        else if (body.receivedBytes > smallBodyBytes) {
            body.isLarge = true;
            this.#heldByLarge += held;
        }
        while (this.#heldByLarge > this.#budgetBytes - reservedBytes && this.#dropWorst({ isLarge: true }))
            ;
        while (this.#heldBytes > this.#budgetBytes && this.#dropWorst({ isLarge: false }))
            ;
    }
    release(body) {
        this.#bodies.delete(body);
        this.#heldBytes -= body.heldBytes;
        if (body.isLarge)
            this.#heldByLarge -= body.heldBytes;
        body.heldBytes = 0;
    }
    /**
     * Reads on after an answer was given early, for a client that reads the answer only when it has sent everything: closing
     * the connection at once could reset it, and hide the answer. Cuts the connection when that takes too long.
     */
    discard(request) {
        const { socket } = request;
        const chunks = new ChunkCount();
        this.#refused.set(request, this.#sweep);
        request.once('close', () => this.#refused.delete(request));
        request.on('data', (chunk) => {
            this.#discardedBytes += chunk.length;
            freeChunk(chunk);
            chunks.add(chunk);
            if (chunks.areTooSmall)
                socket.destroy();
            // Not the request: while that is paused, what the connection brings is kept in memory.
            else if (this.#discardedBytes > maxDiscardedBytes)
                socket.pause();
        });
        this.#startSweeping();
    }
    /** Drops the body that has held the most bytes for the longest time; false if there is none. */
    #dropWorst({ isLarge }) {
        let [worst, most] = [undefined, 0];
        for (const body of this.#bodies) {
            const score = body.heldBytes * (this.#sweep - body.startedAt + 1);
            if (score > most && (body.isLarge || !isLarge))
                [worst, most] = [body, score];
        }
        worst?.refuse(new errors/* TicketwireError */.Mw('overloaded', overloaded));
        return worst !== undefined;
    }
    #startSweeping() {
        this.#timer ??= setInterval(() => {
            this.#sweep += 1;
            this.#checkRates();
            this.#discardMore();
            if (this.#bodies.size > 0 || this.#refused.size > 0)
                return;
            clearInterval(this.#timer);
            this.#timer = undefined;
        }, sweepMs).unref();
    }
    #checkRates() {
        for (const body of this.#bodies) {
            if (this.#sweep - body.checkedAt < ratePeriod)
                continue;
            const isSlow = body.receivedBytes - body.checkedBytes < ratePeriod * minBytesPerSecond;
            if (isSlow)
                body.refuse(new errors/* TicketwireError */.Mw('too-slow', tooSlow));
            body.checkedAt = this.#sweep;
            body.checkedBytes = body.receivedBytes;
        }
    }
    #discardMore() {
        this.#discardedBytes = 0;
        for (const [{ socket }, since] of this.#refused) {
            if (this.#sweep - since > maxDiscardSweeps)
                socket.destroy();
            else
                socket.resume();
        }
    }
}
const tooSlow = `The body arrived at less than ${minBytesPerSecond} bytes a second. Send it faster.`;
const overloaded = 'Too many bodies are arriving at once, and this one was the largest and slowest. Send it again later.';

// EXTERNAL MODULE: ./node_modules/prom-client/index.js
var prom_client = __webpack_require__(95222);
;// CONCATENATED MODULE: ./receiver/http/metrics/rate-limits.ts


/**
 * Headers by which vendors announce limits: GitHub, Jira and Discord with `x-`, GitLab without.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit
 * https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
function readRateLimit(headers) {
    for (const prefix of ['x-ratelimit-', 'ratelimit-']) {
        const limit = rate_limits_numberOf(headers.get(`${prefix}limit`));
        const remaining = rate_limits_numberOf(headers.get(`${prefix}remaining`));
        if (limit === undefined || remaining === undefined)
            continue;
        const resource = headers.get(`${prefix}resource`) ?? headers.get(`${prefix}name`) ?? '';
        return {
            // It becomes a label: nothing that an answer says may make many or odd ones.
            resource: /^[a-z][a-z0-9_]{0,40}$/.test(resource) ? resource : '',
            limit,
            remaining,
            resetAt: (0,http/* resetOf */.Zy)(headers.get(`${prefix}reset`)),
        };
    }
    return undefined;
}
function rate_limits_numberOf(text) {
    return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
/** A target has no more limits than this: what comes beyond is not noted. */
const maxResources = 20;
/** A limit without a time of its end holds for so long. */
const unnamedMs = 60_000;
function createRateLimits(now) {
    const byTarget = new Map();
    function note(target, seen) {
        const limits = byTarget.get(target) ?? new Map();
        byTarget.set(target, limits);
        const before = limits.get(seen.resource);
        if (before === undefined && limits.size >= maxResources)
            return;
        // Several tokens may be in use at one target: the one that has least left counts until its limit is reset.
        if (before !== undefined && before.remaining < seen.remaining && now() < before.until)
            return;
        limits.set(seen.resource, { ...seen, until: seen.resetAt ?? now() + unnamedMs });
    }
    return {
        watch: (target, http) => ({
            ...http,
            send: async (request) => {
                const response = await http.send(request);
                const seen = readRateLimit(response.headers);
                if (seen !== undefined)
                    note(target, seen);
                return response;
            },
        }),
        list: (isKnown) => {
            for (const target of byTarget.keys())
                if (!isKnown(target))
                    byTarget.delete(target);
            return [...byTarget].flatMap(([target, limits]) => [...limits.values()].map(({ until, ...limit }) => {
                const isOver = now() >= until;
                return { target, ...limit, remaining: isOver ? limit.limit : limit.remaining };
            }));
        },
    };
}
/** Metrics of what targets still take. */
function addRateLimitMetrics(rateLimits, { registry, isKnown }) {
    const gauge = (name, help, readValue) => {
        new prom_client.Gauge({
            name,
            help,
            labelNames: ['target', 'resource'],
            registers: [registry],
            collect() {
                this.reset();
                for (const limit of rateLimits.list(isKnown)) {
                    const value = readValue(limit);
                    if (value !== undefined)
                        this.set({ target: limit.target, resource: limit.resource }, value);
                }
            },
        });
    };
    gauge('ticketwire_rate_limit', 'Requests that a target takes in one window, as its answers say.', ({ limit }) => limit);
    gauge('ticketwire_rate_limit_remaining', 'Requests that are left in the window; of several tokens the one that has least left.', ({ remaining }) => remaining);
    gauge('ticketwire_rate_limit_reset_timestamp_seconds', 'When the window ends, in seconds since 1970.', ({ resetAt }) => (resetAt === undefined ? undefined : resetAt / 1_000));
}

;// CONCATENATED MODULE: ./receiver/http/metrics/effects.ts

/** While the store is away these metrics are left out, and the others are served. */
function orNone(read) {
    return read.catch(() => []);
}
/** Metrics of effects that have not ended, by target: read from the store each time. */
function addEffectMetrics({ registry, store, targets, now }) {
    const registers = [registry];
    new prom_client.Gauge({
        name: 'ticketwire_effects',
        help: 'Effects that wait (due), run (running) or ended as dead letters (failed), by target.',
        labelNames: ['target', 'status'],
        registers,
        async collect() {
            this.reset();
            const known = new Set(targets());
            for (const { target, status, count } of await orNone(store.history.effectCounts())) {
                if (known.has(target))
                    this.set({ target, status }, count);
            }
        },
    });
    let asking;
    /** One query for both metrics of a scrape. */
    const ask = () => {
        asking ??= store.dueEffects(now()).finally(() => {
            asking = undefined;
        });
        return asking;
    };
    const gauge = (name, help, readValue) => {
        new prom_client.Gauge({
            name,
            help,
            labelNames: ['target'],
            registers,
            async collect() {
                const known = await ask().catch(() => undefined);
                this.reset();
                if (known === undefined)
                    return;
                const due = new Map(known.map((each) => [each.target, each]));
                for (const target of targets())
                    this.set({ target }, readValue(due.get(target)));
            },
        });
    };
    gauge('ticketwire_due_effects', 'Effects whose time has come and that no worker has taken yet, by target; those that wait for a retry are not among them.', (due) => due?.count ?? 0);
    gauge('ticketwire_oldest_due_effect_age_seconds', 'How long the oldest due effect of a target has been waiting to be performed; 0 where none is due.', (due) => (due === undefined ? 0 : Math.max(0, now() - due.oldestDueAt) / 1_000));
}

;// CONCATENATED MODULE: ./receiver/http/metrics/labels.ts
/** Labels that name something of the configuration, which may be removed while the receiver runs. */
const configuredLabels = ['source', 'target'];
function createLabelKeeper(registry, isKnown) {
    const seen = { source: new Set(), target: new Set() };
    const all = () => registry.getMetricsAsArray();
    async function forget(label, names) {
        for (const metric of all()) {
            if (metric.collect !== undefined || !metric.labelNames.includes(label))
                continue;
            const { values } = await metric.get();
            for (const { labels } of values) {
                // Buckets of a histogram carry a label that is not the series' own.
                const { le: _, ...own } = labels;
                if (names.includes(String(own[label])))
                    metric.remove(own);
            }
        }
        for (const name of names)
            seen[label].delete(name);
    }
    return {
        names: () => all().flatMap(({ name, labelNames }) => configuredLabels.some((each) => labelNames.includes(each)) ? [name] : []),
        see: (label, name) => seen[label].add(name),
        forgetGone: async () => {
            for (const label of configuredLabels) {
                const gone = [...seen[label]].filter((name) => !isKnown[label](name));
                if (gone.length > 0)
                    await forget(label, gone);
            }
        },
    };
}

;// CONCATENATED MODULE: ./receiver/http/metrics.ts






const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const circuitValues = { closed: 0, 'half-open': 1, open: 2 };
/** Prometheus metrics; their names and meanings stand in docs/operations.md. */
function createMetrics({ store, breakers, rateLimits, isKnown, targets, now }) {
    const registry = new prom_client.Registry();
    const labels = createLabelKeeper(registry, isKnown);
    (0,prom_client.collectDefaultMetrics)({ register: registry });
    const registers = [registry];
    const deliveries = new prom_client.Histogram({
        name: 'ticketwire_delivery_seconds',
        help: 'Time from the request to its answer, by source and HTTP status.',
        labelNames: ['source', 'status'],
        buckets,
        registers,
    });
    /** By source, how often each of its secrets proved a request; counted apart, because labels cost more than counting. */
    const proofs = new Map();
    new prom_client.Counter({
        name: 'ticketwire_proofs_total',
        help: "Requests that were proven genuine, by source and by which of its secrets: 1 is the first of the source's list.",
        labelNames: ['source', 'secret'],
        registers,
        collect() {
            this.reset();
            for (const [source, counts] of proofs) {
                if (!isKnown.source(source))
                    proofs.delete(source);
                else
                    counts.forEach((count, place) => {
                        this.inc({ source, secret: place + 1 }, count);
                    });
            }
        },
    });
    const duplicates = new prom_client.Counter({
        name: 'ticketwire_duplicates_total',
        help: 'Deliveries that had been accepted before, by source.',
        labelNames: ['source'],
        registers,
    });
    const rejected = new prom_client.Counter({
        name: 'ticketwire_rejected_requests_total',
        help: 'Requests that were answered with an error, by source and error code. Requests to other addresses have no source.',
        labelNames: ['source', 'reason'],
        registers,
    });
    const attempts = new prom_client.Histogram({
        name: 'ticketwire_attempt_seconds',
        help: 'Time of one attempt at an effect, by target and how it ended.',
        labelNames: ['target', 'outcome'],
        buckets,
        registers,
    });
    const errors = new prom_client.Counter({
        name: 'ticketwire_attempt_errors_total',
        help: 'Attempts that did not succeed, by target and error code.',
        labelNames: ['target', 'code'],
        registers,
    });
    const reloadResult = new prom_client.Gauge({
        name: 'ticketwire_config_last_reload_successful',
        help: '1 when the configuration in force is the one last read, 0 when that one was broken and not taken in.',
        registers,
    });
    const reloadedAt = new prom_client.Gauge({
        name: 'ticketwire_config_last_reload_success_timestamp_seconds',
        help: 'When the configuration in force was taken in, in seconds since 1970.',
        registers,
    });
    const reloads = new prom_client.Histogram({
        name: 'ticketwire_config_reload_seconds',
        help: 'Time of a reload of the configuration, by how it ended.',
        labelNames: ['outcome'],
        buckets,
        registers,
    });
    const noteConfiguration = (isDone) => {
        reloadResult.set(isDone ? 1 : 0);
        if (isDone)
            reloadedAt.set(now() / 1_000);
    };
    noteConfiguration(true);
    const commits = new prom_client.Histogram({
        name: 'ticketwire_store_commit_seconds',
        help: 'Time of one transaction of the store, which holds all writes that waited for it, from its begin to its commit.',
        buckets: [0.001, 0.0025, ...buckets],
        registers,
    });
    store.watchCommits((seconds) => commits.observe(seconds));
    addRateLimitMetrics(rateLimits, { registry, isKnown: isKnown.target });
    addEffectMetrics({ registry, store, targets, now });
    new prom_client.Gauge({
        name: 'ticketwire_circuit_state',
        help: 'The circuit breaker of a target: 0 closed, 1 half open, 2 open.',
        labelNames: ['target'],
        registers,
        collect() {
            this.reset();
            for (const { target, state } of breakers.states())
                this.set({ target }, circuitValues[state]);
        },
    });
    const router = (0,express.Router)({ caseSensitive: true });
    router
        .route('/metrics')
        .get(async (_request, response) => {
        await labels.forgetGone();
        response.set('Content-Type', registry.contentType).send(await registry.metrics());
    })
        .all((0,answer/* onlyMethods */.tl)('GET', 'HEAD'));
    return {
        router,
        configuredNames: labels.names,
        noteDelivery: ({ source, status, seconds }) => {
            labels.see('source', source);
            deliveries.observe({ source, status: String(status) }, seconds);
        },
        noteDuplicate: (source) => duplicates.inc({ source }),
        noteRejected: ({ source, reason }) => {
            if (source !== '')
                labels.see('source', source);
            rejected.inc({ source, reason });
        },
        noteReload: ({ isDone, seconds }) => {
            noteConfiguration(isDone);
            reloads.observe({ outcome: isDone ? 'success' : 'failure' }, seconds);
        },
        noteProof: ({ source, secret }) => {
            const counts = proofs.get(source) ?? [];
            while (counts.length < secret)
                counts.push(0);
            counts[secret - 1] = (counts[secret - 1] ?? 0) + 1;
            proofs.set(source, counts);
        },
        noteAttempt: ({ effect, outcome, startedAt, endedAt }) => {
            labels.see('target', effect.target);
            attempts.observe({ target: effect.target, outcome: outcome.status }, (endedAt - startedAt) / 1_000);
            if ('code' in outcome)
                errors.inc({ target: effect.target, code: outcome.code });
        },
    };
}

;// CONCATENATED MODULE: ./receiver/http/unknown-severities.ts
/** So many are remembered; a sender that makes up more is not worth more lines. */
const maxRemembered = 1_000;
/** Gives a function that warns of each unknown severity of a source, once. */
function createSeverityWarnings(log) {
    const warned = new Set();
    return (source, severity) => {
        const key = JSON.stringify([source, severity]);
        if (warned.has(key) || warned.size >= maxRemembered)
            return;
        warned.add(key);
        log.warn({ source, severity }, 'the severity of an alert is unknown, and counts as low');
    };
}

;// CONCATENATED MODULE: ./receiver/worker/breaker.ts
const windowMs = 5 * 60_000;
/** Attempts are counted by slices of time, so that many of them cost no more than few. */
const sliceMs = 10_000;
const minAttempts = 10;
const openShare = 0.7;
const openMs = 30_000;
const successesToClose = 5;
/** How soon an attempt that another one holds up while half open looks again. */
const halfOpenMs = 1_000;
/** Failures of the target itself; a refusal is an answer, and so counts as health. */
const failures = new Set(['network', 'timeout', 'target-failed']);
/**
 * Opens when at least 70 % of at least 10 attempts within 5 minutes failed, lets a single attempt through after 30 s,
 * and closes after 5 successes in a row.
 */
function createBreaker(onChange) {
    let slices = [];
    let openUntil;
    let isProbing = false;
    let successes = 0;
    function open(now) {
        openUntil = now + openMs;
        successes = 0;
        slices = [];
        onChange('open');
    }
    function count(isFailure, now) {
        slices = slices.filter(({ at }) => at > now - windowMs);
        let slice = slices.at(-1);
        if (slice === undefined || slice.at + sliceMs <= now) {
            slice = { at: now, attempts: 0, failures: 0 };
            slices.push(slice);
        }
        slice.attempts += 1;
        if (isFailure)
            slice.failures += 1;
    }
    return {
        permits: (now) => {
            if (openUntil === undefined)
                return undefined;
            if (now < openUntil)
                return openUntil;
            if (isProbing)
                return now + halfOpenMs;
            isProbing = true;
            return undefined;
        },
        note: (outcome, now) => {
            isProbing = false;
            if (outcome.status === 'retry' && outcome.code === 'not-ready')
                return;
            const isFailure = 'code' in outcome && failures.has(outcome.code);
            if (openUntil !== undefined) {
                if (now < openUntil)
                    return;
                if (isFailure)
                    open(now);
                else {
                    successes += 1;
                    if (successes < successesToClose)
                        return;
                    openUntil = undefined;
                    onChange('closed');
                }
                return;
            }
            count(isFailure, now);
            const attempts = slices.reduce((sum, slice) => sum + slice.attempts, 0);
            const failed = slices.reduce((sum, slice) => sum + slice.failures, 0);
            if (attempts >= minAttempts && failed >= attempts * openShare)
                open(now);
        },
        state: (now) => (openUntil === undefined ? 'closed' : now < openUntil ? 'open' : 'half-open'),
    };
}
function createBreakers(targets, onChange, clock = () => performance.now()) {
    const breakers = new Map();
    const keep = (wanted) => {
        const isWanted = new Set(wanted);
        for (const target of breakers.keys())
            if (!isWanted.has(target))
                breakers.delete(target);
        for (const target of wanted) {
            if (!breakers.has(target))
                breakers.set(target, createBreaker((state) => onChange(target, state)));
        }
    };
    keep(targets);
    return {
        keep,
        waitMs: (target) => {
            const now = clock();
            const notBefore = breakers.get(target)?.permits(now);
            return notBefore === undefined ? undefined : Math.ceil(notBefore - now);
        },
        note: (target, outcome) => breakers.get(target)?.note(outcome, clock()),
        states: () => [...breakers].map(([target, breaker]) => ({ target, state: breaker.state(clock()) })),
    };
}

;// CONCATENATED MODULE: ./receiver/incidents/own-event.ts


/** Returns the subject that all events about an incident have. */
function subjectOf({ target, rule }) {
    return rule === '' ? `${event_families/* ownSource */.Cd}:target:${target}` : `${event_families/* ownSource */.Cd}:dead-letters:${target}:${rule}`;
}
/** The delivery's id: the same in every receiver that reports this event of the incident. */
function deliveryIdOf({ subject, number }) {
    return `${(0,external_node_crypto_.createHash)('sha256').update(subject).digest('hex').slice(0, 16)}-${number}`;
}
function isoOf(time) {
    return new Date(time).toISOString();
}

// EXTERNAL MODULE: ./shared/routing/rule-index.ts
var rule_index = __webpack_require__(85692);
;// CONCATENATED MODULE: ./receiver/incidents/report.ts




/**
 * Reports an event of an incident: the incident's next state, the event's delivery and the effects that rules ask for are
 * stored in one transaction. `before` is the incident as it was read. False when another receiver was first.
 */
async function report(given, inputs) {
    const { type, place, before, facts } = given;
    const at = inputs.now();
    const incident = {
        ...place,
        subject: subjectOf(place),
        isOpen: type !== 'ticketwire.recovered',
        number: (before?.number ?? 0) + 1,
        openedAt: before?.isOpen === true ? before.openedAt : at,
        touchedAt: at,
    };
    const body = {
        type,
        subject: incident.subject,
        at: isoOf(at),
        since: isoOf(incident.openedAt),
        target: place.target,
        ...(place.rule === '' ? {} : { rule: place.rule }),
        ...facts,
    };
    const acceptance = (await isWanted(body, inputs)) ? await planOwn(incident, body, inputs) : undefined;
    const isReported = await inputs.store.incidents.report({ incident, acceptance });
    if (isReported && acceptance !== undefined) {
        inputs.log.info({ event: type, target: place.target, rule: body.rule, delivery: acceptance.delivery.id }, 'own event');
    }
    return isReported;
}
/** True if a rule matches the event. A ticket that was opened is closed in any case. */
async function isWanted({ type, subject }, { live, store }) {
    if ((0,rule_index/* mayBeWanted */.G)(live.rules, { type, source: ownSource.name }))
        return true;
    return type === 'ticketwire.recovered' && (await store.findFollowed(subject)).length > 0;
}
async function planOwn(incident, body, inputs) {
    const { live, store, log } = inputs;
    const receivedAt = incident.touchedAt;
    const delivery = {
        id: deliveryIdOf(incident),
        source: ownSource.name,
        receivedAt,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify(body)),
    };
    const { rules, targets } = live;
    const { events, effects } = await (0,accept/* preview */.VH)(delivery, { source: ownSource, rules, targets, store, now: receivedAt });
    for (const problem of events.flatMap(({ problems }) => problems)) {
        log.warn({ source: ownSource.name, delivery: delivery.id, problem }, 'a rule needs attention');
    }
    return { delivery, events: events.map(({ event }) => event.type), effects };
}

;// CONCATENATED MODULE: ./receiver/incidents/dead-letters.ts



/** Of one rule at one target, what dies within this time after a report is reported together at its end. */
const dead_letters_windowMs = 10 * 60_000;
/** Reports dead letters by rule and target, and that none of them are left. Called now and then. */
function createDeadLetterReports(inputs) {
    const { incidents } = inputs.store;
    /** Where the pass over the dead letters of each open incident has come to. */
    const cursors = new Map();
    async function reportNew(place, before) {
        if (before?.isOpen === true && !dead_letters_isPast(before.touchedAt + dead_letters_windowMs, before.touchedAt, inputs.now()))
            return;
        const facts = await factsOf(place, inputs);
        if (facts !== undefined)
            await report({ type: 'ticketwire.dead_letter', place, before, facts }, inputs);
    }
    async function reportRecovered(place, before) {
        if ((await incidents.count(place)) > 0)
            return;
        await report({ type: 'ticketwire.recovered', place, before, facts: {} }, inputs);
        cursors.delete(before.subject);
    }
    return async (open) => {
        const news = new Map((await incidents.unreported()).map((place) => [subjectOf(place), place]));
        const known = new Map(open.filter(({ rule }) => rule !== '').map((each) => [each.subject, each]));
        for (const subject of cursors.keys())
            if (!known.has(subject))
                cursors.delete(subject);
        for (const [subject, place] of new Map([...known, ...news])) {
            const next = await incidents.forgetResolved(place, cursors.get(subject));
            if (next === undefined)
                cursors.delete(subject);
            else
                cursors.set(subject, next);
            const before = known.get(subject) ?? (await incidents.find(subject));
            if (news.has(subject))
                await reportNew(place, before);
            else if (before?.isOpen === true)
                await reportRecovered(place, before);
        }
    };
}
/** True when a time has come; also when the clock was set back behind the time from which it was counted. */
function dead_letters_isPast(time, from, now) {
    return now >= time || now < from;
}
async function factsOf(place, { store, publicUrl }) {
    const letter = await store.incidents.newest(place);
    if (letter === undefined)
        return undefined;
    const { effect, source, delivery, attempts, outcome } = letter;
    return {
        count: await store.incidents.count(place),
        code: outcome.code,
        message: outcome.message,
        attempts,
        effect: effect.id,
        event: effect.cause.type,
        source,
        delivery,
        ...(publicUrl === undefined ? {} : { url: publicUrl + deliveryHref({ id: delivery, source }) }),
    };
}

;// CONCATENATED MODULE: ./receiver/incidents/circuits.ts





/** A target that no receiver has seen down for so long has recovered with its next success, wherever that is. */
const quietMs = 2 * 60_000;
function createCircuitReports(inputs) {
    const { store, live, now } = inputs;
    const changes = [];
    const openHere = new Set();
    const succeeded = new Set();
    const lastFailures = new Map();
    /** True when nothing is left to do for the change. */
    async function reportChange({ target, state }) {
        const place = { target, rule: '' };
        const before = await store.incidents.find(subjectOf(place));
        if (state === 'open' && before?.isOpen === true) {
            await store.incidents.touch(before.subject, now());
            return true;
        }
        if (state === 'closed' && before?.isOpen !== true)
            return true;
        const type = state === 'open' ? 'ticketwire.target_down' : 'ticketwire.recovered';
        const facts = state === 'open' ? await circuits_factsOf(lastFailures.get(target), inputs) : {};
        return report({ type, place, before, facts }, inputs);
    }
    /** A receiver that saw it down may have ended since, and the target may be gone from the configuration. */
    async function reportForgotten(before) {
        const { target, touchedAt } = before;
        const isWell = succeeded.has(target) && !openHere.has(target);
        if (live.opened.has(target) && !isWell)
            return;
        if (!dead_letters_isPast(touchedAt + quietMs, touchedAt, now()))
            return;
        await report({ type: 'ticketwire.recovered', place: { target, rule: '' }, before, facts: {} }, inputs);
    }
    return {
        noteCircuit: (target, state) => {
            if (state === 'open')
                openHere.add(target);
            else
                openHere.delete(target);
            const last = changes.findLast((each) => each.target === target);
            if (last?.state !== state)
                changes.push({ target, state });
        },
        noteAttempt: (finished) => {
            const { effect, outcome } = finished;
            if ('code' in outcome && failures.has(outcome.code))
                lastFailures.set(effect.target, finished);
            if (outcome.status === 'done')
                succeeded.add(effect.target);
        },
        reportAll: async (open) => {
            for (let [next] = changes; next !== undefined && (await reportChange(next)); [next] = changes)
                changes.shift();
            for (const incident of open)
                if (incident.rule === '')
                    await reportForgotten(incident);
            succeeded.clear();
        },
    };
}
async function circuits_factsOf(failure, { store, publicUrl }) {
    if (failure === undefined || !('code' in failure.outcome))
        return {};
    const { effect, attempt, outcome } = failure;
    const origin = await store.incidents.findOrigin(effect.id);
    const isLinked = publicUrl !== undefined && origin !== undefined;
    return {
        code: outcome.code,
        message: outcome.message,
        attempts: attempt,
        effect: effect.id,
        event: effect.cause.type,
        ...origin,
        ...(isLinked ? { url: publicUrl + deliveryHref({ id: origin.delivery, source: origin.source }) } : {}),
    };
}

;// CONCATENATED MODULE: ./receiver/incidents/incidents.ts



/** The store is asked this often for what is to be reported. */
const lookMs = 5_000;
/** Delay after a failure in this process: dead letters that come together are reported together. */
const soonMs = 1_000;
/** Reports incidents until stopped. What cannot be stored now is reported later: the store knows what is unreported. */
function startIncidents(inputs) {
    const { store, log } = inputs;
    const circuits = createCircuitReports(inputs);
    const reportDeadLetters = createDeadLetterReports(inputs);
    let isStopped = false;
    let isWaking = false;
    let isFailing = false;
    let timer;
    let running = Promise.resolve();
    async function look() {
        isWaking = false;
        try {
            const open = await store.incidents.open();
            await circuits.reportAll(open);
            await reportDeadLetters(open);
            isFailing = false;
        }
        catch (thrown) {
            const { code, message } = (0,errors/* asTicketwireError */.Q8)(thrown);
            // While the store is away, every look fails alike.
            log[isFailing ? 'debug' : 'warn']({ code, error: message }, 'incidents could not be reported; trying again');
            isFailing = true;
        }
        if (!isStopped && !isWaking)
            wakeIn(lookMs);
    }
    function wakeIn(delayMs) {
        clearTimeout(timer);
        timer = setTimeout(() => {
            // One after the other: the next may be asked for while this one waits for the store.
            running = running.then(look);
        }, delayMs);
    }
    function wakeSoon() {
        if (isWaking || isStopped)
            return;
        isWaking = true;
        wakeIn(soonMs);
    }
    wakeSoon();
    return {
        noteCircuit: (target, state) => {
            circuits.noteCircuit(target, state);
            wakeSoon();
        },
        noteAttempt: (finished) => {
            circuits.noteAttempt(finished);
            if (finished.outcome.status === 'failed')
                wakeSoon();
        },
        stop: async () => {
            isStopped = true;
            clearTimeout(timer);
            await running;
        },
    };
}

// EXTERNAL MODULE: ./shared/pipeline/plan-events.ts + 27 modules
var plan_events = __webpack_require__(74146);
;// CONCATENATED MODULE: ./receiver/live.ts



function createLive(configuration, open) {
    // Plain members, because every delivery reads them.
    const live = {
        ...(0,slices/* runAtOnce */.w)(prepareConfiguration(configuration, open)),
        rules: (0,rule_index/* indexRules */.o)(configuration.rules),
        change: (prepared, managed) => {
            Object.assign(live, prepared);
            live.setManaged(managed);
        },
        setManaged: (rules) => {
            live.rules = (0,rule_index/* indexRules */.o)([...live.configuration.rules, ...rules]);
        },
    };
    return live;
}
/** Opens the targets of a configuration. Stops after each, so that others can have their turn. */
function* prepareConfiguration(configuration, open) {
    const opened = new Map();
    for (const target of configuration.targets) {
        opened.set(target.name, open(target));
        yield;
    }
    return { configuration, opened, targets: (0,plan_events/* knowledgeOf */.a)(configuration.targets, configuration.messages) };
}

// EXTERNAL MODULE: ./receiver/local-token.ts
var local_token = __webpack_require__(86429);
;// CONCATENATED MODULE: ./receiver/follow-store.ts

/** How long to wait before reading again what could not be read. */
const retryMs = 1_000;
/** Reads at once by `start`, whose failure is the caller's, and from then on by `read`, one after the other. */
async function followStore(options) {
    let running;
    let next;
    let retry;
    let isStopped = false;
    let isFailing = false;
    async function read() {
        if (isStopped)
            return;
        clearTimeout(retry);
        try {
            await options.read();
            isFailing = false;
        }
        catch (error) {
            if (!isFailing)
                options.onFailure((0,errors/* asTicketwireError */.Q8)(error));
            isFailing = true;
            retry = setTimeout(() => void refresh(), retryMs);
        }
    }
    function refresh() {
        if (running === undefined)
            return run(read());
        // The one that runs may have read before.
        next ??= running
            .catch(() => { })
            .then(() => {
            next = undefined;
            return refresh();
        });
        return next;
    }
    function run(work) {
        running = work.finally(() => {
            running = undefined;
        });
        return running;
    }
    async function stop() {
        isStopped = true;
        unwatch();
        clearTimeout(retry);
        await next;
        await running;
    }
    const unwatch = options.store.watch(({ kind }) => {
        if (kind === options.kind || kind === 'missed')
            void refresh();
    });
    try {
        await run(options.start());
    }
    catch (error) {
        await stop();
        throw error;
    }
    return { refresh, stop };
}

// EXTERNAL MODULE: ./shared/config/build-rule.ts
var build_rule = __webpack_require__(940);
// EXTERNAL MODULE: ./shared/config/check-rule.ts
var check_rule = __webpack_require__(68164);
// EXTERNAL MODULE: ./shared/config/document.ts + 1 modules
var config_document = __webpack_require__(57768);
// EXTERNAL MODULE: ./shared/config/report-issue.ts
var report_issue = __webpack_require__(84709);
// EXTERNAL MODULE: ./shared/config/schema.ts
var schema = __webpack_require__(18646);
;// CONCATENATED MODULE: ./shared/config/load-rule.ts





/** {@link createRuleLoader} for a single rule. */
function loadRule(value, surroundings) {
    return createRuleLoader(surroundings)(value);
}
/**
 * Loads rules that come as JSON and not from a file, checked as those of the file are; or their mistakes, each with its place:
 * `do[1].track: no target is called 'bord'. Did you mean 'board'?` Variables are not put in: whoever may write a rule may
 * not read the environment.
 */
function createRuleLoader({ targets, sources }) {
    const checks = (0,check_rule/* prepareRuleChecks */.x7)({ targets, sources });
    return (value) => {
        if (/\$\{[A-Za-z_]/.test(JSON.stringify(value))) {
            return { problems: ['variables of the environment are put in only in the file'] };
        }
        const document = config_document/* ConfigurationDocument */.Co.of({ rules: [value] }, 'rule');
        const { data: parsed, error } = schema/* ruleSchema */.AZ.safeParse(value, { reportInput: false });
        try {
            for (const issue of error?.issues ?? [])
                (0,report_issue/* reportIssue */.O)(document, issue, ['rules', 0]);
            if (parsed !== undefined)
                (0,check_rule/* checkRule */.T9)(parsed, 0, { ...checks, document });
        }
        catch (thrown) {
            if (!(thrown instanceof config_document/* TooManyProblems */.wW))
                throw thrown;
        }
        if (parsed === undefined || document.problems.length > 0) {
            return { problems: document.problems.map(({ path, message }) => sentence(path, message)) };
        }
        const rule = (0,build_rule/* buildRule */.D)(parsed, checks.usualTarget);
        // Whoever may write a rule over the API may not run programs on this machine.
        const position = rule.steps.findIndex((step) => step.verb === 'deploy' && step.programs.length > 0);
        if (position < 0)
            return { rule };
        return { problems: [`do[${position + 1}].deploy.then: programs are run only by rules of the file.`] };
    };
}
function sentence(path, message) {
    const place = path.replace(/^rules\[1\]\.?/, '');
    return place === '' ? message : `${place}: ${message}`;
}

;// CONCATENATED MODULE: ./receiver/usable-rules.ts

/** `registered`: names of sources that are not in the file. */
function createRuleChecker(configuration, registered) {
    const { sources, targets, rules } = configuration;
    const names = new Set(rules.map(({ name }) => name));
    const load = createRuleLoader({
        targets: Object.fromEntries(targets.map((target) => [target.name, target])),
        sources: [...sources.map(({ name }) => name), ...registered],
    });
    /** Results by the rule's text. */
    let known = new Map();
    function* checkAll(stored) {
        const next = new Map();
        const checked = [];
        for (const each of stored) {
            const text = JSON.stringify(each.rule);
            const before = known.get(text);
            const result = before ?? load(each.rule);
            next.set(text, result);
            const problems = names.has(each.name)
                ? ['the configuration file has a rule of this name, which is followed instead']
                : 'rule' in result
                    ? []
                    : result.problems;
            const usable = 'rule' in result && problems.length === 0 ? result.rule : undefined;
            checked.push({ ...each, usable, problems, isNew: before === undefined });
            yield;
        }
        known = next;
        return checked;
    }
    return {
        inFile: (name) => names.has(name),
        load,
        checkAll,
        isFor: (otherConfiguration, others) => otherConfiguration === configuration &&
            others.length === registered.length &&
            others.every((name, at) => name === registered[at]),
    };
}

;// CONCATENATED MODULE: ./receiver/managed-rules.ts




/** Follows the rules of the store. One that the configuration does not bear is left out, and told of; it stops no other. */
async function openManagedRules(options) {
    const { live, now, log } = options;
    const store = options.store.rules;
    let stored = [];
    let listed = [];
    let checker;
    let turn = Promise.resolve();
    /** One change at a time: each checks against what the one before left. */
    function inTurn(work) {
        const done = turn.then(work);
        turn = done.catch(() => { });
        return done;
    }
    function checkerFor(configuration) {
        const registered = options.registered();
        return checker?.isFor(configuration, registered) ? checker : createRuleChecker(configuration, registered);
    }
    async function check(configuration) {
        const next = checkerFor(configuration);
        const checked = await (0,slices/* runInSlices */.A)(next.checkAll(stored));
        const take = () => {
            checker = next;
            listed = checked;
            for (const { name, problems, isNew } of checked) {
                if (isNew)
                    for (const problem of problems)
                        log.error({ rule: name, problem }, 'a managed rule is not followed');
            }
        };
        return { usable: checked.flatMap(({ usable }) => usable ?? []), take };
    }
    async function reviseNow() {
        const { usable, take } = await check(live.configuration);
        take();
        live.setManaged(usable);
    }
    const read = () => inTurn(async () => {
        stored = await store.all();
        await reviseNow();
    });
    const following = await followStore({
        store: options.store,
        kind: 'rules',
        start: read,
        read,
        onFailure: ({ code, message }) => log.warn({ code, error: message }, 'the managed rules could not be read; trying again'),
    });
    function requireLoaded(rule) {
        const result = checkerFor(live.configuration).load(rule);
        if ('problems' in result)
            throw new errors/* TicketwireError */.Mw('malformed', result.problems.join('\n'));
        return result.rule;
    }
    async function removeIfThere(name) {
        if (!(await store.remove(name)))
            return false;
        await following.refresh();
        log.info({ rule: name }, 'managed rule removed');
        return true;
    }
    const inFile = (name) => checkerFor(live.configuration).inFile(name);
    return {
        list: () => listed,
        revise: () => inTurn(reviseNow),
        changeConfiguration: (prepared, onChange) => inTurn(async () => {
            const { usable, take } = await check(prepared.configuration);
            onChange();
            live.change(prepared, usable);
            take();
        }),
        stop: following.stop,
        add: async (rule) => {
            const { name } = requireLoaded(rule);
            // No address could be made of it: clients take such parts out.
            if (/^\.{1,2}$/.test(name))
                throw new errors/* TicketwireError */.Mw('malformed', `name: '${name}' cannot be part of an address.`);
            if (inFile(name))
                throw taken(name, 'is in the configuration file');
            const added = { name, rule, createdAt: now() };
            if (!(await store.add(added)))
                throw taken(name, 'is managed');
            await following.refresh();
            log.info({ rule: name }, 'managed rule added');
            return { ...added, problems: [] };
        },
        put: async (rule) => {
            const { name } = requireLoaded(rule);
            if (inFile(name))
                throw taken(name, 'is in the configuration file');
            const put = { name, rule, createdAt: now() };
            const isNew = await store.put(put);
            await following.refresh();
            log.info({ rule: name }, isNew ? 'managed rule added' : 'managed rule changed');
            return { rule: listed.find((each) => each.name === name) ?? { ...put, problems: [] }, isNew };
        },
        removeIfThere,
        remove: async (name) => {
            if (!(await removeIfThere(name))) {
                if (!inFile(name))
                    throw new errors/* TicketwireError */.Mw('unknown-address', `No managed rule is called '${name}'.`);
                const remedy = 'change it there, and send the receiver SIGHUP';
                throw new errors/* TicketwireError */.Mw('unprocessable', `The rule '${name}' is in the configuration file: ${remedy}.`);
            }
        },
    };
}
function taken(name, where) {
    return new errors/* TicketwireError */.Mw('already-exists', `A rule called '${name}' ${where} already. Names are unique.`);
}

// EXTERNAL MODULE: ./shared/routing/pattern.ts
var pattern = __webpack_require__(3293);
// EXTERNAL MODULE: ./shared/settings/secret.ts
var settings_secret = __webpack_require__(76436);
// EXTERNAL MODULE: ./receiver/store/secrets.ts
var store_secrets = __webpack_require__(86233);
;// CONCATENATED MODULE: ./receiver/served-sources.ts







/** How long a source that waits for our answer is kept waiting, as one of the file that sets nothing. */
const replyWithinMs = 8_000;
/**
 * Serves what is registered, and follows what other receivers on the store change. What was sealed with another than the
 * first key is sealed anew. Throws `configuration` when a source cannot be opened, or when the configuration file has one
 * in its place.
 */
async function serveRegistered(options) {
    const { directory, keyring, now, log } = options;
    const { sources: store } = options.store;
    /** By the ids of secrets: what is open stays open, whatever key another receiver has sealed it with since. */
    let opened = new Map();
    let listed = [];
    /** `onUnusable` hears why a source, or one of its secrets, cannot be used. */
    async function serve(stored, onUnusable) {
        const keys = stored.length === 0 ? [] : keyring.all();
        const stillOpen = new Map();
        const usable = [];
        for (const each of stored) {
            const secrets = each.secrets.filter(isValidAt(now())).map((secret) => {
                const result = opened.get(secret.id) ?? served_sources_open(secret, each.name, keys);
                if (result instanceof settings_secret/* Secret */.z)
                    stillOpen.set(secret.id, result);
                else
                    onUnusable(result, each.name);
                return { result, until: secret.until ?? undefined };
            });
            const source = toSource(each, secretsOf(secrets), directory);
            if (source instanceof errors/* TicketwireError */.Mw)
                onUnusable(source, each.name);
            else
                usable.push(source);
        }
        opened = stillOpen;
        listed = stored;
        directory.setRegistered(usable);
        await options.onServed?.();
    }
    async function start() {
        const stored = await store.all();
        await serve(stored, (error) => {
            throw error;
        });
        if (stored.length > 0)
            await sealAnew(stored, options);
    }
    return followStore({
        store: options.store,
        kind: 'sources',
        start,
        read: async () => {
            await serve(await store.all(), ({ code, message }, source) => {
                log.error({ source, code, error: message }, 'a registered source cannot be served as it should');
            });
        },
        onFailure: ({ code, message }) => log.warn({ code, error: message }, 'the registered sources could not be read; trying again'),
    }).then((following) => ({ list: () => listed, ...following }));
}
/** Whether a secret has not ended yet. */
function isValidAt(now) {
    return ({ until }) => until === null || until > now;
}
function senderOf(id) {
    return Object.hasOwn(registry/* senders */.B, id) ? registry/* senders */.B[id] : undefined;
}
function served_sources_open({ sealed }, source, keys) {
    try {
        return new settings_secret/* Secret */.z((0,store_secrets/* unseal */.Du)(sealed, { source, keys }).secret);
    }
    catch (error) {
        return (0,errors/* asTicketwireError */.Q8)(error);
    }
}
/** Seals with the first key what was sealed with another, and removes what has ended. */
async function sealAnew(stored, { store, keyring, randomBytes, now, log }) {
    const keys = keyring.all();
    const [first] = keys;
    const changes = stored.flatMap(({ name, secrets }) => secrets.filter(isValidAt(now())).flatMap(({ id, sealed }) => {
        const { secret, key } = (0,store_secrets/* unseal */.Du)(sealed, { source: name, keys });
        if (first === undefined || key === first)
            return [];
        return [{ id, from: sealed, to: (0,store_secrets/* seal */.od)(secret, { source: name, key: first, nonce: randomBytes(store_secrets/* nonceBytes */.zO) }) }];
    }));
    await store.sources.reseal(changes, now());
    if (changes.length > 0)
        log.info({ secrets: changes.length }, 'secrets of sources were encrypted with the new key');
}
/** Those that could be opened; where none could, one that says why to whoever asks for it. */
function secretsOf(secrets) {
    const usable = secrets.flatMap(({ result, until }) => result instanceof settings_secret/* Secret */.z ? [{ reveal: () => result.reveal(), until }] : []);
    const [first] = secrets;
    if (usable.length > 0 || first === undefined)
        return usable;
    const reveal = () => {
        throw first.result;
    };
    return [{ reveal }];
}
/** The source as it is served, or why it cannot be. */
function toSource({ name, sender: id, repository }, secrets, directory) {
    const sender = senderOf(id);
    if (sender === undefined) {
        const message = `The source '${name}' is registered for the sender '${id}', which this version does not know. Start the version that registered it.`;
        return new errors/* TicketwireError */.Mw('configuration', message);
    }
    const inFile = directory.configuredInPlaceOf(name);
    if (inFile !== undefined) {
        const message = `The source '${inFile.name}' of the configuration file takes the place of the registered source '${name}'. Give it another name or path; or take it out, start, and remove the registered one: ticketwire sources remove ${name}.`;
        return new errors/* TicketwireError */.Mw('configuration', message);
    }
    return {
        name,
        sender,
        scheme: sender.scheme,
        secrets,
        path: pathOfSource(name),
        maxBodyBytes: sender.maxBodyBytes,
        replyWithinMs,
        repositories: repository === null ? undefined : [(0,pattern/* literally */.Dk)(repository.toLowerCase())],
        dedupe: 'id',
    };
}

;// CONCATENATED MODULE: ./receiver/registered-sources.ts



const secretBytes = 32;
/** Opens and serves what is registered in the store; throws as {@link serveRegistered} does. */
async function openRegisteredSources(options) {
    const { directory, keyring, randomBytes, now, log } = options;
    const { sources: store } = options.store;
    const served = await serveRegistered(options);
    const sealFor = (source, secret) => (0,store_secrets/* seal */.od)(secret, { source, key: keyring.ensureSealing(), nonce: randomBytes(store_secrets/* nonceBytes */.zO) });
    function makeSecret({ scheme }) {
        const bytes = randomBytes(secretBytes);
        return scheme.makeSecret?.(bytes) ?? bytes.toString('hex');
    }
    function refuseConfigured(name) {
        if (!directory.configured().some((source) => source.name === name))
            return;
        throw new errors/* TicketwireError */.Mw('unprocessable', `The source '${name}' is in the configuration file: change it there, under sources.${name}.`);
    }
    async function findSender(name) {
        const find = () => senderOf(served.list().find((source) => source.name === name)?.sender ?? '');
        const known = find();
        if (known !== undefined)
            return known;
        // Another receiver may have registered it just now.
        await served.refresh();
        return find();
    }
    return {
        list: () => served.list().map((source) => ({ ...source, secrets: source.secrets.filter(isValidAt(now())) })),
        stop: served.stop,
        register: async ({ name, sender, repository = null }) => {
            const inFile = directory.configuredInPlaceOf(name);
            if (inFile !== undefined) {
                const what = inFile.name === name ? 'has this name' : `is served under ${inFile.path}`;
                const message = `The source '${inFile.name}' of the configuration file ${what} already. Choose another name.`;
                throw new errors/* TicketwireError */.Mw('already-exists', message);
            }
            const secret = makeSecret(sender);
            const at = now();
            const isNew = await store.add({ name, sender: sender.id, repository, sealed: sealFor(name, secret), at });
            if (!isNew) {
                const message = `A source called '${name}' is registered already. Rotate it for a new secret, or remove it first.`;
                throw new errors/* TicketwireError */.Mw('already-exists', message);
            }
            await served.refresh();
            log.info({ source: name, sender: sender.id, repository }, 'source registered');
            return { secret, at };
        },
        rotate: async (name, overlapMs) => {
            refuseConfigured(name);
            const sender = await findSender(name);
            if (sender === undefined)
                throw unknown(name);
            const secret = makeSecret(sender);
            const at = now();
            const othersUntil = at + overlapMs;
            if (!(await store.rotate(name, { sealed: sealFor(name, secret), at, othersUntil })))
                throw unknown(name);
            await served.refresh();
            log.info({ source: name, othersUntil: new Date(othersUntil).toISOString() }, 'source rotated');
            return { secret, at, othersUntil };
        },
        remove: async (name) => {
            refuseConfigured(name);
            if (!(await store.remove(name)))
                throw unknown(name);
            await served.refresh();
            log.info({ source: name }, 'source removed');
        },
    };
}
function unknown(name) {
    return new errors/* TicketwireError */.Mw('unknown-address', `No source is called '${name}'.`);
}

// EXTERNAL MODULE: ./shared/config/check-step.ts
var check_step = __webpack_require__(40104);
// EXTERNAL MODULE: ./shared/routing/pattern-matcher.ts
var pattern_matcher = __webpack_require__(52474);
// EXTERNAL MODULE: ./shared/targets/registry.ts + 124 modules
var targets_registry = __webpack_require__(47396);
;// CONCATENATED MODULE: ./receiver/routes/event-names.ts


const commentsOn = (...kinds) => ({
    on: ['comment'],
    only: kinds.map((kind) => `comment.on == "${kind}"`),
});
const families = (...on) => ({ on });
/** Names of GitHub and GitLab that are not ours, in lower case with underscores. */
const synonyms = {
    // https://docs.github.com/webhooks/webhook-events-and-payloads
    issues: families('issue'),
    issue_comment: commentsOn('issue', 'pull_request'),
    commit_comment: commentsOn('commit'),
    pull_request_review_comment: commentsOn('diff'),
    pull_request_review: families('pull_request.reviewed'),
    pull_request_target: families('pull_request'),
    deployment_status: families('deployment'),
    workflow_run: families('run'),
    check_run: families('run'),
    status: families('run'),
    code_scanning_alert: families('alert'),
    dependabot_alert: families('alert'),
    secret_scanning_alert: families('alert'),
    // https://docs.gitlab.com/user/project/integrations/webhook_events/
    push_hook: families('push.branch', 'push.deleted'),
    tag_push_hook: families('push.tag'),
    issue_hook: families('issue'),
    work_item_hook: families('issue'),
    note_hook: families('comment'),
    merge_request_hook: families('pull_request'),
    pipeline_hook: families('run'),
    release_hook: families('release'),
    deployment_hook: families('deployment'),
    job_hook: families('other.build'),
    member_hook: families('other.user_add_to_group', 'other.user_update_for_group', 'other.user_remove_from_group'),
    project_hook: families('other.project_create', 'other.project_destroy'),
    subgroup_hook: families('other.subgroup_create', 'other.subgroup_destroy'),
    resource_access_token_hook: families('other.access_token'),
    merge_request: families('pull_request'),
    tag_push: families('push.tag'),
    note: families('comment'),
    pipeline: families('run'),
};
/** Events of GitHub and GitLab that are in none of our families: `other.` and their name. */
const others = [
    ...['branch_protection_rule', 'check_suite', 'create', 'delete', 'deploy_key', 'deployment', 'discussion'],
    ...['discussion_comment', 'fork'],
    ...['gollum', 'label', 'member', 'membership', 'merge_group', 'meta', 'milestone', 'org_block', 'organization'],
    ...['package', 'page_build', 'project', 'project_card', 'project_column', 'public', 'pull_request_review_thread'],
    ...['registry_package', 'repository', 'repository_vulnerability_alert', 'security_advisory', 'sponsorship', 'star'],
    ...['team', 'team_add', 'watch', 'workflow_dispatch', 'workflow_job', 'sub_issues', 'repository_dispatch'],
    ...['installation', 'installation_repositories', 'installation_target', 'projects_v2', 'projects_v2_item'],
    ...['projects_v2_status_update', 'deployment_review', 'deployment_protection_rule', 'repository_ruleset'],
    ...['repository_advisory', 'repository_import', 'secret_scanning_alert_location', 'secret_scanning_scan'],
    ...['custom_property', 'custom_property_values', 'marketplace_purchase', 'personal_access_token_request'],
    ...['issue_dependencies', 'github_app_authorization', 'security_and_analysis', 'branch_protection_configuration'],
    ...['build', 'feature_flag', 'wiki_page', 'emoji', 'milestone', 'vulnerability'],
];
const verbs = Object.entries(event_families/* eventFamilies */.Bl).flatMap(([family, each]) => each.map((verb) => `${family}.${verb}`));
const ownNames = ['*', ...Object.keys(event_families/* eventFamilies */.Bl), ...verbs, ...others.map((name) => `other.${name}`)];
const knownNames = [...ownNames, ...Object.keys(synonyms), ...others];
/**
 * Events by our names or by those of GitHub and GitLab: `push`, `issue.opened`, `issues`, `Merge Request Hook`. Either all of
 * them, or those that are unknown.
 */
function routedEvents(names) {
    const unknown = [];
    const meanings = names.flatMap((name) => {
        const meaning = meaningOf(name);
        if (meaning === undefined)
            unknown.push({ name, nearest: (0,schema_parts/* closestName */.Nf)(name, knownNames) ?? '*' });
        return meaning === undefined ? [] : [meaning];
    });
    if (unknown.length > 0)
        return { unknown };
    const on = withoutDoubles([...new Set(meanings.flatMap((each) => each.on))]);
    if (on.includes('*'))
        return { on: ['*'] };
    const plain = meanings.filter(({ only }) => only === undefined).flatMap((each) => each.on);
    const partly = meanings.filter((each) => each.only !== undefined && !each.on.every((type) => plain.includes(type)));
    if (partly.length === 0)
        return { on };
    const narrowed = [...new Set(partly.flatMap((each) => each.on))];
    const whole = plain.filter((type) => narrowed.includes(familyOf(type))).map((type) => `event.type == "${type}"`);
    const conditions = [...new Set(partly.flatMap(({ only = [] }) => only)), ...whole];
    // Whoever reads `and` and `or` from either side reads the same.
    const others = narrowed.map((family) => `event.family != "${family}"`).join(' and ');
    return { on, if: [...conditions, others].join(' or ') };
}
/** What GitHub tells by a push as well. */
const toldByPush = {
    'other.create': ['push', 'push.branch', 'push.tag'],
    'other.delete': ['push', 'push.deleted'],
};
function withoutDoubles(on) {
    return on.filter((type) => {
        const others = Object.hasOwn(toldByPush, type) ? (toldByPush[type] ?? []) : [];
        return !others.some((other) => on.includes(other));
    });
}
function meaningOf(name) {
    const known = name.trim().toLowerCase();
    if (ownNames.includes(known) || /^other\.[a-z0-9_.*-]+$/.test(known))
        return { on: [known] };
    if (/^[a-z_]+\.\*$/.test(known) && ownNames.includes(known.slice(0, -2)))
        return { on: [known] };
    const own = known.replace(/[\s-]+/g, '_');
    if (Object.hasOwn(synonyms, own))
        return synonyms[own];
    const plain = own.replace(/_(hook|event)$/, '').replace(/^confidential_/, '');
    if (others.includes(plain))
        return { on: [`other.${plain}`] };
    return Object.hasOwn(synonyms, `${plain}_hook`) ? synonyms[`${plain}_hook`] : undefined;
}
function familyOf(type) {
    return type.split('.', 1)[0] ?? type;
}

;// CONCATENATED MODULE: ./receiver/routes/route-rule.ts

const prefix = 'route: ';
const arrow = ' > ';
/** What the rule of a route is called; one route leads from a repository to a room. */
function routeName({ repository, room }) {
    return `${prefix}${repository.toLowerCase()}${arrow}${room}`;
}
function ruleOf(route, condition) {
    const { repository, room, events } = route;
    return {
        name: routeName(route),
        on: [...events],
        ...(condition === undefined ? {} : { if: condition }),
        repositories: [repository],
        do: [{ post: { to: room } }],
    };
}
/** The route that a managed rule is; undefined where it is another rule. */
function routeOf({ name, on, repositories, do: steps }) {
    if (typeof name !== 'string' || !name.startsWith(prefix) || !Array.isArray(on))
        return undefined;
    const [step] = Array.isArray(steps) ? steps : [];
    const post = (0,json_body/* isJsonObject */.OW)(step) ? step.post : undefined;
    const room = (0,json_body/* isJsonObject */.OW)(post) ? post.to : post;
    const [repository] = Array.isArray(repositories) ? repositories : [];
    if (typeof repository !== 'string' || typeof room !== 'string')
        return undefined;
    return { repository, room, events: on.filter((each) => typeof each === 'string') };
}

;// CONCATENATED MODULE: ./receiver/routes/routes.ts








const usualDefaults = ['push', 'pull_request', 'issue', 'comment'];
const defaultsKey = 'route-defaults';
function createRoutes({ live, managed, sources, registered, settings }) {
    const rooms = () => live.configuration.targets.filter(({ type }) => targets_registry/* targetTypes */.v[type]?.room !== undefined).map(({ name }) => name);
    const isSame = (one, other) => one.toLowerCase() === other.toLowerCase();
    function known(rule) {
        const route = routeOf(rule.rule);
        if (route === undefined)
            return [];
        const { createdAt, problems } = rule;
        return [{ ...route, createdAt, problems, sources: tellingOf(route.repository) }];
    }
    const list = () => managed.list().flatMap(known);
    /** Sources whose deliveries about the repository are not ignored. */
    function tellingOf(repository) {
        const inFile = sources
            .configured()
            .filter(({ sender, repositories }) => sender.namesRepositories === true && takes(repositories, repository));
        const others = registered
            .list()
            .filter((source) => source.repository === null || takes([source.repository], repository));
        return [...inFile, ...others].map(({ name }) => name);
    }
    function requireRoom(room) {
        const known = rooms();
        if (known.includes(room))
            return;
        const isOther = live.configuration.targets.some(({ name }) => name === room);
        const what = isOther ? `The target '${room}' is no room.` : `No room is called '${room}'.`;
        const none = 'Add one to the configuration file, under targets: slack, mattermost, discord, teams, matrix or webhook.';
        throw new errors/* TicketwireError */.Mw('malformed', `${what} ${known.length === 0 ? none : (0,check_step/* hint */.a)(room, known)}`);
    }
    /** Whether a rule takes events from a source by its name. */
    function isNamed(source) {
        const inFile = live.configuration.rules.some(({ from }) => from.includes(source));
        const names = (from) => from === source || (Array.isArray(from) && from.includes(source));
        return inFile || managed.list().some(({ rule }) => names(rule.from));
    }
    return {
        list,
        rooms,
        add: async ({ repository, room, events }) => {
            requireRepository(repository);
            requireRoom(room);
            const wanted = requireEvents(events ?? (await readDefaults(settings)));
            const rule = ruleOf({ repository, room, events: wanted.on }, wanted.if);
            const { rule: kept, isNew } = await managed.put(rule);
            const [route] = known(kept);
            if (route === undefined)
                throw new errors/* TicketwireError */.Mw('internal', `The rule '${kept.name}' is no route.`);
            return { route, isNew };
        },
        remove: async ({ repository, room }) => {
            const own = list().filter((route) => isSame(route.repository, repository));
            if (own.length === 0) {
                const names = [...new Set(list().map((route) => route.repository))];
                const nearest = (0,schema_parts/* nearestName */.qb)(repository, names);
                const remedy = nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
                throw new errors/* TicketwireError */.Mw('unknown-address', `The repository '${repository}' has no routes.${remedy}`);
            }
            const gone = own.filter((route) => room === undefined || route.room === room);
            if (gone.length === 0) {
                const has = own.map((route) => route.room).join(', ');
                const message = `The repository '${repository}' has no route to '${room}'. It has routes to: ${has}.`;
                throw new errors/* TicketwireError */.Mw('unknown-address', message);
            }
            for (const route of gone)
                await managed.removeIfThere(routeName(route));
            const others = list().filter((route) => takes([route.repository], repository));
            if (gone.length < own.length || others.length > 0)
                return { routes: gone, sources: [] };
            const unneeded = registered
                .list()
                .filter((source) => source.repository !== null && isSame(source.repository, repository))
                .map(({ name }) => name)
                .filter((name) => !isNamed(name));
            for (const name of unneeded)
                await registered.remove(name);
            return { routes: gone, sources: unneeded };
        },
        defaults: () => readDefaults(settings),
        setDefaults: async (events) => {
            requireEvents(events);
            await settings.set(defaultsKey, [...events]);
            return events;
        },
    };
}
function takes(repositories, repository) {
    if (repositories === undefined)
        return true;
    return (0,pattern/* matchesAny */._I)(repositories.map((each) => each.toLowerCase()), [repository.toLowerCase()]);
}
async function readDefaults(settings) {
    const kept = await settings.get(defaultsKey);
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : usualDefaults;
}
/** `owner/name`, groups within groups, or a pattern. */
function requireRepository(repository) {
    const isOne = /^[^\s/]+(\/[^\s/]+)+$/.test(repository) && repository.length <= 150;
    const words = `'${repository.slice(0, 100)}' is no repository: give owner/name, such as octo/widgets, or a pattern such as octo/*.`;
    if (!isOne || repository.startsWith('!'))
        throw new errors/* TicketwireError */.Mw('malformed', words);
    try {
        (0,pattern_matcher/* compile */.wE)(repository);
    }
    catch {
        throw new errors/* TicketwireError */.Mw('malformed', words);
    }
}
function requireEvents(names) {
    if (names.length === 0)
        throw new errors/* TicketwireError */.Mw('malformed', 'Name at least one event, such as push or issue.opened.');
    const events = routedEvents(names);
    if (!('unknown' in events))
        return events;
    const words = events.unknown.map(({ name, nearest }) => `'${name.slice(0, 100)}' (did you mean '${nearest}'?)`);
    const what = words.length === 1 ? 'No event is called' : 'No events are called';
    throw new errors/* TicketwireError */.Mw('malformed', `${what} ${words.join(', ')}. Nothing was changed.`);
}

// EXTERNAL MODULE: ./receiver/server.ts
var receiver_server = __webpack_require__(35587);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./receiver/store/keyring.ts




const keyFile = 'key';
function createKeyring({ given, directory, randomBytes }) {
    const all = () => given ?? (directory === undefined ? [] : (readKept(directory) ?? []));
    return {
        all,
        ensureSealing: () => {
            const [first] = all();
            if (first !== undefined)
                return first;
            if (directory !== undefined)
                return makeKept(directory, randomBytes(store_secrets/* keyBytes */.Rt).toString('base64'));
            throw new errors/* TicketwireError */.Mw('unprocessable', 'TICKETWIRE_KEY is not set: with PostgreSQL it must hold the key that encrypts the secrets of registered sources, the same for every receiver. Make one with: openssl rand -base64 32');
        },
    };
}
function readKept(directory) {
    const file = (0,external_node_path_.join)(directory, keyFile);
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
        if (((0,external_node_fs_.statSync)(file).mode & 0o077) !== 0)
            (0,external_node_fs_.chmodSync)(file, 0o600);
    }
    catch (cause) {
        if (cause.code === 'ENOENT')
            return undefined;
        throw unusable(file, 'cannot be read, or be kept from other users', cause);
    }
    const keys = (0,store_secrets/* parseKeys */.Ss)(text.trim());
    if (keys === undefined)
        throw unusable(file, 'does not hold 32 bytes in base64');
    return keys;
}
/** Under another name first: a crash leaves either no key, or a whole one. */
function makeKept(directory, text) {
    const file = (0,external_node_path_.join)(directory, keyFile);
    const unfinished = `${file}.new`;
    try {
        (0,external_node_fs_.rmSync)(unfinished, { force: true });
        (0,external_node_fs_.writeFileSync)(unfinished, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
        (0,external_node_fs_.renameSync)(unfinished, file);
        syncDirectory(directory);
    }
    catch (cause) {
        const reason = cause.code ?? 'unknown reason';
        const message = `The key for registered sources cannot be kept in ${file} (${reason}).`;
        throw new errors/* TicketwireError */.Mw('store-unavailable', message, { cause });
    }
    const [key] = readKept(directory) ?? [];
    if (key === undefined)
        throw unusable(file, 'is gone as soon as it was made');
    return key;
}
function syncDirectory(directory) {
    const opened = (0,external_node_fs_.openSync)(directory, 'r');
    try {
        (0,external_node_fs_.fsyncSync)(opened);
    }
    finally {
        (0,external_node_fs_.closeSync)(opened);
    }
}
function unusable(file, what, cause) {
    const message = `The key of the registered sources in ${file} ${what}. Put the file back from a backup, or set TICKETWIRE_KEY.`;
    return new errors/* TicketwireError */.Mw('configuration', message, { cause });
}

// EXTERNAL MODULE: ./receiver/store/postgres.ts + 7 modules
var postgres = __webpack_require__(65250);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./receiver/store/thread/packing.ts
var packing = __webpack_require__(43346);
;// CONCATENATED MODULE: ./receiver/store/thread/client.ts




/**
 * Opens the embedded store in a thread of its own: its commits, with their fsyncs, hold up no request. The methods behave
 * as those of `openSqliteStore`, and it throws the same errors. `now` is the clock of both sides.
 */
async function openStoreThread(directory, now) {
    const data = { directory, now: now() };
    const worker = (0,thread/* startThread */.B)('store', { data });
    const [first, ...rest] = await firstReplies(worker);
    if (first?.kind !== 'opened') {
        await worker.terminate();
        throw first?.kind === 'not-opened'
            ? toError(first.error)
            : new errors/* TicketwireError */.Mw('internal', 'The store did not open.');
    }
    return createClient(worker, { methods: first.methods, early: rest, now });
}
/** A defect in the thread is an error here, and ends the process as a defect on the main thread does. */
async function firstReplies(worker) {
    const opening = new AbortController();
    const ended = (0,external_node_events_.once)(worker, 'exit', opening).then(() => []);
    const replied = (0,external_node_events_.once)(worker, 'message', opening).then(([replies]) => replies);
    try {
        return await Promise.race([replied, ended]);
    }
    finally {
        opening.abort();
        await Promise.allSettled([replied, ended]);
    }
}
function createClient(worker, { methods, early, now }) {
    const pending = new Map();
    const listeners = new Set();
    const commitListeners = new Set();
    let calls = [];
    let packedCalls = [];
    let lastId = 0;
    const flush = () => {
        const packed = packedCalls.length === 0 ? undefined : (0,packing/* joinPacked */.Zc)(packedCalls.map(({ argument }) => argument));
        const ids = packedCalls.map(({ id, method }) => ({ id, method }));
        const message = { now: now(), calls, packedCalls: ids, packed };
        calls = [];
        packedCalls = [];
        worker.postMessage(message, packed === undefined ? [] : [packed.bodies.buffer]);
    };
    /** Calls of one turn of the event loop cross together. */
    const enqueue = (add) => new Promise((resolve, reject) => {
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        if (calls.length + packedCalls.length === 0)
            setImmediate(flush);
        add(lastId);
    });
    const call = (method, args) => enqueue((id) => calls.push({ id, method, args }));
    const callPacked = async (method, given) => {
        const argument = await (0,packing/* pack */.qq)(given);
        return enqueue((id) => packedCalls.push({ id, method, argument }));
    };
    const receive = (replies) => {
        for (const reply of replies) {
            if (reply.kind === 'changed')
                for (const listener of listeners)
                    listener(reply.change);
            if (reply.kind === 'committed')
                for (const listener of commitListeners)
                    listener(reply.seconds);
            if (reply.kind === 'returned')
                settle(reply.id)?.resolve(reply.value);
            if (reply.kind === 'threw')
                settle(reply.id)?.reject(toError(reply.error));
        }
    };
    const settle = (id) => {
        const each = pending.get(id);
        pending.delete(id);
        return each;
    };
    receive(early);
    worker.on('message', receive);
    worker.once('exit', () => {
        const gone = new errors/* TicketwireError */.Mw('store-unavailable', 'The store is closed.');
        for (const { reject } of pending.values())
            reject(gone);
        pending.clear();
    });
    const store = {};
    for (const path of methods)
        addMethod(store, path, (...args) => call(path, args));
    for (const path of ['accept', 'addEffects'])
        store[path] = (given) => callPacked(path, given);
    store.watch = (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
    };
    store.watchCommits = (listener) => {
        commitListeners.add(listener);
        return () => commitListeners.delete(listener);
    };
    store.close = async () => {
        const isOver = (0,external_node_events_.once)(worker, 'exit');
        await call('close', []);
        await isOver;
    };
    // Its methods are those that the thread says its store has.
    return store;
}
function addMethod(store, path, method) {
    const [name = '', member] = path.split('.');
    if (member === undefined)
        store[name] = method;
    else {
        store[name] ??= {};
        store[name][member] = method;
    }
}
function toError({ code, message, cause }) {
    return new errors/* TicketwireError */.Mw(code, message, cause === undefined ? {} : { cause: new Error(cause) });
}

// EXTERNAL MODULE: ./receiver/store/wal.ts
var wal = __webpack_require__(13808);
// EXTERNAL MODULE: ./shared/mapping/event-time.ts
var event_time = __webpack_require__(94249);
// EXTERNAL MODULE: ./shared/clients/github-pages.ts
var github_pages = __webpack_require__(23295);
;// CONCATENATED MODULE: ./shared/clients/github-deliveries.ts




/** The hooks of a repository or an organisation: `/repos/octo/widgets` or `/orgs/octo`. */
async function listHooks(github, owner) {
    const hooks = await (0,github_pages/* readPages */.n)(github, `${owner}/hooks`);
    return hooks
        .map(({ id, config }) => ({
        id: github_deliveries_textOf(id),
        url: (0,json_body/* isJsonObject */.OW)(config) && typeof config.url === 'string' ? config.url : '',
    }))
        .filter(({ id }) => /^\d+$/.test(id));
}
/** The attempts at a hook's deliveries, newest first, page by page. `hook` is its path, `/repos/octo/widgets/hooks/7` or `/app/hook`. */
async function* listAttempts(github, hook) {
    let cursor = '';
    const seen = new Set();
    do {
        seen.add(cursor);
        const query = `per_page=${github_pages/* pageSize */.T}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
        const { json, headers } = await github.send('GET', `${hook}/deliveries?${query}`);
        if (!Array.isArray(json))
            throw new errors/* TicketwireError */.Mw('target-failed', "GitHub's list of deliveries is no list.");
        yield json.filter(json_body/* isJsonObject */.OW).map(attemptOf).filter(isNamed);
        cursor = json.length === 0 ? '' : nextCursor(headers.get('link'));
        if (cursor !== '' && (seen.has(cursor) || seen.size >= maxPages)) {
            throw new errors/* TicketwireError */.Mw('target-failed', "GitHub's list of deliveries does not come to an end.");
        }
    } while (cursor !== '');
}
/** What was sent in an attempt: headers with names in lower case, and the payload. Undefined when GitHub forgot it. */
async function readAttempt(github, hook, id) {
    const { status, json } = await github.send('GET', `${hook}/deliveries/${id}`, { expect: [404] });
    if (status === 404)
        return undefined;
    const request = (0,json_body/* isJsonObject */.OW)(json) ? json.request : undefined;
    const payload = (0,json_body/* isJsonObject */.OW)(request) ? request.payload : undefined;
    if (!(0,json_body/* isJsonObject */.OW)(request) || !(0,json_body/* isJsonObject */.OW)(payload)) {
        throw new errors/* TicketwireError */.Mw('target-failed', `GitHub's answer to what was delivered as ${id} holds no payload.`);
    }
    const headers = Object.entries((0,json_body/* isJsonObject */.OW)(request.headers) ? request.headers : {});
    return {
        payload,
        headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)])),
    };
}
function attemptOf(attempt) {
    const { id, guid, event, action, delivered_at: at, status_code: status } = attempt;
    return {
        id: github_deliveries_textOf(id),
        guid: github_deliveries_textOf(guid),
        event: github_deliveries_textOf(event),
        action: github_deliveries_textOf(action),
        at: (0,event_time/* timeOf */.nR)(at),
        isGood: typeof status === 'number' && status >= 200 && status < 300,
    };
}
/** A hook of the busiest repositories has some 100,000 deliveries in three days. */
const maxPages = 20_000;
/** What has no id of its own, or none that can stand in an address, cannot be asked for. */
function isNamed({ id, guid }) {
    return /^\d+$/.test(id) && guid !== '' && guid.isWellFormed();
}
function github_deliveries_textOf(value) {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
/** Only the cursor of the next page is taken from what GitHub says, not its address. */
function nextCursor(link) {
    const next = link?.split(',').find((each) => /rel="?next"?/.test(each));
    const address = /<([^>]*)>/.exec(next ?? '')?.[1] ?? '';
    return URL.canParse(address) ? (new URL(address).searchParams.get('cursor') ?? '') : '';
}

// EXTERNAL MODULE: ./shared/mapping/github-types.ts
var github_types = __webpack_require__(34068);
// EXTERNAL MODULE: ./shared/model/delivery.ts
var model_delivery = __webpack_require__(76650);
// EXTERNAL MODULE: ./shared/clients/github.ts + 7 modules
var github = __webpack_require__(34548);
;// CONCATENATED MODULE: ./receiver/worker/catch-up-github.ts



const requestTimeoutMs = 30_000;
/** What was sent has up to 25 MB, and comes with all that GitHub tells of it. */
const maxAnswerBytes = 80 * 1_048_576;
/** GitHub, asked for what it delivered to a source. */
function openGithub({ name, catchUp }, now) {
    return (0,github/* createGithub */.u)({
        apiUrl: catchUp.apiUrl,
        credentials: credentialsFor(catchUp),
        http: (0,http/* createHttp */.V0)({ timeoutMs: requestTimeoutMs, maxBytes: maxAnswerBytes }),
        now,
        target: `${name}, catch-up`,
    });
}
function credentialsFor({ credentials }) {
    if ('token' in credentials)
        return { token: new settings_secret/* Secret */.z(credentials.token.reveal()) };
    const { id, privateKey } = credentials.app;
    return { app: { id, privateKey: new settings_secret/* Secret */.z(privateKey.reveal()) } };
}

;// CONCATENATED MODULE: ./receiver/worker/catch-up.ts







const leaseMs = 60_000;
/** A look that failed because the store was away is made again after this time. */
const storeAwayMs = 30_000;
/** No timer runs longer than 24 days; nobody should have to wait for one either. */
const maxWaitMs = 24 * 60 * 60_000;
/** An attempt may be noted late, and clocks differ: so much of what was looked at is looked at again. */
const overlapMs = 60 * 60_000;
/** Asks GitHub now and then for what it could not deliver to a source, and takes that in. Gives the function that ends it. */
function startCatchUp(source, dependencies) {
    const { log, now } = dependencies;
    const { everyMs } = source.catchUp;
    const stopping = new AbortController();
    let timer;
    let running = run();
    async function run() {
        let nextMs = everyMs;
        try {
            const look = await catchUp(source, dependencies, stopping.signal);
            if ('takenUntil' in look)
                nextMs = Math.min(everyMs, Math.max(0, look.takenUntil - now()) + 1_000);
            else if (look.fetched > 0 || look.failed > 0) {
                log.info({ source: source.name, ...look }, 'caught up with deliveries that GitHub could not deliver');
            }
        }
        catch (thrown) {
            if (stopping.signal.aborted)
                return;
            const { code, message, notBefore, isRetryable } = (0,errors/* asTicketwireError */.Q8)(thrown);
            const pauseMs = code === 'store-unavailable' ? Math.min(everyMs, storeAwayMs) : everyMs;
            nextMs = Math.min(maxWaitMs, Math.max(pauseMs, (notBefore ?? 0) - now()));
            log[isRetryable ? 'warn' : 'error']({ source: source.name, code, error: message }, 'catching up failed; trying again later');
        }
        if (!stopping.signal.aborted) {
            timer = setTimeout(() => {
                running = run();
            }, nextMs);
        }
    }
    return async () => {
        stopping.abort();
        clearTimeout(timer);
        await running;
    };
}
/**
 * One look at a source's hooks. What is in the store already is passed over, so that a look that was broken off, by a
 * crash or by a rate limit, is simply made again. What cannot be fetched by itself holds nothing else up: the next look
 * comes back to it. Gives until when another process may be at it, when one is.
 */
async function catchUp(source, dependencies, signal) {
    const { store, worker, publicUrl, now } = dependencies;
    const startedAt = now();
    const lease = () => ({ source: source.name, worker, now: now(), leaseUntil: now() + leaseMs });
    const begun = await store.catchUps.begin(lease());
    if ('takenUntil' in begun)
        return begun;
    let isDone = false;
    const stayAtIt = async () => {
        signal.throwIfAborted();
        if (await store.catchUps.extend(lease()))
            return;
        throw new errors/* TicketwireError */.Mw('not-ready', 'Another receiver has taken this over: this one was away too long.');
    };
    try {
        const github = openGithub(source, now);
        const since = Math.max(startedAt - source.catchUp.windowMs, begun.caughtUntil - overlapMs);
        const look = { listed: 0, fetched: 0, failed: 0, skipped: 0 };
        for (const hook of await hooksOf(source, github, publicUrl)) {
            const missed = await findMissed(hook, { source, github, since, stayAtIt }, dependencies);
            look.listed += missed.listed;
            // The oldest first: what is about one thing happens in its order.
            for (const attempt of missed.attempts.toReversed()) {
                await stayAtIt();
                const taken = await takeIn(attempt, { source, github, hook }, dependencies);
                look[taken] += 1;
            }
        }
        isDone = look.failed === 0;
        return look;
    }
    finally {
        const ended = { source: source.name, worker };
        await store.catchUps.end(isDone ? { ...ended, caughtUntil: startedAt } : ended).catch(() => {
            // The lease ends by itself.
        });
    }
}
/** The hook that posts to the source. Others there, of a second receiver, are none of our business. */
async function hooksOf({ path, catchUp }, github, publicUrl) {
    const { owner, hook } = catchUp;
    if (owner === '/app')
        return ['/app/hook'];
    if (hook !== undefined)
        return [`${owner}/hooks/${hook}`];
    const all = await listHooks(github, owner);
    const isOurs = (url) => publicUrl === undefined ? url.pathname === path : url.origin + url.pathname === publicUrl + path;
    const ours = all.filter(({ url }) => URL.canParse(url) && isOurs(new URL(url)));
    const [first, ...others] = ours;
    if (first !== undefined && (others.length === 0 || publicUrl !== undefined)) {
        return ours.map(({ id }) => `${owner}/hooks/${id}`);
    }
    if (first !== undefined) {
        throw new errors/* TicketwireError */.Mw('configuration', `${ours.length} hooks of ${owner} post to ${path}, and not all of them here, it may be. Set TICKETWIRE_PUBLIC_URL, or name one by 'hook' in the source's 'catch-up'.`);
    }
    throw new errors/* TicketwireError */.Mw('configuration', `No hook of ${owner} posts to ${publicUrl ?? ''}${path}. Make one there, or name it by 'hook' in the source's 'catch-up'.`);
}
/** Deliveries without a good attempt that a rule may want and the store does not hold, newest first, each once. */
async function findMissed(hook, given, { store, live }) {
    const { source, github, since, stayAtIt } = given;
    const delivered = new Set();
    const failed = new Map();
    let listed = 0;
    for await (const page of listAttempts(github, hook)) {
        await stayAtIt();
        const recent = page.filter(({ at }) => at === undefined || at >= since);
        listed += recent.length;
        for (const attempt of recent) {
            if (attempt.isGood)
                delivered.add(attempt.guid);
            else if (isWanted(attempt, source)) {
                // Its place is that of the first attempt at it, however often it was tried again.
                failed.delete(attempt.guid);
                failed.set(attempt.guid, attempt);
            }
        }
        if (page.some(({ at }) => at !== undefined && at < since))
            break;
    }
    const kept = await store.findKept(source.name, [...failed.keys()]);
    const attempts = [...failed.values()].filter(({ guid }) => !delivered.has(guid) && !kept.has(guid));
    return { listed, attempts };
    function isWanted({ event, action }, { name }) {
        return (0,github_types/* githubTypes */.t)(event, action).some((type) => (0,rule_index/* mayBeWanted */.G)(live.rules, { type, source: name }));
    }
}
/** Failures that the next delivery would meet as well. */
const lasting = new Set([
    'rate-limited',
    'target-forbidden',
    'store-unavailable',
    'network',
]);
/** Fetches what was sent, and accepts it as if it had arrived. Throws what the next delivery would meet as well. */
async function takeIn(attempt, { source, github, hook }, dependencies) {
    const { store, live, now, log } = dependencies;
    try {
        const sent = await readAttempt(github, hook, attempt.id);
        if (sent === undefined) {
            log.warn({ source: source.name, delivery: attempt.guid }, 'GitHub no longer knows what it could not deliver');
            return 'skipped';
        }
        const headers = {
            ...sent.headers,
            'content-type': 'application/json',
            'x-github-event': attempt.event,
            [model_delivery/* fetchedMark */.p]: 'true',
        };
        const body = Buffer.from(JSON.stringify(sent.payload));
        const delivery = { id: attempt.guid, source: source.name, receivedAt: now(), headers, body };
        const { isDuplicate } = await (0,accept/* acceptFetched */.gk)(delivery, {
            source,
            rules: live.rules,
            targets: live.targets,
            store,
            now: now(),
        });
        return isDuplicate ? 'skipped' : 'fetched';
    }
    catch (thrown) {
        const { code, message } = (0,errors/* asTicketwireError */.Q8)(thrown);
        if (lasting.has(code))
            throw thrown;
        const line = { source: source.name, delivery: attempt.guid, code, error: message };
        log.warn(line, 'a missed delivery could not be taken in');
        return code === 'malformed' ? 'skipped' : 'failed';
    }
}

;// CONCATENATED MODULE: ./receiver/worker/catch-ups.ts

function startCatchUps(sources, dependencies) {
    let running = startAll(sources);
    function startAll(each) {
        return each.flatMap((source) => {
            const { catchUp } = source;
            return catchUp === undefined ? [] : [startCatchUp({ ...source, catchUp }, dependencies)];
        });
    }
    async function stop() {
        const stopped = running;
        running = [];
        await Promise.all(stopped.map((end) => end()));
    }
    return {
        stop,
        restart: async (next) => {
            await stop();
            running = startAll(next);
        },
    };
}

;// CONCATENATED MODULE: ./receiver/worker/outcomes.ts

/** A look takes no longer: the last one is made at the deadline, and the sender must hear of it before it gives up. */
const outcomes_lookMs = 500;
/** Tells senders that wait how their effects ended, from what the store announces. */
function watchOutcomes(store) {
    const waiting = new Map();
    let isStopped = false;
    const unwatch = store.watch((change) => {
        if (change.kind === 'ended') {
            const each = waiting.get(change.effectId);
            if (change.outcome === undefined)
                void each?.look(false);
            else
                each?.take(change.outcome);
        }
        if (change.kind === 'missed')
            for (const each of waiting.values())
                void each.look(false);
    });
    return {
        wait: (effectId, { deadline, now, isJustClaimed = false }) => {
            if (isStopped)
                return Promise.resolve(undefined);
            return new Promise((resolve, reject) => {
                const end = (answer) => {
                    clearTimeout(timer);
                    waiting.delete(effectId);
                    answer();
                };
                const take = (outcome) => {
                    if (outcome.status === 'retry' && outcome.notBefore < deadline)
                        return false;
                    end(() => resolve(outcome));
                    return true;
                };
                const look = async (isLast) => {
                    try {
                        const outcome = await within(outcomes_lookMs, store.findOutcome(effectId));
                        const isTaken = outcome !== undefined && take(outcome);
                        if (isLast && !isTaken)
                            end(() => resolve(undefined));
                    }
                    catch (error) {
                        end(() => reject(error));
                    }
                };
                const timer = setTimeout(() => void look(true), Math.max(0, deadline - now));
                waiting.set(effectId, { look, take });
                // It may have ended before anybody waited.
                if (!isJustClaimed)
                    void look(false);
            });
        },
        stop: async () => {
            isStopped = true;
            unwatch();
            await Promise.all([...waiting.values()].map((each) => each.look(true)));
        },
    };
}

;// CONCATENATED MODULE: ./receiver/worker/retention.ts
const firstMs = 60_000;
const everyMs = 60 * 60_000;
/** Few enough that a batch holds up nobody. */
const batch = 200;
/** Removes deliveries older than what `keepMs` gives, soon after the start and then every hour. Gives the function that ends it. */
function startRetention(options) {
    const { store, keepMs, now, log } = options;
    let isStopped = false;
    let timer = setTimeout(run, firstMs);
    function run() {
        pruneAll()
            .then((pruned) => {
            if (pruned > 0)
                log.info({ pruned }, 'old deliveries were removed');
        })
            .catch((error) => log.warn({ err: error }, 'old deliveries could not be removed; trying again in an hour'))
            .finally(() => {
            if (!isStopped)
                timer = setTimeout(run, everyMs);
        });
    }
    async function pruneAll() {
        const before = now() - keepMs();
        let total = 0;
        while (!isStopped) {
            const pruned = await store.prune({ before, limit: batch });
            total += pruned;
            if (pruned < batch)
                break;
        }
        return total;
    }
    return () => {
        isStopped = true;
        clearTimeout(timer);
    };
}

;// CONCATENATED MODULE: ./shared/pipeline/holds.ts
/** No service counts by more than the hour: who names a longer time has a wrong clock, and only its own effect waits. */
const maxHoldMs = 2 * 3_600_000;
function createHolds() {
    const holds = new Map();
    return {
        heldUntil: (target, now) => {
            const hold = holds.get(target);
            if (hold === undefined || hold.until <= now)
                return undefined;
            if (hold.from <= now)
                return hold.until;
            // The clock was set back: nobody knows how much is left, and it is no more than the whole.
            const until = now + hold.until - hold.from;
            holds.set(target, { from: now, until });
            return until;
        },
        note: (target, outcome, now) => {
            if (outcome.status !== 'retry' || outcome.code !== 'rate-limited' || outcome.isNarrow === true)
                return;
            const { heldUntil = 0 } = outcome;
            const known = holds.get(target);
            const until = known === undefined || known.from > now ? heldUntil : Math.max(known.until, heldUntil);
            if (heldUntil - now <= maxHoldMs)
                holds.set(target, { from: now, until });
        },
    };
}
/** What becomes of an effect whose target is left alone: its turn comes later, and no attempt was made. */
function heldOutcome(target, until) {
    const message = `The target '${target}' asked us to wait, so it is left alone until then.`;
    return { status: 'retry', code: 'not-ready', message, notBefore: until, heldUntil: until };
}

// EXTERNAL MODULE: ./receiver/store/clock-jumps.ts
var clock_jumps = __webpack_require__(84734);
;// CONCATENATED MODULE: ./receiver/worker/log-outcome.ts
/**
 * Writes the log line of an attempt. Ordinary success and ordinary waiting are `info`, whatever note they carry;
 * `warn` is for what may need a person, and `error` for what does.
 */
function logOutcome({ effect, attempt, outcome, startedAt, endedAt }, log) {
    const line = {
        effect: effect.id,
        event: effect.cause.event,
        rule: effect.cause.rule,
        target: effect.target,
        attempt,
        status: outcome.status,
        ms: endedAt - startedAt,
    };
    switch (outcome.status) {
        case 'done': {
            const { result, note, isWarning } = outcome;
            const ticket = 'ticket' in result ? result.ticket.reference : undefined;
            log[isWarning === true ? 'warn' : 'info']({ ...line, change: result.change, ticket }, note ?? 'effect done');
            break;
        }
        case 'skipped':
            log[outcome.isWarning === true ? 'warn' : 'info']({ ...line, reason: outcome.reason }, 'effect skipped');
            break;
        case 'retry': {
            const notBefore = new Date(outcome.notBefore).toISOString();
            log[retryLevel(outcome.code)]({ ...line, code: outcome.code, notBefore }, outcome.message);
            break;
        }
        case 'failed':
            log.error({ ...line, code: outcome.code }, outcome.message);
            break;
        default:
            outcome;
    }
}
/** An effect that waits for its turn was not tried at all; one that a rate limit puts off is in order. */
function retryLevel(code) {
    if (code === 'not-ready')
        return 'debug';
    return code === 'rate-limited' ? 'info' : 'warn';
}

// EXTERNAL MODULE: ./receiver/store/store-errors.ts
var store_errors = __webpack_require__(1505);
;// CONCATENATED MODULE: ./receiver/worker/record.ts


/** Pause before trying again to record an outcome. */
const record_retryMs = 1_000;
/**
 * Records how an attempt ended, again and again while the store is away: what was done at a target must not be done twice.
 * An outcome that the store can never take is recorded as a failure. Gives what was recorded; throws what the store threw
 * when the signal aborts first.
 */
async function record(finished, { store, signal }) {
    for (let isFailure = false;;) {
        const ended = isFailure ? unrecordable(finished) : finished;
        try {
            await store.finish(ended);
            return ended;
        }
        catch (error) {
            if (signal.aborted || (isFailure && isAboutData(error)))
                throw error;
            isFailure ||= isAboutData(error);
            if (!isAboutData(error))
                await (0,promises_.setTimeout)(record_retryMs, undefined, { signal }).catch(() => { });
        }
    }
}
function isAboutData(error) {
    const { cause } = error;
    return cause instanceof Error && (0,store_errors/* isAboutOneWrite */.le)(cause);
}
function unrecordable({ effect, attempt, worker, startedAt, endedAt }) {
    const message = 'The effect was performed, but the store refused to record its outcome. Please report this.';
    return { effect, attempt, worker, startedAt, endedAt, outcome: { status: 'failed', code: 'internal', message } };
}

// EXTERNAL MODULE: ./shared/store/claim.ts
var claim = __webpack_require__(12888);
;// CONCATENATED MODULE: ./receiver/worker/room.ts

const maxRunning = 64;
/** A target that hangs takes no more than its share. */
const maxPerTarget = 16;
/** One commit of our own store covers many effects. The rest of {@link maxRunning} is left to the other targets. */
const maxPerLocalTarget = 48;
/** A delivery with more effects than this leaves them all to be claimed later, in turn with those of others. */
const maxClaimedWithDelivery = 4;
/** `localTargets` are in our own store: they may take more at a time. */
function createRoom(localTargets) {
    /** The target of each effect that is being performed. */
    const running = new Map();
    const forClaim = () => ({
        limit: maxRunning - running.size,
        running: [...running.values()],
        maxPerTarget,
        shares: Object.fromEntries(localTargets().map((target) => [target, maxPerLocalTarget])),
    });
    return {
        get isFull() {
            return running.size >= maxRunning;
        },
        take: ({ id, target }) => running.set(id, target),
        leave: (effectId) => running.delete(effectId),
        forClaim,
        takeAll: (effects) => {
            if (effects.length > Math.min(maxClaimedWithDelivery, maxRunning - running.size))
                return false;
            const isAllowed = (0,claim/* shareOf */.t)(forClaim());
            if (!effects.every(({ id, target }) => !running.has(id) && isAllowed(target)))
                return false;
            for (const { id, target } of effects)
                running.set(id, target);
            return true;
        },
    };
}

;// CONCATENATED MODULE: ./receiver/worker/store-outage.ts


/** Other receivers notice within this time that the store is back. */
const graceMs = 2_000;
/** `maxMs`: an outage that was shorter has let no lease run out. */
function createStoreOutage(log, maxMs) {
    let since;
    return {
        note: (error, message) => {
            const { code, message: reason } = (0,errors/* asTicketwireError */.Q8)(error);
            log[since === undefined ? 'error' : 'debug']({ code, error: reason }, message);
            since ??= performance.now();
        },
        settle: async (extend) => {
            if (since === undefined)
                return;
            await extend();
            if (performance.now() - since > maxMs)
                await (0,promises_.setTimeout)(graceMs, undefined, { ref: false });
            since = undefined;
        },
    };
}

;// CONCATENATED MODULE: ./receiver/worker/worker.ts






const worker_leaseMs = clock_jumps/* effectLeaseMs */._;
const heartbeatMs = 5_000;
/** How often to look without being told: for leases that ran out, and clocks that jumped. */
const idleLookMs = 5_000;
/** Pause before looking again after a failure of the store. */
const worker_retryMs = 1_000;
/** Makes a worker, which claims due effects, performs them and records how they ended. It begins when it is started. */
function createWorker(inputs) {
    const { store, perform, name, now, log, breakers, localTargets = () => [], onAttempt } = inputs;
    const room = createRoom(localTargets);
    /** Effects whose leases are extended: claimed here, and their end not yet recorded. */
    const held = new Set();
    /** Attempts whose end is not written down yet. */
    const runs = new Set();
    /** Deliveries that are being stored, with effects that may be claimed with them. */
    const accepting = new Set();
    /** Effects that this worker has ended, until the store says so. */
    const ending = new Set();
    const holds = createHolds();
    // A lease that was last extended just before the outage runs out this long after it began.
    const outage = createStoreOutage(log, worker_leaseMs - 2 * heartbeatMs);
    const givingUp = new AbortController();
    let isStarted = false;
    let isStopping = false;
    let isLooking = false;
    let looking;
    let mustLookAgain = false;
    let timer;
    let extendedAt = now();
    const unwatch = store.watch((change) => {
        if (change.kind === 'missed')
            ending.clear();
        // After its own attempts it has looked already.
        if (change.kind !== 'ended' || !ending.delete(change.effectId))
            look();
    });
    const heartbeat = setInterval(() => {
        if (held.size > 0)
            extendLeases().catch((error) => outage.note(error, 'leases could not be extended'));
    }, heartbeatMs);
    async function extendLeases() {
        extendedAt = now();
        if (held.size === 0)
            return;
        await store.extendLeases({ worker: name, effectIds: [...held], leaseUntil: extendedAt + worker_leaseMs });
    }
    function look() {
        mustLookAgain = true;
        if (isLooking || isStopping || !isStarted)
            return;
        isLooking = true;
        looking = lookUntilIdle().finally(() => {
            isLooking = false;
            if (mustLookAgain)
                look();
        });
    }
    async function lookUntilIdle() {
        clearTimeout(timer);
        try {
            await outage.settle(() => (held.size > 0 ? extendLeases() : store.nextDueAt(now())));
            // Results of this turn of the event loop are written first, in the same transaction.
            await new Promise(setImmediate);
            while (mustLookAgain && !isStopping && !room.isFull) {
                mustLookAgain = false;
                // A clock that was set forward must not make what runs here look abandoned.
                if (now() - extendedAt > worker_leaseMs - heartbeatMs)
                    await extendLeases();
                const claim = { worker: name, now: now(), leaseMs: worker_leaseMs, ...room.forClaim() };
                const claimed = await store.claimDue(claim);
                for (const each of claimed)
                    start(each);
            }
            const nextAt = await store.nextDueAt(now());
            wakeIn(Math.min(idleLookMs, nextAt === undefined ? idleLookMs : Math.max(0, nextAt - now())));
        }
        catch (error) {
            outage.note(error, 'due effects could not be claimed; trying again');
            mustLookAgain = false;
            wakeIn(worker_retryMs);
        }
        if (room.isFull)
            mustLookAgain = false;
    }
    function wakeIn(delayMs) {
        if (!isStopping)
            timer = setTimeout(look, delayMs);
    }
    async function accept(acceptance) {
        const reserved = acceptance.effects;
        const mayClaim = isStarted && !isStopping && reserved.every(({ id }) => !held.has(id));
        if (reserved.length === 0 || !mayClaim || !room.takeAll(reserved))
            return store.accept(acceptance);
        const claim = { worker: name, leaseMs: worker_leaseMs, effectIds: reserved.map(({ id }) => id) };
        const accepted = store.accept({ ...acceptance, claim });
        const started = accepted.then(({ claimed }) => startReserved(reserved, claimed), () => startReserved(reserved, undefined));
        accepting.add(started);
        await started;
        accepting.delete(started);
        return accepted;
    }
    function startReserved(reserved, claimed) {
        for (const effect of reserved) {
            if (claimed?.includes(effect.id))
                start({ effect, attempt: 1, worker: name });
            else
                room.leave(effect.id);
        }
        // While the room was taken, others may have been left waiting.
        if (claimed !== undefined && claimed.length < reserved.length)
            look();
    }
    function start(claimed) {
        const { id } = claimed.effect;
        room.take(claimed.effect);
        held.add(id);
        const run = performAndFinish(claimed)
            .catch((error) => {
            log.error({ effect: id, err: error }, 'an attempt could not be brought to its end; it will be tried again');
        })
            .finally(() => {
            held.delete(id);
            runs.delete(run);
        });
        runs.add(run);
    }
    /** While a target asked to be left alone, or its circuit is open, its effects are put off, without an attempt. */
    async function performUnlessOpen(claimed) {
        const { target } = claimed.effect;
        const startedAt = now();
        const heldUntil = holds.heldUntil(target, startedAt);
        if (heldUntil !== undefined) {
            return { ...claimed, startedAt, endedAt: startedAt, outcome: heldOutcome(target, heldUntil) };
        }
        const waitMs = breakers.waitMs(target);
        if (waitMs !== undefined) {
            const notBefore = startedAt + waitMs;
            const message = `Most attempts at '${target}' failed just now, so it is left alone for a while.`;
            return {
                ...claimed,
                startedAt,
                endedAt: startedAt,
                outcome: { status: 'retry', code: 'not-ready', message, notBefore, heldUntil: notBefore },
            };
        }
        const finished = await perform(claimed);
        breakers.note(target, finished.outcome);
        holds.note(target, finished.outcome, now());
        const isAttempt = finished.outcome.status !== 'retry' || finished.outcome.code !== 'not-ready';
        if (isAttempt)
            onAttempt(finished);
        return finished;
    }
    async function performAndFinish(claimed) {
        const { id } = claimed.effect;
        const performed = await performUnlessOpen(claimed).finally(() => room.leave(id));
        ending.add(id);
        const recorded = record(performed, { store, signal: givingUp.signal }).catch((error) => {
            ending.delete(id);
            throw error;
        });
        // Not after it: the next effects are claimed in the same transaction.
        look();
        const finished = await recorded;
        logOutcome(finished, log);
    }
    return {
        start: () => {
            isStarted = true;
            look();
        },
        accept,
        stop: async (withinMs) => {
            isStopping = true;
            unwatch();
            clearTimeout(timer);
            clearInterval(heartbeat);
            let patience;
            await Promise.race([
                // What is being claimed at this moment is performed too.
                Promise.all([looking, ...accepting]).then(() => Promise.all(runs)),
                new Promise((resolve) => {
                    patience = setTimeout(resolve, withinMs);
                }),
            ]);
            clearTimeout(patience);
            givingUp.abort();
        },
    };
}

;// CONCATENATED MODULE: ./receiver/receiver.ts






























/** Time for running effects to end; the rest of the 10 s is for answers on their way. */
const drainMs = 7_000;
const closeMs = 2_000;
/** Opens the store, starts the worker and listens. */
async function startReceiver(configuration, settings, log) {
    const { store: opening, now } = await openStore(settings, log);
    const store = { ...opening, repositories: (0,repositories/* rememberRepositories */.W)(opening.repositories, now) };
    /** What must be ended, in this order, when the receiver stops or does not start. */
    const opened = [() => store.close()];
    try {
        return await startOn(store, { configuration, settings, log, now, opened });
    }
    catch (error) {
        for (const close of opened.toReversed())
            await close();
        throw error;
    }
}
async function openStore(settings, log) {
    if (settings.databaseUrl !== undefined)
        return (0,postgres/* openPostgresStore */.$)(settings.databaseUrl, log);
    const store = await openStoreThread(settings.dataDirectory, Date.now);
    const lost = await store.findLost();
    if (lost !== undefined)
        (0,wal/* logLost */.T)(lost, log);
    return { store, now: Date.now };
}
async function startOn(store, given) {
    const { configuration, settings, log, now, opened } = given;
    const { databaseUrl, dataDirectory, keys, publicUrl } = settings;
    const access = openAccess(settings);
    const keyring = createKeyring({
        given: keys,
        directory: databaseUrl === undefined ? dataDirectory : undefined,
        randomBytes: external_node_crypto_.randomBytes,
    });
    const sources = createSourceDirectory(configuration.sources);
    let managed;
    const registered = await openRegisteredSources({
        store,
        directory: sources,
        keyring,
        randomBytes: external_node_crypto_.randomBytes,
        now,
        log,
        // A managed rule may name a source that is registered.
        onServed: () => managed?.revise(),
    });
    opened.push(() => registered.stop());
    const rateLimits = createRateLimits(now);
    const open = (target) => {
        const openHttp = (timeoutMs) => rateLimits.watch(target.name, (0,http/* createHttp */.V0)({ timeoutMs }));
        return target.open({ board: store.board, now, openHttp });
    };
    const live = createLive(configuration, open);
    const rules = await openManagedRules({
        store,
        live,
        registered: () => registered.list().map(({ name }) => name),
        now,
        log,
    });
    managed = rules;
    opened.push(() => rules.stop());
    const outcomes = watchOutcomes(store);
    opened.push(() => outcomes.stop());
    const incidents = startIncidents({ store, live, now, log, publicUrl });
    opened.push(() => incidents.stop());
    const breakers = createBreakers([...live.opened.keys()], (target, state) => {
        if (state === 'open')
            log.warn({ target, circuit: state }, 'circuit opened: most attempts at the target failed');
        else
            log.info({ target, circuit: state }, 'circuit closed: the target has recovered');
        if (state !== 'half-open')
            incidents.noteCircuit(target, state);
    });
    const isKnown = {
        source: (name) => sources.named(name) !== undefined,
        target: (name) => live.opened.has(name),
    };
    const metrics = createMetrics({ store, breakers, rateLimits, isKnown, targets: () => live.opened.keys(), now });
    let isStopping = false;
    const planning = { sources, live, now };
    const intake = new Intake({ budgetBytes: settings.intakeBytes });
    const workerName = `${process.pid}-${(0,external_node_crypto_.randomUUID)()}`;
    const worker = createWorker({
        store,
        perform: (claimed) => perform(claimed, { targets: live.opened, store, rules: () => live.rules.all, now, random: Math.random }),
        name: workerName,
        now,
        log,
        breakers,
        localTargets: () => [...live.opened].flatMap(([target, { isLocal }]) => (isLocal ? [target] : [])),
        onAttempt: (finished) => {
            metrics.noteAttempt(finished);
            incidents.noteAttempt(finished);
        },
    });
    opened.push(() => worker.stop(0));
    const hooks = createHooks({
        ...planning,
        store: { ...store, accept: worker.accept },
        outcomes,
        intake,
        metrics,
        log,
        noteSeverity: createSeverityWarnings(log),
    });
    const app = createApp({
        ...planning,
        store,
        metrics,
        intake,
        registered,
        managed: rules,
        routes: createRoutes({ live, managed: rules, sources, registered, settings: store.settings }),
        ...access,
        publicUrl,
        log,
        isStopping: () => isStopping,
    });
    const server = (0,receiver_server/* createHttpServer */._p)((request, response) => {
        if (!hooks(request, response))
            app(request, response);
    });
    const port = await (0,receiver_server/* listen */.KT)(server, settings);
    worker.start();
    const catchUps = startCatchUps(configuration.sources, { ...planning, store, worker: workerName, publicUrl, log });
    const stopRetention = startRetention({ store, keepMs: () => live.configuration.keepMs, now, log });
    return {
        port,
        signInCode: access.code?.text,
        noteReload: metrics.noteReload,
        apply: async (next) => {
            const prepared = await (0,slices/* runInSlices */.A)(prepareConfiguration(next, open));
            await rules.changeConfiguration(prepared, () => {
                const inFile = indexSources(next.sources);
                for (const { name: taken } of registered.list()) {
                    const source = inFile.inPlaceOf(taken);
                    if (source !== undefined)
                        throw inTheWay(source.name, taken);
                }
                sources.setConfigured(next.sources);
                breakers.keep([...prepared.opened.keys()]);
            });
            await catchUps.restart(next.sources);
        },
        stop: async () => {
            isStopping = true;
            stopRetention();
            const closed = new Promise((resolve) => server.close(() => resolve()));
            server.closeIdleConnections();
            const caughtUp = catchUps.stop();
            await worker.stop(drainMs);
            await incidents.stop();
            await outcomes.stop();
            await rules.stop();
            await registered.stop();
            const cut = setTimeout(() => server.closeAllConnections(), closeMs);
            await closed;
            clearTimeout(cut);
            await Promise.race([caughtUp, new Promise((resolve) => setTimeout(resolve, closeMs).unref())]);
            await store.close();
        },
    };
}
/** The token for the pages and the API: the admin token, or for this machine the one in the data directory. */
function openAccess({ adminToken, dataDirectory }) {
    if (adminToken !== undefined)
        return { token: adminToken, isLocal: false, code: undefined };
    return { token: (0,local_token/* ensureLocalToken */.T)(dataDirectory), isLocal: true, code: createSignInCode() };
}
function inTheWay(inFile, registered) {
    const remedy = `Give it another name or path, or remove the registered one: ticketwire sources remove ${registered}.`;
    const message = `The source '${inFile}' would take the place of the registered source '${registered}'. ${remedy}`;
    return new errors/* TicketwireError */.Mw('configuration', message);
}

;// CONCATENATED MODULE: ./receiver/reload.ts


const watchMs = 1_000;
/** Whoever writes a file may not write it at once: it is read when a look has found it as the one before did. */
const settleMs = 1_200;
/**
 * Takes in the configuration anew when its file changes, and when it is asked to. What is broken is told, and what runs
 * goes on as it was.
 */
function startReloading(options) {
    const { file, read, apply, onEnd, log } = options;
    let last = Promise.resolve();
    /** The reload that has not begun. */
    let waiting;
    let timer;
    async function reloadOnce(why) {
        const startedAt = performance.now();
        const end = (isDone) => onEnd({ isDone, seconds: (performance.now() - startedAt) / 1_000 });
        try {
            const configuration = await read();
            await apply(configuration);
            const { sources, targets, rules } = configuration;
            const counts = { sources: sources.length, targets: targets.length, rules: rules.length };
            log.info({ why, ...counts }, 'the configuration was taken in anew');
            end(true);
        }
        catch (error) {
            const { code, message } = (0,errors/* asTicketwireError */.Q8)(error);
            for (const line of message.split('\n')) {
                log.error({ why, code, error: line }, 'the configuration was not taken in; the one before stays in force');
            }
            end(false);
        }
    }
    function reload(why) {
        waiting ??= last.then(() => {
            waiting = undefined;
            last = reloadOnce(why);
            return last;
        });
        return waiting;
    }
    if (file !== undefined) {
        // Looking every second works on every file system, and with files that are replaced or are links.
        (0,external_node_fs_.watchFile)(file, { interval: watchMs, persistent: false }, () => {
            clearTimeout(timer);
            timer = setTimeout(() => void reload('its file changed'), settleMs).unref();
        });
    }
    return {
        reload,
        stop: () => {
            clearTimeout(timer);
            if (file !== undefined)
                (0,external_node_fs_.unwatchFile)(file);
        },
    };
}

// EXTERNAL MODULE: ./receiver/settings.ts
var receiver_settings = __webpack_require__(17857);
;// CONCATENATED MODULE: ./receiver/cli/serve.ts








/** A stop takes no longer, whatever hangs; what is unfinished goes on at the next start. */
const maxStopMs = 9_500;
function addServe(program) {
    program
        .command('serve', { isDefault: true })
        .description('run the receiver')
        .option('--config <file>', 'configuration file')
        .action(serve);
}
async function serve(options) {
    const settings = (0,receiver_settings/* readSettings */.s)(process.env);
    (0,receiver_settings/* requireToken */.F)(settings);
    const find = () => (0,configuration_file/* findConfiguration */.oN)({ named: options.config, env: process.env, dataDirectory: settings.dataDirectory });
    const found = find();
    const newSecret = found.isLocalSetup ? (0,configuration_file/* ensureLocalSecret */.O7)(settings.dataDirectory) : undefined;
    const configuration = (0,configuration_file/* requireFilled */.gb)(found, (0,load/* requireConfiguration */.oY)({ ...found, now: Date.now() }));
    const log = createLog(settings.logLevel);
    const receiver = await startReceiver(configuration, settings, log).catch((error) => {
        // A secret that was not shown is not kept: the next start makes and shows another.
        if (newSecret !== undefined)
            (0,configuration_file/* removeLocalSecret */.cl)(settings.dataDirectory);
        throw error;
    });
    const reloading = startReloading({
        file: found.isLocalSetup ? undefined : found.file,
        read: async () => {
            const next = find();
            return (0,configuration_file/* requireFilled */.gb)(next, await loadInThread({ ...next, env: { ...next.env }, now: Date.now() }));
        },
        apply: receiver.apply,
        onEnd: receiver.noteReload,
        log,
    });
    process.on('SIGHUP', () => void reloading.reload('SIGHUP'));
    const stop = async (signal) => {
        reloading.stop();
        log.info({ signal }, 'stopping');
        const isStopped = await Promise.race([
            receiver.stop().then(() => true),
            new Promise((resolve) => setTimeout(resolve, maxStopMs, false).unref()),
        ]);
        if (isStopped)
            log.info('stopped');
        else
            log.warn('stopped without waiting any longer: the store or a connection does not answer');
        process.exit(0);
    };
    for (const signal of ['SIGTERM', 'SIGINT']) {
        process.once(signal, () => {
            stop(signal).catch((error) => {
                log.error({ err: error }, 'stopping failed');
                process.exit(1);
            });
        });
    }
    const address = (0,receiver_server/* addressOf */.ci)(settings.host, receiver.port);
    const { signInCode } = receiver;
    const pages = signInCode === undefined ? `${address}/admin/` : `${address}/admin/sign-in?code=${signInCode}`;
    if (found.isLocalSetup)
        process.stdout.write(serve_welcome({ address, pages, newSecret }, settings.dataDirectory));
    // Printed for the person who started it, and kept out of the log: the link opens the pages.
    else if (signInCode !== undefined)
        process.stdout.write(`Pages (this link works once): ${pages}\n`);
    log.info({
        address,
        configuration: found.file,
        store: settings.databaseUrl === undefined ? settings.dataDirectory : 'PostgreSQL',
    }, 'listening');
}
function serve_welcome({ address, pages, newSecret }, dataDirectory) {
    const secret = newSecret === undefined
        ? `as made at the first start, kept in ${dataDirectory}/lgtm.secret`
        : `${newSecret}\n            (shown this once; kept in ${dataDirectory}/lgtm.secret)`;
    return `
Ticketwire runs without a configuration file: a set-up for trying it out.

  Source    lgtm: POST ${address}/hooks/lgtm
  Secret    ${secret}
  Target    board: tickets in Ticketwire's own store
  Rule      Alerts become tickets
  Pages     ${pages}

`;
}


/***/ }),

/***/ 86005:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ eventsText)
/* harmony export */ });
/** Event types for people: each once, with its number. */
function eventsText(types) {
    const groups = Map.groupBy(types, (type) => type);
    return [...groups].map(([type, { length }]) => (length === 1 ? type : `${type} × ${length}`)).join(', ');
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

/***/ 41127:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ runInSlices),
/* harmony export */   w: () => (/* binding */ runAtOnce)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);

/** Longest time for which work holds the event loop; with what is left of its last step it may be a little more. */
const sliceMs = 10;
/** Runs a generator to its end, and lets the event loop turn whenever it has run for some milliseconds. */
async function runInSlices(work, now = () => performance.now()) {
    let until = now() + sliceMs;
    for (let step = work.next();; step = work.next()) {
        if (step.done === true)
            return step.value;
        if (now() < until)
            continue;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
        until = now() + sliceMs;
    }
}
/** Runs a generator to its end at once. */
function runAtOnce(work) {
    let step = work.next();
    while (step.done !== true)
        step = work.next();
    return step.value;
}


/***/ }),

/***/ 43346:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zc: () => (/* binding */ joinPacked),
/* harmony export */   l1: () => (/* binding */ unpack),
/* harmony export */   qq: () => (/* binding */ pack)
/* harmony export */ });
/* harmony import */ var _slices_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41127);

/** More effects than this are written as JSON in slices. */
const maxEffectsAtOnce = 100;
/** Packs an argument; a large one in slices, so that others get their turn. */
function pack(given) {
    if (given.effects.length > maxEffectsAtOnce)
        return packInSlices(given);
    return { text: JSON.stringify({ ...given, delivery: withoutBody(given.delivery) }), body: given.delivery.body };
}
async function packInSlices(given) {
    const effects = [];
    await (0,_slices_js__WEBPACK_IMPORTED_MODULE_0__/* .runInSlices */ .A)((function* () {
        for (const effect of given.effects) {
            effects.push(JSON.stringify(effect));
            yield;
        }
    })());
    const rest = JSON.stringify({ ...given, delivery: withoutBody(given.delivery), effects: undefined });
    return { text: `${rest.slice(0, -1)},"effects":[${effects.join()}]}`, body: given.delivery.body };
}
function withoutBody({ body: _, ...rest }) {
    return rest;
}
function joinPacked(all) {
    const lengths = all.map(({ body }) => body.byteLength);
    const bodies = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (const { body } of all) {
        bodies.set(body, at);
        at += body.byteLength;
    }
    return { text: `[${all.map(({ text }) => text).join()}]`, bodies, lengths };
}
/** Returns the arguments of a message, in their order. */
function unpack({ text, bodies, lengths }) {
    let at = 0;
    return JSON.parse(text).map((given, index) => {
        const end = at + (lengths[index] ?? 0);
        const body = bodies.subarray(at, end);
        at = end;
        return { ...given, delivery: { ...given.delivery, body } };
    });
}


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

/***/ 27493:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ nothingApplied)
/* harmony export */ });
/** No event was applied yet. */
const nothingApplied = { appliedAt: 0, appliedReceivedAt: 0, appliedOrigin: '' };


/***/ }),

/***/ 51370:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ rememberRepositories),
/* harmony export */   Y: () => (/* binding */ createMemoryRepositories)
/* harmony export */ });
/** Remembers a store's repositories, so that most deliveries need no read. */
function rememberRepositories(store, now) {
    const known = new Map();
    return {
        find: store.find,
        note: async (seen) => {
            const key = JSON.stringify([seen.forge, seen.id]);
            const found = known.get(key);
            if (found !== undefined && Math.abs(now() - found.at) < freshMs && found.repository.names.includes(seen.name)) {
                return found.repository;
            }
            const repository = await store.note(seen);
            if (known.size >= maxRemembered)
                known.delete(known.keys().next().value ?? '');
            known.set(key, { at: now(), repository });
            return repository;
        },
    };
}
/** Another receiver on the store may have seen the name at another repository. */
const freshMs = 60_000;
const maxRemembered = 10_000;
/** The repositories of a store that lasts as long as the process. */
function createMemoryRepositories() {
    const rows = [];
    const ofOne = ({ forge, id }) => rows.filter((row) => row.forge === forge && row.id === id);
    const known = (of) => {
        const [first] = of;
        return first && { identity: first.identity, names: of.filter(({ isOurs }) => isOurs).map(({ name }) => name) };
    };
    return {
        find: async (repository) => known(ofOne(repository)),
        note: async ({ forge, id, name }) => {
            const [first] = ofOne({ forge, id });
            const isTaken = rows.some((row) => row.forge === forge && row.identity === name);
            const identity = first?.identity ?? (isTaken ? `${name}~${id}` : name);
            for (const row of rows)
                if (row.forge === forge && row.name === name && row.id !== id)
                    row.isOurs = false;
            const same = ofOne({ forge, id }).find((row) => row.name === name);
            if (same === undefined)
                rows.push({ forge, id, name, identity, isOurs: true });
            else
                same.isOurs = true;
            return known(ofOne({ forge, id })) ?? { identity, names: [name] };
        },
    };
}


/***/ })

};
