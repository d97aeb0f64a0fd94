import { collectivesOn, type CollectivePeriod, whyNotJoin, whyNotLeave } from './collective';

const [GORES, GLS, MML, UCAYALI, MTPE] = [1, 2, 3, 4, 5];
const INSTITUTIONS = [
  { id: GORES, kind: 'colectivo', parentId: null },
  { id: GLS, kind: 'colectivo', parentId: null },
  { id: MML, kind: 'gobierno local', parentId: GLS },
  { id: UCAYALI, kind: 'gobierno regional', parentId: GORES },
  { id: MTPE, kind: 'ministerio', parentId: null },
  { id: 6, kind: 'organismo', parentId: MTPE },
];
const period = (startsOn: string | null, endsOn: string | null, collectiveId = GLS): CollectivePeriod => ({
  ...{ collectiveId, memberId: MML, startsOn, endsOn },
});

describe('the collective of an institution on a day', () => {
  const of = (periods: CollectivePeriod[], day: string, id = MML) =>
    collectivesOn(day, INSTITUTIONS, periods).get(id) ?? null;

  it.each([
    ['without a period its place decides', [], '2019-01-01', GLS],
    ['before the first day', [period('2020-01-01', null)], '2019-12-31', null],
    ['on the first day', [period('2020-01-01', null)], '2020-01-01', GLS],
    ['on the last day', [period(null, '2020-12-31')], '2020-12-31', GLS],
    ['after the last day, whatever its place', [period(null, '2020-12-31')], '2021-01-01', null],
    [
      'of two one after the other',
      [period(null, '2020-12-31'), period('2021-01-01', null, GORES)],
      '2021-06-01',
      GORES,
    ],
  ])('%s', (_name, periods, day, collective) => expect(of(periods, day)).toBe(collective));

  it('is none of an institution that belongs to another that is no collective', () => {
    expect(of([], '2020-01-01', 6)).toBeNull();
  });
});

describe('who joins a collective', () => {
  const [gores, gls, mml, , mtpe] = INSTITUTIONS as [Placed, Placed, Placed, Placed, Placed];
  type Placed = (typeof INSTITUTIONS)[number];

  it.each([
    ['one that is in none', gls, mtpe, '2020-01-01', [], null],
    ['into what is none', mtpe, mml, null, [], 'Solo un colectivo tiene integrantes'],
    ['a collective', gores, gls, null, [], 'Un colectivo no integra a otro'],
    ['one that is in another', gores, mml, '2020-01-01', [period(null, null)], 'registre antes su salida'],
    ['on its last day in another', gores, mml, '2020-12-31', [period(null, '2020-12-31')], 'registre antes su salida'],
    ['on the day after', gores, mml, '2021-01-01', [period(null, '2020-12-31')], null],
    ['for ever, having been elsewhere', gores, mml, null, [period(null, '2020-12-31')], 'registre antes su salida'],
  ] as const)('%s', (_name, collective, member, startsOn, periods, refusal) => {
    const answer = whyNotJoin(collective, member, startsOn, periods);
    if (refusal === null) expect(answer).toBeNull();
    else expect(answer).toContain(refusal);
  });

  it.each([
    [period('2020-01-01', null), '2019-12-31', 'El último día no puede ser anterior al primero.'],
    [period('2020-01-01', null), '2020-01-01', null],
    [period(null, null), '1999-01-01', null],
    [period(null, '2020-01-01'), '2020-06-01', 'La institución ya salió del colectivo.'],
  ])('leaves: %j on %s', (own, day, refusal) => expect(whyNotLeave(own, day)).toBe(refusal));
});
