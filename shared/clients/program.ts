import { spawn } from 'node:child_process';
import { TicketwireError } from '../errors.ts';

export interface ProgramRun {
  /** The program, by its path or by its name in PATH, and its arguments: no shell reads them. */
  file: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  timeoutMs: number;
  input?: string;
  /** Told at once who runs; a group of its own has the same number. */
  onStart?(pid: number): void;
}

export interface ProgramEnd {
  /** Null when a signal ended it. */
  status: number | null;
  isTimedOut: boolean;
  stdout: Buffer;
  stderr: string;
  /** The last that came on both streams, in the order it came. */
  tail: string;
}

/** Of an output only so much is kept. */
export const maxOutputBytes = 64 * 1024 * 1024;
const maxTailChars = 8_192;
/** What a program may do when it is asked to end, before it is ended. */
const graceMs = 2_000;
/** What was written before the end may arrive a moment later; a daemon that was left behind may hold the pipe for good. */
const drainMs = 200;

const running = new Set<number>();
// A program in a group of its own outlives us otherwise.
process.on('exit', () => {
  for (const pid of running) signalGroup(pid, 'SIGTERM');
});

/** Runs a program to its end, without a shell and without input; at the time limit it is ended with its children. */
export function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  const { file, args, cwd, env, timeoutMs, input, onStart } = run;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, shell: false, detached: true, stdio: 'pipe', windowsHide: true });
    const { pid } = child;
    const out: Buffer[] = [];
    let bytes = 0;
    let errors = '';
    let tail = '';
    let isTimedOut = false;
    const timers: NodeJS.Timeout[] = [];
    const stop = () => {
      if (pid === undefined) return;
      signalGroup(pid, 'SIGTERM');
      timers.push(setTimeout(signalGroup, graceMs, pid, 'SIGKILL'));
    };
    if (pid !== undefined) {
      running.add(pid);
      try {
        onStart?.(pid);
      } catch (error) {
        // Nobody would know of it.
        stop();
        reject(error);
      }
    }
    timers.push(
      setTimeout(() => {
        isTimedOut = true;
        stop();
      }, timeoutMs),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxOutputBytes) out.push(chunk);
      tail = (tail + chunk.toString('utf8')).slice(-maxTailChars);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString('utf8')).slice(-maxTailChars);
      tail = (tail + chunk.toString('utf8')).slice(-maxTailChars);
    });
    child.once('error', (cause: NodeJS.ErrnoException) => {
      for (const timer of timers) clearTimeout(timer);
      if (pid !== undefined) running.delete(pid);
      const reason = cause.code === 'ENOENT' ? 'there is no such program' : (cause.code ?? 'unknown reason');
      reject(new TicketwireError('target-refused', `'${file}' cannot be run (${reason}).`, { cause }));
    });
    child.once('exit', (status) => {
      if (pid !== undefined) {
        // What it started goes with it at the time limit, and may stay otherwise.
        if (isTimedOut) signalGroup(pid, 'SIGKILL');
        running.delete(pid);
      }
      for (const timer of timers) clearTimeout(timer);
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
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
