import type { ChainFault, ChainWalk } from '../domain/audit-verification';
import { shownInstant } from '../presentation/format';

/** What was found on the way through the log, a sentence or two a line. */
export function verificationLines(walk: ChainWalk): string[] {
  const { sequence, emptied, seals, fault } = walk;
  const details = [...(emptied > 0 ? [emptiedSentence(emptied)] : []), ...sealLines(seals)];
  if (fault) {
    const sound = sequence === 0 ? [] : [`Hasta el asiento ${sequence} todo coincide.`];
    return [`La bitácora está rota. ${faultSentence(fault, sequence)}`, ...sound, ...details];
  }
  if (sequence === 0) return ['La bitácora no tiene asientos todavía.', ...details];
  const whole = sequence === 1 ? 'Su único asiento coincide' : `Sus ${sequence} asientos coinciden`;
  return [`La bitácora está completa. ${whole} y el último lleva el sello de este sistema.`, ...details];
}

function emptiedSentence(emptied: number): string {
  const contents = emptied === 1 ? 'de un asiento' : `de ${emptied} asientos`;
  return `El contenido ${contents} se retiró al vencer su plazo; la cadena no lo necesita.`;
}

function sealLines(seals: ChainWalk['seals']): string[] {
  if (seals.length === 0)
    return [
      'No se comprobó ningún sello impreso en un documento: una copia anterior de la bitácora pasaría por buena.',
    ];
  const count =
    seals.length === 1 ? 'Se comprobó un sello impreso:' : `Se comprobaron ${seals.length} sellos impresos:`;
  return [count, ...seals.map(sealLine)];
}

function sealLine({ sequence, issuedAt }: ChainWalk['seals'][number]): string {
  const when = issuedAt === null ? 'escrito desde el papel' : `emitido el ${shownInstant(issuedAt)}`;
  return `- asiento ${sequence}, ${when}`;
}

/** @param sound the last entry that is as it was written; 0: none. */
function faultSentence(fault: ChainFault, sound: number): string {
  switch (fault.kind) {
    case 'missing':
      return `Falta el asiento ${fault.sequence}, que alguien borró; recupérelo de una copia de seguridad.`;
    case 'entry':
      return `El asiento ${fault.sequence} no dice lo que se escribió, o no sigue al anterior; compárelo con una copia de seguridad.`;
    case 'content':
      return `El contenido del asiento ${fault.sequence} no es el que se escribió, o falta sin que otro asiento lo diga; compárelo con una copia de seguridad.`;
    case 'tail':
      return `Faltan los últimos asientos, del ${fault.sequence} al ${fault.through}; recupérelos de una copia de seguridad.`;
    case 'beyond-head':
      return `Desde el asiento ${fault.sequence} hay asientos que el sistema no escribió; compárelos con una copia de seguridad.`;
    case 'made-anew':
      return sound === 0
        ? 'No tiene ningún asiento, aunque este sistema ya se usó: alguien la vació; recupérela de una copia de seguridad.'
        : 'Los asientos se siguen unos a otros, pero no llevan el sello de este sistema: alguien rehízo la cadena, o APP_SECRET es otro.';
    case 'issued-seal':
      return `El sello que se imprimió con el asiento ${fault.sequence} no es de esta cadena: alguien la rehízo o la recortó, o APP_SECRET es otro.`;
    case 'typed-seal':
      return `El sello escrito para el asiento ${fault.sequence} no lo hizo este sistema: revise que sea el del papel, letra por letra, o APP_SECRET es otro.`;
  }
}
