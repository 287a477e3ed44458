import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { requireConfiguration } from '../../shared/config/load.ts';
import { TicketwireError } from '../../shared/errors.ts';
import type { VerifiedDelivery } from '../../shared/model/delivery.ts';
import { alertVerbs } from '../../shared/model/event.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { foreignMarks, senders } from '../../shared/senders/registry.ts';
import type { Source } from '../../shared/senders/source.ts';
import { precheck, verify } from '../../shared/signing/verify.ts';

/** test/fixtures/senders/NAME.json: deliveries as a sender makes them, and what they say. */
interface Fixture {
  /** Keys of the source beside its secret. */
  settings?: JsonObject;
  deliveries: readonly FixtureDelivery[];
}

interface FixtureDelivery {
  what: string;
  headers?: Record<string, string>;
  body: JsonObject;
  /** In their order; of each what matters. */
  events: readonly JsonObject[];
}

const folder = 'test/fixtures/senders';
const fixtureOf = (name: string) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as Fixture;

/** A secret that every scheme takes. */
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const otherSecret = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const now = 1_790_000_000_000;

function sourceOf(name: string, { settings = {} }: Fixture): Source {
  const text = JSON.stringify({ sources: { src: { sender: name, secret, ...settings } } });
  const [source] = requireConfiguration({ text, file: 'ticketwire.yml', directory: '.', env: {}, now }).sources;
  if (source === undefined) throw new Error('no source');
  return source;
}

function deliver(
  source: Source,
  given: { body: string | Uint8Array; headers?: Record<string, string>; id?: string },
): VerifiedDelivery {
  const body = Buffer.from(given.body);
  const headers = { 'content-type': 'application/json', ...given.headers, ...source.scheme.sign(body, secret, now) };
  const delivery = { id: given.id ?? '1', source: 'src', receivedAt: now, headers, body };
  return verify(delivery, { scheme: source.scheme, secrets: source.secrets, now }).delivery;
}

test('every sender has its fixtures, and every fixture a sender', () => {
  const fixtures = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
  expect(fixtures.sort()).toEqual(Object.keys(senders).sort());
});

test('no sender is marked by what another has for its own', () => {
  const marks = Object.values(senders).flatMap((sender) => sender.marks);
  expect(new Set(marks).size).toBe(marks.length);
  for (const sender of Object.values(senders))
    for (const mark of sender.marks) expect(foreignMarks(sender)).not.toContain(mark);
});

describe.each(Object.entries(senders))('the sender %s', (name, sender) => {
  const fixture = fixtureOf(name);
  const source = sourceOf(name, fixture);
  const [first] = fixture.deliveries;

  test('has its id, a page of documents and a limit', () => {
    expect(sender.id).toBe(name);
    expect(existsSync(sender.docs)).toBe(true);
    expect(sender.maxBodyBytes).toBeGreaterThan(0);
  });

  test.each(fixture.deliveries.map((delivery) => [delivery.what, delivery] as const))('%s', (_what, delivery) => {
    const { body, headers = {}, events: wanted } = delivery;
    const normalize = (id: string) => [
      ...source.sender.normalize(deliver(source, { body: JSON.stringify(body), headers, id })),
    ];
    const events = normalize('1');
    expect(events).toMatchObject(wanted);
    expect(events).toHaveLength(wanted.length);
    for (const event of events) {
      expect(event).toMatchObject({ sender: name, source: 'src' });
      expect(event.type).toMatch(/^[a-z_]+\.[a-z0-9_.-]+$/);
      expect(event.subject).not.toBe('');
      expect(event.occurredAt).toBeGreaterThan(0);
      const [family, verb] = event.type.split('.');
      if (family === 'alert') {
        expect(alertVerbs).toContain(verb);
        const state = verb === 'closed' ? 'closed' : verb === 'suppressed' ? 'suppressed' : 'open';
        if (event.data.alert !== undefined) expect(event.data.alert).toMatchObject({ state });
      }
    }
    expect(normalize('1')).toEqual(events);
    const ids = [...events, ...normalize('2')].map(({ id }) => id);
    // Gitea tells a deletion in two deliveries, and Jira a comment: each is one event.
    const toldTwice = events.filter(({ sender, type }) =>
      sender === 'gitea' ? type === 'push.deleted' : sender === 'jira' && type.startsWith('comment.'),
    );
    expect(new Set(ids).size).toBe(ids.length - toldTwice.length);
  });

  test.each([
    '',
    'null',
    '7',
    '"x"',
    '[]',
    '{',
    '{}',
    '{"__proto__":1}',
    `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    '\ufeff{}',
  ])('answers the signed body %.20j with events or with malformed, never with a defect', (body) => {
    try {
      Array.from(source.sender.normalize(deliver(source, { body, headers: first?.headers ?? {} })));
    } catch (error) {
      expect(error).toBeInstanceOf(TicketwireError);
      expect(error).toMatchObject({ code: 'malformed' });
    }
  });

  // Whatever member of a body is missing or odd, it is the sender's right to leave it out.
  test.each(fixture.deliveries.map((delivery) => [delivery.what, delivery] as const))(
    '%s, with any one member gone or of another kind',
    (_what, { body, headers = {} }) => {
      for (const changed of changesOf(body)) {
        try {
          Array.from(source.sender.normalize(deliver(source, { body: JSON.stringify(changed), headers })));
        } catch (error) {
          expect({ changed, error }).toMatchObject({ error: { code: 'malformed' } });
        }
      }
    },
  );

  test('a request it signed passes the check of its headers, and one with a missing, malformed or old proof does not', () => {
    const { scheme, secrets } = source;
    const headers = source.scheme.sign(Buffer.from(JSON.stringify(first?.body)), secret, now);
    const check = (given: Record<string, string>, at = now) =>
      precheck({ source: 'src', headers: given }, { scheme, secrets, now: at });
    expect(() => check(headers)).not.toThrow();
    const refused = expect.objectContaining({ code: 'unauthenticated' });
    expect(() => check({})).toThrow(refused);
    for (const header of scheme.headers.filter((each) => headers[each] !== undefined)) {
      const good = headers[header] ?? '';
      for (const bad of ['', 'x', good.slice(0, -1), `${good}0`, good.replace(/.$/, '!'), good.slice(1)]) {
        expect(() => check({ ...headers, [header]: bad })).toThrow(refused);
      }
    }
    const isTimed = Object.keys(headers).some((each) => each.endsWith('timestamp'));
    if (isTimed) expect(() => check(headers, now + 3_600_000)).toThrow(refused);
    // A proof that says nothing of the body is checked whole.
    if (scheme.coversBody !== false) return;
    const others = scheme.sign(Buffer.from(''), otherSecret, now);
    expect(() => check(others)).toThrow(refused);
  });

  test('every genuine request passes the check of its headers', () => {
    const { scheme } = source;
    fc.assert(
      fc.property(fc.uint8Array(), fc.stringMatching(/^[0-9a-f]{64}$/), (body, text) => {
        const key = scheme.objectionTo?.(text) === undefined ? text : secret;
        if (scheme.objectionTo?.(key) !== undefined) return;
        const headers = scheme.sign(body, key, now);
        expect(scheme.matches({ headers, body }, key, now)).toBe(true);
        expect(scheme.mayMatch(headers, key, now)).toBe(true);
      }),
    );
  });

  test('signs what it verifies, and nothing else passes; what proved it is kept nowhere', () => {
    const body = Buffer.from(JSON.stringify(first?.body));
    const headers = source.scheme.sign(body, secret, now);
    const delivery = { id: '1', source: 'src', receivedAt: now, headers, body };
    const proof = { scheme: source.scheme, secrets: source.secrets, now };
    const verified = verify(delivery, proof);
    expect(verified.matched).toBe(1);
    for (const header of source.scheme.headers) expect(verified.delivery.headers[header]).toBeUndefined();
    expect(() => verify(delivery, { ...proof, secrets: [{ reveal: () => otherSecret }] })).toThrow(
      expect.objectContaining({ code: 'unauthenticated' }),
    );
    expect(() => verify({ ...delivery, headers: {} }, proof)).toThrow(
      expect.objectContaining({ code: 'unauthenticated' }),
    );
  });
});

/** The body with each member in turn taken out, or put in as null, a number, a text, a list and an object. */
function changesOf(body: JsonObject): JsonObject[] {
  const changes: JsonObject[] = [];
  const walk = (path: readonly string[], value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const member of Object.keys(value)) {
      const at = [...path, member];
      changes.push(...[undefined, null, 7, 'x', [], {}].map((other) => changed(body, at, other)));
      walk(at, (value as Record<string, unknown>)[member]);
    }
  };
  walk([], body);
  return changes;
}

function changed(body: JsonObject, path: readonly string[], value: unknown): JsonObject {
  const copy = structuredClone(body);
  let parent = copy as Record<string, unknown>;
  for (const member of path.slice(0, -1)) parent = parent[member] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
