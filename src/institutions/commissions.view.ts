import { slashedDate } from '../domain/dates';
import type { HistoryStep } from '../domain/history';
import { type DatedLabel, labelsOf, type Legend, LEGEND, legendOn } from '../domain/legend';
import { type Letterhead, letterheadParts, plainLetterhead } from '../domain/letterhead';
import { type Person, whyNot } from '../domain/permissions';
import { shownHistory } from '../presentation/history-words';
import { lightStyle } from '../presentation/light-style';
import { CATALOGUES, catalogueCrumbs } from './catalogues.view';
import type { Commission } from './commission.entity';
import type { Letterhead as LetterheadRow } from './letterhead.entity';

export const COMMISSIONS = `${CATALOGUES}/comisiones`;

interface CommissionStanding {
  readonly commission: Commission;
  /** Both from the latest to the first. */
  readonly letterheads: readonly LetterheadRow[];
  readonly labels: readonly DatedLabel[];
  readonly history: readonly HistoryStep[];
}

/** `form` is what the parts of forms show. */
interface CommissionForms<Form> {
  readonly form: Form;
  readonly letterheadForm: Form;
  readonly legendForm: Form;
}

export function commissionsView(commissions: readonly Commission[], person: Person) {
  return {
    title: 'Comisiones',
    crumbs: catalogueCrumbs(['Comisiones', COMMISSIONS]),
    newHref: whyNot('catalogue.manage', person, { commissionId: null }) === null ? `${COMMISSIONS}/nueva` : null,
    commissions: commissions.map(({ code, name, lastOrdinary, secondFactorRequired }) => ({
      ...{ code, name, href: `${COMMISSIONS}/${code}` },
      lastOrdinary: lastOrdinary === null ? 'Sin registrar' : `N° ${lastOrdinary}`,
      secondFactor: secondFactorRequired ? 'Obligatorio' : 'Voluntario',
    })),
  };
}

export function newCommissionView<Form>(form: Form) {
  return {
    title: 'Nueva comisión',
    crumbs: catalogueCrumbs(['Comisiones', COMMISSIONS], ['Nueva comisión', '']),
    ...{ action: `${COMMISSIONS}/nueva`, cancel: COMMISSIONS, isNew: true, form },
  };
}

/** What stands in the fields of a commission's form. */
export function commissionValues({ name, lastOrdinary, secondFactorRequired, rowVersion }: Commission) {
  return {
    name,
    lastOrdinary: lastOrdinary === null ? '' : String(lastOrdinary),
    secondFactorRequired: secondFactorRequired ? 'sí' : '',
    rowVersion: String(rowVersion),
  };
}

/** What stands in the fields of a legend's form before anybody has typed: the labels that are valid. */
export function legendValues(legend: Legend) {
  const { met, partial, ...others } = labelsOf(legend);
  return {
    ...{ met, partial, notDone: others['not-done'] },
    ...{ noData: others['no-data'], notApplicable: others['not-applicable'] },
  };
}

export function commissionView<Form>(
  { commission, letterheads, labels, history }: CommissionStanding,
  { form, letterheadForm, legendForm }: CommissionForms<Form>,
) {
  const here = `${COMMISSIONS}/${commission.code}`;
  const words = (each: Letterhead): string => letterheadParts(each).join(' · ');
  return {
    title: `Comisión ${commission.code}`,
    crumbs: catalogueCrumbs(['Comisiones', COMMISSIONS], [commission.code, here]),
    ...{ action: here, cancel: null, isNew: false, form },
    letterheadAction: `${here}/membretes`,
    letterheadForm,
    usualLetterhead: words(plainLetterhead(commission.name)),
    letterheads: letterheads.map((each) => ({
      since: slashedDate(each.since),
      words: words(each),
      removeAction: `${here}/membretes/${each.id}/retiro`,
    })),
    ...{ legendAction: `${here}/leyendas`, legendForm, usualLegend: legendWords(LEGEND) },
    legends: legendsView(labels, here),
    history: shownHistory(history),
  };
}

function legendsView(labels: readonly DatedLabel[], here: string) {
  const dates = [...new Set(labels.map(({ since }) => since))];
  return dates.map((since) => ({
    since: slashedDate(since),
    words: legendWords(legendOn(since, labels)),
    removeAction: `${here}/leyendas/${since}/retiro`,
  }));
}

function legendWords(legend: Legend): string {
  return legend.map(({ light, label }) => `${lightStyle(light).sign} ${label}`).join(' · ');
}
