import { Gauge, type Registry } from 'prom-client';
import { type Http, type ResponseHeaders, resetOf } from '../../../shared/clients/http.ts';
import type { EpochMs } from '../../../shared/model/json.ts';

/** The requests that a target still takes, as its answers say. */
export interface RateLimit {
  /** The target's own name for what is limited; empty where it has none. */
  resource: string;
  limit: number;
  remaining: number;
  /** When all of them are there again; undefined where the target does not say. */
  resetAt: EpochMs | undefined;
}

/**
 * Headers by which vendors announce limits: GitHub, Jira and Discord with `x-`, GitLab without.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit
 * https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export function readRateLimit(headers: ResponseHeaders): RateLimit | undefined {
  for (const prefix of ['x-ratelimit-', 'ratelimit-']) {
    const limit = numberOf(headers.get(`${prefix}limit`));
    const remaining = numberOf(headers.get(`${prefix}remaining`));
    if (limit === undefined || remaining === undefined) continue;
    const resource = headers.get(`${prefix}resource`) ?? headers.get(`${prefix}name`) ?? '';
    return {
      // It becomes a label: nothing that an answer says may make many or odd ones.
      resource: /^[a-z][a-z0-9_]{0,40}$/.test(resource) ? resource : '',
      limit,
      remaining,
      resetAt: resetOf(headers.get(`${prefix}reset`)),
    };
  }
  return undefined;
}

function numberOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

export interface RateLimits {
  /** The client, with its answers read on the way. */
  watch(target: string, http: Http): Http;
  /** Returns the limits of known targets. */
  list(isKnown: (target: string) => boolean): readonly (RateLimit & { target: string })[];
}

/** A target has no more limits than this: what comes beyond is not noted. */
const maxResources = 20;
/** A limit without a time of its end holds for so long. */
const unnamedMs = 60_000;

export function createRateLimits(now: () => EpochMs): RateLimits {
  const byTarget = new Map<string, Map<string, RateLimit & { until: EpochMs }>>();

  function note(target: string, seen: RateLimit): void {
    const limits = byTarget.get(target) ?? new Map<string, RateLimit & { until: EpochMs }>();
    byTarget.set(target, limits);
    const before = limits.get(seen.resource);
    if (before === undefined && limits.size >= maxResources) return;
    // Several tokens may be in use at one target: the one that has least left counts until its limit is reset.
    if (before !== undefined && before.remaining < seen.remaining && now() < before.until) return;
    limits.set(seen.resource, { ...seen, until: seen.resetAt ?? now() + unnamedMs });
  }

  return {
    watch: (target, http) => ({
      ...http,
      send: async (request) => {
        const response = await http.send(request);
        const seen = readRateLimit(response.headers);
        if (seen !== undefined) note(target, seen);
        return response;
      },
    }),
    list: (isKnown) => {
      for (const target of byTarget.keys()) if (!isKnown(target)) byTarget.delete(target);
      return [...byTarget].flatMap(([target, limits]) =>
        [...limits.values()].map(({ until, ...limit }) => {
          const isOver = now() >= until;
          return { target, ...limit, remaining: isOver ? limit.limit : limit.remaining };
        }),
      );
    },
  };
}

/** Metrics of what targets still take. */
export function addRateLimitMetrics(
  rateLimits: RateLimits,
  { registry, isKnown }: { registry: Registry; isKnown(target: string): boolean },
): void {
  const gauge = (name: string, help: string, readValue: (limit: RateLimit) => number | undefined) => {
    new Gauge({
      name,
      help,
      labelNames: ['target', 'resource'],
      registers: [registry],
      collect() {
        this.reset();
        for (const limit of rateLimits.list(isKnown)) {
          const value = readValue(limit);
          if (value !== undefined) this.set({ target: limit.target, resource: limit.resource }, value);
        }
      },
    });
  };
  gauge(
    'ticketwire_rate_limit',
    'Requests that a target takes in one window, as its answers say.',
    ({ limit }) => limit,
  );
  gauge(
    'ticketwire_rate_limit_remaining',
    'Requests that are left in the window; of several tokens the one that has least left.',
    ({ remaining }) => remaining,
  );
  gauge(
    'ticketwire_rate_limit_reset_timestamp_seconds',
    'When the window ends, in seconds since 1970.',
    ({ resetAt }) => (resetAt === undefined ? undefined : resetAt / 1_000),
  );
}
