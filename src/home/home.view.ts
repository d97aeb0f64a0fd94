import { slashedDate } from '../domain/dates';
import type { ListedPlan } from '../domain/plan';

/** What `templates/pages/home/index.eta` shows. */
export interface HomeView {
  readonly title: string;
  readonly plans: readonly {
    readonly annexHref: string;
    readonly title: string;
    readonly code: string;
    readonly commission: string;
    readonly period: string;
  }[];
}

export function homeView(plans: readonly ListedPlan[]): HomeView {
  return {
    title: 'Planes',
    plans: plans.map(({ code, title, commission, startsOn, endsOn }) => ({
      annexHref: `/planes/${encodeURIComponent(code)}/anexo-1`,
      title,
      code,
      commission,
      period: `${slashedDate(startsOn)} – ${slashedDate(endsOn)}`,
    })),
  };
}
