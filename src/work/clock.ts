import { Injectable } from '@nestjs/common';
import { type Instant, type IsoDate, limaDate } from '../domain/dates';

/** The one clock; rules get its answer as an argument. Tests put another in its place. */
@Injectable()
export class Clock {
  now(): Instant {
    return Date.now();
  }

  /** Today in Lima. */
  today(): IsoDate {
    return limaDate(this.now());
  }
}
