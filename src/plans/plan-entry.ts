/** What the log says of a plan that came in from a workbook. */
import type { AuditFact } from '../audit/audit.service';
import type { Deed } from '../domain/actor';
import { indicatorKey } from '../domain/annex';
import { changedThings, importedContent } from '../domain/audit-import';
import type { PlanContent } from '../domain/plan';
import type { Plan } from './plan.entity';
import type { PlanAtVersion } from './plans.service';

/** A plan as a workbook and its command state it: what stands beside the content, and the content. */
interface ArrivedPlan {
  readonly header: object;
  readonly content: PlanContent;
}

/**
 * The entry of an import.
 * @param before null: the plan is new.
 * @param file SHA-256 of the workbook.
 */
export function planImported(
  plan: Plan,
  { before, after, file }: { before: PlanAtVersion | null; after: ArrivedPlan; file: string },
  by: Deed,
): AuditFact {
  const { elements, indicators } = after.content;
  const things = changedThings(before ? thingsOf(arrived(before)) : new Map(), thingsOf(after));
  return {
    by,
    commissionId: plan.commissionId,
    action: before ? 'plan.replace' : 'plan.import',
    subject: { kind: 'plan', id: plan.id, label: plan.code },
    ...importedContent(things, { file, elements: elements.length, indicators: indicators.length }),
  };
}

function arrived({ plan, version, content }: PlanAtVersion): ArrivedPlan {
  const { commissionId, code, title, startsOn, endsOn, countsFrom, countsFromNorm } = plan;
  const draft = version.state === 'draft';
  return { header: { commissionId, code, title, startsOn, endsOn, countsFrom, countsFromNorm, draft }, content };
}

function thingsOf({ header, content }: ArrivedPlan): Map<string, unknown> {
  return new Map<string, unknown>([
    ['plan', header],
    ...content.elements.map((each) => [each.code, each] as const),
    ...content.indicators.map((each) => [indicatorKey(each), each] as const),
    ...content.footnotes.map((each, index) => [`nota ${index + 1}`, each] as const),
  ]);
}
