import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../support/chromium';
import { pictureDifference } from '../support/picture-difference';
import { decodePng, encodePng, type Picture } from '../support/png';
import { VisitedSites, WIDTHS } from '../support/visited-sites';
import { type Visit, VISITS } from './visits';

const KEPT = join(__dirname, 'pictures');
const CHANGED = join(__dirname, '../../var/pictures');
const UPDATE = process.env.UPDATE_PICTURES === '1';
/** The first screens of a page tell its look; what follows repeats it. */
const HIGHEST = 1600;
/** A3 across, without its margins, at 96 points to the inch. */
const PAPER = 1512;

const SEEN = VISITS.filter(({ isPictured }) => isPictured);
const named = SEEN.map((visit): [string, Visit] => [visit.name, visit]);

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(120_000);

let sites: VisitedSites;
beforeAll(async () => (sites = await VisitedSites.start()), 300_000);
afterAll(() => sites?.close());

test.each(named)('%s looks as in its pictures', async (name, visit) => {
  const changes = await sites.visit(visit, async (page) => {
    const found: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...changeOf(`${name}-${width}`, await pictureOf(page)));
    }
    if (!isPrinted(visit)) return found;
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: PAPER, height: 900 });
    return [...found, ...changeOf(`${name}-impreso`, await pictureOf(page))];
  });
  expect(changes).toEqual([]);
});

test('each picture is of a page, and all are small enough to be kept', () => {
  const known = SEEN.flatMap((visit) =>
    [...WIDTHS, ...(isPrinted(visit) ? ['impreso'] : [])].map((kind) => `${visit.name}-${kind}.png`),
  );
  const kept = readdirSync(KEPT);
  expect(kept.filter((file) => !known.includes(file))).toEqual([]);
  const size = kept.reduce((sum, file) => sum + statSync(join(KEPT, file)).size, 0);
  expect(size).toBeLessThan(5_000_000);
});

/** Who prints, prints figures. */
function isPrinted({ site, status }: Visit): boolean {
  return site === 'sample' && status === 200;
}

describe('two pictures of a page', () => {
  const visit = VISITS.find(({ name }) => name === 'error-404') as Visit;
  const shown = (change: string, browser?: Browser) =>
    sites.visit(visit, (page) => page.evaluate(change).then(() => pictureOf(page)), browser);

  test('are the same where another machine draws the letters otherwise', async () => {
    const other = await startChromium(['--font-render-hinting=none', '--disable-font-subpixel-positioning']);
    const [here, there] = [await shown('0'), await shown('0', other)];
    await other.close();
    expect(Buffer.compare(here.pixels, there.pixels)).not.toBe(0);
    expect(pictureDifference(here, there)).toBeNull();
  });

  test.each([
    ['a word', `document.querySelector('h1').textContent = 'Página encontrada'`],
    ['a colour', `document.querySelector('.button').style.backgroundColor = '#0056ac'`],
    ['a place', `document.querySelector('.notice').style.marginLeft = '24px'`],
    ['the height', `document.querySelector('.notice').style.paddingBottom = '900px'`],
  ])('differ where %s changed', async (_what, change) => {
    expect(pictureDifference(await shown('0'), await shown(change))).not.toBeNull();
  });
});

async function pictureOf(page: Page): Promise<Picture> {
  await page.evaluate(SAME_HOUR);
  const height = Math.min(HIGHEST, await page.evaluate<number>('document.documentElement.scrollHeight'));
  const { width } = page.viewportSize() ?? { width: 0 };
  // The number of a failed request is another one each time.
  const mask = [page.locator('.reference')];
  const clip = { x: 0, y: 0, width, height };
  return decodePng(await page.screenshot({ fullPage: true, clip, mask, maskColor: '#888888', animations: 'disabled' }));
}

/** The sample is validated at the moment of its loading, which is another one each time. */
const SAME_HOUR = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    node.data = node.data.replace(/\\d\\d\\/\\d\\d\\/\\d{4}(\\s+a las\\s+)\\d\\d:\\d\\d/g, '15/01/2020$111:02');
  }
})()`;

/** What is to be looked at, as a sentence; a picture that is meant to change is written anew. */
function changeOf(name: string, now: Picture): string[] {
  const path = join(KEPT, `${name}.png`);
  const difference = existsSync(path) ? pictureDifference(decodePng(readFileSync(path)), now) : 'it has no picture yet';
  if (difference === null) return [];
  const folder = UPDATE ? KEPT : CHANGED;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), encodePng(now));
  if (UPDATE) return [];
  return [`${name}: ${difference}; look at var/pictures/${name}.png, and keep it by UPDATE_PICTURES=1`];
}
