import type { Gitlab } from '../../clients/gitlab.ts';
import { TicketwireError } from '../../errors.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import type { CommandPlace, Emoji } from '../../model/command.ts';
import { ensureNote, type NotePaths } from '../trackers/gitlab/comments.ts';
import type { Responder } from './responder.ts';

/** https://docs.gitlab.com/api/emoji_reactions/ */
const awards: Readonly<Record<Emoji, string>> = {
  '+1': 'thumbsup',
  '-1': 'thumbsdown',
  laugh: 'laughing',
  confused: 'confused',
  heart: 'heart',
  hooray: 'tada',
  rocket: 'rocket',
  eyes: 'eyes',
};

/** Answers to commands on GitLab. `ownLogins`: whose comments can be ours. https://docs.gitlab.com/api/discussions/ */
export function createGitlabResponder(gitlab: Gitlab, ownLogins: () => Promise<ReadonlySet<string>>): Responder {
  return {
    reply: (place, remark) => ensureNote(gitlab, { ...notePathsFor(place), ownLogins }, remark),
    react: async (place, emoji) => {
      if (place.on === 'commit') {
        throw new TicketwireError('unprocessable', "GitLab's API puts no reactions on comments on commits");
      }
      const note = place.id === undefined ? '' : `/notes/${place.id}`;
      const path = `${holderOf(place)}${note}/award_emoji`;
      const answer = await gitlab.send('POST', path, { json: { name: awards[emoji] }, expect: [404] });
      if (answer.status !== 404) return true;
      // "404 Award Emoji Name has already been taken": https://gitlab.com/gitlab-org/gitlab/-/issues/26060
      if (/taken/i.test(JSON.stringify(answer.json ?? ''))) return false;
      const words = isJsonObject(answer.json) ? ` (${String(answer.json.message ?? answer.json.error ?? '')})` : '';
      throw new TicketwireError(
        'target-not-found',
        `GitLab does not have the command's place in ${place.repository}${words}: either the comment is gone, or the token may not see it.`,
      );
    },
  };
}

function holderOf({ repository, on, key }: CommandPlace): string {
  const project = `/projects/${encodeURIComponent(repository)}`;
  if (on === 'commit') return `${project}/repository/commits/${key}`;
  return `${project}/${on === 'issue' ? 'issues' : 'merge_requests'}/${key}`;
}

function notePathsFor(place: CommandPlace): NotePaths {
  const { on, thread, repository, key, isInternal = false } = place;
  const holder = holderOf(place);
  if (on === 'commit' && thread === undefined) {
    throw new TicketwireError(
      'unprocessable',
      'the comment came without its thread, and only there it can be answered',
    );
  }
  const discussion = thread === undefined ? undefined : `${holder}/discussions/${thread}`;
  const about = `${repository}${on === 'commit' ? '@' : '#'}${key}`;
  return {
    about,
    isInternal,
    // A commit's comments are listed without who wrote what when: there the thread is looked into.
    notes: on === 'commit' ? undefined : `${holder}/notes`,
    discussion,
  };
}
