import { Injectable } from '@nestjs/common';
import type { KeptUpload } from '../documents/stored-files.service';
import type { Deed } from '../domain/actor';
import { isActivityTyped, type LineDraft } from '../domain/line-draft';
import type { Person } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { EvidenceService } from '../progress/evidence.service';
import { WaitingEvidenceService } from '../progress/evidence-waiting.service';
import type { ActivityEvidence, ActivityFile } from './activity-evidence';
import { AnswersRepository, type LinePlace } from './answers.repository';
import type { OwnLine } from './own-task';

/** The files of a line's activities, from the draft on until its report is sent. */
@Injectable()
export class LineEvidenceService {
  constructor(
    private readonly answers: AnswersRepository,
    private readonly waiting: WaitingEvidenceService,
    private readonly evidence: EvidenceService,
  ) {}

  /** By each activity in which something is typed its files. */
  async of({ place }: Pick<OwnLine, 'place'>, draft: LineDraft): Promise<ActivityEvidence[]> {
    const sent = await this.sentFiles(place);
    const found: ActivityEvidence[] = [];
    for (const { key, title } of draft.activities.filter(isActivityTyped)) {
      const files = (await this.waiting.of(draftPlace(place, key))).map(({ id, name, uploadedBy }) => ({
        ...{ id, name, uploadedBy, isWaiting: true },
      }));
      found.push({ key, title, files: [...(sent.get(key) ?? []), ...files] });
    }
    return found;
  }

  /** Adds files to an activity; refused where the draft has no such activity. */
  async add(own: OwnLine, draft: LineDraft, key: string, kept: readonly KeptUpload[], by: Deed): Promise<number> {
    tellIfNotThere(draft, key);
    return (await this.waiting.add(draftPlace(own.place, key), kept, by)).length;
  }

  /** Throws a file away that waits in the draft. */
  async drop(own: OwnLine, draft: LineDraft, { key, id }: { key: string; id: number }, by: Deed): Promise<void> {
    tellIfNotThere(draft, key);
    await this.waiting.drop(draftPlace(own.place, key), [id], by);
  }

  /** Throws away what waits for activities that a draft has no more. */
  async dropRemoved(place: LinePlace, before: LineDraft, after: LineDraft, by: Deed): Promise<void> {
    const kept = new Set(after.activities.map(({ key }) => key));
    for (const { key } of before.activities.filter((each) => !kept.has(each.key)))
      await this.waiting.drop(draftPlace(place, key), 'all', by);
  }

  /** Makes what waits for an activity its evidence. */
  async attach(place: LinePlace, key: string, activityId: number, by: Deed): Promise<void> {
    await this.waiting.attach(draftPlace(place, key), 'all', activityId, by);
  }

  /** Which activities files with these bytes show already, as far as the person may see it; each a sentence. */
  async repeated({ place }: OwnLine, hashes: readonly string[], person: Person): Promise<readonly string[]> {
    const nowhere = { commissionId: place.commissionId, activityId: 0 };
    const found = await this.evidence.sameFileElsewhere(nowhere, hashes, person);
    return [...new Set(found.map(({ name, activityTitle }) => `«${name}» ya sustenta «${activityTitle}»`))];
  }

  // An activity is sent under the key that it had in the draft, and those of a submission stand in the draft's order.
  private async sentFiles(place: LinePlace): Promise<ReadonlyMap<string, ActivityFile[]>> {
    const submissions = await this.answers.submissionsOn(place);
    const ids = submissions.map(({ id }) => id);
    const told = await this.answers.activityIdsOf(place.commissionId, ids);
    const evidence = await this.evidence.ofActivities(
      place.commissionId,
      told.map(({ activityId }) => activityId),
    );
    const found = new Map<string, ActivityFile[]>();
    for (const { id, content } of submissions) {
      const own = told.filter(({ submissionId }) => submissionId === id);
      const typed = (JSON.parse(content) as LineDraft).activities.filter(isActivityTyped);
      for (const [index, { key }] of typed.entries()) {
        const files = evidence.get(own[index]?.activityId ?? 0) ?? [];
        found.set(
          key,
          files.map(({ id: file, name, uploadedBy }) => ({ id: file, name, uploadedBy, isWaiting: false })),
        );
      }
    }
    return found;
  }
}

function draftPlace({ commissionId, requestId, institutionId, elementId }: LinePlace, key: string) {
  return { commissionId, institutionId, draft: `R${requestId}-E${elementId}-${key}` };
}

function tellIfNotThere(draft: LineDraft, key: string): void {
  if (draft.activities.some((each) => each.key === key)) return;
  throw new Refusal('La actividad ya no está en el borrador; vuelva al formulario y guárdelo otra vez.', 'not-found');
}
