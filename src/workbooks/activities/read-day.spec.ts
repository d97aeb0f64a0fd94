import type { SheetCell } from '../../domain/sheet';
import { readDay } from './read-day';

function cell(kind: SheetCell['kind'], text: string, number?: number): SheetCell {
  return { row: 1, column: 1, kind, text, ...(number === undefined ? {} : { number }) };
}

const READ: [string, SheetCell, string, string][] = [
  ['a date', cell('date', '2019-11-18'), '2019-11-18', '2019-11-18'],
  ['a date with an hour', cell('date', '2019-11-18T09:30:00.000Z'), '2019-11-18', '2019-11-18'],
  ['dd/mm/yyyy', cell('text', '18/11/2019'), '2019-11-18', '2019-11-18'],
  ['ISO text', cell('text', ' 2019-11-18 '), '2019-11-18', '2019-11-18'],
  ['a serial number', cell('number', '43787', 43787), '2019-11-18', '2019-11-18'],
  ['a serial number with an hour', cell('number', '43787.75', 43787.75), '2019-11-18', '2019-11-18'],
  ['a serial number as text', cell('text', '43787'), '2019-11-18', '2019-11-18'],
  ['the smallest serial number', cell('number', '20000', 20000), '1954-10-03', '1954-10-03'],
  ['the largest serial number', cell('number', '73050', 73050), '2099-12-31', '2099-12-31'],
  ['a month by name', cell('text', 'Noviembre de 2019'), '2019-11-01', '2019-11-30'],
  ['a month by number', cell('text', '02/2020'), '2020-02-01', '2020-02-29'],
];

const REFUSED: [string, SheetCell][] = [
  ['a day that does not exist', cell('text', '29/02/2019')],
  ['a short year', cell('text', '18/11/19')],
  ['a year', cell('number', '2019', 2019)],
  ['a quantity', cell('number', '12', 12)],
  ['a number past the serial ones', cell('number', '73051', 73051)],
  ['a word', cell('text', 'pendiente')],
  ['true', cell('boolean', 'VERDADERO')],
];

describe('readDay', () => {
  it.each(READ)('reads %s', (_, source, first, last) => {
    expect(readDay(source)).toEqual({ value: { first, last } });
  });

  it.each(REFUSED)('refuses %s and says what to write', (_, source) => {
    expect(readDay(source)).toEqual({
      refused: `«${source.text}» no es una fecha; escriba por ejemplo 18/11/2019, o noviembre de 2019 si solo se sabe el mes.`,
    });
  });
});
