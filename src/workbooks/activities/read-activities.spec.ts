import { CONTEXT, day, HEADINGS, readRows, type RowSource } from '../../../test/support/activities';
import { sheetOf } from '../../../test/support/sheets';
import { readActivities } from './read-activities';

const WORKSHOP: RowSource = {
  CLAVE: 'T-1',
  'LÍNEA DE ACCIÓN': 'LA 1.1.1',
  FECHA: day('2019-11-18'),
  ACTIVIDAD: 'Taller en Pucallpa',
  CANTIDAD: 1,
  INSTITUCIÓN: 'MTPE',
  DOCUMENTO: 'Informe N° 013-2019-EEBs',
};

function onlyContribution(row: RowSource, validating = false) {
  const { activities, errors } = readRows([row], { validating });
  expect(errors).toEqual([]);
  return activities[0]?.contributions[0];
}

describe('readActivities, what it reads', () => {
  it('reads a row as an activity with one contribution', () => {
    expect(readRows([WORKSHOP])).toEqual({
      activities: [
        {
          key: 'T-1',
          title: 'Taller en Pucallpa',
          startsOn: '2019-11-18',
          endedOn: '2019-11-18',
          region: null,
          institutions: ['MTPE'],
          documents: ['Informe N° 013-2019-EEBs'],
          validationNote: null,
          contributions: [
            {
              element: 'LA 1.1.1',
              number: 1,
              quantity: 10_000n,
              women: null,
              men: null,
              denominator: null,
              stage: null,
              subject: null,
              criterion: null,
              choice: null,
              choiceReason: null,
            },
          ],
        },
      ],
      noProgress: [],
      cells: { 'T-1': 'A2' },
      rows: { 'T-1': [2] },
      warnings: [],
      errors: [],
    });
  });

  it.each<[string, RowSource, object]>([
    ['a region by name', { REGIÓN: 'ucayali' }, { region: '25' }],
    ['a region by the number of its code', { REGIÓN: 4 }, { region: '04' }],
    ['a region by its code', { REGIÓN: '04' }, { region: '04' }],
    ['Lima Metropolitana apart from Lima', { REGIÓN: 1501 }, { region: '1501' }],
    ['Nacional as none', { REGIÓN: 'NACIONAL' }, { region: null }],
    ['a span', { 'FECHA FIN': day('2019-11-20') }, { startsOn: '2019-11-18', endedOn: '2019-11-20' }],
    ['a month alone', { FECHA: 'noviembre de 2019' }, { startsOn: '2019-11-01', endedOn: '2019-11-30' }],
    [
      'a span of months',
      { FECHA: '02/2019', 'FECHA FIN': '03/2019' },
      { startsOn: '2019-02-01', endedOn: '2019-03-31' },
    ],
    ['a serial number', { FECHA: 43787 }, { startsOn: '2019-11-18' }],
    [
      'institutions by name, the first reports',
      { INSTITUCIÓN: 'MP-FN / sunafil' },
      { institutions: ['MPFN', 'SUNAFIL'] },
    ],
    [
      'institutions one a line, each once',
      { INSTITUCIÓN: 'MTPE\nSUNAFIL.\nmtpe' },
      { institutions: ['MTPE', 'SUNAFIL'] },
    ],
    ['an alias with the separator in it', { INSTITUCIÓN: 'MININTER/PNP' }, { institutions: ['MININTER-PNP'] }],
    ['documents one a line', { DOCUMENTO: 'Informe 1\n\n Oficio  2 ' }, { documents: ['Informe 1', 'Oficio 2'] }],
    ['a document that is a number', { DOCUMENTO: 13 }, { documents: ['13'] }],
    ['text that begins with =', { ACTIVIDAD: '=1+1' }, { title: '=1+1' }],
    ['a text with line breaks', { ACTIVIDAD: ' Taller  de \n inspectores\u00a0' }, { title: 'Taller de\ninspectores' }],
    ['the text of a formula', { ACTIVIDAD: { kind: 'text', text: 'Taller 2' } }, { title: 'Taller 2' }],
  ])('reads %s', (_, row, expected) => {
    const { activities, errors } = readRows([{ ...WORKSHOP, ...row }]);
    expect(errors).toEqual([]);
    expect(activities).toEqual([expect.objectContaining(expected)]);
  });

  it.each<[string, RowSource, object]>([
    ['the first indicator where none is named', {}, { element: 'LA 1.1.1', number: 1 }],
    ['another indicator', { INDICADOR: 2 }, { number: 2 }],
    ['an indicator with its word', { INDICADOR: 'Indicador 2' }, { number: 2 }],
    ['an objective', { 'LÍNEA DE ACCIÓN': 'oe2' }, { element: 'OE 2', number: 1 }],
    ['a quantity as text', { CANTIDAD: '1,250' }, { quantity: 12_500_000n }],
    ['a quantity with decimals', { CANTIDAD: 12.5 }, { quantity: 125_000n }],
    ['zero', { CANTIDAD: 0 }, { quantity: 0n }],
    ['women and men', { CANTIDAD: 9, MUJERES: 5, HOMBRES: 4 }, { quantity: 90_000n, women: 50_000n, men: 40_000n }],
    ['women alone', { CANTIDAD: 9, MUJERES: 9 }, { women: 90_000n, men: null }],
    ['a ratio', { 'LÍNEA DE ACCIÓN': 'LA 1.1.3', DENOMINADOR: 4 }, { quantity: 10_000n, denominator: 40_000n }],
    [
      'a stage',
      { 'LÍNEA DE ACCIÓN': 'LA 1.1.4', ETAPA: 'APROBADO POR R. M.', CANTIDAD: null },
      { stage: 2, quantity: 10_000n },
    ],
    [
      'a criterion',
      { 'LÍNEA DE ACCIÓN': 'LA 1.1.5', SUJETO: 'Perú', CRITERIO: 5, CANTIDAD: null },
      { subject: 'Perú', criterion: 5, quantity: 10_000n },
    ],
    ['a distinct region', { 'LÍNEA DE ACCIÓN': 'LA 1.1.6', CANTIDAD: 1 }, { quantity: 10_000n }],
    ['a distinct region that adds nothing', { 'LÍNEA DE ACCIÓN': 'LA 1.1.6', CANTIDAD: 0 }, { quantity: 0n }],
    ['a distinct subject', { 'LÍNEA DE ACCIÓN': 'LA 1.1.7', SUJETO: ' PER  131 ' }, { subject: 'PER 131' }],
    ['that it does not count', { CUENTA: 'No', MOTIVO: 'Duplicada' }, { choice: 'no', choiceReason: 'Duplicada' }],
    ['that it counts', { CUENTA: 'sí' }, { choice: 'yes', choiceReason: null }],
    ['that it counts, as a truth value', { CUENTA: true }, { choice: 'yes' }],
  ])('reads %s', (_, row, expected) => {
    expect(onlyContribution({ ...WORKSHOP, ...row })).toMatchObject(expected);
  });

  it('reads SIN AVANCE with its date, institution and reason', () => {
    const declaration = { 'LÍNEA DE ACCIÓN': 'LA 1.1.2', FECHA: 'diciembre de 2019', INSTITUCIÓN: 'SUNAFIL' };
    const reading = readRows([{ ...declaration, CLAVE: 'S-1', 'SIN AVANCE': 'Sí', MOTIVO: 'Sin presupuesto' }]);
    expect(reading.noProgress).toEqual([
      {
        key: 'S-1',
        element: 'LA 1.1.2',
        number: 1,
        institution: 'SUNAFIL',
        declaredOn: '2019-12-31',
        reason: 'Sin presupuesto',
      },
    ]);
    expect(reading).toMatchObject({ activities: [], cells: { 'S-1': 'A2' }, warnings: [], errors: [] });
  });

  it('finds headings whatever their case, order and line breaks, below other rows and printed again', () => {
    const headings = ['Cantidad', 'línea  de\nacción', 'FECHA', 'institucion', 'Actividad (resumen)', 'OTRA'];
    const values = [3, 'LA 1.1.1', day('2019-11-18'), 'MTPE', 'Taller', { kind: 'error' as const, text: '#REF!' }];
    const sheet = sheetOf([
      ['Reporte de actividades'],
      [],
      headings,
      values,
      headings,
      [...values.slice(0, 4), 'Feria'],
    ]);
    const { activities, errors } = readActivities([{ ...sheet, name: 'ACTIVIDADES ' }], CONTEXT);
    expect(errors).toEqual([]);
    expect(activities.map(({ title }) => title)).toEqual(['Taller', 'Feria']);
  });

  it('gives all rows of a merged block what stands in it', () => {
    const rows = [WORKSHOP, { 'LÍNEA DE ACCIÓN': 'LA 1.1.1', INDICADOR: 2, CANTIDAD: 5 }];
    const { activities, errors } = readRows(rows, { merges: ['A2:A3', 'D2:D3', 'G2:G3', 'K2:K3', 'L2:L3'] });
    expect(errors).toEqual([]);
    expect(activities[0]?.contributions.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('says what is missing of the sheet', () => {
    expect(readActivities([sheetOf([HEADINGS])], CONTEXT).errors).toEqual([
      { cell: 'A1', message: 'El libro no tiene la hoja «Actividades» (tiene «Hoja1»); póngale ese nombre a la hoja.' },
    ]);
    const untitled = {
      ...sheetOf([
        ['FECHA', 'ACTIVIDAD'],
        [day('2019-11-18'), 'Taller'],
      ]),
      name: 'Actividades',
    };
    const { errors } = readActivities([untitled], CONTEXT);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain('«LÍNEA DE ACCIÓN», «INSTITUCIÓN»');
  });

  it('says once that a column is missing', () => {
    const headings = ['LÍNEA DE ACCIÓN', 'FECHA', 'INSTITUCIÓN', 'ACTIVIDAD'];
    const row = (title: string) => ['LA 1.1.1', day('2019-11-18'), 'MTPE', title];
    const sheet = { ...sheetOf([headings, row('Taller'), row('Feria')]), name: 'Actividades' };
    expect(readActivities([sheet], { ...CONTEXT, validating: true })).toMatchObject({
      errors: [
        {
          cell: 'A1',
          message: 'Falta la columna «CANTIDAD». CANTIDAD está vacía; escriba el total, 0 si no suma a la meta.',
        },
      ],
      warnings: [{ cell: 'A1', message: expect.stringContaining('Falta la columna «DOCUMENTO».') as string }],
    });
  });

  it('reads twenty thousand rows, each right or each wrong', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      ...WORKSHOP,
      CLAVE: null,
      ACTIVIDAD: `Taller número ${index}`,
    }));
    const { activities, errors } = readRows(rows);
    expect(errors).toEqual([]);
    expect(new Set(activities.map(({ key }) => key)).size).toBe(20_000);
    const unknown = readRows(rows.map((row, index) => ({ ...row, INSTITUCIÓN: `MTPEX ${index}` })));
    expect(unknown.errors).toHaveLength(1_001);
  });
});
