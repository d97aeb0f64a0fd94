import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { type IsoDate, slashedDate } from '../domain/dates';
import { type LightLabels, whyNotLabels } from '../domain/legend';
import { LIGHTS } from '../domain/light';
import type { Person } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { CommissionCatalogueService } from './commission-catalogue.service';
import type { Commission } from './commission.entity';
import { CommissionsRepository } from './commissions.repository';
import type { LegendLabel } from './legend-label.entity';

/** What a commission calls the lights, by date, as its administrator keeps it. */
@Injectable()
export class CommissionLegendService {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: CommissionCatalogueService,
    private readonly commissions: CommissionsRepository,
    private readonly audit: AuditService,
  ) {}

  /** From the latest to the first. */
  async labels(code: string, person: Person): Promise<LegendLabel[]> {
    const { id } = await this.catalogue.administered(code, person);
    return this.commissions.legendLabels(id);
  }

  /** Labels for all lights from a day on. */
  add(code: string, since: IsoDate, labels: LightLabels, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const commission = await this.held(code, person);
      const why = whyNotLabels(labels);
      if (why !== null) throw new Refusal(why);
      if ((await this.since(commission, since)) !== null)
        throw new Refusal(
          `Ya hay una leyenda desde el ${slashedDate(since)}; quítela antes o elija otra fecha.`,
          'conflict',
        );
      const rows = LIGHTS.map((light) => ({ light, label: labels[light], since }));
      await this.commissions.addLegendLabels(commission.id, rows);
      this.record(commission, null, { since, ...labels }, by);
    });
  }

  /** Takes the labels of a day back; those before them are valid on. */
  remove(code: string, since: IsoDate, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const commission = await this.held(code, person);
      const before = await this.since(commission, since);
      if (before === null) throw new Refusal('La leyenda ya no está; abra la página de nuevo.', 'not-found');
      await this.commissions.removeLegendLabels(commission.id, since);
      this.record(commission, before, null, by);
    });
  }

  // Two who write labels of one day take turns, so that the second is told.
  private async held(code: string, person: Person): Promise<Commission> {
    const commission = await this.catalogue.administered(code, person);
    await this.commissions.hold(commission.id);
    return commission;
  }

  private async since({ id }: Commission, since: IsoDate): Promise<Readonly<Record<string, string>> | null> {
    const labels = (await this.commissions.legendLabels(id)).filter((each) => each.since === since);
    if (labels.length === 0) return null;
    return { since, ...Object.fromEntries(labels.map(({ light, label }) => [light, label])) };
  }

  private record({ id, code }: Commission, before: object | null, after: object | null, by: Deed): void {
    const subject = { kind: 'commission', id, label: code };
    this.audit.record({ by, commissionId: id, action: 'legend.change', subject, before, after });
  }
}
