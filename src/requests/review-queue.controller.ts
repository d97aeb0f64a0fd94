import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { askedPage } from '../domain/page-number';
import { Does } from '../web/does';
import { blankForm, readForm, type ShownForm } from '../web/form';
import { page, type Page } from '../web/page';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import type { QueueFilter } from './review-queue';
import { ReviewQueueService } from './review-queue.service';
import { type NamedOutcome, namedOutcomes, queueView } from './review-queue.view';
import { chosenIn, ChosenForm } from './review.form';
import { ReviewCases } from './review-cases.service';
import { ReviewsService } from './reviews.service';

/** What waits for its review, and the validation of several at once. */
@Controller('revision')
export class ReviewQueueController {
  constructor(
    private readonly queue: ReviewQueueService,
    private readonly cases: ReviewCases,
    private readonly reviews: ReviewsService,
    private readonly clock: Clock,
  ) {}

  @Does('activity.validate')
  @Get()
  async list(
    @Who() visitor: Visitor,
    @Query('requerimiento') request: unknown,
    @Query('institucion') institution: unknown,
    @Query('pagina') number: unknown,
  ): Promise<Page> {
    const filter = filterOf(request, institution);
    const queue = await this.queue.page(visitor.person, { filter, page: askedPage(number) }, this.clock.today());
    return page('requests/review-queue', queueView(queue, blankForm()));
  }

  /** Each by the same rules; the page tells what became of each, and what waits still. */
  @Does('activity.validate')
  @Post()
  async validate(
    @Who() visitor: Visitor,
    @Body() body: unknown,
    @Query('requerimiento') request: unknown,
    @Query('institucion') institution: unknown,
    @Query('pagina') number: unknown,
  ): Promise<Page> {
    const { person } = visitor;
    const filter = filterOf(request, institution);
    const asked = { filter, page: askedPage(number) };
    const before = await this.queue.page(person, asked, this.clock.today());
    const { value, shown } = readForm(ChosenForm, body);
    const chosen = chosenIn(body);
    if (value === null || chosen.length === 0) {
      const none = { field: null, sentence: 'Marque al menos un reporte de la lista.' };
      const problems = chosen.length === 0 ? [none] : shown.problems;
      return page('requests/review-queue', queueView(before, { ...shown, problems }), 422);
    }
    const placed = await this.cases.placed(chosen, person);
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    const outcomes = namedOutcomes(await this.reviews.validateEach(placed, value.note, person, by), before.rows);
    return this.after(visitor, filter, outcomes, shown);
  }

  private async after(
    { person }: Visitor,
    filter: QueueFilter,
    outcomes: readonly NamedOutcome[],
    sent: ShownForm,
  ): Promise<Page> {
    const isAllDone = outcomes.every(({ refusal }) => refusal === null);
    const queue = await this.queue.page(person, { filter, page: 1 }, this.clock.today());
    const form = isAllDone ? blankForm() : { ...sent, problems: [] };
    return page('requests/review-queue', queueView(queue, form, outcomes), isAllDone ? 200 : 409);
  }
}

function filterOf(request: unknown, institution: unknown): QueueFilter {
  return { requestId: rowAsked(request), institutionId: rowAsked(institution) };
}

/** Null: none is asked for. A row that does not exist has nothing in the queue. */
function rowAsked(asked: unknown): number | null {
  if (asked === undefined || asked === '') return null;
  return typeof asked === 'string' && /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
}
