/** Targets with their notes, quantities and words as the cells of a plan hold them. */
import { type Amount, readAmount } from '../../domain/amount';
import type { Direction } from '../../domain/achievement';
import type { Legends } from '../../domain/legend';
import type { Light } from '../../domain/light';
import type { SheetCell } from '../../domain/sheet';
import { fold } from '../../domain/text';
import type { Found } from '../layout/findings';
import { quoted, readQuantity } from '../layout/read-words';

export interface TargetReading {
  /** Null: no target. */
  readonly amount: Amount | null;
  /** `a/`; null: none. */
  readonly note: string | null;
}

/** `0 a/`, `0 (a/)`, `0 ^{a/}`; a note that is a number needs a space before it. */
const LETTER_NOTE = /^(.*?)\s*\^?\s*[({]{0,2}\s*([a-z]{1,2})\s*\/\s*[)}]{0,2}$/i;
const NUMBER_NOTE = /^(.*?)\s+\^?[({]{0,2}(\d{1,2})\/[)}]{0,2}$/;
/** No target with its note is longer. */
const LONGEST_TARGET = 60;
const NO_TARGET: ReadonlySet<string> = new Set(['', 'sin meta']);

/** Reads META FÍSICA; empty, a dash and "sin meta" are no target. */
export function readTarget(cell: SheetCell, text: string): Found<TargetReading> {
  if (cell.kind !== 'text') {
    const quantity = readQuantity(cell);
    return 'refused' in quantity ? quantity : { value: { amount: quantity.value, note: null } };
  }
  const match = text.length > LONGEST_TARGET ? null : (LETTER_NOTE.exec(text) ?? NUMBER_NOTE.exec(text));
  const note = match ? `${(match[2] ?? '').toLowerCase()}/` : null;
  const figure = (match?.[1] ?? text).trim();
  if (NO_TARGET.has(fold(figure))) return { value: { amount: null, note } };
  const read = readAmount(figure);
  return 'refused' in read ? read : { value: { amount: read.amount, note } };
}

/** Reads a quantity of a cell, of which `text` is the indicator's part; null: empty. */
export function readCellAmount(cell: SheetCell, text: string): Found<Amount | null> {
  if (text === '') return { value: null };
  if (cell.kind !== 'text') return readQuantity(cell);
  const read = readAmount(text);
  return 'refused' in read ? read : { value: read.amount };
}

/** Reads SENTIDO; empty is `increasing`. */
export function readDirection(text: string): Found<Direction> {
  const word = fold(text);
  if (word === '' || word === 'creciente') return { value: 'increasing' };
  if (word === 'decreciente') return { value: 'decreasing' };
  return { refused: `${quoted(text)} no es un sentido; escriba creciente o decreciente.` };
}

/** Reads sí or no; null: empty. */
export function readYesOrNo(text: string): Found<boolean | null> {
  const word = fold(text);
  if (word === '') return { value: null };
  if (word === 'si' || word === 'verdadero') return { value: true };
  if (word === 'no' || word === 'falso') return { value: false };
  return { refused: `${quoted(text)} no es sí ni no; escriba sí o no.` };
}

/** Reads SEMÁFORO by the labels of the legends; null: empty. */
export function readLight(text: string, legends: Legends): Found<Light | null> {
  const word = fold(text);
  if (word === '') return { value: null };
  const entry = legends.flat().find(({ label }) => fold(label) === word);
  if (entry) return { value: entry.light };
  const labels = legends[0].map(({ label }) => `«${label}»`).join(', ');
  return { refused: `${quoted(text)} no es un semáforo; escriba uno de estos: ${labels}.` };
}
