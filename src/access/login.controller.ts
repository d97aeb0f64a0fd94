import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { localPath } from '../web/local-path';
import { type Page, page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { answerForm } from '../web/submission';
import { visitorOf } from '../web/visitor';
import { Clock } from '../work/clock';
import { Directory } from './directory.service';
import { LoginCookies } from './login-cookies.gate';
import { CodeForm, LoginForm } from './login.form';
import { Login } from './login.service';
import { addressAfter, loginView, secondStepView } from './login.view';
import type { OwnLogin } from './login-beginning.service';
import { SecondStep } from './second-step.service';

/** Coming in: address and password, then the second step where the account has one. */
@Controller('ingresar')
export class LoginController {
  constructor(
    private readonly login: Login,
    private readonly second: SecondStep,
    private readonly directory: Directory,
    private readonly cookies: LoginCookies,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Does('public')
  show(@Query('volver') goOn: unknown, @Req() request: FastifyRequest): Page | Redirect {
    if (visitorOf(request) !== null) return redirectTo(localPath(goOn, '/'));
    return this.form(blankForm(), goOn);
  }

  @Post()
  @Does('public')
  begin(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | Redirect> {
    return answerForm(LoginForm, body, {
      act: async ({ email, password, volver }) => {
        const visit = this.cookies.visitOf(request);
        const outcome = await this.login.withPassword({ email, password }, visit, this.clock.now());
        if (outcome.login !== null) return this.goOn(reply, outcome.login, volver);
        return this.form(told(outcome.sentence, { email }), volver, outcome.mustWait ? 429 : 422);
      },
      again: (form, status) => this.form(form, sentGoOn(body), status),
    });
  }

  @Get('segundo-paso')
  @Does('public')
  async showSecond(@Query('volver') goOn: unknown, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    const isWaiting = await this.second.isWaiting(this.cookies.visitOf(request).former, this.clock.now());
    return isWaiting ? this.secondForm(blankForm(), goOn) : redirectTo('/ingresar');
  }

  @Post('segundo-paso')
  @Does('public')
  giveSecond(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | Redirect> {
    return answerForm(CodeForm, body, {
      act: async ({ code, volver }) => {
        const outcome = await this.second.give(code, this.cookies.visitOf(request), this.clock.now());
        if (outcome === null) return redirectTo('/ingresar', 'Pasó demasiado tiempo; ingrese otra vez.', 'wrong');
        if (outcome.login !== null) return this.goOn(reply, outcome.login, volver);
        return this.secondForm(told(outcome.sentence), volver, outcome.mustWait ? 429 : 422);
      },
      again: (form, status) => this.secondForm(form, sentGoOn(body), status),
    });
  }

  private goOn(reply: FastifyReply, login: OwnLogin, goOn: string | null): Redirect {
    this.cookies.keep(reply, login);
    return redirectTo(addressAfter(login.stage, localPath(goOn, '/')));
  }

  private form(form: ShownForm, goOn: unknown, status = 200): Page {
    return page('access/login', loginView(form, localPath(goOn, ''), this.directory.isConfigured), status);
  }

  private secondForm(form: ShownForm, goOn: unknown, status = 200): Page {
    return page('access/second-step', secondStepView(form, localPath(goOn, '')), status);
  }
}

function told(sentence: string, values: ShownForm['values'] = {}): ShownForm {
  return { values, problems: [{ field: null, sentence }] };
}

function sentGoOn(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, 'volver') : null;
}
