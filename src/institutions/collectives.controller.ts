import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { CollectivesService } from './collectives.service';
import { COLLECTIVES, collectivesView, collectiveView, leaveView } from './collectives.view';
import { JoinForm, LeaveForm } from './institution.form';

/** Collectives and their members, for who administers the installation. */
@Controller('administracion/colectivos')
export class CollectivesController {
  constructor(
    private readonly collectives: CollectivesService,
    private readonly clock: Clock,
  ) {}

  @Does('catalogue.manage')
  @Get()
  async list(@Who() { person }: Visitor): Promise<Page> {
    return page('institutions/collectives', collectivesView(await this.collectives.all(person), this.clock.today()));
  }

  @Does('catalogue.manage')
  @Get(':id')
  show(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Page> {
    return this.collectivePage(id, visitor, blankForm(), 200);
  }

  @Does('catalogue.manage')
  @Post(':id/integrantes')
  join(@Who() visitor: Visitor, @Param('id', RowNumber) id: number, @Body() body: unknown) {
    return answerForm(JoinForm, body, {
      act: async ({ memberId, startsOn }) => {
        await this.collectives.join(id, memberId, startsOn, visitor.person, this.by(visitor));
        return redirectTo(`${COLLECTIVES}/${id}`, 'Se registró el integrante.');
      },
      again: (form, status) => this.collectivePage(id, visitor, form, status),
    });
  }

  @Does('catalogue.manage')
  @Get(':id/integrantes/:member/salida')
  leaving(
    @Who() visitor: Visitor,
    @Param('id', RowNumber) id: number,
    @Param('member', RowNumber) member: number,
  ): Promise<Page> {
    return this.leavePage(id, member, visitor, blankForm({ endsOn: this.clock.today() }), 200);
  }

  @Does('catalogue.manage')
  @Post(':id/integrantes/:member/salida')
  leave(
    @Who() visitor: Visitor,
    @Param('id', RowNumber) id: number,
    @Param('member', RowNumber) member: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return answerForm(LeaveForm, body, {
      act: async ({ endsOn }) => {
        await this.collectives.leave(id, member, endsOn, visitor.person, this.by(visitor));
        return redirectTo(`${COLLECTIVES}/${id}`, 'Se registró la salida.');
      },
      again: (form, status) => this.leavePage(id, member, visitor, form, status),
    });
  }

  private async collectivePage(id: number, { person }: Visitor, form: ShownForm, status: number): Promise<Page> {
    const view = collectiveView(await this.collectives.one(id, person), this.clock.today(), form);
    return page('institutions/collective', view, status).inPart('institutions/_join-form');
  }

  private async leavePage(id: number, member: number, { person }: Visitor, form: ShownForm, status: number) {
    const view = leaveView(await this.collectives.memberOf(id, member, person), member, form);
    return page('institutions/leave', view, status).inPart('institutions/_leave-form');
  }

  private by(visitor: Visitor) {
    return { actor: actorOf(visitor), at: this.clock.now() };
  }
}
