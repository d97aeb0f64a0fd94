import type { Command } from '../command-line/command';
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
      const commissions = (await session.app()).get(CommissionsService);
      const outcome = await commissions.add(
        code,
        textOption(options, 'name') ?? '',
        numberOption(options, 'lastOrdinary'),
      );
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
      const outcome = await (await session.app()).get(InstitutionsService).import(csv);
      session.print(`${JSON.stringify(outcome, null, 2)}\n`);
    },
  },
];
