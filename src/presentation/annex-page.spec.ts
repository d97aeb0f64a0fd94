import { smallAnnex } from '../../test/support/annex';
import { annexPage, annexTitle, type Cell } from './annex-page';

const page = annexPage(smallAnnex());

function text(cell: Cell | undefined): string {
  return (cell?.text ?? []).map((paragraph) => paragraph.map((part) => part.text).join('')).join(' | ');
}

/** The table laid out: every place holds the cell that covers it. */
function grid(): string[][] {
  const places: string[][] = page.rows.map(() => []);
  page.rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (places[row]?.[column] !== undefined) column += 1;
      for (let span = 0; span < cell.rows; span++) (places[row + span] ?? [])[column] = text(cell);
    }
  });
  return places;
}

test('every row covers the twenty columns, merged cells included', () => {
  expect(grid().map((row) => row.length)).toEqual(page.rows.map(() => 20));
  expect(page.groups).toEqual([6, 3, 6, 4, 1]);
});

test('the heading has the groups, the columns and the pairs, together twenty wide and three high', () => {
  const [groups, columns, pairs] = page.headings;
  expect(groups?.map(({ text, columns, rows }) => [text, columns, rows])).toEqual([
    ['Objetivo específico', 6, 1],
    ['Eje estratégico y estrategia', 3, 1],
    ['Línea de acción', 6, 1],
    ['Ejecución de metas', 4, 1],
    ['Observaciones', 1, 3],
  ]);
  expect(columns?.map(({ text }) => text).slice(-3)).toEqual([
    'Instituciones involucradas (en negrita las responsables)',
    'Ejecutado',
    'Pendiente',
  ]);
  expect(columns?.filter(({ rows }) => rows === 2)).toHaveLength(15);
  expect(pairs?.map(({ text }) => text)).toEqual(['Abs.', '%', 'Abs.', '%']);
});

test('parents that follow each other share one cell, at their own depth', () => {
  const [first, second, third, fourth, fifth] = page.rows;
  expect(first?.slice(0, 11).map((cell) => cell.rows)).toEqual([4, 4, 4, 4, 4, 4, 1, 1, 1, 1, 1]);
  expect(second?.slice(0, 5).map((cell) => [text(cell), cell.rows])).toEqual([
    ['EE 3: Atención', 3],
    ['E 1.4', 3],
    ['Acciones de atención.', 3],
    ['LA 1.4.4', 2],
    ['Fiscalizar.', 2],
  ]);
  expect(third?.map((cell) => cell.rows)).toEqual(third?.map(() => 1));
  expect(text(fourth?.[0])).toBe('LA 1.4.5');
  expect(fifth).toHaveLength(20);
});

test('an objective without lines stands in its place with the rest of its row empty', () => {
  const last = grid().at(-1);
  expect(last?.slice(0, 6)).toEqual([
    'OE 2',
    'Reducir la tolerancia.',
    '1. Número de denuncias.',
    'Persona',
    '150',
    'SUNAFIL / GORES',
  ]);
  expect(last?.slice(6)).toEqual(Array(14).fill(''));
});

test('figures are printed as in Peru, and stay empty without information', () => {
  expect(grid()[0]?.slice(11, 19)).toEqual([
    '1. Número de personas.',
    'Persona',
    '1,000',
    'SUNAFIL / GORES',
    '1,250',
    '125\u00a0%',
    '0',
    '0\u00a0%',
  ]);
  expect(grid()[1]?.slice(15, 19)).toEqual(['', '', '', '']);
  expect(grid()[2]?.slice(15, 19)).toEqual(['21', '26\u00a0%', '59', '74\u00a0%']);
  expect(grid()[0]?.[4]).toBe('0 a/');
});

test('the responsible are bold', () => {
  const institutions = page.rows[0]?.[14]?.text[0];
  expect(institutions).toEqual([
    { text: 'SUNAFIL', bold: true },
    { text: ' / ', bold: false },
    { text: 'GORES', bold: false },
  ]);
});

test('execution and observations carry the light of their row, and no other cell does', () => {
  const lights = page.rows.map((cells) =>
    cells.map((cell) => cell.light?.label).filter((label) => label !== undefined),
  );
  expect(lights).toEqual([
    Array(5).fill('Meta alcanzada o superada'),
    Array(5).fill('Sin información'),
    Array(5).fill('Meta no alcanzada pero actividad realizada'),
    Array(5).fill('Actividad no realizada'),
    [],
  ]);
  const detail = 'requerida el 02/12/2019, sin respuesta de SUNAFIL y MTPE (venció el 20/12/2019)';
  expect(page.rows[1]?.at(-1)?.light?.detail).toBe(detail);
});

test('the texts around the table tell the cutoff, the last validation and what counts', () => {
  expect(page.title).toBe(
    'Anexo 1: Evaluación del cumplimiento de las actividades realizadas del Plan Operativo Anual 2019',
  );
  expect(page.cutoff).toBe('31 de diciembre de 2019');
  expect(page.validatedThrough).toBe('Cifras validadas hasta el 15/01/2020 a las 11:02 (hora de Lima).');
  expect(page.countsFrom).toBe('Cuentan las actividades desde el 18/09/2019 (D.S. N° 015-2019-TR).');
  expect(page.legend.map(({ label, count }) => [label, count])).toEqual([
    ['Meta alcanzada o superada', 1],
    ['Meta no alcanzada pero actividad realizada', 1],
    ['Actividad no realizada', 1],
    ['Sin información', 1],
    ['No aplica', 0],
  ]);
});

test.each([
  ['Plan Operativo Anual 2019 de la CNLCTF', 'del Plan Operativo Anual 2019 de la CNLCTF'],
  ['Planificación 2020', 'de «Planificación 2020»'],
  ['Estrategia regional', 'de «Estrategia regional»'],
])('the annex of %s is titled as the acta does', (title, words) => {
  expect(annexTitle({ title })).toBe(`Anexo 1: Evaluación del cumplimiento de las actividades realizadas ${words}`);
});
