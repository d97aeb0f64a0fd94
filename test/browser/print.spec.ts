import { printedPages } from '../support/printed-pages';
import { VisitedSites } from '../support/visited-sites';
import { type Visit, VISITS } from './visits';

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(120_000);

let sites: VisitedSites;
beforeAll(async () => (sites = await VisitedSites.start()), 300_000);
afterAll(() => sites?.close());

/** The pages as a printer gets them, without backgrounds unless the style sheet insists. */
const printed = (name: string, prepare = '0') =>
  sites.visit(VISITS.find((visit) => visit.name === name) as Visit, async (page) => {
    await page.evaluate(prepare);
    return printedPages(await page.pdf({ preferCSSPageSize: true }));
  });

/** More lines of action than three sheets hold, each under a strategy of its own. */
const LONGER = `(() => {
  const group = document.querySelector('.matrix tbody');
  const rows = [...group.rows].slice(1, 3);
  for (let place = 0; place < 60; place += 1) {
    for (const row of rows) {
      const copy = row.cloneNode(true);
      copy.innerHTML = copy.innerHTML.replace('E 1.3:', 'E 7.' + place + ':').replace('LA 1.3.3', 'LA 7.' + place + '.1');
      group.append(copy);
    }
  }
})()`;

test('each sheet of the matrix repeats the headings and tells which it is', async () => {
  const pages = await printed('anexo-1');
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((page, index) => expect(page).toContain(`Página ${index + 1} de ${pages.length}`));
  for (const page of pages.filter((each) => /LA \d/.test(each))) {
    for (const heading of ['Ítem', 'Línea de acción', 'Unidad de medida', 'Semáforo', 'Observaciones']) {
      expect(page).toContain(heading);
    }
  }
});

test('what is no part of the document is not printed', async () => {
  const text = (await printed('anexo-1')).join(' ');
  for (const control of ['Mostrar', 'Texto o código', 'Cerrar todos', 'Descargas', 'Ir al contenido']) {
    expect(text).not.toContain(control);
  }
});

test('the legend of the lights and the notes stand behind the table', async () => {
  const pages = await printed('anexo-1');
  const last = pages.at(-1) ?? '';
  for (const word of [
    'Totales',
    'Actividad no realizada',
    'Sin información',
    'No aplica',
    'Notas',
    'Trabajo forzoso.',
  ]) {
    expect(last).toContain(word);
  }
});

test('no sheet ends with the heading of a strategy whose lines stand on the next one', async () => {
  const pages = await printed('anexo-1', LONGER);
  expect(pages.length).toBeGreaterThan(3);
  const strategies = pages.flatMap((page) =>
    [...page.matchAll(/E 7\.(\d+):/g)].map(([, place]) => page.includes(`LA 7.${place}.1`)),
  );
  expect(strategies).toHaveLength(60);
  expect(strategies).not.toContain(false);
});

test('board and indicator are printed across the whole width, not as cards', async () => {
  expect((await printed('tablero')).join(' ')).toContain('Objetivo específico Indicadores Semáforo Avance promedio');
  expect((await printed('indicador')).join(' ')).toMatch(/Fecha Actividad Región Instituciones Aporte/);
});
