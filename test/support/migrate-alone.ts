/** A process that brings a database up to date and prints what ran: `migrate-alone.ts KIND PATH-OR-URL`. */
import { migrateDatabase } from '../../src/database/open-database';

const [kind, place = ''] = process.argv.slice(2);
const config = kind === 'sqlite' ? ({ kind, path: place } as const) : ({ kind: 'postgres', url: place } as const);

void migrateDatabase(config, (sentence) => console.error(sentence)).then((names) => console.log(names.join(' ')));
