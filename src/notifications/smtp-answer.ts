/** What it means that a mail server did not take a mail. */
export type NotTaken =
  /** The address takes no mail. */
  | { readonly kind: 'bounced'; readonly reason: string }
  /** This very mail is not taken, now or later. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The server was not there, was busy, or does not take mails from us as we are set up; that may change. */
  | { readonly kind: 'not-now'; readonly reason: string };

const LONGEST_REASON = 300;

/**
 * Reads the error of a mail that was not taken. For good (RFC 5321: answers from 500 on) are only the answers to the
 * recipient and to the mail itself: those to greeting, login and sender tell of how we are set up.
 */
export function notTaken(error: unknown): NotTaken {
  const { responseCode, command, response, message } = error as Partial<SmtpError>;
  const reason = (response ?? message ?? String(error)).replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON);
  if (typeof responseCode !== 'number' || responseCode < 500) return { kind: 'not-now', reason };
  if (command === 'RCPT TO') return { kind: 'bounced', reason };
  return { kind: command === 'DATA' ? 'refused' : 'not-now', reason };
}

/** As nodemailer rejects. */
interface SmtpError {
  readonly responseCode: number;
  readonly command: string;
  readonly response: string;
  readonly message: string;
}
