import { isJsonObject } from '../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Http, HttpRequest, HttpResponse } from './http.ts';

/**
 * A client that only reads. Everything else is answered as the service would if it went well, so that whoever asks goes
 * on as if it had been done.
 */
export function createDryHttp(http: Http): Http {
  return {
    isDry: true,
    send: async (request) => (isReading(request) ? http.send(request) : imagined(request)),
  };
}

/** GraphQL and Jira's search are asked by POST. */
function isReading({ method, url, json, isReading: isSaidToRead = false }: HttpRequest): boolean {
  if (method === 'GET' || isSaidToRead) return true;
  const { pathname } = new URL(url);
  if (!pathname.endsWith('/graphql')) return /\/rest\/api\/\d\/search(\/jql)?$/.test(pathname);
  return isJsonObject(json) && !/^\s*mutation\b/.test(String(json.query));
}

function imagined({ method, url, json }: HttpRequest): HttpResponse {
  const { pathname } = new URL(url);
  const answer = (status: number, body?: JsonValue): HttpResponse => ({
    status,
    headers: { get: () => null },
    json: body,
    url,
  });
  const given = isJsonObject(json) ? json : {};
  // Rooms want to hear that a message was taken, and what it is called now.
  if (pathname.endsWith('/graphql')) return answer(200, { data: {} });
  if (/\/chat\.(postMessage|update)$/.test(pathname)) return answer(200, { ok: true, ts: '0' });
  if (pathname.includes('/_matrix/client/')) return answer(200, { event_id: '$0' });
  if (isMessage(given)) return answer(202, { ok: true, id: '0' });
  if (method === 'DELETE' || pathname.endsWith('/transitions')) return answer(204);
  if (method === 'PUT' && pathname.includes('/rest/api/')) return answer(204);
  if (method === 'POST' && /\/rest\/api\/\d\/issue$/.test(pathname)) return answer(201, { key: newKeyOf(given) });
  if (method === 'PATCH' || (method === 'PUT' && pathname.includes('/api/v4/')))
    return answer(200, issueOf(given, Number(pathname.split('/').at(-1))));
  if (method === 'POST' && pathname.endsWith('/issues')) return answer(201, issueOf(given, 0));
  return answer(method === 'POST' ? 201 : 200, { id: 0 });
}

/** Of Slack's kind, Discord's, or Teams'. */
function isMessage({ text, embeds, attachments }: JsonObject): boolean {
  return typeof text === 'string' || Array.isArray(embeds) || Array.isArray(attachments);
}

function newKeyOf({ fields }: JsonObject): string {
  const project = isJsonObject(fields) && isJsonObject(fields.project) ? fields.project.key : undefined;
  return `${typeof project === 'string' ? project : 'NEW'}-0`;
}

/** As GitHub and Gitea would show it, and as GitLab would. */
function issueOf(given: JsonObject, number: number): JsonObject {
  const { state_event: event, labels } = given;
  const state = event === undefined ? 'open' : event === 'close' ? 'closed' : 'opened';
  const shown = { number, iid: number, html_url: '', web_url: '', title: '', state, ...given };
  return { ...shown, labels: typeof labels === 'string' ? labels.split(',') : (labels ?? []) };
}
