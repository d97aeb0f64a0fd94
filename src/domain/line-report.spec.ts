import { units } from './amount';
import type { LineIndicator } from './line-contribution';
import {
  type DraftActivity,
  type DraftContribution,
  EMPTY_DRAFT,
  emptyActivity,
  isEmptyDraft,
  type LineDraft,
} from './line-draft';
import { type LineContext, readLineDraft } from './line-report';

const indicator = (changed: Partial<LineIndicator> = {}): LineIndicator => ({
  element: 'LA 1.4.4',
  number: 1,
  rule: { measure: 'sum' },
  target: units(30),
  sensitive: false,
  ...changed,
});

const CONTEXT: LineContext = {
  institution: 'SUNAFIL',
  today: '2020-01-15',
  plan: { startsOn: '2019-01-01', endsOn: '2019-12-31' },
  span: { from: '2019-09-18', to: '2019-12-31' },
  regions: new Map([['08', '08']]),
  indicators: new Map([
    ['LA 1.4.4-1', indicator()],
    ['LA 1.4.4-2', indicator({ number: 2, target: units(4), sensitive: true })],
    ['R-1', indicator({ rule: { measure: 'ratio' } })],
    ['M-1', indicator({ rule: { measure: 'milestone', stages: [{ name: 'Elaborado', weight: 500000n }] } })],
    ['C-1', indicator({ rule: { measure: 'criteria', needed: 2, of: 5 } })],
    ['D-1', indicator({ rule: { measure: 'distinct', of: 'subject' } })],
  ]),
};

const typed = (changed: Partial<DraftContribution> = {}, key = 'LA 1.4.4-1'): DraftContribution => ({
  ...emptyActivity('k', [key]).contributions[0]!,
  ...changed,
});

const RIGHT: DraftActivity = {
  ...emptyActivity('k1', []),
  startsOn: '18/11/2019',
  region: '08',
  title: 'Operativo en Cusco',
  contributions: [typed({ quantity: '33' })],
};

const draftOf = (...activities: Partial<DraftActivity>[]): LineDraft => ({
  ...EMPTY_DRAFT,
  activities: activities.map((each) => ({ ...RIGHT, ...each })),
});

const problemsOf = (draft: LineDraft): string[] => readLineDraft(draft, CONTEXT).problems.map(({ field }) => field);
const warningsOf = (draft: LineDraft): string[] => readLineDraft(draft, CONTEXT).warnings.map(({ field }) => field);

test('a whole activity is read as it stands', () => {
  const { problems, warnings, activities, noProgress } = readLineDraft(
    draftOf({ endsOn: '2019-11-19', documents: ' Informe N° 1 \n\nOficio N° 2' }),
    CONTEXT,
  );
  expect({ problems, warnings, noProgress }).toEqual({ problems: [], warnings: [], noProgress: null });
  expect(activities).toMatchObject([
    {
      key: 'k1',
      title: 'Operativo en Cusco',
      startsOn: '2019-11-18',
      endedOn: '2019-11-19',
      region: '08',
      institutions: ['SUNAFIL'],
      documents: ['Informe N° 1', 'Oficio N° 2'],
      contributions: [{ element: 'LA 1.4.4', number: 1, quantity: units(33) }],
    },
  ]);
});

describe('what has to be mended', () => {
  const line = (contribution: DraftContribution): LineDraft => draftOf({ contributions: [contribution] });
  test.each<[string, LineDraft, string[]]>([
    ['nothing typed', EMPTY_DRAFT, ['activities']],
    ['no date', draftOf({ startsOn: '' }), ['activities.0.startsOn']],
    ['a date that does not exist', draftOf({ startsOn: '31/02/2019' }), ['activities.0.startsOn']],
    ['an end that does not exist', draftOf({ endsOn: 'mañana' }), ['activities.0.endsOn']],
    ['an end before the start', draftOf({ endsOn: '17/11/2019' }), ['activities.0.endsOn']],
    ['a day to come', draftOf({ startsOn: '16/01/2020' }), ['activities.0.startsOn']],
    ['a day outside the plan', draftOf({ startsOn: '01/01/2020' }), ['activities.0.startsOn']],
    ['an unknown region', draftOf({ region: '99' }), ['activities.0.region']],
    ['no title', draftOf({ title: ' ' }), ['activities.0.title']],
    ['a title that turns the reading round', draftOf({ title: 'a\u202eb' }), ['activities.0.title']],
    ['a title of a whole report', draftOf({ title: 'a'.repeat(2001) }), ['activities.0.title']],
    ['no quantity', draftOf({ contributions: [typed()] }), ['activities.0.contributions.0.quantity']],
    ['a quantity read in two ways', line(typed({ quantity: '1.250' })), ['activities.0.contributions.0.quantity']],
    ['women without a total', line(typed({ women: '3' })), ['activities.0.contributions.0.quantity']],
    [
      'women and men over the total',
      line(typed({ quantity: '3', women: '2', men: '2' })),
      ['activities.0.contributions.0.women'],
    ],
    [
      'ages over the total',
      line(typed({ quantity: '3', under18: '4' }, 'LA 1.4.4-2')),
      ['activities.0.contributions.0.under18'],
    ],
    [
      'another institution’s indicator',
      line(typed({ quantity: '3' }, 'LA 9.9.9-1')),
      ['activities.0.contributions.0.quantity'],
    ],
    ['a ratio without its base', line(typed({ quantity: '3' }, 'R-1')), ['activities.0.contributions.0.denominator']],
    ['a milestone without its stage', line(typed({ stage: '2' }, 'M-1')), ['activities.0.contributions.0.stage']],
    [
      'a criterion of nobody',
      line(typed({ criterion: '6' }, 'C-1')),
      ['activities.0.contributions.0.subject', 'activities.0.contributions.0.criterion'],
    ],
    ['a distinct thing without name', line(typed({ quantity: '1' }, 'D-1')), ['activities.0.contributions.0.subject']],
    ['no progress without a reason', { ...EMPTY_DRAFT, noProgress: true }, ['reason']],
    ['no progress beside an activity', { ...draftOf({}), noProgress: true, reason: 'Sin presupuesto' }, ['noProgress']],
  ])('%s', (_name, draft, fields) => {
    expect(problemsOf(draft)).toEqual(fields);
  });
});

describe('what asks for a comment and does not stop', () => {
  test.each<[string, LineDraft, string[]]>([
    ['three times the target', draftOf({ contributions: [typed({ quantity: '90' })] }), []],
    [
      'more than that',
      draftOf({ contributions: [typed({ quantity: '91' })] }),
      ['activities.0.contributions.0.quantity'],
    ],
    ['more, and a comment', draftOf({ comment: 'Operativo nacional', contributions: [typed({ quantity: '91' })] }), []],
    ['a day before the request’s span', draftOf({ startsOn: '01/09/2019' }), ['activities.0.startsOn']],
  ])('%s', (_name, draft, fields) => {
    expect(warningsOf(draft)).toEqual(fields);
    expect(problemsOf(draft)).toEqual([]);
  });
});

test.each<[string, string, Partial<DraftContribution>, object]>([
  ['a ratio', 'R-1', { quantity: '3', denominator: '4' }, { quantity: units(3), denominator: units(4) }],
  ['a milestone', 'M-1', { stage: '1' }, { quantity: units(1), stage: 1 }],
  ['a criterion', 'C-1', { subject: 'Perú', criterion: '2' }, { quantity: units(1), subject: 'Perú', criterion: 2 }],
  ['a named thing', 'D-1', { quantity: '1', subject: 'Mesa A' }, { subject: 'Mesa A' }],
  ['ages where they are asked for', 'LA 1.4.4-2', { quantity: '4', under18: '1' }, { under18: units(1) }],
  ['no ages elsewhere', 'LA 1.4.4-1', { quantity: '4', under18: '9' }, { quantity: units(4) }],
])('%s is read', (_name, key, changed, expected) => {
  const { problems, activities } = readLineDraft(draftOf({ contributions: [typed(changed, key)] }), CONTEXT);
  expect(problems).toEqual([]);
  expect(activities[0]?.contributions).toMatchObject([expected]);
  const asksAges = key === 'LA 1.4.4-2';
  expect(activities[0]?.contributions[0]?.under18 !== undefined).toBe(asksAges);
});

test('no progress with its reason is a report', () => {
  const { problems, noProgress } = readLineDraft(
    { ...EMPTY_DRAFT, noProgress: true, reason: 'Sin presupuesto' },
    CONTEXT,
  );
  expect({ problems, noProgress }).toEqual({ problems: [], noProgress: { reason: 'Sin presupuesto' } });
});

test('places that nobody typed in are nothing', () => {
  const draft = { ...EMPTY_DRAFT, activities: [emptyActivity('k', ['LA 1.4.4-1'])] };
  expect(isEmptyDraft(draft)).toBe(true);
  expect(isEmptyDraft(draftOf({}))).toBe(false);
});
