import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Clock } from '../work/clock';
import { RequestRate } from '../work/request-rate';
import { placeOf } from '../work/visit-address';
import { TooManyRequests } from './too-many-requests';
import { visitorOf } from './visitor';

/**
 * Takes every request down that reaches a handler: of a person by the account, else by the place it comes from. Styles
 * and typefaces, which browsers keep, have no handler; whoever asks for the health is a machine of the installation.
 */
@Injectable()
export class RequestRateInterceptor implements NestInterceptor {
  constructor(
    private readonly rate: RequestRate,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.routeOptions.url?.startsWith('/health/')) return next.handle();
    const account = visitorOf(request)?.person.accountId;
    const asker = account === undefined ? `place ${placeOf(request.ip)}` : `account ${account}`;
    const seconds = this.rate.whyWait(asker, this.clock.now());
    if (seconds !== null) throw new TooManyRequests(seconds);
    return next.handle();
  }
}
