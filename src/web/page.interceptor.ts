import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Assets } from './assets';
import { HTML_HEADERS, Page, pageHtml } from './page';

/** Turns the `Page` that a controller returns into html; any other answer passes as it is. */
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly assets: Assets) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((answer: unknown) => (answer instanceof Page ? this.html(answer, reply) : answer)));
  }

  // As bytes: of a text the server would count them first and make them afterwards.
  private html(answer: Page, reply: FastifyReply): Buffer {
    reply.status(answer.status).headers(HTML_HEADERS);
    return Buffer.from(pageHtml(answer, this.assets));
  }
}
