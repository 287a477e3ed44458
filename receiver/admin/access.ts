import { createHmac, randomBytes } from 'node:crypto';
import { parseCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import { TicketwireError } from '../../shared/errors.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { isSameText } from '../../shared/signing/hmac.ts';
import { answerError } from '../http/answer.ts';

/** Who may use the pages and the API. */
export interface Access {
  /** TICKETWIRE_ADMIN_TOKEN, or the token in the data directory. */
  token: string;
  /** The token is the one in the data directory: only requests made directly on this machine count. */
  isLocal: boolean;
  now(): EpochMs;
}

const sessionCookie = 'ticketwire_session';
/** With this prefix no other host and no plain connection can set the cookie. */
const secureSessionCookie = `__Host-${sessionCookie}`;
const sessionMs = 12 * 60 * 60 * 1_000;

/** Headers that only a proxy adds, beside those that begin with `x-forwarded` or `x-original-`. */
const forwardingHeaders = new Set([
  'via',
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-envoy-external-address',
  'x-azure-clientip',
  'x-azure-socketip',
  'x-appengine-user-ip',
  'x-proxyuser-ip',
  'client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'cf-connecting-ipv6',
  'cf-ray',
  'cdn-loop',
  'fastly-client-ip',
  'fly-client-ip',
  'ali-cdn-real-ip',
  'proxy-client-ip',
  'wl-proxy-client-ip',
]);

function isForwarding(header: string): boolean {
  return forwardingHeaders.has(header) || header.startsWith('x-forwarded') || header.startsWith('x-original-');
}

/**
 * True if a request comes straight from this machine: over loopback, addressed to loopback (a page elsewhere may have a
 * name that leads here), and not passed on by a proxy.
 */
export function isDirectLoopback({ socket, headers }: Pick<Request, 'socket' | 'headers'>): boolean {
  const isLoopback = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(socket.remoteAddress ?? '');
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const isAddressedHere = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);
  return isLoopback && isAddressedHere && !Object.keys(headers).some(isForwarding);
}

/** Starts a session: a cookie that says when it ends, with a proof that only a holder of the token can make. */
export function startSession(request: Request, response: Response, { token, now }: Access): void {
  const isSecure = request.headers['x-forwarded-proto'] === 'https';
  response.cookie(isSecure ? secureSessionCookie : sessionCookie, makeSession(token, now()), {
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    path: isSecure ? '/' : '/admin',
    maxAge: sessionMs,
  });
}

function makeSession(token: string, now: EpochMs): string {
  const endsAt = now + sessionMs;
  return `${endsAt}.${proof(token, endsAt)}`;
}

function isSession(value: string, token: string, now: EpochMs): boolean {
  const [endsAt = '', given = ''] = value.split('.');
  return /^\d{1,15}$/.test(endsAt) && Number(endsAt) > now && isSameText(given, proof(token, Number(endsAt)));
}

function proof(token: string, endsAt: EpochMs): string {
  return createHmac('sha256', token).update(`admin session until ${endsAt}`).digest('hex');
}

/** True if any of the session cookies is one: another page on this host may have added its own before ours. */
function hasSession({ headers }: Request, { token, now }: Access): boolean {
  const values = (headers.cookie ?? '').split(';').flatMap((text) => {
    const cookie = parseCookie(text);
    return [cookie[secureSessionCookie] ?? cookie[sessionCookie] ?? []].flat();
  });
  return values.some((value) => isSession(value, token, now()));
}

function hasBearer({ headers }: Request, token: string): boolean {
  const given = /^bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
  return given !== undefined && isSameText(given, token);
}

/** True if a page of another site made the browser send this: such a request must change nothing. */
export function isCrossSite({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function isAdmitted(request: Request, access: Access): boolean {
  if (isCrossSite(request) || !isInReach(request, access)) return false;
  return hasBearer(request, access.token) || hasSession(request, access);
}

/** True if a request may be let in at all, with the right token. */
export function isInReach(request: Request, { isLocal }: Access): boolean {
  return !isLocal || isDirectLoopback(request);
}

export function refusal({ isLocal }: Access): TicketwireError {
  const why = isLocal
    ? 'No TICKETWIRE_ADMIN_TOKEN is set, so this answers only requests made directly on this machine, with the token that is kept in the data directory. Open the link that the receiver printed when it started, run the command with the same TICKETWIRE_DATA, or set TICKETWIRE_ADMIN_TOKEN.'
    : 'The admin token is missing or wrong. Send it as a bearer token, or sign in under /admin/sign-in.';
  return new TicketwireError('unauthenticated', why);
}

/** Lets programs in, or answers 401. */
export function admitPrograms(access: Access): RequestHandler {
  return (request, response, next) => {
    if (isAdmitted(request, access)) next();
    else answerError(response, refusal(access));
  };
}

/** Lets people in, or leads a browser to the sign-in page. */
export function admitPeople(access: Access): RequestHandler {
  return (request, response, next) => {
    if (isAdmitted(request, access)) next();
    else if (isInReach(request, access) && request.method === 'GET' && request.accepts('html')) {
      response.redirect(303, '/admin/sign-in');
    } else answerError(response, refusal(access));
  };
}

/** A code that opens the pages once. It is kept in memory only: each start makes another. */
export interface SignInCode {
  readonly text: string;
  /** True the first time the right code is given. */
  take(given: string): boolean;
}

export function createSignInCode(): SignInCode {
  const text = randomBytes(24).toString('base64url');
  let isTaken = false;
  return {
    text,
    take: (given) => {
      if (isTaken || !isSameText(given, text)) return false;
      isTaken = true;
      return true;
    },
  };
}
