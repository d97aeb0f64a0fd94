/** What stands in the fields of a form and what is wrong with them, as templates take it. */
export interface ShownFields {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly problems: readonly { readonly field: string | null; readonly sentence: string }[];
}
