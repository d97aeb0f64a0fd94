import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { derivedKey } from '../config/derived-key';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import {
  type Counted,
  FORGOTTEN_AFTER_MS,
  left,
  less,
  oneMore,
  openFrom,
  type Tally,
  waitSentence,
} from '../domain/throttle';
import { placeOf } from '../work/visit-address';
import { GuessTalliesRepository } from './guess-tallies.repository';
import { keyedHash } from './tokens';

/** Somebody who tries something that could be guessed. */
export interface Guess {
  readonly what: 'password' | 'second-factor' | 'reset';
  /** E-mail address that it is about, whether an account has it or not. */
  readonly email: string;
  /** Of the connection, as the configuration says how to find it. */
  readonly address: string;
  /** Known by its signed cookie to have logged in as that person before; null: it is not. */
  readonly device: string | null;
}

type Subjects = Readonly<Record<Counted, string>>;

const COUNTED: readonly Counted[] = ['pair', 'address', 'account'];

/** Slows guessing, in rows that all instances share. */
@Injectable()
export class GuessThrottle {
  private readonly key: Buffer;

  constructor(
    config: AppConfig,
    private readonly transactions: Transactions,
    private readonly tallies: GuessTalliesRepository,
  ) {
    this.key = derivedKey(config.appSecret, 'guesses');
  }

  /**
   * Asked before anything costly: null lets the guess pass, a sentence says when to come again. A guess that passes is
   * counted as wrong from the start, so that a thousand at once are not all let in, until `right` takes it back. Who
   * has to wait is told so by reading alone: the more somebody guesses, the less it costs.
   */
  async whyNotGuess(guess: Guess, now: Instant): Promise<string | null> {
    const subjects = this.subjectsOf(guess);
    const wait = whyWait(
      subjects,
      await this.tallies.of([subjects.pair, subjects.address, subjects.account]),
      guess,
      now,
    );
    return wait ?? this.transactions.within(() => this.countUnlessWaiting(subjects, guess, now));
  }

  /**
   * The guess was right: the account is free again from this place, and what was wrong before it was a slip, which is
   * taken back for the place and the account too.
   */
  right(guess: Guess, now: Instant): Promise<void> {
    return this.takeBack(guess, Infinity, now);
  }

  /** The guess was not looked at after all, such as for want of room: it counts for nothing. */
  notTaken(guess: Guess, now: Instant): Promise<void> {
    return this.takeBack(guess, 1, now);
  }

  private takeBack(guess: Guess, most: number, now: Instant): Promise<void> {
    return this.transactions.within(async () => {
      const subjects = this.subjectsOf(guess);
      const held = await this.tallies.held(Object.values(subjects), now);
      const { pair, address, account } = tallyOfEach(subjects, held);
      const back = Math.min(most, left('pair', pair, now));
      if (pair) await this.tallies.write(subjects.pair, less(pair, most));
      if (account) await this.tallies.write(subjects.account, less(account, back));
      // Of the accounts guessed from the place this is none any more.
      if (address && left('pair', pair, now) <= most) await this.tallies.write(subjects.address, less(address, 1));
      await this.tallies.forgetBefore(now - FORGOTTEN_AFTER_MS);
    });
  }

  private async countUnlessWaiting(subjects: Subjects, guess: Guess, now: Instant): Promise<string | null> {
    const held = await this.tallies.held(Object.values(subjects), now);
    const wait = whyWait(subjects, held, guess, now);
    if (wait !== null) return wait;
    const isKnownHere = left('pair', held.get(subjects.pair) ?? null, now) > 0;
    for (const counted of COUNTED) {
      // A place is told by how many accounts are guessed from it, not by how often one of them is mistyped.
      if (counted === 'address' && isKnownHere) continue;
      const subject = subjects[counted];
      await this.tallies.write(subject, oneMore(counted, held.get(subject) ?? null, now));
    }
    return null;
  }

  private subjectsOf({ what, email, address, device }: Guess): Subjects {
    const place = placeOf(address);
    const from = device === null ? `address ${place}` : `device ${device}`;
    return {
      pair: keyedHash(this.key, `${what} pair ${email} ${from}`),
      address: keyedHash(this.key, `${what} address ${place}`),
      account: keyedHash(this.key, `${what} account ${email}`),
    };
  }
}

function whyWait(
  subjects: Subjects,
  tallies: ReadonlyMap<string, Tally>,
  { device, what }: Guess,
  now: Instant,
): string | null {
  const opens = openFrom(
    { ...tallyOfEach(subjects, tallies), isKnownDevice: device !== null, isCode: what === 'second-factor' },
    now,
  );
  return opens > now ? waitSentence(opens, now) : null;
}

function tallyOfEach(of: Subjects, held: ReadonlyMap<string, Tally>): Record<keyof Subjects, Tally | null> {
  const tally = (subject: string): Tally | null => held.get(subject) ?? null;
  return { pair: tally(of.pair), address: tally(of.address), account: tally(of.account) };
}
