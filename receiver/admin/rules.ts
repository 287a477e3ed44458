import { type Response, Router } from 'express';
import { parseYaml } from '../../shared/config/yaml.ts';
import { TicketwireError } from '../../shared/errors.ts';
import { isJsonObject } from '../../shared/mapping/json-body.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { onlyMethods } from '../http/answer.ts';
import type { RulesApiDependencies } from '../http/api/rules.ts';
import { performForm, readForm } from './forms.ts';
import type { FormOutcome } from './pages/render.ts';
import { rulesPage } from './pages/rules.ts';

/** The page of rules, where managed ones are added and removed. */
export function createRulesPage({ live, managed }: RulesApiDependencies): Router {
  const router = Router({ caseSensitive: true });
  const show = async (response: Response, outcome: FormOutcome = {}) => {
    const values = { rules: live.configuration.rules, managed: managed.list() };
    response.type('html').send(rulesPage(values, outcome));
  };
  router
    .route('/')
    .get((_request, response) => show(response))
    .post(readForm({ maxBytes: 65_536 }), (request, response) =>
      performForm(request, response, {
        act: async ({ rule = '' }) => `The rule '${(await managed.add(readRule(rule))).name}' is added.`,
        show: (outcome) => show(response, outcome),
      }),
    )
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  router
    .route('/remove')
    .post(readForm(), (request, response) =>
      performForm(request, response, {
        act: async ({ name = '' }) => {
          await managed.remove(name);
          return `The rule '${name}' is removed.`;
        },
        show: (outcome) => show(response, outcome),
      }),
    )
    .all(onlyMethods('POST'));
  return router;
}

/** One rule in YAML; also as the one entry of a list, as it stands in the file. */
function readRule(text: string): JsonObject {
  const parsed = parseYaml(text);
  if ('reason' in parsed) {
    const { line, column, reason } = parsed;
    throw new TicketwireError('malformed', `This is not YAML: line ${line}, column ${column}: ${reason}.`);
  }
  const { value } = parsed;
  const rule = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (isJsonObject(rule)) return rule;
  throw new TicketwireError('malformed', 'This is not one rule: it has no keys such as name, on and do.');
}
