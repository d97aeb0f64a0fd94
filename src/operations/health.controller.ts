import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Does } from '../web/does';
import { HealthService, type Readiness } from './health.service';

/** For whoever keeps the site running: balancers, watchdogs and probes. It tells no more than they need. */
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** Whether the process answers; one that does not is to be started again. */
  @Get('live')
  @Does('public')
  live(@Res({ passthrough: true }) reply: FastifyReply): { status: 'live' } {
    void reply.header('cache-control', 'no-store');
    return { status: 'live' };
  }

  /** Whether requests may be sent here: 503 while it starts or stops, or has no database that fits this release. */
  @Get('ready')
  @Does('public')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: Readiness }> {
    const status = await this.health.readiness();
    void reply.status(status === 'ready' ? 200 : 503).header('cache-control', 'no-store');
    return { status };
  }
}
