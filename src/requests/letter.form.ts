import type { IsoDate } from '../domain/dates';
import { Day, Line } from '../web/form-fields';

const WRONG_DAY = 'La fecha del oficio no existe; escríbala como día/mes/año o déjela vacía.';

/** The institution's own oficio, where its report has one. */
export class LetterForm {
  @Line() readonly oficio!: string | null;
  @Day({ wrong: WRONG_DAY }) readonly fechaOficio!: IsoDate | null;
}

/** The letter by which a report came that the secretariat records. */
export class RecordedLetterForm {
  @Line({ missing: 'Escriba quién firmó la carta o el correo de la institución.' }) readonly firmante!: string;
  @Line({ missing: 'Escriba el número del oficio, o «correo electrónico» si llegó así.' }) readonly oficio!: string;
  @Day({ missing: 'Escriba la fecha de la carta o del correo.', wrong: WRONG_DAY }) readonly fechaOficio!: IsoDate;
}
