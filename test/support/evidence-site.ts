/** A site with the sample's activities, not validated, and a folder of its own for files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup';
import { DatabaseConnections } from '../../src/database/connections';
import { Transactions } from '../../src/database/transactions';
import { type KeptUpload, StoredFilesService } from '../../src/documents/stored-files.service';
import type { Membership, Person } from '../../src/domain/permissions';
import { FileIntake } from '../../src/files/intake';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { Activity } from '../../src/progress/activity.entity';
import { DoesGuard } from '../../src/web/does.guard';
import { Visitors } from '../../src/web/visitor';
import { ActivitiesWorkbookService } from '../../src/workbooks/activities-workbook.service';
import { PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { configOf } from './app';
import { tellOwed, unaudited } from './audit-watch';
import { deedBy, LOADED } from './deeds';
import { newFolder } from './yupana';

const REQUEST = {
  ...{ code: 'POA-2019', title: 'Plan Operativo Anual 2019', commission: 'CNLCTF' },
  ...{ startsOn: '2019-01-01', endsOn: '2019-12-31', countsFrom: '2019-09-18', countsFromNorm: null },
  ...{ cutoff: null, validatedBy: null, draft: false, replace: false },
};

export const REPORTER = 'ana@mtpe.example';

export class EvidenceSite {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly databaseUrl: string,
    readonly folder: string,
  ) {}

  static async open(databaseUrl: string, folder = join(newFolder(), 'files')): Promise<EvidenceSite> {
    const app = await createApp(configOf({ DATABASE_URL: databaseUrl, STORAGE_URL: `file:${folder}` }));
    app.useGlobalGuards(new DoesGuard(app.get(Reflector), app.get(Visitors)));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    tellOwed(app.get(Transactions));
    const commissions = app.get(CommissionsService);
    await commissions.add('CNLCTF', 'Comisión Nacional para la Lucha contra el Trabajo Forzoso', 119, LOADED);
    await commissions.add('CRLCTF', 'Comisión Regional', 1, LOADED);
    await app.get(InstitutionsService).import(readFileSync('data/instituciones.csv'), LOADED);
    await app.get(PlanWorkbookService).import(readFileSync('data/poa-2019.xlsx'), REQUEST, LOADED);
    const handed = { plan: 'POA-2019', reportedBy: REPORTER, validatedBy: null };
    const book = readFileSync('data/actividades-poa-2019.xlsx');
    await app.get(ActivitiesWorkbookService).import(book, handed, deedBy(REPORTER));
    const site = new EvidenceSite(app, databaseUrl, folder);
    await site.giveOne();
    return site;
  }

  /** In the order of their keys. */
  activities(): Promise<Activity[]> {
    return this.app.get(DatabaseConnections).reading.manager.find(Activity, { order: { key: 'ASC' } });
  }

  /** The fourth activity is SUNAFIL's: those of the sample are all of one institution. */
  private async giveOne(): Promise<void> {
    const [, , , fourth] = await this.activities();
    const institutions = await this.app.get(InstitutionsService).all();
    const institutionId = institutions.find(({ acronym }) => acronym === 'SUNAFIL')?.id ?? 0;
    await unaudited(this.app.get(Transactions), (manager) =>
      manager.update(Activity, { id: fourth?.id ?? 0 }, { institutionId }),
    );
  }

  /** A file as a person sends it, kept. */
  async sent(name: string, content: Buffer): Promise<KeptUpload[]> {
    return this.app.get(StoredFilesService).keep([await this.app.get(FileIntake).take(Readable.from([content]), name)]);
  }
}

/** Somebody with one role. */
export function personWith(role: Membership['role'], commissionId: number, institutionId: number | null): Person {
  const membership = { commissionId, role, institutionId, presides: false };
  return { accountId: 1, email: 'alguien@yupana.example', name: 'Alguien', memberships: [membership] };
}
