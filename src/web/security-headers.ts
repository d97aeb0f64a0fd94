import type { SecurityHeadersOptions } from '@nestjs/common';

/** A page takes styles, scripts, fonts and images from this site alone, runs nothing inline and stands in no frame. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: "'none'",
    styleSrc: "'self'",
    scriptSrc: "'self'",
    fontSrc: "'self'",
    imgSrc: "'self'",
    connectSrc: "'self'",
    formAction: "'self'",
    frameAncestors: "'none'",
    baseUri: "'none'",
  },
};

/** Abilities of a device that no page uses. */
export const PERMISSIONS_POLICY = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/** Browsers are told to insist on https only where the site's own address has it. */
export function securityHeaders(publicUrl: string): SecurityHeadersOptions {
  return {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: publicUrl.startsWith('https:'),
    xFrameOptions: { action: 'deny' },
  };
}
