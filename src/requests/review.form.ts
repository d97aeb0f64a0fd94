import { suspiciousCharacters } from '../domain/suspicious-characters';
import { tidy } from '../domain/text';
import type { FormProblem, ShownForm } from '../web/form';
import { Paragraphs } from '../web/form-fields';
import { SeenVersion } from '../web/row-version';
import { type RemarkPlace, remarkInput } from './remark-places';

export class ValidationForm {
  @SeenVersion() readonly rowVersion!: number;
  @Paragraphs({ most: 1000 }) readonly note!: string | null;
}

export class WithdrawalForm {
  @SeenVersion() readonly rowVersion!: number;
  @Paragraphs({ missing: 'Escriba el motivo por el que retira la validación.', most: 1000 }) readonly reason!: string;
}

/** As boxes of the queue say it: `12.3`, the report and the version that was seen. */
const CHOSEN = /^(\d{1,9})\.(\d{1,9})$/;

/** The reports chosen in the queue with the version seen of each; what was made up is left out. */
export function chosenIn(body: unknown): { readonly id: number; readonly rowVersion: number }[] {
  return textsOf(body, 'elegidos').flatMap((text) => {
    const [, id, rowVersion] = CHOSEN.exec(text) ?? [];
    return id === undefined || rowVersion === undefined ? [] : [{ id: Number(id), rowVersion: Number(rowVersion) }];
  });
}

export class ChosenForm {
  @Paragraphs({ most: 1000 }) readonly note!: string | null;
}

const LONGEST = 2000;

export interface RemarksReading {
  readonly rowVersion: number | null;
  readonly remarks: readonly { readonly field: string; readonly comment: string }[];
  /** By input name what was typed. */
  readonly shown: ShownForm;
}

/** Reads the comments that were typed at the places of a report; what is sent for other places is ignored. */
export function readRemarks(places: readonly RemarkPlace[], body: unknown): RemarksReading {
  const typed = places.map(({ field }) => ({ field, comment: tidy(textsOf(body, remarkInput(field))[0] ?? '') }));
  const remarks = typed.filter(({ comment }) => comment !== '');
  const problems = remarks.flatMap(({ field, comment }) => problemsOf(remarkInput(field), comment));
  const [version = ''] = textsOf(body, 'rowVersion');
  const rowVersion = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : null;
  const values = Object.fromEntries(typed.map(({ field, comment }) => [remarkInput(field), comment]));
  const missing = {
    field: 'general',
    sentence: 'Escriba al menos una observación: la institución sabrá qué corregir.',
  };
  const unseen = { field: null, sentence: 'Falta la versión de los datos; abra la página de nuevo.' };
  const all = [...problems, ...(remarks.length === 0 ? [missing] : []), ...(rowVersion === null ? [unseen] : [])];
  return { rowVersion, remarks, shown: { values: { ...values, rowVersion: version }, problems: all } };
}

function problemsOf(field: string, comment: string): FormProblem[] {
  const found = suspiciousCharacters(comment);
  if (found !== null) return [{ field, sentence: `El texto contiene ${found}; bórrelo y escríbalo otra vez.` }];
  return comment.length > LONGEST ? [{ field, sentence: 'Escriba 2,000 letras como máximo en cada observación.' }] : [];
}

function textsOf(body: unknown, name: string): string[] {
  const isSent = typeof body === 'object' && body !== null && Object.hasOwn(body, name);
  const sent: unknown = isSent ? Reflect.get(body, name) : [];
  return [sent].flat().filter((each) => typeof each === 'string');
}
