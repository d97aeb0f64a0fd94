/**
 * The fields of a form class: a decorator a field, each with the Spanish sentences that its user reads. Only fields
 * that are decorated are read, so that nothing else of what was sent can reach what is stored.
 */
import { readDate } from '../domain/dates';
import { oneLine, tidy } from '../domain/text';

/** The rules of class-validator, which is loaded when the first form is sent: the site starts without it. */
export type Rules = typeof import('class-validator');

export interface FormField {
  readonly property: string;
  /** Whether the texts are kept as typed, to be shown again; a secret never is. */
  readonly isShownAgain: boolean;
  /** From the texts sent under the field's name to the value, which the rules then judge. */
  readonly read: (texts: readonly string[]) => unknown;
  readonly rules: (rules: Rules) => PropertyDecorator[];
}

/** With `missing` the field is required; without it an empty one is null. */
interface Requirement {
  readonly missing?: string;
}

const fieldsOf = new WeakMap<object, FormField[]>();

/** The fields of a form class in their order, before those of the class that it extends. */
export function formFields({ prototype }: { readonly prototype: object }): readonly FormField[] {
  const above = Object.getPrototypeOf(prototype) as object | null;
  const inherited = above === null ? [] : formFields({ prototype: above });
  return [...(fieldsOf.get(prototype) ?? []), ...inherited];
}

/** Text in one line → string; runs of spaces are single. `most` letters, 200 unless told. */
export function Line(choices: Requirement & { readonly most?: number } = {}): PropertyDecorator {
  return field(([text = '']) => oneLine(text) || null, textRules(choices, 200));
}

/** Text in several lines → string with `\n`. `most` letters, 4,000 unless told. */
export function Paragraphs(choices: Requirement & { readonly most?: number } = {}): PropertyDecorator {
  return field(([text = '']) => tidy(text) || null, textRules(choices, 4000));
}

/** A password or code → string exactly as typed, at most 1,000 letters; never shown again. */
export function Secret(choices: Requirement = {}): PropertyDecorator {
  return field(([text = '']) => (text === '' ? null : text), textRules(choices, 1000), { isShownAgain: false });
}

/** An e-mail address → string in small letters, at most 254 letters. */
export function EmailAddress(choices: Requirement & { readonly wrong: string }): PropertyDecorator {
  return field(
    ([text = '']) => text.trim().toLowerCase() || null,
    (rules) => [rules.IsEmail({}, { message: choices.wrong }), ...required(rules, choices)],
  );
}

/** A day as the browser's date field or a person writes it → IsoDate. `wrong`: the sentence where it does not exist. */
export function Day(choices: Requirement & { readonly wrong: string }): PropertyDecorator {
  return field(
    ([text = '']) => (text.trim() === '' ? null : (readDate(text) ?? 'no such day')),
    (rules) => [rules.Matches(/^\d{4}-\d\d-\d\d$/, { message: choices.wrong }), ...required(rules, choices)],
  );
}

/** A whole number of the span, both ends included → number. */
export function Whole(
  choices: Requirement & { readonly least: number; readonly most: number; readonly wrong: string },
): PropertyDecorator {
  const { least, most, wrong: message } = choices;
  return field(
    ([text = '']) => (text.trim() === '' ? null : /^-?\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : NaN),
    (rules) => [
      ...[rules.IsInt({ message }), rules.Min(least, { message }), rules.Max(most, { message })],
      ...required(rules, choices),
    ],
  );
}

/** One of a list → string. `wrong`: the sentence where the text is not on it, which only a made-up form sends. */
export function Choice(
  choices: Requirement & { readonly among: readonly string[]; readonly wrong: string },
): PropertyDecorator {
  return field(
    ([text = '']) => text.trim() || null,
    (rules) => [rules.IsIn([...choices.among], { message: choices.wrong }), ...required(rules, choices)],
  );
}

/** The number of a row chosen from a list that the page made → number; whether there is such a row the service asks. */
export function RowChoice(choices: Requirement = {}): PropertyDecorator {
  return Whole({ ...choices, least: 1, most: 2 ** 31 - 1, wrong: 'Elija una opción de la lista.' });
}

/** Rows ticked in a list that the page made → numbers, each once; whether there are such rows the service asks. */
export function RowChoices(choices: { readonly most: number }): PropertyDecorator {
  const message = 'Elija opciones de la lista.';
  return field(
    (texts) => [...new Set(texts.filter(Boolean).map((text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : NaN)))],
    (rules) => [rules.IsInt({ each: true, message }), rules.ArrayMaxSize(choices.most, { message })],
  );
}

/** Several of a list, or none → array of strings, each once: boxes and fields of one name. */
export function Choices(choices: { readonly among: readonly string[]; readonly wrong: string }): PropertyDecorator {
  return field(
    (texts) => [...new Set(texts.map((text) => text.trim()).filter(Boolean))],
    (rules) => [rules.IsIn([...choices.among], { each: true, message: choices.wrong })],
  );
}

/** A text per line or per field of the name → array of strings without empty ones, each once; at most `most`. */
export function Lines(choices: { readonly most: number; readonly longest: number }): PropertyDecorator {
  return field(
    (texts) => [
      ...new Set(
        texts
          .flatMap((text) => text.split('\n'))
          .map(oneLine)
          .filter(Boolean),
      ),
    ],
    (rules) => [
      rules.MaxLength(choices.longest, { each: true, message: `Cada línea puede tener ${choices.longest} letras.` }),
      rules.ArrayMaxSize(choices.most, { message: `Escriba ${choices.most} líneas como máximo.` }),
    ],
  );
}

/** A box → true where it is ticked. */
export function Ticked(): PropertyDecorator {
  return field(
    (texts) => texts.some((text) => text !== ''),
    () => [],
  );
}

function field(
  read: FormField['read'],
  rules: FormField['rules'],
  { isShownAgain = true }: { isShownAgain?: boolean } = {},
): PropertyDecorator {
  return (prototype, property) => {
    const fields = fieldsOf.get(prototype) ?? [];
    fieldsOf.set(prototype, [...fields, { property: String(property), isShownAgain, read, rules }]);
  };
}

function textRules(choices: Requirement & { readonly most?: number }, usual: number): FormField['rules'] {
  const most = choices.most ?? usual;
  return (rules) => [
    rules.MaxLength(most, { message: `Escriba ${most.toLocaleString('es-PE')} letras como máximo.` }),
    ...required(rules, choices),
  ];
}

/** Of rules that fail together class-validator tells the one registered last first. */
function required(rules: Rules, { missing }: Requirement): PropertyDecorator[] {
  return missing === undefined
    ? [rules.IsOptional()]
    : [rules.IsNotEmpty({ message: missing }), rules.IsDefined({ message: missing })];
}
