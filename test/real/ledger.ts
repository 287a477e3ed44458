import { expect } from '@jest/globals';
import type { FakeGithub } from '../fakes/github.ts';
import type { Cluster } from '../fakes/postgres-cluster.ts';
import { waitFor } from '../wait-for.ts';
import type { Senders } from './senders.ts';

/** Compares what senders were promised with what GitHub has: each alert has one ticket, and every effect has ended. */
export async function expectOneTicketEach(given: {
  senders: Senders;
  github: FakeGithub;
  database: Cluster;
  name: string;
}): Promise<void> {
  const { senders, github, database, name } = given;
  const unfinished = "select status, outcome from effects where status <> 'done'";
  await waitFor(async () => (await database.query(unfinished, name)).length === 0);
  const numbers = new Map<string, Set<number>>();
  for (let page = 1, isLast = false; !isLast; page += 1) {
    const query = `state=all&per_page=100&page=${page}`;
    const issues = await github.api<{ body: string; number: number }[]>('GET', `/repos/octo/widgets/issues?${query}`);
    for (const { body, number } of issues) {
      const alert = /alert-\d+/.exec(body)?.[0] ?? 'none';
      numbers.set(alert, (numbers.get(alert) ?? new Set()).add(number));
    }
    isLast = issues.length < 100;
  }
  expect([...numbers].filter(([, tickets]) => tickets.size !== 1)).toEqual([]);
  expect([...senders.acknowledged.keys()].filter((alert) => !numbers.has(alert))).toEqual([]);
  expect(numbers.size).toBe(new Set(senders.answers.map(({ alert }) => alert)).size);
  expect(github.faults).toEqual([]);
  console.info(`${numbers.size} alerts, ${senders.answers.length} requests, one ticket for each alert`);
}
