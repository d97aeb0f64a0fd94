import { readLineCode } from './line-code';

describe('readLineCode', () => {
  it.each([
    ['LA 1.3.3', 'LA 1.3.3'],
    ['la1.3.3', 'LA 1.3.3'],
    [' La  1.3.3. ', 'LA 1.3.3'],
    ['L.A. 1.3.3', 'LA 1.3.3'],
    ['LA-1.3.3', 'LA 1.3.3'],
    ['LA: 1. 3. 3', 'LA 1.3.3'],
    ['LA N° 1.3.3', 'LA 1.3.3'],
    ['Línea de acción 1.3.3', 'LA 1.3.3'],
    ['LÍNEA DE ACCIÓN N° 1.3.10', 'LA 1.3.10'],
    ['1.3.3', 'LA 1.3.3'],
    ['OE 2', 'OE 2'],
    ['oe2', 'OE 2'],
    ['O.E. 2', 'OE 2'],
    ['Objetivo específico 2', 'OE 2'],
    ['E 1.3', 'E 1.3'],
  ])('reads %j as %s', (text, code) => {
    expect(readLineCode(text)).toBe(code);
  });

  it.each(['', '2', '1.3', 'LA', 'LA 1.3', 'LA 1.3.3-2', 'LA 1.3.3 Capacitar', 'Lago 1.3.3', '01/03/2003'])(
    'finds no code in %j',
    (text) => {
      expect(readLineCode(text)).toBeNull();
    },
  );
});
