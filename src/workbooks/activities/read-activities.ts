/** The activities workbook: what institutions did, read against the plan; every fault with its cell. */
import type { IndicatorContent } from '../../domain/plan';
import type { ActivitiesContext, ActivitiesReading } from '../../domain/readings';
import type { Sheet } from '../../domain/sheet';
import { oneLine } from '../../domain/text';
import type { ActivityRow } from './activity-row';
import { activityRows } from './activity-rows';
import { Findings } from '../layout/findings';
import { Gathering } from './gathering';
import { activityKey, noProgressKey } from './keys';
import { Lookups } from './lookups';
import { checkFigures, readContribution } from './read-contribution';
import { readFacts, readIndicator } from './read-facts';
import { readNoProgress } from './read-no-progress';
import { quoted, readYesNo } from '../layout/read-words';

/**
 * Reads the sheet `Actividades`. Each row is a contribution of an activity to an indicator, or says SIN AVANCE; rows
 * of one CLAVE are one activity. Activities come in the order of their first rows, contributions in that of theirs.
 * Past a thousand errors (or warnings) the rest is only counted.
 */
export function readActivities(sheets: readonly Sheet[], context: ActivitiesContext): ActivitiesReading {
  const findings = new Findings();
  const reading = new ActivitiesReader(context, findings);
  for (const row of activityRows(sheets, findings)) reading.take(row);
  return { ...reading.gathering.finish(), warnings: findings.warnings, errors: findings.errors };
}

class ActivitiesReader {
  readonly gathering: Gathering;
  private readonly lookups: Lookups;

  constructor(
    private readonly context: ActivitiesContext,
    private readonly findings: Findings,
  ) {
    this.gathering = new Gathering(context.validating);
    this.lookups = new Lookups(context);
  }

  take(row: ActivityRow): void {
    if (this.saysNoProgress(row)) this.takeNoProgress(row);
    else this.takeActivity(row);
  }

  private takeActivity(row: ActivityRow): void {
    const { period } = this.context;
    const indicator = readIndicator(row, this.lookups);
    const facts = readFacts(row, this.lookups, period);
    const dates = facts && { endedOn: facts.endedOn, countsFrom: period.countsFrom };
    const contribution = indicator && readContribution(row, indicator, dates);
    if (!indicator) checkFigures(row, dates);
    if (facts === null || (row.has('key') && row.cell('key') === null)) return;
    if (indicator) this.warnOfOutsider(row, indicator, facts.institutions[0] ?? '');
    this.gathering.addActivity(oneLine(row.text('key')) || activityKey(facts), row, facts, contribution);
  }

  private takeNoProgress(row: ActivityRow): void {
    const declaration = readNoProgress(row, this.lookups, this.context.period);
    if (declaration === null || (row.has('key') && row.cell('key') === null)) return;
    this.warnOfOutsider(row, declaration, declaration.institution);
    const key = oneLine(row.text('key')) || noProgressKey(this.context.planCode, declaration);
    this.gathering.addNoProgress({ key, ...declaration }, row);
  }

  private saysNoProgress(row: ActivityRow): boolean {
    const cell = row.cell('noProgress');
    if (cell === null) return false;
    const yes = readYesNo(cell);
    if (yes !== null) return yes;
    row.refuse('noProgress', `${quoted(cell.text)} no es sí ni no; escriba sí, o deje la celda vacía.`);
    return !row.has('title') && !row.has('quantity');
  }

  /** The secretariat may record what an institution outside the line did, so it is no error; said once per pair. */
  private warnOfOutsider(
    row: ActivityRow,
    { element, number }: Pick<IndicatorContent, 'element' | 'number'>,
    acronym: string,
  ): void {
    if (this.lookups.takesPart(acronym, element, number)) return;
    if (!this.findings.isNew(JSON.stringify([acronym, element, number]))) return;
    const outside = `${acronym} no figura entre las instituciones de ${element}, indicador ${number}`;
    row.warn('institution', `${outside}; se registra igual, revise si la línea es la correcta.`);
  }
}
