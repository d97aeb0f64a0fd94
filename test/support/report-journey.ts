/** What SUNAFIL's officer does in a browser to report on LA 1.4.4. */
import type { Page } from 'playwright-core';
import { PDF } from './evidence-files';

export interface TypedRaid {
  readonly title: string;
  readonly operations: string;
  readonly records: string;
}

/** From the first page to the form of the line. */
export async function openLine(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await page.getByRole('link', { name: 'Mis reportes' }).first().click();
  await page.getByRole('link', { name: /012-2019-MTPE\/2/ }).click();
  await page.getByRole('link', { name: /^LA 1\.4\.4/ }).click();
  await page.getByRole('group', { name: 'Actividad 1' }).waitFor();
}

export async function typeRaid(page: Page, { title, operations, records }: TypedRaid): Promise<void> {
  await page.getByLabel('Qué se hizo').fill(title);
  await page.getByLabel('Fecha, o primer día').fill('2019-11-18');
  await page.getByLabel('Región').selectOption({ label: 'Ucayali' });
  await page.getByLabel('Cantidad (Actuación inspectiva)').fill(operations);
  await page.getByLabel('Cantidad (Acta)').fill(records);
  await page.getByLabel('Documentos de sustento').fill('Informe N° 013-2019-SUNAFIL');
}

/** Sends a file along with the first activity, and comes back to the form. */
export async function attachRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Guardar y adjuntar archivos' }).click();
  const file = { name: 'acta.pdf', mimeType: 'application/pdf', buffer: PDF };
  await page.getByLabel('Archivos').setInputFiles(file);
  await page.getByRole('button', { name: 'Subir archivos' }).click();
  await page.getByText('Se guardó 1 archivo.').waitFor();
  await page.getByRole('link', { name: 'Volver al reporte' }).click();
}

/** Checks what was typed and sends it; resolves to the text of the receipt. */
export async function checkAndSend(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Revisar y enviar' }).click();
  await page.getByRole('button', { name: 'Enviar el reporte' }).click();
  await page.waitForURL(/\/constancia$/);
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}
