import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { ready, secret } from './ready.ts';

/** The least that a receiver can do: read, compare the signature, parse, answer. Nothing is kept. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const wanted = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
    const given = Buffer.from(String(request.headers['x-hub-signature-256']));
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      response.writeHead(401).end();
      return;
    }
    JSON.parse(body.toString());
    response.writeHead(202, { 'content-type': 'application/json' }).end('{}');
  });
});
server.listen(0, '127.0.0.1', () => ready(server));
