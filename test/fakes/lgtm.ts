import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeLgtm {
  /** As the target takes it; its last part is the integration's key. */
  url: string;
  /** Every request that was signed rightly, in order. */
  told: { 'issue-id': unknown; transition: unknown }[];
  /** What was wrong with the others. */
  faults: string[];
  /** Answered instead of 200, with these headers. */
  answer(status: number, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

export const integrationKey = 'key-that-nobody-may-see';

/** LGTM Enterprise's side of the reverse channel on loopback: takes what is signed as lgtm-jira-addon signs, and nothing else. */
export async function startFakeLgtm(secret: string): Promise<FakeLgtm> {
  const told: FakeLgtm['told'] = [];
  const faults: string[] = [];
  let answered: { status: number; headers: Record<string, string> } = { status: 200, headers: {} };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const fault = faultOf(request.method, request.url, request.headers, body);
    if (fault !== undefined) {
      faults.push(fault);
      response.writeHead(403).end();
      return;
    }
    told.push(JSON.parse(body.toString('utf8')));
    response.writeHead(answered.status, answered.headers).end();
  });

  function faultOf(
    method: string | undefined,
    url: string | undefined,
    headers: Record<string, string | string[] | undefined>,
    body: Buffer,
  ): string | undefined {
    if (method !== 'POST' || url !== `/external-hooks/issue-tracker/${integrationKey}`) return `${method} ${url}`;
    if (headers['content-type'] !== 'application/json') return `content-type ${headers['content-type']}`;
    const wanted = Buffer.from(createHmac('sha1', secret).update(body).digest('hex'));
    const given = Buffer.from(String(headers['x-lgtm-signature'] ?? ''));
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'the signature is wrong';
    const { transition, 'issue-id': id, ...others } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    if (transition !== 'suppress' && transition !== 'unsuppress') return `the transition ${transition}`;
    if (typeof id !== 'string' || Object.keys(others).length > 0) return `the members of ${body.toString('utf8')}`;
    return undefined;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/external-hooks/issue-tracker/${integrationKey}`,
    told,
    faults,
    answer: (status, headers = {}) => {
      answered = { status, headers };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
