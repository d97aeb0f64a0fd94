/** Who takes part in each indicator: the lists of institutions, shared out to the indicators that stand beside them. */
import type { CatalogueEntry } from '../../domain/catalogue';
import { cellAddress, type SheetCell } from '../../domain/sheet';
import { fold } from '../../domain/text';
import type { Findings } from '../layout/findings';
import { quoted } from '../layout/read-words';
import type { IndicatorDraft, Participation, TakenIndicator } from './indicator-draft';
import { InstitutionLists, type ListedInstitution } from './institution-lists';
import type { IndicatorGroup } from './plan-headings';

type Taken = Pick<TakenIndicator, 'participation' | 'isAssumed'>;

const CELLS_NAMED = 5;
const NOBODY: Taken = { participation: [], isAssumed: true };

/** Gives each indicator its institutions; the indicators of a group, in the order of the sheet. */
export function withParticipation(
  drafts: readonly IndicatorDraft[],
  group: IndicatorGroup,
  entries: readonly CatalogueEntry[],
  findings: Findings,
): TakenIndicator[] {
  const lists = new InstitutionLists(entries);
  const beside = new Map<SheetCell, IndicatorDraft[]>();
  for (const draft of drafts) {
    const cell = draft.institutions;
    const sharing = cell && beside.get(cell);
    if (sharing) sharing.push(draft);
    else if (cell) beside.set(cell, [draft]);
    else findings.warn(draft.cells.institutions, 'El indicador no tiene instituciones; nadie informará sobre él.');
  }
  const taken = new Map<IndicatorDraft, Taken>();
  for (const [cell, sharing] of beside) {
    const read = lists.read(cell);
    if ('refused' in read) findings.refuse(addressOf(cell), read.refused);
    else shareOut(cell, read.value, sharing, group, findings).forEach((each, draft) => taken.set(draft, each));
  }
  return drafts.map((draft) => ({ ...draft, ...(taken.get(draft) ?? NOBODY) }));
}

function shareOut(
  cell: SheetCell,
  lists: readonly ListedInstitution[][],
  sharing: readonly IndicatorDraft[],
  group: IndicatorGroup,
  findings: Findings,
): Map<IndicatorDraft, Taken> {
  // A row that a printed page repeats shares the list of the first one.
  const keys = [...new Set(sharing.map(keyOf))];
  if (lists.length > 1 && lists.length !== keys.length) {
    const cells = [...new Set(sharing.map((draft) => draft.cells.name))].slice(0, CELLS_NAMED).join(', ');
    const indicators = keys.length === 1 ? 'un indicador' : `${keys.length} indicadores`;
    findings.refuse(
      addressOf(cell),
      `Hay ${lists.length} listas de instituciones para ${indicators} (${cells}); escriba una sola lista, o una por ` +
        'indicador, cada una terminada en punto.',
    );
    return new Map();
  }
  const roles = lists.map((list) => withRoles(cell, list, group, findings));
  return new Map(sharing.map((draft) => [draft, roles[lists.length === 1 ? 0 : keys.indexOf(keyOf(draft))] ?? NOBODY]));
}

function withRoles(
  cell: SheetCell,
  list: readonly ListedInstitution[],
  group: IndicatorGroup,
  findings: Findings,
): Taken {
  const bold = new Map<string, boolean>();
  for (const { acronym, isBold } of list) {
    if (bold.has(acronym)) findings.warn(addressOf(cell), `${quoted(acronym)} está dos veces; se toma una.`);
    bold.set(acronym, isBold || bold.get(acronym) === true);
  }
  const isAssumed = ![...bold.values()].includes(true);
  const [first] = bold.keys();
  const assumed = `Ninguna institución está en negrita; se toma ${first ?? ''}, la primera, como responsable.`;
  if (isAssumed && group === 'line' && findings.isNew(`${addressOf(cell)} ${assumed}`)) {
    findings.warn(addressOf(cell), assumed);
  }
  // Under RESPONSABLES all are responsible, unless bold sets some of them apart.
  const isResponsible = (isBold: boolean, index: number): boolean =>
    isAssumed ? group === 'objective' || index === 0 : isBold;
  const participation = [...bold].map(([institution, isBold], index): Participation[number] => ({
    institution,
    role: isResponsible(isBold, index) ? 'responsible' : 'involved',
  }));
  return { participation, isAssumed };
}

function keyOf({ number, name }: IndicatorDraft): string {
  return number === null ? fold(name) : String(number);
}

function addressOf(cell: SheetCell): string {
  return cellAddress(cell.row, cell.column);
}
