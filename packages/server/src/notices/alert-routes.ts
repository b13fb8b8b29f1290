import { toInstant, type When } from '@civickit/core';
import { writeCapAlert, writeCapIndex, type AlertEntry, type AlertNotice } from '@civickit/adapters/cap/write';
import { Hono } from 'hono';
import { areaPage } from '../areas/area-page.js';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { modification } from '../http/last-modified.js';
import { ownUrl } from '../http/own-url.js';
import { problem } from '../http/problem.js';
import { findNotice, lastChange, listNotices, type StoredNotice } from './notice-store.js';

/** More warnings than these are in force nowhere. */
const mostAlerts = 200;

/** The warnings of an area that are in force: an index, and a CAP message for each. */
export function alertRoutes({ db, clock, publicUrl }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();

  routes.get('/index.atom', async (context) => {
    const { area } = context.var;
    const now = clock.now();
    const changed = await lastChange(db, area.id, now);
    const { headers, isKnown } = modification(context.req.raw, changed, now);
    if (isKnown) return context.body(null, 304, headers);
    const { items } = await listNotices(db, area.id, { type: 'alert', limit: mostAlerts }, now);
    const url = ownUrl(context, publicUrl);
    const entries = items.flatMap(({ notice, written }): AlertEntry[] =>
      isAlert(notice)
        ? [{ notice, message: new URL(`${encodeURIComponent(notice.ref.id)}.xml`, url).href, updated: instant(written.getTime()) }]
        : [],
    );
    const channel = { title: area.name, homepage: areaPage(context, publicUrl), url: url.href, updated: instant(changed), language: area.lang }; // prettier-ignore
    return context.body(writeCapIndex(entries, channel), 200, { ...headers, 'Content-Type': 'application/atom+xml; charset=utf-8' });
  });

  routes.get('/:file{.+\\.xml}', async (context) => {
    const { area } = context.var;
    const found = await findNotice(db, area.id, context.req.param('file').slice(0, -'.xml'.length), clock.now());
    if (!found || !isAlert(found.notice)) return problem(404, 'There is no such warning in force');
    return context.body(writeCapAlert({ ...found.notice, lang: found.notice.lang ?? area.lang }, { zone: area.zone }), 200, {
      'Cache-Control': 'no-cache',
      'Content-Type': 'application/cap+xml; charset=utf-8',
    });
  });

  return routes;
}

function isAlert(notice: StoredNotice['notice']): notice is AlertNotice {
  return notice.type === 'alert' && notice.alert !== undefined;
}

function instant(at: number): When {
  return { iso: toInstant(at), precision: 'instant', zone: 'given' };
}
