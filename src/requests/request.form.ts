import type { IsoDate } from '../domain/dates';
import { Day, Line, Lines, Paragraphs, RowChoices } from '../web/form-fields';

/** As many questions as one letter can sensibly ask. */
export const MOST_QUESTIONS = 20;

const WRONG_DAY = 'Esa fecha no existe; escríbala como 31/12/2019.';

/** What a request asks, of whom and until when. */
export class RequestForm {
  @Line({ missing: 'Escriba el número del oficio circular, por ejemplo 012-2019-MTPE/2.', most: 60 })
  readonly number!: string;
  @Line({ missing: 'Escriba el asunto del oficio.', most: 200 }) readonly subject!: string;
  @Paragraphs({ missing: 'Escriba el mensaje; es el texto del oficio.' }) readonly message!: string;
  @Day({ missing: 'Escriba desde qué día se pide la información.', wrong: WRONG_DAY }) readonly startsOn!: IsoDate;
  @Day({ missing: 'Escriba hasta qué día se pide la información.', wrong: WRONG_DAY }) readonly endsOn!: IsoDate;
  @Day({ missing: 'Escriba la fecha de corte.', wrong: WRONG_DAY }) readonly cutoff!: IsoDate;
  @Day({ missing: 'Escriba hasta qué día pueden responder.', wrong: WRONG_DAY }) readonly dueOn!: IsoDate;
  @RowChoices({ most: 500 }) readonly institutionIds!: readonly number[];
  @RowChoices({ most: 2000 }) readonly indicatorIds!: readonly number[];
  @Lines({ most: MOST_QUESTIONS, longest: 500 }) readonly questions!: readonly string[];
}

/** Of the same page: the plan, which indicators it shows, and what its buttons do. */
export class RequestPageForm {
  /** `POA-2019`, or with its commission. */
  @Line() readonly plan!: string | null;
  /** Acronym; with the part that it takes, `responsible`, `involved` or any. */
  @Line() readonly institution!: string | null;
  @Line() readonly part!: string | null;
  /** Code of an axis. */
  @Line() readonly axis!: string | null;
  @Line() readonly text!: string | null;
  @Line() readonly step!: string | null;
}

/** An extension (prórroga) of one institution. */
export class ExtensionForm {
  @Day({ missing: 'Escriba hasta qué día se extiende el plazo.', wrong: WRONG_DAY }) readonly to!: IsoDate;
  @Paragraphs({ missing: 'Escriba el motivo de la prórroga.', most: 1000 }) readonly reason!: string;
}

/** The charge with which an institution received the letter. */
export class ReceiptForm {
  @Day({ missing: 'Escriba el día en que la institución recibió el oficio.', wrong: WRONG_DAY })
  readonly receivedOn!: IsoDate;
  @Line({ missing: 'Escriba qué prueba la recepción, por ejemplo el número de la hoja de ruta.', most: 200 })
  readonly receipt!: string;
}
