/** What a page says where it is asked for a day on which its plan had not begun. */
import { type IsoDate, slashedDate } from '../domain/dates';

export interface EarlyCutoff {
  /** What happened and what to do. */
  readonly sentence: string;
  /** The same page at the plan's last day. */
  readonly href: string;
  /** That day. */
  readonly day: string;
}

/**
 * Null where the plan had begun.
 * @param way the address of the page at another cutoff.
 */
export function earlyCutoff(
  plan: { readonly startsOn: IsoDate; readonly endsOn: IsoDate },
  cutoff: IsoDate,
  way: (cutoff: IsoDate) => string,
): EarlyCutoff | null {
  if (cutoff >= plan.startsOn) return null;
  const [starts, ends] = [slashedDate(plan.startsOn), slashedDate(plan.endsOn)];
  return {
    sentence: `El plan va del ${starts} al ${ends}: al ${slashedDate(cutoff)} no había empezado y no hay nada que evaluar. Elija una fecha de corte de ese periodo, por ejemplo su último día:`,
    href: way(plan.endsOn),
    day: ends,
  };
}
