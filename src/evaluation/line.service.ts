import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/dates';
import type { LineYear, LineYears } from '../domain/line-years';
import type { Reach } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { CommissionsService } from '../institutions/commissions.service';
import { type KnownAnnex, KnownAnnexes } from './known-annexes.service';
import { PlanYearsRepository } from './plan-years.repository';

/** A line of action over the years: the lines of that code in the plans of one plan of several years. */
@Injectable()
export class LineService {
  constructor(
    private readonly annexes: KnownAnnexes,
    private readonly planYears: PlanYearsRepository,
    private readonly commissions: CommissionsService,
  ) {}

  /** Each year as of today, or of its last day once it is over; refused where the plan has no such line. */
  async overYears(
    of: { readonly plan: string; readonly reach: Reach },
    code: string,
    today: IsoDate,
  ): Promise<LineYears> {
    const asked = await this.annexes.named({ ...of, cutoff: null }, today);
    const { standing, at, annex } = asked;
    const element = at.content.elements.find((each) => each.level === 'line' && each.code === code);
    if (!element) {
      const sentence = `El plan ${annex.plan.code} no tiene la línea de acción «${code}»; búsquela en su Anexo 1.`;
      throw new Refusal(sentence, 'not-found');
    }
    const strategy = at.content.elements.find((each) => each.code === element.parent);
    const multiYear = await this.planYears.multiYearOf(standing.commissionId, standing.planId);
    return {
      reference: standing.reference,
      plan: annex.plan,
      line: { code, name: element.name },
      strategy: { code: strategy?.code ?? '', name: strategy?.name ?? '' },
      multiYear: multiYear && { code: multiYear.code, name: multiYear.title },
      years: multiYear ? await this.yearsOf(asked, multiYear.id, code, today) : [yearOf(asked, code)],
    };
  }

  private async yearsOf({ standing }: KnownAnnex, multiYearId: number, code: string, today: IsoDate) {
    const { code: commission } = await this.commissions.ofId(standing.commissionId);
    const years: LineYear[] = [];
    for (const year of await this.planYears.yearsOf(standing.commissionId, multiYearId)) {
      years.push(
        yearOf(
          await this.annexes.named({ plan: `${commission}/${year.code}`, cutoff: null, reach: 'every' }, today),
          code,
        ),
      );
    }
    return years;
  }
}

function yearOf({ standing, annex }: KnownAnnex, code: string): LineYear {
  const { reference, cutoff } = standing;
  const rows = annex.rows.filter(({ line }) => line.code === code);
  return { reference, plan: annex.plan, cutoff, validatedThrough: annex.validatedThrough, legend: annex.legend, rows };
}
