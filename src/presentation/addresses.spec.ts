import {
  annexFileAddress,
  boardAddress,
  compactCode,
  indicatorAddress,
  lineAddress,
  matrixAddress,
  objectivesAddress,
} from './addresses';

const DAY = '2019-12-31';

test.each([
  [matrixAddress('POA-2019', {}), '/planes/POA-2019/anexo-1'],
  [matrixAddress('POA-2019', { corte: DAY }), '/planes/POA-2019/anexo-1?corte=2019-12-31'],
  [annexFileAddress('POA-2019', 'csv', DAY), '/planes/POA-2019/anexo-1.csv?corte=2019-12-31'],
  [indicatorAddress('POA-2019', 'LA 2.1.7-1', DAY), '/planes/POA-2019/indicadores/LA-2.1.7-1?corte=2019-12-31'],
  [indicatorAddress('POA-2019', 'OE 1-2', DAY), '/planes/POA-2019/indicadores/OE-1-2?corte=2019-12-31'],
  [lineAddress('POA-2019', 'LA 2.1.7'), '/planes/POA-2019/lineas/LA-2.1.7'],
  [objectivesAddress('POA-2019', DAY), '/planes/POA-2019/objetivos?corte=2019-12-31'],
  [boardAddress('POA-2019', DAY), '/?plan=POA-2019&corte=2019-12-31'],
])('%s', (address, expected) => expect(address).toBe(expected));

test('a plan that is named with its commission stands in one part of the address', () => {
  expect(matrixAddress('CNLCTF/POA-2019', {})).toBe('/planes/CNLCTF~POA-2019/anexo-1');
  expect(annexFileAddress('CNLCTF/POA-2019', 'pdf', DAY)).toBe('/planes/CNLCTF~POA-2019/anexo-1.pdf?corte=2019-12-31');
  expect(lineAddress('CNLCTF/POA-2019', 'LA 2.1.7')).toBe('/planes/CNLCTF~POA-2019/lineas/LA-2.1.7');
  expect(boardAddress('CNLCTF/POA-2019', DAY)).toBe('/?plan=CNLCTF~POA-2019&corte=2019-12-31');
});

test('what is asked of a matrix stands in one order; what asks for nothing is left out', () => {
  const asked = {
    texto: 'actas & más',
    semaforo: 'parcial',
    objetivo: '',
    eje: undefined,
    cerrados: 'OE1,OE2',
    corte: DAY,
  };
  expect(matrixAddress('POA-2019', asked)).toBe(
    '/planes/POA-2019/anexo-1?corte=2019-12-31&semaforo=parcial&texto=actas%20%26%20m%C3%A1s&cerrados=OE1%2COE2',
  );
});

test('a code stands without its space', () =>
  expect([compactCode('OE 1'), compactCode('E 1.3')]).toEqual(['OE1', 'E1.3']));
