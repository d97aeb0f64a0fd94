import type { Command, Options, Session } from '../command-line/command';
import { writeOutput } from '../command-line/files';
import { choiceOption, dateOption, textOption } from '../command-line/option-values';
import { Clock } from '../work/clock';
import { Threads } from '../work/threads';
import { ANNEX_FORMATS, annexBytes } from './annex-formats';
import { EvaluationService } from './evaluation.service';

export const EVALUATION_COMMANDS: readonly Command[] = [
  {
    name: 'annex',
    args: ['PLAN'],
    summary: 'escribe el anexo de un plan a una fecha de corte',
    options: [
      { flags: '--cutoff <D>', summary: 'fecha de corte; si falta, hoy en Lima' },
      { flags: '--format <FORMAT>', summary: ANNEX_FORMATS.join(', '), required: true },
      { flags: '--out <FILE>', summary: 'archivo que se escribe; si falta, la salida estándar' },
    ],
    async run(session, [plan = ''], options) {
      const format = choiceOption(options, 'format', ANNEX_FORMATS) ?? 'json';
      const app = await session.app();
      const cutoff = dateOption(options, 'cutoff') ?? app.get(Clock).today();
      const annex = await app.get(EvaluationService).annex({ plan, cutoff });
      await delivered(session, options, await annexBytes(annex, format, app.get(Threads)));
    },
  },
];

async function delivered(session: Session, options: Options, bytes: Uint8Array): Promise<void> {
  const path = textOption(options, 'out');
  if (path === null) return session.print(bytes);
  await writeOutput(path, bytes);
  session.say(`Se escribió ${path}.`);
}
