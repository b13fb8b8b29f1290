import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { send, typeOf } from './answer.ts';
import { columns } from './columns.ts';
import { itemAt, sendable, type Scene } from './feeds.ts';
import { fileBelow } from './files.ts';
import { formFileAt } from './forms.ts';
import { encodeGbk } from './gbk.ts';
import { articlePage, columnPage, innerPage, missingPage, wholePage } from './pages.ts';
import { formsAddress } from './back-office.ts';
import { fill } from './template.ts';
import { applyVariant, variantOf } from './variants.ts';
import { catalogueAt } from './workbook.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const jquery = dirname(createRequire(import.meta.url).resolve('jquery/dist/jquery.js'));
const html = 'text/html; charset=utf-8';

/** `once`: each browser's first request is answered, later ones get 503. */
export type ArchiveState = 'once' | 'up' | 'down';

export interface CountySite {
  readonly kitDirectory: string;
  archive: ArchiveState;
  /** The browsers that the archive has answered, told apart by address and name. */
  readonly answered: Set<string>;
  /** Pages with notices written into them, by their path. */
  readonly written: Map<string, string>;
}

/** Answers for the county's own site. */
export function answerCounty(site: CountySite, url: URL, scene: Scene, request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent(url.pathname);
  const variant = variantOf(url.searchParams);

  if (path === '/civickit.json') {
    const configuration = readFileSync(`${root}/civickit.json`, 'utf8');
    return send(request, response, { type: typeOf(path), body: fill(configuration, scene.now, { site: scene.site, other: scene.other }) });
  }
  if (path === '/gbk.html') {
    // No charset in the header, as on the servers of its time: the page's own meta element decides.
    const page = wholePage('/gbk.src.html', scene) ?? '';
    return send(request, response, { type: 'text/html', body: encodeGbk(applyVariant(page, variant)) });
  }
  if (path.startsWith('/feeds/')) {
    const column = columns.find((candidate) => candidate.host === 'county' && path === `/feeds/${candidate.file}`);
    if (column?.behaviour === 'once' && !archiveAnswers(site, url, request)) {
      const body = '<html><head><title>503</title></head><body><h1>服务暂不可用</h1><p>公报系统维护中，请稍后再试。</p></body></html>';
      return send(request, response, { status: 503, type: html, body });
    }
    // Of a spreadsheet, such servers know no character set.
    if (column)
      return send(request, response, { type: typeOf(column.file).replace(/^text\/csv.*/, 'text/csv'), body: sendable(column, scene) });
  }
  const catalogue = catalogueAt(path, scene) ?? formFileAt(path);
  if (catalogue) return send(request, response, { type: typeOf(path), body: catalogue });
  if (path === formsAddress) return send(request, response, { status: 303, type: html, body: '', headers: { Location: '/forms.html' } });
  if (path === '/archive/reset') {
    site.answered.clear();
    return send(request, response, { status: 303, type: html, body: '', headers: { Location: '/' } });
  }

  const file =
    (path.startsWith('/civickit/') && fileBelow(site.kitDirectory, path.slice('/civickit/'.length))) ||
    (path.startsWith('/vendor/') && fileBelow(jquery, path.slice('/vendor/'.length))) ||
    (!path.endsWith('.html') && fileBelow(`${root}/pages`, path));
  if (file) return send(request, response, { type: typeOf(path), body: file });

  const found = itemAt(path, 'county', scene);
  const page =
    site.written.get(path) ??
    (path.endsWith('.src.html') ? undefined : wholePage(path === '/' ? '/index.html' : path, scene)) ??
    innerPage(path, scene) ??
    columnPage(path, scene) ??
    (found && articlePage(found.column, found.item, scene));
  if (page !== undefined) return send(request, response, { type: html, body: applyVariant(page, variant) });
  send(request, response, { status: 404, type: html, body: missingPage(scene) });
}

function archiveAnswers(site: CountySite, url: URL, request: IncomingMessage): boolean {
  const state = url.searchParams.get('state') ?? site.archive;
  if (state !== 'once') return state === 'up';
  const browser = `${request.socket.remoteAddress ?? ''} ${request.headers['user-agent'] ?? ''}`;
  if (site.answered.has(browser)) return false;
  site.answered.add(browser);
  return true;
}
