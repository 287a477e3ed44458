import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createBody, makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

interface Described {
  responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
  parameters: { name: string; in: string }[];
}
interface Description {
  servers: { url: string }[];
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, object> };
}

/** With nothing besides what is described, so that what is new in an answer is described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const isOpen = !('properties' in schema) || 'additionalProperties' in schema;
  return Object.fromEntries(isOpen ? entries : [...entries, ['additionalProperties', false]]);
}

describe('the description of the API', () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;
  let description: Description;
  const seen = new Set<string>();

  beforeAll(async () => {
    const file = `
sources: { lgtm: { sender: lgtm, secret: "${secret}" }, octo: { sender: github, secret: "${secret}", repositories: [octo/*] } }
targets:
  board: { type: local }
  away: { type: github-issues, repository: octo/widgets, token: t, api-url: "http://127.0.0.1:1", timeout: 100ms }
  dev: { type: slack, url: "https://hooks.slack.com/services/T/B/x" }
rules:
  - { name: All, on: alert, do: [{ track: board }] }
  - { name: Also, on: alert, do: [{ open: away }] }
`;
    receiver = await startReceiver(workplace.directory, { configuration: workplace.write('ticketwire.yml', file) });
    await receiver.lgtm(createBody('one'));
    await receiver.lgtm(createBody('two'));
    description = (await receiver.get('/api/v1/openapi.json')).json as unknown as Description;
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  /** Asks, and holds the answer against what is described for that status. */
  async function ask(method: string, path: string, parameters = '', body?: unknown): Promise<Record<string, unknown>> {
    const operation = description.paths[path]?.[method.toLowerCase()];
    if (operation === undefined) throw new Error(`${method} ${path} is not described`);
    const response = await fetch(`${description.servers[0]?.url}${parameters === '' ? path : parameters}`, {
      method,
      headers: { ...receiver.credentials(), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = await response.text();
    const described = operation.responses[response.status];
    if (described === undefined) throw new Error(`${method} ${path}: ${response.status} is not described: ${said}`);
    seen.add(`${method} ${path} ${response.status}`);
    const [name = ''] = described.content?.['application/json']?.schema.$ref.split('/').slice(-1) ?? [];
    if (name === '') {
      expect(said).toBe('');
      return {};
    }
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(closed(description.components.schemas[name]) as object);
    const json = JSON.parse(said) as Record<string, unknown>;
    expect([validate(json), ajv.errorsText(validate.errors)]).toEqual([true, 'No errors']);
    return json;
  }

  test('is OpenAPI', async () => {
    const result = await new Validator().validate(JSON.parse(JSON.stringify(description)));
    expect(result).toMatchObject({ valid: true });
  });

  test('describes every answer as it is', async () => {
    const { deliveries } = (await ask('GET', '/deliveries')) as { deliveries: { id: string }[] };
    const { next } = await ask('GET', '/deliveries', '/deliveries?limit=1&source=lgtm');
    await ask('GET', '/deliveries', `/deliveries?limit=1&after=${next}`);
    await ask('GET', '/deliveries', '/deliveries?limit=no');
    const id = deliveries[0]?.id ?? '';
    await ask('GET', '/deliveries/{id}', `/deliveries/${id}`);
    await ask('GET', '/deliveries/{id}', '/deliveries/none');
    await ask('POST', '/deliveries/{id}/redeliver', `/deliveries/${id}/redeliver`);
    await ask('POST', '/deliveries/{id}/redeliver', `/deliveries/${id}/redeliver?effect=none`);
    await ask('POST', '/plan', '', { source: 'lgtm', body: createBody('three') });
    await ask('POST', '/plan', '', { source: 'none', body: {} });
    await ask('GET', '/tickets');
    await ask('GET', '/boards/{target}/{key}', '/boards/board/BOARD-1');
    await ask('GET', '/boards/{target}/{key}', '/boards/board/BOARD-9');
    await ask('POST', '/rules', '', { name: 'Mine', on: 'push', do: [{ open: 'board' }] });
    await ask('POST', '/rules', '', { name: 'Mine', on: 'push', do: [{ open: 'board' }] });
    await ask('POST', '/rules', '', {});
    await ask('GET', '/rules');
    await ask('DELETE', '/rules/{name}', '/rules/Mine');
    await ask('DELETE', '/rules/{name}', '/rules/Mine');
    await ask('DELETE', '/rules/{name}', '/rules/All');
    const route = { repository: 'octo/widgets', room: 'dev' };
    await ask('POST', '/routes', '', route);
    await ask('POST', '/routes', '', { ...route, events: ['push'] });
    await ask('GET', '/routes');
    await ask('GET', '/routes/defaults');
    await ask('PUT', '/routes/defaults', '', { events: ['push'] });
    await ask('DELETE', '/routes', '/routes?repository=octo/widgets');
    await ask('DELETE', '/routes', '/routes?repository=octo/widgets');
    await ask('DELETE', '/routes', '/routes?room=dev');
    await ask('POST', '/sources', '', { name: 'more', sender: 'github', repository: 'octo/more' });
    await ask('POST', '/sources', '', { name: 'more', sender: 'github' });
    await ask('GET', '/sources');
    await ask('POST', '/sources/{name}/rotate', '/sources/more/rotate');
    await ask('POST', '/sources/{name}/rotate', '/sources/more/rotate', { overlap: '1h' });
    await ask('DELETE', '/sources/{name}', '/sources/more');
    await ask('DELETE', '/sources/{name}', '/sources/lgtm');
    // Each operation was asked for, and did what it is for.
    const good = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.keys(responses)
          .filter((status) => status.startsWith('2'))
          .map((status) => `${method.toUpperCase()} ${path} ${status}`),
      ),
    );
    expect(good.filter((each) => !seen.has(each))).toEqual([]);
    expect(good).toHaveLength(19);
  });

  test('names the parameters of a path, and where the receiver is', () => {
    expect(description.servers).toEqual([{ url: `${receiver.address}/api/v1` }]);
    for (const [path, methods] of Object.entries(description.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(named);
      }
    }
  });
});
