import { FIRST, LINE, type PlanCells, readRows } from '../../../test/support/plan-sheets';
import { type CellSource, type OddCell, rich } from '../../../test/support/sheets';

const contains = (...parts: string[]): unknown[] =>
  parts.map((part) => expect.stringMatching(new RegExp(part, 's')) as unknown);

const BOLD_CELL: OddCell = { kind: 'text', text: 'MTPE/ SUNAFIL', runs: [{ text: 'MTPE/ SUNAFIL', bold: true }] };

/** Acronyms of the first indicator, the responsible ones with an asterisk. */
function listed(institutions: CellSource): { list: string; errors: readonly string[]; warnings: readonly string[] } {
  const { content, errors, warnings } = readRows([{ ...FIRST, O: institutions }]);
  const participation = content.indicators[0]?.participation ?? [];
  const list = participation.map(({ institution, role }) => `${institution}${role === 'responsible' ? '*' : ''}`);
  return { list: list.join(' '), errors, warnings };
}

describe('institutions of a line', () => {
  it.each<[string, CellSource, string]>([
    ['parted by strokes', rich('[MTPE]/ SUNAFIL/GORES'), 'MTPE* SUNAFIL GORES'],
    ['parted by line breaks', rich('[MTPE]\nSUNAFIL\n\nGORES'), 'MTPE* SUNAFIL GORES'],
    ['with a full stop behind the last', rich('[SUNAFIL]/ MTPE/ GORES.'), 'SUNAFIL* MTPE GORES'],
    [
      'by names and aliases',
      rich('[Secretaría Técnica de la CNLCTF-MTPE]/ MPFN/ gobiernos  locales'),
      'ST-CNLCTF-MTPE* MP-FN GLs',
    ],
    ['of which one belongs to another', rich('[MININTER-PNP]/ MININTER'), 'MININTER-PNP* MININTER'],
    ['several of them responsible', rich('[MTPE/ SUNAFIL]/ GORES'), 'MTPE* SUNAFIL* GORES'],
    ['a later one responsible', rich('MTPE/ [SUNAFIL]'), 'MTPE SUNAFIL*'],
    ['in a bold cell', BOLD_CELL, 'MTPE* SUNAFIL*'],
    ['with a bold stroke beside a plain name', rich('[MTPE/ ]SUNAFIL'), 'MTPE* SUNAFIL'],
  ])('are read %s', (_, cell, list) => {
    expect(listed(cell)).toEqual({ list, errors: [], warnings: [] });
  });

  it('are led by the first where nothing is bold', () => {
    const { list, warnings } = listed('SUNAFIL/ MTPE');
    expect(list).toBe('SUNAFIL* MTPE');
    expect(warnings).toEqual(contains('O2: Ninguna institución está en negrita; se toma SUNAFIL'));
  });

  it('are taken once where they stand twice', () => {
    const { list, warnings } = listed(rich('MTPE/ SUNAFIL/ [MTPE]'));
    expect(list).toBe('MTPE* SUNAFIL');
    expect(warnings).toEqual(contains('O2: «MTPE» está dos veces'));
  });

  it.each<[CellSource, string[]]>([
    ['MTPE/ SUNAFIIL', ['O2: «SUNAFIIL» no es una institución conocida; ¿quiso decir «SUNAFIL»']],
    ['MTPE/ Ministerio de Pesca del Reino', ['O2: «Ministerio de Pesca del Reino» .*escriba su sigla']],
    ['QQQQ/ WWWW/ QQQQ', ['O2: «QQQQ» .*«WWWW»']],
    [5, ['O2: «5» no es una institución']],
  ])('are refused: %j', (cell, messages) => {
    expect(listed(cell).errors).toEqual(contains(...messages));
  });

  it('may be missing, with a warning', () => {
    expect(listed(null)).toMatchObject({ list: '', errors: [], warnings: contains('O2: El indicador no tiene') });
  });
});

describe('lists for several indicators', () => {
  const TWO: PlanCells = { ...FIRST, L: '1. Eventos\n2. Personas', M: 'Evento\nPersona', N: '1\n80' };
  const lists = (rows: readonly PlanCells[], merges: readonly string[] = []): string[] => {
    const { content, errors } = readRows(rows, [], merges);
    expect(errors).toEqual([]);
    return content.indicators.map(({ participation }) => participation.map(({ institution }) => institution).join(' '));
  };

  it.each<[string, CellSource, string[]]>([
    ['one for all', rich('[MTPE]/ SUNAFIL.'), ['MTPE SUNAFIL', 'MTPE SUNAFIL']],
    ['one each', rich('[MTPE]/ SUNAFIL.\n[GORES]/ GLs.'), ['MTPE SUNAFIL', 'GORES GLs']],
    ['one each, the last without full stop', rich('[MTPE]/ SUNAFIL.\n[GORES]'), ['MTPE SUNAFIL', 'GORES']],
    ['one each, in one line', rich('[MTPE]/ SUNAFIL. GORES/ GLs.'), ['MTPE SUNAFIL', 'GORES GLs']],
  ])('are %s', (_, cell, expected) => {
    expect(lists([{ ...TWO, O: cell }])).toEqual(expected);
  });

  it('serve the rows of a merged cell', () => {
    const rows: PlanCells[] = [
      { ...FIRST, O: rich('[MTPE].\n[GORES].') },
      { L: '2. Actas', M: 'Acta', N: 1 },
    ];
    expect(lists(rows, ['O2:O3'])).toEqual(['MTPE', 'GORES']);
  });

  it('serve a row that repeats one of them', () => {
    const rows: PlanCells[] = [
      { ...TWO, O: rich('[MTPE].\n[GORES].') },
      { L: '2. Personas', M: 'Persona', N: 80 },
    ];
    expect(lists(rows)).toEqual(['MTPE', 'GORES']);
  });

  it('are refused for one indicator', () => {
    const { errors } = readRows([
      { ...FIRST, O: 'MTPE.\nGORES.' },
      { ...LINE, J: 'LA 1.3.4', K: 'Otra' },
    ]);
    expect(errors).toEqual(contains('O2: Hay 2 listas de instituciones para un indicador \\(L2\\)'));
  });
});
