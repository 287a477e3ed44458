import { describe, expect, test } from '@jest/globals';
import { loadInThread } from './load-in-thread.ts';
import { runInSlices } from './slices.ts';

const text = (name: string) =>
  `sources: { lgtm: { sender: lgtm, secret: "\${SECRET}", reply-within: 3s } }
targets: { board: { type: local } }
rules: [{ name: ${name}, on: alert, if: alert.severity != "note", do: [{ track: { in: board, title: "{{ alert.rule }}" } }] }]
messages: { push: "A push" }
`;
const source = (content: string) => ({
  text: content,
  file: 'f.yml',
  directory: '.',
  env: { SECRET: 'from the environment' },
  now: 0,
});

describe('a configuration that is checked in a thread', () => {
  test('a thread loads the same configuration as the main thread', async () => {
    const loaded = await loadInThread(source(text('One')));
    expect(loaded).toMatchObject({
      sources: [{ name: 'lgtm', path: '/hooks/lgtm', replyWithinMs: 3_000 }],
      targets: [{ name: 'board', type: 'local' }],
      rules: [{ name: 'One', on: ['alert'], steps: [{ verb: 'track', in: 'board' }] }],
      keepMs: 30 * 86_400_000,
    });
    expect(loaded.sources[0]?.secrets.map((secret) => secret.reveal())).toEqual(['from the environment']);
    expect([...loaded.messages.keys()]).toEqual(['push']);
  });

  test('a thread reports every mistake with its place', async () => {
    await expect(loadInThread(source('rules: [{ name: A, on: alert }]\nsource: {}'))).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringMatching(
        /^f.yml:1:9: rules\[1\].do: this key is missing.*\nf.yml:2:1: source: unknown key/,
      ),
    });
  });

  test('a thread that runs out of memory fails with a clear message', async () => {
    const large = `messages:\n${Array.from({ length: 200_000 }, (_, n) => `  other.${n}: text ${n}\n`).join('')}`;
    await expect(loadInThread(source(large), { resourceLimits: { maxOldGenerationSizeMb: 40 } })).rejects.toMatchObject(
      {
        code: 'internal',
        message: 'Checking the configuration file f.yml failed: the thread that checks it ran out of memory.',
      },
    );
  }, 60_000);
});

test('work in slices lets the event loop turn whenever a slice is over', async () => {
  let now = 0;
  let turns = 0;
  const count = setInterval(() => {}, 1_000);
  const turn = () => {
    turns += 1;
    setImmediate(turn).unref();
  };
  setImmediate(turn).unref();
  function* work(): Generator<void, string> {
    for (let step = 0; step < 100; step += 1) {
      now += 3;
      yield;
    }
    return 'done';
  }
  expect(await runInSlices(work(), () => now)).toBe('done');
  clearInterval(count);
  // 300 ms in slices of at most 12.
  expect(turns).toBeGreaterThanOrEqual(24);
});
