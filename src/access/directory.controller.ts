import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusal';
import { Does } from '../web/does';
import { localPath } from '../web/local-path';
import { type Page, page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { Clock } from '../work/clock';
import { DirectoryLogin } from './directory-login.service';
import { Directory } from './directory.service';
import { LoginCookies } from './login-cookies.gate';
import { addressAfter, loginView } from './login.view';

/** Coming in by a ministry's directory. */
@Controller('ingresar/directorio')
export class DirectoryController {
  constructor(
    private readonly directory: Directory,
    private readonly login: DirectoryLogin,
    private readonly cookies: LoginCookies,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Does('public')
  async setOut(@Query('volver') goOn: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { url, cookie } = await this.directory.setOut(localPath(goOn, '/'), this.clock.now());
    this.cookies.keepDirectory(reply, cookie);
    void reply.status(303).headers({ location: url, 'cache-control': 'no-store' });
    return '';
  }

  @Get('vuelta')
  @Does('public')
  async comeBack(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | Redirect> {
    const question = request.url.slice(request.url.indexOf('?') >>> 0);
    const cookie = this.cookies.takeDirectory(request, reply);
    try {
      const { person, goOn } = await this.directory.comeBack(question, cookie, this.clock.now());
      const login = await this.login.begin(person, this.cookies.visitOf(request), this.clock.now());
      this.cookies.keep(reply, login);
      return redirectTo(addressAfter(login.stage, goOn));
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
      const form = { values: {}, problems: [{ field: null, sentence: error.sentence }] };
      return page('access/login', loginView(form, '', true), 422);
    }
  }
}
