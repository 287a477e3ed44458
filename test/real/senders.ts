import { createBody, type RunningReceiver, secret, sign } from '../program/receiver-process.ts';

/** Senders that post one LGTM alert after the other to several receivers, and ask again after a failure as LGTM does. */
export interface Senders {
  /** Every answer so far. */
  answers: SentAnswer[];
  /** Alerts that a receiver has acknowledged with a ticket, and how often each was asked for. */
  acknowledged: Map<string, string>;
  /** True while an answer is waited for. */
  isWaiting(): boolean;
  /** Posts a new alert and gives what came back. */
  send(): Promise<SentAnswer>;
  /** Starts no new alert until `resume`: a busy machine must be able to catch up. */
  pause(): void;
  resume(): void;
  /** Starts no new alert, and resolves when each that was refused has been asked for until it was acknowledged. */
  finish(withinMs: number): Promise<void>;
}

export interface SentAnswer {
  alert: string;
  at: number;
  /** `gave up` after 10 s, as LGTM does; `broken` when there was no HTTP answer. */
  status: number | 'gave up' | 'broken';
  ms: number;
  retryAfter: string | null;
}

const patienceMs = 10_000;

export function startSenders(receivers: readonly RunningReceiver[], perSecond: number): Senders {
  const answers: SentAnswer[] = [];
  const acknowledged = new Map<string, string>();
  const refused = new Set<string>();
  const running = new Set<Promise<unknown>>();
  let count = 0;

  async function post(alert: string): Promise<SentAnswer> {
    count += 1;
    const receiver = receivers[count % receivers.length] as RunningReceiver;
    const body = JSON.stringify({ ...createBody(alert), nonce: count });
    const at = performance.now();
    const answer = await fetch(`${receiver.address}/hooks/lgtm`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-lgtm-signature': sign(body, secret) },
      signal: AbortSignal.timeout(patienceMs),
    })
      .then(async (response) => {
        const { 'issue-id': issue } = (await response.json()) as { 'issue-id'?: string | number };
        if (response.ok && issue !== undefined) acknowledged.set(alert, String(issue));
        return { status: response.status, retryAfter: response.headers.get('retry-after') };
      })
      .catch((error: Error) => ({
        status: error.name === 'TimeoutError' ? ('gave up' as const) : ('broken' as const),
        retryAfter: null,
      }));
    if (acknowledged.has(alert)) refused.delete(alert);
    else refused.add(alert);
    const sent = { alert, at, ms: performance.now() - at, ...answer };
    answers.push(sent);
    return sent;
  }

  function track<T>(work: Promise<T>): Promise<T> {
    running.add(work);
    void work.finally(() => running.delete(work));
    return work;
  }

  let alerts = 0;
  const send = () => {
    alerts += 1;
    return track(post(`alert-${alerts}`));
  };
  let sending: NodeJS.Timeout | undefined;
  const resume = () => {
    sending = setInterval(send, 1_000 / perSecond);
  };
  const pause = () => clearInterval(sending);
  resume();
  return {
    pause,
    resume,
    answers,
    acknowledged,
    isWaiting: () => running.size > 0,
    send,
    finish: async (withinMs) => {
      pause();
      const end = Date.now() + withinMs;
      await Promise.all(running);
      while (refused.size > 0 && Date.now() < end) {
        for (const alert of [...refused].slice(0, 25)) void track(post(alert));
        await Promise.all(running);
      }
    },
  };
}
