import {
  type Action,
  ACTIONS,
  mayEver,
  type Membership,
  type Person,
  reachOf,
  type Thing,
  whyNot,
} from './permissions';

const CNLCTF = 1;
const OTHER = 2;
const SUNAFIL = 10;
const MININTER = 11;

const cast = {
  administrator: person([{ commissionId: null, role: 'administration' }]),
  'commission administrator': person([{ commissionId: CNLCTF, role: 'administration' }]),
  secretary: person([{ commissionId: CNLCTF, role: 'secretariat' }]),
  'secretary elsewhere': person([{ commissionId: OTHER, role: 'secretariat' }]),
  officer: person([{ commissionId: CNLCTF, role: 'institution', institutionId: SUNAFIL }]),
  'other officer': person([{ commissionId: CNLCTF, role: 'institution', institutionId: MININTER }]),
  president: person([{ commissionId: CNLCTF, role: 'consultation', presides: true }]),
  observer: person([{ commissionId: CNLCTF, role: 'consultation' }]),
  nobody: person([]),
};

type Who = keyof typeof cast;

const ours: Thing = { commissionId: CNLCTF };
const sunafils: Thing = { commissionId: CNLCTF, institutionIds: [SUNAFIL] };
const reported: Thing = { ...sunafils, reportedBy: ['officer@x.pe'], secretariat: 2 };

// may, hidden (as if it were not there) or denied (with a reason)
const cases: [Action, string, Thing, Partial<Record<Who, 'may' | 'denied'>>][] = [
  [
    'plan.read',
    'the plan',
    ours,
    {
      administrator: 'may',
      'commission administrator': 'may',
      secretary: 'may',
      officer: 'may',
      'other officer': 'may',
      president: 'may',
      observer: 'may',
    },
  ],
  ['plan.write', 'the plan', ours, { ...deniedInside(), secretary: 'may' }],
  ['activity.read', 'an activity of SUNAFIL', sunafils, { secretary: 'may', officer: 'may' }],
  ['evidence.read', 'its evidence', sunafils, { secretary: 'may', officer: 'may' }],
  [
    'activity.report',
    'a line of SUNAFIL',
    sunafils,
    { ...deniedInside(), secretary: 'may', officer: 'may', 'other officer': undefined },
  ],
  ['activity.validate', 'a report', reported, { ...deniedInside(), secretary: 'may' }],
  [
    'activity.validate',
    'a report where the secretariat is one person',
    { ...reported, secretariat: 1 },
    { ...deniedInside(), secretary: 'may', president: 'may' },
  ],
  ['audit.read', 'the log', ours, { ...deniedInside(), administrator: 'may', 'commission administrator': 'may' }],
  ['people.manage', 'the people', ours, { ...deniedInside(), administrator: 'may', 'commission administrator': 'may' }],
  ['catalogue.manage', 'the catalogue of the installation', { commissionId: null }, { administrator: 'may' }],
];

describe.each(cases)('%s of %s', (action, _what, thing, expected) => {
  test.each(Object.keys(cast) as Who[])('%s', (who) => {
    const denial = whyNot(action, cast[who], thing);
    const answer = denial === null ? 'may' : denial.hidden ? undefined : 'denied';
    expect(answer).toBe(expected[who]);
  });
});

test('who reported never validates, whatever the role', () => {
  const thing = { ...reported, reportedBy: ['secretary@x.pe'], secretariat: 1 };
  const own = { ...cast.secretary, email: 'secretary@x.pe' };
  expect(whyNot('activity.validate', own, thing)?.sentence).toContain('Quien reporta no valida');
  const president = { ...cast.president, email: 'secretary@x.pe' };
  expect(whyNot('activity.validate', president, thing)?.sentence).toContain('Quien reporta no valida');
});

test('an officer of two institutions may act for both', () => {
  const both = person([
    { commissionId: CNLCTF, role: 'institution', institutionId: SUNAFIL },
    { commissionId: CNLCTF, role: 'institution', institutionId: MININTER },
  ]);
  expect(whyNot('activity.report', both, sunafils)).toBeNull();
  expect(whyNot('activity.report', both, { commissionId: CNLCTF, institutionIds: [MININTER] })).toBeNull();
});

test('everyone who has logged in has an account, and nobody else anything by it', () => {
  expect(mayEver(cast.nobody, 'account.own')).toBe(true);
  expect(ACTIONS.filter((action) => mayEver(cast.nobody, action))).toEqual(['account.own']);
});

test.each<[Who, Action, unknown]>([
  ['administrator', 'plan.read', 'every'],
  ['secretary', 'plan.read', [CNLCTF]],
  ['secretary', 'audit.read', []],
  ['nobody', 'plan.read', []],
  ['observer', 'activity.validate', []],
  ['president', 'activity.validate', [CNLCTF]],
])('the reach of %s for %s', (who, action, reach) => {
  expect(reachOf(cast[who], action)).toEqual(reach);
});

function deniedInside(): Partial<Record<Who, 'denied'>> {
  return {
    administrator: 'denied',
    'commission administrator': 'denied',
    secretary: 'denied',
    officer: 'denied',
    'other officer': 'denied',
    president: 'denied',
    observer: 'denied',
  };
}

function person(memberships: (Partial<Membership> & Pick<Membership, 'role'>)[]): Person {
  const whole = memberships.map((each) => ({ commissionId: null, institutionId: null, presides: false, ...each }));
  return { accountId: 1, email: 'who@x.pe', name: 'Quien', memberships: whole };
}
