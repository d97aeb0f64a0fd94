import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ASSETS = join(__dirname, '../../templates/assets');
const SHEETS = readdirSync(ASSETS).filter((name) => name.endsWith('.css') && name !== 'tokens.css');
const textOf = (name: string): string => readFileSync(join(ASSETS, name), 'utf8').replace(/\/\*[^]*?\*\//g, '');
const TOKENS = new Set([...textOf('tokens.css').matchAll(/^\s*(--[\w-]+):/gm)].map((match) => match[1]));

test.each(SHEETS)('%s takes colours and sizes of type from the tokens', (name) => {
  const declared = [...textOf(name).matchAll(/([\w-]+):\s*([^;{}]+);/g)].map(([, property = '', value = '']) => ({
    property,
    value,
  }));
  const own = declared.filter(({ value }) => /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i.test(value));
  const sizes = declared.filter(({ property }) => property === 'font-size' || property === 'font');
  // The size of the whole page on a projector and on paper, of which all others are parts.
  const unsized = sizes.filter(({ value }) => !/var\(--text-|^inherit$|^112\.5%$|^10pt$/.test(value));
  expect({ own, unsized }).toEqual({ own: [], unsized: [] });
});

test.each([...SHEETS, 'tokens.css'])('every token that %s uses is there', (name) => {
  const used = [...textOf(name).matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]);
  expect(used.filter((token) => !TOKENS.has(token))).toEqual([]);
});
