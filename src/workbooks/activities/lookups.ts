/** What the words of a row name in the plan and in the catalogues; each different text is looked up once. */
import { Catalogue } from '../../domain/catalogue';
import { compareCodes } from '../../domain/codes';
import type { IndicatorContent } from '../../domain/plan';
import type { ActivitiesContext } from '../../domain/readings';
import type { SheetCell } from '../../domain/sheet';
import { fold, nearest } from '../../domain/text';
import type { Found } from '../layout/findings';
import { readLineCode } from './line-code';
import { type DaySpan, readDay } from './read-day';
import { quoted } from '../layout/read-words';

/** Comparing letters with a whole catalogue costs; after so many unknown texts the rest go without a suggestion. */
const MOST_SUGGESTIONS = 200;
const NATIONWIDE: ReadonlySet<string> = new Set(['nacional', 'a nivel nacional']);

export class Lookups {
  private readonly elements = new Map<string, Map<number, IndicatorContent>>();
  private readonly institutionNames: Catalogue;
  private readonly regionNames: Catalogue;
  private readonly knownCodes: readonly string[];
  private readonly days = new Map<string, Found<DaySpan>>();
  private readonly collectives: ReadonlyMap<string, string | null>;
  private suggested = 0;

  constructor(private readonly context: ActivitiesContext) {
    this.institutionNames = new Catalogue(context.institutions);
    this.regionNames = new Catalogue(context.regions);
    this.collectives = new Map(context.institutions.map(({ code, collective }) => [code, collective ?? null]));
    for (const indicator of context.indicators) {
      const numbers = this.elements.get(indicator.element) ?? new Map<number, IndicatorContent>();
      this.elements.set(indicator.element, numbers.set(indicator.number, indicator));
    }
    this.knownCodes = [...this.elements.keys()].sort(compareCodes);
  }

  /** The code of the line or objective that a text names. */
  readonly element = remembered((text: string): Found<string> => {
    const code = readLineCode(text);
    if (code !== null && this.elements.has(code)) return { value: code };
    const near = this.suggestion(() => nearest(code ?? text, this.knownCodes));
    const unknown = `${quoted(code ?? text)} no es una línea de acción ni un objetivo con indicadores de ${this.context.planCode};`;
    return { refused: `${unknown} ${near ?? `escriba su código, por ejemplo ${this.knownCodes[0] ?? 'LA 1.1.1'}.`}` };
  });

  /** An indicator of a known element by its number; null: the number could not be read. */
  indicator(element: string, number: number | null, typed: string): Found<IndicatorContent> {
    const numbers = this.elements.get(element);
    const found = number === null ? undefined : numbers?.get(number);
    if (found) return { value: found };
    const all = [...(numbers?.values() ?? [])].sort((a, b) => a.number - b.number);
    const listed = all.map((each) => `${each.number} (${each.name})`).join(', ');
    const has = all.length === 1 ? `tiene solo el indicador ${listed}` : `tiene los indicadores ${listed}`;
    return { refused: `El indicador ${quoted(typed)} no existe: ${element} ${has}; escriba su número.` };
  }

  /** Whether an institution, or the collective that it belongs to, stands in an indicator's column of participation. */
  takesPart(acronym: string, element: string, number: number): boolean {
    const participation = this.elements.get(element)?.get(number)?.participation ?? [];
    const collective = this.collectives.get(acronym);
    return participation.some(({ institution }) => institution === acronym || institution === collective);
  }

  /** The INEI code of a region by name or code (`4`, `04`, `1501`); null: nationwide. */
  readonly region = remembered((text: string): Found<string | null> => {
    if (NATIONWIDE.has(fold(text))) return { value: null };
    const trimmed = text.trim();
    const code = this.regionNames.find(/^\d$/.test(trimmed) ? `0${trimmed}` : trimmed);
    if (code !== null) return { value: code };
    const near = /^\d+$/.test(trimmed) ? null : this.suggestion(() => this.regionNames.suggestion(trimmed));
    return {
      refused: `${quoted(text)} no es una región; ${near ?? 'escriba su nombre o su código INEI, o déjela vacía.'}`,
    };
  });

  /** Acronyms of the institutions that a text lists, each once; the first one reports. */
  readonly institutions = remembered((text: string): Found<readonly string[]> => {
    const whole = this.institutionNames.find(text);
    if (whole !== null) return { value: [whole] };
    const acronyms = new Set<string>();
    const names = text.split(/[/\n]/).filter((name) => name.trim() !== '');
    for (const name of names) {
      const acronym = this.institutionNames.find(name);
      if (acronym === null) return { refused: this.unknownInstitution(name) };
      acronyms.add(acronym);
    }
    return acronyms.size > 0 ? { value: [...acronyms] } : { refused: this.unknownInstitution(text) };
  });

  /** The day or month that a cell holds. */
  day(cell: SheetCell): Found<DaySpan> {
    const told = `${cell.kind} ${cell.text}`;
    const known = this.days.get(told);
    if (known) return known;
    const found = readDay(cell);
    this.days.set(told, found);
    return found;
  }

  private unknownInstitution(name: string): string {
    const near = this.suggestion(() => this.institutionNames.suggestion(name.trim()));
    return `${quoted(name)} no es una institución conocida; ${near ?? 'escriba su sigla, por ejemplo MTPE.'}`;
  }

  private suggestion(search: () => string | null): string | null {
    if (this.suggested >= MOST_SUGGESTIONS) return null;
    this.suggested += 1;
    const near = search();
    return near === null ? null : `¿quiso decir «${near}»? Si es así, escríbalo; si no, revise el plan.`;
  }
}

function remembered<T>(look: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = look(text);
    known.set(text, found);
    return found;
  };
}
