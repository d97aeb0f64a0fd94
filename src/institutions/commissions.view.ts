import { slashedDate } from '../domain/dates';
import { CNLCTF_LETTERHEAD } from '../domain/letterhead';
import { type Person, whyNot } from '../domain/permissions';
import { CATALOGUES, catalogueCrumbs } from './catalogues.view';
import type { Commission } from './commission.entity';
import type { Letterhead } from './letterhead.entity';

export const COMMISSIONS = `${CATALOGUES}/comisiones`;

/** `form` is what the parts of forms show. */
interface CommissionForms<Form> {
  readonly form: Form;
  readonly letterheadForm: Form;
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

export function commissionView<Form>(
  { commission, letterheads }: { readonly commission: Commission; readonly letterheads: readonly Letterhead[] },
  { form, letterheadForm }: CommissionForms<Form>,
) {
  const here = `${COMMISSIONS}/${commission.code}`;
  const words = ({ country, ministry, cause }: Pick<Letterhead, 'country' | 'ministry' | 'cause'>): string =>
    `${country} · ${ministry} · ${cause}`;
  return {
    title: `Comisión ${commission.code}`,
    crumbs: catalogueCrumbs(['Comisiones', COMMISSIONS], [commission.code, here]),
    ...{ action: here, cancel: null, isNew: false, form },
    letterheadAction: `${here}/membretes`,
    letterheadForm,
    usualLetterhead: words(CNLCTF_LETTERHEAD),
    letterheads: letterheads.map((each) => ({
      since: slashedDate(each.since),
      words: words(each),
      removeAction: `${here}/membretes/${each.id}/retiro`,
    })),
  };
}
