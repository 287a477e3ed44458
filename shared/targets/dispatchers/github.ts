import type { Github } from '../../clients/github.ts';
import type { Dispatcher } from './dispatcher.ts';

/** https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event */
export function createGithubDispatcher(github: Github): Dispatcher {
  return {
    start: async (repository, event, payload) => {
      const json = { event_type: event, client_payload: payload };
      await github.send('POST', `/repos/${repository}/dispatches`, { json });
    },
  };
}
