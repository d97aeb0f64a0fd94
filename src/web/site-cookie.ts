import type { CookieSerializeOptions } from '@fastify/cookie';

/** A cookie of this site alone: its name as browsers know it, and how it is set and cleared. */
export interface SiteCookie {
  readonly name: string;
  readonly options: CookieSerializeOptions;
}

/**
 * No script reads it, no other site's form sends it. Where the site's own address has https its name begins with
 * `__Host-`, so that neither another host of the domain nor a connection without https can set it.
 */
export function siteCookie(publicUrl: string, name: string): SiteCookie {
  const secure = publicUrl.startsWith('https:');
  return { name: secure ? `__Host-${name}` : name, options: { path: '/', httpOnly: true, sameSite: 'lax', secure } };
}
