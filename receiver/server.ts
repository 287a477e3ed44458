import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TicketwireError } from '../shared/errors.ts';
import { sendJson } from './http/answer.ts';

/** Slow and idle connections are cut after these times, in ms. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
  requireHostHeader: false,
} as const;

/** An HTTP server for the receiver's requests; malformed ones get JSON answers too. */
export function createHttpServer(answer: RequestListener): Server {
  const server = createServer(limits, answer);
  // Whether the rest of a request is asked for is decided by whoever reads it: see `readRawBody`.
  server.on('checkContinue', answer);
  server.on('checkExpectation', (_request, response) => {
    const body = { code: 417, error: 'The only expectation that is met here is 100-continue.' };
    sendJson(response, { status: 417, body, headers: { Connection: 'close' } });
  });
  server.on('connect', (_request, socket) => {
    answerRaw(socket, 405, 'This receiver is no proxy: it takes no CONNECT.');
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerBrokenRequest(error, socket as Socket));
  return server;
}

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  if (socket.bytesWritten > 0) {
    // An answer to an earlier request is on its way; another status would be read as a part of it.
    socket.destroySoon();
    return;
  }
  const [status, text] = brokenRequests[error.code ?? ''] ?? [400, 'This is not a well-formed HTTP request.'];
  answerRaw(socket, status, text);
}

/** An answer where Node's own HTTP has given up. */
function answerRaw(socket: Duplex, status: number, text: string): void {
  const body = JSON.stringify({ code: status, error: text });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...(status === 405 ? ['Allow: GET, HEAD, POST'] : []),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

const brokenRequests: Record<string, [number, string] | undefined> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than this receiver takes.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive whole in time.'],
};

/** Resolves with the port. Throws `configuration`, naming the address, when it cannot listen there. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: 'another program listens there. Stop it, or set PORT to another number',
        EACCES: 'this user may not listen there. Set PORT to a number from 1024 on',
        EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one it has',
      };
      const reason = reasons[cause.code ?? ''] ?? cause.message;
      reject(new TicketwireError('configuration', `Cannot listen on ${host}, port ${port}: ${reason}.`, { cause }));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** As an address for people and programs. */
export function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
