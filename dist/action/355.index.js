export const id = 355;
export const ids = [355];
export const modules = {

/***/ 9355:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  performAlertSets: () => (/* binding */ performAlertSets)
});

// EXTERNAL MODULE: ./shared/clients/github-pages.ts
var github_pages = __webpack_require__(3295);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(2635);
// EXTERNAL MODULE: ./shared/mapping/marker.ts
var marker = __webpack_require__(257);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./shared/mapping/github-alerts.ts
var github_alerts = __webpack_require__(1050);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
;// CONCATENATED MODULE: ./shared/mapping/json-file.ts


/**
 * Returns the JSON object that a file holds. Throws `malformed`, and says that the file is empty, or where it stops being
 * JSON.
 */
function readJsonFile(bytes) {
    try {
        return (0,json_body/* readJsonObject */.op)({ body: bytes });
    }
    catch (error) {
        if (!(error instanceof errors/* TicketwireError */.Mw))
            throw error;
        const text = new TextDecoder().decode(bytes);
        if (text.trim() === '')
            throw new errors/* TicketwireError */.Mw('malformed', 'The file is empty.', { cause: error });
        if (!(error.cause instanceof SyntaxError)) {
            throw new errors/* TicketwireError */.Mw(error.code, error.message.replace('The body', 'The file'), { cause: error });
        }
        const { line, column, isEnd } = placeOf(text, endOfJson(text));
        const where = isEnd
            ? `it ends in line ${line}, column ${column}, and is not complete`
            : `line ${line}, column ${column}`;
        throw new errors/* TicketwireError */.Mw('malformed', `The file is not valid JSON: ${where}.`, { cause: error });
    }
}
const space = /[ \t\n\r]*/y;
/** Every token of JSON but texts. */
const token = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Returns where a text that is not JSON stops being JSON. */
function endOfJson(text) {
    const open = [];
    let wanted = 'value';
    let at = 0;
    for (;;) {
        space.lastIndex = at;
        at += space.exec(text)?.[0].length ?? 0;
        token.lastIndex = at;
        const isString = text[at] === '"';
        const end = isString ? endOfString(text, at) : at + (token.exec(text)?.[0].length ?? 0);
        const mark = marks.has(text[at] ?? '') ? text[at] : undefined;
        wanted = end > at && text[end - 1] !== undefined ? step({ mark, isString, wanted, open }) : undefined;
        if (isString && !isWholeString(text, at, end))
            return end;
        if (wanted === undefined)
            return at;
        at = end;
    }
}
const marks = new Set('{}[],:');
/** Returns the place after a string's last quote, or of the first character that may not be in it. */
function endOfString(text, start) {
    for (let at = start + 1; at < text.length; at += 1) {
        const char = text[at] ?? '';
        if (char === '"')
            return at + 1;
        if (char < ' ')
            return at;
        if (char !== '\\')
            continue;
        const escaped = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
        escaped.lastIndex = at + 1;
        const found = escaped.exec(text)?.[0].length;
        if (found === undefined)
            return at;
        at += found;
    }
    return text.length;
}
function isWholeString(text, start, end) {
    return end > start + 1 && text[end - 1] === '"';
}
/** Returns what must follow a token; undefined where the token may not be here. `open` holds the closing brackets. */
function step(given) {
    const { mark, isString, wanted, open } = given;
    const isValueWanted = wanted === 'value' || wanted === 'value or ]';
    if (mark === undefined) {
        if (isValueWanted)
            return ', or end';
        return isString && (wanted === 'name' || wanted === 'name or }') ? ':' : undefined;
    }
    if (mark === '{' || mark === '[') {
        if (!isValueWanted)
            return undefined;
        open.push(mark === '{' ? '}' : ']');
        return mark === '{' ? 'name or }' : 'value or ]';
    }
    if (mark === ':')
        return wanted === ':' ? 'value' : undefined;
    if (mark === ',') {
        if (wanted !== ', or end' || open.length === 0)
            return undefined;
        return open.at(-1) === '}' ? 'name' : 'value';
    }
    const mayClose = wanted === ', or end' || wanted === (mark === '}' ? 'name or }' : 'value or ]');
    return mayClose && open.pop() === mark ? ', or end' : undefined;
}
function placeOf(text, at) {
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    return { line, column: at - (before.lastIndexOf('\n') + 1) + 1, isEnd: text.slice(at).trim() === '' };
}

// EXTERNAL MODULE: ./shared/mapping/alert-facts.ts
var alert_facts = __webpack_require__(5015);
;// CONCATENATED MODULE: ./shared/mapping/line-hash.ts
/**
 * GitHub's `primaryLocationLineHash` of every line of a file, such as `a7f2ff13bc495cf2:2`; undefined for a line that is
 * not there. Lines count from 1. The text is the whole file; a byte order mark belongs to it.
 * Source: github/codeql-action, src/fingerprints.ts.
 */
function lineHashes(text) {
    const { units, starts } = normalizedUnits(text);
    const hashes = [];
    const counts = [];
    const seen = new Map();
    let low = 0;
    let high = 0;
    let [start] = starts;
    let last;
    for (let at = 0; start !== undefined; at += 1) {
        if (at === start + windowUnits) {
            if (last?.low !== low || last.high !== high)
                last = { low, high, hash: hexOf(high, low) };
            const count = (seen.get(last.hash) ?? 0) + 1;
            seen.set(last.hash, count);
            counts.push(count);
            start = starts[hashes.push(last.hash)];
        }
        const entering = at < units.length ? (units[at] ?? 0) : 0;
        const leaving = at < windowUnits ? 0 : (units[at - windowUnits] ?? 0);
        const sum = low * factor + entering - outLow * leaving;
        low = sum >>> 0;
        high = (Math.imul(high, factor) + (sum - low) / 2 ** 32 - Math.imul(outHigh, leaving)) | 0;
    }
    return (line) => (hashes[line - 1] === undefined ? undefined : `${hashes[line - 1]}:${counts[line - 1]}`);
}
/** A hash covers so many units from the first of its line, over the line's end. */
const windowUnits = 100;
const factor = 37;
const lineFeed = 10;
const endOfFile = 0xffff;
/** 37^100 modulo 2^64, by which a unit counts that leaves the window; in two halves, as every product then is exact. */
const outFactor = BigInt.asUintN(64, 37n ** BigInt(windowUnits));
const outLow = Number(outFactor & 0xffffffffn);
const outHigh = Number(outFactor >> 32n) | 0;
/** The UTF-16 units that count, and where among them each line starts. */
function normalizedUnits(text) {
    const units = new Uint16Array(text.length + 1);
    const starts = [0];
    let length = 0;
    for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        if (unit === 32 || unit === 9)
            continue;
        if (unit !== 13 && unit !== lineFeed) {
            units[length++] = unit;
            continue;
        }
        if (unit === lineFeed && text.charCodeAt(at - 1) === 13)
            continue;
        units[length++] = lineFeed;
        starts.push(length);
    }
    units[length++] = endOfFile;
    return { units: units.subarray(0, length), starts };
}
function hexOf(high, low) {
    if (high === 0)
        return low.toString(16);
    return (high >>> 0).toString(16) + low.toString(16).padStart(8, '0');
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-json.ts

/** A member's value; undefined when the object has none of its own. */
function memberOf(object, name) {
    return (0,json_body/* isJsonObject */.OW)(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}
/** A member that is a text with something in it. */
function textOf(object, name) {
    const value = memberOf(object, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** A member that is an array; an empty one otherwise. */
function listOf(object, name) {
    const value = memberOf(object, name);
    return Array.isArray(value) ? value : [];
}
/** What `owner` points to in the list by its `index`; undefined where it points nowhere. */
function pointedAt(list, owner) {
    const index = memberOf(owner, 'index');
    return typeof index === 'number' ? list[index] : undefined;
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-failures.ts


/**
 * Returns the failures of a run. A tool that found something often says that it failed, so that alone does not make a run
 * partial. Source: SARIF 2.1.0, 3.14.23, 3.20 and 3.58.
 */
function failuresOf(run) {
    const results = memberOf(run, 'results');
    const invocations = listOf(run, 'invocations');
    const elsewhere = listOf(memberOf(run, 'externalPropertyFileReferences'), 'results');
    const errors = invocations.flatMap(errorsOf);
    const failed = invocations.filter((each) => memberOf(each, 'executionSuccessful') === false);
    const foundNothing = failed.length > 0 && listOf(run, 'results').length === 0;
    return {
        unread: [
            Array.isArray(results) ? '' : 'The tool gave no list of results, so it is not known what it found.',
            listOf(run, 'results').every(json_body/* isJsonObject */.OW) ? '' : 'Some results could not be read: they are not objects.',
            elsewhere.length === 0 ? '' : 'Some results are in other files, which are not read.',
        ].filter((sentence) => sentence !== ''),
        reported: [...failed.map(failureSentence), ...errors.map(({ sentence }) => sentence)],
        isPartial: foundNothing || failed.some(isAborted) || errors.some(({ isPartial }) => isPartial),
    };
}
function failureSentence(invocation) {
    const code = memberOf(invocation, 'exitCode');
    const words = textOf(invocation, 'exitCodeDescription') ?? textOf(invocation, 'processStartFailureMessage');
    const reasons = [typeof code === 'number' ? `exit code ${code}` : '', words === undefined ? '' : shortened(words)];
    const why = reasons.filter((reason) => reason !== '').join(': ');
    return `The tool reports that it did not run to its end${why === '' ? '' : ` (${why})`}.`;
}
/** True if the process did not start, or a signal ended it: shells report that by exit codes from 126. */
function isAborted(invocation) {
    const code = memberOf(invocation, 'exitCode');
    return (textOf(invocation, 'processStartFailureMessage') !== undefined ||
        typeof memberOf(invocation, 'exitSignalNumber') === 'number' ||
        (typeof code === 'number' && (code < 0 || code >= 126)));
}
function errorsOf(invocation) {
    return ['toolExecutionNotifications', 'toolConfigurationNotifications'].flatMap((member) => listOf(invocation, member)
        .filter((notification) => memberOf(notification, 'level') === 'error')
        .slice(0, maxErrors)
        .map((notification) => toolError(notification, member)));
}
function toolError(notification, member) {
    const message = memberOf(notification, 'message');
    const text = textOf(message, 'text') ?? textOf(message, 'markdown') ?? textOf(message, 'id') ?? '';
    const places = listOf(notification, 'locations').map((each) => memberOf(memberOf(each, 'physicalLocation'), 'artifactLocation'));
    const file = places.map((each) => textOf(each, 'uri')).find((uri) => uri !== undefined);
    const said = text === '' ? (textOf(memberOf(notification, 'descriptor'), 'id') ?? 'it gives no reason') : text;
    return {
        sentence: `The tool reports an error: ${shortened(said)}${file === undefined ? '' : ` (${shortened(file)})`}.`,
        isPartial: places.some(json_body/* isJsonObject */.OW) ||
            (0,json_body/* isJsonObject */.OW)(memberOf(notification, 'exception') ?? null) ||
            (member === 'toolConfigurationNotifications' && !isMissingClasses(notification, text)) ||
            unanalysed.test(text.slice(0, maxChars)),
    };
}
/** SpotBugs analyses a class although it does not know all classes that this one uses. */
function isMissingClasses(notification, text) {
    const id = textOf(memberOf(notification, 'descriptor'), 'id');
    return id === 'spotbugs-missing-classes' || text.startsWith('Classes needed for analysis were missing');
}
/** Words of tools that name no file apart: "Syntax error at a.py:1", "failed to parse", "3 files were skipped". */
const unanalysed = /\b(?:pars(?:e|ing)|syntax) error\b|\b(?:fail(?:ed|ure|s)?|unable|could not|cannot|can't|not)\b.{0,40}\b(?:pars|analy[sz]|scan|read|load|open|compil|process|complet)|\bskipp|\btim(?:e|ed)[ -]?out\b|\bout of memory\b|\bcrash/is;
const maxErrors = 5;
const maxChars = 300;
/** The text on one line, without its last full stop. */
function shortened(text) {
    const line = text
        .slice(0, 2 * maxChars)
        .replace(/\s+/g, ' ')
        .trim();
    return line.length <= maxChars ? line.replace(/\.+$/, '') : `${line.slice(0, maxChars - 1).trimEnd()}…`;
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-fingerprint.ts


/**
 * Returns the fingerprints of a result that may identify it, the best first: those of `fingerprints`, then GitHub's line
 * hash, other known names, and unknown names in their order. Source: SARIF 2.1.0, 3.27.16 and 3.27.17.
 */
function fingerprintsOf(result) {
    const found = [];
    for (const member of ['fingerprints', 'partialFingerprints']) {
        const newest = [...newestOf(memberOf(result, member))].filter(([name, value]) => !otherNames.test(name) && !placeholder.test(value.trim()));
        const rankOf = (name) => (knownNames.includes(name) ? knownNames.indexOf(name) : knownNames.length);
        newest.sort(([left], [right]) => rankOf(left) - rankOf(right) || (left < right ? -1 : 1));
        for (const [name, value] of newest.slice(0, maxFingerprints)) {
            const isLineHash = member === 'partialFingerprints' && name === lineHashName;
            const kind = isLineHash ? lineHashName : `${member}/${name}`;
            found.push({ kind, value, isKnown: knownNames.includes(name) });
        }
    }
    return found;
}
/** Returns a line hash as a fingerprint, whether the tool, GitHub's upload action or Ticketwire computed it. */
function lineFingerprint(value) {
    return { kind: lineHashName, value };
}
const lineHashName = 'primaryLocationLineHash';
/** Returns GitHub's fingerprint of the column, which does not count the indentation. */
function columnFingerprintOf(result) {
    return newestOf(memberOf(result, 'partialFingerprints')).get('primaryLocationStartColumnFingerprint');
}
/**
 * Names that are known to identify a finding: of GitHub and CodeQL, of Qodana (`equalIndicator`, `contextRegionHash`), of
 * Semgrep (`matchBasedId`), of ShiftLeft's scan (`scanPrimaryLocationHash`, beside `scanFileHash`), and `contextHash`.
 */
const knownNames = [
    lineHashName,
    'equalIndicator',
    'matchBasedId',
    'contextRegionHash',
    'contextHash',
    'scanPrimaryLocationHash',
];
/** Names of something else than a finding: a column, a whole file, a scan, or a commit and its author, as Gitleaks writes. */
const otherNames = /^(?:primaryLocationStartColumnFingerprint|commit.*|author|email|date)$|(?:file|artifact|document|scan|repo(?:sitory)?|project)(?:content)?[._-]?(?:id|hash|sha\d*|md5|digest|checksum|fingerprint)$/i;
/**
 * Words that tools write in place of a fingerprint; "requires login" is Semgrep's where nobody is signed in:
 * https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif
 */
const placeholder = /^(?:requires login|(?:not |un)available|n\/?a|none|null|nil|undefined|unknown|[-.?]+|)$/i;
/** More fingerprints of one kind say nothing new. */
const maxFingerprints = 5;
/** Returns the values by their names without `/v1`, each from its highest version; a name without one comes before the first. */
function newestOf(fingerprints) {
    const newest = new Map();
    for (const [key, value] of Object.entries((0,json_body/* isJsonObject */.OW)(fingerprints) ? fingerprints : {})) {
        if (typeof value !== 'string' || value === '' || value === 'requires login')
            continue;
        const versioned = /^(.+)\/v(\d{1,9})$/s.exec(key);
        const name = versioned?.[1] ?? key;
        const version = versioned === null ? -1 : Number(versioned[2]);
        const known = newest.get(name);
        if (known === undefined || known.version < version)
            newest.set(name, { version, value });
    }
    return new Map([...newest].map(([name, { value }]) => [name, value]));
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-fingerprint-worth.ts
/**
 * Returns a test for fingerprints of unknown names that identify no finding: a value that all results of a run share, a
 * value at several lines of one file, and every value of a name that findings of several kinds share within a file.
 */
function findWorthless(findings, lookOf) {
    const inRun = new Map();
    const inFile = new Map();
    const perFile = new Set();
    for (const finding of findings) {
        const { ruleId, place, facts } = finding;
        for (const fingerprint of finding.fingerprints) {
            if (fingerprint.isKnown)
                continue;
            const { kind, value } = fingerprint;
            note(inRun, runKeyOf(finding, fingerprint), { value, look: `${ruleId}\n${place.path}\n${lookOf(finding)}` });
            const file = note(inFile, fileKeyOf(finding, fingerprint), { value, look: String(place.line) });
            file.rule ??= ruleId;
            file.message ??= facts.message ?? '';
            const isUnlike = file.rule !== ruleId || file.message !== (facts.message ?? '');
            if (file.isSeveral && isUnlike)
                perFile.add(kind);
        }
    }
    return (finding, fingerprint) => {
        if (fingerprint.isKnown)
            return false;
        const ofRun = inRun.get(runKeyOf(finding, fingerprint));
        const isConstant = ofRun?.isSeveral === true && ofRun.isEqual;
        return (isConstant || perFile.has(fingerprint.kind) || inFile.get(fileKeyOf(finding, fingerprint))?.isSeveral === true);
    };
}
function note(shared, key, { value, look }) {
    const known = shared.get(key) ?? { value, look, isEqual: true, isSeveral: false };
    shared.set(key, known);
    if (known.value !== value)
        known.isEqual = false;
    if (known.look !== look)
        known.isSeveral = true;
    return known;
}
function runKeyOf({ run }, { kind }) {
    return `${run}\n${kind}`;
}
function fileKeyOf({ place }, { kind, value }) {
    return JSON.stringify([place.path ?? '', kind, value]);
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-former.ts


/**
 * Returns the fingerprint that earlier versions took: the alphabetically first of `fingerprints`, GitHub's line hash, the
 * alphabetically first of `partialFingerprints`. Tickets that it opened are found by it, and by nothing else.
 */
function formerFingerprintOf(result) {
    const whole = newestOf(memberOf(result, 'fingerprints'));
    const partial = newestOf(memberOf(result, 'partialFingerprints'));
    const lineHash = partial.get(lineHashName);
    if (whole.size === 0 && lineHash !== undefined)
        return lineFingerprint(lineHash);
    const [prefix, found] = whole.size > 0 ? ['fingerprints', whole] : ['partialFingerprints', partial];
    const [name] = [...found.keys()].sort();
    const value = name === undefined ? undefined : found.get(name);
    return value === undefined ? undefined : { kind: `${prefix}/${name}`, value };
}
/** Returns what earlier versions took where there was no fingerprint. */
function formerWeakOf({ line, message, }) {
    return { kind: 'message and line', value: `${line ?? ''}:${message ?? ''}` };
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-identity.ts



/**
 * Returns the identity of each finding of one tool and category. It does not depend on the order of the results, and
 * stays when lines move. One finding more or fewer is one identity more or fewer.
 */
function identify(findings, { tool, category }) {
    const looks = new Map(findings.map((finding) => [finding, lookOf(finding)]));
    const inOrder = findings.toSorted(byPlace);
    const isWorthless = findWorthless(inOrder, (finding) => looks.get(finding) ?? '');
    const keyOf = ({ ruleId }, path, { kind, value }) => JSON.stringify([tool, category, ruleId, path ?? '', kind, value]);
    const ofBefore = new Map(inOrder.map((finding) => [finding, (0,marker/* hashOf */.qQ)(formerKeyOf(finding, keyOf))]));
    const groups = new Map();
    const candidates = new Map();
    for (const finding of inOrder) {
        const found = candidatesOf(finding, isWorthless);
        const { path, formerPath } = finding.place;
        const keys = [...new Set([path, formerPath].flatMap((at) => found.map((each) => keyOf(finding, at, each))))];
        candidates.set(finding, { keys, isWeak: found[0]?.kind === messageKind });
        for (const [rank, key] of keys.entries()) {
            const group = groups.get(key) ?? { kept: [], own: [], others: [] };
            groups.set(key, group);
            const part = rank > 0 ? 'others' : (0,marker/* hashOf */.qQ)(key) === ofBefore.get(finding) ? 'kept' : 'own';
            group[part].push(finding);
        }
    }
    const suffixes = new Map([...groups].map(([key, { kept, own, others }]) => [key, suffixesOf([...kept, ...own, ...others], looks)]));
    const hashFor = (finding, key = '') => {
        const suffix = suffixes.get(key)?.get(looks.get(finding) ?? '') ?? [];
        return (0,marker/* hashOf */.qQ)(suffix.length === 0 ? key : JSON.stringify([key, ...suffix]));
    };
    const identities = new Map();
    for (const [finding, { keys, isWeak }] of candidates) {
        identities.set(finding, { hash: hashFor(finding, keys[0]), former: [], isWeak });
    }
    const taken = new Set([...identities.values()].map(({ hash }) => hash));
    const claim = (identity, hash) => {
        if (taken.has(hash))
            return;
        taken.add(hash);
        identity.former.push(hash);
    };
    // Hashes of the version before go first: each of them may have a ticket.
    for (const [finding, identity] of identities)
        claim(identity, ofBefore.get(finding) ?? '');
    for (const [finding, { keys }] of candidates) {
        const identity = identities.get(finding);
        for (const key of keys.slice(1))
            if (identity !== undefined)
                claim(identity, hashFor(finding, key));
    }
    return identities;
}
/** Returns the key by which earlier versions knew a finding. */
function formerKeyOf(finding, keyOf) {
    const { place, former, lineHash, facts } = finding;
    const computed = place.formerPath === place.path ? lineHash : undefined;
    const weak = formerWeakOf({ line: facts.line, message: facts.message });
    return keyOf(finding, place.formerPath, former ?? computed ?? weak);
}
const messageKind = 'message';
/** Returns what may identify a finding, the best first. */
function candidatesOf(finding, isWorthless) {
    const { ruleId, place, lineHash, facts, fingerprints, packageName } = finding;
    const { message = '' } = facts;
    const worthless = fingerprints.filter((each) => isWorthless(finding, each));
    const brought = fingerprints.filter((each) => !worthless.includes(each));
    const computed = lineHash === undefined ? [] : [lineHash];
    const what = packageName === undefined ? ['', place.logical ?? ''] : [packageName];
    const where = { kind: 'place', value: JSON.stringify(ruleId === '' ? [...what, message] : what) };
    const isLineless = place.line === undefined || place.isWholeFile;
    // Some tools write the first line where they know none.
    if (isLineless || (place.line === 1 && brought.length + computed.length === 0)) {
        return [...brought, where, ...computed, ...worthless];
    }
    const weak = packageName === undefined ? [{ kind: messageKind, value: message }] : [];
    return [...brought, ...computed, ...weak, where, ...worthless];
}
/** Returns everything that a reader sees of a finding within its rule and path. */
function lookOf(finding) {
    return JSON.stringify([finding.place.line ?? 0, ...attributes.map(({ of }) => of(finding))]);
}
/** The attributes that complete a fingerprint of several findings, in this order. */
const attributes = [
    { name: 'column', of: ({ column }) => column },
    { name: 'message', of: ({ facts }) => facts.message ?? '' },
    { name: 'logical location', of: ({ place }) => place.logical ?? '' },
];
/**
 * Returns what completes a fingerprint for each look of a finding that has it. The first keeps the plain fingerprint. The
 * others are told apart by one attribute, of each value the first keeps that, and so on; last comes a number.
 */
function suffixesOf(findings, looks) {
    const suffixes = new Map();
    const complete = ([first, ...others], suffix, level) => {
        if (first === undefined)
            return;
        suffixes.set(looks.get(first) ?? '', suffix);
        const attribute = attributes[level];
        if (attribute === undefined) {
            for (const [at, each] of others.entries())
                suffixes.set(looks.get(each) ?? '', [...suffix, String(at + 2)]);
            return;
        }
        for (const [value, group] of Map.groupBy(others, attribute.of)) {
            complete(group, [...suffix, attribute.name, value], level + 1);
        }
    };
    const distinct = new Map();
    for (const each of findings) {
        const look = looks.get(each) ?? '';
        if (!distinct.has(look))
            distinct.set(look, each);
    }
    complete([...distinct.values()], [], 0);
    return suffixes;
}
function byPlace(left, right) {
    return (compare(left.place.path ?? '', right.place.path ?? '') ||
        (left.place.line ?? 0) - (right.place.line ?? 0) ||
        left.column.length - right.column.length ||
        compare(left.column, right.column) ||
        compare(left.facts.message ?? '', right.facts.message ?? '') ||
        compare(left.place.logical ?? '', right.place.logical ?? ''));
}
function compare(left, right) {
    return left < right ? -1 : Number(left > right);
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-path.ts

/** Returns a reader of `artifactLocation` for one run. Source: SARIF 2.1.0, 3.4 and 3.14.14. */
function readPaths(run, checkout) {
    const bases = memberOf(run, 'originalUriBaseIds');
    const roots = rootsOf(run, checkout.root);
    // A base that is the root of everything says nothing about where the repository is.
    const ownRoots = roots.filter((root) => root !== '/');
    const known = new Map();
    const ownPathOf = (whole) => {
        if (!known.has(whole))
            known.set(whole, inCheckout(relativeTo(ownRoots, whole), checkout));
        return known.get(whole);
    };
    return (location) => {
        const whole = resolveLocation(location, bases);
        const outside = relativeTo(roots, whole);
        const path = ownPathOf(whole) ?? outside;
        // Of `file:src/H.java` earlier versions kept the scheme.
        const uri = textOf(location, 'uri') ?? '';
        const isOpaque = /^file:[^/\\]/i.test(uri);
        return { path, formerPath: isOpaque ? `file:${withoutDots(plainPath(uri.slice(5)))}` : outside };
    };
}
/** Returns true if a path can only mean a file below the repository's root. */
function isInRepository(path) {
    return !isAbsolute(path) && path !== '..' && !path.startsWith('../') && !path.includes('\0');
}
/** Where GitHub's runners check a repository out, on all systems and in their containers. */
const runnerCheckouts = [
    /^\/github\/workspace\//,
    /^(?:\/home\/runner\/work|\/Users\/runner\/work|\/__w|\/[a-z]:\/a|.{0,200}\/_work)\/([^/]+)\/\1\//i,
];
/** Where containers and other CI systems usually have the code. Other files may be there too. */
const mounts = /^\/(?:src|app|workspace|workspaces|code|data|project|repo|repository|source|work|mnt|zap\/wrk|tmp\/lint)\//;
/**
 * Returns the path from the checkout's root for a whole path elsewhere; undefined for a path of another file. A runner's own
 * directory needs no proof. For any other one, the file must be in the checkout.
 */
function inCheckout(path, { name, isFile }) {
    if (!path.startsWith('/'))
        return undefined;
    for (const pattern of runnerCheckouts) {
        const found = pattern.exec(path);
        if (found !== null)
            return path.slice(found[0].length);
    }
    if (isFile === undefined)
        return undefined;
    const mount = mounts.exec(path)?.[0].length;
    const named = name === undefined ? -1 : path.indexOf(`/${name}/`);
    const starts = [mount, named < 0 ? undefined : named + `/${name}/`.length];
    return starts
        .filter((start) => start !== undefined)
        .map((start) => path.slice(start))
        .find((rest) => rest !== '' && isInRepository(rest) && isFile(rest));
}
/** Paths and addresses that the repository's root may have, the likeliest first, each with a slash at its end. */
function rootsOf(run, root) {
    const bases = memberOf(run, 'originalUriBaseIds');
    const ids = Object.keys(bases ?? {}).slice(0, maxRoots);
    const isSource = (id) => /^%?SRCROOT%?$/i.test(id);
    const locations = [
        { uri: root ?? '' },
        ...ids.filter(isSource).map((id) => ({ uriBaseId: id })),
        ...listOf(run, 'invocations')
            .slice(0, maxRoots)
            .map((invocation) => memberOf(invocation, 'workingDirectory')),
        ...ids
            .filter((id) => !isSource(id) && textOf(memberOf(bases, id), 'uriBaseId') === undefined)
            .map((id) => ({ uriBaseId: id })),
    ];
    const paths = locations.map((location) => resolveLocation(location, bases)).filter(isAbsolute);
    return [...new Set(paths.map((path) => (path.endsWith('/') ? path : `${path}/`)))];
}
const maxRoots = 20;
function relativeTo(roots, path) {
    const root = roots.find((each) => path.startsWith(each) || `${path}/` === each);
    return root === undefined ? path : path.slice(root.length);
}
/** The whole path or address of an `artifactLocation`, as far as the log knows it. */
function resolveLocation(location, bases) {
    let path = plainPath(textOf(location, 'uri') ?? '');
    let id = textOf(location, 'uriBaseId');
    for (let level = 0; level < maxBases && id !== undefined && !isAbsolute(path); level += 1) {
        const base = memberOf(bases, id);
        const before = plainPath(textOf(base, 'uri') ?? '');
        path = before === '' || before.endsWith('/') ? before + path : `${before}/${path}`;
        id = textOf(base, 'uriBaseId');
    }
    return withoutDots(path);
}
const maxBases = 10;
const maxUriChars = 4_096;
/** `file:` addresses as paths, percent codes as what they mean; nothing of what is too long for any file system. */
function plainPath(uri) {
    if (uri.length > maxUriChars)
        return '';
    const path = decoded(uri.replaceAll('\\', '/')).replace(/^file:(?:\/\/localhost(?=\/)|\/\/(?=\/)|(?!\/\/))/i, '');
    return /^[a-z]:\//i.test(path) ? `/${path}` : path;
}
function decoded(uri) {
    try {
        return decodeURIComponent(uri);
    }
    catch {
        // A stray percent sign: the tool did not encode its paths, so this is the path.
        return uri;
    }
}
function isAbsolute(path) {
    return /^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(path);
}
function withoutDots(path) {
    const [start = ''] = /^(?:[a-z][a-z0-9+.-]*:)?\/*/i.exec(path) ?? [];
    const kept = [];
    for (const segment of path.slice(start.length).split('/')) {
        if (segment === '' || segment === '.')
            continue;
        if (segment !== '..')
            kept.push(segment);
        else if (kept.length > 0 && kept.at(-1) !== '..')
            kept.pop();
        else if (start === '')
            kept.push('..');
    }
    return start + kept.join('/');
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-location.ts



/** Returns the place of each result of a run: that of its first location, which is the one that counts. */
function readPlaces(run, checkout = {}) {
    const artifacts = listOf(run, 'artifacts');
    const logicals = listOf(run, 'logicalLocations');
    const pathOf = readPaths(run, checkout);
    const spotOf = (location) => {
        const place = memberOf(location, 'physicalLocation');
        const named = memberOf(place, 'artifactLocation');
        const artifact = textOf(named, 'uri') === undefined ? (memberOf(pointedAt(artifacts, named), 'location') ?? named) : named;
        const { path, formerPath } = pathOf(artifact);
        const region = memberOf(place, 'region');
        return {
            path: path === '' ? undefined : path,
            formerPath: formerPath === '' ? undefined : formerPath,
            shown: path === '' ? undefined : shownPath(path, artifact),
            line: (0,alert_facts/* lineFact */.XB)(memberOf(region, 'startLine')),
            column: (0,alert_facts/* lineFact */.XB)(memberOf(region, 'startColumn')),
            isWholeFile: isStart(region),
            logical: logicalOf(location, logicals),
        };
    };
    return (result) => {
        const [first, ...others] = listOf(result, 'locations');
        const { logical, ...spot } = spotOf(first);
        const shown = others.slice(0, maxOthers).map(spotOf);
        const more = others.length - shown.length;
        return {
            ...spot,
            logical: logical === undefined ? undefined : withoutVersion(logical),
            details: [
                ...(logical === undefined ? [] : [{ name: 'In', value: logical }]),
                ...shown.map((each) => ({ name: 'Also in', value: wordsOf(each) })).filter(({ value }) => value !== ''),
                ...(more > 0 ? [{ name: 'Also in', value: `${more} more places` }] : []),
            ],
        };
    };
}
/** More places than this are only counted. */
const maxOthers = 25;
function wordsOf({ shown, line, logical, }) {
    const file = shown === undefined ? '' : `${shown}${line === undefined ? '' : `, line ${line}`}`;
    return [file, logical ?? ''].filter((part) => part !== '').join(', ');
}
function isStart(region) {
    return ['startLine', 'startColumn', 'endLine', 'endColumn'].every((name) => memberOf(region, name) === 1);
}
/** A path of Windows outside the repository as the tool wrote it, other paths as they were read. */
function shownPath(path, artifact) {
    if (!/^(?:\/[a-z]:\/|\/\/)/i.test(path))
        return path;
    const uri = textOf(artifact, 'uri') ?? '';
    return /^(?:[a-z]:\\|\\\\)/i.test(uri) ? uri : path.replace(/^\/(?=[a-z]:)/i, '');
}
/** Source: SARIF 2.1.0, 3.33. A result may point into the run's own list. */
function logicalOf(location, known) {
    const given = memberOf(location, 'logicalLocations') ?? memberOf(location, 'logicalLocation');
    const names = (Array.isArray(given) ? given : [given]).slice(0, maxLogicals).map((each) => {
        const indexed = pointedAt(known, each);
        const nameOf = (object) => textOf(object, 'fullyQualifiedName') ?? textOf(object, 'decoratedName') ?? textOf(object, 'name');
        return nameOf(each) ?? nameOf(indexed);
    });
    const name = names
        .filter((each) => each !== undefined)
        .join(', ')
        .slice(0, maxLogicalChars);
    return name === '' ? undefined : name;
}
const maxLogicals = 5;
const maxLogicalChars = 1_000;
/** The name of a package or an image without what changes with each build. */
function withoutVersion(name) {
    return name.replace(/@sha256:[0-9a-f]{64}/gi, '').replace(/(?<=[^@/])@v?\d[\w.+~:-]*$/, '');
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-message.ts

/**
 * A result's message as plain text: its own, or the rule's with the arguments in it, without links into the log.
 * Longer ones are cut well above what any reader keeps. Source: SARIF 2.1.0, 3.11.
 */
function messageTextOf(result, rule) {
    const message = memberOf(result, 'message');
    const id = textOf(message, 'id');
    const text = textOf(message, 'text') ?? (id === undefined ? undefined : rule.messageString(id));
    if (text === undefined)
        return undefined;
    return withoutLinks(fillPlaceholders(text.slice(0, sarif_message_maxChars), listOf(message, 'arguments')));
}
const sarif_message_maxChars = 10_000;
/** Puts the arguments into `{0}`, and makes `{{` one brace; a text without arguments is left as it is. */
function fillPlaceholders(text, values) {
    if (values.length === 0)
        return text;
    let filled = '';
    let from = 0;
    for (const match of text.matchAll(/\{\{|\}\}|\{(\d{1,6})\}/g)) {
        filled += text.slice(from, match.index);
        from = match.index + match[0].length;
        const value = match[1] === undefined ? match[0].slice(1) : values[Number(match[1])];
        filled += typeof value === 'string' ? value.slice(0, sarif_message_maxChars) : match[0];
        if (filled.length > sarif_message_maxChars)
            return filled.slice(0, sarif_message_maxChars);
    }
    return (filled + text.slice(from)).slice(0, sarif_message_maxChars);
}
/** Makes `[words](1)`, which points to a location of the result, its words; addresses stay. One pass, whatever the text. */
function withoutLinks(text) {
    const pieces = [];
    let open;
    let from = 0;
    for (const match of text.matchAll(/\\[[\]\\]|\[|\](?:\(\d{1,9}\))?/g)) {
        const [token] = match;
        pieces.push(text.slice(from, match.index), token);
        from = match.index + token.length;
        if (token === '[')
            open = pieces.length - 1;
        else if (token.startsWith(']')) {
            if (token !== ']' && open !== undefined)
                unwrap(pieces, open);
            open = undefined;
        }
    }
    return pieces.join('') + text.slice(from);
}
/** Takes the brackets off the last pieces; within them a backslash was before every bracket that is meant. */
function unwrap(pieces, open) {
    pieces[open] = '';
    pieces[pieces.length - 1] = '';
    for (let at = open + 2; at < pieces.length - 1; at += 2)
        pieces[at] = (pieces[at] ?? '').slice(1);
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-rule-index.ts


/** All rules of a run's tool, its extensions' included. */
function indexRules(tool) {
    const extensions = listOf(tool, 'extensions').map(indexComponent);
    const driver = indexComponent(memberOf(tool, 'driver') ?? null);
    const anywhere = new Map();
    for (const { byId } of [driver, ...extensions]) {
        for (const [id, descriptor] of byId)
            if (!anywhere.has(id))
                anywhere.set(id, descriptor);
    }
    const byName = new Map(extensions.toReversed().flatMap((each) => each.names.map((name) => [name, each])));
    const componentOf = (rule) => {
        const reference = memberOf(rule, 'toolComponent');
        const index = memberOf(reference, 'index');
        const indexed = typeof index === 'number' ? extensions[index] : undefined;
        return indexed ?? byName.get(textOf(reference, 'guid') ?? textOf(reference, 'name') ?? '') ?? driver;
    };
    return {
        find: ({ rule, id: ruleId, index: ruleIndex }) => {
            const component = componentOf(rule);
            const byRule = descriptorAt(component, memberOf(rule, 'index'));
            const indexed = byRule ?? descriptorAt(component, ruleIndex);
            const isApart = byRule?.id !== undefined && ruleId !== undefined && !isUnder(ruleId, byRule.id);
            const id = (textOf(rule, 'id') ?? (isApart ? undefined : ruleId) ?? indexed?.id ?? '').slice(0, maxIdChars);
            if (indexed !== undefined && (indexed.id === undefined || isUnder(id, indexed.id))) {
                return { id, descriptor: indexed };
            }
            return { id, descriptor: nearest(id, component.byId) ?? nearest(id, anywhere) };
        },
    };
}
function indexComponent(component) {
    const rules = listOf(component, 'rules').map((json) => (0,json_body/* isJsonObject */.OW)(json) ? { component, json, id: textOf(json, 'id')?.slice(0, maxIdChars) } : undefined);
    const byId = new Map();
    for (const rule of rules)
        if (rule?.id !== undefined && !byId.has(rule.id))
            byId.set(rule.id, rule);
    const names = [textOf(component, 'guid'), textOf(component, 'name')].filter((name) => name !== undefined);
    return { names, rules, byId };
}
function descriptorAt(component, index) {
    return typeof index === 'number' ? component.rules[index] : undefined;
}
/** Whether an id is another, or below it: `CA1000/1` is below `CA1000`. */
function isUnder(id, parent) {
    return id === parent || id.startsWith(`${parent}/`);
}
/** The metadata of the id, else of its parent, and so on. */
function nearest(id, byId) {
    let name = id;
    for (let level = 0; level < maxLevels; level += 1) {
        const found = byId.get(name);
        const slash = name.lastIndexOf('/');
        if (found !== undefined || slash < 0)
            return found;
        name = name.slice(0, slash);
    }
    return undefined;
}
const maxIdChars = 1_000;
const maxLevels = 10;

;// CONCATENATED MODULE: ./shared/mapping/sarif-rule.ts



/** The level that a value names, if it names one. */
function levelOf(value) {
    return value === 'none' || value === 'note' || value === 'warning' || value === 'error' ? value : undefined;
}
/**
 * The rules of a run, by a result's `rule`, `ruleId` and `ruleIndex`.
 * Source: SARIF 2.1.0, 3.27.5 to 3.27.7 and 3.52.
 */
function readRules(run) {
    const tool = memberOf(run, 'tool');
    const rules = indexRules(tool);
    const overrides = readOverrides(run, rules);
    const known = new Map();
    return (result) => {
        const { id, descriptor } = rules.find({
            rule: memberOf(result, 'rule'),
            id: textOf(result, 'ruleId'),
            index: memberOf(result, 'ruleIndex'),
        });
        const described = known.get(descriptor) ?? describe(descriptor, memberOf(tool, 'driver'));
        known.set(descriptor, described);
        const level = overrides(result).get(descriptor ?? id) ?? described.level;
        return { ...described, id, title: described.title ?? (0,alert_facts/* nameFact */.st)(id), level };
    };
}
function describe(descriptor, driver) {
    const json = descriptor?.json;
    const properties = memberOf(json, 'properties');
    const strings = memberOf(json, 'messageStrings');
    const shared = memberOf(descriptor === undefined ? driver : descriptor.component, 'globalMessageStrings');
    return {
        title: [textOf(memberOf(json, 'shortDescription'), 'text'), textOf(json, 'name')]
            .map(alert_facts/* nameFact */.st)
            .find((title) => title !== undefined && !hasPlaceholder.test(title)),
        url: (0,alert_facts/* urlFact */.cN)(textOf(json, 'helpUri')),
        labels: (0,alert_facts/* labelsFact */.O8)(memberOf(properties, 'tags')),
        securitySeverity: securitySeverityOf(memberOf(properties, 'security-severity')),
        level: levelOf(memberOf(memberOf(json, 'defaultConfiguration'), 'level')),
        messageString: (id) => textOf(memberOf(strings, id), 'text') ?? textOf(memberOf(shared, id), 'text'),
    };
}
/** `{name}`, `{0}` and `{{ name }}`, which nothing fills in; `${name}` is code. */
const hasPlaceholder = /(?<!\$)\{\s*[\w.-]+\s*\}/;
/** Source: docs.github.com, "SARIF support for code scanning", `properties.security-severity`. */
function securitySeverityOf(value) {
    const score = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof score !== 'number' || !(score > 0 && score <= 10))
        return undefined;
    if (score >= 9)
        return 'critical';
    if (score >= 7)
        return 'high';
    return score >= 4 ? 'medium' : 'low';
}
/**
 * The levels that a run's invocations set for rules: those of a result's own invocation where it names one, else of all,
 * the first first. Source: SARIF 2.1.0, 3.20.5.
 */
function readOverrides(run, rules) {
    const all = new Map();
    const each = listOf(run, 'invocations').map((invocation) => {
        const levels = new Map();
        for (const override of listOf(invocation, 'ruleConfigurationOverrides')) {
            const level = levelOf(memberOf(memberOf(override, 'configuration'), 'level'));
            const { id, descriptor } = rules.find({ rule: memberOf(override, 'descriptor') });
            const rule = descriptor ?? id;
            if (level === undefined)
                continue;
            levels.set(rule, level);
            if (!all.has(rule))
                all.set(rule, level);
        }
        return levels;
    });
    return (result) => {
        const index = memberOf(memberOf(result, 'provenance'), 'invocationIndex');
        return (typeof index === 'number' ? each[index] : undefined) ?? all;
    };
}

;// CONCATENATED MODULE: ./shared/mapping/sarif-result.ts








/** Returns one result as a finding; undefined when it reports none, or one that is gone. Source: SARIF 2.1.0, 3.27. */
function readFinding(result, given) {
    const { run, rule, place, repository } = given;
    const severity = severityOf(result, rule);
    if (severity === undefined || memberOf(result, 'baselineState') === 'absent')
        return undefined;
    const text = messageTextOf(result, rule);
    return {
        run,
        ruleId: rule.id,
        place,
        column: columnFingerprintOf(result) ?? String(place.column ?? ''),
        packageName: packageOf(result, text),
        fingerprints: fingerprintsOf(result),
        lineHash: undefined,
        former: formerFingerprintOf(result),
        facts: {
            rule: rule.title,
            rule_id: (0,alert_facts/* nameFact */.st)(rule.id),
            rule_url: rule.url,
            severity,
            message: (0,alert_facts/* messageFact */.Kt)(text) ?? rule.title,
            file: (0,alert_facts/* nameFact */.st)(place.shown),
            line: place.line,
            url: (0,alert_facts/* urlFact */.cN)(textOf(result, 'hostedViewerUri')),
            state: isSuppressed(result) ? 'suppressed' : 'open',
            labels: rule.labels?.slice(),
            project: repository,
            // The default text shows a severity beside the id of a rule.
            details: (0,alert_facts/* detailsFact */.Ti)([...(rule.id === '' ? [{ name: 'Severity', value: severity }] : []), ...place.details]),
        },
    };
}
/**
 * Returns the package that a scanner names: in the message of the location (Trivy: "web/package-lock.json: semver@7.5.1"),
 * or in its own message (Trivy and Docker Scout: "Package: semver", Grype: "npm package: semver, version 7.5.1",
 * OSV-Scanner: "Package 'semver@7.5.1'").
 */
function packageOf(result, text = '') {
    const place = textOf(memberOf(listOf(result, 'locations')[0], 'message'), 'text') ?? '';
    const name = /: (@?[^\s@]+)@[^\s@]+$/.exec(place.slice(0, maxPackageChars))?.[1] ??
        /\bpackage ?: ?([^\s,;]+)|\bpackage ['"`]([^'"`\s]+)['"`]/i
            .exec(text.slice(0, maxPackageChars))
            ?.slice(1)
            .find((each) => each !== undefined);
    return name === undefined ? undefined : withoutVersion(name);
}
const maxPackageChars = 2_000;
/** The severity for people; undefined when the result is no finding. Levels count for failures only. */
function severityOf(result, rule) {
    const kind = memberOf(result, 'kind');
    if (typeof kind === 'string' && harmless.has(kind))
        return undefined;
    const own = levelOf(memberOf(result, 'level'));
    if (kind === 'review' || kind === 'open') {
        return rule.securitySeverity ?? (own === undefined || own === 'none' ? 'note' : own);
    }
    const level = own ?? rule.level ?? 'warning';
    return level === 'none' ? undefined : (rule.securitySeverity ?? level);
}
const harmless = new Set(['pass', 'notApplicable', 'informational']);
/** The standard calls it `status`; `state` is what drafts of it said. */
function isSuppressed(result) {
    const suppressions = listOf(result, 'suppressions').filter(json_body/* isJsonObject */.OW);
    return (suppressions.length > 0 &&
        !suppressions.some((each) => undecided.has(textOf(each, 'status') ?? textOf(each, 'state') ?? '')));
}
const undecided = new Set(['underReview', 'rejected']);

;// CONCATENATED MODULE: ./shared/mapping/sarif.ts












/** Reads logs that belong together: what one of them reports of a tool and category completes what another reports. */
class SarifReader {
    #options;
    #analyses = new Map();
    #runs = 0;
    constructor(options) {
        this.#options = options;
    }
    /**
     * Reads a SARIF 2.1.0 log. Throws `malformed` when it is no such log, naming the member, and takes nothing of it then;
     * members that may be absent and are of a wrong type count as absent.
     * Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; for category and fingerprints
     * docs.github.com, "SARIF support for code scanning".
     */
    add(log) {
        const runs = runsOf(log);
        const identities = runs.map((run, at) => readIdentity(run, `runs[${at}]`));
        runs.forEach((run, at) => {
            const { tool, category } = identities[at];
            const key = JSON.stringify([tool, category]);
            const fresh = { tool, category, findings: [], unread: new Set(), reported: new Set() };
            const analysis = this.#analyses.get(key) ?? { ...fresh, isPartial: false };
            this.#analyses.set(key, analysis);
            this.#runs += 1;
            readRun(run, { analysis, options: this.#options, number: this.#runs });
        });
    }
    /** Returns the alerts, one set for each tool and category. */
    sets() {
        const found = [...this.#analyses.values()];
        hashLines(found.flatMap((analysis) => analysis.findings), this.#options);
        return found.map((analysis) => alertSetOf(analysis, this.#options.repository));
    }
}
/** Returns the alerts of one log, as {@link SarifReader} does. */
function readSarif(log, options) {
    const reader = new SarifReader(options);
    reader.add(log);
    return reader.sets();
}
function runsOf(log) {
    const version = memberOf(log, 'version');
    if (version === undefined)
        throw malformed('version', 'is missing', 'Is it a SARIF file?');
    if (typeof version === 'string' && version !== '2.1.0' && /^\d+\.\d+/.test(version)) {
        throw new errors/* TicketwireError */.Mw('malformed', `The log is SARIF ${version.slice(0, 40)}, and only SARIF 2.1.0 is read. Set the tool to write 2.1.0, or convert the file.`);
    }
    if (version !== '2.1.0')
        throw malformed('version', "is not '2.1.0'", 'Is it a SARIF file?');
    const runs = memberOf(log, 'runs');
    if (!Array.isArray(runs))
        throw malformed('runs', 'is not an array');
    return runs;
}
/** Names that tell sets apart are taken whole or not at all. */
function readIdentity(run, place) {
    if (!(0,json_body/* isJsonObject */.OW)(run))
        throw malformed(place, 'is not an object');
    const tool = textOf(memberOf(memberOf(run, 'tool'), 'driver'), 'name');
    if (tool === undefined)
        throw malformed(`${place}.tool.driver.name`, 'is missing, or not a text');
    const id = textOf(memberOf(run, 'automationDetails'), 'id') ?? '';
    const category = id.slice(0, Math.max(0, id.lastIndexOf('/')));
    if (!isName(tool))
        throw malformed(`${place}.tool.driver.name`, unfitName);
    if (!isName(category))
        throw malformed(`${place}.automationDetails.id`, unfitName);
    return { tool, category };
}
const maxNameChars = 1_000;
const unfitName = `is longer than ${maxNameChars} characters, or has control characters`;
function isName(text) {
    return text.length <= maxNameChars && !/\p{Cc}|\p{Cs}/u.test(text);
}
function malformed(member, what, hint = '') {
    return new errors/* TicketwireError */.Mw('malformed', `The member '${member}' of the SARIF log ${what}. ${hint}`.trimEnd());
}
function readRun(run, given) {
    const { analysis, options, number } = given;
    const { repository, root, sourceOf } = options;
    const isFile = options.isFile ?? (sourceOf && ((path) => sourceOf(path) !== undefined));
    const ruleOf = readRules(run);
    const name = repository.slice(repository.indexOf('/') + 1);
    const placeOf = readPlaces(run, { root, name, ...(isFile === undefined ? {} : { isFile }) });
    const { unread, reported, isPartial } = failuresOf(run);
    for (const each of unread)
        analysis.unread.add(each);
    for (const each of reported)
        analysis.reported.add(each);
    analysis.isPartial ||= isPartial;
    for (const result of listOf(run, 'results')) {
        if (!(0,json_body/* isJsonObject */.OW)(result))
            continue;
        const finding = readFinding(result, { run: number, rule: ruleOf(result), place: placeOf(result), repository });
        if (finding !== undefined)
            analysis.findings.push(finding);
    }
}
/** Gives GitHub's line hash to findings without a known fingerprint, file by file, so that one file at a time is in memory. */
function hashLines(findings, options) {
    if (options.sourceOf === undefined)
        return;
    const bare = findings.filter(({ fingerprints, place }) => place.line !== undefined && !fingerprints.some(({ isKnown }) => isKnown));
    for (const [path, inFile] of Map.groupBy(bare, ({ place }) => place.path ?? '')) {
        const source = path !== '' && isInRepository(path) ? options.sourceOf(path) : undefined;
        if (source === undefined)
            continue;
        const hashOf = lineHashes(source);
        for (const finding of inFile) {
            const hash = hashOf(finding.place.line ?? 0);
            if (hash !== undefined)
                finding.lineHash = lineFingerprint(hash);
        }
    }
}
function alertSetOf(analysis, repository) {
    const { tool, category, findings, unread, reported, isPartial } = analysis;
    const alerts = new Map();
    const identities = identify(findings, analysis);
    let isWeak = false;
    for (const finding of findings) {
        const { hash = '', former = [], isWeak: isOwnWeak = false } = identities.get(finding) ?? {};
        const subjectOf = (each) => `sarif:${repository}:${each}`;
        const subject = subjectOf(hash);
        const { facts } = finding;
        isWeak ||= isOwnWeak;
        const known = alerts.get(subject);
        if (known === undefined) {
            const rule = facts.rule ?? titleOf(facts.message) ?? `Result of ${tool}`;
            alerts.set(subject, {
                subject,
                facts: (0,alert_facts/* factsOf */.xS)({ id: hash.slice(0, 16), ...facts, rule }),
                ...(former.length === 0 ? {} : { formerSubjects: former.map(subjectOf) }),
            });
        }
        else if (facts.state === 'open')
            known.facts.state = 'open';
    }
    return {
        scope: `sarif:${repository}:${scopePart(tool)}:${category}`,
        label: tool,
        alerts: [...alerts.values()],
        isComplete: unread.size === 0 && !isPartial,
        isFailed: unread.size === 0 && reported.size > 0,
        doubts: [...unread, ...[...reported].slice(0, maxReported), ...(isWeak ? [weakness] : [])],
    };
}
/** More failures of one tool are not listed. */
const maxReported = 10;
const weakness = 'There are results without fingerprints, and their files could not be read: equal ones in one file are numbered in the order of their lines.';
/** The first line of a message, for results without a rule. */
function titleOf(message) {
    const line = message
        ?.split('\n')
        .find((each) => each.trim() !== '')
        ?.trim() ?? '';
    return line === ''
        ? undefined
        : line.length > maxTitleChars
            ? `${line.slice(0, maxTitleChars - 1).trimEnd()}…`
            : line;
}
const maxTitleChars = 150;
/** A colon in the tool's name would make two scopes one. */
function scopePart(tool) {
    return tool.replace(/[%:]/g, encodeURIComponent);
}

;// CONCATENATED MODULE: ./action/alert-sources.ts








async function readAlerts(runner, settings, github) {
    const sets = [];
    const problems = [];
    const absent = [];
    const take = async (what, read) => {
        try {
            sets.push(...(await read()));
        }
        catch (error) {
            const { code, message } = (0,errors/* asTicketwireError */.Q8)(error);
            (code === 'target-not-found' ? absent : problems).push(`${what}: ${message} Nothing of it is closed.`);
        }
    };
    if (settings.sarif.length > 0) {
        const files = new Set();
        for (const glob of settings.sarif) {
            const found = filesOf(glob, runner.workspace);
            if (found.length === 0)
                problems.push(`No file fits the input 'sarif' (${glob}). Nothing of SARIF is closed.`);
            for (const file of found)
                files.add(file);
        }
        // Several files may hold parts of one list: only together they say what is gone.
        const reader = sarifReader(runner);
        for (const file of files) {
            await take(file, () => {
                reader.add(readSarifFile(file, runner));
                return [];
            });
        }
        // An unread file may hold a part of any list, so no list is known to be whole.
        const isRead = problems.length === 0;
        sets.push(...reader.sets().map((set) => (isRead ? set : { ...set, isComplete: false, isFailed: false })));
    }
    for (const list of settings.alertLists) {
        await take(labels[list], async () => [await readList(list, runner.repository, github)]);
    }
    return { sets, problems, absent };
}
const labels = {
    'code-scanning': 'code scanning',
    dependabot: 'Dependabot',
    'secret-scanning': 'secret scanning',
};
const readers = {
    'code-scanning': github_alerts/* codeScanningAlert */.xl,
    dependabot: github_alerts/* dependabotAlert */.tn,
    'secret-scanning': github_alerts/* secretScanningAlert */.QD,
};
/** The alerts that are open. */
async function readList(list, repository, github) {
    if (github === undefined) {
        throw new errors/* TicketwireError */.Mw('configuration', "The input 'github-token' is empty, so GitHub cannot be asked.");
    }
    const { alerts, odd } = await readState(list, { repository, github, state: 'open' });
    return {
        scope: `${list}:${repository}`,
        label: labels[list],
        alerts,
        isComplete: odd === 0,
        doubts: odd === 0 ? [] : [`${odd} of ${alerts.length + odd} alerts could not be read.`],
    };
}
/** How each list calls what people decided about, instead of what was mended. */
const endedStates = {
    'code-scanning': 'dismissed',
    dependabot: 'dismissed,auto_dismissed',
    'secret-scanning': 'resolved',
};
/** The alerts that people dismissed or resolved. */
async function readEnded(list, repository, github) {
    return (await readState(list, { repository, github, state: endedStates[list] })).alerts;
}
/** Alerts in a state, and how many could not be read. Dependabot's list pages by a cursor that `Link` names; the others by number. */
async function readState(list, { repository, github, state }) {
    const path = `/repos/${repository}/${list}/alerts?state=${state}`;
    const items = list === 'dependabot' ? await readByLink(github, path) : await (0,github_pages/* readPages */.n)(github, path);
    const alerts = items.map((item) => readers[list](item, repository)).filter((alert) => alert !== undefined);
    return { alerts, odd: items.length - alerts.length };
}
async function readByLink(github, path) {
    const found = [];
    let next = `${path}&per_page=100`;
    const asked = new Set();
    while (next !== undefined && !asked.has(next)) {
        asked.add(next);
        const { json, headers } = await github.send('GET', next);
        if (!Array.isArray(json))
            throw new errors/* TicketwireError */.Mw('target-failed', "GitHub's list of alerts is not a list.");
        found.push(...json);
        const link = /<([^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
        const after = link === undefined || !URL.canParse(link) ? null : new URL(link).searchParams.get('after');
        next = after === null ? undefined : `${path}&per_page=100&after=${encodeURIComponent(after)}`;
    }
    return found;
}
function filesOf(glob, workspace) {
    const isFile = (file) => (0,external_node_fs_.statSync)((0,external_node_path_.resolve)(workspace, file), { throwIfNoEntry: false })?.isFile() === true;
    return (0,external_node_fs_.globSync)(glob, { cwd: workspace }).filter(isFile).sort();
}
/** Larger files hold more alerts than anybody tracks, and would not fit into memory twice. */
const maxFileBytes = 200 * 1024 * 1024;
function readSarifFile(file, { workspace }) {
    const path = (0,external_node_path_.resolve)(workspace, file);
    if ((0,external_node_fs_.statSync)(path).size > maxFileBytes) {
        throw new errors/* TicketwireError */.Mw('too-large', `The file is larger than ${maxFileBytes / 1024 / 1024} MiB.`);
    }
    return readJsonFile((0,external_node_fs_.readFileSync)(path));
}
function sarifReader({ workspace, repository }) {
    return new SarifReader({
        repository,
        root: (0,external_node_url_.pathToFileURL)(`${workspace}/`).href,
        sourceOf: (path) => readSource(workspace, path),
        isFile: (path) => insidePath(workspace, path) !== undefined,
    });
}
const maxSourceBytes = 5 * 1024 * 1024;
/** Returns the text of a source file of the checkout; of nothing outside of it, not even by a link. */
function readSource(workspace, path) {
    const file = insidePath(workspace, path);
    // Most results are of files that are not there when nothing was checked out: then they have no line hash.
    return file === undefined || (0,external_node_fs_.statSync)(file).size > maxSourceBytes ? undefined : (0,external_node_fs_.readFileSync)(file, 'utf8');
}
/** Returns the real path of a file of the checkout; undefined where it is elsewhere, or no file. */
function insidePath(workspace, path) {
    try {
        const file = (0,external_node_fs_.realpathSync)((0,external_node_path_.resolve)(workspace, path));
        const inside = (0,external_node_path_.relative)((0,external_node_fs_.realpathSync)(workspace), file);
        return inside.startsWith('..') || inside.startsWith(external_node_path_.sep) || !(0,external_node_fs_.statSync)(file).isFile() ? undefined : file;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./action/name-some.ts
var name_some = __webpack_require__(8971);
;// CONCATENATED MODULE: ./action/read-marks.ts


/** Requests for single tickets that run side by side. */
const maxAtOnce = 8;
/**
 * Completes what lists leave out of open tickets that are of no alert of this run: it decides whether they are closed.
 * Throws what the tracker throws.
 */
async function readMarksOfGone(targets, trackers, sets) {
    const subjects = sets.flatMap(({ alerts }) => alerts.flatMap(({ subject, formerSubjects = [] }) => [subject, ...formerSubjects].map(marker/* subjectHashOf */.QY)));
    const read = [];
    const doubts = [];
    for (const each of targets) {
        const { target, listing } = each;
        const tracker = trackers.get(target);
        const present = new Set(subjects.flatMap((hash) => listing.of(hash)));
        const gone = listing.tickets.filter((ticket) => ticket.ticket.state === 'open' && !present.has(ticket));
        const marked = await readMarks(gone, tracker);
        const unmarked = [...marked.values()].filter(({ isUnmarked }) => isUnmarked === true);
        if (unmarked.length > 0)
            doubts.push(describeUnmarked(target, unmarked));
        const tickets = listing.tickets.map((ticket) => marked.get(ticket) ?? ticket);
        read.push({ ...each, listing: { ...listing, tickets } });
    }
    return { targets: read, doubts };
}
async function readMarks(tickets, tracker) {
    const read = new Map();
    const readOne = async (each) => {
        read.set(each, (await tracker?.readMark?.(each, null)) ?? each);
    };
    for (let at = 0; at < tickets.length; at += maxAtOnce) {
        await Promise.all(tickets.slice(at, at + maxAtOnce).map(readOne));
    }
    return read;
}
function describeUnmarked(target, unmarked) {
    const named = (0,name_some/* nameSome */.K)(unmarked.map(({ ticket }) => ticket.reference));
    return `Tickets in '${target}' may be out of date, and are not closed, because they do not say which alerts they are from: ${named}. May the token's user set properties of issues?`;
}

// EXTERNAL MODULE: ./shared/mapping/ticket-draft.ts + 1 modules
var ticket_draft = __webpack_require__(6418);
// EXTERNAL MODULE: ./shared/model/ticket.ts
var ticket = __webpack_require__(4186);
// EXTERNAL MODULE: ./shared/routing/condition.ts
var condition = __webpack_require__(4402);
;// CONCATENATED MODULE: ./action/reconcile.ts




/** Lists our tickets wherever a rule tracks alerts. Throws what the tracker throws: then nothing may be concluded. */
async function listAlertTargets(rules, trackers, now) {
    const found = new Map();
    for (const rule of rules.filter(tracksAlerts)) {
        for (const step of rule.steps.filter((each) => each.verb === 'track')) {
            const tracker = trackers.get(step.in);
            if (found.has(step.in) || tracker?.listTickets === undefined)
                continue;
            const listing = await tracker.listTickets({ closedSince: (0,ticket/* closedSince */.z)(step.reopenWithinMs, now) });
            const { onIncomplete } = step;
            found.set(step.in, { target: step.in, rule: rule.name, onIncomplete, listing });
        }
    }
    return [...found.values()];
}
function tracksAlerts({ isEnabled, on, steps }) {
    return (isEnabled &&
        on.some((pattern) => (0,condition/* matchesType */.k)(pattern, 'alert.opened')) &&
        steps.some(({ verb }) => verb === 'track'));
}
/**
 * The set difference between the alerts there are and the tickets there are, as events: alerts that are there open,
 * update or suppress, and tickets whose alert is gone from a complete set are closed.
 */
function reconcile(set, alertTargets, given) {
    const events = [];
    const followed = new Map();
    const doubts = [...set.doubts];
    const add = (type, subject, alert, former = []) => {
        const { repository, runId, now } = given;
        events.push({
            id: `workflow/${runId}/${(0,marker/* shortHashOf */.WY)(subject)}`,
            sender: set.scope.split(':')[0] ?? '',
            source: 'workflow',
            type,
            subject,
            ...(former.length === 0 ? {} : { formerSubjects: former }),
            scope: set.scope,
            occurredAt: now,
            data: { ...(alert === undefined ? {} : { alert }), ...(repository === undefined ? {} : { repository }) },
            payload: {},
        });
    };
    const present = presentIn(set, alertTargets);
    for (const { subject, facts, formerSubjects = [] } of set.alerts) {
        if (facts.state === 'open') {
            add('alert.opened', subject, facts, formerSubjects);
            continue;
        }
        // Whatever was suppressed or closed before it had a ticket gets none.
        const hashes = [subject, ...formerSubjects].map(marker/* subjectHashOf */.QY);
        const holders = alertTargets.filter(({ listing }) => hashes.some((hash) => listing.of(hash).length > 0));
        if (holders.length === 0)
            continue;
        followed.set(subject, holders.map(({ target, rule }) => ({ target, rule })));
        add(facts.state === 'suppressed' ? 'alert.suppressed' : 'alert.closed', subject, facts, formerSubjects);
    }
    const held = new Set();
    for (const [hash, holders] of vanished(set, alertTargets, present)) {
        const closing = holders.filter(({ target }) => mayClose(set, target, { alertTargets, ...given }));
        if (closing.length < holders.length)
            held.add(hash);
        if (closing.length === 0)
            continue;
        followed.set(`#${hash}`, closing);
        add('alert.closed', `#${hash}`);
    }
    if (held.size > 0) {
        const why = set.isFailed === true ? 'the report may not be complete' : 'the list of alerts is not whole';
        doubts.push(`${held.size} tickets of ${set.label} may be out of date, and none is closed: ${why}.`);
    }
    return { events, followed, doubts };
}
/**
 * Returns the hashes of the alerts that are there: of each one its own, and the first former one that has a ticket where
 * its own has none.
 */
function presentIn({ alerts }, alertTargets) {
    const present = new Set();
    for (const { subject, formerSubjects = [] } of alerts) {
        const [own = '', ...former] = [subject, ...formerSubjects].map(marker/* subjectHashOf */.QY);
        present.add(own);
        for (const { listing } of alertTargets) {
            const taken = listing.of(own).length > 0 ? undefined : former.find((hash) => listing.of(hash).length > 0);
            if (taken !== undefined)
                present.add(taken);
        }
    }
    return present;
}
/** Returns true if a ticket may be closed because its alert is missing from the set. */
function mayClose({ isComplete, isFailed = false }, target, given) {
    if (!isFailed)
        return isComplete;
    const ofRule = given.alertTargets.find((each) => each.target === target)?.onIncomplete;
    const setting = ofRule ?? given.onIncomplete;
    return setting === undefined ? isComplete : setting === 'close';
}
/**
 * Open tickets of the set's own whose alert is in it no more. Of GitHub's lists a suppressed one stays: what is dismissed
 * is in no list of open alerts.
 */
function vanished({ scope }, alertTargets, present) {
    const scopeHash = (0,marker/* shortHashOf */.WY)(scope);
    const gone = new Map();
    for (const { target, rule, listing } of alertTargets) {
        for (const { ticket, subjectHash, scopeHash: own } of listing.tickets) {
            const isDismissed = !scope.startsWith('sarif:') && ticket.labels.includes(ticket_draft/* suppressedLabel */.LS);
            if (ticket.state !== 'open' || isDismissed || own !== scopeHash || present.has(subjectHash))
                continue;
            gone.set(subjectHash, [...(gone.get(subjectHash) ?? []), { target, rule }]);
        }
    }
    return gone;
}

;// CONCATENATED MODULE: ./action/alerts.ts






/** Brings tickets to where the alerts are, list by list. */
async function performAlertSets(work, given) {
    const { runner, settings, github } = given;
    const { report, clock, rules, trackers } = work;
    let targets;
    try {
        // Before the alerts: a ticket that another run opens meanwhile is of an alert that these lists then hold.
        targets = await listAlertTargets(rules, trackers, clock.now());
    }
    catch (error) {
        report.problem(`The tickets could not be listed, so nothing is opened or closed. ${(0,errors/* asTicketwireError */.Q8)(error).message}`);
        return;
    }
    const { sets, problems, absent } = await readAlerts(runner, settings, github);
    for (const problem of problems)
        report.problem(problem);
    for (const each of absent)
        report.warn(each);
    try {
        const marked = await readMarksOfGone(targets, trackers, sets);
        targets = marked.targets;
        for (const doubt of marked.doubts)
            report.warn(doubt);
    }
    catch (error) {
        report.problem(`What tickets say of themselves could not be read, so nothing is opened or closed. ${(0,errors/* asTicketwireError */.Q8)(error).message}`);
        return;
    }
    for (const each of sets) {
        const set = await withDismissed(each, targets, { runner, github });
        const about = {
            repository: repositoryOf(runner),
            runId: runner.run.id,
            now: clock.now(),
            onIncomplete: settings.onIncomplete,
        };
        const { events, followed, doubts } = reconcile(set, targets, about);
        const tell = set.isComplete && set.isFailed !== true ? report.notice : report.warn;
        for (const doubt of doubts)
            tell(`${set.label}: ${doubt}`);
        await work.perform(events, { label: set.label, followed });
    }
}
/** Of alerts that are open no more, GitHub is asked which a person dismissed; the others were fixed. */
async function withDismissed(set, targets, { runner, github }) {
    const list = ['code-scanning', 'dependabot', 'secret-scanning'].find((name) => set.scope.startsWith(`${name}:`));
    const gone = vanished(set, targets, presentIn(set, targets));
    if (list === undefined || github === undefined || gone.size === 0)
        return set;
    try {
        const isGone = ({ subject }) => gone.has((0,marker/* subjectHashOf */.QY)(subject));
        const ended = (await readEnded(list, runner.repository, github)).filter(isGone);
        // Where there were several pages, an alert may have slipped from one to another unseen.
        const again = set.alerts.length < github_pages/* pageSize */.T ? set : await readList(list, runner.repository, github);
        const isComplete = set.isComplete && again.isComplete;
        return { ...set, isComplete, alerts: [...set.alerts, ...again.alerts.filter(isGone), ...ended] };
    }
    catch (error) {
        const doubt = `What became of alerts that are open no more could not be read. ${(0,errors/* asTicketwireError */.Q8)(error).message}`;
        return { ...set, isComplete: false, doubts: [...set.doubts, doubt] };
    }
}
function repositoryOf({ repository, serverUrl }) {
    return { full_name: repository, url: `${serverUrl}/${repository}`, default_branch: '' };
}


/***/ })

};
