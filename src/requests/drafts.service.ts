import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { LineDraft as TypedDraft } from '../domain/line-draft';
import { EMPTY_DRAFT } from '../domain/line-draft';
import { Refusal } from '../domain/refusal';
import { AnswersRepository, type LinePlace } from './answers.repository';
import type { LineDraft } from './line-draft.entity';
import { RequestsRepository } from './requests.repository';

/** A draft as a form shows it. */
export interface OpenDraft {
  readonly typed: TypedDraft;
  /** Of the row that the form rests on; 0: there is none yet. */
  readonly rowVersion: number;
  readonly typedBy: string | null;
}

/** Somebody of the institution typed meanwhile: both texts are there, and neither is lost. */
export class DraftConflict extends Refusal {
  constructor(readonly theirs: OpenDraft) {
    super(
      theirs.rowVersion === 0
        ? `${theirs.typedBy ?? 'Otra persona'} envió o descartó este borrador mientras usted escribía. Lo suyo sigue en el formulario: compare y guarde otra vez.`
        : `${theirs.typedBy ?? 'Otra persona'} cambió este borrador mientras usted escribía. Lo suyo sigue en el formulario: compare y guarde otra vez.`,
      'conflict',
    );
  }
}

/** Drafts are kept on the server as one types; they belong to the institution. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly answers: AnswersRepository,
    private readonly requests: RequestsRepository,
    private readonly audit: AuditService,
  ) {}

  /** The draft of a line; where there is none, what was sent last, else nothing typed. */
  async open(place: LinePlace): Promise<OpenDraft> {
    const draft = await this.answers.draft(place);
    if (draft !== null) return openDraft(draft);
    const last = (await this.answers.submissionsOn(place)).at(-1);
    if (last === undefined) return { typed: EMPTY_DRAFT, rowVersion: 0, typedBy: null };
    return { typed: JSON.parse(last.content) as TypedDraft, rowVersion: 0, typedBy: last.submittedBy };
  }

  /** Stores what is typed, over the version that the form showed; refused where somebody else stored another since. */
  save(
    place: LinePlace & { readonly label: string },
    typed: TypedDraft,
    of: { readonly rowVersion: number; readonly isComplete: boolean },
    by: Deed,
  ): Promise<OpenDraft> {
    const { label, ...where } = place;
    return this.transactions.within(async () => {
      // Held, so that of two first drafts at once the second one finds the first.
      await this.requests.heldInstitution(where.commissionId, where.requestId, where.institutionId);
      const known = await this.answers.draft(where);
      const content = JSON.stringify(typed);
      if (known?.content === content) return openDraft(known);
      // A draft that was sent meanwhile is there no more: what was sent stands in its place.
      if ((known?.rowVersion ?? 0) !== of.rowVersion) throw new DraftConflict(await this.open(where));
      const told = { content, isComplete: of.isComplete, typedBy: by.actor.name, typedAt: by.at };
      const saved = await this.answers.saveDraft({ ...(known ?? where), ...told });
      const subject = { kind: 'line_draft', id: saved.id, label };
      const before = known === null ? null : (JSON.parse(known.content) as TypedDraft);
      this.audit.record({ by, commissionId: where.commissionId, action: 'draft.save', subject, before, after: typed });
      return openDraft(saved);
    });
  }
}

function openDraft({ content, rowVersion, typedBy }: LineDraft): OpenDraft {
  return { typed: JSON.parse(content) as TypedDraft, rowVersion, typedBy };
}
