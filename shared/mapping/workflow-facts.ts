import type { EventData, FailedJob, HookEvent } from '../model/event.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject, JsonReader } from './json-body.ts';

/** What was asked about an event and does not stand in its payload, as a forwarded event carries it. */
export function factsToForward({ data }: HookEvent): JsonObject {
  const { pull_request: pullRequest, push, release, run, author } = data;
  const facts: JsonObject = {};
  if (pullRequest?.commits !== undefined) facts.pull_request = { commits: pullRequest.commits };
  if (push !== undefined) facts.push = { commits: push.commits };
  if (release?.commits !== undefined) {
    facts.release = { commits: release.commits, pull_requests: release.pull_requests ?? [] };
  }
  if (run?.failed_jobs !== undefined || run?.failures_in_row !== undefined) {
    const startedAt = run.started_at === undefined ? {} : { started_at: run.started_at };
    facts.run = {
      failed_jobs: (run.failed_jobs ?? []) as unknown as JsonValue,
      passed_jobs: run.passed_jobs ?? [],
      ...startedAt,
      ...(run.failures_in_row === undefined ? {} : { failures_in_row: run.failures_in_row }),
    };
  }
  if (author?.is_newcomer !== undefined) {
    facts.author = { is_newcomer: author.is_newcomer, merged_pull_requests: author.merged_pull_requests ?? 0 };
  }
  return facts;
}

/** The event's facts with those that came along; what is not of the shape it should be is left out. */
export function mergeFacts(data: EventData, facts: JsonValue | undefined): EventData {
  if (!isJsonObject(facts)) return data;
  const given = new JsonReader(facts);
  const merged = { ...data };
  const { pull_request: pullRequest, push, release, run, actor, author = actor } = data;
  const commitsOf = (family: string) => textsOf(given.find(`${family}.commits`));
  if (pullRequest !== undefined) merged.pull_request = { ...pullRequest, commits: commitsOf('pull_request') };
  if (push !== undefined && given.find('push') !== undefined) merged.push = { ...push, commits: commitsOf('push') };
  if (release !== undefined) {
    const behind = objectsOf(given.find('release.pull_requests')).map(pullRequestOf);
    merged.release = { ...release, commits: commitsOf('release'), pull_requests: behind };
  }
  if (run !== undefined) {
    const startedAt = given.text('run.started_at');
    const start = startedAt === undefined || Number.isNaN(Date.parse(startedAt)) ? {} : { started_at: startedAt };
    const count = given.find('run.failures_in_row');
    merged.run = {
      ...run,
      ...(typeof count === 'number' ? { failures_in_row: count } : {}),
      failed_jobs: objectsOf(given.find('run.failed_jobs')).map(jobOf),
      passed_jobs: textsOf(given.find('run.passed_jobs')),
      ...start,
    };
  }
  const isNewcomer = given.find('author.is_newcomer');
  if (author !== undefined && typeof isNewcomer === 'boolean') {
    const count = given.find('author.merged_pull_requests');
    merged.author = { ...author, is_newcomer: isNewcomer, merged_pull_requests: typeof count === 'number' ? count : 0 };
  }
  return merged;
}

function pullRequestOf(json: JsonObject): { number: number; title: string; body: string; branch: string } {
  const body = new JsonReader(json);
  const text = (member: string) => body.text(member) ?? '';
  return { number: Number(body.find('number') ?? 0), title: text('title'), body: text('body'), branch: text('branch') };
}

function jobOf(json: JsonObject): FailedJob {
  const body = new JsonReader(json);
  const text = (member: string) => body.text(member) ?? '';
  return {
    name: text('name'),
    conclusion: text('conclusion'),
    url: text('url'),
    steps: textsOf(body.find('steps')),
    annotations: textsOf(body.find('annotations')),
  };
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function objectsOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
