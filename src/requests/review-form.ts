/** What a form of the review holds, as its page shows it. */
export interface ReviewForm {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly problems: readonly { readonly field: string | null; readonly sentence: string }[];
}
