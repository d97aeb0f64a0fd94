/** From where somebody comes in. */
export interface Visit {
  /** Of the connection, as the configuration says how to find it. */
  readonly address: string;
  readonly userAgent: string | undefined;
  /** The token of the login cookie that came along, worth nothing from now on; null: none. */
  readonly former: string | null;
  /** The cookie by which a device is known again; null: none. */
  readonly deviceCookie: string | null;
}
