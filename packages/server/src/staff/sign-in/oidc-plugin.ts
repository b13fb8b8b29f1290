import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { oidcProvider, type OidcOptions } from './oidc.js';

export function oidcPlugin({ issuer, clientId, clientSecret }: OidcOptions) {
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  return genericOAuth({
    config: [
      {
        providerId: oidcProvider,
        discoveryUrl,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        // Nobody becomes a member by having an account elsewhere.
        disableSignUp: true,
      },
    ],
  });
}
