import { Controller, Get, Param } from '@nestjs/common';
import { addressedCode } from '../domain/addressed-code';
import { page, type Page } from '../web/page';
import { Clock } from '../work/clock';
import { LineService } from './line.service';
import { lineView } from './line.view';

/** A line of action over the years. */
@Controller('planes')
export class LineController {
  constructor(
    private readonly lines: LineService,
    private readonly clock: Clock,
  ) {}

  @Get(':plan/lineas/:line')
  async show(@Param('plan') plan: string, @Param('line') line: string): Promise<Page> {
    const years = await this.lines.overYears(plan, addressedCode(line) ?? line, this.clock.today());
    return page('evaluation/line', lineView(years));
  }
}
