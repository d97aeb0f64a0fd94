import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AddressObject, simpleParser } from 'mailparser';
import * as OTPAuth from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { LOGIN_COOKIE } from '../../src/access/login-cookie';
import { Passwords } from '../../src/access/passwords.service';
import { NotificationsService } from '../../src/notifications/notifications.service';
import { Outbox } from '../../src/notifications/outbox';
import { logIn } from '../support/cast';
import { startChromium } from '../support/chromium';
import { type Site, startSampleSite } from '../support/sample-site';

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(120_000);

const PASSWORD = 'lápiz tambor neblina cuatro';
const STEP_MS = 30_000;

let site: Site;
let browser: Browser;
const outbox = mkdtempSync(join(tmpdir(), 'yupana-outbox-'));
beforeAll(async () => {
  site = await startSampleSite();
  site.app.get(Outbox).folder = outbox;
  site.app.get(Passwords).cost = { N: 2, r: 1, p: 1 };
  browser = await startChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.app.close();
});

test.each([true, false])(
  'an invited officer chooses a password and a second factor, comes in and sees the own lines (scripts: %s)',
  async (withScripts) => {
    const email = withScripts ? 'nueva@sunafil.example' : 'nuevo@sunafil.example';
    await asAdministrator(withScripts, (page) => invite(page, email));
    const link = await linkMailedTo(email);
    await asVisitor(withScripts, async (page) => {
      await choosePassword(page, link);
      await logInWith(page, email);
      const secret = await setUpSecondFactor(page);
      await page.getByRole('button', { name: 'Salir' }).click();
      await logInWith(page, email);
      await giveSecondFactor(page, secret);
      await seeOwnLines(page);
    });
  },
);

async function invite(page: Page, email: string): Promise<void> {
  await page.goto(`${site.address}/administracion/personas`);
  await page.getByRole('link', { name: 'Invitar' }).first().click();
  await page.waitForURL(/\/personas\/nueva$/);
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Nombres y apellidos').fill('Nora Nueva');
  await page.getByRole('radio', { name: 'Institución' }).check();
  // Without the commission first: the page comes back, and what was written stays.
  await chooseOption(page, 'Institución', /^SUNAFIL:/);
  await page.getByRole('button', { name: 'Enviar la invitación' }).click();
  await page.getByText('Elija la comisión').first().waitFor();
  expect(await page.getByLabel('Correo').inputValue()).toBe(email);
  await chooseOption(page, 'Comisión', /^CNLCTF:/);
  await page.getByRole('button', { name: 'Enviar la invitación' }).click();
  const notice = page.getByRole('status');
  await notice.waitFor();
  expect(await notice.innerText()).toContain(`Se envió la invitación a ${email}`);
  const row = page.getByRole('row').filter({ hasText: email });
  expect(await row.innerText()).toContain('Institución (SUNAFIL), CNLCTF');
}

async function chooseOption(page: Page, label: string, text: RegExp): Promise<void> {
  const select = page.getByRole('combobox', { name: label });
  const value = await select.locator('option').filter({ hasText: text }).getAttribute('value');
  await select.selectOption(value);
}

/** The path of the link in the mail: the site that the mail names is the one that people use, not this test's. */
async function linkMailedTo(email: string): Promise<string> {
  await site.app.get(NotificationsService).delivered();
  const files = readdirSync(outbox).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(files.map((name) => simpleParser(readFileSync(join(outbox, name)))));
  const mail = mails.find(({ to }) => (to as AddressObject | undefined)?.value[0]?.address === email);
  return new URL(/https?:\/\/\S+\/invitacion\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname;
}

async function choosePassword(page: Page, path: string): Promise<void> {
  await page.goto(`${site.address}${path}`);
  await page.getByLabel('Clave nueva', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Clave nueva, otra vez').fill(PASSWORD);
  await page.getByRole('button', { name: 'Guardar la clave' }).click();
  await page.waitForURL(/\/ingresar$/);
}

async function logInWith(page: Page, email: string): Promise<void> {
  await page.goto(`${site.address}/ingresar`);
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Clave').fill(PASSWORD);
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/ingresar'));
}

/** From the page of the own account; resolves to the secret that the telephone keeps. */
async function setUpSecondFactor(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Mi cuenta: Nora Nueva' }).click();
  await page.getByRole('link', { name: /segundo paso/i }).click();
  const secret = (await page.locator('strong.reference').innerText()).replaceAll(' ', '');
  await page.getByLabel('Código de seis números').fill(codeOf(secret, 0));
  await page.getByLabel('Su clave').fill(PASSWORD);
  await page.getByRole('button', { name: 'Poner el segundo paso' }).click();
  await page.getByText('no se muestran otra vez').waitFor();
  expect(await page.locator('main code').count()).toBeGreaterThan(5);
  await page.getByRole('link', { name: 'Ya los guardé, continuar' }).click();
  await page.waitForURL(`${site.address}/`);
  return secret;
}

async function giveSecondFactor(page: Page, secret: string): Promise<void> {
  expect(new URL(page.url()).pathname).toBe('/ingresar/segundo-paso');
  // A code is good once: the telephone shows the next one by then.
  await page.getByLabel('Código').fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.waitForURL(`${site.address}/`);
}

async function seeOwnLines(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Las líneas de SUNAFIL' }).click();
  await page.waitForURL(/\/planes\/POA-2019\/anexo-1\?.*institucion=SUNAFIL/);
  const count = /Se muestran (\d+) de 12 indicadores/.exec(await page.locator('.matrix-ways').innerText());
  expect(Number(count?.[1])).toBeGreaterThan(0);
  const lines = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^LA / }) });
  const texts = await lines.allInnerTexts();
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => !text.includes('SUNAFIL'))).toEqual([]);
}

function codeOf(secret: string, later: number): string {
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) });
  return totp.generate({ timestamp: Date.now() + later * STEP_MS });
}

async function asAdministrator(withScripts: boolean, work: (page: Page) => Promise<void>): Promise<void> {
  const value = (await logIn(site.app, 'administrator')).cookie(LOGIN_COOKIE) ?? '';
  await asVisitor(withScripts, work, [{ name: LOGIN_COOKIE, value, url: site.address }]);
}

async function asVisitor(
  javaScriptEnabled: boolean,
  work: (page: Page) => Promise<void>,
  cookies: { name: string; value: string; url: string }[] = [],
): Promise<void> {
  const context = await browser.newContext({ locale: 'es-PE', javaScriptEnabled });
  try {
    await context.addCookies(cookies);
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}
