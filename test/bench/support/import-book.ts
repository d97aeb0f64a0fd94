/**
 * In a process of its own: a workbook of 20,000 rows of activities as people fill it in, the same every time, which
 * report on the plan of 500 indicators. `import-book.ts BOOK`
 */
import { writeFileSync } from 'node:fs';
import { type Row, Workbook } from 'exceljs';
import { distinctOf, INDICATORS, keyOf, measureOf } from './million-rows';
import { handOver } from './turn';

const [book = ''] = process.argv.slice(3);

const ROWS = 20_000;
const STAGES = ['Elaborado', 'Propuesto', 'Revisado', 'Aprobado'];
const REGIONS = ['Ucayali', 'Arequipa', 'Cusco', 'Madre de Dios', 'Loreto', 'Puno', 'Lima Metropolitana', 'San Martín'];
const DONE = ['Taller de capacitación', 'Charla informativa', 'Operativo de inspección', 'Reunión de coordinación'];
const WITH = [
  'servidores públicos',
  'estudiantes de educación superior',
  'fiscales y policías',
  'dirigentes sindicales',
];
const HEADINGS = [
  ...['CLAVE', 'LÍNEA DE ACCIÓN', 'INDICADOR', 'FECHA', 'FECHA FIN', 'REGIÓN', 'ACTIVIDAD', 'CANTIDAD', 'MUJERES'],
  ...['HOMBRES', 'INSTITUCIÓN', 'DOCUMENTO', 'CUENTA', 'MOTIVO', 'SIN AVANCE', 'DENOMINADOR', 'ETAPA', 'SUJETO'],
  ...['CRITERIO', 'NOTA DE VALIDACIÓN'],
];

void writeBook().then(() => handOver('written'));

async function writeBook(): Promise<void> {
  const workbook = new Workbook();
  workbook.created = workbook.modified = new Date(Date.UTC(2020, 0, 15));
  const sheet = workbook.addWorksheet('Actividades', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = HEADINGS.map((header) => ({ header, width: header === 'ACTIVIDAD' ? 60 : 16 }));
  sheet.getRow(1).font = { bold: true };
  for (const values of rows()) styled(sheet.addRow(values));
  writeFileSync(book, Buffer.from(await workbook.xlsx.writeBuffer()));
}

function styled(row: Row): void {
  for (const column of [4, 5]) row.getCell(column).numFmt = 'dd/mm/yyyy';
  row.getCell(7).alignment = { wrapText: true, vertical: 'top' };
}

/** Activities of one to three rows each, about 12,000 of them. */
function* rows(): Generator<unknown[]> {
  const draw = drawing(20_200_115);
  for (let activity = 1, row = 0; row < ROWS; activity += 1) {
    const first = draw(INDICATORS);
    const shared = sharedCells(activity, first + 1, draw);
    const count = Math.min([1, 1, 1, 2, 2, 3][draw(6)] ?? 1, ROWS - row);
    // So far apart the same institutions are responsible and involved.
    const indicators = Array.from({ length: count }, (_, each) => ((first + 20 * each) % INDICATORS) + 1);
    for (const indicator of indicators) yield rowOf(shared, indicator, draw);
    row += count;
  }
}

interface SharedCells {
  readonly key: string;
  readonly title: string;
  readonly from: Date;
  readonly to: Date;
  readonly region: string | null;
  readonly institutions: string;
  readonly documents: string | null;
}

function sharedCells(activity: number, indicator: number, draw: (below: number) => number): SharedCells {
  const day = draw(360);
  const from = new Date(Date.UTC(2019, 0, 1 + day));
  const [responsible, involved] = [(indicator % 20) + 1, ((indicator + 7) % 20) + 1];
  const region = draw(8) === 0 ? null : (REGIONS[draw(REGIONS.length)] ?? null);
  const document = `Informe N° ${String(activity).padStart(5, '0')}-2019-I${responsible}`;
  const what = `${DONE[draw(DONE.length)]} sobre trabajo forzoso con ${WITH[draw(WITH.length)]}`;
  return {
    key: `2019-${String(activity).padStart(5, '0')}`,
    title: `${what}, ${region ?? 'a nivel nacional'}, grupo ${activity}`,
    from,
    to: draw(3) === 0 ? new Date(Date.UTC(2019, 0, 1 + day + draw(4))) : from,
    region,
    institutions: draw(4) === 0 ? `I${responsible} / I${involved}` : `I${responsible}`,
    documents: [null, document, document, document, `${document}\nOficio N° ${activity}-2019`][draw(5)] ?? null,
  };
}

function rowOf(shared: SharedCells, indicator: number, draw: (below: number) => number): unknown[] {
  const [line, number] = keyOf(indicator).split('-');
  const measure = measureOf(indicator);
  const women = draw(40);
  const men = draw(40);
  const isLeftOut = draw(50) === 0;
  const hasSubject = measure === 'criteria' || (measure === 'distinct' && distinctOf(indicator) === 'subject');
  return [
    ...[shared.key, line, Number(number), shared.from, shared.to, shared.region, shared.title],
    ...[women + men + draw(5), women, men, shared.institutions, shared.documents],
    ...(isLeftOut ? ['no', 'Informado por otra institución'] : [null, null]),
    ...[null, measure === 'ratio' ? women + men + 10 + draw(50) : null],
    measure === 'milestone' ? STAGES[draw(STAGES.length)] : null,
    hasSubject ? `Empresa ${draw(60)}` : null,
    measure === 'criteria' ? draw(5) + 1 : null,
    shared.documents === null ? 'La fuente no cita documento' : null,
  ];
}

/** Numbers from 0 to below a bound, the same series every time. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
