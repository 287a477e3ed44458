import { describe, expect, test } from '@jest/globals';
import { loadConfiguration } from './load.ts';

function load(source: string) {
  const text = `sources:\n  octo: ${source}\n`;
  return loadConfiguration({ text, file: 'ticketwire.yml', directory: '.', env: {}, now: 0 });
}

describe('what a source may say', () => {
  test.each<[string, string, string]>([
    ['{ sender: lgtm, secret: x, allow-sha1: true }', 'sources.octo.allow-sha1', "takes no 'allow-sha1'"],
    ['{ sender: lgtm, secret: x, dedupe: subject }', 'sources.octo.dedupe', 'the same happening'],
    ['{ sender: lgtm, secret: x, repositories: octo/* }', 'sources.octo.repositories', 'does not say which repository'],
    ['{ sender: github, secret: x, repositories: ["octo/["] }', 'sources.octo.repositories[1]', '['],
    ['{ sender: github, secret: x, dedupe: body }', 'sources.octo.dedupe', "unknown way 'body'"],
    ['{ sender: lgtm, secret: x, catch-up: { organization: o, token: t } }', 'sources.octo.catch-up', 'only GitHub'],
    ['{ sender: github, secret: x, catch-up: { token: t } }', 'sources.octo.catch-up', 'either'],
    [
      '{ sender: github, secret: x, catch-up: { repository: o/w, organization: o, token: t } }',
      'sources.octo.catch-up',
      'either',
    ],
    ['{ sender: github, secret: x, catch-up: { repository: o/w } }', 'sources.octo.catch-up.token', 'missing'],
    [
      '{ sender: github, secret: x, catch-up: { repository: o/w, token: t, evry: 1h } }',
      'sources.octo.catch-up.evry',
      "Did you mean 'every'",
    ],
  ])('%s is a mistake at %s', (source, path, words) => {
    expect(load(source).problems).toEqual([expect.objectContaining({ path, message: expect.stringContaining(words) })]);
  });

  test('github has defaults: SHA-256, every delivery by itself, no catching up', () => {
    const result = load('{ sender: github, secret: x }');
    if (!('configuration' in result)) throw new Error(JSON.stringify(result.problems));
    expect(result.configuration.sources).toMatchObject([
      { path: '/hooks/octo', dedupe: 'id', scheme: { id: 'github' }, maxBodyBytes: 25 * 1_048_576 },
    ]);
    expect(result.configuration.sources[0]?.catchUp).toBeUndefined();
  });

  test.each<[string, object]>([
    [
      'repository: octo/widgets, hook: 7',
      {
        owner: '/repos/octo/widgets',
        hook: 7,
        apiUrl: 'https://api.github.com',
        everyMs: 900_000,
        windowMs: 259_200_000,
      },
    ],
    [
      'organization: octo, api-url: "https://ghe.example/api/v3"',
      { owner: '/orgs/octo', apiUrl: 'https://ghe.example/api/v3', windowMs: 604_800_000 },
    ],
    ['organization: octo, every: 1h, window: 2d', { everyMs: 3_600_000, windowMs: 172_800_000 }],
  ])('catch-up: { %s }', (options, expected) => {
    const result = load(`{ sender: github, secret: x, catch-up: { token: t, ${options} } }`);
    if (!('configuration' in result)) throw new Error(JSON.stringify(result.problems));
    expect(result.configuration.sources[0]?.catchUp).toMatchObject(expected);
  });
});
