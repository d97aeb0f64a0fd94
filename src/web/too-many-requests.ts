import { tooManyWords } from '../domain/request-rate';

/** Too many requests in a minute; answered with 429 and when to try again. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';

  constructor(readonly seconds: number) {
    super(tooManyWords(seconds));
  }
}
