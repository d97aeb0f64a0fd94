import { units } from './amount';
import { quantityWithUnit } from './quantity-words';

it.each([
  [1, 'Persona', '1 persona'],
  [5, 'Persona', '5 personas'],
  [0, 'Persona', '0 personas'],
  [1, 'Plan', '1 plan'],
  [2, 'Plan', '2 planes'],
  [3, 'Actuación inspectiva', '3 actuaciones inspectivas'],
  [4, 'Acta', '4 actas'],
  [6, 'Región', '6 regiones'],
  [2, 'País', '2 países'],
  [3, 'Mes', '3 meses'],
  [2, 'Interés', '2 intereses'],
  [2, 'Análisis', '2 análisis'],
  [2, 'Personas', '2 personas'],
  [2, 'Juez', '2 jueces'],
  [2, 'Ley', '2 leyes'],
  [2, 'Comité', '2 comités'],
  [2, 'Manatí', '2 manatíes'],
  [2, 'Orden', '2 órdenes'],
  [2, 'Joven', '2 jóvenes'],
  [2, 'Tren', '2 trenes'],
  [2, 'Ficha de registro', '2 fichas de registro'],
  [2, 'Capacitación sin costo', '2 capacitaciones sin costo'],
  [2, 'Niña y niño', '2 niñas y niños'],
  [2, 'Mesa, comisión o red regional', '2 mesas, comisiones o redes regionales'],
  [2, 'GORE', '2 GORE'],
  [2, 'km', '2 km'],
  [26, '%', '26 %'],
  [2, 'Alumna/o', '2 alumna/o'],
])('%d of unit %j is %j', (quantity, unit, words) => {
  expect(quantityWithUnit(units(quantity), unit)).toBe(words);
});

it.each([
  [15_000n, '1.5 horas'],
  [5_000n, '0.5 horas'],
  [12_500_000n, '1250 horas'],
])('%s ten-thousandths are %s', (quantity, words) => {
  expect(quantityWithUnit(quantity, 'Hora')).toBe(words);
});
