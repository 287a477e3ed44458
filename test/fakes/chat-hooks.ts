import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Rooms that take any JSON, each under a path of its own. */
export interface ChatHooks {
  /** The address of a room. */
  url(room: string): string;
  /** What was said in a room, in its order. */
  said(room: string): readonly { text: string; details: string; body: Record<string, unknown>; id: string }[];
  /** How many requests a room had, those that failed included. */
  asked(room: string): number;
  /** The next requests of a room are answered so. */
  fail(room: string, status: number, times: number): void;
  stop(): Promise<void>;
}

export async function startChatHooks(): Promise<ChatHooks> {
  const rooms = new Map<string, { text: string; details: string; body: Record<string, unknown>; id: string }[]>();
  const asked = new Map<string, number>();
  const failing = new Map<string, { status: number; times: number }>();
  const server = createServer((request, response) => {
    const room = (request.url ?? '').slice(1);
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      asked.set(room, (asked.get(room) ?? 0) + 1);
      const failure = failing.get(room);
      if (failure !== undefined && failure.times > 0) {
        failure.times -= 1;
        response.writeHead(failure.status).end();
        return;
      }
      const body = JSON.parse(text) as { data: { text: string; details: string } };
      const said = rooms.get(room) ?? [];
      rooms.set(room, said);
      const id = String(request.headers['webhook-id']);
      said.push({ text: body.data.text, details: body.data.details, body: { ...body }, id });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (room) => `http://127.0.0.1:${port}/${room}`,
    said: (room) => rooms.get(room) ?? [],
    asked: (room) => asked.get(room) ?? 0,
    fail: (room, status, times) => failing.set(room, { status, times }),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
