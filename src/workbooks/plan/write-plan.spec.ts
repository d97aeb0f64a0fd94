import fc from 'fast-check';
import { MAX_AMOUNT, UNIT, units } from '../../domain/amount';
import { compareCodes } from '../../domain/codes';
import type { MeasureRule } from '../../domain/measure';
import type { FootnoteContent, IndicatorContent, PlanContent, PlanElementContent } from '../../domain/plan';
import type { Programming } from '../../domain/programming';
import { isDueAtPeriodEnd } from '../../domain/programming';
import type { PlanReading } from '../../domain/readings';
import { fold, oneLine } from '../../domain/text';
import { suspiciousCharacters } from '../../domain/suspicious-characters';
import { readWorkbookHere } from '../reading/read-workbook';
import { readPlan } from './read-plan';
import { planWorkbook } from './write-plan';

const PLAN = { code: 'POA-2019', title: 'Plan Operativo Anual 2019', commission: 'CNLCTF' };
const ACRONYMS = ['MTPE', 'SUNAFIL', 'MININTER-PNP', 'GORES', '=MINAM', '+ENAP'];
const CATALOGUE = ACRONYMS.map((code) => ({ code, names: [] }));

async function readBack(content: PlanContent): Promise<PlanReading> {
  const [sheet] = await readWorkbookHere(await planWorkbook(PLAN, content, null));
  if (!sheet) throw new Error('No sheet');
  return readPlan(sheet, CATALOGUE);
}

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 25 }),
    fc.constantFrom('=1+1', '+51', '-5', '@SUM(A1)', '1. Uno 2. Dos', 'a/ nota', 'ITEM', '2) x', '&<>"', '–'),
  )
  .map(oneLine)
  .filter((each) => fold(each) !== '' && suspiciousCharacters(each) === null && !each.includes('_x'));
const amount = fc.oneof(
  fc.bigInt(0n, MAX_AMOUNT),
  fc.integer({ min: 0, max: 500 }).map((count) => units(count)),
  fc.constantFrom(12_500n, 12_345_670n, MAX_AMOUNT, 1n),
);
const measures: readonly MeasureRule[] = [
  { measure: 'sum' },
  { measure: 'latest' },
  { measure: 'average' },
  { measure: 'ratio' },
  { measure: 'distinct', of: 'region' },
  { measure: 'distinct', of: 'institution' },
  { measure: 'distinct', of: 'subject' },
  {
    measure: 'milestone',
    stages: [
      { name: 'Elaborado', weight: 50n * UNIT },
      { name: '=2', weight: 100n * UNIT },
    ],
  },
  { measure: 'criteria', needed: 2, of: 5 },
];
const participation = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...ACRONYMS), { minLength: 1 }),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  )
  .map(([institutions, bold]) =>
    institutions.map((institution, index) => ({
      institution,
      role:
        bold[index] || (!bold.slice(0, institutions.length).includes(true) && index === 0)
          ? ('responsible' as const)
          : ('involved' as const),
    })),
  );
const rest = fc.record({
  name: text,
  unit: text,
  target: fc.option(amount),
  targetNote: fc.option(fc.constantFrom('a/', 'b/')),
  rule: fc.constantFrom(...measures),
  isDecreasing: fc.boolean(),
  above: fc.bigInt(1n, 1000n * UNIT),
  sensitive: fc.boolean(),
  period: fc.option(fc.constantFrom('quarter' as const, 'month' as const)),
  participation,
});

function indicatorOf(
  element: string,
  number: number,
  made: typeof rest extends fc.Arbitrary<infer T> ? T : never,
): IndicatorContent {
  const { isDecreasing, above, period, target, ...same } = made;
  const decreasing = isDecreasing && (target ?? 0n) + above <= MAX_AMOUNT;
  return {
    ...same,
    element,
    number,
    target,
    direction: decreasing ? 'decreasing' : 'increasing',
    baseline: decreasing ? (target ?? 0n) + above : null,
    programming: period && programmingOf(period, same.rule, target),
  };
}

function programmingOf(period: 'quarter' | 'month', rule: MeasureRule, target: bigint | null): Programming {
  const amounts = Array<bigint | null>(period === 'quarter' ? 4 : 12).fill(null);
  const first = (target ?? 0n) / 2n;
  amounts[1] = first;
  amounts[3] = isDueAtPeriodEnd(rule.measure) ? target : (target ?? 0n) - first;
  return { period, amounts };
}

const plan = fc
  .record({
    axes: fc.array(text, { maxLength: 3 }),
    tree: fc.array(
      fc.tuple(
        text,
        fc.array(rest, { maxLength: 3 }),
        fc.array(
          fc.tuple(text, fc.nat(3), fc.array(fc.tuple(text, fc.array(rest, { maxLength: 3 })), { maxLength: 3 })),
          { maxLength: 3 },
        ),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    notes: fc.uniqueArray(fc.tuple(fc.constantFrom('a/', 'b/', 'TF', 'GLs'), text), { selector: ([mark]) => mark }),
  })
  .map(({ axes, tree, notes }): PlanContent => {
    const elements: PlanElementContent[] = axes.map((name, index) => ({
      code: `EE ${index + 1}`,
      level: 'axis',
      name,
      parent: null,
      axis: null,
    }));
    const indicators: IndicatorContent[] = [];
    tree.forEach(([name, goals, strategies], index) => {
      const objective = `OE ${index + 9}`;
      elements.push({ code: objective, level: 'objective', name, parent: null, axis: null });
      goals.forEach((made, at) => indicators.push(indicatorOf(objective, at + 1, made)));
      strategies.forEach(([strategyName, axis, lines], at) => {
        const code = `E ${index + 9}.${at + 1}`;
        elements.push({
          code,
          level: 'strategy',
          name: strategyName,
          parent: objective,
          axis: axes[axis] === undefined ? null : `EE ${axis + 1}`,
        });
        lines.forEach(([lineName, own], place) => {
          const line = `LA ${index + 9}.${at + 1}.${place + 9}`;
          elements.push({ code: line, level: 'line', name: lineName, parent: code, axis: null });
          own.forEach((made, number) => indicators.push(indicatorOf(line, number * 2 + 1, made)));
        });
      });
    });
    const footnotes: FootnoteContent[] = notes.map(([mark, note]) => ({ mark, text: note }));
    return {
      elements: sorted(elements),
      indicators: indicators.sort((a, b) => compareCodes(a.element, b.element) || a.number - b.number),
      footnotes,
    };
  });

function sorted(elements: readonly PlanElementContent[]): PlanElementContent[] {
  const levels = ['objective', 'axis', 'strategy', 'line'];
  return [...elements].sort(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || compareCodes(a.code, b.code),
  );
}

describe('a plan written and read again', () => {
  it('is the same plan', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (content) => {
        const { content: again, errors, stated } = await readBack(content);
        expect(errors).toEqual([]);
        expect(again).toEqual(content);
        expect(stated).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
