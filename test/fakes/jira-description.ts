import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

type Schema = Record<string, unknown>;
interface Operation {
  operationId: string;
  parameters: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const description = JSON.parse(readFileSync('test/fixtures/jira-openapi.generated.json', 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const ajv = new Ajv({ strict: false, allErrors: true, formats: { int32: true, int64: true } });
const queryAjv = new Ajv({
  strict: false,
  allErrors: true,
  coerceTypes: 'array',
  formats: { int32: true, int64: true },
});

/**
 * What is wrong with a request by Atlassian's description of Jira Cloud; empty when nothing is. Data Center has the same
 * paths with another version, texts where Cloud has documents, and no properties in a comment.
 */
export function findJiraFaults(request: { method: string; path: string; body: string }): string[] {
  const [pathname = '', query = ''] = request.path.split('?');
  const isDataCenter = pathname.startsWith('/rest/api/2/');
  const found = operationOf(request.method.toLowerCase(), pathname.replace(/^\/rest\/api\/2\//, '/rest/api/3/'));
  if (found === undefined) return [`${request.method} ${pathname} is no operation of Jira that the subset knows`];
  return [
    ...queryFaults(found, new URLSearchParams(query)),
    ...bodyFaults(found, request.body),
    ...(found.operationId === 'addComment' ? commentFaults(request.body, isDataCenter) : []),
  ];
}

function operationOf(method: string, pathname: string): Operation | undefined {
  const segments = pathname.split('/');
  const template = Object.keys(description.paths).find((path) => {
    const parts = path.split('/');
    return (
      parts.length === segments.length && parts.every((part, index) => part.startsWith('{') || part === segments[index])
    );
  });
  return template === undefined ? undefined : description.paths[template]?.[method];
}

function queryFaults(operation: Operation, query: URLSearchParams): string[] {
  return [...query].flatMap(([name, value]) => {
    const parameter = operation.parameters.find((each) => each.name === name && each.in === 'query');
    if (parameter === undefined) return [`${operation.operationId} has no query parameter ${name}`];
    const validate = queryAjv.compile({ type: 'object', properties: { value: parameter.schema } });
    return validate({ value }) ? [] : [`${name}=${value}: ${queryAjv.errorsText(validate.errors)}`];
  });
}

function bodyFaults({ operationId, requestBody }: Operation, body: string): string[] {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined) return body === '' ? [] : [`${operationId} takes no body`];
  const whole = inline(schema) as Schema;
  const validate = ajv.compile(whole);
  const value = JSON.parse(body) as Record<string, unknown>;
  const unknown = Object.keys(value).filter((name) => !(name in (whole.properties as Schema)));
  return [
    ...(validate(value) ? [] : [`${operationId}: ${ajv.errorsText(validate.errors)}`]),
    ...unknown.map((name) => `${operationId} has no member ${name}`),
  ];
}

function commentFaults(body: string, isDataCenter: boolean): string[] {
  const comment = JSON.parse(body) as { body?: unknown; properties?: unknown };
  if (!isDataCenter) return documentFaults(comment.body);
  return [
    ...(typeof comment.body === 'string' ? [] : ['a comment of Data Center is a text']),
    ...(comment.properties === undefined ? [] : ['a comment of Data Center takes no properties']),
  ];
}

const contentOf: Record<string, readonly string[]> = {
  doc: ['paragraph', 'codeBlock', 'bulletList'],
  paragraph: ['text', 'hardBreak'],
  bulletList: ['listItem'],
  listItem: ['paragraph'],
  codeBlock: ['text'],
  text: [],
  hardBreak: [],
};

/** https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/, as far as we write it. */
function documentFaults(root: unknown): string[] {
  const faults: string[] = [];
  const check = (value: unknown, allowed: readonly string[]): void => {
    const node = (value ?? {}) as Record<string, unknown>;
    const type = String(node.type);
    if (!allowed.includes(type)) faults.push(`a node ${type} stands where only ${allowed.join(', ')} may`);
    if (type === 'text' && (typeof node.text !== 'string' || node.text === '')) faults.push('a text node is empty');
    if (type === 'doc' && node.version !== 1) faults.push('a document has no version 1');
    if (type === 'bulletList' && (node.content as unknown[]).length === 0) faults.push('a list is empty');
    for (const child of (node.content ?? []) as unknown[]) check(child, contentOf[type] ?? []);
  };
  check(root, ['doc']);
  return faults;
}

/** The schema with references put in, and `nullable` as a union with null. */
function inline(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inline);
  if (typeof value !== 'object' || value === null) return value;
  const reference = (value as Schema).$ref;
  const schema =
    typeof reference === 'string' ? description.components.schemas[reference.split('/').at(-1) ?? ''] : value;
  const copy = Object.fromEntries(Object.entries(schema ?? {}).map(([name, member]) => [name, inline(member)]));
  if (copy.nullable !== true) return copy;
  const { nullable: _, ...rest } = copy;
  return { anyOf: [rest, { type: 'null' }] };
}
