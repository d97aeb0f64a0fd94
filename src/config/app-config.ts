/** What the environment decides, read once at the start and never changed. It is its own injection token. */
export class AppConfig {
  readonly database!: DatabaseConfig;
  readonly storage!: StorageConfig;
  /** 0 takes any free port. */
  readonly port!: number;
  readonly host!: string;
  /** Address of the site as people type it, without a final slash: links in mails and QR codes begin with it. */
  readonly publicUrl!: string;
  /** Null: mails are written to `var/outbox`. */
  readonly smtpUrl!: string | null;
  readonly mailFrom!: string;
  /** How many proxies stand in front; the visitor's address is taken that many hops back. */
  readonly trustProxy!: number;
  readonly logLevel!: LogLevelName;
  /** Null: metrics have no port of their own. */
  readonly metricsPort!: number | null;
  readonly metricsToken!: string | null;
  /** Folder with the certificates (PEM) of those whose signatures are trusted; null: none. */
  readonly signatureTrust!: string | null;
  /** Null: people log in with this system's own passwords. */
  readonly oidc!: OidcConfig | null;
  /** At least 32 characters; login sessions and links are signed with it. */
  readonly appSecret!: string;

  constructor(values: AppConfig) {
    Object.assign(this, values);
    for (const value of Object.values(values)) Object.freeze(value);
    Object.freeze(this);
  }
}

export type DatabaseConfig =
  { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'postgres'; readonly url: string };

export type StorageConfig = { readonly kind: 'disk'; readonly path: string } | S3StorageConfig;

export interface S3StorageConfig {
  readonly kind: 's3';
  readonly bucket: string;
  /** Without slashes at its ends; empty: the bucket's root. */
  readonly prefix: string;
  readonly region: string | null;
  readonly endpoint: string | null;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevelName = (typeof LOG_LEVELS)[number];
