/**
 * What an institution gets when its report was sent (constancia): the day and hour, the code by which it is known, who
 * sent it, and what was reported. It says that the report arrived, and not that it was validated.
 */
import type { Instant, IsoDate } from './dates';

/** An activity as the receipt repeats it. */
export interface ReceiptActivity {
  readonly title: string;
  /** `18/11/2019`, or two days of a span. */
  readonly when: string;
  readonly region: string;
  /** `Operativos realizados: 33 (Actuación)`. */
  readonly quantities: readonly string[];
  readonly documents: readonly string[];
  /** Names of the files that were sent with it. */
  readonly files: readonly string[];
  /** What the officer said to warnings; empty: nothing. */
  readonly comment: string;
}

export interface Receipt {
  readonly commission: string;
  readonly code: string;
  readonly sentAt: Instant;
  /** E-mail of who sent it. */
  readonly sentBy: string;
  /** Who signed the letter, where the secretariat recorded the report on the institution's behalf; null: it did not. */
  readonly onBehalfOf: string | null;
  /** The institution's own oficio; null: none. */
  readonly letter: { readonly number: string; readonly date: IsoDate | null } | null;
  readonly request: string;
  readonly institution: string;
  /** `LA 1.4.4`. */
  readonly line: string;
  readonly lineName: string;
  /** 1 for the first report of the line. */
  readonly attempt: number;
  /** Why there was no progress; null: activities are reported. */
  readonly noProgress: string | null;
  readonly activities: readonly ReceiptActivity[];
}
