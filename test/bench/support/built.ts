import { createRequire } from 'node:module';
import { join } from 'node:path';

const DIST = join(__dirname, '../../../dist');
const load = createRequire(__filename);

/** A module as `npm run build` made it, by its path from src: `built<typeof import('…')>('evaluation/…')`. */
export function built<T>(path: string): T {
  return load(join(DIST, path)) as T;
}
