/**
 * Adds contributions up inside the database, one statement per measure, the same text on SQLite and PostgreSQL: `$1` is
 * the cutoff, `$2` the plan's first day. Each statement reads revisions and sums from one snapshot, so that figures are
 * never kept under a revision that they were not made of. Each select within it names the commission for itself.
 */
import type { Instant } from '../domain/dates';
import type { MeasureRule, Tally } from '../domain/measure';

/** A commission's indicators that one statement adds up: those of one rule. */
export interface TallyGroup {
  readonly commissionId: number;
  readonly rule: MeasureRule;
  readonly indicatorIds: readonly number[];
}

/** What an indicator's contributions come to at a cutoff. */
export interface IndicatorTally {
  readonly tally: Tally;
  /** Validated contributions from the plan's start to the cutoff, counted or not. */
  readonly activities: number;
  /** The last validation of a contribution up to the cutoff; null: there is none. */
  readonly validatedThrough: Instant | null;
  /** Row numbers of the institutions with a validated contribution up to the cutoff, in ascending order. */
  readonly reporters: readonly number[];
}

/** A row as the drivers give it: whole numbers as numbers or text. */
export interface TallyRow {
  readonly id: number;
  readonly revision: number;
  readonly counted: Whole;
  readonly early: Whole;
  readonly uncounted: Whole;
  readonly total: Whole;
  readonly base: Whole;
  readonly counted_through: Whole;
  readonly uncounted_through: Whole;
  readonly reporters: string | null;
}

type Whole = number | string | null;

/** The contributions that a statement may look at, as it writes them down. */
interface Among {
  readonly commission: string;
  readonly list: string;
}

const counted = ({ commission }: Among): string =>
  `c.commission_id = ${commission} and c.counted = true and c.ended_on <= $1`;
const uncounted = ({ commission }: Among): string =>
  `c.commission_id = ${commission} and c.counted = false and c.validated_at is not null and c.ended_on <= $1`;
const validatedOfIndicator = ({ commission }: Among): string =>
  `c.indicator_id = i.id and c.commission_id = ${commission} and c.validated_at is not null and c.ended_on <= $1`;

// From one institution to the next in the index: a few steps instead of all of an indicator's contributions.
function reporters(among: Among): string {
  const validated = validatedOfIndicator(among);
  return `with recursive reporter(id) as (
    select min(c.institution_id) from contribution c where ${validated}
    union all
    select (select min(c.institution_id) from contribution c where ${validated} and c.institution_id > reporter.id)
    from reporter where reporter.id is not null)`;
}

function lastValues(among: Among): string {
  return `(${reporters(among)}
    select cast(sum((select c.quantity from contribution c
      where ${validatedOfIndicator(among)} and c.institution_id = reporter.id and c.counted = true
      order by c.ended_on desc, c.id desc limit 1)) as text)
    from reporter)`;
}

/** One statement for several groups; it gives a TallyRow for each indicator that exists. */
export function talliesSql(groups: readonly TallyGroup[]): string {
  return groups.map(tallySql).join('\n  union all\n  ');
}

function tallySql({ commissionId, rule, indicatorIds }: TallyGroup): string {
  const among = { commission: whole(commissionId), list: indicatorIds.map(whole).join(', ') };
  const { commission, list } = among;
  const { inPass = 'null', base = 'null', ofIndicator = 't.total', apart } = termsOf(rule, among);
  return `select i.id, i.revision, t.counted, cast(t.base as text) as base, cast(${ofIndicator} as text) as total,
    t.through as counted_through, u.uncounted, u.through as uncounted_through,
    (select count(*) from contribution c where c.indicator_id = i.id and ${counted(among)} and c.ended_on < $2) as early,
    (${reporters(among)} select string_agg(cast(reporter.id as text), ',') from reporter) as reporters
  from indicator i
  left join (
    select c.indicator_id, count(*) as counted, ${inPass} as total, ${base} as base, max(c.validated_at) as through
    from contribution c where c.indicator_id in (${list}) and ${counted(among)} group by c.indicator_id
  ) t on t.indicator_id = i.id
  left join (
    select c.indicator_id, count(*) filter (where c.ended_on >= $2) as uncounted, max(c.validated_at) as through
    from contribution c where c.indicator_id in (${list}) and ${uncounted(among)} group by c.indicator_id
  ) u on u.indicator_id = i.id
  ${apart ? `left join (${apart}) m on m.indicator_id = i.id` : ''}
  where i.commission_id = ${commission} and i.id in (${list})`;
}

/** What a row says. */
export function tallyOfRow(rule: MeasureRule, row: TallyRow): IndicatorTally {
  const counted = Number(row.counted ?? 0);
  const through = Math.max(Number(row.counted_through ?? 0), Number(row.uncounted_through ?? 0));
  return {
    tally: { counted, total: exact(row.total), base: rule.measure === 'average' ? BigInt(counted) : exact(row.base) },
    activities: counted - Number(row.early ?? 0) + Number(row.uncounted ?? 0),
    validatedThrough: through > 0 ? through : null,
    reporters: numbersIn(row.reporters ?? ''),
  };
}

/** Row numbers written with commas between them, ascending. */
export function numbersIn(text: string): number[] {
  return text === ''
    ? []
    : text
        .split(',')
        .map(Number)
        .sort((a, b) => a - b);
}

interface Terms {
  /** Total and base while counted contributions pass by. */
  readonly inPass?: string;
  readonly base?: string;
  /** The total where the pass does not give it. */
  readonly ofIndicator?: string;
  /** A table `m` of totals by indicator. */
  readonly apart?: string;
}

function termsOf(rule: MeasureRule, among: Among): Terms {
  switch (rule.measure) {
    case 'sum':
    case 'average':
      return { inPass: exactSum('c.quantity') };
    case 'ratio':
      return { inPass: exactSum('c.quantity'), base: exactSum('c.denominator') };
    case 'milestone':
      return { inPass: 'max(c.stage)' };
    case 'latest':
      return { ofIndicator: lastValues(among) };
    case 'distinct':
      if (rule.of === 'institution') return { ofIndicator: 'm.total', apart: institutionsTakingPart(among) };
      return { inPass: distinctAboveZero(rule.of === 'region' ? 'c.region_code' : 'c.subject_folded') };
    case 'criteria':
      return { ofIndicator: 'm.total', apart: subjectsMeeting(rule.needed, among) };
  }
}

/**
 * A sum in two halves: SQLite's own overflows at nine thousand contributions of the largest quantity there is, and
 * both drivers hand large numbers over as text only where they are told to.
 */
function exactSum(term: string): string {
  return `cast(sum(${term} >> 32) as text) || ' ' || cast(sum(${term} & 4294967295) as text)`;
}

function exact(sum: Whole): bigint {
  const [high = '0', low] = String(sum ?? 0).split(' ');
  return low === undefined ? BigInt(high) : (BigInt(high) << 32n) + BigInt(low);
}

function distinctAboveZero(column: string): string {
  return `count(distinct case when c.quantity > 0 then ${column} end)`;
}

// `cross join` keeps SQLite to this order: from the contributions to their activities' institutions.
function institutionsTakingPart(among: Among): string {
  return `select indicator_id, count(*) as total from (
    select distinct c.indicator_id, a.institution_id from contribution c cross join activity_institution a
    where c.indicator_id in (${among.list}) and ${counted(among)} and c.quantity > 0
      and a.activity_id = c.activity_id and a.commission_id = ${among.commission}
  ) d group by indicator_id`;
}

function subjectsMeeting(needed: number, among: Among): string {
  return `select indicator_id, count(*) as total from (
    select indicator_id from (
      select distinct c.indicator_id, c.subject_folded, c.criterion from contribution c
      where c.indicator_id in (${among.list}) and ${counted(among)} and c.quantity > 0
    ) d where subject_folded is not null
    group by indicator_id, subject_folded having count(criterion) >= ${whole(Math.max(1, needed))}
  ) s group by indicator_id`;
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`);
  return String(value);
}
