import { Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../src/domain/refusal';
import { annexPage } from '../../src/presentation/annex-page';
import { page, type Page } from '../../src/web/page';
import { smallAnnex } from './annex';

/** What the web shell is asked to show, and to survive. */
@Controller()
export class Corners {
  @Get()
  home(): Page {
    return page('home/index', {
      title: 'Planes',
      plans: [
        {
          annexHref: '/planes/POA-2019/anexo-1',
          title: 'POA <2019>',
          code: 'POA-2019',
          commission: 'CNLCTF',
          period: '2019',
        },
      ],
    });
  }

  @Get('anexo')
  annex(): Page {
    return page('evaluation/annex', annexPage(smallAnnex()));
  }

  @Get('falta')
  absent(): never {
    throw new Refusal('No existe el plan POA-2018; revise el código.', 'not-found');
  }

  @Get('falla')
  fail(): never {
    throw new TypeError('the pool is empty');
  }

  @Post('eco')
  echo(@Req() request: FastifyRequest): { ip: string } {
    return { ip: request.ip };
  }
}
