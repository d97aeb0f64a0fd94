import type { Command, CommandOption, Options, Session } from '../command-line/command';
import { commandDeed } from '../command-line/command-deed';
import { readInput, writeOutput } from '../command-line/files';
import { choiceOption, dateOption, emailOption, textOption } from '../command-line/option-values';
import { Refusal } from '../domain/refusal';
import type { CellMessage } from '../domain/sheet';
import { Clock } from '../work/clock';
import { Threads } from '../work/threads';
import { WorkRefused } from '../work/work-refused';
import { ActivitiesWorkbookService } from './activities-workbook.service';
import { annotatedWorkbook } from './annotating/annotate-in-thread';
import { PlanExportService } from './plan-export.service';
import { type PlanImportRequest, PlanWorkbookService } from './plan-workbook.service';
import { TemplateService } from './template.service';

const ANNOTATE: CommandOption = {
  flags: '--annotate <OUT.xlsx>',
  summary: 'copia del libro con las celdas por corregir',
};
const VALIDATED_BY: CommandOption = { flags: '--validated-by <EMAIL>', summary: 'quién valida lo que trae el libro' };
const OUT: CommandOption = { flags: '--out <FILE>', summary: 'archivo que se escribe', required: true };

export const WORKBOOK_COMMANDS: readonly Command[] = [
  {
    name: 'plan import',
    args: ['FILE.xlsx'],
    summary: 'carga un plan desde su libro de Excel',
    options: [
      { flags: '--code <CODE>', summary: 'código del plan, por ejemplo POA-2020', required: true },
      { flags: '--title <TITLE>', summary: 'título del plan', required: true },
      { flags: '--commission <C>', summary: 'código de la comisión', required: true },
      { flags: '--starts <D>', summary: 'primer día del plan', required: true },
      { flags: '--ends <D>', summary: 'último día del plan', required: true },
      { flags: '--counts-from <D>', summary: 'primer día cuyas actividades cuentan; si falta, como está' },
      { flags: '--counts-from-norm <NORM>', summary: 'norma que fija ese día; si falta, como está' },
      { flags: '--cutoff <D>', summary: 'fecha de la ejecución que trae el libro' },
      VALIDATED_BY,
      { flags: '--state <STATE>', summary: 'borrador o aprobado; si falta, como está, y uno nuevo aprobado' },
      { flags: '--replace', summary: 'reemplaza el plan mientras nada esté validado' },
      ANNOTATE,
    ],
    async run(session, [file = ''], options) {
      const bytes = await readInput(file);
      const request = planRequest(options);
      const app = await session.app();
      const by = commandDeed(app, request.validatedBy);
      await imported(session, bytes, options, () => app.get(PlanWorkbookService).import(bytes, request, by));
    },
  },
  {
    name: 'plan export',
    args: ['PLAN'],
    summary: 'escribe un plan en su libro de Excel',
    options: [
      { flags: '--format <FORMAT>', summary: 'xlsx', required: true },
      { flags: '--with-execution', summary: 'con la ejecución a la fecha de corte' },
      { flags: '--cutoff <D>', summary: 'fecha de corte; si falta, hoy' },
      OUT,
    ],
    async run(session, [plan = ''], options) {
      choiceOption(options, 'format', ['xlsx']);
      const app = await session.app();
      const cutoff = dateOption(options, 'cutoff') ?? app.get(Clock).today();
      const bytes = await app.get(PlanExportService).workbook(plan, options['withExecution'] ? cutoff : null);
      await written(session, options, bytes);
    },
  },
  {
    name: 'plan template',
    args: ['PLAN'],
    summary: 'escribe el libro en que una institución registra sus actividades',
    options: [{ flags: '--institution <X>', summary: 'sigla de la institución', required: true }, OUT],
    async run(session, [plan = ''], options) {
      const service = (await session.app()).get(TemplateService);
      await written(session, options, await service.workbook(plan, textOption(options, 'institution') ?? ''));
    },
  },
  {
    name: 'activities import',
    args: ['FILE.xlsx'],
    summary: 'carga actividades desde su libro de Excel',
    options: [
      { flags: '--plan <PLAN>', summary: 'código del plan', required: true },
      { flags: '--as <EMAIL>', summary: 'quién las registra; si falta, la cuenta «carga»' },
      VALIDATED_BY,
      ANNOTATE,
    ],
    async run(session, [file = ''], options) {
      const bytes = await readInput(file);
      const app = await session.app();
      const request = {
        plan: textOption(options, 'plan') ?? '',
        reportedBy: emailOption(options, 'as'),
        validatedBy: emailOption(options, 'validatedBy'),
      };
      const by = commandDeed(app, request.reportedBy ?? request.validatedBy);
      await imported(session, bytes, options, () => app.get(ActivitiesWorkbookService).import(bytes, request, by));
    },
  },
];

// What is not given stays as the plan has it, so that its own export comes in without a change.
function planRequest(options: Options): PlanImportRequest {
  const state = choiceOption(options, 'state', ['borrador', 'aprobado']);
  return {
    code: textOption(options, 'code') ?? '',
    title: textOption(options, 'title') ?? '',
    commission: textOption(options, 'commission') ?? '',
    startsOn: dateOption(options, 'starts') ?? '',
    endsOn: dateOption(options, 'ends') ?? '',
    countsFrom: dateOption(options, 'countsFrom'),
    countsFromNorm: textOption(options, 'countsFromNorm'),
    cutoff: dateOption(options, 'cutoff'),
    validatedBy: emailOption(options, 'validatedBy'),
    draft: state === null ? null : state === 'borrador',
    replace: options['replace'] === true,
  };
}

/** Prints what was stored; what was refused goes, where asked, into a copy of the workbook with its cells marked. */
async function imported(
  session: Session,
  bytes: Uint8Array,
  options: Options,
  work: () => Promise<{ readonly warnings: readonly CellMessage[] }>,
): Promise<void> {
  try {
    const outcome = await work();
    for (const { cell, message } of outcome.warnings) session.say(`${cell}: ${message}`);
    session.print(`${JSON.stringify(outcome, null, 2)}\n`);
    if (outcome.warnings.length > 0) await annotated(session, bytes, options, outcome.warnings);
  } catch (error) {
    if (error instanceof Refusal && error.cells.length > 0) await annotated(session, bytes, options, error.cells);
    throw error;
  }
}

async function annotated(
  session: Session,
  bytes: Uint8Array,
  options: Options,
  cells: readonly CellMessage[],
): Promise<void> {
  const path = textOption(options, 'annotate');
  if (path === null) return;
  const threads = (await session.app()).get(Threads);
  // Whatever became of the import stands; that its copy could not be made is told beside it.
  try {
    await writeOutput(path, await annotatedWorkbook(threads, bytes, cells));
    session.say(`Las celdas por revisar están marcadas en ${path}.`);
  } catch (error) {
    if (error instanceof Refusal || error instanceof WorkRefused) session.say(error.message);
    else throw error;
  }
}

async function written(session: Session, options: Options, bytes: Uint8Array): Promise<void> {
  const path = textOption(options, 'out') ?? '';
  await writeOutput(path, bytes);
  session.say(`Se escribió ${path}.`);
}
