import { earlyCutoff } from './early-cutoff';

const plan = { startsOn: '2019-01-01', endsOn: '2019-12-31' };
const way = (day: string): string => `/x?corte=${day}`;

test.each(['2019-01-01', '2019-12-31', '2020-06-01'])('nothing is said at %s', (cutoff) =>
  expect(earlyCutoff(plan, cutoff, way)).toBeNull(),
);

test('before its first day the period is told, and the way to its last day', () =>
  expect(earlyCutoff(plan, '2018-12-31', way)).toEqual({
    sentence:
      'El plan va del 01/01/2019 al 31/12/2019: al 31/12/2018 no había empezado y no hay nada que evaluar. Elija una fecha de corte de ese periodo, por ejemplo su último día:',
    href: '/x?corte=2019-12-31',
    day: '31/12/2019',
  }));
