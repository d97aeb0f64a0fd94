import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { Reach } from '../domain/permissions';
import { Activity } from './activity.entity';
import { Evidence } from './evidence.entity';
import { WaitingEvidence } from './evidence-waiting.entity';

/** An activity of a commission. */
export interface ActivityPlace {
  readonly commissionId: number;
  readonly activityId: number;
}

/** The draft of an institution, by the key that its keeper gives it. */
export interface DraftPlace {
  readonly commissionId: number;
  readonly institutionId: number;
  readonly draft: string;
}

/** Evidence together with its bytes and the activity that it belongs to. */
export interface EvidenceRow {
  readonly id: number;
  readonly commissionId: number;
  readonly activityId: number;
  readonly activityKey: string;
  readonly activityTitle: string;
  /** The institution that reported the activity, and owns what shows it. */
  readonly institutionId: number;
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly kind: string;
  readonly uploadedBy: string;
  readonly uploadedAt: number;
  readonly removedAt: number | null;
}

const COLUMNS = `evidence.id as id, evidence.commission_id as "commissionId", evidence.activity_id as "activityId",
  activity.key as "activityKey", activity.title as "activityTitle", activity.institution_id as "institutionId",
  evidence.position as position, evidence.name as name, stored_file.sha256 as sha256, stored_file.size as size,
  stored_file.kind as kind, evidence.uploaded_by as "uploadedBy", evidence.uploaded_at as "uploadedAt",
  evidence.removed_at as "removedAt"`;

@Injectable()
export class EvidenceRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The activity, which nobody validates while the transaction lasts; null: there is none in this commission. */
  activity({ commissionId, activityId }: ActivityPlace): Promise<Activity | null> {
    const manager = this.transactions.manager();
    const where = { commissionId, id: activityId };
    return manager.findOne(Activity, { where, lock: rowLock(manager) });
  }

  /** In order, what was taken away included. */
  ofActivities(commissionId: number, activityIds: readonly number[]): Promise<Evidence[]> {
    const where = { commissionId, activityId: In([...activityIds]) };
    return this.transactions.manager().find(Evidence, { where, order: { activityId: 'ASC', position: 'ASC' } });
  }

  /** The evidence of this number within reach, with its bytes; null: there is none. */
  async withFile(reach: Reach, id: number): Promise<EvidenceRow | null> {
    const [row] = await this.rows('evidence.id = :id', { id }, reach);
    return row ?? null;
  }

  /** What stands in a commission with these bytes, outside of one activity. */
  async elsewhere(place: ActivityPlace, hashes: readonly string[]): Promise<EvidenceRow[]> {
    if (hashes.length === 0) return [];
    const where =
      'evidence.removed_at is null and evidence.activity_id <> :activityId and stored_file.sha256 in (:...hashes)';
    return this.rows(where, { activityId: place.activityId, hashes }, [place.commissionId]);
  }

  add(rows: readonly Omit<Evidence, 'id'>[]): Promise<Evidence[]> {
    return this.transactions.manager().save(
      Evidence,
      rows.map((row) => ({ ...row })),
    );
  }

  async save(evidence: Evidence): Promise<void> {
    await this.transactions.manager().save(Evidence, evidence);
  }

  /** In the order in which they came. */
  waiting({ commissionId, institutionId, draft }: DraftPlace): Promise<WaitingEvidence[]> {
    const manager = this.transactions.manager();
    return manager.find(WaitingEvidence, { where: { commissionId, institutionId, draft }, order: { id: 'ASC' } });
  }

  addWaiting(rows: readonly Omit<WaitingEvidence, 'id'>[]): Promise<WaitingEvidence[]> {
    return this.transactions.manager().save(
      WaitingEvidence,
      rows.map((row) => ({ ...row })),
    );
  }

  async removeWaiting(place: DraftPlace, ids: readonly number[]): Promise<void> {
    const { commissionId, institutionId, draft } = place;
    await this.transactions.manager().delete(WaitingEvidence, { commissionId, institutionId, draft, id: In([...ids]) });
  }

  private async rows(where: string, values: object, reach: Reach): Promise<EvidenceRow[]> {
    const isWithin = reach === 'every' ? '1 = 1' : 'evidence.commission_id in (:...commissions)';
    if (reach !== 'every' && reach.length === 0) return [];
    const found = await this.transactions
      .manager()
      .createQueryBuilder()
      .select(COLUMNS)
      .from('evidence', 'evidence')
      .innerJoin('activity', 'activity', 'activity.id = evidence.activity_id')
      .innerJoin('stored_file', 'stored_file', 'stored_file.id = evidence.file_id')
      .where(where, values)
      .andWhere(isWithin, { commissions: reach })
      .orderBy('evidence.id')
      .getRawMany<EvidenceRow>();
    return found.map(withNumbers);
  }
}

/** PostgreSQL's driver gives large numbers as texts. */
function withNumbers(row: EvidenceRow): EvidenceRow {
  const removedAt = row.removedAt === null ? null : Number(row.removedAt);
  return { ...row, uploadedAt: Number(row.uploadedAt), removedAt };
}
