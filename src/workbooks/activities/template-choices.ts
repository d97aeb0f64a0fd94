/** What the cells of the template offer to choose from, and what Excel does not let be typed in them. */
import type { DataValidation, Worksheet } from 'exceljs';
import { columnLetters } from '../../domain/sheet';
import type { ActivityField } from './columns';
import type { TemplateLists } from './template-lines';

/** Rows below what is reported that offer choices. */
const FREE_ROWS = 500;

/** exceljs has this and does not declare it: one rule for a whole block of cells. */
interface WithValidations {
  readonly dataValidations: { add(block: string, validation: DataValidation): void };
}

/** Adds the choices to the columns, from row 2 down past the reported rows. */
export function offerChoices(
  sheet: Worksheet,
  fields: readonly ActivityField[],
  reportedRows: number,
  lists: TemplateLists,
): void {
  const last = reportedRows + 1 + FREE_ROWS;
  const choices = choicesOf(lists);
  const { dataValidations } = sheet as Worksheet & WithValidations;
  fields.forEach((field, index) => {
    const validation = choices[field];
    const letters = columnLetters(index + 1);
    if (validation) dataValidations.add(`${letters}2:${letters}${last}`, validation);
  });
}

function choicesOf(lists: TemplateLists): Partial<Record<ActivityField, DataValidation>> {
  const quantity = atLeast('decimal', 0, 'Escriba un número, 0 o más.');
  const ordinal = atLeast('whole', 1, 'Escriba su número, 1 o más.');
  const yesNo = listed('"sí,no"', 'Escriba sí o no, o deje la celda vacía.');
  return {
    line: listed(lists.codes, 'Elija una línea de la hoja «Líneas».'),
    indicator: ordinal,
    region: listed(lists.regions, 'Elija una región de la lista.'),
    quantity,
    women: quantity,
    men: quantity,
    // Others may stand behind it.
    institution: listed(lists.institution, null),
    choice: yesNo,
    noProgress: yesNo,
    denominator: quantity,
    ...(lists.stages === null ? {} : { stage: listed(lists.stages, null) }),
    criterion: ordinal,
  };
}

/** A list to choose from; without an error what is typed may be something else. */
function listed(source: string, error: string | null): DataValidation {
  return { type: 'list', allowBlank: true, formulae: [source], ...refusal(error) };
}

function atLeast(type: 'decimal' | 'whole', least: number, error: string): DataValidation {
  return { type, allowBlank: true, operator: 'greaterThanOrEqual', formulae: [least], ...refusal(error) };
}

function refusal(error: string | null): Partial<DataValidation> {
  if (error === null) return { showErrorMessage: false };
  return { showErrorMessage: true, errorStyle: 'stop', errorTitle: 'Dato no válido', error };
}
