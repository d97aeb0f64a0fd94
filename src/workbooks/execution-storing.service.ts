import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/dates';
import type { StatedContent } from '../domain/plan';
import { Refusal } from '../domain/refusal';
import { RemarksService } from '../evaluation/remarks.service';
import type { PlanAtVersion } from '../plans/plans.service';
import { StatedValuesService } from '../progress/stated-values.service';
import { Clock } from '../work/clock';

/** The account under which figures of earlier records are carried over. */
export const LOADING_ACCOUNT = 'carga';

/** Stores the execution that a plan's workbook states ("Carga histórica") and the secretariat's remarks in it. */
@Injectable()
export class ExecutionStoringService {
  constructor(
    private readonly stated: StatedValuesService,
    private readonly remarks: RemarksService,
    private readonly clock: Clock,
  ) {}

  /** Whether anything changed; inside the transaction that stores the plan. */
  async store(
    at: PlanAtVersion,
    contents: readonly StatedContent[],
    choices: { cutoff: IsoDate | null; validatedBy: string | null; replace: boolean; isNew: boolean },
  ): Promise<boolean> {
    // A sheet that has neither execution nor observations says nothing about them.
    if (contents.length === 0) return false;
    const cutoff = choices.cutoff ?? at.plan.endsOn;
    const differences = [
      ...(await this.stated.differences(at, cutoff, contents)),
      ...(await this.remarks.differences(at, cutoff, contents)),
    ];
    if (differences.length === 0) return false;
    if (!choices.isNew && !choices.replace) {
      const shown = differences.slice(0, 20).join(' ');
      throw new Refusal(
        `El plan ${at.plan.code} ya existe con otra ejecución u observaciones; no se guardó nada. ${shown} Para reemplazarlas use --replace.`,
        'conflict',
      );
    }
    const by = { reportedBy: LOADING_ACCOUNT, validatedBy: choices.validatedBy ?? '', at: this.clock.now() };
    await this.stated.store(at, cutoff, contents, by);
    await this.remarks.store(at, cutoff, contents, { writtenBy: choices.validatedBy ?? LOADING_ACCOUNT, at: by.at });
    return true;
  }
}

/** Figures of earlier records count only when somebody answers for them. */
export function tellMissingValidator(contents: readonly StatedContent[], validatedBy: string | null): void {
  if (validatedBy === LOADING_ACCOUNT)
    throw new Refusal(`La cuenta «${LOADING_ACCOUNT}» registra y no puede validar; indique otra en --validated-by.`);
  if (validatedBy !== null || contents.every((each) => each.executed === null)) return;
  throw new Refusal('El libro trae ejecución de metas; indique quién la valida con --validated-by CORREO.');
}
