import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { createHttp } from '../../shared/clients/http.ts';
import { requireConfiguration } from '../../shared/config/load.ts';
import { TicketwireError } from '../../shared/errors.ts';
import type { Source } from '../../shared/senders/source.ts';
import { defaultFile, findConfiguration, secretFile } from '../configuration-file.ts';
import { headersNaming, unnamedEvent } from '../plan.ts';
import { addressOf } from '../server.ts';
import { readSettings } from '../settings.ts';
import { readBody, readHeaders } from './body.ts';
import { requireSource } from './source.ts';

export function addSend(program: Command): void {
  program
    .command('send')
    .description('sign a file as a source would, post it to a receiver and print the answer')
    .argument('<source>', 'source, as the configuration names it')
    .argument('<file>', 'the body; - for standard input')
    .option('--config <file>', 'configuration file')
    .option('--event <name>', "the sender's own name of the event, where it names it in a header: push, workflow_run")
    .option('--header <header...>', "a header that the sender would send, as 'Name: value'")
    .option('--url <url>', "the receiver's address of the source; this machine unless given")
    .action(send);
}

interface SendOptions {
  config?: string;
  url?: string;
  event?: string;
  header?: readonly string[];
}

async function send(name: string, file: string, options: SendOptions): Promise<void> {
  const settings = readSettings(process.env);
  const found = findConfiguration({ named: options.config, env: process.env, dataDirectory: settings.dataDirectory });
  if (found.isLocalSetup && !existsSync(join(settings.dataDirectory, secretFile))) {
    throw new CommanderError(
      2,
      'ticketwire.configuration',
      `There is no ${defaultFile} here, and no set-up made by 'ticketwire serve' in ${settings.dataDirectory}. Start the receiver first, or name a file with --config.`,
    );
  }
  const configuration = requireConfiguration({ ...found, now: Date.now() });
  const source = requireSource(name, configuration.sources, found.file);
  const body = await readBody(file);
  const secret = source.secrets.find(({ until }) => until === undefined || until > Date.now());
  const url = options.url ?? addressOf(settings.host, settings.port) + source.path;
  const http = createHttp({ timeoutMs: source.replyWithinMs + 10_000 });
  const response = await http
    .send({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'ticketwire-send',
        ...readHeaders(options.header),
        ...eventHeaders(source, options.event),
        ...source.scheme.sign(body, secret?.reveal() ?? '', Date.now()),
      },
      body,
    })
    .catch((error: unknown) => {
      if (!(error instanceof TicketwireError)) throw error;
      const remedy =
        options.url === undefined ? "Is it running? Start it with 'ticketwire serve'." : 'Is the address right?';
      throw new CommanderError(
        1,
        'ticketwire.send',
        `The receiver at ${new URL(url).origin} ${error.message}. ${remedy}`,
      );
    });
  process.stdout.write(`${response.status} ${JSON.stringify(response.json)}\n`);
  if (response.status >= 300) throw new CommanderError(1, 'ticketwire.send', 'The receiver did not accept it.');
}

function eventHeaders(source: Source, event: string | undefined): Record<string, string> {
  const headers = headersNaming(event, source.sender);
  if (headers !== undefined) return headers;
  throw new CommanderError(2, 'ticketwire.event', unnamedEvent(source, '--event push'));
}
