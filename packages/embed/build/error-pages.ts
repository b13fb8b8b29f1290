import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { marked } from 'marked';

/** The guides need not be on the site: what leads to them becomes text. */
const withoutGuides = (markdown: string) => markdown.replace(/\[([^\]]+)\]\(\.\.\/\.\.[^)]*\)/g, '$1');

/** Where the Chinese part of a page begins. */
const chineseMark = '\n## 中文\n';

/** A code's section: English, then Chinese, which the heading leads to. */
async function sectionOf(code: string, markdown: string): Promise<string> {
  const [english = '', chinese = ''] = withoutGuides(markdown).split(chineseMark);
  const leads = `<a href="#${code}.zh-CN" lang="zh-CN">中文</a>`;
  const body = (await marked(english)).replace('</h1>', ` <small>${leads}</small></h1>`).replaceAll(/(<\/?)h1>/g, '$1h2>');
  return `<section id="${code}">\n${body}<div id="${code}.zh-CN" lang="zh-CN">\n${await marked(chinese)}</div>\n</section>`;
}

/** One page with every error code, for the folder that a county uploads: the console's links must work without the internet. */
export async function renderErrorPages(folder: string): Promise<string> {
  const kinds = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const sections: string[] = [];
  for (const kind of kinds.sort()) {
    for (const file of (await readdir(path.join(folder, kind))).sort()) {
      sections.push(await sectionOf(`${kind}/${file.replace(/\.md$/, '')}`, await readFile(path.join(folder, kind, file), 'utf8')));
    }
  }
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>CivicKit: error codes · 错误代码</title>
<style>body { max-width: 44em; margin: 1em auto; padding-inline: 1em; font: 1em/1.6 system-ui, sans-serif } small { font-weight: normal } pre { overflow-x: auto }</style>
<h1>CivicKit: error codes · <span lang="zh-CN">错误代码</span></h1>
<p lang="zh-CN">每个代码先是英文说明，后面是中文；点代码旁的“中文”可直接跳到。</p>
${sections.join('\n')}
</html>
`;
}
