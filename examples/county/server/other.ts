import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { send, typeOf } from './answer.ts';
import { columns } from './columns.ts';
import { itemAt, renderFeed, type Scene } from './feeds.ts';
import { fileBelow } from './files.ts';
import { hsdsAt } from './hsds.ts';
import { articlePage, missingPage, otherHome } from './pages.ts';
import { fill } from './template.ts';

const pages = fileURLToPath(new URL('../pages', import.meta.url));
const warnings = fileURLToPath(new URL('../warnings/', import.meta.url));
const siteName = '临岚市卫生健康委员会';
const html = 'text/html; charset=utf-8';
const headers = { 'Access-Control-Allow-Origin': '*' };

/** Answers for the second origin: another office's host, which lets every site read it. No preflight, as on most static hosts. */
export function answerOther(url: URL, scene: Scene, request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent(url.pathname);
  const column = columns.find((candidate) => candidate.host === 'other' && path === `/feeds/${candidate.file}`);
  if (column?.behaviour === 'hangs') return;
  if (column) {
    const type = column.format.startsWith('JSON') ? 'application/feed+json; charset=utf-8' : typeOf(column.file);
    return send(request, response, { type, headers, body: renderFeed(column, scene) });
  }
  const [, warning] = /^\/warnings\/([a-z]+\.(?:atom|xml))$/.exec(path) ?? [];
  if (warning && existsSync(warnings + warning)) {
    const body = fill(readFileSync(warnings + warning, 'utf8'), scene.now, { site: scene.site, other: scene.other });
    const type = warning.endsWith('.atom') ? 'application/atom+xml; charset=utf-8' : 'application/cap+xml; charset=utf-8';
    return send(request, response, { type, headers, body });
  }
  const records = hsdsAt(url, scene);
  if (records) return send(request, response, { type: typeOf('.json'), headers, body: JSON.stringify(records) });
  const file = /^\/(pictures|files|favicon)/.test(path) || path === '/inner.css' ? fileBelow(pages, path) : undefined;
  if (file) return send(request, response, { type: typeOf(path), headers, body: file });

  const found = itemAt(path, 'other', scene);
  const page = path === '/' ? otherHome(scene, siteName) : found && articlePage(found.column, found.item, scene, siteName);
  const body = page ?? missingPage(scene, siteName);
  send(request, response, { status: page === undefined ? 404 : 200, type: html, headers, body });
}
