import type { Command } from '../command-line/command';
import { commandDeed } from '../command-line/command-deed';
import { readInput } from '../command-line/files';
import { numberOption, textOption } from '../command-line/option-values';
import { CommissionsService } from './commissions.service';
import { InstitutionsService } from './institutions.service';

export const INSTITUTION_COMMANDS: readonly Command[] = [
  {
    name: 'commission add',
    args: ['CODE'],
    summary: 'registra una comisión',
    options: [
      { flags: '--name <NAME>', summary: 'nombre de la comisión', required: true },
      { flags: '--last-ordinary <N>', summary: 'número de la última sesión ordinaria' },
    ],
    async run(session, [code = ''], options) {
      const app = await session.app();
      const outcome = await app
        .get(CommissionsService)
        .add(code, textOption(options, 'name') ?? '', numberOption(options, 'lastOrdinary'), commandDeed(app));
      session.print(`${JSON.stringify(outcome, null, 2)}\n`);
    },
  },
  {
    name: 'institution import',
    args: ['FILE.csv'],
    summary: 'carga el catálogo de instituciones',
    options: [],
    async run(session, [file = '']) {
      const csv = await readInput(file);
      const app = await session.app();
      const outcome = await app.get(InstitutionsService).import(csv, commandDeed(app));
      session.print(`${JSON.stringify(outcome, null, 2)}\n`);
    },
  },
];
