import { createHmac, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, fakeToken, startFakeGithub } from '../fakes/github.ts';
import { type FakeLgtm, integrationKey, startFakeLgtm } from '../fakes/lgtm.ts';
import { waitFor } from '../wait-for.ts';
import {
  createBody,
  makeWorkplace,
  type RunningReceiver,
  runCommand,
  secret,
  startReceiver,
} from './receiver-process.ts';

interface Issue {
  number: number;
  html_url: string;
  updated_at: string;
  state: string;
  state_reason: string | null;
  labels: { name: string }[];
}

const bot = 'ticketwire-bot';
const person = 'octo';

const configuration = (apiUrl: string, lgtmUrl: string) => `
sources:
  lgtm: { sender: lgtm, secret: "${secret}" }
  octo: { sender: github, secret: "${secret}" }
targets:
  issues: { type: github-issues, repository: octo/widgets, token: ${fakeToken}, api-url: "${apiUrl}" }
  lgtm-server: { type: lgtm, url: "${lgtmUrl}", secret: "${secret}", source: lgtm }
  scanning: { type: code-scanning, repository: octo/widgets, token: ${fakeToken}, api-url: "${apiUrl}" }
rules:
  - { name: Alerts become issues, on: alert, do: [{ track: issues }] }
  - name: LGTM hears of it
    on: [issue.labeled, issue.unlabeled, issue.closed, issue.reopened]
    from: octo
    do: [{ report: lgtm-server }]
  - name: Code scanning hears of it
    on: issue
    do: [{ report: { to: scanning } }]
`;

describe('what a person decides on a ticket is told to the sender of its alert', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let github: FakeGithub;
  let lgtm: FakeLgtm;
  let receiver: RunningReceiver;
  let file: string;

  beforeEach(async () => {
    workplace = makeWorkplace();
    github = await startFakeGithub();
    lgtm = await startFakeLgtm(secret);
    file = workplace.write('ticketwire.yml', configuration(github.apiUrl, lgtm.url));
    receiver = await startReceiver(workplace.directory, { configuration: file });
  });
  afterEach(async () => {
    await receiver.kill('SIGTERM');
    expect(github.faults).toEqual([]);
    expect(lgtm.faults).toEqual([]);
    expect(receiver.printed()).not.toContain(integrationKey);
    await github.close();
    await lgtm.close();
    workplace.remove();
  });

  const path = (number: number) => `/repos/octo/widgets/issues/${number}`;
  const issue = (number: number) => github.api<Issue>('GET', path(number));
  const label = (number: number) => github.api('POST', `${path(number)}/labels`, { labels: ['wontfix'] });
  const unlabel = (number: number) => github.api('DELETE', `${path(number)}/labels/wontfix`);
  const labelsOf = async (number: number) => (await issue(number)).labels.map(({ name }) => name);

  function deliver(event: string, payload: unknown, id: string = randomUUID()) {
    const body = JSON.stringify(payload);
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const headers = { 'x-github-event': event, 'x-github-delivery': id, 'x-hub-signature-256': `sha256=${signature}` };
    return receiver.post('/hooks/octo', body, headers);
  }

  /** GitHub's webhook about an issue as it is now, posted to the end of every effect it has. */
  async function hook(
    action: string,
    number: number,
    { by = person, id = randomUUID() as string, repository = 'octo/widgets', changed = 'wontfix', facts = {} } = {},
  ): Promise<string[]> {
    const payload = {
      action,
      issue: { ...(await issue(number)), user: { login: bot }, ...facts },
      ...(action.endsWith('labeled') ? { label: { name: changed } } : {}),
      repository: { full_name: repository, html_url: '', default_branch: 'main' },
      sender: { login: by, type: 'User' },
    };
    expect((await deliver('issues', payload, id)).status).toBeLessThan(300);
    return ended(id);
  }

  /** What became of the effects of a delivery, once all have ended or wait for another try. */
  const ended = (id: string) =>
    waitFor(async () => {
      const { json } = await receiver.get(`/api/v1/deliveries/${id}`);
      const { effects } = json as { effects: { status: string; attempts: number; message: string }[] };
      const isOver = effects.every(
        ({ status, attempts }) => status !== 'running' && (status !== 'due' || attempts > 0),
      );
      return isOver && effects.map(({ status, message }) => `${status}: ${message}`);
    });

  async function create(key = 'one'): Promise<number> {
    const { status, json } = await receiver.lgtm(createBody(key));
    expect(status).toBe(201);
    return Number(json['issue-id']);
  }

  const untilLabelled = () => waitFor(async () => (await labelsOf(1)).includes('wontfix'));

  const suppress = { 'issue-id': '1', transition: 'suppress' };
  const unsuppress = { 'issue-id': '1', transition: 'unsuppress' };

  test('a label wontfix is a suppress, told once, and its end an unsuppress', async () => {
    await create();
    await label(1);
    const id = randomUUID();
    expect(await hook('labeled', 1, { id })).toEqual(['done: told', expect.stringContaining('skipped')]);
    expect(lgtm.told).toEqual([suppress]);

    await hook('labeled', 1, { id });
    await hook('labeled', 1);
    expect(lgtm.told).toEqual([suppress]);
    // LGTM answers in kind, and what that changes here is no news to it.
    expect((await receiver.lgtm(suppress)).status).toBe(200);
    await hook('labeled', 1, { by: bot });
    expect(lgtm.told).toEqual([suppress]);

    await unlabel(1);
    await hook('unlabeled', 1, { repository: 'Octo/Widgets' });
    expect(lgtm.told).toEqual([suppress, unsuppress]);
    expect((await receiver.lgtm(unsuppress)).status).toBe(200);
    await label(1);
    await hook('labeled', 1);
    expect(lgtm.told).toEqual([suppress, unsuppress, suppress]);
  });

  test('closed as not planned is a suppress, and reopened an unsuppress; closed as done is nothing', async () => {
    await create();
    const change = (changes: object) => github.api('PATCH', path(1), changes);
    await change({ state: 'closed', state_reason: 'completed' });
    expect(await hook('closed', 1)).toEqual([]);
    await change({ state: 'open' });
    await hook('reopened', 1);
    expect(lgtm.told).toEqual([]);
    await change({ state: 'closed', state_reason: 'not_planned' });
    await hook('closed', 1);
    expect(lgtm.told).toEqual([suppress]);
    await change({ state: 'open' });
    await hook('reopened', 1);
    expect(lgtm.told).toEqual([suppress, unsuppress]);
  });

  test('what we change ourselves is not told, whoever hears of it first', async () => {
    await create();
    await label(1);
    expect(await hook('labeled', 1, { by: 'Ticketwire-Bot' })).toContain(
      "skipped: Ticketwire-Bot is whom the target 'issues' writes as: its changes are our own",
    );
    await unlabel(1);
    // The hook about our label arrives before GitHub has answered us.
    let early: Promise<string[]> | undefined;
    github.interfere(({ method, path: to }) => {
      if (method !== 'POST' || !to.endsWith('/labels')) return undefined;
      early = untilLabelled().then(() => hook('labeled', 1, { by: bot }));
      return { answersAfter: early };
    });
    expect((await receiver.lgtm(suppress)).status).toBe(200);
    expect(await early).toHaveLength(2);
    await hook('labeled', 1, { by: bot });
    expect(await labelsOf(1)).toContain('wontfix');
    expect(lgtm.told).toEqual([]);
  });

  test('what LGTM said is not told back, even where it is not known that we wrote it', async () => {
    await create();
    let early: Promise<string[]> | undefined;
    github.interfere(({ method, path: to }) => {
      if (method !== 'POST' || !to.endsWith('/labels')) return undefined;
      early = untilLabelled().then(() => hook('labeled', 1, { by: 'an-app[bot]' }));
      return { answersAfter: early };
    });
    expect((await receiver.lgtm(suppress)).status).toBe(200);
    expect(await early).toContain('skipped: the sender of the alert knows that (suppress)');
    await hook('labeled', 1, { by: 'an-app[bot]' });
    github.interfere(undefined);
    expect((await receiver.lgtm(unsuppress)).status).toBe(200);
    await hook('unlabeled', 1, { by: 'an-app[bot]' });
    expect(lgtm.told).toEqual([]);
  });

  test('a change that is undone before LGTM hears of it is never told, and nothing old comes after', async () => {
    await create();
    await label(1);
    const before = { ...(await issue(1)), user: { login: bot } };
    await unlabel(1);
    const repository = { full_name: 'octo/widgets', html_url: '', default_branch: 'main' };
    const late = {
      action: 'labeled',
      issue: before,
      label: { name: 'wontfix' },
      repository,
      sender: { login: person },
    };
    const id = randomUUID();
    await deliver('issues', late, id);
    expect(await ended(id)).toContain('skipped: octo/widgets#1 by now says otherwise: it is open, and not labelled');
    await hook('unlabeled', 1);
    expect(lgtm.told).toEqual([]);
  });

  test('a tracker that still shows the ticket as it was is asked again later', async () => {
    await create();
    const before = await issue(1);
    await label(1);
    github.interfere(({ method, path: to }) =>
      method === 'GET' && to === path(1)
        ? { status: 200, body: { ...before, updated_at: '2001-01-01T00:00:00Z' } }
        : undefined,
    );
    expect((await hook('labeled', 1))[0]).toMatch(/^due: octo\/widgets#1 is still shown as it was/);
    expect(lgtm.told).toEqual([]);
  });

  test('a ticket that nobody follows is passed over, and so is another label', async () => {
    await github.api('POST', '/repos/octo/widgets/issues', { title: 'by hand', labels: ['wontfix'] });
    expect(await hook('labeled', 1)).toEqual(
      Array(2).fill('skipped: octo/widgets#1 follows no alert that is known here'),
    );
    expect(await hook('labeled', 1, { changed: 'help wanted' })).toEqual([]);
    expect(await create()).toBe(2);
    await label(2);
    const elsewhere = { html_url: 'https://gitlab.example/octo/widgets/-/issues/2' };
    expect((await hook('labeled', 2, { facts: elsewhere }))[0]).toContain('follows no alert that is known here');
    expect(lgtm.told).toEqual([]);
    await hook('labeled', 2);
    expect(lgtm.told).toEqual([{ 'issue-id': '2', transition: 'suppress' }]);
  });

  test('LGTM that is down is told once, later', async () => {
    await create();
    lgtm.answer(503, { 'retry-after': '1' });
    await label(1);
    const id = randomUUID();
    expect(await hook('labeled', 1, { id })).toContain(
      "due: LGTM (target 'lgtm-server') answered 503, and only 200 is a success. It is tried again.",
    );
    const tries = lgtm.told.length;
    lgtm.answer(200);
    await waitFor(() => lgtm.told.length > tries);
    await hook('labeled', 1);
    expect(lgtm.told).toHaveLength(tries + 1);
    expect(await ended(id)).toContain('done: told');
  });

  test.each([
    [204, 'target-refused'],
    [400, 'target-refused'],
    [403, 'target-forbidden'],
    [404, 'target-not-found'],
  ])('an answer of %i ends it, as %s', async (status, code) => {
    await create();
    lgtm.answer(status);
    await label(1);
    expect((await hook('labeled', 1))[0]).toContain(`failed: LGTM (target 'lgtm-server') answered ${status}`);
    const codes = () => receiver.log.flatMap((line) => (line.target === 'lgtm-server' ? [line.code] : []));
    await waitFor(() => codes().length > 0);
    expect(codes()).toEqual([code]);
    expect(lgtm.told).toHaveLength(1);
  });

  test('an LGTM that is not there is tried again, and its key is not said', async () => {
    await create();
    await lgtm.close();
    await label(1);
    expect((await hook('labeled', 1))[0]).toMatch(
      /^due: LGTM \(POST of suppress, target 'lgtm-server'\) could not be reached/,
    );
  });

  describe('alerts of code scanning', () => {
    const alertPath = '/repos/octo/widgets/code-scanning/alerts/7';
    const writes = () => github.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body));
    const close = (reason = 'not_planned') =>
      github.api('PATCH', path(1), { state: 'closed', state_reason: reason }).then(() => hook('closed', 1));

    beforeEach(async () => {
      github.alerts.set(alertPath, { number: 7, state: 'open' });
      const alert = {
        number: 7,
        state: 'open',
        html_url: 'https://github.com/octo/widgets/security/code-scanning/7',
        rule: { id: 'js/sqli', description: 'SQL injection', severity: 'error' },
        most_recent_instance: { state: 'open', message: { text: 'x' }, location: { path: 'a.js', start_line: 1 } },
      };
      const repository = { full_name: 'octo/widgets', html_url: '', default_branch: 'main' };
      const id = randomUUID();
      await deliver('code_scanning_alert', { action: 'created', alert, repository, sender: { login: 'x' } }, id);
      expect(await ended(id)).toEqual(['done: created']);
      github.requests.length = 0;
    });

    test('not planned dismisses, with who and which; reopened opens; both once', async () => {
      expect(await close()).toEqual(['skipped: octo/widgets#1 does not follow an alert of LGTM', 'done: told']);
      const { html_url: url } = await issue(1);
      const dismissal = {
        state: 'dismissed',
        dismissed_reason: "won't fix",
        dismissed_comment: `octo/widgets#1 was closed as not planned by octo: ${url}`,
      };
      expect(writes()).toEqual([dismissal]);
      expect((await hook('closed', 1))[1]).toBe('skipped: the alert is dismissed already');
      await github.api('PATCH', path(1), { state: 'open' });
      await hook('reopened', 1);
      expect(writes()).toEqual([dismissal, { state: 'open' }]);
      expect(lgtm.told).toEqual([]);
    });

    test.each([
      ['False Positive', 'false positive'],
      ['invalid', 'false positive'],
      ['test', 'used in tests'],
      ['question', "won't fix"],
    ])('the label %s makes the reason %s', async (name, reason) => {
      await github.api('POST', `${path(1)}/labels`, { labels: [name] });
      await close();
      expect(writes()).toMatchObject([{ dismissed_reason: reason }]);
    });

    test('a fixed alert is left alone', async () => {
      github.alerts.set(alertPath, { number: 7, state: 'fixed' });
      expect((await close())[1]).toBe('skipped: the alert is fixed');
      expect(writes()).toEqual([]);
    });

    test('what is refused names the permission', async () => {
      github.interfere(({ path: to }) => (to === alertPath ? { status: 403, body: { message: 'no' } } : undefined));
      expect((await close())[1]).toMatch(/^failed: .*security-events: read/);
    });
  });

  test('plan shows what would be told, and why nothing would be', async () => {
    await create();
    const payload = {
      action: 'labeled',
      issue: await issue(1),
      label: { name: 'question' },
      repository: { full_name: 'octo/widgets' },
      sender: { login: person },
    };
    const args = ['plan', '-', '--source', 'octo', '--event', 'issues', '--json', '--config', file];
    const { stdout, stderr } = await runCommand(args, workplace.directory, { input: JSON.stringify(payload) });
    expect(stdout + stderr).toContain("the label 'question' says nothing of an alert; wontfix does");
  });
});
