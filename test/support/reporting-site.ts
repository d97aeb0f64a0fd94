import { migratedDatabase, urlOf } from './databases';
import { PDF } from './evidence-files';
import { lineOf, RAID, ReportSite, sendFiles } from './report-site';
import { listening, type Site } from './sample-site';

/**
 * A site, listening, with three requests to SUNAFIL and MININTER. Of LA 1.4.4 SUNAFIL has typed nothing in the first,
 * a whole draft with a file in the second, and has sent the third.
 */
export async function startReportingSite(): Promise<Site> {
  const site = await ReportSite.open(urlOf(await migratedDatabase('sqlite')));
  try {
    await fillRequests(site);
  } catch (error) {
    await site.app.close();
    throw error;
  }
  return { app: site.app, address: await listening(site.app) };
}

async function fillRequests(site: ReportSite): Promise<void> {
  const officer = await site.as('officer');
  const [second, third] = [await site.askAgain('013-2019-MTPE/2'), await site.askAgain('014-2019-MTPE/2')];
  await officer.fill(lineOf(second), { ...RAID, paso: 'revisar' });
  const page = lineOf(second, '/sustentos');
  const action = /action="([^"]*\/sustentos\/[^"]*)"/.exec((await officer.get(page)).body)?.[1] ?? '';
  await sendFiles(site, officer, { page, action, parts: [{ field: 'archivos', name: 'acta.pdf', content: PDF }] });
  await officer.fill(lineOf(third), { ...RAID, paso: 'revisar' });
  await officer.fill(lineOf(third, '/revision'), {});
}
