import { createRequire } from 'node:module';
import { Injectable, Logger } from '@nestjs/common';
import type * as openidModule from 'openid-client';
import { AppConfig, type OidcConfig } from '../config/app-config';
import { derivedKey } from '../config/derived-key';
import type { Instant } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { areTwoFactors } from './authentication-methods';
import { seal, unseal } from './tokens';

// Loaded when the first person comes by a directory: most installations have none.
const load = createRequire(__filename);
const openid = (): typeof openidModule => load('openid-client') as typeof openidModule;

export const DIRECTORY_CALLBACK = '/ingresar/directorio/vuelta';
/** To log in over there, with a second factor that has to be looked for. */
const LONGEST_WAY_MS = 15 * 60 * 1000;
const PATIENCE_SECONDS = 10;

/** What the browser keeps while its person is at the directory, sealed. */
interface WayBack {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  /** Where to go on afterwards. */
  readonly goOn: string;
  readonly until: Instant;
}

/** What a directory says of a person. */
export interface DirectoryPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Null: none, or not confirmed by the directory. */
  readonly email: string | null;
  /** Whether it asked for a second factor itself (RFC 8176). */
  readonly hasGivenSecondFactor: boolean;
}

/** A ministry's directory, by OpenID Connect: authorization code with PKCE, state and nonce. */
@Injectable()
export class Directory {
  private readonly logger = new Logger('Directorio');
  private readonly key: Buffer;
  private known: Promise<openidModule.Configuration> | null = null;

  constructor(private readonly config: AppConfig) {
    this.key = derivedKey(config.appSecret, 'directory-logins');
  }

  get isConfigured(): boolean {
    return this.config.oidc !== null;
  }

  /** The address at the directory to which the browser is sent, and the cookie that it keeps meanwhile. */
  async setOut(goOn: string, at: Instant): Promise<{ url: string; cookie: string }> {
    const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } =
      openid();
    const way: WayBack = {
      verifier: randomPKCECodeVerifier(),
      state: randomState(),
      nonce: randomNonce(),
      goOn,
      until: at + LONGEST_WAY_MS,
    };
    const url = buildAuthorizationUrl(await this.found(), {
      redirect_uri: `${this.config.publicUrl}${DIRECTORY_CALLBACK}`,
      scope: 'openid email',
      code_challenge: await calculatePKCECodeChallenge(way.verifier),
      code_challenge_method: 'S256',
      state: way.state,
      nonce: way.nonce,
    });
    return { url: url.href, cookie: seal(this.key, JSON.stringify(way), DIRECTORY_CALLBACK) };
  }

  /**
   * Who came back from the directory, and where they wanted to go.
   * @param question of the address that the browser came back to, with its question mark.
   */
  async comeBack(
    question: string,
    cookie: string | null,
    at: Instant,
  ): Promise<{ person: DirectoryPerson; goOn: string }> {
    const way = this.wayOf(cookie);
    if (way === null || at > way.until)
      throw new Refusal('El ingreso por el directorio tardó demasiado o empezó en otro navegador; empiécelo otra vez.');
    const found = await this.found();
    return { person: await this.personOf(found, question, way), goOn: way.goOn };
  }

  private async personOf(found: openidModule.Configuration, question: string, way: WayBack): Promise<DirectoryPerson> {
    const { authorizationCodeGrant, fetchUserInfo } = openid();
    // The public address, never the Host header, which whoever asks can make up.
    const address = new URL(`${this.config.publicUrl}${DIRECTORY_CALLBACK}${question}`);
    const checks = { pkceCodeVerifier: way.verifier, expectedState: way.state, expectedNonce: way.nonce };
    try {
      const tokens = await authorizationCodeGrant(found, address, { ...checks, idTokenExpected: true });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('no id token');
      const told = found.serverMetadata().userinfo_endpoint
        ? { ...claims, ...(await fetchUserInfo(found, tokens.access_token, claims.sub)) }
        : claims;
      const email = told.email_verified === true && typeof told.email === 'string' ? told.email : null;
      return { issuer: claims.iss, subject: claims.sub, email, hasGivenSecondFactor: areTwoFactors(claims.amr) };
    } catch (error) {
      this.logger.warn(`El directorio no dejó ingresar (${codeOf(error)}).`);
      throw new Refusal('El directorio no confirmó quién es usted; empiece otra vez o ingrese con su clave.');
    }
  }

  private wayOf(cookie: string | null): WayBack | null {
    const text = cookie === null ? null : unseal(this.key, cookie, DIRECTORY_CALLBACK);
    return text === null ? null : (JSON.parse(text) as WayBack);
  }

  // What the directory publishes of itself is read once; where that failed, with the next person again.
  private async found(): Promise<openidModule.Configuration> {
    if (this.config.oidc === null)
      throw new Refusal('Este sitio no tiene un directorio; ingrese con su clave.', 'not-found');
    try {
      return await (this.known ??= discovered(this.config.oidc));
    } catch (error) {
      this.known = null;
      this.logger.warn(`El directorio no responde (${codeOf(error)}).`);
      throw new Refusal('El directorio no responde; espere un momento o ingrese con su clave.', 'unreachable');
    }
  }
}

function discovered({ issuer, clientId, clientSecret }: OidcConfig): Promise<openidModule.Configuration> {
  const { allowInsecureRequests, discovery } = openid();
  const url = new URL(issuer);
  // The configuration takes an address without https of this very machine alone.
  const execute = url.protocol === 'http:' ? [allowInsecureRequests] : [];
  return discovery(url, clientId, clientSecret, undefined, { execute, timeout: PATIENCE_SECONDS });
}

/** What a log may say of a failure: its code, and nothing that was sent. */
function codeOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: string };
  return typeof code === 'string' ? code : (name ?? 'sin código');
}
