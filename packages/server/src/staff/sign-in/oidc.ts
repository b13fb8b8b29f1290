/** An OpenID provider by which members may sign in, such as that of a county's own accounts. */
export interface OidcOptions {
  /** Its address, to which `/.well-known/openid-configuration` is added. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What members know it by. @default the host of `issuer` */
  readonly name?: string;
  /**
   * Takes an e-mail address for proven that the provider does not call so (`email_verified`). Only where its users cannot choose the
   * address themselves: it decides who they are here. @default false
   */
  readonly trustEmail?: boolean;
}

/** What the provider is called in addresses and in the database. */
export const oidcProvider = 'oidc';
