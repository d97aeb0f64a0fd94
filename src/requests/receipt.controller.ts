import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { attachmentHeader } from '../domain/file-name';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { RowNumber } from '../web/row-number.pipe';
import { type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { receiptView } from './receipt.view';
import { ReceiptsService } from './receipts.service';
import { TasksService } from './tasks.service';

/** The constancia of a report that was sent. */
@Controller('mis-reportes/:request/:institution/:line')
export class ReceiptController {
  constructor(
    private readonly tasks: TasksService,
    private readonly receipts: ReceiptsService,
    private readonly clock: Clock,
  ) {}

  @Does('activity.report')
  @Get('constancia')
  async show(
    @Who() { person }: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
  ): Promise<Page> {
    const own = await this.tasks.addressed({ request, institution, line }, person, this.clock.now());
    return page('requests/receipt', receiptView(own, await this.receipts.last(own), person.accountId));
  }

  @Does('activity.report')
  @Get('constancia.pdf')
  async file(
    @Who() { person }: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const own = await this.tasks.addressed({ request, institution, line }, person, this.clock.now());
    const { receipt, bytes } = await this.receipts.pdf(own);
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: attachmentHeader(`Constancia ${receipt.institution} ${receipt.line} ${receipt.code}.pdf`),
      length: bytes.byteLength,
    });
  }
}
