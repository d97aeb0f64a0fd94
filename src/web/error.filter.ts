import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, type RefusalKind } from '../domain/refusal';
import { WorkRefused } from '../work/work-refused';
import type { Assets } from './assets';
import { type ErrorWords, errorWords } from './error-words';
import { HTML_HEADERS, page, pageHtml } from './page';

const REFUSAL_STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  'not-found': 404,
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

  constructor(private readonly assets: Assets) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(error);
    const words = { ...errorWords(status), ...sentenceOf(error) };
    const reference = status === 500 ? request.id : null;
    if (reference !== null) this.logger.error(`${reference} ${request.method} ${pathOf(request)}`, stackOf(error));
    // A page that could not be made may have named itself already.
    reply.removeHeader('etag');
    this.answer(reply.status(status), wantsJson(request), words, reference);
  }

  private answer(reply: FastifyReply, asJson: boolean, words: ErrorWords, reference: string | null): void {
    if (asJson) {
      const { title, sentence } = words;
      void reply.send({ status: reply.statusCode, title, sentence, reference });
      return;
    }
    const view = { ...words, reference, status: reply.statusCode };
    void reply.headers(HTML_HEADERS).send(pageHtml(page('error/index', view), this.assets));
  }
}

/** Fastify's own refusals (a body too large, an address that cannot be decoded) carry their status as a number. */
function statusOf(error: unknown): number {
  if (error instanceof Refusal) return REFUSAL_STATUS[error.kind];
  if (error instanceof WorkRefused) return REFUSAL_STATUS.invalid;
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function sentenceOf(error: unknown): { sentence?: string } {
  if (error instanceof Refusal) return { sentence: error.sentence };
  return error instanceof WorkRefused ? { sentence: error.message } : {};
}

function wantsJson({ headers }: FastifyRequest): boolean {
  const accepted = headers.accept ?? '';
  return accepted.includes('application/json') && !accepted.includes('text/html');
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '';
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
