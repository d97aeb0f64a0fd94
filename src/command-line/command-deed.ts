import type { INestApplicationContext } from '@nestjs/common';
import { type Deed, LOADING_ACCOUNT } from '../domain/actor';
import { Clock } from '../work/clock';

/**
 * Something done from the command line, now.
 * @param name the e-mail of the person whom the command names; null: it names none, and the account that loads files acts.
 */
export function commandDeed(app: INestApplicationContext, name: string | null = null): Deed {
  return { actor: { accountId: null, name: name ?? LOADING_ACCOUNT, channel: 'command' }, at: app.get(Clock).now() };
}
