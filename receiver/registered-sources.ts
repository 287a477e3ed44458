import { TicketwireError } from '../shared/errors.ts';
import type { EpochMs } from '../shared/model/json.ts';
import type { Sender } from '../shared/senders/sender.ts';
import {
  isValidAt,
  type ServedSources,
  type ServedSourcesOptions,
  senderOf,
  serveRegistered,
} from './served-sources.ts';
import { nonceBytes, seal } from './store/secrets.ts';
import type { StoredSecret, StoredSource } from './store/sources.ts';

/** Sources that are registered, given other secrets and removed while receivers run. */
export interface RegisteredSources extends Pick<ServedSources, 'stop'> {
  /** As they are served here now; without secrets that have ended. */
  list(): readonly RegisteredSource[];
  /** Makes a source and its secret. Throws `already-exists`, and `unprocessable` where there is no key to seal with. */
  register(source: { name: string; sender: Sender; repository: string | undefined }): Promise<NewSecret>;
  /** Gives a source another secret; those it has stay valid for the overlap at most. Throws as {@link remove} does. */
  rotate(name: string, overlapMs: number): Promise<NewSecret & { othersUntil: EpochMs }>;
  /** Throws `unknown-address`, and `unprocessable` for a source of the configuration file. */
  remove(name: string): Promise<void>;
}

export interface RegisteredSource extends Omit<StoredSource, 'secrets'> {
  secrets: readonly Pick<StoredSecret, 'createdAt' | 'until'>[];
}

export interface NewSecret {
  /** To be shown this once. */
  secret: string;
  at: EpochMs;
}

const secretBytes = 32;

/** Opens and serves what is registered in the store; throws as {@link serveRegistered} does. */
export async function openRegisteredSources(options: ServedSourcesOptions): Promise<RegisteredSources> {
  const { directory, keyring, randomBytes, now, log } = options;
  const { sources: store } = options.store;
  const served = await serveRegistered(options);

  const sealFor = (source: string, secret: string) =>
    seal(secret, { source, key: keyring.ensureSealing(), nonce: randomBytes(nonceBytes) });

  function makeSecret({ scheme }: Sender): string {
    const bytes = randomBytes(secretBytes);
    return scheme.makeSecret?.(bytes) ?? bytes.toString('hex');
  }

  function refuseConfigured(name: string): void {
    if (!directory.configured().some((source) => source.name === name)) return;
    throw new TicketwireError(
      'unprocessable',
      `The source '${name}' is in the configuration file: change it there, under sources.${name}.`,
    );
  }

  async function findSender(name: string): Promise<Sender | undefined> {
    const find = () => senderOf(served.list().find((source) => source.name === name)?.sender ?? '');
    const known = find();
    if (known !== undefined) return known;
    // Another receiver may have registered it just now.
    await served.refresh();
    return find();
  }

  return {
    list: () => served.list().map((source) => ({ ...source, secrets: source.secrets.filter(isValidAt(now())) })),
    stop: served.stop,

    register: async ({ name, sender, repository = null }) => {
      const inFile = directory.configuredInPlaceOf(name);
      if (inFile !== undefined) {
        const what = inFile.name === name ? 'has this name' : `is served under ${inFile.path}`;
        const message = `The source '${inFile.name}' of the configuration file ${what} already. Choose another name.`;
        throw new TicketwireError('already-exists', message);
      }
      const secret = makeSecret(sender);
      const at = now();
      const isNew = await store.add({ name, sender: sender.id, repository, sealed: sealFor(name, secret), at });
      if (!isNew) {
        const message = `A source called '${name}' is registered already. Rotate it for a new secret, or remove it first.`;
        throw new TicketwireError('already-exists', message);
      }
      await served.refresh();
      log.info({ source: name, sender: sender.id, repository }, 'source registered');
      return { secret, at };
    },

    rotate: async (name, overlapMs) => {
      refuseConfigured(name);
      const sender = await findSender(name);
      if (sender === undefined) throw unknown(name);
      const secret = makeSecret(sender);
      const at = now();
      const othersUntil = at + overlapMs;
      if (!(await store.rotate(name, { sealed: sealFor(name, secret), at, othersUntil }))) throw unknown(name);
      await served.refresh();
      log.info({ source: name, othersUntil: new Date(othersUntil).toISOString() }, 'source rotated');
      return { secret, at, othersUntil };
    },

    remove: async (name) => {
      refuseConfigured(name);
      if (!(await store.remove(name))) throw unknown(name);
      await served.refresh();
      log.info({ source: name }, 'source removed');
    },
  };
}

function unknown(name: string): TicketwireError {
  return new TicketwireError('unknown-address', `No source is called '${name}'.`);
}
