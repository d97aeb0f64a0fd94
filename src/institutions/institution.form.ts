import { Choice, Day, Line, Lines, RowChoice } from '../web/form-fields';
import { SeenVersion } from '../web/row-version';

export const ARTICLES = ['el', 'la', 'los', 'las'] as const;

/** An institution as it is known from the beginning, or as what was written wrong is put right. */
export class InstitutionForm {
  @Line({ missing: 'Escriba la sigla.', most: 40 }) readonly acronym!: string;
  @Line({ missing: 'Escriba el nombre de la institución.' }) readonly name!: string;
  @Choice({ among: ARTICLES, missing: 'Elija el artículo.', wrong: 'Elija un artículo de la lista.' })
  readonly article!: string;
  @Line({ missing: 'Escriba el tipo, por ejemplo ministerio.', most: 60 }) readonly kind!: string;
  @RowChoice() readonly parentId!: number | null;
  @Lines({ most: 50, longest: 200 }) readonly aliases!: string[];
}

/** With the version of the row that the page showed. */
export class ChangedInstitutionForm extends InstitutionForm {
  @SeenVersion() readonly rowVersion!: number;
}

/** The name that a norm gave an institution from a day on. */
export class InstitutionNameForm {
  @Day({
    missing: 'Escriba la fecha desde la que lleva el nombre.',
    wrong: 'La fecha no existe; escríbala como 25/11/2020.',
  })
  readonly since!: string;
  @Line({ missing: 'Escriba la sigla nueva.', most: 40 }) readonly newAcronym!: string;
  @Line({ missing: 'Escriba el nombre nuevo.' }) readonly newName!: string;
}

/** A member of a collective. */
export class JoinForm {
  @RowChoice({ missing: 'Elija la institución.' }) readonly memberId!: number;
  @Day({ wrong: 'La fecha no existe; escríbala como 25/11/2020.' }) readonly startsOn!: string | null;
}

/** The last day of a member in a collective. */
export class LeaveForm {
  @Day({ missing: 'Escriba el último día.', wrong: 'La fecha no existe; escríbala como 25/11/2020.' })
  readonly endsOn!: string;
}

/** The name of a region, with the version of the row that the page showed. */
export class RegionForm {
  @Line({ missing: 'Escriba el nombre de la región.', most: 60 }) readonly name!: string;
  @SeenVersion() readonly rowVersion!: number;
}
