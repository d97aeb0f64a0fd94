import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { Csrf } from './csrf';

/** Asks before every handler, and after the guards, which learn whose login session it is. */
export class CsrfInterceptor implements NestInterceptor {
  constructor(private readonly csrf: Csrf) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    this.csrf.check(context.switchToHttp().getRequest<FastifyRequest>());
    return next.handle();
  }
}
