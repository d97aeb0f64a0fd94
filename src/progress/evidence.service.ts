import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import { type KeptUpload, StoredFilesService } from '../documents/stored-files.service';
import type { Deed } from '../domain/actor';
import { type Person, whyNot } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import type { Activity } from './activity.entity';
import type { Evidence } from './evidence.entity';
import { type ActivityPlace, EvidenceRepository, type EvidenceRow } from './evidence.repository';

/** Of one activity; more would not be looked through by anybody. */
const MOST_FILES = 100;

/** A file with a row, and who sent it when. */
export type SentEvidence = Pick<Evidence, 'fileId' | 'name' | 'uploadedBy' | 'uploadedAt'>;

/** The files that show that activities took place. Whether a person may report is asked before. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly evidence: EvidenceRepository,
    private readonly files: StoredFilesService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Adds kept files to an activity that is not validated, behind those that it has; a file whose bytes stand there
   * already is not added again. Answers what was added.
   */
  async add(place: ActivityPlace, kept: readonly KeptUpload[], by: Deed): Promise<Evidence[]> {
    return this.transactions.within(async () => {
      const ids = await this.files.register(kept, by.at);
      const sent = kept.flatMap(({ name }, index) => {
        const fileId = ids[index];
        return fileId === undefined ? [] : [{ fileId, name, uploadedBy: by.actor.name, uploadedAt: by.at }];
      });
      return this.addSent(place, sent, by);
    });
  }

  /** The same for files that have their rows, each with who sent it and when. */
  async addSent(place: ActivityPlace, sent: readonly SentEvidence[], by: Deed): Promise<Evidence[]> {
    return this.transactions.within(async () => {
      const activity = await this.openActivity(place);
      const { commissionId, activityId } = place;
      const before = await this.evidence.ofActivities(commissionId, [activityId]);
      const known = new Set(before.filter((each) => each.removedAt === null).map((each) => each.fileId));
      const rows: Omit<Evidence, 'id'>[] = [];
      for (const { fileId, name, uploadedBy, uploadedAt } of sent) {
        if (known.has(fileId)) continue;
        known.add(fileId);
        const position = before.length + rows.length + 1;
        rows.push({ commissionId, activityId, fileId, name, position, uploadedBy, uploadedAt, ...STANDING });
      }
      if (known.size > MOST_FILES) throw tooMany();
      const added = await this.evidence.add(rows);
      for (const each of added) this.record('evidence.add', activity, each, null, { ...each }, by);
      return added;
    });
  }

  /** Takes a file away from an activity that is not validated; that it was there stays known. */
  async remove(place: ActivityPlace & { readonly id: number }, reason: string, by: Deed): Promise<void> {
    if (reason.trim() === '') throw new Refusal('Escriba el motivo por el que quita el archivo.');
    await this.transactions.within(async () => {
      const { commissionId, activityId } = place;
      const activity = await this.openActivity({ commissionId, activityId });
      const all = await this.evidence.ofActivities(commissionId, [activityId]);
      const found = all.find((each) => each.id === place.id && each.removedAt === null);
      if (!found) throw new Refusal('El archivo ya no está en la actividad; actualice la página.', 'not-found');
      const removed = { ...found, removedBy: by.actor.name, removedAt: by.at, removalReason: reason.trim() };
      await this.evidence.save(removed);
      this.record('evidence.remove', activity, found, { ...found }, removed, by);
    });
  }

  /** What stands with each of these activities, in order; with `removed` also what was taken away. */
  async ofActivities(
    commissionId: number,
    activityIds: readonly number[],
    choice: { readonly removed?: boolean } = {},
  ): Promise<Map<number, Evidence[]>> {
    const found = new Map<number, Evidence[]>(activityIds.map((id) => [id, []]));
    for (const each of await this.evidence.ofActivities(commissionId, activityIds)) {
      if (choice.removed === true || each.removedAt === null) found.get(each.activityId)?.push(each);
    }
    return found;
  }

  /**
   * Where else in the commission files with these bytes show an activity, as far as the person may see it: an officer
   * within their institution, the secretariat everywhere.
   */
  async sameFileElsewhere(place: ActivityPlace, hashes: readonly string[], person: Person): Promise<EvidenceRow[]> {
    const { commissionId } = place;
    const found = await this.evidence.elsewhere(place, hashes);
    return found.filter(
      ({ institutionId }) =>
        whyNot('evidence.read', person, { commissionId, institutionIds: [institutionId] }) === null,
    );
  }

  private async openActivity(place: ActivityPlace): Promise<Activity> {
    const activity = await this.evidence.activity(place);
    if (!activity) throw new Refusal('La actividad no existe; revise la dirección.', 'not-found');
    if (activity.validatedAt === null) return activity;
    throw new Refusal(
      'La actividad ya está validada y sus archivos no se cambian; la secretaría puede retirar antes la validación.',
      'conflict',
    );
  }

  // The name of a file may tell of a victim: it stands in the content of the entry, which can be emptied.
  private record(
    action: 'evidence.add' | 'evidence.remove',
    { key }: Activity,
    { id, commissionId, position }: Evidence,
    before: unknown,
    after: unknown,
    by: Deed,
  ): void {
    const subject = { kind: 'evidence', id, label: `${position} de ${key}` };
    this.audit.record({ by, commissionId, action, subject, before, after });
  }
}

const STANDING = { removedBy: null, removedAt: null, removalReason: null } as const;

function tooMany(): Refusal {
  return new Refusal(
    `Una actividad lleva hasta ${MOST_FILES} archivos y no se guardó ninguno de estos. Reúna los documentos en un ZIP y envíelo.`,
  );
}
