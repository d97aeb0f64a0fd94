import { Controller, Get, Param, Post } from '@nestjs/common';
import { Does } from '../web/does';
import { type Page, page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { LoginEnding } from './login-ending.service';
import { OwnAccount } from './own-account.service';
import { ownAccountView } from './own-account.view';

const HERE = '/mi-cuenta';

/** A person's own account and where it is logged in. */
@Controller('mi-cuenta')
export class OwnAccountController {
  constructor(
    private readonly own: OwnAccount,
    private readonly ending: LoginEnding,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Does('account.own')
  async show(@Who() visitor: Visitor): Promise<Page> {
    const state = await this.own.of(visitor.person.accountId, this.clock.now());
    return page('access/own-account', ownAccountView(state, visitor.loginSessionId));
  }

  @Post('sesiones/cierre')
  @Does('account.own')
  async endOthers(@Who() visitor: Visitor): Promise<Redirect> {
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    const ended = await this.ending.endOthers(visitor.person.accountId, visitor.loginSessionId ?? 0, by);
    return redirectTo(HERE, ended === 0 ? 'No había otras sesiones.' : 'Se cerraron las otras sesiones.');
  }

  @Post('sesiones/:id/cierre')
  @Does('account.own')
  async endOne(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Redirect> {
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    await this.ending.endOne(visitor.person.accountId, id, by);
    return redirectTo(HERE, 'La sesión se cerró.');
  }
}
