import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';
import { headingAnchors } from '../heading-anchors.ts';
import { root } from '../workspace.ts';

/** The guides that people with FTP need, in the order of the list, with the Chinese name of those that are there in English only. */
const guides: Readonly<Record<string, string>> = {
  ftp: '',
  embed: '',
  spreadsheets: '',
  'services-from-a-spreadsheet': '',
  'catalogue-spreadsheet': '',
  'service-catalogue': '',
  calendar: '',
  alerts: '',
  frames: '',
  configuration: '配置参考',
  symptoms: '',
  browsers: '',
  wordpress: 'WordPress 通知',
  drupal: 'Drupal 通知',
  pull: '',
  relay: '中转程序',
  check: '检查配置',
  design: '设计',
  feeds: '订阅源的读取与生成',
};
const pages = Object.keys(guides)
  .flatMap((name) => [name, `${name}.zh-CN`])
  .filter((name) => existsSync(fileOf(name)));

function fileOf(name: string): string {
  return join(root, `docs/${name}.md`);
}

/** Where a link of a guide leads inside the package; undefined for what is not in it. */
function hrefOf(href: string, major: string): string | undefined {
  if (/^([a-z][a-z+.-]*:|#)/i.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const code = /^errors\/(.+)\.md$/.exec(path)?.[1];
  if (code) return `../civickit/${major}/errors.html#${code}`;
  if (path === '../templates') return 'index.html#templates';
  const name = path.replace(/\.md$/, '');
  return pages.includes(name) ? `${name}.html${anchor ? `#${anchor}` : ''}` : undefined;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const titleOf = (name: string): string => /^# (.+)$/m.exec(readFileSync(fileOf(name), 'utf8'))?.[1]?.replaceAll('`', '') ?? name;
const langOf = (name: string): string => (name.endsWith('.zh-CN') ? 'zh-CN' : 'en');

function bodyOf(markdown: string, major: string): string {
  const anchorOf = headingAnchors();
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${escaped(anchorOf(text))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const target = hrefOf(href, major);
        const text = this.parser.parseInline(tokens);
        return target === undefined ? text : `<a href="${escaped(target)}">${text}</a>`;
      },
      // Wide tables scroll in a box of their own, not the page.
      table(token) {
        const row = (cells: typeof token.header, tag: string): string =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        return `<div class="table"><table>\n<thead>${row(token.header, 'th')}</thead>\n<tbody>${token.rows.map((cells) => row(cells, 'td')).join('\n')}</tbody>\n</table></div>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

function pageOf(lang: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${escaped(title)} · CivicKit</title>
<link rel="stylesheet" href="guide.css">
</head>
<body>
${body}</body>
</html>
`;
}

function indexPage(templates: readonly string[], major: string): string {
  const link = (page: string): string => `<a href="${page}.html">${escaped(titleOf(page))}</a>`;
  const rows = Object.entries(guides).map(([name, chinese]) => {
    const translated = chinese ? `<a href="${name}.html">${chinese}（英文）</a>` : link(`${name}.zh-CN`);
    return `<tr><td>${link(name)}</td><td lang="zh-CN">${translated}</td></tr>`;
  });
  const files = templates.map((name) => `<li><a href="../templates/${name}">${name}</a></li>`);
  return pageOf(
    'en',
    'Guide · 使用手册',
    `<h1>Guide <span lang="zh-CN">使用手册</span></h1>
<p><a href="../civickit-example.html">Example page</a> · <a href="../civickit-example.zh-CN.html" lang="zh-CN">示例页面</a></p>
<table>
<thead><tr><th>English</th><th lang="zh-CN">中文</th></tr></thead>
<tbody>
${rows.join('\n')}
<tr><td><a href="../civickit/${major}/errors.html">Error codes</a></td><td lang="zh-CN"><a href="../civickit/${major}/errors.html">错误代码</a></td></tr>
</tbody>
</table>
<h2 id="templates">Spreadsheet templates <span lang="zh-CN">电子表格模板</span></h2>
<ul>
${files.join('\n')}
</ul>
`,
  );
}

/** The guides as plain pages without script, by their names in the package. */
export function guidePages(major: string, templates: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map([['guide/index.html', indexPage(templates, major)]]);
  for (const name of pages) {
    const lang = langOf(name);
    const back = lang === 'en' ? 'Guide' : '使用手册';
    const body = `<nav><a href="index.html">${back}</a></nav>\n<main>\n${bodyOf(readFileSync(fileOf(name), 'utf8'), major)}</main>\n`;
    found.set(`guide/${name}.html`, pageOf(lang, titleOf(name), body));
  }
  return found;
}
