import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import { ready, secret } from './ready.ts';

/** Express 5 with the body as it came, the signature and JSON.parse. Nothing is kept. */
const app = express();
app.post('/', express.raw({ type: () => true, limit: '25mb' }), (request, response) => {
  const body = request.body as unknown as Buffer;
  const wanted = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  const given = Buffer.from(String(request.headers['x-hub-signature-256']));
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    response.status(401).end();
    return;
  }
  JSON.parse(body.toString());
  response.status(202).json({});
});
const server = createServer(app);
server.listen(0, '127.0.0.1', () => ready(server));
