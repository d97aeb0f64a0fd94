import { suspiciousCharacters } from '../domain/suspicious-characters';
import { tidy } from '../domain/text';

const LONGEST = 20_000;

/** An answer as its form told it. */
export interface TypedAnswer {
  readonly text: string;
  /** Of the answer that the form showed; 0: there was none. */
  readonly rowVersion: number;
  /** Whether it is sent, or kept as a draft. */
  readonly isSent: boolean;
}

/** What the form of a question sent; `refused`: a Spanish sentence, or null. */
export function answerOf(body: unknown, position: number): TypedAnswer & { readonly refused: string | null } {
  const text = tidy(textOf(body, `respuesta-${position}`));
  const found = suspiciousCharacters(text.replaceAll('\n', ' '));
  const tooLong =
    text.length > LONGEST ? `La respuesta tiene ${text.length} caracteres y admite hasta ${LONGEST}; resúmala.` : null;
  return {
    text,
    rowVersion: Number(textOf(body, 'rowVersion')) || 0,
    isSent: textOf(body, 'paso') === 'enviar',
    refused: found === null ? tooLong : `El texto contiene ${found}; bórrelo y escríbalo otra vez.`,
  };
}

function textOf(body: unknown, name: string): string {
  const sent: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : '';
  return typeof sent === 'string' ? sent : '';
}
