import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { createPipeline, type Pipeline } from './deliver.ts';
import { engines, type Opened } from './engines.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

const file = `
sources: { forge: { sender: gitea, secret: abcdefgh } }
targets: { room: { type: webhook, url: "https://room.example/hook" } }
rules: [{ name: Deletions, on: push.deleted, do: [{ post: room }] }]
`;
const minuteMs = 60_000;
const fullHour = Date.parse('2026-01-31T12:00:00Z');
const repository = { id: 1, full_name: 'octo/widgets', html_url: 'https://git.example/octo/widgets' };

describe.each(engines.filter(([name]) => name === 'memory' || name === 'sqlite'))(
  'a deletion that Gitea reports twice, in the %s store',
  (_engine, open) => {
    let opened: Opened;
    let pipeline: Pipeline;
    beforeEach(async () => {
      opened = await open(postgres);
      pipeline = createPipeline(opened.store, file);
    });
    afterEach(() => opened.remove());

    const headers = (event: string) => ({ 'content-type': 'application/json', 'x-gitea-event': event });
    const asPush = (at: number) => {
      const body = { ref: 'refs/heads/topic', before: '1'.repeat(40), after: '0'.repeat(40), commits: [], repository };
      return pipeline.deliver({ body, headers: headers('push'), at });
    };
    const asDeletion = (at: number) =>
      pipeline.deliver({ body: { ref: 'topic', ref_type: 'branch', repository }, headers: headers('delete'), at });

    test.each([
      ['within the same hour', fullHour + minuteMs, fullHour + 2 * minuteMs],
      ['on both sides of a full hour', fullHour - 100, fullHour + 100],
      ['almost an hour apart', fullHour - 30 * minuteMs, fullHour + 29 * minuteMs],
    ])('%s is one event, whichever comes first', async (_when, first, second) => {
      await asPush(first);
      await asDeletion(second);
      expect(pipeline.posted).toHaveLength(1);
      // A day later, the other way round.
      const dayMs = 24 * 60 * minuteMs;
      await asDeletion(first + dayMs);
      await asPush(second + dayMs);
      expect(pipeline.posted).toHaveLength(2);
    });

    test('a report more than an hour later is another deletion', async () => {
      await asDeletion(fullHour - 30 * minuteMs);
      await asPush(fullHour + 31 * minuteMs);
      expect(pipeline.posted).toHaveLength(2);
    });
  },
);
