import type { JsonObject } from '../../shared/model/json.ts';
import { githubExamples } from './messages.ts';

export interface MergedChanges {
  number?: number;
  user?: JsonObject | null;
  ownerType?: string;
  isMerged?: boolean;
  repository?: string;
  url?: string;
}

/** GitHub's own example of a closed pull request, merged in octo/widgets, by somebody else than its author alice. */
export function mergedPullRequest(changes: MergedChanges = {}): JsonObject {
  const { number = 2, user = { id: 21, login: 'alice', type: 'User' }, ownerType = 'Organization' } = changes;
  const { isMerged = true, repository = 'octo/widgets', url = `https://github.com/${repository}` } = changes;
  const example = githubExamples().find(({ what }) => what === 'pull_request.closed')?.body;
  const payload = structuredClone(example) as Record<string, JsonObject>;
  Object.assign(payload, { number });
  Object.assign(payload.pull_request ?? {}, {
    number,
    user,
    author_association: 'CONTRIBUTOR',
    merged: isMerged,
    merged_at: isMerged ? '2026-01-31T12:00:00Z' : null,
  });
  Object.assign(payload.repository ?? {}, { full_name: repository, html_url: url });
  Object.assign(payload.repository?.owner ?? {}, { login: repository.split('/')[0], type: ownerType });
  return payload as JsonObject;
}
