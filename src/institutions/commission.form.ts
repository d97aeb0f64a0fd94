import { LONGEST_LABEL } from '../domain/legend';
import { Day, Line, Ticked, Whole } from '../web/form-fields';
import { SeenVersion } from '../web/row-version';

const SESSION = 'Escriba el número de la última sesión ordinaria, de 0 a 99999, o deje el campo vacío.';

/** What can be changed of a commission. */
export class CommissionForm {
  @Line({ missing: 'Escriba el nombre de la comisión.' }) readonly name!: string;
  @Whole({ least: 0, most: 99_999, wrong: SESSION }) readonly lastOrdinary!: number | null;
  @Ticked() readonly secondFactorRequired!: boolean;
}

/** A commission with the code by which it is known for good. */
export class NewCommissionForm extends CommissionForm {
  @Line({ missing: 'Escriba el código de la comisión, por ejemplo CNLCTF.', most: 31 }) readonly code!: string;
}

/** The version of the row that the page showed. */
export class ChangedCommissionForm extends CommissionForm {
  @SeenVersion() readonly rowVersion!: number;
}

/** What heads documents from a day on. */
export class LetterheadForm {
  @Day({
    missing: 'Escriba la fecha desde la que vale el membrete.',
    wrong: 'La fecha no existe; escríbala como 25/11/2020.',
  })
  readonly since!: string;
  @Line({ missing: 'Escriba el país.', most: 60 }) readonly country!: string;
  @Line({ missing: 'Escriba el ministerio.', most: 120 }) readonly ministry!: string;
  @Line({ missing: 'Escriba la causa por la que trabaja la comisión.', most: 120 }) readonly cause!: string;
}

const LABEL = { missing: 'Escriba el nombre de cada semáforo.', most: LONGEST_LABEL };

/** What the lights are called from a day on. */
export class LegendForm {
  @Day({
    missing: 'Escriba la fecha desde la que vale la leyenda.',
    wrong: 'La fecha no existe; escríbala como 25/11/2020.',
  })
  readonly labelsSince!: string;
  @Line(LABEL) readonly met!: string;
  @Line(LABEL) readonly partial!: string;
  @Line(LABEL) readonly notDone!: string;
  @Line(LABEL) readonly noData!: string;
  @Line(LABEL) readonly notApplicable!: string;
}
