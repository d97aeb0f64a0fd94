import { xmlTree } from '../../../test/support/xml-tree';
import { XlsxTexts } from './xlsx-texts';

const BOLD = { name: 'Arial', size: 9, bold: true, color: { argb: 'FF0B3D1A' } };
const PLAIN = { name: 'Arial', size: 9 };

test('a text has one place, however often it is added; a text of several fonts is another', () => {
  const texts = new XlsxTexts();
  const rich = () => ({ richText: [{ font: BOLD, text: 'MTPE' }] });
  const places = [texts.add('MTPE'), texts.add('a'), texts.add('MTPE'), texts.add(rich()), texts.add(rich())];
  expect(places).toEqual([0, 1, 0, 2, 2]);
  expect([texts.count, texts.totalRefs]).toEqual([3, 5]);
});

test('no text, no entry', () => {
  expect(new XlsxTexts().count).toBe(0);
});

test('markup is escaped, outer spaces and line breaks are kept, fonts told', () => {
  const texts = new XlsxTexts();
  texts.add('<b> & "así"');
  texts.add({
    richText: [
      { font: BOLD, text: 'MTPE' },
      { font: PLAIN, text: ' / MIMP\n' },
    ],
  });
  const [first, second] = xmlTree(texts.xml()).children;
  expect(first?.children.map(({ text, attributes }) => [text, attributes])).toEqual([['<b> & "así"', {}]]);
  expect(second?.children.map(({ children }) => children.map(({ name }) => name))).toEqual([
    ['rPr', 't'],
    ['rPr', 't'],
  ]);
  const [bold, plain] = second?.children ?? [];
  expect(bold?.children[0]?.children.map(({ name, attributes }) => [name, ...Object.values(attributes)])).toEqual([
    ['b'],
    ['color', 'FF0B3D1A'],
    ['sz', '9'],
    ['rFont', 'Arial'],
  ]);
  expect(plain?.children[1]).toMatchObject({ text: ' / MIMP\n', attributes: { 'xml:space': 'preserve' } });
});
