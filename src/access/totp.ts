import { createRequire } from 'node:module';
import type * as otpauthModule from 'otpauth';
import type * as qrcodeModule from 'qrcode';
import type { Instant } from '../domain/dates';
import { TOTP_PERIOD, TOTP_WINDOW } from '../domain/second-factor';

// Loaded when the first second factor is asked for: most requests never need them.
const load = createRequire(__filename);
const otpauth = (): typeof otpauthModule => load('otpauth') as typeof otpauthModule;

const ISSUER = 'Yupana';

/** A new secret of 160 bits, as RFC 4226 recommends, in base32. */
export function newTotpSecret(): string {
  return new (otpauth().Secret)({ size: 20 }).base32;
}

/** What a device reads from the picture: secret, person and site. */
export function totpUri(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** How many steps a code is from the one of this instant; null where it is none of those accepted. */
export function totpDelta(secret: string, code: string, now: Instant): number | null {
  return totp(secret, '').validate({ token: code, timestamp: now, window: TOTP_WINDOW });
}

/** The text as a picture in svg, by attributes alone, so that it stands in a page that allows no inline style. */
export function qrPicture(text: string): Promise<string> {
  const qrcode = load('qrcode') as typeof qrcodeModule;
  return qrcode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4, width: 240 });
}

function totp(secret: string, label: string): otpauthModule.TOTP {
  const { Secret, TOTP } = otpauth();
  const settings = { algorithm: 'SHA1', digits: 6, period: TOTP_PERIOD };
  return new TOTP({ ...settings, issuer: ISSUER, label, secret: Secret.fromBase32(secret) });
}
