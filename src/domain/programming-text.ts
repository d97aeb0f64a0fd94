/** Programming as the database keeps it: `quarter:10000,,20000,`, ten-thousandths by period, empty for nothing. */
import { MAX_AMOUNT } from './amount';
import type { Programming, ProgrammingPeriod } from './programming';

/** The stored form; null: no programming. */
export function programmingText(programming: Programming | null): string | null {
  if (!programming) return null;
  return `${programming.period}:${programming.amounts.map((amount) => amount?.toString() ?? '').join(',')}`;
}

/** The programming of a stored text; throws where the text is not of the stored form. */
export function storedProgramming(text: string | null): Programming | null {
  if (text === null) return null;
  const match = /^(quarter|month):((?:\d{0,15})(?:,\d{0,15})*)$/.exec(text);
  const amounts = (match?.[2] ?? '').split(',').map((amount) => (amount === '' ? null : BigInt(amount)));
  if (!match || amounts.some((amount) => amount !== null && amount > MAX_AMOUNT)) {
    throw new Error(`Corrupt programming: ${text}`);
  }
  return { period: match[1] as ProgrammingPeriod, amounts };
}
