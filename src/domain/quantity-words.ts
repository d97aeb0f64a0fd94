/** Quantities with their unit in Spanish: `5 personas`, `1 plan`, `3 actuaciones inspectivas`. */
import { type Amount, amountText, UNIT } from './amount';

/** A quantity and its unit, the unit in lower case (but for acronyms) and in the plural except for exactly one. */
export function quantityWithUnit(quantity: Amount, unit: string): string {
  return wordsOfUnit(unit)(quantity);
}

/** The same for many quantities of one unit, whose plural is made once. */
export function wordsOfUnit(unit: string): (quantity: Amount) => string {
  const [first = ''] = unit.split(' ');
  const one = isAcronym(first) ? unit : unit.charAt(0).toLowerCase() + unit.slice(1);
  const many = plural(one);
  return (quantity) => `${amountText(quantity)} ${quantity === UNIT ? one : many}`;
}

// Words after a preposition stay as they are: "ficha de registro" is "fichas de registro".
function plural(name: string): string {
  const words = name.split(' ');
  const end = words.findIndex((word) => PREPOSITIONS.has(word));
  return words.map((word, index) => (end >= 0 && index >= end ? word : pluralWord(word))).join(' ');
}

const PREPOSITIONS: ReadonlySet<string> = new Set(
  'a al ante con contra de del en entre hacia hasta para por según sin sobre'.split(' '),
);
const CONJUNCTIONS: ReadonlySet<string> = new Set(['y', 'e', 'o', 'u']);

function pluralWord(word: string): string {
  const [, letters = '', sign = ''] = /^(\p{L}+)([,;.]?)$/u.exec(word) ?? [];
  const stays = letters === '' || isAcronym(letters) || isAbbreviation(letters) || CONJUNCTIONS.has(letters);
  return stays ? word : `${pluralNoun(letters)}${sign}`;
}

function pluralNoun(word: string): string {
  if (/[aeiouáéó]$/.test(word)) return `${word}s`;
  if (/z$/.test(word)) return `${word.slice(0, -1)}ces`;
  if (/s$/.test(word)) return isStressedAtEnd(word) ? `${endUnaccented(word)}es` : word;
  return `${endUnaccented(stressKept(word))}es`;
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** `km`, `kg`: without a vowel. */
function isAbbreviation(word: string): boolean {
  return !/[aeiouáéíóúy]/i.test(word);
}

/** `mes`, `interés`, `país`; but `lunes`, `análisis`. */
function isStressedAtEnd(word: string): boolean {
  return /^[^aeiou]*[aeiou]s$/.test(word) || /[áéíóú]s$/.test(word);
}

/** `orden` is `órdenes`: the plural adds a syllable, and the stress stays where it was. */
function stressKept(word: string): string {
  return word.replace(/([aeiou])([^aeiouáéíóú]+[aeiou]n)$/, '$1\u0301$2').normalize('NFC');
}

/** `región` is `regiones`, `interés` is `intereses`; the í of `país` parts two vowels and stays. */
function endUnaccented(word: string): string {
  return word.replace(/(?<![aeo])[áéíóú](?=[ns]$)|[áéó](?=[ns]$)/, (vowel) => vowel.normalize('NFD').charAt(0));
}
