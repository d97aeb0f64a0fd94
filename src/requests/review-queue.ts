import type { IsoDate } from '../domain/dates';
import type { WaitingSubmission } from './review.repository';

/** What the queue is narrowed to; null: to nothing. */
export interface QueueFilter {
  readonly requestId: number | null;
  readonly institutionId: number | null;
}

export interface QueueRow {
  readonly submission: WaitingSubmission;
  /** `LA 1.4.4`. */
  readonly code: string;
  readonly name: string;
  readonly institution: string;
  readonly request: string;
  readonly deadline: IsoDate;
  /** Why whoever looks at it may not validate it; null: they may. */
  readonly denial: string | null;
}

export interface QueueChoice {
  readonly id: number;
  readonly text: string;
}

/** A page of the queue. */
export interface ReviewQueue {
  readonly rows: readonly QueueRow[];
  /** How many wait in all, as the filter narrows them. */
  readonly waiting: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: QueueFilter;
  /** Those for which anything waits. */
  readonly requests: readonly QueueChoice[];
  readonly institutions: readonly QueueChoice[];
}
