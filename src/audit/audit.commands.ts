import type { Command } from '../command-line/command';
import type { ChainFault, ChainWalk } from '../domain/audit-verification';
import { AuditVerificationService } from './audit-verification.service';

const BROKEN = 1;

export const AUDIT_COMMANDS: readonly Command[] = [
  {
    name: 'audit verify',
    args: [],
    summary: 'comprueba que la bitácora esté completa y sin cambios',
    options: [],
    async run(session) {
      const walk = await (await session.app()).get(AuditVerificationService).verify();
      session.print(`${sentences(walk).join('\n')}\n`);
      return walk.fault ? BROKEN : 0;
    },
  },
];

function sentences(walk: ChainWalk): string[] {
  const { sequence, emptied, seals, fault } = walk;
  const details = [...(emptied > 0 ? [emptiedSentence(emptied)] : []), sealsSentence(seals)];
  if (fault) {
    const sound = sequence === 0 ? [] : [`Hasta el asiento ${sequence} todo coincide.`];
    return [`La bitácora está rota. ${faultSentence(fault)}`, ...sound, ...details];
  }
  if (sequence === 0) return ['La bitácora no tiene asientos todavía.', ...details];
  const whole = sequence === 1 ? 'Su único asiento coincide' : `Sus ${sequence} asientos coinciden`;
  return [`La bitácora está completa. ${whole} y el último lleva el sello de este sistema.`, ...details];
}

function emptiedSentence(emptied: number): string {
  const contents = emptied === 1 ? 'de un asiento' : `de ${emptied} asientos`;
  return `El contenido ${contents} se retiró al vencer su plazo; la cadena no lo necesita.`;
}

function sealsSentence(seals: number): string {
  if (seals === 0) return 'No se comprobó ningún sello impreso en un documento.';
  return seals === 1 ? 'Se comprobó un sello impreso en un documento.' : `Se comprobaron ${seals} sellos impresos.`;
}

function faultSentence(fault: ChainFault): string {
  switch (fault.kind) {
    case 'missing':
      return `Falta el asiento ${fault.sequence}, que alguien borró; recupérelo de una copia de seguridad.`;
    case 'entry':
      return `El asiento ${fault.sequence} no dice lo que se escribió, o no sigue al anterior; compárelo con una copia de seguridad.`;
    case 'content':
      return `El contenido del asiento ${fault.sequence} no es el que se escribió; compárelo con una copia de seguridad.`;
    case 'tail':
      return `Faltan los últimos asientos, del ${fault.sequence} al ${fault.through}; recupérelos de una copia de seguridad.`;
    case 'beyond-head':
      return `Desde el asiento ${fault.sequence} hay asientos que el sistema no escribió; compárelos con una copia de seguridad.`;
    case 'made-anew':
      return 'Los asientos se siguen unos a otros, pero no llevan el sello de este sistema: alguien rehízo la cadena, o APP_SECRET es otro.';
    case 'issued-seal':
      return `El sello que se imprimió con el asiento ${fault.sequence} no es de esta cadena: alguien la rehízo o la recortó, o APP_SECRET es otro.`;
  }
}
