/** Footnotes under a plan's table: `a/ Considera …` and `TF=Trabajo forzoso.`, one or several in a cell. */
import type { FootnoteContent } from '../../domain/plan';
import { oneLine } from '../../domain/text';

const NOTE = /^([a-z]{1,2}|\d{1,2})\/\s+(\S.*)$/i;
const ABBREVIATION = /^(\p{Lu}[\p{L}\p{N}.-]{0,19})\s*=\s*(\S.*)$/u;

/** The notes of a text, in which further lines go on with the note before them; null: it does not begin with one. */
export function readFootnotes(text: string): FootnoteContent[] | null {
  const notes: { mark: string; text: string }[] = [];
  for (const line of text.split('\n').map(oneLine)) {
    const begun = noteOf(line);
    const last = notes.at(-1);
    if (begun) notes.push(begun);
    else if (line === '') continue;
    else if (last) last.text = `${last.text} ${line}`;
    else return null;
  }
  return notes.length > 0 ? notes : null;
}

function noteOf(line: string): { mark: string; text: string } | null {
  const note = NOTE.exec(line);
  if (note) return { mark: `${(note[1] ?? '').toLowerCase()}/`, text: note[2] ?? '' };
  const abbreviation = ABBREVIATION.exec(line);
  return abbreviation ? { mark: abbreviation[1] ?? '', text: abbreviation[2] ?? '' } : null;
}
