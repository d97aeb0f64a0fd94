import type { IsoDate } from './dates';
import { type NoticeKind, noticeKey, noticeOn, noticesOpenAt, readyAt, type TaskTimes } from './notices';

/** Requested on Monday 2 November 2026, due on Friday the 20th. */
const TASK: TaskTimes = { requestedOn: '2026-11-02', dueOn: '2026-11-20', extendedTo: null, isOpen: true };

describe('the notice of a task', () => {
  const cases: [day: IsoDate, what: string, told: [NoticeKind, IsoDate] | null][] = [
    ['2026-11-01', 'before it is requested', null],
    ['2026-11-02', 'when it is requested', ['requested', '2026-11-02']],
    ['2026-11-12', 'eight days before', ['requested', '2026-11-02']],
    ['2026-11-13', 'seven days before', ['due-7', '2026-11-13']],
    ['2026-11-16', 'four days before, where the seventh was missed', ['due-7', '2026-11-13']],
    ['2026-11-17', 'three days before', ['due-3', '2026-11-17']],
    ['2026-11-18', 'two days before', ['due-3', '2026-11-17']],
    ['2026-11-19', 'one day before', ['due-1', '2026-11-19']],
    ['2026-11-20', 'on the day, to its last second', ['due-today', '2026-11-20']],
    ['2026-11-22', 'the Sunday after', ['due-today', '2026-11-20']],
    ['2026-11-23', 'the first Monday after', ['overdue', '2026-11-23']],
    ['2026-11-29', 'the rest of that week', ['overdue', '2026-11-23']],
    ['2026-11-30', 'the second Monday', ['overdue', '2026-11-30']],
    ['2027-01-05', 'over the turn of the year', ['overdue', '2027-01-04']],
  ];

  test.each(cases)('on %s, %s', (day, _what, told) => {
    expect(noticeOn(TASK, day)).toEqual(told && { kind: told[0], on: told[1] });
  });

  const others: [what: string, task: Partial<TaskTimes>, IsoDate, unknown][] = [
    ['is none where all is answered', { isOpen: false }, '2026-11-20', null],
    ['is that of an extension', { extendedTo: '2026-11-27' }, '2026-11-20', { kind: 'due-7', on: '2026-11-20' }],
    [
      'of an extension, on its day',
      { extendedTo: '2026-11-27' },
      '2026-11-27',
      { kind: 'due-today', on: '2026-11-27' },
    ],
    ['of an extension, after it', { extendedTo: '2026-11-27' }, '2026-11-30', { kind: 'overdue', on: '2026-11-30' }],
    [
      'does not heed an extension to before the deadline',
      { extendedTo: '2026-11-10' },
      '2026-11-20',
      { kind: 'due-today', on: '2026-11-20' },
    ],
    [
      'stays that of the request where seven days are not left',
      { dueOn: '2026-11-06' },
      '2026-11-02',
      { kind: 'requested', on: '2026-11-02' },
    ],
    [
      'of a short deadline, three days before',
      { dueOn: '2026-11-06' },
      '2026-11-03',
      { kind: 'due-3', on: '2026-11-03' },
    ],
    [
      'of a deadline on the day of the request',
      { dueOn: '2026-11-02' },
      '2026-11-08',
      { kind: 'requested', on: '2026-11-02' },
    ],
    [
      'of a deadline on a Monday, that day',
      { dueOn: '2026-11-16' },
      '2026-11-16',
      { kind: 'due-today', on: '2026-11-16' },
    ],
    [
      'of a deadline on a Monday, a week later',
      { dueOn: '2026-11-16' },
      '2026-11-23',
      { kind: 'overdue', on: '2026-11-23' },
    ],
  ];

  test.each(others)('%s', (_what, task, day, told) => {
    expect(noticeOn({ ...TASK, ...task }, day)).toEqual(told);
  });

  it('is told to each person once, and again for another deadline', () => {
    const day = '2026-11-20';
    const keyOf = (extendedTo: IsoDate | null, person: string) => {
      const notice = noticeOn({ ...TASK, extendedTo }, day);
      return notice && noticeKey('request 12 institution 40', person, notice);
    };
    const key = keyOf(null, 'ana@minam.example');
    expect(key).toBe('due-today 2026-11-20 request 12 institution 40 ana@minam.example');
    expect(keyOf('2026-11-20', 'ana@minam.example')).toBe(key);
    expect(keyOf('2026-11-21', 'ana@minam.example')).not.toBe(key);
    expect(keyOf(null, 'luis@minam.example')).not.toBe(key);
  });
});

describe('mails with notices', () => {
  test.each([
    ['2026-11-23T04:59:59.999Z', '2026-11-22T12:00:00Z'],
    ['2026-11-23T05:00:00Z', '2026-11-23T12:00:00Z'],
    ['2026-11-23T23:00:00Z', '2026-11-23T12:00:00Z'],
  ])('of the day of %s go from %s on', (at, opens) => {
    expect(noticesOpenAt(Date.parse(at))).toBe(Date.parse(opens));
  });

  it('gather what comes within a quarter of an hour', () => {
    expect(readyAt(1000)).toBe(1000 + 15 * 60 * 1000);
  });
});
