import { activityHistory, type ActivityStep } from './activity-history';
import type { Membership, Person, Role } from './permissions';

const STEPS: readonly ActivityStep[] = [
  {
    kind: 'reported',
    at: 1,
    actor: 'ana@mtpe.example',
    reason: null,
    title: 'Taller',
    endedOn: '2019-11-18',
    institutionId: 7,
  },
  {
    kind: 'validated',
    at: 2,
    actor: 'rosa@cnlctf.example',
    reason: null,
    title: 'Taller',
    endedOn: '2019-11-18',
    institutionId: 7,
  },
  {
    kind: 'withdrawn',
    at: 3,
    actor: 'rosa@cnlctf.example',
    reason: 'Se contó dos veces',
    title: 'Taller',
    endedOn: '2019-11-18',
    institutionId: 7,
  },
];

function personWith(role: Role, institutionId: number | null = null, commissionId = 1): Person {
  const membership: Membership = { commissionId, role, institutionId, presides: false };
  return { accountId: 1, email: 'alguien@yupana.example', name: 'Alguien', memberships: [membership] };
}

const told = (person: Person) =>
  activityHistory(STEPS, { person, commissionId: 1 }).map(({ who, what, why }) => [who, what, why]);

const WHOLE = [
  ['rosa@cnlctf.example', 'retiró la validación de «Taller», del 18/11/2019', 'Se contó dos veces'],
  ['rosa@cnlctf.example', 'validó «Taller», del 18/11/2019', null],
  ['ana@mtpe.example', 'reportó «Taller», del 18/11/2019', null],
];
const PARTS = [
  ['Secretaría técnica', 'retiró la validación de una actividad', null],
  ['Quien valida por la comisión', 'validó una actividad', null],
  ['Institución que reporta', 'reportó una actividad', null],
];

test.each([
  ['the secretariat', personWith('secretariat')],
  ['the institution that reported', personWith('institution', 7)],
])('%s reads all of it', (_name, person) => expect(told(person)).toEqual(WHOLE));

test.each([
  ['another institution', personWith('institution', 8)],
  ['whoever consults', personWith('consultation')],
  ['the administration', personWith('administration')],
  ['the secretariat of another commission', personWith('secretariat', null, 2)],
])('%s reads that it happened and in which part', (_name, person) => expect(told(person)).toEqual(PARTS));
