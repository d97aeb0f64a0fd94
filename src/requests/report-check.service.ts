import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/dates';
import type { LineDraft } from '../domain/line-draft';
import type { LineReading } from '../domain/line-report';
import { DraftsService } from './drafts.service';
import { LineEvidenceService } from './line-evidence.service';
import type { OwnLine } from './own-task';
import { TasksService } from './tasks.service';
import type { FileNames } from './told-activities';

/** A draft as it would be sent now. */
export interface CheckedReport {
  readonly typed: LineDraft;
  readonly reading: LineReading;
  readonly files: FileNames;
}

@Injectable()
export class ReportCheckService {
  constructor(
    private readonly tasks: TasksService,
    private readonly drafts: DraftsService,
    private readonly evidence: LineEvidenceService,
  ) {}

  async of(own: OwnLine, now: Instant): Promise<CheckedReport> {
    const { typed } = await this.drafts.open(own.place);
    const evidence = await this.evidence.of(own, typed);
    const files = new Map(evidence.map((each) => [each.key, each.files.map(({ name }) => name)]));
    return { typed, reading: this.tasks.read(own, typed, now), files };
  }
}
