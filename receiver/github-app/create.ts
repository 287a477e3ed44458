import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Http } from '../../shared/clients/http.ts';
import { asTicketwireError, TicketwireError } from '../../shared/errors.ts';
import { isJsonObject, JsonReader } from '../../shared/mapping/json-body.ts';
import { isSameText } from '../../shared/signing/hmac.ts';
import { style } from '../admin/assets/style.ts';
import type { AppManifest } from './manifest.ts';
import { confirmPage, donePage, failedPage } from './pages.ts';

/** What GitHub gives for the code, once. */
export interface MadeApp {
  id: string;
  slug: string;
  name: string;
  privateKey: string;
  webhookSecret: string | undefined;
  /** Where people install it. */
  install: string;
}

export interface CreateSettings {
  manifest: AppManifest;
  /** The configuration file the manifest is of. */
  file: string;
  /** Absent: it is the person's own. */
  organization?: string | undefined;
  /** Where people look at GitHub: `https://github.com`. */
  webUrl: string;
  apiUrl: string;
  port: number;
  http: Http;
  /** Ends it before anything was made. */
  signal: AbortSignal;
  /** Told where the page is. */
  onReady(url: string): void;
  /** Keeps what was made; what it throws is told in the browser, too. */
  keep(app: MadeApp): void;
}

/**
 * Has a person make an App on GitHub: a page on this machine posts the manifest there, GitHub sends the person back with
 * a code, and for the code it gives the App's credentials. Gives them when they are kept; nothing was made otherwise.
 */
export async function createApp(settings: CreateSettings): Promise<MadeApp> {
  const { organization, webUrl, signal } = settings;
  const state = randomBytes(24).toString('base64url');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const message = `Port ${settings.port} cannot be listened on (${cause.code ?? 'unknown reason'}). Choose another with --port.`;
      reject(new TicketwireError('configuration', message, { cause }));
    });
    server.listen(settings.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const manifest = { ...settings.manifest, redirect_url: `${origin}/created` };
  const folder = organization === undefined ? '' : `/organizations/${encodeURIComponent(organization)}`;
  const action = `${webUrl}${folder}/settings/apps/new?state=${state}`;

  settings.onReady(`${origin}/`);
  return new Promise<MadeApp>((resolve, reject) => {
    const end = (finish: () => void) => {
      server.close(finish);
      server.closeIdleConnections();
    };
    let isTaken = false;
    signal.addEventListener('abort', () => {
      // GitHub has made the App: what it gives for it is kept first.
      if (isTaken) return;
      end(() => reject(signal.reason));
      server.closeAllConnections();
    });
    server.on('request', (request, response) => {
      answer(request, response).catch((error) => {
        send(response, 500, failedPage(asTicketwireError(error).message));
      });
    });

    async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
      // A page elsewhere may have a name that leads to this machine.
      if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')) {
        send(response, 403, failedPage(`Open ${origin}/ instead.`));
        return;
      }
      const url = new URL(request.url ?? '/', origin);
      if (request.method !== 'GET') send(response, 405, failedPage('Here is nothing but pages.'));
      else if (url.pathname === '/style.css') send(response, 200, style, 'text/css');
      else if (url.pathname === '/') {
        const owner = organization ?? 'you';
        send(response, 200, confirmPage({ manifest, owner, file: settings.file, action }), 'text/html', webUrl);
      } else if (url.pathname === '/created') await created(url, response);
      else send(response, 404, failedPage('There is no such page.'));
    }

    async function created(url: URL, response: ServerResponse): Promise<void> {
      const code = url.searchParams.get('code') ?? '';
      if (!isSameText(url.searchParams.get('state') ?? '', state) || !/^[\w-]{1,200}$/.test(code)) {
        const message = 'GitHub did not send you here from the page of this very run, so nothing was done.';
        send(response, 400, failedPage(message));
        return;
      }
      if (isTaken) {
        send(response, 409, failedPage('The code was taken already: look into the terminal.'));
        return;
      }
      isTaken = true;
      try {
        const app = await takeCredentials(code, settings);
        settings.keep(app);
        const { name, install, webhookSecret } = app;
        // Whether or not the browser is still there.
        response.on('close', () => end(() => resolve(app)));
        send(response, 200, donePage({ name, install, hasSecret: webhookSecret !== undefined }));
      } catch (error) {
        const told = asTicketwireError(error);
        const isUnheard = told.code === 'network' || told.code === 'timeout';
        if (isUnheard) isTaken = false;
        else response.on('close', () => end(() => reject(told)));
        send(response, 502, failedPage(told.message, { isOver: !isUnheard }));
      }
    }
  });
}

/** https://docs.github.com/rest/apps/apps#create-a-github-app-from-a-manifest */
async function takeCredentials(code: string, { http, apiUrl, webUrl }: CreateSettings): Promise<MadeApp> {
  const headers = { accept: 'application/vnd.github+json', 'user-agent': 'ticketwire' };
  const url = `${apiUrl}/app-manifests/${code}/conversions`;
  const { status, json } = await http.send({ method: 'POST', url, headers }).catch((cause) => {
    const { code: kind, message } = asTicketwireError(cause);
    throw new TicketwireError(kind, `GitHub (${apiUrl}) ${message}. Load this page again to try again.`, { cause });
  });
  const body = new JsonReader(isJsonObject(json) ? json : {});
  const [id, slug, privateKey] = [body.find('id'), body.text('slug'), body.text('pem')];
  if (status !== 201 || typeof id !== 'number' || slug === undefined || privateKey === undefined) {
    throw new TicketwireError(
      'target-failed',
      `GitHub gave no credentials for the code (${status}). A code is good once, and for an hour: start again, and delete the App that was made, at ${webUrl}/settings/apps.`,
    );
  }
  const page = body.text('html_url') ?? `${webUrl}/apps/${slug}`;
  return {
    id: String(id),
    slug,
    name: body.text('name') ?? slug,
    privateKey,
    webhookSecret: body.text('webhook_secret'),
    install: `${page}/installations/new`,
  };
}

function send(response: ServerResponse, status: number, text: string, type = 'text/html', formTo = "'none'"): void {
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': `default-src 'none'; style-src 'self'; form-action ${formTo}; frame-ancestors 'none'; base-uri 'none'`,
      'x-content-type-options': 'nosniff',
      // The address GitHub leads to holds the code.
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      connection: 'close',
    })
    .end(text);
}
