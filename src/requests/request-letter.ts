/** The letter by which a request is sent: its own words, and the plan's in the version in force at its cutoff. */
import { limaDate, slashedDate } from '../domain/dates';
import type { FormalLetter, LetterPart } from '../domain/letter';
import type { Letterhead } from '../domain/letterhead';
import { requestTitle } from '../domain/request';
import { askedAbout, keyOf } from '../domain/task-lines';
import { longDate, shownAmount } from '../presentation/format';
import type { RequestStanding } from './request-reading.service';

export interface LetterAround {
  readonly letterhead: Letterhead;
  readonly commission: string;
  /** Where institutions answer, with the site's address. */
  readonly answersAt: string;
}

/** The letter of a request. */
export function requestLetter(
  standing: RequestStanding,
  { letterhead, commission, answersAt }: LetterAround,
): FormalLetter {
  const { request } = standing.rows;
  const title = requestTitle(request.number);
  return {
    letterhead,
    title,
    author: commission,
    sentAt: request.sentAt,
    footer: title,
    parts: [
      paragraph(commission),
      { kind: 'title', text: title },
      paragraph(longDate(limaDate(request.sentAt))),
      paragraph(`Señores:\n${addressees(standing).join('\n')}`),
      paragraph(`Asunto: ${request.subject}`),
      ...request.message.split('\n').filter(Boolean).map(paragraph),
      paragraph(
        `Se pide lo hecho del ${slashedDate(request.startsOn)} al ${slashedDate(request.endsOn)}, con fecha de corte al ${slashedDate(request.cutoff)}. El plazo para responder vence el ${longDate(request.dueOn)} a las 23:59, hora de Lima.`,
      ),
      ...indicatorParts(standing),
      ...questionParts(standing),
      paragraph(`Las respuestas se registran en ${answersAt}, en «Mis reportes», con su sustento.`),
      paragraph('Atentamente,'),
      paragraph(`Secretaría Técnica\n${commission}`),
    ],
  };
}

function addressees({ tasks, at }: RequestStanding): string[] {
  return tasks.map(({ institution, place }) => {
    const name = at.directory.nameOf(place.institutionId);
    return name === institution.acronym ? name : `${name} (${institution.acronym})`;
  });
}

function indicatorParts({ tasks, at, rows }: RequestStanding): LetterPart[] {
  const keys = new Map(at.indicators.map(({ id, key }) => [id, key]));
  const requested = new Set(rows.indicatorIds.map((id) => keys.get(id)));
  const indicators = at.content.indicators.filter((each) => requested.has(keyOf(each)));
  if (indicators.length === 0) return [];
  const institutions = tasks.map(({ institution }) => institution);
  const columns = [
    { heading: 'Línea de acción', share: 14 },
    { heading: 'Indicador', share: 44 },
    { heading: 'Meta', share: 18 },
    { heading: 'A quién se pide', share: 24 },
  ];
  const table = indicators.map((each) => [
    each.element,
    each.name,
    each.target === null ? `Sin meta (${each.unit})` : `${shownAmount(each.target)} (${each.unit})`,
    askedAbout(each, institutions)
      .map(({ acronym }) => acronym)
      .join(', '),
  ]);
  return [
    { kind: 'heading', text: 'Indicadores' },
    { kind: 'table', columns, rows: table },
  ];
}

function questionParts({ rows }: RequestStanding): LetterPart[] {
  if (rows.questions.length === 0) return [];
  return [
    { kind: 'heading', text: 'Preguntas' },
    { kind: 'list', items: rows.questions.map(({ text }) => text) },
  ];
}

function paragraph(text: string): LetterPart {
  return { kind: 'paragraph', text };
}
