import { smallAnnex } from '../../test/support/annex';
import { filteredRows, isFiltering, type MatrixFilter, NO_FILTER } from './matrix-filter';
import { readMatrixQuery } from './matrix-query';

const annex = smallAnnex();
const keys = (filter: Partial<MatrixFilter>) =>
  filteredRows(annex, { ...NO_FILTER, ...filter }).map(({ line, indicator }) => `${line.code}-${indicator.number}`);
const ALL = ['LA 1.3.3-1', 'LA 1.4.4-1', 'LA 1.4.4-2', 'LA 1.4.5-1'];

test.each<[string, Partial<MatrixFilter>, string[]]>([
  ['nothing', {}, ALL],
  ['a light', { light: 'met' }, ['LA 1.3.3-1']],
  ['an objective', { objective: 'OE 1' }, ALL],
  ['an objective without lines', { objective: 'OE 2' }, []],
  ['an axis', { axis: 'EE 3' }, ALL.slice(1)],
  ['a strategy', { strategy: 'E 1.3' }, ['LA 1.3.3-1']],
  ['an involved institution', { institution: 'GORES' }, ALL],
  ['an involved institution that is to be responsible', { institution: 'GORES', onlyResponsible: true }, []],
  ['the responsible one without any institution', { onlyResponsible: true }, ALL],
  ['the beginning of a word without its accent', { text: 'deteccion' }, ['LA 1.3.3-1']],
  ['words in any order', { text: 'ACTAS fiscal' }, ['LA 1.4.4-2']],
  ['the inside of a word', { text: 'calizar' }, []],
  ['words of the observations', { text: 'Ucayali' }, ['LA 1.3.3-1']],
  ['the code of a line', { text: 'la1.4.4' }, ['LA 1.4.4-1', 'LA 1.4.4-2']],
  ['the code of a line without its letters', { text: ' 1.4.4 ' }, ['LA 1.4.4-1', 'LA 1.4.4-2']],
  ['the code of a strategy with a full stop', { text: '1.4.' }, ALL.slice(1)],
  ['the code of a line that the plan does not have', { text: 'LA 9.9.9' }, []],
  ['the code of a strategy', { text: 'E 1.3' }, ['LA 1.3.3-1']],
  ['the code of a strategy without its letter', { text: '1.3' }, ['LA 1.3.3-1']],
  ['the code of an objective', { text: 'oe1' }, ALL],
  ['numbers that are no code of the plan but stand in a text', { text: '18.11.2019' }, ['LA 1.3.3-1']],
  ['signs alone', { text: '· ?' }, ALL],
  ['two at once', { axis: 'EE 3', light: 'no-data' }, ['LA 1.4.4-1']],
])('%s', (_, filter, rows) => expect(keys(filter)).toEqual(rows));

test.each<[Partial<MatrixFilter>, boolean]>([
  [{}, false],
  [{ onlyResponsible: true }, false],
  [{ text: ' ¿? ' }, false],
  [{ text: 'a' }, true],
  [{ light: 'met' }, true],
])('%o narrows: %s', (filter, narrows) => expect(isFiltering({ ...NO_FILTER, ...filter })).toBe(narrows));

test('an address is read with its codes spelt in any way, empty values ask for nothing', () => {
  const reading = readMatrixQuery({ eje: ' ee3 ', semaforo: 'SIN-INFORMACION', objetivo: '', otro: 'x' }, annex);
  expect(reading.filter).toEqual({ ...NO_FILTER, axis: 'EE 3', light: 'no-data' });
  expect(reading.problems).toEqual([]);
  expect(reading.asked).toEqual({ eje: 'ee3', semaforo: 'SIN-INFORMACION', objetivo: '' });
});

test('what an address cannot have is told and left out, the rest is taken', () => {
  const { filter, problems, closed } = readMatrixQuery(
    { eje: 'EE 9', solo: ['a', 'b'], texto: 'acta', cerrados: 'oe1,x' },
    annex,
  );
  expect(filter).toEqual({ ...NO_FILTER, text: 'acta' });
  expect(problems.map(({ parameter }) => parameter)).toEqual(['solo', 'eje']);
  expect([...closed]).toEqual(['OE 1']);
});
