import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createCivicClient, isOverdue, type ServiceRequest } from '@civickit/core';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { send, typeOf } from './answer.ts';
import { fileBelow } from './files.ts';
import { escapeHtml } from './items.ts';
import { ownWords, type OwnWords } from './own-words.ts';
import { fill, part, write } from './template.ts';

const own = fileURLToPath(new URL('../own', import.meta.url));
const photos = fileURLToPath(new URL('../demo/photos', import.meta.url));
const zone = 'Asia/Shanghai';
const shownOnHome = 6;
const shownInList = 60;
/** More than there are. */
const counted = 1000;
/** The county's townships and villages, which have notices of their own. */
const towns = (
  JSON.parse(readFileSync(fileURLToPath(new URL('../demo/files/county.json', import.meta.url)), 'utf8')) as {
    areas: { id: string; name: string }[];
  }
).areas.filter(({ id }) => /^\d{12}$/.test(id));

/** The site that has all that it shows from the county's own server, whose origin `server` gives. */
export async function answerOwnSite(
  path: string,
  { now, server }: { readonly now: number; readonly server: () => Promise<string> },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = path === '/own/civickit.json' ? fileBelow(own, 'civickit.json') : fileBelow(photos, path.replace(/^\/own\/photos\//, ''));
  if (file) return send(request, response, { type: typeOf(path), body: file });
  const words = path.startsWith(ownWords.en.base) ? ownWords.en : ownWords.zh;
  const content = await contentOf(path.slice(words.base.length), words, now, server);
  const body = inLayout(content ?? { title: '404', html: '<h1>404</h1>' }, words, now);
  send(request, response, { status: content ? 200 : 404, type: typeOf('.html'), body });
}

interface Content {
  readonly title: string;
  readonly html: string;
}

async function contentOf(page: string, words: OwnWords, now: number, server: () => Promise<string>): Promise<Content | undefined> {
  const { base, home, services, reports } = words;
  if (page === '') {
    const newest = await reportsOf(words, server, shownOnHome);
    const html = `<section><h1>${home}</h1>${notices(`source="${words.board}" limit="8" searchable filterable`, words)}</section>
<section><h2>${words.newest}</h2>${reportList(newest, words, now)}<p><a href="${base}reports.html">${words.all}</a></p></section>
<section class="towns"><h2>${words.towns}</h2><ul>${towns.map(({ id, name }) => `<li><a href="${base}areas/${id}.html" lang="zh-CN">${name}</a></li>`).join('')}</ul></section>`;
    return { title: words.site, html };
  }
  if (page === 'services.html') {
    const html = `<h1>${services}</h1><p>${words.servicesLead}</p>
<civic-service-catalogue source="${words.guide}" route="query"><p>${words.fallback}</p></civic-service-catalogue>`;
    return { title: `${services} - ${words.site}`, html };
  }
  if (page === 'reports.html') {
    const all = await reportsOf(words, server, counted);
    const count = (of: (one: ServiceRequest) => boolean) => (all ?? []).filter(of).length;
    const counts = [
      [words.open, count(({ authorityStatus }) => authorityStatus === 'open')],
      [words.lateAmong, count((one) => isOverdue(one, now, zone))],
      [words.closed, count(({ authorityStatus }) => authorityStatus === 'closed')],
    ] as const;
    const html = `<h1>${reports}</h1><p>${words.reportsLead}</p>
<ul class="counts">${counts.map(([name, number]) => `<li><strong>${number}</strong> ${name}</li>`).join('')}</ul>
${reportList(all?.slice(0, shownInList), words, now)}`;
    return { title: `${reports} - ${words.site}`, html };
  }
  const town = towns.find(({ id }) => page === `areas/${id}.html`);
  if (!town) return undefined;
  const title = words.townNotices(town.name);
  return { title: `${title} - ${words.site}`, html: `<h1>${title}</h1>${notices(`src="/areas/${town.id}/notices.json"`, words)}` };
}

const notices = (attributes: string, { fallback }: OwnWords) =>
  `<div id="notices"><civic-notice-feed ${attributes}><p>${fallback}</p></civic-notice-feed></div>`;

/** The newest reports; undefined where the server gives no answer. */
async function reportsOf({ area }: OwnWords, server: () => Promise<string>, limit: number): Promise<readonly ServiceRequest[] | undefined> {
  const { requests } = createCivicClient(
    { requests: open311({ id: 'report', url: `${await server()}/areas/${area}/open311/v2`, dialect: civickit }) },
    { zone },
  );
  const { items, sources } = await requests.page({ limit });
  return sources.every(({ state }) => state === 'ok') ? items : undefined;
}

function reportList(list: readonly ServiceRequest[] | undefined, words: OwnWords, now: number): string {
  if (!list) return `<p>${words.waiting}</p>`;
  return `<ul class="reports">${list.map((one) => reportItem(one, words, now)).join('\n')}</ul>`;
}

function reportItem(one: ServiceRequest, words: OwnWords, now: number): string {
  const { type, description = '', address, requested, statusNote, media = [], authorityStatus, stage = '' } = one;
  const late = isOverdue(one, now, zone);
  const state = late ? words.late : (words.stages[stage] ?? (authorityStatus === 'open' ? words.open : words.closed));
  const at = requested ? Date.parse(requested.iso) : now;
  const date = write(words.lang === 'en' ? 'en' : 'zh', at);
  const photo = media[0] && `<img src="${escapeHtml(new URL(media[0].url).pathname)}" alt="" width="480" height="360" loading="lazy">`;
  return `<li class="${late ? 'late' : authorityStatus === 'closed' ? 'done' : 'open'}"><h3>${escapeHtml(type?.name ?? '')} <span class="state">${state}</span></h3>
${photo ?? ''}<p>${escapeHtml(description)}</p>
${statusNote ? `<p class="reply"><strong>${words.reply}</strong>${escapeHtml(statusNote)}</p>` : ''}
<p class="meta">${[date, ...(address === undefined ? [] : [escapeHtml(address)])].join(' · ')}</p></li>`;
}

function inLayout({ title, html }: Content, words: OwnWords, now: number): string {
  const { base, other, site } = words;
  const links = [
    ['', words.home],
    ['services.html', words.services],
    ['reports.html', words.reports],
  ] as const;
  return fill(readFileSync(`${own}/layout.html`, 'utf8'), now, {
    part,
    title: escapeHtml(title),
    lang: words.lang,
    skip: words.skip,
    menu: words.menu,
    home: base,
    'site-name': site,
    links: links.map(([page, name]) => `<li><a href="${base}${page}">${name}</a></li>`).join('\n        '),
    'other-language': `<a href="${other[0]}" lang="${other[1]}" hreflang="${other[1]}">${other[2]}</a>`,
    content: html,
    foot: words.foot,
    'about-page': words.aboutPage,
  });
}
