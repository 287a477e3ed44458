export const id = 20;
export const ids = [20];
export const modules = {

/***/ 3020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readConfiguration: () => (/* binding */ readConfiguration)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./shared/errors.ts
var shared_errors = __webpack_require__(2635);
// EXTERNAL MODULE: ./shared/settings/secret.ts
var settings_secret = __webpack_require__(6436);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./shared/clients/github.ts + 8 modules
var clients_github = __webpack_require__(4907);
// EXTERNAL MODULE: ./shared/settings/github.ts
var settings_github = __webpack_require__(2551);
// EXTERNAL MODULE: ./shared/settings/values.ts
var values = __webpack_require__(9510);
;// CONCATENATED MODULE: ./shared/targets/checkouts/git/branch-name.ts
/** Whether git takes it as the name of a branch. https://git-scm.com/docs/git-check-ref-format */
function isBranchName(name) {
    if (name === '' || name === '@' || name === 'HEAD' || name.length > 200)
        return false;
    if (name.startsWith('-') || name.endsWith('.') || name.includes('..') || name.includes('@{'))
        return false;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: git refuses them
    if (/[\u0000-\u0020\u007F~^:?*[\\]/.test(name) || !name.isWellFormed())
        return false;
    return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

// EXTERNAL MODULE: ./shared/mapping/escape.ts
var mapping_escape = __webpack_require__(4196);
;// CONCATENATED MODULE: ./shared/clients/git-refusal.ts


/** What git's words come to, in its own language; the first that fits counts. */
const refusals = [
    [/host key verification failed/i, 'target-forbidden', 'Put the key of the server into known_hosts of this user.'],
    [
        /authentication failed|could not read (username|password)|terminal prompts disabled|permission denied \((publickey|password|keyboard)|returned error: 40[13]|invalid (username|credentials)/i,
        'target-forbidden',
        'The credentials that git has for it are missing or refused: give this user a deploy key or a credential helper.',
    ],
    [
        /protocol error|bad line length|invalid server response|not valid: is this a git repository/i,
        'network',
        'What answers there now is no git server.',
    ],
    [/couldn't find remote ref|remote branch .* not found/i, 'target-not-found', 'The remote has no such branch.'],
    [
        /repository .*not found|does not appear to be a git repository|returned error: 404|access denied or repository not exported|no such file or directory/i,
        'target-not-found',
        "Is the address of 'origin' right, and may this user see it?",
    ],
    [
        /transport '.*' not allowed|protocol '.*' (is )?not (allowed|supported)/i,
        'target-refused',
        'Its protocol is not allowed.',
    ],
    [/dubious ownership/i, 'target-forbidden', 'Another user owns the checkout: run as that user.'],
    [/permission denied|read-only file system/i, 'target-forbidden', 'Does this user own the checkout?'],
    [/no space left on device/i, 'target-failed', 'The disk is full.'],
    [/unable to create '.*\.lock'|another git process/i, 'target-failed', 'Another git is at work there, or was killed.'],
    [
        /could not resolve host|failed to connect|connection (refused|reset|timed out|closed)|unable to access|early eof|hung up|unable to connect|could not read from remote|broken pipe|returned error: 5\d\d/i,
        'network',
        'The remote could not be reached, or broke off.',
    ],
];
const maxWordsChars = 500;
/** What git's refusal comes to: whether trying again could help, and what to do. */
function gitRefusal(what, { status, words }) {
    const [, code, remedy] = refusals.find(([pattern]) => pattern.test(words)) ?? ['', 'target-refused', ''];
    const said = lastLines(words);
    const ended = status === null ? 'was ended by a signal' : `ended with ${status}`;
    const message = `${what} ${ended}${said === '' ? '.' : `: ${said}`} ${remedy}`.trim();
    // A git that somebody killed says nothing about what it was doing.
    return new shared_errors/* TicketwireError */.Mw((status === null ? 'target-failed' : code), message);
}
/** Addresses without what stands before their host, a name, a password, a token, whatever it holds, and without a query. */
function redacted(text, hidden = []) {
    const masked = hidden.reduce((left, secret) => left.replaceAll(secret, '***'), text);
    return masked.replace(/(\w[\w+.-]*:\/\/)(\S*)/g, (_all, scheme, rest) => {
        const [, address = '', end = ''] = /^(.*?)(['",;:.)\]]*)$/s.exec(rest.slice(rest.lastIndexOf('@') + 1)) ?? [];
        return `${scheme}${address.replace(/\?.*$/s, '')}${end}`;
    });
}
const minSecretChars = 3;
/** What an address holds that only its remote may see, the longest first: a password, or a token in its place. */
function credentialsIn(address) {
    const [, scheme = '', rest = ''] = /^(\w[\w+.-]*):\/\/(.*)$/s.exec(address) ?? [];
    const said = rest.slice(0, Math.max(0, rest.lastIndexOf('@')));
    const colon = said.indexOf(':');
    // The name alone is a token where git logs in over HTTP, and a user elsewhere.
    const secret = colon >= 0 ? said.slice(colon + 1) : scheme.startsWith('http') ? said : '';
    const query = rest.includes('?') ? rest.slice(rest.lastIndexOf('?') + 1) : '';
    const parts = [secret, ...secret.split('/'), query, ...query.split('&').map((pair) => pair.replace(/^.*?=/, ''))];
    const distinct = new Set(parts.filter((part) => part.length >= minSecretChars));
    return [...distinct].sort((left, right) => right.length - left.length);
}
/** The end of an output, on one line, for people. */
function lastLines(text, maxLines = 8) {
    const lines = (0,mapping_escape/* withoutControls */.DJ)(text.replaceAll('\r', '\n'))
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    return lines.slice(-maxLines).join(' | ').slice(-maxWordsChars);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./shared/clients/program.ts


/** Of an output only so much is kept. */
const maxOutputBytes = 64 * 1024 * 1024;
const maxTailChars = 8_192;
/** What a program may do when it is asked to end, before it is ended. */
const graceMs = 2_000;
/** What was written before the end may arrive a moment later; a daemon that was left behind may hold the pipe for good. */
const drainMs = 200;
const running = new Set();
// A program in a group of its own outlives us otherwise.
process.on('exit', () => {
    for (const pid of running)
        signalGroup(pid, 'SIGTERM');
});
/** Runs a program to its end, without a shell and without input; at the time limit it is ended with its children. */
function runProgram(run) {
    const { file, args, cwd, env, timeoutMs, input, onStart } = run;
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(file, args, { cwd, env, shell: false, detached: true, stdio: 'pipe', windowsHide: true });
        const { pid } = child;
        const out = [];
        let bytes = 0;
        let errors = '';
        let tail = '';
        let isTimedOut = false;
        const timers = [];
        const stop = () => {
            if (pid === undefined)
                return;
            signalGroup(pid, 'SIGTERM');
            timers.push(setTimeout(signalGroup, graceMs, pid, 'SIGKILL'));
        };
        if (pid !== undefined) {
            running.add(pid);
            try {
                onStart?.(pid);
            }
            catch (error) {
                // Nobody would know of it.
                stop();
                reject(error);
            }
        }
        timers.push(setTimeout(() => {
            isTimedOut = true;
            stop();
        }, timeoutMs));
        child.stdin.on('error', () => undefined);
        child.stdin.end(input ?? '');
        child.stdout.on('data', (chunk) => {
            bytes += chunk.length;
            if (bytes <= maxOutputBytes)
                out.push(chunk);
            tail = (tail + chunk.toString('utf8')).slice(-maxTailChars);
        });
        child.stderr.on('data', (chunk) => {
            errors = (errors + chunk.toString('utf8')).slice(-maxTailChars);
            tail = (tail + chunk.toString('utf8')).slice(-maxTailChars);
        });
        child.once('error', (cause) => {
            for (const timer of timers)
                clearTimeout(timer);
            if (pid !== undefined)
                running.delete(pid);
            const reason = cause.code === 'ENOENT' ? 'there is no such program' : (cause.code ?? 'unknown reason');
            reject(new shared_errors/* TicketwireError */.Mw('target-refused', `'${file}' cannot be run (${reason}).`, { cause }));
        });
        child.once('exit', (status) => {
            if (pid !== undefined) {
                // What it started goes with it at the time limit, and may stay otherwise.
                if (isTimedOut)
                    signalGroup(pid, 'SIGKILL');
                running.delete(pid);
            }
            for (const timer of timers)
                clearTimeout(timer);
            const end = () => {
                clearTimeout(patience);
                child.stdout.destroy();
                child.stderr.destroy();
                resolve({ status, isTimedOut, stdout: Buffer.concat(out), stderr: errors, tail });
            };
            const patience = setTimeout(end, drainMs);
            child.once('close', end);
        });
    });
}
/** Ends a group of programs; nothing where there is none. */
function signalGroup(pid, signal) {
    try {
        process.kill(-pid, signal);
    }
    catch {
        // It has ended by itself.
    }
}

;// CONCATENATED MODULE: ./shared/clients/git.ts




/** What git gets of our environment: what reaches the operator's own credentials and proxies, and none of our secrets. */
const inherited = [
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'TMPDIR',
    'XDG_CONFIG_HOME',
    'GIT_CONFIG_GLOBAL',
    'GIT_EXEC_PATH',
    'SSH_AUTH_SOCK',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    ...['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'].flatMap((name) => [name, name.toUpperCase()]),
];
/** Git in one checkout, without a shell, a prompt, a hook or a background process. https://git-scm.com/docs/git */
function createGit(options) {
    const { path, timeoutMs, onStart } = options;
    const settings = [
        `safe.directory=${path}`,
        'core.hooksPath=/dev/null',
        'core.fsmonitor=false',
        'protocol.ext.allow=never',
        'submodule.recurse=false',
        'gc.autoDetach=false',
        'maintenance.autoDetach=false',
        'core.quotePath=false',
        'user.name=ticketwire',
        'user.email=ticketwire@localhost',
    ].flatMap((setting) => ['-c', setting]);
    function withEnvironment(reach, hidden = []) {
        const env = {
            ...picked(options.env, inherited),
            LC_ALL: 'C',
            GIT_TERMINAL_PROMPT: '0',
            GIT_ASKPASS: 'false',
            SSH_ASKPASS_REQUIRE: 'never',
            GCM_INTERACTIVE: 'never',
            GIT_OPTIONAL_LOCKS: '0',
            GIT_EDITOR: 'false',
            // What lies above the checkout is not the checkout.
            GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(path),
            GIT_LFS_SKIP_SMUDGE: '1',
            ...reach,
        };
        const run = async (args, { expect = [0], input, env: more = {} } = {}) => {
            const all = ['--no-pager', ...settings, ...args];
            const end = await runProgram({
                file: 'git',
                args: all,
                cwd: path,
                env: { ...env, ...more },
                timeoutMs,
                ...(input === undefined ? {} : { input }),
                ...(onStart === undefined ? {} : { onStart }),
            });
            return answerOf(end, { what: nameOf(args), timeoutMs, expect, hidden });
        };
        return {
            run,
            line: async (args, given) => (await run(args, given)).text.trim(),
            online: ({ protocols, sshCommand, hidden: more }) => withEnvironment({
                GIT_ALLOW_PROTOCOL: protocols.join(':'),
                GIT_SSH_COMMAND: `${sshCommand ?? options.env.GIT_SSH_COMMAND ?? 'ssh'} -oBatchMode=yes -oStrictHostKeyChecking=yes`,
            }, more),
            inside: (folder) => createGit({ ...options, path: (0,external_node_path_.join)(path, folder) }),
        };
    }
    // Nothing is asked of other machines unless it is said how.
    return withEnvironment({ GIT_ALLOW_PROTOCOL: 'none' });
}
function answerOf(end, { what, timeoutMs, expect, hidden, }) {
    const { status, stdout, stderr, isTimedOut } = end;
    if (isTimedOut)
        throw new shared_errors/* TicketwireError */.Mw('timeout', `${what} did not end within ${timeoutMs} ms.`);
    if (status !== null && expect.includes(status))
        return { status, stdout, text: stdout.toString('utf8') };
    throw gitRefusal(what, { status, words: redacted(stderr, hidden) });
}
/** The subcommand, without what it is given. */
function nameOf(args) {
    return `git ${args.find((each) => /^[a-z][a-z-]*$/.test(each)) ?? ''}`;
}
function picked(env, names) {
    return Object.fromEntries(names.flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, value]];
    }));
}

// EXTERNAL MODULE: ./shared/targets/trackers/github/probe.ts
var github_probe = __webpack_require__(8059);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./shared/mapping/json-body.ts
var json_body = __webpack_require__(6266);
;// CONCATENATED MODULE: ./shared/targets/checkouts/git/journal.ts




const fileName = 'ticketwire.journal';
function writeJournal(gitDirectory, journal) {
    writeWhole((0,external_node_path_.join)(gitDirectory, fileName), JSON.stringify(journal));
}
/** What was not brought to its end, and when it was written; undefined where nothing was left. */
function readJournal(gitDirectory) {
    const file = (0,external_node_path_.join)(gitDirectory, fileName);
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return undefined;
    }
    const json = parsed(text);
    if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.phase === 'string')
        return { journal: json, writtenAt: (0,external_node_fs_.statSync)(file).mtimeMs };
    throw new shared_errors/* TicketwireError */.Mw('target-refused', `${file} is not what was written there. Look at the checkout, remove it.`);
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function endJournal(gitDirectory) {
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(gitDirectory, fileName), { force: true });
}
/** The file is either as before or as written, whenever the machine stops. */
function writeWhole(file, text) {
    const draft = `${file}.new`;
    const handle = (0,external_node_fs_.openSync)(draft, 'w', 0o600);
    try {
        (0,external_node_fs_.writeSync)(handle, text);
        (0,external_node_fs_.fsyncSync)(handle);
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
    (0,external_node_fs_.renameSync)(draft, file);
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/records.ts





/**
 * Kept as references, so that git never throws the commits away; each of several work trees of one repository has its own.
 * https://git-scm.com/docs/git-worktree#_refs
 */
const deployedRef = 'refs/worktree/ticketwire/deployed';
const previousRef = 'refs/worktree/ticketwire/previous';
/** The branch as it was fetched last. */
const fetchedRef = 'refs/worktree/ticketwire/fetched';
/** Below it stands what was found when a deployment was taken back, by the time. */
const setAsideRefs = 'refs/worktree/ticketwire/set-aside';
async function readRecords(git) {
    return { deployed: await commitAt(git, deployedRef), previous: await commitAt(git, previousRef) };
}
/** The commit that a reference or an id stands for; undefined where it is not there. */
async function commitAt(git, name) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const { status, text } = await git.run(args, { expect: [0, 1, 128] });
    return status === 0 ? text.trim() : undefined;
}
/** Writes down that a commit is deployed completely, and by which programs. May be repeated. */
async function record(git, gitDirectory, { from, to, programs }) {
    const { deployed } = await readRecords(git);
    const previous = from !== to ? from : deployed !== to ? deployed : undefined;
    const lines = [`update ${deployedRef} ${to}`];
    if (previous !== undefined)
        lines.push(`update ${previousRef} ${previous}`);
    await git.run(['update-ref', '--stdin'], { input: `${lines.join('\n')}\n` });
    const done = new Set([...(deployed === to ? readDone(gitDirectory, to) : []), programs]);
    writeWhole((0,external_node_path_.join)(gitDirectory, records_fileName), JSON.stringify({ commit: to, done: [...done] }));
}
const records_fileName = 'ticketwire.done';
/** Which programs have run for a commit, by {@link programsId}. */
function readDone(gitDirectory, commit) {
    try {
        const json = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(gitDirectory, records_fileName), 'utf8'));
        return (0,json_body/* isJsonObject */.OW)(json) && json.commit === commit && Array.isArray(json.done) ? json.done.map(String) : [];
    }
    catch {
        // Lost, it only makes them run once more.
        return [];
    }
}
function programsId(programs) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(programs)).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/inspect.ts






/** What stands in the git directory while a person is in the middle of something. */
const middles = {
    MERGE_HEAD: 'a merge',
    'rebase-merge': 'a rebase',
    'rebase-apply': 'a rebase',
    CHERRY_PICK_HEAD: 'a cherry-pick',
    REVERT_HEAD: 'a revert',
    BISECT_LOG: 'a bisection',
};
/** The path as it is without symbolic links. Throws `target-not-found` where there is no directory. */
function requireDirectory(path) {
    try {
        if ((0,external_node_fs_.statSync)(path).isDirectory())
            return (0,external_node_fs_.realpathSync)(path);
    }
    catch (cause) {
        const reason = cause.code ?? 'unknown reason';
        throw new shared_errors/* TicketwireError */.Mw('target-not-found', `${path} cannot be opened (${reason}). Clone the repository there.`, {
            cause,
        });
    }
    throw new shared_errors/* TicketwireError */.Mw('target-not-found', `${path} is no directory.`);
}
/** Where git keeps what. Throws `target-not-found` where the path is not the top of a checkout. */
async function findLayout(git, path) {
    const answer = await git.run(['rev-parse', '--show-toplevel', '--absolute-git-dir', '--git-common-dir'], {
        expect: [0, 128],
    });
    const [top = '', gitDirectory = '', common = ''] = answer.text.split('\n');
    if (answer.status !== 0 || top !== path) {
        throw new shared_errors/* TicketwireError */.Mw('target-not-found', `${path} is not the top of a git checkout that this user may use. Clone the repository there, as this user.`);
    }
    return { gitDirectory, commonDirectory: (0,external_node_path_.resolve)(path, common) };
}
/** Throws where a person is in the middle of something, or the checkout is on another branch; gives the commit it is at. */
async function requireOnBranch(git, { gitDirectory }, branch) {
    for (const [name, what] of Object.entries(middles)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(gitDirectory, name)))
            throw refused(`${what} is in progress there: end it or abort it.`);
    }
    const at = await branchOf(git);
    if (at !== branch) {
        const where = at === undefined ? 'on no branch' : `on the branch ${shown(at)}`;
        throw refused(`it is ${where} instead of ${branch}. Check that out: git switch ${branch}.`);
    }
    const head = await commitAt(git, 'HEAD');
    if (head === undefined)
        throw refused(`its branch ${branch} has no commit yet. Clone the repository there.`);
    return head;
}
/** The branch that is checked out; undefined where there is none. */
async function branchOf(git) {
    const { status, text } = await git.run(['symbolic-ref', '--quiet', 'HEAD'], { expect: [0, 1] });
    return status === 0 ? text.trim().replace(/^refs\/heads\//, '') : undefined;
}
/** Throws `target-failed` while another git changes the checkout. */
function requireNoLock({ gitDirectory }) {
    const file = (0,external_node_path_.join)(gitDirectory, 'index.lock');
    if (!(0,external_node_fs_.existsSync)(file))
        return;
    throw new shared_errors/* TicketwireError */.Mw('target-failed', `${file} is there: another git is at work there, or was killed.`);
}
/** Paths of tracked files that differ from what is committed. */
async function changedPaths(git, { submodules }) {
    const ignored = submodules ? 'untracked' : 'all';
    const args = [
        'status',
        '--porcelain=v1',
        '-z',
        '--untracked-files=no',
        '--no-renames',
        `--ignore-submodules=${ignored}`,
    ];
    const { text } = await git.run(args);
    return text.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)]));
}
/** Throws `target-refused` where tracked files were changed by hand. */
async function requireClean(git, options) {
    const paths = await changedPaths(git, options);
    if (paths.length > 0)
        throw dirty(paths);
}
function dirty(paths) {
    return refused(`${listed(paths)} changed there by hand. It was left as it is: commit that, or take it back.`);
}
/** Some paths in words: `'a', 'b' and 3 more were`. */
function listed(paths) {
    const names = paths.slice(0, 5).map((path) => `'${shown(path)}'`);
    const more = paths.length - names.length;
    return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${paths.length === 1 ? 'was' : 'were'}`;
}
function shown(text) {
    return (0,mapping_escape/* withoutControls */.DJ)(text).replaceAll('\n', ' ').slice(0, 200);
}
function refused(words) {
    return new shared_errors/* TicketwireError */.Mw('target-refused', `The checkout cannot be deployed to: ${words}`);
}
/** The remote `origin` of the checkout's own configuration. Throws where there is none, or its protocol runs programs. */
async function findOrigin(git, { submodules }) {
    const { status, text } = await git.run(['remote', 'get-url', 'origin'], { expect: [0, 2, 128] });
    const address = text.split('\n')[0] ?? '';
    if (status !== 0 || address === '')
        throw refused("it has no remote called 'origin'.");
    const command = await git.run(['config', '--get', 'core.sshCommand'], { expect: [0, 1] });
    const sshCommand = command.status === 0 ? command.text.trim() : undefined;
    const protocol = protocolOf(address);
    if (protocol === undefined) {
        throw refused("the protocol of its 'origin' is none of https, http, ssh, git and a local path.");
    }
    // Submodules are elsewhere; a server may lead from http to https.
    const others = submodules ? ['https', 'ssh'] : protocol === 'http' ? ['https'] : [];
    const hidden = credentialsIn(address);
    return {
        address: redacted(address, hidden),
        protocols: [...new Set([protocol, ...others])],
        sshCommand,
        hidden,
    };
}
function protocolOf(address) {
    const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address) ?? [];
    if (scheme !== undefined) {
        const known = { https: 'https', http: 'http', ssh: 'ssh', git: 'git', file: 'file' };
        return known[scheme.toLowerCase()];
    }
    // `ext::`, `transport::address`: a helper program.
    if (/^[^/]*::/.test(address))
        return undefined;
    // `user@host:path` as ssh has it; a slash before the colon makes it a path.
    return /^[^/]+:/.test(address) ? 'ssh' : 'file';
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/probe.ts





/** Looks at the checkout and asks its remote, reading alone. */
async function probeCheckout(settings, env) {
    const { path: named, branch, submodules, timeout } = settings;
    const findings = [];
    /** Holds, or says why not; then what comes after cannot be asked. */
    const ask = async (what, look) => {
        try {
            const found = await look();
            findings.push({ what });
            return found;
        }
        catch (thrown) {
            findings.push({ what, remedy: (0,shared_errors/* asTicketwireError */.Q8)(thrown).message });
            return undefined;
        }
    };
    const path = await ask(`${named} is a directory`, () => requireDirectory(named));
    if (path === undefined)
        return findings;
    const git = createGit({ path, timeoutMs: timeout, env });
    const layout = await ask(`${named} is the top of a git checkout`, () => findLayout(git, path));
    if (layout === undefined)
        return findings;
    findings.push(ownership(path, layout.gitDirectory));
    await ask(`It is on the branch ${branch}`, () => requireOnBranch(git, layout, branch));
    const changed = await changedPaths(git, { submodules });
    const clean = { what: 'No tracked file is changed' };
    findings.push(changed.length === 0 ? clean : { ...clean, remedy: `${listed(changed)} changed: commit that, or take it back.` });
    const origin = await ask("It has a remote 'origin'", () => findOrigin(git, { submodules }));
    if (origin === undefined)
        return findings;
    await ask(`${origin.address} answers, and has ${branch}`, () => git.online(origin).run(['ls-remote', '--exit-code', '--end-of-options', 'origin', `refs/heads/${branch}`]));
    return findings;
}
function ownership(path, gitDirectory) {
    const own = process.getuid?.();
    const { uid } = (0,external_node_fs_.statSync)(path);
    const what = `This user may write to ${path}`;
    const remedy = `It belongs to user ${uid}, and this is user ${own}. Run as the same, or give the checkout to it.`;
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.W_OK);
        (0,external_node_fs_.accessSync)(gitDirectory, external_node_fs_.constants.W_OK);
    }
    catch {
        return { what, remedy };
    }
    return own === undefined || own === uid || own === 0 ? { what } : { what: `${what}, which belongs to user ${uid}` };
}
/** GitHub tells what a token may read of deployments, and of fine-grained ones not what it may write. */
async function probeStatuses(github, repository) {
    const what = `The token for statuses may see the deployments of ${repository}`;
    try {
        await github.send('GET', `/repos/${repository}/deployments?per_page=1`);
        return [{ what }, ...(await (0,github_probe/* grantFindings */.l3)(github, repository, { deployments: 'write' }))];
    }
    catch (thrown) {
        return [{ what, remedy: (0,shared_errors/* asTicketwireError */.Q8)(thrown).message }];
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/statuses.ts


const noStatuses = { start: async () => ({ end: async () => undefined, notes: [] }) };
const maxDescriptionChars = 140;
function githubStatuses(github, of) {
    const path = `/repos/${of.repository}/deployments`;
    return {
        start: async (commit) => {
            const notes = [];
            const attempt = async (say) => {
                try {
                    return await say();
                }
                catch (thrown) {
                    notes.push(`GitHub was not told of the deployment: ${(0,shared_errors/* asTicketwireError */.Q8)(thrown).message}`);
                    return undefined;
                }
            };
            const id = await attempt(async () => {
                const wanted = `sha=${commit}&environment=${encodeURIComponent(of.environment)}&task=deploy&per_page=1`;
                const { json: known } = await github.send('GET', `${path}?${wanted}`);
                const [first] = Array.isArray(known) ? known : [];
                if ((0,json_body/* isJsonObject */.OW)(first))
                    return first.id;
                const { json } = await github.send('POST', path, {
                    json: {
                        ref: commit,
                        environment: of.environment,
                        auto_merge: false,
                        required_contexts: [],
                        description: 'Deployed by Ticketwire.',
                    },
                });
                return (0,json_body/* isJsonObject */.OW)(json) ? json.id : undefined;
            });
            const say = async (state, description) => {
                if (typeof id !== 'number')
                    return;
                const json = { state, description: description.slice(0, maxDescriptionChars) };
                await attempt(() => github.send('POST', `${path}/${id}/statuses`, { json }));
            };
            await say('in_progress', 'The checkout is being brought to the commit.');
            return { end: say, notes };
        },
    };
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/choose.ts



/** A remote of several servers may show a push late; so often it is asked again. */
const maxLateAttempts = 2;
/**
 * The commit to deploy: the newest of the branch, which holds what was pushed. Throws `target-failed` where the remote does
 * not show the push yet, and `target-refused` where the branch has not only moved on and may only do that.
 */
async function chooseCommit(git, given) {
    const { head, branch, commits, attempt, update } = given;
    const tip = await git.line(['rev-parse', '--verify', '--end-of-options', `${fetchedRef}^{commit}`]);
    const notes = [];
    const [pushed = ''] = commits;
    const { lastShown, late } = await compare(git, commits, tip);
    if (late.includes(pushed) && attempt <= maxLateAttempts) {
        const words = `'origin' does not have the pushed commit ${pushed} yet; its ${branch} is at ${tip}.`;
        throw new shared_errors/* TicketwireError */.Mw('target-failed', words);
    }
    if (!(await isAncestor(git, pushed, tip))) {
        notes.push(`The pushed commit ${pushed} is no longer part of ${branch}; the newest there is ${tip}.`);
        // What is old there may only be shown late: nothing goes back for that.
        if (lastShown < 0 && (await isAncestor(git, tip, head)))
            return { commit: head, notes, late };
    }
    if (update === 'fast-forward' && !(await isAncestor(git, head, tip))) {
        const how = (await isAncestor(git, tip, head)) ? 'is ahead of that' : 'is not part of that';
        throw refused(`'origin' has ${branch} at ${tip}, and the checkout is at ${head}, which ${how}. Either bring it there by hand, or set 'update: reset' to follow the branch wherever it goes.`);
    }
    return { commit: tip, notes, late };
}
async function isAncestor(git, older, newer) {
    const args = ['merge-base', '--is-ancestor', '--end-of-options', older, newer];
    return (await git.run(args, { expect: [0, 1, 128] })).status === 0;
}
/**
 * Which of the commits the remote does not show yet. What was pushed before one that it shows is there, or was taken away
 * again, as is one that was fetched earlier.
 */
async function compare(git, commits, tip) {
    let lastShown = -1;
    for (const [index, commit] of commits.entries())
        if (await isAncestor(git, commit, tip))
            lastShown = index;
    const late = [];
    for (const commit of commits.slice(lastShown + 1)) {
        if ((await commitAt(git, commit)) === undefined)
            late.push(commit);
    }
    return { lastShown, late };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./shared/targets/checkouts/git/process-id.ts

function identify(pid) {
    return { pid, start: readStat(pid)?.start };
}
function isRunning({ pid, start }) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        if (error.code !== 'EPERM')
            return false;
    }
    const stat = readStat(pid);
    if (stat === undefined)
        return true;
    return stat.state !== 'Z' && (start === undefined || stat.start === start);
}
/** State and start, fields 3 and 22; the second field may hold anything. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readStat(pid) {
    try {
        const text = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        return { state: fields[0] ?? '', start: fields[19] ?? '' };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/lock.ts








const lock_fileName = 'ticketwire.lock';
const heartbeatMs = 5_000;
/** Whether a process of another machine lives cannot be asked: one that is silent for so long does not. */
const silentMs = 60_000;
const busyMs = 5_000;
const endMs = 2_000;
/**
 * Takes the checkout for this process, in a file that other processes see. A lock whose process is gone is taken over, and
 * what that process left running is ended. Throws `not-ready` while somebody else has it.
 */
async function takeLock(gitDirectory, now) {
    const file = (0,external_node_path_.join)(gitDirectory, lock_fileName);
    const token = (0,external_node_crypto_.randomUUID)();
    const own = { ...identify(process.pid), host: (0,external_node_os_.hostname)(), realm: realm(), token };
    const isOurs = () => holderOf(readIfThere(file) ?? '')?.token === token;
    const draft = `${file}.${process.pid}.${(0,external_node_crypto_.randomUUID)()}`;
    const write = (holder) => (0,external_node_fs_.writeFileSync)(draft, JSON.stringify(holder), { mode: 0o600 });
    write(own);
    let takenOverAt;
    try {
        if (!tryLink(draft, file)) {
            takenOverAt = await clearStale(file, now);
            if (!tryLink(draft, file))
                throw busy(now());
        }
    }
    finally {
        (0,external_node_fs_.rmSync)(draft, { force: true });
    }
    const heartbeat = setInterval(() => {
        try {
            if (isOurs())
                (0,external_node_fs_.utimesSync)(file, new Date(), new Date());
        }
        catch {
            // Whoever removed it by hand is free to.
        }
    }, heartbeatMs);
    heartbeat.unref();
    return {
        takenOverAt,
        note: (pid) => {
            if (!isOurs())
                throw new shared_errors/* TicketwireError */.Mw('not-ready', 'Somebody else has taken the checkout over meanwhile.');
            write({ ...own, child: identify(pid) });
            (0,external_node_fs_.renameSync)(draft, file);
        },
        release: () => {
            clearInterval(heartbeat);
            if (isOurs())
                (0,external_node_fs_.rmSync)(file, { force: true });
        },
    };
}
/** Whether somebody has it now. */
function isLocked(gitDirectory, now) {
    const file = (0,external_node_path_.join)(gitDirectory, lock_fileName);
    const text = readIfThere(file);
    return text !== undefined && !isStale(file, text, now);
}
function tryLink(draft, file) {
    try {
        (0,external_node_fs_.linkSync)(draft, file);
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
}
/** Gives when the one that left it can have done something last. */
async function clearStale(file, now) {
    const text = readIfThere(file);
    if (text === undefined)
        return undefined;
    if (!isStale(file, text, now()))
        throw busy(now());
    // Only one of several that find it stale may take it away, and none a fresh one.
    const aside = `${file}.stale.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.renameSync)(file, aside);
    }
    catch {
        return undefined;
    }
    const lastSignAt = (0,external_node_fs_.statSync)(aside).mtimeMs;
    const isSame = (0,external_node_fs_.readFileSync)(aside, 'utf8') === text;
    if (!isSame)
        tryLink(aside, file);
    (0,external_node_fs_.rmSync)(aside, { force: true });
    const holder = holderOf(text);
    if (!isSame)
        return undefined;
    const { child } = holder ?? {};
    const isLeft = child !== undefined && isHere(holder) && isRunning(child);
    if (!isLeft)
        return lastSignAt + heartbeatMs;
    await endLeft(child);
    return Date.now();
}
/** What a killed process left running would go on changing the checkout. */
async function endLeft(child) {
    for (const signal of ['SIGTERM', 'SIGKILL']) {
        if (!isRunning(child))
            return;
        signalGroup(child.pid, signal);
        for (let waited = 0; waited < endMs && isRunning(child); waited += 50) {
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }
}
function isStale(file, text, now) {
    const holder = holderOf(text);
    if (holder !== undefined && isHere(holder))
        return !isRunning(holder);
    try {
        return now - (0,external_node_fs_.statSync)(file).mtimeMs > silentMs;
    }
    catch {
        return false;
    }
}
/** Whether its processes can be asked for. */
function isHere(holder) {
    return holder?.host === (0,external_node_os_.hostname)() && (holder.realm === undefined || holder.realm === realm());
}
/** Undefined where the system does not tell. */
function realm() {
    try {
        return `${(0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${(0,external_node_fs_.readlinkSync)('/proc/self/ns/pid')}`;
    }
    catch {
        return undefined;
    }
}
function holderOf(text) {
    try {
        const json = JSON.parse(text);
        return (0,json_body/* isJsonObject */.OW)(json) && typeof json.pid === 'number' ? json : undefined;
    }
    catch {
        return undefined;
    }
}
function readIfThere(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return undefined;
    }
}
function busy(now) {
    const message = 'Another deployment is at work in the checkout; this one waits for it.';
    return new shared_errors/* TicketwireError */.Mw('not-ready', message, { notBefore: now + busyMs });
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/difference.ts



/** What differs between two commits, file by file. */
async function differencesOf(git, from, to) {
    if (from === to)
        return [];
    const { text } = await git.run(['diff-tree', '-r', '-z', '--no-renames', '--no-ext-diff', from, to]);
    const parts = text.split('\0');
    const differences = [];
    for (let at = 0; at + 1 < parts.length; at += 2) {
        const [fromMode = '', toMode, fromId = '', toId = ''] = (parts[at] ?? '').slice(1).split(' ');
        const [wasSubmodule, becomesSubmodule] = [fromMode === '160000', toMode === '160000'];
        const isSubmodule = wasSubmodule || becomesSubmodule;
        const blob = (id) => (/^0+$/.test(id) ? undefined : id);
        const path = parts[at + 1] ?? '';
        differences.push({
            path,
            from: blob(fromId),
            to: blob(toId),
            isSubmodule,
            wasSubmodule,
            becomesSubmodule,
        });
    }
    return differences;
}
/**
 * Of the files that differ, those whose content is neither of one commit nor of the other, nor a beginning of the
 * other's: somebody else wrote them.
 */
async function findForeign(git, path, differences) {
    const kinds = new Map(differences.map((each) => [each.path, kindAt(path, each.path)]));
    // What git does not know in a directory is looked at elsewhere.
    const present = differences.filter((each) => !each.isSubmodule && !['absent', 'directory'].includes(kinds.get(each.path) ?? ''));
    // Of the others git would read something else in a list.
    const isListable = (name) => !/^"|\n/.test(name) && !isUnreadable(name);
    const files = present.filter((each) => kinds.get(each.path) === 'file' && isListable(each.path));
    const hashes = await hashesOf(git, files.map((each) => each.path));
    const foreign = [];
    for (const each of present) {
        const hash = hashes.get(each.path);
        if (hash !== undefined && (hash === each.from || hash === each.to))
            continue;
        if (!(await isBeginning(git, path, each)))
            foreign.push(each.path);
    }
    return foreign;
}
/** Their blobs, with the checkout's own filters applied. */
async function hashesOf(git, paths) {
    if (paths.length === 0)
        return new Map();
    const { text } = await git.run(['hash-object', '--stdin-paths'], { input: `${paths.join('\n')}\n` });
    const hashes = text.split('\n');
    return new Map(paths.map((path, index) => [path, hashes[index] ?? '']));
}
/** Git was killed while it wrote the file. */
async function isBeginning(git, path, { path: name, from, to }) {
    const file = onDisk(path, name);
    const kind = kindAt(path, name);
    if (file === undefined || (kind !== 'file' && kind !== 'link'))
        return false;
    const content = kind === 'link' ? Buffer.from((0,external_node_fs_.readlinkSync)(file)) : (0,external_node_fs_.readFileSync)(file);
    for (const blob of [to, from]) {
        if (blob === undefined)
            continue;
        const args = kind === 'link' ? ['cat-file', 'blob', blob] : ['cat-file', '--filters', `--path=${name}`, blob];
        const { stdout } = await git.run(args);
        // Of a large blob only the beginning is read.
        const isCut = stdout.length > maxOutputBytes - 1_048_576;
        const looked = isCut ? content.subarray(0, stdout.length) : content;
        if (stdout.subarray(0, looked.length).equals(looked))
            return true;
    }
    return false;
}
/** What stands in the checkout; what is only reached through a link or beneath a file is not there. */
function kindAt(path, name) {
    const folder = (0,external_node_path_.dirname)((0,external_node_path_.join)(path, name));
    try {
        const isThere = isUnreadable(folder) || ((0,external_node_fs_.realpathSync)(folder) === folder && (0,external_node_fs_.lstatSync)(folder).isDirectory());
        if (!isThere)
            return 'absent';
    }
    catch {
        return 'absent';
    }
    const file = onDisk(path, name);
    const found = file === undefined ? undefined : (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false });
    if (found === undefined)
        return 'absent';
    if (found.isSymbolicLink())
        return 'link';
    if (found.isDirectory())
        return 'directory';
    return found.isFile() ? 'file' : 'other';
}
/** Names on disk are bytes; this stands where they are no UTF-8. */
function isUnreadable(name) {
    return name.includes('\uFFFD');
}
/** Where a file is; what cannot be read in its name may be anything. Undefined where nothing is called so. */
function onDisk(path, name) {
    if (!isUnreadable(name))
        return (0,external_node_path_.join)(path, name);
    let file = Buffer.from(path);
    for (const part of name.split('/')) {
        const found = isUnreadable(part)
            ? entriesOf(file).find((each) => each.toString('utf8') === part)
            : Buffer.from(part);
        if (found === undefined)
            return undefined;
        file = Buffer.concat([file, Buffer.from('/'), found]);
    }
    return file;
}
function entriesOf(folder) {
    const isFolder = (0,external_node_fs_.lstatSync)(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder ? (0,external_node_fs_.readdirSync)(folder, { encoding: 'buffer' }) : [];
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/room.ts

/**
 * What stands where git is to write and is in no index, ignored or not: git overwrites what is ignored. A directory that
 * is a repository of its own ends with a slash.
 */
async function findInTheWay(git, path, wanted) {
    if (wanted.length === 0)
        return [];
    const { tracked, submodules } = await readIndex(git);
    const found = new Set();
    const directories = [];
    const kinds = new Map();
    const kindOf = (name) => {
        const kind = kinds.get(name) ?? kindAt(path, name);
        kinds.set(name, kind);
        return kind;
    };
    for (const { path: name, isSubmodule } of wanted) {
        const above = ancestorsOf(name).find((each) => !['absent', 'directory'].includes(kindOf(each)));
        const obstacle = above ?? name;
        const kind = kindOf(obstacle);
        if (kind === 'absent')
            continue;
        if (kind === 'directory') {
            if (!isSubmodule && !submodules.has(name))
                directories.push(name);
        }
        else if (!tracked.has(obstacle))
            found.add(obstacle);
    }
    for (const name of await untrackedIn(git, directories))
        found.add(name);
    return [...found];
}
/** Of the submodules that go, those in whose place something else comes. */
function replacedSubmodules(differences) {
    const coming = differences.filter((each) => each.to !== undefined && !each.becomesSubmodule).map(({ path }) => path);
    return differences
        .filter((each) => each.wasSubmodule && !each.becomesSubmodule)
        .map(({ path }) => path)
        .filter((name) => coming.some((each) => each === name || each.startsWith(`${name}/`)));
}
/** Files in directories that no index has, ignored ones too. */
async function untrackedIn(git, directories) {
    if (directories.length === 0)
        return [];
    const args = ['--literal-pathspecs', 'ls-files', '-z', '--others', '--', ...directories];
    return namesIn((await git.run(args)).text);
}
async function readIndex(git) {
    const tracked = new Set();
    const submodules = new Set();
    for (const entry of namesIn((await git.run(['ls-files', '-z', '--stage'])).text)) {
        const name = entry.slice(entry.indexOf('\t') + 1);
        tracked.add(name);
        if (entry.startsWith('160000 '))
            submodules.add(name);
    }
    return { tracked, submodules };
}
function ancestorsOf(name) {
    const parts = name.split('/');
    return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'));
}
function namesIn(text) {
    return text.split('\0').filter((name) => name !== '');
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/set-aside.ts





/**
 * Keeps under a reference of its own what is changed, what is staged, files that git does not know at `obstacles`, and the
 * commit where it is none of `known`: a person may have been at work there. Gives what a person should know.
 */
async function setAside({ git, gitDirectory }, { known, obstacles }) {
    const repository = obstacles.find((name) => name.endsWith('/'));
    if (repository !== undefined)
        throw refused(`'${shown(repository)}' is a repository of its own, and in the way.`);
    const head = await commitAt(git, 'HEAD');
    const isChanged = obstacles.length > 0 || (await changedPaths(git, { submodules: false })).length > 0;
    if (!isChanged && (head === undefined || known.includes(head)))
        return [];
    const parents = head === undefined ? [] : ['-p', head];
    const staged = await treeOf(git);
    const tree = await treeOfFiles(git, gitDirectory, obstacles);
    const commit = async (of, more) => git.line(['commit-tree', '-m', 'ticketwire: what was found when a deployment was taken back', ...more, of]);
    if (staged !== undefined && staged !== tree)
        parents.push('-p', await commit(staged, parents));
    const kept = await commit(tree, parents);
    const time = new Date().toISOString().replaceAll(/\W/g, '');
    const ref = `${setAsideRefs}/${time}-${kept.slice(0, 8)}`;
    await git.run(['update-ref', ref, kept]);
    return [`Changes found there are kept as ${ref}.`];
}
/** The same for every submodule that is otherwise than recorded; `commits` are those where its place is known. */
async function setAsideSubmodules({ git, path }, commits) {
    const notes = [];
    for (const name of await changedSubmodules(git)) {
        const folder = (0,external_node_path_.join)(path, name);
        if (kindAt(path, name) !== 'directory' || !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, '.git')))
            continue;
        const inside = git.inside(name);
        const gitDirectory = await inside.line(['rev-parse', '--absolute-git-dir']);
        const known = await Promise.all(commits.map((each) => submoduleAt(git, each, name)));
        const place = { git: inside, path: folder, gitDirectory };
        const said = [
            ...(await setAside(place, { known, obstacles: [] })),
            ...(await setAsideSubmodules(place, known.filter((each) => each !== ''))),
        ];
        notes.push(...said.map((note) => `In '${shown(name)}': ${note}`));
    }
    return notes;
}
async function changedSubmodules(git) {
    const files = new Set(await changedPaths(git, { submodules: false }));
    return (await changedPaths(git, { submodules: true })).filter((name) => !files.has(name));
}
async function submoduleAt(git, commit, name) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}:${name}`];
    return (await git.run(args, { expect: [0, 1, 128] })).text.trim();
}
/** What is staged; undefined in the middle of a merge. */
async function treeOf(git) {
    const { status, text } = await git.run(['write-tree'], { expect: [0, 128] });
    return status === 0 ? text.trim() : undefined;
}
/** The files as they are, by an index of our own. */
async function treeOfFiles(git, gitDirectory, more) {
    const index = (0,external_node_path_.join)(gitDirectory, 'ticketwire.index');
    const env = { GIT_INDEX_FILE: index };
    try {
        (0,external_node_fs_.copyFileSync)((0,external_node_path_.join)(gitDirectory, 'index'), index);
        const add = ['-c', 'core.safecrlf=false', '--literal-pathspecs', 'add'];
        await git.run([...add, '--update'], { env });
        if (more.length > 0) {
            const input = more.join('\0');
            await git.run([...add, '--force', '--pathspec-from-file=-', '--pathspec-file-nul'], { env, input });
        }
        return await git.line(['write-tree'], { env });
    }
    finally {
        (0,external_node_fs_.rmSync)(index, { force: true });
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/restore.ts








/**
 * Brings the checkout back to where it was before we changed it, and ends the journal; gives what a person should know.
 * Where a person has switched it to another branch, it stays as it is. Throws `target-refused` where a person's changes
 * would be lost. May be repeated.
 */
async function restore(place, journal) {
    const { git, path, gitDirectory, branch, submodules } = place;
    const { phase, from, to } = journal;
    const head = await commitAt(git, 'HEAD');
    const isElsewhere = !(await isBackOnBranch(place, [from, to]));
    if (head === undefined || isElsewhere || (phase === 'move' && head !== from && head !== to)) {
        endJournal(gitDirectory);
        const where = shown((await branchOf(git)) ?? 'no branch');
        return [`Meanwhile somebody brought the checkout to ${where} at ${head ?? 'no commit'}: it was left as it is.`];
    }
    const differences = await differencesOf(git, from, to);
    if (phase === 'move' && head === from && (await isUntouched(place, from, differences))) {
        if (submodules)
            await updateSubmodules(git);
        endJournal(gitDirectory);
        return [];
    }
    const notes = [];
    if (phase === 'move')
        await requireOurs(place, differences);
    else
        notes.push(...(await setAside(place, { known: [from, to], obstacles: await obstacles(place, differences) })));
    if (submodules)
        notes.push(...(await setAsideSubmodules(place, [from, to])));
    for (const { path: name, from: before } of differences) {
        if (before === undefined)
            removeFile(path, name);
    }
    await git.run(['update-ref', '-m', 'ticketwire: taken back', `refs/heads/${branch}`, from, head]);
    await resetHard(git, from);
    if (place.lfs)
        await fetchLargeFiles(git);
    if (submodules)
        await updateSubmodules(git, { force: true });
    endJournal(gitDirectory);
    return notes;
}
/** Whether it is on its branch. One that is on none, but at a commit of ours, is put there. */
async function isBackOnBranch({ git, branch }, ours) {
    const at = await branchOf(git);
    if (at !== undefined)
        return at === branch;
    const [head, tip] = [await commitAt(git, 'HEAD'), await commitAt(git, `refs/heads/${branch}`)];
    if (head === undefined || head !== tip || !ours.includes(head))
        return false;
    await git.run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
    return true;
}
/** Git has refused before it changed anything. */
async function isUntouched({ git, path }, from, differences) {
    const staged = await git.run(['diff-index', '--cached', '--quiet', from], { expect: [0, 1] });
    if (staged.status !== 0 || (await changedPaths(git, { submodules: false })).length > 0)
        return false;
    const isNew = ({ path: name, from: before }) => before === undefined && ['file', 'link'].includes(kindAt(path, name));
    return !differences.some(isNew);
}
/** Throws where files differ otherwise than git leaves them when it is ended on the way. */
async function requireOurs({ git, path }, differences) {
    const names = new Set(differences.map((each) => each.path));
    const others = (await changedPaths(git, { submodules: false })).filter((each) => !names.has(each));
    const present = differences.filter((each) => !each.isSubmodule && each.from !== undefined);
    const obstructing = (await findInTheWay(git, path, present.map(wanted))).filter((each) => !names.has(each));
    const foreign = [...others, ...obstructing, ...(await findForeign(git, path, differences))];
    if (foreign.length > 0)
        throw dirty([...new Set(foreign)]);
}
/** Files that git does not know, and that going back would overwrite or remove. */
async function obstacles({ git, path }, differences) {
    const touched = differences.filter((each) => each.from !== undefined || ['file', 'link'].includes(kindAt(path, each.path)));
    const changed = (await changedPaths(git, { submodules: false })).map((name) => ({ path: name, isSubmodule: false }));
    return findInTheWay(git, path, [...touched.map(wanted), ...changed]);
}
const wanted = ({ path, wasSubmodule }) => ({ path, isSubmodule: wasSubmodule });
/** What a person has marked as unchanged is overwritten by a reset, and what is marked to be skipped is not. */
async function resetHard(git, commit) {
    const entries = namesIn((await git.run(['ls-files', '-v', '-z'])).text);
    const marked = entries.filter((entry) => entry.startsWith('h ')).map((entry) => `${entry.slice(2)}\0`);
    const mark = async (...options) => {
        if (marked.length === 0)
            return;
        await git.run(['update-index', ...options, '-z', '--stdin'], { input: marked.join(''), expect: [0, 128] });
    };
    await mark('--skip-worktree');
    await git.run(['reset', '--hard', '--quiet', commit]);
    await mark('--no-skip-worktree');
    await mark('--assume-unchanged');
}
/** A reset leaves pointers. What is kept on this machine is enough but for what was removed there. */
async function fetchLargeFiles(git) {
    const env = { GIT_LFS_SKIP_SMUDGE: '0' };
    await git.run(['lfs', 'checkout'], { env });
    const { text } = await git.run(['lfs', 'ls-files'], { env });
    // `-` stands before the name of what is still a pointer.
    if (/^[0-9a-f]+ - /m.test(text))
        await git.run(['lfs', 'pull', 'origin'], { env });
}
/** With `force`, what differs there is overwritten. */
async function updateSubmodules(git, { force = false } = {}) {
    await git.run(['submodule', 'sync', '--quiet', '--recursive']);
    const options = ['--quiet', '--init', '--recursive', ...(force ? ['--force'] : [])];
    await git.run(['submodule', 'update', ...options]);
}
/** A file that the new commit brought, and the directories that came with it. */
function removeFile(path, name) {
    if (!['file', 'link'].includes(kindAt(path, name)))
        return;
    const found = onDisk(path, name);
    if (found !== undefined)
        (0,external_node_fs_.rmSync)(found, { force: true });
    const file = (0,external_node_path_.join)(path, name);
    for (let folder = (0,external_node_path_.dirname)(file); folder.length > path.length; folder = (0,external_node_path_.dirname)(folder)) {
        try {
            (0,external_node_fs_.rmdirSync)(folder);
        }
        catch {
            // Others have something in it.
            return;
        }
    }
}
/** Takes away submodules in whose place something else comes. Throws where one has files that git does not know. */
async function removeSubmodules({ git, path }, names) {
    for (const name of names) {
        if (kindAt(path, `${name}/.git`) === 'absent')
            continue;
        const unknown = await untrackedIn(git.inside(name), ['.']);
        if (unknown.length > 0)
            throw dirty(unknown.map((each) => `${name}/${each}`));
        await git.run(['submodule', 'deinit', '--quiet', '--', name]);
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/move.ts







/**
 * Brings the checkout from one commit to another, with what belongs to it, and runs the programs. Either all of it holds
 * afterwards, or the checkout is as it was before, and what went wrong is thrown.
 */
async function move(place, { from, to, programs, run }) {
    const { git, gitDirectory, branch, submodules, lfs } = place;
    await requireClean(git, place);
    const differences = await differencesOf(git, from, to);
    await makeRoom(place, differences);
    requireNoLock(place);
    // Git refuses to replace files whose times it does not know, whatever their content.
    await git.run(['update-index', '-q', '--refresh'], { expect: [0, 1] });
    let journal = { phase: 'move', from, to, programs: programsId(programs) };
    const enter = (phase) => {
        journal = { ...journal, phase };
        writeJournal(gitDirectory, journal);
    };
    enter('move');
    try {
        if (from !== to) {
            // Unlike reset and merge it overwrites no file that git does not know.
            await git.run(['read-tree', '-m', '-u', '--no-recurse-submodules', from, to]);
            await git.run(['update-ref', '-m', 'ticketwire: deploy', `refs/heads/${branch}`, to, from]);
            requireGone(place, differences);
        }
        if (submodules)
            await updateSubmodules(git);
        if (lfs)
            await git.run(['lfs', 'pull', 'origin'], { env: { GIT_LFS_SKIP_SMUDGE: '0' } });
        await requireAt(place, to, 'git left it otherwise');
        enter('run');
        await run(to, from);
        await requireAt(place, to, 'the programs of the rule left it otherwise; let them write only files that git ignores');
        enter('record');
    }
    catch (error) {
        return takeBack(place, journal, error);
    }
    await record(git, gitDirectory, journal);
    endJournal(gitDirectory);
}
/** Throws the error with what became of the checkout. Where even that fails the journal stays, and the next attempt does it. */
async function takeBack(place, journal, thrown) {
    const error = (0,shared_errors/* asTicketwireError */.Q8)(thrown);
    let notes;
    try {
        notes = await restore(place, journal);
    }
    catch (second) {
        const what = (0,shared_errors/* asTicketwireError */.Q8)(second).message;
        const message = `${error.message} Afterwards it could not be brought back to ${journal.from}: ${what} The next attempt tries that first.`;
        throw new shared_errors/* TicketwireError */.Mw('target-failed', message, { cause: thrown });
    }
    if (notes.length === 0)
        throw thrown;
    throw new shared_errors/* TicketwireError */.Mw(error.code, [error.message, ...notes].join(' '), { cause: thrown });
}
/** Throws where files that git does not know are in the way. */
async function makeRoom(place, differences) {
    const { git, path, submodules } = place;
    const replaced = submodules ? replacedSubmodules(differences) : [];
    const isReplaced = (name) => replaced.some((each) => name === each || name.startsWith(`${each}/`));
    const coming = differences
        .filter((each) => each.to !== undefined && !isReplaced(each.path))
        .map((each) => ({ path: each.path, isSubmodule: each.becomesSubmodule }));
    const inTheWay = await findInTheWay(git, path, coming);
    if (inTheWay.length > 0) {
        throw refused(`${listed(inTheWay)} there before, unknown to git, and the new commit has it. Move it away.`);
    }
    await removeSubmodules(place, replaced);
}
/** Of a file that it cannot remove git says so, and goes on. */
function requireGone({ path }, differences) {
    const left = differences.filter((each) => each.to === undefined && !each.isSubmodule && ['file', 'link'].includes(kindAt(path, each.path)));
    if (left.length === 0)
        return;
    throw refused(`${listed(left.map((each) => each.path))} to be removed and could not be: may this user write there?`);
}
async function requireAt({ git, branch, submodules }, commit, what) {
    const at = await branchOf(git);
    if (at !== branch)
        throw refused(`it should be on ${branch}, and is on ${at ?? 'no branch'}: ${what}.`);
    const head = await git.line(['rev-parse', '--verify', 'HEAD^{commit}']);
    const changed = head === commit ? await changedPaths(git, { submodules }) : [];
    if (head === commit && changed.length === 0)
        return;
    const how = head === commit ? `${listed(changed)} changed` : `it is at ${head}`;
    throw refused(`it should be at ${commit} and clean, and ${how}: ${what}.`);
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/programs.ts





/** What programs of the rules get of our environment: nothing that could be a secret. */
const programs_inherited = ['PATH', 'HOME', 'LANG', 'TZ', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR'];
/**
 * Runs them one after the other, in the checkout, without a shell. Throws what the first that fails says, and never its
 * arguments: there may be secrets in them.
 */
async function runPrograms(programs, input) {
    const { path, timeoutMs, onStart, facts } = input;
    const locales = Object.keys(input.env).filter((name) => /^LC_[A-Z]+$/.test(name));
    const env = {
        ...picked(input.env, [...programs_inherited, ...locales]),
        TICKETWIRE_COMMIT: facts.commit,
        TICKETWIRE_PREVIOUS: facts.previous,
        TICKETWIRE_BRANCH: facts.branch,
        TICKETWIRE_REPOSITORY: facts.repository,
    };
    for (const [index, [file = '', ...args]] of programs.entries()) {
        const { status, isTimedOut, tail } = await runProgram({ file, args, cwd: path, env, timeoutMs, onStart });
        if (status === 0 && !isTimedOut)
            continue;
        const ended = isTimedOut
            ? `did not end within ${timeoutMs} ms and was ended`
            : status === null
                ? 'was ended by a signal'
                : `ended with ${status}`;
        const said = lastLines(without(redacted(tail), args));
        const which = programs.length === 1 ? `'${shown(file)}'` : `'${shown(file)}' (program ${index + 1} of 'then')`;
        const message = `${which} ${ended}. ${said === '' ? 'It said nothing.' : `It said last: ${said}`}`;
        throw new shared_errors/* TicketwireError */.Mw('target-refused', message);
    }
}
const minMaskedChars = 8;
/** An output without the arguments that came out of the environment, or look like it. */
function without(text, args) {
    const words = args
        .flatMap((argument) => [argument, ...argument.split(/[\s'"=,;]+/)])
        .filter((word) => word.length >= minMaskedChars && (/\s/.test(word) || (/[a-z]/i.test(word) && /\d/.test(word))))
        .sort((left, right) => right.length - left.length);
    return words.reduce((masked, word) => masked.replaceAll(word, '***'), text);
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/recover.ts






/**
 * Takes back what an earlier attempt left half done. Throws `target-refused`, and leaves everything as it is, where a
 * person has changed files since. `killedBefore`: when the process that left it was gone, in ms; absent where it was not.
 */
async function recover(place, killedBefore) {
    const { git, gitDirectory, branch } = place;
    const left = readJournal(gitDirectory);
    if (left === undefined)
        return { notes: [] };
    const { journal, writtenAt } = left;
    if (killedBefore !== undefined)
        removeLeftLocks(place, { from: writtenAt, to: killedBefore });
    const head = await commitAt(git, 'HEAD');
    const at = await branchOf(git);
    const isOurs = (at === undefined || at === branch) && (head === journal.from || ('to' in journal && head === journal.to));
    if (!isOurs || journal.phase === 'fetch') {
        endJournal(gitDirectory);
        return { notes: [] };
    }
    if (journal.phase === 'record') {
        await record(git, gitDirectory, journal);
        endJournal(gitDirectory);
        return { notes: [], ended: { commit: journal.to, state: 'success' } };
    }
    const notes = await restore(place, journal);
    const said = `An attempt that was broken off was taken back to ${journal.from}.`;
    return { notes: [said, ...notes], ended: { commit: journal.to, state: 'error' } };
}
/** Locks of git's that were taken while the journal was in force: the git that took them was ours, and is gone. */
function removeLeftLocks({ gitDirectory, commonDirectory, branch }, { from, to }) {
    const own = ['index', 'HEAD', 'ORIG_HEAD', deployedRef, previousRef, fetchedRef];
    const inCommon = [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`, 'packed-refs', 'shallow', 'config'];
    const files = [
        ...own.map((name) => (0,external_node_path_.join)(gitDirectory, name)),
        ...inCommon.map((name) => (0,external_node_path_.join)(commonDirectory, name)),
    ];
    for (const file of files) {
        const found = (0,external_node_fs_.statSync)(`${file}.lock`, { throwIfNoEntry: false });
        // File systems may count by the second.
        const isLeft = found !== undefined && found.mtimeMs >= from - 1_000 && found.mtimeMs <= to;
        if (isLeft)
            (0,external_node_fs_.rmSync)(`${file}.lock`, { force: true });
    }
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/git/working-copy.ts










/** A checkout on this machine. */
function createWorkingCopy(settings, program) {
    const { branch, repository, update } = settings;
    return {
        deploy: (request) => withCheckout(settings, program, async ({ place, head, lock, notes }) => {
            const { git } = place;
            writeJournal(place.gitDirectory, { phase: 'fetch', from: head });
            await fetchBranch(git, branch);
            const { commit, notes: said, late } = await chooseCommit(git, { ...request, head, branch, update });
            notes.push(...said);
            const { deployed } = await readRecords(git);
            const isDone = readDone(place.gitDirectory, commit).includes(programsId(request.programs));
            if (head === commit && deployed === commit && isDone) {
                endJournal(place.gitDirectory);
                return { isChanged: false, commit, notes, late };
            }
            return { ...(await moveThere({ place, head, lock, notes }, commit, request.programs)), late };
        }),
        rollback: (programs) => withCheckout(settings, program, async ({ place, head, lock, notes }) => {
            const { deployed, previous } = await readRecords(place.git);
            if (deployed === undefined || previous === undefined) {
                throw refused('nothing was deployed there before, so there is nothing to go back to.');
            }
            if (head !== deployed) {
                throw refused(`${deployed} was deployed, and it is at ${head}: somebody moved it, so it stays as it is.`);
            }
            return moveThere({ place, head, lock, notes }, previous, programs);
        }),
        describe: () => describeCheckout(settings, program),
    };
    async function moveThere(given, commit, programs) {
        const { place, head, lock, notes } = given;
        const started = await program.statuses.start(commit);
        const run = (to, previous) => runPrograms(programs, {
            path: place.path,
            timeoutMs: settings.timeout,
            env: program.env,
            onStart: lock.note,
            facts: { commit: to, previous, branch, repository },
        });
        try {
            await move(place, { from: head, to: commit, programs, run });
        }
        catch (thrown) {
            const isRefusal = thrown instanceof shared_errors/* TicketwireError */.Mw && thrown.code === 'target-refused';
            // What a program said is for those who may see this machine.
            const where = await commitAt(place.git, 'HEAD').catch(() => undefined);
            await started.end(isRefusal ? 'failure' : 'error', `The deployment failed; the checkout is ${placeOf(where)}.`);
            throw thrown;
        }
        await started.end('success', endedWords.success);
        const previous = head === commit ? undefined : head;
        return { isChanged: true, commit, previous, notes: [...notes, ...started.notes], late: [] };
        function placeOf(where) {
            if (where === head)
                return 'at the commit before';
            return where === commit ? 'at the commit, and it is not complete' : `at ${where ?? 'no known commit'}`;
        }
    }
}
const endedWords = {
    success: 'The checkout is at the commit.',
    error: 'The deployment was broken off, and taken back.',
};
async function fetchBranch(git, branch) {
    // Into a reference of our own: others may be in the way of the one that people see.
    const what = ['--end-of-options', 'origin', `+refs/heads/${branch}:${fetchedRef}`];
    await git.run(['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--refmap=', ...what]);
    await git.run(['update-ref', `refs/remotes/origin/${branch}`, fetchedRef], { expect: [0, 1, 128] });
}
/** Does something to the checkout alone, after everything was looked at that speaks against it. */
async function withCheckout({ path: named, branch, submodules, lfs, timeout }, { env, now, statuses }, work) {
    const path = requireDirectory(named);
    const layout = await findLayout(createGit({ path, timeoutMs: timeout, env }), path);
    const lock = await takeLock(layout.gitDirectory, now).catch((thrown) => {
        throw fileError(thrown, named);
    });
    try {
        const local = createGit({ path, timeoutMs: timeout, env, onStart: lock.note });
        const git = local.online(await findOrigin(local, { submodules }));
        const place = { ...layout, git, path, branch, submodules, lfs };
        const { notes, ended } = await recover(place, lock.takenOverAt);
        if (ended !== undefined) {
            const started = await statuses.start(ended.commit);
            await started.end(ended.state, endedWords[ended.state]);
        }
        const head = await requireOnBranch(git, layout, branch);
        await requireClean(git, { submodules });
        try {
            return await work({ place, head, lock, notes: [...notes] });
        }
        catch (error) {
            // Only fetched: there is nothing to take back.
            if (readJournal(layout.gitDirectory)?.journal.phase === 'fetch')
                await recover(place);
            if (notes.length === 0)
                throw error;
            const { code, message } = (0,shared_errors/* asTicketwireError */.Q8)(error);
            throw new shared_errors/* TicketwireError */.Mw(code, [message, ...notes].join(' '), { cause: error });
        }
    }
    catch (thrown) {
        throw fileError(thrown, named);
    }
    finally {
        lock.release();
    }
}
const fullCodes = ['ENOSPC', 'EDQUOT'];
const forbiddenCodes = ['EACCES', 'EPERM', 'EROFS'];
const passingCodes = ['EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EBUSY'];
/** What keeps us from reading and writing in the checkout is no defect of ours. */
function fileError(thrown, path) {
    const { code = '' } = thrown;
    if (thrown instanceof shared_errors/* TicketwireError */.Mw)
        return thrown;
    const told = (kind, words) => new shared_errors/* TicketwireError */.Mw(kind, `${path} cannot be worked in (${code}). ${words}`, { cause: thrown });
    if (fullCodes.includes(code))
        return told('target-failed', 'The disk is full.');
    if (passingCodes.includes(code))
        return told('target-failed', 'It is tried again.');
    return forbiddenCodes.includes(code) ? told('target-forbidden', 'Does this user own the checkout?') : thrown;
}
async function describeCheckout({ path: named, repository, branch, submodules, timeout }, { env, now }) {
    const common = { path: named, repository, branch };
    try {
        const path = requireDirectory(named);
        const git = createGit({ path, timeoutMs: timeout, env });
        const layout = await findLayout(git, path);
        const records = await readRecords(git);
        const state = (word, head) => ({
            ...common,
            head,
            ...records,
            state: word,
        });
        if (isLocked(layout.gitDirectory, now()))
            return state('busy');
        if (readJournal(layout.gitDirectory) !== undefined)
            return state('interrupted');
        const head = await requireOnBranch(git, layout, branch);
        return state(await stateOf({ git, layout, head, deployed: records.deployed, submodules }), head);
    }
    catch (thrown) {
        return { ...common, state: 'unusable', reason: (0,shared_errors/* asTicketwireError */.Q8)(thrown).message };
    }
}
async function stateOf(given) {
    const { git, head, deployed, submodules } = given;
    if ((await changedPaths(git, { submodules })).length > 0)
        return 'changed';
    if (deployed === undefined)
        return 'never deployed';
    return head === deployed ? 'deployed' : 'moved';
}

;// CONCATENATED MODULE: ./shared/targets/checkouts/checkout.ts









const statusesTimeoutMs = 10_000;
const statusesValue = schemas/* strictObject */.rej({
    ...(0,settings_github/* credentialOptions */.Kn)('A token with the permission Deployments: write.'),
    environment: schemas/* string */.YjP().min(1).max(255).default('production').describe('As GitHub calls it.'),
    'api-url': values/* addressValue */.qy.optional().describe('GitHub Enterprise Server: https://HOST/api/v3.'),
})
    .optional();
const options = {
    path: schemas/* string */.YjP()
        .refine((text) => (0,external_node_path_.isAbsolute)(text) && !/[\0\r\n]/.test(text), { error: 'must be an absolute path on one line' })
        .describe('The directory of the checkout: the top of it, as an absolute path.'),
    repository: schemas/* string */.YjP()
        .min(1)
        .regex(/^[^\s/]+(\/[^\s/]+)+$/, 'must be a repository as its sender names it, such as octo/site')
        .describe('The repository whose pushes count, as the sender names it.'),
    branch: schemas/* string */.YjP()
        .refine(isBranchName, { error: 'must be the name of a branch, such as main' })
        .describe('The branch whose pushes count, and that the checkout is on.'),
    update: schemas/* enum */.k5n(['fast-forward', 'reset'])
        .default('fast-forward')
        .describe('fast-forward: only onwards; reset: wherever the branch is, after a force push, too.'),
    submodules: schemas/* boolean */.zMY().default(false).describe('true: submodules are brought to their commits.'),
    lfs: schemas/* boolean */.zMY().default(false).describe('true: files in Git LFS are fetched; needs git-lfs.'),
    timeout: (0,values/* durationValue */.k6)('1s', '2h')
        .prefault('5m')
        .describe('How long one call of git may take, and one program of a rule.'),
    statuses: statusesValue.describe('GitHub is told of each deployment: token, environment, api-url. Absent: it is not.'),
};
/** A git checkout on the machine of the receiver. */
const checkout = {
    type: 'checkout',
    label: 'a git checkout',
    docs: 'docs/targets/checkout.md',
    options,
    appPermissions: ({ steps }, has) => (steps.length > 0 && has('statuses') ? { deployments: 'write' } : {}),
    deploys: ({ repository, branch }) => ({ repository, branch }),
    lacks: ({ statuses, repository }) => {
        if (statuses === undefined)
            return undefined;
        const lack = (0,settings_github/* credentialsLack */.Yj)(statuses);
        if (lack !== undefined)
            return `has 'statuses', which ${lack}`;
        if (values/* repositoryValue */._p.safeParse(repository).success)
            return undefined;
        return "has 'statuses', and its repository is none of GitHub's: owner/name.";
    },
    needsStore: true,
    create: ({ statuses: said, ...settings }, { name, now, openHttp }) => {
        const { repository } = settings;
        const github = said === undefined
            ? undefined
            : (0,clients_github/* createGithub */.u)({
                apiUrl: said['api-url'] ?? settings_github/* publicApi */.O0,
                credentials: (0,settings_github/* credentialsOf */.YN)(said),
                http: openHttp(statusesTimeoutMs),
                now,
                target: name,
            });
        const statuses = github === undefined
            ? noStatuses
            : githubStatuses(github, { repository, environment: said?.environment ?? 'production' });
        return {
            checkout: createWorkingCopy(settings, { env: process.env, now, statuses }),
            probe: async () => [
                ...(await probeCheckout(settings, process.env)),
                ...(github === undefined ? [] : await probeStatuses(github, repository)),
            ],
        };
    },
};

;// CONCATENATED MODULE: ./shared/targets/checkouts/registry.ts

/** Every kind of checkout by its type; a test holds this against the folder. */
const checkoutTypes = { checkout: checkout };

// EXTERNAL MODULE: ./shared/clients/github-addresses.ts
var github_addresses = __webpack_require__(7643);
// EXTERNAL MODULE: ./shared/targets/app-permissions.ts
var app_permissions = __webpack_require__(4629);
// EXTERNAL MODULE: ./shared/targets/dispatchers/github.ts
var dispatchers_github = __webpack_require__(1519);
;// CONCATENATED MODULE: ./shared/targets/github.ts




/** The options that every target which asks GitHub has; `token` says what its token must be able to do. */
function githubOptions(token) {
    return {
        ...(0,settings_github/* credentialOptions */.Kn)(token),
        'api-url': values/* addressValue */.qy
            .optional()
            .describe('GitHub Enterprise Server: https://HOST/api/v3. Unless set https://api.github.com; in a workflow its own server.'),
        timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
    };
}
/** Where a target with these options asks. */
function apiUrlFor({ 'api-url': apiUrl }, { githubApiUrl = settings_github/* publicApi */.O0 }) {
    return apiUrl ?? githubApiUrl;
}
/** Where commands are given that a target with these options answers. */
function answersOnGithub(given, program) {
    return { forge: 'github', url: (0,github_addresses/* knownWebUrlOf */.uD)(apiUrlFor(given, program)) };
}
/** GitHub, as a target with these options asks it. */
function openGithub(given, dependencies) {
    const { name, now, openHttp } = dependencies;
    const apiUrl = apiUrlFor(given, dependencies);
    const http = openHttp(given.timeout);
    return { apiUrl, github: (0,clients_github/* createGithub */.u)({ apiUrl, credentials: (0,settings_github/* credentialsOf */.YN)(given), http, now, target: name }) };
}

// EXTERNAL MODULE: ./shared/targets/responders/github.ts
var responders_github = __webpack_require__(5772);
// EXTERNAL MODULE: ./shared/targets/trackers/github/comments.ts
var github_comments = __webpack_require__(3331);
// EXTERNAL MODULE: ./shared/clients/github-pages.ts
var github_pages = __webpack_require__(3295);
// EXTERNAL MODULE: ./shared/clients/pages.ts
var pages = __webpack_require__(1901);
;// CONCATENATED MODULE: ./shared/clients/github-merged.ts



/** Whoever wrote more here has been asked about before. */
const maxPages = 50;
/**
 * The merged pull requests of an author in a repository, the latest opened first, page by page as they are wanted. A list, and
 * not a search: the search's index lags behind, and does not find everybody.
 * https://docs.github.com/rest/issues/issues#list-repository-issues
 */
async function* mergedPullRequests(github, { repository, login }) {
    const list = `/repos/${repository}/issues?creator=${encodeURIComponent(login)}&state=closed&per_page=${github_pages/* pageSize */.T}`;
    for (let page = 1; page <= maxPages; page += 1) {
        const { json, headers } = await github.send('GET', `${list}&page=${page}`);
        const items = Array.isArray(json) ? json : [];
        for (const item of items.filter(json_body/* isJsonObject */.OW)) {
            const { number, comments } = item;
            const mergedAt = Date.parse(new json_body/* JsonReader */.OI(item).text('pull_request.merged_at') ?? '');
            if (typeof number !== 'number' || Number.isNaN(mergedAt))
                continue;
            yield { number, mergedAt, comments: typeof comments === 'number' ? comments : 1 };
        }
        if (!(0,pages/* hasNextPage */.r)(headers, items.length, github_pages/* pageSize */.T))
            return;
    }
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github/merged.ts


/** So many of the latest merged pull requests are looked at for a welcome. */
const maxLookedAt = 10;
async function countMerged(github, { besides, ...of }, enough) {
    let count = 0;
    for await (const { number } of mergedPullRequests(github, of)) {
        if (number !== besides)
            count += 1;
        if (count >= enough)
            break;
    }
    return count;
}
async function findWelcome(github, { besides, ...of }, remarkId) {
    let looked = 0;
    for await (const { number, comments, mergedAt } of mergedPullRequests(github, of)) {
        if (number === besides || comments === 0)
            continue;
        const at = { repository: of.repository, number };
        if (await (0,github_comments/* hasIssueComment */.NL)(github, { ...at, number: String(number) }, { id: remarkId, since: mergedAt }))
            return at;
        looked += 1;
        if (looked >= maxLookedAt)
            break;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github/refusals.ts


/** 50 invitations in 24 hours for a young organisation, else 500. https://docs.github.com/rest/orgs/members */
const limitMs = 24 * 3_600_000;
/** Inviting answers that somebody is a member or invited already. */
function isAlreadyThere({ json }) {
    return /already\b.*\b(part|member|invited|pending|invitation)/i.test(wordsOf(json));
}
const remedies = [
    [/\bseats?\b|no_seat|license/i, 'No seat is left: buy one, or remove a member or an invitation.'],
    [
        /\bblock/i,
        'Either the organisation has blocked them, or they have blocked the organisation; only who blocked can lift it.',
    ],
    [
        /managed user|\bscim\b|externally managed|\bEMU\b/i,
        'The members of an enterprise with managed users come from its identity provider: nobody can be invited there.',
    ],
    [
        /two[- ]factor|\b2fa\b/i,
        'The organisation takes nobody without two-factor authentication: they switch it on first.',
    ],
    [/\bsaml\b|\bsso\b|identity provider/i, "The organisation's identity provider must know them first."],
    [/flagged|spam/i, 'GitHub has flagged one of the two: its support tells why.'],
];
/** Why GitHub refuses an invitation (422), and what to do about it. It has no codes for that, only words. */
function refusalOf({ json }, who) {
    const { login, organization, now } = who;
    const words = wordsOf(json);
    const said = `GitHub does not let ${login} be invited to ${organization}: ${words === '' ? '422 without words' : words}.`;
    if (/rate limit/i.test(words)) {
        const message = `${said} So many invitations a day are the limit of an organisation: this one is tried again in a day.`;
        return new shared_errors/* TicketwireError */.Mw('rate-limited', message, { notBefore: now + limitMs, isNarrow: true });
    }
    const [, remedy = 'Its settings for members may forbid it, or the account cannot be invited.'] = remedies.find(([pattern]) => pattern.test(words)) ?? [];
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} ${remedy} Then have the delivery delivered again.`);
}
/** The same refusal, with what a token must be allowed to do. */
function withPermission(error, organization) {
    if (!(error instanceof shared_errors/* TicketwireError */.Mw) || !['target-forbidden', 'target-not-found'].includes(error.code))
        return error;
    const needs = `To invite to ${organization} it must be an App's or a fine-grained token with the organisation permission Members: read and write, or a classic one of an owner with admin:org; a workflow's own token has none.`;
    return new shared_errors/* TicketwireError */.Mw(error.code, `${error.message} ${needs}`, { cause: error });
}
const refusals_maxWordsChars = 300;
function wordsOf(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return '';
    const errors = Array.isArray(json.errors) ? json.errors : [];
    const details = errors.flatMap((error) => ((0,json_body/* isJsonObject */.OW)(error) ? [error.message ?? error.code] : [error]));
    const words = [json.message, ...details].filter((each) => typeof each === 'string');
    return words
        .join(': ')
        .replace(/\s+/g, ' ')
        .replace(/[.!]+$/, '')
        .slice(0, refusals_maxWordsChars);
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github/people.ts



/** Accounts, members and invitations. https://docs.github.com/rest/orgs/members */
function createPeople(github, { name, target, now, isEnterpriseServer }) {
    const of = `/orgs/${encodeURIComponent(name)}`;
    const readTeam = async (team) => {
        const { status, json } = await github.send('GET', `${of}/teams/${encodeURIComponent(team)}`, { expect: [404] });
        if (status !== 404)
            return { slug: team, id: (0,json_body/* isJsonObject */.OW)(json) ? Number(json.id) : 0 };
        throw new shared_errors/* TicketwireError */.Mw('target-not-found', `${name} has no team '${team}', or the credentials of '${target}' may not see it: they need the organisation permission Members: read.`);
    };
    const readState = async (login) => {
        const { status, json } = await github.send('GET', `${of}/memberships/${encodeURIComponent(login)}`, {
            expect: [404],
        });
        return status === 404 ? undefined : people_stateOf(json, login);
    };
    /** Nobody is made anything by this who is a member: the request is for invitations alone. */
    async function inviteByNumber(person, teams) {
        const json = { invitee_id: person.id, role: 'direct_member', team_ids: teams.map(({ id }) => id) };
        const answer = await github.send('POST', `${of}/invitations`, { json, expect: [404, 405, 422] });
        // Where there is no such request, as on Enterprise Server behind an address that does not look like one.
        if (answer.status === 404 || answer.status === 405)
            return inviteByLogin(person, teams);
        if (answer.status !== 422)
            return 'invited';
        if (isAlreadyThere(answer))
            return (await readState(person.login)) ?? 'pending';
        throw refusalOf(answer, { login: person.login, organization: name, now: now() });
    }
    /** A member's role would be set anew by this: whoever is one was read to be none just before. */
    async function inviteByLogin({ login }, teams) {
        const who = encodeURIComponent(login);
        const inTeams = teams.map(({ slug }) => `${of}/teams/${encodeURIComponent(slug)}/memberships/${who}`);
        const answer = await github.send('PUT', `${of}/memberships/${who}`, { json: { role: 'member' }, expect: [422] });
        if (answer.status === 422)
            throw refusalOf(answer, { login, organization: name, now: now() });
        for (const path of inTeams)
            await github.send('PUT', path, { json: { role: 'member' } }).catch(afterInvitation);
        return 'invited';
    }
    const findPerson = async ({ id, login }) => {
        const path = id === null ? `/users/${encodeURIComponent(login)}` : `/user/${id}`;
        const { status, json } = await github.send('GET', path, { expect: [404], about: name });
        if (status === 404)
            return undefined;
        if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.id !== 'number' || typeof json.login !== 'string') {
            throw new shared_errors/* TicketwireError */.Mw('target-failed', `GitHub's answer about the account of ${login} names no account.`);
        }
        const { type, suspended_at: suspended = null } = json;
        return { id: json.id, login: json.login, type: String(type ?? 'User'), isSuspended: suspended !== null };
    };
    /** What an account is called by now; undefined where its login is somebody else's. */
    const loginNow = async ({ id, login }) => {
        if (id === null)
            return login;
        const person = await findPerson({ id, login });
        if (person !== undefined)
            return person.login;
        // Not everybody may look accounts up by their numbers.
        const other = await findPerson({ id: null, login });
        return other === undefined || other.id === id ? login : undefined;
    };
    return {
        readState,
        isInTeam: async (who, team) => {
            const login = await loginNow(who);
            if (login === undefined)
                return false;
            const path = `${of}/teams/${encodeURIComponent(team)}/memberships/${encodeURIComponent(login)}`;
            const { status, json } = await github.send('GET', path, { expect: [404] });
            if (status !== 404)
                return people_stateOf(json, login) === 'active';
            await readTeam(team);
            return false;
        },
        findPerson,
        invite: async (person, slugs) => {
            const teams = await Promise.all(slugs.map(readTeam));
            try {
                return await (isEnterpriseServer ? inviteByLogin : inviteByNumber)(person, teams);
            }
            catch (error) {
                throw withPermission(error, name);
            }
        },
    };
}
/** They are invited by now, so it must not look as if nothing had happened. */
function afterInvitation(error) {
    const { message } = (0,shared_errors/* asTicketwireError */.Q8)(error);
    throw new shared_errors/* TicketwireError */.Mw('target-failed', `They are invited, but not to each team. ${message}`, { cause: error });
}
function people_stateOf(json, login) {
    const state = (0,json_body/* isJsonObject */.OW)(json) ? json.state : undefined;
    if (state === 'active' || state === 'pending')
        return state;
    throw new shared_errors/* TicketwireError */.Mw('target-failed', `GitHub's answer about the membership of ${login} names no state.`);
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github/probe.ts


/** Only those who may see all members see invitations; that they may send one only sending one would show. */
async function probeOrganization(github, { name, isEnterpriseServer }, duties) {
    const of = `/orgs/${encodeURIComponent(name)}`;
    const wanted = (0,app_permissions/* mergedPermissions */.f)([{ members: 'read' }, (0,app_permissions/* permissionsFor */.m)(duties)]);
    const findings = [
        ...(await (0,github_probe/* grantFindings */.l3)(github, name, wanted)),
        await (0,github_probe/* probeAccess */.fe)(github, of, {
            what: `The organisation ${name} can be seen`,
            remedy: 'Is the name right, and no person behind it?',
        }),
    ];
    const { steps } = duties;
    const isInviting = steps.some(({ verb }) => verb === 'invite');
    // Enterprise Server has no list of invitations.
    if (isInviting && !isEnterpriseServer)
        findings.push(await probeInvitations(github, name));
    const teams = steps.flatMap((step) => (step.verb === 'invite' ? step.teams : []));
    for (const team of new Set([...teams, ...duties.teams])) {
        const path = `${of}/teams/${encodeURIComponent(team)}`;
        const remedy = 'Name the slug as it stands in its address.';
        findings.push(await (0,github_probe/* probeAccess */.fe)(github, path, { what: `The team '${team}' can be seen`, remedy }));
    }
    return findings;
}
/** Classic tokens are told what they may do; of others it is not known whether they may write. */
async function probeInvitations(github, name) {
    const remedy = 'It needs the organisation permission Members: read and write, or admin:org of an owner.';
    const path = `/orgs/${encodeURIComponent(name)}/invitations?per_page=1`;
    const seen = await (0,github_probe/* probeAccess */.fe)(github, path, { what: `The token may see who is invited to ${name}`, remedy });
    if (seen.remedy !== undefined)
        return seen;
    const answer = await github.send('GET', path);
    const scopes = answer.headers.get('x-oauth-scopes') ?? '';
    const isEnough = scopes === '' || scopes.split(/,\s*/).includes('admin:org');
    return isEnough ? seen : { what: `The token may invite to ${name}`, remedy: `Its scopes are ${scopes}. ${remedy}` };
}

;// CONCATENATED MODULE: ./shared/targets/memberships/github-org.ts











const github_org_options = {
    organization: schemas/* string */.YjP()
        .regex(/^[A-Za-z\d](?:[A-Za-z\d-]{0,38})$/, 'must be the login of an organisation')
        .describe('The organisation people are invited to.'),
    ...githubOptions("A token with the organisation permission Members: write; a workflow's own token has none."),
};
/** Members of a GitHub organisation. https://docs.github.com/rest/orgs/members */
const githubOrg = {
    type: 'github-org',
    label: 'a GitHub organisation',
    docs: 'docs/targets/github-org.md',
    options: github_org_options,
    invites: true,
    dispatches: true,
    organization: ({ organization }) => organization,
    appPermissions: app_permissions/* permissionsFor */.m,
    answers: answersOnGithub,
    lacks: settings_github/* credentialsLack */.Yj,
    create: ({ organization, ...settings }, dependencies) => {
        const { name, now } = dependencies;
        const { github, apiUrl } = openGithub(settings, dependencies);
        const isEnterpriseServer = new URL(apiUrl).pathname.endsWith('/api/v3');
        const membership = {
            organization,
            address: `${apiUrl}/orgs/${organization}`.toLowerCase(),
            webUrl: (0,github_addresses/* knownWebUrlOf */.uD)(apiUrl),
            ...createPeople(github, { name: organization, target: name, now, isEnterpriseServer }),
            countMerged: (query, enough) => countMerged(github, query, enough),
            ensureWelcome: ({ repository, number }, remark) => (0,github_comments/* ensureIssueComment */.FJ)(github, { repository, number: String(number) }, remark),
            findWelcome: (query, remarkId) => findWelcome(github, query, remarkId),
        };
        return {
            membership,
            responder: (0,responders_github/* createGithubResponder */.i)(github),
            dispatcher: (0,dispatchers_github/* createGithubDispatcher */.z)(github),
            noteInstallation: github.noteInstallation,
            probe: (duties) => probeOrganization(github, { name: organization, isEnterpriseServer }, duties),
        };
    },
};

;// CONCATENATED MODULE: ./shared/targets/memberships/registry.ts

/** Every kind of membership by its type; a test holds this against the folder. */
const membershipTypes = { 'github-org': githubOrg };

// EXTERNAL MODULE: ./shared/mapping/marker.ts
var marker = __webpack_require__(257);
;// CONCATENATED MODULE: ./shared/targets/reporters/code-scanning.ts








const code_scanning_options = {
    repository: values/* repositoryValue */._p.describe('The repository whose alerts are dismissed, as owner/name.'),
    ...githubOptions('A token that may write code-scanning alerts there.'),
};
const reasons = ["won't fix", 'false positive', 'used in tests'];
/** Alerts of code scanning: dismissed, and opened again. https://docs.github.com/rest/code-scanning/code-scanning */
const codeScanning = {
    type: 'code-scanning',
    label: 'code scanning',
    docs: 'docs/targets/code-scanning.md',
    options: code_scanning_options,
    appPermissions: app_permissions/* permissionsFor */.m,
    reports: { reasons },
    lacks: settings_github/* credentialsLack */.Yj,
    create: ({ repository, ...settings }, dependencies) => {
        const { name } = dependencies;
        const { github } = openGithub(settings, dependencies);
        const reporter = {
            isAsked: true,
            objectionTo: (record) => {
                const alert = alertOf(record);
                const { ticket } = record;
                if (alert === undefined)
                    return `${ticket.reference} does not follow an alert of code scanning`;
                if (alert.repository.toLowerCase() === repository.toLowerCase())
                    return undefined;
                return `the alert of ${ticket.reference} is in ${alert.repository}, and '${name}' is for ${repository}`;
            },
            ensureTold: async (report) => {
                const { number = '' } = alertOf(report.record) ?? {};
                return bringTo(report, github, `/repos/${repository}/code-scanning/alerts/${number}`);
            },
        };
        const probe = async (duties) => [
            ...(await (0,github_probe/* grantFindings */.l3)(github, repository, (0,app_permissions/* permissionsFor */.m)(duties))),
            await (0,github_probe/* probeAccess */.fe)(github, `/repos/${repository}/code-scanning/alerts?per_page=1`, {
                what: `The alerts of ${repository} can be read`,
                remedy: 'Code scanning must be on, and the token needs the permission Code scanning alerts: write.',
            }),
        ];
        return { reporter, probe };
    },
};
/** `code-scanning:octo/widgets#7`, taken apart. */
function alertOf({ subject, ticket }) {
    if (subject.startsWith('#'))
        return alertByHash(subject, ticket.reference);
    const [, repository, number] = /^code-scanning:([^/#]+\/[^/#]+)#(\d+)$/.exec(subject) ?? [];
    return repository === undefined || number === undefined ? undefined : { repository, number };
}
/** Numbers that are looked through; it takes a fraction of a second. */
const maxNumber = 200_000;
/** Where only the hash of a subject is known, the alert is one of the ticket's own repository, or none that is known. */
function alertByHash(subject, reference) {
    const hash = (0,marker/* subjectHashOf */.QY)(subject);
    const [repository = ''] = reference.split('#');
    for (let number = 1; number <= maxNumber; number += 1) {
        if ((0,marker/* subjectHashOf */.QY)(`code-scanning:${repository}#${number}`) === hash)
            return { repository, number: String(number) };
    }
    return undefined;
}
/** Dismisses or opens it, unless it is so already; what is fixed stays as it is. */
async function bringTo(report, github, path) {
    const { json } = await github.send('GET', path);
    if (!(0,json_body/* isJsonObject */.OW)(json) || !('state' in json)) {
        throw new shared_errors/* TicketwireError */.Mw('target-failed', `GitHub's answer about an alert (${path}) names no state.`);
    }
    const { state } = json;
    if (state === 'fixed')
        return 'the alert is fixed';
    const isDismissed = state === 'dismissed';
    if (report.change === 'unsuppress') {
        if (!isDismissed)
            return 'the alert is open already';
        await github.send('PATCH', path, { json: { state: 'open' } });
        return undefined;
    }
    if (isDismissed)
        return 'the alert is dismissed already';
    const dismissal = { dismissed_reason: report.as ?? reasonOf(report), dismissed_comment: commentOf(report) };
    await github.send('PATCH', path, { json: { state: 'dismissed', ...dismissal } });
    return undefined;
}
/** Labels that say more than that it is not wanted. */
const reasonsByLabel = {
    'false positive': 'false positive',
    'false-positive': 'false positive',
    invalid: 'false positive',
    'used in tests': 'used in tests',
    test: 'used in tests',
};
function reasonOf({ ticket }) {
    const names = ticket.labels.map((label) => label.toLowerCase());
    const said = names.find((name) => Object.hasOwn(reasonsByLabel, name));
    return (said === undefined ? undefined : reasonsByLabel[said]) ?? "won't fix";
}
/** "dismissed_comment: maxLength 280": GitHub's API description. */
const maxCommentChars = 280;
function commentOf({ words, ticket }) {
    const whole = ticket.url === '' ? `${words}.` : `${words}: ${ticket.url}`;
    return whole.length <= maxCommentChars ? whole : `${words}.`.slice(0, maxCommentChars);
}

// EXTERNAL MODULE: ./shared/clients/http.ts + 1 modules
var http = __webpack_require__(2355);
// EXTERNAL MODULE: ./shared/signing/signature-form.ts
var signature_form = __webpack_require__(1727);
;// CONCATENATED MODULE: ./shared/signing/lgtm.ts

/**
 * LGTM Enterprise: HMAC-SHA1 of the body as bare lower-case hex, without a `sha1=` prefix and without a timestamp.
 * Source: Semmle/lgtm-jira-addon, `util/Util.java` and its published test vectors.
 */
const lgtmScheme = (0,signature_form/* schemeOf */.dz)({
    ...signature_form/* plainForm */.NG,
    id: 'lgtm',
    header: 'x-lgtm-signature',
    algorithm: 'sha1',
});

;// CONCATENATED MODULE: ./shared/targets/reporters/lgtm.ts






const lgtm_options = {
    // The last part of the address is a credential.
    url: values/* addressValue */.qy
        .refine((text) => !URL.canParse(text) || /\/external-hooks\/issue-tracker\/[^/]+$/.test(new URL(text).pathname), {
        error: 'must be the address that LGTM shows for the integration: https://HOST/external-hooks/issue-tracker/KEY',
    })
        .transform((text) => new settings_secret/* Secret */.z(text))
        .describe("The integration's address at LGTM: https://HOST/external-hooks/issue-tracker/KEY. The key is a secret."),
    secret: values/* secretValue */.aF.describe("The integration's secret: the same as the source's."),
    source: schemas/* string */.YjP()
        .regex(values/* namePattern */._u, 'must be the name of a source')
        .optional()
        .describe('The source whose alerts this LGTM knows; needed where there are several of LGTM.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/**
 * LGTM Enterprise, from the tracker back to LGTM: it is told suppress and unsuppress, and nothing else.
 * Sources: Semmle/lgtm-issue-tracker-example and Semmle/lgtm-jira-addon.
 */
const lgtm = {
    type: 'lgtm',
    label: 'LGTM Enterprise',
    docs: 'docs/targets/lgtm.md',
    options: lgtm_options,
    reports: { reasons: [] },
    needsStore: true,
    create: ({ url, secret, source, timeout }, { name, now, openHttp }) => {
        const http = openHttp(timeout);
        const reporter = {
            isAsked: false,
            objectionTo: (record) => objectionTo(record, { name, source }),
            ensureTold: async ({ record, change }) => {
                const told = { 'issue-id': record.issuedId, transition: change };
                const body = Buffer.from(JSON.stringify(told));
                const headers = { 'content-type': 'application/json', 'user-agent': 'ticketwire' };
                const proof = lgtmScheme.sign(body, secret.reveal(), now());
                const request = { method: 'POST', url: url.reveal(), headers: { ...headers, ...proof }, body };
                const response = await sendTo(http, request, `LGTM (POST of ${change}, target '${name}')`);
                // "Anything but 200 is a failure": lgtm-jira-addon.
                if (response.status !== 200)
                    throw refusal(response, { name, now: now() });
                return undefined;
            },
        };
        return { reporter };
    },
};
function objectionTo({ subject, source: from, issuedId, ticket }, { name, source }) {
    if (!subject.startsWith('lgtm:'))
        return `${ticket.reference} does not follow an alert of LGTM`;
    if (issuedId === null)
        return `LGTM was not given an id for ${ticket.reference}`;
    // Another LGTM may have given another alert the same id.
    if (source === undefined || from === source)
        return undefined;
    return `${ticket.reference} is of the source '${from}', and '${name}' is for '${source}'`;
}
async function sendTo(http, request, what) {
    try {
        return await http.send(request);
    }
    catch (cause) {
        if (!(cause instanceof shared_errors/* TicketwireError */.Mw))
            throw cause;
        throw new shared_errors/* TicketwireError */.Mw(cause.code, `${what} ${cause.message}.`, { cause });
    }
}
function refusal(response, { name, now }) {
    const { status } = response;
    const said = `LGTM (target '${name}') answered ${status}, and only 200 is a success.`;
    const waitUntil = (0,http/* rateLimitEnd */.jM)(response, now);
    if (waitUntil !== undefined) {
        return new shared_errors/* TicketwireError */.Mw('rate-limited', `${said} It asks us to wait.`, { notBefore: waitUntil });
    }
    if ((0,http/* isRetryableStatus */.PS)(status)) {
        const notBefore = (0,http/* retryAfterOf */.sT)(response.headers, now);
        return new shared_errors/* TicketwireError */.Mw('target-failed', `${said} It is tried again.`, { notBefore });
    }
    if (status === 401 || status === 403) {
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', `${said} Most likely the secret is not the integration's.`);
    }
    if (status === 404 || status === 410) {
        return new shared_errors/* TicketwireError */.Mw('target-not-found', `${said} Either the key in the address is not the integration's, or LGTM no longer knows the ticket.`);
    }
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} Sending the same again would be refused again.`);
}

;// CONCATENATED MODULE: ./shared/targets/reporters/registry.ts


/** Every kind of reporter by its type; a test holds this against the folder. */
const reporterTypes = { lgtm: lgtm, 'code-scanning': codeScanning };

;// CONCATENATED MODULE: ./shared/clients/chat.ts



function createChat(options) {
    const { http, now, refusals } = options;
    const refusalOf = (request, response) => refusalFrom(response, { what: request.what, refusals, now: now(), secrets: secretsIn(request) });
    return {
        refusalOf,
        send: async (request) => {
            const { what, ...asked } = request;
            let response;
            try {
                response = await http.send({ ...asked, headers: { 'user-agent': 'ticketwire', ...asked.headers } });
            }
            catch (cause) {
                if (!(cause instanceof shared_errors/* TicketwireError */.Mw))
                    throw cause;
                throw new shared_errors/* TicketwireError */.Mw(cause.code, `${what} ${cause.message}.`, { cause });
            }
            if (response.status >= 200 && response.status < 300)
                return response;
            throw refusalOf(request, response);
        },
    };
}
function refusalFrom(response, { what, refusals, now, secrets }) {
    const { status } = response;
    const words = chat_wordsOf(response, secrets);
    const said = `${what} ${status < 300 ? 'says' : 'answered'} ${[...(status < 300 ? [] : [status]), ...words].join(': ')}.`;
    const named = chat_namesIn(response).find((name) => Object.hasOwn(refusals, name));
    if (status === 429 || isLimit(response)) {
        const notBefore = waitOf(response, now) ?? now + defaultWaitMs;
        const scope = (0,json_body/* isJsonObject */.OW)(response.json) && response.json.global === true ? ', for everything we ask there' : '';
        return new shared_errors/* TicketwireError */.Mw('rate-limited', `${said} It asks us to wait${scope}.`, { notBefore });
    }
    const refusal = named === undefined ? undefined : refusals[named];
    if (refusal !== undefined) {
        return new shared_errors/* TicketwireError */.Mw(refusal.code ?? 'target-forbidden', `${said} ${refusal.remedy}`);
    }
    if ((0,http/* isRetryableStatus */.PS)(status)) {
        return new shared_errors/* TicketwireError */.Mw('target-failed', `${said} It is tried again.`, { notBefore: waitOf(response, now) });
    }
    if ([401, 403, 404, 410].includes(status)) {
        const message = `${said} Most likely the address or the token is wrong, was revoked, or its channel is gone: make a new one.`;
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', message);
    }
    if (status >= 300 && status < 400) {
        return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} It sends us elsewhere: is the address right?`);
    }
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} Sending the same again would be refused again.`);
}
const defaultWaitMs = 30_000;
/** Slack's two words. */
function isLimit(response) {
    return chat_namesIn(response).some((name) => name === 'ratelimited' || name === 'rate_limited');
}
/** Discord tells seconds with a fraction, and Matrix milliseconds, in the body; all others in the header. */
function waitOf({ json, headers }, now) {
    const body = (0,json_body/* isJsonObject */.OW)(json) ? json : {};
    const named = Number.isFinite(body.retry_after_ms) ? Number(body.retry_after_ms) : Number(body.retry_after) * 1_000;
    const waits = [(0,http/* retryAfterOf */.sT)(headers, now), now + Math.ceil(named)].filter((at) => at !== undefined && at > now);
    return waits.length === 0 ? undefined : Math.max(...waits);
}
/** How a system names what it has against a request, most telling first. */
function chat_namesIn({ json, text, status }) {
    const read = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {});
    const paths = ['errcode', 'code', 'error.code', 'error', 'id'];
    const names = paths.map((path) => read.find(path)).filter((each) => ['string', 'number'].includes(typeof each));
    return [...names.map(String), ...(text === undefined ? [] : [text]), String(status)];
}
const chat_maxWordsChars = 200;
/** The system's own explanation, as short lines without their ends. */
function chat_wordsOf({ json, text }, secrets) {
    const read = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {});
    const name = read.text('errcode') ?? read.text('error.code') ?? numberAt(read, 'code');
    const said = read.text('message') ?? read.text('error.message') ?? read.text('error') ?? read.text('errors') ?? text;
    const where = firstFault(read.find('errors'));
    // Before it is cut: half a secret is one, too.
    const clean = (words) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), words);
    const short = (words) => clean(words)
        .replace(/\s+/g, ' ')
        .slice(0, chat_maxWordsChars)
        .replace(/[.\s]+$/, '');
    return [name, said, where].filter((each) => each !== undefined).map(short);
}
function numberAt(read, path) {
    const value = read.find(path);
    return typeof value === 'number' ? String(value) : undefined;
}
/** Discord's `{"embeds":{"0":{"description":{"_errors":[{"message":…}]}}}}` as `embeds.0.description: …`. */
function firstFault(errors, path = []) {
    if (!(0,json_body/* isJsonObject */.OW)(errors) || path.length > 6)
        return undefined;
    if (Array.isArray(errors._errors)) {
        const [first] = errors._errors;
        const message = (0,json_body/* isJsonObject */.OW)(first) && typeof first.message === 'string' ? first.message : '';
        return `${path.join('.')}: ${message}`;
    }
    const found = Object.entries(errors).map(([name, inner]) => firstFault(inner, [...path, name]));
    return found.find((each) => each !== undefined);
}
/** What proves who we are: a header, or else every part of the address that could. */
function secretsIn({ url, headers }) {
    if (headers.authorization !== undefined)
        return [headers.authorization.replace(/^\w+ +/, '')];
    const { href, pathname, search, searchParams } = new URL(url);
    const segments = pathname.split('/').filter((part) => part.length >= 16 || (part.length >= 6 && /\d/.test(part)));
    const values = [...searchParams.values()].filter((value) => value.length >= 4);
    return [
        href,
        pathname.length > 1 ? pathname + search : '',
        pathname.length >= 8 ? pathname : '',
        ...segments,
        ...values,
    ]
        .flatMap((part) => [part, decoded(part), encodeURIComponent(part)])
        .filter((part) => part !== '')
        .sort((one, other) => other.length - one.length);
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./shared/mapping/cut-blocks.ts
var cut_blocks = __webpack_require__(4122);
// EXTERNAL MODULE: ./shared/mapping/inert-blocks.ts
var inert_blocks = __webpack_require__(4310);
// EXTERNAL MODULE: ./shared/targets/rooms/plain-text.ts
var plain_text = __webpack_require__(6202);
;// CONCATENATED MODULE: ./shared/targets/rooms/content.ts



/** What a message says, taken apart: the line, then the details. Never empty, as every room wants some text. */
function contentOf({ line, details, event }) {
    const blocks = [...(0,inert_blocks/* blocksOf */.S)(line), ...(0,inert_blocks/* blocksOf */.S)(details)];
    return blocks.some((block) => /\S/.test((0,plain_text/* plainText */.w)([block])))
        ? blocks
        : [{ kind: 'paragraph', lines: [[{ text: event.type }]] }];
}
/** The same, as much of it as a room takes. */
function contentWithin(message, limit) {
    return (0,cut_blocks/* cutBlocks */.Z)(contentOf(message), limit);
}

;// CONCATENATED MODULE: ./shared/targets/rooms/markdown.ts
/** Blocks in a dialect of Markdown; code stays code, and no code ends early. */
function markdownOf(blocks, dialect) {
    return blocks.map((block) => blockOf(block, dialect)).join('\n\n');
}
function blockOf(block, dialect) {
    // A line that begins with blanks could be code.
    const line = (runs) => runs
        .map((run) => runOf(run, dialect))
        .join('')
        .trimStart();
    switch (block.kind) {
        case 'paragraph':
            return block.lines.map(line).join('\n');
        case 'list':
            return block.items.map((lines) => `- ${lines.map(line).join('\n  ')}`).join('\n');
        case 'code':
            return `\`\`\`\n${coded(block.text, dialect).replace(/``(?=`)/g, `\`\`${wordBreak}`)}\n\`\`\``;
        default:
            return block;
    }
}
const wordBreak = '\u200B';
/** Bold holds no code: some dialects look for its end in there. */
function runOf(run, dialect) {
    const shown = run.isCode ? codeSpan(coded(run.text, dialect)) : textOf(run, dialect);
    if (run.href === undefined)
        return shown;
    const address = `](${dialect.address(run.href)})`;
    // Where an escape of a bracket counts for nothing, brackets within a label end it, or begin another.
    const isPlain = run.isCode ? !/[[\]]/.test(run.text) : hasPairs(run.text);
    return isPlain ? `[${shown}${address}` : `${shown} [→${address}`;
}
/** Its inner ends are invisible letters: so the stars count, whatever stands beside them. */
function textOf({ text, isBold }, dialect) {
    const inner = text.trim();
    if (!isBold || inner === '')
        return dialect.escape(text);
    return aroundOf(text, `**${wordBreak}${dialect.escape(inner)}${wordBreak}**`);
}
/** Something else within the blanks that surround a text. */
function aroundOf(text, inner) {
    return text.slice(0, text.length - text.trimStart().length) + inner + text.slice(text.trimEnd().length);
}
function coded(text, { code }) {
    return code === undefined ? text : code(text);
}
/** One backtick within two: so no dialect takes it for a block. */
function codeSpan(text) {
    const line = text.replace(/\n/g, ' ').replace(/`(?=`)/g, `\`${wordBreak}`);
    return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}
/** Every bracket has its other half, in one another or beside one another. */
function hasPairs(text) {
    let depth = 0;
    for (const bracket of text.match(/[[\]]/g) ?? []) {
        depth += bracket === '[' ? 1 : -1;
        if (depth < 0 || depth > 1)
            return false;
    }
    return depth === 0;
}

;// CONCATENATED MODULE: ./shared/targets/rooms/discord/body.ts


/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits; 6,000 in all are not reached. */
const limits = { description: 4_096, footer: 256 };
const colours = { good: 0x2e_a0_43, bad: 0xd7_3a_49, neutral: 0x6e_77_81 };
/** An embed, and nobody is called, whatever a text says. */
function discordBody(message) {
    const { tone, event } = message;
    const blocks = contentWithin(message, {
        maxChars: limits.description,
        fits: (tried) => markdownOf(tried, dialect).length <= limits.description,
    });
    return {
        content: '',
        allowed_mentions: { parse: [] },
        embeds: [
            {
                description: markdownOf(blocks, dialect),
                color: colours[tone],
                timestamp: event.at,
                footer: { text: event.source.slice(0, limits.footer) },
            },
        ],
    };
}
/** Every sign can be escaped there; `<` opens mentions, times, commands and links, and `://` addresses. */
const dialect = {
    escape: (plain) => plain
        .replace(/[\\`*_~|>#\-+[\]().!:<@]/g, '\\$&')
        .replace(/@(?=everyone|here)/gi, '@\u200B')
        .replace(/^(\d+)(?=\\\.)/gm, '\u200B$1')
        .replace(/:\/\//g, ':\u200B//'),
    address: (href) => `<${href.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'))}>`,
};

;// CONCATENATED MODULE: ./shared/targets/rooms/discord/refusals.ts
/** By the code in the answer. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const discordRefusals = {
    '10003': { remedy: "Is 'thread' the id of a thread of the webhook's channel? It may have been deleted." },
    '10008': { code: 'target-not-found', remedy: 'The message was deleted.' },
    '10015': { remedy: 'The webhook was deleted, or its address is wrong: make a new one.' },
    '50027': { remedy: 'The address is wrong after its id: copy it anew, or make a new webhook.' },
    '50083': { remedy: "The thread is archived and locked: unlock it, or set another 'thread'." },
    '40062': { code: 'target-failed', remedy: 'It is tried again.' },
    '160005': { remedy: "The thread is locked: unlock it, or set another 'thread'." },
    '220001': { remedy: "The channel is a forum: set 'thread' to the id of one of its posts." },
    '220003': { remedy: "The channel is no forum, and takes no new threads: is 'thread' right?" },
    '50035': { code: 'target-refused', remedy: 'Discord does not take this message; please report it.' },
    '50006': { code: 'target-refused', remedy: 'Discord does not take this message; please report it.' },
};

;// CONCATENATED MODULE: ./shared/targets/rooms/discord.ts







/** Of one webhook. https://discord.com/developers/docs/topics/rate-limits names none in advance; this one is measured. */
const usualLimits = { perMinute: 30, perHour: 1_800 };
const discord_options = {
    url: values/* secretAddressValue */.ET.describe("The address of a channel's webhook: https://discord.com/api/webhooks/ID/TOKEN; a secret."),
    thread: schemas/* string */.YjP()
        .regex(/^\d{15,22}$/, 'must be the id of a thread')
        .optional()
        .describe('The id of a thread of the channel: messages go there. Channels that are forums need one.'),
    limits: (0,values/* limitsValue */.CR)(usualLimits).describe('Messages in a minute and in an hour.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A channel of Discord. https://discord.com/developers/docs/resources/webhook#execute-webhook */
const discord = {
    type: 'discord',
    label: 'Discord',
    docs: 'docs/targets/discord.md',
    options: discord_options,
    room: { keepsTogether: () => true },
    create: ({ url, thread, timeout, limits = usualLimits }, { name, now, openHttp }) => {
        const chat = createChat({ http: openHttp(timeout), now, refusals: discordRefusals });
        const what = `Discord (webhook, target '${name}')`;
        async function call(request) {
            const { json } = await chat.send({ what, headers: {}, ...request });
            if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.id === 'string')
                return json;
            throw new shared_errors/* TicketwireError */.Mw('target-failed', `${what} gave an answer that is not Discord's. Is a proxy before it?`);
        }
        const address = (path, query) => {
            const at = new URL(url.reveal());
            at.pathname = at.pathname.replace(/\/+$/, '') + path;
            const place = thread === undefined ? {} : { thread_id: thread };
            for (const [key, value] of Object.entries({ ...query, ...place }))
                at.searchParams.set(key, value);
            return at.href;
        };
        return {
            room: {
                hasThreads: false,
                limits,
                post: async (message) => {
                    // Without `wait` a message that was not kept is no error.
                    const sent = await call({ method: 'POST', url: address('', { wait: 'true' }), json: discordBody(message) });
                    return String(sent.id);
                },
                update: async (reference, message) => {
                    const json = discordBody(message);
                    try {
                        await call({ method: 'PATCH', url: address(`/messages/${reference}`, {}), json });
                        return true;
                    }
                    catch (error) {
                        if (error instanceof shared_errors/* TicketwireError */.Mw && error.code === 'target-not-found')
                            return false;
                        throw error;
                    }
                },
            },
            probe: async () => findingsOf(await call({ method: 'GET', url: url.reveal() }), thread),
        };
    },
};
function findingsOf({ name, channel_id: channel }, thread) {
    const found = { what: `The webhook is there (${name}, in the channel ${channel})` };
    if (thread === undefined)
        return [found];
    return [found, { what: `Whether the thread ${thread} is there cannot be asked without posting` }];
}

;// CONCATENATED MODULE: ./shared/targets/rooms/matrix/content.ts



/** An event holds 65,536 bytes, with what servers add to it. https://spec.matrix.org/latest/client-server-api/#size-limits */
const maxBytes = 60_000;
const maxChars = 15_000;
function newContent(message, thread) {
    // Whoever knows no threads sees an answer to the first message.
    const place = { rel_type: 'm.thread', event_id: thread ?? '', is_falling_back: true };
    const relation = { 'm.relates_to': { ...place, 'm.in_reply_to': { event_id: thread ?? '' } } };
    return within(message, (said) => ({ ...said, ...(thread === undefined ? {} : relation) }));
}
/** https://spec.matrix.org/latest/client-server-api/#event-replacements */
function editContent(message, reference) {
    return within(message, (said) => ({
        ...said,
        body: `* ${said.body}`,
        formatted_body: `* ${said.formatted_body}`,
        'm.new_content': said,
        'm.relates_to': { rel_type: 'm.replace', event_id: reference },
    }));
}
/** The same for every attempt at this edit, and for no other request: neither for a later edit to the same text. */
function editId(message, reference, content) {
    const parts = [reference, message.event.id, JSON.stringify(content)];
    return `edit-${(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}
function within(message, write) {
    const written = (blocks) => write(saidIn(blocks));
    const fits = (blocks) => Buffer.byteLength(JSON.stringify(written(blocks))) <= maxBytes;
    return written(contentWithin(message, { maxChars, fits }));
}
function saidIn(blocks) {
    const shown = new Set();
    return {
        msgtype: 'm.notice',
        body: (0,plain_text/* plainText */.w)(blocks, (run) => {
            const href = hrefOf(run);
            if (href === undefined || shown.has(href))
                return unlinked(run.text);
            shown.add(href);
            return run.text.replaceAll('\u200B', '') === href ? href : `${unlinked(run.text)} (${href})`;
        }),
        format: 'org.matrix.custom.html',
        formatted_body: blocks.map(htmlOf).join(''),
        'm.mentions': {},
    };
}
function htmlOf(block) {
    const line = (runs) => runs.map(content_runOf).join('');
    switch (block.kind) {
        case 'paragraph':
            return `<p>${block.lines.map(line).join('<br>')}</p>`;
        case 'list':
            return `<ul>${block.items.map((lines) => `<li>${lines.map(line).join('<br>')}</li>`).join('')}</ul>`;
        case 'code':
            // A parser drops a line feed right behind the tag.
            return `<pre><code>${escapeHtml(unlinked(block.text))}</code></pre>`;
        default:
            return block;
    }
}
function content_runOf(run) {
    const text = escapeHtml(unlinked(run.text));
    const coded = run.isCode ? `<code>${text}</code>` : text;
    const shown = run.isBold ? `<strong>${coded}</strong>` : coded;
    const href = hrefOf(run);
    return href === undefined ? shown : `<a href="${escapeHtml(href)}">${shown}</a>`;
}
/** An address of matrix.to shows as the user or the room it names. */
function hrefOf({ href }) {
    if (href === undefined || !URL.canParse(href))
        return undefined;
    return /(^|\.)matrix\.to\.?$/i.test(new URL(href).hostname) ? undefined : href;
}
/** Clients make links of addresses, names of hosts, users and rooms wherever they stand. */
function unlinked(text) {
    return text
        .replace(/([@#!+])(?=[\w.=/-])/g, '$1\u200B')
        .replace(/:(?=\/\/|\w)/g, ':\u200B')
        .replace(/(?<=\S)\.(?=\p{L}{2})/gu, '.\u200B');
}
function escapeHtml(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

;// CONCATENATED MODULE: ./shared/targets/rooms/matrix.ts






const matrix_options = {
    'api-url': values/* addressValue */.qy.describe('The homeserver: https://matrix.example.com.'),
    token: values/* tokenValue */.vA.describe('The access token of the user that writes; it must have joined the room.'),
    room: schemas/* string */.YjP()
        .regex(/^!\S{1,254}$/, 'must be the id of a room, such as !abc:example.com; it stands in its settings')
        .describe("The room's id, not one of its names."),
    limits: (0,values/* limitsValue */.CR)().describe('Messages in a minute and in an hour; none unless set.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A room of Matrix. https://spec.matrix.org/latest/client-server-api/ */
const matrix = {
    type: 'matrix',
    label: 'Matrix',
    docs: 'docs/targets/matrix.md',
    options: matrix_options,
    room: { keepsTogether: () => true },
    create: ({ token, room, timeout, limits, 'api-url': apiUrl }, { name, now, openHttp }) => {
        const http = openHttp(timeout);
        const chat = createChat({ http, now, refusals: matrix_refusals });
        const place = `/rooms/${encodeURIComponent(room)}`;
        async function call(method, path, content) {
            const what = `Matrix (target '${name}')`;
            const headers = { authorization: `Bearer ${token.reveal()}` };
            const url = `${apiUrl}/_matrix/client/v3${path}`;
            const { json } = await chat.send({
                what,
                method,
                url,
                headers,
                ...(content === undefined ? {} : { json: content }),
            });
            if ((0,json_body/* isJsonObject */.OW)(json))
                return json;
            throw new shared_errors/* TicketwireError */.Mw('target-failed', `${what} gave an answer that is not Matrix's. Is a proxy before it?`);
        }
        /** The same transaction is the same message, however often it is sent. */
        async function send(transaction, content) {
            const path = `${place}/send/m.room.message/${encodeURIComponent(transaction)}`;
            const { event_id: event } = await call('PUT', path, content);
            if (typeof event === 'string')
                return event;
            throw new shared_errors/* TicketwireError */.Mw('target-failed', `Matrix (target '${name}') named no event: was the message kept?`);
        }
        /** A server takes threads and edits of what is gone, and nobody sees them. */
        async function isThere(event) {
            try {
                const { unsigned } = await call('GET', `${place}/event/${encodeURIComponent(event)}`);
                return !(0,json_body/* isJsonObject */.OW)(unsigned) || unsigned.redacted_because === undefined;
            }
            catch (error) {
                if (error instanceof shared_errors/* TicketwireError */.Mw && error.code === 'target-not-found')
                    return false;
                throw error;
            }
        }
        return {
            room: {
                hasThreads: true,
                limits,
                post: async (message, { id, thread: under, isBroadcast }) => {
                    // A thread cannot be shown in the room as well: what all are to see stands in the room.
                    const thread = isBroadcast === true ? undefined : under;
                    if (thread !== undefined && !(await isThere(thread))) {
                        throw new shared_errors/* TicketwireError */.Mw('target-not-found', `The first message of its thread is gone (target '${name}').`);
                    }
                    return send(`post-${id}`, newContent(message, thread));
                },
                update: async (reference, message) => {
                    if (!(await isThere(reference)))
                        return false;
                    const content = editContent(message, reference);
                    await send(editId(message, reference, content), content);
                    return true;
                },
            },
            probe: async () => {
                const { user_id: user } = await call('GET', '/account/whoami');
                const { joined_rooms: joined } = await call('GET', '/joined_rooms');
                const isJoined = Array.isArray(joined) && joined.includes(room);
                return [{ what: `The token is accepted (as ${user})` }, joinFinding(String(user), room, isJoined)];
            },
        };
    },
};
function joinFinding(user, room, isJoined) {
    const what = `${user} has joined the room ${room}`;
    return isJoined ? { what } : { what, remedy: `Invite ${user} to the room, and let it join; or is the id wrong?` };
}
/** By the errcode. https://spec.matrix.org/latest/client-server-api/#standard-error-response */
const matrix_refusals = {
    M_FORBIDDEN: { remedy: 'Invite the user to the room, let it join, and let it write there.' },
    M_UNKNOWN_TOKEN: { remedy: 'The token is wrong, or was logged out: make a new one.' },
    M_MISSING_TOKEN: { remedy: 'The token did not arrive: does a proxy take the header Authorization away?' },
    M_NOT_FOUND: { code: 'target-not-found', remedy: 'It is not there, or the user may not see it.' },
    M_UNRECOGNIZED: { remedy: "Is 'api-url' the homeserver? https://NAME/.well-known/matrix/client names it." },
    M_USER_DEACTIVATED: { remedy: 'The user was deactivated: take another one.' },
    M_GUEST_ACCESS_FORBIDDEN: { remedy: 'A guest may not write there: take a registered user.' },
    M_CONSENT_NOT_GIVEN: { remedy: "Sign in as the user once, and accept the server's terms." },
    M_TOO_LARGE: { code: 'target-refused', remedy: 'The message is too large; please report it.' },
    M_BAD_JSON: { code: 'target-refused', remedy: 'Matrix does not take this message; please report it.' },
};

;// CONCATENATED MODULE: ./shared/targets/rooms/incoming.ts


/** What is found out about an address that takes messages and nothing else. */
const cannotBeAsked = [
    { what: 'The address is well formed; whether it takes messages only a message can tell' },
];
/** Incoming webhooks of Slack's kind say `ok`; a page with a 200 comes from something before them. */
function requireOk(what, { status, text, json }) {
    const isOk = text === 'ok' || ((0,json_body/* isJsonObject */.OW)(json) && json.ok === true);
    if (isOk)
        return;
    throw new shared_errors/* TicketwireError */.Mw('target-failed', `${what} answered ${status}, but not 'ok': the message was most likely not posted. Is a proxy or a sign-in page before it?`);
}

;// CONCATENATED MODULE: ./shared/targets/rooms/mattermost.ts






/** Servers that limit at all take 10 requests a second; people read fewer. */
const mattermost_usualLimits = { perMinute: 60, perHour: 3_600 };
const mattermost_options = {
    url: values/* secretAddressValue */.ET.describe('The address of an incoming webhook; a secret. Lock it to its channel.'),
    channel: schemas/* string */.YjP()
        .regex(/^[\w.-]{1,64}$/, 'must be the name of a channel as it stands in its address')
        .optional()
        .describe("Another channel than the webhook's own, by its name in the address."),
    limits: (0,values/* limitsValue */.CR)(mattermost_usualLimits).describe('Messages in a minute and in an hour.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A channel of Mattermost. https://developers.mattermost.com/integrate/webhooks/incoming/ */
const mattermost = {
    type: 'mattermost',
    label: 'Mattermost',
    docs: 'docs/targets/mattermost.md',
    options: mattermost_options,
    room: { keepsTogether: () => false },
    create: ({ url, channel, timeout, limits = mattermost_usualLimits }, { name, now, openHttp }) => {
        const chat = createChat({ http: openHttp(timeout), now, refusals: mattermost_refusals });
        const what = `Mattermost (incoming webhook, target '${name}')`;
        return {
            room: {
                hasThreads: false,
                limits,
                post: async (message) => {
                    const json = { text: mattermostText(message), ...(channel === undefined ? {} : { channel }) };
                    requireOk(what, await chat.send({ what, method: 'POST', url: url.reveal(), headers: {}, json }));
                    return undefined;
                },
            },
            probe: async () => cannotBeAsked,
        };
    },
};
const mattermost_refusals = {
    'web.incoming_webhook.invalid.app_error': {
        remedy: 'The webhook was removed, or its address is wrong: make a new one.',
    },
    'web.incoming_webhook.disabled.app_error': {
        remedy: "Incoming webhooks are off: switch them on in the System Console under 'Integrations'.",
    },
    'web.incoming_webhook.channel.app_error': { remedy: "Is 'channel' the channel's name as it stands in its address?" },
    'web.incoming_webhook.channel_locked.app_error': {
        remedy: "The webhook is locked to its own channel: leave 'channel' out, or unlock it.",
    },
    'web.incoming_webhook.permissions.app_error': {
        remedy: 'Whoever made the webhook may not post there: let them join the channel, or make a new one.',
    },
    'web.incoming_webhook.user.app_error': { remedy: 'Whoever made the webhook is gone: make a new one.' },
};
/** A post holds 16,383 characters; longer ones are split, and code with them. */
const mattermost_maxChars = 16_383;
/** The text of a post, in which nothing calls anybody. */
function mattermostText(message) {
    const blocks = contentWithin(message, { maxChars: mattermost_maxChars, fits: (tried) => [...written(tried)].length <= mattermost_maxChars });
    return written(blocks);
}
/** Before it reads Markdown, a webhook makes links of `<a|b>`, also in code. */
const slackLink = /<[^\n<|>]+\|[^\n>]+>/;
function written(blocks) {
    const text = markdownOf(blocks, mattermost_dialect);
    if (!slackLink.test(text))
        return text;
    return markdownOf(blocks, { ...mattermost_dialect, code: (code) => codeText(code).replace(/\|/g, 'ǀ') });
}
const entities = { '<': '&lt;', '|': '&#124;', $: '&#36;', '&': '&amp;' };
/**
 * Its own reading of Markdown is https://github.com/mattermost/marked; mentions, hashtags, channels and emoji are looked
 * for in what that came to. `$`, `<` and `\` have no escape there.
 */
const mattermost_dialect = {
    escape: (plain) => plain
        .replace(/\u2424/g, '\u21B5')
        .replace(/([@~#])(?=[\p{L}\p{N}_.-])/gu, '$1\u200B')
        .replace(/:(?=[\p{L}\d%/_+-])|(?<!\S)[:;](?=\S)/gu, '$&\u200B')
        .replace(/www(?=\d{0,3}\.)/gi, '$&\u200B')
        .replace(/^=/gm, '\u200B=')
        .replace(/\\(?![A-Za-z0-9])/g, '\\\\')
        .replace(/[`*_{}[\]()#+\-.!~>]/g, '\\$&')
        .replace(/&(?=\w+;)|[<|$]/g, (char) => entities[char] ?? char),
    code: (code) => codeText(code),
    address: (href) => href.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29')),
};
function codeText(code) {
    return code.replace(/\u2424/g, '\u21B5').replace(/<!(?=\w)/g, '<!\u200B');
}

;// CONCATENATED MODULE: ./shared/targets/rooms/slack/body.ts


/** Of a message 4,000 characters are recommended, and its blocks may hold about 13,200 with their addresses. */
const body_limits = { chars: 3_900, units: 12_000, line: 1_000, address: 3_000 };
/** Rich text, in which nothing is parsed; and a line for notifications, where nothing but `<…>` calls anybody. */
function slackBody(message) {
    const blocks = contentWithin(message, {
        maxChars: body_limits.chars,
        fits: (tried) => JSON.stringify(elementsOf(tried)).length - syntaxOf(tried) <= body_limits.units,
    });
    const line = (0,plain_text/* plainLine */.h)(message.line) || message.event.type;
    const short = [...line].length > body_limits.line ? `${[...line].slice(0, body_limits.line - 1).join('')}…` : line;
    return {
        text: short.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
        blocks: [{ type: 'rich_text', elements: elementsOf(blocks) }],
        unfurl_links: false,
        unfurl_media: false,
    };
}
/** What of the JSON is neither text nor address. */
function syntaxOf(blocks) {
    const bare = JSON.stringify(elementsOf(blocks), (name, value) => (name === 'text' || name === 'url' ? '' : value));
    return bare.length;
}
/** Paragraphs that follow one another are one section: Slack leaves no space between two. */
function elementsOf(blocks) {
    const elements = [];
    let open;
    for (const block of blocks) {
        if (block.kind === 'paragraph' && open !== undefined) {
            open.elements.push({ type: 'text', text: '\n\n' }, ...linesOf(block.lines));
            continue;
        }
        open?.elements.push({ type: 'text', text: '\n' });
        open = block.kind === 'paragraph' ? { type: 'rich_text_section', elements: linesOf(block.lines) } : undefined;
        const element = open ?? elementOf(block);
        if (element !== undefined)
            elements.push(element);
    }
    return elements;
}
function elementOf(block) {
    switch (block.kind) {
        case 'paragraph':
            return { type: 'rich_text_section', elements: linesOf(block.lines) };
        case 'code':
            if (block.text === '')
                return undefined;
            return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: block.text }] };
        case 'list':
            return {
                type: 'rich_text_list',
                style: 'bullet',
                elements: block.items.map((lines) => ({ type: 'rich_text_section', elements: linesOf(lines) })),
            };
        default:
            return block;
    }
}
/** An empty text is refused, and so is a section of nothing. */
function linesOf(lines) {
    const pieces = lines.flatMap((runs, index) => [
        ...(index === 0 ? [] : [{ type: 'text', text: '\n' }]),
        ...runs.map(pieceOf),
    ]);
    return pieces.length === 0 ? [{ type: 'text', text: ' ' }] : pieces;
}
function pieceOf({ text, href, isCode, isBold }) {
    const style = { ...(isBold ? { bold: true } : {}), ...(isCode ? { code: true } : {}) };
    const styled = Object.keys(style).length === 0 ? {} : { style };
    return href === undefined || href.length > body_limits.address
        ? { type: 'text', text, ...styled }
        : { type: 'link', url: href, text, ...styled };
}

;// CONCATENATED MODULE: ./shared/targets/rooms/slack/refusals.ts
const again = { code: 'target-failed', remedy: 'It is tried again.' };
const gone = { code: 'target-not-found', remedy: 'The message was deleted, or can be changed no more.' };
/** What Slack says, by its words. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const botRefusals = {
    message_not_found: gone,
    cant_update_message: gone,
    edit_window_closed: gone,
    thread_not_found: gone,
    cannot_reply_to_message: gone,
    not_in_channel: { remedy: 'Invite the bot to the channel: /invite @NAME.' },
    channel_not_found: { remedy: "Is 'channel' right? A bot sees a private channel only when it was invited to it." },
    is_archived: { remedy: 'The channel is archived: unarchive it, or set another one.' },
    missing_scope: { remedy: "Give the bot the scope 'chat:write', and install it anew." },
    no_permission: { remedy: "Give the bot the scope 'chat:write', and install it anew." },
    invalid_auth: { remedy: 'The token is wrong: set the one under "OAuth & Permissions" of the app.' },
    not_authed: { remedy: 'The token is missing.' },
    not_allowed_token_type: { remedy: "The token is of another kind: set the bot's, which begins with 'xoxb-'." },
    account_inactive: { remedy: 'The bot was removed: install it anew, and set the new token.' },
    token_revoked: { remedy: 'The token was revoked: install the bot anew, and set the new token.' },
    token_expired: { remedy: 'The token has expired: set a new one, or switch token rotation off.' },
    ekm_access_denied: { remedy: 'The administrators have suspended posting to this channel.' },
    access_denied: { remedy: 'Access is denied to the bot: ask an administrator of the workspace.' },
    restricted_action: { remedy: "The workspace's settings do not let the bot post there." },
    restricted_action_read_only_channel: { remedy: 'The channel is read-only: let the bot post there.' },
    restricted_action_thread_only_channel: { remedy: 'The channel takes posts in threads only: set another one.' },
    restricted_action_thread_locked: { remedy: 'The thread is locked.' },
    messages_tab_disabled: { remedy: "The app's messages tab is off: switch it on under 'App Home'." },
    team_access_not_granted: { remedy: 'Install the bot in the workspace of the channel.' },
    internal_error: again,
    fatal_error: again,
    service_unavailable: again,
    request_timeout: again,
    team_added_to_org: again,
};
/** What an incoming webhook answers, in plain text. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
const webhookRefusals = {
    no_service: { remedy: 'The webhook was removed or disabled, or its address is wrong: make a new one.' },
    no_service_id: { remedy: 'The address is not whole: copy it anew.' },
    no_team: { remedy: 'The workspace is gone, or the address is wrong: make a new webhook.' },
    team_disabled: { remedy: 'The workspace is disabled.' },
    invalid_token: { remedy: 'The address is wrong, or its webhook was removed: make a new one.' },
    token_revoked: { remedy: 'The app was removed from the workspace: install it anew, and make a new webhook.' },
    no_active_hooks: { remedy: 'The webhook is disabled: make a new one.' },
    channel_not_found: { remedy: 'The channel is gone: make a webhook for another one.' },
    channel_is_archived: { remedy: 'The channel is archived: unarchive it, or make a webhook for another one.' },
    action_prohibited: { remedy: "The workspace's administrators do not let webhooks post there." },
    posting_to_general_channel_denied: { remedy: 'Only some may post to #general: make a webhook for another channel.' },
    user_not_found: { remedy: 'Whoever made the webhook is gone: make a new one.' },
    invalid_payload: { code: 'target-refused', remedy: 'Slack does not take this message; please report it.' },
    no_text: { code: 'target-refused', remedy: 'Slack does not take this message; please report it.' },
    rollup_error: again,
    internal_error: again,
};

;// CONCATENATED MODULE: ./shared/targets/rooms/slack/bot.ts





/** Slack says 200 to what it does not do, too. */
function openBot({ token, channel, api, limits }, { name, now, http }) {
    const chat = createChat({ http, now, refusals: botRefusals });
    async function call(method, json) {
        const what = `Slack (${method}, target '${name}')`;
        const headers = { authorization: `Bearer ${token}` };
        const request = { what, method: 'POST', url: `${api}/${method}`, headers, json };
        const answer = await chat.send(request);
        if ((0,json_body/* isJsonObject */.OW)(answer.json) && answer.json.ok === true)
            return answer.json;
        if ((0,json_body/* isJsonObject */.OW)(answer.json) && typeof answer.json.error === 'string')
            throw chat.refusalOf(request, answer);
        throw new shared_errors/* TicketwireError */.Mw('target-failed', `${what} gave an answer that is not Slack's. Is a proxy before it?`);
    }
    // An edit is read as people's typing is, unless told otherwise.
    const literal = { parse: 'none', link_names: false };
    const room = {
        hasThreads: true,
        limits,
        post: async (message, { thread, isBroadcast }) => {
            const place = thread === undefined ? {} : { thread_ts: thread, reply_broadcast: isBroadcast === true };
            const { ts } = await call('chat.postMessage', { channel, ...slackBody(message), ...literal, ...place });
            return typeof ts === 'string' ? ts : undefined;
        },
        update: async (ts, message) => {
            const { text, blocks } = slackBody(message);
            try {
                await call('chat.update', { channel, ts, text, blocks, ...literal });
                return true;
            }
            catch (error) {
                if (error instanceof shared_errors/* TicketwireError */.Mw && error.code === 'target-not-found')
                    return false;
                throw error;
            }
        },
    };
    return { room, probe: () => probe(() => call('auth.test', {}), channel) };
}
async function probe(whoAmI, channel) {
    const { user, team } = await whoAmI();
    return [
        { what: `The token is accepted (as ${user} in ${team})` },
        { what: `Whether the bot may post to ${channel} cannot be asked with the scope chat:write alone` },
    ];
}

;// CONCATENATED MODULE: ./shared/targets/rooms/slack.ts







/** One message a second, of a channel. https://docs.slack.dev/apis/web-api/rate-limits#posting */
const slack_usualLimits = { perMinute: 60, perHour: 3_600 };
const slack_options = {
    url: values/* secretAddressValue */.ET
        .optional()
        .describe('The address of an incoming webhook; a secret. It posts into its own channel, and knows no threads.'),
    token: values/* tokenValue */.vA.optional().describe('Instead of url: the token of a bot with the scope chat:write.'),
    channel: schemas/* string */.YjP()
        .regex(/^[A-Z0-9]{8,}$/, 'must be the id of a channel, such as C0123456789; it stands in its details')
        .optional()
        .describe("With token: the channel's id."),
    'api-url': values/* addressValue */.qy.default('https://slack.com/api').describe('With token: where requests go.'),
    limits: (0,values/* limitsValue */.CR)(slack_usualLimits).describe('Messages in a minute and in an hour.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A channel of Slack. https://docs.slack.dev/reference/methods/chat.postMessage */
const slack = {
    type: 'slack',
    label: 'Slack',
    docs: 'docs/targets/slack.md',
    options: slack_options,
    room: { keepsTogether: ({ token }) => token !== undefined },
    lacks: ({ url, token, channel }) => {
        if (url !== undefined && token !== undefined)
            return "has 'url' and 'token', and needs one of them.";
        if (url !== undefined)
            return channel === undefined ? undefined : "has 'url', which knows its channel: 'channel' goes with 'token'.";
        return token === undefined || channel === undefined ? "needs 'url', or 'token' and 'channel'." : undefined;
    },
    create: ({ url, token, channel = '', timeout, limits = slack_usualLimits, 'api-url': api }, { name, now, openHttp }) => {
        const parts = { name, now, http: openHttp(timeout) };
        if (token !== undefined)
            return openBot({ token: token.reveal(), channel, api, limits }, parts);
        const opened = openWebhook(url?.reveal() ?? '', parts);
        return { ...opened, room: { ...opened.room, limits } };
    },
};
function openWebhook(url, { name, now, http }) {
    const chat = createChat({ http, now, refusals: webhookRefusals });
    const what = `Slack (incoming webhook, target '${name}')`;
    return {
        room: {
            hasThreads: false,
            post: async (message) => {
                const json = slackBody(message);
                requireOk(what, await chat.send({ what, method: 'POST', url, headers: {}, json }));
                return undefined;
            },
        },
        probe: async () => cannotBeAsked,
    };
}

;// CONCATENATED MODULE: ./shared/targets/rooms/teams/body.ts

/** A request holds 28 KB. https://learn.microsoft.com/microsoftteams/limits-specifications-teams#channel-limits */
const body_maxBytes = 28_000;
const body_maxChars = 10_000;
const body_colours = { good: 'Good', bad: 'Attention', neutral: undefined };
/** Runs of text parse no Markdown, and call nobody: a mention would need an entity beside the card. */
function teamsBody(message) {
    const headLines = message.line === '' ? 0 : 1;
    const written = (blocks) => {
        const body = blocks.flatMap((block, index) => body_elementsOf(block, index < headLines ? body_colours[message.tone] : undefined));
        return {
            type: 'message',
            attachments: [
                {
                    contentType: 'application/vnd.microsoft.card.adaptive',
                    content: {
                        type: 'AdaptiveCard',
                        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
                        version: '1.4',
                        body,
                    },
                },
            ],
        };
    };
    const fits = (blocks) => escapedBytes(JSON.stringify(written(blocks))) <= body_maxBytes;
    return written(contentWithin(message, { maxChars: body_maxChars, fits }));
}
/** Whoever writes JSON on the way may escape all but plain ASCII, and HTML's signs too: then a character takes six bytes. */
function escapedBytes(json) {
    return json.length + 5 * (json.match(/[^\x20-\x7e]|[<>&'+]/g)?.length ?? 0);
}
function body_elementsOf(block, color) {
    switch (block.kind) {
        case 'paragraph':
            return block.lines.map((runs, index) => richText(runs, { color, isNext: index > 0 }));
        case 'list':
            return block.items.flatMap((lines, at) => lines.map((runs, index) => richText([{ text: index === 0 ? '• ' : '\u00A0\u00A0' }, ...runs], { color, isNext: at + index > 0 })));
        case 'code':
            return block.text
                .split('\n')
                .map((text, index) => richText([{ text: text === '' ? '\u00A0' : text, isCode: true }], { isNext: index > 0 }));
        default:
            return block;
    }
}
function richText(runs, { color, isNext }) {
    const shown = runs.length === 0 ? [{ text: '\u00A0' }] : runs;
    const inlines = shown.map(({ text, href, isCode, isBold }) => ({
        type: 'TextRun',
        text: shownText(text, isCode === true),
        ...(color === undefined ? {} : { color }),
        ...(isBold ? { weight: 'Bolder' } : {}),
        ...(isCode ? { fontType: 'Monospace' } : {}),
        ...(href === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', url: href } }),
    }));
    return { type: 'RichTextBlock', inlines, ...(isNext ? { spacing: 'None' } : {}) };
}
/** `{{DATE(…)}}` is read in every text, and `${…}` where a card is a template; blanks in code would be taken together. */
function shownText(text, isCode) {
    const inert = text.replace(/\{(?=\{)|\$(?=\{)/g, '$&\u200B');
    return isCode ? inert.replace(/\t/g, '    ').replace(/ (?= )|^ /g, '\u00A0') : inert;
}

;// CONCATENATED MODULE: ./shared/targets/rooms/teams.ts





/**
 * A flow's connection posts 25 messages in 300 seconds; what it fails to post it tells nobody.
 * https://learn.microsoft.com/connectors/teams/#limits
 */
const teams_usualLimits = { perMinute: 5, perHour: 300 };
const teams_options = {
    url: values/* secretAddressValue */.ET.describe('The address of a workflow "When a Teams webhook request is received"; a secret. Connectors of Office 365 are no more.'),
    limits: (0,values/* limitsValue */.CR)(teams_usualLimits).describe('Messages in a minute and in an hour.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** A channel or chat of Microsoft Teams, by way of a workflow. https://adaptivecards.io/schemas/adaptive-card.json */
const teams = {
    type: 'teams',
    label: 'Microsoft Teams',
    docs: 'docs/targets/teams.md',
    options: teams_options,
    room: { keepsTogether: () => false },
    lacks: ({ url }) => /(^|\.)webhook\.office\.com$/i.test(new URL(url.reveal()).hostname)
        ? 'has the address of a connector, which Microsoft has switched off: make a workflow, as docs/targets/teams.md says.'
        : undefined,
    create: ({ url, timeout, limits = teams_usualLimits }, { name, now, openHttp }) => {
        const chat = createChat({ http: openHttp(timeout), now, refusals: teams_refusals });
        const what = `Teams (workflow, target '${name}')`;
        return {
            room: {
                hasThreads: false,
                limits,
                post: async (message) => {
                    const json = teamsBody(message);
                    const { status } = await chat.send({ what, method: 'POST', url: url.reveal(), headers: {}, json });
                    // A flow says 202 before it starts, and 200 only where it was given an answer of its own.
                    if (status === 202 || status === 200)
                        return undefined;
                    const words = `${what} answered ${status}, which a workflow does not: is the address right?`;
                    throw new shared_errors/* TicketwireError */.Mw('target-failed', words);
                },
            },
            probe: async () => cannotBeAsked,
        };
    },
};
const isOff = { remedy: 'The workflow is switched off, or was suspended: switch it on in Power Automate.' };
const isWrong = {
    remedy: 'The address is not whole, or its key was made anew: copy it from the trigger of the workflow.',
};
const isGone = { remedy: 'The workflow was deleted, or its address has changed: copy it anew, or make a new one.' };
/** By the code in the answer, else by the status. https://learn.microsoft.com/power-automate/ */
const teams_refusals = {
    DirectApiAuthorizationRequired: {
        remedy: "Set 'Who can trigger the flow' of the workflow's trigger to 'Anyone', and copy the address anew.",
    },
    DirectApiInvalidAuthorizationScheme: isWrong,
    DirectApiAuthorizationInvalid: isWrong,
    WorkflowTriggerIsNotEnabled: isOff,
    WorkflowDisabled: isOff,
    FlowSuspended: isOff,
    WorkflowNotFound: isGone,
    WorkflowTriggerNotFound: isGone,
    WorkflowTriggerVersionNotFound: isGone,
    TriggerInputSchemaMismatch: { remedy: "The workflow's trigger wants another body: take the template's own." },
    '401': isWrong,
    '403': isWrong,
    '404': isGone,
    '410': isGone,
    '413': { code: 'target-refused', remedy: 'The message is too large; please report it.' },
};

// EXTERNAL MODULE: ./shared/signing/standard-webhooks.ts
var standard_webhooks = __webpack_require__(5448);
;// CONCATENATED MODULE: ./shared/targets/rooms/webhook.ts









const webhook_options = {
    url: values/* secretAddressValue */.ET.describe('Where messages go, by POST; it may hold a credential.'),
    secret: values/* secretValue */.aF
        .optional()
        .describe('Signs every message by Standard Webhooks: 24 to 64 random bytes in base64, whsec_ before them or not.'),
    limits: (0,values/* limitsValue */.CR)().describe('Messages in a minute and in an hour; none unless set.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** Any program that takes JSON. https://www.standardwebhooks.com/ */
const webhook = {
    type: 'webhook',
    label: 'any system that takes JSON',
    docs: 'docs/targets/webhook.md',
    options: webhook_options,
    room: { keepsTogether: () => false },
    lacks: ({ secret }) => {
        const text = secret?.reveal();
        if (text?.startsWith('whpk_'))
            return "has a 'secret' that is a public key: nothing can be signed with one.";
        const objection = text === undefined ? undefined : standard_webhooks/* standardWebhooks */.A.objectionTo?.(text);
        return objection === undefined ? undefined : `has a 'secret' that ${objection}.`;
    },
    create: ({ url, secret, limits, timeout }, { name, now, openHttp }) => {
        const chat = createChat({ http: openHttp(timeout), now, refusals: webhook_refusals });
        const what = `The webhook of the target '${name}'`;
        return {
            room: {
                hasThreads: false,
                limits,
                post: async (message, { id }) => {
                    const body = Buffer.from(JSON.stringify(webhookBody(message)));
                    const proof = secret === undefined ? { 'webhook-id': id } : standard_webhooks/* standardWebhooks */.A.sign(body, secret.reveal(), now(), id);
                    const headers = { 'content-type': 'application/json', ...proof };
                    await chat.send({ what, method: 'POST', url: url.reveal(), headers, body });
                    return undefined;
                },
            },
            probe: async () => cannotBeAsked,
        };
    },
};
const webhook_refusals = {
    '401': { remedy: "Has the receiver the same 'secret', and the right time?" },
    '403': { remedy: "Has the receiver the same 'secret', and the right time?" },
    '404': { remedy: 'Nothing takes messages there: is the address right?' },
    '410': { remedy: 'The receiver wants no more messages: remove the rule, or set another address.' },
    '413': { code: 'target-refused', remedy: 'The receiver takes no message of this size.' },
};
/** Standard Webhooks asks for less than 20 kB; the details stand in it twice. */
const webhook_maxBytes = 20_000;
const webhook_maxChars = 8_000;
const maxLineChars = 1_000;
/** The body of a request: the message as plain text and as Markdown. */
function webhookBody(message) {
    const { tone, event } = message;
    const lines = (0,cut_blocks/* cutBlocks */.Z)((0,inert_blocks/* blocksOf */.S)(message.line), { maxChars: maxLineChars, fits: () => true });
    const line = markdown(lines);
    const written = (blocks) => ({
        type: event.type,
        timestamp: event.at,
        data: {
            text: (0,plain_text/* plainLine */.h)(line),
            details: (0,plain_text/* plainText */.w)(blocks),
            markdown: { line, details: markdown(blocks) },
            tone,
            event,
        },
    });
    const fits = (blocks) => Buffer.byteLength(JSON.stringify(written(blocks))) <= webhook_maxBytes;
    return written((0,cut_blocks/* cutBlocks */.Z)((0,inert_blocks/* blocksOf */.S)(message.details), { maxChars: webhook_maxChars, fits }));
}
/** Written anew, since a text must not be cut within an escape. */
function markdown(blocks) {
    return markdownOf(blocks, {
        escape: (plain) => (plain.trim() === '' ? plain : aroundOf(plain, (0,mapping_escape/* inertMarkdown */.Ic)(plain))),
        address: (href) => href,
    });
}

;// CONCATENATED MODULE: ./shared/targets/rooms/registry.ts






/** Every room type by its name in the configuration; a test holds this against the folder. */
const roomTypes = { discord: discord, matrix: matrix, mattermost: mattermost, slack: slack, teams: teams, webhook: webhook };

// EXTERNAL MODULE: ./shared/mapping/keys.ts + 2 modules
var keys = __webpack_require__(3772);
;// CONCATENATED MODULE: ./shared/targets/trackers/forge/addresses.ts
/** Where people open a forge, and where its API is: one is made from the other where it is not given. */
function forgeAddresses(given, { path, usual = '' }) {
    const { url, 'api-url': apiUrl } = given;
    const shown = url ?? (apiUrl?.endsWith(path) ? apiUrl.slice(0, -path.length) : (apiUrl ?? usual));
    return { url: shown, apiUrl: apiUrl ?? shown + path };
}

// EXTERNAL MODULE: ./shared/targets/trackers/forge/named.ts
var named = __webpack_require__(6732);
;// CONCATENATED MODULE: ./shared/clients/forge-api.ts




/** A REST API that speaks JSON, as GitLab, Gitea and Forgejo have it. */
function createForgeApi(options) {
    const { forge, apiBase, http, now, target, remedies } = options;
    const nameOf = (method, path) => `${forge} (${method} ${path.split('?')[0]}, target '${target}')`;
    return {
        isDry: http.isDry === true,
        send: async (method, path, { json, expect = [] } = {}) => {
            let response;
            try {
                response = await http.send({
                    method,
                    url: apiBase + path,
                    headers: { accept: 'application/json', 'user-agent': 'ticketwire', ...options.credentials() },
                    ...(json === undefined ? {} : { json }),
                });
            }
            catch (cause) {
                if (!(cause instanceof shared_errors/* TicketwireError */.Mw))
                    throw cause;
                throw new shared_errors/* TicketwireError */.Mw(cause.code, `${nameOf(method, path)} ${cause.message}.`, { cause });
            }
            if ((response.status >= 200 && response.status < 300) || expect.includes(response.status))
                return response;
            throw forge_api_refusalOf(nameOf(method, path), { response, now: now(), remedies });
        },
        oddity: (about, what) => new shared_errors/* TicketwireError */.Mw('target-failed', `${forge}'s answer ${about} (target '${target}') ${what}. Is 'url' right, and is there no sign-in page before it?`),
    };
}
function forge_api_refusalOf(what, { response, now, remedies }) {
    const { status, headers } = response;
    const words = forge_api_wordsOf(response.json);
    const said = `${what} answered ${status}${words === '' ? '.' : `: ${words}`}`;
    const waitUntil = (0,http/* rateLimitEnd */.jM)(response, now);
    if (waitUntil !== undefined) {
        return new shared_errors/* TicketwireError */.Mw('rate-limited', `${said} It asks us to wait.`, { notBefore: waitUntil });
    }
    if ((0,http/* isRetryableStatus */.PS)(status)) {
        return new shared_errors/* TicketwireError */.Mw('target-failed', `${said} It is tried again.`, {
            notBefore: (0,http/* retryAfterOf */.sT)(headers, now),
        });
    }
    if (status === 401)
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', `${said} ${remedies[401]}`);
    if (status === 403)
        return new shared_errors/* TicketwireError */.Mw('target-forbidden', `${said} ${remedies[403]}`);
    if (status === 404 || status === 410)
        return new shared_errors/* TicketwireError */.Mw('target-not-found', `${said} ${remedies[404]}`);
    if (status >= 300 && status < 400) {
        return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} It sends us elsewhere: is 'url' right, and is there no sign-in page before it?`);
    }
    return new shared_errors/* TicketwireError */.Mw('target-refused', `${said} Sending the same again would be refused again.`);
}
const forge_api_maxWordsChars = 300;
/** The forge's own explanation, as one line; empty where the body is no JSON, such as a proxy's page. */
function forge_api_wordsOf(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return '';
    const parts = [json.message, json.error, json.error_description, json.errors].flatMap(flatWords);
    const line = (0,mapping_escape/* withoutControls */.DJ)([...new Set(parts)].join('; ').slice(0, 10 * forge_api_maxWordsChars))
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, forge_api_maxWordsChars);
    return line === '' || /[.!]$/.test(line) ? line : `${line.slice(0, forge_api_maxWordsChars - 1)}.`;
}
/** GitLab explains by a text, a list, or texts by the names of members. */
function flatWords(value) {
    if (typeof value === 'string')
        return value.trim() === '' ? [] : [value.trim()];
    if (Array.isArray(value))
        return value.flatMap(flatWords);
    if (!(0,json_body/* isJsonObject */.OW)(value))
        return [];
    return Object.entries(value).flatMap(([name, each]) => flatWords(each).map((words) => `${name}: ${words}`));
}

;// CONCATENATED MODULE: ./shared/clients/gitea.ts


/** What MAX_RESPONSE_ITEMS is unless an administrator says otherwise. https://docs.gitea.com/administration/config-cheat-sheet#api-api */
const giteaPageSize = 50;
/** The REST API of Gitea and Forgejo, version 1. https://docs.gitea.com/development/api-usage */
function createGitea({ apiUrl, token, http, now, target }) {
    const api = createForgeApi({
        forge: 'Gitea',
        apiBase: apiUrl,
        credentials: () => ({ authorization: `token ${token.reveal()}` }),
        http,
        now,
        target,
        remedies: {
            401: 'The token is wrong or was removed: set a new one.',
            403: "Most likely the token lacks the scope 'write:issue', or its user may not write issues there.",
            404: 'Either it does not exist (or issues are switched off), or the token may not see it.',
        },
    });
    return {
        ...api,
        ownLogin: async () => {
            const { status, json } = await api.send('GET', '/user', { expect: [403] });
            if (status === 403)
                return undefined;
            if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.login === 'string')
                return json.login;
            throw api.oddity('to who the token is', 'names no login');
        },
    };
}

;// CONCATENATED MODULE: ./shared/mapping/gitea-text.ts
/**
 * Text for a description or a comment of Gitea and Forgejo. Unlike elsewhere `\(` and `\[` open a formula there, before
 * Gitea 1.24 and in Forgejo; outside of code they are written as entities, which look the same.
 * https://docs.gitea.com/administration/config-cheat-sheet#markdown-markdown
 */
function withoutFormulas(text) {
    let fence;
    return text
        .split('\n')
        .map((line) => {
        const [, marks] = /^[\s>]*(`{3,}|~{3,})/.exec(line) ?? [];
        if (fence !== undefined) {
            if (marks?.startsWith(fence) === true && line.trimEnd().endsWith(marks))
                fence = undefined;
            return line;
        }
        fence = marks;
        return marks === undefined ? lineWithoutFormulas(line) : line;
    })
        .join('\n');
}
const gitea_text_entities = { '(': '&#40;', ')': '&#41;', '[': '&#91;', ']': '&#93;' };
/** A code span, an escaped sign, or an escaped bracket. */
const token = /(?<ticks>`+)[^`](?:.*?[^`])?\k<ticks>(?!`)|\\(?<bracket>[()[\]])|\\./g;
function lineWithoutFormulas(line) {
    return line.replace(token, (whole, ...rest) => {
        const { bracket } = rest.at(-1);
        return bracket === undefined ? whole : (gitea_text_entities[bracket] ?? whole);
    });
}

// EXTERNAL MODULE: ./shared/targets/trackers/forge/forge-issue.ts
var forge_issue = __webpack_require__(5484);
// EXTERNAL MODULE: ./shared/targets/trackers/forge/remark.ts
var forge_remark = __webpack_require__(1309);
;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/comments.ts




/**
 * Writes a comment once, on an issue or a pull request. Gives whether it was written. `ownLogins`: whose comments can be
 * ours. https://docs.gitea.com/api/#tag/issue/operation/issueGetComments
 */
function ensureGiteaComment(gitea, at, remark) {
    const comments = `/repos/${at.repository}/issues/${at.key}/comments`;
    /** All of them come on one page. */
    async function find(marker, since) {
        const logins = await at.ownLogins();
        const from = new Date(Math.max(0, since - forge_issue/* clockSkewMs */.D)).toISOString().replace(/\.\d+Z$/, 'Z');
        const { json } = await gitea.send('GET', `${comments}?since=${from}`);
        if (!Array.isArray(json))
            throw gitea.oddity(`about the comments of ${at.repository}#${at.key}`, 'is not a list');
        return json.filter(json_body/* isJsonObject */.OW).flatMap((comment) => {
            const body = new json_body/* JsonReader */.OI(comment);
            const isMarked = body.text('body')?.startsWith(marker) === true;
            const isOurs = isMarked && logins.has(body.text('user.login')?.toLowerCase() ?? '');
            return isOurs && typeof comment.id === 'number' ? [comment.id] : [];
        });
    }
    const thread = {
        find,
        write: async (body) => {
            const { json } = await gitea.send('POST', comments, { json: { body: withoutFormulas(body) } });
            if (!(0,json_body/* isJsonObject */.OW)(json))
                throw gitea.oddity(`about ${at.repository}#${at.key}`, 'is no comment');
            return typeof json.id === 'number' ? json.id : undefined;
        },
        remove: async (id) => {
            // 404: somebody else took it away meanwhile.
            await gitea.send('DELETE', `/repos/${at.repository}/issues/comments/${id}`, { expect: [404] });
        },
    };
    return (0,forge_remark/* ensureRemark */.l)(thread, remark);
}

;// CONCATENATED MODULE: ./shared/targets/responders/gitea.ts


/** Answers to commands on Gitea and Forgejo, which have no threads. `ownLogins`: whose comments can be ours. */
function createGiteaResponder(gitea, ownLogins) {
    return {
        reply: ({ repository, key }, remark) => ensureGiteaComment(gitea, { repository, key, ownLogins }, remark),
        react: async ({ repository, kind, key, id }, emoji) => {
            if (kind !== 'text' && kind !== 'comment') {
                throw new shared_errors/* TicketwireError */.Mw('unprocessable', 'Gitea puts no reactions on reviews');
            }
            const to = kind === 'text' ? `issues/${key}` : `issues/comments/${id}`;
            const path = `/repos/${repository}/${to}/reactions`;
            // 200: it was there already. https://docs.gitea.com/api/#tag/issue/operation/issuePostCommentReaction
            const { status } = await gitea.send('POST', path, { json: { content: emoji } });
            return status !== 200;
        },
    };
}

// EXTERNAL MODULE: ./shared/targets/trackers/forge/labels.ts
var forge_labels = __webpack_require__(2702);
// EXTERNAL MODULE: ./shared/targets/trackers/forge/our-issues.ts
var our_issues = __webpack_require__(6772);
// EXTERNAL MODULE: ./shared/targets/trackers/forge/refused-extras.ts
var refused_extras = __webpack_require__(4545);
// EXTERNAL MODULE: ./shared/targets/trackers/tracker.ts
var trackers_tracker = __webpack_require__(2629);
// EXTERNAL MODULE: ./shared/targets/trackers/gone.ts
var trackers_gone = __webpack_require__(8670);
;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/issue.ts



/** The issue as Gitea tells of it; undefined where it is none. `knownKey`: the number it was asked for by. */
function readGiteaIssue(json, repository, knownKey) {
    if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.number !== 'number')
        return undefined;
    const issue = new json_body/* JsonReader */.OI(json);
    const key = knownKey ?? String(json.number);
    const labels = (Array.isArray(json.labels) ? json.labels : [])
        .map((label) => ((0,json_body/* isJsonObject */.OW)(label) ? label.name : undefined))
        .filter((name) => typeof name === 'string');
    const isClosed = json.state === 'closed';
    const updatedAt = (0,forge_issue/* timeOfAnswer */.B)(json.updated_at);
    const ticket = {
        key,
        reference: `${repository}#${key}`,
        url: issue.text('html_url') ?? '',
        title: issue.text('title') ?? '',
        state: isClosed ? 'closed' : 'open',
        // Gitea keeps no reason.
        reason: isClosed ? ((0,forge_labels/* hasLabel */.RX)({ labels }, forge_labels/* duplicateLabel */.gT) ? 'duplicate' : 'done') : null,
        labels,
        ...(Number.isFinite(updatedAt) ? { updatedAt } : {}),
    };
    return {
        ticket,
        isPullRequest: (0,json_body/* isJsonObject */.OW)(json.pull_request),
        body: issue.text('body') ?? '',
        author: issue.text('user.login')?.toLowerCase() ?? '',
        createdAt: (0,forge_issue/* timeOfAnswer */.B)(json.created_at),
        updatedAt,
        comments: typeof json.comments === 'number' ? json.comments : 0,
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/issues.ts






/** https://docs.gitea.com/api/#tag/issue */
function createIssues(repository, gitea, book) {
    const issues = `/repos/${repository}/issues`;
    function requireIssue(json, key) {
        const issue = readGiteaIssue(json, repository, key);
        if (issue === undefined)
            throw gitea.oddity(`about an issue of ${repository}`, 'is no issue');
        return issue;
    }
    /** Where issues are switched off, or not shown to us, there is no list either, and none is gone. */
    async function areIssuesReadable() {
        const { status } = await gitea.send('GET', `${issues}?state=all&limit=1&page=1`, { expect: [404] });
        return status !== 404;
    }
    const readAny = (key) => (0,trackers_gone/* unlessGone */.W)(async () => requireIssue((await gitea.send('GET', `${issues}/${key}`)).json, key), areIssuesReadable);
    const change = (key, json) => (0,trackers_gone/* unlessGone */.W)(async () => requireIssue((await gitea.send('PATCH', `${issues}/${key}`, { json })).json, key).ticket, areIssuesReadable);
    async function addLabels(key, names) {
        const { ids, lacking } = await book.ensure(names);
        if (lacking.length > 0) {
            throw new shared_errors/* TicketwireError */.Mw('target-forbidden', `${repository} has no label ${lacking.join(', ')}, and the token may not make one: make it by hand, or give the token's user write access.`);
        }
        await gitea.send('POST', `${issues}/${key}/labels`, { json: { labels: ids } });
    }
    /** By what the issue has: its labels may be the organisation's. */
    async function removeLabels(key, names) {
        const { json } = await gitea.send('GET', `${issues}/${key}/labels`);
        if (!Array.isArray(json))
            throw gitea.oddity(`about the labels of ${repository}#${key}`, 'is not a list');
        for (const label of json.filter(json_body/* isJsonObject */.OW)) {
            if (typeof label.id !== 'number' || !names.includes(String(label.name)))
                continue;
            // 404 and 422: somebody else took it off, or away, meanwhile.
            await gitea.send('DELETE', `${issues}/${key}/labels/${label.id}`, { expect: [404, 422] });
        }
    }
    async function label(ticket, labels) {
        const { missing, surplus } = (0,forge_labels/* labelChanges */.O9)(ticket, labels);
        if (missing.length > 0)
            await addLabels(ticket.key, missing);
        if (surplus.length > 0)
            await removeLabels(ticket.key, surplus);
        return { ...ticket, labels: [...ticket.labels.filter((each) => !surplus.includes(each)), ...missing] };
    }
    return {
        read: async (key) => {
            if (!/^[1-9]\d{0,17}$/.test(key))
                return undefined;
            const issue = await readAny(key);
            if (issue?.isPullRequest !== true)
                return issue?.ticket;
            throw new shared_errors/* TicketwireError */.Mw('unprocessable', `${repository}#${key} is a pull request, not an issue.`);
        },
        canAssign: async (login) => {
            const { json } = await gitea.send('GET', `/repos/${repository}/assignees`, { expect: [403, 404] });
            if (!Array.isArray(json))
                return false;
            return json.some((user) => (0,json_body/* isJsonObject */.OW)(user) && String(user.login).toLowerCase() === login.toLowerCase());
        },
        readWithPullRequests: async (key) => (await readAny(key))?.ticket,
        rewrite: (key, { title, body }) => change(key, { title, body: withoutFormulas(body) }),
        transition: async (ticket, to) => {
            if ((ticket.state === 'closed') === (to !== 'reopen'))
                return ticket;
            // Before it is closed: what is open with that label is looked at again.
            if (to === 'duplicate')
                await label(ticket, { add: [forge_labels/* duplicateLabel */.gT], remove: [] }).catch(unlessForbidden);
            if (ticket.reason === 'duplicate')
                await label(ticket, { add: [], remove: [forge_labels/* duplicateLabel */.gT] });
            return change(ticket.key, { state: to === 'reopen' ? 'open' : 'closed' });
        },
        label,
        create: async ({ title, body, labels, assignees = [] }) => {
            const wanted = [...new Set(labels)];
            const { ids, lacking } = await book.ensure(wanted);
            const people = assignees.length === 0 ? {} : { assignees: [...assignees] };
            const { json } = await gitea.send('POST', issues, {
                json: { title, body: withoutFormulas(body), labels: ids, ...people },
            });
            const { ticket, author } = requireIssue(json);
            const dropped = wanted.filter((name) => !(0,forge_labels/* hasLabel */.RX)(ticket, name));
            if (dropped.length === 0)
                return { ticket, author, droppedLabels: [] };
            // What we remembered may be a label that was deleted since. Where the user may set none, this says so.
            book.forget();
            const again = dropped.filter((name) => !lacking.includes(name));
            const labeled = again.length === 0 ? ticket : await label(ticket, { add: again, remove: [] }).catch(unlessUnknown);
            const droppedLabels = dropped.filter((name) => !(0,forge_labels/* hasLabel */.RX)(labeled ?? ticket, name));
            return { ticket: labeled ?? ticket, author, droppedLabels };
        },
    };
}
/** Undefined for whatever a client says: the issue is there, and only its labels are lacking. */
function unlessUnknown(error) {
    if (!(error instanceof shared_errors/* TicketwireError */.Mw))
        throw error;
}
/** Undefined for what the token may not do; everything else passes on. */
function unlessForbidden(error) {
    if (!(error instanceof shared_errors/* TicketwireError */.Mw) || error.code !== 'target-forbidden')
        throw error;
}

// EXTERNAL MODULE: ./shared/mapping/ticket-draft.ts + 1 modules
var ticket_draft = __webpack_require__(6418);
;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/label-book.ts




/** Light grey; people may choose another. */
const color = '#ededed';
/**
 * The labels of one repository, then those of the organisation that owns it. The one that tickets are listed by must be the
 * repository's: by the name of another Gitea lists every issue.
 */
function createLabelBook(repository, gitea) {
    const [owner = ''] = repository.split('/');
    const labels = `/repos/${repository}/labels`;
    let known = new Map();
    async function readAll(path) {
        const found = [];
        for (let page = 1;; page += 1) {
            const expect = path === labels ? [] : [403, 404];
            const { status, json, headers } = await gitea.send('GET', `${path}?limit=${giteaPageSize}&page=${page}`, {
                expect,
            });
            // Its owner is no organisation, or the token may not ask.
            if (status === 403 || status === 404)
                return [];
            if (!Array.isArray(json))
                throw gitea.oddity(`about the labels of ${repository}`, 'is not a list');
            for (const label of json.filter(json_body/* isJsonObject */.OW)) {
                if (typeof label.id === 'number' && typeof label.name === 'string')
                    found.push({ id: label.id, name: label.name });
            }
            if (!(0,pages/* hasNextPage */.r)(headers, json.length, giteaPageSize))
                return found;
        }
    }
    async function refresh() {
        const own = await readAll(labels);
        const shared = (await readAll(`/orgs/${owner}/labels`)).filter(({ name }) => name !== ticket_draft/* managedLabel */.C8);
        known = new Map();
        // Of several with one name the first that was made counts.
        for (const { id, name } of [...own.toSorted((left, right) => left.id - right.id), ...shared]) {
            if (!known.has(name))
                known.set(name, id);
        }
    }
    /** Undefined where the token may not. */
    async function create(name) {
        const { status, json } = await gitea.send('POST', labels, { json: { name, color }, expect: [403] });
        if (status === 403 || !(0,json_body/* isJsonObject */.OW)(json) || typeof json.id !== 'number')
            return undefined;
        await refresh();
        const first = known.get(name) ?? json.id;
        // Somebody made the same at the same moment. Two of one name would match no issue that has one of them.
        if (first !== json.id)
            await gitea.send('DELETE', `${labels}/${json.id}`, { expect: [403, 404] });
        return first;
    }
    return {
        ensure: async (names) => {
            if (names.some((name) => !known.has(name)))
                await refresh();
            const ids = [];
            const lacking = [];
            for (const name of names) {
                const id = known.get(name) ?? (await create(name));
                if (id === undefined)
                    lacking.push(name);
                else
                    ids.push(id);
            }
            return { ids, lacking };
        },
        hasManaged: async () => {
            if (!known.has(ticket_draft/* managedLabel */.C8))
                await refresh();
            return known.has(ticket_draft/* managedLabel */.C8);
        },
        forget: () => {
            known = new Map();
        },
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/lists.ts



/** The lists of issues of a repository, always newest first: Gitea takes no order here. */
function createIssueLists(repository, gitea, book) {
    return {
        place: repository,
        sortsByTouch: false,
        ownLogin: gitea.ownLogin,
        page: async (query, number) => {
            // By a label that the repository does not have Gitea lists every issue.
            if ('label' in query.by && !(await book.hasManaged()))
                return { found: [], isLast: true };
            const path = `/repos/${repository}/issues?${queryOf(query)}&limit=${giteaPageSize}&page=${number}`;
            // 404 for an author: nobody has that login.
            const expect = 'author' in query.by ? [404] : [];
            const { status, json, headers } = await gitea.send('GET', path, { expect });
            if (status === 404)
                return { found: [], isLast: true };
            if (!Array.isArray(json))
                throw gitea.oddity(`about the issues of ${repository}`, 'is not a list');
            const found = json.map((issue) => readGiteaIssue(issue, repository)).filter((issue) => issue !== undefined);
            return { found, isLast: !(0,pages/* hasNextPage */.r)(headers, json.length, giteaPageSize) };
        },
    };
}
function queryOf({ state, by, touchedSince = 0 }) {
    const filter = 'label' in by ? `labels=${by.label}` : `created_by=${encodeURIComponent(by.author)}`;
    const since = touchedSince <= 0 ? '' : `&since=${new Date(touchedSince).toISOString().replace(/\.\d+Z$/, 'Z')}`;
    return `type=issues&state=${state}&${filter}${since}`;
}

// EXTERNAL MODULE: ./shared/targets/trackers/forge/findings.ts
var forge_findings = __webpack_require__(7955);
;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/probe.ts


/** What a token can do with the issues of a repository, by reading alone. Which scopes a token has Gitea does not tell. */
async function probeGitea({ repository, authors }, { gitea, book }, steps) {
    const findings = [(0,forge_findings/* identityFinding */.kH)(await gitea.ownLogin(), authors, "'read:user'")];
    const { status, json } = await gitea.send('GET', `/repos/${repository}`, { expect: [403, 404] });
    const isReadable = status !== 403 && status !== 404;
    findings.push((0,forge_findings/* finding */.gk)(isReadable, {
        holds: `The repository ${repository} can be read`,
        fails: `The repository ${repository} is not there, or not shown to this token`,
        remedy: "Check 'repository' and 'url', and give the token the scope 'read:repository' and its user access.",
    }));
    if (!isReadable)
        return findings;
    if (!(0,json_body/* isJsonObject */.OW)(json))
        throw gitea.oddity(`about ${repository}`, 'is no repository');
    const about = new json_body/* JsonReader */.OI(json);
    const hasIssues = json.has_issues !== false && !(0,json_body/* isJsonObject */.OW)(json.external_tracker);
    findings.push((0,forge_findings/* finding */.gk)(hasIssues, {
        holds: `${repository} has issues`,
        fails: `${repository} has no issues of its own`,
        remedy: 'Turn on the built-in issue tracker in the settings of the repository.',
    }));
    if (json.archived === true) {
        const what = `${repository} is archived, so nothing can be written`;
        findings.push({ what, remedy: 'Unarchive it, or name another repository.' });
    }
    if (!hasIssues || !(0,forge_findings/* changesTickets */.ZB)(steps))
        return findings;
    const mayWrite = about.find('permissions.push') === true || about.find('permissions.admin') === true;
    const remedy = "Give the token's user write access to the repository, or at least to its issues.";
    findings.push((0,forge_findings/* finding */.gk)(mayWrite, {
        holds: `Issues of ${repository} can be changed and labelled`,
        fails: `Issues of ${repository} cannot be labelled, nor those of others changed`,
        remedy,
    }));
    if ((0,forge_findings/* opensTickets */.zu)(steps)) {
        findings.push((0,forge_findings/* labelFinding */.KH)({ isThere: await book.hasManaged(), mayCreate: mayWrite, place: repository, remedy }));
    }
    return findings;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/open.ts












/** Issues of a repository of Gitea or Forgejo. https://docs.gitea.com/api/#tag/issue */
function openGiteaIssues(settings, { name, now, openHttp }) {
    const { apiUrl, token, timeoutMs, repository, authors } = settings;
    const gitea = createGitea({ apiUrl, token, http: openHttp(timeoutMs), now, target: name });
    const book = createLabelBook(repository, gitea);
    const issues = createIssues(repository, gitea, book);
    const ours = (0,our_issues/* createOurIssues */.r)(createIssueLists(repository, gitea, book), authors);
    const comment = (key, remark) => ensureGiteaComment(gitea, { repository, key, ownLogins: ours.requireOwnLogins }, remark);
    return {
        tracker: createTracker(settings, { issues, ours, comment }),
        named: createNamed(settings, issues, comment),
        responder: createGiteaResponder(gitea, ours.requireOwnLogins),
        probe: ({ steps }) => probeGitea(settings, { gitea, book }, steps),
    };
}
function createTracker(settings, { issues, ours, comment, }) {
    return {
        adopts: settings.adopts,
        // Lists come from the database itself; but what we gave up waiting for may still be at work.
        listLagMs: 10_000,
        creationLimits: settings.limits,
        ownLogins: ours.ownLogins,
        findBySubject: ours.findBySubject,
        listTickets: ours.list,
        readTicket: issues.read,
        createTicket: async (_subject, draft) => {
            const wanted = { ...draft, labels: [...draft.labels, ...settings.labels] };
            const { created, refused } = await (0,refused_extras/* createWithoutRefused */.v)(wanted, {
                create: (extras) => issues.create({ ...draft, ...extras }),
                canAssign: issues.canAssign,
            });
            const { ticket, author, droppedLabels } = created;
            ours.noteOwnLogin(author);
            const said = (0,refused_extras/* tellRefused */.O)(refused, 'Gitea');
            if (droppedLabels.length === 0)
                return { ticket, ...(said === undefined ? {} : { note: said }) };
            const lacking = `${ticket.reference} lacks the labels ${droppedLabels.join(', ')}: the token's user has no write access to issues there, so Gitea leaves them out.`;
            return {
                ticket,
                note: said === undefined ? lacking : `${said} ${lacking}`,
                isLost: (0,forge_labels/* includesManaged */.NS)(droppedLabels),
            };
        },
        ensureContent: (ticket, draft) => (0,trackers_tracker/* written */.M)(issues.rewrite(ticket.key, draft)),
        ensureTransition: issues.transition,
        ensureLabels: issues.label,
        ensureComment: (ticket, remark) => comment(ticket.key, remark),
    };
}
function createNamed({ repository, url }, issues, comment) {
    return (0,named/* createNamedIssues */.I)({
        forge: 'Gitea',
        place: repository,
        knowsNotPlanned: false,
        read: issues.read,
        readWithPullRequests: issues.readWithPullRequests,
        transition: (ticket, to) => issues.transition(ticket, to === 'not-planned' ? 'close' : to),
        label: issues.label,
        comment,
        urlOf: (key) => `${url}/${repository}/issues/${key}`,
    });
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea/settings.ts
/** What issues of Gitea and Forgejo can hold. */
const giteaLimits = {
    // The column of the name holds 255, and what is longer is cut there.
    title: { maxChars: 255, maxBytes: 255 },
    // No limit is documented; what every other forge takes is enough.
    body: { maxChars: 65_536, maxBytes: 262_143 },
    // Of the form for labels.
    maxLabelChars: 50,
};

;// CONCATENATED MODULE: ./shared/targets/trackers/gitea-issues.ts







const gitea_issues_options = {
    repository: values/* repositoryValue */._p.describe('The repository whose issues are the tickets, as owner/name.'),
    url: values/* addressValue */.qy
        .optional()
        .describe('Where people open Gitea or Forgejo, with its relative path: https://HOST, https://HOST/git. Needed unless api-url is set.'),
    'api-url': values/* addressValue */.qy
        .optional()
        .describe('Where requests go: https://HOST/api/v1; unless set made from url. It stands for url, too, where that is not set.'),
    token: values/* tokenValue */.vA.describe("A token with the scopes 'write:issue', 'read:repository' and 'read:user'."),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(50, 'must be at most 50 characters long'))
        .default([])
        .describe('Labels put on every ticket of this target.'),
    authors: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[\w.-]+$/, 'must be a login such as octocat'))
        .default([])
        .describe("Logins, besides the token's own, whose issues with our marker count as ours."),
    adopt: schemas/* boolean */.zMY()
        .default(false)
        .describe('Look for an existing ticket before the first attempt too, where others write to this repository.'),
    limits: (0,values/* limitsValue */.CR)().describe('Issues created in a minute and in an hour; none unless set.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** Issues of a repository of Gitea or Forgejo. docs/targets/gitea-issues.md */
const giteaIssues = {
    type: 'gitea-issues',
    label: 'Gitea issues',
    docs: 'docs/targets/gitea-issues.md',
    options: gitea_issues_options,
    limits: giteaLimits,
    states: (0,named/* stateNames */.U)({ knowsNotPlanned: false }),
    lacks: ({ url, 'api-url': apiUrl }) => (url ?? apiUrl) === undefined ? "needs 'url': where people open it, such as https://git.example.com." : undefined,
    keysIn: (settings) => (0,keys/* forgeReferenceReader */.Es)({ project: settings.repository, url: addressesOf(settings).url }),
    answers: (settings) => ({ forge: 'gitea', url: addressesOf(settings).url }),
    create: (settings, dependencies) => {
        const { repository, token, labels, authors, limits } = settings;
        const target = {
            repository,
            ...addressesOf(settings),
            token,
            labels,
            authors,
            adopts: settings.adopt || dependencies.isStoreless === true,
            limits,
            timeoutMs: settings.timeout,
        };
        return openGiteaIssues(target, dependencies);
    },
};
function addressesOf(settings) {
    return forgeAddresses(settings, { path: '/api/v1' });
}

// EXTERNAL MODULE: ./shared/targets/trackers/github/open.ts + 2 modules
var github_open = __webpack_require__(5312);
// EXTERNAL MODULE: ./shared/targets/trackers/github/settings.ts
var settings = __webpack_require__(2252);
;// CONCATENATED MODULE: ./shared/targets/trackers/github-issues.ts










const github_issues_options = {
    repository: values/* repositoryValue */._p.describe('The repository whose issues are the tickets, as owner/name.'),
    ...githubOptions('A token that may write issues there.'),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(50, 'must be at most 50 characters long'))
        .default([])
        .describe('Labels put on every ticket of this target.'),
    authors: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[\w-]+(\[bot\])?$/, 'must be a login such as octocat or my-app[bot]'))
        .default([])
        .describe("Logins, besides the token's own, whose issues with our marker count as ours."),
    adopt: schemas/* boolean */.zMY()
        .default(false)
        .describe('Look for an existing ticket before the first attempt too, where others write to this repository.'),
    limits: (0,values/* limitsValue */.CR)(settings/* publicLimits */.K).describe('Creating requests in a minute and in an hour; api.github.com 80 and 500 unless set, elsewhere none.'),
};
/** Issues of a GitHub repository. docs/targets/github-issues.md */
const githubIssues = {
    type: 'github-issues',
    label: 'GitHub issues',
    docs: 'docs/targets/github-issues.md',
    options: github_issues_options,
    limits: settings/* issueLimits */.E,
    lacks: settings_github/* credentialsLack */.Yj,
    states: (0,named/* stateNames */.U)({ knowsNotPlanned: true }),
    keysIn: ({ repository, ...settings }, program) => (0,keys/* githubReferenceReader */.yy)({ repository, webUrl: (0,github_addresses/* webUrlOf */.n6)(apiUrlFor(settings, program)) }),
    appPermissions: app_permissions/* permissionsFor */.m,
    dispatches: true,
    answers: answersOnGithub,
    create: (settings, dependencies) => {
        const { repository, labels, authors } = settings;
        const apiUrl = apiUrlFor(settings, dependencies);
        const target = {
            repository,
            credentials: (0,settings_github/* credentialsOf */.YN)(settings),
            labels,
            authors: [...authors, ...(dependencies.authors ?? [])],
            apiUrl,
            adopts: settings.adopt || dependencies.isStoreless === true,
            limits: limitsOf(settings, apiUrl),
            timeoutMs: settings.timeout,
        };
        return (0,github_open/* openGithubIssues */.m)(target, dependencies);
    },
};
function limitsOf({ limits }, apiUrl) {
    if (limits !== undefined)
        return limits;
    return apiUrl === settings_github/* publicApi */.O0 ? settings/* publicLimits */.K : undefined;
}

;// CONCATENATED MODULE: ./shared/clients/gitlab.ts


/** The largest page that GitLab gives. https://docs.gitlab.com/api/rest/#offset-based-pagination */
const gitlabPageSize = 100;
/** GitLab's REST API, version 4. https://docs.gitlab.com/api/rest/ */
function createGitlab({ apiUrl, token, http, now, target }) {
    const api = createForgeApi({
        forge: 'GitLab',
        apiBase: apiUrl,
        // Access tokens of every kind; OAuth's would be sent as Bearer. https://docs.gitlab.com/api/rest/authentication/
        credentials: () => ({ 'private-token': token.reveal() }),
        http,
        now,
        target,
        remedies: {
            401: 'The token is wrong, expired or revoked: set a new one.',
            403: "Most likely the token lacks the scope 'api', or its user the role Reporter in the project.",
            404: 'Either it does not exist (or issues are switched off), or the token may not see it.',
        },
    });
    return {
        ...api,
        ownLogin: async () => {
            const { status, json } = await api.send('GET', '/user', { expect: [403] });
            if (status === 403)
                return undefined;
            if ((0,json_body/* isJsonObject */.OW)(json) && typeof json.username === 'string')
                return json.username;
            throw api.oddity('to who the token is', 'names no user');
        },
    };
}

// EXTERNAL MODULE: ./shared/mapping/cut.ts
var cut = __webpack_require__(1811);
;// CONCATENATED MODULE: ./shared/mapping/gitlab-text.ts


/**
 * Text for a description or a comment of GitLab: no line of it is a quick action (`/close`), wherever it stands. Which
 * lines of code and of quotations GitLab leaves alone differs by version, so every line is broken, invisibly.
 * https://docs.gitlab.com/user/project/quick_actions/
 */
function withoutQuickActions(text) {
    return text.replace(/\r\n?/g, '\n').replace(/^([^\S\n]*)\/(?=\w)/gm, `$1${mapping_escape/* wordBreak */.Mh}/`);
}
/**
 * A title for GitLab: it finds references of every kind in titles too, and no Markdown.
 * https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
function gitlabTitle(title, limit) {
    const inert = title
        .replace(/([~%$&^*])(?=[\w"'])/g, `$1${mapping_escape/* wordBreak */.Mh}`)
        .replace(/\[(?=\w+:)/g, `[${mapping_escape/* wordBreak */.Mh}`)
        .replace(/:(?=[\w+-]+:)/g, `:${mapping_escape/* wordBreak */.Mh}`);
    return (0,cut/* cutText */.IN)(inert, limit);
}
/** A label's name: commas part labels, so none can hold one. */
function gitlabLabel(name) {
    return name.replace(/,/g, ';').trim();
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/comments.ts







/** Comments of so many pages since an event are somebody else's trouble. */
const comments_maxPages = 10;
/** Where the comments of an issue stand. */
function issueNotes(project, key) {
    const notes = `/projects/${encodeURIComponent(project)}/issues/${key}/notes`;
    return { about: `${project}#${key}`, notes };
}
/**
 * Writes a comment (GitLab calls it a note) once. Gives whether it was written. `ownLogins`: whose comments can be ours.
 * https://docs.gitlab.com/api/notes/, https://docs.gitlab.com/api/discussions/
 */
function ensureNote(gitlab, at, remark) {
    const { about, notes, discussion, isInternal = false } = at;
    async function find(marker, since) {
        const logins = await at.ownLogins();
        const isOurs = (note) => {
            const body = new json_body/* JsonReader */.OI(note);
            return (body.text('body')?.startsWith(marker) === true && logins.has(body.text('author.username')?.toLowerCase() ?? ''));
        };
        const found = notes === undefined ? await notesOfThread() : await notesSince(notes, since);
        return found.filter(isOurs).flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
    }
    /** Newest first, back to when it can have been written. */
    async function notesSince(path, since) {
        const found = [];
        for (let page = 1; page <= comments_maxPages; page += 1) {
            const query = `sort=desc&order_by=created_at&per_page=${gitlabPageSize}&page=${page}`;
            const { json, headers } = await gitlab.send('GET', `${path}?${query}`);
            if (!Array.isArray(json))
                throw gitlab.oddity(`about the comments of ${about}`, 'is not a list');
            const list = json.filter(json_body/* isJsonObject */.OW);
            found.push(...list);
            const isFar = (0,forge_issue/* timeOfAnswer */.B)(list.at(-1)?.created_at) < since - forge_issue/* clockSkewMs */.D;
            if (isFar || !(0,pages/* hasNextPage */.r)(headers, json.length, gitlabPageSize))
                break;
        }
        return found;
    }
    async function notesOfThread() {
        const { json } = await gitlab.send('GET', discussion ?? '');
        if (!(0,json_body/* isJsonObject */.OW)(json) || !Array.isArray(json.notes))
            throw gitlab.oddity(`about ${about}`, 'is no thread');
        return json.notes.filter(json_body/* isJsonObject */.OW);
    }
    async function write(body) {
        const json = { body: withoutQuickActions(body) };
        const answered = discussion === undefined ? undefined : await answerThread(`${discussion}/notes`, json);
        const written = answered ?? (await gitlab.send('POST', notes ?? '', { json: { ...json, ...internal } }));
        if (!(0,json_body/* isJsonObject */.OW)(written.json))
            throw gitlab.oddity(`about ${about}`, 'is no comment');
        return typeof written.json.id === 'number' ? written.json.id : undefined;
    }
    const internal = isInternal ? { internal: true } : {};
    /** Undefined where the comment takes no answers: then it is said beside it. */
    async function answerThread(path, json) {
        try {
            return await gitlab.send('POST', path, { json });
        }
        catch (error) {
            const isRefused = error instanceof shared_errors/* TicketwireError */.Mw && ['target-refused', 'target-not-found'].includes(error.code);
            if (isRefused && notes !== undefined)
                return undefined;
            throw error;
        }
    }
    const thread = {
        find,
        write,
        remove: async (id) => {
            // 404: somebody else took it away meanwhile.
            await gitlab.send('DELETE', notes === undefined ? `${discussion}/notes/${id}` : `${notes}/${id}`, {
                expect: [404],
            });
        },
    };
    return (0,forge_remark/* ensureRemark */.l)(thread, remark);
}

;// CONCATENATED MODULE: ./shared/targets/responders/gitlab.ts



/** https://docs.gitlab.com/api/emoji_reactions/ */
const awards = {
    '+1': 'thumbsup',
    '-1': 'thumbsdown',
    laugh: 'laughing',
    confused: 'confused',
    heart: 'heart',
    hooray: 'tada',
    rocket: 'rocket',
    eyes: 'eyes',
};
/** Answers to commands on GitLab. `ownLogins`: whose comments can be ours. https://docs.gitlab.com/api/discussions/ */
function createGitlabResponder(gitlab, ownLogins) {
    return {
        reply: (place, remark) => ensureNote(gitlab, { ...notePathsFor(place), ownLogins }, remark),
        react: async (place, emoji) => {
            if (place.on === 'commit') {
                throw new shared_errors/* TicketwireError */.Mw('unprocessable', "GitLab's API puts no reactions on comments on commits");
            }
            const note = place.id === undefined ? '' : `/notes/${place.id}`;
            const path = `${gitlab_holderOf(place)}${note}/award_emoji`;
            const answer = await gitlab.send('POST', path, { json: { name: awards[emoji] }, expect: [404] });
            if (answer.status !== 404)
                return true;
            // "404 Award Emoji Name has already been taken": https://gitlab.com/gitlab-org/gitlab/-/issues/26060
            if (/taken/i.test(JSON.stringify(answer.json ?? '')))
                return false;
            const words = (0,json_body/* isJsonObject */.OW)(answer.json) ? ` (${String(answer.json.message ?? answer.json.error ?? '')})` : '';
            throw new shared_errors/* TicketwireError */.Mw('target-not-found', `GitLab does not have the command's place in ${place.repository}${words}: either the comment is gone, or the token may not see it.`);
        },
    };
}
function gitlab_holderOf({ repository, on, key }) {
    const project = `/projects/${encodeURIComponent(repository)}`;
    if (on === 'commit')
        return `${project}/repository/commits/${key}`;
    return `${project}/${on === 'issue' ? 'issues' : 'merge_requests'}/${key}`;
}
function notePathsFor(place) {
    const { on, thread, repository, key, isInternal = false } = place;
    const holder = gitlab_holderOf(place);
    if (on === 'commit' && thread === undefined) {
        throw new shared_errors/* TicketwireError */.Mw('unprocessable', 'the comment came without its thread, and only there it can be answered');
    }
    const discussion = thread === undefined ? undefined : `${holder}/discussions/${thread}`;
    const about = `${repository}${on === 'commit' ? '@' : '#'}${key}`;
    return {
        about,
        isInternal,
        // A commit's comments are listed without who wrote what when: there the thread is looked into.
        notes: on === 'commit' ? undefined : `${holder}/notes`,
        discussion,
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/issue.ts



/** The issue as GitLab tells of it; undefined where it is none. https://docs.gitlab.com/api/issues/ */
function readGitlabIssue(json, project) {
    if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.iid !== 'number')
        return undefined;
    const issue = new json_body/* JsonReader */.OI(json);
    const key = String(json.iid);
    const labels = Array.isArray(json.labels) ? json.labels.filter((label) => typeof label === 'string') : [];
    const isClosed = json.state === 'closed';
    const updatedAt = (0,forge_issue/* timeOfAnswer */.B)(json.updated_at);
    const isNamed = /\D/.test(project);
    const ticket = {
        key,
        reference: isNamed ? `${project}#${key}` : (issue.text('references.full') ?? `${project}#${key}`),
        url: issue.text('web_url') ?? '',
        title: issue.text('title') ?? '',
        state: isClosed ? 'closed' : 'open',
        reason: isClosed ? issue_reasonOf(labels, issue.text('_links.closed_as_duplicate_of')) : null,
        labels,
        ...(Number.isFinite(updatedAt) ? { updatedAt } : {}),
    };
    return {
        ticket,
        body: issue.text('description') ?? '',
        author: issue.text('author.username')?.toLowerCase() ?? '',
        createdAt: (0,forge_issue/* timeOfAnswer */.B)(json.created_at),
        updatedAt,
        comments: typeof json.user_notes_count === 'number' ? json.user_notes_count : 0,
    };
}
/** GitLab has no reason for closing, but for duplicates that somebody marked by a quick action. */
function issue_reasonOf(labels, duplicateOf) {
    return duplicateOf !== undefined || (0,forge_labels/* hasLabel */.RX)({ labels }, forge_labels/* duplicateLabel */.gT) ? 'duplicate' : 'done';
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/settings.ts
const publicGitlab = 'https://gitlab.com';
/** "Issue creation: 200 requests each minute": https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
const publicGitlabLimits = { perMinute: 200, perHour: 12_000 };
/** What GitLab's issues can hold. https://docs.gitlab.com/api/issues/#create-an-issue */
const gitlabLimits = {
    // "Title is too long (maximum is 255 characters)".
    title: { maxChars: 255, maxBytes: 1_024 },
    // 1,048,576; a line that would be a quick action grows by three bytes, and the shortest of them has three.
    body: { maxChars: 500_000, maxBytes: 500_000 },
    maxLabelChars: 255,
};

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/issues.ts







/** https://docs.gitlab.com/api/issues/ */
function issues_createIssues({ project, isConfidential }, gitlab) {
    const home = `/projects/${encodeURIComponent(project)}`;
    const issues = `${home}/issues`;
    function requireIssue(json) {
        const issue = readGitlabIssue(json, project);
        if (issue === undefined)
            throw gitlab.oddity(`about an issue of ${project}`, 'is no issue');
        return issue;
    }
    /** Where issues are switched off, or not shown to us, none can be read, and none is gone. */
    async function isProjectReadable() {
        const { status, json } = await gitlab.send('GET', home, { expect: [404] });
        return status !== 404 && (0,json_body/* isJsonObject */.OW)(json) && json.issues_enabled !== false;
    }
    const change = (key, json) => (0,trackers_gone/* unlessGone */.W)(async () => requireIssue((await gitlab.send('PUT', `${issues}/${key}`, { json })).json).ticket, isProjectReadable);
    async function idsOf(logins) {
        const ids = [];
        const unknownPeople = [];
        for (const login of logins) {
            const { json } = await gitlab.send('GET', `/users?username=${encodeURIComponent(login)}`);
            const [user] = Array.isArray(json) ? json : [];
            if ((0,json_body/* isJsonObject */.OW)(user) && typeof user.id === 'number')
                ids.push(user.id);
            else
                unknownPeople.push(login);
        }
        return { ids, unknownPeople };
    }
    return {
        read: async (key) => {
            if (!/^[1-9]\d{0,17}$/.test(key))
                return undefined;
            return (0,trackers_gone/* unlessGone */.W)(async () => requireIssue((await gitlab.send('GET', `${issues}/${key}`)).json).ticket, isProjectReadable);
        },
        rewrite: (key, { title, body }) => change(key, { title: gitlabTitle(title, gitlabLimits.title), description: withoutQuickActions(body) }),
        transition: async (ticket, to) => {
            if ((ticket.state === 'closed') === (to !== 'reopen'))
                return ticket;
            const marks = {
                close: {},
                reopen: ticket.reason === 'duplicate' ? { remove_labels: forge_labels/* duplicateLabel */.gT } : {},
                duplicate: { add_labels: forge_labels/* duplicateLabel */.gT },
            };
            return change(ticket.key, { state_event: to === 'reopen' ? 'reopen' : 'close', ...marks[to] });
        },
        label: async (ticket, { add, remove }) => {
            const changes = { add: add.map(gitlabLabel), remove: remove.map(gitlabLabel) };
            const { missing, surplus } = (0,forge_labels/* labelChanges */.O9)(ticket, changes);
            if (missing.length + surplus.length === 0)
                return ticket;
            const changed = await change(ticket.key, {
                ...(missing.length === 0 ? {} : { add_labels: missing.join(',') }),
                ...(surplus.length === 0 ? {} : { remove_labels: surplus.join(',') }),
            });
            if (changed === undefined)
                return undefined;
            if (gitlab.isDry)
                return { ...ticket, labels: [...ticket.labels.filter((each) => !surplus.includes(each)), ...missing] };
            // Whoever may write an issue, but no labels, is not told so.
            const isDone = missing.every((label) => (0,forge_labels/* hasLabel */.RX)(changed, label)) && !surplus.some((label) => (0,forge_labels/* hasLabel */.RX)(changed, label));
            if (isDone)
                return changed;
            throw new shared_errors/* TicketwireError */.Mw('target-forbidden', `GitLab left the labels of ${ticket.reference} as they were: the token's user needs the role Planner or Reporter.`);
        },
        create: async ({ title, body, labels, assignees = [] }) => {
            const wanted = [...new Set(labels.map(gitlabLabel))];
            const { ids, unknownPeople } = await idsOf(assignees);
            const { json } = await gitlab.send('POST', issues, {
                json: {
                    title: gitlabTitle(title, gitlabLimits.title),
                    description: withoutQuickActions(body),
                    labels: wanted.join(','),
                    ...(ids.length === 0 ? {} : { assignee_ids: ids }),
                    ...(isConfidential ? { confidential: true } : {}),
                },
            });
            const { ticket, author } = requireIssue(json);
            return { ticket, author, unknownPeople, droppedLabels: wanted.filter((label) => !(0,forge_labels/* hasLabel */.RX)(ticket, label)) };
        },
    };
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/lists.ts



/** The lists of issues of a GitLab project. https://docs.gitlab.com/api/issues/#list-project-issues */
function lists_createIssueLists(project, gitlab) {
    const issues = `/projects/${encodeURIComponent(project)}/issues`;
    return {
        place: project,
        sortsByTouch: true,
        ownLogin: gitlab.ownLogin,
        page: async (query, number) => {
            const path = `${issues}?${lists_queryOf(query)}&per_page=${gitlabPageSize}&page=${number}`;
            const { json, headers } = await gitlab.send('GET', path);
            if (!Array.isArray(json))
                throw gitlab.oddity(`about the issues of ${project}`, 'is not a list');
            const found = json.map((issue) => readGitlabIssue(issue, project)).filter((issue) => issue !== undefined);
            return { found, isLast: !(0,pages/* hasNextPage */.r)(headers, json.length, gitlabPageSize) };
        },
    };
}
const orders = {
    newest: 'order_by=created_at&sort=desc',
    oldest: 'order_by=created_at&sort=asc',
    'touched-last': 'order_by=updated_at&sort=desc',
};
function lists_queryOf({ state, by, order }) {
    const filter = 'label' in by ? `labels=${by.label}` : `author_username=${encodeURIComponent(by.author)}`;
    return `state=${state === 'open' ? 'opened' : state}&${filter}&${orders[order]}`;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/probe.ts



/** Planner, and what is above it: they set labels and change issues. https://docs.gitlab.com/api/access_requests/#valid-access-levels */
const leastLevel = 15;
/** What a token can do with the issues of a project, by reading alone. */
async function probeGitlab({ project, authors }, gitlab, steps) {
    const home = `/projects/${encodeURIComponent(project)}`;
    const { status: asked, json: user } = await gitlab.send('GET', '/user', { expect: [403] });
    const known = asked !== 403 && (0,json_body/* isJsonObject */.OW)(user) ? user : {};
    const login = typeof known.username === 'string' ? known.username : undefined;
    const findings = [(0,forge_findings/* identityFinding */.kH)(login, authors, "'api'"), ...(await scopeFindings(gitlab))];
    const { status, json } = await gitlab.send('GET', home, { expect: [403, 404] });
    const isReadable = status !== 403 && status !== 404;
    findings.push((0,forge_findings/* finding */.gk)(isReadable, {
        holds: `The project ${project} can be read`,
        fails: `The project ${project} is not there, or not shown to this token`,
        remedy: "Check 'project' and 'url', and make the token's user a member of the project.",
    }));
    if (!isReadable)
        return findings;
    if (!(0,json_body/* isJsonObject */.OW)(json))
        throw gitlab.oddity(`about ${project}`, 'is no project');
    findings.push(...projectFindings(project, json));
    if (!(0,forge_findings/* changesTickets */.ZB)(steps))
        return findings;
    const level = known.is_admin === true ? 50 : await levelOf(gitlab, home, known.id);
    const remedy = "Give the token's user the role Planner or Reporter there: without it GitLab leaves labels out.";
    if (level !== undefined) {
        findings.push((0,forge_findings/* finding */.gk)(level >= leastLevel, {
            holds: `Issues of ${project} can be changed and labelled (access level ${level})`,
            fails: `Issues of ${project} cannot be labelled, nor those of others changed (access level ${level})`,
            remedy,
        }));
    }
    if ((0,forge_findings/* opensTickets */.zu)(steps)) {
        const query = `search=${ticket_draft/* managedLabel */.C8}&per_page=100`;
        const { json: labels } = await gitlab.send('GET', `${home}/labels?${query}`, { expect: [403, 404] });
        const isThere = Array.isArray(labels) && labels.some((label) => (0,json_body/* isJsonObject */.OW)(label) && label.name === ticket_draft/* managedLabel */.C8);
        const mayCreate = level === undefined || level >= leastLevel;
        findings.push((0,forge_findings/* labelFinding */.KH)({ isThere, mayCreate, place: project, remedy }));
    }
    return findings;
}
function projectFindings(project, json) {
    return [
        (0,forge_findings/* finding */.gk)(json.issues_enabled !== false, {
            holds: `${project} has issues`,
            fails: `${project} has no issues, or does not show them to this token`,
            remedy: "Turn issues on under Settings, General, Visibility, or make the token's user a member of the project.",
        }),
        ...(json.archived === true
            ? [
                {
                    what: `${project} is archived, so nothing can be written`,
                    remedy: 'Unarchive it, or name another project.',
                },
            ]
            : []),
    ];
}
/** Tokens of every kind tell of themselves, since GitLab 15.5; where one does not, nothing is found. */
async function scopeFindings(gitlab) {
    const { json } = await gitlab.send('GET', '/personal_access_tokens/self', { expect: [401, 403, 404] });
    if (!(0,json_body/* isJsonObject */.OW)(json) || !Array.isArray(json.scopes))
        return [];
    const until = typeof json.expires_at === 'string' ? `, until ${json.expires_at}` : '';
    return [
        (0,forge_findings/* finding */.gk)(json.scopes.includes('api'), {
            holds: `The token has the scope 'api'${until}`,
            fails: `The token lacks the scope 'api' (it has ${json.scopes.filter((scope) => typeof scope === 'string').join(', ')})`,
            remedy: "Make a token with the scope 'api'.",
        }),
    ];
}
/** The role of a user, also one that groups and invitations give; 0 for none, undefined where that is not told. */
async function levelOf(gitlab, home, user) {
    if (typeof user !== 'number')
        return undefined;
    const { status, json } = await gitlab.send('GET', `${home}/members/all/${user}`, { expect: [403, 404] });
    if (status === 404)
        return 0;
    return (0,json_body/* isJsonObject */.OW)(json) && typeof json.access_level === 'number' ? json.access_level : undefined;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab/open.ts










/** Issues of a GitLab project, gitlab.com or self-managed. https://docs.gitlab.com/api/issues/ */
function openGitlabIssues(settings, { name, now, openHttp }) {
    const { apiUrl, token, timeoutMs, project, authors } = settings;
    const gitlab = createGitlab({ apiUrl, token, http: openHttp(timeoutMs), now, target: name });
    const issues = issues_createIssues(settings, gitlab);
    const ours = (0,our_issues/* createOurIssues */.r)(lists_createIssueLists(project, gitlab), authors);
    const comment = (key, remark) => ensureNote(gitlab, { ...issueNotes(project, key), ownLogins: ours.requireOwnLogins }, remark);
    return {
        tracker: open_createTracker(settings, { issues, ours, comment }),
        named: open_createNamed(settings, issues, comment),
        responder: createGitlabResponder(gitlab, ours.requireOwnLogins),
        probe: ({ steps }) => probeGitlab(settings, gitlab, steps),
    };
}
function open_createTracker(settings, parts) {
    const { issues, ours, comment } = parts;
    return {
        adopts: settings.adopts,
        // A list may come from a replica of the database; and what we gave up waiting for may still be at work.
        listLagMs: 10_000,
        creationLimits: settings.limits,
        ownLogins: ours.ownLogins,
        findBySubject: ours.findBySubject,
        listTickets: ours.list,
        readTicket: issues.read,
        createTicket: async (_subject, draft) => {
            const created = await issues.create({ ...draft, labels: [...draft.labels, ...settings.labels] });
            ours.noteOwnLogin(created.author);
            return { ticket: created.ticket, ...shortcomings(created) };
        },
        ensureContent: (ticket, draft) => (0,trackers_tracker/* written */.M)(issues.rewrite(ticket.key, draft)),
        ensureTransition: issues.transition,
        ensureLabels: issues.label,
        ensureComment: (ticket, remark) => comment(ticket.key, remark),
    };
}
/** What was not done as asked. */
function shortcomings({ ticket, droppedLabels, unknownPeople }) {
    const said = [];
    if (droppedLabels.length > 0) {
        said.push(`GitLab left out the labels ${droppedLabels.join(', ')} of ${ticket.reference}: the token's user needs the role Planner or Reporter.`);
    }
    if (unknownPeople.length > 0)
        said.push(`GitLab knows nobody called ${unknownPeople.join(', ')} to assign.`);
    if (said.length === 0)
        return {};
    return { note: said.join(' '), isLost: (0,forge_labels/* includesManaged */.NS)(droppedLabels) };
}
function open_createNamed({ project, url }, issues, comment) {
    return (0,named/* createNamedIssues */.I)({
        forge: 'GitLab',
        place: project,
        knowsNotPlanned: false,
        read: issues.read,
        readWithPullRequests: issues.read,
        transition: (ticket, to) => issues.transition(ticket, to === 'not-planned' ? 'close' : to),
        label: issues.label,
        comment,
        urlOf: (key) => `${url}/${project}/-/issues/${key}`,
    });
}

;// CONCATENATED MODULE: ./shared/targets/trackers/gitlab-issues.ts







const projectRule = 'must be the path of a project, such as group/name, or its number';
const gitlab_issues_options = {
    project: schemas/* union */.KCZ([
        schemas/* number */.aig().int().positive().transform(String),
        schemas/* string */.YjP().regex(/^(?:[1-9]\d*|[\w][\w.-]*(?:\/[\w][\w.-]*)+)$/, projectRule),
    ])
        .describe('The project whose issues are the tickets: its path, as group/sub/name, or its number.'),
    'api-url': values/* addressValue */.qy
        .optional()
        .describe('Where requests go: https://HOST/api/v4; unless set made from url. It stands for url, too, where that is not set.'),
    token: values/* tokenValue */.vA.describe("A personal, project or group access token with the scope 'api'."),
    url: values/* addressValue */.qy
        .optional()
        .describe('Where people open GitLab; self-managed with its relative path, such as https://HOST/gitlab. Unless set https://gitlab.com.'),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(255, 'must be at most 255 characters long'))
        .default([])
        .describe('Labels put on every ticket of this target.'),
    authors: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[\w.-]+$/, 'must be a user name such as octocat or project_12_bot_3f'))
        .default([])
        .describe("Users, besides the token's own, whose issues with our marker count as ours."),
    adopt: schemas/* boolean */.zMY()
        .default(false)
        .describe('Look for an existing ticket before the first attempt too, where others write to this project.'),
    limits: (0,values/* limitsValue */.CR)(publicGitlabLimits).describe('Issues created in a minute and in an hour; gitlab.com 200 and 12000 unless set, elsewhere none.'),
    confidential: schemas/* boolean */.zMY().default(false).describe('New issues are confidential.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** Issues of a GitLab project. docs/targets/gitlab-issues.md */
const gitlabIssues = {
    type: 'gitlab-issues',
    label: 'GitLab issues',
    docs: 'docs/targets/gitlab-issues.md',
    options: gitlab_issues_options,
    limits: gitlabLimits,
    states: (0,named/* stateNames */.U)({ knowsNotPlanned: false }),
    keysIn: (settings) => (0,keys/* forgeReferenceReader */.Es)({ project: settings.project, url: gitlab_issues_addressesOf(settings).url, isGitlab: true }),
    answers: (settings) => ({ forge: 'gitlab', url: gitlab_issues_addressesOf(settings).url }),
    create: (settings, dependencies) => {
        const { project, token, labels, authors, confidential } = settings;
        const target = {
            project,
            ...gitlab_issues_addressesOf(settings),
            token,
            labels,
            authors,
            adopts: settings.adopt || dependencies.isStoreless === true,
            limits: gitlab_issues_limitsOf(settings),
            isConfidential: confidential,
            timeoutMs: settings.timeout,
        };
        return openGitlabIssues(target, dependencies);
    },
};
function gitlab_issues_addressesOf(settings) {
    return forgeAddresses(settings, { path: '/api/v4', usual: publicGitlab });
}
function gitlab_issues_limitsOf(settings) {
    if (settings.limits !== undefined)
        return settings.limits;
    return gitlab_issues_addressesOf(settings).url === publicGitlab ? publicGitlabLimits : undefined;
}

// EXTERNAL MODULE: ./shared/targets/trackers/jira/open.ts + 18 modules
var jira_open = __webpack_require__(8961);
// EXTERNAL MODULE: ./shared/targets/trackers/jira/settings.ts
var jira_settings = __webpack_require__(3325);
// EXTERNAL MODULE: ./shared/clients/jira-workflow.ts
var jira_workflow = __webpack_require__(5039);
;// CONCATENATED MODULE: ./shared/targets/trackers/jira/workflow-value.ts



const moveName = schemas/* string */.YjP()
    .max(50, 'must be at most 50 characters long')
    .regex(values/* namePattern */._u, "must be the name of a move: lower-case letters, digits, '-' and '_', starting with a letter or digit");
const movesValue = schemas/* record */.g1P(moveName, schemas/* string */.YjP().trim().min(1, 'must be a status')).nullable();
/**
 * The moves of each status, `{ 'To Do': { next: 'In Progress' } }`; a status without any is the end. Every status that a
 * move leads to is declared, each once, and each is reached from the first.
 */
const workflowValue = schemas/* record */.g1P(
// JavaScript puts such keys before all others: which status is the first would be lost.
schemas/* string */.YjP()
    .trim()
    .min(1, 'must be a status')
    .regex(/^(?!\d+$)/, 'no status is called by a number alone'), movesValue)
    .transform((declared) => Object.fromEntries(Object.entries(declared).map(([status, moves]) => [status, moves ?? {}])))
    .superRefine((moves, context) => {
    for (const { path, message } of mistakesIn(moves))
        context.addIssue({ code: 'custom', path: [...path], message });
});
function mistakesIn(moves) {
    const declared = new Map();
    const mistakes = [];
    for (const status of Object.keys(moves)) {
        const earlier = declared.get((0,jira_workflow/* nameOf */.V)(status));
        if (earlier === undefined)
            declared.set((0,jira_workflow/* nameOf */.V)(status), status);
        else
            mistakes.push({
                path: [status],
                message: `this status stands above as '${earlier}': names are the same in any case.`,
            });
    }
    const [first] = declared.values();
    if (first === undefined)
        return [{ path: [], message: 'must declare at least one status.' }];
    const reached = new Set([(0,jira_workflow/* nameOf */.V)(first)]);
    const leadsTo = (status) => Object.values(moves[declared.get(status) ?? ''] ?? {}).map(jira_workflow/* nameOf */.V);
    for (const status of reached)
        for (const next of leadsTo(status))
            reached.add(next);
    for (const [status, own] of Object.entries(moves)) {
        for (const [name, to] of Object.entries(own)) {
            if (declared.has((0,jira_workflow/* nameOf */.V)(to)))
                continue;
            mistakes.push({
                path: [status, name],
                message: `'${to}' is not declared as a status of this workflow: ${shortList([...declared.values()])}.`,
            });
        }
        if (!reached.has((0,jira_workflow/* nameOf */.V)(status))) {
            mistakes.push({
                path: [status],
                message: `no move leads to '${status}' from '${first}', the first status, where tickets start.`,
            });
        }
    }
    return mistakes;
}
const maxListed = 20;
function shortList(names) {
    const more = names.length - maxListed;
    return `${names.slice(0, maxListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

;// CONCATENATED MODULE: ./shared/targets/trackers/jira.ts






const jira_options = {
    site: values/* addressValue */.qy.describe('Where people open Jira: https://SITE.atlassian.net, or the address of a Data Center.'),
    user: schemas/* string */.YjP()
        .regex(/^[^:\p{Cc}]+$/u, "must be an e-mail address or user name, without ':'")
        .optional()
        .describe('The e-mail address the API token belongs to; absent: the token is a personal access token (Data Center).'),
    token: values/* tokenValue */.vA.describe('An API token (Cloud) or a personal access token (Data Center).'),
    project: values/* projectValue */.tp
        .optional()
        .describe('The project where tickets are opened that follow something. Its tickets may be touched, too.'),
    projects: schemas/* array */.YOg(values/* projectValue */.tp)
        .default([])
        .describe('More projects whose tickets may be touched. With neither, every one that the user may see. A single one is where tickets are opened, too.'),
    workflow: workflowValue
        .optional()
        .describe('The named moves of each status, such as { To Do: { next: In Progress }, In Progress: {} }; the first status is where tickets start.'),
    'cloud-id': schemas/* string */.YjP()
        .regex(/^[\w-]+$/, 'must be the id of a site, such as 11223344-a1b2-3b33-c444-def123456789')
        .optional()
        .describe("The site's id, for scoped tokens: requests go by way of api.atlassian.com. Absent: the site is asked for it where it refuses the token."),
    'api-url': values/* addressValue */.qy.optional().describe('Where requests go instead, for proxies; /rest/api/N is put behind it.'),
    deployment: schemas/* enum */.k5n(['cloud', 'data-center'])
        .optional()
        .describe('Which Jira it is; cloud when user or cloud-id is set, else data-center.'),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(255, 'must be at most 255 characters long'))
        .default([])
        .describe('Labels put on every ticket that is opened here; blanks become -.'),
    authors: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .default([])
        .describe("Account ids or user names, besides the token's own, whose tickets with our label count as ours."),
    adopt: schemas/* boolean */.zMY()
        .default(false)
        .describe('Look for an existing ticket before the first attempt too, where others write to this project.'),
    'close-to': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('The status, or the transition, by which a ticket is closed that follows something; unless set any that is done.'),
    'reopen-to': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('The status, or the transition, by which it is opened again; unless set any that is not done.'),
    limits: (0,values/* limitsValue */.CR)().describe('Tickets opened in a minute and in an hour; none unless set.'),
    timeout: (0,values/* durationValue */.k6)('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};
/** Tickets of a Jira site, Cloud or Data Center. docs/targets/jira.md */
const jira = {
    type: 'jira',
    label: 'Jira',
    docs: 'docs/targets/jira.md',
    options: jira_options,
    limits: jira_settings/* jiraLimits */.Vk,
    takesFields: true,
    lackFor: jira_settings/* jiraLackFor */.pz,
    lacks: (settings) => (0,jira_settings/* jiraLacks */.Xd)({ ...settings, cloudId: settings['cloud-id'] }),
    keysIn: (settings) => (0,keys/* jiraKeyReader */.r)(projectsOf(settings)),
    hasVersions: true,
    moves: ({ workflow }) => [...new Set(Object.values(workflow ?? {}).flatMap((own) => Object.keys(own)))],
    projects: projectsOf,
    create: (settings, { name, now, openHttp, isStoreless, authors = [] }) => {
        const { site, user, token, deployment, 'cloud-id': cloudId, 'api-url': apiUrl, labels, project, workflow, } = settings;
        const target = {
            ...{ site, user, token, deployment, cloudId, apiUrl, labels, project, workflow },
            projects: projectsOf(settings),
            authors: [...settings.authors, ...authors],
            adopts: settings.adopt || isStoreless === true,
            closeTo: settings['close-to'],
            reopenTo: settings['reopen-to'],
            limits: settings.limits,
        };
        return (0,jira_open/* openJira */.V)(target, { name, now, http: openHttp(settings.timeout) });
    },
};
function projectsOf({ project, projects }) {
    return [...new Set([...(project === undefined ? [] : [project]), ...projects])];
}

;// CONCATENATED MODULE: ./shared/targets/trackers/local.ts


const local_options = {
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]).describe('Labels put on every ticket of this target.'),
};
/** Tickets in Ticketwire's own store, with history: needs no account. docs/targets/local.md */
const local = {
    type: 'local',
    label: 'the local board',
    docs: 'docs/targets/local.md',
    options: local_options,
    needsStore: true,
    limits: {
        title: { maxChars: 256, maxBytes: 1_024 },
        body: { maxChars: 65_536, maxBytes: 262_143 },
        maxLabelChars: 50,
    },
    create: (settings, { name, board, now }) => {
        const change = (key, what) => board.change(name, key, what, now());
        const tracker = {
            adopts: false,
            listLagMs: 0,
            findBySubject: (subject) => board.find(name, { subject }),
            readTicket: (key) => board.find(name, { key }),
            createTicket: async (subject, draft) => {
                const labels = [...new Set([...draft.labels, ...settings.labels])];
                return { ticket: await board.ensure(name, subject, { ...draft, labels }, now()) };
            },
            ensureContent: (ticket, { title, body }) => (0,trackers_tracker/* written */.M)(change(ticket.key, { what: 'updated', title, body })),
            ensureTransition: async (ticket, transition) => {
                if ((ticket.state === 'closed') === (transition !== 'reopen'))
                    return ticket;
                return change(ticket.key, transition === 'reopen'
                    ? { what: 'reopened', state: 'open', reason: null }
                    : { what: 'closed', state: 'closed', reason: transition === 'close' ? 'done' : 'duplicate' });
            },
            ensureLabels: async (ticket, { add, remove }) => {
                const missing = add.filter((label) => !ticket.labels.includes(label));
                const surplus = ticket.labels.filter((label) => remove.includes(label));
                if (missing.length + surplus.length === 0)
                    return ticket;
                const what = [...missing.map((label) => `labeled ${label}`), ...surplus.map((label) => `unlabeled ${label}`)];
                const labels = [...ticket.labels.filter((label) => !surplus.includes(label)), ...missing];
                return change(ticket.key, { what: what.join(', '), labels });
            },
            ensureComment: async (ticket, { id, text }) => {
                // The first digits of its id tell a comment from every other one on the ticket.
                const head = `commented ${id.slice(0, 12)}: `;
                const history = await board.history(name, ticket.key);
                if (history.some(({ what }) => what.startsWith(head)))
                    return false;
                await change(ticket.key, { what: `${head}${text}` });
                return true;
            },
        };
        return { tracker, isLocal: true };
    },
};

;// CONCATENATED MODULE: ./shared/targets/trackers/registry.ts





/** Every tracker type by its name in the configuration; a test holds this against the folder. */
const trackerTypes = {
    'github-issues': githubIssues,
    'gitlab-issues': gitlabIssues,
    'gitea-issues': giteaIssues,
    jira: jira,
    local: local,
};

;// CONCATENATED MODULE: ./shared/targets/registry.ts





/** Every kind of target by its type. */
const targetTypes = {
    ...trackerTypes,
    ...membershipTypes,
    ...reporterTypes,
    ...roomTypes,
    ...checkoutTypes,
};

// EXTERNAL MODULE: ./shared/mapping/template.ts + 3 modules
var mapping_template = __webpack_require__(4491);
;// CONCATENATED MODULE: ./shared/config/build-rule.ts

/** The rule as the planner reads it, with its templates and conditions compiled. `usual`: the target of a step that names none. */
function buildRule(parsed, usual) {
    const { name, severity, after, forks, confidential, enabled, association } = parsed;
    const list = (value) => (value === undefined ? undefined : [value].flat());
    return {
        name,
        on: [parsed.on].flat(),
        from: parsed.from === undefined ? [] : [parsed.from].flat(),
        if: parsed.if === undefined ? undefined : (0,mapping_template/* compileCondition */.vs)(parsed.if),
        // Names of repositories are the same in capitals.
        repositories: list(parsed.repositories)?.map((pattern) => pattern.toLowerCase()),
        branches: list(parsed.branches),
        tags: list(parsed.tags),
        paths: list(parsed.paths),
        labels: list(parsed.labels),
        actors: list(parsed.actors),
        authors: list(parsed.authors),
        command: list(parsed.command)?.map((pattern) => pattern.toLowerCase()),
        association: list(association),
        teams: list(parsed.teams)?.map((name) => {
            const [organization = '', team = ''] = name.split('/');
            return { organization, team };
        }),
        severity,
        after,
        forks,
        confidential,
        isEnabled: enabled,
        steps: parsed.do.map((step) => buildStep(step, usual)),
    };
}
/** Texts of messages by event type or family, ready to be rendered. */
function buildMessages(texts) {
    return new Map(Object.entries(texts).map(([name, text]) => [name, (0,mapping_template/* compileTemplate */.Gq)(text, 'markdown')]));
}
function buildStep(parsed, usual) {
    const { track, open, transition, comment, label, release, invite, report, post, deploy } = parsed;
    const { reply, react, dispatch } = parsed;
    const markdown = (text) => (text === undefined ? undefined : (0,mapping_template/* compileTemplate */.Gq)(text, 'markdown'));
    if (transition !== undefined) {
        const { in: target, to, move = '', tickets, projects, references, fields } = transition;
        const maxHops = transition['max-hops'];
        return {
            verb: 'transition',
            in: target,
            ...(to === undefined ? { move } : { to }),
            tickets,
            projects,
            references,
            maxHops,
            fields: buildFields(fields, 'title'),
            comment: markdown(transition.comment),
        };
    }
    if (comment !== undefined)
        return { ...comment, verb: 'comment', text: (0,mapping_template/* compileTemplate */.Gq)(comment.text, 'markdown') };
    if (label !== undefined)
        return { ...label, verb: 'label' };
    if (release !== undefined)
        return { ...release, verb: 'release', version: (0,mapping_template/* compileTemplate */.Gq)(release.version, 'data') };
    if (invite !== undefined) {
        if (typeof invite === 'string')
            return { verb: 'invite', in: invite, teams: [], after: 1 };
        const { to, teams, after, welcome } = invite;
        return { verb: 'invite', in: to, teams, after, welcome: markdown(welcome) };
    }
    if (report !== undefined) {
        return typeof report === 'string'
            ? { verb: 'report', in: report }
            : { verb: 'report', in: report.to, as: report.as };
    }
    if (post !== undefined) {
        if (typeof post === 'string')
            return { verb: 'post', in: post, isThreaded: false };
        const { to, text, thread, every } = post;
        return { verb: 'post', in: to, text: markdown(text), isThreaded: thread, everyMs: every };
    }
    if (deploy !== undefined) {
        if (typeof deploy === 'string')
            return { verb: 'deploy', in: deploy, programs: [] };
        const { to, then: programs = [] } = deploy;
        return { verb: 'deploy', in: to, programs: isOneProgram(programs) ? [programs] : programs };
    }
    if (reply !== undefined) {
        const { in: target = usual('reply') ?? '', text } = typeof reply === 'string' ? { text: reply } : reply;
        return { verb: 'reply', in: target, text: (0,mapping_template/* compileTemplate */.Gq)(text, 'markdown') };
    }
    if (react !== undefined) {
        const { in: target = usual('react') ?? '', emoji } = typeof react === 'string' ? { emoji: react } : react;
        return { verb: 'react', in: target, emoji };
    }
    if (dispatch !== undefined) {
        const { in: target = usual('dispatch') ?? '', repository, event, payload } = dispatch;
        return { verb: 'dispatch', in: target, repository, event, payload: buildFields(payload, 'data') };
    }
    if (open !== undefined)
        return { verb: 'open', ...buildTicket(open) };
    const step = { verb: 'track', ...buildTicket(track ?? '') };
    if (typeof track !== 'object')
        return step;
    return {
        ...step,
        repeat: track.repeat,
        per: track.per,
        onClose: track['on-close'],
        onIncomplete: track['on-incomplete'],
        reopenWithinMs: track['reopen-within'],
        maxNew: track['max-new'],
    };
}
function isOneProgram(programs) {
    return typeof programs[0] === 'string';
}
function buildTicket(given) {
    if (typeof given === 'string')
        return { in: given };
    const { title, body, labels, assignees, priority, fields } = given;
    return {
        in: given.in,
        title: title === undefined ? undefined : (0,mapping_template/* compileTemplate */.Gq)(title, 'title'),
        body: body === undefined ? undefined : (0,mapping_template/* compileTemplate */.Gq)(body, 'markdown'),
        labels,
        assignees,
        issueType: given['issue-type'],
        priority: priority,
        fields: fields === undefined ? undefined : buildFields(fields, 'title'),
    };
}
/** Compiles every text in it as a template. In fields of a ticket each is one line; Jira's rich text is written as a document. */
function buildFields(fields, destination) {
    const value = compileValue(fields, destination);
    return { names: Object.keys(fields), render: (context) => value(context) };
}
function compileValue(value, destination) {
    if (typeof value === 'string') {
        const template = (0,mapping_template/* compileTemplate */.Gq)(value, destination);
        return (context) => template.render(context);
    }
    if (Array.isArray(value)) {
        const entries = value.map((each) => compileValue(each, destination));
        return (context) => entries.map((each) => each(context));
    }
    if (value === null || typeof value !== 'object')
        return () => value;
    const members = Object.entries(value).map(([name, each]) => [name, compileValue(each, destination)]);
    return (context) => Object.fromEntries(members.map(([name, each]) => [name, each(context)]));
}

// EXTERNAL MODULE: ./shared/mapping/alert-facts.ts
var alert_facts = __webpack_require__(5015);
// EXTERNAL MODULE: ./shared/mapping/severity.ts
var severity = __webpack_require__(4028);
;// CONCATENATED MODULE: ./shared/mapping/alert-message-facts.ts



/** Labels or annotations by their names; without those that Grafana keeps to itself. */
function labelsOf(value) {
    if (!(0,json_body/* isJsonObject */.OW)(value))
        return [];
    const texts = Object.entries(value).filter((entry) => typeof entry[1] === 'string');
    return texts.filter(([name]) => !name.startsWith('__')).sort(([left], [right]) => (left < right ? -1 : 1));
}
/** The facts of one alert. */
function alertFactsOf(alert, { id, state, extras }) {
    const labels = labelsOf(alert.find('labels'));
    const annotations = labelsOf(alert.find('annotations'));
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: ruleOf(labels) ?? (0,alert_facts/* nameFact */.st)(alert_message_facts_textOf(annotations, ['summary'])) ?? 'Alert',
        message: (0,alert_facts/* messageFact */.Kt)(textsOf(annotations)),
        url: (0,alert_facts/* urlFact */.cN)(alert.text('generatorURL')),
        ...commonFacts(labels, annotations, extras(alert)),
    });
}
/** The facts of a group, which is open while any of its alerts fires. */
function groupFactsOf(body, given) {
    const { id, state, alerts, extras } = given;
    const labels = labelsOf(body.find('commonLabels'));
    const annotations = labelsOf(body.find('commonAnnotations'));
    const grouped = labelsOf(body.find('groupLabels'));
    const shown = alerts.filter(({ isFiring }) => isFiring === (state === 'open'));
    const [only, ...others] = shown;
    const facts = commonFacts(labels, annotations, only !== undefined && others.length === 0 ? extras(only.reader) : []);
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: ruleOf(labels) ?? ruleOf(grouped) ?? (0,alert_facts/* nameFact */.st)(alert_message_facts_listed(grouped)) ?? (0,alert_facts/* nameFact */.st)(body.text('receiver')) ?? 'Alerts',
        message: (0,alert_facts/* messageFact */.Kt)(groupMessage(body, { state, shown, common: labels })),
        url: (0,alert_facts/* urlFact */.cN)(body.text('externalURL')),
        ...facts,
        severity: facts.severity ?? worstSeverity(shown),
    });
}
function commonFacts(labels, annotations, extras) {
    const project = alert_message_facts_textOf(labels, projectLabels);
    const told = labels.filter(([name]) => name !== 'alertname');
    const others = annotations.filter(([name]) => !shownAnnotations.has(name));
    const details = [...told, ...others].map(([name, value]) => ({ name, value }));
    return {
        severity: (0,alert_facts/* nameFact */.st)(alert_message_facts_textOf(labels, ['severity'])),
        rule_url: (0,alert_facts/* urlFact */.cN)(alert_message_facts_textOf(annotations, ['runbook_url'])),
        project: (0,alert_facts/* nameFact */.st)(project),
        object: (0,alert_facts/* nameFact */.st)(objectOf(labels, project)),
        labels: (0,alert_facts/* labelsFact */.O8)(told.map(([name, value]) => `${name}=${value}`)),
        details: (0,alert_facts/* detailsFact */.Ti)([...extras, ...details]),
    };
}
const shownAnnotations = new Set(['summary', 'description', 'message', 'runbook_url']);
/** What an alert is about, from the narrowest that people know by name; an exporter's `job` is the last resort. */
const projectLabels = ['namespace', 'instance', 'service', 'grafana_folder', 'job'];
/** Labels of things within a project that alerts are about. The first label of each list that an alert has counts. */
const objectLabels = [
    [
        'pod',
        'deployment',
        'statefulset',
        'daemonset',
        'replicaset',
        'horizontalpodautoscaler',
        'job_name',
        'cronjob',
        'persistentvolumeclaim',
        'node',
    ],
    ['container'],
    ['device', 'mountpoint', 'persistentvolume'],
];
/** `api-7d9f/worker`; undefined where no label says more than the project. */
function objectOf(labels, project) {
    const named = objectLabels.map((names) => alert_message_facts_textOf(labels, names));
    const parts = named.filter((part) => part !== undefined && part !== project);
    return parts.length === 0 ? undefined : parts.join('/');
}
/** Alerts of Grafana about a source of data that says nothing name the rule apart. */
function ruleOf(labels) {
    const name = alert_message_facts_textOf(labels, ['alertname']);
    const rule = alert_message_facts_textOf(labels, ['rulename']);
    const isAboutData = name === 'DatasourceNoData' || name === 'DatasourceError';
    return (0,alert_facts/* nameFact */.st)(isAboutData && rule !== undefined ? `${name}: ${rule}` : name);
}
function textsOf(annotations) {
    const summary = alert_message_facts_textOf(annotations, ['summary']);
    const description = alert_message_facts_textOf(annotations, ['description', 'message']);
    return [...new Set([summary, description])].filter((text) => text !== undefined).join('\n');
}
function alert_message_facts_textOf(texts, names) {
    for (const wanted of names) {
        const text = texts.find(([name]) => name === wanted)?.[1].trim();
        if (text !== undefined && text !== '')
            return text;
    }
    return undefined;
}
/** The alerts of a group, each by what the others do not have, in an order that does not change. */
function groupMessage(body, { state, shown, common }) {
    const left = body.find('truncatedAlerts');
    const more = typeof left === 'number' && left > 0 ? `, and ${left} more that the message leaves out` : '';
    const count = `${shown.length} ${shown.length === 1 ? 'alert' : 'alerts'}${more}`;
    const known = new Set(common.map(([name]) => name));
    const lines = shown.map(({ reader }) => {
        const own = alert_message_facts_listed(labelsOf(reader.find('labels')).filter(([name]) => !known.has(name)));
        const text = textsOf(labelsOf(reader.find('annotations'))).split('\n')[0] ?? '';
        return `- ${[own, text].filter((part) => part !== '').join(': ')}`;
    });
    return [`${count} ${state === 'open' ? 'firing' : 'resolved'}:`, ...lines.sort()].join('\n');
}
function worstSeverity(alerts) {
    const found = alerts.flatMap(({ reader }) => (0,alert_facts/* nameFact */.st)(reader.text('labels.severity')) ?? []);
    return found.sort((left, right) => (0,severity/* severityRank */.qs)(right) - (0,severity/* severityRank */.qs)(left))[0];
}
function alert_message_facts_listed(labels) {
    return labels.map(([name, value]) => `${name}=${value}`).join(', ');
}

// EXTERNAL MODULE: ./shared/mapping/event-time.ts
var event_time = __webpack_require__(4249);
;// CONCATENATED MODULE: ./shared/mapping/alert-message.ts





/**
 * A message about a group of alerts: an event for each alert, or one for the group.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
function* alertMessageEvents(delivery, { kind, groupBy }) {
    const payload = (0,json_body/* readJsonObject */.op)(delivery);
    const body = new json_body/* JsonReader */.OI(payload);
    requireVersion(body, kind);
    const listed = body.find('alerts');
    if (!Array.isArray(listed)) {
        throw new shared_errors/* TicketwireError */.Mw('malformed', "The member 'alerts' is missing, or is not a list.");
    }
    const objects = listed.filter(json_body/* isJsonObject */.OW);
    const found = groupBy === 'group' ? groupEvents(body, { objects, payload, kind }) : alertEvents(objects, payload, kind);
    const origin = groupBy === 'alert' ? body.text('externalURL') : undefined;
    let position = 0;
    for (const { subject, facts, at, payload: about } of found) {
        yield {
            id: `${delivery.source}/${delivery.id}/${position}`,
            sender: kind.sender,
            source: delivery.source,
            type: facts.state === 'closed' ? 'alert.closed' : 'alert.opened',
            subject: `${kind.sender}:${delivery.source}:${subject}`,
            occurredAt: (0,event_time/* orderTime */.o_)(at, delivery.receivedAt, maxLateMs),
            reportedAt: delivery.receivedAt,
            ...(origin === undefined ? {} : { origin }),
            // Every message tells of the whole group, and of most of it nothing new.
            ...(at === undefined || groupBy === 'group' ? {} : { occasion: new Date(at).toISOString() }),
            data: { alert: facts },
            payload: about,
        };
        position += 1;
    }
}
/**
 * A message tells of the present, though its alerts may be old. One that another member of a cluster sends late is known
 * by the time of its alert; later than this the alert fires once more, since Prometheus keeps the time of its start.
 */
const maxLateMs = 10 * 60_000;
/** Programs that send the same without a version are welcome. */
function requireVersion(body, { label, version, other }) {
    const given = body.find('version');
    if (given === version || (given === undefined && Array.isArray(body.find('alerts'))))
        return;
    const cause = given === other.version
        ? `${other.label} sends that one, to a source with 'sender: ${other.sender}'.`
        : "A payload of one's own making needs a source with 'sender: generic'.";
    throw new shared_errors/* TicketwireError */.Mw('malformed', `The member 'version' is not "${version}", as in ${label}'s messages. ${cause}`);
}
/** Reads an alert; one without a status of its own has that of its message. */
function readAlert(json, messageStatus) {
    const reader = new json_body/* JsonReader */.OI(json);
    const status = reader.text('status') ?? messageStatus;
    const id = idOf(reader);
    if (id === undefined || (status !== 'firing' && status !== 'resolved'))
        return undefined;
    const startsAt = (0,event_time/* isoTime */.Ly)(reader.find('startsAt'));
    const endsAt = (0,event_time/* isoTime */.Ly)(reader.find('endsAt'));
    const isFiring = status === 'firing';
    return { json, reader, id, isFiring, at: isFiring ? startsAt : endOf(startsAt, endsAt) };
}
/** After the start, even where both are told as the same moment. */
function endOf(startsAt, endsAt) {
    return endsAt === undefined ? undefined : (0,event_time/* latest */.IW)([endsAt, startsAt === undefined ? undefined : startsAt + 1]);
}
/** Its fingerprint, which older servers do not tell: it is made of the labels, and so is what stands for it. */
function idOf(reader) {
    const fingerprint = reader.text('fingerprint');
    if (fingerprint !== undefined && /^[\w-]{1,100}$/.test(fingerprint))
        return fingerprint;
    const labels = labelsOf(reader.find('labels'));
    return labels.length === 0 ? undefined : `labels-${shortHash(JSON.stringify(labels))}`;
}
/** What templates see of the sender's body is the message as it would be about this alert alone. */
function* alertEvents(objects, payload, { extras }) {
    const status = new json_body/* JsonReader */.OI(payload).text('status');
    for (const object of objects) {
        const alert = readAlert(object, status);
        if (alert === undefined)
            continue;
        const { json, reader, id, isFiring, at } = alert;
        const facts = alertFactsOf(reader, { id, state: isFiring ? 'open' : 'closed', extras });
        yield { subject: id, facts, at, payload: { ...payload, alerts: [json] } };
    }
}
function groupEvents(body, { objects, payload, kind }) {
    const messageStatus = body.text('status');
    const alerts = objects.map((each) => readAlert(each, messageStatus)).filter((alert) => alert !== undefined);
    const id = shortHash(JSON.stringify([body.requireText('receiver'), body.requireText('groupKey')]));
    const status = body.requireText('status');
    if (status !== 'firing' && status !== 'resolved')
        return [];
    const state = status === 'firing' ? 'open' : 'closed';
    const facts = groupFactsOf(body, { id, state, alerts, extras: kind.extras });
    // It tells of the group as it is now, whenever its alerts began: the order of receipt is the order.
    return [{ subject: `group:${id}`, facts, at: undefined, payload }];
}
function shortHash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 32);
}

// EXTERNAL MODULE: ./shared/signing/hmac.ts
var hmac = __webpack_require__(6739);
;// CONCATENATED MODULE: ./shared/signing/bearer.ts

/**
 * No signature: the secret itself, as `Authorization: Bearer SECRET` (RFC 6750). It proves who sends, and says nothing of
 * the body.
 */
const bearerScheme = {
    ...authorization('bearer', { word: 'Bearer', credentials: (secret) => secret }),
    objectionTo: (secret) => /^[\x21-\x7e]+$/.test(secret) ? undefined : 'must be one word of ASCII without blanks: no header holds another',
};
/** The same as `Authorization: Basic`; the secret is `USER:PASSWORD` (RFC 7617). */
const basicScheme = {
    ...authorization('basic', { word: 'Basic', credentials: (secret) => Buffer.from(secret, 'utf8').toString('base64') }),
    objectionTo: (secret) => (secret.includes(':') ? undefined : 'must be USER:PASSWORD'),
};
function authorization(id, { word, credentials }) {
    const mayMatch = (headers, secret) => {
        const [, given, rest] = /^(\S+) +(\S+)$/.exec(headers.authorization ?? '') ?? [];
        return given?.toLowerCase() === word.toLowerCase() && (0,hmac/* isSameText */.cZ)(rest ?? '', credentials(secret));
    };
    return {
        id,
        headers: ['authorization'],
        coversBody: false,
        mayMatch,
        matches: ({ headers }, secret, now) => mayMatch(headers, secret, now),
        sign: (_body, secret) => ({ authorization: `${word} ${credentials(secret)}` }),
    };
}

;// CONCATENATED MODULE: ./shared/senders/alertmanager.ts


/** Prometheus Alertmanager's webhook, version 4. docs/senders/alertmanager.md */
const alertmanager = {
    id: 'alertmanager',
    label: 'Alertmanager',
    docs: 'docs/senders/alertmanager.md',
    scheme: bearerScheme,
    marks: [],
    takes: ['bearer', 'basic', 'group-by'],
    labels: [],
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: () => undefined,
    configured: ({ groupBy }) => ({
        ...alertmanager,
        normalize: (delivery) => alertMessageEvents(delivery, { kind, groupBy }),
    }),
    normalize: (delivery) => alertMessageEvents(delivery, { kind, groupBy: 'alert' }),
};
const kind = {
    sender: 'alertmanager',
    label: 'Alertmanager',
    version: '4',
    other: { version: '1', label: 'Grafana', sender: 'grafana' },
    extras: () => [],
};

// EXTERNAL MODULE: ./shared/mapping/told-event.ts
var told_event = __webpack_require__(6067);
;// CONCATENATED MODULE: ./shared/mapping/bitbucket-payload.ts


/** `workspace/name` of Cloud, `PROJECT/name` of Data Center. */
function bitbucketRepository(json) {
    const body = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(json) ? json : {});
    const project = body.text('project.key');
    const slug = body.text('slug');
    const own = project === undefined || slug === undefined ? '' : `${project}/${slug}`;
    const id = body.find('uuid') ?? body.find('id');
    return {
        ...(typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {}),
        full_name: body.text('full_name') ?? own,
        url: addressOf(body.find('links')).replace(/\/browse$/, ''),
        default_branch: body.text('mainbranch.name') ?? '',
        forge: 'bitbucket',
    };
}
/** Where people look at a thing: Cloud's `links.html`, Data Center's first `links.self`. */
function addressOf(links) {
    const body = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(links) ? links : {});
    const [first] = (0,told_event/* objectsIn */.Qv)(body.find('self'));
    const own = first?.href;
    return body.text('html.href') ?? (typeof own === 'string' ? own : '');
}
/** In Cloud people choose their names themselves, and two may choose the same: only the account's id is theirs. */
function bitbucketActor(json) {
    if (!(0,json_body/* isJsonObject */.OW)(json))
        return undefined;
    const body = new json_body/* JsonReader */.OI(json);
    const login = body.text('account_id') ?? body.text('uuid') ?? body.text('name') ?? body.text('username');
    const name = body.text('display_name') ?? body.text('displayName');
    const kind = body.text('type')?.toLowerCase();
    if (login === undefined && name === undefined)
        return undefined;
    return {
        login: login ?? name ?? '',
        ...(name === undefined ? {} : { name }),
        is_bot: kind === 'app_user' || kind === 'service',
    };
}
function cloudPullRequest({ body, repository }) {
    const at = (member) => body.text(`pullrequest.${member}`) ?? '';
    const number = body.find('pullrequest.id');
    if (typeof number !== 'number')
        return undefined;
    return {
        number,
        title: at('title'),
        body: at('description') || at('rendered.description.raw'),
        branch: at('source.branch.name'),
        base: at('destination.branch.name'),
        url: addressOf(body.find('pullrequest.links')),
        author: bitbucketActor(body.find('pullrequest.author'))?.login ?? '',
        is_draft: body.find('pullrequest.draft') === true,
        is_fork: at('source.repository.full_name').toLowerCase() !== repository.full_name.toLowerCase(),
        labels: [],
    };
}
function dataCenterPullRequest({ body }) {
    const at = (member) => body.text(`pullRequest.${member}`) ?? '';
    const number = body.find('pullRequest.id');
    if (typeof number !== 'number')
        return undefined;
    const home = (side) => bitbucketRepository(body.find(`pullRequest.${side}.repository`)).full_name.toLowerCase();
    return {
        number,
        title: at('title'),
        body: at('description'),
        branch: at('fromRef.displayId'),
        base: at('toRef.displayId'),
        url: addressOf(body.find('pullRequest.links')),
        author: bitbucketActor(body.find('pullRequest.author.user'))?.login ?? '',
        is_draft: body.find('pullRequest.draft') === true,
        is_fork: home('fromRef') !== home('toRef'),
        labels: [],
    };
}

// EXTERNAL MODULE: ./shared/mapping/push-facts.ts
var push_facts = __webpack_require__(2725);
;// CONCATENATED MODULE: ./shared/mapping/bitbucket-item-event.ts





const pullRequestVerbs = {
    created: 'opened',
    opened: 'opened',
    updated: 'updated',
    from_ref_updated: 'updated',
    modified: 'edited',
    fulfilled: 'merged',
    merged: 'merged',
    rejected: 'closed',
    declined: 'closed',
};
/** Pull requests of both; what a reviewer said is `reviewed`. */
function pullRequestEvents(given) {
    const { key, body, repository, actor } = given;
    const isCloud = key.startsWith('pullrequest:');
    const facts = isCloud ? cloudPullRequest(given) : dataCenterPullRequest(given);
    if (facts === undefined)
        return [];
    const verb = pullRequestVerbs[key.slice(key.indexOf(':') + 1)] ?? 'reviewed';
    const on = verb === 'opened' ? 'created_on' : 'updated_on';
    return [
        {
            type: `pull_request.${verb}`,
            subject: `pull_request:${repository.full_name}#${facts.number}`,
            occurredAt: isCloud ? (0,event_time/* timeOf */.nR)(body.find(`pullrequest.${on}`)) : undefined,
            data: {
                pull_request: { ...facts, ...changedFacts(given, verb) },
                ...authorOf(body.find(isCloud ? 'pullrequest.author' : 'pullRequest.author.user')),
            },
            ...(verb === 'opened' ? { written: { text: facts.body, on: 'pull_request', by: actor } } : {}),
        },
    ];
}
const reviewStates = {
    approved: 'approved',
    'reviewer:approved': 'approved',
    changes_request_created: 'changes_requested',
    'reviewer:needs_work': 'changes_requested',
    'reviewer:changes_requested': 'changes_requested',
};
function changedFacts({ key, body, actor }, verb) {
    const mergedBy = bitbucketActor(body.find('pullrequest.closed_by')) ?? actor;
    return (0,told_event/* saidFacts */.x3)({
        merged_by: verb === 'merged' ? mergedBy?.login : undefined,
        review_state: verb === 'reviewed' ? reviewStates[key.slice(key.indexOf(':') + 1)] : undefined,
    });
}
function authorOf(json) {
    const author = bitbucketActor(json);
    return author === undefined ? {} : { author };
}
const closedStates = new Set(['resolved', 'closed', 'invalid', 'duplicate', 'wontfix']);
/** Issues, of Cloud alone. */
function issueEvents({ key, body, repository, actor }) {
    const issue = issueFacts(body);
    if (issue === undefined)
        return [];
    const verb = key === 'issue:created' ? 'opened' : issueVerb(body);
    return [
        {
            type: `issue.${verb}`,
            subject: `issue:${repository.full_name}#${issue.number}`,
            occurredAt: (0,event_time/* timeOf */.nR)(body.find(`issue.${verb === 'opened' ? 'created_on' : 'updated_on'}`)),
            data: { issue: { ...issue, ...assigneeFact(body) }, ...authorOf(body.find('issue.reporter')) },
            ...(verb === 'opened' ? { written: { text: issue.body, on: 'issue', by: actor } } : {}),
        },
    ];
}
function assigneeFact(body) {
    const change = body.find('changes.assignee.new') ?? body.find('changes.assignee.old') ?? body.find('issue.assignee');
    const assignee = bitbucketActor(change);
    return (0,told_event/* saidFacts */.x3)({ assignee: typeof change === 'string' ? change : (assignee?.name ?? assignee?.login) });
}
function issueVerb(body) {
    const [before, after] = ['old', 'new'].map((when) => closedStates.has(body.text(`changes.status.${when}`) ?? ''));
    if (before !== after)
        return after ? 'closed' : 'reopened';
    if (body.find('changes.assignee.new') !== undefined)
        return 'assigned';
    return body.find('changes.assignee.old') === undefined ? 'edited' : 'unassigned';
}
function issueFacts(body) {
    const number = body.find('issue.id');
    if (typeof number !== 'number')
        return undefined;
    const kind = body.text('issue.kind');
    return {
        number,
        title: body.text('issue.title') ?? '',
        body: body.text('issue.content.raw') ?? '',
        url: addressOf(body.find('issue.links')),
        author: bitbucketActor(body.find('issue.reporter'))?.login ?? '',
        labels: kind === undefined ? [] : [kind],
    };
}
const commentVerbs = {
    comment_created: 'created',
    commit_comment_created: 'created',
    'comment:added': 'created',
    comment_updated: 'edited',
    'comment:edited': 'edited',
    comment_deleted: 'deleted',
    'comment:deleted': 'deleted',
};
/** Comments on pull requests, their lines, commits and issues. */
function commentEvents(given) {
    const { key, body, actor } = given;
    const verb = commentVerbs[key.slice(key.indexOf(':') + 1)];
    const about = aboutOf(given);
    if (verb === undefined || about === undefined)
        return [];
    const text = body.text('comment.content.raw') ?? body.text('comment.text') ?? '';
    const by = bitbucketActor(body.find('comment.user') ?? body.find('comment.author')) ?? actor;
    const [first, then] = verb === 'created' ? ['created', 'updated'] : ['updated', 'created'];
    return [
        {
            type: `comment.${verb}`,
            subject: about.subject,
            occurredAt: (0,event_time/* timeOf */.nR)(body.text(`comment.${first}_on`)) ??
                (0,event_time/* millisecondsOf */.W$)(body.find(`comment.${first}Date`)) ??
                (0,event_time/* timeOf */.nR)(body.text(`comment.${then}_on`)),
            data: {
                ...about.data,
                comment: { on: about.on, body: text, url: addressOf(body.find('comment.links')), ...placeFacts(body) },
                ...(by === undefined ? {} : { author: by }),
            },
            ...(verb === 'created' ? { written: { text, on: about.on, by } } : {}),
        },
    ];
}
function placeFacts(body) {
    return (0,told_event/* saidFacts */.x3)({
        path: body.text('comment.inline.path') ?? body.text('comment.anchor.path'),
        line: (0,alert_facts/* lineFact */.XB)(body.find('comment.inline.to')) ??
            (0,alert_facts/* lineFact */.XB)(body.find('comment.inline.from')) ??
            (0,alert_facts/* lineFact */.XB)(body.find('comment.anchor.line')),
        sha: (0,push_facts/* shortId */.m_)(body.text('commit.hash') ?? body.text('commit')),
    });
}
function aboutOf(given) {
    const { key, body, repository } = given;
    if (key.startsWith('issue:')) {
        const issue = issueFacts(body);
        if (issue === undefined)
            return undefined;
        return { on: 'issue', subject: `issue:${repository.full_name}#${issue.number}`, data: { issue } };
    }
    if (key.startsWith('repo:')) {
        const sha = body.text('commit.hash') ?? body.text('commit') ?? '';
        return { on: 'commit', subject: `commit:${repository.full_name}@${sha}`, data: {} };
    }
    const facts = key.startsWith('pr:') ? dataCenterPullRequest(given) : cloudPullRequest(given);
    if (facts === undefined)
        return undefined;
    // Data Center calls a line's place an anchor.
    const isOnLine = body.find('comment.inline') !== undefined || body.find('comment.anchor') !== undefined;
    const subject = `pull_request:${repository.full_name}#${facts.number}`;
    return { on: isOnLine ? 'diff' : 'pull_request', subject, data: { pull_request: facts } };
}

;// CONCATENATED MODULE: ./shared/mapping/bitbucket-push-event.ts






/** Each changed branch and tag. Cloud lists the last five commits of each. */
function cloudPushEvents(given) {
    return (0,told_event/* objectsIn */.Qv)(given.body.find('push.changes')).flatMap((json) => {
        const change = new json_body/* JsonReader */.OI(json);
        const isDeleted = change.find('new') === undefined;
        const of = isDeleted ? 'old' : 'new';
        const name = change.text(`${of}.name`);
        if (name === undefined)
            return [];
        const isTag = (change.text(`${of}.type`) ?? '').endsWith('tag');
        const url = addressOf(change.find('links')) || addressOf(change.find(`${of}.links`));
        const listed = (0,told_event/* objectsIn */.Qv)(change.find('commits'));
        const occurredAt = (0,event_time/* timeOf */.nR)(change.find('new.date'));
        const idOf = (when) => (change.find(when) === undefined ? zeros : change.text(`${when}.target.hash`));
        const moved = (0,push_facts/* movedFacts */.H_)(idOf('old'), idOf('new'));
        const facts = {
            ...moved,
            ...(change.find('forced') === true ? { is_forced: true } : {}),
            ...(change.find('truncated') === true ? { has_more_commits: true } : { commit_count: listed.length }),
            commit_list: listed.map(cloudCommit),
            ref_url: addressOf(change.find(`${of}.links`)) || url,
        };
        return [pushEvent(given, { name, isTag, isDeleted, url, commits: listed.map(messageOf), facts, occurredAt })];
    });
}
/** The same of Data Center, which lists commits only since 8.0, and of one changed branch alone. */
function dataCenterPushEvents(given) {
    const changes = (0,told_event/* objectsIn */.Qv)(given.body.find('changes'));
    const listed = changes.length === 1 ? (0,told_event/* objectsIn */.Qv)(given.body.find('commits')) : [];
    const { url: home } = given.repository;
    return changes.flatMap((json) => {
        const change = new json_body/* JsonReader */.OI(json);
        const ref = change.text('ref.id') ?? change.text('refId') ?? '';
        const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
        if (name === undefined)
            return [];
        const isDeleted = change.text('type') === 'DELETE';
        return [
            pushEvent(given, {
                name,
                isTag: kind === 'tags',
                isDeleted,
                url: home,
                commits: isDeleted ? [] : listed.map(messageOf),
                facts: {
                    ...(0,push_facts/* movedFacts */.H_)(change.text('fromHash'), change.text('toHash')),
                    commit_list: isDeleted ? [] : listed.map((commit) => dataCenterCommit(commit, home)),
                    ...((0,mapping_escape/* inertUrl */.SM)(home) === undefined
                        ? {}
                        : { ref_url: `${home}/browse?at=${encodeURIComponent(ref.toWellFormed())}` }),
                },
            }),
        ];
    });
}
function pushEvent({ repository }, change) {
    const { name, isTag, isDeleted, url, commits, facts, occurredAt } = change;
    const ref = `refs/${isTag ? 'tags' : 'heads'}/${name}`;
    return {
        type: `push.${isDeleted ? 'deleted' : isTag ? 'tag' : 'branch'}`,
        subject: `push:${repository.full_name}:${ref}`,
        occurredAt,
        data: {
            push: {
                ref,
                ...(isTag ? { tag: name } : { branch: name }),
                is_default_branch: !isTag && name === repository.default_branch,
                url,
                commits,
                paths: [],
                ...facts,
            },
        },
    };
}
/** Cloud leaves out what was not there before, or is not any more. */
const zeros = '0'.repeat(40);
function cloudCommit(json) {
    const commit = new json_body/* JsonReader */.OI(json);
    return {
        id: (0,push_facts/* shortId */.m_)(commit.text('hash')) ?? '',
        title: (0,push_facts/* firstLine */.TM)(commit.find('message')),
        url: addressOf(commit.find('links')),
        author: commit.text('author.user.display_name') ?? nameIn(commit.text('author.raw') ?? ''),
    };
}
function dataCenterCommit(json, repository) {
    const commit = new json_body/* JsonReader */.OI(json);
    const id = commit.text('id');
    return {
        id: (0,push_facts/* shortId */.m_)(id) ?? '',
        title: (0,push_facts/* firstLine */.TM)(commit.find('message')),
        url: id === undefined || (0,mapping_escape/* inertUrl */.SM)(repository) === undefined
            ? ''
            : `${repository}/commits/${encodeURIComponent(id.toWellFormed())}`,
        author: commit.text('author.displayName') ?? commit.text('author.name') ?? '',
    };
}
function messageOf({ message }) {
    return typeof message === 'string' ? message : '';
}
/** The name of `Name <address>`. */
function nameIn(author) {
    const end = author.indexOf('<');
    return (end < 0 ? author : author.slice(0, end)).trimEnd();
}

;// CONCATENATED MODULE: ./shared/mapping/bitbucket-event.ts






/**
 * The events of a webhook of Bitbucket Cloud or Data Center; several where one push changed several branches or tags.
 * An unknown one is `other.KEY`. Pure.
 * https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/
 * https://confluence.atlassian.com/bitbucketserver/event-payload-938025882.html
 */
function readBitbucketEvents(key, payload) {
    const body = new json_body/* JsonReader */.OI(payload);
    const inPullRequest = body.find('pullRequest.toRef.repository');
    // Data Center reports a fork with the new repository; people who watch the old one want to know.
    const forked = key === 'repo:forked' ? body.find('repository.origin') : undefined;
    const repository = bitbucketRepository(forked ?? body.find('repository') ?? inPullRequest);
    const actor = bitbucketActor(body.find('actor'));
    const given = { key, body, repository, actor };
    const told = Object.hasOwn(readers, key) ? (readers[key]?.(given) ?? []) : [];
    const other = { type: (0,told_event/* otherType */.FK)(key), subject: `${key}:${repository.full_name}`, data: {} };
    // Data Center says when; Cloud does so in each thing.
    const occurredAt = (0,event_time/* timeOf */.nR)(body.find('date'));
    return (told.length > 0 ? told : [other]).map((event) => ({
        ...event,
        occurredAt: event.occurredAt ?? occurredAt,
        data: { ...event.data, repository, ...(actor === undefined ? {} : { actor }) },
    }));
}
const readers = {
    'repo:push': cloudPushEvents,
    'repo:refs_changed': dataCenterPushEvents,
    'repo:commit_status_created': statusEvents,
    'repo:commit_status_updated': statusEvents,
    'repo:commit_comment_created': commentEvents,
    'repo:comment:added': commentEvents,
    'repo:comment:edited': commentEvents,
    'repo:comment:deleted': commentEvents,
    'pullrequest:created': pullRequestEvents,
    'pullrequest:updated': pullRequestEvents,
    'pullrequest:fulfilled': pullRequestEvents,
    'pullrequest:rejected': pullRequestEvents,
    'pullrequest:approved': pullRequestEvents,
    'pullrequest:changes_request_created': pullRequestEvents,
    'pullrequest:comment_created': commentEvents,
    'pullrequest:comment_updated': commentEvents,
    'pullrequest:comment_deleted': commentEvents,
    'pr:opened': pullRequestEvents,
    'pr:modified': pullRequestEvents,
    'pr:from_ref_updated': pullRequestEvents,
    'pr:merged': pullRequestEvents,
    'pr:declined': pullRequestEvents,
    'pr:reviewer:approved': pullRequestEvents,
    'pr:reviewer:needs_work': pullRequestEvents,
    'pr:reviewer:changes_requested': pullRequestEvents,
    'pr:comment:added': commentEvents,
    'pr:comment:edited': commentEvents,
    'pr:comment:deleted': commentEvents,
    'issue:created': issueEvents,
    'issue:updated': issueEvents,
    'issue:comment_created': commentEvents,
    'diagnostics:ping': () => [{ type: 'ping.received', subject: 'ping:', data: {} }],
};
const statusVerbs = { FAILED: 'failed', SUCCESSFUL: 'passed', STOPPED: 'cancelled' };
/**
 * What a build said of a commit. Without a branch nothing could ever tell that it passes again, and it is no run.
 * https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/#Build-status-created
 */
function statusEvents({ body, repository }) {
    const at = (member) => body.text(`commit_status.${member}`) ?? '';
    const verb = Object.hasOwn(statusVerbs, at('state')) ? statusVerbs[at('state')] : undefined;
    const branch = at('refname');
    const key = at('key');
    if (verb === undefined || branch === '' || key === '')
        return [];
    const sha = at('commit.hash');
    const message = body.text('commit_status.commit.message');
    return [
        {
            type: `run.${verb}`,
            subject: `run:${repository.full_name}:status/${key}:${branch}`,
            occurredAt: (0,event_time/* timeOf */.nR)(at('updated_on')) ?? (0,event_time/* timeOf */.nR)(at('created_on')),
            data: {
                run: {
                    id: `${key}/${sha}`,
                    attempt: 1,
                    workflow: at('name') || key,
                    branch,
                    event: 'status',
                    conclusion: at('state').toLowerCase(),
                    url: at('url'),
                    path: `status/${key}`,
                    home: repository.full_name,
                    is_fork: false,
                    ...(sha === '' ? {} : { sha }),
                    ...(at('description') === '' ? {} : { title: at('description') }),
                    ...(message === undefined ? {} : { message }),
                },
            },
        },
    ];
}

;// CONCATENATED MODULE: ./shared/signing/atlassian.ts

/**
 * Bitbucket and Jira: HMAC-SHA256 after `sha256=`, in the header that GitHub used for SHA-1.
 * https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/#Secure-webhooks
 */
const atlassianScheme = (0,signature_form/* schemeOf */.dz)({
    ...signature_form/* plainForm */.NG,
    id: 'atlassian',
    header: 'x-hub-signature',
    prefix: 'sha256=',
});

;// CONCATENATED MODULE: ./shared/senders/bitbucket.ts





/** Webhooks of Bitbucket Cloud and Bitbucket Data Center. docs/senders/bitbucket.md */
const bitbucket = {
    id: 'bitbucket',
    label: 'Bitbucket',
    docs: 'docs/senders/bitbucket.md',
    scheme: atlassianScheme,
    marks: ['x-event-key'],
    labels: [],
    namesRepositories: true,
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['x-request-uuid'] ?? headers['x-request-id'],
    // Data Center's button "Test connection".
    isUnsignedTest: (headers) => headers['x-event-key'] === 'diagnostics:ping' && headers['x-hub-signature'] === undefined,
    eventHeaders: (event) => ({ 'x-event-key': event }),
    normalize: (delivery) => {
        const key = delivery.headers['x-event-key'];
        if (key === undefined) {
            throw new shared_errors/* TicketwireError */.Mw('malformed', 'The header X-Event-Key is missing: Bitbucket names the event there.');
        }
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: bitbucket.id, payload, events: readBitbucketEvents(key, payload) });
    },
};

;// CONCATENATED MODULE: ./shared/mapping/event-facts.ts


/** The facts that a source may fill by templates, by family. */
const factKinds = {
    alert: {
        id: 'name',
        rule: 'name',
        rule_url: 'url',
        severity: 'name',
        message: 'text',
        file: 'name',
        line: 'number',
        url: 'url',
        labels: 'list',
        project: 'name',
        project_url: 'url',
        language: 'name',
    },
    run: {
        id: 'name',
        attempt: 'number',
        number: 'number',
        workflow: 'name',
        branch: 'name',
        event: 'name',
        conclusion: 'name',
        url: 'url',
        sha: 'name',
        title: 'name',
        message: 'text',
    },
    push: {
        ref: 'name',
        branch: 'name',
        tag: 'name',
        is_default_branch: 'flag',
        url: 'url',
        commits: 'list',
        paths: 'list',
        before: 'name',
        after: 'name',
        is_new: 'flag',
        is_forced: 'flag',
        commit_count: 'number',
        ref_url: 'url',
    },
    pull_request: {
        number: 'number',
        title: 'name',
        body: 'text',
        branch: 'name',
        base: 'name',
        url: 'url',
        author: 'name',
        labels: 'list',
        merged_by: 'name',
        label: 'name',
        assignee: 'name',
        reviewer: 'name',
        milestone: 'name',
        review_state: 'name',
    },
    review: { body: 'text', url: 'url' },
    release: { tag: 'name', name: 'name', body: 'text', url: 'url', is_prerelease: 'flag' },
    issue: {
        number: 'number',
        key: 'name',
        title: 'name',
        body: 'text',
        url: 'url',
        author: 'name',
        labels: 'list',
        label: 'name',
        assignee: 'name',
        milestone: 'name',
        reason: 'name',
    },
    comment: { on: 'name', body: 'text', url: 'url', path: 'name', line: 'number', sha: 'name' },
    deployment: { environment: 'name', ref: 'name', sha: 'name', url: 'url', state: 'name', description: 'text' },
    repository: { full_name: 'name', url: 'url', default_branch: 'name' },
    actor: { login: 'name', name: 'name', is_bot: 'flag' },
    author: { login: 'name', name: 'name', is_bot: 'flag' },
};
/** What a fact is where nothing was said and the family cannot be without. */
const absent = {
    run: { attempt: 1, workflow: '', branch: '', event: '', conclusion: '', url: '', path: '', home: '', is_fork: false },
    push: { ref: '', is_default_branch: false, url: '', commits: [], paths: [] },
    pull_request: {
        number: 0,
        title: '',
        body: '',
        branch: '',
        base: '',
        url: '',
        author: '',
        is_draft: false,
        is_fork: false,
        labels: [],
    },
    review: { body: '', url: '' },
    release: { tag: '', name: '', body: '', url: '', is_prerelease: false },
    issue: { title: '', body: '', url: '', author: '', labels: [] },
    comment: { on: 'issue', body: '', url: '' },
    deployment: { environment: '', ref: '', sha: '', url: '', state: '', description: '' },
    repository: { full_name: '', url: '', default_branch: '' },
    actor: { login: '', is_bot: false },
    author: { login: '', is_bot: false },
};
/** Facts of one family from their texts; what no fact can be made of was not said. */
function factsFromTexts(family, texts) {
    const kinds = Object.hasOwn(factKinds, family)
        ? factKinds[family]
        : {};
    const facts = { ...absent[family] };
    for (const [fact, text] of Object.entries(texts)) {
        const kind = Object.hasOwn(kinds, fact) ? kinds[fact] : undefined;
        if (kind === undefined)
            throw new shared_errors/* TicketwireError */.Mw('internal', `No fact is called '${family}.${fact}'.`);
        const value = event_facts_readers[kind](text.trim());
        if (value !== undefined)
            facts[fact] = value;
    }
    return { [family]: facts };
}
const event_facts_readers = {
    name: alert_facts/* nameFact */.st,
    text: alert_facts/* messageFact */.Kt,
    url: alert_facts/* urlFact */.cN,
    number: (text) => (/^\d{1,15}$/.test(text) ? (0,alert_facts/* lineFact */.XB)(Number(text)) : undefined),
    list: (text) => (0,alert_facts/* labelsFact */.O8)(text.split(/[\n,]/)),
    flag: (text) => (/^(true|yes|1)$/i.test(text) ? true : /^(false|no|0|)$/i.test(text) ? false : undefined),
};

// EXTERNAL MODULE: ./shared/model/event-families.ts + 1 modules
var event_families = __webpack_require__(8808);
// EXTERNAL MODULE: ./shared/signing/form.ts
var signing_form = __webpack_require__(4558);
;// CONCATENATED MODULE: ./shared/senders/body.ts



const jsonType = 'application/json';
/** The media types of hooks that are set to send JSON, or a form with the JSON in one field. */
const jsonOrForm = [jsonType, signing_form/* formType */.HA];
/** The JSON of a body, or of the field `payload` of a form. Throws `malformed` where there is none. */
function readJsonOrForm(delivery) {
    if (!isForm(delivery))
        return (0,json_body/* readJsonObject */.op)(delivery);
    const field = (0,signing_form/* formField */.Tn)(delivery.body, 'payload');
    if (field === undefined)
        throw new shared_errors/* TicketwireError */.Mw('malformed', "The form has no field 'payload'.");
    return (0,json_body/* readJsonObject */.op)({ body: field });
}
/** True if a body is a form and no JSON. */
function isForm({ headers }) {
    return (0,signing_form/* mediaTypeOf */.c0)(headers) === signing_form/* formType */.HA;
}

;// CONCATENATED MODULE: ./shared/senders/generic.ts







/** Any system: its source says how it signs and what its bodies mean. docs/senders/generic.md */
const generic = {
    id: 'generic',
    label: 'any other system',
    docs: 'docs/senders/generic.md',
    scheme: schemeOfSettings({}),
    marks: [],
    sharesMarks: 'all',
    takes: ['signature', 'event', 'delivery-id', 'bearer', 'basic'],
    needs: ['event'],
    labels: [],
    namesRepositories: true,
    contentTypes: jsonOrForm,
    maxBodyBytes: 1024 * 1024,
    deliveryId: () => undefined,
    configured: (settings) => ({ ...generic, label: settings.name, ...setUp(settings) }),
    // A source of it always says what its bodies mean.
    normalize: () => [],
};
function schemeOfSettings({ header = 'x-signature', headerPrefix: _, ...rest }) {
    return (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, ...rest, id: 'generic', header });
}
function setUp({ signature, deliveryId, event }) {
    const scheme = schemeOfSettings(signature);
    const idIn = (delivery) => {
        const context = contextOf(delivery, readJsonOrForm(delivery));
        const id = deliveryId === undefined ? '' : renderedOr(deliveryId, context, '').trim();
        return id.length <= maxIdChars ? id : (0,external_node_crypto_.createHash)('sha256').update(id).digest('hex');
    };
    return {
        scheme,
        ...(deliveryId === undefined ? {} : { idIn }),
        ...(event === undefined
            ? {}
            : {
                normalize: (delivery) => templatedEvents(delivery, { sender: generic.id, templates: event, payload: readJsonOrForm(delivery) }),
            }),
    };
}
const maxIdChars = 200;
/** What templates of a source see. No header of it is a secret. */
function contextOf({ headers }, payload) {
    return { headers, payload };
}
/** The event that a source's templates make of a body; none where its type is empty. Throws `malformed` where they cannot. */
function templatedEvents(delivery, { sender, templates, payload }) {
    const context = contextOf(delivery, payload);
    const type = said('type', templates.type, context);
    if (type === '')
        return [];
    const { family, verb } = partsOf(type);
    const subject = said('subject', templates.subject, context);
    if (subject === '') {
        const message = `The template 'event.subject' gives nothing for this body, and '${type}' must be about something.`;
        throw new shared_errors/* TicketwireError */.Mw('malformed', message);
    }
    const data = {};
    for (const [of, facts] of Object.entries(templates.facts)) {
        const texts = Object.entries(facts).map(([fact, template]) => [fact, renderedOr(template, context, '')]);
        Object.assign(data, factsFromTexts(of, Object.fromEntries(texts)));
    }
    if (family === 'alert')
        data.alert = { id: subject, ...data.alert, state: stateAfter(verb) };
    if (family === 'run')
        data.run = generic_runOf(data.run, subject);
    const event = {
        type: `${family}.${verb}`,
        subject: `${delivery.source}:${subject}`,
        occurredAt: templates.at === undefined ? undefined : requireTime(said('at', templates.at, context)),
        data,
    };
    return (0,told_event/* hookEvents */.BR)(delivery, { sender, payload, events: [event] });
}
function generic_runOf(found, subject) {
    const run = found ?? factsFromTexts('run', {}).run;
    return { ...run, id: run.id ?? subject, path: run.workflow };
}
/** The type as rules know it, in its two parts. */
function partsOf(text) {
    const other = /^other\.(.+)$/.exec(text)?.[1];
    const type = other === undefined ? text : (0,told_event/* otherType */.FK)(other);
    const [family = '', verb = ''] = [type.slice(0, type.indexOf('.')), type.slice(type.indexOf('.') + 1)];
    // Nobody but the receiver itself may report its state.
    const isKnown = Object.hasOwn(event_families/* eventFamilies */.Bl, family) && family !== event_families/* ownSource */.Cd;
    const verbs = isKnown ? event_families/* eventFamilies */.Bl[family] : undefined;
    if (other !== undefined || verbs?.includes(verb))
        return { family, verb };
    const known = verbs === undefined ? `alert.opened, or other.NAME` : verbs.map((each) => `${family}.${each}`).join(', ');
    throw new shared_errors/* TicketwireError */.Mw('malformed', `The template 'event.type' gives '${text.slice(0, 100)}' for this body, which is no event type. Such are ${known}.`);
}
function stateAfter(verb) {
    if (verb === 'closed')
        return 'closed';
    return verb === 'suppressed' ? 'suppressed' : 'open';
}
/** What a template of an event says; throws `malformed`, naming it, where a body makes it fail. */
function said(name, template, context) {
    try {
        return template.render(context).trim();
    }
    catch (cause) {
        const words = cause instanceof shared_errors/* TicketwireError */.Mw ? cause.message : 'it failed';
        throw new shared_errors/* TicketwireError */.Mw('malformed', `The template 'event.${name}' gives nothing for this body: ${words}`, {
            cause,
        });
    }
}
/** What no fact can be made of is left out. */
function renderedOr(template, context, otherwise) {
    try {
        return template.render(context);
    }
    catch (error) {
        if (error instanceof shared_errors/* TicketwireError */.Mw)
            return otherwise;
        throw error;
    }
}
/** A time decides about order: one that cannot be read is not taken for another. */
function requireTime(text) {
    const seconds = /^\d{9,10}(\.\d{1,9})?$/.test(text) ? Math.trunc(Number(text) * 1_000) : undefined;
    const milliseconds = /^\d{12,13}$/.test(text) ? Number(text) : undefined;
    const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
    const at = seconds ?? milliseconds ?? (isIso ? Date.parse(text) : Number.NaN);
    if (!Number.isNaN(at))
        return at;
    const remedy = 'It must be ISO 8601 with its zone, or seconds or milliseconds since 1970.';
    throw new shared_errors/* TicketwireError */.Mw('malformed', `The template 'event.at' gives '${text.slice(0, 50)}' for this body. ${remedy}`);
}

// EXTERNAL MODULE: ./shared/mapping/github-event.ts + 4 modules
var github_event = __webpack_require__(4059);
// EXTERNAL MODULE: ./shared/mapping/github-payload.ts
var github_payload = __webpack_require__(1099);
// EXTERNAL MODULE: ./shared/mapping/github-run-event.ts
var github_run_event = __webpack_require__(6317);
;// CONCATENATED MODULE: ./shared/mapping/gitea-event.ts





/**
 * The event of a webhook of Gitea or Forgejo. Where their bodies are GitHub's they are read as GitHub's are, by the words
 * that GitHub has for them. Pure. https://docs.gitea.com/usage/webhooks
 */
function readGiteaEvent(name, payload) {
    const run = forgejoRun(name, payload);
    if (run !== undefined)
        return run;
    const body = new json_body/* JsonReader */.OI(payload);
    const told = (0,github_event/* readGithubEvent */.a)(...inGithubsWords(name, payload, body));
    const { written, data } = told;
    return {
        ...told,
        // A deletion comes as a push and as an event of its own, in either order.
        ...(told.type === 'push.deleted' ? { toldTwice: `deleted/${told.subject}` } : {}),
        // What is known by no other name keeps its own.
        ...(told.type.startsWith('other.') ? { type: `other.${name.replace(/[^\w-]/g, '') || 'unknown'}` } : {}),
        data: { ...data, ...onGitea(data), ...(name === 'fork' ? forkFacts(body) : {}) },
        ...(written === undefined ? {} : { written: { ...written, by: written.by && withBots(written.by) } }),
    };
}
function forkFacts(body) {
    const fork = { name: body.text('repository.full_name') ?? '', url: body.text('repository.html_url') ?? '' };
    return { other: { what: 'Fork', deed: 'forked the repository to', ...fork } };
}
function onGitea({ repository, actor, author, push }) {
    return {
        ...(push?.ref_url === undefined ? {} : { push: { ...push, ref_url: refUrl(push.ref_url, push.tag) } }),
        ...(repository === undefined ? {} : { repository: { ...repository, forge: 'gitea' } }),
        ...(actor === undefined ? {} : { actor: withBots(actor) }),
        ...(author === undefined ? {} : { author: withBots(author) }),
    };
}
/** Where GitHub has a tree, Gitea has a branch or a tag. */
function refUrl(url, tag) {
    return url.replace('/tree/', `/src/${tag === undefined ? 'branch' : 'tag'}/`);
}
/** Users that stand for the server's own automation. */
const botNames = new Set(['gitea-actions', 'forgejo-actions']);
function withBots(actor) {
    return botNames.has(actor.login) ? { ...actor, is_bot: true } : actor;
}
const reviews = {
    pull_request_approved: 'approved',
    pull_request_rejected: 'changes_requested',
    pull_request_comment: 'commented',
};
const actions = {
    synchronized: 'synchronize',
    label_updated: 'labeled',
    label_cleared: 'unlabeled',
};
function inGithubsWords(name, payload, body) {
    const action = body.text('action') ?? '';
    const renamed = { ...payload, action: Object.hasOwn(actions, action) ? (actions[action] ?? action) : action };
    if (Object.hasOwn(reviews, name) && !(0,json_body/* isJsonObject */.OW)(payload.comment)) {
        const review = {
            body: body.text('review.content') ?? '',
            user: body.find('sender') ?? null,
            state: Object.hasOwn(reviews, name) ? (reviews[name] ?? '') : '',
        };
        return ['pull_request_review', { ...renamed, action: 'submitted', review }];
    }
    switch (name) {
        case 'pull_request_comment':
        case 'issue_comment':
            return ['issue_comment', isOnPull(body) ? { ...renamed, issue: onPull(payload.issue) } : renamed];
        case 'push':
            return ['push', { ...payload, compare: body.text('compare_url') ?? '' }];
        case 'delete':
            return ['push', { ...payload, ref: fullRef(body), deleted: true }];
        case 'release':
            return ['release', { ...payload, action: action === 'updated' ? 'edited' : action }];
        case 'fork':
            // In Gitea `forkee` is the original, and `repository` is the fork.
            return ['fork', { ...payload, repository: payload.forkee ?? null, forkee: payload.repository ?? null }];
        case 'workflow_run':
            return ['workflow_run', { ...payload, workflow_run: datedRun(payload.workflow_run) }];
        default:
            return [name, renamed];
    }
}
function isOnPull(body) {
    return body.find('is_pull') === true || body.find('issue.pull_request') !== undefined;
}
function onPull(issue) {
    return (0,json_body/* isJsonObject */.OW)(issue) ? { ...issue, pull_request: issue.pull_request ?? {} } : null;
}
/** A branch or a tag that is deleted is told of by its short name. */
function fullRef(body) {
    const ref = body.text('ref');
    if (ref === undefined)
        return null;
    return ref.startsWith('refs/') ? ref : `refs/${body.text('ref_type') === 'tag' ? 'tags' : 'heads'}/${ref}`;
}
/** Gitea counts attempts from 0, and says when one started in another member. */
function datedRun(run) {
    return (0,json_body/* isJsonObject */.OW)(run)
        ? { ...run, run_attempt: run.run_attempt || 1, run_started_at: run.run_started_at ?? run.started_at ?? null }
        : null;
}
/** Forgejo's own events of runs. What recovers has passed as well, and is told of once more. */
function forgejoRun(name, payload) {
    if (name !== 'action_run_failure' && name !== 'action_run_success')
        return undefined;
    const body = new json_body/* JsonReader */.OI(payload);
    const at = (member) => body.text(`run.${member}`) ?? '';
    const verb = (0,github_run_event/* runVerb */.b0)(at('status') || at('conclusion')) ?? (name === 'action_run_failure' ? 'failed' : 'passed');
    const id = body.find('run.id');
    if (typeof id !== 'number')
        return undefined;
    const repository = at('repository.full_name');
    const number = body.find('run.index_in_repo');
    const actor = (0,github_payload/* readActor */.a)(body.find('run.trigger_user'));
    const isFork = body.find('run.is_fork_pull_request') === true;
    const branch = at('prettyref').replace(/^refs\/heads\//, '');
    const run = {
        id: String(id),
        attempt: 1,
        ...(typeof number === 'number' ? { number } : {}),
        workflow: at('workflow_id'),
        branch,
        event: at('trigger_event') || at('event'),
        conclusion: at('status'),
        url: at('html_url'),
        ...(at('commit_sha') === '' ? {} : { sha: at('commit_sha') }),
        path: at('workflow_id'),
        home: isFork ? '' : repository,
        is_fork: isFork,
        ...(at('title') === '' ? {} : { title: at('title') }),
    };
    return {
        type: `run.${verb}`,
        subject: (0,github_run_event/* runSubject */.Od)(repository, run.path, branch),
        occurredAt: (0,event_time/* timeOf */.nR)(at('created')) ?? (0,event_time/* timeOf */.nR)(at('started')),
        data: {
            run,
            repository: {
                full_name: repository,
                url: at('repository.html_url'),
                default_branch: at('repository.default_branch'),
                forge: 'gitea',
            },
            ...(actor === undefined ? {} : { actor: withBots(actor) }),
        },
    };
}

;// CONCATENATED MODULE: ./shared/signing/gitea.ts

const [gitea, forgejo] = ['gitea', 'forgejo'].map((product) => (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: product, header: `x-${product}-signature`, signed: '{payload}' }));
/**
 * Gitea and Forgejo: bare HMAC-SHA256 of the JSON, also where it is a form's field. Forgejo may send the same under its own
 * name. Without a secret both send the header empty.
 * Source: go-gitea/gitea, services/webhook/deliver.go.
 */
const giteaScheme = {
    ...gitea,
    headers: [...gitea.headers, ...forgejo.headers],
    mayMatch: (headers, secret, now) => productOf(headers).mayMatch(headers, secret, now),
    matches: (request, secret, now) => productOf(request.headers).matches(request, secret, now),
};
function productOf(headers) {
    return headers['x-gitea-signature'] === undefined ? forgejo : gitea;
}

;// CONCATENATED MODULE: ./shared/senders/gitea.ts





/** Webhooks of Gitea and Forgejo; they name the event under GitHub's name as well. docs/senders/gitea.md */
const gitea_gitea = {
    id: 'gitea',
    label: 'Gitea',
    docs: 'docs/senders/gitea.md',
    scheme: giteaScheme,
    marks: ['x-gitea-event', 'x-forgejo-event', 'x-gogs-event'],
    sharesMarks: ['x-github-event'],
    labels: [],
    namesRepositories: true,
    contentTypes: jsonOrForm,
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['x-gitea-delivery'] ?? headers['x-forgejo-delivery'] ?? headers['x-gogs-delivery'],
    eventHeaders: (event) => ({ 'x-gitea-event': event }),
    normalize: (delivery) => {
        const { headers } = delivery;
        // Gitea 1.23 leaves the name of a status empty, and gives its type all the same.
        const names = ['x-gitea-event', 'x-forgejo-event', 'x-gogs-event', 'x-gitea-event-type', 'x-forgejo-event-type'];
        const name = names.map((header) => headers[header]).find((text) => text !== undefined && text !== '');
        if (name === undefined) {
            throw new shared_errors/* TicketwireError */.Mw('malformed', 'The header X-Gitea-Event is missing: Gitea names the event there.');
        }
        const payload = readJsonOrForm(delivery);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: gitea_gitea.id, payload, events: [readGiteaEvent(name, payload)] });
    },
};

;// CONCATENATED MODULE: ./shared/mapping/github-occasion.ts


/** Members that tell which hook was used, or how things stand around the event: they differ between two hooks. */
const beside = new Set(['hook', 'hook_id', 'installation', 'organization', 'enterprise', 'repository', 'sender']);
/** What tells a thing from another of its kind, and one state of it from the next; and every time, such as `updated_at`. */
const marks = new Set([
    'id',
    'number',
    'name',
    'login',
    'slug',
    'sha',
    'tag_name',
    'run_attempt',
    'status',
    'conclusion',
    'state',
]);
/** Members of the payload itself by which one happening differs from the next. */
const ownMarks = new Set(['before', 'after', 'changes']);
/** Events whose repository tells when they happened: of any other it only tells how things stand by then. */
const datedByRepository = new Set(['push', 'create', 'delete']);
const maxEntries = 100;
/**
 * What is the same for every hook that tells of one happening, and another for the next happening. GitHub may give each
 * hook's delivery an id of its own, and fill in counts and checks between one delivery and the next. Undefined where a
 * payload holds neither a time nor a state: two such happenings could not be told apart.
 */
function githubOccasion(name, payload) {
    try {
        return occasionOf(name, payload);
    }
    catch (error) {
        // Nested deeper than can be written down: no happening of GitHub's.
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
function occasionOf(name, payload) {
    const told = Object.entries(payload)
        .filter(([member]) => !beside.has(member))
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([member, value]) => [member, member === 'changes' ? value : marksOf(value)]);
    const { repository } = payload;
    const pushedAt = datedByRepository.has(name) && (0,json_body/* isJsonObject */.OW)(repository) ? repository.pushed_at : undefined;
    const isTold = Object.keys(payload).some((member) => ownMarks.has(member)) ||
        /_at"|"sha"|"run_attempt"/.test(JSON.stringify(told));
    if (!isTold && pushedAt === undefined)
        return undefined;
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([told, pushedAt ?? null]))
        .digest('hex')
        .slice(0, 32);
}
function marksOf(value) {
    if (Array.isArray(value))
        return [value.length, ...value.slice(0, maxEntries).map(marksOf)];
    if (!(0,json_body/* isJsonObject */.OW)(value))
        return value ?? null;
    // A run says by its attempt and its conclusion how far it is; the time goes on meanwhile.
    const isRun = 'conclusion' in value;
    return Object.entries(value)
        .filter(([member, inner]) => typeof inner !== 'object' && (marks.has(member) || (!isRun && /_at$/.test(member))))
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([member, inner]) => [member, inner ?? null]);
}

;// CONCATENATED MODULE: ./shared/signing/github.ts

/**
 * GitHub: HMAC-SHA256 of the body as it came, form or JSON, after `sha256=`.
 * https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
const githubScheme = (0,signature_form/* schemeOf */.dz)({
    ...signature_form/* plainForm */.NG,
    id: 'github',
    header: 'x-hub-signature-256',
    prefix: 'sha256=',
});
const legacy = (0,signature_form/* schemeOf */.dz)({
    ...signature_form/* plainForm */.NG,
    id: 'github-sha1',
    header: 'x-hub-signature',
    algorithm: 'sha1',
    prefix: 'sha1=',
});
/**
 * GitHub, also from servers that sign with SHA-1 only. Where there is a signature with SHA-256 it alone counts: a wrong
 * one is not made good by an older one.
 */
const githubWithSha1 = {
    ...githubScheme,
    id: 'github-with-sha1',
    headers: [...githubScheme.headers, ...legacy.headers],
    mayMatch: (headers, secret, now) => modernOrLegacy(headers).mayMatch(headers, secret, now),
    matches: (request, secret, now) => modernOrLegacy(request.headers).matches(request, secret, now),
};
function modernOrLegacy(headers) {
    return headers['x-hub-signature-256'] === undefined ? legacy : githubScheme;
}

;// CONCATENATED MODULE: ./shared/senders/github.ts






/** GitHub's webhooks of repositories, organisations and Apps, of github.com and GHES. docs/senders/github.md */
const github = {
    id: 'github',
    label: 'GitHub',
    docs: 'docs/senders/github.md',
    scheme: githubScheme,
    marks: ['x-github-event'],
    takes: ['allow-sha1'],
    configured: ({ allowSha1 }) => (allowSha1 ? { ...github, scheme: githubWithSha1 } : github),
    labels: [],
    namesRepositories: true,
    contentTypes: jsonOrForm,
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['x-github-delivery'],
    occasionOf: ({ payload }, { headers }) => githubOccasion(headers['x-github-event'] ?? '', payload),
    eventHeaders: (event) => ({ 'x-github-event': event }),
    normalize: (delivery) => {
        const name = delivery.headers['x-github-event'];
        if (name === undefined) {
            throw new shared_errors/* TicketwireError */.Mw('malformed', 'The header X-GitHub-Event is missing: GitHub names the event there.');
        }
        const payload = readJsonOrForm(delivery);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: github.id, payload, events: [(0,github_event/* readGithubEvent */.a)(name, payload)] });
    },
};

// EXTERNAL MODULE: ./shared/mapping/written-at.ts
var written_at = __webpack_require__(2008);
;// CONCATENATED MODULE: ./shared/mapping/gitlab-item-event.ts




const issueVerbs = { open: 'opened', close: 'closed', reopen: 'reopened' };
/** Issues and work items. */
function gitlab_item_event_issueEvents({ body, repository, actor }) {
    const issue = gitlab_item_event_issueFacts(body, 'object_attributes');
    if (issue === undefined)
        return [];
    const author = gitlab_item_event_authorOf(body, actor);
    return verbsOf(body, issueVerbs).map((verb) => ({
        type: `issue.${verb}`,
        subject: `issue:${repository.full_name}#${issue.number}`,
        occurredAt: timeIn(body, verb),
        data: { issue: { ...issue, ...gitlab_item_event_changedFacts(body, verb) }, ...author },
        ...(verb === 'opened' ? { written: { text: issue.body, by: actor, ...standsOn(body, 'issue') } } : {}),
    }));
}
const mergeRequestVerbs = {
    ...issueVerbs,
    merge: 'merged',
    approved: 'reviewed',
    approval: 'reviewed',
    unapproved: 'dismissed',
    unapproval: 'dismissed',
};
function mergeRequestEvents({ body, repository, actor }) {
    const request = mergeRequestFacts(body, 'object_attributes');
    if (request === undefined)
        return [];
    const author = gitlab_item_event_authorOf(body, actor);
    const facts = { ...request, author: author.author?.login ?? '' };
    return verbsOf(body, mergeRequestVerbs).map((verb) => ({
        type: `pull_request.${verb}`,
        subject: `pull_request:${repository.full_name}#${facts.number}`,
        occurredAt: timeIn(body, verb),
        data: {
            pull_request: {
                ...facts,
                ...gitlab_item_event_changedFacts(body, verb),
                ...(verb === 'merged' && actor !== undefined ? { merged_by: actor.login } : {}),
                ...(verb === 'reviewed' ? { review_state: 'approved' } : {}),
            },
            ...author,
        },
        ...(verb === 'opened' ? { written: { text: facts.body, by: actor, ...standsOn(body, 'pull_request') } } : {}),
    }));
}
function standsOn(body, on) {
    return { on, ...(0,written_at/* writtenAt */.n)(body, { kind: 'text', on }, { key: 'object_attributes.iid' }) };
}
/** Of authors GitLab tells no more than the id, unless they did it themselves. */
function gitlab_item_event_authorOf(body, actor) {
    const isOwn = body.find('object_attributes.author_id') === (body.find('user.id') ?? null);
    return isOwn && actor !== undefined ? { author: actor } : {};
}
/** What happened, by the action; of an update by what it changed, each for itself. */
function verbsOf(body, verbs) {
    const action = body.text('object_attributes.action') ?? '';
    const verb = Object.hasOwn(verbs, action) ? verbs[action] : undefined;
    if (verb !== undefined)
        return [verb];
    if (action !== 'update')
        return [];
    const change = (member) => body.find(`changes.${member}`);
    const found = [];
    if (body.text('object_attributes.oldrev') !== undefined)
        found.push('updated');
    found.push(...gainAndLoss(body, 'labels', ['labeled', 'unlabeled']));
    found.push(...gainAndLoss(body, 'assignees', ['assigned', 'unassigned']));
    found.push(...gainAndLoss(body, 'reviewers', ['review_requested', undefined]));
    const isDraft = body.find('changes.draft.current');
    // The mark of a draft stands in the title.
    if (typeof isDraft === 'boolean')
        found.push(isDraft ? 'converted_to_draft' : 'ready_for_review');
    else if (change('title') !== undefined)
        found.push('edited');
    const isEdited = change('description') !== undefined || change('target_branch') !== undefined;
    return isEdited && !found.includes('edited') ? [...found, 'edited'] : found;
}
function gainAndLoss(body, member, [gained, lost]) {
    const idsAt = (when) => (0,told_event/* objectsIn */.Qv)(body.find(`changes.${member}.${when}`)).map(({ id, username }) => id ?? username);
    const [previous, current] = [idsAt('previous'), idsAt('current')];
    return [
        ...(current.some((id) => !previous.includes(id)) ? [gained] : []),
        ...(lost !== undefined && previous.some((id) => !current.includes(id)) ? [lost] : []),
    ];
}
/** What was put on or taken off. */
function gitlab_item_event_changedFacts(body, verb) {
    const namesOf = (member) => ({
        gained: gainedNames(body, member, ['previous', 'current']),
        lost: gainedNames(body, member, ['current', 'previous']),
    });
    switch (verb) {
        case 'assigned':
            return (0,told_event/* saidFacts */.x3)({ assignee: namesOf('assignees').gained });
        case 'unassigned':
            return (0,told_event/* saidFacts */.x3)({ assignee: namesOf('assignees').lost });
        case 'review_requested':
            return (0,told_event/* saidFacts */.x3)({ reviewer: namesOf('reviewers').gained });
        default:
            return changedLabel(body, verb);
    }
}
function gainedNames(body, member, [from, to]) {
    const at = (when) => (0,told_event/* namesIn */.wX)(body.find(`changes.${member}.${when}`), 'username');
    const names = at(to).filter((name) => !at(from).includes(name));
    return names.length === 0 ? undefined : names.join(', ');
}
/** The label that was put on or taken off; of several the one that says most of an alert. */
function changedLabel(body, verb) {
    const namesAt = (when) => (0,told_event/* namesIn */.wX)(body.find(`changes.labels.${when}`), 'title');
    const [from, to] = verb === 'labeled' ? ['previous', 'current'] : ['current', 'previous'];
    const names = namesAt(to).filter((name) => !namesAt(from).includes(name));
    const label = names.find((name) => name.toLowerCase() === ticket_draft/* suppressedLabel */.LS) ?? names[0];
    const isSaid = verb === 'labeled' || verb === 'unlabeled';
    return isSaid && label !== undefined ? { label } : {};
}
function timeIn(body, verb) {
    const [first, then] = verb === 'opened' ? ['created_at', 'updated_at'] : ['updated_at', 'created_at'];
    return (0,event_time/* timeOf */.nR)(body.find(`object_attributes.${first}`)) ?? (0,event_time/* timeOf */.nR)(body.find(`object_attributes.${then}`));
}
/** The issue at a place of the body; undefined where there is none. */
function gitlab_item_event_issueFacts(body, of) {
    const at = (member) => body.text(`${of}.${member}`) ?? '';
    const number = body.find(`${of}.iid`);
    if (typeof number !== 'number')
        return undefined;
    const isAuthor = body.find(`${of}.author_id`) === (body.find('user.id') ?? null);
    return {
        number,
        title: at('title'),
        body: at('description'),
        url: at('url'),
        author: isAuthor ? (body.text('user.username') ?? '') : '',
        labels: gitlab_item_event_labelsOf(body, of),
        ...(body.find(`${of}.confidential`) === true ? { is_confidential: true } : {}),
    };
}
/** The merge request at a place of the body; undefined where there is none. */
function mergeRequestFacts(body, of) {
    const at = (member) => body.text(`${of}.${member}`) ?? '';
    const number = body.find(`${of}.iid`);
    if (typeof number !== 'number')
        return undefined;
    const isTrue = (member) => body.find(`${of}.${member}`) === true;
    const lastCommit = at('last_commit.message');
    return {
        number,
        title: at('title'),
        body: at('description'),
        branch: at('source_branch'),
        base: at('target_branch'),
        url: at('url'),
        author: '',
        is_draft: isTrue('draft') || isTrue('work_in_progress'),
        is_fork: body.find(`${of}.source_project_id`) !== body.find(`${of}.target_project_id`),
        labels: gitlab_item_event_labelsOf(body, of),
        ...(lastCommit === '' ? {} : { commits: [lastCommit] }),
    };
}
function gitlab_item_event_labelsOf(body, of) {
    const own = body.find(`${of}.labels`);
    return (0,told_event/* namesIn */.wX)(own === undefined && of === 'object_attributes' ? body.find('labels') : own, 'title');
}

;// CONCATENATED MODULE: ./shared/mapping/gitlab-note-event.ts






/** Comments on issues, merge requests, commits and snippets. What GitLab notes by itself is none. */
function noteEvents({ body, repository, actor }) {
    const at = (member) => body.text(`object_attributes.${member}`) ?? '';
    const about = gitlab_note_event_aboutOf(body, repository.full_name);
    if (about === undefined || body.find('object_attributes.system') === true)
        return [];
    const { on, subject, data } = about;
    const isNew = at('action') !== 'update';
    const text = at('note');
    return [
        {
            type: isNew ? 'comment.created' : 'comment.edited',
            subject,
            occurredAt: (0,event_time/* timeOf */.nR)(at(isNew ? 'created_at' : 'updated_at')),
            data: {
                ...data,
                comment: { on, body: text, url: at('url'), ...gitlab_note_event_placeFacts(body) },
                ...(isNew && actor !== undefined ? { author: actor } : {}),
            },
            ...(isNew ? { written: { text, on, by: actor, ...placeOf(body, on) } } : {}),
        },
    ];
}
function gitlab_note_event_placeFacts(body) {
    const at = (member) => body.find(`object_attributes.position.${member}`);
    const commit = body.text('object_attributes.commit_id') ?? body.text('commit.id');
    return (0,told_event/* saidFacts */.x3)({
        path: body.text('object_attributes.position.new_path') ?? body.text('object_attributes.position.old_path'),
        line: (0,alert_facts/* lineFact */.XB)(at('new_line')) ?? (0,alert_facts/* lineFact */.XB)(at('old_line')),
        sha: (0,push_facts/* shortId */.m_)(commit),
    });
}
/** Answers to a snippet have no place that GitLab's API knows. */
function placeOf(body, on) {
    const ids = {
        id: 'object_attributes.id',
        thread: 'object_attributes.discussion_id',
        isInternal: body.find('object_attributes.internal') === true || body.find('object_attributes.confidential') === true,
    };
    if (on === 'snippet')
        return {};
    if (on === 'commit')
        return (0,written_at/* writtenAt */.n)(body, { kind: 'commit_comment', on }, { key: 'commit.id', ...ids });
    if (on !== 'issue') {
        const kind = on === 'diff' ? 'diff_comment' : 'comment';
        return (0,written_at/* writtenAt */.n)(body, { kind, on: 'pull_request' }, { key: 'merge_request.iid', ...ids });
    }
    const key = body.find('issue') === undefined ? 'work_item.iid' : 'issue.iid';
    return (0,written_at/* writtenAt */.n)(body, { kind: 'comment', on }, { key, ...ids });
}
function gitlab_note_event_aboutOf(body, repository) {
    const kind = body.text('object_attributes.noteable_type') ?? '';
    switch (kind) {
        case 'Issue':
        case 'WorkItem': {
            const issue = gitlab_item_event_issueFacts(body, body.find('issue') === undefined ? 'work_item' : 'issue');
            if (issue === undefined)
                return undefined;
            return { on: 'issue', subject: `issue:${repository}#${issue.number}`, data: { issue } };
        }
        case 'MergeRequest': {
            const request = mergeRequestFacts(body, 'merge_request');
            if (request === undefined)
                return undefined;
            const isOnLine = body.text('object_attributes.type') === 'DiffNote';
            const subject = `pull_request:${repository}#${request.number}`;
            return { on: isOnLine ? 'diff' : 'pull_request', subject, data: { pull_request: request } };
        }
        case 'Commit':
            return { on: 'commit', subject: `commit:${repository}@${body.text('commit.id') ?? ''}`, data: {} };
        case 'Snippet':
            return { on: 'snippet', subject: `snippet:${repository}#${gitlab_note_event_idOf(body)}`, data: {} };
        default:
            return undefined;
    }
}
function gitlab_note_event_idOf(body) {
    const id = body.find('snippet.id');
    return typeof id === 'number' || typeof id === 'string' ? String(id) : '';
}

;// CONCATENATED MODULE: ./shared/mapping/gitlab-payload.ts
/** Accounts that GitLab makes for tokens of projects and groups, for service accounts and for itself. */
const gitlab_payload_botNames = /^(?:(?:project|group)_\d+_bot|service_account_|(?:support|alert|security|migration|automation)-bot$)/i;
function gitlabActor(login, name) {
    if (login === undefined)
        return undefined;
    return { login, ...(name === undefined ? {} : { name }), is_bot: gitlab_payload_botNames.test(login) };
}

;// CONCATENATED MODULE: ./shared/mapping/gitlab-pipeline-event.ts


/** What a pipeline's end means; every other state is no end. */
const verbs = { failed: 'failed', success: 'passed', canceled: 'cancelled' };
/** Pipelines that follow each other on a branch are of one kind: a nightly one says nothing of those of pushes. */
const kinds = {
    schedule: 'schedule',
    merge_request_event: 'merge-request',
    external_pull_request_event: 'merge-request',
};
/**
 * A pipeline that ended. A child pipeline is part of its parent, which ends likewise; jobs are part of their pipeline.
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events
 */
function pipelineEvents({ body, repository }) {
    const at = (member) => body.text(`object_attributes.${member}`) ?? '';
    const verb = Object.hasOwn(verbs, at('status')) ? verbs[at('status')] : undefined;
    const id = body.find('object_attributes.id');
    const source = at('source');
    if (verb === undefined || typeof id !== 'number' || source === 'parent_pipeline')
        return [];
    const { branch, isFork } = gitlab_pipeline_event_branchOf(body);
    const number = body.find('object_attributes.iid');
    const path = `gitlab/${Object.hasOwn(kinds, source) ? kinds[source] : 'pipeline'}`;
    const builds = (0,told_event/* objectsIn */.Qv)(body.find('builds'));
    const title = body.text('merge_request.title') ?? body.text('commit.title');
    const message = body.text('commit.message');
    const run = {
        id: String(id),
        attempt: 1,
        ...(typeof number === 'number' ? { number } : {}),
        workflow: at('name') || 'Pipeline',
        branch,
        event: source,
        conclusion: at('status'),
        url: at('url') || (repository.url === '' ? '' : `${repository.url}/-/pipelines/${id}`),
        ...(at('sha') === '' ? {} : { sha: at('sha') }),
        path,
        home: isFork ? '' : repository.full_name,
        is_fork: isFork,
        ...(title === undefined ? {} : { title }),
        ...(message === undefined ? {} : { message }),
        failed_jobs: builds.filter(hasFailed).map((build) => failedJob(build, repository.url)),
        passed_jobs: builds.filter(({ status }) => status === 'success').map(({ name }) => String(name)),
    };
    return [
        {
            type: `run.${verb}`,
            subject: `run:${repository.full_name}:${path}:${branch}`,
            // A pipeline that was made later knows better, whichever ends first.
            occurredAt: (0,event_time/* timeOf */.nR)(at('created_at')) ?? (0,event_time/* timeOf */.nR)(at('finished_at')),
            data: { run },
        },
    ];
}
/** Whoever forks may call a branch as they like: the number of the merge request shows that it is theirs. */
function gitlab_pipeline_event_branchOf(body) {
    const ref = body.text('object_attributes.ref') ?? '';
    const isFork = body.find('merge_request.source_project_id') !== body.find('merge_request.target_project_id');
    const branch = ref.startsWith('refs/') ? (body.text('merge_request.source_branch') ?? ref) : ref;
    const number = body.find('merge_request.iid');
    return { branch: isFork ? `!${typeof number === 'number' ? number : ''}:${branch}` : branch, isFork };
}
function hasFailed({ status, allow_failure: isAllowed }) {
    return status === 'failed' && isAllowed !== true;
}
function failedJob({ id, name, stage, failure_reason: reason }, projectUrl) {
    return {
        name: typeof name === 'string' ? name : '',
        conclusion: typeof reason === 'string' && reason !== '' ? reason : 'failed',
        url: typeof id === 'number' && projectUrl !== '' ? `${projectUrl}/-/jobs/${id}` : '',
        steps: typeof stage === 'string' ? [stage] : [],
        annotations: [],
    };
}

// EXTERNAL MODULE: ./shared/mapping/github-push-event.ts
var github_push_event = __webpack_require__(9180);
;// CONCATENATED MODULE: ./shared/mapping/gitlab-push-event.ts



/** Branches and tags. GitLab lists the last 20 commits, and says not when it was pushed. */
function gitlabPushEvents({ body, repository }) {
    const ref = body.text('ref');
    if (ref === undefined)
        return [];
    const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
    const tag = ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : undefined;
    const commits = (0,told_event/* objectsIn */.Qv)(body.find('commits'));
    const before = body.text('before') ?? '';
    const after = body.text('after') ?? '';
    const verb = (0,push_facts/* isNoCommit */.xT)(after) ? 'deleted' : branch === undefined ? 'tag' : 'branch';
    const total = body.find('total_commits_count');
    return [
        {
            type: `push.${verb}`,
            subject: `push:${repository.full_name}:${ref}`,
            data: {
                push: {
                    ref,
                    ...(branch === undefined ? {} : { branch }),
                    ...(tag === undefined ? {} : { tag }),
                    is_default_branch: branch !== undefined && branch === repository.default_branch,
                    url: urlOf(repository.url, { before, after }),
                    commits: commits.map(({ message }) => (typeof message === 'string' ? message : '')),
                    paths: [...new Set(commits.flatMap(github_push_event/* changedPaths */.v))],
                    ...(0,push_facts/* movedFacts */.H_)(body.text('before'), body.text('after')),
                    commit_count: typeof total === 'number' ? total : commits.length,
                    commit_list: (0,push_facts/* pushedCommits */.cG)(commits),
                    ...(0,push_facts/* refFacts */.p2)(repository.url, '/-/tree/', branch ?? tag),
                },
            },
        },
    ];
}
function urlOf(project, { before, after }) {
    if (project === '' || after === '' || (0,push_facts/* isNoCommit */.xT)(after))
        return project;
    const isNew = before === '' || (0,push_facts/* isNoCommit */.xT)(before);
    return isNew ? `${project}/-/commits/${after}` : `${project}/-/compare/${before}...${after}`;
}

;// CONCATENATED MODULE: ./shared/mapping/gitlab-event.ts









/**
 * The events of a webhook or a system hook. `hook` is what the header calls it: `Push Hook`. What we have no name for is
 * `other.KIND`, also a body that a custom template made. Pure.
 * https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
function readGitlabEvents(hook, payload) {
    const body = new json_body/* JsonReader */.OI(payload);
    const kind = body.text('object_kind') ?? body.text('event_name') ?? hook.replace(/ Hook$/, '');
    const repository = repositoryOf(body);
    const actor = isAboutUser(kind) ? undefined : actorOf(body);
    const given = { body, repository, actor };
    const told = Object.hasOwn(gitlab_event_readers, kind) ? (gitlab_event_readers[kind]?.(given) ?? []) : [];
    const isConfidential = hook.startsWith('Confidential') || isMarkedConfidential(body);
    return (told.length > 0 ? told : [otherEvent(kind, repository)]).map((event) => ({
        ...event,
        ...(isConfidential ? { isConfidential } : {}),
        data: {
            ...event.data,
            ...(isConfidential ? confidentialFacts(event.data) : {}),
            repository,
            ...(actor === undefined ? {} : { actor }),
        },
    }));
}
/** Events of members name whom they are about, and not who did it. */
function isAboutUser(kind) {
    return /^(user|key)_/.test(kind);
}
/** Old servers give a push no more than its author's name. */
function actorOf(body) {
    const name = body.text('user_name');
    return (gitlabActor(body.text('user.username'), body.text('user.name')) ??
        gitlabActor(body.text('user_username') ?? name, name));
}
/** A comment may be internal on an issue that is not. */
function confidentialFacts({ comment, issue }) {
    if (comment !== undefined)
        return { comment: { ...comment, is_confidential: true } };
    return issue === undefined ? {} : { issue: { ...issue, is_confidential: true } };
}
const gitlab_event_readers = {
    push: gitlabPushEvents,
    tag_push: gitlabPushEvents,
    issue: gitlab_item_event_issueEvents,
    work_item: gitlab_item_event_issueEvents,
    merge_request: mergeRequestEvents,
    note: noteEvents,
    pipeline: pipelineEvents,
    release: releaseEvents,
    deployment: deploymentEvents,
};
function otherEvent(kind, repository) {
    const type = (0,told_event/* otherType */.FK)(kind);
    return { type, subject: `${type.slice('other.'.length)}:${repository.full_name}`, data: {} };
}
function repositoryOf(body) {
    const id = body.find('project.id') ?? body.find('project_id');
    const previous = body.text('old_path_with_namespace');
    return {
        ...(typeof id === 'number' ? { id: String(id) } : {}),
        ...(previous === undefined ? {} : { previous_name: previous }),
        full_name: body.text('project.path_with_namespace') ??
            body.text('group.full_path') ??
            body.text('path_with_namespace') ??
            '',
        url: (0,alert_facts/* urlFact */.cN)(body.find('project.web_url')) ?? '',
        default_branch: body.text('project.default_branch') ?? '',
        forge: 'gitlab',
    };
}
/** An issue, a note, or what the reaction to one of them is about. */
function isMarkedConfidential(body) {
    const isTrue = (path) => body.find(path) === true;
    return (body.text('event_type')?.startsWith('confidential') === true ||
        ['object_attributes', 'issue', 'note', 'work_item'].some((of) => isTrue(`${of}.confidential`) || isTrue(`${of}.internal`)));
}
const releaseVerbs = { create: 'published', update: 'edited', delete: 'deleted' };
function releaseEvents({ body, repository }) {
    const tag = body.text('tag');
    const action = body.text('action') ?? '';
    const verb = Object.hasOwn(releaseVerbs, action) ? releaseVerbs[action] : undefined;
    if (tag === undefined || verb === undefined)
        return [];
    return [
        {
            type: `release.${verb}`,
            subject: `release:${repository.full_name}:${tag}`,
            occurredAt: action === 'create' ? (0,event_time/* timeOf */.nR)(body.find('created_at')) : undefined,
            data: {
                release: {
                    tag,
                    name: body.text('name') ?? tag,
                    body: body.text('description') ?? '',
                    url: body.text('url') ?? '',
                    is_prerelease: false,
                },
            },
        },
    ];
}
const deploymentVerbs = { success: 'succeeded', failed: 'failed' };
function deploymentEvents({ body, repository }) {
    const at = (member) => body.text(member) ?? '';
    const state = at('status');
    const verb = Object.hasOwn(deploymentVerbs, state) ? deploymentVerbs[state] : undefined;
    if (verb === undefined)
        return [];
    return [
        {
            type: `deployment.${verb}`,
            subject: `deployment:${repository.full_name}:${at('environment')}`,
            occurredAt: (0,event_time/* timeOf */.nR)(body.find('status_changed_at')),
            data: {
                deployment: {
                    environment: at('environment'),
                    ref: at('ref'),
                    // The whole id stands only in the address of the commit.
                    sha: /\/([0-9a-f]{40,64})$/.exec(at('commit_url'))?.[1] ?? at('short_sha'),
                    url: at('environment_external_url') || at('deployable_url'),
                    state,
                    description: at('commit_title'),
                },
            },
        },
    ];
}

;// CONCATENATED MODULE: ./shared/signing/gitlab.ts


const signingPrefix = 'whsec_';
/**
 * GitLab: a signing token (`whsec_…`) signs as Standard Webhooks do; any other secret is a secret token, which is sent as it
 * is and says nothing of the body. A request with a signature counts by its signature alone where a signing token is held.
 * A signing token is good as a secret token too: older servers have no other field for it.
 * https://docs.gitlab.com/user/project/integrations/webhooks/#validate-payloads
 */
const gitlabScheme = {
    ...standard_webhooks/* standardWebhooks */.A,
    id: 'gitlab',
    headers: ['webhook-signature', 'x-gitlab-token'],
    mayMatch: (headers, secret, now) => countsBySignature(headers, secret) ? standard_webhooks/* standardWebhooks */.A.mayMatch(headers, secret, now) : isToken(headers, secret),
    matches: (request, secret, now) => {
        const { headers } = request;
        return countsBySignature(headers, secret)
            ? standard_webhooks/* standardWebhooks */.A.matches(request, secret, now)
            : isToken(headers, secret);
    },
    mayCount: (secret, { headers }, all) => secret.startsWith(signingPrefix) ||
        headers['webhook-signature'] === undefined ||
        !all.some((each) => each.startsWith(signingPrefix)),
    objectionTo: (secret) => (secret.startsWith(signingPrefix) ? standard_webhooks/* standardWebhooks */.A.objectionTo?.(secret) : undefined),
    sign: (body, secret, now, id) => {
        if (secret.startsWith(signingPrefix))
            return standard_webhooks/* standardWebhooks */.A.sign(body, secret, now, id);
        return { 'x-gitlab-token': secret };
    },
};
function countsBySignature(headers, secret) {
    return secret.startsWith(signingPrefix) && headers['webhook-signature'] !== undefined;
}
function isToken(headers, secret) {
    return (0,hmac/* isSameText */.cZ)(headers['x-gitlab-token'] ?? '', secret);
}

;// CONCATENATED MODULE: ./shared/senders/gitlab.ts




/** GitLab's webhooks of projects and groups, and its system hooks, of gitlab.com and self-managed. docs/senders/gitlab.md */
const gitlab = {
    id: 'gitlab',
    label: 'GitLab',
    docs: 'docs/senders/gitlab.md',
    scheme: gitlabScheme,
    marks: ['x-gitlab-event'],
    labels: [],
    namesRepositories: true,
    maxBodyBytes: 25 * 1024 * 1024,
    // X-Gitlab-Webhook-UUID is the hook's, and X-Gitlab-Event-UUID is shared by the hooks that one event sets off.
    deliveryId: (headers) => headers['idempotency-key'] ?? headers['webhook-id'] ?? headers['x-gitlab-event-uuid'],
    eventHeaders: (event) => ({ 'x-gitlab-event': event }),
    normalize: (delivery) => {
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const events = readGitlabEvents(delivery.headers['x-gitlab-event'] ?? '', payload);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: gitlab.id, payload, events });
    },
};

;// CONCATENATED MODULE: ./shared/signing/grafana.ts

/**
 * Grafana's alerting: bare HMAC-SHA256 of the body, or of `SECONDS:BODY` where the contact point names a header for the time.
 * Source: grafana/alerting, http/hmac.go.
 */
function grafanaSchemeOf(settings) {
    const { header = 'x-grafana-alerting-signature', timestampHeader, toleranceMs = signature_form/* plainForm */.NG.toleranceMs } = settings;
    const signed = timestampHeader === undefined ? '{body}' : '{timestamp}:{body}';
    return (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: 'grafana', header, timestampHeader, toleranceMs, signed });
}

;// CONCATENATED MODULE: ./shared/senders/grafana.ts



/** Grafana's alerting, by a contact point of the type webhook. docs/senders/grafana.md */
const grafana = {
    id: 'grafana',
    label: 'Grafana',
    docs: 'docs/senders/grafana.md',
    scheme: grafanaSchemeOf({}),
    marks: [],
    takes: ['signature', 'bearer', 'basic', 'group-by'],
    signatureKeys: ['header', 'timestampHeader', 'toleranceMs'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: () => undefined,
    configured: ({ signature, groupBy }) => ({
        ...grafana,
        scheme: grafanaSchemeOf(signature),
        normalize: (delivery) => alertMessageEvents(delivery, { kind: grafana_kind, groupBy }),
    }),
    normalize: (delivery) => alertMessageEvents(delivery, { kind: grafana_kind, groupBy: 'alert' }),
};
const grafana_kind = {
    sender: 'grafana',
    label: 'Grafana',
    version: '1',
    other: { version: '4', label: 'Alertmanager', sender: 'alertmanager' },
    extras: (alert) => [
        { name: 'Values', value: valuesOf(alert) },
        { name: 'Dashboard', value: alert.find('dashboardURL') },
        { name: 'Panel', value: alert.find('panelURL') },
        { name: 'Silence it', value: alert.find('silenceURL') },
        { name: 'Picture', value: alert.find('imageURL') },
    ],
};
/** The numbers that the rule looked at; older versions tell them as text alone. */
function valuesOf(alert) {
    const values = alert.find('values');
    if (!(0,json_body/* isJsonObject */.OW)(values))
        return alert.text('valueString');
    const known = Object.entries(values).filter(([, value]) => typeof value === 'number');
    return known.map(([name, value]) => `${name}=${value}`).join(', ');
}

// EXTERNAL MODULE: ./shared/mapping/jira-payload.ts + 2 modules
var jira_payload = __webpack_require__(7029);
;// CONCATENATED MODULE: ./shared/mapping/jira-comment-event.ts



const jira_comment_event_verbs = {
    comment_created: 'created',
    comment_updated: 'edited',
    comment_deleted: 'deleted',
};
/** Verbs by `issue_event_type_name`. Any other update with a comment, such as a transition, has a new one. */
const verbsInUpdates = {
    issue_comment_edited: 'edited',
    issue_comment_deleted: 'deleted',
};
/** The event of a delivery about a comment. On Data Center it lacks the issue, and {@link commentInUpdate} reads the other delivery. */
function jira_comment_event_commentEvents(body, name) {
    const verb = jira_comment_event_verbs[name];
    return verb === undefined ? [] : commentEvent(body, verb);
}
/** The comment in an update of an issue. Where Jira also sends a delivery of its own, one of the two is a duplicate. */
function commentInUpdate(body) {
    const type = body.text('issue_event_type_name') ?? '';
    if (type === 'issue_comment_deleted' && body.find('comment') === undefined)
        return deletedComment(body);
    return commentEvent(body, Object.hasOwn(verbsInUpdates, type) ? (verbsInUpdates[type] ?? 'created') : 'created');
}
/** A deleted comment that only the changelog has, as on Data Center. Cloud sends a delivery of its own. */
function deletedComment(body) {
    const issue = (0,jira_payload/* issueFacts */.TK)(body);
    if (issue === undefined || body.find('user.accountId') !== undefined)
        return [];
    const item = (0,told_event/* objectsIn */.Qv)(body.find('changelog.items')).find(({ field }) => field === 'Comment') ?? {};
    const text = new json_body/* JsonReader */.OI(item).text('fromString') ?? '';
    const comment = {
        on: 'issue',
        body: (0,jira_payload/* jiraText */.oS)(text),
        url: '',
        ...((0,jira_payload/* isSecured */.Q$)(body) ? { is_confidential: true } : {}),
    };
    return [{ subject: `issue:${issue.key}`, type: 'comment.deleted', data: { issue, comment } }];
}
function commentEvent(body, verb) {
    const issue = (0,jira_payload/* issueFacts */.TK)(body);
    if (issue === undefined || !(0,json_body/* isJsonObject */.OW)(body.find('comment')))
        return [];
    const id = (0,jira_payload/* idOf */.TH)(body, 'comment.id');
    const again = verb === 'edited' ? body.text('comment.updated') : id;
    const comment = {
        on: 'issue',
        body: (0,jira_payload/* jiraText */.oS)(body.find('comment.body')),
        url: issue.url === '' ? '' : `${issue.url}?focusedCommentId=${encodeURIComponent(id)}`,
        ...((0,jira_payload/* isSecured */.Q$)(body) || (0,jira_payload/* isHidden */.dK)(body) ? { is_confidential: true } : {}),
    };
    const author = (0,jira_payload/* jiraActor */.oA)(body.find('comment.author'));
    const editor = (0,jira_payload/* jiraActor */.oA)(body.find('comment.updateAuthor'));
    // A deletion names its user beside the comment, if at all.
    const actor = { created: author, edited: editor, deleted: undefined }[verb];
    return [
        {
            subject: `issue:${issue.key}`,
            type: `comment.${verb}`,
            ...(id === '' || again === undefined ? {} : { toldTwice: `comment.${verb}/${issue.key}/${id}/${again}` }),
            data: {
                issue,
                comment,
                ...(actor === undefined ? {} : { actor }),
                ...(author === undefined ? {} : { author }),
            },
        },
    ];
}

;// CONCATENATED MODULE: ./shared/mapping/jira-event.ts







/**
 * The events of a webhook of Jira Cloud or Data Center; several where one update changed several things. Pure.
 * Throws `malformed` without `webhookEvent`. https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
function readJiraEvents(payload) {
    const body = new json_body/* JsonReader */.OI(payload);
    const name = body.requireText('webhookEvent');
    const told = Object.hasOwn(jira_event_readers, name) ? (jira_event_readers[name]?.(body, name) ?? []) : [];
    const other = { type: (0,told_event/* otherType */.FK)(name), subject: `${name}:${body.text('issue.key') ?? ''}`, data: {} };
    const actor = (0,jira_payload/* jiraActor */.oA)(body.find('user')) ?? (0,jira_payload/* jiraActor */.oA)(body.find(doers[name] ?? ''));
    const isConfidential = (0,jira_payload/* isSecured */.Q$)(body) || (0,jira_payload/* isHidden */.dK)(body);
    return (told.length > 0 ? told : [other]).map((event) => ({
        ...event,
        occurredAt: (0,event_time/* millisecondsOf */.W$)(body.find('timestamp')),
        ...(isConfidential ? { isConfidential } : {}),
        data: { ...(actor === undefined ? {} : { actor }), ...event.data },
    }));
}
const jira_event_readers = {
    'jira:issue_created': (body) => jira_event_issueEvents(body, ['opened']),
    'jira:issue_updated': (body) => [...jira_event_issueEvents(body, changesOf(body)), ...commentInUpdate(body)],
    'jira:issue_deleted': (body) => jira_event_issueEvents(body, ['deleted']),
    comment_created: jira_comment_event_commentEvents,
    comment_updated: jira_comment_event_commentEvents,
    comment_deleted: jira_comment_event_commentEvents,
    'jira:version_released': jira_event_releaseEvents,
    'jira:version_unreleased': jira_event_releaseEvents,
    'jira:version_created': jira_event_releaseEvents,
    'jira:version_updated': jira_event_releaseEvents,
    'jira:version_deleted': jira_event_releaseEvents,
};
/** Users in deliveries that have no `user`. Deletions name nobody. */
const doers = {
    comment_created: 'comment.author',
    comment_updated: 'comment.updateAuthor',
    worklog_created: 'worklog.author',
    worklog_updated: 'worklog.updateAuthor',
    attachment_created: 'attachment.author',
};
function jira_event_issueEvents(body, verbs) {
    const issue = (0,jira_payload/* issueFacts */.TK)(body);
    if (issue === undefined)
        return [];
    const author = (0,jira_payload/* jiraActor */.oA)(body.find('issue.fields.reporter') ?? body.find('issue.fields.creator'));
    return verbs.map((verb) => ({
        type: `issue.${verb}`,
        subject: `issue:${issue.key}`,
        data: { issue: { ...issue, ...jira_event_changedFacts(body, verb) }, ...(author === undefined ? {} : { author }) },
    }));
}
/** What an update changed, each once. A comment comes as an event of its own as well. */
function changesOf(body) {
    const found = new Set();
    const items = (0,told_event/* objectsIn */.Qv)(body.find('changelog.items'));
    for (const item of items) {
        const reader = new json_body/* JsonReader */.OI(item);
        switch (reader.text('field')) {
            case 'status':
                found.add(statusVerb(body, items));
                break;
            case 'labels':
                for (const verb of labelVerbs(reader))
                    found.add(verb);
                break;
            case 'assignee':
                found.add(reader.text('to') === undefined ? 'unassigned' : 'assigned');
                break;
            case 'resolution':
            // The comment is an event of its own.
            case 'Comment':
                break;
            default:
                found.add('edited');
        }
    }
    return [...found];
}
/** A status of the category done closes; leaving it clears the resolution, or is called so. */
function statusVerb(body, items) {
    if (body.text('issue.fields.status.statusCategory.key') === 'done')
        return 'closed';
    const resolution = items.find(({ field }) => field === 'resolution');
    const isCleared = typeof resolution?.from === 'string' && (resolution.to ?? '') === '';
    return isCleared || body.text('issue_event_type_name') === 'issue_reopened' ? 'reopened' : 'edited';
}
/** What was put on or taken off, by the names that people see. */
function jira_event_changedFacts(body, verb) {
    const itemOf = (field) => new json_body/* JsonReader */.OI((0,told_event/* objectsIn */.Qv)(body.find('changelog.items')).find((item) => item.field === field) ?? {});
    switch (verb) {
        case 'assigned':
            return (0,told_event/* saidFacts */.x3)({ assignee: itemOf('assignee').text('toString') });
        case 'unassigned':
            return (0,told_event/* saidFacts */.x3)({ assignee: itemOf('assignee').text('fromString') });
        case 'labeled':
        case 'unlabeled': {
            const { gained, lost } = changedLabels(itemOf('labels'));
            const labels = verb === 'labeled' ? gained : lost;
            return (0,told_event/* saidFacts */.x3)({ label: labels.find((label) => label.toLowerCase() === ticket_draft/* suppressedLabel */.LS) ?? labels[0] });
        }
        case 'closed':
        case 'reopened':
            return statusFacts(itemOf('status'));
        case 'edited':
            return { ...statusFacts(itemOf('status')), ...(0,told_event/* saidFacts */.x3)({ changes: otherChanges(body) }) };
        default:
            return {};
    }
}
function statusFacts(item) {
    return (0,told_event/* saidFacts */.x3)({ status: item.text('toString'), previous_status: item.text('fromString') });
}
/** Fields that have facts of their own, and long texts. */
const toldElsewhere = new Set(['status', 'resolution', 'labels', 'assignee', 'Comment']);
const longFields = new Set(['description', 'environment']);
const maxChanges = 20;
/** Undefined where nothing else was changed. */
function otherChanges(body) {
    const changes = (0,told_event/* objectsIn */.Qv)(body.find('changelog.items')).flatMap((item) => {
        const reader = new json_body/* JsonReader */.OI(item);
        const field = reader.text('field');
        if (field === undefined || toldElsewhere.has(field))
            return [];
        if (longFields.has(field))
            return [{ field }];
        return [{ field, ...(0,told_event/* saidFacts */.x3)({ from: reader.text('fromString'), to: reader.text('toString') }) }];
    });
    return changes.length === 0 ? undefined : changes.slice(0, maxChanges);
}
/** Labels hold no blanks, and are listed with blanks between them. */
function changedLabels(item) {
    const labelsAt = (member) => (item.text(member) ?? '').split(' ').filter((label) => label !== '');
    const [before, after] = [labelsAt('fromString'), labelsAt('toString')];
    return {
        gained: after.filter((label) => !before.includes(label)),
        lost: before.filter((label) => !after.includes(label)),
    };
}
function labelVerbs(item) {
    const { gained, lost } = changedLabels(item);
    return [...(gained.length > 0 ? ['labeled'] : []), ...(lost.length > 0 ? ['unlabeled'] : [])];
}
const jira_event_releaseVerbs = {
    'jira:version_released': 'published',
    'jira:version_unreleased': 'unpublished',
    'jira:version_created': 'created',
    'jira:version_updated': 'edited',
    'jira:version_deleted': 'deleted',
};
function jira_event_releaseEvents(body, name) {
    const tag = body.text('version.name');
    if (tag === undefined)
        return [];
    const project = (0,jira_payload/* idOf */.TH)(body, 'version.projectId');
    const [base = ''] = (body.text('version.self') ?? '').split('/rest/');
    const id = encodeURIComponent((0,jira_payload/* idOf */.TH)(body, 'version.id'));
    return [
        {
            type: `release.${jira_event_releaseVerbs[name]}`,
            subject: `release:${project}:${tag}`,
            data: {
                release: {
                    tag,
                    name: tag,
                    body: body.text('version.description') ?? '',
                    url: (0,mapping_escape/* inertUrl */.SM)(base) === undefined || id === '' ? '' : `${base}/browse/version/${id}`,
                    is_prerelease: false,
                    // A version is planned long before it is released.
                    ...(body.find('version.released') === false ? { is_draft: true } : {}),
                },
            },
        },
    ];
}

;// CONCATENATED MODULE: ./shared/senders/jira.ts




/** Webhooks of Jira Cloud and Jira Data Center. docs/senders/jira.md */
const jira_jira = {
    id: 'jira',
    label: 'Jira',
    docs: 'docs/senders/jira.md',
    scheme: atlassianScheme,
    marks: ['x-atlassian-webhook-identifier'],
    labels: [],
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['x-atlassian-webhook-identifier'],
    normalize: (delivery) => {
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: jira_jira.id, payload, events: readJiraEvents(payload) });
    },
};

;// CONCATENATED MODULE: ./shared/senders/lgtm.ts



/**
 * LGTM Enterprise, issue-tracker webhook. The protocol is frozen: the product ended in 2022.
 * Sources: Semmle/lgtm-issue-tracker-example and Semmle/lgtm-jira-addon.
 */
const lgtm_lgtm = {
    id: 'lgtm',
    label: 'LGTM',
    docs: 'docs/senders/lgtm.md',
    scheme: lgtmScheme,
    marks: ['x-lgtm-signature'],
    labels: ['LGTM'],
    maxBodyBytes: 1024 * 1024,
    deliveryId: () => undefined,
    normalize: (delivery) => {
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(payload);
        const transition = body.requireText('transition');
        const verb = Object.hasOwn(lgtm_verbs, transition) ? lgtm_verbs[transition] : undefined;
        if (verb === undefined) {
            throw new shared_errors/* TicketwireError */.Mw('malformed', `The member 'transition' is none of ${Object.keys(lgtm_verbs).join(', ')}: LGTM knows no other.`);
        }
        const common = {
            id: `${delivery.source}/${delivery.id}/0`,
            sender: lgtm_lgtm.id,
            source: delivery.source,
            type: `alert.${verb}`,
            occurredAt: delivery.receivedAt,
            payload,
        };
        if (transition !== 'create') {
            const key = body.requireId('issue-id');
            return [{ ...common, subject: '', data: { ticket: { key } } }];
        }
        if (body.find('issue-id') !== undefined) {
            throw new shared_errors/* TicketwireError */.Mw('malformed', "The member 'issue-id' must be absent when the transition is 'create'.");
        }
        const alert = lgtm_readAlert(body);
        body.requireText('project.url-identifier');
        return [{ ...common, subject: `lgtm:${body.requireId('project.id')}:${alert.id}`, data: { alert } }];
    },
    resolve: async (event, issued) => {
        const key = event.data.ticket?.key;
        if (key === undefined)
            return event;
        const known = await issued.findIssued(event.source, key);
        if (known === undefined)
            return { ...event, subject: `lgtm:${event.source}:ticket:${key}` };
        return { ...event, subject: known.subject, data: { ...known.data, ticket: { key, target: known.target } } };
    },
    reply,
};
const lgtm_verbs = {
    create: 'opened',
    close: 'closed',
    reopen: 'reopened',
    suppress: 'suppressed',
    unsuppress: 'unsuppressed',
};
function lgtm_readAlert(body) {
    const url = body.requireId('alert.url');
    const rule = body.text('alert.query.properties.name') ?? body.text('alert.query.name');
    if (rule === undefined) {
        throw new shared_errors/* TicketwireError */.Mw('malformed', "The member 'alert.query.name' is missing, and so is 'alert.query.properties.name'.");
    }
    const severity = body.text('alert.query.properties.severity');
    const language = body.text('alert.query.language');
    const tags = body.find('alert.query.properties.tags');
    return {
        id: url,
        rule,
        rule_url: body.requireText('alert.query.url'),
        message: body.requireText('alert.message').trimEnd(),
        file: body.requireText('alert.file'),
        url,
        state: body.find('alert.suppressed') === true ? 'suppressed' : 'open',
        labels: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
        project: body.requireText('project.name'),
        project_url: body.requireText('project.url'),
        ...(severity === undefined ? {} : { severity }),
        ...(language === undefined ? {} : { language }),
    };
}
/** LGTM stores the id we answer and echoes it; 410 makes it create the ticket anew. */
function reply({ event, outcome, isPlanned, reason }) {
    const needsTicket = event.type === 'alert.reopened' || event.type === 'alert.unsuppressed';
    const id = event.data.ticket?.key ?? '';
    const gone = needsTicket
        ? failure(410, `Ticket ${id} no longer exists in its tracker. Create it again.`)
        : { status: 200, body: { 'issue-id': id } };
    if (!isPlanned)
        return event.type === 'alert.opened' ? failure(422, `No rule tracks this alert: ${reason()}`) : gone;
    if (outcome === undefined || outcome.status === 'retry') {
        return {
            ...failure(503, 'The ticket is not there yet: its tracker has not answered in time. The work goes on.'),
            retryAfter: 10,
        };
    }
    if (outcome.status === 'failed') {
        return {
            ...failure(503, 'The tracker refused the change; the cause is in the log of this receiver.'),
            retryAfter: 60,
        };
    }
    if (outcome.status === 'skipped')
        return { status: 200, body: { 'issue-id': id } };
    if (!('issuedId' in outcome.result))
        return gone;
    return { status: outcome.result.change === 'created' ? 201 : 200, body: { 'issue-id': outcome.result.issuedId } };
}
function failure(status, error) {
    return { status, body: { code: status, error } };
}

;// CONCATENATED MODULE: ./shared/signing/pagerduty.ts

/**
 * PagerDuty v3: HMAC-SHA256 of the body after `v1=`; one for each secret that is in force, with commas between them.
 * https://developer.pagerduty.com/docs/verifying-webhook-signatures
 */
const pagerdutyScheme = (0,signature_form/* schemeOf */.dz)({
    ...signature_form/* plainForm */.NG,
    id: 'pagerduty',
    header: 'x-pagerduty-signature',
    prefix: 'v1=',
    separator: ',',
});

;// CONCATENATED MODULE: ./shared/senders/pagerduty.ts





/** PagerDuty's webhook subscriptions, version 3. docs/senders/pagerduty.md */
const pagerduty = {
    id: 'pagerduty',
    label: 'PagerDuty',
    docs: 'docs/senders/pagerduty.md',
    scheme: pagerdutyScheme,
    marks: ['x-pagerduty-signature'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: (headers) => headers['x-webhook-id'],
    normalize: (delivery) => {
        const { id, source, receivedAt } = delivery;
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(payload);
        const type = body.requireText('event.event_type');
        const occurredAt = (0,event_time/* orderTime */.o_)((0,event_time/* isoTime */.Ly)(body.find('event.occurred_at')), receivedAt);
        const told = (event) => (0,told_event/* hookEvents */.BR)(delivery, { sender: pagerduty.id, payload, events: [{ ...event, occurredAt }] });
        const verb = Object.hasOwn(pagerduty_verbs, type) ? pagerduty_verbs[type] : undefined;
        if (verb === undefined) {
            const own = type === 'pagey.ping' ? 'ping.received' : (0,told_event/* otherType */.FK)(type);
            return told({ type: own, subject: `${pagerduty.id}:${source}:${type}:${id}`, data: {} });
        }
        const incident = body.requireId('event.data.id');
        const alert = incidentFacts(body, { id: incident, state: verb === 'closed' ? 'closed' : 'open' });
        return told({ type: `alert.${verb}`, subject: `${pagerduty.id}:${source}:${incident}`, data: { alert } });
    },
};
const pagerduty_verbs = {
    'incident.triggered': 'opened',
    'incident.resolved': 'closed',
    'incident.reopened': 'reopened',
};
function incidentFacts(body, { id, state }) {
    const text = (member) => body.text(`event.data.${member}`);
    const number = body.find('event.data.number');
    const urgency = text('urgency');
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: (0,alert_facts/* nameFact */.st)(text('title')) ?? 'Incident',
        severity: (0,alert_facts/* nameFact */.st)(urgency),
        url: (0,alert_facts/* urlFact */.cN)(text('html_url')),
        project: (0,alert_facts/* nameFact */.st)(text('service.summary')),
        project_url: (0,alert_facts/* urlFact */.cN)(text('service.html_url')),
        labels: (0,alert_facts/* labelsFact */.O8)([urgency, text('priority.summary')].filter((label) => label !== undefined)),
        details: (0,alert_facts/* detailsFact */.Ti)([
            { name: 'Incident', value: typeof number === 'number' ? String(number) : undefined },
            { name: 'Priority', value: text('priority.summary') },
            { name: 'Escalation policy', value: text('escalation_policy.summary') },
            { name: 'Assigned to', value: namesOf(body.find('event.data.assignees')) },
        ]),
    });
}
function namesOf(people) {
    const named = (Array.isArray(people) ? people : []).filter(json_body/* isJsonObject */.OW).map(({ summary }) => summary);
    return named.filter((name) => typeof name === 'string').join(', ');
}

;// CONCATENATED MODULE: ./shared/mapping/sentry-events.ts

/**
 * What happened to an issue or a metric alert; empty for all that no ticket follows. Throws `malformed` where an issue has
 * no id. https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
 */
function readSentryEvents(resource, { action, body }) {
    if (resource === 'issue')
        return sentry_events_issueEvents(action, body);
    if (resource === 'event_alert' && action === 'triggered')
        return eventAlert(body);
    if (resource === 'metric_alert')
        return metricAlert(action, body);
    return [];
}
/**
 * An issue that is unresolved again may have been resolved or archived before, and Sentry does not say which: the first
 * event takes back what archiving did, the second reopens.
 */
const sentry_events_issueVerbs = {
    created: ['opened'],
    resolved: ['closed'],
    unresolved: ['unsuppressed', 'reopened'],
    archived: ['suppressed'],
    ignored: ['suppressed'],
};
function sentry_events_issueEvents(action, body) {
    const verbs = Object.hasOwn(sentry_events_issueVerbs, action) ? sentry_events_issueVerbs[action] : undefined;
    if (verbs === undefined)
        return [];
    const id = body.requireId('data.issue.id');
    return verbs.map((verb) => ({
        type: `alert.${verb}`,
        subject: `issue:${id}`,
        data: { alert: sentry_events_issueFacts(body, { id, at: 'data.issue', state: sentry_events_stateAfter(verb) }) },
    }));
}
/** A rule about issues matched an event of one: the ticket is the issue's. */
function eventAlert(body) {
    const id = body.find('data.event.issue_id') ?? /\/issues\/(\d+)\//.exec(body.text('data.event.issue_url') ?? '')?.[1];
    if (typeof id !== 'string' && typeof id !== 'number')
        return [];
    const facts = sentry_events_issueFacts(body, { id: String(id), at: 'data.event', state: 'open' });
    return [{ type: 'alert.opened', subject: `issue:${id}`, data: { alert: facts } }];
}
/** Says the same of an issue whether the issue or an event of it is told. */
function sentry_events_issueFacts(body, { id, at, state }) {
    const text = (member) => body.text(`${at}.${member}`);
    const project = text('project.slug') ?? /\/projects\/[^/]+\/([^/]+)\//.exec(text('url') ?? '')?.[1];
    const url = (text('web_url') ?? text('permalink'))?.replace(/(\/issues\/\d+\/).*$/, '$1');
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: (0,alert_facts/* nameFact */.st)(text('title')) ?? 'Issue',
        severity: (0,alert_facts/* nameFact */.st)(text('level')),
        message: (0,alert_facts/* messageFact */.Kt)(text('metadata.value') ?? text('message') ?? text('culprit')),
        file: (0,alert_facts/* nameFact */.st)(text('metadata.filename')),
        url: (0,alert_facts/* urlFact */.cN)(url),
        project: (0,alert_facts/* nameFact */.st)(project),
        labels: (0,alert_facts/* labelsFact */.O8)([text('platform'), text('level')].filter((label) => label !== undefined)),
        details: (0,alert_facts/* detailsFact */.Ti)([{ name: 'In', value: text('culprit') }]),
    });
}
const metricVerbs = {
    critical: 'opened',
    warning: 'opened',
    open: 'opened',
    resolved: 'closed',
};
/** A metric alert is its rule: each time that it fires it is another incident, and the same ticket. */
function metricAlert(action, body) {
    const verb = Object.hasOwn(metricVerbs, action) ? metricVerbs[action] : undefined;
    const id = body.find('data.metric_alert.alert_rule.id') ?? body.find('data.metric_alert.id');
    if (verb === undefined || (typeof id !== 'string' && typeof id !== 'number'))
        return [];
    const projects = body.find('data.metric_alert.projects');
    const [project] = Array.isArray(projects) ? projects : [];
    const facts = (0,alert_facts/* factsOf */.xS)({
        id: String(id),
        state: sentry_events_stateAfter(verb),
        rule: (0,alert_facts/* nameFact */.st)(body.text('data.metric_alert.alert_rule.name') ?? body.text('data.description_title')) ?? 'Alert',
        severity: verb === 'opened' ? (0,alert_facts/* nameFact */.st)(action) : undefined,
        message: (0,alert_facts/* messageFact */.Kt)(body.text('data.description_text')?.replaceAll('\\n', '\n')),
        url: (0,alert_facts/* urlFact */.cN)(body.text('data.web_url')),
        project: (0,alert_facts/* nameFact */.st)(project),
        details: (0,alert_facts/* detailsFact */.Ti)([
            { name: 'Measures', value: body.find('data.metric_alert.alert_rule.aggregate') },
            { name: 'Query', value: body.find('data.metric_alert.alert_rule.query') },
        ]),
    });
    return [{ type: `alert.${verb}`, subject: `metric-alert:${id}`, data: { alert: facts } }];
}
function sentry_events_stateAfter(verb) {
    if (verb === 'closed')
        return 'closed';
    return verb === 'suppressed' ? 'suppressed' : 'open';
}

;// CONCATENATED MODULE: ./shared/signing/sentry.ts

/**
 * Sentry: bare HMAC-SHA256 of the body by the integration's Client Secret. Its timestamp header is not signed.
 * https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
 */
const sentryScheme = (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: 'sentry', header: 'sentry-hook-signature' });

;// CONCATENATED MODULE: ./shared/senders/sentry.ts






/** Sentry's webhooks of internal and public integrations. docs/senders/sentry.md */
const sentry = {
    id: 'sentry',
    label: 'Sentry',
    docs: 'docs/senders/sentry.md',
    scheme: sentryScheme,
    marks: ['sentry-hook-resource', 'sentry-hook-signature'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: (headers) => headers['request-id'],
    eventHeaders: (event) => ({ 'sentry-hook-resource': event }),
    normalize: (delivery) => {
        const { headers, source, id, receivedAt } = delivery;
        const resource = headers['sentry-hook-resource'];
        if (resource === undefined) {
            throw new shared_errors/* TicketwireError */.Mw('malformed', 'The header Sentry-Hook-Resource is missing: Sentry names the event there. Its legacy service hooks do not, and are not taken.');
        }
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(payload);
        const action = body.requireText('action');
        const found = readSentryEvents(resource, { action, body });
        const other = { type: (0,told_event/* otherType */.FK)(`${resource}.${action}`), subject: `${resource}:${id}`, data: {} };
        const events = (found.length === 0 ? [other] : found).map((event) => ({
            ...event,
            subject: `${sentry.id}:${source}:${event.subject}`,
            occurredAt: sentAt(headers['sentry-hook-timestamp'], receivedAt),
        }));
        return (0,told_event/* hookEvents */.BR)(delivery, { sender: sentry.id, payload, events });
    },
};
/** Bodies do not say when what they tell of happened. The header is not signed: no more than the order hangs on it. */
function sentAt(header, receivedAt) {
    return (0,event_time/* orderTime */.o_)(/^\d{10}$/.test(header ?? '') ? Number(header) * 1_000 : undefined, receivedAt, sentry_maxLateMs);
}
const sentry_maxLateMs = 24 * 3_600_000;

;// CONCATENATED MODULE: ./shared/mapping/snyk-snapshot.ts



/**
 * What a snapshot says of issues: those that are gone, then those that are new. One that is on both lists is there, with
 * another version of its package. https://docs.snyk.io/snyk-api/using-specific-snyk-apis/webhooks-apis/webhooks
 */
function readSnapshot(body) {
    const project = body.requireId('project.id');
    const found = issuesOf(body, project, 'newIssues');
    const removed = issuesOf(body, project, 'removedIssues');
    const gone = [...removed].filter(([subject]) => !found.has(subject));
    return [
        ...gone.map(([subject, issue]) => ({ type: 'alert.closed', subject, alert: facts(body, issue, 'closed') })),
        ...[...found].map(([subject, issue]) => {
            const state = snyk_snapshot_stateOf(issue);
            return { type: types[state], subject, alert: facts(body, issue, state) };
        }),
    ];
}
const types = { open: 'alert.opened', closed: 'alert.closed', suppressed: 'alert.suppressed' };
/** Each issue of a package once. */
function issuesOf(body, project, member) {
    const listed = body.find(member) ?? [];
    if (!Array.isArray(listed))
        throw new shared_errors/* TicketwireError */.Mw('malformed', `The member '${member}' is not a list.`);
    const issues = new Map();
    for (const issue of listed.filter(json_body/* isJsonObject */.OW).map((json) => new json_body/* JsonReader */.OI(json))) {
        const id = (0,alert_facts/* nameFact */.st)(issue.text('id'));
        if (id !== undefined)
            issues.set(`${project}:${id}:${(0,alert_facts/* nameFact */.st)(issue.text('pkgName')) ?? ''}`, issue);
    }
    return issues;
}
function snyk_snapshot_stateOf(issue) {
    if (issue.find('isPatched') === true)
        return 'closed';
    return issue.find('isIgnored') === true ? 'suppressed' : 'open';
}
function facts(body, issue, state) {
    const id = issue.text('id') ?? '';
    const page = body.text('project.browseUrl');
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: (0,alert_facts/* nameFact */.st)(issue.text('issueData.title')) ?? (0,alert_facts/* nameFact */.st)(id),
        rule_url: (0,alert_facts/* urlFact */.cN)(issue.text('issueData.url')),
        severity: (0,alert_facts/* nameFact */.st)(issue.text('issueData.severity')),
        message: (0,alert_facts/* messageFact */.Kt)(snyk_snapshot_messageOf(issue)),
        url: (0,alert_facts/* urlFact */.cN)(page === undefined
            ? issue.text('issueData.url')
            : `${page.split('#')[0]}#issue-${encodeURIComponent(id.toWellFormed())}`),
        project: (0,alert_facts/* nameFact */.st)(body.text('project.name')),
        project_url: (0,alert_facts/* urlFact */.cN)(page),
        language: (0,alert_facts/* nameFact */.st)(issue.text('issueData.language')),
        labels: (0,alert_facts/* labelsFact */.O8)([
            issue.text('issueType') ?? '',
            ...listOf(issue, 'issueData.identifiers.CVE'),
            ...listOf(issue, 'issueData.identifiers.CWE'),
        ]),
        details: (0,alert_facts/* detailsFact */.Ti)([
            { name: 'Organisation', value: body.find('org.name') },
            { name: 'Branch', value: body.find('project.branch') },
            { name: 'Exploit', value: issue.find('issueData.exploitMaturity') },
        ]),
    });
}
/** `lodash 4.17.4; CVE-2021-23337; fixed in 4.17.21` */
function snyk_snapshot_messageOf(issue) {
    const versions = listOf(issue, 'pkgVersions').join(', ');
    const fixed = issue.text('fixInfo.nearestFixedInVersion') ?? issue.text('issueData.nearestFixedInVersion');
    const parts = [
        `${issue.text('pkgName') ?? ''} ${versions}`.trim(),
        listOf(issue, 'issueData.identifiers.CVE').join(', '),
        fixed === undefined ? '' : `fixed in ${fixed}`,
    ];
    return parts.filter((part) => part !== '').join('; ');
}
function listOf(issue, path) {
    const value = issue.find(path);
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

;// CONCATENATED MODULE: ./shared/signing/snyk.ts

/** Snyk: HMAC-SHA256 of the body after `sha256=`. https://docs.snyk.io/snyk-api/snyk-webhooks/validating-payloads */
const snykScheme = (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: 'snyk', header: 'x-hub-signature', prefix: 'sha256=' });

;// CONCATENATED MODULE: ./shared/senders/snyk.ts






/** Snyk's webhooks: what a test of a project found new, and what is gone. docs/senders/snyk.md */
const snyk = {
    id: 'snyk',
    label: 'Snyk',
    docs: 'docs/senders/snyk.md',
    scheme: snykScheme,
    marks: ['x-snyk-event', 'x-snyk-transport-id', 'x-snyk-timestamp'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: (headers) => headers['x-snyk-transport-id'],
    eventHeaders: (event) => ({ 'x-snyk-event': event }),
    normalize: (delivery) => {
        const { headers, id, source, receivedAt } = delivery;
        const name = headers['x-snyk-event']?.split('/')[0]?.trim();
        if (name === undefined || name === '') {
            throw new shared_errors/* TicketwireError */.Mw('malformed', 'The header X-Snyk-Event is missing: Snyk names the event there.');
        }
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const occurredAt = (0,event_time/* orderTime */.o_)((0,event_time/* isoTime */.Ly)(headers['x-snyk-timestamp']), receivedAt, snyk_maxLateMs);
        const told = (events) => (0,told_event/* hookEvents */.BR)(delivery, {
            sender: snyk.id,
            payload,
            events: events.map((event) => ({ ...event, subject: `${snyk.id}:${source}:${event.subject}`, occurredAt })),
        });
        if (name !== 'project_snapshot') {
            const type = name === 'ping' ? 'ping.received' : (0,told_event/* otherType */.FK)(name);
            return told([{ type, subject: `${name}:${id}`, data: {} }]);
        }
        return told(readSnapshot(new json_body/* JsonReader */.OI(payload)).map(({ type, subject, alert }) => ({ type, subject, data: { alert } })));
    },
};
/** The header is not signed: no more than the order of a day hangs on it. */
const snyk_maxLateMs = 24 * 3_600_000;

;// CONCATENATED MODULE: ./shared/mapping/sonarqube-gate.ts



/** The quality gate of one branch. https://docs.sonarsource.com/sonarqube-server/project-administration/webhooks */
function gateFacts(body, { id, state }) {
    const branch = body.text('branch.name');
    const isPullRequest = body.text('branch.type') === 'PULL_REQUEST';
    const where = branch === undefined ? '' : ` on ${isPullRequest ? 'pull request ' : ''}${branch}`;
    return (0,alert_facts/* factsOf */.xS)({
        id,
        state,
        rule: (0,alert_facts/* nameFact */.st)(`Quality gate failed${where}`),
        severity: 'error',
        message: (0,alert_facts/* messageFact */.Kt)(failedConditions(body)),
        url: (0,alert_facts/* urlFact */.cN)(body.text('branch.url') ?? body.text('project.url')),
        project: (0,alert_facts/* nameFact */.st)(body.text('project.name') ?? body.text('project.key')),
        project_url: (0,alert_facts/* urlFact */.cN)(body.text('project.url')),
        labels: (0,alert_facts/* labelsFact */.O8)([`branch=${branch}`, `type=${body.text('branch.type')}`].filter((text) => !/=undefined$/.test(text))),
        details: (0,alert_facts/* detailsFact */.Ti)([
            { name: 'Quality gate', value: body.find('qualityGate.name') },
            { name: 'Revision', value: body.find('revision') },
        ]),
    });
}
/** An analysis may say that it is of an older day, and a gate may change without one. */
function gateTime(body, receivedAt) {
    return (0,event_time/* orderTime */.o_)((0,event_time/* latest */.IW)([(0,event_time/* isoTime */.Ly)(body.find('changedAt')), (0,event_time/* isoTime */.Ly)(body.find('analysedAt'))]), receivedAt, sonarqube_gate_maxLateMs);
}
/** SonarQube sends once, as soon as it knows. */
const sonarqube_gate_maxLateMs = 10 * 60_000;
const bounds = { LESS_THAN: 'at least', GREATER_THAN: 'at most' };
/** Each condition that failed: `new_coverage is 71.4, and must be at least 80`. */
function failedConditions(body) {
    const conditions = body.find('qualityGate.conditions');
    const failed = (Array.isArray(conditions) ? conditions : [])
        .filter(json_body/* isJsonObject */.OW)
        .map((condition) => new json_body/* JsonReader */.OI(condition))
        .filter((condition) => condition.text('status') === 'ERROR');
    return failed
        .map((condition) => {
        const operator = condition.text('operator') ?? '';
        const bound = Object.hasOwn(bounds, operator) ? bounds[operator] : 'within';
        const value = condition.text('value') ?? 'unknown';
        const threshold = condition.text('errorThreshold');
        const wanted = threshold === undefined ? '' : `, and must be ${bound} ${threshold}`;
        return `${condition.text('metric') ?? 'A condition'} is ${value}${wanted}`;
    })
        .join('\n');
}

;// CONCATENATED MODULE: ./shared/signing/sonarqube.ts

/** SonarQube Server and Cloud: bare HMAC-SHA256 of the body. https://docs.sonarsource.com/sonarqube-server/project-administration/webhooks */
const sonarqubeScheme = (0,signature_form/* schemeOf */.dz)({ ...signature_form/* plainForm */.NG, id: 'sonarqube', header: 'x-sonar-webhook-hmac-sha256' });

;// CONCATENATED MODULE: ./shared/senders/sonarqube.ts




/** SonarQube Server and Cloud: the quality gate of each project and branch. docs/senders/sonarqube.md */
const sonarqube = {
    id: 'sonarqube',
    label: 'SonarQube',
    docs: 'docs/senders/sonarqube.md',
    scheme: sonarqubeScheme,
    marks: ['x-sonarqube-project', 'x-sonar-webhook-hmac-sha256'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: () => undefined,
    normalize: (delivery) => {
        const { source, receivedAt } = delivery;
        const payload = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(payload);
        const key = body.requireId('project.key');
        const branch = body.text('branch.name');
        // No branch has a colon in its name, so that the end of a subject cannot be read in two ways.
        const place = branch === undefined ? '' : `:${body.text('branch.type') ?? 'BRANCH'}:${branch}`;
        const status = body.text('qualityGate.status');
        const subject = `${sonarqube.id}:${source}:${key}${place}`;
        const occurredAt = gateTime(body, receivedAt);
        const told = (event) => (0,told_event/* hookEvents */.BR)(delivery, { sender: sonarqube.id, payload, events: [{ ...event, subject, occurredAt }] });
        const alertIn = (state) => ({ alert: gateFacts(body, { id: key + place, state }) });
        if (status === 'ERROR')
            return told({ type: 'alert.opened', data: alertIn('open') });
        if (status === 'OK')
            return told({ type: 'alert.closed', data: alertIn('closed') });
        const what = status === undefined ? `analysis.${body.text('status') ?? 'unknown'}` : `quality_gate.${status}`;
        return told({ type: (0,told_event/* otherType */.FK)(what), data: {} });
    },
};

;// CONCATENATED MODULE: ./shared/senders/standard-webhooks.ts




/** Any system that signs by Standard Webhooks, or as Svix does. docs/senders/standard-webhooks.md */
const standardWebhooks = {
    id: 'standard-webhooks',
    label: 'Standard Webhooks',
    docs: 'docs/senders/standard-webhooks.md',
    scheme: standard_webhooks/* standardWebhooks */.A,
    marks: [],
    takes: ['signature', 'event'],
    signatureKeys: ['headerPrefix', 'toleranceMs'],
    labels: [],
    maxBodyBytes: 1024 * 1024,
    deliveryId: (headers) => headers['webhook-id'],
    configured: ({ name, signature: { headerPrefix = 'webhook-', toleranceMs }, event }) => ({
        ...standardWebhooks,
        label: name,
        scheme: (0,standard_webhooks/* standardWebhooksOf */.r)(headerPrefix, toleranceMs),
        deliveryId: (headers) => headers[`${headerPrefix}id`],
        ...(event === undefined
            ? {}
            : {
                namesRepositories: true,
                normalize: (delivery) => templatedEvents(delivery, {
                    sender: standardWebhooks.id,
                    templates: event,
                    payload: (0,json_body/* readJsonObject */.op)(delivery),
                }),
            }),
    }),
    normalize: ownEvents,
};
/** What it is called, and when it happened, where the body follows the specification's advice. */
function ownEvents(delivery) {
    const payload = (0,json_body/* readJsonObject */.op)(delivery);
    const body = new json_body/* JsonReader */.OI(payload);
    const at = Date.parse(body.text('timestamp') ?? '');
    const event = {
        type: (0,told_event/* otherType */.FK)(body.text('type') ?? 'message'),
        subject: `${delivery.source}:${delivery.id}`,
        occurredAt: Number.isNaN(at) ? undefined : at,
        data: {},
    };
    return (0,told_event/* hookEvents */.BR)(delivery, { sender: standardWebhooks.id, payload, events: [event] });
}

// EXTERNAL MODULE: ./shared/mapping/workflow-event.ts
var workflow_event = __webpack_require__(3719);
// EXTERNAL MODULE: ./shared/mapping/workflow-facts.ts
var workflow_facts = __webpack_require__(8024);
;// CONCATENATED MODULE: ./shared/senders/workflow.ts





/** Ticketwire's own Action, which forwards a workflow's event with what it could ask GitHub about it. docs/senders/workflow.md */
const workflow = {
    id: 'workflow',
    label: 'GitHub Actions',
    docs: 'docs/senders/workflow.md',
    scheme: standard_webhooks/* standardWebhooks */.A,
    marks: [],
    labels: [],
    namesRepositories: true,
    maxBodyBytes: 25 * 1024 * 1024,
    deliveryId: (headers) => headers['webhook-id'],
    normalize: (delivery) => {
        const root = (0,json_body/* readJsonObject */.op)(delivery);
        const body = new json_body/* JsonReader */.OI(root);
        const situation = readSituation(body);
        const started = (0,workflow_event/* workflowEvent */.k)(situation, delivery.receivedAt);
        const status = body.text('data.job_status') ?? '';
        const own = situation.eventName === 'workflow_run' ? undefined : (0,workflow_event/* ownRunEvent */.W)(situation, status, delivery.receivedAt);
        return [started, ...(own === undefined ? [] : [own])].map((event, position) => ({
            ...event,
            data: (0,workflow_facts/* mergeFacts */.y)(event.data, body.find('data.facts')),
            id: `${delivery.source}/${delivery.id}/${position}`,
            occasion: event.occasion ?? `${delivery.source}/run/${situation.run.id}/${position}`,
            sender: workflow.id,
            source: delivery.source,
        }));
    },
};
function readSituation(body) {
    const payload = body.find('data.payload');
    if (!(0,json_body/* isJsonObject */.OW)(payload)) {
        throw new shared_errors/* TicketwireError */.Mw('malformed', "The member 'data.payload' is missing, or is not an object.");
    }
    const attempt = body.find('data.run.attempt');
    const number = body.find('data.run.number');
    const text = (member) => body.text(`data.run.${member}`) ?? '';
    return {
        eventName: body.requireText('data.event'),
        payload,
        repository: body.requireText('data.repository'),
        serverUrl: body.text('data.server_url') ?? '',
        run: {
            id: body.requireId('data.run.id'),
            attempt: typeof attempt === 'number' && Number.isInteger(attempt) && attempt > 0 ? attempt : 1,
            number: typeof number === 'number' ? number : undefined,
            workflow: text('workflow'),
            workflowPath: text('workflow_path'),
            job: text('job'),
            branch: text('branch'),
            sha: text('sha'),
        },
    };
}

;// CONCATENATED MODULE: ./shared/senders/registry.ts















/** Every sender by its id; a test holds this against the folder. */
const senders = {
    alertmanager: alertmanager,
    bitbucket: bitbucket,
    generic: generic,
    gitea: gitea_gitea,
    github: github,
    grafana: grafana,
    gitlab: gitlab,
    jira: jira_jira,
    lgtm: lgtm_lgtm,
    pagerduty: pagerduty,
    sentry: sentry,
    snyk: snyk,
    sonarqube: sonarqube,
    'standard-webhooks': standardWebhooks,
    workflow: workflow,
};
/** The headers that show a sender that a request was meant for another one. */
function foreignMarks(sender) {
    const { sharesMarks = [] } = sender;
    if (sharesMarks === 'all')
        return [];
    const others = Object.values(senders).filter(({ id }) => id !== sender.id);
    return others.flatMap(({ marks }) => marks).filter((mark) => !sharesMarks.includes(mark));
}

;// CONCATENATED MODULE: ./shared/config/build-source.ts






/** The source as the receiver serves it. */
function buildSource(name, parsed) {
    const known = senders[parsed.sender];
    if (known === undefined)
        throw new shared_errors/* TicketwireError */.Mw('internal', `No sender is called '${parsed.sender}'.`);
    const sender = known.configured?.(settingsOf(name, parsed)) ?? known;
    const { scheme, secrets } = proofOf(parsed, sender);
    return {
        name,
        sender,
        scheme,
        secrets: secrets.map(buildSecret),
        path: parsed.path ?? `/hooks/${name}`,
        maxBodyBytes: parsed['max-body'] ?? sender.maxBodyBytes,
        replyWithinMs: parsed['reply-within'],
        repositories: parsed.repositories === undefined ? undefined : lowered([parsed.repositories].flat()),
        dedupe: parsed.dedupe,
        catchUp: parsed['catch-up'] === undefined ? undefined : buildCatchUp(parsed['catch-up']),
    };
}
/** How a source's deliveries are proven, and by what. One of the three is there: the check has seen to it. */
function proofOf({ secret, bearer, basic }, sender) {
    if (basic !== undefined) {
        const secrets = [basic].flat().map(({ user, password, until }) => {
            const value = new settings_secret/* Secret */.z(`${user}:${password.reveal()}`);
            return until === undefined ? value : { value, until };
        });
        return { scheme: basicScheme, secrets, key: 'basic' };
    }
    if (bearer !== undefined)
        return { scheme: bearerScheme, secrets: [bearer].flat(), key: 'bearer' };
    return { scheme: sender.scheme, secrets: [secret ?? []].flat(), key: 'secret' };
}
/** What a source says with keys that only some senders take. */
function settingsOf(name, parsed) {
    return {
        name,
        allowSha1: parsed['allow-sha1'],
        groupBy: parsed['group-by'],
        signature: signatureOf(parsed.signature ?? {}),
        deliveryId: parsed['delivery-id'] === undefined ? undefined : (0,mapping_template/* compileTemplate */.Gq)(parsed['delivery-id'], 'data'),
        event: parsed.event === undefined ? undefined : eventOf(parsed.event),
    };
}
/** The settings of a signature by the keys that set them. */
const signatureKeys = {
    header: 'header',
    algorithm: 'algorithm',
    encoding: 'encoding',
    prefix: 'prefix',
    separator: 'separator',
    signed: 'signed',
    'timestamp-header': 'timestampHeader',
    'timestamp-prefix': 'timestampPrefix',
    'id-header': 'idHeader',
    tolerance: 'toleranceMs',
    key: 'key',
    'key-prefix': 'keyPrefix',
    'header-prefix': 'headerPrefix',
};
function signatureOf(parsed) {
    const given = Object.entries(parsed).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given.map(([key, value]) => [signatureKeys[key], value]));
}
function eventOf({ type, subject, at, ...families }) {
    const facts = Object.entries(families).map(([family, texts]) => [
        family,
        Object.fromEntries(Object.entries(texts ?? {}).map(([fact, text]) => [fact, (0,mapping_template/* compileTemplate */.Gq)(text, 'data')])),
    ]);
    return {
        type: (0,mapping_template/* compileTemplate */.Gq)(type, 'data'),
        subject: (0,mapping_template/* compileTemplate */.Gq)(subject, 'data'),
        at: at === undefined ? undefined : (0,mapping_template/* compileTemplate */.Gq)(at, 'data'),
        facts: Object.fromEntries(facts),
    };
}
const dayMs = 24 * 60 * 60 * 1_000;
function buildCatchUp(parsed) {
    const { hook, every, window } = parsed;
    const apiUrl = parsed['api-url'];
    return {
        owner: hookOwner(parsed),
        hook,
        credentials: (0,settings_github/* credentialsOf */.YN)(parsed),
        apiUrl: apiUrl ?? settings_github/* publicApi */.O0,
        everyMs: every,
        // "past 3 days", on Enterprise Server 7: docs.github.com, redelivering webhooks.
        windowMs: window ?? (apiUrl === undefined ? 3 : 7) * dayMs,
    };
}
function hookOwner({ repository, organization }) {
    if (repository !== undefined)
        return `/repos/${repository}`;
    return organization === undefined ? '/app' : `/orgs/${organization}`;
}
/** Names of repositories are the same in capitals. */
function lowered(patterns) {
    return patterns.map((pattern) => pattern.toLowerCase());
}
function buildSecret(secret) {
    if (secret instanceof settings_secret/* Secret */.z)
        return { reveal: () => secret.reveal() };
    return { reveal: () => secret.value.reveal(), until: Date.parse(secret.until) };
}

;// CONCATENATED MODULE: ./shared/config/configuration.ts
/** What a rule may name of a target with these options, which its type's schema gave. */
function knownTarget(type, options, program = {}) {
    return {
        type: type.type,
        moves: type.moves?.(options),
        projects: type.projects?.(options),
        keepsTogether: type.room?.keepsTogether(options),
        answersAt: type.answers?.(options, program),
        organization: type.organization?.(options),
        lackFor: (verb) => type.lackFor?.(verb, options),
    };
}
/** `ticketwire.yml:12:7: sources.lgtm: unknown key 'secrett'. Did you mean 'secret'?` */
function configuration_formatProblem({ file, line, column, path, message }) {
    return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`;
}

;// CONCATENATED MODULE: ./shared/config/usual-target.ts

/** Steps that may leave out which target they are done with, and which kinds of target can do them. */
const loose = {
    reply: ({ answers }) => answers !== undefined,
    react: ({ answers }) => answers !== undefined,
    dispatch: ({ dispatches }) => dispatches === true,
};
/** Names of the targets that could be meant by a step that names none. */
function ableTargets(verb, targets) {
    const typeOf = (name) => {
        const { type = '' } = targets[name] ?? {};
        return Object.hasOwn(targetTypes, type) ? targetTypes[type] : undefined;
    };
    const able = Object.keys(targets).filter((name) => {
        const type = typeOf(name);
        return type !== undefined && loose[verb](type);
    });
    if (able.includes(usualName))
        return [usualName];
    const trackers = able.filter((name) => typeOf(name)?.limits !== undefined);
    return trackers.length === 0 ? able : trackers;
}
/** What the Action calls its own repository's issues. */
const usualName = 'issues';
/** The target of a step that names none; undefined where there is none, or more than one. */
function usualTarget(verb, targets) {
    const [only, ...others] = ableTargets(verb, targets);
    return others.length === 0 ? only : undefined;
}
/** {@link usualTarget} for many steps: the targets are looked through once for each verb. */
function rememberUsualTargets(targets) {
    const known = new Map();
    return (verb) => {
        if (!known.has(verb))
            known.set(verb, usualTarget(verb, targets));
        return known.get(verb);
    };
}

;// CONCATENATED MODULE: ./shared/config/build.ts







/** Makes a checked configuration ready to use. Stops after every entry, so that others can have their turn. */
function* createConfigurationBuild(parts, program) {
    const secrets = [];
    const targets = [];
    const types = { ...program.builtInTargets };
    for (const [name, target] of parts.targets) {
        secrets.push(...build_secretsIn(target));
        targets.push(buildTarget(name, target, program));
        types[name] = target;
        yield;
    }
    const sources = [];
    for (const [name, source] of parts.sources) {
        secrets.push(...build_secretsIn(source));
        sources.push(buildSource(name, source));
        yield;
    }
    const rules = [];
    const usualTarget = rememberUsualTargets(types);
    for (const rule of parts.rules) {
        rules.push(buildRule(rule, usualTarget));
        yield;
    }
    return { sources, targets, rules, messages: buildMessages(parts.messages), keepMs: parts.keep, secrets };
}
function build_secretsIn(value) {
    if (value instanceof settings_secret/* Secret */.z)
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(build_secretsIn) : [];
}
function buildTarget(name, { type, ...options }, { githubApiUrl }) {
    const program = githubApiUrl === undefined ? {} : { githubApiUrl };
    const target = targetTypes[type];
    if (target === undefined)
        throw new shared_errors/* TicketwireError */.Mw('internal', `No target type is called '${type}'.`);
    return {
        ...knownTarget(target, options, program),
        name,
        limits: target.limits,
        keysIn: target.keysIn?.(options, program),
        deploys: target.deploys?.(options),
        appPermissions: (duties) => target.appPermissions?.(duties, (option) => option in options) ?? {},
        needsStore: target.needsStore ?? false,
        open: (dependencies) => target.create(options, { ...program, ...dependencies, name }),
    };
}

// EXTERNAL MODULE: ./shared/routing/answer.ts
var answer = __webpack_require__(1225);
// EXTERNAL MODULE: ./shared/routing/condition.ts
var routing_condition = __webpack_require__(4402);
// EXTERNAL MODULE: ./shared/routing/deploy.ts
var deploy = __webpack_require__(164);
// EXTERNAL MODULE: ./shared/routing/pattern-matcher.ts
var pattern_matcher = __webpack_require__(2474);
// EXTERNAL MODULE: ./shared/routing/report.ts
var report = __webpack_require__(1293);
;// CONCATENATED MODULE: ./shared/config/attempt.ts

/** Notes what a check throws at the place it is about; gives whether it went well. */
function attempt(document, path, check) {
    try {
        check();
        return true;
    }
    catch (error) {
        if (!(error instanceof shared_errors/* TicketwireError */.Mw || error instanceof SyntaxError))
            throw error;
        const isPattern = error instanceof SyntaxError;
        document.report(path, isPattern ? `it is no filter pattern: ${error.message}` : error.message);
        return false;
    }
}

;// CONCATENATED MODULE: ./shared/mapping/context-names.ts
const person = {
    login: true,
    id: true,
    name: true,
    is_bot: true,
    association: true,
    is_newcomer: true,
    merged_pull_requests: true,
};
/** Every fact by its family; the compiler holds it against the model. */
const context_names_facts = {
    alert: {
        id: true,
        rule: true,
        rule_id: true,
        rule_url: true,
        severity: true,
        message: true,
        file: true,
        line: true,
        url: true,
        state: true,
        labels: true,
        project: true,
        project_url: true,
        object: true,
        language: true,
        details: true,
    },
    run: {
        id: true,
        attempt: true,
        number: true,
        workflow: true,
        branch: true,
        tag: true,
        event: true,
        conclusion: true,
        url: true,
        sha: true,
        started_at: true,
        path: true,
        home: true,
        is_fork: true,
        job: true,
        failed_jobs: true,
        passed_jobs: true,
        title: true,
        message: true,
        failures_in_row: true,
    },
    pull_request: {
        number: true,
        title: true,
        body: true,
        branch: true,
        base: true,
        url: true,
        author: true,
        is_draft: true,
        is_fork: true,
        labels: true,
        commits: true,
        merged_by: true,
        label: true,
        assignee: true,
        reviewer: true,
        milestone: true,
        review_state: true,
    },
    review: { body: true, url: true },
    push: {
        ref: true,
        branch: true,
        tag: true,
        is_default_branch: true,
        url: true,
        commits: true,
        paths: true,
        before: true,
        after: true,
        commit: true,
        is_new: true,
        is_deleted: true,
        is_forced: true,
        commit_count: true,
        has_more_commits: true,
        commit_list: true,
        ref_url: true,
    },
    release: {
        tag: true,
        name: true,
        body: true,
        url: true,
        is_prerelease: true,
        is_draft: true,
        commits: true,
        pull_requests: true,
    },
    issue: {
        number: true,
        key: true,
        title: true,
        body: true,
        url: true,
        author: true,
        labels: true,
        is_confidential: true,
        label: true,
        assignee: true,
        milestone: true,
        status: true,
        previous_status: true,
        changes: true,
        reason: true,
    },
    comment: { on: true, body: true, url: true, is_confidential: true, path: true, line: true, sha: true },
    command: { name: true, args: true, text: true, on: true },
    deployment: { environment: true, ref: true, sha: true, url: true, state: true, description: true },
    other: { what: true, deed: true, state: true, name: true, url: true, text: true, items: true },
    repository: {
        full_name: true,
        url: true,
        default_branch: true,
        forge: true,
        id: true,
        previous_name: true,
        former_names: true,
    },
    actor: person,
    author: person,
};
const eventNames = ['id', 'type', 'family', 'source', 'sender', 'subject', 'at', 'view'];
/** What templates and conditions of rules may name: roots, and what each holds; null: anything. */
const contextNames = {
    event: eventNames,
    payload: null,
    ...Object.fromEntries(Object.entries(context_names_facts).map(([family, names]) => [family, Object.keys(names)])),
};
/** What templates of a source may name. */
const sourceContextNames = { payload: null, headers: null };
/** Those of the variables that nothing is behind, each once; a variable is its root and what is looked up in it. */
function unknownNames(variables, names) {
    const unknown = new Map();
    for (const [root, member] of variables) {
        if (typeof root !== 'string')
            continue;
        const members = Object.hasOwn(names, root) ? names[root] : undefined;
        if (members === undefined)
            unknown.set(root, { name: root, known: Object.keys(names) });
        else if (members !== null && typeof member === 'string' && !members.includes(member)) {
            const name = `${root}.${member}`;
            unknown.set(name, { name, known: members.map((each) => `${root}.${each}`) });
        }
    }
    return [...unknown.values()];
}

;// CONCATENATED MODULE: ./shared/senders/sender.ts
/** Keys of a source that only some senders take. */
const senderKeys = ['allow-sha1', 'bearer', 'basic', 'group-by', 'signature', 'delivery-id', 'event'];

// EXTERNAL MODULE: ./shared/signing/signed-bytes.ts
var signed_bytes = __webpack_require__(6042);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./shared/config/schema-parts.ts



/** The known name that was probably meant, when one is near enough. */
function nearestName(name, known) {
    const candidate = closestName(name, known);
    if (candidate === undefined)
        return undefined;
    const away = (0,mod/* distance */.Io)(name.toLowerCase(), candidate.toLowerCase());
    return away <= Math.max(2, Math.floor(name.length / 3)) ? candidate : undefined;
}
/** The known name that is least unlike, however unlike that is. */
function closestName(name, known) {
    if (known.length === 0)
        return undefined;
    const lowered = known.map((each) => each.toLowerCase());
    return known[lowered.indexOf((0,mod/* closest */.kp)(name.toLowerCase(), lowered))];
}
function didYouMean(name, known) {
    const nearest = nearestName(name, known);
    return nearest === undefined ? `Known here: ${listNames(known)}.` : `Did you mean '${nearest}'?`;
}
const schema_parts_maxListed = 50;
/** Names for a message: the first of them, and how many more there are. */
function listNames(names) {
    const others = names.length - schema_parts_maxListed;
    return [...names.slice(0, schema_parts_maxListed), ...(others > 0 ? [`and ${others} more`] : [])].join(', ');
}
/** An object that knows its keys; each unknown key gets a line of the message, in their order. */
function section(shape) {
    return schemas/* strictObject */.rej(shape, {
        error: (issue) => issue.code === 'unrecognized_keys'
            ? issue.keys
                .map((key) => `unknown key '${key}'. ${didYouMean(key, Object.keys(shape))}`)
                .join('\n')
            : undefined,
    });
}
function oneOf(what, names) {
    return schemas/* enum */.k5n(names, {
        error: (issue) => typeof issue.input === 'string'
            ? `unknown ${what} '${issue.input}'. ${didYouMean(issue.input, names)}`
            : `must name a ${what}: ${names.join(', ')}`,
    });
}
const nameKey = schemas/* string */.YjP()
    .regex(values/* namePattern */._u, "must be a name: lower-case letters, digits, '-' and '_', starting with a letter or digit");
const mustHoldOne = 'must hold at least one entry';
const oneOrMore = (value) => schemas/* union */.KCZ([value, schemas/* array */.YOg(value).min(1, mustHoldOne)]);
const patterns = (what) => oneOrMore(schemas/* string */.YjP().min(1)).optional().describe(`${what}, as GitHub's filter patterns; ! excludes.`);

;// CONCATENATED MODULE: ./shared/config/check-template.ts




/** Reports a template that is none, or that names what no event has; gives whether it can be compiled. */
function checkTemplate(text, given) {
    const { path, document, destination, names = contextNames } = given;
    const key = `${destination}:${text}`;
    const isCommon = names === contextNames;
    if (isCommon && document.goodTexts.has(key))
        return true;
    let variables = [];
    const isGood = attempt(document, path, () => {
        variables = (0,mapping_template/* variablesOf */.ht)(text, destination);
    });
    const unknown = unknownNames(variables, names);
    if (isCommon && isGood && unknown.length === 0)
        document.goodTexts.add(key);
    reportUnknown(unknown, path, document);
    return isGood;
}
/** The same for a condition. */
function checkCondition(text, { path, document }) {
    const key = `if:${text}`;
    if (document.goodTexts.has(key) || !attempt(document, path, () => (0,mapping_template/* compileCondition */.vs)(text)))
        return;
    const unknown = unknownNames((0,mapping_template/* variablesOfCondition */.s$)(text), contextNames);
    if (unknown.length === 0)
        document.goodTexts.add(key);
    reportUnknown(unknown, path, document);
}
function reportUnknown([first], path, document) {
    if (first === undefined)
        return;
    document.report(path, `nothing is called '${first.name}'. ${didYouMean(first.name, first.known)}`);
}

;// CONCATENATED MODULE: ./shared/config/check-source.ts












/** What the schema cannot say of a source. `paths` holds the sources before it by where they are served. */
function checkSource(source, given) {
    const { name, paths, document, now } = given;
    const path = source.path ?? `/hooks/${name}`;
    if (/^\/(healthz|readyz|metrics|admin|api)(\/|$)/.test(path)) {
        document.report(['sources', name, 'path'], `${path} is the receiver's own address. Choose another, such as /hooks/${name}.`);
    }
    const earlier = paths.get(path);
    if (earlier === undefined)
        paths.set(path, name);
    else
        document.report(['sources', name, 'path'], `source '${earlier}' is served under ${path} already.`);
    const sender = senders[source.sender];
    if (sender !== undefined && checkTemplates(source, { name, document })) {
        checkSenderKeys(source, sender, { name, document });
        checkProof(source, sender, { name, document, now });
    }
    checkPatterns(source.repositories, ['sources', name, 'repositories'], document);
    if (source.repositories !== undefined && sender?.namesRepositories !== true) {
        document.report(['sources', name, 'repositories'], `${sender?.label ?? 'this sender'} does not say which repository its deliveries are about.`);
    }
    const catchUp = source['catch-up'];
    if (catchUp !== undefined) {
        const path = ['sources', name, 'catch-up'];
        if (source.sender !== 'github')
            document.report(path, 'only GitHub can be asked for what it delivered.');
        else {
            const lack = hookLack(catchUp) ?? (0,settings_github/* credentialsLack */.Yj)(catchUp);
            if (lack !== undefined)
                document.report(path, lack);
        }
    }
    if (source.dedupe === 'subject' && sender?.occasionOf === undefined) {
        document.report(['sources', name, 'dedupe'], `${sender?.label ?? 'this sender'} does not say when two deliveries tell of the same happening.`);
    }
}
function hookLack({ repository, organization, app, hook }) {
    if (repository !== undefined && organization !== undefined) {
        return "has 'repository' and 'organization': the hook belongs to one of them.";
    }
    if (repository !== undefined || organization !== undefined)
        return undefined;
    if (app === undefined) {
        return "needs either 'repository' or 'organization', whose hook it is; or 'app' alone, for the webhook of a GitHub App.";
    }
    return hook === undefined ? undefined : "has 'hook', and an App has but one webhook: leave it out.";
}
/** The templates of what a delivery says; gives whether all can be compiled. */
function checkTemplates(source, { name, document }) {
    const at = (...path) => ['sources', name, ...path];
    const templates = [[at('delivery-id'), source['delivery-id']]];
    for (const [key, value] of Object.entries(source.event ?? {})) {
        if (!(0,json_body/* isJsonObject */.OW)(value))
            templates.push([at('event', key), value]);
        else
            for (const [fact, text] of Object.entries(value))
                templates.push([at('event', key, fact), text]);
    }
    return templates
        .map(([path, text]) => typeof text === 'string'
        ? checkTemplate(text, { path, document, destination: 'data', names: sourceContextNames })
        : true)
        .every((isGood) => isGood);
}
/** Keys that only some senders take, and what they say of a signature. */
function checkSenderKeys(source, sender, { name, document }) {
    const { takes = [], needs = [], label } = sender;
    for (const key of senderKeys) {
        const path = ['sources', name, key];
        if (document.has(path) && !takes.includes(key)) {
            document.report(path, `${label} takes no '${key}'. ${otherTakers(key)}`, 'key');
        }
        if (!document.has(path) && needs.includes(key)) {
            document.report(['sources', name], `the sender '${sender.id}' needs the key '${key}': ${sender.docs} tells of it.`);
        }
    }
    if (source.signature === undefined)
        return;
    const unsigned = source.bearer !== undefined ? 'bearer' : source.basic !== undefined ? 'basic' : undefined;
    if (unsigned !== undefined) {
        document.report(['sources', name, 'signature'], `nothing is signed where '${unsigned}' is the proof.`, 'key');
        return;
    }
    for (const [key, setting] of Object.entries(signatureKeys)) {
        const path = ['sources', name, 'signature', key];
        const isKnown = sender.signatureKeys?.includes(setting) ?? setting !== 'headerPrefix';
        if (document.has(path) && !isKnown)
            document.report(path, `the sender '${sender.id}' takes no such key here.`, 'key');
    }
    const settings = settingsOf(name, source).signature;
    const { signed = signature_form/* plainForm */.NG.signed, timestampHeader, timestampPrefix, idHeader, separator } = settings;
    const at = (key) => ['sources', name, 'signature', key];
    if (sender.signatureKeys !== undefined)
        return;
    if (settings.algorithm === 'token') {
        const idle = ['signed', 'timestamp-header', 'timestamp-prefix', 'id-header'].find((key) => document.has(at(key)));
        if (idle !== undefined)
            document.report(at(idle), 'a token signs nothing.', 'key');
        return;
    }
    const parts = [...signed.matchAll(/\{([^}]*)\}/g)].map(([, part = '']) => part);
    const other = parts.find((part) => !signed_bytes/* signedParts */.Pb.includes(part));
    if (other !== undefined) {
        document.report(at('signed'), `'{${other}}' is unknown here. Known: ${signed_bytes/* signedParts */.Pb.map((part) => `{${part}}`).join(', ')}.`);
    }
    if (!parts.includes('body') && !parts.includes('payload')) {
        document.report(at('signed'), 'names neither {body} nor {payload}: anybody could change the body on its way.');
    }
    if (parts.includes('timestamp') && timestampHeader === undefined && timestampPrefix === undefined) {
        document.report(at('signed'), "{timestamp} needs 'timestamp-header', or 'timestamp-prefix' with 'separator'.");
    }
    for (const key of parts.includes('timestamp') ? [] : ['timestamp-header', 'timestamp-prefix', 'tolerance']) {
        if (document.has(at(key)))
            document.report(at(key), "counts only where 'signed' holds {timestamp}.", 'key');
    }
    if (!parts.includes('id') && idHeader !== undefined) {
        document.report(at('id-header'), "counts only where 'signed' holds {id}.", 'key');
    }
    if (parts.includes('id') && idHeader === undefined)
        document.report(at('signed'), "{id} needs 'id-header'.");
    if (timestampPrefix !== undefined && separator === undefined) {
        document.report(at('timestamp-prefix'), "needs 'separator': the time is one entry of several.");
    }
}
function otherTakers(key) {
    const takers = Object.values(senders).filter(({ takes }) => takes?.includes(key));
    return `It is for ${takers.map(({ id }) => id).join(', ')}.`;
}
const proofKeys = ['secret', 'bearer', 'basic'];
/** What proves a source's deliveries: exactly one kind, of which something is in force. */
function checkProof(source, sender, { name, document, now }) {
    const given = proofKeys.filter((key) => source[key] !== undefined);
    const [first, second] = given;
    const possible = proofKeys.filter((key) => key === 'secret' || sender.takes?.includes(key) === true);
    if (first === undefined) {
        if (possible.length === 1)
            document.report(['sources', name, 'secret'], 'this key is missing.');
        else {
            const message = `one of the keys ${possible.join(', ')} is missing: without it anybody could send.`;
            document.report(['sources', name], message);
        }
        return;
    }
    if (second !== undefined) {
        document.report(['sources', name, second], `'${first}' is set already: a source has one way of proof.`, 'key');
        return;
    }
    const { scheme, secrets, key } = proofOf(source, sender.configured?.(settingsOf(name, source)) ?? sender);
    secrets.forEach((secret, position) => {
        const objection = scheme.objectionTo?.((secret instanceof settings_secret/* Secret */.z ? secret : secret.value).reveal());
        const path = Array.isArray(source[key]) ? ['sources', name, key, position] : ['sources', name, key];
        if (objection !== undefined)
            document.report(path, objection);
    });
    const isAnyValid = secrets.some((secret) => secret instanceof settings_secret/* Secret */.z || Date.parse(secret.until) > now);
    if (!isAnyValid) {
        document.report(['sources', name, key], 'every secret has ended: nothing this source sends could be verified.');
    }
}
/** Reports filter patterns that are none. */
function checkPatterns(patterns, path, document) {
    const isOne = typeof patterns === 'string';
    [patterns ?? []].flat().forEach((pattern, position) => {
        attempt(document, isOne ? path : [...path, position], () => (0,pattern_matcher/* compile */.wE)(pattern.replace(/^!/, '')));
    });
}

;// CONCATENATED MODULE: ./shared/model/command.ts
/** The reactions there are, by GitHub's names. https://docs.github.com/rest/reactions */
const emojis = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];

// EXTERNAL MODULE: ./shared/model/rule.ts
var rule = __webpack_require__(572);
;// CONCATENATED MODULE: ./shared/config/ticket-schema.ts



const inTarget = (what) => schemas/* string */.YjP().min(1).describe(`The target ${what}.`);
const words = ['default', ...(0,severity/* severityWords */.D4)()];
const severityKey = schemas/* string */.YjP().refine((word) => words.includes(word.toLowerCase()), {
    error: ({ input }) => `unknown severity '${String(input)}'. ${didYouMean(String(input), words)}`,
});
/** What a step says of a ticket that it opens. */
const ticketShape = {
    in: inTarget('that gets the ticket'),
    title: schemas/* string */.YjP().min(1).optional().describe("Liquid template of the ticket's title."),
    body: schemas/* string */.YjP().min(1).optional().describe("Liquid template of the ticket's body, in Markdown."),
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().describe("Labels instead of the sender's own."),
    assignees: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).max(10).optional().describe('Logins that a new ticket is assigned to.'),
    'issue-type': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Jira: the type's name or id; Task, or the project's first, unless set."),
    priority: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), schemas/* record */.g1P(severityKey, schemas/* string */.YjP().min(1))])
        .optional()
        .describe("Jira: the priority's name, or one for each severity: { critical: Highest, high: High, default: Medium }."),
    fields: schemas/* record */.g1P(schemas/* string */.YjP().min(1), schemas/* json */.Pq9())
        .optional()
        .describe('Jira: values of further fields by their ids; texts are Liquid templates.'),
};

;// CONCATENATED MODULE: ./shared/config/naming-schema.ts





const placesValue = schemas/* array */.YOg(oneOf('place', rule/* places */.zn))
    .min(1, mustHoldOne)
    .default(['title', 'body', 'branch', 'commits', 'pull_requests'])
    .describe(`Where keys of tickets are looked for: ${rule/* places */.zn.join(', ')}. \`this\` is the pull request or issue itself.`);
const projectsValue = schemas/* array */.YOg(values/* projectValue */.tp)
    .min(1, mustHoldOne)
    .optional()
    .describe('Only tickets of these projects; absent: of all that the target may touch.');
const referencesValue = oneOf('kind of reference', rule/* references */.Ft)
    .optional()
    .describe('closing: only references behind a closing keyword such as Fixes; any-mention: all. Unless set, closing for numbers of issues that are moved to a closed state, and any-mention for keys of Jira and for other steps.');
const transitionSchema = section({
    in: inTarget('whose tickets are moved'),
    to: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('A status, the name or id of a transition, or category:done, category:new, category:indeterminate.'),
    move: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Instead of `to`: a move of the target's workflow, such as next; made once for a pull request or a release."),
    tickets: placesValue,
    projects: projectsValue,
    references: referencesValue,
    'max-hops': schemas/* number */.aig().int().min(1).max(10).default(1).describe('How many transitions may be made in a row.'),
    fields: schemas/* record */.g1P(schemas/* string */.YjP().min(1), schemas/* json */.Pq9())
        .default({})
        .describe('Values for fields of the transition by their ids, such as resolution; texts are Liquid templates.'),
    comment: schemas/* string */.YjP().min(1).optional().describe('Liquid template of a comment on every ticket that is moved.'),
}).meta({ oneOf: [{ required: ['to'] }, { required: ['move'] }] });
const commentSchema = section({
    in: inTarget('whose tickets are commented on'),
    tickets: placesValue,
    projects: projectsValue,
    references: referencesValue,
    text: schemas/* string */.YjP().min(1).describe('Liquid template, in Markdown.'),
});
const labelSchema = section({
    in: inTarget('whose tickets are labelled'),
    tickets: placesValue,
    projects: projectsValue,
    references: referencesValue,
    add: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]).describe('Labels put on.'),
    remove: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]).describe('Labels taken off.'),
});
const releaseSchema = section({
    in: inTarget('whose tickets are in the version'),
    version: schemas/* string */.YjP().min(1).describe("Liquid template of the version's name, such as {{ release.tag }}."),
    tickets: placesValue,
    projects: projectsValue,
    references: referencesValue,
    released: schemas/* boolean */.zMY().default(false).describe('true: the version is released, on the day of the event.'),
});

;// CONCATENATED MODULE: ./shared/config/step-schema.ts








const trackSchema = section({
    ...ticketShape,
    'reopen-within': (0,values/* durationValue */.k6)('0s', '3650d')
        .optional()
        .describe('A closed ticket that nobody touched for longer stays closed, and a new one that names it is opened; 0s: it is reopened however old it is, as the receiver does unless set. Unless set 90d in a workflow.'),
    'on-close': oneOf('way', ['close', 'comment', 'nothing'])
        .default('close')
        .describe('What the end of the subject does to the ticket.'),
    'on-incomplete': oneOf('way', rule/* onIncompletes */.zT)
        .optional()
        .describe('Workflows only. Whether tickets of alerts that are missing from a SARIF report of a failed run stay open (hold) or are closed (close). Unless set, they stay open if the report says that something was not analysed.'),
    repeat: oneOf('way', ['comment', 'nothing'])
        .optional()
        .describe('What a subject does that is reported once more; comment for runs, nothing for alerts unless set.'),
    'max-new': schemas/* number */.aig().int().min(0).optional().describe('How many tickets one workflow run may open for this step.'),
    per: oneOf('unit', ['run', 'job'])
        .default('run')
        .describe('For runs: one ticket per workflow and branch, or per job.'),
});
const openSchema = section(ticketShape);
const inviteSchema = section({
    to: inTarget('that invites the author'),
    teams: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]).describe('Slugs of teams that are joined, too.'),
    after: schemas/* number */.aig().int().min(0).max(100).default(1).describe('Merged pull requests before somebody is invited.'),
    welcome: schemas/* string */.YjP().min(1).optional().describe('Liquid template of a comment for whoever is invited.'),
});
const step_schema_reasons = [...new Set(Object.values(targetTypes).flatMap(({ reports }) => reports?.reasons ?? []))];
const reportSchema = section({
    to: inTarget('that is told'),
    as: oneOf('reason', step_schema_reasons)
        .optional()
        .describe(`The reason that is given, instead of what the ticket's labels say: ${step_schema_reasons.join(', ')}.`),
});
const postSchema = section({
    to: inTarget('where it is said'),
    text: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Liquid template, in Markdown: the first line, and what else there is to know under it.'),
    thread: schemas/* boolean */.zMY()
        .default(false)
        .describe('true: what is about one thing stands together, and the first message says how it is now.'),
    every: (0,values/* durationValue */.k6)('1s', '7d').optional().describe('All messages of so long a time are said together: 15m.'),
});
const argument = schemas/* string */.YjP().refine((text) => !text.includes('\0'), { error: 'must not hold a NUL' });
const program = schemas/* array */.YOg(argument)
    .min(1, mustHoldOne)
    .refine(([file]) => file !== '', { error: 'must begin with a program' });
const deploySchema = section({
    to: inTarget('that is brought to what was pushed'),
    // biome-ignore lint/suspicious/noThenProperty: it is a key of the configuration, and nobody awaits a schema
    then: schemas/* union */.KCZ([program, schemas/* array */.YOg(program).min(1, mustHoldOne)])
        .optional()
        .describe('A program and its arguments, or a list of such lists: run in the checkout afterwards, without a shell. In the file alone.'),
});
/** GitHub's limit. */
const maxPayloadMembers = 10;
const answering = schemas/* string */.YjP()
    .min(1)
    .optional()
    .describe('The target whose credentials answer, on the forge the command was given on; absent: the one called issues, or the only one.');
const replySchema = section({
    in: answering,
    text: schemas/* string */.YjP().min(1).describe('Liquid template, in Markdown.'),
});
/** YAML reads `+1` and `-1` as numbers. */
const emojiValue = schemas/* union */.KCZ([oneOf('emoji', emojis), schemas/* literal */.euz(1), schemas/* literal */.euz(-1)])
    .transform((value) => (value === 1 ? '+1' : value === -1 ? '-1' : value));
const reactSchema = section({
    in: answering,
    emoji: emojiValue.describe(`One of ${emojis.join(', ')}.`),
});
/** https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event */
const dispatchSchema = section({
    in: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('The target whose credentials start it; absent: the one called issues, or the only one.'),
    repository: values/* repositoryValue */._p.describe('Where the workflows are, as owner/name.'),
    event: schemas/* string */.YjP().min(1).max(100).describe('The event they wait for: `on: repository_dispatch: types`.'),
    payload: schemas/* record */.g1P(schemas/* string */.YjP().min(1), schemas/* json */.Pq9())
        .refine((payload) => Object.keys(payload).length <= maxPayloadMembers, {
        error: `must hold at most ${maxPayloadMembers} keys: GitHub takes no more; nest others`,
    })
        .default({})
        .describe('What they find in `github.event.client_payload`; texts in it are Liquid templates.'),
});
/** The steps and what each may say. */
const stepSchemas = {
    track: trackSchema,
    open: openSchema,
    transition: transitionSchema,
    comment: commentSchema,
    label: labelSchema,
    release: releaseSchema,
    invite: inviteSchema,
    report: reportSchema,
    post: postSchema,
    deploy: deploySchema,
    reply: replySchema,
    react: reactSchema,
    dispatch: dispatchSchema,
};
const step_schema_verbs = Object.keys(stepSchemas);
/** One entry of `do`. */
const stepSchema = section({
    track: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), trackSchema])
        .optional()
        .describe('The ticket follows the alert or the run: it is opened, closed, reopened and suppressed with it.'),
    open: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), openSchema])
        .optional()
        .describe('Opens a ticket that follows nothing, once per event.'),
    transition: transitionSchema.optional().describe('Moves every ticket that the event names.'),
    comment: commentSchema.optional().describe('Comments once on every ticket that the event names.'),
    label: labelSchema.optional().describe('Labels every ticket that the event names.'),
    release: releaseSchema.optional().describe('Makes a version, and names it on every ticket that the event names.'),
    invite: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), inviteSchema])
        .optional()
        .describe('Invites the author to an organisation, once.'),
    report: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), reportSchema])
        .optional()
        .describe('Tells the sender of an alert what a person decided on its ticket.'),
    post: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), postSchema])
        .optional()
        .describe('Says it in a room.'),
    deploy: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), deploySchema])
        .optional()
        .describe('Brings a git checkout to what was pushed.'),
    reply: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), replySchema])
        .optional()
        .describe('Answers a slash command where it was given; short: the text.'),
    react: schemas/* union */.KCZ([emojiValue, reactSchema])
        .optional()
        .describe(`Puts a reaction on the slash command; short: one of ${emojis.join(', ')}.`),
    dispatch: dispatchSchema.optional().describe('Starts the workflows of a repository that wait for it.'),
}).meta({ minProperties: 1, maxProperties: 1 });

;// CONCATENATED MODULE: ./shared/config/check-step.ts





/** What a kind of target must be able to do for a step, and what to say when it cannot. */
const abilities = {
    track: { isIn: ({ limits }) => limits !== undefined, lack: 'can hold no ticket that follows something' },
    open: { isIn: ({ limits }) => limits !== undefined, lack: 'can hold no ticket that is opened here' },
    transition: { isIn: ({ keysIn }) => keysIn !== undefined, lack: 'has no tickets that can be named' },
    comment: { isIn: ({ keysIn }) => keysIn !== undefined, lack: 'has no tickets that can be named' },
    label: { isIn: ({ keysIn }) => keysIn !== undefined, lack: 'has no tickets that can be named' },
    release: { isIn: ({ hasVersions }) => hasVersions === true, lack: 'has no versions' },
    invite: { isIn: ({ invites }) => invites === true, lack: 'invites nobody' },
    report: { isIn: ({ reports }) => reports !== undefined, lack: 'is told nothing' },
    post: { isIn: ({ room }) => room !== undefined, lack: 'is no room' },
    deploy: { isIn: ({ deploys }) => deploys !== undefined, lack: 'is no checkout' },
    reply: { isIn: loose.reply, lack: 'answers no commands' },
    react: { isIn: loose.react, lack: 'answers no commands' },
    dispatch: { isIn: loose.dispatch, lack: 'starts no workflows' },
};
/** Templates of the steps and where their output goes. */
const templates = {
    track: { title: 'title', body: 'markdown' },
    open: { title: 'title', body: 'markdown' },
    transition: { comment: 'markdown' },
    comment: { text: 'markdown' },
    label: {},
    release: { version: 'data' },
    invite: { welcome: 'markdown' },
    report: {},
    post: { text: 'markdown' },
    deploy: {},
    reply: { text: 'markdown' },
    react: {},
    dispatch: {},
};
function checkStep(step, given) {
    const { tracked, path, names, document } = given;
    const [verb, ...others] = step_schema_verbs.filter((each) => step[each] !== undefined);
    if (verb === undefined || others.length > 0) {
        document.report(path, `must hold exactly one step: ${step_schema_verbs.join(', ')}.`);
        return;
    }
    const body = step[verb];
    const target = targetOf(step, names);
    if (target === undefined) {
        document.report([...path, verb], `say with which target: ${verb}: { in: NAME, … }. ${whoCan(verb, names.targets)}`);
        return;
    }
    const key = ['invite', 'report', 'post', 'deploy'].includes(verb) ? 'to' : 'in';
    const at = (...inside) => (typeof body === 'string' ? [...path, verb] : [...path, verb, ...inside]);
    const known = Object.hasOwn(names.targets, target) ? names.targets[target] : undefined;
    const type = known?.type;
    if (type === undefined) {
        document.report(at(key), `no target is called '${target}'. ${hint(target, Object.keys(names.targets))}`);
    }
    else if (targetTypes[type] !== undefined && !abilities[verb].isIn(targetTypes[type])) {
        document.report(at(key), `the target '${target}' (${type}) ${abilities[verb].lack}, so '${verb}' cannot use it.`);
    }
    const lack = known?.lackFor?.(verb);
    if (lack !== undefined)
        document.report(at(key), `the target '${target}' ${lack}, so '${verb}' cannot use it.`);
    const ticket = step.track ?? step.open;
    if (ticket !== undefined && type !== undefined)
        checkTicket(ticket, { target, type, at, document });
    if (known !== undefined)
        checkPost(step, { known, target, document, at });
    if (known !== undefined)
        checkNamed(step, { known, target, document, at });
    const fields = step.transition?.fields ?? {};
    if (Object.keys(fields).length > 0 && type !== undefined && targetTypes[type]?.takesFields !== true) {
        document.report(at('fields'), `the target '${target}' (${type}) has tickets without 'fields'.`);
    }
    checkTexts(fields, { path: at('fields'), document, destination: 'title' });
    const { reasons = [] } = targetTypes[type ?? '']?.reports ?? {};
    if (typeof step.report === 'object' && step.report.as !== undefined && reasons.length === 0) {
        document.report(at('as'), `the target '${target}' (${type}) takes no reason.`);
    }
    if (verb === 'track' && tracked.has(target)) {
        document.report(at(key), `an earlier step of this rule tracks it in '${target}' already.`);
    }
    if (verb === 'track')
        tracked.add(target);
    if (typeof step.reply === 'string') {
        checkTemplate(step.reply, { path: at(), document, destination: 'markdown' });
    }
    checkTexts(step.dispatch?.payload, { path: at('payload'), document, destination: 'data' });
    if (typeof body !== 'object')
        return;
    for (const [name, destination] of Object.entries(templates[verb])) {
        const text = body[name];
        if (typeof text === 'string')
            checkTemplate(text, { path: at(name), document, destination });
    }
}
/** Fields that are said elsewhere. */
const ownFields = {
    project: "tickets are opened in the target's 'project'",
    issuetype: "use 'issue-type'",
    summary: "use 'title'",
    description: "use 'body'",
    labels: "use 'labels'",
};
const ownOptions = ['issue-type', 'priority', 'fields'];
/** What a step says of a ticket that only some trackers have. */
function checkTicket(step, given) {
    if (typeof step === 'string')
        return;
    const { target, type, at, document } = given;
    for (const option of ownOptions) {
        if (step[option] === undefined || targetTypes[type]?.takesFields === true)
            continue;
        document.report(at(option), `the target '${target}' (${type}) has tickets without '${option}'.`);
    }
    for (const id of Object.keys(step.fields ?? {})) {
        const instead = Object.hasOwn(ownFields, id) ? ownFields[id] : undefined;
        if (instead !== undefined)
            document.report(at('fields', id), `the field '${id}' is not set here: ${instead}.`);
    }
    checkTexts(step.fields, { path: at('fields'), document, destination: 'title' });
}
/** Every text in a value is a template. */
function checkTexts(value, given) {
    if (typeof value === 'string')
        checkTemplate(value, given);
    if (typeof value !== 'object' || value === null)
        return;
    for (const [name, each] of Object.entries(value)) {
        checkTexts(each, { ...given, path: [...given.path, Array.isArray(value) ? Number(name) : name] });
    }
}
/** What a message says of others, held against what its room can do. */
function checkPost({ post }, given) {
    if (typeof post !== 'object' || !post.thread)
        return;
    const { known, target, document, at } = given;
    if (post.every !== undefined) {
        document.report(at('thread'), "messages that are said together with 'every' stand in no thread: choose one.");
    }
    else if (known.keepsTogether === false) {
        const words = `the target '${target}' (${known.type}), as it is configured, cannot keep messages together: slack with 'token', matrix and discord can.`;
        document.report(at('thread'), words);
    }
}
/** What a step on named tickets says of moves and projects, held against what its target has. */
function checkNamed(step, given) {
    const { known, target, document, at } = given;
    const { type, moves, projects } = known;
    const { move, to } = step.transition ?? {};
    if (step.transition !== undefined && (move === undefined) === (to === undefined)) {
        document.report(at(), "must hold either 'to' or 'move'.");
    }
    else if (move !== undefined && targetTypes[type]?.moves === undefined) {
        document.report(at('move'), `the target '${target}' (${type}) has no workflow, so its tickets know no moves.`);
    }
    else if (move !== undefined && moves?.length === 0) {
        document.report(at('move'), `the target '${target}' declares no 'workflow', so its tickets know no moves.`);
    }
    else if (move !== undefined && moves?.includes(move) === false) {
        document.report(at('move'), `no status in the workflow of '${target}' has a move '${move}'. ${hint(move, moves)}`);
    }
    const states = targetTypes[type]?.states;
    if (to !== undefined && states?.includes(to.toLowerCase()) === false) {
        document.report(at('to'), `the tickets of '${target}' (${type}) cannot be moved to '${to}'. ${hint(to, states)}`);
    }
    const wanted = (step.transition ?? step.comment ?? step.label ?? step.release)?.projects ?? [];
    if (wanted.length > 0 && targetTypes[type]?.projects === undefined) {
        document.report(at('projects'), `the tickets of '${target}' (${type}) are in no projects.`);
    }
    wanted.forEach((project, index) => {
        if (projects === undefined || projects.length === 0 || projects.includes(project))
            return;
        const words = `the target '${target}' may not touch the project '${project}'. ${hint(project, projects)}`;
        document.report([...at('projects'), index], words);
    });
}
/** Undefined where a step names no target though it may, and there is not the one that is meant then. */
function targetOf(step, names) {
    const { reply, react, dispatch, ...others } = step;
    for (const [verb, body] of Object.entries({ reply, react, dispatch })) {
        if (body === undefined)
            continue;
        return (typeof body === 'string' ? undefined : body.in) ?? names.usualTarget(verb);
    }
    const verb = step_schema_verbs.find((each) => step[each] !== undefined);
    const body = verb === undefined ? '' : (others[verb] ?? '');
    if (typeof body === 'string')
        return body;
    return 'in' in body ? body.in : body.to;
}
function whoCan(verb, targets) {
    const able = ableTargets(verb, targets);
    if (able.length > 0)
        return `These can: ${listNames(able)}.`;
    const types = Object.values(targetTypes).filter(abilities[verb].isIn);
    return `No target can: those of type ${types.map(({ type }) => type).join(', ')} can.`;
}
function hint(name, known) {
    const nearest = nearestName(name, known);
    if (nearest !== undefined)
        return `Did you mean '${nearest}'?`;
    return known.length === 0 ? 'None is configured.' : `Known: ${listNames(known)}.`;
}

;// CONCATENATED MODULE: ./shared/config/check-rule.ts











const eventTypes = Object.entries(event_families/* eventFamilies */.Bl).flatMap(([family, verbs]) => verbs.map((verb) => `${family}.${verb}`));
/** Every name that `on` may have without a glob. */
const check_rule_eventNames = [...Object.keys(event_families/* eventFamilies */.Bl), ...eventTypes];
/** Where the Action's own events come from, and the receiver's. */
const builtInSources = ['workflow', event_families/* ownSource */.Cd];
function prepareRuleChecks(given) {
    const { targets } = given;
    const all = Object.values(targets);
    const covered = new Map();
    return {
        targets,
        sources: new Set([...given.sources, ...builtInSources]),
        usualTarget: rememberUsualTargets(targets),
        coveredTypes: (pattern) => {
            const types = covered.get(pattern) ??
                (pattern.startsWith('other.') ? [pattern] : eventTypes.filter((type) => (0,routing_condition/* matchesType */.k)(pattern, type)));
            covered.set(pattern, types);
            return types;
        },
        organizations: new Set(all.flatMap(({ organization }) => organization?.toLowerCase() ?? [])),
        hasUnknownOrganization: all.some(({ type, organization }) => type === 'github-org' && organization === undefined),
    };
}
/** Checks what the schema cannot say about a rule. */
function checkRule(rule, index, checks) {
    const { document, coveredTypes, ...names } = checks;
    const at = (...path) => ['rules', index, ...path];
    const listed = (key, position) => (Array.isArray(rule[key]) ? at(key, position) : at(key));
    const isTracking = rule.do.some(({ track }) => track !== undefined);
    const isReporting = rule.do.some(({ report }) => report !== undefined);
    const isDeploying = rule.do.some(({ deploy }) => deploy !== undefined);
    const isAnswering = rule.do.some(({ reply, react }) => reply !== undefined || react !== undefined);
    let isForCommands = false;
    [rule.on].flat().forEach((pattern, position) => {
        if (!attempt(document, listed('on', position), () => (0,pattern_matcher/* compile */.wE)(pattern)))
            return;
        isForCommands ||= (0,routing_condition/* matchesType */.k)(pattern, 'command.given');
        const covered = coveredTypes(pattern);
        if (covered.length === 0) {
            document.report(listed('on', position), `no event is called '${pattern}'. ${hint(pattern, check_rule_eventNames)}`);
        }
        else if (isTracking && !covered.some((type) => event_families/* livingFamilies */.Wo.includes(type.split('.')[0] ?? ''))) {
            document.report(listed('on', position), `'${pattern}' neither opens nor closes, so nothing can track it.`);
        }
        else if (isReporting && !covered.some((type) => (0,report/* isReported */.Ob)(type))) {
            const known = report/* reportedTypes */.Rz.join(', ');
            document.report(listed('on', position), `'${pattern}' says nothing that could be reported: ${known} do.`);
        }
        else if (isDeploying && !covered.includes(deploy/* deployedType */.fi)) {
            document.report(listed('on', position), `'${pattern}' brings nothing to deploy: only ${deploy/* deployedType */.fi} does.`);
        }
        else if (isAnswering && !covered.includes(answer/* answeredType */.wU)) {
            document.report(listed('on', position), `'${pattern}' is no command to answer: only ${answer/* answeredType */.wU} is.`);
        }
    });
    [rule.from ?? []].flat().forEach((source, position) => {
        if (names.sources.has(source))
            return;
        document.report(listed('from', position), `no source is called '${source}'. ${hint(source, [...names.sources])}`);
    });
    const { if: condition } = rule;
    if (condition !== undefined)
        checkCondition(condition, { path: at('if'), document });
    if (rule.command !== undefined && !isForCommands) {
        document.report(at('command'), "only command.given has a command, and 'on' leaves it out.");
    }
    [rule.teams ?? []].flat().forEach((name, position) => {
        const [organization = ''] = name.split('/');
        if (names.organizations.has(organization.toLowerCase()))
            return;
        const path = Array.isArray(rule.teams) ? at('teams', position) : at('teams');
        const hint = `Add one: type: github-org, organization: ${organization}.`;
        if (!names.hasUnknownOrganization)
            document.report(path, `no target knows the teams of ${organization}. ${hint}`);
    });
    for (const filter of [
        'repositories',
        'branches',
        'tags',
        'paths',
        'labels',
        'actors',
        'authors',
        'command',
    ]) {
        checkPatterns(rule[filter], at(filter), document);
    }
    const tracked = new Set();
    rule.do.forEach((step, position) => {
        checkStep(step, { tracked, path: at('do', position), names, document });
    });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
;// CONCATENATED MODULE: ./shared/config/signature-schema.ts





const headerName = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'must be the name of a header, such as X-Signature')
    .transform((name) => name.toLowerCase());
/** What a source says of how it is signed. What is not said is the sender's own. */
const signatureSchema = section({
    header: headerName.optional().describe('The header that holds the signature.'),
    algorithm: oneOf('algorithm', signature_form/* algorithms */.Rz)
        .optional()
        .describe("HMAC by its digest, sha256 unless set; ed25519: the secret is the sender's public key; token: the header is the secret itself."),
    encoding: oneOf('encoding', signature_form/* encodings */.d8).optional().describe('How the signature is written; hex unless set.'),
    prefix: schemas/* string */.YjP().optional().describe('What stands before the signature, such as sha256=.'),
    separator: schemas/* string */.YjP()
        .min(1)
        .max(3)
        .optional()
        .describe('What stands between several signatures in one header, any of which may match; absent: there is one.'),
    signed: schemas/* string */.YjP()
        .optional()
        .describe("What is signed, '{body}' unless set, such as '{timestamp}:{body}'; {id}; {payload}: a form's field of that name."),
    'timestamp-header': headerName.optional().describe('The header that holds the time.'),
    'timestamp-prefix': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Where the time is one entry of the signature's header, what stands before it, such as t=."),
    'id-header': headerName.optional().describe("The header that holds the message's id."),
    tolerance: (0,values/* durationValue */.k6)('1s', '1d').optional().describe('How far the time may be off; 5m unless set.'),
    key: oneOf('form', hmac/* keyForms */.Ls).optional().describe("What the secret is of the key's bytes; text unless set."),
    'key-prefix': schemas/* string */.YjP()
        .optional()
        .describe('What the secret begins with and is not part of the key, such as whsec_.'),
    'header-prefix': schemas/* string */.YjP()
        .regex(/^[a-z-]+$/i, 'must be the start of a header, such as svix-')
        .transform((name) => name.toLowerCase())
        .optional()
        .describe("Standard Webhooks: what the headers' names begin with; webhook- unless set."),
});

;// CONCATENATED MODULE: ./shared/config/source-schema.ts







const until = iso/* datetime */.w$({ offset: true, error: 'must be a time such as 2026-12-01T00:00:00Z' })
    .describe('When this secret stops being valid.');
/** One secret, or a list of them. */
const secretsOf = (value) => {
    const one = schemas/* union */.KCZ([value, section({ value, until })]);
    return schemas/* union */.KCZ([one, schemas/* array */.YOg(one).min(1, mustHoldOne)]);
};
const basicSchema = section({
    user: schemas/* string */.YjP().regex(/^[^:]+$/, 'must be a user name without a colon'),
    password: values/* secretValue */.aF,
    until: until.optional(),
});
const template = schemas/* string */.YjP().min(1);
const eventSchema = section({
    type: template.describe('The type of the event, such as alert.opened; empty: the delivery asks for nothing.'),
    subject: template.describe('What the event is about: the same for the opening and the closing of one alert.'),
    at: template.optional().describe('When it happened: ISO 8601, or seconds or milliseconds since 1970.'),
    ...Object.fromEntries(Object.entries(factKinds).map(([family, facts]) => [
        family,
        section(Object.fromEntries(Object.keys(facts).map((fact) => [fact, template.optional()])))
            .optional()
            .describe(`Facts: ${Object.keys(facts).join(', ')}.`),
    ])),
});
const catchUpSchema = section({
    repository: values/* repositoryValue */._p
        .optional()
        .describe('The repository that the hook belongs to, as owner/name; neither: the hook is that of `app`.'),
    organization: schemas/* string */.YjP()
        .regex(/^[\w-]+$/, 'must be the login of an organisation')
        .optional()
        .describe('The organisation that the hook belongs to.'),
    hook: schemas/* number */.aig()
        .int()
        .positive()
        .optional()
        .describe("The hook's number, from its address; unless set every hook there that posts to this source's path."),
    ...(0,settings_github/* credentialOptions */.Kn)('A token that may read webhooks there.'),
    'api-url': values/* addressValue */.qy.optional().describe('GitHub Enterprise Server: https://HOST/api/v3.'),
    every: (0,values/* durationValue */.k6)('10s', '1d').prefault('15m').describe('How often GitHub is asked.'),
    window: (0,values/* durationValue */.k6)('1h', '30d')
        .optional()
        .describe('How far back GitHub is asked; 3d unless set, with an `api-url` 7d.'),
});
const sourceSchema = section({
    sender: oneOf('sender', Object.keys(senders)).describe('The system that calls.'),
    secret: secretsOf(values/* secretValue */.aF).optional().describe('The secret both sides share; a list during a rotation.'),
    bearer: secretsOf(values/* secretValue */.aF)
        .optional()
        .describe('Instead of a secret: the token that is sent as `Authorization: Bearer TOKEN`; a list during a rotation.'),
    basic: schemas/* union */.KCZ([basicSchema, schemas/* array */.YOg(basicSchema).min(1, mustHoldOne)])
        .optional()
        .describe('Instead of a secret: the `user` and `password` that are sent as `Authorization: Basic`; a list during a rotation, with `until`.'),
    path: schemas/* string */.YjP()
        .regex(/^\/(?!.*(\/\/|\/\.))[\w\-./]*$/, 'must be a path such as /hooks/lgtm')
        .optional()
        .describe('Where it is served; /hooks/NAME unless set.'),
    'catch-up': catchUpSchema
        .optional()
        .describe('Asks GitHub for deliveries that failed: repository or organization, hook, token, api-url, every, window; docs/senders/github.md tells of them. Absent: off.'),
    'reply-within': (0,values/* durationValue */.k6)('100ms', '5m')
        .prefault('8s')
        .describe('How long a sender that waits for our answer is kept waiting.'),
    repositories: patterns('Deliveries about any other repository ask for nothing. Repositories'),
    dedupe: oneOf('way', ['id', 'subject'])
        .default('id')
        .describe('subject: what several hooks tell of one happening is done once, over all sources that say so; id: only the same delivery is known again.'),
    'allow-sha1': schemas/* boolean */.zMY()
        .default(false)
        .describe('true: signatures with SHA-1 count too, from servers that make no better ones.'),
    'group-by': oneOf('unit', ['alert', 'group'])
        .default('alert')
        .describe('Alertmanager, Grafana: whether each alert has a ticket, or each group of alerts one.'),
    signature: signatureSchema
        .optional()
        .describe('How deliveries are signed: `generic`, `grafana`, `standard-webhooks`; docs/senders/ tells what each takes.'),
    'delivery-id': template
        .optional()
        .describe("Generic: Liquid template of the delivery's own id, the same when it is sent again."),
    event: eventSchema.optional().describe('Generic: Liquid templates of what a delivery says; docs/senders/generic.md.'),
    'max-body': values/* sizeValue */.jr.optional().describe("Largest body; the sender's own limit unless set."),
});

;// CONCATENATED MODULE: ./shared/config/schema.ts






/**
 * The one source of the configuration's types, of `ticketwire.schema.json` and of docs/configuration.md.
 * Keys are in kebab-case; an unknown one is an error.
 */
const targetSchemas = Object.values(targetTypes).map(({ type, label, invites, reports, room, deploys, options }) => {
    const things = invites ? 'People' : room === undefined ? 'Tickets' : 'Messages';
    const where = deploys === undefined ? `${things} in ${label}.` : `Pushes to ${label}.`;
    const what = reports === undefined ? where : `Tells ${label}.`;
    return section({ type: schemas/* literal */.euz(type).describe(what), ...options });
});
const targetSchema = schemas/* discriminatedUnion */.gMt('type', targetSchemas, {
    error: (issue) => {
        const known = Object.keys(targetTypes);
        const type = issue.input?.type;
        if (issue.code !== 'invalid_union')
            return undefined;
        return typeof type === 'string'
            ? `unknown target type '${type}'. ${didYouMean(type, known)}`
            : `the key 'type' is missing. Known types: ${known.join(', ')}.`;
    },
});
const associations = [
    'owner',
    'member',
    'collaborator',
    'contributor',
    'first_time_contributor',
    'first_timer',
    'none',
    'newcomer',
];
const ruleSchema = section({
    name: schemas/* string */.YjP()
        .refine((name) => name.trim() !== '' && name.length <= 200 && name.isWellFormed() && !/\p{Cc}/u.test(name), {
        error: 'must be a name of 1 to 200 characters, without control characters',
    })
        .describe('Unique; messages and pages call the rule by it.'),
    on: oneOrMore(schemas/* string */.YjP().min(1)).describe("An event type, a family such as 'alert', a list, or a glob."),
    from: oneOrMore(schemas/* string */.YjP().min(1)).optional().describe('A source or a list of them. Omit for every source.'),
    if: schemas/* string */.YjP().min(1).optional().describe('A Liquid expression over the event, such as alert.severity != "note".'),
    repositories: patterns('Repositories'),
    branches: patterns("A pull request's base branch, or the branch of a push or a run"),
    tags: patterns('Tags'),
    paths: patterns("Files: those a push changes, or an alert's"),
    labels: patterns('Labels of the pull request, the issue or the alert; one that fits is enough'),
    actors: patterns('Logins of whoever did it'),
    authors: patterns('Logins of whose pull request, issue or comment it is; else of whoever did it'),
    command: patterns('Names of slash commands, without the slash'),
    association: schemas/* union */.KCZ([oneOf('association', associations), schemas/* array */.YOg(oneOf('association', associations)).min(1, mustHoldOne)])
        .optional()
        .describe(`What the author is to the repository: ${associations.join(', ')}. newcomer: the first issue, pull request or merge.`),
    teams: oneOrMore(schemas/* string */.YjP().regex(/^[A-Za-z\d][A-Za-z\d-]{0,38}\/[\w.-]{1,255}$/, 'must be ORGANISATION/TEAM'))
        .optional()
        .describe('Whoever did it is in one of these teams, octo/maintainers; asked of the github-org target of that organisation.'),
    severity: oneOf('severity', ['critical', 'high', 'medium', 'low', 'error', 'warning', 'note'])
        .optional()
        .describe('The least severity of an alert.'),
    after: schemas/* number */.aig().int().min(1).max(100).default(1).describe('Failing runs in a row before one counts.'),
    confidential: schemas/* boolean */.zMY()
        .default(false)
        .describe('true: confidential issues, and what is written on them, count, too.'),
    forks: schemas/* boolean */.zMY().default(false).describe('true: runs of pull requests from forks count, too.'),
    enabled: schemas/* boolean */.zMY().default(true).describe('false parks the rule.'),
    do: schemas/* array */.YOg(stepSchema).min(1, mustHoldOne).describe('What happens, in this order.'),
});
const configurationSchema = section({
    sources: schemas/* record */.g1P(nameKey, sourceSchema).default({}).describe('Who may send to the receiver.'),
    targets: schemas/* record */.g1P(nameKey, targetSchema).default({}).describe('Where effects go.'),
    keep: (0,values/* durationValue */.k6)('1h', '3650d')
        .prefault('30d')
        .describe('How long deliveries are kept; those with unfinished effects, and tickets, are kept for good.'),
    messages: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())
        .default({})
        .describe('Liquid templates of messages instead of the built-in ones, by event type or family: { push: ..., alert.closed: ... }.'),
    rules: schemas/* array */.YOg(ruleSchema).default([]).describe('When something happens, what is done.'),
}).meta({ title: 'Ticketwire configuration' });

;// CONCATENATED MODULE: ./shared/config/check-meaning.ts











/**
 * What a schema cannot say: names that must exist, templates that must parse, secrets that must be valid. Looks at every
 * part that is well formed by itself, whatever is wrong elsewhere.
 */
function checkMeaning({ value, parsed }, document, given) {
    const { sources, targets, rules } = value;
    const { now, builtInTargets, otherSources } = given;
    const paths = new Map();
    for (const [name, source] of wellFormedSources(sources, parsed))
        checkSource(source, { name, paths, document, now });
    if (keysOf(sources).includes(event_families/* ownSource */.Cd)) {
        const why = "the receiver's own events come from a source of this name. Choose another.";
        document.report(['sources', event_families/* ownSource */.Cd], why, 'key');
    }
    checkReporters(sources, targets, document);
    checkMessages(value, document);
    const checks = prepareRuleChecks({
        sources: [...keysOf(sources), ...otherSources],
        targets: { ...builtInTargets, ...knownIn(targets, document) },
    });
    const ruleNames = new Map();
    for (const [index, rule] of wellFormedRules(rules, parsed)) {
        const earlier = ruleNames.get(rule.name);
        if (earlier === undefined)
            ruleNames.set(rule.name, index);
        else
            document.report(['rules', index, 'name'], `rule [${earlier + 1}] has this name already; names are unique.`);
        checkRule(rule, index, { ...checks, document });
    }
}
/** All of them where the whole is well formed; else those that are by themselves. */
function wellFormedSources(sources, parsed) {
    if (parsed !== undefined)
        return Object.entries(parsed.sources);
    return Object.entries((0,json_body/* isJsonObject */.OW)(sources) ? sources : {}).flatMap(([name, source]) => {
        const { success, data } = sourceSchema.safeParse(source);
        return success ? [[name, data]] : [];
    });
}
function wellFormedRules(rules, parsed) {
    if (parsed !== undefined)
        return [...parsed.rules.entries()];
    return (Array.isArray(rules) ? rules : []).flatMap((rule, index) => {
        const { success, data } = ruleSchema.safeParse(rule);
        return success ? [[index, data]] : [];
    });
}
/** Texts of messages, each for events that there are. */
function checkMessages(value, document) {
    const { messages } = value;
    for (const [name, text] of Object.entries((0,json_body/* isJsonObject */.OW)(messages) ? messages : {})) {
        const path = ['messages', name];
        if (!check_rule_eventNames.includes(name) && !/^other(\.|$)/.test(name)) {
            document.report(path, `no event is called '${name}'. ${hint(name, check_rule_eventNames)}`, 'key');
        }
        if (typeof text === 'string' && text !== '')
            checkTemplate(text, { path, document, destination: 'markdown' });
    }
}
function keysOf(value) {
    return (0,json_body/* isJsonObject */.OW)(value) ? Object.keys(value) : [];
}
/** Several LGTM servers may call different alerts by one id: then each way back must say whose it is. */
function checkReporters(sources, targets, document) {
    const ofLgtm = namesWith(sources, 'sender', 'lgtm');
    for (const name of namesWith(targets, 'type', 'lgtm')) {
        const path = ['targets', name, 'source'];
        if (!document.has(path) && ofLgtm.length > 1) {
            document.report(path.slice(0, 2), `needs 'source', one of ${ofLgtm.join(', ')}: several LGTM may use the same ids.`);
        }
        const source = (0,json_body/* isJsonObject */.OW)(targets) && (0,json_body/* isJsonObject */.OW)(targets[name]) ? targets[name].source : undefined;
        if (typeof source === 'string' && ofLgtm.length > 0 && !ofLgtm.includes(source)) {
            document.report(path, `no source of LGTM is called '${source}'. ${hint(source, ofLgtm)}`);
        }
    }
}
/** The names of entries whose key has a value. */
function namesWith(entries, key, value) {
    if (!(0,json_body/* isJsonObject */.OW)(entries))
        return [];
    return Object.keys(entries).filter((name) => (0,json_body/* isJsonObject */.OW)(entries[name]) && entries[name][key] === value);
}
/** The type of each target, as far as it names one, and what the well-formed ones have. */
function knownIn(targets, document) {
    if (!(0,json_body/* isJsonObject */.OW)(targets))
        return {};
    return Object.fromEntries(Object.entries(targets).map(([name, target]) => {
        if (!(0,json_body/* isJsonObject */.OW)(target))
            return [name, { type: '' }];
        const { type, ...rest } = target;
        const kind = targetTypes[String(type)];
        const options = kind === undefined ? undefined : schemas/* object */.Ikc(kind.options).safeParse(rest).data;
        if (kind === undefined || options === undefined)
            return [name, { type: String(type) }];
        const lack = kind.lacks?.(options);
        if (lack !== undefined)
            document.report(['targets', name], lack);
        return [name, knownTarget(kind, options)];
    }));
}

;// CONCATENATED MODULE: ./shared/config/variables.ts
/** Variables of the environment in a configuration file: `${NAME}`, `${NAME:-default}`, and `$${` for a plain `${`. */
/**
 * YAML does not allow `${NAME}` everywhere: its braces end a flow mapping. So, before the file is parsed, every character
 * of a variable that means something to YAML is put into Unicode's private use area, one for one: nothing moves.
 */
function encodeVariables(text) {
    return text.replace(/\$\$\{|\$\{[A-Za-z_]\w*(?::-[^}\n]*)?\}/g, (found) => found === '$${' ? found : found.replace(/[\x20-\x7e]/g, (char) => (/\w/.test(char) ? char : encoded(char))));
}
const privateUse = 0xe000;
const encoded = (char) => String.fromCharCode(privateUse + char.charCodeAt(0));
const encodedVariable = new RegExp(`\\$\\$\\{|${encoded('$')}${encoded('{')}(\\w+)(?:${encoded(':')}${encoded('-')}([^${encoded('}')}]*))?${encoded('}')}`, 'g');
/** The text as it was before {@link encodeVariables}. */
function decodeVariables(text) {
    return text.replace(/[\ue020-\ue07e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - privateUse));
}
/** Replaces the variables of an encoded text; `onUnset` gives what replaces one that is not set and has no default. */
function expandVariables(text, env, onUnset) {
    return text.replace(encodedVariable, (whole, name, fallback) => {
        if (name === undefined)
            return whole.slice(1);
        const value = env[name];
        if (value !== undefined && (value !== '' || fallback === undefined))
            return value;
        return fallback === undefined ? onUnset(name) : decodeVariables(fallback);
    });
}

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(3243);
;// CONCATENATED MODULE: ./shared/config/yaml.ts

/** Aliases may repeat what they name, as long as the file does not grow beyond this. */
const minValues = 100_000;
const growth = 10;
/** Reads a YAML 1.2 document; its time grows with the length of the text. */
function parseYaml(text) {
    const lineAndColumn = createLineCounter(text);
    try {
        const events = (0,js_yaml/* parseEvents */.PH)(text, {});
        const documents = (0,js_yaml/* constructFromEvents */.fw)(events, { source: text });
        if (documents.length > 1)
            return { reason: 'it holds several documents', line: 1, column: 1 };
        const hasAliases = events.some(({ type }) => type === js_yaml/* EVENT_ID */.hy.ALIAS);
        const maxValues = Math.max(minValues, events.length * growth);
        const value = hasAliases ? createCopier(maxValues)(documents[0], 0) : documents[0];
        if (value === tooLarge)
            return { reason: tooLarge.reason, line: 1, column: 1 };
        let root;
        return {
            value: value ?? {},
            // Most files have no mistakes, so that nobody asks where anything is.
            locate: (path, place) => {
                root ??= locateAll(events, text);
                return find(root, path, place);
            },
            lineAndColumn,
        };
    }
    catch (error) {
        if (!(error instanceof js_yaml/* YAMLException */.tB))
            throw error;
        const [reason, back] = reword(error.reason);
        return { reason, ...lineAndColumn((error.mark?.position ?? 0) - back) };
    }
}
const tooLarge = {
    reason: 'its aliases repeat so much, or contain themselves, that it becomes too large. Use fewer aliases',
};
/** Without aliases no file is nested deeper: the reader refuses it. */
const maxDepth = 100;
/** Copies a value, so that no two places share a part of it. Gives {@link tooLarge} where it has more than `maxValues` parts. */
function createCopier(maxValues) {
    let left = maxValues;
    return function copy(value, depth) {
        left -= 1;
        if (left < 0 || depth > maxDepth)
            return tooLarge;
        if (typeof value !== 'object' || value === null)
            return value;
        const parts = [];
        for (const [key, part] of Object.entries(value)) {
            const copied = copy(part, depth + 1);
            if (copied === tooLarge)
                return tooLarge;
            parts.push([key, copied]);
        }
        return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
    };
}
/** The library's words, where ours say more. The second value is how far before its position the mistake starts. */
function reword(reason) {
    const [, anchor] = /^unidentified alias "(.*)"$/.exec(reason) ?? [];
    if (anchor !== undefined)
        return [`no anchor before this is called '${anchor}'`, 1];
    return reason === 'duplicated mapping key' ? ['this key is set twice', 0] : [reason, 0];
}
function createLineCounter(text) {
    let lineStarts;
    return (offset) => {
        lineStarts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
        let [first, last] = [0, lineStarts.length - 1];
        while (first < last) {
            const middle = Math.ceil((first + last) / 2);
            if ((lineStarts[middle] ?? 0) <= offset)
                first = middle;
            else
                last = middle - 1;
        }
        return { line: first + 1, column: offset - (lineStarts[first] ?? 0) + 1 };
    };
}
/** Where every node is, from the events of the first document. */
function locateAll(events, text) {
    let at = 1;
    const next = () => events[at++];
    function read(event) {
        const node = { start: startOf(event), parts: new Map() };
        if (event?.type === js_yaml/* EVENT_ID */.hy.SEQUENCE) {
            for (let item = next(); item !== undefined && item.type !== js_yaml/* EVENT_ID */.hy.POP; item = next()) {
                node.parts.set(node.parts.size, read(item));
            }
        }
        else if (event?.type === js_yaml/* EVENT_ID */.hy.MAPPING) {
            for (let key = next(); key !== undefined && key.type !== js_yaml/* EVENT_ID */.hy.POP; key = next()) {
                const keyStart = read(key).start;
                const value = read(next());
                const start = value.start < 0 ? keyStart : value.start;
                if (key.type === js_yaml/* EVENT_ID */.hy.SCALAR)
                    node.parts.set((0,js_yaml/* getScalarValue */.KE)(text, key), { ...value, start, keyStart });
            }
        }
        return node;
    }
    return read(next());
}
/** Negative for an empty value, which is nowhere. */
function startOf(event) {
    switch (event?.type) {
        case js_yaml/* EVENT_ID */.hy.SCALAR: {
            const { valueStart, style } = event;
            const isQuoted = style === js_yaml/* SCALAR_STYLE */.jK.SINGLE_QUOTED || style === js_yaml/* SCALAR_STYLE */.jK.DOUBLE_QUOTED;
            return isQuoted ? valueStart - 1 : valueStart;
        }
        case js_yaml/* EVENT_ID */.hy.SEQUENCE:
        case js_yaml/* EVENT_ID */.hy.MAPPING:
            return event.start;
        case js_yaml/* EVENT_ID */.hy.ALIAS:
            return event.anchorStart - 1;
        default:
            return 0;
    }
}
function find(root, path, place) {
    let node = root;
    for (const part of path) {
        const child = node.parts.get(part) ?? node.parts.get(String(part));
        if (child === undefined)
            return Math.max(0, node.keyStart ?? node.start);
        node = child;
    }
    return Math.max(0, place === 'key' ? (node.keyStart ?? node.start) : node.start);
}

;// CONCATENATED MODULE: ./shared/config/document.ts





/** A check ends at this many problems: nobody reads more, and each one costs a search for a name that is similar. */
const maxProblems = 200;
/** Ends a check that found too many problems. */
class TooManyProblems extends Error {
}
/** A configuration as plain values, with variables and files put in, and the problems found in it. */
class ConfigurationDocument {
    /** Undefined where the file is not YAML. */
    value;
    problems = [];
    /** Unset variables and missing files of sources and targets, where that is no mistake yet. */
    lacking = [];
    /** Templates and conditions that were found good: files with thousands of rules repeat many. */
    goodTexts = new Set();
    #reported = new Set();
    #file;
    #yaml;
    constructor(file, yaml, fill) {
        this.#file = file;
        this.#yaml = yaml;
        try {
            this.value = fill(this);
        }
        catch (error) {
            if (!(error instanceof TooManyProblems))
                throw error;
        }
    }
    /** Reads a file. Where it is not YAML, `value` is undefined and `problems` says why. */
    static read(source) {
        const yaml = parseYaml(encodeVariables(source.text));
        if ('reason' in yaml) {
            const { reason, line, column } = yaml;
            const at = { locate: () => 0, lineAndColumn: () => ({ line, column }) };
            return new ConfigurationDocument(source.file, at, (document) => document.#reportBroken(reason));
        }
        return new ConfigurationDocument(source.file, yaml, (document) => {
            return new Filling(source, document).fill(yaml.value, []);
        });
    }
    /** Takes a value that came as JSON: it has no lines, and no variables are put in. */
    static of(value, file) {
        const nowhere = { locate: () => 0, lineAndColumn: () => ({ line: 1, column: 1 }) };
        return new ConfigurationDocument(file, nowhere, () => value);
    }
    has(path) {
        let value = this.value;
        for (const part of path) {
            if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
                return false;
            value = value[part];
        }
        return true;
    }
    /** Notes a mistake at the value of a path, or at its key; where there is no such part, at the nearest one around it. */
    report(path, message, place = 'value') {
        const text = pathText(path);
        // One mistake has one message: what follows from it is left out.
        if (this.#reported.has(text))
            return;
        this.#reported.add(text);
        const sentence = /[.?!]$/.test(message) ? message : `${message}.`;
        const at = this.#yaml.lineAndColumn(this.#yaml.locate(path, place));
        this.problems.push({ file: this.#file, ...at, path: text, message: decodeVariables(sentence) });
        if (this.problems.length >= maxProblems)
            throw new TooManyProblems();
    }
    #reportBroken(reason) {
        this.report([], `the file is not valid YAML: ${reason}`);
        return undefined;
    }
}
/** Replaces `${NAME}` in texts, and `{ file: path }` in sources and targets. */
class Filling {
    #source;
    #document;
    #files = new Map();
    constructor(source, document) {
        this.#source = source;
        this.#document = document;
    }
    fill(value, path) {
        if (typeof value === 'string')
            return this.#expand(value, path);
        const fillPart = (part, at) => this.#fileContent(part, at) ?? this.fill(part, at);
        if (Array.isArray(value))
            return value.map((part, index) => fillPart(part, [...path, index]));
        if (!(0,json_body/* isJsonObject */.OW)(value))
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fillPart(part, [...path, key])]));
    }
    #expand(text, path) {
        return expandVariables(text, this.#source.env, (name) => {
            this.#lack(path, `the environment variable ${name} is not set`, `Set it, or write \${${name}:-default}`);
            return unsetMark;
        });
    }
    /** The content of the file that `{ file: path }` names; undefined when the value is something else. */
    #fileContent(value, path) {
        if (path[0] !== 'sources' && path[0] !== 'targets')
            return undefined;
        // There `file` is a fact of an alert.
        if (path[0] === 'sources' && path[2] === 'event')
            return undefined;
        // There it is the name of a move.
        if (path[0] === 'targets' && path[2] === 'workflow')
            return undefined;
        if (path.length < 3 || !(0,json_body/* isJsonObject */.OW)(value) || typeof value.file !== 'string')
            return undefined;
        if (Object.keys(value).length !== 1)
            return undefined;
        const expanded = this.#expand(value.file, path);
        const file = (0,external_node_path_.isAbsolute)(expanded) ? expanded : (0,external_node_path_.join)(this.#source.directory, expanded);
        const content = this.#files.get(file) ?? readText(file);
        this.#files.set(file, content);
        if (typeof content === 'string')
            return content;
        this.#lack(path, `the file ${file} cannot be read (${content.code})`);
        return unsetMark;
    }
    #lack(path, what, remedy) {
        const mayLack = this.#source.isLenient === true && (path[0] === 'sources' || path[0] === 'targets');
        if (mayLack)
            this.#document.lacking.push({ path, what });
        else
            this.#document.report(path, remedy === undefined ? `${what}.` : `${what}. ${remedy}`);
    }
}
function readText(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8').replace(/\r?\n$/, '');
    }
    catch (cause) {
        return { code: cause.code ?? 'unknown reason' };
    }
}
/** Stands where a value could not be had, so that its own absence is reported and nothing else. */
const unsetMark = '(unset)';
function pathText(path) {
    return path
        .map((part, index) => (typeof part === 'number' ? `[${part + 1}]` : index === 0 ? part : `.${part}`))
        .join('');
}

;// CONCATENATED MODULE: ./shared/config/report-issue.ts
/** Reports what the schema found, in our words. `above`: the place of the value that was parsed. */
function reportIssue(document, issue, above = []) {
    const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
    const last = path.at(-1);
    if (last !== undefined && issue.code !== 'unrecognized_keys' && issue.code !== 'invalid_key' && !document.has(path)) {
        document.report(path, 'this key is missing.');
        return;
    }
    switch (issue.code) {
        case 'unrecognized_keys': {
            const lines = issue.message.split('\n');
            issue.keys.forEach((key, index) => {
                document.report([...path, key], lines[index] ?? issue.message, 'key');
            });
            return;
        }
        case 'invalid_union': {
            // Of the branches whose kind of value this is, the first was meant.
            const meant = issue.errors.filter((branch) => !isOtherKind(branch));
            const branch = meant[0];
            if (branch === undefined)
                document.report(path, issue.errors.length > 0 ? kindsOf(issue.errors) : issue.message);
            else
                for (const inner of branch)
                    reportIssue(document, inner, path);
            return;
        }
        case 'invalid_type':
            document.report(path, `must be ${article(issue.expected)}.`);
            return;
        case 'too_small':
        case 'too_big':
            document.report(path, sizeWords(issue));
            return;
        case 'invalid_key':
            document.report(path, issue.issues[0]?.message ?? issue.message, 'key');
            return;
        default:
            document.report(path, issue.message);
    }
}
/** What the schema says itself, or in our words what the library says in its own. */
function sizeWords(issue) {
    if (!/^Too (small|big)/.test(issue.message))
        return issue.message;
    if (issue.code === 'too_big')
        return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}.`;
    return issue.origin === 'string' ? 'must not be empty.' : `must be at least ${issue.minimum}.`;
}
/** Whether a branch of a union is for another kind of value altogether. */
function isOtherKind(branch) {
    return branch.every((issue) => {
        if (issue.path.length > 0)
            return false;
        return issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.every(isOtherKind));
    });
}
function kindsOf(branches) {
    const kindOf = (issue) => {
        if (issue.code === 'invalid_union')
            return issue.errors.flat().flatMap(kindOf);
        return issue.code === 'invalid_type' ? [article(issue.expected)] : [];
    };
    return `must be ${[...new Set(branches.flat().flatMap(kindOf))].join(' or ')}.`;
}
function article(kind) {
    const names = {
        string: 'a text',
        object: 'a mapping',
        record: 'a mapping',
        array: 'a list',
        boolean: 'true or false',
        number: 'a number',
        int: 'a whole number',
    };
    return names[kind] ?? kind;
}

;// CONCATENATED MODULE: ./shared/config/take-out-lacking.ts

/** Takes out of the value the sources and targets that lack something: rules may name them nevertheless. */
function takeOutLacking(value, document) {
    const unavailable = new Map();
    const sources = new Map();
    for (const { path, what } of document.lacking) {
        const [section, name] = path.map(String);
        const entries = (0,json_body/* isJsonObject */.OW)(value) && section !== undefined ? value[section] : undefined;
        if (!(0,json_body/* isJsonObject */.OW)(entries) || name === undefined)
            continue;
        const known = unavailable.get(name);
        const entry = entries[name];
        if (section === 'targets') {
            const { type, ...options } = (0,json_body/* isJsonObject */.OW)(entry) ? entry : {};
            const first = { name, type: String(type ?? ''), lacks: [], options: Object.keys(options) };
            const before = known ?? first;
            unavailable.set(name, { ...before, lacks: [...before.lacks, what] });
        }
        if (section === 'sources' && !sources.has(name))
            sources.set(name, unavailableSource(name, entry));
        delete entries[name];
    }
    return { unavailable: [...unavailable.values()], unavailableSources: [...sources.values()] };
}
function unavailableSource(name, entry) {
    const given = new json_body/* JsonReader */.OI((0,json_body/* isJsonObject */.OW)(entry) ? entry : {});
    const catchUpOf = ['organization', 'repository'].find((key) => given.find(`catch-up.${key}`) !== undefined);
    return { name, sender: given.text('sender') ?? '', path: given.text('path') ?? `/hooks/${name}`, catchUpOf };
}

;// CONCATENATED MODULE: ./shared/config/load.ts








/**
 * Reads a configuration and checks everything that can be checked without calling anybody. Gives either a
 * configuration that works as far as that shows, or every mistake found, in the order of the file.
 */
function loadConfiguration(source) {
    const result = checkConfiguration(source);
    if (!('checked' in result))
        return result;
    const { parsed, unavailable, unavailableSources } = result.checked;
    const builtInTargets = withUnavailable(source, unavailable);
    const build = createConfigurationBuild(load_partsOf(parsed), { ...source, builtInTargets });
    let step = build.next();
    while (step.done !== true)
        step = build.next();
    return { configuration: { ...step.value, unavailable, unavailableSources }, problems: [] };
}
/** The checking half of {@link loadConfiguration}; nothing is compiled for use yet. Its time grows with the length of the file. */
function checkConfiguration(source) {
    let document;
    try {
        document = ConfigurationDocument.read(source);
        const { value } = document;
        if (value === undefined)
            return { problems: inOrder(document.problems) };
        const { unavailable, unavailableSources } = takeOutLacking(value, document);
        const parsed = configurationSchema.safeParse(value, { reportInput: false });
        for (const issue of parsed.error?.issues ?? [])
            reportIssue(document, issue);
        checkMeaning({ value, parsed: parsed.data }, document, {
            now: source.now,
            builtInTargets: withUnavailable(source, unavailable),
            otherSources: [...unavailableSources.map(({ name }) => name), ...(source.otherSources ?? [])],
        });
        if (document.problems.length > 0 || !parsed.success)
            return { problems: inOrder(document.problems) };
        return { checked: { value, parsed: parsed.data, unavailable, unavailableSources }, problems: [] };
    }
    catch (error) {
        if (!(error instanceof TooManyProblems) || document === undefined)
            throw error;
        const problems = inOrder(document.problems);
        const message = `there may be more: a check ends after ${maxProblems} mistakes.`;
        return { problems: [...problems, ...problems.slice(-1).map((last) => ({ ...last, path: '', message }))] };
    }
}
/** The configuration, or a `configuration` error that lists every mistake. */
function requireConfiguration(source) {
    const result = loadConfiguration(source);
    if ('configuration' in result)
        return result.configuration;
    throw new TicketwireError('configuration', result.problems.map(formatProblem).join('\n'));
}
function load_partsOf({ sources, targets, ...others }) {
    return { ...others, sources: Object.entries(sources), targets: Object.entries(targets) };
}
/** Rules may name a target that lacks something. */
function withUnavailable({ builtInTargets }, unavailable) {
    return { ...builtInTargets, ...Object.fromEntries(unavailable.map(({ name, type }) => [name, { type }])) };
}
function inOrder(problems) {
    return problems.toSorted((left, right) => left.line - right.line || left.column - right.column);
}

// EXTERNAL MODULE: ./action/short-cuts.ts
var short_cuts = __webpack_require__(1033);
;// CONCATENATED MODULE: ./action/configuration.ts







const usualFile = '.github/ticketwire.yml';
/** Events whose workspace may hold what a stranger wrote, and which may write nevertheless. */
const privilegedEvents = ['pull_request_target', 'workflow_run'];
/**
 * The configuration from the input `rules`, from the workspace, or through the API; undefined where there is none.
 * Throws `configuration` when a file that was named by hand is nowhere.
 */
async function readConfiguration(runner, settings, { github, now }) {
    const { rules } = settings;
    const isList = rules !== undefined && isListOfRules(rules);
    const found = rules === undefined
        ? await findFile(runner, settings, github)
        : { text: isList ? asRules(rules) : rules, file: "input 'rules'", directory: runner.workspace };
    if (found === undefined)
        return undefined;
    const builtInTargets = { [short_cuts/* issuesTarget */.yI]: { type: 'github-issues' } };
    if (settings.jira !== undefined) {
        const { projects } = settings.jira;
        const lackFor = (verb) => (0,jira_settings/* jiraLackFor */.pz)(verb, { projects });
        builtInTargets[short_cuts/* jiraTarget */.ee] = { type: 'jira', moves: [], projects, lackFor };
    }
    const token = settings.token?.reveal();
    const env = token === undefined ? runner.env : { GITHUB_TOKEN: token, ...runner.env };
    const result = loadConfiguration({
        ...found,
        env,
        now,
        builtInTargets,
        isLenient: true,
        githubApiUrl: runner.apiUrl,
    });
    if ('configuration' in result) {
        // The log is masked line by line.
        const lines = result.configuration.secrets.flatMap((secret) => secret.reveal().split('\n'));
        for (const line of lines)
            if (line.trim() !== '')
                runner.mask(line.trim());
        return { configuration: result.configuration };
    }
    // A line was put before the list, and a blank before every line.
    const problems = result.problems.map((each) => isList ? { ...each, line: Math.max(1, each.line - 1), column: Math.max(1, each.column - 1) } : each);
    return { problems };
}
/** A configuration that holds the list and nothing else. */
function asRules(list) {
    const lines = list.split('\n').map((line) => (/^---\s*$/.test(line) ? '' : ` ${line}`));
    return `rules:\n${lines.join('\n')}`;
}
/** A list, and not a mapping: its first line that says anything starts with a dash or a bracket. */
function isListOfRules(text) {
    const first = text.split('\n').find((line) => !/^\s*(#.*)?$/.test(line) && !line.startsWith('---'));
    return first !== undefined && /^\s*(-(\s|$)|\[)/.test(first);
}
async function findFile(runner, { configFile }, github) {
    const file = configFile ?? usualFile;
    const directory = (0,external_node_path_.dirname)((0,external_node_path_.join)(runner.workspace, file));
    const isPrivileged = privilegedEvents.includes(runner.eventName);
    const path = (0,external_node_path_.join)(runner.workspace, file);
    if (!isPrivileged && (0,external_node_fs_.existsSync)(path))
        return { text: (0,external_node_fs_.readFileSync)(path, 'utf8'), file, directory };
    const text = github === undefined ? undefined : await readThroughApi(runner, file, github);
    if (text !== undefined)
        return { text, file, directory };
    if (configFile === undefined)
        return undefined;
    throw new shared_errors/* TicketwireError */.Mw('configuration', `The configuration file ${file} is neither in the workspace nor, as far as the token may read, in ${runner.repository}.`);
}
/** Events whose commit may be the work of whoever opened the pull request: there the default branch counts. */
const strangersEvents = [...privilegedEvents, 'pull_request', 'pull_request_review'];
async function readThroughApi(runner, file, github) {
    const ref = strangersEvents.includes(runner.eventName) || runner.run.sha === '' ? '' : `?ref=${runner.run.sha}`;
    const path = file.split('/').map(encodeURIComponent).join('/');
    const { status, json } = await github.send('GET', `/repos/${runner.repository}/contents/${path}${ref}`, {
        expect: [404],
    });
    if (status === 404)
        return undefined;
    if (!(0,json_body/* isJsonObject */.OW)(json) || typeof json.content !== 'string') {
        throw new shared_errors/* TicketwireError */.Mw('configuration', `${file} of ${runner.repository} is no file that the API gives as text.`);
    }
    return Buffer.from(json.content, 'base64').toString('utf8');
}


/***/ })

};
