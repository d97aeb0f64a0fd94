import type { Instant } from '../domain/dates';
import type { LineDraft } from '../domain/line-draft';
import type { FieldProblem } from '../domain/request';
import type { SubmissionDifference } from '../domain/submission-difference';
import type { LineSubmission } from './line-submission.entity';
import type { OwnLine } from './own-task';

/** A file that shows an activity. */
export interface ReviewedFile {
  readonly id: number;
  readonly name: string;
}

/** An activity of a report as it is stored. */
export interface ReviewedActivity {
  /** Its place in the draft, from 0. */
  readonly index: number;
  readonly activityId: number;
  readonly files: readonly ReviewedFile[];
  readonly steps: readonly ReviewStep[];
}

export interface ReviewStep {
  readonly step: string;
  readonly actor: string;
  readonly at: Instant;
  readonly reason: string | null;
}

/** What a report says otherwise than an earlier one. */
export interface ReviewedDifference {
  /** Than what was sent before in the same request, or than what was validated in this or another one. */
  readonly than: 'sent' | 'validated' | 'validated-elsewhere';
  /** Number of the request in which the earlier one was sent. */
  readonly request: string;
  readonly difference: SubmissionDifference;
}

/** Something that was done with the reports of a line. */
export interface CaseEvent {
  readonly kind: 'sent' | 'validated' | 'observed' | 'withdrawn';
  readonly attempt: number;
  readonly actor: string;
  readonly at: Instant;
  /** Of a validation its note, of one taken back its reason. */
  readonly reason: string | null;
  readonly remarks: readonly { readonly field: string; readonly comment: string }[];
  /** Of what was sent again. */
  readonly difference: SubmissionDifference | null;
}

/** A report with all that its review rests on. */
export interface ReviewCase {
  readonly submission: LineSubmission;
  readonly own: OwnLine;
  readonly draft: LineDraft;
  readonly isLast: boolean;
  readonly activities: readonly ReviewedActivity[];
  readonly warnings: readonly FieldProblem[];
  readonly differences: readonly ReviewedDifference[];
  /** The last one first. */
  readonly history: readonly CaseEvent[];
  /** Why the person may not validate or observe it; null: they may. */
  readonly reviewDenial: string | null;
  readonly withdrawalDenial: string | null;
  readonly mayReadFiles: boolean;
}
