import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../shared/errors.ts';
import { createApp, type MadeApp } from './create.ts';

const made = {
  id: 7,
  slug: 'robot',
  pem: 'the key',
  webhook_secret: 'hush',
  html_url: 'https://github.test/apps/robot',
};
const manifest = { name: 'Robot', url: 'https://x.test', public: false, default_permissions: {}, default_events: [] };

describe('making an App', () => {
  let interrupted: AbortController;
  let kept: MadeApp[];
  let isTold: Promise<MadeApp>;
  let page: string;
  let back: string;
  /** What GitHub answers to the code. */
  let answer: () => Promise<{ status: number; json: typeof made }>;

  beforeEach(async () => {
    interrupted = new AbortController();
    kept = [];
    answer = async () => ({ status: 201, json: made });
    const { promise: ready, resolve: onReady } = Promise.withResolvers<string>();
    isTold = createApp({
      manifest,
      file: 'ticketwire.yml',
      webUrl: 'https://github.test',
      apiUrl: 'https://github.test/api/v3',
      port: 0,
      http: { send: async () => ({ ...(await answer()), headers: new Headers(), text: '' }) } as never,
      signal: interrupted.signal,
      onReady,
      keep: (app) => {
        kept.push(app);
      },
    });
    isTold.catch(() => undefined);
    page = await ready;
    const html = await (await fetch(page)).text();
    back = `${page}created?code=abc&state=${/state=([\w-]+)/.exec(html)?.[1]}`;
  });
  afterEach(async () => {
    interrupted.abort(new Error('over'));
    await isTold.catch(() => undefined);
  });

  test('ends when the browser does not wait for the answer', async () => {
    const { promise: isAsked, resolve: onAsked } = Promise.withResolvers<void>();
    const { promise: isGone, resolve: onGone } = Promise.withResolvers<void>();
    answer = async () => {
      onAsked();
      await isGone;
      return { status: 201, json: made };
    };
    const request = get(back);
    request.on('error', () => onGone());
    await isAsked;
    request.destroy();
    expect((await isTold).privateKey).toBe('the key');
    expect(kept).toHaveLength(1);
  });

  test('keeps what GitHub gives even when it is interrupted meanwhile', async () => {
    answer = async () => {
      interrupted.abort(new Error('Nothing was made.'));
      return { status: 201, json: made };
    };
    expect((await fetch(back)).status).toBe(200);
    expect((await isTold).slug).toBe('robot');
  });

  test('may be tried again where GitHub was not reached: the code is still good', async () => {
    answer = async () => {
      throw new TicketwireError('network', 'could not be reached');
    };
    const failed = await fetch(back);
    expect(failed.status).toBe(502);
    expect(await failed.text()).toContain('could not be reached. Load this page again to try again.');
    answer = async () => ({ status: 201, json: made });
    expect((await fetch(back)).status).toBe(200);
    expect(await isTold).toMatchObject({ id: '7', install: 'https://github.test/apps/robot/installations/new' });
  });

  test('is over where what was made cannot be kept, and says so in the browser', async () => {
    kept.push = () => {
      throw new TicketwireError('configuration', 'The disk is full.');
    };
    const failed = await fetch(back);
    expect(await failed.text()).toContain('The disk is full.');
    await expect(isTold).rejects.toThrow('The disk is full.');
  });

  test('answers nobody who came by another name', async () => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    get(page, { headers: { host: 'evil.test' } }, (response) => {
      resolve(response.statusCode);
      response.resume();
    });
    expect(await promise).toBe(403);
  });
});
