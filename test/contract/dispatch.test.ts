import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { loadConfiguration } from '../../shared/config/load.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { type FakeGithub, fakeToken, startFakeGithub } from '../fakes/github.ts';
import { createActor } from './commands.ts';

const released = (tag = 'v1') => ({
  action: 'published',
  release: { id: 7, tag_name: tag, name: tag, html_url: 'https://github.com/octo/widgets/releases/7', draft: false },
  repository: { full_name: 'octo/widgets', html_url: 'https://github.com/octo/widgets', default_branch: 'main' },
  sender: { login: 'alice', type: 'User' },
});

describe('starting workflows', () => {
  let github: FakeGithub;
  let answers: { status: number; body: JsonObject }[];
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(() => {
    github.reset();
    answers = [];
    github.interfere(({ path }) =>
      path.endsWith('/dispatches') ? (answers.shift() ?? { status: 204, body: {} }) : undefined,
    );
  });
  afterEach(() => {
    expect(github.faults).toEqual([]);
  });
  afterAll(() => github.close());

  const targets = () =>
    `targets: { issues: { type: github-issues, repository: octo/widgets, token: ${fakeToken}, api-url: "${github.apiUrl}" } }`;
  const actor = (step: string, on = 'release.published') =>
    createActor(`${targets()}\nrules: [{ name: Packaging, on: ${on}, do: [{ dispatch: { ${step} } }] }]`);
  const step = 'repository: octo/packages, event: package';
  const sent = () =>
    github.requests.flatMap(({ method, path, body }) =>
      path.endsWith('/dispatches') ? [`${method} ${path} ${body}`] : [],
    );

  test('says what there is to know, as it is', async () => {
    const payload = '{ tag: "{{ release.tag }}", all: [{ who: "{{ actor.login }}" }, 7, null, true] }';
    const { done } = await actor(`${step}, payload: ${payload}`).deliver('github', 'release', released('@v1 `x`'));
    expect(done.map(({ outcome }) => outcome)).toEqual([
      { status: 'done', result: { change: 'dispatched', reference: 'octo/packages' } },
    ]);
    const body = { event_type: 'package', client_payload: { tag: '@v1 `x`', all: [{ who: 'alice' }, 7, null, true] } };
    expect(sent()).toEqual([`POST /repos/octo/packages/dispatches ${JSON.stringify(body)}`]);
  });

  test('an answer that never came is asked for again, a refusal says what is missing', async () => {
    answers = [
      { status: 502, body: {} },
      { status: 403, body: { message: 'Resource not accessible by integration' } },
    ];
    const first = await actor(step).deliver('github', 'release', released());
    expect(first.done[0]?.outcome).toMatchObject({ status: 'retry', code: 'target-failed' });
    const second = await actor(step).deliver('github', 'release', released());
    expect(second.done[0]?.outcome).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('contents: write'),
    });
  });

  test('what it starts does not start it again', async () => {
    const started = (action: string, name: string) => ({
      action,
      branch: 'main',
      client_payload: {},
      repository: { ...released().repository, full_name: name },
      sender: { login: 'alice', type: 'User' },
    });
    const any = actor(step, '"*"');
    const own = await any.deliver('github', 'repository_dispatch', started('package', 'Octo/Packages'));
    expect([own.done, own.reasons]).toEqual([[], [expect.stringContaining('start itself')]]);
    for (const other of [started('other', 'octo/packages'), started('package', 'octo/others')]) {
      expect((await any.deliver('github', 'repository_dispatch', other)).done).toHaveLength(1);
    }
  });

  test('what is too long for GitHub is told, and not sent', async () => {
    const long = actor(`${step}, payload: { text: "{{ release.tag }}" }`);
    const { done, reasons } = await long.deliver('github', 'release', released('é'.repeat(33_000)));
    expect([done, reasons, sent()]).toEqual([[], [expect.stringMatching(/66\d{3} bytes/)], []]);
  });

  test.each([
    ['event: x', 'this key is missing'],
    ['repository: octo, event: x', 'owner/name'],
    [`repository: o/r, event: ${'x'.repeat(101)}`, '100'],
    [`${step}, payload: { ${[...'abcdefghijk'].map((key) => `${key}: 1`).join(', ')} }`, 'at most 10 keys'],
    [`${step}, payload: { a: [{ b: "{{ nobody }}" }] }`, "nothing is called 'nobody'"],
    [`in: board, ${step}`, 'starts no workflows'],
  ])('%s: %s', (given, expected) => {
    const text = `targets: { board: { type: local }, issues: { type: github-issues, repository: o/r, token: t } }\nrules: [{ name: R, on: push, do: [{ dispatch: { ${given} } }] }]`;
    const { problems } = loadConfiguration({ text, file: 'f', directory: '.', env: {}, now: 0 });
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(expected)]);
  });

  test('needs a target that can', () => {
    const text = `targets: { board: { type: local } }\nrules: [{ name: R, on: push, do: [{ dispatch: { ${step} } }] }]`;
    const { problems } = loadConfiguration({ text, file: 'f', directory: '.', env: {}, now: 0 });
    expect(problems.map(({ message }) => message)).toEqual([
      'say with which target: dispatch: { in: NAME, … }. No target can: those of type github-issues, github-org can.',
    ]);
  });
});
