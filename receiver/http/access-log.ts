import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { TicketwireError } from '../../shared/errors.ts';
import type { Noted } from './answer.ts';
import type { Metrics } from './metrics.ts';

export interface RequestLog {
  log: Logger;
  metrics: Pick<Metrics, 'noteDelivery' | 'noteProof' | 'noteDuplicate' | 'noteRejected'>;
}

/** What a delivery leaves for its log line. */
export interface DeliveryNote {
  source: string;
  delivery?: string;
  events?: readonly string[];
  effects?: number;
  duplicate?: boolean;
  error?: TicketwireError;
}

/** One line per delivery once it was answered, with its id. No header, payload or query is ever in one. */
export function logDelivery(response: ServerResponse, note: DeliveryNote, { log, metrics }: RequestLog): void {
  const startedAt = performance.now();
  response.once('close', () => {
    const { error, ...told } = note;
    const { status, ms } = answered(response, startedAt);
    metrics.noteDelivery({ source: note.source, status, seconds: ms / 1_000 });
    if (note.duplicate) metrics.noteDuplicate(note.source);
    if (error !== undefined) metrics.noteRejected({ source: note.source, reason: error.code });
    if (error === undefined) log.info({ ...told, status, ms }, 'delivery');
    else if (error.code === 'internal') {
      log.error({ ...told, status, ms, code: error.code, error: error.message, err: error.cause }, 'delivery');
    } else log.warn({ ...told, status, ms, code: error.code, error: error.message }, 'delivery');
  });
}

/** Every other request, at debug; a defect of ours as an error. */
export function createAccessLog(log: Logger, metrics: Pick<Metrics, 'noteRejected'>): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const { method } = request;
    const path = request.path.slice(0, maxPathChars);
    response.once('close', () => {
      const { error } = response.locals as Noted;
      if (error !== undefined) metrics.noteRejected({ source: '', reason: error.code });
      const line = { method, path, ...answered(response, startedAt) };
      if (error?.code === 'internal') log.error({ ...line, error: error.message, err: error.cause }, 'request');
      else log.debug(error === undefined ? line : { ...line, code: error.code, error: error.message }, 'request');
    });
    next();
  };
}

function answered(response: ServerResponse, startedAt: number): { status: number | 'aborted'; ms: number } {
  // An answer that was given early is whole, and is ended only when the client has stopped sending.
  const isEarly = response.headersSent && !response.writableEnded;
  const status = response.writableFinished || isEarly ? response.statusCode : 'aborted';
  return { status, ms: Math.round(performance.now() - startedAt) };
}

const maxPathChars = 200;
