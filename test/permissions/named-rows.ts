import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsService } from '../../src/access/accounts.service';
import { ApiTokens } from '../../src/access/api-tokens.service';
import { LoginSessionsService } from '../../src/access/login-sessions.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { DatabaseConnections } from '../../src/database/connections';
import { StoredFilesService } from '../../src/documents/stored-files.service';
import { FileIntake } from '../../src/files/intake';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { Evidence } from '../../src/progress/evidence.entity';
import { EvidenceService } from '../../src/progress/evidence.service';
import { LineSubmission } from '../../src/requests/line-submission.entity';
import { SubmittedActivity } from '../../src/requests/submitted-activity.entity';
import { CAST, logIn, MEMBERS } from '../support/cast';
import { deedBy } from '../support/deeds';
import { PDF } from '../support/evidence-files';
import { lineOf, planOf, RAID, sendRequest } from '../support/report-site';

/** The rows that addresses name: people, and a person apart whose things are nobody else's. */
export async function knowIds(app: NestFastifyApplication, ids: Map<string, number>): Promise<void> {
  const accounts = app.get(AccountsService, { strict: false });
  const idOf = async (email: string): Promise<number> => (await accounts.ofEmail(email))?.id ?? 0;
  for (const member of MEMBERS) {
    await logIn(app, member);
    ids.set(member, await idOf(CAST[member].email));
  }
  await logIn(app, 'second secretary');
  const spare = ids.get('second secretary') ?? 0;
  ids.set('spare', spare).set('nobody', 999_999);
  const now = Date.now();
  const [login] = await app.get(LoginSessionsService, { strict: false }).aliveOf(spare, now);
  ids.set('login of spare', login?.id ?? 0);
  const [role] = await app.get(MembershipsService, { strict: false }).within('every');
  ids.set('role', role?.membership.id ?? 0);
  const commissions = await app.get(CommissionsService, { strict: false }).all();
  for (const { code, id } of commissions) ids.set(code, id);
  const wanted = { name: 'Lectura', commissionId: ids.get('CNLCTF') ?? 0, scope: 'read', days: 30 } as const;
  await app.get(ApiTokens, { strict: false }).make(spare, wanted, deedBy(CAST['second secretary'].email, now));
  ids.set('key of spare', (await app.get(ApiTokens, { strict: false }).ofAccount(spare))[0]?.id ?? 0);
  for (const { acronym, id } of await app.get(InstitutionsService, { strict: false }).all()) ids.set(acronym, id);
  await knowReport(app, ids);
}

/** A request to SUNAFIL and MININTER, what SUNAFIL sent on it, and its evidence. */
async function knowReport(app: NestFastifyApplication, ids: Map<string, number>): Promise<void> {
  const request = await sendRequest(app, await planOf(app), '012-2019-MTPE/2');
  ids.set('request', request.id);
  const officer = await logIn(app, 'officer');
  const line = lineOf(request, '');
  await officer.fill(line, { ...RAID, paso: 'revisar' });
  await officer.fill(`${line}/revision`, {});
  const { manager } = app.get(DatabaseConnections).reading;
  const [submission] = await manager.find(LineSubmission);
  const [told] = await manager.find(SubmittedActivity);
  ids.set('submission', submission?.id ?? 0).set('activity', told?.activityId ?? 0);
  const place = { commissionId: ids.get('CNLCTF') ?? 0, activityId: told?.activityId ?? 0 };
  const file = await app.get(FileIntake).take(Readable.from([PDF]), 'informe.pdf');
  const kept = await app.get(StoredFilesService).keep([file]);
  const by = deedBy(CAST.officer.email, Date.now());
  await app.get(EvidenceService).add(place, kept, by);
  const [evidence] = await manager.find(Evidence);
  ids.set('evidence', evidence?.id ?? 0);
}
