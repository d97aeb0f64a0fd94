import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import type { LinkKind } from '../domain/one-time-link';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { type Page, page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { answerForm } from '../web/submission';
import { Clock } from '../work/clock';
import { FirstAdministrator } from './first-administrator.service';
import { PasswordChoice } from './password-choice.service';
import { ChoiceForm, FirstAccountForm } from './password.form';
import { choiceView, closedLinkView } from './password.view';
import { tellIfDifferent } from './same-password';

/** The address of these pages opens an account: no browser or proxy keeps them. */
const UNKEPT = ['cache-control', 'no-store'] as const;

const DONE = 'Su clave quedó guardada. Ingrese con ella.';

/** Links that were mailed or printed: looking at one does not use it up, sending its form does. */
@Controller()
export class PasswordLinkController {
  constructor(
    private readonly choice: PasswordChoice,
    private readonly first: FirstAdministrator,
    private readonly clock: Clock,
  ) {}

  @Header(...UNKEPT)
  @Get('invitacion/:token')
  @Does('public')
  showInvitation(@Param('token') token: string): Promise<Page> {
    return this.form(token, ['invitation', 'first-administrator'], blankForm());
  }

  @Header(...UNKEPT)
  @Post('invitacion/:token')
  @Does('public')
  async accept(@Param('token') token: string, @Body() body: unknown): Promise<Page | Redirect> {
    const { open } = await this.choice.look(token, ['invitation', 'first-administrator'], this.clock.now());
    if (open?.kind === 'first-administrator') return this.becomeFirst(token, body);
    return this.choose(token, 'invitation', body);
  }

  @Header(...UNKEPT)
  @Get('clave/:token')
  @Does('public')
  showReset(@Param('token') token: string): Promise<Page> {
    return this.form(token, ['reset'], blankForm());
  }

  @Header(...UNKEPT)
  @Post('clave/:token')
  @Does('public')
  reset(@Param('token') token: string, @Body() body: unknown): Promise<Page | Redirect> {
    return this.choose(token, 'reset', body);
  }

  private choose(token: string, kind: 'invitation' | 'reset', body: unknown): Promise<Page | Redirect> {
    return answerForm(ChoiceForm, body, {
      act: async ({ password, again }) => {
        tellIfDifferent(password, again);
        await this.choice.choose(token, kind, password, this.clock.now());
        return redirectTo('/ingresar', DONE);
      },
      again: (form, status) => this.form(token, [kind], form, status),
    });
  }

  private becomeFirst(token: string, body: unknown): Promise<Page | Redirect> {
    return answerForm(FirstAccountForm, body, {
      act: async ({ email, name, password, again }) => {
        tellIfDifferent(password, again);
        await this.first.become(token, { email, name }, password, this.clock.now());
        return redirectTo('/ingresar', DONE);
      },
      again: (form, status) => this.form(token, ['first-administrator'], form, status),
    });
  }

  // A link may have been used or have expired since its page was opened.
  private async form(token: string, kinds: readonly LinkKind[], form: ShownForm, status = 200): Promise<Page> {
    const { open, closed } = await this.choice.look(token, kinds, this.clock.now());
    if (open === null) return page('access/closed-link', closedLinkView(closed), 410);
    const action = `/${open.kind === 'reset' ? 'clave' : 'invitacion'}/${encodeURIComponent(token)}`;
    return page('access/password-choice', choiceView({ ...open, action }, form), status);
  }
}
