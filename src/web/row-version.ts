import { type ShownForm } from './form';
import { Whole } from './form-fields';

const OPEN_AGAIN = 'Falta la versión de los datos; abra la página de nuevo.';

/** The hidden field `rowVersion` of a form that changes a row → number; the part `start` prints it. */
export function SeenVersion(): PropertyDecorator {
  return Whole({ missing: OPEN_AGAIN, least: 1, most: 2 ** 31 - 1, wrong: OPEN_AGAIN });
}

/**
 * A form that changes a row, with what is stored, or with what was sent and is shown again. It goes on from the version
 * that its writer has seen: only who was told of another's change (status 409) goes on from the one that is stored.
 */
export function versionedForm(
  stored: ShownForm['values'] & { readonly rowVersion: string },
  sent: ShownForm | undefined,
  status: number,
): ShownForm {
  if (sent === undefined) return { values: stored, problems: [] };
  return status === 409 ? { ...sent, values: { ...sent.values, rowVersion: stored.rowVersion } } : sent;
}
