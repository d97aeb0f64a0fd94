import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedCutoff } from '../domain/cutoff';
import { addressedReference } from '../domain/plan-reference';
import { annexFileAddress } from '../presentation/addresses';
import { Does } from '../web/does';
import { entityTag, isUnchanged, mark } from '../web/entity-tag';
import { isMoved } from '../web/moved';
import { reachOfVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { Threads } from '../work/threads';
import { ANNEX_FORMATS, annexBytes, type AnnexFormat } from './annex-formats';
import { KnownAnnexes } from './known-annexes.service';

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** Anexo 1 of a plan as a file, in each format that there is. */
@Controller('planes')
export class AnnexDownloadController {
  constructor(
    private readonly annexes: KnownAnnexes,
    private readonly clock: Clock,
    private readonly threads: Threads,
  ) {}

  @Does('plan.read')
  @Get(ANNEX_FORMATS.map((format) => `:plan/anexo-1.${format}`))
  async download(
    @Who() visitor: Visitor,
    @Param('plan') plan: string,
    @Query('corte') cutoff: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const format = formatOf(request.url);
    const reach = reachOfVisitor(visitor, 'plan.read');
    const asked = { plan: addressedReference(plan), cutoff: askedCutoff(cutoff), reach };
    const standing = await this.annexes.standing(asked, this.clock.today());
    if (isMoved(request, reply, annexFileAddress(standing.reference, format, standing.cutoff))) return undefined;
    const tag = entityTag(request, `${standing.cutoff} ${standing.stamp}`);
    if (isUnchanged(request, reply, tag)) return undefined;
    const { annex } = await this.annexes.annex(standing);
    const bytes = await annexBytes(annex, format, this.threads);
    mark(reply, tag);
    return new StreamableFile(bytes, {
      type: TYPES[format] ?? 'application/octet-stream',
      disposition: `attachment; filename="${fileName(annex.plan.code, annex.cutoff)}.${format}"`,
      length: bytes.byteLength,
    });
  }
}

function formatOf(url: string): AnnexFormat {
  const ending = /\.(\w+)(?:\?|$)/.exec(url)?.[1];
  const format = ANNEX_FORMATS.find((each) => each === ending);
  if (format === undefined) throw new Error(`No format of the annex in ${url}`);
  return format;
}

/** Letters that every file system takes. */
function fileName(code: string, cutoff: string): string {
  return `Anexo-1_${code}_${cutoff}`.replace(/[^A-Za-z0-9._-]/g, '-');
}
