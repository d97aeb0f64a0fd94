import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { LineDraft } from '../domain/line-draft';
import { Refusal } from '../domain/refusal';
import { Does } from '../web/does';
import type { ShownForm } from '../web/form';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { versionedForm } from '../web/row-version';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { remarkPlaces } from './remark-places';
import { readRemarks, ValidationForm, WithdrawalForm } from './review.form';
import { ReviewCases } from './review-cases.service';
import { type ReviewForms, reviewView } from './review.view';
import { ReviewsService } from './reviews.service';

const QUEUE = '/revision';

/** One report before who reviews it: validated, observed, its validation taken back. */
@Controller('revision/:id')
export class ReviewController {
  constructor(
    private readonly cases: ReviewCases,
    private readonly reviews: ReviewsService,
    private readonly clock: Clock,
  ) {}

  @Does('activity.validate')
  @Get()
  show(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Page> {
    return this.formsPage(visitor, id, {}, 200);
  }

  @Does('activity.validate')
  @Post('validacion')
  async validate(@Who() visitor: Visitor, @Param('id', RowNumber) id: number, @Body() body: unknown) {
    const { commissionId } = await this.cases.submission(id, visitor.person);
    return answerForm(ValidationForm, body, {
      act: async ({ rowVersion, note }) => {
        await this.reviews.validate({ commissionId, id, rowVersion }, note, visitor.person, this.by(visitor));
        return redirectTo(QUEUE, 'El reporte está validado; desde ahora cuenta.');
      },
      again: (validation, status) => this.formsPage(visitor, id, { validation }, status),
    });
  }

  @Does('activity.validate')
  @Post('observaciones')
  async observe(
    @Who() visitor: Visitor,
    @Param('id', RowNumber) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { commissionId, content } = await this.cases.submission(id, visitor.person);
    const { remarks, rowVersion, shown } = readRemarks(remarkPlaces(JSON.parse(content) as LineDraft), body);
    if (shown.problems.length > 0) return this.formsPage(visitor, id, { remarks: shown }, 422);
    try {
      await this.reviews.observe({ commissionId, id, rowVersion }, remarks, visitor.person, this.by(visitor));
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
      const problems = [{ field: null, sentence: error.sentence }];
      return this.formsPage(visitor, id, { remarks: { ...shown, problems } }, 409);
    }
    return redirectTo(QUEUE, 'El reporte volvió a la institución con sus observaciones.');
  }

  @Does('activity.withdraw')
  @Post('retiro-de-validacion')
  async withdraw(@Who() visitor: Visitor, @Param('id', RowNumber) id: number, @Body() body: unknown) {
    const { commissionId } = await this.cases.submission(id, visitor.person);
    return answerForm(WithdrawalForm, body, {
      act: async ({ rowVersion, reason }) => {
        await this.reviews.withdraw({ commissionId, id, rowVersion }, reason, visitor.person, this.by(visitor));
        return redirectTo(`${QUEUE}/${id}`, 'Se retiró la validación; el reporte ya no cuenta y espera otra revisión.');
      },
      again: (withdrawal, status) => this.formsPage(visitor, id, { withdrawal }, status),
    });
  }

  private async formsPage(
    visitor: Visitor,
    id: number,
    sent: Partial<Record<keyof ReviewForms, ShownForm>>,
    status: number,
  ): Promise<Page> {
    const reviewed = await this.cases.one(id, visitor.person, this.clock.now());
    const stored = { rowVersion: String(reviewed.submission.rowVersion) };
    const forms = {
      validation: versionedForm({ ...stored, note: '' }, sent.validation, status),
      remarks: versionedForm(stored, sent.remarks, status),
      withdrawal: versionedForm({ ...stored, reason: '' }, sent.withdrawal, status),
    };
    return page('requests/review', reviewView(reviewed, forms), status);
  }

  private by(visitor: Visitor) {
    return { actor: actorOf(visitor), at: this.clock.now() };
  }
}
