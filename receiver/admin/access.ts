import { createHmac } from 'node:crypto';
import { parseCookie } from 'cookie';
import type { Request, RequestHandler } from 'express';
import { TicketwireError } from '../../shared/errors.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { isSameText } from '../../shared/signing/hmac.ts';
import { answerError } from '../http/answer.ts';

export interface Access {
  /** Absent: only requests made on this machine are let in. */
  adminToken: string | undefined;
  now(): EpochMs;
}

export const sessionCookie = 'ticketwire_session';
export const sessionMs = 12 * 60 * 60 * 1_000;

/**
 * Whether a request comes straight from this machine: over loopback, addressed to loopback (so that a foreign page
 * whose name resolves here is kept out), and not passed on by a proxy.
 */
export function isDirectLoopback(request: Request): boolean {
  const from = request.socket.remoteAddress ?? '';
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const isPassedOn = Object.keys(request.headers).some(
    (name) => name === 'forwarded' || name.startsWith('x-forwarded-'),
  );
  const isLoopback = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(from);
  return isLoopback && !isPassedOn && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);
}

/** A session: when it ends, and a proof that only a holder of the admin token can make. */
export function makeSession(token: string, now: EpochMs): string {
  const endsAt = now + sessionMs;
  return `${endsAt}.${proof(token, endsAt)}`;
}

export function isSession(value: string | undefined, token: string, now: EpochMs): boolean {
  const [endsAt, given] = value?.split('.') ?? [];
  if (endsAt === undefined || given === undefined || !/^\d{1,15}$/.test(endsAt)) return false;
  return Number(endsAt) > now && isSameText(given, proof(token, Number(endsAt)));
}

function proof(token: string, endsAt: EpochMs): string {
  return createHmac('sha256', token).update(`admin session until ${endsAt}`).digest('hex');
}

/** Whether a request carries the admin token as a bearer token. */
export function hasBearer(request: Request, token: string): boolean {
  const given = /^bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return given !== undefined && isSameText(given, token);
}

/** Whether a page of another site made the browser send this: such a request must change nothing. */
function isCrossSite(request: Request): boolean {
  const { origin, host } = request.headers;
  if (request.method === 'GET' || request.method === 'HEAD' || origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function isAdmitted(request: Request, { adminToken, now }: Access): boolean {
  if (isCrossSite(request)) return false;
  if (adminToken === undefined) return isDirectLoopback(request);
  const session = parseCookie(request.headers.cookie ?? '')[sessionCookie];
  return hasBearer(request, adminToken) || isSession(session, adminToken, now());
}

function refusal({ adminToken }: Access): TicketwireError {
  const why =
    adminToken === undefined
      ? 'This answers only requests made on this machine, directly, because no TICKETWIRE_ADMIN_TOKEN is set.'
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
    else if (access.adminToken !== undefined && request.method === 'GET' && request.accepts('html')) {
      response.redirect(303, '/admin/sign-in');
    } else answerError(response, refusal(access));
  };
}
