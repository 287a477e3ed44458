import { describe, expect, test } from '@jest/globals';
import { loadConfiguration } from './load.ts';

function load(source: string) {
  const text = `sources:\n  octo: ${source}\n`;
  return loadConfiguration({ text, file: 'ticketwire.yml', directory: '.', env: {}, now: 0 });
}

/** A source of any other system, right but for what is given. */
function generic(inside: string): string {
  const event = inside.startsWith('event') ? '' : ', event: { type: alert.opened, subject: x }';
  return `{ sender: generic, secret: x, ${inside}${event} }`;
}

describe('what a source may say', () => {
  test.each<[string, string, string]>([
    ['{ sender: lgtm, secret: x, allow-sha1: true }', 'sources.octo.allow-sha1', "takes no 'allow-sha1'"],
    ['{ sender: lgtm, secret: x, dedupe: subject }', 'sources.octo.dedupe', 'the same happening'],
    ['{ sender: lgtm, secret: x, repositories: octo/* }', 'sources.octo.repositories', 'does not say which repository'],
    ['{ sender: github, secret: x, repositories: ["octo/["] }', 'sources.octo.repositories[1]', '['],
    ['{ sender: github, secret: x, dedupe: body }', 'sources.octo.dedupe', "unknown way 'body'"],
    ['{ sender: lgtm, secret: x, catch-up: { organization: o, token: t } }', 'sources.octo.catch-up', 'only GitHub'],
    ['{ sender: github, secret: x, catch-up: { token: t } }', 'sources.octo.catch-up', "or 'app' alone"],
    ['{ sender: github, secret: x, catch-up: { every: 1h } }', 'sources.octo.catch-up', "or 'app' alone"],
    [
      '{ sender: github, secret: x, catch-up: { repository: o/w, organization: o, token: t } }',
      'sources.octo.catch-up',
      'belongs to one of them',
    ],
    ['{ sender: github, secret: x, catch-up: { repository: o/w } }', 'sources.octo.catch-up', "needs 'token'"],
    [
      '{ sender: github, secret: x, catch-up: { repository: o/w, token: t, evry: 1h } }',
      'sources.octo.catch-up.evry',
      "Did you mean 'every'",
    ],
    ['{ sender: lgtm }', 'sources.octo.secret', 'this key is missing'],
    ['{ sender: alertmanager }', 'sources.octo', 'one of the keys secret, bearer, basic is missing'],
    ['{ sender: alertmanager, bearer: x, secret: y }', 'sources.octo.bearer', "'secret' is set already"],
    ['{ sender: alertmanager, bearer: "two words" }', 'sources.octo.bearer', 'without blanks'],
    ['{ sender: alertmanager, basic: { user: "a:b", password: x } }', 'sources.octo.basic.user', 'without a colon'],
    ['{ sender: github, bearer: x }', 'sources.octo.bearer', "GitHub takes no 'bearer'. It is for"],
    ['{ sender: lgtm, secret: x, group-by: group }', 'sources.octo.group-by', 'It is for alertmanager, grafana'],
    ['{ sender: generic, secret: x }', 'sources.octo', "needs the key 'event'"],
    [generic('event: { type: "{{ x", subject: x }'), 'sources.octo.event.type', 'not valid Liquid'],
    [generic('event: { type: x, subject: "{{ body.id }}" }'), 'sources.octo.event.subject', "nothing is called 'body'"],
    [
      generic('event: { type: x, subject: x, alert: { severty: y } }'),
      'sources.octo.event.alert.severty',
      "'severity'",
    ],
    [generic('signature: { signed: "{timestamp}:{body}" }'), 'sources.octo.signature.signed', "'timestamp-header'"],
    [generic('signature: { signed: "{id}{body}" }'), 'sources.octo.signature.signed', "'id-header'"],
    [generic('signature: { signed: "{time}{body}" }'), 'sources.octo.signature.signed', "'{time}' is unknown"],
    [generic('signature: { signed: fixed }'), 'sources.octo.signature.signed', 'neither {body} nor {payload}'],
    [
      generic('signature: { signed: "{timestamp}{body}", timestamp-prefix: "t=" }'),
      'sources.octo.signature.timestamp-prefix',
      "'separator'",
    ],
    [generic('signature: { timestamp-header: X-T }'), 'sources.octo.signature.timestamp-header', '{timestamp}'],
    [generic('signature: { tolerance: 1m }'), 'sources.octo.signature.tolerance', '{timestamp}'],
    [generic('signature: { id-header: X-I }'), 'sources.octo.signature.id-header', '{id}'],
    [generic('signature: { algorithm: token, signed: "{body}" }'), 'sources.octo.signature.signed', 'signs nothing'],
    ['{ sender: grafana, bearer: x, signature: { header: X-S } }', 'sources.octo.signature', "'bearer' is the proof"],
    [generic('signature: { header: "a b" }'), 'sources.octo.signature.header', 'must be the name of a header'],
    [generic('signature: { algorithm: md5 }'), 'sources.octo.signature.algorithm', "unknown algorithm 'md5'"],
    [generic('signature: { header-prefix: svix- }'), 'sources.octo.signature.header-prefix', 'takes no such key'],
    [generic('signature: { algorithm: ed25519, key: hex }'), 'sources.octo.secret', '32 bytes'],
    ['{ sender: grafana, secret: x, signature: { prefix: a } }', 'sources.octo.signature.prefix', 'takes no such key'],
    ['{ sender: gitlab, secret: whsec_abc }', 'sources.octo.secret', '24 to 64 random bytes'],
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
