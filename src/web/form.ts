/** From what a form sent to a typed value, or the sentences that tell what to correct. */
import { createRequire } from 'node:module';
import { suspiciousCharacters } from '../domain/suspicious-characters';
import { type FormField, formFields, type Rules } from './form-fields';

/** What is wrong; with a field the page leads to it. */
export interface FormProblem {
  /** Null: the form as a whole. */
  readonly field: string | null;
  readonly sentence: string;
}

/** What the parts under `templates/pages/_form/` show as `it.form`. */
export interface ShownForm {
  /** By field what stands in it: a text, or several of one name. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly problems: readonly FormProblem[];
}

/** A value of the form's class, or what is wrong with it. */
export type FormReading<Form> =
  { readonly value: Form; readonly shown: ShownForm } | { readonly value: null; readonly shown: ShownForm };

/** A class whose properties are decorated with fields; it is made without arguments. */
export type FormClass<Form> = new () => Form;

// Loaded when the first form is sent: the site starts without it.
const load = createRequire(__filename);
const known = new WeakSet<object>();

/**
 * Reads the body of a form. Fields that the class does not name are ignored; of one sent several times a field for one
 * text takes the first. Texts with control characters or marks that turn the direction of writing are refused.
 */
export function readForm<Form extends object>(form: FormClass<Form>, body: unknown): FormReading<Form> {
  const fields = formFields(form);
  const texts = new Map(fields.map(({ property }) => [property, textsOf(body, property)]));
  const value = new form();
  for (const { property, read } of fields) Reflect.set(value, property, read(texts.get(property) ?? []));
  const problems = [...unreadable(fields, texts), ...broken(form, value)];
  const told = fields.flatMap(({ property }) => problems.find(({ field }) => field === property) ?? []);
  const shown = { values: shownValues(fields, texts), problems: told };
  return told.length === 0 ? { value, shown } : { value: null, shown };
}

/** A form that nobody has sent yet, with what is stored in its fields. */
export function blankForm(values: ShownForm['values'] = {}): ShownForm {
  return { values, problems: [] };
}

// Browsers end the lines of a text field with two characters.
function textsOf(body: unknown, property: string): string[] {
  const isSent = typeof body === 'object' && body !== null && Object.hasOwn(body, property);
  const sent: unknown = isSent ? Reflect.get(body, property) : [];
  const texts = [sent].flat().filter((each) => typeof each === 'string');
  return texts.map((text) => text.replace(/\r\n?/g, '\n'));
}

function unreadable(fields: readonly FormField[], texts: ReadonlyMap<string, readonly string[]>): FormProblem[] {
  return fields.flatMap(({ property }) => {
    const found = (texts.get(property) ?? []).map(suspiciousCharacters).find((words) => words !== null);
    return found ? [{ field: property, sentence: `El texto contiene ${found}; bórrelo y escríbalo otra vez.` }] : [];
  });
}

function broken<Form extends object>(form: FormClass<Form>, value: Form): FormProblem[] {
  const rules = load('class-validator') as Rules;
  if (!known.has(form)) {
    for (const field of formFields(form))
      for (const rule of field.rules(rules)) rule(form.prototype as object, field.property);
    known.add(form);
  }
  return rules
    .validateSync(value, { stopAtFirstError: true, forbidUnknownValues: false })
    .map(({ property, constraints = {} }) => ({ field: property, sentence: Object.values(constraints)[0] ?? '' }));
}

function shownValues(
  fields: readonly FormField[],
  texts: ReadonlyMap<string, readonly string[]>,
): Record<string, string | readonly string[]> {
  const shown = fields.filter(({ isShownAgain }) => isShownAgain);
  return Object.fromEntries(
    shown.map(({ property }) => {
      const sent = texts.get(property) ?? [];
      return [property, sent.length > 1 ? sent : (sent[0] ?? '')];
    }),
  );
}
