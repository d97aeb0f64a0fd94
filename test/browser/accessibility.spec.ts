import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe';
import { getRoutes } from '../support/routes';
import { VisitedSites, WIDTHS } from '../support/visited-sites';
import { FILES, PAGES, type Visit, VISITS } from './visits';

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(120_000);

let sites: VisitedSites;
beforeAll(async () => (sites = await VisitedSites.start()), 300_000);
afterAll(() => sites?.close());

const named = VISITS.map((visit): [string, Visit] => [`${visit.name} (${visit.address})`, visit]);

test('every page that the site has is visited here', () => {
  const routes = getRoutes(sites.sample).filter((route) => !FILES.test(route));
  expect(routes).toContain('/');
  expect(routes.filter((route) => PAGES[route] === undefined)).toEqual([]);
  expect(Object.keys(PAGES).filter((route) => !routes.includes(route))).toEqual([]);
});

test.each(named)('%s has nothing that axe objects to, on a wide screen and on a narrow one', async (_name, visit) => {
  const found = await sites.visit(visit, (page) => atEach([1280, 360], page, () => axeFindings(page)));
  expect(found).toEqual({ 1280: [], 360: [] });
});

test.each(named)('%s scrolls sideways inside of tables alone', async (_name, visit) => {
  const found = await sites.visit(visit, (page) => atEach(WIDTHS, page, () => page.evaluate(OUT_OF_SIGHT)));
  expect(found).toEqual({ 360: [], 768: [], 1280: [], 1920: [] });
});

/** What is found on a page, by the width of the screen. */
async function atEach<T>(widths: readonly number[], page: Page, look: () => Promise<T>): Promise<Record<number, T>> {
  const found: Record<number, T> = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    found[width] = await look();
  }
  return found;
}

/** Elements that reach beyond the right edge, except in a region that scrolls by itself and can be reached by keyboard. */
const OUT_OF_SIGHT = `(() => {
  const edge = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth > edge ? ['html: ' + document.documentElement.scrollWidth] : [];
  const beyond = [...document.querySelectorAll('body *')]
    .filter((each) => each.getBoundingClientRect().right > edge + 1 && !each.closest('[role=region][tabindex="0"]'))
    .map((each) => each.tagName + '.' + each.className);
  return [...wide, ...beyond];
})()`;

test('axe finds what is wrong: pale words, a field without a name', async () => {
  const found = await sites.visit(VISITS[0] as Visit, async (page) => {
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<p id="pale">Meta</p><input>');
      document.getElementById('pale').style.color = '#666'`);
    return axeFindings(page);
  });
  expect(found.map((line) => line.split(' · ', 1)[0])).toEqual(
    expect.arrayContaining(['color-contrast-enhanced', 'label']),
  );
});
