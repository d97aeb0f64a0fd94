import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { type Page, page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { answerForm } from '../web/submission';
import { actorOf, setVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { LoginCookies } from './login-cookies.gate';
import { SetUpForm } from './own-account.form';
import { codesView, proofView, secondFactorView } from './own-account.view';
import { OwnSecondFactor } from './own-second-factor.service';
import { ProofForm } from './password.form';
import { SecondFactor } from './second-factor.service';

const HERE = '/mi-cuenta/segundo-factor';
const ACCOUNT = '/mi-cuenta';
/** Secrets and codes are shown once: no browser or proxy keeps their page. */
const UNKEPT = ['cache-control', 'no-store'] as const;

/** A person's second factor: put it, print its codes again, take it away. */
@Controller('mi-cuenta/segundo-factor')
export class OwnSecondFactorController {
  constructor(
    private readonly own: OwnSecondFactor,
    private readonly secondFactor: SecondFactor,
    private readonly cookies: LoginCookies,
    private readonly clock: Clock,
  ) {}

  @Header(...UNKEPT)
  @Get()
  @Does('account.own')
  async show(@Who() visitor: Visitor): Promise<Page | Redirect> {
    if (await this.secondFactor.isInForce(visitor.person.accountId)) return redirectTo(ACCOUNT);
    return this.setUpPage(visitor, blankForm());
  }

  @Header(...UNKEPT)
  @Post()
  @Does('account.own')
  confirm(
    @Who() visitor: Visitor,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | Redirect> {
    return answerForm(SetUpForm, body, {
      act: async ({ code, password }) => {
        const visit = this.cookies.visitOf(request);
        const guess = { accountId: visitor.person.accountId, password: password ?? '', address: request.ip };
        const { codes, login } = await this.own.confirm(guess, code, visit, this.by(visitor));
        this.cookies.keep(reply, login);
        // Whatever form the page has belongs to the login that has just begun.
        setVisitor(request, { ...visitor, mustFirst: null, loginSessionId: login.sessionId });
        return page('access/recovery-codes', codesView(codes));
      },
      again: (form, status) => this.setUpPage(visitor, form, status),
    });
  }

  @Get('codigos')
  @Does('account.own')
  showRenewal(): Page {
    return renewalPage(blankForm());
  }

  @Header(...UNKEPT)
  @Post('codigos')
  @Does('account.own')
  renew(@Who() visitor: Visitor, @Body() body: unknown, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    return answerForm(ProofForm, body, {
      act: async ({ password }) => {
        const guess = { accountId: visitor.person.accountId, password, address: request.ip };
        return page('access/recovery-codes', codesView(await this.own.renewCodes(guess, this.by(visitor))));
      },
      again: renewalPage,
    });
  }

  @Get('retiro')
  @Does('account.own')
  showRemoval(): Page {
    return removalPage(blankForm());
  }

  @Post('retiro')
  @Does('account.own')
  remove(@Who() visitor: Visitor, @Body() body: unknown, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    return answerForm(ProofForm, body, {
      act: async ({ password }) => {
        const guess = { accountId: visitor.person.accountId, password, address: request.ip };
        await this.own.remove(guess, this.by(visitor));
        return redirectTo(ACCOUNT, 'Se quitó el segundo paso.');
      },
      again: removalPage,
    });
  }

  private async setUpPage(visitor: Visitor, form: ShownForm, status = 200): Promise<Page> {
    const setUp = await this.secondFactor.begun(visitor.person.accountId, this.by(visitor));
    return page('access/second-factor', secondFactorView(setUp, form, visitor.mustFirst !== null), status);
  }

  private by(visitor: Visitor) {
    return { actor: actorOf(visitor), at: this.clock.now() };
  }
}

function renewalPage(form: ShownForm, status = 200): Page {
  const words = {
    title: 'Renovar los códigos de respaldo',
    about: 'Los códigos que tenía dejarán de servir, usados o no.',
    submit: 'Renovar los códigos',
  };
  return page('access/proof', proofView(`${HERE}/codigos`, words, form), status);
}

function removalPage(form: ShownForm, status = 200): Page {
  const words = {
    title: 'Quitar el segundo paso',
    about: 'Desde entonces bastará su clave para ingresar, y sus códigos de respaldo dejarán de servir.',
    submit: 'Quitar el segundo paso',
  };
  return page('access/proof', proofView(`${HERE}/retiro`, words, form), status);
}
