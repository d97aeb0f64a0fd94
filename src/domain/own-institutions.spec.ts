import { ownInstitutions } from './own-institutions';
import type { Membership, Role } from './permissions';

const role = (name: Role, institutionId: number | null, commissionId = 1): Membership => ({
  ...{ commissionId, role: name, institutionId, presides: false },
});

test.each<[string, Membership[], number[]]>([
  ['an officer', [role('institution', 7)], [7]],
  ['an officer of two institutions', [role('institution', 7), role('institution', 8)], [7, 8]],
  ['an officer in several commissions', [role('institution', 7), role('institution', 8, 2)], [7]],
  ['an officer who is of the secretariat too', [role('institution', 7), role('secretariat', null)], []],
  ['whoever consults', [role('consultation', null)], []],
  ['nobody', [], []],
])('%s', (_name, memberships, expected) => {
  const person = { accountId: 1, email: 'alguien@yupana.example', name: 'Alguien', memberships };
  expect(ownInstitutions(person, 1)).toEqual(expected);
});
