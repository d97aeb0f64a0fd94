import type { Crumb } from '../presentation/crumbs';

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
    /** The template of that part of the page which htmx puts in place; null: it is given the whole page. */
    readonly part: string | null = null,
  ) {}

  /** The same page, of which htmx is given one part: `page('x/edit', view, 422).inPart('x/_form')`. */
  inPart(template: string): Page {
    return new Page(this.template, this.view, this.status, template);
  }
}

/** A page, `page('evaluation/annex', view)`; status 422 is a form that comes back with its mistakes. */
export function page<View extends PageView>(template: string, view: View, status = 200): Page {
  return new Page(template, view, status);
}

/** Of all html answers; a page is asked for again each time, since its figures change. */
export const HTML_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-cache',
} as const;
