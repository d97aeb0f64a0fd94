import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Light, LIGHTS } from '../domain/light';
import { lightStyle } from './light-style';

const ASSETS = join(__dirname, '../../templates/assets');
const tokens = readFileSync(join(ASSETS, 'tokens.css'), 'utf8');
const rules = readFileSync(join(ASSETS, 'light.css'), 'utf8');

test('signs and labels tell the lights apart without colour', () => {
  const styles = LIGHTS.map((light) => lightStyle(light));
  expect(new Set(styles.map((style) => style.sign)).size).toBe(LIGHTS.length);
  expect(new Set(styles.map((style) => style.label)).size).toBe(LIGHTS.length);
});

test.each(LIGHTS.filter((light) => lightStyle(light).pdfFill !== null))('the site shows %s in its colours', (light) => {
  const { pdfFill, pdfText, cssClass } = lightStyle(light);
  expect(tokens).toContain(`--${cssClass}-fill: ${pdfFill?.toLowerCase()};`);
  expect(tokens).toContain(`--${cssClass}-text: ${pdfText?.toLowerCase()};`);
  expect(rules).toContain(`.${cssClass} {\n  color: var(--${cssClass}-text);\n  background: var(--${cssClass}-fill);`);
});

test.each(LIGHTS)('text on the fill of %s is readable (contrast of 4.5 and more)', (light) => {
  expect(contrast(light)).toBeGreaterThanOrEqual(4.5);
});

test('workbooks get opaque colours, and none where the light has none', () => {
  expect(lightStyle('met')).toMatchObject({ xlsxFill: 'FFC6EFCE', xlsxText: 'FF0B3D1A' });
  expect(lightStyle('not-applicable')).toMatchObject({ xlsxFill: null, xlsxText: null, pdfFill: null });
});

/** By the Web Content Accessibility Guidelines. */
function contrast(light: Light): number {
  const { pdfFill, pdfText } = lightStyle(light);
  const [dark, bright] = [luminance(pdfText ?? '#000000'), luminance(pdfFill ?? '#FFFFFF')];
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
