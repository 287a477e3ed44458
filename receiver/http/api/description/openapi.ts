import { z } from 'zod';
import { type Operation, operations } from './operations.ts';
import { type SchemaName, schemas } from './schemas.ts';

/** The API as OpenAPI describes it, version 3.1. https://spec.openapis.org/oas/v3.1.1 */
export function openapi({ version, url }: { version: string; url: string }): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    paths[operation.path] = path;
    path[operation.method] = describe(operation);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Ticketwire',
      version,
      description:
        'What the pages under /admin show and do, for programs. Times are ISO 8601 in UTC. Without an admin token it answers direct requests of its own machine alone.',
    },
    servers: [{ url }],
    security: [{ adminToken: [] }],
    paths,
    components: {
      securitySchemes: {
        adminToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'TICKETWIRE_ADMIN_TOKEN, or on the same machine the token in the data directory',
        },
      },
      schemas: Object.fromEntries(Object.keys(schemas).map((name) => [name, schemaOf(name as SchemaName)])),
    },
  };
}

function schemaOf(name: SchemaName): object {
  const { $schema: _, ...schema } = z.toJSONSchema(schemas[name], { io: 'input', override: withoutNoise });
  return schema;
}

/** What the type or the format says already. */
function withoutNoise({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema.format !== undefined) jsonSchema.pattern = undefined;
  if (jsonSchema.type !== 'integer') return;
  jsonSchema.minimum = undefined;
  jsonSchema.maximum = undefined;
}

function describe({ id, summary, path, query = {}, request, answers, refusals = [] }: Operation): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: text,
  }));
  const inQuery = Object.entries(query).map(([name, description]) => ({
    name: name.replace('!', ''),
    in: 'query',
    ...(name.endsWith('!') ? { required: true } : {}),
    schema: text,
    description,
  }));
  const ok = Object.entries(answers).map(([status, schema]) => [
    status,
    schema === null ? { description: 'Done.' } : { description: 'Done.', content: contentOf(schema) },
  ]);
  const refused = [...refusals, 401, 503]
    .toSorted()
    .map((status) => [status, { description: meanings[status] ?? 'Refused.', content: contentOf('Error') }]);
  return {
    operationId: id,
    summary,
    parameters: [...inPath, ...inQuery],
    ...(request === undefined
      ? {}
      : { requestBody: { required: request.isOptional !== true, content: contentOf(request.schema) } }),
    responses: Object.fromEntries([...ok, ...refused]),
  };
}

const text = { type: 'string' };

const meanings: Readonly<Record<number, string>> = {
  400: 'Something is missing or wrong; it is named.',
  401: 'The admin token is missing or wrong.',
  404: 'There is none.',
  409: 'There is one of this name.',
  413: 'The body is too large.',
  415: 'The content type is not application/json, or the body is encoded.',
  422: 'It cannot be done as things are; the text says why.',
  503: 'The store cannot be used right now.',
};

function contentOf(schema: SchemaName): object {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
}
