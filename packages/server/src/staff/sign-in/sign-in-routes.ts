import { Hono, type HonoRequest } from 'hono';
import type * as z from 'zod/mini';
import type { ServerContext } from '../../context.js';
import { problem } from '../../http/problem.js';
import { tooMany, type NetworkEnv } from '../../http/rate-limit.js';
import { readJson } from '../../http/read-json.js';
import { TokenBuckets } from '../../http/token-buckets.js';
import { askBetterAuth, type Asked } from './ask-better-auth.js';
import type { StaffEnv } from '../actor.js';
import { findMember } from '../members/member-store.js';
import { hashOfToken } from './hash-of-token.js';
import { knownBrowsers } from './known-browser.js';
import { oidcProvider } from './oidc.js';
import { flawOf } from './password.js';
import { codeShape, nothingShape, ownPasswordShape, passwordChangeShape, signInElsewhereShape, signInShape } from './sign-in-shapes.js';
import { refusedPath, signInPath } from './sign-in.js';
import { withActor } from './with-actor.js';

/** Of all that better-auth has: what is sent to each route, no more of it, and as what it stands in the audit log. */
const open: readonly Route[] = [
  ['/sign-out', nothingShape],
  ['/two-factor/verify-totp', codeShape, 'session.begin'],
  ['/two-factor/verify-backup-code', codeShape, 'session.begin'],
];
/** For those who have signed in. */
const inside: readonly Route[] = [
  ['/revoke-sessions', nothingShape, 'session.end-all'],
  ['/two-factor/enable', ownPasswordShape, 'member.totp-new'],
  ['/two-factor/disable', ownPasswordShape, 'member.totp-off'],
  ['/two-factor/generate-backup-codes', ownPasswordShape, 'member.recovery-codes'],
];

type Route = readonly [path: string, shape: z.ZodMiniType<object>, action?: string];

/** Tries for one account: so many at once from one network or one known browser, and from all strangers; then one a minute. */
const [fromOne, fromAll] = [
  { perMinute: 1, most: 5 },
  { perMinute: 1, most: 20 },
];

type Env = NetworkEnv & StaffEnv;

/** Signing in and out, the second step, and one's own password. The bodies are better-auth's, without any token in them. */
export function signInRoutes(context: ServerContext): Hono<Env> {
  const routes = new Hono<Env>();
  const { db, oidc, rates, clock } = context;
  const tries = new TokenBuckets(rates?.remembered);
  const browsers = knownBrowsers(context);
  const ask = (req: HonoRequest, asked: Asked) => askBetterAuth(context, req, asked);

  for (const [path, shape, action] of open) {
    routes.post(path, async ({ req }) => {
      const given = await readJson(req.raw, shape);
      return ask(req, { path, body: given, ...(action !== undefined && { action }) });
    });
  }

  routes.post('/sign-in/email', async ({ req, var: { network } }) => {
    const given = await readJson(req.raw, signInShape);
    const account = hashOfToken(given.email.toLowerCase());
    const tooOften = limit(account, network, browsers.idIn(req.header('cookie') ?? '', account));
    if (tooOften) return tooOften;
    const answer = await ask(req, { path: '/sign-in/email', body: given, action: 'session.begin' });
    if (answer.ok) answer.headers.append('Set-Cookie', browsers.cookieFor(account));
    return answer;
  });

  for (const [path, shape, action = path] of inside) {
    routes.post(path, withActor(context), async ({ req, var: { actor, network } }) => {
      const given = await readJson(req.raw, shape);
      // A session that was stolen must not tell the password.
      return limit(hashOfToken(actor.id), network) ?? ask(req, { path, body: given, action, actor });
    });
  }

  routes.post('/change-password', withActor(context), async ({ req, var: { actor, network } }) => {
    const given = await readJson(req.raw, passwordChangeShape);
    const member = await findMember(db, actor.id);
    const flaw = member && flawOf(given.newPassword, member);
    if (flaw !== undefined) return problem(400, flaw, { errors: [{ pointer: '/newPassword', detail: flaw }] });
    const body = { ...given, revokeOtherSessions: true };
    return limit(hashOfToken(actor.id), network) ?? ask(req, { path: '/change-password', body, action: 'member.password', actor });
  });

  routes.get('/session', withActor(context), async ({ json, var: { actor } }) => {
    const member = await findMember(db, actor.id);
    return json({ member: { ...actor, email: member?.email, totp: member?.totp } });
  });

  routes.get('/ways', ({ json }) => json({ password: true, ...(oidc && { oidc: { name: oidc.name ?? new URL(oidc.issuer).host } }) }));

  routes.post('/sign-in/oidc', async ({ req }) => {
    const given = await readJson(req.raw, signInElsewhereShape);
    if (!oidc) return noProvider();
    const body = { callbackURL: '/staff/self', ...given, provider: oidcProvider, disableRedirect: true };
    return ask(req, { way: 'oidc', path: '/sign-in/social', body });
  });
  const callback = `/callback/${oidcProvider}`;
  routes.get(callback, async ({ req }) => (oidc ? ask(req, { way: 'oidc', path: `${callback}${new URL(req.url).search}` }) : noProvider()));

  routes.get(refusedPath.slice(signInPath.length), ({ req }) => problem(403, reasonOf(req.query('error') ?? '')));

  /** Counted before anything is looked up, so that it tells nothing of who is here. */
  function limit(account: string, network = 'unknown', browser?: string): Response | undefined {
    if (!rates) return undefined;
    const now = clock.now();
    // A network that has had its tries takes none away from the others, and no stranger any from a browser that is known.
    const waitMs =
      browser === undefined
        ? tries.take(`${account} ${network}`, fromOne, now) || tries.take(account, fromAll, now)
        : tries.take(`${account} in ${browser}`, fromOne, now);
    return waitMs > 0 ? tooMany('Too many tries to sign in', waitMs) : undefined;
  }

  return routes;
}

function noProvider(): Response {
  return problem(404, 'No OpenID provider is set up here');
}

/** Why a sign-in elsewhere was refused here. */
function reasonOf(error: string): string {
  if (/^(signup_disabled|account_not_linked)$/.test(error)) {
    return 'Nobody with this e-mail address is a member here, or your provider does not vouch for it: ask an administrator to invite you';
  }
  if (error === 'MEMBER_OFF') return 'This member has been switched off';
  return `The sign-in failed at the provider or on the way back (${error.replace(/[^\w-]/g, '').slice(0, 60) || 'unknown'}): try again`;
}
