/**
 * Makes test/fixtures/github-openapi.generated.json: the request side of the GitHub operations that Ticketwire uses, from
 * GitHub's own API description as npm publishes it. Tests check every request we send against it.
 *
 * Run by hand when an operation is added: node scripts/github-openapi.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const packageName = '@octokit/openapi@23.0.2';
const output = 'test/fixtures/github-openapi.generated.json';

const operations: Record<string, readonly string[]> = {
  '/user': ['get'],
  '/repos/{owner}/{repo}': ['get'],
  '/repos/{owner}/{repo}/issues': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}': ['get', 'patch'],
  '/repos/{owner}/{repo}/issues/{issue_number}/labels': ['post'],
  '/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': ['delete'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['delete'],
  '/repos/{owner}/{repo}/contents/{path}': ['get'],
  '/repos/{owner}/{repo}/commits': ['get'],
  '/repos/{owner}/{repo}/commits/{commit_sha}/pulls': ['get'],
  '/repos/{owner}/{repo}/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/commits': ['get'],
  '/repos/{owner}/{repo}/releases': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs': ['get'],
  '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': ['get'],
  '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': ['get'],
  '/repos/{owner}/{repo}/code-scanning/alerts': ['get'],
  '/repos/{owner}/{repo}/dependabot/alerts': ['get'],
  '/repos/{owner}/{repo}/secret-scanning/alerts': ['get'],
  '/orgs/{org}/memberships/{username}': ['get', 'put'],
  '/orgs/{org}/teams/{team_slug}/memberships/{username}': ['put'],
};

type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
type JsonObject = { [member: string]: Json };

const directory = mkdtempSync(join(tmpdir(), 'github-openapi-'));
try {
  const archive = execFileSync('npm', ['pack', '--silent', packageName], { cwd: directory, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', archive, 'package/generated/api.github.com.json'], { cwd: directory });
  const description = JSON.parse(
    readFileSync(join(directory, 'package/generated/api.github.com.json'), 'utf8'),
  ) as JsonObject;
  writeFileSync(output, `${JSON.stringify(subsetOf(description), undefined, 1)}\n`);
} finally {
  rmSync(directory, { recursive: true });
}

function subsetOf(description: JsonObject): JsonObject {
  const paths: JsonObject = {};
  const components: JsonObject = {};
  for (const [path, methods] of Object.entries(operations)) {
    const kept: JsonObject = {};
    for (const method of methods) {
      const operation = at(description, 'paths', path, method) as JsonObject;
      const { operationId, parameters, requestBody } = operation;
      kept[method] = strip({
        operationId: operationId ?? '',
        parameters: parameters ?? [],
        ...(requestBody ? { requestBody } : {}),
      });
    }
    paths[path] = kept;
  }
  collect(paths, description, components);
  return { source: packageName, paths, components };
}

function collect(value: Json, description: JsonObject, components: JsonObject): void {
  if (Array.isArray(value)) for (const item of value) collect(item, description, components);
  else if (value !== null && typeof value === 'object') {
    const reference = value.$ref;
    if (typeof reference === 'string') {
      const [, , kind = '', name = ''] = reference.split('/');
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
}

/** Without what no check reads. */
function strip(value: Json): Json {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  const kept: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    if (['description', 'example', 'examples', 'x-github', 'externalDocs'].includes(name) && typeof member !== 'object')
      continue;
    if (['examples', 'example', 'externalDocs'].includes(name)) continue;
    kept[name] = strip(member);
  }
  return kept;
}

function at(value: Json, ...path: string[]): Json {
  return path.reduce<Json>((each, member) => (each as JsonObject)[member] ?? null, value);
}
