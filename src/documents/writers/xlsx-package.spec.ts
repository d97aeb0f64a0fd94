import { strToU8, unzipSync, zipSync } from 'fflate';
import { cellText, fixedPackage } from './xlsx-package';

test('a package has the same bytes whatever the order and the hour of its parts', () => {
  const [a, b] = [strToU8('uno'), strToU8('dos')];
  const morning = zipSync({ 'x/a.xml': a, 'b.xml': b }, { mtime: new Date(2020, 1, 3, 8) });
  const evening = zipSync({ 'b.xml': b, 'x/a.xml': a }, { mtime: new Date(2024, 5, 7, 20), level: 0 });
  const packed = fixedPackage(morning);
  expect(fixedPackage(evening)).toEqual(packed);
  expect(Object.keys(unzipSync(packed))).toEqual(['b.xml', 'x/a.xml']);
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
