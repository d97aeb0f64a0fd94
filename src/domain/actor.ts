/** Who does something, by which door and when; made at the edge and handed to every service that changes anything. */
import type { Instant } from './dates';

export type Channel = 'page' | 'api' | 'command' | 'job';

export interface Actor {
  /** Null for the system's own accounts, such as `carga`, and for the command line. */
  readonly accountId: number | null;
  /** The e-mail address of an account, which identifies the person for good; or the name of a system account. */
  readonly name: string;
  readonly channel: Channel;
}

/** The account under which files are loaded and figures of earlier records carried over. */
export const LOADING_ACCOUNT = 'carga';

export interface Deed {
  readonly actor: Actor;
  readonly at: Instant;
}

/** The part of a deed for which another person answers by name: who validates what somebody else hands over. */
export function inNameOf(name: string, { actor, at }: Deed): Deed {
  return name === actor.name ? { actor, at } : { actor: { accountId: null, name, channel: actor.channel }, at };
}
