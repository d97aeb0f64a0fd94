import { day, readRows, type RowSource } from '../../../test/support/activities';

const WORKSHOP: RowSource = {
  CLAVE: 'T-1',
  'LÍNEA DE ACCIÓN': 'LA 1.1.1',
  FECHA: day('2019-11-18'),
  REGIÓN: 'Ucayali',
  ACTIVIDAD: 'Taller de inspectores',
  CANTIDAD: 1,
  INSTITUCIÓN: 'MTPE',
  DOCUMENTO: 'Informe 1',
};
const PERSONS: RowSource = { ...WORKSHOP, INDICADOR: 2, CANTIDAD: 5 };
const NO_PROGRESS: RowSource = {
  'LÍNEA DE ACCIÓN': 'LA 1.1.1',
  FECHA: day('2019-12-31'),
  INSTITUCIÓN: 'MTPE',
  'SIN AVANCE': 'sí',
  MOTIVO: 'Sin presupuesto',
};
const NO_DOCUMENT = { ...WORKSHOP, DOCUMENTO: null };
const WITHOUT_NOTE = 'La actividad no cita documento ni motivo; se valida con la nota «La fuente no cita documento».';

describe('rows of one activity', () => {
  it('become one activity with a contribution per row, wherever they stand', () => {
    const { activities, errors, cells } = readRows([WORKSHOP, { ...WORKSHOP, CLAVE: 'T-2' }, PERSONS]);
    expect(errors).toEqual([]);
    expect(activities.map(({ key, contributions }) => [key, contributions.map(({ quantity }) => quantity)])).toEqual([
      ['T-1', [10_000n, 50_000n]],
      ['T-2', [10_000n]],
    ]);
    expect(cells).toEqual({ 'T-1': 'A2', 'T-2': 'A3' });
  });

  it.each<[string, RowSource, string, string]>([
    ['text', { ACTIVIDAD: 'Taller de jueces' }, 'G3', 'La fila dice «Taller de jueces» y G2 «Taller de inspectores»'],
    ['date', { FECHA: day('2019-11-19') }, 'D3', 'La fila dice «19/11/2019» y D2 «18/11/2019»'],
    ['end', { 'FECHA FIN': day('2019-11-19') }, 'E3', 'La fila dice «19/11/2019» y E2 «18/11/2019»'],
    ['region', { REGIÓN: null }, 'F3', 'La fila dice «Nacional» y F2 «25»'],
    ['institutions', { INSTITUCIÓN: 'MTPE / SUNAFIL' }, 'K3', 'La fila dice «MTPE / SUNAFIL» y K2 «MTPE»'],
    ['documents', { DOCUMENTO: null }, 'L3', 'La fila dice «» y L2 «Informe 1»'],
  ])('must agree in their %s', (_, change, cell, message) => {
    const { errors } = readRows([WORKSHOP, { ...PERSONS, ...change }]);
    const same = 'pero tienen la misma clave «T-1»; iguálelas o dé a cada actividad su CLAVE.';
    expect(errors).toEqual([{ cell, message: `${message}, ${same}` }]);
  });

  it('may each have their own CUENTA and MOTIVO', () => {
    const excluded = { ...PERSONS, CUENTA: 'no', MOTIVO: 'Contados en LA 1.1.2', DOCUMENTO: null };
    const { activities, errors } = readRows([{ ...NO_DOCUMENT, MOTIVO: 'Consta en el acta' }, excluded]);
    expect(errors).toEqual([]);
    expect(activities).toEqual([expect.objectContaining({ key: 'T-1', validationNote: 'Consta en el acta' })]);
    expect(activities[0]?.contributions.map(({ choice, choiceReason }) => [choice, choiceReason])).toEqual([
      [null, null],
      ['no', 'Contados en LA 1.1.2'],
    ]);
  });

  it('give one note, not two', () => {
    const rows = [
      { ...NO_DOCUMENT, MOTIVO: 'Consta en el acta' },
      { ...PERSONS, DOCUMENTO: null, MOTIVO: 'Otro motivo' },
    ];
    expect(readRows(rows).errors).toEqual([
      {
        cell: 'N3',
        message: 'El motivo de la misma actividad es aquí «Otro motivo» y en N2 «Consta en el acta»; escriba uno solo.',
      },
    ]);
  });

  it.each<[string, RowSource, RowSource]>([
    ['line and indicator', WORKSHOP, { ...WORKSHOP, CANTIDAD: 7 }],
    [
      'criterion and subject, however it is spelt',
      { ...WORKSHOP, 'LÍNEA DE ACCIÓN': 'LA 1.1.5', SUJETO: 'Perú', CRITERIO: 2 },
      { ...WORKSHOP, 'LÍNEA DE ACCIÓN': 'LA 1.1.5', SUJETO: 'PERU', CRITERIO: 2 },
    ],
  ])('may not name the same %s twice', (_, first, second) => {
    const { errors } = readRows([first, second]);
    expect(errors).toEqual([{ cell: 'B3', message: expect.stringContaining('en B2; borre una de las dos') as string }]);
  });

  it('may name several subjects and criteria of one indicator', () => {
    const row = { ...WORKSHOP, 'LÍNEA DE ACCIÓN': 'LA 1.1.5' };
    const { activities, errors } = readRows([
      { ...row, SUJETO: 'Perú', CRITERIO: 1 },
      { ...row, SUJETO: 'Perú', CRITERIO: 2 },
      { ...row, SUJETO: 'Chile', CRITERIO: 1 },
    ]);
    expect(errors).toEqual([]);
    expect(activities[0]?.contributions).toHaveLength(3);
  });
});

describe('keys', () => {
  const unkeyed = { ...WORKSHOP, CLAVE: null };

  it('are derived from institution, date, region and text, the same in every import', () => {
    const first = readRows([unkeyed]);
    const again = readRows([{ ...NO_PROGRESS }, { ...unkeyed, ACTIVIDAD: ' TALLER de Inspectores.', CANTIDAD: 9 }]);
    expect(first.activities[0]?.key).toBe('act-d06a5bd92cae1e1a440f558e');
    expect(again.activities[0]?.key).toBe(first.activities[0]?.key);
    expect(first.cells).toEqual({ [first.activities[0]?.key ?? '']: 'A2' });
  });

  it.each<[string, RowSource]>([
    ['institution', { INSTITUCIÓN: 'SUNAFIL' }],
    ['date', { FECHA: day('2019-11-19') }],
    ['region', { REGIÓN: 'Lima' }],
    ['text', { ACTIVIDAD: 'Taller de jueces' }],
  ])('differ where the %s does', (_, change) => {
    const { activities } = readRows([unkeyed, { ...unkeyed, ...change }]);
    expect(new Set(activities.map(({ key }) => key)).size).toBe(2);
  });

  it('put rows without one together', () => {
    const { activities, errors } = readRows([unkeyed, { ...PERSONS, CLAVE: null }]);
    expect(errors).toEqual([]);
    expect(activities.map(({ contributions }) => contributions.length)).toEqual([2]);
  });

  it('tell apart what is alike only in what they rest on', () => {
    const { errors } = readRows([unkeyed, { ...PERSONS, CLAVE: null, DOCUMENTO: 'Informe 2' }]);
    expect(errors).toEqual([
      {
        cell: 'L3',
        message:
          'La fila dice «Informe 2» y L2 «Informe 1», pero son la misma actividad por su fecha y texto; iguálelas o dé a cada actividad su CLAVE.',
      },
    ]);
  });

  it('of declarations rest on the plan, its indicator, institution and date', () => {
    const first = readRows([NO_PROGRESS]).noProgress[0]?.key;
    expect(readRows([{ ...NO_PROGRESS, MOTIVO: 'Otro' }]).noProgress[0]?.key).toBe(first);
    expect(readRows([NO_PROGRESS], { planCode: 'POA-2020' }).noProgress[0]?.key).not.toBe(first);
    expect(readRows([{ ...NO_PROGRESS, INDICADOR: 2 }]).noProgress[0]?.key).not.toBe(first);
  });

  it.each<[string, RowSource[], string, string]>([
    [
      'an activity and a declaration',
      [WORKSHOP, { ...NO_PROGRESS, CLAVE: 'T-1' }],
      'A3',
      'La clave «T-1» ya la lleva una actividad (A2); escriba otra clave o déjela vacía.',
    ],
    [
      'a declaration and an activity',
      [{ ...NO_PROGRESS, CLAVE: 'T-1' }, WORKSHOP],
      'A3',
      'La clave «T-1» ya la lleva una fila de SIN AVANCE (A2); escriba otra clave o déjela vacía.',
    ],
    [
      'two declarations',
      [
        { ...NO_PROGRESS, CLAVE: 'S-1' },
        { ...NO_PROGRESS, INDICADOR: 2, CLAVE: 'S-1' },
      ],
      'A3',
      'La clave «S-1» ya la lleva otra fila de SIN AVANCE (A2); escriba otra clave o déjela vacía.',
    ],
    [
      'the same declaration, whatever its key',
      [
        { ...NO_PROGRESS, CLAVE: 'S-1' },
        { ...NO_PROGRESS, CLAVE: 'S-2' },
      ],
      'O3',
      'MTPE ya declara SIN AVANCE en LA 1.1.1, indicador 1, al 31/12/2019 en O2; borre una de las dos filas.',
    ],
  ])('are not shared by %s', (_, rows, cell, message) => {
    expect(readRows(rows).errors).toEqual([{ cell, message }]);
  });

  it('may be any word', () => {
    const { cells } = readRows([{ ...WORKSHOP, CLAVE: '__proto__' }]);
    expect(Object.entries(cells)).toEqual([['__proto__', 'A2']]);
  });
});

describe('what validation needs', () => {
  it('is no matter where nothing is validated', () => {
    expect(readRows([NO_DOCUMENT])).toMatchObject({ activities: [{ validationNote: null }], warnings: [] });
  });

  it.each<[string, RowSource, string | null, string[]]>([
    ['a document', WORKSHOP, null, []],
    ['a reason', { ...NO_DOCUMENT, MOTIVO: 'Consta en el acta' }, 'Consta en el acta', []],
    ['neither', NO_DOCUMENT, 'La fuente no cita documento', [WITHOUT_NOTE]],
    [
      'a reason that is of CUENTA',
      { ...NO_DOCUMENT, CUENTA: 'no', MOTIVO: 'Duplicada' },
      'La fuente no cita documento',
      [WITHOUT_NOTE],
    ],
    [
      'a note beside it',
      { ...NO_DOCUMENT, CUENTA: 'no', MOTIVO: 'Duplicada', 'NOTA DE VALIDACIÓN': 'Visto' },
      'Visto',
      [],
    ],
  ])('with %s', (_, row, validationNote, warnings) => {
    const reading = readRows([row], { validating: true });
    expect(reading.errors).toEqual([]);
    expect(reading.activities).toEqual([expect.objectContaining({ validationNote })]);
    expect(reading.warnings).toEqual(warnings.map((message) => ({ cell: 'L2', message })));
  });
});

describe('warnings', () => {
  it.each<[string, RowSource, string, string]>([
    [
      'a reason without use',
      { MOTIVO: 'Reunión' },
      'N2',
      'MOTIVO no se guarda: la actividad cita documento y CUENTA está vacía; quítelo o llene CUENTA.',
    ],
    [
      'a denominator of a sum',
      { DENOMINADOR: 4 },
      'P2',
      'DENOMINADOR no se guarda: el indicador 1 de LA 1.1.1 se mide por suma; deje la celda vacía o revise la línea de acción.',
    ],
    [
      'a stage of a sum',
      { ETAPA: 'Elaborado' },
      'Q2',
      'ETAPA no se guarda: el indicador 1 de LA 1.1.1 se mide por suma; deje la celda vacía o revise la línea de acción.',
    ],
    [
      'a subject of distinct regions',
      { 'LÍNEA DE ACCIÓN': 'LA 1.1.6', SUJETO: 'Perú' },
      'R2',
      'SUJETO no se guarda: el indicador 1 de LA 1.1.6 se mide por distintas regiones; deje la celda vacía o revise la línea de acción.',
    ],
    [
      'an institution outside the line',
      { INSTITUCIÓN: 'MPFN' },
      'K2',
      'MPFN no figura entre las instituciones de LA 1.1.1, indicador 1; se registra igual, revise si la línea es la correcta.',
    ],
  ])('tell of %s and store the row', (_, change, cell, message) => {
    const reading = readRows([{ ...WORKSHOP, ...change }]);
    expect(reading.errors).toEqual([]);
    expect(reading.warnings).toEqual([{ cell, message }]);
    expect(reading.activities[0]?.contributions[0]).toMatchObject({ denominator: null, stage: null, subject: null });
  });

  it('tell of an institution outside the line once', () => {
    const rows = [1, 2, 3].map((day) => ({ ...WORKSHOP, CLAVE: `T-${day}`, INSTITUCIÓN: 'MPFN' }));
    expect(readRows([...rows, { ...NO_PROGRESS, INSTITUCIÓN: 'MPFN' }]).warnings).toHaveLength(1);
  });

  it('tell of what SIN AVANCE does not use', () => {
    const { warnings } = readRows([{ ...NO_PROGRESS, REGIÓN: 'Lima' }]);
    expect(warnings).toEqual([
      { cell: 'F2', message: 'La fila dice SIN AVANCE y REGIÓN no se guarda; deje la celda vacía.' },
    ]);
  });
});
