/** Deeds for services that are asked by tests themselves. */
import { type Deed, LOADING_ACCOUNT } from '../../src/domain/actor';

export const DEED_AT = Date.UTC(2020, 0, 15, 16, 2, 11, 345);

/** Done now by whoever loads files from the command line. */
export const LOADED: Deed = deedBy(LOADING_ACCOUNT);

/** Done from the command line in the name of somebody. */
export function deedBy(name: string, at: number = DEED_AT): Deed {
  return { actor: { accountId: null, name, channel: 'command' }, at };
}
