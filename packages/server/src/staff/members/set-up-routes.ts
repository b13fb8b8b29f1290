import { Hono } from 'hono';
import type { ServerContext } from '../../context.js';
import { problem } from '../../http/problem.js';
import { readJson } from '../../http/read-json.js';
import { setUpShape } from './member-shapes.js';
import { setUpPage } from './set-up-page.js';
import { findLink, useLink } from './set-up-links.js';

/** For whoever has a set-up link: what it is for, and the password that it lets one choose. */
export function setUpRoutes({ db, clock, desk }: ServerContext): Hono {
  const routes = new Hono();

  routes.get('/', async ({ req, json }) => {
    const link = await findLink(db, req.query('token') ?? '', clock.now());
    if (req.header('accept')?.includes('text/html')) {
      const lang = /^zh\b/i.test(req.header('accept-language') ?? '') ? 'zh-Hans' : 'en';
      return setUpPage({ holder: link && (link.member ?? 'first-admin'), lang, hasDesk: desk !== undefined });
    }
    if (!link) return noLink();
    const { member } = link;
    return json(member ? { for: 'member', name: member.name, email: member.email } : { for: 'first-admin' });
  });

  routes.post('/', async ({ req, json }) => {
    const given = await readJson(req.raw, setUpShape);
    const { token, password, name, email } = given;
    const used = await useLink(db, token, { password, ...(name && { name }), ...(email && { email }) }, clock.now());
    if (!used) return noLink();
    if ('flaw' in used) return problem(400, used.flaw[1], { errors: [{ pointer: used.flaw[0], detail: used.flaw[1] }] });
    return json({ member: used.member });
  });

  return routes;
}

function noLink(): Response {
  return problem(404, 'This link has been used or is too old: ask for a new one');
}
