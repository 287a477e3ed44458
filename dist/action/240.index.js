export const id = 240;
export const ids = [240];
export const modules = {

/***/ 3240:
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
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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

;// CONCATENATED MODULE: ./shared/mapping/sarif-fingerprint.ts


/**
 * The fingerprint that a result brings: the first of `fingerprints`, GitHub's line hash, the first other of
 * `partialFingerprints`; undefined when there is none. Source: SARIF 2.1.0, 3.27.16 and 3.27.17.
 */
function fingerprintOf(result) {
    const whole = newestOf(memberOf(result, 'fingerprints'));
    const partial = newestOf(memberOf(result, 'partialFingerprints'));
    const lineHash = partial.get(lineHashName);
    if (whole.size === 0 && lineHash !== undefined)
        return lineFingerprint(lineHash.value);
    const [prefix, found] = whole.size > 0 ? ['fingerprints', whole] : ['partialFingerprints', partial];
    const [name] = [...found.keys()].sort();
    const value = name === undefined ? undefined : found.get(name)?.value;
    return value === undefined ? undefined : { kind: `${prefix}/${name}`, value };
}
/** A line hash, whoever computed it: the tool, GitHub's upload action, or we. */
function lineFingerprint(value) {
    return { kind: lineHashName, value };
}
const lineHashName = 'primaryLocationLineHash';
/** The values by their names without `/v1`, each from its highest version; a name without one is before the first. */
function newestOf(fingerprints) {
    const newest = new Map();
    for (const [key, value] of Object.entries((0,json_body/* isJsonObject */.OW)(fingerprints) ? fingerprints : {})) {
        if (typeof value !== 'string' || value === '' || value === placeholder)
            continue;
        const versioned = /^(.+)\/v(\d{1,9})$/s.exec(key);
        const name = versioned?.[1] ?? key;
        const version = versioned === null ? -1 : Number(versioned[2]);
        const known = newest.get(name);
        if (known === undefined || known.version < version)
            newest.set(name, { version, value });
    }
    return newest;
}
/** Semgrep gives it to every result where nobody is signed in: https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif */
const placeholder = 'requires login';

;// CONCATENATED MODULE: ./shared/mapping/sarif-location.ts


/**
 * The place of each result of a run: of its first location, which is the one that counts.
 * `root` is the `file:` address of the checkout, where it is known. Source: SARIF 2.1.0, 3.4 and 3.14.14.
 */
function readPlaces(run, root) {
    const bases = memberOf(run, 'originalUriBaseIds');
    const artifacts = listOf(run, 'artifacts');
    const roots = rootsOf(run, root);
    return (result) => {
        const place = memberOf(listOf(result, 'locations')[0], 'physicalLocation');
        const named = memberOf(place, 'artifactLocation');
        const location = textOf(named, 'uri') === undefined ? (memberOf(pointedAt(artifacts, named), 'location') ?? named) : named;
        const path = relativeTo(roots, resolveLocation(location, bases));
        return {
            path: path === '' ? undefined : path,
            line: (0,alert_facts/* lineFact */.XB)(memberOf(memberOf(place, 'region'), 'startLine')),
        };
    };
}
/** Whether a path can only mean a file below the repository's root. */
function isInRepository(path) {
    return !isAbsolute(path) && path !== '..' && !path.startsWith('../') && !path.includes('\0');
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
    const path = decoded(uri.replaceAll('\\', '/')).replace(/^file:(?:\/\/localhost(?=\/)|\/\/(?=\/)|(?=\/))/i, '');
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
    return withoutLinks(fillPlaceholders(text.slice(0, maxChars), listOf(message, 'arguments')));
}
const maxChars = 10_000;
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
        filled += typeof value === 'string' ? value.slice(0, maxChars) : match[0];
        if (filled.length > maxChars)
            return filled.slice(0, maxChars);
    }
    return (filled + text.slice(from)).slice(0, maxChars);
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
        title: (0,alert_facts/* nameFact */.st)(textOf(memberOf(json, 'shortDescription'), 'text')) ?? (0,alert_facts/* nameFact */.st)(textOf(json, 'name')),
        url: (0,alert_facts/* urlFact */.cN)(textOf(json, 'helpUri')),
        labels: (0,alert_facts/* labelsFact */.O8)(memberOf(properties, 'tags')),
        securitySeverity: securitySeverityOf(memberOf(properties, 'security-severity')),
        level: levelOf(memberOf(memberOf(json, 'defaultConfiguration'), 'level')),
        messageString: (id) => textOf(memberOf(strings, id), 'text') ?? textOf(memberOf(shared, id), 'text'),
    };
}
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






/** One result as a finding; undefined when it reports none, or one that is gone. Source: SARIF 2.1.0, 3.27. */
function readFinding(result, given) {
    const { rule, place, repository } = given;
    const severity = severityOf(result, rule);
    if (severity === undefined || memberOf(result, 'baselineState') === 'absent')
        return undefined;
    return {
        ruleId: rule.id,
        place,
        fingerprint: fingerprintOf(result),
        facts: {
            rule: rule.title,
            rule_url: rule.url,
            severity,
            message: (0,alert_facts/* messageFact */.Kt)(messageTextOf(result, rule)) ?? rule.title,
            file: (0,alert_facts/* nameFact */.st)(place.path),
            line: place.line,
            url: (0,alert_facts/* urlFact */.cN)(textOf(result, 'hostedViewerUri')),
            state: isSuppressed(result) ? 'suppressed' : 'open',
            labels: rule.labels?.slice(),
            project: repository,
        },
    };
}
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










/**
 * The alerts of a SARIF 2.1.0 log: one set for each tool and category, over all runs. Throws `malformed` when it is no
 * such log, naming the member; members that may be absent and are of a wrong type count as absent.
 * Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; for category and fingerprints
 * docs.github.com, "SARIF support for code scanning".
 */
function readSarif(log, options) {
    const version = memberOf(log, 'version');
    if (version !== '2.1.0') {
        throw malformed('version', version === undefined ? 'is missing' : "is not '2.1.0'", 'Is it a SARIF file?');
    }
    const runs = memberOf(log, 'runs');
    if (!Array.isArray(runs))
        throw malformed('runs', 'is not an array');
    const analyses = new Map();
    runs.forEach((run, at) => {
        const { tool, category } = readIdentity(run, `runs[${at}]`);
        const key = JSON.stringify([tool, category]);
        const analysis = analyses.get(key) ?? { tool, category, findings: [], failures: new Set() };
        analyses.set(key, analysis);
        readRun(run, analysis, options);
    });
    const found = [...analyses.values()];
    computeFingerprints(found.flatMap((analysis) => analysis.findings), options);
    return found.map((analysis) => alertSetOf(analysis, options.repository));
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
function readRun(run, analysis, options) {
    const ruleOf = readRules(run);
    const placeOf = readPlaces(run, options.root);
    for (const failure of failuresOf(run))
        analysis.failures.add(failure);
    for (const result of listOf(run, 'results')) {
        if (!(0,json_body/* isJsonObject */.OW)(result))
            continue;
        const finding = readFinding(result, {
            rule: ruleOf(result),
            place: placeOf(result),
            repository: options.repository,
        });
        if (finding !== undefined)
            analysis.findings.push(finding);
    }
}
/** Why the results of a run may be too few, in sentences. Source: SARIF 2.1.0, 3.14.23 and 3.20. */
function failuresOf(run) {
    const results = memberOf(run, 'results');
    const invocations = listOf(run, 'invocations');
    const elsewhere = listOf(memberOf(run, 'externalPropertyFileReferences'), 'results');
    const isError = (notification) => memberOf(notification, 'level') === 'error';
    return [
        Array.isArray(results) ? '' : 'The tool gave no list of results, so it is not known what it found.',
        listOf(run, 'results').every(json_body/* isJsonObject */.OW) ? '' : 'Some results could not be read: they are not objects.',
        elsewhere.length === 0 ? '' : 'Some results are in other files, which are not read.',
        invocations.some((each) => memberOf(each, 'executionSuccessful') === false)
            ? 'The tool says that it did not run to its end, so its results may be too few.'
            : '',
        invocations.some((each) => listOf(each, 'toolExecutionNotifications').some(isError))
            ? 'The tool met errors while it ran, so its results may be too few.'
            : '',
    ].filter((sentence) => sentence !== '');
}
/** Gives GitHub's line hash to findings that bring no fingerprint, file by file, so that one file at a time is in memory. */
function computeFingerprints(findings, options) {
    if (options.sourceOf === undefined)
        return;
    const bare = findings.filter(({ fingerprint, place }) => fingerprint === undefined && place.line !== undefined);
    for (const [path, inFile] of Map.groupBy(bare, ({ place }) => place.path ?? '')) {
        const source = path !== '' && isInRepository(path) ? options.sourceOf(path) : undefined;
        if (source === undefined)
            continue;
        const hashOf = lineHashes(source);
        for (const finding of inFile) {
            const hash = hashOf(finding.place.line ?? 0);
            if (hash !== undefined)
                finding.fingerprint = lineFingerprint(hash);
        }
    }
}
function alertSetOf({ tool, category, findings, failures }, repository) {
    const alerts = new Map();
    for (const { ruleId, place, fingerprint, facts } of findings) {
        const { kind, value } = fingerprint ?? {
            kind: 'message and line',
            value: `${facts.line ?? ''}:${facts.message ?? ''}`,
        };
        const hash = (0,external_node_crypto_.createHash)('sha256')
            .update(JSON.stringify([tool, category, ruleId, place.path ?? '', kind, value]))
            .digest('hex');
        const subject = `sarif:${repository}:${hash}`;
        const known = alerts.get(subject);
        if (known === undefined)
            alerts.set(subject, { subject, facts: (0,alert_facts/* factsOf */.xS)({ id: hash.slice(0, 16), ...facts }) });
        else if (facts.state === 'open')
            known.facts.state = 'open';
    }
    const isWeak = findings.some(({ fingerprint }) => fingerprint === undefined);
    return {
        scope: `sarif:${repository}:${scopePart(tool)}:${category}`,
        label: tool,
        alerts: [...alerts.values()],
        isComplete: failures.size === 0,
        doubts: isWeak ? [...failures, weakness] : [...failures],
    };
}
const weakness = 'There are results without fingerprints: alerts whose lines move become new tickets.';
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
        for (const file of files)
            await take(file, () => readSarifFile(file, runner));
        // What a file would have said of a list is not known, so none that the others tell of is known to be whole.
        if (problems.length > 0)
            sets.splice(0, sets.length, ...sets.map((set) => ({ ...set, isComplete: false })));
    }
    for (const list of settings.alertLists) {
        await take(labels[list], async () => [await readList(list, runner.repository, github)]);
    }
    return { sets: mergeByScope(sets), problems, absent };
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
function readSarifFile(file, { workspace, repository }) {
    const path = (0,external_node_path_.resolve)(workspace, file);
    if ((0,external_node_fs_.statSync)(path).size > maxFileBytes) {
        throw new errors/* TicketwireError */.Mw('too-large', `The file is larger than ${maxFileBytes / 1024 / 1024} MiB.`);
    }
    const root = (0,external_node_url_.pathToFileURL)(`${workspace}/`).href;
    return readSarif(readJsonFile(path), {
        repository,
        root,
        sourceOf: (source) => readSource(workspace, source),
    });
}
function readJsonFile(path) {
    try {
        return (0,json_body/* readJsonObject */.op)({ body: (0,external_node_fs_.readFileSync)(path) });
    }
    catch (error) {
        const { code, message } = (0,errors/* asTicketwireError */.Q8)(error);
        throw new errors/* TicketwireError */.Mw(code, message.replace('The body', 'The file'), { cause: error });
    }
}
const maxSourceBytes = 5 * 1024 * 1024;
/** A source file of the checkout; nothing outside of it, not even by a link. */
function readSource(workspace, path) {
    try {
        const file = (0,external_node_fs_.realpathSync)((0,external_node_path_.resolve)(workspace, path));
        const inside = (0,external_node_path_.relative)((0,external_node_fs_.realpathSync)(workspace), file);
        if (inside.startsWith('..') || inside.startsWith(external_node_path_.sep) || (0,external_node_fs_.statSync)(file).size > maxSourceBytes)
            return undefined;
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        // Most results are of files that are not there when nothing was checked out: then they have no line hash.
        return undefined;
    }
}
/** Several files may hold parts of one list: only together they say what is gone. */
function mergeByScope(sets) {
    const merged = new Map();
    for (const set of sets) {
        const known = merged.get(set.scope);
        if (known === undefined) {
            merged.set(set.scope, set);
            continue;
        }
        // What one file shows as open is open, whatever another says of it.
        const open = new Set(set.alerts.filter(({ facts }) => facts.state === 'open').map(({ subject }) => subject));
        const kept = known.alerts.filter(({ subject, facts }) => facts.state === 'open' || !open.has(subject));
        const subjects = new Set(kept.map(({ subject }) => subject));
        merged.set(set.scope, {
            ...known,
            alerts: [...kept, ...set.alerts.filter(({ subject }) => !subjects.has(subject))],
            isComplete: known.isComplete && set.isComplete,
            doubts: [...new Set([...known.doubts, ...set.doubts])],
        });
    }
    return [...merged.values()];
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
    const subjects = sets.flatMap(({ alerts }) => alerts.map(({ subject }) => (0,marker/* subjectHashOf */.QY)(subject)));
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
            found.set(step.in, { target: step.in, rule: rule.name, listing });
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
    const add = (type, subject, alert) => {
        const { repository, runId, now } = given;
        events.push({
            id: `workflow/${runId}/${(0,marker/* shortHashOf */.WY)(subject)}`,
            sender: set.scope.split(':')[0] ?? '',
            source: 'workflow',
            type,
            subject,
            scope: set.scope,
            occurredAt: now,
            data: { ...(alert === undefined ? {} : { alert }), ...(repository === undefined ? {} : { repository }) },
            payload: {},
        });
    };
    const present = new Set();
    for (const { subject, facts } of set.alerts) {
        const hash = (0,marker/* subjectHashOf */.QY)(subject);
        present.add(hash);
        if (facts.state === 'open') {
            add('alert.opened', subject, facts);
            continue;
        }
        // Whatever was suppressed or closed before it had a ticket gets none.
        const holders = alertTargets.filter(({ listing }) => listing.of(hash).length > 0);
        if (holders.length === 0)
            continue;
        followed.set(subject, holders.map(({ target, rule }) => ({ target, rule })));
        add(facts.state === 'suppressed' ? 'alert.suppressed' : 'alert.closed', subject, facts);
    }
    const gone = vanished(set, alertTargets, present);
    if (!set.isComplete && gone.size > 0) {
        doubts.push(`${gone.size} tickets of ${set.label} may be out of date, and none is closed: the list of alerts is not whole.`);
    }
    if (set.isComplete) {
        for (const [hash, holders] of gone) {
            followed.set(`#${hash}`, holders);
            add('alert.closed', `#${hash}`, undefined);
        }
    }
    return { events, followed, doubts };
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
        const about = { repository: repositoryOf(runner), runId: runner.run.id, now: clock.now() };
        const { events, followed, doubts } = reconcile(set, targets, about);
        const tell = set.isComplete ? report.notice : report.warn;
        for (const doubt of doubts)
            tell(`${set.label}: ${doubt}`);
        await work.perform(events, { label: set.label, followed });
    }
}
/** Of alerts that are open no more, GitHub is asked which a person dismissed; the others were fixed. */
async function withDismissed(set, targets, { runner, github }) {
    const list = ['code-scanning', 'dependabot', 'secret-scanning'].find((name) => set.scope.startsWith(`${name}:`));
    const gone = vanished(set, targets, new Set(set.alerts.map(({ subject }) => (0,marker/* subjectHashOf */.QY)(subject))));
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
