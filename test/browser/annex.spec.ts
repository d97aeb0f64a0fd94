import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page } from 'playwright-core';
import { annexBytes } from '../../src/evaluation/annex-formats';
import { Threads } from '../../src/work/threads';
import { smallAnnex } from '../support/annex';
import { startShell } from '../support/app';
import { startChromium } from '../support/chromium';
import { Corners } from '../support/corners';

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(60_000);

let app: NestFastifyApplication;
let browser: Browser;
let site: string;

// Chromium may have to be installed first.
beforeAll(async () => {
  app = await startShell([Corners]);
  await app.listen(0, '127.0.0.1');
  site = await app.getUrl();
  browser = await startChromium();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** A page with what it asked for and what the browser complained of. */
async function opened(address: string): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const page = await browser.newPage();
  const [asked, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, asked, complaints };
}

/** The colour behind the first element of a selector; told in text since the types of browsers are not at hand here. */
function colourOf(page: Page, selector: string): Promise<string> {
  return page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
}

test('the annex is shown in its colours, under the strict policy, with what this site alone serves', async () => {
  const { page, asked, complaints } = await opened(`${site}/anexo`);
  expect(complaints).toEqual([]);
  expect(asked.filter((address) => !address.startsWith(site))).toEqual([]);
  const colour = (selector: string) => colourOf(page, selector);
  expect(await colour('td.light-met')).toBe('rgb(198, 239, 206)');
  expect(await colour('td.light-not-done')).toBe('rgb(255, 199, 206)');
  expect(await page.locator('tbody tr:has(td)').count()).toBe(4);
  expect(await page.getByRole('rowheader', { name: 'LA 1.4.4' }).count()).toBe(1);
  expect(await page.getByRole('columnheader', { name: 'Pendiente' }).count()).toBe(1);
  await page.close();
});

test('letters are those that the site serves', async () => {
  const { page, asked } = await opened(`${site}/anexo`);
  await page.evaluate('document.fonts.ready.then(() => true)');
  expect(asked.filter((address) => address.endsWith('/roboto-latin-400-normal.woff2'))).toHaveLength(1);
  expect(await page.evaluate('document.fonts.check("16px Roboto")')).toBe(true);
  expect(await page.evaluate<string>('getComputedStyle(document.body).fontFamily')).toMatch(/^Roboto,/);
  expect(await page.evaluate<string>('getComputedStyle(document.body).fontSize')).toBe('16px');
  await page.close();
});

test('line breaks of the observations are kept', async () => {
  const { page } = await opened(`${site}/anexo`);
  const lines = await page.locator('td.observations').first().innerText();
  expect(lines.split('\n')).toContain('Noviembre:');
  expect(lines).toContain('• Evento 1 (18/11/2019): <b>Ucayali</b> & Cusco.');
  await page.close();
});

test('the html file shows the same by itself, from a disk without a network', async () => {
  const file = join(tmpdir(), `yupana-annex-${process.pid}.html`);
  writeFileSync(file, await annexBytes(smallAnnex(), 'html', new Threads()));
  const { page, asked, complaints } = await opened(pathToFileURL(file).href);
  rmSync(file);
  expect(complaints).toEqual([]);
  expect(asked).toEqual([pathToFileURL(file).href]);
  expect(await page.locator('tbody tr').count()).toBe(5);
  expect(await page.getByRole('columnheader', { name: 'Ejecución de metas' }).count()).toBe(1);
  expect(await colourOf(page, 'td.light-met')).toBe('rgb(198, 239, 206)');
  await page.close();
});
