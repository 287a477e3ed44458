import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { secret } from './peers/ready.ts';

/** A receiver in a process of its own. */
export interface Running {
  port: number;
  /** Processor time so far, in ms. */
  cpuMs(): number;
  peakMb(): number;
  stop(): Promise<void>;
}

/** Starts a program and waits until it says where it listens. */
export async function start(
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Running> {
  const { cwd, env = {} } = options;
  const logFile = join(cwd, 'log');
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', log, log],
  });
  const port = await new Promise<number>((found, reject) => {
    const look = setInterval(() => {
      const said = /listening on (\d+)|"address":"[^"]*:(\d+)"/.exec(readFileSync(logFile, 'utf8'));
      if (said === null) return;
      clearInterval(look);
      found(Number(said[1] ?? said[2]));
    }, 20);
    child.once('exit', (code) => {
      clearInterval(look);
      reject(new Error(`ended with ${code}: ${readFileSync(logFile, 'utf8')}`));
    });
  });
  return {
    port,
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    peakMb: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024,
    stop: () => stop(child),
  };
}

const msPerTick = 10;

function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * msPerTick;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 12_000).unref();
  });
}

export const startPeer = (name: string, directory: string): Promise<Running> =>
  start([resolve(`bench/peers/${name}.ts`)], { cwd: directory });

/** The receiver as it is shipped: its bundle, its log, its store. */
export function startTicketwire(
  directory: string,
  { configuration, env = {} }: { configuration: string; env?: Record<string, string> },
): Promise<Running> {
  const entry = resolve('dist/receiver/index.js');
  return start([entry, 'serve', '--config', configuration], {
    cwd: directory,
    env: { PORT: '0', TICKETWIRE_DATA: join(directory, 'data'), GITHUB_SECRET: secret, ...env },
  });
}
