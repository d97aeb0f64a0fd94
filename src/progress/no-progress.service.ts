import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { NoProgressContent } from '../domain/activity';
import { importedContent } from '../domain/audit-import';
import { validatedOtherwise, whyNotValidate } from '../domain/review';
import { noProgressContent, noProgressFingerprint, type ProgressNames } from './activity-rows';
import type { NoProgress } from './no-progress.entity';
import { StatementsRepository } from './statements.repository';

/** Declarations that nothing was done: dated, validated like an activity, holding until an activity follows. */
@Injectable()
export class NoProgressService {
  constructor(
    private readonly transactions: Transactions,
    private readonly statements: StatementsRepository,
    private readonly audit: AuditService,
  ) {}

  /** Declarations that cannot be stored, with the sentence that says why. */
  async conflicts(
    contents: readonly NoProgressContent[],
    names: ProgressNames,
    { reportedBy, validatedBy }: { reportedBy: string; validatedBy: string | null },
  ): Promise<{ key: string; why: string }[]> {
    const known = await this.knownByKey(contents, names);
    return contents.flatMap((each) => {
      const row = known.get(each.key);
      if (row && row.validatedAt !== null) {
        return isChanged(each, row, names) ? [{ key: each.key, why: validatedOtherwise(each.key) }] : [];
      }
      // A declaration has no document to cite; its reason stands for one.
      const report = { reportedBy: row?.reportedBy ?? reportedBy, documents: 0, note: each.reason };
      const why = validatedBy === null ? null : whyNotValidate(report, validatedBy);
      return why === null ? [] : [{ key: each.key, why }];
    });
  }

  /** Stores declarations; answers how many were there already with the same content. */
  store(
    contents: readonly NoProgressContent[],
    names: ProgressNames,
    handover: { reportedBy: string; validatedBy: string | null; file: string | null },
    by: Deed,
  ): Promise<number> {
    return this.transactions.within(async () => {
      const known = await this.knownByKey(contents, names);
      const { reportedBy, validatedBy } = handover;
      const validation = { validatedBy, validatedAt: validatedBy === null ? null : by.at };
      const said = { reportedBy, reportedAt: by.at, ...validation };
      const told = contents.filter((each) => isChanged(each, known.get(each.key), names));
      const rows = told.map((each) => ({ ...declarationRow(each, names), ...said }));
      await this.statements.addNoProgress(rows.filter((row) => !known.has(row.key)));
      const retold = rows.flatMap((row) => {
        const old = known.get(row.key);
        return old ? [{ ...old, ...row }] : [];
      });
      const waiting = contents.flatMap((each) => {
        const row = told.includes(each) ? undefined : known.get(each.key);
        return row && row.validatedAt === null && validatedBy !== null ? [{ ...row, ...validation }] : [];
      });
      await this.statements.saveNoProgress([...retold, ...waiting]);
      const stored = new Set([...told, ...waiting].map((each) => each.key));
      const changed = contents.filter((each) => stored.has(each.key));
      this.record(changed, { known, names, handover }, by);
      return contents.length - told.length;
    });
  }

  private record(
    stored: readonly NoProgressContent[],
    of: { known: ReadonlyMap<string, NoProgress>; names: ProgressNames; handover: { validatedBy: string | null } },
    by: Deed,
  ): void {
    if (stored.length === 0) return;
    const { known, names, handover } = of;
    const things = stored.map((content) => {
      const row = known.get(content.key);
      const before = row ? { ...noProgressContent(row, names), validatedBy: row.validatedBy } : null;
      return { key: content.key, before, after: { ...content, validatedBy: handover.validatedBy } };
    });
    const content = importedContent(things, { file: null, ...handover });
    const { id, code: label } = names.plan;
    const subject = { kind: 'plan', id, label };
    this.audit.record({ by, commissionId: names.commissionId, action: 'no-progress.import', subject, ...content });
  }

  private async knownByKey(
    contents: readonly NoProgressContent[],
    names: ProgressNames,
  ): Promise<Map<string, NoProgress>> {
    const keys = contents.map((each) => each.key);
    const rows: NoProgress[] = [];
    for (let start = 0; start < keys.length; start += 500) {
      rows.push(...(await this.statements.noProgressOfKeys(names.commissionId, keys.slice(start, start + 500))));
    }
    return new Map(rows.map((row) => [row.key, row]));
  }
}

function isChanged(content: NoProgressContent, row: NoProgress | undefined, names: ProgressNames): boolean {
  return !row || noProgressFingerprint(noProgressContent(row, names)) !== noProgressFingerprint(content);
}

function declarationRow(content: NoProgressContent, names: ProgressNames) {
  const { key, element, number, institution, declaredOn, reason } = content;
  return {
    commissionId: names.commissionId,
    key,
    indicatorId: names.indicatorId(`${element}-${number}`),
    institutionId: names.institutionId(institution),
    declaredOn,
    reason,
  };
}
