import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

const patienceMs = 60_000;

describe('the metrics of a running receiver', () => {
  const workplace = makeWorkplace();
  let room: Server;
  let url: string;
  let receiver: RunningReceiver;
  beforeAll(async () => {
    room = createServer((request, response) => {
      request.resume().on('end', () => {
        const headers = {
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '4711',
          'x-ratelimit-reset': '4000000000',
        };
        response.writeHead(204, { ...headers, 'x-ratelimit-resource': 'core' }).end();
      });
    });
    await new Promise<void>((resolve) => room.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(room.address() as AddressInfo).port}/`;
    receiver = await startReceiver(workplace.directory, { configuration: write(['one', 'two'], ['left', 'right']) });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    room.closeAllConnections();
    await new Promise((resolve) => room.close(resolve));
    workplace.remove();
  });

  function write(sources: readonly string[], rooms: readonly string[]): string {
    const text = `
sources: { ${sources.map((name) => `${name}: { sender: github, secret: "${secret}" }`).join(', ')} }
targets: { ${rooms.map((name) => `${name}: { type: webhook, url: "${url}" }`).join(', ')} }
rules: [{ name: Pushes, on: push, do: [${rooms.map((name) => `{ post: ${name} }`).join(', ')}] }]
`;
    return workplace.write('ticketwire.yml', text);
  }

  async function push(source: string): Promise<void> {
    const repository = {
      full_name: 'octo/widgets',
      html_url: 'https://github.com/octo/widgets',
      default_branch: 'main',
    };
    const text = JSON.stringify({ ref: 'refs/heads/main', commits: [], repository, sender: { login: 'ada' } });
    const { status } = await receiver.post(`/hooks/${source}`, text, {
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
      'x-github-event': 'push',
      'x-github-delivery': randomUUID(),
    });
    expect(status).toBe(202);
  }

  const scrape = async () => (await receiver.get('/metrics')).text;
  const readSeries = async (series: string) =>
    Number(
      (await scrape())
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.split(' ')[1],
    );

  test(
    'tell of limits, commits, due effects and reloads, and only of sources and targets that are there',
    async () => {
      for (const source of ['one', 'two']) await push(source);
      for (const name of ['left', 'right']) {
        const series = `ticketwire_attempt_seconds_count{target="${name}",outcome="done"}`;
        await waitFor(async () => (await readSeries(series)) === 2);
      }
      expect(await readSeries('ticketwire_rate_limit{target="left",resource="core"}')).toBe(5_000);
      expect(await readSeries('ticketwire_rate_limit_remaining{target="left",resource="core"}')).toBe(4_711);
      expect(await readSeries('ticketwire_rate_limit_reset_timestamp_seconds{target="left",resource="core"}')).toBe(
        4e9,
      );
      expect(await readSeries('ticketwire_due_effects{target="left"}')).toBe(0);
      expect(await readSeries('ticketwire_oldest_due_effect_age_seconds{target="right"}')).toBe(0);
      expect(await readSeries('ticketwire_store_commit_seconds_count')).toBeGreaterThan(2);
      expect(await readSeries('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
      const before = await scrape();
      expect(before).toMatch(/"two"/);
      expect(before).toMatch(/"right"/);

      write(['one'], ['left']);
      process.kill(receiver.pid, 'SIGHUP');
      const reloads = (outcome: string) => readSeries(`ticketwire_config_reload_seconds_count{outcome="${outcome}"}`);
      // The watched file may be read a second time.
      await waitFor(async () => (await reloads('success')) >= 1);
      const after = await scrape();
      expect(after).not.toMatch(/"(two|right)"/);
      expect(after).toMatch(/source="one"/);
      expect(after).toMatch(/target="left"/);

      workplace.write('ticketwire.yml', 'sources: {');
      process.kill(receiver.pid, 'SIGHUP');
      await waitFor(async () => (await reloads('failure')) >= 1);
    },
    4 * patienceMs,
  );
});
