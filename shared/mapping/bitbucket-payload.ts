import type { ActorFacts, PullRequestFacts, RepositoryFacts } from '../model/event.ts';
import type { JsonValue } from '../model/json.ts';
import { isJsonObject, JsonReader } from './json-body.ts';
import { objectsIn, type ToldEvent } from './told-event.ts';

/** A body of Bitbucket's, ready to be read, with what every one of them holds. */
export interface BitbucketPayload {
  /** `repo:push`, `pr:merged`, … */
  key: string;
  body: JsonReader;
  repository: RepositoryFacts;
  /** Who did it. */
  actor: ActorFacts | undefined;
}

/** The events of one body. Empty: nothing that we have a name for. */
export type BitbucketReader = (given: BitbucketPayload) => readonly ToldEvent[];

/** `workspace/name` of Cloud, `PROJECT/name` of Data Center. */
export function bitbucketRepository(json: JsonValue | undefined): RepositoryFacts {
  const body = new JsonReader(isJsonObject(json) ? json : {});
  const project = body.text('project.key');
  const slug = body.text('slug');
  const own = project === undefined || slug === undefined ? '' : `${project}/${slug}`;
  const id = body.find('uuid') ?? body.find('id');
  return {
    ...(typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {}),
    full_name: body.text('full_name') ?? own,
    url: addressOf(body.find('links')).replace(/\/browse$/, ''),
    default_branch: body.text('mainbranch.name') ?? '',
    forge: 'bitbucket',
  };
}

/** Where people look at a thing: Cloud's `links.html`, Data Center's first `links.self`. */
export function addressOf(links: JsonValue | undefined): string {
  const body = new JsonReader(isJsonObject(links) ? links : {});
  const [first] = objectsIn(body.find('self'));
  const own = first?.href;
  return body.text('html.href') ?? (typeof own === 'string' ? own : '');
}

/** In Cloud people choose their names themselves, and two may choose the same: only the account's id is theirs. */
export function bitbucketActor(json: JsonValue | undefined): ActorFacts | undefined {
  if (!isJsonObject(json)) return undefined;
  const body = new JsonReader(json);
  const login = body.text('account_id') ?? body.text('uuid') ?? body.text('name') ?? body.text('username');
  const name = body.text('display_name') ?? body.text('displayName');
  const kind = body.text('type')?.toLowerCase();
  if (login === undefined && name === undefined) return undefined;
  return {
    login: login ?? name ?? '',
    ...(name === undefined ? {} : { name }),
    is_bot: kind === 'app_user' || kind === 'service',
  };
}

export function cloudPullRequest({ body, repository }: BitbucketPayload): PullRequestFacts | undefined {
  const at = (member: string) => body.text(`pullrequest.${member}`) ?? '';
  const number = body.find('pullrequest.id');
  if (typeof number !== 'number') return undefined;
  return {
    number,
    title: at('title'),
    body: at('description') || at('rendered.description.raw'),
    branch: at('source.branch.name'),
    base: at('destination.branch.name'),
    url: addressOf(body.find('pullrequest.links')),
    author: bitbucketActor(body.find('pullrequest.author'))?.login ?? '',
    is_draft: body.find('pullrequest.draft') === true,
    is_fork: at('source.repository.full_name').toLowerCase() !== repository.full_name.toLowerCase(),
    labels: [],
  };
}

export function dataCenterPullRequest({ body }: BitbucketPayload): PullRequestFacts | undefined {
  const at = (member: string) => body.text(`pullRequest.${member}`) ?? '';
  const number = body.find('pullRequest.id');
  if (typeof number !== 'number') return undefined;
  const home = (side: string) =>
    bitbucketRepository(body.find(`pullRequest.${side}.repository`)).full_name.toLowerCase();
  return {
    number,
    title: at('title'),
    body: at('description'),
    branch: at('fromRef.displayId'),
    base: at('toRef.displayId'),
    url: addressOf(body.find('pullRequest.links')),
    author: bitbucketActor(body.find('pullRequest.author.user'))?.login ?? '',
    is_draft: body.find('pullRequest.draft') === true,
    is_fork: home('fromRef') !== home('toRef'),
    labels: [],
  };
}
