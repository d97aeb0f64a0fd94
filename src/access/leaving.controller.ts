import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../web/does';
import { type Redirect, redirectTo } from '../web/redirect';
import { Clock } from '../work/clock';
import { LoginCookies } from './login-cookies.gate';
import { LoginEnding } from './login-ending.service';

/** Going out. Whoever is out already is told the same. */
@Controller('salir')
export class LeavingController {
  constructor(
    private readonly ending: LoginEnding,
    private readonly cookies: LoginCookies,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Does('public')
  async leave(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    const { former } = this.cookies.visitOf(request);
    if (former !== null) await this.ending.end(former, this.clock.now());
    this.cookies.drop(reply);
    return redirectTo('/ingresar', 'Salió de Yupana en este dispositivo.');
  }
}
