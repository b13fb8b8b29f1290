import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { marked } from 'marked';

/** The guides need not be on the site: what leads to them becomes text. */
const withoutGuides = (markdown: string) => markdown.replace(/\[([^\]]+)\]\(\.\.\/\.\.[^)]*\)/g, '$1');

/** One page with every error code, for the folder that a county uploads: the console's links must work without the internet. */
export async function renderErrorPages(folder: string): Promise<string> {
  const kinds = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const sections: string[] = [];
  for (const kind of kinds.sort()) {
    for (const file of (await readdir(path.join(folder, kind))).sort()) {
      const code = `${kind}/${file.replace(/\.md$/, '')}`;
      sections.push(
        `<section id="${code}">\n${await marked(withoutGuides(await readFile(path.join(folder, kind, file), 'utf8')))}</section>`,
      );
    }
  }
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>CivicKit: error codes</title>
<h1>CivicKit: error codes</h1>
${sections.join('\n')}
</html>
`;
}
