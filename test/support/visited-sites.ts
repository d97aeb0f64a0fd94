import type { Browser, Page } from 'playwright-core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Visit } from '../browser/visits';
import { LOGIN_COOKIE } from '../../src/access/login-cookie';
import { startShell } from './app';
import { logIn } from './cast';
import { startChromium } from './chromium';
import { ErrorStates } from './error-states';
import { startReportingSite } from './reporting-site';
import { listening, startEmptySite, startSampleSite } from './sample-site';

/** The sites that browser tests visit, and the browser that visits them. */
export class VisitedSites {
  private constructor(
    readonly browser: Browser,
    readonly sample: NestFastifyApplication,
    private readonly apps: Readonly<Record<Visit['site'], NestFastifyApplication>>,
    private readonly addresses: Readonly<Record<Visit['site'], string>>,
  ) {}

  static async start(): Promise<VisitedSites> {
    const [sample, empty, reporting] = [await startSampleSite(), await startEmptySite(), await startReportingSite()];
    const errors = await startShell([ErrorStates]);
    const apps = { sample: sample.app, empty: empty.app, reporting: reporting.app, errors };
    const own = { sample: sample.address, empty: empty.address, reporting: reporting.address };
    const addresses = { ...own, errors: await listening(errors) };
    return new VisitedSites(await startChromium(), sample.app, apps, addresses);
  }

  async close(): Promise<void> {
    await this.browser.close();
    for (const app of Object.values(this.apps)) await app.close();
  }

  addressOf({ site, address }: Pick<Visit, 'site' | 'address'>): string {
    return `${this.addresses[site]}${address}`;
  }

  /** A page as its reader has it, its typeface loaded; closed when the work ends. */
  async visit<T>(visit: Visit, work: (page: Page) => Promise<T>, browser = this.browser): Promise<T> {
    const context = await browser.newContext({ locale: 'es-PE', viewport: { width: 1280, height: 900 } });
    try {
      if (visit.as !== undefined) await context.addCookies([await this.loginOf(visit)]);
      const page = await context.newPage();
      const answer = await page.goto(this.addressOf(visit));
      if (answer?.status() !== visit.status) throw new Error(`${visit.address} answered ${answer?.status()}`);
      await page.evaluate('document.fonts.ready.then(() => true)');
      return await work(page);
    } finally {
      await context.close();
    }
  }

  /** The cookie of a member of the cast who has just logged in to the site. */
  private async loginOf({ as: member, site }: Visit) {
    if (member === undefined || site === 'errors') throw new Error('The site of errors has no people.');
    const value = (await logIn(this.apps[site], member)).cookie(LOGIN_COOKIE) ?? '';
    return { name: LOGIN_COOKIE, value, url: this.addresses[site] };
  }
}

/** The widths that the site is made for: a telephone, a tablet, a desk, a projector. */
export const WIDTHS = [360, 768, 1280, 1920] as const;
