import type { Interference, LoggedRequest } from './github.ts';

/** What GitHub keeps of answers to commands, as far as its emulator does not: reactions, threads and comments on commits. */
export interface GithubAnswers {
  /** Paths with the reactions that are on them. */
  reactions: Map<string, Set<string>>;
  /** Comments on lines, and on commits. */
  comments: { id: number; path: string; body: string; in_reply_to_id?: number }[];
  /** Members of teams: `octo/maintainers/alice`. */
  members: Set<string>;
  /** Teams that there are: `octo/maintainers`. */
  teams: Set<string>;
  interfere(request: LoggedRequest): Interference | undefined;
}

export function createGithubAnswers(): GithubAnswers {
  const answers: GithubAnswers = {
    reactions: new Map(),
    comments: [],
    members: new Set(),
    teams: new Set(),
    interfere: ({ method, path: whole, body }) => {
      const path = whole.split('?')[0] ?? '';
      const json = body === '' ? {} : JSON.parse(body);
      const member = /^\/orgs\/([^/]+)\/teams\/([^/]+)\/memberships\/([^/]+)$/.exec(path);
      if (member !== null) {
        const isIn = answers.members.has(member.slice(1).join('/'));
        return isIn ? { status: 200, body: { state: 'active', role: 'member' } } : notFound;
      }
      const team = /^\/orgs\/([^/]+)\/teams\/([^/]+)$/.exec(path);
      if (team !== null) return answers.teams.has(`${team[1]}/${team[2]}`) ? { status: 200, body: {} } : notFound;
      if (path === '/graphql' && /^mutation/.test(json.query)) {
        return { status: 200, body: { data: { addReaction: react(json.variables.subject, json.variables.content) } } };
      }
      if (path.endsWith('/reactions') && method === 'POST') {
        const isNew = react(path.slice(0, -'/reactions'.length), json.content);
        return { status: isNew ? 201 : 200, body: { id: 1, content: json.content } };
      }
      const thread = /^(\/repos\/[^/]+\/[^/]+\/pulls\/\d+\/comments)(?:\/(\d+)\/replies)?$/.exec(path);
      if (thread !== null) return commentsAt(method, thread[1] ?? '', json.body, Number(thread[2]));
      if (/\/commits\/[0-9a-f]+\/comments$/.test(path)) return commentsAt(method, path, json.body);
      return undefined;
    },
  };
  const notFound = { status: 404, body: { message: 'Not Found' } };

  function react(to: string, content: string): boolean {
    const there = answers.reactions.get(to) ?? new Set();
    answers.reactions.set(to, there);
    const isNew = !there.has(content);
    there.add(content);
    return isNew;
  }

  function commentsAt(method: string, path: string, text: string, thread?: number): Interference {
    if (method === 'GET') return { status: 200, body: answers.comments.filter((comment) => comment.path === path) };
    const id = 9_000 + answers.comments.length;
    const reply = thread === undefined ? {} : { in_reply_to_id: thread };
    const comment = { id, path, body: text, ...reply, user: { login: 'ticketwire-bot', type: 'User' } };
    answers.comments.push(comment);
    return { status: 201, body: comment };
  }

  return answers;
}
