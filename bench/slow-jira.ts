import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Jira on loopback, as slow as the real one: tickets of one workflow, and a count of what is asked at the same time. */
export interface SlowJira {
  url: string;
  requests: number;
  /** The most that were answered at the same time. */
  mostAtOnce: number;
  /** How many tickets are in the second status. */
  moved(): number;
  reset(): void;
  close(): void;
}

const toDo = { id: '1', name: 'To Do', statusCategory: { key: 'new' } };
const started = { id: '2', name: 'In Progress', statusCategory: { key: 'indeterminate' } };

export async function startSlowJira(latencyMs: number): Promise<SlowJira> {
  const properties = new Map<string, unknown>();
  let atOnce = 0;
  const server = createServer((request, response) => {
    jira.requests += 1;
    atOnce += 1;
    jira.mostAtOnce = Math.max(jira.mostAtOnce, atOnce);
    answer(request)
      .then(([status, json]) => {
        atOnce -= 1;
        response.writeHead(status, { 'content-type': 'application/json' }).end(json);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const jira: SlowJira = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: 0,
    mostAtOnce: 0,
    moved: () => properties.size,
    reset: () => {
      properties.clear();
      jira.requests = 0;
      jira.mostAtOnce = 0;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return jira;

  async function answer(request: IncomingMessage): Promise<[number, string]> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await new Promise((later) => setTimeout(later, latencyMs));
    const key = (request.url ?? '').split('?')[0]?.split('/')[5] ?? '';
    if (request.method === 'POST') {
      const sent = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { properties?: { value: unknown }[] };
      properties.set(key, sent.properties?.[0]?.value ?? null);
      return [204, ''];
    }
    const isMoved = properties.has(key);
    const body = {
      key,
      fields: { summary: 's', status: isMoved ? started : toDo, labels: [], resolution: null },
      transitions: isMoved ? [] : [{ id: '11', name: 'Start', to: started, hasScreen: false, fields: {} }],
      properties: isMoved ? { 'ticketwire.moves': properties.get(key) } : {},
    };
    return [200, JSON.stringify(body)];
  }
}
