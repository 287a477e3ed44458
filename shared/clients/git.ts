import { dirname, join } from 'node:path';
import { TicketwireError } from '../errors.ts';
import { gitRefusal, redacted } from './git-refusal.ts';
import { type ProgramEnd, runProgram } from './program.ts';

export interface Git {
  /**
   * Runs git in the checkout; arguments from outside stand behind `--end-of-options` or are validated. Gives what it
   * printed, and throws what it says against it; a status in `expect` is an answer, too. Throws `timeout`.
   */
  run(args: readonly string[], options?: GitOptions): Promise<GitAnswer>;
  /** What it prints, as one line. */
  line(args: readonly string[], options?: GitOptions): Promise<string>;
  /** The same, allowed to reach other machines. */
  online(reach: Reach): Git;
  /** The same in a directory of the checkout that is a repository of its own, and not online. */
  inside(folder: string): Git;
}

export interface Reach {
  /** By these alone: `['https']`. */
  protocols: readonly string[];
  sshCommand: string | undefined;
  /** Passwords and tokens, which no message may hold. */
  hidden: readonly string[];
}

export interface GitOptions {
  expect?: readonly number[];
  input?: string;
  env?: Readonly<Record<string, string>>;
}

export interface GitAnswer {
  status: number;
  stdout: Buffer;
  text: string;
}

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
export function createGit(options: {
  /** Absolute, and without symbolic links. */
  path: string;
  timeoutMs: number;
  env: Readonly<Record<string, string | undefined>>;
  onStart?: ((pid: number) => void) | undefined;
}): Git {
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

  function withEnvironment(reach: Readonly<Record<string, string>>, hidden: readonly string[] = []): Git {
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
      GIT_CEILING_DIRECTORIES: dirname(path),
      GIT_LFS_SKIP_SMUDGE: '1',
      ...reach,
    };
    const run: Git['run'] = async (args, { expect = [0], input, env: more = {} } = {}) => {
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
      online: ({ protocols, sshCommand, hidden: more }) =>
        withEnvironment(
          {
            GIT_ALLOW_PROTOCOL: protocols.join(':'),
            GIT_SSH_COMMAND: `${sshCommand ?? options.env.GIT_SSH_COMMAND ?? 'ssh'} -oBatchMode=yes -oStrictHostKeyChecking=yes`,
          },
          more,
        ),
      inside: (folder) => createGit({ ...options, path: join(path, folder) }),
    };
  }
  // Nothing is asked of other machines unless it is said how.
  return withEnvironment({ GIT_ALLOW_PROTOCOL: 'none' });
}

function answerOf(
  end: ProgramEnd,
  {
    what,
    timeoutMs,
    expect,
    hidden,
  }: { what: string; timeoutMs: number; expect: readonly number[]; hidden: readonly string[] },
): GitAnswer {
  const { status, stdout, stderr, isTimedOut } = end;
  if (isTimedOut) throw new TicketwireError('timeout', `${what} did not end within ${timeoutMs} ms.`);
  if (status !== null && expect.includes(status)) return { status, stdout, text: stdout.toString('utf8') };
  throw gitRefusal(what, { status, words: redacted(stderr, hidden) });
}

/** The subcommand, without what it is given. */
function nameOf(args: readonly string[]): string {
  return `git ${args.find((each) => /^[a-z][a-z-]*$/.test(each)) ?? ''}`;
}

export function picked(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
