import type { Rule } from '../shared/model/rule.ts';
import type { Settings } from './settings.ts';

/** This repository's issues, written with the token of the workflow. */
export const issuesTarget = 'issues';
export const jiraTarget = 'jira';

const common = { from: [], isEnabled: true } as const;

/** The rules that the inputs stand for. */
export function shortCutRules(settings: Settings): readonly Rule[] {
  const rules: Rule[] = [];
  if (settings.transition !== undefined) {
    rules.push({
      ...common,
      name: 'transition',
      on: ['pull_request.merged', 'push.branch', 'release.published'],
      onlyDefaultBranch: true,
      steps: [
        {
          verb: 'transition',
          in: settings.jira === undefined ? issuesTarget : jiraTarget,
          to: settings.transition,
          tickets: ['title', 'body', 'branch', 'commits', 'pull_requests'],
          references: settings.references,
          maxHops: 1,
        },
      ],
    });
  }
  if (settings.isTrackingRuns) {
    rules.push({ ...common, name: 'track-runs', on: ['run'], steps: [{ verb: 'track', in: issuesTarget }] });
  }
  return rules;
}

/** What becomes of alerts where no rule speaks of them. */
export const alertRule: Rule = {
  ...common,
  name: 'alerts',
  on: ['alert'],
  steps: [{ verb: 'track', in: issuesTarget }],
};
