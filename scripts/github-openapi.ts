/**
 * Makes test/fixtures/github-openapi.generated.json: the request side of the GitHub operations that Ticketwire uses, from
 * GitHub's own API description as npm publishes it. Tests check every request we send against it.
 *
 * Run by hand when an operation is added: node scripts/github-openapi.ts
 */
import { writeSubset } from './openapi-subset.ts';

writeSubset({
  packageName: '@octokit/openapi@23.0.2',
  file: 'package/generated/api.github.com.json',
  output: 'test/fixtures/github-openapi.generated.json',
  operations: {
    '/user': ['get'],
    '/repos/{owner}/{repo}': ['get'],
    '/repos/{owner}/{repo}/issues': ['get', 'post'],
    '/repos/{owner}/{repo}/issues/{issue_number}': ['get', 'patch'],
    '/repos/{owner}/{repo}/issues/{issue_number}/labels': ['post'],
    '/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': ['delete'],
    '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
    '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['delete'],
    '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': ['post'],
    '/repos/{owner}/{repo}/issues/{issue_number}/reactions': ['post'],
    '/repos/{owner}/{repo}/pulls/{pull_number}/comments': ['get'],
    '/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies': ['post'],
    '/repos/{owner}/{repo}/pulls/comments/{comment_id}': ['delete'],
    '/repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions': ['post'],
    '/repos/{owner}/{repo}/commits/{commit_sha}/comments': ['get', 'post'],
    '/repos/{owner}/{repo}/comments/{comment_id}': ['delete'],
    '/repos/{owner}/{repo}/comments/{comment_id}/reactions': ['post'],
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
    '/repos/{owner}/{repo}/code-scanning/alerts/{alert_number}': ['get', 'patch'],
    '/repos/{owner}/{repo}/dependabot/alerts': ['get'],
    '/repos/{owner}/{repo}/secret-scanning/alerts': ['get'],
    '/repos/{owner}/{repo}/hooks': ['get'],
    '/repos/{owner}/{repo}/hooks/{hook_id}/deliveries': ['get'],
    '/repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}': ['get'],
    '/orgs/{org}/hooks': ['get'],
    '/orgs/{org}/hooks/{hook_id}/deliveries': ['get'],
    '/orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}': ['get'],
    '/user/{account_id}': ['get'],
    '/users/{username}': ['get'],
    '/orgs/{org}': ['get'],
    '/orgs/{org}/invitations': ['get', 'post'],
    '/orgs/{org}/memberships/{username}': ['get', 'put'],
    '/orgs/{org}/teams/{team_slug}': ['get'],
    '/orgs/{org}/teams/{team_slug}/memberships/{username}': ['get', 'put'],
  },
});
