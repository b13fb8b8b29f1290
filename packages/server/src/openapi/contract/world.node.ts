import { fileURLToPath } from 'node:url';
import type { AlertFacts, PublicService, When } from '@civickit/core';
import { draft, noise, partsOf } from '../../forms/noise-form.node.js';
import { putForm } from '../../forms/form-store.js';
import { putNotice } from '../../notices/notice-store.js';
import { changeRequest } from '../../requests/change-request.js';
import { keepRequest } from '../../requests/keep-request.js';
import { putRequestTypes } from '../../requests/request-types.js';
import { putService } from '../../services/service-store.js';
import { now, openServer, type TestServer } from '../../testing.node.js';
import { putArea } from '../../areas/area-store.js';
import type { Relay } from '../../sources/area-sources.js';
import type { World } from './asked.node.js';
import { openOwnWorld } from './own-world.node.js';
import { openStaffWorld } from './staff-world.node.js';

const area = { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' };
const at = (iso: string): When => ({ iso, precision: 'instant', zone: 'given' });
const today: When = { iso: '2026-06-30', precision: 'day', zone: 'assumed' };
const hostile = '<b>水</b> & "1" \u202e ]]>';
const rain: AlertFacts = {
  identifier: 'rain-1', sender: 'met.qingshi.example', sent: at('2026-06-30T14:00:00+08:00'), effective: at('2026-06-30T14:00:00+08:00'),
  expires: at('2026-06-30T20:00:00+08:00'), msgType: 'Alert', category: ['Met'], urgency: 'Expected', severity: 'Moderate', certainty: 'Likely', colour: 'orange',
  lang: 'zh-Hans', event: '暴雨', headline: hostile, places: ['城关'], areas: [{ description: '城关', shapes: [], geocodes: [] }], languages: [], references: [],
}; // prettier-ignore
const service: PublicService = {
  ref: { source: 'sheet', id: 's/1 ?#é"<' }, name: hostile, alternateNames: ['a', 'b'], keywords: ['k'], summary: hostile, organization: { name: '公安局', url: 'https://police.example/' },
  legalBasis: [{ title: 'Law', url: 'https://law.example/' }], documents: [{ name: hostile, copies: 2 }], minimumAge: 18, eligibility: 'All', alert: hostile, url: 'https://town.example/s',
  places: [{ name: 'Hall', address: '青石路1号', hours: { periods: [{ days: ['MO'], opens: '08:30', closes: '12:00' }] } }], contacts: [{ phones: [{ number: '0850-5550100' }], email: 'a@b.example' }],
  hours: { text: 'Always' }, fees: [{ name: 'Fee', amount: 10, currency: 'CNY' }], channels: [{ kind: 'online', url: 'https://town.example/apply' }], languages: ['zh-Hans'], areas: [{ name: '青石' }], steps: [{ name: 'Come', text: 'Go' }],
  terms: [{ id: 't1', name: 'Term', taxonomy: 'theme' }, { id: 't2', name: 'Under', taxonomy: 'theme', parent: 't1' }], updated: today, verified: today,
}; // prettier-ignore

const pulled = fileURLToPath(new URL('pulled', import.meta.url));

/** What relays answer to is shown where they are. */
const relayOfOneSource: Relay = ({ source, url = '' }) => {
  const status = source !== 'news' ? 404 : !URL.canParse(url) ? 400 : url.startsWith('https://news.example/') ? 200 : 403;
  if (status === 200) return Promise.resolve({ status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'news' });
  const body = JSON.stringify({ status, title: 'The relay gives nothing' });
  return Promise.resolve({ status, headers: { 'content-type': 'application/problem+json' }, body });
};
const shownByRelays = /^(ask|sendTo)(Named)?Source (403|405|410|413|415|502|504)$/;
/** What a server answers that asks for proofs of work. */
const unproven = /^send(Form|Request|RequestOfArea) 428$/;
/** What is answered where photos of a report are gone, or the report: shown in requests/text-first.node.test.ts. */
const lost = /^sendRequest(OfArea)? (409|410)$/;

const noUrl = [{ query: { source: 'news', url: 'x' } }];

/** A town that has some of everything, and what of it can be asked for by name. */
export async function openWorld(): Promise<{ readonly server: TestServer; readonly world: World }> {
  const server = await openServer({ sources: { [area.id]: { relay: relayOfOneSource, pulled } } });
  const { db } = server;
  const questions = { ...noise, id: 'lamp', pages: [{ id: 'p', questions: [{ id: 'pole', type: 'integer', label: '杆号' }, { id: 'when', type: 'choice', label: 'When', options: [{ value: 'now', label: 'Now' }] }] }] } as const; // prettier-ignore
  await putArea(db, { id: 'other', name: 'Other', zone: 'UTC', lang: 'en', parent: area.id, homepage: 'https://other.example/' });
  await putRequestTypes(db, area.id, [
    {
      id: 'lamp',
      name: '路灯',
      groups: ['市政', '灯'],
      keywords: ['灯'],
      questions,
      publication: 'at-once',
      placeless: true,
      mayBePrivate: true,
      promisedWorkdays: 5,
    },
    {
      id: 'idea',
      name: hostile,
      kind: 'suggestion',
      placeless: true,
      photoless: true,
      mayBePrivate: true,
      similarWithin: 0,
      promised: 'P3D',
    },
    { id: 'fire', name: '火灾', instead: { reason: 'emergency', office: '消防救援', phone: '119', url: 'https://fire.example/' } },
  ]);
  const [open, hidden] = await Promise.all([
    keepRequest(server, area, {
      type: 'lamp',
      description: hostile,
      where: { latitude: 26.5, longitude: 106.7 },
      address: '路',
      addressId: '1',
    }),
    keepRequest(server, area, { type: 'idea', description: 'Secret' }),
  ]);
  await changeRequest(server, open.id, { status: 'closed', stage: 'done', note: hostile, expected: new Date(now) });
  for (let day = 1; day < 4; day++) {
    await putNotice(db, area, { title: `${hostile} ${day}`, published: at(`2026-06-0${day}T08:00:00+08:00`), categories: ['水'], pinned: true, verified: today, expires: at('2027-01-01T00:00:00Z'), where: [{ type: 'point', at: { latitude: 26, longitude: 106 } }], type: 'correction', authors: ['县政府'], url: 'https://town.example/n', attachments: [{ url: 'https://town.example/a.pdf' }], timeline: [{ at: today, text: 'x' }], updated: at('2026-06-05T08:00:00+08:00') }, { now, id: `n${day}` }); // prettier-ignore
  }
  await putNotice(db, area, { type: 'alert', title: hostile, published: rain.sent, lang: 'zh-Hans', alert: rain }, { now, id: 'rain/1' });
  await putService(db, area, service, now);
  await putForm(db, area.id, noise);
  await putForm(db, area.id, { ...noise, version: '2' });
  const answers = { ...draft.answers, photos: [{ id: 'a', name: '表.csv', type: 'text/csv', size: 4 }] };
  const body = partsOf({ ...draft, answers }, { a: new TextEncoder().encode('a,b\n') });
  const headers = { 'idempotency-key': '0b9c6a52-8a39-4a52-b1f1-2f6f3d1c9a10' };
  const taken = await server.app.request(`/areas/${area.id}/forms/send`, { method: 'POST', headers, body });
  const { id: number } = (await taken.json()) as { readonly id: string };
  server.clock.time += 5000;
  const own = await openOwnWorld(server, area, [hidden.id, open.id]);
  const staff = await openStaffWorld(server, { area: area.id, request: open.id, notice: 'n1' });
  return {
    server,
    world: {
      ...staff,
      known: {
        ...own.known,
        ...staff.known,
        request: [hidden.id, open.id],
        notice: ['n1', 'n2'],
        file: ['a'],
        area: [area.id],
        jurisdiction_id: [area.id],
        form: ['noise'],
        version: ['1', '2'],
        number: [number],
        alert: ['rain/1'],
        service: [service.ref.id],
        taxonomy: ['theme'],
        term: ['t1', 't2'],
        service_code: ['lamp'],
        service_request_id: [open.id, hidden.id],
        bbox: ['106,26,107,27', '179,-1,-179,1'],
        cursor: [],
        source: ['news'],
        url: ['https://news.example/feed.xml'],
        kind: ['notices'],
        copy: ['news'],
      },
      bodies: {
        ...own.bodies,
        ...staff.bodies,
        sendRequest: { service_code: 'idea', jurisdiction_id: area.id, lat: 26.5, long: 106.7, attribute: {} },
        sendRequestOfArea: { service_code: 'lamp', lat: 26.5, long: 106.7, attribute: { pole: 3 } },
        sendForm: { form: 'noise', version: '2', answers: { what: hostile } },
      },
      together: [['lat', 'long', 'radius']],
      alone: [['start_date', 'end_date'], ['updated_after', 'updated_before']], // prettier-ignore
      absent: ['signInElsewhere', 'comeBackFromProvider'],
      needed: ['jurisdiction_id', 'source', 'url', 'form'],
      shownElsewhere: (answer) => shownByRelays.test(answer) || unproven.test(answer) || lost.test(answer),
      fresh: { ...own.fresh, ...staff.fresh },
      also: { ...own.also, ...staff.also, askSource: noUrl, sendToSource: noUrl, askNamedSource: noUrl, sendToNamedSource: noUrl },
    },
  };
}
