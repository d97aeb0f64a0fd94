import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { answerForm } from '../web/submission';
import { actorOf, reachOfVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import type { InstitutionFile } from './request-file';
import { RequestPages } from './request-pages.service';
import { ExtensionForm, ReceiptForm } from './request.form';
import { institutionAddress, requestInstitutionView } from './request-institution.view';
import { RequestsService } from './requests.service';

/** One institution in a request: where it stands, more time, and the charge with which it received the letter. */
@Controller('requerimientos/:id/instituciones/:institution')
export class RequestInstitutionController {
  constructor(
    private readonly pages: RequestPages,
    private readonly requests: RequestsService,
    private readonly clock: Clock,
  ) {}

  @Does('request.manage')
  @Get()
  async show(
    @Who() visitor: Visitor,
    @Param('id', RowNumber) id: number,
    @Param('institution') institution: string,
  ): Promise<Page> {
    return institutionPage(await this.file(id, institution, visitor), {}, 200);
  }

  @Does('request.manage')
  @Post('prorroga')
  async extend(
    @Who() visitor: Visitor,
    @Param('id', RowNumber) id: number,
    @Param('institution') institution: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const file = await this.file(id, institution, visitor);
    return answerForm(ExtensionForm, body, {
      act: async (form) => {
        await this.requests.extend(file.standing.rows.request, file.task.place.institutionId, form, this.by(visitor));
        return redirectTo(institutionAddress(id, institution), `Se dio la prórroga a ${institution}.`);
      },
      again: (extension, status) => institutionPage(file, { extension }, status),
    });
  }

  @Does('request.manage')
  @Post('recepcion')
  async noteReceipt(
    @Who() visitor: Visitor,
    @Param('id', RowNumber) id: number,
    @Param('institution') institution: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const file = await this.file(id, institution, visitor);
    return answerForm(ReceiptForm, body, {
      act: async (form) => {
        const { request } = file.standing.rows;
        await this.requests.noteReceipt(request, file.task.place.institutionId, form, this.by(visitor));
        return redirectTo(institutionAddress(id, institution), `Se anotó la recepción de ${institution}.`);
      },
      again: (receipt, status) => institutionPage(file, { receipt }, status),
    });
  }

  private file(id: number, institution: string, visitor: Visitor): Promise<InstitutionFile> {
    return this.pages.ofInstitution(id, institution, reachOfVisitor(visitor, 'request.manage'), this.clock.now());
  }

  private by(visitor: Visitor) {
    return { actor: actorOf(visitor), at: this.clock.now() };
  }
}

interface SentForms {
  readonly extension?: ShownForm;
  readonly receipt?: ShownForm;
}

function institutionPage(file: InstitutionFile, { extension, receipt }: SentForms, status: number): Page {
  const { receivedOn, receipt: charge } = file.task.place;
  const stored = blankForm({ receivedOn: receivedOn ?? '', receipt: charge ?? '' });
  const forms = { extension: extension ?? blankForm(), receipt: receipt ?? stored };
  return page('requests/request-institution', requestInstitutionView(file, forms), status);
}
