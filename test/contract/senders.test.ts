import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../shared/errors.ts';
import { alertVerbs } from '../../shared/model/event.ts';
import { senders } from '../../shared/senders/registry.ts';
import type { Sender } from '../../shared/senders/sender.ts';
import { verify } from '../../shared/signing/verify.ts';
import { createBody } from '../program/receiver-process.ts';

/** A genuine body of every sender; a new one gets an entry here, or this suite fails. */
const bodies: Record<string, string> = {
  github: JSON.stringify({
    ref: 'refs/heads/main',
    commits: [],
    repository: { full_name: 'octo/widgets', pushed_at: 1_760_000_000 },
  }),
  lgtm: JSON.stringify(createBody()),
  workflow: JSON.stringify({
    type: 'workflow.push',
    timestamp: '2026-01-01T00:00:00.000Z',
    data: {
      event: 'push',
      repository: 'octo/widgets',
      job_status: 'failure',
      run: { id: '7', attempt: 1, workflow: 'CI', branch: 'main' },
      payload: { ref: 'refs/heads/main', commits: [], repository: { pushed_at: 1_760_000_000 } },
    },
  }),
};

/** The event that each body is of, where the sender names it in a header. */
const events: Record<string, string> = { github: 'push' };

/** A secret that every scheme takes. */
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

function deliver(sender: Sender, body: string | Uint8Array, id = '1') {
  const bytes = Buffer.from(body);
  const named = sender.eventHeaders?.(events[sender.id] ?? '');
  const headers = { ...named, ...sender.scheme.sign(bytes, secret, 5) };
  const delivery = { id, source: 'src', receivedAt: 5, headers, body: bytes };
  return verify(delivery, { scheme: sender.scheme, secrets: [{ reveal: () => secret }], now: 5 });
}

test('every sender is under contract', () => {
  expect(Object.keys(bodies).sort()).toEqual(Object.keys(senders).sort());
});

describe.each(Object.entries(senders))('the sender %s', (name, sender) => {
  test('has its id, a page of documents and a limit', () => {
    expect(sender.id).toBe(name);
    expect(existsSync(sender.docs)).toBe(true);
    expect(sender.maxBodyBytes).toBeGreaterThan(0);
  });

  test('makes events that name their source, type and time, the same each time', () => {
    const delivery = deliver(sender, bodies[name] ?? '');
    const events = sender.normalize(delivery);
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      expect(event).toMatchObject({ sender: name, source: 'src' });
      expect(event.type).toMatch(/^[a-z_]+\.[a-z_]+$/);
      expect(event.occurredAt).toBeGreaterThan(0);
      const [family, verb] = event.type.split('.');
      if (family === 'alert') expect(alertVerbs).toContain(verb);
    }
    expect(sender.normalize(delivery)).toEqual(events);
    const ids = [...events, ...sender.normalize(deliver(sender, bodies[name] ?? '', '2'))].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
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
      sender.normalize(deliver(sender, body));
    } catch (error) {
      expect(error).toBeInstanceOf(TicketwireError);
      expect(error).toMatchObject({ code: 'malformed' });
    }
  });

  test('signs what it verifies, and nothing else passes', () => {
    expect(() => deliver(sender, bodies[name] ?? '')).not.toThrow();
    const body = Buffer.from('{}');
    const tampered = {
      id: '1',
      source: 'src',
      receivedAt: 5,
      headers: sender.scheme.sign(body, 'secret', 5),
      body: Buffer.from('{ }'),
    };
    expect(() => verify(tampered, { scheme: sender.scheme, secrets: [{ reveal: () => secret }], now: 5 })).toThrow(
      expect.objectContaining({ code: 'unauthenticated' }),
    );
  });
});
