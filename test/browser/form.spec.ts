import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import { InstitutionForm } from '../../src/institutions/institution.form';
import { newInstitutionView } from '../../src/institutions/institutions.view';
import { Does } from '../../src/web/does';
import { blankForm, type ShownForm } from '../../src/web/form';
import { page, type Page } from '../../src/web/page';
import { type Redirect, redirectTo } from '../../src/web/redirect';
import { answerForm } from '../../src/web/submission';
import { startShell } from '../support/app';
import { axeFindings } from '../support/axe';
import { startChromium } from '../support/chromium';
import { listening } from '../support/sample-site';

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(120_000);

const ADDRESS = '/administracion/instituciones/nueva';
let sent = 0;

@Controller(ADDRESS)
class NewInstitution {
  @Does('public')
  @Get()
  show(): Page {
    return formPage(blankForm(), 200);
  }

  @Does('public')
  @Post()
  async add(@Body() body: unknown): Promise<Page | Redirect> {
    sent += 1;
    await pause(300);
    return answerForm(InstitutionForm, body, {
      act: ({ acronym }) => Promise.resolve(redirectTo(ADDRESS, `Se registró ${acronym}.`)),
      again: formPage,
    });
  }
}

function formPage(form: ShownForm, status: number): Page {
  const view = newInstitutionView([], form);
  return page('institutions/institution-new', view, status).inPart('institutions/_institution-form');
}

let app: NestFastifyApplication;
let address: string;
let browser: Browser;
beforeAll(async () => {
  app = await startShell([NewInstitution]);
  [address, browser] = [await listening(app), await startChromium()];
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function visit(work: (page: BrowserPage) => Promise<void>, javaScriptEnabled: boolean): Promise<void> {
  const context = await browser.newContext({ locale: 'es-PE', javaScriptEnabled });
  const shown = await context.newPage();
  const refused: string[] = [];
  shown.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await shown.goto(`${address}${ADDRESS}`);
  await work(shown);
  expect(refused).toEqual([]);
  await context.close();
}

const press = (shown: BrowserPage) => shown.getByRole('button', { name: 'Registrar la institución' });

async function fillIn(shown: BrowserPage): Promise<void> {
  await shown.getByLabel('Sigla').fill('MINAM');
  await shown.getByLabel('Nombre', { exact: true }).fill('Ministerio del Ambiente');
  await shown.getByLabel('el', { exact: true }).check();
  await shown.getByLabel('Tipo').fill('ministerio');
  await shown.getByLabel('Otros nombres').fill('Ambiente\nMinisterio Verde');
}

test.each([true, false])('a form is corrected and sent (scripts: %s)', async (withScripts) => {
  await visit(async (shown) => {
    await fillIn(shown);
    await shown.getByLabel('Sigla').fill('');
    await press(shown).click();
    const summary = shown.getByRole('alert');
    await summary.waitFor();
    expect(await summary.innerText()).toContain('Escriba la sigla.');
    expect(await shown.getByLabel('Otros nombres').inputValue()).toBe('Ambiente\nMinisterio Verde');
    expect(await shown.getByLabel('el', { exact: true }).isChecked()).toBe(true);
    await summary.getByRole('link').click();
    await shown.getByLabel('Sigla').fill('MINAM');
    await press(shown).click();
    const notice = shown.getByRole('status');
    await notice.waitFor();
    expect(await notice.innerText()).toBe('Se registró MINAM.');
    await shown.reload();
    expect(await notice.count()).toBe(0);
  }, withScripts);
});

test('what is wrong is put in place without loading the page again, and the reader is led to it', async () => {
  await visit(async (shown) => {
    await shown.evaluate('window.stayed = true');
    await press(shown).click();
    await shown.getByRole('alert').waitFor();
    await shown.waitForFunction('document.activeElement?.getAttribute("role") === "alert"');
    expect(await shown.evaluate('window.stayed')).toBe(true);
    expect(await shown.getByRole('button').count()).toBe(1);
  }, true);
});

test('a button that is pressed twice sends once, and after the answer it sends again', async () => {
  sent = 0;
  await visit(async (shown) => {
    await press(shown).dblclick();
    await shown.getByRole('alert').waitFor();
    await pause(500);
    expect(sent).toBe(1);
    await press(shown).click();
    await pause(600);
    expect(sent).toBe(2);
  }, true);
});

test.each([1280, 360])('nothing that axe objects to at %d pixels, before and after a mistake', async (width) => {
  await visit(async (shown) => {
    await shown.setViewportSize({ width, height: 900 });
    expect(await axeFindings(shown)).toEqual([]);
    await press(shown).click();
    await shown.getByRole('alert').waitFor();
    expect(await axeFindings(shown)).toEqual([]);
  }, true);
});
