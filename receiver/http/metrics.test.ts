import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import type { Http } from '../../shared/clients/http.ts';
import type { FinishedAttempt } from '../../shared/store/store.ts';
import { configuredLabels } from './metrics/labels.ts';
import { createRateLimits, type RateLimits, readRateLimit } from './metrics/rate-limits.ts';
import { createMetrics, type Metrics } from './metrics.ts';

let clock: number;
let names: Set<string>;
let rateLimits: RateLimits;
let metrics: Metrics;
let server: Server;
let commit: (seconds: number) => void;

beforeEach(async () => {
  clock = 1_000_000;
  names = new Set(['kept', 'gone']);
  rateLimits = createRateLimits(() => clock);
  const isKnown = { source: (name: string) => names.has(name), target: (name: string) => names.has(name) };
  // As a store would answer: it knows effects of targets that are no longer configured.
  const history = {
    effectCounts: async () => ['kept', 'gone'].map((target) => ({ target, status: 'due' as const, count: 3 })),
  };
  const store = {
    history,
    dueEffects: async () => ['kept', 'gone'].map((target) => ({ target, count: 2, oldestDueAt: clock - 90_000 })),
    watchCommits: (listener: (seconds: number) => void) => {
      commit = listener;
      return () => {};
    },
  };
  const breakers = { states: () => [...names].map((target) => ({ target, state: 'open' as const })) };
  metrics = createMetrics({
    store: store as never,
    breakers: breakers as never,
    rateLimits,
    isKnown,
    targets: () => names,
    now: () => clock,
  });
  server = await new Promise((resolve) => {
    const listening = express()
      .use(metrics.router)
      .listen(0, '127.0.0.1', () => resolve(listening));
  });
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function scrape(): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

/** Names of the metrics that have a series with this label and value, without the endings of histograms. */
function metricsWith(text: string, value: string): string[] {
  const lines = text
    .split('\n')
    .filter((line) => configuredLabels.some((label) => line.includes(`${label}="${value}"`)));
  return [...new Set(lines.map((line) => (line.split('{')[0] ?? '').replace(/_(bucket|sum|count)$/, '')))].sort();
}

/** Gives every metric with such a label a series for both names. */
async function observeEverything(): Promise<void> {
  for (const name of ['kept', 'gone']) {
    metrics.noteDelivery({ source: name, status: 202, seconds: 0.1 });
    metrics.noteDelivery({ source: name, status: 'aborted', seconds: 0.1 });
    metrics.noteProof({ source: name, secret: 2 });
    metrics.noteDuplicate(name);
    metrics.noteRejected({ source: name, reason: 'malformed' });
    const effect = { target: name } as FinishedAttempt['effect'];
    const attempt = { effect, attempt: 1, worker: '', startedAt: 0, endedAt: 1 };
    metrics.noteAttempt({ ...attempt, outcome: { status: 'failed', code: 'network', message: '' } });
    metrics.noteAttempt({ ...attempt, outcome: { status: 'skipped', reason: '' } });
    const headers = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '2000' };
    await ask(name, headers);
  }
}

async function ask(target: string, headers: Record<string, string>): Promise<void> {
  const http: Http = {
    send: async ({ url }) => ({ status: 200, headers: new Headers(headers), json: undefined, url }),
  };
  await rateLimits.watch(target, http).send({ method: 'GET', url: 'https://x.example', headers: {} });
}

const value = (text: string, series: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(`${series} `))
    ?.split(' ')[1];

test('every series of a source or a target goes when that is removed, and no other does', async () => {
  await observeEverything();
  const before = await scrape();
  const all = metricsWith(before, 'kept');
  expect(metricsWith(before, 'gone')).toEqual(all);
  // Every metric that can have such a series is looked at: a new one needs a line in `observeEverything`.
  expect(all).toEqual([...metrics.configuredNames()].sort());
  expect(all.length).toBeGreaterThan(8);

  names.delete('gone');
  const after = await scrape();
  expect(metricsWith(after, 'gone')).toEqual([]);
  expect(metricsWith(after, 'kept')).toEqual(all);
  // An attempt that was running when its target was removed leaves nothing either.
  await observeEverything();
  expect(metricsWith(await scrape(), 'gone')).toEqual([]);
});

test('due effects are counted by target, with the age of the oldest, and 0 where there are none', async () => {
  names.add('idle');
  const text = await scrape();
  expect(value(text, 'ticketwire_due_effects{target="kept"}')).toBe('2');
  expect(value(text, 'ticketwire_oldest_due_effect_age_seconds{target="kept"}')).toBe('90');
  expect(value(text, 'ticketwire_due_effects{target="idle"}')).toBe('0');
  expect(value(text, 'ticketwire_oldest_due_effect_age_seconds{target="idle"}')).toBe('0');
});

test('commits and reloads are timed', async () => {
  commit(0.002);
  metrics.noteReload({ isDone: false, seconds: 0.3 });
  metrics.noteReload({ isDone: true, seconds: 0.2 });
  const text = await scrape();
  expect(value(text, 'ticketwire_store_commit_seconds_bucket{le="0.0025"}')).toBe('1');
  expect(value(text, 'ticketwire_store_commit_seconds_bucket{le="0.001"}')).toBe('0');
  expect(value(text, 'ticketwire_config_reload_seconds_count{outcome="success"}')).toBe('1');
  expect(value(text, 'ticketwire_config_reload_seconds_sum{outcome="failure"}')).toBe('0.3');
});

test.each<[string, Record<string, string>, object | undefined]>([
  [
    'GitHub',
    {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '4990',
      'x-ratelimit-reset': '1790000000',
      'x-ratelimit-resource': 'core',
    },
    { resource: 'core', limit: 5_000, remaining: 4_990, resetAt: 1_790_000_000_000 },
  ],
  [
    'GitLab',
    {
      'ratelimit-limit': '600',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '1790000000',
      'ratelimit-name': 'throttle_authenticated_api',
    },
    { resource: 'throttle_authenticated_api', limit: 600, remaining: 0, resetAt: 1_790_000_000_000 },
  ],
  [
    'Jira',
    { 'x-ratelimit-limit': '350', 'x-ratelimit-remaining': '349', 'x-ratelimit-reset': '2026-11-22T15:57:00Z' },
    { resource: '', limit: 350, remaining: 349, resetAt: Date.parse('2026-11-22T15:57:00Z') },
  ],
  ['a server that says nothing', {}, undefined],
  ['a server that says half of it', { 'x-ratelimit-remaining': '3' }, undefined],
  [
    'a hostile server',
    { 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '1', 'x-ratelimit-resource': 'a"}\n1' },
    { resource: '', limit: 1, remaining: 1, resetAt: undefined },
  ],
])('the limit of %s is read', (_who, headers, expected) => {
  expect(readRateLimit({ get: (name) => headers[name] ?? null })).toEqual(expected);
});

test('the token that has least left counts until its window ends', async () => {
  const limit = (remaining: number) => ({
    'x-ratelimit-limit': '100',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': '1060',
  });
  const remaining = async () => value(await scrape(), 'ticketwire_rate_limit_remaining{target="kept",resource=""}');
  await ask('kept', limit(10));
  await ask('kept', limit(90));
  expect(await remaining()).toBe('10');
  await ask('kept', limit(9));
  expect(await remaining()).toBe('9');
  clock = 1_060_000;
  expect(await remaining()).toBe('100');
  await ask('kept', limit(99));
  expect(await remaining()).toBe('100');
});

test('an answer cannot make series without bound', async () => {
  for (let index = 0; index < 500; index += 1) {
    await ask('kept', {
      'x-ratelimit-limit': '1',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-resource': `r${index}`,
    });
  }
  const text = await scrape();
  expect(text.split('\n').filter((line) => line.startsWith('ticketwire_rate_limit_remaining{')).length).toBeLessThan(
    50,
  );
});
