import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Issues of octo/widgets, as fast as a test needs them: it counts what was created, by the marker in each body. */
export interface CountingTracker {
  apiUrl: string;
  /** Every request, as `POST /repos/…`. */
  requests: string[];
  /** How many issues hold each marker. */
  created: Map<string, number>;
  close(): Promise<void>;
}

interface Issue {
  number: number;
  title: string;
  body: string;
  state: string;
  labels: { name: string }[];
  user: { login: string };
  created_at: string;
  updated_at: string;
  html_url: string;
}

const pageLength = 100;
const base = '/repos/octo/widgets/issues';

export async function startCountingTracker(): Promise<CountingTracker> {
  const issues: Issue[] = [];
  const requests: string[] = [];
  const created = new Map<string, number>();
  const server = createServer((request, response) => {
    readJson(request)
      .then((body) => answer(request, response, body))
      .catch(() => response.destroy());
  });

  function answer(request: IncomingMessage, response: ServerResponse, body: Record<string, unknown>): void {
    const { method = '', url = '' } = request;
    requests.push(`${method} ${url}`);
    const { pathname, searchParams } = new URL(url, 'http://tracker');
    const number = Number(new RegExp(`^${base}/(\\d+)`).exec(pathname)?.[1]);
    const issue = issues[number - 1];
    if (pathname === '/user') send(response, 200, { login: 'ticketwire-bot' });
    else if (method === 'POST' && pathname === base) send(response, 201, create(body));
    else if (method === 'GET' && pathname === base) {
      const page = Number(searchParams.get('page') ?? 1) - 1;
      send(response, 200, issues.toReversed().slice(page * pageLength, (page + 1) * pageLength));
    } else if (issue === undefined) send(response, 404, { message: 'Not Found' });
    else {
      if (method === 'PATCH') Object.assign(issue, body);
      send(response, 200, issue);
    }
  }

  function create({ title, body, labels }: Record<string, unknown>): Issue {
    const marker = /<!-- [^>]*-->/.exec(String(body))?.[0] ?? 'none';
    created.set(marker, (created.get(marker) ?? 0) + 1);
    const at = new Date().toISOString();
    const number = issues.length + 1;
    const issue = {
      number,
      title: String(title),
      body: String(body),
      state: 'open',
      labels: (labels as string[]).map((name) => ({ name })),
      user: { login: 'ticketwire-bot' },
      created_at: at,
      updated_at: at,
      html_url: `https://github.example/octo/widgets/issues/${number}`,
    };
    issues.push(issue);
    return issue;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    created,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
