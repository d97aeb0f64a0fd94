import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { MOST_OF_ACCOUNT } from '../domain/request-rate';
import { Clock } from '../work/clock';
import { RequestRate } from '../work/request-rate';
import { TooManyRequests } from './too-many-requests';
import { visitorOf } from './visitor';

/** Takes every request of a person down by the account; `PlaceRate` has taken it down by its place already. */
@Injectable()
export class RequestRateInterceptor implements NestInterceptor {
  constructor(
    private readonly rate: RequestRate,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const account = visitorOf(context.switchToHttp().getRequest<FastifyRequest>())?.person.accountId;
    if (account === undefined) return next.handle();
    const seconds = this.rate.whyWait(`account ${account}`, MOST_OF_ACCOUNT, this.clock.now());
    if (seconds !== null) throw new TooManyRequests(seconds);
    return next.handle();
  }
}
