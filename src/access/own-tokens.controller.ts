import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { TokenDays } from '../domain/api-token';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { type Page, page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { TokenForm } from './own-account.form';
import { newTokenView, tokensView } from './own-account.view';
import { OwnTokens } from './own-tokens.service';

const HERE = '/mi-cuenta/llaves';

/** A person's tokens for other systems. */
@Controller('mi-cuenta/llaves')
export class OwnTokensController {
  constructor(
    private readonly tokens: OwnTokens,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Does('account.own')
  show(@Who() visitor: Visitor): Promise<Page> {
    return this.listPage(visitor, blankForm({ scope: 'read', days: '90' }));
  }

  // The token that it shows is kept nowhere.
  @Header('cache-control', 'no-store')
  @Post()
  @Does('account.own')
  make(@Who() visitor: Visitor, @Body() body: unknown, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    return answerForm(TokenForm, body, {
      act: async ({ name, commissionId, scope, days, password }) => {
        const by = { actor: actorOf(visitor), at: this.clock.now() };
        const wanted = { name, commissionId, scope, days: Number(days) as TokenDays };
        const guess = { accountId: visitor.person.accountId, password: password ?? '', address: request.ip };
        const token = await this.tokens.make(guess, wanted, by);
        return page('access/new-token', newTokenView(name, token));
      },
      again: (form, status) => this.listPage(visitor, form, status),
    });
  }

  @Post(':id/anulacion')
  @Does('account.own')
  async revoke(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Redirect> {
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    await this.tokens.revoke(visitor.person.accountId, id, by);
    return redirectTo(HERE, 'La llave quedó anulada: quien la tenga ya no entra con ella.');
  }

  private async listPage({ person }: Visitor, form: ShownForm, status = 200): Promise<Page> {
    const tokens = await this.tokens.ofAccount(person.accountId);
    const commissions = await this.tokens.commissionsOf(person.accountId);
    return page('access/tokens', tokensView({ tokens, commissions, now: this.clock.now() }, form), status);
  }
}
