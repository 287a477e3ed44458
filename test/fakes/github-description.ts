import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

type Schema = Record<string, unknown>;
interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}
interface Operation {
  operationId: string;
  parameters: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const description = JSON.parse(readFileSync('test/fixtures/github-openapi.generated.json', 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
};
const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
const queryAjv = new Ajv({ strict: false, allErrors: true, coerceTypes: true });
for (const each of [ajv, queryAjv]) addFormats.default(each);

/** What is wrong with a request by GitHub's own API description; empty when nothing is. `path` is without the base. */
export function findFaults(request: { method: string; path: string; body: string }): string[] {
  const [pathname = '', query = ''] = request.path.split('?');
  const found = findOperation(request.method.toLowerCase(), pathname);
  if (found === undefined) return [`${request.method} ${pathname} is no operation of GitHub that the subset knows`];
  const { operation, template } = found;
  return [...queryFaults(operation, new URLSearchParams(query)), ...bodyFaults(operation, template, request.body)];
}

function findOperation(method: string, pathname: string): { operation: Operation; template: string } | undefined {
  const segments = pathname.split('/');
  for (const [template, methods] of Object.entries(description.paths)) {
    const parts = template.split('/');
    const operation = methods[method];
    // A path in a repository, and a comparison of branches, are one parameter of several segments.
    const isOpen = template.endsWith('/{path}');
    const fits =
      (isOpen ? parts.length <= segments.length : parts.length === segments.length) &&
      parts.every((part, index) => part.startsWith('{') || part === segments[index]);
    if (fits && operation !== undefined) return { operation, template };
  }
  return undefined;
}

function queryFaults(operation: Operation, query: URLSearchParams): string[] {
  const known = new Map(
    operation.parameters.map((parameter) => resolve<Parameter>(parameter)).map((each) => [each.name, each]),
  );
  return [...query].flatMap(([name, value]) => {
    const parameter = known.get(name);
    if (parameter?.in !== 'query') return [`${operation.operationId} has no query parameter ${name}`];
    const holder = { value };
    const validate = queryAjv.compile({ type: 'object', properties: { value: inline(parameter.schema) } });
    return validate(holder) ? [] : [`${name}=${value}: ${queryAjv.errorsText(validate.errors)}`];
  });
}

function bodyFaults(operation: Operation, template: string, body: string): string[] {
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (schema === undefined) return body === '' ? [] : [`${operation.operationId} takes no body`];
  const validate = ajv.compile(inline(schema) as Schema);
  const value = JSON.parse(body) as Record<string, unknown>;
  const faults = validate(value) ? [] : [`${template}: ${ajv.errorsText(validate.errors)}`];
  const properties = (inline(schema) as { properties?: Record<string, unknown> }).properties;
  const unknown = properties === undefined ? [] : Object.keys(value).filter((name) => !(name in properties));
  return [...faults, ...unknown.map((name) => `${operation.operationId} has no member ${name}`)];
}

function resolve<T>(value: T | { $ref: string }): T {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return value as T;
  const [, , kind = '', name = ''] = value.$ref.split('/');
  return description.components[kind]?.[name] as T;
}

/** The schema with references put in, and `nullable` as a union with null. */
function inline(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inline);
  if (typeof value !== 'object' || value === null) return value;
  const resolved = resolve(value as Schema);
  const copy = Object.fromEntries(Object.entries(resolved).map(([name, member]) => [name, inline(member)]));
  if (copy.nullable !== true) return copy;
  const { nullable: _, ...rest } = copy;
  return { anyOf: [rest, { type: 'null' }] };
}
