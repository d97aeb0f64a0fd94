import { Refusal } from '../domain/refusal';

/** Refuses two passwords that were to be the same. */
export function tellIfDifferent(password: string, again: string): void {
  if (password !== again) throw new Refusal('Las dos claves no son iguales; escríbalas otra vez.');
}
