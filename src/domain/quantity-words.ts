/** Quantities with their unit in Spanish: `5 personas`, `1 plan`, `3 actuaciones inspectivas`. */
import { type Amount, amountText, UNIT } from './amount';

/** A quantity and its unit, the unit in lower case and in the plural except for exactly one. */
export function quantityWithUnit(quantity: Amount, unit: string): string {
  const name = unit.charAt(0).toLowerCase() + unit.slice(1);
  return `${amountText(quantity)} ${quantity === UNIT ? name : plural(name)}`;
}

// Words after a preposition stay as they are: "ficha de registro" is "fichas de registro".
function plural(name: string): string {
  const words = name.split(' ');
  const end = words.findIndex((word) => PREPOSITIONS.has(word));
  return words.map((word, index) => (end >= 0 && index >= end ? word : pluralWord(word))).join(' ');
}

const PREPOSITIONS: ReadonlySet<string> = new Set(['de', 'del', 'para', 'con', 'en', 'por', 'a']);

function pluralWord(word: string): string {
  if (/[^\p{L}]/u.test(word) || word === '') return word;
  if (/[aeiouáéó]$/.test(word)) return `${word}s`;
  if (/s$/.test(word)) return word;
  if (/z$/.test(word)) return `${word.slice(0, -1)}ces`;
  if (/[íú]$/.test(word)) return `${word}es`;
  return `${word.replace(/[áéíóú](?=n$)/, unaccented)}es`;
}

function unaccented(vowel: string): string {
  return vowel.normalize('NFD').charAt(0);
}
