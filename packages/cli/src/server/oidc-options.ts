import type { OidcOptions } from '@civickit/server';

/**
 * The OpenID provider of the environment, where a secret is not seen by everybody who lists processes.
 * @throws Error with a sentence for one that is half set, so that a mistake in a service file does not pass for none
 */
export function readOidc(env: Readonly<Record<string, string | undefined>>, publicUrl: string | undefined): OidcOptions | undefined {
  const {
    CIVICKIT_OIDC_ISSUER: issuer,
    CIVICKIT_OIDC_CLIENT_ID: clientId,
    CIVICKIT_OIDC_CLIENT_SECRET: clientSecret,
    CIVICKIT_OIDC_NAME: name,
    CIVICKIT_OIDC_TRUST_EMAIL: trustEmail,
  } = env;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (!issuer || !URL.canParse(issuer) || !/^https?:$/.test(new URL(issuer).protocol)) {
    throw new Error('CIVICKIT_OIDC_ISSUER: https://login.county.example');
  }
  if (!clientId) throw new Error('CIVICKIT_OIDC_CLIENT_ID?');
  if (!clientSecret) throw new Error('CIVICKIT_OIDC_CLIENT_SECRET?');
  if (trustEmail !== undefined && trustEmail !== 'yes') throw new Error(`CIVICKIT_OIDC_TRUST_EMAIL=${trustEmail}: yes`);
  if (publicUrl === undefined) throw new Error('CIVICKIT_OIDC_ISSUER, --public-url https://report.county.example?');
  return { issuer, clientId, clientSecret, trustEmail: trustEmail === 'yes', ...(name && { name }) };
}
