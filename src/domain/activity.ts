/** What institutions report: activities with what each adds to indicators, and declarations of no progress. */
import type { Amount } from './amount';
import type { CountChoice } from './counting';
import type { IsoDate } from './dates';

export interface ActivityContent {
  /** What the activity is known by across imports. */
  readonly key: string;
  readonly title: string;
  readonly startsOn: IsoDate;
  /** Its end; of one day the same as its start. Decides cutoff and whether it counts. */
  readonly endedOn: IsoDate;
  /** INEI code; null: none (nationwide). */
  readonly region: string | null;
  /** Acronyms; the first one reports. */
  readonly institutions: readonly string[];
  readonly documents: readonly string[];
  /** Why it may be validated without a document; null: not stated. */
  readonly validationNote: string | null;
  readonly contributions: readonly ContributionContent[];
}

export interface ContributionContent {
  /** Code of the line or objective, and number of its indicator. */
  readonly element: string;
  readonly number: number;
  /** Of a ratio the numerator. */
  readonly quantity: Amount;
  readonly women: Amount | null;
  readonly men: Amount | null;
  /** Of sensitive indicators; absent: not stated. */
  readonly under18?: Amount;
  readonly adults?: Amount;
  readonly denominator: Amount | null;
  /** Position of the stage reached, from 1. */
  readonly stage: number | null;
  readonly subject: string | null;
  /** Number of the criterion met, from 1. */
  readonly criterion: number | null;
  readonly choice: CountChoice;
  readonly choiceReason: string | null;
}

export interface NoProgressContent {
  readonly key: string;
  readonly element: string;
  readonly number: number;
  readonly institution: string;
  readonly declaredOn: IsoDate;
  readonly reason: string;
}
