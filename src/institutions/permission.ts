import { type Action, type Person, whyNot } from '../domain/permissions';
import { Refusal } from '../domain/refusal';

/**
 * Refuses what the table of permissions refuses.
 * @param commissionId null: of the whole installation.
 */
export function refuseUnlessMay(action: Action, person: Person, commissionId: number | null): void {
  const denial = whyNot(action, person, { commissionId });
  if (denial !== null) throw new Refusal(denial.sentence, denial.hidden ? 'not-found' : 'forbidden');
}
