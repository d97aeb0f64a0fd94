/** Rows put together by key: one activity each, with its contributions, or one declaration of no progress. */
import type { ActivityContent, ContributionContent, NoProgressContent } from '../../domain/activity';
import { slashedDate } from '../../domain/dates';
import { fold } from '../../domain/text';
import type { ActivityRow } from './activity-row';
import type { ActivityField } from './columns';
import type { ActivityFacts } from './read-facts';
import { quoted } from '../layout/read-words';

const NO_DOCUMENT_NOTE = 'La fuente no cita documento';

interface Note {
  readonly text: string;
  readonly row: ActivityRow;
  readonly field: ActivityField;
}

interface GatheredActivity {
  readonly facts: ActivityFacts;
  /** The first row of the key, with which the others must agree. */
  readonly row: ActivityRow;
  readonly contributions: ContributionContent[];
  /** Row of each contribution. */
  readonly rows: number[];
  note: Note | null;
}

export class Gathering {
  private readonly activities = new Map<string, GatheredActivity>();
  private readonly declarations = new Map<string, { readonly content: NoProgressContent; readonly row: ActivityRow }>();
  private readonly rowOf = new Map<string, ActivityRow>();

  constructor(private readonly validating: boolean) {}

  /** Adds a row of an activity; of a refused contribution the row still has to agree with the others. */
  addActivity(key: string, row: ActivityRow, facts: ActivityFacts, contribution: ContributionContent | null): void {
    const declared = this.declarations.get(key);
    if (declared) return void row.refuse('key', takenBy(key, declared.row, 'una fila de SIN AVANCE'));
    const known = this.activities.get(key);
    if (known) agree(key, known, row, facts);
    const activity = known ?? { facts, row, contributions: [], rows: [], note: null };
    if (!known) this.activities.set(key, activity);
    takeNotes(activity, row);
    if (contribution === null || this.isRepeated(key, row, contribution)) return;
    activity.contributions.push(contribution);
    activity.rows.push(row.number);
  }

  addNoProgress(content: NoProgressContent, row: ActivityRow): void {
    const { key, element, number, institution, declaredOn } = content;
    const activity = this.activities.get(key);
    if (activity) return void row.refuse('key', takenBy(key, activity.row, 'una actividad'));
    const twin = this.remember(`${element}\n${number}\n${institution}\n${declaredOn}`, row);
    if (twin) {
      const what = `${institution} ya declara SIN AVANCE en ${element}, indicador ${number}, al ${slashedDate(declaredOn)}`;
      return void row.refuse('noProgress', `${what} en ${twin.at('noProgress')}; borre una de las dos filas.`);
    }
    const declared = this.declarations.get(key);
    if (declared) return void row.refuse('key', takenBy(key, declared.row, 'otra fila de SIN AVANCE'));
    this.declarations.set(key, { content, row });
  }

  /** What was gathered, in the order of the sheet, with the cell of each key. */
  finish(): {
    activities: ActivityContent[];
    noProgress: NoProgressContent[];
    rows: Readonly<Record<string, readonly number[]>>;
    cells: Readonly<Record<string, string>>;
  } {
    const cells: [string, string][] = [];
    for (const [key, { row }] of [...this.activities, ...this.declarations]) cells.push([key, row.at('key')]);
    return {
      activities: [...this.activities].map(([key, activity]) => this.contentOf(key, activity)),
      noProgress: [...this.declarations.values()].map(({ content }) => content),
      rows: Object.fromEntries([...this.activities].map(([key, { rows }]) => [key, rows])),
      cells: Object.fromEntries(cells),
    };
  }

  private contentOf(key: string, { facts, row, contributions, note }: GatheredActivity): ActivityContent {
    return { key, ...facts, validationNote: note?.text ?? this.missingNote(row, facts), contributions };
  }

  private missingNote(row: ActivityRow, { documents }: ActivityFacts): string | null {
    if (!this.validating || documents.length > 0) return null;
    row.warn('documents', `La actividad no cita documento ni motivo; se valida con la nota «${NO_DOCUMENT_NOTE}».`);
    return NO_DOCUMENT_NOTE;
  }

  private isRepeated(
    key: string,
    row: ActivityRow,
    { element, number, subject, criterion }: ContributionContent,
  ): boolean {
    const twin = this.remember(
      `${key}\n${element}\n${number}\n${subject === null ? '' : fold(subject)}\n${criterion}`,
      row,
    );
    if (!twin) return false;
    const what = `La misma actividad ya aporta a ${element}, indicador ${number}, en ${twin.at('line')}`;
    row.refuse('line', `${what}; borre una de las dos filas o, si son actividades distintas, dé a cada una su CLAVE.`);
    return true;
  }

  private remember(identity: string, row: ActivityRow): ActivityRow | null {
    const before = this.rowOf.get(identity);
    if (before) return before;
    this.rowOf.set(identity, row);
    return null;
  }
}

function takenBy(key: string, other: ActivityRow, what: string): string {
  return `La clave ${quoted(key)} ya la lleva ${what} (${other.at('key')}); escriba otra clave o déjela vacía.`;
}

const COMPARED: readonly { field: ActivityField; shown: (facts: ActivityFacts) => string }[] = [
  { field: 'title', shown: ({ title }) => title },
  { field: 'startsOn', shown: ({ startsOn }) => slashedDate(startsOn) },
  { field: 'endedOn', shown: ({ endedOn }) => slashedDate(endedOn) },
  { field: 'region', shown: ({ region }) => region ?? 'Nacional' },
  { field: 'institution', shown: ({ institutions }) => institutions.join(' / ') },
  { field: 'documents', shown: ({ documents }) => documents.join('\n') },
];

function agree(key: string, { facts, row: first }: GatheredActivity, row: ActivityRow, other: ActivityFacts): void {
  for (const { field, shown } of COMPARED) {
    const [there, here] = [shown(facts), shown(other)];
    if (there === here) continue;
    // An end that follows from a differing start is not told twice.
    if (field === 'endedOn' && facts.startsOn !== other.startsOn && !row.has('endedOn') && !first.has('endedOn'))
      continue;
    const disagreement = `La fila dice ${quoted(here)} y ${first.at(field)} ${quoted(there)}`;
    const same = row.has('key')
      ? `tienen la misma clave ${quoted(key)}`
      : 'son la misma actividad por su fecha y texto';
    row.refuse(field, `${disagreement}, pero ${same}; iguálelas o dé a cada actividad su CLAVE.`);
  }
}

/** MOTIVO is the note where CUENTA leaves it free; NOTA DE VALIDACIÓN is it always. */
function takeNotes(activity: GatheredActivity, row: ActivityRow): void {
  takeNote(activity, row, 'validationNote');
  if (row.has('choice') || row.text('reason') === '') return;
  if (activity.facts.documents.length === 0) return takeNote(activity, row, 'reason');
  row.warn('reason', 'MOTIVO no se guarda: la actividad cita documento y CUENTA está vacía; quítelo o llene CUENTA.');
}

function takeNote(activity: GatheredActivity, row: ActivityRow, field: ActivityField): void {
  const text = row.text(field);
  if (text === '') return;
  activity.note ??= { text, row, field };
  if (activity.note.text === text) return;
  const other = `${activity.note.row.at(activity.note.field)} ${quoted(activity.note.text)}`;
  row.refuse(field, `El motivo de la misma actividad es aquí ${quoted(text)} y en ${other}; escriba uno solo.`);
}
