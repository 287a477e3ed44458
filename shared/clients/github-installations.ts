import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { AppPermissions } from '../settings/github.ts';
import { webUrlOf } from './github-addresses.ts';
import type { AppRequests, Asker } from './github-app-requests.ts';
import type { AppPlace } from './github-app-scope.ts';

export interface Installation {
  id: number;
  /** Absent where a delivery told of it, and GitHub was not asked. */
  granted?: AppPermissions | undefined;
}

/** Where an App is installed, as far as that was asked or told. */
export interface Installations {
  /** Throws `target-not-found` where it is not installed, `target-forbidden` where that was suspended. */
  find(place: AppPlace, asker: Asker): Promise<Installation>;
  /** The same, asked anew where it is not known what the App may do there. */
  findGranted(place: AppPlace, asker: Asker): Promise<AppPermissions>;
  forget(place: AppPlace): void;
  /** What a delivery says. */
  note(owner: string, id: number): void;
}

export function createInstallations(requests: AppRequests, app: { apiUrl: string; id: string }): Installations {
  const known = new Map<string, Promise<Installation>>();

  const find: Installations['find'] = (place, asker) => {
    const key = placeName(place).toLowerCase();
    const found = known.get(key) ?? known.get(place.owner.toLowerCase());
    if (found !== undefined) return found;
    const asked = ask(place, asker);
    known.set(key, asked);
    asked.catch(() => known.delete(key));
    return asked;
  };

  async function ask(place: AppPlace, asker: Asker): Promise<Installation> {
    const { owner, repository } = place;
    const of = repository === undefined ? `/orgs/${owner}` : `/repos/${owner}/${repository}`;
    const request = { method: 'GET', path: `${of}/installation` } as const;
    const response = await requests.send(asker, request);
    if (response.status === 404) throw await notInstalled(placeName(place), asker);
    if (response.status !== 200) throw requests.refusal(asker, request, response);
    const body = new JsonReader(isJsonObject(response.json) ? response.json : {});
    const [id, granted] = [body.find('id'), body.find('permissions')];
    if (typeof id !== 'number') {
      const what = asker.named(request.method, request.path);
      throw new TicketwireError('target-failed', `${what} answered without the installation's id.`);
    }
    if (body.find('suspended_at') !== undefined) {
      throw new TicketwireError(
        'target-forbidden',
        `The installation of the App ${app.id} at ${owner} is suspended: lift that in the settings of ${owner}, or of the App.`,
      );
    }
    return { id, granted: isJsonObject(granted) ? (granted as AppPermissions) : {} };
  }

  async function notInstalled(place: string, asker: Asker): Promise<TicketwireError> {
    const { slug, name } = await requests.self(asker);
    // https://docs.github.com/enterprise-server, sharing your GitHub App
    const folder = app.apiUrl.endsWith('/api/v3') ? 'github-apps' : 'apps';
    const address = `${webUrlOf(app.apiUrl)}/${folder}/${slug}/installations/new`;
    return new TicketwireError(
      'target-not-found',
      `The App ${name} (${app.id}) is not installed on ${place}, or there is no ${place}. Install it there: ${address}`,
    );
  }

  return {
    find,
    findGranted: async (place, asker) => {
      const { granted } = await find(place, asker);
      return granted ?? (await ask(place, asker)).granted ?? {};
    },
    forget: (place) => {
      known.delete(placeName(place).toLowerCase());
      known.delete(place.owner.toLowerCase());
    },
    note: (owner, id) => {
      const key = owner.toLowerCase();
      if (!known.has(key)) known.set(key, Promise.resolve({ id }));
    },
  };
}

/** `octo`, `octo/widgets`. */
export function placeName({ owner, repository }: AppPlace): string {
  return repository === undefined ? owner : `${owner}/${repository}`;
}
