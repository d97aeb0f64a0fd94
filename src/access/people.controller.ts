import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Reach, reachOf } from '../domain/permissions';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { InvitationForm, RoleForm, roleOf } from './people.form';
import { PeopleService } from './people.service';
import { invitationView, peopleView, personView } from './people.view';
import { PersonHistory } from './person-history.service';

const LIST = '/administracion/personas';

/** The people of a commission, or of the installation, and what they may do. */
@Controller('administracion/personas')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly history: PersonHistory,
    private readonly clock: Clock,
  ) {}

  @Does('people.manage')
  @Get()
  async list(@Who() visitor: Visitor): Promise<Page> {
    return page('access/people', peopleView(await this.people.list(reach(visitor), this.clock.today())));
  }

  @Does('people.manage')
  @Get('nueva')
  newPerson(@Who() visitor: Visitor): Promise<Page> {
    return this.invitationPage(visitor, blankForm(), 200);
  }

  @Does('people.manage')
  @Post('nueva')
  invite(@Who() visitor: Visitor, @Body() body: unknown): Promise<Page | Redirect> {
    return answerForm(InvitationForm, body, {
      act: async (form) => {
        const by = { actor: actorOf(visitor), at: this.clock.now() };
        const outcome = await this.people.invite(form, roleOf(form), by);
        const mailed = `Se envió la invitación a ${form.email}; el enlace vale siete días.`;
        const known = `${form.email} ya tenía cuenta: desde ahora tiene también este rol.`;
        return redirectTo(LIST, outcome === 'invited' ? mailed : known);
      },
      again: (form, status) => this.invitationPage(visitor, form, status),
    });
  }

  @Does('people.manage')
  @Get(':id')
  show(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Page> {
    return this.personPage(id, visitor, blankForm(), 200);
  }

  @Does('people.manage')
  @Post(':id/roles')
  async grant(@Who() visitor: Visitor, @Param('id', RowNumber) id: number, @Body() body: unknown) {
    await this.people.one(id, reach(visitor), this.clock.today());
    return answerForm(RoleForm, body, {
      act: async (form) => {
        await this.people.grant(id, roleOf(form), { actor: actorOf(visitor), at: this.clock.now() });
        return redirectTo(`${LIST}/${id}`, 'Se dio el rol; vale desde ahora.');
      },
      again: (form, status) => this.personPage(id, visitor, form, status),
    });
  }

  private async invitationPage(visitor: Visitor, form: ShownForm, status: number): Promise<Page> {
    const choices = await this.people.choices(reach(visitor));
    return page('access/invitation', invitationView(choices, form), status).inPart('access/_invitation-form');
  }

  private async personPage(id: number, visitor: Visitor, form: ShownForm, status: number): Promise<Page> {
    const person = await this.people.one(id, reach(visitor), this.clock.today());
    const choices = await this.people.choices(reach(visitor));
    const history = await this.history.of(id, reach(visitor), this.clock.today());
    return page('access/person', personView({ ...person, history }, choices, form), status).inPart('access/_role-form');
  }
}

function reach({ person }: Visitor): Reach {
  return reachOf(person, 'people.manage');
}
