import { Controller, ForbiddenException, Param, Post } from '@nestjs/common';
import type { Deed } from '../domain/actor';
import { reachOf, whyNot } from '../domain/permissions';
import { Does } from '../web/does';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { PeopleService } from './people.service';

const LIST = '/administracion/personas';

/** What changes how somebody stands: a role that ends, an invitation again, the way in closed or opened. */
@Controller('administracion/personas/:id')
export class PersonStandingController {
  constructor(
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  @Does('people.manage')
  @Post('roles/:role/retiro')
  async end(
    @Who() visitor: Visitor,
    @Param('id', RowNumber) id: number,
    @Param('role', RowNumber) role: number,
  ): Promise<Redirect> {
    const reach = reachOf(visitor.person, 'people.manage');
    await this.people.end(id, role, reach, this.clock.today(), this.by(visitor));
    return redirectTo(LIST, 'Se retiró el rol; la persona ya no puede lo que ese rol permitía.');
  }

  @Does('people.manage')
  @Post('invitacion')
  async inviteAgain(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Redirect> {
    await this.people.one(id, reachOf(visitor.person, 'people.manage'), this.clock.today());
    await this.people.inviteAgain(id, this.by(visitor));
    return redirectTo(`${LIST}/${id}`, 'Se envió otra invitación; el enlace anterior ya no sirve.');
  }

  @Does('people.manage')
  @Post('cierre')
  async close(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Redirect> {
    await this.mayOfInstallation(visitor, id);
    await this.people.close(id, this.by(visitor));
    return redirectTo(`${LIST}/${id}`, 'Se cerró el ingreso: la persona salió de todos sus dispositivos.');
  }

  @Does('people.manage')
  @Post('apertura')
  async open(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Redirect> {
    await this.mayOfInstallation(visitor, id);
    await this.people.open(id, this.by(visitor));
    return redirectTo(`${LIST}/${id}`, 'Se abrió el ingreso: la persona puede entrar con la clave que tenía.');
  }

  @Does('people.manage')
  @Post('segundo-paso/retiro')
  async removeSecondFactor(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Redirect> {
    await this.mayOfInstallation(visitor, id);
    await this.people.removeSecondFactor(id, this.by(visitor));
    return redirectTo(`${LIST}/${id}`, 'Se quitó el segundo paso; la persona puede activarlo otra vez en su cuenta.');
  }

  // An account is one for all commissions: who administers one of them does not close it for the others.
  private async mayOfInstallation({ person }: Visitor, id: number): Promise<void> {
    await this.people.one(id, reachOf(person, 'people.manage'), this.clock.today());
    if (whyNot('people.manage', person, { commissionId: null }) !== null) throw new ForbiddenException();
  }

  private by(visitor: Visitor): Deed {
    return { actor: actorOf(visitor), at: this.clock.now() };
  }
}
