/**
 * The indicators of the sheet by element and number. The same one again, as page breaks repeat it, is dropped where it
 * says the same and refused where it says something else; of two observations the longer is kept.
 */
import { amountText } from '../../domain/amount';
import { compareCodes } from '../../domain/codes';
import { type Legend, legendOf } from '../../domain/legend';
import { measureDetailText, measureWord } from '../../domain/measure-text';
import type { IndicatorContent } from '../../domain/plan';
import { programmingText } from '../../domain/programming-text';
import { fold } from '../../domain/text';
import type { Findings } from '../layout/findings';
import { quoted } from '../layout/read-words';
import type { StatedDraft, TakenIndicator } from './indicator-draft';

export interface RegisteredIndicator {
  readonly content: IndicatorContent;
  readonly stated: StatedDraft | null;
  readonly cell: string;
}

type Numbered = TakenIndicator & { readonly number: number };

interface Aspect {
  readonly words: string;
  readonly cell: (each: TakenIndicator) => string;
  readonly shown: (each: TakenIndicator, legend: Legend) => string;
  /** Of texts, whose case, accents and signs make no difference. */
  readonly isText?: true;
}

interface Numbers {
  readonly known: Map<number, Numbered>;
  readonly byName: Map<string, number>;
  highest: number;
}

const ASPECTS: readonly Aspect[] = [
  { words: 'otro nombre', cell: ({ cells }) => cells.name, shown: ({ name }) => name, isText: true },
  { words: 'otra unidad de medida', cell: ({ cells }) => cells.unit, shown: ({ unit }) => unit, isText: true },
  { words: 'otra meta', cell: ({ cells }) => cells.target, shown: targetText },
  { words: 'otra medición', cell: ({ cells }) => cells.rule, shown: ruleText },
  { words: 'otro ejecutado', cell: executedCell, shown: ({ stated }) => shownAmount(stated?.executed ?? null) },
  { words: 'otro sentido, línea base, dato sensible o programación', cell: ({ cells }) => cells.rest, shown: restText },
  { words: 'otro semáforo o actividad realizada', cell: executedCell, shown: lightText },
];

export class IndicatorRegister {
  private readonly byElement = new Map<string, Numbers>();

  /** `legend` names the lights in what is told of them. */
  constructor(
    private readonly legend: Legend,
    private readonly findings: Findings,
  ) {}

  /** Takes an indicator in, or holds it against the one that is there already. */
  add(taken: TakenIndicator): void {
    const numbers: Numbers = this.byElement.get(taken.element) ?? { known: new Map(), byName: new Map(), highest: 0 };
    this.byElement.set(taken.element, numbers);
    const name = fold(taken.name);
    const number = taken.number ?? numbers.byName.get(name) ?? numbers.highest + 1;
    const first = numbers.known.get(number);
    if (first) {
      if (this.agrees(first, taken)) numbers.known.set(number, this.joined(first, taken));
      return;
    }
    numbers.known.set(number, { ...taken, number });
    numbers.byName.set(name, number);
    numbers.highest = Math.max(numbers.highest, number);
  }

  /** The indicators in plan order. */
  all(): RegisteredIndicator[] {
    return [...this.byElement.values()]
      .flatMap(({ known }) => [...known.values()])
      .sort((a, b) => compareCodes(a.element, b.element) || a.number - b.number)
      .map(({ cells, stated, institutions: _cell, isAssumed: _assumed, ...content }) => ({
        content,
        stated,
        cell: cells.name,
      }));
  }

  private agrees(first: Numbered, again: TakenIndicator): boolean {
    const differing = ASPECTS.filter((aspect) => this.comparable(aspect, first) !== this.comparable(aspect, again));
    for (const { words, cell, shown } of differing) {
      this.refuse(
        first,
        cell(again),
        cell(first),
        `${words} (${quoted(shown(first, this.legend))} allí, ${quoted(shown(again, this.legend))} aquí)`,
      );
    }
    const isSame = institutionsText(first, again) === institutionsText(again, first);
    if (!isSame) this.refuse(first, again.cells.institutions, first.cells.institutions, 'otras instituciones');
    return isSame && differing.length === 0;
  }

  private comparable({ shown, isText }: Aspect, each: TakenIndicator): string {
    const text = shown(each, this.legend);
    return isText ? fold(text) : text;
  }

  private refuse(first: Numbered, here: string, there: string, what: string): void {
    const twice = `El indicador ${first.number} de ${first.element} ya está en la hoja: ${there} tiene ${what}.`;
    this.findings.refuse(here, `${twice} Deje los mismos datos en las dos filas, o corrija el código o el número.`);
  }

  private joined(first: Numbered, again: TakenIndicator): Numbered {
    const [kept, other] = [first.stated?.observations ?? '', again.stated?.observations ?? ''];
    const isLonger = again.stated !== null && other.length > kept.length;
    const where = (isLonger ? again : first).stated?.cells.observations ?? '';
    const longer = kept === other ? '' : ` De las dos observaciones queda la más larga, la de ${where}.`;
    this.findings.warn(
      again.cells.name,
      `${first.element}, indicador ${first.number}, ya está en ${first.cells.name} con los mismos datos; no se cuenta dos veces.${longer}`,
    );
    const stated = isLonger && first.stated ? { ...first.stated, observations: other } : first.stated;
    const { participation, isAssumed } = first.isAssumed ? again : first;
    return { ...first, stated, participation, isAssumed };
  }
}

function targetText({ target, targetNote }: TakenIndicator): string {
  return `${shownAmount(target)} ${targetNote ?? ''}`.trim();
}

function ruleText({ rule }: TakenIndicator): string {
  return `${measureWord(rule)} ${measureDetailText(rule) ?? ''}`.trim();
}

function restText({ direction, baseline, sensitive, programming }: TakenIndicator): string {
  const words = [direction === 'decreasing' ? 'decreciente' : 'creciente', shownAmount(baseline)];
  return [...words, sensitive ? 'sensible' : '', programmingText(programming) ?? ''].join(' ').trim();
}

function lightText({ stated }: TakenIndicator, legend: Legend): string {
  const done = stated?.activityDone ?? null;
  return `${stated?.light ? legendOf(stated.light, legend).label : ''} ${done === null ? '' : done ? 'sí' : 'no'}`.trim();
}

function executedCell({ stated, cells }: TakenIndicator): string {
  return stated?.cells.executed ?? cells.name;
}

// Where nothing is bold the responsible one is only assumed, so that institutions alone are compared.
function institutionsText(each: TakenIndicator, other: TakenIndicator): string {
  const withRoles = !each.isAssumed && !other.isAssumed;
  return each.participation
    .map(({ institution, role }) => `${institution}${withRoles ? ` ${role}` : ''}`)
    .sort()
    .join('/');
}

function shownAmount(amount: bigint | null): string {
  return amount === null ? '' : amountText(amount);
}
