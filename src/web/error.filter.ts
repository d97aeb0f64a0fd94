import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, type RefusalKind } from '../domain/refusal';
import { WorkRefused } from '../work/work-refused';
import type { Answers } from './answers';
import { errorWords } from './error-words';
import { FirstThis, LoginNeeded } from './login-needed';
import { page } from './page';
import { TooManyRequests } from './too-many-requests';

const REFUSAL_STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  unreachable: 503,
};

/**
 * Answers whatever went wrong with a page in Spanish, or with JSON where the client asks for it. What nobody expected
 * is a 500 with a reference number; the log has the rest under the same number, without what was asked or sent.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errores');

  constructor(private readonly answers: Answers) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const elsewhere = leadsTo(error, request);
    if (elsewhere !== null) {
      void reply.status(303).header('location', elsewhere).header('cache-control', 'no-store').send();
      return;
    }
    const status = statusOf(error);
    const words = { ...errorWords(status), ...sentenceOf(error) };
    const reference = status === 500 ? request.id : null;
    if (reference !== null) this.logger.error(askedOf(request), stackOf(error));
    // A page that could not be made may have named itself already.
    reply.removeHeader('etag');
    if (error instanceof TooManyRequests) void reply.header('retry-after', error.seconds);
    if (wantsJson(request)) void reply.status(status).send({ status, ...words, reference });
    else
      void reply.send(this.answers.page(page('error/index', { ...words, reference, status }, status), request, reply));
  }
}

/** Where a reader is led instead of being refused; null: nowhere. What was sent by a form is never sent again. */
function leadsTo(error: unknown, request: FastifyRequest): string | null {
  if (wantsJson(request) || !(request.method === 'GET' || request.method === 'HEAD')) return null;
  if (error instanceof FirstThis) return error.address;
  if (!(error instanceof LoginNeeded) || request.headers.authorization !== undefined) return null;
  return request.url === '/' ? '/ingresar' : `/ingresar?volver=${encodeURIComponent(request.url)}`;
}

/** Fastify's own refusals (a body too large, an address that cannot be decoded) carry their status as a number. */
function statusOf(error: unknown): number {
  if (error instanceof Refusal) return REFUSAL_STATUS[error.kind];
  if (error instanceof WorkRefused) return REFUSAL_STATUS.invalid;
  if (error instanceof LoginNeeded) return 401;
  if (error instanceof FirstThis) return 403;
  if (error instanceof TooManyRequests) return 429;
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function sentenceOf(error: unknown): { sentence?: string } {
  if (error instanceof Refusal) return { sentence: error.sentence };
  return error instanceof WorkRefused || error instanceof TooManyRequests ? { sentence: error.message } : {};
}

function wantsJson({ headers }: FastifyRequest): boolean {
  const accepted = headers.accept ?? '';
  return accepted.includes('application/json') && !accepted.includes('text/html');
}

function askedOf({ id, method, routeOptions }: FastifyRequest): object {
  return { request: id, method, route: routeOptions.url ?? null };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
