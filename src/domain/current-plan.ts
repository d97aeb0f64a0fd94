/** Which plan the board shows when nobody names one. */
import type { IsoDate } from './dates';

export interface OfferedPlan {
  /** As people name it: `POA-2019`, or `CNLCTF/POA-2019` where several commissions have that code. */
  readonly reference: string;
  readonly title: string;
  readonly commission: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** Whether none of its versions is approved yet. */
  readonly isDraft: boolean;
}

/**
 * The plan in force that began last, over or not; before the first one the one that begins next. A draft only where
 * there is nothing else. Null: there is no plan.
 */
export function currentPlan(plans: readonly OfferedPlan[], today: IsoDate): OfferedPlan | null {
  const approved = plans.filter((plan) => !plan.isDraft);
  const candidates = approved.length > 0 ? approved : plans;
  const begun = candidates.filter((plan) => plan.startsOn <= today);
  const byStart = (a: OfferedPlan, b: OfferedPlan): number => (a.startsOn < b.startsOn ? -1 : 1);
  return [...begun].sort(byStart).at(-1) ?? [...candidates].sort(byStart)[0] ?? null;
}
