/**
 * A plan of 500 indicators of all seven measures with 1,000,000 contributions, spread over 300 dates, 26 regions and 20
 * institutions: the same rows every time, table by table, parents first.
 */

export type Value = string | number | boolean | null;

export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Value[]>;
}

export const PLAN = 'POA-2019';
export const FIRST_DAY = '2019-01-01';
/** The last of the 300 dates. */
export const LAST_DAY = '2019-10-27';
export const EARLIER_DAY = '2019-06-30';
export const INDICATORS = 500;
/** Of every indicator, in ten-thousandths. */
export const TARGET = 5_000_000n;

const COUNTS_FROM = '2019-02-01';
const ACTIVITIES = 250_000;
const CONTRIBUTIONS_EACH = 4;
const INSTITUTIONS = 20;
const MEASURES = ['sum', 'latest', 'distinct', 'average', 'ratio', 'milestone', 'criteria'] as const;
const DISTINCT = ['distintos: región', 'distintos: institución', 'distintos: sujeto'];
const DAYS = Array.from({ length: 300 }, (_, day) => new Date(Date.UTC(2019, 0, 1 + day)).toISOString().slice(0, 10));
const REGIONS = [...Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(2, '0')), '1501'];
const DAY_MS = 86_400_000;

export function measureOf(indicator: number): (typeof MEASURES)[number] {
  return MEASURES[indicator % MEASURES.length] ?? 'sum';
}

/** `region`, `institution` or `subject`, of a distinct indicator. */
export function distinctOf(indicator: number): string {
  return ['region', 'institution', 'subject'][Math.floor(indicator / MEASURES.length) % 3] ?? '';
}

/** `LA 1.2.3-2`: two indicators in each of ten lines of five strategies of five objectives. */
export function keyOf(indicator: number): string {
  const line = (indicator - 1) >> 1;
  return `${lineCode(line)}-${((indicator - 1) % 2) + 1}`;
}

export function allTables(): TableRows[] {
  return [...planTables(), ...progressTables()];
}

function planTables(): TableRows[] {
  const elements = [...planElements()];
  return [
    table(
      'commission',
      ['id', 'code', 'name', 'second_factor_required', 'row_version'],
      [[1, 'CNLCTF', 'Comisión', false, 1]],
    ),
    table(
      'institution',
      ['id', 'acronym', 'name', 'article', 'kind', 'row_version'],
      numbers(INSTITUTIONS).map((id) => [id, `I${id}`, `Institución ${id}`, 'la', 'ministerio', 1]),
    ),
    table(
      'plan',
      ['id', 'commission_id', 'code', 'title', 'starts_on', 'ends_on', 'counts_from', 'row_version'],
      [[1, 1, PLAN, 'Plan Operativo Anual', FIRST_DAY, '2019-12-31', COUNTS_FROM, 1]],
    ),
    table(
      'plan_version',
      ['id', 'commission_id', 'plan_id', 'number', 'state', 'since', 'row_version'],
      [[1, 1, 1, 1, 'in-execution', FIRST_DAY, 1]],
    ),
    table(
      'plan_element',
      ['id', 'commission_id', 'plan_id', 'code', 'level'],
      elements.map(({ id, code, level }) => [id, 1, 1, code, level]),
    ),
    table(
      'indicator',
      ['id', 'commission_id', 'plan_id', 'element_id', 'number', 'revision', 'locked_at', 'row_version'],
      numbers(INDICATORS).map((id) => [id, 1, 1, lineId((id - 1) >> 1), ((id - 1) % 2) + 1, 1, 1_549_000_000_000, 1]),
    ),
    table(
      'element_version',
      ['id', 'commission_id', 'plan_version_id', 'element_id', 'name', 'parent_id', 'axis_id', 'row_version'],
      elements.map(({ id, code, parent, axis }) => [id, 1, 1, id, `Nombre de ${code}`, parent, axis, 1]),
    ),
    table(
      'indicator_version',
      [
        ...['id', 'commission_id', 'plan_version_id', 'indicator_id', 'name', 'unit', 'target', 'measure'],
        ...['measure_detail', 'direction', 'sensitive', 'row_version'],
      ],
      numbers(INDICATORS).map((id) => [
        ...[id, 1, 1, id, `Indicador ${id}`, 'Persona', Number(TARGET), measureOf(id)],
        ...[detailOf(id), 'increasing', false, 1],
      ]),
    ),
    table(
      'participation',
      ['commission_id', 'plan_version_id', 'indicator_id', 'institution_id', 'role', 'position', 'row_version'],
      numbers(INDICATORS).flatMap((id) => [
        [1, 1, id, (id % INSTITUTIONS) + 1, 'responsible', 0, 1],
        [1, 1, id, ((id + 7) % INSTITUTIONS) + 1, 'involved', 1, 1],
      ]),
    ),
  ];
}

function progressTables(): TableRows[] {
  return [
    table(
      'activity',
      [
        ...['id', 'commission_id', 'key', 'title', 'starts_on', 'ended_on', 'region_code', 'institution_id'],
        ...['reported_by', 'reported_at', 'validated_by', 'validated_at', 'validation_note', 'row_version'],
      ],
      mapped(activities(), ({ id, day, region, institutions: [reporter = 0], validatedAt, handedOverAt }) => [
        ...[id, 1, `A-${id}`, `Actividad ${id}`, day, day, region, reporter, 'carga', handedOverAt],
        ...(validatedAt === null ? [null, null] : ['secretaria', validatedAt]),
        ...['La fuente no cita documento', 1],
      ]),
    ),
    table(
      'activity_institution',
      ['commission_id', 'activity_id', 'institution_id', 'position'],
      flatMapped(activities(), ({ id, institutions }) => institutions.map((each, position) => [1, id, each, position])),
    ),
    table(
      'contribution',
      [
        ...['id', 'commission_id', 'activity_id', 'position', 'indicator_id', 'institution_id', 'ended_on'],
        ...['region_code', 'validated_at', 'counted', 'count_choice', 'count_reason', 'quantity', 'denominator'],
        ...['stage', 'subject', 'subject_folded', 'criterion', 'row_version'],
      ],
      flatMapped(activities(), contributionsOf),
    ),
  ];
}

interface DrawnActivity {
  readonly id: number;
  readonly day: string;
  readonly region: string | null;
  readonly institutions: readonly number[];
  readonly validatedAt: number | null;
  readonly handedOverAt: number;
}

/** In the order of handing over, which is not that of their days; one in five hundred waits for its validation. */
function* activities(): Generator<DrawnActivity> {
  const draw = drawing(20_190_918);
  for (let id = 1; id <= ACTIVITIES; id += 1) {
    const day = DAYS[draw(DAYS.length)] ?? FIRST_DAY;
    const reporter = draw(INSTITUTIONS) + 1;
    const institutions = draw(2) === 0 ? [reporter] : [reporter, (reporter % INSTITUTIONS) + 1];
    const region = draw(10) === 0 ? null : (REGIONS[draw(REGIONS.length)] ?? null);
    const handedOverAt = Date.parse(day) + (1 + draw(20)) * DAY_MS;
    const validatedAt = draw(500) === 0 ? null : handedOverAt + (1 + draw(20)) * DAY_MS;
    yield { id, day, region, institutions, validatedAt, handedOverAt };
  }
}

function contributionsOf({ id, day, region, institutions: [reporter = 0], validatedAt }: DrawnActivity) {
  const draw = drawing(Math.imul(id, 2_654_435_761));
  return Array.from({ length: CONTRIBUTIONS_EACH }, (_, position): Value[] => {
    const indicator = draw(INDICATORS) + 1;
    const measure = measureOf(indicator);
    const quantity = draw(20) === 0 ? 0 : (draw(500) + 1) * 10_000;
    const isExcluded = draw(50) === 0;
    const hasSubject = measure === 'criteria' || (measure === 'distinct' && distinctOf(indicator) === 'subject');
    const subject = hasSubject ? `sujeto ${draw(40)}` : null;
    return [
      ...[(id - 1) * CONTRIBUTIONS_EACH + position + 1, 1, id, position, indicator, reporter, day, region, validatedAt],
      validatedAt !== null && day >= COUNTS_FROM && !isExcluded,
      ...(isExcluded ? ['no', 'Excluido'] : [null, null]),
      ...[quantity, measure === 'ratio' ? quantity + draw(100) * 10_000 : null],
      ...[measure === 'milestone' ? draw(4) + 1 : null, subject, subject],
      ...[measure === 'criteria' ? draw(5) + 1 : null, 1],
    ];
  });
}

interface DrawnElement {
  readonly id: number;
  readonly code: string;
  readonly level: string;
  readonly parent: number | null;
  readonly axis: number | null;
}

function* planElements(): Generator<DrawnElement> {
  for (const n of numbers(5)) yield { id: n, code: `OE ${n}`, level: 'objective', parent: null, axis: null };
  for (const n of numbers(5)) yield { id: 5 + n, code: `EE ${n}`, level: 'axis', parent: null, axis: null };
  for (const n of numbers(25)) {
    const [objective, strategy] = [((n - 1) / 5) | 0, (n - 1) % 5];
    const code = `E ${objective + 1}.${strategy + 1}`;
    yield { id: 10 + n, code, level: 'strategy', parent: objective + 1, axis: 6 + strategy };
  }
  for (const n of numbers(250)) {
    yield { id: lineId(n - 1), code: lineCode(n - 1), level: 'line', parent: 11 + (((n - 1) / 10) | 0), axis: null };
  }
}

function lineId(line: number): number {
  return 36 + line;
}

function lineCode(line: number): string {
  const strategy = (line / 10) | 0;
  return `LA ${((strategy / 5) | 0) + 1}.${(strategy % 5) + 1}.${(line % 10) + 1}`;
}

/** The measure's detail as a workbook writes it. */
export function detailOf(indicator: number): string | null {
  const measure = measureOf(indicator);
  if (measure === 'milestone') return 'Elaborado 20; Propuesto 50; Revisado 80; Aprobado 100';
  if (measure === 'criteria') return '2 de 5';
  return measure === 'distinct' ? (DISTINCT[Math.floor(indicator / MEASURES.length) % 3] ?? null) : null;
}

/** Numbers from 0 to below a bound, the same series every time. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function table(name: string, columns: readonly string[], rows: Iterable<readonly Value[]>): TableRows {
  return { table: name, columns, rows };
}

function* mapped<T>(list: Iterable<T>, row: (each: T) => Value[]): Generator<Value[]> {
  for (const each of list) yield row(each);
}

function* flatMapped<T>(list: Iterable<T>, rows: (each: T) => Value[][]): Generator<Value[]> {
  for (const each of list) yield* rows(each);
}
