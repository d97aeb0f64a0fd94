import { endOfLimaDay } from './dates';
import {
  deadlineOf,
  isAfter,
  type LineFacts,
  lineState,
  requestProblems,
  type RequestTerms,
  type TaskFacts,
  taskState,
  timelinessOf,
  whyNotExtend,
} from './request';

const DUE = '2020-01-10';
const BEFORE = endOfLimaDay(DUE);
const AFTER = BEFORE + 1;

describe('the state of a line', () => {
  const sent = (review: 'waiting' | 'observed' | 'validated', noProgress = false) => ({ review, noProgress });
  test.each<[string, LineFacts, string]>([
    ['nothing at all', { draft: null, submission: null }, 'not-started'],
    ['an empty draft', { draft: 'empty', submission: null }, 'not-started'],
    ['half a draft', { draft: 'incomplete', submission: null }, 'in-progress'],
    ['a whole draft', { draft: 'complete', submission: null }, 'ready'],
    ['sent', { draft: null, submission: sent('waiting') }, 'submitted'],
    ['sent, and a draft begun after it', { draft: 'incomplete', submission: sent('waiting') }, 'submitted'],
    ['observed, and mended half', { draft: 'incomplete', submission: sent('observed') }, 'observed'],
    ['validated', { draft: null, submission: sent('validated') }, 'validated'],
    ['no progress, in review', { draft: null, submission: sent('waiting', true) }, 'submitted'],
    ['no progress, validated', { draft: null, submission: sent('validated', true) }, 'no-progress'],
  ])('%s', (_name, facts, state) => {
    expect(lineState(facts)).toBe(state);
  });
});

describe('the state of a task', () => {
  const none = { asked: 0, answered: 0, begun: 0 };
  const facts = (changed: Partial<TaskFacts>): TaskFacts => ({
    lines: ['not-started', 'not-started'],
    questions: none,
    deadline: DUE,
    deliveredAt: null,
    ...changed,
  });
  test.each<[string, Partial<TaskFacts>, number, string]>([
    ['asked for nothing', { lines: [] }, BEFORE, 'not-requested'],
    ['not begun', {}, BEFORE, 'requested'],
    ['not begun a moment after the deadline', {}, AFTER, 'overdue'],
    ['one line begun', { lines: ['in-progress', 'not-started'] }, BEFORE, 'in-progress'],
    ['one line sent of two', { lines: ['submitted', 'not-started'] }, BEFORE, 'in-progress'],
    ['one of two, late', { lines: ['submitted', 'not-started'] }, AFTER, 'overdue'],
    ['all sent', { lines: ['submitted', 'validated'] }, BEFORE, 'delivered'],
    ['all sent stays so after the deadline', { lines: ['submitted', 'no-progress'] }, AFTER, 'delivered'],
    [
      'all lines, but a question is open',
      { lines: ['submitted'], questions: { asked: 1, answered: 0, begun: 0 } },
      BEFORE,
      'in-progress',
    ],
    ['questions alone, begun', { lines: [], questions: { asked: 1, answered: 0, begun: 1 } }, BEFORE, 'in-progress'],
    ['questions alone, answered', { lines: [], questions: { asked: 1, answered: 1, begun: 1 } }, AFTER, 'delivered'],
    ['delivered in time and observed later', { lines: ['observed'], deliveredAt: BEFORE }, AFTER, 'in-progress'],
    ['observed before all was delivered, late', { lines: ['observed', 'not-started'] }, AFTER, 'overdue'],
  ])('%s', (_name, changed, now, state) => {
    expect(taskState(facts(changed), now)).toBe(state);
  });
});

test('an extension moves the deadline of its institution, and never back', () => {
  expect(deadlineOf(DUE, null)).toBe(DUE);
  expect(deadlineOf(DUE, '2020-01-15')).toBe('2020-01-15');
  expect(deadlineOf(DUE, '2020-01-05')).toBe(DUE);
  expect(whyNotExtend('2020-01-15', DUE, null)).toBeNull();
  expect(whyNotExtend(DUE, DUE, null)).toContain('posterior');
  expect(whyNotExtend('2020-01-15', DUE, BEFORE)).toContain('cerrado');
});

test('the last second of the day in Lima is in time', () => {
  expect(isAfter(DUE, Date.parse('2020-01-11T04:59:59Z'))).toBe(false);
  expect(isAfter(DUE, Date.parse('2020-01-11T05:00:00Z'))).toBe(true);
});

test('timeliness counts what was expected, what came and what came in time', () => {
  const answers = [
    { institution: 'SUNAFIL', deadline: DUE, deliveredAt: BEFORE },
    { institution: 'MINJUS', deadline: DUE, deliveredAt: null },
    { institution: 'SUNAFIL', deadline: DUE, deliveredAt: AFTER },
  ];
  expect(timelinessOf(answers)).toEqual([
    { institution: 'SUNAFIL', expected: 2, received: 2, onTime: 1 },
    { institution: 'MINJUS', expected: 1, received: 0, onTime: 0 },
  ]);
});

describe('a request', () => {
  const right: RequestTerms = {
    number: '012-2019-MTPE/2',
    from: '2019-01-01',
    to: '2019-12-31',
    cutoff: '2019-12-31',
    requestedOn: '2019-12-02',
    dueOn: '2019-12-20',
    institutions: 1,
    indicators: 1,
    questions: 0,
  };
  test.each<[string, Partial<RequestTerms>, string[]]>([
    ['as it should be', {}, []],
    ['with a question alone', { indicators: 0, questions: 1 }, []],
    ['without number', { number: ' ' }, ['number']],
    ['that ends before it begins', { to: '2018-12-31' }, ['to']],
    ['with an early cutoff', { cutoff: '2018-12-31' }, ['cutoff']],
    ['due before it is sent', { dueOn: '2019-12-01' }, ['dueOn']],
    ['to nobody, for nothing', { institutions: 0, indicators: 0 }, ['institutions', 'indicators']],
  ])('%s', (_name, changed, fields) => {
    expect(requestProblems({ ...right, ...changed }).map(({ field }) => field)).toEqual(fields);
  });
});
