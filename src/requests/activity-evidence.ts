/** A file of an activity: it waits in the draft, or it came with an earlier report. */
export interface ActivityFile {
  readonly id: number;
  readonly name: string;
  readonly uploadedBy: string;
  readonly isWaiting: boolean;
}

/** An activity of a draft with its files. */
export interface ActivityEvidence {
  readonly key: string;
  readonly title: string;
  readonly files: readonly ActivityFile[];
}
