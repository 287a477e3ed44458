import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Issue {
  number: number;
  title: string;
  body: string;
  state: string;
  labels: string[];
  created_at: string;
  updated_at: string;
  user: { login: string };
  html_url: string;
}

/** GitHub and Jira on loopback, as little of them as the scenarios need, with their state open to be set. */
export interface Services {
  url: string;
  issues: Issue[];
  jiraStatus: string;
  /** How many requests came. */
  requests: number;
  close(): void;
}

export async function startServices(): Promise<Services> {
  const server = createServer((request, response) => {
    answer(services, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const services: Services = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    issues: [],
    jiraStatus: 'To Do',
    requests: 0,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return services;
}

async function answer(services: Services, request: IncomingMessage, response: ServerResponse): Promise<void> {
  services.requests += 1;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  const path = request.url ?? '';
  const [status, json] = reply(services, { method: request.method ?? '', path, body });
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(json === undefined ? '' : JSON.stringify(json));
}

function reply(
  services: Services,
  { method, path, body }: { method: string; path: string; body: Record<string, unknown> },
): [number, unknown] {
  const { issues, jiraStatus } = services;
  const now = new Date().toISOString();
  if (path.startsWith('/rest/api/3/issue/')) {
    if (method === 'POST') return [204, undefined];
    const done = { id: '3', name: 'Done', statusCategory: { key: 'done' } };
    const status = jiraStatus === 'Done' ? done : { id: '1', name: 'To Do', statusCategory: { key: 'new' } };
    const transitions = [{ id: '31', name: 'Finish', to: done, hasScreen: false, fields: {} }];
    return [200, { key: 'SOC-7', fields: { summary: 's', status, labels: [], resolution: null }, transitions }];
  }
  if (path.includes('/jobs?')) {
    const steps = [{ name: 'Run npm test', conclusion: 'failure' }];
    return [
      200,
      {
        jobs: [
          { id: 5, name: 'build', conclusion: 'failure', html_url: 'https://github.com/j', started_at: now, steps },
        ],
      },
    ];
  }
  if (path.includes('/annotations'))
    return [200, [{ annotation_level: 'failure', path: 'a.ts', start_line: 3, message: 'Expected 1' }]];
  if (path.includes('creator=')) return [200, [{ number: 9, comments: 0, updated_at: now, pull_request: {} }]];
  if (method === 'GET' && path.includes('/issues?')) return [200, path.includes('page=1') ? issues : []];
  if (method === 'POST' && path.endsWith('/comments')) return [201, { id: 1, ...body }];
  if (method === 'PATCH') return [200, { ...issues[0], ...body }];
  if (method === 'POST' && path.endsWith('/issues')) {
    const number = issues.length + 1;
    const common = {
      number,
      state: 'open',
      created_at: now,
      updated_at: now,
      html_url: `https://github.com/octo/widgets/issues/${number}`,
    };
    const issue = { ...body, ...common, user: { login: 'github-actions[bot]' } } as unknown as Issue;
    issues.push(issue);
    return [201, issue];
  }
  return [404, { message: 'Not Found' }];
}
