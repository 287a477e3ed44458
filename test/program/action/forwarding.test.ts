import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { waitFor } from '../../wait-for.ts';
import { runAction } from '../action-process.ts';
import { makeWorkplace, type RunningReceiver, startReceiver } from '../receiver-process.ts';
import { pullRequest, push } from './payloads.ts';

const key = Buffer.alloc(32, 9).toString('base64');
const secret = `whsec_${key}`;

describe('forwarding', () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(() => {
    github.reset();
    github.interfere(({ path }) => {
      if (path.includes('/commits?')) return { status: 200, body: [{ commit: { message: 'SOC-7' } }] };
      if (path.includes('creator=')) return { status: 200, body: [] };
      return path.includes('/jobs?') ? { status: 200, body: { jobs: [] } } : undefined;
    });
  });
  afterAll(() => github.close());

  const forward = (to: string, event: string, payload: unknown, inputs: Record<string, string> = {}) =>
    runAction({
      event,
      payload,
      inputs: { 'forward-to': to, 'forward-secret': secret, ...inputs },
      apiUrl: github.apiUrl,
    });

  describe('to any receiver of Standard Webhooks', () => {
    let server: Server;
    let url: string;
    let answers: number[];
    let received: { headers: IncomingHttpHeaders; body: string }[];

    beforeEach(async () => {
      received = [];
      answers = [];
      server = createServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
        const status = answers.shift() ?? 202;
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify(status === 202 ? { delivery: 'd-1', effects: 2 } : { code: status, error: 'not now' }),
        );
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/ci?key=hidden-part`;
    });
    afterEach(() => new Promise((resolve) => server.close(resolve)));

    test('the event is signed, carries what GitHub was asked, and the answer is in the summary', async () => {
      const end = await forward(url, 'pull_request', pullRequest(5, { title: 'x' }));
      expect([end.status, end.output('status')]).toEqual([0, 'done']);
      expect(end.summary).toContain('delivery d-1, 2 effects');
      const [{ headers, body } = { headers: {}, body: '' }] = received;
      const id = String(headers['webhook-id']);
      const signed = `${id}.${headers['webhook-timestamp']}.${body}`;
      const wanted = createHmac('sha256', Buffer.from(key, 'base64')).update(signed).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${wanted}`);
      expect(JSON.parse(body)).toMatchObject({
        type: 'workflow.pull_request',
        data: { event: 'pull_request', repository: 'octo/widgets', facts: { pull_request: { commits: ['SOC-7'] } } },
      });
      expect(end.printed.replace(/::add-mask::.*/g, '')).not.toContain('hidden-part');
    });

    test('what fails for a while is sent again as the same message', async () => {
      answers = [503, 429];
      const end = await forward(url, 'push', push([]));
      expect(end.status).toBe(0);
      expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect(received).toHaveLength(3);
    });

    test('what is refused is not sent again, and the receiver is quoted', async () => {
      answers = [401];
      const end = await forward(url, 'push', push([]));
      expect([end.status, received.length]).toEqual([1, 1]);
      expect(end.printed).toContain("::error::The receiver answered 401: not now. Does 'forward-secret' equal");
      expect(end.printed + end.summary).not.toContain(`${key}\n::error`);
    });

    test.each<[string, Record<string, string>]>([
      ['no secret', { 'forward-secret': '' }],
      ['a secret that is a word', { 'forward-secret': 'topsecret' }],
      ['alerts', { 'code-scanning': 'true' }],
    ])('%s is a mistake that is told', async (_what, inputs) => {
      const end = await forward(url, 'push', push([]), inputs);
      expect([end.status, received.length, end.printed.includes('::error::')]).toEqual([1, 0, true]);
    });
  });

  describe('to the receiver', () => {
    let workplace: ReturnType<typeof makeWorkplace>;
    let receiver: RunningReceiver;

    afterEach(async () => {
      await receiver.kill('SIGTERM');
      workplace.remove();
    });

    test('the same rules hold there: what a pull request names is moved by it, and what a job reports is followed', async () => {
      workplace = makeWorkplace();
      const issue = await github.api<{ number: number }>('POST', '/repos/octo/widgets/issues', { title: 'To do' });
      workplace.write(
        'ticketwire.yml',
        `
sources:
  ci: { sender: workflow, secret: ${secret} }
targets:
  issues: { type: github-issues, repository: octo/widgets, token: ghp_a_token_for_tests_only, api-url: ${github.apiUrl} }
rules:
  - name: Merged work is done
    on: pull_request.merged
    from: ci
    do: [{ transition: { in: issues, to: closed, tickets: [title] } }]
  - name: Failing runs
    on: run
    do: [{ track: issues }]
`,
      );
      receiver = await startReceiver(workplace.directory);
      const to = `${receiver.address}/hooks/ci`;
      const status = { 'job-status': 'failure' };
      const end = await forward(to, 'pull_request', pullRequest(5, { title: `Closes #${issue.number}` }), status);
      expect(end.summary).toContain('2 effects');
      await expect(settled()).resolves.toEqual(['To do closed', 'CI fails on main open']);
    });

    const settled = () =>
      waitFor(async () => {
        const list = await github.api<{ title: string; state: string }[]>(
          'GET',
          '/repos/octo/widgets/issues?state=all&sort=created&direction=asc',
        );
        const told = list.map(({ title, state }) => `${title} ${state}`);
        return told.length === 2 && told[0]?.endsWith('closed') && told;
      });
  });
});
