import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { legendOn } from '../domain/legend';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { versionedForm } from '../web/row-version';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { CatalogueHistoryService } from './catalogue-history.service';
import { CommissionCatalogueService } from './commission-catalogue.service';
import { ChangedCommissionForm, LegendForm, LetterheadForm, NewCommissionForm } from './commission.form';
import { CommissionLegendService } from './commission-legend.service';
import {
  COMMISSIONS,
  commissionsView,
  commissionValues,
  commissionView,
  legendValues,
  newCommissionView,
} from './commissions.view';

/** Of the forms of a commission's page the one that was sent. */
interface SentForms {
  readonly form?: ShownForm;
  readonly letterheadForm?: ShownForm;
  readonly legendForm?: ShownForm;
}

/** The commissions of the installation, for those who administer them. */
@Controller('administracion/comisiones')
export class CommissionsController {
  constructor(
    private readonly commissions: CommissionCatalogueService,
    private readonly legends: CommissionLegendService,
    private readonly history: CatalogueHistoryService,
    private readonly clock: Clock,
  ) {}

  @Does('commission.manage')
  @Get()
  async list(@Who() { person }: Visitor): Promise<Page> {
    return page('institutions/commissions', commissionsView(await this.commissions.within(person), person));
  }

  @Does('catalogue.manage')
  @Get('nueva')
  newCommission(@Who() { person }: Visitor): Page {
    this.commissions.mayAdd(person);
    return newPage(blankForm(), 200);
  }

  @Does('catalogue.manage')
  @Post('nueva')
  async add(@Who() visitor: Visitor, @Body() body: unknown): Promise<Page | Redirect> {
    this.commissions.mayAdd(visitor.person);
    return answerForm(NewCommissionForm, body, {
      act: async ({ code, ...fields }) => {
        await this.commissions.add(code, fields, visitor.person, this.by(visitor));
        return redirectTo(`${COMMISSIONS}/${code}`, `Se registró la comisión ${code}.`);
      },
      again: newPage,
    });
  }

  @Does('commission.manage')
  @Get(':code')
  show(@Who() visitor: Visitor, @Param('code') code: string): Promise<Page> {
    return this.commissionPage(code, visitor, {}, 200);
  }

  @Does('commission.manage')
  @Post(':code')
  change(@Who() visitor: Visitor, @Param('code') code: string, @Body() body: unknown): Promise<Page | Redirect> {
    return answerForm(ChangedCommissionForm, body, {
      act: async ({ rowVersion, ...fields }) => {
        await this.commissions.change(code, fields, rowVersion, visitor.person, this.by(visitor));
        return redirectTo(`${COMMISSIONS}/${code}`, 'Se guardaron los datos de la comisión.');
      },
      again: (form, status) => this.commissionPage(code, visitor, { form }, status),
    });
  }

  @Does('commission.manage')
  @Post(':code/membretes')
  addLetterhead(@Who() visitor: Visitor, @Param('code') code: string, @Body() body: unknown): Promise<Page | Redirect> {
    return answerForm(LetterheadForm, body, {
      act: async (form) => {
        await this.commissions.addLetterhead(code, form, visitor.person, this.by(visitor));
        return redirectTo(`${COMMISSIONS}/${code}`, 'Se registró el membrete.');
      },
      again: (letterheadForm, status) => this.commissionPage(code, visitor, { letterheadForm }, status),
    });
  }

  @Does('commission.manage')
  @Post(':code/membretes/:id/retiro')
  async removeLetterhead(
    @Who() visitor: Visitor,
    @Param('code') code: string,
    @Param('id', RowNumber) id: number,
  ): Promise<Redirect> {
    await this.commissions.removeLetterhead(code, id, visitor.person, this.by(visitor));
    return redirectTo(`${COMMISSIONS}/${code}`, 'Se quitó el membrete.');
  }

  @Does('commission.manage')
  @Post(':code/leyendas')
  addLegend(@Who() visitor: Visitor, @Param('code') code: string, @Body() body: unknown): Promise<Page | Redirect> {
    return answerForm(LegendForm, body, {
      act: async ({ labelsSince, notDone, noData, notApplicable, ...same }) => {
        const labels = { ...same, 'not-done': notDone, 'no-data': noData, 'not-applicable': notApplicable };
        await this.legends.add(code, labelsSince, labels, visitor.person, this.by(visitor));
        return redirectTo(`${COMMISSIONS}/${code}`, 'Se registró la leyenda de los semáforos.');
      },
      again: (legendForm, status) => this.commissionPage(code, visitor, { legendForm }, status),
    });
  }

  @Does('commission.manage')
  @Post(':code/leyendas/:since/retiro')
  async removeLegend(
    @Who() visitor: Visitor,
    @Param('code') code: string,
    @Param('since') since: string,
  ): Promise<Redirect> {
    await this.legends.remove(code, since, visitor.person, this.by(visitor));
    return redirectTo(`${COMMISSIONS}/${code}`, 'Se quitó la leyenda.');
  }

  private async commissionPage(code: string, { person }: Visitor, sent: SentForms, status: number): Promise<Page> {
    const standing = await this.commissions.one(code, person);
    const labels = await this.legends.labels(code, person);
    const forms = {
      form: versionedForm(commissionValues(standing.commission), sent.form, status),
      letterheadForm: sent.letterheadForm ?? blankForm(),
      legendForm: sent.legendForm ?? blankForm(legendValues(legendOn(this.clock.today(), labels))),
    };
    const history = await this.history.ofCommission(standing.commission);
    const answer = page('institutions/commission', commissionView({ ...standing, history, labels }, forms), status);
    if (sent.letterheadForm) return answer.inPart('institutions/_letterhead-form');
    return answer.inPart(sent.legendForm ? 'institutions/_legend-form' : 'institutions/_commission-form');
  }

  private by(visitor: Visitor) {
    return { actor: actorOf(visitor), at: this.clock.now() };
  }
}

function newPage(form: ShownForm, status: number): Page {
  return page('institutions/commission-new', newCommissionView(form), status).inPart('institutions/_commission-form');
}
