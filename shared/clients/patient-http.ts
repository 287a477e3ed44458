import { TicketwireError } from '../errors.ts';
import type { EpochMs } from '../model/json.ts';
import {
  type Http,
  type HttpRequest,
  type HttpResponse,
  isRetryableStatus,
  rateLimitEnd,
  retryAfterOf,
} from './http.ts';

/** How long a program may wait for others in all. Shared by all its clients. */
export interface Patience {
  now(): EpochMs;
  wait(ms: number): Promise<void>;
  /** Nothing is waited for beyond this. */
  deadline: EpochMs;
}

const delaysMs: readonly number[] = [500, 2_000, 5_000];

/**
 * A client that sends again what it may: everything that was turned away because too many requests came, and, after
 * failures, what may be repeated. A POST whose end is unknown is never repeated: it may have taken effect.
 */
export function createPatientHttp(http: Http, { now, wait, deadline }: Patience): Http {
  return {
    send: async (request) => {
      for (let attempt = 0; ; attempt += 1) {
        const answer = await attemptOnce(request);
        const dueAt = dueAgain(request, answer, { attempt, now: now() });
        if (dueAt === undefined || dueAt > deadline) {
          if (answer instanceof TicketwireError) throw answer;
          return answer;
        }
        await wait(Math.max(0, dueAt - now()));
      }
    },
  };

  async function attemptOnce(request: HttpRequest): Promise<HttpResponse | TicketwireError> {
    try {
      return await http.send(request);
    } catch (error) {
      if (error instanceof TicketwireError) return error;
      throw error;
    }
  }
}

function dueAgain(
  { method }: HttpRequest,
  answer: HttpResponse | TicketwireError,
  { attempt, now }: { attempt: number; now: EpochMs },
): EpochMs | undefined {
  const delay = delaysMs[attempt];
  if (delay === undefined) return undefined;
  if (!(answer instanceof TicketwireError)) {
    const limitEnd = rateLimitEnd(answer, now);
    if (limitEnd !== undefined) return Math.max(limitEnd, now + delay);
    if (!isRetryableStatus(answer.status)) return undefined;
    if (method !== 'POST') return Math.max(retryAfterOf(answer.headers, now) ?? 0, now + delay);
    return undefined;
  }
  return method !== 'POST' && answer.isRetryable ? now + delay : undefined;
}
