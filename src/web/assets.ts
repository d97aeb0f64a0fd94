import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const STYLES_AND_SCRIPTS = join(__dirname, '../../templates/assets');
const WEIGHTS = [400, 500, 700];
const LETTERS = ['latin', 'latin-ext'];

/** What browsers fetch besides pages, under an address that changes with any of it, so that it may be kept for ever. */
export interface Assets {
  /** Begins and ends with a slash. */
  readonly prefix: string;
  readonly folders: readonly string[];
  /** Whether a path below the prefix, with its leading slash, is one of them. */
  readonly has: (path: string) => boolean;
  /** The address of a file; a name that does not exist is a mistake in a template and throws. */
  readonly url: (name: string) => string;
}

/** Reads the files once to know their names and what their content's version is. */
export function readAssets(): Assets {
  const own = readdirSync(STYLES_AND_SCRIPTS).map((name) => join(STYLES_AND_SCRIPTS, name));
  const files = new Map([...own, ...fromPackages()].map((path) => [basename(path), path]));
  const hash = createHash('sha256');
  for (const [name, path] of [...files].sort()) hash.update(`${name}\n`).update(readFileSync(path));
  const prefix = `/recursos/${hash.digest('hex').slice(0, 12)}/`;
  return {
    prefix,
    folders: [...new Set([...files.values()].map((path) => dirname(path)))],
    has: (path) => files.has(path.slice(1)),
    url: (name) => {
      if (!files.has(name)) throw new Error(`No asset is named ${name}`);
      return `${prefix}${name}`;
    },
  };
}

/** Files that installed packages bring: the script for smoother pages, and the typeface. */
function fromPackages(): string[] {
  const fonts = LETTERS.flatMap((letters) => WEIGHTS.map((weight) => `roboto-${letters}-${weight}-normal.woff2`));
  const names = ['htmx.org/dist/htmx.min.js', ...fonts.map((name) => `@fontsource/roboto/files/${name}`)];
  return names.map((name) => require.resolve(name));
}
