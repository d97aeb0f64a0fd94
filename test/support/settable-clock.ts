import type { Instant } from '../../src/domain/dates';
import { Clock } from '../../src/work/clock';

/** A clock that a test moves. */
export class SettableClock extends Clock {
  constructor(private at: Instant) {
    super();
  }

  override now(): Instant {
    return this.at;
  }

  set(at: Instant): void {
    this.at = at;
  }

  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}
