import { Controller, Get, Query } from '@nestjs/common';
import { endOfLimaDay, type Instant, readDate } from '../domain/dates';
import { reachOf } from '../domain/permissions';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { type Visitor, Who } from '../web/visitor';
import { AuditTrailService } from './audit-trail.service';
import { type AuditQuery, auditView } from './audit.view';

const PER_PAGE = 50;

/** The log, for those who administer. */
@Controller('auditoria')
export class AuditController {
  constructor(private readonly trail: AuditTrailService) {}

  @Does('audit.read')
  @Get()
  async list(@Who() { person }: Visitor, @Query() asked: Readonly<Record<string, unknown>>): Promise<Page> {
    const query = {
      persona: text(asked.persona),
      accion: text(asked.accion),
      desde: text(asked.desde),
      hasta: text(asked.hasta),
    };
    const { from, until, problems } = spanOf(query);
    const before = /^\d{1,9}$/.test(text(asked.antes)) ? Number(text(asked.antes)) : null;
    const filters = { actor: query.persona || null, action: query.accion || null, from, until };
    const reach = reachOf(person, 'audit.read');
    const entries = await this.trail.entries({ reach, filters, before, limit: PER_PAGE + 1 });
    const view = auditView(entries.slice(0, PER_PAGE), query, entries.length > PER_PAGE, problems);
    return page('audit/list', view, problems.length > 0 ? 422 : 200);
  }
}

function text(asked: unknown): string {
  return typeof asked === 'string' ? asked.trim() : '';
}

function spanOf({ desde, hasta }: AuditQuery): { from: Instant | null; until: Instant | null; problems: string[] } {
  const [first, last] = [readDate(desde), readDate(hasta)];
  const wrong = [
    [desde, first],
    [hasta, last],
  ].filter(([typed, read]) => typed !== '' && read === null);
  const problems = wrong.map(([typed]) => `La fecha «${typed}» no existe; escríbala como día/mes/año.`);
  const DAY_MS = 24 * 60 * 60 * 1000;
  return {
    from: first === null ? null : endOfLimaDay(first) - DAY_MS + 1,
    until: last === null ? null : endOfLimaDay(last) + 1,
    problems,
  };
}
