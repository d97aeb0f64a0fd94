import { Catalogue } from './catalogue';

const catalogue = new Catalogue([
  { code: 'ST-CNLCTF-MTPE', names: ['Secretaría Técnica de la CNLCTF-MTPE', 'Secretaría Técnica'] },
  { code: 'MPFN', names: ['Ministerio Público – Fiscalía de la Nación', 'MP-FN', 'Ministerio Público'] },
  { code: 'MININTER-PNP', names: ['Policía Nacional del Perú', 'PNP'] },
  { code: '15', names: ['Lima'] },
  { code: '1501', names: ['Lima Metropolitana'] },
]);

it.each([
  ['MPFN', 'MPFN'],
  ['MP-FN', 'MPFN'],
  ['mp fn', 'MPFN'],
  ['MINISTERIO  PUBLICO', 'MPFN'],
  ['Secretaria Técnica de la\nCNLCTF - MTPE', 'ST-CNLCTF-MTPE'],
  ['pnp', 'MININTER-PNP'],
  ['Mininter-PNP', 'MININTER-PNP'],
  ['1501', '1501'],
  ['lima metropolitana', '1501'],
  ['Lima', '15'],
  ['MININTER', null],
  ['Ministerio', null],
  ['', null],
])('%j names %s', (text, code) => {
  expect(catalogue.find(text)).toBe(code);
});

it.each([
  ['MPFM', 'MPFN'],
  ['Ministerio Publicó', 'Ministerio Público'],
  ['Policia Nacional de Perú', 'Policía Nacional del Perú'],
  ['Superintendencia de Banca', null],
])('for %j it offers %s', (text, name) => {
  expect(catalogue.suggestion(text)).toBe(name);
});
