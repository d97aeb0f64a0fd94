import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { askedPage } from '../domain/page-number';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { actorOf, reachOfVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { REQUESTS } from './request-new.view';
import { RequestNotices } from './request-notices.service';
import { RequestPages } from './request-pages.service';
import { requestsView, requestView } from './request.view';
import { RequestsService } from './requests.service';

/** The secretariat's requests, and what it does with one that was sent. */
@Controller('requerimientos')
export class RequestsController {
  constructor(
    private readonly pages: RequestPages,
    private readonly requests: RequestsService,
    private readonly notices: RequestNotices,
    private readonly clock: Clock,
  ) {}

  @Does('request.manage')
  @Get()
  async list(@Who() visitor: Visitor, @Query('pagina') asked: unknown): Promise<Page> {
    const list = await this.pages.list(reach(visitor), askedPage(asked), this.clock.now());
    return page('requests/request-list', requestsView(list));
  }

  @Does('request.manage')
  @Get(':id')
  async show(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Page> {
    return page('requests/request', requestView(await this.pages.one(id, reach(visitor), this.clock.now())));
  }

  @Does('request.manage')
  @Post(':id/recordatorio')
  async remind(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Redirect> {
    const people = await this.notices.remind(await this.request(id, visitor), this.by(visitor));
    if (people === 0)
      return redirectTo(`${REQUESTS}/${id}`, 'No hay a quién recordar: nadie debe una respuesta.', 'wrong');
    const who = people === 1 ? 'una persona' : `${people} personas`;
    return redirectTo(`${REQUESTS}/${id}`, `Se recordará a ${who}, cada una en su correo de avisos del día.`);
  }

  @Does('request.manage')
  @Post(':id/cierre')
  async close(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Redirect> {
    await this.requests.close(await this.request(id, visitor), this.by(visitor));
    return redirectTo(`${REQUESTS}/${id}`, 'Se cerró el requerimiento; ya no recibe respuestas.');
  }

  @Does('request.manage')
  @Post(':id/apertura')
  async reopen(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Redirect> {
    await this.requests.reopen(await this.request(id, visitor), this.by(visitor));
    return redirectTo(`${REQUESTS}/${id}`, 'Se abrió el requerimiento; otra vez recibe respuestas.');
  }

  private async request(id: number, visitor: Visitor) {
    return (await this.pages.one(id, reach(visitor), this.clock.now())).standing.rows.request;
  }

  private by(visitor: Visitor) {
    return { actor: actorOf(visitor), at: this.clock.now() };
  }
}

function reach(visitor: Visitor) {
  return reachOfVisitor(visitor, 'request.manage');
}
