import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

const STYLES_AND_SCRIPTS = join(__dirname, '../../templates/assets');
const WEIGHTS = [400, 500, 700];
const LETTERS = ['latin', 'latin-ext'];

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface AssetFile {
  readonly bytes: Buffer;
  /** Its media type. */
  readonly type: string;
}

/** What browsers fetch besides pages, under an address that changes with any of it, so that it may be kept for ever. */
export interface Assets {
  /** Begins and ends with a slash. */
  readonly prefix: string;
  /** Of all of them together; changes with any of it. */
  readonly tag: string;
  /** A file by its name; null: it is none of them. */
  readonly file: (name: string) => AssetFile | null;
  /** The address of a file; a name that does not exist is a mistake in a template and throws. */
  readonly url: (name: string) => string;
}

/** Reads the files, some 300 kB, once: to know what their content's version is, and to send them from memory. */
export function readAssets(): Assets {
  const own = readdirSync(STYLES_AND_SCRIPTS).map((name) => join(STYLES_AND_SCRIPTS, name));
  const files = new Map([...own, ...fromPackages()].sort(byName).map((path) => [basename(path), assetFile(path)]));
  const hash = createHash('sha256');
  for (const [name, { bytes }] of files) hash.update(`${name}\n`).update(bytes);
  const version = hash.digest('hex').slice(0, 12);
  const prefix = `/recursos/${version}/`;
  return {
    prefix,
    tag: `"${version}"`,
    file: (name) => files.get(name) ?? null,
    url: (name) => {
      if (!files.has(name)) throw new Error(`No asset is named ${name}`);
      return `${prefix}${name}`;
    },
  };
}

function assetFile(path: string): AssetFile {
  const type = TYPES[extname(path)];
  if (type === undefined) throw new Error(`No media type is known for ${path}`);
  return { bytes: readFileSync(path), type };
}

function byName(a: string, b: string): number {
  return basename(a) < basename(b) ? -1 : 1;
}

/** Files that installed packages bring: the script for smoother pages, and the typeface. */
function fromPackages(): string[] {
  const fonts = LETTERS.flatMap((letters) => WEIGHTS.map((weight) => `roboto-${letters}-${weight}-normal.woff2`));
  const names = ['htmx.org/dist/htmx.min.js', ...fonts.map((name) => `@fontsource/roboto/files/${name}`)];
  return names.map((name) => require.resolve(name));
}
