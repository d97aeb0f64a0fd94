import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../web/does';
import { RowNumber } from '../web/row-number.pipe';
import { reachOfVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { LETTER_FORMATS, type LetterFormat, RequestLetters } from './request-letters.service';

const TYPES: Readonly<Record<LetterFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The letter of a request, to be signed and sent by the registry. */
@Controller('requerimientos')
export class RequestLetterController {
  constructor(
    private readonly letters: RequestLetters,
    private readonly clock: Clock,
  ) {}

  @Does('request.manage')
  @Get(LETTER_FORMATS.map((format) => `:id/oficio.${format}`))
  async download(
    @Who() visitor: Visitor,
    @Param('id', RowNumber) id: number,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const format: LetterFormat = /\.docx(?:\?|$)/.test(request.url) ? 'docx' : 'pdf';
    const reach = reachOfVisitor(visitor, 'request.manage');
    const { number, bytes } = await this.letters.file(id, format, reach, this.clock.now());
    void reply.header('cache-control', 'private, no-cache');
    return new StreamableFile(bytes, {
      type: TYPES[format],
      disposition: `attachment; filename="${fileName(number)}.${format}"`,
      length: bytes.byteLength,
    });
  }
}

/** Letters that every file system takes. */
function fileName(number: string): string {
  return `Oficio-circular_${number}`.replace(/[^A-Za-z0-9._-]/g, '-');
}
