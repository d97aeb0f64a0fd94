import { All, Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readMatrixQuery } from '../../src/domain/matrix-query';
import { Refusal } from '../../src/domain/refusal';
import { ANNEX_FORMATS } from '../../src/evaluation/annex-formats';
import { matrixView } from '../../src/evaluation/matrix.view';
import { emptyBoardView } from '../../src/home/home.view';
import { page, type Page } from '../../src/web/page';
import { smallAnnex } from './annex';

/** What the web shell is asked to show, and to survive. */
@Controller()
export class Corners {
  @Get()
  home(): Page {
    return page('home/empty', emptyBoardView());
  }

  @Get('anexo')
  annex(): Page {
    const annex = smallAnnex();
    return page('evaluation/matrix', matrixView(annex, readMatrixQuery({}, annex), 'POA-2019', ANNEX_FORMATS));
  }

  @Get('falta')
  absent(): never {
    throw new Refusal('No existe el plan POA-2018; revise el código.', 'not-found');
  }

  @Get('falla')
  fail(): never {
    throw new TypeError('the pool is empty');
  }

  @All('eco')
  echo(@Req() request: FastifyRequest): { ip: string } {
    return { ip: request.ip };
  }
}
