/**
 * An annex at a glance: how many indicators show each light and how far they are on average, per objective, axis,
 * strategy and responsible institution; and who has not reported what. An axis goes across objectives. An indicator of
 * two responsible institutions stands under both, so that their column does not add up.
 */
import type { Annex, AnnexRow, Named } from './annex';
import { compareCodes } from './codes';
import { countLights, type LightCounts, type Mean, meanOf } from './roll-up';
import { compareNames } from './text';

export interface BoardGroup extends Named {
  readonly counts: LightCounts;
  readonly mean: Mean;
}

/** What an institution owes: nobody asked it, or it was asked and is silent. */
export interface MissingReport {
  readonly row: AnnexRow;
  readonly isAsked: boolean;
}

export interface MissingOfInstitution {
  readonly institution: string;
  readonly reports: readonly MissingReport[];
}

export interface Board {
  readonly counts: LightCounts;
  readonly mean: Mean;
  readonly objectives: readonly BoardGroup[];
  readonly axes: readonly BoardGroup[];
  readonly strategies: readonly BoardGroup[];
  /** Code and name are the acronym; the indicators for which they are responsible. */
  readonly institutions: readonly BoardGroup[];
  /** Indicators that stand under more than one institution. */
  readonly sharedIndicators: number;
  /** By the institution's name; the empty name holds indicators without a responsible institution. */
  readonly missing: readonly MissingOfInstitution[];
  /** Rows whose report waits for its validation. */
  readonly inReview: readonly AnnexRow[];
}

/** The board of an annex; groups without any indicator are left out. */
export function boardOf({ rows, objectives }: Annex): Board {
  const named = ({ code, name }: Named): Named => ({ code, name });
  const byCode = (a: Named, b: Named): number => compareCodes(a.code, b.code);
  const responsible = (row: AnnexRow): Named[] => row.indicator.responsible.map((name) => ({ code: name, name }));
  const lit = rows.map(({ indicator }) => indicator.light);
  return {
    counts: countLights(lit),
    mean: meanOf(rows.map(partOf)),
    objectives: groupsOf(rows, (row) => [row.objective], objectives.map(named)).sort(byCode),
    axes: groupsOf(rows, ({ axis }) => (axis.code === '' ? [] : [axis])).sort(byCode),
    strategies: groupsOf(rows, ({ strategy }) => [strategy]).sort(byCode),
    institutions: groupsOf(rows, responsible).sort((a, b) => compareNames(a.name, b.name)),
    sharedIndicators: rows.filter(({ indicator }) => indicator.responsible.length > 1).length,
    missing: missingIn(rows),
    inReview: rows.filter(({ indicator }) => isInReview(indicator)),
  };
}

function groupsOf(
  rows: readonly AnnexRow[],
  groupsOfRow: (row: AnnexRow) => readonly Named[],
  names: readonly Named[] = [],
): BoardGroup[] {
  const known = new Map(names.map((each) => [each.code, each]));
  const groups = new Map<string, { named: Named; rows: AnnexRow[] }>();
  for (const row of rows) {
    for (const each of groupsOfRow(row)) {
      const group = groups.get(each.code);
      if (group) group.rows.push(row);
      else groups.set(each.code, { named: known.get(each.code) ?? each, rows: [row] });
    }
  }
  return [...groups.values()].map(({ named, rows: own }) => ({
    code: named.code,
    name: named.name,
    counts: countLights(own.map(({ indicator }) => indicator.light)),
    mean: meanOf(own.map(partOf)),
  }));
}

function partOf({ indicator }: AnnexRow): Parameters<typeof meanOf>[0][number] {
  return { light: indicator.light, achievement: indicator.figure.achievement };
}

function missingIn(rows: readonly AnnexRow[]): MissingOfInstitution[] {
  const missing = new Map<string, MissingReport[]>();
  for (const row of rows) {
    const { reporting } = row.indicator.figure;
    const isAsked = reporting.requestedOn !== null;
    for (const institution of owing(row)) {
      const reports = missing.get(institution) ?? [];
      missing.set(institution, reports);
      reports.push({ row, isAsked });
    }
  }
  return [...missing]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([institution, reports]) => ({ institution, reports }));
}

/** Those asked and silent, whatever the others reported; where nobody was asked the responsible ones. */
function owing({ indicator }: AnnexRow): readonly string[] {
  const { reporting } = indicator.figure;
  if (reporting.silent.length > 0) return reporting.silent;
  if (indicator.light !== 'no-data' || reporting.state !== 'not-requested') return [];
  return indicator.responsible.length > 0 ? indicator.responsible : [''];
}

function isInReview({ light, figure }: AnnexRow['indicator']): boolean {
  return light === 'no-data' && figure.reporting.state === 'in-review';
}
