import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type OwnPostgres, sharedPostgresVariable, startPostgres } from '../fakes/postgres.ts';

let server: Server | undefined;
let starting: Promise<OwnPostgres> | undefined;

/** No test crashes the shared server, so it need not wait for the disk. Test files use it at the same time. */
const settings = { fsync: 'off', max_connections: '500' };

/** Runs once before all tests. Starts PostgreSQL when the first test asks for it, as most single files never do. */
export async function startShared(): Promise<void> {
  server = createServer(async (_request, response) => {
    starting ??= startPostgres(settings);
    try {
      response.end((await starting).url);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  process.env[sharedPostgresVariable] = `http://127.0.0.1:${port}`;
}

/** Runs once after all tests. */
export async function stopShared(): Promise<void> {
  server?.close();
  const postgres = await starting?.catch(() => undefined);
  await postgres?.stop();
}
