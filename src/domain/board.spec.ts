import { smallAnnex } from '../../test/support/annex';
import type { Annex, AnnexRow } from './annex';
import { boardOf } from './board';

const annex = smallAnnex();

function changed(change: (row: AnnexRow, index: number) => AnnexRow): Annex {
  return { ...annex, rows: annex.rows.map(change) };
}

function withResponsible(row: AnnexRow, responsible: string[]): AnnexRow {
  return { ...row, indicator: { ...row.indicator, responsible } };
}

test('groups stand in the order of their codes, axes across objectives', () => {
  const board = boardOf(annex);
  expect(board.objectives.map(({ code, mean }) => [code, mean.of, mean.all])).toEqual([['OE 1', 3, 4]]);
  expect(board.axes.map(({ code, mean }) => [code, mean.all])).toEqual([
    ['EE 2', 1],
    ['EE 3', 3],
  ]);
  expect(board.strategies.map(({ code }) => code)).toEqual(['E 1.3', 'E 1.4']);
  expect(board.counts).toEqual({ met: 1, partial: 1, notDone: 1, noData: 1, notApplicable: 0 });
});

test('an indicator of two responsible institutions stands under both', () => {
  const board = boardOf(changed((row, index) => (index === 0 ? withResponsible(row, ['SUNAFIL', 'MTPE']) : row)));
  expect(board.institutions.map(({ name, mean }) => [name, mean.all])).toEqual([
    ['MTPE', 1],
    ['SUNAFIL', 4],
  ]);
  expect(board.sharedIndicators).toBe(1);
  expect(boardOf(annex).sharedIndicators).toBe(0);
});

test('missing are those asked and silent', () => {
  const missing = boardOf(annex).missing.map(({ institution, reports }) => [
    institution,
    reports.length,
    reports[0]?.isAsked,
  ]);
  expect(missing).toEqual([
    ['MTPE', 1, true],
    ['SUNAFIL', 1, true],
  ]);
});

test.each([
  ['the responsible where nobody was asked', 'not-requested', ['SUNAFIL'], ['SUNAFIL'], 0],
  ['a nameless one where none is responsible', 'not-requested', [], [''], 0],
  ['nobody where the report waits for its validation', 'in-review', ['SUNAFIL'], [], 1],
] as const)('missing is %s', (_, state, responsible, institutions, inReview) => {
  const board = boardOf(
    changed((row) => {
      const { figure, light } = row.indicator;
      const reporting = { ...figure.reporting, state, silent: [], requestedOn: null, dueOn: null };
      const silent = light === 'no-data' ? { ...figure, reporting } : figure;
      return { ...row, indicator: { ...row.indicator, responsible: [...responsible], figure: silent } };
    }),
  );
  expect(board.missing.map(({ institution }) => institution)).toEqual(institutions);
  expect(board.inReview).toHaveLength(inReview);
});
