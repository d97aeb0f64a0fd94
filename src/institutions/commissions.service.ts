import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { type IsoDate, slashedDate } from '../domain/dates';
import { type Legend, legendOn, type Legends, legendsReadOn } from '../domain/legend';
import { type DatedLetterhead, type Letterhead, letterheadOn } from '../domain/letterhead';
import { Refusal } from '../domain/refusal';
import { oneLine } from '../domain/text';
import type { Commission } from './commission.entity';
import { CommissionsRepository } from './commissions.repository';

@Injectable()
export class CommissionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commissions: CommissionsRepository,
    private readonly audit: AuditService,
  ) {}

  /** The commission of a code; refused where there is none. */
  async named(code: string): Promise<Commission> {
    const commission = await this.commissions.ofCode(code);
    if (commission) return commission;
    const known = (await this.commissions.all()).map((each) => each.code).join(', ');
    const hint = known ? `Las comisiones registradas son: ${known}.` : 'Registre una con «yupana commission add».';
    throw new Refusal(`No existe la comisión «${code}». ${hint}`, 'not-found');
  }

  all(): Promise<Commission[]> {
    return this.commissions.all();
  }

  /** The commission of a row; every row of a commission's table has one. */
  async ofId(id: number): Promise<Commission> {
    const commission = await this.commissions.ofId(id);
    if (!commission) throw new Error(`No commission ${id}`);
    return commission;
  }

  /** What heads the documents of a commission on a day. */
  async letterheadOn(id: number, day: IsoDate): Promise<Letterhead> {
    const { name: commission } = await this.ofId(id);
    return letterheadOn(day, { commission, letterheads: await this.commissions.letterheads(id) });
  }

  /** What a commission calls the lights on a day. */
  async legendOn(id: number, day: IsoDate): Promise<Legend> {
    return legendOn(day, await this.commissions.legendLabels(id));
  }

  /** By which legends a workbook of a day is read. */
  async legendsReadOn(id: number, day: IsoDate): Promise<Legends> {
    return legendsReadOn(day, await this.commissions.legendLabels(id));
  }

  /** Waits for other transactions that hold the commission, and holds it until this one ends. */
  hold(id: number): Promise<void> {
    return this.commissions.hold(id);
  }

  /** Adds a commission; the same one again changes nothing. */
  add(
    code: string,
    name: string,
    lastOrdinary: number | null,
    by: Deed,
  ): Promise<{ code: string; unchanged: boolean }> {
    return this.transactions.within(async () => {
      if (!/^[A-Z][A-Z0-9-]{1,30}$/.test(code)) {
        throw new Refusal(`El código «${code}» no sirve; use de 2 a 31 letras mayúsculas, números o guiones.`);
      }
      if (oneLine(name) === '') throw new Refusal('Escriba el nombre de la comisión con --name.');
      const known = await this.commissions.ofCode(code);
      if (known && known.name === oneLine(name) && known.lastOrdinary === lastOrdinary)
        return { code, unchanged: true };
      if (known) throw new Refusal(`La comisión «${code}» ya existe con otros datos; no se cambió.`, 'conflict');
      const after = await this.commissions.add({
        ...{ code, name: oneLine(name), lastOrdinary },
        secondFactorRequired: false,
      });
      const subject = { kind: 'commission', id: after.id, label: code };
      this.audit.record({ by, commissionId: after.id, action: 'commission.add', subject, before: null, after });
      return { code, unchanged: false };
    });
  }

  /** Adds what heads a commission's documents from a day on; refused where another begins on that day. */
  addLetterhead(code: string, { since, country, ministry, cause }: DatedLetterhead, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const { id: commissionId } = await this.named(code);
      if (await this.hasLetterheadSince(commissionId, since))
        throw new Refusal(
          `Ya hay un membrete desde el ${slashedDate(since)}; quítelo antes o elija otra fecha.`,
          'conflict',
        );
      const after = { since, country, ministry, cause };
      await this.commissions.addLetterhead({ commissionId, ...after });
      const subject = { kind: 'commission', id: commissionId, label: code };
      this.audit.record({ by, commissionId, action: 'letterhead.add', subject, before: null, after });
    });
  }

  /** Whether a letterhead of a commission begins on a day. */
  async hasLetterheadSince(id: number, day: IsoDate): Promise<boolean> {
    return (await this.commissions.letterheads(id)).some(({ since }) => since === day);
  }
}
