import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The secret that every delivery of a benchmark is signed with. */
export const secret = 'a secret for benchmarks';

/** Tells whoever started this program where it listens. */
export function ready(server: Server): void {
  process.stdout.write(`listening on ${(server.address() as AddressInfo).port}\n`);
}
