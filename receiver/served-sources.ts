import type { Logger } from 'pino';
import { asTicketwireError, TicketwireError } from '../shared/errors.ts';
import type { EpochMs } from '../shared/model/json.ts';
import { literally } from '../shared/routing/pattern.ts';
import { senders } from '../shared/senders/registry.ts';
import type { Sender } from '../shared/senders/sender.ts';
import type { Source } from '../shared/senders/source.ts';
import { Secret } from '../shared/settings/secret.ts';
import type { SourceSecret } from '../shared/signing/verify.ts';
import { type Following, followStore } from './follow-store.ts';
import { type ChangingSourceDirectory, pathOfSource } from './sources.ts';
import type { Keyring } from './store/keyring.ts';
import { nonceBytes, type SealingKey, seal, unseal } from './store/secrets.ts';
import type { StoredSecret, StoredSource } from './store/sources.ts';
import type { ReceiverStore } from './store/store.ts';

/** What is registered in the store, served. */
export interface ServedSources extends Following {
  list(): readonly StoredSource[];
}

export interface ServedSourcesOptions {
  store: ReceiverStore;
  directory: ChangingSourceDirectory;
  keyring: Keyring;
  randomBytes(count: number): Buffer;
  now(): EpochMs;
  log: Logger;
  /** Called whenever others are served than before. */
  onServed?(): void | Promise<void>;
}

/** How long a source that waits for our answer is kept waiting, as one of the file that sets nothing. */
const replyWithinMs = 8_000;

/**
 * Serves what is registered, and follows what other receivers on the store change. What was sealed with another than the
 * first key is sealed anew. Throws `configuration` when a source cannot be opened, or when the configuration file has one
 * in its place.
 */
export async function serveRegistered(options: ServedSourcesOptions): Promise<ServedSources> {
  const { directory, keyring, now, log } = options;
  const { sources: store } = options.store;
  /** By the ids of secrets: what is open stays open, whatever key another receiver has sealed it with since. */
  let opened: ReadonlyMap<number, Secret> = new Map();
  let listed: readonly StoredSource[] = [];

  /** `onUnusable` hears why a source, or one of its secrets, cannot be used. */
  async function serve(
    stored: readonly StoredSource[],
    onUnusable: (error: TicketwireError, source: string) => void,
  ): Promise<void> {
    const keys = stored.length === 0 ? [] : keyring.all();
    const stillOpen = new Map<number, Secret>();
    const usable: Source[] = [];
    for (const each of stored) {
      const secrets = each.secrets.filter(isValidAt(now())).map((secret) => {
        const result = opened.get(secret.id) ?? open(secret, each.name, keys);
        if (result instanceof Secret) stillOpen.set(secret.id, result);
        else onUnusable(result, each.name);
        return { result, until: secret.until ?? undefined };
      });
      const source = toSource(each, secretsOf(secrets), directory);
      if (source instanceof TicketwireError) onUnusable(source, each.name);
      else usable.push(source);
    }
    opened = stillOpen;
    listed = stored;
    directory.setRegistered(usable);
    await options.onServed?.();
  }

  async function start(): Promise<void> {
    const stored = await store.all();
    await serve(stored, (error) => {
      throw error;
    });
    if (stored.length > 0) await sealAnew(stored, options);
  }

  return followStore({
    store: options.store,
    kind: 'sources',
    start,
    read: async () => {
      await serve(await store.all(), ({ code, message }, source) => {
        log.error({ source, code, error: message }, 'a registered source cannot be served as it should');
      });
    },
    onFailure: ({ code, message }) =>
      log.warn({ code, error: message }, 'the registered sources could not be read; trying again'),
  }).then((following) => ({ list: () => listed, ...following }));
}

/** Whether a secret has not ended yet. */
export function isValidAt(now: EpochMs): (secret: { until: EpochMs | null }) => boolean {
  return ({ until }) => until === null || until > now;
}

export function senderOf(id: string): Sender | undefined {
  return Object.hasOwn(senders, id) ? senders[id] : undefined;
}

function open({ sealed }: StoredSecret, source: string, keys: readonly SealingKey[]): Secret | TicketwireError {
  try {
    return new Secret(unseal(sealed, { source, keys }).secret);
  } catch (error) {
    return asTicketwireError(error);
  }
}

/** Seals with the first key what was sealed with another, and removes what has ended. */
async function sealAnew(
  stored: readonly StoredSource[],
  { store, keyring, randomBytes, now, log }: ServedSourcesOptions,
): Promise<void> {
  const keys = keyring.all();
  const [first] = keys;
  const changes = stored.flatMap(({ name, secrets }) =>
    secrets.filter(isValidAt(now())).flatMap(({ id, sealed }) => {
      const { secret, key } = unseal(sealed, { source: name, keys });
      if (first === undefined || key === first) return [];
      return [{ id, from: sealed, to: seal(secret, { source: name, key: first, nonce: randomBytes(nonceBytes) }) }];
    }),
  );
  await store.sources.reseal(changes, now());
  if (changes.length > 0) log.info({ secrets: changes.length }, 'secrets of sources were encrypted with the new key');
}

/** Those that could be opened; where none could, one that says why to whoever asks for it. */
function secretsOf(
  secrets: readonly { result: Secret | TicketwireError; until: EpochMs | undefined }[],
): readonly SourceSecret[] {
  const usable = secrets.flatMap(({ result, until }) =>
    result instanceof Secret ? [{ reveal: () => result.reveal(), until }] : [],
  );
  const [first] = secrets;
  if (usable.length > 0 || first === undefined) return usable;
  const reveal = () => {
    throw first.result;
  };
  return [{ reveal }];
}

/** The source as it is served, or why it cannot be. */
function toSource(
  { name, sender: id, repository }: StoredSource,
  secrets: readonly SourceSecret[],
  directory: ChangingSourceDirectory,
): Source | TicketwireError {
  const sender = senderOf(id);
  if (sender === undefined) {
    const message = `The source '${name}' is registered for the sender '${id}', which this version does not know. Start the version that registered it.`;
    return new TicketwireError('configuration', message);
  }
  const inFile = directory.configuredInPlaceOf(name);
  if (inFile !== undefined) {
    const message = `The source '${inFile.name}' of the configuration file takes the place of the registered source '${name}'. Give it another name or path; or take it out, start, and remove the registered one: ticketwire sources remove ${name}.`;
    return new TicketwireError('configuration', message);
  }
  return {
    name,
    sender,
    scheme: sender.scheme,
    secrets,
    path: pathOfSource(name),
    maxBodyBytes: sender.maxBodyBytes,
    replyWithinMs,
    repositories: repository === null ? undefined : [literally(repository.toLowerCase())],
    dedupe: 'id',
  };
}
