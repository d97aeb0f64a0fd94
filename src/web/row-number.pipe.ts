import type { PipeTransform } from '@nestjs/common';
import { Refusal } from '../domain/refusal';

/** The largest number that a row can have on both databases. */
const LARGEST = 2 ** 31 - 1;

/** The row that a part of an address names; what can be no row's number leads nowhere. */
export class RowNumber implements PipeTransform<string, number> {
  transform(text: string): number {
    const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : LARGEST + 1;
    if (number <= LARGEST) return number;
    throw new Refusal('No hay nada en esta dirección; revise que esté bien escrita.', 'not-found');
  }
}
