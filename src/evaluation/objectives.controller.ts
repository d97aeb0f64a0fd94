import { Controller, Get, Param, Query } from '@nestjs/common';
import { askedCutoff } from '../domain/cutoff';
import { page, type Page } from '../web/page';
import { Clock } from '../work/clock';
import { KnownAnnexes } from './known-annexes.service';
import { objectivesView } from './objectives.view';

/** The indicators of a plan's objectives, which stand outside of the matrix and its counts. */
@Controller('planes')
export class ObjectivesController {
  constructor(
    private readonly annexes: KnownAnnexes,
    private readonly clock: Clock,
  ) {}

  @Get(':plan/objetivos')
  async show(@Param('plan') plan: string, @Query('corte') cutoff: unknown): Promise<Page> {
    const { standing, annex } = await this.annexes.named(plan, askedCutoff(cutoff), this.clock.today());
    return page('evaluation/objectives', objectivesView(annex, standing.reference));
  }
}
