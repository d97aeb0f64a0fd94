import type { Command } from '../command-line/command';
import { choiceOption, textOption, WrongUsage } from '../command-line/option-values';
import type { Deed } from '../domain/actor';
import { Clock } from '../work/clock';
import { ROLE_OPTIONS } from './role-options';
import { UserAdding } from './user-adding.service';

export const ACCESS_COMMANDS: readonly Command[] = [
  {
    name: 'user add',
    args: ['EMAIL'],
    summary: 'crea la cuenta de una persona e imprime el enlace con el que elige su clave',
    options: [
      { flags: '--name <NAME>', summary: 'nombres y apellidos', required: true },
      { flags: '--role <ROLE>', summary: `primer rol: ${Object.keys(ROLE_OPTIONS).join(', ')}` },
      { flags: '--commission <C>', summary: 'código de la comisión del rol' },
      { flags: '--institution <X>', summary: 'siglas de la institución por la que reporta (rol institución)' },
      { flags: '--presides', summary: 'preside la comisión, o la preside como alterna (rol consulta)' },
    ],
    async run(session, [email = ''], options) {
      const word = choiceOption(options, 'role', Object.keys(ROLE_OPTIONS) as (keyof typeof ROLE_OPTIONS)[]);
      const [commission, institution] = [textOption(options, 'commission'), textOption(options, 'institution')];
      if (word === null && (commission !== null || institution !== null || options.presides === true)) {
        throw new WrongUsage('Falta --role: diga qué rol tendrá la persona.');
      }
      const role = word && { role: ROLE_OPTIONS[word], commission, institution, presides: options.presides === true };
      const app = await session.app();
      const at = app.get(Clock).now();
      const by: Deed = { actor: { accountId: null, name: 'user add', channel: 'command' }, at };
      const added = await app.get(UserAdding).add({ email, name: textOption(options, 'name') ?? '' }, role, by);
      session.print(`${JSON.stringify(added, null, 2)}\n`);
    },
  },
];
