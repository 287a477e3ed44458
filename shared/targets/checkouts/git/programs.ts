import { picked } from '../../../clients/git.ts';
import { lastLines, redacted } from '../../../clients/git-refusal.ts';
import { runProgram } from '../../../clients/program.ts';
import { TicketwireError } from '../../../errors.ts';
import { shown } from './inspect.ts';

/** What programs of the rules get of our environment: nothing that could be a secret. */
const inherited = ['PATH', 'HOME', 'LANG', 'TZ', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR'];

export interface ProgramsInput {
  path: string;
  timeoutMs: number;
  env: Readonly<Record<string, string | undefined>>;
  onStart(pid: number): void;
  facts: { commit: string; previous: string; branch: string; repository: string };
}

/**
 * Runs them one after the other, in the checkout, without a shell. Throws what the first that fails says, and never its
 * arguments: there may be secrets in them.
 */
export async function runPrograms(programs: readonly (readonly string[])[], input: ProgramsInput): Promise<void> {
  const { path, timeoutMs, onStart, facts } = input;
  const locales = Object.keys(input.env).filter((name) => /^LC_[A-Z]+$/.test(name));
  const env = {
    ...picked(input.env, [...inherited, ...locales]),
    TICKETWIRE_COMMIT: facts.commit,
    TICKETWIRE_PREVIOUS: facts.previous,
    TICKETWIRE_BRANCH: facts.branch,
    TICKETWIRE_REPOSITORY: facts.repository,
  };
  for (const [index, [file = '', ...args]] of programs.entries()) {
    const { status, isTimedOut, tail } = await runProgram({ file, args, cwd: path, env, timeoutMs, onStart });
    if (status === 0 && !isTimedOut) continue;
    const ended = isTimedOut
      ? `did not end within ${timeoutMs} ms and was ended`
      : status === null
        ? 'was ended by a signal'
        : `ended with ${status}`;
    const said = lastLines(without(redacted(tail), args));
    const which = programs.length === 1 ? `'${shown(file)}'` : `'${shown(file)}' (program ${index + 1} of 'then')`;
    const message = `${which} ${ended}. ${said === '' ? 'It said nothing.' : `It said last: ${said}`}`;
    throw new TicketwireError('target-refused', message);
  }
}

const minMaskedChars = 8;

/** An output without the arguments that came out of the environment, or look like it. */
function without(text: string, args: readonly string[]): string {
  const words = args
    .flatMap((argument) => [argument, ...argument.split(/[\s'"=,;]+/)])
    .filter((word) => word.length >= minMaskedChars && (/\s/.test(word) || (/[a-z]/i.test(word) && /\d/.test(word))))
    .sort((left, right) => right.length - left.length);
  return words.reduce((masked, word) => masked.replaceAll(word, '***'), text);
}
