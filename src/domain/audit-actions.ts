/** Everything that the log can say was done: a closed list, each with its sentence and the tables it may change. */

interface Said {
  /** Beside the name of who did it and before that of what it was done to: `registró la comisión`. */
  readonly words: string;
  /** Tables whose rows the deed may change. */
  readonly tables: readonly string[];
  /** One entry tells of many things that its subject does not name one by one: of any rows of its tables. */
  readonly isWhole?: true;
}

const PLAN_TABLES = [
  ...['plan', 'plan_version', 'plan_element', 'element_version', 'indicator', 'indicator_version'],
  ...['participation', 'footnote'],
];
// What lets a person in: a password that is chosen, or an account that is closed, ends what was opened before.
const ENTRANCES = ['account', 'one_time_link', 'login_session', 'api_token'];
// What counts for an indicator is told to its row: its revision rises, and the first validation locks it.
const ACTIVITY_TABLES = [
  ...['activity', 'activity_institution', 'cited_document', 'contribution', 'activity_review', 'indicator'],
];

const ACTIONS = {
  'commission.add': { words: 'registró la comisión', tables: ['commission'] },
  'commission.change': { words: 'cambió los datos de la comisión', tables: ['commission'] },
  'letterhead.add': { words: 'registró un membrete de la comisión', tables: ['letterhead', 'commission'] },
  'letterhead.remove': { words: 'quitó un membrete de la comisión', tables: ['letterhead', 'commission'] },
  'legend.change': {
    words: 'cambió la leyenda de los semáforos de la comisión',
    tables: ['legend_label', 'commission'],
  },
  'institution.add': { words: 'registró la institución', tables: ['institution', 'institution_alias'] },
  'institution.change': { words: 'cambió los datos de la institución', tables: ['institution', 'institution_alias'] },
  'institution-name.add': { words: 'registró otro nombre de la institución', tables: ['institution_name'] },
  'institution-name.remove': { words: 'quitó un nombre de la institución', tables: ['institution_name'] },
  'collective.join': { words: 'registró un integrante del colectivo', tables: ['collective_member', 'institution'] },
  'collective.leave': {
    words: 'registró la salida de un integrante del colectivo',
    tables: ['collective_member', 'institution'],
  },
  'region.change': { words: 'cambió el nombre de la región', tables: ['region'] },
  'institution.import': {
    words: 'cargó desde un archivo el catálogo de',
    tables: ['institution', 'institution_name', 'institution_alias'],
    isWhole: true,
  },
  'plan.import': { words: 'cargó desde un libro el plan', tables: PLAN_TABLES, isWhole: true },
  'plan.replace': { words: 'reemplazó con un libro el plan', tables: PLAN_TABLES, isWhole: true },
  'activities.import': { words: 'cargó desde un libro actividades del plan', tables: ACTIVITY_TABLES, isWhole: true },
  'activity.validate': { words: 'validó la actividad', tables: ACTIVITY_TABLES },
  'activity.withdraw-validation': { words: 'retiró la validación de la actividad', tables: ACTIVITY_TABLES },
  'duplicate.join': {
    words: 'reunió con la de otra institución la actividad',
    tables: ['duplicate_join', 'contribution', 'indicator'],
  },
  'duplicate.recount': {
    words: 'cambió con la de otra institución si cuenta la actividad',
    tables: ['contribution', 'indicator'],
  },
  'duplicate.part': {
    words: 'separó de la de otra institución la actividad',
    tables: ['duplicate_join', 'contribution', 'indicator'],
  },
  'no-progress.import': {
    words: 'cargó desde un libro declaraciones sin avance del plan',
    tables: ['no_progress'],
    isWhole: true,
  },
  'stated-values.import': {
    words: 'cargó desde un libro la ejecución anterior del plan',
    tables: ['stated_value', 'indicator'],
    isWhole: true,
  },
  'texts.import': { words: 'cargó desde un libro observaciones del plan', tables: ['indicator_text'], isWhole: true },
  'lights.import': { words: 'cargó desde un libro semáforos del plan', tables: ['light_override'], isWhole: true },
  'account.invite': { words: 'invitó a', tables: ['account', 'one_time_link', 'mail'] },
  'account.first': { words: 'creó la primera cuenta,', tables: ['account', 'one_time_link', 'membership'] },
  'account.sample': { words: 'creó para la demostración la cuenta de', tables: ['account'] },
  'account.disable': { words: 'cerró el ingreso a', tables: ENTRANCES },
  'account.enable': { words: 'volvió a abrir el ingreso a', tables: ['account'] },
  'link.first': { words: 'hizo un enlace para la primera cuenta', tables: ['one_time_link'] },
  'password.forget': { words: 'pidió un enlace para otra clave de', tables: ['one_time_link', 'mail'] },
  'password.choose': { words: 'eligió con un enlace la clave de', tables: ENTRANCES },
  'password.change': { words: 'cambió la clave de', tables: ENTRANCES },
  'login.pass-password': { words: 'pasó la clave de', tables: ['account', 'external_identity', 'login_session'] },
  'login.begin': {
    words: 'ingresó como',
    tables: ['account', 'recovery_code', 'external_identity', 'login_session'],
  },
  'login.end': { words: 'cerró la sesión de', tables: ['login_session'] },
  'second-factor.begin': { words: 'empezó a poner el segundo paso de', tables: ['account'] },
  'second-factor.confirm': { words: 'puso el segundo paso de', tables: ['account', 'recovery_code', 'login_session'] },
  'second-factor.remove': { words: 'quitó el segundo paso de', tables: ['account', 'recovery_code', 'login_session'] },
  'recovery-codes.renew': { words: 'renovó los códigos de respaldo de', tables: ['recovery_code'] },
  'token.make': { words: 'creó la llave de acceso', tables: ['api_token'] },
  'token.revoke': { words: 'anuló la llave de acceso', tables: ['api_token'] },
  'request.send': {
    words: 'envió el requerimiento',
    tables: ['information_request', 'requested_institution', 'requested_indicator', 'request_question', 'mail'],
  },
  'request.extend': {
    words: 'dio una prórroga en el requerimiento',
    tables: ['requested_institution', 'request_extension'],
  },
  'request.note-receipt': { words: 'anotó el cargo de recepción del requerimiento', tables: ['requested_institution'] },
  'request.close': { words: 'cerró el requerimiento', tables: ['information_request'] },
  'request.reopen': { words: 'volvió a abrir el requerimiento', tables: ['information_request'] },
  'draft.save': { words: 'escribió en el borrador de', tables: ['line_draft'] },
  'answer.save': { words: 'escribió la respuesta a', tables: ['question_answer'] },
  'answer.send': { words: 'envió la respuesta a', tables: ['question_answer', 'requested_institution'] },
  'report.send': {
    words: 'envió el reporte de',
    tables: [
      ...[...ACTIVITY_TABLES, 'no_progress', 'line_draft', 'line_submission', 'submitted_activity'],
      ...['requested_institution', 'mail'],
    ],
  },
  'report.observe': { words: 'observó el reporte de', tables: ['line_submission', 'submission_remark'] },
  'report.validate': { words: 'validó el reporte de', tables: [...ACTIVITY_TABLES, 'no_progress', 'line_submission'] },
  'report.withdraw-validation': {
    words: 'retiró la validación del reporte de',
    tables: [...ACTIVITY_TABLES, 'no_progress', 'line_submission'],
  },
  'evidence.wait': { words: 'guardó archivos en el borrador', tables: ['waiting_evidence'] },
  'evidence.drop': { words: 'descartó archivos del borrador', tables: ['waiting_evidence'] },
  'evidence.add': { words: 'agregó la evidencia', tables: ['evidence', 'waiting_evidence'] },
  'evidence.remove': { words: 'quitó la evidencia', tables: ['evidence'] },
  'evidence.read': { words: 'descargó la evidencia', tables: [] },
  'role.grant': { words: 'dio un rol a', tables: ['membership', 'mail'] },
  'role.end': { words: 'retiró un rol a', tables: ['membership'] },
  'sending.pause': { words: 'detuvo los envíos de correos:', tables: ['work_pause'] },
  'sending.resume': { words: 'reanudó los envíos de correos, detenidos por', tables: ['work_pause'] },
  'content.empty': { words: 'retiró de la bitácora, vencido su plazo, el contenido de los', tables: [] },
} as const satisfies Readonly<Record<string, Said>>;

export type AuditAction = keyof typeof ACTIONS;

export const AUDIT_ACTIONS: Readonly<Record<AuditAction, Said>> = ACTIONS;

/** Which deed made an emptied content rightful; its own content is never emptied. */
export const EMPTYING: AuditAction = 'content.empty';

/**
 * Tables of which only new rows, and changes of these columns, have an entry; what else changes in them is technical:
 * when a login was last seen or a token last used, and that rows which ended long ago are taken away.
 */
export const COLUMNS_WITH_ENTRY: Readonly<Record<string, readonly string[]>> = {
  api_token: ['revoked_at'],
  login_session: ['revoked_at'],
};

/** Tables whose rows change without an entry, with the reason. */
export const TABLES_WITHOUT_ENTRY: Readonly<Record<string, string>> = {
  audit_entry: 'the log itself',
  audit_content: 'the log itself',
  audit_head: 'the log itself',
  audit_seal: 'made of the log, for a document whose own entry tells of it',
  guess_tally: 'counts wrong guesses, made by nobody who is known',
  job: 'asked for by a change that has its own entry; taking and ending it are technical',
  mail: 'written with the change that it tells, and marked when it has left',
  mail_bounce: 'what a mail server answered',
  notice: 'written with the change that it tells, or by the calendar, and marked when a mail tells it',
  kept_tally: 'made again at any time of what other tables say; nobody changes it',
  stored_file: 'bytes under their hash; what names them has its entry',
  storage_claim: 'made by itself with the first file',
  request_tally: 'counts requests, which change nothing by themselves',
  migrations: 'kept by the program that makes the tables',
};
