import type { EventType } from '../model/event.ts';
import { alertTypes } from './github-alert-event.ts';
import { pullRequestVerb } from './github-item-event.ts';

/**
 * The types that an event of GitHub may turn out to be, by its name and action alone: for deciding whether it is worth
 * asking for.
 */
export function githubTypes(name: string, action: string): readonly EventType[] {
  switch (name) {
    case 'push':
      return ['push.branch', 'push.tag', 'push.deleted'];
    case 'pull_request':
      return action === 'closed'
        ? ['pull_request.closed', 'pull_request.merged']
        : [`pull_request.${pullRequestVerb(action)}`];
    case 'pull_request_review':
      return [`pull_request.${pullRequestVerb(action)}`];
    case 'issues':
      return [`issue.${action}`];
    case 'issue_comment':
      return [`comment.${action}`];
    case 'release':
      return [`release.${action}`];
    case 'workflow_run':
      return action === 'completed'
        ? ['run.failed', 'run.passed', 'run.cancelled', 'other.workflow_run']
        : ['other.workflow_run'];
    case 'ping':
      return ['ping.received'];
    default:
      return [...alertTypes(name, action), `other.${name}`];
  }
}
