import { expect, test } from '@jest/globals';
import { readJiraEvents } from './jira-event.ts';

test.each<[string, boolean, boolean | undefined]>([
  ['jira:version_created', false, true],
  ['jira:version_created', true, undefined],
  ['jira:version_released', true, undefined],
])('%s of a version that is released: %j, is a draft: %j', (webhookEvent, released, isDraft) => {
  const version = { id: '7', self: 'https://j.example/rest/api/2/version/7', name: 'v2', projectId: 1, released };
  const [event] = readJiraEvents({ webhookEvent, timestamp: 1, version });
  expect(event?.data.release?.is_draft).toBe(isDraft);
});
