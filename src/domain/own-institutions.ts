import type { Person } from './permissions';

/**
 * The institutions for which a person reports in a commission, where that is all that they do here: whoever has
 * another role too looks at the commission as a whole, and has none.
 */
export function ownInstitutions({ memberships }: Person, commissionId: number): number[] {
  if (memberships.some(({ role }) => role !== 'institution')) return [];
  const here = memberships.filter((each) => each.commissionId === commissionId);
  return here.map(({ institutionId }) => institutionId).filter((id) => id !== null);
}
