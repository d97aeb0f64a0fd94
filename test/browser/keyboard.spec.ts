import type { Page } from 'playwright-core';
import { VisitedSites } from '../support/visited-sites';
import { type Visit, VISITS } from './visits';

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(120_000);

let sites: VisitedSites;
beforeAll(async () => (sites = await VisitedSites.start()), 300_000);
afterAll(() => sites?.close());

const on = (name: string, work: (page: Page) => Promise<void>) =>
  sites.visit(VISITS.find((visit) => visit.name === name) as Visit, work);

/** What has the focus, as it is read aloud; an empty text where nothing has it. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const { activeElement: it } = document;
    return it === document.body ? '' : (it.ariaLabel || it.labels?.[0]?.textContent || it.textContent).trim();
  })()`);
}

/** Presses the tab key until something is reached, and tells what was passed. */
async function tabTo(page: Page, name: string): Promise<string[]> {
  const passed: string[] = [];
  while (passed.length < 60) {
    await page.keyboard.press('Tab');
    passed.push(await focused(page));
    if (passed.at(-1) === name) return passed;
  }
  throw new Error(`${name} was not reached: ${passed.join(' | ')}`);
}

test('the first stop of every page leads past its header, to the content', async () => {
  for (const name of ['tablero', 'anexo-1', 'indicador', 'linea', 'objetivos', 'error-404']) {
    await on(name, async (page) => {
      expect(await tabTo(page, 'Ir al contenido')).toHaveLength(1);
      const isSeen = `document.activeElement.getBoundingClientRect().left >= 0`;
      expect(await page.evaluate(isSeen)).toBe(true);
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('contenido');
    });
  }
});

test('the stops of the matrix follow its reading: way, filters, ways to see it, table', async () => {
  await on('anexo-1', async (page) => {
    const stops = await tabTo(page, 'Matriz del Anexo 1');
    const order = ['Ir al contenido', 'Yupana', 'Tablero', 'Fecha de corte', 'Semáforo', 'Texto o código', 'Mostrar'];
    const places = [...order, 'Cerrar todos los objetivos', 'Matriz del Anexo 1'].map((stop) => stops.indexOf(stop));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

test('the table scrolls by the arrows once it has the focus', async () => {
  await on('anexo-1', async (page) => {
    await tabTo(page, 'Matriz del Anexo 1');
    for (const [key, way] of [
      ['ArrowRight', 'scrollLeft'],
      ['ArrowDown', 'scrollTop'],
    ]) {
      expect(await page.evaluate(`document.activeElement.${way}`)).toBe(0);
      await page.keyboard.press(String(key));
      await scrolled(page, String(way));
    }
  });
});

/** Ends once the element with the focus has moved; a browser moves it smoothly, some frames later. */
async function scrolled(page: Page, way: string): Promise<void> {
  for (let frame = 0; frame < 120; frame++) {
    if ((await page.evaluate<number>(`document.activeElement.${way}`)) > 0) return;
    await page.evaluate('new Promise((next) => requestAnimationFrame(next))');
  }
  throw new Error(`Nothing scrolled: ${way} is 0.`);
}

test('an objective folds and opens by the keyboard, without a script, and its address says so', async () => {
  await on('anexo-1', async (page) => {
    const lines = page.getByRole('link', { name: /^LA 1\./ });
    const before = await lines.count();
    await tabTo(page, 'Cerrar OE 1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/cerrados=OE1/);
    expect(await lines.count()).toBe(0);
    await tabTo(page, 'Abrir OE 1');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => !address.search.includes('OE1'));
    expect(await lines.count()).toBe(before);
    expect(before).toBeGreaterThan(0);
  });
});

test('whatever has the focus is seen to have it', async () => {
  await on('anexo-1', async (page) => {
    for (const stop of ['Yupana', 'Tablero', 'Semáforo', 'Mostrar', 'Matriz del Anexo 1', 'Cerrar OE 1', 'LA 1.3.3']) {
      await tabTo(page, stop);
      const edge = await page.evaluate<string>(
        `(({ outlineStyle, outlineWidth }) => outlineStyle + ' ' + outlineWidth)(getComputedStyle(document.activeElement))`,
      );
      expect([stop, edge]).toEqual([stop, 'solid 3px']);
    }
  });
});
