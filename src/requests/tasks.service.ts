import { Injectable } from '@nestjs/common';
import type { Instant, IsoDate } from '../domain/dates';
import { limaDate } from '../domain/dates';
import type { LineDraft } from '../domain/line-draft';
import { type LineReading, readLineDraft } from '../domain/line-report';
import { type Person, whyNot } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { fold } from '../domain/text';
import { takesPart } from '../domain/task-lines';
import { InstitutionsService } from '../institutions/institutions.service';
import { addressedLine } from './addressed-line';
import { AnswersRepository } from './answers.repository';
import type { InformationRequest } from './information-request.entity';
import type { OwnLine, OwnTask } from './own-task';
import { RequestReading } from './request-reading.service';
import { RequestsRepository } from './requests.repository';

/** What institutions have to answer, for those who answer for them. */
@Injectable()
export class TasksService {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly answers: AnswersRepository,
    private readonly reading: RequestReading,
    private readonly institutions: InstitutionsService,
  ) {}

  /** The requests to the institutions that a person reports for: open ones first, the nearest deadline first. */
  async ofPerson(person: Person, now: Instant): Promise<OwnTask[]> {
    const own = person.memberships.filter(({ role }) => role === 'institution');
    const commissionIds = own.flatMap(({ commissionId }) => (commissionId === null ? [] : [commissionId]));
    const institutionIds = own.flatMap(({ institutionId }) => (institutionId === null ? [] : [institutionId]));
    const addressed = await this.requests.addressedTo(commissionIds, institutionIds);
    const tasks: OwnTask[] = [];
    for (const id of new Set(addressed.map(({ requestId }) => requestId))) {
      const standing = await this.reading.standing(id, commissionIds, now);
      const { commissionId } = standing.rows.request;
      for (const task of standing.tasks) {
        const { institutionId } = task.place;
        if (own.some((each) => each.commissionId === commissionId && each.institutionId === institutionId))
          tasks.push({ standing, task });
      }
    }
    return tasks.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  }

  /** One of them, of whoever may report for the institution; refused as if it did not exist for everyone else. */
  async one(requestId: number, acronym: string, person: Person, now: Instant): Promise<OwnTask> {
    const standing = await this.reading.standing(requestId, 'every', now).catch(() => null);
    const task = standing?.tasks.find((each) => each.institution.acronym === acronym);
    if (standing && task) {
      const { commissionId } = standing.rows.request;
      const thing = { commissionId, institutionIds: [task.place.institutionId] };
      if (whyNot('activity.report', person, thing) === null) return { standing, task };
    }
    throw new Refusal('No hay ningún reporte en esta dirección; vuelva a «Mis reportes».', 'not-found');
  }

  async line(requestId: number, acronym: string, code: string, person: Person, now: Instant): Promise<OwnLine> {
    const { standing, task } = await this.one(requestId, acronym, person, now);
    const line = task.lines.find((each) => each.code === code);
    if (!line) throw new Refusal('El requerimiento no pide esa línea de acción a su institución.', 'not-found');
    const { id, commissionId } = standing.rows.request;
    const { institutionId } = task.place;
    const place = { commissionId, requestId: id, institutionId, elementId: line.elementId };
    return { standing, task, line, place, regions: await this.institutions.regions() };
  }

  /** The line of an address as the browser asks for it, `/1/SUNAFIL/LA-1.4.4`. */
  addressed(
    { request, institution, line }: { readonly request: number; readonly institution: string; readonly line: string },
    person: Person,
    now: Instant,
  ): Promise<OwnLine> {
    return this.line(request, institution, addressedLine(line), person, now);
  }

  /** A draft of a line read as a report. */
  read(own: OwnLine, draft: LineDraft, now: Instant): LineReading {
    const { standing, task, regions } = own;
    const { plan, content } = standing.at;
    const { request } = standing.rows;
    const mine = content.indicators.filter((each) => takesPart(each, task.institution));
    return readLineDraft(draft, {
      institution: task.institution.acronym,
      today: limaDate(now),
      plan: { startsOn: plan.startsOn, endsOn: plan.endsOn },
      span: { from: request.startsOn, to: request.endsOn },
      regions: new Map(regions.flatMap(({ code, name }) => [[code, code] as const, [fold(name), code] as const])),
      indicators: new Map(mine.map((each) => [`${each.element}-${each.number}`, each])),
    });
  }

  /** The last report of the institution on the line that was validated, whatever the request; null: none. */
  async lastValidated(
    own: OwnLine,
  ): Promise<{ readonly request: InformationRequest; readonly draft: LineDraft } | null> {
    const { commissionId, institutionId, elementId } = own.place;
    const last = await this.answers.lastValidated(commissionId, institutionId, elementId);
    if (last === null) return null;
    const request = await this.requests.ofId(last.requestId, [commissionId]);
    return request === null ? null : { request, draft: JSON.parse(last.content) as LineDraft };
  }
}

/** Whether a person writes for an institution that is not theirs: the secretariat, of what came by letter. */
export function isOnBehalf({ place }: Pick<OwnLine, 'place'>, { memberships }: Person): boolean {
  return !memberships.some(
    ({ role, commissionId, institutionId }) =>
      role === 'institution' && commissionId === place.commissionId && institutionId === place.institutionId,
  );
}

function sortKey({ standing, task }: OwnTask): string {
  const isDone = standing.rows.request.closedAt !== null || task.state === 'delivered';
  const deadline: IsoDate = task.deadline;
  return `${isDone ? 1 : 0} ${deadline}`;
}
