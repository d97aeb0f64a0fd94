/** A site with the sample's plan and a request to SUNAFIL and MININTER: lines of action and questions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOGIN_COOKIE } from '../../src/access/login-cookie';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { type PlanAtVersion, PlansService } from '../../src/plans/plans.service';
import type { InformationRequest } from '../../src/requests/information-request.entity';
import { RequestsService } from '../../src/requests/requests.service';
import { PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from './app';
import { CAST, logIn, type Member } from './cast';
import { deedBy, LOADED } from './deeds';
import { type Fields, formIn, type Visit } from './forms';
import { FORM_TYPE, formBody, type FormPart } from './uploads';
import { newFolder } from './yupana';

const PLAN = {
  ...{ code: 'POA-2019', title: 'Plan Operativo Anual 2019', commission: 'CNLCTF' },
  ...{ startsOn: '2019-01-01', endsOn: '2019-12-31', countsFrom: '2019-09-18' },
  ...{ countsFromNorm: 'D.S. N° 015-2019-TR', cutoff: null, validatedBy: null, draft: false, replace: false },
};

const ASKED = {
  ...{ subject: 'Ejecución del POA 2019', message: 'Sírvase remitir lo ejecutado.', startsOn: '2019-09-01' },
  ...{ endsOn: '2019-12-31', cutoff: '2019-12-31', dueOn: '2020-01-31', onceKey: null },
  questions: ['¿Qué dificultades tuvo?', '¿Qué hará el próximo año?'],
};

/** What SUNAFIL did on LA 1.4.4, as its form sends it. */
export const RAID: Fields = {
  'activities.0.title': 'Operativo de orientación y fiscalización en Ucayali',
  'activities.0.startsOn': '2019-11-18',
  'activities.0.region': '25',
  'activities.0.documents': 'Informe N° 013-2019-SUNAFIL',
  'activities.0.contributions.0.quantity': '33',
  'activities.0.contributions.1.quantity': '4',
};

export class ReportSite {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly at: PlanAtVersion,
    readonly request: InformationRequest,
  ) {}

  static async open(databaseUrl: string): Promise<ReportSite> {
    const storage = `file:${join(newFolder(), 'files')}`;
    const app = await startApp({ DATABASE_URL: databaseUrl, STORAGE_URL: storage });
    const commissions = app.get(CommissionsService);
    await commissions.add('CNLCTF', 'Comisión Nacional para la Lucha contra el Trabajo Forzoso', 119, LOADED);
    await commissions.add('CRLCTF', 'Comisión Regional', 1, LOADED);
    await app.get(InstitutionsService).import(readFileSync('data/instituciones.csv'), LOADED);
    await app.get(PlanWorkbookService).import(readFileSync('data/poa-2019.xlsx'), PLAN, LOADED);
    const at = await planOf(app);
    return new ReportSite(app, at, await sendRequest(app, at, '012-2019-MTPE/2'));
  }

  /** The address of SUNAFIL's report on LA 1.4.4, and of what lies below it. */
  line(below = ''): string {
    return lineOf(this.request, below);
  }

  as(member: Member): Promise<Visit> {
    return logIn(this.app, member);
  }

  /** A second request of the same things, of which nothing is answered. */
  async askAgain(number: string): Promise<InformationRequest> {
    return sendRequest(this.app, this.at, number);
  }
}

export function lineOf({ id }: InformationRequest, below = ''): string {
  return `/mis-reportes/${id}/SUNAFIL/LA-1.4.4${below}`;
}

export async function planOf(app: NestFastifyApplication): Promise<PlanAtVersion> {
  const plans = app.get(PlansService);
  return plans.atVersion(await plans.named('POA-2019'), '2019-12-31');
}

/** Asks SUNAFIL and MININTER about LA 1.4.4 and, in free text, two questions. */
export function sendRequest(
  app: NestFastifyApplication,
  at: PlanAtVersion,
  number: string,
): Promise<InformationRequest> {
  const institutionIds = ['SUNAFIL', 'MININTER'].map((acronym) => at.directory.idOf(acronym) ?? 0);
  const indicatorIds = at.indicators.filter(({ key }) => key.startsWith('LA 1.4.4-')).map(({ id }) => id);
  const wanted = { ...ASKED, number, institutionIds, indicatorIds };
  return app.get(RequestsService).send(at, wanted, deedBy(CAST.secretary.email));
}

/** Sends files to a form of a page that its visitor has open, as a browser does. */
export async function sendFiles(
  site: ReportSite,
  visit: Visit,
  { page, action, parts }: { readonly page: string; readonly action: string; readonly parts: readonly FormPart[] },
) {
  const { hidden } = formIn((await visit.get(page)).body);
  const token = { field: '_csrf', content: hidden._csrf ?? '' };
  const answer = await site.app.inject({
    method: 'POST',
    url: action,
    headers: { 'content-type': FORM_TYPE },
    cookies: { [LOGIN_COOKIE]: visit.cookie(LOGIN_COOKIE) ?? '' },
    payload: formBody([token, ...parts]),
  });
  for (const { name, value } of answer.cookies) visit.keep(name, value);
  return answer;
}

/** The main part of a page as a reader has it, in one line. */
export function mainText(html: string): string {
  const main = /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
  const plain = main
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return plain.replace(/\s+/g, ' ').trim();
}
