import { type Grant, whyNotGrant, whyNotLoseAdministrator } from './people';

const SECRETARY: Grant = {
  ...{ commissionId: 1, role: 'secretariat', institutionId: null, presides: false },
  ...{ held: [], isOwn: false },
};
const OFFICER: Grant = { ...SECRETARY, role: 'institution', institutionId: 10 };

describe('a role', () => {
  test.each<[string, Grant, RegExp | null]>([
    ['of the secretariat', SECRETARY, null],
    ['of an institution', OFFICER, null],
    ['of who presides', { ...SECRETARY, role: 'consultation', presides: true }, null],
    ['of the administration of all', { ...SECRETARY, role: 'administration', commissionId: null }, null],
    ['given to oneself', { ...SECRETARY, isOwn: true }, /sí mismo/],
    ['in no commission', { ...SECRETARY, commissionId: null }, /Elija la comisión/],
    ['of no institution', { ...OFFICER, institutionId: null }, /Elija la institución/],
    ['of an institution that does not fit', { ...SECRETARY, institutionId: 10 }, /Deje vacía/],
    ['of a secretary who presides', { ...SECRETARY, presides: true }, /Preside quien/],
    ['held already', { ...SECRETARY, held: [SECRETARY] }, /ya tiene/],
    ['held elsewhere', { ...SECRETARY, held: [{ ...SECRETARY, commissionId: 2 }] }, null],
    ['of a second institution', { ...OFFICER, held: [{ ...OFFICER, institutionId: 11 }] }, null],
  ])('%s', (_name, grant, reason) => {
    const refusal = whyNotGrant(grant);
    if (reason === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(reason);
  });
});

test('an installation never loses its only administrator', () => {
  expect(whyNotLoseAdministrator(1)).toBeNull();
  expect(whyNotLoseAdministrator(0)).toContain('única persona');
});
