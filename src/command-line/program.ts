import { type Argument, Command as Program, CommanderError } from 'commander';
import type { Command, Options } from './command';
import { WrongUsage } from './option-values';

type Run = (command: Command, args: readonly string[], options: Options) => Promise<void>;

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argumentos:',
  'Options:': 'Opciones:',
  'Global Options:': 'Opciones de todas las órdenes:',
  'Commands:': 'Órdenes:',
};

/** What the commands that begin with one word are for. */
const GROUPS: Readonly<Record<string, string>> = {
  activities: 'carga lo que hicieron las instituciones',
  audit: 'comprueba el registro de lo que se hizo',
  commission: 'registra las comisiones',
  institution: 'carga el catálogo de instituciones',
  plan: 'carga un plan, lo exporta y escribe el libro para reportar sobre él',
  user: 'agrega personas con su cuenta y su rol',
};

/** Parses the words of the command line and runs the command that they name. Wrong words are a WrongUsage. */
export async function runProgram(commands: readonly Command[], words: readonly string[], run: Run): Promise<void> {
  const program = speakSpanish(new Program('yupana'));
  program.description('Plan operativo anual de una comisión: de la meta al acta firmada');
  program.option('--debug', 'muestra el detalle técnico de un error');
  for (const command of commands) add(program, command, run);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new WrongUsage(sentence(error));
  }
}

function add(program: Program, command: Command, run: Run): void {
  const words = command.name.split(' ');
  const last = words.pop() ?? '';
  const parent = words.reduce((above, word) => groupIn(above, word), program);
  const made = speakSpanish(parent.command(last)).description(command.summary);
  for (const argument of command.args) made.argument(`<${argument}>`);
  for (const { flags, summary, required } of command.options) {
    if (required) made.requiredOption(flags, summary);
    else made.option(flags, summary);
  }
  made.action(async (...given: unknown[]) => {
    await run(command, given.slice(0, command.args.length) as string[], made.optsWithGlobals());
  });
}

function groupIn(above: Program, word: string): Program {
  const known = above.commands.find((each) => each.name() === word);
  if (known) return known;
  const summary = GROUPS[word];
  if (summary === undefined) throw new Error(`The group of commands ${word} has no summary`);
  return speakSpanish(above.command(word)).description(summary);
}

function speakSpanish(program: Program): Program {
  return program
    .exitOverride()
    .showSuggestionAfterError(false)
    .helpOption('-h, --help', 'muestra esta ayuda')
    .helpCommand(false)
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[opciones]').replace('[command]', '<orden>'),
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
    });
}

function argumentTerm(argument: Argument): string {
  return `<${argument.name()}>`;
}

function sentence({ code, message }: CommanderError): string {
  const named = /'([^']*)'/.exec(message)?.[1] ?? '';
  const help = 'Vea las órdenes con «yupana --help».';
  switch (code) {
    case 'commander.help':
      return `Falta decir qué hacer. ${help}`;
    case 'commander.unknownCommand':
      return `No existe la orden «${named}». ${help}`;
    case 'commander.unknownOption':
      return `No existe la opción «${named}». ${help}`;
    case 'commander.missingArgument':
      return `Falta el argumento ${named}. ${help}`;
    case 'commander.optionMissingArgument':
      return `A la opción «${named}» le falta su valor. ${help}`;
    case 'commander.missingMandatoryOptionValue':
      return `Falta la opción «${named}». ${help}`;
    default:
      return `Sobran palabras en la orden. ${help}`;
  }
}
