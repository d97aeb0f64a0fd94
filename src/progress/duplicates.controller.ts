import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { JoinForm } from './duplicates.form';
import { DuplicatesService } from './duplicates.service';
import { duplicatesView } from './duplicates.view';

const PAGE = '/revision/duplicados';

/** Events that two institutions reported: the secretariat joins them, and parts them again. */
@Controller('revision/duplicados')
export class DuplicatesController {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly clock: Clock,
  ) {}

  @Does('activity.withdraw')
  @Get()
  show(@Who() visitor: Visitor): Promise<Page> {
    return this.found(visitor, null, 200);
  }

  @Does('activity.withdraw')
  @Post()
  join(@Who() visitor: Visitor, @Body() body: unknown): Promise<Page | Redirect> {
    const { person } = visitor;
    return answerForm(JoinForm, body, {
      act: async ({ counting, other }) => {
        await this.duplicates.join(counting, other, person, { actor: actorOf(visitor), at: this.clock.now() });
        return redirectTo(PAGE, 'Las dos actividades son desde ahora un mismo evento: cuenta una vez.');
      },
      again: ({ problems }, status) => this.found(visitor, problems[0]?.sentence ?? null, status),
    });
  }

  @Does('activity.withdraw')
  @Post(':activity/separacion')
  async part(@Who() visitor: Visitor, @Param('activity', RowNumber) activity: number): Promise<Redirect> {
    await this.duplicates.part(activity, visitor.person, { actor: actorOf(visitor), at: this.clock.now() });
    return redirectTo(PAGE, 'Las actividades están separadas: cada una cuenta por su lado.');
  }

  private async found(visitor: Visitor, problem: string | null, status: number): Promise<Page> {
    const found = await this.duplicates.found(visitor.person, this.clock.now());
    return page('requests/review-duplicates', duplicatesView(found, problem), status);
  }
}
