/** What each method proves (RFC 8176, section 2): something known, something had, or what the person is. */
const FACTORS: Readonly<Record<string, 'known' | 'had' | 'being'>> = {
  ...{ pwd: 'known', pin: 'known', kba: 'known' },
  ...{ otp: 'had', hwk: 'had', swk: 'had', sc: 'had', sms: 'had', tel: 'had' },
  ...{ fpt: 'being', face: 'being', iris: 'being', retina: 'being', vbm: 'being' },
};

/**
 * Whether the methods that a directory says it used are two factors: it says so itself, or names methods of two kinds. A
 * code or a key alone is one.
 */
export function areTwoFactors(amr: unknown): boolean {
  if (!Array.isArray(amr)) return false;
  const methods = amr.filter((each): each is string => typeof each === 'string');
  const factors = new Set(methods.flatMap((each) => (Object.hasOwn(FACTORS, each) ? [FACTORS[each]] : [])));
  return methods.includes('mfa') || factors.size >= 2;
}
