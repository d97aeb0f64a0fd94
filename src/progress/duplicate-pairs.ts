import type { Amount } from '../domain/amount';
import type { IsoDate } from '../domain/dates';

/** An activity of a pair, as its page names it. */
export interface DuplicateSide {
  readonly id: number;
  readonly institution: string;
  readonly title: string;
  readonly startsOn: IsoDate;
  readonly endedOn: IsoDate;
  /** Null: nationwide. */
  readonly region: string | null;
  /** Of the first indicator that both feed. */
  readonly quantity: Amount;
  readonly isValidated: boolean;
}

/** Two activities that may tell of one event, or do; of joined ones the first counts. */
export interface NamedPair {
  readonly first: DuplicateSide;
  readonly second: DuplicateSide;
  /** Keys of the indicators that both feed, `LA 1.4.4-1`. */
  readonly indicators: readonly string[];
}
