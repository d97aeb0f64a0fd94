import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { ANNEX_FORMATS } from '../../src/evaluation/annex-formats';
import { VisitedSites } from '../support/visited-sites';
import { type Visit, VISITS } from './visits';

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(120_000);

let sites: VisitedSites;
beforeAll(async () => (sites = await VisitedSites.start()), 300_000);
afterAll(() => sites?.close());

const board = VISITS.find(({ name }) => name === 'tablero') as Visit;

test('from the board through the narrowed matrix to why LA 2.1.7 is at 173 and not at 308', async () => {
  await sites.visit(board, async (page) => {
    await page.getByRole('link', { name: 'Ver el Anexo 1' }).click();
    await page.getByLabel('Texto o código').fill('LA 2.1.7');
    await page.getByRole('button', { name: 'Mostrar' }).click();
    await page.waitForURL(/texto=LA/);
    expect(await page.locator('.matrix-ways').innerText()).toContain('Se muestran 1 de 12 indicadores.');
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'LA 2.1.7' }) });
    expect(await row.getByRole('cell', { name: '216 %' }).count()).toBe(1);
    await row.getByRole('link', { name: /sensibilizados en materia de TF/ }).click();
    await page.waitForURL(/\/indicadores\/LA-2\.1\.7-1/);
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(text).toContain('69 + 68 + 36 = 173');
    expect(text).toContain(
      'No cuenta lo anterior al 18/09/2019 (D.S. N° 015-2019-TR): 40 + 48 + 47 = 135 personas; con ello la suma sería 308.',
    );
    await page.getByRole('link', { name: 'Anexo 1', exact: true }).first().click();
    await page.waitForURL(/\/anexo-1/);
  });
});

test('a light of the board leads to its rows', async () => {
  await sites.visit(board, async (page) => {
    await page.getByRole('link', { name: /^3 indicadores: Meta no alcanzada/ }).click();
    await page.waitForURL(/semaforo=/);
    expect(await page.locator('.matrix-ways').innerText()).toContain('Se muestran 3 de 12 indicadores.');
  });
});

test('the annex is downloaded in every format, each under a name that tells plan and cutoff', async () => {
  const begins = await sites.visit(board, async (page) => {
    await page.getByRole('link', { name: 'Ver el Anexo 1' }).click();
    await page.waitForURL(/\/anexo-1/);
    const found: Record<string, string> = {};
    for (const format of ANNEX_FORMATS) found[format] = await downloaded(page, format);
    return found;
  });
  expect(Object.keys(begins).sort()).toEqual([...ANNEX_FORMATS].sort());
  const contents: Record<string, RegExp> = {
    json: /^{/,
    csv: /LA 2\.1\.7/,
    html: /^<!doctype html>/,
    pdf: /^%PDF-/,
    xlsx: /LA 2\.1\.7/,
  };
  for (const [format, content] of Object.entries(begins)) expect(content).toMatch(contents[format] as RegExp);
});

/** The contents of a file as text; of a workbook those of its parts. */
async function downloaded(page: Page, format: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`a[download][href*="anexo-1.${format}"]`).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`Anexo-1_POA-2019_2019-12-31.${format}`);
  const bytes = readFileSync(await file.path());
  if (format !== 'xlsx') return bytes.toString('utf8');
  return Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString('utf8'))
    .join('\n');
}
