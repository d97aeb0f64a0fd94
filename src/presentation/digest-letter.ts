/** The one mail of a day that tells a person all that waits for them. */
import { daysBetween, type IsoDate, slashedDate } from '../domain/dates';
import type { NoticeKind, NoticeMatter } from '../domain/notices';
import { compareNames } from '../domain/text';
import type { Letter, LetterSection } from './letter';

export interface ToldNotice {
  readonly kind: NoticeKind;
  readonly matter: NoticeMatter;
}

const SECTIONS: readonly { readonly title: string; readonly kinds: readonly NoticeKind[] }[] = [
  { title: 'Plazos vencidos', kinds: ['overdue'] },
  { title: 'Plazos que vencen pronto', kinds: ['due-today', 'due-1', 'due-3', 'due-7'] },
  { title: 'Observaciones por atender', kinds: ['observed'] },
  { title: 'Requerimientos nuevos', kinds: ['requested'] },
  { title: 'Reportes validados', kinds: ['validated'] },
];

/** Subject and text of the mail with some notices; the days left are counted from `today`, whenever they were made. */
export function digestLetter(notices: readonly ToldNotice[], today: IsoDate): { subject: string; letter: Letter } {
  const sections = SECTIONS.map((section) => sectionOf(section, notices, today)).filter(
    ({ lines }) => lines.length > 0,
  );
  const [first] = sections.flatMap(({ lines }) => lines);
  const many = notices.length > 1;
  return {
    subject: many ? `Tiene ${notices.length} avisos en Yupana` : (first?.text ?? 'Tiene un aviso en Yupana'),
    letter: {
      paragraphs: [many ? 'Esto es lo que le espera en Yupana.' : 'Tiene un aviso en Yupana.'],
      sections,
      closing: ['Recibe como máximo un correo de avisos al día.'],
    },
  };
}

/** What a notice says, in a sentence. */
export function noticeSentence({ kind, matter }: ToldNotice, today: IsoDate): string {
  const { title, dueOn, detail } = matter;
  const more = detail === null ? '' : ` ${detail}`;
  if (kind === 'observed')
    return `${title}: la secretaría técnica hizo observaciones; corrija y envíe otra vez.${more}`;
  if (kind === 'validated') return `${title}: la secretaría técnica validó lo que envió.${more}`;
  if (kind === 'requested' && dueOn !== null) return `${title}: responda hasta el ${slashedDate(dueOn)}.${more}`;
  return `${title}: ${dueOn === null ? 'espera su respuesta' : dueWords(dueOn, today)}.${more}`;
}

function sectionOf(
  { title, kinds }: (typeof SECTIONS)[number],
  notices: readonly ToldNotice[],
  today: IsoDate,
): LetterSection {
  const told = notices.filter(({ kind }) => kinds.includes(kind)).sort((a, b) => inOrder(a.matter, b.matter));
  return { title, lines: told.map((notice) => ({ text: noticeSentence(notice, today), path: notice.matter.path })) };
}

function inOrder(a: NoticeMatter, b: NoticeMatter): number {
  const [left, right] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  return left === right ? compareNames(a.title, b.title) : left < right ? -1 : 1;
}

function dueWords(dueOn: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, dueOn);
  const date = slashedDate(dueOn);
  if (days < 0) return `el plazo venció el ${date} y falta su respuesta; todavía puede enviarla`;
  if (days === 0) return 'el plazo vence hoy a las 23:59 (hora de Lima)';
  return days === 1 ? `el plazo vence mañana, ${date}` : `el plazo vence en ${days} días, el ${date}`;
}
