import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Answers } from './answers';
import { Page } from './page';
import { Redirect } from './redirect';

/** Turns the `Page` or `Redirect` that a controller returns into its answer; any other answer passes as it is. */
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly answers: Answers) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer instanceof Page) return this.answers.page(answer, request, reply);
        return answer instanceof Redirect ? this.answers.redirect(answer, request, reply) : answer;
      }),
    );
  }
}
