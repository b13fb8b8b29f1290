import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import type { ServerContext } from '../../context.js';
import { problem } from '../../http/problem.js';
import { tooMany, type NetworkEnv } from '../../http/rate-limit.js';
import { readJson } from '../../http/read-json.js';
import { TokenBuckets } from '../../http/token-buckets.js';
import type { StaffEnv } from '../actor.js';
import { findMember } from '../members/member-store.js';
import { emailShape, passwordShape } from '../members/member-shapes.js';
import { oidcProvider } from './oidc.js';
import { flawOf } from './password.js';
import { originOf, refusedPath, signInOf, signInPath } from './sign-in.js';
import { withActor } from './with-actor.js';

/** Where a browser is sent after a sign-in elsewhere: an address of this server. */
const ownPath = z.string().check(z.regex(/^\/(?![/\\])[\w\-./~?&=%#]*$/));
const code = z.object({ code: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)) });
const password = z.object({ password: passwordShape });
const nothing = z.object({});

/** Of all that better-auth has: what is sent to each route, and no more of it. */
const shapes: Readonly<Record<string, z.ZodMiniType<object>>> = {
  '/sign-out': nothing,
  '/revoke-sessions': nothing,
  '/two-factor/enable': password,
  '/two-factor/disable': password,
  '/two-factor/generate-backup-codes': password,
  '/two-factor/verify-totp': code,
  '/two-factor/verify-backup-code': code,
};

const signIn = z.object({ email: emailShape, password: passwordShape, rememberMe: z.optional(z.boolean()) });
const passwordChange = z.object({ currentPassword: passwordShape, newPassword: passwordShape });
const signInElsewhere = z.object({ callbackURL: z.optional(ownPath), errorCallbackURL: z.optional(ownPath) });

/** Tries for one account: so many at once from one network, and from all of them; then one a minute. */
const [fromOne, fromAll] = [
  { perMinute: 1, most: 5 },
  { perMinute: 1, most: 20 },
];

/** Signing in and out, the second step, and one's own password. The bodies are better-auth's, without any token in them. */
export function signInRoutes(context: ServerContext): Hono<NetworkEnv & StaffEnv> {
  const routes = new Hono<NetworkEnv & StaffEnv>();
  const { db, oidc, rates, clock } = context;
  const tries = new TokenBuckets(rates?.remembered);
  const { plain, oidc: elsewhere } = signInOf(context);

  for (const [path, shape] of Object.entries(shapes)) {
    routes.post(path, async (request) => {
      const given = await readJson(request.req.raw, shape);
      return given instanceof Response ? given : pass(plain, request, path, given);
    });
  }

  routes.post('/sign-in/email', async (request) => {
    const given = await readJson(request.req.raw, signIn);
    if (given instanceof Response) return given;
    return limit(given.email.toLowerCase(), request.get('network')) ?? pass(plain, request, '/sign-in/email', given);
  });

  routes.post('/change-password', withActor(context), async (request) => {
    const given = await readJson(request.req.raw, passwordChange);
    if (given instanceof Response) return given;
    const member = await findMember(db, request.var.actor.id);
    const flaw = member && flawOf(given.newPassword, member);
    if (flaw !== undefined) return problem(400, flaw, { errors: [{ pointer: '/newPassword', detail: flaw }] });
    return pass(plain, request, '/change-password', { ...given, revokeOtherSessions: true });
  });

  routes.get('/session', withActor(context), async ({ json, var: { actor } }) => {
    const member = await findMember(db, actor.id);
    return json({ member: { ...actor, email: member?.email, totp: member?.totp } });
  });

  routes.get('/ways', ({ json }) => json({ password: true, ...(oidc && { oidc: { name: oidc.name ?? new URL(oidc.issuer).host } }) }));

  if (oidc) {
    routes.post('/sign-in/oidc', async (request) => {
      const given = await readJson(request.req.raw, signInElsewhere);
      if (given instanceof Response) return given;
      return pass(elsewhere(), request, '/sign-in/social', {
        callbackURL: '/desk',
        ...given,
        provider: oidcProvider,
        disableRedirect: true,
      });
    });
    routes.get(`/callback/${oidcProvider}`, async (request) =>
      pass(elsewhere(), request, `/callback/${oidcProvider}${new URL(request.req.url).search}`),
    );
  }

  routes.get(refusedPath.slice(signInPath.length), ({ req }) => problem(403, reasonOf(req.query('error') ?? '')));

  /** Counted before anything is looked up, so that it tells nothing of who is here. */
  function limit(email: string, network = 'unknown'): Response | undefined {
    if (!rates) return undefined;
    const account = createHash('sha256').update(email).digest('base64url');
    const now = clock.now();
    // A network that has had its tries takes none away from the others.
    const waitMs = tries.take(`${account} ${network}`, fromOne, now) || tries.take(account, fromAll, now);
    return waitMs > 0 ? tooMany('Too many tries to sign in', waitMs) : undefined;
  }

  /** Asks better-auth, which sees nothing of a request but cookies and this body. */
  async function pass(way: typeof plain, request: Context, path: string, body?: object): Promise<Response> {
    const origin = originOf(context);
    const answer = await way.handler(
      new Request(`${origin}${signInPath}${path}`, {
        method: request.req.method,
        headers: { origin, cookie: request.req.header('cookie') ?? '', 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    return answerOf(answer);
  }

  return routes;
}

async function answerOf(answer: Response): Promise<Response> {
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
  const location = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && location !== null) {
    headers.set('Location', location);
    return new Response(null, { status: answer.status, headers });
  }
  const content = (await answer.json().catch(() => ({}))) as { readonly message?: string } | null;
  if (answer.ok) {
    headers.set('Content-Type', 'application/json');
    return new Response(
      JSON.stringify(content, (name, member: unknown) => (name === 'token' ? undefined : member)),
      { headers },
    );
  }
  const refused = problem(answer.status, content?.message ?? 'The sign-in failed');
  for (const cookie of headers.getSetCookie()) refused.headers.append('Set-Cookie', cookie);
  return refused;
}

/** Why a sign-in elsewhere was refused here. */
function reasonOf(error: string): string {
  if (/^(signup_disabled|account_not_linked)$/.test(error)) {
    return 'Nobody with this e-mail address is a member here, or your provider does not vouch for it: ask an administrator to invite you';
  }
  if (error === 'MEMBER_OFF') return 'This member has been switched off';
  return `The sign-in failed at the provider or on the way back (${error.replace(/[^\w-]/g, '').slice(0, 60) || 'unknown'}): try again`;
}
