/** Two people change the same thing at once: the second is told who was first and what it says now. */
import { type Instant, limaMinute, slashedDate } from './dates';
import { Refusal } from './refusal';

/** The last change that was stored: who made it and what it changed. */
export interface LastChange {
  readonly actor: string;
  readonly at: Instant;
  readonly before: unknown;
  readonly after: unknown;
}

/** Spanish names of fields, in the order in which they are told. */
export type FieldWords = Readonly<Record<string, string>>;

/**
 * Refuses to write over a state that its writer has not seen.
 * @param last null: the log no longer says who it was.
 */
export function refuseUnseen(last: LastChange | null, words: FieldWords): Refusal {
  const changes = last === null ? [] : changedFields(last, words);
  const who = last === null ? 'Otra persona' : `${last.actor}, el ${dayAndTime(last.at)},`;
  const what = changes.length === 0 ? '' : ` Ahora dice: ${changes.join('; ')}.`;
  return new Refusal(
    `${who} cambió estos datos después de que usted abrió la página, y lo suyo no se guardó.${what} Lo que escribió sigue abajo: revíselo y guárdelo otra vez si vale todavía.`,
    'conflict',
  );
}

function changedFields({ before, after }: LastChange, words: FieldWords): string[] {
  return Object.entries(words).flatMap(([field, word]) => {
    const [was, is] = [valueOf(before, field), valueOf(after, field)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [`${word} ${said(is)}`];
  });
}

function valueOf(state: unknown, field: string): unknown {
  return typeof state === 'object' && state !== null ? (Reflect.get(state, field) ?? null) : null;
}

function said(value: unknown): string {
  if (value === null || value === '') return '(vacío)';
  if (typeof value === 'boolean') return value ? 'sí' : 'no';
  const texts = [value].flat().map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  return `«${texts.join('», «')}»`;
}

function dayAndTime(at: Instant): string {
  const { date, time } = limaMinute(at);
  return `${slashedDate(date)} a las ${time} (hora de Lima)`;
}
