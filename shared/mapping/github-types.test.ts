import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { JsonObject } from '../model/json.ts';
import { readGithubEvent } from './github-event.ts';
import { githubTypes } from './github-types.ts';

const samples = JSON.parse(
  readFileSync('node_modules/@octokit/webhooks-examples/api.github.com/index.json', 'utf8'),
) as { name: string; examples: JsonObject[] }[];

test.each(samples.map(({ name, examples }) => [name, examples] as const))(
  'the types foreseen for %s cover what its examples turn out to be',
  (name, examples) => {
    for (const example of examples) {
      const action = typeof example.action === 'string' ? example.action : '';
      expect(githubTypes(name, action)).toContain(readGithubEvent(name, example).type);
    }
  },
);
