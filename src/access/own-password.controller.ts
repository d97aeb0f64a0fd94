import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { type Page, page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { ownPasswordView } from './own-account.view';
import { PasswordChange } from './password-change.service';
import { ChangeForm } from './password.form';
import { tellIfDifferent } from './same-password';

const SESSIONS_ENDED = 'las otras sesiones se cerraron';

/** A person changes the own password. */
@Controller('mi-cuenta/clave')
export class OwnPasswordController {
  constructor(
    private readonly change: PasswordChange,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Does('account.own')
  show(@Who() visitor: Visitor): Page {
    return passwordPage(visitor, blankForm());
  }

  @Post()
  @Does('account.own')
  store(@Who() visitor: Visitor, @Body() body: unknown, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    return answerForm(ChangeForm, body, {
      act: async ({ former, password, again, endTokens }) => {
        tellIfDifferent(password, again);
        const by = { actor: actorOf(visitor), at: this.clock.now() };
        const guess = { accountId: visitor.person.accountId, password: former, address: request.ip };
        const kept = { sessionId: visitor.loginSessionId ?? 0, tokens: !endTokens };
        await this.change.change(guess, password, kept, by);
        const ended = endTokens ? 'las otras sesiones se cerraron y sus llaves quedaron anuladas' : SESSIONS_ENDED;
        return redirectTo('/mi-cuenta', `Su clave cambió, y ${ended}.`);
      },
      again: (form, status) => passwordPage(visitor, form, status),
    });
  }
}

function passwordPage({ person }: Visitor, form: ShownForm, status = 200): Page {
  return page('access/own-password', ownPasswordView(person.email, form), status);
}
