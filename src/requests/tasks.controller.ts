import { Controller, Get, Param } from '@nestjs/common';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { RowNumber } from '../web/row-number.pipe';
import { type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { TasksService } from './tasks.service';
import { tasksView, taskView } from './tasks.view';

/** What the institutions of a person have to answer. */
@Controller('mis-reportes')
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly clock: Clock,
  ) {}

  @Does('request.answer')
  @Get()
  async list(@Who() { person }: Visitor): Promise<Page> {
    return page('requests/tasks', tasksView(await this.tasks.ofPerson(person, this.clock.now())));
  }

  @Does('activity.report')
  @Get(':request/:institution')
  async show(
    @Who() { person }: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
  ): Promise<Page> {
    return page('requests/task', taskView(await this.tasks.one(request, institution, person, this.clock.now())));
  }
}
