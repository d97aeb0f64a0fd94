import type { NoticeKind, NoticeMatter } from '../domain/notices';
import { digestLetter, noticeSentence } from './digest-letter';

const CIRCULAR: NoticeMatter = {
  title: 'Oficio circular N° 12',
  path: '/mis-reportes/12',
  dueOn: '2026-11-20',
  detail: null,
};

describe('a notice', () => {
  const cases: [NoticeKind, string, Partial<NoticeMatter>, string][] = [
    ['requested', '2026-11-02', {}, 'Oficio circular N° 12: responda hasta el 20/11/2026.'],
    ['requested', '2026-11-02', { dueOn: null }, 'Oficio circular N° 12: espera su respuesta.'],
    ['due-7', '2026-11-13', {}, 'Oficio circular N° 12: el plazo vence en 7 días, el 20/11/2026.'],
    ['due-7', '2026-11-15', {}, 'Oficio circular N° 12: el plazo vence en 5 días, el 20/11/2026.'],
    ['due-1', '2026-11-19', {}, 'Oficio circular N° 12: el plazo vence mañana, 20/11/2026.'],
    ['due-today', '2026-11-20', {}, 'Oficio circular N° 12: el plazo vence hoy a las 23:59 (hora de Lima).'],
    [
      'overdue',
      '2026-11-23',
      {},
      'Oficio circular N° 12: el plazo venció el 20/11/2026 y falta su respuesta; todavía puede enviarla.',
    ],
    [
      'observed',
      '2026-11-23',
      { detail: 'Falta el acta.' },
      'Oficio circular N° 12: la secretaría técnica hizo observaciones; corrija y envíe otra vez. Falta el acta.',
    ],
    ['validated', '2026-11-23', {}, 'Oficio circular N° 12: la secretaría técnica validó lo que envió.'],
  ];

  test.each(cases)('%s on %s', (kind, today, matter, sentence) => {
    expect(noticeSentence({ kind, matter: { ...CIRCULAR, ...matter } }, today)).toBe(sentence);
  });
});

describe('the mail of a day', () => {
  it('bears its only notice as its subject', () => {
    const { subject, letter } = digestLetter([{ kind: 'due-today', matter: CIRCULAR }], '2026-11-20');
    expect(subject).toBe('Oficio circular N° 12: el plazo vence hoy a las 23:59 (hora de Lima).');
    expect(letter.sections).toEqual([
      { title: 'Plazos que vencen pronto', lines: [{ text: subject, path: '/mis-reportes/12' }] },
    ]);
  });

  it('puts first what is most pressing', () => {
    const later = { ...CIRCULAR, title: 'Oficio circular N° 9', dueOn: '2026-11-27' };
    const { subject, letter } = digestLetter(
      [
        { kind: 'validated', matter: CIRCULAR },
        { kind: 'due-7', matter: later },
        { kind: 'due-today', matter: CIRCULAR },
        { kind: 'overdue', matter: { ...CIRCULAR, dueOn: '2026-11-01' } },
      ],
      '2026-11-20',
    );
    expect(subject).toBe('Tiene 4 avisos en Yupana');
    expect(letter.sections?.map(({ title, lines }) => [title, lines.length])).toEqual([
      ['Plazos vencidos', 1],
      ['Plazos que vencen pronto', 2],
      ['Reportes validados', 1],
    ]);
    expect(letter.sections?.[1]?.lines.map(({ text }) => text.split(':')[0])).toEqual([
      'Oficio circular N° 12',
      'Oficio circular N° 9',
    ]);
  });
});
