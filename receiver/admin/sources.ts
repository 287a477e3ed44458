import { type Request, type Response, Router } from 'express';
import { senders } from '../../shared/senders/registry.ts';
import { onlyMethods } from '../http/answer.ts';
import type { SourcesApiDependencies } from '../http/api/sources.ts';
import { ownAddress } from '../http/own-address.ts';
import { knownName, readOverlap, readRegistration } from '../http/registration.ts';
import { pathOfSource } from '../sources.ts';
import { performForm, readForm } from './forms.ts';
import type { FormOutcome } from './pages/render.ts';
import { type MadeSecret, sourcesPage } from './pages/sources.ts';

/** The page of sources, where senders are registered and given other secrets. A secret is shown once. */
export function createSourcesPage({ sources, registered, publicUrl }: SourcesApiDependencies): Router {
  const router = Router({ caseSensitive: true });
  const known = Object.values(senders).filter(({ needs }) => needs === undefined);
  const baseOf = (request: Request) => publicUrl ?? ownAddress(request);

  const show = async (base: string, response: Response, outcome: FormOutcome & { made?: MadeSecret } = {}) => {
    const { made, ...told } = outcome;
    const values = {
      configured: sources.configured(),
      registered: registered.list(),
      senders: known.map(({ id }) => id),
      base,
      made,
    };
    response.type('html').send(sourcesPage(values, told));
  };

  /** A form that may make a secret. */
  const perform = async (
    request: Request,
    response: Response,
    act: (given: Record<string, string>, base: string) => Promise<{ said: string; made?: MadeSecret }>,
  ) => {
    // Known before a secret is made: it is shown this once.
    const base = baseOf(request);
    let made: MadeSecret | undefined;
    await performForm(request, response, {
      act: async (given) => {
        const done = await act(given, base);
        made = done.made;
        return done.said;
      },
      show: (outcome) => show(base, response, made === undefined ? outcome : { ...outcome, made }),
    });
  };

  router
    .route('/')
    .get((request, response) => show(baseOf(request), response))
    .post(readForm(), (request, response) =>
      perform(request, response, async ({ name = '', sender = '', repository = '' }, base) => {
        const wanted = readRegistration({ name, sender, ...(repository === '' ? {} : { repository }) });
        const { secret } = await registered.register(wanted);
        return { said: `${name} is registered.`, made: { name, secret, url: base + pathOfSource(name) } };
      }),
    )
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  router
    .route('/rotate')
    .post(readForm(), (request, response) =>
      perform(request, response, async (given, base) => {
        const name = knownName(given.name ?? '');
        const { secret } = await registered.rotate(name, readOverlap({}));
        const said = `${name} has another secret. Earlier ones are valid for a day.`;
        return { said, made: { name, secret, url: base + pathOfSource(name) } };
      }),
    )
    .all(onlyMethods('POST'));
  router
    .route('/remove')
    .post(readForm(), (request, response) =>
      perform(request, response, async (given) => {
        const name = knownName(given.name ?? '');
        await registered.remove(name);
        return { said: `${name} is removed, with its secrets.` };
      }),
    )
    .all(onlyMethods('POST'));
  return router;
}
