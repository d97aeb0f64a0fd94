import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { Refusal } from '../domain/refusal';
import { oneLine } from '../domain/text';
import type { Commission } from './commission.entity';
import { CommissionsRepository } from './commissions.repository';

@Injectable()
export class CommissionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commissions: CommissionsRepository,
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

  /** Waits for other transactions that hold the commission, and holds it until this one ends. */
  hold(id: number): Promise<void> {
    return this.commissions.hold(id);
  }

  /** Adds a commission; the same one again changes nothing. */
  add(code: string, name: string, lastOrdinary: number | null): Promise<{ code: string; unchanged: boolean }> {
    return this.transactions.within(async () => {
      if (!/^[A-Z][A-Z0-9-]{1,30}$/.test(code)) {
        throw new Refusal(`El código «${code}» no sirve; use de 2 a 31 letras mayúsculas, números o guiones.`);
      }
      if (oneLine(name) === '') throw new Refusal('Escriba el nombre de la comisión con --name.');
      const known = await this.commissions.ofCode(code);
      if (known && known.name === oneLine(name) && known.lastOrdinary === lastOrdinary)
        return { code, unchanged: true };
      if (known) throw new Refusal(`La comisión «${code}» ya existe con otros datos; no se cambió.`, 'conflict');
      await this.commissions.add({ code, name: oneLine(name), lastOrdinary });
      return { code, unchanged: false };
    });
  }
}
