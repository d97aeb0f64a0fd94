import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MOST_OF_PLACE } from '../domain/request-rate';
import { Clock } from '../work/clock';
import { RequestRate } from '../work/request-rate';
import { placeOf } from '../work/visit-address';
import { TooManyRequests } from './too-many-requests';

/** Files that browsers keep, and the machines of the installation that ask for its health. */
const UNCOUNTED = ['/recursos/', '/health/'];

/** Takes every request down by the place it comes from, before anything is asked of the database for its sake. */
@Injectable()
export class PlaceRate implements OnModuleInit {
  constructor(
    private readonly rate: RequestRate,
    private readonly clock: Clock,
    private readonly host: HttpAdapterHost<FastifyAdapter>,
  ) {}

  /** The command line has no server. */
  onModuleInit(): void {
    const adapter = this.host.httpAdapter as FastifyAdapter | undefined;
    const server: FastifyInstance | undefined = adapter?.getInstance();
    server?.addHook('onRequest', (request, _reply, done) => done(this.whyNot(request)));
  }

  private whyNot({ ip, routeOptions }: FastifyRequest): Error | undefined {
    if (UNCOUNTED.some((prefix) => routeOptions.url?.startsWith(prefix))) return undefined;
    const seconds = this.rate.whyWait(`place ${placeOf(ip)}`, MOST_OF_PLACE, this.clock.now());
    return seconds === null ? undefined : new TooManyRequests(seconds);
  }
}
