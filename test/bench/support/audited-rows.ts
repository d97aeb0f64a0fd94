/** What a turn of the audit benchmark stored, read by the program: every row without its ids, and whether the log is whole. */
import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type * as Verification from '../../../src/audit/audit-verification.service';
import type * as Connections from '../../../src/database/connections';
import { serviceOf } from './program';

const QUERIES = [
  'select key, title, starts_on, ended_on, region_code, institution_id, reported_by, row_version from activity',
  `select key, part.institution_id, part.position from activity_institution part
    join activity on activity.id = activity_id`,
  `select key, part.position, part.indicator_id, part.ended_on, part.region_code, part.quantity, part.row_version
    from contribution part join activity on activity.id = activity_id`,
  `select subject_label as key, actor, channel, commission_id, action, subject_kind, content, salt is null as emptied
    from audit_entry join audit_content on audit_content.sequence = audit_entry.sequence`,
];

export async function auditedRows(app: INestApplicationContext): Promise<readonly string[]> {
  const path = 'audit/audit-verification.service';
  const log = serviceOf<Verification.AuditVerificationService>(app, path, 'AuditVerificationService');
  const place = 'database/connections';
  const { reading } = serviceOf<Connections.DatabaseConnections>(app, place, 'DatabaseConnections');
  const { sequence, fault } = await log.verify();
  const stored: string[] = [`${sequence} entries: ${fault?.kind ?? 'whole'}`];
  for (const query of QUERIES) {
    const rows = await reading.query<object[]>(`${query} order by 1`);
    // Each database has its own order of text, and hands large numbers over in its own way.
    const texts = rows.map((row) => JSON.stringify(Object.values(row).map(String))).sort();
    stored.push(`${rows.length} rows ${createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16)}`);
  }
  return stored;
}
