import type { Command, Options } from '../command-line/command';
import { commandDeed } from '../command-line/command-deed';
import { dateOption, textOption } from '../command-line/option-values';
import { readSeal, type SealedHead } from '../domain/audit-chain';
import { Refusal } from '../domain/refusal';
import { AuditRetention } from './audit-retention.service';
import { verificationLines } from './audit-verification.view';
import { AuditVerificationService } from './audit-verification.service';

const BROKEN = 1;

export const AUDIT_COMMANDS: readonly Command[] = [
  {
    name: 'audit verify',
    args: [],
    summary: 'comprueba que la bitácora esté completa y sin cambios',
    options: [{ flags: '--seal <N:HASH:SELLO>', summary: 'un sello que está impreso en un documento' }],
    async run(session, _args, options) {
      const typed = sealOption(options);
      const walk = await (await session.app()).get(AuditVerificationService).verify(typed);
      session.print(`${verificationLines(walk).join('\n')}\n`);
      return walk.fault ? BROKEN : 0;
    },
  },
  {
    name: 'audit empty',
    args: [],
    summary: 'retira el contenido de los asientos que ya venció; quién hizo qué, y cuándo, se queda',
    options: [{ flags: '--before <FECHA>', summary: 'el primer día cuyo contenido se queda', required: true }],
    async run(session, _args, options) {
      const before = dateOption(options, 'before');
      if (before === null) throw new Refusal('Falta la fecha: escriba --before y el primer día que se queda.');
      const app = await session.app();
      const emptied = await app.get(AuditRetention).emptyBefore(before, commandDeed(app, 'audit empty'));
      session.print(`Se retiró el contenido de ${emptied} asientos.\n`);
    },
  },
];

function sealOption(options: Options): SealedHead | null {
  const text = textOption(options, 'seal');
  const seal = text === null ? null : readSeal(text);
  if (text !== null && seal === null)
    throw new Refusal(
      'El sello se escribe como en el documento: número de asiento, dos puntos, y dos grupos de 64 signos.',
    );
  return seal;
}
