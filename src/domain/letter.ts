/** A formal letter (oficio) as every format prints it: a letterhead and, from the top down, its parts. */
import type { Instant } from './dates';
import type { Letterhead } from './letterhead';

export interface FormalLetter {
  readonly letterhead: Letterhead;
  /** Of the document, as the file's properties have it. */
  readonly title: string;
  readonly author: string;
  /** The instant of its sending, which stands for that of its making: the same letter is the same file. */
  readonly sentAt: Instant;
  /** Beside the page's number at the foot. */
  readonly footer: string;
  readonly parts: readonly LetterPart[];
}

/** A part of a letter; a text has line breaks only where its writer made them. */
export type LetterPart =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  /** Numbered from 1. */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | LetterTable;

export interface LetterTable {
  readonly kind: 'table';
  readonly columns: readonly LetterColumn[];
  /** As many texts a row as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

export interface LetterColumn {
  readonly heading: string;
  /** Of the width of all columns together. */
  readonly share: number;
}
