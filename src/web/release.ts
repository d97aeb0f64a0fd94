import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const PROGRAM = [join(__dirname, '..'), join(ROOT, 'templates'), join(ROOT, 'package.json')];

let known: string | null = null;

/**
 * A word that is the same in every process of one release and another in the next one: it stands for the programs and
 * templates that make pages of what is stored. Read once, a few milliseconds.
 */
export function release(): string {
  known ??= hashOf(PROGRAM);
  return known;
}

function hashOf(places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const path of filesIn(place)) hash.update(path.slice(ROOT.length)).update(readFileSync(path));
  }
  return hash.digest('base64url').slice(0, 12);
}

function filesIn(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return names.map((entry) => join(entry.parentPath, entry.name)).sort();
}
