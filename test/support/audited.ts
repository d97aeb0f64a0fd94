/** The log on a database of tests: written past every feature, and everything that can be done to it. */
import { AuditChainRepository } from '../../src/audit/audit-chain.repository';
import { AuditRetention } from '../../src/audit/audit-retention.service';
import { AuditVerificationService } from '../../src/audit/audit-verification.service';
import { AuditRepository } from '../../src/audit/audit.repository';
import { AuditService } from '../../src/audit/audit.service';
import type { DatabaseConnections } from '../../src/database/connections';
import { Transactions } from '../../src/database/transactions';
import type { SealedHead } from '../../src/domain/audit-chain';
import { Commission } from '../../src/institutions/commission.entity';
import { configOf } from './app';
import { tellOwed } from './audit-watch';
import { deedBy } from './deeds';

/** A program of its own on a database: its transactions, and the log that they write. */
export function auditedOn(connections: DatabaseConnections, appSecret = 'a secret of the tests, long enough') {
  const config = configOf({ APP_SECRET: appSecret });
  const transactions = new Transactions(connections);
  const chain = new AuditChainRepository(transactions);
  const audit = new AuditService(transactions, chain, config);
  tellOwed(transactions);
  return {
    transactions,
    audit,
    log: new AuditRepository(transactions),
    retention: new AuditRetention(transactions, chain, audit),
    chain,
    verify: (typed: SealedHead | null = null) => new AuditVerificationService(chain, config).verify(typed),
    /** A commission with its entry; resolves when both are stored. */
    addCommission: (code: string, actor = 'carga') =>
      transactions.within(async (manager) => {
        const saved = await manager.save(Commission, {
          code,
          name: code,
          lastOrdinary: null,
          secondFactorRequired: false,
        });
        const subject = { kind: 'commission', id: saved.id, label: code };
        const fact = { commissionId: saved.id, action: 'commission.add', subject, before: null, after: saved } as const;
        audit.record({ by: deedBy(actor), ...fact });
        return saved;
      }),
  };
}

export type Audited = ReturnType<typeof auditedOn>;
