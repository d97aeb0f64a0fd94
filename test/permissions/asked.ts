/** How expected answers are written down. */

/** In this order stand the statuses of every line below. */
export const READERS = [
  'nobody',
  'outsider',
  'officer',
  'other officer',
  'secretary',
  'foreign secretary',
  'president',
  'observer',
  'commission administrator',
  'administrator',
] as const;

/** What is asked for: an address with the names of rows that the test has made, such as `{officer}`. */
export interface Asked {
  readonly address: string;
  /** Fields beside the token of the form. */
  readonly fields?: Readonly<Record<string, string>>;
  /** A status for each reader. */
  readonly answers: string;
}

/** One address that answers alike whatever the test has made. */
export const page = (address: string, answers: string): Asked[] => [{ address, answers }];
