import { asTicketwireError } from '../../shared/errors.ts';
import type { FinishedAttempt } from '../../shared/store/store.ts';
import { createCircuitReports } from './circuits.ts';
import { createDeadLetterReports } from './dead-letters.ts';
import type { ReportInputs } from './report.ts';

/** The receiver's reports of its own trouble: docs/decisions/0021-own-events.md. */
export interface Incidents {
  noteCircuit(target: string, state: 'open' | 'closed'): void;
  noteAttempt(finished: FinishedAttempt): void;
  stop(): Promise<void>;
}

/** The store is asked this often for what is to be reported. */
const lookMs = 5_000;
/** Delay after a failure in this process: dead letters that come together are reported together. */
const soonMs = 1_000;

/** Reports incidents until stopped. What cannot be stored now is reported later: the store knows what is unreported. */
export function startIncidents(inputs: ReportInputs): Incidents {
  const { store, log } = inputs;
  const circuits = createCircuitReports(inputs);
  const reportDeadLetters = createDeadLetterReports(inputs);
  let isStopped = false;
  let isWaking = false;
  let isFailing = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    isWaking = false;
    try {
      const open = await store.incidents.open();
      await circuits.reportAll(open);
      await reportDeadLetters(open);
      isFailing = false;
    } catch (thrown) {
      const { code, message } = asTicketwireError(thrown);
      // While the store is away, every look fails alike.
      log[isFailing ? 'debug' : 'warn']({ code, error: message }, 'incidents could not be reported; trying again');
      isFailing = true;
    }
    if (!isStopped && !isWaking) wakeIn(lookMs);
  }

  function wakeIn(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // One after the other: the next may be asked for while this one waits for the store.
      running = running.then(look);
    }, delayMs);
  }

  function wakeSoon(): void {
    if (isWaking || isStopped) return;
    isWaking = true;
    wakeIn(soonMs);
  }

  wakeSoon();
  return {
    noteCircuit: (target, state) => {
      circuits.noteCircuit(target, state);
      wakeSoon();
    },
    noteAttempt: (finished) => {
      circuits.noteAttempt(finished);
      if (finished.outcome.status === 'failed') wakeSoon();
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
