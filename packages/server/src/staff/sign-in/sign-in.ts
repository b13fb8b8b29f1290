import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth/minimal';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { APIError } from 'better-auth/api';
import type { BetterAuthOptions } from 'better-auth/types';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { ServerContext } from '../../context.js';
import { recordAudit } from '../audit/record-audit.js';
import { hashTokens } from './hashed-tokens.js';
import { oidcPlugin, oidcProvider } from './oidc.js';
import { passwordLength } from './password.js';

/** Where better-auth's routes are. */
export const signInPath = '/staff/auth';

/** Where a sign-in elsewhere ends that is refused here. */
export const refusedPath = `${signInPath}/refused`;

/** Without being used, in seconds: longer than a working day. */
const sessionAge = 12 * 3600;

export type SignIn = ReturnType<typeof openSignIn>;

const opened = new WeakMap<ServerContext, { readonly plain: SignIn; readonly oidc: () => SignIn }>();

/**
 * Who signs in by password and TOTP, and apart from it, loaded only when asked for, by an OpenID provider: one that does not answer
 * holds up nobody else.
 */
export function signInOf(context: ServerContext): { readonly plain: SignIn; readonly oidc: () => SignIn } {
  const known = opened.get(context);
  if (known) return known;
  let oidc: SignIn | undefined;
  const made = { plain: openSignIn(signInOptions(context)), oidc: () => (oidc ??= openSignIn(oidcOptions(context))) };
  opened.set(context, made);
  return made;
}

/**
 * What better-auth takes for the origin. It is asked by us alone, after our own look at where a request comes from, so that without a
 * `publicUrl` no header of a request decides.
 */
export function originOf({ publicUrl }: ServerContext): string {
  return new URL(publicUrl ?? 'http://localhost').origin;
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
      cookiePrefix: 'civickit',
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
