import type { Command } from '../command-line/command';
import { migrateDatabase } from './open-database';

export const DATABASE_COMMANDS: readonly Command[] = [
  {
    name: 'migrate',
    args: [],
    summary: 'pone al día la estructura de la base de datos',
    options: [],
    async run(session) {
      const ran = await migrateDatabase(session.config.database, (line) => session.say(line));
      session.say(ran.length > 0 ? 'La base de datos quedó al día.' : 'La base de datos ya estaba al día.');
    },
  },
];
