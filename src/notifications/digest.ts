import type { IsoDate } from '../domain/dates';
import type { NoticeMatter } from '../domain/notices';
import { digestLetter } from '../presentation/digest-letter';
import { writtenLetter } from '../presentation/letter';
import type { Notice } from './notice.entity';

/** Subject and both forms of the mail that tells some notices on a day. */
export function writtenDigest(notices: readonly Notice[], day: IsoDate, site: string) {
  const told = notices.map(({ kind, payload }) => ({ kind, matter: JSON.parse(payload) as NoticeMatter }));
  const { subject, letter } = digestLetter(told, day);
  return { subject, ...writtenLetter(letter, subject, site) };
}
