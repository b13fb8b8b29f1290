import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth/minimal';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { APIError } from 'better-auth/api';
import type { BetterAuthOptions } from 'better-auth/types';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { ServerContext } from '../../context.js';
import { recordAudit } from '../audit/record-audit.js';
import { hashTokens } from './hashed-tokens.js';
import { oidcPlugin } from './oidc-plugin.js';
import { oidcProvider } from './oidc.js';
import { passwordLength } from './password.js';
import { cookiePrefix, originOf, refusedPath, signInPath } from './sign-in.js';

/** Without being used, in seconds: longer than a working day. */
const sessionAge = 12 * 3600;

/** better-auth's part of the server, over our own database. */
type SignIn = ReturnType<typeof openSignIn>;

export interface SignIns {
  readonly plain: SignIn;
  /**
   * Made apart, and only when somebody asks for it: an OpenID provider that does not answer holds up nobody who comes by password. Both
   * know the same members and sessions.
   */
  oidc(): SignIn;
}

export function openSignIns(context: ServerContext): SignIns {
  let oidc: SignIn | undefined;
  return { plain: openSignIn(signInOptions(context)), oidc: () => (oidc ??= openSignIn(oidcOptions(context))) };
}

function openSignIn(options: BetterAuthOptions) {
  return betterAuth(options);
}

function oidcOptions(context: ServerContext): BetterAuthOptions {
  const options = signInOptions(context);
  if (!context.oidc) return options;
  const { account, session } = options.databaseHooks;
  const databaseHooks = { account, session: { create: { ...session.create, after: recordSession(context) } } };
  return { ...options, plugins: [oidcPlugin(context.oidc)], databaseHooks };
}

/** For the audit log: a sign-in elsewhere ends with a redirect, which does not say whose it was. */
function recordSession({ db, clock }: ServerContext) {
  return async ({ userId: id }: { readonly userId: string }): Promise<void> => {
    const { name } = await db.selectFrom('member').select('name').where('id', '=', id).executeTakeFirstOrThrow();
    const entry = { at: clock.now(), actor: { id, name }, action: 'session.begin', subject: id, detail: { by: oidcProvider } };
    await db.transaction().execute((transaction) => recordAudit(transaction, entry));
  };
}

/** The names of better-auth stand left, ours right. */
export function signInOptions(context: ServerContext) {
  const { db, secrets, oidc, publicUrl } = context;
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
  return {
    appName: 'CivicKit',
    baseURL: originOf(context),
    basePath: signInPath,
    // As a list, so that no variable of the environment takes its place.
    secrets: [{ version: 1, value: secrets.keyFor('sign-in') }],
    database: hashTokens(kyselyAdapter(db, { type: 'postgres' })),
    user: { modelName: 'member', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'member_session',
      fields: { userId: 'member', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...times },
      expiresIn: sessionAge,
      updateAge: 3600,
    },
    account: {
      modelName: 'member_account',
      fields: {
        userId: 'member',
        providerId: 'provider',
        accountId: 'subject',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
      updateAccountOnSignIn: false,
      accountLinking: {
        // An administrator wrote the address of the member; that of the provider must be proven.
        requireLocalEmailVerified: false,
        trustedProviders: oidc?.trustEmail ? [oidcProvider] : [],
      },
    },
    verification: {
      modelName: 'sign_in_step',
      fields: { expiresAt: 'expires_at', ...times },
      storeIdentifier: 'hashed',
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    plugins: [
      twoFactor({
        schema: {
          user: { fields: { twoFactorEnabled: 'totp' } },
          twoFactor: {
            modelName: 'member_totp',
            fields: { userId: 'member', backupCodes: 'backup_codes', failedVerificationCount: 'failed', lockedUntil: 'locked_until' },
          },
        },
      }),
    ],
    databaseHooks: {
      account: {
        create: {
          before: async (account) => {
            const none = { accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null };
            return Promise.resolve({ data: { ...account, ...none } });
          },
        },
      },
      session: {
        create: {
          before: async ({ userId }) => {
            const row = await db.selectFrom('member').select('off_since').where('id', '=', userId).executeTakeFirst();
            if (row?.off_since === null) return undefined;
            throw new APIError('FORBIDDEN', { code: 'MEMBER_OFF', message: 'This member has been switched off' });
          },
        },
      },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/staff' },
      // The default depends on the environment.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomUUID() },
    },
    // Ours count by network and by account.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { throw: true, errorURL: refusedPath },
  } as const satisfies BetterAuthOptions;
}
