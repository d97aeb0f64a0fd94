import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import { type KeptUpload, StoredFilesService } from '../documents/stored-files.service';
import type { Deed } from '../domain/actor';
import { Refusal } from '../domain/refusal';
import type { Evidence } from './evidence.entity';
import { type ActivityPlace, type DraftPlace, EvidenceRepository } from './evidence.repository';
import { EvidenceService } from './evidence.service';
import type { WaitingEvidence } from './evidence-waiting.entity';

/** Of one draft at a time. */
const MOST_FILES = 100;

/** Files that were sent before their activity: they wait in an institution's draft, and whoever goes on has them. */
@Injectable()
export class WaitingEvidenceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly evidence: EvidenceRepository,
    private readonly files: StoredFilesService,
    private readonly attached: EvidenceService,
    private readonly audit: AuditService,
  ) {}

  /** Adds kept files to a draft; bytes that wait there already are not added again. Answers what was added. */
  async add(place: DraftPlace, kept: readonly KeptUpload[], by: Deed): Promise<WaitingEvidence[]> {
    return this.transactions.within(async () => {
      const ids = await this.files.register(kept, by.at);
      const known = new Set((await this.evidence.waiting(place)).map((each) => each.fileId));
      const rows: Omit<WaitingEvidence, 'id'>[] = [];
      for (const [index, { name }] of kept.entries()) {
        const fileId = ids[index];
        if (fileId === undefined || known.has(fileId)) continue;
        known.add(fileId);
        rows.push({ ...place, fileId, name, uploadedBy: by.actor.name, uploadedAt: by.at });
      }
      if (known.size > MOST_FILES)
        throw new Refusal(`Un borrador lleva hasta ${MOST_FILES} archivos y no se guardó ninguno de estos.`);
      const added = await this.evidence.addWaiting(rows);
      if (added.length > 0) this.record('evidence.wait', place, null, added, by);
      return added;
    });
  }

  /** In the order in which they came. */
  of(place: DraftPlace): Promise<WaitingEvidence[]> {
    return this.evidence.waiting(place);
  }

  /** Throws away what waits in a draft: these files, or all of them. Nothing was reported, so nothing stays of it. */
  async drop(place: DraftPlace, ids: readonly number[] | 'all', by: Deed): Promise<void> {
    await this.transactions.within(async () => {
      const dropped = chosen(await this.evidence.waiting(place), ids);
      if (dropped.length === 0) return;
      await this.evidence.removeWaiting(
        place,
        dropped.map(({ id }) => id),
      );
      this.record('evidence.drop', place, dropped, null, by);
    });
  }

  /**
   * Makes what waits in a draft, these files or all of them, the evidence of an activity of the same commission, under
   * the name of who sent each. What the activity has already is thrown away.
   */
  async attach(
    place: DraftPlace,
    ids: readonly number[] | 'all',
    activityId: ActivityPlace['activityId'],
    by: Deed,
  ): Promise<Evidence[]> {
    return this.transactions.within(async () => {
      const moved = chosen(await this.evidence.waiting(place), ids);
      if (moved.length === 0) return [];
      const added = await this.attached.addSent({ commissionId: place.commissionId, activityId }, moved, by);
      await this.evidence.removeWaiting(
        place,
        moved.map(({ id }) => id),
      );
      const known = moved.filter(({ fileId }) => !added.some((each) => each.fileId === fileId));
      if (known.length > 0) this.record('evidence.drop', place, known, null, by);
      return added;
    });
  }

  private record(
    action: 'evidence.wait' | 'evidence.drop',
    { commissionId, draft }: DraftPlace,
    before: unknown,
    after: unknown,
    by: Deed,
  ): void {
    const subject = { kind: 'waiting_evidence', id: null, label: draft };
    this.audit.record({ by, commissionId, action, subject, before, after });
  }
}

function chosen(waiting: readonly WaitingEvidence[], ids: readonly number[] | 'all'): readonly WaitingEvidence[] {
  return ids === 'all' ? waiting : waiting.filter(({ id }) => ids.includes(id));
}
