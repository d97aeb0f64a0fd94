/**
 * The figures of the plan by one hand-written statement per measure, as one who knows SQL would write them against the
 * same indexes, and nothing else: no revisions, nothing kept, no count of what does not count, no institutions.
 */
import { distinctOf, INDICATORS, measureOf } from './million-rows';

/** Of an indicator: how many contributions count, and what they come to. */
export interface PlainSum {
  readonly id: number;
  readonly counted: number | string;
  readonly total: number | string | null;
  readonly base: number | string | null;
}

/** Statements for SQLite; PostgreSQL's only differ in the name of the parameter. */
export function plainStatements(): string[] {
  const measures = ['sum', 'latest', 'average', 'ratio', 'milestone', 'criteria'] as const;
  return [
    ...measures.map((measure) => STATEMENTS[measure](listOf((id) => measureOf(id) === measure))),
    distinctStatement(),
  ];
}

const STATEMENTS = {
  sum: (list: string) => overAll('sum(quantity)', list),
  average: (list: string) => overAll('sum(quantity)', list, 'count(*)'),
  ratio: (list: string) => overAll('sum(quantity)', list, 'sum(denominator)'),
  milestone: (list: string) => overAll('max(stage)', list),
  latest: (list: string) => `
    select indicator_id as id, sum(own) as counted, sum(case when place = 1 then quantity end) as total, 0 as base
    from (
      select indicator_id, quantity, 1 as own, row_number() over (
        partition by indicator_id, institution_id order by ended_on desc, id desc) as place
      from contribution where indicator_id in (${list}) and counted = true and ended_on <= ?
    ) ranked group by indicator_id`,
  criteria: (list: string) => `
    select id, sum(own) as counted, count(case when met >= 2 then 1 end) as total, 0 as base
    from (
      select indicator_id as id, subject_folded, count(*) as own,
        count(distinct case when quantity > 0 then criterion end) as met
      from contribution where indicator_id in (${list}) and counted = true and ended_on <= ?
      group by indicator_id, subject_folded
    ) subjects group by id`,
};

/** The three kinds of distinct in one statement. */
function distinctStatement(): string {
  const of = (kind: string) => listOf((id) => measureOf(id) === 'distinct' && distinctOf(id) === kind);
  const above = (column: string) => `count(distinct case when quantity > 0 then ${column} end)`;
  return `
    ${overAll(above('region_code'), of('region'))}
    union all
    ${overAll(above('subject_folded'), of('subject'))}
    union all
    select c.indicator_id as id, count(distinct c.id) as counted,
      count(distinct case when c.quantity > 0 then a.institution_id end) as total, 0 as base
    from contribution c join activity_institution a on a.activity_id = c.activity_id
    where c.indicator_id in (${of('institution')}) and c.counted = true and c.ended_on <= ?
    group by c.indicator_id`;
}

function overAll(total: string, list: string, base = '0'): string {
  return `select indicator_id as id, count(*) as counted, ${total} as total, ${base} as base
    from contribution where indicator_id in (${list}) and counted = true and ended_on <= ? group by indicator_id`;
}

function listOf(isWanted: (id: number) => boolean): string {
  return Array.from({ length: INDICATORS }, (_, index) => index + 1)
    .filter(isWanted)
    .join(', ');
}
