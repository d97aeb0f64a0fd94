import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { type Page, page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { answerForm } from '../web/submission';
import { Clock } from '../work/clock';
import { ForgottenForm } from './password.form';
import { ResetLinks } from './reset-links.service';

const ASKED =
  'Si ese correo tiene una cuenta, le llegará un enlace para elegir otra clave; sirve durante una hora. Revise también el correo no deseado.';

/** Who forgot the password asks for a link; the answer does not tell whether the address has an account. */
@Controller('clave/olvido')
export class ForgottenPasswordController {
  constructor(
    private readonly links: ResetLinks,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Does('public')
  show(): Page {
    return forgottenPage(blankForm());
  }

  @Post()
  @Does('public')
  ask(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    return answerForm(ForgottenForm, body, {
      act: async ({ email }) => {
        const wait = await this.links.whyNotAsked({ email, address: request.ip }, this.clock.now());
        if (wait === null) return redirectTo('/ingresar', ASKED);
        return forgottenPage({ values: { email }, problems: [{ field: null, sentence: wait }] }, 429);
      },
      again: forgottenPage,
    });
  }
}

function forgottenPage(form: ShownForm, status = 200): Page {
  return page('access/forgotten', { title: '¿Olvidó su clave?', form }, status);
}
