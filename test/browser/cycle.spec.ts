import type { Browser, Page } from 'playwright-core';
import { LOGIN_COOKIE } from '../../src/access/login-cookie';
import type { Member } from '../support/cast';
import { startChromium } from '../support/chromium';
import { migratedDatabase, urlOf } from '../support/databases';
import { ReportSite } from '../support/report-site';
import { attachRecord, checkAndSend, openLine, typeRaid } from '../support/report-journey';
import { listening } from '../support/sample-site';

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(120_000);

const RAID = { title: 'Operativo de fiscalización en Ucayali', operations: '33', records: '4' };

let browser: Browser;
beforeAll(async () => (browser = await startChromium()), 300_000);
afterAll(() => browser?.close());

/** A site of its own, with a member of the cast before it. */
async function visit(
  member: Member,
  { withScripts }: { readonly withScripts: boolean },
  work: (page: Page, site: { readonly address: string }) => Promise<void>,
): Promise<void> {
  const site = await ReportSite.open(urlOf(await migratedDatabase('sqlite')));
  const address = await listening(site.app);
  const context = await browser.newContext({ locale: 'es-PE', javaScriptEnabled: withScripts });
  try {
    const value = (await site.as(member)).cookie(LOGIN_COOKIE) ?? '';
    await context.addCookies([{ name: LOGIN_COOKIE, value, url: address }]);
    await work(await context.newPage(), { address });
  } finally {
    await context.close();
    await site.app.close();
  }
}

test.each([true, false])('SUNAFIL reports 33 operations and 4 records (scripts: %s)', async (withScripts) => {
  await visit('officer', { withScripts }, async (page, { address }) => {
    await openLine(page, address);
    await page.getByRole('button', { name: 'Revisar y enviar' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Registre al menos una actividad');
    await typeRaid(page, RAID);
    await attachRecord(page);
    const receipt = await checkAndSend(page);
    expect(receipt).toContain('Número de actuaciones inspectivas en materia de TF: 33 (Actuación inspectiva)');
    expect(receipt).toContain('(acta): 4 (Acta)');
    expect(receipt).toContain('Archivos acta.pdf');
    expect(receipt).toMatch(/Código [0-9A-F]{20}/);
    await page.getByRole('link', { name: 'Volver al requerimiento' }).click();
    expect(await page.getByRole('row', { name: /LA 1\.4\.4/ }).innerText()).toContain('Enviada');
  });
});

test('what is typed is kept by itself, and the rest of a quantity is told at once', async () => {
  await visit('officer', { withScripts: true }, async (page, { address }) => {
    await openLine(page, address);
    await typeRaid(page, RAID);
    await page.getByText('Si se cuentan personas').first().click();
    await page.getByLabel('Mujeres').first().fill('10');
    expect(await page.locator('output').first().innerText()).toBe('23');
    await page.getByText(/^Guardado a las \d\d:\d\d$/).waitFor();
    await page.reload();
    expect(await page.getByLabel('Qué se hizo').inputValue()).toBe(RAID.title);
    expect(await page.getByLabel('Mujeres').first().inputValue()).toBe('10');
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });
});

test('without a connection the browser keeps the text, offers it back, and forgets it at logout', async () => {
  await visit('officer', { withScripts: true }, async (page, { address }) => {
    await openLine(page, address);
    await typeRaid(page, RAID);
    await page.getByText(/^Guardado a las/).waitFor();
    // The page itself is still to be had: only what is sent does not arrive.
    await page.route('**/LA-1.4.4', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.getByLabel('Qué se hizo').fill('Operativo en Ucayali y Loreto');
    await page.getByText(/^No hay conexión con el servidor/).waitFor();
    const kept = await page.evaluate<string>('JSON.stringify({ ...localStorage })');
    expect(kept).toContain('Operativo en Ucayali y Loreto');
    expect(kept).not.toContain('_csrf');
    const line = page.url();
    await page.goto(line);
    await page.getByText(/Este navegador guardó lo que usted escribió/).waitFor();
    await page.unroute('**/LA-1.4.4');
    await page.getByRole('button', { name: 'Recuperar lo escrito' }).click();
    await page.getByText('Se guardó el borrador').waitFor();
    expect(await page.getByLabel('Qué se hizo').inputValue()).toBe('Operativo en Ucayali y Loreto');
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await page.evaluate(`localStorage.setItem('yupana-borrador:9:/x', '{"at":${Date.now()}}')`);
    await page.evaluate(`localStorage.setItem('yupana-borrador:8:/x', '{"at":${Date.now() - 86_400_001}}')`);
    await page.reload();
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual(['yupana-borrador:9:/x']);
    expect(await page.locator('#recuperar').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Salir' }).click();
    await page.waitForURL(/\/(ingresar)?$/);
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });
});
