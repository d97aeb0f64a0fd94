import { join } from 'node:path';
import { Eta } from 'eta';

/** The folder is at the same place beside `src` and beside `dist`. */
const TEMPLATES = join(__dirname, '../../templates');

/** Each template is read and compiled when first used, and kept; what it prints is escaped unless it says raw. */
const eta = new Eta({ views: TEMPLATES, cache: true, autoEscape: true, autoTrim: false });

/** Fills a template, named by its path under `templates/` (`pages/home/index`), with what it calls `it`. */
export function markup(template: string, view: object): string {
  return eta.render(`/${template}`, view);
}
