import { readFileSync } from 'node:fs';

/** One process, and no later one of the same number. */
export interface ProcessId {
  pid: number;
  /** When it started, as the system counts; absent where it does not tell. */
  start?: string | undefined;
}

export function identify(pid: number): ProcessId {
  return { pid, start: readStat(pid)?.start };
}

export function isRunning({ pid, start }: ProcessId): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const stat = readStat(pid);
  if (stat === undefined) return true;
  return stat.state !== 'Z' && (start === undefined || stat.start === start);
}

/** State and start, fields 3 and 22; the second field may hold anything. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readStat(pid: number): { state: string; start: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
