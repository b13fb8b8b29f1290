import type { HonoRequest } from 'hono';
import type { ServerContext } from '../../context.js';
import { problem } from '../../http/problem.js';
import type { Actor } from '../actor.js';
import { recordAudit } from '../audit/record-audit.js';
import { originOf, signInPath, signInsOf } from './sign-in.js';

export interface Asked {
  /** @default 'plain' */
  readonly way?: 'plain' | 'oidc';
  /** Below `signInPath`, with its query. */
  readonly path: string;
  readonly body?: object;
  /** As what it stands in the audit log where it is done. */
  readonly action?: string;
  /** Who has signed in; else whom the answer names. */
  readonly actor?: Actor;
}

/** What better-auth answers, as far as we read it. */
interface Content {
  readonly message?: string;
  readonly user?: Pick<Actor, 'id' | 'name'>;
}

/** Asks better-auth, which sees nothing of a request but cookies and this body, and makes its answer one of ours. */
export async function askBetterAuth(context: ServerContext, req: HonoRequest, asked: Asked): Promise<Response> {
  const { way = 'plain', path, body, action, actor } = asked;
  const signIns = await signInsOf(context);
  const signIn = way === 'plain' ? signIns.plain : signIns.oidc();
  const origin = originOf(context);
  const answer = await signIn.handler(
    new Request(`${origin}${signInPath}${path}`, {
      method: req.method,
      headers: { origin, cookie: req.header('cookie') ?? '', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  const content = (await answer.json().catch(() => null)) as Content | null;
  // Half a sign-in names nobody.
  const who = actor ?? content?.user;
  if (answer.ok && action !== undefined && who) {
    const { id, name } = who;
    const entry = { at: context.clock.now(), actor: { id, name }, action, subject: id, detail: { by: path } };
    await context.db.transaction().execute((transaction) => recordAudit(transaction, entry));
  }
  const headers = new Headers({ 'Content-Type': 'application/json' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
  return ourAnswer(answer, content, headers);
}

function ourAnswer({ status, ok, headers: given }: Response, content: Content | null, headers: Headers): Response {
  const location = given.get('location');
  if (status >= 300 && status < 400 && location !== null) {
    headers.set('Location', location);
    return new Response(null, { status, headers });
  }
  if (ok) return new Response(JSON.stringify(content, withoutTokens), { headers });
  const refused = problem(status, content?.message ?? 'The sign-in failed');
  for (const cookie of headers.getSetCookie()) refused.headers.append('Set-Cookie', cookie);
  return refused;
}

/** A page needs none, and what it cannot read nobody can steal by it. */
function withoutTokens(name: string, member: unknown): unknown {
  return name === 'token' ? undefined : member;
}
