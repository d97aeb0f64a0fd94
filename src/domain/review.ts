/**
 * Who may validate what. Who reported never validates, by person and on any path; an activity without evidence or
 * cited document is validated only with a stated reason.
 */

export interface ReviewedReport {
  /** E-mail of the person who reported, or the account that loads files. */
  readonly reportedBy: string;
  /** Cited documents and files of evidence together. */
  readonly documents: number;
  /** Why it may be validated without a document; null: not stated. */
  readonly note: string | null;
}

/** Why a person may not validate a report, in a sentence; null where they may. */
export function whyNotValidate(report: ReviewedReport, validator: string): string | null {
  if (report.reportedBy === validator) {
    return `Quien registra (${validator}) no puede validar lo suyo; debe validarlo otra persona.`;
  }
  if (report.documents > 0 || (report.note ?? '').trim() !== '') return null;
  return 'La actividad no cita ningún documento ni lleva archivos; para validarla hace falta escribir el motivo.';
}

/** The sentence for a key that is validated with other content. */
export function validatedOtherwise(key: string): string {
  return `La clave «${key}» ya está registrada y validada con otro contenido; para cambiarla retire antes su validación o use otra clave.`;
}
