import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const STYLES_AND_SCRIPTS = join(__dirname, '../../templates/assets');
const HTMX = 'htmx.min.js';

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
  const htmxFolder = dirname(require.resolve(`htmx.org/dist/${HTMX}`));
  const files = new Map(readdirSync(STYLES_AND_SCRIPTS).map((name) => [name, join(STYLES_AND_SCRIPTS, name)]));
  files.set(HTMX, join(htmxFolder, HTMX));
  const hash = createHash('sha256');
  for (const [name, path] of [...files].sort()) hash.update(`${name}\n`).update(readFileSync(path));
  const prefix = `/recursos/${hash.digest('hex').slice(0, 12)}/`;
  return {
    prefix,
    folders: [STYLES_AND_SCRIPTS, htmxFolder],
    has: (path) => files.has(path.slice(1)),
    url: (name) => {
      if (!files.has(name)) throw new Error(`No asset is named ${name}`);
      return `${prefix}${name}`;
    },
  };
}
