import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createNodeMiddleware, createProbot, type Probot } from 'probot';
import { ready, secret } from './ready.ts';

/** Probot with a handler that does nothing. Nothing is kept. */
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const probot = createProbot({ overrides: { appId: 1, privateKey, secret, logLevel: 'error' } });
const handle = (app: Probot): void => {
  app.on('push', () => {});
};
const server = createServer(await createNodeMiddleware(handle, { probot, webhooksPath: '/' }));
server.listen(0, '127.0.0.1', () => ready(server));
