/** A site with the sample's plan, a request to SUNAFIL, and reports that it sent. */
import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DraftActivity, type LineDraft, emptyActivity, emptyContribution } from '../../src/domain/line-draft';
import type { Instant } from '../../src/domain/dates';
import type { Person } from '../../src/domain/permissions';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { type PlanAtVersion, PlansService } from '../../src/plans/plans.service';
import type { InformationRequest } from '../../src/requests/information-request.entity';
import type { LineSubmission } from '../../src/requests/line-submission.entity';
import { RequestsService } from '../../src/requests/requests.service';
import { type Letter, SubmissionsService } from '../../src/requests/submissions.service';
import { TasksService } from '../../src/requests/tasks.service';
import { PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from './app';
import { CAST, type Member } from './cast';
import { deedBy, LOADED } from './deeds';

const PLAN = {
  ...{ code: 'POA-2019', title: 'Plan Operativo Anual 2019', commission: 'CNLCTF' },
  ...{ startsOn: '2019-01-01', endsOn: '2019-12-31', countsFrom: '2019-09-18', countsFromNorm: null },
  ...{ cutoff: null, validatedBy: null, draft: false, replace: false },
};

const ASKED = {
  ...{ subject: 'Ejecución del POA 2019', message: 'Remita lo ejecutado.', startsOn: '2019-01-01' },
  ...{ endsOn: '2019-12-31', cutoff: '2019-12-31', questions: [], onceKey: null },
};

/** Of the institution itself. */
export const OWN_LETTER: Letter = { number: null, date: null, onBehalfOf: null };

/** What SUNAFIL did, as it is typed. */
export const RAID: DraftActivity = {
  ...emptyActivity('actuaciones-2019', []),
  ...{ startsOn: '2019-11-18', region: '25', title: 'Operativo de fiscalización en Ucayali' },
  documents: 'Informe N° 013-2019-SUNAFIL',
  contributions: [{ ...emptyContribution('LA 1.4.4-1'), quantity: '33' }],
};

export function reportOf(...activities: DraftActivity[]): LineDraft {
  return { noProgress: false, reason: '', activities };
}

export class ReviewSite {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly at: PlanAtVersion,
    readonly request: InformationRequest,
  ) {}

  static async open(databaseUrl: string): Promise<ReviewSite> {
    const app = await startApp({ DATABASE_URL: databaseUrl });
    const commissions = app.get(CommissionsService);
    await commissions.add('CNLCTF', 'Comisión Nacional para la Lucha contra el Trabajo Forzoso', 119, LOADED);
    await commissions.add('CRLCTF', 'Comisión Regional', 1, LOADED);
    await app.get(InstitutionsService).import(readFileSync('data/instituciones.csv'), LOADED);
    await app.get(PlanWorkbookService).import(readFileSync('data/poa-2019.xlsx'), PLAN, LOADED);
    const plans = app.get(PlansService);
    const at = await plans.atVersion(await plans.named('POA-2019'), '2019-12-31');
    return new ReviewSite(app, at, await sentRequest(app, at, '012-2019-MTPE/2', '2020-01-31'));
  }

  /** Another request of the same things. */
  askAgain(number: string, dueOn: string): Promise<InformationRequest> {
    return sentRequest(this.app, this.at, number, dueOn);
  }

  /** Sends what a person reports on a line, by the program's own way. */
  async send(
    member: Member,
    report: LineDraft,
    of: {
      readonly institution?: string;
      readonly request?: InformationRequest;
      readonly letter?: Letter;
      readonly at?: Instant;
    } = {},
  ): Promise<LineSubmission> {
    const { email } = CAST[member];
    const by = deedBy(email, of.at);
    const institution = of.institution ?? 'SUNAFIL';
    const { id } = of.request ?? this.request;
    const tasks = this.app.get(TasksService);
    const own = await tasks.line(id, institution, 'LA 1.4.4', this.reporter(institution), by.at);
    const { standing, line, place } = own;
    const letter = of.letter ?? OWN_LETTER;
    const reading = tasks.read(own, report, by.at);
    const wanted = { at: this.at, request: standing.rows.request, line, institution, typed: report, reading, letter };
    return this.app.get(SubmissionsService).submit(place, { ...wanted, onceKey: null }, by);
  }

  private reporter(institution: string): Person {
    const { commissionId } = this.at.plan;
    const institutionId = this.at.directory.idOf(institution);
    const membership = { commissionId, role: 'institution', institutionId, presides: false } as const;
    return { accountId: 1, email: 'alguien@yupana.example', name: 'Alguien', memberships: [membership] };
  }
}

async function sentRequest(
  app: NestFastifyApplication,
  at: PlanAtVersion,
  number: string,
  dueOn: string,
): Promise<InformationRequest> {
  const institutionIds = [at.directory.idOf('SUNAFIL') ?? 0];
  const indicatorIds = at.indicators.filter(({ key }) => key.startsWith('LA 1.4.4-')).map(({ id }) => id);
  const wanted = { ...ASKED, number, dueOn, institutionIds, indicatorIds };
  return app.get(RequestsService).send(at, wanted, deedBy(CAST['second secretary'].email));
}
