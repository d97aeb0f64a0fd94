import { amountText, readAmount } from '../domain/amount';
import { slashedDate } from '../domain/dates';
import { type DraftContribution, isActivityTyped, isEmptyDraft, type LineDraft } from '../domain/line-draft';
import type { IndicatorContent } from '../domain/plan';
import type { FieldProblem } from '../domain/request';
import { keyOf, takesPart } from '../domain/task-lines';
import { LINE_WORDS } from '../presentation/request-words';
import type { LineFacts } from './line-facts';
import { formValues } from './line-form';
import type { OwnLine } from './own-task';
import { lineAddress, taskAddress } from './task-addresses';
import { crumbs, whoSent } from './tasks.view';
import { countsWords, shownDays, toldActivities } from './told-activities';

export interface LineFormFacts extends LineFacts {
  /** As the form shows it. */
  readonly draft: LineDraft;
  readonly rowVersion: number;
  readonly problems: readonly FieldProblem[];
  readonly warnings: readonly FieldProblem[];
  /** What another person of the institution stored meanwhile; null: nothing. */
  readonly conflict: { readonly sentence: string; readonly theirs: LineDraft } | null;
  /** Whether the secretariat writes in the institution's name. */
  readonly isOnBehalf: boolean;
  readonly accountId: number;
}

/** The form of one line of action. */
export function lineView(own: OwnLine, facts: LineFormFacts) {
  const { line, regions, standing } = own;
  const { request } = standing.rows;
  const { draft } = facts;
  const address = lineAddress(own, line.code);
  return {
    title: `${line.code}: ${line.name}`,
    crumbs: crumbs([request.number, taskAddress(own)], [line.code]),
    action: address,
    state: LINE_WORDS[line.state],
    lead: leadWords(own),
    lockedBecause: whyLocked(own),
    receiptHref: line.submission === null ? null : `${address}/constancia`,
    filesHref: `${address}/sustentos`,
    sent: line.submission === null ? null : sentWords(own),
    ...{
      rowVersion: facts.rowVersion,
      remarks: facts.remarks,
      accountId: facts.accountId,
      isOnBehalf: facts.isOnBehalf,
    },
    form: { values: formValues(draft), problems: [...facts.problems, ...facts.warnings] },
    warningFields: facts.warnings.map(({ field }) => field),
    ...otherTexts(own, facts),
    countsWords: countsRule(own),
    regions: regions.map(({ code, name }) => ({ value: code, text: name })),
    activities: draft.activities.map((_, index) => activityView(own, facts, index)),
  };
}

/** What stands beside the form: the texts of another person, and of the last validated report. */
function otherTexts(own: OwnLine, { draft, conflict, before }: LineFormFacts) {
  return {
    conflict: conflict && {
      sentence: conflict.sentence,
      activities: told(own, conflict.theirs),
      ...noProgress(conflict.theirs),
    },
    before: before && { number: before.number, activities: told(own, before.draft), ...noProgress(before.draft) },
    mayTake: before !== null && isEmptyDraft(draft) && before.draft.activities.length > 0,
  };
}

function leadWords({ task, standing }: OwnLine): string {
  const { startsOn, endsOn } = standing.rows.request;
  return `${task.institution.acronym}, plazo ${slashedDate(task.deadline)}. Escriba lo que se hizo del ${slashedDate(startsOn)} al ${slashedDate(endsOn)}; se guarda como borrador.`;
}

/** Why nothing can be written any more, in a sentence; null where it can. */
export function whyLocked({ line, standing }: OwnLine): string | null {
  if (standing.rows.request.closedAt !== null)
    return 'La secretaría cerró este requerimiento; pídale que lo abra para enviar o corregir su reporte.';
  const isValidated = line.state === 'validated' || line.state === 'no-progress';
  return isValidated
    ? 'La secretaría ya validó este reporte; pídale que retire la validación si hay que corregirlo.'
    : null;
}

function sentWords({ line }: OwnLine): string {
  const { submission } = line;
  if (submission === null) return '';
  const { letterNumber, letterDate, onBehalfOf } = submission;
  const letter =
    letterNumber === null
      ? ''
      : `, según ${letterNumber}${letterDate === null ? '' : ` del ${slashedDate(letterDate)}`}`;
  const correct = onBehalfOf === null ? '' : ' La institución puede corregirlo aquí y enviarlo otra vez.';
  return `Último envío: ${whoSent(submission)}${letter}.${correct}`;
}

function countsRule({ standing }: OwnLine): string {
  const { countsFrom, countsFromNorm } = standing.at.plan;
  const norm = countsFromNorm === null ? '' : ` (${countsFromNorm})`;
  const rule =
    countsFrom === null
      ? 'Cuenta todo lo que se hizo dentro del plan'
      : `Cuenta lo que terminó desde el ${slashedDate(countsFrom)}${norm}; lo anterior se guarda y se lista, y no suma`;
  return `${rule}. Cada actividad suma cuando la secretaría la valida.`;
}

function noProgress({ noProgress: is, reason }: LineDraft): { readonly noProgress: string | null } {
  return { noProgress: is ? reason : null };
}

function told(own: OwnLine, draft: LineDraft): string[] {
  return toldActivities(own, draft, new Map()).map(
    ({ when, title, quantities }) => `${when}: ${title}${quantities.length === 0 ? '' : ` (${quantities.join('; ')})`}`,
  );
}

function activityView(own: OwnLine, { draft, evidence }: LineFormFacts, index: number) {
  const activity = draft.activities[index];
  if (activity === undefined) throw new Error(`No activity ${index}`);
  const all = own.standing.at.content.indicators;
  const used = new Set(activity.contributions.map(({ indicator }) => indicator));
  const others = all.filter((each) => takesPart(each, own.task.institution) && !used.has(keyOf(each)));
  const files = evidence.find(({ key }) => key === activity.key)?.files ?? [];
  return {
    at: `activities.${index}`,
    key: activity.key,
    heading: `Actividad ${index + 1}`,
    when: shownDays(activity),
    files: files.map(({ name }) => name),
    counts: isActivityTyped(activity) ? countsWords(activity, own.standing.at.plan.countsFrom) : null,
    others: others.map((each) => ({ value: keyOf(each), text: `${each.element}: ${each.name}` })),
    contributions: activity.contributions.map((typed, place) => ({
      at: `activities.${index}.contributions.${place}`,
      ...indicatorView(
        own,
        all.find((each) => keyOf(each) === typed.indicator),
        typed,
      ),
    })),
  };
}

function indicatorView({ line }: OwnLine, indicator: IndicatorContent | undefined, typed: DraftContribution) {
  if (indicator === undefined)
    return {
      key: typed.indicator,
      name: 'Indicador que no es de su institución',
      unit: '',
      target: '',
      measure: 'sum',
      sensitive: false,
      wantsSubject: false,
      stages: [],
      criteria: 0,
      rest: '',
    };
  const { rule, unit, name, sensitive, target } = indicator;
  return {
    key: typed.indicator,
    name: indicator.element === line.code ? name : `${indicator.element}: ${name}`,
    unit,
    target: target === null ? 'Sin meta' : `Meta del año: ${amountText(target)}`,
    measure: rule.measure,
    sensitive,
    wantsSubject: rule.measure === 'criteria' || (rule.measure === 'distinct' && rule.of === 'subject'),
    stages:
      rule.measure === 'milestone' ? rule.stages.map((stage, at) => ({ value: String(at + 1), text: stage.name })) : [],
    criteria: rule.measure === 'criteria' ? rule.of : 0,
    rest: restOf(typed),
  };
}

/** Of the quantity what is neither women nor men; empty where it cannot be told. */
function restOf({ quantity, women, men }: DraftContribution): string {
  const [all, ...parts] = [quantity, women || '0', men || '0'].map((text) => readAmount(text));
  if (all === undefined || !('amount' in all)) return '';
  const rest = parts.reduce((left, part) => ('amount' in part ? left - part.amount : left), all.amount);
  return rest < 0n ? '' : amountText(rest);
}
