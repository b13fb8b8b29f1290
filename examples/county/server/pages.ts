import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { columns, type Column } from './columns.ts';
import { itemsOf, type Scene } from './feeds.ts';
import { fileBelow } from './files.ts';
import { escapeHtml, type Item } from './items.ts';
import { fill, part, write } from './template.ts';

const wholePages = fileURLToPath(new URL('../pages', import.meta.url));
const innerPages = fileURLToPath(new URL('../inner', import.meta.url));
const countyName = '青石县人民政府';
const question = '<div id="useful"><civic-feedback compact source="hotline" type="100"></civic-feedback></div>';
const snippet = '<script async type="module" src="/civickit/1/civickit.js" data-config="/civickit.json"></script>';

const ownCard = `<li><a href="/own/"><b>Everything from its own server</b>Notices, warnings, services, reports; townships and villages; in English and Chinese<br><span lang="zh-CN">全部来自县里自己的服务器：公告、预警、办事、诉求</span></a></li>`;

/** A page that stands in its own file, with lists and dates filled in; `/gbk.html` is written in `gbk.src.html`. */
export function wholePage(path: string, scene: Scene): string | undefined {
  const bytes = path.endsWith('.html') ? fileBelow(wholePages, path) : undefined;
  return bytes && fillPage(new TextDecoder().decode(bytes), scene);
}

/** A plain inner page: a fragment of `inner/` in the common layout. */
export function innerPage(path: string, scene: Scene): string | undefined {
  const bytes = path.startsWith('/layout') ? undefined : fileBelow(innerPages, path);
  if (!bytes) return undefined;
  const content = fillPage(new TextDecoder().decode(bytes), scene);
  return inLayout(
    { title: /<h1[^>]*>(.*?)<\/h1>/.exec(content)?.[1] ?? countyName, lang: path.endsWith('-en.html') ? 'en' : 'zh-CN', content },
    scene,
  );
}

/** A column alone, with the widget over its static list. */
export function columnPage(path: string, scene: Scene): string | undefined {
  const column = columns.find((candidate) => path === `/columns/${candidate.id}.html`);
  if (!column) return undefined;
  const list =
    column.behaviour === 'hangs'
      ? '<p><a href="/contact.html">请拨打气象局值班电话 0850-5550260，或拨打12345</a></p>'
      : `<ul class="list">${listOf(column.id, 12, undefined, scene)}</ul>`;
  const content = `<h1>${column.title}</h1>
<p class="note" lang="en" dir="ltr">${escapeHtml(column.shows)}</p>
<div id="notices"><civic-notice-feed source="${column.id}" limit="12" searchable filterable>
${list}
</civic-notice-feed></div>`;
  return inLayout({ title: column.title, lang: column.lang, content }, scene);
}

/** The page of one item. */
export function articlePage(column: Column, item: Item, scene: Scene, siteName = countyName): string {
  const content = `<h1>${escapeHtml(item.title)}</h1>
<p class="byline"><span>${write('date', item.published)}</span> <span>${escapeHtml(item.categories.join(' '))}</span></p>
<div class="article">${item.html}</div>`;
  return inLayout({ title: escapeHtml(item.title), lang: item.lang ?? column.lang, content, siteName }, scene);
}

export function missingPage(scene: Scene, siteName = countyName): string {
  const content =
    '<h1>页面不存在</h1><p>您访问的页面可能已移动或删除。</p><p lang="en">There is no such page.</p><p><a href="/">返回首页 Home</a></p>';
  return inLayout({ title: '页面不存在', lang: 'zh-CN', content, siteName }, scene);
}

/** The small site of the second origin. */
export function otherHome(scene: Scene, siteName: string): string {
  const content = `<h1>健康提示</h1><ul class="list">${listOf('health', 12, undefined, scene)}</ul>
<h2 lang="zh-Hant">海外鄉親</h2><ul class="list" lang="zh-Hant">${listOf('overseas', 5, undefined, scene)}</ul>`;
  return inLayout({ title: siteName, lang: 'zh-CN', content, siteName }, scene);
}

interface Inner {
  readonly title: string;
  readonly lang: string;
  readonly content: string;
  readonly siteName?: string;
}

/** A page in the look of the inner pages; `title` and `content` are HTML. */
function inLayout({ title, lang, content, siteName = countyName }: Inner, scene: Scene): string {
  const layout = readFileSync(`${innerPages}/layout.html`, 'utf8');
  const ours = siteName === countyName;
  return fill(layout, scene.now, {
    title,
    lang,
    dir: lang === 'ug' ? 'rtl' : 'ltr',
    head: ours ? snippet : '',
    useful: ours ? question : '',
    'site-name': siteName,
    content,
  });
}

function fillPage(template: string, scene: Scene): string {
  return fill(template, scene.now, {
    site: scene.site,
    other: scene.other,
    list: (id = '', count = '8', category?: string) => listOf(id, Number(count), category, scene),
    'feed-table': () => feedTable(scene),
    part,
    own: scene.past ? ownCard : '',
  });
}

/** What the content system of such a site would have written: the newest items as plain links with a date. */
function listOf(id: string, count: number, category: string | undefined, scene: Scene): string {
  const items = itemsOf(id, scene).filter((item) => !category || item.categories.includes(category));
  return items
    .slice(0, count)
    .map((item) => {
      const link = item.link.startsWith(scene.site) ? item.link.slice(scene.site.length) : item.link;
      const lang = item.lang ? ` lang="${item.lang}"` : '';
      return `<li><span class="date">${write('month-day', item.published)}</span><a href="${link}"${lang}>${escapeHtml(item.title)}</a></li>`;
    })
    .join('\n');
}

function feedTable(scene: Scene): string {
  return columns
    .map((column) => {
      const origin = column.host === 'county' ? '' : scene.other;
      const address = `${origin}/feeds/${column.file}`;
      const raw =
        column.behaviour === 'hangs'
          ? `<code>${column.file}</code>`
          : `<a href="${address}${column.behaviour === 'once' ? '?state=up' : ''}">${column.file}</a>`;
      return `<tr><td><a href="/columns/${column.id}.html" lang="${column.lang}">${column.title}</a><br>${column.english}</td>
<td>${column.format}<br>${raw}</td><td>${column.shows}<br><span lang="zh-CN">${column.showsChinese}</span></td></tr>`;
    })
    .join('\n');
}
