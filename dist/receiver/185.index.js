export const id = 185;
export const ids = [185];
export const modules = {

/***/ 25185:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  addInit: () => (/* binding */ addInit)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(67375);
// EXTERNAL MODULE: ./shared/errors.ts
var errors = __webpack_require__(32635);
// EXTERNAL MODULE: ./receiver/configuration-file.ts
var configuration_file = __webpack_require__(90651);
;// CONCATENATED MODULE: ./receiver/starter-file.ts
/**
 * The file that `ticketwire init` writes. It is valid as it stands; a line that begins with `#` and two blanks becomes
 * configuration when the `#` is taken away.
 */
const starterFile = `# Ticketwire. Check it: ticketwire check. Run it: ticketwire serve.
# Lines that begin with # and two blanks are examples: take the # away.

# Who may send. Each is served under POST /hooks/NAME. \${NAME} is a variable of the environment.
sources:
  lgtm: { sender: lgtm, secret: "\${LGTM_SECRET}" }
#  octo:
#    sender: github
#    secret: "\${GITHUB_WEBHOOK_SECRET}"
#    repositories: [octo/*]
#  alerts: { sender: alertmanager, bearer: "\${ALERTMANAGER_TOKEN}" }

# Where tickets are, and rooms. A board is kept here and needs no account.
targets:
  board: { type: local }
#  issues: { type: github-issues, repository: octo/widgets, token: "\${GITHUB_TOKEN}" }
#  jira:
#    type: jira
#    site: https://acme.atlassian.net
#    user: bot@acme.example
#    token: "\${JIRA_TOKEN}"
#    project: SOC
#  dev: { type: slack, url: "\${SLACK_WEBHOOK_URL}" }

# When something happens, what is done. Every rule that wants an event gets it.
rules:
  - name: Alerts become tickets
    on: alert                       # opened, closed, reopened, suppressed and all the rest
    do:
      - track: board
#  - name: Merged work moves on
#    on: pull_request.merged
#    branches: [main, release/**]
#    do:
#      - transition: { in: jira, to: Done }
#      - post: { to: dev, text: "{{ pull_request.title }} was merged by {{ actor.login }}" }
#  - name: Errors are issues
#    on: alert
#    from: alerts
#    if: alert.severity != "note"
#    do:
#      - track: issues
`;

// EXTERNAL MODULE: ./receiver/cli/print.ts
var print = __webpack_require__(9188);
;// CONCATENATED MODULE: ./receiver/cli/init.ts






function addInit(program) {
    program
        .command('init')
        .description('write a commented configuration file to start from')
        .argument('[file]', 'where', configuration_file/* defaultFile */.kL)
        .action(init);
}
function init(file) {
    try {
        (0,external_node_fs_.writeFileSync)(file, starterFile, { flag: 'wx' });
    }
    catch (cause) {
        const { code = 'unknown reason' } = cause;
        if (code === 'EEXIST') {
            throw new commander/* CommanderError */.b7(1, 'ticketwire.exists', `${file} is there already, and was left as it is.`);
        }
        throw new errors/* TicketwireError */.Mw('configuration', `${file} cannot be written (${code}).`, { cause });
    }
    (0,print/* print */.y)(`${file} is written. It wants LGTM_SECRET in the environment, for instance of: openssl rand -hex 32`);
    (0,print/* print */.y)(`Change it, then: ticketwire check${file === configuration_file/* defaultFile */.kL ? '' : ` ${file}`}`);
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

/***/ 94196:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DJ: () => (/* binding */ withoutControls),
/* harmony export */   Ic: () => (/* binding */ inertMarkdown),
/* harmony export */   Mh: () => (/* binding */ wordBreak),
/* harmony export */   SM: () => (/* binding */ inertUrl),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   aG: () => (/* binding */ quoteFence),
/* harmony export */   d6: () => (/* binding */ codeFence),
/* harmony export */   lJ: () => (/* binding */ inertTitle),
/* harmony export */   r: () => (/* binding */ inertLink)
/* harmony export */ });
/**
 * Makes text from outside inert for the place it is printed in: no live mention, reference, link, markup or
 * control sequence. Ordinary words come out unchanged.
 */
/** Breaks a word for GitHub's and GitLab's scanners and shows nothing. */
const wordBreak = '\u200B';
/** Text without control characters (but line feeds and tabs) and without characters that reorder or hide text. */
function withoutControls(text) {
    return (text
        .replace(/\r\n?/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
        .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, '')
        .toWellFormed());
}
/** One line of plain text, for titles. Mentions and references are broken too: some places link them in titles. */
function inertTitle(text) {
    return breakReferences(withoutControls(text).replace(/\s+/g, ' ').trim());
}
/**
 * Text for the middle of Markdown prose. Line breaks stay, and no line can start a block.
 * Source of the rules: GitHub Flavored Markdown 0.29, GitHub's own references (users, issues, commits), and GitLab's, which
 * are looked for in what the Markdown came to: https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
function inertMarkdown(text) {
    return withoutControls(text)
        .split('\n')
        .map((line) => inertLine(line.trim()))
        .join('\n');
}
function inertLine(line) {
    return breakMarkup(breakReferences(line))
        .replace(/[\\`*_{}[\]()|~$^]/g, '\\$&')
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/^([#+=-])/, '\\$1')
        .replace(/^(\d+)([.)])/, '$1\\$2')
        .replace(/:(?=[\w+-]+:)/g, `:${wordBreak}`);
}
/** Ends what GitLab finds although its signs are escaped: milestones, epics, iterations, `[issue:1]`, `[TOC]`, `{+ +}`. */
function breakMarkup(text) {
    return text
        .replace(/([%&])(?=[\w"'])/g, `$1${wordBreak}`)
        .replace(/\*(?=iteration)/gi, `*${wordBreak}`)
        .replace(/\[(?=\w+:)|[[{](?=[+-])/g, `$&${wordBreak}`)
        .replace(/^(?=\[)/, wordBreak);
}
/** Ids of commits have digits and letters; dates, order numbers and the numbers of a CVE have only digits. */
const commitId = /(?<![0-9a-z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,}(?![0-9a-z])/gi;
/** Ends everything that a forge would turn into a link or a notification. */
function breakReferences(text) {
    return text
        .replace(/@(?=[\w[])/g, `@${wordBreak}`)
        .replace(/([#!])(?=\w)/g, `$1${wordBreak}`)
        .replace(/(gh|gl)-(?=\d)/gi, `$1-${wordBreak}`)
        .replace(/:\/\//g, `:${wordBreak}//`)
        .replace(/(www)\.(?=\S)/gi, `$1${wordBreak}.`)
        .replace(/(mailto|xmpp):(?=\S)/gi, `$1:${wordBreak}`)
        .replace(commitId, (id) => (id.match(/.{1,6}/g) ?? []).join(wordBreak));
}
/** A code span on one line: nothing inside is live, and nothing is changed but line breaks. */
function codeSpan(text) {
    const line = withoutControls(text).replace(/\s+/g, ' ').trim();
    if (line === '')
        return '';
    const ticks = '`'.repeat(longestRun(line, '`') + 1);
    return /^`|`$/.test(line) || ticks.length > 1 ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`;
}
/** A fenced code block: nothing inside is live, and nothing is changed. `prefix` opens every line, such as `> `. */
function codeFence(text, prefix = '') {
    const clean = withoutControls(text).trimEnd();
    const fence = '`'.repeat(Math.max(3, longestRun(clean, '`') + 1));
    return [fence, ...clean.split('\n'), fence].map((line) => `${prefix}${line}`.trimEnd()).join('\n');
}
/** A fenced code block within a quotation. */
function quoteFence(text) {
    return codeFence(text, '> ');
}
/** Longer addresses are not links that anybody follows. */
const maxUrlChars = 2_000;
/** The address as Markdown may hold it in `(…)`, or undefined when it is not plain http or https. */
function inertUrl(address) {
    if (!URL.canParse(address))
        return undefined;
    const url = new URL(address);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return undefined;
    if (url.href.length > maxUrlChars)
        return undefined;
    url.username = '';
    url.password = '';
    return url.href.replace(/[()<>"'`\\|*[\]{}^~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** Text as a Markdown link, or as mere text where the address is none to follow. */
function inertLink(text, address) {
    const url = inertUrl(address ?? '');
    return url === undefined ? inertMarkdown(text) : `[${inertMarkdown(text).replace(/\n/g, ' ')}](${url})`;
}
function longestRun(text, char) {
    let longest = 0;
    let run = 0;
    for (const each of text) {
        run = each === char ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest;
}


/***/ })

};
