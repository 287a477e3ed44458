import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { signalGroup } from '../../../clients/program.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import { identify, isRunning, type ProcessId } from './process-id.ts';

export interface Lock {
  /** Writes down what runs under it, so that whoever comes after us can end it. */
  note(pid: number): void;
  /** When whoever had it before was gone for certain, in ms; absent where nobody was killed under it. */
  takenOverAt?: number | undefined;
  release(): void;
}

interface Holder extends ProcessId {
  host: string;
  /** Where its number names a process: containers of one host have their own, and each start of a machine. */
  realm?: string | undefined;
  /** No other lock has it. */
  token?: string;
  child?: ProcessId;
}

const fileName = 'ticketwire.lock';
const heartbeatMs = 5_000;
/** Whether a process of another machine lives cannot be asked: one that is silent for so long does not. */
const silentMs = 60_000;
const busyMs = 5_000;
const endMs = 2_000;

/**
 * Takes the checkout for this process, in a file that other processes see. A lock whose process is gone is taken over, and
 * what that process left running is ended. Throws `not-ready` while somebody else has it.
 */
export async function takeLock(gitDirectory: string, now: () => number): Promise<Lock> {
  const file = join(gitDirectory, fileName);
  const token = randomUUID();
  const own: Holder = { ...identify(process.pid), host: hostname(), realm: realm(), token };
  const isOurs = () => holderOf(readIfThere(file) ?? '')?.token === token;
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  const write = (holder: Holder) => writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  write(own);
  let takenOverAt: number | undefined;
  try {
    if (!tryLink(draft, file)) {
      takenOverAt = await clearStale(file, now);
      if (!tryLink(draft, file)) throw busy(now());
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const heartbeat = setInterval(() => {
    try {
      if (isOurs()) utimesSync(file, new Date(), new Date());
    } catch {
      // Whoever removed it by hand is free to.
    }
  }, heartbeatMs);
  heartbeat.unref();
  return {
    takenOverAt,
    note: (pid) => {
      if (!isOurs()) throw new TicketwireError('not-ready', 'Somebody else has taken the checkout over meanwhile.');
      write({ ...own, child: identify(pid) });
      renameSync(draft, file);
    },
    release: () => {
      clearInterval(heartbeat);
      if (isOurs()) rmSync(file, { force: true });
    },
  };
}

/** Whether somebody has it now. */
export function isLocked(gitDirectory: string, now: number): boolean {
  const file = join(gitDirectory, fileName);
  const text = readIfThere(file);
  return text !== undefined && !isStale(file, text, now);
}

function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Gives when the one that left it can have done something last. */
async function clearStale(file: string, now: () => number): Promise<number | undefined> {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  if (!isStale(file, text, now())) throw busy(now());
  // Only one of several that find it stale may take it away, and none a fresh one.
  const aside = `${file}.stale.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return undefined;
  }
  const lastSignAt = statSync(aside).mtimeMs;
  const isSame = readFileSync(aside, 'utf8') === text;
  if (!isSame) tryLink(aside, file);
  rmSync(aside, { force: true });
  const holder = holderOf(text);
  if (!isSame) return undefined;
  const { child } = holder ?? {};
  const isLeft = child !== undefined && isHere(holder) && isRunning(child);
  if (!isLeft) return lastSignAt + heartbeatMs;
  await endLeft(child);
  return Date.now();
}

/** What a killed process left running would go on changing the checkout. */
async function endLeft(child: ProcessId): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isRunning(child)) return;
    signalGroup(child.pid, signal);
    for (let waited = 0; waited < endMs && isRunning(child); waited += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function isStale(file: string, text: string, now: number): boolean {
  const holder = holderOf(text);
  if (holder !== undefined && isHere(holder)) return !isRunning(holder);
  try {
    return now - statSync(file).mtimeMs > silentMs;
  } catch {
    return false;
  }
}

/** Whether its processes can be asked for. */
function isHere(holder: Holder | undefined): boolean {
  return holder?.host === hostname() && (holder.realm === undefined || holder.realm === realm());
}

/** Undefined where the system does not tell. */
function realm(): string | undefined {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
}

function holderOf(text: string): Holder | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isJsonObject(json) && typeof json.pid === 'number' ? (json as unknown as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function busy(now: number): TicketwireError {
  const message = 'Another deployment is at work in the checkout; this one waits for it.';
  return new TicketwireError('not-ready', message, { notBefore: now + busyMs });
}
