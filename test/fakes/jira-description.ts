import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import Draft04 from 'ajv-draft-04';

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
/** What the package's description is too old for. https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
const count = { schema: { type: 'integer' } };
const newer: Record<string, Record<string, Operation>> = {
  '/rest/api/3/search/jql': {
    post: {
      operationId: 'searchAndReconsileIssuesUsingJqlPost',
      parameters: [],
      requestBody: {
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['jql'],
              properties: {
                expand: { type: 'string' },
                fields: { type: 'array', items: { type: 'string' } },
                fieldsByKeys: { type: 'boolean' },
                jql: { type: 'string' },
                maxResults: { type: 'integer' },
                nextPageToken: { type: 'string' },
                properties: { type: 'array', maxItems: 5, items: { type: 'string' } },
                reconcileIssues: { type: 'array', maxItems: 50, items: { type: 'integer' } },
              },
            },
          },
        },
      },
    },
  },
  '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes': {
    get: {
      operationId: 'getCreateIssueMetaIssueTypes',
      parameters: [
        { name: 'startAt', in: 'query', ...count },
        { name: 'maxResults', in: 'query', ...count },
      ],
    },
  },
  '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}': {
    get: {
      operationId: 'getCreateIssueMetaIssueTypeId',
      parameters: [
        { name: 'startAt', in: 'query', ...count },
        { name: 'maxResults', in: 'query', ...count },
      ],
    },
  },
};
Object.assign(description.paths, newer);

const ajv = new Ajv({ strict: false, allErrors: true, formats: { int32: true, int64: true, uri: true, date: true } });
const queryAjv = new Ajv({
  strict: false,
  allErrors: true,
  coerceTypes: 'array',
  formats: { int32: true, int64: true, uri: true, date: true },
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
    ...descriptionFaults(request.body, isDataCenter),
    ...(found.operationId === 'doTransition' && isDataCenter ? transitionFaults(request.body) : []),
  ];
}

/** Rich text stands in members of `fields`, too. */
function descriptionFaults(body: string, isDataCenter: boolean): string[] {
  const { fields, properties } = (body === '' ? {} : JSON.parse(body)) as { fields?: Schema; properties?: unknown };
  const isSearch = Array.isArray(fields);
  const description = isSearch ? undefined : fields?.description;
  if (!isDataCenter) return description === undefined ? [] : documentFaults(description);
  return [
    ...(description === undefined || typeof description === 'string' ? [] : ['a description of Data Center is a text']),
    ...(properties === undefined ? [] : ['an issue of Data Center takes no properties']),
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
  const known = whole.properties as Schema | undefined;
  const unknown = Object.keys(value).filter((name) => known !== undefined && !(name in known));
  return [
    ...(validate(value) ? [] : [`${operationId}: ${ajv.errorsText(validate.errors)}`]),
    ...unknown.map((name) => `${operationId} has no member ${name}`),
  ];
}

/** The members that Data Center's transitions take. https://mrrefactoring.github.io/jira.js/api/functions/server.doTransition */
const dataCenterMembers = ['transition', 'fields', 'update', 'historyMetadata'];

function transitionFaults(body: string): string[] {
  return Object.keys(JSON.parse(body) as object)
    .filter((name) => !dataCenterMembers.includes(name))
    .map((name) => `a transition of Data Center has no member ${name}`);
}

function commentFaults(body: string, isDataCenter: boolean): string[] {
  const comment = JSON.parse(body) as { body?: unknown; properties?: unknown };
  if (!isDataCenter) return documentFaults(comment.body);
  return [
    ...(typeof comment.body === 'string' ? [] : ['a comment of Data Center is a text']),
    ...(comment.properties === undefined ? [] : ['a comment of Data Center takes no properties']),
  ];
}

const documentSchema = JSON.parse(readFileSync('test/fixtures/adf-schema.generated.json', 'utf8')) as {
  schema: Schema;
};
const isDocument = new Draft04.default({ strict: false }).compile(documentSchema.schema);

/** What is wrong with a document by Atlassian's own schema of them. */
export function documentFaults(root: unknown): string[] {
  return isDocument(root) ? [] : [`no document: ${ajv.errorsText(isDocument.errors?.slice(-3))}`];
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
