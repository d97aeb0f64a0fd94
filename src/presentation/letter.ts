/**
 * What a mail says, written once for both its forms, plain text and html. A mail with a template of its own takes the
 * same frame: `layout('/mail/_letter')` for html, `layout('/mail/_letter-text')` for plain text, where all is printed
 * raw.
 */
import { oneLine } from '../domain/text';
import { markup } from './markup';

/** A button that leads to a page of this site. */
export interface LetterLink {
  readonly label: string;
  /** Begins with a slash; the address of the site comes before it. */
  readonly path: string;
}

/** Sentences are plain text. */
export interface Letter {
  readonly paragraphs: readonly string[];
  /** What its reader should do now. */
  readonly action?: LetterLink;
  /** Below the rest, each with a heading and its lines. */
  readonly sections?: readonly LetterSection[];
  /** After everything else: how long a link is good, what to do where it was not asked for. */
  readonly closing?: readonly string[];
}

export interface LetterSection {
  readonly title: string;
  readonly lines: readonly LetterLine[];
}

export interface LetterLine {
  readonly text: string;
  /** Null: the line leads nowhere. */
  readonly path: string | null;
}

/** The two forms of a letter. @param site where all its links lead: the configured public address, without a slash. */
export function writtenLetter(letter: Letter, subject: string, site: string): { text: string; html: string } {
  const whole = { action: null, sections: [], closing: [], ...letter };
  const view = { ...whole, subject: oneLine(subject), site, address: (path: string) => addressOn(site, path) };
  const text = markup('mail/letter-text', view).replace(/\n{3,}/g, '\n\n');
  return { text: `${text.trim()}\n`, html: markup('mail/letter', view) };
}

// A path such as `//elsewhere` or `/\elsewhere` would lead away from the site.
function addressOn(site: string, path: string): string {
  const address = new URL(path, `${site}/`);
  const leadsAway = !path.startsWith('/') || address.origin !== new URL(site).origin;
  if (leadsAway) throw new Error(`A mail links to its own site alone, and not to ${path}`);
  return address.href;
}
