import { Injectable } from '@nestjs/common';
import { type Deed, LOADING_ACCOUNT } from '../domain/actor';
import { type AnnexIndicator, indicatorKey } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import type { StatedContent } from '../domain/plan';
import { Refusal } from '../domain/refusal';
import { isSaid, whyNotState } from '../domain/stated-execution';
import { EvaluationService } from '../evaluation/evaluation.service';
import { RemarksService } from '../evaluation/remarks.service';
import type { PlanAtVersion } from '../plans/plans.service';
import { StatedValuesService } from '../progress/stated-values.service';

interface Choices {
  readonly cutoff: IsoDate | null;
  readonly validatedBy: string | null;
  /** Whether the secretariat's remarks may take the place of others. */
  readonly replace: boolean;
  /** SHA-256 of the workbook. */
  readonly file: string;
}

/** Stores the execution that a plan's workbook states ("Carga histórica") and the secretariat's remarks in it. */
@Injectable()
export class ExecutionStoringService {
  constructor(
    private readonly evaluation: EvaluationService,
    private readonly stated: StatedValuesService,
    private readonly remarks: RemarksService,
  ) {}

  /**
   * Whether anything was stored; inside the transaction that stores the plan. What the records say already is left
   * alone; what is stored for that day with other content, or has validated activities behind it, is refused.
   */
  async store(at: PlanAtVersion, contents: readonly StatedContent[], choices: Choices, by: Deed): Promise<boolean> {
    const cutoff = choices.cutoff ?? at.plan.endsOn;
    const fresh = await this.unsaid(at, contents, cutoff);
    if (fresh.length === 0) return false;
    tellMissingValidator(fresh, choices.validatedBy);
    const differences = [
      ...(await this.stated.differences(at, cutoff, fresh)),
      ...(choices.replace ? [] : await this.remarks.differences(at, cutoff, fresh)),
    ];
    if (differences.length > 0) throw new Refusal(alreadyStated(at.plan.code, differences), 'conflict');
    const { file, validatedBy } = choices;
    const from = { statedOn: cutoff, reportedBy: LOADING_ACCOUNT, validatedBy: validatedBy ?? '', file };
    await this.stated.add(at, fresh, from, by);
    await this.remarks.store(at, fresh, { cutoff, file }, by);
    return true;
  }

  private async unsaid(
    { plan, content }: PlanAtVersion,
    contents: readonly StatedContent[],
    cutoff: IsoDate,
  ): Promise<readonly StatedContent[]> {
    // A sheet that has neither execution nor observations says nothing about them.
    if (contents.length === 0) return [];
    const { annex, activities } = await this.evaluation.withActivities({ plan, cutoff });
    const evaluated = new Map<string, AnnexIndicator>();
    for (const { line, indicator } of annex.rows) evaluated.set(`${line.code}-${indicator.number}`, indicator);
    for (const { code, indicators } of annex.objectives) {
      for (const indicator of indicators) evaluated.set(`${code}-${indicator.number}`, indicator);
    }
    const known = new Set(content.indicators.map(indicatorKey));
    const fresh = contents.filter(
      (each) => known.has(indicatorKey(each)) && !isSaid(each, evaluated.get(indicatorKey(each)), annex.legend),
    );
    const refusals = fresh.flatMap((each) => {
      const found = evaluated.get(indicatorKey(each));
      return (found && whyNotState(each, activities.get(indicatorKey(each)) ?? 0, found)) ?? [];
    });
    if (refusals.length > 0) throw new Refusal(`No se guardó nada. ${refusals.join(' ')}`, 'conflict');
    return fresh;
  }
}

/** Figures of earlier records count only when somebody answers for them. */
function tellMissingValidator(contents: readonly StatedContent[], validatedBy: string | null): void {
  if (validatedBy === LOADING_ACCOUNT) {
    throw new Refusal(`La cuenta «${LOADING_ACCOUNT}» registra y no puede validar; indique otra en --validated-by.`);
  }
  if (validatedBy !== null || contents.every((each) => each.executed === null)) return;
  throw new Refusal('El libro trae ejecución de metas; indique quién la valida con --validated-by CORREO.');
}

function alreadyStated(code: string, differences: readonly string[]): string {
  const shown = differences.slice(0, 20).join(' ');
  return `El plan ${code} ya tiene para esa fecha otra ejecución u otras observaciones; no se guardó nada. ${shown}`;
}
