import { day, readRows, type RowSource } from '../../../test/support/activities';
import { DIVISION_BY_ZERO, NO_RESULT } from '../../../test/support/sheets';

const WORKSHOP: RowSource = {
  'LÍNEA DE ACCIÓN': 'LA 1.1.1',
  FECHA: day('2019-11-18'),
  ACTIVIDAD: 'Taller en Pucallpa',
  CANTIDAD: 10,
  INSTITUCIÓN: 'MTPE',
};
const NO_PROGRESS: RowSource = {
  'LÍNEA DE ACCIÓN': 'LA 1.1.1',
  FECHA: day('2019-12-31'),
  INSTITUCIÓN: 'MTPE',
  'SIN AVANCE': 'sí',
  MOTIVO: 'Sin presupuesto',
};

/** What a change of the row is refused with, in the order of the columns. */
type Refused = [name: string, change: RowSource, cell: string, message: string];

const FACTS: Refused[] = [
  ['no line', { 'LÍNEA DE ACCIÓN': null }, 'B2', 'Falta este dato; escriba el código, por ejemplo LA 1.3.3.'],
  [
    'an unknown line',
    { 'LÍNEA DE ACCIÓN': 'LA 1.1.11' },
    'B2',
    '«LA 1.1.11» no es una línea de acción ni un objetivo con indicadores de POA-2019; ¿quiso decir «LA 1.1.1»? Si es así, escríbalo; si no, revise el plan.',
  ],
  [
    'a line that is like none',
    { 'LÍNEA DE ACCIÓN': 'Capacitación de inspectores' },
    'B2',
    '«Capacitación de inspectores» no es una línea de acción ni un objetivo con indicadores de POA-2019; escriba su código, por ejemplo LA 1.1.1.',
  ],
  [
    'a code that became a date',
    { 'LÍNEA DE ACCIÓN': day('2003-03-01') },
    'B2',
    'Excel convirtió el código en una fecha; escríbalo con sus letras, por ejemplo LA 1.3.3.',
  ],
  [
    'an unknown indicator',
    { INDICADOR: 3 },
    'C2',
    'El indicador «3» no existe: LA 1.1.1 tiene los indicadores 1 (Indicador 1 de LA 1.1.1), 2 (Indicador 2 de LA 1.1.1); escriba su número.',
  ],
  [
    'an unknown indicator of a line with one',
    { 'LÍNEA DE ACCIÓN': 'LA 1.1.2', INDICADOR: 'b' },
    'C2',
    'El indicador «b» no existe: LA 1.1.2 tiene solo el indicador 1 (Indicador 1 de LA 1.1.2); escriba su número.',
  ],
  ['no date', { FECHA: null }, 'D2', 'FECHA está vacía; escriba cuándo se hizo.'],
  [
    'a text that is no date',
    { FECHA: 'el lunes' },
    'D2',
    '«el lunes» no es una fecha; escriba por ejemplo 18/11/2019, o noviembre de 2019 si solo se sabe el mes.',
  ],
  [
    'a date outside the plan',
    { FECHA: day('2020-01-02') },
    'D2',
    'La fecha 02/01/2020 está fuera del periodo del plan (del 01/01/2019 al 31/12/2019); corríjala o quite la fila.',
  ],
  [
    'an end outside the plan',
    { 'FECHA FIN': 43831 },
    'E2',
    'La fecha 01/01/2020 está fuera del periodo del plan (del 01/01/2019 al 31/12/2019); corríjala o quite la fila.',
  ],
  [
    'an end before the start',
    { 'FECHA FIN': '17/11/2019' },
    'E2',
    'FECHA FIN (17/11/2019) es anterior a FECHA (18/11/2019); corrija una de las dos.',
  ],
  [
    'an unknown region',
    { REGIÓN: 'Ucayaly' },
    'F2',
    '«Ucayaly» no es una región; ¿quiso decir «Ucayali»? Si es así, escríbalo; si no, revise el plan.',
  ],
  [
    'an unknown code of a region',
    { REGIÓN: 9904 },
    'F2',
    '«9904» no es una región; escriba su nombre o su código INEI, o déjela vacía.',
  ],
  [
    'no activity',
    { ACTIVIDAD: '  ' },
    'G2',
    'Falta este dato; escriba qué se hizo, o sí en SIN AVANCE si no se hizo nada.',
  ],
  ['no institution', { INSTITUCIÓN: null }, 'K2', 'Falta este dato; escriba la sigla de la institución que informa.'],
  [
    'an unknown institution',
    { INSTITUCIÓN: 'MTPE / SUNAFILL' },
    'K2',
    '«SUNAFILL» no es una institución conocida; ¿quiso decir «SUNAFIL»? Si es así, escríbalo; si no, revise el plan.',
  ],
  [
    'nothing but separators',
    { INSTITUCIÓN: '/' },
    'K2',
    '«/» no es una institución conocida; escriba su sigla, por ejemplo MTPE.',
  ],
];

const CONTRIBUTIONS: Refused[] = [
  ['no quantity', { CANTIDAD: null }, 'H2', 'CANTIDAD está vacía; escriba el total, 0 si no suma a la meta.'],
  [
    'parts without their total',
    { CANTIDAD: null, MUJERES: 5, HOMBRES: 4 },
    'H2',
    'CANTIDAD está vacía; escriba el total (MUJERES y HOMBRES suman 9), 0 si no suma a la meta.',
  ],
  ['a negative quantity', { CANTIDAD: -3 }, 'H2', 'La cantidad -3 es negativa; escriba 0 o más.'],
  [
    'a quantity with two readings',
    { CANTIDAD: '1.250' },
    'H2',
    '«1.250» se puede leer como 1250 o 1.25; escriba 1250 o 1.25 sin separar los miles con punto.',
  ],
  ['a word for a quantity', { CANTIDAD: 'varios' }, 'H2', '«varios» no es un número; escriba por ejemplo 1250 o 12.5.'],
  [
    'a date for a quantity',
    { CANTIDAD: day('2019-01-05') },
    'H2',
    'La celda tiene una fecha (2019-01-05) y no una cantidad; escriba el número, por ejemplo 12.',
  ],
  [
    'women and men over the total',
    { MUJERES: 6, HOMBRES: 5 },
    'I2',
    'MUJERES y HOMBRES suman 11 y CANTIDAD es 10; las partes no pueden pasar el total.',
  ],
  [
    'men over the total',
    { HOMBRES: 10.5 },
    'J2',
    'MUJERES y HOMBRES suman 10.5 y CANTIDAD es 10; las partes no pueden pasar el total.',
  ],
  ['negative women', { MUJERES: '-1' }, 'I2', 'La cantidad «-1» es negativa; escriba 0 o más.'],
  [
    'a ratio without denominator',
    { 'LÍNEA DE ACCIÓN': 'LA 1.1.3' },
    'P2',
    'El indicador es una razón; escriba aquí el denominador y en CANTIDAD el numerador.',
  ],
  [
    'a milestone without stage',
    { 'LÍNEA DE ACCIÓN': 'LA 1.1.4' },
    'Q2',
    'Falta la etapa alcanzada; escriba una de estas: «Elaborado», «Aprobado por R.M.».',
  ],
  [
    'an unknown stage',
    { 'LÍNEA DE ACCIÓN': 'LA 1.1.4', ETAPA: 'Publicado' },
    'Q2',
    '«Publicado» no es una etapa del indicador; escriba una de estas: «Elaborado», «Aprobado por R.M.».',
  ],
  [
    'a criterion without subject',
    { 'LÍNEA DE ACCIÓN': 'LA 1.1.5', CRITERIO: 1 },
    'R2',
    'El indicador cuenta sujetos distintos; escriba el nombre del sujeto, por ejemplo un país.',
  ],
  [
    'no criterion',
    { 'LÍNEA DE ACCIÓN': 'LA 1.1.5', SUJETO: 'Perú' },
    'S2',
    'Falta el criterio cumplido; escriba su número, de 1 a 5.',
  ],
  [
    'a criterion past the last',
    { 'LÍNEA DE ACCIÓN': 'LA 1.1.5', SUJETO: 'Perú', CRITERIO: 6 },
    'S2',
    '«6» no es un criterio del indicador; escriba su número, de 1 a 5.',
  ],
  [
    'a word for sí or no',
    { CUENTA: 'tal vez' },
    'M2',
    '«tal vez» no es sí ni no; escriba sí o no, o deje la celda vacía.',
  ],
  ['CUENTA no without reason', { CUENTA: 'no' }, 'N2', 'Para que un aporte no cuente hace falta el motivo; escríbalo.'],
  [
    'CUENTA sí against the rule without reason',
    { CUENTA: 'sí', FECHA: day('2019-09-17') },
    'N2',
    'La actividad es anterior a la fecha desde la que cuenta el plan; para que cuente hace falta el motivo.',
  ],
];

const CELLS: Refused[] = [
  [
    'a formula without result',
    { ACTIVIDAD: NO_RESULT },
    'G2',
    'La fórmula no tiene un resultado guardado; escriba el valor, o abra y guarde el libro en Excel.',
  ],
  ['an error value', { CANTIDAD: DIVISION_BY_ZERO }, 'H2', 'La celda tiene el error «#DIV/0!»; escriba el valor.'],
  [
    'a control character',
    { ACTIVIDAD: 'Taller\u0007' },
    'G2',
    'El texto contiene un carácter de control (U+0007); bórrelo y escríbalo otra vez.',
  ],
  [
    'a mark that turns the text round',
    { DOCUMENTO: 'Informe \u202e1' },
    'L2',
    'El texto contiene una marca que invierte el sentido de la escritura (U+202E); bórrelo y escríbalo otra vez.',
  ],
  [
    'as much text as a cell holds',
    { ACTIVIDAD: 'a'.repeat(32_767) },
    'G2',
    'ACTIVIDAD tiene 32767 caracteres y admite hasta 4000; resuma el texto o cite un documento.',
  ],
  [
    'a long key',
    { CLAVE: 'a'.repeat(101) },
    'A2',
    'CLAVE tiene 101 caracteres y admite hasta 100; resuma el texto o cite un documento.',
  ],
  [
    'a subject longer than any name',
    { 'LÍNEA DE ACCIÓN': 'LA 1.1.5', SUJETO: 'ñ'.repeat(301), CRITERIO: 2, CANTIDAD: null },
    'R2',
    'SUJETO tiene 301 caracteres y admite hasta 300; resuma el texto o cite un documento.',
  ],
];

const DECLARATIONS: Refused[] = [
  [
    'an activity',
    { ACTIVIDAD: 'Taller' },
    'G2',
    'La fila dice SIN AVANCE; deje vacía ACTIVIDAD, o borre el sí si hubo actividad.',
  ],
  [
    'a quantity',
    { CANTIDAD: 0 },
    'H2',
    'La fila dice SIN AVANCE; deje vacía CANTIDAD, o borre el sí si hubo actividad.',
  ],
  ['no reason', { MOTIVO: null }, 'N2', 'Falta este dato; escriba por qué no hubo avance.'],
  ['no date', { FECHA: null }, 'D2', 'FECHA está vacía; escriba cuándo se hizo.'],
  [
    'two institutions',
    { INSTITUCIÓN: 'MTPE / SUNAFIL' },
    'K2',
    'Cada institución declara su propio SIN AVANCE; escriba una fila por institución.',
  ],
  ['a word', { 'SIN AVANCE': 'tal vez' }, 'O2', '«tal vez» no es sí ni no; escriba sí, o deje la celda vacía.'],
];

describe('readActivities, what it refuses', () => {
  it.each([...FACTS, ...CONTRIBUTIONS, ...CELLS])('refuses %s', (_, change, cell, message) => {
    const { errors } = readRows([{ ...WORKSHOP, ...change }]);
    expect(errors).toEqual([{ cell, message }]);
  });

  it.each(DECLARATIONS)('refuses SIN AVANCE with %s', (_, change, cell, message) => {
    const { errors } = readRows([{ ...NO_PROGRESS, ...change }]);
    expect(errors).toEqual([{ cell, message }]);
  });

  it('takes what the tables change nothing of', () => {
    expect(readRows([WORKSHOP, NO_PROGRESS]).errors).toEqual([]);
  });

  it('refuses a quantity that stands in a merged block of several rows', () => {
    const rows = [WORKSHOP, { ...WORKSHOP, INDICADOR: 2, CANTIDAD: null }];
    const { errors } = readRows(rows, { merges: ['H2:H3'] });
    const message = 'CANTIDAD está combinada con otras filas; separe las celdas y escriba la cantidad de cada fila.';
    expect(errors).toEqual([
      { cell: 'H2', message },
      { cell: 'H3', message },
    ]);
  });

  it('tells all that is wrong in a row at once', () => {
    const wrong = { ...WORKSHOP, 'LÍNEA DE ACCIÓN': 'LA 9.9.9', FECHA: 'ayer', ACTIVIDAD: null, REGIÓN: 'Marte' };
    const { errors } = readRows([wrong]);
    expect(errors.map(({ cell }) => cell)).toEqual(['B2', 'G2', 'D2', 'F2']);
  });

  it('counts what goes past a thousand errors', () => {
    const { errors } = readRows(Array.from({ length: 1_203 }, () => ({ ...WORKSHOP, FECHA: 'ayer' })));
    expect(errors).toHaveLength(1_001);
    const message = 'Hay 203 errores más desde esta celda; corrija los anteriores y vuelva a importar el archivo.';
    expect(errors.at(-1)).toEqual({ cell: 'D1002', message });
  });
});
