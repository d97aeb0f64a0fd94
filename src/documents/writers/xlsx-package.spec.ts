import { strToU8, unzipSync } from 'fflate';
import { cellText, fixedPackage } from './xlsx-package';

test('a package has the same bytes whatever the order of its parts and the hour', () => {
  const [a, b] = [strToU8('uno'), strToU8('dos')];
  const packed = fixedPackage({ 'x/a.xml': a, 'b.xml': b });
  expect(fixedPackage({ 'b.xml': b, 'x/a.xml': a })).toEqual(packed);
  expect(Object.keys(unzipSync(packed))).toEqual(['b.xml', 'x/a.xml']);
  expect(packed.slice(10, 14)).toEqual(Uint8Array.of(0, 0, 0x21, 0));
});

test.each([
  ['Mes: 3', 'Mes: 3'],
  ['uno\ndos\ttres', 'uno\ndos\ttres'],
  ['_x000D_', '_x005F_x000D_'],
  ['_xyz_', '_xyz_'],
  ['uno\rdos', 'uno_x000D_dos'],
  ['\u0001\u0085', '_x0001__x0085_'],
])('%j stands in a cell as %j', (text, written) => {
  expect(cellText(text)).toBe(written);
});
