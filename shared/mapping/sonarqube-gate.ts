import type { AlertFacts } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import { detailsFact, factsOf, labelsFact, messageFact, nameFact, urlFact } from './alert-facts.ts';
import { isoTime, latest, orderTime } from './event-time.ts';
import { isJsonObject, JsonReader } from './json-body.ts';

/** The quality gate of one branch. https://docs.sonarsource.com/sonarqube-server/project-administration/webhooks */
export function gateFacts(body: JsonReader, { id, state }: { id: string; state: 'open' | 'closed' }): AlertFacts {
  const branch = body.text('branch.name');
  const isPullRequest = body.text('branch.type') === 'PULL_REQUEST';
  const where = branch === undefined ? '' : ` on ${isPullRequest ? 'pull request ' : ''}${branch}`;
  return factsOf({
    id,
    state,
    rule: nameFact(`Quality gate failed${where}`),
    severity: 'error',
    message: messageFact(failedConditions(body)),
    url: urlFact(body.text('branch.url') ?? body.text('project.url')),
    project: nameFact(body.text('project.name') ?? body.text('project.key')),
    project_url: urlFact(body.text('project.url')),
    labels: labelsFact(
      [`branch=${branch}`, `type=${body.text('branch.type')}`].filter((text) => !/=undefined$/.test(text)),
    ),
    details: detailsFact([
      { name: 'Quality gate', value: body.find('qualityGate.name') },
      { name: 'Revision', value: body.find('revision') },
    ]),
  });
}

/** An analysis may say that it is of an older day, and a gate may change without one. */
export function gateTime(body: JsonReader, receivedAt: EpochMs): EpochMs {
  return orderTime(latest([isoTime(body.find('changedAt')), isoTime(body.find('analysedAt'))]), receivedAt, maxLateMs);
}

/** SonarQube sends once, as soon as it knows. */
const maxLateMs = 10 * 60_000;

const bounds: Readonly<Record<string, string>> = { LESS_THAN: 'at least', GREATER_THAN: 'at most' };

/** Each condition that failed: `new_coverage is 71.4, and must be at least 80`. */
function failedConditions(body: JsonReader): string {
  const conditions = body.find('qualityGate.conditions');
  const failed = (Array.isArray(conditions) ? conditions : [])
    .filter(isJsonObject)
    .map((condition) => new JsonReader(condition))
    .filter((condition) => condition.text('status') === 'ERROR');
  return failed
    .map((condition) => {
      const operator = condition.text('operator') ?? '';
      const bound = Object.hasOwn(bounds, operator) ? bounds[operator] : 'within';
      const value = condition.text('value') ?? 'unknown';
      const threshold = condition.text('errorThreshold');
      const wanted = threshold === undefined ? '' : `, and must be ${bound} ${threshold}`;
      return `${condition.text('metric') ?? 'A condition'} is ${value}${wanted}`;
    })
    .join('\n');
}
