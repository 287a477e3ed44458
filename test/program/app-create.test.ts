import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace } from './receiver-process.ts';

const configuration = `
sources: { octo: { sender: github, secret: "\${NOT_THERE_YET}" } }
targets: { issues: { type: github-issues, repository: octo/widgets, app: { id: "\${APP_ID}", private-key: { file: ticketwire-app.pem } } } }
rules: [{ name: P, on: command, command: ping, do: [{ reply: pong }] }]
`;
const pem = '-----BEGIN RSA PRIVATE KEY-----\nnot really\n-----END RSA PRIVATE KEY-----\n';

/** The command, running; its page; and what it says. */
interface Running {
  page: string;
  said(): string;
  end: Promise<number | null>;
  kill(): void;
}

describe('ticketwire app', () => {
  const workplace = makeWorkplace();
  let github: Server;
  let address: string;
  let asked: string[];
  let answer: { status: number; body: object };
  let running: Running | undefined;

  beforeAll(async () => {
    workplace.write('ticketwire.yml', configuration);
    mkdirSync(join(workplace.directory, 'etc'));
    workplace.write('etc/ticketwire.yml', configuration);
    github = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
    const made = {
      id: 7,
      slug: 'robot',
      name: 'Robot',
      html_url: `${address}/apps/robot`,
      pem,
      webhook_secret: 'hush',
    };
    answer = { status: 201, body: made };
  });
  afterEach(async () => {
    running?.kill();
    await running?.end;
  });
  afterAll(async () => {
    github.closeAllConnections();
    await new Promise((resolve) => github.close(resolve));
    workplace.remove();
  });

  function run(...args: string[]): { said(): string; end: Promise<number | null>; kill(): void } {
    const entry = join(process.cwd(), 'receiver/index.ts');
    const child = spawn(process.execPath, [entry, 'app', ...args], { cwd: workplace.directory });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
    const end = new Promise<number | null>((resolve) => child.on('close', resolve));
    return { said: () => text, end, kill: () => child.kill('SIGINT') };
  }

  async function create(...args: string[]): Promise<Running> {
    const command = run('create', '--github', address, '--url', 'https://tickets.example', ...args);
    const page = await waitFor(() => /Open (http:\/\/127\.0\.0\.1:\d+\/)/.exec(command.said())?.[1]);
    running = { ...command, page };
    return running;
  }

  /** What the page would send to GitHub when somebody agrees. */
  async function formOf(page: string) {
    const response = await fetch(page);
    const html = await response.text();
    const unescaped = (text = '') => text.replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    const action = new URL(unescaped(/<form action="([^"]*)"/.exec(html)?.[1]));
    const manifest = JSON.parse(unescaped(/name="manifest" value="([^"]*)"/.exec(html)?.[1]));
    return { response, html, action, manifest };
  }

  test('makes an App that may do what the rules need, and keeps its credentials for this user alone', async () => {
    const { page, said, end } = await create(
      '--config',
      'etc/ticketwire.yml',
      '--organization',
      'octo',
      '--out',
      'secrets',
    );
    const { response, action, manifest } = await formOf(page);
    expect(response.headers.get('content-security-policy')).toContain(`form-action ${address}`);
    expect(action.href).toMatch(`${address}/organizations/octo/settings/apps/new?state=`);
    expect(manifest).toMatchObject({
      name: 'ticketwire',
      hook_attributes: { url: 'https://tickets.example/hooks/octo', active: true },
      redirect_url: `${page}created`,
      public: false,
      default_permissions: { issues: 'write', metadata: 'read', pull_requests: 'write' },
    });
    const back = await fetch(`${manifest.redirect_url}?code=abc123&state=${action.searchParams.get('state')}`);
    expect([back.status, await back.text()]).toEqual([200, expect.stringContaining('Robot is made')]);
    expect(await end).toBe(0);
    expect(asked).toEqual(['POST /api/v3/app-manifests/abc123/conversions']);
    const file = (name: string) => join(workplace.directory, 'secrets', name);
    expect(readFileSync(file('ticketwire-app.pem'), 'utf8')).toBe(pem);
    expect(readFileSync(file('ticketwire-app.secret'), 'utf8')).toBe('hush');
    for (const name of ['ticketwire-app.pem', 'ticketwire-app.secret'])
      expect(statSync(file(name)).mode & 0o777).toBe(0o600);
    expect(said()).toContain(
      'sources: { octo: { sender: github, secret: { file: ../secrets/ticketwire-app.secret } } }',
    );
    expect(said()).toContain('app: { id: 7, private-key: { file: ../secrets/ticketwire-app.pem } }');
    expect(said()).toContain(`Install it: ${address}/apps/robot/installations/new`);
    expect(said()).not.toMatch(/hush|not really/);

    const again = run('create', '--out', 'secrets');
    expect([await again.end, again.said()]).toEqual([2, expect.stringContaining('is there already. Move it away')]);
  });

  test('takes nothing from a page that is not its own', async () => {
    const { page, kill, end } = await create('--out', 'other');
    const { manifest } = await formOf(page);
    for (const query of ['', '?code=abc', '?code=abc&state=wrong', '?state=']) {
      expect((await fetch(manifest.redirect_url + query)).status).toBe(400);
    }
    const elsewhere = await fetch(page, { method: 'POST' });
    expect([elsewhere.status, asked]).toEqual([405, []]);
    kill();
    expect(await end).toBe(130);
  });

  test('writes over nothing that came to be there while the person was on GitHub', async () => {
    const { page, said, end } = await create('--out', 'fourth');
    workplace.write('fourth/ticketwire-app.pem', 'of another App');
    const { manifest, action } = await formOf(page);
    const back = await fetch(`${manifest.redirect_url}?code=abc123&state=${action.searchParams.get('state')}`);
    expect(await back.text()).toContain('its credentials cannot be written to fourth/ticketwire-app.pem (EEXIST)');
    expect(await end).toBe(2);
    expect(said()).not.toMatch(/hush|not really/);
    expect(readFileSync(join(workplace.directory, 'fourth/ticketwire-app.pem'), 'utf8')).toBe('of another App');
  });

  test('says what to do where GitHub gives no credentials', async () => {
    answer = { status: 404, body: { message: 'Not Found' } };
    const { page, said, end } = await create('--out', 'third');
    const { manifest, action } = await formOf(page);
    const back = await fetch(`${manifest.redirect_url}?code=old&state=${action.searchParams.get('state')}`);
    expect(await back.text()).toContain('A code is good once, and for an hour: start again');
    expect(await end).toBe(1);
    expect(said()).toContain('GitHub gave no credentials for the code (404)');
  });

  test('prints the manifest alone', async () => {
    const { end, said } = run('manifest', '--name', 'Our App');
    expect(await end).toBe(0);
    expect(JSON.parse(said())).toMatchObject({ name: 'Our App', default_events: [], public: false });
    const long = run('manifest', '--name', 'x'.repeat(35));
    expect([await long.end, long.said()]).toEqual([2, '--name must be of 1 to 34 characters.\n']);
  });
});
