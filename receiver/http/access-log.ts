import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Noted } from './answer.ts';
import type { DeliveryNote } from './hooks.ts';
import type { Metrics } from './metrics.ts';

/** One line per delivery, with its id; everything else at debug. No header, payload or query is ever in one. */
export function createAccessLog(log: Logger, metrics: Pick<Metrics, 'noteDelivery'>): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const { method } = request;
    const path = request.path.slice(0, maxPathChars);
    response.once('close', () => {
      const { error, ...note } = response.locals as Noted & DeliveryNote;
      const status = response.writableFinished ? response.statusCode : 'aborted';
      const ms = Math.round(performance.now() - startedAt);
      if (note.source !== undefined) metrics.noteDelivery({ source: note.source, status, seconds: ms / 1_000 });
      const line = { ...note, status, ms, ...(error === undefined ? {} : { code: error.code, error: error.message }) };
      if (note.source === undefined) log.debug({ ...line, method, path }, 'request');
      else if (error === undefined) log.info(line, 'delivery');
      else if (error.code === 'internal') log.error({ ...line, err: error.cause }, 'delivery');
      else log.warn(line, 'delivery');
    });
    next();
  };
}

const maxPathChars = 200;
