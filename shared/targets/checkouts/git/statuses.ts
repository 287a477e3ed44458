import type { Github } from '../../../clients/github.ts';
import { asTicketwireError } from '../../../errors.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';

/** Where people see on GitHub what is deployed. https://docs.github.com/rest/deployments */
export interface Statuses {
  /** Says that a commit is being deployed. Never throws: what GitHub refuses is a note. */
  start(commit: string): Promise<StartedStatus>;
}

export interface StartedStatus {
  end(state: 'success' | 'failure' | 'error', description: string): Promise<void>;
  /** What could not be said. */
  notes: readonly string[];
}

export const noStatuses: Statuses = { start: async () => ({ end: async () => undefined, notes: [] }) };

const maxDescriptionChars = 140;

export function githubStatuses(github: Github, of: { repository: string; environment: string }): Statuses {
  const path = `/repos/${of.repository}/deployments`;
  return {
    start: async (commit) => {
      const notes: string[] = [];
      const attempt = async <T>(say: () => Promise<T>): Promise<T | undefined> => {
        try {
          return await say();
        } catch (thrown) {
          notes.push(`GitHub was not told of the deployment: ${asTicketwireError(thrown).message}`);
          return undefined;
        }
      };
      const id = await attempt(async () => {
        const wanted = `sha=${commit}&environment=${encodeURIComponent(of.environment)}&task=deploy&per_page=1`;
        const { json: known } = await github.send('GET', `${path}?${wanted}`);
        const [first] = Array.isArray(known) ? known : [];
        if (isJsonObject(first)) return first.id;
        const { json } = await github.send('POST', path, {
          json: {
            ref: commit,
            environment: of.environment,
            auto_merge: false,
            required_contexts: [],
            description: 'Deployed by Ticketwire.',
          },
        });
        return isJsonObject(json) ? json.id : undefined;
      });
      const say = async (state: string, description: string) => {
        if (typeof id !== 'number') return;
        const json = { state, description: description.slice(0, maxDescriptionChars) };
        await attempt(() => github.send('POST', `${path}/${id}/statuses`, { json }));
      };
      await say('in_progress', 'The checkout is being brought to the commit.');
      return { end: say, notes };
    },
  };
}
