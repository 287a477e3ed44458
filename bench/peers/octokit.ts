import { createServer } from 'node:http';
import { createNodeMiddleware, Webhooks } from '@octokit/webhooks';
import { ready, secret } from './ready.ts';

/** @octokit/webhooks with a handler that does nothing. Nothing is kept. */
const webhooks = new Webhooks({ secret });
webhooks.on('push', () => {});
const server = createServer(createNodeMiddleware(webhooks, { path: '/' }));
server.listen(0, '127.0.0.1', () => ready(server));
