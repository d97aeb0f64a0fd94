/** What differs between two contents of a plan, in sentences that name the element and both values. */
import { type Amount, amountText } from './amount';
import { indicatorKey } from './annex';
import { measureDetailText, measureWord } from './measure-text';
import type { IndicatorContent, PlanContent, PlanElementContent } from './plan';
import { programmingText } from './programming-text';

type Fields = Readonly<Record<string, string>>;

/** Sentences in the order of the contents; empty where both are the same. */
export function planDifferences(before: PlanContent, after: PlanContent): string[] {
  return [
    ...differences(byKey(before.elements, elementEntry), byKey(after.elements, elementEntry)),
    ...differences(byKey(before.indicators, indicatorEntry), byKey(after.indicators, indicatorEntry)),
    ...differences(footnoteEntries(before), footnoteEntries(after)),
  ];
}

/** Sentences about two sets of named things and their fields. */
export function differences(before: ReadonlyMap<string, Fields>, after: ReadonlyMap<string, Fields>): string[] {
  const gone = [...before.keys()].filter((key) => !after.has(key)).map((key) => `${key}: ya no está.`);
  const rest = [...after].flatMap(([key, fields]) => {
    const known = before.get(key);
    if (!known) return [`${key}: es nuevo.`];
    return Object.keys(fields)
      .filter((field) => known[field] !== fields[field])
      .map((field) => `${key}: ${field} era «${known[field] ?? ''}» y ahora es «${fields[field] ?? ''}».`);
  });
  return [...gone, ...rest];
}

/** Sentences about the fields of those things alone that both sets hold. */
export function disagreements(before: ReadonlyMap<string, Fields>, after: ReadonlyMap<string, Fields>): string[] {
  const both = new Map([...before].filter(([key]) => after.has(key)));
  return differences(both, new Map([...after].filter(([key]) => both.has(key))));
}

function byKey<T>(list: readonly T[], entry: (each: T) => [string, Fields]): Map<string, Fields> {
  return new Map(list.map(entry));
}

function elementEntry(element: PlanElementContent): [string, Fields] {
  return [
    element.code,
    { nombre: element.name, 'elemento superior': element.parent ?? '', 'eje estratégico': element.axis ?? '' },
  ];
}

function indicatorEntry(indicator: IndicatorContent): [string, Fields] {
  const { name, unit, target, targetNote, rule, direction, baseline, sensitive, programming, participation } =
    indicator;
  return [
    indicatorKey(indicator),
    {
      indicador: name,
      'unidad de medida': unit,
      'meta física': `${shown(target)} ${targetNote ?? ''}`.trim(),
      medición: `${measureWord(rule)} ${measureDetailText(rule) ?? ''}`.trim(),
      sentido: direction === 'decreasing' ? 'decreciente' : 'creciente',
      'línea base': shown(baseline),
      sensible: sensitive ? 'sí' : 'no',
      programación: programmingText(programming) ?? '',
      participación: participation
        .map(({ institution, role }) => `${institution}${role === 'responsible' ? '*' : ''}`)
        .join(' / '),
    },
  ];
}

function footnoteEntries({ footnotes }: PlanContent): Map<string, Fields> {
  return new Map(footnotes.map(({ mark, text }, index) => [`Nota ${index + 1}`, { llamada: mark, texto: text }]));
}

function shown(amount: Amount | null): string {
  return amount === null ? '' : amountText(amount);
}
