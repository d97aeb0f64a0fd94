/**
 * The measure of an indicator in the words of a plan's workbook: MEDICIÓN (`hito`) and DETALLE DE MEDICIÓN
 * (`Elaborado 50; Aprobado 100`). The database keeps the detail in the same words.
 */
import { amountText, readAmount, UNIT } from './amount';
import type { DistinctOf, Measure, MeasureRule, Stage } from './measure';
import { fold, oneLine } from './text';

type Refusal = { readonly refused: string };

const WORDS: readonly { readonly word: string; readonly measure: Measure; readonly of?: DistinctOf }[] = [
  { word: 'suma', measure: 'sum' },
  { word: 'último valor', measure: 'latest' },
  { word: 'distintas regiones', measure: 'distinct', of: 'region' },
  { word: 'distintas instituciones', measure: 'distinct', of: 'institution' },
  { word: 'distintos sujetos', measure: 'distinct', of: 'subject' },
  { word: 'promedio', measure: 'average' },
  { word: 'razón', measure: 'ratio' },
  { word: 'hito', measure: 'milestone' },
  { word: 'criterios', measure: 'criteria' },
];
const DISTINCT: Readonly<Record<string, DistinctOf>> = {
  region: 'region',
  regiones: 'region',
  institucion: 'institution',
  instituciones: 'institution',
  sujeto: 'subject',
  sujetos: 'subject',
};
const DISTINCT_WORDS: Readonly<Record<DistinctOf, string>> = {
  region: 'región',
  institution: 'institución',
  subject: 'sujeto',
};
const WHOLE_WEIGHT = 100n * UNIT;

/** The measure that a word of MEDICIÓN names, empty being `sum`; null where it names none. */
export function measureNamed(word: string): Measure | null {
  return fold(word) === '' ? 'sum' : (wordEntry(word)?.measure ?? null);
}

/** Reads MEDICIÓN and its detail; refused with a sentence that says what to write. */
export function readMeasureRule(word: string, detail: string): MeasureRule | Refusal {
  const measure = measureNamed(word);
  if (measure === null) {
    const known = WORDS.map((each) => each.word).join(', ');
    return { refused: `«${oneLine(word).slice(0, 40)}» no es una forma de medición; escriba una de estas: ${known}.` };
  }
  const told = oneLine(detail);
  if (measure === 'distinct') return readDistinct(wordEntry(word)?.of ?? 'region', told);
  if (measure === 'milestone') return readStages(detail);
  if (measure === 'criteria') return readCriteria(told);
  if (told === '') return { measure };
  return {
    refused: `La medición «${measureWord({ measure })}» no lleva detalle; deje vacía la celda o cambie la medición.`,
  };
}

/** The word of MEDICIÓN for a rule. */
export function measureWord(rule: MeasureRule): string {
  const of = rule.measure === 'distinct' ? rule.of : undefined;
  return WORDS.find((each) => each.measure === rule.measure && each.of === of)?.word ?? '';
}

/** The detail that reads back as the same rule; null where the word alone says all. */
export function measureDetailText(rule: MeasureRule): string | null {
  switch (rule.measure) {
    case 'distinct':
      return rule.of === 'region' ? null : `distintos: ${DISTINCT_WORDS[rule.of]}`;
    case 'milestone':
      return rule.stages.map(({ name, weight }) => `${name} ${amountText(weight)}`).join('; ');
    case 'criteria':
      return `${rule.needed} de ${rule.of}`;
    default:
      return null;
  }
}

// Many indicators share the same few words, and to read them takes longer than all else of an indicator.
const KNOWN = new Map<string, MeasureRule>();
const MOST_KNOWN = 1_000;

/** The rule of a stored measure with its detail; throws where they do not make one. Rules never change. */
export function storedMeasureRule(measure: Measure, detail: string | null): MeasureRule {
  const told = `${measure} ${detail ?? ''}`;
  const known = KNOWN.get(told);
  if (known) return known;
  if (KNOWN.size === MOST_KNOWN) KNOWN.clear();
  const rule = readStoredRule(measure, detail);
  KNOWN.set(told, rule);
  return rule;
}

function readStoredRule(measure: Measure, detail: string | null): MeasureRule {
  const word = WORDS.find((each) => each.measure === measure)?.word;
  const rule = word === undefined ? { refused: 'unknown measure' } : readMeasureRule(word, detail ?? '');
  if ('refused' in rule) throw new Error(`Corrupt measure ${measure} with detail ${detail ?? 'null'}: ${rule.refused}`);
  return rule;
}

/** Whether reaching the last stage meets the target; always so for measures without stages. */
export function canMeetTarget(rule: MeasureRule): boolean {
  return rule.measure !== 'milestone' || (rule.stages.at(-1)?.weight ?? 0n) === WHOLE_WEIGHT;
}

function wordEntry(word: string): (typeof WORDS)[number] | undefined {
  return WORDS.find((each) => fold(each.word) === fold(word));
}

function readDistinct(named: DistinctOf, detail: string): MeasureRule | Refusal {
  if (detail === '') return { measure: 'distinct', of: named };
  const match = /^(?:distint[oa]s\s*:?\s*)?(\p{L}+)\.?$/iu.exec(detail);
  const of = DISTINCT[fold(match?.[1] ?? '')];
  if (!of) {
    return {
      refused:
        `«${detail.slice(0, 40)}» no dice qué se cuenta; escriba «distintos: región», ` +
        '«distintos: institución» o «distintos: sujeto».',
    };
  }
  // The word for regions is the general one, which the detail narrows; the others say what they count themselves.
  if (named !== 'region' && named !== of) {
    return { refused: `La medición y su detalle («${detail}») nombran cosas distintas; deje una de las dos.` };
  }
  return { measure: 'distinct', of };
}

function readStages(detail: string): MeasureRule | Refusal {
  const parts = detail.split(/[;\r\n]+/).map(oneLine);
  const stages: Stage[] = [];
  for (const part of parts.filter((each) => each !== '')) {
    const stage = readStage(part);
    if ('refused' in stage) return stage;
    const before = stages.at(-1);
    if (before && before.weight > stage.weight) {
      return {
        refused: `La etapa «${stage.name}» pesa menos que «${before.name}»; ordene las etapas de menor a mayor.`,
      };
    }
    if (stages.some((each) => fold(each.name) === fold(stage.name))) {
      return { refused: `La etapa «${stage.name}» está dos veces; deje una sola.` };
    }
    stages.push(stage);
  }
  if (stages.length > 0) return { measure: 'milestone', stages };
  return { refused: 'Un hito necesita sus etapas con su peso; escriba por ejemplo «Elaborado 50; Aprobado 100».' };
}

function readStage(part: string): Stage | Refusal {
  const match = /^(.*\S)\s+([\d.,]+)\s?%?$/u.exec(part);
  const name = (match?.[1] ?? '').replace(/\s*:$/, '');
  if (!match || fold(name) === '') {
    return { refused: `«${part.slice(0, 40)}» no es una etapa con su peso; escriba por ejemplo «Elaborado 50».` };
  }
  const weight = readAmount(withFourDecimals(match[2] ?? ''));
  if ('refused' in weight) return { refused: `En la etapa «${name}»: ${weight.refused}` };
  if (weight.amount > WHOLE_WEIGHT) return { refused: `La etapa «${name}» pesa más de 100; el peso va de 0 a 100.` };
  return { name, weight: weight.amount };
}

// No weight reaches 1000, so that a point in `12.345` parts decimals; with a fourth digit it reads as nothing else.
function withFourDecimals(typed: string): string {
  return /^\d{1,3}\.\d{3}$/.test(typed) ? `${typed}0` : typed;
}

function readCriteria(detail: string): MeasureRule | Refusal {
  const match = /^(\d{1,3}) de (\d{1,3})\.?$/i.exec(detail);
  const [needed, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match && needed >= 1 && needed <= of) return { measure: 'criteria', needed, of };
  return { refused: 'La medición por criterios necesita cuántos bastan y de cuántos; escriba por ejemplo «2 de 5».' };
}
