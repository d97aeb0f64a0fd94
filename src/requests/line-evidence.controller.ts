import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusal';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { DraftsService } from './drafts.service';
import { LineEvidenceService } from './line-evidence.service';
import { lineEvidenceView } from './line-evidence.view';
import { whyLocked } from './line.view';
import type { OwnLine } from './own-task';
import { ReceivedFiles } from './received-files';
import { TasksService } from './tasks.service';
import { lineAddress } from './task-addresses';

/** The files of a line's activities: sent beside the form, because they are large, and never lost with its text. */
@Controller('mis-reportes/:request/:institution/:line/sustentos')
export class LineEvidenceController {
  constructor(
    private readonly tasks: TasksService,
    private readonly drafts: DraftsService,
    private readonly evidence: LineEvidenceService,
    private readonly received: ReceivedFiles,
    private readonly clock: Clock,
  ) {}

  @Does('activity.report')
  @Get()
  async show(
    @Who() visitor: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
  ): Promise<Page> {
    const own = await this.tasks.addressed({ request, institution, line }, visitor.person, this.clock.now());
    return this.filesPage(own, null, 200);
  }

  @Does('activity.report')
  @Post(':activity')
  async add(
    @Who() visitor: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
    @Param('activity') key: string,
    @Req() asked: FastifyRequest,
  ): Promise<Page | Redirect> {
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    const own = await this.open({ request, institution, line }, visitor);
    const { typed } = await this.drafts.open(own.place);
    try {
      const kept = await this.received.of(asked);
      if (kept.length === 0) throw new Refusal('Elija al menos un archivo y pulse «Subir archivos».');
      const hashes = kept.map(({ sha256 }) => sha256);
      const repeated = await this.evidence.repeated(own, hashes, visitor.person);
      const added = await this.evidence.add(own, typed, key, kept, by);
      return redirectTo(addressOf(own), [addedWords(added), ...repeated.map((each) => `${each}.`)].join(' '));
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
      return this.filesPage(own, { key, sentence: error.sentence }, 422);
    }
  }

  @Does('activity.report')
  @Post(':activity/archivos/:id/quitar')
  async drop(
    @Who() visitor: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
    @Param('activity') key: string,
    @Param('id', RowNumber) id: number,
  ): Promise<Redirect> {
    const own = await this.open({ request, institution, line }, visitor);
    const { typed } = await this.drafts.open(own.place);
    await this.evidence.drop(own, typed, { key, id }, { actor: actorOf(visitor), at: this.clock.now() });
    return redirectTo(addressOf(own), 'Se quitó el archivo.');
  }

  private async open(
    address: { readonly request: number; readonly institution: string; readonly line: string },
    { person }: Visitor,
  ): Promise<OwnLine> {
    const own = await this.tasks.addressed(address, person, this.clock.now());
    const locked = whyLocked(own);
    if (locked !== null) throw new Refusal(locked, 'conflict');
    return own;
  }

  private async filesPage(
    own: OwnLine,
    refused: { readonly key: string; readonly sentence: string } | null,
    status: number,
  ): Promise<Page> {
    const { typed } = await this.drafts.open(own.place);
    const evidence = await this.evidence.of(own, typed);
    return page('requests/line-files', lineEvidenceView(own, evidence, refused), status);
  }
}

function addressOf(own: OwnLine): string {
  return `${lineAddress(own, own.line.code)}/sustentos`;
}

function addedWords(added: number): string {
  if (added === 0) return 'Esos archivos ya estaban en la actividad.';
  return added === 1 ? 'Se guardó 1 archivo.' : `Se guardaron ${added} archivos.`;
}
