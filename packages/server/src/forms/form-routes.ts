import { isCivicError } from '@civickit/core';
import { loadFormMessages, localText, parseFormDefinition } from '@civickit/core/forms';
import { Hono, type Context } from 'hono';
import type { Area } from '../areas/area-store.js';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { keyOf } from '../http/idempotency.js';
import { ownUrl } from '../http/own-url.js';
import { problem } from '../http/problem.js';
import type { NetworkEnv } from '../http/rate-limit.js';
import { readBody } from '../http/read-body.js';
import { localTime } from '../local-time.js';
import { askProof } from '../proof/ask-proof.js';
import { findForm, listForms } from './form-store.js';
import { askPage, receivedPage, refusedPage, type RefusedPage } from './pages/form-pages.js';
import { isFormType } from './read-sent.js';
import { plainNumber } from '../receipt-number.js';
import { isPinOf } from '../privacy/check-pin.js';
import { noStore, readAsked } from '../privacy/read-asked.js';
import { isTicketFor, ticketFor } from './receipt-ticket.js';
import { findKept, findReceived, type ReceivedForm } from './submission-store.js';
import { takeForm } from './take-form.js';

/** Of one form with all its files. */
const longestBody = 24 * 2 ** 20;

/** What the adapters `submit` and `files` ask of an area's forms. */
export function formRoutes(context: ServerContext): Hono<AreaEnv & NetworkEnv> {
  const { db, secrets, publicUrl } = context;
  const routes = new Hono<AreaEnv & NetworkEnv>();

  routes.get('/index.json', async ({ json, var: { area } }) => {
    const ids = await listForms(db, area.id);
    return json({ forms: ids.map((id) => `${encodeURIComponent(id)}.json`) }, 200, { 'Cache-Control': 'no-cache' });
  });

  routes.get('/:file{.+\\.json}', async ({ req, json, var: { area } }) => {
    const id = req.param('file').replace(/\.json$/, '');
    const definition = await findForm(db, area.id, id, req.query('version'));
    if (definition === undefined) return problem(404, 'There is no such form here');
    return json(definition as object, 200, { 'Cache-Control': 'no-cache' });
  });

  routes.post('/send', askProof(context, { isKnown: async (key) => (await findKept(db, key)) !== undefined, unnamed: true }));
  routes.post('/send', async (request) => {
    const { req, var: { area } } = request; // prettier-ignore
    const refuse = async (status: number, title: string, page: Omit<RefusedPage, 'messages' | 'lang'> & Partial<RefusedPage>) => {
      if (!wantsPage(request))
        return problem(status, title, { errors: page.issues?.map(({ pointer, detail }) => ({ pointer, detail })) ?? [] });
      const { lang = area.lang, messages = await loadFormMessages(lang) } = page;
      return refusedPage(status, { ...page, lang, messages });
    };
    try {
      const body = await readBody(req.raw, longestBody);
      const type = req.header('content-type') ?? '';
      if (!isFormType(type)) return await refuse(415, 'A form comes as JSON, or as pages post it', { reason: 'unreadable' });
      const origins = [ownUrl(request, publicUrl).origin, new URL(req.url).origin];
      const taken = await takeForm(context, { area, key: keyOf(req.raw.headers), request: req.raw, body, type, origins });
      if ('issues' in taken) return await refuse(422, 'There is something to correct', { ...taken, reason: 'issues' });
      if ('refused' in taken) return await refuse(taken.refused === 'changed' ? 422 : 400, titles[taken.refused], { reason: 'unreadable' });
      const { number, receivedAt } = taken.kept;
      const [url, pin] = [`received/${number}`, secrets.pinOf(number)];
      // Another address, so that loading the page again sends nothing.
      if (wantsPage(request)) return request.redirect(`${url}?ticket=${ticketFor(context, area.id, number)}`, 303);
      return request.json({ id: number, receivedAt: localTime(receivedAt, area.zone), url, pin }, 201, { 'Cache-Control': 'no-store' });
    } catch (error) {
      if (isCivicError(error) && error.kind === 'too-large') return refuse(413, error.message, { reason: 'tooLarge' });
      throw error;
    }
  });

  routes.get('/received/:number', async (request) => {
    const { req, var: { area } } = request; // prettier-ignore
    const number = plainNumber(req.param('number'));
    const isOwn = isTicketFor(context, area.id, number, req.query('ticket') ?? '');
    const found = isOwn ? await findReceived(db, area.id, number) : undefined;
    return found ? receiptPage(area, number, found) : askPage(200, await loadFormMessages(area.lang));
  });

  routes.post('/received/:number', async (request) => {
    const { req, var: { area, network } } = request; // prettier-ignore
    const number = plainNumber(req.param('number'));
    const { pin = '' } = await readAsked(req.raw);
    // The PIN first: it is worked out from the number, so that nobody sees by the time it takes whether there is such a form.
    const isKnown = await isPinOf(context, { area: area.id, number, pin, network });
    const found = isKnown ? await findReceived(db, area.id, number) : undefined;
    if (!found) {
      if (!wantsPage(request)) return problem(404, 'There is no form with this number and PIN', { headers: noStore });
      return askPage(404, await loadFormMessages(area.lang));
    }
    if (wantsPage(request)) return receiptPage(area, number, found);
    const { title, receivedAt } = await titled(area, found);
    return request.json({ id: number, form: found.form, title: title?.text, receivedAt: localTime(receivedAt, area.zone) }, 200, noStore);
  });

  return routes;

  async function titled(area: Area, found: ReceivedForm) {
    const definition = parseFormDefinition(await findForm(db, area.id, found.form, found.version));
    const lang = found.lang ?? definition.languages?.[0] ?? area.lang;
    const title = definition.title === undefined ? undefined : localText(definition.title, lang, definition.languages);
    return { title, lang, receivedAt: found.receivedAt };
  }

  async function receiptPage(area: Area, number: string, found: ReceivedForm): Promise<Response> {
    const { title, lang, receivedAt } = await titled(area, found);
    const moment = { at: receivedAt, zone: area.zone };
    return receivedPage({ number, pin: secrets.pinOf(number), title, moment, lang, messages: await loadFormMessages(lang) });
  }
}

const titles = {
  unreadable: 'The form cannot be read',
  unnamed: 'A form that a program sends has an Idempotency-Key',
  changed: 'Another form was sent under this Idempotency-Key',
} as const;

/** Pages without script ask for pages. */
function wantsPage({ req }: Context): boolean {
  return req.header('accept')?.includes('text/html') ?? false;
}
