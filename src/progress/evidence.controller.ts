import { Controller, Get, Param, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendDownload } from '../files/download';
import { Does } from '../web/does';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { EvidenceReadingService } from './evidence-reading.service';

/** A file of evidence, for saving. */
@Controller('evidencias')
export class EvidenceController {
  constructor(
    private readonly reading: EvidenceReadingService,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @Does('evidence.read')
  async download(
    @Param('id') id: string,
    @Who() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const number = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0;
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    return sendDownload(request, reply, await this.reading.forReading(number, visitor.person, by));
  }
}
