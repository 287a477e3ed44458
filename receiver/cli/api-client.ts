import { type Command, CommanderError } from 'commander';
import { createHttp, type HttpRequest } from '../../shared/clients/http.ts';
import { TicketwireError } from '../../shared/errors.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { readLocalToken } from '../local-token.ts';
import { addressOf } from '../server.ts';
import { readSettings, type Settings } from '../settings.ts';

const timeoutMs = 30_000;

export interface ApiOptions {
  url?: string;
}

/** Commands that ask a running receiver: the embedded store is open in its process only. */
export function withApiOptions(command: Command): Command {
  return command.option('--url <url>', 'address of the receiver; this machine unless given');
}

/** One request to a running receiver's API. Throws, with a remedy, what a command ends with. */
export async function askApi(
  method: HttpRequest['method'],
  path: string,
  options: ApiOptions & { body?: JsonObject },
): Promise<JsonObject> {
  const settings = readSettings(process.env);
  const address = (options.url ?? addressOf(settings.host, settings.port)).replace(/\/+$/, '');
  const token = tokenFor(address, settings);
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    const url = `${address}/api/v1${path}`;
    const content = options.body === undefined ? {} : { json: options.body };
    const { status, json } = await createHttp({ timeoutMs }).send({ method, url, headers, ...content });
    const body = (json ?? {}) as JsonObject;
    if (status < 300) return body;
    throw new CommanderError(
      status === 400 ? 2 : 1,
      'ticketwire.api',
      `The receiver answered ${status}: ${String(body.error ?? 'without a reason')}`,
    );
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    throw new CommanderError(
      1,
      'ticketwire.api',
      `The receiver at ${address} ${error.message}. Is it running? Start it with 'ticketwire serve', or name it with --url.`,
    );
  }
}

/** The admin token, or on this machine the receiver's own; that one is never sent to another machine. */
export function tokenFor(
  address: string,
  { adminToken, dataDirectory }: Pick<Settings, 'adminToken' | 'dataDirectory'>,
): string | undefined {
  if (adminToken !== undefined) return adminToken;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host) ? readLocalToken(dataDirectory) : undefined;
}
