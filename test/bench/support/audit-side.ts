/**
 * In a process of its own: a turn of the program's audited changes, by its own transactions, repository and log.
 * `audit-side.ts DATABASE_URL`
 */
import type * as Audit from '../../../src/audit/audit.service';
import type * as Transaction from '../../../src/database/transactions';
import type * as Activities from '../../../src/progress/activities.repository';
import { BY, changeNumbered, contentOf, crowd } from './audited-change';
import { auditedRows } from './audited-rows';
import { openProgram, serviceOf } from './program';
import { handOver, measured } from './turn';

const [url = ''] = process.argv.slice(3);

void (async () => {
  const app = await openProgram(url);
  const transactions = serviceOf<Transaction.Transactions>(app, 'database/transactions', 'Transactions');
  const audit = serviceOf<Audit.AuditService>(app, 'audit/audit.service', 'AuditService');
  const place = 'progress/activities.repository';
  const activities = serviceOf<Activities.ActivitiesRepository>(app, place, 'ActivitiesRepository');
  const change = (number: number) =>
    transactions.within(async () => {
      const rows = changeNumbered(number);
      const [id = 0] = await activities.reserveIds(1);
      await activities.add({
        activities: [{ id, ...rows.activity }],
        institutions: [{ activityId: id, ...rows.institution }],
        contributions: [{ activityId: id, ...rows.contribution }],
        documents: [],
        reviews: [],
      });
      const subject = { kind: 'activity', id, label: rows.activity.key };
      audit.record({ by: BY, commissionId: 1, action: 'activities.import', subject, ...contentOf(rows) });
    });
  const turn = await measured(() => crowd(change));
  const result = await auditedRows(app);
  await app.close();
  await handOver({ ...turn, result });
})();
