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
        : [`pull_request.${pullRequestVerb(action)}`, ...commandTypes(action)];
    case 'pull_request_review':
      return [`pull_request.${pullRequestVerb(action)}`, ...commandTypes(action)];
    case 'issues':
      return [`issue.${action}`, ...commandTypes(action)];
    case 'issue_comment':
    case 'pull_request_review_comment':
    case 'commit_comment':
      return [`comment.${action}`, ...commandTypes(action)];
    case 'check_run':
      return action === 'completed' ? [...runTypes, 'other.check_run'] : ['other.check_run'];
    case 'status':
      return [...runTypes, 'other.status'];
    case 'deployment_status':
      return ['deployment.succeeded', 'deployment.failed', 'other.deployment_status'];
    case 'release':
      return [`release.${action}`];
    case 'workflow_run':
      return action === 'completed' ? [...runTypes, 'other.workflow_run'] : ['other.workflow_run'];
    case 'ping':
      return ['ping.received'];
    default:
      return [...alertTypes(name, action), `other.${name}`];
  }
}

const runTypes = ['run.failed', 'run.passed', 'run.cancelled'] as const;

/** What is new may hold slash commands. */
function commandTypes(action: string): readonly EventType[] {
  return ['opened', 'created', 'submitted'].includes(action) ? ['command.given'] : [];
}
