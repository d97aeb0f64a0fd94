import type { Crumb } from '../presentation/crumbs';
import { markup } from '../presentation/markup';
import type { Assets } from './assets';

/** What every page shows besides its own content. */
export interface PageView {
  /** Of the page, as the browser's tab and history show it. */
  readonly title: string;
  /** The way from the first page to this one; none on the first page and on those that stand by themselves. */
  readonly crumbs?: readonly Crumb[];
}

/** What a controller answers with: a template under `templates/pages/` and what it shows. */
export class Page {
  constructor(
    readonly template: string,
    readonly view: PageView,
    readonly status: number,
  ) {}
}

/** A page, `page('evaluation/annex', view)`; status 422 is a form that comes back with its mistakes. */
export function page<View extends PageView>(template: string, view: View, status = 200): Page {
  return new Page(template, view, status);
}

/** The html of a page within the shell. */
export function pageHtml({ template, view }: Page, assets: Assets): string {
  return markup(`pages/${template}`, { ...view, asset: assets.url });
}

/** Of all html answers; a page is asked for again each time, since its figures change. */
export const HTML_HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } as const;
