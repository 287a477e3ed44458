import { didYouMean } from '../../shared/config/schema-parts.ts';
import { TicketwireError } from '../../shared/errors.ts';
import { ownSource } from '../../shared/model/event-families.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { senders } from '../../shared/senders/registry.ts';
import type { Sender } from '../../shared/senders/sender.ts';
import { durationValue, namePattern, repositoryValue } from '../../shared/settings/values.ts';
import { refuseOthers, requireText } from './members.ts';

const overlapValue = durationValue('0s', '365d');
const defaultOverlap = '24h';

/** A name that a source may have: no other is looked for in the store. */
export function knownName(name: string): string {
  if (namePattern.test(name)) return name;
  throw new TicketwireError('unknown-address', 'No source can be called so.');
}

/** What a source is registered with; throws `malformed` and `unprocessable`. */
export function readRegistration(body: JsonObject): { name: string; sender: Sender; repository: string | undefined } {
  refuseOthers(body, ['name', 'sender', 'repository']);
  const name = requireText(body, 'name');
  if (!namePattern.test(name)) {
    throw new TicketwireError(
      'malformed',
      "The member 'name' must be up to 63 lower-case letters, digits, '-' and '_', starting with a letter or digit.",
    );
  }
  if (name === ownSource) {
    const message = `The name '${ownSource}' is reserved for the receiver's own events. Choose another.`;
    throw new TicketwireError('already-exists', message);
  }
  const id = requireText(body, 'sender');
  const sender = Object.hasOwn(senders, id) ? senders[id] : undefined;
  if (sender === undefined) {
    const known = Object.keys(senders);
    throw new TicketwireError('malformed', `The member 'sender' names none that is known. ${didYouMean(id, known)}`);
  }
  if (sender.needs !== undefined) {
    const keys = sender.needs.map((key) => `'${key}'`).join(', ');
    const message = `The sender '${id}' cannot be registered: it needs ${keys}, which only the configuration file can say. ${sender.docs} tells of it.`;
    throw new TicketwireError('unprocessable', message);
  }
  if (!Object.hasOwn(body, 'repository')) return { name, sender, repository: undefined };
  const repository = repositoryValue.safeParse(body.repository);
  if (!repository.success) {
    const message = "The member 'repository' must be a repository as owner/name, such as octo/widgets.";
    throw new TicketwireError('malformed', message);
  }
  if (sender.namesRepositories !== true) {
    const message = `The member 'repository' cannot be kept to: ${sender.label} does not say which repository its deliveries are about.`;
    throw new TicketwireError('malformed', message);
  }
  return { name, sender, repository: repository.data };
}

/** How long earlier secrets stay valid beside a new one. */
export function readOverlap(body: JsonObject): number {
  refuseOthers(body, ['overlap']);
  const { success, data, error } = overlapValue.safeParse(body.overlap ?? defaultOverlap);
  if (success) return data;
  const why = typeof body.overlap === 'string' ? error.issues[0]?.message : 'must be a duration such as 24h or 0s';
  throw new TicketwireError('malformed', `The member 'overlap' ${why}.`);
}
